"""A date is read as people write it, the same wherever they type one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import PartialDate
from search.query.dates import read_date
from search.query.nodes import Dated
from search.query.parser import parse

YEAR, MONTH, DAY = PartialDate(2020), PartialDate(2020, 4), PartialDate(2020, 4, 1)
WRITTEN = {
    "2020": YEAR,
    "2020年": YEAR,
    "2020-4": MONTH,
    "2020年4月": MONTH,
    "202004": MONTH,
    "２０２０－０４": MONTH,
    "2020-04-01": DAY,
    "2020/4/1": DAY,
    "2020.4.1": DAY,
    "2020．4．1": DAY,
    "２０２０／０４／０１": DAY,
    "20200401": DAY,
    "2020年4月1日": DAY,
    "2020年4月1号": DAY,
    "2020年4月1號": DAY,
    "2020年4月1": DAY,
}


@pytest.mark.parametrize(("text", "date"), WRITTEN.items())
def test_every_usual_form_is_read(text: str, date: PartialDate) -> None:
    assert read_date(text) == date
    assert parse(f"日期:{text}") == Dated(date, date)
    assert parse(f"日期:{text}..{text}") == Dated(date, date)
    assert parse(f"日期：..{text}") == Dated(None, date)


@pytest.mark.parametrize("text", ["2020 年 4 月 1 日", "2020 - 04 - 01", "2020年　4月　1日"])
def test_spaces_may_stand_between_the_parts(text: str) -> None:
    assert read_date(text) == DAY
    assert parse(f"日期:“{text}”") == Dated(DAY, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "四月",
        "20",
        "20204",
        "2020040",
        "2020-13",
        "202013",
        "2020-02-30",
        "0000",
        "2020年4日",
        "2020-04-01-",
        "٢٠٢٠",
        "2020-04-01T00",
    ],
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|year|month|day"):
        read_date(text)


@given(st.dates(), st.integers(1, 3))
def test_what_is_printed_is_read(day, parts) -> None:
    date = PartialDate(*(day.year, day.month, day.day)[:parts])

    assert read_date(str(date)) == date
