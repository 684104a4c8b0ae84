"""
Here are days that a text names by more than one calendar, give me the years in which they fall together.

Weekdays, feasts that move through the week or go by the farmers' calendar, holidays, the cycle of sixty years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from search.ingest import lunar
from search.ingest.chronology import chronology
from search.ingest.spotting import matches_at
from search.ingest.votes import NUMBER, YEARS, Votes, count_of, day_of, points_of

# 5月7日(星期二), 6月13日晚（本周六）, 6月13日、14日(周六、周日): the first day is on the first weekday.
_WEEKDAY: Final = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:日?[、和至到—–~～-](?P<last>\d{1,2}))?日(?:[两三]天|[上中下]午|[早晚]上?|凌晨)?\s*[,，]?\s*[（(]?"
    r"(?:(?:正好|刚好|恰好|正|恰|又)?[是逢]个?|[本下]|这个?)?(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_LONG_WEEKEND: Final = 3
"""Days; 7月1日至31日（周一至周五） is no weekend but when something is open."""
_WEEKDAY_FIRST: Final = re.compile(
    r"(?:星期|周)(?P<weekday>[一二三四五六日天])\s?[（(，,]?\s?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
# 9月14日，旅游局宣布，从中秋节起…: the day is none of the feast.
_LUNAR: Final = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})日[^。]{{0,12}}?(?<![从至到自、])({lunar.PATTERN})")
_LUNAR_FIRST: Final = re.compile(rf"({lunar.PATTERN})\s?[,，（(即]{{1,2}}(?:公历)?(\d{{1,2}})月(\d{{1,2}})日")
# 端午节6月7日至9日放假: the feast is among them.
_HOLIDAY: Final = re.compile(
    r"(端午|中秋|春节)[^。\n\d]{0,24}?(\d{1,2})月(\d{1,2})日[^。，\d]{0,8}至(?:(\d{1,2})月)?(\d{1,2})日[^。]{0,12}?(?:放假|休息?|调休|假期|[3-8三四五六七八]天)"
)
# 清明放假时间为4月4日至6日, 4月4日至6日放假三天.
_DAYS_OFF: Final = re.compile(
    r"(\d{1,2})月(\d{1,2})日[^。，\d]{0,8}?(?:至|到|[-—－~～])(?:(\d{1,2})月)?(\d{1,2})日"
)
_OFF: Final = re.compile(r"放假|休息|调休|假期|长假|[3-9三四五六七八九]天")
# 4月6日，清明假期最后一天; 2月5日是春节假期第二天.
_DAY_OFF: Final = re.compile(
    r"(\d{1,2})月(\d{1,2})日[^。；\n\d]{0,8}?(?:元旦|春节|清明|五一|劳动节|端午|中秋|国庆|双节)[^。，；\n\d]{0,4}?(?:假期|长假|黄金周)(?!过?后|前|结束)的?"
    r"(?:(首日|首天)|第([一二三四五六七八])天|(最后一天))"
)
_OFF_BEFORE: Final = 12
_OFF_AFTER: Final = 16
_HOLIDAYS: Final = {"端午": "端午节", "中秋": "中秋节", "春节": "大年初一"}
# 国庆、中秋两节相连, 双节同庆: the two are days apart, which they are in some years.
_TWO_FEASTS: Final = re.compile(
    r"(?:国庆|中秋)节?[、与和逢遇]?(?:国庆|中秋)节?(?:[两双]节)?(?:相连|相逢|重[合逢叠]|叠加|同庆|合并|撞|相遇|双节|长假|[78八]天)"
    r"|(?:国庆|中秋)[^。\n]{0,8}双节(?:相连|相逢|重[合逢叠]|叠加|同庆|合并|长假)"
)
_TOGETHER: Final = range(-2, 8)
"""Days from National Day to the middle of autumn at which they are one holiday."""
# 离中秋还有近一个月, 距春节还有20天.
_AHEAD: Final = re.compile(
    rf"[离距](?:离?今年)?(端午|中秋|春节|除夕|元宵)节?[^。，\n]{{0,3}}?(?:还有|只有|仅有|仅剩|只剩|还剩|不到|不足)[^。，\n\d]{{0,3}}?({NUMBER}|半)[多余来]?(天|个?月|个?星期|周)"
)
_AHEAD_FEASTS: Final = {"端午": "端午节", "中秋": "中秋节", "春节": "大年初一", "除夕": "除夕", "元宵": "元宵节"}
FEASTS_AHEAD: Final = tuple(
    f"{before}{feast}" for before in ("离", "距", "距离", "离今年", "距今年") for feast in _AHEAD_FEASTS
)
"""One of which is in every text that counts the days to a feast."""
# 春运从1月14日开始: fifteen days before the new year of the farmers' calendar.
_RUSH: Final = re.compile(
    r"春运[^。\n\d]{0,10}?(\d{1,2})月(\d{1,2})日(?:零时)?(?:正式|全面)?(?:开始|启动|拉开|至|到|起|[-—－~～])"
)
_RUSH_BEFORE: Final = timedelta(15)
# 7月17日入伏: the third 庚 day (the seventh of ten) from the solstice on.
_DOG_DAYS: Final = re.compile(r"(\d{1,2})月(\d{1,2})日[^。，\d]{0,6}?(?:入伏|头伏第一天|初伏第一天)(?![以之前后])")
_STEM_ZERO: Final = date(2000, 1, 7)
"""A day of 甲子, by which the stems of days are counted."""
_LEAP_MONTH: Final = re.compile(r"闰([二三四五六七八九十冬腊])月")
# The second Sunday of May is another day each year.
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
Month, which of its weeks, and weekday (Monday is 0). Sources: 残疾人保障法 §14; GINA; GOLD (COPD); ISN (kidney); WFD (deaf);
国防教育法 (the Saturday); custom for the others.
"""
_MOVING_DAY: Final = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})日[^。\d]{{0,8}}?({'|'.join(MOVING)})")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
ANIMALS: Final = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
"""By which the years of the cycle are named."""
_SEXAGENARY: Final = re.compile(rf"([{_STEMS}])([{BRANCHES}])[{ANIMALS}]?(?:年|新春)")
_ANIMAL: Final = re.compile(
    rf"(?:(去年|今年|明年)是?|(农历)|迎|喜迎|过|辞|生肖)([{ANIMALS}])年"
    rf"|([{ANIMALS}])年(?:新春|春节|大吉|到|贺岁|吉祥|春晚|年味|第一|的?钟声|伊始|邮票|主题|即将|将至|来临|临近|首|快乐|灯会|限定|开门|开市|元素|幸福|除夕|回家|大年|祝福|好运|拜年|春联|挂历|台历|生肖|礼[盒服]|宝宝|年画|剪纸|花灯)"
)
_NEW_YEAR: Final = ("新春", "春节", "春晚")
_LOOKING_AHEAD: Final = 11
"""From this month on an animal, or a year of the cycle with its feast, is the next year's: 3 of 4 reports; until February 360 of 363 are of their own."""


# 今年是奥运年, 本届奥运会: the Summer Games come every fourth year; those of 2020 were held in 2021.
_GAMES_YEAR: Final = re.compile(r"今年[是为]?[^，。\d]{0,6}奥运年|(?:^|[，。；“])奥运年|本届奥运会", re.MULTILINE)
_GAMES_HELD: Final = {year: 1.0 for year in YEARS if year % 4 == 0 and year != 2020} | {2020: 0.6, 2021: 0.6}


def vote_games_year(text: str, votes: Votes) -> None:
    """今年是奥运年, 本届奥运会: one of the years of the Summer Games."""
    if (match := _GAMES_YEAR.search(text)) is not None:
        votes.add("games", match[0], points_of(_GAMES_HELD), match.start())


def vote_by_cycle(text: str, votes: Votes, month: int | None) -> None:
    """Years of the sixty-year cycle and of its animals; those of the new year are looked forward to from November on."""
    is_ahead = month is not None and month >= _LOOKING_AHEAD
    for match in _SEXAGENARY.finditer(text):
        stem, branch = _STEMS.index(match[1]), BRANCHES.index(match[2])
        is_next = is_ahead and (match[0].endswith(_NEW_YEAR) or text.startswith(_NEW_YEAR, match.end()))
        years = {y: 3.0 for y in YEARS if (y + is_next - 4) % 10 == stem and (y + is_next - 4) % 12 == branch}
        votes.add("sexagenary", match[0], points_of(years), match.start())
    for match in _ANIMAL.finditer(text):
        later = {"去年": 1, "今年": 0, "明年": -1}.get(match[1] or "", -is_ahead if not match[2] else 0)
        animal = ANIMALS.index(match[3] or match[4])
        votes.add(
            "animal", match[0], points_of({y: 1.5 for y in YEARS if (y - later - 4) % 12 == animal}), match.start()
        )


def vote_leap_month(text: str, votes: Votes) -> None:
    """A month that comes twice: 闰四月."""
    for match in _LEAP_MONTH.finditer(text):
        number = lunar.month_number(match[1])
        votes.add(
            "leap month",
            match[0],
            points_of({y: 1.5 for y, other in lunar.leap_months() if other == number}),
            match.start(),
        )


_MONTH: Final = re.compile(r"月(?<=\d月)")


def _at_months(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` finds, where a month in digits begins it; their 月 are found sooner than any digit."""
    places = (match.start() for match in _MONTH.finditer(text))
    return matches_at(pattern, text, [place - 1 - text[place - 2 : place - 1].isdigit() for place in places])


def vote_weekdays(text: str, votes: Votes) -> None:
    """5月7日(星期二), 周六（2月8日）, 6月13日、14日(周六、周日)."""
    for match in (*_at_months(_WEEKDAY, text), *_WEEKDAY_FIRST.finditer(text)):
        last = match.groupdict().get("last")
        if last and int(last) - int(match["day"]) >= _LONG_WEEKEND:
            continue
        weekday = "一二三四五六日".index(match["weekday"].replace("天", "日"))
        days = {year: day_of(year, int(match["month"]), int(match["day"])) for year in YEARS}
        years = {year: 2.0 if day.weekday() == weekday else -2.0 for year, day in days.items() if day is not None}
        votes.add("weekday", match[0], points_of(years), match.start())


def vote_moving_days(text: str, votes: Votes) -> None:
    """5月13日母亲节: which Sunday that is tells the year."""
    for match in _at_months(_MOVING_DAY, text):
        month, week, weekday = MOVING[match[3]]
        if int(match[1]) != month:
            continue
        years = {}
        for year in YEARS:
            first = date(year, month, 1)
            day = 1 + (weekday - first.weekday()) % 7 + 7 * (week - 1)
            years[year] = 2.0 if day == int(match[2]) else -1.0
        votes.add("moving", match[0], points_of(years), match.start())


def vote_lunar_days(text: str, votes: Votes) -> None:
    """6月12日端午节, 农历六月初六（7月20日）: a day by both calendars is so in few years."""
    found = [(match, match[3], match[1], match[2]) for match in _at_months(_LUNAR, text)]
    found += [
        (match, match[1], match.group(match.re.groups - 1), match.group(match.re.groups))
        for match in _LUNAR_FIRST.finditer(text)
    ]
    for match, name, month, number in found:
        # 8月2日是农历七夕 means that very day.
        is_feast = "月" not in name and f"{name}节" not in lunar.FEASTS
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
# from six days before it to three after it; of those that open with it nine in ten. 元旦、春节、端午 are a list.
_FEAST: Final = re.compile(r"(?<![、和及与])(端午|中秋|重阳|元宵|七夕)(?![、和及与]|金融|月饼)")
_FEASTS: Final = {name: f"{name}节" for name in ("端午", "中秋", "重阳", "元宵", "七夕")}
_BEFORE_FEAST, _AFTER_FEAST = -8, 8
# 中秋节这天，…9月21日
_ON_FEAST: Final = re.compile(r"节?(?:[这那]一?天|当[天日晚])")


def vote_feast_near(head: str, day: tuple[int, int], votes: Votes, start: int) -> None:
    """A report of *day*, a month and day, whose *head* names a feast by the farmers' calendar: in what years that is near; *start* is where it stands."""
    if (named := _FEAST.search(head)) is None:
        return
    is_it = _ON_FEAST.match(head, named.end()) is not None
    years = {}
    for feast in lunar.solar_days(_FEASTS[named[1]]):
        reported = day_of(feast.year, *day)
        if reported is not None:
            gap = (reported - feast).days
            near = 2.0 if is_it else 0.6
            years[feast.year] = near if gap == 0 or (not is_it and _BEFORE_FEAST <= gap <= _AFTER_FEAST) else -1.2
    votes.add("feast near", named[1], points_of(years), start + named.start())


def vote_holidays(text: str, votes: Votes) -> None:
    """端午节6月7日至9日放假: the feast is among the days off."""
    for match in _HOLIDAY.finditer(text):
        years = {}
        for feast in lunar.solar_days(_HOLIDAYS[match[1]]):
            first = day_of(feast.year, int(match[2]), int(match[3]))
            last = day_of(feast.year, int(match[4] or match[2]), int(match[5]))
            if first is not None and last is not None:
                years[feast.year] = 2.0 if first <= feast <= last else -1.5
        votes.add("holiday", match[0], points_of(years), match.start())


def vote_days_off(text: str, votes: Votes) -> None:
    """4月4日至6日放假: the days from when to when are off by the notice of some years."""
    holidays = chronology().holidays
    for match in _at_months(_DAYS_OFF, text):
        first, last = int(match[1]), int(match[3] or match[1])
        years = holidays.get((first, int(match[2]), last, int(match[4])))
        if years and _OFF.search(text, max(0, match.start() - _OFF_BEFORE), match.end() + _OFF_AFTER):
            votes.add("days off", match[0], points_of(dict.fromkeys(years, 2.0)), match.start())


def vote_nth_days_off(text: str, votes: Votes) -> None:
    """4月6日，清明假期最后一天: the years in which the holidays end, or are so long, on that day."""
    for match in _at_months(_DAY_OFF, text):
        month, number = int(match[1]), int(match[2])
        years = set()
        for (from_month, from_day, to_month, to_day), known in chronology().holidays.items():
            for year in known:
                first, last = (
                    date(year - (from_month > to_month), from_month, from_day),
                    date(year, to_month, to_day),
                )
                nth = first if match[3] else last
                if match[4]:
                    nth = first + timedelta("一二三四五六七八".index(match[4]))
                if (nth.month, nth.day) == (month, number) and nth <= last:
                    years.add(nth.year)
        if years:
            votes.add("days off", match[0], points_of(dict.fromkeys(years, 2.0)), match.start())


# 6月7日高考首日: the examinations were moved to June in 2003, and once more to July in 2020. Source: 教育部 2001-11, 2020-03-31.
_EXAM_DAY: Final = re.compile(r"([67])月[789]日[^。；\n\d]{0,12}?高考(?!改革|成绩|分数)")
_EXAMS_IN_JUNE: Final = {year: -1.5 for year in YEARS if year < 2003 or year == 2020}
_EXAMS_IN_JULY: Final = {year: 1.2 if year < 2003 or year == 2020 else -1.5 for year in YEARS}


def vote_exam_days(text: str, votes: Votes) -> None:
    """6月7日高考首日: not before 2003."""
    for match in _at_months(_EXAM_DAY, text):
        years = _EXAMS_IN_JUNE if match[1] == "6" else _EXAMS_IN_JULY
        votes.add("exam day", match[1], points_of(years), match.start())


def vote_two_feasts(text: str, votes: Votes) -> None:
    """国庆、中秋两节相连: in which years they are."""
    if (match := _TWO_FEASTS.search(text)) is not None:
        years = {
            feast.year: 1.2 if (feast - date(feast.year, 10, 1)).days in _TOGETHER else -1.2
            for feast in lunar.solar_days("中秋节")
        }
        votes.add("two feasts", match[0], points_of(years), match.start())


def vote_days_ahead(text: str, votes: Votes, month: int | None) -> None:
    """离中秋还有近一个月: in which years that is so in the page's month."""
    if month is None:
        return
    for match in _AHEAD.finditer(text):
        count = 0.5 if match[2] == "半" else float(count_of(match[2]))
        size = {"天": 1, "月": 30}.get(match[3][-1], 7)
        years = {}
        for feast in lunar.solar_days(_AHEAD_FEASTS[match[1]]):
            day = feast - timedelta(round(count * size))
            slack = timedelta(3 if size > 1 else 1)
            is_so = month in ((day - slack).month, (day + slack).month)
            years[day.year] = 1.0 if is_so else -1.0
        votes.add("days ahead", match[0], points_of(years), match.start())


def vote_spring_rush(text: str, votes: Votes) -> None:
    """春运从1月14日开始: which new year it is fifteen days before."""
    for match in _RUSH.finditer(text):
        years = {}
        for new_year in lunar.solar_days("大年初一"):
            first = day_of(new_year.year, int(match[1]), int(match[2]))
            if first is not None:
                gap = abs((new_year - _RUSH_BEFORE - first).days)
                years[new_year.year] = 2.5 if gap == 0 else 0.5 if gap == 1 else -1.5
        votes.add("spring rush", match[0], points_of(years), match.start())


def vote_dog_days(text: str, votes: Votes) -> None:
    """7月17日入伏: the day that the dog days begin moves with the cycle of days."""
    for match in _at_months(_DOG_DAYS, text):
        days = {year: day_of(year, int(match[1]), int(match[2])) for year in YEARS}
        years = {year: 2.0 if day == _dog_days(year) else -1.0 for year, day in days.items() if day is not None}
        votes.add("dog days", match[0], points_of(years), match.start())


def _dog_days(year: int) -> date:
    """The first of the dog days; near enough, the solstice is on June 21 in every year that is known."""
    solstice = date(year, 6, 21)
    to_first = (6 - (solstice - _STEM_ZERO).days) % 10
    return solstice + timedelta(to_first + 20)
