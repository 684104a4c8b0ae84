"""
Here is a plan, give me its answer: of an engine, to all of it, or else to as much of it as anything holds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.analysis.dictionary import empty_words
from search.engine import Engine, EngineResult
from search.query.plan import Plan, PlanNode
from search.query.relaxing import Quotes, of_known_time, relaxed

TELLING_SHARE = 0.2
"""
Least part of a query's words, by weight, that an article is shown for when none holds all. Of headlines looked for among
20,000 bodies, a half lost 8 in 100 that a fifth finds; less finds hardly any more, and twice as much beside (November
2026).
"""

_WIDER = (
    (TELLING_SHARE, Quotes.KEPT),
    (0.0, Quotes.KEPT),
    (0.0, Quotes.ENOUGH),
    (TELLING_SHARE, Quotes.GIVEN_UP),
    (0.0, Quotes.GIVEN_UP),
)
"""What is asked for instead of all, one after the other until something is found."""


@dataclass(frozen=True, slots=True)
class Answer:
    """
    An engine's answer to a query.

    Attributes:
        plan: What it answers: the query as asked, or a wider one.
        partial_total: How many of its hits are partial.
    """

    plan: Plan
    result: EngineResult
    partial_total: int = 0


def answer(plan: Plan, engine: Engine) -> Answer:
    """
    The answer to *plan*; when nothing matches all of it, what holds the telling words of its bare texts, or any of them.

    Negations and filters hold in every answer. Quoted strings beside bare texts are given up last, when no page would be
    left otherwise, even without the bare texts: the hits are partial then, and name them as missing. Quoted strings alone
    are never given up.

    The filters do not change how much is asked for: facets count what choosing another value finds, and the page for
    nothing found says what there is without them.
    """
    full = engine.search(plan)
    if _is_found(plan, full, engine):
        return Answer(plan, full)
    tried: set[PlanNode] = set()
    for share, quotes in _WIDER:
        wider = relaxed(plan, empty_words(), share, quotes)
        if wider is not None and wider.root not in tried:  # without quoted strings some are the same
            tried.add(wider.root)
            found = engine.search(wider)
            if _is_found(wider, found, engine):
                return Answer(wider, found, found.total)
    return Answer(plan, full)


def possible(plan: Plan, total: int, engine: Engine) -> int:
    """How many of the *total* hits of *plan* may be of the time it asks for, and are not known to be."""
    known = of_known_time(plan)
    if known is None:
        return 0
    if plan.request.undated:  # and those are not of that time
        total = engine.count(replace(plan, request=replace(plan.request, undated=False)))
        known = replace(known, request=replace(plan.request, undated=False))
    return total - engine.count(known)


def _is_found(plan: Plan, result: EngineResult, engine: Engine) -> bool:
    """Whether anything matches *plan*, of which *result* is the answer, or would without the filters."""
    return bool(result.total or (plan.request.is_filtered and engine.count(plan.without_filters())))
