"""Where an article was printed is said as far as it is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search import Article, PartialDate
from web import facts


def test_an_article_without_paper_is_sourced_by_its_file(make_article: Callable[..., Article]) -> None:
    plain = make_article(1, "题")
    printed = make_article(1, "题", paper="菏泽日报", page_number="2", page_date=PartialDate(2020, 4, 1))

    assert facts.source_words(plain) == "000_page.txt"
    assert facts.source_words(printed) == "《菏泽日报》2020年4月1日第2版"
    assert (
        facts.source_words(replace(printed, page_date=PartialDate(2020, 4)))
        == "《菏泽日报》2020年4月（推定）第2版"
    )
