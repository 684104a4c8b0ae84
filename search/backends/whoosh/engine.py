"""
Engine over a Whoosh index: plans are evaluated over whole arrays, one element a document.

One lock guards the reader: Whoosh's readers give wrong answers, silently, when threads share them.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh import index
from whoosh.reading import TermNotFound

from search.analysis.occurrences import find
from search.backends.whoosh.facts import Mask, read_facts
from search.backends.whoosh.fields import View
from search.backends.whoosh.postings import POSITION_BITS, PostingsReader
from search.engine import EngineHit, EngineResult, IndexInfo
from search.errors import EngineError, SearchError
from search.model import Article
from search.query.plan import AllOf, AnyOf, Leaf, Needle, NoneOf, Plan, PlanNode, leaves
from search.query.request import SearchRequest
from search.ranking import bm25
from search.ranking.order import order
from search.ranking.tiers import TIER_STEP, Tier, match_of
from search.schema import FACETS, Unit, Zone

Ints = NDArray[np.int64]

_EXACT_TIERS = {Zone.TITLE: Tier.EXACT_TITLE, Zone.DECK: Tier.EXACT_DECK, Zone.BODY: Tier.EXACT_BODY}


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
            try:
                matcher = self._reader.postings("article", article_id.encode())
            except TermNotFound:
                return None
            return self._article(min(matcher.all_ids()))

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

    def _search(self, plan: Plan) -> EngineResult:
        request, facts = plan.request, self._facts
        unit = facts.units[request.unit]
        found = _Evaluation(self, plan).evaluate(plan.root)
        filters = {facet: facts.passing(facet, request) for facet in FACETS}
        kept = _all_of(found.mask & unit, filters.values())
        numbers = np.flatnonzero(kept)
        tiers = found.tiers[numbers]
        scores = tiers * TIER_STEP + found.scores[numbers]
        ranks = order(request.sort, scores, facts.first_days[numbers], facts.places[numbers])
        window = ranks[request.offset : request.offset + request.limit]
        return EngineResult(
            hits=tuple(self._hit(int(numbers[i]), float(scores[i]), Tier(tiers[i]), request) for i in window),
            total=len(numbers),
            exact_total=int((tiers >= Tier.EXACT_BODY).sum()),
            facets={
                facet: facts.facets[facet].count(
                    _all_of(found.mask & unit, (mask for name, mask in filters.items() if name != facet))
                )
                for facet in FACETS
            },
        )

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
            case AllOf(children):
                found = [self.evaluate(child) for child in children]
                mask = reduce(np.logical_and, (each.mask for each in found), np.ones(self._size, dtype=np.bool_))
                wanted = [
                    each.tiers
                    for child, each in zip(children, found, strict=True)
                    if not isinstance(child, NoneOf)
                ]
                tiers = reduce(np.minimum, wanted) if wanted else np.zeros(self._size, dtype=np.int8)
                return self._found(mask, tiers, sum((each.scores for each in found), np.zeros(self._size)))
            case AnyOf(children):
                found = [self.evaluate(child) for child in children]
                mask = reduce(np.logical_or, (each.mask for each in found), np.zeros(self._size, dtype=np.bool_))
                tiers = reduce(np.maximum, (each.tiers for each in found), np.zeros(self._size, dtype=np.int8))
                return self._found(mask, tiers, sum((each.scores for each in found), np.zeros(self._size)))
            case NoneOf(child):
                zeros = np.zeros(self._size)
                return self._found(~self.evaluate(child).mask, zeros.astype(np.int8), zeros)

    def _found(self, mask: Mask, tiers: NDArray[np.int8], scores: NDArray[np.float64]) -> _Found:
        return _Found(mask, np.where(mask, tiers, 0).astype(np.int8), np.where(mask, scores, 0.0))

    def _leaf(self, leaf: Leaf) -> _Found:
        tiers = np.zeros(self._size, dtype=np.int8)
        for zone in leaf.zones:
            numbers = self._exact(zone, leaf.needle)
            tiers[numbers] = np.maximum(tiers[numbers], _EXACT_TIERS[zone])
        if leaf.loose and leaf.words:
            words = reduce(np.logical_and, (self._holding(word, leaf.zones) for word in leaf.words))
            tiers[words & (tiers == 0)] = Tier.WORDS
        scores = sum((self._weights[word] for word in leaf.words), np.zeros(self._size))
        return self._found(tiers > 0, tiers, scores)

    def _holding(self, word: str, zones: tuple[Zone, ...]) -> Mask:
        mask = np.zeros(self._size, dtype=np.bool_)
        for zone in zones:
            mask[self._postings.postings(zone, View.WORDS, word).documents] = True
        return mask

    def _weight(self, word: str) -> NDArray[np.float64]:
        """BM25F of *word* in every document, idf included."""
        weight = np.zeros(self._size)
        for zone, boost in zip(Zone, bm25.BOOSTS, strict=True):
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
            starts = (self._postings.places(zone, gram) - offset for gram, offset in rarest_first)
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
