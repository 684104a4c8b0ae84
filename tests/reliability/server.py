"""The service as operators run it, `mudan serve`, and readers who ask it all at once."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.ports import free_port
from tests.waiting import until

PATIENCE_S = 60
"""After so long an answer is lost: a machine that does much else may be slow."""

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and the seconds until it began to; *head* is the status line and the headers."""

    status: int
    head: bytes
    body: bytes
    began_s: float


class Server:
    """
    `mudan serve` over the index at *root*, on a free port of this machine.

    Args:
        logs: Where its log is written; beside the index, when not given.
        held: A socket to answer at, which listens already and goes on when the server ends; as systemd gives one.
        within: A command that runs the server's command, which is given to it as arguments.
    """

    def __init__(
        self,
        root: Path,
        checkout: Path,
        *,
        logs: Path | None = None,
        held: socket.socket | None = None,
        within: Sequence[str] = (),
        **settings: str,
    ) -> None:
        self.port = held.getsockname()[1] if held else free_port()
        command = [sys.executable, "-m", "search", "serve", "--index", str(root), "--port", str(self.port)]
        command = [*within, *command]
        passed = ()
        if held:
            passed = (held.fileno(),)
            hand_over = f'LISTEN_FDS=1 LISTEN_PID=$$ exec "$0" "$@" 3<&{held.fileno()}'
            command = ["bash", "-c", hand_over, *command]
        self.log = (logs or root.parent) / f"serve-{self.port}.log"
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                cwd=checkout,
                env={**os.environ, **settings},
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=passed,
            )

    def ask(self, path: str, **headers: str) -> Answer:
        """OSError when the connection fails; ConnectionAbortedError when the answer is cut off."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n".encode()
        started = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S) as connection:
            connection.sendall(request)
            received = connection.recv(1 << 16)
            began_s = time.monotonic() - started
            received += b"".join(iter(lambda: connection.recv(1 << 16), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if _CHUNKED.search(head):
            body = b"".join(_chunks(body))
        elif not length or len(body) != int(length[1]):
            raise ConnectionAbortedError(f"{path}: {received[:200]!r}")
        return Answer(int(head[9:12]), head, body, began_s)

    def raw(self, sent: bytes) -> bytes:
        """What comes back for these very bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S) as connection:
            try:
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # refused before it was all sent: the answer may still be there
            received = b""
            try:
                while block := connection.recv(1 << 16):
                    received += block
            except ConnectionResetError:
                pass
            return received

    def workers(self) -> list[int]:
        """Their process ids."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def private_bytes(self) -> dict[int, int]:
        """What each worker holds in memory for itself, by its process id."""
        page = os.sysconf("SC_PAGE_SIZE")
        held = {}
        for worker in self.workers():
            _, resident, shared, *_ = Path(f"/proc/{worker}/statm").read_text().split()
            held[worker] = (int(resident) - int(shared)) * page
        return held


def _chunks(body: bytes) -> Iterator[bytes]:
    """The pieces of a body whose length was not known when it was begun; ConnectionAbortedError when it breaks off."""
    at = 0
    while True:
        end = body.find(b"\r\n", at)
        if end < 0:
            raise ConnectionAbortedError("the answer was cut off")
        size = int(body[at:end], 16)
        if not size:
            return
        yield body[end + 2 : end + 2 + size]
        at = end + 2 + size + 2


@contextmanager
def serving(root: Path, checkout: Path, *, ready: int = 200, **options: Any) -> Iterator[Server]:
    """A Server of these *options*, until the block ends; *ready* is what `/readyz` answers when it is up."""
    server = Server(root, checkout, **options)
    try:
        end = time.monotonic() + 60
        while True:
            try:
                if server.ask("/readyz").status == ready:
                    break
            except OSError:
                pass
            if time.monotonic() > end or server.process.poll() is not None:
                pytest.fail(f"the server did not come up:\n{server.log.read_text(errors='replace')}")
            time.sleep(0.1)
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        try:
            server.process.wait(20)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()


class Crowd:
    """
    Readers who ask over and over, each as soon as the last answer came; or, with a *rate*, whenever their time has come,
    whether or not others have been answered.

    Args:
        paths: What they ask, by chance; one that is there twice is asked twice as often.
        is_right: Whether an answer to a path is as it should be.
        rate: Requests a second.

    Attributes:
        outcomes: How often what came of it: "right", a status and path, or the class of a failure.
        seconds: From when each request was due until it was answered.
    """

    def __init__(
        self,
        server: Server,
        readers: int,
        paths: Sequence[str],
        is_right: Callable[[str, Answer], bool],
        rate: float = 0.0,
    ) -> None:
        self.outcomes: Counter[str] = Counter()
        self.seconds = array("f")
        self._server = server
        self._paths = paths
        self._is_right = is_right
        self._rate = rate
        self._due = time.monotonic()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(readers)]

    def __enter__(self) -> Crowd:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def goes_on(self, answers: int = 10) -> None:
        """Wait until so many more have been answered right."""
        enough = self.outcomes["right"] + answers
        until(lambda: self.outcomes["right"] >= enough)

    def quantile(self, share: float) -> float:
        """This share of all requests took no longer, in milliseconds."""
        times = sorted(self.seconds)
        return times[min(len(times) - 1, int(share * len(times)))] * 1000

    def _read(self) -> None:
        while not self._stop.is_set():
            due = self._next()
            path = random.choice(self._paths)
            try:
                answer = self._server.ask(path)
                is_good = answer.status == 200 and self._is_right(path, answer)
                outcome = "right" if is_good else f"{answer.status} {path}"
            except ConnectionRefusedError:
                outcome = "refused"
                time.sleep(0.02)
            except OSError as error:
                outcome = type(error).__name__
            with self._lock:
                self.outcomes[outcome] += 1
                self.seconds.append(time.monotonic() - due)

    def _next(self) -> float:
        """When the next request is due, waited for: as readers come who know nothing of each other (a Poisson process)."""
        if not self._rate:
            return time.monotonic()
        with self._lock:
            self._due = due = self._due + random.expovariate(self._rate)
        self._stop.wait(max(0.0, due - time.monotonic()))
        return due
