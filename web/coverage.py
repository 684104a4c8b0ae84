"""
Here are the issues of an archive, give me what it holds of any time: so that "no hit" differs from "no paper".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from search import Issue, PartialDate

_KEPT = 1024
"""Times of which what is held is remembered: those of the bars come again on every page of results."""


@dataclass(frozen=True, slots=True)
class Held:
    """
    What is held of one time.

    Attributes:
        days: Days of which something is held.
        pages: Pages printed on these days.
        coarse: Pages printed then, on days that are not known.
        is_all_known: Whether nothing may lie in this time that is dated too coarsely to say.
    """

    days: int
    pages: int
    coarse: int = 0
    is_all_known: bool = True

    def __bool__(self) -> bool:
        return bool(self.pages or self.coarse)


class Coverage:
    """
    What an archive holds, by the dates of its papers.

    Args:
        issues: One for each date; those without a date tell nothing of any time.
    """

    def __init__(self, issues: Iterable[Issue]) -> None:
        dated = [issue for issue in issues if issue.date]
        exact = sorted((issue for issue in dated if issue.date and issue.date.day), key=_first_day)
        self._days = [_first_day(issue) for issue in exact]
        self._pages = [0, *accumulate(issue.pages for issue in exact)]
        self._coarse = [issue for issue in dated if issue.date and not issue.date.day]
        self.of = lru_cache(_KEPT)(self._of)
        """What is held between two dates, both included; what may lie outside of them is not counted but told."""

    def _of(self, since: PartialDate, until: PartialDate) -> Held:
        first, last = since.first_day, until.last_day
        low, high = bisect_left(self._days, first), bisect_right(self._days, last)
        coarse, is_all_known = 0, True
        for issue in self._coarse:
            if issue.date is None or issue.date.last_day < first or issue.date.first_day > last:
                continue
            if issue.date.first_day >= first and issue.date.last_day <= last:
                coarse += issue.pages
            else:
                is_all_known = False
        return Held(high - low, self._pages[high] - self._pages[low], coarse, is_all_known)


def _first_day(issue: Issue) -> int:
    return issue.date.first_day if issue.date else 0
