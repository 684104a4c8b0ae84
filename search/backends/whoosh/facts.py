"""
What is known of every document, in columns: read once when an index is opened.

All arrays have one element for each document number of the index, deleted ones included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.analysis.normalize import fold
from search.backends.whoosh.fields import attribute_name, length_name
from search.model import Kind
from search.query.plan import LAST_DAY
from search.query.request import SearchRequest
from search.ranking import bm25
from search.schema import ATTRIBUTES, PARAGRAPH_BREAK, Unit, Zone

POSITION_BITS = 32
"""A place is one integer: document number above, position in the low bits."""

Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ordinals:
    """
    A facet's values by document.

    Attributes:
        values: The distinct values, sorted; an ordinal is a place in it.
        documents, ordinals: One element for every value a document has, sorted by document.
    """

    values: tuple[str, ...]
    documents: Ints
    ordinals: Ints

    def count(self, wanted: Mask) -> dict[str, int]:
        """How many of the documents *wanted* have each value; values that none has are left out."""
        counts = np.bincount(self.ordinals[wanted[self.documents]], minlength=len(self.values))
        return {self.values[i]: int(counts[i]) for i in np.flatnonzero(counts)}

    def having(self, chosen: tuple[str, ...], size: int) -> Mask:
        """The documents that have any of the values *chosen*, of *size* in all."""
        wanted = np.isin(self.ordinals, [i for i, value in enumerate(self.values) if value in chosen])
        mask = np.zeros(size, dtype=np.bool_)
        mask[self.documents[wanted]] = True
        return mask


@dataclass(frozen=True, slots=True)
class Facts:
    """
    Columns of an index.

    Attributes:
        places: Rank of each document in the order of the corpus.
        lengths: Number of words of each document, by zone.
        parts: Where the parts (title, kicker, paragraphs …) of each zone begin, as places, ascending.
        kind_weights: What each document's score is multiplied with.
    """

    units: Mapping[Unit, Mask]
    paragraphs: tuple[str, ...]
    places: Ints
    first_days: Ints
    last_days: Ints
    facets: Mapping[str, Ordinals]
    lengths: Mapping[Zone, NDArray[np.float64]]
    parts: Mapping[Zone, Ints]
    kind_weights: NDArray[np.float64]

    def passing(self, facet: str, request: SearchRequest) -> Mask | None:
        """The documents that pass the filter *request* has on *facet*; None when it has none."""
        if facet == "date":
            if request.since is None and request.until is None:
                return None
            return self.in_period(
                request.since.first_day if request.since else 0,
                request.until.last_day if request.until else LAST_DAY,
            )
        chosen = request.districts if facet == "district" else tuple(str(kind) for kind in request.kinds)
        return self.facets[facet].having(chosen, len(self.places)) if chosen else None

    def in_period(self, first_day: int, last_day: int) -> Mask:
        """The documents whose date may lie between two days (yyyymmdd), both included."""
        return (self.first_days > 0) & (self.last_days >= first_day) & (self.first_days <= last_day)

    def holding(self, field: str, part: str) -> Mask:
        """The documents of which a value of the attribute *field*, folded, holds *part*."""
        values = self.facets[field].values
        chosen = tuple(value for value in values if part in fold(value))
        return self.facets[field].having(chosen, len(self.places))


def read_facts(reader: Any) -> Facts:
    """The facts of every document that the Whoosh *reader* knows."""
    size: int = reader.doc_count_all()
    live = np.array([not reader.is_deleted(number) for number in range(size)], dtype=np.bool_)
    paragraphs = tuple(value.decode() for value in _column(reader, "paragraph"))
    is_paragraph = np.array([bool(value) for value in paragraphs], dtype=np.bool_)
    by_place = sorted(range(size), key=list(_column(reader, "place")).__getitem__)
    places = np.empty(size, dtype=np.int64)
    places[by_place] = np.arange(size)
    return Facts(
        units={Unit.ARTICLE: live & ~is_paragraph, Unit.PARAGRAPH: live & is_paragraph},
        paragraphs=paragraphs,
        places=places,
        first_days=np.array(_column(reader, "first_day"), dtype=np.int64),
        last_days=np.array(_column(reader, "last_day"), dtype=np.int64),
        facets={
            "date": _ordinals([[value.decode()] for value in _column(reader, "month")]),
            **{
                field: _ordinals([_split(value) for value in _column(reader, attribute_name(field))])
                for field in ATTRIBUTES
            },
        },
        lengths={zone: np.array(_column(reader, length_name(zone)), dtype=np.float64) for zone in Zone},
        parts={zone: _part_starts(reader, zone, size) for zone in Zone},
        kind_weights=np.array(
            [
                bm25.KIND_WEIGHTS.get(Kind(value.decode()), 1.0)
                for value in _column(reader, attribute_name("kind"))
            ],
            dtype=np.float64,
        ),
    )


def _part_starts(reader: Any, zone: Zone, size: int) -> Ints:
    starts: list[int] = []
    for number in range(size):
        text = reader.stored_fields(number)["zones"].get(str(zone))
        if text is not None:
            lengths = [len(part) + 1 for part in text.split(PARAGRAPH_BREAK)]
            starts += [number << POSITION_BITS | start for start in accumulate(lengths[:-1], initial=0)]
    return np.array(starts, dtype=np.int64)


def _split(value: bytes) -> list[str]:
    return value.decode().split("\n") if value else []


def _column(reader: Any, name: str) -> list[Any]:
    return list(reader.column_reader(name)) if reader.doc_count_all() else []


def _ordinals(values: list[list[str]]) -> Ordinals:
    distinct = tuple(sorted({value for several in values for value in several}))
    ordinal = {value: i for i, value in enumerate(distinct)}
    pairs = [(number, ordinal[value]) for number, several in enumerate(values) for value in several]
    flat = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Ordinals(distinct, flat[:, 0], flat[:, 1])
