"""
The query as a tree: what to look for, in the reader's terms.

`str(node)` is the query language again: parsing it gives the same tree (`parse(str(q)) == q`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """The parts of an article that can be searched on their own. The deck is kicker and subtitle."""

    TITLE = "title"
    DECK = "deck"
    BODY = "body"


ALL_ZONES = tuple(Zone)


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
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class And:
    """All of the children."""

    children: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(f"({c})" if isinstance(c, Or) else str(c) for c in self.children)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the children."""

    children: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(str(c) for c in self.children)


@dataclass(frozen=True, slots=True)
class Not:
    """None of the child."""

    child: Node

    def __str__(self) -> str:
        return f"-({self.child})" if isinstance(self.child, And | Or) else f"-{self.child}"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document; what an empty query asks for."""

    def __str__(self) -> str:
        return ""


Node = Bare | Exact | And | Or | Not | Everything
