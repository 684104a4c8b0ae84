"""
What whoever watches the service counts: requests, times, searches without hits, the index, memory of the workers.

Prometheus' own client. With several workers it keeps its numbers in files of the directory that
`PROMETHEUS_MULTIPROC_DIR` names when this module is first imported; `web.running.server` makes one.
"""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as written
from prometheus_client.multiprocess import MultiProcessCollector

from search import IndexState, Match, SearchResult

_SECONDS = (0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.0, 1.3)
"""Edges of the histograms; the last but one is the default budget, the last the longest a worker may be held."""

REQUESTS = Counter("mudan_requests", "Requests by route and status.", ["route", "status"])
SECONDS = Histogram("mudan_request_seconds", "Time to answer, by route.", ["route"], buckets=_SECONDS)
SEARCHES = Histogram(
    "mudan_search_seconds", "Time to search, by how it was answered.", ["answered"], buckets=_SECONDS
)
HITS = Histogram(
    "mudan_search_hits", "Hits of a search.", buckets=(0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
)
OVER_BUDGET = Counter("mudan_over_budget", "Requests that took longer than they may.", ["route"])
REFUSED = Counter("mudan_refused", "Requests that came too often from one address.", ["kind"])
GENERATION = Gauge("mudan_index_generation", "Generation that answers.", multiprocess_mode="liveall")
BUILT = Gauge("mudan_index_built_timestamp_seconds", "When it was built.", multiprocess_mode="livemax")
BYTES = Gauge("mudan_index_bytes", "Bytes of its files.", multiprocess_mode="livemax")
IS_REFUSED = Gauge(
    "mudan_index_refused", "1 when the newest generation cannot be used.", multiprocess_mode="livemax"
)
MEMORY = Gauge("mudan_worker_private_bytes", "Private memory of a worker.", multiprocess_mode="liveall")

_MEMORY_EVERY_S = 5.0
_STATM = Path("/proc/self/statm")


def register(app: Flask) -> None:
    """Count every request that *app* answers."""
    measured_at = -_MEMORY_EVERY_S

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        nonlocal measured_at
        route = route_of_request()
        REQUESTS.labels(route, str(response.status_code)).inc()
        SECONDS.labels(route).observe(elapsed_s())
        if time.monotonic() - measured_at > _MEMORY_EVERY_S:
            measured_at = time.monotonic()
            MEMORY.set(private_bytes())
        return response


def elapsed_s() -> float:
    """Seconds since this request came in; 0 when it was stopped before anybody looked at the clock."""
    return time.perf_counter() - g.started if "started" in g else 0.0


def route_of_request() -> str:
    """The rule that matched, never the path itself: that would be a new series for every article, and for every probe."""
    return request.url_rule.rule if request.url_rule else "none"


def count_search(result: SearchResult) -> None:
    """Count one answered search: its class is what the best of its hits is."""
    answered = str(result.hits[0].match or "filters") if result.hits else "none"
    if not result.request.text:
        answered = "filters"
    elif result.exact_total:
        answered = str(Match.EXACT)
    SEARCHES.labels(answered).observe(result.took_ms / 1000)
    HITS.observe(result.total)


def show_index(state: IndexState) -> None:
    """Let the gauges say what *state* says."""
    GENERATION.set(int(state.generation or 0))
    BYTES.set(state.size)
    IS_REFUSED.set(bool(state.refused))
    if state.built_at:
        BUILT.set(datetime.fromisoformat(state.built_at).timestamp())


def private_bytes() -> int:
    """Bytes of this process that no other one shares; 0 where the system does not tell."""
    try:
        fields = _STATM.read_text("ascii").split()
    except OSError:
        return 0
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")


def exposition() -> Response:
    """All numbers of all workers, in Prometheus' text format."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(written(registry), content_type=CONTENT_TYPE_LATEST)
