"""
The query language: what a reader types → a tree of nodes. Our own parser, linear in the length of the text.

    query    = [ any ] ;
    any      = all , { or , all } ;
    all      = item , { [ and ] , item } ;
    item     = [ not ] , ( scoped | group | field | close | quoted | gapped | bare ) ;
    group    = open , any , close ;
    scoped   = open , text , { text } , close , "/" , ( "s" | "p" ) ;          (* one sentence, one paragraph *)
    field    = name , colon , ( group | quoted | bare ) ;                      (* date, issue: a date or range, bare *)
    close    = quoted , tilde , digits ;                                       (* the words of it are the strings *)
    quoted   = '"' , text , '"' | "“" , text , "”" | "「" , text , "」" | "『" , text , "』" ;     (* see below *)
    gapped   = bare , mark , bare , { mark , bare } ;                          (* marks stand between Han characters *)
    bare     = one or more characters up to a space, a quotation mark, or a parenthesis or operator of its own ;
    mark     = "?" , { "?" } | "*" | "＊" ;
    or       = "OR" | "|" | "｜" ;        and   = "AND" | "&" | "＆" ;
    not      = "NOT" | "-" | "－" | "!" | "！" ;
    open     = "(" | "（" ;              close = ")" | "）" ;
    colon    = ":" | "：" ;              tilde = "~" | "～" ;
    range    = date | [ date ] , ".." , [ date ] ;
    date     = "2020" | "2020-04" | "2020-04-01" | "2020年4月1日" | … ;           (* every form in search.query.dates *)
    name     = a name of FIELDS, in Chinese (simplified or traditional) or English ;

Letters, digits and signs of operators and dates may be full-width: ＮＯＴ, ／ｓ, ～２０, ２０２０年４月. A space may stand before
~20 and /s.

A quotation ends at the next mark of the kind that opened it, and “ at the ” of its own: “看“一”看” is one. So every kind
holds the others. Only where no such mark follows does a curled one without a pair end what a straight one opened, or the
other way round: readers mix keyboards ("脱贫”).

In a field of values (author, reporter, correspondent, district, source) a bare text is part of one, a quotation all of one.

A sign of negation stands directly before what it negates; elsewhere it is punctuation. A parenthesis that follows a
bare text without a space belongs to that text, so that 大唐智创(山东)科技有限公司 can be pasted as it stands; so does a
hyphen or exclamation mark inside it, and a full-width question mark, with which questions end. A colon after anything
but a name of FIELDS is text. The words OR, AND and NOT are operators in capitals only, where they stand by themselves,
directly before an opening parenthesis, or directly behind a closing one or a quotation: (甲 OR 乙)AND(丙). Bare text
without a letter, digit or symbol such as % and ㎡ (a lone comma) is left out, and so is a + alone beside other text; if
nothing else was typed, the query asks for nothing.

Anything else that does not fit is a QuerySyntaxError with the column it starts at.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from search.analysis.arrangements import Scope
from search.analysis.normalize import fold, without_invisible
from search.analysis.scripts import is_latin
from search.errors import QuerySyntaxError, Said
from search.model import Kind
from search.query.dates import read_date
from search.query.nodes import (
    KINDS,
    NAMES_OF_FIELDS,
    And,
    Bare,
    Close,
    Dated,
    Exact,
    Gapped,
    Has,
    In,
    Node,
    Not,
    Or,
    Together,
    inside,
)

MAX_CHARACTERS = 256
MAX_CLAUSES = 32
MAX_DEPTH = 8
MAX_DISTANCE = 200
MAX_GAPS = 4
"""Gap marks in one bare text."""

_ZONE_FIELDS = ("title", "body")
_DATE_FIELDS = ("date", "issue")
_FIELD = re.compile(f"({'|'.join(NAMES_OF_FIELDS)}):")
"""In folded text: names in traditional or full-width characters are names as well."""

_KINDS = (
    {name: kind for kind, name in KINDS.items()}
    | {"消息": Kind.NEWS}
    | dict.fromkeys(("通讯", "特写", "特稿", "随笔"), Kind.FEATURE)
)
_STRAIGHT, _CORNERS = '"＂', {"「": "」", "『": "』"}
_QUOTES = f"{_STRAIGHT}“”「『"
_OPEN, _CLOSE = "(（", ")）"
_OR, _AND = "|｜", "&＆"
_NOT = "-－!！"
_NEAR = re.compile(r"~([0-9]{1,4})")
_SCOPE = re.compile(r"/([sp])(?![^\s)|])")
"""In folded text, as a date is: digits and letters are full-width as well."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_MARK = re.compile(f"(?<=[{_HAN}])(\\?+|[*＊])(?=[{_HAN}])")
_SYMBOL_CATEGORIES = ("Sc", "So")
_SYMBOLS = "%‰+±×÷=<>#@§※·"
"""Beside the characters of these categories: what is looked for though no letter or digit stands with it."""
_SEPARATORS = frozenset("+=<>#@")
"""Those of them that readers also part words with."""


class _Sign(Enum):
    TEXT = auto()
    QUOTED = auto()
    NEAR = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    SCOPE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    END = auto()


_WORD_OPERATORS = {"or": _Sign.OR, "and": _Sign.AND, "not": _Sign.NOT}
"""Folded; they are operators in capitals only."""
_WORD_OPERATOR = re.compile("|".join(_WORD_OPERATORS))
_CLOSING = (_Sign.CLOSE, _Sign.QUOTED)
"""Directly behind these, an operator need not be parted from what follows."""


@dataclass(frozen=True, slots=True)
class _Lexeme:
    sign: _Sign
    text: str
    column: int


def parse(text: str) -> Node:
    """
    The tree for *text* as typed; what is invisible in it is not there, nor in the index.

    Returns:
        `And(())` for an empty query, `Or(())` for one in which there is nothing to look for.

    Raises:
        QuerySyntaxError: With a message for readers and the column, counted from 1.
    """
    if len(text) > MAX_CHARACTERS:
        raise QuerySyntaxError(
            Said("检索式过长：%(n)s 字，最多 %(max)s 字", n=len(text), max=MAX_CHARACTERS),
            text,
            MAX_CHARACTERS + 1,
        )
    visible = without_invisible(text)
    if text.strip() and not visible.strip():
        return Or(())
    return _Parser(visible).parse()


def _lexemes(text: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    folded = fold(text)
    quotation_ends = _quotation_ends(text)
    at = 0

    def add(sign: _Sign, content: str, end: int) -> None:
        nonlocal at
        found.append(_Lexeme(sign, content, at + 1))
        at = end

    while at < len(text):
        char = text[at]
        before = found[-1].sign if found else None
        previous = before if not text[at - 1].isspace() else None
        if char.isspace():
            at += 1
        elif before is _Sign.QUOTED and (near := _NEAR.match(folded, at)):
            add(_Sign.NEAR, near[1], near.end())
        elif before is _Sign.CLOSE and (scope := _SCOPE.match(folded, at)):
            add(_Sign.SCOPE, scope[1], scope.end())
        elif char in _QUOTES:
            end = quotation_ends[at]
            if end is None:
                if char in _CORNERS:
                    raise QuerySyntaxError(
                        Said("第 %(n)s 字的引号 %(sign)s 没有配对", n=at + 1, sign=char), text, at + 1
                    )
                raise QuerySyntaxError(
                    Said(
                        "第 %(n)s 字的引号 %(sign)s 没有配对；文字本身带引号的，用「」括起来", n=at + 1, sign=char
                    ),
                    text,
                    at + 1,
                )
            add(_Sign.QUOTED, text[at + 1 : end], end + 1)
        elif char in _OPEN:
            add(_Sign.OPEN, char, at + 1)
        elif char in _CLOSE:
            add(_Sign.CLOSE, char, at + 1)
        elif char in _OR or char in _AND:
            add(_Sign.OR if char in _OR else _Sign.AND, char, at + 1)
        elif char in _NOT and not _stands_alone(text, at):
            add(_Sign.NOT, char, at + 1)
        elif field := _FIELD.match(folded, at):
            add(_Sign.FIELD, text[at : field.end(1)], field.end())
        else:
            bare_end = _bare_end(text, at)
            end = _operator_end(text, folded, at, bare_end, is_behind=previous in _CLOSING)
            add(
                _WORD_OPERATORS[folded[at:end]] if end else _Sign.TEXT, text[at : end or bare_end], end or bare_end
            )
    found.append(_Lexeme(_Sign.END, "", len(text) + 1))
    return found


def _stands_alone(text: str, at: int) -> bool:
    """Whether the sign at *at* is punctuation rather than a negation: before a space or the end, or doubled (`--`)."""
    following = text[at + 1 : at + 2]
    return not following or following.isspace() or following in _NOT


def _operator_end(text: str, folded: str, at: int, bare_end: int, *, is_behind: bool) -> int | None:
    """Where the operator OR, AND or NOT ends that the bare text from *at* to *bare_end* is or begins with, if any."""
    word = _WORD_OPERATOR.match(folded, at)
    if word is None or not text[at : word.end()].isupper():
        return None
    following = text[word.end() : bare_end][:1]
    is_one = not following or following in _OPEN or (is_behind and not is_latin(fold(following)))
    return word.end() if is_one else None


def _quotation_ends(text: str) -> dict[int, int | None]:
    """
    Where the quotation ends that each mark of *text* would open; None where nothing ends it.

    One pass from behind, which knows of each mark what follows: the next of each kind, and the curled ones without a pair.
    """
    ends: dict[int, int | None] = {}
    straight: int | None = None
    curled: int | None = None
    corners: dict[str, int] = {}
    closings: list[int] = []
    opening: int | None = None
    for at in range(len(text) - 1, -1, -1):
        char = text[at]
        closing = closings[-1] if closings else None
        if char in _STRAIGHT:
            ends[at], straight = _first(straight, closing, opening), at
        elif char == "“":
            ends[at], curled = _first(closing, straight, opening), at
            if closings:
                closings.pop()
            else:
                opening = at
        elif char == "”":
            ends[at], curled = _first(curled, straight), at
            closings.append(at)
        elif char in _CORNERS:
            ends[at] = corners.get(_CORNERS[char])
        elif char in _CORNERS.values():
            corners[char] = at
    return ends


def _first(*places: int | None) -> int | None:
    return next((place for place in places if place is not None), None)


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
        elif char.isspace() or char in _QUOTES or char in _OR:
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
            raise self._error(
                Said("第 %(n)s 字的 %(sign)s 没有配对", n=self._peek().column, sign=self._peek().text)
            )
        return node if node is not None else Or(())

    def _peek(self) -> _Lexeme:
        return self._lexemes[self._at]

    def _take(self, sign: _Sign) -> _Lexeme | None:
        """The next lexeme, taken, if it is of this *sign*."""
        lexeme = self._lexemes[self._at]
        if lexeme.sign is not sign:
            return None
        self._at += 1
        return lexeme

    def _error(self, message: Said, lexeme: _Lexeme | None = None) -> QuerySyntaxError:
        return QuerySyntaxError(message, self._text, (lexeme or self._peek()).column)

    def _any(self, depth: int) -> Node | None:
        """An `any`, or None when all of it was left out."""
        children = [self._all(depth)]
        while self._take(_Sign.OR):
            children.append(self._all(depth))
        return _joined(Or, children)

    def _all(self, depth: int) -> Node | None:
        children = [self._item(depth)]
        while True:
            if not self._take(_Sign.AND) and self._peek().sign in (_Sign.END, _Sign.CLOSE, _Sign.OR):
                return _joined(And, children)
            children.append(self._item(depth))

    def _item(self, depth: int) -> Node | None:
        if self._take(_Sign.NOT):
            if self._peek().sign is _Sign.NOT:
                raise self._error(Said("第 %(n)s 字：连用了两个否定", n=self._peek().column))
            child = self._item(depth)
            return None if child is None else Not(child)
        if field := self._take(_Sign.FIELD):
            return self._field(field, depth)
        if self._peek().sign is _Sign.OPEN:
            return self._group(depth)
        return self._string()

    def _string(self) -> Node | None:
        """A `close`, `quoted`, `gapped` or `bare`; None when there is nothing in it to look for."""
        if quoted := self._take(_Sign.QUOTED):
            if near := self._take(_Sign.NEAR):
                return self._close(quoted, near)
            return None if quoted.text.isspace() or not quoted.text else self._counted(Exact(quoted.text), quoted)
        if bare := self._take(_Sign.TEXT):
            folded = fold(bare.text)
            if not any(map(_says_something, folded)):
                return None
            if set(folded) <= _SEPARATORS and any(
                one.sign in (_Sign.TEXT, _Sign.QUOTED) and one is not bare for one in self._lexemes
            ):
                return None  # 招商 + 开发区: readers part words so
            parts = _MARK.split(bare.text)
            if len(parts) == 1:
                return self._counted(Bare(bare.text), bare)
            if len(parts) > 2 * MAX_GAPS + 1:
                raise self._error(Said("一个词里最多 %(n)s 处 ? 或 *", n=MAX_GAPS), bare)
            marks = tuple("*" if mark == "＊" else mark for mark in parts[1::2])
            return self._counted(Gapped(tuple(parts[::2]), marks), bare)
        lexeme = self._peek()
        if lexeme.sign is _Sign.END:
            raise self._error(Said("检索式没有写完：末尾缺少检索词"))
        raise self._error(Said("第 %(n)s 字的 %(sign)s 前面缺少检索词", n=lexeme.column, sign=lexeme.text))

    def _counted(self, node: Node, lexeme: _Lexeme) -> Node:
        self._clauses += 1
        if self._clauses > MAX_CLAUSES:
            raise self._error(Said("检索词过多，最多 %(n)s 个", n=MAX_CLAUSES), lexeme)
        return node

    def _close(self, quoted: _Lexeme, near: _Lexeme) -> Node:
        texts = tuple(quoted.text.split())
        if len(texts) < 2:
            raise self._error(Said("~ 前面的引号里要有两个以上用空格分开的词"), quoted)
        if int(near.text) > MAX_DISTANCE:
            raise self._error(Said("~ 后面的距离最多 %(n)s 字", n=MAX_DISTANCE), near)
        self._clauses += len(texts) - 1
        return self._counted(Close(texts, int(near.text)), quoted)

    def _group(self, depth: int) -> Node | None:
        opening = self._peek()
        if depth == MAX_DEPTH:
            raise self._error(Said("括号最多嵌套 %(n)s 层", n=MAX_DEPTH))
        self._at += 1
        if self._peek().sign is _Sign.CLOSE:
            raise self._error(Said("括号里没有检索词"), opening)
        node = self._any(depth + 1)
        if not self._take(_Sign.CLOSE):
            raise self._error(Said("第 %(n)s 字的括号没有配对", n=opening.column), opening)
        scope = self._take(_Sign.SCOPE)
        if scope is None or node is None:
            return node
        texts = tuple(child for child in (node.children if isinstance(node, And) else (node,)))
        strings = tuple(text for text in texts if isinstance(text, Bare | Exact))
        if len(strings) < len(texts):
            raise self._error(Said("/%(sign)s 前面的括号里只能是用空格分开的词", sign=scope.text), opening)
        return Together(strings, Scope(scope.text))

    def _field(self, lexeme: _Lexeme, depth: int) -> Node | None:
        field = NAMES_OF_FIELDS[fold(lexeme.text)]
        following = self._peek()
        if following.sign not in (_Sign.TEXT, _Sign.QUOTED, _Sign.OPEN):
            raise self._error(Said("%(field)s: 后面缺少检索词", field=lexeme.text), lexeme)
        if field in _ZONE_FIELDS:
            child = self._group(depth) if following.sign is _Sign.OPEN else self._string()
            if child is not None and not _is_textual(child):
                raise self._error(Said("%(field)s: 里面不能再有别的字段", field=lexeme.text), following)
            return None if child is None else In(field, child)
        if following.sign is _Sign.OPEN:
            raise self._error(Said("%(field)s: 后面只能是一个词", field=lexeme.text), following)
        self._at += 1
        value = following.text.strip()
        if not value:
            raise self._error(Said("%(field)s: 后面缺少检索词", field=lexeme.text), lexeme)
        if field in _DATE_FIELDS:
            return self._counted(self._dated(value, following, field), following)
        if field == "kind":
            value = self._kind(value, following)
        whole = following.sign is _Sign.QUOTED and field != "kind"
        return self._counted(Has(field, value, whole), following)

    def _dated(self, value: str, lexeme: _Lexeme, field: str) -> Dated:
        first, dots, last = fold(value).partition("..")
        ends = (first, last) if dots else (first, first)
        try:
            since, until = (read_date(end) if end else None for end in ends)
        except ValueError:
            raise self._error(
                Said("%(value)s 不是日期；例如 2020、2020-04、2020年4月、2020-04..2020-06", value=value), lexeme
            ) from None
        if since is None and until is None:
            raise self._error(Said("日期的范围没有起止"), lexeme)
        if since and until and since.first_day > until.last_day:
            raise self._error(Said("日期的范围 %(range)s 起晚于止", range=value), lexeme)
        return Dated(since, until, field)

    def _kind(self, value: str, lexeme: _Lexeme) -> str:
        kind = _KINDS.get(fold(value), fold(value))
        if kind not in list(Kind):
            raise self._error(
                Said("没有类型 %(kind)s；可用：%(kinds)s", kind=value, kinds="、".join(KINDS.values())), lexeme
            )
        return str(kind)


def _says_something(char: str) -> bool:
    """Whether *char* (folded) is a letter, a digit or a symbol that readers look for, and no punctuation."""
    return char.isalnum() or char in _SYMBOLS or unicodedata.category(char) in _SYMBOL_CATEGORIES


def _is_textual(node: Node) -> bool:
    """Whether *node* looks for strings only, so that a zone may be named for all of it."""
    return not any(isinstance(each, In | Has | Dated) for each in inside(node))


def _joined(kind: type[And | Or], children: list[Node | None]) -> Node | None:
    """*children* under one node; nested nodes of the same kind are taken up, so that each query has one form."""
    flat: list[Node] = []
    for child in children:
        if child is not None:
            flat.extend(child.children if isinstance(child, kind) else (child,))
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat))
