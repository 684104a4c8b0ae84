"""
How often one address may ask: so many requests in a time, counted for each kind of request by itself.

Each worker counts by itself, in memory, so an address reaches at most as many times a rate as there are workers. Uses
`limits`, the counting half of flask-limiter: the other half, a decorator on every view, would scatter this table.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping

from flask import Flask, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from werkzeug.exceptions import TooManyRequests

from search import Settings
from web import policy
from web.running import metrics

KINDS: Mapping[str, str] = {
    "pages.search": "search",
    "api.search": "search",
    "api.search_beside": "search",
    "api.facets": "search",
    "comparing.over_time": "search",
    "api.suggest": "suggest",
    "exports.parts": "search",
    "exports.csv": "export",
    "exports.jsonl": "export",
    "exports.ris": "export",
    "exports.bib": "export",
    "feeds.search_atom": "export",
    "feeds.search_rss": "export",
    "feeds.newest_atom": "export",
    "feeds.newest_rss": "export",
    "discovery.suggest": "suggest",
    "embed.frame": "embed",
}
"""Endpoint → the kind that it counts as. What is not here costs little and is not counted."""


def kind_of_request(origins: Collection[str]) -> str | None:
    """What this request counts as: a search that a page of *origins* asks for is one of `embed`; None: not counted."""
    kind = KINDS.get(request.endpoint or "")
    return "embed" if kind in ("search", "suggest") and policy.is_from(origins) else kind


def register(app: Flask, settings: Settings) -> None:
    """Refuse, with 429 and `Retry-After`, what comes too often from one address."""
    rates = {
        "search": _rate(settings.rate_search),
        "suggest": _rate(settings.rate_suggest),
        "export": _rate(settings.rate_export),
        "embed": _rate(settings.rate_embed),
    }
    limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    @app.before_request
    def count() -> None:
        kind = kind_of_request(settings.embed_origins)
        rate = rates[kind] if kind else None
        if kind is None or rate is None:
            return
        who = request.remote_addr or ""
        if not limiter.hit(rate, kind, who):
            metrics.REFUSED.labels(kind).inc()
            after = limiter.get_window_stats(rate, kind, who).reset_time - time.time()
            raise TooManyRequests(retry_after=max(1, min(round(after), rate.get_expiry())))


def _rate(text: str) -> RateLimitItem | None:
    return parse(text) if text else None
