"""What the paper's own lines name: the paper, its day, the numbers of its pages."""

from __future__ import annotations

import pytest

from search.model import PartialDate
from tests.ingest.invented import articles_of


@pytest.mark.parametrize(
    ("masthead", "day"),
    [
        # 元月 is January; the year above or behind the day.
        ("菏泽日报 2003年元月10日 星期五 第二版", "2003-01-10"),
        ("菏泽日报\n二〇〇三年元月十日\n星期五", "2003-01-10"),
        ("牡丹晚报 5月14日 2013年 星期二", "2013-05-14"),
        ("菏泽日报 二〇一三年\n五月十四日 星期二", "2013-05-14"),
        ("牡丹晚报\n2013年5月\n3\n星期二", "2013-05"),
        ("２０１３－５－１４ 菏泽日报", "2013-05-14"),
        # No day where it comes now and then; whatever the paper is called.
        ("单州风\n第2版 综合新闻 2011年6月", "2011-06"),
        ("菏泽大众 一九八八年五月十四日", "1988-05-14"),
        ("《单县周讯》2012年6月15日 第24期(总第517期)", "2012-06-15"),
        ("花都晨报 A5 2013年5月14日", "2013-05-14"),
        ("郓城县人民医院院报 2013年5月14日 第二版", "2013-05-14"),
        # The number of the page before the day; sheets beyond D; a day without its words.
        ("2 2013年5月14日 星期二 单州大众", "2013-05-14"),
        ("E03\n山东晨报 菏泽版\n2013.5.14 星期二", "2013-05-14"),
        ("牡丹晚报\nA07\n星期二\n2013 05/14", "2013-05-14"),
    ],
)
def test_mastheads_however_the_day_is_printed(masthead: str, day: str) -> None:
    (article,) = articles_of(f"{masthead}\n\n\n滩上新村\n\n本报讯(记者 张三)近日,单县召开会议,部署工作。\n")

    assert (article.title, str(article.page_date)) == ("滩上新村", day)


@pytest.mark.parametrize(
    ("masthead", "year", "day"),
    [
        ("A04 县区·东明 鄄城\n菏泽日报  6月24日  星期四  农历辛丑年五月十五", 2020, PartialDate(2021, 6, 24)),
        ("文体新闻 A07\n4月16日 星期二 主编:田荣 视觉:赵曼", 2018, PartialDate(2019, 4, 16)),
        ("菏泽日报\n2008年6月3日 星期二\n今日天气:多云转阴,最高气温31℃", 2007, PartialDate(2008, 6, 3)),
    ],
)
def test_mastheads_with_weather_sections_and_days_without_a_year(
    masthead: str, year: int, day: PartialDate
) -> None:
    (article,) = articles_of(f"{masthead}\n\n\n滩上新村\n\n本报讯(记者 张三)近日,单县通报{year}年度考核情况。\n")

    assert (article.title, article.page_date) == ("滩上新村", day)


def test_the_paper_s_lines_of_a_county() -> None:
    page = (
        "东明教育\n主办：东明县教育局\nDONGMING JIAOYU\n2019年10月 第19期 总第233期\n热线电话:0530-8622345\n\n"
        "开学第一课\n\n本报讯(记者 张三)东明县各学校开学。\n"
    )
    (article,) = articles_of(page)

    assert (article.title, article.page_date) == ("开学第一课", PartialDate(2019, 10))
