"""
Plan: the question analysed. It is all an engine sees: folded strings and terms, never what a reader typed.

A leaf asks for a string (*needle*) or, when loose, for all its words. Its answer has a tier (see `search.ranking`);
`AllOf` takes the lowest tier of its children, `AnyOf` the highest.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.analysis.analyzer import Analyzer
from search.query.nodes import And, Bare, Exact, Node, Not, Or
from search.query.request import SearchRequest
from search.schema import ALL_ZONES, Zone


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
    """

    needle: Needle
    words: tuple[str, ...]
    zones: tuple[Zone, ...]
    loose: bool


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


PlanNode = Leaf | AllOf | AnyOf | NoneOf


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


def leaves(root: PlanNode, *, negated: bool = False) -> tuple[Leaf, ...]:
    """The leaves of *root* in the order of the query; those under a `NoneOf` only when *negated*."""
    match root:
        case Leaf():
            return (root,)
        case AllOf(children) | AnyOf(children):
            return tuple(leaf for child in children for leaf in leaves(child, negated=negated))
        case NoneOf(child):
            return leaves(child, negated=True) if negated else ()


def make_plan(query: Node, request: SearchRequest, analyzer: Analyzer) -> Plan:
    """Analyse *query*, as the index was analysed."""
    return Plan(_analyse(query, analyzer), request)


def _analyse(node: Node, analyzer: Analyzer) -> PlanNode:
    match node:
        case Bare(text) | Exact(text):
            needle = make_needle(text, analyzer)
            words = tuple(dict.fromkeys(token.text for token in analyzer.words(needle.text)))
            return Leaf(needle, words, ALL_ZONES, loose=isinstance(node, Bare))
        case And(children):
            return AllOf(tuple(_analyse(child, analyzer) for child in children))
        case Or(children):
            return AnyOf(tuple(_analyse(child, analyzer) for child in children))
        case Not(child):
            return NoneOf(_analyse(child, analyzer))
