"""
Files that are still there after a power cut: what is written is on the disk before anything points to it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

_BLOCK = 1 << 25


def sync(path: Path) -> None:
    """Have the file or directory at *path* on the disk before this returns."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_text(path: Path, text: str, mode: int) -> None:
    """Replace the file at *path* by one of this *text* and *mode*: afterwards it is the old one or the new one."""
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.unlink(missing_ok=True)
    with temporary.open("x", encoding="ascii", newline="") as file:
        file.write(text)
    temporary.chmod(mode)
    give(temporary, path.parent)
    sync(temporary)
    temporary.replace(path)
    sync(path.parent)


def give(path: Path, folder: Path) -> None:
    """Let *path* belong to whom *folder* does, where root wrote it: he is to read it, too. And to its group, if that may be."""
    owner = folder.stat()
    if os.geteuid() == 0 and owner.st_uid != 0:
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
    elif path.lstat().st_gid != owner.st_gid:
        with suppress(PermissionError):  # who writes is not of that group
            os.chown(path, -1, owner.st_gid, follow_symlinks=False)


def link(existing: Path, new: Path) -> None:
    """Let *new* be the same file as *existing*, or a copy of it where links are not possible."""
    try:
        new.hardlink_to(existing)
    except OSError:  # another file system, or one without links
        shutil.copyfile(existing, new)


def digest(path: Path) -> str:
    """SHA-256 of the file's content; OSError when it cannot be read, or is a link."""
    found = hashlib.sha256()
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb", buffering=0) as content:
        # Large blocks, because other threads go on while one is read or digested.
        block = memoryview(bytearray(min(_BLOCK, os.fstat(descriptor).st_size + 1)))
        while size := content.readinto(block):
            found.update(block[:size])
    return found.hexdigest()
