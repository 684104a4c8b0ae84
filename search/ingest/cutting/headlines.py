"""
Here are the items of a page, give me each with its own headlines.

A headline may belong to the text before it (printed after its body), to the one after it, to the end of a text that
another one was run into, or to one near it that has none: the words they share decide, over the whole page at once.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from search.ingest.cutting.items import LEADS, OF_ANOTHER, Item, is_strange
from search.ingest.cutting.pieces import BOX
from search.ingest.cutting.titles import (
    MAX_COLUMN,
    is_column,
    size_of,
)
from search.ingest.facts.dates import number_of
from search.ingest.lines.features import NEVER
from search.ingest.lines.labels import NOTICE_HEADING, is_briefs_heading, maybe_label
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import DAY, NUMBERED, set_close
from search.ingest.lines.subjects import nearness, subjects_of
from search.ingest.lines.wording import coherence, met, pairs_of, share_of
from search.model import Flag


class _Choice(NamedTuple):
    """
    What becomes of the headlines over an item.

    Attributes:
        given: How many of them go to the item before.
        part: From which of its paragraphs on that one is theirs; 0 for all of it.
        before: The choice for the item before.
    """

    given: int
    part: int
    before: _Choice | None


def place_heads(items: list[Item], lines: Sequence[Line]) -> None:
    """Give each run of headlines to the item before it, to the one after it, or part to each."""
    if not items:
        return
    _move(items, _best_choice(items, lines))
    _merge_guesses(items)
    _sign(items)
    _share_out(items, lines)
    _bring_back(items, lines)
    for item in items:
        # A longer run of headlines is a list of contents; only the last of it can be this item's.
        del item.heads[:-_MOST_HEADS]
        # Nor is what stands above the name of its column.
        lowest = max(item.labels, default=-1)
        item.heads = [head for head in item.heads if head > lowest] or item.heads


def _best_choice(items: Sequence[Item], lines: Sequence[Line]) -> _Choice | None:
    """
    The choice for the last item, which holds those before it.

    One pass over the page: for each run the best points with the item before left without or with a headline.
    """
    # best[h] = (points, choice): h tells whether the item at hand keeps a headline of its own run.
    has = bool(items[0].heads)
    best: list[tuple[float, _Choice | None]] = [
        (0.0 if kept == has else _IMPOSSIBLE, None) for kept in (False, True)
    ]
    for before, here in pairwise(items):
        run = _Run(before, here, lines, can_have=best[1][0] > _IMPOSSIBLE)
        row: list[tuple[float, _Choice | None]] = [(_IMPOSSIBLE, None), (_IMPOSSIBLE, None)]
        if best[0][0] == _IMPOSSIBLE and not run.can_be_taken:
            # The item before has a headline of its own and takes no other: there is nothing to weigh.
            points, choice = best[1]
            row[run.count > 0] = points, _Choice(0, 0, choice)
            best = row
            continue
        run.compare()
        for had, (points, choice) in enumerate(best):
            if points == _IMPOSSIBLE:
                continue
            for given in range(run.most(had > 0) + 1):
                part = run.part(given, had > 0)
                if part is None:
                    continue
                value = run.worth(given, part, points, had=had > 0)
                state = given < run.count
                if value > row[state][0]:
                    row[state] = (value, _Choice(given, part, choice))
        best = row
    return max(best, key=_POINTS)[1]


_POINTS: Final = itemgetter(0)
_IMPOSSIBLE: Final = -math.inf


class _Run:
    """
    The headlines over an item, and what it is worth to give the first of them to the item before.

    Args:
        can_have: Whether the item before may keep headlines of its own.

    Attributes:
        count: How many there are.
        label_cost: What it costs to take the headline of the item before for the name of a column; NEVER if it cannot be.
        tails: Where that item parts, if its end is another text, from `_tails`.
    """

    __slots__ = (
        "_above",
        "_below",
        "_is_over_briefs",
        "_nearer",
        "before",
        "count",
        "here",
        "label_cost",
        "lines",
        "tails",
    )

    def __init__(self, before: Item, here: Item, lines: Sequence[Line], *, can_have: bool) -> None:
        self.before, self.here, self.lines = before, here, lines
        self.count = len(here.heads)
        # 小小说, 专家热线 over a text: the name of a column, and the headline may still come.
        self.label_cost = _label_cost(before, lines) if self.count and len(before.heads) == 1 else NEVER
        self.tails = _tails(here, before, lines) if self.count and can_have else {}
        self._above, self._below = [0.0], [0.0]
        self._nearer = 0.0
        labels = here.labels if self.count else []
        self._is_over_briefs = any(
            label > here.heads[-1] and is_briefs_heading(set_close(lines[label].text)) for label in labels
        )

    @property
    def can_be_taken(self) -> bool:
        """Whether any of them may go to an item before that has a headline of its own."""
        return self.label_cost > NEVER or bool(self.tails)

    def compare(self) -> None:
        """Compare the headlines with what stands above and below them, which `worth` needs."""
        self._above, self._below = _fits(self.here, self.before, self.lines)
        self._nearer = _NEARER if self.count and _is_nearer_above(self.here, self.lines) else 0.0

    def most(self, had: bool) -> int:
        """How many may go to the item before, which *had* a headline or not."""
        return min(self.count, _MOST_GIVEN) if (not had or self.can_be_taken) and self.before.end else 0

    def part(self, given: int, had: bool) -> int | None:
        """From which of its paragraphs on the item before gets them; 0 for all of it, None where it cannot."""
        if not (given and had and self.label_cost == NEVER):
            return 0
        # A text without a headline or dateline of its own may have run into the report above it.
        return self.tails[given][1] if given in self.tails else None

    def worth(self, given: int, part: int, points: float, *, had: bool) -> float:
        """The *points* so far with those for giving so many headlines to the item before, or to a *part* of it, and keeping the others."""
        here = self.here
        kept = self.count - given
        # 东明备石护堤早动手 / 简讯 / ●…: what the heading of briefs stands below is not theirs.
        points -= _OVER_BRIEFS * (kept > 0 and self._is_over_briefs)
        if part:
            points += self.tails[given][0] * _FIT - _PARTED
            points += _SIGNED_TWICE if self.before.is_signed_twice else 0.0
        elif given:
            points += self._above[given] * _FIT + (self.label_cost if had else _missing(self.before))
            points += self._nearer if not kept else 0.0
            points = self._with_photographs(given, points, had=had)
        if given:
            lines, before = self.lines, self.before
            # What stands above may be a rest, which takes no headline that says nothing of it, nor does a photograph 财经快讯.
            is_name = given == 1 and maybe_label(lines[here.heads[0]].text)
            points += _SPLIT if kept and (self._above[given] or (before.is_photo and not is_name)) else 0.0
            # 三夏快报 stands over the briefs below it.
            points -= _OVER_BRIEFS * (kept > 0 and is_briefs_heading(lines[here.heads[given - 1]].text))
            # 随官屯镇 below 乡镇传真 heads the first of them.
            points -= _OVER_BRIEFS * any(is_briefs_heading(lines[label].text) for label in here.labels)
            points += (0.0 if here.end else 1.0) - _GIVEN + _parting(here.heads, given, lines)
        if not kept:
            return points - _missing(here) if here.end else points
        return points + self._below[given] * _FIT if here.end else points - _OVER_NOTHING

    def _with_photographs(self, given: int, points: float, *, had: bool) -> float:
        """The *points* with those for whose caption headlines play with, where one of the items is a photograph."""
        before, here, heads = self.before, self.here, self.here.heads
        if given == 1 and self.count > 1 and before.is_photo:
            points += _OF_CAPTION * _more_in(heads[:1], before, here, self.lines)
        if given == self.count and not had and here.is_photo and not before.is_photo:
            points -= _OF_CAPTION * _more_in(heads, here, before, self.lines)
        return points


_MOST_GIVEN: Final = 3
"""So many headlines at most go to the text above them."""
_OVER_NOTHING: Final = 3.0
"""What it costs to keep headlines over an item without a text."""


def _move(items: list[Item], choice: _Choice | None) -> None:
    """Give headlines away as was chosen; who only signs below one of them goes with it."""
    moves: list[tuple[Item, Item, int]] = []
    for place in range(len(items) - 1, 0, -1):
        if choice is None:
            break
        given, part, choice = choice
        if given:
            before = items[place - 1]
            if part:
                before = before.part(part)
                items.insert(place, before)
            moves.append((before, items[place + (part > 0)], given))
    for before, here, given in reversed(moves):
        if before.heads:
            before.labels, before.heads = [*before.labels, *before.heads], []
        before.heads = here.heads[:given]
        # The name of a column goes with the headline below it.
        before.labels += [label for label in here.labels if label < before.heads[0]]
        here.labels = [label for label in here.labels if label > before.heads[0]]
        before.flag(Flag.HEADLINE_AFTER_BODY)
        del here.heads[:given]
    for before, here, _ in moves:
        if not (here.heads or here.labels or here.end or before.paragraphs[-1].byline):
            before.paragraphs.extend(here.paragraphs)
            before.closed = here.closed
            here.paragraphs = []


def _merge_guesses(items: list[Item]) -> None:
    """What but a wider gap showed as an item, and has no headline now, is the rest of the one before."""
    for place in range(len(items) - 1, 0, -1):
        guess, before = items[place], items[place - 1]
        if (
            guess.is_guess
            and not (guess.heads or guess.is_photo)
            and not (LEADS.match(guess.paragraphs[0].text) and is_strange(guess.paragraphs[0].text, before.body))
        ):
            before.paragraphs.extend(guess.paragraphs)
            before.closed = guess.closed
            for flag in guess.flags:
                before.flag(flag)
            del items[place]


def _sign(items: list[Item]) -> None:
    """Give who signs below a headline that went to a text above to the nearest one there that nobody signs."""
    for place in range(len(items) - 1, 0, -1):
        signature = items[place]
        if signature.heads or signature.labels or signature.end or not signature.paragraphs:
            continue
        for item in reversed(items[max(0, place - _REACH) : place]):
            if item.has_body and not item.is_signed:
                item.paragraphs += signature.paragraphs
                item.closed = True
                del items[place]
                break


def _share_out(items: list[Item], lines: Sequence[Line]) -> None:
    """
    Of headlines set together over one text give those of the texts near it to these.

    What says nothing of the text it stands over and speaks in the words of one near it that has no headline is that
    one's, or plays with the caption of such a photograph.
    """
    for place, item in enumerate(items):
        if not 1 < len(item.heads) <= 2 * _REACH:
            continue
        near = _near(items, place)
        bare = [other for other in near if _is_untitled(other)]
        photographs = [other for other in near if _is_untitled_photograph(other, lines)]
        if bare or photographs:
            above = items[place - 1] if place else item
            below = items[place + 1] if place + 1 < len(items) else item
            _Sharing(item, bare, photographs, lines).share_out(above, below)


class _Sharing:
    """
    The headlines over one item, and which of them it keeps.

    Attributes:
        groups: The headlines, each with its subtitles.
        bare, photographs: Texts and photographs near it that have no headline; those that get one are taken out of *bare*.
        own: Groups that speak of its text.
        left: Groups that do not, and that nothing near it speaks of either.
        given: First headline of a group → the text that got it.
    """

    __slots__ = ("bare", "given", "groups", "item", "left", "lines", "own", "photographs", "rivals")

    def __init__(self, item: Item, bare: list[Item], photographs: Sequence[Item], lines: Sequence[Line]) -> None:
        self.item = item
        self.bare, self.photographs, self.lines = bare, photographs, lines
        self.rivals = bare.copy()
        self.groups: list[list[int]] = []
        for head in item.heads:
            # A subtitle stands below its headline, and so does what asks or calls there.
            if self.groups and (lines[head].text[0] in "—─" or lines[head].text[-1] in "？?！!"):
                self.groups[-1].append(head)
            else:
                self.groups.append([head])
        self.own: list[list[int]] = []
        self.left: list[list[int]] = []
        self.given: dict[int, Item] = {}

    def share_out(self, above: Item, below: Item) -> None:
        """Give what is not its own away; *above* and *below* are the items beside it, or itself where there is none."""
        for heads in self.groups:
            self._give(heads)
        is_of_below = below.is_dated and below in self.given.values() and _can_be_end(self.item)
        if not self.own and not is_of_below:
            self.own, self.left = self.left, []
        for heads, next_heads in pairwise(self.groups):
            self._give_other_line(heads, next_heads)
        if (
            self.left
            and self.left[0] is self.groups[0]
            and above.is_dated
            and above in self.bare
            and _more_in(self.left[0], above, self.item, self.lines) > 0
        ):
            # It says nothing of the text below; the report right above it needs one, and it has more of its characters.
            above.heads = self.left.pop(0)
            above.flag(Flag.HEADLINE_AFTER_BODY)
        self.item.heads = sorted([head for heads in (*self.own, *self.left) for head in heads])

    def _give(self, heads: list[int]) -> None:
        """Give headlines to a text near the item if they speak of it, and not of its own."""
        item, lines = self.item, self.lines
        words = words_of(heads, lines)
        is_short = len(words) < _FEWEST_WORDS
        if share_of(words, _said(item)) > (0.0 if is_short else _HARDLY):
            self.own.append(heads)
            return
        # What stands over nothing is held against the text near it that it is likest of.
        over = item if item.has_body else _most_of(words, self.rivals, item)[1]
        more, photograph = _most_played_with(heads, self.photographs, over, lines)
        if more >= _OF_A_PHOTOGRAPH:
            _head(photograph, heads)
            return
        share, other = _most_of(words, self.bare, item)
        # What begins with a dateline has a headline somewhere.
        if share >= (2 * _OF_ITS_OWN if is_short else _OF_A_REPORT if other.is_dated else _OF_ITS_OWN):
            other.heads = heads
            self.given[heads[0]] = other
            self.bare.remove(other)
        elif is_short:
            self.own.append(heads)
        else:
            self.left.append(heads)

    def _give_other_line(self, heads: list[int], below: list[int]) -> None:
        """Give the other line of a headline that was given away, of two groups that follow each other, to the same text."""
        given, item = self.given, self.item
        if heads in self.left and below[0] in given:
            # What stands over a headline that was given away is its first line.
            given[below[0]].heads = [*heads, *below]
            self.left.remove(heads)
        elif heads[0] in given and not item.has_body and below in self.own:
            # Over nothing, what stands below it is its second.
            given[heads[0]].heads = [*heads, *below]
            self.own.remove(below)
        elif heads[0] in given and item.is_photo and below in self.left:
            # The second line of a report's headline, over a photograph and its own.
            given[heads[0]].heads = [*heads, *below]
            self.left.remove(below)


def _can_be_end(item: Item) -> bool:
    """Whether an item can be the end of the report below it, printed between its headline and its beginning: a paragraph that nothing shows to be a text."""
    return len(item.body) == 1 and not (item.is_dated or item.is_photo or item.labels)


def _bring_back(items: Sequence[Item], lines: Sequence[Line]) -> None:
    """
    Give headlines that say nothing of the text they stand over, or have none, to a text near them in whose words they speak.

    That has none itself; or it is a photograph, whose headline need but play with its caption.
    """
    for place, item in enumerate(items):
        words = words_of(item.heads, lines)
        if not words or item.labels or share_of(words, _said(item)) > _HARDLY / 2:
            continue
        near = _near(items, place)
        share, other = _most_of(words, near, item)
        if len(words) >= _FEWEST_WORDS and share >= _OF_ITS_OWN and _is_untitled(other):
            other.heads, item.heads = item.heads, []
        elif not item.is_dated:
            more, other = _most_played_with(item.heads, near, item, lines)
            if more >= _OF_A_PHOTOGRAPH:
                _head(other, item.heads)
                item.heads = []
                if not item.end:
                    # Who took it is named below its headline.
                    other.paragraphs += item.paragraphs
                    item.paragraphs = []


def _near(items: Sequence[Item], place: int) -> list[Item]:
    """The items near one, those above it first."""
    return [*items[max(0, place - _REACH) : place], *items[place + 1 : place + 1 + _REACH]]


def _is_untitled_photograph(item: Item, lines: Sequence[Line]) -> bool:
    """Whether an item is a photograph without a headline, or under what can be the name of a column (镜头里的丰收) alone; one with a number (图②:…) is of a text and needs none."""
    return (
        len(item.heads) <= 1
        and item.is_photo
        and (not item.heads or maybe_label(lines[item.heads[0]].text))
        and not NUMBERED.match(item.body[0].text)
    )


def _head(item: Item, heads: list[int]) -> None:
    """Give headlines to an item, over which at most the name of a column stands."""
    item.labels, item.heads = [*item.labels, *item.heads], heads


def _most_played_with(
    heads: Sequence[int], items: Iterable[Item], over: Item, lines: Sequence[Line]
) -> tuple[float, Item]:
    """The untitled photograph of whose caption headlines say most, behind how much more that is than of the text *over* which they stand: -1 to 1."""
    texts = [set_close(lines[head].text) for head in heads]
    if any(
        _NAME_OF_A_PLACE.fullmatch(text) or is_briefs_heading(text) or NOTICE_HEADING.fullmatch(text)
        for text in texts
    ):
        # 单县 stands over what is from there, 法治快报 over its briefs, 关于…的通告 over a notice.
        return -1.0, over
    return max(
        ((_more_in(heads, item, over, lines), item) for item in items if _is_untitled_photograph(item, lines)),
        key=itemgetter(0),
        default=(-1.0, over),
    )


_NAME_OF_A_PLACE: Final = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[县区镇乡]|街道|办事处)")


def _most_of(words: Set[str], items: Iterable[Item], other: Item) -> tuple[float, Item]:
    """The item whose text has most of the pairs of characters of a headline, behind how many it has: 0 to 1; *other* if there are none."""
    return max(((share_of(words, _said(each)), each) for each in items), key=itemgetter(0), default=(0.0, other))


def _is_untitled(item: Item) -> bool:
    """Whether an item is a text without a headline that should have one; what goes on from another page has it there."""
    return not (item.heads or item.labels or item.is_photo) and item.has_body and not item.paragraphs[0].jump_from


def _tails(here: Item, before: Item, lines: Sequence[Line]) -> dict[int, tuple[float, int]]:
    """
    Where the text above a run of headlines parts, if its end is another text whose headline stands below it.

    By how many of the headlines are that text's own: how many more of their pairs of characters come in a paragraph
    and the next one than in all above it, as a share; and the place of that paragraph.
    """
    found: dict[int, tuple[float, int]] = {}
    labels = [lines[label].text for label in here.labels]
    if len(before.paragraphs) < 2 or any(BOX.match(label) or is_briefs_heading(label) for label in labels):
        # What stands under 新闻链接 is the headline of the box, what under 杏林短波 of a brief.
        return found
    paragraphs = before.paragraphs[-_LONGEST_TAIL:]
    first = len(before.paragraphs) - len(paragraphs)
    text = "\n".join([paragraph.text for paragraph in paragraphs])
    words: set[str] = set()
    lead = lines[here.heads[0]].text[:2]
    # For each paragraph the number of those words that come first in it.
    fresh = [0] * (len(paragraphs) + 1)
    # What is signed in its dateline and again below is two texts: fewer words will do to tell where the second begins.
    is_two = before.names_makers and before.paragraphs[-1].byline
    # So it is where nothing stands below the headlines that they could be of.
    fewest, enough = (
        (_FEWEST_WORDS // 2, _OWN_WORDS / 2) if is_two or here.end is None else (_FEWEST_WORDS, _OWN_WORDS)
    )
    least = enough - _STRANGE
    for given, head in enumerate(here.heads[:_MOST_GIVEN], 1):
        if is_column(lines[head].text):
            continue
        new = _words(lines[head].text) - words
        words |= new
        for place in [text.find(word) for word in new if word[0] in text and word[1] in text]:
            if place >= 0:
                fresh[text.count("\n", 0, place)] += 1
        if len(words) < fewest or sum(fresh) / len(words) < OF_ANOTHER:
            continue
        for place in range(1, len(paragraphs)):
            # 东明滩区… over a text that begins with 东明县…: headline and text lead in with whom they are about.
            leads = _LEADS_ALIKE if paragraphs[place].text.startswith(lead) else 0.0
            begins = _BELOW_HEAD if lines[paragraphs[place].pieces[0][1]].below_head else 0.0
            told = (fresh[place] + fresh[place + 1]) / len(words)
            if told + leads + begins < least or paragraphs[place - 1].subheading:
                continue
            if _REFERS_BACK.match(paragraphs[place].text):
                continue
            above = "\n".join([paragraph.text for paragraph in paragraphs[:place]])
            if leads and lead in above:
                leads = 0.0
            there = "\n".join([paragraph.text for paragraph in paragraphs[place : place + 2]])
            gain = (
                sum((word in there) - (word in above) for word in words) / len(words)
                - _KNOWN * share_of(words_of(before.heads, lines), there)
                + _strangeness(there[:200], above[-2000:])
                + leads
                + begins
            )
            if gain >= enough and gain > found.get(given, (0.0, 0))[0]:
                found[given] = gain, first + place
    return found


def _strangeness(text: str, above: str) -> float:
    """How far a text speaks in words of its own: what that adds to what its headline says."""
    return max(-_STRANGE, min(_STRANGE, 2 * (OF_ANOTHER - coherence(text, above))))


# 去年以来，该县…: of what stands above it; no text begins so.
_REFERS_BACK: Final = re.compile("[^。]{0,14}该[县区镇乡村校院局所厂公企]")
_OF_ITS_OWN: Final = 0.3
_OF_A_REPORT: Final = 0.2
_HARDLY: Final = 0.15
_OF_A_PHOTOGRAPH: Final = 0.08
"""How much more a headline must say of a caption than of the text below it."""
_LONGEST_TAIL: Final = 16
_FEWEST_WORDS: Final = 6
_OWN_WORDS: Final = 0.4
_KNOWN: Final = 0.8
_STRANGE: Final = 0.2
_LEADS_ALIKE: Final = 0.3
_BELOW_HEAD: Final = 0.3
"""How much it counts that the head of another page stands between two texts."""
_PARTED: Final = 1.2
_SIGNED_TWICE: Final = 2.0
"""What it says for a text's end being another's that it is signed in brackets though its dateline names who made it."""


def _parting(heads: Sequence[int], given: int, lines: Sequence[Line]) -> float:
    """
    Points for a run of headlines being parted after *given* of them: by the one place with blank lines in it, and
    never so that only 龙堌镇： is left.
    """
    if given == len(heads) - 1 and lines[heads[-1]].text[-1] in "：:":
        return -4.0
    if given < len(heads) and lines[heads[given - 1]].text[-1] in "：:，,":
        # 龙堌镇： stands over its headline as well, and …放贷到田头, over the other half of it.
        return -4.0
    if given < len(heads) and lines[heads[given]].text[0] in "—─":
        # A subtitle stands below its headline.
        return -6.0
    gaps = [lines[head].gap > 0 for head in heads[1:]]
    if given < len(heads) and _is_close(heads[given - 1], heads[given], heads[0], lines):
        # Two lines set close between blank lines are seldom the headlines of two texts.
        return -2.0
    if given == len(heads) or sum(gaps) != 1:
        return 0.0
    return 1.0 if gaps[given - 1] else -1.5


def _is_close(above: int, below: int, first: int, lines: Sequence[Line]) -> bool:
    """Whether two headlines are set close, in a run that a blank line parts from the text above it."""
    return below == above + 1 and lines[first].gap > 0 and not lines[below].gap


def _label_cost(item: Item, lines: Sequence[Line]) -> float:
    """What it costs to take what stands over an item for the name of a column and not for its headline; NEVER if it cannot be."""
    line = lines[item.heads[0]].text
    if len(line) > LONGEST_COLUMN_NAME or (item.paragraphs and item.paragraphs[0].byline):
        return NEVER
    if maybe_label(line):
        return _LABEL_BY_WORDS
    if item.is_photo or size_of(line) > MAX_COLUMN:
        return NEVER
    return _LABEL_BY_LENGTH


_LABEL_BY_WORDS: Final = 0.0
_LABEL_BY_LENGTH: Final = -0.5
LONGEST_COLUMN_NAME: Final = 8
"""Characters of the name of a column, with spaces between them."""


_MOST_HEADS: Final = 6
_REACH: Final = 6
"""So many items above and below are near one."""
_GIVEN: Final = 1.8
_SPLIT: Final = 1.2
_OVER_BRIEFS: Final = 3.0
_FIT: Final = 6.0


def _is_nearer_above(item: Item, lines: Sequence[Line]) -> bool:
    """Whether the headlines over an item are set nearer to what is above them, by more than a blank line."""
    if not item.paragraphs:
        return False
    return lines[item.heads[0]].gap + 1 < lines[item.paragraphs[0].pieces[0][1]].gap


_NEARER: Final = 2.0
"""What that says for their being of what is above; with 3 an annotated page is read worse."""


def _missing(item: Item) -> float:
    """What it costs an item to have no headline; what goes on from another page has it there."""
    if item.paragraphs and item.paragraphs[0].jump_from:
        return -1.0
    return 1.2 if item.is_dated else 0.6 if item.is_photo else 0.4


def words_of(heads: Sequence[int], lines: Sequence[Line]) -> Set[str]:
    """The pairs of characters of headlines."""
    if len(heads) == 1:
        return _words(lines[heads[0]].text)
    return frozenset[str]().union(*[_words(lines[head].text) for head in heads])


def _fits(here: Item, before: Item, lines: Sequence[Line]) -> tuple[list[float], list[float]]:
    """
    How well a run of headlines, parted after each number of them, fits the texts above and below it.

    Shares of the pairs of characters of the whole run: those of the first ones in the text above, those of the others
    in the text below.
    """
    above, below, total = [0.0], [0.0], 0
    texts = [_said(before), _said(here)]
    for head in here.heads:
        words = _words(lines[head].text)
        total += len(words)
        above.append(above[-1] + met(words, texts[0]))
        below.append(below[-1] + met(words, texts[1]))
    total = max(1, total)
    return [hits / total for hits in above], [(below[-1] - hits) / total for hits in below]


def _said(item: Item) -> str:
    """The beginning of an item's text, with which headlines are compared."""
    return "".join([paragraph.text for paragraph in item.body[:6]])[:1500]


@functools.lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    """The pairs of characters of a headline, without its marks, with numbers (守桥十六年) in figures as well; kept, because it is held against several texts."""
    words = frozenset[str]().union(*map(pairs_of, _MARKS.split(text)))
    for number in _NUMBER.finditer(text):
        words |= pairs_of(f"{number_of(number[1])}{number[2]}")
    return words


_NUMBER: Final = re.compile("([一二三四五六七八九]?十[一二三四五六七八九]?)([\u4e00-\u9fff])")


_OF_CAPTION: Final = 5.0
"""How much it counts that headlines say more of a caption than of another text."""


def _more_in(heads: Sequence[int], photograph: Item, other: Item, lines: Sequence[Line]) -> float:
    """
    By how much more headlines say of a photograph's caption than of another text: -1 to 1.

    A photograph's headline plays with its subject and repeats single characters (荷香 over 荷花) as well as words, or is about the same.
    """
    headline = "".join([lines[head].text for head in heads])
    chars = set(_NOT_HAN.sub("", headline))
    # 月满鄄城夜 is not about 9月23日.
    caption = DAY.sub("", "".join(paragraph.text for paragraph in photograph.body))
    text = _said(other)
    opening = DAY.sub("", text[: max(200, len(caption))])
    more = sum((char in caption) - (char in opening) for char in chars) / max(1, len(chars))
    words = words_of(heads, lines)
    told = share_of(words, caption) - share_of(words, text)
    about, its, others = subjects_of((headline, caption, text))
    return (more + told + nearness(about, its) - nearness(about, others)) / 3


_MARKS: Final = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
_NOT_HAN: Final = re.compile(r"[^\u4e00-\u9fff]")
