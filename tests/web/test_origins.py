"""Other sites: who may read the API and who may not (R45 of the promises on hostile input)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

GOOD = "https://www.good.example"
STRANGERS = ["https://evil.example", "null", f"{GOOD}.evil.com", "http://www.good.example", f"{GOOD}:8443",
             f"{GOOD}/", GOOD.upper(), "", "*", f"{GOOD}, https://evil.example", "https://wwwXgood.example"]  # fmt: skip
ROUTES = ["/api/v1/search?q=麦", "/api/v1/suggest?q=麦", "/api/v1/search?limit=0", "/api/v1/nothing"]
CORS = ("Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods")


@pytest.fixture
def client_for(
    monkeypatch: pytest.MonkeyPatch, client_over: Callable[..., FlaskClient]
) -> Callable[[str], FlaskClient]:
    """Makes a client of an application that allows these origins."""

    def make(origins: str) -> FlaskClient:
        monkeypatch.setenv("MUDAN_EMBED_ORIGINS", origins)
        return client_over()

    return make


@pytest.mark.parametrize("path", ROUTES)
def test_a_site_on_the_list_reads_answers_and_errors(client_for: Callable[[str], FlaskClient], path: str) -> None:
    answer = client_for(f"https://a.example,{GOOD}").get(path, headers={"Origin": GOOD})

    assert answer.headers["Access-Control-Allow-Origin"] == GOOD
    assert "Origin" in answer.vary
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Cache-Control"] == ("public, max-age=30" if answer.status_code == 200 else "no-store")


def test_a_site_on_the_list_is_told_that_nothing_has_changed(client_for: Callable[[str], FlaskClient]) -> None:
    client = client_for(GOOD)
    first = client.get(ROUTES[0], headers={"Origin": GOOD})
    again = client.get(ROUTES[0], headers={"Origin": GOOD, "If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.headers["Access-Control-Allow-Origin"] == GOOD
    assert "Origin" in again.vary


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("origin", STRANGERS)
def test_a_stranger_gets_no_permission(client_for: Callable[[str], FlaskClient], path: str, origin: str) -> None:
    answer = client_for(GOOD).get(path, headers={"Origin": origin})

    assert [name for name in CORS if name in answer.headers] == []
    assert "Origin" in answer.vary, "a cache must not hand this answer to a site on the list"


@pytest.mark.parametrize("origin", [GOOD, *STRANGERS])
def test_where_anyone_may_the_answer_is_the_same_for_all(
    client_for: Callable[[str], FlaskClient], origin: str
) -> None:
    answer = client_for("*").get(ROUTES[0], headers={"Origin": origin})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Origin" not in answer.vary
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=30"


def test_without_a_list_nothing_is_said(client: FlaskClient) -> None:
    answer = client.get(ROUTES[0], headers={"Origin": GOOD})

    assert [name for name in CORS if name in answer.headers] == []
    assert "Origin" not in answer.vary


@pytest.mark.parametrize("path", ["/", "/search?q=麦", "/article/a001", "/static/site.css", "/healthz"])
def test_pages_are_shared_with_nobody(client_for: Callable[[str], FlaskClient], path: str) -> None:
    answer = client_for("*").get(path, headers={"Origin": GOOD})

    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def preflight(client: FlaskClient, path: str, origin: str):
    return client.options(path, headers={"Origin": origin, "Access-Control-Request-Method": "GET",
                                         "Access-Control-Request-Headers": "x-anything"})  # fmt: skip


def test_a_preflight_is_answered_once_for_two_hours_and_asks_nothing(
    client_for: Callable[[str], FlaskClient],
) -> None:
    answer = preflight(client_for(GOOD), ROUTES[0], GOOD)

    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == GOOD
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "x-anything" not in answer.headers["Access-Control-Allow-Headers"]
    assert answer.headers["Access-Control-Max-Age"] == "7200"
    assert "Origin" in answer.vary


@pytest.mark.parametrize("origin", STRANGERS)
def test_a_preflight_of_a_stranger_is_refused(client_for: Callable[[str], FlaskClient], origin: str) -> None:
    answer = preflight(client_for(GOOD), ROUTES[0], origin)

    assert answer.status_code == 405
    assert [name for name in CORS if name in answer.headers] == []


def test_pages_answer_no_preflight(client_for: Callable[[str], FlaskClient]) -> None:
    client = client_for("*")

    assert preflight(client, "/search?q=麦", GOOD).status_code == 405
    assert client.options(ROUTES[0]).status_code == 405
