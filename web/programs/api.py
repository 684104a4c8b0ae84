"""Here is a question of a program, give me JSON: the same as the pages show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request, url_for

from search import (
    Article,
    Hit,
    PartialDate,
    SearchRequest,
    read_date,
)
from web import citations, contract, grouping
from web.checks import invalid
from web.current import service, settings
from web.evidence import evidence
from web.languages import gettext
from web.links import Links
from web.programs import answers
from web.programs.answers import as_json
from web.programs.operations import OPERATIONS, Operation, as_rule
from web.running import metrics

UNDATED = "undated"
"""Stands for the date of what has none, in `/api/v1/issues/<date>`."""


def search(asked: contract.SearchQuery) -> dict[str, Any]:
    wanted = asked.request(asked.limit or settings.page_size, asked.cursor.offset, asked.facet)
    result = service.search(wanted)
    metrics.count_search(result)
    links = Links(wanted, "", settings.page_size, result.generation)
    body = result.to_dict()
    body["hits"] = [_hit(hit, wanted.text) for hit in result.hits]
    body["facets"] = {facet: body["facets"].get(facet, []) for facet in asked.facet}
    if asked.explain:
        explained = service.explain(
            wanted,
            [hit.article.id for hit in result.hits],
            [hit.paragraph.id if hit.paragraph else None for hit in result.hits],
        )
        for shape, explanation in zip(body["hits"], explained, strict=True):
            shape["explanation"] = explanation.to_dict() if explanation else None
    return body | {
        "next": links.next_cursor(result.next_offset),
        "generation_changed": asked.cursor.is_outdated(result.generation),
    }


def facets(asked: contract.FacetsQuery) -> dict[str, Any]:
    result = service.search(asked.request(1, 0, asked.facet)).to_dict()
    return {name: result[name] for name in answers.FacetCountsAnswer.model_fields}


def suggest(asked: contract.SuggestQuery) -> dict[str, Any]:
    found = service.suggest(asked.request(asked.limit))
    return {
        "query": asked.q,
        "suggestions": [
            {"text": each.text, "query": each.query, "kind": str(each.kind), "articles": each.articles}
            for each in found
        ],
        "generation": service.info().generation,
    }


def article(asked: contract.ArticleQuery, article_id: str) -> dict[str, Any]:
    article = service.article(article_id)
    has_page = bool(service.kept_pages([article.page_id]))  # a file of ready articles is none
    before, after = grouping.beside(service.page(article.source) if has_page else (), article)
    body = article.to_dict() | {
        "page_evidence_article": _id_of(evidence.stands_in(article, article.page_evidence)),
        "date_evidence_article": _id_of(evidence.stands_in(article, article.date_evidence)),
        "url": url_for("reading.article", article_id=article.id),
        "page_id": article.page_id if has_page else None,
        "citation": citations.gbt7714(article),
        "before": _beside(before) if before else None,
        "after": _beside(after) if after else None,
        **_with_urls(service.reprints(article).to_dict()),
        "related": [_beside(one) for one in service.related(article)],
        "generation": service.info().generation,
    }
    if asked.q.strip():
        marks = service.highlight(article, asked.q).to_dict()
        ids = (paragraph.id for paragraph in article.paragraphs)
        body["marks"] = marks | {"paragraphs": dict(zip(ids, marks["paragraphs"], strict=True))}
    return body


def page(asked: contract.Language, page_id: str) -> dict[str, Any]:
    raw = service.raw_page(page_id)
    return {
        "id": raw.page.id,
        "source": raw.page.source,
        "paper": raw.page.paper,
        "date": str(raw.page.date) if raw.page.date else None,
        "page": raw.page.number,
        "text": raw.page.text,
        "original": raw.original,
        "lines": [
            {"number": line.number, "role": line.role, "article": line.article or None} for line in raw.lines
        ],
        "articles": list(raw.articles),
        "generation": service.info().generation,
    }


def issues(asked: contract.IssuesQuery) -> dict[str, Any]:
    period = SearchRequest(since=asked.since, until=asked.until)  # refuses one that ends before it begins
    first = period.since.first_day if period.since else 0
    last = period.until.last_day if period.until else 0
    return {
        "issues": [
            {"date": str(issue.date) if issue.date else None, "articles": issue.articles, "pages": issue.pages}
            for issue in service.issues()
            if not (first or last)
            or (issue.date and issue.date.last_day >= first and (not last or issue.date.first_day <= last))
        ],
        "generation": service.info().generation,
    }


def issue(asked: contract.IssueQuery, date: str) -> dict[str, Any]:
    printed = _issue_date(date)
    result = service.issue(printed, asked.limit or settings.page_size, asked.cursor.offset)
    links = Links(result.request, "", settings.page_size, result.generation)
    return {
        "date": str(printed) if printed else None,
        "total": result.total,
        "hits": [_hit(hit, "") for hit in result.hits],
        "next": links.next_cursor(result.next_offset),
        "generation": result.generation,
        "generation_changed": asked.cursor.is_outdated(result.generation),
    }


def stats(asked: contract.Language) -> dict[str, Any]:
    info = service.info()
    return {
        "generation": info.generation,
        "built_at": info.built_at,
        "pages": service.pages(),
        "articles": info.articles,
        "paragraphs": info.paragraphs,
        "characters": info.characters,
        "since": str(info.since) if info.since else None,
        "until": str(info.until) if info.until else None,
        "issues": len(service.issues()),
    }


_ANSWERS: dict[str, Callable[..., dict[str, Any]]] = {
    answer.__name__: answer for answer in (search, suggest, facets, article, page, issues, issue, stats)
}
"""By the name of the operation."""


def _view(operation: Operation, *, strict: bool) -> Callable[..., Response]:
    def view(**inside: str) -> Response:
        asked = operation.asks.read(request.args, strict=strict)
        return as_json(_ANSWERS[operation.name](asked, **inside))

    return view


def _routes() -> Blueprint:
    """Every operation at its own address, and beside a page of the site where it has one."""
    api = Blueprint("api", __name__)
    for operation in OPERATIONS:
        api.add_url_rule(operation.rule, operation.name, _view(operation, strict=True))
        if operation.beside:
            rule, name = as_rule(operation.beside), f"{operation.name}_beside"
            api.add_url_rule(rule, name, _view(operation, strict=False))
    return api


blueprint = _routes()


def _hit(hit: Hit, text: str) -> dict[str, Any]:
    """The shape of a *hit*, with where it is read, marked for *text*."""
    marked = Links(SearchRequest(text=text, limit=settings.page_size), "", settings.page_size)
    path = url_for("reading.article", article_id=hit.article.id)
    url = marked.article(path, hit.paragraph.id if hit.paragraph else "")
    return _with_urls(hit.to_dict()) | {"url": url}


def _with_urls(shape: dict[str, Any]) -> dict[str, Any]:
    """The *shape* of what has reprints, with where each of these is read."""
    for one in shape["reprints"]:
        one["url"] = url_for("reading.article", article_id=one["id"])
    return shape


def _id_of(article: Article | None) -> str | None:
    return article.id if article else None


def _beside(article: Article) -> dict[str, str]:
    url = url_for("reading.article", article_id=article.id)
    return {"id": article.id, "title": article.title, "url": url}


def _issue_date(text: str) -> PartialDate | None:
    if text == UNDATED:
        return None
    try:
        return read_date(text)
    except ValueError:
        allowed = gettext("年、年-月、年-月-日，如 2020-04-01，或 undated")
        raise invalid("date", text, allowed) from None
