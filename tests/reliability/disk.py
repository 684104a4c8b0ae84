"""
What a power cut leaves of a directory: names and contents that were synced, and of the rest what chance makes of them.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda content: b"",
    "halved": lambda content: content[: len(content) // 2],
    "zeroed": lambda content: b"\0" * len(content),
}
"""What becomes of the content of a file that was written and not synced."""


class Disk:
    """
    Follows which files and directories below *root* were synced, and makes images of what would be left.

    Args:
        root: As it is now counts as synced.
        scratch: Where images are made, one at a time.
    """

    def __init__(self, root: Path, scratch: Path) -> None:
        self._root = root
        self._scratch = scratch
        self._files: dict[int, tuple[int, int]] = {}
        self._names: dict[int, dict[str, int]] = {}
        self._pointers: dict[int, bytes] = {}
        for path in (root, *root.rglob("*")):
            self.synced(path)

    def synced(self, path: Path) -> None:
        """Remember that the file or directory at *path* was synced just now."""
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            self._names[status.st_ino] = {entry.name: entry.inode() for entry in list(os.scandir(path))}
        else:
            self._files[status.st_ino] = (status.st_size, status.st_mtime_ns)
            if status.st_size < 200:
                self._pointers[status.st_ino] = path.read_bytes()

    def images(self) -> Iterator[tuple[str, Path]]:
        """Each kind of image with where it lies; the next one takes its place."""
        for kind, damage in DAMAGES.items():
            yield kind, self._image(damage, lose_names=False)
        yield "names lost", self._image(DAMAGES["zeroed"], lose_names=True)

    def _image(self, damage: Callable[[bytes], bytes], *, lose_names: bool) -> Path:
        shutil.rmtree(self._scratch, ignore_errors=True)
        self._copy(self._root, self._scratch, damage, lose_names)
        return self._scratch

    def _copy(self, source: Path, target: Path, damage: Callable[[bytes], bytes], lose_names: bool) -> None:
        target.mkdir(mode=0o700)
        durable = self._names.get(source.stat().st_ino, {})
        for entry in list(os.scandir(source)):
            inode = entry.inode()
            if lose_names and durable.get(entry.name) != inode:
                # The name was made, or made to mean another file, since the directory was synced.
                if durable.get(entry.name) in self._pointers:
                    (target / entry.name).write_bytes(self._pointers[durable[entry.name]])
                continue
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                self._copy(path, target / entry.name, damage, lose_names)
                continue
            status = path.stat()
            content = path.read_bytes()
            is_durable = self._files.get(inode) == (status.st_size, status.st_mtime_ns)
            (target / entry.name).write_bytes(content if is_durable else damage(content))
