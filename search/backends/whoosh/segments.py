"""
Which segments an index has: one small JSON file, and Whoosh's own table of contents beside it.

We open an index by the JSON; the table of contents, which is a pickle, is there for `whoosh.index.open_dir` alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FILE = "segments.json"
INDEX_NAME = "MAIN"
"""Whoosh's default name of an index: its files begin with it."""


@dataclass(frozen=True, slots=True)
class Segments:
    """
    The segments of an index.

    Attributes:
        names: File names begin with them; in the order of building.
        means: Mean length of each zone in words that all impacts were computed with.
        made: Segments ever made: no name is used twice, as older generations share files.
    """

    names: tuple[str, ...] = ()
    means: Mapping[str, float] = field(default_factory=dict)
    made: int = 0


def read_segments(directory: Path) -> Segments:
    """The segments in *directory*; FileNotFoundError when there is no index."""
    data = json.loads((directory / FILE).read_bytes())
    return Segments(tuple(data["segments"]), data["means"], data["made"])


def write_segments(directory: Path, segments: Segments) -> None:
    """Replace the list of segments in *directory*."""
    data = {"segments": segments.names, "means": segments.means, "made": segments.made}
    path = directory / FILE
    # It may be a link to the file of an older generation.
    path.unlink(missing_ok=True)
    path.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
