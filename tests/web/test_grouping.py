"""Years, places and pages of what stands in a row: everything once, and where it belongs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from search import Article, Facet, FacetValue, PartialDate
from web import grouping


def test_the_articles_of_a_page_may_have_come_in_several_files() -> None:
    """As those of an electronic edition do: none of the files is the page."""
    day = PartialDate(2020, 4, 2)
    one = Article("a1", "1.htm", "甲", (), paper="曹县报", page_date=day, page_number="1")
    other, next_page = (
        replace(one, id="a2", source="2.htm"),
        replace(one, id="a3", source="3.htm", page_number="2"),
    )

    pages = grouping.by_page((one, next_page, other))

    assert pages == ((one, other), (next_page,))
    assert [grouping.file_of(articles) for articles in pages] == ["", next_page.page_id]


def test_months_are_grouped_by_year_newest_first_and_the_unknown_last() -> None:
    facet = Facet(
        "date",
        (
            FacetValue("2020-04", 3),
            FacetValue("2020-12", 1),
            FacetValue("2019", 2),
            FacetValue("2019-11", 5),
            FacetValue("", 4),
        ),
    )

    years = grouping.years(facet)

    assert [(year.value, year.count) for year in years] == [("2020", 4), ("2019", 7), ("", 4)]
    assert [month.value for month in years[0].months] == ["2020-12", "2020-04"]
    assert [month.value for month in years[1].months] == ["2019-11", "2019"]
    assert years[2].months == ()


def test_a_place_that_only_holds_the_others_goes_without_saying() -> None:
    parents = {"菏泽市": "", "曹县": "菏泽市", "单县": "菏泽市", "济宁市": "", "鱼台县": "济宁市"}
    caoxian, shanxian, yutai = (FacetValue(name, 1) for name in ("曹县", "单县", "鱼台县"))
    heze = FacetValue("菏泽市", 2)

    assert grouping.tree([caoxian, shanxian], parents) == (
        grouping.Branch("曹县", caoxian),
        grouping.Branch("单县", shanxian),
    )
    assert grouping.tree([caoxian, heze, shanxian], parents) == (
        grouping.Branch("菏泽市", heze, (caoxian, shanxian)),
    )
    assert [(one.name, one.value) for one in grouping.tree([caoxian, yutai], parents)] == [
        ("菏泽市", None),
        ("济宁市", None),
    ]


def test_a_place_is_listed_once_however_deep_it_lies() -> None:
    parents = {
        "菏泽市": "",
        "牡丹区": "菏泽市",
        "曹县": "菏泽市",
        "菏泽开发区": "牡丹区",
        "丹阳街道": "菏泽开发区",
    }
    heze, mudan, caoxian, zone, town = (FacetValue(name, 1) for name in parents)
    other = FacetValue("未标注", 1)

    assert grouping.tree([town, caoxian, zone, mudan, other], parents) == (
        grouping.Branch("牡丹区", mudan, (zone, town)),
        grouping.Branch("曹县", caoxian),
        grouping.Branch("未标注", other),
    )
    assert grouping.tree([town, heze, caoxian, zone], parents) == (
        grouping.Branch("菏泽市", heze, (zone, town, caoxian)),
    )
    assert grouping.tree([town, caoxian], parents) == (
        grouping.Branch("牡丹区", None, (town,)),
        grouping.Branch("曹县", caoxian),
    )


@given(
    st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True),
    st.fixed_dictionaries(
        {name: st.sampled_from(["", *"甲乙丙丁戊己"[:at]]) for at, name in enumerate("甲乙丙丁戊己")}
    ),
)
def test_the_tree_holds_every_place_once(names: list[str], parents: dict[str, str]) -> None:
    values = [FacetValue(name, 1) for name in names]

    branches = grouping.tree(values, parents)

    listed = [value for one in branches for value in (one.value, *one.inner) if value]
    assert sorted(listed) == sorted(values)
    assert all(one.value or one.inner for one in branches)
