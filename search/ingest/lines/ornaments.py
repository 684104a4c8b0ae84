"""
Here are the lines of a page, give me its headlines without the marks set beside them.

■ 大田集大蒜种植户今年不跟风: on a page that sets such a mark before its headlines it says
nothing but that they are headlines. Before the entries of a list, a caption or who wrote a text it is part of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from search.ingest.facts.names import is_author, is_byline
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import CLOSERS, ENDS

_MARKS: Final = frozenset("■◆▲●★☆◇□○△▼►▶◎※❖")
_SPACES: Final = " \u3000"
_SHORTEST: Final = 4
_LONGEST: Final = 30
"""Characters of a headline, without the marks."""
_TEXT: Final = 24
"""A line of so many characters below it is text."""


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
    rest = line.text.strip(mark + _SPACES)
    return (
        not line.is_full
        and _SHORTEST <= len(rest) <= _LONGEST
        and (rest[-1] in "？?！!" or rest.rstrip(CLOSERS)[-1:] not in ENDS + "，,、；;摄")
        and not is_byline(rest)
        and not is_author(line.text)
    )


def _is_over_text(lines: Sequence[Line], place: int, mark: str) -> bool:
    """Whether text stands below a line, or below a second line of the headline or who wrote the text."""
    below = lines[place + 1 : place + 3]
    return bool(below) and below[0].text[0] != mark and any(len(line.text) >= _TEXT for line in below)
