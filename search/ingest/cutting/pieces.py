"""
Here are items, give me the pieces of their texts that are certainly whole, and what ties one piece to another.

A piece is what one frame of a page may hold of a paragraph. How two go together is told by the break between them (a
sentence left open, the characters on both sides of it) and by the rare pairs of characters that they share.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.ingest.cutting.items import (
    IN_A_SENTENCE,
    PHOTO_CREDIT,
    REPORTER,
    Item,
    Paragraph,
    is_signed_brief,
    signed_one_by_one,
)
from search.ingest.lines.features import BULLETS, ENUMERATOR
from search.ingest.lines.labels import NOTICE_HEADING, is_briefs_heading
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import CLOSED, COLON, COLONS, end_of, opens_paragraph, set_close, starts_midway
from search.ingest.lines.subjects import beside_common, subjects_of
from search.ingest.lines.wording import begins_anew, clause_words, codes_of, rarity, seam_words, share_of

_EACH: Final = 2.2
_EXPECTED: Final = 3.5e-4
"""What a pair of characters says that two texts share, the rarest of the rare; and what each pairing of theirs is expected to say."""
_MOST_WORDS: Final = 7.0
"""The most that words say: reports of one event or season share many, too, and do not go over a headline for them."""
_RARE: Final = 5
"""A pair of characters in more pieces than this says nothing."""

HEADLESS: Final = -2.0
"""What it costs a text to begin without headline or dateline."""
HEADLINE_LEFT: Final = -1.5
HEADLINE_ALONE: Final = -9.0
"""What it costs a text to leave its headline to the text above, which has none; to leave it alone."""
LEFT_OPEN: Final = -4.0
"""What it costs a text to stop inside a sentence."""
NO_BEGINNING: Final = -5.0
"""What a text that goes on inside a sentence says for another's being open there, and against it where nothing is."""
_MOST_SEAM: Final = 5.0
"""The most that the characters on both sides of a break say for a text going on there."""
_CLOSES: Final = 3.0
"""That a text leaves a quotation open which the other closes."""
_MISQUOTED: Final = -4.0
"""That only one of them does; so no text goes on (of 1,490 breaks of annotated pages all 124 inside a quotation have a rest that closes it, and no other has)."""

_HEADLINE: Final = 8.0
"""What it says that all pairs of characters of a text's headlines come in a piece; 2 to 9 were tried on annotated pages."""
_SAID_ELSEWHERE: Final = 3.6
"""What it says that three characters on both sides of a break stand together elsewhere: so 477 of 5,239 breaks inside paragraphs of annotated pages, and 1,249 of 511,130 made of other lines."""
_AGREES: Final = 3.0
_ELSEWHERE: Final = 0.24
"""
What it says that a piece is about the same as others, beside what all near it are about: their cosine less this one, weighted by how much each has to
say, and more the more there are, as for as many signs that say the same. Of 3,559 paragraphs of annotated pages the cosine is 0.36 ± 0.24 with the rest of
their own text, -0.07 ± 0.23 with the others of the page (0.67 ± 0.16 and 0.43 ± 0.19 with what all are about); 1 to 8 and 0.1 to 0.9 were tried.
"""
REACH: Final = 32
"""So many pieces above one, and below it, may share words with it."""
SHORT_LINE: Final = 24
SENTENCE: Final = 60
"""A sentence or two have no more characters."""
_LONGEST_SALUTATION: Final = 8
_WHOLLY: Final = 1_000_000_000
"""Longer than any piece."""


@dataclass(slots=True)
class Piece:
    """
    A stretch of text that is certainly whole: a paragraph, or its lines between two blank lines.

    Attributes:
        item: Number of the item it was put to.
        first, after: Its lines among those of its paragraph.
        begins: Whether it begins a paragraph there.
        is_first: Whether it is the first of its item's text.
        is_kept: Whether it is certainly of that item.
        is_free: Whether it may be of another one.
        end: How it ends, by `marks.end_of`.
        midway: Whether it begins inside a sentence.
        below_own: Whether it stands below the paper's own lines, where another frame begins.
        words: How many different pairs of characters it has, from `SharedWords`.
    """

    item: int
    text: str
    paragraph: Paragraph
    first: int
    after: int
    begins: bool
    is_first: bool
    is_kept: bool
    is_free: bool
    byline: bool
    end: int
    midway: bool
    below_own: bool
    words: int = 0

    @property
    def parts(self) -> list[tuple[str, int]]:
        """Its lines, each with its place."""
        text, pieces = self.paragraph.text, self.paragraph.pieces[self.first : self.after]
        ends = [start for start, _ in pieces[1:]] + [pieces[0][0] + len(self.text)]
        return [(text[start:end], line) for (start, line), end in zip(pieces, ends, strict=True)]

    @property
    def is_open(self) -> bool:
        """Whether it stops inside a sentence."""
        return self.end < COLON and not self.byline


def closed_below(item: Item, lines: Sequence[Line]) -> int:
    """
    How long a piece must be that is not certainly the item's own; 0 where nothing is certain.

    The lines of a list, a table or a poem end anywhere, and a photograph's caption is one; but what stands below verses in
    whole paragraphs may be the rest of a text that they are set in. A box beside a report (记者手记:…) down to who signs it is
    one frame, though it shares the words of the report.
    """
    heads = _heads_of(item, lines)
    is_photo = item.is_photo or (item.end is None and any(PHOTO_CREDIT.search(p.text) for p in item.paragraphs))
    is_box = item.is_signed and not item.is_open and any(map(BOX.match, heads))
    if is_photo or is_box or any(NOTICE_HEADING.fullmatch(head) or is_briefs_heading(head) for head in heads):
        return _WHOLLY
    return SHORT_LINE if is_verse(item) else 0


BOX: Final = re.compile("(?:(?:记者|采访)手记|编后|短评|快评|(?:新闻|相关|延伸)(?:链接|阅读|背景))(?:[:：]|$)")
"""The name of a box beside a report, at the beginning of its heading."""


def _heads_of(item: Item, lines: Sequence[Line]) -> list[str]:
    """What stands over an item: its headlines, and the name of a column right above them."""
    return [set_close(lines[place].text) for place in (*item.labels[-1:], *item.heads)]


def is_verse(item: Item) -> bool:
    """Whether most of an item are short lines that end anywhere."""
    body = item.body
    return (
        sum(1 for paragraph in body if len(paragraph.text) < SHORT_LINE and paragraph.is_open) * 2 > len(body) > 2
    )


def pieces_of(number: int, item: Item, lines: Sequence[Line], closed: int) -> list[Piece]:
    """The pieces of item *number*; those shorter than *closed* are certainly its own, but for what begins inside a sentence below one that has ended, and what stands below briefs that are signed or in a notice."""
    found: list[Piece] = []
    # What stands right below the name of a column (编后) begins there.
    is_labelled = bool(item.labels) and not item.heads
    is_brief = is_signed_brief(item.paragraphs)
    others = _may_be_others(item, lines, closed)
    for count, paragraph in enumerate(item.paragraphs):
        is_heading = _is_set_over(paragraph, item.paragraphs[count + 1 : count + 2], lines)
        least = 0 if others[count] else closed
        for first, after, text in _frames_of(paragraph, lines):
            is_first, byline = not found, paragraph.byline
            # Right below who wrote it, or to whom, a text under a headline begins.
            is_beginning = bool(item.heads) and len(found) == 1 and (found[0].byline or greets(found[0].text))
            # So does one behind a bullet, and what tells when and who wrote it is whole.
            is_top = is_first and (byline or item.is_dated or is_labelled or text[0] in BULLETS or is_brief)
            is_kept = len(text) < least or is_beginning or is_top
            # The entries of a list hold together, be they counted or behind marks (●…).
            is_entry = not is_first and (text[0] in BULLETS or ENUMERATOR.match(text) is not None)
            # What goes on elsewhere (下转) is not left open here.
            is_whole = len(text) < least or is_heading or (paragraph.jump_to and after == len(paragraph.pieces))
            found.append(
                Piece(
                    item=number,
                    text=text,
                    paragraph=paragraph,
                    first=first,
                    after=after,
                    begins=first == 0,
                    is_first=is_first,
                    is_kept=is_kept,
                    is_free=not (is_kept or byline or is_entry),
                    byline=byline,
                    end=CLOSED if is_whole else end_of(text),
                    midway=not byline and starts_midway(text),
                    below_own=lines[paragraph.pieces[first][1]].below_own,
                )
            )
    return found


def _may_be_others(item: Item, lines: Sequence[Line], closed: int) -> list[bool]:
    """Of each paragraph whether it may be of another text, though it is shorter than *closed*."""
    # It says nothing where nothing is certainly the item's own.
    end_of_list = (signed_one_by_one(item.paragraphs) or len(item.paragraphs)) if closed else 0
    is_notice = closed == _WHOLLY and any(NOTICE_HEADING.fullmatch(head) for head in _heads_of(item, lines))
    found: list[bool] = []
    above: Paragraph | None = None
    for count, paragraph in enumerate(item.paragraphs):
        if paragraph.byline:
            # Who signs below a list goes with what stands there; no reporter signs a notice.
            is_others = count > end_of_list or (is_notice and REPORTER.search(paragraph.text) is not None)
        else:
            is_stray = above is not None and not above.is_open and starts_midway(paragraph.text)
            # Below a whole sentence of a notice another may be of another text.
            is_below_notice = (
                is_notice and count > 0 and len(paragraph.text) >= SHORT_LINE and not paragraph.is_open
            )
            is_others = is_stray or count >= end_of_list or is_below_notice
        found.append(is_others)
        above = paragraph
    return found


def _frames_of(paragraph: Paragraph, lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    """What one frame each may hold of a paragraph: the first of its lines and the one after the last, among the paragraph's, and its text."""
    pieces = paragraph.pieces
    firsts = [0]
    for place in range(1, len(pieces)):
        line = lines[pieces[place][1]]
        # Where text is wrapped, a blank line shows that a frame may end inside a paragraph.
        if line.gap > 0 or not line.column:
            firsts.append(place)
    bounds = [*[pieces[first][0] for first in firsts], len(paragraph.text)]
    return [
        (first, after, paragraph.text[start:end])
        for (first, after), (start, end) in zip(pairwise([*firsts, len(pieces)]), pairwise(bounds), strict=True)
    ]


def _is_set_over(paragraph: Paragraph, below: Sequence[Paragraph], lines: Sequence[Line]) -> bool:
    """Whether a paragraph is an indented line that leaves room in its column, close over another that is indented: a heading inside a text, which ends without a mark."""
    place = paragraph.pieces[0][1]
    if len(paragraph.pieces) > 1 or not below or below[0].pieces[0][1] != place + 1:
        return False
    line, beneath = lines[place], lines[place + 1]
    return line.column > 0 and 0 < line.indent == beneath.indent and not (line.is_full or beneath.gap)


def greets(text: str) -> bool:
    """Whether a text is no more than to whom a letter is written (编辑同志:)."""
    return len(text) <= _LONGEST_SALUTATION and text[-1] in COLONS


_QUOTE: Final = re.compile("[“”]")
_FIRST_HAN: Final = 0x4E00
_LAST_HAN: Final = 0x9FFF


class SharedWords:
    """
    What rare pairs of characters say of texts in their order on the page.

    Args:
        copied: Texts that share so many of their pairs are one printed twice, of which nothing is said.

    Attributes:
        counts: How many different pairs each text has.
    """

    __slots__ = ("_known", "_others", "_pairs", "_starts", "_weights", "counts")

    def __init__(self, texts: Sequence[str], copied: float = math.inf) -> None:
        codes, numbers = codes_of(texts)
        is_word = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
        points = codes.astype(np.int64)
        # Pair and text as one number; each pair once a text, in the order of the pairs.
        keys = points[:-1] << 36 | points[1:] << 20 | numbers[:-1]
        keys = keys[is_word[:-1] & is_word[1:]]
        keys.sort()
        keys = keys[begins_anew(keys)]
        pairs, owners = keys >> 20, keys & 0xFFFFF
        counts = np.bincount(owners, minlength=len(texts))
        # Most pairs come in one text only.
        again = ~begins_anew(pairs)
        again[:-1] |= again[1:]
        several = again.nonzero()[0]
        pairs, owners = pairs.take(several), owners.take(several)
        same = np.zeros(len(pairs) + _RARE, np.bool_)
        same[: len(pairs)] = ~begins_anew(pairs)
        starts = (~same[: len(pairs)]).nonzero()[0]
        sizes = np.concatenate((starts[1:], [len(pairs)])) - starts
        firsts = pairs.take(starts)
        says = np.where(sizes <= _RARE, rarity(firsts >> 16, firsts & 0xFFFF) / (sizes - 1), 0.0).repeat(sizes)
        # Each text is held with those below it that have the same pair: with the next one, the next but one, ….
        held = [((says != 0.0) & same[1 : len(pairs) + 1]).nonzero()[0]]
        for further in range(2, _RARE):
            held.append(held[-1].compress(same.take(held[-1] + further)))
        upper = np.concatenate(held)
        lower = upper + np.arange(1, _RARE).repeat(list(map(len, held)))
        self._add_up(owners.take(upper), owners.take(lower), says.take(upper), counts, copied)

    def _add_up(
        self,
        above: NDArray[np.int64],
        below: NDArray[np.int64],
        says: NDArray[np.float64],
        counts: NDArray[np.int64],
        copied: float,
    ) -> None:
        """Add up what pairs say (the places of two texts, the upper first, and how much) for each two texts near each other."""
        self.counts = counts.tolist()
        self._known: list[dict[int, float] | None] = [None] * len(counts)
        away = below - above
        near = (away <= REACH).nonzero()[0]
        if len(near) < len(away):
            above, below, away, says = above.take(near), below.take(near), away.take(near), says.take(near)
        # One number for a text and how far from it the other is, from both sides.
        span = 2 * REACH + 1
        numbers = np.concatenate((below * span + REACH - away, above * span + REACH + away))
        sums = np.bincount(numbers, np.concatenate((says, says)), len(counts) * span)
        numbers = (sums != 0.0).nonzero()[0]
        sums, texts = sums.take(numbers), numbers // span
        others = numbers - texts * (span - 1) - REACH
        if copied < math.inf:
            is_said = sums < copied * np.minimum(counts.take(texts), counts.take(others))
            sums, texts, others = sums[is_said], texts[is_said], others[is_said]
        self._pairs = texts, others, sums
        self._starts = texts.searchsorted(np.arange(len(counts) + 1)).tolist()
        self._others, self._weights = others.tolist(), sums.tolist()

    def with_groups(self, groups: NDArray[np.int64], reach: int) -> NDArray[np.float64]:
        """
        The weight of the rare pairs that each text shares with groups of texts near its own: a row each, from *reach* groups above to *reach* below.

        Args:
            groups: The number of each text's group, in order.
        """
        texts, others, weights = self._pairs
        away = groups.take(others) - groups.take(texts)
        near = (np.abs(away) <= reach).nonzero()[0]
        span = 2 * reach + 1
        places = texts.take(near) * span + reach + away.take(near)
        sums = np.bincount(places, weights.take(near), len(groups) * span)
        return sums.astype(np.float64, copy=False).reshape(-1, span)

    def between(self, place: int, first: int, after: int) -> float:
        """The weight of the rare pairs that a text shares with those near it from *first* on and before *after*."""
        end = self._starts[place + 1]
        start = bisect_left(self._others, first, self._starts[place], end)
        weights: list[float] = self._weights[start : bisect_left(self._others, after, start, end)]
        return sum(weights)

    def of(self, place: int) -> dict[int, float]:
        """The places of the texts that share rare pairs with one and stand near it, in their order, with the weight of these."""
        known = self._known[place]
        if known is None:
            here = slice(self._starts[place], self._starts[place + 1])
            known = self._known[place] = dict(zip(self._others[here], self._weights[here], strict=True))
        return known


def words_say(shared: float, words: int, size: int, near: float = 0.0, square: float = 0.0) -> float:
    """
    Points for a piece of so many *words* being of the text of that *size*, by what they share and are about.

    Args:
        shared: The weights of their rare pairs of characters, from `SharedWords`.
        near: How near the piece is to the pieces of the text, from `Ties.near`.
        square: The sum of their `Ties.squares`.
    """
    says = _EACH * shared - _EXPECTED * words * size
    if square:
        says += _AGREES * near / math.sqrt(square)
    return _MOST_WORDS if says > _MOST_WORDS else says if says > -_MOST_WORDS else -_MOST_WORDS


class Ties:
    """
    What ties pieces of neighbouring items to each other and to headlines, worked out once for all who ask.

    Args:
        pieces: In the order of the page.
        heads: The pairs of characters of each item's headlines.

    Attributes:
        squares: How much each piece has to say of what it is about; they are added up for `words_say`.
    """

    __slots__ = (
        "_begins",
        "_follows",
        "_headed",
        "_lengths",
        "_near",
        "_subjects",
        "heads",
        "pieces",
        "squares",
    )

    def __init__(self, pieces: Sequence[Piece], heads: Sequence[Set[str]]) -> None:
        self.pieces, self.heads = pieces, heads
        self._subjects = beside_common(subjects_of(["" if piece.byline else piece.text for piece in pieces]))
        squares = (self._subjects * self._subjects).sum(1)
        self._lengths = np.sqrt(squares)
        self.squares: list[float] = squares.tolist()
        self._near: list[list[float] | None] = [None] * len(pieces)
        self._begins: dict[int, float] = {}
        self._follows: list[dict[int, float]] = [{} for _ in pieces]
        self._headed: list[dict[int, float]] = [{} for _ in heads]

    def follows(self, above: int, place: int) -> float:
        """Points for the piece at *place* standing below another in a text."""
        known = self._follows[above]
        if place not in known:
            last, piece = self.pieces[above], self.pieces[place]
            if place not in self._begins:
                self._begins[place] = _begins(piece.text)
            known[place] = goes_on(last, piece.text, midway=piece.midway, begins=self._begins[place])
            if last.is_open and self._is_said_near(place, last.text[-2:] + piece.text[:2]):
                known[place] += _SAID_ELSEWHERE
        return known[place]

    def _is_said_near(self, place: int, joint: str) -> bool:
        """Whether three of the four characters around a break (冀春 | 雷从) stand together near it."""
        if len(joint) < 4 or not joint.isalpha():
            return False
        near = self.pieces[max(0, place - REACH) : place + REACH]
        return any(joint[:3] in piece.text or joint[1:] in piece.text for piece in near)

    def near(self, place: int, others: Sequence[int]) -> float:
        """How much nearer what the piece at *place* is about is to *others* than to those of other texts, as far as they stand near it; for `words_say`."""
        near, before = self._near[place], place - REACH
        if near is None:
            near = self._near[place] = self._nearness(place)
        known = len(near)
        return sum([near[other - before] for other in others if 0 <= other - before < known])

    def _nearness(self, place: int) -> list[float]:
        """The same for each of the pieces from `REACH` places above one on."""
        own = self._lengths[place]
        if not own:
            return []
        low, behind = max(0, place - REACH), place + REACH + 1
        dots = self._subjects[low:behind] @ self._subjects[place] / own
        near: list[float] = (dots - _ELSEWHERE * self._lengths[low:behind]).tolist()
        return [0.0] * (low - place + REACH) + near

    def headed(self, item: int, place: int) -> float:
        """Points for the piece at *place* being under the headlines of an item, which has some."""
        known = self._headed[item]
        if place not in known:
            known[place] = headline_says(self.heads[item], self.pieces[place].text)
        return known[place]


def headline_says(words: Set[str], text: str) -> float:
    """Points for a text being under headlines of those *words* (pairs of characters), which are not none."""
    return _HEADLINE * share_of(words, text)


def goes_on(above: Piece | Paragraph, below: str, *, midway: bool, begins: float | None = None) -> float:
    """
    Points for a text going on with another, which begins inside a sentence (*midway*) or not, by how it ends.

    Args:
        begins: What the beginning of the other says for that, from `_begins`, where it is known.
    """
    if not above.is_open:
        return NO_BEGINNING if midway else 0.0
    if not (IN_A_SENTENCE.search(above.text) or IN_A_SENTENCE.search(below)):
        # The lines of a list end anywhere.
        return 0.0
    if begins is None:
        begins = _begins(below)
    points = begins + min(_MOST_SEAM, seam_words(above.text, below))
    if (is_left := above.text.count("“") > above.text.count("”")) or "”" in below:
        quote = _QUOTE.search(below)
        is_closed = quote is not None and quote[0] == "”"
        points += _MISQUOTED if is_left is not is_closed else _CLOSES if is_closed else 0.0
    if above.text[-1] in _NEEDS_MORE and not midway and opens_paragraph(below):
        points += _ANEW_INSIDE
    return points


def _begins(below: str) -> float:
    """What the beginning of a text says for its going on with one that stops inside a sentence."""
    points = -max(-_MOST_BEGINNING, min(_MOST_BEGINNING, clause_words(below)))
    if _SPOKEN.match(below):
        points += _BEGINS_SPOKEN
    return points + _SHORT_REST if _SHORT_SENTENCE.match(below) else points


_MOST_BEGINNING: Final = 4.0
"""The most that the beginning of a text says for its going on with another, or against it."""
# 检验成效。 no paragraph begins with so few words.
_SHORT_SENTENCE: Final = re.compile("“?[\u4e00-\u9fff]{2,8}”?。")
_SHORT_REST: Final = 1.5
# 编者回音:…, 答:…, 魏长岭同志: begin what somebody says, or writes, inside no sentence.
_SPOKEN: Final = re.compile(
    r"(?:记者|[读编]者[\u4e00-\u9fff]{0,2}|主持人|问|答|[\u4e00-\u9fff]{0,12}(?:答复|回复|回音|解答|同志|朋友))[:：]"
)
_BEGINS_SPOKEN: Final = -4.0
_NEEDS_MORE: Final = frozenset("，,把和与及对给被让的")
_ANEW_INSIDE: Final = -2.0
"""What it says against a text going on behind a comma, or 把, that 目前, or 据了解, follows."""
