"""
SearchResult: the answer that every front end renders, and nothing else.

Excerpts are text and spans, never markup. Spans are half-open character ranges of the text they come with,
sorted and disjoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from search.model import Article, Paragraph
from search.query.nodes import And, Bare, Close, Dated, Exact, Gapped, Has, In, Node, Or, inside
from search.query.remarks import Remark
from search.query.request import SearchRequest

_EVERYTHING = And(())
"""What an empty query asks for."""

MOST_PRINTINGS = 20
"""Other printings that are named of one text."""


class Match(StrEnum):
    """How a hit answers the query: the very string, all words of it, or some of them."""

    EXACT = "exact"
    WORDS = "words"
    PARTIAL = "partial"


class SpanKind(StrEnum):
    """What a highlight stands on: an exact string, or a word of the query."""

    EXACT = "exact"
    WORD = "word"


# An answer has hundreds of these: tuples are made in a quarter of the time of frozen objects.


class Span(NamedTuple):
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int
    kind: SpanKind


class Highlighted(NamedTuple):
    """A text and what matched in it."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class HighlightedArticle:
    """The texts of an article with what a query found in them; *paragraphs* in the order of the article's."""

    title: Highlighted
    kicker: Highlighted
    subtitle: Highlighted
    paragraphs: tuple[Highlighted, ...]

    def to_dict(self) -> dict[str, Any]:
        """What was found, without the texts, as `Hit.to_dict` has it."""
        return {
            "title": _spans(self.title.spans),
            "kicker": _spans(self.kicker.spans),
            "subtitle": _spans(self.subtitle.spans),
            "paragraphs": [_spans(paragraph.spans) for paragraph in self.paragraphs],
        }


class Snippet(NamedTuple):
    """
    An excerpt of one paragraph, cut at sentence ends.

    Attributes:
        paragraph: Id of the paragraph (`p3`).
        text: The excerpt; `…` stands where the paragraph was cut.
    """

    paragraph: str
    text: str
    spans: tuple[Span, ...]


class Printings(NamedTuple):
    """
    Articles that are the same text as another one, printed again or before.

    Attributes:
        articles: The first MOST_PRINTINGS of them.
        total: How many there are.
    """

    articles: tuple[Article, ...] = ()
    total: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready shape, to stand in that of what they are printings of."""
        return {
            "reprints": [
                {
                    "id": article.id,
                    "title": article.title,
                    "date": str(article.date) if article.date else None,
                    "paper": article.paper,
                    "page_date": str(article.page_date) if article.page_date else None,
                    "page": article.page_number,
                    "source": article.source,
                }
                for article in self.articles
            ],
            "reprints_total": self.total,
        }


NO_PRINTINGS = Printings()


@dataclass(frozen=True, slots=True)
class Hit:
    """
    One result.

    Attributes:
        article: The article that matched, or that holds the paragraph.
        paragraph: The paragraph itself when the unit is the paragraph, else None.
        score: Larger is better; comparable within one answer only.
        match: None where fields, dates and negations are all that it answers.
        matches: Number of highlighted places in the whole article (or paragraph).
        exact_matches: How many of these are the very string; the others are words of the query.
        title, kicker, subtitle: The article's own, with what matched in them.
        snippets: The best excerpts in reading order, at most three.
        missing: Words of the query that the article does not hold, when the match is partial.
        reprints: Other hits of the same text that it stands for, the oldest first; none where each stands by itself.
    """

    article: Article
    paragraph: Paragraph | None
    score: float
    match: Match | None
    matches: int
    title: Highlighted
    kicker: Highlighted
    subtitle: Highlighted
    snippets: tuple[Snippet, ...]
    exact_matches: int = 0
    missing: tuple[str, ...] = ()
    reprints: Printings = NO_PRINTINGS

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready shape of one hit; spans are `[start, end, kind]` in characters of their text."""
        article = self.article
        return {
            "id": article.id,
            "title": article.title,
            "title_spans": _spans(self.title.spans),
            "kicker": article.kicker,
            "kicker_spans": _spans(self.kicker.spans),
            "subtitle": article.subtitle,
            "subtitle_spans": _spans(self.subtitle.spans),
            "date": str(article.date) if article.date else None,
            "date_basis": str(article.date_basis),
            "districts": list(article.districts),
            "source": article.source,
            "kind": str(article.kind),
            "byline": article.byline,
            "score": round(self.score, 4),
            "match": str(self.match) if self.match else None,
            "matches": self.matches,
            "exact_matches": self.exact_matches,
            "missing": list(self.missing),
            "paragraph": self.paragraph.id if self.paragraph else None,
            "snippets": [
                {"paragraph": snippet.paragraph, "text": snippet.text, "spans": _spans(snippet.spans)}
                for snippet in self.snippets
            ],
            **self.reprints.to_dict(),
        }


class FacetValue(NamedTuple):
    """One value a reader may narrow by, and how many hits it would leave."""

    value: str
    count: int  # type: ignore[assignment]  # in place of that of tuples
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """
    A way to narrow, counted over the whole result without this facet's own filter.

    Attributes:
        field: One of `search.schema.FACETS`, BY_DAY or PERSON.
        values: By count, largest first; date by month, newest first, the unknown (`""`) last. Of OPEN_FACETS the
            largest MOST_VALUES only.
        unnamed: How many values it has besides.
    """

    field: str
    values: tuple[FacetValue, ...]
    unnamed: int = 0


class SuggestionBasis(StrEnum):
    """Why it may be what was meant: articles are signed so, it sounds the same, its pinyin was typed, or it is one slip away."""

    BYLINE = "byline"
    SOUND = "sound"
    PINYIN = "pinyin"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """
    Another query that finds more.

    Attributes:
        text: In the query language.
        hits: How many articles (or paragraphs) answer it as a whole under the same filters.
    """

    text: str
    basis: SuggestionBasis
    hits: int


@dataclass(frozen=True, slots=True)
class QueryPart:
    """
    A part of a query by itself.

    Attributes:
        text: In the query language.
        hits: How many articles (or paragraphs) answer it under the same filters.
    """

    text: str
    hits: int


class CompletionKind(StrEnum):
    """What a completion is, in the order in which completions are offered."""

    PLACE = "place"
    NAME = "name"
    PHRASE = "phrase"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Completion:
    """
    What a reader may be about to type.

    Attributes:
        text: As it is shown: a headline as it was printed.
        query: What asks for it, in the query language.
        articles: How many articles that finds; of a headword of the index, how many hold it as a word or have it as their headline.
    """

    text: str
    query: str
    kind: CompletionKind
    articles: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """
    The answer to a SearchRequest.

    Attributes:
        request: What was asked, the districts of its filter named as articles are filed under them.
        query: The text of the request as it was read.
        searched_as: What was really looked for, in the query language.
        total: Exact number of hits (articles, or paragraphs when that is the unit).
        distinct_total: How many of these are different texts; of paragraphs all are.
        exact_total: How many of them hold the very string.
        words_total: How many of them hold all words, and not the very string.
        partial_total: How many of them hold only some of the words; they stand after the others.
        possible_total: How many of them may be of the time that was asked for, and are not known to be.
        generation: The generation of the index that answered.
        remarks: What is to be known of how the query was read.
        suggestions: Other queries, when this one has few exact hits or none; they are never mixed into *hits*.
    """

    request: SearchRequest
    searched_as: str
    total: int
    distinct_total: int
    exact_total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    took_ms: float
    generation: str
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    words_total: int = 0
    partial_total: int = 0
    possible_total: int = 0
    query: Node = _EVERYTHING

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready shape that the API answers and `mudan search --json` prints, without links and cursor."""
        return {
            "query": self.request.text,
            "searched_as": self.searched_as,
            "unit": str(self.request.unit),
            "total": self.total,
            "distinct_total": self.distinct_total,
            "exact_total": self.exact_total,
            "words_total": self.words_total,
            "partial_total": self.partial_total,
            "possible_total": self.possible_total,
            "took_ms": round(self.took_ms, 2),
            "generation": self.generation,
            "remarks": [{"text": str(each.words), "query": each.query} for each in self.remarks],
            "suggestions": [
                {"text": each.text, "basis": str(each.basis), "hits": each.hits} for each in self.suggestions
            ],
            "hits": [hit.to_dict() for hit in self.hits],
            "facets": {
                facet.field: [
                    {"value": value.value, "count": value.count, "selected": value.selected}
                    for value in facet.values
                ]
                for facet in self.facets
            },
        }

    def facet(self, field: str) -> Facet:
        """The facet of this *field*; without values when it was not asked for."""
        return next((facet for facet in self.facets if facet.field == field), Facet(field, ()))

    @property
    def says_something(self) -> bool:
        """Whether there was anything to look for in the query, and not only punctuation."""
        return self.searched_as != str(Or(()))

    @property
    def fields(self) -> frozenset[str]:
        """What the query asks by: some of `search.query.nodes.FIELDS`."""
        named = (node for node in inside(self.query) if isinstance(node, In | Has | Dated))
        return frozenset(node.field for node in named)

    @property
    def is_quoted(self) -> bool:
        """Whether the query looks for a string exactly as it is printed."""
        return any(isinstance(node, Exact | Close) for node in inside(self.query))

    @property
    def longest(self) -> int:
        """How many characters the longest string has that the query looks for."""
        lengths = [0]
        for node in inside(self.query):
            match node:
                case Bare(text) | Exact(text):
                    lengths.append(len(text))
                case Close(texts) | Gapped(texts):
                    lengths += map(len, texts)
        return max(lengths)

    @property
    def listed_total(self) -> int:
        """How many hits one may page through: of reprints that are collapsed, each text once."""
        return self.distinct_total if self.request.collapses else self.total

    @property
    def next_offset(self) -> int | None:
        """Offset of the following hits, or None when these are the last."""
        end = self.request.offset + len(self.hits)
        return end if self.hits and end < self.listed_total else None


def _spans(spans: tuple[Span, ...]) -> list[list[int | str]]:
    return [[span.start, span.end, str(span.kind)] for span in spans]
