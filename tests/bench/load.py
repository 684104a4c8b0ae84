"""
How the service stands up to readers: `python -m tests.bench.load --corpus FILE`.

Builds an index of the corpus once, serves it by gunicorn with two workers, and asks for pages of results of queries that
never repeat: first one after the other, for the time of an answer, then as fast as several readers at once can, for how
many there are a second. The same is done with a bare Flask page beside it. Prints a table; exits with 1 when an answer was
not 200. Nothing of the corpus is printed or kept outside the directory given.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from tests.bench.workload import read_articles
from tests.ports import free_port

WORKERS = 2
READERS = 8
"""Requests under way at once: as many as keep two workers busy without queueing for long."""

_STARTING_S = 60.0
"""How long a server may take to answer."""

_SETTLING_S = 3.0
"""What workers do before their first request takes: reading the index is not what is measured."""

_SAMPLE = 20_000
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Answers:
    """
    What came back.

    Attributes:
        ms: Time of each answer.
        packed: Bytes of each body as it was sent, compressed.
        failed: Answers that were not 200 (under their status), or none at all (under 0).
        cpu_ms: Processor time of the server for each answer.
    """

    seconds: float
    ms: Sequence[float]
    packed: Sequence[int]
    failed: Counter[int]
    cpu_ms: float = 0.0

    def at(self, share: float) -> float:
        """The quantile of the times."""
        times = sorted(self.ms)
        return times[min(len(times) - 1, int(share * len(times)))]

    @property
    def a_second(self) -> float:
        """Answers a second."""
        return len(self.ms) / self.seconds


def queries(articles: Path, number: int, seed: int) -> list[str]:
    """
    URLs of pages of results, as readers ask: words and strings out of headlines, some narrowed or sorted.

    Of ten queries four are one stretch of a headline, three two stretches, two a quoted string, and one is narrowed to a
    year and sorted by date. None comes twice.
    """
    titles = [one.title for one in read_articles(articles, _SAMPLE)]
    chance = random.Random(seed)
    made: dict[str, None] = {}

    def piece(least: int, most: int) -> str:
        while True:
            stretches = _HAN.findall(chance.choice(titles))
            if stretches:
                stretch = chance.choice(stretches)
                length = min(len(stretch), chance.randint(least, most))
                at = chance.randint(0, len(stretch) - length)
                return str(stretch[at : at + length])

    while len(made) < number:
        kind = chance.randrange(10)
        if kind < 4:
            asked = {"q": piece(2, 4)}
        elif kind < 7:
            asked = {"q": f"{piece(2, 3)} {piece(2, 3)}"}
        elif kind < 9:
            asked = {"q": f'"{piece(4, 8)}"'}
        else:
            year = str(chance.randint(2013, 2020))
            asked = {"q": piece(2, 3), "from": year, "to": year, "sort": "newest"}
        made[f"/search?{urlencode(asked)}"] = None
    return list(made)


def ask(address: tuple[str, int], urls: Sequence[str], readers: int) -> Answers:
    """Ask for every URL once, *readers* at a time, each on a connection of its own."""
    waiting = iter(urls)
    ms: list[float] = []
    packed: list[int] = []
    failed: Counter[int] = Counter()

    def read() -> None:
        for url in waiting:
            started = time.perf_counter()
            try:
                status, body = _get(address, url)
            except (OSError, ValueError, IndexError):
                failed[0] += 1
                continue
            ms.append((time.perf_counter() - started) * 1000)
            packed.append(len(body))
            if status != HTTPStatus.OK:
                failed[status] += 1

    started = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        for reading in [pool.submit(read) for _ in range(readers)]:
            reading.result()
    return Answers(time.perf_counter() - started, ms, packed, failed)


def _get(address: tuple[str, int], url: str) -> tuple[int, bytes]:
    # By hand: readers share the processors with the server, and any client library takes more than a socket.
    with socket.create_connection(address) as connection:
        connection.sendall(
            f"GET {url} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode()
        )
        with connection.makefile("rb") as inlet:
            answer = inlet.read()
    head, _, body = answer.partition(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    if b"content-encoding: gzip" not in head.lower():
        body = gzip.compress(body, 6)
    return status, body


@contextmanager
def served(application: str, **environ: str) -> Iterator[tuple[tuple[str, int], Callable[[], float]]]:
    """
    A server on a free port: its address, and what tells the seconds its workers have run.

    Args:
        application: What gunicorn runs; empty for the service as `mudan serve` runs it, with its log and counts.
    """
    address = ("127.0.0.1", free_port())
    host, port = address[0], str(address[1])
    command = [sys.executable, "-m", "search", "serve", "--host", host, "--port", port, "--workers", str(WORKERS)]
    if application:
        command = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--no-control-socket"]
        command += ["--bind", f"{host}:{port}", "--log-level", "error", application]
    quiet = subprocess.DEVNULL  # a line for each request
    server = subprocess.Popen(command, cwd=_CHECKOUT, env={**os.environ, **environ}, stdout=quiet, stderr=quiet)
    try:
        end = time.monotonic() + _STARTING_S
        while not _answers(address):
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the server did not come up: {command}")
            time.sleep(0.1)
        time.sleep(_SETTLING_S)
        yield address, lambda: _seconds_of_children(server.pid)
    finally:
        server.terminate()
        server.wait()


def _answers(address: tuple[str, int]) -> bool:
    """Whether a request is answered there, which is later than that a connection is accepted."""
    try:
        return _get(address, "/search")[0] == HTTPStatus.OK
    except (OSError, ValueError, IndexError):
        return False


def _seconds_of_children(pid: int) -> float:
    """Processor time that the children of a process have spent, in seconds; of Linux only."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    spent = 0
    for child in children:
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])  # utime and stime, fields 14 and 15 of proc(5)
    return spent / os.sysconf("SC_CLK_TCK")


def bare() -> object:
    """The least that Flask can answer with."""
    from flask import Flask

    app = Flask("bare")
    app.add_url_rule("/search", endpoint="search", view_func=lambda: "<!doctype html><title>bare</title><p>bare")
    return app


def measure(application: str, urls: Sequence[str], alone: int, **environ: str) -> tuple[Answers, Answers]:
    """
    Answers one after the other, and answers to several readers at once.

    Args:
        alone: How many of *urls* are asked one after the other; a tenth as many before, so that workers are warm.
    """
    warm, one, many = urls[: alone // 10], urls[alone // 10 : alone // 10 + alone], urls[alone // 10 + alone :]
    with served(application, **environ) as (address, spent):
        ask(address, warm, WORKERS)
        answers = []
        for asked, readers in ((one, 1), (many, READERS)):
            before = spent()
            answer = ask(address, asked, readers)
            answers.append(replace(answer, cpu_ms=(spent() - before) * 1000 / len(asked)))
    return answers[0], answers[1]


def main() -> int:
    """Run it; 2 when there is no corpus."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--corpus", default=os.environ.get("MUDAN_BENCH_CORPUS", ""))
    parser.add_argument("--work", default=Path(tempfile.gettempdir()) / "mudan-load", type=Path)
    parser.add_argument("--index", type=Path, help="an index of the corpus that is already there")
    parser.add_argument("--requests", default=3000, type=int, help="under load; half as many one after the other")
    parser.add_argument("--seed", default=1, type=int)
    options = parser.parse_args()
    corpus = Path(options.corpus)
    if not options.corpus or not corpus.is_file():
        sys.stderr.write("load: no corpus; name one with --corpus or MUDAN_BENCH_CORPUS\n")
        return 2
    index = options.index
    if index is None:
        index = options.work / "index"
        command = [sys.executable, "-m", "search", "index", "--index", str(index), str(corpus)]
        quiet = subprocess.DEVNULL
        subprocess.run(command, cwd=_CHECKOUT, check=True, stdout=quiet, stderr=quiet)
    alone = options.requests // 2
    urls = queries(corpus, alone // 10 + alone + options.requests, options.seed)
    # All requests come from one address, which would soon be told to wait.
    ours = measure("", urls, alone, MUDAN_INDEX=str(index), MUDAN_RATE_SEARCH="")
    theirs = measure("tests.bench.load:bare()", urls, alone)
    failed = sum((each.failed for each in (*ours, *theirs)), Counter())
    sys.stdout.write(
        f"{table(ours, theirs)}\nfailed: {dict(failed) or 'none'}; load average {os.getloadavg()[0]:.0f}\n"
    )
    return 1 if failed else 0


def table(ours: tuple[Answers, Answers], theirs: tuple[Answers, Answers]) -> str:
    """The table in Markdown."""
    lines = ["| | Mudan | bare Flask | ratio |", "|---|---|---|---|"]

    def row(name: str, one: float, other: float, digits: int = 1) -> None:
        ratio = (
            f"{one / other:.2f}" if other else "–"
        )  # so few requests that the clock of the processor did not move
        lines.append(f"| {name} | {one:.{digits}f} | {other:.{digits}f} | {ratio} |")

    alone, many = zip(ours, theirs, strict=True)
    for share in (0.5, 0.95, 0.99):
        row(f"one reader, p{share * 100:.0f} ms", alone[0].at(share), alone[1].at(share))
    row(f"{READERS} readers, pages a second", many[0].a_second, many[1].a_second, 0)
    for share in (0.5, 0.99):
        row(f"{READERS} readers, p{share * 100:.0f} ms", many[0].at(share), many[1].at(share))
    row("processor time, ms a page", many[0].cpu_ms, many[1].cpu_ms, 2)
    sizes = sorted((*alone[0].packed, *many[0].packed))
    lines.append(
        f"\ncompressed HTML: median {sizes[len(sizes) // 2] / 1024:.1f} KB, largest {sizes[-1] / 1024:.1f} KB"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
