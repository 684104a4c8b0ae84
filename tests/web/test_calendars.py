"""Issues as years, months and days: nothing is counted twice, nothing is lost, and what is missing is seen."""

from __future__ import annotations

import calendar
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Issue, PartialDate
from web.calendars import LEVELS, archive

YEARS = st.integers(1, 9999)
MONTHS = st.integers(1, 12)
DATES = (
    st.builds(PartialDate, YEARS)
    | st.builds(PartialDate, YEARS, MONTHS)
    | st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
)
ISSUES = st.lists(
    st.builds(Issue, st.none() | DATES, st.integers(1, 5000), st.integers(1, 16)),
    unique_by=lambda issue: issue.date,
)


@given(ISSUES)
def test_every_article_is_counted_once_in_the_finest_place_it_is_known_for(issues: list[Issue]) -> None:
    held = archive(issues)

    assert sum(year.articles for year in held.years) + (held.loose.articles if held.loose else 0) == sum(
        issue.articles for issue in issues
    )
    shown = [Issue(day.date, day.articles, day.pages) for day in held.days]
    assert [one.articles for one in shown] == [
        issue.articles
        for issue in sorted((i for i in issues if i.date and i.date.day), key=lambda i: i.date)  # type: ignore[arg-type, return-value]
    ]
    for year in held.years:
        assert len(year.months) == 12
        loose = year.loose.articles if year.loose else 0
        assert year.articles == loose + sum(month.articles for month in year.months)
    assert held.held == len(held.days)


@given(ISSUES)
def test_a_level_says_that_something_is_held_and_never_more_than_the_fullest(issues: list[Issue]) -> None:
    held = archive(issues)

    for one in (*held.months, *held.days):
        assert 1 <= one.level <= LEVELS
    assert all(not month.level for year in held.years for month in year.months if not month.articles)
    if held.days:
        fullest = max(held.days, key=lambda day: day.articles)
        assert fullest.level == LEVELS


@given(ISSUES)
def test_runs_of_a_year_lie_in_it_one_after_the_other_and_hold_its_days(issues: list[Issue]) -> None:
    for year in archive(issues).years:
        length = 366 if calendar.isleap(year.date.year) else 365
        by_day = [run for run in year.runs if run.is_by_day]

        assert round(sum(run.width for run in by_day) * length / 100) == year.held
        assert all(run.x >= 0 and run.end <= 100.0001 for run in year.runs)
        assert all(earlier.end < later.x for earlier, later in pairwise(by_day)), "neighbours are one run"


def test_weeks_begin_on_monday() -> None:
    (year,) = archive([Issue(PartialDate(2020, 4, 1), 3, 1)]).years
    april = year.months[3]

    assert [len(week) for week in april.weeks] == [7] * 5
    assert [day and day.date.day for day in april.weeks[0]] == [None, None, 1, 2, 3, 4, 5]  # a Wednesday
    assert [day and day.date.day for day in april.weeks[-1]] == [27, 28, 29, 30, None, None, None]


def test_time_between_that_holds_nothing_is_named() -> None:
    held = archive([Issue(PartialDate(1998, 12), 1, 1), Issue(PartialDate(2001, 2, 3), 1, 1), Issue(None, 4, 2)])

    assert [year.missing_before for year in held.years] == [0, 2]
    assert held.missing_months == 25
    assert held.loose == Issue(None, 4, 2)
    assert held.year(2000) is None


@pytest.mark.parametrize(("pages", "shown"), [((1, 1), (0, 0)), ((1, 2), (1, 2))])
def test_pages_are_counted_where_an_issue_has_several(pages: tuple[int, int], shown: tuple[int, int]) -> None:
    days = archive(Issue(PartialDate(2020, 4, day), 9, count) for day, count in enumerate(pages, 1)).days

    assert tuple(day.pages for day in days) == shown
