"""
Arrangements: several strings that must stand in a text in a certain way.

Each kind answers one question about a folded paragraph (or title): where do these strings stand so? They all use the
definition of an occurrence in `search.analysis.occurrences`, and all are linear in the number of occurrences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from search.analysis.occurrences import find_all

ENDS = "。！？；!?;…"
"""Marks that end a sentence, in printed or folded text."""

CLOSERS = "”’』」）\"')"
"""Marks that may close after them."""

SENTENCE_END = re.compile(f"[{ENDS}]+[{CLOSERS}]*")
"""Where a sentence ends, closing marks included."""

Spans = list[tuple[int, int]]


class Arrangement(Protocol):
    """A way in which strings may stand in a text."""

    def spans(self, strings: Sequence[str], folded: str) -> Spans:
        """Start and end of every one of *strings* that takes part, sorted, without repeats; empty when they do not."""
        ...


class Scope(StrEnum):
    """How far apart strings may stand when their order and distance do not matter."""

    SENTENCE = "s"
    PARAGRAPH = "p"


@dataclass(frozen=True, slots=True)
class Near:
    """All strings, in any order, with at most *distance* characters that belong to none of them in between."""

    distance: int

    def spans(self, strings: Sequence[str], folded: str) -> Spans:
        places = sorted(
            (at, at + len(string), which)
            for which, string in enumerate(strings)
            for at in find_all(string, folded, overlapping=True)
        )
        windows = self._windows(places, len(strings))
        if windows:
            backwards = sorted((-end, -start, which) for start, end, which in places)
            windows.update((-end, -start) for start, end in self._windows(backwards, len(strings)))
        # What stands inside a window takes part as much as what completed it.
        return sorted(
            {
                (start, end)
                for first, last in windows
                for start, end, _ in places[bisect_left(places, (first,)) : bisect_left(places, (last,))]
                if end <= last
            }
        )

    def _windows(self, places: Sequence[tuple[int, int, int]], count: int) -> set[tuple[int, int]]:
        """Start and end of every window: a place, and before it the nearest of all the *count* strings."""
        found: set[tuple[int, int]] = set()
        last: dict[int, tuple[int, int]] = {}
        for start, end, which in places:
            last[which] = (start, end)
            if len(last) == count:
                window = sorted(last.values())
                between = sum(max(0, later - earlier) for (_, earlier), (later, _) in pairwise(window))
                if len(set(window)) == count and between <= self.distance:
                    found.add((window[0][0], max(stop for _, stop in window)))
        return found


@dataclass(frozen=True, slots=True)
class Same:
    """All strings inside one sentence, or inside one paragraph."""

    scope: Scope

    def spans(self, strings: Sequence[str], folded: str) -> Spans:
        found: Spans = []
        for first, end in _sentences(folded) if self.scope is Scope.SENTENCE else ((0, len(folded)),):
            text = folded[first:end]
            places = [find_all(string, text) for string in strings]
            if all(places):
                found += [
                    (first + at, first + at + len(string))
                    for string, several in zip(strings, places, strict=True)
                    for at in several
                ]
        return sorted(set(found))


@dataclass(frozen=True, slots=True)
class Gaps:
    """
    The strings one after the other, with a gap between each and the next that holds no sentence end.

    Attributes:
        widths: Fewest and most characters of each gap; one less than there are strings.
    """

    widths: tuple[tuple[int, int], ...]

    def spans(self, strings: Sequence[str], folded: str) -> Spans:
        ends = [match.end() - 1 for match in SENTENCE_END.finditer(folded)]
        # The way to each place of the string before; a second way to the same place proves nothing more.
        ways: dict[int, Spans] = {
            at: [(at, at + len(strings[0]))] for at in find_all(strings[0], folded, overlapping=True)
        }
        for string, (fewest, most) in zip(strings[1:], self.widths, strict=True):
            starts = find_all(string, folded, overlapping=True)
            longer: dict[int, Spans] = {}
            for way in ways.values():
                end = way[-1][1]
                for start in starts[bisect_left(starts, end + fewest) : bisect_left(starts, end + most + 1)]:
                    if bisect_left(ends, end) == bisect_left(ends, start):
                        longer.setdefault(start, [*way, (start, start + len(string))])
            ways = longer
        return sorted({span for way in ways.values() for span in way})


def _sentences(folded: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(folded)), len(folded)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]
