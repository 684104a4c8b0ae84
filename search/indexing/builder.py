"""
Sources → a published generation: only what changed is read again, and nothing is published unless all went well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Protocol

from search.analysis.analyzer import Analyzer
from search.engine import IndexWriter
from search.errors import CorpusShrunkError, IndexDamagedError, IndexMissingError, PageDecodeError
from search.indexing.generations import Generation, Generations
from search.indexing.manifest import BuiltBy, Manifest, SourceEntry
from search.indexing.rawpages import RawPageWriter
from search.indexing.words import read_words, write_words
from search.model import Article, RawPage
from search.schema import Headline

MAX_LOST = 0.2
"""Share of the articles that may vanish at once without being asked for."""

FEW = 20
"""Articles that may vanish in any case: a page or two."""


class BuildSource(Protocol):
    """Something that gives articles, as the builder sees it."""

    @property
    def name(self) -> str:
        """Identifies it in its corpus."""
        ...

    def fingerprint(self) -> str:
        """Changes when its content does; PageDecodeError when it cannot be read."""
        ...

    def size(self) -> int:
        """Bytes of text in it, about."""
        ...

    def articles(
        self, on_reject: Callable[[PageDecodeError], None], on_page: Callable[[RawPage], None] | None = None
    ) -> Iterable[Article]:
        """
        Its articles in order; PageDecodeError when it cannot be read.

        Args:
            on_page: Told the page before its first article, if the source is one.
        """
        ...


@dataclass(frozen=True, slots=True)
class BuildReport:
    """
    What a build did.

    Attributes:
        added, replaced, removed, unchanged: Sources; those that cannot be read are none.
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
class _Changes:
    """What must be done to turn the index of *old* sources into one of the sources as they are now."""

    add: list[BuildSource]
    remove: list[str]
    keep: dict[str, SourceEntry]


def build(
    sources: Sequence[BuildSource],
    generations: Generations,
    *,
    names_in: Callable[[Article], Iterable[str]],
    dictionary: Callable[[Iterable[str]], Iterable[str]],
    load_analyzer: Callable[[tuple[str, ...]], Analyzer],
    open_writer: Callable[[Path], IndexWriter],
    meanwhile: Callable[[Iterable[Headline]], None] = lambda headlines: None,
    complete: Callable[[Path, Manifest, Sequence[Article] | None], None] = lambda directory, manifest, touched: (
        None
    ),
    prove: Callable[[Path, Manifest, Sequence[Article]], None] = lambda directory, manifest, sample: None,
    built_by: BuiltBy,
    segmenter: str,
    analyzer: str,
    rebuild: bool = False,
    strict: bool = False,
    allow_shrink: bool = False,
    wait_s: float = 0.0,
    on_progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    on_reject: Callable[[PageDecodeError], None] = lambda error: None,
) -> BuildReport:
    """
    Make the index hold exactly *sources*.

    Args:
        names_in: What the segmenter is to learn from an article.
        dictionary: Makes of the names in all articles the words that the segmenter is to know. Asked when everything is
            read again, else the words of the generation before stay, so that old and new documents are segmented alike.
        load_analyzer: Gives the analyzer that knows these words.
        open_writer: Opens a writer into a directory.
        meanwhile: Prepares for *complete*, when everything is read again, with the headlines of all articles: while other
            processes are at work.
        complete: Adds to the directory of a generation whose engine can be opened what is made of the whole of it; told
            the articles that came or went since what is there was made, None when they are too many.
        prove: Raises an error unless the generation in a directory answers as it should; told some of the articles
            that were indexed just now.
        rebuild: Read everything again, even what has not changed.
        strict: Fail on the first source that cannot be read instead of leaving it out.
        allow_shrink: Go on although far fewer articles are there than before.
        wait_s: Seconds to wait while another process is writing.
        on_progress: Told sources done, sources to do, and the name of the one about to be read.
        on_reject: Told each source or record that is left out, as it happens.

    Raises:
        PageDecodeError: With *strict*; the index is then as before, as it is after any other error.
        CorpusShrunkError: More than MAX_LOST of the articles would vanish, or all.
        IndexLockedError: When another process is writing.
        IndexUnwritableError: No space, no permission, no memory.
    """
    started = perf_counter()
    rejected: list[PageDecodeError] = []

    def reject(error: PageDecodeError) -> None:
        if strict:
            raise error
        rejected.append(error)
        on_reject(error)

    with generations.writing(wait_s):
        generations.prune()
        before, damage = _current(generations)
        old, reason = _usable(before, damage, built_by, rebuild)
        fingerprints = _fingerprints(sources, reject)
        changes = _changes(sources, fingerprints, old)
        if old is not None and (changes.add or changes.remove):
            # It will be needed, and the generation may be verified meanwhile: what is damaged is told then.
            with suppress(OSError, ValueError):
                load_analyzer(read_words(old.directory))
        if before is not None and not damage and (damage := _damage(generations, before)):
            old, reason = _usable(before, damage, built_by, rebuild)
            changes = _changes(sources, fingerprints, old)
        had = old.manifest.sources.keys() if old is not None else set()

        def report(generation: Generation, published: bool) -> BuildReport:
            has = generation.manifest.sources.keys()
            return BuildReport(
                added=len(has - had),
                replaced=len(has & had) - len(changes.keep),
                removed=len(had - has),
                unchanged=len(changes.keep),
                rejected=tuple(rejected),
                rebuilt=reason,
                generation=generation,
                published=published,
                seconds=perf_counter() - started,
            )

        if old is not None and not changes.add and not changes.remove:
            return report(old, published=False)
        generations.require_space(sum(source.size() for source in changes.add), old.bytes if old else 0)
        sample = _Sample()
        with generations.building(old) as directory:
            names: set[str] | None = set() if old is None else None
            writer = open_writer(directory)
            try:

                def index(article: Article, ordinal: int) -> None:
                    writer.add(article, ordinal)
                    sample.offer(article)
                    touched.update((article,))
                    if names is not None:
                        names.update(names_in(article))

                entries = dict(changes.keep)
                touched = _Touched()
                for name in changes.remove:
                    touched.update(writer.remove(name))
                with RawPageWriter(directory, keep=changes.keep) as raw_pages:
                    for done, source in enumerate(changes.add):
                        on_progress(done, len(changes.add), source.name)
                        try:
                            entries[source.name] = _index(
                                source, fingerprints[source.name], index, raw_pages, reject
                            )
                        except PageDecodeError as error:
                            reject(error)
                on_progress(len(changes.add), len(changes.add), "")
                if old is not None and not changes.remove and entries == changes.keep:
                    writer.abort()  # what is new cannot be read
                    return report(old, published=False)
                if before is not None and not allow_shrink:
                    _refuse_shrinking(before.manifest.sources, entries)
                if names is not None:
                    write_words(directory, dictionary(names))
                analyzer_of_all = load_analyzer(read_words(directory))
                if old is None:
                    writer.commit(analyzer_of_all, meanwhile)
                else:
                    writer.commit(analyzer_of_all)
            except BaseException:
                writer.abort()
                raise
            generations.settle_ahead(directory, old)
            manifest = Manifest(
                generation=0,  # given when it is published
                built_at=datetime.now(UTC).isoformat(timespec="seconds"),
                built_by=built_by,
                segmenter=segmenter,
                analyzer=analyzer,
                sources=dict(sorted(entries.items())),
            )
            complete(directory, manifest, touched.articles if old is not None else None)
            prove(directory, manifest, sample.articles)
            generation = generations.publish(directory, manifest, old)
        generations.prune()
        return report(generation, published=True)


def _current(generations: Generations) -> tuple[Generation | None, str]:
    """The current generation, and what is wrong with it at first sight; see `_damage`."""
    try:
        return generations.current(), ""
    except IndexMissingError:
        return None, ""
    except IndexDamagedError as error:
        return None, str(error)


def _damage(generations: Generations, current: Generation) -> str:
    """What is wrong with the files of *current*, or empty."""
    try:
        generations.verify(current)
    except IndexDamagedError as error:
        return str(error)
    return ""


def _usable(
    current: Generation | None, damage: str, built_by: BuiltBy, rebuild: bool
) -> tuple[Generation | None, str]:
    """The generation to start from, or None and why everything must be read."""
    if damage or current is None:
        return None, damage
    if rebuild:
        return None, "--rebuild"
    if changed := current.manifest.built_by.changes(built_by):
        return None, f"{'、'.join(changed.values())} 已不同 changed"
    return current, ""


def _refuse_shrinking(before: Mapping[str, SourceEntry], now: Mapping[str, SourceEntry]) -> None:
    had, has = (sum(entry.articles for entry in entries.values()) for entries in (before, now))
    if (had and not has) or had - has > max(FEW, MAX_LOST * had):
        raise CorpusShrunkError(
            f"稿件将由 {had} 篇减为 {has} 篇，索引未变；磁盘没有挂载？确要如此请加 --allow-shrink "
            f"{had} articles would become {has}: nothing was changed; --allow-shrink if this is meant"
        )


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


def _fingerprints(sources: Sequence[BuildSource], reject: Callable[[PageDecodeError], None]) -> dict[str, str]:
    """By name, those of the *sources* that can be read."""
    found = {}
    for source in sources:
        try:
            found[source.name] = source.fingerprint()
        except PageDecodeError as error:
            reject(error)
    return found


def _changes(sources: Sequence[BuildSource], fingerprints: Mapping[str, str], old: Generation | None) -> _Changes:
    before = old.manifest.sources if old is not None else {}
    changes = _Changes([], [], {})
    for source in sources:
        entry = before.get(source.name)
        if entry is not None and entry.fingerprint == fingerprints.get(source.name):
            changes.keep[source.name] = entry
        elif source.name in fingerprints:
            changes.add.append(source)
    changes.remove.extend(name for name in before if name not in changes.keep)
    return changes


def _index(
    source: BuildSource,
    fingerprint: str,
    index: Callable[[Article, int], None],
    raw_pages: RawPageWriter,
    reject: Callable[[PageDecodeError], None],
) -> SourceEntry:
    """Have the articles of *source* indexed; PageDecodeError when it gives none because it cannot be read."""
    ids: set[str] = set()
    paragraphs = characters = 0
    dates = []
    try:
        for article in source.articles(reject, raw_pages.add):
            if article.id in ids:
                reject(PageDecodeError(source.name, f"重复的稿件 id：{article.id}，只保留第一篇"))
                continue
            index(article, len(ids))
            ids.add(article.id)
            paragraphs += len(article.paragraphs)
            characters += sum(len(paragraph.text) for paragraph in article.paragraphs)
            if article.date is not None:
                dates.append(article.date)
    except PageDecodeError as error:
        if not ids:
            raise
        # Broken half-way: what came before stays, and without a fingerprint the rest is tried again next time.
        reject(error)
        fingerprint = ""
    since, until = (str(min(dates)), str(max(dates))) if dates else ("", "")
    return SourceEntry(fingerprint, len(ids), paragraphs, characters, since, until)
