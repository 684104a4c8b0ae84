"""
Here are the lines of a page, give me what each of them is: headline, paragraph, continuation, byline, label.

One inference over the whole page: every line has points for every role it could have by itself, every pair of roles
has points by how the two lines meet, and the best path through the page wins (Viterbi, linear in the lines). Points
are rough log-odds: 1 is a hint, 3 a good sign, 5 next to certain. `explained` repeats them in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from search.ingest.features import NEVER, NOTICE_HEADING, SIGNATURE, Bools, Features, Floats
from search.ingest.layout import Line
from search.ingest.marks import CLOSED, CLOSERS, ENDS, OPEN
from search.ingest.names import DATELINE


class Role(StrEnum):
    """What a printed line is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    BYLINE = "byline"
    LABEL = "label"


_H, _S, _C, _B, _L = range(5)
_ROLES = (Role.HEADLINE, Role.PARAGRAPH, Role.CONTINUATION, Role.BYLINE, Role.LABEL)


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
        self._sizes, units = _together(lines)
        self._features = features = Features(units)
        notice = _find_notices(features)
        context = _context(features, notice)
        datelines = int(features.dateline.sum())
        self._page = page = _Page(min(1.0, datelines / 6), _body_indent(features))
        self._alone = _Alone(features, page, context)
        self._meet = _Meetings(features, page, notice)
        self._notice, self._context = notice, context
        self._path = _best_path(self._alone, self._meet)
        share = _dated_share(features, self._path)
        if share > page.dated:
            # Second look: what begins without a dateline now has to show better why it is an item.
            self._meet.headline_paragraph[~features.dateline[1:]] -= share - page.dated
            self._path = _best_path(self._alone, self._meet)
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
        alone, meet = self._alone.table(), self._meet.table()
        for place, size in enumerate(self._sizes):
            decisions.append(self._decision(place, alone, meet))
            decisions.extend([carried] * (size - 1))
        return decisions

    def _decision(self, place: int, alone: Sequence[Sequence[float]], meet: Sequence[Sequence[float]]) -> Decision:
        path, role = self._path, self._path[place]

        def total(candidate: int) -> float:
            points = alone[place][candidate]
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
        if role == _B:
            said.append("只有职务和人名 only roles and names")
        elif role == _L:
            said.append("栏目用语 words of a column label")
        elif role == _H:
            if see.ends_in_dash[place] or see.texts[place].startswith("—"):
                said.append("破折号 a dash of kicker or subtitle")
            if see.spaced[place]:
                said.append("空格分句 half sentences with a space")
            if see.end[place] == OPEN:
                said.append("短而无句号 short, without an end")
            if self._context[place] > 0.5:
                said.append("下文重提 taken up by the text below")
        elif role == _S:
            if see.dateline[place]:
                said.append("电头 a dateline")
            if see.again[place]:
                said.append("又讯 more news of the same item")
            if see.opener[place]:
                said.append("正文起句 words that begin a paragraph")
            if self._page.indents(see)[place]:
                said.append("缩进 indented as paragraphs are")
            if self._notice[place]:
                said.append("公告条目 an entry of a notice")
            if place and see.end[before] == CLOSED and not said:
                said.append("上段已结束 the one before it has ended")
        elif place:
            if see.end[before] <= 1:
                said.append("上行未完 the line before it has no end")
            if see.full[before]:
                said.append("上行满行 the line before it fills its column")
            if see.mid[place]:
                said.append("起于句中 begins inside a sentence")
        return "；".join(said)


def decide(lines: Sequence[Line]) -> Decisions:
    """The role of each line of a page without its masthead and page numbers, best for the page as a whole."""
    return Decisions(lines)


_FRESH = frozenset("（(●■◆▲★○【[本据新讯□◎又另记通图文—▼※")
_FIRM_ENDS = frozenset(ENDS + CLOSERS + "；;：:摄") - frozenset("\"'")


def _together(lines: Sequence[Line]) -> tuple[list[int], Sequence[Line]]:
    """
    Take together lines that cannot but continue each other, so that hard-wrapped text costs no more than other text.

    Only from the second line of a paragraph on, after two full lines without an end: the first may be a headline.

    Returns:
        How many lines each of the results is made of, and the results.
    """
    sizes: list[int] = []
    units: list[Line] = []
    follows, followed = False, False  # whether this line continues the one before; whether that one did so as well
    before: Line | None = None
    for line in lines:
        followed = follows
        follows = (
            before is not None
            and before.column > 0
            and line.column > 0
            and line.gap == 0
            and not line.indent
            and before.column - 2 <= before.width <= before.column + 3
            and line.width <= line.column + 4
            and before.text[-1] not in _FIRM_ENDS
            and line.text[0] not in _FRESH
            and not before.jump_to
            and not line.jump_from
        )
        if follows and followed:
            sizes[-1] += 1
        else:
            sizes.append(1)
            units.append(line)
        before = line
    if len(sizes) == len(lines):
        return sizes, lines
    start = 0
    for place, size in enumerate(sizes):
        if size > 1:
            units[place] = Line.joined(lines[start : start + size])
        start += size
    return sizes, units


def _dated_share(features: Features, path: Sequence[int]) -> float:
    """How strictly this page begins what has a headline with a dateline: 0 to 3, from the headlines found first."""
    starts = [place for place, (one, two) in enumerate(pairwise(path), 1) if one == _H and two == _S]
    if len(starts) < 4:
        return 0.0
    dated = int(features.dateline[starts].sum())
    return max(0.0, dated / len(starts) - 0.5) * 6.0 * (0.5 if len(starts) < 6 else 1.0)


def _best_path(alone: _Alone, meet: _Meetings) -> list[int]:
    """
    The roles of all lines that together have most points.

    A paragraph and a continuation meet what follows alike, so both are one state (text) to the line after them.
    """
    columns = (*(column[1:] for column in alone.columns()), *meet.columns())
    rows = zip(*(column.tolist() for column in columns), strict=True)
    h, s, c, b, l = (float(column[0]) for column in alone.columns())  # noqa: E741 - one letter a role
    ways: list[tuple[int, int, int, int, int]] = []
    for ah, as_, ac, ab, al, hh, hs, hb, th, ts, tc, tb, tl, bh, bc, bl, ls in rows:
        if s >= c:
            t, text = s, _S
        else:
            t, text = c, _C
        # After a headline or a label nothing continues; byline and label are rare.
        h2, from_h = t + th, text
        if h + hh > h2:
            h2, from_h = h + hh, _H
        s2, from_s = t + ts, text
        if h + hs > s2:
            s2, from_s = h + hs, _H
        c2, from_c = t + tc, text
        from_b = from_l = text
        if b > -9e5 or l > -9e5:
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
        if ab > -9e5:
            b2 = t + tb
            for value, role in ((h + hb, _H), (b + _BYLINE_BYLINE, _B), (l + _LABEL_BYLINE, _L)):
                if value > b2:
                    b2, from_b = value, role
        else:
            b2 = 2 * NEVER
        if al > -9e5:
            l2 = t + tl
            for value, role in ((h + _HEADLINE_LABEL, _H), (b + bl, _B), (l + _LABEL_LABEL, _L)):
                if value > l2:
                    l2, from_l = value, role
        else:
            l2 = 2 * NEVER
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


def _find_notices(features: Features) -> Bools:
    """
    Where the lines under a notice's heading stand, up to the next item; points of their headings change.

    A notice is made of short lines without an end (`联系电话:…`, who signs, the day), which elsewhere would be
    headlines or halves of a sentence.
    """
    found = np.zeros(len(features.texts), np.bool_)
    maybe = (features.length <= 46) & (features.heading > -3.5) & ~features.mid
    heads = features.where(maybe, NOTICE_HEADING.fullmatch)
    if not heads.any():
        return found
    ends = features.dateline | features.byline
    inside = False
    for place, (head, end) in enumerate(zip(heads.tolist(), ends.tolist(), strict=True)):
        if end:
            inside = False
        elif head:
            inside = True
        elif inside:
            found[place] = True
    features.heading[heads & ~ends] += 2.5
    features.heading[found & (features.heading > NEVER)] -= 3.5
    return found


def _context(features: Features, notice: Bools) -> Floats:
    """
    For a short line without a dateline after it: do its words come again in the text after it, or before it?

    The end of a column leaves a few words of a paragraph on a line of their own; they go on from what was said
    before, a headline announces what comes. -3 to 3 points.
    """
    context = np.zeros(len(features.texts))
    texts = features.texts
    asked = ~notice & (features.heading > -1.5) & (features.end == OPEN) & (features.length <= 40)
    asked[:-1] &= ~features.dateline[1:]
    # In the middle of a wrapped paragraph the setting says it all.
    carried = features.full[1:] & features.full[:-1] & (features.end[:-1] == OPEN) & (features.gap[1:] == 0)
    asked[1:] &= ~carried
    for place in asked.nonzero()[0].tolist():
        text = texts[place]
        pairs = {text[start : start + 2] for start in range(len(text) - 1)}
        after = "".join(texts[place + 1 : place + 5])[:600]
        before = "".join(texts[max(0, place - 4) : place])[-600:]
        balance = sum(map(after.__contains__, pairs)) - sum(map(before.__contains__, pairs))
        context[place] = 3.0 * balance / max(4, len(pairs))
    return context


@dataclass(frozen=True, slots=True)
class _Page:
    """How the page is made: how surely an item begins with a dateline, how far paragraphs are indented (0: not)."""

    dated: float
    indent: int

    def indents(self, features: Features) -> Bools:
        """Where a line is indented as paragraphs of the page are."""
        if not self.indent:
            return np.zeros(len(features.texts), np.bool_)
        return np.abs(features.indent - self.indent) <= 1


def _body_indent(features: Features) -> int:
    """The indent of paragraphs, in half characters, where the page keeps it; else 0."""
    indented = features.indent >= 2
    if not indented.any():
        return 0
    counts = np.bincount(np.minimum(features.indent[indented], 99), weights=1 + 2 * features.dateline[indented])
    flush = 3 * int((~indented & (features.dateline | (features.opener & (features.length > 30)))).sum())
    indent = int(counts.argmax())
    return indent if indent <= 8 and counts[indent] >= 3 and counts[indent] > flush else 0


class _Alone:
    """Points of each line for each role, by itself."""

    def __init__(self, see: Features, page: _Page, context: Floats) -> None:
        self.paragraph = (
            1.0 * (see.length >= 40)
            + 0.8 * (see.end == CLOSED)
            + 3.0 * (see.dateline | see.jumped_from)
            + 1.0 * (see.opener | see.bullet | see.enumerated | see.fielded)
            + 3.0 * see.again
            - 1.5 * see.mid
            - 2.0 * see.byline
        )
        if see.mid[0]:
            self.paragraph[0] += 1.5
        self.headline = see.heading + context
        self.headline[0] += 1.0
        # That a headline ends just where the column does is a rare chance; that body text does is the rule.
        self.headline -= 2.0 * (see.full & ~see.isolated & (see.width <= see.column + 2))
        # A short line without an end that could be a headline is seldom the beginning or a middle of a paragraph.
        short = (see.end == OPEN) & (see.heading > 0) & (see.length <= 30) & ~see.full
        self.paragraph -= 1.5 * short
        if page.indent:
            indents = page.indents(see)
            self.paragraph += np.select([indents, (see.indent == 0) & ~see.dateline], [2.5, -2.5], 0.0)
            self.headline -= 3.0 * indents
        self.continuation = -1.5 * short
        self.continuation[see.dateline | see.again] = NEVER
        self.continuation[0] = NEVER
        self.byline = np.where(see.byline, 4.0, NEVER)
        self.label = np.where(see.label > 0, see.label, NEVER)

    def columns(self) -> tuple[Floats, ...]:
        """Headline, paragraph, continuation, byline, label."""
        return self.headline, self.paragraph, self.continuation, self.byline, self.label

    def table(self) -> list[list[float]]:
        """The same by line."""
        return np.column_stack(self.columns()).tolist()  # type: ignore[no-any-return]


_HEADLINE_LABEL, _LABEL_HEADLINE, _LABEL_BYLINE, _LABEL_LABEL, _BYLINE_BYLINE = -1.5, 0.8, -1.0, -0.5, 0.3


class _Meetings:
    """Points for each pair of roles of two lines that follow each other."""

    def __init__(self, see: Features, page: _Page, notice: Bools) -> None:
        end, gap, dateline, byline = see.end[:-1], see.gap[1:], see.dateline[1:], see.byline[1:]
        is_open, is_closed = end == OPEN, end == CLOSED
        full, unclosed = see.full[:-1], see.unclosed[:-1]
        join = _joins(see, page)
        # What it costs to leave off where the line does.
        cut = np.array((-3.5, -5.0, -1.5, -0.5, 0.0))[end]
        inside = notice[:-1] & notice[1:] & is_open & (see.length[:-1] <= 40) & ~full
        cut[inside] = 0.0
        join -= 8.0 * inside
        cut -= unclosed
        jumps = see.jumps_to[:-1] | see.jumped_from[1:]
        cut[jumps], join[jumps] = 0.0, -10.0
        cut -= full & is_open
        leaves = ~notice[1:] & notice[:-1] & is_open
        cut[leaves] = np.maximum(cut[leaves], -0.5)
        join -= 4.0 * leaves
        apart = 0.7 * (gap >= 2)
        author = see.where(see.byline, lambda text: text[0] == "□")
        kicker = see.ends_in_dash[:-1] & (see.heading[:-1] > NEVER)
        self.headline_headline = 2.5 * kicker - 0.7 - 0.6 * (gap >= 3)
        self.headline_paragraph = np.where(dateline, 2.5, 0.6 * see.opener[1:] - page.dated)
        # □ 张宪光 stands over what he wrote, were it verse; never over a headline.
        self.headline_byline = 0.3 + 3.0 * author[1:]
        self.text_headline = cut + apart + 0.3 * is_closed
        self.text_paragraph = cut
        self.text_continuation = join
        self.text_byline = cut * 0.5 + 0.5
        self.text_label = cut + apart
        self.byline_headline = 0.5 + apart - 6.0 * author[:-1]
        broken = see.where(see.byline & see.unclosed, lambda text: text[0] in "(（")[:-1]
        self.byline_continuation = np.where(broken, 0.0, -6.0)
        self.byline_label = 0.5 + apart
        self.label_paragraph = -1.0 + 0.5 * (dateline | see.bullet[1:])

    def columns(self) -> tuple[Floats, ...]:
        """What differs from line to line, in the order `_best_path` takes it."""
        return (
            self.headline_headline, self.headline_paragraph, self.headline_byline,
            self.text_headline, self.text_paragraph, self.text_continuation, self.text_byline, self.text_label,
            self.byline_headline, self.byline_continuation, self.byline_label, self.label_paragraph,
        )  # fmt: skip

    def table(self) -> list[list[float]]:
        """By pair of lines, points at 5 × role before + role here."""
        rows = []
        for hh, hs, hb, th, ts, tc, tb, tl, bh, bc, bl, ls in zip(*(c.tolist() for c in self.columns()), strict=True):
            text = (th, ts, tc, tb, tl)
            rows.append([
                hh, hs, NEVER, hb, _HEADLINE_LABEL, *text, *text,
                bh, 0.0, bc, _BYLINE_BYLINE, bl,
                _LABEL_HEADLINE, ls, NEVER, _LABEL_BYLINE, _LABEL_LABEL,
            ])  # fmt: skip
        return rows


def _joins(see: Features, page: _Page) -> Floats:
    """Points for each line but the first being the continuation of the paragraph that the one before leaves off."""
    end = see.end[:-1]
    is_open, is_closed = end == OPEN, end == CLOSED
    column, full, length = see.column[:-1], see.full[:-1], see.length[:-1]
    indents = page.indents(see)[1:]
    wrapped = (column > 0) & (see.gap[1:] == 0)
    # Wrapped, after a full line: the end of a sentence there says little.
    after_full = np.array((5.0, 5.0, 4.0, 2.0, 1.0))[end]
    if page.indent:
        after_full += 2.0 * is_closed
    else:
        after_full -= 2.0 * (is_closed & (see.opener[1:] | see.enumerated[1:]))
    after_short = np.array((-1.5, 3.0, -0.5, -3.0, -5.0))[end]
    after_short[see.where(see.dateline, DATELINE.fullmatch)[:-1]] = 4.0
    # Parted by blank lines.
    apart = np.array((4.0, 6.0, 1.5, -0.5, -5.0))[end]
    apart -= 2.0 * (is_open & (length <= 30) & (see.heading[:-1] > 0))
    apart -= 6.0 * indents
    # Where paragraphs are wrapped and parted by blank lines, one line alone is no paragraph's beginning.
    apart -= 3.0 * (see.isolated[:-1] & (column > 0) & is_open & (see.length[1:] > 1.3 * length))
    apart -= see.new_sheet[1:]
    points = np.select([wrapped & full, wrapped], [after_full, after_short], apart)
    points += 2.0 * (see.unclosed[:-1] & ~is_closed)
    points += 6.0 * see.number_goes_on[1:]
    points -= 4.0 * (see.ends_in_dash[:-1] & (see.heading[:-1] > NEVER))
    points += np.select([see.mid[1:], is_open & see.short_sentence[1:]], [6.0, 2.0], 0.0)
    # (郭 鹏) on a line of its own signs the brief above it.
    points += 8.0 * see.signature[1:]
    points -= 3.0 * see.enumerated[1:] + 4.0 * (see.fielded[1:] & see.fielded[:-1])
    points -= 12.0 * _repeats_tail(see, is_open)
    by_indent = wrapped & indents
    points[by_indent] = np.where(is_closed | ~full, -6.0, -2.0)[by_indent]
    points[see.byline[1:]] = -4.0
    points[see.dateline[1:] | see.again[1:] | see.bullet[1:]] = -10.0
    return points


def _repeats_tail(see: Features, is_open: Bools) -> Bools:
    """Where a line prints the end of the one before it again: the same passage taken from the page twice."""
    found = np.zeros(len(is_open), np.bool_)
    texts = see.texts
    for place in (is_open & (see.length[:-1] >= 24)).nonzero()[0].tolist():
        found[place] = texts[place][-10:] in texts[place + 1]
    return found
