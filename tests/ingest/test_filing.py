"""Whose page it is, and what that says of its articles."""

from __future__ import annotations

import pytest

from tests.ingest.invented import (
    REPORT,
    articles_of,
)


def test_what_readers_write_and_advertise_is_from_where_the_page_is() -> None:
    reports = "".join(
        f"单县{done}\n\n本报讯(记者 张三)6月3日,单县组织{done}。\n\n" for done in ("清淤河道", "抢收小麦")
    )
    letter = "枝条遮住红绿灯\n\n大路两侧的枝条遮住了红绿灯,希望赶快处理。(读者 谢成)\n\n"
    advert = "招聘\n\n一家超市招收银员6名,联系人:幸女士。\n\n"
    loss = "遗失声明\n\n王素娥遗失身份证,声明作废。\n"

    assert [article.districts for article in articles_of(reports + letter + advert)][2:] == [("单县",)] * 2
    assert [article.districts for article in articles_of(letter + advert + loss, paper="菏泽日报")] == [
        ("菏泽市",),
        ("菏泽市",),
        ("菏泽市",),
    ]


def test_the_first_article_of_a_page_has_its_neighbour_below_it() -> None:
    page = (
        "春耕备足肥\n\n本报讯(记者 张三)3月6日,县农业局召开会议,安排全县春耕备肥。\n\n"
        "终兴镇种下新果树\n\n本报讯(记者 李四)3月5日,单县终兴镇的果农种下新树。\n"
    )

    assert [article.districts[0] for article in articles_of(page)] == ["单县", "单县"]


def test_a_zone_that_any_city_may_have_makes_no_page_ours() -> None:
    articles = articles_of(
        "灯亮了\n\n本报讯(记者 张三)6月9日,开发区的路灯亮了。\n\n嘉祥修路\n\n本报讯(记者 李四)6月9日,嘉祥县修路。\n\n"
        "金乡蒜薹上市\n\n本报讯(记者 孙七)6月9日,金乡县的蒜薹上市,市中医医院派来医生。\n"
    )

    assert [article.districts for article in articles] == [("济宁市",), ("嘉祥县",), ("金乡县",)]


def test_a_zone_makes_a_page_ours_that_names_no_other_city() -> None:
    articles = articles_of(
        "灯亮了\n\n本报讯(记者 张三)2019年6月9日,开发区的路灯亮了。\n\n停水\n\n本报讯(记者 李四)6月9日,城区停水。\n"
    )

    assert [article.districts for article in articles] == [("菏泽开发区",), ("菏泽市",)]


def test_the_zone_of_another_city_is_not_ours() -> None:
    (article,) = articles_of(
        "济宁高新区专版 2019年3月5日 星期二\n\n办案\n\n本报讯(记者 张三)3月4日,嘉祥县的案子破了。\n"
    )

    assert article.districts == ("嘉祥县",)


def test_the_provinces_paper_has_a_section_of_the_city() -> None:
    page = (
        "齐鲁晚报·今日菏泽\n\n2012年7月10日 星期二 C07\n\n路灯不亮\n\n"
        "本报讯(记者 张三)记者从市中级人民法院获悉,全市法院今年执结案件四千余件。\n"
    )

    assert articles_of(page)[0].districts == ("菏泽市",)


def test_a_paper_of_an_unknown_name_is_of_the_city_that_its_articles_name() -> None:
    page = (
        "麟州日报\n2016年9月8日 星期四 02 综合\n\n大集新添便民秤\n\n本报讯(记者 张三)9月7日,巨野县田桥镇大集摆出四台公平秤。\n\n"
        "秋汛防备早\n\n本报讯(记者 李四)市防汛办9月7日通报,全市四十座水闸检修完毕。\n"
    )

    assert [article.districts for article in articles_of(page)] == [("巨野县",), ("菏泽市",)]
    assert articles_of(page.replace("麟州", "商丘"))[1].districts == ("商丘市",)


@pytest.mark.parametrize(
    "head",
    [
        "曹州农业学院报\n国内统一刊号：CN37-0911/（G） 2019年9月20日 第14期\n",
        "曹矿工人报\n2019年9月20日 第47期 今日四版\n安全生产天数：1893天\n",
    ],
    ids=["school", "firm"],
)
def test_all_that_a_school_s_or_a_firm_s_paper_tells_is_of_the_city(head: str) -> None:
    report = "食堂添了新窗口\n\n本报讯（记者 王五）9月16日，二食堂的面食窗口开张，头一天就卖出三百碗。\n\n"
    essay = "灯下的师傅\n\n师傅的灯总是最后一个熄，他说手艺是熬出来的，急不得，也省不得。\n\n"

    assert [
        (article.title, article.districts[0]) for article in articles_of(f"{head}\n{report}{essay}{REPORT}")
    ] == [
        ("食堂添了新窗口", "菏泽市"),
        ("灯下的师傅", "菏泽市"),
        ("郓城清淤河道保汛期", "郓城县"),
    ]
