"""
Here are the texts of a page and ends of some of them, give me what ties each end to its own text and to those near it.

By the rare pairs of characters that they share (names), by what both are about, and by where they stand, for all ends
of a page at once. Points are log-odds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.ingest.cutting.pieces import SharedWords
from search.ingest.lines.subjects import cosine, subjects_of

_COPIED: Final = 0.35
"""Paragraphs that share so many of their pairs of characters are one printed twice, which ties no texts."""
# Fitted with the others of `ends`.
_WORDS: Final = 1.3
_EXPECTED: Final = -1.4e-4
_SUBJECT: Final = 5.6
"""What it says, for each paragraph the logarithm of the rare pairs of characters shared with a text, each pairing of their words, how near what both are about is (a cosine)."""
_MOST_PAIRINGS: Final = 40_000
"""More of them say no more."""
_NEUTRAL: Final = 0.5
"""The cosine that says neither; it counts where nothing stands above the end."""
_AWAY: Final = -0.3
"""For each text between."""
_UP: Final = 0.8
_OPEN: Final = 2.2
"""For a text above, for one that stops inside a sentence."""
NEAR: Final = 8
"""Texts on each side that are looked at."""
_MOST_LOOKED_AT: Final = 4
"""Of so many texts that an end is tied to most it is asked."""
_AT_ONCE: Final = 512
"""So many ends are worked out together, so that memory stays linear in the page."""


class End(NamedTuple):
    """The last paragraphs of a text: its number, and how many."""

    text: int
    paragraphs: int


class TiedEnds:
    """
    Args:
        texts: The paragraphs of each text of the page.
        ends: The ends that are asked for.
        takes: Whether each text may be one whose end stands elsewhere.
        is_open: Whether each stops inside a sentence.
    """

    __slots__ = ("_first", "_here", "_numbers", "_own", "_shared", "_subjects", "_tied")

    def __init__(
        self, texts: Sequence[Sequence[str]], ends: Sequence[End], takes: Sequence[bool], is_open: Sequence[bool]
    ) -> None:
        paragraphs = [paragraph for text in texts for paragraph in text]
        self._first = [0, *accumulate(map(len, texts))]
        self._shared = SharedWords(paragraphs, _COPIED)
        self._subjects = subjects_of(paragraphs)
        self._own: list[float] = _squares(self._subjects).tolist()
        self._numbers = {end: number for number, end in enumerate(ends)}
        self._tied: list[list[float]] = []
        self._here: list[float] = []
        first = np.array(self._first)
        # Of paragraphs the sums of all above each: two of them tell the sum of those between.
        subjects, sizes = _sums(self._subjects), _sums(np.array(self._shared.counts))
        owners = np.arange(len(texts)).repeat(first[1:] - first[:-1])
        shared = _sums(np.log1p(self._shared.with_groups(owners, NEAR)))
        about = (subjects[first[1:]] - subjects[first[:-1]]).astype(np.float32)
        squares, whole = _squares(about), sizes[first[1:]] - sizes[first[:-1]]
        where = np.arange(-NEAR, NEAR + 1)
        stands = _AWAY * np.abs(where) + _UP * (where < 0)
        may_take, opens = np.array(takes), _OPEN * np.array(is_open)
        for start in range(0, len(ends), _AT_ONCE):
            here = ends[start : start + _AT_ONCE]
            numbers = np.array([end.text for end in here])
            stops = first[numbers + 1]
            starts = stops - [end.paragraphs for end in here]
            rows, pairs = (subjects[stops] - subjects[starts]).astype(np.float32), sizes[stops] - sizes[starts]
            others = numbers[:, None] + where
            is_there = (others >= 0) & (others < len(texts)) & (where != 0)
            others = others.clip(0, len(texts) - 1)
            dots, own = np.einsum("id,ijd->ij", rows, about[others]), _squares(rows)
            near = dots / np.sqrt(np.maximum(1.0, squares[others] * own[:, None]))
            tied = _points(near, pairs[:, None] * whole[others]) + _WORDS * (shared[stops] - shared[starts])
            tied += stands + opens[others]
            self._tied += np.where(is_there & may_take[others], tied, -np.inf).tolist()
            # What is left of its own text without it.
            dot = dots[:, NEAR]
            rest = squares[numbers] - 2 * dot + own
            near = (dot - own) / np.sqrt(np.maximum(1.0, own * rest))
            self._here += _points(near, pairs * (whole[numbers] - pairs)).tolist()

    def to_others(self, end: End) -> list[tuple[float, int]]:
        """The texts that an end is tied to most, with points, the most first; of more than a few the rest are not looked at."""
        tied = self._tied[self._numbers[end]]
        found = [(points, end.text + where) for where, points in enumerate(tied, -NEAR) if points > -math.inf]
        found.sort(reverse=True)
        return found[:_MOST_LOOKED_AT]

    def to_own(self, end: End) -> float:
        """The same points, but for where they stand, for the text that an end stands in."""
        first, stop = self._first[end.text], self._first[end.text + 1]
        start = stop - end.paragraphs
        shared = [self._shared.between(place, first, start) for place in range(start, stop)]
        return self._here[self._numbers[end]] + _WORDS * sum(map(math.log1p, shared))

    def beside(self, end: End, text: int) -> float:
        """How near what an end begins with is to the paragraph that would stand above it in a text, or does in its own (a cosine)."""
        start = self._first[end.text + 1] - end.paragraphs
        above = start - 1 if text == end.text else max(0, self._first[text + 1] - 1)
        return cosine(float(self._subjects[start] @ self._subjects[above]), self._own[start], self._own[above])


def _points(near: NDArray[np.float64], pairings: NDArray[np.int64]) -> NDArray[np.float64]:
    """Points for ends and texts by how *near* what they are about is (a cosine), and by the pairings of their words."""
    points: NDArray[np.float64] = _SUBJECT * (near - _NEUTRAL) + _EXPECTED * np.minimum(_MOST_PAIRINGS, pairings)
    return points


def _sums(rows: NDArray[Any]) -> NDArray[Any]:
    """The sum of the rows above each, and of all; exact where they are whole numbers."""
    sums = np.zeros((len(rows) + 1, *rows.shape[1:]), np.float64 if rows.dtype.kind == "f" else rows.dtype)
    rows.cumsum(0, out=sums[1:])
    return sums


def _squares(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """Each row multiplied with itself."""
    squares: NDArray[np.float64] = np.einsum("ij,ij->i", rows, rows).astype(np.float64)
    return squares
