"""
Snapshots: one generation of an index, open with all that an answer needs; and following the current one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from search.analysis.aliases import NO_ALIASES, Aliases, load_aliases
from search.analysis.analyzer import Analyzer, load_analyzer
from search.analysis.dictionary import shipped_words
from search.analysis.segmenter import default_segmenter
from search.backends import open_engine
from search.engine import Engine
from search.errors import IndexIncompatibleError, IndexMissingError
from search.indexing.builder import read_words
from search.indexing.generations import Generations
from search.indexing.rawpages import RawPages
from search.provenance import built_by, difference
from search.settings import Settings
from search.suggestions.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation, open: everything an answer needs, so that an answer never mixes two."""

    pointer: str
    engine: Engine
    analyzer: Analyzer
    catalogue: Callable[[], Catalogue]
    aliases: Aliases = NO_ALIASES
    raw_pages: RawPages | None = None


class Follower:
    """Keeps the current generation open; reopens when the pointer to it changes."""

    def __init__(self, generations: Generations, settings: Settings) -> None:
        self._generations = generations
        self._settings = settings
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def __call__(self) -> Snapshot:
        pointer = self._generations.pointer()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.pointer == pointer:
            return snapshot
        with self._lock:
            if self._snapshot is None or self._snapshot.pointer != pointer:
                # The old engine is not closed: a request in another thread may still be using it.
                self._snapshot = self._open(pointer)
            return self._snapshot

    def _open(self, pointer: str) -> Snapshot:
        generation = self._generations.current()
        unfit = difference(generation.manifest.built_by, built_by(generation.manifest.segmenter, self._settings))
        if unfit:
            raise IndexIncompatibleError(
                f"索引由另一版本建立（{unfit}）；请运行 mudan index --index {self._generations.root}"
            )
        analyzer = load_analyzer(generation.manifest.segmenter, read_words(generation.directory))
        aliases = load_aliases(self._settings.aliases) if self._settings.aliases else NO_ALIASES
        engine = open_engine(generation.directory, generation.manifest.info())
        # Read when it is first needed: most requests do without.
        catalogue = cache(lambda: Catalogue.read(generation.directory))
        return Snapshot(pointer, engine, analyzer, catalogue, aliases, RawPages(generation.directory))


def index_analyzer(settings: Settings) -> Analyzer:
    """The analyzer of the index that *settings* name; without an index, the one a new index would start from."""
    try:
        generation = Generations(settings.index).current()
    except IndexMissingError:
        return load_analyzer(default_segmenter(), shipped_words())
    return load_analyzer(generation.manifest.segmenter, read_words(generation.directory))
