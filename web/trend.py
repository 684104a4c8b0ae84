"""
Here is when the articles of several phrases were printed, give me lines: each phrase's part of all articles over time.

Geometry only, in hundredths of the drawing from its top left corner; the template draws.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from search import Facet, PartialDate
from web.coverage import Coverage
from web.timescale import (
    FIRST_MONTH,
    LAST_MONTH,
    MOST_BINS,
    Step,
    bin_of,
    finest,
    first_month,
    last_month,
    span,
)

MOST_PHRASES = 4
"""As many as marks can be told apart without colour."""

MOST_CHOSEN = 240
"""Most times drawn when months or years were asked for; otherwise MOST_BINS."""

MOST_TICKS = 6

LONGEST_GAP = 6
"""Above so many times side by side without any article, they are drawn as one: what there is would have no room."""

_NOWHERE = -1


class Show(StrEnum):
    """What the height of a point says: the share of all articles of its time, or their number."""

    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Time:
    """
    A month, a year or a decade, or a long gap of them.

    Attributes:
        articles: All that the phrases are compared with; 0 where there are none, so that nothing can be said of it.
        x: Of its middle.
        is_held: Whether the archive holds any paper of it, or may.
        skipped: How many times a gap stands for; 0 for any other.
    """

    since: PartialDate
    until: PartialDate
    articles: int
    x: float
    is_held: bool
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """
    One phrase at one time.

    Attributes:
        share: Of the articles of its time, 0 to 1.
    """

    time: Time
    count: int
    share: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """
    One phrase over time.

    Attributes:
        total: All its articles, those without a date too when no range is set.
        points: One for each time that holds articles, in order; None for the others.
    """

    phrase: str
    total: int
    points: tuple[Point | None, ...]

    @property
    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """The points that stand side by side: what a stroke may join."""
        runs: list[list[Point]] = [[]]
        for point in self.points:
            if point:
                runs[-1].append(point)
            elif runs[-1]:
                runs.append([])
        return tuple(tuple(run) for run in runs if run)

    @property
    def peak(self) -> Point | None:
        """The highest of its points, the first of equals; None when it has no articles at any of the times."""
        points = [point for point in self.points if point and point.count]
        return min(points, key=lambda point: point.y, default=None)


@dataclass(frozen=True, slots=True)
class Trend:
    """
    Lines over the same times.

    Attributes:
        top: What the upper edge stands for: a share of 1 or a number of articles.
        ticks: The times worth naming below.
        coarse: Articles of all phrases of which only the year is known, where times are months: they are in none.
    """

    step: Step
    show: Show
    times: tuple[Time, ...]
    lines: tuple[Line, ...]
    top: float
    ticks: tuple[Time, ...]
    coarse: int


def trend(
    found: Sequence[tuple[str, int, Facet]],
    everything: Facet,
    show: Show = Show.SHARE,
    step: Step | None = None,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    coverage: Coverage | None = None,
) -> Trend | None:
    """
    The lines of what was *found*: phrase, number of articles and their date facet; None when nothing has a date.

    Args:
        everything: The date facet of all articles that the phrases are compared with.
        step: How long a time is; None for the finest that keeps them few.
        since, until: Only between these months or years, when given; what reaches beyond them is cut to them.
        coverage: What the archive holds, for times without such articles; when not given, nothing of these.
    """
    within = (first_month(since) if since else FIRST_MONTH, last_month(until) if until else LAST_MONTH)
    dates = _dates(everything, *within)
    if not dates:
        return None
    step = _step(dates, step)
    known = [date for date in dates if date.month or step is not Step.MONTH]
    low, high = max(within[0], min(map(first_month, known))), min(within[1], max(map(last_month, known)))
    all_articles = _binned(everything, step, *within)
    held = {
        at: all_articles[at] > 0 or _is_held(*span(at, at, step, *within), coverage)
        for at in range(bin_of(low, step), bin_of(high, step) + 1)
    }
    spans = _spans(held, all_articles)
    bins = [run[0] for run in spans]
    times = tuple(
        Time(
            *span(run[0], run[-1], step, *within),
            articles=all_articles[run[0]],
            x=round((i + 0.5) / len(spans) * 100, 2),
            is_held=held[run[0]],
            skipped=len(run) if len(run) > 1 else 0,
        )
        for i, run in enumerate(spans)
    )
    counted = [(phrase, total, _binned(facet, step, *within)) for phrase, total, facet in found]
    highest = max(
        (_value(counts[at], all_articles[at], show) for _, _, counts in counted for at in bins), default=0.0
    )
    top = _round_up(highest, whole=show is Show.COUNT)
    lines = tuple(
        Line(
            phrase, total, tuple(_point(time, counts[at], show, top) for at, time in zip(bins, times, strict=True))
        )
        for phrase, total, counts in counted
    )
    return Trend(step, show, times, lines, top, _ticks(times), sum(counts[_NOWHERE] for *_, counts in counted))


def _point(time: Time, count: int, show: Show, top: float) -> Point | None:
    if not time.articles:
        return None
    height = _value(count, time.articles, show) / top
    return Point(time, count, count / time.articles, round(100 - height * 100, 2))


def _value(count: int, of: int, show: Show) -> float:
    if show is Show.COUNT:
        return float(count)
    return count / of if of else 0.0


def _dates(facet: Facet, low: int, high: int) -> list[PartialDate]:
    """The dates of *facet* that may lie in the months *low* to *high* and have articles."""
    dates = [PartialDate.parse(value.value) for value in facet.values if value.value and value.count]
    return [date for date in dates if last_month(date) >= low and first_month(date) <= high]


def _step(dates: Sequence[PartialDate], chosen: Step | None) -> Step:
    """The *chosen* step, or the finest, unless that makes too many of *dates*; months only where some are known."""
    if chosen is Step.DECADE:
        return chosen
    low, high = min(map(first_month, dates)), max(map(last_month, dates))
    step = finest(low, high, MOST_CHOSEN if chosen else MOST_BINS)
    knows_months = chosen is not Step.YEAR and any(date.month for date in dates)
    return step if step is not Step.MONTH or knows_months else Step.YEAR


def _binned(facet: Facet, step: Step, low: int, high: int) -> Counter[int]:
    """Articles by bin; under _NOWHERE those that lie in the months *low* to *high* and in no bin."""
    counts: Counter[int] = Counter()
    by_date = {value.value: value.count for value in facet.values}
    for date in _dates(facet, low, high):
        in_none = step is Step.MONTH and date.month is None
        counts[_NOWHERE if in_none else bin_of(first_month(date), step)] += by_date[str(date)]
    return counts


def _spans(held: Mapping[int, bool], articles: Mapping[int, int]) -> list[list[int]]:
    """The bins one by one, but those of a long gap together: all of them held, or none."""
    spans: list[list[int]] = []
    for (is_gap, _), run in groupby(held, key=lambda at: (not articles[at], held[at])):
        together = list(run)
        spans += [together] if is_gap and len(together) > LONGEST_GAP else ([at] for at in together)
    return spans


def _is_held(since: PartialDate, until: PartialDate, coverage: Coverage | None) -> bool:
    if coverage is None:
        return False
    held = coverage.of(since, until)
    return bool(held) or not held.is_all_known


def _ticks(times: Sequence[Time]) -> tuple[Time, ...]:
    """The first of every so many, and before any other what follows a long gap: there the reader has lost count."""
    every = math.ceil(len(times) / MOST_TICKS)
    named: list[int] = []
    for at, time in enumerate(times):
        is_after_gap = at > 0 and times[at - 1].skipped > 0
        if is_after_gap and len(named) > 1 and at - named[-1] < every:
            named.pop()
        if is_after_gap or (not time.skipped and (not named or at - named[-1] >= every)):
            named.append(at)
    return tuple(times[at] for at in named)


def _round_up(value: float, *, whole: bool) -> float:
    """The next number that is easy to read: 1, 2 or 5 by a power of ten; *whole* at least 1."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    top = next((step * power for step in (1, 2, 5, 10) if step * power >= value * (1 - 1e-9)), 10 * power)
    return max(1.0, top) if whole else min(1.0, top)
