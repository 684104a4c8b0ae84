"""
Token: a term and where it stood.

The offset law: `fold(text)[token.start:token.end] == token.text`, and tokens come sorted by (start, -end). Positions
are character offsets, not ordinals: two strings are adjacent exactly when one ends where the other starts, whatever a
segmenter made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A term at `[start, end)`, in characters of the text it was found in."""

    text: str
    start: int
    end: int


def outermost(tokens: Iterable[Token]) -> Iterator[Token]:
    """Those of *tokens*, sorted by (start, -end), that are no parts of longer ones, one after the other."""
    reached = 0
    for token in tokens:
        if token.start >= reached:
            reached = token.end
            yield token
