"""
Here are lists of words and a text, give me where in the text a word of each may begin, by one look for all of them.

A pattern that is searched for asks at every character whether it begins there; a pattern of hundreds of names takes
long to say no. The first characters of a name say it sooner: a table knows for each two whether a word of a list begins
with them, the whole text is looked up in it at once, and what that shows in another one by the first three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_FACTOR: Final = np.uint16(40503)
"""Spreads two code points over the table: odd, and near 2¹⁶ over the golden ratio."""


_LISTS_OF: Final = [tuple([number for number in range(8) if bits & (1 << number)]) for bits in range(0x100)]
"""Bits → the numbers of the lists that they stand for."""


class Spotter:
    """Finds where words of up to eight lists may begin."""

    __slots__ = ("_count", "_long", "_pairs", "_short")

    def __init__(self, *lists: Iterable[str]) -> None:
        self._count = len(lists)
        # By a word's first two characters; at what these show, by its first three, or for a word of two once more.
        self._pairs, self._long, self._short = (np.zeros(0x10000, np.uint8) for _ in range(3))
        for number, words in enumerate(lists):
            bit = np.uint8(1 << number)
            heads = {word[:3] for word in words}
            for size, table in ((2, self._short), (3, self._long)):
                codes = _low_codes("".join([head for head in heads if len(head) == size])).reshape(-1, size)
                pair = _then(codes[:, 0], codes[:, 1])
                self._pairs[pair] |= bit
                table[pair if size == 2 else _then(pair, codes[:, 2])] |= bit

    def places(self, text: str) -> tuple[list[int], ...]:
        """For each list, in order, the offsets at which a word of it begins, and some few at which none does."""
        low = _low_codes(text + "\n\n")
        pairs = _then(low[:-2], low[1:-1])
        shown = self._pairs.take(pairs)
        offsets = (shown != 0).nonzero()[0]
        pairs = pairs.take(offsets)
        triples = _then(pairs, low.take(offsets + 2))
        bits = shown.take(offsets) & (self._long.take(triples) | self._short.take(pairs))
        begins = (bits != 0).nonzero()[0]
        places: tuple[list[int], ...] = tuple([[] for _ in range(self._count)])
        for offset, lists in zip(offsets.take(begins).tolist(), bits.take(begins).tolist(), strict=True):
            for number in _LISTS_OF[lists]:
                places[number].append(offset)
        return places


def _then(before: NDArray[np.uint16], codes: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Where in a table what stands *before* (a character, or two by their own place in one) and the next one stand."""
    places: NDArray[np.uint16] = before * _FACTOR + codes
    return places


def _low_codes(text: str) -> NDArray[np.uint16]:
    """The low halves of the code points, which will do: what is found is looked at again."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint16)[::2].copy()


def matches_at(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` finds, where *places* hold all offsets at which it can match, in order."""
    match, end = pattern.match, 0
    for place in places:
        if place >= end and (found := match(text, place)) is not None:
            end = found.end()
            yield found


def matches_in(
    pattern: re.Pattern[str], texts: Sequence[str], places: Sequence[int]
) -> Iterator[tuple[int, re.Match[str]]]:
    """As `matches_at` for each of *texts*, by its number; *places* are those of all of them joined by line ends."""
    for number, (text, own) in enumerate(zip(texts, by_text(texts, places), strict=True)):
        for found in matches_at(pattern, text, own):
            yield number, found


def by_text(texts: Sequence[str], places: Iterable[int]) -> list[list[int]]:
    """The offsets in each of *texts* of *places* in all of them joined by line ends."""
    found: list[list[int]] = [[] for _ in texts]
    number, base, after = -1, 0, 0
    for place in places:
        while place >= after:
            number += 1
            base, after = after, after + len(texts[number]) + 1
        found[number].append(place - base)
    return found


def by_heads(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The *words* that begin with each three characters, or are the two of them, the longest first, for `words_at`."""
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        heads.setdefault(word[:3], []).append(word)
    return {head: (*found, *(heads.get(head[:2], ()) if len(head) > 2 else ())) for head, found in heads.items()}


def words_at(heads: Mapping[str, Sequence[str]], text: str, places: Sequence[int]) -> Iterator[tuple[str, int]]:
    """
    The words of *heads*, as of `by_heads`, in *text* with their offsets, the longest at each and none inside another.

    Many words are told apart sooner so than by a pattern of all of them.
    """
    end = 0
    for place in places:
        if place >= end:
            for word in heads.get(text[place : place + 3]) or heads.get(text[place : place + 2], ()):
                if text.startswith(word, place):
                    end = place + len(word)
                    yield word, place
                    break
