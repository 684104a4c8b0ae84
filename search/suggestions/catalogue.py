"""
The catalogue: every headword of an index, in one file of its generation, to be completed or corrected from.

Headwords (folded) stand one a line in one long string, the best first, so that looking for `"\\n菏"` finds the best words that
begin with 菏 and looking for `菏` the best that hold it; a look-up ends as soon as it has enough. Their pinyin and
initials stand in two further strings, line for line, and so do they as they are printed, where that is not the same. A string of two million characters is searched in about a
millisecond and is all the memory this takes.

    catalogue.dat    one line of JSON, then the sections it names with their lengths in bytes
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.analysis.normalize import fold
from search.analysis.scripts import HAN, RUN
from search.errors import IndexIncompatibleError
from search.results import Completion
from search.suggestions.headwords import query_for
from search.suggestions.readings import Readings, all_characters, plain
from search.suggestions.sections import KINDS, Headword, compiled, revised

Numbers = NDArray[np.uint32]

FILE_NAME = "catalogue.dat"

MAX_COMPLETIONS = 20
"""Most completions in one answer."""

_FORMAT = 4
_TEXT_SECTIONS = ("folded", "printed", "pinyin", "initials", "characters")
_MAX_KEYS = 16
"""Ways of reading a word that are tried, of the many that characters with several readings allow."""

_LONGEST_CORRECTED = 12

_MOST_TRIED = 24
"""Headwords of each sort, words and headlines, of which something is asked; each is a search or two."""


class Catalogue:
    """
    The headwords of an index.

    Args:
        sections: As they stand in the file, by name.
        kinds: Number of headwords of each kind, in the order of CompletionKind.
    """

    def __init__(self, sections: dict[str, bytes], kinds: Sequence[int]) -> None:
        texts = {name: sections[name].decode() for name in _TEXT_SECTIONS}
        self._folded = _Lines(texts["folded"])
        self._printed = _Lines(texts["printed"])
        self._pinyin = _Lines(texts["pinyin"])
        self._initials = _Lines(texts["initials"])
        self._by_word = _Order(self._folded, sections["by_word"])
        self._by_pinyin = _Order(self._pinyin, sections["by_pinyin"])
        self._by_initials = _Order(self._initials, sections["by_initials"])
        self._articles = array("I", sections["articles"])
        self._latin = array("I", sections["latin"])
        self._character_lines = texts["characters"]
        self._bounds = list(accumulate(kinds))
        self._words, self._size = self._bounds[-2:]

    @classmethod
    def of(cls, headwords: Iterable[Headword], readings: Readings) -> Catalogue:
        """The catalogue of these *headwords*, in memory."""
        return cls(*compiled(headwords, readings))

    @classmethod
    def read(cls, directory: Path) -> Catalogue:
        """The catalogue of the generation in *directory*; IndexIncompatibleError when it is not there or not one."""
        sections, kinds = _read(directory)
        try:
            return cls(sections, kinds)
        except (ValueError, KeyError, TypeError) as error:
            raise _unreadable(directory, error) from error

    @staticmethod
    def write(directory: Path, headwords: Iterable[Headword], readings: Readings) -> None:
        """Leave the catalogue of *headwords* in *directory*; one that is there, and may be linked from elsewhere, is replaced."""
        _write(directory, *compiled(headwords, readings))

    @staticmethod
    def revise(directory: Path, gone: Container[str], headwords: Iterable[Headword]) -> None:
        """
        Replace those headwords in the catalogue in *directory* whose folded text is among *gone* by *headwords*.

        The order of all stays that of a catalogue written anew. IndexIncompatibleError as for `read`.
        """
        sections, kinds = _read(directory)
        _write(directory, *revised(sections, kinds, gone, headwords))

    def __len__(self) -> int:
        return self._size

    def warm(self) -> None:
        """Compute now what is computed once, at the first word to be corrected or completed."""
        _slips("", [""])
        _ = self._readings, self._latin_lines, self._by_ending

    def complete(
        self, text: str, limit: int = 8, told: Callable[[Completion], Completion | None] = lambda known: known
    ) -> tuple[Completion, ...]:
        """
        Headwords for what has been typed so far, at most *limit*.

        Those that begin with it come before those that hold it; Latin letters are taken as pinyin or initials as well.
        By kind, then by number of articles; up to a third of the answer is kept for headlines when there are any.

        Args:
            told: What is to be said instead of what is known of a headword here; those of which it says nothing are
                passed over, up to a limit.
        """
        typed = fold(text).strip()
        if not typed:
            return ()
        limit = min(limit, MAX_COMPLETIONS)

        def best(first: int, end: int, most: int) -> list[Completion]:
            tried = islice(self._completing(typed, first, end), _MOST_TRIED)
            return list(islice(filter(None, map(told, map(self._completion, tried))), most))

        words = best(0, self._words, limit)
        headlines = best(self._words, self._size, max(limit // 3, limit - len(words)))
        return (*words[: limit - min(len(headlines), limit // 3)], *headlines)[:limit]

    def _completing(self, typed: str, first: int, end: int) -> Iterator[int]:
        """Numbers of headwords from *first* to before *end* for *typed*, without repeats."""
        find = self._find_latin if RUN.search(typed) else self._folded.find
        ways = [find(f"\n{typed}", first, end)]
        spelling = plain(typed)
        if spelling and _is_spelling(typed):
            ways += [
                self._pinyin.find(f"\n{spelling}\n", first, end),
                self._initials.find(f"\n{spelling}\n", first, end),
                self._pinyin.find(f"\n{spelling}", first, end),
                self._initials.find(f"\n{spelling}", first, end),
            ]
        ways.append(find(typed, first, end))
        seen = set()
        for way in ways:
            for number in way:
                if number not in seen:
                    seen.add(number)
                    yield number

    def _find_latin(self, string: str, first: int, end: int) -> Iterator[int]:
        """As `_folded.find`, for what holds a Latin letter or digit: few lines do, and only they are looked at."""
        numbers = self._latin
        for at in self._latin_lines.find(string, bisect_left(numbers, first), bisect_left(numbers, end)):
            yield numbers[at]

    @cached_property
    def _by_ending(self) -> _Endings:
        return _Endings(self._folded, self._words)

    @cached_property
    def _latin_lines(self) -> _Lines:
        return _Lines("".join(f"\n{self._folded[number]}" for number in self._latin) + "\n")

    def articles(self, folded: str) -> int:
        """How many articles hold this word; 0 when it is no headword."""
        return sum([self._articles[number] for number in self._by_word.equal(folded).tolist()])

    def spelled(self, spelling: str) -> list[Completion]:
        """Words and names whose pinyin is *spelling*, or else whose initials are; see `plain` for its form."""
        for order in (self._by_pinyin, self._by_initials):
            found = list(map(self._completion, order.equal(spelling)[:5].tolist()))
            if found and len(spelling) > 1:
                return [each for each in found if HAN.search(each.text)]
        return []

    def sounding(self, folded: str) -> list[Completion]:
        """Other words of as many characters that can be read like *folded*, which is of Han characters only."""
        readings = [self._readings.get(char, ()) for char in folded]
        found: dict[int, None] = {}
        for syllables in islice(product(*readings), _MAX_KEYS):
            for number in self._by_pinyin.equal("".join(syllables)).tolist():
                word = self._folded[number]
                if len(word) == len(folded) and word != folded:
                    found[number] = None
        return [self._completion(number) for number in sorted(found)]

    def similar(self, folded: str) -> list[Completion]:
        """
        Other words that are one slip from *folded*: a character wrong, missing, too many, or two changed about.

        Words of two characters must sound alike too, or have the same two: half of all such words share one.
        """
        if not 2 <= len(folded) <= _LONGEST_CORRECTED:
            return []
        # Whatever is one slip away begins like the first half or ends like the second, unless the slip is a change
        # about of the two characters at the middle.
        middle = len(folded) // 2
        swapped = folded[: middle - 1] + folded[middle] + folded[middle - 1] + folded[middle + 1 :]
        about = self._by_word.equal(swapped)
        numbers = np.concatenate(
            (self._by_word.beginning(folded[:middle]), self._by_ending.ending(folded[middle:]), about)
        )
        short = len(folded) == 2
        candidates = self._folded.of_length(numbers, len(folded), 0 if short else 1)
        if short:
            # All of them share a character: they are one slip away.
            slips = _slips(self._reading(folded), self._pinyin.several(candidates))
        else:
            slips = _slips(folded, self._folded.several(candidates))
        close = {number for number, is_close in zip(candidates, slips, strict=True) if is_close}
        close.update(about.tolist())
        return [self._completion(number) for number in sorted(close) if self._folded[number] != folded]

    def mistyped(self, folded: str) -> dict[str, str]:
        """*folded*, of Han characters, as `pinyin`, as `initials`, and with a `homophone` for the last character that has one."""
        syllables = [self._readings.get(char, ("",))[0] for char in folded]
        if not folded or not all(syllables):
            return {}
        typed = {"pinyin": "".join(syllables), "initials": "".join(syllable[0] for syllable in syllables)}
        for at in reversed(range(len(folded))):
            for char, readings in self._readings.items():
                is_usual = b"\xb0" <= char.encode("gb2312", "ignore")[:1] < b"\xd8"  # GB 2312, level 1
                if is_usual and char != folded[at] and readings[0] == syllables[at]:
                    return typed | {"homophone": folded[:at] + char + folded[at + 1 :]}
        return typed

    def nearness(self, folded: str, word: str) -> float:
        """How alike two words sound, from 0 to 1."""
        from rapidfuzz.distance import OSA

        return float(OSA.normalized_similarity(self._reading(folded), self._reading(fold(word))))

    def _reading(self, folded: str) -> str:
        return "".join(self._readings.get(char, (char,))[0] for char in folded)

    @cached_property
    def _readings(self) -> Mapping[str, tuple[str, ...]]:
        """Every reading of each character that words are made of, the usual one first."""
        return all_characters(self._character_lines)

    def _completion(self, number: int) -> Completion:
        kind = KINDS[bisect_right(self._bounds, number)]
        text = self._printed[number] or self._folded[number]
        return Completion(text, query_for(text), kind, self._articles[number])


class _Lines:
    """Lines of one string, each between two line ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
        self._ends = array("I", np.flatnonzero(codes == ord("\n")).astype(np.uint32).tobytes())

    def __getitem__(self, number: int) -> str:
        return self._text[self._ends[number] + 1 : self._ends[number + 1]]

    def several(self, numbers: Iterable[int]) -> list[str]:
        """The lines of these *numbers*."""
        text, ends = self._text, self._ends
        return [text[ends[number] + 1 : ends[number + 1]] for number in numbers]

    def of_length(self, numbers: Numbers, length: int, apart: int) -> list[int]:
        """Those of *numbers* whose lines are of this *length*, or at most *apart* longer or shorter; each once, ascending."""
        ends = np.frombuffer(self._ends, np.uint32)
        lengths = ends[numbers + 1].astype(np.int64) - ends[numbers] - 1
        return sorted(set(numbers[np.abs(lengths - length) <= apart].tolist()))

    def last_two(self, count: int) -> NDArray[np.uint64]:
        """The last characters of each of the first *count* lines, the very last as the higher half of a number."""
        codes = np.frombuffer(self._text[: self._ends[count] + 1].encode("utf-32-le"), "<u4")
        ends = np.frombuffer(self._ends, np.uint32)[1 : count + 1].astype(np.intp)
        pairs: NDArray[np.uint64] = codes[ends - 1].astype(np.uint64) << np.uint64(32) | codes[ends - 2]
        return pairs

    def find(self, string: str, first: int, end: int) -> Iterator[int]:
        """Numbers of the lines from *first* to before *end* that hold *string*; `\\n` in it is the edge of a line."""
        at, stop = self._ends[first], self._ends[end] + 1
        inside = not string.startswith("\n")
        while (at := self._text.find(string, at, stop)) >= 0:
            number = bisect_left(self._ends, at) - inside
            yield number
            at = self._ends[number + 1]


class _Order:
    """The words among some lines in the order of their text, to find one without looking at all."""

    def __init__(self, lines: _Lines, numbers: bytes) -> None:
        self._lines = lines
        self._numbers = array("I", numbers)  # read one by one; the same as an array:
        self._array: Numbers = np.frombuffer(self._numbers, np.uint32)

    def equal(self, text: str) -> Numbers:
        """Numbers of the lines that are *text*, the best first."""
        start = end = self._first(text)
        while end < len(self._numbers) and self._lines[self._numbers[end]] == text:  # there are none, or a few
            end += 1
        return self._array[start:end]

    def beginning(self, text: str) -> Numbers:
        """Numbers of the lines that begin with *text*."""
        return self._array[self._first(text) : self._first(f"{text}\U0010ffff")]

    def _first(self, text: str) -> int:
        """Where the lines begin that do not come before *text*."""
        return bisect_left(self._numbers, text, key=self._lines.__getitem__)


class _Endings:
    """The first *count* of some lines, not empty, in the order of their last two characters, the very last first."""

    def __init__(self, lines: _Lines, count: int) -> None:
        keys = lines.last_two(count)
        self._lines = lines
        self._numbers = np.argsort(keys, kind="stable").astype(np.uint32)
        self._keys = keys[self._numbers]

    def ending(self, text: str) -> Numbers:
        """Numbers of the lines that end with *text*."""
        low = ord(text[-1]) << 32
        high = low + (1 << 32)
        if len(text) > 1:
            low += ord(text[-2])
            high = low + 1
        start, end = self._keys.searchsorted(np.array((low, high), np.uint64))
        found = self._numbers[start:end]
        if len(text) <= 2:
            return found
        ends = [line.endswith(text) for line in self._lines.several(found.tolist())]
        return found[np.array(ends, np.bool_)]


def _slips(text: str, others: Sequence[str]) -> list[bool]:
    """Which of *others* are at most one slip from *text*."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    if not others:
        return []
    distances = cdist([text], others, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
    slips: list[bool] = (distances[0] <= 1).tolist()
    return slips


def _is_spelling(typed: str) -> bool:
    """Whether *typed* may be pinyin: Latin letters, with tones, spaces, hyphens and apostrophes at most."""
    return HAN.search(typed) is None and any(char.isalpha() for char in typed)


def _read(directory: Path) -> tuple[dict[str, bytes], list[int]]:
    try:
        with (directory / FILE_NAME).open("rb") as file:
            head = json.loads(file.readline())
            if head["format"] != _FORMAT:
                raise ValueError(f"format {head['format']}")
            return {name: file.read(size) for name, size in head["sections"].items()}, head["kinds"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(directory, error) from error


def _unreadable(directory: Path, error: Exception) -> IndexIncompatibleError:
    reason = error.strerror if isinstance(error, OSError) else error
    return IndexIncompatibleError(f"{directory / FILE_NAME} 读不了：{reason}")


def _write(directory: Path, sections: Mapping[str, bytes], kinds: Sequence[int]) -> None:
    sizes = {name: len(content) for name, content in sections.items()}
    temporary = directory / f"{FILE_NAME}.new"
    with temporary.open("wb") as file:
        file.write(json.dumps({"format": _FORMAT, "kinds": kinds, "sections": sizes}).encode() + b"\n")
        file.writelines(sections.values())
    temporary.replace(directory / FILE_NAME)
