"""What is counted, and what never becomes a label."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families as families

from search import IndexState
from tests.web.conftest import FakeService, app_over
from web.running.budget import OverBudgetError


def read(client: FlaskClient) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Every sample of /metrics by name and labels."""
    text = client.get("/metrics").get_data(as_text=True)
    return {
        (s.name, tuple(sorted(s.labels.items()))): s.value for family in families(text) for s in family.samples
    }


def test_requests_searches_and_empty_answers_are_counted() -> None:
    client = app_over(FakeService(generation="7")).test_client()
    before = read(client)

    for query in ("脱贫攻坚", "脱贫攻坚", "龘龘龘"):
        client.get("/search", query_string={"q": query})
    after = read(client)

    def grew(name: str, **labels: str) -> float:
        key = (name, tuple(sorted(labels.items())))
        return after[key] - before.get(key, 0.0)

    assert grew("mudan_requests_total", route="/search", status="200") == 3
    assert grew("mudan_request_seconds_count", route="/search") == 3
    assert grew("mudan_search_seconds_count", answered="exact") == 2
    assert grew("mudan_search_seconds_count", answered="none") == 1
    assert grew("mudan_search_hits_bucket", le="0.0") == 1
    assert after["mudan_worker_private_bytes", ()] > 1_000_000
    assert after["mudan_index_generation", ()] == 7


def test_what_is_refused_or_stopped_and_an_index_that_is_behind_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MUDAN_RATE_SEARCH", "1/hour")
    service = FakeService(generation="7")
    client = app_over(service).test_client()
    before = read(client)
    service.state = lambda: IndexState("7", "2026-01-01T00:00:00+00:00", 1234, "damaged")  # type: ignore[method-assign]

    def stopped(text: str, limit: int = 8) -> None:
        raise OverBudgetError

    monkeypatch.setattr(service, "suggest", stopped)
    assert [client.get("/search?q=麦").status_code for _ in range(3)] == [200, 429, 429]
    assert client.get("/api/v1/suggest?q=麦").status_code == 503
    after = read(client)

    def grew(name: str, **labels: str) -> float:
        key = (name, tuple(sorted(labels.items())))
        return after[key] - before.get(key, 0.0)

    assert grew("mudan_refused_total", kind="search") == 2
    assert grew("mudan_over_budget_total", route="/api/v1/suggest") == 1
    assert (before["mudan_index_refused", ()], after["mudan_index_refused", ()]) == (0, 1)
    assert after["mudan_index_bytes", ()] == 1234
    assert after["mudan_index_built_timestamp_seconds", ()] == 1767225600


def test_a_path_that_matches_no_route_makes_no_new_series() -> None:
    client = app_over(FakeService(generation="7")).test_client()
    client.get("/nowhere-1")
    before = set(read(client))

    for number in range(20):
        client.get(f"/nowhere-{number}?q={number}")
        client.get(f"/article/unknown{number}")

    assert {key for key in set(read(client)) - before if "unknown" in str(key) or "nowhere" in str(key)} == set()


def test_numbers_stand_at_the_second_address_alone_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUDAN_METRICS_BIND", "127.0.0.1:9100")
    client = app_over(FakeService(generation="7")).test_client()

    public = client.get("/metrics", headers={"Host": "127.0.0.1:9100"}, environ_overrides={"SERVER_PORT": "8000"})
    inside = client.get("/metrics", environ_overrides={"SERVER_PORT": "9100"})

    assert public.status_code == 404
    assert inside.status_code == 200
