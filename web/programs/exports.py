"""Here is the address of a search, give me all it finds as a file: CSV, JSON Lines, RIS, BibTeX; and articles as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from flask import Blueprint, Response, g, request, stream_with_context, url_for
from werkzeug.exceptions import ServiceUnavailable

from search import Article, Exported, ExportFormat, SearchService, Settings, written
from web import addresses
from web.contract import Narrowed
from web.programs import forms
from web.running.turns import EXPORTS

TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8; header=present",
    ExportFormat.JSONL: "application/x-ndjson; charset=utf-8",
    ExportFormat.RIS: "application/x-research-info-systems; charset=utf-8",
    ExportFormat.BIB: "application/x-bibtex; charset=utf-8",
}

MOST_S = 6.0
"""
How long one export is written; a file that is cut says so. It holds its worker for that time, which must end long before
the server's own *timeout*, in seconds, ends both.
"""

_BLOCK = 1 << 16

_MOST_OF_NAME = 40


def blueprint(service: SearchService, settings: Settings) -> Blueprint:
    """The routes."""
    exports = Blueprint("exports", __name__)

    def export(form: ExportFormat) -> Response:
        asked = Narrowed.read(request.args)
        export = service.export(asked.request(1), settings.export_max).within(MOST_S)
        g.generation = export.generation
        addresses.root()  # known before the first piece is sent
        give_back = EXPORTS.take()
        if give_back is None:
            raise ServiceUnavailable(retry_after=round(MOST_S))
        pieces = stream_with_context(_in_blocks(written(export, form, _address)))
        response = Response(pieces, content_type=TYPES[form])
        response.call_on_close(give_back)
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


def _in_blocks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """*pieces* put together: to send each by itself costs more than to write it."""
    block = bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    yield bytes(block)


def _address(one: Exported) -> str:
    """Where what was found is read."""
    anchor = one.paragraph.id if one.paragraph else None
    return addresses.absolute(url_for("pages.article", article_id=one.article.id, lang=None, _anchor=anchor))


def _name(text: str) -> str:
    """*text* as the name of a file on any system: letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", text)[:_MOST_OF_NAME].strip("-")
