"""
The port: what an engine must be able to do, and what it answers.

Engines see analysed plans and folded text; they never see what a reader typed, and never make markup.
`tests/backends/test_contract.py` states every promise below and runs it against every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple, Protocol

from search.model import Article, PartialDate
from search.results import Match
from search.schema import Headline

if TYPE_CHECKING:
    from search.analysis.analyzer import Analyzer
    from search.query.plan import Plan
    from search.ranking.explanation import Explanation


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index holds: counts, span of dates, and what it was built by."""

    generation: str
    sources: int
    articles: int
    paragraphs: int
    characters: int
    since: PartialDate | None
    until: PartialDate | None
    built_at: str
    analyzer: str


@dataclass(frozen=True, slots=True)
class Issue:
    """
    What was printed at one time, of all newspapers together, whatever day its articles tell of.

    Attributes:
        date: That of its pages: a day; a month or a year when no more is known, None when nothing is.
        articles: Number of its articles.
        pages: Number of pages that hold them, by `Article.page_key`.
    """

    date: PartialDate | None
    articles: int
    pages: int


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """*issues* in the order of time, what is without a date last."""
    return tuple(sorted(issues, key=lambda issue: (issue.date is None, issue.date or PartialDate(1))))


class EngineHit(NamedTuple):
    """
    One matching document.

    Attributes:
        article_id: The article that matched, or that holds the paragraph.
        match: None where it answers by fields, dates or negations alone, and no string was found in it.
        paragraph_id: The paragraph when the plan's unit is the paragraph, else None.
        place: Where the engine that answered has the article, if it keeps it by number; for that engine alone.
        reprints: The ids of the other hits that are the same text, the oldest first, where this one stands for them all.
    """

    article_id: str
    paragraph_id: str | None
    score: float
    match: Match | None
    place: int = -1
    reprints: tuple[str, ...] = ()


class FoldedArticle(NamedTuple):
    """
    An article as it is shown and as it was searched.

    Attributes:
        folded: Its `texts` folded, in their order, with PARAGRAPH_BREAK between each and the next.
    """

    article: Article
    folded: str


class EngineResult(NamedTuple):
    """
    An engine's answer to a plan.

    Attributes:
        hits: The window `[offset : offset + limit]` of all hits, in the order asked for; where the request collapses reprints, of
            those that come first among the hits of the same text.
        total: Number of all hits, exact.
        distinct_total: How many of these are left where of each text only one counts, exact, whether they are collapsed or
            not; of paragraphs all are.
        exact_total: Number of all hits whose match is exact.
        words_total: Number of all hits that hold all words.
        facets: For each facet asked for, how many hits have each value, counted without that field's own filter.
            The date facet counts months (`2020-04`); a year without month counts as `2020`, unknown as `""`. Of
            OPEN_FACETS only the largest MOST_VALUES are named, and those that the request selects.
        facet_sizes: How many values each of these facets has, named or not.
    """

    hits: tuple[EngineHit, ...]
    total: int
    distinct_total: int
    exact_total: int
    words_total: int
    facets: Mapping[str, Mapping[str, int]]
    facet_sizes: Mapping[str, int]


class Engine(Protocol):
    """A snapshot of one generation of an index, open for reading."""

    @property
    def info(self) -> IndexInfo:
        """What this snapshot holds."""
        ...

    def search(self, plan: Plan) -> EngineResult:
        """Answer *plan*; EngineError when the engine itself fails."""
        ...

    def count(self, plan: Plan) -> int:
        """The number of all hits of *plan*, exact, for less than `search` asks for it."""
        ...

    def every(self, plan: Plan, most: int | None = None, first: int = 0) -> Iterator[EngineHit]:
        """
        All hits of *plan* in the order asked for, whatever its window, each reprint by itself: for exports and checks.

        Args:
            most: How many at most.
            first: How many are passed over.
        """
        ...

    def explain(
        self, plan: Plan, article_ids: Iterable[str], paragraph_ids: Iterable[str | None] = repeat(None)
    ) -> tuple[Explanation | None, ...]:
        """
        Why each article has its score under *plan*, whatever the plan's unit, window and filters.

        None for one that does not match; ArticleNotFoundError when there is none of that id.

        Args:
            paragraph_ids: Of each article, the paragraph whose score is explained instead, or None.
        """
        ...

    def lexicon(self) -> Iterator[tuple[str, int]]:
        """Every word of the index (see `search.analysis.views`), sorted, with the number of articles that hold it."""
        ...

    def headlines(self, titles: Set[str] | None = None) -> Iterator[Headline]:
        """The headline of every article, or of those whose title, trimmed and folded, is among *titles*; in no order."""
        ...

    def people(self) -> tuple[str, ...]:
        """Everybody who made an article, as printed, sorted."""
        ...

    def counts(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many articles hold each of *words*, as the lexicon has it."""
        ...

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or None."""
        ...

    def read(self, hit: EngineHit) -> FoldedArticle:
        """The article of a *hit* of this engine; EngineError when it is not there."""
        ...

    def reprints(self, article_id: str) -> tuple[str, ...]:
        """
        The ids of the articles that are the same text printed again as this one, or before, the oldest first, undated ones last.

        Itself is not among them; none when nobody has this id. What is a reprint: `search.reprints`.
        """
        ...

    def ids(self, first: int, most: int) -> tuple[str, ...]:
        """The ids of *most* articles from the one at *first*, in an order that a generation keeps; no article is read."""
        ...

    def issues(self) -> tuple[Issue, ...]:
        """Every issue in the order of time, the coarser first, what is without a date last; cheap when asked again."""
        ...

    def pages(self) -> int:
        """Number of all pages, each of which is in one issue."""
        ...

    def newest(self, limit: int) -> tuple[Article, ...]:
        """The newest articles by date; undated ones last."""
        ...

    def close(self) -> None:
        """Release files; the engine is not used afterwards."""
        ...


class IndexWriter(Protocol):
    """One build of an index, complete after `commit` and without effect after `abort`."""

    def remove(self, source: str) -> Iterable[Article]:
        """Forget every article of the source of this name; what is returned reads them as it is gone through."""
        ...

    def add(self, article: Article, ordinal: int) -> None:
        """Index *article*, the one at *ordinal* (from 0) in its source, and keep it to be shown; ids are unique in an index."""
        ...

    def commit(
        self, analyzer: Analyzer, meanwhile: Callable[[Iterable[Headline]], None] = lambda headlines: None
    ) -> None:
        """
        Make everything readable in the directory being written.

        Args:
            analyzer: Finds the words of what was added; the one that found those that are there already.
            meanwhile: Called once with the headlines of what was added, while other processes are at work.
        """
        ...

    def abort(self) -> None:
        """Give up; the directory being written can be deleted."""
        ...
