"""
The port over the segments of an index: each evaluates a plan, their answers are joined.

Everything read is immutable, and nothing is kept between queries but what is computed once: threads share an engine.
"""

from __future__ import annotations

import threading
import weakref
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial, reduce
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np

from search.backends.whoosh.container import Array
from search.backends.whoosh.evaluation import Evaluation, Found, Tiers, View, in_period
from search.backends.whoosh.segment import ZONES, Floats, Ints, Mask, Segment, zone_lengths
from search.backends.whoosh.segments import read_segments
from search.engine import EngineHit, EngineResult, IndexInfo, Issue, in_order
from search.errors import ArticleNotFoundError, EngineError, SearchError
from search.facets import largest
from search.model import Article, PartialDate
from search.query.plan import LAST_DAY, Plan, PlanNode, SomeOf, leaves
from search.query.request import SearchRequest, Sort
from search.ranking import bm25
from search.ranking.explanation import Explanation, explain
from search.ranking.order import order
from search.ranking.tiers import TIER_STEP, Tier, match_of
from search.results import Match
from search.schema import BY_DAY, FACETS, PARAGRAPH_ZONES, Headline, Unit

T = TypeVar("T")

_MATCHES = tuple(map(match_of, Tier))
_IS_EXACT = np.array([match is Match.EXACT for match in _MATCHES])
"""By tier."""

_KEPT_MASKS = 64
"""Masks of filters kept for the next query."""

_KEPT_ARTICLES = 128
"""Articles kept decoded: those of a page of hits are asked for again at once, to be shown."""

_LOCAL_BITS = 32
"""A place in the corpus is one integer: the rank of the document's source run and document, then its part."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one segment answers: rows that match the query and pass every filter, with tiers and scores."""

    view: View
    rows: Ints
    tiers: Tiers
    scores: Floats
    facets: Mapping[str, Mapping[str, int]]


class WhooshEngine:
    """
    See `search.engine.Engine`.

    Args:
        directory: Holds the index of one generation.
        info: What its manifest says of it.
    """

    def __init__(self, directory: Path, info: IndexInfo) -> None:
        self._info = info
        with _mapped("打开索引"):
            self._segments = [Segment(directory, name) for name in read_segments(directory).names]
        self._masks: _Recent[Mask] = _Recent(_KEPT_MASKS)
        self._articles: _Recent[Article] = _Recent(_KEPT_ARTICLES)

    @property
    def info(self) -> IndexInfo:
        return self._info

    def search(self, plan: Plan) -> EngineResult:
        with _mapped("检索"):
            answers = self._answers(plan)
            request = plan.request
            window = self._ranked(answers, request)[request.offset : request.offset + request.limit]
            exact = sum(int(np.count_nonzero(_IS_EXACT[answer.tiers])) for answer in answers)
            return EngineResult(
                hits=tuple(self._hit(*hit) for hit in window),
                total=sum(len(answer.rows) for answer in answers),
                exact_total=exact,
                facets={
                    facet: largest(facet, _sum([answer.facets[facet] for answer in answers]), request)
                    for facet in request.facets
                },
            )

    def every(self, plan: Plan) -> Iterator[EngineHit]:
        with _mapped("检索"):
            wide = replace(plan.request, limit=1, offset=0, facets=())
            answers = self._answers(Plan(plan.root, wide))
            yield from (self._hit(*hit) for hit in self._ranked(answers, plan.request, every=True))

    def explain(self, plan: Plan, article_id: str) -> Explanation | None:
        with _mapped("解释"):
            for number, segment in enumerate(self._segments):
                row = segment.number(article_id)
                if row is not None:
                    evaluation = self._evaluations(plan.root, Unit.ARTICLE)[number]
                    return explain(plan.root, _RowJudge(evaluation, segment, row))
            raise ArticleNotFoundError(f"没有稿件 {article_id}")

    def lexicon(self) -> Iterator[tuple[str, int]]:
        with _mapped("读取词表"):
            counts: Counter[str] = Counter()
            for segment in self._segments:
                counts.update(dict(zip(segment.words.all(), segment.word_counts().tolist(), strict=True)))
            yield from sorted((word, count) for word, count in counts.items() if count)

    def headlines(self) -> Iterator[Headline]:
        with _mapped("读取标题"):
            for segment in self._segments:
                yield from segment.headlines()

    def counts(self, words: Iterable[str]) -> Mapping[str, int]:
        with _mapped("读取词表"):
            return {word: sum(len(segment.word(word)[0]) for segment in self._segments) for word in words}

    def article(self, article_id: str) -> Article | None:
        with _mapped("读取稿件"):
            for number, segment in enumerate(self._segments):
                row = segment.number(article_id)
                if row is not None:
                    return self._article(number, row)
            return None

    def issues(self) -> tuple[Issue, ...]:
        with _mapped("读取刊期"):
            return self._issues

    @cached_property
    def _issues(self) -> tuple[Issue, ...]:
        articles: Counter[str] = Counter()
        sources: dict[str, set[str]] = {}
        for segment in self._segments:
            names, firsts = segment.sources
            facet = segment.facets["issue"]
            documents = np.flatnonzero(_alive(segment))
            articles.update(facet.count(documents))
            # A document has just one issue, so that the pairs are the documents in order.
            runs = np.searchsorted(firsts, documents, "right") - 1
            pairs = np.unique(facet.ordinals[documents].astype(np.int64) << _LOCAL_BITS | runs)
            for pair in pairs.tolist():
                issue = facet.values[pair >> _LOCAL_BITS]
                sources.setdefault(issue, set()).add(names[pair & ((1 << _LOCAL_BITS) - 1)])
        return in_order(
            Issue(PartialDate.parse(issue) if issue else None, count, len(sources[issue]))
            for issue, count in articles.items()
        )

    def newest(self, limit: int) -> tuple[Article, ...]:
        with _mapped("读取稿件"):
            found = self._newest[:limit]
            return tuple(self._article(int(number), int(row)) for number, row in found)

    def close(self) -> None:
        self._segments = []

    def _article(self, number: int, row: int) -> Article:
        return self._articles.get((number, row), lambda: self._segments[number].article(row))

    @cached_property
    def _newest(self) -> Ints:
        """Segment and document of every article, newest first."""
        found = [
            np.stack((np.full(segment.living, number), np.flatnonzero(_alive(segment))), axis=1)
            for number, segment in enumerate(self._segments)
        ]
        pairs = np.concatenate(found) if found else np.empty((0, 2), np.int64)
        days = np.concatenate([s.first_days[_alive(s)] for s in self._segments] or [np.empty(0, np.int64)])
        places = np.concatenate(
            [self._places[n][_alive(s)] for n, s in enumerate(self._segments)] or [np.empty(0, np.int64)]
        )
        return pairs[order(Sort.NEWEST, np.zeros(len(pairs)), days.astype(np.int64), places)]

    @cached_property
    def _places(self) -> list[Ints]:
        """The place of each document of each segment in the order of the corpus, as ascending integers."""
        runs = []
        for number, segment in enumerate(self._segments):
            names, firsts = segment.sources
            for name, first, end in zip(names, firsts.tolist(), [*firsts[1:].tolist(), segment.size], strict=True):
                runs.append((name, number, first, end))
        ranks = {name: rank for rank, name in enumerate(sorted({run[0] for run in runs}))}
        places = [np.zeros(segment.size, np.int64) for segment in self._segments]
        for name, number, first, end in runs:
            ordinals = self._segments[number].ordinals[first:end].astype(np.int64)
            places[number][first:end] = ranks[name] << _LOCAL_BITS | ordinals
        # Small numbers again, so that a part fits beside a document.
        _, dense = np.unique(np.concatenate(places) if places else np.empty(0, np.int64), return_inverse=True)
        ends = np.cumsum([segment.size for segment in self._segments])[:-1]
        return [part.astype(np.int64) for part in np.split(dense, ends)]

    @cached_property
    def _means(self) -> Mapping[Unit, Mapping[str, float]]:
        """Mean length of each zone over all rows of a unit, in words."""
        totals = {str(zone): 0.0 for zone in ZONES}
        for segment in self._segments:
            for zone, length in zone_lengths(segment).items():
                totals[zone] += length
        paragraphs = max(1, self._rows(Unit.PARAGRAPH))
        return {
            Unit.ARTICLE: {zone: total / max(1, self._rows(Unit.ARTICLE)) for zone, total in totals.items()},
            Unit.PARAGRAPH: {str(z): totals[str(z)] / paragraphs if z in PARAGRAPH_ZONES else 0.0 for z in ZONES},
        }

    def _mean_lengths(self, unit: Unit) -> Mapping[str, float]:
        return self._means[unit]

    def _rows(self, unit: Unit) -> int:
        """Number of rows of *unit* in the index."""
        if unit is Unit.ARTICLE:
            return sum(segment.living for segment in self._segments)
        return self._paragraphs

    @cached_property
    def _paragraphs(self) -> int:
        return sum(int(np.count_nonzero(view.existing())) for view in self._views[Unit.PARAGRAPH])

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
        looking = leaves(root, negated=True)
        words = {word for leaf in looking for word in leaf.words}
        phrases = {phrase for leaf in looking if isinstance(leaf, SomeOf) for phrase in leaf.phrases}
        views = self._views[unit]
        lists = [{word: view.weighted(word) for word in words} for view in views]
        rows = self._rows(unit)
        holding = [{phrase: view.holding(phrase) for phrase in phrases} for view in views]
        idf = {word: bm25.idf(rows, sum(len(each[word]) for each in lists)) for word in words}
        idf |= {phrase: bm25.idf(rows, sum(len(each[phrase]) for each in holding)) for phrase in phrases - words}
        return [Evaluation(*each, idf) for each in zip(views, lists, holding, strict=True)]

    def _answers(self, plan: Plan) -> list[_Answer]:
        request = plan.request
        return [
            self._answer(number, evaluation.view, evaluation.evaluate(plan.root), request)
            for number, evaluation in enumerate(self._evaluations(plan.root, request.unit))
        ]

    def _answer(self, number: int, view: View, found: Found | Mask, request: SearchRequest) -> _Answer:
        if not isinstance(found, Found):
            rows = np.flatnonzero(found)
            found = Found(rows, np.zeros(len(rows), np.int8), np.zeros(len(rows), np.float32))
        documents = view.documents(found.rows)
        facet_of = view.segment.facets
        if not request.is_filtered:
            facets = {
                facet: _days(view.segment, documents) if facet == BY_DAY else facet_of[facet].count(documents)
                for facet in request.facets
            }
            return _Answer(view, found.rows, found.tiers, found.tiers * TIER_STEP + found.scores, facets)
        passing = ((facet, self._passing(number, facet, request)) for facet in FACETS)
        passed = {facet: mask[documents] for facet, mask in passing if mask is not None}
        which = np.flatnonzero(reduce(np.logical_and, passed.values()))
        kept = documents[which]
        facets = {}
        for facet in request.facets:
            # Without its own filter: a selected value's neighbours keep their counts.
            own = "date" if facet == BY_DAY else facet
            others = [mask for name, mask in passed.items() if name != own]
            counted = kept
            if own in passed:
                counted = documents[reduce(np.logical_and, others)] if others else documents
            facets[facet] = _days(view.segment, counted) if facet == BY_DAY else facet_of[facet].count(counted)
        scores = found.tiers[which] * TIER_STEP + found.scores[which]
        return _Answer(view, found.rows[which], found.tiers[which], scores, facets)

    def _passing(self, number: int, facet: str, request: SearchRequest) -> Mask | None:
        """The documents that pass the filter of *request* on *facet*; None when it has none."""
        segment = self._segments[number]
        if facet == "date":
            if not request.narrows_dates:
                return None
            first = request.since.first_day if request.since else 0
            # Undated articles alone are those beside an empty range.
            last = request.until.last_day if request.until else LAST_DAY if request.since else 0
            return self._masks.get(
                (number, first, last, request.undated),
                lambda: in_period(segment, first, last, undated=request.undated),
            )
        chosen = request.chosen(facet)
        if not chosen:
            return None
        return self._masks.get((number, facet, chosen), lambda: segment.facets[facet].having_any(chosen))

    def _ranked(
        self, answers: list[_Answer], request: SearchRequest, *, every: bool = False
    ) -> list[tuple[int, int, float, int, Unit]]:
        """Segment, row, score, tier and unit of the hits, in order, as far as the window of *request* reaches."""
        wanted = None if every else request.offset + request.limit
        chosen = [self._best(number, answer, request, wanted) for number, answer in enumerate(answers)]
        if not chosen:
            return []
        columns = chosen[0] if len(chosen) == 1 else tuple(map(np.concatenate, zip(*chosen, strict=True)))
        segments, rows, scores, days, places, tiers = columns
        ranks = order(request.sort, scores, days, places)[:wanted]
        joined = (each[ranks].tolist() for each in (segments, rows, scores, tiers))
        return [(*hit, request.unit) for hit in zip(*joined, strict=True)]

    def _best(
        self, number: int, answer: _Answer, request: SearchRequest, wanted: int | None
    ) -> tuple[Array, Array, Array, Array, Array, Array]:
        """Segment, row, score, day, place and tier of the rows that may be among the first *wanted* (all when None)."""
        rows, scores, tiers = answer.rows, answer.scores, answer.tiers
        if wanted is not None and request.sort is Sort.RELEVANCE and len(rows) > 4 * wanted:
            least = np.partition(scores, len(rows) - wanted)[len(rows) - wanted]
            which = np.flatnonzero(scores >= least)
            rows, scores, tiers = rows[which], scores[which], tiers[which]
        documents = answer.view.documents(rows)
        places = self._places[number][documents]
        if request.unit is Unit.PARAGRAPH:
            places = places << _LOCAL_BITS | rows
        days = answer.view.segment.first_days[documents].astype(np.int64)
        return np.full(len(rows), number), rows, scores, days, places, tiers

    def _hit(self, number: int, row: int, score: float, tier: int, unit: Unit) -> EngineHit:
        segment = self._segments[number]
        if unit is Unit.ARTICLE:
            return EngineHit(segment.ids[row], None, score, _MATCHES[tier])
        document = int(segment.part_doc[row])
        article = self._article(number, document)
        # Paragraphs are the last parts of a document.
        paragraph = article.paragraphs[len(article.paragraphs) - (int(segment.doc_part[document + 1]) - row)]
        return EngineHit(article.id, paragraph.id, score, _MATCHES[tier])


class _RowJudge:
    """What is known of one document."""

    def __init__(self, evaluation: Evaluation, segment: Segment, row: int) -> None:
        self._evaluation = evaluation
        self._row = row
        kinds = segment.kind_weights
        self.kind_weight = 1.0 if kinds is None else float(kinds[row])

    def found(self, node: PlanNode) -> tuple[Tier, float] | None:
        found = self._evaluation.evaluate(node)
        if not isinstance(found, Found):
            return (Tier.NONE, 0.0) if found[self._row] else None
        at = int(np.searchsorted(found.rows, self._row))
        if at == len(found.rows) or found.rows[at] != self._row:
            return None
        return Tier(int(found.tiers[at])), float(found.scores[at]) / self.kind_weight

    def weight(self, word: str) -> float:
        return self._evaluation.share(word, self._row) / self.kind_weight

    def bonus(self, phrase: str) -> float:
        return self._evaluation.bonus(phrase, self._row) / self.kind_weight


class _Recent(Generic[T]):
    """The values asked for last, for any number of threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of *key*, made when it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            if len(self._values) > self._size:
                self._values.popitem(last=False)
        return value


def _alive(segment: Segment) -> Mask:
    return np.ones(segment.size, np.bool_) if segment.alive is None else segment.alive


def _days(segment: Segment, documents: Array) -> Mapping[str, int]:
    """How many of *documents* are of each day, as `2020-04-03`; those of which the day is not known are left out."""
    days = segment.first_days[documents]
    values, numbers = np.unique(days[(days == segment.last_days[documents]) & (days > 0)], return_counts=True)
    return {
        f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}": number
        for day, number in zip(values.tolist(), numbers.tolist(), strict=True)
    }


def _sum(counts: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    if len(counts) == 1:
        return counts[0]
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)


@contextmanager
def _mapped(doing: str) -> Iterator[None]:
    """A damaged index fails in many ways (ValueError, IndexError, zlib.error …): all are EngineErrors."""
    try:
        yield
    except SearchError:
        raise
    except Exception as error:
        raise EngineError(f"{doing}失败：{type(error).__name__}；请运行 mudan index --rebuild") from error
