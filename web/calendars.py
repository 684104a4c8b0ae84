"""
Here are the issues of an archive, give me calendars of its papers: years of months, months of days, and what has no day.

Counts only; the templates draw. A level says how full a day or month is among its like, for shades beside the figures.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from search import Issue, PartialDate
from web.timescale import first_month

LEVELS = 4
"""Shades of what holds something; 0 is what holds nothing."""


@dataclass(frozen=True, slots=True)
class Day:
    """
    One day of a calendar; without articles where the archive holds none.

    Attributes:
        pages: 0 when they are not worth counting: no issue of the archive has more than one.
    """

    date: PartialDate
    articles: int = 0
    pages: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """
    One month.

    Attributes:
        days: Every day of it, from the first.
        held: Of how many of them something is held.
        articles: All of it, with those of which only the month is known.
        loose: Of which only the month is known.
        level: Among the months of the archive.
    """

    date: PartialDate
    days: tuple[Day, ...]
    held: int
    articles: int
    loose: Issue | None
    level: int

    @property
    def weeks(self) -> tuple[tuple[Day | None, ...], ...]:
        """Its days by weeks from Monday, None before the first and after the last."""
        before = calendar.weekday(self.date.year, self.date.month or 1, 1)
        cells = [*[None] * before, *self.days]
        cells += [None] * (-len(cells) % 7)
        return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))


@dataclass(frozen=True, slots=True)
class Run:
    """
    A stretch of a year of which something is held, in hundredths of the year.

    Attributes:
        is_by_day: Whether each of its days is; otherwise only its month is known.
    """

    x: float
    width: float
    is_by_day: bool = True

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Year:
    """
    One year with all its twelve months.

    Attributes:
        articles: All of it, with those of which only the year is known.
        loose: Of which only the year is known.
        missing_before: How many years before it, after the one held before, hold nothing.
    """

    date: PartialDate
    months: tuple[Month, ...]
    held: int
    articles: int
    loose: Issue | None
    missing_before: int

    @property
    def runs(self) -> tuple[Run, ...]:
        """Days without a break that hold something, and months of which no day is known, in the order of time."""
        length = 366 if calendar.isleap(self.date.year) else 365
        runs: list[Run] = []
        at = 0
        for month in self.months:
            for day in month.days:
                if day.articles:
                    if runs and runs[-1].is_by_day and round(runs[-1].end * length / 100) == at:
                        runs[-1] = replace(runs[-1], width=(at + 1) * 100 / length - runs[-1].x)
                    else:
                        runs.append(Run(at * 100 / length, 100 / length))
                at += 1
            if month.loose:
                days = len(month.days)
                runs.append(Run((at - days) * 100 / length, days * 100 / length, is_by_day=False))
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Archive:
    """
    All issues.

    Attributes:
        years: Those that hold something, ascending.
        loose: What has no date.
        held: Number of days that hold something.
    """

    years: tuple[Year, ...]
    loose: Issue | None
    held: int

    def year(self, number: int) -> Year | None:
        """The year of this number; None when nothing of it is held."""
        return next((year for year in self.years if year.date.year == number), None)

    @property
    def span(self) -> tuple[PartialDate, PartialDate] | None:
        """The dates of the first and of the last paper, as precise as they are known; None where none is."""
        dates = [
            issue.date
            for year in self.years
            for issue in (year.loose, *(of for month in year.months for of in (month.loose, *month.days)))
            if issue and issue.articles and issue.date
        ]
        return (min(dates), max(dates, key=lambda date: date.last_day)) if dates else None

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that hold something, ascending."""
        return tuple(month for year in self.years for month in year.months if month.articles)

    @property
    def days(self) -> tuple[Day, ...]:
        """The days that hold something, ascending."""
        return tuple(day for month in self.months for day in month.days if day.articles)

    @property
    def missing_months(self) -> int:
        """Months between the first and the last that hold nothing."""
        return sum(
            first_month(later) - first_month(earlier) - 1
            for earlier, later in pairwise(m.date for m in self.months)
        )


def archive(issues: Iterable[Issue]) -> Archive:
    """The calendars of *issues*, one for each date at most."""
    by_date = {issue.date: issue for issue in issues}
    dates = [date for date in by_date if date]
    months: dict[tuple[int, int], int] = {}
    for date in dates:
        if date.month:
            key = (date.year, date.month)
            months[key] = months.get(key, 0) + by_date[date].articles
    has_pages = any(issue.pages > 1 for issue in by_date.values())
    fullest_day = max((by_date[date].articles for date in dates if date.day), default=0)
    fullest_month = max(months.values(), default=0)
    numbers = sorted({date.year for date in dates})
    years = []
    for number, before in zip(numbers, [None, *numbers], strict=False):
        of_year = tuple(
            _month_of(
                number, month, months.get((number, month), 0), by_date, fullest_day, fullest_month, has_pages
            )
            for month in range(1, 13)
        )
        loose = by_date.get(PartialDate(number))
        articles = sum(month.articles for month in of_year) + (loose.articles if loose else 0)
        held = sum(month.held for month in of_year)
        missing = number - before - 1 if before else 0
        years.append(Year(PartialDate(number), of_year, held, articles, loose, missing))
    return Archive(tuple(years), by_date.get(None), sum(year.held for year in years))


def _month_of(
    year: int,
    month: int,
    articles: int,
    by_date: dict[PartialDate | None, Issue],
    fullest_day: int,
    fullest_month: int,
    has_pages: bool,
) -> Month:
    days = []
    for number in range(1, calendar.monthrange(year, month)[1] + 1):
        date = PartialDate(year, month, number)
        issue = by_date.get(date)
        if issue:
            days.append(Day(date, issue.articles, issue.pages * has_pages, _level(issue.articles, fullest_day)))
        else:
            days.append(Day(date))
    date = PartialDate(year, month)
    return Month(
        date=date,
        days=tuple(days),
        held=sum(bool(day.articles) for day in days),
        articles=articles,
        loose=by_date.get(date),
        level=_level(articles, fullest_month),
    )


def _level(count: int, fullest: int) -> int:
    """1 to LEVELS, by logarithms, so that one very full day does not make all others look alike; 0 for nothing."""
    return math.ceil(math.log1p(count) / math.log1p(fullest) * LEVELS) if count else 0
