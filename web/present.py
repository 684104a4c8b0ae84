"""
Here is an answer, give me what to show: words and pieces for the templates.

No markup is made here. A highlighted text becomes a tuple of pieces, and the template writes `<mark>` around
the text of a piece, which it escapes like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from search import (
    UNKNOWN_DISTRICT,
    Article,
    DateBasis,
    Facet,
    FacetValue,
    Highlighted,
    InvalidFilterError,
    Kind,
    Match,
    PartialDate,
    SearchRequest,
    SearchResult,
    Snippet,
    Sort,
    Span,
    Unit,
    published,
)
from web.coverage import Held
from web.languages import date_words, gettext, ngettext, number_words, rough_number_words, spoken, told
from web.languages import lazy_gettext as _
from web.timescale import Step

KIND_LABELS = {
    Kind.NEWS: _("新闻"),
    Kind.FEATURE: _("专稿"),
    Kind.PHOTO: _("图片"),
    Kind.BRIEF: _("简讯"),
    Kind.NOTICE: _("公告"),
}
SORT_LABELS = {Sort.RELEVANCE: _("相关"), Sort.NEWEST: _("最新"), Sort.OLDEST: _("最早"), Sort.PAGE: _("版面次序")}
UNIT_LABELS = {Unit.ARTICLE: _("按篇"), Unit.PARAGRAPH: _("按段")}
EXPORT_FORMS = {"csv": "CSV", "jsonl": "JSON Lines", "ris": "RIS", "bib": "BibTeX"}
MATCH_LABELS = {Match.EXACT: _("逐字命中"), Match.WORDS: _("含拆分词"), Match.PARTIAL: _("含部分词")}
BASIS_LABELS = {
    DateBasis.DATELINE: _("见于电头"),
    DateBasis.MASTHEAD: _("见于报头"),
    DateBasis.SIDECAR: _("随文件注明"),
    DateBasis.FILENAME: _("见于文件名"),
    DateBasis.INFERRED: _("推定"),
    DateBasis.UNKNOWN: _("日期不详"),
}


class FacetWords(NamedTuple):
    """What a facet is called, and how it is said that any of its values will do."""

    label: str
    any: str


FACET_WORDS = {
    "district": FacetWords(_("地区"), _("不限地区")),
    "date": FacetWords(_("稿件日期"), _("不限日期")),
    "kind": FacetWords(_("类型"), _("不限类型")),
    "reporter": FacetWords(_("记者"), _("不限记者")),
    "source": FacetWords(_("来源"), _("不限来源")),
}

_FIELD_WORDS = {facet: words.label for facet, words in FACET_WORDS.items()} | {
    "q": _("检索词"),
    "undated": _("无日期"),
    "from": _("起始日期"),
    "to": _("截止日期"),
    "sort": _("排序"),
    "unit": _("结果单位"),
    "reprints": _("重印"),
    "limit": _("每页条数"),
    "cursor": _("翻页位置"),
    "max": _("框下至多"),
    "radius": _("圆角"),
    "shortcut": _("快捷键"),
    "lang": _("语言"),
    "language": _("语言"),
}
"""What a parameter is called to readers."""

_BARS_WORDS = {
    Step.DAY: (_("每日命中"), _("每日稿件")),
    Step.MONTH: (_("每月命中"), _("每月稿件")),
    Step.YEAR: (_("每年命中"), _("每年稿件")),
    Step.DECADE: (_("每十年命中"), _("每十年稿件")),
}

_ROLES = (_("记者"), _("通讯员"), _("摄影"))

_Thing = TypeVar("_Thing")

_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


class Piece(NamedTuple):
    """A run of text and what it is marked as: `exact`, `word`, or not at all (empty)."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """
    One year of the date facet.

    Attributes:
        value: The year, or empty for articles without any date.
        count: All its hits.
        months: Its months, newest first; one without number counts the hits of which only the year is known.
    """

    value: str
    count: int
    months: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """
    A place of the district facet with those that lie in it.

    Attributes:
        value: Its own value; None where no hit is filed under the place itself.
    """

    name: str
    value: FacetValue | None
    inner: tuple[FacetValue, ...] = ()


def pieces(text: str, spans: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """
    *text* cut at its spans; the pieces joined are *text* again.

    Spans that overlap or leave the text are cut to what is left of it, so that a wrong span costs a mark, not a page.
    """
    if not spans:  # as most kickers and many titles
        return (Piece(text),) if text else ()
    cut: list[Piece] = []
    at = 0
    for first, last, kind in sorted(spans):
        start, end = max(first, at), min(last, len(text))
        if start >= end:
            continue
        if start > at:
            cut.append(Piece(text[at:start]))
        cut.append(Piece(text[start:end], str(kind)))
        at = end
    if at < len(text):
        cut.append(Piece(text[at:]))
    return tuple(cut)


def marked(value: Highlighted | Snippet) -> tuple[Piece, ...]:
    """The pieces of a highlighted text."""
    return pieces(value.text, value.spans)


def isolated(text: str) -> str:
    """*text* for places that take no markup, such as `<title>`: its direction controls end with it."""
    return f"\u2068{text}\u2069" if _BIDI_CONTROLS.search(text) else text


@spoken
def value_words(value: str) -> str:
    """A value of the date facet, `2020` or `2020-04`, in words."""
    return date_words(PartialDate.parse(value))


@spoken
def range_words(since: PartialDate | None, until: PartialDate | None) -> str:
    """A range of dates in words; `2020年4月` when both ends are that month."""
    first, last = date_words(since), date_words(until)
    if since == until:
        return first
    if since and until:
        return gettext("%(first)s至%(last)s", first=first, last=last)
    return gettext("%(first)s起", first=first) if since else gettext("%(last)s止", last=last)


@spoken
def counted(number: int, unit: str = Unit.ARTICLE) -> str:
    """`3 篇`, `1 article`: how many of a unit."""
    n = number_words(number)
    if unit == Unit.PARAGRAPH:
        return ngettext("%(n)s 段", "%(n)s 段", number, n=n)
    return ngettext("%(n)s 篇", "%(n)s 篇", number, n=n)


@spoken
def figures(number: int, unit: str) -> tuple[str, str]:
    """A count as it is seen beside a value and as it is read aloud: `12,345`, `12,345 篇`."""
    return number_words(number), counted(number, unit)


@spoken
def counted_pages(number: int) -> str:
    """`3 版`, `3 pages`."""
    return ngettext("%(n)s 版", "%(n)s 版", number, n=number_words(number))


@spoken
def counted_days(number: int) -> str:
    """`3 天`, `3 days`."""
    return ngettext("%(n)s 天", "%(n)s 天", number, n=number_words(number))


@spoken
def counted_months(number: int) -> str:
    """`3 个月`, `3 months`."""
    return ngettext("%(n)s 个月", "%(n)s 个月", number, n=number_words(number))


@spoken
def counted_printings(number: int) -> str:
    """`另刊 2 次`, `printed 2 more times`: how often a text was printed besides."""
    return ngettext("另刊 %(n)s 次", "另刊 %(n)s 次", number, n=number_words(number))


@spoken
def unnamed_printings(number: int) -> str:
    """`另有 12 次`: how many printings are not named."""
    return ngettext("另有 %(n)s 次", "另有 %(n)s 次", number, n=number_words(number))


def found_words(result: SearchResult) -> str:
    """How much was found, in a line: nobody is to take what holds a part of the words for what was asked for."""
    unit = str(result.request.unit)
    if not result.partial_total:
        return gettext("共 %(count)s", count=counted(result.total, unit))
    whole = gettext("%(count)s含全部词", count=counted(result.total - result.partial_total, unit))
    return gettext("%(whole)s · %(count)s含一部分", whole=whole, count=counted(result.partial_total, unit))


def possible_words(result: SearchResult) -> str:
    """How many of the hits may be of the time asked for; empty where that is known of all."""
    if not result.possible_total:
        return ""
    count = counted(result.possible_total, str(result.request.unit))
    return gettext("%(count)s只知年或月，可能在内", count=count)


def reprints_words(result: SearchResult) -> str:
    """How many of the articles found are reprints of others among them; empty when none is, and of paragraphs."""
    number = result.total - result.distinct_total
    if not number:
        return ""
    n, left = number_words(number), number_words(result.distinct_total)
    if result.request.collapses:
        return ngettext(
            "其中 %(n)s 篇是重印，并入同文，列作 %(left)s 条",
            "其中 %(n)s 篇是重印，并入同文，列作 %(left)s 条",
            number,
            n=n,
            left=left,
        )
    return ngettext("其中 %(n)s 篇是重印", "其中 %(n)s 篇是重印", number, n=n)


@spoken
def to_paragraph(number: str) -> str:
    """Where the number of a paragraph leads, read aloud: `到第 3 段`."""
    return gettext("到第 %(n)s 段", n=number)


@spoken
def counted_characters(number: int) -> str:
    """`1.9万 字`, `19K characters`."""
    return gettext("%(n)s 字", n=rough_number_words(number))


@spoken
def counted_matches(exact: int, words: int) -> str:
    """`逐字 4 处，拆分词 9 处`: at how many places the very string stands, and at how many others words of it."""
    counts = (
        ngettext("逐字 %(n)s 处", "逐字 %(n)s 处", exact, n=number_words(exact)) if exact else "",
        ngettext("拆分词 %(n)s 处", "拆分词 %(n)s 处", words, n=number_words(words)) if words else "",
    )
    return gettext("，").join(filter(None, counts))


def joined(names: Iterable[str]) -> str:
    """Names as a list is written: with `、`, or with a comma."""
    return gettext("、").join(names)


@spoken
def district_words(district: str) -> str:
    """The name of a district; of the one for articles without any, what that means."""
    return gettext("未标注") if district == UNKNOWN_DISTRICT else district


@spoken
def as_a_whole(place: str) -> str:
    """What is filed under a *place* itself and under none of those in it, of which it is no sum: `菏泽市（全市性）`."""
    if place.endswith("市"):
        return gettext("%(place)s（全市性）", place=place)
    return gettext("%(place)s（全境）", place=place)


def facet_words(facet: str, value: str) -> str:
    """A value of a facet as it is shown."""
    if facet == "kind":
        return str(KIND_LABELS.get(Kind(value), value))
    return district_words(value) if facet == "district" else value


def asked_words(request: SearchRequest) -> str:
    """What is looked for, in a line: the query, and by what it is narrowed."""
    words = [request.text.strip()]
    for facet in request.narrowed:
        if facet == "date":
            dates = range_words(request.since, request.until) if request.since or request.until else ""
            words += [dates, gettext("日期不详") if request.undated else ""]
        else:
            words.append(joined(facet_words(facet, value) for value in request.chosen(facet)))
    return " · ".join(filter(None, words)) or gettext("全部稿件")


def districts(article: Article) -> tuple[str, ...]:
    """The article's districts in words."""
    return tuple(district_words(district) for district in article.districts)


def byline(article: Article) -> str:
    """Who made it, each with their role; empty if none is named."""
    return " ".join(
        gettext("%(role)s %(names)s", role=role, names=joined(names)) for role, names in makers(article)
    )


def makers(article: Article) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who made it, by role."""
    roles = zip(_ROLES, (article.reporters, article.correspondents, article.photographers), strict=True)
    return tuple([(str(role), names) for role, names in roles if names])


def source_words(article: Article) -> str:
    """Where it was printed: the paper with its day and page when known, else the name of the source file."""
    if not article.paper:
        return article.source
    is_inferred = article.page_date is not None and printed_on(article)[1]
    return _printed_in(article.paper, article.page_date, is_inferred, article.page_number)


@spoken
def _printed_in(paper: str, day: PartialDate | None, is_inferred: bool, number: str) -> str:
    when = date_words(day)
    if is_inferred:
        when = gettext("%(when)s（推定）", when=when)
    words = gettext("《%(paper)s》%(date)s", paper=paper, date=when)
    return words + gettext("第%(number)s版", number=number) if number else words


def printed_on(article: Article) -> tuple[PartialDate | None, bool]:
    """When its page was printed, or else its own date, and whether that was inferred."""
    if article.page_date:
        day, is_certain = published(article)
        return day, not is_certain
    return article.date, article.date_basis is DateBasis.INFERRED


def page_words(article: Article) -> str:
    """The page it was printed on, beside its day: the paper and the number of the page, else the name of the source file."""
    if not article.paper:
        return article.source
    words = gettext("《%(paper)s》", paper=article.paper)
    return words + gettext("第%(number)s版", number=article.page_number) if article.page_number else words


def printing_words(article: Article) -> str:
    """When and where it was printed: `《菏泽日报》2020年4月3日第2版`; of what bears no paper or day, what is known of them."""
    if article.paper and article.page_date:
        return source_words(article)
    day, is_inferred = printed_on(article)
    when = date_words(day)
    if is_inferred:
        when = gettext("%(when)s（推定）", when=when)
    return " ".join(filter(None, (when, page_words(article))))


def filter_words(error: InvalidFilterError) -> str:
    """What a reader is told of a parameter that cannot be read."""
    return gettext(
        "%(words)s（%(field)s）写作“%(value)s”，应为%(allowed)s。",
        words=_FIELD_WORDS.get(error.field, _("参数")),
        field=error.field,
        value=error.value,
        allowed=told(error.allowed),
    )


def by_page(articles: Iterable[Article]) -> tuple[tuple[Article, ...], ...]:
    """
    *articles* by the page they were printed on, in the order of their first ones.

    A file of ready articles holds many pages, and a page of an electronic edition is in many files.
    """
    pages: dict[str, list[Article]] = {}
    for one in articles:
        pages.setdefault(one.page_key, []).append(one)
    return tuple(map(tuple, pages.values()))


def file_of(articles: Iterable[Article]) -> str:
    """The page id of the one file that *articles* came in; empty where they came in several."""
    files = {one.page_id for one in articles}
    return files.pop() if len(files) == 1 else ""


def bars_counted(step: Step, number: int) -> str:
    """So many bars, by what each stands for: `3 个月`, `3 months`."""
    n = number_words(number)
    match step:
        case Step.DAY:
            return counted_days(number)
        case Step.MONTH:
            return counted_months(number)
        case Step.YEAR:
            return ngettext("%(n)s 年", "%(n)s 年", number, n=n)
        case _:
            return ngettext("%(n)s 个十年", "%(n)s 个十年", number, n=n)


def bars_words(step: Step, is_blank: bool) -> str:
    """What the bars count: hits of each month, or articles where nothing was asked for."""
    return str(_BARS_WORDS[step][is_blank])


def held_words(held: Held | None) -> str:
    """What the archive holds of a time: `3 天 12 版`, `5 版，哪一天不详`; empty when nothing, or when that was not looked at."""
    if not held:
        return ""
    if not held.days:
        return gettext("%(count)s，哪一天不详", count=counted_pages(held.coarse))
    words = f"{counted_days(held.days)} {counted_pages(held.pages)}"
    if not held.coarse:
        return words
    return gettext("%(words)s，另有 %(count)s哪一天不详", words=words, count=counted_pages(held.coarse))


def lead(article: Article, max_chars: int = 60) -> str:
    """The beginning of the article's text, cut with an ellipsis."""
    text = article.paragraphs[0].text if article.paragraphs else ""
    return text if len(text) <= max_chars else text[:max_chars].rstrip(",，、。 ") + "…"


def untitled(article: Article) -> str:
    """What stands for the title of an article that was printed without one: `（无题）` and how it begins."""
    return gettext("（无题）%(lead)s", lead=lead(article, 18))


def curled(query: str) -> str:
    """*query*, in the query language, as Chinese is printed: its straight quotation marks are pairs of curled ones."""
    return re.sub('"([^"“”]*)"', r"“\1”", query)


def years(facet: Facet) -> tuple[Year, ...]:
    """The date facet as years with their months, newest first, the unknown last."""
    grouped: dict[str, list[FacetValue]] = {}
    for value in sorted(facet.values, reverse=True):  # by their times
        grouped.setdefault(value.value[:4], []).append(value)
    return tuple(
        [
            Year(year, sum([value.count for value in values]), tuple(values) if year else ())
            for year, values in grouped.items()
        ]
    )


def tree(values: Iterable[FacetValue], parents: Mapping[str, str]) -> tuple[Branch, ...]:
    """
    The district facet as places with all that lie in them, at whatever depth, in the order of *values*; what lies in one
    of these comes behind it.

    A place that holds all the others and nothing itself goes without saying: they stand alone then.
    """
    own = {value.value: value for value in values}
    inner: dict[str, dict[str, None]] = {"": {}}
    for name in own:
        while name:
            place = parents.get(name, "")
            inner.setdefault(place, {})[name] = None
            name = place

    def below(place: str) -> Iterator[FacetValue]:
        for name in inner.get(place, ()):
            if name in own:
                yield own[name]
            yield from below(name)

    def branches(place: str) -> tuple[Branch, ...]:
        return tuple(Branch(name, own.get(name), tuple(below(name))) for name in inner[place])

    highest = branches("")
    holding = [branch for branch in highest if branch.inner]
    if len(holding) != 1 or holding[0].value:
        return highest
    return tuple(
        one for branch in highest for one in (branches(branch.name) if branch is holding[0] else [branch])
    )


def inferred(result: SearchResult) -> int:
    """How many articles of this page of results have a date that was not printed in full."""
    return len({hit.article.id for hit in result.hits if hit.article.date_basis is DateBasis.INFERRED})


def window_words(result: SearchResult) -> str:
    """Which hits of how many a page shows, `第 11–20 篇`; empty when it shows all."""
    first, last = result.request.offset + 1, result.request.offset + len(result.hits)
    if not result.hits or len(result.hits) == result.listed_total:
        return ""
    numbers = {"first": number_words(first), "last": number_words(last)}
    return gettext("第 %(first)s–%(last)s 条", **numbers)


def beside(things: Sequence[_Thing], thing: _Thing) -> tuple[_Thing | None, _Thing | None]:
    """What stands before and after *thing*, None at either end and when it is not among the *things*."""
    if thing not in things:
        return None, None
    at = things.index(thing)
    return (things[at - 1] if at else None), (things[at + 1] if at + 1 < len(things) else None)
