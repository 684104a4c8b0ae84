"""
Here is a highlighted text, give me its pieces.

No markup is made here: the template writes `<mark>` around the text of a piece, which it escapes like any other text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from search import Highlighted, Snippet, Span


class Piece(NamedTuple):
    """A run of text and what it is marked as: `exact`, `word`, or not at all (empty)."""

    text: str
    kind: str = ""


def pieces(text: str, spans: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """
    *text* cut at its spans; the pieces joined are *text* again.

    Spans that overlap or leave the text are cut to what is left of it, so that a wrong span costs a mark, not a page.
    """
    if not spans:  # as most kickers and many titles
        return (Piece(text),) if text else ()
    cut: list[Piece] = []
    at = 0
    for first, last, kind in sorted(spans):
        start, end = max(first, at), min(last, len(text))
        if start >= end:
            continue
        if start > at:
            cut.append(Piece(text[at:start]))
        cut.append(Piece(text[start:end], str(kind)))
        at = end
    if at < len(text):
        cut.append(Piece(text[at:]))
    return tuple(cut)


def marked(value: Highlighted | Snippet) -> tuple[Piece, ...]:
    """The pieces of a highlighted text."""
    return pieces(value.text, value.spans)
