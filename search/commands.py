"""
Commands that messages advise, quoted so that they can be pasted into a shell whatever the paths in them hold.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path


def advised(*words: object) -> str:
    """The command line of these *words*."""
    return shlex.join(map(str, words))


def index(root: Path, *options: str) -> str:
    """Builds the index at *root*, or brings it up to date."""
    return advised("mudan", "index", *options, "--index", root)


def rebuild(root: Path) -> str:
    """Builds it anew."""
    return index(root, "--rebuild")


def rollback(root: Path, number: int | None = None) -> str:
    """Goes back to the generation before, or to the one of this *number*."""
    return advised("mudan", "rollback", "--index", root, *(("--to", number) if number is not None else ()))


def check(root: Path, *options: str) -> str:
    """Looks at every file of it."""
    return advised("mudan", "check", *options, "--index", root)


def doctor(root: Path) -> str:
    """Looks at the installation, too."""
    return advised("mudan", "doctor", "--index", root)


def give(root: Path) -> str:
    """Makes it that of the user who asks; only root may run it."""
    return advised("chown", "-R", os.geteuid(), root)


def make_readable(root: Path) -> str:
    """Lets its owner read it."""
    return advised("chmod", "-R", "u+rX", root)


def make_private(root: Path) -> str:
    """Keeps others from writing in it."""
    return advised("chmod", "-R", "go-w", root)


def space(root: Path) -> str:
    """Tells how much room is left where it lies."""
    return advised("df", "-h", root)
