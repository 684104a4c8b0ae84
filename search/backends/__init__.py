"""
Name an index, get an engine: the only place that names adapters.

Adapters are imported when they are opened, so that `import search` stays quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from zlib import crc32

from search import reprints
from search.engine import Engine, IndexInfo, IndexWriter
from search.model import Article
from search.ranking import bm25
from search.schema import Document

_LAYOUT = 9
"""Version of the files of an index; see whoosh/README.md."""

_COMPUTED = (bm25.K1, bm25.B, *bm25.BOOSTS.items(), *bm25.KIND_WEIGHTS.items(), *reprints.RULES)
"""What is computed into an index besides its documents."""

ENGINE_VERSION = f"whoosh3 {version('whoosh3')} columns {_LAYOUT}-{crc32(repr(_COMPUTED).encode()):08x}"
"""An index written by another version is rebuilt."""


def open_engine(directory: Path, info: IndexInfo, remedy: str = "") -> Engine:
    """
    The engine over the generation in *directory*; EngineError when its files cannot be read.

    Args:
        remedy: The command that its errors advise; empty where whoever opens it tells what is to be done.
    """
    from search.backends.whoosh.engine import WhooshEngine

    return WhooshEngine(directory, info, remedy)


def open_writer(directory: Path, jobs: int = 1) -> IndexWriter:
    """
    A writer into *directory*, which is empty or holds a copy of a generation.

    Args:
        jobs: Processes to use, this one included.
    """
    from search.backends.whoosh.writer import WhooshWriter

    return WhooshWriter(directory, jobs)


def examine(directory: Path) -> Iterator[str]:
    """Everything in the index in *directory* that contradicts itself: slow, and nothing when all is well."""
    from search.backends.whoosh import examination

    return examination.examine(directory)


def documents(directory: Path) -> Iterator[tuple[Document, Article]]:
    """Every document of the index in *directory* as its columns have it, and the article that is shown for it."""
    from search.backends.whoosh import examination

    return examination.documents(directory)
