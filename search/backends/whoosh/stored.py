"""
An article without its texts, which a segment holds anyway, and back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from search.model import Article, Paragraph
from search.schema import PARAGRAPH_BREAK, Document, Zone

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def skeleton(document: Document, article: Article) -> tuple[tuple[str, ...], bytes]:
    """
    The texts of *article* in the order of the parts of *document*, and the rest of it as JSON, UTF-8.

    When the two do not go together part by part there are no texts, and the JSON is the whole article.
    """
    texts = _printed(article)
    folded = [part for zone in _zones(document) for part in zone.split(PARAGRAPH_BREAK)]
    data = article.to_dict()
    if [len(text) for text in texts] == [len(part) for part in folded]:
        data["title"] = ""
        data["kicker"], data["subtitle"] = bool(article.kicker), bool(article.subtitle)
        data["paragraphs"] = [[p.id, p.first_line, p.last_line] for p in article.paragraphs]
    else:
        texts = ()
    return texts, _to_json(data).encode("utf-8", "surrogatepass")


def _printed(article: Article) -> tuple[str, ...]:
    """The texts of *article* in the order of a document's parts."""
    deck = filter(None, (article.kicker, article.subtitle))
    return (article.title, *deck, *(paragraph.text for paragraph in article.paragraphs))


def _zones(document: Document) -> list[str]:
    """The texts of the zones of *document*, in the order of zones."""
    return [document.zones[zone] for zone in Zone if zone in document.zones]


def whole(content: bytes, texts: Sequence[str]) -> Article:
    """The article of a `skeleton`: its JSON and the texts of its document's parts."""
    data = json.loads(content)
    if isinstance(data["kicker"], bool):
        rest = iter(texts)
        data["title"] = next(rest)
        data["kicker"] = next(rest) if data["kicker"] else ""
        data["subtitle"] = next(rest) if data["subtitle"] else ""
        return Article.from_dict(
            data, tuple([Paragraph(name, next(rest), first, last) for name, first, last in data["paragraphs"]])
        )
    return Article.from_dict(data)
