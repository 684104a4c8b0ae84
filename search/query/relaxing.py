"""
Here is a plan, give me a wider one where it finds nothing; or the narrower one of what is known to be of a time.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from enum import Enum, auto

from search.query.plan import (
    LAST_DAY,
    AllOf,
    AnyOf,
    Leaf,
    Period,
    Plan,
    PlanNode,
    SomeOf,
)


class Quotes(Enum):
    """What becomes of quoted strings beside bare texts in a wider question."""

    KEPT = auto()
    """They stay as they are, and so much of the bare texts beside them."""
    ENOUGH = auto()
    """They stay as they are, and none of the bare texts need be held."""
    GIVEN_UP = auto()
    """They count by their words, as bare texts do."""


def relaxed(plan: Plan, empty_words: Container[str], share: float, quotes: Quotes = Quotes.KEPT) -> Plan | None:
    """
    The same question, content with a *share* of the words of its bare texts; None when that asks for nothing new.

    Arrangements, negations and filters stay as they are; *empty_words* (of which questions are made) do not count
    unless there are no others. One word is always asked for. Alternatives are relaxed one by one.
    """
    root = _relaxed(plan.root, empty_words, share, quotes)
    return None if root is None else Plan(root, plan.request)


def _relaxed(root: PlanNode, empty_words: Container[str], share: float, quotes: Quotes) -> PlanNode | None:
    if isinstance(root, AnyOf) and not _string_leaves(root):
        wider = [(child, _relaxed(child, empty_words, share, quotes)) for child in root.children]
        if all(new is None for _, new in wider):
            return None
        return AnyOf(tuple(child if new is None else new for child, new in wider))
    children = root.children if isinstance(root, AllOf) else (root,)
    strings = [leaf for child in children for leaf in _string_leaves(child)]
    if not any(leaf.loose for leaf in strings):
        return None
    given_up = {leaf for leaf in strings if leaf.loose or quotes is Quotes.GIVEN_UP}
    counted = [leaf for leaf in strings if leaf in given_up or quotes is Quotes.ENOUGH]
    some: list[PlanNode] = []
    kept = [child for child in children if not given_up.intersection(_string_leaves(child))]
    for zones in dict.fromkeys(leaf.zones for leaf in counted):
        leaves_there = [leaf for leaf in counted if leaf.zones == zones]
        words = tuple(dict.fromkeys(word for leaf in leaves_there for word in leaf.words))
        telling = tuple(word for word in words if word not in empty_words) or words
        phrases = dict.fromkeys(phrase for leaf in leaves_there for phrase in (*leaf.phrases, *_quoted(leaf)))
        if telling:
            ranking = tuple(phrase for phrase in phrases if phrase not in telling)
            some.append(SomeOf(telling, share, ranking, zones, by_string=True))
        else:  # marks only: there is nothing to be content with less of
            kept.extend(leaves_there)
    if sum(len(each.words) for each in some if isinstance(each, SomeOf)) < 2:
        return None
    return AllOf((*kept, *some))


def _quoted(leaf: Leaf) -> tuple[str, ...]:
    return () if leaf.loose else (leaf.needle,)


def _string_leaves(node: PlanNode) -> tuple[Leaf, ...]:
    """The leaf that a text became, alone or before its aliases; none for any other node."""
    if isinstance(node, AnyOf) and len(node.children) > 1:
        first, *others = node.children
        if all(isinstance(other, Leaf) and other.alias for other in others):
            return _string_leaves(first)
    return (node,) if isinstance(node, Leaf) else ()


def of_known_time(plan: Plan) -> Plan | None:
    """The same question for what is known to be of the times it asks for, and not only may be; None when it asks for none."""
    request = plan.request
    root = _of_known_time(plan.root)
    if request.since or request.until:
        first = request.since.first_day if request.since else 0
        last = request.until.last_day if request.until else LAST_DAY
        root = AllOf((root, Period(first, last, surely=True)))
    return Plan(root, request) if root != plan.root else None


def _of_known_time(node: PlanNode) -> PlanNode:
    """What is excluded is excluded when it only may be of a time, in either question."""
    match node:
        case Period():
            return replace(node, surely=True)
        case AllOf(children) | AnyOf(children):
            return replace(node, children=tuple(map(_of_known_time, children)))
        case _:
            return node
