"""
Here is a line, give me how much its words sound like a headline's, and how much like a paragraph's beginning.

Headlines and what a column break leaves of a paragraph on a line of its own differ in which characters come in them,
in how they begin and in how they end: 的, 了 and 其 are a sentence's, 亮, 见 and a question mark a headline's. So do
the first characters of a paragraph and those after a break inside a sentence. How much each says is in
`data/headlines.txt` and `data/beginnings.txt`, fitted to many real ones (README: "What was fitted").
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_DATA = Path(__file__).parent / "data"
HEADLINES, BEGINNINGS = _DATA / "headlines.txt", _DATA / "beginnings.txt"

_LENGTHS = (6, 9, 13, 18, 25, 33)


def headline_signs(text: str) -> list[str]:
    """What a line shows, as it is named in the file; for fitting."""
    commas = text.count(",") + text.count("，")
    signs = [f"has:{char}" for char in set(text) if not char.isdigit() and not char.isspace()]
    signs += [f"first:{text[0]}", f"last:{text[-1]}", f"first:{text[:2]}", f"last:{text[-2:]}"]
    signs.append(f"length:{_size(text)}")
    signs += [
        f"{name}:1"
        for name, shown in (("space", " " in text), ("comma", commas >= 1), ("commas", commas >= 2))
        if shown
    ]
    return [sign for sign in signs if " " not in sign.partition(":")[2]]


def beginning_signs(text: str) -> list[str]:
    """What the beginning of a line shows, as it is named in the file; for fitting."""
    return [f"first:{text[:size]}" for size in (1, 2, 3) if not re.search(r"\s", text[:size])]


def beginning_words(text: str) -> float:
    """Log-odds of a line beginning a paragraph rather than going on inside a sentence, from about -5 to 5."""
    known = _beginnings()
    first = known.first.get
    return known.constant + first(text[:1], 0.0) + first(text[:2], 0.0) + first(text[:3], 0.0)


def headline_characters(codes: NDArray[np.uint32], sizes: NDArray[np.int64], longest: int) -> list[float]:
    """
    What its length and its single characters say of each line's being a headline; for `headline_words`.

    Every character counts once a line, the first and the last as such besides.

    Args:
        codes: Code points of all lines, a character after each.
        sizes: Characters in each line, 1 or more; the answer is right for those of at most *longest*.
    """
    known, (has, first, last) = _headlines(), _tables()
    spans = sizes + 1
    ends = np.cumsum(spans)
    codes = np.minimum(codes[: ends[-1]], 0xFFFF)
    short = np.repeat(sizes <= longest, spans)
    keys = codes[short] + (np.repeat(np.arange(len(sizes)), spans)[short] << 16)
    # Sorted, because that is many times faster than np.unique.
    keys.sort()
    keys = keys[np.append(True, keys[1:] != keys[:-1])] if keys.size else keys
    points = known.constant + np.array(known.length)[np.searchsorted(_LENGTHS, sizes, "right")]
    points += first[codes[ends - spans]] + last[codes[ends - 2]]
    points += np.bincount(keys >> 16, has[keys & 0xFFFF], len(sizes))
    said: list[float] = points.tolist()
    return said


@functools.cache
def _tables() -> tuple[NDArray[np.float64], ...]:
    """Code point → what the character says by being in a headline, by being its first and its last."""
    known = _headlines()
    tables = np.zeros((3, 0x10000))
    for table, points in zip(tables, (known.has, known.first, known.last), strict=True):
        for text, value in points.items():
            if len(text) == 1:
                table[ord(text)] = value
    return tuple(tables)


def headline_words(text: str, characters: float) -> float:
    """
    Log-odds of a line's words being a headline's, from about -10 to 10; made for lines of four to sixty characters.

    Args:
        characters: From `headline_characters`.
    """
    known = _headlines()
    points = characters + known.first.get(text[:2], 0.0) + known.last.get(text[-2:], 0.0)
    if " " in text:
        points += known.space
    commas = text.count(",") + text.count("，")
    if commas:
        points += known.comma
        if commas > 1:
            points += known.commas
    return points


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each sign says; `first` and `last` look up one or two characters."""

    constant: float
    has: dict[str, float]
    first: dict[str, float]
    last: dict[str, float]
    length: tuple[float, ...]
    space: float
    comma: float
    commas: float


@functools.cache
def _headlines() -> _Weights:
    return _read(HEADLINES)


@functools.cache
def _beginnings() -> _Weights:
    return _read(BEGINNINGS)


def _read(file: Path) -> _Weights:
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, tenths, *shown = line.split(" ")
        for text in shown or [""]:
            tables[kind][text] = int(tenths) / 10

    def one(kind: str) -> float:
        return tables[kind].get("1", 0.0)

    return _Weights(
        tables["constant"][""],
        tables["has"],
        tables["first"],
        tables["last"],
        tuple(tables["length"].get(str(size), 0.0) for size in range(len(_LENGTHS) + 1)),
        one("space"),
        one("comma"),
        one("commas"),
    )


def _size(text: str) -> int:
    return bisect_right(_LENGTHS, len(text))
