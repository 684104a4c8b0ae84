"""Answers become words and pieces: nothing is lost, nothing is marked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from search import Article, Facet, FacetValue, Kind, PartialDate, Span, SpanKind
from search.query.nodes import Has
from search.query.parser import parse
from web import facts, grouping, pieces, present
from web.traditional import traditional

spans = st.lists(st.builds(Span, st.integers(-3, 40), st.integers(-3, 40), st.sampled_from(SpanKind)), max_size=6)


@given(st.text(max_size=30), spans)
def test_the_pieces_of_a_text_joined_are_the_text(text: str, some: list[Span]) -> None:
    cut = pieces.pieces(text, some)

    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)


def test_a_piece_carries_the_kind_of_its_span() -> None:
    cut = pieces.pieces("打赢脱贫攻坚战", (Span(2, 6, SpanKind.EXACT), Span(6, 7, SpanKind.WORD)))

    assert [(piece.text, piece.kind) for piece in cut] == [("打赢", ""), ("脱贫攻坚", "exact"), ("战", "word")]


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


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_a_kind_can_be_typed_as_it_is_shown(app: Flask, language: str) -> None:
    with app.test_request_context(f"/?lang={language}"):
        shown = {kind: traditional(str(label)) for kind, label in present.KIND_LABELS.items()}

    assert shown.keys() == set(Kind)
    for kind, label in shown.items():
        assert parse(f"类型:{label}") == Has("kind", kind)


@pytest.mark.parametrize("query", ['"甲" -"乙"', "「看“一”看」", '"「甲」与“乙”"', '标题:"甲" OR 『「甲」与"乙』'])
def test_a_query_in_curled_marks_means_the_same(query: str) -> None:
    assert parse(present.curled(query)) == parse(query)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (PartialDate(2020, 4), PartialDate(2020, 4), "2020年4月"),
        (PartialDate(2020), PartialDate(2020, 4, 1), "2020年至2020年4月1日"),
        (PartialDate(2020, 3), None, "2020年3月起"),
        (None, PartialDate(2020, 3), "2020年3月止"),
    ],
)
def test_a_range_of_dates_reads_as_people_say_it(
    since: PartialDate | None, until: PartialDate | None, words: str
) -> None:
    assert present.range_words(since, until) == words


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


def test_an_article_without_paper_is_sourced_by_its_file(make_article: Callable[..., Article]) -> None:
    plain = make_article(1, "题")
    printed = make_article(1, "题", paper="菏泽日报", page_number="2", page_date=PartialDate(2020, 4, 1))

    assert facts.source_words(plain) == "000_page.txt"
    assert facts.source_words(printed) == "《菏泽日报》2020年4月1日第2版"
    assert (
        facts.source_words(replace(printed, page_date=PartialDate(2020, 4)))
        == "《菏泽日报》2020年4月（推定）第2版"
    )


def test_direction_controls_stay_inside_the_text_they_came_with() -> None:
    assert present.isolated("麦收") == "麦收"
    assert present.isolated("a\u202eb") == "\u2068a\u202eb\u2069"
