"""
Locks that end with the process that holds them: one for whoever writes an index, one for each generation that is read.

Both are `flock`s, so nothing is left behind by a process that is killed, and no lock file is ever deleted: a writer
that had it open would go on beside the next one.
"""

from __future__ import annotations

import fcntl
import os
import re
import shlex
import sys
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from search.errors import IndexLockedError

_HOLDER = re.compile(r"pid (\d+), since (\S+), (.*)\n?")
_MAX_TEXT = 300
_POLL_S = 0.1
_GRACE_S = 0.2
"""Waited in any case: whoever looks whether the lock is held holds it for a moment."""


@dataclass(frozen=True, slots=True)
class Holder:
    """
    Who wrote an index last, or is writing it.

    Attributes:
        since: UTC time, ISO 8601.
        command: Its command line, printable.
    """

    pid: int
    since: str
    command: str

    def __str__(self) -> str:
        return f"pid {self.pid}, since {self.since}, {self.command}"


@contextmanager
def write_lock(path: Path, wait_s: float = 0.0) -> Iterator[None]:
    """
    Hold the right to write an index; *path* is its lock file.

    Args:
        wait_s: How long to wait, in seconds, when another process has it; then, or at once, IndexLockedError.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        deadline = time.monotonic() + max(wait_s, _GRACE_S)
        while not _locked(descriptor):
            if time.monotonic() >= deadline:
                who = holder(path)
                raise IndexLockedError(
                    f"{path.parent} 正在被写入（{who or '另一个进程'}）；请等它结束，或加 --wait 秒数"
                )
            time.sleep(_POLL_S)
        command = shlex.join(sys.orig_argv)[: _MAX_TEXT // 2]
        printable = "".join(char if char.isprintable() else "?" for char in command)
        _say(descriptor, f"pid {os.getpid()}, since {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}, {printable}\n")
        try:
            yield
        finally:
            _say(descriptor, "")
    finally:
        os.close(descriptor)


def holder(path: Path) -> Holder | None:
    """Who holds the lock file at *path*, or was killed while it did; None when nobody did, or it says nothing yet."""
    try:
        with path.open("rb") as file:
            match = _HOLDER.fullmatch(file.read(_MAX_TEXT * 4).decode("utf-8", "replace"))
    except OSError:
        return None
    return Holder(int(match[1]), match[2], match[3]) if match else None


def is_locked(path: Path) -> bool:
    """Whether a process holds the lock file at *path* now."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


class Lease:
    """
    Keeps a generation from being deleted for as long as this object, or the process, lives.

    Args:
        file: A file of the generation that every reader and the one who deletes agree on.

    Raises BlockingIOError when it is being deleted, another OSError when it is not there.
    """

    def __init__(self, file: Path) -> None:
        descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        self._end = weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def release(self) -> None:
        """End it now."""
        self._end()


@contextmanager
def unread(file: Path) -> Iterator[bool]:
    """Whether nobody has a `Lease` on *file*; while this lasts, nobody gets one."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        yield True  # it never was a generation, or is half deleted
        return
    try:
        yield _locked(descriptor)
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _say(descriptor: int, text: str) -> None:
    """Make *text* the content of the lock file; it informs, so a full disk is no reason to fail."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, text.encode(), 0)
