"""
Here are hints of a year, each with points for the years it fits, give me the year they say most for together.

Points are logarithms of how likely a page of each year is to print the hint, damped by a third.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

FIRST: Final = 1990
LAST: Final = max(2026, datetime.now(UTC).year)
YEARS: Final = range(FIRST, LAST + 1)
"""Years a page can be from; none is from one to come."""
EACH_YEAR: Final = np.arange(FIRST, LAST + 1)
"""The same, to work out `Points` by."""
_FEW_UNTIL, _MANY_FROM = 1995, 2005
_FEW: Final = -0.6
"""Few papers kept their text until the one, most do from the other on; so much that counts against the first years."""
NUMBER: Final = r"\d{1,3}|[一二两三四五六七八九]?[一二三四五六七八九十百]{1,4}|两"
"""How texts print a number of years, for `count_of`."""
Points: TypeAlias = NDArray[np.float64]
"""Points of each of the years of `YEARS`."""


def points_of(years: Mapping[int, float]) -> Points:
    """The points of some years, and none for the others."""
    points = np.zeros(len(YEARS))
    for year, value in years.items():
        if FIRST <= year <= LAST:
            points[year - FIRST] = value
    return points


@functools.cache
def _likely() -> Points:
    """Points of the years before anything is read."""
    few: Points = _FEW * np.clip((_MANY_FROM - EACH_YEAR) / (_MANY_FROM - _FEW_UNTIL), 0.0, 1.0)
    return few


class Votes:
    """The hints found: for each the points it gives to years, negative where it speaks against one, and where it stands."""

    __slots__ = ("_hints", "_seen")

    def __init__(self) -> None:
        self._hints: list[tuple[Points, int]] = []
        self._seen: set[tuple[str, str]] = set()

    def add(self, kind: str, word: str, years: Points, start: int) -> None:
        """Count a hint once per word."""
        if (kind, word) not in self._seen:
            self._seen.add((kind, word))
            self._hints.append((years, start))

    def year(self) -> int | None:
        """The year that all hints together say most for, the first of equals; None when they say little, or for many."""
        points = _likely().copy()
        for years, _ in self._hints:
            points += years
        best = int(points.argmax())
        tied = (points > points[best] - _NEARLY).nonzero()[0]
        # A weekday alone fits every sixth year, a story of 2012 those after it: that is no answer; one year or the next is.
        middle = np.sort(points)[len(points) // 2]
        is_told = points[best] - middle >= _LEAST and tied[-1] - tied[0] <= 1
        return YEARS[best] if is_told else None

    def strongest(self, year: int) -> int | None:
        """Where the first of the hints stands that say most for a year; None when none speaks for it."""
        best, strongest = 0.0, None
        if year in YEARS:
            place = YEARS.index(year)
            for years, start in self._hints:
                if years[place] > best:
                    best, strongest = years[place], start
        return strongest


_LEAST: Final = 0.7
_NEARLY: Final = 0.5
"""Points a year needs above the middle of all years, and how near to it another one is as likely."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none such in that year."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def count_of(text: str) -> int:
    """`34` → 34, `九十九` → 99, `一百` → 100, `百` → 100."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char == "百":
            total += (digit or 1) * 100
            digit = 0
        elif char == "十":
            total += (digit or 1) * 10
            digit = 0
        else:
            digit = "〇一二三四五六七八九".index(char.replace("两", "二"))
    return total + digit
