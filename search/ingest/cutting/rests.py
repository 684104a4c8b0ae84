"""
Here are texts by their pieces, give me each that stops inside a sentence with the rest that fits it best.

`threads` goes down the page once and can give a piece to a text above it only. What is left is settled here: pieces
below a break that nothing fits are exchanged with those of a text near it, above or below, as long as both are the better
for it. Breaks compete for rests, so the exchange that gains most is made first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from search.ingest.cutting.pieces import (
    HEADLESS,
    HEADLINE_ALONE,
    HEADLINE_LEFT,
    IN_A_SENTENCE,
    LEFT_OPEN,
    REACH,
    SHORT_LINE,
    Piece,
    SharedWords,
    Ties,
    words_say,
)
from search.ingest.lines.marks import COMMA

_FITS: Final = 2.0
"""How well a rest must fit the break above it to stay there."""
_LEAST: Final = 3.0
"""How well one must fit a break that may be none, as in a list of names."""
_NEEDED: Final = 5.0
"""By so many points texts must be better after an exchange; with 4 or 6 annotated pages are read worse."""
_NEEDED_AT_END: Final = 0.5
"""The same where a text ends with the break, but at the foot of a page, which may be cut off there: its rest must be somewhere."""
_NEEDED_IF_UNFIT: Final = 2.5
"""The same where what stands below the break is none that goes on with it."""
_TWO_AT_ONCE: Final = 3.0
_HOPEFUL: Final = -4.0
"""So much better two exchanges at once must be than one; with so many points the first of them may be one of two."""
_ALIKE: Final = 1.5
"""An exchange so many points behind the best is nearly as good."""
_LATER: Final = -2.5
_EARLIER: Final = -4.0
"""What it costs a text to go on further down the page than with the next piece, and further up."""
_BELOW_SIGNED: Final = -2.0
"""What it costs one whose author signs it above the break."""
_OF_ITS_HEADLINE: Final = 0.5
"""A text of which its headline says more stays under it."""
_MOST_ENDS: Final = 64
_MOST_RESTS: Final = 8
_MOST_LEFT: Final = 3
_LONGEST_REST: Final = 6
_LONGEST_TAIL: Final = 4
_LONGEST_TEXT: Final = 64
"""Of so many ends, rests, exchanges that leave another end, pieces of a rest, below it and of a text no more are looked at, so that time stays linear."""
_MOST_SHORT: Final = 8
"""Of more short lines that stop in a comma none is a break."""
_AS_GOOD: Final = -3.0
"""So much less than what stands below a break a rest may fit it; few that go there do."""
_HOPELESS: Final = -6.0
"""Where so much is lost without the words of what is below, they are not asked."""


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


@dataclass(frozen=True, slots=True)
class _Text:
    """
    A text as it is now.

    Attributes:
        item: Its item.
        places: Its pieces.
        links: Points of what each piece is but for its words: where it stands, what it stands below, its headline.
        weights: What the words of each share with those of the pieces above it.
        nears: How near each is to those above it, by what they are about.
        sizes: How many pairs of characters are above each, and in all.
        squares: How much these have to say of what they are about.
        says: Points of the words of each, and of what it is about.
        points: Of the pieces above each and in all.
        end: Points for how it ends.
        last: The number of the last piece but for those who sign; -1 if there is none.
    """

    item: int
    places: list[int]
    links: list[float]
    weights: list[float]
    nears: list[float]
    sizes: list[int]
    squares: list[float]
    says: list[float]
    points: list[float]
    end: float
    last: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces that stand below others in a text: their places, their points there, the pairs of characters they have, and how much they say."""

    places: list[int]
    points: float
    size: int
    square: float


_NOTHING: Final = _Run([], 0.0, 0, 0.0)
_GAIN: Final = attrgetter("gain")
_MARGIN: Final = attrgetter("margin")


class Rests:
    """
    Texts as the places of their pieces, which `settle` changes.

    Args:
        ties: Of the pieces of neighbouring items.
        texts: The places of each item's pieces.
        shared: What the words of the pieces say.
        is_foot: Whether the page ends with them.
    """

    def __init__(
        self,
        ties: Ties,
        texts: list[list[int]],
        shared: SharedWords,
        *,
        is_foot: bool,
    ) -> None:
        self.ties, self.pieces, self.heads = ties, ties.pieces, ties.heads
        self.texts = texts
        self.shared = [shared.of(place) for place in range(len(ties.pieces))]
        self.owner = {place: item for item, text in enumerate(texts) for place in text}
        self.known: dict[int, _Text] = {}
        self.foot = len(ties.pieces) - 1 if is_foot else -1
        short = [piece for piece in ties.pieces if piece.end == COMMA and len(piece.text) < SHORT_LINE]
        self.shortest = SHORT_LINE if len(short) > _MOST_SHORT else 0

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
            self.known.pop(item, None)
            self.owner.update(dict.fromkeys(text, item))

    def _is_end(self, piece: Piece) -> bool:
        """Whether a piece stops inside a sentence; who signs, a day and the lines of a list end anywhere, but in no comma, as verse does."""
        return piece.is_open and len(piece.text) >= (self.shortest if piece.end == COMMA else SHORT_LINE)

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
        number, needed = text.index(end), _NEEDED
        if self._is_last(text, number):
            needed = _NEEDED if end == self.foot else _NEEDED_AT_END
        elif self.ties.follows(end, text[number + 1]) < 0.0:
            needed = _NEEDED_IF_UNFIT
        margin = best.gain - needed
        return _Best(margin, best if margin > 0.0 else None, frozenset(items))

    def _exchanges(self, end: int, items: set[int]) -> Iterator[_Exchange]:
        """Exchanges of what follows a break for a rest that stands elsewhere; the items near the break come into *items*."""
        item = self.owner[end]
        places = self.texts[item]
        below = places.index(end) + 1
        if len(places) > _LONGEST_TEXT or not (
            self._is_last(places, below - 1) or self.ties.follows(end, places[below]) < _FITS
        ):
            return
        text = self._text(item)
        # What may be given for a rest: nothing, or what follows the break.
        untils = (below, *self._stops(places, below + 1))
        least = text.links[below] + text.says[below] + _AS_GOOD if below < len(places) else -math.inf
        for first, place in self._rests(end, text, below, items):
            if first.points < least:
                break
            other = self._text(self.owner[place])
            start = other.places.index(place)
            last = other.places[start - 1] if start else -1
            left = last if start and self._is_torn(self.pieces[last]) else -1
            # What has stood below a headline gives it to what that tells of.
            is_headed = not start and bool(self.heads[other.item]) and not self._is_below_untitled(other.item)
            # What ends as a list of names does takes nothing.
            ends = self.pieces[other.places[-1]]
            is_list = ends.is_open and not self._is_torn(ends)
            given = [_NOTHING]
            for until in untils[:1] if is_list else untils:
                if until > below:
                    given.append(self._longer(given[-1], other, start, places[until - 1]))
            taken = _NOTHING
            for stop in self._stops(other.places, start + 1):
                taken = first if stop == start + 1 else self._longer(taken, text, below, other.places[stop - 1])
                for run in given:
                    if is_headed and not self._tells_of(other.item, run.places):
                        continue
                    until = below + len(run.places)
                    gain = self._gain(text, below, until, taken) + self._gain(other, start, stop, run)
                    if gain > _HOPELESS:
                        gain += self._words_gain(text, until, taken, run) + self._words_gain(
                            other, stop, run, taken
                        )
                        two = run.places + other.places[stop:]
                        texts = {
                            item: places[:below] + taken.places + places[until:],
                            other.item: other.places[:start] + two,
                        }
                        yield _Exchange(gain, texts, other.item, -1 if two else left)

    def _rests(self, end: int, text: _Text, below: int, items: set[int]) -> list[tuple[_Run, int]]:
        """The pieces near a break that go best with what is above it, each as it is there and its place; the items of all near it come into *items*."""
        is_torn = self._is_torn(self.pieces[end])
        shared: Counter[int] = Counter()
        above = text.places[:below]
        for upper in above:
            shared.update(self.shared[upper])
        first, after = max(0, end - REACH), min(len(self.pieces), end + REACH)
        near = self.ties.all_near(first, after, above)
        rests: list[tuple[float, int]] = []
        for place in range(first, after):
            other = self.owner[place]
            items.add(other)
            if (
                self.pieces[place].is_free
                and other != text.item
                and (is_torn or self.ties.follows(end, place) > _LEAST)
                and len(self.texts[other]) <= _LONGEST_TEXT
                and not self._is_headed(place, other, text.item)
            ):
                says = words_say(
                    shared[place],
                    self.pieces[place].words,
                    text.sizes[below],
                    near[place - first],
                    text.squares[below],
                )
                rests.append((self._link(text.item, end, place) + says, place))
        rests.sort(reverse=True)
        return [(self._with(_NOTHING, place, points), place) for points, place in rests[:_MOST_RESTS]]

    def _is_headed(self, place: int, item: int, torn: int) -> bool:
        """Whether a piece stands first under headlines that are its own, and not of the text above it, which has none or is that of item *torn*."""
        if self.texts[item][0] != place or not self.heads[item]:
            return False
        return not (item == torn + 1 or self._is_below_untitled(item)) or self._tells_of(item, [place])

    def _tells_of(self, item: int, places: Sequence[int]) -> bool:
        """Whether the headlines of an item tell of pieces."""
        return any(self.ties.headed(item, place) > _OF_ITS_HEADLINE for place in places)

    def _is_below_untitled(self, item: int) -> bool:
        """Whether the headlines of an item can be of the text above them, which has none."""
        return item > 0 and bool(self.texts[item - 1]) and not self.heads[item - 1]

    def _stops(self, text: Sequence[int], stop: int) -> Iterator[int]:
        """Where a rest may stop that has at least the piece before *stop*: before the next one that is certainly the text's own."""
        most = min(len(text), stop - 1 + _LONGEST_REST)
        while stop <= most and (stop == 1 or not self.pieces[text[stop - 1]].is_kept):
            yield stop
            stop += 1

    def _text(self, item: int) -> _Text:
        """The text of an item."""
        known = self.known.get(item)
        if known is not None:
            return known
        places, pieces = self.texts[item], self.pieces
        links, weights, nears, says = [], [], [], []
        sizes, squares, points = [0], [0.0], [0.0]
        above = -1
        for number, place in enumerate(places):
            links.append(self._link(item, above, place))
            weights.append(self._shared(place, places[:number]))
            nears.append(self.ties.near(place, places[:number]))
            says.append(words_say(weights[-1], pieces[place].words, sizes[-1], nears[-1], squares[-1]))
            sizes.append(sizes[-1] + pieces[place].words)
            squares.append(squares[-1] + self.ties.squares[place])
            points.append(points[-1] + links[-1] + says[-1])
            above = place
        last = max((number for number, place in enumerate(places) if not pieces[place].byline), default=-1)
        end = self._end(item, places)
        text = self.known[item] = _Text(
            item, places, links, weights, nears, sizes, squares, says, points, end, last
        )
        return text

    def _shared(self, place: int, above: Sequence[int]) -> float:
        """What the words of a piece share with those above it."""
        weights = self.shared[place]
        return sum([weights[other] for other in above if other in weights])

    def _link(self, item: int, above: int, place: int) -> float:
        """Points for a piece standing below another (-1: below none) in the text of an item, but for its words."""
        piece, has_heads = self.pieces[place], bool(self.heads[item])
        if above < 0:
            return 0.0 if has_heads or piece.is_kept else HEADLESS
        points = 0.0 if place == above + 1 else _LATER if place > above else _EARLIER
        if piece.byline:
            return points
        if self.pieces[above].byline and not self.pieces[above].is_first:
            points += _BELOW_SIGNED
        points += self.ties.follows(above, place)
        return points + self.ties.headed(item, place) if has_heads else points

    def _longer(self, run: _Run, text: _Text, start: int, place: int) -> _Run:
        """Pieces that stand in a text below *start* of its own, with one more."""
        above = text.places[:start] + run.places
        says = words_say(
            self._shared(place, above),
            self.pieces[place].words,
            text.sizes[start] + run.size,
            self.ties.near(place, above),
            text.squares[start] + run.square,
        )
        points = self._link(text.item, above[-1] if above else -1, place) + says
        return self._with(run, place, points)

    def _with(self, run: _Run, place: int, points: float) -> _Run:
        """Pieces with one more below them, which has so many points there."""
        size, square = run.size + self.pieces[place].words, run.square + self.ties.squares[place]
        return _Run([*run.places, place], run.points + points, size, square)

    def _gain(self, text: _Text, start: int, stop: int, run: _Run) -> float:
        """By how much a text is better with other pieces between two places, but for the words of what is below them."""
        gain = run.points - text.points[stop] + text.points[start]
        places = text.places
        if stop < len(places):
            above = run.places[-1] if run.places else places[start - 1] if start else -1
            gain += self._link(text.item, above, places[stop]) - text.links[stop]
        if text.last < stop:
            gain += self._end(text.item, [*places[:start], *run.places, *places[stop:]]) - text.end
        return gain

    def _end(self, item: int, places: Sequence[int]) -> float:
        """Points for the end of a text, or for there being none."""
        if not places:
            if not self.heads[item]:
                return 0.0
            return HEADLINE_LEFT if self._is_below_untitled(item) else HEADLINE_ALONE
        for place in reversed(places):
            if not self.pieces[place].byline:
                return LEFT_OPEN if self.pieces[place].is_open else 0.0
        return 0.0

    def _words_gain(self, text: _Text, start: int, more: _Run, less: _Run) -> float:
        """By how much the words of what is below *start* in a text speak more for it if pieces above it are exchanged."""
        gain, size, square = 0.0, more.size - less.size, more.square - less.square
        near = self.ties.near
        for number in range(start, min(len(text.places), start + _LONGEST_TAIL)):
            place = text.places[number]
            says = words_say(
                text.weights[number] + self._shared(place, more.places) - self._shared(place, less.places),
                self.pieces[place].words,
                text.sizes[number] + size,
                text.nears[number] + near(place, more.places) - near(place, less.places),
                max(0.0, text.squares[number] + square),
            )
            gain += says - text.says[number]
        return gain


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
