"""
Here is what an article says, give me the days it names, and the one it is dated by.

A day printed without its year takes it from the page; `years` finds the page's year where none is printed. A day
after the page, or one that something will begin on, is never the article's date.
"""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from search.ingest.facts import lunar
from search.ingest.facts.names import dateline
from search.model import DateBasis, PartialDate

_DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "元": 1,
}
_HAN_NUMBER: Final = r"[〇零○一二三四五六七八九十]{1,3}"

_DATE: Final = re.compile(
    r"(?:(?P<year>(?<!\d)(?:19|20)\d\d|[二一][〇零○九][〇零○一二三四五六七八九]{2})\s?年|(?P<ago>去年|上年|今年|本年|当年))?"
    rf"(?:(?P<month>(?<!\d)(?:0?[1-9]|1[0-2])|(?<![一二三四五六七八九十数]){_HAN_NUMBER}|(?<![\d一二三四五六七八九十百千万亿几])元)\s?月(?P<part>份|底|初|中旬|上旬|下旬|以来)?"
    rf"|(?P<thismonth>本月|当月|(?<![以登早晚])上个?月(?![球亮台嫂])))"
    rf"(?:(?P<day>0?[1-9]|[12]\d|3[01]|{_HAN_NUMBER})(?:\s?[日号]|(?=\s?[-—~～至、]\s?\d{{1,2}}\s?[日号])))?"
    r"|(?<![\d.])(?P<y3>(?:19|20)\d\d)[-./](?P<m3>0?[1-9]|1[0-2])[-./](?P<d3>0?[1-9]|[12]\d|3[01])(?![\d.])"
)
_WIDE_DIGITS: Final = "０１２３４５６７８９"
_DIGIT_WIDTHS: Final = {ord(wide): ord("0") + digit for digit, wide in enumerate(_WIDE_DIGITS)}
# What every date has, each way beginning with a character of its own, so that a search skips from one to the next.
_DATE_HINT: Final = re.compile(r"月|-(?<=\d-)\d{1,2}[-./]\d|\.(?<=\d\.)\d{1,2}[-./]\d|/(?<=\d/)\d{1,2}[-./]\d")
_DATE_CHARACTERS: Final = frozenset("0123456789〇零○一二三四五六七八九十元年去上个今本当 \u3000\t\xa0")
"""What a date is made of up to its 月 or its first dash."""
_BARE_DAY: Final = re.compile(
    r"(?<![\d.月至到前第每-])(?P<day>[1-9]|[12]\d|3[01])日(?=[,，、\u4e00-\u9fff])(?![至到前后内外均龄游志历以与和本之的])"
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
# 星期天，…; 周日上午，…: what a report begins with is the last one, unless its sentence plans (周六将…).
_BARE_WEEKDAY: Final = re.compile(
    r"\s*(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?:[，,]|(?:[上中下]午|早[上晨]|清晨|凌晨|傍晚|晚上?)(?!\d))(?![^。]*(?:将|请|敬|届时|播出))"
)

_FUTURE_BEFORE: Final = re.compile(
    r"(?:将于|将在|定于|拟于|拟定|计划于|预计|力争|截止到?|截[止稿](?:日期|时间)?[:：为]?|务必于|请于|须于|应于|有效期|至|到|于)[^，。,；]{0,4}$"
)
_STRONG_FUTURE: Final = re.compile(r"将于|将在|定于|拟于|计划于|预计|力争|截[止稿]|务必于|请于|须于|应于")
_FUTURE_AFTER: Final = re.compile(
    r"(?:[上下中]午|晚上?|起)?将(?![军近士要])|[^，。,；日号]{0,3}(?:起[，,至将施执实正开]|起(?=[^来草步伏飞]{0,6}(?:施行|实施|执行|禁止|全面|正式))|前(?![往来去沿天后期])|之前|以前|截止|开始?施行)"
)
_PAST_BEFORE: Final = (
    "去年", "每年", "早在", "始于", "建于", "成立于", "生于", "曾于", "本院于", "贵报", "你报", "自", "比", "较", "落款", "落款是", "落款为",
)  # fmt: skip
# 本报11月9日刊登《…》一稿后: the day of the report that is spoken of.
_PRINTED: Final = re.compile(r"[^，。,；]{0,6}(?:刊登|刊发|刊载|登载|报道|以《|《)")
# 读了3月30日《菏泽日报》
_READ_IN: Final = re.compile("《[^》]{1,8}报》")
# 8月4日本报《…》一文刊发后: the same, the other way round.
_OURS: Final = ("本报", "本版", "本刊")
_PAPERS: Final = (*_OURS, "晚报", "日报")
# 4月1日留抵退税政策实施以来: from when on something is so.
_PAST_AFTER: Final = re.compile(r"以[后来]|之后|[^，。,；\n]{2,20}(?:实施|施行|启动|开展|开通|启用|运行)以来")

# 供暖由11月15日提前到11月9日: when it was.
_MOVED_TO: Final = ("提前到", "提前至", "推迟到", "推迟至")
# 1947年农历五月十二日 is no day in May.
_LUNAR: Final = ("农历", "阴历", "旧历", "古历")
# 从今天(8月16日)起: the day of the page.
_TODAY_IS: Final = re.compile("[今昨][天日][(（]$")

_PARTS: Final = ("初", "中", "底", "末", "上旬", "下旬")
"""Of a month, behind 上月."""
_AHEAD_CHARACTERS: Final = frozenset("于在定计争截期至到")
_AFTER_CHARACTERS: Final = frozenset("起前截施将")
"""What these patterns cannot be without: `_FUTURE_BEFORE`, `_FUTURE_AFTER`."""

_NEAR_DAYS: Final = 75
"""An event is reported within this many days; older dates in a text are its history."""

_RECENT_DAYS: Final = 10
"""A day that is named only in the middle of an article is its date when it is as near as this."""

_FORTNIGHT: Final = 15
"""A feast, or day by the farmers' calendar, that a second paragraph opens with, within so many."""

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
        self.texts = [_figures_close(text) for text in texts]
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


def _figures_close(text: str) -> str:
    """*text* without the spaces that some pages set between figures and characters inside a day: 2024 年 12 月 1 日."""
    return _FIGURES_APART.sub("", text) if " 年" in text or " 月" in text or " 日" in text else text


_FIGURES_APART: Final = re.compile(r"(?<=\d) +(?=[年月日])|(?<=[年月]) +(?=\d)")


def _can_name_a_day(text: str) -> bool:
    return "月" in text or "-" in text or "." in text or "/" in text


def half_digits(text: str) -> str:
    """*text* with full-width digits as half-width ones; offsets stay."""
    if len(text) <= _SHORT_TEXT:
        has_wide = _WIDE_DIGIT.search(text) is not None
    else:
        has_wide = any(digit in text for digit in _WIDE_DIGITS)
    return text.translate(_DIGIT_WIDTHS) if has_wide else text


_WIDE_DIGIT: Final = re.compile(f"[{_WIDE_DIGITS}]")
_SHORT_TEXT: Final = 250
"""In a text as short as this a search for all of them at once is faster than ten for one."""


def mentions(text: str) -> Iterator[DateMention]:
    """The days and months *text* names, in reading order; the month of 本月 is 0, of 上月 -1."""
    if not _can_name_a_day(text):
        return
    text = half_digits(text)
    for match in _matches(text):
        own_year, ago, month, part, this_month, own_day, *plain = match.groups()
        year: int | None
        day: int | None
        if plain[0]:
            year, number, day = map(int, plain)
        else:
            year = number_of(own_year) if own_year else None
            number = (-1 if this_month[0] == "上" else 0) if this_month else number_of(month)
            day = number_of(own_day) if own_day else None
            if not own_day and part == "以来":
                continue
        if not -1 <= number <= 12 or (number < 1 and not this_month) or (day is not None and not 1 <= day <= 31):
            continue
        start, end = match.span()
        if number < 0 and day is None and not text.startswith(_PARTS, end):
            # 比上月增长 names no time of its own.
            continue
        before = text[max(0, start - 12) : start]
        if before.endswith(_LUNAR):
            continue
        is_named = before[-1:] in ("(", "（") and _TODAY_IS.search(before) is not None
        future = not is_named and _is_ahead(before, day)
        is_start = False
        if not future and not is_named and not _AFTER_CHARACTERS.isdisjoint(text[end : end + 7]):
            is_start = _FUTURE_AFTER.match(text, end) is not None
        past = (
            ago in ("去年", "上年")
            or (before.endswith(_PAST_BEFORE) and not is_start)
            or _PAST_AFTER.match(text, end) is not None
        )
        after = end + (text[end : end + 1] in ("，", ","))
        is_ours = before.endswith(_PAPERS) or text.startswith(_OURS, after)
        if not past and (is_ours or text.startswith("《", after)):
            past = (_PRINTED if is_ours else _READ_IN).match(text, after) is not None
        yield DateMention(year, number, day, future, is_start, past, start, end)


def _is_ahead(before: str, day: int | None) -> bool:
    """Whether the words right before a day, or a month, put it after the page."""
    if _AHEAD_CHARACTERS.isdisjoint(before) or before.endswith(_MOVED_TO):
        return False
    if before.endswith(("至", "到")) and "截" not in before and day is None:
        return True
    is_strong = _STRONG_FUTURE.search(before) is not None
    if before.endswith("于"):
        return is_strong
    return (is_strong or before.endswith(("至", "到"))) and _FUTURE_BEFORE.search(before) is not None


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of `_DATE`, looked for only around what every date has, a 月 or two dashes."""
    position = 0
    for hint in _DATE_HINT.finditer(text):
        place = hint.start()
        if place < position:
            continue
        start = place
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


# 清算组负责人：宫学礼2015年8月25日 is signed, 公司成立于2015年8月25日 is not.
_SIGNED_BEHIND: Final = re.compile(
    r"[\u4e00-\u9fff）)](?<![至到于从自在为是期止即])\s?((?:19|20)\d\d年\d{1,2}月\d{1,2}日)$"
)
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
    for place, mention in days:
        if mention.month < 1:
            if month is None:
                continue
            mention = mention._replace(month=month + mention.month or 12)
        if not _is_possible(mention, page):
            continue
        if mention.is_past:
            is_opening = page is not None and place == 0 and counted is None
            if is_opening and _is_begun(mention, days.texts[0]) and _is_near(mention, page):
                counted = mention, days.texts[0]
            continue
        if mention.is_future:
            if counted is None and place == 0 and mention.day and _is_count(mention, days.texts[0]):
                counted = mention, days.texts[0]
            continue
        if (
            mention.is_start
            and not _has_come(mention, page, latest)
            and not (place == 0 and _is_opened_by(mention, days))
        ):
            continue
        if (
            place
            and month is not None
            and mention.month != month
            and days.texts[place].startswith("起", mention.end)
        ):
            # …央行11月22日起下调利率 in the middle of a text of December is from when on it was so.
            continue
        if not _is_near(mention, page):
            recent = _recent_until(days.texts)
            if place > 1 or mention.start > LEAD_CHARS or (recent and (place or mention.start > recent)):
                continue
        if mention.day is not None:
            if _began_long_ago(mention, days, page):
                continue
            if place and counted is not None and counted[0].is_future:
                # 截至8月20日,全县捐款…: what the opening counts is the news, and 8月12日,县委发出倡议 below it its history.
                break
            return _beside_feast(mention, days.texts[place]), days.texts[place]
        if mention.year is not None and fallback is None:
            fallback = mention, days.texts[place]
    return counted or fallback


def _began_long_ago(mention: DateMention, days: Days, page: PartialDate | None) -> bool:
    """Whether a day is that a story began on, more than a month before the page, which goes on to a later day."""
    if page is None or page.month is None or (when := resolve(mention, page)) is None:
        return False
    begun = date(when.year, when.month or 1, when.day or 1)
    is_old = (date(page.year, page.month, page.day or 28) - begun).days > _STORY_DAYS
    return is_old and when.first_day < _last_told(days, page)


@functools.lru_cache(maxsize=1)
def _last_told(days: Days, page: PartialDate) -> int:
    """The last day of an article that is not after *page*, as the number yyyymmdd; 0 where it names none."""
    told = [
        resolve(mention, page)
        for place, mention in days
        # 1月26日报名上岗,到3月5日卡点撤除: that day has come.
        if mention.day is not None
        and mention.month
        and (not mention.is_future or days.texts[place].endswith(("到", "至"), 0, mention.start))
        and _is_possible(mention, page)
    ]
    return max([when.first_day for when in told if when is not None], default=0)


_STORY_DAYS: Final = 31


def _recent_until(texts: Sequence[str]) -> int:
    """Where the sentence ends in which a report opens with 日前: days before that month, told later, are its history; else 0."""
    opening = texts[0][:LEAD_CHARS] if texts else ""
    recently = _RECENTLY.search(opening)
    if recently is None:
        return 0
    end = _SENTENCE_END.search(opening, recently.end())
    return end.start() if end else len(opening)


def _is_count(mention: DateMention, text: str) -> bool:
    """Whether a report opens with what was counted by that day: 截至6月9日17时，全市已收获小麦…; 到10月28日，秋茧收购结束; 至7月1日，备足编织袋一万二千条."""
    word = next((word for word in _BY_THEN if text.endswith(word, 0, mention.start)), None)
    if mention.start > LEAD_CHARS or word is None:
        return False
    before = mention.start - len(word)
    is_clause = text[before - 1 : before] in _CLAUSE_ENDS
    if word.startswith("截") and "已" in text[mention.end : mention.end + _NEXT_CHARS]:
        return True
    return is_clause and _COUNTED.match(text, mention.end) is not None


def _is_begun(mention: DateMention, text: str) -> bool:
    """Whether a report opens with what has been so from that day on (8月18日以来,单县普降暴雨)."""
    return (
        mention.day is not None
        and mention.year is None
        and mention.start <= _OPENING
        and text.startswith("以来", mention.end)
    )


_BY_THEN: Final = ("截至", "截止", "到", "至")
_COUNTED: Final = re.compile(
    r"[\d时点分上下午晚]{0,6}(?:[，,](?![请将须可])[^。；]{0,40}?(?:\d|[一二三四五六七八九十百千万]{2}|累计|结束|完成)|[^。；，,]{0,10}已)"
)
_CLAUSE_ENDS: Final = frozenset("，。,；：:)） ") | {""}


def _has_come(mention: DateMention, page: PartialDate | None, latest: tuple[int, int] | None) -> bool:
    """Whether a day is not after that of the page, or in its month before the last that it reports."""
    if page is None or mention.day is None:
        return False
    if page.day is None:
        return latest is not None and mention.month == page.month == latest[0] and mention.day < latest[1]
    when = resolve(mention, page)
    return when is not None and when.last_day <= page.first_day and _is_recent(when, page, _STORY_DAYS)


def _is_opened_by(mention: DateMention, days: Days) -> bool:
    """Whether a report begins with the day from which something is done (10月9日起,…), and tells what came of it or at least no plan."""
    text = days.texts[0]
    line = dateline(text)
    if (
        mention.day is None
        or not text.startswith("起", mention.end)
        or mention.start > (line.end() if line else 0)
    ):
        return False
    end = _SENTENCE_END.search(text, mention.end)
    is_plan = text.find("将", mention.end, end.start() if end else len(text)) >= 0
    return not is_plan and (line is not None or any(_CAME_OF_IT.search(told) for told in days.texts[:3]))


_CAME_OF_IT: Final = re.compile(r"首日|当天|(?:[已共]|目前)[^，。；]{0,8}\d")


def _beside_feast(mention: DateMention, text: str) -> DateMention:
    """The day right after one that is only explained (12月4日是国家宪法日。12月1日,…), else that one."""
    if mention.start > LEAD_CHARS or not (feast := _FEAST.match(text, mention.end)):
        return mention
    reach = feast.end() + (LEAD_CHARS if feast["far"] else _NEXT_CHARS)
    other = next(
        (other for other in mentions(text[: reach + _NEXT_CHARS]) if other.start > feast.start()), mention
    )
    is_near = other.start < reach
    return other if is_near and other.day and other.month and not (other.is_future or other.is_past) else mention


# So does the day of what was opened or closed in Beijing: 10月24日，党的十九大在北京闭幕。25日一早，….
_FEAST: Final = re.compile(
    r"(?:是[^。，,；]{0,24}[日节]|[，,][^。，,；]{2,20}在(?:北京|人民大会堂)[^。，,；]{0,4}(?P<far>开幕|闭幕|召开))(?=[。，,；])"
)
_NEXT_CHARS: Final = 24
"""Where the day of the report stands behind one that is explained."""


def article_date(days: Days, page: PageTime) -> ArticleDate:
    """The date of an article, on a page of which *page* is known."""
    texts = days.texts
    reference = page.date
    basis = DateBasis.INFERRED if page.is_inferred else DateBasis.DATELINE
    signed = _signed(texts, reference)
    if signed is not None:
        return signed
    if reference is not None and reference.day is not None and texts:
        today = date(reference.year, reference.month or 1, reference.day)
        if told := _told_from_today(texts, today):
            text, place, ago = told
            day = today - timedelta(ago)
            return ArticleDate(PartialDate(day.year, day.month, day.day), basis, sentence(text, place))
    if reference is not None and reference.month is not None and texts:
        head = texts[0][:_OPENING]
        bare = _bare_day(texts[0][:LEAD_CHARS])
        before = mentions(texts[0][: bare.end()]) if bare else ()
        if bare and all(not day.month or _is_beside(day, texts[0], reference) for day in before):
            when = _within(reference, reference.month, int(bare["day"]))
            if when is not None:
                return ArticleDate(when, basis, sentence(texts[0], bare.start()))
        if (feast := _feast_day(head, reference)) is not None:
            return ArticleDate(feast[0], basis, sentence(texts[0], feast[1]))
    found = event(days, reference, page.latest)
    if found is not None:
        mention, text = found
        if text is texts[0] and (by_dateline := _told_from_dateline(text, mention, reference)) is not None:
            return by_dateline
        when = resolve(mention, reference)
        if when is not None and mention.day is not None:
            ground = DateBasis.DATELINE if mention.year is not None else basis
            return ArticleDate(when, ground, sentence(text, mention.start))
        if when is not None and reference is None and text is texts[0]:
            return ArticleDate(when, DateBasis.DATELINE, sentence(text, mention.start))
    if reference is None:
        return ArticleDate(None, DateBasis.UNKNOWN, "")
    if reference.month is not None and found is None and texts:
        if (told_month := _month_before(texts[0], reference)) is not None:
            return told_month
        for text in texts[1:3]:
            if (feast := _feast_day(text[:_OPENING], reference)) is not None and _is_recent(
                feast[0], reference, _FORTNIGHT
            ):
                return ArticleDate(feast[0], basis, sentence(text, feast[1]))
    for recently in (_RECENTLY, _NOW):
        for text in texts[:3]:
            if match := recently.search(text[:_HEAD_CHARS]):
                return ArticleDate(reference, DateBasis.INFERRED, sentence(text, match.start()))
    return ArticleDate(reference, page.basis, page.evidence)


def _month_before(text: str, page: PartialDate) -> ArticleDate | None:
    """The month before that of the page, of which the opening of a text names a part (6月下旬对全镇幼儿园进行清查)."""
    before = date(page.year, page.month or 1, 1) - timedelta(1)
    for mention in mentions(text[:_OPENING]):
        is_part = mention.day is None and mention.year is None
        is_part &= text.startswith(_PARTS, mention.end) if mention.month < 0 else text[mention.end - 1] in "旬底份"
        if (
            is_part
            and mention.month in (before.month, -1)
            and not (mention.is_future or mention.is_start or mention.is_past)
        ):
            when = PartialDate(before.year, before.month)
            return ArticleDate(when, DateBasis.DATELINE, sentence(text, mention.start))
    return None


def _is_beside(day: DateMention, text: str, page: PartialDate) -> bool:
    """Whether a day is none of a report that names its own after it: a feast that is explained, one to come, or of what the paper printed."""
    when = resolve(day, page)
    if day.is_future or (when is not None and when.first_day > page.last_day):
        # 6月18日，博览会将在…举行。记者10日获悉，…
        return True
    is_papers = text.startswith(_PAPERS, max(0, day.start - 2)) or text.startswith(_OURS, day.end)
    return _FEAST.match(text, day.end) is not None or (day.is_past and is_papers)


def _told_from_today(texts: Sequence[str], today: date) -> tuple[str, int, int] | None:
    """
    Where the opening of a text says by the page's day when it was (昨日下午,…; 本周三), or the next paragraph of a report that names none before.

    Returns:
        The text, where it says so, and how many days before *today* it was.
    """
    head = texts[0][:LEAD_CHARS]
    match = _RELATIVE.search(head) or _WEEKDAY.search(head)
    if match is None:
        line = dateline(head)
        match = _BARE_WEEKDAY.match(head, line.end() if line else 0)
        if match is None:
            later = _YESTERDAY.match(texts[1]) if line and len(texts) > 1 else None
            if later is None or _RECENTLY.search(texts[0]) or any(mention.month for mention in mentions(texts[0])):
                return None
            return texts[1], later.start(), 1
    # “今天…” somebody said is his today.
    is_spoken = head.rfind("“", 0, match.start()) > head.rfind("”", 0, match.start())
    # 自2月22日新政实施以来…,记者昨日获悉: the day before it is none of the report.
    is_told = any(
        mention.month and not (mention.is_past or mention.is_future or _FEAST.match(head, mention.end))
        for mention in mentions(head[: match.start()])
    )
    if is_spoken or is_told:
        return None
    if match.re is _RELATIVE:
        return texts[0], match.start(), _DAYS_AGO[match[0][0]]
    weekday = weekday_of(match["weekday"])
    if match.re is _BARE_WEEKDAY:
        return texts[0], match.start(), (today.weekday() - weekday) % 7
    ago = today.weekday() - weekday + (7 if match["last"] else 0)
    # 本周六 may be to come.
    return (texts[0], match.start(), ago) if ago >= 0 else None


def _told_from_dateline(text: str, day: DateMention, page: PartialDate | None) -> ArticleDate | None:
    """What the opening says by the day of its dateline (本报7月22日讯…21日夜间; 本报北京9月14日电…在昨天结束的), *day*."""
    line = dateline(text) if day.start < _TO_DATELINE else None
    when = resolve(day, page) if line is not None and day.end <= line.end() else None
    if line is None or when is None or when.day is None or when.month is None:
        return None
    printed = date(when.year, when.month, when.day)
    end = line.end() + _OPENING
    bare, yesterday = _bare_day(text[:end], line.end()), _YESTERDAY.search(text, line.end(), end)
    if bare is not None and next(mentions(text[line.end() : bare.end()]), None) is None:
        told = _within(when, when.month, int(bare["day"]))
        if told is not None and (printed - date(told.year, told.month or 1, told.day or 1)).days <= _RECENT_DAYS:
            return ArticleDate(told, DateBasis.DATELINE, sentence(text, bare.start()))
    elif yesterday is not None and text.rfind("“", 0, yesterday.start()) <= text.rfind("”", 0, yesterday.start()):
        before = printed - timedelta(1)
        return ArticleDate(
            PartialDate(before.year, before.month, before.day),
            DateBasis.DATELINE,
            sentence(text, yesterday.start()),
        )
    return None


_TO_DATELINE: Final = 16
"""A dateline names its day within so many characters."""
_DAYS_AGO: Final = {"昨": 1, "前": 2, "大": 3, "今": 0}
_YESTERDAY: Final = re.compile("昨[日天晚]")


def _feast_day(head: str, page: PartialDate) -> tuple[PartialDate, int] | None:
    """The day by the farmers' calendar, or of a feast, that a report opens with (正月初八，…; 儿童节这天，…; 冬至当天，…), and its place."""
    if not _FEAST_HINT.search(head):
        return None
    named = _FEAST_DAY.search(head)
    if named is None or any(mention.month for mention in mentions(head)):
        return None
    last = date(page.year, page.month or 12, page.day or calendar.monthrange(page.year, page.month or 12)[1])
    years = (last.year, last.year - 1)
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
    beside = -1 if named["eve"] else 1 if named["next"] else 0
    for feast in days:
        day = feast + timedelta(beside)
        if 0 <= (last - day).days <= _NEAR_DAYS:
            return PartialDate(day.year, day.month, day.day), named.start()
    return None


_SOLAR_FEASTS: Final = {
    "元旦": (1, 1), "妇女节": (3, 8), "植树节": (3, 12), "劳动节": (5, 1), "青年节": (5, 4), "护士节": (5, 12), "儿童节": (6, 1),
    "建军节": (8, 1), "教师节": (9, 10), "国庆节": (10, 1), "三八": (3, 8), "五一": (5, 1), "六一": (6, 1), "七一": (7, 1),
    "八一": (8, 1), "十一": (10, 1), "国庆": (10, 1), "记者节": (11, 8),
    "双十一": (11, 11),
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
# One of these is in every feast.
_FEAST_HINT: Final = re.compile(
    f"节|正月|腊月|大年|除夕|元旦|五一|六一|七一|八一|十一|三八|国庆|{'|'.join((*_SHORT_FEASTS, *MOVING, *lunar.TERMS))}"
)
_FEAST_DAY: Final = re.compile(
    rf"(?<![\d年前后近迎离距双])(?:农历)?(?:“?(?P<solar>{'|'.join(_SOLAR_FEASTS)})”?|(?P<lunar>{lunar.PATTERN})"
    rf"|(?P<moving>{'|'.join(MOVING)})|(?P<short>{'|'.join(_SHORT_FEASTS)})(?=[这那当次前])"
    rf"|(?P<term>{'|'.join(lunar.TERMS)})(?:节气|(?<!{')(?<!'.join(_SNOW)})节?)(?=[这那当次前]))"
    r"(?:(?:[\u4e00-\u9fff]{2})?[这那]天|[这那]一天|当天|当日|当晚|(?P<eve>前[一1][天日])|(?P<next>次日|第二天)"
    r"|上午|下午|早上|清晨|凌晨|中午|傍晚|一大?早|(?<!节)晚上?(?![会报])|(?<!节)(?<!国庆)(?=[，,至到]))"
)


def solar_feast(days: Days) -> tuple[int, int] | None:
    """Month and day of the feast that an article opens with, where it is the same in every year (国庆节那天，…)."""
    for text in days.texts[:2]:
        head = text[:_OPENING]
        if _FEAST_HINT.search(head):
            named = _FEAST_DAY.search(head)
            if named is not None and named["solar"]:
                return _SOLAR_FEASTS[named["solar"]]
    return None


def _bare_day(text: str, start: int = 0) -> re.Match[str] | None:
    """The first day that a text names without its month from *start* on."""
    place = text.find("日", start)
    while place > 0:
        if bare := _BARE_DAY.match(text, place - 1) or _BARE_DAY.match(text, max(0, place - 2)):
            return bare
        place = text.find("日", place + 1)
    return None


def _signed(texts: Sequence[str], page: PartialDate | None) -> ArticleDate | None:
    """The day that stands alone under a notice or a letter, or behind who signs it, with its year: when it was signed."""
    for text in reversed(texts[-2:]):
        text = text.rstrip()
        if not text.endswith("日"):
            continue
        if len(text) > _LONGEST_SIGNATURE:
            signed = _SIGNED_BEHIND.search(text[-_LONGEST_SIGNATURE - 1 :])
            if signed is None:
                continue
            text = signed[1]
        found = list(mentions(text))
        if (
            len(found) == 1
            and found[0].day is not None
            and (found[0].year is not None or (found[0].start, found[0].end) == (0, len(text)))
            and _is_possible(found[0], page)
        ):
            when = resolve(found[0], page)
            if when is not None:
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


def _is_possible(mention: DateMention, page: PartialDate | None) -> bool:
    """Whether the mention can be what a page of *page* reports: not after it and not long before."""
    if page is None:
        return True
    when = resolve(mention, page)
    if when is None or when.first_day > page.last_day:
        return False
    if page.month is None:
        return when.year >= page.year - 1
    if mention.day is None or when.month is None:
        return True
    last = date(page.year, page.month, page.day or 28)
    return (last - date(when.year, when.month, when.day or 1)).days <= _NEAR_DAYS


def _is_near(mention: DateMention, page: PartialDate | None) -> bool:
    """Whether a day named after the opening can be what is reported: of the page's month, or days before it."""
    if page is None or page.month is None:
        return True
    when = resolve(mention, page)
    if when is None or when.month is None:
        return False
    if when.year == page.year and when.month == page.month:
        return True
    return _is_recent(when, page, _RECENT_DAYS)


def _is_recent(when: PartialDate, page: PartialDate, days: int) -> bool:
    """Whether a day is within so many *days* before that of the page, or in its month where it has none."""
    if page.day is None or page.month is None:
        return (when.year, when.month) == (page.year, page.month)
    if when.day is None or when.month is None:
        return False
    return (date(page.year, page.month, page.day) - date(when.year, when.month, when.day)).days <= days


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
