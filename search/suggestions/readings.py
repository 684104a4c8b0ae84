"""
How Chinese is read: a text → its syllables in pinyin, without tones, `ü` as `v`.

Made when an index is built anew, and then kept in its catalogue, so that neither a server nor a page more loads
pypinyin, which is 50 MB and half a second. Readings that pypinyin has wrong, places and surnames above all, are in
`search/analysis/data/readings.txt`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import chain, groupby, repeat
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from search.analysis.normalize import fold
from search.analysis.scripts import COMPOUND

_LONGEST_PHRASE = 8
_PHRASES_OF_ONE = 200
"""
A reading that fewer phrases have than one of so many that hold the character is history: 许 hu, 厂 an, 和 hu (1 of 218). 六 lu
(of 六安, 1 of 126) and 单 shan (1 of 164) are not. Counted of pypinyin's phrases in November 2026.
"""
_SURNAME = "^"
"""Before a surname among phrases."""

_FIRST_CJK = "\u2e80"
_UMLAUT = str.maketrans("üǖǘǚǜ", "vvvvv")


def plain(spelling: str) -> str:
    """*spelling* as letters a to z and digits only: lower case, `ü` as `v`, tones, spaces and apostrophes left out."""
    if spelling.isascii() and spelling.isalnum():
        return spelling.lower()
    return _plain(spelling)


def _plain(spelling: str) -> str:
    folded = unicodedata.normalize("NFC", fold(spelling)).translate(_UMLAUT)
    return "".join(char for char in unicodedata.normalize("NFD", folded) if char.isascii() and char.isalnum())


class Readings:
    """
    The readings of words.

    Args:
        characters: Each character's readings, the usual one first.
        phrases: Words that are not read as their characters are on their own, by their first two characters.
        surnames: Readings of characters that begin the name of a person.
    """

    def __init__(
        self,
        characters: Mapping[str, tuple[str, ...]],
        phrases: Mapping[str, Mapping[str, tuple[str, ...]]],
        surnames: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.characters = characters
        self._phrases = phrases
        self._surnames = surnames

    @classmethod
    def from_lines(cls, characters: str, phrases: str, among: Container[str] | None = None) -> Readings:
        """Inverse of `character_lines` and `phrase_lines`; of characters, none but those *among* some where these are given."""
        learned: dict[str, dict[str, tuple[str, ...]]] = {}
        surnames: dict[str, tuple[str, ...]] = {}
        for phrase, reading in _from_lines(phrases):
            if phrase.startswith(_SURNAME):
                surnames[phrase.removeprefix(_SURNAME)] = reading
            else:
                learned.setdefault(phrase[:2], {})[phrase] = reading
        return cls(characters_from(characters, among), learned, surnames)

    def character_lines(self) -> str:
        """A line for each character that has readings."""
        return _lines(self.characters.items())

    def phrase_lines(self) -> str:
        """A line for each phrase and each surname."""
        phrases = (each for several in self._phrases.values() for each in several.items())
        return _lines(chain(phrases, ((f"{_SURNAME}{name}", reading) for name, reading in self._surnames.items())))

    def of(self, folded: str, *, is_name: bool = False) -> tuple[str, ...]:
        """
        The syllables of *folded*; a run of Latin letters and digits is one, what has no reading is left out.

        Args:
            is_name: Whether it is the name of a person, which begins with a surname.
        """
        surname: tuple[str, ...] = ()
        begin = 0
        if is_name:
            for length in (2, 1):
                if surname := self._surnames.get(folded[:length], ()):
                    begin = length
                    break
        places = [
            at
            for at in range(begin, len(folded))
            if folded[at] < _FIRST_CJK or folded[at : at + 2] in self._phrases
        ]
        return tuple(filter(None, (*surname, *self._syllables(folded, begin, places))))

    def _syllables(self, folded: str, at: int, places: Iterable[int]) -> list[str]:
        """The syllables of *folded* from *at* on, where runs and phrases begin at none but these *places*, in order."""
        usual = self._usual
        found: list[str] = []
        for place in places:
            if place < at:
                continue
            if folded[place] < _FIRST_CJK and (run := COMPOUND.match(folded, place)):
                syllables: Iterable[str] = (plain(run.group()),)
                end = run.end()
            elif (phrases := self._phrases.get(folded[place : place + 2])) and (
                phrase := _longest(phrases, folded, place)
            ):
                syllables = phrases[phrase]
                end = place + len(phrase)
            else:
                continue
            found += map(usual.get, folded[at:place], repeat(""))
            found += syllables
            at = end
        found += map(usual.get, folded[at:], repeat(""))
        return found

    def spelled(self, texts: Sequence[str]) -> list[tuple[str, str]]:
        """
        For each of *texts*, none of which holds a line end, its syllables (see `of`) as one string, and their initials.

        All characters are looked up at once, whatever text they are in; what holds a phrase or a run is read by itself.
        """
        if not texts:
            return []
        whole = "\n".join(texts)
        points = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), "<u4")
        breaks = points == ord("\n")
        by_itself = (points < ord(_FIRST_CJK)) & ~breaks
        may_begin = np.flatnonzero(self._begins_phrase[np.minimum(points[:-1], 0xFFFF)])
        pairs = points[may_begin].astype(np.uint64) << np.uint64(32) | points[may_begin + 1]
        by_itself[may_begin[np.isin(pairs, self._phrase_pairs)]] = True
        places = np.flatnonzero(by_itself)
        ends = np.flatnonzero(breaks)
        alone = np.searchsorted(ends, places)
        starts = np.append(0, ends + 1)[alone]
        syllables, initials = (whole.translate(table).split("\n") for table in self._tables)
        found = list(zip(syllables, initials, strict=True))
        pairs_of = zip(alone.tolist(), (places - starts).tolist(), strict=True)
        for number, several in groupby(pairs_of, key=itemgetter(0)):
            own = self._syllables(texts[number], 0, [place for _, place in several])
            found[number] = joined(filter(None, own))
        return found

    @cached_property
    def _phrase_pairs(self) -> NDArray[np.uint64]:
        pairs = (pair for pair in self._phrases if len(pair) == 2)
        return np.array([ord(pair[0]) << 32 | ord(pair[1]) for pair in pairs], np.uint64)

    @cached_property
    def _begins_phrase(self) -> NDArray[np.bool_]:
        """By code point; beyond 16 bits all in one."""
        begins = np.zeros(0x10000, np.bool_)
        begins[np.minimum(self._phrase_pairs >> np.uint64(32), 0xFFFF).astype(np.intp)] = True
        return begins

    @cached_property
    def _usual(self) -> dict[str, str]:
        """The usual reading of each character that has one."""
        return {char: readings[0] for char, readings in self.characters.items()}

    @cached_property
    def _tables(self) -> tuple[Mapping[int, str], Mapping[int, str]]:
        """Of each character the usual reading, and its initial; nothing of one that has none."""
        usual = {ord(char): reading for char, reading in self._usual.items()} | {ord("\n"): "\n"}
        return defaultdict(str, usual), defaultdict(str, {code: reading[0] for code, reading in usual.items()})


def joined(syllables: Iterable[str]) -> tuple[str, str]:
    """*syllables* as one string, and their initials."""
    syllables = tuple(syllables)
    return "".join(syllables), "".join([syllable[0] for syllable in syllables])


@lru_cache(maxsize=2)  # of the generation that answers and of the next, which mostly are the same: some 8 MB
def all_characters(lines: str) -> Mapping[str, tuple[str, ...]]:
    """
    `characters_from` of all *lines*, made once for as long as they stay the same.

    Made anew with every generation, 100,000 small objects would come and go, and leave the memory of a worker full of holes.
    """
    return characters_from(lines)


def characters_from(lines: str, among: Container[str] | None = None) -> dict[str, tuple[str, ...]]:
    """The readings of characters, all or those *among* some, that `Readings.character_lines` wrote."""
    if among is not None:
        lines = "\n".join(line for line in lines.splitlines() if line[0] in among)
    return dict(_from_lines(lines))


def _lines(readings: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return "\n".join(f"{text} {' '.join(syllables)}" for text, syllables in readings)


def _from_lines(lines: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for text, *syllables in map(str.split, lines.splitlines()):
        yield text, tuple(syllables)


def _longest(phrases: Mapping[str, object], folded: str, at: int) -> str:
    """The longest of *phrases* that stands at *at*, or empty."""
    here = folded[at : at + _LONGEST_PHRASE]
    return next((here[:length] for length in range(len(here), 1, -1) if here[:length] in phrases), "")


@cache
def load_readings() -> Readings:
    """The readings of pypinyin, mended by our own table; takes about half a second, once a process."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    plain = cache(_plain)  # some 1,500 syllables in 200,000 readings
    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, syllables in PHRASES_DICT.items():
        if len(syllables) == len(phrase):
            for char, each in zip(phrase, syllables, strict=True):
                heard[char][plain(each[0])] += 1
    characters = {
        chr(code): tuple(each for each in found if each == found[0] or _is_alive(each, heard[chr(code)]))
        for code, readings in PINYIN_DICT.items()
        if code <= 0xFFFF and (found := tuple(dict.fromkeys(filter(None, map(plain, readings.split(","))))))
    }
    phrases: dict[str, dict[str, tuple[str, ...]]] = {}

    def learn(phrase: str, reading: tuple[str, ...]) -> None:
        phrases.setdefault(phrase[:2], {})[phrase] = reading

    for phrase, readings in PHRASES_DICT.items():
        if 2 <= len(phrase) <= _LONGEST_PHRASE and len(readings) == len(phrase):
            reading = tuple(plain(each[0]) for each in readings)
            if reading != tuple(characters.get(char, ("",))[0] for char in phrase):
                learn(fold(phrase), reading)
    surnames: dict[str, tuple[str, ...]] = {}
    for word, reading in _mended():
        if word.startswith(_SURNAME):
            surnames[word.removeprefix(_SURNAME)] = reading
        else:
            learn(word, reading)
    return Readings(characters, phrases, surnames)


def _is_alive(reading: str, heard: Counter[str]) -> bool:
    """Whether a character has this *reading* in enough of the phrases that hold it, of which *heard* counts all; or no phrase does."""
    return heard[reading] * _PHRASES_OF_ONE >= heard.total()


def _mended() -> Iterable[tuple[str, tuple[str, ...]]]:
    text = files("search.analysis").joinpath("data/readings.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, reading, _source = line.split("\t")
            yield word, tuple(reading.split())
