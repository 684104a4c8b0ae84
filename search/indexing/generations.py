"""
The directory of an index: generations built aside, one pointer to the current one, one writer at a time.

    index/
      current                 "gen-00000042 <SHA-256 of its MANIFEST.json>", the only name that ever changes meaning
      write.lock              locked while somebody writes; says who; never deleted
      gens/gen-00000042/      a complete generation: MANIFEST.json, the engine's files, and POINTER, the line that
                              `current` has while this generation is the current one
      gens/tmp-…/             a build in progress, or what one that was killed left behind

A generation is complete and on disk before `current` is replaced by one rename, so a reader finds the old one or the
new one, never a mixture, whenever the writer or the machine stops. The pointer vouches for the manifest, the manifest
for every file: nothing is used before it is known to be what was published.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from search import commands
from search.errors import (
    IndexDamagedError,
    IndexForbiddenError,
    IndexMissingError,
    IndexStateError,
    IndexUnwritableError,
)
from search.indexing import access, durable
from search.indexing.locks import Lease, unread, write_lock
from search.indexing.manifest import Manifest
from search.indexing.settling import Settling, settle

MANIFEST = "MANIFEST.json"
POINTER = "POINTER"

_LINE = re.compile(r"(gen-(\d{8})) ([0-9a-f]{64})\n", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}", re.ASCII)
"""Names of files: none of them leads out of its directory."""

_UNUSABLE = (IndexMissingError, IndexDamagedError, IndexForbiddenError)

_NO_MANIFEST = (ValueError, KeyError, TypeError, AttributeError)
"""What reading a file as a manifest raises that is none."""

_MB = 1 << 20
_GROWTH = 6
_REWRITTEN = 0.5
_RESERVE = 4 * _MB
_FILES = 200
"""Room for a build: bytes on disk at its peak for each byte of text, share of the old index that may be written anew,
and what is asked for in any case. Building from 9.7 MB of news took 4.9 times that at its peak and 3.4 at its end."""


@lru_cache(maxsize=1)
def _manifest(content: bytes) -> Manifest:
    """The manifest that is written so: a build asks for the same one half a dozen times, which takes 0.2 s of 20,000 sources."""
    return Manifest.from_json(content)


@dataclass(frozen=True, slots=True)
class Generation:
    """A published generation: where it lies, what it says of itself, and the line that points to it."""

    directory: Path
    manifest: Manifest
    pointer: str

    @property
    def bytes(self) -> int:
        """Size of its files, those it shares with other generations included."""
        return sum(size for size, _ in self.manifest.files.values())


class Generations:
    """
    The generations under one directory.

    Args:
        root: Directory of the index; made, for its owner only, when something is written. What is written is for its owner,
            and for its group where it was given to that (mode 0750).
    """

    _verifying: ClassVar[dict[tuple[Path, str], Future[None]]] = {}
    """What `verify_ahead` began and `verify` has not asked for yet, by directory and pointer."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = root / "write.lock"
        self._gens = root / "gens"
        self._pointer = root / "current"
        self._settling: Settling | None = None

    # Reading

    def pointer(self) -> str:
        """
        The text of the pointer, which changes with every publication; cheap enough to look at on every request.

        Raises IndexMissingError when nothing was ever published.
        """
        try:
            file = os.open(
                self._pointer, os.O_RDONLY | os.O_CLOEXEC
            )  # a file object would cost three times as much
            try:
                return os.read(file, 200).decode("latin-1")
            finally:
                os.close(file)
        except (FileNotFoundError, NotADirectoryError):
            raise self._missing() from None
        except OSError as error:
            raise self._unreadable("current", error) from error

    def current(self) -> Generation:
        """
        The generation the pointer names, its manifest and the sizes of its files checked.

        Raises IndexMissingError when there is none, IndexDamagedError when it is not what was published.
        """
        return self.named(self.pointer())

    def named(self, pointer: str) -> Generation:
        """The generation that a pointer of this text names; as `current` does."""
        match = _LINE.fullmatch(pointer)
        if match is None:
            raise self._damaged("current 的内容不对")
        directory = self._gens / match[1]
        try:
            if directory.is_symlink():
                raise self._damaged(f"{match[1]} 是链接")
            content = (directory / MANIFEST).read_bytes()
        except OSError as error:
            raise self._unreadable(f"{match[1]} 的 {MANIFEST}", error) from error
        if hashlib.sha256(content).hexdigest() != match[3]:
            raise self._damaged(f"{match[1]} 的 {MANIFEST} 与发布时不同")
        try:
            manifest = _manifest(content)
        except _NO_MANIFEST as error:
            raise self._damaged(f"{match[1]} 的 {MANIFEST} 不是清单") from error
        generation = Generation(directory, manifest, pointer)
        self._check_files(generation)
        return generation

    def verify_ahead(self) -> None:
        """
        Let another thread begin to verify the current generation: the next `verify` of it, also by another object of
        this process, waits for that thread.
        """
        with suppress(*_UNUSABLE):
            generation = self.current()
            pool = ThreadPoolExecutor(1)
            self._verifying[self.root, generation.pointer] = pool.submit(self._verify, generation)
            pool.shutdown(wait=False)

    def verify(self, generation: Generation) -> None:
        """Compare every file of *generation* with its checksum; IndexDamagedError when one differs."""
        ahead = self._verifying.pop((self.root, generation.pointer), None)
        if ahead is not None:
            ahead.result()
        else:
            self._verify(generation)

    def _verify(self, generation: Generation) -> None:
        self._check_files(generation)
        for name, (_, expected) in generation.manifest.files.items():
            try:
                found = durable.digest(generation.directory / name)
            except OSError as error:
                raise self._unreadable(f"{generation.directory.name}/{name}", error) from error
            if found != expected:
                raise self._damaged(f"{generation.directory.name}/{name} 与发布时不同")
        if self._line_of(generation.directory) != generation.pointer:
            raise self._damaged(f"{generation.directory.name}/{POINTER} 与发布时不同")

    def previous(self, generation: Generation) -> Generation | None:
        """The generation before this one, None when there is none any more; IndexDamagedError as `named`."""
        match = _LINE.fullmatch(generation.manifest.previous)
        if match is None or not (self._gens / match[1]).exists():
            return None
        return self.named(generation.manifest.previous)

    def newest(self) -> Iterator[Generation]:
        """Every generation on disk whose manifest is what was published, the newest first, current or not."""
        for directory in reversed(self._directories()):
            with suppress(IndexDamagedError, IndexForbiddenError):
                yield self.named(self._line_of(directory))

    def index_command(self) -> str:
        """The command that builds the index from where it was built before; where there is none yet, from some folder."""
        return commands.index(self.root) + ("" if self._directories() else " 文件夹")

    def last_manifest(self) -> Manifest | None:
        """The manifest of the current generation, or else of the newest that has one, be it damaged; None when none has."""
        with suppress(*_UNUSABLE):
            return self.current().manifest
        for directory in reversed(self._directories()):
            with suppress(OSError, *_NO_MANIFEST):
                return _manifest((directory / MANIFEST).read_bytes())
        return None

    def earlier(self, number: int | None = None) -> Generation:
        """
        The generation to go back to: the one of this *number*, or the one before the current one, or, when that is not
        there, the newest whole one that is older; where the current one is damaged or lost, the newest whole one.

        Raises IndexMissingError when there is none.
        """
        current = None
        with suppress(IndexMissingError, IndexDamagedError):
            current = self.current()
            if number is None and (previous := self.previous(current)) is not None and self._is_whole(previous):
                return previous
        if number is None and current is not None and not self._is_whole(current):
            current = None
        for generation in self.newest():
            its = generation.manifest.generation
            is_wanted = its == number if number else current is None or its < current.manifest.generation
            if is_wanted and self._is_whole(generation):
                return generation
        others = [
            generation.manifest.generation
            for generation in self.newest()
            if (current is None or generation.pointer != current.pointer) and self._is_whole(generation)
        ]
        if number is not None:
            wanted = f"第 {number} 代"
        elif current is not None:
            wanted = f"比第 {current.manifest.generation} 代更早的一代"
        else:
            raise IndexMissingError(f"{self.root} 里没有完好的一代 no whole generation", self.index_command())
        if not others:
            raise IndexMissingError(
                f"{self.root} 里没有完好的{wanted}，也没有别的 no such generation, nor any other"
            )
        raise IndexMissingError(
            f"{self.root} 里没有完好的{wanted}，另有第 {'、'.join(map(str, others))} 代 no such generation, but these",
            commands.rollback(self.root, others[0]),
        )

    def lease(self, generation: Generation) -> Lease:
        """Keep *generation* on disk while the lease lives; IndexDamagedError when it has just been deleted."""
        try:
            return Lease(generation.directory / MANIFEST)
        except OSError as error:
            raise self._damaged(f"{generation.directory.name} 已被删除") from error

    def require_private(self) -> None:
        """IndexInsecureError when somebody else may change what is in this directory."""
        access.require_private(self.root, (self.root, self._gens))

    # Writing

    @contextmanager
    def writing(self, wait_s: float = 0.0) -> Iterator[None]:
        """
        Hold the right to write.

        Args:
            wait_s: Seconds to wait when another process has it; then IndexLockedError.

        Raises ConfigError for a directory of other things, IndexUnwritableError for whatever the system refuses meanwhile:
        space, permission, memory.
        """
        with self._explained():
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            access.require_own(self.root, {self.lock.name, self._gens.name, self._pointer.name})
            self._gens.mkdir(mode=0o700, exist_ok=True)
            with write_lock(self.lock, wait_s):
                durable.give(self.lock, self.root)
                access.share(self.root, self.root)  # whatever the umask was when it was made
                access.share(self._gens, self.root)
                with suppress(OSError):  # of somebody else, or none yet
                    for path in (self._pointer, *self._gens.glob("gen-*"), *self._gens.glob("gen-*/*")):
                        access.share(path, self.root)
                yield

    @contextmanager
    def building(self, start_from: Generation | None) -> Iterator[Path]:
        """A directory to build in, with the engine's files of *start_from* linked into it; removed unless it was published."""
        directory = Path(tempfile.mkdtemp(prefix="tmp-", dir=self._gens))
        try:
            if start_from is not None:
                for name in start_from.manifest.files:
                    durable.link(start_from.directory / name, directory / name)
            yield directory
        finally:
            shutil.rmtree(directory, ignore_errors=True)

    def settle_ahead(self, directory: Path, start_from: Generation | None = None) -> None:
        """
        Let another thread begin to put what is in *directory* on the disk and to describe it, as `publish` will, which then
        takes over what has not changed since.
        """
        self._settling = _settling(directory, start_from)
        self._settling.begin()

    def publish(self, directory: Path, manifest: Manifest, start_from: Generation | None = None) -> Generation:
        """
        Make *directory*, which a `building` gave, the current generation; durable when this returns.

        Args:
            start_from: Verified; the checksums of files shared with it are taken from it.
        """
        number = self._next_number()
        ahead, self._settling = self._settling, None
        if ahead is None or ahead.directory != directory:  # or of a build that came to nothing
            ahead = _settling(directory, start_from)
        files = ahead.described()
        manifest = replace(manifest, generation=number, files=files, previous=self._last_whole(start_from))
        content = manifest.to_json()
        line = f"gen-{number:08d} {hashlib.sha256(content).hexdigest()}\n"
        for name, text in ((MANIFEST, content), (POINTER, line.encode("ascii"))):
            (directory / name).write_bytes(text)
            settle(directory / name)
        for path in (*directory.iterdir(), directory):
            access.share(path, self.root)
        durable.sync(directory)
        target = self._gens / f"gen-{number:08d}"
        directory.rename(target)
        try:
            durable.sync(self._gens)
            durable.replace_text(self._pointer, line, 0o600 | access.group_reads(self.root))
        except BaseException:
            if not self._points_to(line):
                target.rename(directory)  # whose `building` removes it
            raise
        return Generation(target, manifest, line)

    def point_to(self, generation: Generation) -> None:
        """Make *generation*, which is on disk, the current one again."""
        self.verify(generation)
        durable.replace_text(self._pointer, generation.pointer, 0o600 | access.group_reads(self.root))

    def require_space(self, new: int, old: int = 0) -> None:
        """
        IndexUnwritableError unless there is room for an index of *new* more bytes of text beside *old* bytes of index.

        Args:
            new: As UTF-8, uncompressed.
        """
        status = os.statvfs(self._gens if self._gens.exists() else self.root)
        free, needed = status.f_bavail * status.f_frsize, int(new * _GROWTH + old * _REWRITTEN) + _RESERVE
        if free < needed:
            raise IndexUnwritableError(
                f"空间不足：{self.root} 尚有 {free // _MB} MB，约需 {needed // _MB} MB，索引未变 "
                f"too little space: {free // _MB} MB free, about {needed // _MB} MB needed",
                commands.space(self.root),
            )
        if status.f_files and status.f_favail < _FILES:
            raise IndexUnwritableError(f"{self.root} 所在的文件系统没有空余的 inode，索引未变 no inodes left")

    def prune(self) -> None:
        """
        Delete builds that came to nothing, and generations that are neither current nor the one before.

        One that a process reads stays until a later call; all do while the current one is damaged; and the one of the
        highest number does, gone back from or never published, so that its number is not given again.
        """
        for leftover in self._gens.glob("tmp-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        self._pointer.with_name("current.tmp").unlink(missing_ok=True)
        try:
            current = self.current()
        except (IndexMissingError, IndexDamagedError):
            return
        kept = {current.directory.name, current.manifest.previous.partition(" ")[0]}
        for directory in self._directories()[:-1]:
            if directory.name not in kept:
                with unread(directory / MANIFEST) as is_free:
                    if is_free:
                        # Renamed first: a deletion that is interrupted must not leave half a generation under its name.
                        doomed = directory.with_name(f"tmp-{directory.name}")
                        directory.rename(doomed)
                        shutil.rmtree(doomed, ignore_errors=True)

    def leftovers(self) -> tuple[str, ...]:
        """Names of what builds that were killed left behind."""
        temporary = self._pointer.with_name("current.tmp")
        found = [f"gens/{path.name}" for path in sorted(self._gens.glob("tmp-*"))]
        return (*found, *([temporary.name] if temporary.exists() else []))

    # Helpers

    def _directories(self) -> list[Path]:
        return sorted(self._gens.glob("gen-" + "[0-9]" * 8))

    def _line_of(self, directory: Path) -> str:
        """The line that pointed to the generation in *directory*, as it says itself."""
        try:
            line = (directory / POINTER).read_bytes()[:200].decode("latin-1")
        except OSError as error:
            raise self._unreadable(f"{directory.name}/{POINTER}", error) from error
        return line if line.startswith(f"{directory.name} ") else ""

    def _is_whole(self, generation: Generation) -> bool:
        with suppress(IndexDamagedError, IndexForbiddenError):
            self.verify(generation)
            return True
        return False

    def _last_whole(self, verified: Generation | None) -> str:
        """The line of the current generation, or of the newest that is whole where the current one is not; or empty."""
        with suppress(*_UNUSABLE):
            current = self.current()
            if (verified is not None and current.pointer == verified.pointer) or self._is_whole(current):
                return current.pointer
        return next((generation.pointer for generation in self.newest() if self._is_whole(generation)), "")

    def _points_to(self, line: str) -> bool:
        with suppress(*_UNUSABLE):
            return self.pointer() == line
        return False

    def _next_number(self) -> int:
        numbers = [int(directory.name[4:]) for directory in self._directories()]
        with suppress(*_UNUSABLE):
            match = _LINE.fullmatch(self.pointer())
            numbers.append(int(match[2]) if match else 0)
        return max(numbers, default=0) + 1

    def _check_files(self, generation: Generation) -> None:
        """That the directory holds exactly the files of the manifest, with their sizes."""
        name, files = generation.directory.name, generation.manifest.files
        try:
            with os.scandir(generation.directory) as entries:
                found = {entry.name: entry.stat(follow_symlinks=False) for entry in entries}
        except OSError as error:
            raise self._unreadable(name, error) from error
        for file, (size, _) in files.items():
            status = found.get(file)
            if status is None or not _NAME.fullmatch(file) or not stat.S_ISREG(status.st_mode):
                raise self._damaged(f"{name}/{file!r} 缺失")
            if status.st_size != size:
                raise self._damaged(f"{name}/{file} 大小不对")
        for file in sorted(found.keys() - files.keys() - {MANIFEST, POINTER}):
            raise self._damaged(f"{name}/{file!r} 不属于它")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise  # of a terminal that has gone, not of the index
        except MemoryError:
            raise self._out_of_memory() from None
        except OSError as error:
            if error.errno == errno.ENOMEM:
                raise self._out_of_memory() from error
            where = f"（{error.filename}）" if error.filename else ""
            raise IndexUnwritableError(
                f"写不了 {self.root}：{error.strerror or error}{where}，索引未变 cannot be written: the index is as it was",
                commands.doctor(self.root),
            ) from error

    def _out_of_memory(self) -> IndexUnwritableError:
        return IndexUnwritableError(
            "内存不足，索引未变；请用 --jobs 1，或加内存 out of memory: the index is as it was"
        )

    def _missing(self) -> IndexMissingError:
        if self._directories():
            return IndexMissingError(
                f"{self._pointer} 不见了，索引还在 the pointer is lost, not the index",
                commands.rollback(self.root),
            )
        return IndexMissingError(f"{self.root} 里还没有索引 no index yet", self.index_command())

    def _unreadable(self, what: str, error: OSError) -> IndexStateError:
        """What the system said when *what*, of the index, was to be read."""
        if isinstance(error, PermissionError):
            if access.owner(Path(error.filename or self.root)) == os.geteuid():
                return IndexForbiddenError(
                    f"没有权限读 {what}，虽是同一用户的 not permitted to read it",
                    commands.make_readable(self.root),
                )
            return IndexForbiddenError(
                f"没有权限读 {what}，是另一用户写的 not permitted to read what another user wrote",
                commands.give(self.root),
            )
        return self._damaged(f"{what} 读不了（{error.strerror}）")

    def _damaged(self, reason: str) -> IndexDamagedError:
        return IndexDamagedError(f"索引损坏：{reason}", commands.rollback(self.root), commands.rebuild(self.root))


def _settling(directory: Path, start_from: Generation | None) -> Settling:
    """Of files that may be shared with *start_from*."""
    if start_from is None:
        return Settling(directory)
    return Settling(directory, start_from.directory, start_from.manifest.files)
