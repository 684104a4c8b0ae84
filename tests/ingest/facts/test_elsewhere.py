"""Pages of other cities, and what is theirs on them."""

from __future__ import annotations

from tests.ingest.invented import (
    articles_of,
)


def test_the_page_of_another_city_is_known_by_its_places() -> None:
    articles = articles_of(
        "运河边的新事\n\n本报讯(记者 张三)8月18日,市委书记到任城区调研,全市有关部门参加。\n\n"
        "嘉祥警方破案\n\n本报讯(记者 李四)8月15日,嘉祥县纸坊镇发生的盗窃案告破,嫌疑人曾路过郓城。\n\n"
        "曲阜学礼仪\n\n本报讯(记者 王五)8月16日,曲阜的孩子们学习揖礼。\n"
    )

    assert [article.districts for article in articles] == [("任城区", "济宁市"), ("嘉祥县",), ("曲阜市",)]


def test_the_page_of_another_city_is_filed_by_the_counties_it_had_that_year() -> None:
    def places(year: int) -> list[str]:
        articles = articles_of(
            f"收割机下地\n\n本报讯(记者 张三){year}年6月8日,兖州的麦田里机声隆隆,全市夏收过半。\n\n"
            f"全市夏收过半\n\n本报讯(记者 李四){year}年6月9日,我市夏收过半。\n\n"
            "邹城学礼仪\n\n本报讯(记者 王五)6月9日,邹城的孩子们学习揖礼。\n\n"
            "金乡蒜薹上市\n\n本报讯(记者 孙七)6月9日,金乡县鱼山镇的蒜薹上市。\n\n"
            "曹县客人来\n\n本报讯(记者 赵六)6月9日,曹县的木材商人在曹县庄寨镇办展。\n"
        )
        return [article.districts[0] for article in articles]

    assert places(2010) == ["兖州市", "济宁市", "邹城市", "金乡县", "曹县"]
    assert places(2015) == ["兖州区", "济宁市", "邹城市", "金乡县", "曹县"]


def test_offices_without_a_place_on_the_page_of_another_city_are_from_nowhere() -> None:
    (article,) = articles_of("警民一家亲\n\n派出所民警把走失的孩子送回了家,邻居们都说好。\n", paper="聊城晚报")

    assert article.districts == ("未标注",)


def test_the_page_of_another_city_is_known_by_its_paper() -> None:
    text = "本报讯(记者 张三)6月9日,我市夏收过半。\n"

    assert articles_of(text, paper="聊城晚报")[0].districts == ("聊城市",)
    assert articles_of(text, paper="商丘日报")[0].districts == ("商丘市",)
    assert articles_of(text, paper="苏州晚报")[0].districts == ("未标注",)


def test_who_made_a_page_is_no_city_of_it() -> None:
    articles = articles_of(
        "2019年3月5日 星期二 责任编辑:刘东平\n\n曹县开会\n\n本报讯(记者 张三)3月4日,曹县开会。\n\n"
        "学校来了新老师\n\n本报讯(记者 李四)3月4日,两位新老师走进了教室。\n"
    )

    assert [article.districts for article in articles] == [("曹县",), ("菏泽市",)]


def test_a_page_of_news_from_many_cities_is_of_none() -> None:
    articles = articles_of(
        "青岛办展\n\n新华社青岛6月9日电(记者 张三)一个展览在青岛举行。\n\n"
        "聊城修路\n\n新华社聊城6月9日电(记者 李四)一条公路在聊城开工。\n\n"
        "临沂赶集\n\n新华社临沂6月9日电(记者 王五)一个大集在临沂开张。\n"
    )

    assert {article.districts for article in articles} == {("未标注",)}
