"""
Here is the date facet, give me bars: how many hits each month, year or decade has.

The bars are coarse enough to be seen side by side and cover the dates without gaps, so that an empty time looks empty.
A range that is set zooms in. Geometry only; the template draws.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from search import Facet, PartialDate

MOST_BARS = 60
"""Above so many months, years are drawn; above so many years, decades."""

HEIGHT = 100
"""Of the highest bar, in units of the drawing."""

_LEAST_HEIGHT = 4


class Step(StrEnum):
    """How much time a bar stands for."""

    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Bar:
    """
    Hits of one time.

    Attributes:
        since, until: The month or year it begins and ends with; the same unless it is a decade.
        height: Of HEIGHT; 0 only without hits.
        is_on: Whether the range that is set touches it.
    """

    since: PartialDate
    until: PartialDate
    count: int
    height: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """
    Bars in the order of time.

    Attributes:
        highest: Hits of the highest bar.
        coarse: Hits of which only the year is known, where bars are months: they are in none.
        unknown: Hits without any date.
        is_part: Whether it shows only the range that is set.
    """

    step: Step
    bars: tuple[Bar, ...]
    highest: int
    coarse: int
    unknown: int
    is_part: bool


def histogram(
    facet: Facet, since: PartialDate | None = None, until: PartialDate | None = None
) -> Histogram | None:
    """
    The date facet as bars, or None where there is nothing to compare: fewer than two times with hits.

    Args:
        since, until: The range that is set.
    """
    counts = {PartialDate.parse(value.value): value.count for value in facet.values if value.value and value.count}
    if not counts:
        return None
    unknown = sum(value.count for value in facet.values if not value.value)
    first, last = min(counts), max(counts)
    low, high = _month(since or first), _month(until or last, is_end=True)
    is_part = bool(since and until) and _step(_month(first), _month(last, is_end=True)) is not Step.MONTH
    if not is_part or low > high or not any(low <= _month(date) <= high for date in counts):
        is_part, low, high = False, _month(first), _month(last, is_end=True)
    step = _step(low, high)
    totals: Counter[int] = Counter()
    coarse = 0
    for date, count in counts.items():
        if step is Step.MONTH and date.month is None:
            coarse += count if low <= _month(date, is_end=True) and _month(date) <= high else 0
        elif low <= _month(date, is_end=True) and _month(date) <= high:
            totals[_bin(_month(date), step)] += count
    if len(totals) < 2:
        return None
    highest = max(totals.values())
    edges = range(_bin(low, step), _bin(high, step) + 1)
    bars = tuple(_bar(at, step, totals[at], highest, since, until) for at in edges)
    return Histogram(step, bars, highest, coarse, unknown, is_part)


def _bar(
    at: int, step: Step, count: int, highest: int, since: PartialDate | None, until: PartialDate | None
) -> Bar:
    if step is Step.MONTH:
        start = end = PartialDate(at // 12, at % 12 + 1)
    elif step is Step.YEAR:
        start = end = PartialDate(at)
    else:
        start, end = PartialDate(max(1, at * 10)), PartialDate(at * 10 + 9)
    height = max(_LEAST_HEIGHT, round(count * HEIGHT / highest)) if count else 0
    is_on = bool(since or until) and (
        (since is None or end.last_day >= since.first_day) and (until is None or start.first_day <= until.last_day)
    )
    return Bar(start, end, count, height, is_on)


def _step(low: int, high: int) -> Step:
    """The finest step that keeps the bars of these months few."""
    if high - low < MOST_BARS:
        return Step.MONTH
    return Step.YEAR if high // 12 - low // 12 < MOST_BARS else Step.DECADE


def _month(date: PartialDate, *, is_end: bool = False) -> int:
    """Months since the year 0: of the first one that *date* may mean, or of the last."""
    return date.year * 12 + (date.month or (12 if is_end else 1)) - 1


def _bin(month: int, step: Step) -> int:
    return {Step.MONTH: month, Step.YEAR: month // 12, Step.DECADE: month // 120}[step]
