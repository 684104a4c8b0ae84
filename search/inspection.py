"""
Is the index what was published, does it agree with itself, and does it answer rightly? What `mudan check` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from search import commands
from search.analysis.analyzer import Analyzer
from search.backends import documents, examine, open_engine
from search.documents import document
from search.engine import Engine
from search.errors import (
    IndexDamagedError,
    IndexForbiddenError,
    IndexMissingError,
    IndexStateError,
    MendableError,
    SearchError,
)
from search.indexing.generations import Generation, Generations
from search.indexing.rawpages import RawPages
from search.indexing.words import analyzer_of
from search.provenance import built_by, difference
from search.query.parser import parse
from search.query.planning import make_plan
from search.query.request import SearchRequest
from search.settings import Settings
from search.suggestions.catalogue import Catalogue
from search.verification import Verification, verify

_MOST = 20
"""Contradictions that are reported; more say nothing new."""

_MOST_UNREAD = 3
"""Sources that are named of those that could not be read."""


class Level(StrEnum):
    """How bad it is: nothing to do, worth knowing, to be mended."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing that was looked at.

    Attributes:
        subject: What was looked at, in a word.
        remedy: The command that mends it, or empty.
    """

    subject: str
    level: Level
    message: str
    remedy: str = ""


def inspect_index(
    settings: Settings,
    *,
    deep: bool = False,
    samples: int = 0,
    seed: int = 0,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
    on_verified: Callable[[Verification], None] = lambda outcome: None,
) -> Iterator[Finding]:
    """
    Look at the index that *settings* name, one thing after the other.

    Always: pointer, manifest, size and checksum of every file, of the current generation and the one before; that the
    index fits this program, opens, and holds as many articles as it says.

    Args:
        deep: Also whether every list, posting and document agrees with every other.
        samples: Strings to compare with a plain scan, see `search.verification`; 0 for none.
        seed: Of the drawing of strings.
        on_verified: Told what came of the comparison.

    Raises IndexMissingError when there is nothing to look at, IndexInsecureError when others could have put it there.
    """
    generations = Generations(settings.index)
    if not settings.trust_index:
        generations.require_private()
    try:
        current = generations.current()
        generations.verify(current)
    except IndexForbiddenError as error:
        yield Finding("generation", Level.PROBLEM, error.reason, error.remedy)
        return
    except (IndexMissingError, IndexDamagedError) as error:
        if isinstance(error, IndexMissingError) and next(generations.newest(), None) is None:
            raise
        yield from _damage(error, generations, settings)
        return
    yield Finding(
        "generation",
        Level.OK,
        f"{current.directory.name}：{len(current.manifest.files)} 个文件与发布时相同 files as published",
    )
    yield _previous(generations, current, settings)
    its, needed = current.manifest.built_by, built_by(current.manifest.segmenter, settings)
    if unfit := difference(its, needed):
        message = f"索引建立时的程序或设置与现在不同 built otherwise: {unfit}"
        yield Finding("version", Level.PROBLEM, message, commands.index(settings.index))
        return
    if its.gazetteer != needed.gazetteer:
        yield Finding(
            "gazetteer",
            Level.WARNING,
            "地名表 MUDAN_GAZETTEER 与建立索引时不同，下次 mudan index 会全部重建 not the one the index was built with",
        )
    yield from _unread(current)

    def ask(engine: Engine, analyzer: Analyzer) -> Iterator[Finding]:
        yield _count(engine, analyzer, settings)
        if deep:
            yield from _deep(current, engine, settings)
        if samples:
            articles = engine.newest(engine.info.articles)
            outcome = verify(engine, analyzer, articles, samples, seed, on_progress)
            on_verified(outcome)
            yield _compared(outcome, settings)

    yield from _answers(current, generations, settings, ask)


def _damage(error: IndexStateError, generations: Generations, settings: Settings) -> Iterator[Finding]:
    """What is wrong with the current generation, and whether there is another one to go back to."""
    try:
        whole = generations.earlier()
    except IndexMissingError:
        yield Finding("generation", Level.PROBLEM, error.reason, commands.rebuild(settings.index))
        yield Finding("previous", Level.PROBLEM, "没有完好的一代可以退回 no whole generation to go back to")
        return
    yield Finding("generation", Level.PROBLEM, error.reason, commands.rollback(settings.index))
    yield Finding("previous", Level.OK, _can_be_gone_back_to(whole))


def _can_be_gone_back_to(generation: Generation) -> str:
    return f"{generation.directory.name}：可以退回 can be gone back to"


def _previous(generations: Generations, current: Generation, settings: Settings) -> Finding:
    try:
        previous = generations.previous(current)
        if previous is None:
            return Finding("previous", Level.OK, "没有上一代 no generation before it")
        generations.verify(previous)
    except IndexForbiddenError as error:
        return Finding("previous", Level.PROBLEM, f"上一代不可用：{error.reason}", error.remedy)
    except IndexDamagedError as error:
        return Finding(
            "previous", Level.PROBLEM, f"上一代不可用：{error.reason}", commands.rebuild(settings.index)
        )
    return Finding("previous", Level.OK, _can_be_gone_back_to(previous))


def _unread(current: Generation) -> Iterator[Finding]:
    """What could not be read of the sources in the index when they were indexed; others are not remembered."""
    told = [
        f"{name}: {reason}"
        for name, entry in current.manifest.sources.items()
        for reason in (*([entry.unread] if entry.unread else []), *entry.rejects)
    ]
    if told:
        most = "；".join(told[:_MOST_UNREAD]) + ("；…" if len(told) > _MOST_UNREAD else "")
        yield Finding(
            "sources",
            Level.WARNING,
            f"已入索引的来源有 {len(told)} 处读不了，从未读成的文件不计 of what is indexed, could not be read (files that never could "
            f"are not counted): {most}",
        )


def _count(engine: Engine, analyzer: Analyzer, settings: Settings) -> Finding:
    info = engine.info
    total = engine.count(make_plan(parse(""), SearchRequest(), analyzer))
    if total != info.articles:
        return Finding(
            "articles", Level.PROBLEM, f"{total} 篇，应有 {info.articles} 篇", commands.rebuild(settings.index)
        )
    return Finding("articles", Level.OK, f"{info.articles} 篇，{info.paragraphs} 段 articles, paragraphs")


def _answers(
    current: Generation,
    generations: Generations,
    settings: Settings,
    ask: Callable[[Engine, Analyzer], Iterator[Finding]],
) -> Iterator[Finding]:
    """What is found when the engine of *current* is opened and asked, and that it cannot be where it fails."""
    lease = generations.lease(current)
    engine = None
    try:
        engine = open_engine(current.directory, current.manifest.info())
        yield from ask(engine, analyzer_of(current.directory, current.manifest))
    except SearchError as error:
        reason = error.reason if isinstance(error, MendableError) else str(error)
        yield Finding("engine", Level.PROBLEM, reason, commands.rebuild(settings.index))
    finally:
        if engine is not None:
            engine.close()
        lease.release()


def _compared(outcome: Verification, settings: Settings) -> Finding:
    """What came of comparing quoted queries with a plain scan."""
    differences = len(outcome.differences)
    message = f"对比 {outcome.compared}，不同 {differences} compared and different"
    if differences:
        return Finding("Ctrl+F", Level.PROBLEM, message, commands.rebuild(settings.index))
    return Finding("Ctrl+F", Level.OK, message)


def _deep(current: Generation, engine: Engine, settings: Settings) -> Iterator[Finding]:
    looks: dict[str, Callable[[], Iterator[str]]] = {
        "lists": lambda: examine(current.directory),
        "documents": lambda: _documents(current.directory, engine),
        "files": lambda: _other_files(current),
    }
    for subject, look in looks.items():
        problems: list[str] = []
        try:
            problems.extend(islice(look(), _MOST))
        except (SearchError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
            problems.append(f"{type(error).__name__}: {error}")
        for problem in problems:
            yield Finding(subject, Level.PROBLEM, problem, commands.rebuild(settings.index))
        if not problems:
            yield Finding(subject, Level.OK, "一致 consistent")


def _documents(directory: Path, engine: Engine) -> Iterator[str]:
    """Documents whose columns are not what would be indexed of the article that is shown."""
    for found, article in documents(directory):
        if document(article, found.ordinal) != found:
            yield f"{found.article_id}: 栏目与稿件不符 the columns differ from the article"
        if engine.article(found.article_id) != article:
            yield f"{found.article_id}: 按 id 得到另一篇 its id leads to another article"


def _other_files(current: Generation) -> Iterator[str]:
    """What is wrong with the files beside the engine's."""
    entries = current.manifest.sources
    Catalogue.read(current.directory)
    with RawPages(current.directory) as pages:
        for key, _ in pages.compressed():
            page = pages.get(key.hex())
            if page is None or page.page.source not in entries:
                yield f"pages.bin: 版面 {key.hex()} 不属于任何来源 a page of no source"
