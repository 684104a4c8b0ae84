"""
Here are small numbers, give me arrays that take less than a byte or two for each, and the numbers back from anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from search.backends.whoosh.container import Array, Ints

LARGE = 255
"""Small numbers are kept in a byte; this one says: look among the large ones."""


def small_arrays(name: str, numbers: Array) -> dict[str, Array]:
    """Numbers of which few are large: a byte each, and the large ones beside."""
    large = np.flatnonzero(numbers >= LARGE)
    return {
        f"{name}_low": np.minimum(numbers, LARGE).astype(np.uint8),
        f"{name}_large_at": large.astype(np.uint64),
        f"{name}_large": numbers[large].astype(np.uint32),
    }


def one_arrays(name: str, numbers: Array) -> dict[str, Array]:
    """Numbers (not 0) of which most are 1: a bit for each that is not, how many of these come before, and they."""
    other = numbers != 1
    return {
        f"{name}_bits": bits_of(other),
        f"{name}_rank": rank_of(np.flatnonzero(other), len(numbers)),
        **small_arrays(name, numbers[other]),
    }


def bits_of(mask: NDArray[np.bool_]) -> Array:
    """*mask* as bits, the lowest first, in words of 64."""
    whole = np.zeros(-(-len(mask) // 64) * 64, dtype=np.bool_)
    whole[: len(mask)] = mask
    return np.packbits(whole, bitorder="little").view(np.uint64)


def rank_of(places: Ints, size: int) -> Array:
    """How many of *places* (ascending) come before each word of 64 bits, of a mask of *size*."""
    return np.searchsorted(places, np.arange(0, size, 64)).astype(np.uint32)


class SmallNumbers:
    """Reads what `small_arrays` wrote."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._low = arrays[f"{name}_low"]
        self._large_at = arrays[f"{name}_large_at"]
        self._large = arrays[f"{name}_large"]

    def slice(self, start: int, end: int) -> Ints:
        """The numbers `[start:end]`."""
        numbers = self._low[start:end].astype(np.int64)
        if len(self._large):
            first, last = np.searchsorted(self._large_at, [start, end])
            numbers[self._large_at[first:last].astype(np.int64) - start] = self._large[first:last]
        return numbers


class MostlyOnes:
    """Reads what `one_arrays` wrote."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._bits = arrays[f"{name}_bits"].view(np.uint8)
        self._rank = arrays[f"{name}_rank"]
        self._others = SmallNumbers(arrays, name)

    def slice(self, start: int, end: int) -> Ints:
        """The numbers `[start:end]`."""
        numbers = np.ones(end - start, dtype=np.int64)
        if end > start:
            first = start & ~63
            bits = np.unpackbits(self._bits[first >> 3 : (end + 7) >> 3], count=end - first, bitorder="little")
            other = np.flatnonzero(bits[start - first :])
            before = int(self._rank[first >> 6]) + int(np.count_nonzero(bits[: start - first]))
            numbers[other] = self._others.slice(before, before + len(other))
        return numbers
