"""Here is the address of a search, give me all it finds as files: CSV, JSON Lines, RIS, BibTeX; and articles as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import quote

from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.exceptions import ServiceUnavailable

from search import Article, ExportFormat, read_below, written
from web import addresses
from web.contract import Part
from web.current import service, settings
from web.links import results
from web.programs import forms
from web.running.apart import apart

TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8; header=present",
    ExportFormat.JSONL: "application/x-ndjson; charset=utf-8",
    ExportFormat.RIS: "application/x-research-info-systems; charset=utf-8",
    ExportFormat.BIB: "application/x-bibtex; charset=utf-8",
}

MOST_PARTS = 100
"""Files that the page of all of them lists."""

SHORT = 200
"""Results that a worker writes itself, in a tenth of a second."""

_BLOCK = 1 << 18
"""Bytes of a longer file that are sent at once."""

_AGAIN_IN_S = 5
"""What a client is told to wait when others' files are being written."""

_MOST_OF_NAME = 40


def export(form: ExportFormat) -> Response:
    asked = Part.read(request.args)
    part = service.export(asked.request(settings.page_size), settings.export_max, asked.cursor.offset)
    onward = ""
    if part.last < part.total:
        links = results(asked.request(settings.page_size), settings.page_size, part.generation)
        onward = addresses.absolute(links.part(url_for(f"exports.{form}", lang=None), part.last))
    part = replace(part, next=onward, is_renewed=asked.cursor.is_outdated(part.generation))
    response = _file(written(part, form, read_below(addresses.of_articles())))
    response.content_type = TYPES[form]
    if onward:
        response.headers["Link"] = f'<{onward}>; rel="next"'
    numbers = f"-{part.first + 1}-{part.last}" if part.notice else ""
    name = f"{_name(asked.q) or 'mudan'}{numbers}.{form}"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


blueprint = Blueprint("exports", __name__)
for _form in ExportFormat:
    blueprint.add_url_rule(f"/search.{_form}", str(_form), export, defaults={"form": _form})


@blueprint.get("/export")
def parts() -> str:
    """The files that all of a result is in."""
    asked = Part.read(request.args)
    result = service.search(asked.request(1, facets=()))
    end = min(result.total, settings.export_max * MOST_PARTS)
    return render_template(
        "export.html",
        query=asked.q,
        result=result,
        links=results(asked.request(settings.page_size), settings.page_size, result.generation),
        parts=[(at, min(at + settings.export_max, end)) for at in range(0, end, settings.export_max)],
    )


@blueprint.get("/article/<article_id>.txt")
def as_text(article_id: str) -> Response:
    return _article(article_id, forms.as_text, "text/plain")


@blueprint.get("/article/<article_id>.md")
def as_markdown(article_id: str) -> Response:
    return _article(article_id, forms.as_markdown, "text/markdown")


def _article(article_id: str, form: Callable[[Article, str], str], mimetype: str) -> Response:
    text = form(service.article(article_id), addresses.of_article(article_id)).encode("utf-8", "replace")
    response = Response(text, content_type=f"{mimetype}; charset=utf-8")
    response.vary.add("Accept-Language")
    return response


def _file(pieces: Iterator[bytes]) -> Response:
    """A short file whole; a long one begun, so that whoever asked is told what is wrong, and the rest of it apart."""
    begun = b"".join(islice(pieces, SHORT))
    more = next(pieces, None)
    if more is None:
        return Response(begun)
    if apart.is_busy():
        raise ServiceUnavailable(retry_after=_AGAIN_IN_S)
    return apart.answer(begun + more, _in_blocks(pieces))


def _in_blocks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """*pieces* put together: to pack and send each by itself costs more than to write it."""
    block = bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def _name(text: str) -> str:
    """*text* as the name of a file on any system: letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", text)[:_MOST_OF_NAME].strip("-")
