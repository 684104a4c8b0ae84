"""
The reference engine: every promise of the port in the plainest way, by looking at each document in turn.

It is the double in tests and the oracle that faster engines are held against. Useful for: a few thousand articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np

from search.analysis.analyzer import Analyzer
from search.analysis.normalize import fold
from search.analysis.occurrences import find
from search.engine import EngineHit, EngineResult, FoldedArticle, IndexInfo, Issue, in_order
from search.errors import ArticleNotFoundError
from search.facets import largest
from search.model import Article, Kind, PartialDate, calendar_day
from search.query.plan import (
    LAST_DAY,
    AllOf,
    AnyOf,
    Arranged,
    Attribute,
    Leaf,
    NoneOf,
    OfArticle,
    Period,
    Plan,
    PlanNode,
    SomeOf,
    leaves,
)
from search.query.request import SearchRequest, alike
from search.ranking import bm25
from search.ranking.explanation import Explanation, explain
from search.ranking.order import natural, order
from search.ranking.tiers import EXACT_TIERS, TIER_STEP, Tier, match_of
from search.reprints import NO_VERDICTS, Letters, are_letters, linked, prints
from search.results import Match
from search.schema import BY_DAY, PARAGRAPH_BREAK, Document, Headline, Unit, Zone


@dataclass(frozen=True, slots=True)
class _Row:
    """
    One thing that can be a hit: an article, or one of its paragraphs.

    Attributes:
        place: Rank in the order of the corpus, among rows of its unit.
        parts: Zone, text and words of each title, kicker, subtitle and paragraph.
        article: The article that a paragraph is of; None for an article.
    """

    document: Document
    paragraph_id: str | None
    place: int
    parts: tuple[tuple[Zone, str, Counter[str]], ...]
    article: _Row | None = None

    def words(self, zone: Zone) -> Counter[str]:
        """How often each word stands in *zone*."""
        return sum((words for where, _, words in self.parts if where == zone), Counter())

    def holds(self, phrase: str) -> bool:
        """Whether one of its parts holds *phrase* to the letter."""
        return any(find(phrase, text) >= 0 for _, text, _ in self.parts)


class MemoryEngine:
    """An index in dictionaries; see `search.engine.Engine`."""

    def __init__(self, analyzer: Analyzer, entries: Iterable[tuple[Document, Article]]) -> None:
        ordered = sorted(entries, key=lambda entry: (natural(entry[0].source), entry[0].ordinal))
        self._analyzer = analyzer
        self._articles = {article.id: article for _, article in ordered}
        self._documents = [document for document, _ in ordered]
        self._rows: dict[Unit, list[_Row]] = {Unit.ARTICLE: [], Unit.PARAGRAPH: []}
        for document, _ in ordered:
            whole = [(zone, part) for zone, text in document.zones.items() for part in text.split(PARAGRAPH_BREAK)]
            of = self._add(Unit.ARTICLE, document, None, whole)
            for paragraph_id, zone, text in document.paragraphs():
                self._add(Unit.PARAGRAPH, document, paragraph_id, [(zone, text)], of)

    def _add(
        self,
        unit: Unit,
        document: Document,
        paragraph_id: str | None,
        texts: list[tuple[Zone, str]],
        of: _Row | None = None,
    ) -> _Row:
        parts = tuple((zone, text, Counter(t.text for t in self._analyzer.words(text))) for zone, text in texts)
        row = _Row(document, paragraph_id, len(self._rows[unit]), parts, of)
        self._rows[unit].append(row)
        return row

    @property
    def info(self) -> IndexInfo:
        articles = self._articles.values()
        dates = sorted(article.date for article in articles if article.date)
        return IndexInfo(
            generation="memory",
            sources=len({article.source for article in articles}),
            articles=len(articles),
            paragraphs=len(self._rows[Unit.PARAGRAPH]),
            characters=sum(len(p.text) for article in articles for p in article.paragraphs),
            since=dates[0] if dates else None,
            until=dates[-1] if dates else None,
            built_at="",
            analyzer=self._analyzer.description,
        )

    def search(self, plan: Plan) -> EngineResult:
        request = plan.request
        matched = self._matched(plan)
        kept = [entry for entry in matched if _passes(entry[0].document, request)]
        counts = {facet: _counts(matched, request, facet) for facet in request.facets}
        hits = _in_order(kept, request)
        distinct = hits if request.unit is Unit.PARAGRAPH else self._distinct(hits)
        shown = distinct if request.collapses else hits
        return EngineResult(
            hits=tuple(shown[request.offset : request.offset + request.limit]),
            total=len(kept),
            distinct_total=len(distinct),
            exact_total=sum(match_of(tier) is Match.EXACT for _, tier, _ in kept),
            words_total=sum(match_of(tier) is Match.WORDS for _, tier, _ in kept),
            facets={facet: largest(facet, counts[facet], request) for facet in counts},
            facet_sizes={facet: len(counts[facet]) for facet in counts},
        )

    def _distinct(self, hits: list[EngineHit]) -> list[EngineHit]:
        """The first of each text among *hits*, with the others."""
        found = {hit.article_id for hit in hits}
        passed: set[str] = set()
        distinct = []
        for hit in hits:
            if hit.article_id not in passed:
                others = tuple(one for one in self.reprints(hit.article_id) if one in found)
                passed.update(others)
                distinct.append(hit._replace(reprints=others))
        return distinct

    def count(self, plan: Plan) -> int:
        return self.search(plan).total

    def every(self, plan: Plan, most: int | None = None, first: int = 0) -> Iterator[EngineHit]:
        request = plan.request
        passing = [entry for entry in self._matched(plan) if _passes(entry[0].document, request)]
        yield from _in_order(passing, request)[first:][:most]

    def _matched(self, plan: Plan) -> list[tuple[_Row, Tier, float]]:
        """What matches the plan's query, with tier and score, filters left aside."""
        rows = self._rows[plan.request.unit]
        weights = _weights(rows, plan.root)
        found = ((row, _evaluate(plan.root, row, weights)) for row in rows)
        return [(row, each[0], each[1] * _kind_weight(row.document)) for row, each in found if each is not None]

    def explain(
        self, plan: Plan, article_ids: Iterable[str], paragraph_ids: Iterable[str | None] = repeat(None)
    ) -> tuple[Explanation | None, ...]:
        by_id = {(row.document.article_id, row.paragraph_id): row for rows in self._rows.values() for row in rows}
        weights = {unit: _weights(rows, plan.root) for unit, rows in self._rows.items()}
        found = []
        for article_id, paragraph_id in zip(article_ids, paragraph_ids, strict=False):
            row = by_id.get((article_id, paragraph_id))
            if row is None:
                raise ArticleNotFoundError(f"没有稿件 {article_id} {paragraph_id or ''}".strip())
            unit = Unit.ARTICLE if paragraph_id is None else Unit.PARAGRAPH
            found.append(explain(plan.root, _RowJudge(row, weights[unit])))
        return tuple(found)

    def lexicon(self) -> Iterator[tuple[str, int]]:
        counts = Counter(
            word for row in self._rows[Unit.ARTICLE] for word in {w for _, _, words in row.parts for w in words}
        )
        yield from sorted(counts.items())

    def headlines(self, titles: Set[str] | None = None) -> Iterator[Headline]:
        for article in self._articles.values():
            if titles is None or fold(article.title.strip()) in titles:
                yield Headline(article.title, article.date.first_day if article.date else 0)

    def people(self) -> tuple[str, ...]:
        return tuple(sorted({name for article in self._articles.values() for name in article.people}))

    def counts(self, words: Iterable[str]) -> Mapping[str, int]:
        lexicon = dict(self.lexicon())
        return {word: lexicon.get(word, 0) for word in words}

    def article(self, article_id: str) -> Article | None:
        return self._articles.get(article_id)

    def read(self, hit: EngineHit) -> FoldedArticle:
        article = self._articles[hit.article_id]
        return FoldedArticle(article, PARAGRAPH_BREAK.join(map(fold, article.texts)))

    @cached_property
    def _sets(self) -> dict[str, int]:
        """By id, of the articles that are in a set of reprints, the number of it."""
        texts = [_letters(document) for document in self._documents]
        starts = np.cumsum([0, *map(len, texts)])
        found = prints(np.concatenate([np.empty(0, np.uint32), *texts]), starts)
        numbers, _ = linked([found], texts.__getitem__, NO_VERDICTS)
        pairs = zip(self._documents, numbers.tolist(), strict=True)
        return {document.article_id: number for document, number in pairs if number}

    def reprints(self, article_id: str) -> tuple[str, ...]:
        number = self._sets.get(article_id)
        found = [each for each in self._documents if number and self._sets.get(each.article_id) == number]
        found.sort(key=lambda each: each.first_day or LAST_DAY)
        return tuple(each.article_id for each in found if each.article_id != article_id)

    def issues(self) -> tuple[Issue, ...]:
        articles: dict[PartialDate | None, list[str]] = {}
        for article in self._articles.values():
            articles.setdefault(article.page_date, []).append(article.page_key)
        return in_order(Issue(date, len(pages), len(set(pages))) for date, pages in articles.items())

    def pages(self) -> int:
        return len({article.page_key for article in self._articles.values()})

    def ids(self, first: int, most: int) -> tuple[str, ...]:
        return tuple(self._articles)[first : first + most]

    def newest(self, limit: int) -> tuple[Article, ...]:
        return tuple(sorted(self._articles.values(), key=lambda a: a.date or PartialDate(1), reverse=True)[:limit])

    def close(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Weights:
    """
    What the strings of a plan weigh.

    Attributes:
        idf: By word, as texts were segmented.
        strings: The idf of what is held wherever its string stands.
        shares: BM25F by word and place of a row that holds it.
    """

    idf: Mapping[str, float]
    strings: Mapping[str, float]
    shares: Mapping[tuple[str, int], float]

    def score(self, words: Iterable[str], row: _Row) -> float:
        return sum(self.shares.get((word, row.place), 0.0) for word in words)


@dataclass(frozen=True, slots=True)
class _RowJudge:
    row: _Row
    weights: _Weights

    @property
    def kind_weight(self) -> float:
        return _kind_weight(self.row.document)

    def found(self, node: PlanNode) -> tuple[Tier, float] | None:
        return _evaluate(node, self.row, self.weights)

    def weight(self, word: str) -> float:
        return self.weights.score([word], self.row)

    def bonus(self, string: str) -> float:
        return self.weights.strings[string] if self.row.holds(string) else 0.0


def _in_order(kept: list[tuple[_Row, Tier, float]], request: SearchRequest) -> list[EngineHit]:
    scores = np.array([tier * TIER_STEP + score for _, tier, score in kept])
    days = np.array([row.document.first_day for row, _, _ in kept], dtype=np.int64)
    places = np.array([row.place for row, _, _ in kept], dtype=np.int64)
    return [
        EngineHit(kept[i][0].document.article_id, kept[i][0].paragraph_id, float(scores[i]), match_of(kept[i][1]))
        for i in order(request.sort, scores, days, places)
    ]


def _letters(document: Document) -> Letters:
    """What is compared of a document to find reprints."""
    text = "".join(text for _, _, text in document.paragraphs())
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return points[are_letters(points)]


def _kind_weight(document: Document) -> float:
    return bm25.KIND_WEIGHTS.get(Kind(_kind(document)), 1.0)


def _kind(document: Document) -> str:
    return document.attributes["kind"][0]


def _values(document: Document, facet: str) -> tuple[str, ...]:
    if facet == "date":
        return (document.month,)
    if facet == BY_DAY:
        day = document.first_day
        is_known = day and day == document.last_day
        return (calendar_day(day).isoformat(),) if is_known else ()
    return document.attributes[facet]


def _counts(matched: list[tuple[_Row, Tier, float]], request: SearchRequest, facet: str) -> Counter[str]:
    return Counter(
        value
        for row, _, _ in matched
        if _passes(row.document, request, without="date" if facet == BY_DAY else facet)
        for value in _values(row.document, facet)
    )


def _passes(document: Document, request: SearchRequest, without: str = "") -> bool:
    """Whether *document* passes every filter of *request*, that of the facet *without* excepted."""
    for facet, wanted in request.filters.items():
        own = {alike(facet, value) for value in _values(document, facet)}
        if facet != without and own.isdisjoint(alike(facet, value) for value in wanted):
            return False
    return without == "date" or not request.narrows_dates or _has_wanted_date(document, request)


def _has_wanted_date(document: Document, request: SearchRequest) -> bool:
    if not document.first_day:
        return request.undated
    if not (request.since or request.until):
        return False
    since = request.since.first_day if request.since else 0
    until = request.until.last_day if request.until else LAST_DAY
    return _may_lie_in(document, since, until)


def _may_lie_in(document: Document, first_day: int, last_day: int, field: str = "date") -> bool:
    first, last = _days(document, field)
    return bool(first) and last >= first_day and first <= last_day


def _lies_in(document: Document, first_day: int, last_day: int, field: str) -> bool:
    first, last = _days(document, field)
    return bool(first) and first_day <= first and last <= last_day


def _days(document: Document, field: str) -> tuple[int, int]:
    """The days that the date of the article, or of its issue, may mean, as yyyymmdd; 0 when unknown."""
    if field == "date":
        return document.first_day, document.last_day
    (issue,) = document.attributes["issue"]
    date = PartialDate.parse(issue) if issue else None
    return (date.first_day, date.last_day) if date else (0, 0)


def _weights(rows: list[_Row], root: PlanNode) -> _Weights:
    looking = leaves(root, negated=True)
    strings = {
        string: bm25.idf(len(rows), sum(row.holds(string) for row in rows))
        for leaf in looking
        if isinstance(leaf, SomeOf)
        for string in leaf.strings
    }
    counts = [{zone: row.words(zone) for zone in Zone} for row in rows]
    lengths = [bm25.weighted_length({zone: n.total() for zone, n in each.items()}) for each in counts]
    mean = sum(lengths) / max(1, len(rows))
    idf, shares = {}, {}
    for word in {word for leaf in looking for word in leaf.words}:
        holding = [
            entry for entry in zip(rows, counts, lengths, strict=True) if any(entry[1][z][word] for z in Zone)
        ]
        idf[word] = bm25.idf(len(rows), len(holding))
        for row, each, length in holding:
            weight = sum(
                bm25.zone_weight(bm25.BOOSTS[zone], np.array(n[word]), np.array(length), mean)
                for zone, n in each.items()
            )
            shares[word, row.place] = idf[word] * float(bm25.saturate(np.asarray(weight)))
    return _Weights(idf, strings, shares)


def _evaluate(node: PlanNode, row: _Row, weights: _Weights) -> tuple[Tier, float] | None:
    """Tier and score of *row* under *node*, or None when it does not match."""
    match node:
        case Leaf(words=words):
            tier = _leaf_tier(node, row)
            return None if tier is Tier.NONE else (tier, weights.score(words, row))
        case Arranged(needles, words, zones, arrangement):
            tiers = [EXACT_TIERS[z] for z, text, _ in row.parts if z in zones and arrangement.spans(needles, text)]
            return (max(tiers), weights.score(words, row)) if tiers else None
        case SomeOf(words, least, phrases, zones, by_string):
            there = [(text, own) for zone, text, own in row.parts if zone in zones]
            counted, whole_words = node.counted, node.whole
            idf = weights.strings if by_string else weights.idf
            held = [
                word
                for word in counted
                if any(find(word, text) >= 0 if by_string else word in own for text, own in there)
            ]
            share, total = (sum(idf[word] for word in some) for some in (held, counted))
            whole = [word for word in held if word in whole_words]
            parts = (share, total), (sum(idf[word] for word in whole), sum(idf[word] for word in whole_words))
            if not any(bm25.holds_share(np.asarray(part), all_of_it, least) for part, all_of_it in parts):
                return None
            bonus = sum(weights.strings[phrase] for phrase in phrases if row.holds(phrase))
            return Tier.PARTIAL_WORD if whole else Tier.PARTIAL, (
                weights.score(words, row) + bonus
            ) * share / total
        case Attribute(field, part, whole):
            values = [fold(value) for value in row.document.attributes[field]]
            holds = part in values if whole else any(part in value for value in values)
            return (Tier.NONE, 0.0) if holds else None
        case Period(first_day, last_day, field, surely):
            lies_in = _lies_in if surely else _may_lie_in
            return (Tier.NONE, 0.0) if lies_in(row.document, first_day, last_day, field) else None
        case AllOf(children):
            found = [_evaluate(child, row, weights) for child in children]
            every = [result for result in found if result is not None]
            if len(every) < len(children):
                return None
            tiers = [tier for tier, _ in every if tier]  # what a filter answers has no say
            return min(tiers, default=Tier.NONE), sum(score for _, score in every)
        case AnyOf(children):
            some = [result for child in children if (result := _evaluate(child, row, weights)) is not None]
            return (max(tier for tier, _ in some), sum(score for _, score in some)) if some else None
        case OfArticle(child):
            return (Tier.NONE, 0.0) if _evaluate(child, row.article or row, weights) else None
        case NoneOf(child):
            return (Tier.NONE, 0.0) if _evaluate(child, row, weights) is None else None


def _leaf_tier(leaf: Leaf, row: _Row) -> Tier:
    exact = [
        EXACT_TIERS[zone] for zone, text, _ in row.parts if zone in leaf.zones and find(leaf.needle, text) >= 0
    ]
    if exact:
        return Tier.WORDS_NEAR if leaf.alias else max(exact)
    if leaf.loose and leaf.words:
        texts = [text for zone, text, _ in row.parts if zone in leaf.zones]
        held = [[find(word, text) >= 0 for text in texts] for word in leaf.words]
        if any(map(all, zip(*held, strict=True))):
            return Tier.WORDS_NEAR
        if all(map(any, held)):
            return Tier.WORDS
    return Tier.NONE
