"""
Here is a date of a day, a month or a year, give me where it lies on a scale of months, years or decades, and what each of these spans.

Months are counted since the year 0; a bin is a month, a year or a decade of them, counted likewise.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

from search import PartialDate

MOST_BINS: Final = 60
"""As many months are drawn side by side, as many years, or any number of decades."""

FIRST_MONTH: Final = 12
LAST_MONTH: Final = 12 * 10_000 - 1
"""January of the year 1 and December of the year 9999."""

_KEPT: Final = 4096
"""Spans that are remembered: the same come again on every page of results."""


class Step(StrEnum):
    """How much time a bin stands for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


_MONTHS: Final = {Step.MONTH: 1, Step.YEAR: 12, Step.DECADE: 120}


def first_month(date: PartialDate) -> int:
    """The first month that *date* may mean."""
    return date.year * 12 + (date.month or 1) - 1


def last_month(date: PartialDate) -> int:
    """The last month that *date* may mean."""
    return date.year * 12 + (date.month or 12) - 1


def date_of(month: int) -> PartialDate:
    """The month as a date."""
    return PartialDate(month // 12, month % 12 + 1)


def bin_of(month: int, step: Step) -> int:
    """The bin that a month is in; *step* is no day."""
    return month // _MONTHS[step]


def finest(low: int, high: int, most: int = MOST_BINS) -> Step:
    """The finest step but days that makes no more than *most* bins of these months, unless they are decades."""
    if high - low < most:
        return Step.MONTH
    return Step.YEAR if high // 12 - low // 12 < most else Step.DECADE


@lru_cache(_KEPT)
def span(
    first: int, last: int, step: Step, low: int = FIRST_MONTH, high: int = LAST_MONTH
) -> tuple[PartialDate, PartialDate]:
    """
    The time of the bins *first* to *last* as far as it lies in the months *low* to *high*: years where it is whole ones, else months.
    """
    since, until = max(first * _MONTHS[step], low), min((last + 1) * _MONTHS[step] - 1, high)
    if step is not Step.MONTH and since % 12 == 0 and until % 12 == 11:
        return PartialDate(since // 12), PartialDate(until // 12)
    return date_of(since), date_of(until)
