"""
Plan: the question analysed. It is all an engine sees: folded strings and terms, never what a reader typed.

A leaf asks for a string (*needle*) or, when loose, for all its words. Its answer has a tier (see `search.ranking`);
`AllOf` takes the lowest tier of its children, `AnyOf` the highest.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from math import ceil

from search.analysis.aliases import NO_ALIASES, Aliases
from search.analysis.analyzer import Analyzer
from search.analysis.arrangements import Arrangement, Gaps, Near, Same
from search.analysis.normalize import fold
from search.query.nodes import And, Bare, Close, Dated, Exact, Gapped, Has, In, Node, Not, Or, Together
from search.query.request import SearchRequest
from search.schema import ALL_ZONES, PARAGRAPH_ZONES, Zone

MAX_GAP = 8
"""Most characters that a `*` stands for."""

LAST_DAY = 99999999
"""Later than any day, as yyyymmdd."""


@dataclass(frozen=True, slots=True)
class Needle:
    """
    A folded string to be found as it stands; `search.analysis.occurrences` defines when it is.

    Attributes:
        grams: Grams of the needle with their offset in it; each stands in every text that holds the needle.
        chars: Further characters that every such text holds.
        decided: Whether the grams at their offsets prove the needle, so that no text need be looked at. A needle of
            one character outside runs is decided by *chars*.
    """

    text: str
    grams: tuple[tuple[str, int], ...]
    chars: tuple[str, ...]
    decided: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """
    One string of the query in some zones.

    Attributes:
        words: Its distinct words, which rank; when *loose*, all of them together match as well.
        loose: Whether the reader wrote it without quotes.
        alias: Whether it stands in for what the reader wrote: it is then never an exact match.
    """

    needle: Needle
    words: tuple[str, ...]
    zones: tuple[Zone, ...]
    loose: bool
    alias: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """Documents with a zone in one part (title, paragraph …) of which the needles stand in a certain way."""

    needles: tuple[Needle, ...]
    words: tuple[str, ...]
    zones: tuple[Zone, ...]
    arrangement: Arrangement


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Documents that hold at least *minimum* of the words; more of them rank higher."""

    words: tuple[str, ...]
    minimum: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """Documents of which a value of *field*, folded, holds *part*."""

    field: str
    part: str


@dataclass(frozen=True, slots=True)
class Period:
    """Documents whose date may lie between two days (yyyymmdd), both included."""

    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Documents that match every child; with no child, every document."""

    children: tuple[PlanNode, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Documents that match any child; with no child, none."""

    children: tuple[PlanNode, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Documents that do not match the child."""

    child: PlanNode


Looking = Leaf | Arranged | SomeOf
"""Nodes that look for strings: the leaves that rank and are highlighted."""

PlanNode = Looking | Attribute | Period | AllOf | AnyOf | NoneOf


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for, and the window, filters and order of the request that asked for it."""

    root: PlanNode
    request: SearchRequest


def make_needle(text: str, analyzer: Analyzer) -> Needle:
    """The needle for *text* as typed; `text` must hold more than spaces."""
    folded = analyzer.fold(text).strip()
    tokens = analyzer.grams(folded)
    # A compound (16.8) at the edge of the needle may be part of a longer one in the text (3.16.8): only its runs count.
    grams = tuple((t.text, t.start) for t in tokens if t.text.isalnum())
    covered = [False] * len(folded)
    for term, start in grams:
        covered[start : start + len(term)] = [True] * len(term)
    chars = tuple(sorted(analyzer.chars("".join(c for c, done in zip(folded, covered, strict=True) if not done))))
    return Needle(folded, grams, chars, decided=all(covered) or (not grams and folded in chars))


def leaves(root: PlanNode, *, negated: bool = False) -> tuple[Looking, ...]:
    """The leaves of *root* in the order of the query; those under a `NoneOf` only when *negated*."""
    match root:
        case Leaf() | Arranged() | SomeOf():
            return (root,)
        case AllOf(children) | AnyOf(children):
            return tuple(leaf for child in children for leaf in leaves(child, negated=negated))
        case NoneOf(child):
            return leaves(child, negated=True) if negated else ()
        case _:
            return ()


def ranks(node: PlanNode) -> bool:
    """Whether *node* has a say in the tier of what it matches; a filter has none."""
    match node:
        case AllOf(children) | AnyOf(children):
            return any(map(ranks, children))
        case NoneOf() | Attribute() | Period():
            return False
        case _:
            return True


def expanded(query: Node, aliases: Aliases) -> Node:
    """*query* with the aliases of its bare texts written out, as readers are told what was searched."""
    match query:
        case Bare(text):
            others = aliases.of(fold(text))
            return Or((query, *map(Exact, others))) if others else query
        case In(field, child):
            return In(field, expanded(child, aliases))
        case And(children):
            return And(tuple(expanded(child, aliases) for child in children))
        case Or(children):
            return Or(tuple(expanded(child, aliases) for child in children))
        case Not(child):
            return Not(expanded(child, aliases))
        case _:
            return query


def make_plan(query: Node, request: SearchRequest, analyzer: Analyzer, aliases: Aliases = NO_ALIASES) -> Plan:
    """Analyse *query*, as the index was analysed; *aliases* stand in for bare texts."""
    return Plan(_Planner(analyzer, aliases).plan(query, ALL_ZONES), request)


@dataclass(frozen=True, slots=True)
class _Planner:
    analyzer: Analyzer
    aliases: Aliases

    def plan(self, node: Node, zones: tuple[Zone, ...]) -> PlanNode:
        match node:
            case Bare(text):
                leaf = self._leaf(text, zones, loose=True)
                others = self.aliases.of(leaf.needle.text)
                return (
                    AnyOf((leaf, *(self._leaf(other, zones, alias=True) for other in others))) if others else leaf
                )
            case Exact(text):
                return self._leaf(text, zones)
            case Close(texts, distance):
                return self._arranged(texts, zones, Near(distance))
            case Together(texts, scope):
                return self._arranged(tuple(text.text for text in texts), zones, Same(scope))
            case Gapped(texts, marks):
                widths = tuple((0, MAX_GAP) if mark == "*" else (len(mark), len(mark)) for mark in marks)
                return self._arranged(texts, zones, Gaps(widths))
            case In(field, child):
                return self.plan(child, (Zone.TITLE,) if field == "title" else PARAGRAPH_ZONES)
            case Has(field, text):
                return Attribute(field, self.analyzer.fold(text))
            case Dated(since, until):
                return Period(since.first_day if since else 0, until.last_day if until else LAST_DAY)
            case And(children):
                return AllOf(tuple(self.plan(child, zones) for child in children))
            case Or(children):
                return AnyOf(tuple(self.plan(child, zones) for child in children))
            case Not(child):
                return NoneOf(self.plan(child, zones))

    def _leaf(self, text: str, zones: tuple[Zone, ...], *, loose: bool = False, alias: bool = False) -> Leaf:
        needle = make_needle(text, self.analyzer)
        return Leaf(needle, self._words([needle]), zones, loose, alias)

    def _arranged(self, texts: tuple[str, ...], zones: tuple[Zone, ...], arrangement: Arrangement) -> Arranged:
        needles = tuple(make_needle(text, self.analyzer) for text in texts)
        return Arranged(needles, self._words(needles), zones, arrangement)

    def _words(self, needles: Iterable[Needle]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.text for needle in needles for t in self.analyzer.words(needle.text)))


def relaxed(plan: Plan, empty_words: Container[str], share: float) -> Plan | None:
    """
    The same question, content with a *share* of the words of its bare texts; None when that asks for nothing new.

    Quoted strings, arrangements, negations and filters stay as they are; *empty_words* (of which questions are made)
    do not count unless there are no others. One word is always asked for.
    """
    children = plan.root.children if isinstance(plan.root, AllOf) else (plan.root,)
    bare = [leaf for child in children for leaf in _bare_leaves(child)]
    words = tuple(dict.fromkeys(word for leaf in bare for word in leaf.words))
    telling = tuple(word for word in words if word not in empty_words) or words
    if len(telling) < 2 or any(leaf.zones != ALL_ZONES for leaf in bare):
        return None
    kept = tuple(child for child in children if not _bare_leaves(child))
    return Plan(AllOf((*kept, SomeOf(telling, max(1, ceil(share * len(telling)))))), plan.request)


def _bare_leaves(node: PlanNode) -> tuple[Leaf, ...]:
    """The leaf that a bare text became, alone or before its aliases; none for any other node."""
    if isinstance(node, AnyOf) and len(node.children) > 1:
        first, *others = node.children
        if all(isinstance(other, Leaf) and other.alias for other in others):
            return _bare_leaves(first)
    return (node,) if isinstance(node, Leaf) and node.loose else ()
