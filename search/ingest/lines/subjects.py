"""
Here are texts, give me what each is about.

A text about a flood and another about a dike share no word, but both speak as articles about high water do. Each common pair of characters, and each
single one that says something, has a direction of its own, that of the articles it comes in; a text points where its pairs and characters
point together (latent semantic analysis: Deerwester and others, "Indexing by latent semantic analysis", 1990). The directions are in
`data/subjects.npz`, fitted to many real articles (search/ingest/README.md, "What was fitted").
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from search.ingest.lines.wording import begins_anew, codes_of

SUBJECTS: Final = Path(__file__).parents[1] / "data" / "subjects.npz"
"""
Arrays: `pairs`, code point << 16 | code point, uint32, in order; `characters`, code points, uint16, in order; `directions`, int8, a row each for the
pairs and then for the characters, longer for those that come in fewer articles.
"""

_AT_ONCE: Final = 1 << 15
"""Of so many characters texts are looked at together, so that memory stays linear in the longest of them."""
_NONE: Final = -1
_LAST: Final = 0xFFFF
_BITS: Final = 20


def subjects_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """
    What each of *texts* is about: a row of whole numbers each, zeros where nothing in it says anything.

    The sum of rows is what their texts are about together; how near rows are is told by `nearness`.
    """
    found = [_directions_of(texts[start:stop]) for start, stop in _portions(texts)]
    return np.concatenate(found) if found else np.zeros((0, _subjects()[1].shape[1]), np.float32)


def nearness(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """The cosine of two rows, mostly from 0 to 1; 0 where either is all zeros."""
    return cosine(float(one @ other), float(one @ one), float(other @ other))


def cosine(product: float, square: float, other: float) -> float:
    """The same, where the *product* of the rows is known, and that of each with itself."""
    return product / math.sqrt(max(1.0, square * other))


def beside_common(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """
    What texts are about beside what they are about together: on a page where all tell of schools that ties no two of them.

    The fewer they are, the less is known of what is common to them by chance, and the less is taken away.
    """
    whole = rows.sum(0)
    square = float(whole @ whole)
    if not square:
        return rows
    share = np.float32(len(rows) / (len(rows) + _FEW) / square)
    return rows - np.outer(rows @ whole, share * whole)


_FEW: Final = 4
"""Of so many texts half of what they are about together is taken away; 0 to 8 were tried."""


class Terms:
    """
    Pairs of characters and single ones that say what a text is about, by number.

    Args:
        pairs: code point << 16 | code point; the number of each is its place.
        characters: Code points up to 0xFFFF, numbered after the pairs.
    """

    __slots__ = ("_first", "_pairs", "_second", "_single")

    def __init__(
        self, pairs: NDArray[np.unsignedinteger[Any]], characters: NDArray[np.unsignedinteger[Any]]
    ) -> None:
        # A table of first and second characters is looked up many times faster than a sorted list of pairs.
        firsts, at_first = np.unique(pairs >> 16, return_inverse=True)
        seconds, at_second = np.unique(pairs & _LAST, return_inverse=True)
        self._first = np.zeros(_LAST + 1, np.int32)
        self._first[firsts] = np.arange(1, len(firsts) + 1)
        self._second = np.zeros(_LAST + 1, np.int32)
        self._second[seconds] = np.arange(1, len(seconds) + 1)
        self._pairs = np.full((len(firsts) + 1, len(seconds) + 1), _NONE, np.int32)
        self._pairs[at_first + 1, at_second + 1] = np.arange(len(pairs))
        self._single = np.full(_LAST + 1, _NONE, np.int32)
        self._single[characters] = np.arange(len(pairs), len(pairs) + len(characters))

    def of(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The number of the text, and that of the term, for each known term of *texts*, once a text and in order."""
        points, owners = codes_of(texts)
        codes, owners = np.minimum(points, _LAST), owners << _BITS
        pairs = self._pairs[self._first.take(codes[:-1]), self._second.take(codes[1:])]
        single = self._single.take(codes)
        is_pair, is_single = pairs != _NONE, single != _NONE
        keys = np.concatenate((owners[:-1][is_pair] | pairs[is_pair], owners[is_single] | single[is_single]))
        keys.sort()
        keys = keys[begins_anew(keys)]
        return keys >> _BITS, keys & ((1 << _BITS) - 1)


def _portions(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and behind the last of the texts that are looked at together."""
    start = size = 0
    for place, text in enumerate(texts):
        if size > _AT_ONCE:
            yield start, place
            start, size = place, 0
        size += len(text)
    if start < len(texts):
        yield start, len(texts)


def _directions_of(texts: Sequence[str]) -> NDArray[np.float32]:
    terms, directions = _subjects()
    owners, rows = terms.of(texts)
    found = np.zeros((len(texts), directions.shape[1]), np.float32)
    if len(owners):
        starts = begins_anew(owners).nonzero()[0]
        found[owners[starts]] = np.add.reduceat(directions.take(rows, 0), starts, 0)
    return found


@functools.cache
def _subjects() -> tuple[Terms, NDArray[np.float32]]:
    """The terms, and the direction of each."""
    with np.load(SUBJECTS, allow_pickle=False) as file:
        return Terms(file["pairs"], file["characters"]), file["directions"].astype(np.float32)
