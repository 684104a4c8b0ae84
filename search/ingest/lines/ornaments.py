"""
Here are the lines of a page, give me its headlines without the marks set beside them.

■ 大田集大蒜种植户今年不跟风: on a page that sets such a mark before its headlines it says
nothing but that they are headlines. Before the entries of a list, a caption or who wrote a text it is part of these.

【药师提醒】头孢配酒 危险上头 and 农事提醒▶ 近期多阵雨: the name of a column on the line of its headline, which is two lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from search.ingest.facts.names import is_author, is_byline
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import BRACKETS, CLOSERS, ENDS, MARK

_MARKS: Final = frozenset("■◆▲●★☆◇□○△▼►▶◎※❖")
_SPACES: Final = " \u3000"
_SHORTEST: Final = 4
_LONGEST: Final = 30
"""Characters of a headline, without the marks."""
_TEXT: Final = 24
"""A line of so many characters below it is text."""


def part_names(lines: list[Line], text: str) -> list[Line]:
    """The lines of *text* with the name of a column that stands before a headline as a line of its own."""
    if not _HAS_NAMES.search(text):
        return lines
    parted: list[Line] = []
    for line in lines:
        found = _NAME.match(line.text) if len(line.text) <= _LONGEST_BOTH else None
        if found and _could_be_headline(line, line.text[found.end() :]):
            parted += line.parted(found.end())
        else:
            parted.append(line)
    return parted


_IN_BRACKETS: Final = "|".join(
    f"{re.escape(first)}[^{re.escape(last)}，。：:]{{2,10}}{re.escape(last)}" for first, last in BRACKETS
)
_AFTER: Final = "[▶►▷丨｜|〉]"
_NAME: Final = re.compile(
    rf"(?!.(?:本报|记者|编者|图为|图[一二三四五\d]))(?:{_IN_BRACKETS}|({MARK})[\u4e00-\u9fff·]{{2,8}}\1|[\u4e00-\u9fff]{{2,8}}\s?{_AFTER}{{1,3}})\s*"
)
_HAS_NAMES: Final = re.compile(
    rf"^[^\S\n]*(?:{'|'.join(re.escape(first) for first, _ in BRACKETS)}|{MARK})|{_AFTER}", re.MULTILINE
)
"""What a text has in which such a line is."""
_LONGEST_BOTH: Final = 44


def take_ornaments(lines: Sequence[Line]) -> None:
    """Take the marks off the headlines among *lines*, which remember them."""
    marked = [place for place, line in enumerate(lines) if line.text[0] in _MARKS]
    if not marked:
        return
    for mark in {lines[place].text[0] for place in marked}:
        places = [place for place in marked if lines[place].text[0] == mark]
        heads = [place for place in places if _could_be(lines[place], mark)]
        if len(heads) < 0.6 * len(places) or sum(_is_over_text(lines, place, mark) for place in heads) < 2:
            continue
        for place in heads:
            line = lines[place]
            text, line.text = line.text, line.text.strip(mark + _SPACES)
            line.ornament = mark * (text.count(mark) - line.text.count(mark))


def _could_be(line: Line, mark: str) -> bool:
    """Whether a line that begins with a mark could be a headline by its length and its end, and names no author."""
    return _could_be_headline(line, line.text.strip(mark + _SPACES)) and not is_author(line.text)


def _could_be_headline(line: Line, rest: str) -> bool:
    """Whether *rest* of a line could be a headline by its length and its end."""
    return (
        not line.is_full
        and _SHORTEST <= len(rest) <= _LONGEST
        and (rest[-1] in "？?！!" or rest.rstrip(CLOSERS)[-1:] not in ENDS + "，,、；;摄")
        and not is_byline(rest)
    )


def _is_over_text(lines: Sequence[Line], place: int, mark: str) -> bool:
    """Whether text stands below a line, or below a second line of the headline or who wrote the text."""
    below = lines[place + 1 : place + 3]
    return bool(below) and below[0].text[0] != mark and any(len(line.text) >= _TEXT for line in below)
