"""The interface for programs, explained: its OpenAPI document, and a page that shows it to people, with examples."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from search import Settings
from web import addresses
from web.links import no_results
from web.programs import openapi
from web.programs.answers import as_json
from web.programs.operations import OPERATIONS, ROOT
from web.programs.recipes import RECIPES, filled


def blueprint(settings: Settings) -> Blueprint:
    """The routes."""
    reference = Blueprint("reference", __name__)

    @reference.get(f"{ROOT}/openapi.json")
    def described() -> Response:
        response = as_json(openapi.document(addresses.root(), settings.site_name), "application/json")
        response.vary.add("Accept-Language")
        return response

    @reference.get("/api")
    def page() -> str:
        root = addresses.root()
        return render_template(
            "api.html",
            document=openapi.document(root, settings.site_name),
            operations=OPERATIONS,
            recipes=[(one.heading, filled(one.curl, root), filled(one.python, root)) for one in RECIPES],
            words=openapi.words,
            links=no_results(settings.page_size),
        )

    return reference
