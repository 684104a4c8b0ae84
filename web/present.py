"""Here is a value of an answer, give me the words for it: names, counts, ranges, what was asked for and found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from search import (
    UNKNOWN_DISTRICT,
    DateBasis,
    InvalidFilterError,
    Kind,
    Match,
    PartialDate,
    SearchRequest,
    SearchResult,
    Sort,
    Unit,
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

_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def isolated(text: str) -> str:
    """*text* for places that take no markup, such as `<title>`: its direction controls end with it."""
    return f"\u2068{text}\u2069" if _BIDI_CONTROLS.search(text) else text


@spoken
def value_words(value: str) -> str:
    """A value of the date facet, `2020` or `2020-04`, in words."""
    return date_words(PartialDate.parse(value))


@spoken
def year_words(year: int) -> str:
    """A year by its number: `2020年`, `2020`."""
    return date_words(PartialDate(year))


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


def filter_words(error: InvalidFilterError) -> str:
    """What a reader is told of a parameter that cannot be read."""
    return gettext(
        "%(words)s（%(field)s）写作“%(value)s”，应为%(allowed)s。",
        words=_FIELD_WORDS.get(error.field, _("参数")),
        field=error.field,
        value=error.value,
        allowed=told(error.allowed),
    )


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


def curled(query: str) -> str:
    """*query*, in the query language, as Chinese is printed: its straight quotation marks are pairs of curled ones."""
    return re.sub('"([^"“”]*)"', r"“\1”", query)


def window_words(result: SearchResult) -> str:
    """Which hits of how many a page shows, `第 11–20 篇`; empty when it shows all."""
    first, last = result.request.offset + 1, result.request.offset + len(result.hits)
    if not result.hits or len(result.hits) == result.listed_total:
        return ""
    numbers = {"first": number_words(first), "last": number_words(last)}
    return gettext("第 %(first)s–%(last)s 条", **numbers)
