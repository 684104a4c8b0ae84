"""
The reference engine: every promise of the port in the plainest way, by looking at each document in turn.

It is the double in tests and the oracle that faster engines are held against. Useful for: a few thousand articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from search.analysis.analyzer import Analyzer
from search.analysis.occurrences import find
from search.engine import EngineHit, EngineResult, IndexInfo
from search.model import Article, PartialDate
from search.query.plan import AllOf, AnyOf, Leaf, NoneOf, Plan, PlanNode, leaves
from search.query.request import SearchRequest
from search.ranking import bm25
from search.ranking.order import order
from search.ranking.tiers import TIER_STEP, Tier, match_of
from search.schema import FACETS, Document, Unit, Zone

_EXACT_TIERS = {Zone.TITLE: Tier.EXACT_TITLE, Zone.DECK: Tier.EXACT_DECK, Zone.BODY: Tier.EXACT_BODY}


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing that can be a hit: an article, or one of its paragraphs."""

    document: Document
    paragraph_id: str | None
    place: int
    zones: Mapping[Zone, str]
    words: Mapping[Zone, Counter[str]]


class MemoryEngine:
    """An index in dictionaries; see `search.engine.Engine`."""

    def __init__(self, analyzer: Analyzer, entries: Iterable[tuple[Document, Article]]) -> None:
        ordered = sorted(entries, key=lambda entry: (entry[0].source, entry[0].ordinal))
        self._analyzer = analyzer
        self._articles = {article.id: article for _, article in ordered}
        self._rows: dict[Unit, list[_Row]] = {Unit.ARTICLE: [], Unit.PARAGRAPH: []}
        for document, _ in ordered:
            self._add(document, None, document.zones)
            for paragraph_id, text in document.paragraphs:
                self._add(document, paragraph_id, {Zone.BODY: text})

    def _add(self, document: Document, paragraph_id: str | None, zones: Mapping[Zone, str]) -> None:
        rows = self._rows[Unit.PARAGRAPH if paragraph_id else Unit.ARTICLE]
        words = {zone: Counter(t.text for t in self._analyzer.words(text)) for zone, text in zones.items()}
        rows.append(_Row(document, paragraph_id, len(rows), zones, words))

    @property
    def info(self) -> IndexInfo:
        articles = self._articles.values()
        dates = sorted(article.date for article in articles if article.date)
        return IndexInfo(
            generation="memory",
            pages=len({article.source for article in articles}),
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
        rows = self._rows[request.unit]
        weights = _word_weights(rows, {word for leaf in leaves(plan.root, negated=True) for word in leaf.words})
        matched = []
        for row in rows:
            found = _evaluate(plan.root, row, weights)
            if found is not None:
                matched.append((row, *found))
        kept = [entry for entry in matched if _passes(entry[0].document, request)]
        scores = np.array([tier * TIER_STEP + score for _, tier, score in kept])
        days = np.array([row.document.first_day for row, _, _ in kept], dtype=np.int64)
        places = np.array([row.place for row, _, _ in kept], dtype=np.int64)
        window = order(request.sort, scores, days, places)[request.offset : request.offset + request.limit]
        return EngineResult(
            hits=tuple(
                EngineHit(row.document.article_id, row.paragraph_id, float(scores[i]), match_of(tier))
                for i, (row, tier, _) in ((int(i), kept[i]) for i in window)
            ),
            total=len(kept),
            exact_total=sum(tier >= Tier.EXACT_BODY for _, tier, _ in kept),
            facets={
                facet: Counter(
                    value
                    for row, _, _ in matched
                    if _passes(row.document, request, without=facet)
                    for value in _values(row.document, facet)
                )
                for facet in FACETS
            },
        )

    def article(self, article_id: str) -> Article | None:
        return self._articles.get(article_id)

    def newest(self, limit: int) -> tuple[Article, ...]:
        return tuple(sorted(self._articles.values(), key=lambda a: a.date or PartialDate(1), reverse=True)[:limit])

    def close(self) -> None:
        pass


def _values(document: Document, facet: str) -> tuple[str, ...]:
    return {"district": document.districts, "date": (document.month,), "kind": (document.kind,)}[facet]


def _passes(document: Document, request: SearchRequest, without: str = "") -> bool:
    """Whether *document* passes every filter of *request*, that of the facet *without* excepted."""
    if without != "district" and request.districts and not set(request.districts) & set(document.districts):
        return False
    if without != "kind" and request.kinds and document.kind not in request.kinds:
        return False
    if without != "date" and (request.since or request.until):
        since = request.since.first_day if request.since else 0
        until = request.until.last_day if request.until else 99999999
        return bool(document.first_day) and document.last_day >= since and document.first_day <= until
    return True


def _word_weights(rows: list[_Row], words: set[str]) -> dict[tuple[str, int], float]:
    """BM25F of each word in each row (by place) that holds it."""
    boosts = dict(zip(Zone, bm25.BOOSTS, strict=True))
    means = {
        zone: sum(r.words[zone].total() for r in rows if zone in r.words) / max(1, len(rows)) for zone in Zone
    }
    weights = {}
    for word in words:
        holding = [row for row in rows if any(word in counts for counts in row.words.values())]
        idf = bm25.idf(len(rows), len(holding))
        for row in holding:
            weight = sum(
                bm25.zone_weight(boosts[zone], np.array(counts[word]), np.array(counts.total()), means[zone])
                for zone, counts in row.words.items()
            )
            weights[word, row.place] = idf * float(bm25.saturate(np.asarray(weight)))
    return weights


def _evaluate(node: PlanNode, row: _Row, weights: Mapping[tuple[str, int], float]) -> tuple[Tier, float] | None:
    """Tier and score of *row* under *node*, or None when it does not match."""
    match node:
        case Leaf(needle, words, zones, loose):
            exact = [_EXACT_TIERS[zone] for zone in zones if find(needle.text, row.zones.get(zone, "")) >= 0]
            held = {word for word in words if any(word in row.words.get(zone, ()) for zone in zones)}
            if exact:
                tier = max(exact)
            elif loose and words and len(held) == len(words):
                tier = Tier.WORDS
            else:
                return None
            return tier, sum(weights[word, row.place] for word in held)
        case AllOf(children):
            found = [(child, _evaluate(child, row, weights)) for child in children]
            if any(result is None for _, result in found):
                return None
            tiers = [result[0] for child, result in found if result and not isinstance(child, NoneOf)]
            return min(tiers, default=Tier.NONE), sum(result[1] for _, result in found if result)
        case AnyOf(children):
            some = [result for child in children if (result := _evaluate(child, row, weights)) is not None]
            return (max(tier for tier, _ in some), sum(score for _, score in some)) if some else None
        case NoneOf(child):
            return (Tier.NONE, 0.0) if _evaluate(child, row, weights) is None else None
