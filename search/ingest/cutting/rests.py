"""
Here are texts by their pieces, give me each that stops inside a sentence with the rest that fits it best.

`threads` goes down the page once and can give a piece to a text above it only. What is left is settled here: pieces
below a break that nothing fits are exchanged with those of a text near it, above or below, as long as both are the better
for it. Breaks compete for rests, so the exchange that gains most is made first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, TypeAlias

from search.ingest.cutting.pieces import (
    HEADLESS,
    HEADLINE_ALONE,
    HEADLINE_LEFT,
    LEFT_OPEN,
    REACH,
    SHORT_LINE,
    Piece,
    SharedWords,
    Ties,
    words_say,
)

_FITS: Final = 2.0
"""How well a rest must fit the break above it to stay there."""
_LEAST: Final = 3.0
"""How well one must fit a break that may be none, as in a list of names."""
IN_A_SENTENCE: Final = re.compile("[，,。]")
_NEEDED: Final = 5.0
"""By so many points texts must be better after an exchange; with 4 or 6 annotated pages are read worse."""
_NEEDED_AT_END: Final = 0.5
"""The same where a text ends with the break: its rest must be somewhere."""
_TWO_AT_ONCE: Final = 3.0
_HOPEFUL: Final = -4.0
"""So much better two exchanges at once must be than one; with so many points the first of them may be one of two."""
_ALIKE: Final = 1.5
"""An exchange so many points behind the best is nearly as good."""
_LATER: Final = -2.5
_EARLIER: Final = -4.0
"""What it costs a text to go on further down the page than with the next piece, and further up."""
_OF_ITS_HEADLINE: Final = 0.5
"""A text of which its headline says more stays under it."""
_MOST_ENDS: Final = 64
_MOST_RESTS: Final = 8
_MOST_LEFT: Final = 3
_LONGEST_REST: Final = 6
_LONGEST_TEXT: Final = 64
"""Of so many ends, rests, exchanges that leave another end, pieces of a rest and of a text no more are looked at, so that time stays linear."""


@dataclass(frozen=True, slots=True)
class _Exchange:
    """
    What some texts are to be.

    Attributes:
        gain: Points by which they are better than now.
        texts: Items with the places of the pieces that each has then.
        other: The item that the rest is taken from.
        left: The piece that the rest stood below, if that then stops inside a sentence with nothing below it; else -1.
    """

    gain: float
    texts: dict[int, list[int]]
    other: int
    left: int = -1


@dataclass(frozen=True, slots=True)
class _Best:
    """The best exchange for a break, if one is good enough; by how much it is; the items it was chosen from."""

    margin: float
    exchange: _Exchange | None
    items: frozenset[int]


_GAIN: Final = attrgetter("gain")
_MARGIN: Final = attrgetter("margin")

_Weighed: TypeAlias = tuple[float, int, int, int, set[int]]
"""The first pieces of a text: how well they go together, how many pairs of characters they have, the places of the last and of the last that is no byline, all places."""
_NOTHING: Final[_Weighed] = 0.0, 0, -1, -1, set()


class Rests:
    """
    Texts as the places of their pieces, which `settle` changes.

    Args:
        ties: Of the pieces of neighbouring items.
        texts: The places of each item's pieces.
        shared: What the words of the pieces say.
    """

    def __init__(
        self,
        ties: Ties,
        texts: list[list[int]],
        shared: SharedWords,
    ) -> None:
        self.ties, self.pieces, self.heads = ties, ties.pieces, ties.heads
        self.texts = texts
        self.shared = [shared.of(place) for place in range(len(ties.pieces))]
        self.owner = {place: item for item, text in enumerate(texts) for place in text}

    def settle(self) -> bool:
        """Exchange rests where that is better, always the best of all exchanges first; whether any were."""
        ends = [place for place, piece in enumerate(self.pieces) if self._is_end(piece)][:_MOST_ENDS]
        found: dict[int, _Best] = {}
        is_changed = False
        for _ in ends:
            found |= {end: self._best(end) for end in ends if end not in found}
            exchange = max(found.values(), key=_MARGIN).exchange
            if exchange is None:
                break
            self._make(exchange.texts)
            is_changed = True
            found = {end: best for end, best in found.items() if best.items.isdisjoint(exchange.texts)}
        return is_changed

    def _make(self, texts: Mapping[int, list[int]]) -> None:
        """Give items other texts."""
        for item, text in texts.items():
            self.texts[item] = text
            self.owner.update(dict.fromkeys(text, item))

    def _is_end(self, piece: Piece) -> bool:
        """Whether a piece stops inside a sentence; who signs, a day and the lines of a list end anywhere."""
        return piece.is_open and len(piece.text) >= SHORT_LINE

    def _is_last(self, text: Sequence[int], number: int) -> bool:
        """Whether nothing stands in a text below a piece of it but who signs: what is torn there must have its rest somewhere."""
        return all(self.pieces[place].byline for place in text[number + 1 :])

    def _is_torn(self, piece: Piece) -> bool:
        """Whether such a piece must have a rest; a list of names, and verse, have none."""
        return self._is_end(piece) and IN_A_SENTENCE.search(piece.text) is not None

    def _best(self, end: int) -> _Best:
        """The exchange to be made for a break; two at once where what is taken for it stood below another break, which needs a rest then."""
        items = {self.owner[end]}
        exchanges = list(self._exchanges(end, items))
        best = _longest(exchanges)
        if best is None:
            return _Best(-math.inf, None, frozenset(items))
        leaving = [exchange for exchange in exchanges if exchange.left >= 0 and exchange.gain > _HOPEFUL]
        for exchange in sorted(leaving, key=_GAIN, reverse=True)[:_MOST_LEFT]:
            now = {item: self.texts[item] for item in exchange.texts}
            self._make(exchange.texts)
            then = _longest(list(self._exchanges(exchange.left, items)))
            self._make(now)
            gain = exchange.gain + (then.gain if then is not None else 0.0) - _TWO_AT_ONCE
            if then is not None and gain > best.gain:
                best = _Exchange(gain, exchange.texts | then.texts, exchange.other)
        text = self.texts[self.owner[end]]
        margin = best.gain - (_NEEDED_AT_END if self._is_last(text, text.index(end)) else _NEEDED)
        return _Best(margin, best if margin > 0.0 else None, frozenset(items))

    def _exchanges(self, end: int, items: set[int]) -> Iterator[_Exchange]:
        """Exchanges of what follows a break for a rest that stands elsewhere; the items near the break come into *items*."""
        pieces = self.pieces
        item = self.owner[end]
        text = self.texts[item]
        below = text.index(end) + 1
        if len(text) > _LONGEST_TEXT or not (
            self._is_last(text, below - 1) or self.ties.follows(end, text[below]) < _FITS
        ):
            return
        # What stands above the break, and above a rest, is weighed once for all exchanges.
        head = self._below(_NOTHING, item, text[:below])
        before = self._points(head, item, text[below:])
        untils = (below, *self._stops(text, below + 1))
        for taken, place in self._rests(end, head, items):
            other = self.owner[place]
            other_text = self.texts[other]
            if len(other_text) > _LONGEST_TEXT:
                continue
            start = other_text.index(place)
            left = other_text[start - 1] if start and self._is_torn(pieces[other_text[start - 1]]) else -1
            # What ends as a list of names does takes nothing.
            is_list = pieces[other_text[-1]].is_open and not self._is_torn(pieces[other_text[-1]])
            other_head = self._below(_NOTHING, other, other_text[:start])
            apart = before + self._points(other_head, other, other_text[start:])
            for stop in self._stops(other_text, start + 1):
                if stop > start + 1:
                    taken = self._below(taken, item, other_text[stop - 1 : stop])
                for until in untils[:1] if is_list else untils:
                    two = text[below:until] + other_text[stop:]
                    gain = self._points(taken, item, text[until:]) + self._points(other_head, other, two) - apart
                    texts = {
                        item: text[:below] + other_text[start:stop] + text[until:],
                        other: other_text[:start] + two,
                    }
                    yield _Exchange(gain, texts, other, -1 if two else left)

    def _rests(self, end: int, head: _Weighed, items: set[int]) -> list[tuple[_Weighed, int]]:
        """The pieces near a break that go best with what is above it, each behind that with it; the items of all near it come into *items*."""
        item, is_torn = self.owner[end], self._is_torn(self.pieces[end])
        rests: list[tuple[_Weighed, int]] = []
        for place in range(max(0, end - REACH), min(len(self.pieces), end + REACH)):
            other = self.owner[place]
            items.add(other)
            if (
                self.pieces[place].is_free
                and other != item
                and (is_torn or self.ties.follows(end, place) > _LEAST)
                and not self._is_headed(place, other)
            ):
                rests.append((self._below(head, item, [place]), place))
        rests.sort(key=lambda rest: (rest[0][0], rest[1]), reverse=True)
        return rests[:_MOST_RESTS]

    def _is_headed(self, place: int, item: int) -> bool:
        """Whether a piece stands first under headlines that are its own."""
        if self.texts[item][0] != place or not self.heads[item]:
            return False
        return not self._is_below_untitled(item) or self.ties.headed(item, place) > _OF_ITS_HEADLINE

    def _is_below_untitled(self, item: int) -> bool:
        """Whether the headlines of an item can be of the text above them, which has none."""
        return item > 0 and bool(self.texts[item - 1]) and not self.heads[item - 1]

    def _stops(self, text: Sequence[int], stop: int) -> Iterator[int]:
        """Where a rest may stop that has at least the piece before *stop*: before the next one that is certainly the text's own."""
        most = min(len(text), stop - 1 + _LONGEST_REST)
        while stop <= most and (stop == 1 or not self.pieces[text[stop - 1]].is_kept):
            yield stop
            stop += 1

    def _points(self, above: _Weighed, item: int, text: Sequence[int]) -> float:
        """How well pieces go together as the text of an item, with those *above* them."""
        points, _, last, end, _ = self._below(above, item, text)
        if last >= 0:
            return points + LEFT_OPEN if end >= 0 and self.pieces[end].is_open else points
        if not self.heads[item]:
            return points
        return points + (HEADLINE_LEFT if self._is_below_untitled(item) else HEADLINE_ALONE)

    def _below(self, above: _Weighed, item: int, text: Sequence[int]) -> _Weighed:
        """What is *above* with more pieces of the text of an item below it."""
        points, size, last, end, before = above
        pieces, ties, has_heads = self.pieces, self.ties, bool(self.heads[item])
        if text and last < 0 and not (has_heads or pieces[text[0]].is_kept):
            points += HEADLESS
        before = before.copy()
        for place in text:
            piece = pieces[place]
            if last >= 0:
                if place != last + 1:
                    points += _LATER if place > last else _EARLIER
                if not piece.byline:
                    points += ties.follows(last, place)
                    weight = sum([weight for other, weight in self.shared[place].items() if other in before])
                    points += words_say(weight, piece.words, size)
                    if has_heads:
                        points += ties.headed(item, place)
            size += piece.words
            before.add(place)
            last = place
            if not piece.byline:
                end = place
        return points, size, last, end, before


def _longest(exchanges: Sequence[_Exchange]) -> _Exchange | None:
    """The best exchange, or one nearly as good that takes a piece more from the same text, whose last is seldom all of a rest."""
    if not exchanges:
        return None
    best = max(exchanges, key=_GAIN)

    def left(exchange: _Exchange) -> int:
        return len(exchange.texts[best.other])

    alike = [
        each
        for each in exchanges
        if each.other == best.other and each.gain >= best.gain - _ALIKE and left(each) >= left(best) - 1
    ]
    return min(alike, key=lambda each: (left(each), -each.gain))
