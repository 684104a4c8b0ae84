"""Here is the address of a search, give me all it finds as files: CSV, JSON Lines, RIS, BibTeX; and articles as text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from time import monotonic
from urllib.parse import quote

from flask import Blueprint, Response, g, render_template, request, url_for

from search import Article, Exported, ExportFormat, SearchService, Settings, written
from web import addresses, params
from web.contract import Part
from web.programs import forms
from web.running.metrics import elapsed_s

TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8; header=present",
    ExportFormat.JSONL: "application/x-ndjson; charset=utf-8",
    ExportFormat.RIS: "application/x-research-info-systems; charset=utf-8",
    ExportFormat.BIB: "application/x-bibtex; charset=utf-8",
}

MOST_PARTS = 100
"""Files that the page of all of them lists."""

_SHARE = 0.7
"""Of the budget of time of a request; a file that is not full by then ends, and says where to go on."""

_MOST_OF_NAME = 40


def blueprint(service: SearchService, settings: Settings) -> Blueprint:
    """The routes."""
    exports = Blueprint("exports", __name__)

    def export(form: ExportFormat) -> Response:
        asked = Part.read(request.args)
        first, before = asked.cursor.offset, asked.cursor.generation
        found = service.export(asked.request(settings.page_size), settings.export_max, first)
        g.generation = found.generation
        links = _links(asked, found.generation)
        path = url_for(f"exports.{form}", lang=None)
        part = found.within(_end(), lambda at: addresses.absolute(links.part(path, at)), before)
        # Made whole before any of it is sent: what a client may read as slowly as he likes holds no open index, and the
        # time that it takes is that of the request.
        response = Response(b"".join(written(part, form, _address)), content_type=TYPES[form])
        if part.next:
            response.headers["Link"] = f'<{part.next}>; rel="next"'
        numbers = f"-{first + 1}-{part.last}" if part.notice else ""
        name = f"{_name(asked.q) or 'mudan'}{numbers}.{form}"
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        return response

    for form in ExportFormat:
        exports.add_url_rule(f"/search.{form}", str(form), export, defaults={"form": form})

    @exports.get("/export")
    def parts() -> str:
        """The files that all of a result is in."""
        asked = Part.read(request.args)
        result = service.search(asked.request(1, facets=()))
        g.generation = result.generation
        end = min(result.total, settings.export_max * MOST_PARTS)
        return render_template(
            "export.html",
            query=asked.q,
            result=result,
            links=_links(asked, result.generation),
            parts=[(at, min(at + settings.export_max, end)) for at in range(0, end, settings.export_max)],
        )

    def _links(asked: Part, generation: str) -> params.Links:
        return params.Links(
            asked.request(settings.page_size), url_for("pages.search"), settings.page_size, generation
        )

    def _end() -> float:
        """Until when a file is written, by `monotonic`."""
        if not settings.time_budget:
            return math.inf
        return monotonic() + max(0.0, _SHARE * settings.time_budget - elapsed_s())

    @exports.get("/article/<article_id>.txt")
    def as_text(article_id: str) -> Response:
        return _form(article_id, forms.as_text, "text/plain")

    @exports.get("/article/<article_id>.md")
    def as_markdown(article_id: str) -> Response:
        return _form(article_id, forms.as_markdown, "text/markdown")

    def _form(article_id: str, form: Callable[[Article, str], str], mimetype: str) -> Response:
        article = service.article(article_id)
        g.generation = service.info().generation
        text = form(article, _address(Exported(article))).encode("utf-8", "replace")
        response = Response(text, content_type=f"{mimetype}; charset=utf-8")
        response.vary.add("Accept-Language")
        return response

    return exports


def _address(one: Exported) -> str:
    """Where what was found is read."""
    anchor = one.paragraph.id if one.paragraph else None
    return addresses.absolute(url_for("pages.article", article_id=one.article.id, lang=None, _anchor=anchor))


def _name(text: str) -> str:
    """*text* as the name of a file on any system: letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", text)[:_MOST_OF_NAME].strip("-")
