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

from search.ingest.cutting.headlines import words_of
from search.ingest.cutting.items import LEADS, Item, Paragraph
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
        found = _steps(ways, place, items, closed, said, ties)
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


def _steps(
    ways: Sequence[_Way],
    place: int,
    items: Sequence[Item],
    closed: Sequence[int],
    said: Sequence[tuple[int, float]],
    ties: Ties,
) -> list[tuple[float, _Way, int]]:
    """
    How *ways* can go on, by giving a piece to its own item or to one before it that may go on: points, way, item.

    Args:
        said: How far above it, below zero, pieces stand that share rare pairs of characters, with their weight.
    """
    pieces, heads = ties.pieces, ties.heads
    piece, before = pieces[place], pieces[max(0, place - 1)]
    home, byline, is_first, is_kept, is_free = (
        piece.item,
        piece.byline,
        piece.is_first,
        piece.is_kept,
        piece.is_free,
    )
    # What the piece meets is worked out once for all ways; who signs is met by what the item is as well.
    beginning = NO_BEGINNING if piece.midway else 0.0
    is_rest = is_first and _is_rest(items[home])
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
                    and (number == item_above or number in weights or pieces[thread.places[-1]].end < COLON)
                ):
                    choices.append(number)
        for item in choices:
            last = threads.get(item)
            if last is None:
                join = beginning
            elif byline:
                join = _SIGNED_TWICE if items[item].names_makers else 0.0
            else:
                join = ties.follows(last.places[-1], place)
            if byline or (item == item_above and not is_first):
                order = 0.0
            elif not is_first:
                order = _BACK if item == home else _CHANGE_BELOW_OWN if piece.below_own else _CHANGE
            elif is_rest and item != home and last and pieces[last.places[-1]].is_open:
                order = 0.0
            elif (known := orders.get((item_above, item))) is not None:
                order = known
            else:
                order = orders[item_above, item] = _order_of_first(item_above, item, home, before.item, items)
            points = way.points + join + order
            if is_free and (heads[item] or (is_first and heads[home])):
                if item not in headed:
                    headed[item] = _headed(item, place, ties, items)
                points += headed[item]
            if last is None:
                if item == home and not is_first and heads[home]:
                    # Its headline, which was left to the text above it, is taken back.
                    points -= _left(home, ties, items)
                if len(threads) == _THREADS:
                    # The oldest text makes room.
                    points += _open_cost(threads[next(iter(threads))], pieces)
            elif last.size and not byline:
                near = ties.near(place, last.places)
                points += words_say(weights.get(item, 0.0), piece.words, last.size, near, last.square)
            if points > best:
                best = points
            elif points <= best - _HOPELESS and not (way.printed and item == home):
                continue
            found.append((points, way, item))
    return found


def _headed(item: int, place: int, ties: Ties, items: Sequence[Item]) -> float:
    """
    Points for the piece at *place* being given to *item*, by the headlines of it and by those above the piece.

    An item without headlines gets these; they must be of what it had before. Else they are left to the text above them.
    """
    piece, heads = ties.pieces[place], ties.heads
    if not heads[item]:
        return headline_says(heads[piece.item], _said(items[item]))
    points = ties.headed(item, place)
    return points + _left(piece.item, ties, items) if piece.is_first and item != piece.item else points


def _left(home: int, ties: Ties, items: Sequence[Item]) -> float:
    """What speaks for the headlines of an item, which it leaves, being of the text above them."""
    if not (home and ties.heads[home] and _is_untitled(items[home - 1])):
        return 0.0
    return headline_says(ties.heads[home], _said(items[home - 1]))


def _is_untitled(item: Item) -> bool:
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


def _order_of_first(item_above: int, item: int, home: int, item_before: int, items: Sequence[Item]) -> float:
    """
    Points for the first piece of an item's text being given to *item*, below one given to *item_above*.

    Args:
        home: Its item.
        item_before: That of the piece above it.
    """
    is_headed = bool(items[home].heads)
    if item == home:
        return 0.0 if is_headed or items[home].is_dated else HEADLESS
    if not is_headed:
        # Below the end of a text that was set inside it the other goes on.
        return 0.0 if item_above != item_before == item else _CHANGE
    if not items[item].heads and item != home - 1:
        return _HEADLINE_INSIDE
    above = items[home - 1]
    if not _is_untitled(above):
        return HEADLINE_ALONE
    # Many a photograph has its headline below it.
    return 0.0 if above.is_photo else HEADLINE_LEFT


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
