"""Settings that are more than a number or a path: what they accept, what they make of it, what they say otherwise."""

from __future__ import annotations

import os
from pathlib import Path

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

    with pytest.raises(ConfigError, match=f"^MUDAN_EMBED_ORIGINS=.*：.*[一-龥].*{said}"):
        load_settings()


@pytest.mark.parametrize(
    "written",
    ["ftp://a.cn", "a.cn", "https://a.cn/archive", "https://a.cn/x?y", 'https://a.cn/";', "https://a.cn x"],
)
def test_a_public_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("MUDAN_PUBLIC_URL", written)

    with pytest.raises(ConfigError, match=r"MUDAN_PUBLIC_URL=.*https://archive\.example\.cn"):
        load_settings()


def test_a_public_address_ends_without_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUDAN_PUBLIC_URL", " https://a.cn/ ")

    assert load_settings().public_url == "https://a.cn"


def test_what_is_not_said_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("MUDAN_")]:
        monkeypatch.delenv(name)

    assert load_settings() == Settings()


@pytest.mark.parametrize("name", ["index", "seeds", "dictionary", "aliases", "gazetteer"])
@pytest.mark.parametrize("written", ["", "  "])
def test_a_path_of_nothing_is_unset(monkeypatch: pytest.MonkeyPatch, name: str, written: str) -> None:
    monkeypatch.setenv(f"MUDAN_{name.upper()}", written)

    assert getattr(load_settings(), name) == getattr(Settings(), name)


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("index", "/data/index", Path("/data/index")),
        ("trust_index", "TRUE", True),
        ("trust_index", "0", False),
        ("log_queries", "on", True),
        ("page_size", " 100", 100),
        ("hsts", "31536000", 31_536_000),
        ("time_budget", "0.5", 0.5),
        ("dictionary", "more.txt", Path("more.txt")),
        ("site_name", "曹州", "曹州"),
    ],
)
def test_a_setting_is_read(monkeypatch: pytest.MonkeyPatch, name: str, written: str, value: object) -> None:
    monkeypatch.setenv(f"MUDAN_{name.upper()}", written)

    assert getattr(load_settings(), name) == value


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("TRUST_INDEX", "maybe", "true or false"),
        ("TRUST_INDEX", "", "true or false"),
        ("PAGE_SIZE", "0", "a whole number from 1 to 100"),
        ("PAGE_SIZE", "101", "a whole number from 1 to 100"),
        ("PAGE_SIZE", "ten", "a whole number from 1 to 100"),
        ("HSTS", "-1", "a whole number of 0 or more"),
        ("TIME_BUDGET", "nan", "a number from 0 to 60"),
        ("TIME_BUDGET", "inf", "a number from 0 to 60"),
        ("METRICS_BIND", "9100", "host:port"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, name: str, written: str, said: str
) -> None:
    monkeypatch.setenv(f"MUDAN_{name}", written)

    with pytest.raises(ConfigError, match=f"^MUDAN_{name}='{written}'：应为.*{said}"):
        load_settings()
