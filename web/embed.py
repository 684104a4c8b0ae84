"""Here is a URL below `/embed`, give me the search box for other sites: its script, its frame, and its snippet."""

from __future__ import annotations

import base64
import hashlib
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from flask import Blueprint, Response, abort, render_template, request

from search import Settings
from web import addresses, policy
from web.box import TABLES
from web.caching import FOREVER
from web.contract import given, one_of
from web.holdings import Holdings
from web.scripts import Scripts
from web.snippets import COLOURS, NAMES, Design

HOSTS = ("light", "dark", "hostile")
"""The pages on which a box is shown before it is pasted: one of each look."""

FRESH_S = 300
"""How long a frame, or a script asked for without its digest, is kept: it follows this service within that time."""


class Preview(Design):
    """A box, and the page it is shown on."""

    host: Annotated[str, *given(one_of("host", HOSTS))] = HOSTS[0]


def blueprint(settings: Settings, holdings: Holdings) -> Blueprint:
    """The routes for sites that embed the box; nothing here searches, so one limit on all of it is enough."""
    embed = Blueprint("embed", __name__)
    scripts = Scripts.read(Path(__file__).parent / "static" / "embed")
    origins = settings.embed_origins

    @embed.get("/embed")
    def page() -> Response:
        design = Design.read(request.args)
        return _page(
            render_template(
                "embed.html",
                design=design,
                base=addresses.root(),
                is_public=addresses.is_known(),
                newest=scripts.newest,
                districts=holdings.values("district"),
                colours=COLOURS,
                names=NAMES,
                manual=TABLES,
                allowed=_verdict(design.site),
                anyone=policy.ANYONE in origins,
                any_site=bool(origins),
                asked=request.query_string.decode("ascii", "replace"),
            ),
            policy.content_policy(frame_src="'self'"),
        )

    @embed.get("/embed/preview")
    def preview() -> Response:
        """A page that holds the snippet as it is pasted, but for the name of the server."""
        design = Preview.read(request.args)
        style = render_template("_theme.css", design=design)
        html = render_template(
            "preview.html",
            design=design,
            base=request.script_root,
            newest=scripts.newest,
            host=design.host,
            style=style,
        )
        return _page(html, policy.content_policy(
            style_src=f"'self' {_hash_of(style)}", frame_src="'self'", frame_ancestors="'self'"
        ))  # fmt: skip

    @embed.get("/embed/frame")
    def frame() -> Response:
        """The box as a page of its own, for sites that put it into a frame; the one page that others may frame."""
        design = Design.read(request.args)
        style = render_template("_theme.css", design=design)
        html = render_template(
            "frame.html",
            design=design,
            base=request.script_root,
            newest=scripts.newest,
            origins=origins,
            style=style,
        )
        response = _page(html, policy.content_policy(
            style_src=f"'self' {_hash_of(style)}", frame_ancestors=policy.ancestors(origins)
        ))  # fmt: skip
        response.headers["Cache-Control"] = f"public, max-age={FRESH_S}"
        return response

    @embed.get("/embed/v1/<script>")
    def script(script: str) -> Response:
        """A script for other sites. Its digest in the URL is a promise: these bytes for good, or nothing."""
        digest = request.args.get("v", "")
        found = scripts.find(script, digest)
        if found is None:
            abort(404)
        is_packed = request.accept_encodings.quality("gzip") > 0
        response = Response(
            found.packed if is_packed else found.text, content_type="text/javascript; charset=utf-8"
        )
        if is_packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Cache-Control"] = FOREVER if digest else f"public, max-age={FRESH_S}"
        response.set_etag(found.digest)
        response.make_conditional(request)
        return response

    @embed.after_request
    def share(response: Response) -> Response:
        """What is wrong is told where the answer was to be: in the frame, or to the page that runs the script."""
        if response.status_code >= HTTPStatus.BAD_REQUEST and request.endpoint == "embed.frame":
            response.headers["Content-Security-Policy"] = policy.content_policy(
                frame_ancestors=policy.ancestors(origins)
            )
        if request.endpoint == "embed.script":
            # `integrity` needs it, and a page could not read the status of what is gone; this is public code
            response.headers["Access-Control-Allow-Origin"] = policy.ANYONE
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def _verdict(origin: str) -> bool | None:
        return policy.allows(origins, origin) if origin else None

    return embed


def _page(html: str, content_policy: str) -> Response:
    response = Response(html, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = content_policy
    response.headers["Cache-Control"] = "no-store"
    return response


def _hash_of(style: str) -> str:
    """The source expression that allows the inline *style* of this answer and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode('ascii')}'"
