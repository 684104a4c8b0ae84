"""
Here is a query, give me its plan: the tree, analysed as the index was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from search.analysis.aliases import NO_ALIASES, Aliases
from search.analysis.analyzer import Analyzer
from search.analysis.arrangements import Arrangement, Gaps, Near, Same
from search.analysis.normalize import fold
from search.analysis.tokens import Token, outermost
from search.errors import QuerySyntaxError
from search.query.nodes import And, Bare, Close, Dated, Exact, Gapped, Has, In, Node, Not, Or, Together
from search.query.parser import parse
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
)
from search.query.request import SearchRequest
from search.schema import ALL_ZONES, HEADLINE_ZONES, PARAGRAPH_ZONES, PERSON, Unit, Zone

MAX_GAP = 8
"""Most characters that a `*` stands for."""


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
        case _:  # nor what is not wanted: 防疫 -疫情防控 asks for one of two names
            return query


def searched_as(text: str, query: Node, aliases: Aliases) -> str:
    """
    What was searched, *query*, as readers may type it again: with its aliases, where that is a query, too.

    Written out it may be longer than a query can be, and with aliases of more clauses; then it is *text*, as it was typed.
    """
    for shown in dict.fromkeys((str(expanded(query, aliases)), str(query))):
        try:
            parse(shown)
        except QuerySyntaxError:
            continue
        return shown
    return text.strip()


def make_plan(query: Node, request: SearchRequest, analyzer: Analyzer, aliases: Aliases = NO_ALIASES) -> Plan:
    """Analyse *query*, as the index was analysed; *aliases* stand in for bare texts."""
    return Plan(_Planner(analyzer, aliases, request.unit).plan(query, ALL_ZONES), request)


def to_the_letter(query: Node, request: SearchRequest, analyzer: Analyzer, aliases: Aliases = NO_ALIASES) -> Plan:
    """What may match *query* exactly: a superset of that, found without a word being looked up."""
    return Plan(_Planner(analyzer, aliases, request.unit, asks_words=False).plan(query, ALL_ZONES), request)


@dataclass(frozen=True, slots=True)
class _Planner:
    """
    Makes a plan.

    Args:
        asks_words: Whether bare texts may be answered by their words and aliases, too, and all texts rank by their words.
    """

    analyzer: Analyzer
    aliases: Aliases
    unit: Unit
    asks_words: bool = True

    def plan(self, node: Node, zones: tuple[Zone, ...]) -> PlanNode:
        match node:
            case Bare(text):
                leaf = self._leaf(text, zones, loose=True)
                others = self.aliases.of(leaf.needle) if self.asks_words else ()
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
            case In("title", child) if self.unit is Unit.PARAGRAPH:
                return OfArticle(replace(self, asks_words=True).plan(child, HEADLINE_ZONES))
            case In(field, child):
                return self.plan(child, HEADLINE_ZONES if field == "title" else PARAGRAPH_ZONES)
            case Has(field, text, whole):
                return Attribute(PERSON if field == "author" else field, self.analyzer.fold(text), whole)
            case Dated(since, until, field):
                return Period(since.first_day if since else 0, until.last_day if until else LAST_DAY, field)
            case And(children):
                return AllOf(tuple(self.plan(child, zones) for child in children))
            case Or(children):
                return AnyOf(tuple(self.plan(child, zones) for child in children))
            case Not(child):
                return NoneOf(replace(self, asks_words=True, aliases=NO_ALIASES).plan(child, zones))

    def _needle(self, text: str) -> str:
        """What is looked for as *text*, which holds more than spaces; `search.analysis.occurrences` says where it is."""
        return self.analyzer.fold(text)

    def _leaf(self, text: str, zones: tuple[Zone, ...], *, loose: bool = False, alias: bool = False) -> Leaf:
        needle = self._needle(text)
        if not self.asks_words:
            return Leaf(needle, (), zones, loose=False)
        tokens = self.analyzer.words(needle)
        words = tuple(dict.fromkeys(token.text for token in tokens))
        return Leaf(needle, words, zones, loose, alias, _phrases(needle, tokens))

    def _arranged(self, texts: tuple[str, ...], zones: tuple[Zone, ...], arrangement: Arrangement) -> Arranged:
        needles = tuple(map(self._needle, texts))
        return Arranged(needles, self._words(needles), zones, arrangement)

    def _words(self, needles: Iterable[str]) -> tuple[str, ...]:
        if not self.asks_words:
            return ()
        return tuple(dict.fromkeys(t.text for needle in needles for t in self.analyzer.words(needle)))


def _phrases(text: str, tokens: Iterable[Token]) -> tuple[str, ...]:
    """Each of *tokens* that is no part of a longer one, with the next such, where nothing stands between them."""
    sides = pairwise(outermost(tokens))
    return tuple(dict.fromkeys(text[one.start : two.end] for one, two in sides if one.end == two.start))
