"""
Parts of pages that depend on the index and the language alone are written once for each generation.

    {% call kept("year", year.date.year) %} … {% endcall %}

Whole pages are never kept: their heads and feet may name what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, g, request

from web import languages
from web.keeping import Kept

_MOST = 128
"""Parts that are kept; the largest, a year of days, has some 60 KB."""


def register(app: Flask) -> None:
    """Give templates `kept`. The view must have said of which generation it shows something before it renders."""
    parts: Kept[str] = Kept(_MOST)

    def kept(*key: str | int, caller: Callable[[], str]) -> str:
        """What *caller* writes; it must depend on the generation, the language and *key* alone."""
        within = (languages.current(), languages.chosen(), request.script_root, *key)
        return parts.get(str(g.generation), within, caller)

    app.jinja_env.globals["kept"] = kept
