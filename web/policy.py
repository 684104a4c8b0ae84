"""
What browsers may do with our answers: the headers of every response, and which other sites may ask and frame.

Written here rather than with flask-cors: that reads an origin with `*` or `[` in it as a regular expression, adds its
OPTIONS to every view, and is 900 lines for the three headers that follow from a list of exact strings.
"""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus

from flask import Flask, Response, request

from search import Settings

ANYONE = "*"
"""In place of a list of origins: every site there is."""

PREFLIGHT_MAX_AGE_S = 7200
"""How long a browser need not ask again; Chromium keeps none longer, see `Access-Control-Max-Age` at MDN."""

_DIRECTIVES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def content_policy(**changes: str) -> str:
    """The Content-Security-Policy of a page, with directives added or replaced: `content_policy(frame_src="'self'")`."""
    directives = _DIRECTIVES | {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


SECURITY_HEADERS = {
    "Content-Security-Policy": content_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Set on every response, errors and static files too, unless a view has set its own."""


def register(app: Flask, settings: Settings) -> None:
    """Set these headers on every answer of *app*, and let the sites of the settings ask it."""
    origins = settings.embed_origins

    @app.before_request
    def answer() -> Response | None:
        return answer_preflight(origins)

    @app.after_request
    def finish(response: Response) -> Response:
        share(response, origins)
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.hsts and request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={settings.hsts}"
        return response


def allows(origins: Collection[str], origin: str) -> bool:
    """Whether a page of *origin* may ask and frame; `null`, the origin of files and sandboxes, only when anyone may."""
    return ANYONE in origins or origin in origins


def ancestors(origins: Collection[str]) -> str:
    """The value of `frame-ancestors` for the one page that others may frame."""
    return ANYONE if ANYONE in origins else " ".join(("'self'", *origins))


def answer_preflight(origins: Collection[str]) -> Response | None:
    """
    The answer to a browser that asks whether it may ask the API; None when this request is no such question.

    Nothing runs for it, and it is kept. A site that is not on the list gets what every OPTIONS gets.
    """
    asks = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
    if not asks or not _is_shared() or not allows(origins, request.headers.get("Origin", "")):
        return None
    response = Response(status=HTTPStatus.NO_CONTENT)
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD"
    response.headers["Access-Control-Allow-Headers"] = "Accept-Language, Content-Type, If-None-Match"
    response.headers["Access-Control-Max-Age"] = str(PREFLIGHT_MAX_AGE_S)
    return response


def share(response: Response, origins: Collection[str]) -> None:
    """
    Let pages of *origins* read an answer of the API, errors too. Never with credentials: there are none to send.

    `Vary: Origin` exactly where the answer depends on it, so that caches keep one copy for everybody when it does not.
    """
    if not _is_shared() or not origins:
        return
    if ANYONE in origins:
        response.headers["Access-Control-Allow-Origin"] = ANYONE
    else:
        response.vary.add("Origin")
        origin = request.headers.get("Origin", "")
        if origin not in origins:
            return
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"


def _is_shared() -> bool:
    return request.path.startswith("/api/")


def is_from(origins: Collection[str]) -> bool:
    """Whether a page of another site, one of *origins*, asks the API."""
    return _is_shared() and "Origin" in request.headers and allows(origins, request.headers["Origin"])


def is_operator() -> bool:
    """
    Whether the request comes from this machine itself, through no proxy: what is wrong with an index names its
    directory and the command that mends it, and that is for nobody else.
    """
    return request.remote_addr in ("127.0.0.1", "::1") and "X-Forwarded-For" not in request.headers
