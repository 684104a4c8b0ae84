"""
Here are days that a text names by more than one calendar, give me the years in which they fall together.

Weekdays, feasts that move through the week or go by the farmers' calendar, the cycle of sixty years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from search.ingest.dating.votes import YEARS, Votes, day_of, points_of
from search.ingest.facts import lunar
from search.ingest.facts.dates import MOVING, moving_day, weekday_of
from search.ingest.facts.spotting import matches_at

# 5月7日(星期二), 6月13日晚（本周六）, 6月13日、14日(周六、周日): the first day is on the first weekday.
_WEEKDAY: Final = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:日?[、和至到—–~～-]\d{1,2})?日(?:[两三]天|[上中下]午|[早晚]上?|凌晨)?\s*[,，]?\s*[（(]?"
    r"(?:(?:正好|刚好|恰好|正|恰|又)?[是逢]个?|[本下]|这个?)?(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_WEEKDAY_FIRST: Final = re.compile(
    r"(?:星期|周)(?P<weekday>[一二三四五六日天])\s?[（(，,]?\s?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
# 9月14日，旅游局宣布，从中秋节起…: the day is none of the feast.
_LUNAR: Final = re.compile(
    rf"(\d{{1,2}})月(\d{{1,2}})日[^。月]{{0,12}}?(?<![从至到自、])({lunar.PATTERN})(?![前后])"
)
# The second Sunday of May is another day each year.
_MOVING_DAY: Final = re.compile(
    rf"(\d{{1,2}})月(\d{{1,2}})日[^。\d]{{0,14}}?({'|'.join(MOVING)})(前夕|前|来临|到来|临近|将至|即将)?"
)
_DAYS_BEFORE: Final = 7
"""A feast that moves is so near when it is said to come."""
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ANIMALS: Final = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
"""By which the years of the cycle are named."""
CYCLE: Final = [f"{char}{end}" for char in _BRANCHES + _ANIMALS for end in ("年", "新春")]
"""What a year of the cycle ends in."""
_SEXAGENARY: Final = re.compile(rf"([{_STEMS}])([{_BRANCHES}])[{_ANIMALS}]?(?:年|新春)")
_ANIMAL: Final = re.compile(
    rf"(?:(去年|今年|明年)是?|农历|迎|过|辞|生肖)([{_ANIMALS}])年"
    rf"|([{_ANIMALS}])年(?:新春|春节|大吉|到|贺岁|吉祥|春晚|年味|第一|的?钟声|伊始|邮票|主题|即将|将至|来临|临近|首|快乐|灯会|限定|开门|开市|元素|幸福|除夕|回家|大年|祝福|好运|拜年|春联|挂历|台历|生肖|礼[盒服]|宝宝|年画|剪纸|花灯)"
)
_NEW_YEAR: Final = ("新春", "春节", "春晚")
_LOOKING_AHEAD: Final = 11
"""From this month on an animal, or a year of the cycle with its feast, is the next year's: 3 of 4 reports; until February 360 of 363 are of their own."""


_BEFORE_YEAR: Final = 3
"""Characters before what a year of the cycle ends in: 今年是|牛年."""


def vote_by_cycle(text: str, places: Sequence[int], votes: Votes, month: int | None) -> None:
    """Years of the sixty-year cycle and of its animals, where *places* hold the offsets of `CYCLE`; those of the new year are looked forward to from November on."""
    is_ahead = month is not None and month >= _LOOKING_AHEAD
    starts = sorted({max(0, place - before) for place in places for before in range(_BEFORE_YEAR + 1)})
    for match in matches_at(_SEXAGENARY, text, starts):
        stem, branch = _STEMS.index(match[1]), _BRANCHES.index(match[2])
        is_next = is_ahead and (match[0].endswith(_NEW_YEAR) or text.startswith(_NEW_YEAR, match.end()))
        years = {y: 3.0 for y in YEARS if (y + is_next - 4) % 10 == stem and (y + is_next - 4) % 12 == branch}
        votes.add("sexagenary", match[0], points_of(years), match.start())
    for match in matches_at(_ANIMAL, text, starts):
        later = {"去年": 1, "今年": 0, "明年": -1}.get(match[1], -is_ahead)
        animal = _ANIMALS.index(match[2] or match[3])
        votes.add(
            "animal", match[0], points_of({y: 1.5 for y in YEARS if (y - later - 4) % 12 == animal}), match.start()
        )


_MONTH: Final = re.compile(r"月(?<=\d月)")


def _at_months(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` finds, where a month in digits begins it; their 月 are found sooner than any digit."""
    places = (match.start() for match in _MONTH.finditer(text))
    return matches_at(pattern, text, [place - 1 - text[place - 2 : place - 1].isdigit() for place in places])


def vote_weekdays(text: str, places: Sequence[int], votes: Votes) -> None:
    """5月7日(星期二), 周六（2月8日）, 6月13日、14日(周六、周日), where *places* hold the offsets of weekdays."""
    for match in (*_at_months(_WEEKDAY, text), *matches_at(_WEEKDAY_FIRST, text, places)):
        weekday = weekday_of(match["weekday"])
        vote_weekday(int(match["month"]), int(match["day"]), weekday, match[0], match.start(), votes)


def vote_weekday(month: int, number: int, weekday: int, word: str, start: int, votes: Votes) -> None:
    """The years in which a day is a weekday, as *word* says that stands at *start*."""
    days = {year: day_of(year, month, number) for year in YEARS}
    years = {year: 2.0 if day.weekday() == weekday else -2.0 for year, day in days.items() if day is not None}
    votes.add("weekday", word, points_of(years), start)


def vote_moving_days(text: str, votes: Votes) -> None:
    """5月13日母亲节: which Sunday that is tells the year; 5月8日，母亲节前夕 is before it."""
    for match in _at_months(_MOVING_DAY, text):
        name, month, number = match[3], int(match[1]), int(match[2])
        if month != MOVING[name][0]:
            continue
        days = range(number + 1, number + 1 + _DAYS_BEFORE) if match[4] else (number,)
        years = {
            year: (1.0 if match[4] else 2.0) if moving_day(name, year).day in days else -1.0 for year in YEARS
        }
        votes.add("moving", match[0], points_of(years), match.start())


def vote_lunar_days(text: str, votes: Votes) -> None:
    """6月12日端午节, 农历六月初六（7月20日）: a day by both calendars is so in few years."""
    for match in _at_months(_LUNAR, text):
        month, number, name = match.group(1, 2, 3)
        # 8月2日农历七夕, 1月13日是腊八节 mean that very day.
        is_feast = "月" not in name and "日是" not in match[0]
        years: dict[int, float] = {}
        for feast in lunar.solar_days(name):
            day = day_of(feast.year, int(month), int(number))
            if day is not None:
                gap = abs((day - feast).days)
                # 6月10日, before 端午节; a day that is counted is meant exactly.
                near = 0.6 if is_feast and gap <= _NEAR_FEAST else -1.5
                years[feast.year] = max(years.get(feast.year, near), 2.5 if gap == 0 else near)
        votes.add("lunar", match[0], points_of(years), match.start())


_NEAR_FEAST: Final = 8


# 社区老人乐享重阳, 粽叶飘香话端午 over a report of 10月12日: of 141 dated reports whose headlines name such a feast 139 are
# from six days before it to three after it; of those that open with it nine in ten. 元旦、春节、端午 are a list, 中秋国庆假期 ends later, 端午之前 is any day.
_FEAST: Final = re.compile(r"(端午|中秋|重阳|元宵|七夕)(?<![、和及与]..)(?![、和及与]|“?国庆|节?之前|金融|月饼)")
_BEFORE_FEAST, _AFTER_FEAST = -12, 8


def vote_feast_near(head: str, day: tuple[int, int], votes: Votes, start: int) -> None:
    """A report of *day*, a month and day, whose *head* names a feast by the farmers' calendar: in what years that is near; *start* is where it stands."""
    if (named := _FEAST.search(head)) is None:
        return
    years = {}
    for feast in lunar.solar_days(f"{named[1]}节"):
        reported = day_of(feast.year, *day)
        if reported is not None:
            gap = (reported - feast).days
            years[feast.year] = 0.6 if _BEFORE_FEAST <= gap <= _AFTER_FEAST else -1.2
    votes.add("feast near", named[1], points_of(years), start + named.start())


# 中秋国庆假期: all 39 dated reports of October are of years in which 中秋 is a day of the holiday of 国庆, or one of the two before it, of 13 of
# September nine. 国庆、中秋双节叠加 says it.
_BOTH_FEASTS: Final = re.compile(
    r"(?:中秋节?[”]?[、和]?[“]?国庆|国庆节?[”]?[、和]?[“]?中秋)[”]?节?[“]?(?:[双两]节)?[”]?(?:小?长?假[期日]?|黄金周|(叠加|同庆|重叠))"
    r"|双节[”]?(叠加|同庆|重叠|合一)"
)
_FIRST_JOINED, _LAST_JOINED = (9, 29), (10, 8)


def vote_both_feasts(text: str, votes: Votes, month: int | None) -> None:
    """中秋国庆假期: what is one holiday in some years."""
    if "中秋" in text and (named := _BOTH_FEASTS.search(text)) is not None:
        joined = [
            feast.year
            for feast in lunar.solar_days("中秋节")
            if _FIRST_JOINED <= (feast.month, feast.day) <= _LAST_JOINED
        ]
        points, against = (0.5, -0.3) if month == _FIRST_JOINED[0] and not (named[1] or named[2]) else (1.2, -0.8)
        years = {year: points if year in joined else against for year in YEARS}
        votes.add("both feasts", named[0], points_of(years), named.start())
