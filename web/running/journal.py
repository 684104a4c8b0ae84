"""
What the service writes down: one line of JSON a request, and every warning of ours and of the libraries below us.

A line is one line whatever is in it, and can be read: whatever cannot be printed is escaped, so that no text can end a
line, move a terminal's cursor or turn the order of what follows. What readers ask for is not written down unless a setting says so, nor
is the message of an unforeseen exception, which may quote it.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import traceback
from typing import Any

import structlog
from flask import Flask, Response, g, request

from search import Settings
from web.keeping import generation_shown
from web.running.metrics import elapsed_s, route_of_request

REQUEST_ID = "X-Request-ID"

_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)
_MAX_AGENT = 200

_log = logging.getLogger("mudan.request")


def register(app: Flask, settings: Settings) -> None:
    """Give every request of *app* an id, and write a line when it is answered."""

    @app.before_request
    def begin() -> None:
        given = request.headers.get(REQUEST_ID, "") if settings.proxies else ""
        g.request_id = given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)

    @app.after_request
    def write(response: Response) -> Response:
        number = g.get("request_id") or secrets.token_hex(8)  # without one when it was stopped before it began
        response.headers[REQUEST_ID] = number
        line: dict[str, Any] = {
            "id": number,
            "method": request.method,
            "route": route_of_request(),
            "status": response.status_code,
            "ms": round(elapsed_s() * 1000, 1),
            "bytes": response.content_length,
            "address": request.remote_addr,
            "agent": request.headers.get("User-Agent", "")[:_MAX_AGENT],
            "generation": generation_shown() or None,
        }
        if settings.log_queries:
            line["url"] = request.full_path[:2000]
        _log.info("request", extra=line)
        return response


def configuration(level: str = "INFO") -> dict[str, Any]:
    """For `logging.config.dictConfig`: everything that is logged goes to standard output in one shape."""
    common: list[structlog.typing.Processor] = [
        structlog.stdlib.ExtraAdder(),
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": common,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _without_the_request,
            _where_not_what,
            structlog.processors.JSONRenderer(_one_line, default=repr),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {
            "lines": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}
        },
        "root": {"level": level, "handlers": ["lines"]},
        # gunicorn insists on handlers of its own; they are the same one.
        "loggers": {
            "gunicorn.error": {"level": level, "handlers": ["lines"], "propagate": False},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }


def _one_line(event: structlog.typing.EventDict, **how: Any) -> str:
    """*event* as JSON without a character that is not seen: of those, JSON itself escapes only the controls of ASCII."""
    text = json.dumps(event, ensure_ascii=False, **how)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def _where_not_what(
    logger: logging.Logger, method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """In place of an exception, its class and the places it passed, and those of what it was raised from."""
    info = event.pop("exc_info", None)
    error = info[1] if isinstance(info, tuple) else info
    errors: list[BaseException] = []
    while isinstance(error, BaseException) and error not in errors:
        errors.append(error)
        error = error.__cause__
    if errors:
        frames = [frame for each in errors for frame in traceback.extract_tb(each.__traceback__)]
        event["exception"] = " from ".join(type(each).__qualname__ for each in errors)
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _without_the_request(
    logger: logging.Logger, method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """gunicorn quotes a request line that it cannot read, with whatever was asked in it; who sent it is enough."""
    said = event.get("event")
    if isinstance(said, str) and said.startswith("Invalid request from"):
        event["event"] = said.partition(": ")[0]
    return event
