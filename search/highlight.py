"""
Here is text and what was searched, give me the excerpt: spans, never markup.

A highlight is an occurrence, in the folded text, of a string that was searched: an exact string of the query (kind
`exact`), or a word of it (kind `word`). Where both cover a character the exact one stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from search.analysis.arrangements import SENTENCE_END
from search.analysis.normalize import fold
from search.analysis.occurrences import find_all
from search.model import Paragraph
from search.query.plan import Arranged, Leaf, Looking, SomeOf
from search.results import Highlighted, Snippet, Span, SpanKind

MAX_SNIPPETS = 3
SNIPPET_CHARACTERS = 110
"""Length an excerpt grows to; a single sentence may make it longer, up to twice that."""

_ELLIPSIS = "…"


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
                    words[needle.text] = None
                case Leaf(needle, own_words, loose=loose):
                    strings[needle.text] = None
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
        if not (self._strings or self._words or self._arranged):
            return tuple(map(Highlighted, texts))
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + 1)
        whole = folded_apart(texts)
        taken = bytearray(len(whole))
        found: list[list[Span]] = [[] for _ in texts]

        def take(at: int, length: int, kind: SpanKind) -> None:
            if taken.find(1, at, at + length) < 0:
                number = bisect_right(starts, at) - 1
                start = at - starts[number]
                # What reaches across a break is in no text; only a string that holds a NUL itself can.
                if start + length <= len(texts[number]):
                    taken[at : at + length] = b"\1" * length
                    found[number].append(Span(start, start + length, kind))

        for arranged in self._arranged:
            strings = [needle.text for needle in arranged.needles]
            for first, end in pairwise(starts):
                for start, stop in arranged.arrangement.spans(strings, whole[first : end - 1]):
                    take(first + start, stop - start, SpanKind.EXACT)
        for kind, strings in ((SpanKind.EXACT, self._strings), (SpanKind.WORD, self._words)):
            for string in strings:
                for at in find_all(string, whole):
                    take(at, len(string), kind)
        return tuple(
            [
                Highlighted(text, tuple(sorted(spans, key=_start))) if spans else Highlighted(text)
                for text, spans in zip(texts, found, strict=True)
            ]
        )


_start = attrgetter("start")


def folded_apart(texts: Sequence[str]) -> str:
    """*texts* folded, in one go, with a NUL between each and the next."""
    return fold("\0".join(texts))


def _telling(words: tuple[str, ...]) -> list[str]:
    """Single characters (的, 在) are words of a longer text in name only: they are not marked, unless there are no others."""
    return [word for word in words if len(word) > 1] or list(words)


@dataclass(frozen=True, slots=True)
class _Candidate:
    order: int
    paragraph: Paragraph
    spans: tuple[Span, ...]

    def worth(self) -> tuple[int, int, int]:
        """Exact places first, then different words, then places; the earlier paragraph wins a tie."""
        exact = sum(span.kind is SpanKind.EXACT for span in self.spans)
        distinct = len({self.paragraph.text[span.start : span.end] for span in self.spans})
        return (min(exact, 3), distinct, -self.order)


def snippets(paragraphs: Sequence[Paragraph], highlighted: Sequence[Highlighted]) -> tuple[Snippet, ...]:
    """
    The best excerpts of *paragraphs*, whose texts *highlighted* are, in reading order.

    Without anything highlighted the excerpt is the beginning of the first paragraph.
    """
    chosen = [
        _Candidate(i, paragraph, text.spans)
        for i, (paragraph, text) in enumerate(zip(paragraphs, highlighted, strict=True))
        if text.spans
    ]
    if len(chosen) > MAX_SNIPPETS:
        chosen = sorted(chosen, key=_Candidate.worth, reverse=True)[:MAX_SNIPPETS]
    elif not chosen:
        chosen = [_Candidate(0, paragraph, ()) for paragraph in paragraphs[:1]]
    return tuple(_excerpt(c.paragraph, c.spans) for c in sorted(chosen, key=lambda c: c.order))


def _excerpt(paragraph: Paragraph, spans: tuple[Span, ...]) -> Snippet:
    """The sentences of *paragraph* around its first exact span (or first span), as many as fit."""
    text = paragraph.text
    target = next(
        (span for span in spans if span.kind is SpanKind.EXACT), spans[0] if spans else Span(0, 0, SpanKind.WORD)
    )
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    sentences = [(a, b) for a, b in pairwise(cuts) if a < b] or [(0, len(text))]
    first = last = next((i for i, (_, end) in enumerate(sentences) if target.start < end), len(sentences) - 1)
    while last + 1 < len(sentences) and sentences[last + 1][1] - sentences[first][0] <= SNIPPET_CHARACTERS:
        last += 1
    while first > 0 and sentences[last][1] - sentences[first - 1][0] <= SNIPPET_CHARACTERS:
        first -= 1
    start, end = sentences[first][0], sentences[last][1]
    if end - start > 2 * SNIPPET_CHARACTERS:
        start = max(start, target.start - SNIPPET_CHARACTERS // 2)
        end = max(min(end, start + 2 * SNIPPET_CHARACTERS), target.end)
    before, after = _ELLIPSIS if start > 0 else "", _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    inside = tuple(
        Span(span.start + shift, span.end + shift, span.kind)
        for span in spans
        if span.start >= start and span.end <= end
    )
    return Snippet(paragraph.id, f"{before}{text[start:end]}{after}", inside)
