"""
What programs are answered, as models: the OpenAPI document is made from them, and the tests hold every answer to them.

The answers themselves are made where their parts are known (`web.programs.api`, `search.results`); nothing is validated on
the way out.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from flask import Response, json
from pydantic import BaseModel, ConfigDict, Field

from search import MOST_PRINTINGS, CompletionKind, DateBasis, Kind, Match, SuggestionBasis, Unit
from web.languages import said as _said

Marked = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=1)], Literal["exact", "word"]]
_spans = Field(description=_said("[起, 止, 种类]，按 Unicode 码位计，含起不含止"))
Spans = Annotated[list[Marked], _spans]
Count = Annotated[int, Field(ge=0)]
Pages = Annotated[
    Count,
    Field(description=_said("版面数；报名、日期、版次都相同的算一版，不全知道的，一个文件里的算一版")),
]
Next = Annotated[
    str | None,
    Field(description=_said("下一页的 cursor；取完了，或已到第 10000 条，为 null，其余用导出的文件取")),
]
PartialDateText = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


class Answer(BaseModel):
    """Has these members and no others; those with a default may be missing."""

    model_config = ConfigDict(
        extra="forbid", defer_build=True
    )  # built for the document and the tests, not at start


class SnippetAnswer(Answer):
    """An excerpt of one paragraph: text and spans, never markup."""

    paragraph: str
    text: str
    spans: Spans


class ExplanationAnswer(Answer):
    """A part of a score, with the parts it is made of."""

    text: str
    value: float | None
    parts: list[ExplanationAnswer]


class PrintingAnswer(Answer):
    """Another printing of the same text."""

    id: str
    title: str
    date: PartialDateText | None
    paper: str
    page_date: PartialDateText | None
    page: str = Field(description=_said("版次，如印的"))
    source: str
    url: str


Printings = Annotated[list[PrintingAnswer], Field(max_length=MOST_PRINTINGS)]


class HitAnswer(Answer):
    """One result."""

    id: str
    title: str
    title_spans: Spans
    kicker: str
    kicker_spans: Spans
    subtitle: str
    subtitle_spans: Spans
    date: PartialDateText | None = Field(description=_said("印得多细就有多细：年、年-月或年-月-日"))
    date_basis: DateBasis
    districts: list[str]
    source: str
    kind: Kind
    byline: str
    score: float
    match: Match | None = Field(
        description=_said(
            "exact 逐字命中，words 含拆分词，partial 只含一部分词；检索式没有要查的字词（只有字段、日期、排除）时为空"
        )
    )
    matches: Count = Field(description=_said("全文标出的处数，逐字的和拆分词的都算"))
    exact_matches: Count = Field(description=_said("其中逐字的处数，和按 Ctrl+F 数的一样"))
    missing: list[str]
    paragraph: str | None
    snippets: list[SnippetAnswer]
    reprints: Printings = Field(description=_said("合在这一条里的同文重印，最早的在前"))
    reprints_total: Count = Field(description=_said("合在这一条里的篇数；reprints 只列前若干篇"))
    url: str = Field(description=_said("读这一篇的地址，从本站的根算起"))
    explanation: ExplanationAnswer | None = None


class ValueAnswer(Answer):
    """One value of a facet."""

    value: str = Field(description=_said("空的是没有日期的稿件"))
    count: Count
    selected: bool


class FacetsAnswer(Answer):
    """The facets asked for, each counted without its own filter."""

    district: list[ValueAnswer] = []
    date: list[ValueAnswer] = []
    kind: list[ValueAnswer] = []
    reporter: list[ValueAnswer] = []
    source: list[ValueAnswer] = []


class SuggestionAnswer(Answer):
    """Another query that finds more."""

    text: str
    basis: SuggestionBasis
    hits: Count


class RemarkAnswer(Answer):
    """What is to be known of how the query was read."""

    text: str
    query: str = Field(description=_said("也许想查的式子；没有时为空"))


class Totals(Answer):
    """How much a query finds."""

    query: str
    searched_as: str = Field(description=_said("实际检索的式子"))
    unit: Unit
    total: Count
    distinct_total: Count = Field(description=_said("其中同一篇文字只算一次的篇数；按段时与 total 相同"))
    exact_total: Count = Field(description=_said("其中逐字命中的"))
    words_total: Count = Field(description=_said("其中含全部词而不逐字的"))
    partial_total: Count = Field(description=_said("其中只含一部分词的，排在最后；大于 0 时没有一条含全部词"))
    possible_total: Count = Field(description=_said("其中日期只知年或月、可能在所查时间之内的"))


class SearchAnswer(Totals):
    """A page of results."""

    took_ms: float
    hits: list[HitAnswer]
    facets: FacetsAnswer
    remarks: list[RemarkAnswer] = Field(
        description=_said("检索式里没有照字面那样用上的地方；查不到时，没有稿件的地区、作者、来源")
    )
    suggestions: list[SuggestionAnswer]
    next: Next
    generation: str = Field(description=_said("作答的索引版次；每次重建后不同"))
    generation_changed: bool = Field(description=_said("给出 cursor 之后索引更新过，次序可能有出入"))


class FacetCountsAnswer(Totals):
    """A result by its counts."""

    facets: FacetsAnswer
    generation: str


class CompletionAnswer(Answer):
    """What may be meant."""

    text: str = Field(description=_said("给读者看的：标题照原样"))
    query: str = Field(description=_said("要检索的：带有检索符号的标题和会拆开的名字，加了引号"))
    kind: CompletionKind
    articles: Count = Field(description=_said("检索 query 找到的篇数"))


class SuggestAnswer(Answer):
    """What may be meant by the beginning of a query."""

    query: str
    suggestions: list[CompletionAnswer]
    generation: str


class ParagraphAnswer(Answer):
    """One paragraph."""

    id: str
    text: str
    lines: tuple[int, int] = Field(description=_said("原文的起止行，从 1 数起"))


class MarksAnswer(Answer):
    """What a query found in an article, paragraph by paragraph."""

    title: Spans
    kicker: Spans
    subtitle: Spans
    paragraphs: Annotated[dict[str, list[Marked]], _spans]


class BesideAnswer(Answer):
    """Another article."""

    id: str
    title: str
    url: str


WhoseWords = Annotated[
    str | None,
    Field(description=_said("这段文字出自哪一篇：本文或同版另一篇的编号；出自版面上别的文字，或没有时，为 null")),
]


class ArticleAnswer(Answer):
    """One article, whole."""

    id: str
    source: str
    paper: str
    page: str = Field(description=_said("版次，如印的"))
    page_date: PartialDateText | None
    page_evidence: str = Field(description=_said("据以推定报纸年份的一句；印有日期时为空"))
    page_evidence_article: WhoseWords
    title: str
    kicker: str
    subtitle: str
    kind: Kind
    reporters: list[str]
    correspondents: list[str]
    photographers: list[str]
    date: PartialDateText | None
    date_basis: DateBasis
    date_evidence: str = Field(description=_said("日期所据的文字；没有时为空"))
    date_evidence_article: WhoseWords
    districts: list[str]
    paragraphs: list[ParagraphAnswer]
    flags: list[str]
    url: str
    page_id: str | None = Field(description=_said("所在版面的编号，见 pages；现成的稿件没有版面，为 null"))
    citation: str = Field(description=_said("著录，GB/T 7714-2015"))
    before: BesideAnswer | None = Field(description=_said("同版上一篇；没有时为 null"))
    after: BesideAnswer | None = Field(description=_said("同版下一篇；没有时为 null"))
    reprints: Printings = Field(description=_said("同一篇文字另刊于何处，最早的在前"))
    reprints_total: Count = Field(description=_said("另刊的次数；reprints 只列前若干次"))
    related: list[BesideAnswer]
    marks: MarksAnswer | None = None
    generation: str


class LineAnswer(Answer):
    """What became of a line of a page, or of a part of it."""

    number: Annotated[int, Field(ge=1)]
    role: str
    article: str | None


class PageAnswer(Answer):
    """A page as it was read, nothing left out."""

    id: str
    source: str
    paper: str
    date: PartialDateText | None
    page: str
    text: str = Field(description=_said("读出的文字，不含 HTML、Markdown 记号"))
    original: str | None = Field(
        description=_said("文件原文，一字不改，与 text 逐行对应；文件是网页或 PDF 的为 null")
    )
    lines: list[LineAnswer]
    articles: list[str]
    generation: str


class IssueOfListAnswer(Answer):
    """What was printed at one time."""

    date: PartialDateText | None = Field(
        description=_said("报纸日期，知道多少写多少：只知月份的为 2020-04，不知道的为 null")
    )
    articles: Count
    pages: Pages


class IssuesAnswer(Answer):
    """Issues in the order of time, what is without a date last."""

    issues: list[IssueOfListAnswer]
    generation: str


class IssueAnswer(Answer):
    """The articles of one issue, in the order of its pages."""

    date: PartialDateText | None
    total: Count
    hits: list[HitAnswer]
    next: Next
    generation: str
    generation_changed: bool


class StatsAnswer(Answer):
    """What the archive holds."""

    generation: str
    built_at: str
    pages: Pages
    articles: Count
    paragraphs: Count
    characters: Count
    since: PartialDateText | None = Field(description=_said("最早的稿件日期"))
    until: PartialDateText | None = Field(description=_said("最晚的稿件日期"))
    issues: Count = Field(description=_said("刊期数：不同的报纸日期有多少"))


class ProblemAnswer(BaseModel):
    """Why there is no answer, by RFC 9457; the members beyond those below depend on the code."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    type: str
    title: str
    status: int
    code: str
    message: str = Field(description=_said("给人看的话，用请求的语言"))
    column: int | None = Field(None, description=_said("检索式里出错的位置，从 1 数起"))
    field: str | None = None
    value: str | None = None
    allowed: str | None = None
    parameter: str | None = None
    nearest: str | None = Field(None, description=_said("最接近的参数名"))
    number: str | None = None


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of *model*, with references to `#/components/schemas/`."""
    return model.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")


def as_json(body: object, content_type: str = "application/json") -> Response:
    """*body* as an answer, in UTF-8 and in the order of its members."""
    return Response(json.dumps(body, ensure_ascii=False, sort_keys=False), content_type=content_type)
