"""
Fold a text for matching, one character to one character.

`len(fold(text)) == len(text)`, so an offset in the folded text is an offset in the original: no map between the two
is ever needed. That rules out NFKC, which changes lengths (㎡ → m2), and case folds such as ß → ss.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from search.analysis.radicals import RADICALS

_QUOTES = "“”„‟«»‹›「」『』﹁﹂﹃﹄〝〞〟＂″"
_APOSTROPHES = "‘’‚‛＇`´′"
_DASHES = "‐‑‒–—―−─━－﹣﹘"
_MIDDLE_DOTS = "•‧∙⋅・･●"
_ZEROS = "○◯"
"""What 二○二○年 is printed with where a font, or GB 2312, has no 〇."""
_SIMPLIFIED_TWICE = {"锺": "钟", "馀": "余"}
"""Of 鍾 and 餘, which `data/variants.tsv` gives the commoner of their simplified forms, the one that names keep."""
_PUNCTUATION = {"，": ",", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")", "～": "~", "〜": "~"}
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Controls, marks that say how others are set or shaped, lone surrogates and noncharacters: nothing is printed of them."""

_WIDTHS = ("<wide>", "<narrow>", "<small>", "<vertical>")
_OF_OTHER_WIDTH = range(0xFE10, 0xFFEF)
"""Where Unicode keeps what is a character of another width, size or direction, and says of which (`_WIDTHS`)."""

_LAST_WITH_CASE = 0x1FFFF
"""No character beyond the Supplementary Multilingual Plane has case or is a space."""

_BLOCK = 256

_SHORT = 48
"""A text of fewer characters is folded sooner one by one; a long one ten times as fast by an array."""


def every_character(last: int) -> str:
    """Every code point up to *last* as a string, lone surrogates, too."""
    return np.arange(last + 1, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _table() -> dict[int, int]:
    """Code point → code point, for every character that folding changes."""
    table: dict[int, int] = {}
    for line in files("search.analysis").joinpath("data/variants.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            char, simple = line.split("\t")
            table[ord(char)] = ord(simple)
    every = every_character(_LAST_WITH_CASE)
    for start in range(0, len(every), _BLOCK):
        block = every[start : start + _BLOCK]
        if block.lower() != block:  # which is so of one in twelve
            for code, char in enumerate(block, start):
                lower = char.lower()
                if lower != char and len(lower) == 1:
                    table[code] = ord(lower)
    spaces = (char for char in re.findall(r"\s", every) if unicodedata.category(char) == "Zs" and char != " ")
    table |= dict.fromkeys(map(ord, spaces), ord(" "))
    for code in _OF_OTHER_WIDTH:
        width, *plain = unicodedata.decomposition(chr(code)).split() or [""]
        if width in _WIDTHS and len(plain) == 1:
            table[code] = int(plain[0], 16)
    for control in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        table[ord(control)] = ord(" ")
    table |= {ord(char): ord('"') for char in _QUOTES}
    table |= {ord(char): ord("'") for char in _APOSTROPHES}
    table |= {ord(char): ord("-") for char in _DASHES}
    table |= {ord(char): ord("·") for char in _MIDDLE_DOTS}
    table |= dict.fromkeys(map(ord, _ZEROS), ord("〇"))
    table |= {ord(char): ord(plain) for char, plain in (_PUNCTUATION | _SIMPLIFIED_TWICE).items()}
    table |= RADICALS
    # A result may itself be folded (｀ → ` → '): follow every chain to its end.
    for code, result in table.items():
        while result in table and table[result] != result:
            result = table[result]
        table[code] = result
    return table


@cache
def _points() -> NDArray[np.uint32]:
    """The same as an array: code point → code point, for every one there is."""
    table = _table()
    points = np.arange(0x110000, dtype="<u4")
    points[list(table)] = list(table.values())
    return points


def fold(text: str) -> str:
    """
    *text* with case, width, traditional and variant characters, radicals, quotes, dashes, dots and spaces made alike.

    Same length as *text*; folding a folded text changes nothing. Every kind of white space becomes one space,
    so a folded text never holds a line end.
    """
    if len(text) < _SHORT:
        return text.translate(_table())
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return fold_points(points).tobytes().decode("utf-32-le", "surrogatepass")


def fold_points(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """`fold` for code points, as a new array."""
    return _points()[points]


def without_invisible(text: str) -> str:
    """*text* without the characters of which nothing is seen, which come along when it is copied; pages and queries alike."""
    return _INVISIBLE.sub("", text)
