"""
How long an answer may take: whoever begins it says so, and whoever works on it looks at the clock between its steps.

    with within(1.0):
        service.search(request)     # EngineError's sibling TookTooLongError after a second or little more
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from search.errors import TookTooLongError

_until: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done inside ends with TookTooLongError at the first `check` after so many *seconds*."""
    token = _until.set(monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def check() -> None:
    """Called between steps, none of which takes longer than a tenth of a second; free without a deadline."""
    until = _until.get()
    if until is not None and monotonic() > until:
        raise TookTooLongError("这个查询太费时间，已停止；请写得更具体些")
