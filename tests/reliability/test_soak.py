"""
Many readers for a long time while the archive changes: nothing fails, no answer is of two states or counts wrong, no worker grows.

    MUDAN_TEST_SOAK=1 .venv/bin/python -m pytest tests/reliability/test_soak.py -k ten_minutes      # 11 minutes
    MUDAN_TEST_SOAK=1 .venv/bin/python -m pytest tests/reliability/test_soak.py -k thousand         # 10 to 20 minutes

The short form, without the variable, takes some twenty seconds for each. Figures are printed at the end of a run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from tests.reliability.builds import SOAK, times
from tests.reliability.changing import PATHS, Archive
from tests.reliability.host import Host
from tests.reliability.server import Crowd, Server, serving
from tests.waiting import until

LOAD = 0.7
"""Of what the service can do at most."""

GROWTH = 0.05 if SOAK else 0.2
"""
Of a worker's memory, at most. In a short run what a worker needs for the first time comes late, and only a leak of megabytes a
generation shows.
"""


def held(server: Server) -> dict[int, int]:
    """Bytes each worker holds, the least of a few looks: for a moment, it holds two generations."""
    looks = []
    for _ in range(times(1, 10)):
        looks.append(server.private_bytes())
        time.sleep(0.3)
    return {worker: min(look[worker] for look in looks) for worker in looks[0]}


def grown(before: dict[int, int], server: Server) -> float:
    """By what share the worker that grew most has grown; of the same workers, or AssertionError."""
    after = held(server)
    assert before.keys() == after.keys()
    return max(after[worker] / before[worker] - 1 for worker in before)


def test_ten_minutes_at_seventy_percent_of_capacity(
    root: Path, checkout: Path, host: Host, figures: Callable[[str], None]
) -> None:
    """R25: mixed searches, a new generation every five seconds, of which every tenth is built anew."""
    seconds, every = times(6, 600), times(1, 5)
    archive = Archive(root, host, checkout / "seeds")
    archive.end(archive.start())
    with serving(root, checkout) as server:
        trial = times(2, 15)
        with Crowd(server, 8, PATHS, archive.note) as all_out:
            time.sleep(trial)
        capacity = all_out.outcomes["right"] / trial
        started = time.monotonic()
        before: dict[int, int] = {}
        with Crowd(server, 32, PATHS, archive.note, rate=LOAD * capacity) as crowd:
            while (passed := time.monotonic() - started) < seconds or not before:
                archive.end(archive.start(full=len(archive.steps) % 10 == 9))
                if passed > seconds / 4 and not before:
                    before = held(server)
                time.sleep(max(0.0, every - (time.monotonic() - started - passed)))
        growth = grown(before, server)

    figures(
        f"{seconds} s, {capacity:.0f} requests/s at most, {sum(crowd.outcomes.values()) / seconds:.0f}/s asked: "
        f"{crowd.outcomes.total()} requests, {len(archive.steps) - 1} generations, "
        f"p50 {crowd.quantile(0.5):.0f} ms, p99 {crowd.quantile(0.99):.0f} ms, slowest {crowd.quantile(1):.0f} ms, "
        f"memory of a worker {max(before.values()) / 1e6:.0f} MB {growth:+.1%}; "
        f"failed {crowd.outcomes.total() - crowd.outcomes['right']}, wrong {len(archive.wrong())}"
    )
    assert set(all_out.outcomes) == set(crowd.outcomes) == {"right"}, crowd.outcomes
    assert archive.wrong() == []
    assert growth <= GROWTH


def test_a_thousand_generations_under_load_with_builders_killed(
    root: Path, checkout: Path, host: Host, figures: Callable[[str], None]
) -> None:
    """R21, R24: 250,000 requests over 1,000 generations; 200 builders are killed, at any moment of their work."""
    builds, requests = times(12, 1260), times(400, 250_000)
    archive = Archive(root, host, checkout / "seeds")
    archive.end(archive.start())
    kills, before, took = 0, {}, 0.1
    started = time.monotonic()
    with serving(root, checkout) as server, Crowd(server, 6, PATHS, archive.note) as crowd:
        for number in range(builds):
            begun = time.monotonic()
            pid = archive.start(full=number % 50 == 49)
            if kills < (number + 1) // 6:  # one that had ended before is made up for
                time.sleep(random.uniform(0, took))
                host.kill(pid)
            if archive.end(pid):
                kills += 1
            elif number % 50 != 49:
                took = time.monotonic() - begun
            while sum(crowd.outcomes.values()) < requests * (number + 1) / builds:
                time.sleep(0.01)
            if number == builds // 4:
                before = held(server)
        growth = grown(before, server)
        newest = max(archive.steps)
        until(lambda: f'"generation": "{newest}"'.encode() in server.ask(PATHS[0]).body)
    seconds = time.monotonic() - started

    figures(
        f"{crowd.outcomes.total()} requests in {seconds:.0f} s, {len(archive.steps) - 1} generations, {kills} builders killed, "
        f"p50 {crowd.quantile(0.5):.0f} ms, p99 {crowd.quantile(0.99):.0f} ms, slowest {crowd.quantile(1):.0f} ms, "
        f"memory of a worker {max(before.values()) / 1e6:.0f} MB {growth:+.1%}; "
        f"failed {crowd.outcomes.total() - crowd.outcomes['right']}, wrong {len(archive.wrong())}"
    )
    assert set(crowd.outcomes) == {"right"}, crowd.outcomes
    assert archive.wrong() == []
    assert growth <= GROWTH
    assert kills >= times(1, 200)
    assert len(archive.steps) > times(8, 1000)
