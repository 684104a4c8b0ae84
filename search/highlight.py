"""
Here is text and what was searched, give me the excerpt: spans, never markup.

A highlight is an occurrence, in the folded text, of a string that was searched: an exact string of the query (kind
`exact`), or a word of it (kind `word`). Where both cover a character the exact one stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from search.analysis.arrangements import SENTENCE_END
from search.analysis.normalize import fold
from search.analysis.occurrences import find_all
from search.model import Paragraph
from search.query.plan import Arranged, Leaf, Looking, SomeOf
from search.results import Highlighted, Snippet, Span, SpanKind

MAX_SNIPPETS = 3
SNIPPET_CHARACTERS = 110
"""Length an excerpt grows to; a single sentence may make it longer, up to twice that, and a longer match to its end."""

_REACH = 3 * SNIPPET_CHARACTERS
"""How far around a mark sentences are looked for; more than an excerpt can be long."""

_ELLIPSIS = "…"

_EXACT = SpanKind.EXACT
"""Looked up once: a member of an enumeration costs a call each time."""


Marks = list[tuple[int, int, SpanKind]]
"""Spans as plain tuples, which cost a tenth: most are counted, few are shown."""

_NO_MARK = (0, 0, SpanKind.WORD)


class Highlighter:
    """
    Finds what a query asked for in texts.

    Args:
        leaves: Of the plan, those under a negation left out.
    """

    def __init__(self, leaves: Iterable[Looking]) -> None:
        strings: dict[str, None] = {}
        words: dict[str, None] = {}
        self._arranged: list[Arranged] = []
        for leaf in leaves:
            match leaf:
                case Leaf(needle, alias=True):
                    words[needle] = None
                case Leaf(needle, own_words, loose=loose):
                    strings[needle] = None
                    if loose:
                        words.update(dict.fromkeys(_telling(own_words)))
                case Arranged():
                    self._arranged.append(leaf)
                case SomeOf(own_words):
                    words.update(dict.fromkeys(_telling(own_words)))
        self._strings = sorted(strings, key=len, reverse=True)
        self._words = sorted((word for word in words if word not in strings), key=len, reverse=True)

    def highlight(self, text: str) -> Highlighted:
        """*text* with everything to highlight in it."""
        (highlighted,) = self.highlight_all((text,))
        return highlighted

    def highlight_all(self, texts: Sequence[str]) -> tuple[Highlighted, ...]:
        """Each of *texts* with everything to highlight in it; an article's texts cost hardly more than one together."""
        # Folded in one go. What reaches across a NUL is in no text, only in a string that holds a NUL itself.
        return tuple(map(highlighted, texts, self.marks(texts, fold("\0".join(texts)))))

    def marks(self, texts: Sequence[str], folded: str) -> list[Marks]:
        """
        What is to be highlighted in each of *texts*.

        Args:
            folded: The texts folded, with a single character between each and the next.
        """
        found: list[Marks] = [[] for _ in texts]
        starts = list(accumulate(map(len, texts), _next_start, initial=0))
        taken = bytearray(len(folded))

        def take(at: int, end: int, kind: SpanKind) -> None:
            if taken.find(1, at, end) < 0:
                number = bisect_right(starts, at) - 1
                start = starts[number]
                if end - start <= len(texts[number]):
                    taken[at:end] = b"\1" * (end - at)
                    found[number].append((at - start, end - start, kind))

        for arranged in self._arranged:
            for first, end in pairwise(starts):
                for start, stop in arranged.arrangement.spans(arranged.needles, folded[first : end - 1]):
                    take(first + start, first + stop, SpanKind.EXACT)
        for kind, strings in ((SpanKind.EXACT, self._strings), (SpanKind.WORD, self._words)):
            for string in strings:
                for at in find_all(string, folded):
                    take(at, at + len(string), kind)
        for marks in found:
            marks.sort()
        return found


def highlighted(text: str, marks: Marks) -> Highlighted:
    """*text* with its *marks* as spans."""
    return Highlighted(text, tuple([Span(*mark) for mark in marks]))


def _next_start(start: int, length: int) -> int:
    return start + length + 1


def _telling(words: tuple[str, ...]) -> list[str]:
    """Single characters (的, 在) are words of a longer text in name only: they are not marked, unless there are no others."""
    return [word for word in words if len(word) > 1] or list(words)


def _worth(text: str, marks: Marks) -> tuple[int, int]:
    """Exact places first, then different words."""
    exact = sum([kind is _EXACT for _, _, kind in marks])
    return min(exact, 3), len({text[start:end] for start, end, _ in marks})


def snippets(paragraphs: Sequence[Paragraph], marks: Sequence[Marks]) -> tuple[Snippet, ...]:
    """
    The best excerpts of *paragraphs* in reading order, by the *marks* of each.

    The earlier paragraph wins a tie. Without any mark the excerpt is the beginning of the first one.
    """
    chosen = [place for place, own in enumerate(marks) if own]
    if len(chosen) > MAX_SNIPPETS:
        # Sorting keeps the order of what is worth the same, also when it is reversed.
        best = sorted(chosen, key=lambda place: _worth(paragraphs[place].text, marks[place]), reverse=True)
        chosen = sorted(best[:MAX_SNIPPETS])
    elif not chosen:
        chosen = [0] if paragraphs else []
    return tuple([_excerpt(paragraphs[place], marks[place]) for place in chosen])


def _excerpt(paragraph: Paragraph, marks: Marks) -> Snippet:
    """The sentences of *paragraph* around its first exact mark (or first mark), as many as fit."""
    text = paragraph.text
    target, target_end, _ = next((mark for mark in marks if mark[2] is _EXACT), marks[0] if marks else _NO_MARK)
    start, end = _sentences_around(text, target, target_end)
    if end - start > 2 * SNIPPET_CHARACTERS:
        start = max(start, target - SNIPPET_CHARACTERS // 2)
        end = max(min(end, start + 2 * SNIPPET_CHARACTERS), target_end)
    before, after = _ELLIPSIS if start > 0 else "", _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    spans = [
        Span(first + shift, last + shift, kind) for first, last, kind in marks if first >= start and last <= end
    ]
    return Snippet(paragraph.id, f"{before}{text[start:end]}{after}", tuple(spans))


def _sentences_around(text: str, place: int, place_end: int) -> tuple[int, int]:
    """Where the sentences of *place* to *place_end* begin and end, with as many behind and then before as fit."""
    # A sentence that reaches farther is cut in any case, and another one there does not fit.
    low, high = max(0, place - _REACH), min(len(text), place_end + _REACH)
    ends = [match.end() for match in SENTENCE_END.finditer(text, low, high)]
    if not ends or ends[-1] < high:
        ends.append(high)
    first = min(bisect_right(ends, place), len(ends) - 1)
    last = max(first, bisect_left(ends, place_end))
    start = ends[first - 1] if first else low
    while last + 1 < len(ends) and ends[last + 1] - start <= SNIPPET_CHARACTERS:
        last += 1
    end = ends[last]
    while first > 0 and end - (before := ends[first - 2] if first > 1 else low) <= SNIPPET_CHARACTERS:
        start = before
        first -= 1
    return start, end
