"""
Here are the items of a page, give me what was printed more than once, so that it is kept once.

Text taken from a page often comes twice: an item extracted in two frames, the end of a column before its beginning,
a loop at the end of the page. Whole sentences met again are the hint; a paragraph goes when nearly all its clauses
stand in one other place.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import Final, NamedTuple, TypeAlias

from search.ingest.cutting.headlines import LONGEST_COLUMN_NAME, words_of
from search.ingest.cutting.items import LEADS, Item, Paragraph
from search.ingest.cutting.pieces import (
    HEADLESS,
    SharedWords,
    goes_on,
    headline_says,
    words_say,
)
from search.ingest.lines.features import BULLETS
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import WHOLE_DAY, starts_midway
from search.model import Flag

_ENDS: Final = "！？!?；;"
_CLOSERS: Final = "”’」』 "
_COMMAS: Final = frozenset("，,")
_CLAUSES: Final = re.compile(r"[^，,。；;！？!?：:、\s“”‘’（）()]{4,}")
_Key: TypeAlias = tuple[int, int]
"""Of a paragraph: its item, and its place there."""
_MIN_SENTENCE: Final = 10
_MIN_PARAGRAPH: Final = 16
_SAME: Final = 0.8
_MOST_COPIES: Final = 3
_MAX_PERIOD: Final = 160
_SHORTEST_ROUND: Final = 12
_LOOPED: Final = 4
"""So many items above the end of a page may be printed there again."""
_ALL_BELOW_HEADLINE: Final = 5.0
"""What it says for a copy that nothing else stands under its headline."""

_AMONG_ENTRIES: Final = 5.0
"""What it says for a copy of an entry of a list (●…) that another entry stands beside it."""


class Repeat(NamedTuple):
    """
    A paragraph, or a headline, that is left out because it is printed elsewhere as well.

    Attributes:
        item: The item it stood in.
        kept_in: The item that keeps the text.
        is_loop: Whether it is a round of a text that goes in circles.
    """

    item: Item
    paragraph: Paragraph
    kept_in: Item
    is_loop: bool


def take_repeats(items: list[Item], lines: Sequence[Line]) -> list[Repeat]:
    """Take out of the items of a page what others of them keep, with its headline, and rounds of a loop at the end."""
    parted = _part_copies(items)
    repeats = _find_repeats(items, lines)
    gone = {id(repeat.paragraph) for repeat in repeats}
    kept_in: dict[int, Item] = {}
    for item, paragraph, kept, is_loop in repeats.copy():
        kept_in.setdefault(id(item), kept)
        if is_loop:
            kept.flag(Flag.LOOPING)
        elif kept is not item and item.heads and paragraph is item.body[0]:
            # The headline over the other copy as well goes with the beginning of its text.
            same = {lines[place].text for place in kept.heads}
            for place in [place for place in item.heads if lines[place].text in same]:
                repeats.append(_line_of(item, place, kept, lines))
                item.heads.remove(place)
    for item, above, rest in reversed(parted):
        if id(above) not in gone and id(rest) not in gone:
            above.rejoin(rest)
            item.paragraphs.remove(rest)
    survivors: list[Item] = []
    kept_above: Item | None = None
    is_below_copy = False
    for item in items:
        if kept_above is not None and kept_above is not item and item.heads:
            place = item.heads[0]
            if lines[place].text in {lines[head].text for head in kept_above.heads}:
                # Below a copy its headline may stand, over another text.
                repeats.append(_line_of(item, place, kept_above, lines))
                item.heads.remove(place)
        kept_above = None
        if id(item) in kept_in:
            item.paragraphs = [paragraph for paragraph in item.paragraphs if id(paragraph) not in gone]
        if id(item) not in kept_in or item.end:
            if is_below_copy and _goes_on(survivors[-1], item):
                survivors[-1].append(item)
                survivors[-1].flag(Flag.JOINED_FRAGMENT)
            else:
                survivors.append(item)
            is_below_copy = False
            continue
        # Its text is kept elsewhere; so is its headline, unless that is another one and free for its neighbour.
        kept = kept_above = kept_in[id(item)]
        repeats += [Repeat(item, paragraph, kept, False) for paragraph in item.paragraphs]
        repeats += [_line_of(item, place, kept, lines) for place in item.labels]
        if item.heads:
            item.labels, item.paragraphs = [], []
            survivors.append(item)
        is_below_copy = bool(survivors) and not item.heads
    items[:] = survivors
    repeats += take_repeated_heads(items, lines, kept_in.values())
    repeats += _take_cut_off(items, lines)
    repeats += _take_rounds(items)
    return repeats


def _goes_on(above: Item, below: Item) -> bool:
    """Whether an item that stops inside a sentence goes on below a copy that was left out, in a sentence or two under no headline."""
    return (
        above.is_open
        and not above.is_signed
        and below.is_bare
        and len(below.body) == 1
        and not LEADS.match(below.body[0].text)
    )


def take_repeated_heads(items: Sequence[Item], lines: Sequence[Line], kept: Iterable[Item]) -> list[Repeat]:
    """Take out a headline of one of those texts that are *kept*, or of another text where it is not the only one, and what begins a paragraph of another text."""
    repeats: list[Repeat] = []
    owners = {lines[place].text: item for item in kept for place in item.heads}
    for item in items:
        for text in [lines[place].text for place in item.heads]:
            if item.end is not None and len(text) > LONGEST_COLUMN_NAME:
                owners.setdefault(text, item)
    begun = {
        paragraph.text[:_MIN_PARAGRAPH]: (item, paragraph.text) for item in items for paragraph in item.paragraphs
    }
    for item in items:
        if not item.heads:
            continue
        free: dict[str, int] = {}
        for place in item.heads:
            line = lines[place].text
            owner = owners.get(line, item) if len(item.heads) > 1 else item
            if len(line) >= _MIN_PARAGRAPH and not _COMMAS.isdisjoint(line):
                # The first line of a paragraph, printed again after it, sounds like a headline where it stops.
                other, whole = begun.get(line[:_MIN_PARAGRAPH], (item, ""))
                owner = other if whole.startswith(line) else owner
            if owner is item and line not in free:
                free[line] = place
            else:
                repeats.append(_line_of(item, place, owner, lines))
        item.heads = list(free.values())
    return repeats


def _line_of(item: Item, place: int, kept_in: Item, lines: Sequence[Line]) -> Repeat:
    """A headline or label of *item* that another one keeps."""
    return Repeat(item, Paragraph(lines[place].text, place), kept_in, False)


def _take_cut_off(items: list[Item], lines: Sequence[Line]) -> list[Repeat]:
    """Take out what stands last on the page and looks like a headline, but is a text printed again and cut off."""
    last = items[-1] if items else None
    if last is None or last.paragraphs or last.labels or len(last.heads) != 1:
        return []
    place = last.heads[0]
    text = lines[place].text
    if len(text) <= LONGEST_COLUMN_NAME:
        return []
    for item in reversed(items[:-1][-_LOOPED:]):
        if any(text in paragraph.text for paragraph in item.paragraphs):
            item.flag(Flag.LOOPING)
            items.pop()
            return [Repeat(last, Paragraph(text, place), item, True)]
    return []


def _take_rounds(items: Sequence[Item]) -> list[Repeat]:
    """Take out of the last paragraph of the page where it goes round in circles, after the first round."""
    item = items[-1] if items else None
    paragraph = item.end if item else None
    start = _loop_start(paragraph.text) if paragraph else None
    if item is None or paragraph is None or start is None:
        return []
    rest = Paragraph(paragraph.text[start:], 0)
    rest.pieces = []
    for number, (offset, line) in enumerate(paragraph.pieces):
        end = paragraph.pieces[number + 1][0] if number + 1 < len(paragraph.pieces) else len(paragraph.text)
        if end > start:
            rest.pieces.append((max(0, offset - start), line))
    paragraph.pieces = [piece for piece in paragraph.pieces if piece[0] < start]
    paragraph.text = paragraph.text[:start]
    item.flag(Flag.LOOPING)
    return [Repeat(item, rest, item, True)]


def _find_repeats(items: Sequence[Item], lines: Sequence[Line]) -> list[Repeat]:
    """The paragraphs of a page that repeat others; the fuller and better placed copy is kept."""
    keys = [
        (number, place)
        for number, item in enumerate(items)
        for place, paragraph in enumerate(item.paragraphs)
        if not paragraph.byline
    ]
    texts = [items[number].paragraphs[place].text for number, place in keys]
    parts = _ended("\n".join(texts)).replace("\n", "。\n。").split("。")
    several = _said_again(parts)
    gone = _begun_again(items, keys, texts)
    if not (several or gone):
        return []
    setting = _Setting(items, lines, keys, texts, _doubled(parts, several, keys))
    _lose(setting, gone)
    _loops(items, gone)
    _credits(items, gone)
    repeats = []
    for key, other in sorted(gone.items()):
        kept = _final(other, gone)[0]
        repeats.append(Repeat(items[key[0]], _paragraph(items, key), items[kept], key[0] == kept))
    return repeats


def _part_copies(items: Sequence[Item]) -> list[tuple[Item, Paragraph, Paragraph]]:
    """
    Part a paragraph that stops inside a sentence from the copy of another one that was taken for its rest.

    Returns:
        Items with paragraphs that were parted and what these went on with, where that fits.
    """
    found: list[tuple[Item, Paragraph, Paragraph]] = []
    begun: dict[str, list[str]] = {}
    for item in items:
        for paragraph in item.paragraphs:
            if len(paragraph.text) >= _MIN_PARAGRAPH:
                copies = begun.setdefault(paragraph.text[:_MIN_PARAGRAPH], [])
                if len(copies) < _MOST_COPIES:
                    copies.append(paragraph.text)
    for item in items:
        parted: list[Paragraph] = []
        for paragraph in item.paragraphs:
            parted.append(paragraph)
            for offset, _ in paragraph.pieces[1:]:
                copies = begun.get(paragraph.text[offset : offset + _MIN_PARAGRAPH], [])
                if not copies:
                    continue
                rest = paragraph.text[offset:]
                if any(text is not paragraph.text and _contained(text, rest) >= _SAME for text in copies):
                    parted.append(paragraph.cut(offset))
                    if goes_on(paragraph, rest, midway=starts_midway(rest)) > 0.0:
                        found.append((item, paragraph, parted[-1]))
                    break
        item.paragraphs = parted
    return found


def _said_again(parts: Sequence[str]) -> set[str]:
    """Those sentences that come more than once and are not too short."""
    said = [part.lstrip(_CLOSERS) for part in parts if len(part) >= _MIN_SENTENCE]
    if len(set(said)) == len(said):
        return set()
    # The day that signs a notice signs others, too.
    return {part for part, count in Counter(said).items() if count > 1 and not WHOLE_DAY.fullmatch(part)}


def _doubled(parts: Iterable[str], several: Set[str], keys: Sequence[_Key]) -> dict[_Key, set[_Key]]:
    """
    Paragraphs with some of the others that say a sentence of theirs.

    Args:
        parts: The sentences of the page, and a line end between paragraphs.
        several: Those said several times.
        keys: Of the paragraphs.
    """
    doubled: dict[_Key, set[_Key]] = {}
    if not several:
        return doubled
    places: dict[str, list[_Key]] = {}
    number = 0
    for part in parts:
        if part == "\n":
            number += 1
        elif (sentence := part.lstrip(_CLOSERS)) in several:
            key, known = keys[number], places.setdefault(sentence, [])
            if known[-1:] == [key]:
                continue
            # The first few places are enough: a text repeated a thousand times is compared with those.
            for other in known[:3]:
                doubled.setdefault(key, set()).add(other)
                if len(doubled.get(other, ())) < 4:
                    doubled.setdefault(other, set()).add(key)
            if len(known) < 3:
                known.append(key)
    return doubled


def _lose(setting: _Setting, gone: dict[_Key, _Key]) -> None:
    """Add to those that are *gone* the paragraphs whose clauses nearly all stand in another one, each with that one."""
    shares: dict[tuple[_Key, _Key], float] = {}
    for equal in (False, True):
        for key in sorted(setting.doubled):
            for other in sorted(setting.doubled[key]):
                if key in gone or other in gone:
                    continue
                if (key, other) not in shares:
                    here, there = _paragraph(setting.items, key), _paragraph(setting.items, other)
                    shares[key, other] = _contained(here.text, there.text)
                    shares[other, key] = _contained(there.text, here.text)
                forward, backward = shares[key, other], shares[other, key]
                if max(forward, backward) < _SAME:
                    continue
                is_equal = min(forward, backward) >= _SAME
                if is_equal is not equal:
                    continue
                # What is part of a longer text goes first; then it shows which of two equals stands among strangers.
                loser = _worse(setting, key, other) if equal else key if forward >= backward else other
                gone[loser] = other if loser == key else key


def _begun_again(items: Sequence[Item], keys: Sequence[_Key], texts: Sequence[str]) -> dict[_Key, _Key]:
    """Paragraphs that are the beginning of a longer one and break off, each with that one."""
    gone: dict[_Key, _Key] = {}
    begun: dict[str, _Key] = {}
    for key, text in zip(keys, texts, strict=True):
        if len(text) < _MIN_PARAGRAPH:
            continue
        other = begun.setdefault(text[:_MIN_PARAGRAPH], key)
        if other != key:
            shorter, longer = sorted((key, other), key=lambda one: len(_paragraph(items, one).text))
            end, whole = _paragraph(items, shorter), _paragraph(items, longer).text
            if end.is_open and len(end.text) < len(whole) and whole.startswith(end.text):
                gone[shorter] = longer
                begun[text[:_MIN_PARAGRAPH]] = longer
    return gone


def _ended(text: str) -> str:
    """*text* with one mark for every end of a sentence; replacing and splitting all at once is faster than a pattern."""
    for end in _ENDS:
        text = text.replace(end, "。")
    return text


def _loop_start(text: str) -> int | None:
    """Where *text* begins to go round in circles at its end, after the first round; None when it does not."""
    length = len(text)
    longest = min(_MAX_PERIOD, length // 2)
    last = place = length - 1
    # What goes round ends as it ended a round before.
    while longest and (place := text.rfind(text[-1], last - longest, place)) >= 0:
        period = last - place
        rounds = 2 if period >= 20 else 3 if period >= 8 else 6
        if period * rounds > length:
            continue
        if text[-period * rounds : -period] != text[-period * (rounds - 1) :]:
            continue
        start = length - period * rounds
        while start > 0 and text[start - 1] == text[start - 1 + period]:
            start -= 1
        if period < 8 and not re.search(r"[\u4e00-\u9fff]", text[-period:]):
            return None
        return start + period
    return None


def _loops(items: Sequence[Item], gone: dict[_Key, _Key]) -> None:
    """Paragraphs at the end of an item whose clauses all came before in it."""
    for number in {number for number, _ in gone}:
        paragraphs = items[number].paragraphs
        places = [place for place, p in enumerate(paragraphs) if not p.byline and (number, place) not in gone]
        if len(places) < 2:
            continue
        last = paragraphs[places[-1]].text
        seen = "".join([paragraphs[place].text for place in places[:-1]])
        if len(last) >= _SHORTEST_ROUND and _contained(last, seen) >= _SAME:
            gone[(number, places[-1])] = (number, places[0])


def _credits(items: Sequence[Item], gone: dict[_Key, _Key]) -> None:
    """With a caption goes the credit below it that stands below the other copy as well."""
    for (item, place), other in list(gone.items()):
        kept, at = _final(other, gone)
        below, beside = place + 1, at + 1
        here, there = items[item].paragraphs[below : below + 1], items[kept].paragraphs[beside : beside + 1]
        if here and there and here[0].byline and here[0].text == there[0].text:
            gone[item, below] = kept, beside


@functools.lru_cache(maxsize=16)
def _clauses(text: str) -> list[str]:
    """The clauses of a text, kept, because it is held against several others."""
    return _CLAUSES.findall(text)


def _contained(text: str, other: str) -> float:
    """Share of *text*, by its clauses, that stands in *other*; 0 as soon as it is known to be below `_SAME`."""
    clauses = _clauses(text)
    total = sum(map(len, clauses))
    if text in other:
        return 1.0
    missing, most = 0, total - _SAME * total + 1e-6
    for clause in clauses:
        if clause in other:
            continue
        missing += len(clause)
        if missing > most:
            return 0.0
    return (total - missing) / max(1, total)


def _paragraph(items: Sequence[Item], key: _Key) -> Paragraph:
    return items[key[0]].paragraphs[key[1]]


class _Setting:
    """What stands around the paragraphs of a page, to tell which copy of one is in its place."""

    def __init__(
        self,
        items: Sequence[Item],
        lines: Sequence[Line],
        keys: Sequence[_Key],
        texts: Sequence[str],
        doubled: dict[_Key, set[_Key]],
    ) -> None:
        self.items, self.lines, self.doubled = items, lines, doubled
        self._texts = texts
        # Copies are asked for once, for what all of them say would be said by none.
        begun: dict[str, int] = {}
        self.numbers = {
            key: begun.setdefault(text[:_MIN_PARAGRAPH], number)
            for number, (key, text) in enumerate(zip(keys, texts, strict=True))
        }

    @functools.cached_property
    def shared(self) -> SharedWords:
        """What the paragraphs share, the first of those that are copies alone; on few pages it is asked for."""
        firsts = set(self.numbers.values())
        return SharedWords([text if number in firsts else "" for number, text in enumerate(self._texts)])

    def run(self, key: _Key, other: _Key) -> tuple[int, int]:
        """The first and the last of the paragraphs around one that are copies of those around another."""
        item, first = key
        apart, last = other[1] - first, first
        while self._is_copy((item, first - 1), (other[0], first - 1 + apart)):
            first -= 1
        while self._is_copy((item, last + 1), (other[0], last + 1 + apart)):
            last += 1
        return first, last

    def fit(self, key: _Key, other: _Key) -> float:
        """Points for a paragraph, and the copies beside it of those beside another, standing where they do."""
        item = self.items[key[0]]
        first, last = self.run(key, other)
        paragraphs = item.paragraphs
        text = paragraphs[first].text
        if first:
            points = goes_on(paragraphs[first - 1], text, midway=starts_midway(text))
        else:
            points = 0.0 if item.heads else HEADLESS
        if text[0] in BULLETS:
            # An entry of a list stands beside others behind its mark, whatever their words.
            beside_it = (*paragraphs[max(0, first - 1) : first], *paragraphs[last + 1 : last + 2])
            return points + _AMONG_ENTRIES * any(paragraph.text[0] == text[0] for paragraph in beside_it)
        numbers = [self.numbers.get((key[0], place), -1) for place in range(len(paragraphs))]
        beside = [number for number in (*numbers[:first], *numbers[last + 1 :]) if number >= 0]
        size = sum([self.shared.counts[number] for number in beside])
        heads = words_of(item.heads, self.lines)
        if heads and not beside and heads != words_of(self.items[other[0]].heads, self.lines):
            # Without it a headline is left alone.
            points += _ALL_BELOW_HEADLINE
        for place in range(first, last + 1):
            weights = self.shared.of(numbers[place])
            shared = sum([weights.get(number, 0.0) for number in beside])
            points += words_say(shared, self.shared.counts[numbers[place]], size)
            points += headline_says(heads, paragraphs[place].text) if heads else 0.0
        return points

    def _is_copy(self, key: _Key, other: _Key) -> bool:
        return other in self.doubled.get(key, ())


def _worse(setting: _Setting, one: _Key, other: _Key) -> _Key:
    """
    Of two equal paragraphs the one to leave out.

    It is inside a text where the other is a photograph's caption, or fits what stands around it less; else it comes
    later.
    """

    first, second = sorted((one, other))
    items = setting.items
    is_photo, is_too = items[first[0]].is_photo, items[second[0]].is_photo
    if is_photo is not is_too:
        return second if is_photo else first
    if first[0] == second[0]:
        return second
    return first if setting.fit(second, first) > setting.fit(first, second) else second


def _final(key: _Key, gone: dict[_Key, _Key]) -> _Key:
    for _ in range(8):
        if key not in gone:
            return key
        key = gone[key]
    return key
