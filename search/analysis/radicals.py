"""
Here is a radical, give me the character that it stands for.

Fonts of Chinese PDFs name their glyphs of 日, 人 and 车 by the radicals of Unicode (⽇ U+2F47, ⼈ U+2F08, ⻋ U+2ECB) or by a
compatibility ideograph, and so does text that is extracted from them. They look alike, and nobody types them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_KANGXI: Final = range(0x2F00, 0x2FD6)
_COMPATIBILITY: Final = range(0xF900, 0xFB00)
# Characters of their own among the CJK Radicals Supplement, by EquivalentUnifiedIdeograph.txt of Unicode 16.
_SUPPLEMENT: Final = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)


def _table() -> dict[int, int]:
    table = {ord(radical): ord(char) for radical, char in _SUPPLEMENT.items()}
    for code in (*_KANGXI, *_COMPATIBILITY):
        char = unicodedata.normalize("NFKC", chr(code))
        if len(char) == 1 and ord(char) != code:
            table[code] = ord(char)
    # Fonts of simplified Chinese draw this one as 户.
    table[ord("⼾")] = ord("户")
    return table


RADICALS: Final = _table()
"""Code point → code point, for `str.translate`; no result is itself a radical."""

ANY_RADICAL: Final = "[\u2e9f-\u2fd5\uf900-\ufaff]"
"""A pattern that finds each of them."""
