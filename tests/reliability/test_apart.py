"""Long answers are written by processes of their own: no worker waits for them, or for a client who reads them slowly."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import statistics
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask

from search import Article
from tests.reliability import builds
from tests.reliability.server import Server, serving
from web.programs import exports
from web.running import apart
from web.running.apart import Apart

ARTICLES = 1_500
"""Of which a file is more than the system keeps for a connection."""

FILE = f"/search.jsonl?q={quote(builds.QUERY)}"
SEARCH = f"/api/v1/search?q={quote(builds.QUERY)}&limit=1"

HELD_S = 1.3
"""Longest that a public request may hold a worker."""


class Long(builds.TinySource):
    """The same articles, each of some pages."""

    def articles(self, *about: object) -> Iterable[Article]:
        for article in super().articles(*about):
            (paragraph,) = article.paragraphs
            yield replace(article, paragraphs=(paragraph._replace(text=paragraph.text * 100),))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of ARTICLES articles, all of which are found."""
    root = tmp_path_factory.mktemp("apart") / "index"
    builds.publish(root, 1, sources=[Long("甲", 1, ARTICLES)])
    return root


@pytest.fixture(scope="module")
def server(archive: Path, checkout: Path) -> Iterator[Server]:
    """A server with one worker over it, for tests that leave it as it is."""
    with serving(archive, checkout, WEB_CONCURRENCY="1") as server:
        yield server


@contextmanager
def stalled(server: Server, path: str = FILE) -> Iterator[socket.socket]:
    """A client who has asked for a file and has read its head alone."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
    client.settimeout(60)
    with client:
        client.connect(("127.0.0.1", server.port))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert client.recv(12) == b"HTTP/1.1 200"
        yield client


def rest_of(client: socket.socket) -> bytes:
    return b"".join(iter(lambda: client.recv(1 << 16), b""))


def records(body: bytes) -> list[str]:
    """The ids in a file of JSON Lines, of which every line can be read."""
    return [json.loads(line)["id"] for line in body.decode().splitlines()]


def children(pid: int) -> list[int]:
    """Processes of this process that have not ended."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found if "State:\tZ" not in Path(f"/proc/{child}/status").read_text()]


def wait_for_writers(worker: int) -> None:
    """Until *worker* has none, or ten seconds."""
    deadline = time.monotonic() + 10
    while children(worker) and time.monotonic() < deadline:
        time.sleep(0.05)


def test_a_worker_answers_while_files_are_written(server: Server, figures) -> None:
    """Two clients who do not read: everybody else is answered, and the two get all of it in the end."""
    whole = server.ask(FILE)
    (worker,) = server.workers()
    with stalled(server) as first, stalled(server) as second:
        writers = children(worker)
        seconds = []
        for _ in range(20):
            started = time.monotonic()
            assert server.ask(SEARCH).status == 200
            seconds.append(time.monotonic() - started)
        third, short = server.ask(FILE), server.ask(f"{FILE}&source=none")
        bodies = [rest_of(client) for client in (first, second)]
    wait_for_writers(worker)
    left = children(worker)
    again = [server.ask(FILE).body for _ in range(4)]

    figures(f"slowest of 20 searches beside two files: {max(seconds):.2f} s")
    assert len(writers) == 2
    assert statistics.median(seconds) < HELD_S, "the slowest is a matter of what else the machine does"
    assert (third.status, json.loads(third.body)["code"], short.status) == (503, "busy", 200)
    assert b"Retry-After: 5\r\n" in third.head
    assert len(set(records(whole.body))) == ARTICLES
    for body in bodies:
        assert body.endswith(b"\r\n0\r\n\r\n")
        assert len(body) > len(whole.body)
    assert not left
    assert again == [whole.body] * 4, "one after the other, there is always room"
    assert server.workers() == [worker]


def test_a_client_who_leaves_ends_what_was_written_for_him(server: Server) -> None:
    (worker,) = server.workers()
    for _ in range(3):
        with stalled(server):
            assert children(worker)
        wait_for_writers(worker)
        assert not children(worker)


def test_nothing_is_written_for_who_asks_for_the_head_alone_or_has_the_file(server: Server) -> None:
    (worker,) = server.workers()
    for _ in range(3):
        head = server.raw(f"HEAD {FILE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()).decode()
        tag = re.search(r"ETag: (.*)\r\n", head)
        assert tag, head
        asked = f"GET {FILE} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag[1]}\r\n\r\n"
        again = server.raw(asked.encode())
        assert not children(worker)
        assert (head[9:12], again[9:12]) == ("200", b"304")
        assert again.endswith(b"\r\n\r\n")
    other = server.ask(FILE, **{"If-None-Match": '"other"'})
    assert (other.status, len(records(other.body))) == (200, ARTICLES)
    assert b"Content-Length" not in other.head, "it is not held whole to be measured"


def test_a_file_is_written_in_memory_that_does_not_grow(server: Server, figures) -> None:
    """What the process has for itself: no more in the second half of a file than in the first."""

    def private(pid: int) -> int:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024

    # Who reads after the process has ended reads what the system kept: halves are of the readings, not of the file.
    held, length = [], 0
    with stalled(server) as client:
        (writer,) = children(server.workers()[0])
        while block := client.recv(1 << 16):
            length += len(block)
            with suppress(FileNotFoundError, ProcessLookupError):
                held.append(private(writer))

    half = len(held) // 2
    early, late = max(held[:half]), max(held[half:])
    figures(
        f"{length / 1e6:.1f} MB written by a process of {early / 1e6:.1f}, later {late / 1e6:.1f} MB of its own"
    )
    assert length > 4_000_000
    assert late - early < 1_000_000


def test_a_file_is_of_one_generation_whatever_is_published_meanwhile(root: Path, checkout: Path) -> None:
    """R21, of long answers: the process goes on with the generation that its worker began with."""
    number = 2 * exports.SHORT
    builds.publish(root, 1, sources=[Long("甲", 1, number)])
    bodies: list[bytes] = []
    with serving(root, checkout) as server:

        def read() -> None:
            while not stop.is_set():
                answer = server.ask(FILE)
                bodies.append(answer.body)
                assert answer.status == 200

        stop = threading.Event()
        reader = threading.Thread(target=read)
        reader.start()
        for state in range(2, 2 + builds.times(4, 40)):
            builds.publish(root, state, sources=[Long("甲", state, number)])
        time.sleep(2.5)
        stop.set()
        reader.join()

    states = [
        {json.loads(line)["title"].partition("号")[0] for line in body.decode().splitlines()} for body in bodies
    ]
    assert all(len(records(body)) == number for body in bodies)
    assert all(len(each) == 1 for each in states)
    assert len(set.union(*states)) > 2


def test_a_stop_lets_a_file_be_written_to_its_end_and_waits_for_nobody_else(archive: Path, checkout: Path) -> None:
    """R28: who reads gets all of it; who does not holds neither the server nor its address."""
    with serving(archive, checkout, WEB_CONCURRENCY="1") as server, stalled(server) as reader, stalled(server):
        writers = children(server.workers()[0])
        server.process.send_signal(signal.SIGTERM)
        time.sleep(1.0)
        body = rest_of(reader)
        try:
            server.process.wait(20)
            socket.create_server(("127.0.0.1", server.port)).close()
        finally:
            for writer in writers:
                with suppress(ProcessLookupError):
                    os.kill(writer, signal.SIGKILL)

    assert body.endswith(b"\r\n0\r\n\r\n")
    assert not re.search(r'"level": "error"', server.log.read_text("utf-8").partition("Handling signal")[0])


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_who_reads_too_slowly_is_told_that_it_is_not_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """After LONGEST_S the process ends as it is, so that the body has no end; it gave way to the workers until then."""
    monkeypatch.setattr(apart, "LONGEST_S", 1)
    ours, theirs = socket.socketpair()
    kept = Apart()
    kept.begin([])
    fork = threading.Event()  # never set: the process waits for it

    def pieces() -> Iterator[bytes]:
        yield f"{os.nice(0)}".encode()
        fork.wait()

    niceness = os.nice(0)
    worker = os.getpid()
    with Flask(__name__).test_request_context(environ_overrides={"gunicorn.socket": theirs}):
        response = kept.answer(b"begun ", pieces())
    started = time.monotonic()
    try:
        for piece in response.iter_encoded():  # as a server does
            theirs.sendall(piece)
    except BrokenPipeError:
        pass
    finally:
        if os.getpid() != worker:
            os._exit(3)
    ours.settimeout(30)
    with ours:
        body = rest_of(ours)

    assert body.decode() == f"begun {niceness + 5}"
    assert time.monotonic() - started < 20
    assert theirs.fileno() == -1
    kept.finish()
    assert not kept.is_busy()
