"""
Here is a URL, give me what it asks for: the parameters of a request, as a model that checks and describes them.

One model for each kind; that of a single page may stand beside it. Pages and programs are read by the same models, so that a
parameter means the same everywhere; pages overlook what they do not know, since people shorten and lengthen addresses, and
programs are told. The OpenAPI document is made from these models (`web.programs.openapi`).
"""

from __future__ import annotations

import base64
import binascii
import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from werkzeug.datastructures import MultiDict

from search import (
    FACETS,
    MAX_CHARACTERS,
    MAX_LIMIT,
    InvalidFilterError,
    Kind,
    PartialDate,
    QueryError,
    Reprints,
    SearchRequest,
    Sort,
    Unit,
    read_date,
)
from web.languages import LANGUAGES, gettext
from web.languages import said as _said

MAX_QUERY = MAX_CHARACTERS
"""Longest query text; a longer one is refused before anything parses it."""

MAX_TYPED = 400
"""
Most characters that a box takes: a text too long to be asked is refused in words, and not cut without any. In a URL so
many Han characters are no longer than a line of a request may be (`web.running.server`).
"""

MAX_DATE = 16
"""Most characters that a field for a date takes: twice as many as a day has, with all its signs."""

MAX_VALUES = 50
"""Most values of one filter in one request, blank and repeated ones counted."""

MAX_NAME = 1024
"""Longest value of a filter, in characters: sources are paths inside a corpus."""

MOST_COMPLETIONS = 20

DATE_PATTERN = r"^([0-9]{4}([-/.年]([0-9]{1,2}([-/.月]([0-9]{1,2}[日号]?)?)?)?)?|[0-9]{6}|[0-9]{8})?$"
"""What a date looks like, as the document tells it; `search.read_date` takes full-width ones as well, and spaces between the parts."""

CURSOR_PATTERN = r"^[A-Za-z0-9_-]*$"

_MAX_SHOWN = 40
_GENERATION = re.compile(r"[\w.\-]{0,128}")
_SMALL_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

_Choice = TypeVar("_Choice", bound=str)


class UnknownParameterError(QueryError):
    """
    A parameter that this address does not take.

    Args:
        nearest: The known name that may be meant; empty when none is near.
    """

    def __init__(self, name: str, nearest: str) -> None:
        shown = _shortened(name)
        super().__init__(
            gettext("没有参数 %(name)s；您是不是要用 %(nearest)s", name=shown, nearest=nearest)
            if nearest
            else gettext("没有参数 %(name)s", name=shown)
        )
        self.name = shown
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Cursor:
    """
    A place in a result: how many hits to skip, and in which generation they were counted.

    Its text form is opaque on purpose: clients hand it back and must not compute with it.
    """

    offset: int
    generation: str = ""

    def is_outdated(self, generation: str) -> bool:
        """Whether it was counted in another generation than this, so that hits may be missed or seen twice."""
        return self.generation not in ("", generation)

    def __str__(self) -> str:
        raw = f"{self.offset}.{self.generation}".encode()
        return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")

    @classmethod
    def parse(cls, token: str) -> Cursor:
        """Read what `str` wrote; InvalidFilterError for anything else."""
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True).decode()
        except (binascii.Error, ValueError):
            raise invalid("cursor", token, gettext("上一次结果给出的 cursor")) from None
        number, dot, generation = raw.partition(".")
        cursor_ok = dot and _SMALL_NUMBER.fullmatch(number) and _GENERATION.fullmatch(generation)
        if not cursor_ok:
            raise invalid("cursor", token, gettext("上一次结果给出的 cursor"))
        return cls(int(number), generation)


def short_text(field: str, longest: int) -> Callable[[str], str]:
    """Reads a text of *longest* characters at most."""

    def check(value: str) -> str:
        if len(value) > longest:
            raise invalid(field, value, gettext("不超过 %(n)s 个字符", n=longest))
        return value

    return check


def spelled(field: str, pattern: str, example: str) -> Callable[[str], str]:
    """Reads a text that the whole of *pattern* matches, in lower case; *example* says what it looks like."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value.lower(), re.ASCII):
            raise invalid(field, value, example)
        return value.lower()

    return check


def _names(field: str) -> Callable[[list[str]], tuple[str, ...]]:
    def check(values: list[str]) -> tuple[str, ...]:
        for value in values:
            if len(value) > MAX_NAME:
                raise invalid(field, value, gettext("不超过 %(n)s 个字符的名称", n=MAX_NAME))
        return tuple(values)

    return check


def any_of(field: str, choices: Iterable[_Choice]) -> Callable[[list[str]], tuple[_Choice, ...]]:
    """Reads several of *choices*."""
    one = one_of(field, choices)
    return lambda values: tuple(map(one, values))


def one_of(field: str, choices: Iterable[_Choice]) -> Callable[[str], _Choice]:
    """Reads one of *choices*."""
    named = {str(choice): choice for choice in choices}

    def check(value: str) -> _Choice:
        if value not in named:
            raise invalid(field, value, gettext("%(choices)s 之一", choices=gettext("、").join(named)))
        return named[value]

    return check


def _date(field: str) -> Callable[[str], PartialDate]:
    def check(value: str) -> PartialDate:
        try:
            return read_date(value)
        except ValueError:
            allowed = gettext("年、年-月或年-月-日，如 2020、2020-04、2020-04-01")
            raise invalid(field, value, allowed) from None

    return check


def number(field: str, least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number from *least* to *most*."""

    def check(value: str) -> int:
        if not _SMALL_NUMBER.fullmatch(value) or not least <= int(value) <= most:
            raise invalid(field, value, f"{least}–{most}")
        return int(value)

    return check


def _flag(field: str) -> Callable[[str], bool]:
    def check(value: str) -> bool:
        if value not in ("0", "1"):
            raise invalid(field, value, gettext("%(choices)s 之一", choices=gettext("、").join("01")))
        return value == "1"

    return check


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise invalid("lang", value, gettext("%(choices)s 之一", choices=gettext("、").join(LANGUAGES)))
    return value


def given(check: Callable[[Any], Any], schema: dict[str, Any] | None = None) -> tuple[Any, ...]:
    """How a parameter that is there is checked, and how the document, if it does, describes it; blank is as good as absent."""
    if schema is None:
        return (BeforeValidator(check),)
    blank = {"const": ""}
    if schema.get("type") == "array" or schema.get("pattern") or schema.get("maxLength"):
        shown = schema  # these allow what is blank as they are
    elif "enum" in schema:
        shown = {**schema, "enum": [*schema["enum"], ""]}
    else:
        shown = {"anyOf": [schema, blank]}
    return BeforeValidator(check), WithJsonSchema(shown)


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": MAX_VALUES}


_NAME = {"type": "string", "maxLength": MAX_NAME}
_DATE = {"type": "string", "pattern": DATE_PATTERN, "examples": ["2020", "2020-04", "2020-04-01"]}
_FLAG = {"type": "string", "enum": ["0", "1"]}


def _enum(choices: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(choice) for choice in choices]}


def _many(choices: Iterable[str]) -> dict[str, Any]:
    return _array({"type": "string", "enum": [*(str(choice) for choice in choices), ""]})


class Parameters(BaseModel):
    """What one kind of request takes. Every parameter has a default, and one that is blank, as forms send it, has it."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    @classmethod
    def read(cls, args: MultiDict[str, str], *, strict: bool = False) -> Self:
        """
        Read *args*.

        Args:
            strict: Refuse what this request does not take, and a single value that is given twice; else the unknown is
                overlooked, the first of several counts, and blanks around a value do not.

        Raises:
            InvalidFilterError: names the field, the value and what is allowed.
            UnknownParameterError: when *strict*.
        """
        fields = {field.alias or name: field for name, field in cls.model_fields.items()}
        if strict:
            for name in args:
                if name not in fields:
                    near = difflib.get_close_matches(name.lower(), fields, n=1)
                    raise UnknownParameterError(name, near[0] if near else "")
        tidied = str if strict else str.strip
        found: dict[str, Any] = {}
        for name, field in fields.items():
            values = args.getlist(name)
            if isinstance(field.default, tuple):
                if len(values) > MAX_VALUES:
                    raise invalid(name, str(len(values)), gettext("不超过 %(n)s 个", n=MAX_VALUES))
                several = list(dict.fromkeys(filter(None, map(tidied, values))))
                found |= {name: several} if several else {}
            elif values:
                if strict and len(values) > 1:
                    raise invalid(name, gettext("、").join(values), gettext("只给一次"))
                if name == "q" or tidied(values[0]):
                    found[name] = values[0] if name == "q" else tidied(values[0])
        return cls.model_validate(found)


class Language(Parameters):
    """What every address takes."""

    lang: Annotated[str, *given(_language, {"type": "string", "enum": list(LANGUAGES)})] = Field(
        "", description=_said("报错用的语言；不给时按浏览器的语言")
    )


_QUERY = given(short_text("q", MAX_QUERY), {"type": "string", "maxLength": MAX_QUERY})


class Filtered(Parameters):
    """What is looked for, and among which articles."""

    q: Annotated[str, *_QUERY] = Field(
        "", description=_said("检索式，写法见检索说明；空白时找出通过筛选的全部稿件")
    )
    district: Annotated[tuple[str, ...], *given(_names("district"), _array(_NAME))] = Field(
        (), description=_said("地区，可以重复；其中任何一个，简体繁体、别称（市开发区）、乡镇街道都行")
    )
    kind: Annotated[tuple[Kind, ...], *given(any_of("kind", Kind), _many(Kind))] = Field(
        (), description=_said("类型，可以重复；其中任何一种")
    )
    reporter: Annotated[tuple[str, ...], *given(_names("reporter"), _array(_NAME))] = Field(
        (), description=_said("记者或摄影者的全名，可以重复；其中任何一人，简体繁体都行")
    )
    source: Annotated[tuple[str, ...], *given(_names("source"), _array(_NAME))] = Field(
        (), description=_said("来源，可以重复；其中任何一个")
    )
    since: Annotated[PartialDate | None, *given(_date("from"), _DATE)] = Field(
        None, alias="from", description=_said("最早的稿件日期，含当日；年、年-月或年-月-日")
    )
    until: Annotated[PartialDate | None, *given(_date("to"), _DATE)] = Field(
        None, alias="to", description=_said("最晚的稿件日期，含当日")
    )
    undated: Annotated[bool, *given(_flag("undated"), _FLAG)] = Field(
        False, description=_said("1：要没有日期的稿件；给了日期范围时，连同范围内的")
    )

    def request(self, limit: int) -> SearchRequest:
        """What is asked of the service, at most *limit* answers; InvalidFilterError where that is not allowed."""
        return SearchRequest(
            text=self.q,
            districts=self.district,
            kinds=self.kind,
            reporters=self.reporter,
            sources=self.source,
            since=self.since,
            until=self.until,
            undated=self.undated,
            limit=limit,
            facets=(),
        )


class Narrowed(Filtered):
    """What is looked for, wherever and in whatever form it is shown."""

    sort: Annotated[Sort, *given(one_of("sort", Sort), _enum(Sort))] = Field(
        Sort.RELEVANCE, description=_said("次序")
    )
    unit: Annotated[Unit, *given(one_of("unit", Unit), _enum(Unit))] = Field(
        Unit.ARTICLE, description=_said("按篇还是按段；按段时“标题:”（引题、副题也算）限定所在的稿件")
    )
    reprints: Annotated[Reprints, *given(one_of("reprints", Reprints), _enum(Reprints))] = Field(
        Reprints.COLLAPSED,
        description=_said("collapsed：同一篇文字的各次刊登合为一条；all：逐篇列出。计数总是按篇，按段时总是逐段"),
    )

    def request(self, limit: int, offset: int = 0, facets: tuple[str, ...] = FACETS) -> SearchRequest:
        """The same from the hit at *offset*, in this order and by this unit, counted by *facets*."""
        asked = super().request(limit)
        return replace(asked, sort=self.sort, unit=self.unit, reprints=self.reprints, offset=offset, facets=facets)


class Continued(Parameters):
    """From where in what was found."""

    cursor: Annotated[Cursor, *given(Cursor.parse, {"type": "string", "pattern": CURSOR_PATTERN})] = Field(
        Cursor(0), description=_said("从哪里接着看：上一次结果里的 next")
    )


class Paged(Continued):
    """A window of what was found."""

    limit: Annotated[
        int | None, *given(number("limit", 1, MAX_LIMIT), {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT})
    ] = Field(None, description=_said("一次最多几条"))


class Part(Continued, Narrowed):
    """A part of everything that was found, as a file."""


class Search(Paged, Narrowed):
    """A page of results."""


class Counted(Parameters):
    """By what a result is counted."""

    facet: Annotated[tuple[str, ...], *given(any_of("facet", FACETS), _many(FACETS))] = Field(
        FACETS, description=_said("要哪些分面的计数，可以重复；越少越快")
    )


class SearchQuery(Counted, Language, Search):
    """A page of results, for programs."""

    explain: Annotated[bool, *given(_flag("explain"), _FLAG)] = Field(
        False, description=_said("1：每条结果附上得分的由来")
    )


class FacetsQuery(Counted, Language, Narrowed):
    """What a result is counted by, without its hits."""


class SuggestQuery(Language, Filtered):
    """What may be meant by the beginning of a query."""

    q: Annotated[str, *_QUERY] = Field("", description=_said("已经输入的字"))
    limit: Annotated[
        int,
        *given(
            number("limit", 1, MOST_COMPLETIONS), {"type": "integer", "minimum": 1, "maximum": MOST_COMPLETIONS}
        ),
    ] = Field(8, description=_said("一次最多几条"))


class ArticleQuery(Language):
    """An article, marked for a query if one is given."""

    q: Annotated[str, *_QUERY] = Field("", description=_said("检索式；给了就标出正文里命中的位置"))


class IssuesQuery(Language):
    """The issues of a period."""

    since: Annotated[PartialDate | None, *given(_date("from"), _DATE)] = Field(
        None, alias="from", description=_said("最早的报纸日期，含当日；年、年-月或年-月-日")
    )
    until: Annotated[PartialDate | None, *given(_date("to"), _DATE)] = Field(
        None, alias="to", description=_said("最晚的报纸日期，含当日")
    )


class IssueQuery(Language, Paged):
    """A window of the articles of one issue."""


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"


def invalid(field: str, value: str, allowed: str) -> InvalidFilterError:
    """The error with the value cut to what a message can hold."""
    return InvalidFilterError(field, _shortened(value), allowed)
