"""
Here are the lines of a page, give me what each of them is: headline, paragraph, continuation, byline, label.

One inference over the whole page: every line has points for every role it could have by itself, every pair of roles
has points by how the two lines meet, and the best path through the page wins (Viterbi, linear in the lines). Points
are rough log-odds: 1 is a hint, 3 a good sign, 5 next to certain. `explained` repeats them in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from search.ingest.lines.alone import Points, points_alone
from search.ingest.lines.breaks import Meeting
from search.ingest.lines.entries import (
    mark_interviews,
    mark_letters,
    mark_lists,
    mark_notices,
    mark_offices,
    mark_rows,
    mark_towns,
)
from search.ingest.lines.features import (
    AGAIN,
    DATED,
    ENDS_IN_DASH,
    FULL,
    MID,
    NEVER,
    NOT,
    NOTICE,
    OPENER,
    SPACED,
    Features,
)
from search.ingest.lines.layout import Line
from search.ingest.lines.makeup import makeup_of
from search.ingest.lines.marks import CLOSED, OPEN
from search.ingest.lines.meetings import (
    BYLINE_BYLINE,
    HEADLINE_LABEL,
    LABEL_BYLINE,
    LABEL_HEADLINE,
    LABEL_LABEL,
    meetings_of,
    points_by_roles,
    words_between,
)
from search.ingest.lines.surroundings import context_of, mark_captions, mark_halves, together
from search.ingest.lines.verse import mark_verse


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
        self._page = makeup_of(features)
        self._alone = points_alone(features, self._page, self._context)
        self._meetings = meetings_of(features, self._page)
        self._words = words_between(features, self._page)
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
            points_by_roles(meeting, words, self._page.dated)
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
    alone: Sequence[Points], meetings: Sequence[Meeting], words: Sequence[float], dated: float
) -> list[int]:
    """
    The roles of all lines that together have most points.

    A paragraph and a continuation meet what follows alike, so both are one state (text) to the line after them;
    byline and label are rare and looked at only where they are possible.
    """
    h, s, c, b, l = alone[0]  # noqa: E741 - one letter a role
    rare = b > NOT or l > NOT
    ways: list[tuple[int, int, int, int, int]] = []
    for (ah, as_, ac, ab, al), (hh, hs, th, ts, tc, opens, others), said in zip(
        alone[1:], meetings, words, strict=True
    ):
        tc += said
        t, text = (s, _S) if s >= c else (c, _C)
        is_rare = ab > NOT or al > NOT
        if h <= NOT and ah <= NOT and not (rare or is_rare):
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
            if l + LABEL_HEADLINE > h2:
                h2, from_h = l + LABEL_HEADLINE, _L
            if b > s2:
                s2, from_s = b, _B
            if l + ls > s2:
                s2, from_s = l + ls, _L
            if b + bc > c2:
                c2, from_c = b + bc, _B
        if ab > NOT:
            b2, from_b = max((t + tb, text), (h + hb, _H), (b + BYLINE_BYLINE, _B), (l + LABEL_BYLINE, _L))
        if al > NOT:
            l2, from_l = max((t + tl, text), (h + HEADLINE_LABEL, _H), (b + bl, _B), (l + LABEL_LABEL, _L))
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


_FROM_TEXT: Final = {text: (text,) * 5 for text in (_S, _C)}
_STRICTEST: Final = 4.0
"""Twice what it costs an item to begin without a dateline on a page where all others have one."""
