"""
Here are items some of whose pieces strayed, give me each piece where it belongs.

A fragment that begins inside a sentence belongs to a text that stops inside one; a text that says 下转 goes on where
上接 stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from search.ingest.cutting.items import Item, Paragraph
from search.ingest.facts.dates import number_of
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import starts_midway
from search.ingest.lines.wording import coherence

_TO: Final = re.compile(
    r"(?:[（(【\[]\s*下转[^（）()。，,]{1,24}[）)】\]]?|下转\s*[第A-D\d一二三四五六七八九十][^。，,]{0,8}版)\s*$"
)
_FROM: Final = re.compile(
    r"(?:[（(【\[]\s*(?:上接|紧接)[^（）()。，,]{1,24}[）)】\]]|(?:上接|紧接)\s*[第A-D\d一二三四五六七八九十头][^。，,]{0,8}?版)[\s:：]*"
)
_NUMBER: Final = "(?:[A-D]?\\d{1,2}|[一二三四五六七八九十]{1,2})"
_POINTER: Final = re.compile(rf".{{2,40}}(?:详见|…|\.{{2}}|·{{2}}|→|▶|►|>>|》》)\s*(?:第)?\s*{_NUMBER}\s*版[）)]?")
"""An entry of a front page's list of contents: `蒜薹收购忙 详见2版`, `蒜薹收购忙……2版`."""
_ENTRY: Final = re.compile(
    rf"[^。]{{4,40}}(?:\s第?\s?{_NUMBER}\s?版|[（(]第?{_NUMBER}版[）)])|第?\s?{_NUMBER}\s?版\s+[^。]{{4,60}}"
)
"""The same without a mark, or with the page before it, beside another such line."""
_FROM_BEGINS: Final = frozenset("（(【[上紧")
_POINTER_ENDS: Final = frozenset("版）)")
_TO_REACH: Final = 40
_TO_PAGE: Final = 5
"""What `_FROM` begins with, what `_POINTER` ends with, and how far from the end of a line `_TO` is looked for."""

_HINTS: Final = ("版", "上接", "紧接", "下转")
"""One of these is in every mark."""

_MIN_FIT: Final = 0.12

ALONE: Final = " "
"""Begins what a line remembers of a mark that stood on a line of its own, and not in its text."""

_PAGE: Final = re.compile(r"(?P<sheet>[A-D]?)\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2}|头)\s*版?")


def take_jumps(lines: Sequence[Line]) -> list[int]:
    """
    Take the marks 上接… and 下转… out of *lines*, which remember them.

    Returns:
        Places of the lines that are a mark and nothing else; the lines beside them remember those marks.
    """
    alone: list[int] = []
    is_alone: set[int] = set()
    whole = "\n".join([line.text for line in lines])
    if not any(hint in whole for hint in _HINTS):
        return alone
    for place, line in enumerate(lines):
        text = line.text
        is_left = text[-1] not in "。，," and "下转" in text[-_TO_REACH:]
        is_entry = text[-1] in _POINTER_ENDS or "版" in text[:_TO_PAGE]
        if not is_left and not is_entry and text[0] not in _FROM_BEGINS:
            continue
        if is_entry and (_POINTER.fullmatch(text) or _is_entry(lines, place, is_alone)):
            alone.append(place)
            is_alone.add(place)
            continue
        if text[0] in _FROM_BEGINS and (match := _FROM.match(text)):
            if match.end() == len(text):
                alone.append(place)
                is_alone.add(place)
                if place + 1 < len(lines):
                    lines[place + 1].jump_from = ALONE + text
                continue
            line.jump_from = match[0]
            text = text[match.end() :]
        if is_left and (match := _TO.search(text, max(0, len(text) - _TO_REACH))):
            if match.start() == 0 and not line.jump_from:
                alone.append(place)
                is_alone.add(place)
                if place and place - 1 not in is_alone:
                    lines[place - 1].jump_to = lines[place - 1].jump_to or ALONE + text
                continue
            if match.start() > 0:
                line.jump_to = match[0]
                text = text[: match.start()].rstrip()
        line.text = text
    return alone


def _is_entry(lines: Sequence[Line], place: int, is_alone: set[int]) -> bool:
    """Whether a line is an entry of a list of contents: the page behind it, and beside it another."""
    if not _ENTRY.fullmatch(lines[place].text):
        return False
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    return place - 1 in is_alone or _ENTRY.fullmatch(below) is not None


def join_fragments(items: list[Item]) -> None:
    """Join each headless fragment that begins in mid-sentence to the text that stops in one whose words it fits best."""
    open_items = [item for item in items if not item.kind and item.is_open]
    if not open_items:
        return
    position = {id(item): number for number, item in enumerate(items)}
    gone: set[int] = set()
    for item in items:
        if item.heads or item.is_dated or item.is_photo or item.end is None or item.kind:
            continue
        first = item.body[0]
        if not starts_midway(first.text):
            continue
        number = position[id(item)]
        best, target = _MIN_FIT, None
        for other in open_items[:50]:
            if other is item or id(other) in gone or not other.is_open:
                continue
            value = coherence(first.text[:200], "".join(p.text for p in other.body)[:2000])
            value += 0.2 / (1 + abs(position[id(other)] - number))
            if value > best:
                best, target = value, other
        if target is None:
            continue
        target.append(item)
        target.flags.append("joined-fragment")
        gone.add(id(item))
    items[:] = [item for item in items if id(item) not in gone]


def join_jumps(items: list[Item], page_of: Callable[[Item], str]) -> tuple[set[tuple[int, str]], set[int]]:
    """
    Join texts that 下转 and 上接 part; where the other end is on another page the mark goes back into the text.

    Args:
        page_of: The number of the page an item stands on, empty where it is not known.

    Returns:
        Place and side (`from`, `to`) of each mark that went back, and places of headlines repeated over a
        continuation.
    """
    restored: set[tuple[int, str]] = set()
    pointers: set[int] = set()
    gone: set[int] = set()
    marked = list(dict.fromkeys([item for item in items for p in item.paragraphs if p.jump_from or p.jump_to]))
    if not marked:
        return restored, pointers
    leaving = [item for item in marked if item.end and any(p.jump_to for p in item.paragraphs)]
    arriving = [item for item in marked if item.end and item.paragraphs[0].jump_from]
    for item in arriving:
        free = [other for other in leaving[:40] if other is not item and _may_go_on(other, item, page_of)]
        if not free:
            continue
        words = "".join(p.text for p in item.body)[:600]
        target = max(free, key=lambda other: coherence(words[:200], "".join(p.text for p in other.body)[:3000]))
        leaving.remove(target)
        end = next(p for p in target.paragraphs if p.jump_to)
        start = item.paragraphs[0]
        start.jump_from = end.jump_to = ""
        pointers.update(item.heads)
        pointers.update(item.labels)
        target.append(item)
        target.flags.append("joined-jump")
        gone.add(id(item))
    items[:] = [item for item in items if id(item) not in gone]
    for item in marked:
        if id(item) not in gone:
            for paragraph in item.paragraphs:
                restored.update(_restore(paragraph))
    return restored, pointers


def _may_go_on(leaving: Item, arriving: Item, page_of: Callable[[Item], str]) -> bool:
    """Whether nothing that is printed forbids it: 下转A05版 does not go on on page A04."""
    to = next(p.jump_to for p in leaving.paragraphs if p.jump_to)
    came_from = arriving.paragraphs[0].jump_from
    named = ((_page(to), _page(page_of(arriving))), (_page(came_from), _page(page_of(leaving))))
    return all(one is None or other is None or one == other for one, other in named)


def _page(text: str) -> tuple[str, int] | None:
    """The first page number in a mark or a masthead; a sheet without a letter counts as A."""
    match = _PAGE.search(text)
    if match is None:
        return None
    return match["sheet"] or "A", 1 if match["number"] == "头" else number_of(match["number"])


def _restore(paragraph: Paragraph) -> list[tuple[int, str]]:
    """Put marks back into the text they were taken from; those on lines of their own stay out."""
    restored = []
    if _is_in_text(paragraph.jump_from):
        mark = paragraph.jump_from
        paragraph.text = mark + paragraph.text
        paragraph.pieces = [(offset + len(mark) if offset else 0, line) for offset, line in paragraph.pieces]
        restored.append((paragraph.pieces[0][1], "from"))
    if _is_in_text(paragraph.jump_to):
        paragraph.text += paragraph.jump_to
        restored.append((paragraph.pieces[-1][1], "to"))
    paragraph.jump_from = paragraph.jump_to = ""
    return restored


def _is_in_text(mark: str) -> bool:
    return bool(mark) and not mark.startswith(ALONE)
