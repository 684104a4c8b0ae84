"""
Here is a day of the farmers' calendar (农历), give me the day of the solar one: of its months, its feasts, and its terms (节气).

Months are those of `data/lunar.txt`, which names its source. A lunar year runs into the solar year after it: 腊月 of
2012 begins in January 2013.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from typing import Final

_MONTHS: Final = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_ALSO: Final = {"一": 1, "十一": 11, "十二": 12}
_NUMERAL: Final = {char: value for value, char in enumerate("一二三四五六七八九十", 1)}
FEASTS: Final = {
    "元宵节": (1, 15),
    "端午节": (5, 5),
    "中秋节": (8, 15),
    "重阳节": (9, 9),
    "腊八节": (12, 8),
    "七夕节": (7, 7),
    "小年": (12, 23),
    "大年三十": (12, 0),
    "除夕": (12, 0),
}
"""Month and day of the feasts, 小年 as in the north; the last day is 0."""
TERMS: Final = (
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
)  # fmt: skip
"""The terms of the sun, fifteen degrees from one to the next; the first is in the first days of the year, at 285."""

# 8月2日是农历七夕, 今逢中秋: so named they need no 节.
PATTERN: Final = (
    r"(?:除夕|大年三十|(?<![大最中])小年(?![轻龄级纪代份])|元宵节|端午节|中秋节|重阳节|腊八节|七夕节|(?<=[是逢历])(?:元宵|端午|中秋|重阳|腊八|七夕)"
    r"|(?P<leap>闰)?(?P<month>正|[二三四五六七八九]|十[一二]?|冬|腊)月(?P<day>初[一二三四五六七八九十]|(?:二?十|廿)[一二三四五六七八九]|十|二十|三十)"
    r"|大年初(?P<new>[一二三四五六七八九十]))"
)
"""A day as a text names it, to be read by `solar_days`; its groups are of no use outside this module."""
WORDS: Final = ("除夕", "大年", "小年", "元宵", "端午", "中秋", "重阳", "腊八", "七夕", "正月", "腊月", "农历")
"""One of which is in every text that names such a day so that it can be told from a solar one."""

_NAME: Final = re.compile(PATTERN)


@functools.cache
def _years() -> dict[int, tuple[tuple[int, bool, date, int], ...]]:
    """For each year its months: number, whether it is the one that comes again, first day, length in days."""
    text = (resources.files("search.ingest") / "data" / "lunar.txt").read_text(encoding="utf-8")
    years = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        first, lengths, again = line.split()
        day, months = date.fromisoformat(first), []
        leap = int(again)
        for place, length in enumerate(lengths, 1):
            is_leap = 0 < leap == place - 1
            number = place - 1 if 0 < leap < place else place
            size = 30 if length == "大" else 29
            months.append((number, is_leap, day, size))
            day += timedelta(size)
        years[int(first[:4])] = tuple(months)
    return years


def solar_days(name: str) -> Iterator[date]:
    """The day that *name* (腊月二十三, 闰四月初一, 端午节, 大年初三) is in each year that is known; none if it is no day."""
    match = _NAME.fullmatch(f"{name}节" if f"{name}节" in FEASTS else name)
    if match is None:
        return
    month, day = _read(match)
    for months in _years().values():
        for number, is_leap, first, size in months:
            # 除夕 is the last day, the twenty-ninth in a short month.
            if number == month and is_leap == bool(match["leap"]) and day <= size:
                yield first + timedelta((day or size) - 1)


@functools.cache
def term_day(name: str, year: int) -> date:
    """The day of one of `TERMS` in *year*, as clocks in China go."""
    place = TERMS.index(name)
    degrees = (285 + 15 * place) % 360
    day = date(year, 1, 3) + timedelta(15.2 * place)
    while (_sun(day + timedelta(1)) - degrees) % 360 > 180:
        day += timedelta(1)
    return day


def _sun(day: date) -> float:
    """Where the sun stands at the beginning of a day in China, to a hundredth of a degree (Meeus, Astronomical Algorithms, 25)."""
    centuries = (day.toordinal() - date(2000, 1, 1).toordinal() - 0.5 - 8 / 24) / 36525
    anomaly = math.radians(357.52911 + 35999.05029 * centuries)
    centre = 1.914602 * math.sin(anomaly) + 0.019993 * math.sin(2 * anomaly)
    node = math.radians(125.04 - 1934.136 * centuries)
    return (280.46646 + 36000.76983 * centuries + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


def _month_number(name: str) -> int:
    """`正` → 1, `腊` → 12."""
    return _MONTHS.index(name) + 1 if name in _MONTHS else _ALSO[name]


def _read(match: re.Match[str]) -> tuple[int, int]:
    """Month and day of a match of `PATTERN`; day 0 is the last of the month."""
    if match["month"]:
        name = match["day"].removeprefix("初").replace("廿", "二十")
        if "十" in name:
            tens, _, ones = name.partition("十")
            return _month_number(match["month"]), _NUMERAL.get(tens, 1) * 10 + _NUMERAL.get(ones, 0)
        return _month_number(match["month"]), _NUMERAL[name]
    if match["new"]:
        return 1, _NUMERAL[match["new"]]
    return FEASTS[match[0]]
