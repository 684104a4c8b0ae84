"""Phrases over time as lines: shares of what there was, nothing where there was no paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Facet, FacetValue, Issue, PartialDate
from web.coverage import Coverage
from web.timescale import MOST_BINS, Step
from web.trend import MOST_CHOSEN, Show, trend


def facet(**counts: int) -> Facet:
    """A date facet; `m2020_04` is a month, `y2020` a year, `none` what has no date."""
    names = {"none": ""}
    return Facet(
        "date", tuple(FacetValue(names.get(k, k[1:].replace("_", "-")), count) for k, count in counts.items())
    )


ALL = facet(m2020_01=10, m2020_02=20, m2020_04=40, y2020=5, none=7)


def test_a_share_is_of_the_articles_of_its_time() -> None:
    drawn = trend([("麦", 15, facet(m2020_01=5, m2020_02=2, m2020_04=8))], ALL)

    assert drawn is not None
    (line,) = drawn.lines
    assert drawn.step is Step.MONTH
    assert [point and (point.count, point.share) for point in line.points] == [
        (5, 0.5), (2, 0.1), None, (8, 0.2)
    ]  # fmt: skip
    assert drawn.top == 0.5
    assert line.points[0] is line.peak
    assert [len(run) for run in line.runs] == [2, 1], "where there was no paper the line is broken"
    assert line.points[0].y == 0
    assert line.points[1].y == 80


def test_a_phrase_that_is_not_there_lies_on_the_ground_and_has_no_peak() -> None:
    drawn = trend([("飞碟", 0, Facet("date", ()))], ALL, Show.COUNT)

    assert drawn is not None
    assert {point.y for point in drawn.lines[0].points if point} == {100}
    assert drawn.lines[0].peak is None


def test_years_take_in_what_is_known_by_the_year_and_months_say_how_much_they_leave_out() -> None:
    found = [("麦", 9, facet(m2020_01=5, y2020=3, none=1))]

    by_month, by_year = trend(found, ALL), trend(found, ALL, step=Step.YEAR)

    assert by_month is not None
    assert by_year is not None
    assert by_month.coarse == 3
    assert by_year.coarse == 0
    assert [point and point.count for point in by_year.lines[0].points] == [8]


def test_a_range_cuts_off_what_lies_beside_it() -> None:
    drawn = trend(
        [("麦", 15, facet(m2020_01=5, m2020_02=2, m2020_04=8))],
        ALL,
        since=PartialDate(2020, 2),
        until=PartialDate(2020, 2, 9),
    )

    assert drawn is not None
    assert [str(time.since) for time in drawn.times] == ["2020-02"]


@pytest.mark.parametrize(
    ("step", "since", "until", "times"),
    [
        (Step.YEAR, PartialDate(2020, 2), PartialDate(2021, 3), ["2020-02..2020-12", "2021-01..2021-03"]),
        (Step.YEAR, PartialDate(2020), None, ["2020..2020", "2021..2021"]),
        (Step.DECADE, PartialDate(2020, 1), PartialDate(2021), ["2020..2021"]),
        (Step.DECADE, None, PartialDate(2021, 3), ["2020-01..2021-03"]),
        (Step.MONTH, PartialDate(2021, 2), None, ["2021-02..2021-02", "2021-03..2021-03", "2021-04..2021-04"]),
    ],
)
def test_a_time_is_as_long_as_what_is_counted_of_it(
    step: Step, since: PartialDate | None, until: PartialDate | None, times: list[str]
) -> None:
    everything = facet(m2020_01=10, m2020_04=40, m2021_02=9, m2021_04=3)
    drawn = trend([("麦", 1, facet(m2021_02=1))], everything, step=step, since=since, until=until)

    assert drawn is not None
    assert [f"{time.since}..{time.until}" for time in drawn.times] == times


def test_a_long_gap_is_as_wide_as_a_month_and_says_how_many_it_stands_for() -> None:
    everything = facet(m2020_01=10, m2020_03=4, m2024_12=8)
    drawn = trend([("麦", 5, facet(m2020_01=5, m2024_12=2))], everything)

    assert drawn is not None
    assert drawn.step is Step.MONTH
    assert [(str(time.since), str(time.until), time.skipped) for time in drawn.times] == [
        ("2020-01", "2020-01", 0), ("2020-02", "2020-02", 0), ("2020-03", "2020-03", 0),
        ("2020-04", "2024-11", 56), ("2024-12", "2024-12", 0),
    ]  # fmt: skip
    assert [time.x for time in drawn.times] == [10, 30, 50, 70, 90]
    assert [point and point.count for point in drawn.lines[0].points] == [5, None, 0, None, 2]
    assert [len(run) for run in drawn.lines[0].runs] == [1, 1, 1], "no stroke crosses it"
    assert [str(time.since) for time in drawn.ticks] == ["2020-01", "2020-02", "2020-03", "2024-12"]


def test_what_filters_leave_out_is_not_taken_for_what_the_archive_does_not_hold() -> None:
    issues = [
        *(Issue(PartialDate(2020, month, 1), 1, 1) for month in (1, 2, 3, 5)),
        Issue(PartialDate(2022), 1, 1),
    ]
    of_one = facet(m2020_01=1, m2020_04=1, m2022_02=1)
    drawn = trend([("麦", 1, facet(m2020_01=1))], of_one, coverage=Coverage(issues))

    assert drawn is not None
    assert [(str(time.since), time.is_held, time.articles, time.skipped) for time in drawn.times] == [
        ("2020-01", True, 1, 0), ("2020-02", True, 0, 0), ("2020-03", True, 0, 0),
        ("2020-04", True, 1, 0), ("2020-05", True, 0, 0), ("2020-06", False, 0, 19),
        ("2022-01", True, 0, 0), ("2022-02", True, 1, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("everything", [Facet("date", ()), facet(none=3)])
def test_without_any_date_there_is_nothing_to_draw(everything: Facet) -> None:
    assert trend([("麦", 3, everything)], everything) is None


def test_a_range_without_any_article_has_nothing_to_draw() -> None:
    assert trend([("麦", 1, facet(m2020_01=1))], ALL, since=PartialDate(2030)) is None


MONTHLY = st.dictionaries(
    st.builds("{:04d}-{:02d}".format, st.integers(1, 9999), st.integers(1, 12))
    | st.integers(1, 9999).map("{:04d}".format),
    st.integers(1, 1000),
    min_size=1,
    max_size=30,
)


@given(
    MONTHLY, st.sampled_from([None, Step.MONTH, Step.YEAR, Step.DECADE]), st.sampled_from(list(Show)), st.data()
)
def test_no_article_is_lost_or_drawn_outside(
    everything: dict[str, int], step: Step | None, show: Show, data: st.DataObject
) -> None:
    part = {value: data.draw(st.integers(0, count)) for value, count in everything.items()}
    drawn = trend(
        [("麦", sum(part.values()), Facet("date", tuple(FacetValue(*pair) for pair in part.items())))],
        Facet("date", tuple(FacetValue(*pair) for pair in everything.items())),
        show,
        step,
    )

    assert drawn is not None
    points = [point for point in drawn.lines[0].points if point]
    assert sum(point.count for point in points) + drawn.coarse == sum(part.values())
    assert all(0 <= point.y <= 100 and 0 <= point.share <= 1 for point in points)
    assert len(drawn.times) <= max(MOST_BINS, MOST_CHOSEN if step else 0) or drawn.step is Step.DECADE
    assert all(earlier.x < later.x for earlier, later in zip(drawn.times, drawn.times[1:], strict=False))
