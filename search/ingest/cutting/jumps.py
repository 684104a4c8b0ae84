"""
Here are lines with the marks 下转 and 上接, and the items made of them, give me each text with what goes on elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from search.ingest.cutting.items import Item, Paragraph
from search.ingest.facts.dates import number_of
from search.ingest.lines.contents import entries_alone
from search.ingest.lines.imprint import SHEETS
from search.ingest.lines.layout import Line, lines_with
from search.ingest.lines.wording import coherence
from search.model import Flag

_TO: Final = re.compile(
    rf"(?:[（(【\[]\s*下转[^（）()。，,]{{1,24}}[）)】\]]?|下转\s*[第{SHEETS}\d一二三四五六七八九十][^。，,]{{0,8}}版)\s*$"
)
_FROM: Final = re.compile(
    rf"(?:[（(【\[]\s*(?:上接|紧接)[^（）()。，,]{{1,24}}[）)】\]]|(?:上接|紧接)\s*[第{SHEETS}\d一二三四五六七八九十头][^。，,]{{0,8}}?版)[\s:：]*"
)

_TO_REACH: Final = 40
"""How far from the end of a line `_TO` is looked for."""
_HINTS: Final = tuple(map(re.compile, ("上接", "紧接", "下转")))
"""One of these is in every mark."""

ALONE: Final = " "
"""Begins what a line remembers of a mark that stood on a line of its own, and not in its text."""

_PAGE: Final = re.compile(
    rf"(?P<sheet>[{SHEETS}]?)\s?(?P<number>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|头)\s*版?"
)


def take_jumps(lines: Sequence[Line]) -> set[int]:
    """
    Take the marks 上接… and 下转… out of *lines*, which remember them, and lists of contents without a heading.

    Returns:
        Places of the lines that are a mark or an entry and nothing else; the lines beside a mark remember it.
    """
    alone = entries_alone(lines)
    for place in lines_with(_HINTS, lines):
        if place in alone:
            continue
        line = lines[place]
        text = line.text
        if match := _FROM.match(text):
            if match.end() == len(text):
                alone.add(place)
                if place + 1 < len(lines):
                    lines[place + 1].jump_from = ALONE + text
                continue
            line.jump_from = match[0]
            text = text[match.end() :]
        if match := _TO.search(text, max(0, len(text) - _TO_REACH)):
            if match.start() == 0:
                alone.add(place)
                if place and not lines[place - 1].jump_to:
                    lines[place - 1].jump_to = ALONE + text
                continue
            line.jump_to = match[0]
            text = text[: match.start()].rstrip()
        line.text = text
    return alone


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
    leaving = [item for item in marked if any(p.jump_to for p in item.paragraphs)]
    arriving = [item for item in marked if item.paragraphs[0].jump_from]
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
        pointers.update(item.heads, item.labels)
        target.append(item)
        target.flag(Flag.JOINED_JUMP)
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
