"""
Builds that take milliseconds and can be told apart: state *k* of a small corpus, and what an index of it must answer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from search.analysis.analyzer import load_analyzer
from search.analysis.segmenter import default_segmenter, segmenter_version
from search.backends import documents, open_engine, open_writer
from search.errors import PageDecodeError
from search.indexing.builder import BuildOptions, BuildReport, BuildTools, build
from search.indexing.generations import Generation, Generations
from search.indexing.words import analyzer_of
from search.model import Article, Page, Paragraph, PartialDate, RawPage
from search.provenance import built_by
from search.query.parser import parse
from search.query.planning import make_plan
from search.query.request import SearchRequest
from search.results import SearchResult
from search.settings import Settings
from search.suggestions.catalogue import Catalogue
from search.suggestions.readings import Readings
from search.verification import prove

SOAK = bool(os.environ.get("MUDAN_TEST_SOAK"))
"""Whether these are the long versions: `make soak`."""

QUERY = "“号消息”"
"""Finds every article that changes from state to state, and nothing else."""

WORDS = ("消息", "会议")


def times(quick: int, soak: int) -> int:
    """How often something is tried: *quick* in CI, *soak* where there is time."""
    return soak if SOAK else quick


@dataclass(frozen=True)
class TinySource:
    """A page of *articles* articles that say which state they are of."""

    name: str
    state: int
    articles_in_it: int = 2

    def fingerprint(self) -> str:
        return f"{self.name} {self.state} {self.articles_in_it}"

    def size(self) -> int:
        return 200 * self.articles_in_it

    def articles(
        self, on_reject: Callable[[PageDecodeError], None], on_page: Callable[[RawPage], None] | None = None
    ) -> Iterable[Article]:
        if on_page is not None:
            on_page(RawPage(Page(self.name, f"第{self.state}号"), ()))
        for number in range(self.articles_in_it):
            what = f"第{self.state}号消息" if self.state else "常在之文"
            yield Article(
                id=f"{self.name}-{number}",
                source=self.name,
                title=f"{what}{number}",
                paragraphs=(Paragraph("p1", f"{self.name}版会议开到{self.state}点。", 1, 1),),
                page_date=PartialDate(2020, 4),
                date=PartialDate(2020, 4),
            )


def corpus(state: int) -> list[TinySource]:
    """Three sources that change, one that stays, and one that comes with this state and goes with it."""
    changing = [TinySource(name, state) for name in ("甲", "乙", "丙")]
    return [*changing, TinySource("丁", 0), TinySource(f"戊{state}", state, 1 + state % 3)]


def matching(state: int) -> int:
    """How many articles QUERY finds in an index of this state."""
    return 6 + 1 + state % 3


def small_settings(root: Path) -> Settings:
    """Settings of the index at *root* with the words of these builds."""
    return Settings(index=root)


def publish(
    root: Path,
    state: int,
    *,
    full: bool = False,
    sources: list[TinySource] | None = None,
    complete: Callable[[Path], None] = lambda directory: None,
    jobs: int = 1,
    **options: object,
) -> BuildReport:
    """Make the index at *root* one of this state, by the real builder, writer and proof."""
    segmenter = default_segmenter()

    def finish(directory: Path, *about: object) -> None:
        Catalogue.write(directory, (), Readings({}, {}, {}))
        complete(directory)

    def proven(directory: Path, manifest: object, sample: object) -> None:
        engine = open_engine(directory, manifest.info())  # type: ignore[attr-defined]
        prove(engine, analyzer_of(directory, manifest), sample)  # type: ignore[arg-type]
        engine.close()

    return build(
        corpus(state) if sources is None else sources,
        Generations(root),
        BuildTools(
            names_in=lambda article: (),
            dictionary=lambda names: WORDS,
            load_analyzer=lambda words: load_analyzer(segmenter, words),
            open_writer=lambda directory: open_writer(directory, jobs),
            stored=lambda directory: ((found.ordinal, article) for found, article in documents(directory)),
            built_by=built_by(segmenter, small_settings(root)),
            segmenter=segmenter,
            analyzer=segmenter_version(segmenter),
            complete=finish,
            prove=proven,
        ),
        BuildOptions(from_scratch=full, **options),  # type: ignore[arg-type]
    )


def state_of(generation: Generation) -> int:
    """The state *generation* was built of, as its manifest has it."""
    return next(int(name[1:]) for name in generation.manifest.sources if name.startswith("戊"))


def checked_state(root: Path) -> int:
    """
    The state of the current generation at *root*, after verifying every file and reading what it answers.

    AssertionError when it answers like no state there ever was.
    """
    generations = Generations(root)
    generation = generations.current()
    generations.verify(generation)
    state = state_of(generation)
    engine = open_engine(generation.directory, generation.manifest.info())
    try:
        analyzer = analyzer_of(generation.directory, generation.manifest)
        found = list(engine.every(make_plan(parse(QUERY), SearchRequest(QUERY), analyzer)))
        titles = {engine.article(hit.article_id).title[:-1] for hit in found}  # type: ignore[union-attr]
    finally:
        engine.close()
    assert (len(found), titles) == (matching(state), {f"第{state}号消息"})
    return state


def answered_state(result: SearchResult) -> int:
    """The state that *result*, an answer to QUERY with all its hits, is of; AssertionError when it is of none, or of two."""
    states = {int(hit.article.title[1:].partition("号")[0]) for hit in result.hits}
    assert len(states) == 1, states
    (state,) = states
    assert result.total == len(result.hits) == matching(state), (state, result.total)
    return state


def snapshot_of(root: Path) -> dict[str, bytes]:
    """Every file below *root* with its content, to compare or to put back."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
