"""
SearchResult: the answer that every front end renders, and nothing else.

Excerpts are text and spans, never markup. Spans are half-open character ranges of the text they come with,
sorted and disjoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from search.model import Article, Paragraph
from search.query.request import SearchRequest


class Match(StrEnum):
    """How a hit answers the query: the very string, all words of it, or some of them."""

    EXACT = "exact"
    WORDS = "words"
    PARTIAL = "partial"


class SpanKind(StrEnum):
    """What a highlight stands on: an exact string, or a word of the query."""

    EXACT = "exact"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A text and what matched in it."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """
    An excerpt of one paragraph, cut at sentence ends.

    Attributes:
        paragraph: Id of the paragraph (`p3`).
        text: The excerpt; `…` stands where the paragraph was cut.
    """

    paragraph: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """
    One result.

    Attributes:
        article: The article that matched, or that holds the paragraph.
        paragraph: The paragraph itself when the unit is the paragraph, else None.
        score: Larger is better; comparable within one answer only.
        matches: Number of highlighted places in the whole article (or paragraph).
        title, kicker, subtitle: The article's own, with what matched in them.
        snippets: The best excerpts in reading order, at most three.
    """

    article: Article
    paragraph: Paragraph | None
    score: float
    match: Match
    matches: int
    title: Highlighted
    kicker: Highlighted
    subtitle: Highlighted
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value a reader may narrow by, and how many hits it would leave."""

    value: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """
    A way to narrow, counted over the whole result without this facet's own filter.

    Attributes:
        field: `district`, `date` or `kind`.
        values: District and kind by count, largest first; date by month, newest first, the unknown (`""`) last.
    """

    field: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """
    The answer to a SearchRequest.

    Attributes:
        searched_as: What was really looked for, in the query language.
        total: Exact number of hits (articles, or paragraphs when that is the unit).
        exact_total: How many of them hold the very string.
        generation: The generation of the index that answered.
    """

    request: SearchRequest
    searched_as: str
    total: int
    exact_total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    took_ms: float
    generation: str

    @property
    def next_offset(self) -> int | None:
        """Offset of the following hits, or None when these are the last."""
        end = self.request.offset + len(self.hits)
        return end if self.hits and end < self.total else None
