"""What an article's fields are read from: names, days, years, districts, titles, the masthead, the sidecar."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.errors import ConfigError, PageDecodeError
from search.ingest import Gazetteer, PageDefaults, Source, load_gazetteer, parse_page, read_page
from search.ingest.cutting.titles import compose
from search.ingest.facts.names import is_author, is_byline, parse_byline, trailing_credit
from search.ingest.sources.sidecar import date_in_name
from search.model import DateBasis, Kind, LineRole, Page, PartialDate
from tests.ingest.invented import PROFILE, REPORT, articles_of


@pytest.mark.parametrize(
    ("text", "reporters", "correspondents", "photographers"),
    [
        ("记者 李明 通讯员 王守强 赵刚", ("李明",), ("王守强", "赵刚"), ()),
        ("记者 王　燕 通讯员 孙安琪", ("王燕",), ("孙安琪",), ()),
        ("牡丹晚报全媒体记者 陈力", ("陈力",), (), ()),
        ("通讯员丁忠宪刘洋万文闻", (), ("丁忠宪", "刘洋", "万文闻"), ()),
        ("记者程志远通讯员鲍宪锋", ("程志远",), ("鲍宪锋",), ()),
        ("记者欧阳文轩司马南", ("欧阳文轩", "司马南"), (), ()),
        ("记者黄敬峰摄", (), (), ("黄敬峰",)),
        ("本报记者国敬峰摄", (), (), ("国敬峰",)),
        ("通讯员 常川 张允 摄", (), (), ("常川", "张允")),
        ("记者 张三 文/图", ("张三",), (), ("张三",)),
        ("记者 李四、王五 摄影报道", ("李四", "王五"), (), ("李四", "王五")),
        ("□ 本报记者 景书涵", ("景书涵",), (), ()),
        ("本报通讯员 小锴", (), ("小锴",), ()),
        ("新华社记者 佟向南", ("佟向南",), (), ()),
        ("菏泽日报·牡丹晚报记者 王燕", ("王燕",), (), ()),
        ("中国青年报记者 王燕", ("王燕",), (), ()),
        ("县融媒体中心记者 王燕", ("王燕",), (), ()),
        ("本报驻曹县记者 王燕", ("王燕",), (), ()),
        ("本报记者 王燕 见习记者 张三 通讯员 李明", ("王燕", "张三"), ("李明",), ()),
        ("记者 王燕 实习生 李四", ("王燕", "李四"), (), ()),
        ("小记者 王燕", ("王燕",), (), ()),
        ("本报特约评论员 王五", ("王五",), (), ()),
        ("口述：王燕 整理：李明", ("王燕", "李明"), (), ()),
        ("本报记者 王燕 整理", ("王燕",), (), ()),
        ("通讯员 王道 报道", (), ("王道",), ()),
        ("王燕 供稿", (), ("王燕",), ()),
        ("记者｜王燕", ("王燕",), (), ()),
        ("王燕 文 李明 图", ("王燕",), (), ("李明",)),
        ("本报记者 王燕 李明/文 张三/图", ("王燕", "李明"), (), ("张三",)),
        ("文/本报记者 王燕 图/通讯员 李明", ("王燕",), (), ("李明",)),
        ("文/图 本报记者 王燕", ("王燕",), (), ("王燕",)),
        ("图文/王燕", ("王燕",), (), ("王燕",)),
        ("王爱红/摄", (), (), ("王爱红",)),
        ("新华社发 王燕 摄", (), (), ("王燕",)),
        ("图片由通讯员王燕提供", (), ("王燕",), ()),
        ("漫画/曹一", (), (), ("曹一",)),
        ("王燕 绘", (), (), ("王燕",)),
        ("王燕 作", (), (), ("王燕",)),
        ("王燕 摄于青年湖", (), (), ("王燕",)),
        ("◇ 程 颐", ("程颐",), (), ()),
    ],
)
def test_bylines(text: str, reporters: object, correspondents: object, photographers: object) -> None:
    byline = parse_byline(text)

    assert is_byline(text)
    assert (byline.reporters, byline.correspondents, byline.photographers) == (
        reporters,
        correspondents,
        photographers,
    )


@pytest.mark.parametrize(
    "text",
    [
        "记者走基层",
        "记者见到裴国栋时,他的鞋上还沾着泥。",
        "图书馆开馆",
        "文明新风满乡村",
        "摄影大赛",
        "山水 画",
        "牡丹入画",
        "◇ 便民信息",
        "小记者走进消防队",
        "记者现场拍摄",
        "老照片 摄于1958年",
        "这张合影摄于青年湖",
        "人民日报评论员文章:稳中求进 奋发有为",
        "■曹县",
        "记者随后来到市场、超市",
        "记者在现场看到，小区门口的消防栓旁排起了长队，居民们拿着水桶、脸",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert not is_byline(text)


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


def test_a_notice_s_heading_of_two_characters_set_apart_is_nobody_s_name() -> None:
    assert is_author("乔 锐")
    assert is_author("王小雨指导教师李月娥")
    assert not is_author("致 歉")


def test_who_wrote_an_essay_is_a_byline() -> None:
    (article,) = articles_of("早春\n\n□ 张宪光\n\n残雪还没有化,柳枝已经低下头来。河面上的冰也薄了。\n")

    assert article.title == "早春"
    assert article.paragraphs[0].text == "□ 张宪光"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("郓城 樊庆斌", ("樊庆斌",)),
        ("菏泽学院商学院 刘炳辉 孟宪芳", ("刘炳辉", "孟宪芳")),
        ("菏泽市中医医院 主任医师 马德峰", ("马德峰",)),
        ("时 平", ("时平",)),
        ("■ 王宗凯", ("王宗凯",)),
        ("●晚 秋", ("晚秋",)),
        ("本期解答:市疾控中心 孔德民", ("孔德民",)),
        ("市丹阳路小学三(2)班 校园记者 孔德民", ("孔德民",)),
        ("□ 本报评论员", ()),
        ("孔德民(曹县)", ("孔德民",)),
        ("主讲嘉宾：孔德民", ("孔德民",)),
        ("图片由受访者提供", ()),
        ("资料图片", ()),
        ("作者系郓城县驻村干部", ()),
        ("曹县实验中学 庾 岭", ("庾岭",)),
        ("本报特约评论员", ()),
        ("王宗凯", ("王宗凯",)),
    ],
)
def test_a_name_under_a_headline_is_its_author(author: str, names: tuple[str, ...]) -> None:
    (article,) = articles_of(
        f"母亲的手擀面\n\n{author}\n\n每次从省城回家,母亲总是先问一句想吃什么。面是自己擀的。\n"
    )

    assert (article.title, article.reporters) == ("母亲的手擀面", names)


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


def test_the_first_article_of_a_page_has_its_neighbour_below_it() -> None:
    page = (
        "春耕备足肥\n\n本报讯(记者 张三)3月6日,县农业局召开会议,安排全县春耕备肥。\n\n"
        "终兴镇种下新果树\n\n本报讯(记者 李四)3月5日,单县终兴镇的果农种下新树。\n"
    )

    assert [article.districts[0] for article in articles_of(page)] == ["单县", "单县"]


def test_offices_without_a_place_on_the_page_of_another_city_are_from_nowhere() -> None:
    (article,) = articles_of("警民一家亲\n\n派出所民警把走失的孩子送回了家,邻居们都说好。\n", paper="聊城晚报")

    assert article.districts == ("未标注",)


def test_the_page_of_another_city_is_known_by_its_paper() -> None:
    text = "本报讯(记者 张三)6月9日,我市夏收过半。\n"

    assert articles_of(text, paper="聊城晚报")[0].districts == ("聊城市",)
    assert articles_of(text, paper="商丘日报")[0].districts == ("商丘市",)
    assert articles_of(text, paper="苏州晚报")[0].districts == ("未标注",)


@pytest.mark.parametrize(
    ("line", "district"),
    [
        ("今日嘉祥 2019年3月5日 星期二", "嘉祥县"),
        ("中共虞城县委宣传部主办 2019年3月5日", "虞城县"),
        ("商丘晚报 2019年3月5日 星期二 夏邑新闻", "夏邑县"),
        ("濮阳日报 2019年3月5日 星期二", "濮阳市"),
        ("今日长垣 2018年3月5日 星期一", "长垣县"),
        ("今日长垣 2021年3月5日 星期五", "长垣市"),
        ("周口日报 2021年3月5日 星期五 淮阳新闻", "淮阳区"),
        ("大运河 2021年3月 济宁市作家协会主办", "济宁市"),
        ("今日曹县 2019年3月5日 星期二", "曹县"),
        ("菏泽日报 2019年3月5日 星期二 第3版", "菏泽市"),
        ("县区新闻 定陶 成武 2019年3月5日", "菏泽市"),
        ("菏泽日报 2019年3月5日 星期二 责任编辑:王东明 美编 张单", "菏泽市"),
        ("看郓城 2019年3月5日 星期二", "郓城县"),
    ],
)
def test_the_paper_s_own_lines_tell_where_its_articles_are_from(line: str, district: str) -> None:
    (article,) = articles_of(f"{line}\n\n学校来了新老师\n\n本报讯(记者 张三)3月4日,两位新老师走进了教室。\n")

    assert article.districts[0] == district


def test_a_zone_that_any_city_may_have_makes_no_page_ours() -> None:
    articles = articles_of(
        "灯亮了\n\n本报讯(记者 张三)6月9日,开发区的路灯亮了。\n\n嘉祥修路\n\n本报讯(记者 李四)6月9日,嘉祥县修路。\n\n"
        "金乡蒜薹上市\n\n本报讯(记者 孙七)6月9日,金乡县的蒜薹上市,市中医医院派来医生。\n"
    )

    assert [article.districts for article in articles] == [("济宁市",), ("嘉祥县",), ("金乡县",)]


def test_who_made_a_page_is_no_city_of_it() -> None:
    articles = articles_of(
        "2019年3月5日 星期二 责任编辑:刘东平\n\n曹县开会\n\n本报讯(记者 张三)3月4日,曹县开会。\n\n"
        "学校来了新老师\n\n本报讯(记者 李四)3月4日,两位新老师走进了教室。\n"
    )

    assert [article.districts for article in articles] == [("曹县",), ("菏泽市",)]


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


def test_a_page_of_news_from_many_cities_is_of_none() -> None:
    articles = articles_of(
        "青岛办展\n\n新华社青岛6月9日电(记者 张三)一个展览在青岛举行。\n\n"
        "聊城修路\n\n新华社聊城6月9日电(记者 李四)一条公路在聊城开工。\n\n"
        "临沂赶集\n\n新华社临沂6月9日电(记者 王五)一个大集在临沂开张。\n"
    )

    assert {article.districts for article in articles} == {("未标注",)}


def test_a_town_of_another_county_is_not_ours() -> None:
    (article,) = articles_of("殡葬惠民\n\n本报讯(记者 张三)4月24日,郯城县马头镇推行一站式服务。\n")

    assert article.districts == ("未标注",)


def test_a_day_whose_figures_stand_apart_is_one() -> None:
    page = "学戴头盔\n\n本报讯(记者 张三)12 月 1 日,曹县民警走进小学,教学生戴头盔。\n"

    (article,) = articles_of(page, date=PartialDate(2024, 12, 3))

    assert article.date == PartialDate(2024, 12, 1)


def test_what_prices_are_compared_with_is_no_day_of_the_article() -> None:
    page = "西瓜收尾\n\n晚茬西瓜已近尾声,地头价每斤四角五分,比8月下旬上涨一角。\n"

    (article,) = articles_of(page, date=PartialDate(2012, 9, 12))

    assert article.date == PartialDate(2012, 9, 12)


def test_a_day_deep_in_a_text_is_history_unless_it_is_near() -> None:
    page = "志愿者出发\n\n近日,我市志愿者出发了。\n\n他们练习很久。\n\n据介绍,7月20日他们还去过外地。\n"
    (article,) = articles_of(page, date=PartialDate(2008, 8, 20))

    assert str(article.date) == "2008-08-20"


def test_a_month_deep_in_a_text_is_no_date_where_the_page_has_none() -> None:
    (article,) = articles_of(
        "旧借条\n\n借条是真的,手印也是他按的。\n\n2012年3月,谢某在曹县借了五万元,后来外出打工。\n"
    )

    assert article.date is None


def test_the_day_under_a_notice_is_its_date() -> None:
    (article,) = articles_of(
        "关于临时封闭人民路大桥的通告\n\n因桥面维修,自2015年6月13日起封闭施工,6月15日恢复通行。请过往车辆绕行。\n\n"
        "菏泽市公安局交通警察支队\n\n2015年6月9日\n\n"
    )

    assert (str(article.date), article.date_evidence) == ("2015-06-09", "2015年6月9日")


def test_a_column_of_briefs_ends_the_notice_above_it() -> None:
    articles = articles_of(
        "拍卖公告\n\n受委托,定于近期公开拍卖旧设备一批,有意者请持有效证件办理登记手续。\n\n联系电话:0530-1234567\n\n"
        "简讯\n\n市图书馆延长开放时间\n\n▲市图书馆近日发布消息,自7月1日起延长夜间开放时间,直至9月底。\n\n"
        "交警夜查酒驾\n\n▲6月6日晚,交警大队出动警力68名,在城区设点检查,查获酒驾司机五人。\n"
    )

    assert [article.title for article in articles] == ["拍卖公告", "市图书馆延长开放时间", "交警夜查酒驾"]


def test_rows_of_a_table_are_paragraphs_of_their_own() -> None:
    (article,) = articles_of(
        "奥运金牌榜\n\n中国 39金 14银 14铜\n美国 22金 24银 26铜\n英国 12金 7银 8铜\n以上信息以官方为准\n"
    )

    assert article.title == "奥运金牌榜"
    assert len(article.paragraphs) == 4


def test_whose_news_it_is_belongs_to_the_headline() -> None:
    (article,) = articles_of("曹县县立医院:\n\n抢救早产双胞胎\n\n本报讯(记者 张三)1月6日,双胞胎康复出院。\n")

    assert article.title == "曹县县立医院:抢救早产双胞胎"


def test_verse_stands_under_its_author() -> None:
    (article,) = articles_of("早春\n\n□ 张宪光\n\n残雪还伏在麦垄背阴处\n\n风已经换了口气\n\n柳枝低下头\n")

    assert article.title == "早春"


def test_a_credit_before_the_names() -> None:
    (article,) = articles_of("山药上市\n\n11月7日,村民在定陶区采收山药。\n\n图/文 记者 赵波\n")

    assert article.kind is Kind.PHOTO


def test_a_list_that_could_be_cut_otherwise_is_doubtful() -> None:
    assert parse_byline("通讯员王安康宁波").uncertain
    assert not parse_byline("通讯员周宝俊刘汉功").uncertain


@pytest.mark.parametrize(
    ("ends", "names"),
    [
        ("领证的群众排起长队。(冯晓)", ("冯晓",)),
        ("领证的群众说:“真方便!”（朱 亮　田翠翠）", ("朱亮", "田翠翠")),
        ("领证的群众排起长队。(单县 欧阳桂枝、魏强)", ("欧阳桂枝", "魏强")),
        ("领证的群众排起长队。(江苏)", ()),
        ("领证的群众排起长队。(全文完)", ()),
        ("领证的群众排起长队。(单县日报)", ()),
        ("领证的群众排起长队(何村)。", ()),
    ],
    ids=["one", "set apart", "behind a place", "place", "no name", "paper", "inside"],
)
def test_who_signs_a_brief_in_brackets_is_its_correspondent(ends: str, names: tuple[str, ...]) -> None:
    (article,) = articles_of(f"便民窗口搬进集市\n\n3月2日,县政务服务中心把窗口搬进集市,当天办证三百件。{ends}\n")

    assert (article.reporters, article.correspondents) == ((), names)


def test_names_in_brackets_are_all_names() -> None:
    assert parse_byline("(王燕 李明)").reporters == ("王燕", "李明")
    assert parse_byline("(郓城 樊庆斌)").reporters == ("樊庆斌",)
    assert parse_byline("(曲阜师大 柳笛)").reporters == ("柳笛",)


@pytest.mark.parametrize("office", ["市公安消防支队 供稿", "(市疾控中心免疫规划科 供稿)", "市农技推广站提供"])
def test_an_office_that_gave_a_text_is_nobody_s_name(office: str) -> None:
    assert not parse_byline(office)


def test_a_credit_at_the_end_of_a_paragraph() -> None:
    assert trailing_credit("预计年产达到30万台(套)。”记者 黄啟峰 摄") == "记者 黄啟峰 摄"
    assert trailing_credit("并讲解冬季养生知识。 庄 严摄") == "庄 严摄"
    assert trailing_credit("老人把外套挂满了一棵法桐树。刘洪军 摄") == "刘洪军 摄"
    assert trailing_credit("他的作品由记者张三拍摄") == ""


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        ("本报讯(记者 张三)3月11日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("本报讯(记者 张三)昨日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("本报讯（记者 张三）３月１１日，曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("本报讯(记者 张三)10日,曹县召开会议。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯(记者 张三)10日夜里的一场雨过后,曹县抢修道路。", "2021-03-10", DateBasis.DATELINE),
        (
            "“汪汪”两声之后忽然没了动静，村民权大爷觉得不对劲，披衣起来一看，院墙上正骑着一个人，手里拎着一条麻袋，另一只手攥着钢丝绳。"
            "昨日凌晨，村民们合力追出三里地。",
            "2021-03-11",
            DateBasis.DATELINE,
        ),
        (
            "本报讯(记者 张三)自2月22日契税优惠政策实施以来,已满半个月。记者昨日从曹县地税局了解到,减税一千万元。",
            "2021-03-11",
            DateBasis.DATELINE,
        ),
        # Weekdays of this week and the last, terms of the sun and feasts on their very day, the month of which a part is named.
        ("本报讯(记者 张三)城管部门于本周三启动清理行动,曹县参加。", "2021-03-10", DateBasis.DATELINE),
        ("曹县上周六举办首届剪纸大赛。", "2021-03-06", DateBasis.DATELINE),
        ("记者从这个星期二召开的会议上获悉,曹县新桥通车。", "2021-03-09", DateBasis.DATELINE),
        ("市公交公司将于本周日开通曹县新线。", "2021-03-12", DateBasis.MASTHEAD),
        ("曹县图书馆每周三开讲,上周一直满座。", "2021-03-12", DateBasis.MASTHEAD),
        ("惊蛰当天,曹县农民下地。", "2021-03-05", DateBasis.DATELINE),
        ("元宵当晚,曹县放灯。", "2021-02-26", DateBasis.DATELINE),
        ("雨水那天很大,曹县涨水。", "2021-03-12", DateBasis.MASTHEAD),
        # Days of the month before, of 元月, in brackets, and those that are told from today or from the week.
        ("曹县上个月20日召开会议,产量比上月增长。", "2021-02-20", DateBasis.DATELINE),
        ("本报讯(记者 张三)元月8日,曹县召开会议。", "2021-01-08", DateBasis.DATELINE),
        ("本报讯(记者 张三)昨(11)日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("昨起,曹县供暖延长。", "2021-03-11", DateBasis.DATELINE),
        ("大前天,曹县召开会议。", "2021-03-09", DateBasis.DATELINE),
        ("9日、10日两天,曹县下雨。", "2021-03-09", DateBasis.DATELINE),
        ("产量比上月增长。昨日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        # On the twelfth 13日 is tomorrow; from when on something is so, named further down, is its history, and so is a day that went on until another.
        ("本报讯(记者 张三)13日,曹县展览馆有展览。", "2021-03-12", DateBasis.MASTHEAD),
        ("曹县抓好备料,至3月10日,备足编织袋一万二千条。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯 从3月5日公布的竞赛成绩看,曹县一中学生获二等奖。", "2021-03-05", DateBasis.DATELINE),
        ("本院于2021年2月28日立案受理王某申请宣告失踪一案。", "2021-03-12", DateBasis.MASTHEAD),
        ("本报讯(记者 张三)三月九日上午,曹县召开会议。", "2021-03-09", DateBasis.DATELINE),
        ("本报讯(记者 张三)2021年3月8日,曹县召开会议。", "2021-03-08", DateBasis.DATELINE),
        ("本报讯(记者 张三)3月5日至7日,曹县召开会议。", "2021-03-05", DateBasis.DATELINE),
        ("新华社北京3月10日电(记者 张三)有关部门发布通知。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯(记者 张三)近日,曹县召开会议。", "2021-03-12", DateBasis.INFERRED),
        ("本报讯(记者 张三)曹县将于3月20日起禁止通行,12月8日起施行新规。", "2021-03-12", DateBasis.MASTHEAD),
        # What begins on the page's own day has begun.
        (
            "本报讯(记者 张三)记者获悉,3月12日零时起,曹县恢复供水。\n\n3月1日至8日,供水公司分片检修了管道。",
            "2021-03-12",
            DateBasis.DATELINE,
        ),
        ("本报讯(记者 张三)2月26日,曹县召开会议。", "2021-02-26", DateBasis.DATELINE),
        ("本报讯(记者 张三)8月19日定下的好日子，3月10日曹县召开会议。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯(记者 张三)2008年5月12日,他参军入伍。如今,他回到曹县。", "2021-03-12", DateBasis.MASTHEAD),
    ],
)
def test_the_date_of_an_article(text: str, date: str, basis: DateBasis) -> None:
    (article,) = articles_of(f"菏泽日报 2021年3月12日 星期五 第2版\n\n曹县有新事\n\n{text}\n")

    assert (str(article.date), article.date_basis) == (date, basis)
    assert (article.paper, article.page_number, str(article.page_date)) == ("菏泽日报", "2", "2021-03-12")


def test_a_byline_without_brackets() -> None:
    (article,) = articles_of("秸秆离田\n\n本报讯 记者景书涵报道 连日来,牡丹区的田间地头一片繁忙。\n")

    assert article.reporters == ("景书涵",)


def test_a_day_that_signs_a_notice_over_the_papers_name_is_not_the_papers() -> None:
    text = (
        "启事\n\n遗失启事\n本人不慎于集市丢失挎包一个，内有证件若干。\n拾到者请与本人联系，必有酬谢。\n定陶县 赵六\n2004年11月6日\n"
        "牡丹晚报 6\n骨灰堂开放\n本报讯（记者 张三）市殡仪馆将从明天起延长开放时间。\n\n"
        "本报讯（记者 李四）昨日，牡丹区一敬老院办了喜事。\n两位老人结为伴侣。\n敬老院里办喜事\n2004年11月10日 星期三\n"
    )

    articles = articles_of(text)

    assert {str(article.page_date) for article in articles} == {"2004-11-10"}
    assert {str(article.date) for article in articles} >= {"2004-11-06", "2004-11-09"}


def test_a_day_below_who_signs_a_letter_is_no_masthead() -> None:
    (first, second) = articles_of(
        "读者来信\n\n盼路灯早点亮起来\n\n编辑同志:\n\n小区门前的路去年秋天修好了。\n\n可路灯一直没亮过,晚上黑咕隆咚的。\n\n"
        "希望有关部门早点把灯接上电。\n\n读者 冯学诗\n\n2017年5月3日\n\n"
        "一个塑料袋\n\n编辑同志:\n\n5月8日早上,我在公园晨练,看到一位母亲把塑料袋塞进冬青丛里。\n\n牡丹区 郝爱莲\n"
    )

    assert (str(first.date), str(second.date)) == ("2017-05-03", "2017-05-08")


def test_a_day_with_its_weather_over_a_page_of_a_diary_is_not_the_papers() -> None:
    page = (
        "蒜薹开市\n\n本报讯(记者 侯晓林)5月14日,巨野县2021年蒜薹交易大会开市,当天成交3200吨,客商来自十几个省市。\n\n"
        "驻村日记\n\n半袋麦种\n\n5月9日 星期日 多云\n\n早饭后我去了老周家,他正把去年剩下的半袋麦种倒在院子里晒,说今年秋后还想种那二亩坡地。\n\n"
        "省派单县浮岗镇前张庄村第一书记 鲍 林\n\n玉米播下了\n\n本报讯(通讯员 李四)5月12日,单县的玉米播种过半,农技员在田间查看墒情。\n"
    )
    dates = {article.title: str(article.date) for article in articles_of(page)}

    assert dates == {"蒜薹开市": "2021-05-14", "半袋麦种": "2021-05-09", "玉米播下了": "2021-05-12"}


def test_january_reports_of_december() -> None:
    (article,) = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)12月30日,曹县召开会议。\n", date=PartialDate(2021, 1, 2)
    )

    assert str(article.date) == "2020-12-30"


@pytest.mark.parametrize(
    ("hint", "year"),
    [
        ("通报了2019年度脱贫攻坚成效考核情况", 2020),
        ("今年是“十三五”规划收官之年", 2020),
        ("2025年既是三年行动计划收官之年,也是“十四五”规划收尾之年", 2025),
        ("深入学习党的十九届六中全会精神", 2021),
        ("中国共产党99年来的奋进历程", 2020),
        ("庆祝建党一百周年", 2021),
        ("庆祝新中国成立70周年", 2019),
        ("开展“不忘初心、牢记使命”主题教育", 2019),
        ("力争到2022年底全部完成,2020年上半年完成一半", 2020),
        ("“十三五”期间的11月5日,星期二,天气晴", 2019),
        ("2018年工作安排部署完毕", 2018),
        ("中国共产党第十九次全国代表大会胜利闭幕", 2017),
        ("以优异成绩喜迎党的二十大", 2021),
        ("庆祝第34个教师节", 2018),
        ("迎来首个国家宪法日", 2014),
        ("这一天是日本宣布无条件投降七十周年的日子", 2015),
        ("企业赴第十九届高交会参展", 2017),
        ("迎来首届“中国农民丰收节”", 2018),
        ("2025菏泽城市定向赛开跑", 2025),
        ("喜迎国庆70周年", 2019),
    ],
)
def test_a_year_from_the_words_of_the_day(hint: str, year: int) -> None:
    (article,) = articles_of(f"曹县有新事\n\n本报讯(记者 张三)11月5日,曹县召开会议。会议提出,{hint}。\n")

    assert article.date == PartialDate(year, 11, 5)
    assert article.date_basis is DateBasis.INFERRED


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("来自市农机局的消息,截至6月9日17时,全市已收获小麦628万亩。", "2014-06-09"),
        ("截至6月10日,全县39家恒温库存蒜仅剩1.1万吨。", "2014-06-10"),
        ("报名截至6月10日,请携带2张照片。", "2014-06-12"),
        ("端午之夜,剧团从6月2日晚7点唱到深夜11点多。", "2014-06-02"),
        ("从6月2日晚7点起,全县39处路段封闭,直至月底。", "2014-06-02"),
        ("每年6月5日他都植树。", "2014-06-12"),
        ("1947年农历五月十二日,村支书叫他去河湾集合。6月10日,老人又来到渡口。", "2014-06-10"),
        ("贵报6月3日刊登的《变压器趴窝》一文收悉,我公司已派人查看。", "2014-06-12"),
        ("本报6月3日《路灯不亮,夜路难走》一文刊发后,有关部门很重视。6月10日,路灯已换新。", "2014-06-10"),
        ("6月3日本报《谁认识这位老人》一文刊发后,电话响个不停。6月10日,老人的侄子来了。", "2014-06-10"),
        ("记者从市税务局获悉,6月1日退税政策实施以来,已退税三亿元。", "2014-06-12"),
        ("本报6月3日刊登《垃圾堵住大门》一稿后,有关部门很重视。6月10日,垃圾已全部清除。", "2014-06-10"),
        ("6月3日本版刊登《井盖丢了》一信后,市政公司很重视。6月10日,井盖已换新。", "2014-06-10"),
        ("本报6月3日报道了《井盖丢了》,反映夜路难走的事。10日,记者看到井盖已换新。", "2014-06-10"),
        ("本报6月3日报道了北关夜路难走一事,反响很大。10日凌晨,井盖已换新。", "2014-06-10"),
        ("身披袈裟,见人就说“有缘”,北关两名“和尚”10日被民警识破,原来是骗子。", "2014-06-10"),
        ("到6月10日,全县最后一批春茧收购结束,共产茧七十六万斤。", "2014-06-10"),
        ("6月18日,农资博览会将在会展中心举行。记者10日获悉,报名企业已达三百家。", "2014-06-10"),
        ("记者赶到店里,见门上贴着停业的通知,落款为6月2日。", "2014-06-12"),
        ("截至6月10日18时,全市各级红十字会共接收捐款六千一百二十万元。", "2014-06-10"),
        ("面向全市征集6月1日以后在本市拍摄的作品,欢迎投稿。", "2014-06-12"),
        ("“今天这手一握,以前的事就翻篇了!”6月6日,在巨野县的麦田边,两人握手言和。", "2014-06-06"),
        ("刮了六天的风,今天要停一停了。6月11日,记者从市气象台获悉,周末有雨。", "2014-06-11"),
        # What is set for a time or foretold is to come; a month alone is none of the day behind it.
        ("受冷涡影响,预计9日夜间到11日有雷雨。6月8日18时,市气象台发布预报。", "2014-06-08"),
        ("市气象台预计,6月11日至12日有雨。6月8日,市防汛办发布提醒。", "2014-06-08"),
        ("补考时间为6月10日8时,6月5日,县教育局发布通知。", "2014-06-05"),
        ("本院受理李某诉王某一案,自公告之日起经过30日即视为送达。", "2014-06-12"),
        ("5月31日至6月2日端午小长假,全县共接待游客三万人次。", "2014-06-02"),
        ("6月10日至12日,全县累计收麦十万亩,机手们忙到半夜。", "2014-06-12"),
        ("6月10日至20日,全县共安排三十场演出,今晚开锣。", "2014-06-10"),
        ("进入6月份,杏子熟了,价钱却涨了。9日,记者在几处集市看到,一斤要四块五。", "2014-06-09"),
        (
            "县里的打井队从5月初忙到现在,到6月9日整整四十天,共打新井七十一眼。\n\n6月2日,队员们干到半夜。",
            "2014-06-09",
        ),
    ],
)
def test_days_that_are_counted_to_printed_or_spoken_of(text: str, day: str) -> None:
    (article,) = articles_of(f"曹县有新事\n\n本报讯(记者 张三){text}\n", date=PartialDate(2014, 6, 12))

    assert str(article.date) == day


@pytest.mark.parametrize(
    "text",
    [
        "晚报记者 张三\n\n麦收过后,不少人家要添农机。9日,本报请来两位行家答疑。",
        "秤盘晃了三下,老板的脸红了。\n\n9日下午,曹县集市上的公平秤用了头一回。",
    ],
    ids=["below a byline", "below what draws the reader in"],
)
def test_a_day_without_its_month_may_stand_in_a_later_paragraph(text: str) -> None:
    (article,) = articles_of(f"集市上的一天\n\n{text}\n", date=PartialDate(2014, 6, 12))

    assert str(article.date) == "2014-06-09"


def test_a_day_that_is_foretold_is_not_that_of_the_forecast() -> None:
    page = (
        "曹县有新事\n\n本报讯(记者 张三)6月9日,曹县召开会议,部署夏季防汛工作。\n\n"
        "天气预告\n\n市气象台预计,6月16日至18日多云;19日至21日晴热;22日有一次较明显的降水过程。\n"
    )

    assert [str(article.date) for article in articles_of(page, date=PartialDate(2014, 6))] == [
        "2014-06-09",
        "2014-06",
    ]


@pytest.mark.parametrize(
    ("title", "text", "district"),
    [
        ("全市首家“粮食银行”运营", "本报讯 近日,鲁西新区在全市率先启用“粮食银行”平台。", "鲁西新区"),
        (
            "田径赛落幕 单县代表团居首",
            "本报讯 6月1日,全市运动会的田径比赛落幕。\n\n单县代表团以14金列首位。",
            "菏泽市",
        ),
        ("龙舟竞渡", "本报讯 6月1日,龙舟赛在环城公园举行,师范队夺冠,郓城县队、曹县队分获二、三名。", "菏泽市"),
        ("免租工位", "菏泽学院毕业生孔令奇创业了。\n\n6月份,他入驻鲁西新区的孵化基地,房租全免。", "鲁西新区"),
        ("大桥在建", "本报讯 在鄄城黄河公路大桥工地,工程师正在值班。", "鄄城县"),
        ("菏泽厨艺赛收官", "本报讯 9月2日,全市首届厨艺大赛结束,曹县选手秦小满夺魁。", "菏泽市"),
        ("冷饮摊免费供水", "本报讯 6月2日,市民耿女士在太原路的门店外摆出冷饮,环卫工人可免费喝。", "菏泽市"),
        ("路灯亮了", "“走夜路不怕了。”\n\n本报上周报道了开发区长江路没有路灯的事,灯已经亮起。", "菏泽开发区"),
        ("书店不打烊", "晚上八点,书店里坐满了人,有学生,也有工人。\n\n牡丹晚报记者 秦小满", "菏泽市"),
        ("更正", "本报4月10日第3版《好日子》一文中,“五千元”应为“五千万元”,特此更正。", "菏泽市"),
        ("随手拍", "为倡导文明,牡丹晚报联合市文明办征集照片,可发到邮箱。", "菏泽市"),
        (
            "寻人启事",
            "秦小满,女,八岁,身穿蓝色上衣。\n\n她于上周五傍晚在菏泽汽车站走失,有知其下落者请打电话,必有重谢。",
            "菏泽市",
        ),
        ("电机投产", "6月15日,记者走进位于市开发区的精进电动科技(菏泽)有限公司,工人们正组装电机。", "菏泽开发区"),
        ("客商来了", "参展的多来自外省,曹县一家企业接待了他们。", "曹县"),
        ("巨野煤田又添新矿", "本报讯 日前,位于郓城县境内的巨野煤田一座矿井开始试车,年产原煤百万吨。", "郓城县"),
        ("河边的歌声", "夕阳照在赵王河公园的台阶上,老人们的二胡响起来。\n\n于小满 摄", "牡丹区"),
        ("照片征集", "本栏目征集反映鲁西南城乡面貌的老照片,来稿请写清时间。", "菏泽市"),
        ("花开时节说曹州", "花田边的土路上停满了车,看花的人一年比一年多。", "菏泽市"),
        # What bears the city's name is in the district that the city lies in.
        ("放学之后", "本报讯 6月4日,菏泽市第七小学门前没有了拥堵。\n\n牡丹区的小学都办起了托管班。", "牡丹区"),
        # An office of the city in the headline, or further on in the first paragraph; places side by side are examples.
        (
            "天冷了怎样护心",
            "气温骤降,胸闷的人多了。市立医院一周接诊了十九位,本刊记者听大夫讲了讲。\n\n单县的老刘牙疼了一星期,原来是心脏出了毛病。",
            "菏泽市",
        ),
        ("年集", "腊月里的集变了味道。\n\n年画挂在绳上,曹县的、郓城的,红红绿绿,风一吹哗啦啦地响。", "菏泽市"),
        ("有了补贴", "当起了“老娘舅”。\n\n今年以来,成武县司法局配备人民调解员48名,经费由财政列支。", "成武县"),
    ],
)
def test_where_a_branch_a_team_or_a_bridge_is(title: str, text: str, district: str) -> None:
    (article,) = articles_of(f"{title}\n\n{text}\n", paper="菏泽日报", date=PartialDate(2018, 7, 2))

    assert article.districts[0] == district


@pytest.mark.parametrize(
    "text",
    [
        "本报讯 4月12日,全县农业工作会议召开,深入学习贯彻省委、市委会议精神。\n\n会上,三个镇作了发言。",
        "县供电公司推行“承诺停电”制度,城区抢修四十五分钟到场,及时率达九成九。",
    ],
)
def test_the_county_of_the_page_is_meant_by_its_offices_and_all_of_it(text: str) -> None:
    page = "".join(
        f"{town}办起养殖场\n\n本报讯 4月10日,曹县{town}一家养殖场开工建设,村民{name}说今年要多养羊。\n\n"
        for town, name in (("古营集镇", "王五"), ("普连集镇", "李四"), ("青堌集镇", "赵六"))
    )

    articles = articles_of(f"{page}春天里的好消息\n\n{text}\n", date=PartialDate(2006, 4, 21))

    assert articles[-1].districts[0] == "曹县"


@pytest.mark.parametrize(
    ("title", "text", "district"),
    [
        ("井盖丢了谁来管", "市民李先生:路口有个井盖丢了十来天。\n\n市市政管理处:当天下午已补装到位。", "菏泽市"),
        ("路灯该修了", "我家住市区曹州路南段,路灯白天亮、晚上不亮。", "菏泽市"),
        (
            "市市场监管局公布6起案件",
            "近日,市市场监管局公布典型案件。其中,单县一药房被罚款10万元;定陶区一商行销售“三无”口罩。",
            "菏泽市",
        ),
        (
            "书画展开展",
            "本报讯 4月18日,书画展在市展览馆开幕,展出作品二百件。曹县青年刁志用口衔笔画成的《墨荷》前,观众很多。",
            "菏泽市",
        ),
        ("高速不免费", "市交警支队提示,德商高速鄄城黄河大桥易出现缓行。", "菏泽市"),
        ("这样的电话别接", "近期市公安局接到多起报警,民警提醒市民当心。", "菏泽市"),
    ],
)
def test_what_the_city_does_is_the_citys(title: str, text: str, district: str) -> None:
    (article,) = articles_of(f"{title}\n\n{text}\n", paper="菏泽日报", date=PartialDate(2019, 1, 2))

    assert article.districts[0] == district


def test_a_congress_to_come_is_before_it() -> None:
    (article,) = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)10月9日,曹县召开会议。党的十八大召开在即,要以优异成绩迎接党的十八大。\n"
    )

    assert article.date == PartialDate(2012, 10, 9)


def test_a_headline_may_alone_tell_the_year() -> None:
    (article,) = articles_of("我县干部收看党的十九大开幕会\n\n本报讯(记者 张三)10月18日,曹县组织收看。\n")

    assert article.date == PartialDate(2017, 10, 18)


def test_notices_with_their_headings_run_in_are_parted() -> None:
    articles = articles_of(
        "拍卖公告\n\n受委托,我公司定于近期在菏泽市公开拍卖办公设备一批。\n\n菏泽市某拍卖公司\n\n"
        "遗失声明 曹县居民张三不慎将房产证丢失,声明作废。\n\n遗失声明 单县居民李四的残疾人证丢失,声明作废。\n\n"
        "停水预告\n\n因管道维修,城区部分路段停水,请相关用户提前做好准备。\n"
    )

    assert [len(article.paragraphs) for article in articles] == [2, 1, 1, 1]
    assert {article.kind for article in articles} == {Kind.NOTICE}
    assert [article.title for article in articles][::3] == ["拍卖公告", "停水预告"]


def test_the_papers_slogan_and_address_between_the_articles_are_its_own() -> None:
    feature = (
        "暑假乘车有讲究\n\n学生放假,出门的多了。6月5日,记者带着读者关心的事,到长途汽车站和公安部门问了个明白。\n\n"
        "学生票怎么买?\n\n汽车站的售票员说,凭学生证到窗口买票可以打七五折,每名学生一年四次,不收手续费。\n\n"
        "http://www.example.cn\n\n"
        "行李能带多少?\n\n汽车站的工作人员说,每人可免费携带十公斤行李,超过的要按件托运,易燃的东西不能上车。\n\n"
        "路上丢了东西找谁?\n\n车站派出所的民警说,先打车站的电话报车次,去年有四十多名学生这样找回了书包。\n\n"
        "本报记者 李四\n\n"
    )
    slogan = "牡丹晚报 陪着您的好邻居\n\n"
    rider = "九十老人爱骑车,每天来回二十里\n\n“一天不骑腿就痒。”6月5日,曹县的吴大爷推着车子出了门。\n\n"

    articles = articles_of(REPORT + feature + slogan + rider + PROFILE + REPORT.replace("郓城", "鄄城"))

    assert [article.title for article in articles[1:3]] == ["暑假乘车有讲究", "九十老人爱骑车,每天来回二十里"]
    assert len(articles[1].paragraphs) == 8


@pytest.mark.parametrize(
    "line", ["03版 文体", "农业·农村", "A06  社会·民生", "第4版 文教·科技", "文教卫生", "新苗"]
)
def test_section_names_are_the_mastheads(line: str) -> None:
    articles = articles_of(f"{line}\n\n第3版\n\n曹县有新事\n\n本报讯(记者 张三)5月4日,曹县召开会议。\n")

    assert [article.title for article in articles] == ["曹县有新事"]


def test_a_photographs_headline_below_it_plays_with_its_subject() -> None:
    articles = articles_of(
        "近日,鄄城县临濮镇的荷塘里荷花竞相绽放,游客在木栈道上赏荷拍照。\n\n通讯员 吴佳乐 摄\n\n荷香引客来\n\n"
        "单县:助企服务“有求必应”\n\n近日,单县一家食品公司的变压器换好了。企业服务专员每周走访一次,限时办结。\n"
    )

    assert [article.title for article in articles] == ["荷香引客来", "单县:助企服务“有求必应”"]


def test_what_a_headline_says_of_the_city_happens_in_it() -> None:
    (article,) = articles_of(
        "我市百万亩小麦“托管”待收\n\n本报讯(记者 张三)5月28日,成武县九女集镇的史建民喝着茶水,地全托管给供销社了。\n"
    )

    assert article.districts == ("菏泽市", "成武县")


def test_a_street_of_the_people_is_no_district_s() -> None:
    _, works = articles_of(
        "广场上辨真假\n\n本报讯(记者 张三)3月15日,定陶区一处广场上办起维权活动,执法人员教市民辨认假烟。\n\n"
        "夜间施工\n\n本报讯(记者 李四)记者从市城市管理局了解到,3月17日起,市区人民路夜间半幅封闭。\n",
        paper="菏泽日报",
        date=PartialDate(2023, 3, 18),
    )

    assert works.districts == ("菏泽市",)


def test_a_brief_that_asks_to_call_the_paper_is_of_its_city() -> None:
    _, found, of_a_wire = articles_of(
        REPORT
        + "捡到一串钥匙\n\n钱先生9月8日在公园的长椅上捡到一串钥匙,上面拴着一只布老虎,请失主与晚报热线联系。\n\n"
        "旅客捡到钥匙\n\n新华社济南9月8日电 一名旅客在列车上捡到一串钥匙,上面拴着一只布老虎,已交给列车员。\n\n",
        paper="牡丹晚报",
        date=PartialDate(2012, 9, 10),
    )

    assert found.districts == ("菏泽市",)
    assert of_a_wire.districts == ("未标注",)


def test_what_the_paper_s_reporter_signs_and_names_no_place_is_the_city_s() -> None:
    text = "14日上午,市民陈女士把一面锦旗送到出租车公司。的哥一路追了三条街,把她落下的手提包送还。"
    signed, unsigned = articles_of(
        f"的哥追出三条街\n\n{text}\n\n本报记者 马 琳\n\n好心司机追出三条街\n\n{text.replace('陈', '李')}\n\n王存厚\n",
        paper="菏泽日报",
    )

    assert (signed.districts, unsigned.districts) == (("菏泽市",), ("未标注",))


def test_commentary_is_from_nowhere() -> None:
    page = "".join(
        f"全市{subject}会议召开\n\n本报讯 9月19日,全市{subject}会议召开,市直部门负责人参加。\n\n"
        for subject in ("教育", "农业")
    )
    articles = articles_of(
        f"{page}慎独是一种境界\n\n张连胜\n\n慎独靠的不是别人盯着,而是心中有戒。常怀敬畏之心,才能台上台下一个样。\n",
        paper="菏泽日报",
        date=PartialDate(2018, 9, 21),
    )

    assert [article.districts for article in articles] == [("菏泽市",), ("菏泽市",), ("未标注",)]


def test_advice_is_from_nowhere() -> None:
    page = "".join(
        f"全市{subject}会议召开\n\n本报讯 9月19日,全市{subject}会议召开,市直部门负责人参加。\n\n"
        for subject in ("教育", "农业")
    )
    articles = articles_of(
        "晨跑有讲究\n\n一忌空腹。早上血糖低,跑步前可喝半杯温水,吃两片面包,再活动活动手脚。\n\n"
        f"二忌过早。太阳出来以后空气才好,雾天更不要出门,在家里做做操也是好的。\n\n{page}",
        paper="菏泽日报",
        date=PartialDate(2018, 9, 21),
    )

    assert [article.districts for article in articles] == [("未标注",), ("菏泽市",), ("菏泽市",)]


def test_a_reporter_s_name_and_a_lake_s_are_no_places() -> None:
    text = "6月2日,荷花节在微山湖畔开幕,游客坐船赏花,当地村民摆出莲蓬和菱角。"
    named, lake, county = (
        articles_of(f"荷花开了\n\n本报讯{who}{what}\n")[0].districts
        for who, what in (
            ("(记者 王单县)", text),
            (" ", text.replace("微山", "东明")),
            ("(记者 王单县)", f"{text}记者在单县的展台看到了荷叶茶。"),
        )
    )

    assert (named, lake, county) == (("菏泽市",), ("菏泽市",), ("单县",))


def test_an_office_of_the_city_is_the_city() -> None:
    (article,) = articles_of(
        "大棚怎么管\n\n市农科院专家建议,冬季大棚要及时通风。\n", paper="菏泽日报", date=PartialDate(2019, 1, 2)
    )

    assert article.districts == ("菏泽市",)


def test_a_weekday_alone_tells_no_year() -> None:
    (article,) = articles_of("曹县有新事\n\n本报讯(记者 张三)11月5日,星期二,曹县召开会议。\n")

    assert article.date is None


def test_no_hint_no_date() -> None:
    (article,) = articles_of("曹县有新事\n\n本报讯(记者 张三)曹县召开会议,部署各项工作。\n")

    assert article.date is None
    assert article.date_basis is DateBasis.UNKNOWN


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        ("开会", "本报讯(记者 张三)3月5日,市开发区召开会议。", "菏泽开发区"),
        (
            "水表换了",
            "家住开发区一小区的李老太说,水表换了新的。\n\n市自来水公司提醒市民,换表不收押金。",
            "菏泽开发区",
        ),
        ("开会", "本报讯(记者 张三)3月5日,市人大常委会副主任李四深入东明县调研。", "东明县"),
        ("全市会议召开", "本报讯(记者 张三)3月5日,全市工作会议召开,市委书记讲话。", "菏泽市"),
        ("开会", "本报讯(记者 张三)3月5日,凤凰镇召开会议。", "鄄城县"),
        ("开会", "本报讯(记者 张三)3月5日,凤凰街道办事处召开会议。", "巨野县"),
        ("开会", "本报讯(记者 张三)3月5日,永丰街道召开会议。", "巨野县"),
        ("开会", "本报讯(记者 张三)3月5日,单县东城街道召开会议。", "单县"),
        ("开会", "本报讯(记者 张三)3月5日,在郓城路与曹州路交叉口,成武县的志愿者捡拾垃圾。", "成武县"),
        ("开会", "本报讯(记者 张三)3月5日,客商从北京来到单县签约,投资方来自上海。", "单县"),
        ("开会", "新华社北京3月5日电(记者 张三)有关部门召开全市场会议。", "未标注"),
        ("陈集镇开会", "本报讯(记者 张三)3月5日,陈集镇召开会议。", "菏泽开发区"),
        ("道路改造", "本报讯(记者 张三)今年将改造两条道路,工期三个月。", "菏泽市"),
        ("老人走失", "昨晚,一位老人在市区解放大街走失。", "菏泽市"),
        ("报名", "今年城区初中新生的报名时间为6月25日至27日,家长带户口本到片区学校登记。", "菏泽市"),
        ("菜价", "本周市区农贸市场西红柿每公斤2.4元,比上周降0.3元。", "菏泽市"),
        ("末班车", "3月5日起,市内三条公交线路的末班车推迟半个小时。", "菏泽市"),
        ("补短板", "农贸市场建在老城区的,该搬的要搬。", "未标注"),
        ("天气预报", "今天夜间到明天:多云转晴,北风三级,气温2℃到11℃。", "菏泽市"),
        ("赴京参展", "本报讯(记者 张三)3月5日,一批画作在北京展出。", "未标注"),
        ("洗手七步", "第一步,掌心相对;第二步,手心对手背。", "未标注"),
        ("冉堌镇抢修线路", "3月4日夜间,成武、定陶一带突降暴雨,定陶区冉堌镇线路受损,成武也有停电。", "定陶区"),
        ("龙堌镇开会", "本报讯(记者 张三)3月5日,龙堌镇召开会议。", "巨野县"),
        ("老人走失", "3月5日,一位老人走失,说话带巨野口音。", "未标注"),
        ("春日", "3月5日,环卫工人在早餐店领取早餐。见习记者 李 四 摄", "菏泽市"),
        ("春日", "3月5日,游客在济南的湖边散步。本报记者 李 四 摄", "未标注"),
        ("抱团闯市场", "本报讯(记者 张三)去年以来,鄄城县人发制品出口订单减少,企业抱团闯市场。", "鄄城县"),
        (
            "全市现场会召开",
            "本报讯(记者 张三)3月5日,全市城镇化现场会在成武召开。\n\n与会者察看了成武县的湖区。",
            "菏泽市",
        ),
        ("执行", "车开了十一个小时。\n\n3月5日,在鄄城县人民法院执行局,工人领到了工资款。", "鄄城县"),
        (
            "停电通知",
            "因线路检修,国网菏泽供电公司拟对以下线路停电,请提前做好准备:\n\n3月13日,影响佃户屯街道的三个社区;3月14日,影响八一路。",
            "菏泽市",
        ),
        ("足球联赛落幕", "本报讯(记者 张三)3月5日,佳和队3比0战胜郓城水浒队,夺得冠军。", "菏泽市"),
        ("乒乓球赛成绩", "冠军 曹县 亚军 曹县 季军 定陶县\n\n本报讯 市体育馆3月5日供稿。", "菏泽市"),
        ("征文揭晓", "本报讯(记者 张三)3月5日,征文揭晓,郓城作者李四获一等奖。", "菏泽市"),
        ("桥上一天", "3月5日早上六点,东明黄河大桥上的雾还没有散,本报记者跟着养护工上了桥。", "东明县"),
        ("花开了", "本报讯(记者 张三)3月5日,菏泽国际牡丹文化旅游节期间,成武县的客人来了。", "成武县"),
        ("险", "昨天中午,一名小伙子骑车带了三个煤气罐,路人纷纷避让。读者 李 四 摄", "菏泽市"),
        ("热线", "●市民吴女士反映:小学门口三轮车乱停乱放,希望派人疏导。", "菏泽市"),
        ("热线", "市民吴女士:小学门口三轮车乱停乱放,希望派人疏导。", "菏泽市"),
        ("热线", "●市民小宋:广场上捡到一串钥匙,请失主来取。", "菏泽市"),
        ("坑填平了", "路中间的坑已填平,居民再不用绕着走。\n\n热线记者 李四", "菏泽市"),
        ("站牌", "站牌上的字太小,建议换成大字,并定期清洗。\n\n市民 李四", "菏泽市"),
        ("站牌", "站牌上的字太小,建议换成大字。\n\n市民 李四\n\n市公交公司:您的建议很好。", "菏泽市"),
        ("合作社", "3月5日,孙溜镇的合作社来了客商。", "单县"),
        ("停电公告", "3月9日停电范围:牡丹区八一路中段,请做好准备\n\n菏泽供电公司\n\n2019年3月8日", "牡丹区"),
        ("拍卖", "3月9日在曹县拍卖厂房,请与我们联系\n\n菏泽天平拍卖公司\n\n2019年3月8日", "曹县"),
        ("公园开放", "本报讯(记者 张三)3月5日,在新区公园,记者看到花开了。", "菏泽市"),
        # Where somebody came from, a reporter's name, the street that a district holds, an example of the city's, a whole address.
        ("葡萄博士", "本报讯(记者 应为民)3月5日,单县一处葡萄园里,果农正在听课,黄板应为每亩二十张。", "单县"),
        ("遗失声明", "菏泽市定陶区顺达公司道路运输证遗失,声明作废。", "定陶区"),
        ("开业", "3月5日,一家超市在菏泽市郓城路开业。", "菏泽市"),
        # A town of the gazetteer's 单县 that its county is named with, a place named whole but once, who competes, a feast.
        (
            "教师赴京",
            "本报讯 3月5日,市教育局组织的参观团抵京。老师们登上城楼。郓城县黄安镇的一位教师说:“总算来了。”",
            "菏泽市",
        ),
        (
            "老账本",
            "翻开账本,头一页记着工分。\n\n定陶区黄店镇的老会计说,那年的工分值八分钱。\n\n" + "日子越过越好。" * 40,
            "定陶区",
        ),
        ("女工织锦", "本报讯 菏泽鲁锦厂的女工织出挂幅,3月5日装箱,由一位祖籍鄄城的实业家捐出。", "菏泽市"),
        ("学画", "3月5日,小朋友在街头画福娃,迎接北京奥运会。本报记者 李四 摄", "菏泽市"),
        ("一碗面", "我是市区一名职工。住院那些天,护士煮的面让我难忘。", "菏泽市"),
        ("暑假画展", "小画家们把作品送到市青少年宫。", "菏泽市"),
        ("老人的钱追回来了", "本报讯(记者 张三)3月5日,家住巨野县凤凰街道的丁大爷把锦旗送到公安局。", "巨野县"),
        ("花开了", "3月5日,游客在曹州牡丹园赏花。本报记者 李四 摄", "牡丹区"),
        ("抓获", "本报讯(记者 张三)3月5日,嫌疑人被菏泽市公安局牡丹分局民警抓获。", "牡丹区"),
        ("集团年会", "安兴集团的员工唱起了歌,台下掌声一片。", "未标注"),
        (
            "年味",
            "第一层是豆腐。第二层是集。腊月二十六的沙土集,人挤着人,卖糖葫芦的举着草把子,卖炮仗的放一个做广告,惊得牲口直蹦。",
            "未标注",
        ),
        ("楼里添了电梯", "本报讯(记者 张三)3月5日,定陶区一小区内装了电梯,这是我市首部自筹的电梯。", "定陶区"),
    ],
)
def test_districts(title: str, text: str, first: str) -> None:
    (article,) = articles_of(f"{title}\n\n{text}\n", date=PartialDate(2019, 3, 8), paper="菏泽日报")

    assert article.districts[0] == first


def test_news_beside_it_says_nothing_of_a_town_a_zone_has_taken_over() -> None:
    articles = articles_of(
        "".join(
            f"{place}有新事\n\n本报讯(记者 张三)3月5日,{place}召开会议,部署春季植树造林工作。\n\n"
            for place in ("牡丹区", "牡丹区李村镇", "岳程街道")
        ),
        date=PartialDate(2019, 3, 8),
    )

    assert [article.districts[0] for article in articles] == ["牡丹区", "牡丹区", "菏泽开发区"]


@pytest.mark.parametrize(
    ("place", "text", "district"),
    [
        ("定陶区", "本报讯(记者 张三)3月6日,我市首批医疗队从四川凯旋。灾区人民的精神教育了大家。", "菏泽市"),
        ("曹县", "本报讯(记者 张三)3月6日,菜农将蔬菜运进县城,该县县城的市场很热闹。", "曹县"),
    ],
)
def test_news_beside_it_says_nothing_of_what_is_in_the_city_or_another_county(
    place: str, text: str, district: str
) -> None:
    news = f"{place}有新事\n\n本报讯(记者 张三)3月5日,{place}召开会议,部署春季植树造林工作。\n\n"
    articles = articles_of(f"{news}春天里的消息\n\n{text}\n", date=PartialDate(2019, 3, 8), paper="菏泽日报")

    assert articles[-1].districts[0] == district


def test_a_leader_s_talk_in_the_south_is_no_visit_to_a_county() -> None:
    articles = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)5月5日,曹县召开会议,部署夏季植树造林工作。\n\n"
        "改革步子再快一点\n\n本报讯 5月6日,地委、行署召开全区会议,传达视察南方重要谈话。各县市委书记参加了会议。\n",
        date=PartialDate(1992, 5, 8),
        paper="菏泽日报",
    )

    assert articles[-1].districts[0] == "菏泽市"


def test_what_a_county_calls_its_own_is_that_county() -> None:
    articles = articles_of(
        "我县重点工程竣工\n\n本报讯(记者 张三)3月5日,我县举行竣工仪式,城区居民多了去处,成绩居全市前列。\n\n"
        "黄安镇辣椒\n\n本报讯(记者 李四)3月4日,黄安镇的辣椒红了。\n\n张营镇排练\n\n本报讯(记者 王五)3月4日,张营镇排练节目。\n"
    )

    assert [article.districts[0] for article in articles] == ["郓城县"] * 3


@pytest.mark.parametrize(
    "essay",
    [
        "父亲的车\n\n如今,父亲老了,我开车带他去看县城的新楼,他总要我慢一点。\n\n□ 李小梅\n",
    ],
)
def test_the_town_in_an_essay_is_not_that_of_the_news_beside_it(essay: str) -> None:
    articles = articles_of(f"球赛开打\n\n本报讯(记者 张三)10月3日,单县的球赛开打,县文化馆来了许多人。\n\n{essay}")

    assert [article.districts[0] for article in articles] == ["单县", "未标注"]


@pytest.mark.parametrize(
    "text",
    [
        "怎样泡脚才好\n\n水温不宜超过四十度。\n\n饭后半小时内不要泡,泡完把脚擦干。\n\n（单县第二人民医院内科 丁小满）",
        "要舍得搭台子\n\n村里那些会嫁接的人是一笔财富。\n\n给他们搭台子,要舍得花钱。\n\n（作者单位:中共单县县委党校）",
        "奶奶的箱子\n\n箱子里有一件旧棉袄,袖口磨得发亮。\n\n她说,人老了,衣裳也跟着老。\n\n（单县湖西学校五年级三班 丁小满）",
        "棉袄（外一首）\n\n奶奶的箱子里\n叠着一件旧棉袄\n整个冬天就不敢出声\n\n线\n线还攥着棉花\n像奶奶\n弯下去的手指\n作者：小满 （单县）",
    ],
    ids=["a doctor", "a school of the party", "a pupil", "a poet"],
)
def test_where_an_author_works_or_learns_is_not_where_it_happened(text: str) -> None:
    report = "曹县有新事\n\n本报讯(记者 张三)6月4日,曹县召开会议,部署夏季防汛工作。"

    assert articles_of(f"{report}\n\n{text}\n", paper="菏泽日报")[-1].districts == ("未标注",)


@pytest.mark.parametrize(
    "lead", ["新华社北京6月9日电 财政部日前发出通知,", "据《江淮早报》6月9日报道 经过一个月的缜密侦查,"]
)
def test_news_of_a_wire_or_another_paper_is_not_from_where_the_page_is(lead: str) -> None:
    page = "".join(
        f"{town}办起养殖场\n\n本报讯 6月8日,曹县{town}一家养殖场开工建设,村民{name}说今年要多养羊。\n\n"
        for town, name in (("古营集镇", "王五"), ("普连集镇", "李四"), ("青堌集镇", "赵六"))
    )

    articles = articles_of(
        f"{page}外地消息\n\n{lead}补贴申领手续得到简化,受到好评。\n", date=PartialDate(2009, 6, 12)
    )

    assert articles[-1].districts == ("未标注",)


def test_advice_taken_from_another_paper_is_from_no_place() -> None:
    articles = articles_of(
        "义诊开始\n\n本报讯(记者 张三)3月5日,全市开展义诊,医生走进社区。\n\n"
        "桥面维修\n\n本报讯(记者 李四)3月4日,我市一座大桥开始维修。\n\n"
        "泡脚有讲究\n\n水温不宜超过40℃,饭后半小时内不要泡。(据《健康报》)\n",
        paper="菏泽日报",
    )

    assert [article.districts for article in articles] == [("菏泽市",), ("菏泽市",), ("未标注",)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月2日起,单县开展检查,共出动车辆三台。", 2),
        ("3月12日起,单县开展检查,共出动车辆三台。", None),
        ("3月15日是消费者权益日。记者6日从单县市场监管局获悉,活动将持续一周。", 6),
        ("3月5日是学雷锋纪念日,单县志愿者走上街头。", 5),
        ("3月1日以来,单县连降大雪。3月4日至5日,志愿者走上街头扫雪。", 4),
        ("受台风影响,3月4日以来,单县普降暴雨,干部上堤巡查。", 4),
        ("2月4日以来,单县连降大雪,志愿者走上街头扫雪。", None),
        ("单县警方日前发还一批电动车。3月2日,民警将嫌疑人抓获。", 2),
        ("单县4日召开春季造林动员会,部署造林工作。", 4),
        ("昨夜的大风将单县一块广告牌刮倒,砸坏两辆轿车。", 7),
        ("截至3月6日,单县为灾区捐款116万元。\n\n3月2日,单县发出向灾区献爱心的倡议。", 6),
    ],
)
def test_the_day_of_a_report_is_when_it_happened(text: str, day: int | None) -> None:
    (article,) = articles_of(
        f"单县行动\n\n本报讯(记者 张三){text}\n", date=PartialDate(2019, 3, 8), paper="菏泽日报"
    )

    assert article.date == PartialDate(2019, 3, day or 8)


@pytest.mark.parametrize("credit", ["本报记者 郭振 摄", "\n\n通讯员 郭振 摄"])
def test_an_untitled_photograph_after_a_report_is_an_item_of_its_own(credit: str) -> None:
    report = (
        "巨野农民领到补贴\n\n本报讯(记者 田野)3月5日,巨野县的农民领到了家电补贴,每台二百多元。\n\n"
        "今年以来,巨野县财政部门简化手续,在各乡镇设点发放家电补贴,农民不出镇就能领到。\n\n"
    )
    one, photo = articles_of(f"{report}植树节来临之际,市直机关干部走上环堤公园,栽下一株株法桐和海棠。{credit}\n")

    assert (one.title, len(one.paragraphs)) == ("巨野农民领到补贴", 2)
    assert (photo.title, photo.kind, photo.photographers) == ("", Kind.PHOTO, ("郭振",))
    (whole,) = articles_of(f"{report}巨野县的农民在乡镇补贴点领家电补贴,财政部门的工作人员登记。{credit}\n")
    assert whole.title == "巨野农民领到补贴"


def test_a_photograph_inside_a_sentence_of_a_report_leaves_it_whole() -> None:
    report, photo = articles_of(
        "第一书记的账本\n\n翻开第一书记周茂林的挎包,里面装着三个磨了边的账本,村里的事都记在上面。\n\n"
        "第一本是民情账,周茂林用两个月走遍了全村二百多户人家。谁家的孩子要上学,谁家的大棚\n\n"
        "11月6日,单县龙王庙镇的果农在采摘冬枣,该镇种植冬枣三千亩。\n\n通讯员 苗雨 摄\n\n"
        "要换薄膜,账上都有。\n\n记者 朱永红\n",
    )

    assert [len(paragraph.text) for paragraph in report.paragraphs] == [36, 51, 6]
    assert photo.photographers == ("苗雨",)


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


def test_a_headline_torn_into_its_text_parts_nothing() -> None:
    (article,) = articles_of(
        "今日单县\n\n本报讯(记者 张三)11月10日,一千多名选手从单县体育馆出发,跑向浮龙湖。\n\n千余名跑友浮龙湖畔竞速\n\n"
        "比赛设三个项目,选手孙浩夺得男子冠军。\n"
    )

    assert (article.title, len(article.paragraphs)) == ("千余名跑友浮龙湖畔竞速", 2)


def test_of_several_headlines_the_one_of_a_text_kept_elsewhere_goes_with_it() -> None:
    photo = "春灌正当时\n\n3月10日,巨野县陶庙镇农民正在给小麦浇返青水,全县开机井五千眼。\n\n通讯员 魏海滨 摄\n\n"
    articles = articles_of(f"春灌正当时\n\n{photo}{photo}发展发制品\n\n本报讯(记者 张三)鄄城县发制品畅销。\n")

    assert [article.title for article in articles] == ["春灌正当时", "发展发制品"]


@pytest.mark.parametrize("heads", [("算账：一亩顶三亩", "服务：村官当“参谋”", "延伸：冷库到村头")])
def test_sections_led_in_by_a_word_are_of_one_feature(heads: tuple[str, ...]) -> None:
    sections = "".join(f"{head}\n\n{text}\n\n" for head, text in zip(heads, (
        "过去村民种小麦和玉米,一年忙到头落不下几个钱,种了辣椒以后收入翻了两番。",
        "大学生村官孔维娜每天把各大市场的价格抄到村口的黑板上,大家都来看。",
        "目前已建成恒温冷库三十四座,储藏能力七点五万吨,不愁卖不出去。",
    ), strict=True))  # fmt: skip
    (feature,) = articles_of(
        f"蒜乡崛起辣产业\n\n本报记者 马红伟\n\n收完大蒜种辣椒,6月19日,走进巨野县营里镇,辣椒苗长势喜人。\n\n{sections}"
    )

    assert [paragraph.text for paragraph in feature.paragraphs if "：" in paragraph.text] == list(heads)


@pytest.mark.parametrize(
    ("heads", "kicker", "title"),
    [
        (["夏季来临", "警惕“病从口入”"], "", "夏季来临警惕“病从口入”"),
        (["检察建议", "督促消除校园周边隐患"], "", "检察建议督促消除校园周边隐患"),
        (["牡丹区", "七千名学生喜领助学金"], "", "牡丹区七千名学生喜领助学金"),
        (["群言堂", "让文明养犬成为城市风景"], "群言堂", "让文明养犬成为城市风景"),
        (["屏幕诗笺", "老剧场门前的石阶"], "屏幕诗笺", "老剧场门前的石阶"),
        (["市场行情", "蒜薹每斤涨了三毛钱"], "市场行情", "蒜薹每斤涨了三毛钱"),
    ],
)
def test_a_short_first_line_is_a_kicker_where_it_names_a_column(heads: list[str], kicker: str, title: str) -> None:
    assert compose(heads, []) == (kicker, title, "")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("城关街道第三小学五年级二班 魏一诺", ("魏一诺",)),
        ("东明县第一中学高一（12）班学生家长 张翠平", ("张翠平",)),
        ("解答专家:菏泽市中医医院副主任医师 孔德民", ("孔德民",)),
        ("评论员　武　强", ("武强",)),
    ],
)
def test_authors_by_task_and_class(byline: str, names: tuple[str, ...]) -> None:
    (article,) = articles_of(f"奶奶的蓝布包\n\n{byline}\n\n我家的衣柜里,一直放着一个蓝布包,洗得发白。\n")

    assert (article.title, article.reporters) == ("奶奶的蓝布包", names)


def test_the_byline_below_a_foreword_closes_nothing() -> None:
    (article,) = articles_of(
        "农民画家\n\n编者按:在农村有这样一些人,他们扎根乡土。\n\n记者 刘合心\n\n巨野县洪庙村有个画院,农妇们在作画。\n"
    )

    assert len(article.paragraphs) == 3


@pytest.mark.parametrize("column", ["记者帮办", "民生追踪", "文化观察", "曹州雅集"])
def test_the_name_of_a_column_is_no_part_of_the_headline(column: str) -> None:
    (article,) = articles_of(
        f"{column}\n\n小区的充电桩修好了\n\n本报讯(记者 张三)3月5日,记者从热线得知,小区的充电桩坏了三天,当天修好。\n"
    )

    assert (article.kicker, article.title) == (column, "小区的充电桩修好了")


def test_the_paper_s_lines_of_a_county() -> None:
    page = (
        "东明教育\n主办：东明县教育局\nDONGMING JIAOYU\n2019年10月 第19期 总第233期\n热线电话:0530-8622345\n\n"
        "开学第一课\n\n本报讯(记者 张三)东明县各学校开学。\n"
    )
    (article,) = articles_of(page)

    assert (article.title, article.page_date) == ("开学第一课", PartialDate(2019, 10))


@pytest.mark.parametrize(
    "line",
    [
        "要闻 YAOWEN",
        "KE JIAO 科教·文化",
        "县区新闻 定陶 成武",
        "责编：韩冬梅 版式：吴迪 今日曹县",
        "A04 县区·东明 鄄城",
    ],
)
def test_lines_that_name_a_section(line: str) -> None:
    (article,) = articles_of(
        f"{line}\n2021年1月22日 星期五\n\n我县召开座谈会\n\n本报讯(记者 张三)1月20日,座谈会召开。\n"
    )

    assert article.title == "我县召开座谈会"


def test_a_zone_without_its_name_is_not_the_city_s_on_the_page_of_a_county() -> None:
    page = "今日单县\n\n招聘会\n\n本报讯(记者 张三)近日,县人社局在开发区举办招聘会。\n"

    assert articles_of(page)[0].districts == ("单县",)


def test_the_day_of_a_meeting_that_news_comes_from_is_its_day() -> None:
    (article,) = articles_of(
        "清网首战告捷\n\n本报讯(记者 张三)记者从3月25日召开的座谈会上获悉,全市抓获逃犯二百人。\n",
        date=PartialDate(2011, 3, 29),
    )

    assert article.date == PartialDate(2011, 3, 25)


def test_whose_words_a_headline_is() -> None:
    (article,) = articles_of(
        "我在牡丹区当网格员\n\n桑红梅:“楼道里的事,就是我的事”\n\n清晨六点半,网格员桑红梅骑着电动车出了门。\n"
    )

    assert article.title == "我在牡丹区当网格员 桑红梅:“楼道里的事,就是我的事”"


def test_what_is_said_below_a_letter_belongs_to_it() -> None:
    (letter,) = articles_of(
        "建议装个遮阳棚\n\n编辑同志:\n\n我是单县郭村镇的一名村民,等红灯时没有遮阳的地方。\n\n市民 巩俊英\n\n"
        "【部门回应】市城市管理局:该建议很好,已列入计划。\n"
    )

    assert (letter.title, len(letter.paragraphs), letter.districts) == ("建议装个遮阳棚", 4, ("单县",))


def test_notices_under_one_heading_that_are_signed_each() -> None:
    notices = articles_of(
        "温馨提示\n\n城乡居民医保集中缴费期截至12月31日,请到村卫生室办理。县医疗保障局\n\n"
        "县城君子路进行施工,过往车辆请绕行。县住房和城乡建设局\n"
    )

    assert [notice.kind for notice in notices] == [Kind.NOTICE, Kind.NOTICE]


def test_sections_in_brackets_are_of_one_feature() -> None:
    (feature,) = articles_of(
        "一枚公章管审批\n\n——巨野县改革见闻\n\n3月中旬的一天,蔺先生走进巨野县政务服务大厅,递交了材料。\n\n"
        "【一枚章代替二十一枚章】\n\n今年1月,巨野县将审批事项划转到一个局,印章封存起来。\n\n"
        "【群众少跑腿,数据多跑路】\n\n县里建设了电子证照库,群众办事不用反复提交材料。\n\n本报记者 丁慧敏\n"
    )

    assert len(feature.paragraphs) == 6


def test_a_photograph_below_a_forecast_is_apart_from_it() -> None:
    forecast, photo = articles_of(
        "未来三天天气\n\n今天多云,偏北风3到4级,气温零下4℃到5℃;明天晴。\n\n"
        "1月11日,市区一家超市里,市民正在挑选灯笼。\n\n本报记者 段勇 摄\n"
    )

    assert (forecast.title, forecast.kind, photo.title, photo.kind) == ("未来三天天气", Kind.NEWS, "", Kind.PHOTO)


@pytest.mark.parametrize(
    "line",
    [
        "鲁西新区党工委宣传工作办公室 主办",
        "中共郓城县委宣传部 菏泽日报社 合办",
        "本版信息仅供参考",
        "E-mail:hzrbmdy@163.com",
    ],
)
def test_publishers_and_disclaimers_are_the_paper_s_own(line: str) -> None:
    (article,) = articles_of(f"2021年1月22日 星期五\n{line}\n\n新区开会\n\n本报讯(记者 张三)1月20日,会议召开。\n")

    assert article.title == "新区开会"


def test_an_address_under_the_name_of_a_section_is_the_paper_s_own() -> None:
    (article,) = articles_of(
        "菏泽日报 2021年1月22日 星期五 07 副刊\n牡丹园\nE-mail:hzrb@163.com\n早春\n□ 张宪光\n残雪还没有化,柳枝已经低下头来。\n"
    )

    assert article.title == "早春"


def test_what_goes_on_below_a_caption_goes_on_from_above_it() -> None:
    report, photo = articles_of(
        "曹县干部进村\n\n本报讯(记者 张三)3月5日,曹县抽调干部到村任职,吃住在村,与原单位工作脱\n\n"
        "近日,成武县伯乐集镇的葡萄陆续成熟,吸引了市民前来采摘。 通讯员 谢海滨 摄\n\n"
        "钩;年底由镇、村和贫困户三方打分,结果作为提拔的依据。\n"
    )

    assert [p.text[-8:] for p in report.paragraphs] == ["作为提拔的依据。"]
    assert (photo.kind, photo.photographers) == (Kind.PHOTO, ("谢海滨",))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("4月17日,会议召开。2022年是党的二十大召开之年,要抓好生产。", 2022),
    ],
)
def test_years_of_congresses_and_of_winters(text: str, year: int) -> None:
    (article,) = articles_of(f"菏泽抓好春管\n\n本报讯(记者 张三){text}\n")

    assert article.date is not None
    assert article.date.year == year


@pytest.mark.parametrize("signs", ["主任医师 罗玉洁", "心内科 苗长青", "菏泽市鲁西南律师事务所 郝建新"])
def test_a_rank_or_a_ward_and_a_name_sign_the_advice_above_them(signs: str) -> None:
    advice, report = articles_of(
        f"秋燥来袭\n秋分之后早晚温差拉大,老人和孩子睡前要把窗户关小,不要再睡凉席。\n{signs}\n成武县:“健康小屋”进社区\n"
        "本报讯(通讯员 尚秋红)在成武县文亭社区,几位老人正在“健康小屋”里自助测量血压,数据传到县医院。\n"
    )

    assert (advice.paragraphs[-1].text, report.title) == (signs, "成武县:“健康小屋”进社区")


def test_villagers_sign_a_letter() -> None:
    letter, other = articles_of(
        "一条“断头沟”淹了我们的地\n\n编辑同志:\n\n村东有一条排水沟,修路时给截断了,至今没有接通。这条沟到底归谁管?\n\n"
        "成武县孙寺镇刘庄村 刘洪道等13户村民\n\n小区里的“鸡叫”烦了谁\n\n编辑您好!我住在一个老旧小区,邻居养了几只公鸡,凌晨四点就叫。\n"
    )

    assert letter.paragraphs[-1].text == "成武县孙寺镇刘庄村 刘洪道等13户村民"
    assert other.title == "小区里的“鸡叫”烦了谁"


def test_where_to_buy_and_good_wishes_are_no_headline() -> None:
    *_, report = articles_of(
        "扳手出口十九国\n\n八年前,银行的信贷员到单县湖西工具公司催款,抬头看见墙上写着一行粉笔字。\n\n"
        "地址:单县经济技术开发区舜师路中段　销售热线:0530-4688×××\n祝全县人民端午节安康\n\n"
        "“黑疙瘩”变成“白娃娃”\n\n本报讯(记者 许凤山)5月18日,在巨野县煤化工产业园内,一袋袋聚甲醛从包装线上走下来。\n"
    )

    assert report.title == "“黑疙瘩”变成“白娃娃”"


def test_who_wrote_a_feature_of_the_agency_stands_over_its_text() -> None:
    (feature,) = articles_of(
        "一趟慢车上的“春耕课”\n\n新华社郑州3月26日电题:一趟慢车上的“春耕课”\n\n新华社记者 佟向南\n\n"
        "车过商丘,天刚蒙蒙亮。绿皮车的过道里,列车长放下扫帚,拍了拍手:“各位老乡,上课啦。”\n"
    )

    assert (feature.reporters, len(feature.paragraphs)) == (("佟向南",), 3)


def test_an_office_and_a_name_sign_the_advice_above_them() -> None:
    advice, news = articles_of(
        "孩子咳嗽怎么办\n\n孩子久咳不愈,家长应带孩子到医院检查,明确诊断后规范用药,注意通风。\n\n菏泽市立医院儿科 葛玉红\n\n"
        "民警寻回老人\n\n本报讯(记者 张三)3月5日,民警寻回一位老人。\n"
    )

    assert (advice.title, advice.reporters) == ("孩子咳嗽怎么办", ("葛玉红",))
    assert news.title == "民警寻回老人"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("正月初八,鄄城县一家扶贫车间里机声不断。", PartialDate(2017, 2, 4)),
        ("本报讯(记者 张三)腊月二十三上午,单县的集市上人声鼎沸。", PartialDate(2017, 1, 20)),
        ("除夕当晚,曹县一名医生仍在病房里忙碌。", PartialDate(2017, 1, 27)),
        ("元旦当天,单县图书馆坐满了读者。", PartialDate(2017, 1, 1)),
        # Neither the feast ahead, nor one of childhood, nor one beside a day.
        ("元宵节临近,曹县的灯笼作坊里灯火通明。", PartialDate(2017, 2, 8)),
        ("国庆节当天,他就离开了曹县,至今没有回来。", PartialDate(2017, 2, 8)),
        ("2月7日,农历正月十一,曹县召开会议。", PartialDate(2017, 2, 7)),
        ("“八一”那天,曹县一名老兵来到学校。", PartialDate(2017, 2, 8)),
        ("正月初一一大早,曹县老人家里挤满了拜年的人。", PartialDate(2017, 1, 28)),
        ("正月初三至初九,曹县请来剧团连唱七天。", PartialDate(2017, 1, 30)),
        ("近日,曹县的糖坊里赶制年货。临近元宵节,每天卖出三百斤。", PartialDate(2017, 2, 8)),
    ],
)
def test_a_feast_can_be_the_day_of_a_report(text: str, date: PartialDate) -> None:
    (article,) = articles_of(f"新闻一则\n\n{text}\n", date=PartialDate(2017, 2, 8))

    assert article.date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("请债权人自公告之日起四十五日内申报债权。清算组负责人:宫学礼2015年8月25日", PartialDate(2015, 8, 25)),
        ("请债权人自公告之日起四十五日内申报债权。公司成立于2015年8月25日", PartialDate(2015, 8, 26)),
    ],
)
def test_the_day_behind_who_signs_a_notice_is_its_date(text: str, date: PartialDate) -> None:
    (article,) = articles_of(f"注销公告\n\n{text}\n", date=PartialDate(2015, 8, 26))

    assert article.date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("本报8月12日讯(记者 张三)受降雨影响,11日夜间,曹县一处河堤出现险情。", "2013-08-11"),
        ("本报8月12日讯(记者 张三)记者11日从曹县水务局了解到,河堤已经加固。", "2013-08-11"),
        ("本报北京8月12日电(记者 张三)在昨天结束的摔跤比赛中,曹县运动员夺得银牌。", "2013-08-11"),
        ("本报8月12日讯(记者 张三)“昨天还好好的。”曹县的李四说,河堤是夜里塌的。", "2013-08-12"),
        ("“八一”那天傍晚,曹县民警骑车路过厂门前,抓获一名歹徒。", "2013-08-01"),
        ("曹县供销社从8月9日起设立化肥供应点。至目前,已售出化肥八百吨。", "2013-08-09"),
        ("本报讯(记者 张三)8月1日,本报刊发读者来信。8月12日,记者再次来到曹县。", "2013-08-12"),
        ("经曹县政府同意,自2013年7月1日起,低保标准提高到二百元。", "2013-08-13"),
    ],
)
def test_what_an_opening_says_by_the_day_of_its_dateline(text: str, date: str) -> None:
    (article,) = articles_of(f"新闻一则\n\n{text}\n", date=PartialDate(2013, 8, 13 if "9日" not in text else None))

    assert str(article.date) == date


def test_a_day_without_its_year_below_who_signs_a_notice_is_not_the_papers() -> None:
    page = (
        "曹县报 第三版\n\n收购忙\n\n本报讯(记者 张三)2003年5月11日,曹县一家罐头厂收购芦笋,工人们忙到深夜。\n\n"
        "收购员给每一捆芦笋贴上编号。\n\n关于暂停庙会的通告\n\n自即日起,全县的庙会一律暂停,恢复时间另行通知。\n曹县庙会管理办公室\n5月10日\n"
    )

    assert [str(article.date) for article in articles_of(page)] == ["2003-05-11", "2003-05-10"]


def test_the_provinces_paper_has_a_section_of_the_city() -> None:
    page = (
        "齐鲁晚报·今日菏泽\n\n2012年7月10日 星期二 C07\n\n路灯不亮\n\n"
        "本报讯(记者 张三)记者从市中级人民法院获悉,全市法院今年执结案件四千余件。\n"
    )

    assert articles_of(page)[0].districts == ("菏泽市",)


def test_a_box_and_a_numbered_photograph_are_from_where_the_report_beside_them_is() -> None:
    page = (
        "菏泽日报\n2018年9月5日 星期三 03 专题\n\n桥头的新日子\n\n本报讯(记者 张三)9月4日,鄄城县旧城镇的浮桥铺到了对岸,客车一刻钟一班。\n\n"
        "记者手记\n\n一句大白话的分量\n\n采访本记满了两册,最重的还是一句大白话。愿这样的话越写越多。\n\n本报记者 张三\n\n"
        "图②：孩子们在新操场上放风筝。记者 张三 摄\n\n新闻链接\n\n浮桥是怎样铺成的？\n\n先把浮箱一只只吊进水里，再用钢索连成一排，桥面最后铺上木板。\n"
    )

    assert [article.districts for article in articles_of(page)] == [("鄄城县",)] * 4


def test_a_paper_of_an_unknown_name_is_of_the_city_that_its_articles_name() -> None:
    page = (
        "麟州日报\n2016年9月8日 星期四 02 综合\n\n大集新添便民秤\n\n本报讯(记者 张三)9月7日,巨野县田桥镇大集摆出四台公平秤。\n\n"
        "秋汛防备早\n\n本报讯(记者 李四)市防汛办9月7日通报,全市四十座水闸检修完毕。\n"
    )

    assert [article.districts for article in articles_of(page)] == [("巨野县",), ("菏泽市",)]
    assert articles_of(page.replace("麟州", "商丘"))[1].districts == ("商丘市",)


@pytest.mark.parametrize(
    ("text", "district"),
    [
        # Who asks, who advises and who wrote say nothing of where.
        ("5月20日,城关镇东半部停电,请各单位做好准备。曹县电业局将按时送电。", "曹县"),
        ("21日清晨,丹阳立交桥东侧路面塌陷,本报记者赶到时,工人正在抢修。\n\n本报记者 张三 摄", "菏泽市"),
        ("2月15日,牡丹供电部用电检查人员查处一起窃电案。", "牡丹区"),
        ("“屋里冷得坐不住。”8月20日,家住城区水边小区的段女士拨打热线。", "菏泽市"),
        ("3月5日,徐垓镇召开植树造林会。", "郓城县"),
        ("近日,市总工会为困难职工子女发放助学金。", "菏泽市"),
        ("□本报记者 张楠\n\n8月20日23时,啤酒屋里坐满了年轻人,老板把电视机搬到了法桐树下。", "菏泽市"),
        (
            "□ 本报综合\n\n立法听证会刚过去半个多月,减除费用标准调到一千五百元是否合适,仍是百姓议论的焦点。",
            "未标注",
        ),
        (
            "家住成武县孙寺镇的退休教师谭景彦有一张收听证。8月8日,他把收听证捐给了县档案馆。\n\n第二年,他考上了菏泽师专,说起市广播电视局来人看他的事。",
            "成武县",
        ),
    ],
)
def test_where_it_happened_is_not_where_somebody_is_from(text: str, district: str) -> None:
    (article,) = articles_of(f"新闻一则\n\n{text}\n", date=PartialDate(2001, 8, 24), paper="菏泽日报")

    assert article.districts[0] == district


def test_a_prefecture_is_one_until_it_is_a_city(tmp_path: Path) -> None:
    page = "农业会议召开\n\n3月5日,全区农业工作会议召开,地委书记讲话。\n"
    (tmp_path / "g.toml").write_text(
        ANOTHER.replace("papers", "prefecture_until = 1982\npapers"), encoding="utf-8"
    )

    def first(year: int, path: Path | None = None) -> str:
        given = Page("p.txt", page, paper="济宁日报" if path else "菏泽日报", date=PartialDate(year, 3, 8))
        return parse_page(given, load_gazetteer(path)).articles[0].districts[0]

    assert first(1999) == "菏泽市"
    assert first(2003) == "未标注"
    assert first(1980, tmp_path / "g.toml") == "济宁市"
    assert first(1999, tmp_path / "g.toml") == "未标注"


def test_the_city_within_a_prefecture_is_the_district_of_today() -> None:
    def first(year: int, named: str) -> str:
        page = f"花香四溢\n\n本报讯(记者 张三)3月5日,{named}赵楼村的温室里牡丹开放。\n"
        return articles_of(page, date=PartialDate(year, 3, 8), paper="菏泽日报")[0].districts[0]

    assert first(1996, "菏泽市") == "牡丹区"
    assert first(1996, "县级菏泽市") == "牡丹区"
    assert first(2000, "菏泽市") == "菏泽市"
    assert first(2006, "菏泽市") == "菏泽市"


def test_what_is_ours_on_the_page_of_a_prefecture_is_all_of_it() -> None:
    articles = articles_of(
        "巨野丰收\n\n本报讯(记者 张三)3月5日,巨野县的大蒜丰收,农民很高兴。\n\n"
        "我区将办成就展\n\n本报讯(记者 李四)今年要办成就展,各县市委宣传部设有征集点。\n\n"
        "收购电话公布\n\n本报讯 地区粮食局日前设立电话。各县局也要设立。\n\n"
        "组织收看开幕式\n\n本报讯 3月4日,地区妇联组织干部收看开幕式。曹县养鸡户陶凤说:“俺脸上有光。”\n\n"
        "定陶修路\n\n本报讯(记者 李四)3月4日,定陶县开工修路,群众都来帮忙。\n\n"
        "组织健康检查\n\n本报讯(记者 张三)3月5日,行署召开全区会议,要求进行一次健康检查。\n\n",
        paper="菏泽日报",
        date=PartialDate(1998, 3, 8),
    )

    assert [article.districts[0] for article in articles] == [
        "巨野县",
        *["菏泽市"] * 3,
        "定陶区",
        "菏泽市",
    ]


def test_a_town_goes_to_the_district_of_its_year() -> None:
    page = "马岭岗镇开会\n\n本报讯(记者 张三)3月5日,马岭岗镇召开会议。\n"

    assert articles_of(page, date=PartialDate(2019, 3, 8))[0].districts[0] == "菏泽高新区"
    assert articles_of(page, date=PartialDate(2024, 3, 8))[0].districts[0] == "鲁西新区"


def test_the_page_decides_what_that_county_is() -> None:
    page = "今日曹县\n\n全县会议召开\n\n本报讯(记者 张三)3月5日,全县教育工作会议召开,县委书记讲话。\n"

    assert articles_of(page, date=PartialDate(2021, 3, 8))[0].districts[0] == "曹县"


def test_titles() -> None:
    assert compose(["全市外事工作会议要求", "更好服务高水平开放"], []) == (
        "全市外事工作会议要求",
        "更好服务高水平开放",
        "",
    )
    assert compose(["持续推进", "“三规范”建设"], []) == ("", "持续推进“三规范”建设", "")
    assert compose(["擘画新蓝图", "——访市工信局局长"], []) == ("", "擘画新蓝图", "——访市工信局局长")
    assert compose(["抢开局"], ["权威访谈", "新春走基层"]) == ("新春走基层", "抢开局", "")
    assert compose([], []) == ("", "", "")


@pytest.mark.parametrize(
    "line",
    [
        "菏泽日报 2021年3月12日 星期五 A02版 责任编辑:张三 校对:李四",
        "二〇二一年三月十二日 星期五 农历辛丑年正月廿九",
        "2021年3月12日　星期五　版式设计：王五",
        "国内统一连续出版物号 CN37-0014 邮发代号 23-50 总第12345期 今日8版",
        "２０２１年３月１２日　星期五　第３版",
        "牡丹晚报",
    ],
)
def test_the_masthead_leaves_the_text(line: str) -> None:
    page = parse_page(
        Page("p.txt", f"{line}\n\n曹县有新事\n\n本报讯(记者 张三)曹县召开会议。\n"), load_gazetteer()
    )

    assert page.lines[0].role is LineRole.MASTHEAD
    assert len(page.articles) == 1


def test_a_day_that_signs_a_notice_stays() -> None:
    page = "停水公告\n\n因管道检修,定于近期停水,特此公告。\n\n曹县自来水公司\n\n2021年3月5日\n"
    (article,) = articles_of(page)

    assert article.kind is Kind.NOTICE
    assert [p.text for p in article.paragraphs][1:] == ["曹县自来水公司", "2021年3月5日"]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("菏泽日报/2021-03-12/02.txt", "2021-03-12"),
        ("2021/03/12/A02.txt", "2021-03-12"),
        ("hzrb20210312A02.txt", "2021-03-12"),
        ("牡丹晚报2021年3月2日05版.txt", "2021-03-02"),
        ("paper_2021-03.txt", "2021-03"),
        ("000_19cdaa97a37a6cd0.txt", None),
        ("page-20211399.txt", None),
        ("003_f35563e586983909.txt", None),
        ("12345678.txt", None),
    ],
)
def test_dates_in_file_names(name: str, date: str | None) -> None:
    found = date_in_name(name)

    assert (str(found) if found else None) == date


def test_what_a_sidecar_says_is_one_line_of_text(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "p.txt"
    path.write_text("招商引资大会召开\n\n本报讯 会议在曹县召开。\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text('paper = "曹县\\u009b日报\\n晚刊"\npage = "\\u001b3"\n', encoding="utf-8")

    (article,) = read_page(Source("p.txt", path), gazetteer=gazetteer).articles

    assert (article.paper, article.page_number) == ("曹县日报 晚刊", "3")


def test_a_sidecar_says_what_the_page_does_not(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "p.txt"
    path.write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text('paper = "曹县日报"\ndate = 2021-03-12\npage = 3\n', encoding="utf-8")
    (article,) = read_page(Source("p.txt", path), gazetteer=gazetteer).articles

    assert (article.paper, str(article.page_date), article.page_number) == ("曹县日报", "2021-03-12", "3")
    assert str(article.date) == "2021-03-12"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2020", "2020"),
        ('"2020"', "2020"),
        ('"2020-04"', "2020-04"),
        ("2020-04-02", "2020-04-02"),
        ("2020-04-02 06:00:00", "2020-04-02"),
    ],
)
def test_a_sidecar_says_a_date_as_toml_has_it(
    written: str, date: str, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    (tmp_path / "p.txt").write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text(f"date = {written}\n", encoding="utf-8")

    (article,) = read_page(Source("p.txt", tmp_path / "p.txt"), gazetteer=gazetteer).articles

    assert str(article.page_date) == date


def test_a_default_date_gives_way_to_the_masthead(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "p.txt"
    path.write_text(
        "菏泽日报 2021年3月12日\n\n曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", encoding="utf-8"
    )
    defaults = PageDefaults(date=PartialDate(2019, 1, 1))
    (article,) = read_page(Source("p.txt", path), gazetteer=gazetteer, defaults=defaults).articles
    (named,) = read_page(Source("2021-03-14/p.txt", path), gazetteer=gazetteer, defaults=defaults).articles

    assert (str(article.page_date), str(named.page_date)) == ("2021-03-12", "2021-03-14")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date = 5", "date=5"),
        ("date = true", "date=True"),
        ("date = 20200402", '2020-04-02、"2020-04" 或 "2020"'),
        ("page = 3\ndate = 2020-04", 'date = "2020-04"'),
        ("paper = [1]", "paper"),
        ("colour = 1", "colour"),
        ("= =", "TOML"),
        ('date = "2021-13"', "date"),
    ],
)
def test_a_wrong_sidecar_says_why(text: str, said: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    (tmp_path / "p.txt").write_text("曹县", encoding="utf-8")
    (tmp_path / "p.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PageDecodeError, match=said):
        read_page(Source("p.txt", tmp_path / "p.txt"), gazetteer=gazetteer)


def test_the_shipped_gazetteer_is_a_tree(gazetteer: Gazetteer) -> None:
    names = {district.name for district in gazetteer.districts}

    assert gazetteer.districts[0].name == "菏泽市"
    assert all(district.parent in names for district in gazetteer.districts[1:])
    assert {"牡丹区", "定陶区", "曹县", "单县", "鄄城县", "菏泽开发区", "菏泽高新区", "鲁西新区"} <= names
    assert sum(place.level == "town" for place in gazetteer.names.values()) > 168


ANOTHER = 'format = 1\n[city]\nname = "济宁市"\ncitywide = ["全市"]\npapers = ["济宁日报"]\n[[district]]\nname = "任城区"\ntowns = ["仙营街道"]\n'


def test_another_city(tmp_path: Path) -> None:
    (tmp_path / "g.toml").write_text(ANOTHER, encoding="utf-8")
    gazetteer = load_gazetteer(tmp_path / "g.toml")
    page = "济宁日报 2017年10月25日\n\n开会\n\n本报讯(记者 张三)10月24日,仙营街道召开会议。\n\n全市开会\n\n本报讯(记者 张三)10月24日,全市召开会议。\n"
    articles = parse_page(Page("p.txt", page), gazetteer).articles

    assert [article.districts[0] for article in articles] == ["任城区", "济宁市"]
    assert load_gazetteer(tmp_path / "g.toml") is gazetteer


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("format = 1", "format = 2"), "format"),
        (('name = "任城区"', 'title = "任城区"'), "title"),
        (('name = "任城区"', 'name = ""'), "name"),
        (('towns = ["仙营街道"]', 'towns = "仙营街道"'), "towns"),
        (('towns = ["仙营街道"]', 'parent = "山东省"'), "山东省"),
        (('towns = ["仙营街道"]', "from = 20"), "from"),
        (('towns = ["仙营街道"]', "from = 2020\nuntil = 2019"), "from=2020"),
        (("papers", 'seat = "西区"\npapers'), "西区"),
        (("format = 1", "format = 1\nshared = 1"), "shared"),
        (("[[district]]", "[[districts]]"), "districts"),
        (('towns = ["仙营街道"]', 'parent = "任城区"'), "任城区 → 任城区"),
        (
            ('towns = ["仙营街道"]', 'parent = "甲"\n[[district]]\nname = "甲"\nparent = "任城区"'),
            "parent：任城区 → 甲 → 任城区",
        ),
        (
            ('towns = ["仙营街道"]', 'successor = "甲"\n[[district]]\nname = "甲"\nsuccessor = "甲"'),
            "successor：甲 → 甲",
        ),
        (("format = 1", "format = "), "TOML"),
    ],
)
def test_a_wrong_gazetteer_says_where(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    (tmp_path / "g.toml").write_text(ANOTHER.replace(*change), encoding="utf-8")
    with pytest.raises(ConfigError, match=said) as caught:
        load_gazetteer(tmp_path / "g.toml")

    assert "g.toml" in str(caught.value)


@pytest.mark.parametrize(
    "signature",
    [
        "县人民医院护士 曲玉莲",
        "(韩 璐)",
        "(地区农技站高级农艺师 石翠琴)",
        "家属院居民 周玉莲",
        "市农科院 副研究员 闫秀荣",
        "□ 祁子明",
    ],
)
def test_below_who_signs_a_text_a_short_line_is_a_headline(signature: str) -> None:
    essay, next_essay = articles_of(
        f"冬夜翻旧书\n\n入了冬,夜就长得没有边,正是翻旧书的时候。\n\n{signature}\n\n桥洞里的水,一存就是半个月\n\n"
        "5月9日,有读者打进本报热线:桥洞里的水一直没排出去,浅处没脚脖,深处到小腿肚子。\n"
    )

    assert essay.paragraphs[-1].text == signature
    assert next_essay.title == "桥洞里的水,一存就是半个月"


def test_who_wrote_a_poem_may_stand_below_it() -> None:
    essay, poem = articles_of(
        "冬夜翻旧书\n\n入了冬,夜就长得没有边,正是翻旧书的时候。\n\n□ 田 禾\n\n初冬(外一首)\n树把叶子还给了土地\n"
        "像一个人还清了债\n站在风里 身上只剩下骨头\n和一只不肯走的鸟\n两头都白了\n□ 李青萍\n"
    )

    assert (essay.title, poem.title) == ("冬夜翻旧书", "初冬(外一首)")
    assert len(poem.paragraphs) == 6


@pytest.mark.parametrize(
    "line",
    [
        "今日市区 阴有小到中雪 -7℃~-2℃ 穿衣指数:厚羽绒服",
        "来信请寄:菏泽市中山路本报群工部 邮编 274000",
        "分类信息 刊登热线 0530-5332199 微信同号",
        "24小时新闻热线 5969110",
        "刊登电话:0530-5332199 微信同号",
        "5922110 24小时为您守候",
        "您遇烦心事 请来电来信 电话:6522147",
        "今天白天到夜间 阴有小雨，东北风三级，最高气温18℃，最低气温11℃",
        "5",
    ],
)
def test_the_paper_s_own_lines_anywhere(line: str) -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    page = parse_page(Page("p.txt", f"{text * 4}{line}\n\n{text * 4}"), load_gazetteer())

    assert [note.role for note in page.lines if note.text == line] in ([LineRole.MASTHEAD], [LineRole.PAGE_NUMBER])


@pytest.mark.parametrize(
    "line",
    [
        "03 要闻·简讯",
        "A06 3·15特别报道",
        "副刊投稿邮箱：hzfk@163.com",
        "2 综合新闻",
        "04 关注",
        "郓城新闻 3",
        "欢迎关注郓城新闻网 投稿邮箱:jryc@163.com",
        "有事您说话 24小时热线:5966333",
    ],
)
def test_a_page_s_number_and_section_in_the_middle_of_its_text(line: str) -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    page = parse_page(Page("p.txt", f"{text * 4}{line}\n\n{text * 4}"), load_gazetteer())

    assert [note.role for note in page.lines if note.text == line] == [LineRole.MASTHEAD]


def test_what_a_section_of_notices_tells_its_readers_at_the_foot_is_the_papers_own() -> None:
    notice = "遗失声明\n\n单县郭村镇孙二虎遗失道路运输从业资格证,证号:371722004512,声明作废。\n\n"
    own = "郑重提醒:刊登本栏目信息文责自负,本报不承担法律责任"
    page = parse_page(Page("p.txt", REPORT + notice + own), load_gazetteer())

    assert [note.role for note in page.lines if note.text == own] == [LineRole.MASTHEAD]


def test_who_signs_a_letter_is_not_the_paper_s_own() -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    letter = "盼路灯亮起来\n\n编辑同志:\n\n小区门前的路灯一直没亮过,晚上黑咕隆咚\n\n读者 冯学诗\n\n编辑 李一\n"
    page = parse_page(Page("p.txt", f"{text * 4}{letter}"), load_gazetteer())

    assert [note.text for note in page.lines if note.role is LineRole.MASTHEAD] == ["编辑 李一"]


@pytest.mark.parametrize(
    "head",
    [
        "4 今日曹县\n\n主办：中共曹县县委宣传部 编辑：马秀丽",
        "3 要闻",
        "文体 11",
        "牡丹园 副刊 4\n2009年10月14日 星期三 电子信箱:mdyfk@163.com",
        "牡丹花会特刊\n\n2011年4月14日　星期四",
        "评论·读者来信\n2014年8月12日　第6期　欢迎投稿 hzrb@126.com",
        "4 要闻·综合\n\n聊城日报\nLIAOCHENG DAILY\n\n2010年11月18日",
        "2024·5·17 星期五 编辑 程华 设计 邢冉 菏泽日报",
        "法治菏泽",
        "曹县民生 2022年8月16日 第3版 民情热线 承办:曹县12345政务服务便民热线中心",
        "菏泽日报 2012年4月6日 星期五 第七版\n曹州园 文学副刊 第896期",
        "牡丹晚报 2007年3月15日 星期四 10版\n\n热线:5922110 短信:13805309999 信箱:菏泽市中华路牡丹晚报群工部",
        "菏泽日报 2012年4月6日 星期五\n天气预报\n今天白天到夜间 阴有小雨，最高气温18℃，最低气温11℃",
    ],
)
def test_the_head_of_a_page_in_many_forms(head: str) -> None:
    page = parse_page(
        Page("p.txt", f"{head}\n\n曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n"),
        load_gazetteer(),
    )

    assert [article.title for article in page.articles] == ["曹县有新事"]
    assert not page.articles[0].kicker


def test_the_foot_of_a_page_in_many_forms() -> None:
    foot = "■天气：今天白天到夜间,晴转多云,南风3级,20℃～34℃\n责任编辑 刘桂林 校对 谷雨 国际部供稿\n本版内容仅供参考,具体诊疗请遵医嘱\n国际新闻编辑 纪元"
    page = parse_page(
        Page("p.txt", f"曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林。\n\n{foot}\n"),
        load_gazetteer(),
    )

    assert [len(article.paragraphs) for article in page.articles] == [1]


def test_who_wrote_the_title_of_a_page_is_no_part_of_the_call_above_it() -> None:
    call = "“我家那口井”征文启事\n为记录水的变迁，本报副刊即日起向全市读者征文。\n作品要求：散文、随笔均可，须为原创。\n投稿邮箱：jing2016@163.com，注明“征文”字样。征文截至10月31日。\n\n"
    (article,) = articles_of(f"{call}题字：邢墨石\n编辑：张远 电子信箱：jing2016@163.com\n")

    assert article.paragraphs[-1].text.endswith("征文截至10月31日。")


def test_a_page_s_name_that_is_a_wish_places_nothing() -> None:
    (article,) = articles_of("健康菏泽\n\n喝粥真的能养胃吗\n\n不少人胃不舒服就喝粥,其实并非人人适合。\n")

    assert article.districts == ("未标注",)


def test_the_day_right_below_who_signs_is_a_notice_s_whatever_stands_further_below() -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)4月25日,曹县召开会议,部署春季造林工作。\n\n"
    notice = "注销公告\n\n菏泽市恒润商贸有限公司经股东会决议解散,请债权人申报债权。\n\n菏泽市恒润商贸有限公司清算组\n2015年4月24日\n\n"
    articles = articles_of(f"{text * 4}{notice}6 公告\n\n{text * 4}")

    assert [str(article.date) for article in articles if article.title == "注销公告"] == ["2015-04-24"]


def test_the_days_of_a_forecast_are_no_box() -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    forecast = (
        "今天:多云转晴,北风3到4级,12℃~21℃;\n明天:晴间多云,南风2到3级,13℃~24℃;\n后天:多云,南风3级,14℃~25℃。\n\n"
    )
    page = parse_page(Page("p.txt", f"{text * 3}未来三天天气\n\n{forecast}{text * 3}"), load_gazetteer())

    assert not [note for note in page.lines if "℃" in note.text and note.role is LineRole.MASTHEAD]


def test_a_headline_below_its_text_leaves_the_column_its_name() -> None:
    hotline, story = articles_of(
        "专家热线\n\n问:我是东明县的棉农,听说地膜植棉能增产三成,每亩地膜要花三十多元,划算不划算?\n\n"
        "答:地膜覆盖能提高地温,使棉花播期提前,在旱薄地上增产最明显,扣去地膜的工钱,净得五六十元。\n\n"
        "棉田地膜覆盖怎么划算\n\n信息窗\n\n三月下旬农产品行情\n\n玉米每公斤0.78元,比上旬略降;大蒜每公斤1.90元,农产品成交活跃。\n"
    )

    assert (hotline.kicker, hotline.title) == ("专家热线", "棉田地膜覆盖怎么划算")
    assert (story.kicker, story.title) == ("信息窗", "三月下旬农产品行情")


def test_headlines_between_two_texts_are_parted_where_the_blank_line_is() -> None:
    first, second = articles_of(
        "12月5日,高新区企业开办专窗前,闫志军领到了一本营业执照、一套印章和一份预约单,没有花一分钱。\n(通讯员 于 慧)\n"
        "企业开办“零成本”\n新公司领到四样大礼包\n\n何楼社区领办合作社\n从“盐碱滩”到“药材谷”\n"
        "本报讯(记者 祝明慧)初冬时节,何楼社区的地里一片忙碌,白芷、防风从土里翻出来。\n"
    )

    assert (first.title, second.title) == (
        "企业开办“零成本” 新公司领到四样大礼包",
        "何楼社区领办合作社 从“盐碱滩”到“药材谷”",
    )


def test_below_who_signs_a_notice_it_has_ended() -> None:
    outage, advice = articles_of(
        "停电预告\n1月15日7:30至16:00,10千伏曹州线大修,停电范围:曹州路以东、八一街以北,南华小区。\n"
        "遇雨雪天气检修顺延。供电服务热线95598。\n菏泽供电公司\n健康门诊\n冻疮犯了别火烤\n"
        "问:我每年冬天手背和耳朵都生冻疮,今年又痒又肿,有人说用火烤烤就好,行吗?\n答:都不行。冻疮是血管收缩造成的淤血。\n"
    )

    assert (outage.title, outage.paragraphs[-1].text) == ("停电预告", "菏泽供电公司")
    assert advice.title == "冻疮犯了别火烤"


def test_a_local_paper_s_name_beside_its_day_between_articles_is_its_own() -> None:
    done = ("栽下杨树三千棵", "修通水泥路七里", "收购棉花万余包", "办起农民夜校", "演出两夹弦", "引来纺织厂")
    above, below = (
        "".join(f"鄄城县{what}\n\n本报讯(记者 张三)3月5日,记者从现场看到,{what}。\n\n" for what in some)
        for some in (done[:3], done[3:])
    )
    head = "鄄城报\n总第1032期\n责编 王五 2006年3月7日 星期二 综合 第2版\n\n"
    rest = "刚出锅的花馍要晾透才不裂,孔令梅从不心急。\n\n"

    articles = articles_of(f"{above}孔令梅的花馍人生\n\n{PROFILE}{head}{rest}{below}")

    assert [len(article.paragraphs) for article in articles] == [1, 1, 1, 3, 1, 1, 1]


def test_the_paper_s_own_lines_between_articles() -> None:
    news = "曹县有新事\n\n本报讯(记者 张三)4月25日,曹县召开会议,部署春季造林工作。\n\n"
    (article, *_) = articles_of(f"{news * 4}牡丹晚报\n2019.04.26\nA14\n\n{news * 4}")

    assert (article.paper, str(article.page_date), article.page_number) == ("牡丹晚报", "2019-04-26", "A14")


def test_a_text_that_another_one_interrupts_is_put_together() -> None:
    child, bus, harvest = articles_of(
        "三轮车上抱来的孩子回到爹娘身边\n\n10月11日傍晚,派出所的值班室里,吕红霞抱着走失的儿子小帅,哭得说不出话。\n\n"
        "小帅是在康庄路早市走失的。民警张占军调取商铺的录像,看到一名穿蓝褂子的老太太抱着孩子上了一辆三轮车。\n\n"
        "公交车上掉了两万块\n\n本报讯(记者 于倩)10月10日,退休教师宋玉珍来到公交公司,把锦旗送到驾驶员耿志强手里。\n\n"
        "7日,宋玉珍坐3路公交车到医院,下车时把装钱的布兜落在了座位上。耿志强照着兜里的住院单,把钱交给了宋玉珍。\n\n"
        "录像不清楚,民警张占军便沿着三轮车消失的方向,一个村一个村地问。村东头李老太家这两天有孩子哭,可她家没小孩。\n\n"
        "民警赶到时,老太太正给孩子喂鸡蛋羹。原来,李老太那天在早市看到小帅一个人哭,就抱回了家。\n\n"
        "本报记者 陈晓阳\n\n玉米喜获丰收\n\n本报讯(记者 孙强)10月9日,曹县的玉米开始收割。\n"
    )

    assert [len(article.paragraphs) for article in (child, bus, harvest)] == [5, 2, 1]
    assert child.paragraphs[-1].text == "本报记者 陈晓阳"
    assert "joined-fragment" in child.flags


def test_two_texts_that_stop_inside_a_sentence_each_go_on() -> None:
    wheat, exam = articles_of(
        "夏粮收购筑牢服务线\n\n本报讯(记者 戈壁)眼下,全市68个夏粮收购库点开秤,农户售粮前要把麦子晒透,不同品种的麦子\n\n"
        "高考加油站十年温情路\n\n本报讯(通讯员 权欣)6月7日高考首日,考点外的加油站前,志愿者石秀云忙着递水、发雨伞。\n\n"
        "“第一年我是送女儿考试,\n\n切勿混装;售粮遇到压级压价的,可拨打收购库点的电话投诉。\n\n"
        "看见别的孩子忘带准考证急得直哭,我就想做点啥。”石秀云说。今年高考,她的车队接送考生160多趟。\n"
    )

    assert wheat.paragraphs[-1].text.endswith(
        "不同品种的麦子切勿混装;售粮遇到压级压价的,可拨打收购库点的电话投诉。"
    )
    assert exam.paragraphs[-1].text.startswith("“第一年我是送女儿考试,看见别的孩子忘带准考证")


def test_articles_that_each_have_their_own_text_stay_as_printed() -> None:
    first, second = articles_of(
        "三轮车上抱来的孩子回到爹娘身边\n\n10月11日傍晚,派出所的值班室里,吕红霞抱着走失的儿子小帅,哭得说不出话。\n\n"
        "公交车上掉了两万块\n\n本报讯(记者 于倩)10月10日,退休教师宋玉珍来到公交公司,把锦旗送到驾驶员耿志强手里。\n\n"
        "7日,宋玉珍坐3路公交车到医院,下车时把装钱的布兜落在了座位上。耿志强照着兜里的住院单,把钱交给了宋玉珍。\n\n"
        "本报记者 陈晓阳\n"
    )

    assert [len(article.paragraphs) for article in (first, second)] == [1, 3]


@pytest.mark.parametrize(
    ("last", "lines"),
    [
        ("河水在黑暗里拍打石头,老人侧着耳朵听了听。哗——哗——", 2),
        ("咨询电话:12320", 2),
    ],
)
def test_a_sentence_with_dashes_and_a_telephone_are_no_headlines(last: str, lines: int) -> None:
    first, second = articles_of(
        f"守护大堤\n\n10月5日,曹县的老河工打着手电,把手伸进堤坡的草丛,一寸一寸地摸。\n\n{last}\n\n"
        "群众住进新家园\n\n本报讯(记者 张三)10月8日,东明县的滩区群众搬进新居。\n"
    )

    assert (first.title, second.title) == ("守护大堤", "群众住进新家园")
    assert len(first.paragraphs) == lines


@pytest.mark.parametrize(("head", "count"), [("老拳师和他的女徒弟\n\n", 3), ("", 2)])
def test_a_wider_gap_begins_an_article_whose_headline_stands_below(head: str, count: int) -> None:
    doctor, *others = articles_of(
        "湖西路上的“铁脚板”\n□ 程 岭\n\n单县的段宪章今年六十四岁,在黄河故道的七个村子当了四十一年乡村医生。\n\n"
        "临走时他送到村口,说自己这双脚也该歇歇了。\n\n\n郓城县冷庄村的打麦场上,站着七十九岁的冷兆庚,八个女孩跟着老拳师打梅花拳。\n\n"
        f"冷家的拳传到老拳师这里是第六代,如今收的都是女徒弟。\n\n{head}修表的人\n图/文 本报记者 邵 峰\n定陶县城陶驿路有一间两米宽的修表铺。\n"
    )

    assert len([doctor, *others]) == count
    assert (doctor.title, others[-1].title) == ("湖西路上的“铁脚板”", "修表的人")
    assert others[0].title == ("老拳师和他的女徒弟" if head else "修表的人")


@pytest.mark.parametrize(
    "own",
    [
        "中共成武县委 成武县人民政府主办 内部资料 免费赠阅",
        "中共巨野县委宣传部、巨野县融媒体中心主办",
        "中共单县县委宣传部主管 单县新闻中心主办 内部发行",
        "主办:中共东明县委 东明县人民政府",
        "鲁菏内资准字第031号 内部资料 免费赠送",
    ],
    ids=["two publishers", "with a comma", "over the publisher", "publishers behind", "permit"],
)
def test_who_publishes_the_paper_is_no_headline(own: str) -> None:
    report = "东沟河清淤保汛期\n\n本报讯(记者 李四)11月8日,东沟河清淤完工,沿线三个村不再怕淹。\n"

    (article,) = articles_of(f"县情时报\n\n2014年11月14日 星期五\n\n{own}\n\n{report}")

    assert article.title == "东沟河清淤保汛期"


def test_a_list_of_contents_with_its_pages_is_no_headline() -> None:
    page = parse_page(
        Page(
            "p.txt",
            "菏泽日报\n2012年3月7日 星期三\n今日导读\n\n我市植树1700万株\n2版\n“苇编大嫂”走出国门\n3版\n警惕“招工”短信\n6版\n\n"
            "我市确定二十件民生实事\n\n本报讯(记者 汪涛)昨天,市政府公布二十件民生实事。\n",
        ),
        load_gazetteer(),
    )

    assert [(article.kicker, article.title) for article in page.articles] == [("", "我市确定二十件民生实事")]
    assert [note.role for note in page.lines if "植树" in note.text] == [LineRole.JUMP]


@pytest.mark.parametrize(
    "entries",
    [
        ("村里来了“草莓博士”/2版", "老戏台又开锣/3版"),
        ("村里来了“草莓博士” A02", "老戏台又开锣 A03"),
        ("●村里来了“草莓博士”【2】", "●老戏台又开锣【3】"),
        ("村里来了“草莓博士” 见2版", "老戏台又开锣 见3版"),
        ("②版 村里来了“草莓博士”", "③版 老戏台又开锣"),
        ("村里来了“草莓博士”2版",),
        ("村里来了“草莓博士”", "2版", "老戏台又开锣", "3版"),
        ("第2版", "村里来了“草莓博士”", "第3版", "老戏台又开锣"),
    ],
    ids=["slash", "letter", "bracket", "see", "circle", "close", "below", "above"],
)
@pytest.mark.parametrize("heading", ["导读", "今日看点", "导 读"])
@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["close", "apart"])
def test_what_stands_with_its_page_below_the_heading_of_contents_is_no_headline(
    heading: str, entries: tuple[str, ...], apart: str
) -> None:
    head = "单县快报 第01版\n\n2012年3月7日 星期三\n\n"
    page = parse_page(Page("p.txt", f"{head}{apart.join((heading, *entries))}\n\n{REPORT}"), load_gazetteer())

    assert [(article.kicker, article.title, article.page_number) for article in page.articles] == [
        ("", "郓城清淤河道保汛期", "01")
    ]
    assert [note.role for note in page.lines if "草莓" in note.text] == [LineRole.JUMP]


def test_a_heading_of_contents_over_a_text_is_no_list() -> None:
    book = "导读\n\n这本书写的是黄河滩上三代人的日子,作者在滩区住了六年,走遍了四十个村子。\n\n读到第2版\n"

    assert len(articles_of(REPORT + "\n\n" + book)) == 2


def test_what_refers_back_goes_on_below_the_headline() -> None:
    (article, _) = articles_of(
        "本报讯(记者 张弛)8月9日,巨野农商银行的客户经理走进车间,给老板办理了贷款续期。\n\n“白天忙着发货,哪有空跑银行?”老板说,金融夜市把服务开到了车间里。\n\n"
        "金融服务“夜市”开到车间里\n\n该行还开通“税易贷”,最快两个小时到账。\n\n管线省下千万元运费\n\n本报讯(记者 李四)8月8日,管线投用。\n"
    )

    assert (article.title, len(article.paragraphs)) == ("金融服务“夜市”开到车间里", 3)


@pytest.mark.parametrize(
    ("heads", "kicker", "title"),
    [
        (["诗笺", "牡丹二题"], "诗笺", "牡丹二题"),
        (["众志成城 抗震救灾", "我市医疗防疫队奔赴北川"], "众志成城 抗震救灾", "我市医疗防疫队奔赴北川"),
        (["农闲人不闲 冬日挣钱忙", "六旬老人自编普法快板"], "农闲人不闲 冬日挣钱忙", "六旬老人自编普法快板"),
        (["三百辆校车", "统一“体检”"], "", "三百辆校车统一“体检”"),
        (["梨乡第十届采摘节开幕", "人气旺"], "", "梨乡第十届采摘节开幕人气旺"),
        (["庆祝建党95周年征文", "渡口的灯"], "庆祝建党95周年征文", "渡口的灯"),
        (["热烈庆祝新中国成立60周年", "万人同唱一首歌"], "热烈庆祝新中国成立60周年", "万人同唱一首歌"),
        (["庆祝建党95周年文艺晚会举行", "万人同唱一首歌"], "", "庆祝建党95周年文艺晚会举行万人同唱一首歌"),
        (["我市调高", "最低生活保障标准"], "", "我市调高最低生活保障标准"),
        (["三百台收割机", "下田抢收"], "", "三百台收割机下田抢收"),
        (["开学那天", "这五样东西别忘带"], "", "开学那天这五样东西别忘带"),
        (["夏季开车", "这五样东西别忘带"], "", "夏季开车这五样东西别忘带"),
        (["中秋将至", "这五样东西别忘带"], "", "中秋将至这五样东西别忘带"),
        (["声明", "遗失声明"], "声明", "遗失声明"),
        (
            ["聚力招商引资 赋能产业升级", "梨乡一季度签约十个项目"],
            "聚力招商引资 赋能产业升级",
            "梨乡一季度签约十个项目",
        ),
        (["茶余饭后", "梨乡来了台新机器"], "茶余饭后", "梨乡来了台新机器"),
        (["小荷才露", "借伞"], "小荷才露", "借伞"),
        (["节气小知识", "麦收时节"], "节气小知识", "麦收时节"),
        (["乡村特写", "许楼村麦收现场", "来了台新机器"], "乡村特写", "许楼村麦收现场来了台新机器"),
    ],
)
def test_names_of_columns_and_slogans_are_kickers(heads: list[str], kicker: str, title: str) -> None:
    body = (
        "唢呐班的班主今年四十六岁,抗震救灾的队员出发了,校车要体检,牡丹开了,快板打起来,"
        "梨乡采摘节开幕,梨树要追肥,渡口有盏灯,万人唱着歌,麦收来了机器,"
        "最低生活保障提高了,下田的收割机来了,这五样东西要带,节气到了,麦收时节要快。"
    )

    assert compose(heads, [], body) == (kicker, title, "")


def test_a_text_that_begins_again_and_breaks_off_is_kept_once() -> None:
    report = "本报讯(记者 张三)3月5日,曹县召开春季造林现场会,来自二十个镇的代表参观了青堌集镇的苗圃。"
    first, second = articles_of(
        f"造林现场会开到苗圃边\n\n{report}\n\n单县渔民迎来开湖\n\n本报讯(记者 李四)3月6日,单县浮龙湖开湖捕鱼。\n\n"
        f"造林现场会开到苗圃边\n\n{report[:36]}\n"
    )

    assert (first.title, second.title) == ("造林现场会开到苗圃边", "单县渔民迎来开湖")
    assert any(flag.startswith("repeated:") for flag in first.flags)


def test_a_name_of_three_characters_set_apart_is_one() -> None:
    assert parse_byline("常 树 礼").reporters == ("常树礼",)


@pytest.mark.parametrize(
    "author",
    [
        "东明县实验小学五(3)班 穆子涵 指导教师:韩梅",
        "菏泽人民广播电台 柳 絮",
        "东明县实验小学五(3)班 穆子涵(指导教师:韩梅)",
    ],
)
def test_who_wrote_an_essay_and_who_taught_it(author: str) -> None:
    (essay,) = articles_of(
        f"外婆的蒲扇\n\n{author}\n\n外婆有一把蒲扇,扇边用蓝布条缝了一圈。夏天停电了,她就坐在床边给我扇风。\n"
    )

    assert essay.title == "外婆的蒲扇"
    assert essay.reporters[0] in ("穆子涵", "柳絮")


def test_who_talks_with_whom_stands_over_an_interview() -> None:
    (interview,) = articles_of(
        "种出“会说话”的山药\n\n对话人:本报记者 郑可为\n\n嘉 宾:陈集山药种植户 晁红霞\n\n"
        "晁红霞:用手机一扫,哪块地、哪天下的种,买主看得清清楚楚,我们卖得也硬气。\n"
    )

    assert (interview.title, len(interview.paragraphs)) == ("种出“会说话”的山药", 3)


def test_a_profession_makes_any_name_one_below_advice() -> None:
    advice, news = articles_of(
        "借条丢了还能要钱吗\n\n律师同志:前年我借给同学三万元,他写了借条,搬家时弄丢了。\n\n"
        "读者朋友:银行转账凭证能够证明款项已经交付,要注意两年的诉讼时效。\n\n郓城律师事务所 律师 官庆梅\n\n"
        "城管“扫街” 摊贩入市\n\n本报讯 4月15日清晨,县城西门街的马路菜市场搬进了新市场。\n"
    )

    assert advice.paragraphs[-1].text == "郓城律师事务所 律师 官庆梅"
    assert news.title == "城管“扫街” 摊贩入市"


def test_the_paper_s_own_lines_between_blank_lines_in_the_middle_of_a_page() -> None:
    news = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    own = "菏泽日报\n\n2016年3月8日 星期二\n\n农历正月三十 主办:中共定陶区委宣传部\n\n"
    page = parse_page(Page("p.txt", f"{news * 4}{own}{news * 4}"), load_gazetteer())

    assert [note.text for note in page.lines if note.role is LineRole.MASTHEAD] == own.split("\n\n")[:3]


def test_the_weather_of_a_week_is_a_headline() -> None:
    articles = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
        "下周天气:先晴热后有雨\n\n本报讯 据市气象台预报,下周前期以晴到少云天气为主,后期有一次降水过程。\n"
    )

    assert [article.title for article in articles] == ["曹县有新事", "下周天气:先晴热后有雨"]


def test_a_day_at_the_foot_that_is_not_the_one_at_the_head_signs_a_notice() -> None:
    head = "成武新闻\n\n2018年5月18日\n\n星期五\n\n戊戌年四月初四\n\n第820期 今日4版\n\n"
    notice = "停气公告\n\n因管道改造,定于2018年5月20日8时至18时对永昌路沿线停气,请提前做好准备。\n\n成武县昌盛燃气有限公司\n\n"
    foot = "投稿邮箱:cwxw@163.com 责编:李四 校对:王五\n"

    _, signed = articles_of(f"{head}{REPORT}{notice}2018年5月17日\n\n{foot}")
    _, unsigned = articles_of(f"{head}{REPORT}{notice}2018年5月18日\n\n{foot}")

    assert (signed.paragraphs[-1].text, str(signed.date)) == ("2018年5月17日", "2018-05-17")
    assert unsigned.paragraphs[-1].text == "成武县昌盛燃气有限公司"


def test_what_a_paper_calls_its_readers_to_stands_between_its_name_and_its_day() -> None:
    head = "成武新闻\n\n弘扬伯乐精神 建设美丽成武\n\n2018年5月18日\n\n星期五\n\n第820期 今日4版\n\n"
    parsed = parse_page(Page("p.txt", f"{head}县领导调研时强调\n\n{REPORT}"), load_gazetteer())

    assert [article.kicker for article in parsed.articles] == ["县领导调研时强调"]
    assert parsed.lines[1].role is LineRole.MASTHEAD


def test_what_stands_beside_the_day_and_the_page_at_the_foot_is_the_paper_s_own() -> None:
    page = (
        "　　去年村里修路，老槐树正在路中间。有人说砍\n了吧，二爷坐在树下一声不吭，坐了一整天。\n　　今年回家，远远就看见那个弯，和弯里的一团\n绿。\n"
        "　　□ 谷 雨\n\n曹州日报 星期刊 1999年11月6日 星期六 第三版 槐荫漫话\n"
    )

    articles = articles_of(page)

    assert [(article.title, str(article.date)) for article in articles] == [("", "1999-11-06")]


@pytest.mark.parametrize("label", ["【陶庙】", "陶庙:", "[陶庙]"])
def test_a_brief_behind_the_bare_name_of_a_town_is_from_there(label: str) -> None:
    briefs = f"乡镇短波\n\n{label}5月12日,投资三百万元的木业公司建成投产。\n\n{label.replace('陶庙', '大义')}该镇把闲置的粮所改成加工点。\n"

    assert [article.districts for article in articles_of(REPORT + briefs)[1:]] == [("巨野县",), ("巨野县",)]


def test_words_of_datelines_may_be_spaced_out() -> None:
    page = REPORT.replace("本报讯(记者 张三)", "本 报 讯(记 者 张三 通 讯 员 李四)")

    (article,) = articles_of(page)

    assert (article.reporters, article.correspondents) == (("张三",), ("李四",))
    assert article.paragraphs[0].text.startswith("本报讯(记者 张三 通讯员 李四)6月3日")


@pytest.mark.parametrize(
    "author", ["牡丹区第二十一中学附小 四(3)班 孙雨桐", "程屯镇 刘继珍(62岁)", "县实小 五年级 朱浩然"]
)
def test_authors_are_told_by_their_school_and_class_and_may_give_their_age(author: str) -> None:
    assert is_author(author)


def test_information_of_a_kind_is_a_list_of_briefs() -> None:
    briefs = (
        "文化信息\n\n春节期间，县博物馆“不打烊”，从初一到初六免费开放。\n\n首届春联大赛日前揭晓，评出一等奖三名。\n\n"
        "春节前后，县两夹弦剧团深入村庄演出三十六场。\n\n"
    )

    assert [article.kind for article in articles_of(f"{REPORT}{briefs}")] == [Kind.NEWS, *[Kind.BRIEF] * 3]


def test_enumerated_headings_are_those_of_one_text() -> None:
    advice = "近期，针对准大学生的诈骗多发。市反诈中心提醒，下面两类电话别接。\n\n"
    parts = (
        "1.冒充教育局发助学金\n\n骗子能准确说出考生姓名，谎称最后一天领取助学金，让考生到柜员机上操作。\n\n"
        "2.“补录”“内部指标”\n\n凡是花钱就能上大学的，都是骗局，录取结果要到省考试院的网站上查。\n\n"
    )

    assert [article.title for article in articles_of(f"准大学生，这两类电话别接\n\n{advice}{parts}{REPORT}")] == [
        "准大学生，这两类电话别接",
        "郓城清淤河道保汛期",
    ]


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


@pytest.mark.parametrize(
    ("text", "district"),
    [
        (
            "齐鲁银行菏泽分行开业\n\n10月12日,齐鲁银行菏泽分行在菏泽开发区开业,是入驻我市的第二十三家银行。\n",
            "菏泽开发区",
        ),
        (
            "银监会菏泽监管分局关于换发许可证的公告\n\n下列机构换发许可证:\n\n机构名称:浮岗支行\n\n住所:单县浮岗镇浮岗村\n",
            "单县",
        ),
        ("齐鲁银行菏泽分行开业\n\n10月12日,齐鲁银行菏泽分行开业,当天就来了三百多位市民。\n", "菏泽市"),
    ],
)
def test_a_branch_in_the_city_may_tell_of_any_district_in_it(text: str, district: str) -> None:
    (article,) = articles_of(text, date=PartialDate(2016, 10, 21), paper="菏泽日报")

    assert article.districts[0] == district
