"""
Our segments behind Whoosh's codec interface: `whoosh.index.open_dir` opens an index, its searcher searches it.

Reading only: segments are written in bulk by `writer`, not posting by posting.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import columns
from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.matching import LeafMatcher
from whoosh.matching.mcore import ReadTooFar
from whoosh.reading import TermInfo, TermNotFound

from search.backends.whoosh.container import Ints
from search.backends.whoosh.facet import ALL_FACETS
from search.backends.whoosh.fields import whoosh_schema
from search.backends.whoosh.segment import Segment
from search.backends.whoosh.segments import INDEX_NAME
from search.backends.whoosh.terms import Postings, field_lengths, field_terms

_READ_ONLY = "an index is written by search.backends.whoosh.writer"


def write_toc(directory: Path, segments: Sequence[Segment]) -> None:
    """Write Whoosh's table of contents for *segments*; it is a pickle, which only Whoosh itself reads."""
    for old in directory.glob(f"_{INDEX_NAME}_*.toc"):
        old.unlink()
    listed = [ColumnSegment(segment) for segment in segments]
    TOC(whoosh_schema(), listed, 1).write(FileStorage(str(directory)), INDEX_NAME)


class ColumnSegment(base.Segment):  # type: ignore[misc]
    """What the table of contents says of a segment: its name, its size, and which documents are deleted."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(INDEX_NAME)
        self.segid = segment.name.removeprefix(f"{INDEX_NAME}_")
        self._size = segment.size
        self._deleted = (
            frozenset() if segment.alive is None else frozenset(np.flatnonzero(~segment.alive).tolist())
        )

    def codec(self, **_: Any) -> ColumnCodec:
        return ColumnCodec()

    def should_assemble(self) -> bool:
        return False

    def doc_count_all(self) -> int:
        return self._size

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> Iterable[int]:
        return iter(sorted(self._deleted))

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        raise NotImplementedError(_READ_ONLY)


class ColumnCodec(base.Codec):  # type: ignore[misc]
    """See the module."""

    def terms_reader(self, storage: Any, segment: ColumnSegment) -> ColumnTermsReader:
        return ColumnTermsReader(_open(storage, segment))

    def per_document_reader(self, storage: Any, segment: ColumnSegment) -> ColumnDocumentReader:
        return ColumnDocumentReader(_open(storage, segment), segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> ColumnMatcher:
        return ColumnMatcher(terminfo.postings, format_, term, scorer)

    def per_document_writer(self, storage: Any, segment: Any) -> Any:
        raise NotImplementedError(_READ_ONLY)

    def field_writer(self, storage: Any, segment: Any) -> Any:
        raise NotImplementedError(_READ_ONLY)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        raise NotImplementedError(_READ_ONLY)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        raise NotImplementedError(_READ_ONLY)


def _open(storage: Any, segment: ColumnSegment) -> Segment:
    return Segment(Path(storage.folder), segment.segment_id())


class ColumnTermInfo(TermInfo):  # type: ignore[misc]
    """Statistics of a term, with its postings."""

    def __init__(self, postings: Postings, lengths: Ints | None) -> None:
        own = lengths[postings.documents] if lengths is not None else np.zeros(1, np.int64)
        super().__init__(
            weight=float(postings.frequencies.sum()),
            df=len(postings.documents),
            minlength=int(own.min()),
            maxlength=int(own.max()),
            maxweight=float(postings.frequencies.max()),
            minid=int(postings.documents[0]),
            maxid=int(postings.documents[-1]),
        )
        self.postings = postings


class ColumnTermsReader(base.TermsReader):  # type: ignore[misc]
    """The lexicons of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._fields = field_terms(segment)
        self._lengths: dict[str, Ints | None] = {}

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field, text = term
        return field in self._fields and self._fields[field].postings(text) is not None

    def cursor(self, fieldname: str, fieldobj: Any) -> ColumnCursor:
        return ColumnCursor(self, fieldname, fieldobj, self._fields[fieldname].terms)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name, field in self._fields.items() for term in field.terms)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """As Whoosh's own: the terms of this field from *prefix* on, then those of the fields behind it."""
        for name, field in self._fields.items():
            if name >= fieldname:
                for term in field.terms_from(prefix if name == fieldname else b""):
                    yield name, term

    def items(self) -> Iterator[tuple[tuple[str, bytes], ColumnTermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], ColumnTermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> ColumnTermInfo:
        postings = self._fields[fieldname].postings(text) if fieldname in self._fields else None
        if postings is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        if fieldname not in self._lengths:
            self._lengths[fieldname] = field_lengths(self._segment, fieldname)
        return ColumnTermInfo(postings, self._lengths[fieldname])

    def _postings(self, fieldname: str, text: bytes) -> Postings:
        postings = self._fields[fieldname].postings(text)
        if postings is None:
            raise KeyError(text)
        return postings

    def frequency(self, fieldname: str, text: bytes) -> float:
        """KeyError, of which Whoosh makes 0, when there is no such term."""
        return float(self._postings(fieldname, text).frequencies.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """KeyError, of which Whoosh makes 0, when there is no such term."""
        return len(self._postings(fieldname, text).documents)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ColumnMatcher:
        return ColumnMatcher(self.term_info(fieldname, text).postings, format_, (fieldname, text), scorer)

    def indexed_field_names(self) -> Iterable[str]:
        return self._fields.keys()


class ColumnCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks over the terms of one field."""

    def __init__(self, reader: ColumnTermsReader, fieldname: str, fieldobj: Any, terms: Sequence[bytes]) -> None:
        self._reader = reader
        self._fieldname = fieldname
        self._fieldobj = fieldobj
        self._terms = terms
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        self._at = bisect_left(self._terms, term if isinstance(term, bytes) else self._fieldobj.to_bytes(term))
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The term it stands at; None behind the last."""
        return self._fieldobj.from_bytes(self._terms[self._at]) if self.is_valid() else None

    def term_info(self) -> ColumnTermInfo | None:
        """Statistics of the term it stands at."""
        return self._reader.term_info(self._fieldname, self._terms[self._at]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether it stands at a term."""
        return self._at < len(self._terms)


class ColumnMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks over postings that are arrays."""

    def __init__(self, postings: Postings, format_: Any, term: Any, scorer: Any, at: int = 0) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._postings = postings
        self._documents = postings.documents.tolist()
        self._ends = np.cumsum(postings.frequencies)
        self._at = at

    def copy(self) -> ColumnMatcher:
        return ColumnMatcher(self._postings, self.format, self._term, self.scorer, self._at)

    def reset(self) -> None:
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._documents)

    def id(self) -> int:
        return int(self._documents[self._at])

    def all_ids(self) -> Iterator[int]:
        return iter(self._documents[self._at :])

    def weight(self) -> float:
        return float(self._postings.frequencies[self._at])

    def value(self) -> bytes:
        if self._postings.positions is None:
            return bytes(self.format.encode(int(self.weight()))) if self.format.posting_size else b""
        end = int(self._ends[self._at])
        positions = self._postings.positions[end - int(self.weight()) : end]
        return bytes(self.format.encode(positions.tolist()))

    def next(self) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return False

    def skip_to(self, id: int) -> None:  # noqa: A002 - Whoosh's name
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._documents, id, self._at)

    def supports_block_quality(self) -> bool:
        return False


class ColumnDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """What is known of each document of a segment."""

    def __init__(self, segment: Segment, listed: ColumnSegment) -> None:
        self._segment = segment
        self._listed = listed
        self._lengths: dict[str, Ints | None] = {}

    def doc_count(self) -> int:
        return self._segment.living

    def doc_count_all(self) -> int:
        return self._segment.size

    def has_deletions(self) -> bool:
        return bool(self._listed.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return self._listed.is_deleted(docnum)

    def deleted_docs(self) -> Iterable[int]:
        return self._listed.deleted_docs()

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in (*ALL_FACETS, "first_day", "last_day")

    def column_reader(self, fieldname: str, column: Any) -> columns.ColumnReader:
        if fieldname in ("first_day", "last_day"):
            days = self._segment.arrays[f"doc_{fieldname}"]
            return ListColumn([int(day) + (1 << 31) for day in days])
        facet = self._segment.facets[fieldname]
        values = [b""] * self._segment.size
        # A column has one value a document: of several, the first.
        for number, ordinal in zip(facet.documents[::-1].tolist(), facet.ordinals[::-1].tolist(), strict=True):
            values[number] = facet.values[ordinal].encode("utf-8", "surrogatepass")
        return ListColumn(values)

    def _length(self, fieldname: str) -> Ints | None:
        if fieldname not in self._lengths:
            self._lengths[fieldname] = field_lengths(self._segment, fieldname)
        return self._lengths[fieldname]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._length(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        lengths = self._length(fieldname)
        return 0 if lengths is None else int(lengths.sum())

    def min_field_length(self, fieldname: str) -> int:
        lengths = self._length(fieldname)
        return 0 if lengths is None else int(lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        lengths = self._length(fieldname)
        return 0 if lengths is None else int(lengths.max())

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {
            "article": self._segment.ids[docnum],
            "content": json.dumps(self._segment.article(docnum).to_dict(), ensure_ascii=False),
        }


class ListColumn(columns.ColumnReader):  # type: ignore[misc]
    """A column whose values are at hand, in the form Whoosh sorts by."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values
        self._reverse = False

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> Any:
        return self._values[docnum]

    def sort_key(self, docnum: int) -> Any:
        value = self._values[docnum]
        return -value if self._reverse else value

    def set_reverse(self) -> None:
        self._reverse = True
