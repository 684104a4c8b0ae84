"""
What an answer is made from: the settings and the service of the application that makes it.

They are found as Flask's own `request` is, so that a view is a function like any other.
"""

from __future__ import annotations

from typing import cast

from flask import current_app, g
from werkzeug.local import LocalProxy

from search import SearchService, Settings


def _service() -> SearchService:
    return cast(SearchService, g.get("service", current_app.extensions["mudan"]))


service = cast(SearchService, LocalProxy(_service))
"""What one request is answered, in however many looks, is of one generation."""

settings = cast(Settings, LocalProxy(lambda: current_app.extensions["settings"]))
