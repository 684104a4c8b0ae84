"""Here is a URL below `/embed`, give me the search box for other sites: its script, its frame, and its snippet."""

from __future__ import annotations

import base64
import hashlib
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from flask import Blueprint, Response, abort, render_template, request

from web import addresses, policy, snippets
from web.box import TABLES
from web.caching import FOREVER
from web.checks import given, one_of
from web.current import settings
from web.holdings import holdings
from web.scripts import Scripts
from web.snippets import Design

HOSTS = ("light", "dark", "hostile")
"""The pages on which a box is shown before it is pasted: one of each look."""

FRESH_S = 300
"""How long a frame, or a script asked for without its digest, is kept: it follows this service within that time."""


class Preview(Design):
    """A box, and the page it is shown on."""

    host: Annotated[str, *given(one_of("host", HOSTS))] = HOSTS[0]


SCRIPTS = Scripts.read(Path(__file__).parent / "static" / "embed")

blueprint = Blueprint("embed", __name__)


@blueprint.get("/embed")
def page() -> Response:
    design = Design.read(request.args)
    return _page(
        render_template(
            "embed.html",
            design=design,
            base=addresses.root(),
            is_public=addresses.is_known(),
            newest=SCRIPTS.newest,
            districts=holdings.values("district"),
            snippets=snippets,
            manual=TABLES,
            allowed=_verdict(design.site),
            anyone=policy.ANYONE in settings.embed_origins,
            any_site=bool(settings.embed_origins),
            asked=request.query_string.decode("ascii", "replace"),
        ),
        policy.content_policy(frame_src="'self'"),
    )


@blueprint.get("/embed/preview")
def preview() -> Response:
    """A page that holds the snippet as it is pasted, but for the name of the server."""
    return _with_box("preview.html", Preview.read(request.args), frame_src="'self'", frame_ancestors="'self'")


@blueprint.get("/embed/frame")
def frame() -> Response:
    """The box as a page of its own, for sites that put it into a frame; the one page that others may frame."""
    ancestors = policy.ancestors(settings.embed_origins)
    response = _with_box("frame.html", Design.read(request.args), frame_ancestors=ancestors)
    response.headers["Cache-Control"] = f"public, max-age={FRESH_S}"
    return response


@blueprint.get("/embed/v1/<script>")
def script(script: str) -> Response:
    """A script for other sites. Its digest in the URL is a promise: these bytes for good, or nothing."""
    digest = request.args.get("v", "")
    found = SCRIPTS.find(script, digest)
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    is_packed = request.accept_encodings.quality("gzip") > 0
    response = Response(found.packed if is_packed else found.text, content_type="text/javascript; charset=utf-8")
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = FOREVER if digest else f"public, max-age={FRESH_S}"
    response.set_etag(found.digest)
    response.make_conditional(request)
    return response


@blueprint.after_request
def share(response: Response) -> Response:
    """What is wrong is told where the answer was to be: in the frame, or to the page that runs the script."""
    if response.status_code >= HTTPStatus.BAD_REQUEST and request.endpoint == "embed.frame":
        response.headers["Content-Security-Policy"] = policy.content_policy(
            frame_ancestors=policy.ancestors(settings.embed_origins)
        )
    if request.endpoint == "embed.script":
        # `integrity` needs it, and a page could not read the status of what is gone; this is public code
        response.headers["Access-Control-Allow-Origin"] = policy.ANYONE
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _verdict(origin: str) -> bool | None:
    return policy.allows(settings.embed_origins, origin) if origin else None


def _with_box(template: str, design: Design, **directives: str) -> Response:
    """The page of *template* that holds the box of *design* in its own style."""
    style = render_template("_theme.css", design=design)
    html = render_template(
        template,
        design=design,
        style=style,
        base=request.script_root,
        newest=SCRIPTS.newest,
        origins=settings.embed_origins,
    )
    return _page(html, policy.content_policy(style_src=f"'self' {_hash_of(style)}", **directives))


def _page(html: str, content_policy: str) -> Response:
    response = Response(html, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = content_policy
    response.headers["Cache-Control"] = "no-store"
    return response


def _hash_of(style: str) -> str:
    """The source expression that allows the inline *style* of this answer and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode('ascii')}'"
