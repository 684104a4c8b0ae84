"""Here is the address of a search, give me all it finds as a file: CSV, JSON Lines, RIS, BibTeX; and articles as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from flask import Blueprint, Response, current_app, g, request, stream_with_context, url_for

from search import Article, Exported, ExportFormat, SearchService, Settings, written
from web import addresses
from web.contract import Narrowed
from web.programs import forms

TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8; header=present",
    ExportFormat.JSONL: "application/x-ndjson; charset=utf-8",
    ExportFormat.RIS: "application/x-research-info-systems; charset=utf-8",
    ExportFormat.BIB: "application/x-bibtex; charset=utf-8",
}

ALIVE = "mudan.alive"
"""The extension of the application that is called while a long answer is written; `web.running.server` puts it there."""

_MOST_OF_NAME = 40


def blueprint(service: SearchService, settings: Settings) -> Blueprint:
    """The routes."""
    exports = Blueprint("exports", __name__)

    def export(form: ExportFormat) -> Response:
        asked = Narrowed.read(request.args)
        export = service.export(asked.request(1), settings.export_max)
        g.generation = export.generation
        addresses.root()  # known before the first piece is sent
        pieces = _told(written(export, form, _address))
        response = Response(stream_with_context(pieces), content_type=TYPES[form])
        response.automatically_set_content_length = False  # to be measured, it would have to be held whole
        name = f"{_name(asked.q) or 'mudan'}.{form}"
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        return response

    for form in ExportFormat:
        exports.add_url_rule(f"/search.{form}", str(form), export, defaults={"form": form})

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


def _told(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """*pieces*, each of which tells the server that work goes on: it replaces workers that are silent for seconds."""
    tell = current_app.extensions.get(ALIVE, lambda: None)
    for piece in pieces:
        tell()
        yield piece


def _address(one: Exported) -> str:
    """Where what was found is read."""
    anchor = one.paragraph.id if one.paragraph else None
    return addresses.absolute(url_for("pages.article", article_id=one.article.id, lang=None, _anchor=anchor))


def _name(text: str) -> str:
    """*text* as the name of a file on any system: letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", text)[:_MOST_OF_NAME].strip("-")
