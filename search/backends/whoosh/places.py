"""
Where strings occur in the texts of a segment, and in which part and document: places are offsets in its codes.

An occurrence is defined by `search.analysis.occurrences`; whatever is returned here is one, without a look at the text
as a string.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from search.analysis.scripts import LETTERS, RUN
from search.backends.whoosh import characters
from search.backends.whoosh.container import Array, Ints, Strings

_UP_TO = (np.uint64(2) << np.arange(64, dtype=np.uint64)) - np.uint64(1)
"""A word of 64 bits with those up to a place set."""

_FOUR = 4
"""Characters compared at once: as many 16-bit codes as fit a number of 64 bits."""

_MANY = 4096
"""Of more places than this, single characters are compared first: reading across words is slow, and few remain."""

_FEW = 32
"""The parts that hold so few places are searched for one by one."""

_FIRST_SHARED = "\ud800"
"""Characters from here on may have no code of their own."""

_CHUNK = 1 << 18
"""Codes that are looked through at once: they stay in the processor's cache."""

_NONE: Ints = np.empty(0, np.intp)


class Places:
    """
    The texts of a segment, one behind the other.

    Args:
        arrays: Of the segment.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._arrays = arrays
        self.codes: characters.Codes = arrays["codes"]
        self.part_start = arrays["part_start"]
        self._doc_part = arrays["doc_part"]
        self._part_bits, self._part_rank = arrays["part_bits"], arrays["part_rank"]
        self._shared_at, self._shared_point = arrays["shared_at"], arrays["shared_point"]
        # Single numbers are read several times as fast from these than from arrays.
        self._pair_key, self._pair_start = arrays["pair_key"].data, arrays["pair_start"].data
        self._pair_place = arrays["pair_place"]
        self._runs = Strings(arrays, "run")
        self._run_start, self._run_place = arrays["run_start"], arrays["run_place"]
        # The four codes from each place on, as one number; not aligned, which processors do not mind.
        count = max(0, len(self.codes) - _FOUR + 1)
        self._fours: Array = np.ndarray((count,), dtype="<u8", buffer=self.codes.data, strides=(2,))

    # Where

    def of(self, string: str) -> Ints:
        """Where *string* (folded, not empty) occurs, ascending."""
        points = characters.points_of(string) if max(string) >= _FIRST_SHARED else None
        wanted = (
            np.frombuffer(string.encode("utf-16-le"), "<u2") if points is None else characters.codes_of(points)
        )
        are_letters = LETTERS.fullmatch(string) is not None
        found, first, behind = self._rarest_gram(string, wanted.tolist(), are_letters)
        if not len(found):
            return _NONE
        places = found.astype(np.intp)
        if first:
            places -= first
            if places[0] < 0:
                places = places[places >= 0]
        last = len(self.codes) - len(wanted)
        if len(places) and places[-1] > last:
            places = places[places <= last]
        places = self._agreeing(places, wanted, first, behind)
        if points is not None:
            for offset in np.flatnonzero(characters.is_shared(points)).tolist():
                at = np.searchsorted(self._shared_at, (places + offset).astype(np.uint64))
                places = places[self._shared_point[at] == points[offset]]
        if are_letters:
            return places
        if RUN.match(string[0]):
            # The place before the first is the last, which is a break: so is the one before any text.
            places = places[~characters.latin_codes()[self.codes.take(places - 1)]]
        if RUN.match(string[-1]):
            places = places[~characters.latin_codes()[self.codes.take(places + len(wanted))]]
        return places

    def within(self, letter: str, documents: Ints) -> Ints:
        """Where a single *letter* with a code of its own occurs in *documents*, by looking through each of them."""
        code = ord(letter)
        starts = self.part_start[self._doc_part[documents]].tolist()
        ends = self.part_start[self._doc_part[documents + 1]].tolist()
        found = [
            np.flatnonzero(self.codes[start:end] == code) + start for start, end in zip(starts, ends, strict=True)
        ]
        return np.concatenate(found) if found else _NONE

    def _agreeing(self, places: Ints, wanted: characters.Codes, first: int, behind: int) -> Ints:
        """Those of *places* where the codes from there on are *wanted*; from offset *first* to before *behind* they are."""
        size = len(wanted)
        at = behind if first == 0 else 0
        while at < size and len(places):
            if size < _FOUR or len(places) > _MANY:
                places = places[self.codes[at:].take(places) == wanted[at]]
                at += 1
            else:
                # Never beyond the end of the string: some before it are compared again.
                start = min(at, size - _FOUR)
                places = places[self._fours[start:][places] == wanted[start : start + _FOUR].view("<u8")[0]]
                at = start + _FOUR
            if first <= at < behind:
                at = behind
        return places

    def _rarest_gram(self, string: str, codes: list[int], are_letters: bool) -> tuple[Array, int, int]:
        """
        The places of the rarest of the grams of *string*, and where in it that one begins and ends.

        No places at all where any of them stands nowhere. Of single letters and marks alone, which no gram tells of,
        the first is looked for.
        """
        keys, starts = self._pair_key, self._pair_start
        letter = None if are_letters else [LETTERS.match(char) is not None for char in string]
        fewest, begin, first = -1, 0, 0
        for offset in range(len(codes) - 1):
            if letter is None or (letter[offset] and letter[offset + 1]):
                key = codes[offset] << 16 | codes[offset + 1]
                number = bisect_left(keys, key)
                if number == len(keys) or keys[number] != key:
                    return _NONE, 0, 0
                start = starts[number]
                count = starts[number + 1] - start
                if count < fewest or fewest < 0:
                    fewest, begin, first = count, start, offset
        rarest = self._pair_place[begin : begin + fewest], first, first + 2
        for run in () if are_letters else RUN.finditer(string):
            # A run at an edge of the string is whole, too: the definition of an occurrence says so.
            own = self.of_run(run.group())
            if fewest < 0 or len(own) < fewest:
                fewest, rarest = len(own), (own, *run.span())
        return rarest if fewest >= 0 else (self._of_code(codes[0]), 0, 1)

    def of_run(self, text: str) -> Ints:
        """Where *text*, a run or a compound, stands as a whole."""
        number = self._runs.find(text)
        if number < 0:
            return _NONE
        return self._run_place[int(self._run_start[number]) : int(self._run_start[number + 1])]

    def _of_code(self, code: int) -> Ints:
        if not characters.letter_codes()[code]:
            found = [np.flatnonzero(chunk == code) + start for start, chunk in self._chunks()]
            return np.concatenate(found) if found else _NONE
        # The pairs that begin with it stand side by side.
        first, last = (bisect_left(self._pair_key, start << 16) for start in (code, code + 1))
        lone, starts = self._lone
        both = (
            self._pair_place[self._pair_start[first] : self._pair_start[last]],
            lone[starts[code] : starts[code + 1]],
        )
        places = np.concatenate(both).astype(np.intp)
        places.sort()
        return unique_sorted(places)

    @cached_property
    def _lone(self) -> tuple[Ints, Ints]:
        """
        The places of letters before something else, in the order of their codes, and where each code begins among them.

        One letter in ten; made at the first question for a single character, in half a second for 40 million.
        """
        is_letter = characters.letter_codes()
        found = [np.empty(0, np.uint32)]
        for start, chunk in self._chunks():
            letters = is_letter.take(self.codes[start : start + len(chunk) + 1])
            # The last place is a break.
            found.append(
                (np.flatnonzero(letters[: len(chunk)][: len(letters) - 1] & ~letters[1:]) + start).astype(
                    np.uint32
                )
            )
        places = np.concatenate(found)
        codes = self.codes.take(places)
        counts = np.bincount(codes, minlength=0x10000)
        return places.take(codes.argsort(kind="stable")), np.append(0, counts.cumsum())

    def _chunks(self) -> Iterator[tuple[int, characters.Codes]]:
        for start in range(0, len(self.codes), _CHUNK):
            yield start, self.codes[start : start + _CHUNK]

    # In what

    def parts(self, places: Ints) -> Ints:
        """The part that holds each of *places*."""
        parts: Ints
        if len(places) < _FEW:
            parts = self.part_start.searchsorted(places.astype(self.part_start.dtype), "right") - 1
            return parts
        words = places >> 6
        started = self._part_bits.take(words) & _UP_TO.take(places & 63)
        parts = self._part_rank.take(words).astype(np.intp)
        parts += np.bitwise_count(started)
        parts -= 1
        return parts


def unique_sorted(numbers: Array) -> Array:
    """The distinct among ascending *numbers*."""
    if len(numbers) < 2:
        return numbers
    distinct: Array = numbers[firsts_of(numbers)]
    return distinct


def firsts_of(numbers: Array) -> Ints:
    """Where each of ascending *numbers* stands for the first time."""
    changes = np.empty(len(numbers), np.bool_)
    changes[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes.nonzero()[0]
