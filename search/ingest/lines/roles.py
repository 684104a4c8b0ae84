"""
Here are the lines of a page, give me what each of them is: headline, paragraph, continuation, byline, label.

One inference over the whole page: every line has points for every role it could have by itself, every pair of roles
has points by how the two lines meet, and the best path through the page wins (Viterbi, linear in the lines). Points
are rough log-odds: 1 is a hint, 3 a good sign, 5 next to certain. `explained` repeats them in words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from search.ingest.facts.names import DATELINE
from search.ingest.lines.features import (
    AGAIN,
    AUTHOR,
    BULLET,
    BYLINE,
    CAPTION,
    COULD_BE,
    DATED,
    ENDS_IN_DASH,
    ENDS_IN_DIGIT,
    ENUMERATED,
    FIELDED,
    FULL,
    ISOLATED,
    LEAVES_ROOM,
    MID,
    MIGHT_BE,
    NEVER,
    NOTICE,
    NUMBER_GOES_ON,
    OPENER,
    ROW,
    SHORT,
    SHORT_SENTENCE,
    SIGNED,
    SPACED,
    SPEAKER,
    SURELY,
    TOPS_BLOCK,
    TOPS_CAPTION,
    UNCLOSED,
    WHOSE,
    WIDER,
    Features,
)
from search.ingest.lines.layout import Line, wide_gap
from search.ingest.lines.marks import CLOSED, COLON, COMMA, OPEN, SEMICOLON
from search.ingest.lines.surroundings import (
    NARROWEST,
    context_of,
    mark_captions,
    mark_halves,
    mark_interviews,
    mark_letters,
    mark_lists,
    mark_notices,
    mark_offices,
    mark_rows,
    mark_towns,
    mark_verse,
    together,
)
from search.ingest.lines.wording import beginning_words, seam_words


class Role(StrEnum):
    """What a printed line is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    BYLINE = "byline"
    LABEL = "label"


_H: Final = 0
_S: Final = 1
_C: Final = 2
_B: Final = 3
_L: Final = 4
_ROLES: Final = (Role.HEADLINE, Role.PARAGRAPH, Role.CONTINUATION, Role.BYLINE, Role.LABEL)


@dataclass(frozen=True, slots=True)
class Decision:
    """
    What a line was taken for.

    Attributes:
        margin: By how many points this role beat the best other one for the line by itself and its neighbours.
        reason: The points that counted, in words.
    """

    role: Role
    margin: float
    reason: str


class Decisions:
    """The roles of a page's lines; how sure each is, is worked out when asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.roles: tuple[Role, ...] = ()
        if not lines:
            return
        self._sizes, units = together(lines)
        self._features = features = Features(units)
        mark_notices(features)
        mark_offices(features)
        mark_lists(features)
        mark_towns(features)
        mark_rows(features)
        mark_verse(features)
        mark_letters(features)
        mark_interviews(features)
        mark_captions(features)
        mark_halves(features)
        self._context = context_of(features)
        datelines = len(features.places(DATED))
        indent = _body_indent(features)
        indents_heads = _indents_heads(features, indent)
        self._page = _Page(
            min(1.0, datelines / 6),
            indent,
            indents_heads,
            wide_gap(features.lines),
            _is_parted(features),
            _is_whole(features),
        )
        self._alone = _alone(features, self._page, self._context)
        self._meetings = _meetings(features, self._page)
        self._words = _words(features, self._page)
        self._path = _best_path(self._alone, self._meetings, self._words, self._page.dated)
        share = _dated_share(features, self._path)
        if share > self._page.dated:
            # Second look: what begins without a dateline now has to show better why it is an item.
            self._page = replace(self._page, dated=share)
            self._path = _best_path(self._alone, self._meetings, self._words, self._page.dated)
        roles: list[Role] = []
        for role, size in zip(self._path, self._sizes, strict=True):
            roles.append(_ROLES[role])
            if size > 1:
                roles.extend([Role.CONTINUATION] * (size - 1))
        self.roles = tuple(roles)

    def explained(self) -> list[Decision]:
        """The decision for each line, with its margin and its reason."""
        decisions: list[Decision] = []
        if not self.roles:
            return decisions
        carried = Decision(Role.CONTINUATION, 5.0, "满行未完 a full line of the column without an end before it")
        meet = [
            _pairs(meeting, words, self._page.dated)
            for meeting, words in zip(self._meetings, self._words, strict=True)
        ]
        for place, size in enumerate(self._sizes):
            decisions.append(self._decision(place, meet))
            decisions.extend([carried] * (size - 1))
        return decisions

    def _decision(self, place: int, meet: Sequence[Sequence[float]]) -> Decision:
        path, role = self._path, self._path[place]

        def total(candidate: int) -> float:
            points = self._alone[place][candidate]
            if place:
                points += meet[place - 1][path[place - 1] * 5 + candidate]
            if place + 1 < len(path):
                points += meet[place][candidate * 5 + path[place + 1]]
            return points

        chosen = total(role)
        other = max(total(candidate) for candidate in range(5) if candidate != role)
        return Decision(_ROLES[role], round(max(-99.0, min(99.0, chosen - other)), 1), self._reason(role, place))

    def _reason(self, role: int, place: int) -> str:
        """What spoke for the role of a line, in words."""
        said: list[str] = []
        see, before = self._features, place - 1
        shows = see.shows[place]
        if role == _B:
            said.append("只有职务和人名 only roles and names")
        elif role == _L:
            said.append("栏目用语 words of a column label")
        elif role == _H:
            if shows & ENDS_IN_DASH or see.texts[place].startswith("—"):
                said.append("破折号 a dash of kicker or subtitle")
            if shows & SPACED:
                said.append("空格分句 half sentences with a space")
            if see.end[place] == OPEN:
                said.append("短而无句号 short, without an end")
            if self._context[place] > 0.5:
                said.append("下文重提 taken up by the text below")
        elif role == _S:
            if shows & DATED:
                said.append("电头 a dateline")
            if shows & AGAIN:
                said.append("又讯 more news of the same item")
            if shows & OPENER:
                said.append("正文起句 words that begin a paragraph")
            if self._page.indents(see.lines[place]):
                said.append("缩进 indented as paragraphs are")
            if shows & NOTICE:
                said.append("公告条目或诗行 an entry of a notice, or a line of verse")
            if place and see.end[before] == CLOSED and not said:
                said.append("上段已结束 the one before it has ended")
        elif place:
            if see.end[before] <= 1:
                said.append("上行未完 the line before it has no end")
            if see.shows[before] & FULL:
                said.append("上行满行 the line before it fills its column")
            if shows & MID:
                said.append("起于句中 begins inside a sentence")
        return "；".join(said)


def decide(lines: Sequence[Line]) -> Decisions:
    """The role of each line of a page without its masthead and page numbers, best for the page as a whole."""
    return Decisions(lines)


def _dated_share(features: Features, path: Sequence[int]) -> float:
    """How strictly this page begins what has a headline with a dateline: 0 to 3, from the headlines found first."""
    if not features.shown & DATED:
        return 0.0
    starts = [place for place, (one, two) in enumerate(pairwise(path), 1) if one == _H and two == _S]
    if len(starts) < 4:
        return 0.0
    dated = sum(1 for place in starts if features.shows[place] & DATED)
    return max(0.0, dated / len(starts) - 0.5) * _STRICTEST * (0.5 if len(starts) < 6 else 1.0)


def _best_path(
    alone: Sequence[_Points], meetings: Sequence[_Meeting], words: Sequence[float], dated: float
) -> list[int]:
    """
    The roles of all lines that together have most points.

    A paragraph and a continuation meet what follows alike, so both are one state (text) to the line after them;
    byline and label are rare and looked at only where they are possible.
    """
    h, s, c, b, l = alone[0]  # noqa: E741 - one letter a role
    rare = b > _NOT or l > _NOT
    ways: list[tuple[int, int, int, int, int]] = []
    for (ah, as_, ac, ab, al), (hh, hs, th, ts, tc, opens, others), said in zip(
        alone[1:], meetings, words, strict=True
    ):
        tc += said
        t, text = (s, _S) if s >= c else (c, _C)
        is_rare = ab > _NOT or al > _NOT
        if h <= _NOT and ah <= _NOT and not (rare or is_rare):
            # Text after text.
            s, c = t + ts + as_, t + tc + ac
            ways.append(_FROM_TEXT[text])
            continue
        if not opens:
            hs -= dated
        h2, from_h = t + th, text
        if h + hh > h2:
            h2, from_h = h + hh, _H
        s2, from_s = t + ts, text
        if h + hs > s2:
            s2, from_s = h + hs, _H
        c2, from_c = t + tc, text
        if not (rare or is_rare):
            h, s, c, b, l = h2 + ah, s2 + as_, c2 + ac, NEVER, NEVER  # noqa: E741
            ways.append((from_h, from_s, text, text, text))
            continue
        hb, tb, tl, bh, bc, bl, ls = others
        b2 = l2 = NEVER
        from_b = from_l = text
        if rare:
            if b + bh > h2:
                h2, from_h = b + bh, _B
            if l + _LABEL_HEADLINE > h2:
                h2, from_h = l + _LABEL_HEADLINE, _L
            if b > s2:
                s2, from_s = b, _B
            if l + ls > s2:
                s2, from_s = l + ls, _L
            if b + bc > c2:
                c2, from_c = b + bc, _B
        if ab > _NOT:
            b2, from_b = max((t + tb, text), (h + hb, _H), (b + _BYLINE_BYLINE, _B), (l + _LABEL_BYLINE, _L))
        if al > _NOT:
            l2, from_l = max((t + tl, text), (h + _HEADLINE_LABEL, _H), (b + bl, _B), (l + _LABEL_LABEL, _L))
        rare = is_rare
        h, s, c, b, l = h2 + ah, s2 + as_, c2 + ac, b2 + ab, l2 + al  # noqa: E741
        ways.append((from_h, from_s, from_c, from_b, from_l))
    values = (h, s, c, b, l)
    here = values.index(max(values))
    path = [here]
    for way in reversed(ways):
        here = way[here]
        path.append(here)
    path.reverse()
    return path


_NOT: Final = NEVER / 2
_FROM_TEXT: Final = {text: (text,) * 5 for text in (_S, _C)}


@dataclass(frozen=True, slots=True)
class _Page:
    """How the page is made: how surely an item begins with a dateline, how far paragraphs are indented (0: not), whether headlines are too, how many blank lines part more than paragraphs, whether a blank line stands below each paragraph of a column, whether each line is a paragraph."""

    dated: float
    indent: int
    indents_heads: bool
    wide: int
    is_parted: bool
    is_whole: bool

    def indents(self, line: Line) -> bool:
        """Whether a line is indented as paragraphs of the page are."""
        return self.indent > 0 and line.indent == self.indent


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
        if length > _LONG_LINE and not shows & BYLINE:
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


_Points: TypeAlias = tuple[float, float, float, float, float]
"""Of a line for each role, by itself: headline, paragraph, continuation, byline, label."""


def _alone(features: Features, page: _Page, context: Sequence[float]) -> list[_Points]:
    """Points of each line for each role, by itself."""
    points: list[_Points] = []
    rows = zip(
        features.lines, features.shows, features.length, features.end, features.heading, features.label, context,
        [*features.shows[1:], 0], [CLOSED, *features.end[:-1]], strict=True,
    )  # fmt: skip
    # What can be no headline is one of a few kinds of text.
    known: dict[tuple[int, int, bool], _Points] = {}
    for line, shows, length, end, heading, label, taken_up, following, above in rows:
        is_text = heading == NEVER and not (label or page.indent or line.jump_from) and bool(points)
        key = shows, end, length >= _LONG_LINE
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
    is_cut = features.end[0] == OPEN and features.length[0] <= _TWICE and not features.shows[0] & FULL
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
    page: _Page,
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
    if following & DATED and not label and heading > MIGHT_BE and length <= SHORT and not shows & _FULL_OR_NOTICE:
        heading += 1.5
        paragraph -= 1.0
        continuation -= 1.0
    if length >= _LONG_LINE:
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
    elif end == OPEN and length <= _BROKEN_EARLY and not line.column and not shows & NOTICE:
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
    line: Line, shows: int, end: int, following: int, page: _Page, *, can_be_headline: bool
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
_DASHES: Final = "—─"
"""What a subtitle begins with."""
_CREDIT_ENDS: Final = "作画绘摄"
"""What a line that says who made a picture ends in."""
_HEADLINE_LABEL: Final = -1.5
_LABEL_HEADLINE: Final = 0.8
_LABEL_BYLINE: Final = -1.0
_LABEL_LABEL: Final = -0.5
_BYLINE_BYLINE: Final = 0.3


class _Rare(NamedTuple):
    """Points of two lines that follow each other, one of them a byline or a label; a text is a paragraph or a continuation."""

    headline_byline: float
    text_byline: float
    text_label: float
    byline_headline: float
    byline_continuation: float
    byline_label: float
    label_paragraph: float


class _Meeting(NamedTuple):
    """
    Points of two lines that follow each other, by their roles.

    Attributes:
        is_dated: Whether the second begins with a dateline.
    """

    headline_headline: float
    headline_paragraph: float
    text_headline: float
    text_paragraph: float
    text_continuation: float
    is_dated: bool
    rare: _Rare


_BEGINS: Final = OPENER | BULLET | ENUMERATED | FIELDED | ROW | SPEAKER
_NEWS: Final = DATED | AGAIN
_FULL_OR_NOTICE: Final = FULL | NOTICE
_NEVER_GOES_ON: Final = DATED | AGAIN | BULLET | BYLINE
_BEGINNING: Final = 0.8
_MOST_BEGINNING: Final = 2.5
"""How much the first characters of a line count for its being a paragraph's beginning, and in which bounds."""
_SEAM: Final = 0.5
_MOST_SEAM: Final = 2.0
"""How much the characters on both sides of a break count for a paragraph going on, and up to which value."""
_WORD_SEAM: Final = 4.0
_IN_A_WORD: Final = 4.0
"""From which value on a break is inside a word (反|映), and what that says: so 79 of 437 short lines break off of annotated pages, and none of 2,014 headlines over what stands below them."""
_EARLY: Final = -1.5
_EARLIEST: Final = -4.0
"""Points of a headline over a text that a break would part after a few words, and where what would part stands between blank lines."""
_LONGEST_LABEL: Final = 6
_ASKS: Final = "？?"
_CALLS: Final = frozenset("？?！!")
_CALLS_OR_SAYS: Final = _CALLS | {"”"}
_LONGEST_CALL: Final = 24
_ASKED: Final = re.compile("问[:：]")
_BROKEN_EARLY: Final = 20
"""Characters of a paragraph within which a column seldom breaks it."""
_SELDOM: Final = 1.0
_RARELY: Final = 4.0
"""What it costs a paragraph to be broken so, and between blank lines."""
_UNLIKELY: Final = -1.0
_HARDLY: Final = -2.5
"""Points below which a line is unlikely to be a headline, and hardly is one."""
_LONG_LINE: Final = 40
"""From so many characters on the length of a line speaks for a paragraph."""
_TWICE: Final = 40
"""Characters of two lines that a column, however narrow, does not break one after the other."""
_LONGEST_ENTRY: Final = 40
"""An entry of a notice that stands in one line has no more characters."""
_STRICTEST: Final = 4.0
"""Twice what it costs an item to begin without a dateline on a page where all others have one."""
_CLOSE: Final = 4.0
"""How much it says for one paragraph that two lines stand close where blank lines part paragraphs."""
_CUT: Final = (-3.5, -3.0, -1.5, -0.5, 0.0)
"""Points for leaving off where the line does, by its end (OPEN … CLOSED)."""
_LIKE_SEMICOLON: Final = _CUT[SEMICOLON]
_LIKE_COLON: Final = _CUT[COLON]
"""The same where a line without such a mark says so otherwise."""
_NOT_TORN: Final = 6.0
"""How much less likely a short line close between paragraphs goes on where no long one does."""
_TORN_TWICE: Final = 4.0
"""How much less likely a text that a column break has torn is torn again after a few words."""
_AFTER_DATELINE: Final = -1.5
"""Points for going on from a dateline that is all of a line which leaves room in its column."""
_AFTER_FULL: Final = (5.0, 5.0, 4.0, 2.0, 1.0)
_AFTER_SHORT: Final = (-1.5, 3.0, -0.5, -3.0, -5.0)
_APART: Final = (4.0, 0.0, 1.5, -0.5, -5.0)
"""Points for going on from a line, by its end: one that fills its column, one that leaves room in it, and across a gap or where there are no columns."""


def _meetings(features: Features, page: _Page) -> list[_Meeting]:
    """
    Points for each two lines that follow each other, by their setting.

    Most lines meet in one of a few ways, on whatever page, and each is worked out once: *key* must name all that
    `_setting` looks at, which `tests/ingest/test_gates.py` makes sure of.
    """
    found: list[_Meeting] = []
    lines, texts, lengths, ends, headings = (
        features.lines, features.texts, features.length, features.end, features.heading,
    )  # fmt: skip
    known = _known_meetings
    if len(known) > _MOST_KNOWN:
        known.clear()
    is_plain = not page.indent and lines[0].sheet == lines[-1].sheet
    dashed = {place for place, text in enumerate(texts) if text[0] in _DASHES}
    here, shows, end_here = lines[0], features.shows[0], ends[0]
    for place in range(1, len(texts)):
        before, shown, end = here, shows, end_here
        here, shows, end_here = lines[place], features.shows[place], ends[place]
        gap = here.gap
        key: tuple[int | bool, ...] | None = None
        if (
            is_plain
            and not (before.jump_to or here.jump_from)
            and (lengths[place] > SHORT or texts[place][-1] not in _CALLS_OR_SAYS)
            and not (dashed and (place in dashed or place + 1 in dashed))
        ):
            if end == CLOSED:
                # What follows a text that has ended meets it whatever the text is.
                if not shown & _TOLD_AFTER_END and not shows & _TOLD_BELOW_END and (gap or not before.column):
                    inside = page.is_whole and _is_inside(features, place)
                    key = gap if gap < 3 else 3, shows, end_here == OPEN and lengths[place] <= SHORT, inside
            elif (
                not shown & _TOLD_ABOVE
                and not shows & _TOLD_BELOW
                and not (before.column and shown & (ISOLATED | DATED))
            ):
                heading, length = headings[place - 1], lengths[place]
                key = (
                    gap if gap < 3 else 3,
                    shown,
                    shows,
                    end,
                    end_here == OPEN,
                    _SIZES[lengths[place - 1]] if lengths[place - 1] < _LONG else _LONG,
                    _SIZES[length] if length < _LONG else _LONG,
                    before.column > 0,
                    0 if heading <= _NOT else 1 if heading <= MIGHT_BE else 2 if heading <= COULD_BE else 3,
                    0 if headings[place] <= _NOT else 1 if headings[place] <= MIGHT_BE else 2,
                    before.gap > 0
                    and _breaks_off(features, place - 2)
                    and (2 if lengths[place - 2] <= _LONGEST_LINE else 1),
                    shows & ISOLATED > 0 and _stands_over_text(features, place),
                    _broken_early(features, place),
                    page.is_whole and end == OPEN and _is_inside(features, place - 1),
                )
        if key is None:
            found.append(_setting(features, page, place))
            continue
        meeting = known.get(key)
        if meeting is None:
            meeting = known[key] = _setting(features, page, place)
        found.append(meeting)
    return found


_TOLD_AFTER_END: Final = BYLINE | AUTHOR | CAPTION | UNCLOSED | ENDS_IN_DASH | WHOSE | FIELDED
_TOLD_BELOW_END: Final = SIGNED | ROW | SPEAKER | AUTHOR | MID
"""What a line that ends a sentence shows, or the line after it, for which there is more to look at than their bits."""
_TOLD_ABOVE: Final = BYLINE | AUTHOR | SPEAKER | ENDS_IN_DIGIT
_TOLD_BELOW: Final = AUTHOR
"""The same of a line that stops inside one; of all others, bits, sizes, headings and the gap say everything but the words."""
_FEW_LEFT: Final = 4
_SIZES: Final = [bisect_left((_FEW_LEFT, NARROWEST - 1, 16, 22, 30, 36, 40), size) for size in range(41)]
_LONG: Final = len(_SIZES)
"""Lengths of lines that are told apart, by the class of each; all from `_LONG` on are alike."""
_known_meetings: dict[tuple[int | bool, ...], _Meeting] = {}
_MOST_KNOWN: Final = 4096


def _words(features: Features, page: _Page) -> list[float]:
    """Points for each line but the first going on from the one before it, where that stops without a mark, by the words on both sides."""
    points = [0.0] * (len(features.texts) - 1)
    for place, end in enumerate(features.end[:-1], 1):
        if end == OPEN and not features.shows[place] & _NEVER_GOES_ON:
            before, here = features.lines[place - 1], features.lines[place]
            if not (page.indent and before.column and not here.gap and page.indents(here)):
                points[place - 1] = _words_say(features.texts[place - 1], features.texts[place])
    return points


def _words_say(before: str, text: str) -> float:
    points = -_BEGINNING * max(-_MOST_BEGINNING, min(_MOST_BEGINNING, beginning_words(text)))
    seam = seam_words(before, text)
    points += _SEAM * max(0.0, min(_MOST_SEAM, seam)) + (
        _IN_A_WORD if seam >= _WORD_SEAM and not before[-2:-1].isspace() else 0.0
    )
    if len(before) >= 24 and before[-10:] in text:
        # The same passage taken from the page twice.
        points -= 12.0
    # …聊了起来 | “楼上的,你家小孩练琴进步了!”: before what a text says stands a mark.
    if _WHOLE_SAYING.fullmatch(text) or (_DAY_AND_COMMA.match(text) and _NO_DAY_BEHIND.match(before[-1])):
        points -= _ANEW
    return points


_WHOLE_SAYING: Final = re.compile("“[^”]*[！？!?。…]”")
# …82万元,修 | 9月6日,鄄城县…: of 2,900 such days inside a paragraph 40 stand behind another word.
_DAY_AND_COMMA: Final = re.compile(r"\d{1,2}月\d{1,2}日[,，]")
_NO_DAY_BEHIND: Final = re.compile("(?![年至到间为的在于是电自从即和及])[\u4e00-\u9fff]")
_ANEW: Final = 5.0


def _setting(features: Features, page: _Page, place: int) -> _Meeting:
    """Points for a line and the one before it, by their setting and what they show."""
    return _Pair(features, page, place).meeting()


class _Pair:
    """
    Two lines that follow each other, the second at *place*.

    Attributes:
        before, here: The lines.
        shown, shows: What they show.
        end: How the first one ends.
        gap: Blank lines between them.
        cut: Points, so far, for a text leaving off at the end of the first.
        join: Points, so far, for a paragraph going on from the first in the second.
    """

    __slots__ = ("before", "cut", "end", "features", "gap", "here", "join", "page", "place", "shown", "shows")

    def __init__(self, features: Features, page: _Page, place: int) -> None:
        self.features, self.page, self.place = features, page, place
        self.before, self.here = features.lines[place - 1], features.lines[place]
        self.shown, self.shows = features.shows[place - 1], features.shows[place]
        self.end = features.end[place - 1]
        self.gap = self.here.gap
        self.cut = _CUT[self.end]
        self.join = 0.0

    def meeting(self) -> _Meeting:
        """Points for the two by their roles."""
        features, place, shown, shows, end = self.features, self.place, self.shown, self.shows, self.end
        self._weigh()
        cut = self.cut
        signs = _SIGNED_ABOVE if shown & BYLINE and _is_signed_above(features, place) else 0.0
        apart = 0.7 if self.gap >= 2 else 0.0
        hb, bh, bc, bl = 0.3, 0.5 + apart + signs, -6.0, 0.5 + apart + signs
        tb = cut + 0.5 if end <= COMMA else cut * 0.5 + 0.5
        if shows & AUTHOR and not shown & NOTICE:
            # □ 张宪光, 郓城 樊庆斌 stand under a headline, over what they wrote, were it verse; never over a headline.
            hb += 5.0
            if not shows & BYLINE or end <= COMMA:
                tb -= 6.0
        if shown & (BYLINE | AUTHOR):
            if shown & AUTHOR and not signs:
                bh -= 6.0
            if shown & UNCLOSED and self.before.text[0] in "(（":
                bc = 0.0
        headline = _headline_points(features, place)
        th = cut + apart + headline.below_text
        if self.page.is_whole and _is_inside(features, place):
            th -= _CLOSE
        if self.page.is_parted and shown & FULL and end == CLOSED and not self.gap:
            # 每人…。 | 姚明在场上21分 in a column where blank lines part paragraphs: what stands close below a full line is of its paragraph.
            th -= _CLOSE
            self.join += _CLOSE
        return _Meeting(
            headline_headline=headline.over_headline,
            headline_paragraph=headline.over_text,
            text_headline=th + 0.3 if end == CLOSED else th,
            text_paragraph=cut,
            text_continuation=self.join,
            is_dated=shows & DATED != 0,
            rare=_Rare(
                headline_byline=hb,
                text_byline=tb,
                text_label=th,
                byline_headline=bh,
                byline_continuation=bc,
                byline_label=bl,
                label_paragraph=-0.5 if shows & (DATED | BULLET) else -1.0 + headline.early,
            ),
        )

    def _weigh(self) -> None:
        """Weigh leaving off against going on: by how the first line ends and is set, then by what else either shows."""
        self.join = self._going_on()
        if self.page.indent:
            self._weigh_indent()
        if (self.shown | self.shows) & _LISTED:
            self._weigh_lists()
        self._weigh_headlines()
        if self.page.is_whole and self.end == OPEN and _is_inside(self.features, self.place - 1):
            # 看花的人：从“到此一游”到“住下来看” close between paragraphs that are each a line: the heading of a section.
            self.cut = max(self.cut, _LIKE_COLON)
            self.join -= _NOT_TORN
        self._weigh_fields()
        self._weigh_photographs()
        self._weigh_breaks()

    def _going_on(self) -> float:
        """Points for the second being the continuation of the paragraph that the first leaves off, before that is weighed against leaving off."""
        features, page, place = self.features, self.page, self.place
        shown, shows, end, here = self.shown, self.shows, self.end, self.here
        if shows & (DATED | AGAIN | BULLET):
            return -10.0
        if shows & BYLINE or (shown & BYLINE and self.before.text[-1] == "摄"):
            # Who took a photograph ends its caption.
            return -4.0
        if here.indent > max(page.indent, _FAR_IN) + 1 and here.text[0] not in "（(":
            # In the middle of its column, or at its end; who signs in brackets may stand there in line.
            return -6.0
        if not self.before.column or self.gap:
            points = self._across_gap()
        elif page.indents(here):
            return -6.0 if end == CLOSED or not shown & FULL else -2.0
        else:
            points = self._in_column()
        if shown & UNCLOSED and end != CLOSED:
            points += 2.0
        if shows & NUMBER_GOES_ON:
            points += 6.0
        elif (
            shown & ENDS_IN_DIGIT
            and shows & ISOLATED
            and features.heading[place] > MIGHT_BE
            and here.text[0] not in _BEHIND_NUMBERS
        ):
            points -= 4.0
        if shown & ENDS_IN_DASH:
            points -= 4.0
        if shows & SHORT_SENTENCE and end == OPEN:
            points += 2.0
        if shows & ENUMERATED:
            points -= 3.0
        return points

    def _in_column(self) -> float:
        """The same for the next line of a column, by whether the first fills it."""
        shown, end = self.shown, self.end
        if not shown & FULL:
            is_dateline = shown & DATED and DATELINE.fullmatch(self.before.text)
            return _AFTER_DATELINE if is_dateline else _AFTER_SHORT[end]
        points = _AFTER_FULL[end]
        if self.page.indent and not self.here.indent:
            points += 2.0
        if end == CLOSED:
            if self.page.indent:
                points += 2.0
            elif self.shows & (OPENER | ENUMERATED):
                points -= 2.0
            if _are_paragraphs(self.features, self.place):
                points -= 5.0
        return points

    def _across_gap(self) -> float:
        """The same across a blank line, or on a page without columns."""
        page, before, here = self.page, self.before, self.here
        # A blank line at the end of a column's last line leaves that open; a shorter line ends its paragraph anyhow.
        points = _AFTER_SHORT[self.end] if before.column and not self.shown & FULL else _APART[self.end]
        if self.end == OPEN:
            points -= self._torn_early()
        if page.indents(here):
            points -= 6.0
        if here.sheet != before.sheet:
            points -= 1.0
        return points

    def _torn_early(self) -> float:
        """What it costs to go on from a line that stops without a mark and is short, or alone: it is soon for a column to end."""
        features, place, before = self.features, self.place, self.before
        length, length_here = features.length[place - 1], features.length[place]
        cost = 0.0
        # No column is so narrow that it breaks a paragraph twice within a line's length, nor does one between blank lines.
        is_rest = length <= _LONGEST_LINE and _breaks_off(features, place - 2) and before.gap and not before.column
        if length <= SHORT and features.heading[place - 1] > COULD_BE:
            cost = 2.0
            could_be_headline = self.shows & ISOLATED != 0 and features.heading[place] > MIGHT_BE
            if length_here <= SHORT and not before.column and (features.end[place] == OPEN or could_be_headline):
                cost += 3.0
            elif is_rest:
                cost += 5.0
        elif is_rest and features.heading[place - 1] > MIGHT_BE and features.length[place - 2] <= _LONGEST_LINE:
            # Nor twice within two such lines, whatever they say; least where all that is left of it is short.
            cost = 5.0 if length_here > SHORT else 8.0
        elif not before.column:
            cost = _broken_early(features, place)
        if self.shown & ISOLATED and before.column and length_here > 1.3 * length:
            # Where paragraphs are wrapped and parted by blank lines, one line alone is no paragraph's beginning.
            cost += 3.0
        return cost

    def _weigh_indent(self) -> None:
        features, page, place, shown, gap = self.features, self.page, self.place, self.shown, self.gap
        before, here = self.before, self.here
        if before.column and not (gap or shown & FULL) and page.indents(here) and page.indents(before):
            # A line that leaves room, over an indented one: a heading inside the text ends without a mark.
            self.cut = max(self.cut, _LIKE_COLON)
        if (
            self.end == CLOSED
            and self.shows & LEAVES_ROOM
            and features.end[place] == OPEN
            and not (gap or here.indent)
            and features.heading[place] > MIGHT_BE
            and (place + 1 == len(features.lines) or features.lines[place + 1].gap)
        ):
            # 县医院开设夜间门诊 at the margin below a whole sentence, over a blank line: no column breaks off where the next word had a place in the line.
            self.join -= 6.0

    def _weigh_lists(self) -> None:
        """Among lines of notices, tables and lists, all of them rare."""
        page, shown, shows, end = self.page, self.shown, self.shows, self.end
        before, here, length = self.before, self.here, self.features.length[self.place - 1]
        if shown & NOTICE and end == OPEN:
            if not shows & NOTICE:
                self.cut = max(self.cut, _LIKE_COLON)
                self.join -= 8.0
            elif (
                length <= _LONGEST_ENTRY
                and (not shown & FULL or length < NARROWEST)
                # 　　…声 / 明作废。, …声明 / 作废。; but what 　　谷 雨 heads goes on from nothing.
                and not (shows & MID or (page.indents(before) and not (here.indent or shown & LEAVES_ROOM)))
            ):
                self.cut = 0.0
                self.join -= 8.0
        if end == OPEN and (shown & ROW or (shown & SPEAKER and not _SPOKEN.match(before.text))):
            # A table ends its rows with no mark, so do a note under it and who signs a letter.
            self.cut = max(self.cut, _LIKE_COLON)
            self.join -= 6.0
        if shows & (ROW | SPEAKER):
            self.join -= 5.0 if before.column or length > SHORT else 8.0
        if shown & ENUMERATED and end == OPEN and not before.column:
            # 一、认清形势…: the heading of a chapter.
            self.cut = max(self.cut, _LIKE_COLON)
            self.join -= 5.0
        if shows & TOPS_BLOCK and end <= COMMA:
            # What a column break leaves over goes on to its end; it is not broken again after a few words.
            self.cut = max(self.cut, _LIKE_SEMICOLON)
            self.join -= _TORN_TWICE

    def _weigh_headlines(self) -> None:
        features, place = self.features, self.place
        if self.shows & ISOLATED and self.end <= COMMA and _stands_over_text(features, place):
            # 养生堂, 一张课桌两代情 where a text was interrupted: what is left of it would hardly be broken again so soon.
            self.cut = max(self.cut, _LIKE_SEMICOLON)
            self.join -= _TORN_TWICE
        if (
            features.heading[place] > _NOT
            and features.length[place] <= SHORT
            and place + 1 < len(features.texts)
            and features.texts[place + 1][0] in _DASHES
        ):
            # What stands over a subtitle.
            self.cut = max(self.cut, _LIKE_SEMICOLON)
            self.join -= 4.0

    def _weigh_fields(self) -> None:
        shown, text = self.shown, self.before.text
        if (self.gap or not shown & FULL) and (
            (shown & ENDS_IN_DIGIT and (shown & FIELDED or _TELEPHONE.search(text, max(0, len(text) - 30))))
            or (shown & self.shows & FIELDED and self.end == OPEN)
        ):
            # What is advertised ends in a telephone number, what will take place at an hour; fields stand below each other.
            self.cut = max(self.cut, _LIKE_COLON)
            self.join -= 6.0

    def _weigh_photographs(self) -> None:
        if self.shows & (TOPS_CAPTION | CAPTION):
            # A photograph set inside a report, under a headline of its own or none.
            self.cut = max(self.cut, _LIKE_SEMICOLON)
            self.join -= 7.0
        if self.shown & CAPTION:
            # Its caption ends with its credit; what begins inside a sentence below it goes on from above it.
            self.join -= 6.0

    def _weigh_breaks(self) -> None:
        """By where the first line breaks off: inside quotation marks, at a jump, in its column."""
        shown, shows, before = self.shown, self.shows, self.before
        if shown & UNCLOSED:
            self.cut -= 1.0
        if before.jump_to or self.here.jump_from:
            # What a jump says goes before all that was weighed so far.
            self.cut, self.join = 0.0, -10.0
        if self.end != OPEN:
            return
        if shown & FULL:
            self.cut -= 1.0
        if (
            shown & LEAVES_ROOM
            and shows & FULL
            and not (self.gap or shows & MID or shown & _ENTRIES or shows & (_ENTRIES & ~NOTICE))
        ):
            # 年味 / 在山上,也在手上 over a text, 遗失声明 over a notice: no text goes on where its next word had a place in the line, nor leaves off there.
            self.cut -= 2.0
            self.join -= 5.0
        if shown & DATED and before.column and not self.gap:
            # What a report begins with goes on in the next line of its column, were it …听一个名医故事——.
            self.cut -= 6.0


def _is_signed_above(features: Features, place: int) -> bool:
    """Whether a short line stands below who signs a text: nothing is left to go on with."""
    return (
        place > 1
        and features.end[place - 2] == CLOSED
        and (features.end[place] == OPEN or features.texts[place][-1] in _ASKS)
        and features.length[place] <= SHORT
        and features.heading[place] > _NOT
        and not features.shows[place] & (FULL | NOTICE | BYLINE)
    )


_SIGNED_ABOVE: Final = 4.0


class _Headline(NamedTuple):
    """
    Points of a headline, where a line or the one before it is one.

    Attributes:
        over_headline: Of the line before it, over this one.
        over_text: The same over a paragraph.
        below_text: Of this line below a text, besides what the gap and the end of the text say.
        early: How early the text that this line would begin breaks off; no more than 0.
    """

    over_headline: float
    over_text: float
    below_text: float
    early: float


def _headline_points(features: Features, place: int) -> _Headline:
    """Points of a headline for a line and the one before it."""
    texts, lengths, headings = features.texts, features.length, features.heading
    before, shown, end = features.lines[place - 1], features.shows[place - 1], features.end[place - 1]
    shows, gap = features.shows[place], features.lines[place].gap
    hh = -0.7 if gap < 3 else -1.3
    below_text = 0.0
    if texts[place][0] in _DASHES:
        # A subtitle stands below a headline, whatever that looks like.
        hh += 3.0
        below_text -= 3.0
    if shown & (ENDS_IN_DASH | WHOSE):
        hh += 2.5
    if (
        before.column
        and not (gap or shown & FULL)
        and texts[place - 1][-1] in _ASKS
        and lengths[place] <= _FEW_WORDS
        and headings[place] > COULD_BE
    ):
        # 出了事“私了”，还能反悔吗？ / 案情回放 in a column: of a paragraph more than a question would be left.
        hh += 3.0
    if shown & UNCLOSED and shows & MID and lengths[place] <= SHORT:
        # A headline over two lines, parted inside its quotation marks, whose last few characters may stand alone (“她比亲闺女 / 还亲”).
        hh += 4.5 if lengths[place] > _FEW_LEFT else 9.0
    if (
        end != CLOSED
        and lengths[place] <= _LONGEST_CALL
        and not (shows & SPEAKER or _ASKED.search(texts[place]))
        and texts[place].rstrip("”")[-1:] in _CALLS
        and headings[place] > MIGHT_BE
    ):
        # 新郎睡着了 戒指不见了 / 新娘说:“不许笑,我自己来!”: of 53 such lines below a headline of annotated pages 52 are of it.
        hh += 6.0
    if lengths[place] <= SHORT and texts[place][-1] in _ASKS and (shows & ISOLATED or features.label[place - 1]):
        if features.label[place - 1] or (end == OPEN and lengths[place - 1] <= _LONGEST_LABEL):
            # 律师说法 / “借名买房”,房子到底是谁的?
            hh += 3.0
        elif gap > 1:
            # What a reader asks stands apart from the text above more than its paragraphs do.
            below_text += 3.0
    hs = 2.5 if shows & DATED else 0.6 if shows & OPENER else 0.0
    if shows & MID and headings[place - 1] > COULD_BE:
        # A text may have lost its beginning.
        hs += 0.5
    early = 0.0
    if features.end[place] == OPEN and lengths[place] <= SHORT and not shows & (FULL | DATED | NOTICE):
        # That a column ends just after the first words of an article is a rare chance.
        early = _EARLY
        if end != CLOSED and shows & ISOLATED and not before.column and headings[place] > MIGHT_BE:
            early = _EARLIEST
        hs += early
    if shows & ROW and not shown & (ROW | SPEAKER) and end == OPEN:
        # What stands over a table; 附：… leads one in that is of the text above it.
        hs += 3.0
    return _Headline(over_headline=hh, over_text=hs, below_text=below_text, early=early)


def _stands_over_text(features: Features, place: int) -> bool:
    """Whether a line between blank lines below a longer one might be a headline, or a column's name over one, and stands over a text."""
    lengths, heading = features.length, features.heading
    if not (
        lengths[place] <= _FEW_WORDS < _LONGEST_LINE < lengths[place - 1]
        and heading[place] > MIGHT_BE
        and features.end[place] == OPEN
        and not features.lines[place - 1].column
    ):
        return False
    below = place + 1
    if below + 1 < len(lengths) and heading[below] > MIGHT_BE:
        below += 1
    return lengths[below] > _SHORTEST_TEXT


_LONGEST_LINE: Final = 22
_FEW_WORDS: Final = 16
_SHORTEST_TEXT: Final = 24


_SPOKEN: Final = re.compile(r"(?!(?:附|备?注)[:：])[\u4e00-\u9fff]{1,5}[:：].")
_ENTRIES: Final = NOTICE | ROW | SPEAKER | FIELDED
_LISTED: Final = NOTICE | ROW | SPEAKER | ENUMERATED | TOPS_BLOCK
_TELEPHONE: Final = re.compile(r"(?:电话|热线|手机|传真|QQ|微信)[号群]?[:：]?[\d\s—–、/-]{7,}$|\d{1,2}[:：]\d\d$")


def _broken_early(features: Features, place: int) -> int:
    """Points for a line and the one before it being sooner two lines of a headline, where they are short, than one that goes on with the other."""
    length, here = features.length[place - 1], features.length[place]
    if length + here > _TWICE or length > SHORT:
        return 0
    could_be_headline = features.shows[place] & ISOLATED != 0 and features.heading[place] > MIGHT_BE
    if could_be_headline and place + 1 < len(features.length) and features.length[place + 1] > _TWICE:
        # Over a text: of 200 such pairs no second line goes on with the first.
        return 7
    return 0 if length > _BROKEN_EARLY else 4 if could_be_headline else 2


_BEHIND_NUMBERS: Final = frozenset(
    "0123456789日月年.%万亿个多例人名号时岁G周家分-公元点天米余项次—小”条:、件位/届倍，,级吨户起平）％种至世的座D架处)亩美台部后秒千中·。+：K到支℃场和省块列》毫氪辆所批大战X度强张枚摄集国AP∶斤版B厘．单份类套m"
    "艘］楼°口幢成层班比k栋头星颗财期M“全组港在（(篇上间S对室－型宗响路克轮款金为赛T北C英票立环报兆指以客幅"
)
"""What stands behind 98 of 100 figures in running text (152,409 of articles counted): 办了28 | 年, and no 28 | 宪法晨读声琅琅."""
_FAR_IN: Final = 4
"""No paragraph is indented further, in half characters, unless all are."""


def _is_inside(features: Features, place: int) -> bool:
    """Whether a short line stands close below a long one that ends a sentence, and close over another, which is no dateline."""
    return (
        0 < place < len(features.lines) - 1
        and features.length[place] <= SHORT
        and features.length[place - 1] > _LONG_LINE < features.length[place + 1]
        and features.end[place - 1] == CLOSED
        and not (features.lines[place].gap or features.lines[place + 1].gap)
        and not features.shows[place + 1] & DATED
    )


def _breaks_off(features: Features, place: int) -> bool:
    """Whether there is a line at *place* that stops inside a sentence."""
    return place >= 0 and features.end[place] <= COMMA


def _are_paragraphs(features: Features, place: int) -> bool:
    """Whether lines of one width around a line are paragraphs (losses, verses): lines of a column seldom end a sentence."""
    near = features.end[max(0, place - 2) : place + 2]
    return near.count(CLOSED) + bool(features.shows[place] & NOTICE) >= 4


def _pairs(meeting: _Meeting, words: float, dated: float) -> tuple[float, ...]:
    """Points for each pair of roles, at 5 × role before + role here."""
    rare = meeting.rare
    over_text = meeting.headline_paragraph if meeting.is_dated else meeting.headline_paragraph - dated
    text = (
        meeting.text_headline, meeting.text_paragraph, meeting.text_continuation + words, rare.text_byline, rare.text_label,
    )  # fmt: skip
    return (
        meeting.headline_headline, over_text, NEVER, rare.headline_byline, _HEADLINE_LABEL,
        *text, *text,
        rare.byline_headline, 0.0, rare.byline_continuation, _BYLINE_BYLINE, rare.byline_label,
        _LABEL_HEADLINE, rare.label_paragraph, NEVER, _LABEL_BYLINE, _LABEL_LABEL,
    )  # fmt: skip
