"""
Every knob of Mudan, with its unit, its default and its environment variable (prefix `MUDAN_`, but for those of platforms).

Read once by a front end and passed down as values; nothing below `service` looks at the environment.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from search.errors import ConfigError

_PREFIX = "MUDAN_"
_FLAGS = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(("0", "false", "no", "off"), False)
_LAST_PORT = 65535
_N = TypeVar("_N", int, float)


def _said(description: str, read: Callable[[str], Any], variable: str = "") -> dict[str, Any]:
    """
    What a setting is for; *read* makes its value of what the environment says, None where that is nothing, or raises
    ValueError saying what is wrong.

    Args:
        variable: Its name there, where platforms have one for it; else it follows from the field's.
    """
    return {"description": description, "read": read, "variable": variable}


def _flag(text: str) -> bool:
    value = _FLAGS.get(text.strip().lower())
    if value is None:
        raise ValueError("应为 true 或 false should be true or false")
    return value


def _number(kind: Callable[[str], _N], least: _N, most: _N | None = None) -> Callable[[str], _N]:
    """Reads a number from *least* to *most*."""
    wanted = f"{least}–{most}" if most is not None else f"不小于 {least}"
    bounds = f"from {least} to {most}" if most is not None else f"of {least} or more"

    def read(text: str) -> _N:
        try:
            value = kind(text)
        except ValueError:
            value = None
        # Not `value < least`, which is false of NaN.
        if value is None or not (value >= least and (most is None or value <= most)):
            chinese, english = ("整数", "whole number") if kind is int else ("数", "number")
            raise ValueError(f"应为{chinese}，{wanted} should be a {english} {bounds}")
        return value

    return read


def _path(text: str) -> Path | None:
    """None, which is unset, of nothing: as a file of variables has it."""
    return Path(text) if text.strip() else None


def _host_names(text: str) -> tuple[str, ...]:
    hosts = tuple(filter(None, re.split(r"[\s,]+", text)))
    for host in hosts:
        if not re.fullmatch(r"\.?[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?", host):
            raise ValueError(f"{host} 不是主机名 is not a host name, such as archive.example.cn")
    return hosts


def _rate(text: str) -> str:
    rate = text.strip().lower()
    if rate and not re.fullmatch(r"[1-9]\d{0,8}/([1-9]\d{0,3} ?)?(second|minute|hour|day)", rate):
        raise ValueError("应为多长时间里多少次 a rate is a number in a time: 240/minute, 10/second")
    return rate


def _bind(text: str) -> str:
    host, _, port = text.rpartition(":")
    is_address = re.fullmatch(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]", host)
    if text and not (is_address and re.fullmatch(r"[1-9]\d{0,4}", port, re.ASCII) and int(port) <= _LAST_PORT):
        raise ValueError(
            f"应为主机:端口 an address is host:port, such as 127.0.0.1:9100, with a port from 1 to {_LAST_PORT}"
        )
    return text


def _listening(text: str) -> str | None:
    host = text.strip()
    if not re.fullmatch(r"[A-Za-z0-9._-]*|[0-9A-Fa-f:.]+", host):
        raise ValueError(
            "应为本机的名称或地址 should be a name or an address of this machine, such as 127.0.0.1 or ::"
        )
    return host or None


def _address(text: str) -> str:
    address = text.strip().rstrip("/")
    if address and not re.fullmatch(r"https?://[^\s/?#@\"'<>;,]+", address):
        raise ValueError(
            "以 https:// 或 http:// 开头，不带路径 an address begins with https:// or http:// and has no path, for the "
            "service answers at a name of its own: https://archive.example.cn"
        )
    return address


def _origins(text: str) -> tuple[str, ...]:
    written = text.strip(", \t\n")
    origins = tuple(dict.fromkeys(map(_origin, re.split(r"[\s,]+", written) if written else ())))
    if "*" in origins and len(origins) > 1:
        raise ValueError("* 指所有网站，要单独写 means every site: it stands alone")
    return origins


def _origin(text: str) -> str:
    """
    *text* as browsers write an origin: scheme and host in lower case, the host in ASCII, no port that goes without saying.

    ValueError says what is wrong with it.
    """
    if text == "*":
        return text
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        raise ValueError(f"{text} 不是网站的源 is not an origin, such as https://www.example.gov.cn") from None
    if parts.scheme not in ("https", "http"):
        raise ValueError(f"{text} 没有以 https:// 或 http:// 开头 does not begin with https:// or http://")
    if "*" in host:
        raise ValueError(
            f"{text}：主机名里不能有 *，要逐个写出，或只写 * there is no * inside a host; name each one, or * alone for every site"
        )
    if not re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:.]+", host) or parts.username is not None:
        raise ValueError(f"{text} 不是网站的源 is not an origin, such as https://www.example.gov.cn")
    if parts.path or parts.query or parts.fragment or "?" in text or "#" in text:
        raise ValueError(
            f"{text} 是网页的地址，只要协议、主机与端口 is an address of a page; of its origin only scheme, host and port are wanted"
        )
    shown = f"[{host}]" if ":" in host else host
    default = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, default) else "")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one process; each field's description says what it is for."""

    index: Path = field(default=Path("index"), metadata=_said("Directory of the index.", _path))
    trust_index: bool = field(
        default=False, metadata=_said("Use an index that other users of the machine could write to.", _flag)
    )
    seeds: Path = field(
        default=Path("seeds"), metadata=_said("Corpus that is indexed when no source is named.", _path)
    )
    dictionary: Path | None = field(
        default=None, metadata=_said("Further words for the segmenter, one a line.", _path)
    )
    aliases: Path | None = field(
        default=None, metadata=_said("Other names for the same thing, one rule a line.", _path)
    )
    gazetteer: Path | None = field(
        default=None, metadata=_said("Districts of another city, TOML; Heze's when unset.", _path)
    )
    page_size: int = field(default=10, metadata=_said("Hits on a page of results.", _number(int, 1, 100)))
    export_max: int = field(
        default=10_000,
        metadata=_said("Most articles or paragraphs in one file of an export.", _number(int, 1, 100_000)),
    )
    site_name: str = field(default="牡丹", metadata=_said("Name shown at the head of every page.", str))
    public_url: str = field(
        default="",
        metadata=_said("Address of the service as the world sees it, for links that leave it.", _address),
    )
    embed_origins: tuple[str, ...] = field(
        default=(),
        metadata=_said("Other sites that may ask the API and frame the box: origins, or * for all.", _origins),
    )

    hosts: tuple[str, ...] = field(
        default=(),
        metadata=_said("Names the service answers to, as in the Host header; any when unset.", _host_names),
    )
    proxies: int = field(
        default=0,
        metadata=_said(
            "Proxies in front whose X-Forwarded-For and X-Forwarded-Proto are believed.", _number(int, 0, 5)
        ),
    )
    hsts: int = field(
        default=0,
        metadata=_said("Seconds for which browsers are to use https only; 0 says nothing.", _number(int, 0)),
    )
    time_budget: float = field(
        default=1.0, metadata=_said("Seconds a request may take; 0 for no limit.", _number(float, 0, 60))
    )
    rate_search: str = field(
        default="240/minute", metadata=_said("Searches of one address, for each worker; empty: no limit.", _rate)
    )
    rate_suggest: str = field(default="600/minute", metadata=_said("The same for completions.", _rate))
    rate_export: str = field(default="60/minute", metadata=_said("The same for exports and feeds.", _rate))
    rate_embed: str = field(default="600/minute", metadata=_said("The same for what other sites embed.", _rate))
    log_queries: bool = field(default=False, metadata=_said("Write down what readers ask for.", _flag))
    metrics_bind: str = field(
        default="", metadata=_said("Second address, host:port, for /metrics; on the first one when unset.", _bind)
    )
    host: str = field(default="127.0.0.1", metadata=_said("Where the service listens.", _listening, "HOST"))
    port: int = field(default=8000, metadata=_said("The port there.", _number(int, 1, _LAST_PORT), "PORT"))
    workers: int = field(default=2, metadata=_said("Worker processes.", _number(int, 1, 64), "WEB_CONCURRENCY"))


def variable_of(knob: Field[Any]) -> str:
    """The environment variable of a field of Settings."""
    return str(knob.metadata["variable"]) or f"{_PREFIX}{knob.name.upper()}"


def unknown_settings() -> list[str]:
    """What is to be told of each variable that looks like a setting and is none: so, and which one may be meant."""
    known = [variable_of(knob) for knob in fields(Settings)]
    unknown = sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known)
    meant = {name: get_close_matches(name, known, 1, 0.8) for name in unknown}
    return [
        f"没有 {name} 这一设置 is no setting" + "".join(f"，是 {one} 吗？ do you mean it?" for one in meant[name])
        for name in unknown
    ]


def load_settings() -> Settings:
    """The settings of this process; ConfigError names the variable that cannot be used."""
    values: dict[str, Any] = {}
    for knob in fields(Settings):
        variable = variable_of(knob)
        written = os.environ.get(variable)
        if written is not None:
            try:
                value = knob.metadata["read"](written)
            except ValueError as error:
                raise ConfigError(f"{variable}={written!r}：{error}") from None
            if value is not None:
                values[knob.name] = value
    return Settings(**values)
