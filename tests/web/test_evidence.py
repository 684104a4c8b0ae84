"""Whose words a date was inferred from is said of them: the article's own, or those of another one on its page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from search import Article, DateBasis, PartialDate

EVIDENCE = "今年是十三五收官之年。"


def words(text: str) -> str:
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


@pytest.mark.parametrize("path", ["/article/a001", "/search?q=小麦", "/page/{page}", "/issue/2020-04"])
@pytest.mark.parametrize(
    ("own", "beside", "says", "article"),
    [
        (EVIDENCE, "别的。", "日期是推定的，据本文：“今年", "a001"),
        ("小麦", f"新年。{EVIDENCE}", "日期是推定的，据同版《<甲>&乙》：“今年", "a002"),
        ("小麦", "别的。", "日期是推定的，据版面文字：“今年", None),
    ],
    ids=["own", "beside", "neither"],
)
def test_the_words_that_tell_a_date_are_said_to_be_whose_they_are(
    client_over: Callable[..., FlaskClient],
    make_article: Callable[..., Article],
    path: str,
    own: str,
    beside: str,
    says: str,
    article: str | None,
) -> None:
    inferred = {
        "page_date": PartialDate(2020, 4),
        "page_evidence": EVIDENCE,
        "date": PartialDate(2020, 4, 1),
        "date_basis": DateBasis.INFERRED,
        "date_evidence": EVIDENCE,
    }
    dated = make_article(1, "小麦", own, **inferred)
    client = client_over(dated, make_article(2, "<甲>&乙", beside, page_date=PartialDate(2020, 4)))

    text = client.get(path.format(page=dated.page_id)).text

    assert says in words(text)
    assert client.get("/api/v1/articles/a001").json["date_evidence_article"] == article
    assert ('据同版<a href="/article/a002">' in text) == ("同版《" in says)


def test_a_day_without_its_year_shows_what_tells_the_year_too(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    page = {"page_date": PartialDate(2020, 4), "page_evidence": EVIDENCE}
    day = {"date": PartialDate(2020, 4, 1), "date_basis": DateBasis.INFERRED, "date_evidence": "4月1日开镰。"}
    client = client_over(
        make_article(1, "小麦", "4月1日开镰。", **page, **day), make_article(2, "甲", EVIDENCE, **page)
    )

    assert f"据本文：“4月1日开镰。”；年份据同版《甲》：“{EVIDENCE}”" in words(client.get("/search?q=小麦").text)
    shown = words(client.get("/article/a001").text)
    assert f"据本文4月1日开镰。年份据同版《甲》{EVIDENCE}" in shown
    answer = client.get("/api/v1/articles/a001").json
    assert (answer["page_evidence"], answer["page_evidence_article"]) == (EVIDENCE, "a002")


def test_where_an_article_prints_its_year_that_of_the_paper_is_still_told(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    page = {"page_date": PartialDate(2020, 4), "page_evidence": EVIDENCE}
    day = {
        "date": PartialDate(2020, 3, 31),
        "date_basis": DateBasis.DATELINE,
        "date_evidence": "2020年3月31日开镰。",
    }
    client = client_over(make_article(1, "小麦", f"2020年3月31日开镰。{EVIDENCE}", **page, **day))

    assert f"推定年份据本文{EVIDENCE}" in words(client.get("/article/a001").text)
