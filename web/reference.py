"""The interface for programs, explained: its OpenAPI document, and a page that shows it to people, with examples."""

from __future__ import annotations

from flask import Blueprint, Response

from search import SearchService, Settings
from web import addresses, openapi
from web.answers import as_json
from web.operations import ROOT


def blueprint(service: SearchService, settings: Settings) -> Blueprint:
    """The routes."""
    reference = Blueprint("reference", __name__)

    @reference.get(f"{ROOT}/openapi.json")
    def described() -> Response:
        response = as_json(openapi.document(addresses.root(), settings.site_name), "application/json")
        response.vary.add("Accept-Language")
        return response

    return reference
