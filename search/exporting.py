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
from io import StringIO
from time import monotonic

from search.citations import bibtex, ris
from search.model import Article, Paragraph

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
    "text",
]
"""Of a CSV; the names are those of `Article.to_dict`, several names in one cell are joined by `、`."""

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
    """An article that was found; or the paragraph of it, when the unit is the paragraph."""

    article: Article
    paragraph: Paragraph | None = None


class Export:
    """
    What a search found, to be gone through once.

    Args:
        found: What is to be written, in the order asked for; it may end early.
        total: How many there are.
        generation: The generation of the index that answered.
        first: How many of them come before.
        onward: Where what comes after so many is read; empty when nobody knows.
        before: The generation that what comes before was read from; empty when nobody knows.
    """

    def __init__(
        self,
        found: Iterable[Exported],
        total: int,
        generation: str,
        first: int = 0,
        onward: Callable[[int], str] = lambda first: "",
        before: str = "",
    ) -> None:
        self.total = total
        self.generation = generation
        self.first = first
        self.given = 0
        self._found = found
        self._onward = onward
        self._before = before

    def __iter__(self) -> Iterator[Exported]:
        for one in self._found:
            self.given += 1
            yield one

    def within(self, end: float, onward: Callable[[int], str], before: str) -> Export:
        """The same as a part of several, ended when `monotonic` is past *end*; at least one is given."""

        def found() -> Iterator[Exported]:
            for one in self._found:
                yield one
                if monotonic() > end:
                    return

        return Export(found(), self.total, self.generation, self.first, onward, before)

    @property
    def last(self) -> int:
        """How many there are up to the end of what was given."""
        return self.first + self.given

    @property
    def next(self) -> str:
        """Where what comes after what was given is read; empty when nothing does, and when nobody knows."""
        return self._onward(self.last) if self.last < self.total else ""

    @property
    def notice(self) -> str:
        """What a file says at its end when it does not hold everything; empty when it does."""
        if self.given >= self.total:
            return ""
        numbers = f"{self.first + 1}–{self.last}" if self.given else "0"
        notice = f"本文件只含第 {numbers} 条，共 {self.total} 条。 Only {numbers} of {self.total}."
        if self.next:
            notice += f" 其后 What follows: {self.next}"
        if self._before not in ("", self.generation):
            notice += " 索引已经更新，各部分之间可能有重复或遗漏。 The index has changed: parts may overlap or leave gaps."
        return notice


def written(
    export: Export, form: ExportFormat, address: Callable[[Exported], str] = lambda one: ""
) -> Iterator[bytes]:
    """
    The file, piece by piece, in UTF-8.

    Args:
        address: Where one is read; empty when nobody knows.
    """
    pieces = _WRITERS[form](export, address)
    return (piece.encode("utf-8", "replace") for piece in pieces)


def _csv(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    """RFC 4180, with a byte order mark for Excel, and no cell that a spreadsheet takes for a formula."""
    yield "\ufeff" + _row(COLUMNS)
    for one in export:
        data = one.article.to_dict()
        shown = [one.paragraph] if one.paragraph else one.article.paragraphs
        data |= {
            "url": address(one),
            "paragraph": one.paragraph.id if one.paragraph else "",
            "text": "\n".join(paragraph.text for paragraph in shown),
        }
        values = (data[name] for name in COLUMNS)
        yield _row("、".join(value) if isinstance(value, list) else value or "" for value in values)
    if export.notice:
        yield _row([export.notice, *[""] * (len(COLUMNS) - 1)])


def _row(cells: Iterator[str] | list[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(map(_cell, cells))
    return line.getvalue()


def _cell(text: str) -> str:
    """
    *text* as a cell that is shown and never run.

    Source: OWASP, CSV Injection: what begins with `=`, `+`, `-`, `@` (their full-width forms too), a tab or a carriage
    return may be run; an apostrophe before it makes it text.
    """
    plain = _CONTROLS.sub(" ", text)
    return f"'{plain}" if _FORMULA.match(plain) else plain


def _jsonl(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    """The shape of `mudan parse`, with the address; of a paragraph that was found, the article with it alone."""
    for one in export:
        article = replace(one.article, paragraphs=(one.paragraph,)) if one.paragraph else one.article
        yield json.dumps(article.to_dict() | {"url": address(one)}, ensure_ascii=False) + "\n"
    if export.notice:
        last: dict[str, str | int | None] = {
            "notice": export.notice,
            "first": export.first,
            "exported": export.given,
        }
        last |= {"total": export.total, "next": export.next or None}
        yield json.dumps(last, ensure_ascii=False) + "\n"


def _ris(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    """The notice is a note of the last record: the format has no place outside of records."""
    before: Exported | None = None
    for one in _articles(export):
        if before:
            yield ris(before.article, address(before))
        before = one
    if before:
        yield ris(before.article, address(before), export.notice)


def _bib(export: Export, address: Callable[[Exported], str]) -> Iterator[str]:
    for one in _articles(export):
        yield bibtex(one.article, address(one)) + "\n"
    if export.notice:
        yield f"@comment{{{export.notice}}}\n"


def _articles(export: Export) -> Iterator[Exported]:
    """What was found with every article once: a reference is to an article."""
    seen = set()
    for one in export:
        if one.article.id not in seen:
            seen.add(one.article.id)
            yield Exported(one.article)


_WRITERS = {ExportFormat.CSV: _csv, ExportFormat.JSONL: _jsonl, ExportFormat.RIS: _ris, ExportFormat.BIB: _bib}
