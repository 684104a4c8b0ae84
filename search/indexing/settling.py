"""
Here is a directory that is complete, give me it on the disk and described: the size and SHA-256 of every file.

What is described ahead, while other work goes on, is taken over as long as it has not changed since.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from search.indexing import durable

Files = Mapping[str, tuple[int, str]]
"""Size in bytes and SHA-256 by name."""


class _Identity(NamedTuple):
    """What changes of a file when its content does."""

    inode: int
    size: int
    changed_ns: int


class Settled(NamedTuple):
    """A file that was on the disk when it was this one, and its SHA-256."""

    identity: _Identity
    digest: str


class Settling:
    """
    Puts the files of a directory on the disk.

    Args:
        directory: Holds them; none is changed any more while they are described.
        shared: A directory with which it may share files; these are on the disk already.
        known: What is known of the files there.
    """

    def __init__(self, directory: Path, shared: Path | None = None, known: Files | None = None) -> None:
        self.directory = directory
        self._shared = shared
        self._known = known or {}
        self._ahead: Future[dict[str, Settled]] | None = None

    def begin(self) -> None:
        """Let another thread begin with what is there now."""
        files = [file for file in sorted(self.directory.iterdir()) if self._known_of(file) is None]
        pool = ThreadPoolExecutor(1)
        self._ahead = pool.submit(lambda: {file.name: settle(file) for file in files})
        pool.shutdown(wait=False)

    def described(self) -> dict[str, tuple[int, str]]:
        """Size and SHA-256 of every file, all of which are on the disk afterwards."""
        ahead: dict[str, Settled] = {}
        if self._ahead is not None:
            with suppress(OSError):  # whatever it was, it is met again below
                ahead = self._ahead.result()
        described = {}
        for file in sorted(self.directory.iterdir()):
            known = self._known_of(file)  # then it has been on the disk since that was published
            if known is None:
                settled = ahead.get(file.name)
                if settled is None or settled.identity != _identity(file):
                    settled = settle(file)
                known = settled.identity.size, settled.digest
            described[file.name] = known
        return described

    def _known_of(self, file: Path) -> tuple[int, str] | None:
        known = self._known.get(file.name)
        if known is not None and self._shared is not None and file.samefile(self._shared / file.name):
            return known
        return None


def _identity(file: Path) -> _Identity:
    status = file.stat()
    return _Identity(status.st_ino, status.st_size, status.st_mtime_ns)


def settle(file: Path) -> Settled:
    """Have *file* on the disk, to be read only; OSError when the disk refuses."""
    identity = _identity(file)
    file.chmod(0o400)
    durable.sync(file)
    return Settled(identity, durable.digest(file))
