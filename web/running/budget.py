"""
No request holds a worker longer than its budget of time.

The clock is a signal, so it stops whatever runs, and the worker must be one that answers in its main thread: gunicorn's
sync worker, which `web.running.server` asks for. In any other thread nothing is stopped, since Python delivers signals to the
main thread alone.
"""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from contextvars import copy_context
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_AGAIN_S = 0.25
"""How long after the first alarm another one follows, should the first have been swallowed on its way."""


class OverBudgetError(Exception):
    """The request took longer than it may; raised wherever it was at that moment."""


class Budget:
    """
    The application within a budget of time.

    Args:
        app: What answers. It turns OverBudgetError into a response; where it cannot, a plain 503 takes its place.
        seconds: How long one call may take; 0 for as long as it likes. What a streamed body takes is not counted.
        prepare: Called before the clock starts: what a process does once is not the first reader's fault.
    """

    def __init__(self, app: WSGIApplication, seconds: float, prepare: Callable[[], object]) -> None:
        self._app = app
        self._seconds = seconds
        self._prepare = prepare
        self._has_handler = False

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with suppress(Exception):  # what fails here fails again below, where there is an answer for it
            self._prepare()
        if not self._seconds or threading.current_thread() is not threading.main_thread():
            return self._app(environ, start_response)
        if not self._has_handler:
            signal.signal(signal.SIGALRM, _ring)
            self._has_handler = True
        try:
            # In a context of its own: what an alarm keeps from being undone, such as Flask's, is forgotten with it.
            return copy_context().run(self._within, environ, start_response)
        except Exception:
            _stop()  # the alarm may have rung just before the clock was stopped below
            if not _has_rung:
                raise
            return _plain(start_response)

    # A call of its own: in CPython 3.11 an exception raised by a signal in a loop that stands in the `try` itself
    # can miss its `except` and `finally`; in a called function it does not.
    def _within(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        global _is_counting, _has_rung
        try:
            _is_counting, _has_rung = True, False
            signal.setitimer(signal.ITIMER_REAL, self._seconds, _AGAIN_S)
            return self._app(environ, start_response)
        finally:
            _stop()


_is_counting = False
"""Whether a request is under way: an alarm that comes when none is must not end whatever else the process does."""


_has_rung = False
"""Whether an alarm ended it: an exception of another kind may be all that is left of that."""


def _ring(number: int, frame: FrameType | None) -> None:
    global _has_rung
    if _is_counting:
        _has_rung = True
        raise OverBudgetError


def _stop() -> None:
    global _is_counting
    _is_counting = False
    signal.setitimer(signal.ITIMER_REAL, 0)


def _plain(start_response: StartResponse) -> Iterable[bytes]:
    problem = {"type": "about:blank", "title": "Service Unavailable", "status": 503, "code": "over_budget"}
    headers = [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store"), ("Retry-After", "5")]
    start_response("503 Service Unavailable", headers, sys.exc_info())
    return [json.dumps(problem).encode()]
