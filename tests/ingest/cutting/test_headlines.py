"""Which headline is whose: one case a rule."""

from __future__ import annotations

import pytest

from search.ingest.cutting.items import Item, Paragraph
from search.ingest.cutting.pieces import closed_below
from search.ingest.lines.layout import lines_of
from search.model import Kind
from tests.ingest.invented import (
    ASPARAGUS,
    OPERA,
    PROFILE,
    REPORT,
    TIMBER,
    articles_of,
    titles_of,
)


def test_a_text_whose_headline_stands_below_it_begins_where_its_words_come_first() -> None:
    below = "孔令梅的花馍人生\n\n"
    another = "东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯。\n"

    titles = ["郓城清淤河道保汛期", "孔令梅的花馍人生"]
    assert titles_of(REPORT + PROFILE + below) == titles
    assert titles_of(REPORT + PROFILE + below + another) == [*titles, "东明路口添了信号灯"]


def test_who_wrote_a_text_stands_below_the_headline_below_it() -> None:
    _, profile = articles_of(REPORT + PROFILE + "孔令梅的花馍人生\n\n本报记者 王五\n")

    assert profile.title == "孔令梅的花馍人生"
    assert profile.reporters == ("王五",)
    assert len(profile.paragraphs) == 3


def test_a_headline_of_the_text_below_it_parts_nothing_above_it() -> None:
    below = "郓城清淤之后再栽树\n\n本报讯(记者 李四)6月4日,郓城县在清淤之后的河岸再栽树三百棵。\n"

    assert titles_of(REPORT + below) == ["郓城清淤河道保汛期", "郓城清淤之后再栽树"]


def test_a_line_over_a_headline_that_goes_to_the_text_above_goes_with_it() -> None:
    page = (
        "早晨五点,铁匠铺的炉子已经烧红。46岁的侯广田站在炉前,手里一把铁锤,不砸人,只砸铁。\n\n"
        "“砸一下,是火色浅一分;砸两下,再浅一分。”他说。\n\n"
        "爷爷的锤子\n\n侯家打铁是从爷爷侯振山开始的。旧社会,爷爷给油坊看门,跟一位过路的老艺人学了打铁。\n\n\n"
        "在乡村集市上寻访“老手艺”\n\n一把旧铁锤 三代打铁人\n\n——铁匠铺掌柜侯广田的家传故事\n\n父亲的规矩\n\n"
        "到了父亲侯敬业这辈,打铁要先学做人。父亲收徒有三不收:不孝的不收,酗酒的不收,手上没有茧的不收。\n\n"
        "儿子的舞台\n\n侯广田的儿子侯跃今年19岁,学的却是画图。“打铁的图纸我画成了模型,”他说。\n\n记者 樊秋月\n\n\n"
    )
    feature, *_ = articles_of(page + REPORT)

    assert feature.subtitle == "——铁匠铺掌柜侯广田的家传故事"
    assert "老手艺" in feature.kicker + feature.title


def test_the_heading_of_briefs_is_no_headline_of_the_photograph_above_it() -> None:
    photo = "近日,郓城县的种粮大户聂凤河在地头用手机办好了一笔粮食贷,利率比去年低。\n\n王五 摄\n\n"
    briefs = (
        "财经快讯\n\n前4月全市进出口增长一成\n\n据海关统计,今年前4个月,全市实现进出口总值243亿元,同比增长一成。\n\n"
        "房贷利率下调\n\n5月15日,央行发布通知,首套房贷款利率下限下调二十个基点。\n"
    )

    assert titles_of(REPORT + photo + briefs)[1:] == ["", "前4月全市进出口增长一成", "房贷利率下调"]


def test_a_headline_below_its_text_that_follows_another_takes_that_text() -> None:
    page = (
        "曹县招商签下六个项目\n\n本报讯(记者 张三)3月5日,曹县举行招商推介会,当场签下六个项目。\n\n"
        "清早五点,赵玉芬就进了鸭棚。八百只鸭子一见她便围上来,她一边撒料一边数数。\n\n"
        "转机来自一家公司:公司赊给鸭苗,养大了再收。去年赵玉芬的鸭子卖了六万元。\n\n记者 李四\n\n"
        "赵玉芬:八百只鸭子养出的日子\n\n单县的芦笋进了罐头\n\n本报讯(记者 王五)3月4日,单县的芦笋装车外运。\n"
    )
    articles = articles_of(page)

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("曹县招商签下六个项目", 1),
        ("赵玉芬:八百只鸭子养出的日子", 3),
        ("单县的芦笋进了罐头", 1),
    ]


def test_a_headline_below_the_second_question_is_that_of_question_and_answer() -> None:
    first = "问:听说老年证早晚高峰不能乘公交,是真的吗?\n\n答:没有这样的规定,老年证全天都可以乘公交。\n\n"
    second = "问:我们村的路挖开了,什么时候能补上?\n\n答:沉降期一过就补,月底以前恢复通行。\n\n"
    articles = articles_of(f"老年证 高峰能不能乘公交?\n\n{first}{second}村里的路挖开了 什么时候补?\n")

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("老年证 高峰能不能乘公交?", 2),
        ("村里的路挖开了 什么时候补?", 2),
    ]
    assert len(articles_of(f"老年证 高峰能不能乘公交?\n\n{first}{second}")) == 1


def test_a_few_characters_over_a_text_are_a_column_where_its_headline_stands_below() -> None:
    quarrel = (
        "“老少爷们,今儿个咱们议一议车棚咋改!”社区书记一开口,院里就吵成了一锅粥。\n\n"
        "吵到第三晚,车棚的图纸贴上了墙。车棚开工那天,吵得最凶的老牟头第一个扛来了铁锹。\n\n"
    )
    leeks = "本报讯(通讯员 宗政敏)韭菜一年割六茬,一把韭菜卖出四块五,农户算完账都笑了。\n\n"
    page = f"社区新语\n\n{quarrel}三晚上“吵”出一座车棚\n\n{leeks}一把韭菜卖出四块五\n\n{REPORT}"

    assert titles_of(page) == ["三晚上“吵”出一座车棚", "一把韭菜卖出四块五", "郓城清淤河道保汛期"]


_SIGNED = (
    "“签了字,就是一辈子的事儿,您二老再想想?”法官在当事人家里说。\n\n"
    "双方都已年过六旬,为老宅的拆迁款闹了半年,法官索性在院里的枣树底下开起了调解会。\n\n通讯员 娄国玺\n\n"
)


def test_a_report_signed_above_and_below_is_two() -> None:
    photo = "候鸟来了请轻声\n\n近日,成武县的湿地边,志愿者正在安装保护候鸟的警示牌。\n\n通讯员 郭兴华 摄\n"
    articles = articles_of(f"{REPORT}{_SIGNED}枣树下的“调解会”\n\n{photo}")

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("郓城清淤河道保汛期", 2),
        ("枣树下的“调解会”", 3),
        ("候鸟来了请轻声", 2),
    ]


def test_a_second_headline_that_says_nothing_of_the_text_below_goes_with_the_first() -> None:
    below = "暖气费怎么交\n\n离供暖还有十来天,很多市民来电话询问收费标准,市热力公司作了答复。\n"
    titles = titles_of(f"{REPORT}{_SIGNED}枣树下的“调解会”\n法官上门劝和二老\n\n{below}")

    assert titles == ["郓城清淤河道保汛期", "枣树下的“调解会” 法官上门劝和二老", "暖气费怎么交"]


def test_what_refers_to_a_text_above_takes_no_headline_from_the_text_below() -> None:
    photo = "白浮图芦笋装车忙\n\n近日,白浮图镇的芦笋装车发往上海,收购价每公斤涨了六角。\n\n通讯员 赵宏 摄\n\n"
    rest = "据了解,郓城县去年在宋金河清理淤泥三万方,两岸农田排涝无忧,河堤栽上了柳树。\n\n"
    heads = "武胜桥镇换届选举产生新一届村委会之后\n\n“新班子”上任先办七件事\n\n"
    text = "本报讯(记者 田心)6月5日,刘庄村的公示栏前围满了人,栏里贴着七件事:修路灯、清沟渠、换变压器。\n"

    articles = articles_of(f"{REPORT}{photo}{rest}{heads}{text}")

    assert [article.title for article in articles][
        -1
    ] == "武胜桥镇换届选举产生新一届村委会之后 “新班子”上任先办七件事"
    assert articles[0].paragraphs[-1].text == rest.strip()


_WHEELCHAIRS = "本报讯(记者 王五)6月3日,郓城县残联把轮椅送到村民家里,“轮椅进村”志愿队教村民怎么用。\n\n"


@pytest.mark.parametrize(
    "page",
    [
        _WHEELCHAIRS + ASPARAGUS.replace("忙\n\n", "忙\n\n“轮椅进村”送到村民家\n\n"),
        f"{_WHEELCHAIRS}通讯员 赵六\n\n{ASPARAGUS}“轮椅进村”送到村民家\n\n",
    ],
)
def test_a_headline_goes_to_the_text_near_it_that_has_none_and_speaks_in_its_words(page: str) -> None:
    assert titles_of(REPORT + page) == ["郓城清淤河道保汛期", "“轮椅进村”送到村民家", "白浮图芦笋装车忙"]


def test_a_text_that_lost_its_beginning_parts_from_the_report_above_by_the_headline_below() -> None:
    rest = "得了解决。现在,学校食堂凭饭票打饭,住校学生每天吃上热乎饭,住校娃的菜谱每周张榜公布。\n\n"

    assert titles_of(f"{REPORT}{rest}住校娃吃上热乎饭\n\n{REPORT.replace('郓城', '巨野').replace('宋金', '洙水')}") == [
        "郓城清淤河道保汛期", "住校娃吃上热乎饭", "巨野清淤河道保汛期"
    ]  # fmt: skip


_MELONS = (
    "本报讯(通讯员 阎克)6月23日,李村镇的礼品西瓜装上飞机运往哈尔滨,西瓜头一回坐飞机。\n\n"
    "李村镇种瓜二十多年,如今给西瓜套上网袋,价钱翻了两番。\n\n"
)
_SUIT = (
    "含辛茹苦把三个孩子拉扯成人,老来却没人管。法庭日前调解了一起赡养案,三兄弟坐到一条板凳上。\n\n"
    "三兄弟当庭认错,商定轮流接老母亲同住,医药费均摊。\n\n(苏文 李建)\n\n"
)


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        ("三兄弟争着认错赡养案结了\n李村镇西瓜坐上了飞机\n\n", "三兄弟争着认错赡养案结了 李村镇西瓜坐上了飞机"),
        ("三兄弟认错 赡养案结了\n\n李村镇西瓜坐上了飞机\n\n", "李村镇西瓜坐上了飞机"),
    ],
    ids=["set close", "a kicker of two halves"],
)
def test_two_headlines_that_belong_together_are_not_parted(heads: str, title: str) -> None:
    _, article = articles_of(f"{REPORT}{heads}{_MELONS}{_SUIT}")

    assert (article.title, len(article.paragraphs)) == (title, 5)


def test_the_headline_of_a_photograph_below_it_is_known_though_another_photograph_stands_below() -> None:
    page = (
        REPORT + "7月4日,党员突击队在积水的玉米田里开沟排涝,调集水泵抽排雨水。\n\n通讯员 王五 摄\n\n"
        "雨后抢排 保住秋苗\n\n"
        "7月3日,一家乐器厂的车间内,工人正将首批“古筝”装箱发往扬州。\n\n记者 赵六 摄\n\n"
        "麦收现场\n\n本报讯(通讯员 李四)6月4日,单县的麦田里机声隆隆,农民忙着收割小麦。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "雨后抢排 保住秋苗", "", "麦收现场"]


def test_of_two_headlines_over_a_report_a_photograph_near_it_has_the_one_that_plays_with_its_caption() -> None:
    page = (
        REPORT + "6月1日,敬老院的老人在院里包粽子,满院飘香。\n\n通讯员 王五 摄\n\n"
        "麦收现场机声隆隆\n\n本报讯(通讯员 李四)6月4日,单县的麦田里机声隆隆,农民忙着收割小麦,麦收现场一片繁忙。\n\n"
        "粽香端午情意长\n\n东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "粽香端午情意长", "麦收现场机声隆隆", "东明路口添了信号灯"]


def test_a_headline_without_a_text_goes_to_the_one_that_has_none() -> None:
    page = (
        "在单县杜堂镇,一提起胡爱勤,乡亲们都竖大拇指。六十六岁的胡爱勤婆婆照顾儿媳十年。\n\n"
        "好婆婆胡爱勤每天天不亮就起床,给儿媳擦身、按摩、喂饭。\n\n通讯员 岳秀芝\n\n"
        + REPORT
        + "家风故事\n\n好婆婆胡爱勤\n\n"
        "植树添新绿\n\n本报讯(记者 李四)3月12日,东明县机关干部在河堤植树,为河堤添新绿,当天植树三千棵。\n"
    )

    assert titles_of(page) == ["好婆婆胡爱勤", "郓城清淤河道保汛期", "植树添新绿"]


@pytest.mark.parametrize("heading", ["简讯", "简 讯", "公　告"])
def test_the_heading_of_a_list_closes_its_lines_however_it_is_set(heading: str) -> None:
    item = Item()
    item.heads, item.paragraphs = [0], [Paragraph("定陶区黄店镇的玫瑰开镰,头茬鲜花当天运走。", 1)]

    assert closed_below(item, lines_of(f"{heading}\n\n{item.paragraphs[0].text}\n"))


def test_a_report_under_the_name_of_a_column_has_its_headline_below_it_sooner_than_a_photograph() -> None:
    report, photograph = articles_of(
        "新春走基层\n\n本报讯(记者 张三)2月23日,单县孙溜镇的戏台上,“村晚”的红绸子还没有撤,招工会的牌子已经立起来。\n\n"
        "“前几天在这儿唱戏,今天在这儿找活儿。”李青萍说。\n\n“村晚”散了,招工会开场\n\n"
        "2月22日,单县艺人表演斗羊舞。\n\n本报记者 李四 摄\n"
    )

    assert (report.title, report.kicker) == ("“村晚”散了,招工会开场", "新春走基层")
    assert photograph.title == ""


def test_a_headline_set_nearer_to_the_photograph_above_it_is_that_one_s() -> None:
    first, second = articles_of(
        "5月10日,左营镇工厂的工人在给木花架上漆。\n\n记者 李四 摄\n\n小木器闯出大市场\n\n\n\n\n"
        "5月11日,消防队员走进幼儿园,手把手教孩子们使用灭火器。\n\n通讯员 王五 摄\n"
    )

    assert (first.title, second.title) == ("小木器闯出大市场", "")


def test_what_readers_are_called_upon_to_study_is_not_the_headline_of_the_end_of_a_text() -> None:
    (article,) = articles_of(
        "学习贯彻党的十九届六中全会精神\n\n农家院里的“板凳课堂”\n\n本报讯(通讯员 王五)12月24日,白浮图镇的一处农家院里,"
        "老党员耿西武坐在小板凳上,给围坐的党员讲起了过去的事,这是镇里的板凳课堂。\n\n"
        "党的十九届六中全会闭幕后,成武县组织宣讲员宣讲全会精神,听众四万人次。\n\n在汶上集镇,戏曲演员把六中全会决议编成了唱词。\n"
    )

    assert (article.title, len(article.paragraphs)) == ("农家院里的“板凳课堂”", 3)


def test_who_signs_below_a_headline_of_a_text_above_signs_the_nearest_one_there_that_nobody_does() -> None:
    page = (
        "镜头里的丰收\n\n9月22日,终兴镇敬老院里,百岁老兵时福田戴着纪念章,向国旗敬礼。\n\n"
        "9月23日,莱河镇的山药地里,村民驾驶开沟机收获山药。\n\n刘振 摄\n\n老兵的军礼\n\n记者 李四 摄\n\n"
    )

    soldier, yams, _ = articles_of(page + REPORT)

    assert (soldier.kicker, soldier.title, soldier.photographers) == ("镜头里的丰收", "老兵的军礼", ("李四",))
    assert (yams.title, yams.photographers) == ("", ("刘振",))


def test_who_signs_below_a_headline_of_a_signed_text_signs_an_interview_above_that() -> None:
    page = (
        "食堂这笔账怎么算\n\n——访县民政局局长杜庆山\n\n记者:村里的老人都问,食堂的饭钱怎么算?\n\n杜庆山:七十岁以上的老人一顿两块钱,食堂的钱由县里补一半。\n\n"
        "重阳节快到了,给爹娘买点什么?东西再多不会说话,老人就想听听孩子喊声娘。这个重阳,不妨坐下来陪爹娘剥一筐玉米。\n\n(张云亭)\n\n"
        "文亭夜话\n\n陪爹娘剥一筐玉米\n\n记者 王五\n\n"
    )

    talk, essay, _ = articles_of(page + REPORT)

    assert (talk.title, talk.reporters) == ("食堂这笔账怎么算", ("王五",))
    assert (essay.title, essay.reporters) == ("陪爹娘剥一筐玉米", ("张云亭",))


def test_two_headlines_over_a_text_that_is_about_one_thing_are_its_own() -> None:
    heads = ("一张假病历 骗走救助金八千元", "“病人”竟在球场上投篮")
    text = (
        "本报讯(通讯员 张三)县医疗保险处在回访中看到,一名“卧床”半年的职工,居然还在操场上投篮。3月12日,涉嫌诈骗的王某被公安机关刑事拘留。\n\n"
        "经查,去年9月,王某因赌博欠下外债,便花两百元从街头买了一张假病历,以父亲患病为由,从民政部门骗领救助金八千余元。直到工作人员上门,才碰见了满头大汗的老王。\n\n"
        "“我身体好着哩,咋就成了病号?”得知真相的老人气得浑身发抖。目前,被骗款项已全部追回,案件正在办理中。\n"
    )

    (article,) = articles_of("\n\n".join((*heads, text)))

    assert f"{article.kicker} {article.title}".split() == " ".join(heads).split()
    assert len(article.paragraphs) == 3


def test_the_heading_of_a_list_of_briefs_is_no_headline_of_the_photograph_above_it() -> None:
    photograph = "3月15日,检察院的干警在广场上向群众讲解法律,教大家识别假货。(张三 摄)\n\n"
    briefs = "法治快报\n\n●3月13日,郓城县聘请九名维权员。\n\n●曹县交警查处十二辆超员客车。\n"

    first, *others = articles_of(REPORT + photograph + briefs)[1:]

    assert (first.title, first.kind) == ("", Kind.PHOTO)
    assert [(article.title, article.kind) for article in others] == [("法治快报", Kind.BRIEF)] * 2


def test_the_heading_of_a_notice_is_no_headline_of_the_photograph_above_it() -> None:
    photograph = "6月2日,单县的麦田里,农民正在查看麦穗,今年风调雨顺,又是一个丰收年。\n\n记者 王五 摄\n\n"
    notice = "关于城南部分街巷实行单行管制的通告\n\n6月9日起,珠江路由南向北单行,过往车辆请绕行。\n\n单县公安局\n"

    assert titles_of(f"{REPORT}{photograph}{notice}")[1:] == ["", "关于城南部分街巷实行单行管制的通告"]


def test_a_photograph_has_the_headline_that_two_of_its_words_are_in_and_the_column_below_that_stays() -> None:
    page = (
        REPORT + "皮影进课堂 假期乐陶陶\n\n人物\n\n轮椅上的“桃王”\n\n"
        "田集镇的桃园里,42岁的穆怀军摇着轮椅,在一米多宽的水泥道上来回走动,不时抬手掐掉一截枝条,进进出出,乐此不疲。\n\n"
        "“这条道是专门给轮子留的。”穆怀军笑着说。如今桃园扩大到65亩,一年四季有客商上门。\n\n"
        "证件跑到家门口\n\n本报讯(记者 李四)6月8日,东明县政务大厅推出帮办代办,商户坐在家里就把证办了。\n\n"
        "6月9日,单县南关小学的孩子们跟着民间艺人学演皮影。这个假期,该县开设公益班32个,1500名学生免费参加。\n\n"
        "王五 摄\n"
    )

    _, man, _, photograph = articles_of(page)

    assert (man.kicker, man.title) == ("人物", "轮椅上的“桃王”")
    assert (photograph.kicker, photograph.title) == ("", "皮影进课堂 假期乐陶陶")


def test_what_a_text_leads_in_with_and_the_headline_below_it_tells_that_it_is_no_end_of_the_one_above() -> None:
    page = (
        "单县开出“就业直通车”\n　　本报讯(记者 毕研民)“没想到在家门口干活一个月也能挣一千三百多元。”4月13日，刚返乡\n不久的农民时保国领到了第一份工资。\n"
        "　　去年底以来，单县返乡农民工达4.6万人，该县把缺工企业的岗位印成明白纸送进村，每逢集日免费接送求职农民。\n"
        "　　东明县今年把黄河滩区群众饮水安全列入为民要办的十件实事，计划投资2860万元，建设集中供水厂三处，解决5.2万人\n的饮水问题。\n"
        "　　滩区地下水含氟量高，不少群众的牙齿发黄。该县对管材统一招标采购，每个村推选两名群众代表监督。(穆清泉)\n"
        "东明滩区五万人年内喝上放心水\n市政府出台意见\n十项措施帮中小企业过难关\n——担保、贴息、缓缴社保费\n"
        "　　本报讯(记者 曾广信)4月10日，市政府印发意见，从融资、税费、市场等方面提出十项措施，设立中小企业信用担保基金。\n"
        "　　意见还要求，各级各部门到企业检查须持通知书，除法定检查外，每月上旬为企业宁静日，任何人不得打扰。\n"
    )

    assert titles_of(page)[:2] == ["单县开出“就业直通车”", "东明滩区五万人年内喝上放心水"]


def test_a_photograph_between_a_report_and_its_two_headlines_has_the_third_alone() -> None:
    page = (
        f"{REPORT}七旬老太搭错公交 一路坐到终点直抹泪\n\n“大娘您别急，我们送您回家”\n\n水上“清道夫”\n\n"
        "8月15日，赵王河公园内，环卫工人驾着小船打捞水面上的漂浮物，河水清了，游人也多了。\n\n周青 摄\n\n"
        "本报讯（记者 孙岚）当天下午4时许，七旬老太郑奶奶独自去看孙子，搭错了公交，一路坐到终点站。司机见老太直抹泪，陪她等到了家人。\n\n"
        "郑奶奶记不清儿女的电话，公交司机和调度员问了一个多小时，才找到她住的小区。\n\n"
    )

    _, photo, report = articles_of(page)

    assert photo.title == "水上“清道夫”"
    assert report.title == "七旬老太搭错公交 一路坐到终点直抹泪 “大娘您别急，我们送您回家”"


def test_a_photographs_headline_below_it_plays_with_its_subject() -> None:
    articles = articles_of(
        "近日,鄄城县临濮镇的荷塘里荷花竞相绽放,游客在木栈道上赏荷拍照。\n\n通讯员 吴佳乐 摄\n\n荷香引客来\n\n"
        "单县:助企服务“有求必应”\n\n近日,单县一家食品公司的变压器换好了。企业服务专员每周走访一次,限时办结。\n"
    )

    assert [article.title for article in articles] == ["荷香引客来", "单县:助企服务“有求必应”"]


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


def test_what_refers_back_goes_on_below_the_headline() -> None:
    (article, _) = articles_of(
        "本报讯(记者 张弛)8月9日,巨野农商银行的客户经理走进车间,给老板办理了贷款续期。\n\n“白天忙着发货,哪有空跑银行?”老板说,金融夜市把服务开到了车间里。\n\n"
        "金融服务“夜市”开到车间里\n\n该行还开通“税易贷”,最快两个小时到账。\n\n管线省下千万元运费\n\n本报讯(记者 李四)8月8日,管线投用。\n"
    )

    assert (article.title, len(article.paragraphs)) == ("金融服务“夜市”开到车间里", 3)


_LIBRARY = "本报讯(记者 李四)6月4日,成武县白浮图镇的白菜装车发往上海,白菜带富了一方,收购价每公斤涨了六角。\n\n"


def test_both_headlines_of_a_report_are_its_own_though_its_end_stands_below_them() -> None:
    end = "“下一步,我想再添一台烘干机,把山药切成片来卖。”吴玉坤说。"
    report = (
        "本报讯(通讯员 司燕)6月12日,定陶区陈集镇的山药仓库里,三十名女工正在分拣装箱,一箱箱山药发往南方的超市。\n\n"
        "过去种山药各卖各的,好货卖不上好价。返乡青年吴玉坤牵头成立合作社,统一供种、统一销售,面积扩大到五千亩。\n\n"
    )

    articles = articles_of(
        f"{REPORT}从“地头贱卖”到“云端热销”\n\n陈集镇山药串起致富路\n\n{end}\n\n{report}{TIMBER}"
    )

    assert [article.title for article in articles][1] == "从“地头贱卖”到“云端热销” 陈集镇山药串起致富路"
    assert articles[1].paragraphs[-1].text == end


def test_a_sentence_alone_over_a_headline_is_its_kicker_and_the_line_over_it_the_photograph_s() -> None:
    photo = "9月18日,游客在曹植公园赏月观灯,夜色里灯火连成一片。\n\n记者 马腾 摄\n\n月满濮水夜\n\n"
    heads = "一位乡村教师的日历上,圈着三十一个生日\n\n给孩子过生日的“段妈妈”\n\n"
    text = (
        "9月23日,富春镇一所小学的学生浩然过生日,段妈妈端出一碗长寿面,上面卧着两个荷包蛋,教室里的孩子围着唱歌。\n"
    )

    assert titles_of(f"{REPORT}{photo}{heads}{text}")[1:] == [
        "月满濮水夜",
        "一位乡村教师的日历上,圈着三十一个生日 给孩子过生日的“段妈妈”",
    ]


def test_headlines_keep_their_order_where_one_says_nothing_of_the_text() -> None:
    bare = "本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯,过路的老人孩子都说好。\n"
    report = "本报讯(记者 张三)9月1日,成武县一所小学的孩子走进教室,发现课桌椅都能随身高升降了。\n\n"
    (first, *_) = articles_of(
        f"庆祝建党百年·学史力行\n\n成武课桌椅能随孩子身高升降\n\n{report}记者 张三\n\n{bare}"
    )

    assert first.title.endswith("成武课桌椅能随孩子身高升降")


def test_below_a_photograph_under_the_name_of_a_column_stands_its_headline() -> None:
    photo = (
        "影像郓城\n\n11月8日,水浒好汉城迎来首场降雪,城楼红灯与白雪相映。\n\n文/图 通讯员 曾繁星\n\n初雪映水浒\n\n"
    )

    first, second = articles_of(f"{photo}{REPORT}")

    assert (first.kicker, first.title) == ("影像郓城", "初雪映水浒")
    assert second.title == "郓城清淤河道保汛期"


def test_a_photograph_below_a_notice_keeps_its_headline() -> None:
    notice = "换书启事\n\n为营造读书氛围,市图书馆定于12月25日举办换书活动,参加者请带健康码。\n\n"
    photo = "枣木“变”成工艺品\n\n12月15日,郓城县的木雕艺人在雕枣木手串,村里办起了培训班。\n\n记者 张三 摄\n"

    assert titles_of(f"{notice}{photo}") == ["换书启事", "枣木“变”成工艺品"]


def test_a_headline_below_questions_and_answers_is_that_of_all_of_them() -> None:
    answers = (
        "问:孩子每年都要打流感疫苗吗?\n\n答:流感病毒变异快,接种后保护半年多,因此建议每年接种一次。\n\n"
        "问:鸡蛋过敏的人能不能接种?\n\n答:有严重过敏史的人接种前应当如实告知医生,由医生判断。\n\n"
    )
    page = f"{REPORT}市中医医院康复科 于春梅\n\n{answers}流感疫苗该不该打?\n\n本期解答:市疾控中心 孔德民\n\n"
    (_, advice, _) = articles_of(
        f"{page}新装信号灯方便出行\n\n本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯。\n"
    )

    assert (advice.title, len(advice.paragraphs)) == ("流感疫苗该不该打?", 5)


def test_half_a_headline_over_a_text_is_not_that_of_its_end() -> None:
    text = (
        "进入六月,又到了毕业季,谢师的酒席一桌千元。\n\n尊师重教是好事。一张贺卡、一句问候,同样能温暖老师的心。\n\n"
    )

    assert titles_of(f"{REPORT}一张贺卡胜过\n\n千元谢师的酒席\n\n{text}")[1:] == ["一张贺卡胜过 千元谢师的酒席"]


def test_a_headline_that_says_more_of_a_caption_above_than_of_the_text_below_is_the_photograph_s() -> None:
    rest = "今年前五个月,庄寨镇桐木拼板产值恢复到去年同期的九成,三千多名工人回到车间。\n\n"
    page = f"桐木走出寒冬\n\n{TIMBER}{OPERA}戏台搭到家门口\n\n{rest}{REPORT}"

    assert titles_of(page) == ["桐木走出寒冬", "戏台搭到家门口", "郓城清淤河道保汛期"]


def test_a_headline_set_with_those_of_another_text_is_the_photograph_s_with_which_it_plays() -> None:
    power = "本报讯(记者 李四)6月6日,麦收时节,定陶区供电所的电力员工走进田间地头,检查浇地的水泵。\n\n"
    page = f"{OPERA}{REPORT}白菜装车发往上海\n\n{_LIBRARY}剧团下乡演大戏\n\n麦收时节电力忙\n\n{power}"

    assert titles_of(page) == ["剧团下乡演大戏", "郓城清淤河道保汛期", "白菜装车发往上海", "麦收时节电力忙"]


def test_headlines_set_together_inside_a_sentence_go_to_one_text_together() -> None:
    bookshop = "夫妻书屋开到河边\n\n鄄城县的赵大勇夫妻把三间新房改成了书屋,八千册书随便借。\n\n赵大勇在工地上摔伤了腿,再也干不了重活,\n\n"
    rest = "夫妻俩商量了半年,决定不开超市,开书屋。放学后孩子们都跑来写作业。\n\n通讯员 王五\n\n"
    wells = (
        "“水井的线头发黑,得换。”6月4日,在定陶县张庄,县供电公司的孙师傅打开配电箱说。入夏浇地前,公司要给全县农村水井的线路做一次“体检”。\n\n"
        "孙师傅一天要看八十眼水井,碰上老人独住,屋里的线路也一起查。\n\n"
    )
    page = f"{OPERA}{bookshop}县供电公司给农村水井线路“体检”\n\n背药箱的“电医生”来了\n\n{rest}{wells}{REPORT}"

    assert titles_of(page)[:3] == ["", "夫妻书屋开到河边", "县供电公司给农村水井线路“体检” 背药箱的“电医生”来了"]


def test_a_headline_is_not_parted_at_a_comma() -> None:
    bees = (
        "本报讯(通讯员 李四)6月2日,曹县的养蜂户赵桂英用二十个蜂箱作抵押,从信用社贷到了三万元。"
        "信用社给每个蜂箱编号上册,半个月放款六十户。\n\n"
    )

    titles = titles_of(f"{REPORT}{bees}曹县信用社放贷到田头,\n\n几只蜂箱就能换活钱\n\n{OPERA}")

    assert titles[1:] == ["曹县信用社放贷到田头,几只蜂箱就能换活钱", ""]


def test_a_headline_over_that_of_a_report_is_the_photograph_s_whose_subject_it_is_of() -> None:
    caption = "6月4日,巨野县田庄镇的农民在麦收后的地里播种玉米。\n\n通讯员 宋大河 摄\n\n"
    bus = "本报讯(记者 李四)6月4日,菏泽城区又有四条公交线路换上电动车,乘客投币一元就能坐到新城。\n\n"
    page = f"{caption}{REPORT}夏种正当时\n\n电动公交开到新城\n\n{bus}"

    assert titles_of(page) == ["夏种正当时", "郓城清淤河道保汛期", "电动公交开到新城"]


def test_two_lines_set_close_between_blank_lines_are_of_one_text() -> None:
    clinic = "本报讯(记者 李四)6月4日,郓城县人民医院的外科骨干登上列车,将赶赴甘肃支援当地的县级医院。\n\n"
    fair = "义诊台前排起长队,两名医生量了一上午血压,又给老人们讲怎样少吃盐,带来的药很快发完了。\n\n"
    page = f"{fair}郓城两名医生\n随队开赴甘肃\n\n{clinic}{REPORT}"

    assert "郓城两名医生 随队开赴甘肃" in titles_of(page)


@pytest.mark.parametrize(
    ("above", "first"),
    [
        ("搬迁那天,几位老人绕着老院子走了三圈,才肯上车,新房里早有人烧好了开水。\n\n", "地摊“烟火气”回来了"),
        (OPERA, "党旗飘扬"),
        (OPERA, "体坛外电"),
    ],
    ids=["a rest", "a column over a photograph's", "another"],
)
def test_a_first_headline_that_says_nothing_of_the_text_above_stays_with_the_second(
    above: str, first: str
) -> None:
    text = "本报讯(记者 李四)6月6日傍晚,巨野县城管执法队员没有撵人,而是蹲下来帮摊主划线,指引他们靠里摆。\n\n"
    articles = articles_of(f"{above}{first}\n\n城管队员变身“引路人”\n\n{text}{REPORT}")
    article = next(article for article in articles if "引路人" in article.title)

    assert f"{article.kicker}{article.title}".replace(" ", "") == f"{first}城管队员变身“引路人”"


def test_of_two_headlines_over_a_photograph_that_of_a_dated_text_above_goes_to_it() -> None:
    garlic = "本报讯(通讯员 张三)今年大蒜价格坐了“过山车”,从四块多跌到一块六。蒜农李四却不发愁:买了保险,本钱保住了。\n\n大田集镇常年种植大蒜七万亩,收购价低于目标价时,由保险公司按差额理赔。\n\n"
    page = f"{garlic}{REPORT}大蒜种植户的“定心丸”\n\n\n\n剧团下乡演大戏\n\n{OPERA}"

    assert titles_of(page) == ["大蒜种植户的“定心丸”", "郓城清淤河道保汛期", "剧团下乡演大戏"]


def test_the_name_of_a_column_goes_up_with_the_headline_below_it_and_a_day_alone_is_none() -> None:
    asked = (
        "记者:杜主任,村里的老人都问,食堂的饭钱怎么算?\n\n杜庆山:七十岁以上的老人一顿两块钱,八十岁以上不要钱,食堂的钱由县里补一半。\n\n"
        "记者:食堂的菜从哪里来?\n\n杜庆山:都是老人自己种的,吃不完的送到食堂来,按市价算钱。\n\n本报记者 张三\n\n"
        "市民会客厅\n\n老人食堂这笔账\n\n——对话县民政局养老科科长杜庆山\n\n\n"
    )
    letter = (
        "百姓来信\n\n公厕修好了,门却锁上了\n\n编辑同志:\n\n去年冬天,我们小区门口的公厕修好了,可是到现在门还锁着,老人出门很不方便。"
        "\n\n希望有关部门管一管。\n\n郓城 一位家长\n\n7月2日\n"
    )

    _, talk, written = articles_of(f"菏泽日报\n2021年7月6日 星期二\n\n{REPORT}{asked}{letter}")

    assert (talk.kicker, talk.title) == ("市民会客厅", "老人食堂这笔账")
    assert (written.kicker, written.title) == ("百姓来信", "公厕修好了,门却锁上了")
    assert written.paragraphs[-1].text == "7月2日"


def test_a_headline_above_the_name_of_a_column_is_none_of_the_text_in_it() -> None:
    essay = "柳芽刚冒尖,娘就踩着板凳掐了半筐,用井水泡上两遍,拌了蒜泥端上桌。\n\n那苦味儿,我在外头想了好些年。\n\n"
    page = f"{REPORT}记者 张三\n\n一根竹竿“捞”净半条河!\n\n曹州文苑\n\n柳芽\n\n□ 孟秋生\n\n{essay}"

    assert titles_of(page) == ["郓城清淤河道保汛期", "柳芽"]


def test_a_headline_says_in_words_the_number_that_its_text_has_in_figures() -> None:
    page = (
        "王集镇修好三座桥\n\n本报讯(记者 张三)4月3日,单县王集镇的三座便民桥通车,村民下地不用再绕远。\n\n"
        "本报讯(通讯员 李四)单县张庄村有一位82岁的老人,天天提着马灯去桥头,村北那座木桥,他一看就是16年。老人名叫赵青山。\n\n"
        "16年里,他换了九盏马灯,没有要过一分钱。修新桥那天,全村人来到工地义务帮工。\n\n"
        "耄耋老兵赵青山\n\n义务守桥十六年\n\n单县规范农资市场秩序\n\n\n\n"
        "本报讯(通讯员 王五)4月3日,单县工商局对农资市场进行整治,查处案件17起。\n\n整治中,该局聘请了义务监督员,市场秩序好转。\n"
    )

    assert titles_of(page)[1:] == ["耄耋老兵赵青山 义务守桥十六年", "单县规范农资市场秩序"]


def test_a_headline_that_speaks_of_the_report_above_is_not_of_the_photograph_below() -> None:
    police = (
        "本报讯(通讯员 袁芳)“多亏了你们,要不俺爹还不知道走到哪里去了。”5月6日晚,郭某拉着民警的手,连声道谢。\n\n"
        "当晚7点40分,民警巡逻至日东高速公路定陶收费站附近时,发现一名老人在应急车道上走,嘴里念叨着“赶集”。\n\n"
    )
    games = "日前,单县实验中学组织九年级学生开展“考前减压”趣味运动会,同学们在“同心鼓”中放松身心。\n\n通讯员 田野 摄\n\n"

    assert titles_of(f"{REPORT}{police}老大爷迷路高速口 民警接力送回家\n\n{games}")[1:] == [
        "老大爷迷路高速口 民警接力送回家",
        "",
    ]


def test_what_stands_under_the_name_of_a_box_heads_no_end_of_the_text_above() -> None:
    feature = (
        "一块“巴掌田”的合并记\n\n鄄城县彭楼镇前苏庄有一块地,村里人叫它“棋盘”,拉机转不过身来。\n\n"
        "■吵了三场会\n\n年初,村里想搞“小田并大田”,头一场会开到夜里11点,没成。有人说自家的地紧挨着井,不换。\n\n"
        "■割出来的差别\n\n割麦的时候,左边是“巴掌田”,右边是大田,前苏庄的两台机子比着走。\n\n记者 顾梦岩\n\n"
    )
    box = "新闻链接\n\n什么是“小田并大田”\n\n指在尊重农民意愿的前提下,通过互换并地,把零碎的承包地集中起来。\n\n"

    first, second = articles_of(feature + box)

    assert (first.title, len(first.paragraphs)) == ("一块“巴掌田”的合并记", 6)
    assert (second.kicker, second.title, len(second.paragraphs)) == ("新闻链接", "什么是“小田并大田”", 1)


def test_a_report_takes_the_headline_below_it_that_says_nothing_of_the_next_text() -> None:
    herbs = (
        "本报讯(通讯员 任学诚)苍术、藿香、金银花……5月9日一早,曹县大集乡卫生院的院子里,三口直径一米二的铁锅热气腾腾,院长许道文给群众熬中药汤。\n\n"
        "卫生院每天凌晨4点生火,由乡村医生用自行车驮着挨门送药,老人分文不取。\n\n"
    )
    office = "为广泛接受社会监督,市防治疫病工作指挥部决定,即日起向社会公布24小时举报咨询电话:5333120。\n"

    assert titles_of(f"{REPORT}{herbs}一口大锅熬百家药\n\n市防治疫病工作指挥部\n\n公布举报咨询电话\n\n{office}")[
        1:
    ] == [
        "一口大锅熬百家药",
        "市防治疫病工作指挥部公布举报咨询电话",
    ]


def test_a_paragraph_that_speaks_of_that_county_begins_no_text() -> None:
    page = (
        "郓城:流动车厢进村来\n\n本报讯(通讯员 侯振兴)“不用排队,医生把机器拉到了家门口。”1月11日,在郓城县黄安镇,村民宋桂兰说。\n\n"
        "去年以来,该县将妇女免费筛查列入民生实事,投资180万元购置筛查车,逐乡镇上门,截至目前已筛查4.2万人次,确诊的全部得到治疗。\n\n"
        "去年全市1.9万人次献血\n\n缺血季里,我们等你来“加温”\n\n本报讯(记者 卞丽)“血库只剩三天的量。”近日,记者在市中心血站看到,冰箱里的血袋少了一半。\n\n"
    )

    assert titles_of(page) == ["郓城:流动车厢进村来", "去年全市1.9万人次献血 缺血季里,我们等你来“加温”"]


def test_the_name_of_a_campaign_parts_no_text_above_it() -> None:
    page = (
        "守住大堤 保护家园\n\n本报讯(记者 张三)7月22日,黄河防汛现场会在鄄城县举行,对防汛工作再动员、再部署。\n\n"
        "与会人员实地察看了险工备石码放等情况。今年以来上中游来水偏丰,不能有丝毫侥幸。\n\n"
        "各级要严肃值班纪律。今年是决战决胜脱贫攻坚之年,确保安澜就是保小康。\n\n决战决胜脱贫攻坚\n\n"
        "郓城“百日提升”见真章\n\n本报讯(记者 李四)7月21日,郓城县六合苑社区老孙家的小菜园里,辣椒挂满了枝。\n"
    )

    assert titles_of(page) == ["守住大堤 保护家园", "郓城“百日提升”见真章"]


def test_the_name_of_briefs_goes_to_no_text_above_them() -> None:
    page = (
        "便民服务提醒\n\n三夏期间,全市公布农机维修热线,24小时有人接听;遇有火情,可拨打值班电话。\n\n三夏快报\n\n"
        "东明:滩区麦收基本结束\n\n截至6月11日,东明县滩区麦田收割完毕,志愿者帮助外迁群众代收代种。(袁克勤)\n\n"
        "巨野:“麦田法庭”进村\n\n6月10日,巨野县法院将巡回审判车开进田间,半天调解纠纷3起。(满意)\n\n"
    )

    assert titles_of(page)[0] == "便民服务提醒"


def test_whom_a_brief_under_their_heading_is_of_parts_no_text_above() -> None:
    page = (
        "■村医日记\n一袋血样没人领 化验员找了三天\n　　本报记者 张三\n　　结果出来了，人却走了。化验员打了三天电话。\n"
        "　　4月8日下午，小冯抽完血就离开了。化验员在镜下看出不对，警觉起来。\n"
        "　　地址只写了“红船”。她先后联系了红船镇的三个村卫生室和镇卫生院，才找到小冯。\n"
        "　　目前，小冯的病情得到缓解。\n\n\n■杏林短波\n鄄城红船镇卫生院\n　　4月10日，该院组织医生到7个村，免费查体420人。（王五）\n\n\n"
        "曹县县立医院\n　　4月9日，专家来院坐诊，今后每月第三周的周三定期坐诊。（李六）\n"
    )

    assert titles_of(page) == ["一袋血样没人领 化验员找了三天", "鄄城红船镇卫生院", "曹县县立医院"]


def test_below_the_head_of_another_page_a_text_begins() -> None:
    brief = "站口装上警示桩\n　　近日，县公路站在四处路口装上太阳能警示桩，夜里百米外也看得清。\n"
    reading = (
        "　　吃罢晚饭，养护站的会议室里亮起了灯，七八个人围着一张旧桌子，跟站长念书。\n"
        "　　“啥叫反射裂缝？”站长一问，屋里笑成一片，谁也不肯先开口。\n孙 勇 许 冰\n养护站里念书忙\n"
    )
    essay = (
        "路之歌\n　　路，是公路人写在大地上的诗，没有标点，却有长短；没有署名，却有体温。\n郓城县公路局 苑 青\n"
    )
    head = "责任编辑：王五\n菏泽公路　　2009年9月25日　星期五　第三版\n"

    assert titles_of(f"菏泽公路　　2009年9月25日　星期五　第二版\n{brief}{head}{reading}{essay}") == [
        "站口装上警示桩",
        "养护站里念书忙",
        "路之歌",
    ]


def test_what_asks_below_a_headline_stays_with_it() -> None:
    photograph = "6月4日，定陶区滨河公园，一位老人在教市民抖空竹，围观的市民不时叫好。老人姓窦，今年七十六岁。\n\n记者 王五 摄\n\n"
    text = "地头上，大蒜一斤卖一块二；超市里，一斤卖到三块多。这中间的差价去了哪里？记者跟着一车大蒜走了一趟。\n\n"

    found = articles_of(f"{REPORT}{photograph}蒜价高：蒜农发愁\n\n市民咋还嫌贵？\n\n{text}{text[7:]}")

    assert [article.title for article in found if "蒜" in article.title] == ["蒜价高：蒜农发愁 市民咋还嫌贵？"]
    assert found[1].title == ""


@pytest.mark.parametrize("signature", ["记者 冯远 通讯员 苗青", "记者 张三"])
def test_who_signs_in_brackets_below_a_report_that_names_its_makers_tells_that_a_text_ran_into_it(
    signature: str,
) -> None:
    text = (
        "6月11日下午,单县浮岗镇的河堤上,一架无人机从空中飞过,清水里哪儿漂着杂物都拍了下来。\n\n"
        "“从前一趟要走两个钟头,鞋底磨破好几双。”护河员仝大江说,如今添了帮手,坐在屋里就能看。\n\n"
    )
    fragment = "还有学员把自家的老面酵头带来,和师傅比谁蒸得暄。培训班每期四十天,结业后可领证书。\n\n"
    headline = "护好一河清水 空中来了帮手\n\n"

    page = f"{REPORT}{text}({signature})\n\n{headline}{fragment}(记者 耿东 通讯员 柳莺)\n"

    assert titles_of(page) == ["郓城清淤河道保汛期", "护好一河清水 空中来了帮手", ""]


def test_a_headline_below_the_name_of_a_list_of_briefs_is_of_no_text_above_it() -> None:
    rest = "摩托车、微型货车和小排量轿车同样走俏。在县城\n\n西环的一家汽车销售点,订车的人排到了元旦以后。\n\n"
    photograph = "满城争说新戏楼\n\n县城水浒城里的仿宋戏楼封顶,可容观众千人。\n\n韩 锐 摄\n\n"
    briefs = (
        "随官屯镇\n\n\n\n11月5日,国庆彩车模型在镇文化站展出,用去苇秆三千余根。\n\n\n\n"
        "张营镇\n\n\n\n11月10日,引进的千亩芦笋基地签订收购合同。\n\n\n\n"
    )
    found = articles_of(f"{REPORT}{photograph}{rest}\n\n乡镇传真\n\n{briefs}")

    assert [(a.title, a.paragraphs[0].text[:6]) for a in found[-2:]] == [
        ("随官屯镇", "11月5日,"),
        ("张营镇", "11月10日"),
    ]
