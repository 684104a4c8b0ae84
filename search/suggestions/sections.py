"""
Here are headwords, give me the sections of a catalogue that holds them; or a catalogue's sections with some replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from search.analysis.scripts import RUN
from search.results import CompletionKind
from search.suggestions.readings import Readings, joined

KINDS = tuple(CompletionKind)
"""The order of kinds in a catalogue."""

_HEADLINES = KINDS.index(CompletionKind.HEADLINE)


@dataclass(frozen=True, slots=True)
class Headword:
    """
    Something the index holds.

    Attributes:
        folded: What it is found by.
        query: The query that finds it, as shown.
        rank: Orders headwords of one kind that as many articles hold; the smaller the earlier.
    """

    folded: str
    query: str
    kind: CompletionKind
    articles: int
    rank: int = 0


class _Row(NamedTuple):
    """A headword with its readings; rows are in the order of a catalogue when they are sorted."""

    kind: int
    fewness: int
    rank: int
    folded: str
    query: str
    pinyin: str
    initials: str


def _rows(headwords: Iterable[Headword], readings: Readings) -> list[_Row]:
    """One row for each folded text, the better of two alike, in order."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    ranked = sorted(headwords, key=lambda word: (order[word.kind], -word.articles, word.rank, word.folded))
    best: dict[str, Headword] = {}
    for word in ranked:
        best.setdefault(word.folded, word)
    words = list(best.values())
    spelled = readings.spelled([word.folded for word in words])
    for number, word in enumerate(words):
        if word.kind is CompletionKind.NAME:
            spelled[number] = joined(readings.of(word.folded, is_name=True))
    return [
        _Row(order[word.kind], -word.articles, word.rank, word.folded, word.query, *spelling)
        for word, spelling in zip(words, spelled, strict=True)
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
    nothing = dict.fromkeys(_COLUMNS, b"\n") | dict.fromkeys(
        ("by_word", "by_pinyin", "by_initials", "latin", "articles", "ranks"), b""
    )
    # Any character may be typed in the place of another, so all that dictionaries hold are kept, not those of the index.
    nothing["characters"] = readings.character_lines().encode()
    nothing["phrases"] = readings.phrase_lines().encode()
    return _revised(nothing, [0] * len(KINDS), (), headwords, readings)


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
    return _revised(sections, kinds, gone, headwords, readings)


def _revised(
    sections: Mapping[str, bytes],
    kinds: Sequence[int],
    gone: Container[str],
    headwords: Iterable[Headword],
    readings: Readings,
) -> tuple[dict[str, bytes], list[int]]:
    lines = {name: sections[name].decode().split("\n")[1:-1] for name in _COLUMNS}
    articles, ranks = (
        np.frombuffer(sections[name], dtype) for name, dtype in (("articles", "u4"), ("ranks", "i4"))
    )
    kind = np.repeat(np.arange(len(KINDS)), kinds)
    kept = np.flatnonzero(np.fromiter((word not in gone for word in lines["folded"]), np.bool_, len(kind)))
    rows = _rows(headwords, readings)

    def standing(number: int) -> tuple[int, int, int, str]:
        return int(kind[number]), -int(articles[number]), int(ranks[number]), lines["folded"][number]

    places = [bisect_left(kept, row[:4], key=standing) for row in rows]
    # Old headwords by their numbers, new ones as -1, -2 and so on.
    order = np.insert(kept, places, -1 - np.arange(len(rows)))
    is_new = order < 0
    numbers = np.full(len(kind), -1)
    numbers[order[~is_new]] = np.flatnonzero(~is_new)
    fresh = np.flatnonzero(is_new)
    sections = dict(sections)
    for name, text_of in _COLUMNS.items():
        texts = np.empty(len(order), np.object_)
        texts[~is_new] = np.array(lines[name], np.object_)[order[~is_new]]
        texts[fresh] = list(map(text_of, rows))
        lines[name] = texts.tolist()
        sections[name] = "\n".join(("", *lines[name], "")).encode()
    counted = (
        ("articles", articles, [-row.fewness for row in rows]),
        ("ranks", ranks, [row.rank for row in rows]),
    )
    for name, old_numbers, new_numbers in counted:
        column = np.empty(len(order), old_numbers.dtype)
        column[~is_new] = old_numbers[order[~is_new]]
        column[fresh] = new_numbers
        sections[name] = column.tobytes()
    words: list[int] = [number for number, row in zip(fresh.tolist(), rows, strict=True) if row.kind != _HEADLINES]
    for name, column_name in _ORDERS:
        keys = lines[column_name]
        stay = numbers[np.frombuffer(sections[name], "u4").astype(np.int64)]
        stay = stay[stay >= 0]
        come = sorted(words, key=lambda number: (keys[number], number))
        at = [bisect_left(stay, (keys[n], n), key=lambda number: (keys[number], int(number))) for n in come]
        sections[name] = np.insert(stay, at, come).astype("u4").tobytes()
    latin = numbers[np.frombuffer(sections["latin"], "u4").astype(np.int64)]
    come = [number for number, row in zip(fresh.tolist(), rows, strict=True) if RUN.search(row.folded)]
    sections["latin"] = np.sort(np.append(latin[latin >= 0], come)).astype("u4").tobytes()
    counts = np.bincount(kind[kept], minlength=len(KINDS)) + np.bincount(
        np.array([row.kind for row in rows], np.int64), minlength=len(KINDS)
    )
    return sections, counts.tolist()
