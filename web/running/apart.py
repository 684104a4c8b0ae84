"""
Here is an answer that takes long to write, give it to a process of its own: however long it takes, and however slowly its
reader takes it, no worker waits.

The worker that began the answer forks: the copy goes on with it, and the worker takes the next request. That needs to know the server:
gunicorn's sync workers, see `web.running.server`. Under any other one, an answer is written where it was begun.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import socket
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from flask import Response, current_app, request
from werkzeug.local import LocalProxy

MOST = 2
"""Answers of one worker that are written at once."""

LONGEST_S = 120
"""Seconds that writing one may take. Then it breaks off, which HTTP/1.1 tells its reader."""

_NICENESS = 5
"""Of such a process: a quarter of a processor that a worker wants too (Linux, sched(7))."""


class Apart:
    """What one worker has given away."""

    def __init__(self) -> None:
        self._listeners: Sequence[socket.socket] | None = None
        self._writers: set[int] = set()

    def begin(self, listeners: Sequence[socket.socket]) -> None:
        """Say that this process is a worker of the server that listens there."""
        self._listeners = listeners

    def is_busy(self) -> bool:
        """Whether MOST answers are being written already."""
        self._writers -= {pid for pid in self._writers if os.waitpid(pid, os.WNOHANG)[0]}
        return len(self._writers) >= MOST

    def finish(self) -> None:
        """Wait for what is being written: with the last worker, a server or its container may end."""
        while self._writers:
            os.waitpid(self._writers.pop(), 0)

    def answer(self, begun: bytes, rest: Iterable[bytes]) -> Response:
        """The response that consists of what is *begun* and of the *rest*, which is made when it is sent."""
        worker = os.getpid()
        response = Response(self._pieces(begun, rest, request.environ.get("gunicorn.socket")))
        response.automatically_set_content_length = False  # to be measured, it would be made before it is sent

        # The server calls it when the last piece was sent, or none can be sent any more.
        @response.call_on_close
        def end() -> None:
            if os.getpid() != worker:
                os._exit(0)

        return response

    def _pieces(self, begun: bytes, rest: Iterable[bytes], client: socket.socket | None) -> Iterator[bytes]:
        if self._listeners is not None and client is not None:
            pid = os.fork()
            if pid:
                self._writers.add(pid)
                os.close(client.detach())  # else the server would shut down a connection that is another's now
                # The client has gone, for all that the server needs to know: it says nothing and takes the next one.
                raise BrokenPipeError(errno.EPIPE, "")
            self._settle()
        yield begun
        yield from rest

    def _settle(self) -> None:
        """Make a copy of a worker what writes one answer and ends."""
        gc.freeze()  # what it has in common with the worker is not touched
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGALRM, signal.SIGABRT):
            signal.signal(number, signal.SIG_DFL)
        signal.alarm(LONGEST_S)
        os.nice(_NICENESS)
        for listener in self._listeners or ():
            listener.close()


apart = cast(Apart, LocalProxy(lambda: current_app.extensions["apart"]))
"""That of the application that answers."""
