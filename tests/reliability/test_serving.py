"""Real workers over an index that is replaced while they are asked."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.reliability.builds import QUERY, SOAK, matching, publish, times

IN_A_ROW = 12
"""Answers of the new generation, each over a connection of its own, after which both workers have surely given one."""


@pytest.fixture
def port(root: Path, checkout: Path) -> Iterator[int]:
    """Two gunicorn workers over the index at *root*, which has state 1."""
    publish(root, 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = {"MUDAN_INDEX": str(root), "PYTHONPATH": str(checkout), "WEB_CONCURRENCY": "2"}
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "search", "serve", "--port", str(port)],
        cwd=checkout,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                status, _ = get(port, "/readyz")
                assert status == 200
                break
            except OSError:
                assert server.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def get(port: int, path: str) -> tuple[int, dict[str, object]]:
    """Status and body of an answer, over a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_workers_follow_and_no_request_is_lost(root: Path, port: int) -> None:
    """R21, R23: every answer is of one generation, none fails, and soon all are of the newest."""
    path = f"/api/v1/search?limit=50&q={quote(QUERY)}"
    slowest = 0.0
    for state in range(2, times(6, 200)):
        publish(root, state, full=state % 2 == 0)
        published = time.monotonic()
        new = 0
        while new < IN_A_ROW:
            status, body = get(port, path)
            assert status == 200, body
            hits = body["hits"]
            assert isinstance(hits, list)
            (answered,) = {int(hit["title"][1:].partition("号")[0]) for hit in hits}
            assert body["total"] == len(hits) == matching(answered)
            assert answered in (state - 1, state)
            if answered == state:
                new += 1
            else:
                new = 0
                slowest = max(slowest, time.monotonic() - published)
    assert slowest < 2.0

    status, ready = get(port, "/readyz")
    assert (status, ready["status"], ready["refused"]) == (200, "ok", None)
    if SOAK:
        print(f"\nlast answer of an old generation after {slowest:.2f} s")  # noqa: T201 - for the record
