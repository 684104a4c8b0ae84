"""
The values of documents in a segment, facet by facet: which documents have a value, and how often each stands among some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from search.analysis.normalize import fold
from search.backends.whoosh.container import Array, Ints, Mask, Strings, starts_of
from search.model import PartialDate
from search.query.plan import LAST_DAY
from search.query.request import alike
from search.schema import ATTRIBUTES, NAMES

ALL_FACETS = (*ATTRIBUTES, "date")
"""The names of those that a segment has."""

_FEW = 40
"""So few values are counted one by one."""


class Facet:
    """A facet of a segment: *values* sorted; a document's values as (document, ordinal) pairs, sorted by document."""

    def __init__(self, arrays: Mapping[str, Array], name: str, documents: int) -> None:
        self.name = name
        self.values = tuple(Strings(arrays, f"{name}_value").all())
        self.documents = arrays[f"{name}_doc"]
        self.ordinals = arrays[f"{name}_ordinal"]
        self.size = documents

    def first_and_others(self) -> tuple[Ints, Ints, Ints]:
        """Ordinal of the first value of each document, -1 for none; documents and ordinals of all further values."""
        documents = self.documents.astype(np.intp)
        is_first = np.append(True, documents[1:] != documents[:-1]) if len(documents) else np.empty(0, np.bool_)
        first = np.full(self.size, -1, dtype=np.intp)
        first[documents[is_first]] = self.ordinals[is_first]
        return first, documents[~is_first], self.ordinals[~is_first].astype(np.intp)

    def count(self, rows: Ints) -> dict[str, int]:
        """How often each value stands among *rows*, documents that may repeat; values that do not are left out."""
        return self._alone.count(rows)[0]

    @cached_property
    def _alone(self) -> FacetTable:
        return FacetTable([self])

    def having(self, ordinals: Array) -> Mask:
        """The documents that have any of *ordinals*."""
        mask = np.zeros(self.size, dtype=np.bool_)
        mask[self.documents[np.isin(self.ordinals, ordinals)]] = True
        return mask

    def having_any(self, values: Iterable[str]) -> Mask:
        """The documents that have any of *values*, or of what is `alike`."""
        own = self._folded if self.name in NAMES else self.values
        return self._having_any(own, {alike(self.name, value) for value in values})

    def being(self, value: str) -> Mask:
        """The documents that have a value which, folded, is *value*."""
        return self._having_any(self._folded, {value})

    def lying_in(self, first_day: int, last_day: int, *, surely: bool) -> Mask:
        """The documents whose value is a date that may lie between two days (yyyymmdd), both included, or is known to."""
        firsts, lasts = self._days
        is_date = firsts <= lasts
        return self.having(np.flatnonzero(is_date & lie_in(firsts, lasts, first_day, last_day, surely=surely)))

    @cached_property
    def _days(self) -> tuple[Ints, Ints]:
        """The first and the last day that each value may mean; of one that is no date, none at all."""
        dates = [PartialDate.parse(value) if value else None for value in self.values]
        firsts = [date.first_day if date else LAST_DAY + 1 for date in dates]
        return np.array(firsts, np.int64), np.array([date.last_day if date else -1 for date in dates], np.int64)

    def _having_any(self, values: Sequence[str], wanted: set[str]) -> Mask:
        return self.having(np.array([i for i, value in enumerate(values) if value in wanted], np.int64))

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(fold, self.values))

    @cached_property
    def _joined(self) -> tuple[str, Ints]:
        """All values folded, a line end after each, and where each begins."""
        starts = np.cumsum([0, *(len(value) + 1 for value in self._folded)])
        return "".join(f"{value}\n" for value in self._folded), starts

    def holding(self, part: str) -> Mask:
        """The documents of which a value, folded, holds *part*."""
        text, starts = self._joined
        found = np.array([match.start() for match in re.finditer(re.escape(part), text)], dtype=np.int64)
        return self.having(np.unique(np.searchsorted(starts, found, "right") - 1))


class FacetTable:
    """
    Several facets counted at once: the values of all have one numbering, each facet's behind those of the one before,
    so that one look at the rows and one `bincount` count them all. A number of its own stands for no value.
    """

    def __init__(self, facets: Sequence[Facet]) -> None:
        self._values = np.array([*(value for facet in facets for value in facet.values), None], object)
        self._bounds = starts_of(np.array([len(facet.values) for facet in facets]))
        self._nothing = nothing = len(self._values) - 1
        columns, documents, ordinals = [], [], []
        for facet, base in zip(facets, self._bounds.tolist(), strict=False):
            first, others, own = facet.first_and_others()
            columns.append(np.where(first < 0, nothing, first + base))
            documents.append(others)
            ordinals.append(own + base)
        self._size = facets[0].size
        self._first = np.ascontiguousarray(np.stack(columns, axis=1))
        rest = np.concatenate(documents)
        order = np.argsort(rest, kind="stable")
        self._rest_start = starts_of(np.bincount(rest, minlength=self._size)) if len(rest) else None
        self._rest_documents, self._rest = rest[order], np.concatenate(ordinals)[order]

    def count(self, rows: Ints) -> list[dict[str, int]]:
        """For each facet how often each value stands among *rows*, documents that may repeat; others are left out."""
        columns = self._first.take(rows, axis=0)
        if columns.size <= _FEW and self._rest_start is None:
            return [_counted(column) for column in self._values.take(columns.T).tolist()]
        counts = np.bincount(columns.ravel(), minlength=self._nothing + 1)[:-1]
        if self._rest_start is not None:
            self._add_rest(counts, self._rest_start, rows)
        which = counts.nonzero()[0]
        names, tally = self._values.take(which).tolist(), counts.take(which).tolist()
        return [
            dict(zip(names[begin:end], tally[begin:end], strict=True))
            for begin, end in pairwise(which.searchsorted(self._bounds).tolist())
        ]

    def _add_rest(self, counts: Ints, starts: Ints, rows: Ints) -> None:
        """Add to *counts* the values that *rows* have beside their first."""
        if len(rows) * 8 > len(self._rest):
            times = np.bincount(rows, minlength=self._size).take(self._rest_documents)
            counts += np.bincount(self._rest, times, self._nothing).astype(np.intp)
            return
        begins = starts.take(rows)
        lengths = starts.take(rows + 1) - begins
        if lengths.any():
            ends = np.cumsum(lengths)
            at = np.arange(int(ends[-1])) + np.repeat(begins - (ends - lengths), lengths)
            counts += np.bincount(self._rest.take(at), minlength=self._nothing)


def _counted(values: list[str | None]) -> dict[str, int]:
    """How often each of *values* stands among them, None left aside."""
    counts: dict[str, int] = {}
    for value in values:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    return counts


def lie_in(firsts: Ints, lasts: Ints, first_day: int, last_day: int, *, surely: bool) -> Mask:
    """
    Which of the dates that may mean the days *firsts* to *lasts* may lie between two days, both included, or are known to.

    All days are numbers such as yyyymmdd.
    """
    from_first, to_last = (firsts, lasts) if surely else (lasts, firsts)
    mask: Mask = (from_first >= first_day) & (to_last <= last_day)
    return mask
