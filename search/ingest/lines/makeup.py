"""
Here is what the lines of a page show, tell me how the page is made up: what is indented, what blank lines part, how surely items begin with datelines.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from search.ingest.lines.features import (
    BYLINE,
    DATED,
    FULL,
    NOTICE,
    OPENER,
    SHORT,
    Features,
)
from search.ingest.lines.layout import Line, wide_gap
from search.ingest.lines.marks import CLOSED, COMMA, OPEN


@dataclass(frozen=True, slots=True)
class Makeup:
    """
    How a page is made up.

    Attributes:
        dated: How surely an item begins with a dateline.
        indent: How far paragraphs are indented, in half characters; 0 where they are not.
        indents_heads: Whether headlines are, too.
        wide: How many blank lines part more than paragraphs.
        is_parted: Whether a blank line stands below each paragraph of a column.
        is_whole: Whether each line is a paragraph.
    """

    dated: float
    indent: int
    indents_heads: bool
    wide: int
    is_parted: bool
    is_whole: bool

    def indents(self, line: Line) -> bool:
        """Whether a line is indented as paragraphs of the page are."""
        return self.indent > 0 and line.indent == self.indent


def makeup_of(features: Features) -> Makeup:
    """How a page is made up, by all of its lines."""
    indent = _body_indent(features)
    return Makeup(
        dated=min(1.0, len(features.places(DATED)) / _DATED),
        indent=indent,
        indents_heads=_indents_heads(features, indent),
        wide=wide_gap(features.lines),
        is_parted=_is_parted(features),
        is_whole=_is_whole(features),
    )


_DATED: Final = 6
"""So many datelines make a page sure to have them."""
_INDENT: Final = attrgetter("indent")


def _body_indent(features: Features) -> int:
    """The indent of paragraphs, in half characters, where the page keeps it; else 0."""
    if not any(map(_INDENT, features.lines)):
        return 0
    counts: dict[int, int] = {}
    flush = 0
    for line, shows, length in zip(features.lines, features.shows, features.length, strict=True):
        if line.indent >= 2 and not shows & NOTICE:
            counts[line.indent] = counts.get(line.indent, 0) + (3 if shows & DATED else 1)
        elif shows & DATED or (shows & OPENER and length > SHORT):
            flush += 3
    if not counts:
        return 0
    indent = max(counts, key=lambda key: counts[key])
    return indent if indent <= 8 and counts[indent] >= 3 and counts[indent] > flush else 0


def _is_parted(features: Features) -> bool:
    """Whether a blank line stands below each paragraph whose last line leaves room in its column."""
    apart = close = 0
    for line, end, shows, below in zip(
        features.lines, features.end, features.shows, features.lines[1:], strict=False
    ):
        if line.column and end == CLOSED and not shows & FULL:
            if below.gap:
                apart += 1
            else:
                close += 1
    return apart >= _SOME and close * _SOME <= apart


_SOME: Final = 6


def _is_whole(features: Features) -> bool:
    """Whether each line is a paragraph, by the long ones, of which there are many and none stops inside a sentence, and blank lines part what is of another article."""
    long = 0
    for line, length, end, shows in zip(
        features.lines, features.length, features.end, features.shows, strict=True
    ):
        if length > LONG_LINE and not shows & BYLINE:
            if line.column or end <= COMMA:
                return False
            long += 1
    return long >= 2 * _SOME <= 2 * sum(line.gap > 0 for line in features.lines)


def _indents_heads(features: Features, indent: int) -> bool:
    """Whether headlines are indented as paragraphs are, by the short lines over datelines."""
    if not indent:
        return False
    over = [
        features.lines[place].indent
        for place, shows in enumerate(features.shows[1:])
        if shows & DATED and features.end[place] == OPEN
    ]
    return bool(over) and sum(1 for found in over if abs(found - indent) <= 1) * 2 > len(over)


BROKEN_EARLY: Final = 20
"""Characters of a paragraph within which a column seldom breaks it."""
LONG_LINE: Final = 40
"""From so many characters on the length of a line speaks for a paragraph."""
TWICE: Final = 40
"""Characters of two lines that a column, however narrow, does not break one after the other."""
