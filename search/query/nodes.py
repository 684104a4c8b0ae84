"""
The query as a tree: what to look for, in the reader's terms.

`str(node)` is the query language again: parsing it gives the same tree (`parse(str(q)) == q`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bare:
    """Text without quotes: its very string, or else all its words."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Exact:
    """Text in quotes: exactly that string, punctuation and spaces as printed."""

    text: str

    def __str__(self) -> str:
        # The parser ends a quotation at the first mark of its own kind, so a text never holds both kinds.
        return f"「{self.text}」" if any(mark in self.text for mark in '"“”＂') else f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class And:
    """All of the children; with none, everything, which is what an empty query asks for."""

    children: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(f"({child})" if isinstance(child, And | Or) else str(child) for child in self.children)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the children; with none, nothing."""

    children: tuple[Node, ...]

    def __str__(self) -> str:
        if not self.children:
            return '""'
        return " OR ".join(f"({child})" if isinstance(child, Or) else str(child) for child in self.children)


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that does not match the child."""

    child: Node

    def __str__(self) -> str:
        return f"-({self.child})" if isinstance(self.child, And | Or) else f"-{self.child}"


Node = Bare | Exact | And | Or | Not
