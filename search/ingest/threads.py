"""
Here are items whose texts run through each other, give me each with its own pieces.

Text is taken from a page frame by frame, and a frame of one article may come between two of another: 孩子走失了。 | a
whole article about a bus | 录像不清楚，民警便…. What a piece goes on from is told by where texts stop inside a sentence,
by who signs them, and by their words: pairs of characters that come on few places of a page come in one article.
Points are log-odds, and the best way through the page wins; it is looked for only where a text shows a sign of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Final

import numpy as np

from search.ingest.features import BRIEFS_HEADING, ENUMERATOR, NOTICE_HEADING
from search.ingest.items import Item, Paragraph, words_of
from search.ingest.layout import Line
from search.ingest.marks import CLOSED, COLON, end_of, starts_midway
from search.ingest.wording import beginning_words, begins_anew, met, seam_words

_SAME: Final = 5.7e-4
_OTHER: Final = 1.0e-4
"""
Of two texts of one page the share of all pairings of their pairs of characters that are the same rare one, where they
are of one article, and where they are of two; by the gold of 84 pages, nine in ten of 1,600 paragraphs are told right.
"""
_EACH: Final = 1.75
_EXPECTED: Final = _SAME - _OTHER
"""What a rare pair shared says, the logarithm of their ratio; and what is said by how many there could be."""
_MOST_WORDS: Final = 7.0
"""The most that words say: reports of one event or season share many, too, and do not go over a headline for them."""
_RARE: Final = 5
"""A pair of characters in more pieces than this says nothing."""

_CHANGE: Final = -4.0
_BACK: Final = -2.5
"""What it costs to go over to another text inside an item, and to come back."""
_HEADLESS: Final = -2.0
_HEADLINE_LEFT: Final = -1.5
_HEADLINE_ALONE: Final = -9.0
_HEADLINE_INSIDE: Final = -1.5
"""What it costs a piece to begin an item without headline or dateline; to leave a headline to the text before; to leave it alone."""
_HEADLINE: Final = 8.0
"""What it says that all pairs of characters of an item's headlines come in a piece; 2 to 9 were tried on annotated pages."""
_LEFT_OPEN: Final = -4.0
_GOES_ON: Final = 4.0
_NO_BEGINNING: Final = -5.0
_MOST_SEAM: Final = 5.0
"""The most that the characters on both sides of a break say for a text going on there."""
_CLOSES: Final = 3.0
_NO_VERSE: Final = -9.0
"""That a whole paragraph is of the poem it stands below."""
_SIGNED_TWICE: Final = -3.0
_NEEDED: Final = 4.0
"""By so many points another way must beat the printed order."""

_BEAM: Final = 4
_REACH: Final = 24
_THREADS: Final = 5
_AFTER: Final = 7
_HOPELESS: Final = 12.0
"""A way so many points behind the best one is not looked at any further."""
_SHORTEST_OPEN: Final = 12
_SHORT_LINE: Final = 24
_WHOLLY: Final = 1_000_000_000
"""Longer than any piece."""


@dataclass(slots=True)
class _Piece:
    """
    A stretch of text that is certainly whole: the lines of one paragraph between two blank lines.

    Attributes:
        item: Number of the item it was put to.
        first, after: Its lines among those of its paragraph.
        begins: Whether it begins a paragraph there.
        is_first: Whether it is the first of its item's text.
        apart: Whether another frame may end above it.
    """

    item: int
    text: str
    paragraph: Paragraph
    first: int
    after: int
    begins: bool
    is_first: bool
    apart: bool
    byline: bool
    end: int
    midway: bool
    words: int = 0

    @property
    def parts(self) -> list[tuple[str, int]]:
        """Its lines, each with its place."""
        text, pieces = self.paragraph.text, self.paragraph.pieces[self.first : self.after]
        ends = [start for start, _ in pieces[1:]] + [pieces[0][0] + len(self.text)]
        return [(text[start:end], line) for (start, line), end in zip(pieces, ends, strict=True)]

    @property
    def unclosed(self) -> bool:
        """Whether it opens a quote that it does not close."""
        return self.text.count("“") > self.text.count("”")

    @property
    def closes(self) -> bool:
        """Whether it closes a quote that it did not open."""
        quote = _QUOTE.search(self.text)
        return quote is not None and quote[0] == "”"


@dataclass(slots=True)
class _Thread:
    """A text so far: its last piece, how many pairs of characters it has, whether it is signed."""

    last: int
    size: int
    signed: bool


@dataclass(slots=True)
class _Way:
    """A way through the pieces so far; `recent` are the items of the last pieces, `threads` the texts that may go on."""

    points: float
    before: _Way | None
    item: int
    recent: tuple[int, ...]
    threads: dict[int, _Thread]
    printed: bool = True


_POINTS: Final = itemgetter(0)


def untangle(items: list[Item], lines: Sequence[Line]) -> None:
    """Give each piece of text to the item that it goes on from, where texts run through each other."""
    signs = _signs(items)
    if not signs:
        return
    # Signs far from each other are of different texts.
    groups: list[list[int]] = []
    for sign in signs:
        if not groups or sign - groups[-1][-1] > _THREADS + _AFTER:
            groups.append([])
        groups[-1].append(sign)
    for group in groups:
        _untangle(items[max(0, group[0] - _THREADS) : group[-1] + _AFTER], lines)
    items[:] = [item for item in items if item.paragraphs or item.heads or item.labels]


def _untangle(window: list[Item], lines: Sequence[Line]) -> None:
    """The same for neighbouring items, which keep their number."""
    closed = [_closed(item, lines) for item in window]
    pieces = [
        piece for number, item in enumerate(window) for piece in _pieces(number, item, lines, closed[number])
    ]
    shared = _shared(pieces)
    heads = [words_of(item.heads, lines) for item in window]
    ways = [_Way(0.0, None, -1, (), {})]
    for place, piece in enumerate(pieces):
        found = _steps(ways, place, pieces, window, closed, shared[place], heads)
        found.sort(key=_POINTS, reverse=True)
        least = found[0][0] - _HOPELESS
        # The printed order is always kept, to compare with.
        taken = [step for step in found[:_BEAM] if step[0] > least]
        taken += [step for step in found[len(taken) :] if step[1].printed and step[2] == piece.item]
        ways = [_taken(way, item, points, place, piece) for points, way, item in taken]
    best = max(ways, key=lambda way: _total(way, pieces))
    printed = next(way for way in ways if way.printed)
    if best is printed or _total(best, pieces) < _total(printed, pieces) + _NEEDED:
        return
    chosen: list[int] = []
    way: _Way | None = best
    while way is not None and way.before is not None:
        chosen.append(way.item)
        way = way.before
    _rebuild(window, pieces, chosen[::-1])


def _signs(items: Sequence[Item]) -> list[int]:
    """Numbers of the items that may be parted from the rest of their text."""
    return [
        number
        for number, (item, below) in enumerate(pairwise(items))
        if _is_sign(item, below)
        or (item.is_photo and number and _is_bare(below) and not items[number - 1].names_makers)
        or (
            item.is_dated
            and not item.heads
            and not item.is_photo
            and any(map(_is_undated, items[number + 1 : number + _THREADS]))
        )
    ]


def _is_undated(item: Item) -> bool:
    return bool(item.heads) and item.has_body and not item.is_dated and not item.is_photo


def _is_bare(item: Item) -> bool:
    """Whether nothing shows that an item begins with its text."""
    return not (item.heads or item.labels or item.is_dated or item.is_photo) and item.has_body


def _is_sign(item: Item, below: Item) -> bool:
    if not item.paragraphs:
        return False
    last = item.paragraphs[-1]
    if not last.byline:
        return (len(last.text) >= _SHORTEST_OPEN and last.is_open) or (
            len(last.text) >= _SHORT_LINE and _is_verse(item)
        )
    return not item.is_photo and (
        item.names_makers or not (below.heads or below.is_dated or below.is_photo or not below.has_body)
    )


def _closed(item: Item, lines: Sequence[Line]) -> int:
    """
    How long a piece must be that is not certainly the item's own; 0 where nothing is certain.

    The lines of a list, a table or a poem end anywhere, and a photograph's caption is one; but what stands below verses in
    whole paragraphs may be the rest of a text that they are set in.
    """
    heads = [lines[place].text for place in (*item.labels[-1:], *item.heads)]
    if item.is_photo or any(NOTICE_HEADING.fullmatch(head) or BRIEFS_HEADING.fullmatch(head) for head in heads):
        return _WHOLLY
    return _SHORT_LINE if _is_verse(item) else 0


def _is_verse(item: Item) -> bool:
    """Whether most of an item are short lines that end anywhere."""
    body = item.body
    return (
        sum(1 for paragraph in body if len(paragraph.text) < _SHORT_LINE and paragraph.is_open) * 2 > len(body) > 2
    )


def _pieces(number: int, item: Item, lines: Sequence[Line], closed: int) -> list[_Piece]:
    found: list[_Piece] = []
    for paragraph in item.paragraphs:
        bounds = [0]
        for place in range(1, len(paragraph.pieces)):
            if _is_apart(lines[paragraph.pieces[place][1]]):
                bounds.append(place)
        for part, first in enumerate(bounds):
            after = bounds[part + 1] if part + 1 < len(bounds) else len(paragraph.pieces)
            start = paragraph.pieces[first][0]
            stop = paragraph.pieces[after][0] if after < len(paragraph.pieces) else len(paragraph.text)
            text = paragraph.text[start:stop]
            found.append(
                _Piece(
                    number,
                    text,
                    paragraph,
                    first,
                    after,
                    part == 0,
                    not found,
                    # The entries of a list hold together.
                    _is_apart(lines[paragraph.pieces[first][1]]) and not (found and ENUMERATOR.match(text)),
                    paragraph.byline,
                    # What goes on elsewhere (下转) is not left open here.
                    CLOSED
                    if len(text) < closed or (paragraph.jump_to and after == len(paragraph.pieces))
                    else end_of(text),
                    not paragraph.byline and starts_midway(text),
                )
            )
    return found


def _is_apart(line: Line) -> bool:
    """Whether a frame may end above a line: where text is wrapped, a blank line shows it."""
    return line.gap > 0 or not line.column


_QUOTE: Final = re.compile("[“”]")
_FIRST_HAN: Final = 0x4E00
_LAST_HAN: Final = 0x9FFF


def _shared(pieces: Sequence[_Piece]) -> list[list[tuple[int, float]]]:
    """For each piece how far above it, below zero, those stand that share rare pairs of characters; with their weight."""
    texts = [piece.text if not piece.byline else "" for piece in pieces]
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    is_word = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    whole = is_word[:-1] & is_word[1:]
    # Pair and piece as one number; each pair once a piece, in the order of the pairs.
    keys = (codes[:-1] << 36 | codes[1:] << 20 | owners[:-1])[whole]
    keys.sort()
    keys = keys[begins_anew(keys)]
    pairs, owners = keys >> 20, keys & 0xFFFFF
    for piece, count in zip(pieces, np.bincount(owners, minlength=len(pieces)).tolist(), strict=True):
        piece.words = count
    starts = np.flatnonzero(begins_anew(pairs))
    sizes = np.diff(starts, append=len(pairs))
    sizes = np.repeat(sizes, sizes)
    # Most pairs come in one piece only.
    rare = (sizes > 1) & (sizes <= _RARE)
    pairs, owners, sizes = pairs[rare], owners[rare], sizes[rare]
    # One number for a piece and how far above it the other is.
    span = _REACH + 1
    sums = np.zeros(len(pieces) * span)
    for distance in range(1, _RARE):
        later, above = owners[distance:], owners[distance:] - owners[:-distance]
        same = (pairs[distance:] == pairs[:-distance]) & (above <= _REACH)
        sums += np.bincount(later[same] * span + above[same], 1 / (sizes[distance:][same] - 1), len(sums))
    found: list[list[tuple[int, float]]] = [[] for _ in pieces]
    numbers = sums.nonzero()[0]
    for number, weight in zip(numbers.tolist(), sums[numbers].tolist(), strict=True):
        place, pieces_above = divmod(number, span)
        found[place].append((-pieces_above, weight))
    return found


def _steps(
    ways: Sequence[_Way],
    place: int,
    pieces: Sequence[_Piece],
    items: Sequence[Item],
    closed: Sequence[int],
    said: Sequence[tuple[int, float]],
    heads: Sequence[set[str]],
) -> list[tuple[float, _Way, int]]:
    """
    How *ways* can go on, by giving a piece to its own item or to one before it that may go on: points, way, item.

    Args:
        said: How far above it, below zero, pieces stand that share rare pairs of characters, with their weight.
        heads: The pairs of characters of each item's headlines.
    """
    piece, before = pieces[place], pieces[max(0, place - 1)]
    home, byline, is_first, expected = piece.item, piece.byline, piece.is_first, _EXPECTED * piece.words
    is_kept = len(piece.text) < closed[home] or (is_first and (byline or not piece.apart or items[home].is_dated))
    is_free = not is_kept and not byline and piece.apart
    # What the piece meets is worked out once for all ways; who signs is met by what the item is as well.
    beginning = _NO_BEGINNING if piece.midway else 0.0
    joins: dict[int, float] = {}
    orders: dict[tuple[int, int], float] = {}
    headed: dict[int, float] = {}
    found: list[tuple[float, _Way, int]] = []
    best = -math.inf
    for way in ways:
        threads, item_above, recent = way.threads, way.item, way.recent
        weights: dict[int, float] = {}
        for above, weight in said:
            item = recent[above]
            weights[item] = weights.get(item, 0.0) + weight
        # Who signs stands below the text signed, and a frame holds together.
        choices = [home] if is_kept or is_free else [item_above]
        if is_free:
            for number, thread in threads.items():
                if (
                    number != home
                    and not (thread.signed or closed[number])
                    and (number == item_above or number in weights or pieces[thread.last].end < COLON)
                ):
                    choices.append(number)
        for item in choices:
            last = threads.get(item)
            if last is None:
                join = beginning
            elif byline:
                join = _SIGNED_TWICE if items[item].names_makers and "摄" not in piece.text else 0.0
            elif (known := joins.get(last.last)) is not None:
                join = known
            else:
                join = joins[last.last] = _join(pieces[last.last], piece)
            if closed[item] and not is_kept:
                join += _NO_VERSE
            if byline or (item == item_above and not is_first):
                order = 0.0
            elif not is_first:
                order = _BACK if item == home else _CHANGE
            elif (known := orders.get((item_above, item))) is not None:
                order = known
            else:
                order = orders[item_above, item] = _order_of_first(item_above, item, home, before.item, items)
            points = way.points + join + order
            if is_free and (heads[item] or (is_first and heads[home])):
                if item not in headed:
                    headed[item] = _headed(item, home, piece, heads, items)
                points += headed[item]
            if last is None:
                if len(threads) == _THREADS:
                    # The oldest text makes room.
                    points += _open_cost(threads[next(iter(threads))], pieces)
            elif last.size and not byline:
                says = _EACH * weights.get(item, 0.0) - expected * last.size
                points += _MOST_WORDS if says > _MOST_WORDS else says if says > -_MOST_WORDS else -_MOST_WORDS
            if points > best:
                best = points
            elif points <= best - _HOPELESS and not (way.printed and item == home):
                continue
            found.append((points, way, item))
    return found


def _headed(item: int, home: int, piece: _Piece, heads: Sequence[set[str]], items: Sequence[Item]) -> float:
    """
    Points for a piece of item *home* being given to *item*, by the headlines of it.

    These are those above the piece if it has none of its own; they must be of what it had before.
    """
    if words := heads[item]:
        return _HEADLINE * met(words, piece.text) / len(words)
    said = "".join([paragraph.text for paragraph in items[item].paragraphs])[:2000]
    return _HEADLINE * met(heads[home], said) / len(heads[home])


def _taken(way: _Way, item: int, points: float, place: int, piece: _Piece) -> _Way:
    """The way that goes on from *way* with a piece given to *item*."""
    threads = dict(way.threads)
    thread = threads.pop(item, None)
    size = thread.size if thread else 0
    threads[item] = _Thread(place, size + piece.words, piece.byline and size > 0)
    if len(threads) > _THREADS:
        del threads[next(iter(threads))]
    printed = way.printed and item == piece.item
    return _Way(points, way, item, (*way.recent[1 - _REACH :], item), threads, printed)


def _join(last: _Piece, piece: _Piece) -> float:
    """Points for a piece of text standing below the last one of a text."""
    if last.end < COLON and not last.byline:
        points = _GOES_ON if piece.midway else -0.8 * max(-2.5, min(2.5, beginning_words(piece.text)))
        points += min(_MOST_SEAM, seam_words(last.text, piece.text))
        return points + (_CLOSES if last.unclosed and piece.closes else 0.0)
    return _NO_BEGINNING if piece.midway else 0.0


def _order_of_first(item_above: int, item: int, home: int, item_before: int, items: Sequence[Item]) -> float:
    """
    Points for the first piece of an item's text being given to *item*, below one given to *item_above*.

    Args:
        home: Its item.
        item_before: That of the piece above it.
    """
    is_headed = bool(items[home].heads)
    if item == home:
        return 0.0 if is_headed or items[home].is_dated else _HEADLESS
    if not is_headed:
        # Below the end of a text that was set inside it the other goes on.
        return 0.0 if item_above != item_before == item else _CHANGE
    if not items[item].heads and item != home - 1:
        return _HEADLINE_INSIDE
    above = items[home - 1]
    can_be_its = above.has_body and not above.heads
    if not can_be_its:
        return _HEADLINE_ALONE
    # Many a photograph has its headline below it.
    return 0.0 if above.is_photo else _HEADLINE_LEFT


def _open_cost(thread: _Thread, pieces: Sequence[_Piece]) -> float:
    last = pieces[thread.last]
    return _LEFT_OPEN if last.end < COLON and not last.byline else 0.0


def _total(way: _Way, pieces: Sequence[_Piece]) -> float:
    return way.points + sum(_open_cost(thread, pieces) for thread in way.threads.values())


def _rebuild(items: list[Item], pieces: Sequence[_Piece], chosen: Sequence[int]) -> None:
    """Put the pieces together as chosen; what was parted keeps its paragraphs, what is joined anew goes by its ends."""
    texts: dict[int, list[Paragraph]] = {number: [] for number in range(len(items))}
    last: dict[int, int] = {}
    for place, (piece, item) in enumerate(zip(pieces, chosen, strict=True)):
        paragraphs = texts[item]
        before = pieces[last[item]] if item in last else None
        if before is None or piece.byline or before.byline:
            goes_on = False
        elif last[item] == place - 1 and before.item == piece.item:
            goes_on = not piece.begins
        else:
            goes_on = before.end < COLON or piece.midway
        if goes_on:
            paragraphs[-1].extend(piece.parts)
        else:
            text, line = piece.parts[0]
            paragraphs.append(Paragraph(text, line, byline=piece.byline))
            if len(piece.parts) > 1:
                paragraphs[-1].extend(piece.parts[1:])
            paragraphs[-1].jump_from = piece.paragraph.jump_from if piece.begins else ""
        ends = piece.after == len(piece.paragraph.pieces)
        paragraphs[-1].jump_to = piece.paragraph.jump_to if ends else ""
        if item != piece.item and "joined-fragment" not in items[item].flags:
            items[item].flags.append("joined-fragment")
        last[item] = place
    for piece, item in zip(pieces, chosen, strict=True):
        home, whole = items[piece.item], items[item]
        if piece.is_first and item != piece.item and home.heads and not whole.heads and not texts[piece.item]:
            # A headline inside its own text.
            whole.heads, home.heads = home.heads, []
            whole.labels, home.labels = [*whole.labels, *home.labels], []
            whole.flags.append("headline-after-body")
    for number, whole in enumerate(items):
        whole.paragraphs = texts[number]
        whole.closed = bool(whole.paragraphs) and whole.paragraphs[-1].byline and whole.has_body
