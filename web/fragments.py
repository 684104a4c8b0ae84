"""
Parts of pages that depend on the index and the language alone are written once for each generation, and what depends on
the language alone once.

    {% call kept("year", year.date.year) %} … {% endcall %}
    {% call fixed("head") %} … {% endcall %}

Whole pages are never kept: their heads and feet may name what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from web import addresses, languages
from web.current import service
from web.keeping import Kept

_MOST = 128
"""Parts that are kept; the largest, a year of days, has some 60 KB."""


def register(app: Flask) -> None:
    """Give templates `kept` and `fixed`."""
    parts: Kept[str] = Kept(_MOST)
    always: Kept[str] = Kept(_MOST)

    def kept(*key: str | int, caller: Callable[[], str]) -> str:
        """What *caller* writes; it must depend on the generation, the language and *key* alone."""
        return parts.get(service.info().generation, (languages.current(), *addresses.of_links(), *key), caller)

    def fixed(*key: str, caller: Callable[[], str]) -> str:
        """What *caller* writes; it must depend on the language and *key* alone."""
        return always.get("", (languages.current(), *addresses.of_links(), *key), caller)

    app.jinja_env.globals.update(kept=kept, fixed=fixed)
