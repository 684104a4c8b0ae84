"""
Here is a route of this site, give me its address: from the root, in the language that the URL asked for; or absolute, for
feeds, sitemaps and other sites.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from flask import Flask, current_app, g, has_request_context, request, url_for
from werkzeug.exceptions import BadRequest

from search import Article, PartialDate, Settings
from web.languages import chosen, is_for_programs

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?", re.ASCII)

NO_DATE = "unknown"
"""Stands for the date of what has none, in a URL."""

_links: ContextVar[tuple[str, str | None] | None] = ContextVar("what links share", default=None)
"""What `of_links` says, since a page asks for it hundreds of times."""

_VALUE = "a-value"
"""In a URL in place of a value that is put in later."""

_IN_A_LANGUAGE = (
    *("pages.", "reading.", "browse.", "comparing."),
    *("embed.page", "reference.", "exports.", "feeds."),
)
"""How the endpoints begin whose addresses keep the language that was asked for."""

_KEPT = 8192
"""URLs kept of each kind, in all languages together: more than a page has, less than a megabyte."""


def register(app: Flask, settings: Settings) -> None:
    """Let *app* know its own address, if the settings have it, and keep a language that was asked for in its links."""
    app.config["PUBLIC_URL"] = settings.public_url

    @app.before_request
    def begin() -> None:
        _links.set(_shared_by_links())

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        _links.set(None)

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint.startswith(_IN_A_LANGUAGE) and has_request_context():
            values.setdefault("lang", of_links()[1])

    @lru_cache(_KEPT)
    def built(_shared: tuple[str, str | None], endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
        return app.url_for(endpoint, **dict(values))

    def url_of(endpoint: str, **values: Any) -> str:
        """The same from the root of the site for the same values: most links of a page are on every page."""
        if any(name.startswith("_") or isinstance(value, list) for name, value in values.items()):
            return app.url_for(endpoint, **values)
        return built(of_links(), endpoint, tuple(values.items()))

    app.jinja_env.globals["url_for"] = url_of


def of_issue(date: PartialDate | None) -> str:
    """Where the issue of this *date* is listed, or what has none."""
    return url_for("browse.issue", date=str(date or NO_DATE))


def on_page(article: Article, line: int | None = None) -> str:
    """Where the page of *article* is shown with its lines marked; at one *line* of it if named."""
    anchor = f"L{line}" if line else None
    return url_for("reading.page", page_id=article.page_id, article=article.id, _anchor=anchor)


def of_article(article_id: str) -> str:
    """The absolute address of an article, as references and other sites name it: in no language of its own."""
    return f"{of_articles()}{quote(article_id, safe='')}"


def of_articles() -> str:
    """What the absolute addresses of all articles begin with; the id follows."""
    return absolute(url_for("reading.article", article_id=_VALUE, lang=None)).removesuffix(_VALUE)


def path_of(endpoint: str) -> str:
    """The URL of *endpoint*, which takes no values, from the root of the site."""
    return _path_of(of_links(), endpoint)


@lru_cache(_KEPT)
def _path_of(_shared: tuple[str, str | None], endpoint: str) -> str:
    return url_for(endpoint)


def url_maker(endpoint: str, name: str) -> Callable[[str], str]:
    """What makes the URLs of *endpoint* from values of *name*: building each by itself takes ten times as long."""
    before, after = _around(of_links(), endpoint, name)
    return lambda value: f"{before}{quote(value, safe='')}{after}"


@lru_cache(_KEPT)
def _around(_shared: tuple[str, str | None], endpoint: str, name: str) -> tuple[str, str]:
    values: dict[str, Any] = {name: _VALUE}
    before, _, after = url_for(endpoint, **values).partition(_VALUE)
    return before, after


def of_links() -> tuple[str, str | None]:
    """
    What all links of this answer share: where the site is mounted, and the language they say; None when they say none,
    as those for programs.
    """
    return _links.get() or _shared_by_links()


def _shared_by_links() -> tuple[str, str | None]:
    return request.script_root, None if is_for_programs() else chosen() or None


def is_known() -> bool:
    """Whether the settings name the address of the site."""
    return bool(current_app.config["PUBLIC_URL"])


def root() -> str:
    """
    The address of the site's root, without a `/` at its end.

    Without a setting it is what the request names, which is anything a client likes: such an answer is for that client
    alone, and no shared cache may keep it (`web.caching` sees to it). BadRequest when it is not the name of a host.
    """
    if is_known():
        return str(current_app.config["PUBLIC_URL"])
    host = request.headers.get("Host", "")
    if not _HOST.fullmatch(host):
        raise BadRequest()
    g.root = f"{request.scheme}://{host}{request.script_root}"
    return str(g.root)


def named() -> str:
    """The root that this answer names because the request did; empty for none."""
    return str(g.get("root", ""))


def absolute(path: str) -> str:
    """The address of *path*, which is as `url_for` gives it, with the place the site is mounted at."""
    return root() + path.removeprefix(request.script_root)
