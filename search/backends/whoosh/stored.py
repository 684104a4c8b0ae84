"""
An article without its texts, which a segment holds anyway, and back.

It is a JSON list, not an object: names of fields in each article would be most of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from search.model import Article, DateBasis, Kind, Paragraph, PartialDate
from search.schema import PARAGRAPH_BREAK, Document, Zone

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def skeleton(document: Document, article: Article) -> tuple[tuple[str, ...], bytes]:
    """
    The texts of *article* in the order of the parts of *document*, and the rest of it as JSON, UTF-8; see `whole`.

    When the two do not go together part by part there are no texts, and the JSON is the whole article, an object.
    """
    texts = _printed(article)
    parts = PARAGRAPH_BREAK.join(document.zones[zone] for zone in Zone if zone in document.zones)
    if list(map(len, texts)) != list(map(len, parts.split(PARAGRAPH_BREAK))):
        return (), _encoded(article.to_dict())
    return texts, _encoded(
        (
            article.id,
            article.source,
            article.paper,
            article.page_number,
            _printed_date(article.page_date),
            bool(article.kicker),
            bool(article.subtitle),
            article.kind,
            article.reporters,
            article.correspondents,
            article.photographers,
            _printed_date(article.date),
            article.date_basis,
            article.date_evidence,
            article.districts,
            article.flags,
            [(paragraph.id, paragraph.first_line, paragraph.last_line) for paragraph in article.paragraphs],
        )
    )


def whole(content: bytes, texts: Sequence[str]) -> Article:
    """The article of a `skeleton`: its JSON and the texts of its document's parts."""
    data = json.loads(content)
    if isinstance(data, dict):
        return Article.from_dict(data)
    (article_id, source, paper, page, page_date, has_kicker, has_subtitle, kind, reporters, correspondents,
     photographers, date, basis, evidence, districts, flags, lines) = data  # fmt: skip
    rest = iter(texts)
    return Article(
        id=article_id,
        source=source,
        title=next(rest),
        kicker=next(rest) if has_kicker else "",
        subtitle=next(rest) if has_subtitle else "",
        kind=Kind(kind),
        paper=paper,
        page_number=page,
        page_date=_date(page_date),
        date=_date(date),
        date_basis=DateBasis(basis),
        date_evidence=evidence,
        reporters=tuple(reporters),
        correspondents=tuple(correspondents),
        photographers=tuple(photographers),
        districts=tuple(districts),
        paragraphs=tuple([Paragraph(name, next(rest), first, last) for name, first, last in lines]),
        flags=tuple(flags),
    )


def _encoded(data: object) -> bytes:
    return _to_json(data).encode("utf-8", "surrogatepass")


def _printed_date(date: PartialDate | None) -> str:
    return str(date) if date else ""


def _date(printed: str) -> PartialDate | None:
    return PartialDate.parse(printed) if printed else None


def _printed(article: Article) -> tuple[str, ...]:
    """The texts of *article* in the order of a document's parts."""
    deck = filter(None, (article.kicker, article.subtitle))
    return (article.title, *deck, *(paragraph.text for paragraph in article.paragraphs))
