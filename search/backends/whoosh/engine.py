"""
Engine over a Whoosh index: plans are evaluated over whole arrays, one element a document.

One lock guards the reader: Whoosh's readers give wrong answers, silently, when threads share them.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index
from whoosh.reading import TermNotFound

from search.analysis.occurrences import find
from search.backends.whoosh.facts import POSITION_BITS, Mask, read_facts
from search.backends.whoosh.fields import View, field_name
from search.backends.whoosh.postings import PostingsReader
from search.engine import EngineHit, EngineResult, IndexInfo
from search.errors import ArticleNotFoundError, EngineError, SearchError
from search.model import Article
from search.query.plan import (
    AllOf,
    AnyOf,
    Arranged,
    Attribute,
    Leaf,
    Needle,
    NoneOf,
    Period,
    Plan,
    PlanNode,
    SomeOf,
    leaves,
    ranks,
)
from search.query.request import SearchRequest
from search.ranking import bm25
from search.ranking.explanation import Explanation, explain
from search.ranking.order import order
from search.ranking.tiers import EXACT_TIERS, TIER_STEP, Tier, match_of
from search.results import Match
from search.schema import ALL_ZONES, FACETS, PARAGRAPH_BREAK, Unit, Zone

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Found:
    """What matches a node: by document number, whether, how well, and with what score."""

    mask: Mask
    tiers: NDArray[np.int8]
    scores: NDArray[np.float64]


class WhooshEngine:
    """
    See `search.engine.Engine`.

    Args:
        directory: Holds the Whoosh index of one generation.
        info: What its manifest says of it.
    """

    def __init__(self, directory: Path, info: IndexInfo) -> None:
        self._lock = threading.Lock()
        self._info = info
        with _mapped("打开索引"):
            self._reader = index.open_dir(str(directory), readonly=True).reader()
            self._facts = read_facts(self._reader)
        self._postings = PostingsReader(self._reader)
        self._size = len(self._facts.places)

    @property
    def info(self) -> IndexInfo:
        return self._info

    def search(self, plan: Plan) -> EngineResult:
        with self._lock, _mapped("检索"):
            return self._search(plan)

    def article(self, article_id: str) -> Article | None:
        with self._lock, _mapped("读取稿件"):
            number = self._number(article_id)
            return None if number is None else self._article(number)

    def _number(self, article_id: str) -> int | None:
        """Document number of the article's own document."""
        try:
            return min(self._reader.postings("article", article_id.encode()).all_ids(), default=None)
        except TermNotFound:
            return None

    def explain(self, plan: Plan, article_id: str) -> Explanation | None:
        with self._lock, _mapped("解释"):
            number = self._number(article_id)
            if number is None:
                raise ArticleNotFoundError(f"没有稿件 {article_id}")
            wide = Plan(plan.root, replace(plan.request, unit=Unit.ARTICLE))
            return explain(plan.root, _NumberJudge(_Evaluation(self, wide), number))

    def lexicon(self) -> Iterator[tuple[str, int]]:
        with self._lock, _mapped("读取词表"):
            names = [field_name(zone, View.WORDS) for zone in Zone]
            words = sorted({word.decode() for name in names for word in self._reader.lexicon(name)})
            articles = self._facts.units[Unit.ARTICLE]
            for word in words:
                found = [self._postings.postings(zone, View.WORDS, word).documents for zone in Zone]
                holding = np.unique(np.concatenate(found))
                if count := int(articles[holding].sum()):
                    yield word, count

    def newest(self, limit: int) -> tuple[Article, ...]:
        with self._lock, _mapped("读取稿件"):
            facts = self._facts
            articles = np.flatnonzero(facts.units[Unit.ARTICLE])
            newest = np.lexsort((facts.places[articles], -facts.first_days[articles]))[:limit]
            return tuple(self._article(int(number)) for number in articles[newest])

    def close(self) -> None:
        self._reader.close()

    def _article(self, number: int) -> Article:
        """The article of document *number*, which is an article's own document."""
        return Article.from_dict(json.loads(self._reader.stored_fields(number)["content"]))

    def every(self, plan: Plan) -> Iterator[EngineHit]:
        with self._lock, _mapped("检索"):
            found = _Evaluation(self, plan).evaluate(plan.root)
            hits = self._in_order(found, plan.request)
            yield from (self._hit(*hit, plan.request) for hit in hits)

    def _search(self, plan: Plan) -> EngineResult:
        request, facts = plan.request, self._facts
        found = _Evaluation(self, plan).evaluate(plan.root)
        hits = self._in_order(found, request)
        filters = {facet: facts.passing(facet, request) for facet in FACETS}
        matched = found.mask & facts.units[request.unit]
        return EngineResult(
            hits=tuple(self._hit(*hit, request) for hit in hits[request.offset : request.offset + request.limit]),
            total=len(hits),
            exact_total=sum(match_of(tier) is Match.EXACT for _, _, tier in hits),
            facets={
                facet: facts.facets[facet].count(
                    _all_of(matched, (mask for name, mask in filters.items() if name != facet))
                )
                for facet in FACETS
            },
        )

    def _in_order(self, found: _Found, request: SearchRequest) -> list[tuple[int, float, Tier]]:
        """Number, score and tier of every hit."""
        facts = self._facts
        passing = (facts.passing(facet, request) for facet in FACETS)
        numbers = np.flatnonzero(_all_of(found.mask & facts.units[request.unit], passing))
        scores = found.tiers[numbers] * TIER_STEP + found.scores[numbers]
        ranks = order(request.sort, scores, facts.first_days[numbers], facts.places[numbers])
        return [(int(numbers[i]), float(scores[i]), Tier(found.tiers[numbers[i]])) for i in ranks]

    def _hit(self, number: int, score: float, tier: Tier, request: SearchRequest) -> EngineHit:
        paragraph = self._facts.paragraphs[number] if request.unit is Unit.PARAGRAPH else None
        return EngineHit(self._reader.stored_fields(number)["article"], paragraph, score, match_of(tier))


def _all_of(mask: Mask, others: Iterable[Mask | None]) -> Mask:
    for other in others:
        if other is not None:
            mask = mask & other
    return mask


@contextmanager
def _mapped(doing: str) -> Iterator[None]:
    """Whoosh fails in a dozen ways on a damaged index (zlib.error, struct.error, EOFError …): all are EngineErrors."""
    try:
        yield
    except SearchError:
        raise
    except Exception as error:
        raise EngineError(f"{doing}失败：{type(error).__name__}；请运行 mudan index --rebuild") from error


class _NumberJudge:
    """What is known of the document of one number."""

    def __init__(self, evaluation: _Evaluation, number: int) -> None:
        self._evaluation = evaluation
        self._number = number
        self.kind_weight = float(evaluation._facts.kind_weights[number])

    def found(self, node: PlanNode) -> tuple[Tier, float] | None:
        found = self._evaluation.evaluate(node)
        if not found.mask[self._number]:
            return None
        return Tier(found.tiers[self._number]), float(found.scores[self._number]) / self.kind_weight

    def weight(self, word: str) -> float:
        return float(self._evaluation._weights[word][self._number])


class _Evaluation:
    """One plan over one index."""

    def __init__(self, engine: WhooshEngine, plan: Plan) -> None:
        self._engine = engine
        self._facts = engine._facts
        self._postings = engine._postings
        self._size = engine._size
        self._unit = self._facts.units[plan.request.unit]
        self._documents = int(self._unit.sum())
        self._means = {
            zone: float(lengths[self._unit].sum()) / max(1, self._documents)
            for zone, lengths in self._facts.lengths.items()
        }
        self._weights = {
            word: self._weight(word) for leaf in leaves(plan.root, negated=True) for word in leaf.words
        }

    def evaluate(self, node: PlanNode) -> _Found:
        match node:
            case Leaf():
                return self._leaf(node)
            case Arranged():
                return self._arranged(node)
            case SomeOf(words, minimum):
                held = sum(
                    (self._holding(word, ALL_ZONES).astype(np.int64) for word in words), self._zeros(np.int64)
                )
                tiers = np.where(held >= minimum, Tier.PARTIAL, Tier.NONE)
                return self._found(held >= minimum, tiers, self._score(words) * held / len(words))
            case Attribute(field, part):
                return self._filter(self._facts.holding(field, part))
            case Period(first_day, last_day):
                return self._filter(self._facts.in_period(first_day, last_day))
            case NoneOf(child):
                return self._filter(~self.evaluate(child).mask)
            case AllOf(children):
                found = [self.evaluate(child) for child in children]
                mask = reduce(np.logical_and, (each.mask for each in found), ~self._zeros(np.bool_))
                ranking = [each.tiers for child, each in zip(children, found, strict=True) if ranks(child)]
                tiers = reduce(np.minimum, ranking) if ranking else self._zeros(np.int8)
                return self._found(mask, tiers, sum((each.scores for each in found), self._zeros(np.float64)))
            case AnyOf(children):
                found = [self.evaluate(child) for child in children]
                mask = reduce(np.logical_or, (each.mask for each in found), self._zeros(np.bool_))
                tiers = reduce(np.maximum, (each.tiers for each in found), self._zeros(np.int8))
                return self._found(mask, tiers, sum((each.scores for each in found), self._zeros(np.float64)))

    def _zeros(self, dtype: type[np.generic]) -> NDArray[Any]:
        return np.zeros(self._size, dtype=dtype)

    def _found(self, mask: Mask, tiers: NDArray[Any], scores: NDArray[np.float64]) -> _Found:
        return _Found(mask, np.where(mask, tiers, 0).astype(np.int8), np.where(mask, scores, 0.0))

    def _filter(self, mask: Mask) -> _Found:
        return _Found(mask, self._zeros(np.int8), self._zeros(np.float64))

    def _leaf(self, leaf: Leaf) -> _Found:
        tiers = self._zeros(np.int8)
        for zone in leaf.zones:
            numbers = self._exact(zone, leaf.needle)
            tiers[numbers] = np.maximum(tiers[numbers], Tier.WORDS_NEAR if leaf.alias else EXACT_TIERS[zone])
        if leaf.loose and leaf.words:
            apart = reduce(np.logical_and, (self._holding(word, leaf.zones) for word in leaf.words))
            tiers[apart & (tiers == 0)] = Tier.WORDS
            near = reduce(np.logical_or, (self._near(leaf.words, zone) for zone in leaf.zones))
            tiers[near & (tiers < Tier.WORDS_NEAR)] = Tier.WORDS_NEAR
        return self._found(tiers > 0, tiers, self._score(leaf.words))

    def _arranged(self, node: Arranged) -> _Found:
        strings = [needle.text for needle in node.needles]
        tiers = self._zeros(np.int8)
        for zone in node.zones:
            candidates = reduce(np.intersect1d, (self._exact(zone, needle) for needle in node.needles))
            for number in candidates:
                parts = self._text(zone, int(number)).split(PARAGRAPH_BREAK)
                if any(node.arrangement.spans(strings, part) for part in parts):
                    tiers[number] = max(int(tiers[number]), EXACT_TIERS[zone])
        return self._found(tiers > 0, tiers, self._score(node.words))

    def _score(self, words: Iterable[str]) -> NDArray[np.float64]:
        return sum((self._weights[word] for word in words), self._zeros(np.float64)) * self._facts.kind_weights

    def _holding(self, word: str, zones: tuple[Zone, ...]) -> Mask:
        mask = self._zeros(np.bool_)
        for zone in zones:
            mask[self._postings.postings(zone, View.WORDS, word).documents] = True
        return mask

    def _near(self, words: tuple[str, ...], zone: Zone) -> Mask:
        """The documents with one part of *zone* that holds all *words*."""
        starts = self._facts.parts[zone]
        parts = reduce(
            np.intersect1d,
            (
                np.searchsorted(starts, self._postings.places(zone, View.WORDS, word), "right") - 1
                for word in words
            ),
        )
        mask = self._zeros(np.bool_)
        mask[starts[parts.astype(np.int64)] >> POSITION_BITS] = True
        return mask

    def _weight(self, word: str) -> NDArray[np.float64]:
        """BM25F of *word* in every document, idf included."""
        weight = self._zeros(np.float64)
        for zone, boost in bm25.BOOSTS.items():
            found = self._postings.postings(zone, View.WORDS, word)
            lengths = self._facts.lengths[zone][found.documents]
            weight[found.documents] += bm25.zone_weight(boost, found.frequencies, lengths, self._means[zone])
        weight[~self._unit] = 0
        return bm25.idf(self._documents, int((weight > 0).sum())) * bm25.saturate(weight)

    def _exact(self, zone: Zone, needle: Needle) -> Ints:
        """Numbers of the documents of the unit whose *zone* holds *needle*."""
        if needle.grams:
            rarest_first = sorted(
                needle.grams, key=lambda gram: self._postings.documents_with(zone, View.GRAMS, gram[0])
            )
            starts = (self._postings.places(zone, View.GRAMS, gram) - offset for gram, offset in rarest_first)
            places = reduce(lambda left, right: np.intersect1d(left, right, assume_unique=True), starts)
            # A start before the text (a gram that stands too early for the needle) is no place at all.
            numbers = np.unique(places[places >= 0] >> POSITION_BITS)
        else:
            numbers = np.flatnonzero(self._unit)
        for char in needle.chars:
            numbers = np.intersect1d(numbers, self._postings.postings(zone, View.CHARS, char).documents)
        numbers = numbers[self._unit[numbers]]
        if needle.decided:
            return numbers
        return np.array([n for n in numbers if find(needle.text, self._text(zone, int(n))) >= 0], dtype=np.int64)

    def _text(self, zone: Zone, number: int) -> str:
        text: str = self._engine._reader.stored_fields(number)["zones"].get(str(zone), "")
        return text
