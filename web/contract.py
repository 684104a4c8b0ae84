"""
Here is a URL, give me what it asks for: which parameters each kind of request takes.

One model for each kind; that of a single page may stand beside it. Pages and programs are read by the same models, so that a
parameter means the same everywhere. The OpenAPI document is made from these models (`web.programs.openapi`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from search import (
    FACETS,
    MAX_LIMIT,
    Kind,
    PartialDate,
    Reprints,
    SearchRequest,
    Sort,
    Unit,
)
from web.checks import (
    MAX_NAME,
    MAX_QUERY,
    MAX_VALUES,
    Cursor,
    Parameters,
    any_of,
    flag,
    given,
    invalid,
    names,
    number,
    one_of,
    partial_date,
    short_text,
)
from web.languages import LANGUAGES, gettext
from web.languages import said as _said

MOST_COMPLETIONS = 20

DATE_PATTERN = r"^([0-9]{4}([-/.年]([0-9]{1,2}([-/.月]([0-9]{1,2}[日号]?)?)?)?)?|[0-9]{6}|[0-9]{8})?$"
"""What a date looks like, as the document tells it; `search.read_date` takes full-width ones as well, and spaces between the parts."""

CURSOR_PATTERN = r"^[A-Za-z0-9_-]*$"


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise invalid("lang", value, gettext("%(choices)s 之一", choices=gettext("、").join(LANGUAGES)))
    return value


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "maxItems": MAX_VALUES}


_NAME = {"type": "string", "maxLength": MAX_NAME}
_DATE = {"type": "string", "pattern": DATE_PATTERN, "examples": ["2020", "2020-04", "2020-04-01"]}
_FLAG = {"type": "string", "enum": ["0", "1"]}


def _enum(choices: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(choice) for choice in choices]}


def _many(choices: Iterable[str]) -> dict[str, Any]:
    return _array({"type": "string", "enum": [*(str(choice) for choice in choices), ""]})


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
    district: Annotated[tuple[str, ...], *given(names("district"), _array(_NAME))] = Field(
        (), description=_said("地区，可以重复；其中任何一个，简体繁体、别称（市开发区）、乡镇街道都行")
    )
    kind: Annotated[tuple[Kind, ...], *given(any_of("kind", Kind), _many(Kind))] = Field(
        (), description=_said("类型，可以重复；其中任何一种")
    )
    reporter: Annotated[tuple[str, ...], *given(names("reporter"), _array(_NAME))] = Field(
        (), description=_said("记者或摄影者的全名，可以重复；其中任何一人，简体繁体都行")
    )
    source: Annotated[tuple[str, ...], *given(names("source"), _array(_NAME))] = Field(
        (), description=_said("来源，可以重复；其中任何一个")
    )
    since: Annotated[PartialDate | None, *given(partial_date("from"), _DATE)] = Field(
        None, alias="from", description=_said("最早的稿件日期，含当日；年、年-月或年-月-日")
    )
    until: Annotated[PartialDate | None, *given(partial_date("to"), _DATE)] = Field(
        None, alias="to", description=_said("最晚的稿件日期，含当日")
    )
    undated: Annotated[bool, *given(flag("undated"), _FLAG)] = Field(
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

    explain: Annotated[bool, *given(flag("explain"), _FLAG)] = Field(
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

    since: Annotated[PartialDate | None, *given(partial_date("from"), _DATE)] = Field(
        None, alias="from", description=_said("最早的报纸日期，含当日；年、年-月或年-月-日")
    )
    until: Annotated[PartialDate | None, *given(partial_date("to"), _DATE)] = Field(
        None, alias="to", description=_said("最晚的报纸日期，含当日")
    )


class IssueQuery(Language, Paged):
    """A window of the articles of one issue."""
