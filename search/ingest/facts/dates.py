"""
Here is what an article says, give me the days it names, and the one it is dated by.

A day printed without its year takes it from the page; `years` finds the page's year where none is printed. A day
after the page, or one that something will begin on, is never the article's date.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from search.ingest.facts import lunar
from search.ingest.facts.names import dateline
from search.model import DateBasis, PartialDate, calendar_day

_DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "元": 1,
}
_HAN_NUMBER: Final = r"[〇零○一二三四五六七八九十]{1,3}"

_DATE: Final = re.compile(
    r"(?:(?P<year>(?<!\d)(?:19|20)\d\d|[二一][〇零○九][〇零○一二三四五六七八九]{2})\s?年|(?P<ago>去年|上年|今年|本年|当年))?"
    rf"(?:(?P<month>(?<!\d)(?:0?[1-9]|1[0-2])|(?<![一二三四五六七八九十数]){_HAN_NUMBER}|(?<![\d一二三四五六七八九十百千万亿几])元)\s?月"
    rf"|(?P<thismonth>本月|当月|(?<![以登早晚])上个?月(?![球亮台嫂])))"
    rf"(?:(?P<day>0?[1-9]|[12]\d|3[01]|{_HAN_NUMBER})(?:\s?[日号]|(?=\s?[-—~～至、]\s?\d{{1,2}}\s?[日号])))?"
    r"|(?<![\d.])(?P<y3>(?:19|20)\d\d)[-./](?P<m3>0?[1-9]|1[0-2])[-./](?P<d3>0?[1-9]|[12]\d|3[01])(?![\d.])"
)
_DIGIT_WIDTHS: Final = tuple(zip("０１２３４５６７８９", "0123456789", strict=True))
# What every date has, each way beginning with a character of its own, so that a search skips from one to the next.
_DATE_HINT: Final = re.compile(r"月|-(?<=\d-)\d{1,2}[-./]\d|\.(?<=\d\.)\d{1,2}[-./]\d|/(?<=\d/)\d{1,2}[-./]\d")
_DATE_CHARACTERS: Final = frozenset("0123456789〇零○一二三四五六七八九十元年去上个今本当 \u3000\t\xa0")
"""What a date is made of up to its 月 or its first dash."""
_BARE_DAY: Final = re.compile(
    r"(?<![\d.月至到前第每过满-])(?P<day>[1-9]|[12]\d|3[01])日(?=[,，、\u4e00-\u9fff])(?![至到前后内外均龄游志历以与和本之的])"
)
# 昨(11)日, 昨下午 and 昨起 as well; 昨，… too.
_RELATIVE: Final = re.compile(
    r"昨(?:[日天晚夜晨起，,]|[上下]午|[（(]\d{1,2}[）)]日)|今(?:[日天晨早]|[（(]\d{1,2}[）)]日)|大?前[日天晚](?!线)"
)
RECENTLY: Final = "近日|日前|近期|连日来|这几天|近段时间"
"""How reports say that it was a few days ago."""
# 于本周三启动…, 上周六举办…; 每周三 and 上周一直… are none.
_WEEKDAY: Final = re.compile(
    r"(?<![每逢至到])(?:(?P<last>上)个?|本|这个?)(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![至到、和]|(?<=一)[直共次场个])"
)
_RECENTLY: Final = re.compile(RECENTLY)
# The same, said of a state rather than an event.
_NOW: Final = re.compile(r"最近|目前|眼下|当前|时下|近来|今年以来|入[冬夏秋春]以来")

_FUTURE_BEFORE: Final = re.compile(
    r"(?:将于|将在|定于|拟于|计划于|预计[，,:：]?|力争|截[止稿](?:日期|时间)?[:：为]?|务必于|请于|须于|应于)[^，。,；]{0,4}$|(?:时[间段]|(?<!日)期[限间]?)[:：为]$|[至到]$"
)
_FUTURE_AFTER: Final = re.compile(
    r"(?:[上下中]午|晚上?|起)?将(?![军近士要])|[^，。,；日号]{0,3}(?:起[，,至将施执实正开]|起(?=[^来草步伏飞]{0,6}(?:施行|实施|执行|禁止|全面|正式|[上下]调|调整|取消))|前(?![往来去沿天后期])|之前|以前|截止|开始?施行)"
    # 4月29日至5月1日放假，共3天
    r"|[^，。,；\n]{0,14}?(?:放假|调休)(?!期间|前|后)"
)
_PAST_BEFORE: Final = (
    "去年", "每年", "早在", "始于", "建于", "成立于", "生于", "曾于", "本院于", "贵报", "你报", "自", "比", "较", "落款", "落款是", "落款为",
)  # fmt: skip
# 本报11月9日刊登《…》一稿后: the day of the report that is spoken of.
_PRINTED: Final = re.compile(r"[^，。,；]{0,6}(?:刊登|刊发|刊载|登载|报道|以《|《)")
# 8月4日本报《…》一文刊发后: the same, the other way round.
_OURS: Final = ("本报", "本版", "本刊")
_PAPERS: Final = (*_OURS, "晚报", "日报")
# 4月1日留抵退税政策实施以来: from when on something is so.
_PAST_AFTER: Final = re.compile(r"以[后来]|之后|[^，。,；\n]{2,20}(?:实施|施行|启动|开展|开通|启用|运行)以来")
# 1947年农历五月十二日 is no day in May.
_LUNAR: Final = ("农历", "阴历", "旧历", "古历")
_AHEAD_CHARACTERS: Final = frozenset("于在计争稿止至到时期")
"""What `_FUTURE_BEFORE` cannot be without."""

_NEAR_DAYS: Final = 75
"""An event is reported within this many days; older dates in a text are its history."""

_RECENT_DAYS: Final = 10
"""A day that is named only in the middle of an article is its date when it is as near as this."""

_OPENING: Final = 60
_HEAD_CHARS: Final = 400
LEAD_CHARS: Final = 120
_MOST_PARAGRAPHS: Final = 12
_LONGEST_SENTENCE: Final = 240
_SENTENCE_END: Final = re.compile(r"[。！？；\n]")


class DateMention(NamedTuple):
    """
    A day or month as a text names it.

    Attributes:
        year: As printed, or None.
        is_future: Whether the words before it put it after the page.
        is_start: Whether something begins or ends on it (3月9日起): after the page, unless the day has come.
        is_past: Whether they put it before what is reported.
        start: Offset in the text.
    """

    year: int | None
    month: int
    day: int | None
    is_future: bool
    is_start: bool
    is_past: bool
    start: int
    end: int


class Days:
    """The paragraphs of an article, figures of days set close (12 月 1 日), and the days they name, each read when it is first asked for."""

    __slots__ = ("_known", "_more", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [_FIGURES_APART.sub("", text) if " " in text else text for text in texts]
        self._known: list[tuple[int, DateMention]] = []
        self._more = (
            (place, mention)
            for place, text in enumerate(self.texts[:_MOST_PARAGRAPHS])
            for mention in mentions(text[: _HEAD_CHARS * 2])
        )

    def __iter__(self) -> Iterator[tuple[int, DateMention]]:
        """The days and months near the beginnings of paragraphs, in reading order; the month of 本月 is 0, of 上月 -1."""
        place = 0
        while place < len(self._known) or self._has_more():
            yield self._known[place]
            place += 1

    def _has_more(self) -> bool:
        """Whether there is another one; it is read."""
        more = next(self._more, None)
        if more is not None:
            self._known.append(more)
        return more is not None


# 2024 年 12 月 1 日
_FIGURES_APART: Final = re.compile(r" (?<=\d ) *(?=[年月日])| (?<=[年月] ) *(?=\d)")


def _can_name_a_day(text: str) -> bool:
    return "月" in text or "-" in text or "." in text or "/" in text


def half_digits(text: str) -> str:
    """*text* with full-width digits as half-width ones; offsets stay."""
    for wide, half in _DIGIT_WIDTHS:
        if wide in text:
            text = text.replace(wide, half)
    return text


def mentions(text: str) -> Iterator[DateMention]:
    """The days and months *text* names, in reading order; the month of 本月 is 0, of 上月 -1."""
    if not _can_name_a_day(text):
        return
    text = half_digits(text)
    for match in _matches(text):
        own_year, ago, month, this_month, own_day, *plain = match.groups()
        year: int | None
        day: int | None
        if plain[0]:
            year, number, day = map(int, plain)
        else:
            year = number_of(own_year) if own_year else None
            number = (-1 if this_month[0] == "上" else 0) if this_month else number_of(month)
            day = number_of(own_day) if own_day else None
        if not (this_month or 1 <= number <= 12) or not (day is None or 1 <= day <= 31):
            continue
        start, end = match.span()
        before = text[max(0, start - 12) : start]
        if before.endswith(_LUNAR):
            continue
        future = not _AHEAD_CHARACTERS.isdisjoint(before) and _FUTURE_BEFORE.search(before) is not None
        is_start = not future and _FUTURE_AFTER.match(text, end) is not None
        after = end + (text[end : end + 1] in ("，", ","))
        is_ours = before.endswith(_PAPERS) or text.startswith(_OURS, after)
        past = (
            ago in ("去年", "上年")
            or (before.endswith(_PAST_BEFORE) and not is_start)
            or _PAST_AFTER.match(text, end) is not None
            or (is_ours and _PRINTED.match(text, after) is not None)
        )
        yield DateMention(year, number, day, future, is_start, past, start, end)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of `_DATE`, looked for only around what every date has, a 月 or two dashes."""
    position = 0
    for hint in _DATE_HINT.finditer(text):
        start = place = hint.start()
        # Back over what can stand before it in a date.
        while start > position and text[start - 1] in _DATE_CHARACTERS:
            start -= 1
        if start == place:
            continue
        match = _DATE.search(text, start, min(len(text), hint.end() + 14))
        if match is not None and match.start() < place:
            position = match.end()
            yield match


@dataclass(frozen=True, slots=True)
class PageTime:
    """
    When a page was printed, as far as known.

    Attributes:
        date: Its day, month or year, or None.
        basis: How it is known; `inferred` when from the page's own words.
        evidence: The words that showed it, when inferred.
        latest: Month and day of the last of its reports, where its own day is not known; it was printed no earlier.
    """

    date: PartialDate | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    evidence: str = ""
    latest: tuple[int, int] | None = None

    @property
    def is_inferred(self) -> bool:
        """Whether it was worked out from the text and not stated."""
        return self.basis is DateBasis.INFERRED


class ArticleDate(NamedTuple):
    """The date of an article with its ground."""

    date: PartialDate | None
    basis: DateBasis
    evidence: str


_LONGEST_SIGNATURE: Final = 14
"""Characters of 二〇一五年十二月二十九日, with some space around it."""


def event(
    days: Days, page: PartialDate | None, latest: tuple[int, int] | None = None
) -> tuple[DateMention, str] | None:
    """
    The first reported day of an article that is not after *page*, with its text.

    Days come before months, the opening before the rest; a day named as history or as future is passed over, and one
    by which something was counted (截至6月9日，…) counts where there is no other.

    Args:
        latest: Month and day of the last report of the page (`PageTime.latest`).
    """
    month = page.month if page else None
    fallback: tuple[DateMention, str] | None = None
    counted: tuple[DateMention, str] | None = None
    later: tuple[DateMention, str] | None = None
    for place, mention in days:
        text = days.texts[place]
        if mention.month < 1:
            if month is None:
                continue
            mention = mention._replace(month=month + mention.month or 12)
        when = resolve(mention, page)
        if page is not None and (when is None or not _is_possible(when, page)):
            continue
        is_near = page is None or (when is not None and _is_near(when, page))
        if mention.is_past or mention.is_future:
            if mention.day and place == 0 and counted is None and _is_count(mention, text, is_near):
                counted = mention, text
            elif mention.day and place and later is None and is_near and _begins_count(mention, text):
                later = mention, text
            continue
        if mention.is_start and not _has_come(when, page, latest):
            continue
        if not is_near and (place > 1 or mention.start > LEAD_CHARS):
            continue
        if mention.day is not None:
            if place and counted is not None:
                # 截至8月20日,全县捐款…: what the opening counts is the news, and 8月12日,县委发出倡议 below it its history.
                break
            return _to_its_end(mention, text, page), text
        if mention.year is not None and fallback is None:
            fallback = mention, text
    return counted or later or fallback


def _to_its_end(mention: DateMention, text: str, page: PartialDate | None) -> DateMention:
    """The last of the days over which a report sums up (9月30日至10月7日，全市共接待…), unless it is after the page; else the day itself."""
    until = _SUMMED_UNTIL.match(text, mention.end)
    if until is None:
        return mention
    end = mention._replace(month=int(until[1] or mention.month), day=int(until[2]))
    when = resolve(end, page)
    return end if page is None or (when is not None and _is_possible(when, page)) else mention


_SUMMED_UNTIL: Final = re.compile(
    r"\s?[至到—–~～-]\s?(?:(1[0-2]|0?[1-9])月)?([12]\d|3[01]|0?[1-9])日(?!游)[^，。；]{0,10}[，,][^。；]{0,16}?(?:共|累计)"
)


def _is_count(mention: DateMention, text: str, is_near: bool) -> bool:
    """Whether a report opens with what was counted by that day (截至6月9日17时，全市已收获小麦…; 到10月28日，秋茧收购结束) or was so since it (8月18日以来)."""
    if mention.is_past:
        return is_near and mention.start <= _OPENING and text.startswith("以来", mention.end)
    return mention.start <= LEAD_CHARS and _is_by_then(mention, text)


def _begins_count(mention: DateMention, text: str) -> bool:
    """Whether a paragraph below a report's opening begins with what was counted by that day (截至6月9日，已查处…)."""
    return mention.start <= _LONGEST_BY_THEN and _is_by_then(mention, text)


def _is_by_then(mention: DateMention, text: str) -> bool:
    start = max(0, mention.start - 1 - _LONGEST_BY_THEN)
    return (
        _BY_THEN.search(text, start, mention.start) is not None and _COUNTED.match(text, mention.end) is not None
    )


_LONGEST_BY_THEN: Final = 2
"""Characters of 截至."""

_BY_THEN: Final = re.compile("(?:^|[，。,；：:)）\\s])(?:截[至止]|到|至)$")
_COUNTED: Final = re.compile(
    r"(?:[\d时点分上下午晚]{0,6}止?|整整[^，。；,]{1,6})(?:[，,](?![请将须可])[^。；]{0,40}?(?:\d|[一二三四五六七八九十百千万]{2}|累计|结束|完成)|[^。；，,]{0,10}已)"
)


def _has_come(when: PartialDate | None, page: PartialDate | None, latest: tuple[int, int] | None) -> bool:
    """Whether a day is not after that of the page, or in its month before the last that it reports."""
    if page is None or when is None or when.day is None:
        return False
    if page.day is None:
        return latest is not None and when.month == page.month == latest[0] and when.day < latest[1]
    return when.last_day <= page.first_day and _days_before(when, page) <= _MONTH_DAYS


_MONTH_DAYS: Final = 31
_FIRST_PARAGRAPHS: Final = 4


def article_date(days: Days, page: PageTime) -> ArticleDate:
    """The date of an article, on a page of which *page* is known."""
    texts = days.texts
    reference = page.date
    basis = DateBasis.INFERRED if page.is_inferred else DateBasis.DATELINE
    signed = _signed(texts, reference)
    if signed is not None:
        return signed
    # Who reported it may stand on a line of its own above.
    opening = next((text for text in texts[:2] if _SENTENCE_END.search(text)), "")
    if reference is not None and (told := _told_by(opening, reference)) is not None:
        return ArticleDate(told[0], basis, sentence(opening, told[1]))
    found = event(days, reference, page.latest)
    if found is not None:
        mention, text = found
        when = resolve(mention, reference)
        line = dateline(text) if text is texts[0] else None
        if when is not None and line is not None and mention.end <= line.end():
            # 本报7月22日讯…21日夜间; 本报北京9月14日电…在昨天结束的.
            told = _told_by(text[line.end() :], when)
            if told is not None:
                return ArticleDate(told[0], DateBasis.DATELINE, sentence(text, line.end() + told[1]))
        if when is not None and (mention.day is not None or (reference is None and text is texts[0])):
            ground = DateBasis.DATELINE if mention.year is not None else basis
            return ArticleDate(when, ground, sentence(text, mention.start))
    if reference is None:
        return ArticleDate(None, DateBasis.UNKNOWN, "")
    for text in texts[1:_FIRST_PARAGRAPHS]:
        # 9日下午放学后，…: below what draws the reader in the story begins.
        bare = _BARE_DAY.match(text)
        if (
            bare
            and reference.month
            and (when := _within(reference, reference.month, int(bare["day"]))) is not None
        ):
            return ArticleDate(when, basis, sentence(text, 0))
    for recently in (_RECENTLY, _NOW):
        for text in texts[:3]:
            if match := recently.search(text[:_HEAD_CHARS]):
                return ArticleDate(reference, DateBasis.INFERRED, sentence(text, match.start()))
    return ArticleDate(reference, page.basis, page.evidence)


def _told_by(text: str, page: PartialDate) -> tuple[PartialDate, int] | None:
    """The day that an opening tells by that of its page, or dateline (昨日下午; 本周三; 10日; 正月初八), and where."""
    if page.month is None:
        return None
    if page.day is not None and (told := _told_from_today(text, page)) is not None:
        return told
    bare = _bare_day(text[:LEAD_CHARS])
    number = int(bare["day"]) if bare else 0
    if bare and all(_is_aside(day, page, number) for day in mentions(text[: bare.end()])):
        when = _within(page, page.month, number)
        if when is not None:
            return when, bare.start()
    return _feast_day(text[:_OPENING], page)


def _is_aside(day: DateMention, page: PartialDate, number: int = 0) -> bool:
    """
    Whether a day is none of a report that names its own after it, by its *number*: history, or one to come (6月18日，博览会将在…举行。记者10日获悉，…).

    Nor is the month alone (进入12月份…。8日，记者…). 预计8月16日…，22日… are both to come.
    """
    if day.month == page.month and (day.day is None or (day.is_future and day.day <= number)):
        return day.day is None
    when = resolve(day, page)
    return day.is_past or day.is_future or (when is not None and when.first_day > page.last_day)


def _told_from_today(text: str, page: PartialDate) -> tuple[PartialDate, int] | None:
    """The day, and its place, of an opening that says by the page's day when it was (昨日下午,…; 本周三)."""
    head = text[:LEAD_CHARS]
    match = _RELATIVE.search(head) or _WEEKDAY.search(head)
    if match is None:
        return None
    # “今天…” somebody said is his today.
    is_spoken = head.rfind("“", 0, match.start()) > head.rfind("”", 0, match.start())
    # 自2月22日新政实施以来…,记者昨日获悉: the day before it is none of the report.
    if is_spoken or not all(_is_aside(day, page) for day in mentions(head[: match.start()])):
        return None
    today = calendar_day(page.first_day)
    if match.re is _RELATIVE:
        ago = _DAYS_AGO[match[0][0]]
        # 今天要歇一歇了。5月16日,记者…获悉; 市气象台18日发布预报:今天…: what is told by a day has it for its own.
        if not ago and (
            any(not _is_aside(day, page) and day.day for day in mentions(head[match.end() :]))
            or _bare_day(head[: match.start()]) is not None
        ):
            return None
    else:
        ago = today.weekday() - weekday_of(match["weekday"]) + (7 if match["last"] else 0)
    day = today - timedelta(ago)
    # 本周六 may be to come.
    return (PartialDate(day.year, day.month, day.day), match.start()) if ago >= 0 else None


_DAYS_AGO: Final = {"昨": 1, "前": 2, "大": 3, "今": 0}


def _feast_day(head: str, page: PartialDate) -> tuple[PartialDate, int] | None:
    """The day by the farmers' calendar, or of a feast, that a report opens with (正月初八，…; 儿童节这天，…; 冬至当天，…), and its place."""
    named = _FEAST_DAY.search(head) if _FEAST_HINT.search(head) else None
    if named is None or _EACH_YEAR.search(head, 0, named.start()):
        return None
    years = (page.year, page.year - 1)
    days: Iterable[date]
    if named["solar"]:
        month, number = _SOLAR_FEASTS[named["solar"]]
        days = (date(year, month, number) for year in years)
    elif named["term"]:
        days = (lunar.term_day(named["term"], year) for year in years)
    elif named["moving"]:
        days = (moving_day(named["moving"], year) for year in years)
    else:
        days = lunar.solar_days(named["lunar"] or named["short"])
    for day in days:
        when = PartialDate(day.year, day.month, day.day)
        if 0 <= _days_before(when, page) <= _NEAR_DAYS:
            return when, named.start()
    return None


# Observances that reports open with as with feasts (“3·15”国际消费者权益日当天，…); those of the United Nations, the World Health Organization and Chinese law or custom.
_OBSERVANCES: Final = {
    "学雷锋纪念日": (3, 5), "消费者权益日": (3, 15), "世界水日": (3, 22), "世界气象日": (3, 23), "世界地球日": (4, 22),
    "世界读书日": (4, 23), "世界无烟日": (5, 31), "世界环境日": (6, 5), "世界献血者日": (6, 14), "国际禁毒日": (6, 26),
    "世界人口日": (7, 11), "烈士纪念日": (9, 30), "世界粮食日": (10, 16), "消防日": (11, 9), "世界糖尿病日": (11, 14),
    "世界艾滋病日": (12, 1), "交通安全日": (12, 2), "宪法日": (12, 4), "国家公祭日": (12, 13),
}  # fmt: skip
_SOLAR_FEASTS: Final = {
    "元旦": (1, 1), "妇女节": (3, 8), "植树节": (3, 12), "劳动节": (5, 1), "青年节": (5, 4), "护士节": (5, 12), "儿童节": (6, 1),
    "建军节": (8, 1), "教师节": (9, 10), "国庆节": (10, 1), "三八": (3, 8), "五一": (5, 1), "六一": (6, 1), "七一": (7, 1),
    "八一": (8, 1), "十一": (10, 1), "国庆": (10, 1), "记者节": (11, 8),
    "双十一": (11, 11), **_OBSERVANCES,
}  # fmt: skip
MOVING: Final = {
    "母亲节": (5, 2, 6),
    "父亲节": (6, 3, 6),
    "全国助残日": (5, 3, 6),
    "感恩节": (11, 4, 3),
    "世界哮喘日": (5, 1, 1),
    "世界防治哮喘日": (5, 1, 1),
    "世界慢阻肺日": (11, 3, 2),
    "世界肾脏日": (3, 2, 3),
    "世界肾脏病日": (3, 2, 3),
    "国际聋人节": (9, 4, 6),
    "国际聋人日": (9, 4, 6),
    "全民国防教育日": (9, 3, 5),
}
"""
Feasts that are another day each year: month, which of its weeks, and weekday (Monday is 0). Sources: 残疾人保障法 §14; GINA; GOLD (COPD);
ISN (kidney); WFD (deaf); 国防教育法 (the Saturday); custom for the others.
"""


def moving_day(name: str, year: int) -> date:
    """The day of one of `MOVING` in *year*."""
    month, week, weekday = MOVING[name]
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (week - 1))


# Feasts that need no 节, and terms, where it is the very day; 大雪那天 may be the snow.
_SHORT_FEASTS: Final = ("元宵", "端午", "中秋", "重阳", "七夕", "腊八")
_SNOW: Final = ("小雪", "大雪", "雨水")
# 往年一过正月十五,他就得挨家收钱: what used to be.
_EACH_YEAR: Final = re.compile("往年|每年|年年|历年|每[逢到]")
# One of these is in every feast.
_FEAST_HINT: Final = re.compile(
    f"节|正月|腊月|大年|除夕|元旦|五一|六一|七一|八一|十一|三八|国庆|{'|'.join((*_SHORT_FEASTS, *_OBSERVANCES, *MOVING, *lunar.TERMS))}"
)
_FEAST_DAY: Final = re.compile(
    rf"(?<![\d年前后近迎离距双])(?:农历)?(?:“?(?P<solar>{'|'.join(_SOLAR_FEASTS)})”?|(?P<lunar>{lunar.PATTERN})"
    rf"|(?P<moving>{'|'.join(MOVING)})|(?P<short>{'|'.join(_SHORT_FEASTS)})(?=[这那当])"
    rf"|(?P<term>{'|'.join(lunar.TERMS)})(?:节气|(?<!{')(?<!'.join(_SNOW)})节?)(?=[这那当]))"
    r"(?:(?:[\u4e00-\u9fff]{2})?[这那]天|[这那]一天|当天|当日|当晚"
    r"|上午|下午|早上|清晨|凌晨|中午|傍晚|一大?早|(?<!节)晚上?(?![会报])|(?<!节)(?<!国庆)(?=[，,至到]))"
)


def _bare_day(text: str) -> re.Match[str] | None:
    """The first day that a text names without its month."""
    place = text.find("日")
    while place > 0:
        bare = _BARE_DAY.match(text, place - 1) or _BARE_DAY.match(text, max(0, place - 2))
        if bare and not _FUTURE_BEFORE.search(text, 0, bare.start()):
            return bare
        place = text.find("日", place + 1)
    return None


def _signed(texts: Sequence[str], page: PartialDate | None) -> ArticleDate | None:
    """The day that stands alone under a notice or a letter, with its year: when it was signed."""
    for text in reversed(texts[-2:]):
        text = text.rstrip()
        if not text.endswith("日") or len(text) > _LONGEST_SIGNATURE:
            continue
        day = next(mentions(text), None)
        if (
            day is not None
            and day.day is not None
            and (day.year is not None or (day.start, day.end) == (0, len(text)))
        ):
            when = resolve(day, page)
            if when is not None and (page is None or _is_possible(when, page)):
                return ArticleDate(when, DateBasis.DATELINE, text.strip())
    return None


def resolve(mention: DateMention, page: PartialDate | None) -> PartialDate | None:
    """The mention as a date; its year from *page* where none is printed, None when that cannot be told."""
    if mention.year is not None:
        return _partial(mention.year, mention.month, mention.day)
    if page is None:
        return None
    year = page.year
    if page.month is not None and mention.month > page.month:
        # A page of January reports of December.
        year -= 1
    return _partial(year, mention.month, mention.day)


def sentence(text: str, offset: int) -> str:
    """The sentence of *text* around *offset*, at most 120 characters."""
    start = max(0, offset - _LONGEST_SENTENCE)
    far = min(len(text), offset + _LONGEST_SENTENCE)
    for stop in "。！？；\n":
        start = max(start, text.rfind(stop, start, offset) + 1)
    mark = _SENTENCE_END.search(text, offset, far)
    end = mark.end() if mark else far
    if end - start > 120:
        start = max(start, offset - 60)
        end = min(end, start + 120)
    return text[start:end].strip().lstrip("”’」』）) ")


def _is_possible(when: PartialDate, page: PartialDate) -> bool:
    """Whether it can be what a page of *page* reports: not after it and not long before."""
    if when.first_day > page.last_day:
        return False
    if page.month is None:
        return when.year >= page.year - 1
    return when.day is None or _days_before(when, page) <= _NEAR_DAYS


def _is_near(when: PartialDate, page: PartialDate) -> bool:
    """Whether a day named after the opening can be what is reported: of the page's month, or days before it."""
    if page.month is None or (when.year, when.month) == (page.year, page.month):
        return True
    return page.day is not None and when.day is not None and _days_before(when, page) <= _RECENT_DAYS


def _days_before(when: PartialDate, page: PartialDate) -> int:
    """How many days the first that *when* can be is before the last that *page* can be."""
    return (calendar_day(page.last_day) - calendar_day(when.first_day)).days


def _within(page: PartialDate, month: int, day: int) -> PartialDate | None:
    """Day *day* of *month* at or before *page*; of the month before when it would be after, or None: on the eleventh 12日 is tomorrow."""
    when = _partial(page.year, month, day)
    if when is not None and when.first_day <= page.last_day:
        return when
    if page.day is not None and day - page.day < _AHEAD_DAYS:
        return None
    previous = date(page.year, month, 1) - timedelta(1)
    return _partial(previous.year, previous.month, day)


_AHEAD_DAYS: Final = 8
"""Days for which a day without its month is ahead of the page, and none of the month before."""


@functools.lru_cache(maxsize=1024)
def _partial(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def weekday_of(name: str) -> int:
    """The number of a weekday by the last character of its name, 星期天 being 星期日: Monday is 0."""
    return "一二三四五六日".index(name.replace("天", "日"))


def number_of(text: str) -> int:
    """A number in digits or Han numerals: `12`, `十二`, `二十一`, `二〇二一`."""
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    value = 0
    for char in text:
        value = value * 10 + _DIGITS.get(char, 0)
    return value
