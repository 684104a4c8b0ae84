"""
Here are headwords, give me the sections of a catalogue that holds them; or a catalogue's sections with some replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.scripts import RUN
from search.results import CompletionKind
from search.suggestions.readings import Readings, joined

KINDS = tuple(CompletionKind)
"""The order of kinds in a catalogue."""

_HEADLINES = KINDS.index(CompletionKind.HEADLINE)


class Headword(NamedTuple):
    """
    Something the index holds.

    Attributes:
        folded: What it is found by.
        query: The query that finds it, as shown.
        rank: Orders headwords of one kind that as many articles hold; the smaller the earlier.
        spelling: Its pinyin and initials, where `spelled` has been asked for them.
    """

    folded: str
    query: str
    kind: CompletionKind
    articles: int
    rank: int = 0
    spelling: tuple[str, str] | None = None


class _Row(NamedTuple):
    """A headword with its readings; rows are in the order of a catalogue when they are sorted."""

    kind: int
    fewness: int
    rank: int
    folded: str
    query: str
    pinyin: str
    initials: str


def spelled(headwords: Iterable[Headword], readings: Readings) -> list[Headword]:
    """The same *headwords* with their spelling."""
    known = list(headwords)
    unknown = [number for number, word in enumerate(known) if word.spelling is None]
    found = readings.spelled([known[number].folded for number in unknown])
    for number, spelling in zip(unknown, found, strict=True):
        word = known[number]
        if word.kind is CompletionKind.NAME:
            spelling = joined(readings.of(word.folded, is_name=True))
        known[number] = Headword(word.folded, word.query, word.kind, word.articles, word.rank, spelling)
    return known


def _rows(headwords: Iterable[Headword], readings: Readings) -> list[_Row]:
    """One row for each folded text, the better of two alike, in order."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    ranked = sorted(headwords, key=lambda word: (order[word.kind], -word.articles, word.rank, word.folded))
    best: dict[str, Headword] = {}
    for word in ranked:
        best.setdefault(word.folded, word)
    return [
        _Row(order[word.kind], -word.articles, word.rank, word.folded, word.query, *(word.spelling or ("", "")))
        for word in spelled(best.values(), readings)
    ]


_COLUMNS: Mapping[str, Callable[[_Row], str]] = {
    "folded": lambda row: row.folded,
    "queries": lambda row: "" if row.query == row.folded else row.query,
    "pinyin": lambda row: row.pinyin,
    "initials": lambda row: row.initials,
}
"""Sections of lines, and what of a row they hold."""

_ORDERS = (("by_word", "folded"), ("by_pinyin", "pinyin"), ("by_initials", "initials"))


def compiled(headwords: Iterable[Headword], readings: Readings) -> tuple[dict[str, bytes], list[int]]:
    """The bytes of each section, and how many headwords there are of each kind."""
    rows = _rows(headwords, readings)
    columns = {name: list(map(text_of, rows)) for name, text_of in _COLUMNS.items()}
    kinds = [0] * len(KINDS)
    for row in rows:
        kinds[row.kind] += 1
    words = range(len(rows) - kinds[_HEADLINES])  # headlines stand behind them
    sections = {name: "\n".join(["", *texts, ""]).encode() for name, texts in columns.items()}
    sections["articles"] = np.array([-row.fewness for row in rows], "u4").tobytes()
    sections["ranks"] = np.array([row.rank for row in rows], "i4").tobytes()
    for name, column in _ORDERS:
        sections[name] = np.array(sorted(words, key=columns[column].__getitem__), "u4").tobytes()
    latin = [number for number, row in enumerate(rows) if RUN.search(row.folded)]
    sections["latin"] = np.array(latin, "u4").tobytes()
    # Any character may be typed in the place of another, so all that dictionaries hold are kept, not those of the index.
    sections["characters"] = readings.character_lines().encode()
    sections["phrases"] = readings.phrase_lines().encode()
    return sections, kinds


def revised(
    sections: Mapping[str, bytes],
    kinds: Sequence[int],
    gone: Container[str],
    headwords: Iterable[Headword],
) -> tuple[dict[str, bytes], list[int]]:
    """*sections* with *headwords* put into their places, and without those among *gone*: nothing else is computed anew."""
    headwords = list(headwords)
    among = {char for word in headwords for char in word.folded}
    readings = Readings.from_lines(sections["characters"].decode(), sections["phrases"].decode(), among)
    columns = {name: _Column(sections[name]) for name in _COLUMNS}
    folded = columns["folded"].all()
    articles, ranks = (
        np.frombuffer(sections[name], dtype) for name, dtype in (("articles", "u4"), ("ranks", "i4"))
    )
    kind = np.repeat(np.arange(len(KINDS)), kinds)
    kept = np.flatnonzero(np.fromiter((word not in gone for word in folded), np.bool_, len(kind)))
    rows = _rows(headwords, readings)

    def standing(number: int) -> tuple[int, int, int, str]:
        return int(kind[number]), -int(articles[number]), int(ranks[number]), folded[number]

    places = [bisect_left(kept, row[:4], key=standing) for row in rows]
    # Old headwords by their numbers, new ones as -1, -2 and so on.
    order = np.insert(kept, places, -1 - np.arange(len(rows)))
    is_new = order < 0
    numbers = np.full(len(kind), -1)
    numbers[order[~is_new]] = np.flatnonzero(~is_new)
    fresh = np.flatnonzero(is_new)
    changed = dict(sections)
    for name, text_of in _COLUMNS.items():
        changed[name] = columns[name].spliced(order, list(map(text_of, rows)))
    counted = (
        ("articles", articles, [-row.fewness for row in rows]),
        ("ranks", ranks, [row.rank for row in rows]),
    )
    for name, old_numbers, new_numbers in counted:
        column = np.empty(len(order), old_numbers.dtype)
        column[~is_new] = old_numbers[order[~is_new]]
        column[fresh] = new_numbers
        changed[name] = column.tobytes()
    for name, column_name in _ORDERS:
        keys, text_of = _Column(changed[column_name]), _COLUMNS[column_name]
        stay = numbers[np.frombuffer(sections[name], "u4").astype(np.int64)]
        stay = stay[stay >= 0]
        words = zip(fresh.tolist(), rows, strict=True)
        come = sorted((text_of(row), number) for number, row in words if row.kind != _HEADLINES)
        at = [bisect_left(stay, each, key=lambda number: (keys[number], int(number))) for each in come]
        changed[name] = np.insert(stay, at, [number for _, number in come]).astype("u4").tobytes()
    latin = numbers[np.frombuffer(sections["latin"], "u4").astype(np.int64)]
    own = [number for number, row in zip(fresh.tolist(), rows, strict=True) if RUN.search(row.folded)]
    changed["latin"] = np.sort(np.append(latin[latin >= 0], own)).astype("u4").tobytes()
    counts = np.bincount(kind[kept], minlength=len(KINDS)) + np.bincount(
        np.array([row.kind for row in rows], np.int64), minlength=len(KINDS)
    )
    return changed, counts.tolist()


class _Column:
    """A section of lines, each between two line ends, that are only decoded where they are looked at."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._ends = np.flatnonzero(np.frombuffer(content, np.uint8) == ord("\n"))

    def __getitem__(self, number: int) -> str:
        return self._content[self._ends[number] + 1 : self._ends[number + 1]].decode()

    def all(self) -> list[str]:
        """Every line."""
        return self._content.decode().split("\n")[1:-1]

    def spliced(self, order: NDArray[np.int64], new: Sequence[str]) -> bytes:
        """A section of these lines by their numbers in *order*, -1 for the first of *new*, -2 for the second and so on."""
        is_new = order < 0
        goes_on = np.zeros(len(order), np.bool_)
        goes_on[1:] = (np.diff(order) == 1) & ~is_new[1:] & ~is_new[:-1]
        begins = np.flatnonzero(~goes_on)
        lasts = np.append(begins[1:], len(order))[: len(begins)] - 1
        pieces = [b"\n"]
        for first, last in zip(order[begins].tolist(), order[lasts].tolist(), strict=True):
            if first < 0:
                pieces.append(f"{new[-1 - first]}\n".encode())
            else:
                pieces.append(self._content[self._ends[first] + 1 : self._ends[last + 1] + 1])
        return b"".join(pieces)
