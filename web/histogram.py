"""
Here is the date facet, give me bars: how many hits each day, month, year or decade has, and what the archive holds of it.

Hits are counted by the dates of articles, what is held by the dates of papers. The bars are coarse enough to be seen side by
side and cover the dates without gaps, so that an empty time looks empty. A range that is set zooms in. Geometry only; the
template draws.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` names what is drawn
from functools import lru_cache
from typing import NamedTuple

from search import Facet, PartialDate, calendar_day
from web.coverage import Coverage, Held
from web.timescale import FIRST_MONTH, LAST_MONTH, Step, bin_of, date_of, finest, first_month, last_month, span

MOST_MONTHS_BY_DAY = 2
"""A range within so many months is drawn by days, if the days are counted."""

HEIGHT = 100
"""Of the highest bar, in units of the drawing."""

_LEAST_HEIGHT = 4

_KEPT = 4096
"""Months of bars that are remembered: the same come again on every page of results."""


class Bar(NamedTuple):
    """
    Hits of one time.

    Attributes:
        since, until: The day, month or year it begins and ends with; the same unless it is a decade, or cut by the range.
        height: Of HEIGHT; 0 only without hits.
        is_on: Whether the range that is set touches it, and not all bars.
        maybe: Hits that may be of this time, too, but are dated too coarsely to say; a range of it finds them all.
        held: The papers of then that the archive has; None when that was not asked for.
    """

    since: PartialDate
    until: PartialDate
    count: int  # type: ignore[assignment]  # in place of that of tuples
    maybe: int
    height: int
    is_on: bool
    held: Held | None = None

    @property
    def is_held(self) -> bool:
        """Whether the archive has a paper of it. One of later may print what is dated then, so that there are hits without."""
        return bool(self.held)


@dataclass(frozen=True, slots=True)
class Histogram:
    """
    Bars in the order of time.

    Attributes:
        highest: Hits of the highest bar.
        coarse: Hits in none of the bars, since of their date only the year is known, or the month where bars are days.
        unknown: Hits without any date.
        is_part: Whether it shows only the range that is set.
        held: The papers of the whole time that the archive has; None when that was not asked for.
    """

    step: Step
    bars: tuple[Bar, ...]
    highest: int
    coarse: int
    unknown: int
    is_part: bool
    held: Held | None = None

    @property
    def spans(self) -> str:
        """The times of the bars, for the script: `2020-03..2020-03 2020-04..2020-04`."""
        return " ".join([f"{bar.since}..{bar.until}" for bar in self.bars])

    @property
    def missing(self) -> int:
        """How many bars stand for a time of which the archive surely has no paper."""
        return sum(bar.held is not None and not bar.is_held and bar.held.is_all_known for bar in self.bars)


def is_short(since: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether a range is short enough to be drawn by days."""
    return since is not None and until is not None and last_month(until) - first_month(since) < MOST_MONTHS_BY_DAY


def histogram(
    facet: Facet,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    days: Facet | None = None,
    coverage: Coverage | None = None,
) -> Histogram | None:
    """
    The date facet as bars, or None where there is nothing to compare: fewer than two times with hits, unless it is
    one day among those of a month.

    Args:
        since, until: The range that is set.
        days: The same facet by days, needed for bars of days.
    """
    counts = {value.value: value.count for value in facet.values if value.value and value.count}
    if not counts:
        return None
    first, last = _months(min(counts))[0], _months(max(counts))[1]  # as texts they have the order of the dates
    low, high = first_month(since) if since else first, last_month(until) if until else last
    by_day = days is not None and high - low < MOST_MONTHS_BY_DAY
    is_part = bool(since and until) and (finest(first, last) is not Step.MONTH or by_day)
    if not is_part or low > high or not any(low <= _months(value)[0] <= high for value in counts):
        is_part, low, high = False, first, last
        months = [start for start, end in map(_months, counts) if start == end]
        by_day = days is not None and bool(months) and max(months) - min(months) < MOST_MONTHS_BY_DAY
        low, high = (min(months), max(months)) if by_day else (low, high)
    if by_day and days is not None:
        binned = _by_days(days, counts, low, high)
    else:
        binned = _by_steps(counts, low, high, is_part=is_part)
    if binned is None:
        return None
    bars = _bars(binned, since, until, coverage)
    return Histogram(
        binned.step,
        bars,
        highest=max(bar.count for bar in bars),
        coarse=binned.coarse,
        unknown=sum(value.count for value in facet.values if not value.value),
        is_part=is_part,
        held=coverage.of(bars[0].since, bars[-1].until) if coverage else None,
    )


class _Binned(NamedTuple):
    """
    Hits by the times of the bars.

    Attributes:
        loose: Hits by months and years, of which no more is known.
        coarse: Those that are in no bar.
    """

    step: Step
    counts: Mapping[tuple[PartialDate, PartialDate], int]
    loose: Mapping[PartialDate, int]
    coarse: int


def _by_steps(counts: Mapping[str, int], low: int, high: int, *, is_part: bool) -> _Binned | None:
    """Bins of months, years or decades, as fine as the months *low* to *high* allow; None for fewer than two with hits."""
    step = finest(low, high)
    totals: Counter[int] = Counter()
    coarse = 0
    for value, count in counts.items():
        start, end = _months(value)
        if low <= end and start <= high:
            if step is Step.MONTH and start != end:
                coarse += count
            else:
                totals[bin_of(start, step)] += count
    if len(totals) < 2:
        return None
    # Within a range the bars at its ends count what is in it, and lead no farther.
    ends = (low, high) if is_part else (FIRST_MONTH, LAST_MONTH)
    bins = range(bin_of(low, step), bin_of(high, step) + 1)
    loose = {PartialDate.parse(value): counts[value] for value in counts if step is Step.MONTH and len(value) == 4}
    return _Binned(step, {span(at, at, step, *ends): totals[at] for at in bins}, loose, coarse)


def _by_days(days: Facet, counts: Mapping[str, int], low: int, high: int) -> _Binned | None:
    """Bins of every day of the months *low* to *high*; None where none has hits."""
    by_day = {value.value: value.count for value in days.values}
    first, last = date_of(low), date_of(high)
    ordinals = range(calendar_day(first.first_day).toordinal(), calendar_day(last.last_day).toordinal() + 1)
    binned = {(day, day): by_day.get(str(day), 0) for day in map(_day, ordinals)}
    if not any(binned.values()):
        return None
    dated = {PartialDate.parse(value): count for value, count in counts.items()}
    inside = sum(count for date, count in dated.items() if low <= last_month(date) and first_month(date) <= high)
    loose = Counter(dated)
    for day, count in by_day.items():
        date = PartialDate.parse(day)
        loose[PartialDate(date.year, date.month)] -= count
    return _Binned(Step.DAY, binned, loose, inside - sum(binned.values()))


def _bars(
    binned: _Binned, since: PartialDate | None, until: PartialDate | None, coverage: Coverage | None
) -> tuple[Bar, ...]:
    highest = max(binned.counts.values())
    touched = [_touches(start, end, since, until) for start, end in binned.counts]
    is_narrower = not all(touched)
    return tuple(
        Bar(
            start,
            end,
            count,
            maybe=sum(
                binned.loose.get(date, 0)
                for date in (PartialDate(start.year), PartialDate(start.year, start.month))
            )
            if binned.loose
            else 0,
            height=max(_LEAST_HEIGHT, round(count * HEIGHT / highest)) if count else 0,
            is_on=is_touched and is_narrower,
            held=coverage.of(start, end) if coverage else None,
        )
        for ((start, end), count), is_touched in zip(binned.counts.items(), touched, strict=True)
    )


def _touches(start: PartialDate, end: PartialDate, since: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether the time from *start* to *end* has a day of the range, if one is set."""
    if since is None and until is None:
        return False
    return (since is None or end.last_day >= since.first_day) and (
        until is None or start.first_day <= until.last_day
    )


@lru_cache(_KEPT)
def _months(value: str) -> tuple[int, int]:
    """The first and the last month that a value of the facet may mean."""
    date = PartialDate.parse(value)
    return first_month(date), last_month(date)


def _day(ordinal: int) -> PartialDate:
    day = Date.fromordinal(ordinal)
    return PartialDate(day.year, day.month, day.day)
