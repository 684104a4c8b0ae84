"""
Characters as numbers: what class each belongs to, and a text as an array of 16-bit codes.

A text is kept as one code a character, so that an offset in it is an offset in the array. Characters beyond the Basic
Multilingual Plane (and lone surrogates) share the 2,048 codes of the surrogates; a short list beside the array says
which of them stands where.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from search.analysis.normalize import every_character
from search.analysis.scripts import HAN, LETTERS, RUN
from search.backends.whoosh.container import Mask

Codes = NDArray[np.uint16]
Points = NDArray[np.uint32]

BREAK = 10
"""The code that ends every part; no folded text holds it."""

SPACE = 32

LATIN, LETTER, IDEOGRAPH = 1, 2, 4
"""Bits of a class: part of a run; a letter that is none; a Han character, which is a LETTER, too, where it is one."""

_FIRST_SHARED, _SHARED = 0xD800, 0x800

_LAST_LETTER = 0x3FFFF
"""The planes beyond hold no letters: tags and characters for private use."""


@cache
def classes() -> NDArray[np.uint8]:
    """The class of every code point, by the expressions of `search.analysis.scripts`; made once, in some 0.01 s."""
    table = np.zeros(0x110000, dtype=np.uint8)
    every = every_character(_LAST_LETTER)
    for pattern, bit in ((RUN, LATIN), (LETTERS, LETTER), (HAN, IDEOGRAPH)):
        for match in pattern.finditer(every):
            table[match.start() : match.end()] |= bit
    return table


@cache
def latin_codes() -> Mask:
    """Whether each code is a Latin letter or a digit."""
    table = np.zeros(0x10000, dtype=np.bool_)
    for match in RUN.finditer(every_character(0xFFFF)):
        table[match.start() : match.end()] = True
    return table


@cache
def letter_codes() -> Mask:
    """Whether each code is a letter, and of one character only."""
    table = (classes()[:0x10000] & LETTER) > 0
    table[_FIRST_SHARED : _FIRST_SHARED + _SHARED] = False
    return table


def points_of(text: str) -> Points:
    """The code points of *text*."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def codes_of(points: Points) -> Codes:
    """The code of each character."""
    codes = points.astype(np.uint16)
    shared = is_shared(points)
    codes[shared] = _FIRST_SHARED + points[shared] % _SHARED
    return codes


def points_from(codes: Codes, shared_at: NDArray[np.uint64], shared_point: Points) -> Points:
    """Inverse of `codes_of`, as a new array, with the places of codes that characters share and what stands there."""
    points: Points = codes.astype(np.uint32)
    points[shared_at.astype(np.int64)] = shared_point
    return points


def is_shared(points: Points) -> Mask:
    """Which characters have no code of their own."""
    result: Mask = (points > 0xFFFF) | ((points >= _FIRST_SHARED) & (points < _FIRST_SHARED + _SHARED))
    return result
