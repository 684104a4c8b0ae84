"""
Mudan in a browser: pages for readers, JSON for programs, over the public API of `search`.

`mudan serve` runs it, by `web.running.server`. Routes, shapes and settings: `web/README.md`.
"""

from __future__ import annotations

import logging

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from search import SearchService, Settings, load_settings
from web import (
    addresses,
    bars,
    browse,
    caching,
    charsets,
    citations,
    comparing,
    current,
    embed,
    errors,
    facts,
    fragments,
    grouping,
    languages,
    pages,
    pieces,
    policy,
    present,
    reading,
    remarks,
    traditional,
)
from web.checks import MAX_DATE, MAX_TYPED
from web.evidence import Evidence, evidence
from web.holdings import Holdings, holdings
from web.links import Links, no_results
from web.programs import api, discovery, exports, feeds, reference
from web.running import health, journal, metrics, rates
from web.running.apart import Apart
from web.running.budget import Budget
from web.writing import COMPILED, PageEnvironment

__all__ = ["create_app"]

_log = logging.getLogger(__name__)

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""Names by which this machine's own watchers ask; harmless, since they lead nobody elsewhere."""


def create_app(service: SearchService | None = None) -> Flask:
    """
    The WSGI application. An index that is missing is answered with a page that says so, not with a crash.

    Args:
        service: Answers the searches; opened from the settings of the environment when not given.
    """
    settings = load_settings()
    if service is None:
        service = SearchService.open(settings)
        state = service.state()  # opened now, so that the first reader need not wait for it
        if not state.generation:
            _log.warning("nothing can be searched: %s", state.refused)
    app = Flask(__name__, static_folder=None)  # its route is added below, under the rules below
    _configure(app, settings)
    app.extensions |= {
        "holdings": Holdings(current.service),
        "evidence": Evidence(current.service),
        "apart": Apart(),
    }
    # What is registered here runs before all else in a request, and after all else on its answer.
    journal.register(app, settings)
    metrics.register(app)
    charsets.register(app)
    rates.register(app, settings)
    for views in (pages, reading, browse, comparing, api, feeds, discovery, exports, reference, embed, health):
        app.register_blueprint(views.blueprint)
    errors.register(app, settings)
    addresses.register(app, settings)
    fragments.register(app)
    caching.register(app, settings)
    languages.register(app)  # what it says of an answer is heeded by caching
    traditional.register(app)
    current.register(app, settings, service)
    policy.register(app, settings)
    app.wsgi_app = Budget(app.wsgi_app, settings.time_budget, service.state)  # type: ignore[method-assign]
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies
        )

    @app.context_processor
    def from_here() -> dict[str, Links]:
        """A page leads to searches that begin anew, unless its view says from which other one they go on."""
        return {"links": no_results(settings.page_size)}

    return app


def _configure(app: Flask, settings: Settings) -> None:
    """Tell Flask and Jinja how *app* works."""
    app.jinja_environment = PageEnvironment  # before the lines below, which make one
    app.jinja_options = {**app.jinja_options, "bytecode_cache": COMPILED}
    app.debug = False  # whatever FLASK_DEBUG says: it is no setting of ours
    app.config["MAX_CONTENT_LENGTH"] = 1024  # nothing here reads a body
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False  # GET and HEAD are all there is
    app.config["TRUSTED_HOSTS"] = [*settings.hosts, *_LOOPBACK] if settings.hosts else None
    app.url_map.merge_slashes = False  # `//host` is not found, never a redirect to it
    app.static_folder = "static"
    app.add_url_rule("/static/<path:filename>", endpoint="static", view_func=app.send_static_file)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        addresses=addresses,
        citations=citations,
        evidence=evidence,
        facts=facts,
        grouping=grouping,
        holdings=holdings,
        languages=languages,
        present=present,
        remarks=remarks,
        drawn=bars.drawn,
        marked=pieces.marked,
        site_name=settings.site_name,
        export_max=settings.export_max,
        MAX_DATE=MAX_DATE,
        MAX_TYPED=MAX_TYPED,
    )
