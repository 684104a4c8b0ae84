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

from search.ingest.lines.wording import PairNumbers, begins_anew, codes_of

SUBJECTS: Final = Path(__file__).parents[1] / "data" / "subjects.npz"
"""
Arrays: `pairs`, code point << 16 | code point, uint32, in order; `characters`, code points, uint16, in order; `directions`, int8, a row each for the
pairs and then for the characters, longer for those that come in fewer articles.
"""

_AT_ONCE: Final = 1 << 15
"""Of so many characters texts are looked at together, so that memory stays linear in the longest of them."""
_LAST: Final = 0xFFFF


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

    __slots__ = ("_bits", "_pairs", "_single")

    def __init__(
        self, pairs: NDArray[np.unsignedinteger[Any]], characters: NDArray[np.unsignedinteger[Any]]
    ) -> None:
        # In these 0 stands for none, and 1 for term 0.
        self._pairs = PairNumbers(pairs)
        self._single = np.zeros(_LAST + 1, np.uint32)
        self._single[characters] = np.arange(len(pairs) + 1, len(pairs) + len(characters) + 1)
        self._bits = (len(pairs) + len(characters)).bit_length()

    def of(self, texts: Sequence[str]) -> tuple[NDArray[np.integer[Any]], NDArray[np.integer[Any]]]:
        """The number of the text, and that of the term, for each known term of *texts*, once a text and in order."""
        points, numbers = codes_of(texts)
        codes, owners = points.astype(np.int64), numbers << self._bits
        pairs, single = self._pairs.of(codes[:-1], codes[1:]), self._single.take(codes, mode="clip")
        at_pair, at_single = (pairs != 0).nonzero()[0], (single != 0).nonzero()[0]
        # Text and term as one number of 32 bits, which are sorted twice as fast as 64.
        keys = np.concatenate(
            (owners.take(at_pair) | pairs.take(at_pair), owners.take(at_single) | single.take(at_single))
        )
        keys.sort()
        keys = keys.compress(begins_anew(keys))
        return keys >> self._bits, (keys & ((1 << self._bits) - 1)) - 1


def _portions(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and behind the last of the texts that are looked at together."""
    start = size = 0
    for place, text in enumerate(texts):
        if size > _AT_ONCE:
            yield start, place
            start, size = place, 0
        size += len(text) + 1
    if start < len(texts):
        yield start, len(texts)


def _directions_of(texts: Sequence[str]) -> NDArray[np.float32]:
    terms, directions = _subjects()
    owners, numbers = terms.of(texts)
    bounds = owners.searchsorted(np.arange(len(texts) + 1, dtype=np.uint32)).tolist()
    rows = directions.take(numbers, 0)
    found = np.zeros((len(texts), directions.shape[1]), np.float32)
    each = np.ones(len(rows), np.float32)
    for own, start, end in zip(found, bounds, bounds[1:], strict=False):
        # The sum of the rows, in half the time.
        each[start:end].dot(rows[start:end], own)
    return found


@functools.cache
def _subjects() -> tuple[Terms, NDArray[np.float32]]:
    """The terms, and the direction of each."""
    with np.load(SUBJECTS, allow_pickle=False) as file:
        return Terms(file["pairs"], file["characters"]), file["directions"].astype(np.float32)
