"""A disk that is full, breaks or may not be written, and memory that runs out: a clear error, and the old index intact."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from search.errors import IndexUnwritableError
from search.indexing import builder, durable
from search.indexing.generations import Generations
from tests.reliability.builds import SOAK, TinySource, checked_state, publish, snapshot_of, times
from tests.reliability.host import Host

WRITE_FAILED = 4


def test_a_disk_that_fills_up_at_any_size(host: Host, root: Path) -> None:
    """R05: every file larger than the limit fails to be written, as on a full disk; each try leaves nothing behind."""
    publish(root, 1)
    publish(root, 2)
    before = snapshot_of(root)
    generation = Generations(root).current()
    sizes = sorted({size for size, _ in generation.manifest.files.values()})
    limits = sorted({limit for size in sizes for limit in (size - 1, size // 2)} | {0, 10, 77})
    failures = 0
    for limit in limits[:: times(2, 1)]:
        status, report = host.run("build_limited", str(root), 3, True, "RLIMIT_FSIZE", max(0, limit))
        if status == 0:
            break
        failures += 1

        assert (status, report.splitlines()) == (WRITE_FAILED, [report])
        assert report.startswith("IndexUnwritableError")
        assert snapshot_of(root) == before
    assert failures >= times(4, 8)
    assert host.run("build", str(root), 4, True)[0] == 0
    assert checked_state(root) == 4


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little space; skipped where none can be mounted."""
    directory = tmp_path / "disk"
    directory.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(directory)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield directory
    # Lazily: a map of a file on it may live until it is collected.
    subprocess.run(["umount", "--lazy", str(directory)], check=True)


def test_a_small_disk_that_is_full(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R05, R06"""
    root = small_disk / "index"
    monkeypatch.setattr(Generations, "require_space", lambda self, new, old=0: None)
    publish(root, 1)
    filler = small_disk / "filler"
    status = os.statvfs(small_disk)
    filler.write_bytes(b"x" * (status.f_bavail * status.f_frsize - 20_000))
    before = snapshot_of(root)
    for _ in range(10):
        with pytest.raises(IndexUnwritableError, match="No space left"):
            publish(root, 2, full=True)

        assert snapshot_of(root) == before
    told, state = [], 1
    for left in range(0, 800_000, 800_000 // times(8, 50)):
        filler.write_bytes(b"")
        status = os.statvfs(small_disk)
        filler.write_bytes(b"x" * (status.f_bavail * status.f_frsize - left))
        before = snapshot_of(root)
        try:
            publish(root, state + 1, full=True)
            state += 1
        except IndexUnwritableError as error:
            told.append(str(error))
            assert snapshot_of(root) == before
        assert checked_state(root) == state
    assert 0 < len(told) < times(8, 50)
    assert all("No space left" in each for each in told)
    monkeypatch.undo()
    with pytest.raises(IndexUnwritableError, match="too little space"):
        publish(root, 2, full=True)
    filler.unlink()
    monkeypatch.setattr(Generations, "require_space", lambda self, new, old=0: None)
    publish(root, 2, full=True)
    assert checked_state(root) == 2


def test_too_little_space_is_seen_before_anything_is_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R06"""
    publish(root, 1)
    before = snapshot_of(root)

    class Nearly:
        f_bavail, f_frsize, f_files, f_favail = 1000, 4096, 0, 0

    monkeypatch.setattr(os, "statvfs", lambda path: Nearly)
    with pytest.raises(IndexUnwritableError, match="too little space"):
        publish(root, 2)

    class NoInodes:
        f_bavail, f_frsize, f_files, f_favail = 1 << 30, 4096, 10_000, 3

    monkeypatch.setattr(os, "statvfs", lambda path: NoInodes)
    with pytest.raises(IndexUnwritableError, match="inode"):
        publish(root, 2)

    assert snapshot_of(root) == before


def _failing(function: Callable[..., object], number: int, failing_at: int) -> Callable[..., object]:
    calls = 0

    def fail(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == failing_at:
            raise OSError(number, os.strerror(number))
        return function(*arguments, **options)

    return fail


_CALLS = ("fsync", "link", "chmod", "mkdir", "rename", "replace", "unlink")
_ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EDQUOT)


@pytest.mark.parametrize(
    ("what", "number"),
    [(what, number) for i, what in enumerate(_CALLS) for j, number in enumerate(_ERRORS) if SOAK or i % 4 == j],
    ids=str,
)
def test_a_call_that_fails(root: Path, monkeypatch: pytest.MonkeyPatch, what: str, number: int) -> None:
    """EIO, a disk that turned read-only, a quota: whichever call it strikes, and wherever."""
    publish(root, 1)
    publish(root, 2)
    state = 2
    said: list[str] = []
    for failing_at in (1, 2, 3, 5, 9, 12)[:: times(2, 1)]:
        with monkeypatch.context() as patch:
            patch.setattr(os, what, _failing(getattr(os, what), number, failing_at))
            try:
                publish(root, state + 1, full=failing_at % 2 == 0)
            except IndexUnwritableError as error:
                said.append(str(error))
        found = checked_state(root)
        assert found in (state, state + 1)
        state = found + 1
        publish(root, state)
        assert not Generations(root).leftovers()
    assert all(os.strerror(number) in message for message in said)
    assert said or what in ("link", "unlink")  # a copy instead of a link; a name that need not be taken away


def test_a_read_only_directory(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R66: it serves, and says why it cannot be rebuilt."""
    publish(root, 1)
    real = os.open

    def read_only(path: object, flags: int, *more: object, **options: object) -> int:
        if str(path).startswith(str(root)) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return real(path, flags, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(IndexUnwritableError, match="Read-only"):
        publish(root, 2)
    assert checked_state(root) == 1


def test_a_user_who_may_only_read(host: Host, root: Path) -> None:
    """R66: as nobody, on an index that belongs to nobody and that nobody may write to."""
    publish(root, 1)
    publish(root, 2)
    uid = 65534 if os.geteuid() == 0 else os.geteuid()
    for path in (root.parent, root, *root.rglob("*")):
        os.chown(path, uid, -1)
        path.chmod(0o500 if path.is_dir() else 0o400)
    status, report = host.run("read_as", str(root), uid)
    for path in (root.parent, root, root / "gens"):
        path.chmod(0o700)

    assert status == 0, report
    assert report == {"levels": ["ok"], "state": 2, "writable": False}


def test_memory_that_runs_out(host: Host, root: Path) -> None:
    """The builder may be refused memory anywhere; the old index stays, and no half of a new one."""
    publish(root, 1)
    before = snapshot_of(root)
    for extra in (0, 1 << 20, 4 << 20, 16 << 20):
        status, report = host.run("build_limited", str(root), 2, True, "RLIMIT_AS", extra)

        if status == 0:
            break
        # Where even the error needs memory, or a library gives up by a signal, the process just ends.
        is_told = status == WRITE_FAILED and "out of memory" in report
        assert is_told or status in (-6, -11) or (status == 99 and "emory" in report), (status, report)
        if status == WRITE_FAILED:
            assert snapshot_of(root) == before
        assert checked_state(root) == 1
    assert host.run("build", str(root), 3, True)[0] == 0
    assert checked_state(root) == 3
    assert not Generations(root).leftovers()


def test_memory_errors_are_told_as_such(root: Path) -> None:
    publish(root, 1)

    class Huge(TinySource):
        def articles(self, on_reject, on_page=None):  # type: ignore[no-untyped-def]
            raise MemoryError

    with pytest.raises(IndexUnwritableError, match="out of memory"):
        publish(root, 2, sources=[Huge("甲", 2)])
    assert checked_state(root) == 1
    assert not Generations(root).leftovers()


def test_a_clock_that_jumps(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Generations are counted, not timed: the newest is the one that was published last."""
    for state, year in enumerate((2020, 1980, 2100, 2021), start=1):

        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):  # type: ignore[no-untyped-def]
                return datetime(year, 1, 1, tzinfo=tz)  # noqa: B023 - used at once

        monkeypatch.setattr(builder, "datetime", Clock)
        generation = publish(root, state).generation

        assert datetime.fromisoformat(generation.manifest.built_at) == datetime(year, 1, 1, tzinfo=UTC)
        assert (generation.manifest.generation, checked_state(root)) == (state, state)


def test_without_hard_links_files_are_copied(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(root, 1)
    monkeypatch.setattr(os, "link", _failing(os.link, errno.EPERM, 1))
    copied: list[Path] = []
    copy = durable.shutil.copyfile
    monkeypatch.setattr(durable.shutil, "copyfile", lambda one, two: copied.append(two) or copy(one, two))
    publish(root, 2)

    assert copied
    assert checked_state(root) == 2
