"""
An article without its texts, which a segment holds anyway, and back.

It is stored as a JSON list, not an object: names of fields in each article would be most of it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from search.model import Article, DateBasis, Kind, Paragraph, PartialDate

Facts = tuple[Any, ...]

_LEVEL = 4
"""Of zlib, from 0 to 9."""

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_from_json = json.JSONDecoder().decode

# Calling an enumeration costs as much as reading three fields.
_KINDS = {kind.value: kind for kind in Kind}
_BASES = {basis.value: basis for basis in DateBasis}


def facts(article: Article) -> Facts:
    """What is known of *article* besides its `texts`, of types that `marshal` and JSON know."""
    return (
        article.id,
        article.source,
        article.paper,
        article.page_number,
        _printed_date(article.page_date),
        article.page_evidence,
        bool(article.kicker),
        bool(article.subtitle),
        article.kind.value,
        article.reporters,
        article.correspondents,
        article.photographers,
        _printed_date(article.date),
        article.date_basis.value,
        article.date_evidence,
        article.districts,
        article.flags,
        tuple([(paragraph.id, paragraph.first_line, paragraph.last_line) for paragraph in article.paragraphs]),
    )


def whole(known: Sequence[Any], printed: Iterable[str]) -> Article:
    """The article of which these are the `facts` and the texts."""
    (article_id, source, paper, page, page_date, page_evidence, has_kicker, has_subtitle, kind, reporters,
     correspondents, photographers, date, basis, evidence, districts, flags, lines) = known  # fmt: skip
    rest = iter(printed)
    return Article(
        id=article_id,
        source=source,
        title=next(rest),
        kicker=next(rest) if has_kicker else "",
        subtitle=next(rest) if has_subtitle else "",
        kind=_KINDS[kind],
        paper=paper,
        page_number=page,
        page_date=_date(page_date),
        page_evidence=page_evidence,
        date=_date(date),
        date_basis=_BASES[basis],
        date_evidence=evidence,
        reporters=tuple(reporters),
        correspondents=tuple(correspondents),
        photographers=tuple(photographers),
        districts=tuple(districts),
        paragraphs=tuple([Paragraph(name, next(rest), first, last) for name, first, last in lines]),
        flags=tuple(flags),
    )


def encoded(known: Facts) -> bytes:
    """The `facts` of an article as they are stored: JSON, UTF-8, one line."""
    return _to_json(known).encode("utf-8", "surrogatepass")


def decoded(content: bytes) -> list[Any]:
    """Inverse of `encoded`, with lists for tuples."""
    known: list[Any] = _from_json(str(content, "utf-8", "surrogatepass"))
    return known


def block(contents: Iterable[bytes]) -> bytes:
    """Articles as they are `encoded`, a line each, compressed together: each by itself would take twice the room."""
    return zlib.compress(b"\n".join(contents), _LEVEL)


def all_of_block(packed: bytes) -> list[bytes]:
    """Inverse of `block`."""
    return zlib.decompress(packed).split(b"\n")


def one_of_block(packed: bytes | memoryview, number: int) -> bytes:
    """The one of this *number*, from 0."""
    return zlib.decompress(packed).split(b"\n", number + 1)[number]


def _printed_date(date: PartialDate | None) -> str:
    return str(date) if date else ""


@lru_cache(4096)  # every article has two, of the same few thousand days
def _date(printed: str) -> PartialDate | None:
    return PartialDate.parse(printed) if printed else None
