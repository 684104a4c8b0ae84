"""
Here are segments, give me the place of each of their documents among all, in each order that hits may come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from search.backends.whoosh.container import Ints
from search.backends.whoosh.segment import Segment
from search.query.request import Sort
from search.ranking.order import natural, order

_ORDINAL_BITS = 32
"""A source and the ordinal of an article in it, in one integer."""


class Ranks:
    """The order of the documents of *segments*, scores left aside; what is asked for is computed once."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._orders: dict[Sort, list[Ints]] = {}

    def by(self, sort: Sort) -> list[Ints]:
        """The place of each document of each segment in the order of all documents by *sort*."""
        if sort not in self._orders:
            self._orders[sort] = self._ranked(sort)
        return self._orders[sort]

    def newest(self, limit: int) -> list[tuple[int, int]]:
        """Segment and document of the newest *limit* articles, the newest first."""
        return list(map(tuple, self._newest[:limit].tolist()))

    def oldest_first(self, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """These documents, each with the number of its segment, in the order of time."""
        ranks = self.by(Sort.OLDEST)
        return sorted(places, key=lambda place: int(ranks[place[0]][place[1]]))

    @cached_property
    def _newest(self) -> Ints:
        """Segment and document of every article, newest first."""
        found = [
            np.stack((np.full(segment.living, number), segment.documents), axis=1)
            for number, segment in enumerate(self._segments)
        ]
        pairs = np.concatenate([np.empty((0, 2), np.int64), *found])
        by_time = self.by(Sort.NEWEST)
        ranks = [by_time[number][segment.documents] for number, segment in enumerate(self._segments)]
        return pairs[np.argsort(np.concatenate([np.empty(0, np.int64), *ranks]))]

    def _ranked(self, sort: Sort) -> list[Ints]:
        days = np.concatenate([s.first_days for s in self._segments] or [np.empty(0, np.int32)]).astype(np.int64)
        places = np.concatenate(self._places or [np.empty(0, np.int64)])
        ranks = np.empty(len(places), np.int64)
        ranks[order(sort, np.zeros(len(places)), days, places)] = np.arange(len(places))
        return np.split(ranks, np.cumsum([segment.size for segment in self._segments])[:-1])

    @cached_property
    def _places(self) -> list[Ints]:
        """The place of each document of each segment in the order of the corpus, as ascending integers."""
        runs = []
        for number, segment in enumerate(self._segments):
            names, firsts = segment.sources
            for name, first, end in zip(names, firsts.tolist(), [*firsts[1:].tolist(), segment.size], strict=True):
                runs.append((name, number, first, end))
        ranks = {name: rank for rank, name in enumerate(sorted({run[0] for run in runs}, key=natural))}
        places = [np.zeros(segment.size, np.int64) for segment in self._segments]
        for name, number, first, end in runs:
            ordinals = self._segments[number].ordinals[first:end].astype(np.int64)
            places[number][first:end] = ranks[name] << _ORDINAL_BITS | ordinals
        # Small numbers again, so that a part fits beside a document.
        _, dense = np.unique(np.concatenate(places) if places else np.empty(0, np.int64), return_inverse=True)
        ends = np.cumsum([segment.size for segment in self._segments])[:-1]
        return [part.astype(np.int64) for part in np.split(dense, ends)]
