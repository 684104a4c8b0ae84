"""How long an answer stays true, how a client asks whether it still is, and how it is packed for the way."""

from __future__ import annotations

import hashlib
from functools import cache
from http import HTTPStatus

from flask import Flask, Response, current_app, request, url_for
from flask_compress import Compress
from werkzeug.exceptions import PreconditionFailed

from search import Settings, package_digest
from web import addresses, languages
from web.keeping import files_shown, generation_shown

API_MAX_AGE_S = 30
FOREVER = "public, max-age=31536000, immutable"
"""Of what stands under an address that holds its digest or version; a year is the longest that caches heed."""

_PACKED = (
    "text/html text/css text/plain text/javascript text/csv text/markdown image/svg+xml application/json "
    "application/problem+json application/x-ndjson application/x-suggestions+json application/atom+xml "
    "application/rss+xml application/xml application/opensearchdescription+xml application/x-bibtex "
    "application/x-research-info-systems"
)

_PACKING = 3
"""Level of gzip and brotli: half the time of the defaults (6 and 4) for pages of results that are 7 % larger."""


def register(app: Flask, settings: Settings) -> None:
    """Let *app* say it with every answer, and give templates `asset`: a static file under a URL that never changes."""
    version = _version_of_looks(settings)

    @cache
    def asset(_root: str, name: str) -> str:
        return url_for("static", filename=name, v=version)

    app.jinja_env.globals["asset"] = lambda name: asset(request.script_root, name)
    app.config["COMPRESS_MIMETYPES"] = _PACKED.split()
    app.config["COMPRESS_ALGORITHM"] = app.config["COMPRESS_ALGORITHM_STREAMING"] = ["br", "gzip"]
    app.config["COMPRESS_LEVEL"] = app.config["COMPRESS_BR_LEVEL"] = _PACKING
    # Tags are weak and compared before the answer is packed; Flask-Compress would do it again, at 1 % of a page's time.
    app.config["COMPRESS_EVALUATE_CONDITIONAL_REQUEST"] = False
    Compress(app)  # what is registered first is done last

    @app.after_request
    def keep(response: Response) -> Response:
        return _with_caching(response, version)


def _with_caching(response: Response, version: str) -> Response:
    """
    Say how long *response* stays true.

    What shows an index carries an ETag of its generation, the files of the settings, the URL and the looks, and is asked for again, unless its view
    has said otherwise; static files never change under their versioned URL; a failure is never kept. What names the host that a request claimed
    to have asked is for this client alone. All tags are weak, since the same answer is packed in several ways.
    """
    if response.status_code >= 400:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    generation = generation_shown()
    if generation and "Cache-Control" not in response.headers:
        who = f"{languages.current() if 'Accept-Language' in response.headers.get('Vary', '') else ''} {addresses.named()}"
        built_at = current_app.extensions["mudan"].state().built_at  # numbers begin anew in a new index
        what = f"{version} {built_at} {files_shown()} {who} {request.full_path}"
        url = hashlib.sha256(what.encode()).hexdigest()[:16]
        response.set_etag(f"{generation}-{url}", weak=True)
        is_api = request.blueprint == "api"
        response.headers["Cache-Control"] = f"public, max-age={API_MAX_AGE_S}" if is_api else "no-cache"
        if request.if_none_match or request.if_match:
            response.make_conditional(request)
            if response.status_code == HTTPStatus.PRECONDITION_FAILED:
                response.close()
                return current_app.make_response(current_app.handle_user_exception(PreconditionFailed()))
    elif request.endpoint == "static" and request.args.get("v") == version:
        response.headers["Cache-Control"] = FOREVER
    else:
        response.headers.setdefault("Cache-Control", "no-cache")
    tag, is_weak = response.get_etag()
    if tag and not is_weak:
        response.set_etag(tag, weak=True)
    if addresses.named() and not response.cache_control.no_store:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _version_of_looks(settings: Settings) -> str:
    """A digest of the program and all it was told: it changes when an answer from the same index may be another one."""
    program = f"{package_digest('search')}\0{package_digest('web')}"
    return hashlib.sha256(f"{program}\0{settings}".encode()).hexdigest()[:12]
