"""
What an answer is made from: the settings and the service of the application that makes it.

They are found as Flask's own `request` is, so that a view is a function like any other.
"""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app, g
from werkzeug.local import LocalProxy

from search import SearchService, Settings


def register(app: Flask, settings: Settings, service: SearchService) -> None:
    """Let all that *app* answers be made from these, and what one request is answered, from one generation."""
    app.extensions |= {"mudan": service, "settings": settings}

    @app.before_request
    def begin() -> None:
        g.service = service.of_one_generation()


def _service() -> SearchService:
    return cast(SearchService, g.get("service", current_app.extensions["mudan"]))


service = cast(SearchService, LocalProxy(_service))
settings = cast(Settings, LocalProxy(lambda: current_app.extensions["settings"]))
