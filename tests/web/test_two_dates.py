"""The date of a paper and those of its articles are told apart: issues and what is held go by the first, hits by the second."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

import pytest
from flask.testing import FlaskClient

TEXT = """全市小麦开镰收割

本报讯（记者 王五）5月5日，全市小麦收割现场会在曹县举行，各县区农机手前来观摩。

蒜薹价格平稳

本报讯（记者 赵六）5月5日，记者从市场了解到，今年蒜薹价格平稳，每斤一元五角。
"""

Archive = Callable[[str], FlaskClient]


@pytest.fixture
def archive(client_of_files: Callable[[Mapping[str, str]], FlaskClient]) -> Archive:
    """Makes the service over one page whose articles are of the 5th of May, with this date beside it."""
    return lambda date: client_of_files({"a.txt": TEXT, "a.toml": f'date = "{date}"\n'})


def words(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.text)).split())


def test_a_page_of_a_month_is_of_a_day_not_known_whatever_days_its_articles_tell_of(archive: Archive) -> None:
    client = archive("2019-05")

    assert client.get("/api/v1/issues").json["issues"] == [{"date": "2019-05", "articles": 2, "pages": 1}]
    words(client, "/issue/2019-05-05", 404)
    assert "5月5日：" not in words(client, "/browse/2019/5")
    found = words(client, "/search?q=小麦&from=2019-05-05&to=2019-05-05")
    assert "本库有报（按报纸日期）：1 版，哪一天不详" in found
    assert "没有报" not in found


def test_a_bar_of_the_day_that_articles_tell_of_is_not_called_held(archive: Archive) -> None:
    answer = archive("2019-05-06").get("/search?q=小麦&from=2019-05&to=2019-05").text

    days = re.findall(r'<rect class="(bar|held)" x="(\d+)"', answer)
    assert days == [("bar", "41"), ("held", "50")], "ten wide, the bar one in: the 5th and the 6th"
    assert "每日命中（按稿件日期）" in answer


@pytest.mark.parametrize("date", ["2019-05-06", "2019-05", "2019"])
def test_the_papers_of_a_time_are_found_as_the_calendar_counts_them(archive: Archive, date: str) -> None:
    client = archive("2019-05-06")

    def found(query: str) -> int:
        return client.get("/api/v1/search", query_string={"q": query}).json["total"]

    assert found(f"刊期:{date}") == found(f"issue:{date}") == 2
    assert found("刊期:2019-05-05") == found("日期:2019-05-06") == 0
    assert found("日期:2019-05-05") == 2
    calendar = f"/issue/{date}" if date.count("-") == 2 else f"/browse/{date.replace('-0', '/')}"
    way = re.search(
        r'<a href="([^"]*)">检索2019年[^<]*的报纸</a> <span class="count">2 篇', client.get(calendar).text
    )
    assert way
    assert "共 2 篇" in words(client, html.unescape(way[1]))
