"""What the archive holds of a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search import Issue, PartialDate
from web.coverage import Coverage, Held

APRIL = PartialDate(2020, 4)
ISSUES = (
    Issue(PartialDate(2020, 4, 1), 9, 2),
    Issue(PartialDate(2020, 4, 3), 5, 1),
    Issue(PartialDate(2020, 6), 7, 1),
    Issue(PartialDate(2021), 3, 1),
    Issue(None, 8, 4),
)
DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))


def test_days_and_pages_between_two_dates() -> None:
    coverage = Coverage(ISSUES)

    assert coverage.of(APRIL, APRIL) == Held(2, 3)
    assert coverage.of(PartialDate(2020, 4, 2), PartialDate(2020, 4, 2)) == Held(0, 0)
    assert coverage.of(PartialDate(2020), PartialDate(2020)) == Held(2, 3, coarse=1)
    assert not coverage.of(PartialDate(2020, 5), PartialDate(2020, 5))


def test_what_is_dated_coarsely_may_lie_in_a_time_and_this_is_told() -> None:
    coverage = Coverage(ISSUES)

    assert coverage.of(PartialDate(2021, 2), PartialDate(2021, 2)) == Held(0, 0, is_all_known=False)
    assert coverage.of(PartialDate(2020, 6, 5), PartialDate(2020, 6, 5)) == Held(0, 0, is_all_known=False)
    assert coverage.of(PartialDate(2020, 6), PartialDate(2020, 6)) == Held(0, 0, coarse=1)


@given(st.dictionaries(DAYS, st.integers(1, 9), max_size=12), DAYS, DAYS)
def test_it_counts_what_a_plain_scan_counts(
    pages: dict[PartialDate, int], one: PartialDate, other: PartialDate
) -> None:
    since, until = min(one, other), max(one, other)
    inside = [number for day, number in pages.items() if since <= day <= until]

    issues = [Issue(day, 1, number) for day, number in pages.items()]
    held = Coverage(issues).of(since, until)

    assert held == Held(len(inside), sum(inside))
    assert bool(held) == bool(inside)
