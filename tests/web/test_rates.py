"""Who asks too often is told to wait, kind by kind and address by address."""

from __future__ import annotations

import pytest

from search import ConfigError, load_settings
from tests.web.conftest import FakeService, app_over
from web.running.rates import KINDS


@pytest.fixture
def rated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three searches an hour, anything else as often as one likes."""
    monkeypatch.setenv("MUDAN_RATE_SEARCH", "3/hour")


@pytest.mark.usefixtures("rated")
def test_the_fourth_search_waits_and_other_kinds_do_not() -> None:
    client = app_over(FakeService()).test_client()

    statuses = [client.get("/search?q=麦").status_code for _ in range(2)]
    statuses += [client.get("/api/v1/search?q=麦").status_code for _ in range(2)]
    refused = client.get("/api/v1/search?q=麦")

    assert statuses == [200, 200, 200, 429]
    assert refused.get_json()["code"] == "too_many"
    assert 1 <= int(refused.headers["Retry-After"]) <= 3600
    assert refused.headers["Cache-Control"] == "no-store"
    assert client.get("/api/v1/suggest?q=麦").status_code == 200
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("kind", "path", "other"),
    [
        ("SEARCH", "/trend?q=麦", "/api/v1/suggest?q=麦"),
        ("SEARCH", "/api/v1/facets?q=麦", "/search.atom?q=麦"),
        ("SUGGEST", "/api/v1/suggest?q=麦", "/search?q=麦"),
        ("SUGGEST", "/opensearch/suggest?q=麦", "/search?q=麦"),
        ("EXPORT", "/newest.rss", "/search?q=麦"),
        ("EXPORT", "/search.atom?q=麦", "/search?q=麦"),
        ("EMBED", "/embed/frame?q=麦", "/search?q=麦"),
    ],
)
def test_each_kind_has_its_own_rate(monkeypatch: pytest.MonkeyPatch, kind: str, path: str, other: str) -> None:
    monkeypatch.setenv(f"MUDAN_RATE_{kind}", "2/hour")
    client = app_over(FakeService()).test_client()

    assert [client.get(path).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(other).status_code == 200


@pytest.mark.usefixtures("rated")
def test_an_address_is_that_of_the_connection_unless_proxies_are_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(path: str, said: str) -> list[int]:
        client = app_over(FakeService()).test_client()
        return [client.get(path, headers={"X-Forwarded-For": said.format(n)}).status_code for n in range(5)]

    spoofed = ask("/search?q=麦", "192.0.2.{}")
    monkeypatch.setenv("MUDAN_PROXIES", "1")

    assert spoofed == [200, 200, 200, 429, 429]
    assert ask("/search?q=麦", "192.0.2.{}") == [200] * 5
    assert ask("/search?q=麦", "198.51.100.{}, 192.0.2.1") == [200, 200, 200, 429, 429], (
        "the last one is the proxy's word"
    )


@pytest.mark.parametrize("rate", ["viele", "0/minute", "10", "10/fortnight", "-1/hour", "1/minute; 2/hour"])
def test_a_rate_that_is_none_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, rate: str) -> None:
    monkeypatch.setenv("MUDAN_RATE_EXPORT", rate)

    with pytest.raises(ConfigError, match="MUDAN_RATE_EXPORT"):
        load_settings()


def test_what_other_sites_ask_counts_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUDAN_RATE_EMBED", "2/hour")
    monkeypatch.setenv("MUDAN_EMBED_ORIGINS", "https://www.example.gov.cn")
    client = app_over(FakeService()).test_client()
    other = {"Origin": "https://www.example.gov.cn"}

    asked = ["suggest", "search", "suggest", "search"]
    answers = [client.get(f"/api/v1/{one}?q=麦", headers=other).status_code for one in asked]
    assert answers == [200, 200, 429, 429]
    assert client.get("/api/v1/suggest?q=麦").status_code == 200
    assert client.get("/api/v1/search?q=麦").status_code == 200


@pytest.mark.usefixtures("rated")
@pytest.mark.parametrize(
    ("path", "origins"), [("/api/v1/search", "https://a.example"), ("/search.json", "*"), ("/search", "*")]
)
def test_a_site_that_is_not_allowed_counts_as_any_reader(
    monkeypatch: pytest.MonkeyPatch, path: str, origins: str
) -> None:
    monkeypatch.setenv("MUDAN_EMBED_ORIGINS", origins)
    client = app_over(FakeService()).test_client()

    asked = [client.get(f"{path}?q=麦", headers={"Origin": "https://b.example"}).status_code for _ in range(4)]

    assert asked == [200, 200, 200, 429]


def test_every_kind_names_an_endpoint_that_exists() -> None:
    endpoints = {rule.endpoint for rule in app_over(FakeService()).url_map.iter_rules()}

    assert {endpoint for endpoint in KINDS if not endpoint.startswith("feeds.")} <= endpoints
