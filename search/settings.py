"""
Every knob of Mudan, with its unit, its default and its environment variable (prefix `MUDAN_`).

Read once by a front end and passed down as values; nothing below `service` looks at the environment.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from search.errors import ConfigError


class Settings(BaseSettings):
    """The settings of one process; each field's description says what it is for."""

    model_config = SettingsConfigDict(env_prefix="MUDAN_", frozen=True, extra="ignore")

    index: Path = Field(Path("index"), description="Directory of the index.")
    trust_index: bool = Field(False, description="Use an index that other users of the machine could write to.")
    seeds: Path = Field(Path("seeds"), description="Corpus that is indexed when no source is named.")
    dictionary: Path | None = Field(None, description="Further words for the segmenter, one a line.")
    aliases: Path | None = Field(None, description="Other names for the same thing, one rule a line.")
    gazetteer: Path | None = Field(None, description="Districts of another city, TOML; Heze's when unset.")
    page_size: int = Field(10, ge=1, le=100, description="Hits on a page of results.")
    export_max: int = Field(10_000, ge=1, le=1_000_000, description="Most articles or paragraphs in one export.")
    site_name: str = Field("牡丹", description="Name shown at the head of every page.")
    public_url: str = Field(
        "", description="Address of the service as the world sees it, for links that leave it."
    )
    embed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Other sites that may ask the API and frame the box: origins, or * for all."
    )

    hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Names the service answers to, as in the Host header; any when unset."
    )
    proxies: int = Field(
        0, ge=0, le=5, description="Proxies in front whose X-Forwarded-For and X-Forwarded-Proto are believed."
    )
    hsts: int = Field(0, ge=0, description="Seconds for which browsers are to use https only; 0 says nothing.")
    time_budget: float = Field(1.0, ge=0, le=60, description="Seconds a request may take; 0 for no limit.")
    rate_search: str = Field(
        "240/minute", description="Searches of one address, for each worker; empty: no limit."
    )
    rate_suggest: str = Field("600/minute", description="The same for completions.")
    rate_export: str = Field("20/minute", description="The same for exports and feeds.")
    rate_embed: str = Field("600/minute", description="The same for what other sites embed.")
    log_queries: bool = Field(False, description="Write down what readers ask for.")
    metrics_bind: str = Field(
        "", description="Second address, host:port, for /metrics; on the first one when unset."
    )

    @field_validator("hosts", mode="before")
    @classmethod
    def _hosts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        hosts = tuple(filter(None, re.split(r"[\s,]+", value)))
        for host in hosts:
            if not re.fullmatch(r"\.?[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?", host):
                raise ValueError(f"{host} is not a host name, such as archive.example.cn")
        return hosts

    @field_validator("rate_search", "rate_suggest", "rate_export", "rate_embed")
    @classmethod
    def _rates(cls, value: str) -> str:
        rate = value.strip().lower()
        if rate and not re.fullmatch(r"[1-9]\d{0,8}/([1-9]\d{0,3} ?)?(second|minute|hour|day)", rate):
            raise ValueError("a rate is a number in a time: 240/minute, 10/second")
        return rate

    @field_validator("metrics_bind")
    @classmethod
    def _metrics_bind(cls, value: str) -> str:
        if value and not re.fullmatch(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):[1-9]\d{0,4}", value):
            raise ValueError("an address is host:port, such as 127.0.0.1:9100")
        return value

    @field_validator("public_url")
    @classmethod
    def _public_url(cls, value: str) -> str:
        address = value.strip().rstrip("/")
        if address and not re.fullmatch(r"https?://[^\s/?#@\"'<>;,]+(/[^\s?#\"'<>;,]*)?", address):
            raise ValueError(
                "an address begins with https:// or http:// and has no query: https://archive.example.cn"
            )
        return address

    @field_validator("embed_origins", mode="before")
    @classmethod
    def _embed_origins(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        origins = tuple(
            dict.fromkeys(map(_origin, re.split(r"[\s,]+", value.strip(", \t\n")) if value.strip() else ()))
        )
        if "*" in origins and len(origins) > 1:
            raise ValueError("* means every site: it stands alone")
        return origins


def load_settings() -> Settings:
    """The settings of this process; ConfigError names the variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "MUDAN_" + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigError(f"{name}={first['input']!r}: {first['msg'].removeprefix('Value error, ')}") from error


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
        raise ValueError(f"{text} is not an origin, such as https://www.example.gov.cn") from None
    if parts.scheme not in ("https", "http"):
        raise ValueError(f"{text} does not begin with https:// or http://")
    if "*" in host:
        raise ValueError(f"{text}: there is no * inside a host; name each one, or * alone for every site")
    if not re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:.]+", host) or parts.username is not None:
        raise ValueError(f"{text} is not an origin, such as https://www.example.gov.cn")
    if parts.path or parts.query or parts.fragment or "?" in text or "#" in text:
        raise ValueError(f"{text} is an address of a page; of its origin only scheme, host and port are wanted")
    shown = f"[{host}]" if ":" in host else host
    default = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, default) else "")
