"""Here is an article or a page that a reader follows a link to, give me it: text with marks, and as it was printed."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from search import (
    Article,
    Highlighted,
    HighlightedArticle,
    PageNotFoundError,
    QueryError,
    RawPage,
)
from web import addresses, citations, grouping, lines, params
from web.checks import MAX_QUERY
from web.current import service, settings
from web.links import results

RELATED = 5
"""Articles about the same that are named below one."""

_LINE = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)

blueprint = Blueprint("reading", __name__)


@blueprint.get("/article/<article_id>")
def article(article_id: str) -> str:
    found = service.article(article_id)
    query = request.args.get("q", "")
    raw = _raw_page(found.page_id)
    beside = service.page(found.source) if raw else ()  # a file of ready articles is no page
    before, after = grouping.beside(beside, found)
    is_beside = raw is not None and request.args.get("raw") == "1"
    return render_template(
        "article.html",
        article=found,
        shown=_highlighted(found, query),
        query=query,
        back=_back(article_id),
        before=before,
        after=after,
        position=beside.index(found) + 1 if found in beside else 0,
        beside=beside,
        raw=raw,
        view=lines.view(raw, [one.id for one in beside], found.id) if raw and is_beside else None,
        with_raw=_here(raw=None if is_beside else "1"),
        reprints=service.reprints(found),
        related=service.related(found, RELATED),
    )


@blueprint.get("/article/<article_id>/citation.bib")
def citation_bib(article_id: str) -> Response:
    text = citations.bibtex(service.article(article_id), addresses.of_article(article_id))
    return Response(text, content_type="application/x-bibtex; charset=utf-8")


@blueprint.get("/article/<article_id>/citation.ris")
def citation_ris(article_id: str) -> Response:
    text = citations.ris(service.article(article_id), addresses.of_article(article_id))
    return Response(text, content_type="application/x-research-info-systems; charset=utf-8")


@blueprint.get("/page/<page_id>")
def page(page_id: str) -> str:
    raw = service.raw_page(page_id)
    articles = service.page(raw.page.source)
    asked, line = request.args.get("article", ""), request.args.get("line", "")
    return render_template(
        "page.html",
        raw=raw,
        articles=articles,
        looked_at=asked,
        view=lines.view(raw, [one.id for one in articles], asked, int(line) if _LINE.fullmatch(line) else None),
    )


@blueprint.get("/page/<page_id>/page.txt")
def page_text(page_id: str) -> Response:
    raw = service.raw_page(page_id)
    text = raw.printed.encode("utf-8", "replace")
    return Response(text, content_type="text/plain; charset=utf-8")


def _raw_page(page_id: str) -> RawPage | None:
    try:
        return service.raw_page(page_id)
    except PageNotFoundError:
        return None


def _highlighted(article: Article, query: str) -> HighlightedArticle:
    """The article with marks; a query that does not parse marks nothing, since the article is what was asked for."""
    try:
        if query.strip() and len(query) <= MAX_QUERY:
            return service.highlight(article, query)
    except QueryError:
        pass
    return HighlightedArticle(
        title=Highlighted(article.title),
        kicker=Highlighted(article.kicker),
        subtitle=Highlighted(article.subtitle),
        paragraphs=tuple(Highlighted(paragraph.text) for paragraph in article.paragraphs),
    )


def _back(article_id: str) -> str:
    """The place in the results that this article was opened from, as its own URL remembers it; empty if from none."""
    try:
        asked, cursor = params.to_request(request.args, settings.page_size)
    except QueryError:
        return ""
    if params.asks_nothing(asked):
        return ""
    return f"{results(asked, settings.page_size, cursor.generation).here()}#hit-{article_id}"


def _here(**changed: str | None) -> str:
    """The URL that was asked for with some parameters changed, or left away where None."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name not in changed]
    pairs += [(name, value) for name, value in changed.items() if value is not None]
    return f"{request.script_root}{request.path}" + (f"?{urlencode(pairs)}" if pairs else "")
