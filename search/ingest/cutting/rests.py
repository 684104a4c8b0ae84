"""
Here are texts by their pieces, give me each that stops inside a sentence with the rest that fits it best.

`threads` goes down the page once and can give a piece to a text above it only. What is left is settled here: pieces
below a break that nothing fits are exchanged with those of a text near it, above or below, as long as both are the better for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from search.ingest.cutting.pieces import (
    HEADLESS,
    LEFT_OPEN,
    REACH,
    SHORT_LINE,
    Piece,
    SharedWords,
    Ties,
    words_say,
)

_FITS: Final = 2.0
_LEAST: Final = 3.0
"""How well a rest must fit the break above it to stay there, and to be taken to another."""
_NEEDED: Final = 5.0
"""By so many points texts must be better after an exchange; 3 to 7 do the same on annotated and composed pages."""
_NEEDED_AT_END: Final = 0.5
"""The same where a text ends with the break: its rest must be somewhere. Of 27 sets of annotated pages six are read better than with 3 points, four worse, by less."""
_LEAST_ABOVE: Final = 0.5
_LEAST_BELOW: Final = -9.0
_LONGEST_ABOVE: Final = 2
"""How well a rest must fit such an end that stands above it on the page, and below it; from there no more pieces are taken."""
IN_A_SENTENCE: Final = re.compile("[，,。]")
_ALIKE: Final = 1.5
"""An exchange so many points behind the best is nearly as good."""
_LATER: Final = -2.5
_EARLIER: Final = -4.0
"""What it costs a text to go on further down the page than with the next piece, and further up."""
_MOST_ENDS: Final = 64
_MOST_RESTS: Final = 4
_MOST_AT_END: Final = 12
_LONGEST_REST: Final = 6
_LONGEST_TEXT: Final = 64
"""Of so many ends, rests, pieces of a rest and of a text no more are looked at, so that time stays linear."""


_Exchange: TypeAlias = tuple[float, int, list[int], int, list[int]]
"""What is gained, and two items with the text each has then."""
_Weighed: TypeAlias = tuple[float, int, int, set[int]]
"""The first pieces of a text: how well they go together, how many pairs of characters they have, the place of the last, all places."""
_NOTHING: Final[_Weighed] = 0.0, 0, -1, set()


def _longest(exchanges: Sequence[_Exchange], best: _Exchange) -> _Exchange:
    """The best exchange, or one nearly as good that takes a piece more from the same text, whose last is seldom all of a rest."""
    alike = [
        each
        for each in exchanges
        if each[3] == best[3] and each[0] >= best[0] - _ALIKE and len(each[4]) >= len(best[4]) - 1
    ]
    return min(alike, key=lambda each: (len(each[4]), -each[0]))


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
        """Exchange rests where that is better; whether any were."""
        is_changed = False
        for end in [place for place, piece in enumerate(self.pieces) if self._is_end(piece)][:_MOST_ENDS]:
            exchanges = list(self._exchanges(end))
            if not exchanges:
                continue
            best = max(exchanges)
            # Where nothing stands below the break, its rest must be somewhere.
            if best[0] >= (_NEEDED if end != self.texts[best[1]][-1] else _NEEDED_AT_END):
                _, item, text, other, other_text = _longest(exchanges, best)
                self.texts[item], self.texts[other] = text, other_text
                self.owner.update(dict.fromkeys(text, item) | dict.fromkeys(other_text, other))
                is_changed = True
        return is_changed

    def _is_end(self, piece: Piece) -> bool:
        """Whether a piece stops inside a sentence; who signs, a day and the lines of a list end anywhere."""
        return piece.is_open and len(piece.text) >= SHORT_LINE

    def _exchanges(self, end: int) -> Iterator[_Exchange]:
        """Exchanges of what follows a break: what is gained, and two items with the text each has then."""
        pieces = self.pieces
        item = self.owner[end]
        text = self.texts[item]
        below = text.index(end) + 1
        fits = self.ties.follows(end, text[below]) if below < len(text) else LEFT_OPEN
        if fits >= _FITS or len(text) > _LONGEST_TEXT:
            return
        # A list of names, and verse, have no rest.
        is_end = below == len(text) and IN_A_SENTENCE.search(pieces[end].text) is not None
        rests: list[tuple[float, int]] = []
        for place in range(max(0, end - REACH), min(len(pieces), end + REACH)):
            other = self.owner[place]
            is_first = self.texts[other][0] == place and self.heads[other]
            if pieces[place].is_free and other != item and not is_first:
                fit = self.ties.follows(end, place)
                if fit > (_LEAST if not is_end else _LEAST_BELOW if place > end else _LEAST_ABOVE):
                    rests.append((fit, place))
        if not rests:
            return
        # What stands above the break, and above a rest, is weighed once for all exchanges.
        head = self._below(_NOTHING, item, text[:below])
        before = self._points(head, item, text[below:])
        for _, place in sorted(rests, reverse=True)[: _MOST_RESTS if not is_end else _MOST_AT_END]:
            other = self.owner[place]
            other_text = self.texts[other]
            if len(other_text) > _LONGEST_TEXT:
                continue
            start = other_text.index(place)
            other_head = self._below(_NOTHING, other, other_text[:start])
            apart = before + self._points(other_head, other, other_text[start:])
            for stop in self._stops(other_text, start + 1):
                if is_end and place < end and stop > start + _LONGEST_ABOVE:
                    break
                for until in (below, *self._stops(text, below + 1)):
                    one = other_text[start:stop] + text[until:]
                    two = text[below:until] + other_text[stop:]
                    gain = self._points(head, item, one) + self._points(other_head, other, two) - apart
                    yield gain, item, text[:below] + one, other, other_text[:start] + two

    def _stops(self, text: Sequence[int], stop: int) -> Iterator[int]:
        """Where a rest may stop that has at least the piece before *stop*: before the next one that is certainly the text's own."""
        most = min(len(text), stop - 1 + _LONGEST_REST)
        while stop <= most and (stop == 1 or not self.pieces[text[stop - 1]].is_kept):
            yield stop
            stop += 1

    def _points(self, above: _Weighed, item: int, text: Sequence[int]) -> float:
        """How well pieces go together as the text of an item, with those *above* them."""
        points, _, last, _ = self._below(above, item, text)
        return points + (LEFT_OPEN if last >= 0 and self.pieces[last].is_open else 0.0)

    def _below(self, above: _Weighed, item: int, text: Sequence[int]) -> _Weighed:
        """What is *above* with more pieces of the text of an item below it."""
        points, size, last, before = above
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
        return points, size, last, before
