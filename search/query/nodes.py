"""
The query as a tree: what to look for, in the reader's terms.

`str(node)` is the query language again: parsing it gives the same tree (`parse(str(q)) == q`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.analysis.arrangements import Scope
from search.model import Kind, PartialDate

FIELDS = {
    "title": "标题",
    "body": "正文",
    "author": "作者",
    "reporter": "记者",
    "correspondent": "通讯员",
    "district": "地区",
    "date": "日期",
    "issue": "刊期",
    "source": "来源",
    "kind": "类型",
}
"""Fields a query can name, with their Chinese names; both are understood."""

NAMES_OF_FIELDS = {name: field for field, chinese in FIELDS.items() for name in (field, chinese)}
"""What is typed before a colon → the field."""

KINDS = {
    Kind.NEWS: "新闻",
    Kind.FEATURE: "专稿",
    Kind.PHOTO: "图片",
    Kind.BRIEF: "简讯",
    Kind.NOTICE: "公告",
}
"""Values of the field `kind`, with their Chinese names; both are understood."""


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
        # Any text that a quotation can hold is held by one of these; corners are easier to read around other marks.
        for opening, closing, ending in (
            ('"', '"', '"“”＂'),
            ("「", "」", "」"),
            ("『", "』", "』"),
            ('"', '"', '"＂'),
        ):
            if not any(mark in self.text for mark in ending):
                return f"{opening}{self.text}{closing}"
        return f"“{self.text}”"


@dataclass(frozen=True, slots=True)
class Close:
    """All of these strings with at most *distance* characters between them: `"甲 乙"~20`."""

    texts: tuple[str, ...]
    distance: int

    def __str__(self) -> str:
        return f"{Exact(' '.join(self.texts))}~{self.distance}"


@dataclass(frozen=True, slots=True)
class Together:
    """All of these strings in one sentence or paragraph: `(甲 乙)/s`."""

    texts: tuple[Bare | Exact, ...]
    scope: Scope

    def __str__(self) -> str:
        return f"({_beside(map(str, self.texts))})/{self.scope}"


@dataclass(frozen=True, slots=True)
class Gapped:
    """
    Strings with gaps between them: `菏?泽` (exactly one character a mark), `招商*项目` (up to MAX_GAP).

    Attributes:
        marks: What stands between each text and the next: `*`, or one or more `?`.
    """

    texts: tuple[str, ...]
    marks: tuple[str, ...]

    def __str__(self) -> str:
        return self.texts[0] + "".join(mark + text for mark, text in zip(self.marks, self.texts[1:], strict=True))


@dataclass(frozen=True, slots=True)
class In:
    """The child, in one part of the article only; *field* is `title`, of which kicker and subtitle are parts, or `body`."""

    field: str
    child: Node

    def __str__(self) -> str:
        return f"{FIELDS[self.field]}:{_single(self.child)}"


@dataclass(frozen=True, slots=True)
class Has:
    """
    Articles of which one value of *field* (one of `search.schema.ATTRIBUTES`; `author` is PERSON there) holds the text; is the text, if *whole*.

    What is not whole is a text that needs no quotes.
    """

    field: str
    text: str
    whole: bool = False

    def __str__(self) -> str:
        shown = KINDS[Kind(self.text)] if self.field == "kind" else self.text
        return f"{FIELDS[self.field]}:{Exact(shown) if self.whole else shown}"


@dataclass(frozen=True, slots=True)
class Dated:
    """
    Articles that may be of this time; None leaves an end open.

    Attributes:
        field: `date`, their own, or `issue`, that of their paper.
    """

    since: PartialDate | None
    until: PartialDate | None
    field: str = "date"

    def __str__(self) -> str:
        if self.since == self.until:
            return f"{FIELDS[self.field]}:{self.since}"
        return f"{FIELDS[self.field]}:{self.since or ''}..{self.until or ''}"


@dataclass(frozen=True, slots=True)
class And:
    """All of the children; with none, everything, which is what an empty query asks for."""

    children: tuple[Node, ...]

    def __str__(self) -> str:
        return _beside(map(_grouped, self.children))


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
        return f"-{_single(self.child)}"


def _beside(texts: Iterable[str]) -> str:
    """*texts* side by side; one like `~20` would belong to what stands before it, but for an AND."""
    return (
        "".join(f" AND {text}" if text[0] in "~～/／" else f" {text}" for text in texts)
        .removeprefix(" AND ")
        .strip()
    )


def _grouped(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or) else str(node)


def _single(node: Node) -> str:
    """What may stand behind a sign or a colon, neither of which may stand before a second sign."""
    return f"({node})" if isinstance(node, Not) else _grouped(node)


Text = Bare | Exact | Close | Together | Gapped
"""Nodes that look for strings."""

Node = Text | In | Has | Dated | And | Or | Not


def inside(query: Node) -> Iterator[Node]:
    """*query* and all that is in it, each before what it holds."""
    yield query
    match query:
        case And(children) | Or(children):
            for child in children:
                yield from inside(child)
        case Not(child) | In(_, child):
            yield from inside(child)
        case Together(texts):
            yield from texts
