"""
Here is a page's text, give me its lines with what their setting shows: gaps, indents, columns.

A line here is a printed line: parts of one text line on both sides of a form feed are two. Where the text keeps the
column's line ends (hard-wrapped), each line also knows whether it fills its column; a line that does not ends a
paragraph or is a headline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.ingest.sources.markup import NEW_LINE, NEW_PARAGRAPH

_NEW_LINES: Final = f"\x85{NEW_LINE}"
_NEW_SHEETS: Final = "\f\v\x1c\x1d\x1e"
_BREAK_MARKS: Final = _NEW_LINES + NEW_PARAGRAPH + _NEW_SHEETS
_BREAKS: Final = re.compile(f"([{_BREAK_MARKS}])")

_MIN_COLUMN: Final = 22
_MAX_COLUMN: Final = 110
"""Widths in half characters between which a column of newsprint lies."""


class Line:
    """
    A printed line that is not blank.

    Attributes:
        number: Line of the source it stands in, from 1.
        text: As printed, without spaces at the ends.
        gap: Blank lines before it.
        indent: Width of the spaces before it, in half characters.
        width: How far it reaches, its indent included, in half characters; 0 where lines are not wrapped.
        sheet: How many form feeds stand before it.
        column: Width of the column it is wrapped to, or 0 when lines are not wrapped here.
        below_own: Whether one of the paper's own lines stood right above it.
        below_head: Whether these are the head of a page, with its day.
        jump_from: The mark 上接… that stood before it, or empty; begins with a space when it had a line of its own.
        jump_to: The mark 下转… that stood after it, or empty; the same.
        ornament: The marks that were taken off it, a headline's, or empty: before it, or before and behind it.
        is_run_in: Whether it is a headline that is run in at the head of a brief.
        says_where: Whether it is the place before such a headline.
    """

    __slots__ = (
        "below_head",
        "below_own",
        "column",
        "gap",
        "indent",
        "is_run_in",
        "jump_from",
        "jump_to",
        "number",
        "ornament",
        "says_where",
        "sheet",
        "text",
        "width",
    )

    def __init__(self, number: int, text: str, gap: int, indent: int, sheet: int) -> None:
        self.number = number
        self.text = text
        self.gap = gap
        self.indent = indent
        self.sheet = sheet
        self.width = 0
        self.column = 0
        self.below_own = False
        self.below_head = False
        self.jump_from = ""
        self.jump_to = ""
        self.ornament = ""
        self.is_run_in = False
        self.says_where = False

    @classmethod
    def joined(cls, lines: Sequence[Line]) -> Line:
        """Lines of one paragraph as one, set as the first and ended as the last."""
        first, last = lines[0], lines[-1]
        line = cls(first.number, "".join([part.text for part in lines]), first.gap, first.indent, first.sheet)
        line.column, line.width = first.column, last.width
        line.below_own = first.below_own
        line.below_head = first.below_head
        line.jump_from, line.jump_to = first.jump_from, last.jump_to
        return line

    def parted(self, at: int) -> tuple[Line, Line]:
        """A line as two: its first *at* characters, and the rest close below them."""
        first = Line(self.number, self.text[:at].rstrip(), self.gap, self.indent, self.sheet)
        second = Line(self.number, self.text[at:], 0, self.indent, self.sheet)
        for line in (first, second):
            line.column, line.width = self.column, min(self.width, self.column // 2)
        return first, second

    @property
    def is_full(self) -> bool:
        """Whether it fills its column, so that what follows may be its continuation."""
        return self.column > 0 and self.width >= self.column - 2

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.text[:20]!r})"


def point_for_stop(text: str) -> str:
    """The point that sentences of a page end in where it has no 。, or empty."""
    if "。" in text:
        return ""
    points = _POINTS.findall(text)
    return max(".．", key=points.count) if len(points) >= _FEWEST_POINTS else ""


def with_stops(text: str, point: str) -> str:
    """*text* with 。 for each *point* that ends a sentence."""
    return _POINTS.sub(lambda found: "。" if found[0] == point else found[0], text)


_POINTS: Final = re.compile(r"(?<=[\u4e00-\u9fff”’》）)])[.．](?=\s*$|[\u4e00-\u9fff“‘《（(])", re.MULTILINE)
_FEWEST_POINTS: Final = 3


def lines_of(text: str) -> list[Line]:
    """The lines of a page that are not blank, in order."""
    lines: list[Line] = []
    gap, sheet = 0, 0
    has_breaks = any(mark in text for mark in _BREAK_MARKS)
    rows = text.split("\n")
    for number, (raw, stripped) in enumerate(zip(rows, map(str.strip, rows), strict=True), 1):
        if raw == NEW_LINE:
            # The blank lines on both sides of a picture are one gap.
            gap = max(0, gap - 1)
            continue
        if has_breaks and _BREAKS.search(raw):
            for place, piece in enumerate(_BREAKS.split(raw)):
                if place % 2:
                    sheet += piece in _NEW_SHEETS
                    gap = max(gap, int(piece not in _NEW_LINES))
                elif own := piece.strip():
                    lines.append(Line(number, own, gap, _indent(piece), sheet))
                    gap = 0
            continue
        if not stripped:
            gap += 1
            continue
        lines.append(Line(number, stripped, gap, 0 if raw[0] == stripped[0] else _indent(raw), sheet))
        gap = 0
    take_margins(lines)
    lines = _join_upright(lines)
    _even_gaps(lines)
    _find_columns(lines)
    _part_close_lines(lines)
    _close_up_figures(lines)
    if _MAY_BE_SPACED_OUT.search(text):
        for line in lines:
            line.text = _SPACED_OUT.sub(_without_spaces, line.text)
    return lines


def wide_gap(lines: Sequence[Line]) -> int:
    """How many blank lines part more than paragraphs on this page, if any do."""
    gaps = [line.gap for line in lines if line.gap]
    return 2 if 0 < sum([1 for gap in gaps if gap >= 2]) <= _FEW_GAPS * len(gaps) else 1_000_000


_FEW_GAPS: Final = 0.34


def _join_upright(lines: list[Line]) -> list[Line]:
    """Lines with those of one character each that stand close below each other taken together: a headline set upright."""
    if sum([len(line.text) == 1 for line in lines]) < _FEWEST_UPRIGHT:
        return lines
    joined: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if run and (len(line.text) > 1 or line.gap > 1):
            joined += _upright(run)
            run = []
        if len(line.text) == 1:
            run.append(line)
        else:
            joined.append(line)
    return joined + _upright(run)


def _upright(run: list[Line]) -> list[Line]:
    """Lines of one character each as one line, if they are as many as a headline has and not all digits."""
    is_headline = _FEWEST_UPRIGHT <= len(run) <= _MOST_UPRIGHT and any(not line.text.isdecimal() for line in run)
    return [Line.joined(run)] if is_headline else run


_FEWEST_UPRIGHT: Final = 3
_MOST_UPRIGHT: Final = 30


def _close_up_figures(lines: Sequence[Line]) -> None:
    """Where a page sets figures and Latin letters apart from the text (6 月 1 日), close them up: no other page has these spaces."""
    text = "\n".join([line.text for line in lines])
    apart = len(_SET_APART.findall(text))
    if apart >= _FEWEST_SET_APART and apart > _MOSTLY_APART * len(_SET_CLOSE.findall(text)):
        for line in lines:
            line.text = _SPACE_AT_FIGURE.sub("", line.text)


_HAN_CHARACTER: Final = "[\u4e00-\u9fff]"
_FIGURE: Final = r"[\d０-９A-Za-z.%％]+"
_SET_APART: Final = re.compile(rf" (?<={_HAN_CHARACTER} ){_FIGURE} (?={_HAN_CHARACTER})")
_SET_CLOSE: Final = re.compile(rf"{_HAN_CHARACTER}{_FIGURE}(?={_HAN_CHARACTER})")
_SPACE_AT_FIGURE: Final = re.compile(
    rf"(?<={_HAN_CHARACTER}) (?=[\dA-Za-z])|(?<=[\dA-Za-z%]) (?={_HAN_CHARACTER})"
)
_FEWEST_SET_APART: Final = 8
_MOSTLY_APART: Final = 4


_SPACED_WORDS: Final = ("本报讯", "本报记者", "记者", "通讯员", "实习生", "摄影", "新华社", "又讯")
# （本 报 记 者 张三）, never two words of their own.
_SPACED_OUT: Final = re.compile("|".join(map(" ".join, _SPACED_WORDS)))
_MAY_BE_SPACED_OUT: Final = re.compile(f" [{''.join([word[1] for word in _SPACED_WORDS])}]")
"""Found where that is: a search for one character, here a space, skips many times faster than one for any of several."""


def _without_spaces(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def lines_with(patterns: Sequence[re.Pattern[str]], lines: Sequence[Line]) -> list[int]:
    """
    Places of the lines in which one of *patterns* is found, by one search through all of them for each.

    No pattern must match across a line end. Where each begins with one character a few of them are many times faster than one for all.
    """
    texts = [line.text for line in lines]
    whole = "\n".join(texts)
    hits = sorted([match.start() for pattern in patterns for match in pattern.finditer(whole)])
    if not hits:
        return []
    ends = list(accumulate(len(text) + 1 for text in texts))
    return list(dict.fromkeys(bisect_right(ends, hit) for hit in hits))


def _indent(raw: str) -> int:
    """The width of the spaces before a line, in half characters; a tab is as wide as the indent of a paragraph."""
    width = 0
    for char in raw:
        if char == "\u3000":
            width += 2
        elif char == "\t":
            width += 4
        elif char.isspace():
            width += 1
        else:
            break
    return width


def take_margins(lines: Sequence[Line]) -> None:
    """
    Measure indents from the margin of each sheet, where even the lines furthest to the left begin behind some spaces.

    A page number or a rule may stand left of it; so may the paper's own lines, without which this is asked again.
    """
    for _, sheet in groupby(lines, _SHEET):
        rows = sorted(sheet, key=_INDENT)
        # Where there is no margin the first line that is asked says so.
        margin = next((line.indent for line in rows if _WORD.search(line.text)), 0)
        if margin:
            for line in rows:
                line.indent = max(0, line.indent - margin)


_SHEET: Final = attrgetter("sheet")
_INDENT: Final = attrgetter("indent")
_WORD: Final = re.compile("(?![第共页版])[\u4e00-\u9fff]")


def _even_gaps(lines: Sequence[Line]) -> None:
    """Where every line of wrapped text is followed by blank ones, take those away: they say nothing."""
    if len(lines) < 12:
        return
    gaps = [line.gap for line in lines]
    common = gaps[len(gaps) // 2]
    if common == 0 or gaps.count(common) < _MOSTLY_EVEN * (len(lines) - 1):
        return
    widths = np.bincount(_widths(lines) // 2)
    peak = int(widths.argmax())
    near = int(widths[max(0, peak - 1) : peak + 2].sum())
    if near >= 0.5 * len(lines) and _MIN_COLUMN <= 2 * peak <= _MAX_COLUMN:
        for line in lines:
            line.gap = max(0, line.gap - common)


_MOSTLY_EVEN: Final = 0.5
"""Of so many lines of a page the gap before them is the commonest, at least."""


def _part_close_lines(lines: Sequence[Line]) -> None:
    """Where each paragraph is a line and next to no blank lines part them, part all: a line alone is a headline sooner."""
    if sum([not line.gap for line in lines]) < _CLOSE * len(lines):
        return
    wrapped = sum([line.column > 0 for line in lines])
    if wrapped <= _HARDLY_WRAPPED * len(lines):
        for line in lines[1:]:
            line.gap += 1


_CLOSE: Final = 0.85
_HARDLY_WRAPPED: Final = 0.15
"""Shares of a page's lines: of those that stand close, at least; in columns, at most."""
_AROUND: Final = 3
_WRAPPED: Final = 0.3
_MOSTLY_WRAPPED: Final = 0.8
"""Shares of a page's lines that are of one width where it is wrapped at least in part, and throughout."""
_UNBROKEN: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.%/:—-]{2,}")
"""What is never parted between two lines: a number or a Latin word."""
_FIRST_WIDE: Final = 0x800
"""Characters from here on (punctuation, Han, full-width forms) are set twice as wide as Latin ones."""


def _find_columns(lines: Sequence[Line]) -> None:
    """
    Give each line of a wrapped run its column's width: the second widest of the lines around it.

    The widest may be a headline over the column; a run of one or two lines shows no column. Where most of the page
    is wrapped to one width, short runs of lines (a paragraph of two) are as well.
    """
    gaps = [line.gap for line in lines]
    shape = "".join(["-" if gap else "+" for gap in gaps])
    if "++" not in shape:
        return
    widths = _widths(lines)
    run = (np.array(gaps) > 0).cumsum()
    # The lines around each, within its run: one column of the matrix a distance.
    around = np.full((len(lines), 2 * _AROUND + 1), -1)
    around[:, _AROUND] = widths
    for distance in range(1, min(_AROUND, len(lines) - 1) + 1):
        same = run[distance:] == run[:-distance]
        np.copyto(around[:-distance, _AROUND + distance], widths[distance:], where=same)
        np.copyto(around[distance:, _AROUND - distance], widths[:-distance], where=same)
    around.sort(axis=1)
    third, column, widest = around.T[-3:]
    # Two lines as wide as each other make a column; else the lines merely stand close.
    is_column = (
        (third >= 0)
        & (column >= _MIN_COLUMN)
        & (column <= _MAX_COLUMN)
        & (widest - column <= 24)
        & ((third >= column - 4) | (widest - column <= 3))
    )
    column = np.where(is_column, column, 0)
    known = column[is_column]
    if not known.size:
        return
    common = int(np.bincount(known).argmax())
    if (np.abs(known - common) <= 2).sum() >= _WRAPPED * len(lines):
        # The commonest width is the column's own; a mark that hangs over its edge makes a line wider than it.
        near = widths[np.abs(widths - common) <= 4]
        own = int(np.bincount(near).argmax()) if near.size else common
        narrower = _narrower(column, widths, own)
        column[((column == 0) & (widths <= common + 3)) | ((np.abs(column - own) <= 4) & ~narrower)] = own
        if (widths <= common + 3).sum() >= _MOSTLY_WRAPPED * len(lines):
            # What is wider than the column of a page that is wrapped throughout stands over it.
            column[column == 0] = own
    for line, value, width in zip(lines, column.tolist(), widths.tolist(), strict=True):
        line.column = value
        line.width = width
    for line, below in pairwise(lines):
        if (
            line.width < line.column - 2
            and not below.gap
            and (number := _UNBROKEN.match(below.text))
            and line.width + number.end() > line.column
        ):
            # The number that begins the next line had no place in this one, which is as full as it can be.
            line.width = line.column


def _narrower(column: NDArray[np.int64], widths: NDArray[np.int64], own: int) -> NDArray[np.bool_]:
    """Which lines stand in a column that is narrower than the page's by two characters, as that of one article may be."""
    found = np.zeros(len(column), bool)
    near = (own - column >= _NARROWER) & (own - column <= 4)
    if near.sum() < _FEWEST_NARROWER:
        return found
    edges = np.flatnonzero(np.diff(near, prepend=False, append=False))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        here = widths[start:end]
        width = int(np.bincount(here).argmax())
        found[start:end] = True
        column[start:end] = width
    return found


_NARROWER: Final = 3
_FEWEST_NARROWER: Final = 8
"""By so many half characters, in so many lines at least."""


def _widths(lines: Sequence[Line]) -> NDArray[np.int64]:
    """
    How far each line reaches, its indent included, in half characters.

    Letters and digits are set half as wide as other characters, and so are ASCII's marks; but marks that were full in
    print may have become ASCII's, and some text is wrapped by counting characters. The measure by which most lines
    are of one width is the column's.
    """
    texts = [line.text for line in lines]
    codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes = np.array([len(text) for text in texts])
    ends = (sizes + 1).cumsum()
    low = (codes < _FIRST_WIDE).nonzero()[0]
    full = 2 * sizes + np.array([line.indent for line in lines])
    # Of each line what is twice as wide is all but the few narrow characters; its end is one of these.
    narrow = _in_each(low, ends) - 1
    widths: NDArray[np.int64] = full - narrow
    marks = low[_IS_MARK[codes[low]]]
    # Only lines with such characters tell.
    told = narrow > 0
    most = _as_wide(widths[told])
    for other in (widths + _in_each(marks, ends), full):
        alike = _as_wide(other[told])
        if alike > most and _as_wide(other) > _WRAPPED * len(lines):
            widths, most = other, alike
    return widths


def _in_each(places: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of *places*, in order, are in each line, whose *ends* are given."""
    counts = places.searchsorted(ends)
    counts[1:] -= counts[:-1].copy()
    return counts


_IS_MARK: Final = np.isin(np.arange(_FIRST_WIDE), [ord(mark) for mark in ",.:;!?()"])


def _as_wide(widths: NDArray[np.int64]) -> int:
    """How many lines reach as far as each other, within a character, in a column's width."""
    counts = np.bincount(widths, minlength=_MAX_COLUMN + 1)[_MIN_COLUMN - 2 : _MAX_COLUMN + 1]
    return int((counts[2:] + counts[1:-1] + counts[:-2]).max())
