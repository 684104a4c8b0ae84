"""Here is somebody who watches the service, tell them how it is: `/healthz`, `/readyz`, `/metrics`."""

from __future__ import annotations

from flask import Blueprint, Response, abort, json, request

from search import SearchError
from web.current import service, settings
from web.policy import is_operator
from web.running import metrics

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Whether this process answers; that it has no index is a state to show, not a reason to restart it."""
    try:
        info = service.info()
    except SearchError as error:
        return _json({"status": "degraded", "reason": str(error) if is_operator() else ""})
    return _json({"status": "ok", "generation": info.generation, "articles": info.articles})


@blueprint.get("/readyz")
def readyz() -> Response:
    """Whether this process can answer readers: 503 while there is no index; what is not as it should be, if so."""
    state = service.state()
    is_degraded = state.refused or state.left_out
    status = "unavailable" if not state.generation else "degraded" if is_degraded else "ok"
    body: dict[str, object] = {
        "status": status,
        "generation": state.generation or None,
        "built_at": state.built_at or None,
        "refused": _told(state.refused, "the newest generation cannot be used"),
        "left_out": _told(state.left_out, "a file of the settings cannot be used"),
    }
    response = _json(body)
    response.status_code = 200 if state.generation else 503
    return response


@blueprint.get("/metrics")
def numbers() -> Response:
    """Where a second address was set, only there: which one was asked is what the socket says, not the Host header."""
    if settings.metrics_bind and request.environ["SERVER_PORT"] != settings.metrics_bind.rpartition(":")[2]:
        abort(404)
    metrics.show_index(service.state())
    return metrics.exposition()


def _told(why: str, to_others: str) -> str | None:
    """What is told of what is wrong: *why*, on the machine itself; None where nothing is."""
    return (why if is_operator() else to_others) if why else None


def _json(body: dict[str, object]) -> Response:
    response = Response(json.dumps(body, ensure_ascii=False, sort_keys=False), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
