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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.ingest.dates import Days, PageTime, event, sentence
from search.ingest.gazetteer import Gazetteer, alternatives
from search.ingest.spotting import Spotter, matches_at
from search.model import DateBasis, PartialDate

_FIRST, _LAST = 2000, 2035
_YEARS = range(_FIRST, _LAST + 1)
_TOLD = range(1800, 2200)
"""Years that points are kept for; a page that speaks for another one is misread."""
_AHEAD_MONTHS = 11
"""For how long papers look forward to a congress."""

_YEAR = re.compile(
    r"((?:19|20)(?<!\d\d\d)\d\d)\s?[-—至]?\s?(?:(?:19|20)\d\d)?年(度|底|末|前|是|既|将|以来|第|上半年|一季度|起|后|初|全|\d{1,2}月\d{1,2}日|\d{1,2}月)?"
)
# 2025菏泽城市定向赛: an event is named with its year.
_EVENT = re.compile(
    r"20(?<!\d\d\d)\d\d(?=[“\u4e00-\u9fff][^，。,\n\d]{2,16}?(?:赛|节|会|展|论坛|周|季|杯|行动|活动|之夜)(?![员场馆长务议]))(?!年|[名个元万亿人台家户米吨亩只头棵辆座所次件套多余篇项度])"
)
_OPENING = 60
"""Within so many characters from the beginning of a paragraph a day is the dateline's."""
_REACHED = re.compile(r"(?:达|完成|实现|增长|共|累计|下降|为|突破)")
_CLOSED = re.compile(r"[^，。]{0,16}(?:民主生活会|考核|表彰|通报|情况|总结|述职|审计|决算|先进|获)")
_FUTURE = re.compile(r"(?:到|至|力争|预计|计划|确保|将于|争取|规划|拟)[^，。,；]{0,10}$")
_AHEAD_BEFORE = re.compile(r"(?:喜迎|迎接|迎|迎来)[“]?(?:中国共产党|党的)?$")
_AHEAD_AFTER = re.compile(r"[”]?(?:胜利)?(?:召开之年|召开在即|即将(?:胜利)?(?:召开|开幕)|召开前夕|召开之前)")
_PAST = re.compile(r"(?:自|从|早在|始于|始建于|成立于|曾于|出生于)$")
_ANNIVERSARY_TAIL = r"(\d{1,3}|[一二三四五六七八九]?[一二三四五六七八九十百]{1,4})(?:周年|年来|周岁)"
_WEEKDAY = re.compile(r"(\d{1,2})月(\d{1,2})日\s*[,，]?\s*[（(]?(?:星期|周)([一二三四五六日天])")
_LUNAR = re.compile(
    r"(\d{1,2})月(\d{1,2})日[^。]{0,12}?(除夕|大年三十|正月初一|大年初一|正月十五|元宵节|端午节|中秋节|重阳节|腊月二十三|正月初[二三四五六七八九十]|大年初[二三四五六七八九十])"
)
_STEMS, _BRANCHES, _ANIMALS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_NUMERALS = "0123456789０１２３４５６７８９一二三四五六七八九十百"
# What the rarer hints cannot be without; it says which of them to look for.
_HINTS = re.compile(
    rf"星期|周(?:[一二三四五六日天]|年|岁)|除夕|大年|正月|元宵节|端午节|中秋节|重阳节|腊月|年来|第(?=[{_NUMERALS}]{{1,5}}[个届次])|首个|年(?<=[{_ANIMALS}{_BRANCHES}]年)"
)
_HINT_WORDS = (
    "星期", *(f"周{char}" for char in "一二三四五六日天年岁"), "除夕", "大年", "正月", "元宵节", "端午节", "中秋节", "重阳节",
    "腊月", "年来", *(f"第{char}" for char in _NUMERALS), "首个",
)  # fmt: skip
_CYCLE_WORDS = [f"{char}年" for char in _ANIMALS + _BRANCHES]
_SEXAGENARY = re.compile(rf"([{_STEMS}])([{_BRANCHES}])年")
_ANIMAL = re.compile(
    rf"(?:农历|迎|喜迎|过|辞|生肖)([{_ANIMALS}])年|([{_ANIMALS}])年(?:新春|春节|大吉|到|贺岁|吉祥)"
)


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]
    since: int
    until: int
    weight: float


@dataclass(frozen=True)
class _Chronology:
    terms: tuple[_Term, ...]
    spotter: Spotter
    pattern: re.Pattern[str]
    by_word: dict[str, _Term]
    anniversaries: dict[str, int]
    anniversary: re.Pattern[str]
    festivals: dict[str, dict[int, date]]
    counted: dict[str, int]
    counted_day: re.Pattern[str]


_Points: TypeAlias = NDArray[np.float64]
"""Points of each of the years of `_TOLD`."""


def _points(years: Mapping[int, float]) -> _Points:
    points = np.zeros(len(_TOLD))
    for year, value in years.items():
        if year in _TOLD:
            points[_TOLD.index(year)] = value
    return points


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
        """The year that all hints together say most for, the last of equals; None when they say little, or for many."""
        points = np.zeros(len(_TOLD))
        for years, _ in self._hints:
            points += years
        place = len(_TOLD) - 1 - int(points[::-1].argmax())
        # A weekday alone fits every sixth year: that is no answer.
        is_told = points[place] >= _LEAST and np.count_nonzero(points > points[place] - 0.05) <= _MOST_TIED
        return _TOLD[place] if is_told else None

    def strongest(self, year: int) -> int | None:
        """Where the first of the hints stands that say most for a year; None when none speaks for it."""
        best, strongest = 0.0, None
        if year in _TOLD:
            place = _TOLD.index(year)
            for years, start in self._hints:
                if years[place] > best:
                    best, strongest = years[place], start
        return strongest


_LEAST, _MOST_TIED = 0.6, 3


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
    month = day[0] if day else _latest(_months(articles))
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


def _months(articles: Sequence[Days]) -> list[int]:
    months = []
    for days in articles:
        found = event(days, None)
        if found is not None and found[0].day is not None:
            months.append(found[0].month)
    return months


def _latest(months: Sequence[int]) -> int | None:
    """The month a page with reports from *months* was printed in: the last of them, December before January."""
    if not months:
        return None
    counts = {month: months.count(month) for month in months}
    if {11, 12} & counts.keys() and {1, 2} & counts.keys():
        return max(month for month in counts if month <= 6)
    # A lone month far from all others is a slip or a plan, not the page's month.
    usual = max(counts, key=lambda month: (counts[month], month))
    near = [month for month in counts if abs(month - usual) <= 1]
    return max(near)


def _vote(text: str, month: int | None, votes: Votes, gazetteer: Gazetteer) -> None:
    known = _chronology()
    terms, years, hinted, cycle = known.spotter.places(text)
    for match in matches_at(known.pattern, text, terms):
        term = known.by_word[match[0]]
        kind = "ahead" if _is_ahead(match, text) else "term"
        if not votes.has(kind, term.words[0]):
            fits = _fits_ahead(term, month) if kind == "ahead" else _fits(term, month)
            votes.add(kind, term.words[0], fits, match.start())
    for match in matches_at(_YEAR, text, years):
        _vote_year(match, text, votes, month)
    for district in gazetteer.districts:
        if district.since is not None and district.name in text:
            votes.add("district", district.name, _before(district.since), 0)
    for match in matches_at(_EVENT, text, years):
        votes.add("event", match[0], _since(int(match[0]), 2.4, 0.3), match.start())
    # 年 of 牛年 stands after what it is spotted by.
    hints = {match[0] for match in matches_at(_HINTS, text, sorted([*hinted, *[place + 1 for place in cycle]]))}
    if not hints:
        return
    if "第" in "".join(hints) or "首" in "".join(hints):
        _vote_counted(text, votes)
    if any(hint[0] in "星周" for hint in hints):
        for match in _WEEKDAY.finditer(text):
            _vote_weekday(match, text, votes)
    if any(hint[0] not in "星周年第首" for hint in hints):
        for match in _LUNAR.finditer(text):
            _vote_festival(match, text, votes)
    if hints & {"周年", "周岁", "年来"}:
        _vote_anniversaries(text, votes)
    if "年" in hints:
        _vote_by_cycle(text, votes)


def _vote_anniversaries(text: str, votes: Votes) -> None:
    known = _chronology()
    for match in known.anniversary.finditer(text):
        count = int(match[2]) if match[2].isdigit() else _han(match[2])
        year = known.anniversaries[match[1]] + count
        votes.add("anniversary", match[0], _points({year: 3.0, year - 1: 0.3}), match.start())


def _vote_counted(text: str, votes: Votes) -> None:
    """Days that are counted: 第34个教师节, 首个国家宪法日."""
    known = _chronology()
    for match in known.counted_day.finditer(text):
        number = match[1]
        count = 1 if number is None else int(number) if number.isdigit() else _han(number)
        year = known.counted[match[2]] + count
        votes.add("counted", match[0], _points({year: 3.0}), match.start())


def _vote_by_cycle(text: str, votes: Votes) -> None:
    """Years of the sixty-year cycle and of its animals."""
    for match in _SEXAGENARY.finditer(text):
        stem, branch = _STEMS.index(match[1]), _BRANCHES.index(match[2])
        years = {y: 3.0 for y in _YEARS if (y - 4) % 10 == stem and (y - 4) % 12 == branch}
        votes.add("sexagenary", match[0], _points(years), match.start())
    for match in _ANIMAL.finditer(text):
        animal = _ANIMALS.index(match[1] or match[2])
        years = {y: 1.5 for y in _YEARS if (y - 4) % 12 == animal}
        votes.add("animal", match[0], _points(years), match.start())


def _vote_year(match: re.Match[str], text: str, votes: Votes, month: int | None) -> None:
    """
    A year as printed. The page cannot be from before it, unless it is planned for; how long after it, words tell.

    What happened this year papers print without a year (今年, 3月), so a year with a month is sooner the year before.
    """
    year, tail = int(match[1]), match[2] or ""
    if not _FIRST <= year <= _LAST or votes.has("year", match[0]):
        return
    start, end = match.span()
    before = text[max(0, start - 14) : start]
    after = text[end : end + 24]
    opening = start - text.rfind("\n", 0, start) <= _OPENING
    if _FUTURE.search(before) or tail in ("底", "末", "前"):
        votes.add("plan", match[0], _until(year), start)
    elif tail == "度":
        votes.add("annual", match[0], _since(year, 0.8, 2.2 if _CLOSED.match(after) else 1.4), start)
    elif tail.endswith(("月", "日")):
        if opening and tail.endswith("日"):
            votes.add("day", match[0], _since(year, 2.5, 0.4), start)
        elif month is not None and int(tail.split("月")[0]) > month:
            votes.add("month", match[0], _since(year, -3.0, 1.4), start)
        else:
            votes.add("month", match[0], _since(year, 0.7, 1.2), start)
    elif tail == "全" and _REACHED.search(after):
        votes.add("year", match[0], _since(year, 0.3, 1.5), start)
    elif tail in ("是", "既", "将", "第", "全", "上半年", "一季度") or after[:2] in (
        "工作",
        "全市",
        "全区",
        "全县",
    ):
        votes.add("year", match[0], _since(year, 2.4, 0.8), start)
    elif tail == "以来" and not _PAST.search(before):
        votes.add("since", match[0], _since(year, 1.2, 0.8), start)
    elif _PAST.search(before) or tail in ("以来", "起", "后", "初"):
        votes.add("since", match[0], _since(year, 0.1, 0.1), start)
    elif month is not None and month <= _SPRING and after[:1] in ("秋", "冬"):
        # 2014年冬季 in spring is last winter.
        votes.add("year", match[0], _since(year, 0.2, 2.0), start)
    else:
        votes.add("year", match[0], _since(year, 1.1, 0.9), start)


_SPRING = 6


@functools.cache
def _since(year: int, own: float, following: float) -> _Points:
    """
    Points where *year* was printed: for the year itself and the one after it, ever less for those later.

    Those before it, which could not name it, it speaks against.
    """
    points = {y: -2.0 if y < year - 1 else -1.2 if y < year else max(0.2, 0.9 - 0.2 * (y - year)) for y in _YEARS}
    return _points(points | {year: own, year + 1: following})


@functools.cache
def _until(year: int) -> _Points:
    """Points where *year* was planned for: it was not printed later, and not long before."""
    later = {y: -1.0 for y in _YEARS if y > year}
    return _points({year: 0.5, year - 1: 0.5, year - 2: 0.5, year - 3: 0.2} | later)


@functools.cache
def _before(year: int) -> _Points:
    """Points where what there was not before *year* is named."""
    return _points({y: -3.0 for y in _YEARS if y < year})


def _vote_weekday(match: re.Match[str], text: str, votes: Votes) -> None:
    weekday = "一二三四五六日".index(match[3].replace("天", "日"))
    years = {}
    for year in _YEARS:
        day = _date(year, int(match[1]), int(match[2]))
        if day is not None:
            years[year] = 2.0 if day.weekday() == weekday else -2.0
    votes.add("weekday", match[0], _points(years), match.start())


def _vote_festival(match: re.Match[str], text: str, votes: Votes) -> None:
    festivals = _chronology().festivals
    name, years = match[3], {}
    for year in _YEARS:
        day, feast = _date(year, int(match[1]), int(match[2])), None
        if name.startswith(("正月初", "大年初")):
            if year in festivals["new_year"]:
                feast = festivals["new_year"][year] + timedelta("一二三四五六七八九十".index(name[-1]))
        else:
            key, shift = {
                "除夕": ("new_year", -1),
                "大年三十": ("new_year", -1),
                "腊月二十三": ("new_year", -7),
                "正月十五": ("new_year", 14),
                "元宵节": ("new_year", 14),
                "端午节": ("dragon_boat", 0),
                "中秋节": ("mid_autumn", 0),
                "重阳节": ("double_ninth", 0),
            }[name]
            if year in festivals[key]:
                feast = festivals[key][year] + timedelta(shift)
        if day is not None and feast is not None:
            gap = abs((day - feast).days)
            years[year] = 2.5 if gap == 0 else 0.6 if gap <= 6 else -1.5
    votes.add("festival", match[0], _points(years), match.start())


@functools.cache
def _fits(term: _Term, month: int | None) -> _Points:
    """Points of a term for each year, given the month of the page where that is known."""
    points = {}
    for year in _YEARS:
        first, last = (year * 12, year * 12 + 11) if month is None else (year * 12 + month - 1,) * 2
        if last < term.since:
            points[year] = -3.0
        elif first <= term.until:
            # Fresh news is printed most: of a long span its beginning is the likelier.
            age = max(0, first - term.since) / max(1, term.until - term.since)
            points[year] = term.weight * (1.0 - 0.25 * age)
        else:
            # In retrospect: ever less likely, but never excluded.
            points[year] = term.weight * 0.3 if first - term.until <= 12 else 0.0
    return _points(points)


def _is_ahead(match: re.Match[str], text: str) -> bool:
    """Whether a congress is looked forward to: 喜迎党的二十大, 党的十八大召开在即."""
    return bool(
        _AHEAD_AFTER.match(text, match.end())
        or _AHEAD_BEFORE.search(text, max(0, match.start() - 8), match.start())
    )


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
        _Term(tuple(term["words"]), _month(term["from"]), _month(term["until"]), term.get("weight", 2.0))
        for term in data["term"]
    )
    by_word = {word: term for term in terms for word in term.words}
    plain = {word.replace("“", "").replace("”", ""): term for word, term in by_word.items()}
    by_word |= {word: term for word, term in plain.items() if word not in by_word}
    words = sorted(by_word, key=len, reverse=True)
    anniversaries: dict[str, int] = data["anniversary"]
    names = sorted(anniversaries, key=len, reverse=True)
    festivals = {name: {day.year: day for day in days} for name, days in data["lunar"].items()}
    return _Chronology(
        terms,
        Spotter(words, ("19", "20"), _HINT_WORDS, _CYCLE_WORDS),
        re.compile(alternatives(words)),
        by_word,
        anniversaries,
        re.compile(f"({'|'.join(map(re.escape, names))}){_ANNIVERSARY_TAIL}"),
        festivals,
        data["counted"],
        re.compile(
            r"(?:第\s?(\d{1,3}|[一二三四五六七八九十百]{1,5})\s?[个届次]|首个)(?:“[^”]{1,8}”)?[^，。\d]{0,4}?"
            rf"[“]?({'|'.join(sorted(data['counted'], key=len, reverse=True))})"
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


def _han(text: str) -> int:
    """`九十九` → 99, `一百` → 100, `百` → 100."""
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
