"""
Plan: the question analysed. It is all an engine sees: folded strings and terms, never what a reader typed.

A leaf asks for a string (*needle*) or, when loose, for all its words. Its answer has a tier (see `search.ranking`);
`AllOf` takes the lowest tier of its children, `AnyOf` the highest.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from search.analysis.aliases import NO_ALIASES, Aliases
from search.analysis.analyzer import Analyzer
from search.analysis.arrangements import Arrangement, Gaps, Near, Same
from search.analysis.normalize import fold
from search.analysis.tokens import Token
from search.errors import QuerySyntaxError
from search.query.nodes import And, Bare, Close, Dated, Exact, Gapped, Has, In, Node, Not, Or, Together
from search.query.parser import parse
from search.query.request import SearchRequest
from search.schema import ALL_ZONES, HEADLINE_ZONES, PARAGRAPH_ZONES, PERSON, Unit, Zone

MAX_GAP = 8
"""Most characters that a `*` stands for."""

LAST_DAY = 99999999
"""Later than any day, as yyyymmdd."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """
    One string of the query in some zones.

    Attributes:
        needle: The string, folded.
        words: Its distinct words, which rank; when *loose*, all of them together match as well, each wherever its string
            stands, however a segmenter cut the text there.
        phrases: Each word with its neighbour as they stand in it; see SomeOf.
        loose: Whether the reader wrote it without quotes.
        alias: Whether it stands in for what the reader wrote: it is then never an exact match.
    """

    needle: str
    words: tuple[str, ...]
    zones: tuple[Zone, ...]
    loose: bool
    alias: bool = False
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arranged:
    """Documents with a zone in one part (title, paragraph …) of which the needles stand in a certain way."""

    needles: tuple[str, ...]
    words: tuple[str, ...]
    zones: tuple[Zone, ...]
    arrangement: Arrangement


@dataclass(frozen=True, slots=True)
class SomeOf:
    """
    Documents that hold some of the words in some zones: at least a *share* of the sum of their idf, or of that of the whole
    ones, and one in any case.

    What holds more ranks higher (`search.ranking.bm25`), and what holds a whole word above what holds parts of words only.

    Attributes:
        phrases: Folded strings that rank besides the words, wherever they stand, and need not.
        by_string: Whether a word is held wherever its string stands, and its idf counts that, however a segmenter cut the
            texts; or else where the segmenter saw it, which is quicker.
    """

    words: tuple[str, ...]
    share: float
    phrases: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ALL_ZONES
    by_string: bool = False

    @property
    def counted(self) -> tuple[str, ...]:
        """The words that the share is of: a single character is in half of all texts, and counts only where no word is longer."""
        return (self.by_string and tuple(word for word in self.words if len(word) > 1)) or self.words

    @property
    def whole(self) -> tuple[str, ...]:
        """Those of them that are no part of another: 脱贫攻坚, and not 脱贫 beside it."""
        counted = self.counted
        return tuple(word for word in counted if not any(word != other and word in other for other in counted))

    @property
    def strings(self) -> frozenset[str]:
        """What is looked for wherever it stands, and weighs by that."""
        return frozenset((*self.phrases, *(self.counted if self.by_string else ())))


@dataclass(frozen=True, slots=True)
class Attribute:
    """
    Documents of which a value of *field*, folded, holds *part*.

    Attributes:
        whole: The value, folded, is *part* itself.
    """

    field: str
    part: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """
    Documents whose date may lie between two days (yyyymmdd), both included.

    Attributes:
        field: `date`, that of the article, or `issue`, that of its paper.
        surely: Only those whose date lies there whichever of the days it may mean it is.
    """

    first_day: int
    last_day: int
    field: str = "date"
    surely: bool = False


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


@dataclass(frozen=True, slots=True)
class OfArticle:
    """Paragraphs of the articles that match the child: a headline belongs to each of them."""

    child: PlanNode


Looking = Leaf | Arranged | SomeOf
"""Nodes that look for strings: the leaves that rank and are highlighted."""

PlanNode = Looking | Attribute | Period | AllOf | AnyOf | NoneOf | OfArticle


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for, and the window, filters and order of the request that asked for it."""

    root: PlanNode
    request: SearchRequest

    def without_filters(self) -> Plan:
        """The same question, whatever the request narrows by."""
        return replace(self, request=self.request.without_filters())


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


def leaves(root: PlanNode, *, negated: bool = False, of_article: bool = False) -> tuple[Looking, ...]:
    """
    The leaves of *root* in the order of the query.

    Args:
        negated: Those under a `NoneOf`, too.
        of_article: Those under an `OfArticle`, too.
    """
    match root:
        case Leaf() | Arranged() | SomeOf():
            return (root,)
        case AllOf(children) | AnyOf(children):
            return tuple(
                leaf for child in children for leaf in leaves(child, negated=negated, of_article=of_article)
            )
        case NoneOf(child):
            return leaves(child, negated=True, of_article=of_article) if negated else ()
        case OfArticle(child):
            return leaves(child, negated=negated, of_article=True) if of_article else ()
        case _:
            return ()


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
    whole: list[Token] = []
    for token in tokens:
        if not whole or token.end > whole[-1].end:
            whole.append(token)
    return tuple(dict.fromkeys(text[one.start : two.end] for one, two in pairwise(whole) if one.end == two.start))


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
