"""
Here is a line, give me points for each role that it could have by itself: headline, paragraph, continuation, byline, label.

Points are those of `roles`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from search.ingest.lines.features import (
    AGAIN,
    AUTHOR,
    BULLET,
    BYLINE,
    COULD_BE,
    DATED,
    ENUMERATED,
    FIELDED,
    FULL,
    ISOLATED,
    MID,
    MIGHT_BE,
    NEVER,
    NOT,
    NOTICE,
    OPENER,
    ROW,
    SHORT,
    SPEAKER,
    SURELY,
    WIDER,
    Features,
)
from search.ingest.lines.layout import Line
from search.ingest.lines.makeup import BROKEN_EARLY, LONG_LINE, TWICE, Makeup
from search.ingest.lines.marks import CLOSED, COLON, OPEN

Points: TypeAlias = tuple[float, float, float, float, float]
"""Of a line for each role, by itself: headline, paragraph, continuation, byline, label."""


def points_alone(features: Features, page: Makeup, context: Sequence[float]) -> list[Points]:
    """Points of each line for each role, by itself."""
    points: list[Points] = []
    rows = zip(
        features.lines, features.shows, features.length, features.end, features.heading, features.label, context,
        [*features.shows[1:], 0], [CLOSED, *features.end[:-1]], strict=True,
    )  # fmt: skip
    # What can be no headline is one of a few kinds of text.
    known: dict[tuple[int, int, bool], Points] = {}
    for line, shows, length, end, heading, label, taken_up, following, above in rows:
        is_text = heading == NEVER and not (label or page.indent or line.jump_from) and bool(points)
        key = shows, end, length >= LONG_LINE
        if is_text and key in known:
            points.append(known[key])
            continue
        heading, paragraph, continuation = _text_or_headline(
            line, shows, length, end, heading, label, following, above, page, is_first=not points
        )
        heading += taken_up
        # That a headline ends just where the column does is a rare chance; that body text does is the rule.
        if shows & FULL and not shows & ISOLATED and line.width <= line.column + 2:
            heading -= 2.0
        if page.indent:
            by_indent = _by_indent(line, shows, end, following, page, can_be_headline=heading >= _UNLIKELY)
            heading += by_indent[0]
            paragraph += by_indent[1]
        byline = 4.0 if shows & BYLINE else 1.0 if shows & AUTHOR else NEVER
        points.append((heading, paragraph, continuation, byline, label or NEVER))
        if is_text:
            known[key] = points[-1]
    heading, paragraph, _, byline, label = points[0]
    # No paragraph leaves off within a few words of where the page begins.
    is_cut = features.end[0] == OPEN and features.length[0] <= TWICE and not features.shows[0] & FULL
    points[0] = (heading + (3.0 if is_cut else 1.0), paragraph, NEVER, byline, label)
    return points


def _text_or_headline(
    line: Line,
    shows: int,
    length: int,
    end: int,
    heading: float,
    label: float,
    following: int,
    above: int,
    page: Makeup,
    *,
    is_first: bool,
) -> tuple[float, float, float]:
    """
    Points of a line for headline, paragraph and continuation, by what it shows and how it stands.

    Args:
        heading: Points for the first, by its words.
        following: What the line below shows.
        above: How the line above ends.
    """
    paragraph = continuation = 0.0
    if (
        following & DATED
        and not label
        # 7月10日起集中报名,今年不搞任何形式的入学考试 alone right over a dateline: nothing but a subtitle stops there.
        and (heading > MIGHT_BE or (heading > NOT and shows & ISOLATED and end == OPEN and not shows & _ENTRIES))
        and length <= SHORT
        and not shows & _FULL_OR_NOTICE
    ):
        heading += 1.5
        paragraph -= 1.0
        continuation -= 1.0
    if length >= LONG_LINE:
        paragraph += 1.0
    if end == CLOSED:
        if length <= _FEW_WORDS_ALONE and heading > _HARDLY and shows & ISOLATED and above != COLON:
            # 老妈迷上“听课送鸡蛋”，咋劝？ between blank lines: hardly all that a paragraph says.
            paragraph -= 4.0
        else:
            paragraph += 0.8
    if shows & _BEGINS:
        paragraph += 1.0
    if shows & MID and not is_first:
        paragraph -= 1.5
    if shows & WIDER:
        # No line of a column is wider than it.
        heading += 2.0
        continuation -= 3.0
    if shows & _NEWS:
        paragraph += 3.0 * (bool(shows & AGAIN) + bool(shows & DATED))
        continuation = NEVER
    elif line.jump_from:
        paragraph += 3.0
    if shows & BYLINE:
        paragraph -= 2.0
    # A short line without an end that could be a headline is seldom the beginning or a middle of a paragraph.
    if (heading > COULD_BE or label) and end == OPEN and length <= SHORT and not shows & FULL:
        paragraph -= 1.5
        continuation -= 1.5 if label < SURELY else 4.0
    elif end == OPEN and length <= BROKEN_EARLY and not line.column and not shows & NOTICE:
        # A column break seldom comes so soon after a paragraph begins.
        paragraph -= _SELDOM if heading < _HARDLY or not shows & ISOLATED else _RARELY
        if line.gap >= page.wide and shows & ISOLATED:
            # 夜里拆“路障”,一拆拆进了看守所: what wider gaps part are articles.
            heading += 2.0
    if end == CLOSED and line.column and not line.gap:
        # 管子总不会是天上掉的吧？ close below a line of its column ends a paragraph.
        heading -= 1.0
    return heading, paragraph, continuation


def _by_indent(
    line: Line, shows: int, end: int, following: int, page: Makeup, *, can_be_headline: bool
) -> tuple[float, float]:
    """Points of a line for headline and paragraph, by how far it is indented on a page that indents paragraphs."""
    # Right over a dateline or between blank lines no paragraph leaves off, with room in its line and without a mark, however far that is indented.
    is_alone = shows & ISOLATED != 0 and line.text[-1] not in _CREDIT_ENDS
    leaves_off = end == OPEN and line.column and not shows & FULL and (following & DATED or is_alone)
    if page.indents(line) and not leaves_off:
        return (0.0, 1.0) if page.indents_heads else (-8.0, 2.5)
    if line.indent > page.indent + 1 and not shows & NOTICE:
        return 0.0, -5.0
    if line.indent == 0 and (can_be_headline or not shows & NOTICE):
        return 0.0, -2.5
    return 0.0, 0.0


_FEW_WORDS_ALONE: Final = 24
_CREDIT_ENDS: Final = "作画绘摄"
"""What a line that says who made a picture ends in."""
_BEGINS: Final = OPENER | BULLET | ENUMERATED | FIELDED | ROW | SPEAKER
_NEWS: Final = DATED | AGAIN
_FULL_OR_NOTICE: Final = FULL | NOTICE
_ENTRIES: Final = ROW | SPEAKER | FIELDED
_SELDOM: Final = 1.0
_RARELY: Final = 4.0
"""What it costs a paragraph to be broken so, and between blank lines."""
_UNLIKELY: Final = -1.0
_HARDLY: Final = -2.5
"""Points below which a line is unlikely to be a headline, and hardly is one."""
