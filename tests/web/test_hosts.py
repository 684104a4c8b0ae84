"""Which names the service answers to, and when browsers are told to stay with https."""

from __future__ import annotations

import pytest

from search import ConfigError, load_settings
from tests.web.conftest import FakeService, app_over


def test_only_the_names_that_were_set_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUDAN_HOSTS", "archive.example.cn, www.example.cn")
    client = app_over(FakeService()).test_client()

    def status(host: str) -> int:
        return client.get("/api/v1/search?q=麦", headers={"Host": host}).status_code

    assert [status(host) for host in ("archive.example.cn", "www.example.cn:8000", "127.0.0.1:8000")] == [200] * 3
    assert [status(host) for host in ("evil.example", "archive.example.cn.evil.example", "", "a b")] == [400] * 4


def test_a_forwarded_host_is_never_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUDAN_PROXIES", "1")
    page = app_over(FakeService()).test_client().get("/search?q=麦", headers={"X-Forwarded-Host": "evil.example"})

    assert "evil.example" not in page.get_data(as_text=True) + str(page.headers)


def test_https_is_asked_for_where_it_is_set_and_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUDAN_HSTS", "31536000")
    client = app_over(FakeService()).test_client()

    assert client.get("/", base_url="https://localhost").headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_a_proxy_is_believed_only_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the scheme that a reader spoke: without the setting anybody could say so."""

    def asks_for_https() -> bool:
        client = app_over(FakeService()).test_client()
        return "Strict-Transport-Security" in client.get("/", headers={"X-Forwarded-Proto": "https"}).headers

    monkeypatch.setenv("MUDAN_HSTS", "31536000")
    assert not asks_for_https()
    monkeypatch.setenv("MUDAN_PROXIES", "1")
    assert asks_for_https()


@pytest.mark.parametrize("hosts", ["https://a.example", "a b/c", "*"])
def test_what_is_no_host_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    monkeypatch.setenv("MUDAN_HOSTS", hosts)

    with pytest.raises(ConfigError, match="MUDAN_HOSTS"):
        load_settings()
