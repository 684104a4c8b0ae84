"""What goes on elsewhere by its marks 下转 and 上接."""

from __future__ import annotations

from tests.ingest.invented import (
    REPORT,
    articles_of,
)


def test_a_text_that_goes_on_on_another_page_takes_nothing_from_the_texts_below_it() -> None:
    jump = "孟庆堂要求,各县区要把招商引资作为“一把手”工程,环境不好的地方要限期(下转第三版)"
    head = "全市招商引资现场会召开\n\n本报讯(记者 侯文)3月15日,全市招商引资现场会在牡丹区召开,孟庆堂出席并讲话。"
    brief = "●3月14日,市政协召开主席会议,专题协商全市招商引资和优化环境工作。"
    articles = articles_of(
        f"{head}\n\n{jump}\n\n春管正当时\n\n3月13日,村民在麦田里浇水追肥。\n\n记者 田茂 摄\n\n{brief}\n\n{REPORT}"
    )

    assert [article.title for article in articles] == [
        "全市招商引资现场会召开",
        "春管正当时",
        "",
        "郓城清淤河道保汛期",
    ]
    assert articles[2].paragraphs[0].text == brief


def test_a_mark_that_names_another_page_joins_nothing_on_this_one() -> None:
    page = "菏泽日报 2021年6月24日 星期四 {}版\n\n送戏上门\n\n本报讯(记者 张三)剧团送戏上门。\n\n(下转{}版)\n\n防汛演练\n\n(上接{}版)演练模拟堤坝管涌。\n"

    apart = articles_of(page.format("A04", "A05", "A01"))
    assert [article.title for article in apart] == ["送戏上门", "防汛演练"]
    beside = page.replace("菏泽日报 2021年6月24日 星期四 {}版", "2 要闻 2021年6月24日 星期四 编辑 李一")
    assert len(articles_of(beside.format("第四", "第一"))) == 2
    (whole,) = articles_of(page.format("A04", "A04", "A04"))
    assert whole.flags == ("joined-jump",)


def test_a_text_goes_on_below_the_next_masthead_of_one_file() -> None:
    page = (
        "菏泽日报 2021年6月24日 星期四 一版\n\n送戏上门\n\n本报讯(记者 张三)6月22日,剧团到吴店镇送戏,老人们早早搬来板凳等在\n\n(下转二版)\n\n"
        "防汛演练\n\n本报讯(记者 李四)6月23日,刘庄险工举行演练,模拟堤坝管涌。\n\n"
        "菏泽日报 2021年6月24日 星期四 二版\n\n(上接一版)\n\n戏台前。散戏后老人们不肯走,围着演员拉家常。\n\n"
        "赶考送水\n\n本报讯(记者 王五)6月23日,刘庄村民在考点外支起凉棚。\n"
    )

    assert [article.title for article in articles_of(page)] == ["送戏上门", "防汛演练", "赶考送水"]


def test_what_goes_on_from_another_page_leaves_a_headline_to_the_text_above_that_has_none() -> None:
    page = (
        "送戏上门\n\n本报讯(记者 张三)3月8日,剧团送戏上门。(下转A02版)\n\n本报讯(记者 李四)3月7日,县城首座加氢站启用,"
        "15辆重卡加满了驶往港口。\n\n“氢”装上阵\n\n菏泽日报 2025年3月14日 A02版\n\n(上接A01版)散戏后老人们不肯走。\n"
    )

    assert [article.title for article in articles_of(page)][:2] == ["送戏上门", "“氢”装上阵"]


def test_a_continuation_from_another_page_takes_no_headline_from_the_texts_above_it() -> None:
    text = "5月14日夜里十一点,交界处的检查站灯火通明,客车停下,旅客一个个下来量体温填写登记卡。\n\n"
    heads = "返乡登记率达百分之百\n筑起一道看不见的“城墙”\n\n"
    page = f"{heads}{text}六百名干部三班倒,人歇车不歇,查了三万辆(下转第二版)\n\n{REPORT}"
    article = articles_of(f"{page}第二版\n\n(上接第一版)车。这道“城墙”看不见,却筑起在人心里。\n\n")[0]

    assert article.title == "返乡登记率达百分之百 筑起一道看不见的“城墙”"
