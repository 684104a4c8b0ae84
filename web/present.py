"""
Here is an answer, give me what to show: the JSON of the API, and words and pieces for the templates.

No markup is made here. A highlighted text becomes a tuple of pieces, and the template writes `<mark>` around
the text of a piece, which it escapes like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from search import (
    Article,
    DateBasis,
    Facet,
    FacetValue,
    Highlighted,
    Hit,
    Kind,
    Match,
    PartialDate,
    SearchRequest,
    SearchResult,
    Snippet,
    Sort,
    Span,
    Unit,
)

FACET_FIELDS = ("district", "date", "kind")
"""The facets of every answer, in the order of the page."""

KIND_LABELS = {Kind.NEWS: "消息", Kind.PHOTO: "图片", Kind.BRIEF: "简讯", Kind.NOTICE: "公告"}
SORT_LABELS = {Sort.RELEVANCE: "相关", Sort.NEWEST: "最新", Sort.OLDEST: "最早", Sort.PAGE: "版面次序"}
UNIT_LABELS = {Unit.ARTICLE: "按篇", Unit.PARAGRAPH: "按段"}
UNIT_NAMES = {Unit.ARTICLE: "篇", Unit.PARAGRAPH: "段"}
MATCH_LABELS = {Match.EXACT: "逐字命中", Match.WORDS: "含拆分词", Match.PARTIAL: "含部分词"}
BASIS_LABELS = {
    DateBasis.DATELINE: "见于电头",
    DateBasis.MASTHEAD: "见于报头",
    DateBasis.SIDECAR: "见于版面说明文件",
    DateBasis.FILENAME: "见于文件名",
    DateBasis.INFERRED: "推定",
    DateBasis.UNKNOWN: "日期不详",
}

FACET_RELAXED = {"district": "不限地区", "date": "不限日期", "kind": "不限类型"}

_FLAG_WORDS = {
    "looping": "原文有循环重复的文字，这里只留一遍",
    "repeated": "同样的文字在版面别处又印了一遍，这里只收一份",
    "truncated": "原文到此中断，稿件可能不全",
    "joined-fragment": "有一段散落在版面别处，已接回",
    "headline-after-body": "原文的标题排在正文之后，已移到前面",
    "names-uncertain": "署名的断法不能确定，请核对原版",
}
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and what it is marked as: `exact`, `word`, or not at all (empty)."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """
    One year of the date facet.

    Attributes:
        value: The year, or empty for articles without any date.
        count: All its hits.
        months: Its months, newest first; one without number counts the hits of which only the year is known.
    """

    value: str
    count: int
    months: tuple[FacetValue, ...]


def pieces(text: str, spans: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """
    *text* cut at its spans; the pieces joined are *text* again.

    Spans that overlap or leave the text are cut to what is left of it, so that a wrong span costs a mark, not a page.
    """
    cut: list[Piece] = []
    at = 0
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        start, end = max(span.start, at), min(span.end, len(text))
        if start >= end:
            continue
        if start > at:
            cut.append(Piece(text[at:start]))
        cut.append(Piece(text[start:end], str(span.kind)))
        at = end
    if at < len(text):
        cut.append(Piece(text[at:]))
    return tuple(cut)


def marked(value: Highlighted | Snippet) -> tuple[Piece, ...]:
    """The pieces of a highlighted text."""
    return pieces(value.text, value.spans)


def isolated(text: str) -> str:
    """*text* for places that take no markup, such as `<title>`: its direction controls end with it."""
    return f"\u2068{text}\u2069" if _BIDI_CONTROLS.search(text) else text


def date_words(date: PartialDate | None) -> str:
    """`2020年4月1日`, as precise as the date; empty for None."""
    if date is None:
        return ""
    words = f"{date.year}年"
    if date.month is not None:
        words += f"{date.month}月"
    if date.day is not None:
        words += f"{date.day}日"
    return words


def range_words(since: PartialDate | None, until: PartialDate | None) -> str:
    """A range of dates in words; `2020年4月` when both ends are that month."""
    if since == until:
        return date_words(since)
    if since and until:
        return f"{date_words(since)}至{date_words(until)}"
    return f"{date_words(since)}起" if since else f"{date_words(until)}止"


def big_number(number: int) -> str:
    """`1.9万` for 19,034: a size to read, not a figure to compute with."""
    return f"{number / 10_000:.1f}".removesuffix(".0") + "万" if number >= 10_000 else str(number)


def source_words(article: Article) -> str:
    """Where it was printed: the paper with its day and page when known, else the name of the source file."""
    if not article.paper:
        return article.source
    number = f"第{article.page_number}版" if article.page_number else ""
    return f"《{article.paper}》{date_words(article.page_date)}{number}"


def flag_words(flag: str) -> str:
    """What a parser's flag says to a reader; a flag without words here is shown as it is."""
    name, _, detail = flag.partition(":")
    words = _FLAG_WORDS.get(name, name)
    if not detail:
        return words
    lines = re.fullmatch(r"(\d+)(?:-(\d+))?", detail)
    return f"{words}（{lines_words(int(lines[1]), int(lines[2] or lines[1])) if lines else detail}）"


def lines_words(first: int, last: int) -> str:
    """Where in the source text something stands."""
    return f"原文第 {first} 行" if first == last else f"原文第 {first}–{last} 行"


def lead(article: Article, max_chars: int = 60) -> str:
    """The beginning of the article's text, cut with an ellipsis."""
    text = article.paragraphs[0].text if article.paragraphs else ""
    return text if len(text) <= max_chars else text[:max_chars].rstrip(",，、。 ") + "…"


def untitled(article: Article) -> str:
    """What stands for the title of an article that was printed without one: `（无题）` and how it begins."""
    return f"（无题）{lead(article, 18)}"


def says_something(text: str) -> bool:
    """Whether *text* has a letter, a digit or a character to look for, and not only punctuation."""
    return any(character.isalnum() for character in text)


def years(facet: Facet) -> tuple[Year, ...]:
    """The date facet as years with their months, newest first, the unknown last."""
    grouped: dict[str, list[FacetValue]] = {}
    for value in facet.values:
        grouped.setdefault(value.value[:4], []).append(value)
    return tuple(
        Year(
            year,
            sum(value.count for value in values),
            tuple(sorted((v for v in values if year), key=lambda v: v.value, reverse=True)),
        )
        for year, values in sorted(grouped.items(), reverse=True)
    )


def facet_of(result: SearchResult, field: str) -> Facet:
    """The facet of this field; without values when the answer has none."""
    return next((facet for facet in result.facets if facet.field == field), Facet(field, ()))


def no_answer(request: SearchRequest, generation: str) -> SearchResult:
    """The answer to a request that asks nothing."""
    return SearchResult(
        request=request,
        searched_as="",
        total=0,
        exact_total=0,
        hits=(),
        facets=(),
        took_ms=0.0,
        generation=generation,
    )


def to_json(
    result: SearchResult, article_url: Callable[[Hit], str], next_cursor: str | None, generation_changed: bool
) -> dict[str, Any]:
    """
    The body of `/api/v1/search`, stated in `web/README.md`.

    Args:
        article_url: Where a hit can be read, from the root of the site.
        next_cursor: The cursor of the hits that follow, or None.
        generation_changed: Whether the cursor asked with came from another generation of the index.
    """
    body = result.to_dict()
    for shape, hit in zip(body["hits"], result.hits, strict=True):
        shape["url"] = article_url(hit)
    body["facets"] = {field: body["facets"].get(field, []) for field in FACET_FIELDS}
    return body | {"next": next_cursor, "generation_changed": generation_changed}
