"""References: as the standard prints them, whatever an article lacks or holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search import Article, DateBasis, PartialDate, earliest_day
from web import citations

Make = Callable[..., Article]


def printed(make_article: Make, title: str, paper: str, day: str, page: str, *names: str, **more: Any) -> Article:
    """An article of which all is known that a reference names."""
    return make_article(
        1, title, paper=paper, page_date=PartialDate.parse(day), page_number=page, reporters=names, **more
    )


@pytest.mark.parametrize(
    ("given_", "reference"),
    [
        (
            ("创造学习的思路", "人民日报", "1998-12-25", "10", "谢希德"),
            "谢希德. 创造学习的思路[N]. 人民日报,1998-12-25(10).",
        ),
        (
            ("数字革命与竞争国际化", "中国青年报", "2000-11-20", "15", "丁文祥"),
            "丁文祥. 数字革命与竞争国际化[N]. 中国青年报,2000-11-20(15).",
        ),
        (
            ("雾霾来袭,如何突围", "人民日报", "2013-01-12", "", "刘裕国", "杨柳", "张洋", "某某"),
            "刘裕国,杨柳,张洋,等. 雾霾来袭,如何突围[N]. 人民日报,2013-01-12.",
        ),
        (("题", "菏泽日报", "2020-04-01", "2", "甲", "乙", "丙"), "甲,乙,丙. 题[N]. 菏泽日报,2020-04-01(2)."),
        (("通知", "菏泽日报", "2020-04-01", "2"), "通知[N]. 菏泽日报,2020-04-01(2)."),
    ],
    ids=["GB/T 7714-2005", "GB/T 7714-2015", "more than three names", "three names", "without a name"],
)
def test_a_reference_reads_as_the_standard_prints_it(
    make_article: Make, given_: tuple[str, ...], reference: str
) -> None:
    assert citations.gbt7714(printed(make_article, *given_)) == reference


@pytest.mark.parametrize(
    ("basis", "when"),
    [
        (DateBasis.MASTHEAD, "2020-04-01"),
        (DateBasis.INFERRED, "[2020-04-01]"),
        (DateBasis.DATELINE, "[2020-04-01]"),
    ],
)
def test_a_date_that_is_not_the_pages_own_stands_in_brackets(
    make_article: Make, basis: DateBasis, when: str
) -> None:
    article = make_article(1, "题", date=PartialDate(2020, 4, 1), date_basis=basis)

    assert citations.gbt7714(article) == f"题[N]. [报纸名不详],{when}."
    is_estimated = "[" in when
    assert ("推定" in citations.bibtex(article)) == ("推定" in citations.ris(article)) == is_estimated
    assert citations.json_ld(article)["datePublished"] == "2020-04-01"
    assert ("推定" in citations.json_ld(article).get("keywords", "")) == is_estimated


@pytest.mark.parametrize("date", ["2021-03", "2021"])
@pytest.mark.parametrize("basis", [DateBasis.SIDECAR, DateBasis.FILENAME, DateBasis.INFERRED])
def test_a_month_that_was_given_is_no_estimate(make_article: Make, basis: DateBasis, date: str) -> None:
    when = PartialDate.parse(date)
    article = make_article(1, "题", paper="菏泽日报", page_date=when, date=when, date_basis=basis)
    is_estimated = basis is DateBasis.INFERRED

    assert citations.gbt7714(article) == f"题[N]. 菏泽日报,{f'[{date}]' if is_estimated else date}."
    assert ("推定" in citations.bibtex(article)) == ("推定" in citations.ris(article)) == is_estimated
    assert citations.json_ld(article)["datePublished"] == date
    assert ("keywords" in citations.json_ld(article)) == is_estimated


def test_a_place_that_is_not_known_is_not_named(make_article: Make) -> None:
    assert "contentLocation" not in citations.json_ld(make_article(1, "题"))
    assert citations.json_ld(make_article(1, "题", districts=("曹县",)))["contentLocation"][0]["name"] == "曹县"


@pytest.mark.parametrize("basis", [DateBasis.SIDECAR, DateBasis.INFERRED])
def test_the_head_of_a_page_says_the_date_of_the_reference_and_whether_it_was_inferred(
    client: FlaskClient, service: Any, make_article: Make, basis: DateBasis
) -> None:
    is_estimated = basis is DateBasis.INFERRED
    own, of_page = PartialDate(2020, 4, 1), PartialDate(2020, 4) if is_estimated else PartialDate(2020, 4, 2)
    service.articles = (make_article(1, "题", date=own, date_basis=DateBasis.INFERRED, page_date=of_page),)

    page = client.get("/article/a001").text

    told = re.findall(r'(?:citation_publication_date|article:published_time)" content="([^"]*)"', page)
    assert told == (["2020/04", "2020-04"] if is_estimated else ["2020/04/02", "2020-04-02"])
    assert f"date = {{{of_page}}}" in citations.bibtex(service.articles[0])
    assert ('<meta name="citation_keywords" content="日期为推定">' in page) == is_estimated


@pytest.mark.parametrize(
    ("of_page", "own", "day"),
    [
        ("2025-02-09", "2025-02-08", "2025-02-09"),
        ("2025-02", "2025-02-08", "2025-02-08"),
        ("2025-02", "2025-01-31", "2025-02-01"),
        ("2025-02", "2025", "2025-02-01"),
        ("2025-02", "2025-03-01", "2025-02-01"),
        ("2025", None, "2025-01-01"),
        (None, "2025-02-08", "2025-02-08"),
        (None, None, None),
    ],
)
def test_nothing_is_printed_before_the_day_that_it_tells_of(
    make_article: Make, of_page: str | None, own: str | None, day: str | None
) -> None:
    dates = {"page_date": of_page, "date": own}
    article = make_article(1, "题", **{name: PartialDate.parse(text) for name, text in dates.items() if text})

    assert str(earliest_day(article) or "") == (day or "")


def test_an_article_of_which_nothing_is_known_has_a_reference(make_article: Make) -> None:
    article = make_article(1, "")

    assert citations.gbt7714(article) == "（无题）[N]. [报纸名不详]."
    assert "date" not in citations.bibtex(article)
    assert "PY" not in citations.ris(article)


def test_a_file_is_not_a_newspaper(client: FlaskClient, service: Any, make_article: Make) -> None:
    article = make_article(1, "麦收")
    service.articles = (article,)

    assert "journal" not in citations.bibtex(article)
    assert "T2" not in citations.ris(article)
    assert article.source not in citations.gbt7714(article) + citations.bibtex(article) + citations.ris(article)
    page = client.get("/article/a001").text
    assert "citation_journal_title" not in page
    assert "isPartOf" not in page


def test_bibtex_names_all_fields_and_hides_no_sign(make_article: Make) -> None:
    article = printed(make_article, "增长5%_{甲}", "菏泽日报", "2020-04-01", "2", "赵一", "钱二")

    assert citations.bibtex(article).splitlines() == [
        "@article{a001,",
        r"  title = {{增长5\%\_\textbraceleft{}甲\textbraceright{}}},",
        "  author = {{赵一} and {钱二}},",
        "  journal = {菏泽日报},",
        "  date = {2020-04-01},",
        "  year = {2020},",
        "  pages = {2},",
        "  entrysubtype = {newspaper},",
        "  langid = {chinese},",
        "}",
    ]


def test_ris_has_a_line_for_each_field_and_ends(make_article: Make) -> None:
    article = printed(make_article, "题", "菏泽日报", "2020-04", "2", "赵一", "钱二")

    assert citations.ris(article).split("\r\n") == [
        "TY  - NEWS", "ID  - a001", "TI  - 题", "AU  - 赵一", "AU  - 钱二", "T2  - 菏泽日报",
        "PY  - 2020", "DA  - 2020/04//", "N1  - 日期为推定", "SP  - 2", "LA  - zh", "ER  - ", "",
    ]  # fmt: skip


@given(st.text(max_size=30))
def test_no_text_breaks_a_reference(text: str) -> None:
    article = Article("a1", text, text, (), paper=text, page_number=text, reporters=(text,), districts=(text,))

    lines = citations.ris(article).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert sum(line.startswith("ER") for line in lines) == 1
    bare = re.sub(r"\\[{}]", "", citations.bibtex(article).replace(r"\textbackslash{}", ""))
    assert bare.count("{") == bare.count("}")
    assert "\n" not in citations.gbt7714(article)


def test_the_head_of_the_page_tells_reference_managers(
    client: FlaskClient, service: Any, make_article: Make
) -> None:
    service.articles = (
        printed(make_article, "麦收</script><b>", "菏泽日报", "2020-04-01", "2", "赵一", subtitle="——副题"),
    )

    page = client.get("/article/a001").text

    assert '<meta name="citation_author" content="赵一">' in page
    assert '<meta name="citation_publication_date" content="2020/04/01">' in page
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(data)["headline"] == "麦收</script><b>"
    assert json.loads(data)["datePublished"] == "2020-04-01"
    assert json.loads(data)["@type"] == "NewsArticle"


def test_references_can_be_fetched(client: FlaskClient) -> None:
    bib, ris = (client.get(f"/article/a001/citation.{kind}") for kind in ("bib", "ris"))

    assert bib.text.startswith("@article{a001,")
    assert ris.text.startswith("TY  - NEWS\r\n")
    assert "\n  url = {http://localhost/article/a001}," in bib.text
    assert "\r\nUR  - http://localhost/article/a001\r\n" in ris.text
    assert (bib.mimetype, ris.mimetype) == ("application/x-bibtex", "application/x-research-info-systems")
    assert client.get("/article/none/citation.bib").status_code == 404


def test_the_articles_beside_one_are_a_link_away(client: FlaskClient) -> None:
    page = client.get("/article/a002").text

    assert 'rel="prev" href="/article/a001"' in page
    assert 'rel="next" href="/article/a003"' in page
    assert "同版上一篇" not in client.get("/article/a001").text
