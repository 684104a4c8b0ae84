"""
Here is the id of a page, give me the page as it was read: its text, and what became of each of its lines.

Kept beside the engine's files in `pages.bin`: one compressed JSON a page, then a table sorted by id (8 bytes of id, offset
and length as big-endian 64-bit numbers), then the number of pages. Pages of sources that did not change are copied from
the generation before as they are.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from search.model import DateBasis, LineRole, Page, PageLine, PartialDate, RawPage, page_id

_NAME = "pages.bin"
_ENTRY = struct.Struct(">8sQQ")
_COUNT = struct.Struct(">Q")

_FAST = 1
"""zlib's quickest level: half the size of the text for 2 % of the time that parsing it takes; level 6 saves 5 % more."""


class RawPageWriter:
    """
    Writes the pages of the generation in *directory*; what is there, linked from the one before, is replaced.

    Args:
        keep: Names of the sources whose pages stay as they are.
    """

    def __init__(self, directory: Path, keep: Iterable[str]) -> None:
        self._target = directory / _NAME
        self._temporary = directory / f"{_NAME}.new"
        self._keep = {bytes.fromhex(page_id(source)) for source in keep}
        self._table: dict[bytes, tuple[int, int]] = {}

    def __enter__(self) -> RawPageWriter:
        self._file = self._temporary.open("wb")
        if self._keep and self._target.exists():
            with RawPages(self._target.parent) as before:
                for key, compressed in before.compressed():
                    if key in self._keep:
                        self._write(key, compressed)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            for key, (offset, length) in sorted(self._table.items()):
                self._file.write(_ENTRY.pack(key, offset, length))
            self._file.write(_COUNT.pack(len(self._table)))
        if error is None:
            self._temporary.replace(self._target)

    def add(self, page: RawPage) -> None:
        """Write *page*; one of the same source that was written before is forgotten."""
        content = json.dumps(_to_json(page), ensure_ascii=False, separators=(",", ":"))
        self._write(bytes.fromhex(page.page.id), zlib.compress(content.encode("utf-8", "surrogatepass"), _FAST))

    def keep(self, source: str, directory: Path) -> None:
        """Keep the page of *source*, if it is one, as it is in the generation in *directory*."""
        with RawPages(directory) as before:
            stored = before.stored(page_id(source))
        if stored is not None:
            self._write(bytes.fromhex(page_id(source)), stored)

    def _write(self, key: bytes, compressed: bytes) -> None:
        self._table[key] = (self._file.tell(), len(compressed))
        self._file.write(compressed)


class RawPages:
    """The pages of the generation in *directory*, open for reading until it is closed."""

    def __init__(self, directory: Path) -> None:
        with (directory / _NAME).open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = len(self._bytes) - _COUNT.size
        (count,) = _COUNT.unpack_from(self._bytes, end)
        self._entries = range(end - count * _ENTRY.size, end, _ENTRY.size)

    def __enter__(self) -> RawPages:
        return self

    def __exit__(self, *about: object) -> None:
        self._bytes.close()

    def get(self, wanted: str) -> RawPage | None:
        """The page of this id (of `search.model.page_id`); None when there is none, or when it is no id."""
        stored = self.stored(wanted)
        return _from_json(json.loads(zlib.decompress(stored))) if stored is not None else None

    def stored(self, wanted: str) -> bytes | None:
        """The same in its stored form."""
        place = self._place(wanted)
        if place is None:
            return None
        offset, length = place
        return self._bytes[offset : offset + length]

    def __contains__(self, wanted: str) -> bool:
        return self._place(wanted) is not None

    def _place(self, wanted: str) -> tuple[int, int] | None:
        """Offset and length of what is stored of the page of this id."""
        try:
            key = bytes.fromhex(wanted)
        except ValueError:
            return None
        at = bisect_left(self._entries, key, key=lambda entry: self._bytes[entry : entry + 8])
        if at == len(self._entries):
            return None
        found, offset, length = _ENTRY.unpack_from(self._bytes, self._entries[at])
        return (offset, length) if found == key else None

    def compressed(self) -> Iterator[tuple[bytes, bytes]]:
        """Id and stored form of every page, in the order they were written."""
        entries = (_ENTRY.unpack_from(self._bytes, entry) for entry in self._entries)
        for key, offset, length in sorted(entries, key=lambda entry: entry[1]):
            yield key, self._bytes[offset : offset + length]


def _to_json(raw: RawPage) -> dict[str, Any]:
    articles = list(raw.articles)
    place = {article: at for at, article in enumerate(articles)}
    page = raw.page
    return {
        "source": page.source,
        "paper": page.paper,
        "date": str(page.date) if page.date else None,
        "date_basis": page.date_basis,
        "number": page.number,
        "articles": articles,
        "lines": [[line.number, line.role, place.get(line.article, -1)] for line in raw.lines],
        "text": page.text,
        # False where it is the same, as of most files.
        "original": raw.original != page.text and raw.original,
    }


def _from_json(data: dict[str, Any]) -> RawPage:
    articles = (*data["articles"], "")
    return RawPage(
        page=Page(
            source=data["source"],
            text=data["text"],
            paper=data["paper"],
            date=PartialDate.parse(data["date"]) if data["date"] else None,
            date_basis=DateBasis(data["date_basis"]) if data["date_basis"] else None,
            number=data["number"],
        ),
        original=data["text"] if data["original"] is False else data["original"],
        lines=tuple(PageLine(number, LineRole(role), articles[at]) for number, role, at in data["lines"]),
    )
