"""
Here are words of the day in a text, give me how well each year fits: events, offices, anniversaries, what is counted.

`data/terms.txt` says from when each could be printed, and when papers were full of it; `data/chronology.toml` has anniversaries, numbers and plenums.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.ingest.dating.votes import EACH_YEAR, FIRST, LAST, NUMBER, Points, Votes, count_of, points_of
from search.ingest.facts.dates import number_of
from search.ingest.facts.gazetteer import alternatives
from search.ingest.facts.spotting import by_heads

_AHEAD_MONTHS: Final = 11
"""For how long papers look forward to a congress."""
# 为党的十九大召开营造…; 为汶川大地震捐款, 作为十八大代表 look ahead to nothing.
_AHEAD_BEFORE: Final = re.compile(
    r"(?:迎[接来]?|献礼)[“]?(?:中国共产党|党的)?$|(?<![认作])为(?:中国共产党|党的)$|[一二两三四五六七八九十\d]年内[^，。；\d]{0,4}$"
)
# 十九大代表选举: 32 of 33 reports that say so are of the year before the congress, or of its month.
_AHEAD_AFTER: Final = re.compile(
    r"代表(?:选举|候选|推选|推荐|人选|选出|名单)|[”]?(?:胜利)?(?:召开之年|召开在即|即将(?:胜利)?(?:召开|开幕)|召开前夕|召开之前)"
)
_BEFORE: Final = 10
_AFTER: Final = 15
"""Characters around words of the day in which they are set in time."""
# One of these is in all that does so.
# Here and elsewhere each way begins with a character of its own, so that a search skips from one to the next.
_SETTING: Final = re.compile(
    r"年(?<=[今去前明来周那\d一二两三四五六七八九十百]年)|迎|为|献礼|代表[选候推人名]|召开|以[来后]|之后|过后|上届|即将"
)
# 非典以来, 奥运会之后 say no more than that it is over.
_AFTERWARDS: Final = re.compile(r"[”]?(?!开展|启动)[^，。,\d]{0,4}(?:以来|以后|之后|过后|那一?年)")
# 2019年是新中国成立70周年 and 2009年国庆60周年 are said in any year, as are 到新中国成立一百年时 and (澳门)回归祖国20周年;
# 越南共产党成立95周年 is another country's.
_TOLD_OF_A_YEAR: Final = re.compile(
    r"\d年(?:[，,]?|(?:是|，?是?我?们?迎来)[^，。]{0,6})$|(?:越南|朝鲜|日本|古巴|老挝|法国|俄罗斯|新加坡|美国|印尼|劳动党|致公党|到|回归)$"
)
_TOLD_ENDS: Final = frozenset("南鲜本巴挝国斯坡尼党到归")
"""One of which stands before what that finds, where 年 does not."""
# “九五”头一年, “十四五”规划的收官之年: the plans are of five years each, the first of 1953. “九五”计划开好头、起好步: of 232 that dated
# reports print 172 are of its first year, 33 of the end of the one before. “六五”普法 is that of five years of teaching the law, the first from 1986.
_PLAN_YEAR: Final = re.compile(
    r"“(?P<plan>[三四五六七八九]|十[一二三四五]?)五”(?P<law>普法)?(?:发展)?(?:计划|规划|时期|期间)?的?(?:实施的?)?"
    r"(?:开局|起步|头一?年|第一年|首年|[^，。\n]{0,4}?(?:开好[头局]|起好步|开个好[头局]|开门红|(?P<begun>良好开局)(?P<ahead>[打奠夯]|创造)?)"
    r"|第(?P<number>[二三四])年|(?P<last>(?P<ended>[圆胜顺][满利])?收官|收尾|最后一年|末年|决胜之年))"
)
_ZEROTH_PLAN, _ZEROTH_OF_LAW, _PLAN_YEARS = 1951, 1981, 5
_LOOKING_AHEAD: Final = 10
"""The month from which papers speak of the year to come."""
# 实现“十四五”良好开局: of 76 that dated reports of January to March print 49 are of the first year, 20 of the one after, of 39 later ones 25 and none. Ten
# of 13 that something makes the ground for (为“十五五”良好开局打牢基础) are of the years before. “十四五”圆满收官: of 42 of January to March 21 and 21,
# of 16 later ones 15 are of the last year.
_LOOKING_BACK: Final = 3
"""The month until which they speak of the year that is over."""
# 今年4月玉树发生地震
_THIS_YEAR: Final = re.compile(
    r"今年(?:[^，。；]{0,6}(?:召开|举办|迎来)[^，。]{0,4}|\d{1,2}月(?:\d{1,2}日)?[^，。；]{0,4})$"
)
_NEXT_YEAR: Final = re.compile(r"(?:明年|即将到来的[^，。]{0,8}|来年)[^，。；]{0,8}$")
# 我县明年参加第二批…教育实践活动: it is the year before; 明年是贯彻党的二十大精神的一年 may be the next one, too.
_TO_BEGIN: Final = re.compile(r"明年[^，。；]{0,4}(?:参加|召开|举办|举行|主办|启动|开展|迎来)[^，。；]{0,4}$")
# 非典十周年, 加入世贸组织五周年.
_PASSED: Final = re.compile(rf"[”》]?[^，。；\n\d]{{0,4}}?({NUMBER})周年")
_AGO: Final = re.compile(rf"(?:({NUMBER})年前，?[^，。,\d]{{0,7}}|(去年|上届|前年)[^，。,\d]{{0,3}})$")


@dataclass(frozen=True, slots=True, eq=False)
class _Term:
    """Words of the day: months, counted from year 0, from when they could be printed, and in which they were news."""

    words: tuple[str, ...]
    known: int
    since: int
    until: int
    weight: float


@dataclass(frozen=True)
class Chronology:
    """
    What `data/terms.txt` and `data/chronology.toml` hold.

    Attributes:
        by_word: The term of each word, with its quotation marks and, if it has three characters, without them.
        heads: These words, for `spotting.words_at`.
        anniversaries: The year from which an anniversary counts.
        counted: The year of the zeroth, and the years from one to the next.
        laws: The months, counted from year 0, in which each law, and what it was changed to, came into force.
        plenums: The months, counted from year 0, of the plenums of each number.
    """

    heads: dict[str, tuple[str, ...]]
    by_word: dict[str, _Term]
    anniversaries: dict[str, int]
    anniversary: re.Pattern[str]
    counted: dict[str, tuple[float, float]]
    counted_day: re.Pattern[str]
    laws: dict[str, tuple[int, ...]]
    law: re.Pattern[str]
    plenums: dict[str, tuple[int, ...]]


def vote_term(word: str, text: str, start: int, votes: Votes, month: int | None) -> None:
    """Words of the day: news, looked forward to (喜迎…), looked back at (…以来, 四年前的…)."""
    term = chronology().by_word[word]
    end = start + len(word)
    if (word[0].isdigit() and text[start - 1 : start].isdigit()) or (
        word[-1].isdigit() and text[end : end + 1].isdigit()
    ):
        # 8212306 is another telephone.
        return
    # “大走访” and 大走访 are one.
    name = word.replace("“", "").replace("”", "")
    near = max(0, start - _BEFORE)
    if (
        word[0] != "“"
        and text[start - 1 : start] not in _TOLD_ENDS
        and not _SETTING.search(text, near, end + _AFTER)
    ):
        votes.add("term", name, _fits(term, month), start)
        return
    if _is_told_of_a_year(text, start):
        # The year itself is counted as printed.
        return
    if word[0] == "“" and (plan := _PLAN_YEAR.match(text, start)):
        _vote_plan_year(plan, text, votes, month)
    elif term.until < LAST * 12 and (passed := _PASSED.match(text, end)):
        year = term.since // 12 + count_of(passed[1])
        votes.add("anniversary", name, points_of({year: 2.0, year + 1: 0.3}), start)
    elif term.until - term.since <= _BRIEF and _THIS_YEAR.search(text, near, start):
        votes.add("this year", name, _in(term.since // 12, term.weight), start)
    elif term.until - term.since <= _BRIEF and _TO_BEGIN.search(text, near, start):
        votes.add("next year", name, _in(term.since // 12 - 1, term.weight), start)
    elif term.until - term.since <= _EVENT and (
        _AHEAD_AFTER.match(text, end) or _AHEAD_BEFORE.search(text, near, start)
    ):
        votes.add("ahead", name, _fits_ahead(term, month), start)
    elif term.until < LAST * 12 and _AFTERWARDS.match(text, end):
        # 双11预售开启以来 is said of each year's.
        votes.add("over", name, _over(term), start)
    elif term.until - term.since <= _BRIEF and (ago := _AGO.search(text, near, start)):
        count = count_of(ago[1]) if ago[1] else {"去年": 1, "前年": 2, "上届": 4}[ago[2]]
        votes.add("ago", name, _in(term.since // 12 + count, 2.0), start)
    else:
        votes.add("term", name, _fits(term, month), start)


def _is_told_of_a_year(text: str, start: int) -> bool:
    """Whether `text[start:]` is said of a year that stands before it, of another country, or of a time to come."""
    before = text[max(0, start - _BEFORE) : start]
    return ("年" in before or before[-1:] in _TOLD_ENDS) and _TOLD_OF_A_YEAR.search(before) is not None


# 迎接党的二十大胜利召开, …召开在即: of 182 that dated reports print of three congresses none is printed after the month of its congress. 党的二十大胜利召开 alone
# is: 16 of 30 are from its month or before, 14 from later.
_OVER: Final = -1.0
_EVENT: Final = 36
"""Months for which what somebody looks forward to is news at most; 欢迎习近平主席 does not."""
_BRIEF: Final = 24
"""Months for which what is told by how long ago it was is news at most."""


def _vote_plan_year(plan: re.Match[str], text: str, votes: Votes, month: int | None) -> None:
    """“十三五”开局之年 is said in that year, and in the last months of the one before; 良好开局 and 圆满收官 in the first of the next, too."""
    year = (_ZEROTH_OF_LAW if plan["law"] else _ZEROTH_PLAN) + _PLAN_YEARS * number_of(plan["plan"])
    if plan["number"]:
        year += number_of(plan["number"]) - 1
    elif plan["last"]:
        year += _PLAN_YEARS - 1
    year -= _NEXT_YEAR.search(text, max(0, plan.start() - _BEFORE), plan.start()) is not None
    if plan["ahead"]:
        points = {year: 1.0, year - 1: 2.4, year - 2: 0.8}
    elif month is not None and month <= _LOOKING_BACK and (plan["begun"] or plan["ended"]):
        points = {year: 3.0, year + 1: 2.6}
    else:
        points = {year: 3.0, year - 1: 1.2 if month is not None and month >= _LOOKING_AHEAD else 0.0}
    votes.add("plan", plan[0], points_of(points), plan.start())


def vote_anniversary(match: re.Match[str], text: str, votes: Votes) -> None:
    """What `Chronology.anniversary` finds: 建党99周年, 改革开放40多年来."""
    if _is_told_of_a_year(text, match.start()):
        return
    year = chronology().anniversaries[match[1]] + count_of(match[2])
    if _NEXT_YEAR.search(text, max(0, match.start() - _BEFORE), match.start()):
        year -= 1
    if match[0][-len(match[3]) - 1] in "多余":
        # 改革开放40多年来
        votes.add("anniversary", match[0], points_of({year + more: 0.8 for more in range(10)}), match.start())
    elif match[3] == "年":
        # 改革开放40年 is said for longer than its 周年.
        votes.add("anniversary", match[0], points_of({year: 2.0, year + 1: 0.8, year - 1: 0.3}), match.start())
    else:
        votes.add("anniversary", match[0], points_of({year: 3.0, year - 1: 0.3, year + 1: 0.3}), match.start())


# 搬上村台后的第一个农民丰收节, 她的第一个教师节
_OWN_FIRST: Final = re.compile(r"(?:后的?|[我你他她们己]的)$")


def vote_counted(match: re.Match[str], text: str, votes: Votes) -> None:
    """What `Chronology.counted_day` finds: 第34个教师节, 首个国家宪法日, 首届中国农民丰收节, 第二十三届省运会, 山东省第二十五届运动会."""
    known = chronology()
    if match[0] in known.by_word:
        # Games that were put off (第19届亚运会) are words of the day.
        return
    number = 1 if match[1] is None else count_of(match[1])
    if number == 1 and _OWN_FIRST.search(text, max(0, match.start() - 2), match.start()):
        return
    zeroth, every = known.counted[match[2]]
    year = int(zeroth + every * number)
    votes.add("counted", match[0], points_of({year: 3.0, year - 1: 0.3 if every > 1 else 0.0}), match.start())


# 《行政许可法》7月1日施行后, 新《消法》今年3月15日起施行, 《道路交通安全法》实施四个月来.
_IN_FORCE: Final = (
    r"[》”）)]*(?:[（(][^）)]{{1,12}}[）)]|[^，。；：\n\d年]{{0,6}}?)(?:(去年|今年|明年)?的?(\d{{1,2}})月(?:\d{{1,2}}日)?起?(?:正式|开始|全面)?(?:施行|实施|生效|执行)"
    r"|(?:正式)?(?:施行|实施)(?:以来)?(?:已|近|整整)?({number})(个月|周年|年))"
)
# 今年5月1日起施行的《信访条例》
_IN_FORCE_BEFORE: Final = re.compile(
    r"(?:(去年|今年|明年)|(?<![年\d]))(\d{1,2})月(?:\d{1,2}日)?起?(?:正式|开始|全面)?(?:施行|实施|生效|执行)的?新?(?:修订|修改|修正)?的?[《“]?(?:中华人民共和国)?$"
)
_IN_FORCE_CHARS: Final = 32
"""Characters before a law in which that may stand."""
_HALF_YEAR: Final = 6


def vote_law(match: re.Match[str], text: str, votes: Votes, month: int | None) -> None:
    """What `Chronology.law` finds: a law with the month in which it comes into force, or for how long it has been."""
    months = chronology().laws[match[1]]
    years: dict[int, float] = {}
    if match[4]:
        later = count_of(match[4]) * (1 if match[5] == "个月" else 12)
        years = {(begun + later) // 12: 2.0 for begun in months}
    elif match[3]:
        years = _years_in_force(months, match[2], int(match[3]), month)
    elif told := _IN_FORCE_BEFORE.search(text, max(0, match.start() - _IN_FORCE_CHARS), match.start()):
        years = _years_in_force(months, told[1], int(told[2]), month)
    if years:
        votes.add("law", match[1], points_of(years), match.start())


def _years_in_force(months: Sequence[int], said: str | None, of: int, month: int | None) -> dict[int, float]:
    """Points of the years in which what came into force in *months* is *said* (去年, 今年, 明年) to do so in the month *of* a year; *month* is the page's."""
    # 1月1日起施行 in December is the next year's.
    is_ahead = month is not None and month - of > _HALF_YEAR
    later = -is_ahead if said is None else {"去年": 1, "今年": 0, "明年": -1}[said]
    return {begun // 12 + later: 3.0 if said else 2.0 for begun in months if begun % 12 + 1 == of}


PLENUM: Final = re.compile(r"([三四五六](?<!届.)中)全会")
PLENUMS: Final = ("三中全会", "四中全会", "五中全会", "六中全会")
"""What it finds, but for those behind the number of their committee."""
_NEWS_MONTHS: Final = 9
"""For so many months a plenum needs no number."""


def vote_plenum(match: re.Match[str], votes: Votes, month: int | None) -> None:
    """What `PLENUM` finds: 三中全会提出的改革举措 is said, without its number, in the months after it."""
    first, last = _months(month)
    points = np.full(len(EACH_YEAR), -0.6)
    for held in chronology().plenums[match[1]]:
        points[(last >= held) & (first <= held + _NEWS_MONTHS)] = 1.0
    votes.add("plenum", match[0], points, match.start())


# 疫情, 疫苗, 核酸, 口罩: on 6 of 6 pages of the first half of 2020, on 18 of 36 from then until 2022, on 3 of 36 before and 3 of 45 later.
_OF_THE_PLAGUE: Final = ("疫", "核酸", "口罩", "复工复产")
_WHOLE_PAGE: Final = 900
"""Characters from which on a page says by what it is silent of."""
_SPRING: Final = 6
"""Until this month no page of 2020 was silent of the plague."""


def vote_silence(text: str, month: int | None, votes: Votes) -> None:
    """A page that is silent of the plague."""
    if len(text) >= _WHOLE_PAGE and not any(word in text for word in _OF_THE_PLAGUE):
        is_spring = month is not None and 2 <= month <= _SPRING
        votes.add("silent", "疫", points_of({2020: -1.4 if is_spring else -0.7, 2021: -0.6, 2022: -0.6}), 0)


# Fresh news is printed most: what is news for 8 to 12 months 2.5 times as often in its first six as later (the median of 31 words of the day), for
# 12 to 18 months 4 times (24), for 18 to 30 months 7 times (18), for up to five years 1.8 times (70), and who governs all the same.
_NEWS: Final = 30
_FRESH: Final = 3
_FADING: Final = 9
"""Months for which something is news at most, in which it is fresh, and after which it has faded."""
_FADES: Final = 0.5
_FADES_SLOWLY: Final = 0.25
"""What share of its points it has lost then; and what is spoken of for longer, at the end."""


@functools.cache
def _fits(term: _Term, month: int | None) -> Points:
    """Points of a term for each year, given the month of the page where that is known."""
    first, last = _months(month)
    # What only began or ended is no news.
    is_bound = term.since <= FIRST * 12 or term.until >= LAST * 12 + 11
    age = 0.0 if is_bound else np.maximum(0, first - term.since)
    fades = (
        _FADES * np.clip((age - _FRESH) / _FADING, 0.0, 1.0)
        if term.until - term.since <= _NEWS
        else _FADES_SLOWLY * age / (term.until - term.since)
    )
    fresh = term.weight * (1.0 - fades)
    if month is None:
        # Of a page that names no day: 党的二十大精神 was news for the last months of 2022 and for all of 2023.
        share = (np.minimum(last, term.until) - np.maximum(first, term.since) + 1) / (last - first + 1)
        fresh = fresh * (0.7 + 0.3 * np.clip(share, 0.0, 1.0))
    # In prospect, and in retrospect: ever less likely, but never excluded.
    prospect = term.weight * np.where(term.since - last > 12, -0.2, 0.1)
    retrospect = term.weight * np.where(first - term.until > 12, -0.5, 0.0)
    known = np.where(last < term.since, prospect, np.where(first <= term.until, fresh, retrospect))
    points: Points = np.where(last < term.known, -2.0, known)
    return points


def _months(month: int | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first and the last month that a page can be from in each year, counted from year 0."""
    if month is None:
        return EACH_YEAR * 12, EACH_YEAR * 12 + 11
    months = EACH_YEAR * 12 + (month - 1)
    return months, months


@functools.cache
def there(first: int, last: int) -> Points:
    """Points where what there was from the one year to the other is named: never before, seldom after."""
    points: Points = np.where(first > EACH_YEAR, -3.0, np.where(last < EACH_YEAR, -0.8, 0.0))
    return points


@functools.cache
def _in(year: int, weight: float) -> Points:
    """Points where *year* is told, and none before it is possible."""
    points: Points = np.where(year > EACH_YEAR, -2.0, np.where(np.equal(year, EACH_YEAR), weight, 0.0))
    return points


@functools.cache
def _over(term: _Term) -> Points:
    """Points of what is over: not before it, and sooner soon than late."""
    begun = term.since // 12
    points: Points = np.where(begun > EACH_YEAR, -3.0, np.maximum(0.0, 0.4 - 0.1 * (EACH_YEAR - begun)))
    return points


@functools.cache
def _fits_ahead(term: _Term, month: int | None) -> Points:
    """Points of an event that is still to come: it is spoken of in the year before it, and not so when it is over."""
    first, last = _months(month)
    # 香港回归 was on everybody's lips for months before its day.
    latest = term.until if term.until - term.since < _AHEAD_MONTHS else term.since
    is_ahead = (last >= term.since - _AHEAD_MONTHS) & (first <= latest)
    points: Points = np.where(is_ahead, term.weight, np.where(first > latest, _OVER, 0.0))
    return points


_ANYTHING: Final = 2


@functools.cache
def chronology() -> Chronology:
    """The tables, read once."""
    text = (resources.files("search.ingest") / "data" / "chronology.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    by_word = {word: term for term in _terms() for word in term.words}
    plain = {word.replace("“", "").replace("”", ""): term for word, term in by_word.items()}
    # “双创”, “躺平” are words of the day in their quotation marks; without them two characters may say anything.
    by_word |= {word: term for word, term in plain.items() if word not in by_word and len(word) > _ANYTHING}
    anniversaries: dict[str, int] = data["anniversary"]
    counted = {name: value if isinstance(value, list) else (value, 1) for name, value in data["counted"].items()}
    laws = {name: tuple(map(_month, begun)) for name, begun in data["law"].items()}
    return Chronology(
        by_heads(by_word),
        by_word,
        anniversaries,
        re.compile(
            f"({alternatives(sorted(anniversaries, key=len, reverse=True))})(?:发表)?({NUMBER})[多余]?(周年|周岁|岁(?=华诞|生日)|年来|年?华诞|年之际|年(?![代前后级度初底末来]))"
        ),
        {name: (zeroth, every) for name, (zeroth, every) in counted.items()},
        re.compile(
            r"(?:第\s?(\d{1,3}|[一二三四五六七八九十百]{1,5})\s?[个届次]|首个|首届(?=[“《]?(?:中国|全国|世界|国际|菏泽)))(?:“[^”]{1,8}”)?[^，。\d]{0,4}?"
            rf"[“]?({'|'.join(sorted(counted, key=len, reverse=True))})"
        ),
        laws,
        re.compile(f"({alternatives(sorted(laws, key=len, reverse=True))})(?:{_IN_FORCE.format(number=NUMBER)})?"),
        {name: tuple(map(_month, held)) for name, held in data["plenums"].items()},
    )


def _terms() -> Iterator[_Term]:
    """The words of the day; of thousands, which a reader of TOML takes longer to read than a page takes to cut."""
    text = (resources.files("search.ingest") / "data" / "terms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        setting, words, _ = line.split(" | ")
        known, since, until, weight = setting.split(" ")
        first = FIRST * 12 if since == "-" else _month(since)
        yield _Term(
            tuple(words.split(" / ")),
            first if known == "-" else _month(known),
            first,
            LAST * 12 + 11 if until == "-" else _month(until),
            float(weight),
        )


def _month(text: str) -> int:
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1
