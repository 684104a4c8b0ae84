"""
Here is a page without a printed date, give me the year and month it is from, and the words that show it.

Every hint votes for the months it fits: years near the text (`2019年度`, `到2022年底`), plan years, congresses,
campaigns, anniversaries, weekdays, festivals. The months the articles name are taken as given; the year with most
weight wins, and the strongest hint for it is quoted.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import resources
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.ingest import lunar
from search.ingest.dates import Days, PageTime, event, half_digits, number_of, sentence
from search.ingest.gazetteer import Gazetteer, alternatives
from search.ingest.spotting import Spotter, by_head, matches_at, words_at
from search.model import DateBasis, PartialDate

_FIRST, _LAST = 1990, max(2026, datetime.now(UTC).year)
_YEARS = range(_FIRST, _LAST + 1)
"""Years a page can be from; none is from one to come."""
_FEW_UNTIL, _FEW = 1999, -0.6
"""Few papers kept their text as long ago as this, which counts so much against these years."""
_AHEAD_MONTHS = 11
"""For how long papers look forward to a congress."""
_SPRING, _AUTUMN = 6, 9
"""The last month of the one, the first of the other."""

_NUMBER = r"\d{1,3}|[一二三四五六七八九]?[一二三四五六七八九十百]{1,4}"
_YEAR = re.compile(
    r"((?:19|20)(?<!\d\d\d)\d\d|2 0(?<!\d 2 0)(?<!\d2 0) \d \d|(?:二[〇○零]|一九)[〇○零一二三四五六七八九]{2})\s?[-—至]?\s?(?:(?:19|20)\d\d)?年"
    r"(度|底|末|前(?:[一二三]季度|\d{1,2}个?月|[一二三四五六七八九十]{1,2}个月)|前|是|既|将|以来|第|上半年|[一二三四]季度|起|后|初|全|\d{1,2}\s?[-—~～至到]\s?\d{1,2}\s?月|\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\s?\d{1,2}\s?月|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)?"
)
# 2025菏泽城市定向赛: an event is named with its year.
_EVENT = re.compile(
    r"20(?<!\d\d\d)\d\d(?=[“\u4e00-\u9fff][^，。,\n\d]{2,16}?(?:赛|节|会|展|论坛|周|季|杯|行动|活动|之夜)(?![员场馆长务议]))(?!年|[名个元万亿人台家户米吨亩只头棵辆座所次件套多余篇项度级届])"
)
# 2013级, 2014届, (2013)菏民初字第9号, 国发〔2014〕1号, 2013-15号, 2013123期.
_NUMBERED = re.compile(
    r"(20(?<!\d\d\d)\d\d)(?:(级(?:本科|研究|新|大学|专科|高职|高一|初一){0,2}新?生[^，。；]{0,8}(?:军训|报到|开学|入学|迎新))|(级)|(届)|([)）〕\]】][^，。,\s\d]{0,12}第?\s?\d{1,6}(?:[-—]\d{1,3})?号|[-—]\d{1,3}号)|(\d{3}期))"
)
# 2 0 1 3 beside a page number, as designers set the paper's own year.
_SET_APART = re.compile(r"2 0(?<!\d 2 0)(?<!\d2 0) [0-3] \d(?!\s?[\d年])")
_OPENING = 60
"""Within so many characters from the beginning of a paragraph a day is the dateline's."""
_REACHED = re.compile(r"(?:达|完成|实现|增长|共|累计|下降|为|突破)")
_AS_OF = ("截至", "截止", "截至到", "截止到")
# 2014年前三季度, 2012年1至10月: what the year has been so far.
_SO_FAR = re.compile(
    r"前(?:([一二三])季度|(\d{1,2}|[一二三四五六七八九十]{1,2})个?月)|([一二三四])季度|\d{1,2}\s?[-—~～至到]\s?(\d{1,2})\s?月"
)
# 2017年度协商工作计划 is drawn up in that year, 2017年度考核 is held after it.
_OF_WORK = re.compile(r"[^，。；]{0,10}(?:计划|要点|任务|目标|方案|安排|课题|项目)")
# 2025年度居民医保缴费, 2014年报刊征订, 2018年元旦: in autumn these are of the year to come.
_AHEAD_OF = re.compile(
    r"度?(?:[^，。；]{0,12}(?:医保|医疗保险|养老保险|新农合|合作医疗)[^，。；]{0,8}(?:缴费|缴纳|参保|征缴|筹资)|[^，。；]{0,8}(?:征订|订阅|公务员考试|研究生(?:招生|入学|考试)|研究生[^，。；]{0,6}报名|高考报名|艺考)|元旦|新年|春节|春晚|春运|贺岁)"
)
_CLOSED = re.compile(r"[^，。]{0,16}(?:民主生活会|考核|表彰|通报|情况|总结|述职|审计|决算|先进|获)")
_FUTURE = re.compile(
    r"(?:(?<![年月日\d直升增降跌减加涨截])[到至](?!少)|力争|预计|计划|确保|将于|定于|争取|规划(?!于)|将在|有望|拟|说是|最迟)[^，。,；]{0,10}$"
)
# 到2016年，村里还有71户: told of what was.
_HAD_COME = re.compile(r"[底末]?[，,]?[^，。；\d]{0,12}(?:已经?|还有|才|仅|只有|竟|就有)")
_PLANS = frozenset("到至力预计确将定争规拟说最有")
"""One of which begins all that does so."""
_BEGINS = re.compile(r"份?起(?![来草步伏飞])")
_SINCE_THEN = re.compile(r"[份底末]?[^，。]{0,2}(?:以来|期间)")
_SOON, _LONG, _AFTER_NEW_YEAR = 1, 5, 9
"""
Months ahead for which notices name a day with its year; months after which a day is no news; months by which a day
that seems so long ago is sooner one of the year to come.
"""
# What happens in a year is named with it before and while it happens, seldom later: 2007年普通高校招生, 2014年全市….
_OF_THE_YEAR = re.compile(
    r"(?:工作|全市|全区|全县|普通高|高考|中考|学考|招生|[春秋夏]季|征兵|春运|春节|国庆|五一|元旦|公开招|计划|城区|中央一号|省委一号|政府工作|下半年)"
)
_SUMMED_UP = re.compile(r"(?:总结|回顾|通报|表彰)[^，。；]{0,4}$")
_COLD = re.compile(r"[秋冬](?![奥残])")
# 2012年来这儿上高一…，一晃三年: from the one to the other.
_LASTED = re.compile(
    rf"[^。！？；\n]{{0,40}}?(?:一晃|转眼|至今|迄今|到现在|如今|到今年|整整|已经?)[^。！？；\n，,\d]{{0,6}}?({_NUMBER})[多余]?个?(?:年头|年)(?![前代级底初中度制期来])"
)
# 20年前的1994年; 2010年起…，今年是第六年; 1951年出生，今年63岁.
# 那是1998年秋天…一干就是26年; 12年来…2002年，他…: every fourth time the one and the other make up the year.
_SPANNED = re.compile(
    rf"一[\u4e00-\u9fff]{{1,3}}[，,]?(?:就是|便是)({_NUMBER})[多余]?个?[年载](?![前代级])"
    rf"|(?<![近这])({_NUMBER})[多余]?年[来间](?![，,]?[最首])"
)
_SPAN_BEFORE, _SPAN_AFTER, _LONG_SPAN = 80, 160, 3
_AGO_BEFORE = re.compile(rf"({_NUMBER})年前[的，,]?$")
_NOW_THE = re.compile(rf"[^。！？；\n]{{0,40}}?今年[^。！？；，\n]{{0,8}}?第({_NUMBER})个?(?:年头|年)")
_AGED = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?出?生[^。！？；\n]{0,30}?今年(\d{1,3})岁")
_AHEAD_BEFORE = re.compile(r"(?:喜迎|迎接|迎|迎来|为)[“]?(?:中国共产党|党的)?$")
_AHEAD_AFTER = re.compile(
    r"[”]?(?:胜利)?(?:召开之年|胜利召开(?![后以])|召开在即|即将(?:胜利)?(?:召开|开幕)|召开前夕|召开之前)"
)
_BEFORE, _AFTER = 10, 12
"""Characters around words of the day in which they are set in time."""
# One of these is in all that does so.
_SETTING = re.compile("迎|为|刚|召开|开幕|闭幕|举行|以来|以后|之后|过后|年前|去年|前年|上届")
# 刚刚闭幕的…, …召开之际: news of these very weeks.
_FRESH_BEFORE = re.compile(r"刚刚?[^，。]{0,6}$")
_FRESH_AFTER = re.compile(r"[”]?(?:[隆胜][重利])?(?:召开|开幕|闭幕|举行)(?:之际|期间)|[”]?隆重(?:召开|开幕)")
# 非典以来, 奥运会之后 say no more than that it is over.
_AFTERWARDS = re.compile(r"[”]?(?!开展|启动)[^，。,\d]{0,4}(?:以来|以后|之后|过后)")
# 2019年是新中国成立70周年 is said in any year; 越南共产党成立95周年 is another country's.
_TOLD_OF_A_YEAR = re.compile(r"\d年(?:是|，?是?我?们?迎来)[^，。]{0,6}$|(?:越南|朝鲜|日本|古巴|老挝|法国|俄罗斯)$")
_THIS_YEAR = re.compile(r"今年[^，。；]{0,6}(?:召开|举办|迎来)[^，。]{0,4}$")
_NEXT_YEAR = re.compile(r"(?:明年|即将到来的[^，。]{0,8}|来年)[^，。；]{0,8}$")
_AGO = re.compile(rf"(?:({_NUMBER})年前|(去年|上届|前年))[^，。,\d]{{0,3}}$")
_PAST = re.compile(r"(?:自|从|早在|始于|始建于|成立于|曾于|出生于)$")
_WEEKDAY = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*[,，]?\s*[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_WEEKDAY_FIRST = re.compile(
    r"(?:星期|周)(?P<weekday>[一二三四五六日天])\s?[（(](?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_LUNAR = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})日[^。]{{0,12}}?({lunar.PATTERN})")
_LUNAR_FIRST = re.compile(rf"({lunar.PATTERN})\s?[,，（(即]{{1,2}}(?:公历)?(\d{{1,2}})月(\d{{1,2}})日")
# 端午节6月7日至9日放假: the feast is among them.
_HOLIDAY = re.compile(
    r"(端午|中秋|春节)[^。\n\d]{0,24}?(\d{1,2})月(\d{1,2})日[^。，\d]{0,8}至(?:(\d{1,2})月)?(\d{1,2})日[^。]{0,12}?(?:放假|休息?|调休|假期|[3-8三四五六七八]天)"
)
_HOLIDAYS = {"端午": "端午节", "中秋": "中秋节", "春节": "大年初一"}
_LEAP_MONTH = re.compile(r"闰([二三四五六七八九十冬腊])月")
# The second Sunday of May is another day each year.
_MOVING = {
    "母亲节": (5, 2, 6),
    "父亲节": (6, 3, 6),
    "全国助残日": (5, 3, 6),
    "感恩节": (11, 4, 3),
    "世界哮喘日": (5, 1, 1),
}
"""Month, which of its weeks, and weekday (Monday is 0). Sources: 残疾人保障法 §14; GINA; custom for the others."""
_MOVING_DAY = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})日[^。\d]{{0,8}}?({'|'.join(_MOVING)})")
_STEMS, _BRANCHES, _ANIMALS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_NUMERALS = "0123456789０１２３４５６７８９一二三四五六七八九十百"
# What the rarer hints cannot be without; it says which of them to look for.
_HINTS = re.compile(
    rf"星期|周[一二三四五六日天]|{'|'.join(lunar.WORDS)}|闰(?=[二三四五六七八九十冬腊]月)|第(?=[{_NUMERALS}]{{1,5}}[个届次])|首个"
    rf"|年(?<=[{_ANIMALS}{_BRANCHES}]年)|{'|'.join(_MOVING)}|次(?:全体)?会议|放假"
)
_CYCLE_WORDS = [f"{char}年" for char in _ANIMALS + _BRANCHES]
_HINT_WORDS = (
    "星期", *(f"周{char}" for char in "一二三四五六日天"), *lunar.WORDS, *(f"闰{char}" for char in "二三四五六七八九十冬腊"), *(f"第{char}" for char in _NUMERALS), "首个",
    *_MOVING, "次会议", "次全体会议", "放假",
)  # fmt: skip
_SEXAGENARY = re.compile(rf"([{_STEMS}])([{_BRANCHES}])[{_ANIMALS}]?(?:年|新春)")
_ANIMAL = re.compile(
    rf"(?:(去年|今年|明年)是?|农历|迎|喜迎|过|辞|生肖)([{_ANIMALS}])年|([{_ANIMALS}])年(?:新春|春节|大吉|到|贺岁|吉祥|春晚|年味|第一|的?钟声)"
)
_SESSION = re.compile(
    r"(?:全国|省)(?:人大|政协)?第?(九|十[一二三四五]?)届(?:全国|省)?(?:人大|人民代表大会|政协|委员会)?第?([一二三四五])次(?:全体)?会议"
    r"|(?<![市县区])第?(九|十[一二三四五]?)届全国(?:人大|人民代表大会|政协)(?:委员会)?第?([一二三四五])次(?:全体)?会议"
)
_FIRST_SESSION, _SESSIONS = 1953, 5
"""The year before the first National People's Congress, whose terms, as those of 全国政协 and the province, are five years."""

# For a year that is printed, points by how many years later the page is: -2 and more, -1, 0, 1, 2, 3, 4 and more.
# Logarithms, damped by a third, of how often that is so in 45,000 dated reports, but for stories, in which local
# papers name a year long gone.
_SHAPES = {
    "dateline": (-3.0, -2.0, 2.5, 0.4, 0.2, 0.0, -0.3),
    "day": (-2.5, -1.2, 1.8, 0.8, 0.4, 0.3, 0.2),
    "day long before": (-1.5, 0.3, 1.0, 0.5, 0.3, 0.2, 0.2),
    "month": (-2.5, -1.5, 0.7, 0.9, 0.7, 0.5, 0.3),
    "later month": (-2.5, -2.0, -1.5, 1.1, 0.8, 0.6, 0.3),
    "coming": (-0.5, 0.6, 2.0, 0.8, 0.0, -0.3, -0.4),
    "of the year": (-2.5, -0.3, 2.2, 0.9, 0.0, -0.3, -0.4),
    "total": (-2.0, 0.0, 1.6, 1.8, 0.0, -0.3, -0.4),
    "summed up": (-2.5, -2.0, 0.3, 2.3, 0.5, -0.2, -0.4),
    "closed": (-2.5, -2.0, 0.3, 2.3, 0.5, -0.2, -0.4),
    "annual": (-2.5, -1.2, 1.9, 1.6, 0.4, -0.3, -0.4),
    "as of": (-2.5, -2.0, 0.0, 2.3, 0.8, 0.0, -0.4),
    "end": (-0.6, 0.2, 0.5, 1.2, 0.9, 0.4, 0.1),
    "plan": (0.3, 0.7, 0.6, 0.3, -0.6, -0.8, -1.0),
    "since": (-2.0, -1.2, -0.5, 0.4, 0.5, 0.5, 0.3),
    "last winter": (-2.0, -1.2, 0.2, 2.0, 0.5, 0.3, 0.2),
    "story": (-2.0, -1.2, 0.5, 0.8, 0.6, 0.5, 0.3),
    "so far": (-2.5, -2.0, 2.6, 0.2, -0.2, -0.3, -0.4),
    "paid ahead": (-1.0, 2.5, 0.8, 0.0, 0.0, -0.3, -0.4),
    "turn of the year": (-1.0, 1.4, 1.6, 0.2, 0.0, -0.3, -0.4),
    "coming next year": (0.0, 2.0, 0.8, 0.0, 0.0, -0.3, -0.4),
    "as of month": (-2.5, -2.0, 2.6, 0.4, 0.0, -0.3, -0.4),
    "freshmen": (-2.5, -1.5, 2.2, 0.0, 0.0, 0.0, 0.0),
    "class": (-2.5, -1.5, 0.9, 0.9, 0.8, 0.5, 0.0),
    "graduates": (-2.0, 0.2, 1.4, 0.6, 0.2, 0.1, 0.0),
    "number": (-2.5, -1.5, 1.9, 1.1, 0.3, 0.1, 0.0),
    "draw": (-3.0, -3.0, 3.0, 0.0, -1.0, -1.0, -1.0),
    "set apart": (-2.0, -1.0, 2.0, 0.0, 0.0, 0.0, 0.0),
}
# The same in the first and in the last three months of a year, where papers look back and ahead.
_EARLY = {
    "annual": (-2.5, -2.5, 1.2, 2.0, 0.4, -0.3, -0.4),
    "total": (-2.5, -2.0, 0.8, 2.2, 0.0, -0.3, -0.4),
}
_LATE = {
    "coming": (-0.3, 2.0, 1.6, 0.2, 0.0, -0.3, -0.4),
    "of the year": (-1.2, 1.3, 1.8, 0.3, 0.0, -0.3, -0.4),
    "total": (-2.0, 0.7, 1.5, 1.7, 0.0, -0.3, -0.4),
    "summed up": (-2.5, -1.5, 2.0, 1.8, 0.0, -0.3, -0.4),
    "annual": (-1.5, 0.6, 1.6, 0.9, 0.0, -0.3, -0.4),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Term:
    """Words of the day: months, counted from year 0, from when they could be printed, and in which they were news."""

    words: tuple[str, ...]
    known: int
    since: int
    until: int
    weight: float


@dataclass(frozen=True)
class _Chronology:
    terms: tuple[_Term, ...]
    spotter: Spotter
    heads: dict[str, tuple[str, ...]]
    by_word: dict[str, _Term]
    anniversaries: dict[str, int]
    anniversary: re.Pattern[str]
    counted: dict[str, tuple[int, int]]
    counted_day: re.Pattern[str]


_Points: TypeAlias = NDArray[np.float64]
"""Points of each of the years of `_YEARS`."""


def _points(years: Mapping[int, float]) -> _Points:
    points = np.zeros(len(_YEARS))
    for year, value in years.items():
        if year in _YEARS:
            points[_YEARS.index(year)] = value
    return points


@functools.cache
def _likely() -> _Points:
    """Points of the years before anything is read."""
    return _points({y: _FEW for y in _YEARS if y <= _FEW_UNTIL})


class Votes:
    """The hints found: for each the points it gives to years, negative where it speaks against one, and where it stands."""

    __slots__ = ("_hints", "_seen")

    def __init__(self) -> None:
        self._hints: list[tuple[_Points, int]] = []
        self._seen: set[tuple[str, str]] = set()

    def add(self, kind: str, word: str, years: _Points, start: int) -> None:
        """Count a hint once per word."""
        if not self.has(kind, word):
            self._seen.add((kind, word))
            self._hints.append((years, start))

    def has(self, kind: str, word: str) -> bool:
        """Whether this hint was counted."""
        return (kind, word) in self._seen

    def year(self) -> int | None:
        """The year that all hints together say most for, the first of equals; None when they say little, or for many."""
        points = _likely().copy()
        for years, _ in self._hints:
            points += years
        best = int(points.argmax())
        tied = (points > points[best] - _NEARLY).nonzero()[0]
        # A weekday alone fits every sixth year, a story of 2012 those after it: that is no answer; one year or the next is.
        is_told = points[best] >= _LEAST and tied[-1] - tied[0] <= 1
        return _YEARS[best] if is_told else None

    def strongest(self, year: int) -> int | None:
        """Where the first of the hints stands that say most for a year; None when none speaks for it."""
        best, strongest = 0.0, None
        if year in _YEARS:
            place = _YEARS.index(year)
            for years, start in self._hints:
                if years[place] > best:
                    best, strongest = years[place], start
        return strongest


_LEAST, _NEARLY = 0.7, 0.5
"""Points a year needs, and how near to it another one is as likely."""


def infer(
    articles: Sequence[Days],
    gazetteer: Gazetteer,
    year: int | None = None,
    above: Sequence[str] = (),
    day: tuple[int, int] | None = None,
) -> PageTime:
    """
    The month a page is from, worked out from its articles; unknown when nothing speaks for a year.

    Args:
        above: What stands above the articles, headlines and masthead; a congress may be named there only.
        year: The year, where that much is known.
        day: Month and day, where the masthead prints them without a year.
    """
    month = day[0] if day else _latest(_days(articles))
    votes = Votes()
    # All at once: what is looked for does not cross paragraphs, and one long search costs less than many short ones.
    paragraphs = (text for days in articles for text in days.texts)
    text = "\n".join((*paragraphs, *above))
    _vote(text, month, votes, gazetteer)
    if year is None:
        year = votes.year()
        if year is None:
            return PageTime()
    place = votes.strongest(year)
    evidence = sentence(text, place) if place is not None else ""
    if day and _date(year, *day):
        return PageTime(PartialDate(year, *day), DateBasis.INFERRED, evidence)
    return PageTime(PartialDate(year, month), DateBasis.INFERRED, evidence)


def _days(articles: Sequence[Days]) -> list[tuple[int, int]]:
    """Month and day of what each article reports, where it says so."""
    days = []
    for named in articles:
        found = event(named, None)
        if found is not None and found[0].day is not None:
            days.append((found[0].month, found[0].day))
    return days


_DENSE_DAYS = 10


def _latest(days: Sequence[tuple[int, int]]) -> int | None:
    """
    The month a page with reports of *days* was printed in: where the ten days with most of them end.

    What stands apart from them is a plan or history; December goes before January.
    """
    if not days:
        return None
    ordinals = [31 * month + day for month, day in days]

    def before(end: int) -> int:
        return sum(1 for other in ordinals if (end - other) % (31 * 12) <= _DENSE_DAYS)

    return days[max(range(len(days)), key=lambda place: (before(ordinals[place]), ordinals[place]))][0]


def _vote(text: str, month: int | None, votes: Votes, gazetteer: Gazetteer) -> None:
    known = _chronology()
    terms, years, hinted, cycle, anniversaries = known.spotter.places(text)
    if any(text[place] > "9" for place in years):
        text = half_digits(text)
    for word, place in words_at(known.heads, text, terms):
        if not votes.has("term", word):
            _vote_term(word, text, place, votes, month)
    for match in matches_at(_YEAR, text, years):
        _vote_year(match, text, votes, month)
    others = [place for place in years if text[place + 4 : place + 5] != "年"]
    for match in matches_at(_NUMBERED, text, others):
        kind = next(kind for kind, found in zip(_NUMBERED_KINDS, match.groups()[1:], strict=True) if found)
        votes.add(kind, match[1], _shape(kind, int(match[1])), match.start())
    for match in matches_at(_SET_APART, text, others):
        votes.add("set apart", match[0], _shape("set apart", int(match[0].replace(" ", ""))), match.start())
    for match in matches_at(_EVENT, text, others):
        votes.add("event", match[0], _shape("of the year", int(match[0])), match.start())
    for district in gazetteer.districts:
        if (district.since is not None or district.until is not None) and district.name in text:
            there = _there(district.since or _FIRST, district.until or _LAST)
            votes.add("district", district.name, there, text.index(district.name))
    for match in matches_at(known.anniversary, text, anniversaries):
        _vote_anniversary(match, text, votes)
    # 年 of 牛年 stands after what it is spotted by.
    hints = {match[0] for match in matches_at(_HINTS, text, sorted([*hinted, *[place + 1 for place in cycle]]))}
    if hints:
        for gate, read in _READERS:
            if not gate.isdisjoint(hints):
                read(text, votes)


_NUMBERED_KINDS = ("freshmen", "class", "graduates", "number", "draw")


def _vote_term(word: str, text: str, start: int, votes: Votes, month: int | None) -> None:
    """Words of the day: news, looked forward to (喜迎…), looked back at (…以来, 四年前的…)."""
    term = _chronology().by_word[word]
    end = start + len(word)
    if term.until - term.since < 12 and _NEXT_YEAR.search(text, max(0, start - _BEFORE), start):
        votes.add("next year", word, _in(term.since // 12 - 1, term.weight), start)
    elif not _SETTING.search(text, max(0, start - _BEFORE), end + _AFTER):
        votes.add("term", word, _fits(term, month), start)
    elif _THIS_YEAR.search(text, max(0, start - _AFTER), start):
        votes.add("this year", word, _in(term.since // 12, term.weight), start)
    elif _AHEAD_AFTER.match(text, end) or _AHEAD_BEFORE.search(text, max(0, start - _BEFORE), start):
        votes.add("ahead", word, _fits_ahead(term, month), start)
    elif _AFTERWARDS.match(text, end):
        votes.add("over", word, _over(term), start)
    elif term.until - term.since <= _BRIEF and (ago := _AGO.search(text, max(0, start - _BEFORE), start)):
        count = _count(ago[1]) if ago[1] else {"去年": 1, "前年": 2, "上届": 4}[ago[2]]
        votes.add("ago", word, _in(term.since // 12 + count, 2.0), start)
    elif _FRESH_AFTER.match(text, end) or _FRESH_BEFORE.search(text, max(0, start - _BEFORE), start):
        votes.add("fresh", word, _in(term.since // 12, 2.5), start)
    else:
        votes.add("term", word, _fits(term, month), start)


_BRIEF = 24
"""Months for which what is told by how long ago it was is news at most."""


def _vote_anniversary(match: re.Match[str], text: str, votes: Votes) -> None:
    if _TOLD_OF_A_YEAR.search(text, max(0, match.start() - _BEFORE), match.start()):
        return
    year = _chronology().anniversaries[match[1]] + _count(match[2])
    if _NEXT_YEAR.search(text, max(0, match.start() - _BEFORE), match.start()):
        year -= 1
    if match[0][-len(match[3]) - 1] in "多余":
        # 改革开放40多年来
        votes.add("anniversary", match[0], _points({year + more: 0.8 for more in range(10)}), match.start())
    elif match[3] == "年":
        # 改革开放40年 is said for longer than its 周年.
        votes.add("anniversary", match[0], _points({year: 2.0, year + 1: 0.8, year - 1: 0.3}), match.start())
    else:
        votes.add("anniversary", match[0], _points({year: 3.0, year - 1: 0.3, year + 1: 0.3}), match.start())


def _vote_counted(text: str, votes: Votes) -> None:
    """Days and games that are counted: 第34个教师节, 首个国家宪法日, 第二十三届省运会."""
    known = _chronology()
    for match in known.counted_day.finditer(text):
        zeroth, every = known.counted[match[2]]
        year = zeroth + every * (1 if match[1] is None else _count(match[1]))
        votes.add("counted", match[0], _points({year: 3.0, year - 1: 0.3 if every > 1 else 0.0}), match.start())


def _vote_session(text: str, votes: Votes) -> None:
    """Sessions of the congresses: 十二届全国人大三次会议."""
    for match in _SESSION.finditer(text):
        term, session = (number_of(found) for found in (match[1] or match[3], match[2] or match[4]))
        year = _FIRST_SESSION + _SESSIONS * term + session - 1
        votes.add("session", match[0], _points({year: 2.5, year + 1: 0.3}), match.start())


def _vote_by_cycle(text: str, votes: Votes) -> None:
    """Years of the sixty-year cycle and of its animals."""
    for match in _SEXAGENARY.finditer(text):
        stem, branch = _STEMS.index(match[1]), _BRANCHES.index(match[2])
        years = {y: 3.0 for y in _YEARS if (y - 4) % 10 == stem and (y - 4) % 12 == branch}
        votes.add("sexagenary", match[0], _points(years), match.start())
    for match in _ANIMAL.finditer(text):
        later = {"去年": 1, "明年": -1}.get(match[1] or "", 0)
        animal = _ANIMALS.index(match[2] or match[3])
        votes.add(
            "animal", match[0], _points({y: 1.5 for y in _YEARS if (y - later - 4) % 12 == animal}), match.start()
        )


def _vote_leap_month(text: str, votes: Votes) -> None:
    for match in _LEAP_MONTH.finditer(text):
        number = lunar.month_number(match[1])
        votes.add(
            "leap month",
            match[0],
            _points({y: 1.5 for y, other in lunar.leap_months() if other == number}),
            match.start(),
        )


def _vote_year(match: re.Match[str], text: str, votes: Votes, month: int | None) -> None:
    """
    A year as printed. The page cannot be from before it, unless it is planned for; how long after it, words tell.

    What happened this year papers print without a year (今年, 3月), so a year with a month is sooner the year before.
    """
    printed = match[1].replace(" ", "")
    year, tail = number_of(printed), match[2] or ""
    start, end = match.span()
    kind = _kind_of_year(text, start, end, tail, month)
    if _FIRST <= year <= _LAST:
        votes.add(kind, printed, _shape(kind, year, month), start)
    if kind in _TOLD_OF:
        _vote_since(text, start, end, year, votes)


_TOLD_OF = frozenset(("story", "since", "month", "later month"))
"""Kinds of years from which texts count up to today."""


def _vote_since(text: str, start: int, end: int, year: int, votes: Votes) -> None:
    """What is said of the years from *year* until now: 一晃三年, 今年是第六年, 今年63岁, 20年前的…."""
    if lasted := _LASTED.match(text, end):
        count = _count(lasted[1])
        votes.add("lasted", lasted[0], _points({year + count: 1.5, year + count + 1: 0.6}), start)
    if (spanned := _SPANNED.search(text, max(0, start - _SPAN_BEFORE), end + _SPAN_AFTER)) is not None:
        count = _count(spanned[1] or spanned[2])
        if count >= _LONG_SPAN:
            votes.add("lasted", spanned[0], _points({year + count: 1.2, year + count + 1: 0.4}), start)
    if ago := _AGO_BEFORE.search(text, max(0, start - _BEFORE), start):
        votes.add("lasted", ago[0], _points({year + _count(ago[1]): 2.0}), start)
    if now := _NOW_THE.match(text, end):
        count = _count(now[1])
        votes.add("lasted", now[0], _points({year + count - 1: 1.2, year + count: 1.2}), start)
    if aged := _AGED.match(text, end):
        # By the old count a child is one when it is born.
        count = int(aged[1] or aged[2])
        votes.add("lasted", aged[0], _points({year + count: 1.8, year + count - 1: 1.2}), start)


def _kind_of_year(text: str, start: int, end: int, tail: str, month: int | None) -> str:
    """Which of `_SHAPES` a year printed in `text[start:end]` has."""
    before = text[max(0, start - 14) : start]
    if (part := _SO_FAR.match(tail)) is not None:
        return "closed" if month is not None and _last_month(part) >= month else "so far"
    if _AHEAD_OF.match(text, end):
        return "turn of the year" if month is None else "paid ahead" if month >= _AUTUMN else "of the year"
    if tail.endswith(("月", "日")):
        months_later = 0 if month is None else number_of(tail.split("月")[0].strip()) - month
        if _SINCE_THEN.match(text, end):
            return "since"
        if before.endswith(_AS_OF):
            return "as of month" if months_later <= 0 else "as of"
        is_planned = not _PLANS.isdisjoint(before) and _FUTURE.search(before)
        if is_planned or _BEGINS.match(text, end):
            return "coming" if months_later >= 0 else "coming next year"
        is_day, is_opening = tail.endswith("日"), start - text.rfind("\n", 0, start) <= _OPENING
        if months_later > (_SOON if is_day and not is_opening else 0):
            return "closed" if text.startswith("份", end) else "later month"
        if text.startswith("份", end):
            return "of the year"
        if not is_day:
            return "month"
        if months_later <= -_LONG:
            return "coming next year" if months_later <= -_AFTER_NEW_YEAR else "day long before"
        return "dateline" if is_opening else "day"
    if before.endswith(_AS_OF):
        return "as of"
    if not _PLANS.isdisjoint(before) and _FUTURE.search(before):
        return "story" if before.endswith("到") and _HAD_COME.match(text, end) else "plan"
    if tail in ("底", "末", "前"):
        return "end"
    if tail == "度":
        if _OF_WORK.match(text, end):
            return "of the year"
        return "closed" if _CLOSED.match(text, end) else "annual"
    if tail == "全" and _REACHED.search(text, end, end + 24):
        return "total"
    if _SUMMED_UP.search(before):
        return "summed up"
    if before.endswith(("自", "从")):
        return "since"
    if tail in ("是", "既", "将", "第", "上半年") or _OF_THE_YEAR.match(text, end):
        return "of the year"
    if tail == "全":
        return "annual"
    if tail in ("以来", "起", "后") or _PAST.search(before):
        return "since"
    if month is not None and month <= _SPRING and _COLD.match(text, end):
        # 2014年冬季 in spring is last winter.
        return "last winter"
    return "story"


def _last_month(part: re.Match[str]) -> int:
    """The last month of a part of a year as `_SO_FAR` finds it."""
    quarter, months = part[1] or part[3], part[2] or part[4]
    return 3 * number_of(quarter) if quarter else number_of(months)


@functools.cache
def _shape(kind: str, year: int, month: int | None = None) -> _Points:
    """Points of each year for a page of *month* that prints *year* so."""
    season = _EARLY if month in (1, 2, 3) else _LATE if month in (10, 11, 12) else _SHAPES
    shape = season.get(kind) or _SHAPES[kind]
    points = {y: shape[min(max(y - year, -2), 4) + 2] for y in _YEARS}
    if kind == "plan":
        # Nobody plans further ahead.
        points |= {y: -1.0 for y in _YEARS if y < year - _PLAN_YEARS}
    return _points(points)


_PLAN_YEARS = 5


def _vote_weekdays(text: str, votes: Votes) -> None:
    for match in (*_WEEKDAY.finditer(text), *_WEEKDAY_FIRST.finditer(text)):
        weekday = "一二三四五六日".index(match["weekday"].replace("天", "日"))
        days = {year: _date(year, int(match["month"]), int(match["day"])) for year in _YEARS}
        years = {year: 2.0 if day.weekday() == weekday else -2.0 for year, day in days.items() if day is not None}
        votes.add("weekday", match[0], _points(years), match.start())


def _vote_moving_days(text: str, votes: Votes) -> None:
    """5月13日母亲节: which Sunday that is tells the year."""
    for match in _MOVING_DAY.finditer(text):
        month, week, weekday = _MOVING[match[3]]
        if int(match[1]) != month:
            continue
        years = {}
        for year in _YEARS:
            first = date(year, month, 1)
            day = 1 + (weekday - first.weekday()) % 7 + 7 * (week - 1)
            years[year] = 2.0 if day == int(match[2]) else -1.0
        votes.add("moving", match[0], _points(years), match.start())


def _vote_lunar_days(text: str, votes: Votes) -> None:
    """6月12日端午节, 农历六月初六（7月20日）: a day by both calendars is so in few years."""
    found = [(match, match[3], match[1], match[2]) for match in _LUNAR.finditer(text)]
    found += [
        (match, match[1], match.group(match.re.groups - 1), match.group(match.re.groups))
        for match in _LUNAR_FIRST.finditer(text)
    ]
    for match, name, month, number in found:
        is_feast = "月" not in name
        years: dict[int, float] = {}
        for feast in lunar.solar_days(name):
            day = _date(feast.year, int(month), int(number))
            if day is not None:
                gap = abs((day - feast).days)
                # 6月10日, before 端午节; a day that is counted is meant exactly.
                near = 0.6 if is_feast and gap <= _NEAR_FEAST else -1.5
                years[feast.year] = max(years.get(feast.year, near), 2.5 if gap == 0 else near)
        votes.add("lunar", match[0], _points(years), match.start())


_NEAR_FEAST = 6


def _vote_holidays(text: str, votes: Votes) -> None:
    for match in _HOLIDAY.finditer(text):
        years = {}
        for feast in lunar.solar_days(_HOLIDAYS[match[1]]):
            first = _date(feast.year, int(match[2]), int(match[3]))
            last = _date(feast.year, int(match[4] or match[2]), int(match[5]))
            if first is not None and last is not None:
                years[feast.year] = 2.0 if first <= feast <= last else -1.5
        votes.add("holiday", match[0], _points(years), match.start())


_READERS: tuple[tuple[frozenset[str], Callable[[str, Votes], None]], ...] = (
    (frozenset(("第", "首个")), _vote_counted),
    (frozenset(("星期", *(f"周{char}" for char in "一二三四五六日天"))), _vote_weekdays),
    (frozenset(lunar.WORDS), _vote_lunar_days),
    (frozenset("闰"), _vote_leap_month),
    (frozenset("年"), _vote_by_cycle),
    (frozenset(_MOVING), _vote_moving_days),
    (frozenset(("放假",)), _vote_holidays),
    (frozenset(("次会议", "次全体会议")), _vote_session),
)
"""The rarer hints: words of which one is in every text that gives such, and how they are read."""


@functools.cache
def _fits(term: _Term, month: int | None) -> _Points:
    """Points of a term for each year, given the month of the page where that is known."""
    points = {}
    for year in _YEARS:
        first, last = (year * 12, year * 12 + 11) if month is None else (year * 12 + month - 1,) * 2
        if last < term.known:
            points[year] = -3.0
        elif last < term.since:
            # In prospect, as in retrospect.
            points[year] = term.weight * (0.3 if term.since - last <= 12 else -0.2)
        elif first <= term.until:
            # Fresh news is printed most: of a long span its beginning is the likelier. What only began or ended is no news.
            is_bound = term.since <= _FIRST * 12 or term.until >= _LAST * 12 + 11
            age = 0.0 if is_bound else max(0, first - term.since) / max(1, term.until - term.since)
            points[year] = term.weight * (1.0 - 0.25 * age)
        else:
            # In retrospect: ever less likely, but never excluded.
            points[year] = term.weight * (0.3 if first - term.until <= 12 else -0.2)
    return _points(points)


@functools.cache
def _there(first: int, last: int) -> _Points:
    """Points where what there was from the one year to the other is named: never before, seldom after."""
    return _points({y: -3.0 if y < first else -0.8 for y in _YEARS if not first <= y <= last})


@functools.cache
def _in(year: int, weight: float) -> _Points:
    """Points where *year* is told, and none before it is possible."""
    return _points({year: weight} | {y: -2.0 for y in _YEARS if y < year})


@functools.cache
def _over(term: _Term) -> _Points:
    """Points of what is over: not before it, and sooner soon than late."""
    begun = term.since // 12
    return _points({y: -3.0 if y < begun else max(0.0, 0.4 - 0.1 * (y - begun)) for y in _YEARS})


@functools.cache
def _fits_ahead(term: _Term, month: int | None) -> _Points:
    """Points of an event that is still to come: it is spoken of in the year before it."""
    points = {}
    for year in _YEARS:
        first, last = (year * 12, year * 12 + 11) if month is None else (year * 12 + month - 1,) * 2
        points[year] = term.weight if last >= term.since - _AHEAD_MONTHS and first <= term.since else 0.0
    return _points(points)


@functools.cache
def _chronology() -> _Chronology:
    text = (resources.files("search.ingest") / "data" / "chronology.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    terms = tuple(
        _Term(
            tuple(term["words"]),
            _month(term.get("known", term.get("from", f"{_FIRST}-01"))),
            _month(term.get("from", f"{_FIRST}-01")),
            _month(term.get("until", f"{_LAST}-12")),
            term.get("weight", 2.0),
        )
        for term in data["term"]
    )
    by_word = {word: term for term in terms for word in term.words}
    plain = {word.replace("“", "").replace("”", ""): term for word, term in by_word.items()}
    by_word |= {word: term for word, term in plain.items() if word not in by_word}
    anniversaries: dict[str, int] = data["anniversary"]
    counted = {name: value if isinstance(value, list) else (value, 1) for name, value in data["counted"].items()}
    return _Chronology(
        terms,
        Spotter(
            by_word,
            ("19", "20", "１９", "２０", "2 ", "二〇", "二○", "二零", "一九"),
            _HINT_WORDS,
            _CYCLE_WORDS,
            anniversaries,
        ),
        by_head(by_word),
        by_word,
        anniversaries,
        re.compile(
            f"({alternatives(sorted(anniversaries, key=len, reverse=True))})({_NUMBER})[多余]?(周年|周岁|年来|年?华诞|年之际|年(?![代前后级度初底末来]))"
        ),
        {name: (zeroth, every) for name, (zeroth, every) in counted.items()},
        re.compile(
            r"(?:第\s?(\d{1,3}|[一二三四五六七八九十百]{1,5})\s?[个届次]|首个)(?:“[^”]{1,8}”)?[^，。\d]{0,4}?"
            rf"[“]?({'|'.join(sorted(counted, key=len, reverse=True))})"
        ),
    )


def _month(text: str) -> int:
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _count(text: str) -> int:
    """`34` → 34, `九十九` → 99, `一百` → 100, `百` → 100."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char == "百":
            total += (digit or 1) * 100
            digit = 0
        elif char == "十":
            total += (digit or 1) * 10
            digit = 0
        else:
            digit = "〇一二三四五六七八九".index(char)
    return total + digit
