"""
Here are items, some of whose ends stand elsewhere on the page, give me each text with its own end, and its beginning.

The last paragraphs of a text, or what stands under no headline, may be the end of another text near it. They go there
where they are tied to it, and not to what they stand below: by rare pairs of characters (names), by what both are about,
by the words of the headline, by a sentence that goes on, by what they refer to (会议还…, 该公司…), by who signs. Few
are astray, more of them on pages that are out of order elsewhere. Points are log-odds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from search.ingest.cutting.headlines import words_of
from search.ingest.cutting.items import (
    IN_A_SENTENCE,
    PHOTO_CREDIT,
    Item,
    Paragraph,
    is_signed_brief,
    is_signed_in_line,
)
from search.ingest.cutting.pieces import SENTENCE, goes_on, greets
from search.ingest.cutting.referring import refers, spoken_of
from search.ingest.cutting.tied import NEAR, End, TiedEnds
from search.ingest.facts.names import surnames, trailing_credit
from search.ingest.lines.features import BULLETS, ENUMERATOR, TELLS
from search.ingest.lines.layout import Line, wide_gap
from search.ingest.lines.marks import WHOLE_DAY, set_close, starts_midway, unframed
from search.ingest.lines.wording import rarity, share_of
from search.model import Flag, Kind

# Log-odds of an end being of another text than it stands below: the right text among those near it, or staying, by a conditional logit. Fitted to the
# ends of 5,630 items of annotated pages, 188 of them astray, and, each for a third of one, to 7,186 of composed ones, 298 of them astray.
_PRIOR: Final = -5.0
"""For the last paragraph, or the last two."""
_APART: Final = -2.6
"""The same where a gap wider than paragraphs have stands above it, or the headline of the text."""
_ALONE: Final = -2.0
_ALONE_SHORT: Final = 0.3
_ALONE_LONG: Final = -3.4
"""The same where it stands under no headline, below nothing; for a sentence or two that tell no day, and for a text."""
_SIGNED_ALONE: Final = -3.0
"""The same where who wrote it or took it is named at its end: it is whole (not fitted: the pages have too few)."""
_BESIDE: Final = 1.4
_HEADLINE: Final = 4.8
_REFERS: Final = 0.44
_GOES_ON: Final = 0.2
"""
What is more there than here says so much: besides what `tied` tells how near what it begins with is to the paragraph above (a cosine), the share of
the headline's pairs, what is spoken of as known, the break.
"""
_MOST_TIED: Final = 5.0
_MOST_SAID: Final = 6.0
"""The most that ties say, and besides them headline, break and signature, but for a few in a thousand: where it is not enough it is not asked."""
_SIGNED_TWICE: Final = -2.4
"""Where who signs it is another than the dateline of the text names, or than who signs that."""
_LAST_LEFT: Final = -1.5
"""Where only one paragraph is left above it."""
_BELOW_A_BOX: Final = 3.0
"""Where it stands apart below a box that a report was set around (not fitted)."""
_BOX: Final = re.compile(
    "(?:相关|新闻)?链接|(?:记者|采访)?手记|(?:新闻)?背景|延伸(?:阅读)?|(?:[\u4e00-\u9fff]{2})?(?:提醒|提示)|小?贴士"
)
_BEGINS_BELOW: Final = 0.5
"""Where it can be the beginning of the text right over whose headline it stands (not fitted)."""
_PAST_PHOTOGRAPH: Final = 1.0
"""Where only a photograph parts it from a text that nobody signs below (not fitted)."""
_SIGNED_BELOW_MAKERS: Final = 4.0
"""Where it is signed in brackets though the dateline of its report names who made that, and nobody signs the other text: at least who signs is of that."""
_TELLS_DAY: Final = re.compile(r"\d{1,2}月\d{1,2}日|[昨今]天|[昨今]日")
_OPENING: Final = 40
_ENDED: Final = 1.7
"""Where what it stands below ends a report (目前,…)."""
_STRAY: Final = 3.0
"""Where it begins inside a sentence below one that has ended (not fitted; 1.5 and 5 read annotated pages worse)."""
_IN_ORDER: Final = -1.1
_TORN: Final = 0.6
"""On a page without a sign of disorder; for the logarithm of how many there are for eight texts."""

_MOST_PARAGRAPHS: Final = 3
_MOST_ALONE: Final = 8
_SHORTEST: Final = 12
_LONGEST: Final = 800
"""Paragraphs of an end and of what stands alone, and their characters."""


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
    _take_beginnings(items, lines)
    ends = _Ends(items, lines)
    moves = [move for number in range(len(items)) if (move := ends.best(number)) is not None]
    # Of a text that another end comes to more than one paragraph is left.
    ends.grown = {move.to for move in moves} - {move.item for move in moves}
    moves += [move for number in sorted(ends.grown) if (move := ends.best(number)) is not None]
    tails = [items[move.item].part(ends.start(move)) for move in moves]
    for move, tail in zip(moves, tails, strict=True):
        if ends.begins_below(End(move.item, move.count), move.to):
            items[move.to].paragraphs[:0] = tail.paragraphs
        else:
            items[move.to].append(tail)
        items[move.to].flag(Flag.JOINED_FRAGMENT)
    _take_home(items)
    _take_signatures(items)
    if moves:
        items[:] = [item for item in items if not item.is_empty]


def _take_beginnings(items: list[Item], lines: Sequence[Line]) -> None:
    """Move what begins as reports do, but under no headline, over the text near it whose headline speaks of it and that does not begin so."""
    for number, item in enumerate(items):
        if item.heads or item.labels or item.kind or item.is_photo or not item.is_dated:
            continue
        text = "".join([paragraph.text for paragraph in item.body])
        near = items[max(0, number - NEAR) : number + NEAR + 1]
        below = items[number + 1] if number + 1 < len(items) else None
        rests = [
            (share_of(words_of(other.heads, lines), text) + _RIGHT_BELOW * (other is below), place)
            for place, other in enumerate(near)
            if other.heads and other.has_body and not (other.is_dated or other.kind or other.is_photo)
        ]
        share, place = max(rests, default=(0.0, 0))
        if share < _HEADED:
            continue
        whole = near[place]
        rest = whole.part(0)
        whole.paragraphs, item.paragraphs = item.paragraphs, []
        whole.append(rest)
        whole.flag(Flag.JOINED_FRAGMENT)
    items[:] = [item for item in items if not item.is_empty]


_RIGHT_BELOW: Final = 0.1
"""So much less it may be for the headline that stands right below it."""
_HEADED: Final = 0.3
"""The share of a headline's pairs of characters that a text under none has which is the beginning of its own."""


def _take_signatures(items: Sequence[Item]) -> None:
    """Move who signs in brackets below a report whose dateline names who made it to the text nearest to it that nobody signs."""
    for number, report in enumerate(items):
        if not report.is_signed_twice or report.is_photo:
            continue
        near = [
            *items[number + 1 : number + 1 + _BESIDE_IT],
            *reversed(items[max(0, number - _BESIDE_IT) : number]),
        ]
        unsigned = (item for item in near if _lacks_signature(item))
        if (text := next(unsigned, None)) is not None:
            text.paragraphs.append(report.paragraphs.pop())
            text.closed = True


_BESIDE_IT: Final = 2
"""So many texts below a report, and then above it, are nearest to it."""


def _lacks_signature(item: Item) -> bool:
    """Whether an item is a text of several paragraphs that nobody signs, above or below, nor in a dateline."""
    return (
        bool(item.heads)
        and len(item.body) > 1
        and not (item.is_signed or item.is_dated or item.kind or item.is_photo or item.paragraphs[0].byline)
    )


def _take_home(items: Sequence[Item]) -> None:
    """
    Move what begins with somebody, or their house, whom its text does not name again, and one text near it does, to the end of that.

    Of 980 paragraphs that begin with a name, of annotated and composed pages, one begins so, and is astray; of those that begin with what somebody said, one more.
    """
    found = []
    for number, item in enumerate(items):
        if item.is_photo or item.kind:
            continue
        above: Paragraph | None = None
        for paragraph in item.body:
            somebody = _SOMEBODY.match(paragraph.text) or _OF_A_HOUSE.match(paragraph.text)
            name = somebody[1] if somebody else ""
            if (
                name
                and not paragraph.is_open
                and (_is_name(name) if len(name) == _NAME else _is_rare(name))
                and (item.is_bare if above is None else not above.is_open)
            ):
                found.append((number, paragraph, name))
            above = paragraph
    if not 0 < len(found) <= _MOST_NAMED:
        return
    texts = ["".join([paragraph.text for paragraph in item.body]) for item in items]
    for number, paragraph, name in found:
        if texts[number].count(name) > paragraph.text.count(name):
            continue
        near = range(max(0, number - NEAR), min(len(items), number + NEAR + 1))
        homes = [items[other] for other in near if other != number and name in texts[other]]
        if len(homes) == 1 and (homes[0].heads or homes[0].is_dated) and not (homes[0].kind or homes[0].is_photo):
            items[number].paragraphs.remove(paragraph)
            end = Item()
            end.paragraphs.append(paragraph)
            homes[0].append(end)
            homes[0].flag(Flag.JOINED_FRAGMENT)


def _is_name(word: str) -> bool:
    """Whether three characters are next to certainly a name: a common surname, and pairs of characters that are rare elsewhere."""
    return surnames()[0].get(word[0], 0.0) > 1.0 and _is_rare(word)


def _is_rare(word: str) -> bool:
    """Whether the pairs of characters of a word, the last of four aside (恒昌纺|织), are rare elsewhere."""
    codes = np.array([ord(char) for char in word[:_NAME]], np.int64)
    return bool((rarity(codes[:-1], codes[1:]) == 1.0).all())


# 魏广田说, 魏广田是…, 魏广田今年…, but neither 王先生说, who may be any, nor who took part in a conference.
_SOMEBODY: Final = re.compile(
    "(?:“[^“”]*[，,。！!？?]”)?([\u4e00-\u9fff](?!先生|女士|大[爷娘妈姐哥叔]|师傅|老[师汉]|医生|教授|律师|奶奶|阿姨|经理)[\u4e00-\u9fff]{2})"
    "(?:说|是|今年|告诉|介绍|坦言|回忆|认为|有|自|曾|又|还|也|一)(?![^。]*(?:参加|出席|陪同))"
)
_NAME: Final = 3
# “…，”恒昌纺织总经理卞文海说: of whose house he is.
_OF_A_HOUSE: Final = re.compile(
    "“[^“”]*[，,。！!？?]”(?![^，。]{0,4}(?:该|本))([\u4e00-\u9fff]{4})[\u4e00-\u9fff]{0,8}?(?:总经理|董事长|负责人|经理|厂长|校长|院长|社长|站长|[村支]?书记|主任)[\u4e00-\u9fff]{2,4}(?:说|介绍|告诉|表示)"
)
_MOST_NAMED: Final = 100
"""On a page with more such paragraphs, a list of people, they are not looked at."""


def _disorder(items: Sequence[Item], lines: Sequence[Line]) -> float:
    """Points for an end being astray by how often this page shows that its texts are out of order: torn by blank lines, put together again, their headline below them."""
    torn = sum(
        [
            sum([flag in _OUT_OF_ORDER for flag in item.flags])
            + sum([lines[line].gap > 0 for paragraph in item.paragraphs for _, line in paragraph.pieces[1:]])
            for item in items
        ]
    )
    return _TORN * math.log1p(8 * torn / len(items))


_OUT_OF_ORDER: Final = frozenset({Flag.JOINED_FRAGMENT, Flag.HEADLINE_AFTER_BODY})


def _alone(body: Sequence[Paragraph], size: int) -> float:
    """Points for a text of so many characters under no headline being the end of another; who signs it says that it is whole."""
    points = _ALONE_SHORT if size <= SENTENCE and not _DAY.search(body[0].text) else _ALONE
    last = body[-1].text
    is_signed = trailing_credit(last) or is_signed_in_line(last)
    return (_ALONE_LONG if size > _TEXT else points) + (_SIGNED_ALONE if is_signed else 0.0)


_TEXT: Final = 200
"""A text that stands alone has more characters."""
_DAY: Final = re.compile(r"\d[日时号]|[当每昨今]天|[日近]前|连日来")
_DAY_LAST: Final = re.compile(f"(?:{WHOLE_DAY.pattern})$")


_REMINDS: Final = re.compile("^[\u4e00-\u9fff]{0,8}提[醒示](?:[\u4e00-\u9fff]{0,6})[:：,，]")
"""警方提醒:…: advice that any report may end in, whoever gives it."""


def _is_signed_below(item: Item) -> bool:
    """Whether somebody signs a text below it who took no photograph: (指导老师:…), 本报记者 甲."""
    last = item.paragraphs[-1] if item.paragraphs else None
    return last is not None and last.byline and item.has_body and not PHOTO_CREDIT.search(last.text)


def _is_counted(body: Sequence[Paragraph], count: int) -> bool:
    """Whether the last `count` paragraphs begin with an entry that stands below another of its list: 三、…, 四、…."""
    if not ENUMERATOR.match(body[-count].text):
        return False
    return len(body) > count and ENUMERATOR.match(body[-count - 1].text) is not None


def _begins_letter(body: Sequence[Paragraph], count: int) -> bool:
    """Whether nothing stands above the last `count` paragraphs but to whom they are written, or what a reader tells and they answer (市民李先生:…)."""
    return len(body) == count + 1 and (greets(body[0].text) or TELLS.match(body[0].text) is not None)


class _Ends:
    """The items of a page with what ties their ends to each other's texts."""

    def __init__(self, items: Sequence[Item], lines: Sequence[Line]) -> None:
        self.items = items
        self.lines = lines
        self.wide = wide_gap(lines)
        self.bodies = [item.body for item in items]
        self.heads = [words_of(item.heads, lines) for item in items]
        self.headed: dict[tuple[int, str], float] = {}
        self.has_writer = [_is_signed_below(item) for item in items]
        self.disorder = _disorder(items, lines)
        self.priors = [self._priors(number) for number in range(len(items))]
        self.tied = TiedEnds(
            [[_REMINDS.sub("", paragraph.text) for paragraph in body] for body in self.bodies],
            [End(number, count) for number, priors in enumerate(self.priors) for count in priors],
            [self._may_take(number) for number in range(len(items))],
            [item.is_open for item in items],
        )
        self.grown: set[int] = set()

    def start(self, move: _Move) -> int:
        """Where in its item the end begins that is to be moved."""
        return self.items[move.item].paragraphs.index(self.bodies[move.item][-move.count])

    def best(self, number: int) -> _Move | None:
        """The best move of the end of an item, if one is better than to leave it there."""
        best: _Move | None = None
        for count, prior in self.priors[number].items():
            move = self._best(End(number, count), prior)
            if move is not None and (best is None or move.gain > best.gain):
                best = move
        return best

    def _priors(self, number: int) -> dict[int, float]:
        """How many of the last paragraphs of an item may be of another, with points for that by where they stand alone."""
        item, body = self.items[number], self.bodies[number]
        # What a list's heading stands over is an entry of it, whole.
        is_notice = item.kind == Kind.NOTICE and bool(item.heads)
        # Below the last of some briefs behind marks (▲…), what has none may be of any text.
        is_brief = item.kind == Kind.BRIEF and len(body) > 1 and body[0].text[0] in BULLETS
        is_bare = item.is_bare
        priors: dict[int, float] = {}
        if (
            not body
            or (item.kind and not (is_notice or is_brief))
            or (len(body) == 1 and (item.heads or item.labels or is_notice))
            or item.is_photo
            # 县公安局交警大队 / 2017年9月20日 is of the notice it signs, whoever else tells of the police.
            or (is_notice and _DAY_LAST.search(body[-1].text) is not None)
            # What goes on from another page says so; what tells when and who wrote it is whole.
            or item.paragraphs[0].jump_from
            or (is_bare and is_signed_brief(item.paragraphs))
        ):
            return priors
        apart = 0 if is_bare else self._apart(number)
        # No reporter signs a notice: what one signs there is of another text, from somewhere in it on.
        is_report_below = is_notice and item.is_by_reporter
        if is_report_below:
            counts = [*range(1, min(len(body), _MOST_ALONE + 1))]
        elif is_brief:
            counts = [len(body) - 1]
        elif is_bare:
            counts = [len(body)] if len(body) <= _MOST_ALONE else []
        else:
            most = min(len(body) - 1, _MOST_PARAGRAPHS)
            counts = [*range(1, most + 1), *([apart] if apart > most else [])]
        for count in counts:
            # What is told besides (又讯) is of the report above it, and a section of the feature that it stands in.
            first = body[-count].text
            if (
                first[0] in BULLETS
                or (count < len(body) and body[-count - 1].subheading)
                or first.startswith("又讯")
                or _is_counted(body, count)
                or _begins_letter(body, count)
            ):
                break
            size = sum([len(paragraph.text) for paragraph in body[-count:]])
            if size > _LONGEST or (size < _SHORTEST and not is_bare):
                continue
            if is_bare:
                priors[count] = _alone(body[-count:], size)
            else:
                priors[count] = _APART if count == apart or is_report_below else _PRIOR
                priors[count] += _BELOW_A_BOX if count == apart and self._is_box(number) else 0.0
        return priors

    def _is_box(self, number: int) -> bool:
        """Whether an item is a box beside a report (链接, 记者手记), as its column says, and a reporter signs what stands at its end."""
        item = self.items[number]
        names = [set_close(self.lines[line].text) for line in (*item.labels, *item.heads[:1])]
        return item.is_by_reporter and any(_BOX.fullmatch(unframed(name)) for name in names)

    def _apart(self, number: int) -> int:
        """How many of the last paragraphs of an item stand below a gap wider than paragraphs have, or below its headline; 0 where too many do, or none."""
        body, heads = self.bodies[number], self.items[number].heads
        # Where paragraphs are wrapped and stand close, any gap is wider than they have.
        gaps = [self.lines[paragraph.pieces[0][1]].gap for paragraph in body[1:]]
        wide = 1 if len(gaps) > 1 and gaps.count(0) == len(gaps) - 1 else self.wide
        for count in range(1, min(len(body) - 1, _MOST_ALONE) + 1):
            first = body[-count].pieces[0][1]
            if self.lines[first].gap >= wide or first - 1 in heads:
                return count
        return 0

    def _best(self, end: End, prior: float) -> _Move | None:
        """The best move of an end, if it is better than none, which has 0 points."""
        number, count = end
        body = self.bodies[number]
        midway = starts_midway(body[-count].text)
        here = 0.0
        if count < len(body):
            here = self.tied.to_own(end) + self._fits(end, number, midway)
            prior += _LAST_LEFT if len(body) == count + 1 and number not in self.grown else 0.0
            prior += 0.0 if self.disorder else _IN_ORDER
            prior += _ENDED if _ENDS_REPORT.match(body[-count - 1].text) else 0.0
            prior += _STRAY if midway and not body[-count - 1].is_open else 0.0
        prior += self.disorder - here
        if prior + _MOST_TIED + _MOST_SAID < 0.0:
            return None
        best: _Move | None = None
        for ties, to in self.tied.to_others(end):
            if prior + ties + _MOST_SAID < 0.0:
                break
            gain = prior + ties + self._fits(end, to, midway)
            gain += _BEGINS_BELOW if self.begins_below(end, to) else 0.0
            gain += _PAST_PHOTOGRAPH if self._is_past_photograph(number, to) else 0.0
            gain += (
                _SIGNED_BELOW_MAKERS
                if self.items[number].is_signed_twice and _lacks_signature(self.items[to])
                else 0.0
            )
            if gain > (best.gain if best is not None else 0.0):
                best = _Move(gain, number, count, to)
        return best

    def begins_below(self, end: End, to: int) -> bool:
        """Whether the last paragraph of a report that names its makers can be the beginning of a text, right over whose headline it stands: it tells the day, as that does not."""
        number, count = end
        if to != number + 1 or count > 1 or not self.items[number].names_makers:
            return False
        text, below = self.bodies[number][-1].text, self.items[to]
        return (
            _TELLS_DAY.search(text, 0, _OPENING) is not None
            and not (below.is_dated or below.paragraphs[0].byline)
            and _TELLS_DAY.search(self.bodies[to][0].text, 0, _OPENING) is None
        )

    def _is_past_photograph(self, number: int, to: int) -> bool:
        """Whether only a photograph parts what stands under no headline from a text above that nobody signs below."""
        return (
            to == number - 2
            and self.items[number].is_bare
            and self.items[number - 1].is_photo
            and not self.items[to].is_signed
        )

    def _may_take(self, to: int) -> bool:
        """Whether an item is a text that may have lost its end; a list of names has none, and one signed behind its last sentence has it, but what stops at the heading of a section has not."""
        item, body = self.items[to], self.bodies[to]
        return (
            bool(body and (item.heads or item.is_dated))
            and not item.kind
            and not item.is_photo
            and not (item.is_open and IN_A_SENTENCE.search(body[-1].text) is None and not item.stops_at_heading)
            and (not item.is_signed or item.paragraphs[-1].byline)
        )

    def _fits(self, end: End, to: int, midway: bool) -> float:
        """
        Points for an end being of item *to*, but for what `TiedEnds` tells.

        Args:
            midway: Whether it begins inside a sentence.
        """
        number, count = end
        paragraphs = self.bodies[number][-count:]
        others = self.bodies[number][:-count] if to == number else self.bodies[to]
        points = _HEADLINE * sum([self._headed(to, p.text) for p in paragraphs]) if self.heads[to] else 0.0
        points += _REFERS * sum(
            [
                refers(p.text, [*others, *paragraphs[:above]])
                for above, p in enumerate(paragraphs)
                if spoken_of(p.text)
            ]
        )
        points += _BESIDE * self.tied.beside(end, to)
        points += _GOES_ON * goes_on(others[-1], paragraphs[0].text, midway=midway)
        is_signed = self.items[to].names_makers or (to != number and self.has_writer[to])
        if is_signed and self.items[number].paragraphs[-1].byline:
            points += _SIGNED_TWICE
        return points

    def _headed(self, to: int, text: str) -> float:
        """The share of the pairs of an item's headlines that a paragraph has."""
        known = self.headed.get((to, text))
        if known is None:
            known = self.headed[to, text] = share_of(self.heads[to], text)
        return known


_ENDS_REPORT: Final = re.compile("下一步|今后|截至|目前|据悉|据了解|如今|眼下|近年来|据统计|此外|同时")
