"""
Here is text and what was searched, give me the excerpt: spans, never markup.

A highlight is an occurrence, in the folded text, of a string that was searched: an exact string of the query (kind
`exact`), or a word of it (kind `word`). Where both cover a character the exact one stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from search.analysis.arrangements import SENTENCE_END
from search.analysis.normalize import fold
from search.analysis.occurrences import find_all
from search.model import Paragraph
from search.query.plan import Arranged, Leaf, Looking, SomeOf
from search.results import Highlighted, Snippet, Span, SpanKind
from search.schema import Zone

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


@dataclass(frozen=True, slots=True)
class _Sought:
    """A string to be marked, where it stands in some zones."""

    string: str
    kind: SpanKind
    zones: frozenset[Zone]


class Highlighter:
    """
    Finds what a query asked for in texts.

    Args:
        leaves: Of the plan, those under a negation left out.
        asked: Of the plan that this one is wider than: their very strings are marked, too.
    """

    def __init__(self, leaves: Iterable[Looking], asked: Iterable[Looking] = ()) -> None:
        strings: dict[str, frozenset[Zone]] = {}
        words: dict[str, frozenset[Zone]] = {}
        arranged: dict[Arranged, None] = {}

        def add(found: dict[str, frozenset[Zone]], names: Iterable[str], zones: Iterable[Zone]) -> None:
            for name in names:
                found[name] = found.get(name, frozenset()).union(zones)

        for leaf in leaves:
            match leaf:
                case Leaf(needle, alias=True):
                    add(words, (needle,), leaf.zones)
                case Leaf(needle, own_words, loose=loose):
                    add(strings, (needle,), leaf.zones)
                    if loose:
                        add(words, _telling(own_words), leaf.zones)
                case Arranged():
                    arranged[leaf] = None
                case SomeOf(own_words):
                    add(words, _telling(own_words), leaf.zones)
        for leaf in asked:
            if isinstance(leaf, Leaf) and not leaf.alias:
                add(strings, (leaf.needle,), leaf.zones)
        self._arranged = tuple(arranged)
        self._sought = [
            _Sought(string, kind, zones)
            for kind, found in ((SpanKind.EXACT, strings), (SpanKind.WORD, words))
            for string, zones in sorted(found.items(), key=lambda item: len(item[0]), reverse=True)
            if kind is SpanKind.EXACT or not zones <= strings.get(string, frozenset())
        ]

    def highlight(self, text: str, zone: Zone = Zone.BODY) -> Highlighted:
        """*text* of *zone* with everything to highlight in it."""
        (highlighted,) = self.highlight_all((text,), (zone,))
        return highlighted

    def highlight_all(self, texts: Sequence[str], zones: Sequence[Zone]) -> tuple[Highlighted, ...]:
        """Each of *texts*, with the zone of each, with everything to highlight in it; all cost hardly more than one together."""
        # Folded in one go. What reaches across a NUL is in no text, only in a string that holds a NUL itself.
        return tuple(map(highlighted, texts, self.marks(texts, zones, fold("\0".join(texts)))))

    def marks(self, texts: Sequence[str], zones: Sequence[Zone], folded: str) -> list[Marks]:
        """
        What is to be highlighted in each of *texts*.

        Args:
            zones: Of each text; what is looked for in others is not marked.
            folded: The texts folded, with a single character between each and the next.
        """
        found: list[Marks] = [[] for _ in texts]
        starts = list(accumulate(map(len, texts), _next_start, initial=0))
        taken = bytearray(len(folded))

        def take(at: int, end: int, kind: SpanKind, wanted: frozenset[Zone]) -> None:
            if taken.find(1, at, end) < 0:
                number = bisect_right(starts, at) - 1
                start = starts[number]
                if zones[number] in wanted and end - start <= len(texts[number]):
                    taken[at:end] = b"\1" * (end - at)
                    found[number].append((at - start, end - start, kind))

        for arranged in self._arranged:
            wanted = frozenset(arranged.zones)
            for zone, (first, end) in zip(zones, pairwise(starts), strict=True):
                if zone in wanted:
                    for start, stop in arranged.arrangement.spans(arranged.needles, folded[first : end - 1]):
                        take(first + start, first + stop, SpanKind.EXACT, wanted)
        for sought in self._sought:
            for at in find_all(sought.string, folded):
                take(at, at + len(sought.string), sought.kind, sought.zones)
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


def snippets(
    paragraphs: Sequence[Paragraph], marks: Sequence[Marks], shown: Iterable[Highlighted] = ()
) -> tuple[Snippet, ...]:
    """
    The best excerpts of *paragraphs* in reading order, by the *marks* of each.

    First those that show every string that is marked, of a long paragraph more than one if need be; then of other
    paragraphs, for what stands in them. The earlier paragraph wins a tie. Without any mark the excerpt is the beginning of
    the first one.

    Args:
        shown: What is shown beside them, of the headline.
    """
    places = [place for place, own in enumerate(marks) if own]
    if not places:
        return tuple(_snippet(paragraph, (), *_around(paragraph.text, 0, 0)) for paragraph in paragraphs[:1])
    chosen = _telling_ranges(paragraphs, marks, places, shown)
    left = MAX_SNIPPETS - len(chosen)
    others = [place for place in places if all(place != one for one, _, _ in chosen)]
    if len(others) > left:
        # Sorting keeps the order of what is worth the same, also when it is reversed.
        others.sort(key=lambda place: _worth(paragraphs[place].text, marks[place]), reverse=True)
    for place in others[:left]:
        start, end, _ = next((mark for mark in marks[place] if mark[2] is _EXACT), marks[place][0])
        chosen.append((place, *_around(paragraphs[place].text, start, end)))
    return tuple([_snippet(paragraphs[place], marks[place], start, end) for place, start, end in sorted(chosen)])


def _telling_ranges(
    paragraphs: Sequence[Paragraph], marks: Sequence[Marks], places: Iterable[int], shown: Iterable[Highlighted]
) -> list[tuple[int, int, int]]:
    """Paragraph, start and end of the excerpts that show, all together, every string that is marked, as far as there is room."""
    texts = {place: paragraphs[place].text for place in places}
    unseen = {texts[place][start:end] for place in texts for start, end, _ in marks[place]}
    if len(unseen) == 1:  # any excerpt shows it
        return []
    _see(unseen, {text[start:end] for text, spans in shown for start, end, _ in spans})
    chosen: list[tuple[int, int, int]] = []
    while unseen and len(chosen) < MAX_SNIPPETS:
        best, target = (0, 0), (0, 0, 0)
        for place, text in texts.items():
            worth, start, end = _best_stretch(text, marks[place], unseen)
            if worth > best:
                best, target = worth, (place, start, end)
        place, start, end = target
        text = texts[place]
        first, last = _around(text, start, end)
        # Not what another excerpt of the paragraph shows already.
        first = max([first, *[stop for one, _, stop in chosen if one == place and stop <= start]])
        last = min([last, *[begin for one, begin, _ in chosen if one == place and begin >= end]])
        chosen.append((place, first, last))
        _see(unseen, {text[at:stop] for at, stop, _ in marks[place] if at >= first and stop <= last})
    return chosen


def _see(unseen: set[str], strings: Iterable[str]) -> None:
    """Take *strings*, and the words that are parts of them, from *unseen*."""
    for string in strings:
        unseen.difference_update([one for one in unseen if one in string])


def _best_stretch(text: str, marks: Marks, unseen: set[str]) -> tuple[tuple[int, int], int, int]:
    """The stretch, no longer than an excerpt, with most *unseen* strings (how many are exact, and in all), its start and end."""
    wanted = [(start, end, kind) for start, end, kind in marks if text[start:end] in unseen]
    best, best_start, best_end = (0, 0), 0, 0
    for number, (start, _, _) in enumerate(wanted):
        strings: set[str] = set()
        exact = 0
        for at, end, kind in map(wanted.__getitem__, range(number, len(wanted))):
            if strings and end - start > SNIPPET_CHARACTERS:
                break
            string = text[at:end]
            if string not in strings:
                strings.add(string)
                exact += kind is _EXACT
                if (exact, len(strings)) > best:
                    best, best_start, best_end = (exact, len(strings)), start, end
        if len(strings) == len(unseen):
            break
    return best, best_start, best_end


def _around(text: str, target: int, target_end: int) -> tuple[int, int]:
    """Start and end of an excerpt: the sentences around *target* to *target_end*, as many as fit."""
    start, end = _sentences_around(text, target, target_end)
    if end - start > 2 * SNIPPET_CHARACTERS:
        start = max(start, target - SNIPPET_CHARACTERS // 2)
        end = max(min(end, start + 2 * SNIPPET_CHARACTERS), target_end)
    return start, end


def _snippet(paragraph: Paragraph, marks: Sequence[tuple[int, int, SpanKind]], start: int, end: int) -> Snippet:
    """*paragraph* from *start* to *end* with its *marks*."""
    text = paragraph.text
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
