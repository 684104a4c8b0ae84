"""
The terms of a segment as Whoosh asks for them: by field, in the order of bytes, with documents and positions.

For Whoosh's own searcher alone. It is the oracle of the tests and a way in for its tools, so this is made to be plain,
not quick.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from whoosh import fields

from search.analysis.scripts import LETTERS, RUN
from search.backends.whoosh.collecting import ZONE_NUMBERS
from search.backends.whoosh.container import Array, Ints, lengths_of
from search.backends.whoosh.facet import ALL_FACETS
from search.backends.whoosh.fields import ZoneView, field_name
from search.backends.whoosh.places import unique_sorted
from search.backends.whoosh.segment import Segment
from search.schema import Zone


@dataclass(frozen=True, slots=True)
class Postings:
    """
    Documents that hold a term, ascending, and how often each does.

    Attributes:
        positions: Of all documents, one after the other, as many as the frequencies say; None where there are none.
    """

    documents: Ints
    frequencies: Ints
    positions: Ints | None = None


class FieldTerms:
    """The terms of one field: `postings` of one, and `terms`, all of them, sorted."""

    def __init__(self, postings: Callable[[bytes], Postings | None], terms: Callable[[], list[bytes]]) -> None:
        self.postings = postings
        self._list = terms

    @cached_property
    def terms(self) -> list[bytes]:
        """Every term, sorted."""
        return sorted(self._list())

    def terms_from(self, prefix: bytes) -> Iterator[bytes]:
        """The terms that are not before *prefix*."""
        return iter(self.terms[bisect_left(self.terms, prefix) :])


def field_terms(segment: Segment) -> Mapping[str, FieldTerms]:
    """The indexed fields of *segment* by name, sorted by it."""
    found = {
        "article": FieldTerms(
            lambda term: _documents([_number(segment, term)]),
            lambda: [segment.ids.encoded(number) for number in range(segment.size)],
        )
    }
    for name in ALL_FACETS:
        found[name] = _facet(segment, name)
    for name, days in (("first_day", segment.first_days), ("last_day", segment.last_days)):
        found[name] = _numbers(days)
    for zone in Zone:
        found[field_name(zone, ZoneView.WORDS)] = _ZoneWords(segment, zone)
        found[field_name(zone, ZoneView.GRAMS)] = _ZoneGrams(segment, zone)
        found[field_name(zone, ZoneView.CHARS)] = _ZoneChars(segment, zone)
    return dict(sorted(found.items()))


def field_lengths(segment: Segment, field: str) -> Ints | None:
    """The number of tokens each document has in *field*; None when the field has no length."""
    name, _, view = field.partition("_")
    if view not in (ZoneView.WORDS, ZoneView.GRAMS):
        return None
    in_zone = segment.part_zone == ZONE_NUMBERS[Zone(name)]
    if view == ZoneView.WORDS:
        counts = segment.part_words.astype(np.int64)
    else:
        places = np.sort(np.concatenate((segment.arrays["pair_place"], segment.arrays["run_place"])))
        counts = np.bincount(segment.places.parts(places), minlength=segment.parts)
    return np.bincount(segment.part_doc, counts * in_zone, minlength=segment.size).astype(np.int64)


def _number(segment: Segment, term: bytes) -> int | None:
    return segment.number(term.decode("utf-8", "surrogatepass"))


def _documents(numbers: list[int | None]) -> Postings | None:
    known = np.array([number for number in numbers if number is not None], dtype=np.int64)
    return Postings(known, np.ones(len(known), np.int64)) if len(known) else None


def _facet(segment: Segment, name: str) -> FieldTerms:
    def postings(term: bytes) -> Postings | None:
        facet = segment.facets[name]
        mask = facet.having_any([term.decode("utf-8", "surrogatepass")])
        return _documents(list(np.flatnonzero(mask).tolist()))

    # No value at all is no term, as everywhere in Whoosh.
    return FieldTerms(postings, lambda: [value.encode() for value in segment.facets[name].values if value])


_DAY = fields.NUMERIC(int, shift_step=0)


def _numbers(days: Array) -> FieldTerms:
    def postings(term: bytes) -> Postings | None:
        if term[0]:  # a term of less precision, which only a shift step would make
            return None
        return _documents(list(np.flatnonzero(days == _DAY.from_bytes(term)).tolist()))

    return FieldTerms(postings, lambda: [_DAY.to_bytes(int(day)) for day in np.unique(days)])


class _ZoneTerms(FieldTerms):
    """The terms of one view of a zone."""

    def __init__(self, segment: Segment, zone: Zone) -> None:
        self._segment = segment
        self._zone = ZONE_NUMBERS[zone]
        super().__init__(self._postings, self._all)

    def _postings(self, term: bytes) -> Postings | None:
        raise NotImplementedError

    def _all(self) -> list[bytes]:
        raise NotImplementedError


class _ZoneWords(_ZoneTerms):
    def _postings(self, term: bytes) -> Postings | None:
        segment = self._segment
        parts, frequencies = segment.parts_of(term.decode("utf-8", "surrogatepass"))
        chosen = segment.part_zone[parts] == self._zone
        return _by_document(segment.part_doc[parts[chosen]].astype(np.int64), frequencies[chosen])

    def _all(self) -> list[bytes]:
        segment = self._segment
        parts = np.concatenate(
            [segment.parts_of_number(n)[0] for n in range(len(segment.words))] or [np.empty(0, np.int64)]
        )
        words = np.repeat(np.arange(len(segment.words)), lengths_of(segment.word_part_start))
        chosen = np.unique(words[segment.part_zone[parts] == self._zone])
        return [segment.words.encoded(int(number)) for number in chosen]


class _ZoneGrams(_ZoneTerms):
    def _postings(self, term: bytes) -> Postings | None:
        segment = self._segment
        text = term.decode("utf-8", "surrogatepass")
        is_pair = len(text) == 2 and LETTERS.fullmatch(text)
        places = segment.places.of(text) if is_pair else segment.places.of_run(text).astype(np.int64)
        parts = segment.places.parts(places)
        chosen = segment.part_zone[parts] == self._zone
        places, parts = places[chosen], parts[chosen]
        documents = segment.part_doc[parts].astype(np.int64)
        found = _by_document(documents, np.ones(len(documents), np.int64))
        if found is None:
            return None
        # The parts of a zone are neighbours: the zone's text is one stretch of the codes.
        begins = np.array([self._zone_start(int(document)) for document in found.documents])
        return Postings(found.documents, found.frequencies, places - np.repeat(begins, found.frequencies))

    def _zone_start(self, document: int) -> int:
        segment = self._segment
        first, end = int(segment.doc_part[document]), int(segment.doc_part[document + 1])
        part = first + int(np.flatnonzero(segment.part_zone[first:end] == self._zone)[0])
        return int(segment.part_start[part])

    def _all(self) -> list[bytes]:
        segment = self._segment
        found: set[bytes] = set()
        for text in _texts(segment, self._zone):
            found.update(text[i : i + 2].encode("utf-8", "surrogatepass") for i in range(len(text) - 1))
        runs = (segment.runs.encoded(number) for number in range(len(segment.runs)))
        return [term for term in {*found, *runs} if self._postings(term) is not None]


class _ZoneChars(_ZoneTerms):
    def _postings(self, term: bytes) -> Postings | None:
        segment = self._segment
        text = term.decode("utf-8", "surrogatepass")
        if len(text) != 1 or text in " \n" or RUN.match(text):
            return None
        parts = unique_sorted(segment.places.parts(segment.places.of(text)))
        parts = parts[segment.part_zone[parts] == self._zone]
        documents = unique_sorted(segment.part_doc[parts].astype(np.int64))
        return _documents(list(documents.tolist()))

    def _all(self) -> list[bytes]:
        text = "".join(_texts(self._segment, self._zone))
        return [char.encode("utf-8", "surrogatepass") for char in set(RUN.sub("", text)) - {" "}]


def _texts(segment: Segment, zone: int) -> Iterator[str]:
    """The folded text of each part in a zone."""
    return map(segment.text, np.flatnonzero(segment.part_zone == zone).tolist())


def _by_document(documents: Ints, frequencies: Ints) -> Postings | None:
    if not len(documents):
        return None
    firsts = np.flatnonzero(np.append(True, documents[1:] != documents[:-1]))
    return Postings(documents[firsts], np.add.reduceat(frequencies, firsts))
