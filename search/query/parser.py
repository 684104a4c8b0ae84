"""
The query language: what a reader types → a tree of nodes. Our own parser, linear in the length of the text.

    query    = [ any ] ;
    any      = all , { or , all } ;
    all      = item , { [ and ] , item } ;
    item     = [ not ] , ( group | quoted | bare ) ;
    group    = open , any , close ;
    quoted   = '"' , text , '"' | "“" , text , "”" | "「" , text , "」" | "『" , text , "』" ;
    bare     = one or more characters up to a space, a quotation mark, or a parenthesis or operator of its own ;
    or       = "OR" | "|" | "｜" ;        and = "AND" | "&" ;
    not      = "NOT" | "-" | "－" | "!" | "！" ;
    open     = "(" | "（" ;              close = ")" | "）" ;

A sign of negation stands directly before what it negates; elsewhere it is punctuation. A parenthesis that follows a bare text without a space belongs to that text, so that 大唐智创(山东)科技有限公司 can be
pasted as it stands; so does a hyphen or exclamation mark inside it. The words OR, AND and NOT are operators in
capitals only. Bare text without a letter or digit (a lone comma) is left out; if nothing else was typed, the query
asks for nothing.

Anything else that does not fit is a QuerySyntaxError with the column it starts at.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from search.errors import QuerySyntaxError
from search.query.nodes import And, Bare, Exact, Node, Not, Or

MAX_CHARACTERS = 256
MAX_CLAUSES = 32
MAX_DEPTH = 8

_QUOTE_ENDS = dict.fromkeys('"“”＂', '"“”＂') | {"「": "」", "『": "』"}
_OPEN, _CLOSE = "(（", ")）"
_OR, _AND = "|｜", "&＆"
_NOT = "-－!！"


class _Sign(Enum):
    TEXT = auto()
    QUOTED = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    END = auto()


_WORD_OPERATORS = {"OR": _Sign.OR, "AND": _Sign.AND, "NOT": _Sign.NOT}


@dataclass(frozen=True, slots=True)
class _Lexeme:
    sign: _Sign
    text: str
    column: int


def parse(text: str) -> Node:
    """
    The tree for *text* as typed.

    Returns:
        `And(())` for an empty query, `Or(())` for one in which there is nothing to look for.

    Raises:
        QuerySyntaxError: With a message for readers and the column, counted from 1.
    """
    if len(text) > MAX_CHARACTERS:
        raise QuerySyntaxError(f"检索式过长：{len(text)} 字，最多 {MAX_CHARACTERS} 字", text, MAX_CHARACTERS + 1)
    return _Parser(text).parse()


def _lexemes(text: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in _QUOTE_ENDS:
            end = _quotation_end(text, at)
            found.append(_Lexeme(_Sign.QUOTED, text[at + 1 : end], at + 1))
            at = end + 1
        elif char in _OPEN:
            found.append(_Lexeme(_Sign.OPEN, char, at + 1))
            at += 1
        elif char in _CLOSE:
            found.append(_Lexeme(_Sign.CLOSE, char, at + 1))
            at += 1
        elif char in _OR or char in _AND:
            found.append(_Lexeme(_Sign.OR if char in _OR else _Sign.AND, char, at + 1))
            at += 1
        elif char in _NOT and not _stands_alone(text, at):
            found.append(_Lexeme(_Sign.NOT, char, at + 1))
            at += 1
        else:
            end = _bare_end(text, at)
            bare = text[at:end]
            found.append(_Lexeme(_WORD_OPERATORS.get(bare, _Sign.TEXT), bare, at + 1))
            at = end
    found.append(_Lexeme(_Sign.END, "", len(text) + 1))
    return found


def _stands_alone(text: str, at: int) -> bool:
    """Whether the sign at *at* is punctuation rather than a negation: before a space or the end, or doubled (`--`)."""
    following = text[at + 1 : at + 2]
    return not following or following.isspace() or following in _NOT


def _quotation_end(text: str, at: int) -> int:
    ends = _QUOTE_ENDS[text[at]]
    for end in range(at + 1, len(text)):
        if text[end] in ends:
            return end
    raise QuerySyntaxError(f"第 {at + 1} 字的引号 {text[at]} 没有配对", text, at + 1)


def _bare_end(text: str, at: int) -> int:
    """Where the bare text that starts at *at* ends; parentheses opened inside it are its own."""
    depth = 0
    for end in range(at, len(text)):
        char = text[end]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            if depth == 0:
                return end
            depth -= 1
        elif char.isspace() or char in _QUOTE_ENDS or char in _OR:
            return end
    return len(text)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lexemes = _lexemes(text)
        self._at = 0
        self._clauses = 0

    def parse(self) -> Node:
        if self._peek().sign is _Sign.END:
            return And(())
        node = self._any(0)
        if self._peek().sign is not _Sign.END:
            raise self._error(f"第 {self._peek().column} 字的 {self._peek().text} 没有配对")
        return node if node is not None else Or(())

    def _peek(self) -> _Lexeme:
        return self._lexemes[self._at]

    def _error(self, message: str, lexeme: _Lexeme | None = None) -> QuerySyntaxError:
        return QuerySyntaxError(message, self._text, (lexeme or self._peek()).column)

    def _any(self, depth: int) -> Node | None:
        """An `any`, or None when all of it was left out."""
        children = [self._all(depth)]
        while self._peek().sign is _Sign.OR:
            self._at += 1
            children.append(self._all(depth))
        kept = [child for child in children if child is not None]
        return _joined(Or, kept)

    def _all(self, depth: int) -> Node | None:
        children = [self._item(depth)]
        while True:
            if self._peek().sign is _Sign.AND:
                self._at += 1
            elif self._peek().sign in (_Sign.END, _Sign.CLOSE, _Sign.OR):
                break
            children.append(self._item(depth))
        kept = [child for child in children if child is not None]
        return _joined(And, kept)

    def _item(self, depth: int) -> Node | None:
        lexeme = self._peek()
        match lexeme.sign:
            case _Sign.NOT:
                self._at += 1
                if self._peek().sign is _Sign.NOT:
                    raise self._error(f"第 {self._peek().column} 字：连用了两个否定")
                child = self._item(depth)
                return None if child is None else Not(child)
            case _Sign.OPEN:
                return self._group(depth)
            case _Sign.QUOTED | _Sign.TEXT:
                self._at += 1
                return self._text_node(lexeme)
            case _Sign.END:
                raise self._error("检索式没有写完：末尾缺少检索词")
            case _:
                raise self._error(f"第 {lexeme.column} 字的 {lexeme.text} 前面缺少检索词")

    def _group(self, depth: int) -> Node | None:
        opening = self._peek()
        if depth == MAX_DEPTH:
            raise self._error(f"括号最多嵌套 {MAX_DEPTH} 层")
        self._at += 1
        if self._peek().sign is _Sign.CLOSE:
            raise self._error("括号里没有检索词", opening)
        node = self._any(depth + 1)
        if self._peek().sign is not _Sign.CLOSE:
            raise self._error(f"第 {opening.column} 字的括号没有配对", opening)
        self._at += 1
        return node

    def _text_node(self, lexeme: _Lexeme) -> Node | None:
        quoted = lexeme.sign is _Sign.QUOTED
        wanted = lexeme.text.strip() if quoted else lexeme.text
        if not wanted or not (quoted or any(char.isalnum() for char in wanted)):
            return None
        self._clauses += 1
        if self._clauses > MAX_CLAUSES:
            raise self._error(f"检索词过多，最多 {MAX_CLAUSES} 个", lexeme)
        return Exact(wanted) if quoted else Bare(wanted)


def _joined(kind: type[And | Or], children: list[Node]) -> Node | None:
    """*children* under one node; nested nodes of the same kind are taken up, so that each query has one form."""
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, kind) else (child,))
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat))
