"""
Here is an answer, give me its hits: rows that a template writes down as they are.

A page has hundreds of values in them, so everything is said and linked here, once, and the template only loops.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from search import Article, Hit, Kind, Match, SearchResult, Snippet
from web import facts, pieces, present
from web.addresses import url_maker
from web.links import Links, url
from web.pieces import Piece

MOST_PRINTINGS = 3
"""Other printings that are named in a row."""


class Excerpt(NamedTuple):
    """A paragraph of a hit, as far as it is shown."""

    url: str
    number: str
    words: str
    pieces: tuple[Piece, ...]


class Printing(NamedTuple):
    """Another printing of a hit, and whether its words are those of a file."""

    url: str
    words: str
    is_file: bool


class HitRow(NamedTuple):
    """
    One hit; what it has not is empty.

    Attributes:
        anchor: Names the hit in the page, when it is an article.
        is_first_partial: Whether from here on hits hold only a part of the words.
        page_url: Where the page that it was printed on is shown.
        match: The class of the match; empty when no string was looked for.
        missing: Words of the query that it does not hold.
        printings: Where else the text was printed, of the hits it stands for: the first MOST_PRINTINGS.
        more_printings: How many others there are, in words.
    """

    article: Article
    anchor: str
    is_first_partial: bool
    url: str
    kicker: tuple[Piece, ...]
    title: tuple[Piece, ...]
    subtitle: tuple[Piece, ...]
    places: str
    kind: str
    byline: str
    page_url: str
    source: str
    excerpts: tuple[Excerpt, ...]
    match: str
    match_words: str
    places_matched: str
    missing: tuple[str, ...]
    printings: tuple[Printing, ...]
    more_printings: str


def rows(result: SearchResult, links: Links, kept_pages: Collection[str]) -> list[HitRow]:
    """
    The hits of *result*.

    Args:
        kept_pages: Ids of pages that can be shown; hits on others name their source without a link.
    """
    paths = url_maker("reading.article", "article_id"), url_maker("reading.page", "page_id")
    partial = (hit for hit in result.hits if hit.match is Match.PARTIAL)
    first_partial = next(partial, None) if result.partial_total < result.total else None
    return [_row(hit, links, *paths, kept_pages, is_first_partial=hit is first_partial) for hit in result.hits]


def _row(
    hit: Hit,
    links: Links,
    article_path: Callable[[str], str],
    page_path: Callable[[str], str],
    kept_pages: Collection[str],
    *,
    is_first_partial: bool,
) -> HitRow:
    article, paragraph = hit.article, hit.paragraph
    own = links.article(article_path(article.id))
    page_id, others = article.page_id, hit.reprints
    return HitRow(
        article=article,
        anchor="" if paragraph else f"hit-{article.id}",
        is_first_partial=is_first_partial,
        url=f"{own}#{paragraph.id}" if paragraph else own,
        kicker=pieces.marked(hit.kicker),
        title=pieces.marked(hit.title) or (Piece(facts.untitled(article)),),
        subtitle=pieces.marked(hit.subtitle),
        places=present.joined(facts.districts(article)),
        kind="" if article.kind is Kind.NEWS else str(present.KIND_LABELS[article.kind]),
        byline=facts.byline(article),
        page_url=_at_first_line(page_path(page_id), article) if page_id in kept_pages else "",
        source=facts.source_words(article),
        excerpts=tuple(_excerpt(one, own) for one in hit.snippets),
        match=str(hit.match or ""),
        match_words=str(present.MATCH_LABELS[hit.match]) if hit.match else "",
        places_matched=present.counted_matches(hit.exact_matches, hit.matches - hit.exact_matches),
        missing=hit.missing,
        printings=tuple(
            Printing(links.article(article_path(one.id)), facts.printing_words(one), not one.paper)
            for one in others.articles[:MOST_PRINTINGS]
        ),
        more_printings=present.unnamed_printings(others.total - MOST_PRINTINGS)
        if others.total > MOST_PRINTINGS
        else "",
    )


def _excerpt(snippet: Snippet, article_url: str) -> Excerpt:
    number = snippet.paragraph[1:]
    url = f"{article_url}#{snippet.paragraph}"
    return Excerpt(url, number, present.to_paragraph(number), pieces.marked(snippet))


def _at_first_line(path: str, article: Article) -> str:
    """The page at *path* where *article* begins."""
    line = f"#L{article.paragraphs[0].first_line}" if article.paragraphs else ""
    return url(path, [("article", article.id)]) + line
