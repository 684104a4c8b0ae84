"""
A segment as rows of one unit: a row is what can be a hit, a document, or a part when the unit is the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np

from search.backends.whoosh.characters import letter_codes
from search.backends.whoosh.collecting import FIRST_PARAGRAPH_ZONE
from search.backends.whoosh.container import Array, Floats, Ints, Mask
from search.backends.whoosh.impacts import IMPACT_STEP, part_weights
from search.backends.whoosh.kept import Kept
from search.backends.whoosh.places import firsts_of, unique_sorted
from search.backends.whoosh.segment import Segment
from search.ranking import bm25
from search.ranking.tiers import EXACT_TIERS
from search.schema import ALL_ZONES, Unit

Tiers = Array

_TIER_BY_ZONE = np.array([EXACT_TIERS[zone] for zone in ALL_ZONES], dtype=np.int8)

_KEPT_STRINGS = 32
"""Strings whose rows are kept: one answer asks for the same ones again, in wider questions and for other spellings."""

_KEPT_PARTS = 8
"""Words of a bare text whose parts are kept: which rows hold all, and which in one part, is asked one after the other."""


_FEW_ROWS = 512
"""In so few rows a letter is looked for one by one: they take as long as the places of a frequent one in all."""


class Weighted:
    """
    The rows that hold a word, and its share of their scores without the idf.

    Args:
        listed: The rows, ascending, as they are stored; *rows* are the same as indices.
        steps: What each row has of the shares, in units of *step*.
    """

    __slots__ = ("_rows", "listed", "step", "steps")

    def __init__(self, listed: Ints, steps: Array, step: float = 1.0) -> None:
        self.listed = listed
        self.steps = steps
        self.step = step
        self._rows: Ints | None = None

    @property
    def rows(self) -> Ints:
        """The rows, ascending."""
        if self._rows is None:
            self._rows = self.listed.astype(np.intp)
        return self._rows


class View:
    """
    See the module.

    Args:
        means: Gives the mean length of each zone over the rows of the unit in the whole index.
    """

    def __init__(self, segment: Segment, unit: Unit, means: Callable[[], Mapping[str, float]]) -> None:
        self.segment = segment
        self.unit = unit
        self.is_whole = unit is Unit.ARTICLE
        self.size = segment.size if unit is Unit.ARTICLE else segment.parts
        self._means = means
        self._strings: Kept[tuple[Ints, Tiers]] = Kept(_KEPT_STRINGS)
        self._parts: Kept[Ints] = Kept(_KEPT_PARTS)

    @cached_property
    def existing(self) -> Mask:
        """The rows there are: not deleted, and of this unit; not to be written to."""
        alive = self.segment.alive
        if self.is_whole:
            return np.ones(self.size, np.bool_) if alive is None else alive
        mask: Mask = self.segment.part_zone >= FIRST_PARAGRAPH_ZONE
        return mask if alive is None else mask & alive[self.segment.part_doc]

    @cached_property
    def count(self) -> int:
        """Number of rows there are."""
        return int(np.count_nonzero(self.existing))

    def documents(self, rows: Ints) -> Ints:
        """The document of each row."""
        return rows if self.is_whole else self.segment.part_doc.take(rows).astype(np.intp)

    def spread(self, documents: Mask) -> Mask:
        """A mask of documents as one of rows."""
        return documents if self.is_whole else documents.take(self.segment.part_doc)

    def _alive(self, rows: Ints) -> Ints | None:
        """Which of *rows* (of documents, or of parts) are there; None for all."""
        if self.is_whole and self.segment.alive is None:
            return None
        alive: Ints = self.existing.take(rows).nonzero()[0]
        return None if len(alive) == len(rows) else alive

    def rows_of(self, parts: Ints) -> Ints:
        """The rows that the *parts* (ascending) belong to, each once, deleted ones and other units' left out."""
        return self.best_of(parts)[0]

    def best_of(self, parts: Ints) -> tuple[Ints, Tiers]:
        """The rows that *parts* (ascending) belong to, each once, with the best tier of an exact string in these parts."""
        rows = self.segment.part_doc.take(parts) if self.is_whole else parts
        # The zones of a document are in the order of their tiers: its first part is the best.
        at = firsts_of(rows)
        rows, firsts = rows.take(at).astype(np.intp), parts.take(at)
        alive = self._alive(rows)
        if alive is not None:
            rows, firsts = rows.take(alive), firsts.take(alive)
        return rows, _TIER_BY_ZONE.take(self.segment.part_zone.take(firsts))

    def holding(self, string: str) -> tuple[Ints, Tiers]:
        """The rows with a part that holds *string* to the letter, and the best tier of those parts."""
        return self._strings.get(string, lambda: self._holding(string))

    def _holding(self, string: str) -> tuple[Ints, Tiers]:
        places = self.segment.places
        return self.best_of(places.parts(places.of(string)))

    def parts_holding(self, string: str) -> Ints:
        """The parts that hold *string* to the letter, ascending, those of deleted documents not left out."""
        places = self.segment.places
        return self._parts.get(string, lambda: unique_sorted(places.parts(places.of(string))))

    def parts_holding_of(self, string: str, rows: Ints) -> Ints:
        """Of `parts_holding` at least those that are of *rows*."""
        if len(string) > 1 or len(rows) > _FEW_ROWS or not letter_codes()[min(ord(string), 0xFFFF)]:
            return self.parts_holding(string)
        places = self.segment.places
        return unique_sorted(places.parts(places.within(string, unique_sorted(self.documents(rows)))))

    def weighted(self, term: str) -> Weighted:
        """The rows that hold the word *term*."""
        if self.is_whole:
            return Weighted(*self.segment.word(term), IMPACT_STEP)
        parts, frequencies = self.segment.parts_of(term)
        alive = self._alive(parts)
        if alive is not None:
            parts, frequencies = parts.take(alive), frequencies.take(alive)
        shares = bm25.saturate((self._part_weights.take(parts) * frequencies).astype(np.float64))
        kinds = self.segment.kind_weights
        if kinds is not None:
            shares = shares * kinds.take(self.segment.part_doc.take(parts))
        return Weighted(parts, shares.astype(np.float32))

    @cached_property
    def _part_weights(self) -> Floats:
        return part_weights(self.segment, self._means(), by_part=True)
