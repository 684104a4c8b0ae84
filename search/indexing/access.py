"""
The directory of an index, and who may read and write what is in it: whom it belongs to, and its group where it was given to that.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Set
from contextlib import suppress
from pathlib import Path

from search import commands
from search.errors import ConfigError, IndexInsecureError
from search.indexing import durable

_STRAY = {"README.md", "lost+found"}
"""What a folder may hold that is to be an index, besides hidden files: that of the checkout, the root of a disk."""


def require_private(root: Path, paths: Iterable[Path]) -> None:
    """IndexInsecureError when somebody else may change what is in *paths*, of the index at *root*."""
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError):
            status = path.stat()
            if status.st_mode & stat.S_IWOTH:
                raise IndexInsecureError(
                    f"{path} 人人可写，设 MUDAN_TRUST_INDEX=1 才用 everybody can write to it",
                    commands.make_private(root),
                )
            # root may read what belongs to anybody: in a container, or to look after another's index.
            if os.geteuid() != 0 and status.st_uid not in (0, os.geteuid()):
                raise IndexInsecureError(
                    f"{path} 属于另一用户（uid {status.st_uid}），设 MUDAN_TRUST_INDEX=1 才用 it is another user's",
                    commands.give(root),
                )


def require_own(root: Path, names: Set[str]) -> None:
    """ConfigError when the directory holds something and nothing of an index, by its *names*: it is somebody's for another purpose."""
    held = {path.name for path in root.iterdir()}
    strange = sorted(name for name in held - _STRAY if not name.startswith("."))
    if strange and not held & names:
        raise ConfigError(
            f"{root} 里已有别的东西（{strange[0]!r}…），不是索引，什么也没有动；请另选一个文件夹 "
            "holds something else and no index: nothing was changed; name another folder"
        )


def group_reads(root: Path) -> int:
    """The bit by which its group reads the index: where the directory is open to that group, not to write, and to nobody else."""
    mode = stat.S_IMODE(root.stat().st_mode)
    return mode & 0o040 if mode & 0o077 == 0o050 else 0


def share(path: Path, root: Path) -> None:
    """Let *path* belong to whom the directory does, and be read by its group where that may read the directory, by nobody else."""
    durable.give(path, root)
    status = path.lstat()
    mode = stat.S_IMODE(status.st_mode)
    reads = group_reads(root) if status.st_gid == root.stat().st_gid else 0
    wanted = mode & 0o700 | (reads | reads >> 2 if stat.S_ISDIR(status.st_mode) else reads)
    if mode != wanted and not stat.S_ISLNK(status.st_mode):
        path.chmod(wanted)


def owner(path: Path) -> int | None:
    """Whose the file at *path* is, or, where that is not told, the folder that keeps it from being told."""
    for each in (path, *path.parents):
        with suppress(OSError):
            return each.lstat().st_uid
    return None
