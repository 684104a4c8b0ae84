"""
Here is a line, give me how much its words sound like a headline's.

Headlines and what a column break leaves of a paragraph on a line of its own differ in which characters come in them,
in how they begin and in how they end: 的, 了 and 其 are a sentence's, 亮, 见 and a question mark a headline's. How much
each says is in `data/headlines.txt`, fitted to many real headlines and paragraphs (README: "The words of headlines").
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

FILE = Path(__file__).parent / "data" / "headlines.txt"

_LENGTHS = (6, 9, 13, 18, 25, 33)


def signs_of(text: str) -> list[str]:
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


def headline_words(text: str) -> float:
    """Log-odds of a line's words being a headline's, from about -10 to 10; made for lines of four to sixty characters."""
    known = _weights()
    points = known.constant + known.length[_size(text)]
    points += sum(map(known.has, set(text), _ZERO))
    first, last = known.first, known.last
    points += first(text[0], 0.0) + first(text[:2], 0.0) + last(text[-1], 0.0) + last(text[-2:], 0.0)
    if " " in text:
        points += known.space
    commas = text.count(",") + text.count("，")
    if commas:
        points += known.comma
        if commas > 1:
            points += known.commas
    return points


_ZERO = itertools.repeat(0.0)
_Get: TypeAlias = Callable[[str, float], float]


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each sign says; `has`, `first`, `last` look up one or two characters."""

    constant: float
    has: _Get
    first: _Get
    last: _Get
    length: tuple[float, ...]
    space: float
    comma: float
    commas: float


@functools.cache
def _weights() -> _Weights:
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, tenths, *shown = line.split(" ")
        for text in shown or [""]:
            tables[kind][text] = int(tenths) / 10

    def one(kind: str) -> float:
        return tables[kind].get("1", 0.0)

    return _Weights(
        tables["constant"][""],
        tables["has"].get,
        tables["first"].get,
        tables["last"].get,
        tuple(tables["length"].get(str(size), 0.0) for size in range(len(_LENGTHS) + 1)),
        one("space"),
        one("comma"),
        one("commas"),
    )


def _size(text: str) -> int:
    return bisect_right(_LENGTHS, len(text))
