"""Settings that are more than a number or a path: what they accept, what they make of it, what they say otherwise."""

from __future__ import annotations

import pytest

from search.errors import ConfigError
from search.settings import Settings, load_settings


@pytest.mark.parametrize(
    ("written", "origins"),
    [
        ("", ()),
        ("  ", ()),
        ("*", ("*",)),
        ("https://www.example.gov.cn", ("https://www.example.gov.cn",)),
        ("https://a.cn, https://b.cn:8443\n http://c.cn,", ("https://a.cn", "https://b.cn:8443", "http://c.cn")),
        ("https://A.CN https://a.cn", ("https://a.cn",)),
        ("https://a.cn:443 http://b.cn:80 http://c.cn:443", ("https://a.cn", "http://b.cn", "http://c.cn:443")),
        ("https://菏泽.中国", ("https://xn--sxwt00c.xn--fiqs8s",)),
        ("http://127.0.0.1:8080 http://[::1]:80", ("http://127.0.0.1:8080", "http://[::1]")),
    ],
)
def test_origins_are_read_as_browsers_write_them(
    monkeypatch: pytest.MonkeyPatch, written: str, origins: tuple[str, ...]
) -> None:
    monkeypatch.setenv("MUDAN_EMBED_ORIGINS", written)

    assert load_settings().embed_origins == origins


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("www.example.gov.cn", "does not begin with https:// or http://"),
        ("null", "does not begin with"),
        ("file:///etc", "does not begin with"),
        ("https://a.cn/", "is an address of a page"),
        ("https://a.cn/search?q=1", "is an address of a page"),
        ("https://a.cn?", "is an address of a page"),
        ("https://*.a.cn", "no \\* inside a host"),
        ("https://a.cn *", "stands alone"),
        ("https://", "is not an origin"),
        ("https://a.cn:99999", "is not an origin"),
        ("https://user@a.cn", "is not an origin"),
        ("https://a..cn", "is not an origin"),
        ("https://a.cn;script-src", "is not an origin"),
        ("https://a.cn'unsafe-inline'", "is not an origin"),
    ],
)
def test_an_origin_that_is_none_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, written: str, said: str
) -> None:
    monkeypatch.setenv("MUDAN_EMBED_ORIGINS", written)

    with pytest.raises(ConfigError, match=f"^MUDAN_EMBED_ORIGINS=.*{said}"):
        load_settings()


@pytest.mark.parametrize(
    "written", ["ftp://a.cn", "a.cn", "https://a.cn/x?y", 'https://a.cn/";', "https://a.cn x"]
)
def test_a_public_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("MUDAN_PUBLIC_URL", written)

    with pytest.raises(ConfigError, match=r"MUDAN_PUBLIC_URL=.*https://archive\.example\.cn"):
        load_settings()


def test_a_public_address_ends_without_a_slash() -> None:
    assert Settings(public_url=" https://a.cn/archive/ ").public_url == "https://a.cn/archive"
    assert Settings().public_url == ""
