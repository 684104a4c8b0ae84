"""What narrows a page of results: every value leads where it says, and of a long time only the years at hand are unfolded."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from search import FACETS, Facet, FacetValue, PartialDate, SearchRequest
from web import grouping
from web.links import Links
from web.narrowing import MOST_MONTHS, Narrowing, narrowing

LONG = Facet("date", tuple(FacetValue(f"{2020 - n // 12}-{12 - n % 12:02d}", n + 1) for n in range(60)))


def of(date: Facet, asked: SearchRequest, pages: Collection[str] = (), **others: Facet) -> Narrowing:
    facets = {field: others.get(field, Facet(field, ())) for field in FACETS} | {"date": date}
    branches = grouping.tree(facets["district"].values, {})
    return narrowing(Links(asked, "/search", 10), facets, branches, pages)


def listed(found: Narrowing) -> list[str]:
    return [year.own.words for year in found.years if year.months]


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (None, None, ["2020年"]),
        (PartialDate(2018), PartialDate(2018), ["2018年"]),
        (PartialDate(2017, 3), PartialDate(2019, 2, 1), ["2019年", "2017年"]),
        (PartialDate(1950), PartialDate(1960), ["2020年"]),
    ],
)
def test_of_a_long_time_the_years_at_the_ends_of_the_range_are_listed_by_months(since, until, years) -> None:
    found = of(LONG, SearchRequest("麦", since=since, until=until))

    assert listed(found) == years
    assert len(found.years) == 5
    assert all(len(year.months) == 13 for year in found.years if year.months)


def test_of_a_short_time_all_months_are_listed() -> None:
    found = of(Facet("date", LONG.values[:MOST_MONTHS]), SearchRequest("麦"))

    assert listed(found) == ["2020年", "2019年"]


def test_a_year_leads_to_all_of_it_and_a_month_to_that_month() -> None:
    date = Facet("date", (*LONG.values[:13], FacetValue("2019", 4), FacetValue("", 7)))
    found = of(date, SearchRequest("麦", undated=True))

    whole, first, *_ = found.years[0].months
    assert (whole.url, whole.short, whole.number) == ("/search?q=%E9%BA%A6&from=2020&to=2020", "全年", "78")
    assert (first.url, first.short) == ("/search?q=%E9%BA%A6&from=2020-12&to=2020-12", "12月")
    assert found.years[1].own.number == "17"
    assert [(month.url == "", month.number) for month in found.years[1].months] == [
        (False, "17"),
        (False, "17"),
        (True, "4"),
    ], "choosing December finds what may be of it, too"
    assert found.unknown
    assert found.unknown.is_on
    assert found.unknown.url == "/search?q=%E9%BA%A6"


def test_values_beyond_the_first_are_folded_away_unless_one_of_them_is_chosen() -> None:
    names = [f"人{n}" for n in range(10)]
    values = tuple(FacetValue(name, 10 - n, n == 9) for n, name in enumerate(names))
    ((facet, rows),) = of(LONG, SearchRequest("麦", reporters=("人9",)), reporter=Facet("reporter", values)).named

    assert facet == "reporter"
    assert [row.words for row in (*rows.first, *rows.others)] == names
    assert len(rows.first) == 8
    assert rows.is_open
    assert rows.others[-1].url == "/search?q=%E9%BA%A6"
    assert "reporter=%E4%BA%BA9&reporter=%E4%BA%BA0" in rows.first[0].url


def test_of_the_sources_papers_are_seen_and_the_files_of_pages_folded_away() -> None:
    files = [f"{n:03d}_77a03ed6.txt" for n in range(8)]
    values = (*(FacetValue(name, 9, name == files[1]) for name in files), FacetValue("菏泽日报", 3))
    asked = SearchRequest("麦", sources=(files[1],))
    ((facet, rows),) = of(LONG, asked, files, source=Facet("source", values)).named

    assert facet == "source"
    assert [row.words for row in rows.first] == ["菏泽日报"]
    assert [row.words for row in rows.others] == files
    assert rows.others_words == "8 个版面，按文件名"
    assert rows.is_open, "the file that is chosen is seen"
    assert rows.others[0].url.endswith(f"&source={files[1]}&source={files[0]}")


def test_where_no_paper_is_known_the_sources_are_one_line_that_unfolds() -> None:
    source = Facet("source", (FacetValue("001_77a03ed6.txt", 2), FacetValue("000_19cdaa97.txt", 1)))
    ((_, rows),) = of(LONG, SearchRequest("麦"), {one.value for one in source.values}, source=source).named

    assert rows.first == ()
    assert rows.others_words == "2 个版面，按文件名"
    assert not rows.is_open


@pytest.mark.parametrize(("field", "shown"), [("reporter", 8), ("source", 0)])
def test_what_is_folded_away_is_counted_with_what_is_not_even_listed(field: str, shown: int) -> None:
    values = tuple(FacetValue(f"某{n}", 1) for n in range(100))
    cut, whole = (
        of(
            Facet("date", ()),
            SearchRequest("麦"),
            {one.value for one in values},
            **{field: Facet(field, values, more)},
        )
        for more in (216, 0)
    )

    ((_, rows),) = cut.named
    assert rows.others_words == f"其余 {316 - shown} 个，列出最多的 {100 - shown} 个"
    ((_, rows),) = whole.named
    assert "列出" not in rows.others_words
