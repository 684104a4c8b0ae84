"""
Here is a line, give me how much its words sound like a headline's, and how much like a paragraph's beginning.

Headlines and what a column break leaves of a paragraph on a line of its own differ in which characters come in them,
in how they begin and in how they end: 的, 了 and 其 are a sentence's, 亮, 见 and a question mark a headline's. So do
the first characters of a paragraph, or its whole first clause, and those after a break inside a sentence; and which characters stand on the two
sides of such a break; and two texts that share a rare pair of characters are sooner one than two that share 今年; and
names of columns (律师信箱, 市场行情) from short headlines. How much each says is in `data/headlines.txt`,
`data/columns.txt`, `data/beginnings.txt`, `data/clauses.txt`, `data/seams.txt` and `data/common.txt`, fitted to many real ones
(search/ingest/README.md, "What was fitted").
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import add
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_DATA: Final = Path(__file__).parents[1] / "data"
HEADLINES: Final = _DATA / "headlines.txt"
COLUMNS: Final = _DATA / "columns.txt"
BEGINNINGS: Final = _DATA / "beginnings.txt"
CLAUSES: Final = _DATA / "clauses.txt"
SEAMS: Final = _DATA / "seams.txt"
COMMON: Final = _DATA / "common.txt"

_LENGTHS: Final = (6, 9, 13, 18, 25, 33)


def headline_signs(text: str) -> list[str]:
    """What a line shows, as it is named in the file; for fitting."""
    commas = text.count(",") + text.count("，")
    signs = [f"has:{char}" for char in set(text) if not char.isdigit() and not char.isspace()]
    signs += [f"first:{text[0]}", f"last:{text[-1]}", f"first:{text[:2]}", f"last:{text[-2:]}"]
    signs.append(f"length:{_size(len(text))}")
    signs += [
        f"{name}:1"
        for name, shown in (("space", " " in text), ("comma", commas >= 1), ("commas", commas >= 2))
        if shown
    ]
    return [sign for sign in signs if " " not in sign.partition(":")[2]]


def column_signs(text: str) -> list[str]:
    """What a few characters show that may be the name of a column, as it is named in the file; for fitting."""
    signs = [f"has:{char}" for char in set(text)]
    signs += [
        f"first:{text[0]}",
        f"first:{text[:2]}",
        f"last:{text[-1]}",
        f"last:{text[-2:]}",
        f"last:{text[-3:]}",
    ]
    signs.append(f"length:{min(len(text), _LONGEST_NAME)}")
    return list(dict.fromkeys(signs))


_LONGEST_NAME: Final = 9
"""Longer names of columns say as much by their length."""


def column_words(text: str) -> float:
    """Log-odds of a few characters being the name of a column rather than a headline or the first line of one, from about -8 to 8."""
    known = _columns()
    first, last = known.first.get, known.last.get
    points = known.by_size[min(len(text), _LONGEST_NAME)]
    points += sum([known.has.get(char, 0.0) for char in set(text)])
    points += first(text[:1], 0.0) + first(text[:2], 0.0)
    points += sum([last(end, 0.0) for end in {text[-1:], text[-2:], text[-3:]}])
    # Tenths in whatever order they were added.
    return round(points, 1)


def beginning_signs(text: str) -> list[str]:
    """What the beginning of a line shows, as it is named in the file; for fitting."""
    return [f"first:{text[:size]}" for size in (1, 2, 3) if not re.search(r"\s", text[:size])]


def beginning_words(text: str) -> float:
    """Log-odds of a line beginning a paragraph rather than going on inside a sentence, from about -5 to 5."""
    known = _beginnings()
    first = known.first.get
    return known.constant + first(text[:1], 0.0) + first(text[:2], 0.0) + first(text[:3], 0.0)


def clause_signs(text: str) -> list[str]:
    """What the first clause of a text shows, as it is named in the file; for fitting."""
    size, mark, inside = _first_clause(text)
    signs = [f"first:{text[:count]}" for count in (1, 2, 3, 4)]
    signs += [f"has:{shown}" for shown in (*inside, *map(add, inside, inside[1:]))]
    signs.append(f"clause:{size}{mark}")
    return [sign for sign in dict.fromkeys(signs) if not re.search(r"\s", sign)]


def clause_words(text: str) -> float:
    """
    Log-odds of a text beginning a paragraph rather than going on inside a sentence by its first clause, from about -10 to 10.

    It says more than `beginning_words`, of what is certainly no headline.
    """
    known = _clauses()
    first, has = known.first.get, known.has.get
    size, mark, inside = _first_clause(text)
    points = known.constant + known.clause.get(f"{size}{mark}", 0.0)
    points += first(text[:1], 0.0) + first(text[:2], 0.0) + first(text[:3], 0.0) + first(text[:4], 0.0)
    points += sum([has(shown, 0.0) for shown in {*inside, *map(add, inside, inside[1:])}])
    # Tenths in whatever order they were added.
    return round(points, 1)


def _first_clause(text: str) -> tuple[int, str, str]:
    """How long the first clause of a text is, the mark that ends it, and what of it is looked at behind its first character."""
    found = _CLAUSE_ENDS(text, 0, _LONGEST_CLAUSE)
    if found is None:
        return _LONGEST_CLAUSE if len(text) >= _LONGEST_CLAUSE else 0, "", text[1:_INSIDE]
    end, mark = found.start(), found[0]
    return end, _HALF_WIDTH.get(mark, mark), text[1 : min(end, _INSIDE)]


_CLAUSE_ENDS: Final = re.compile("[，,。;；、:：！？!?（(“”]").search
_LONGEST_CLAUSE: Final = 24
_INSIDE: Final = 13


def seam_words(above: str, below: str) -> float:
    """
    Log-odds of a text that stops inside a sentence going on with another, from about -1 to 8.

    By the characters on both sides of the break alone: 微 | 信 is a word, and 了 seldom follows 第.
    """
    known, other = _seams()
    first, second = _HALF_WIDTH.get(above[-1], above[-1]), _HALF_WIDTH.get(below[0], below[0])
    for value, seconds in known.get(first, ()):
        if second in seconds:
            return value
    return other


_HALF_WIDTH: Final = dict(zip("，：；！？（）", ",:;!?()", strict=True))


@functools.cache
def _seams() -> tuple[dict[str, list[tuple[float, str]]], float]:
    """Of each character what says how much about the one below the break; and what another says."""
    known: dict[str, list[tuple[float, str]]] = defaultdict(list)
    other = 0.0
    for line in SEAMS.read_text(encoding="utf-8").splitlines():
        first, value, *seconds = line.split(" ")
        if seconds and first != "#":
            known[first].append((float(value), seconds[0]))
        elif first == "other":
            other = float(value)
    return known, other


class PairNumbers:
    """
    The numbers of known pairs of characters, from 1 on: a table of first and second characters is looked up many times faster than a sorted list of pairs.

    Args:
        pairs: code point << 16 | code point, each once.
    """

    __slots__ = ("_first", "_numbers", "_second")

    def __init__(self, pairs: NDArray[np.integer[Any]]) -> None:
        firsts, at_first = np.unique(pairs >> 16, return_inverse=True)
        seconds, at_second = np.unique(pairs & _MANY, return_inverse=True)
        width = len(seconds) + 1
        self._first = np.zeros(_MANY + 1, np.intp)
        self._first[firsts] = np.arange(1, len(firsts) + 1) * width
        self._second = np.zeros(_MANY + 1, np.intp)
        self._second[seconds] = np.arange(1, width)
        self._numbers = np.zeros((len(firsts) + 1) * width, np.uint32)
        self._numbers[(at_first + 1) * width + at_second + 1] = np.arange(1, len(pairs) + 1)

    def of(self, firsts: NDArray[np.int64], seconds: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The number of each pair, by the code points of its characters; 0 for one that is not known."""
        places = self._first.take(firsts, mode="clip") + self._second.take(seconds, mode="clip")
        numbers: NDArray[np.uint32] = self._numbers.take(places)
        return numbers


def rarity(firsts: NDArray[np.int64], seconds: NDArray[np.int64]) -> NDArray[np.float64]:
    """How much each pair of characters, by their code points, says that two texts share: from 0 (会议) to 1."""
    numbers, says, joints = _common()
    is_joint = joints.take(firsts, mode="clip") | joints.take(seconds, mode="clip")
    said = says.take(numbers.of(firsts, seconds))
    return np.where(is_joint, _OF_A_JOINT * said, said)


_JOINTS: Final = "的了"
_OF_A_JOINT: Final = 0.3
"""新装的 and 工装的 share 装的, where one word ends and no other is: of rare pairs these say least of what a text is about."""


@functools.cache
def _common() -> tuple[PairNumbers, NDArray[np.float64], NDArray[np.bool_]]:
    """The numbers of the common pairs, and by them what each says; by code point, whether a character joins words."""
    pairs: list[int] = []
    says = [1.0]
    for line in COMMON.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        tenths, _, common = line.partition(" ")
        pairs += [ord(one) << 16 | ord(two) for one, two in zip(common[::2], common[1::2], strict=True)]
        says += [int(tenths) / 10] * (len(pairs) + 1 - len(says))
    joints = np.zeros(_MANY + 1, np.bool_)
    joints[list(map(ord, _JOINTS))] = True
    return PairNumbers(np.array(pairs)), np.array(says), joints


def pairs_of(text: str) -> set[str]:
    """The pairs of characters that stand side by side in a text, by which two texts are compared."""
    return set(map(add, text, text[1:]))


def met(pairs: Iterable[str], text: str) -> int:
    """How many of *pairs* of characters come in *text*."""
    return len([pair for pair in pairs if pair in text])


def share_of(pairs: Collection[str], text: str) -> float:
    """How many of *pairs* of characters come in *text*: 0 to 1."""
    return met(pairs, text) / len(pairs) if pairs else 0.0


def coherence(one: str, other: str) -> float:
    """How many of the character pairs of *one* come in *other*: 0 to 1."""
    return share_of(pairs_of(one), other)


def headline_characters(lines: Sequence[str]) -> list[float]:
    """What the characters in it say of each line's being a headline, each once a line; for `headline_words`."""
    numbers_of, values = _characters()
    codes = np.frombuffer("".join(lines).encode("utf-32-le", "surrogatepass"), np.uint32)
    # Line and character as one number; the smaller it is, the faster it is sorted, many times faster than np.unique.
    numbers = np.arange(0, len(lines) << 16, 1 << 16).astype(np.uint32 if len(lines) <= _MANY else np.int64)
    keys = numbers.repeat(list(map(len, lines))) | np.minimum(codes, _MANY)
    keys.sort()
    keys = keys[begins_anew(keys)]
    said: list[float] = np.bincount(keys >> 16, values.take(numbers_of.take(keys & _MANY)), len(lines)).tolist()
    return said


def codes_of(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The code points of texts, each with a line break behind it, and for each of them the number of its text."""
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    return codes, np.arange(len(texts), dtype=np.uint32).repeat([len(text) + 1 for text in texts])


def begins_anew(numbers: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether each of *numbers*, which are in order, is another than the one before it; faster than their differences."""
    new = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    return new


_MANY: Final = 0xFFFF
"""Stands for all code points beyond."""


@functools.cache
def _characters() -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Code point → number of a value → what the character says by being in a headline; two steps stay in the cache."""
    has = _headlines().has
    values = sorted({0.0, *has.values()})
    numbers = np.full(_MANY + 1, values.index(0.0), np.uint8)
    for char, value in has.items():
        numbers[ord(char)] = values.index(value)
    return numbers, np.array(values)


def headline_words(text: str, characters: float, *, has_commas: bool) -> float:
    """
    Log-odds of a line's words being a headline's, from about -10 to 10; made for lines of four to sixty characters.

    Args:
        characters: From `headline_characters`.
        has_commas: Whether a comma is in it.
    """
    known = _headlines()
    first, last = known.first, known.last
    points = known.by_size[min(len(text), _LENGTHS[-1])]
    points += first.get(text[0], 0.0) + last.get(text[-1], 0.0)
    points += characters
    start, end = text[:2], text[-2:]
    if start in first:
        points += first[start]
    if end in last:
        points += last[end]
    if " " in text:
        points += known.space
    if has_commas:
        points += known.comma
        if text.count(",") + text.count("，") > 1:
            points += known.commas
    return points


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each sign says; `first` and `last` look up a few characters, `by_size` a length with the constant, `clause` a length and a mark."""

    constant: float
    has: dict[str, float]
    first: dict[str, float]
    last: dict[str, float]
    by_size: tuple[float, ...]
    space: float
    comma: float
    commas: float
    clause: dict[str, float]


@functools.cache
def _headlines() -> _Weights:
    return _read(HEADLINES)


@functools.cache
def _columns() -> _Weights:
    return _read(COLUMNS, lambda length: min(length, _LONGEST_NAME))


@functools.cache
def _beginnings() -> _Weights:
    return _read(BEGINNINGS)


@functools.cache
def _clauses() -> _Weights:
    return _read(CLAUSES)


def _size(length: int) -> int:
    return bisect_right(_LENGTHS, length)


def _read(file: Path, size_of: Callable[[int], int] = _size) -> _Weights:
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, tenths, *shown = line.split(" ")
        for text in shown or [""]:
            tables[kind][text] = int(tenths) / 10

    def one(kind: str) -> float:
        return tables[kind].get("1", 0.0)

    constant = tables["constant"][""]
    return _Weights(
        constant,
        tables["has"],
        tables["first"],
        tables["last"],
        tuple(constant + tables["length"].get(str(size_of(size)), 0.0) for size in range(_LENGTHS[-1] + 1)),
        one("space"),
        one("comma"),
        one("commas"),
        tables["clause"],
    )
