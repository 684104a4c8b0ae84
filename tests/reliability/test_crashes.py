"""A builder that is killed, at whatever moment, leaves the old index or the new one, and readers never notice."""

from __future__ import annotations

import random
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from search.errors import IndexMissingError
from search.indexing.generations import Generations
from search.indexing.locks import holder
from tests.reliability.builds import checked_state, publish, state_of, times
from tests.reliability.host import Host


def test_killed_at_random_moments_while_others_read(host: Host, root: Path) -> None:
    """R01, R23"""
    kills = times(100, 1000)
    rnd = random.Random(1)
    publish(root, 1)
    readers = [host.start("read", str(root), 600.0) for _ in range(times(2, 3))]
    state, killed, published = 1, 0, 0
    lasted = {}
    while killed < kills:
        state += 1
        full = state % 3 == 0
        started = time.monotonic()
        pid = host.start("build", str(root), state, full)
        if full in lasted:
            time.sleep(rnd.uniform(0, 1.1 * lasted[full]))
            host.kill(pid)
        status, _ = host.wait(pid)
        is_published = state_of(Generations(root).current()) == state
        if status == 0:
            lasted[full] = min(time.monotonic() - started, lasted.get(full, 60.0))
        elif not is_published:
            lasted[full] *= 1.03  # it may take longer now, on a machine that others have come to use
        killed += status < 0
        published += is_published

        assert status in (0, -signal.SIGKILL)
        if killed % 10 == 0:
            assert checked_state(root) <= state
        else:
            Generations(root).verify(Generations(root).current())
    status, _ = host.run("build", str(root), state + 1, False)
    (root / "stop").touch()
    reports = [host.wait(pid)[1] for pid in readers]

    assert status == 0
    assert published > kills / 20
    assert checked_state(root) == state + 1
    assert not Generations(root).leftovers()
    assert len(list((root / "gens").iterdir())) <= 2 + len(readers)
    for report in reports:
        assert report["wrong"] == {}
        assert report["answers"] > kills / 2
        assert report["generations"] > published / 3


@pytest.mark.parametrize("full", [False, True], ids=["incremental", "full"])
def test_killed_before_every_event_of_the_file_system(host: Host, root: Path, full: bool) -> None:
    """R02, R20: also while it deletes what is no longer needed."""
    publish(root, 1)
    publish(root, 2)
    _, events = host.run("build_until", str(root), 3, full, 0)
    assert events > 60
    state = 3
    for event in range(1, events + 1, times(3, 1)):
        before = checked_state(root)
        status, _ = host.run("build_until", str(root), state + 1, full, event)

        assert status in (0, -signal.SIGKILL)
        assert checked_state(root) in (before, state + 1)
        whole = {generation.directory.name for generation in Generations(root).newest()}
        assert whole == {path.name for path in (root / "gens").glob("gen-*")}, "half a generation under its name"
        state += 1
    assert host.run("build", str(root), state + 1, full)[0] == 0
    assert checked_state(root) == state + 1
    assert not Generations(root).leftovers()
    assert len(list((root / "gens").iterdir())) == 2


def test_killed_before_every_event_of_the_first_build(host: Host, root: Path) -> None:
    """R02 with nothing to fall back to: there is an index, whole, or none."""
    event = 0
    while True:
        event += times(4, 1)
        status, _ = host.run("build_until", str(root), 1, False, event)
        try:
            assert checked_state(root) == 1
        except IndexMissingError:
            assert status == -signal.SIGKILL
        else:
            break
    assert event > 40


def test_of_builds_at_once_one_runs_and_the_others_say_who_it_is(host: Host, root: Path) -> None:
    """R07"""
    publish(root, 1)
    pids = [host.start("build", str(root), 2, True, 120.0) for _ in range(10)]
    while (who := holder(root / "write.lock")) is None or who.pid not in pids:
        time.sleep(0.01)
    refused = [host.wait(pid) for pid in pids if pid != who.pid]

    assert not host.has_ended(who.pid), "nobody waited for it"
    for status, report in refused:
        assert status == 75
        assert f"pid {who.pid}, since 20" in report
        assert "tests.reliability.host" in report
    root.with_name("go").touch()
    assert host.wait(who.pid)[0] == 0
    assert checked_state(root) == 2


def test_a_second_writer_waits_when_asked_to(host: Host, root: Path) -> None:
    """R07"""
    publish(root, 1)
    pid = host.start("build", str(root), 2, True, 0.5)
    while "pid" not in (root / "write.lock").read_text():
        time.sleep(0.01)

    publish(root, 3, wait_s=20.0)

    assert host.wait(pid)[0] == 0
    assert checked_state(root) == 3


def _children(pid: int) -> list[int]:
    """Processes whose parent is *pid*."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(status.parent.name))
    return found


def test_no_process_outlives_a_builder_that_is_killed(host: Host, root: Path) -> None:
    """R08; that a killed child ends the build is shown in tests/backends/test_columns.py (R09)."""
    publish(root, 1)
    pid = host.start("build_with_workers", str(root), 2)
    deadline = time.monotonic() + 30
    while not (children := _children(pid)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert children
    host.kill(pid)
    assert host.wait(pid)[0] == -signal.SIGKILL
    deadline = time.monotonic() + 5
    while any(_runs(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.01)

    assert not [child for child in children if _runs(child)]
    assert checked_state(root) == 1
    publish(root, 3)
    assert checked_state(root) == 3


def _runs(pid: int) -> bool:
    """Whether *pid* is a process that is more than a name waiting to be collected."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
