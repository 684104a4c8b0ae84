"""
The port over the segments of an index: each evaluates a plan, their answers are joined.

Everything read is immutable, and nothing is kept between queries but what is computed once: threads share an engine.
"""

from __future__ import annotations

import weakref
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property, partial, reduce
from itertools import chain, groupby, repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.backends.whoosh.container import Floats, Ints, Mask
from search.backends.whoosh.evaluation import Evaluation, Found, in_period
from search.backends.whoosh.impacts import zone_lengths
from search.backends.whoosh.kept import Kept
from search.backends.whoosh.reprinted import read_sets
from search.backends.whoosh.segment import Segment
from search.backends.whoosh.segments import read_segments
from search.backends.whoosh.view import View
from search.engine import EngineHit, EngineResult, FoldedArticle, IndexInfo, Issue, in_order
from search.errors import ArticleNotFoundError, EngineError
from search.facets import largest
from search.model import Article, PartialDate, calendar_day
from search.query.plan import LAST_DAY, Plan, PlanNode, SomeOf, leaves
from search.query.request import SearchRequest, Sort
from search.ranking import bm25
from search.ranking.explanation import Explanation, explain
from search.ranking.order import leading, natural, order
from search.ranking.tiers import TIER_STEP, Tier, match_of
from search.results import Match
from search.schema import ALL_ZONES, BY_DAY, PARAGRAPH_ZONES, Headline, Unit

_MATCHES = tuple(map(match_of, Tier))
"""By tier."""

_IS_MATCH = {match: np.array([own is match for own in _MATCHES]) for match in Match}
"""By match and tier."""

_STEPS = tuple(np.float64(tier * TIER_STEP) for tier in Tier)
"""What each tier adds to a score, as precise as scores are to be."""

_KEPT_MASKS = 64
"""Masks of filters kept for the next query."""

_KEPT_ARTICLES = 128
"""Articles kept decoded: those of a page of hits are asked for again at once, to be shown."""

_HITS_AT_ONCE = 100

_TIES = {sort: Sort.NEWEST if sort is Sort.RELEVANCE else sort for sort in Sort}
"""The order of what scores alike."""

_BY_SCORE = Sort.RELEVANCE
"""Looked up once: a member of an enumeration costs a call each time, and a search has a hundred steps in all."""

_LOCAL_BITS = 32
_LOCAL = (1 << _LOCAL_BITS) - 1
"""Two numbers in one integer: a document and its part, or a segment and what is in it."""


class _Answer(NamedTuple):
    """
    What one segment answers: what matches the query and passes every filter.

    Attributes:
        scores: With the tiers' part, a float64 a row.
    """

    view: View
    found: Found
    scores: Floats
    facets: Mapping[str, Mapping[str, int]]


class _LinkedHits(NamedTuple):
    """
    Hits that are in sets of reprints.

    Attributes:
        rows: As `_order` names them, ascending.
        sets: The set that each is in.
    """

    rows: Ints
    sets: Ints

    def sets_of(self, rows: Ints) -> list[int]:
        """The set that each of *rows* is in; 0 for none."""
        at = self.rows.searchsorted(rows)
        own = self.sets.take(at, mode="clip")
        own[self.rows.take(at, mode="clip") != rows] = 0
        sets: list[int] = own.tolist()
        return sets

    @property
    def repeated(self) -> int:
        """How many of these are of a set of which there is another one."""
        ordered = np.sort(self.sets)
        return int(np.count_nonzero(ordered[1:] == ordered[:-1]))


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
        self._masks: Kept[Mask] = Kept(_KEPT_MASKS)
        self._orders: dict[Sort, list[Ints]] = {}
        self._articles: Kept[FoldedArticle] = Kept(_KEPT_ARTICLES)

    def _doing(self, what: str) -> _Mapped:
        return _Mapped(what, self._directory, self._remedy)

    @property
    def info(self) -> IndexInfo:
        return self._info

    def search(self, plan: Plan) -> EngineResult:
        with self._doing("检索"):
            request = plan.request
            answers = self._answers(plan, request.facets)
            counts = _sums([answer.facets for answer in answers], request.facets)
            total = _total(answers)
            linked = self._linked_hits(answers) if request.unit is Unit.ARTICLE else None
            distinct = total - linked.repeated if linked else total
            if linked and request.collapses and distinct < total:
                hits = self._distinct_hits(answers, request, linked)
            else:
                end = request.offset + request.limit
                hits = self._hits(answers, self._order(answers, request, end)[request.offset : end])
            return EngineResult(
                hits=tuple(hits),
                total=total,
                distinct_total=distinct,
                exact_total=_matched(answers, Match.EXACT),
                words_total=_matched(answers, Match.WORDS),
                facets={facet: largest(facet, counts[facet], request) for facet in counts},
                facet_sizes={facet: len(counts[facet]) for facet in counts},
            )

    def count(self, plan: Plan) -> int:
        with self._doing("检索"):
            return _total(self._answers(plan))

    def every(self, plan: Plan, most: int | None = None, first: int = 0) -> Iterator[EngineHit]:
        with self._doing("检索"):
            answers = self._answers(plan)
            end = None if most is None else first + most
            chosen = self._order(answers, plan.request, end)[first:end]
            for at in range(0, len(chosen), _HITS_AT_ONCE):
                yield from self._hits(answers, chosen[at : at + _HITS_AT_ONCE])

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
            return self._read(hit.place >> _LOCAL_BITS, hit.place & _LOCAL)

    def reprints(self, article_id: str) -> tuple[str, ...]:
        with self._doing("读取重印"):
            place = self._place(article_id)
            linked = self._linked[place[0]] if place else None
            own = int(linked.of(place[1])) if place and linked is not None else 0
            return self._oldest_first(
                (number, document)
                for number, each in enumerate(self._linked)
                if own and each is not None
                for document in each.documents_of(own)
                if (number, document) != place
            )

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
            both = issue.ordinals[documents].astype(np.int64) << _LOCAL_BITS | page.ordinals[documents]
            for pair in np.unique(both).tolist():
                pages.setdefault(issue.values[pair >> _LOCAL_BITS], set()).add(page.values[pair & _LOCAL])
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
            found = self._newest[:limit]
            return tuple(self._read(int(number), int(row)).article for number, row in found)

    def close(self) -> None:
        self._segments, self._linked = [], []

    def _read(self, number: int, row: int) -> FoldedArticle:
        return self._articles.get((number, row), lambda: self._segments[number].read(row))

    @cached_property
    def _newest(self) -> Ints:
        """Segment and document of every article, newest first."""
        found = [
            np.stack((np.full(segment.living, number), segment.documents), axis=1)
            for number, segment in enumerate(self._segments)
        ]
        pairs = np.concatenate(found) if found else np.empty((0, 2), np.int64)
        ranks = [self._ranks(Sort.NEWEST)[n][s.documents] for n, s in enumerate(self._segments)]
        return pairs[np.argsort(np.concatenate(ranks) if ranks else np.empty(0, np.int64))]

    def _ranks(self, sort: Sort) -> list[Ints]:
        """The place of each document of each segment in the order of all documents by *sort*, scores left aside."""
        if sort not in self._orders:
            self._orders[sort] = self._ranked_documents(sort)
        return self._orders[sort]

    def _ranked_documents(self, sort: Sort) -> list[Ints]:
        days = np.concatenate([s.first_days for s in self._segments] or [np.empty(0, np.int32)]).astype(np.int64)
        places = np.concatenate(self._places or [np.empty(0, np.int64)])
        ranks = np.empty(len(places), np.int64)
        ranks[order(sort, np.zeros(len(places)), days, places)] = np.arange(len(places))
        return np.split(ranks, np.cumsum([segment.size for segment in self._segments])[:-1])

    @cached_property
    def _places(self) -> list[Ints]:
        """The place of each document of each segment in the order of the corpus, as ascending integers."""
        runs = []
        for number, segment in enumerate(self._segments):
            names, firsts = segment.sources
            for name, first, end in zip(names, firsts.tolist(), [*firsts[1:].tolist(), segment.size], strict=True):
                runs.append((name, number, first, end))
        ranks = {name: rank for rank, name in enumerate(sorted({run[0] for run in runs}, key=natural))}
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

    def _answers(self, plan: Plan, facets: tuple[str, ...] = ()) -> list[_Answer]:
        request = plan.request
        return [
            self._answer(number, evaluation.view, evaluation.evaluate(plan.root), request, facets)
            for number, evaluation in enumerate(self._evaluations(plan.root, request.unit))
        ]

    def _answer(
        self, number: int, view: View, found: Found | Mask, request: SearchRequest, facets: tuple[str, ...]
    ) -> _Answer:
        if not isinstance(found, Found):
            rows = found.nonzero()[0]
            found = Found(rows, Tier.NONE, np.zeros(len(rows), np.float32))
        documents = view.documents(found.rows)
        filters = self._filters(number, request)
        if not filters:
            counted = _counts(view.segment, facets, documents)
            return _Answer(view, found, _scores(found), counted)
        passed = {facet: mask.take(documents) for facet, mask in filters.items()}
        which = reduce(np.logical_and, passed.values()).nonzero()[0]
        found = found.chosen(which)
        counts: dict[str, Mapping[str, int]] = {}
        free: list[str] = []
        for facet in facets:
            own = "date" if facet == BY_DAY else facet
            if own not in passed:
                free.append(facet)
                continue
            # Without its own filter: a selected value's neighbours keep their counts.
            others = [mask for name, mask in passed.items() if name != own]
            rest = documents[reduce(np.logical_and, others)] if others else documents
            counts[facet] = _count(view.segment, facet, rest)
        counts |= _counts(view.segment, tuple(free), view.documents(found.rows))
        return _Answer(view, found, _scores(found), counts)

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

    def _linked_hits(self, answers: list[_Answer]) -> _LinkedHits | None:
        """The hits that are in sets of reprints; None when there are none."""
        found = []
        for number, (answer, linked) in enumerate(zip(answers, self._linked, strict=True)):
            if linked is not None:
                which, sets = linked.among(answer.found.rows)
                if len(which):
                    found.append((which | number << _LOCAL_BITS if number else which, sets))
        if len(found) < 2:
            return _LinkedHits(*found[0]) if found else None
        return _LinkedHits(*map(np.concatenate, zip(*found, strict=True)))

    def _distinct_hits(
        self, answers: list[_Answer], request: SearchRequest, linked: _LinkedHits
    ) -> list[EngineHit]:
        """The window of hits that *request* asks for, of each text the first alone, with the others of it."""
        end, total = request.offset + request.limit, _total(answers)
        wanted = 2 * end
        while True:
            rows = self._order(answers, request, wanted)[:wanted]
            sets = linked.sets_of(rows)
            seen: set[int] = set()
            firsts = []
            for place, own in enumerate(sets):
                if not own or own not in seen:
                    seen.add(own)
                    firsts.append(place)
            if len(firsts) >= end or wanted >= total:
                break
            wanted *= 2
        firsts = firsts[request.offset : end]
        chosen = rows.take(np.array(firsts, np.intp))
        hits = self._hits(answers, chosen)
        for at, (row, place) in enumerate(zip(chosen.tolist(), firsts, strict=True)):
            if sets[place]:
                others = linked.rows[(linked.sets == sets[place]) & (linked.rows != row)].tolist()
                documents = [(n, int(answers[n].found.rows[which])) for n, which in map(_parted, others)]
                hits[at] = hits[at]._replace(reprints=self._oldest_first(documents))
        return hits

    def _oldest_first(self, places: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The ids of these documents, each with the number of its segment, in the order of time."""
        ranks = self._ranks(Sort.OLDEST)
        ordered = sorted(places, key=lambda place: int(ranks[place[0]][place[1]]))
        return tuple(self._segments[number].ids[document] for number, document in ordered)

    def _order(self, answers: list[_Answer], request: SearchRequest, end: int | None) -> Ints:
        """
        The rows of *answers* in the order of hits, as far as the first *end*; all when that is None.

        A row is the number of its segment, shifted by _LOCAL_BITS, and its place in the answer of that segment.
        """
        by_score = request.sort is _BY_SCORE
        found = [self._leading(number, answer, by_score, request, end) for number, answer in enumerate(answers)]
        if len(found) == 1:
            which, scores, ties = found[0]
        elif found:
            which, scores, ties = map(np.concatenate, zip(*found, strict=True))
        else:
            return np.empty(0, np.int64)
        return which.take(np.lexsort((ties, -scores)) if by_score else ties.argsort())

    def _leading(
        self, number: int, answer: _Answer, by_score: bool, request: SearchRequest, end: int | None
    ) -> tuple[Ints, Floats, Ints]:
        """Which rows of *answer* may be among the first *end* hits (all when None), their scores, and what parts ties."""
        which = leading(answer.scores, end) if by_score and end is not None else None
        rows, scores = answer.found.rows, answer.scores
        if which is not None:
            rows, scores = rows.take(which), scores.take(which)
        ties = self._ranks(_TIES[request.sort])[number].take(answer.view.documents(rows))
        if not answer.view.is_whole:
            ties = ties << _LOCAL_BITS | rows
        if not by_score and end is not None:
            which = leading(-ties, end)
            if which is not None:
                scores, ties = scores.take(which), ties.take(which)
        if which is None:
            which = np.arange(len(ties))
        return which | number << _LOCAL_BITS if number else which, scores, ties

    def _hits(self, answers: list[_Answer], chosen: Ints) -> list[EngineHit]:
        """The hits that these rows are, as `_order` names them."""
        found: list[EngineHit] = []
        if len(answers) == 1:
            runs = [(0, chosen)]
        else:
            by_segment = groupby(chosen.tolist(), key=_segment_of)
            runs = [(number, np.array(list(run)) & _LOCAL) for number, run in by_segment]
        for number, which in runs:
            answer, segment = answers[number], self._segments[number]
            rows = answer.found.rows.take(which)
            scores = answer.scores.take(which).tolist()
            tiers = answer.found.tiers
            matches: Iterable[Match | None]
            if isinstance(tiers, Tier):
                matches = repeat(_MATCHES[tiers], len(rows))
            else:
                matches = [_MATCHES[tier] for tier in tiers.take(which).tolist()]
            if answer.view.is_whole:
                places = (rows | number << _LOCAL_BITS if number else rows).tolist()
                found += map(EngineHit, segment.ids.several(rows), repeat(None), scores, matches, places)
                continue
            for row, score, match in zip(rows.tolist(), scores, matches, strict=True):
                document = int(segment.part_doc[row])
                article = self._read(number, document).article
                # Paragraphs are the last parts of a document.
                behind = int(segment.doc_part[document + 1]) - row
                paragraph = article.paragraphs[len(article.paragraphs) - behind]
                found.append(EngineHit(article.id, paragraph.id, score, match, number << _LOCAL_BITS | document))
        return found


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


def _total(answers: Iterable[_Answer]) -> int:
    return sum([len(answer.found.rows) for answer in answers])


def _scores(found: Found) -> Floats:
    """With the tiers' part."""
    steps = _STEPS[found.tiers] if isinstance(found.tiers, Tier) else found.tiers * TIER_STEP
    scores: Floats = steps + found.scores
    return scores


def _matched(answers: Iterable[_Answer], match: Match) -> int:
    """How many of the hits are of this *match*."""
    is_it = _IS_MATCH[match]
    number = 0
    for answer in answers:
        tiers = answer.found.tiers
        if isinstance(tiers, Tier):
            number += len(answer.found.rows) if is_it[tiers] else 0
        else:
            number += int(np.count_nonzero(is_it.take(tiers)))
    return number


def _segment_of(row: int) -> int:
    return row >> _LOCAL_BITS


def _parted(row: int) -> tuple[int, int]:
    return row >> _LOCAL_BITS, row & _LOCAL


def _counts(segment: Segment, facets: tuple[str, ...], documents: Ints) -> Mapping[str, Mapping[str, int]]:
    """How often each value of *facets* stands among *documents*."""
    if len(facets) < 2 or BY_DAY in facets:
        return {facet: _count(segment, facet, documents) for facet in facets}
    return dict(zip(facets, segment.facet_table(facets).count(documents), strict=True))


def _count(segment: Segment, facet: str, documents: Ints) -> Mapping[str, int]:
    return _days(segment, documents) if facet == BY_DAY else segment.facets[facet].count(documents)


def _days(segment: Segment, documents: Ints) -> Mapping[str, int]:
    """How many of *documents* are of each day, as `2020-04-03`; those of which the day is not known are left out."""
    days = segment.first_days[documents]
    values, numbers = np.unique(days[(days == segment.last_days[documents]) & (days > 0)], return_counts=True)
    return {
        calendar_day(day).isoformat(): number
        for day, number in zip(values.tolist(), numbers.tolist(), strict=True)
    }


def _sums(
    counts: Sequence[Mapping[str, Mapping[str, int]]], facets: Iterable[str]
) -> Mapping[str, Mapping[str, int]]:
    """How often each value of *facets* was counted in all segments together."""
    if len(counts) == 1:
        return counts[0]
    totals: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for each in counts:
        for facet, own in each.items():
            totals[facet].update(own)
    return totals


_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What reading arrays that are not what they should be raises; a fault of the code raises the same."""


class _Mapped:
    """
    Whatever an engine fails with is an EngineError that leads back to it; what stops a request from outside passes as it is.

    Args:
        doing: What the engine was asked for, in Chinese.
        directory: Of its index.
        remedy: The command that is advised, or empty.
    """

    def __init__(self, doing: str, directory: Path, remedy: str) -> None:
        self._doing = doing
        self._directory = directory
        self._remedy = remedy

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, _FAULTS):
            raise EngineError(
                f"{self._doing}失败：{type(error).__name__}（{self._directory}），"
                "索引损坏或程序有误 the index is damaged, or the program wrong",
                *filter(None, (self._remedy,)),
            ) from error
