"""
Here is a query as it was typed and as it was read, give me what its writer should know of that.

Nothing is refused here: what only looks like an operator or a field is text, which readers paste, and is searched as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise
from typing import NamedTuple

from search.analysis.normalize import fold
from search.errors import QuerySyntaxError, Said
from search.query.nodes import (
    FIELDS,
    NAMES_OF_FIELDS,
    And,
    Bare,
    Close,
    Exact,
    Gapped,
    Node,
    Not,
    Or,
    inside,
)
from search.query.parser import parse

EXAMPLE_DISTANCE = 20
"""Characters between the words of a query that is offered for one without a number."""

_OPERATORS = ("and", "or", "not")
_FIELD = re.compile("([\u3400-\u4dbf\u4e00-\u9fff]{1,4}|[a-z]{2,14}):(?!//)")
"""
In folded text: what looks like the name of a field. Those that there are have two or three characters in Chinese and up to
thirteen in English.
"""
_WITHOUT_NUMBER = re.compile(r"""["＂”」』]\s*[~～](?![0-9０-９])""")
_QUOTES = frozenset('"＂“”「」『』')


class Remark(NamedTuple):
    """
    One thing to know.

    Attributes:
        query: Another query that may have been meant; empty where there is none.
    """

    words: Said
    query: str = ""


def remarks(text: str, query: Node, *, is_printed: bool) -> Iterator[Remark]:
    """
    What is to be known of how *text* was read as *query*.

    Args:
        is_printed: Whether the archive holds it to the letter: a colon in it was pasted then, and names no field.
    """
    if query == Or(()):
        if not _QUOTES.issuperset("".join(text.split())):
            yield Remark(Said("要查标点，加上引号："), str(Exact(text.strip())))
        return
    yield from _on_operators(query)
    yield from _on_distances(text, query)
    if not is_printed:
        yield from _on_fields(text, query)


def remarks_on_signs(text: str, query: Node) -> Iterator[Remark]:
    """
    That a hyphen before a number excluded it in *text*, which was read as *query*: -5℃ may be a temperature. The other query
    may be one that nothing answers.
    """
    children = query.children if isinstance(query, And) else (query,)
    for node in children:
        match node:
            case Not(Bare(number)) if number[0].isdecimal() and re.search(f"[-－]{re.escape(number)}", text):
                exact = Exact(f"-{number}")
                meant = And(tuple(exact if child is node else child for child in children))
                if offered := _sound(str(meant if len(children) > 1 else exact)):
                    words = Said("“-%(number)s”照排除读了；要查这几个字，加引号：", number=number)
                    yield Remark(words, offered)
            case _:
                pass


def _on_operators(query: Node) -> Iterator[Remark]:
    for node in inside(query):
        if not isinstance(node, And) or not node.children:
            continue
        *before, last = node.children
        small = [child for child in before if _is_operator(child) and (child is not before[0] or _says_not(child))]
        if small:
            written = [
                str(child).upper() if child in small else f"({child})" if isinstance(child, Or) else str(child)
                for child in (*before, last)
            ]
            signs = "、".join(dict.fromkeys(str(child) for child in small))
            words = Said("%(signs)s 照词查了；作运算符要大写：", signs=signs)
            yield Remark(words, _sound(" ".join(written)))


def _is_operator(node: Node) -> bool:
    return isinstance(node, Bare) and fold(node.text) in _OPERATORS


def _says_not(node: Node) -> bool:
    return isinstance(node, Bare) and fold(node.text) == "not"


def _on_distances(text: str, query: Node) -> Iterator[Remark]:
    for node in inside(query):
        if not isinstance(node, Exact) or len(words := node.text.split()) < 2:
            continue
        if any(text[: found.start()].endswith(node.text) for found in _WITHOUT_NUMBER.finditer(text)):
            said = Said("~ 后面没有字数，按引号里的整串查了；要查相隔不远的：")
            yield Remark(said, str(Close(tuple(words), EXAMPLE_DISTANCE)))


def _on_fields(text: str, query: Node) -> Iterator[Remark]:
    for node in inside(query):
        if isinstance(node, And):
            for name, rest in pairwise(node.children):
                if isinstance(name, Bare) and isinstance(rest, Bare) and rest.text[0] in ":：":
                    yield from _on_field(text, f"{name.text}:{rest.text[1:]}", name.text)
        elif isinstance(node, Bare | Gapped):
            written = str(node)
            yield from _on_field(text, written, written)


def _on_field(text: str, written: str, typed: str) -> Iterator[Remark]:
    """That what is *written* with a colon names no field, or one with a space before the colon; *typed* is how it begins."""
    found = _FIELD.match(fold(written))
    if found is None:
        return
    name, column = written[: found.end(1)], text.find(typed) + 1
    if found[1] in NAMES_OF_FIELDS:
        words = Said("第 %(n)s 字：字段名“%(name)s”后面要紧跟冒号，这里照文字查了：", n=column, name=name)
        yield Remark(words, _sound(written))
        return
    known = "、".join(f"{chinese} {english}" for english, chinese in FIELDS.items())
    about = {"n": column, "name": name, "known": known}
    if near := get_close_matches(found[1], NAMES_OF_FIELDS, 1):
        words = Said("第 %(n)s 字：没有字段“%(name)s”，照文字查了；字段有%(known)s。是不是：", **about)
        yield Remark(words, _sound(f"{near[0]}:{written[found.end() :]}"))
    else:
        yield Remark(Said("第 %(n)s 字：没有字段“%(name)s”，照文字查了；字段有%(known)s。", **about))


def _sound(text: str) -> str:
    """*text* where it is a query; otherwise nothing."""
    try:
        parse(text)
    except QuerySyntaxError:
        return ""
    return text
