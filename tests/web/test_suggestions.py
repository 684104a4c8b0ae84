"""What was meant, beside the results and as the reader types: links and JSON, never markup, never in place of hits."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from search import (
    Completion,
    CompletionKind,
    SearchRequest,
    SearchResult,
    Suggestion,
    SuggestionBasis,
)

HOSTILE = '"><script>alert(1)</script>'


def suggest(client: FlaskClient, **args: Any) -> Any:
    response = client.get("/api/v1/suggest", query_string=args)
    assert response.status_code == 200
    assert response.content_type == "application/json"
    return response.get_json()


def meant(html: str) -> list[tuple[str, str]]:
    """The suggested queries of a page, each with where it leads."""
    (line,) = re.findall(r'<p class="meant">(.*?)</p>', html, re.DOTALL) or [""]
    return [
        (re.sub(r"<[^>]*>", "", text), unescape(href))
        for href, text in re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', line)
    ]


def test_a_page_with_few_hits_asks_what_was_meant_and_keeps_the_filters(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "脱贫公坚", "district": "巨野县"}).text

    ((text, href),) = meant(html)
    assert text == "脱贫攻坚"
    assert parse_qsl(urlsplit(href).query) == [("q", "脱贫攻坚"), ("district", "巨野县")]
    assert "您要找的是不是：" in html
    assert "没有找到" in html
    assert 'class="hit"' not in html


def test_in_english_too(client: FlaskClient) -> None:
    assert "Did you mean: " in client.get("/search?q=脱贫公坚&lang=en").text


def test_a_page_with_hits_enough_asks_nothing(client: FlaskClient) -> None:
    assert "meant" not in client.get("/search?q=脱贫攻坚").text


def test_the_api_lists_them_apart_from_the_hits(client: FlaskClient) -> None:
    body = client.get("/api/v1/search?q=脱贫公坚").get_json()

    assert body["suggestions"] == [{"text": "脱贫攻坚", "basis": "sound", "hits": 3}]
    assert body["hits"] == []


def test_what_is_typed_is_completed(client: FlaskClient) -> None:
    body = suggest(client, q="脱贫")

    assert body == {
        "query": "脱贫",
        "suggestions": [
            {"text": "决战决胜脱贫攻坚", "query": "决战决胜脱贫攻坚", "kind": "headline", "articles": 1}
        ],
        "generation": "gen-0001",
    }


def test_what_is_typed_is_completed_under_the_filters(client: FlaskClient) -> None:
    assert suggest(client, q="脱贫", district="单县")["suggestions"] == []
    (found,) = suggest(client, q="脱贫", to="2100")["suggestions"]
    assert found["text"] == "决战决胜脱贫攻坚"


@pytest.mark.parametrize("text", ["", " ", "没有", "\0", HOSTILE, "%", "x" * 256, "‮"])
def test_nothing_to_complete_is_an_empty_list(client: FlaskClient, text: str) -> None:
    assert suggest(client, q=text)["suggestions"] == []
    assert suggest(client, q=text)["query"] == text


@pytest.mark.parametrize(
    ("args", "field"),
    [({"q": "x" * 257}, "q"), ({"q": "麦", "limit": "0"}, "limit"), ({"q": "麦", "limit": "a"}, "limit")],
)
def test_what_is_not_allowed_is_a_problem_that_names_it(
    client: FlaskClient, args: dict[str, str], field: str
) -> None:
    response = client.get("/api/v1/suggest", query_string=args)

    assert response.status_code == 400
    assert response.get_json()["field"] == field


def test_an_answer_is_kept_until_the_index_changes(client: FlaskClient) -> None:
    first = client.get("/api/v1/suggest?q=脱贫")

    assert "gen-0001" in first.headers["ETag"]
    assert "max-age=30" in first.headers["Cache-Control"]
    again = client.get("/api/v1/suggest?q=脱贫", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_without_an_index_it_says_so(client_without_index: FlaskClient) -> None:
    assert client_without_index.get("/api/v1/suggest?q=麦").status_code == 503


def test_a_suggestion_is_text_wherever_it_is_shown(client_over: Callable[..., FlaskClient]) -> None:
    """What papers printed may look like markup; it is still what papers printed."""

    class Hostile:
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def of_one_generation(self):
            return self

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def search(self, request: SearchRequest) -> SearchResult:
            import dataclasses

            result: SearchResult = self._inner.search(request)
            return dataclasses.replace(result, suggestions=(Suggestion(HOSTILE, SuggestionBasis.SLIP, 1),))

        def suggest(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
            return (Completion(HOSTILE, HOSTILE, CompletionKind.HEADLINE, 1),)

    from .conftest import FakeService

    client = client_over(double=Hostile(FakeService()))

    html = client.get("/search?q=没有").text
    assert "<script>alert" not in html
    ((_, href),) = meant(html)
    assert parse_qsl(urlsplit(href).query) == [("q", HOSTILE)]
    assert suggest(client, q="x")["suggestions"][0]["text"] == HOSTILE
