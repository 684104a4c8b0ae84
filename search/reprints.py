"""
Here are texts, give me those of them that are the same text printed again: on another day, page or in another paper, shortened, or
under another headline.

Compared are the letters of the paragraphs (folded; no headline, no marks, no line ends), in three steps:

1. Each text is reduced to the least hashes of its stretches of STRETCH letters, one for each of BINS bins; texts that have LEAST_ALIKE
   of these in common are candidates. That takes time in proportion to the number of texts. Source: MinHash with a single
   permutation; Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012.
2. Candidates are compared stretch by stretch, see `_is_reprint`. What was compared once is kept, by the hash of the texts.
3. The longest text takes in whatever is a reprint of it, then the longest of those that are left, and so on: each text of a set was
   compared with the longest of it, so that a set never drifts from text to text.

All of it depends on the texts alone, not on their order or on when they came: an updated index has the sets of a rebuilt one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.normalize import every_character

Letters = NDArray[np.uint32]
"""Code points, of letters alone."""

Ints = NDArray[Any]
Mask = NDArray[np.bool_]

STRETCH = 8
"""
Letters compared at once. Long enough that what is said in all notices of a kind shares few, as each name or number put in for another
breaks as many; short enough that a wrong character does not break much.
"""

BINS = 16

LEAST_ALIKE = 3
"""
Bins that candidates have in common. Of 51,663 articles (November 2026) 337,877 pairs have one, and 646 of these are reprints, of which
645 have three; 13,635 pairs have so many, and are compared.
"""

LEAST_LETTERS = 60
"""Shorter texts (captions, announcements in one sentence) may be alike by chance, and are never taken for reprints."""

LEAST_LENGTH = 0.5
"""Least part of a text, by letters, that a shortened one has of it: a brief in a round-up is none of its reprints."""

LEAST_SHARE = 0.85
SHORT_LETTERS = 300
"""
Least share of the stretches of the shorter text that the longer one has; of a text of fewer letters than SHORT_LETTERS more, up to
all: a difference in two or three places is the news in a text of two sentences.
"""

MOST_OTHER_NUMBERS = 0.1
"""Largest share of the numbers of a text that have others in their place: what differs in its numbers is next year's, or tomorrow's."""

MOST_COMPARED = 40
"""Texts with the same hash in a bin that are all compared with each other; of more, each with the NEXT_COMPARED of about its length."""

NEXT_COMPARED = 8

RULES = (
    STRETCH,
    BINS,
    LEAST_ALIKE,
    LEAST_LETTERS,
    LEAST_LENGTH,
    LEAST_SHARE,
    SHORT_LETTERS,
    MOST_OTHER_NUMBERS,
    MOST_COMPARED,
    NEXT_COMPARED,
)
"""All of these: an index that was linked by others is rebuilt."""

_NONE = np.uint32(0xFFFFFFFF)
"""Stands for a bin without any hash."""

_FACTOR = 0x9E3779B97F4A7C15
_MIXER = np.uint64(0xFF51AFD7ED558CCD)
"""Odd, with bits all over: 2^64 divided by the golden ratio; and one of MurmurHash3's, https://github.com/aappleby/smhasher."""

_LAST_LETTER = 0x3FFFF
"""The planes beyond hold no letters."""

_NUMBER = re.compile("[0-9]+|[〇零一二三四五六七八九十百千两]+")

_KEPT_TEXTS = 1_024


class Prints(NamedTuple):
    """
    What of some texts is kept to find reprints among them, an element each.

    Attributes:
        letters: Number of letters.
        text: A hash of all letters: texts that have the same are the same.
        sketch: Two-dimensional: BINS least hashes a text.
    """

    letters: NDArray[np.uint32]
    text: NDArray[np.uint64]
    sketch: NDArray[np.uint32]


class Verdicts(NamedTuple):
    """
    Which pairs of texts were compared, and what came of it.

    Attributes:
        pair: A hash of the hashes of both texts, ascending.
        is_reprint: Of each.
    """

    pair: NDArray[np.uint64]
    is_reprint: Mask


class _Text(NamedTuple):
    """A text that is compared: its letters, and every stretch of them once, as numbers in ascending order."""

    letters: Letters
    stretches: NDArray[np.uint64]


NO_VERDICTS = Verdicts(np.empty(0, np.uint64), np.empty(0, np.bool_))


@cache
def _letters() -> Mask:
    """Whether each code point is a letter: a Han character, a letter or a digit of any script."""
    table = np.zeros(0x110000, np.bool_)
    every = every_character(_LAST_LETTER)
    table[: len(every)] = np.fromiter(map(str.isalnum, every), np.bool_, len(every))
    return table


def are_letters(points: Letters) -> Mask:
    """Which of some folded characters are compared at all."""
    return _letters()[points]


def prints(letters: Letters, starts: Ints) -> Prints:
    """
    The prints of texts.

    Args:
        letters: Of all texts, one behind the other.
        starts: Where those of each text start, and where the last end.
    """
    size = len(starts) - 1
    lengths = np.diff(starts)
    counts = np.maximum(lengths - (STRETCH - 1), 0)
    sketch = np.full(size * BINS, _NONE, np.uint32)
    if counts.any():
        before = np.cumsum(counts) - counts
        inside = np.arange(int(counts.sum())) + np.repeat(starts[:-1] - before, counts)
        hashes = _mixed(_stretches(letters))[inside]
        bins = np.repeat(np.arange(size) * BINS, counts) + (hashes % np.uint64(BINS)).astype(np.int64)
        np.minimum.at(sketch, bins, (hashes >> np.uint64(32)).astype(np.uint32))
    texts = b"".join(
        hashlib.blake2b(letters[start:end].astype("<u4").data, digest_size=8).digest()
        for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    )
    return Prints(
        lengths.astype(np.uint32), np.frombuffer(texts, "<u8").astype(np.uint64), sketch.reshape(size, BINS)
    )


def linked(several: Sequence[Prints], read: Callable[[int], Letters], known: Verdicts) -> tuple[Ints, Verdicts]:
    """
    For each text the number of the set of reprints it is in, from 1 in the order of the first text of each, and 0 for none; and the
    verdicts on which it rests.

    Args:
        several: Prints of all texts.
        read: Gives the letters of the text of this number, counted through all *several*.
        known: Verdicts that need not be found again.
    """
    sizes = [len(each.letters) for each in several]
    letters = np.concatenate([np.empty(0, np.uint32), *(each.letters for each in several)])
    texts = np.concatenate([np.empty(0, np.uint64), *(each.text for each in several)])
    numbers = np.zeros(sum(sizes), np.uint32)
    long = np.flatnonzero(letters >= LEAST_LETTERS)
    if not len(long):
        return numbers, NO_VERDICTS
    # What is the same to the letter is compared once; the longest comes first, of as many letters the least hash.
    distinct, firsts, which = np.unique(texts[long], return_index=True, return_inverse=True)
    ranked = np.argsort(-letters[long[firsts]].astype(np.int64), kind="stable")
    first = long[firsts[ranked]]
    rank = np.empty_like(ranked)
    rank[ranked] = np.arange(len(ranked))

    columns = (np.concatenate([each.sketch[:, number] for each in several])[first] for number in range(BINS))
    longer, shorter = _candidates(columns, letters[first])
    verdicts = _verdicts(longer, shorter, distinct[ranked], lambda own: read(int(first[own])), known)
    leader = np.arange(len(first))
    for one, other in zip(
        longer[verdicts.is_reprint].tolist(), shorter[verdicts.is_reprint].tolist(), strict=True
    ):
        # In this order whoever is not taken in by now never will be.
        if leader[one] == one and leader[other] == other:
            leader[other] = one

    sets = leader[rank[which]]
    in_sets = np.bincount(sets, minlength=len(first))[sets] > 1
    _, starts, own = np.unique(sets[in_sets], return_index=True, return_inverse=True)
    order = np.argsort(starts)
    place = np.empty(len(order), np.uint32)
    place[order] = np.arange(1, len(order) + 1)
    numbers[long[in_sets]] = place[own]
    by_pair = np.argsort(verdicts.pair, kind="stable")
    return numbers, Verdicts(verdicts.pair[by_pair], verdicts.is_reprint[by_pair])


def _is_reprint(longer: _Text, shorter: _Text) -> bool:
    """
    Whether of two texts, each of LEAST_LETTERS, one is the other printed again: at least half of the longer one, and nearly all of
    the shorter one, stands in the other, and the numbers are the same.
    """
    if len(shorter.letters) < LEAST_LENGTH * len(longer.letters):
        return False
    shared = len(np.intersect1d(longer.stretches, shorter.stretches, assume_unique=True))
    missing = (1 - LEAST_SHARE) * min(1.0, len(shorter.letters) / SHORT_LETTERS)
    if shared < (1 - missing) * len(shorter.stretches):
        return False
    one, other = _numbers(longer.letters), _numbers(shorter.letters)
    # Numbers that only one of them has were left out or added; where both have some, these stand for each other.
    exchanged = min(len(one - other), len(other - one))
    return exchanged <= MOST_OTHER_NUMBERS * (exchanged + len(one & other))


def _numbers(letters: Letters) -> set[str]:
    return set(_NUMBER.findall(letters.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")))


def _stretches(letters: Letters) -> NDArray[np.uint64]:
    """A number for the STRETCH letters from each on, in which each is a digit to the base of _FACTOR, modulo 2^64."""
    numbers, factor, length = letters.astype(np.uint64), _FACTOR, 1
    while length < STRETCH:
        numbers = numbers[:-length] * np.uint64(factor) + numbers[length:]
        factor, length = factor * factor % (1 << 64), 2 * length
    return numbers


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The same *numbers* as hashes, all bits of which depend on all of theirs."""
    mixed = (numbers ^ numbers >> np.uint64(33)) * _MIXER
    hashes: NDArray[np.uint64] = mixed ^ mixed >> np.uint64(33)
    return hashes


def _candidates(columns: Iterator[NDArray[np.uint32]], letters: Ints) -> tuple[Ints, Ints]:
    """
    Which texts are to be compared, the longer and the shorter of each pair, in their order.

    Args:
        columns: For each bin the least hash of each text; texts come by length, the longest first.
    """
    found = [np.empty(0, np.uint64)]
    for column in columns:
        order = np.argsort(column, kind="stable")
        order = order[: np.count_nonzero(column != _NONE)]  # which is the largest number there is
        hashes = column[order]
        starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))[: len(hashes)]
        sizes = np.diff(np.append(starts, len(hashes)))
        ends = np.repeat(starts + sizes, sizes)
        reach = np.repeat(np.where(sizes <= MOST_COMPARED, sizes, NEXT_COMPARED), sizes)
        at = np.arange(len(hashes))
        for step in range(1, MOST_COMPARED):
            at = at[(at + step < ends[at]) & (step <= reach[at])]
            longer, shorter = order[at], order[at + step]
            fits = letters[shorter] >= LEAST_LENGTH * letters[longer]
            found.append(longer[fits].astype(np.uint64) << np.uint64(32) | shorter[fits].astype(np.uint64))
    pairs, alike = np.unique(np.concatenate(found), return_counts=True)
    pairs = pairs[alike >= LEAST_ALIKE]
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _verdicts(
    longer: Ints, shorter: Ints, texts: NDArray[np.uint64], read: Callable[[int], Letters], known: Verdicts
) -> Verdicts:
    """The verdict on each of these pairs, in their order; what is not *known* is found out."""

    @lru_cache(_KEPT_TEXTS)
    def text(number: int) -> _Text:
        letters = read(number)
        return _Text(letters, np.unique(_stretches(letters)))

    pairs = _mixed(texts[longer] * np.uint64(_FACTOR) + texts[shorter])
    found = np.zeros(len(pairs), np.bool_)
    at = np.minimum(np.searchsorted(known.pair, pairs), max(0, len(known.pair) - 1))
    is_known = known.pair[at] == pairs if len(known.pair) else np.zeros(len(pairs), np.bool_)
    found[is_known] = known.is_reprint[at[is_known]]
    for number in np.flatnonzero(~is_known).tolist():
        found[number] = _is_reprint(text(int(longer[number])), text(int(shorter[number])))
    return Verdicts(pairs, found)
