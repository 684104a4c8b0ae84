"""
Here is a generation of an index, give me it open, with all that an answer needs: a snapshot, so that an answer never mixes two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from search import commands, ingest
from search.analysis.aliases import NO_ALIASES, Aliases
from search.analysis.analyzer import Analyzer, load_analyzer
from search.analysis.dictionary import shipped_words
from search.analysis.segmenter import default_segmenter
from search.backends import open_engine
from search.engine import Engine
from search.errors import (
    ConfigError,
    IndexIncompatibleError,
    IndexMissingError,
)
from search.indexing.generations import Generation, Generations
from search.indexing.locks import Lease
from search.indexing.rawpages import RawPages
from search.indexing.words import analyzer_of
from search.named_files import read_aliases, read_gazetteer
from search.placing import filed_under, named_by, placed
from search.provenance import built_by, difference
from search.query.nodes import Node
from search.query.parser import parse
from search.query.plan import AllOf, Plan
from search.query.planning import make_plan
from search.query.request import SearchRequest
from search.settings import Settings
from search.suggestions.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Snapshot:
    """
    One generation, open: everything an answer needs.

    Attributes:
        gazetteer: Tells where districts lie; None where nothing does.
        files: Fingerprint of the files of the settings that answers depend on.
        left_out: Which of these could not be used when this was opened, so that it answers without them, and why; or empty.
        lease: Keeps its files from being deleted for as long as somebody holds the snapshot.
    """

    pointer: str
    engine: Engine
    analyzer: Analyzer
    catalogue: Callable[[], Catalogue]
    aliases: Aliases = NO_ALIASES
    gazetteer: Callable[[], ingest.Gazetteer] | None = None
    files: str = ""
    left_out: str = ""
    raw_pages: RawPages | None = None
    lease: Lease | None = None

    def plan(self, request: SearchRequest, query: Node | None = None) -> Plan:
        """
        What *request* asks for, analysed as this generation was; *query* stands for its text where that is parsed already.

        The request of the plan names the districts of its filter as articles are filed under them.

        Raises QuerySyntaxError where the text does not parse.
        """
        if request.districts:
            filed = filed_under(request.districts, self.districts_named, self._is_filed)
            request = replace(request, districts=filed)
        return make_plan(self.read(request.text) if query is None else query, request, self.analyzer, self.aliases)

    def read(self, text: str) -> Node:
        """The query *text*, its places as the gazetteer knows them; QuerySyntaxError where it does not parse."""
        return placed(parse(text), self.districts_named)

    def districts_named(self, name: str) -> tuple[str, ...]:
        """The districts that *name* may mean; see `search.placing`."""
        return named_by(self.gazetteer)(name)

    def _is_filed(self, district: str) -> bool:
        """Whether any article is filed under *district*."""
        return self.engine.count(Plan(AllOf(()), SearchRequest(districts=(district,), limit=1, facets=()))) > 0


def open_snapshot(generation: Generation, generations: Generations, settings: Settings) -> Snapshot:
    """
    Open *generation*, one of *generations*, as *settings* say.

    Raises:
        IndexInsecureError: Others may write to the index, unless that is trusted.
        IndexDamagedError: It is not what was published.
        IndexIncompatibleError: It was built by another program, or with other files of the settings.
        EngineError: It cannot answer.
    """
    if not settings.trust_index:
        generations.require_private()
    lease = generations.lease(generation)
    generations.verify(generation)
    needed = built_by(generation.manifest.segmenter, replace(settings, gazetteer=None))
    if unfit := difference(generation.manifest.built_by, needed):
        raise IndexIncompatibleError(
            f"索引建立时的程序或设置与现在不同（{unfit}）", commands.index(generations.root)
        )
    analyzer = analyzer_of(generation.directory, generation.manifest)
    files = _read_files(settings)
    remedy = commands.check(generations.root, "--deep")
    engine = open_engine(generation.directory, generation.manifest.info(), remedy)
    # Asked once before anybody waits for it: what is computed at the first question is there, and it can answer.
    engine.search(make_plan(parse(""), SearchRequest(limit=1), analyzer))
    return Snapshot(
        pointer=generation.pointer,
        engine=engine,
        analyzer=analyzer,
        # Read when it is first needed, or by the thread that follows, whichever is earlier.
        catalogue=cache(partial(_read_catalogue, generation.directory, generations.root)),
        aliases=files.aliases,
        gazetteer=files.gazetteer,
        files=files.fingerprint,
        left_out=files.left_out,
        raw_pages=RawPages(generation.directory),
        lease=lease,
    )


class _Files(NamedTuple):
    """The files of the settings as a snapshot has them."""

    aliases: Aliases
    gazetteer: Callable[[], ingest.Gazetteer] | None
    fingerprint: str
    left_out: str


def _read_files(settings: Settings) -> _Files:
    """Those that can be used: they may break, or change, while a generation answers."""
    aliases, faults = NO_ALIASES, []
    try:
        aliases = read_aliases(settings)
    except ConfigError as error:
        faults.append(str(error))
    gazetteer = cache(partial(read_gazetteer, settings))  # which must not hold the follower itself
    places: Callable[[], ingest.Gazetteer] | None = gazetteer
    known: tuple[object, ...] = ()
    if settings.gazetteer is not None:  # what is shipped in its place is read when it is needed
        try:
            known = (gazetteer().districts, gazetteer().names)
        except ConfigError as error:
            places = None
            faults.append(str(error))
    left_out = "；".join(faults)
    fingerprint = hashlib.sha256(repr((aliases.others, known, left_out)).encode()).hexdigest()
    return _Files(aliases, places, fingerprint, left_out)


def _read_catalogue(directory: Path, root: Path) -> Catalogue:
    """That of the generation in *directory*; IndexIncompatibleError says how to rebuild the index at *root*."""
    try:
        return Catalogue.read(directory)
    except IndexIncompatibleError as error:
        raise IndexIncompatibleError(error.reason, commands.rebuild(root)) from error


def index_analyzer(settings: Settings) -> Analyzer:
    """The analyzer of the index that *settings* name; without an index, the one a new index would start from."""
    try:
        generation = Generations(settings.index).current()
    except IndexMissingError:
        return load_analyzer(default_segmenter(), shipped_words())
    return analyzer_of(generation.directory, generation.manifest)
