"""
A plan evaluated over one segment: whole arrays at every node, as small as the node's own answer.

Nodes that look for strings answer with Found, sparse; filters and negations with a mask over all rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import NamedTuple

import numpy as np

from search.analysis.occurrences import find
from search.backends.whoosh.arranging import decided_by_places, parts_with
from search.backends.whoosh.container import Array, Floats, Ints, Mask
from search.backends.whoosh.facet import lie_in
from search.backends.whoosh.segment import Segment
from search.backends.whoosh.view import Tiers, View, Weighted
from search.query.plan import AllOf, AnyOf, Arranged, Attribute, Leaf, NoneOf, OfArticle, Period, PlanNode, SomeOf
from search.ranking import bm25
from search.ranking.tiers import Tier
from search.schema import ALL_ZONES, Zone

SEARCH_RATIO = 16
"""Rows are looked up one by one in a list so many times longer; in a shorter one, by a table over all rows."""

_FEW = 64
"""So few rows are always looked up one by one."""

_NO_WEIGHT = 1e-4
"""A word of so small a part of a query's weight may be missing by rounding."""

_NO_ROWS: Ints = np.empty(0, np.intp)


class Found(NamedTuple):
    """
    The rows that match a node: one element a row in every array.

    Attributes:
        rows: Ascending.
        tiers: One for all rows where that is known.
        scores: Without the tiers' part.
    """

    rows: Ints
    tiers: Tiers | Tier
    scores: Floats

    def chosen(self, which: Ints) -> Found:
        """The rows at these places."""
        tiers = self.tiers if isinstance(self.tiers, Tier) else self.tiers.take(which)
        return Found(self.rows.take(which), tiers, self.scores.take(which))


class Evaluation:
    """
    One plan over one segment; its words, and the strings of each SomeOf of it, have to be added before it is evaluated.

    Args:
        idf: The weight of every word of the plan in the whole index, as its texts were segmented.
        string_idf: The weight of every string of the plan's SomeOf in the whole index.
        of_articles: Gives what of this segment matches a node as an article.
    """

    def __init__(
        self,
        view: View,
        idf: Mapping[str, float],
        string_idf: Mapping[str, float],
        of_articles: Callable[[PlanNode], Found | Mask],
    ) -> None:
        self.view = view
        self._segment: Segment = view.segment
        self._words: dict[str, Weighted] = {}
        self._strings: dict[str, Ints] = {}
        self._idf = idf
        self._string_idf = string_idf
        self._of_articles = of_articles

    def add_word(self, word: str) -> int:
        """Look up a word; returns how many rows hold it."""
        found = self._words[word] = self.view.weighted(word)
        return len(found.listed)

    def add_string(self, string: str) -> int:
        """Look up a string; returns how many rows hold it."""
        found = self._strings[string] = self.view.holding(string)[0]
        return len(found)

    def evaluate(self, node: PlanNode) -> Found | Mask:
        """What matches *node*; a mask is not to be written to."""
        match node:
            case Leaf():
                return self._leaf(node)
            case Arranged():
                return self._arranged(node)
            case SomeOf():
                return self._some_of(node)
            case Attribute(field, part, whole):
                facet = self._segment.facets[field]
                return self._filter(facet.being(part) if whole else facet.holding(part))
            case Period(first_day, last_day, "issue", surely):
                return self._filter(self._segment.facets["issue"].lying_in(first_day, last_day, surely=surely))
            case Period(first_day, last_day, _, surely):
                return self._filter(in_period(self._segment, first_day, last_day, surely=surely))
            case OfArticle(child):
                of = self._of_articles(child)
                if isinstance(of, Found):
                    documents = np.zeros(self._segment.size, np.bool_)
                    documents[of.rows] = True
                    of = documents
                return self._filter(of)
            case NoneOf(child):
                mask = self.view.existing.copy()
                found = self.evaluate(child)
                mask[found.rows if isinstance(found, Found) else found] = False
                return mask
            case AllOf(children):
                return self._all_of(children)
            case AnyOf(children):
                return self._any_of([self.evaluate(child) for child in children])

    def share(self, word: str, row: int) -> float:
        """BM25F of *word* in *row*, the kind's weight included; 0 when it is not there."""
        return float(self._scores([word], np.array([row]))[0])

    def _filter(self, documents: Mask) -> Mask:
        return self.view.spread(documents) & self.view.existing

    def _all_of(self, children: tuple[PlanNode, ...]) -> Found | Mask:
        loose: list[Leaf] = []
        found: list[Found | Mask] = []
        for child in children:
            if isinstance(child, Leaf) and child.loose:
                loose.append(child)
                continue
            each = self.evaluate(child)
            if isinstance(each, Found) and not len(each.rows):
                return each  # nor is anything in all of them: most other spellings end here
            found.append(each)
        sought = []
        for leaf in loose:
            own = self._sought(leaf)
            if not len(own[0]) and not len(own[2]):
                return Found(_NO_ROWS, own[1], np.empty(0, np.float32))
            sought.append(own)
        if len(children) > 1 and loose:
            # How a row holds the words, and its score, are looked for only where the row has all that is asked for.
            masks = [self._mask(each.rows) if isinstance(each, Found) else each for each in found]
            masks += [self._mask(rows, others) for rows, _, others in sought]
            among = reduce(np.logical_and, masks)
            sought = [
                (rows[kept := among.take(rows)], tiers[kept], others[among.take(others)])
                for rows, tiers, others in sought
            ]
        return self._joined(found + [self._ranked(*each) for each in zip(loose, sought, strict=True)])

    def _mask(self, *several: Ints) -> Mask:
        mask: Mask = self._zeros(np.bool_)
        for rows in several:
            mask[rows] = True
        return mask

    def _joined(self, found: list[Found | Mask]) -> Found | Mask:
        """What is in all of *found*."""
        masks = [each for each in found if not isinstance(each, Found)]
        sparse = sorted((each for each in found if isinstance(each, Found)), key=lambda each: len(each.rows))
        if not sparse:
            return reduce(np.logical_and, masks, self.view.existing)
        best = sparse[0]
        for mask in masks:
            best = best.chosen(mask.take(best.rows).nonzero()[0])
        for other in sparse[1:]:
            at, there = self._lookup(best.rows, other.rows)
            best, other = best.chosen(there), other.chosen(at.take(there))
            best = Found(best.rows, _lower(best.tiers, other.tiers), best.scores + other.scores)
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
                tiers[each.rows] = np.maximum(tiers.take(each.rows), each.tiers)
                scores[each.rows] += each.scores
            else:
                mask |= each
        rows = mask.nonzero()[0]
        return Found(rows, tiers.take(rows), scores.take(rows))

    def _zeros(self, dtype: type[np.generic]) -> Array:
        return np.zeros(self.view.size, dtype=dtype)

    def _lookup(self, wanted: Ints, rows: Ints) -> tuple[Ints, Ints]:
        """
        Where each of *wanted* stands in *rows*, both ascending.

        Returns:
            A place for each of *wanted*, right for those there; and the numbers of those.
        """
        if not len(rows):
            return _NO_ROWS, _NO_ROWS
        if len(wanted) * SEARCH_RATIO < len(rows) or len(wanted) < _FEW:
            own = wanted.astype(rows.dtype, copy=False)
            at: Ints = rows.searchsorted(own)
            return at, (rows.take(at, mode="clip") == own).nonzero()[0]
        table = np.full(self.view.size, -1, dtype=np.int32)
        table[rows] = np.arange(len(rows), dtype=np.int32)
        at = table.take(wanted)
        return at, (at >= 0).nonzero()[0]

    def _scores(self, words: Iterable[str], rows: Ints) -> Floats:
        """The score of each of *rows* for *words*."""
        scores = np.zeros(len(rows), np.float32)
        for word in words:
            own = self._words[word]
            listed, steps = own.listed, own.steps
            if not len(listed):
                continue
            if len(rows) * SEARCH_RATIO < len(listed) or len(rows) < _FEW:
                sought = rows.astype(listed.dtype, copy=False)
                at = listed.searchsorted(sought)
                steps = steps.take(at, mode="clip")
                missing = (listed.take(at, mode="clip") != sought).nonzero()[0]
                if len(missing):
                    steps[missing] = 0
            elif own.rows is not rows:
                table = np.zeros(self.view.size, steps.dtype)
                table[own.rows] = steps
                steps = table.take(rows)
            scores += steps * np.float32(self._idf[word] * own.step)
        return scores

    def _leaf(self, leaf: Leaf) -> Found:
        return self._ranked(leaf, self._sought(leaf))

    def _sought(self, leaf: Leaf) -> tuple[Ints, Tiers, Ints]:
        """The rows that hold the string of *leaf*, and their tiers; and, when it is loose, others that hold its words."""
        rows, tiers = self._exact(leaf.needle, leaf.zones)
        if leaf.alias:
            tiers = np.full(len(rows), Tier.WORDS_NEAR, np.int8)
        # A word alone that is the string itself stands nowhere but where the string stands.
        if leaf.loose and leaf.words and leaf.words != (leaf.needle,):
            others = self._holding_words(leaf)
            if len(rows) and len(others):
                others = others[~self._mask(rows).take(others)]
            return rows, tiers, others
        return rows, tiers, _NO_ROWS

    def _ranked(self, leaf: Leaf, sought: tuple[Ints, Tiers, Ints]) -> Found:
        """What was `_sought`, with tiers and scores."""
        rows, tiers, others = sought
        if len(others):
            near = self._near(leaf, others)
            both = np.concatenate((rows, others))
            tiers = np.concatenate((tiers, np.where(near, Tier.WORDS_NEAR, Tier.WORDS).astype(np.int8)))
            order = np.argsort(both, kind="stable")
            rows, tiers = both.take(order), tiers.take(order)
        return Found(rows, tiers, self._scores(leaf.words, rows))

    def _exact(self, string: str, zones: tuple[Zone, ...]) -> tuple[Ints, Tiers]:
        """The rows with a part in *zones* that holds *string*, and the best tier of those parts."""
        if zones == ALL_ZONES:
            return self.view.holding(string)
        places = self._segment.places
        return self.view.best_of(self._in_zones(places.parts(places.of(string)), zones))

    def _in_zones(self, parts: Ints, zones: tuple[Zone, ...]) -> Ints:
        return parts if zones == ALL_ZONES else parts[_is_in(zones).take(self._segment.part_zone.take(parts))]

    def _holding_words(self, leaf: Leaf) -> Ints:
        """The rows that hold every word of *leaf* in some part in its zones."""
        rows: Ints | None = None
        for word in _telling(leaf):
            parts = self.view.parts_holding(word) if rows is None else self.view.parts_holding_of(word, rows)
            own = self.view.rows_of(self._in_zones(parts, leaf.zones))
            rows = own if rows is None else self._in_all([rows, own])
            if not len(rows):
                break
        return _NO_ROWS if rows is None else rows

    def _in_all(self, lists: list[Ints]) -> Ints:
        """What is in every one of the ascending *lists*."""
        rows, *others = sorted(lists, key=len)
        for other in others:
            rows = rows.take(self._lookup(rows, other)[1])
        return rows.astype(np.intp)

    def _all_words(self, words: tuple[str, ...]) -> tuple[Ints, Floats]:
        """The rows that hold every one of *words*, and their scores."""
        shortest, *others = sorted(words, key=lambda word: len(self._words[word].listed))
        first = self._words[shortest]
        rows: Ints = first.listed
        if not len(rows):
            return _NO_ROWS, np.empty(0, np.float32)
        scores: Floats = first.steps * np.float32(self._idf[shortest] * first.step)
        for word in others:
            own = self._words[word]
            if len(rows) * SEARCH_RATIO < len(own.listed) or len(rows) < _FEW:
                at, there = self._lookup(rows, own.listed)
                steps = own.steps.take(at.take(there))
            else:
                # No share is 0, so one table tells both which rows hold the word and how much.
                table = np.zeros(self.view.size, own.steps.dtype)
                table[own.rows] = own.steps
                steps = table.take(rows)
                there = steps.nonzero()[0]
                steps = steps.take(there)
            rows = rows.take(there)
            scores = scores.take(there) + steps * np.float32(self._idf[word] * own.step)
        return rows.astype(np.intp), scores

    def _holding(self, word: str, zones: tuple[Zone, ...]) -> Ints:
        if zones == ALL_ZONES:
            return self._words[word].listed
        return self.view.rows_of(self._in_zones(self._segment.parts_of(word)[0], zones))

    def _near(self, leaf: Leaf, rows: Ints) -> Mask:
        """Which of *rows*, all of which hold all words of *leaf*, have a part in its zones that does."""
        if not self.view.is_whole:
            return np.ones(len(rows), np.bool_)
        lists = [self.view.parts_holding_of(word, rows) for word in _telling(leaf)]
        lists.sort(key=len)
        parts = reduce(lambda left, right: np.intersect1d(left, right, assume_unique=True), lists)
        near = np.zeros(self._segment.size, np.bool_)
        near[self._segment.part_doc.take(self._in_zones(parts, leaf.zones))] = True
        result: Mask = near.take(rows)
        return result

    def _arranged(self, node: Arranged) -> Found:
        strings = node.needles
        parts = self._in_zones(parts_with(self._segment.places, strings, node.arrangement), node.zones)
        if not decided_by_places(strings, node.arrangement):
            spans, text = node.arrangement.spans, self._segment.text
            parts = np.array([part for part in parts.tolist() if spans(strings, text(part))], dtype=np.intp)
        rows, tiers = self.view.best_of(parts)
        return Found(rows, tiers, self._scores(node.words, rows))

    def _some_of(self, node: SomeOf) -> Found:
        idf = self._string_idf if node.by_string else self._idf
        counted, whole_words = node.counted, node.whole
        weights = [idf[word] for word in counted]
        total = sum(weights)
        by_words_alone = not node.by_string and not node.phrases and node.zones == ALL_ZONES
        if by_words_alone and min(weights) > (1 - node.share + _NO_WEIGHT) * total:
            # None can be missing, and nothing else is asked for: no need to look at rows that hold only some.
            rows, scores = self._all_words(node.words)
            return Found(rows, Tier.PARTIAL_WORD, scores)
        held, held_whole = self._zeros(np.float64), self._zeros(np.float64)
        for word, weight in zip(counted, weights, strict=True):
            holding = self._with_string if node.by_string else self._holding
            own = holding(word, node.zones)
            held[own] += weight
            if word in whole_words:
                held_whole[own] += weight
        whole = sum(idf[word] for word in whole_words)
        is_shown = bm25.holds_share(held, total, node.share) | bm25.holds_share(held_whole, whole, node.share)
        rows = is_shown.nonzero()[0]
        scores = self._scores(node.words, rows)
        for phrase in node.phrases:
            scores += self._bonus(phrase, rows)
        tiers = np.where(held_whole.take(rows) > 0, Tier.PARTIAL_WORD, Tier.PARTIAL).astype(np.int8)
        return Found(rows, tiers, scores * (held.take(rows) / total).astype(np.float32))

    def _with_string(self, string: str, zones: tuple[Zone, ...]) -> Ints:
        """The rows with a part in *zones* that holds *string*, one of those of a SomeOf."""
        return self._strings[string] if zones == ALL_ZONES else self._exact(string, zones)[0]

    def _bonus(self, string: str, rows: Ints) -> Floats:
        """What each of *rows* gets for *string*."""
        bonus = np.zeros(len(rows), np.float32)
        _, there = self._lookup(rows, self._strings[string])
        if len(there):
            bonus[there] = self._string_idf[string]
            if self._segment.kind_weights is not None:
                bonus *= self._segment.kind_weights.take(self.view.documents(rows))
        return bonus

    def bonus(self, string: str, row: int) -> float:
        """The idf of *string* where *row* holds it, the kind's weight included; 0 elsewhere."""
        return float(self._bonus(string, np.array([row]))[0])


def in_period(
    segment: Segment, first_day: int, last_day: int, *, undated: bool = False, surely: bool = False
) -> Mask:
    """
    The documents whose date may lie between two days (yyyymmdd), both included, and if wanted the undated ones.

    Args:
        surely: Those whose date is known to lie there.
    """
    mask = lie_in(segment.first_days, segment.last_days, first_day, last_day, surely=surely)
    known = segment.first_days > 0
    return mask & known | ~known if undated else mask & known


def _telling(leaf: Leaf) -> list[str]:
    """The words of *leaf* without those that are wherever another one is, the longest first: they are in fewer rows."""
    telling = [w for w in leaf.words if not any(w != other and find(w, other) >= 0 for other in leaf.words)]
    return sorted(telling, key=len, reverse=True)


def _lower(tiers: Tiers | Tier, others: Tiers | Tier) -> Tiers | Tier:
    if isinstance(tiers, Tier) and isinstance(others, Tier):
        return min(tiers, others)
    # Of alternatives, one may be a filter; where it is what a row answers, it has no say beside a string.
    lower, higher = np.minimum(tiers, others), np.maximum(tiers, others)
    said: Tiers = np.where(lower, lower, higher)
    return said


def _is_in(zones: tuple[Zone, ...]) -> Mask:
    return np.array([zone in zones for zone in ALL_ZONES])
