"""
A term's postings as arrays: the one place where posting lists are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import TermNotFound

from search.backends.whoosh.facts import POSITION_BITS
from search.backends.whoosh.fields import View, field_name
from search.schema import Zone

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents that hold a term, ascending, and how often each does."""

    documents: Ints
    frequencies: NDArray[np.float64]


_NONE = Postings(np.empty(0, dtype=np.int64), np.empty(0))


class PostingsReader:
    """Reads postings out of a Whoosh reader."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def postings(self, zone: Zone, view: View, term: str) -> Postings:
        """Where *term* stands in *view* of *zone*; empty arrays when nowhere."""
        matcher = self._matcher(zone, view, term)
        if matcher is None:
            return _NONE
        documents, frequencies = [], []
        while matcher.is_active():
            documents.append(matcher.id())
            frequencies.append(matcher.weight())
            matcher.next()
        return Postings(np.array(documents, dtype=np.int64), np.array(frequencies))

    def places(self, zone: Zone, view: View, term: str) -> Ints:
        """Every place of *term* in *zone*, ascending: `document << POSITION_BITS | position`."""
        matcher = self._matcher(zone, view, term)
        found: list[int] = []
        while matcher is not None and matcher.is_active():
            document = matcher.id() << POSITION_BITS
            found.extend(document | position for position in matcher.value_as("positions"))
            matcher.next()
        return np.array(found, dtype=np.int64)

    def documents_with(self, zone: Zone, view: View, term: str) -> int:
        """How many documents hold *term*, about: deleted ones count."""
        frequency: int = self._reader.doc_frequency(field_name(zone, view), term)
        return frequency

    def _matcher(self, zone: Zone, view: View, term: str) -> Any:
        try:
            return self._reader.postings(field_name(zone, view), term.encode())
        except TermNotFound:
            return None
