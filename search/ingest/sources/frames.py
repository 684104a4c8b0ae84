"""
Here are the characters of a page with their places, give me its text: frame by frame, in the order one reads them.

A frame is what stands together in one column and one size: a headline, a stretch of a column. Its lines stay lines; between frames
stands a blank line. Programs for layout say nothing of frames in a PDF, so they are found by where the characters are.
README.md tells how.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

_SAME_LINE: Final = 0.3
"""Em by which baselines of one line may differ: figures and Latin letters are of another font."""
_WIDEST_GAP: Final = 0.75
"""Em between characters of one line, which is justified; columns are at least this far apart."""
_OVERLAP: Final = 0.6
"""Em by which the next character may begin inside the one before: brackets set half wide."""
_SAME_SIZE: Final = 1.2
_LEADING: Final = 2.1
"""Em between the baselines of a frame at most, while it has only one line; later what it has, and a bit."""
_MORE_LEADING: Final = 1.35
_INDENT: Final = 2.7
"""Em that a line may begin before what is above it in its frame: paragraphs begin two further in."""
_DISPLAY: Final = 1.25
"""A headline is so many times as large as the text of the page."""
_SPACE: Final = 0.4
_LATIN_SPACE: Final = 0.2
"""Em more than is usual in its line that are a space, and between Latin letters or figures."""
_GUTTER: Final = 0.3
"""Em without any character from top to bottom, at least, between columns; and between what is above and below, from left to right."""
_CENTRED: Final = 0.03
_MIDDLE: Final = 0.15
"""
Of the width of what it heads a headline may stand beside its middle: hardly, or where there is nothing better, because the lines of the last
column are short.
"""
_FAR: Final = 1e6
"""Points; no page is so large."""
_MOST_COLUMNS: Final = 12
_MOST_INDENT: Final = 10
_VERTICAL: Final = (0.8, 2.2)
"""Em from one character of a vertical headline to the next, from and to."""
_FEWEST_VERTICAL: Final = 3
_MOST_RUNS: Final = 6_000
"""Pieces of lines on a page; with more it is no page of newsprint, and is read in the order of the file."""
_MOST_COMPARED: Final = 1_000
"""Frames of a page whose headlines are compared with all of them."""
_MOST_KNOTTED: Final = 150
"""Frames that nothing parts, which are compared each with each beside every third."""
_DEEPEST: Final = 60
_LATIN: Final = re.compile(r"[!-~\u00c0-\u024f]")
_HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Glyph(NamedTuple):
    """
    A character on a page, in points from its upper left corner.

    Attributes:
        em: How large it is set.
    """

    char: str
    left: float
    right: float
    baseline: float
    em: float


@dataclass(slots=True, eq=False)
class _Run:
    """Characters of one line next to each other."""

    glyphs: list[Glyph]

    def strip(self) -> bool:
        """Take the spaces off its ends; whether anything is left."""
        while self.glyphs and self.glyphs[-1].char.isspace():
            self.glyphs.pop()
        start = next((at for at, glyph in enumerate(self.glyphs) if not glyph.char.isspace()), 0)
        del self.glyphs[:start]
        return bool(self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    @property
    def em(self) -> float:
        return self.glyphs[0].em

    @property
    def text(self) -> str:
        """What it says; a space where Latin letters stand apart."""
        gaps = [(other.left - one.right) / one.em for one, other in pairwise(self.glyphs)]
        usual = max(0.0, sorted(gaps)[len(gaps) // 2]) if gaps else 0.0
        pieces = [self.glyphs[0].char]
        for gap, (one, other) in zip(gaps, pairwise(self.glyphs), strict=True):
            is_latin = _LATIN.match(one.char) and _LATIN.match(other.char)
            if gap - usual > (_LATIN_SPACE if is_latin else _SPACE) and not (
                one.char.isspace() or other.char.isspace()
            ):
                pieces.append(" ")
            pieces.append(other.char)
        return "".join(pieces)


@dataclass(slots=True, eq=False)
class _Frame:
    """
    Lines below each other in one size; of a vertical headline each line runs downwards.

    Attributes:
        start, end: How far it reaches from left to right, with the columns that it heads.
    """

    lines: list[_Run]
    is_vertical: bool = False
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    start: float = field(init=False)
    end: float = field(init=False)

    def __post_init__(self) -> None:
        """Measure it; how far it reaches is found when all frames are known."""
        glyphs = [glyph for line in self.lines for glyph in line.glyphs]
        self.left, self.right = min(g.left for g in glyphs), max(g.right for g in glyphs)
        self.top, self.bottom = (
            min(g.baseline - 0.88 * g.em for g in glyphs),
            max(g.baseline + 0.12 * g.em for g in glyphs),
        )

    @property
    def em(self) -> float:
        return self.lines[0].em

    @property
    def size(self) -> int:
        return sum(len(line.glyphs) for line in self.lines)

    def add(self, run: _Run) -> None:
        self.lines.append(run)
        self.left, self.right = min(self.left, run.left), max(self.right, run.right)
        self.bottom = max(self.bottom, run.baseline + 0.12 * run.em)

    def takes(self, run: _Run) -> bool:
        """Whether *run* can be the next line."""
        last, em = self.lines[-1], self.em
        step = run.baseline - last.baseline
        if not 0.5 * em < step or max(em, run.em) > _SAME_SIZE * min(em, run.em):
            return False
        usual = self.lines[1].baseline - self.lines[0].baseline if len(self.lines) > 1 else 0
        if step > (min(usual * _MORE_LEADING, usual + em) if usual else _LEADING * em):
            return False
        if min(self.right, run.right) - max(self.left, run.left) < min(0.5 * em, run.right - run.left):
            return False
        is_centred = abs(self.left + self.right - run.left - run.right) < 2 * em
        return is_centred or run.left > self.left - _INDENT * em

    def text(self, is_indented: bool) -> str:
        if self.is_vertical or not is_indented:
            return "\n".join(line.text for line in self.lines)
        lines = []
        for line in self.lines:
            indent = round((line.left - self.left) / line.em)
            lines.append("\u3000" * min(indent, _MOST_INDENT) + line.text)
        return "\n".join(lines)


def text_of(glyphs: Iterable[Glyph]) -> str:
    """
    The text of a page of these *glyphs*, which are in the order of the file.

    Every character that is not a space comes once, and a line has those of its column from left to right. Lines that begin further in than others of
    their column begin with as many ideographic spaces. It never fails, whatever the places.
    """
    placed: list[Glyph] = []
    unplaced: list[Glyph] = []
    for glyph in glyphs:
        (placed if _is_placed(glyph) else unplaced).append(glyph)
    rest = "".join(glyph.char for glyph in unplaced).strip()
    return "\n\n".join(filter(None, [*_texts(_pieces(placed)), rest]))


def _texts(runs: list[_Run]) -> list[str]:
    """The texts of the frames that *runs* make, in order."""
    if len(runs) > _MOST_RUNS:
        return ["\n".join(run.text for run in runs)]
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.em * 2) / 2] += len(run.glyphs)
    body = sizes.most_common(1)[0][0] if sizes else 1.0
    display = _DISPLAY * body
    # Lines of a vertical headline stand as near to each other as the characters of a line.
    upright, runs = _vertical(runs, display)
    frames = [*upright, *_frames(_joined(runs))]
    _reach(frames, display, body)
    return [frame.text(frame.em < display) for frame in _ordered(frames, display, 0)]


def _is_placed(glyph: Glyph) -> bool:
    """Whether a character has a place and a size that a page can have."""
    return 0 < glyph.em < _FAR and all(-_FAR < at < _FAR for at in (glyph.left, glyph.right, glyph.baseline))


def _pieces(glyphs: Iterable[Glyph]) -> list[_Run]:
    """Pieces of lines, as they follow each other in the file."""
    runs: list[_Run] = []
    for glyph in glyphs:
        if runs and _goes_on(runs[-1].glyphs[-1], glyph):
            runs[-1].glyphs.append(glyph)
        else:
            runs.append(_Run([glyph]))
    return [run for run in runs if run.strip()]


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """*runs* from top to bottom, those as one that stand next to each other."""
    joined: list[_Run] = []
    for line in _lines(runs):
        for run in line:
            if joined and _goes_on(joined[-1].glyphs[-1], run.glyphs[0]):
                joined[-1].glyphs += run.glyphs
            else:
                joined.append(run)
    return joined


def _lines(runs: Iterable[_Run]) -> list[list[_Run]]:
    """*runs* from top to bottom, those at one height together, from left to right."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if lines and run.baseline - lines[-1][0].baseline <= _SAME_LINE * min(run.em, lines[-1][0].em):
            lines[-1].append(run)
        else:
            lines.append([run])
    for line in lines:
        line.sort(key=lambda run: run.left)
    return lines


def _goes_on(one: Glyph, other: Glyph) -> bool:
    em = max(one.em, other.em)
    if em > _SAME_SIZE * min(one.em, other.em) or abs(one.baseline - other.baseline) > _SAME_LINE * em:
        return False
    return -_OVERLAP * em < other.left - one.right < _WIDEST_GAP * em and other.left > one.left


def _vertical(runs: Sequence[_Run], display: float) -> tuple[list[_Frame], list[_Run]]:
    """Headlines whose characters stand below each other, and the other *runs*."""
    stacks: list[list[_Run]] = []
    for run in sorted(
        (run for run in runs if len(run.glyphs) == 1 and run.em >= display), key=lambda run: run.baseline
    ):
        for stack in reversed(stacks[-50:]):
            last = stack[-1]
            step = (run.baseline - last.baseline) / run.em
            is_below = (
                abs(run.left + run.right - last.left - last.right) < 0.6 * run.em
                and _VERTICAL[0] < step < _VERTICAL[1]
            )
            if is_below and abs(run.em - last.em) < 0.1 * run.em:
                stack.append(run)
                break
        else:
            stacks.append([run])
    found = [
        _Run([glyph for run in stack for glyph in run.glyphs])
        for stack in stacks
        if len(stack) >= _FEWEST_VERTICAL
        and sum(bool(_HAN.match(run.glyphs[0].char)) for run in stack) * 2 > len(stack)
    ]
    taken = {id(glyph) for line in found for glyph in line.glyphs}
    frames: list[_Frame] = []
    for line in sorted(found, key=lambda line: -line.left):
        beside = next((frame for frame in frames if _is_beside(frame, line)), None)
        if beside is None:
            frames.append(_Frame([line], is_vertical=True))
        else:
            frames[frames.index(beside)] = _Frame([*beside.lines, line], is_vertical=True)
    return frames, [run for run in runs if id(run.glyphs[0]) not in taken]


def _is_beside(frame: _Frame, line: _Run) -> bool:
    """Whether a vertical line is the next one of a vertical headline, to the left of it."""
    top, bottom = line.glyphs[0].baseline - line.em, line.glyphs[-1].baseline
    is_near = -0.5 * line.em < frame.left - max(g.right for g in line.glyphs) < 1.5 * line.em
    overlap = min(bottom, frame.bottom) - max(top, frame.top)
    return (
        is_near
        and abs(frame.em - line.em) < 0.1 * line.em
        and overlap > 0.5 * min(bottom - top, frame.bottom - frame.top)
    )


def _frames(runs: Sequence[_Run]) -> list[_Frame]:
    """The frames that *runs* make, from top to bottom."""
    done: list[_Frame] = []
    open_frames: list[_Frame] = []
    for line in _lines(runs):
        taking = [[frame for frame in open_frames if frame.takes(run)] for run in line]
        takers = Counter(id(frame) for frames in taking for frame in frames)
        for run, frames in zip(line, taking, strict=True):
            # A line over two columns goes on in neither, and two lines beside each other are none of one frame.
            if len(frames) == 1 and takers[id(frames[0])] == 1:
                frames[0].add(run)
            else:
                open_frames.append(_Frame([run]))
        reach = line[0].baseline - _LEADING * max(run.em for run in line) * 2
        still = [frame for frame in open_frames if frame.bottom > reach]
        done += [frame for frame in open_frames if frame.bottom <= reach]
        open_frames = still
    return done + open_frames


def _reach(frames: list[_Frame], display: float, body: float) -> None:
    """Find how far each frame reaches: a headline over the columns below it that it stands in the middle of."""
    for frame in frames:
        frame.start, frame.end = frame.left, frame.right
    if len(frames) > _MOST_COMPARED:
        return
    for head in sorted(frames, key=lambda frame: -frame.top):
        if head.em >= display and not head.is_vertical:
            head.start, head.end = _span(head, [frame for frame in frames if frame is not head], body)


def _span(head: _Frame, others: Sequence[_Frame], body: float) -> tuple[float, float]:
    """From where to where the columns go that *head* heads, those of *others* that begin right below it."""
    beside = [other for other in others if other.top < head.bottom and other.bottom > head.top]
    left = max((other.right for other in beside if other.right <= head.left), default=-_FAR)
    right = min((other.left for other in beside if other.left >= head.right), default=_FAR)
    below = [other for other in others if other.top >= head.bottom and other.start >= left and other.end <= right]
    highest = min((other.top for other in below), default=_FAR)
    columns = sorted((other for other in below if other.top < highest + 1.5 * body), key=lambda other: other.start)
    columns = columns[:_MOST_COLUMNS]
    # Where nothing stands beside it up to the edge, nothing else heads the columns there.
    firsts, lasts = columns[:1] if left == -_FAR else columns, columns[-1:] if right == _FAR else columns
    spans = [
        (min(one.start, head.left), max(other.end, head.right))
        for one in firsts
        for other in lasts
        if one.start <= other.start
    ]
    if len(spans) == 1:
        return spans[0]
    middle = (head.left + head.right) / 2
    offsets = {(start, end): abs(start + end - 2 * middle) / (end - start) / 2 for start, end in spans}
    centred = [span for span, offset in offsets.items() if offset < _CENTRED]
    if centred:
        return max(centred, key=lambda span: span[1] - span[0])
    nearest = min(offsets, key=lambda span: offsets[span], default=(head.left, head.right))
    if offsets.get(nearest, 0) < _MIDDLE:
        return nearest
    before = [other for other in columns if other.end <= middle]
    behind = [other for other in columns if other.start >= middle]
    if before and behind and len(before) + len(behind) == len(columns):
        # It stands over a gutter and heads what is on both sides, though lines of verse are short.
        return min(before[-1].start, head.left), max(behind[0].end, head.right)
    return head.left, head.right


def _ordered(frames: Sequence[_Frame], display: float, depth: int) -> Iterator[_Frame]:
    """
    The *frames* of a part of the page as one reads them.

    What nothing crosses parts it: a gutter from top to bottom, or an empty line from left to right. Columns come before lines,
    unless a headline, or a line of the paper's own, stands over them all.
    """
    if len(frames) < 2 or depth > _DEEPEST:
        yield from _by_place(frames)
        return
    columns, strips = _columns(frames), _split(frames, [(frame.top, frame.bottom) for frame in frames])
    if len(strips) == 1 and len(columns) == 1:
        yield from _by_precedence(frames)
        return
    over = next((at for at, strip in enumerate(strips[:-1]) if not _is_small(strip, display)), len(strips) - 1)
    if over or (len(strips) > 1 and _heads_all(strips[0], frames, display)):
        parts = [*strips[: over or 1], _all(strips[over or 1 :])]
    elif len(strips) > 1 and _is_small(strips[-1], display):
        parts = [_all(strips[:-1]), strips[-1]]
    elif len(columns) > 1:
        parts = _heads_first(columns, display)
    else:
        parts = _grouped(strips, display)
    for part in parts:
        yield from _ordered(part, display, depth + 1)


def _all(parts: Iterable[Iterable[_Frame]]) -> list[_Frame]:
    return [frame for part in parts for frame in part]


def _columns(frames: Sequence[_Frame]) -> list[list[_Frame]]:
    """*frames* parted by what nothing crosses from top to bottom."""
    return _split(frames, [(frame.start, frame.end) for frame in frames])


def _split(frames: Sequence[_Frame], extents: Sequence[tuple[float, float]]) -> list[list[_Frame]]:
    """The *frames* parted wherever their *extents* leave a gap, in order."""
    order = sorted(range(len(frames)), key=lambda at: extents[at])
    parts: list[list[_Frame]] = []
    end = 0.0
    for at in order:
        start, stop = extents[at]
        if not parts or start > end + _GUTTER * min(frame.em for frame in (frames[at], parts[-1][-1])):
            parts.append([frames[at]])
            end = stop
        else:
            parts[-1].append(frames[at])
            end = max(end, stop)
    return parts


def _heads_all(strip: Sequence[_Frame], frames: Sequence[_Frame], display: float) -> bool:
    """Whether the uppermost *strip* of *frames* is one headline in the middle of them all."""
    if any(frame.em < display for frame in strip) or len(_columns(strip)) > 1:
        return False
    left, right = min(frame.left for frame in frames), max(frame.right for frame in frames)
    start, end = min(frame.start for frame in strip), max(frame.end for frame in strip)
    return abs((start + end) - (left + right)) / 2 < _MIDDLE * (right - left)


def _is_small(strip: Sequence[_Frame], display: float) -> bool:
    """Whether a *strip* is single lines in the size of the text or less, as the paper's own at the head or foot of a page."""
    return all(len(frame.lines) == 1 and frame.em < display for frame in strip)


def _heads_first(columns: list[list[_Frame]], display: float) -> list[list[_Frame]]:
    """*columns* with a vertical headline before those beside it that have none of their own."""
    ordered = list(columns)
    for column in columns:
        if not all(frame.is_vertical for frame in column):
            continue
        at = to = ordered.index(column)
        while to and not any(frame.em >= display for frame in ordered[to - 1]):
            to -= 1
        ordered.insert(to, ordered.pop(at))
    return ordered


def _grouped(strips: Sequence[list[_Frame]], display: float) -> list[list[_Frame]]:
    """*strips* with those together that are headlines beside each other and the texts below, or one text that an empty line crosses."""
    groups: list[list[_Frame]] = []
    for above, strip in zip([strips[0], *strips], strips, strict=False):
        uppermost = min(strip, key=lambda frame: frame.top)
        lowest = max(above, key=lambda frame: frame.bottom)
        if not groups or (uppermost.em >= display and lowest.em < display):
            groups.append(list(strip))
        else:
            groups[-1] += strip
    # One group would be all of it again.
    return groups if len(groups) > 1 else list(strips)


def _by_place(frames: Iterable[_Frame]) -> list[_Frame]:
    return sorted(frames, key=lambda frame: (frame.top, frame.left))


def _by_precedence(frames: Sequence[_Frame]) -> list[_Frame]:
    """
    *frames* that nothing parts: one comes before what is below it, and before what is all to its right, unless something
    stands over both.

    After Breuel, High Performance Document Layout Analysis, 2003.
    """
    placed = _by_place(frames)
    if len(placed) > _MOST_KNOTTED:
        return placed
    before = {
        id(one): {id(other) for other in placed if other is not one and _precedes(other, one, placed)}
        for one in placed
    }
    ordered: list[_Frame] = []
    while placed:
        # Where each comes before another, round in a circle, the uppermost is first.
        first = next((one for one in placed if not before[id(one)]), placed[0])
        ordered.append(first)
        placed.remove(first)
        for others in before.values():
            others.discard(id(first))
    return ordered


def _precedes(one: _Frame, other: _Frame, frames: Sequence[_Frame]) -> bool:
    if min(one.right, other.right) > max(one.left, other.left):
        return one.top < other.top
    if one.right > other.left:
        return False
    return not any(
        (one.bottom <= frame.top and frame.bottom <= other.top)
        or (other.bottom <= frame.top and frame.bottom <= one.top)
        for frame in frames
        if frame.left < one.right and frame.right > other.left
    )
