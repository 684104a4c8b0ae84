"""
Here are the lines of a page, give me its list of contents: 导读, and below it headlines of other pages, each with its page.

Papers set the page in many ways (……2版, /A02, 【2】, ②版; 2版 before the headline, or on a line of its own). Below such a
heading they all mean the same, and what names no page is no entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from search.ingest.lines.imprint import SHEETS
from search.ingest.lines.layout import Line, lines_with

_WORDS: Final = (
    r"(?:今日|本期|本报|要闻|新闻|版面|内容|精彩)?(?:导\s*读|导航|看点)|(?:今日|本期|新闻|内容)(?:提要|要目)"
)
_HINTS: Final = tuple(map(re.compile, ("导[读航 \u3000]", "看点", "提要", "要目")))
"""One of these is in every heading."""
_HEADING: Final = re.compile(rf"[■●◆▲★【\[|｜\s]*(?:{_WORDS})[:：】\]|｜\s]*")
_LONGEST_HEADING: Final = 10
_NUMBER: Final = rf"(?:[{SHEETS}]?\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|[①-⑳])"
_PAGE: Final = rf"(?:第?\s?{_NUMBER}\s?版|[{SHEETS}P]\s?\d{{1,2}}|0\d)"
"""A page as such a list names it."""
_ENTRY: Final = re.compile(
    rf"[^。]{{4,40}}?(?:(?:[\s/／|—·.…→▶►>》-]|(?<![{SHEETS}\d])(?=\d))\s?(?:详?见)?{_PAGE}|[→…]\s?\d{{1,2}}|[（(【\[]\s?(?:详?见)?(?:{_PAGE}|\d{{1,2}})\s?[）)】\]])"
    rf"|{_PAGE}[\s:：|·]+[^。]{{4,60}}"
)
_PAGE_NAMED: Final = (re.compile("版"),)
_PAGE_ALONE: Final = re.compile(_PAGE)
_IN_LINE: Final = re.compile(rf"[■●◆▲★]?\s?(?:{_WORDS})[\s:：][^。]{{4,100}}\s?{_PAGE}")
_LONGEST: Final = 40
"""Characters of a headline whose page stands on a line of its own."""


def find_contents(lines: Sequence[Line], first: int, last: int) -> set[int]:
    """Places of the lists of contents among the lines of one sheet, `lines[first:last]`, with their headings."""
    found: set[int] = set()
    for place in [first + number for number in lines_with(_HINTS, lines[first:last])]:
        text = lines[place].text
        if place in found:
            continue
        if len(text) <= _LONGEST_HEADING and _HEADING.fullmatch(text):
            after = _after_entries(lines, place + 1, last)
            found.update(range(place, after) if after > place + 1 else ())
        elif _IN_LINE.fullmatch(text):
            found.add(place)
    return found


def entries_alone(lines: Sequence[Line]) -> set[int]:
    """Places of the entries of a list without a heading: lines right below each other that name their page (…（二版）, 二版 …)."""
    places = [place for place in lines_with(_PAGE_NAMED, lines) if _ENTRY.fullmatch(lines[place].text)]
    return {place for above, below in pairwise(places) if below == above + 1 for place in (above, below)}


def _after_entries(lines: Sequence[Line], start: int, last: int) -> int:
    """The place behind the entries that stand from *start* on."""
    place = start
    while place < last:
        text = lines[place].text
        if _ENTRY.fullmatch(text):
            place += 1
            continue
        below = lines[place + 1].text if place + 1 < last else ""
        entry, page = (below, text) if _PAGE_ALONE.fullmatch(lines[start].text) else (text, below)
        if not (_PAGE_ALONE.fullmatch(page) and 0 < len(entry) <= _LONGEST and "。" not in entry):
            break
        place += 2
    return place
