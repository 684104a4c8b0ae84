"""
Here are items, some of whose ends stand elsewhere on the page, give me each text with its own end.

The last paragraphs of a text, or what stands under no headline, may be the end of another text near it. They go there
where they are tied to it, and not to what they stand below: by rare pairs of characters (names), by the words of the
headline, by a sentence that goes on, by what they refer to (会议还…, 该公司…), by who signs. Points are log-odds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from search.ingest.cutting.headlines import words_of
from search.ingest.cutting.items import LEADS, Item, Paragraph, wide_gap
from search.ingest.cutting.pieces import SharedWords, goes_on, greets, words_say
from search.ingest.cutting.rests import IN_A_SENTENCE
from search.ingest.facts.names import trailing_credit
from search.ingest.lines.features import BULLETS, ENUMERATOR
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import starts_midway
from search.ingest.lines.wording import share_of
from search.model import Kind

_EACH: Final = 1.75
_EXPECTED: Final = 2.3e-4
_HEADLINE: Final = 15.0
"""
What a rare pair of characters says that a paragraph shares with a text, what each pairing of theirs is expected to say, and what all pairs of
the headline say: fitted to the last paragraphs of 1,150 annotated articles. Of the texts of a page the right one is known by these alone 83 times of 100.
"""
_MOST_WORDS: Final = 9.0
"""The most that shared pairs say for a text, or their lack against it."""
_MEETING_SAYS: Final = 4.0
"""What 会议还… says for a text that tells of a meeting, and against one that does not."""
_SAID_BEFORE: Final = 1.5
"""What 该公司 says for a text that has 公司 in it."""
_SPEAKS_AGAIN: Final = 12.0
"""What it says for a text that one speaks again who spoke in it (记者:…)."""
_COPIED: Final = 0.35
"""Paragraphs that share so many of their pairs of characters are one printed twice, which ties no texts."""
_SIGNED: Final = -4.0
"""What it costs to add an end to a text that somebody has signed."""
_SIGNED_TWICE: Final = -3.0
"""That who signs an end is another than the dateline of a text names."""
_AWAY: Final = -1.0
_AWAY_ALONE: Final = -0.2
"""What each text between costs an end that goes elsewhere, and what stands alone."""
_ALONE: Final = -2.0
"""What it says that a text stands under no headline."""
_APART: Final = -6.0
"""That it stands below a gap wider than the page's paragraphs have."""
_NEEDED: Final = 5.0
_NEEDED_AT_NOTICE: Final = 3.0
_NEEDED_AT_SIGN: Final = 2.0
_NEEDED_BY_A_SENTENCE: Final = 0.0
"""
By how much the tie to another text must be the stronger one, for the end of a text, of a notice, for what has no headline or is signed by another than its dateline names,
and for a sentence or two under no headline that tell no day.
"""
_NEEDED_BY_A_REPORT: Final = 7.0
"""The same where the end begins with its day, as reports do, for another text than the one above."""
_SENTENCE: Final = 60
"""A sentence or two have no more characters."""
_DAY: Final = re.compile(r"\d[日时号]|[当每昨今]天|[日近]前|连日来")
_NEAR: Final = 8
_MOST_PARAGRAPHS: Final = 2
_MOST_ALONE: Final = 8
_SHORTEST: Final = 12
_LONGEST: Final = 600
"""Texts on each side that are looked at, paragraphs of an end and of what stands alone, and their characters."""


@dataclass(frozen=True, slots=True)
class _Move:
    """The last `count` paragraphs that are no bylines of item `item`, with who signs them, go to item `to`."""

    gain: float
    item: int
    count: int
    to: int


def place_ends(items: list[Item], lines: Sequence[Line]) -> None:
    """Move the ends of texts, and what stands under no headline, to the texts near them that they are tied to."""
    if len(items) < 2:
        return
    ends = _Ends(items, lines)
    moves = [move for number in range(len(items)) if (move := ends.best(number)) is not None]
    tails = [items[move.item].part(ends.start(move)) for move in moves]
    for move, tail in zip(moves, tails, strict=True):
        items[move.to].append(tail)
        items[move.to].flags.append("joined-fragment")
    if moves:
        items[:] = [item for item in items if item.paragraphs or item.heads or item.labels]


def _is_counted(body: Sequence[Paragraph], count: int) -> bool:
    """Whether the last `count` paragraphs begin with an entry that stands below another of its list: 三、…, 四、…."""
    if not ENUMERATOR.match(body[-count].text):
        return False
    return len(body) > count and ENUMERATOR.match(body[-count - 1].text) is not None


def _begins_letter(body: Sequence[Paragraph], count: int) -> bool:
    """Whether nothing stands above the last `count` paragraphs but to whom they are written."""
    return len(body) == count + 1 and greets(body[0].text)


class _Ends:
    """The items of a page with what ties their paragraphs."""

    def __init__(self, items: Sequence[Item], lines: Sequence[Line]) -> None:
        self.items = items
        self.lines = lines
        self.wide = wide_gap(lines)
        # Paragraphs are numbered through the page: those of an item from `first` on, each with its item in `owners`.
        self.bodies = [item.body for item in items]
        self.owners = [number for number, body in enumerate(self.bodies) for _ in body]
        self.first = list(accumulate(map(len, self.bodies[:-1]), initial=0))
        self.texts = [paragraph.text for body in self.bodies for paragraph in body]
        # What is printed twice ties no texts.
        self.shared = SharedWords(self.texts, _COPIED)
        self.counts = self.shared.counts
        self.sizes = [
            sum(self.counts[first : first + len(body)])
            for first, body in zip(self.first, self.bodies, strict=True)
        ]

    def start(self, move: _Move) -> int:
        """Where in its item the end begins that is to be moved."""
        return self.items[move.item].paragraphs.index(self.bodies[move.item][-move.count])

    def best(self, number: int) -> _Move | None:
        """The best move of the end of an item, if it has one."""
        item, body = self.items[number], self.bodies[number]
        # What a list's heading stands over is an entry of it, whole.
        is_notice = item.kind == Kind.NOTICE and bool(item.heads)
        if (
            not body
            or (item.kind and not is_notice)
            or (len(body) == 1 and (item.heads or item.labels or is_notice))
            or item.is_photo
            # What goes on from another page says so.
            or item.paragraphs[0].jump_from
        ):
            return None
        is_alone = item.is_bare
        most = min(len(body) - 1, _MOST_PARAGRAPHS)
        apart = 0 if is_alone else self._apart(number)
        if is_alone:
            counts = [len(body)] if len(body) <= _MOST_ALONE else []
        else:
            counts = [*range(1, most + 1), *([apart] if apart > most else [])]
        best: _Move | None = None
        for count in counts:
            if body[-count].text[0] in BULLETS or _is_counted(body, count) or _begins_letter(body, count):
                break
            if (
                not (1 if is_alone else _SHORTEST)
                <= sum([len(paragraph.text) for paragraph in body[-count:]])
                <= _LONGEST
            ):
                continue
            move = self._best(number, count, is_alone=is_alone, is_apart=count == apart)
            if move is not None and (best is None or move.gain > best.gain):
                best = move
        if best is None:
            return None
        is_sign = (
            not trailing_credit(body[-1].text) if is_alone else item.names_makers and item.paragraphs[-1].byline
        )
        needed = _NEEDED_AT_SIGN if is_sign else _NEEDED_AT_NOTICE if is_notice else _NEEDED
        if best.to != number - 1 and LEADS.match(body[-best.count].text):
            needed = _NEEDED_BY_A_REPORT
        if (
            is_alone
            and is_sign
            and len(body) == 1
            and len(body[0].text) <= _SENTENCE
            and not _DAY.search(body[0].text)
        ):
            needed = _NEEDED_BY_A_SENTENCE
        return best if best.gain > needed else None

    def _apart(self, number: int) -> int:
        """How many of the last paragraphs of an item stand below a gap wider than paragraphs have; 0 where too many do, or none."""
        body = self.bodies[number]
        for count in range(1, min(len(body) - 1, _MOST_ALONE) + 1):
            if self.lines[body[-count].lines[0]].gap >= self.wide:
                return count
        return 0

    def _best(self, number: int, count: int, *, is_alone: bool, is_apart: bool) -> _Move | None:
        """
        The best move of the last *count* paragraphs of an item.

        Args:
            is_alone: Whether that is all that stands there, under no headline.
            is_apart: Whether a wider gap parts them from what they stand below.
        """
        items = self.items
        stop = self.first[number] + len(self.bodies[number])
        places = range(stop - count, stop)
        here = [_ALONE] + [0.0] * (count - 1)
        midway = starts_midway(self.texts[places.start])
        if not is_alone:
            # Most ends are tied to what they stand below, most of them by more than its headline.
            here = self._says(number, places, number, midway)
            here[0] += _APART if is_apart else 0.0
            if sum(here) >= 0.0 or sum(here := self._headed(here, places, number)) >= 0.0:
                return None
        tied = {self.owners[other] for place in places for other in self.shared.near(place)}
        best: _Move | None = None
        for to in range(max(0, number - _NEAR), min(len(items), number + _NEAR + 1)):
            if to == number or not (to in tied or items[to].is_open) or not self._may_take(to):
                continue
            there = self._headed(self._says(number, places, to, midway), places, to)
            if not (is_alone or is_apart) and any(one <= other for one, other in zip(there, here, strict=True)):
                continue
            gain = sum(there) - sum(here) + (_AWAY_ALONE if is_alone or is_apart else _AWAY) * abs(to - number)
            if items[to].is_signed:
                gain += _SIGNED
            if best is None or gain > best.gain:
                best = _Move(gain, number, count, to)
        return best

    def _may_take(self, to: int) -> bool:
        """Whether an item is a text that may have lost its end; a list of names has none."""
        item = self.items[to]
        return (
            bool(self.bodies[to] and (item.heads or item.is_dated))
            and not item.kind
            and not item.is_photo
            and not (item.is_open and IN_A_SENTENCE.search(self.bodies[to][-1].text) is None)
        )

    def _says(self, number: int, places: range, to: int, midway: bool) -> list[float]:
        """
        Points for each paragraph of the end of item *number*, those at *places*, being of item *to*, but for its headlines.

        Args:
            midway: Whether the first of them begins inside a sentence.
        """
        first, others, size = self.first[to], self.bodies[to], self.sizes[to]
        text = self.texts[places.start]
        if to == number:
            others = others[: -len(places)]
            size -= sum(self.counts[places.start : places.stop])
        points = [
            words_say(
                self.shared.between(place, first, first + len(others)),
                self.counts[place],
                size,
                each=_EACH,
                expected=_EXPECTED,
                most=_MOST_WORDS,
            )
            for place in places
        ]
        points[0] += refers(text, others)
        if others:
            points[0] += goes_on(others[-1], text, midway=midway)
        if self.items[number].paragraphs[-1].byline and self.items[to].names_makers:
            points[-1] += _SIGNED_TWICE
        return points

    def _headed(self, points: Sequence[float], places: range, to: int) -> list[float]:
        """The same *points* with what the headlines of item *to* say."""
        words = words_of(self.items[to].heads, self.lines)
        return [
            said + _HEADLINE * share_of(words, self.texts[place])
            for said, place in zip(points, places, strict=True)
        ]


def refers(text: str, others: Sequence[Paragraph]) -> float:
    """Points for a paragraph being of a text, by what it speaks of as known: 会议还…, 文化馆还…, 该公司…."""
    points = 0.0
    if _MEETING.match(text):
        points += _MEETING_SAYS if any(_MET.search(other.text) for other in others) else -_MEETING_SAYS
    speaker = _SPEAKS.match(text)
    if speaker and any(other.text.startswith(speaker[0]) for other in others):
        points += _SPEAKS_AGAIN
    also = _ALSO.match(text)
    for known in (*([also[1]] if also else ()), *_KNOWN.findall(text)):
        points += _SAID_BEFORE if any(known in other.text for other in others) else 0.0
    return points


# 记者:将来有什么打算?, 孔令梅:…: in an interview; anybody asks 问:….
_SPEAKS: Final = re.compile("(?![问答][:：])[\u4e00-\u9fff]{1,4}[:：]")
_MEETING: Final = re.compile("[\u4e00-\u9fff]?会议|与会|会上")
_MET: Final = re.compile("会议|召开|大会")
_ALSO: Final = re.compile("([\u4e00-\u9fff]{2,5})[还也]")
_KNOWN: Final = re.compile("(?:该|这[家次个名项座条批些起位所场]|此[次项])([\u4e00-\u9fff]{2})")
