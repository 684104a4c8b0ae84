"""
Plan: the question analysed. It is all an engine sees: folded strings and terms, never what a reader typed. `planning` makes it.

A leaf asks for a string (*needle*) or, when loose, for all its words. Its answer has a tier (see `search.ranking`);
`AllOf` takes the lowest tier of its children, `AnyOf` the highest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.analysis.arrangements import Arrangement
from search.query.request import SearchRequest
from search.schema import ALL_ZONES, Zone

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
