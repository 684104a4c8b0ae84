"""
The directory of an index: generations built aside, one pointer to the current one, one writer at a time.

    index/
      current                 "gen-00000042 <SHA-256 of its MANIFEST.json>", the only name that ever changes meaning
      write.lock              locked while somebody writes; says who; never deleted
      gens/gen-00000042/      a complete generation: MANIFEST.json and the engine's files
      gens/tmp-…/             a build in progress, or what one that was killed left behind

A generation is complete and on disk before `current` is replaced by one rename, so a reader finds the old one or the
new one, never a mixture, whenever the writer or the machine stops.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from search.errors import IndexIncompatibleError, IndexLockedError, IndexMissingError
from search.indexing.manifest import Manifest

KEPT = 2
"""Generations that stay on disk: the current one and the one before it."""

_MANIFEST = "MANIFEST.json"
_POINTER = re.compile(r"(gen-(\d{8})) ([0-9a-f]{64})\n", re.ASCII)


@dataclass(frozen=True, slots=True)
class Generation:
    """A published generation: where it lies, and what it says of itself."""

    directory: Path
    manifest: Manifest


class Generations:
    """
    The generations under one directory.

    Args:
        root: Directory of the index; made, readable by its owner only, when something is written.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._gens = root / "gens"
        self._pointer = root / "current"

    def pointer(self) -> str:
        """
        The text of the pointer, which changes with every publication; cheap enough to look at on every request.

        Raises IndexMissingError when nothing was ever published.
        """
        try:
            return self._pointer.read_text("ascii", errors="replace")
        except (FileNotFoundError, NotADirectoryError):
            raise IndexMissingError(f"{self.root} 里还没有索引；请运行 mudan index --index {self.root}") from None

    def current(self) -> Generation:
        """
        The generation the pointer names, its manifest and the sizes of its files checked.

        Raises IndexMissingError when there is none, IndexIncompatibleError when it is not what was published.
        """
        match = _POINTER.fullmatch(self.pointer())
        if match is None:
            raise self._damaged("current 的内容不对")
        directory = self._gens / match[1]
        try:
            content = (directory / _MANIFEST).read_bytes()
        except OSError as error:
            raise self._damaged(f"{match[1]} 缺少 {_MANIFEST}") from error
        if hashlib.sha256(content).hexdigest() != match[3]:
            raise self._damaged(f"{match[1]} 的 {_MANIFEST} 与发布时不同")
        manifest = Manifest.from_json(content)
        for name, (size, _) in manifest.files.items():
            file = directory / name
            if not file.is_file() or file.stat().st_size != size:
                raise self._damaged(f"{match[1]}/{name} 缺失或大小不对")
        return Generation(directory, manifest)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write; IndexLockedError, at once, when another process has it."""
        self._gens.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.root / "write.lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.seek(0)
                holder = lock.read(200).strip() or "另一个进程"
                raise IndexLockedError(f"{self.root} 正在被写入（{holder}）；请等它结束") from None
            lock.truncate(0)
            lock.write(f"pid {os.getpid()}, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n")
            lock.flush()
            self._remove_leftovers()
            yield

    @contextmanager
    def building(self, start_from: Generation | None) -> Iterator[Path]:
        """A directory to build in, with the engine's files of *start_from* linked into it; removed on failure."""
        directory = Path(tempfile.mkdtemp(prefix="tmp-", dir=self._gens))
        try:
            if start_from is not None:
                for name in start_from.manifest.files:
                    _link(start_from.directory / name, directory / name)
            yield directory
        except BaseException:
            shutil.rmtree(directory, ignore_errors=True)
            raise

    def publish(self, directory: Path, manifest: Manifest) -> Generation:
        """Make *directory*, which a `building` gave, the current generation; durable when this returns."""
        manifest = replace(manifest, generation=self._next_number(), files=_described(directory))
        content = manifest.to_json()
        (directory / _MANIFEST).write_bytes(content)
        for file in directory.iterdir():
            file.chmod(0o400)
            _sync(file)
        _sync(directory)
        name = f"gen-{manifest.generation:08d}"
        target = self._gens / name
        directory.rename(target)
        _sync(self._gens)
        temporary = self.root / "current.tmp"
        temporary.write_text(f"{name} {hashlib.sha256(content).hexdigest()}\n", "ascii")
        _sync(temporary)
        temporary.replace(self._pointer)
        _sync(self.root)
        return Generation(target, manifest)

    def prune(self) -> None:
        """Delete all but the newest KEPT generations; readers that have one open keep its files."""
        for directory in self._published()[:-KEPT]:
            # Renamed first: a deletion that is interrupted must not leave half a generation under its name.
            doomed = directory.with_name(f"tmp-{directory.name}")
            directory.rename(doomed)
            shutil.rmtree(doomed, ignore_errors=True)

    def _published(self) -> list[Path]:
        return sorted(self._gens.glob("gen-" + "[0-9]" * 8))

    def _next_number(self) -> int:
        return max((int(directory.name[4:]) for directory in self._published()), default=0) + 1

    def _remove_leftovers(self) -> None:
        for directory in self._gens.glob("tmp-*"):
            shutil.rmtree(directory, ignore_errors=True)

    def _damaged(self, reason: str) -> IndexIncompatibleError:
        return IndexIncompatibleError(f"索引损坏：{reason}；请运行 mudan index --rebuild --index {self.root}")


def _link(existing: Path, new: Path) -> None:
    try:
        new.hardlink_to(existing)
    except OSError:  # another file system, or one without links
        shutil.copyfile(existing, new)


def _described(directory: Path) -> dict[str, tuple[int, str]]:
    described = {}
    for file in sorted(directory.iterdir()):
        with file.open("rb") as content:
            described[file.name] = (file.stat().st_size, hashlib.file_digest(content, "sha256").hexdigest())
    return described


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
