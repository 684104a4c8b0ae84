"""Bars over time: as coarse as needed, without gaps, honest about what has no date."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from search import Facet, FacetValue, Issue, PartialDate
from web.coverage import Coverage
from web.histogram import HEIGHT, histogram
from web.timescale import MOST_BINS, Step


def facet(**counts: int) -> Facet:
    """A date facet: `_2020_04=3` for 2020-04, `unknown=1` for articles without a date."""
    return Facet(
        "date",
        tuple(
            FacetValue("" if name == "unknown" else name[1:].replace("_", "-"), n) for name, n in counts.items()
        ),
    )


def test_months_without_hits_are_bars_without_height() -> None:
    found = histogram(facet(_2020_01=2, _2020_04=4))

    assert found
    assert found.step is Step.MONTH
    assert [(str(bar.since), bar.count, bar.height) for bar in found.bars] == [
        ("2020-01", 2, 50),
        ("2020-02", 0, 0),
        ("2020-03", 0, 0),
        ("2020-04", 4, 100),
    ]


def test_a_long_time_is_drawn_by_years_and_a_very_long_one_by_decades() -> None:
    years, decades = histogram(facet(_2001_12=1, _2020_04=1)), histogram(facet(_1905=1, _2020_04=1))

    assert years
    assert decades
    assert (years.step, len(years.bars)) == (Step.YEAR, 20)
    assert (decades.step, len(decades.bars)) == (Step.DECADE, 13)
    assert (str(decades.bars[0].since), str(decades.bars[0].until)) == ("1900", "1909")


def test_what_is_in_no_bar_is_said() -> None:
    found = histogram(facet(_2020_01=1, _2020_02=1, _2020=3, unknown=7))

    assert found
    assert (found.coarse, found.unknown) == (3, 7)
    assert sum(bar.count for bar in found.bars) == 2


def test_a_year_alone_counts_where_bars_are_years() -> None:
    found = histogram(facet(_2001_12=1, _2020=3))

    assert found
    assert (found.bars[-1].count, found.coarse) == (3, 0)


def test_a_bar_is_held_where_a_paper_is_and_not_where_one_of_later_tells_of_that_time() -> None:
    """A paper of March prints what is dated in February."""
    coverage = Coverage([Issue(PartialDate(2020, 3, 1), 2, 1), Issue(PartialDate(2020, 5, 1), 1, 1)])
    drawn = histogram(facet(m2020_02=1, m2020_03=1, m2020_05=1), coverage=coverage)

    assert drawn is not None
    assert [bar.is_held for bar in drawn.bars] == [False, True, False, True]
    assert drawn.missing == 2


def test_the_range_that_is_set_is_on() -> None:
    found = histogram(facet(_2020_01=1, _2020_02=1, _2020_03=1), PartialDate(2020, 2), PartialDate(2020, 2, 9))

    assert found
    assert [bar.is_on for bar in found.bars] == [False, True, False]
    assert not found.is_part


def test_a_range_in_a_long_time_is_seen_closer() -> None:
    dates = facet(_1990=1, _2020_01=1, _2020_03=1)

    found = histogram(dates, PartialDate(2020), PartialDate(2020))

    assert found
    assert (found.step, len(found.bars), found.is_part) == (Step.MONTH, 12, True)


def test_the_bars_at_the_ends_of_a_range_keep_to_it() -> None:
    dates = facet(_2010_01=9, _2015_06=9, _2015_07=1, _2015=2, _2021_03=4, _2021_04=9)

    found = histogram(dates, PartialDate(2015, 7), PartialDate(2021, 3))
    whole = histogram(dates, PartialDate(2015), PartialDate(2021, 12))

    assert found
    assert whole
    assert found.spans == (
        "2015-07..2015-12 2016..2016 2017..2017 2018..2018 2019..2019 2020..2020 2021-01..2021-03"
    )
    assert (found.bars[0].count, found.bars[-1].count) == (3, 4)
    assert (whole.bars[0].since, whole.bars[-1].until) == (PartialDate(2015), PartialDate(2021))


def test_one_time_or_none_is_nothing_to_compare() -> None:
    assert histogram(facet()) is None
    assert histogram(facet(unknown=3)) is None
    assert histogram(facet(_2020_04=3, _2020_05=0)) is None


months = st.builds(lambda y, m: f"{y:04d}-{m:02d}", st.integers(1, 9999), st.integers(1, 12))
years = st.builds("{:04d}".format, st.integers(1, 9999))


@settings(deadline=None)  # a shared machine is slow at times
@given(st.dictionaries(months | years | st.just(""), st.integers(0, 10_000), max_size=8))
def test_every_hit_is_in_a_bar_or_said_to_be_in_none(counts: dict[str, int]) -> None:
    found = histogram(Facet("date", tuple(FacetValue(value, count) for value, count in counts.items())))

    if found is None:
        return
    assert sum(bar.count for bar in found.bars) + found.coarse + found.unknown == sum(counts.values())
    assert len(found.bars) <= max(MOST_BINS, 1001)
    assert max(bar.height for bar in found.bars) == HEIGHT
    assert all((bar.height > 0) == (bar.count > 0) for bar in found.bars)
    assert [bar.since for bar in found.bars] == sorted(bar.since for bar in found.bars)


def test_two_months_are_drawn_by_days_when_days_are_counted() -> None:
    by_day = Facet("day", (FacetValue("2020-04-03", 2), FacetValue("2020-03-31", 1)))
    months = facet(_2020_03=1, _2020_04=5, _2020=2)

    found = histogram(months, days=by_day)

    assert found
    assert (found.step, len(found.bars), found.is_part) == (Step.DAY, 31 + 30, False)
    assert [(str(bar.since), bar.count) for bar in found.bars if bar.count] == [
        ("2020-03-31", 1),
        ("2020-04-03", 2),
    ]
    assert found.coarse == 5, "three of which the month is known, and two that may be of any month"
