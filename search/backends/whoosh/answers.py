"""
Here is what matches a query in a segment, give me its answer: what of it passes the filters, scores, and what facets count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from search.backends.whoosh.container import Floats, Ints, Mask
from search.backends.whoosh.evaluation import Found
from search.backends.whoosh.segment import Segment
from search.backends.whoosh.view import View
from search.model import calendar_day
from search.ranking.tiers import TIER_STEP, Tier, match_of
from search.results import Match
from search.schema import BY_DAY

Counts = Mapping[str, Mapping[str, int]]
"""For each facet how often it has each value; values that it does not have are left out."""

MATCHES = tuple(map(match_of, Tier))
"""By tier."""

_IS_MATCH = {match: np.array([own is match for own in MATCHES]) for match in Match}
"""By match and tier."""

_STEPS = tuple(np.float64(tier * TIER_STEP) for tier in Tier)
"""What each tier adds to a score, as precise as scores are to be."""


class Answer(NamedTuple):
    """
    What one segment answers: what matches the query and passes every filter.

    Attributes:
        scores: With the tiers' part, a float64 a row.
        facets: Counted without each facet's own filter.
    """

    view: View
    found: Found
    scores: Floats
    facets: Counts


def answer_of(view: View, found: Found | Mask, filters: Mapping[str, Mask], facets: tuple[str, ...]) -> Answer:
    """
    The answer of the segment of *view*.

    Args:
        found: What matches the query.
        filters: The documents that pass each filter, by facet.
        facets: Those to be counted.
    """
    if not isinstance(found, Found):
        rows = found.nonzero()[0]
        found = Found(rows, Tier.NONE, np.zeros(len(rows), np.float32))
    documents = view.documents(found.rows)
    if not filters:
        return Answer(view, found, _scores(found), _counts(view.segment, facets, documents))
    passed = {facet: mask.take(documents) for facet, mask in filters.items()}
    found = found.chosen(reduce(np.logical_and, passed.values()).nonzero()[0])
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
    return Answer(view, found, _scores(found), counts)


def total_of(answers: Iterable[Answer]) -> int:
    """How many rows there are in all of *answers*."""
    return sum([len(answer.found.rows) for answer in answers])


def matching(answers: Iterable[Answer], match: Match) -> int:
    """How many of them are of this *match*."""
    is_it = _IS_MATCH[match]
    number = 0
    for answer in answers:
        tiers = answer.found.tiers
        if isinstance(tiers, Tier):
            number += len(answer.found.rows) if is_it[tiers] else 0
        else:
            number += int(np.count_nonzero(is_it.take(tiers)))
    return number


def counts_of(answers: Sequence[Answer], facets: Iterable[str]) -> Counts:
    """How often each value of *facets* was counted in all *answers* together."""
    if len(answers) == 1:
        return answers[0].facets
    totals: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for answer in answers:
        for facet, own in answer.facets.items():
            totals[facet].update(own)
    return totals


def _scores(found: Found) -> Floats:
    """With the tiers' part."""
    steps = _STEPS[found.tiers] if isinstance(found.tiers, Tier) else found.tiers * TIER_STEP
    scores: Floats = steps + found.scores
    return scores


def _counts(segment: Segment, facets: tuple[str, ...], documents: Ints) -> Counts:
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
