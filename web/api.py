"""Here is a URL of `/api/v1`, give me JSON: the same search as the pages, for programs; and `/healthz` for watchers."""

from __future__ import annotations

from flask import Blueprint, Response, g, json, request, url_for

from search import Hit, SearchError, SearchRequest, SearchService, Settings
from web import params, present

COMPLETIONS = 8
"""Suggestions in one answer when no limit is asked for."""


def blueprint(service: SearchService, settings: Settings) -> Blueprint:
    """The routes for programs, answering from *service*."""
    api = Blueprint("api", __name__)

    @api.get("/api/v1/search")
    def search() -> Response:
        asked = params.to_request(request.args, settings.page_size)
        cursor = params.to_cursor(request.args)
        if params.asks_nothing(asked):
            result = present.no_answer(asked, service.info().generation)
        else:
            result = service.search(asked)
        g.generation = result.generation
        links = params.Links(asked, url_for("pages.search"), settings.page_size, result.generation)

        only_text = params.Links(SearchRequest(text=asked.text, limit=settings.page_size), "", settings.page_size)

        def article_url(hit: Hit) -> str:
            path = url_for("pages.article", article_id=hit.article.id)
            return only_text.article(path, hit.paragraph.id if hit.paragraph else "")

        body = present.to_json(
            result,
            article_url,
            links.next_cursor(result.next_offset),
            generation_changed=bool(cursor.generation) and cursor.generation != result.generation,
        )
        if params.wants_explanations(request.args):
            for shape, hit in zip(body["hits"], result.hits, strict=True):
                explanation = service.explain(asked, hit.article.id)
                shape["explanation"] = explanation.to_dict() if explanation else None
        return _json(body)

    @api.get("/api/v1/suggest")
    def suggest() -> Response:
        """What may be meant by the beginning of a query; every suggestion, searched as it is, has hits."""
        asked = params.to_request(request.args, COMPLETIONS)
        found = service.suggest(asked.text, asked.limit)
        g.generation = service.info().generation
        body = {
            "query": asked.text,
            "suggestions": [
                {"text": each.text, "kind": str(each.kind), "articles": each.articles} for each in found
            ],
            "generation": g.generation,
        }
        return _json(body)

    @api.get("/healthz")
    def healthz() -> Response:
        """Whether this process answers; that it has no index is a state to show, not a reason to restart it."""
        try:
            info = service.info()
        except SearchError as error:
            return _json({"status": "degraded", "reason": str(error)})
        return _json({"status": "ok", "generation": info.generation, "articles": info.articles})

    @api.get("/readyz")
    def readyz() -> Response:
        """Whether this process can answer readers: 503 while there is no index; why the newest one does not answer, if so."""
        state = service.state()
        status = "unavailable" if not state.generation else "degraded" if state.refused else "ok"
        body: dict[str, object] = {
            "status": status,
            "generation": state.generation or None,
            "built_at": state.built_at or None,
            "refused": state.refused or None,
        }
        response = _json(body)
        response.status_code = 200 if state.generation else 503
        response.headers["Cache-Control"] = "no-store"
        return response

    return api


def _json(body: dict[str, object]) -> Response:
    return Response(json.dumps(body, ensure_ascii=False, sort_keys=False), content_type="application/json")
