"""
Here is what a search found, give me it as a file that other programs read: CSV, JSON Lines, RIS, BibTeX.

Files are written piece by piece, so that one of any length takes no more memory than one of its articles.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import quote

from search.citations import bibtex, ris
from search.model import Article, Paragraph
from search.results import Match

COLUMNS = [
    "id",
    "title",
    "kicker",
    "subtitle",
    "date",
    "date_basis",
    "paper",
    "page",
    "page_date",
    "kind",
    "districts",
    "reporters",
    "correspondents",
    "photographers",
    "source",
    "url",
    "paragraph",
    "match",
    "missing",
    "text",
]
"""Of a CSV; the names are those of `Article.to_dict` and `Hit.to_dict`, several names in one cell are joined by `、`."""

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


class ExportFormat(StrEnum):
    """Named as the file's name ends."""

    CSV = "csv"
    JSONL = "jsonl"
    RIS = "ris"
    BIB = "bib"


@dataclass(frozen=True, slots=True)
class Exported:
    """
    An article that was found; or the paragraph of it, when the unit is the paragraph.

    Attributes:
        match: How it answers the query; None when no string was asked for.
        missing: What a partial match does not hold.
    """

    article: Article
    paragraph: Paragraph | None = None
    match: Match | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Export:
    """
    What a search found, or a part of it, to be gone through once.

    Attributes:
        found: What is to be written, in the order asked for: those from *first* to *last*.
        total: How many there are.
        generation: The generation of the index that answered.
        first: How many of them come before.
        last: How many there are up to the end of *found*.
        next: Where what comes after is read; empty when nothing does, and when nobody knows.
        is_renewed: Whether what comes before was read from another generation.
    """

    found: Iterable[Exported]
    total: int
    generation: str
    first: int
    last: int
    next: str = ""
    is_renewed: bool = False

    @property
    def notice(self) -> str:
        """What a file says at its end when it does not hold everything; empty when it does."""
        if self.last - self.first >= self.total:
            return ""
        numbers = f"{self.first + 1}–{self.last}" if self.last > self.first else "0"
        notice = f"本文件只含第 {numbers} 条，共 {self.total} 条。 Only {numbers} of {self.total}."
        if self.next:
            notice += f" 其后 What follows: {self.next}"
        if self.is_renewed:
            notice += " 索引已经更新，各部分之间可能有重复或遗漏。 The index has changed: parts may overlap or leave gaps."
        return notice


def read_below(articles: str) -> Callable[[Exported], str]:
    """Tells where a result is read on a site whose addresses of articles begin with *articles*; nowhere where that is empty."""

    def address(one: Exported) -> str:
        anchor = f"#{one.paragraph.id}" if one.paragraph else ""
        return f"{articles}{quote(one.article.id)}{anchor}" if articles else ""

    return address


def written(
    export: Export, form: ExportFormat, address: Callable[[Exported], str] = lambda one: ""
) -> Iterator[bytes]:
    """
    The file, piece by piece, in UTF-8; for every result there is one, which may be empty.

    Args:
        address: Where one is read; empty when nobody knows.
    """
    pieces = _WRITERS[form](export, address)
    return (piece.encode("utf-8", "replace") for piece in pieces)


def _csv(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    """RFC 4180, with a byte order mark for Excel, and no cell that a spreadsheet takes for a formula."""
    yield "\ufeff" + _row(COLUMNS)
    for one in export.found:
        data = one.article.to_dict()
        shown = [one.paragraph] if one.paragraph else one.article.paragraphs
        data |= {
            "url": address(one),
            "paragraph": one.paragraph.id if one.paragraph else "",
            "match": str(one.match or ""),
            "missing": list(one.missing),
            "text": "\n".join(paragraph.text for paragraph in shown),
        }
        values = (data[name] for name in COLUMNS)
        yield _row("、".join(value) if isinstance(value, list) else value or "" for value in values)
    if export.notice:
        yield _row([export.notice, *[""] * (len(COLUMNS) - 1)])


class _Line:
    """A file that gives back what is written to it: so `csv` gives back a row."""

    def write(self, text: str) -> str:
        return text


_rows = csv.writer(_Line(), lineterminator="\r\n")


def _row(cells: Iterable[str]) -> str:
    row: str = _rows.writerow(map(_cell, cells))
    return row


def _cell(text: str) -> str:
    """
    *text* as a cell that is shown and never run.

    Source: OWASP, CSV Injection: what begins with `=`, `+`, `-`, `@` (their full-width forms too), a tab or a carriage
    return may be run; an apostrophe before it makes it text.
    """
    plain = _CONTROLS.sub(" ", text)
    return f"'{plain}" if _FORMULA.match(plain) else plain


def _jsonl(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    """The shape of `mudan parse`, with address and match; of a paragraph that was found, the article with it alone."""
    for one in export.found:
        article = replace(one.article, paragraphs=(one.paragraph,)) if one.paragraph else one.article
        told = {"url": address(one), "match": str(one.match) if one.match else None, "missing": list(one.missing)}
        yield json.dumps(article.to_dict() | told, ensure_ascii=False) + "\n"
    if export.notice:
        last: dict[str, str | int | None] = {
            "notice": export.notice,
            "first": export.first,
            "exported": export.last - export.first,
        }
        last |= {"total": export.total, "next": export.next or None}
        yield json.dumps(last, ensure_ascii=False) + "\n"


def _ris(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    """The notice is a note of the last record: the format has no place outside of records."""
    before: Exported | None = None
    for one in _articles(export):
        yield ris(before.article, address(before)) if one and before else ""
        before = one or before
    if before:
        yield ris(before.article, address(before), export.notice)


def _bib(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    for one in _articles(export):
        yield bibtex(one.article, address(one)) + "\n" if one else ""
    if export.notice:
        yield f"@comment{{{export.notice}}}\n"


def _articles(export: Export) -> Iterator[Exported | None]:
    """The articles of what was found, None in place of one that comes again: a reference is to an article."""
    seen = set()
    for one in export.found:
        yield None if one.article.id in seen else Exported(one.article)
        seen.add(one.article.id)


_WRITERS = {ExportFormat.CSV: _csv, ExportFormat.JSONL: _jsonl, ExportFormat.RIS: _ris, ExportFormat.BIB: _bib}
