"""
Here are headwords, give me the sections of a catalogue that holds them; or a catalogue's sections with some replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
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
        printed: As it is printed, or folded.
        rank: Orders headwords of one kind that as many articles hold; the smaller the earlier.
        spelling: Its pinyin and initials, where `spelled` has been asked for them.
    """

    folded: str
    printed: str
    kind: CompletionKind
    articles: int
    rank: int = 0
    spelling: tuple[str, str] | None = None


_ORDINALS = {kind: place for place, kind in enumerate(KINDS)}


def _standing(word: Headword) -> tuple[int, int, int, str]:
    """The order of a catalogue: by kind, then the more articles and the smaller rank the earlier."""
    return _ORDINALS[word.kind], -word.articles, word.rank, word.folded


def spelled(headwords: Iterable[Headword], readings: Readings) -> list[Headword]:
    """The same *headwords* with their spelling."""
    known = list(headwords)
    unknown = [number for number, word in enumerate(known) if word.spelling is None]
    found = readings.spelled([known[number].folded for number in unknown])
    for number, spelling in zip(unknown, found, strict=True):
        folded, printed, kind, articles, rank, _ = known[number]
        if kind is CompletionKind.NAME:
            spelling = joined(readings.of(folded, is_name=True))
        known[number] = Headword(folded, printed, kind, articles, rank, spelling)
    return known


def _in_order(headwords: Iterable[Headword], readings: Readings) -> list[Headword]:
    """One headword for each folded text, the better of two alike, with its spelling, in the order of a catalogue."""
    best: dict[str, Headword] = {}
    for word in sorted(headwords, key=_standing):
        best.setdefault(word.folded, word)
    return spelled(best.values(), readings)


_COLUMNS: Mapping[str, Callable[[Headword], str]] = {
    "folded": lambda word: word.folded,
    "printed": lambda word: "" if word.printed == word.folded else word.printed,
    "pinyin": lambda word: word.spelling[0] if word.spelling else "",
    "initials": lambda word: word.spelling[1] if word.spelling else "",
}
"""Sections of lines, and what of a headword they hold."""

_ORDERS = (("by_word", "folded"), ("by_pinyin", "pinyin"), ("by_initials", "initials"))


def compiled(headwords: Iterable[Headword], readings: Readings) -> tuple[dict[str, bytes], list[int]]:
    """The bytes of each section, and how many headwords there are of each kind."""
    words = _in_order(headwords, readings)
    columns = {name: list(map(text_of, words)) for name, text_of in _COLUMNS.items()}
    kinds = _counts(words)
    spoken = range(len(words) - kinds[_HEADLINES])  # headlines stand behind them
    sections = {name: "\n".join(["", *texts, ""]).encode() for name, texts in columns.items()}
    sections["articles"] = np.array([word.articles for word in words], "u4").tobytes()
    sections["ranks"] = np.array([word.rank for word in words], "i4").tobytes()
    for name, column in _ORDERS:
        sections[name] = np.array(sorted(spoken, key=columns[column].__getitem__), "u4").tobytes()
    latin = [number for number, word in enumerate(words) if RUN.search(word.folded)]
    sections["latin"] = np.array(latin, "u4").tobytes()
    # Any character may be typed in the place of another, so all that dictionaries hold are kept, not those of the index.
    sections["characters"] = readings.character_lines().encode()
    sections["phrases"] = readings.phrase_lines().encode()
    return sections, kinds


def _counts(words: Iterable[Headword]) -> list[int]:
    """How many there are of each kind."""
    counts = Counter([word.kind for word in words])
    return [counts[kind] for kind in KINDS]


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
    new = _in_order(headwords, readings)

    def standing(number: int) -> tuple[int, int, int, str]:
        return int(kind[number]), -int(articles[number]), int(ranks[number]), folded[number]

    places = [bisect_left(kept, _standing(word), key=standing) for word in new]
    # Old headwords by their numbers, new ones as -1, -2 and so on.
    order = np.insert(kept, places, -1 - np.arange(len(new)))
    is_new = order < 0
    numbers = np.full(len(kind), -1)
    numbers[order[~is_new]] = np.flatnonzero(~is_new)
    fresh = np.flatnonzero(is_new)
    changed = dict(sections)
    for name, text_of in _COLUMNS.items():
        changed[name] = columns[name].spliced(order, list(map(text_of, new)))
    counted = (
        ("articles", articles, [word.articles for word in new]),
        ("ranks", ranks, [word.rank for word in new]),
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
        words = zip(fresh.tolist(), new, strict=True)
        come = sorted(
            (text_of(word), number) for number, word in words if word.kind is not CompletionKind.HEADLINE
        )
        at = [bisect_left(stay, each, key=lambda number: (keys[number], int(number))) for each in come]
        changed[name] = np.insert(stay, at, [number for _, number in come]).astype("u4").tobytes()
    latin = numbers[np.frombuffer(sections["latin"], "u4").astype(np.int64)]
    own = [number for number, word in zip(fresh.tolist(), new, strict=True) if RUN.search(word.folded)]
    changed["latin"] = np.sort(np.append(latin[latin >= 0], own)).astype("u4").tobytes()
    counts = np.bincount(kind[kept], minlength=len(KINDS)) + _counts(new)
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
