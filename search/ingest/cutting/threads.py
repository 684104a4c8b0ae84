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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Final

from search.ingest.cutting.headlines import words_of
from search.ingest.cutting.items import LEADS, Item, Paragraph, is_signed_in_line
from search.ingest.cutting.pieces import (
    HEADLESS,
    HEADLINE_ALONE,
    HEADLINE_LEFT,
    LEFT_OPEN,
    NO_BEGINNING,
    REACH,
    SENTENCE,
    SHORT_LINE,
    Piece,
    SharedWords,
    Ties,
    closed_below,
    headline_says,
    is_verse,
    pieces_of,
    words_say,
)
from search.ingest.cutting.referring import CONFERENCE_SAYS, conferred_in
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import COLON, COMMA, end_of
from search.model import Flag

_CHANGE: Final = -4.0
_CHANGE_BELOW_OWN: Final = -1.5
_BACK: Final = -2.5
"""What it costs to go over to another text inside an item, the same below the paper's own lines, where another frame begins, and to come back."""
_HEADLINE_INSIDE: Final = -1.5
"""What it costs a piece to leave a headline that stands inside its text."""
_SIGNED_TWICE: Final = -3.0
_NEEDED: Final = 4.0
"""By so many points another way must beat the printed order."""

_BEAM: Final = 4
_THREADS: Final = 5
_AFTER: Final = 7
_HOPELESS: Final = 12.0
"""A way so many points behind the best one is not looked at any further."""
_SHORTEST_OPEN: Final = 12
_END: Final = 2
"""Paragraphs of the longest text under no headline that is sooner an end of one text than the rests of several."""


@dataclass(slots=True)
class _Thread:
    """A text so far: its last pieces, how many pairs of characters it has, how much it says of what it is about, whether it is signed."""

    places: tuple[int, ...]
    size: int
    square: float
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
    _take_prose_below_verse(items)
    # Signs far from each other are of different texts.
    groups: list[list[int]] = []
    for sign in _signs(items):
        if not groups or sign - groups[-1][-1] > _THREADS + _AFTER:
            groups.append([])
        groups[-1].append(sign)
    for group in groups:
        _untangle(items[max(0, group[0] - _THREADS) : group[-1] + _AFTER], lines)
    if groups:
        items[:] = [item for item in items if not item.is_empty]


def _take_prose_below_verse(items: Sequence[Item]) -> None:
    """Move the prose below a poem to the text above it that stops at a comma: its rest, for the poem was set into it."""
    for whole, poem in pairwise(items):
        end = whole.end
        if end is None or end_of(end.text) != COMMA or not is_verse(poem):
            continue
        paragraphs = poem.paragraphs
        first = len(paragraphs)
        while len(paragraphs[first - 1].text) >= SHORT_LINE and not paragraphs[first - 1].is_open:
            first -= 1
        if first < len(paragraphs):
            whole.append(poem.part(first))
            whole.flag(Flag.JOINED_FRAGMENT)


def _untangle(window: list[Item], lines: Sequence[Line]) -> None:
    """The same for neighbouring items, which keep their number."""
    closed = [closed_below(item, lines) for item in window]
    pieces = [
        piece for number, item in enumerate(window) for piece in pieces_of(number, item, lines, closed[number])
    ]
    shared = SharedWords([_without_speech(piece.text) if not piece.byline else "" for piece in pieces])
    for piece, count in zip(pieces, shared.counts, strict=True):
        piece.words = count
    ties = Ties(pieces, [words_of(item.heads, lines) for item in window])
    chosen = _chosen(pieces, window, closed, shared, ties)
    if chosen:
        _rebuild(window, pieces, chosen)


def _without_speech(text: str) -> str:
    """A text without what somebody says aloud in it: anybody talks so, and a reporter's note quotes the report. “电子屏” is a thing."""
    return _QUOTED.sub(lambda quoted: "" if _MARK.search(quoted[0]) else quoted[0], text) if "“" in text else text


_QUOTED: Final = re.compile("“[^“”]*”")
_MARK: Final = re.compile("[，。！？,!?]")


def _chosen(
    pieces: Sequence[Piece], items: Sequence[Item], closed: Sequence[int], shared: SharedWords, ties: Ties
) -> list[int] | None:
    """The items that the pieces of neighbouring ones are of by the best way through them; None if that is the printed order."""
    ways = [_Way(0.0, None, -1, (), {})]
    for place, piece in enumerate(pieces):
        said = [(other - place, weight) for other, weight in shared.of(place).items() if other < place]
        found = _Step(place, items, closed, ties).of(ways, said)
        found.sort(key=_POINTS, reverse=True)
        least = found[0][0] - _HOPELESS
        # The printed order is always kept, to compare with.
        taken = [step for step in found[:_BEAM] if step[0] > least]
        taken += [step for step in found[len(taken) :] if step[1].printed and step[2] == piece.item]
        ways = [_taken(way, item, points, place, piece, ties.squares[place]) for points, way, item in taken]
    best = max(ways, key=lambda way: _total(way, pieces))
    printed = next(way for way in ways if way.printed)
    if _total(best, pieces) < _total(printed, pieces) + _NEEDED:
        return None
    chosen: list[int] = []
    way: _Way | None = best
    while way is not None and way.before is not None:
        chosen.append(way.item)
        way = way.before
    chosen.reverse()
    return chosen


def _signs(items: Sequence[Item]) -> list[int]:
    """Numbers of the items that may be parted from the rest of their text."""
    return [
        number
        for number, (item, below) in enumerate(pairwise(items))
        if _is_sign(item, below)
        # A paragraph or two under no headline, `ends` looks after.
        or (below.is_bare and len(below.body) > _END)
        or (not item.heads and item.is_dated and any(map(_is_undated, items[number + 1 : number + _THREADS])))
    ]


def _is_undated(item: Item) -> bool:
    """Whether a text stands under a headline without a dateline."""
    return bool(item.heads) and item.has_body and not item.is_dated and not item.is_photo


def _is_sign(item: Item, below: Item) -> bool:
    if not item.paragraphs:
        return False
    end = item.end
    if end is not None and len(end.text) >= _SHORTEST_OPEN and end.is_open:
        return True
    if not item.paragraphs[-1].byline:
        return False
    return not item.is_photo and (item.names_makers or not (below.heads or below.is_dated or below.is_photo))


class _Step:
    """
    A piece that ways through the pieces go on by: what it meets is worked out once for all of them.

    Attributes:
        place: Of the piece.
        closed: Of each item, what `closed_below` says of it.
        home: The item that the piece is printed in.
    """

    __slots__ = (
        "_conferred",
        "_headed",
        "_is_rest",
        "_is_signed",
        "_orders",
        "_within",
        "closed",
        "heads",
        "home",
        "items",
        "piece",
        "place",
        "ties",
    )

    def __init__(self, place: int, items: Sequence[Item], closed: Sequence[int], ties: Ties) -> None:
        self.place = place
        self.piece = piece = ties.pieces[place]
        self.home = piece.item
        self.items = items
        self.closed = closed
        self.ties = ties
        self.heads = ties.heads
        self._within = ties.pieces[max(0, place - 1)].item
        self._is_signed = is_signed_in_line(piece.text)
        self._is_rest = piece.is_first and _is_rest(items[piece.item])
        self._conferred = conferred_in(piece.text)
        self._orders: dict[tuple[int, int], float] = {}
        self._headed: dict[int, float] = {}

    def of(self, ways: Sequence[_Way], said: Sequence[tuple[int, float]]) -> list[tuple[float, _Way, int]]:
        """
        How *ways* can go on, by giving the piece to its own item or to one before it that may go on: points, way, item.

        Args:
            said: How far above it, below zero, pieces stand that share rare pairs of characters, with their weight.
        """
        found: list[tuple[float, _Way, int]] = []
        best = -math.inf
        for way in ways:
            weights: dict[int, float] = {}
            for above, weight in said:
                item = way.recent[above]
                weights[item] = weights.get(item, 0.0) + weight
            for item in self._choices(way, weights):
                points = self._points(way, item, weights)
                if points > best:
                    best = points
                elif points <= best - _HOPELESS and not (way.printed and item == self.home):
                    continue
                found.append((points, way, item))
        return found

    def _choices(self, way: _Way, weights: Mapping[int, float]) -> list[int]:
        """The items that the piece may be given to on a way: who signs stands below the text signed, and a frame holds together; what is signed in line is of no report whose dateline names who made it (of 1,657 annotated none)."""
        if not self.piece.is_free:
            return [self.home if self.piece.is_kept else way.item]
        pieces = self.ties.pieces
        return [
            self.home,
            *[
                item
                for item, thread in way.threads.items()
                if item != self.home
                and not (thread.signed or self.closed[item] or (self._is_signed and self.items[item].names_makers))
                and (item == way.item or item in weights or pieces[thread.places[-1]].end < COLON)
            ],
        ]

    def _points(self, way: _Way, item: int, weights: Mapping[int, float]) -> float:
        """Points of a way, with the piece given to *item*."""
        piece, home, threads, pieces = self.piece, self.home, way.threads, self.ties.pieces
        last = threads.get(item)
        points = way.points + self._join(item, last) + self._order(way.item, item, last)
        if piece.is_free and (self.heads[item] or (piece.is_first and self.heads[home])):
            points += self._heading(item)
        if last is None:
            if item == home and not piece.is_first and self.heads[home]:
                # Its headline, which was left to the text above it, is taken back.
                points -= _left(home, self.ties, self.items)
            if len(threads) == _THREADS:
                # The oldest text makes room.
                points += _open_cost(threads[next(iter(threads))], pieces)
        elif last.size and not piece.byline:
            near = self.ties.near(self.place, last.places)
            points += words_say(weights.get(item, 0.0), piece.words, last.size, near, last.square)
            if self._conferred and not any(self._conferred.search(pieces[above].text) for above in last.places):
                # 会议还… is of no text that tells of no conference.
                points -= CONFERENCE_SAYS
        return points

    def _join(self, item: int, last: _Thread | None) -> float:
        """Points for the piece standing below what its item has so far; who signs is met by what the item is as well."""
        if last is None:
            return NO_BEGINNING if self.piece.midway else 0.0
        if self.piece.byline:
            return _SIGNED_TWICE if self.items[item].names_makers else 0.0
        return self.ties.follows(last.places[-1], self.place)

    def _order(self, item_above: int, item: int, last: _Thread | None) -> float:
        """Points for the piece being given to *item*, below one given to *item_above*, by the order of the page."""
        piece, home = self.piece, self.home
        if piece.byline or (item == item_above and not piece.is_first):
            return 0.0
        if not piece.is_first:
            return _BACK if item == home else _CHANGE_BELOW_OWN if piece.below_own else _CHANGE
        if self._is_rest and item != home and last and self.ties.pieces[last.places[-1]].is_open:
            return 0.0
        order = self._orders.get((item_above, item))
        if order is None:
            order = self._orders[item_above, item] = self._order_of_first(item_above, item)
        return order

    def _order_of_first(self, item_above: int, item: int) -> float:
        """The same for the first piece of an item's text."""
        items, home = self.items, self.home
        is_headed = bool(items[home].heads)
        if item == home:
            return 0.0 if is_headed or items[home].is_dated else HEADLESS
        if not is_headed:
            # Below the end of a text that was set inside it the other goes on.
            return 0.0 if item_above != self._within == item else _CHANGE
        if not items[item].heads and item != home - 1:
            return _HEADLINE_INSIDE
        above = items[home - 1]
        if not _can_take_heads(above):
            return HEADLINE_ALONE
        # Many a photograph has its headline below it.
        return 0.0 if above.is_photo else HEADLINE_LEFT

    def _heading(self, item: int) -> float:
        """
        Points for the piece being given to *item*, by the headlines of it and by those above the piece.

        An item without headlines gets these; they must be of what it had before. Else they are left to the text above them.
        """
        points = self._headed.get(item)
        if points is None:
            if not self.heads[item]:
                points = headline_says(self.heads[self.home], _said(self.items[item]))
            else:
                points = self.ties.headed(item, self.place)
                if self.piece.is_first and item != self.home:
                    points += _left(self.home, self.ties, self.items)
            self._headed[item] = points
        return points


def _left(home: int, ties: Ties, items: Sequence[Item]) -> float:
    """What speaks for the headlines of an item, which it leaves, being of the text above them."""
    if not (home and ties.heads[home] and _can_take_heads(items[home - 1])):
        return 0.0
    return headline_says(ties.heads[home], _said(items[home - 1]))


def _can_take_heads(item: Item) -> bool:
    """Whether the headlines below an item can be its own."""
    return item.has_body and not item.heads


def _said(item: Item) -> str:
    """What an item's text says, as far as headlines are asked of it."""
    return "".join([paragraph.text for paragraph in item.paragraphs])[:2000]


def _taken(way: _Way, item: int, points: float, place: int, piece: Piece, square: float) -> _Way:
    """The way that goes on from *way* with a piece given to *item*."""
    threads = dict(way.threads)
    thread = threads.pop(item, None)
    places, size, before = (thread.places[1 - REACH :], thread.size, thread.square) if thread else ((), 0, 0.0)
    threads[item] = _Thread((*places, place), size + piece.words, before + square, piece.byline and size > 0)
    if len(threads) > _THREADS:
        del threads[next(iter(threads))]
    printed = way.printed and item == piece.item
    return _Way(points, way, item, (*way.recent[1 - REACH :], item), threads, printed)


def _open_cost(thread: _Thread, pieces: Sequence[Piece]) -> float:
    last = pieces[thread.places[-1]]
    return LEFT_OPEN if last.is_open else 0.0


def _is_rest(item: Item) -> bool:
    """Whether what stands under no headline below a wider gap, or is a sentence or two that somebody signs, is sooner the rest of a text that stops inside a sentence than a report of its own."""
    is_short = len(item.paragraphs) == 2 and len(item.paragraphs[0].text) <= SENTENCE
    return (is_short if item.paragraphs[-1].byline else item.is_guess) and not LEADS.match(item.paragraphs[0].text)


def _total(way: _Way, pieces: Sequence[Piece]) -> float:
    return way.points + sum(_open_cost(thread, pieces) for thread in way.threads.values())


def _rebuild(items: list[Item], pieces: Sequence[Piece], chosen: Sequence[int]) -> None:
    """Put the pieces together as chosen; what was parted keeps its paragraphs, what is joined anew goes by its ends."""
    texts: list[list[Paragraph]] = [[] for _ in items]
    last_of = [-1] * len(items)
    for place, (piece, item) in enumerate(zip(pieces, chosen, strict=True)):
        paragraphs, last = texts[item], last_of[item]
        before = pieces[last] if last >= 0 else None
        if before is None or piece.byline or before.byline:
            goes_on = False
        elif last == place - 1 and before.item == piece.item:
            goes_on = not piece.begins
        else:
            goes_on = before.end < COLON or piece.midway
        if goes_on:
            paragraphs[-1].extend(piece.parts)
        else:
            text, line = piece.parts[0]
            paragraphs.append(Paragraph(text, line, byline=piece.byline))
            paragraphs[-1].subheading = piece.begins and piece.paragraph.subheading
            if len(piece.parts) > 1:
                paragraphs[-1].extend(piece.parts[1:])
            paragraphs[-1].jump_from = piece.paragraph.jump_from if piece.begins else ""
        ends = piece.after == len(piece.paragraph.pieces)
        paragraphs[-1].jump_to = piece.paragraph.jump_to if ends else ""
        if item != piece.item:
            items[item].flag(Flag.JOINED_FRAGMENT)
        last_of[item] = place
    for piece, item in zip(pieces, chosen, strict=True):
        home, whole = items[piece.item], items[item]
        if piece.is_first and item != piece.item and home.heads and not whole.heads and not texts[piece.item]:
            # A headline inside its own text.
            whole.heads, home.heads = home.heads, []
            whole.labels, home.labels = [*whole.labels, *home.labels], []
            whole.flag(Flag.HEADLINE_AFTER_BODY)
    for number, whole in enumerate(items):
        whole.paragraphs = texts[number]
        whole.closed = bool(whole.paragraphs) and whole.paragraphs[-1].byline
