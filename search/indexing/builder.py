"""
Sources → a published generation: only what changed is read again, and nothing is published unless all went well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import perf_counter

from search.analysis.analyzer import Analyzer
from search.engine import IndexWriter
from search.errors import IndexDamagedError, IndexMissingError, PageDecodeError
from search.indexing.changes import BuildSource, Changes, changes_of, fingerprints_of
from search.indexing.generations import Generation, Generations
from search.indexing.guards import refuse_shrinking, refuse_unset
from search.indexing.manifest import BuiltBy, Manifest, SourceEntry
from search.indexing.rawpages import RawPageWriter
from search.indexing.words import read_words, write_words
from search.model import Article
from search.schema import Headline

_MOST_REJECTS = 20
"""So many of the rejects of a source are kept, to be told again."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """
    What a build did.

    Attributes:
        added, replaced, removed, unchanged: Sources; those that cannot be read are none, or unchanged where they could before.
        rejected: What could not be read, and why.
        rebuilt: Why everything was read again, or empty (also for a first build).
        generation: The generation that is current now.
        published: Whether it is new; False when nothing had changed, or nothing that can be read.
    """

    added: int
    replaced: int
    removed: int
    unchanged: int
    rejected: tuple[PageDecodeError, ...]
    rebuilt: str
    generation: Generation
    published: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class BuildTools:
    """
    What a build works with, made by whoever knows corpus, analyzer and engine.

    Attributes:
        names_in: What the segmenter is to learn from an article.
        dictionary: Makes of the names in all articles the words that the segmenter is to know. Asked when everything is
            read again, else the words of the generation before stay, so that old and new documents are segmented alike.
        load_analyzer: Gives the analyzer that knows these words.
        open_writer: Opens a writer into a directory.
        stored: The articles in the directory of a generation of the same `BuiltBy.format` and `whoosh`, each with its ordinal in its source.
        built_by: What an index made by all these depends on.
        segmenter: Its name.
        analyzer: Its name and version.
        meanwhile: Prepares for *complete*, when everything is read again, with the headlines of all articles: while other
            processes are at work.
        complete: Adds to the directory of a generation whose engine can be opened what is made of the whole of it; told
            the articles that came or went since what is there was made, None when they are too many.
        prove: Raises an error unless the generation in a directory answers as it should; told some of the articles
            that were indexed just now.
    """

    names_in: Callable[[Article], Iterable[str]]
    dictionary: Callable[[Iterable[str]], Iterable[str]]
    load_analyzer: Callable[[tuple[str, ...]], Analyzer]
    open_writer: Callable[[Path], IndexWriter]
    stored: Callable[[Path], Iterable[tuple[int, Article]]]
    built_by: BuiltBy
    segmenter: str
    analyzer: str
    meanwhile: Callable[[Iterable[Headline]], None] = lambda headlines: None
    complete: Callable[[Path, Manifest, Sequence[Article] | None], None] = lambda directory, manifest, touched: (
        None
    )
    prove: Callable[[Path, Manifest, Sequence[Article]], None] = lambda directory, manifest, sample: None


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """
    What whoever asks for a build may choose.

    Attributes:
        from_scratch: Read everything again, even what has not changed.
        strict: Fail on the first source that cannot be read instead of leaving it out.
        allow_shrink: Go on although many of the articles are not there any more.
        allow_unset: Go on although the index was built with a dictionary or gazetteer, and none is named now.
        roots: Where the sources were found, to be kept; empty when it is where they are looked for anyway.
        defaults: What is taken for known of sources that do not say it, to be kept; see `Manifest`.
        wait_s: Seconds to wait while another process is writing.
        on_progress: Told sources done, sources to do, and the name of the one about to be read.
        on_reject: Told each source or record that is left out, as it happens.
    """

    from_scratch: bool = False
    strict: bool = False
    allow_shrink: bool = False
    allow_unset: bool = False
    roots: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    wait_s: float = 0.0
    on_progress: Callable[[int, int, str], None] = lambda done, total, name: None
    on_reject: Callable[[PageDecodeError], None] = lambda error: None


_Reject = Callable[[PageDecodeError], None]
"""Told what cannot be read; raises it again when a build is strict."""


@dataclass(frozen=True, slots=True)
class _Task:
    """
    What a build has to do.

    Attributes:
        before: The current generation, None when there is none that can be read.
        old: The same, None when everything is to be read again.
        whole: The same, None when its articles cannot be read: it is damaged, or of another format.
        known: What was indexed before, by the manifest of the last generation, be it damaged.
        reason: Why everything is read again, or empty.
        fingerprints: By name, of the sources that can be read.
    """

    before: Generation | None
    old: Generation | None
    whole: Generation | None
    known: Mapping[str, SourceEntry]
    reason: str
    fingerprints: dict[str, str]
    changes: Changes


@dataclass(frozen=True, slots=True)
class _Written:
    """
    What the engine in a directory holds.

    Attributes:
        sample: Some of the articles that were indexed just now.
        touched: The articles that came or went; None when they are too many, or all.
    """

    entries: dict[str, SourceEntry]
    sample: Sequence[Article]
    touched: Sequence[Article] | None


def build(
    sources: Sequence[BuildSource],
    generations: Generations,
    tools: BuildTools,
    options: BuildOptions = BuildOptions(),
) -> BuildReport:
    """
    Make the index hold exactly *sources*.

    Raises:
        PageDecodeError: When *strict*; the index is then as before, as it is after any other error.
        CorpusShrunkError: Too many of the articles would vanish; see `search.indexing.guards`.
        ConfigError: The index was built with a dictionary or gazetteer, and none is named now.
        IndexLockedError: When another process is writing.
        IndexUnwritableError: No space, no permission, no memory.
    """
    started = perf_counter()
    rejected: list[PageDecodeError] = []

    def reject(error: PageDecodeError) -> None:
        if options.strict:
            raise error
        rejected.append(error)
        options.on_reject(error)

    with generations.writing(options.wait_s):
        generations.prune()
        task = _decide(sources, generations, tools, options, reject)
        generation = _publish(task, generations, tools, options, reject)
        if published := generation is not task.old:
            generations.prune()
        had, has = task.known, generation.manifest.sources
        both = had.keys() & has.keys()
        unchanged = sum(_is_as_before(had[name], has[name]) for name in both)
        return BuildReport(
            added=len(has.keys() - both),
            replaced=len(both) - unchanged,
            removed=len(had.keys() - both),
            unchanged=unchanged,
            rejected=tuple(rejected),
            rebuilt=task.reason,
            generation=generation,
            published=published,
            seconds=perf_counter() - started,
        )


def _decide(
    sources: Sequence[BuildSource],
    generations: Generations,
    tools: BuildTools,
    options: BuildOptions,
    reject: _Reject,
) -> _Task:
    before, damage = _current(generations)
    if before is not None and not options.allow_unset:
        refuse_unset(before.manifest.built_by, tools.built_by)
    old, reason = _usable(before, damage, tools.built_by, options.from_scratch)
    fingerprints, unread = fingerprints_of(sources)
    last = generations.last_manifest() if before is None else before.manifest
    known = last.sources if last is not None else {}
    changes = changes_of(sources, fingerprints, unread, old, known)
    if old is not None and (changes.add or changes.remove):
        # It will be needed, and the generation may be verified meanwhile: what is damaged is told then.
        with suppress(OSError, ValueError):
            tools.load_analyzer(read_words(old.directory))
    if before is not None and not damage and (damage := _damage(generations, before)):
        old, reason = _usable(before, damage, tools.built_by, options.from_scratch)
        changes = changes_of(sources, fingerprints, unread, old, known)
    whole = before if not damage and before is not None and _is_readable(before, tools.built_by) else None
    task = _Task(before, old, whole, known, reason, fingerprints, changes)
    for name, why in unread.items():
        reject(PageDecodeError(name, why + _lost(task, name)))
    for name, entry in (changes.keep if whole is None else changes.keep | changes.carry).items():
        for told in entry.rejects:
            reject(PageDecodeError(name, told))
    return task


def _publish(
    task: _Task, generations: Generations, tools: BuildTools, options: BuildOptions, reject: _Reject
) -> Generation:
    """The generation that is current when *task* is done: a new one, or the old one when nothing changed that can be read."""
    old, changes = task.old, task.changes
    if (
        old is not None
        and not changes.add
        and not changes.remove
        and changes.keep == old.manifest.sources
        and _asks_as_before(options, old.manifest)
    ):
        return old
    generations.require_space(sum(source.size() for source in changes.add), old.bytes if old else 0)
    with generations.building(old) as directory:
        written = _write(directory, task, tools, options, reject)
        if written is None:
            assert old is not None
            return old
        generations.settle_ahead(directory, old)
        manifest = Manifest(
            generation=0,  # given when it is published
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            built_by=tools.built_by,
            segmenter=tools.segmenter,
            analyzer=tools.analyzer,
            sources=dict(sorted(written.entries.items())),
            roots=options.roots,
            defaults=options.defaults,
        )
        tools.complete(directory, manifest, written.touched)
        tools.prove(directory, manifest, written.sample)
        return generations.publish(directory, manifest, old)


def _is_readable(generation: Generation, built_by: BuiltBy) -> bool:
    """Whether this program can read the articles of *generation*."""
    its = generation.manifest.built_by
    return its.format == built_by.format and its.whoosh == built_by.whoosh


def _is_as_before(had: SourceEntry, has: SourceEntry) -> bool:
    return had.articles == has.articles if has.unread else had.fingerprint == has.fingerprint


def _lost(task: _Task, name: str) -> str:
    """What is to be told, besides why it cannot be read, of a source whose articles cannot be kept; or empty."""
    known = task.known.get(name)
    if task.old is not None or task.whole is not None or known is None or not known.articles:
        return ""
    return (
        f"；全部重建而旧索引用不上，原有 {known.articles} 篇不在索引里了 its articles cannot be kept and are gone"
    )


def _write(
    directory: Path, task: _Task, tools: BuildTools, options: BuildOptions, reject: _Reject
) -> _Written | None:
    """
    Make of the old engine in *directory*, if there is one, one of the sources as they are now.

    None when there is nothing to change in it after all: what is new cannot be read.
    """
    writing = _Writing(directory, task, tools, options, reject)
    try:
        writing.take_sources()
        if writing.is_as_before():
            writing.abort()
            return None
        if task.before is not None and not options.allow_shrink:
            refuse_shrinking(task.before.manifest, writing.entries, options.roots)
        return writing.finish()
    except BaseException:
        writing.abort()
        raise


class _Writing:
    """
    The engine in a directory, being made one of the sources as they are now.

    Attributes:
        entries: What it holds, as far as it is made.
    """

    def __init__(
        self, directory: Path, task: _Task, tools: BuildTools, options: BuildOptions, reject: _Reject
    ) -> None:
        self._directory, self._task, self._tools, self._options = directory, task, tools, options
        self._reject = reject
        self._before = task.old.manifest.sources if task.old is not None else {}
        self._is_anew = task.old is None
        self._names: set[str] = set()
        """What the segmenter is to learn, when everything is read again."""
        self._sample, self._touched = _Sample(), _Touched()
        self.entries = dict(task.changes.keep)
        self._writer = tools.open_writer(directory)

    def take_sources(self) -> None:
        """Forget the sources that are gone, read those that are new, and keep of those that cannot be read what was known."""
        changes, carried = self._task.changes, dict(self._task.changes.carry)
        for name in changes.remove:
            self._forget(name)
        with RawPageWriter(self._directory, keep=changes.keep) as raw_pages:
            for done, source in enumerate(changes.add):
                name = source.name
                self._options.on_progress(done, len(changes.add), name)
                try:
                    self.entries[name] = self._read(source, raw_pages)
                except PageDecodeError as error:
                    self._reject(PageDecodeError(name, error.reason + _lost(self._task, name)))
                    if name in self._before:
                        self.entries[name] = replace(self._before[name], unread=error.reason)
                        raw_pages.keep(name, self._directory)
                    elif name in self._task.known:
                        carried[name] = replace(self._task.known[name], unread=error.reason)
            self.entries |= self._carry(carried, raw_pages)
        self._options.on_progress(len(changes.add), len(changes.add), "")

    def is_as_before(self) -> bool:
        """Whether it holds what the engine before held, and a manifest would say the same of it."""
        old = self._task.old
        return old is not None and self.entries == self._before and _asks_as_before(self._options, old.manifest)

    def finish(self) -> _Written:
        """Have the engine make its files."""
        if self._is_anew:
            write_words(self._directory, self._tools.dictionary(self._names))
        analyzer = self._tools.load_analyzer(read_words(self._directory))
        if self._is_anew:
            self._writer.commit(analyzer, self._tools.meanwhile)
        else:
            self._writer.commit(analyzer)
        return _Written(self.entries, self._sample.articles, None if self._is_anew else self._touched.articles)

    def abort(self) -> None:
        self._writer.abort()

    def _index(self, article: Article, ordinal: int) -> None:
        self._writer.add(article, ordinal)
        self._sample.offer(article)
        self._touched.update((article,))
        if self._is_anew:
            self._names.update(self._tools.names_in(article))

    def _forget(self, name: str) -> None:
        self._touched.update(self._writer.remove(name))

    def _read(self, source: BuildSource, raw_pages: RawPageWriter) -> SourceEntry:
        """
        Have the articles of *source* indexed; PageDecodeError when it gives none because it cannot be read.

        What it held before is forgotten once it is known that it can be.
        """
        fingerprint = self._task.fingerprints[source.name]
        rejects: list[str] = []

        def rejected(error: PageDecodeError) -> None:
            self._reject(error)
            if len(rejects) < _MOST_REJECTS:
                rejects.append(error.reason)

        ids: set[str] = set()
        paragraphs = characters = 0
        dates = []
        try:
            for article in source.articles(rejected, raw_pages.add):
                if not ids:
                    self._forget(source.name)
                if article.id in ids:
                    rejected(PageDecodeError(source.name, f"重复的稿件 id：{article.id}，只保留第一篇"))
                    continue
                self._index(article, len(ids))
                ids.add(article.id)
                paragraphs += len(article.paragraphs)
                characters += sum(len(paragraph.text) for paragraph in article.paragraphs)
                if article.date is not None:
                    dates.append(article.date)
        except PageDecodeError as error:
            if not ids:
                raise
            # Broken half-way: what came before stays, and without a fingerprint the rest is tried again next time.
            rejected(error)
            fingerprint = ""
        if not ids:
            self._forget(source.name)
        since, until = (str(min(dates)), str(max(dates))) if dates else ("", "")
        return SourceEntry(fingerprint, len(ids), paragraphs, characters, since, until, tuple(rejects))

    def _carry(self, entries: Mapping[str, SourceEntry], raw_pages: RawPageWriter) -> dict[str, SourceEntry]:
        """
        Have the sources with these *entries*, which cannot be read when everything is to be, indexed as they were.

        Without a fingerprint: they are read again as soon as they can be. Where their articles cannot be had, only that
        they could not be read is kept.
        """
        task = self._task
        if task.whole is None:
            return {
                name: SourceEntry("", 0, 0, 0, "", "", unread=entry.unread + _lost(task, name))
                for name, entry in entries.items()
            }
        if entries:
            for ordinal, article in self._tools.stored(task.whole.directory):
                if article.source in entries:
                    self._index(article, ordinal)
            for name in entries:
                raw_pages.keep(name, task.whole.directory)
        return {name: replace(entry, fingerprint="") for name, entry in entries.items()}


def _asks_as_before(options: BuildOptions, before: Manifest) -> bool:
    """Whether a manifest with these *options* would say the same of where the sources are and what is known of them."""
    return options.roots == before.roots and options.defaults == before.defaults


def _current(generations: Generations) -> tuple[Generation | None, str]:
    """The current generation, and what is wrong with it at first sight; see `_damage`."""
    try:
        return generations.current(), ""
    except IndexMissingError:
        return None, ""
    except IndexDamagedError as error:
        return None, error.reason


def _damage(generations: Generations, current: Generation) -> str:
    """What is wrong with the files of *current*, or empty."""
    try:
        generations.verify(current)
    except IndexDamagedError as error:
        return error.reason
    return ""


def _usable(
    current: Generation | None, damage: str, built_by: BuiltBy, from_scratch: bool
) -> tuple[Generation | None, str]:
    """The generation to start from, or None and why everything must be read."""
    if damage or current is None:
        return None, damage
    if from_scratch:
        return None, "--rebuild"
    if changed := current.manifest.built_by.changes(built_by):
        return None, f"{'、'.join(changed.values())} 已不同 changed"
    return current, ""


class _Touched:
    """The articles that come or go, as long as they are few."""

    MOST = 200

    def __init__(self) -> None:
        self.articles: list[Article] | None = []

    def update(self, articles: Iterable[Article]) -> None:
        for article in articles:
            if self.articles is None or len(self.articles) == self.MOST:
                self.articles = None
                return
            self.articles.append(article)


class _Sample:
    """Some of the articles that pass by, each as likely as any other, and the same ones for the same input."""

    SIZE = 12

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self._seen = 0
        self._random = Random(0)

    def offer(self, article: Article) -> None:
        self._seen += 1
        if len(self.articles) < self.SIZE:
            self.articles.append(article)
        elif (at := self._random.randrange(self._seen)) < self.SIZE:
            self.articles[at] = article
