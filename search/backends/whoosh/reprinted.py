"""
Which documents of an index are reprints of each other: one small file, written anew with each generation.

It holds for every document of every segment, in the order of both, the number of the set it is in, 0 for none; and the verdicts that
the next generation need not find again. See `search.reprints`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.backends.whoosh.characters import points_from
from search.backends.whoosh.collecting import FIRST_PARAGRAPH_ZONE
from search.backends.whoosh.container import Array, Arrays, starts_of, write_arrays
from search.backends.whoosh.segment import alive_in
from search.reprints import BINS, NO_VERDICTS, Letters, Prints, Verdicts, are_letters, linked

FILE = "reprints.sets"

_LOOK_UP = 40
"""Looking a document up among many rows takes as long as reading so many of a table."""


def write_sets(directory: Path, names: Sequence[str]) -> None:
    """Write the file for the segments of these *names* in *directory*, which may lack their words yet."""
    path = directory / FILE
    known = _verdicts(Arrays(path)) if path.exists() else NO_VERDICTS
    sets, verdicts = sets_of(directory, names, known)
    write_arrays(
        path, {"set": sets, "pair": verdicts.pair, "is_reprint": verdicts.is_reprint.astype(np.uint8)}, {}
    )


def sets_of(
    directory: Path, names: Sequence[str], known: Verdicts = NO_VERDICTS
) -> tuple[NDArray[np.uint32], Verdicts]:
    """Of every document of these segments the number of its set, and the verdicts on which it rests."""
    segments = [Arrays(directory / f"{name}.columns") for name in names]
    sizes = [len(columns["doc_letters"]) for columns in segments]
    living = [
        np.arange(size) if (alive := alive_in(directory, name, size)) is None else np.flatnonzero(alive)
        for name, size in zip(names, sizes, strict=True)
    ]
    firsts = starts_of(np.array([len(documents) for documents in living], np.int64))

    def read(number: int) -> Letters:
        which = int(np.searchsorted(firsts, number, "right")) - 1
        return _letters(segments[which], int(living[which][number - firsts[which]]))

    numbers, verdicts = linked([_prints(*each) for each in zip(segments, living, strict=True)], read, known)
    sets = np.zeros(sum(sizes), np.uint32)
    for base, documents, first in zip(starts_of(np.array(sizes, np.int64)), living, firsts, strict=False):
        sets[base + documents] = numbers[first : first + len(documents)]
    return sets, verdicts


class Linked:
    """
    The documents of a segment that are in sets of reprints; there are some.

    Args:
        sets: Of each document the number of its set, 0 for none.
    """

    def __init__(self, sets: Array) -> None:
        self._sets = sets
        self._documents = sets.nonzero()[0]

    def of(self, documents: Array | int) -> Array:
        """The set that each of *documents* is in; 0 for none."""
        return self._sets[documents]

    def documents_of(self, number: int) -> list[int]:
        """The documents in the set of this *number*."""
        found: list[int] = (self._sets == number).nonzero()[0].tolist()
        return found

    def among(self, rows: Array) -> tuple[Array, Array]:
        """Which of *rows*, documents in ascending order, are in sets, as places among them, and in which."""
        if len(self._documents) * _LOOK_UP < len(rows):
            which = rows.searchsorted(self._documents)
            there = (rows.take(which, mode="clip") == self._documents).nonzero()[0]
            return which.take(there), self._sets.take(self._documents.take(there))
        sets = self._sets.take(rows)
        which = (sets > 0).nonzero()[0]
        return which, sets.take(which)


def read_sets(directory: Path, sizes: Sequence[int]) -> list[Linked | None]:
    """What is linked of each segment, of which these are the *sizes*; None where nothing is."""
    sets = Arrays(directory / FILE)["set"]
    if len(sets) != sum(sizes):
        raise ValueError(f"{FILE} is of other segments")
    starts = starts_of(np.array(sizes, np.int64)).tolist()
    each = (sets[first:end] for first, end in pairwise(starts))
    return [Linked(own) if own.any() else None for own in each]


def _prints(columns: Mapping[str, Array], documents: Array) -> Prints:
    sketch = columns["doc_sketch"].reshape(-1, BINS)
    if len(documents) == len(sketch):  # as they are mapped, not as a copy
        return Prints(columns["doc_letters"], columns["doc_text"], sketch)
    return Prints(columns["doc_letters"][documents], columns["doc_text"][documents], sketch[documents])


def _letters(columns: Mapping[str, Array], document: int) -> Letters:
    """What is compared of a document: the letters of its paragraphs, which are its last parts."""
    first, last = (int(columns["doc_part"][at]) for at in (document, document + 1))
    first += int(np.searchsorted(columns["part_zone"][first:last], FIRST_PARAGRAPH_ZONE))
    start, end = (int(columns["part_start"][at]) for at in (first, last))
    low, high = np.searchsorted(columns["shared_at"], [start, end])
    shared_at = columns["shared_at"][low:high] - np.uint64(start)
    points = points_from(columns["codes"][start:end], shared_at, columns["shared_point"][low:high])
    return points[are_letters(points)]


def _verdicts(columns: Mapping[str, Array]) -> Verdicts:
    return Verdicts(columns["pair"], columns["is_reprint"].astype(np.bool_))
