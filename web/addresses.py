"""Here is a path of this site, give me its absolute address: for feeds, sitemaps and other sites."""

from __future__ import annotations

import re

from flask import Flask, current_app, g, request
from werkzeug.exceptions import BadRequest

from search import Settings

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?", re.ASCII)


def register(app: Flask, settings: Settings) -> None:
    """Let *app* know its own address, if the settings have it."""
    app.config["PUBLIC_URL"] = settings.public_url


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
