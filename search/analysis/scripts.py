"""
The classes of characters that analysis tells apart, in folded text.

A *run* is a stretch of Latin letters and digits: a reader takes `5G` or `2020` as one thing, and so do we. Letters of
other scripts (Han above all) are taken one by one.
"""

from __future__ import annotations

import re

_LATIN = "0-9a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

RUN = re.compile(f"[{_LATIN}]+")
"""A stretch of Latin letters and digits."""

COMPOUND = re.compile(f"[{_LATIN}]+(?:[.,][{_LATIN}]+)*%?")
"""Runs that belong together as one number or name: `16.8`, `4,000`, `98%`."""

LETTERS = re.compile(f"[^\\W_{_LATIN}]+")
"""A stretch of letters that are not Latin and not digits: Han, kana, Cyrillic and so on."""

HAN = re.compile(f"[{_HAN}]+")
"""A stretch of Han characters."""

OTHER_LETTERS = re.compile(f"[^\\W_{_LATIN}{_HAN}]+")
"""A stretch of letters neither Latin nor Han."""

_LATIN_CHARACTER = re.compile(f"[{_LATIN}]")


def is_latin(char: str) -> bool:
    """Whether *char* (one folded character, or empty) is a Latin letter or a digit."""
    return _LATIN_CHARACTER.match(char) is not None
