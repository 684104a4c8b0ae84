"""Hits become rows whose links are those of the router."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

import pytest
from flask import Flask, url_for

from search import Article, SearchRequest
from tests.web.conftest import FakeService
from web.addresses import url_maker
from web.links import Links
from web.listing import rows


@pytest.mark.parametrize("value", ["a1", "汉字", "a b", "a?b#c&d", "%41"])
@pytest.mark.parametrize("query", ["", "?lang=en", "?lang=zh-Hant"])
@pytest.mark.parametrize("mount", ["", "/mount"])
def test_addresses_made_by_hand_are_those_of_the_router(app: Flask, value: str, query: str, mount: str) -> None:
    with app.test_request_context(f"/search{query}", base_url=f"http://localhost{mount}/"):
        made = url_maker("reading.article", "article_id")(value)

        assert unquote(made) == unquote(url_for("reading.article", article_id=value))
        assert made.count("?") == bool(query)


def test_only_hits_on_kept_pages_lead_to_their_page(app: Flask, make_article: Callable[..., Article]) -> None:
    kept = make_article(1, "麦收", "今年早")
    ready = replace(make_article(2, "麦收之后", "雨多"), source="ready.jsonl")
    asked = SearchRequest("麦收")
    result = FakeService((kept, ready)).search(asked)
    with app.test_request_context("/search?q=麦收"):
        listed = {row.article.id: row for row in rows(result, Links(asked, "/search", 10), {kept.page_id})}

    assert listed[kept.id].page_url == f"/page/{kept.page_id}?article={kept.id}#L2"
    assert listed[ready.id].page_url == ""
    assert listed[ready.id].url.startswith(f"/article/{ready.id}?q=")
