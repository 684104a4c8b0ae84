"""
What is known of every document, in columns: read once when an index is opened.

All arrays have one element for each document number of the index, deleted ones included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.backends.whoosh.fields import length_name
from search.query.request import SearchRequest
from search.schema import Unit, Zone

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
    """

    units: Mapping[Unit, Mask]
    paragraphs: tuple[str, ...]
    places: Ints
    first_days: Ints
    last_days: Ints
    facets: Mapping[str, Ordinals]
    lengths: Mapping[Zone, NDArray[np.float64]]

    def passing(self, facet: str, request: SearchRequest) -> Mask | None:
        """The documents that pass the filter *request* has on *facet*; None when it has none."""
        if facet == "date":
            if request.since is None and request.until is None:
                return None
            since = request.since.first_day if request.since else 0
            until = request.until.last_day if request.until else 99999999
            return (self.first_days > 0) & (self.last_days >= since) & (self.first_days <= until)
        chosen = request.districts if facet == "district" else tuple(str(kind) for kind in request.kinds)
        return self.facets[facet].having(chosen, len(self.places)) if chosen else None


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
            "district": _ordinals([value.decode().split("\n") for value in _column(reader, "district")]),
            "date": _ordinals([[value.decode()] for value in _column(reader, "month")]),
            "kind": _ordinals([[value.decode()] for value in _column(reader, "kind")]),
        },
        lengths={zone: np.array(_column(reader, length_name(zone)), dtype=np.float64) for zone in Zone},
    )


def _column(reader: Any, name: str) -> list[Any]:
    return list(reader.column_reader(name)) if reader.doc_count_all() else []


def _ordinals(values: list[list[str]]) -> Ordinals:
    distinct = tuple(sorted({value for several in values for value in several}))
    ordinal = {value: i for i, value in enumerate(distinct)}
    pairs = [(number, ordinal[value]) for number, several in enumerate(values) for value in several]
    flat = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Ordinals(distinct, flat[:, 0], flat[:, 1])
