"""The interface for programs, explained: its OpenAPI document, and a page that shows it to people, with examples."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from web import addresses
from web.current import settings
from web.programs import openapi
from web.programs.answers import as_json
from web.programs.operations import OPERATIONS, ROOT
from web.programs.recipes import RECIPES, filled

blueprint = Blueprint("reference", __name__)


@blueprint.get(f"{ROOT}/openapi.json")
def described() -> Response:
    response = as_json(openapi.document(addresses.root(), settings.site_name))
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/api")
def page() -> str:
    root = addresses.root()
    return render_template(
        "api.html",
        document=openapi.document(root, settings.site_name),
        operations=OPERATIONS,
        recipes=[(one.heading, filled(one.curl, root), filled(one.python, root)) for one in RECIPES],
        words=openapi.words,
    )
