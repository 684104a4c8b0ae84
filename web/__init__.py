"""
Mudan in a browser: pages for readers, JSON for programs, over the public API of `search`.

`gunicorn 'web:create_app()'` serves it. Routes, shapes and settings: `web/README.md`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, g, request, url_for

from search import SearchService, Settings, load_settings
from web import api, browse, citations, errors, guide, languages, pages, params, policy, present, remarks
from web.holdings import Holdings

__all__ = ["create_app"]

API_MAX_AGE_S = 30
_YEAR_S = 31_536_000


def create_app(service: SearchService | None = None) -> Flask:
    """
    The WSGI application. An index that is missing is answered with a page that says so, not with a crash.

    Args:
        service: Answers the searches; opened from the settings of the environment when not given.
    """
    settings = load_settings()
    if service is None:
        service = SearchService.open(settings)

    app = Flask(__name__, static_folder=None)  # its route is added below, under the rules below
    app.config["MAX_CONTENT_LENGTH"] = 1024  # nothing here reads a body
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False  # GET and HEAD are all there is
    app.url_map.merge_slashes = False  # `//host` is not found, never a redirect to it
    app.static_folder = "static"
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=app.send_static_file)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        citations=citations,
        present=present,
        params=params,
        languages=languages,
        remarks=remarks,
        guide=guide,
        site_name=settings.site_name,
    )
    holdings = Holdings(service)
    app.register_blueprint(pages.blueprint(service, settings, holdings))
    app.register_blueprint(browse.blueprint(service, settings, holdings))
    app.register_blueprint(api.blueprint(service, settings))
    errors.register(app)
    languages.register(app)

    version = _version_of_looks(Path(app.root_path), settings)
    app.jinja_env.globals["asset"] = lambda name: url_for("static", filename=name, v=version)

    @app.before_request
    def before() -> Response | None:
        return policy.answer_preflight(settings.embed_origins)

    @app.after_request
    def finish(response: Response) -> Response:
        policy.share(response, settings.embed_origins)
        for name, value in policy.SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "text/html":
            response.headers.setdefault("Content-Language", languages.tag())
            response.vary.add("Accept-Language")
        return _with_caching(response, version)

    return app


def _with_caching(response: Response, version: str) -> Response:
    """
    Say how long *response* stays true.

    What shows an index carries an ETag of its generation, the URL and the looks, and is asked for again; static
    files never change under their versioned URL; a failure is never kept.
    """
    if response.status_code >= 400:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    generation = g.get("generation")
    if generation:
        url = hashlib.sha256(f"{version} {languages.current()} {request.full_path}".encode()).hexdigest()[:16]
        response.set_etag(f"{generation}-{url}", weak=True)
        is_api = request.path.startswith("/api/")
        response.headers["Cache-Control"] = f"public, max-age={API_MAX_AGE_S}" if is_api else "no-cache"
        response.make_conditional(request)
    elif request.endpoint == "static" and request.args.get("v") == version:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR_S}, immutable"
    else:
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _version_of_looks(root: Path, settings: Settings) -> str:
    """A digest of this package and what it was told: it changes when a page of the same index would look different."""
    digest = hashlib.sha256(f"{settings.site_name}\0{settings.page_size}".encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
