"""
The port over the segments of an index: each evaluates a plan, their answers are joined.

Everything read is immutable, and nothing is kept between queries but what is computed once: threads share an engine.
"""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, cached_property, partial
from itertools import chain, repeat
from pathlib import Path

import numpy as np

from search.backends.whoosh.answers import Answer, answer_of, counts_of, matching, total_of
from search.backends.whoosh.container import Mask
from search.backends.whoosh.evaluation import Evaluation, Found, in_period
from search.backends.whoosh.faults import Mapped
from search.backends.whoosh.hits import LOCAL, LOCAL_BITS, Hits
from search.backends.whoosh.impacts import zone_lengths
from search.backends.whoosh.kept import Kept
from search.backends.whoosh.ranks import Ranks
from search.backends.whoosh.reprinted import read_sets
from search.backends.whoosh.segment import Segment
from search.backends.whoosh.segments import read_segments
from search.backends.whoosh.view import View
from search.engine import EngineHit, EngineResult, FoldedArticle, IndexInfo, Issue, in_order
from search.errors import ArticleNotFoundError
from search.facets import largest
from search.model import Article, PartialDate
from search.query.plan import LAST_DAY, Plan, PlanNode, SomeOf, leaves
from search.query.request import SearchRequest
from search.ranking import bm25
from search.ranking.explanation import Explanation, explain
from search.ranking.tiers import Tier
from search.results import Match
from search.schema import ALL_ZONES, PARAGRAPH_ZONES, Headline, Unit

_KEPT_MASKS = 64
"""Masks of filters kept for the next query."""

_KEPT_ARTICLES = 128
"""Articles kept decoded: those of a page of hits are asked for again at once, to be shown."""


class WhooshEngine:
    """
    See `search.engine.Engine`.

    Args:
        directory: Holds the index of one generation.
        info: What its manifest says of it.
        remedy: The command that its errors advise, or empty.
    """

    def __init__(self, directory: Path, info: IndexInfo, remedy: str = "") -> None:
        self._info = info
        self._directory = directory
        self._remedy = remedy
        with self._doing("打开索引"):
            self._segments = [Segment(directory, name) for name in read_segments(directory).names]
            self._linked = read_sets(directory, [segment.size for segment in self._segments])
        self._ranks = Ranks(self._segments)
        self._masks: Kept[Mask] = Kept(_KEPT_MASKS)
        self._articles: Kept[FoldedArticle] = Kept(_KEPT_ARTICLES)

    def _doing(self, what: str) -> Mapped:
        return Mapped(what, self._directory, self._remedy)

    @property
    def info(self) -> IndexInfo:
        return self._info

    def search(self, plan: Plan) -> EngineResult:
        with self._doing("检索"):
            request = plan.request
            answers = self._answers(plan, request.facets)
            counts = counts_of(answers, request.facets)
            hits = self._hits(answers, request)
            return EngineResult(
                hits=tuple(hits.window()),
                total=hits.total,
                distinct_total=hits.distinct_total,
                exact_total=matching(answers, Match.EXACT),
                words_total=matching(answers, Match.WORDS),
                facets={facet: largest(facet, counts[facet], request) for facet in counts},
                facet_sizes={facet: len(counts[facet]) for facet in counts},
            )

    def count(self, plan: Plan) -> int:
        with self._doing("检索"):
            return total_of(self._answers(plan))

    def every(self, plan: Plan, most: int | None = None, first: int = 0) -> Iterator[EngineHit]:
        with self._doing("检索"):
            hits = self._hits(self._answers(plan), plan.request)
            yield from hits.every(first, None if most is None else first + most)

    def explain(
        self, plan: Plan, article_ids: Iterable[str], paragraph_ids: Iterable[str | None] = repeat(None)
    ) -> tuple[Explanation | None, ...]:
        with self._doing("解释"):

            @cache
            def judges(unit: Unit) -> list[tuple[Evaluation, Callable[[PlanNode], Found | Mask]]]:
                # Each part of the plan is evaluated once, whatever the number of articles.
                evaluations = self._evaluations(plan.root, unit)
                return [(evaluation, cache(evaluation.evaluate)) for evaluation in evaluations]

            found = []
            for article_id, paragraph_id in zip(article_ids, paragraph_ids, strict=False):
                place = self._place(article_id)
                if place is None:
                    raise ArticleNotFoundError(f"没有稿件 {article_id}")
                number, document = place
                row = document if paragraph_id is None else self._part(number, document, paragraph_id)
                unit = Unit.ARTICLE if paragraph_id is None else Unit.PARAGRAPH
                judge = _RowJudge(*judges(unit)[number], self._segments[number], row, document)
                found.append(explain(plan.root, judge))
            return tuple(found)

    def _part(self, number: int, document: int, paragraph_id: str) -> int:
        """The part that a paragraph of a *document* is: paragraphs are the last ones."""
        ids = [paragraph.id for paragraph in self._read(number, document).article.paragraphs]
        if paragraph_id not in ids:
            raise ArticleNotFoundError(f"没有段落 {paragraph_id}")
        return int(self._segments[number].doc_part[document + 1]) - len(ids) + ids.index(paragraph_id)

    def _place(self, article_id: str) -> tuple[int, int] | None:
        """Segment and document of the article with this id; None when there is none."""
        for number, segment in enumerate(self._segments):
            row = segment.number(article_id)
            if row is not None:
                return number, row
        return None

    def lexicon(self) -> Iterator[tuple[str, int]]:
        with self._doing("读取词表"):
            counts: Counter[str] = Counter()
            for segment in self._segments:
                counts.update(dict(zip(segment.words.all(), segment.word_counts().tolist(), strict=True)))
            yield from sorted((word, count) for word, count in counts.items() if count)

    def headlines(self, titles: Set[str] | None = None) -> Iterator[Headline]:
        with self._doing("读取标题"):
            for segment in self._segments:
                yield from segment.headlines(titles)

    def people(self) -> tuple[str, ...]:
        with self._doing("读取署名"):
            return tuple(sorted(set(chain.from_iterable(segment.people() for segment in self._segments))))

    def counts(self, words: Iterable[str]) -> Mapping[str, int]:
        with self._doing("读取词表"):
            return {word: sum(len(segment.word(word)[0]) for segment in self._segments) for word in words}

    def article(self, article_id: str) -> Article | None:
        with self._doing("读取稿件"):
            place = self._place(article_id)
            return None if place is None else self._read(*place).article

    def read(self, hit: EngineHit) -> FoldedArticle:
        with self._doing("读取稿件"):
            return self._read(hit.place >> LOCAL_BITS, hit.place & LOCAL)

    def reprints(self, article_id: str) -> tuple[str, ...]:
        with self._doing("读取重印"):
            place = self._place(article_id)
            linked = self._linked[place[0]] if place else None
            own = int(linked.of(place[1])) if place and linked is not None else 0
            others = (
                (number, document)
                for number, each in enumerate(self._linked)
                if own and each is not None
                for document in each.documents_of(own)
                if (number, document) != place
            )
            return tuple(self._segments[number].ids[at] for number, at in self._ranks.oldest_first(others))

    def ids(self, first: int, most: int) -> tuple[str, ...]:
        with self._doing("读取编号"):
            found: list[str] = []
            for segment in self._segments:
                rows = segment.documents[first : first + most - len(found)]
                found += segment.ids.several(rows)
                first = max(0, first - segment.living)
            return tuple(found)

    def issues(self) -> tuple[Issue, ...]:
        with self._doing("读取刊期"):
            return self._issues

    @cached_property
    def _issues(self) -> tuple[Issue, ...]:
        articles: Counter[str] = Counter()
        pages: dict[str, set[str]] = {}
        for segment in self._segments:
            issue, page = segment.facets["issue"], segment.facets["page"]
            documents = segment.documents
            articles.update(issue.count(documents))
            # A document has just one issue and one page, so that the pairs of each are the documents in order.
            both = issue.ordinals[documents].astype(np.int64) << LOCAL_BITS | page.ordinals[documents]
            for pair in np.unique(both).tolist():
                pages.setdefault(issue.values[pair >> LOCAL_BITS], set()).add(page.values[pair & LOCAL])
        return in_order(
            Issue(PartialDate.parse(issue) if issue else None, count, len(pages[issue]))
            for issue, count in articles.items()
        )

    def pages(self) -> int:
        with self._doing("读取版面"):
            return self._pages

    @cached_property
    def _pages(self) -> int:
        found: set[str] = set()
        for segment in self._segments:
            found.update(segment.facets["page"].count(segment.documents))
        return len(found)

    def newest(self, limit: int) -> tuple[Article, ...]:
        with self._doing("读取稿件"):
            return tuple(self._read(number, row).article for number, row in self._ranks.newest(limit))

    def close(self) -> None:
        self._segments, self._linked, self._ranks = [], [], Ranks(())

    def _read(self, number: int, row: int) -> FoldedArticle:
        return self._articles.get((number, row), lambda: self._segments[number].read(row))

    @cached_property
    def _means(self) -> Mapping[Unit, Mapping[str, float]]:
        """Mean length of each zone over all rows of a unit, in words."""
        totals = {str(zone): 0.0 for zone in ALL_ZONES}
        for segment in self._segments:
            for zone, length in zone_lengths(segment.arrays, segment.alive).items():
                totals[zone] += length
        paragraphs = max(1, self._rows[Unit.PARAGRAPH])
        return {
            Unit.ARTICLE: {zone: total / max(1, self._rows[Unit.ARTICLE]) for zone, total in totals.items()},
            Unit.PARAGRAPH: {
                str(z): totals[str(z)] / paragraphs if z in PARAGRAPH_ZONES else 0.0 for z in ALL_ZONES
            },
        }

    def _mean_lengths(self, unit: Unit) -> Mapping[str, float]:
        return self._means[unit]

    @cached_property
    def _rows(self) -> Mapping[Unit, int]:
        """Number of rows of each unit in the index."""
        return {unit: sum(view.count for view in views) for unit, views in self._views.items()}

    @cached_property
    def _views(self) -> Mapping[Unit, list[View]]:
        # Weak, so that an engine is freed, and its files are closed, as soon as nobody asks it any more.
        engine = weakref.proxy(self)
        return {
            unit: [
                View(segment, unit, partial(WhooshEngine._mean_lengths, engine, unit))
                for segment in self._segments
            ]
            for unit in Unit
        }

    def _evaluations(self, root: PlanNode, unit: Unit) -> list[Evaluation]:
        idf: dict[str, float] = {}
        string_idf: dict[str, float] = {}
        evaluations = [
            Evaluation(view, idf, string_idf, partial(self._of_articles, number))
            for number, view in enumerate(self._views[unit])
        ]
        rows, looking = self._rows[unit], leaves(root, negated=True)
        for word in {word for leaf in looking for word in leaf.words}:
            idf[word] = bm25.idf(rows, sum([each.add_word(word) for each in evaluations]))
        for string in {string for leaf in looking if isinstance(leaf, SomeOf) for string in leaf.strings}:
            string_idf[string] = bm25.idf(rows, sum([each.add_string(string) for each in evaluations]))
        return evaluations

    def _of_articles(self, number: int, node: PlanNode) -> Found | Mask:
        """What of one segment matches *node* as an article."""
        return self._evaluations(node, Unit.ARTICLE)[number].evaluate(node)

    def _answers(self, plan: Plan, facets: tuple[str, ...] = ()) -> list[Answer]:
        request = plan.request
        return [
            answer_of(evaluation.view, evaluation.evaluate(plan.root), self._filters(number, request), facets)
            for number, evaluation in enumerate(self._evaluations(plan.root, request.unit))
        ]

    def _hits(self, answers: list[Answer], request: SearchRequest) -> Hits:
        return Hits(
            answers, request, self._segments, self._ranks, self._linked, lambda *place: self._read(*place).article
        )

    def _filters(self, number: int, request: SearchRequest) -> dict[str, Mask]:
        """The documents that pass each filter that *request* has, by facet."""
        segment = self._segments[number]
        filters = {
            facet: self._masks.get((number, facet, wanted), partial(segment.facets[facet].having_any, wanted))
            for facet, wanted in request.filters.items()
        }
        if request.narrows_dates:
            first = request.since.first_day if request.since else 0
            # Undated articles alone are those beside an empty range.
            last = request.until.last_day if request.until else LAST_DAY if request.since else 0
            filters["date"] = self._masks.get(
                (number, first, last, request.undated),
                partial(in_period, segment, first, last, undated=request.undated),
            )
        return filters


class _RowJudge:
    """What is known of one row, which is a *document* or of it."""

    def __init__(
        self,
        evaluation: Evaluation,
        evaluate: Callable[[PlanNode], Found | Mask],
        segment: Segment,
        row: int,
        document: int,
    ) -> None:
        self._evaluation = evaluation
        self._evaluate = evaluate
        self._row = row
        kinds = segment.kind_weights
        self.kind_weight = 1.0 if kinds is None else float(kinds[document])

    def found(self, node: PlanNode) -> tuple[Tier, float] | None:
        found = self._evaluate(node)
        if not isinstance(found, Found):
            return (Tier.NONE, 0.0) if found[self._row] else None
        at = int(np.searchsorted(found.rows, self._row))
        if at == len(found.rows) or found.rows[at] != self._row:
            return None
        tier = found.tiers if isinstance(found.tiers, Tier) else Tier(int(found.tiers[at]))
        return tier, float(found.scores[at]) / self.kind_weight

    def weight(self, word: str) -> float:
        return self._evaluation.share(word, self._row) / self.kind_weight

    def bonus(self, string: str) -> float:
        return self._evaluation.bonus(string, self._row) / self.kind_weight
