"""
The use case of the one who runs it: make an index hold exactly what a corpus holds now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from search import ingest
from search.analysis.analyzer import load_analyzer
from search.analysis.dictionary import shipped_words, usable
from search.analysis.segmenter import default_segmenter, segmenter_version
from search.backends import documents, open_engine, open_writer
from search.cataloguing import CatalogueWriter
from search.errors import CorpusNotFoundError, PageDecodeError
from search.indexing.builder import BuildOptions, BuildReport, BuildTools, build
from search.indexing.changes import BuildSource
from search.indexing.generations import Generations
from search.indexing.manifest import Manifest
from search.indexing.words import analyzer_of
from search.model import Article, PartialDate, RawPage
from search.named_files import files_of, read_dictionary, read_gazetteer, require_files
from search.provenance import built_by
from search.settings import Settings
from search.verification import prove


def rebuild(
    roots: Sequence[Path],
    settings: Settings,
    options: BuildOptions = BuildOptions(),  # noqa: B008 - frozen
    *,
    defaults: ingest.PageDefaults = ingest.PageDefaults(),  # noqa: B008 - frozen
    follow_symlinks: bool = False,
    jobs: int = 1,
    on_note: Callable[[str, str], None] = lambda name, what: None,
) -> BuildReport:
    """
    Make the index that *settings* name hold exactly the sources under *roots*; see `search.indexing.builder.build`.

    Args:
        defaults: Paper and date of what does not say otherwise. Where they are not those of the build before, what they
            make a difference to is read again, and *on_note* is told.
        follow_symlinks: Also read what links met inside folders lead to.
        jobs: Processes to use, this one included; others are started only for a large corpus.
        on_note: Told the name of each source that is read and has something odd, such as a date after today, and what; it
            is indexed all the same. Also of files that are passed over.

    Raises:
        ConfigError: Dictionary or gazetteer cannot be used. Aliases, which only questions need, are told of as a note.
        CorpusNotFoundError: There is nothing to read, unless *allow_shrink*.
    """
    _require_settings(settings, on_note)
    generations = Generations(settings.index)
    before, kept = generations.last_manifest(), _kept_defaults(defaults)
    sources, hidden, unlisted = _found(roots, before, options, follow_symlinks=follow_symlinks, on_note=on_note)
    if before is not None and before.defaults != kept:
        on_note(
            "--date, --paper",
            f"上次 before: {as_options(_defaults_in(before)) or '-'}，这次 now: {as_options(defaults) or '-'}；"
            "没有写明的要重读 what does not say it is read again",
        )
    gazetteer = read_gazetteer(settings)
    wrapped: list[BuildSource] = [
        *(IngestSource(source, gazetteer, defaults, on_note) for source in sources),
        *hidden,
    ]
    tools = _tools(settings, gazetteer, jobs)
    report = build(wrapped, generations, tools, replace(options, roots=_kept_roots(roots), defaults=kept))
    return replace(report, rejected=(*unlisted, *report.rejected))


def _require_settings(settings: Settings, on_note: Callable[[str, str], None]) -> None:
    """ConfigError when a file that a build needs cannot be used; of one that only questions need *on_note* is told."""
    require_files(replace(settings, aliases=None))
    for variable, _, fault in files_of(replace(settings, dictionary=None, gazetteer=None)):
        if fault:
            on_note(variable, fault)


def _found(
    roots: Sequence[Path],
    before: Manifest | None,
    options: BuildOptions,
    *,
    follow_symlinks: bool,
    on_note: Callable[[str, str], None],
) -> tuple[Sequence[ingest.Source], list[HiddenSource], list[PageDecodeError]]:
    """
    What is to be read under *roots*, what the index *before* held that may be there still, and what is no source though it
    has the name of one; the last, and whatever else is passed over, is told.
    """
    rejected: list[PageDecodeError] = []
    others: list[str] = []
    sources = ingest.find_sources(roots, follow_symlinks, on_reject=rejected.append, on_other=others.append)
    for name, what in ingest.notes_on(others, sources):
        on_note(name, what)
    names = {source.name for source in sources}
    hidden = [source for source in _hidden(before, rejected) if source.name not in names]
    told = {source.name for source in hidden}  # by the build
    unlisted = [error for error in rejected if error.source not in told]
    if options.strict and rejected:
        raise rejected[0]
    for error in unlisted:
        options.on_reject(error)
    if not sources and not options.allow_shrink:
        raise CorpusNotFoundError(
            f"{'、'.join(map(str, roots))}：没有可读的文件，索引未变 nothing to read there: nothing was changed"
        )
    return sources, hidden, unlisted


def _tools(settings: Settings, gazetteer: ingest.Gazetteer, jobs: int) -> BuildTools:
    """What a build by this program, with these *settings*, works with."""
    segmenter = default_segmenter()
    catalogue = CatalogueWriter(gazetteer, settings)
    return BuildTools(
        names_in=ingest.people_in,
        dictionary=lambda names: _words(names, gazetteer, settings),
        load_analyzer=lambda words: load_analyzer(segmenter, words),
        open_writer=lambda directory: open_writer(directory, jobs),
        stored=lambda directory: ((found.ordinal, article) for found, article in documents(directory)),
        built_by=built_by(segmenter, settings),
        segmenter=segmenter,
        analyzer=segmenter_version(segmenter),
        meanwhile=catalogue.prepare,
        complete=catalogue.write,
        prove=_prove,
    )


def asked_before(settings: Settings) -> tuple[tuple[Path, ...], ingest.PageDefaults]:
    """
    What `mudan index` reads when it is told nothing: the sources that *settings* name, or else those that the index was built from.

    With them the defaults that these were read with, and none where the index was built from others.
    """
    before = Generations(settings.index).last_manifest()
    roots: tuple[Path, ...] = (settings.seeds,)
    if before is None:
        return roots, ingest.PageDefaults()
    if settings.seeds == Settings().seeds and before.roots:
        roots = tuple(map(Path, before.roots))
    return roots, _defaults_in(before) if _kept_roots(roots) == before.roots else ingest.PageDefaults()


def _defaults_in(manifest: Manifest) -> ingest.PageDefaults:
    """Those that the sources of a generation were read with."""
    date = manifest.defaults.get("date")
    return ingest.PageDefaults(manifest.defaults.get("paper", ""), PartialDate.parse(date) if date else None)


def as_options(defaults: ingest.PageDefaults) -> str:
    """The options that say the same, for people; empty for none."""
    return " ".join(f"--{name} {value}" for name, value in _kept_defaults(defaults).items())


def _kept_roots(roots: Sequence[Path]) -> tuple[str, ...]:
    """As a manifest keeps them."""
    return () if tuple(roots) == (Settings().seeds,) else tuple(str(root.absolute()) for root in roots)


def _kept_defaults(defaults: ingest.PageDefaults) -> Mapping[str, str]:
    """The same of these."""
    both = {"date": str(defaults.date or ""), "paper": defaults.paper}
    return {name: value for name, value in both.items() if value}


@dataclass(frozen=True, slots=True)
class IngestSource:
    """A source of the corpus as the builder wants it."""

    source: ingest.Source
    gazetteer: ingest.Gazetteer
    defaults: ingest.PageDefaults
    on_note: Callable[[str, str], None] = lambda name, what: None

    @property
    def name(self) -> str:
        return self.source.name

    def fingerprint(self) -> str:
        content = ingest.fingerprint(self.source)
        needed = ingest.needed_of(self.source, self.defaults)
        if needed == ingest.PageDefaults():
            return content
        return hashlib.sha256(f"{content}\0{needed.date or ''}\0{needed.paper}".encode()).hexdigest()

    def size(self) -> int:
        return ingest.text_bytes(self.source)

    def articles(
        self, on_reject: Callable[[PageDecodeError], None], on_page: Callable[[RawPage], None] | None = None
    ) -> Iterable[Article]:
        return ingest.read_articles(
            self.source,
            gazetteer=self.gazetteer,
            defaults=self.defaults,
            on_reject=on_reject,
            on_page=on_page,
            on_note=partial(self.on_note, self.name),
        )


@dataclass(frozen=True, slots=True)
class HiddenSource:
    """A source of the index that may be there still: its folder cannot be listed, or what has its name is no file."""

    name: str
    reason: str

    def fingerprint(self) -> str:
        raise PageDecodeError(self.name, self.reason)

    def size(self) -> int:
        return 0

    def articles(
        self, on_reject: Callable[[PageDecodeError], None], on_page: Callable[[RawPage], None] | None = None
    ) -> Iterable[Article]:
        raise PageDecodeError(self.name, self.reason)


def _hidden(before: Manifest | None, rejected: Sequence[PageDecodeError]) -> list[HiddenSource]:
    """The sources of the generation *before* that are, or lie in, what was *rejected*."""
    return [
        HiddenSource(name, error.reason)
        for name in (before.sources if before is not None else ())
        for error in rejected
        if name == error.source or name.startswith(f"{error.source}/")
    ]


def _words(people: Iterable[str], gazetteer: ingest.Gazetteer, settings: Settings) -> set[str]:
    """The dictionary of a new index: shipped, the operator's, the gazetteer's places, and the *people* in its articles."""
    return {*shipped_words(), *read_dictionary(settings), *usable(gazetteer.names), *usable(people)}


def _prove(directory: Path, manifest: Manifest, sample: Sequence[Article]) -> None:
    """Open the generation in *directory* as a reader would, and ask it."""
    engine = open_engine(directory, manifest.info())
    try:
        prove(engine, analyzer_of(directory, manifest), sample)
    finally:
        engine.close()
