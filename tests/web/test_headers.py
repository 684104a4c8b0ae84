"""What every response carries, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from search import PartialDate
from web import create_app
from web.policy import SECURITY_HEADERS

ROUTES = [
    "/",
    "/about",
    "/browse",
    "/browse/2020",
    "/browse/2020/4",
    "/issue/2020-04-03",
    "/districts",
    "/district/巨野县",
    "/reporters",
    "/reporter/赵一",
    "/trend?q=麦",
    "/search",
    "/search?q=脱贫攻坚",
    "/search?q=没有这个词",
    "/export?q=脱贫攻坚",
    "/search?sort=best",
    "/article/a001",
    "/article/none",
    "/api/v1/search?q=脱贫攻坚",
    "/api/v1/search?limit=0",
    "/healthz",
    "/static/site.css",
    "/static/site.js",
    "/static/box.js",
    "/article/a001/citation.bib",
    "/article/a001/citation.ris",
    "/static/none.css",
    "/nothing",
]


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("index", ["index", "no index"])
def test_security_headers_are_on_every_route(
    client: FlaskClient, client_without_index: FlaskClient, path: str, index: str
) -> None:
    headers = (client if index == "index" else client_without_index).get(path).headers

    for name, value in SECURITY_HEADERS.items():
        assert headers[name] == value
    assert "Set-Cookie" not in headers


def test_no_variable_of_flask_switches_debugging_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """R54: nor sessions, whose key there is none of."""
    monkeypatch.setenv("FLASK_DEBUG", "1")
    app = create_app()

    assert (app.debug, app.testing, app.secret_key) == (False, False, None)


def test_the_policy_allows_this_site_and_no_inline_code() -> None:
    policy = dict(part.strip().split(" ", 1) for part in SECURITY_HEADERS["Content-Security-Policy"].split(";"))

    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {policy[name] for name in ("style-src", "script-src", "img-src", "form-action", "connect-src")} == {
        "'self'"
    }


@pytest.mark.parametrize("path", ROUTES)
def test_no_page_needs_inline_code(client: FlaskClient, path: str) -> None:
    page = client.get(path).text

    for sign in (" style=", " onclick=", "<style", "javascript:"):
        assert sign not in page
    data = page.count('<script type="application/ld+json">{')  # a data block: never run, whatever the policy
    assert page.count("<script") == page.count('<script type="module" src=') + data


def test_answers_may_be_kept_and_failures_not(client: FlaskClient) -> None:
    assert client.get("/api/v1/search?q=麦").headers["Cache-Control"] == "public, max-age=30"
    assert client.get("/search?q=麦").headers["Cache-Control"] == "no-cache"
    for path in ("/api/v1/search?limit=0", "/search?sort=best", "/nothing", "/article/none"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/about",
        "/help",
        "/search",
        "/search?q=麦",
        "/browse",
        "/trend",
        "/reporter/赵一",
        "/article/a001.txt",
    ],
)
def test_what_shows_an_index_has_the_tag_of_its_generation(client: FlaskClient, path: str) -> None:
    assert client.get(path).get_etag()[0].startswith("gen-0001-")  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["/robots.txt", "/api", "/embed", "/embed/frame", "/healthz"])
def test_what_shows_none_or_is_not_to_be_kept_has_none(client: FlaskClient, path: str) -> None:
    assert client.get(path).get_etag() == (None, None)


def test_a_page_that_says_itself_how_long_it_is_kept_is_heard(client: FlaskClient) -> None:
    assert client.get("/embed").headers["Cache-Control"] == "no-store"
    assert client.get("/embed/frame").headers["Cache-Control"] == "public, max-age=300"


def test_static_files_are_kept_for_good_under_their_version_only(client: FlaskClient) -> None:
    page = client.get("/").text
    start = page.index("/static/site.css?v=")
    versioned = page[start : page.index('"', start)]

    assert "immutable" in client.get(versioned).headers["Cache-Control"]
    assert client.get("/static/site.css").headers["Cache-Control"] == "no-cache"
    assert client.get("/static/site.css?v=old").headers["Cache-Control"] == "no-cache"


def test_the_host_asked_for_is_in_no_link(client: FlaskClient) -> None:
    for path in ("/", "/search?q=脱贫攻坚", "/article/a001", "/api/v1/search?q=脱贫攻坚"):
        assert "evil.example" not in client.get(path, headers={"Host": "evil.example"}).text


def test_the_first_page_is_small(client_over: Callable[..., FlaskClient], service: Any) -> None:
    """Of an archive of one page."""
    client = client_over(*(replace(one, page_date=PartialDate(2020, 4, 3)) for one in service.articles))
    parts = ("/", "/static/site.css", "/static/site.js", "/static/box.js", "/static/peony.svg")

    assert sum(len(client.get(path).data) for path in parts) <= 60_000


def test_a_static_file_that_a_client_has_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.head("/static/site.css").headers["ETag"]
    again = client.head("/static/site.css", headers={"Accept-Encoding": "gzip", "If-None-Match": tag})

    assert tag.startswith("W/")  # of whatever packing
    assert again.status_code == 304
