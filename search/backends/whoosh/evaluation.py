"""
A plan evaluated over one segment: whole arrays at every node, as small as the node's own answer.

A row is what can be a hit: a document, or a part when the unit is the paragraph. Nodes that look for strings answer
with Found, sparse; filters and negations with a mask over all rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.backends.whoosh.segment import (
    IMPACT_STEP,
    ZONE_NUMBER,
    ZONES,
    Floats,
    Ints,
    Mask,
    Segment,
    part_weights,
    unique_sorted,
)
from search.query.plan import (
    AllOf,
    AnyOf,
    Arranged,
    Attribute,
    Leaf,
    NoneOf,
    Period,
    PlanNode,
    SomeOf,
)
from search.ranking import bm25
from search.ranking.tiers import EXACT_TIERS, Tier
from search.schema import ALL_ZONES, PARAGRAPH_ZONES, Unit, Zone

Tiers = NDArray[Any]

SEARCH_RATIO = 16
"""Rows are looked up one by one in a list so many times longer; in a shorter one, by a table over all rows."""

_FEW = 64
"""So few rows are always looked up one by one."""

_NO_WEIGHT = 1e-4
"""A word of so small a part of a query's weight may be missing by rounding."""

_FIRST_PARAGRAPH_ZONE = ZONE_NUMBER[PARAGRAPH_ZONES[0]]


@dataclass(frozen=True, slots=True)
class Found:
    """
    The rows that match a node: one element a row in every array.

    Attributes:
        rows: Ascending.
        scores: Without the tiers' part.
    """

    rows: Ints
    tiers: Tiers
    scores: Floats


class Weighted:
    """
    The rows that hold a word, and its share of their scores without the idf.

    Args:
        listed: The rows, ascending, as they are stored; *rows* are the same as indices.
        steps: What each row has of the shares, in units of *step*.
    """

    def __init__(self, listed: Ints, steps: Floats, step: float = 1.0) -> None:
        self.listed = listed
        self.steps = steps
        self.step = step

    def __len__(self) -> int:
        return len(self.listed)

    @cached_property
    def rows(self) -> Ints:
        """The rows, ascending."""
        return self.listed.astype(np.int64)


class View:
    """
    A segment as rows of one unit.

    Args:
        means: Gives the mean length of each zone over the rows of the unit in the whole index.
    """

    def __init__(self, segment: Segment, unit: Unit, means: Callable[[], Mapping[str, float]]) -> None:
        self.segment = segment
        self.unit = unit
        self.size = segment.size if unit is Unit.ARTICLE else segment.parts
        self._means = means
        self._part_weights: Floats | None = None

    def existing(self) -> Mask:
        """The rows there are: not deleted, and of this unit."""
        alive = self.segment.alive
        if self.unit is Unit.ARTICLE:
            return np.ones(self.size, np.bool_) if alive is None else alive
        mask: Mask = self.segment.part_zone >= _FIRST_PARAGRAPH_ZONE
        return mask if alive is None else mask & alive[self.segment.part_doc]

    def documents(self, rows: Ints) -> Ints:
        """The document of each row."""
        return rows if self.unit is Unit.ARTICLE else self.segment.part_doc[rows].astype(np.int64)

    def spread(self, documents: Mask) -> Mask:
        """A mask of documents as one of rows."""
        return documents if self.unit is Unit.ARTICLE else documents[self.segment.part_doc]

    def rows_of(self, parts: Ints) -> Ints:
        """The rows that the *parts* (ascending) belong to, each once, deleted ones and other units' left out."""
        segment = self.segment
        if self.unit is Unit.PARAGRAPH:
            parts = parts[segment.part_zone[parts] >= _FIRST_PARAGRAPH_ZONE]
            return parts if segment.alive is None else parts[segment.alive[segment.part_doc[parts]]]
        rows = unique_sorted(segment.part_doc[parts].astype(np.int64))
        return rows if segment.alive is None else rows[segment.alive[rows]]

    def weighted(self, term: str) -> Weighted:
        """The rows that hold the word *term*."""
        if self.unit is Unit.ARTICLE:
            return Weighted(*self.segment.word(term), IMPACT_STEP)
        parts, frequencies = self.segment.parts_of(term)
        keep = np.flatnonzero(self.existing()[parts])
        parts, frequencies = parts[keep], frequencies[keep]
        if self._part_weights is None:
            self._part_weights = part_weights(self.segment, self._means(), by_part=True)
        shares = bm25.saturate((self._part_weights[parts] * frequencies).astype(np.float64))
        kinds = self.segment.kind_weights
        if kinds is not None:
            shares = shares * kinds[self.segment.part_doc[parts]]
        return Weighted(parts, shares.astype(np.float32))

    def holding(self, string: str) -> Ints:
        """The rows with a part that holds *string* to the letter."""
        return self.rows_of(self.segment.parts_at(self.segment.places(string)))


class Evaluation:
    """
    One plan over one segment.

    Args:
        words: Every word of the plan in this segment.
        phrases: The rows that hold each phrase of the plan in this segment.
        idf: The weight of every word and phrase of the plan in the whole index.
    """

    def __init__(
        self, view: View, words: Mapping[str, Weighted], phrases: Mapping[str, Ints], idf: Mapping[str, float]
    ) -> None:
        self.view = view
        self._segment = view.segment
        self._words = words
        self._phrases = phrases
        self._idf = idf

    def evaluate(self, node: PlanNode) -> Found | Mask:
        """What matches *node*."""
        match node:
            case Leaf():
                return self._leaf(node)
            case Arranged():
                return self._arranged(node)
            case SomeOf():
                return self._some_of(node)
            case Attribute(field, part, whole):
                facet = self._segment.facets[field]
                return self._filter(facet.having_any((part,)) if whole else facet.holding(part))
            case Period(first_day, last_day):
                return self._filter(in_period(self._segment, first_day, last_day))
            case NoneOf(child):
                mask = self.view.existing().copy()
                found = self.evaluate(child)
                mask[found.rows if isinstance(found, Found) else found] = False
                return mask
            case AllOf(children):
                return self._all_of([self.evaluate(child) for child in children])
            case AnyOf(children):
                return self._any_of([self.evaluate(child) for child in children])

    def share(self, word: str, row: int) -> float:
        """BM25F of *word* in *row*, the kind's weight included; 0 when it is not there."""
        return float(self._scores([word], np.array([row]))[0])

    def _filter(self, documents: Mask) -> Mask:
        return self.view.spread(documents) & self.view.existing()

    def _all_of(self, found: list[Found | Mask]) -> Found | Mask:
        masks = [each for each in found if not isinstance(each, Found)]
        sparse = sorted((each for each in found if isinstance(each, Found)), key=lambda each: len(each.rows))
        if not sparse:
            return reduce(np.logical_and, masks, self.view.existing())
        best = sparse[0]
        for mask in masks:
            best = _chosen(best, np.flatnonzero(mask[best.rows]))
        for other in sparse[1:]:
            at, there = self._lookup(best.rows, other.rows)
            best = _chosen(best, there)
            at = at[there]
            best = Found(best.rows, np.minimum(best.tiers, other.tiers[at]), best.scores + other.scores[at])
        return best

    def _any_of(self, found: list[Found | Mask]) -> Found | Mask:
        sparse = [each for each in found if isinstance(each, Found)]
        if not sparse:
            return reduce(np.logical_or, (e for e in found if not isinstance(e, Found)), self._zeros(np.bool_))
        if len(found) == 1:
            return sparse[0]
        tiers, scores, mask = self._zeros(np.int8), self._zeros(np.float32), self._zeros(np.bool_)
        for each in found:
            if isinstance(each, Found):
                mask[each.rows] = True
                tiers[each.rows] = np.maximum(tiers[each.rows], each.tiers)
                scores[each.rows] += each.scores
            else:
                mask |= each
        rows = np.flatnonzero(mask)
        return Found(rows, tiers[rows], scores[rows])

    def _zeros(self, dtype: type[np.generic]) -> NDArray[Any]:
        return np.zeros(self.view.size, dtype=dtype)

    def _lookup(self, wanted: Ints, rows: Ints) -> tuple[Ints, Ints]:
        """
        Where each of *wanted* stands in *rows*, both ascending.

        Returns:
            A place for each of *wanted*, right for those there; and the numbers of those.
        """
        if len(wanted) * SEARCH_RATIO < len(rows) or len(wanted) < _FEW:
            at: Ints = rows.searchsorted(wanted.astype(rows.dtype))
            at[at == len(rows)] = 0
            return at, np.flatnonzero(rows[at] == wanted) if len(rows) else np.empty(0, np.int64)
        table = np.full(self.view.size, -1, dtype=np.int32)
        table[rows] = np.arange(len(rows), dtype=np.int32)
        at = table[wanted]
        return at, np.flatnonzero(at >= 0)

    def _scores(self, words: Iterable[str], rows: Ints) -> Floats:
        """The score of each of *rows* for *words*."""
        scores = np.zeros(len(rows), np.float32)
        for word in words:
            own = self._words[word]
            factor = np.float32(self._idf[word] * own.step)
            if len(rows) == len(own) and own.rows is rows:
                scores += own.steps * factor
            elif len(rows) * SEARCH_RATIO < len(own) or len(rows) < _FEW:
                at, there = self._lookup(rows, own.listed)
                scores[there] += own.steps[at[there]] * factor
            elif len(own):
                table = np.zeros(self.view.size, own.steps.dtype)
                table[own.listed] = own.steps
                scores += table[rows] * factor
        return scores

    def _leaf(self, leaf: Leaf) -> Found:
        rows, tiers = self._exact(leaf.needle.text, leaf.zones)
        if leaf.alias:
            tiers = np.full(len(rows), Tier.WORDS_NEAR, np.int8)
        # A word alone that is the string itself stands nowhere but where the string stands.
        if leaf.loose and leaf.words and leaf.words != (leaf.needle.text,):
            others = self._holding_all(leaf.words, leaf.zones)
            if len(rows):
                known = self._zeros(np.bool_)
                known[rows] = True
                others = others[~known[others]]
            if len(others):
                near = self._near(leaf.words, leaf.zones, others)
                both = np.concatenate((rows, others))
                tiers = np.concatenate((tiers, np.where(near, Tier.WORDS_NEAR, Tier.WORDS).astype(np.int8)))
                order = np.argsort(both, kind="stable")
                rows, tiers = both[order], tiers[order]
        return Found(rows, tiers, self._scores(leaf.words, rows))

    def _exact(self, string: str, zones: tuple[Zone, ...]) -> tuple[Ints, Tiers]:
        """The rows with a part in *zones* that holds *string*, and the best tier of those parts."""
        return self._best(self._parts_with(string, zones))

    def _parts_with(self, string: str, zones: tuple[Zone, ...]) -> Ints:
        parts = self._segment.parts_at(self._segment.places(string))
        return parts if zones == ALL_ZONES else parts[_is_in(zones)[self._segment.part_zone[parts]]]

    def _best(self, parts: Ints) -> tuple[Ints, Tiers]:
        """The rows that *parts* (ascending) belong to, with the best exact tier of their parts."""
        tiers = _TIER_BY_ZONE[self._segment.part_zone[parts]]
        if self.view.unit is Unit.PARAGRAPH:
            rows = self.view.rows_of(parts)
            return rows, _TIER_BY_ZONE[self._segment.part_zone[rows]]
        documents = self._segment.part_doc[parts]
        if len(parts):
            firsts = np.flatnonzero(np.append(True, documents[1:] != documents[:-1]))
            documents, tiers = documents[firsts], np.maximum.reduceat(tiers, firsts)
        rows = documents.astype(np.int64)
        if self._segment.alive is not None:
            alive = self._segment.alive[rows]
            rows, tiers = rows[alive], tiers[alive]
        return rows, tiers

    def _holding_all(self, words: tuple[str, ...], zones: tuple[Zone, ...]) -> Ints:
        """The rows that hold every one of *words* in some part in *zones*."""
        if len(words) == 1 and zones == ALL_ZONES:
            return self._words[words[0]].rows
        lists = [self._holding(word, zones) for word in words]
        lists.sort(key=len)
        rows = lists[0]
        for other in lists[1:]:
            rows = rows[self._lookup(rows, other)[1]]
        return rows.astype(np.int64)

    def _all_words(self, words: tuple[str, ...]) -> tuple[Ints, Floats]:
        """The rows that hold every one of *words*, and their scores."""
        lists = sorted(((self._words[word], self._idf[word]) for word in words), key=lambda each: len(each[0]))
        first, idf = lists[0]
        if not len(first):
            return first.rows, np.empty(0, np.float32)
        rows: Ints = first.listed
        scores: Floats = first.steps * np.float32(idf * first.step)
        for own, idf in lists[1:]:
            if len(rows) * SEARCH_RATIO < len(own) or len(rows) < _FEW:
                at, there = self._lookup(rows, own.listed)
                steps = own.steps[at[there]]
            else:
                # No share is 0, so one table tells both which rows hold the word and how much.
                table = np.zeros(self.view.size, own.steps.dtype)
                table[own.listed] = own.steps
                steps = table[rows]
                there = np.flatnonzero(steps)
                steps = steps[there]
            rows = rows[there]
            scores = scores[there] + steps * np.float32(idf * own.step)
        return rows.astype(np.int64), scores

    def _holding(self, word: str, zones: tuple[Zone, ...]) -> Ints:
        if zones == ALL_ZONES:
            return self._words[word].listed
        parts, _ = self._segment.parts_of(word)
        return self.view.rows_of(parts[_is_in(zones)[self._segment.part_zone[parts]]])

    def _near(self, words: tuple[str, ...], zones: tuple[Zone, ...], rows: Ints) -> Mask:
        """Which of *rows*, all of which hold all *words*, have a part in *zones* that does."""
        if self.view.unit is Unit.PARAGRAPH:
            return np.ones(len(rows), np.bool_)
        among = np.zeros(self._segment.size, np.bool_)
        among[rows] = True
        lists = sorted((self._segment.parts_of(word, among)[0] for word in words), key=len)
        parts = reduce(lambda left, right: np.intersect1d(left, right, assume_unique=True), lists)
        parts = parts[_is_in(zones)[self._segment.part_zone[parts]]]
        near = np.zeros(self._segment.size, np.bool_)
        near[self._segment.part_doc[parts]] = True
        result: Mask = near[rows]
        return result

    def _arranged(self, node: Arranged) -> Found:
        strings = [needle.text for needle in node.needles]
        candidates = reduce(
            lambda left, right: np.intersect1d(left, right, assume_unique=True),
            (self._parts_with(string, node.zones) for string in strings),
        )
        if self.view.unit is Unit.PARAGRAPH:
            candidates = self.view.rows_of(candidates)
        elif self._segment.alive is not None:
            candidates = candidates[self._segment.alive[self._segment.part_doc[candidates]]]
        spans = node.arrangement.spans
        parts = [part for part in candidates.tolist() if spans(strings, self._segment.text(part))]
        rows, tiers = self._best(np.array(parts, dtype=np.int64))
        return Found(rows, tiers, self._scores(node.words, rows))

    def _some_of(self, node: SomeOf) -> Found:
        total = sum(self._idf[word] for word in node.words)
        if min(self._idf[word] for word in node.words) > (1 - node.share + _NO_WEIGHT) * total:
            # None can be missing: no need to look at rows that hold only some.
            if node.zones == ALL_ZONES and not node.phrases:
                rows, scores = self._all_words(node.words)
                return Found(rows, np.full(len(rows), Tier.PARTIAL, np.int8), scores)
            rows = self._holding_all(node.words, node.zones)
            shares = np.ones(len(rows), np.float32)
        else:
            held = self._zeros(np.float64)
            for word in node.words:
                held[self._holding(word, node.zones)] += self._idf[word]
            rows = np.flatnonzero(bm25.holds_share(held, total, node.share))
            shares = (held[rows] / total).astype(np.float32)
        scores = self._scores(node.words, rows)
        for phrase in node.phrases:
            scores += self._bonus(phrase, rows)
        return Found(rows, np.full(len(rows), Tier.PARTIAL, np.int8), scores * shares)

    def _bonus(self, phrase: str, rows: Ints) -> Floats:
        """What each of *rows* gets for *phrase*."""
        bonus = np.zeros(len(rows), np.float32)
        holding = self._phrases[phrase]
        if len(holding):
            _, there = self._lookup(rows, holding)
            bonus[there] = self._idf[phrase]
            if self._segment.kind_weights is not None:
                bonus *= self._segment.kind_weights[self.view.documents(rows)]
        return bonus

    def bonus(self, phrase: str, row: int) -> float:
        """The idf of *phrase* where *row* holds it, the kind's weight included; 0 elsewhere."""
        return float(self._bonus(phrase, np.array([row]))[0])


def in_period(segment: Segment, first_day: int, last_day: int, *, undated: bool = False) -> Mask:
    """The documents whose date may lie between two days (yyyymmdd), both included, and if wanted the undated ones."""
    mask: Mask = (segment.last_days >= first_day) & (segment.first_days <= last_day)
    known = segment.first_days > 0
    return mask & known | ~known if undated else mask & known


def _chosen(found: Found, which: Ints) -> Found:
    if len(which) == len(found.rows):
        return found
    return Found(found.rows[which], found.tiers[which], found.scores[which])


def _is_in(zones: tuple[Zone, ...]) -> Mask:
    return np.array([zone in zones for zone in ZONES])


_TIER_BY_ZONE = np.array([EXACT_TIERS[zone] for zone in ZONES], dtype=np.int8)
