"""
IndexWriter over a Whoosh index in a directory that nobody reads yet.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from whoosh import index

from search.analysis.analyzer import Analyzer
from search.backends.whoosh.fields import attribute_name, whoosh_schema, zone_values
from search.model import Article
from search.schema import Document

_MEMORY_MB = 256
"""Postings Whoosh keeps in memory before it sorts them to disk."""


class WhooshWriter:
    """
    See `search.engine.IndexWriter`.

    Args:
        directory: Holds a Whoosh index to change, or is empty.
    """

    def __init__(self, directory: Path, analyzer: Analyzer) -> None:
        self._directory = directory
        path = str(directory)
        is_new = not index.exists_in(path)
        opened = index.create_in(path, whoosh_schema()) if is_new else index.open_dir(path)
        self._writer: Any = opened.writer(limitmb=_MEMORY_MB)
        self._analyzer = analyzer

    def remove(self, source: str) -> None:
        self._writer.delete_by_term("source", source)

    def add(self, document: Document, article: Article) -> None:
        shared: dict[str, Any] = {
            "article": document.article_id,
            "source": document.source,
            "month": document.month.encode(),
            "first_day": document.first_day,
            "last_day": document.last_day,
        }
        for attribute, values in document.attributes.items():
            shared[attribute_name(attribute)] = "\n".join(values).encode()
        self._writer.add_document(
            **shared,
            **zone_values(document.zones, self._analyzer),
            zones={str(zone): text for zone, text in document.zones.items()},
            content=json.dumps(article.to_dict(), ensure_ascii=False),
            place=_place(document, 0),
        )
        for number, (paragraph_id, zone, text) in enumerate(document.paragraphs(), start=1):
            self._writer.add_document(
                **shared,
                **zone_values({zone: text}, self._analyzer),
                zones={str(zone): text},
                paragraph=paragraph_id.encode(),
                place=_place(document, number),
            )

    def commit(self) -> None:
        self._writer.commit()
        # Whoosh's own lock: of no use in a directory that one process builds, and never part of a generation.
        (self._directory / "MAIN_WRITELOCK").unlink(missing_ok=True)

    def abort(self) -> None:
        self._writer.cancel()


def _place(document: Document, paragraph: int) -> bytes:
    """Sorts, as bytes, in the order of the corpus: by source, then order on the page, then paragraph."""
    return document.source.encode() + b"\0" + document.ordinal.to_bytes(4) + paragraph.to_bytes(4)
