"""Where the articles of a page begin and end, and which headline is whose: one case a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from search.ingest.cutting import threads
from search.ingest.cutting.ends import refers
from search.ingest.cutting.items import Item, Paragraph
from search.ingest.cutting.pieces import Ties, closed_below, goes_on, pieces_of, words_say
from search.ingest.lines.layout import lines_of
from search.ingest.lines.marks import CLOSED, OPEN, end_of, opens_paragraph, starts_midway
from search.ingest.lines.wording import clause_words
from search.model import Kind, PartialDate
from tests.ingest.invented import PROFILE, REPORT, articles_of, titles_of, with_figures_apart


def test_a_text_whose_headline_stands_below_it_begins_where_its_words_come_first() -> None:
    below = "孔令梅的花馍人生\n\n"
    another = "东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯。\n"

    titles = ["郓城清淤河道保汛期", "孔令梅的花馍人生"]
    assert titles_of(REPORT + PROFILE + below) == titles
    assert titles_of(REPORT + PROFILE + below + another) == [*titles, "东明路口添了信号灯"]


@pytest.mark.parametrize("point", [".", "．"])
def test_points_that_sentences_end_in_are_stops_and_stay_as_printed(point: str) -> None:
    text = (
        REPORT.replace("里。截", "里2.5米。截").replace("6月3日", "2021年6月3日") + PROFILE + "孔令梅的花馍人生\n"
    )
    page = text.replace("。", point)

    assert titles_of(page) == titles_of(text) == ["郓城清淤河道保汛期", "孔令梅的花馍人生"]
    for article, other in zip(articles_of(page), articles_of(text), strict=True):
        assert [p.text for p in article.paragraphs] == [p.text.replace("。", point) for p in other.paragraphs]
        assert article.date_evidence == other.date_evidence.replace("。", point)
        assert article.flags == other.flags


def test_who_wrote_a_text_stands_below_the_headline_below_it() -> None:
    _, profile = articles_of(REPORT + PROFILE + "孔令梅的花馍人生\n\n本报记者 王五\n")

    assert profile.title == "孔令梅的花馍人生"
    assert profile.reporters == ("王五",)
    assert len(profile.paragraphs) == 3


def test_a_headline_of_the_text_below_it_parts_nothing_above_it() -> None:
    below = "郓城清淤之后再栽树\n\n本报讯(记者 李四)6月4日,郓城县在清淤之后的河岸再栽树三百棵。\n"

    assert titles_of(REPORT + below) == ["郓城清淤河道保汛期", "郓城清淤之后再栽树"]


def _wrapped(*paragraphs: str, width: int = 16) -> str:
    return "".join(f"{text[at : at + width]}\n" for text in paragraphs for at in range(0, len(text), width))


LETTER = (
    "这条路何时才能通车\n\n编辑同志:\n\n从古营到陈集的公路去年动工,原说年底通车,可现在还是一身土一身泥,恳请有关部门过问。\n\n"
    "古营集 马洪臣等五人\n\n古营至陈集公路月底通车\n\n编辑部:\n\n贵报转来的信我局十分重视,已从外地调进沥青,月底前铺完路面。\n\n"
)


def test_several_who_sign_a_letter_and_the_office_that_answers_it() -> None:
    report, letter, answer = articles_of(f"{REPORT}{LETTER}曹县交通局\n6月5日")

    assert (letter.title, letter.paragraphs[-1].text) == ("这条路何时才能通车", "古营集 马洪臣等五人")
    assert [p.text for p in answer.paragraphs[-2:]] == ["曹县交通局", "6月5日"]
    assert report.title == "郓城清淤河道保汛期"


def test_an_office_that_signs_an_answer_begins_no_rest_of_another_text() -> None:
    torn = "棉种包衣推广七万亩\n\n本报讯(记者 王五)6月4日,买包衣棉种的农民排起长队,种子公司说发芽率由过去的70%\n\n"
    rest = "提高到92%,苗期病虫害减少六成以上,买棉种的农民都说值。\n\n"

    first, _, answer = articles_of(f"{torn}{LETTER}曹县交通局\n\n{rest}{REPORT}")[:3]

    assert first.paragraphs[-1].text.endswith("过去的70%提高到92%,苗期病虫害减少六成以上,买棉种的农民都说值。")
    assert answer.paragraphs[-1].text == "曹县交通局"


def test_a_line_wider_than_its_column_is_a_headline() -> None:
    first = "成武县大田集镇的蒜农今年一边收蒜一边忙着把蒜秸打捆送到镇上的饲料厂，一亩地能多卖八十块钱。"
    second = "学生走进农机合作社，听机手讲收割机怎样把一株麦子变成袋里的粮食，又到地头数了数每平方米的麦穗。"
    heads = ("蒜秸打捆送进厂", "【小记者在行动】跟着机手去看一看麦子怎样变成粮食")
    page = (
        heads[0]
        + "\n"
        + _wrapped(first, first.replace("蒜", "姜"))
        + heads[1]
        + "\n"
        + _wrapped(second, second[9:])
    )

    assert titles_of(page) == [heads[0], heads[1].removeprefix("【小记者在行动】")]


_ESSAY = (
    "小时候最怕一个人走夜路，可只要有虫声跟着，胆子便大了许多，奶奶说蛐蛐叫的是“拆拆洗洗，放在柜里”。",
    "母亲打来电话，说院里的枣红了，我说这个周末就回去，和她一起把枣打下来，晒在院子当中的苇席上。",
)
_OTHER_ESSAY = (
    "到巨野那天正下着小雨，朋友说雨天宜上麒麟台，台在城东的麒麟镇，不高，四围是望不到边的玉米地。",
    "我们撑着伞站在台上，谁也不说话，雨打在玉米叶子上，沙沙的，像许多人在低声读书，一读就是半天。",
)


def test_a_headline_between_an_essay_and_the_next_author_is_no_verse() -> None:
    page = f"秋虫唧唧\n□ 南 泥\n{_wrapped(*_ESSAY)}\n河湾听雨\n□ 邢 岱\n{_wrapped(*_OTHER_ESSAY)}"

    assert titles_of(page) == ["秋虫唧唧", "河湾听雨"]


def test_prose_below_a_poem_begins_with_its_headline() -> None:
    poem = "秋日短章\n赵统斌\n\n稻草人\n站了整整一个夏天\n麻雀早就认识了你\n你张开的双臂里\n只剩下风\n"
    page = f"{poem}\n郓城“壮馍”\n{_wrapped(*_ESSAY)}"

    assert titles_of(page) == ["秋日短章", "郓城“壮馍”"]


def test_the_day_that_signs_two_notices_stays_below_each() -> None:
    page = (
        "停电通知\n\n因线路检修,城区双河路部分用户停电,请做好准备。\n\n国网菏泽供电公司\n\n2015年8月25日\n\n"
        "注销公告\n\n曹县兴旺种植专业合作社经决议解散,请债权人向清算组申报债权。\n\n特此公告\n\n2015年8月25日\n"
    )

    assert [article.paragraphs[-1].text for article in articles_of(page)] == ["2015年8月25日"] * 2


def test_a_headline_parted_inside_its_quotation_marks_is_one() -> None:
    page = (
        "夏夜用电“三提醒”\n高温来临,家用电器使用频繁,出门前请断开电源。\n“屋檐下的\n小书吧”\n开到了打谷场\n"
        "马岭岗镇的打谷场边,每天傍晚都有人搬来板凳,把自家的旧书摊在石碾子上,谁爱看谁就坐下来翻两页。\n"
    )

    assert titles_of(page) == ["夏夜用电“三提醒”", "“屋檐下的小书吧”开到了打谷场"]


def test_a_subtitle_stays_with_its_headline() -> None:
    page = (
        "本报讯(通讯员 李四)曹县工商局对种子市场开展检查,查获假种子三百斤。\n\n"
        "地里挖出新产业\n\n——曹县食用菌发展侧记\n\n"
        "6月10日,曹县的大棚里菌棒码成了墙,一朵朵平菇正往外钻,工人们忙着采摘、装筐,往冷链车上搬。\n"
    )

    _, feature = articles_of(page)
    assert (feature.title, feature.subtitle) == ("地里挖出新产业", "——曹县食用菌发展侧记")


def test_the_name_of_a_long_column_is_the_kicker() -> None:
    page = "学习实践科学发展观活动专栏\n\n把实事办到地头上\n\n本报讯(记者 张三)3月2日,单县干部下乡修渠。\n"
    (article,) = articles_of(page)

    assert (article.kicker, article.title) == ("学习实践科学发展观活动专栏", "把实事办到地头上")


def test_the_day_of_a_page_between_its_articles_is_the_papers_own() -> None:
    page = (
        f"{REPORT}{PROFILE}孔令梅的花馍人生\n\n辣椒卖了好价钱\n本报讯（记者 张三）９月１６日，随官屯镇的辣椒地里一片火红，客商的车排到了村口。\n"
        "村民刘大山指着院子里的一堆红辣椒，说今年一斤比去年多卖了两块钱，孩子的学费有着落了。\n"
        "今日郓城 ２００９年９月１８日 星期五\n第１８６期 责任编辑 王五\n校车统一体检\n"
        "本报讯（通讯员 李四）９月１４日，县交警大队对全县校车逐辆检查，不合格的当场停运。\n\n"
        "村口添了健身器材\n\n本报讯（通讯员 王五）９月１５日，郓城县双桥乡给十二个村装上健身器材。\n\n"
        "从此村民不出村就能锻炼身体，傍晚的广场上站满了人。\n\n健身器材由县体育局统一采购，专人维护。\n"
    )

    assert titles_of(page)[2:] == ["辣椒卖了好价钱", "校车统一体检", "村口添了健身器材"]


def test_a_day_of_the_last_century_in_words_signs_a_notice() -> None:
    notice = "停电通知\n因检修城关变电站线路,定于8月26日对向阳路停电。\n单县电业局\n一九九八年八月二十二日\n"
    _, outage = articles_of(REPORT + notice)

    assert (outage.title, outage.paragraphs[-1].text) == ("停电通知", "一九九八年八月二十二日")


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


def test_a_headline_may_begin_with_an_amount_that_is_all_of_its_clause() -> None:
    page = (
        "守堤人老佘\n\n二十八里长堤,他走了二十二年\n\n8月20日,天刚亮,老佘推着自行车上了大堤。他的车后座上绑着三样东西:铁锨、蛇皮袋、探水杆。\n\n"
        "这一段堤长二十八里,老佘走了二十二年。哪里有獾洞,哪里的石头松了,他闭着眼睛也说得上来。\n\n"
    )
    _, guard = articles_of(REPORT + page)

    assert (guard.title + guard.subtitle, len(guard.paragraphs)) == ("守堤人老佘二十八里长堤,他走了二十二年", 2)


def test_verse_whose_longest_line_stands_over_a_short_one_is_no_column_of_prose() -> None:
    page = (
        "老渡口\n　　郑守堤\n　　老渡口的船早就不用了,堤下的人还记得它运过军粮,也运过伤员,记得船工的号子。\n"
        "七月的名字\n　　王锡朋\n七月,是湖上一条船的名字\n桨声很轻\n轻得只有几个人听见\n七月,是河边一座村庄的名字\n"
        "寨墙上插满火把\n一直亮到天明\n昔日沙窝 今朝苗圃\n　　本报记者 席红\n"
        "　　沙窝村的苗圃里,白蜡已有一人多高。村里人说,苗圃是从沙窝里长出来的,往后还要再种。\n"
    )
    _, verses, _ = articles_of(page)

    assert (verses.title, len(verses.paragraphs)) == ("七月的名字", 7)


def test_indented_verses_end_where_the_next_text_s_headline_is_not_indented() -> None:
    cicadas = "听蝉\n　　晏如\n　　村西有一片杨树林，一到伏天，林子里的蝉叫得像开了锅，耳朵里就像灌满了水。\n"
    poem = (
        "黄河滩\n　　柳岸\n　　把鞋子提在手里\n　　把影子交给河水\n　　滩上的泥比记忆更软\n　　一步一个深深的问号\n"
        "　　夕阳\n　　夕阳是一枚旧铜钱\n　　被渡口的老艄公\n　　掂了又掂\n　　终究没舍得花掉\n"
    )
    clay = (
        "说说何楼的泥塑与糖人\n　　仵老先生\n　　从前曹州城里逢年过节，最招孩子的莫过于泥哨、糖人、江米人、布老虎。\n"
        "　　如今牙膏皮没人要了，小锣声也稀了。前年庙会上我碰见一位吹糖人的，说儿子嫌丢人不肯学。\n"
    )
    _, verses, essay = articles_of(f"{cicadas}{poem}曹州风物\n{clay}")

    assert (len(verses.paragraphs), essay.title) == (10, "说说何楼的泥塑与糖人")


def test_the_heading_of_briefs_is_no_headline_of_the_photograph_above_it() -> None:
    photo = "近日,郓城县的种粮大户聂凤河在地头用手机办好了一笔粮食贷,利率比去年低。\n\n王五 摄\n\n"
    briefs = (
        "财经快讯\n\n前4月全市进出口增长一成\n\n据海关统计,今年前4个月,全市实现进出口总值243亿元,同比增长一成。\n\n"
        "房贷利率下调\n\n5月15日,央行发布通知,首套房贷款利率下限下调二十个基点。\n"
    )

    assert titles_of(REPORT + photo + briefs)[1:] == ["", "前4月全市进出口增长一成", "房贷利率下调"]


def test_a_name_alone_at_the_end_of_a_page_signs_the_text_above() -> None:
    essay = "街头巷尾的话题只有一个:今天又拿了几块金牌。\n\n体育的好处,恰恰在于它让人懂得拼到最后一刻的尊严。\n\n"

    assert len(articles_of(f"{REPORT}金牌之外\n\n{essay}江声\n")[-1].paragraphs) == 3


def test_losses_under_one_heading_are_a_notice_each() -> None:
    losses = "曹县居民张三的身份证丢失,声明作废。\n\n特此声明\n\n单县李四商店的营业执照副本丢失,声明作废。\n"
    one, other = articles_of(f"遗失声明\n\n{losses}")

    assert (len(one.paragraphs), one.districts, len(other.paragraphs), other.districts) == (
        2, ("曹县",), 1, ("单县",)
    )  # fmt: skip
    assert [len(article.paragraphs) for article in articles_of(losses)] == [2, 1]


_TORN = "本报讯(记者 张三)3月5日,曹县举行招商推介会,当场签下六个项目,总投资九亿元。据介绍,全部项目将在十个工作日内"


@pytest.mark.parametrize(
    "below",
    ["麦田管理要点:先镇压后划锄\n\n{text}", "春柳抽出新芽\n\n{text}\n\n通讯员 李四 摄影报道"],
    ids=["advice", "a photograph"],
)
def test_between_blank_lines_a_short_line_is_no_middle_of_a_paragraph(below: str) -> None:
    text = "3月4日,单县龙王庙镇的柳树抽出了新芽,几位村民在树下给麦田划锄,说今年墒情不错。"
    _, second = articles_of(f"曹县招商签下六个项目\n\n{_TORN}\n\n\n{below.format(text=text)}\n")

    assert second.title == below.split("\n")[0]


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


_SCHOOL = "本报讯(记者 张三)穿上厚重的战斗服,体验一回火焰蓝。9月2日,实验小学的学生走进消防站,看云梯怎样升起。\n\n"
_KINDERGARTENS = "本报讯(记者 李四)今秋城区有3所公办幼儿园投入使用,新增学位1080个。\n\n"
_TEACHER = (
    "在黄河滩区的一所教学点里,石秋菊一干就是29年,村里人都叫她石老师。\n\n"
    "石秋菊把一半工资给困难学生买本子,从她班里走出去的五个女娃都进了大学。\n\n"
)


_CAPTION = "4月6日,单县浮龙湖畔,游客乘坐小火车穿行花海。清明假期,景区接待游客六万多人次。\n\n记者 马成鹏 摄\n\n"


def test_of_two_copies_of_a_photograph_the_one_under_its_headline_is_kept() -> None:
    opera = "本报讯(通讯员 仪传德)锣鼓一响,十里八村的人都往黄河滩上赶,庄户剧团连唱了五天大戏。\n\n"
    photo, report = articles_of(f"浮龙湖畔赏春光\n\n{_CAPTION}黄河滩上戏台搭起来\n\n{opera}{_CAPTION}")

    assert (photo.title, photo.photographers, len(photo.paragraphs)) == ("浮龙湖畔赏春光", ("马成鹏",), 2)
    assert (report.title, report.paragraphs[0].text) == ("黄河滩上戏台搭起来", opera.strip())


def test_what_two_articles_say_run_together_is_a_repeat() -> None:
    sheep = "本报讯(通讯员 郜敬文)近日,李村镇把23只小尾寒羊送到贫困户家中,免费防疫"
    glued = f"{sheep}\n\n{_CAPTION.split(chr(10))[0]}\n"
    page = f"浮龙湖畔赏春光\n\n{_CAPTION}李村镇贫困户领到分红羊\n\n{sheep}、合作社保底回收。\n\n{glued}"

    assert titles_of(page) == ["浮龙湖畔赏春光", "李村镇贫困户领到分红羊"]


def test_a_headline_below_the_second_question_is_that_of_question_and_answer() -> None:
    first = "问:听说老年证早晚高峰不能乘公交,是真的吗?\n\n答:没有这样的规定,老年证全天都可以乘公交。\n\n"
    second = "问:我们村的路挖开了,什么时候能补上?\n\n答:沉降期一过就补,月底以前恢复通行。\n\n"
    articles = articles_of(f"老年证 高峰能不能乘公交?\n\n{first}{second}村里的路挖开了 什么时候补?\n")

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("老年证 高峰能不能乘公交?", 2),
        ("村里的路挖开了 什么时候补?", 2),
    ]
    assert len(articles_of(f"老年证 高峰能不能乘公交?\n\n{first}{second}")) == 1


def test_the_entries_of_a_list_hold_together() -> None:
    meeting = (
        "本报讯(记者 张三)3月16日,市委召开疫情防控会议。会议指出,非必要不前往中高风险地区,确需外出的提前报备。\n\n"
        "会议强调,要以医院、养老院、监所等场所为重点,扫码、测温、\n\n"
    )
    advice = (
        "一、近14天去过中高风险地区的人员,请主动报备。\n\n"
        "二、非必要不前往中高风险地区,确需外出的,请提前了解防控政策。\n\n三、满6个月的请尽快接种加强针。\n"
    )
    articles = articles_of(f"坚决筑牢疫情防控屏障\n\n{meeting}疾控中心提醒您注意这几点\n\n{advice}")
    (entries,) = [article for article in articles if article.paragraphs[-1].text.startswith("三")]

    assert [paragraph.text[0] for paragraph in entries.paragraphs[-3:]] == ["一", "二", "三"]


def test_what_somebody_says_is_no_headline() -> None:
    torn = (
        f"{REPORT}镇长侯兆辉说,年底前全镇推\n\n东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县装了信号灯。\n"
    )
    told = f"孔令梅的花馍人生\n\n{PROFILE}丈夫埋怨过她:“自家三个孩子,你喂过谁?”\n\n她不\n\n吭声。有一年大女儿发高烧,她在灶前守到天亮。\n"

    assert titles_of(torn) == ["郓城清淤河道保汛期", "东明路口添了信号灯"]
    assert titles_of(told) == ["孔令梅的花馍人生"]


def test_a_line_that_needs_an_object_is_no_headline() -> None:
    torn = f"{REPORT}鲁西新区将为在新区创业的青年提供\n\n东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县装了信号灯。\n"

    assert titles_of(torn) == ["郓城清淤河道保汛期", "东明路口添了信号灯"]


def test_a_few_characters_over_a_text_are_a_column_where_its_headline_stands_below() -> None:
    quarrel = (
        "“老少爷们,今儿个咱们议一议车棚咋改!”社区书记一开口,院里就吵成了一锅粥。\n\n"
        "吵到第三晚,车棚的图纸贴上了墙。车棚开工那天,吵得最凶的老牟头第一个扛来了铁锹。\n\n"
    )
    leeks = "本报讯(通讯员 宗政敏)韭菜一年割六茬,一把韭菜卖出四块五,农户算完账都笑了。\n\n"
    page = f"社区新语\n\n{quarrel}三晚上“吵”出一座车棚\n\n{leeks}一把韭菜卖出四块五\n\n{REPORT}"

    assert titles_of(page) == ["三晚上“吵”出一座车棚", "一把韭菜卖出四块五", "郓城清淤河道保汛期"]


def test_an_address_below_an_advertisement_is_its_own() -> None:
    page = "招聘\n\n本公司诚聘会计两名,大专以上学历。\n地址:黄河路东首 电话:18612345678\n"

    assert "18612345678" in articles_of(page)[-1].paragraphs[-1].text


def test_an_office_signs_what_it_gave() -> None:
    advice = "燃放烟花爆竹时,一不要在楼道和加油站附近燃放,二不要让儿童单独燃放。\n\n"
    *_, last = articles_of(f"{REPORT}鞭炮声中话平安\n\n{advice}市公安消防支队 供稿\n")

    assert (last.title, len(last.paragraphs)) == ("鞭炮声中话平安", 2)


_PLOTS = [
    f"{number}、2021-{place}号地块位于{road}路以南、{other}路以东,面积{size}平方米,用途为{use},容积率不大于二,起始价{price}万元。"
    for number, place, road, other, size, use, price in (
        ("一", 7, "黄河", "昆明", 33460, "居住", 13820),
        ("二", 8, "上海", "西安", 11267, "商服", 4120),
        ("三", 12, "长江", "太原", 52018, "工业", 1975),
        ("四", 15, "中华", "和平", 8806, "医疗卫生", 903),
    )
]


def _set(text: str, measure: str) -> str:
    """*text* in lines of at most 25 characters, marks counted as full characters and numbers never parted."""
    lines, line, width = [], "", 0.0
    for part in re.findall(r"[0-9A-Za-z.-]+|.", text):
        size = len(part) * (0.5 if part.isalnum() and part.isascii() and measure == "digits half" else 1.0)
        if width + size > 25:
            lines.append(line)
            line, width = "", 0.0
        line, width = line + part, width + size
    return "\n".join([*lines, line])


@pytest.mark.parametrize("measure", ["digits half", "by count"])
def test_lines_of_a_notice_that_are_full_by_the_pages_own_measure_go_on(measure: str) -> None:
    heading = "国有建设用地使用权挂牌出让公告"
    (notice,) = articles_of("\n".join([heading, *[_set(text, measure) for text in _PLOTS]]))

    assert [paragraph.text for paragraph in notice.paragraphs] == _PLOTS


_CALLS = (
    "热线开通后接到的电话多极了，\n头一天就有一千\n123个，第二天又多得多了，\n守着电话机的姑娘嗓子都哑了，\n"
    "到了第三天，共收到短信\n789012条，送出去的纪念\n品有三百份，大家说还要再来，\n明年这个时候还在这里见面。\n"
)


def test_few_lines_with_digits_tell_how_wide_these_are() -> None:
    rows = ["今年的麦子比去年长得还要好", "到了收割的时候机手们都来了", "他们说这里的路好走人也实在"] * 10
    rows[4], rows[9] = "电话是5332108请打吧", "全村有收割机128台轮着用"

    assert all(line.is_full for line in lines_of("\n".join(rows)))


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


def test_marks_in_the_heading_of_a_section_add_nothing_to_its_length() -> None:
    headings = ("书屋搬到了菜园边上", "谁管书屋 乡亲们说了算", "“小书屋”要当“大课堂”来办")
    (feature,) = articles_of(
        "书香飘进菜园里\n\n——天宫庙镇农家书屋见闻\n\n摘完豆角,洗净手,到农家书屋里借一本书,成了天宫庙镇许多菜农的习惯。\n\n"
        f"{headings[0]}\n\n过去农家书屋锁在村委会楼上,菜农嫌远。去年镇里把农家书屋搬到菜园边上,菜农歇晌的工夫就能翻书。\n\n"
        f"{headings[1]}\n\n农家书屋的钥匙由菜农轮流管。借书登记、买什么书,都由菜农商量着来,一年借出两千多本书。\n\n"
        f"{headings[2]}\n\n书多了,新问题也来了,有的书没有人看。镇里请来农技员,在农家书屋里给菜农上课,一本书讲一个晌午。\n"
    )

    assert [paragraph.text for paragraph in feature.paragraphs[1::2]] == list(headings)


def test_sections_under_three_headings_of_one_length_are_one_feature() -> None:
    begins = (
        "成武县九女集镇的群众工作站迎来了曹某。五年里,他为了宅基地的纠纷跑遍了县里市里,群众工作站帮他结了案。\n\n"
    )
    sections = (
        "站点建在家门口\n\n2009年以来,该县在14个乡镇建起群众工作站,群众不出村就能找到说理的地方,宅基地的纠纷就地调解。\n\n",
        "干部下访变主动\n\n县委领导带着案卷到群众工作站下访,宅基地的纠纷、邻里的纠纷,一件一件在村里说开。\n\n",
        "结果群众来评判\n\n纠纷解决得好不好,群众说了算。每起案件办结后,由群众工作站请群众打分,全县信访总量下降。\n\n",
    )
    (feature,) = articles_of(
        f"把“上访路”变成“连心桥”\n\n{begins}{''.join(sections)}(本报记者 韩冬 通讯员 徐国强)\n"
    )

    assert [paragraph.text for paragraph in feature.paragraphs[1::2]][:3] == [
        section.split("\n")[0] for section in sections
    ]
    assert feature.reporters == ("韩冬",)


@pytest.mark.parametrize(
    "own",
    [
        "热线:5969110",
        "有话您说 有事我办 热线:5969110",
        "E-mail:hzwbms@126.com",
        "楼市资讯 A11",
        "◆ ◆ ◆",
        "....................",
        "…………………………",
        "市民热线5922110",
        "第二版 综合新闻",
        "投稿邮箱:hzrbll@163.com",
    ],
)
def test_the_paper_s_own_lines_part_articles(own: str) -> None:
    page = f"{REPORT}{own}\n\n东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县装了信号灯。\n\n"
    filler = "".join(
        f"{word}忙起来了\n\n本报讯(记者 王五)6月5日,{word}的农户都忙起来了。\n\n" for word in "春夏秋冬"
    )
    articles = articles_of(f"{filler}{page}{filler.replace('5日', '6日').replace('忙', '闲')}")

    assert all(
        own not in article.kicker + article.title + "".join(p.text for p in article.paragraphs)
        for article in articles
    )
    assert "东明路口添了信号灯" in [article.title for article in articles]


def test_a_text_that_is_signed_after_a_space_has_ended() -> None:
    brief = "4月15日,象棋邀请赛在县文化馆落幕,退休教师曹怀德以九轮八胜一和的战绩夺魁。 (马跃)\n\n"
    (article,) = articles_of(f"{brief}七旬老翁勇夺象棋赛冠军\n")

    assert (article.title, len(article.paragraphs)) == ("七旬老翁勇夺象棋赛冠军", 1)


def test_a_letter_begins_with_whom_it_speaks_to() -> None:
    letter = (
        "编辑同志:\n\n我是曹县韩集镇的菜农。今年8月,我从县城买的种子绝了收,请给指条路。\n\n曹县韩集镇 李大田\n"
    )
    *_, last = articles_of(f"{REPORT}买到假种子 四亩大棚绝了收\n\n{letter}")

    assert (last.title, last.paragraphs[0].text) == ("买到假种子 四亩大棚绝了收", "编辑同志:")


def test_who_signs_a_letter_may_have_no_name() -> None:
    one = "编辑同志:\n\n学校又要收资料费,这钱到底该不该收?\n\n定陶县 一学生家长\n\n记者追踪:接到来信后,教育局作了答复。\n\n"
    other = "编辑同志:\n\n我想感谢一位出租车司机,他二话没说就把我们送到了医院。\n\n牡丹区 刘秀莲\n"
    first, second = articles_of(f"“一费制”了,这钱该不该收?\n\n{one}好心的师傅 您在哪里\n\n{other}")

    assert (first.title, len(first.paragraphs)) == ("“一费制”了,这钱该不该收?", 4)
    assert (second.title, second.paragraphs[-1].text) == ("好心的师傅 您在哪里", "牡丹区 刘秀莲")


def test_a_question_below_the_day_of_a_notice_is_a_headline() -> None:
    notice = "关于收缴污水处理费的通告\n\n根据有关规定,城区用户应于7月25日前缴清污水处理费。\n\n菏泽市自来水公司\n\n二〇〇八年七月八日\n\n"
    advice = (
        "问:我2005年买了一套住房,今年想卖掉换套大的,听说要交税?\n\n答:不足5年的住房对外销售,全额征收营业税。\n"
    )

    assert titles_of(f"{notice}卖旧房要不要交营业税?\n\n{advice}") == [
        "关于收缴污水处理费的通告",
        "卖旧房要不要交营业税?",
    ]


def test_who_signs_a_notice_stays_below_it_over_another_headline() -> None:
    notice = "新闻专业技术人员继续教育报名通知\n\n各新闻单位:\n\n继续教育定于5月中旬举办,请于4月25日前报名。\n\n"
    first, second = articles_of(f"{notice}菏泽市新闻工作者协会\n\n{REPORT}")

    assert first.paragraphs[-1].text == "菏泽市新闻工作者协会"
    assert second.title == "郓城清淤河道保汛期"


@pytest.mark.parametrize(
    ("strays", "where"),
    [
        ("魏广田是旧城镇人,父亲和爷爷都在渡口上撑船。", 1),
        ("高先生说,船上的日子比岸上长。", 0),
        ("魏广田是旧城镇人,和巧玲是同学。", 0),
    ],
    ids=["named there only", "anybody", "named here as well"],
)
def test_what_begins_with_somebody_is_of_the_text_that_names_them(strays: str, where: int) -> None:
    here = "魏广田也来看过她。" if "同学" in strays else "婆婆也学会了。"
    pages = articles_of(
        f"面花巧手\n\n本报讯(记者 王五)巧玲捏的面花上了县里的展台,有牡丹,有石榴。{here}\n\n{strays}\n\n一斤面能捏出三十朵,蒸熟了也不走样,邻居都来学。\n\n"
        "渡口的灯\n\n本报讯(记者 李四)老艄公魏广田在旧城渡口撑船四十年,没有误过一个学生。高先生坐过他的船。\n\n桥通了,他的船还在。\n\n"
        + REPORT
    )

    assert [strays in [paragraph.text for paragraph in page.paragraphs] for page in pages[:2]] == [
        where == 0,
        where == 1,
    ]


def test_what_a_meeting_calls_for_besides_goes_to_the_text_that_tells_of_it() -> None:
    meeting, other = Paragraph("全县防汛会议召开。", 0), Paragraph("老艄公守着渡口。", 0)

    assert refers("要备足物料。", [meeting]) > 0 > refers("各镇街要备足物料。", [other])
    assert refers("要不是他,船早翻了。", [meeting]) == refers("要面子的人不少。", [other]) == 0


def test_an_end_is_of_the_text_that_any_of_its_paragraphs_refers_to() -> None:
    meeting, ferry, *_ = articles_of(
        "全县秋粮收购会议召开\n\n本报讯(记者 王五)9月20日,全县秋粮收购会议召开,安排今年的玉米收购。\n\n会议要求,各粮站要把磅秤校准,把价格挂到墙上。\n\n"
        "一条渡船三代人\n\n本报讯(记者 李四)老艄公靳广田在旧城渡口撑船四十年,风里浪里没有误过一个学生。\n\n桥通了,他的船还在。\n\n"
        "要让农民卖粮不排长队,不打白条,当场结清。\n\n会议指出,今年收购量大,仓容要早腾。\n\n" + REPORT
    )

    assert (len(meeting.paragraphs), len(ferry.paragraphs)) == (4, 2)


def test_what_somebody_does_as_well_goes_to_the_text_that_tells_of_them() -> None:
    text, other, rest = (
        Paragraph(said, 0) for said in ("单县文化馆邀请艺人说唱。", "村村都有健身场。", "文化馆还录制了唱词。")
    )

    assert refers(rest.text, [text]) > refers(rest.text, [other])


def test_news_behind_marks_below_a_report_are_an_item_each() -> None:
    entries = "△7月9日,凤凰乡完成小麦订单收购任务。\n△富春乡近日为二百名父母办理了养老保险。\n△县中学师生7月11日到烈士陵园祭扫。\n"
    advice = "△土方开挖后,要及时外运。\n△护坡砌筑前,要先清基。\n"

    assert [len(article.paragraphs) for article in articles_of(REPORT + entries)] == [2, 1, 1, 1]
    assert [len(article.paragraphs) for article in articles_of(REPORT + advice)] == [4]


def test_signed_briefs_under_no_headline_are_an_item_each() -> None:
    briefs = (
        "曹县倪集乡举办杞柳种植培训班,八十名柳农领到插条。(江　红)\n\n定陶县黄店镇组织养鸡大户外出参观。(傅光明)\n"
    )
    letter = "盼农资店多些“明白纸”\n\n编辑同志:入夏以来,买药的乡亲不少,可有些人看不清说明。\n\n郓城县侯集镇　詹广训\n\n\n"
    articles = articles_of(f"{REPORT}{letter}{briefs}")

    assert [len(article.paragraphs) for article in articles[2:]] == [1, 1]


def test_entries_counted_under_a_headline_stay_together_there() -> None:
    advice = "春季用电提示\n一、不要在电线杆拉线上晾晒衣物,不要在线路附近放风筝。\n二、潜水泵下井前要检查绝缘。\n三、农村大棚照明,应使用防水灯头,并安装漏电保护器。\n"
    profile = "身边人\n车间里的孔师傅\n孔师傅在车间里修了二十年机床,人人都服他。\n"
    below = "“电保姆”服务大棚\n2月14日,供电服务队来到大棚,帮助菜农更换老化线路,安装漏电保护器。\n菜农王大友家的大棚用上了防水灯头。\n"
    _, entries, worker, _ = articles_of(f"{REPORT}{advice}{profile}{below}")

    assert (entries.title, len(entries.paragraphs)) == ("春季用电提示", 3)
    assert (worker.kicker, worker.title) == ("身边人", "车间里的孔师傅")


@pytest.mark.parametrize(
    "notice",
    [
        "遗失声明\n曹县阎店楼镇张庄村张福全不慎将农用三轮车行驶证丢失,声明作废。\n",
        "启事\n单县第三中学定于3月25日举行建校四十周年庆典,欢迎校友届时参加。特此敬告。\n",
        "停水通知\n因供水管道施工,定于4月15日22时至16日6时停水。\n菏泽市自来水公司 2009年4月13日\n",
    ],
)
def test_what_stands_below_the_end_of_a_notice_is_a_headline(notice: str) -> None:
    first, second = articles_of(f"{REPORT}{notice}卖花馍的孔令梅\n{PROFILE}")[1:]

    assert (first.title, len(first.paragraphs)) == (notice.split("\n")[0], notice.count("\n") - 1)
    assert second.title == "卖花馍的孔令梅"


def test_a_paper_s_name_and_section_top_a_page() -> None:
    assert titles_of(f"菏泽日报 平安菏泽 3\n\n{REPORT}") == ["郓城清淤河道保汛期"]
    assert titles_of(f"菏泽日报\n1996年10月8日 星期二\n国内统一刊号 第二版\n\n{REPORT}") == ["郓城清淤河道保汛期"]


def test_a_correction_is_a_notice_of_its_own() -> None:
    outage = "停电公告\n\n因线路改造,定于2024年4月18日对中华路停电。\n\n国网菏泽供电公司\n\n"
    correction = "更正\n\n本报4月10日第3版一文中“总产值5亿元”应为“总产值5000万元”。\n"

    assert titles_of(outage + correction) == ["停电公告", "更正"]


def test_a_report_below_a_box_of_losses_begins_with_its_headline() -> None:
    losses = "遗失声明\n\n▲福满园餐饮店不慎将公章丢失,声明作废。\n▲侯雪梅将毕业证书丢失,声明作废。\n\n"
    report = "9月10日是教师节,郓城县武安镇的三代人聚到一起,说起魏传芳老师从教时教孩子们光盘的故事,说她从来一粒米也舍不得丢,掉在桌上的都要捡起来。\n"

    assert titles_of(f"{losses}郓城:老教师的“光盘课”传了三代\n\n{report}")[-1] == "郓城:老教师的“光盘课”传了三代"


def test_what_a_campaign_is_called_is_no_part_of_a_headline() -> None:
    report = "本报讯(记者王子健)5月18日是国际博物馆日,市博物馆当晚延长开放到九点半,请市民来看夜场。\n"
    (article,) = articles_of(f"学习贯彻党的二十大精神\n\n市博物馆“5·18”夜场邀您来\n\n{report}")

    assert (article.kicker, article.title) == ("学习贯彻党的二十大精神", "市博物馆“5·18”夜场邀您来")


@pytest.mark.parametrize("over", ["理财课堂", "真情留言板"])
@pytest.mark.parametrize("headline", ["养老金迟到了两天,问题出在哪儿了", "那盏灯亮着,我心里就踏实"])
def test_a_line_with_a_comma_alone_below_another_is_a_headline(over: str, headline: str) -> None:
    body = "不少老人发现,存折上的钱比上个月晚到了两天,银行柜台前排起了队,工作人员忙着给大家解释。\n\n其实这与节假日有关。\n"

    assert titles_of(f"{REPORT}{over}\n\n{headline}\n\n{body}")[1:] == [headline]


def test_a_day_and_its_weather_begin_a_day_of_a_diary() -> None:
    day = "天不亮就被喇叭叫醒,老支书喊大家去卖山药,我披上棉袄赶到村口,车已经排了一里多长。\n\n晚上在灯下算账,每斤多卖了三毛。\n"
    page = f"{REPORT}驻村日记\n\n12月6日 晴\n\n{day}\n(作者系省派定陶区黄店镇第一书记 鲍 林)\n\n山药卖上了好价钱\n"
    article = articles_of(page)[1]

    assert article.title == "山药卖上了好价钱"
    assert article.paragraphs[0].text == "12月6日 晴"


def test_a_photograph_below_the_last_answer_is_an_item_of_its_own() -> None:
    answers = "问:疫苗打完能洗澡吗?\n答:当天最好不要沾水,第二天就可以洗,注意不要用力搓。\n\n问:打完多久能喝酒?\n答:一周以内最好不要喝,以免分不清是不是反应。\n\n"
    caption = "5月12日,定陶区人民医院的护士走进滨河街道的社区,为老人量血压、讲护理知识。通讯员 鲍林 摄\n"
    first, second = articles_of(f"有问有答\n\n{answers}{caption}")

    assert first.title == "有问有答"
    assert len(first.paragraphs) == 4
    assert second.kind == "photo"


def test_an_answer_begins_no_article() -> None:
    letter = "定陶区滨河街道鲍女士问:我去年在苏州住院,外地医院的单子能不能报销?\n\n市医保中心答:可以,出院后一个月内带发票和病历到参保地办理。\n\n"

    assert titles_of(f"{REPORT}有问有答\n\n{letter}外地住院,医保咋报销?\n")[1:] == ["外地住院,医保咋报销?"]


def test_what_each_gave_is_a_line_each() -> None:
    gifts = ["东明石化全体职工 683210", "菏泽学院师生 214305.5", "一位三轮车师傅 365"]
    article = articles_of(f"{REPORT}捐款光荣榜\n\n(5月20日—23日 单位:元)\n\n" + "\n".join(gifts))[-1]

    assert [paragraph.text for paragraph in article.paragraphs][1:] == gifts


def test_halves_of_one_length_over_a_section_are_its_heading() -> None:
    profile = (
        "八年前,银行的信贷员来催款,抬头看见墙上写着一行粉笔字,是厂长田广志自己写的,工人每天上班都要看一遍。\n\n"
    )
    hard_times = "最难的时候,厂长田广志没有少发工人一分钱工资,把自己的房子抵押了,工人每天上班都看得见。\n\n"
    research = "厂里每年拿出收入的一成搞研发,先后得了三项专利,厂长田广志又在墙上写了一行粉笔字,工人每天看一遍。\n"
    page = f"{REPORT}厂子里的粉笔字\n\n{profile}先做人,再做活\n\n{hard_times}把技术攥在自己手里\n\n{research}"
    feature = articles_of(page)[1]

    assert [paragraph.text for paragraph in feature.paragraphs][1::2] == ["先做人,再做活", "把技术攥在自己手里"]


def test_a_question_below_the_name_of_a_column_is_a_headline() -> None:
    answers = "市民周先生问:2013年我借表弟的名义买了一套房子,首付都由我付。\n\n律师郝建新:登记簿是归属的依据,但登记并不当然等同于归属。\n"

    assert titles_of(f"{REPORT}律师说法\n\n“借名买房”,房子到底是谁的?\n\n{answers}")[1:] == [
        "“借名买房”,房子到底是谁的?"
    ]


def test_advice_that_is_for_reference_alone_is_the_papers_own() -> None:
    assert titles_of(f"{REPORT}本版内容仅供参考,具体诊疗请遵医嘱\n") == ["郓城清淤河道保汛期"]


def test_each_reader_who_calls_is_an_item_where_a_headline_stands_below() -> None:
    bridge = "单县孙溜镇孟先生来电:大雨把村南的生产桥冲断了,种地要绕十里路,请有关部门管一管。\n\n记者联系了镇政府,镇里说月底前架一座简易桥。\n\n"
    stairs = "市区八一小区李女士来电:楼道里堆满了旧纸箱和自行车,还有一户人家放了煤球,走不过去人。\n\n居委会已经派人清理楼道杂物。\n\n"

    assert titles_of(f"生产桥被冲断\n\n{bridge}{stairs}楼道成了杂物间\n\n{REPORT}")[:2] == [
        "生产桥被冲断",
        "楼道成了杂物间",
    ]


def test_whom_a_letter_greets_and_the_office_that_signs_it_are_no_headlines() -> None:
    letter = "致广大居民朋友的一封信\n\n广大居民朋友们:\n\n当前,疫情防控正处于关键时期,请继续戴好口罩,勤洗手,少聚集。\n\n感谢您的理解和配合!\n\n"
    office = "鲁西新区党工委统筹疫情防控和经济运行工作领导小组办公室"
    _, article = articles_of(f"{REPORT}{letter}{office}\n2022年4月8日\n")

    assert article.paragraphs[0].text == "广大居民朋友们:"
    assert article.paragraphs[-2].text == office


def test_an_address_with_its_post_code_is_no_headline() -> None:
    contest = "书画摄影大赛征稿\n\n为繁荣群众文化生活,决定举办书画摄影大赛,现向社会征集作品。\n\n"
    page = f"{contest}收稿地址:菏泽市八一路1号市文联 邮编:274000 联系人:吴红\n\n{REPORT}"

    assert titles_of(page) == ["书画摄影大赛征稿", "郓城清淤河道保汛期"]


def test_a_headline_printed_again_below_its_text_is_none_of_the_next() -> None:
    costume = (
        "一件演出服撑起好日子\n\n本报讯(记者 李四)6月4日,曹县大集镇的网店主忙着打包演出服,一天发出两百件。\n\n"
    )
    projects = "曹县集中签约12个农业项目\n\n本报讯(记者 王五)6月5日,曹县举行农业项目集中签约仪式。\n"

    assert titles_of(f"{costume}一件演出服撑起好日子\n\n{projects}") == [
        "一件演出服撑起好日子",
        "曹县集中签约12个农业项目",
    ]


def test_a_caption_in_a_line_inside_a_feature_leaves_it_whole() -> None:
    begins = "四月的黄河滩,杨絮飞舞,麦苗拔节,站在三号村台上望去,吊车正忙着安门窗、铺管线,老人们来看了一趟又一趟。"
    goes_on = "房子怎么盖,群众说了算,社区设计了四种户型,图纸改了七遍,连烟道的位置都问过每一户。"
    feature, caption = articles_of(
        f"搬出“水窝子”\n\n{begins}\n\n▲三号村台施工现场 记者 谷西 摄\n\n{goes_on}\n\n记者 谷西\n"
    )

    assert [paragraph.text for paragraph in feature.paragraphs] == [begins, goes_on, "记者 谷西"]
    assert caption.kind == "photo"


@pytest.mark.parametrize(
    "signature", ["。 本报记者 侯景", "。 新华社发", "。图/文 耿守", "。记者 侯景 通讯员 耿守"]
)
def test_a_text_with_names_behind_its_last_full_stop_has_ended(signature: str) -> None:
    call = f"在新桥建好之前,镇里将先架设一座简易桥,保证村民和三轮车通行,预计本月底前完工{signature}"

    assert titles_of(
        f"生产桥被冲断\n\n{call}\n\n楼道成了杂物间\n\n八一小区的楼道里堆满了旧纸箱和自行车,走不过去人。\n"
    ) == [
        "生产桥被冲断",
        "楼道成了杂物间",
    ]


@pytest.mark.parametrize("headline", ["村里办球赛:赢了奖头羊,输了送豆腐", "一首小诗", "年底防骗,民警给您提个醒"])
def test_a_short_line_alone_between_texts_is_a_headline_were_there_a_comma_in_it(headline: str) -> None:
    text = "没有专业场馆,没有明星球员,却引来了四千多名观众,村里的球场边搭起了三层看台,灯一直亮到半夜。\n"

    assert titles_of(f"{REPORT}{headline}\n\n{text}") == ["郓城清淤河道保汛期", headline]


@pytest.mark.parametrize(
    "rows",
    [
        ["市实验小学 3:1 曹州小学", "丹阳路小学 0:0 牡丹小学", "一实小 5:2 二实小"],
        ["93号汽油 7.33元/升", "97号汽油 7.81元/升", "0号柴油 7.22元/升"],
    ],
    ids=["results", "prices"],
)
def test_results_and_prices_are_a_line_each(rows: list[str]) -> None:
    article = articles_of(f"{REPORT}首轮结束\n\n5月28日,首轮结束较量。\n\n" + "\n".join(rows) + "\n")[-1]

    assert [paragraph.text for paragraph in article.paragraphs][1:] == rows


def test_who_is_wanted_is_a_notice_of_its_own() -> None:
    fair = "冬季人才招聘会公告\n\n招聘会定于11月21日在市体育馆举办,求职者免费入场。\n\n菏泽市人才交流中心\n\n"
    wanted = "一、厂长1名:男,40岁以下。\n\n二、电工2名:持证上岗。\n"

    assert titles_of(f"{fair}菏泽华顺食品有限公司诚聘\n\n{wanted}") == [
        "冬季人才招聘会公告",
        "菏泽华顺食品有限公司诚聘",
    ]


def test_a_credit_below_the_last_answer_parts_no_question_from_the_others() -> None:
    answers = "问:平行志愿有什么不同?\n\n答:一个志愿里有六所学校,按分数依次检索。\n\n问:填报时要注意什么?\n\n答:拉开梯度,服从调剂。\n\n"
    page = f"今年志愿怎么报\n\n本报讯(记者 朱琳)高考成绩将于6月25日公布。\n\n{answers}通讯员 毕建 摄\n"

    assert titles_of(page) == ["今年志愿怎么报"]


@pytest.mark.parametrize("above", ["有问必答\n\n", "\n\n"], ids=["column", "gap"])
def test_a_question_alone_is_a_headline(above: str) -> None:
    text = "加装电梯,最难过的是“一楼关”,育才小区三号楼的居民开了七次会,头三次不欢而散,还有人拍了桌子。\n\n如今电梯已经用上。\n"

    assert titles_of(f"{REPORT}{above}老楼加装电梯,一楼住户为啥同意了?\n\n{text}")[1:] == [
        "老楼加装电梯,一楼住户为啥同意了?"
    ]


@pytest.mark.parametrize(
    "contents",
    [
        "导读\n\n■高校招生咨询会明日举行 二版\n■疫苗进入临床研究 四版",
        "二版 我市启动“村村通”客运工程\n三版 沉默的证人(法制纪实)\n四版 牡丹园里的老把式",
        "■ 一百八十名姐妹重上岗（第二版）\n■ 世界杯今夜开锣（第四版）",
        "本期导读\n\n◆村里来了“草莓博士”……2版\n\n◆老戏台又开锣......第四版",
        "今日看点\n\n▲灯市逛到后半夜·····A3版",
    ],
    ids=["page behind", "page before", "page in brackets", "behind dots", "one behind dots"],
)
def test_a_list_of_contents_with_pages_in_words_is_no_headline(contents: str) -> None:
    (report,) = articles_of(f"{contents}\n\n{REPORT}")

    assert (report.kicker, report.title) == ("", "郓城清淤河道保汛期")


@pytest.mark.parametrize(
    "author", ["常 树 礼", "职业指导师 陆平", "主持人：本报记者 曹蕊", "讲述:吕新华 整理:记者 于浩"]
)
def test_who_wrote_or_told_is_no_part_of_the_headline(author: str) -> None:
    essay = "巷口的修鞋摊摆了三十年,老冯的锤子声一响,整条街都知道天亮了,谁家的鞋开了胶都往他那里送。\n"

    assert titles_of(f"{REPORT}修鞋匠老冯\n\n{author}\n\n{essay}")[1:] == ["修鞋匠老冯"]


def test_of_two_that_look_like_names_below_an_ended_text_the_first_is_a_headline() -> None:
    essay = "小时候上学要走八里路,班主任每天站在村口等我们,手里提着一盏马灯,照着我们过那座木桥。\n"

    assert titles_of(f"{REPORT}谢师\n\n潘德胜\n\n{essay}")[1:] == ["谢师"]


def test_who_wrote_a_report_and_took_its_pictures_signs_its_last_paragraph() -> None:
    feature = (
        "一个人,一块黑板,三个年级,二十三名学生,侯庆宪在村小学的教室里站了三十年,粉笔灰染白了头发。\n\n"
        "语文、数学是他教,音乐、体育也是他教,没有教材,他就拉二胡给孩子们听,拉的都是家乡的曲子。\n\n"
        "有一年外县的学校请他去,他收拾好行李走到村口又折了回来,孩子们追着喊他的名字。\n\n"
        "他送走的娃娃里有四十七人考上大学,明年秋天新校舍就要建成,他说还想再教几年。\n\n"
    )
    (article,) = articles_of(f"山村里的“百科老师”\n\n{feature}记者 程建 通讯员 武文 文/图\n")

    assert len(article.paragraphs) == 5


@pytest.mark.parametrize("column", ["图说新区", "有问必答", "健康有约"])
def test_a_column_s_name_by_its_words_is_the_kicker(column: str) -> None:
    article = articles_of(f"{REPORT}{column}\n\n雨中的“及时伞”\n\n{PROFILE}")[1]

    assert (article.kicker, article.title) == (column, "雨中的“及时伞”")


def test_last_autumn_begins_a_paragraph() -> None:
    torn = f"{REPORT}去年秋天\n\n连阴雨,山药大面积烂根,站长在地头搭起塑料棚,一住就是九天,最终摸清了病因。\n"

    assert titles_of(torn) == ["郓城清淤河道保汛期"]


def test_a_short_line_ends_with_who_wrote_it_behind_its_full_stop() -> None:
    signed = f"{REPORT}今年以来,该镇组织党员写家书、讲故事,评选出二十封在大厅展示。镇纪委书记介绍\n\n让清风吹进每一个家。通讯员 周海燕\n\n"
    brief = "引马镇土山集社区一期工程日前交付使用,首批住户领到了新房钥匙,水电气暖齐全。(郭兴中)\n\n"

    article = articles_of(f"{signed}{brief}土山集社区居民搬新家\n")[1]
    assert (article.title, article.paragraphs[0].text) == ("土山集社区居民搬新家", brief.strip())


def test_the_answer_of_an_office_below_a_signed_letter_belongs_to_it() -> None:
    letter = (
        "站牌字太小 老人看不清\n\n我今年71岁,出门全靠公交车,站牌上的字比黄豆粒还小,建议换成大字的。\n\n市民 佟桂珍\n\n"
        "市公交公司:您的建议很好,我们计划上半年更换站牌160块,字号放大一倍。\n\n"
    )
    article = articles_of(f"{REPORT}{letter}")[1]

    assert (article.title, len(article.paragraphs)) == ("站牌字太小 老人看不清", 3)


def test_prose_below_the_verses_of_a_poem_is_the_rest_of_the_essay_around_it() -> None:
    page = (
        "母亲的萝卜窖\n\n□ 冯怀岭\n\n霜降一过,母亲就惦记着挖萝卜窖,窖口插一捆高粱秸透气,一冬的菜全指望它。\n\n"
        "后来我进城安了家,菜市场里的萝卜水灵灵的,可怎么也吃不出当年的\n\n"
        "初冬\n\n□ 苏荷\n\n一片叶子落下来\n河就瘦了一圈\n芦花替谁白了头\n只有麦苗不肯睡\n\n"
        "滋味。前些日子回老家,母亲七十三岁了,还要下窖去掏萝卜,我说我来。\n\n"
        "临走,母亲往车后备箱里塞了满满一袋萝卜,还沾着新鲜的泥。\n"
    )
    essay, poem = articles_of(page)

    assert [len(essay.paragraphs), len(poem.paragraphs)] == [4, 5]


def test_only_texts_around_one_that_stops_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def item_of(text: str) -> Item:
        item = Item()
        item.heads.append(0)
        item.paragraphs.append(Paragraph(text, 0))
        return item

    windows: list[list[str]] = []
    monkeypatch.setattr(
        threads,
        "_untangle",
        lambda window, lines, **how: windows.append([item.paragraphs[0].text for item in window]),
    )
    whole = [f"第{number}篇说的是另外一件事情,说完了。" for number in range(60)]
    texts = [
        *whole[:20],
        "孩子在车站走失了,民警查看录像之后发现",
        *whole[20:50],
        "老人把一袋苹果送到了派出所的",
        *whole[50:],
    ]

    threads.untangle(list(map(item_of, texts)), [])

    assert windows == [[*whole[15:20], texts[20], *whole[20:26]], [*whole[45:50], texts[51], *whole[50:56]]]


def _in_lines_of(text: str, characters: int) -> str:
    """A text set in a column of so many characters."""
    return (
        "\n".join(text.replace(",", "，")[at : at + characters] for at in range(0, len(text), characters)) + "\n"
    )


_NARROW = (
    "本报讯　市代表团在今年的运动会上共获得金牌三十一枚,比上一届多出九枚,"
    "郓城籍选手井小龙在散打六十五公斤级的决赛中两局完胜对手拿下了本届的首枚金牌,"
    "教练说他练得苦,伤过两回也从没有叫过一声疼,每天早上都是第一个到场馆的人,"
    "赛后他把金牌挂在了教练的脖子上,说这块牌子有一半是教练的,队友们都鼓起掌来。"
)
_WIDE = (
    "本报讯　村里的篮球赛连打了五天,十六支队伍轮番上阵,玉米堆成了天然的看台,夺冠的队伍"
    "牵走了两只青山羊,亚军得到十袋尿素,队员中年纪最大的五十一岁,白天掰玉米晚上打比赛,"
    "赛后大家坐在场边吃西瓜,说好了明年秋收时还要接着打,还要请邻村的人也来。"
)
_MORE = (
    "清早的广场上太极拳方阵准时开练,领拳的是七十三岁的退休工人柏广德,他站到这里已经"
    "有十三年,几乎没有缺席过一天,队伍起初只有六个人,如今有一百八十多人,最小的才八岁,"
    "他自己刻录光盘,谁来学就送谁一张,从来不收一分钱。"
)


def test_one_article_may_stand_in_a_column_narrower_than_the_page_s() -> None:
    page = (
        "运动会捷报频传\n"
        + _in_lines_of(_NARROW, 18)
        + "村里打球迎丰收\n"
        + _in_lines_of(_WIDE, 20)
        + "广场清早练拳忙\n"
        + _in_lines_of(_MORE, 20)
    )

    assert {line.column for line in lines_of(page)[2:6]} == {36}
    assert {line.column for line in lines_of(page)[-6:]} == {40}


def test_the_end_of_another_text_is_known_sooner_where_another_signs_it() -> None:
    fever = (
        "手足口病进入高发期\n\n本报讯 时值春季,手足口病进入高发期,记者从市立医院获悉,近期就诊患儿有所上升。\n\n"
        "儿科主任宁绍芬介绍,五岁以下儿童要勤洗手、晒衣被、常通风。\n\n"
    )
    surgery = (
        "手术车开进成武\n\n本报讯(通讯员 任文华)4月18日,“光明行”手术车开进成武县,为贫困老人做了复明手术。\n\n"
    )
    end = "宁绍芬提醒,孩子精神差、呕吐,要立即到定点医院去,不要带病上幼儿园。"
    articles = articles_of(
        f"{fever}{_ASPARAGUS}{surgery}老人们揭开纱布,认出了儿孙。\n\n{end}\n\n(肖 雯)\n\n{REPORT}{_TORN}"
    )

    assert [paragraph.text for paragraph in articles[0].paragraphs[-2:]] == [end, "(肖 雯)"]


def test_a_question_of_few_words_inside_a_wrapped_text_is_a_paragraph() -> None:
    paragraphs = [
        "自去年九月起,院门前的下水道就往外冒污水,天暖时臭气熏天,天冷时结成冰面,老人小孩都不敢出门,七十岁的大娘还摔断了胳膊。",
        "我们找过居委会,也找过市政公司,他们都说这条管子不在他们的图纸上。",
        "管子总不会是天上掉的吧？",
        "眼看天又要热了,恳请晚报帮我们问一问,这条下水道究竟归谁来管才好。",
    ]
    wrapped = "\n".join(text[at : at + 17] for text in paragraphs for at in range(0, len(text), 17))
    letters = articles_of(
        f"下水道堵了半年\n\n{wrapped}\n\n盲道上的电线杆\n\n{wrapped.replace('下水道', '电线杆')}\n"
    )

    assert [letter.title for letter in letters] == ["下水道堵了半年", "盲道上的电线杆"]


def test_where_to_send_letters_inside_a_wrapped_paragraph_at_the_foot_is_of_the_paragraph() -> None:
    call = "为庆祝建市十周年,本报副刊部即日起举办征文,体裁不限,每篇一千二百字内。来稿请寄曹州日报副刊部收,信封右上角注明“征文”字样。"
    prose = PROFILE.replace("\n\n", "") * 4
    page = "\n\n".join("\n".join(text[at : at + 18] for at in range(0, len(text), 18)) for text in (prose, call))
    page = page.replace("\n\n", "\n\n启　事\n\n")

    assert "".join(p.text for p in articles_of(f"花馍人生\n\n{page}\n")[-1].paragraphs) == call


@pytest.mark.parametrize(
    "call",
    [
        "本版征集旧票证\n\n即日起本版面向全市征集旧粮票、旧布票和它们的故事,选中的将陆续刊登。\n\n",
        "征 稿\n\n副刊栏目面向读者长期开放,散文一千字为宜,诗歌不超过三十行。\n\n",
    ],
)
def test_where_to_send_what_a_notice_at_the_foot_calls_for_is_of_the_notice(call: str) -> None:
    send = "来稿请写明票证的来历,寄曹州日报副刊部收。\n\n咨询电话:0530-5170000\n\n"
    *_, notice = articles_of(f"{REPORT}{call}{send}责任编辑 张三 校对 李四\n")

    assert [paragraph.text for paragraph in notice.paragraphs[1:]] == send.split("\n\n")[:2]


@pytest.mark.parametrize("column", ["健康问答", "一句话问答"])
def test_what_readers_ask_and_who_answers_are_a_brief_each(column: str) -> None:
    first = ["成武县读者赵女士问:老人装心脏支架能走医保吗?", "成武县医疗保障局答:能,住院时出示社保卡即可。"]
    second = ["曹县市民小董问:新盖的宅子怎样办证?", "曹县自然资源局答:带上审批表和户口簿到镇上的窗口办理。"]

    def questions(heading: str) -> list[tuple[str, list[str]]]:
        page = f"{REPORT}\n{heading}\n\n" + "\n\n".join([*first, *second])
        return [(a.title, [p.text for p in a.paragraphs]) for a in articles_of(f"{page}\n")[1:]]

    assert questions(column) == [(column, first), (column, second)]
    assert questions("医保办证那些事 你问我来答") == [("医保办证那些事 你问我来答", [*first, *second])]


def test_a_numbered_caption_or_one_from_the_archive_stands_alone_inside_a_text() -> None:
    text = [
        "本报讯(记者 张三)郓城县李集村的戏台重新开了锣。戏台建于清代,三间大殿塌了两间,村里请来老木匠,照着老照片,换下朽坏的梁",
        "架和门窗,前后用了八个月。",
        "开锣那天唱的是山东梆子,台下坐了两千多人,邻村的老戏迷也来了。",
        "戏台今年排了四十场戏,唱戏的有一半是本村人。",
    ]
    captions = ["图①:戏台上演山东梆子。 钱五 摄", "图②:修缮之前的戏台。(资料片)"]
    page = [text[0], captions[0], *text[1:3], captions[1], text[3]]
    articles = articles_of("老戏台又开锣\n\n" + "\n\n".join(page) + "\n\n" + REPORT)

    assert [p.text for p in articles[0].paragraphs] == [text[0] + text[1], *text[2:]]
    assert [article.paragraphs[0].text for article in articles[1:3]] == captions


def test_a_text_in_a_column_of_another_width_is_not_the_rest_of_the_one_above() -> None:
    page = (
        "运动会捷报频传\n" + _in_lines_of(_NARROW, 18) + _in_lines_of(_MORE, 20) + "记者 滕飞 通讯员 岳鹏\n"
        "太极拳方阵\n天天准时练\n村里打球\n迎丰收\n" + _in_lines_of(_WIDE, 20)
    )

    assert titles_of(page) == ["运动会捷报频传", "太极拳方阵天天准时练", "村里打球迎丰收"]


def test_marks_beside_headlines_are_no_part_of_them() -> None:
    page = f"■{REPORT}■ “门前三包”包出新街景\n\n{PROFILE}"

    assert titles_of(page) == ["郓城清淤河道保汛期", "“门前三包”包出新街景"]


def test_marks_before_the_entries_of_a_list_and_before_authors_stay() -> None:
    entries = "简讯\n\n■单县投资120万元改造危桥。\n\n■曹县10月17日开展农资打假。\n\n"
    essay = "巷口的修鞋摊摆了三十年,锤子声一响,整条街都知道天亮了,谁家的鞋开了胶都往他那里送。\n"
    page = f"{entries}花馍\n\n□ 冯怀岭\n\n{PROFILE}修鞋匠老冯\n\n□ 孟凡亮\n\n{essay}"
    texts = [paragraph.text for article in articles_of(page) for paragraph in article.paragraphs]

    assert {"■曹县10月17日开展农资打假。", "□ 冯怀岭", "□ 孟凡亮"} <= set(texts)


def test_a_piece_that_speaks_in_a_headline_s_words_goes_to_its_text() -> None:
    page = (
        "陶土里长出百万订单\n\n本报讯(记者 程建)李庄村的窑火又旺了起来,七十岁的老窑工望着新砌的窑炉,说起当年挑担卖盆的\n\n"
        "夜校开课 农民点菜\n\n每到周三晚上,文化广场的教室里就坐满了人,讲的是嫁接和测土配肥。\n\n"
        "百万订单从陶土里长出,盆盆罐罐外销十一国,年轻人陆续回来学拉坯。\n\n"
        "巨野修葺红色旧址\n\n本报讯(记者 王五)12月14日,巨野县启动红色旧址修葺,首批三处已进场施工。\n"
    )
    report, school, _ = articles_of(page)

    assert report.paragraphs[-1].text.endswith("年轻人陆续回来学拉坯。")
    assert len(school.paragraphs) == 1


def test_what_a_page_begins_with_is_the_end_of_the_text_in_whose_words_it_speaks() -> None:
    end = "如今,全村的扫帚卖到十几个省,年产值过亿元,扫帚合作社又开起了网店。\n\n"
    text = "一把扫帚“扫”出亿元产业\n\n孙老家村家家扎扫帚,扫帚苗是自家种的,扫帚把是自家削的,冬闲变成了冬忙。\n"
    _, article = articles_of(f"{end}{REPORT}{text}")

    assert [paragraph.text for paragraph in article.paragraphs][-1] == end.strip()


def test_signed_briefs_behind_one_mark_below_a_text_are_none_of_its_paragraphs() -> None:
    briefs = ["◇县邮政局开通农资直送,已配送化肥1300吨。(袁振)", "◇5月16日,县残联为11名残疾人安装了假肢。(古梅)"]
    articles = articles_of(f"{REPORT}" + "\n\n".join(briefs) + f"\n\n孔令梅的花馍人生\n\n{PROFILE}")

    assert [article.title for article in articles] == ["郓城清淤河道保汛期", "", "", "孔令梅的花馍人生"]
    assert [article.paragraphs[0].text for article in articles[1:3]] == briefs


def test_the_number_of_the_issue_is_the_paper_s_own() -> None:
    assert titles_of(f"2007年3月16日 星期五\n\n农历丁亥年正月廿七 第7012号 今日四版\n\n{REPORT}") == [
        "郓城清淤河道保汛期"
    ]


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


def test_the_end_of_a_text_printed_above_its_headline_goes_to_it() -> None:
    end = "据了解,普连集镇现有板材加工户二百家,板材远销日本,抱团采购之后每立方板材省下三十元。"
    text = (
        "普连集板材抱团闯过“寒冬”\n\n订单少了一半,普连集镇的板材加工户坐到一起,商量抱团采购木料,板材厂轮流开工。\n"
    )
    first, second = articles_of(f"{REPORT}{end}\n\n{text}")

    assert len(first.paragraphs) == 2
    assert second.paragraphs[-1].text == end


def test_a_rest_below_who_signed_another_text_goes_to_the_one_whose_words_it_speaks_in() -> None:
    rest = "截至当日下午,郓城县水务局在宋金河清理的淤泥已全部运出,河道两岸护坡加固同时开工。"
    page = f"{REPORT}白浮图芦笋装车忙\n\n近日,白浮图镇的芦笋装车发往上海,收购价每公斤涨了六角。\n\n通讯员 赵宏 摄\n\n{rest}\n\n"
    end = "养老院里通暖气\n\n本报讯(记者 田心)入冬前,敬老院通了暖气,老人的屋里暖和了。\n"

    assert articles_of(page + end)[0].paragraphs[-1].text == rest


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


def test_an_answer_to_a_reader_by_name_belongs_to_the_letter() -> None:
    letter = "劳务受伤找谁赔\n\n编辑同志:今年九月,我给人家盖房时从架子上摔伤,该找谁赔?\n\n东明 汲长海\n\n"
    answer = "汲长海读者:按照规定,雇主应当承担赔偿,发包的人明知没有资质的一起承担。\n\n"

    assert titles_of(f"{letter}{answer}{REPORT}") == ["劳务受伤找谁赔", "郓城清淤河道保汛期"]


def test_the_end_of_a_text_printed_below_the_next_one_goes_back_to_it() -> None:
    end = "据了解,郓城县宋金河淤积段清理之后,两岸农田排涝无忧,清淤机械已转往下一条河道。"
    first, second = articles_of(f"{REPORT}{_ASPARAGUS}镇里组织芦笋种植户成立合作社,芦笋不愁卖。\n\n{end}\n")

    assert first.paragraphs[-1].text == end
    assert len(second.paragraphs) == 2


def _over(end: str, page: str) -> str:
    """The headline of the article that *end* is the last paragraph of, on a page with a torn text where it stands in the place of ……."""
    articles = articles_of(page.replace("……", f"{end}\n\n") + _TORN)
    return next(article.title for article in articles if article.paragraphs[-1].text.endswith(end))


_TORN = "夜校开课\n\n本报讯(记者 王五)6月1日,县总工会的夜校开了课,三十名职工下了班来学\n\n剪纸和书法。\n\n"
_MEETING = (
    "全市安全生产工作会议召开\n\n本报讯(记者 张三)6月2日,全市安全生产工作会议召开,部署汛期隐患排查。\n\n"
    "会议指出,各单位要把责任压实到岗到人,企业要落实主体责任。\n\n"
)
_HORSES = (
    "老兽医的马灯\n\n本报讯(记者 李四)6月3日,曹县兽医顾长顺提着马灯,走了八里夜路给耕牛接生。\n\n"
    "他家的墙上挂着四盏马灯,最老的一盏用了三十年。\n\n"
)


def test_the_end_of_a_text_two_texts_away_goes_to_who_it_names() -> None:
    end = "顾长顺说,兽医站撤了,可夜里谁家的牛有难处,他还是随叫随到。"

    assert _over(end, f"{_MEETING}……{_ASPARAGUS}镇里组织种植户成立合作社,不愁卖。\n\n{_HORSES}") == "老兽医的马灯"
    assert _over(end, f"{_MEETING}{_ASPARAGUS}镇里成立了合作社。\n\n……{REPORT}") == "白浮图芦笋装车忙"


def test_a_meeting_goes_on_in_the_text_that_tells_of_one() -> None:
    end = "会议还对涉爆粉尘、有限空间作业提出要求,重申瞒报事故的一律从严追责。"

    assert _over(end, f"{_MEETING}{_ASPARAGUS}{_HORSES}……") == "全市安全生产工作会议召开"


_ASPARAGUS = (
    "白浮图芦笋装车忙\n\n本报讯(记者 李四)6月4日,成武县白浮图镇的芦笋装车发往上海,芦笋收购价每公斤涨了六角。\n\n"
)
_WHEELCHAIRS = "本报讯(记者 王五)6月3日,郓城县残联把轮椅送到村民家里,“轮椅进村”志愿队教村民怎么用。\n\n"


@pytest.mark.parametrize(
    "page",
    [
        _WHEELCHAIRS + _ASPARAGUS.replace("忙\n\n", "忙\n\n“轮椅进村”送到村民家\n\n"),
        f"{_WHEELCHAIRS}通讯员 赵六\n\n{_ASPARAGUS}“轮椅进村”送到村民家\n\n",
    ],
)
def test_a_headline_goes_to_the_text_near_it_that_has_none_and_speaks_in_its_words(page: str) -> None:
    assert titles_of(REPORT + page) == ["郓城清淤河道保汛期", "“轮椅进村”送到村民家", "白浮图芦笋装车忙"]


def test_a_column_s_name_below_a_text_that_stops_is_no_part_of_it() -> None:
    torn = (
        "仿山乡农民王宪章养蝎记\n\n9月中旬的一天,王宪章拎出一只塑料盆,两千只蝎子在里面翻滚,如今他带着乡亲们一起养"
    )
    briefs = "▲县邮政局开通月饼速递业务,三天送达省内各市。\n\n▲孟海镇筹资43万元,硬化镇区道路2.8公里。\n\n"
    article = articles_of(f"{torn}\n\n简 讯\n\n{briefs}{REPORT}")[0]

    assert article.paragraphs[0].text.endswith("一起养")


def test_a_few_words_alone_over_a_text_are_no_rest_of_the_one_above_that_stops() -> None:
    exam = "本报讯(记者 张三)6月7日,高考开考。\n\n气象部门预计,考试期间多云为主。公交公司安排了四十部“高考专\n\n"
    desk = "成武县一所小学有一张老课桌。二十年前坐过它的人带着一百套新桌椅回到了母校。\n\n"
    first, second = articles_of(f"六万考生今日赴考\n\n{exam}一张课桌两代情\n\n{desk}车”,考生凭准考证免费乘坐。\n")

    assert (second.title, first.paragraphs[1].text[-18:]) == (
        "一张课桌两代情",
        "“高考专车”,考生凭准考证免费乘坐。",
    )


def test_a_text_that_lost_its_beginning_parts_from_the_report_above_by_the_headline_below() -> None:
    rest = "得了解决。现在,学校食堂凭饭票打饭,住校学生每天吃上热乎饭,住校娃的菜谱每周张榜公布。\n\n"

    assert titles_of(f"{REPORT}{rest}住校娃吃上热乎饭\n\n{REPORT.replace('郓城', '巨野').replace('宋金', '洙水')}") == [
        "郓城清淤河道保汛期", "住校娃吃上热乎饭", "巨野清淤河道保汛期"
    ]  # fmt: skip


def test_losses_behind_marks_are_a_notice_each() -> None:
    losses = "▲曹县福满园餐饮店不慎将公章丢失,声明作废。\n\n▲单县侯雪梅将毕业证书丢失,声明作废。\n\n"
    articles = articles_of(f"{REPORT}遗失声明\n\n{losses}")

    assert [article.districts for article in articles[1:]] == [("曹县",), ("单县",)]


def test_entries_behind_marks_under_the_name_of_a_column_are_articles() -> None:
    calls = "▲市民潘先生:中山路的路牌倒了,请有关部门扶一扶。\n\n▲读者“老柳”:公交站能不能加个座椅?\n\n"

    assert [len(article.paragraphs) for article in articles_of(f"{REPORT}街谈巷议\n\n{calls}")] == [2, 1, 1]
    advice = "▲出门戴好草帽,多喝淡盐水。\n\n▲正午前后不要在日头下干活。\n\n"
    for heading in ("防暑五招", "温馨提示"):
        assert [len(article.paragraphs) for article in articles_of(f"{REPORT}{heading}\n\n{advice}")] == [2, 2]


def test_the_heading_of_a_section_over_a_report_is_of_its_text_below_that() -> None:
    page = (
        "修鞋摊上的三个本子\n\n——记单县老城社区党员孔令海\n\n孔令海的修鞋摊支在老电影院门口,一支就是二十六年,来修鞋的人都叫他“老孔”。老孔的工具箱里有三个本子。\n\n"
        "欠账本\n\n谁家日子紧,修了鞋没给钱,老孔都记在这个本子上,可从来不去要。二十六年里老孔记了四百多笔,年底一到就撕掉。\n\n"
        "失物本\n\n本报讯(记者 关山)5月8日,巨野县交通运输局在327国道开展夜查,当晚查处超限货车9辆,卸货70余吨。\n\n"
        "司机们说,这条路上再没人敢多装了。\n\n夜查超限货车\n\n"
        "有人把钥匙落在摊上,有人把学生证掉在路边,老孔捡到后都在本子上写明哪天、在哪儿捡的,挂在摊子最显眼的地方。\n\n"
        "心愿本\n\n老孔在这个本子上写着,想教会三个徒弟修鞋。如今老孔已有两个徒弟出了师,一个在东关,一个在北关。\n\n通讯员 冯学诗\n\n"
    )
    feature, report = articles_of(page + REPORT)[:2]

    assert [p.text for p in feature.paragraphs if len(p.text) == 3] == ["欠账本", "失物本", "心愿本"]
    assert feature.paragraphs[4].text.startswith("有人把钥匙")
    assert (report.kicker, report.title, len(report.paragraphs)) == ("", "夜查超限货车", 2)


def test_briefs_under_headlines_are_no_sections() -> None:
    heads = ("大田集镇新建冷库两座", "苟村集镇清理河道八公里", "九女集镇开展敬老活动")
    texts = (
        "大田集镇利用闲置厂房新建冷库两座,可存放大蒜三千吨。",
        "连日来,苟村集镇组织机械清理河道八公里,修整护坡。",
        "九女集镇志愿者来到镇敬老院,为老人理发、包水饺。",
    )
    signed = "".join(f"{head}\n{text}(步青)\n" for head, text in zip(heads, texts, strict=True))
    sport = "赛场快讯\n跳水\n11日,林越在男子十米台决赛中夺冠。\n击剑\n12日,仲飞在男子佩剑个人赛中夺得金牌。\n"

    assert titles_of(REPORT + signed)[1:] == list(heads)
    assert titles_of(f"{REPORT}{sport}射箭\n13日,张娟在女子个人赛中夺冠。\n")[1:] == ["跳水", "击剑", "射箭"]


def test_a_school_s_brochure_is_a_notice() -> None:
    brochure = "曹州护理学校2012年招生简章(摘要)\n本校面向全省招收护理专业新生一千二百名,学制三年。\n报名地址:单县园艺路南段\n"

    assert titles_of(REPORT + brochure)[1:] == ["曹州护理学校2012年招生简章(摘要)"]


def test_what_will_be_without_power_is_told_by_a_notice() -> None:
    page = f"{REPORT}停 电 信 息\n6月16日5时至12时,因检修,丹阳路以北的小区停电。\n服务热线:95598\n"

    assert articles_of(page)[-1].kind == Kind.NOTICE


def test_who_taught_a_pupil_signs_the_essay() -> None:
    essay = "放学路上,我看见一长溜蚂蚁牵到大槐树下。我蹲下来看了好久,忘了回家吃饭。\n\n"
    page = (
        f"小荷尖尖\n\n蚂蚁搬家\n\n曹州小学五年级 满家豪\n\n{essay}指导教师 湛月娥\n\n"
        f"我的同桌\n\n曹州小学五年级 邱小满\n\n{essay.replace('蚂蚁', '麻雀')}指导教师 武金凤\n"
    )

    assert titles_of(page) == ["蚂蚁搬家", "我的同桌"]


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


def test_entries_behind_a_mark_below_a_photograph_are_no_part_of_the_notice_above_it() -> None:
    notice = "停电通知\n\n因线路检修,10月26日7时至17时对城南线路停电。请用户提前做好准备。\n\n郓城县供电公司\n\n"
    photo = "“红马甲”护学\n\n连日来,郓城县交警大队组织女民警护送学生过马路。\n\n赵宇 摄影报道\n\n"
    entries = "【黄安镇】 投资80万元新建服务站,近日投入使用。\n\n【随官屯镇】 成立红白理事会48个,半年来共办喜事76起。\n\n"
    articles = articles_of(f"{REPORT}{notice}{photo}{entries}")

    assert [len(article.paragraphs) for article in articles] == [2, 2, 2, 1, 1]


def test_briefs_under_a_heading_of_dribs_are_an_item_each() -> None:
    briefs = "△焦园乡引黄淤灌工程竣工,可改良沙碱地八千亩。\n\n△白浮图镇农民今年种植芦笋一千二百亩。\n\n"

    assert len(articles_of(f"{REPORT}点滴新闻\n\n{briefs}")) == 3


def test_of_two_rests_the_one_goes_on_whose_first_character_follows_the_last_above_the_break() -> None:
    page = (
        "大李村添了新家什\n\n本报讯(记者 张三)6月3日,郓城县大李村村委会门前摆开一排新家什,除了三辆电动三轮,村里还添置了两台洒水\n\n"
        "暑期美术班开课\n\n本报讯(通讯员 李四)6月5日,东明县文化馆的暑期美术班迎来头一批学员,二十几个孩子围着老师学画荷\n\n"
        "车,往后每天清早沿街走上一遍,尘土就扬不起来了。\n\n"
        "花,画好的一张张挂满了走廊,引得家长纷纷拍照。\n\n"
    )

    first, second = articles_of(page)

    assert first.paragraphs[-1].text.endswith("添置了两台洒水车,往后每天清早沿街走上一遍,尘土就扬不起来了。")
    assert second.paragraphs[-1].text.endswith("围着老师学画荷花,画好的一张张挂满了走廊,引得家长纷纷拍照。")


def test_a_headline_over_the_rest_of_a_text_above_another_one_is_that_text_s() -> None:
    page = (
        "本报讯(通讯员 王五)6月4日,曹县庄寨镇的桐木加工户孟庆合把最后一车拼板装上货柜,这批桐木拼板将发往\n\n"
        + REPORT
        + "庄寨桐木拼板走俏海外\n\n"
        "日本和韩国的家具厂。\n\n"
        "孟庆合说,今年头五个月的订单比去年一年还多,厂里的三条线昼夜不停。\n\n"
    )

    first, second = articles_of(page)

    assert first.title == "庄寨桐木拼板走俏海外"
    assert [paragraph.text[-8:] for paragraph in first.paragraphs] == ["和韩国的家具厂。", "三条线昼夜不停。"]
    assert second.title == "郓城清淤河道保汛期"


def test_a_copy_below_a_text_that_stops_inside_a_sentence_is_not_its_rest() -> None:
    rest = "截至目前,已清理河道4公里,运出淤泥两万方,下一步将对两岸护坡加固。\n\n"
    page = (
        "庄寨桐木拼板走俏海外\n\n"
        "本报讯(通讯员 王五)6月4日,曹县庄寨镇的桐木加工户孟庆合把最后一车拼板装上货柜,发往日本。\n\n"
        "孟庆合说,今年头五个月的订单比去年一年还多,厂里的三条线昼夜不停,不少邻村的乡亲\n\n" + rest + REPORT
    )

    first, second = articles_of(page)

    assert first.paragraphs[-1].text.endswith("不少邻村的乡亲")
    assert second.title == "郓城清淤河道保汛期"
    assert [paragraph.text[:4] for paragraph in second.paragraphs] == ["本报讯(", "截至目前"]


def test_a_text_below_a_photograph_is_the_rest_of_the_essay_above_it() -> None:
    page = (
        "花馍飘香二十年\n\n"
        + PROFILE
        + "清淤保汛\n\n6月3日,郓城县水务局组织机械对宋金河淤积段进行清理。\n\n记者 张三 摄\n\n"
        "花馍上桌,孔令梅总要先掰下一块尝尝。如今她的花馍坐上了网店,枣香飘到了省城,订单排到了年底。\n\n"
        "本报记者 李四\n\n" + REPORT.replace("6月3日", "6月5日")
    )

    essay, photograph, _ = articles_of(page)

    assert essay.title == "花馍飘香二十年"
    assert len(essay.paragraphs) == 4
    assert photograph.kind == "photo"


def test_a_rest_of_two_paragraphs_above_its_text_goes_below_the_break_it_fits() -> None:
    page = (
        "花馍飘香二十年\n\n" + PROFILE + "车,往后每天清早沿街走上一遍,尘土就扬不起来了。\n\n"
        "村支书李庆合说,添置家什的钱是村里那片杨树卖的,账目贴在村委会墙上。\n\n"
        "大李村添了新家什\n\n本报讯(记者 张三)6月3日,郓城县大李村村委会门前摆开一排新家什,除了三辆电动三轮,村里还添置了两台洒水\n\n"
        + REPORT.replace("6月3日", "6月5日")
    )

    essay, report, _ = articles_of(page)

    assert len(essay.paragraphs) == 2
    assert [paragraph.text[-6:] for paragraph in report.paragraphs] == ["扬不起来了。", "村委会墙上。"]


def test_a_name_broken_over_two_lines_signs_the_text() -> None:
    first, second = articles_of("花馍飘香二十年\n\n" + PROFILE + "本报记者 李四 通讯员 鹿\n\n军\n\n" + REPORT)[:2]

    assert first.paragraphs[-1].text == "本报记者 李四 通讯员 鹿军"
    assert (second.kicker, second.title) == ("", "郓城清淤河道保汛期")


def test_what_can_be_a_name_and_stands_nearer_to_the_text_above_signs_it() -> None:
    advice = (
        "麦播防病先拌种\n\n近期气温偏高,播种前要用药剂拌种,防治纹枯病和地下害虫。\n\n拌好的种子要在当天用完。\n\n"
    )

    first, second = articles_of(advice + "县植保站 仝庆林\n\n\n" + REPORT)

    assert first.paragraphs[-1].text == "县植保站 仝庆林"
    assert second.title == "郓城清淤河道保汛期"


@pytest.mark.parametrize("who", ["单县 一位母亲 江淑敏", "牡丹区 小读者 姚淑敏"])
def test_who_signs_a_letter_tells_where_from_and_what_she_is(who: str) -> None:
    page = (
        "路灯何时亮\n\n编辑同志:我们小区门口的路灯坏了半年,晚上接孩子只能打手电。请帮我们问一问。\n\n"
        + who
        + "\n\n总编室答复:已转告城管部门,三日内更换灯泡,请您放心,也谢谢您的监督。\n\n"
        + REPORT
    )

    letter, _ = articles_of(page)

    assert [paragraph.text[:5] for paragraph in letter.paragraphs[1:]] == [who[:5], "总编室答复"]


def test_a_newspaper_named_in_a_sentence_is_no_dateline() -> None:
    page = REPORT + "晚报刊登消息后,第二天便有三个电话打来,都说愿意帮着清理河道。\n\n本报热线电话响个不停。\n\n"

    assert len(articles_of(page)) == 1


def test_a_text_that_lost_its_beginning_stands_under_its_headline() -> None:
    page = (
        "引来“好水”润良田\n\n"
        "了干渴的玉米地。这是6月10日记者在郓城县李集镇看到的一幕。入夏以来,郓城县降雨偏少,部分秋粮出现旱情,\n\n"
        "县水务局及时从黄河引水,组织泵站昼夜提水。\n\n"
        "镇干部邵长城带着用水明白人在渠边守了6个夜晚。\n\n"
    )
    rivers = ("洙赵新河", "东鱼河", "郓巨河")
    reports = "".join(REPORT.replace("宋金河", river).replace("郓城清淤", f"清淤{river}") for river in rivers)

    assert titles_of(REPORT + page + reports)[1] == "引来“好水”润良田"


def test_an_answer_stays_below_a_signed_letter_whose_headline_is_printed_elsewhere() -> None:
    letter = (
        "编辑同志:我每天按贵报登的节目预告看戏,可十回有三回对不上,能不能预告得再准些?\n\n"
        "郓城县 刘玉堂\n\n县广播电视局答复:近来节目临时调整较多,今后将在每天下午核对后再送报社。\n\n"
        "节目能否预告得再准些\n\n"
    )

    (first, second) = articles_of(letter + REPORT)

    assert first.paragraphs[-1].text.startswith("县广播电视局答复")
    assert second.title == "郓城清淤河道保汛期"


def test_a_brief_that_begins_with_its_day_leads_no_feature() -> None:
    page = (
        "一周短波\n\n马集镇整治乡村道路\n\n3月10日,马集镇的环镇路改造开工,计划6月底完工。\n\n"
        "张湾镇培训山药种植\n\n3月7日,张湾镇农技站举办山药栽培培训,一百多户农民参加。\n\n"
        "志愿者清理小广告\n\n3月5日,区团委组织青年志愿者走上街头,清理墙上的小广告。\n\n"
        "一碗壮馍香三代人\n\n天还没亮,老西关的巷子里就飘出了油香,闾丘勇已经把第一锅馍翻了面。\n\n"
        "壮馍讲究皮薄馅厚,一张馍十二斤重,要烙四十分钟。\n\n记者 张三\n"
    )

    assert titles_of(page) == ["马集镇整治乡村道路", "张湾镇培训山药种植", "志愿者清理小广告", "一碗壮馍香三代人"]


def test_the_rest_of_a_text_that_stops_above_who_signs_it_stands_elsewhere() -> None:
    painters = (
        "工笔牡丹画出百业兴\n\n10月13日,在巨野县书画院的画室里,八十二名画师围着一幅长卷设色。\n\n"
        "眼下,巨野县有绘画专业村五十个,从事书画产业的有两万余人,\n\n记者 张三\n\n"
    )
    dryers = (
        "秋雨中的烘干车\n\n本报讯(通讯员 李四)10月14日,连续两天的阴雨让种粮大户齐保中犯了愁,供销社的烘干车开进了院子。\n\n"
        "截至目前,该县累计烘干玉米七万吨,没有粮食霉变。\n\n"
    )
    rest = "年产作品百万幅,产品远销二十多个国家。县里又把牡丹画印到丝巾上,书画衍生品销售首次超过了原画。"

    paintings, dried, _ = articles_of(f"{painters}{dryers}{rest}\n\n{REPORT}")

    assert [paragraph.text[-5:] for paragraph in paintings.paragraphs] == ["长卷设色。", "过了原画。", "记者 张三"]
    assert len(dried.paragraphs) == 2


BUS = "县城开通夜班公交\n\n本报讯(通讯员 王五)6月7日,县城三条夜班公交线路开通,末班车延至晚十点。\n\n"
STRAW = (
    "本报讯(通讯员 刘六)6月9日,吕陵村的秸秆收储点堆起小山,打捆机往来不停。\n\n"
    "过去烧秸秆最让村干部头疼,如今秸秆压成燃料,冬天取暖用得上。\n\n"
)
LAKE = (
    "浮龙湖引来候鸟\n\n本报讯(通讯员 周九)初冬时节,浮龙湖碧波荡漾,成群的野鸭在芦苇荡里起落,渔民李合义说今年来得最多。\n\n"
    "近年来,该县关停湖区周边养殖场,栽植芦苇荷花,水质常年保持在三类以上,县林业部门还设立三处鸟类观测点,聘请\n\n"
)
LAKE_REST = "十二名护鸟员巡湖,严厉打击投毒张网等捕鸟行为。"
LAND = (
    "首批拿地即开工项目落地\n\n本报讯(通讯员 安俊)上午摘牌土地,下午就领到了施工许可证,开发区首批拿地即开工项目落地。\n\n"
    "今年以来,开发区行政审批部门重塑流程,把两套审批系统合二为一,将\n\n"
)
LAND_REST = "用地规划、施工图审查等环节前移,在土地摘牌前完成技术预审。"
LIFT = (
    "望岳小区住上电梯楼\n\n本报讯(通讯员 李四)6月5日,望岳小区3号楼的电梯投入使用,七旬住户孙桂兰第一个按下按钮。\n\n"
    "一楼住户担心采光,顶楼住户盼望早装,意见难以统一。社区网格员带着设计人员入户七十多次,先后召开楼道会\n\n"
)
LIFT_REST = "十二次,最终商定按楼层分摊费用,一楼住户不出钱。"


def test_a_rest_at_the_top_of_the_page_goes_far_down_to_the_text_that_stops() -> None:
    fraud = (
        "村民被骗警方追回\n\n本报讯(通讯员 程旭)近日,在终兴派出所,村民牛桂花接过民警送来的两万元现金,连声道谢。\n\n"
        "今年五月,牛桂花接到自称社保局的电话,把卖粮钱全部汇出。民警先后赴福建、广东等地,行程六千余公里,\n\n"
    )
    rest = "历时五个月将犯罪嫌疑人林某抓获归案。\n\n警方提醒,凡是提到安全账户的都是诈骗。\n\n"

    bus, robbed, _ = articles_of(rest + BUS + fraud + STRAW)

    assert len(bus.paragraphs) == 1
    assert [paragraph.text[-5:] for paragraph in robbed.paragraphs] == ["连声道谢。", "抓获归案。", "都是诈骗。"]


def test_what_stands_alone_at_the_top_of_the_page_goes_to_the_text_it_is_tied_to_however_far_down() -> None:
    alone = "目前已有十四名骑手亮明身份,承担起文明交通劝导任务。"
    station = (
        "小区门口有了驿站\n\n本报讯(记者 邬佳)5月19日,外卖骑手喝上了热水。驿站里冰箱、充电柜、急救箱一应俱全。\n\n"
        "“中午等单的时候进来吹吹空调,心里暖和。”骑手冉小虎说。\n\n"
    )

    articles = articles_of(f"{alone}\n\n{BUS}{REPORT}{LAKE}{LAKE_REST}\n\n{station}")

    assert len(articles) == 4
    assert articles[-1].paragraphs[-1].text == alone


def test_what_nobody_signs_below_signed_briefs_may_be_of_other_texts() -> None:
    page = (
        "巨野查处一批超限货车\n\n本报讯(记者 关山)5月8日,巨野县交通运输局在327国道开展夜查,当晚查处超限货车9辆。\n\n"
        "执法人员在章缝镇设下卡点,一辆半挂车远远看见灯光就想掉头,被守在路口的民警拦下,司机交代车上装的石子超出核定载质量一倍,现\n\n"
        "消防车开进校园\n\n本报讯(通讯员 牛犇)“灭火器要先拔保险销!”5月9日,成武县消防救援大队的指导员杨帆在实验小学的操场上教孩子们用灭火器。\n\n"
        "政法短波\n\n东明县法院5月7日在马头镇巡回开庭,当庭调解一起土地承包纠纷,三户村民握手言和。(晁刚)\n\n"
        "曹县司法局近日为仵楼镇的外出务工人员举办普法讲座,发放合同文本800份。(柳青)\n\n"
        "场卸货9吨,并罚款三千元。\n\n指导员杨帆还打开消防车的器材箱,让孩子们摸一摸水枪和破拆剪。\n"
    )
    articles = {article.title: article for article in articles_of(page)}

    assert articles["巨野查处一批超限货车"].paragraphs[-1].text.endswith("倍,现场卸货9吨,并罚款三千元。")
    assert articles["消防车开进校园"].paragraphs[-1].text.startswith("指导员杨帆还打开")
    assert len(articles) == 3


def test_a_signed_sentence_below_a_photograph_is_the_rest_of_a_text_that_stops() -> None:
    page = (
        "小票上的“良心秤”\n\n一斤就是一斤,缺了管补。五里墩菜市场的入口处,一台公平秤摆得端端正正,买菜的人路过都要称一称。\n\n"
        "市场管理方给每个摊位换上了能打小票的电子秤,顾客凭小票投诉,三天之内给说法。市场监管所每月通报一次,对表现\n\n"
        f"{REPORT}荷塘采莲\n\n7月10日,成武县苟村集镇的农民撑着小船在荷塘里采摘莲蓬,脸上挂着丰收的笑。\n\n通讯员 张三 摄\n\n"
        "好的商户减免租金。目前,已有41家商户受益。\n\n记者 李小四\n\n"
        "“修旧如旧最难。”石匠孔令海在街上凿了三个月的青石板,磨坏了四十多把錾子,说起街上的每一块石头都如数家珍。\n\n老街修旧如旧\n\n"
        "本报讯(记者 王五)7月8日,单县牌坊街的修缮工程完工,青石板路重新铺好,街边的老字号陆续开门迎客。\n"
    )
    article = articles_of(page)[0]

    assert article.paragraphs[1].text.endswith("对表现好的商户减免租金。目前,已有41家商户受益。")
    assert article.reporters == ("李小四",)


def test_the_headline_of_a_photograph_printed_again_below_its_caption_inside_a_text_heads_nothing() -> None:
    caption = "7月10日,成武县苟村集镇的农民撑着小船在荷塘里采摘莲蓬,脸上挂着丰收的笑,一天能采三百多斤。\n\n通讯员 张三 摄\n\n"
    page = (
        "老街修旧如旧\n\n——单县牌坊街修缮记\n\n清早六点,石匠孔令海已经蹲在牌坊街上凿石头了,青石板要一块一块地找平。\n\n"
        f"街上的老字号有二十三家,修缮方案改了七稿,仅青石板就用了四千多块,新增路灯、长椅、宣传\n\n{caption}荷塘采莲\n\n"
        "栏各三十六处,花坛九个。\n\n如今街上的人多了,孔令海的儿子也学着凿起了石头。\n\n记者 李小四\n\n"
        f"{REPORT}荷塘采莲\n\n{caption}"
    )
    street, *_, lotus = articles_of(page)

    assert "宣传栏各三十六处" in street.paragraphs[1].text
    assert not any("荷塘" in paragraph.text for paragraph in street.paragraphs)
    assert (lotus.title, lotus.photographers) == ("荷塘采莲", ("张三",))


def test_a_rest_under_the_headline_of_the_text_above_it_is_of_the_text_that_stops() -> None:
    page = f"{LIFT_REST}\n\n{BUS}{STRAW}秸秆变身暖心煤\n\n{LAKE_REST}\n\n{LAKE}{LIFT}{REPORT}"

    _, straw, lake, lift, _ = articles_of(page)

    assert (straw.title, len(straw.paragraphs)) == ("秸秆变身暖心煤", 2)
    assert lake.paragraphs[-1].text.endswith(f"聘请{LAKE_REST}")
    assert lift.paragraphs[-1].text.endswith(f"楼道会{LIFT_REST}")


def test_a_text_that_ends_inside_a_sentence_gets_its_rest_however_plainly_that_begins() -> None:
    page = (
        "果农学会给梨树“把脉”\n\n本报讯(通讯员 赵六)8月9日,成武县大田集镇的梨园里,果农围着技术员学修剪。镇里办起了果树课堂,收成,\n\n"
        + REPORT
        + "检验成效。\n\n今年课堂还要办三期,讲梨园防虫。\n\n"
    )

    first, second = articles_of(page)

    assert [paragraph.text[-5:] for paragraph in first.paragraphs] == ["检验成效。", "梨园防虫。"]
    assert len(second.paragraphs) == 2


def test_a_photograph_printed_twice_is_no_end_of_the_text_it_was_printed_below() -> None:
    photo = (
        "7月2日,单县李田楼镇的群众在自家门口的农家书屋看书。今年全县将实现农家书屋全覆盖。\n\n通讯员 苗壮 摄\n\n"
    )
    essay = "老槐树下的棋摊\n\n" + PROFILE.replace("花馍", "象棋")

    first, second, third = articles_of(essay + photo + photo + REPORT)

    assert first.title == "老槐树下的棋摊"
    assert [paragraph.text[-5:] for paragraph in first.paragraphs] == [
        each.strip()[-5:] for each in PROFILE.split("\n\n")[:2]
    ]
    assert (second.title, second.kind, third.title) == ("", "photo", "郓城清淤河道保汛期")


def test_who_signs_below_a_short_heading_signs_the_text_above_it_as_well() -> None:
    nurse = (
        "“妈妈,我考了全班第三。”11月的一天,郓城县武安镇卫生院医生仲秋菊又收到小敏的信。\n\n"
        "小敏今年十三岁,父母双亡。四年前,仲秋菊给她寄了第一笔生活费,从此每月一封信。\n\n"
    )
    others = (
        "一个人变成一群人\n\n同事们知道后也加入进来。如今,卫生院有十六名医生资助孩子,每月的生活费一起寄给小敏他们。\n\n"
        "仲秋菊的女儿说,等上了大学,她来写信。\n\n记者 卞玉凤\n\n"
    )

    first, second = articles_of("不见面的“妈妈”\n\n" + nurse + others + REPORT)

    assert [paragraph.text for paragraph in first.paragraphs][2] == "一个人变成一群人"
    assert (len(first.paragraphs), second.title) == (6, "郓城清淤河道保汛期")


def test_a_sentence_of_few_words_begins_no_paragraph_but_is_the_rest_of_one() -> None:
    line = Paragraph("各级党组织要把学习教育贯穿始终,用群众满意度", 0)

    assert goes_on(line, "检验成效。会议明确,县级领导联系一个村。", midway=False) > goes_on(
        line, "检验成效,会议明确,县级领导联系一个村。", midway=False
    )


def test_sections_of_a_feature_that_stand_among_reports_go_back_into_it() -> None:
    page = (
        "一把粉条“漏”出大产业\n\n——曹县粉条产业发展纪实\n\n"
        "红薯变成粉条,粉条变成票子。在曹县,粉条产业养活了三万农民,粉条作坊的灶火从秋天一直烧到开春。\n\n"
        "肩挑车推卖粉条\n\n老人靳长林第一次卖粉条是在冬天,他挑着粉条走了三个集,红薯换来的粉条只卖了十一块钱。\n\n"
        "本报讯(通讯员 李四)6月11日,单县法院公开宣判一起合同诈骗案,两名被告人被判处有期徒刑。\n\n"
        "从挑担子到开网店\n\n儿子靳明辉不愿再走街串巷。他注册了商标,把红薯粉条挂到网上,头一年就卖了四十万元。\n\n"
        "“父亲卖的是力气,我卖的是牌子。”靳明辉说,村里像他这样开网店的已有二十多户。\n\n本报记者 张三\n"
    )

    feature, verdict = articles_of(page)

    assert feature.title == "一把粉条“漏”出大产业"
    assert [text.text[:4] for text in feature.paragraphs] == [
        "红薯变成",
        "肩挑车推",
        "老人靳长",
        "从挑担子",
        "儿子靳明",
        "“父亲卖",
        "本报记者",
    ]
    assert len(verdict.paragraphs) == 1


def test_what_stands_under_no_headline_below_a_wider_gap_is_the_rest_of_a_text_that_stops() -> None:
    page = (
        "化工厂换上“绿装”\n\n本报讯(记者 张三)12月2日,东明一家化工厂的中控室里,技术员紧盯屏幕,各项参数平稳。\n\n"
        "这个项目以丙烷为原料,能耗比从前下降三成。“走老路没有出路。”集团副总工程师\n\n\n"
        "乡村书屋来了新书\n\n本报讯(通讯员 李四)12月3日,记者从县图书馆获悉,今年新添的两万册图书已送到村里。\n\n"
        "冉堌镇的书屋添了两张长桌,放学以后坐满了孩子,管理员把炉火烧得旺旺的。\n\n\n"
        "许志浩坦言,今年用于技术改造的投入超过以往三年的总和,生产线上的设备全部换新,各项能耗还能再降。\n\n"
        "据悉,年内还将启用屋顶上的光伏板,车棚用电全部自给。\n\n\n"
        "果农学起剪枝\n\n本报讯(通讯员 王五)12月4日,单县果树站的技术员来到果园,手把手教果农剪枝。\n"
    )

    factory, books, _ = articles_of(page)

    assert len(factory.paragraphs) == 3
    assert len(books.paragraphs) == 2


def test_what_stands_below_a_wider_gap_goes_to_the_text_it_is_tied_to_however_little_and_far() -> None:
    page = (
        "渡口老船工收桨\n\n本报讯(记者 张三)5月2日,东明县焦园乡的船工老秦把木船拉上了岸。桥通了,摆渡的日子到了头。\n\n"
        "老秦在河上撑了四十年船,送过赶集的、上学的、走亲戚的,一天要来回三十趟。\n\n"
        "麦田飞来“植保员”\n\n本报讯(通讯员 李四)5月3日,单县郭村镇的麦田上空,三架无人机正在喷洒农药。\n\n"
        "合作社说,一架机器一天能打四百亩,顶得上二十个人背药桶。\n\n"
        "图书馆周末不打烊\n\n本报讯(记者 王五)5月4日,记者从市图书馆获悉,阅览室周末延长开放到晚上九点。\n\n"
        "读者凭身份证就能进馆,自习座位可在网上预约。\n\n\n"
        "木船没舍得卖,刷了桐油,摆在村头当了景。\n\n"
        "他说,等孙子放了假,要教他认认橹和篙。\n\n"
        "如今,赶集的人骑车过桥,十分钟就到了对岸。\n\n\n"
        "老街修旧如旧\n\n本报讯(通讯员 赵六)5月5日,巨野县文庙前的老街开始修缮,青砖灰瓦照原样补齐。\n"
    )

    boat, _, library, _ = articles_of(page)

    assert len(boat.paragraphs) == 5
    assert len(library.paragraphs) == 2


def test_what_begins_with_its_day_below_a_wider_gap_and_speaks_of_other_things_is_an_item() -> None:
    page = (
        REPORT
        + "图书馆周末不打烊\n\n本报讯(记者 王五)5月4日,记者从市图书馆获悉,阅览室周末延长开放到晚上九点。\n\n"
        "读者凭身份证就能进馆,自习座位可在网上预约。\n\n\n"
        "5月3日,单县郭村镇的麦田上空,三架无人机正在喷洒农药,一天能打四百亩。\n\n\n"
        "老街修旧如旧\n\n本报讯(通讯员 赵六)5月5日,巨野县文庙前的老街开始修缮,青砖灰瓦照原样补齐。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "图书馆周末不打烊", "", "老街修旧如旧"]


def test_what_names_the_columns_of_a_table_stands_in_it() -> None:
    page = (
        "五所高中招生六千\n\n本报讯(记者 张三)6月4日,市教育局下达招生计划,共招生六千人。各校计划如下:\n\n"
        "学校 计划数 其中指标生\n\n城东一中 2000 1200\n\n城西二中 1300 780\n\n各校不得超计划招生,违者从严处理。\n\n"
        + REPORT
    )

    school, _ = articles_of(page)

    assert [paragraph.text for paragraph in school.paragraphs[1:4]] == [
        "学校 计划数 其中指标生", "城东一中 2000 1200", "城西二中 1300 780"
    ]  # fmt: skip


def test_rows_of_names_below_each_other_are_no_headlines() -> None:
    page = (
        REPORT + "先进工作者名单\n\n市区:高大林 齐小兰 尚东 蔺意\n\n县区:贺庆 车红 卜华 柏青\n\n"
        "麦收现场\n\n本报讯(通讯员 李四)6月4日,单县的麦田里机声隆隆,农民忙着收割小麦。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "先进工作者名单", "麦收现场"]


def test_fields_below_each_other_are_paragraphs_of_their_own() -> None:
    page = (
        REPORT
        + "未来天气\n\n今天白天到夜间:晴间多云,南风三级,6℃到15℃\n\n明天:多云转阴,北风三级,7℃到14℃\n\n后天:小雨,北风四级,5℃到11℃\n\n"
        "购彩看台\n\n11月21日开奖号码:4 0 7\n\n本期中奖注数以中心公布为准。\n"
    )

    _, weather, lottery = articles_of(page)

    assert len(weather.paragraphs) == 3
    assert lottery.title == "购彩看台"
    assert len(lottery.paragraphs) == 2


def test_the_headline_of_a_photograph_below_it_is_known_though_another_photograph_stands_below() -> None:
    page = (
        REPORT + "7月4日,党员突击队在积水的玉米田里开沟排涝,调集水泵抽排雨水。\n\n通讯员 王五 摄\n\n"
        "雨后抢排 保住秋苗\n\n"
        "7月3日,一家乐器厂的车间内,工人正将首批“古筝”装箱发往扬州。\n\n记者 赵六 摄\n\n"
        "麦收现场\n\n本报讯(通讯员 李四)6月4日,单县的麦田里机声隆隆,农民忙着收割小麦。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "雨后抢排 保住秋苗", "", "麦收现场"]


def test_a_quotation_that_a_sentence_stands_below_is_no_headline_over_the_next_report() -> None:
    page = (
        REPORT + "黄河滩上的“搬家算术”\n\n一座村台要用沙土一百四十万方,几十条管道昼夜轰鸣。\n\n"
        "“村台有国家垫,我自己再掏三四万,就能\n住上小楼。”李进修掰着指头,“这个账,\n不用算盘也算得过来。”\n\n"
        "按照规划,三年之内,群众将全部搬进新居。\n\n"
        "三代人的“课本博物馆”\n\n本报讯(通讯员 尤新)6月4日,退休教师郜延年的家庭“课本博物馆”免费开放。\n"
    )

    assert titles_of(page)[1:] == ["黄河滩上的“搬家算术”", "三代人的“课本博物馆”"]


def test_what_tells_who_asks_ends_a_paragraph() -> None:
    essay = (
        "正月里的一碗羊汤\n\n在外面漂了一年，最先醒来的是舌头。\n\n回到老家的第二天清早，我裹着父亲的军大衣去喝\n"
        "羊汤。锅里翻着白浪，案上的羊肉切得纸一样薄。\n老板不抬头，只问一声：“肥的瘦的？”\n\n汤下了肚，额头冒了汗，这才觉得真的到家了。\n"
    )

    assert titles_of(essay) == ["正月里的一碗羊汤"]


def test_what_a_reader_asks_without_a_mark_is_a_headline() -> None:
    page = (
        REPORT
        + "市民提问:新医保卡何时能领\n\n读者盖女士问:我今年6月参加了医疗保险,至今没有拿到卡,看病怎么报销?\n\n"
        "市医保处答复:首批新卡已制作完成,将于11月发放。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "市民提问:新医保卡何时能领"]


def test_what_asks_close_below_the_name_of_a_column_is_a_headline() -> None:
    above = (
        "交警将孩子们分批护送回家，驾驶员被处以行政拘留。县教育局已责成该园停业整顿，并对全县车辆进行拉网式排查。"
    )
    below = (
        "读者庞先生问：前年朋友向我借了两万元，借条上把我的名字写成了另一个字，现在他不认账，我能不能要回这笔钱？"
    )
    page = (
        "一辆面包车挤着廿六名幼儿\n" + _wrapped(above) + "以案说法\n借条上的名字写错了怎么办？\n" + _wrapped(below)
    )

    assert titles_of(page)[1] == "借条上的名字写错了怎么办？"


def test_offices_of_a_prefecture_begin_a_headline() -> None:
    head = "地直三所中学扩招"

    assert titles_of(f"{REPORT}{head}\n\n经批准，此项工作从8月25日开始，共涉及三所单位。（教文）\n")[1:] == [head]


def test_a_line_that_says_in_time_is_no_paper_s() -> None:
    page = "供热管网注水试压\n听到漏水声请及时报修\n\n本报讯 6月1日,市热力公司开始试压,提醒用户家中留人。\n\n"

    assert titles_of(page + REPORT)[0] == "供热管网注水试压听到漏水声请及时报修"


def test_of_two_headlines_over_a_report_a_photograph_near_it_has_the_one_that_plays_with_its_caption() -> None:
    page = (
        REPORT + "6月1日,敬老院的老人在院里包粽子,满院飘香。\n\n通讯员 王五 摄\n\n"
        "麦收现场机声隆隆\n\n本报讯(通讯员 李四)6月4日,单县的麦田里机声隆隆,农民忙着收割小麦,麦收现场一片繁忙。\n\n"
        "粽香端午情意长\n\n东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "粽香端午情意长", "麦收现场机声隆隆", "东明路口添了信号灯"]


def test_what_was_on_that_day_begins_a_sentence() -> None:
    page = (
        REPORT + "“以前一进腊月,一条街都是扎灯的。现在都买塑料的。”老孔说。\n\n元宵节那天,老两口\n\n"
        "把灯抬到街口,围观的人里三层外三层。有外地人出价三百元,他没卖。\n\n"
        "麦收现场\n\n本报讯(通讯员 李四)6月4日,单县的麦田里机声隆隆,农民忙着收割小麦。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "麦收现场"]


def test_also_a_longer_rest_at_the_head_of_a_page_goes_to_its_text() -> None:
    rest = (
        "孔令梅把花馍摆上案板,枣香飘满了小院,邻居隔着墙头喊要买一个。\n\n"
        "孔令梅说,花馍的样子有三十多种,鱼、莲花、石榴,样样有讲究。\n\n"
        "村里的媳妇也跟着孔令梅学花馍,一个月能挣两千多块钱。\n\n"
        "孔令梅的儿子在网上开了店,花馍卖到了外省。\n\n"
        "下一步,孔令梅打算把花馍的手艺编成一本册子。\n\n"
    )
    page = rest + REPORT + "孔令梅的花馍人生\n\n" + PROFILE

    report, profile = articles_of(page)

    assert report.title == "郓城清淤河道保汛期"
    assert profile.title == "孔令梅的花馍人生"
    assert len(profile.paragraphs) == 7


def test_a_headline_without_a_text_goes_to_the_one_that_has_none() -> None:
    page = (
        "在单县杜堂镇,一提起胡爱勤,乡亲们都竖大拇指。六十六岁的胡爱勤婆婆照顾儿媳十年。\n\n"
        "好婆婆胡爱勤每天天不亮就起床,给儿媳擦身、按摩、喂饭。\n\n通讯员 岳秀芝\n\n"
        + REPORT
        + "家风故事\n\n好婆婆胡爱勤\n\n"
        "植树添新绿\n\n本报讯(记者 李四)3月12日,东明县机关干部在河堤植树,为河堤添新绿,当天植树三千棵。\n"
    )

    assert titles_of(page) == ["好婆婆胡爱勤", "郓城清淤河道保汛期", "植树添新绿"]


def test_the_paragraphs_below_a_rest_under_no_headline_are_of_the_same_text() -> None:
    page = (
        "课间玩起“老游戏”\n\n"
        "本报讯(通讯员 李四)滚铁环、踢毽子、跳房子、抽陀螺……新学期伊始,莱河镇小学的操场成了孩子们盼望的地方。\n\n"
        "该校将民间游戏编成课程,请村里的老人和教师一起授课,每个年级学习三项。铁环是用旧水桶箍打的,毽子是孩子们用\n\n\n"
        "后厨来了检查员\n\n本报讯(通讯员 王五)9月6日,单县实验小学的代表穿上白大褂,跟着执法人员走进食堂。\n\n"
        "食堂负责人当场整改,第二天就在洗菜池旁铺上了防滑垫。\n\n\n"
        "作业本和公鸡毛做成的。\n\n"
        "“以前一响铃都低头摸手机,如今全往外跑。”薄其昌说,"
        "两周来,视力复查的数据还看不出变化,请病假的孩子已经少了三成,家访时爹娘们也都说好。\n\n\n"
        "家长学校开到村头\n\n本报讯(通讯员 赵六)近日,在终兴镇潘庄村文化广场,公益讲座吸引了八十多位家长。\n"
    )

    games, kitchen, _ = articles_of(page)

    assert len(games.paragraphs) == 3
    assert len(kitchen.paragraphs) == 2


def test_a_list_of_names_takes_no_end_of_a_text() -> None:
    page = Path(__file__).with_name("pages") / "unseen-lists-of-names.txt"

    assert len(articles_of(page.read_text(encoding="utf-8"))[0].paragraphs) == 5


def test_a_photograph_below_entries_behind_marks_is_none_of_them() -> None:
    page = (
        "一句话新闻\n▲2月22日,成武县举行民间艺术展演,三十支秧歌、高跷队伍走上街头。\n\n"
        "▲2月23日,巨野县一家医院的新门诊楼封顶。\n\n"
        "元宵节期间,水浒好汉城里灯火璀璨,游人如织。图为孩子们在观看巨型花灯。\n记者 张三 摄\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [1, 1, 2]


def test_no_sentence_goes_on_behind_a_comma_with_what_begins_a_paragraph() -> None:
    text = Paragraph("她白天照看孩子,", 0)

    begins = goes_on(text, "目前,全县画画的农民有两万人。", midway=False)

    assert begins < goes_on(text, "全县画画的农民目前有两万人。", midway=False) - 3.0


def test_a_headline_over_its_author_is_kept_though_the_text_begins_with_it() -> None:
    page = (
        "一杆老秤\n\n石敬之\n\n老庞头在街口开杂货铺,秤砣磨得发亮,抬头高低全在那一指头。\n\n"
        "母亲的缝纫机\n\n卓文绣\n\n母亲的缝纫机是舅舅托人买的。运回来那天,半条街的人都来看,母亲搓着手。\n\n"
        "从那以后,我们家的灯总是熄得最晚,布料在炕头上摞得老高。\n"
    )

    assert titles_of(page) == ["一杆老秤", "母亲的缝纫机"]


def test_what_readers_post_under_the_name_of_a_column_is_an_item_each() -> None:
    page = (
        "微言录\n@牡丹乡亲:手机里存了八百个号码,下雪天摔了一跤,想了半天不知道打给谁。\n\n"
        "@老曹州:小时候盼过年是因为有新衣服,现在怕过年是因为又要被问工资。\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [1, 1]


@pytest.mark.parametrize("heading", ["简讯", "简 讯", "公　告"])
def test_the_heading_of_a_list_closes_its_lines_however_it_is_set(heading: str) -> None:
    item = Item()
    item.heads, item.paragraphs = [0], [Paragraph("定陶区黄店镇的玫瑰开镰,头茬鲜花当天运走。", 1)]

    assert closed_below(item, lines_of(f"{heading}\n\n{item.paragraphs[0].text}\n"))


def test_a_special_dispatch_without_its_day_begins_an_item() -> None:
    page = (
        "吴小静夺得女子金牌\n\n新华社北京8月21日电 昨晚进行的女子决赛中,中国选手吴小静战胜对手,再夺一枚金牌。\n\n"
        "新华社北京8月专电 里约热内卢、东京等四座城市正在争办2016年奥运会,国际奥委会将投票选出主办城市。\n\n"
    )

    assert len(articles_of(page)) == 2


def test_a_headline_with_a_comma_stands_below_a_text_signed_in_line() -> None:
    page = (
        "微言\n\n少些“打卡式”走访\n\n"
        "有干部下村,村口拍张照,入户拍张照,发了朋友圈就算走访。群众心里有杆秤,称的是是否真把板凳坐热。 李亦农\n\n"
        "孩子的暑假,别让“手机”带大\n\n"
        "暑假过了大半,不少家长抱怨,孩子一天到晚抱着手机。与其唠叨,不如晚上陪孩子走一段路。 毛小雨\n\n"
    )

    first, second = articles_of(page)

    assert (first.kicker, first.title) == ("微言", "少些“打卡式”走访")
    assert second.title == "孩子的暑假,别让“手机”带大"


def test_a_column_s_name_with_its_headline_stands_where_a_text_was_interrupted() -> None:
    page = (
        REPORT + "一道墙隔了二十年\n\n本报讯(通讯员 李四)近日,东明县三春集镇黄庄村叔侄俩之间那道墙终于拆掉了。\n\n"
        "“其实谁也不缺那点地方,就差一口气。费所长把话说到了俺心里,\n\n以案说法\n\n\n转发“不实消息”,也要担责\n\n"
        "案情:某网民在微信群看到一段视频,未经核实转发到十几个群,造成恐慌,被公安机关处以行政拘留五日。\n\n"
    )

    *_, last = articles_of(page)

    assert (last.kicker, last.title) == ("以案说法", "转发“不实消息”,也要担责")


def test_an_office_below_the_last_text_of_a_page_signs_it() -> None:
    page = REPORT + (
        "花会期间这些路段临时管制\n\n为确保花会期间道路畅通,对人民路部分路段实行临时管制,禁止货车通行。\n\n市公安局交警支队\n"
    )

    assert titles_of(page)[1:] == ["花会期间这些路段临时管制"]


def test_who_signs_a_letter_as_one_of_the_town_needs_no_known_surname() -> None:
    page = (
        "公交站牌能不能加个座\n\n编辑同志:我今年71岁,天冷,等车一等就是十几分钟。盼望在大一点的站上添几张凳子。\n\n市民 战永昌\n\n"
        "12月2日,赵王河边的柳树挂满了冰凌,吸引不少市民前来拍照。\n\n记者 庄涌 摄\n\n"
    )

    assert titles_of(page) == ["公交站牌能不能加个座", ""]


def test_a_caption_that_says_what_the_picture_shows_is_no_part_of_the_answer_above_it() -> None:
    page = (
        "丢了身份证怎么补?\n\n读者刘先生问:外出打工丢了一代身份证,能直接办二代证吗?\n\n"
        "市公安局户政处:可以。本人持户口簿到户籍所在地派出所申请,工本费二十元,一般两个月内领取。\n\n"
        "连日高温,城区赵王河边成了消夏的好去处。图为几名少年在河边玩水,家长切莫大意。 小锋 摄\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [2, 1]


def test_the_end_of_a_report_that_stands_below_a_notice_goes_back() -> None:
    report, notice = articles_of(
        "荒坡上种出万亩花椒\n\n本报讯(记者 张三)6月3日,巨野县核桃园镇的花椒进入采摘期,花椒合作社的社员忙着采摘、晾晒。\n\n"
        "合作社理事长欧阳松林从甘肃引来大红袍花椒,在前山村的荒坡上试种成功。\n\n"
        "通知\n\n因电缆检修,6月8日7时至15时,东方红大街以西区域停电,请用户提前做好准备。\n\n"
        "欧阳松林打算明年再建一座花椒烘干房,让前山村的大红袍花椒卖到甘肃去。\n"
    )
    assert report.paragraphs[-1].text.startswith("欧阳松林打算")
    assert [paragraph.text[:3] for paragraph in notice.paragraphs] == ["因电缆"]


def test_news_under_a_heading_that_promises_them_are_an_item_each() -> None:
    briefs = "郓城县粮食局近日新建烘干塔两座。\n\n东明县菜园集镇今春植树三万棵。\n\n"

    assert titles_of(f"{REPORT}花会资讯\n\n{briefs}")[1:] == ["花会资讯"] * 2
    assert titles_of(f"{REPORT}县区快报\n\n{briefs}")[1:] == ["县区快报"] * 2


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("新区主要负责人逐条回应,凡能", "当场定的当场定,需要研究的列入清单,一个月后反馈。"),
        ("村里的百千瓦光伏电站也在", "月初并网发电,预计每年可为集体增收十万元以上。"),
        ("镇妇联每季办一期培训班,去年以来", "有218名妇女在家门口找到了活干。"),
    ],
)
def test_no_headline_stops_where_a_word_must_follow(line: str, rest: str) -> None:
    (report,) = articles_of(f"{REPORT}{line}\n\n{rest}\n\n")

    assert report.paragraphs[-1].text == line + rest


def test_who_signs_in_brackets_may_be_broken_over_two_lines() -> None:
    first, second = articles_of(
        f"{REPORT}（记者　竺可　通讯员\n池小满）\n\n\n东明修路\n\n东明县今年修路三百里,全县人人称便。\n"
    )

    assert first.correspondents[-1:] == ("池小满",)
    assert (second.kicker, second.title) == ("", "东明修路")


def test_most_briefs_behind_a_mark_below_a_text_tell_their_day() -> None:
    briefs = (
        "▲6月4日,东明县举办首届采摘节。\n\n▲鄄城县红船镇的食用菌进入采收旺季。\n\n▲6月5日,曹县举行招聘会。\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(REPORT + briefs)] == [2, 1, 1, 1]


def test_news_of_other_counties_under_short_headlines_are_no_sections() -> None:
    page = (
        f"{REPORT}成武法院集中发还案款\n\n8月7日,成武县人民法院举行案款发还仪式,三十六名申请执行人领到案款二百八十万元。\n\n\n\n"
        "东明交警夜查酒驾\n\n8月2日晚,东明县交警大队在黄河路设卡夜查,查处酒后驾驶七起,其中醉驾两起。\n\n\n\n"
        "法官的一封长信\n\n鄄城县人民法院少年庭的柜子里,收着一封特殊的信。写信的人叫小河,十七岁,信里只有两行字。\n\n"
        "收信人当了二十年法官,办过的少年案件有五百多件,判决书后面总要附上一页手写的话。\n\n通讯员 单静秋\n"
    )

    assert len(articles_of(page)) == 4


def test_news_that_their_counties_lead_in_are_no_sections_whatever_marks_they_share() -> None:
    page = (
        "成武：交警喊停“超载”校车\n9月3日,成武县交警大队在孙寺镇查获一辆超载的接送车,车上坐着四十个孩子。民警联系了两辆公交车,分批把孩子送到学校,并约谈了校方负责人。\n\n"
        "东明：社区办起“小小法庭”\n东明县城关街道近日请法官进社区,教二十名孩子当了一回审判员。\n\n"
        "定陶：菜农认准“放心”药肥\n9月2日,定陶县黄店镇的菜农领到农技站发的清单,照单买药不再犯愁。\n\n"
    )

    assert len(articles_of(REPORT + page)) == 4


def test_a_photographer_named_in_line_closes_the_item_above_another_photograph() -> None:
    caption = "11月30日,东明县焦园乡渔民在黄河滩区的鱼塘里起网,今年全乡养殖水面达到四千亩。 本报记者 水 清 摄\n\n"
    below = "11月28日,定陶县黄店镇的玫瑰种植户在大棚里采摘,这些玫瑰将赶在元旦前上市。 黄 河 摄\n"

    assert len(articles_of(f"滩区捕鱼忙\n\n{caption}{caption}\n\n{below}")) == 2


def test_verse_without_a_mark_has_no_rest() -> None:
    page = (
        "诗二首\n\n黄河滩\n\n　　黄河滩上的风　是一个不识字的人　\n翻来覆去　只翻那一页沙\n\n"
        "　　我在沙上写下你的名字　水来了　水\n替我念了一遍　又收走了\n\n\n\n"
        "听戏\n\n□ 南　枝\n\n　　奶奶不认得字,却能背下整本的《墙头\n记》。村里来了戏班,她总是第一个搬着\n板凳去占座,怀里揣着炒花生。\n\n"
        "　　台上的老汉被两个儿子推来搡去,骑\n在墙头上下不来,奶奶就在台下骂,骂完\n了又笑。我不懂,只盯着卖糖葫芦的草把\n子。\n\n"
        "　　散了戏,月亮很高,奶奶牵着我的手\n往回走,走着走着唱起来。她的声音不好\n听,可是路边的狗都不叫了。\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [2, 4]


def test_what_stands_under_a_short_heading_before_the_signed_end_of_a_feature_is_its_section() -> None:
    page = (
        "一间老酒坊的新生\n——郓城县盘活旧酒坊见闻\n\n"
        "在郓城县黄安镇,有一间停了六年的老酒坊。记者近日看到,酒坊里十二口陶缸重新开封,酒香飘出半条街。\n\n"
        "老酒坊变成了“聚宝盆”,离不开一本账。去年以来,郓城县组织专班逐村摸排旧酒坊,共清理出九处,全部登记造册。\n\n"
        "算清两笔账\n\n镇党委书记董明算了两笔账:一是土地账,不用新征一分地;二是就业账,附近三个村的六十名妇女上了班。\n\n"
        "“俺在这里一个月挣两千八,还能接孩子放学。”村民吴秀英一边贴标签一边说。\n\n"
        "截至目前,郓城县已盘活老酒坊七处,引进酒坊经营人五名,到位资金三千多万元。\n\n本报记者 张三 通讯员 李四\n\n"
    )
    feature, report, _ = articles_of(page + REPORT + _TORN)

    assert [paragraph.text[:5] for paragraph in feature.paragraphs][2:] == [
        "算清两笔账",
        "镇党委书记",
        "“俺在这里",
        "截至目前,",
        "本报记者 ",
    ]
    assert report.title == "郓城清淤河道保汛期"


def test_a_section_between_two_photographs_goes_back_into_the_feature_that_is_signed_below_them() -> None:
    photograph = (
        "6月9日,成武县孙寺镇的农民在晒场上翻晒小麦。今年该镇小麦喜获丰收,总产比去年多三百吨。\n\n"
        "本报记者 王五 摄\n\n"
    )
    page = (
        "一间老酒坊的新生\n——郓城县盘活旧酒坊见闻\n\n"
        "在郓城县黄安镇,有一间停了六年的老酒坊。记者近日看到,酒坊里十二口陶缸重新开封,酒香飘出半条街。\n\n"
        "老酒坊变成了“聚宝盆”,离不开一本账。去年以来,郓城县组织专班逐村摸排旧酒坊,共清理出九处,全部登记造册。\n\n"
        f"麦场新曲 晒出好年景\n\n{photograph}"
        "算清两笔账\n\n镇党委书记董明算了两笔账:一是土地账,不用新征一分地;二是就业账,附近三个村的六十名妇女上了班。\n\n"
        f"麦收时节\n\n{photograph.replace('翻晒', '装运')}"
        "截至目前,郓城县已盘活老酒坊七处,引进酒坊经营人五名,到位资金三千多万元。\n\n本报记者 张三 通讯员 李四\n\n"
    )
    feature, *_ = articles_of(page + REPORT + _TORN)

    assert [paragraph.text[:5] for paragraph in feature.paragraphs][2:] == [
        "算清两笔账",
        "镇党委书记",
        "截至目前,",
        "本报记者 ",
    ]


def test_headings_with_their_marks_in_the_same_places_are_of_one_text() -> None:
    page = (
        "小小西瓜“滚”出大产业\n\n本报记者 张三\n\n"
        "盛夏时节,走进东明县陆圈镇的西瓜市场,满载的货车排成长龙,瓜农数着刚到手的货款,乐得合不上嘴。\n\n"
        "科技“保驾”\n\n“重茬病最头疼。”邢继文说。协会请来专家,教大家用葫芦苗嫁接,亩产多收一千斤。\n\n"
        "电商“出力”\n\n镇服务站里,店主石晓彤忙着打包发货,直播一晚卖出八百单,带动十户人家增收。\n\n"
    )

    assert titles_of(page + REPORT) == ["小小西瓜“滚”出大产业", "郓城清淤河道保汛期"]


def test_calls_of_readers_under_a_column_s_name_are_an_item_each() -> None:
    calls = (
        "花都市场附近居民李先生来电:南门每天早晨摆满小摊,消防通道被堵得严严实实,盼有关部门管一管。(8月25日8时20分来电)\n\n"
        "市民赵女士来电:13路公交车末班车下午6点半就收了,夜里下班的女工只能走回家,能不能往后延一延?(8月25日15时来电)\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(f"{REPORT}百姓呼声\n\n{calls}")] == [2, 1, 1]


def test_a_headline_that_begins_with_a_word_in_quotes_opens_no_paragraph() -> None:
    assert not opens_paragraph("“宅”在家里别忘这几件事")
    assert opens_paragraph("“宅在家里也能把日子过好。”她说。")


def test_a_list_of_briefs_below_a_text_that_stops_is_a_list() -> None:
    peppers = (
        "小辣椒成了摇钱树\n\n本报讯(通讯员 张三)11月6日,汶上集镇的辣椒交易市场里,红彤彤的辣椒堆成了小山。\n\n"
        "贫困户闵学勤一边过秤一边算账,种辣椒比种麦子多收几千元。去年,镇里成\n\n"
    )
    briefs = (
        "简讯\n\n鄄城县公路局11月5日对省道坑槽集中修补,共修补路面三千多平方米。\n\n"
        "巨野县总工会11月7日启动调查摸底,将对困难职工逐户走访建档。\n\n"
    )

    titles = titles_of(peppers + briefs + REPORT)

    assert titles == ["小辣椒成了摇钱树", "简讯", "简讯", "郓城清淤河道保汛期"]


def test_a_letter_below_a_notice_is_no_part_of_it() -> None:
    page = (
        f"{REPORT}县职教中心秋季招生公告\n\n该中心面向初中毕业生招收数控技术、汽车维修专业。报名截至9月25日。\n\n"
        "家长来信:孩子的作业我也看不懂\n\n编辑同志:我的孩子今年上二年级,每天的作业要做到晚上九点。\n\n"
        "请问减轻学生负担,到了我们乡里为什么减不下来呢?\n\n"
    )

    assert titles_of(page)[1:] == ["县职教中心秋季招生公告", "家长来信:孩子的作业我也看不懂"]


def test_who_signs_a_notice_below_its_last_words_is_no_headline() -> None:
    page = (
        f"{REPORT}最后一公里公交线路公告\n\n自12月26日起,开行K18路,首班5:40,票价2元。特此公告。\n\n"
        "菏泽市公共交通集团有限公司\n\n站台上的送别\n\n小时候送人,是送到村口的公路边。长途车来了,尘土扬起老高。\n\n"
        "如今送站,站台上的灯亮着,车门一关,人就到了几百里外。\n\n"
    )

    assert titles_of(page)[1:] == ["最后一公里公交线路公告", "站台上的送别"]


def test_a_line_above_one_character_and_a_colon_is_no_headline() -> None:
    page = (
        "棉花伏桃管理正当时\n\n本报讯(通讯员 张三)眼下是棉花结铃的关键时期,部分地块出现早衰。\n\n"
        "植保站站长姬长春建议棉农做到三\n\n点:一是雨后及时排水,中耕散墒;二是追施尿素;三是交替使用农药。\n\n"
    )

    (article,) = articles_of(page + "姬长春特别提醒,施药时应穿长袖衣裤、戴口罩。\n\n")

    assert article.paragraphs[1].text.startswith("植保站站长姬长春建议棉农做到三点:")


def test_the_last_round_of_a_loop_that_is_cut_off_is_no_headline() -> None:
    told = "学校还开设了“绿色银行”,用20个塑料瓶可以换一盆花苗。"
    page = (
        f"{REPORT}垃圾分类小手拉大手\n\n本报讯(通讯员 李四)9月17日,万福街道的小学生走上街头宣传垃圾分类。{told}\n\n\n\n"
        f"{told}\n\n{told}\n\n{told[:18]}"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "垃圾分类小手拉大手"]


def test_who_signs_over_two_wrapped_lines_is_no_headline() -> None:
    wrapped = (
        "桐木变“金条”\n　　本报讯 5月24日,满载桐木拼板的第四十个集\n装箱从曹县庄寨镇发往青岛港,至此,这个镇今年出口\n"
        "桐木制品已达三千二百立方米。\n　　庄寨镇桐树多,过去农民只会卖原木,一棵成材泡\n桐卖不上百十元钱。去年春天,镇里派人到外地找门路。\n"
        "　　                (晁令俭 袁\n大成)\n三十万只山羊有“户口”\n　　本报讯(通讯员 时明远)单县畜牧局今春组织一\n"
        "百二十名技术员逐村登记青山羊,给优良种羊编号建卡\n。目前已有三十万只青山羊上了“户口”。\n"
    )

    first, second = articles_of(wrapped)

    assert (first.title, second.title) == ("桐木变“金条”", "三十万只山羊有“户口”")


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


def test_of_two_copies_the_one_in_its_own_text_stays() -> None:
    copy = "为疏导赏荷的客流,景区增开接驳船36只,新增荷花汉服体验馆4处,另有两处停车场按小时收费。\n\n"
    lift = (
        "老楼装电梯\n\n本报讯(记者 张三)6月4日,牡丹区一处老小区的电梯开始安装,邻居们签了协议。\n\n"
        "住在一楼的孔令梅起初担心挡光,社区书记上门二十次,她才点了头。\n\n"
    )
    lotus = "浮龙湖赏荷迎来高峰\n\n本报讯(记者 李四)6月5日,单县浮龙湖景区接待赏荷游客4万人次。\n\n"

    first, second = articles_of(f"{lift}{copy}{lotus}{copy}{REPORT}")[:2]

    assert copy.strip() not in [paragraph.text for paragraph in first.paragraphs]
    assert [paragraph.text for paragraph in second.paragraphs][-1] == copy.strip()


def test_a_headline_printed_again_goes_with_the_beginning_of_its_text() -> None:
    lotus = "浮龙湖赏荷迎来高峰\n\n本报讯(记者 李四)6月5日,单县浮龙湖景区接待赏荷游客4万人次。\n\n"
    boats = "景区增开接驳船36只,赏荷的游客可以从四个码头上船,末班船开到晚上九点。\n\n"
    lift = "老楼装电梯\n\n本报讯(记者 张三)6月4日,牡丹区一处老小区的电梯开始安装。住在一楼的孔令梅起初担心挡光,社区书记\n\n"
    rest = "上门二十次,孔令梅才点了头,说电梯的玻璃要换成半透明的。\n\n"

    articles = articles_of(f"{lift}{lotus}{rest}{REPORT}{lotus}{boats}")

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("老楼装电梯", 1),
        ("郓城清淤河道保汛期", 2),
        ("浮龙湖赏荷迎来高峰", 2),
    ]


def test_who_has_spoken_in_an_interview_speaks_on_in_it_below_a_wider_gap() -> None:
    page = (
        "爱拉呱的主持人\n\n每天早晨六点半,广播准时响起。前不久,记者走进直播间,见到了路莹。\n\n记者:第一次直播怕不怕?\n\n"
        "路莹:怕,念着念着就念串了,下了节目哭了一场。去年\n\n\n记者:将来有什么打算?\n\n路莹:想让乡亲们坐到家里收看节目,把光缆通到更多的乡镇。\n\n"
        "光缆通到马集镇\n\n本报讯 6月3日,通往马集镇的光缆开通,三万农民坐到家里就能收看节目。\n\n"
        "干线全长十九公里,年底前还要把光缆通到更多的乡镇。\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page + REPORT)] == [5, 2, 2]


@pytest.mark.parametrize(
    "leads", [("单县纸业有限公司", "单县羊汤协会"), ("8.6%", "412亿元")], ids=["whose it is", "figures"]
)
def test_entries_that_are_led_in_under_the_name_of_a_column_are_an_item_each(leads: tuple[str, str]) -> None:
    entries = (
        f"{leads[0]}:招聘操作工三十名,四十五岁以下,月薪四千元,须持证上门报名。\n\n"
        f"{leads[1]}:为门店找厨师学徒二十名,包吃住,免费培训,结业后推荐到外地就业。\n\n"
    )

    found = articles_of(f"{REPORT}县内岗位\n\n{entries}")[1:]

    assert [article.paragraphs[0].text.split(":")[0] for article in found] == list(leads)


def test_a_figure_before_a_space_leads_an_entry_in_as_before_a_colon() -> None:
    figures = (
        "9.1% 前五个月,鄄城县规模以上工业增加值同比增长9.1%,发制品行业增长最快。\n\n"
        "3400户 今年以来,郓城县新登记个体工商户3400户,比去年同期多了六百户。\n\n"
    )

    assert [article.kind for article in articles_of(f"数字\n\n{figures}{REPORT}")] == [
        Kind.BRIEF,
        Kind.BRIEF,
        Kind.NEWS,
    ]


@pytest.mark.parametrize("heading", ["桑田短笛", "●桑田短笛●"])
def test_entries_behind_marks_are_an_item_each_though_an_end_without_one_stands_below_them(heading: str) -> None:
    entries = (
        "△成武县孙寺镇修好生产路八公里,十七个村的庄稼当天就能运出来。\n\n"
        "△巨野县独山镇开办科技夜校,每周二晚上讲小麦精播,四百人报名。\n\n"
        "新渠里的水清得能看见底。村里人说:“喝上几口,心里都甜。”(王五)\n\n"
    )

    found = articles_of(f"{REPORT}{heading}\n\n{entries}{REPORT}")[1:]

    assert [article.paragraphs[0].text[:3] for article in found[:2]] == ["△成武", "△巨野"]


def test_what_readers_send_under_their_numbers_is_an_item_each() -> None:
    calls = (
        "(移动用户发至10623344)\n\n137××××5501:桂陵路两盏路灯一个月不亮,盼有人来修一修。\n\n"
        "135××××8820:学校门口的临时车位什么时候能划好?接孩子的车停成了一片。\n\n"
    )

    found = articles_of(f"{REPORT}短信接力站\n\n{calls}", paper="菏泽日报")[1:]

    assert [article.paragraphs[0].text[:11] for article in found] == ["137××××5501", "135××××8820"]
    assert {article.districts for article in found} == {("菏泽市",)}


@pytest.mark.parametrize(("signed", "paragraphs"), [("(王五)", 1), ("", 2)])
def test_who_signs_a_brief_behind_its_last_sentence_ends_it(signed: str, paragraphs: int) -> None:
    brief = f"村级公岗托起幸福\n\n今年以来,曹县开发村级公益性岗位六千个,安置大龄失业人员五千八百余人。{signed}\n\n"
    alone = "\n葛庄村公益性食堂里的老人有二百名,子女大都在外务工。\n\n\n"
    seats = "影院添座\n\n本报讯(记者 李四)6月4日,县城影院换了新座椅,观众说坐着舒服。\n\n"

    assert len(articles_of(f"{brief}{REPORT}{alone}{seats}")[0].paragraphs) == paragraphs


def test_what_was_parted_from_a_copy_that_goes_is_whole_again() -> None:
    rest = "诊脉开方。据介绍,卫生院今年改建了中医馆,设诊室、药房和理疗室,可以针灸和推拿。"
    reading = "诊室里坐满了人,退休的老中医吕广田正在为居民"
    clinic = f"家门口看上老中医\n\n本报讯(记者 张三)6月4日,走进吕陵镇卫生院,{reading}\n\n{rest}\n\n"
    photo = f"送法进校园\n\n近日,法官走进小学,给孩子们讲怎样防范欺凌。\n\n记者 李四 摄\n\n{rest}\n\n"

    articles = {article.title: article for article in articles_of(f"{photo}{REPORT}{clinic}")}

    assert [paragraph.text[-8:] for paragraph in articles["家门口看上老中医"].paragraphs] == ["可以针灸和推拿。"]


def test_an_answer_to_who_signed_a_letter_is_part_of_it() -> None:
    page = (
        "麦田追肥要看苗\n\n弱苗早追,旺苗晚追,缺钾的每亩追施硫酸钾10公斤,浇足返青水,十天左右叶色转绿。\n\n"
        "棉苗发黄怎么办\n\n编辑同志:\n\n我家种了三亩棉花,近来棉苗叶子发黄,不知是什么原因,应该怎样防治?\n\n张营乡 魏长岭\n\n"
        "魏女士:根据来信,可能得了立枯病,并缺钾。可每亩追施硫酸钾10公斤,移苗补栽后浇足返青水,注意排涝,十天左右叶色转绿。\n\n县棉办 陈继宽\n"
    )

    letter = articles_of(page)[-1]

    assert (letter.title, len(letter.paragraphs)) == ("棉苗发黄怎么办", 5)


def test_the_day_below_who_signed_a_letter_is_its_end_and_no_beginning_of_what_stands_below() -> None:
    letter = (
        "盼路灯早亮\n\n编辑同志:\n\n我家门口的路灯坏了两个月,盼望有关部门早日来修。\n\n读者 薛广平\n\n4月6日\n\n"
    )
    column = "灯下漫笔\n\n一本翻旧了的字典\n\n那本字典是父亲留下的,书脊用胶布粘了三层,我至今还放在枕边。\n"

    articles = articles_of(letter + column)

    assert [(article.kicker, article.title) for article in articles] == [
        ("", "盼路灯早亮"),
        ("灯下漫笔", "一本翻旧了的字典"),
    ]
    assert articles[0].paragraphs[-1].text == "4月6日"


def test_two_poems_with_their_author_over_each_are_two() -> None:
    page = (
        "黄河滩(外一首)\n\n李冠华\n秋水退去的时候\n滩地像刚揭开的窝头\n冒着热气\n父亲赤着脚走过\n\n"
        "豆 花\n\n李冠华\n不与牡丹争春\n在叶子底下\n悄悄开了一串紫\n秋风数过来\n\n"
    )

    poems = articles_of(f"{page}{REPORT}")[:2]

    assert [(poem.title, poem.reporters, len(poem.paragraphs)) for poem in poems] == [
        ("黄河滩(外一首)", ("李冠华",), 5),
        ("豆 花", ("李冠华",), 5),
    ]


def test_what_stands_below_where_a_text_is_from_is_sooner_the_rest_of_another() -> None:
    page = (
        "先听群众“点菜”\n\n本报讯(记者 张三)10月25日,县人大常委会在代表联络站里召开征集会,三十八名群众来“点菜”。\n\n"
        "今年以来,县人大常委会推行民生实事项目人大代表票决制,\n\n“过去是政府端什么吃什么,现在是我们点什么做什么。”村民郭红霞说。\n\n"
        "新区缩短项目落地时间\n\n10月下旬,鲁西新区推出“拿地即开工”,企业扫码便可提交七项材料,比过去少跑腿十一次。\n\n(据《菏泽日报》)\n\n"
        "由群众提、代表定、政府办,共征集建议四百条,梳理出候选项目。\n\n"
    )

    votes, zone, *_ = articles_of(f"{page}{REPORT}")

    assert any("由群众提" in paragraph.text for paragraph in votes.paragraphs)
    assert zone.paragraphs[-1].text == "(据《菏泽日报》)"


@pytest.mark.parametrize("rest", ["编者回音:县城管局答复,新电缆已到位。", "刘长岭同志:来信收到,电缆已到位。"])
def test_no_sentence_goes_on_with_who_answers(rest: str) -> None:
    text = Paragraph("已完成工程总量的六成,预计今年9月底竣工,", 0)

    assert goes_on(text, rest, midway=False) < goes_on(text, rest.partition(":")[2], midway=False) - 2.0


def test_no_sentence_goes_on_behind_its_verb_with_what_somebody_says() -> None:
    rest = "“里面太偏,没有人气。”卖菜的妇女说。"

    assert opens_paragraph(rest)
    assert goes_on(Paragraph("盼望早日把", 0), rest, midway=False) < -2.0


@pytest.mark.parametrize(("before", "behind"), [("", ""), ("[", "] "), ("", "│"), ("", "丨")])
def test_a_headline_run_in_at_the_head_of_a_brief_is_its_title(before: str, behind: str) -> None:
    briefs = (
        ("单县", "流动书屋进村", "10月12日,一辆流动图书车开到了集市上,孩子们围着车挑书。"),
        ("成武", "大蒜种植户“充电”", "近日,农技员给一百多名种植户讲了半天追肥,还发了明白纸。(王五)"),
    )
    places = [place if behind else "" for place, _, _ in briefs]
    page = (
        REPORT
        + "县区新闻\n\n"
        + "\n\n".join(
            f"{before if place else ''}{place}{behind}{head} {text}"
            for place, (_, head, text) in zip(places, briefs, strict=True)
        )
    )

    found = articles_of(page)[1:]

    assert [(article.title, article.paragraphs[0].text) for article in found] == [brief[1:] for brief in briefs]
    assert [article.kicker for article in found] == ["单县", "成武"] or not behind
    assert not behind or found[0].districts == ("单县",)


def test_sections_under_their_hours_are_of_one_text() -> None:
    night = (
        "和扫街人过一夜\n\n本报记者跟车见闻\n\n1月8日夜,滴水成冰。记者坐上清扫车,跟着孔师傅出了门。\n\n"
        "22:40 桥上的冰溜子\n\n车刚爬上丹阳路立交,孔师傅踩住了刹车,桥栏上挂着一排冰凌,他拿铁锨一个个敲下来。\n\n"
        "凌晨2点 半个烧饼\n\n夜市散了场,地上全是竹签。两口子蹲在路牙石上分吃一块干粮,喝的是保温杯里的姜茶。\n\n"
        "5:15 头班公交开过来\n\n天边泛了白,站台前干干净净。司机摁了一声喇叭,算是打过招呼。\n\n记者 王五\n\n"
    )

    found = articles_of(f"{night}{REPORT}")

    assert [len(article.paragraphs) for article in found] == [8, 2]


def test_a_table_that_a_report_appends_is_of_it() -> None:
    table = "附:各乡镇受理窗口\n窗口名称 受理日 电话\n大义镇便民中心 周二、周五 8255037\n柳林镇便民中心 周一、周四 8212290\n章缝镇便民中心 周三、周六 8250716\n\n"

    (article,) = articles_of(f"{REPORT}{table}")

    assert [paragraph.text[:2] for paragraph in article.paragraphs[2:]] == ["附:", "窗口", "大义", "柳林", "章缝"]


def test_before_figures_set_apart_no_headline_is_run_in() -> None:
    sale = (
        "拍卖公告\n\n　　受曹县人民法院委托,我公司定于 2024 年 12 月 6 日上午 10 时拍卖厂房一处。\n\n"
        "　　有意竞买者,请务必于 12 月 4 日 17 时前办理登记手续。\n\n"
    )
    report = "".join(f"　　{line}\n\n" if len(line) > 20 else f"{line}\n\n" for line in REPORT.split("\n\n"))

    notice = articles_of(f"{report}{sale}")[-1]

    assert [paragraph.text[:3] for paragraph in notice.paragraphs] == ["受曹县", "有意竞"]


def test_briefs_with_headlines_run_in_are_no_sections_of_the_first() -> None:
    briefs = (
        ("牡丹南路路灯不亮", "市民王女士反映,路灯半个月不亮。路灯管理处答复:月底前修复。"),
        ("楼下烧烤太扰民", "市民李女士反映,烧烤摊营业到凌晨。城管局答复:已责令收摊。"),
        ("下水道井盖丢失", "读者徐先生反映,路口一井盖丢失。管理处答复:当天已补装。"),
    )
    page = REPORT + "热线回音\n\n" + "\n".join(" ".join(brief) for brief in briefs)

    assert titles_of(page)[1:] == [head for head, _ in briefs]


def test_a_space_inside_two_sentences_parts_no_headline() -> None:
    said = "“淤泥清走水流得急了 船也能开到镇上。”孔令梅说,她的花馍从水路走得更远。"
    also = "“岸上栽了树好乘凉 人也坐得住了。”老船工说,往年这里只有一片荒滩。"

    assert titles_of(REPORT + f"{said}\n\n{also}") == ["郓城清淤河道保汛期"]


def test_an_amount_alone_in_its_clause_begins_inside_a_sentence() -> None:
    for text in (
        "260万元。目前全部到位。",
        "14辆轮椅,送到了村口。",
        "两千多公里,他走了三天。",
        ".8亿元,同比增长一成。",
    ):
        assert starts_midway(text), text
    for text in (
        "6月4日,车来了。",
        "二十三天里,他们没有回家。",
        "6.勤洗手。",
        "一天,有人敲门。",
        "2008年,路修好了。",
        "8名队员出发了。",
    ):
        assert not starts_midway(text), text


def test_a_sentence_under_no_headline_is_the_end_of_the_text_it_is_tied_to() -> None:
    page = (
        "老人说,东西她请客。\n\n"
        + REPORT
        + "花馍飘香二十年\n\n本报讯(通讯员 王五)6月5日,天刚亮,孔令梅就推着三轮车出了门,车上是两筐刚蒸好的东西。\n\n"
    )

    river, bread = articles_of(page)

    assert (river.title, bread.paragraphs[-1].text) == ("郓城清淤河道保汛期", "老人说,东西她请客。")


def test_a_sentence_inside_a_quotation_goes_on_with_what_closes_it_and_no_other_does() -> None:
    said, told = Paragraph("孔令梅说:“从前一下雨,", 0), Paragraph("镇里去年修了这条路,", 0)
    closes, opens = "谁也出不了门。”她笑了。", "谁也出不了门。“好了,”她笑了。"

    assert goes_on(said, closes, midway=False) > goes_on(told, closes, midway=False) + 4.0
    assert goes_on(told, opens, midway=False) > goes_on(said, opens, midway=False) + 2.0


_PLACES = (
    "镇街动态\n\n天中街道\n\n近日开展“清洁家园”行动,清运积存垃圾三百车,拆除沿街破旧广告牌76块。(宗立)\n\n"
    "冉堌镇\n\n新建的敬老院日前投入使用,首批43名五保老人住进带暖气的标准间。(翟喜)\n\n"
    "半堤镇\n\n3月2日起启动杨树飞絮防治,为沿路一万二千株雌株杨树注射药剂。(程林)\n\n"
)


def test_what_stands_below_the_day_that_signs_is_none_of_the_notice() -> None:
    order, *_ = articles_of(
        "森林防火戒严令\n\n清明将至,县域内所有林场、黄河大堤林带禁止一切野外用火。\n\n东明县人民政府\n\n2022年3月28日\n\n"
        "去年冬天,镇里请专家来看过,说这座粮仓保存得这样完整,全省也不多见。\n"
    )

    assert order.paragraphs[-1].text == "2022年3月28日"


def test_who_is_missed_below_a_report_is_no_part_of_it() -> None:
    missed = "走失启事:许二妮,女,73岁,成武县党集乡人,7月16日在汽车总站走失。知情者请拨打13854000000,必有重谢。\n\n"

    report, notice = articles_of(REPORT + missed)

    assert (len(report.paragraphs), len(notice.paragraphs)) == (2, 1)


def test_what_begins_with_its_day_is_no_end_of_a_text_it_shares_words_with() -> None:
    page = (
        REPORT.replace("(记者 张三)", "") + "本报记者 李四\n\n"
        "6月8日一大早,孙寺镇的幸福食堂里坐满了老人,食堂的河水鱼汤最受欢迎,食堂开张半年,护坡上的老人也来吃饭。\n\n"
        "食堂是村里办的。\n\n光缆通到黄堆集\n\n本报讯(通讯员 王五)6月5日,有线电视光缆通到了黄堆集,食堂也装上了。\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [3, 2, 1]


def test_a_line_of_verse_is_no_column_s_name() -> None:
    page = "诗笺\n\n黄河滩\n\n李冠华\n秋水退去的时候\n滩地像刚揭开的窝头\n冒着热气\n父亲赤着脚走过\n每一步\n都按下一枚深深的印章\n\n"

    poem, *_ = articles_of(f"{page}{REPORT}")

    assert (poem.title, len(poem.paragraphs)) == ("黄河滩", 7)


def test_what_stands_over_what_a_photograph_shows_is_its_headline() -> None:
    page = (
        "△6月2日,县供销社向敬老院捐赠口罩一千只。(齐桂云)\n\n△6月5日,县环保局公布治理企业名单。(晁岱峰)\n\n"
        "防“非典”,我们是认真的\n\n图为麒麟镇卫生院医护人员在田头为收麦农民测量体温。\n\n黄存良摄影报道\n"
    )

    photograph = articles_of(f"一句话新闻\n\n{page}\n{REPORT}")[2]

    assert (photograph.title, len(photograph.paragraphs)) == ("防“非典”,我们是认真的", 2)


def test_what_readers_are_called_upon_to_study_is_not_the_headline_of_the_end_of_a_text() -> None:
    (article,) = articles_of(
        "学习贯彻党的十九届六中全会精神\n\n农家院里的“板凳课堂”\n\n本报讯(通讯员 王五)12月24日,白浮图镇的一处农家院里,"
        "老党员耿西武坐在小板凳上,给围坐的党员讲起了过去的事,这是镇里的板凳课堂。\n\n"
        "党的十九届六中全会闭幕后,成武县组织宣讲员宣讲全会精神,听众四万人次。\n\n在汶上集镇,戏曲演员把六中全会决议编成了唱词。\n"
    )

    assert (article.title, len(article.paragraphs)) == ("农家院里的“板凳课堂”", 3)


def test_who_spoke_in_an_interview_is_known_again_and_whoever_asks_a_lawyer_is_not() -> None:
    assert refers("记者:将来有什么打算?", [Paragraph("记者:第一次直播怕不怕?", 0)]) > 0
    assert refers("问:树挡了光怎么办?", [Paragraph("问:受了伤怎么办?", 0), Paragraph("答:去申请认定。", 1)]) == 0


@pytest.mark.parametrize("makers", ["本报讯(通讯员 李四)", "本报讯 通讯员李四报道:"])
def test_who_took_and_wrote_of_a_photograph_below_a_report_that_names_its_makers_signs_only_that(
    makers: str,
) -> None:
    page = (
        f"三岁娃练出“虎拳”\n\n党徽亮在田埂上\n\n{makers}7月1日,在大田集镇的田埂上,四十名党员举起右手重温誓词,随后下田帮困难户锄草。\n\n"
        "这一天,镇里没有开长会,党员们锄完了棉花二百亩,又给军属修了十间房。\n\n"
        "在刚刚落幕的成武县传统武术表演会场,三岁男孩孔小虎拳脚生风,赢得阵阵掌声。\n\n王五 摄影报道\n\n"
    )

    party, photograph, _ = articles_of(page + REPORT)

    assert (party.title, len(party.paragraphs)) == ("党徽亮在田埂上", 2)
    assert (photograph.title, photograph.kind) == ("三岁娃练出“虎拳”", Kind.PHOTO)


def test_what_shares_no_word_with_the_report_above_a_photograph_is_no_rest_of_it() -> None:
    photograph = "6月4日,田桥镇的瓜农在集市上挑选西瓜。\n\n记者 李四 摄\n\n"
    stranger = "骗子往往先给一点甜头,再拿出一份谁也看不懂的合同让老人签字。民警提醒,凡是先收钱的买卖都要多问一句,切莫轻信。\n\n"
    rest = "清理之后,两岸的淤泥要运到砖厂去,护坡加固的石料已经备齐,县水务局说汛期以前河道全线疏通,不留一处淤积段。\n\n"

    assert [len(article.paragraphs) for article in articles_of(REPORT + photograph + stranger)] == [2, 2, 1]
    assert [len(article.paragraphs) for article in articles_of(REPORT + photograph + rest)] == [3, 2]


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


def test_two_offices_sign_a_notice() -> None:
    notice = "关于平安桥封闭施工的通告\n\n因改造工程施工需要,对平安桥实行全封闭施工,敬请谅解。\n\n市城市管理局\n\n市交警大队\n\n"

    articles = articles_of(f"{notice}{REPORT}")

    assert [article.title for article in articles] == ["关于平安桥封闭施工的通告", "郓城清淤河道保汛期"]
    assert [paragraph.text for paragraph in articles[0].paragraphs[1:]] == ["市城市管理局", "市交警大队"]


def test_what_tells_when_and_who_wrote_it_is_a_brief_below_a_report_that_names_its_makers() -> None:
    brief = "近日,县文化馆给八处书屋换上新灯,添书三百册,居民凭身份证便可借阅。(周琳)"

    articles = articles_of(f"{REPORT}{brief}\n\n")

    assert [len(article.paragraphs) for article in articles] == [len(articles_of(REPORT)[0].paragraphs), 1]


_PIER = (
    "老渡口上的新桥\n\n5月的黄河滩,芦苇刚抽出新叶。孔庄渡口的船工孔大河把最后一班渡船靠上了岸,往后这条船就不再开了。\n\n"
    "孔大河十六岁上船,撑了四十年的篙。渡口的桥修了三年,最难的是桥墩要打进河底的流沙里,"
)
_PIER_ON = "技术员想出了先冻住流沙再打桩的办法,工期缩短了半年,渡口两岸的村民都来看稀罕。\n\n"
_SHOWN = "6月1日,在定陶区仿山镇的农家书屋,百岁党员游广运(中)给孩子们讲入党的故事。\n\n"


def test_who_is_pointed_at_in_a_picture_stands_in_its_caption_which_may_part_a_sentence() -> None:
    pier, photograph, _ = articles_of(f"{_PIER}\n\n{_SHOWN}{_PIER_ON}{REPORT}")

    assert (photograph.kind, photograph.districts, len(photograph.paragraphs)) == (Kind.PHOTO, ("定陶区",), 1)
    assert "流沙里,技术员" in pier.paragraphs[-1].text


def test_the_entries_of_a_list_that_a_text_leads_in_are_no_headlines() -> None:
    names = ("助人为乐:石桥镇居民 裴凤莲(女);时磊", "见义勇为:环卫工人 常本立", "诚实守信:个体工商户 孔祥美(女)")
    text = "县里评出好人\n\n近日,县文明办发布一月份好人名单,四人上榜。具体名单如下:\n\n" + "\n\n".join(names)

    articles = articles_of(f"{REPORT}{text}\n\n水塘边上\n\n{PROFILE}")

    assert [article.title for article in articles] == ["郓城清淤河道保汛期", "县里评出好人", "水塘边上"]
    assert tuple(paragraph.text for paragraph in articles[1].paragraphs[1:]) == names


@pytest.mark.parametrize("heading", ["宏达纺织有限公司诚聘", "本刊征稿"])
def test_what_seeks_people_or_texts_is_a_notice(heading: str) -> None:
    (*_, notice) = articles_of(f"{REPORT}{heading}\n\n常年面向社会寻求人手,待遇从优,报名从速。\n")

    assert (notice.title, notice.kind) == (heading, Kind.NOTICE)


def test_meetings_of_the_week_are_briefs() -> None:
    first = "2月7日 全市春季农业生产现场会在郓城召开。会议要求,抓好麦田返青管理,确保夏粮丰收。"
    second = "2月8日 单县召开基层治理工作推进会,五个镇街作典型发言。"

    articles = articles_of(f"{REPORT}一周会议\n\n{first}\n\n{second}\n")

    assert [article.kind for article in articles] == [Kind.NEWS, Kind.BRIEF, Kind.BRIEF]


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


def test_what_leads_into_the_distance_is_no_office_that_signs() -> None:
    page = f"{REPORT}曹州木船驶向更远处\n\n\n\n销到九个国家。与他打交道的客商来自海边的城镇。\n\n如今,他的船厂年产木船四百艘,带动村庄里的人就业。\n"

    assert titles_of(page) == ["郓城清淤河道保汛期", "曹州木船驶向更远处"]


def test_a_line_that_needs_more_is_no_headline_far_above_the_next() -> None:
    report = "古城戏唱进京城\n\n本报讯(通讯员 黄芳)10月12日晚,剧团的新戏在京城上演。\n\n《渡口》以湖畔一个村庄的\n\n\n\n"
    photograph = "古装秀牵手老戏\n\n10月15日,戏台前,青年设计师与戏迷同台走秀。\n\n通讯员 谢阳 摄\n\n\n\n"

    first, second, _ = articles_of(report + photograph + REPORT)

    assert (second.kicker, second.title) == ("", "古装秀牵手老戏")
    assert first.paragraphs[-1].text == "《渡口》以湖畔一个村庄的"


def test_briefs_below_the_heading_of_a_list_may_have_headlines_of_their_own() -> None:
    briefs = "校讯速递\n\n一中学生写家书\n\n母亲节前后,一千二百封家书由学校统一寄出。\n\n洗手歌唱响课间\n\n5月9日,学校把卫生知识编成歌在课间播放。\n\n"

    articles = articles_of(f"{REPORT}{briefs}古城添新景\n\n{PROFILE}")

    assert [(article.title, article.kind) for article in articles[1:]] == [
        ("一中学生写家书", Kind.BRIEF),
        ("洗手歌唱响课间", Kind.BRIEF),
        ("古城添新景", Kind.NEWS),
    ]


def test_the_heading_of_a_list_of_briefs_is_no_headline_of_the_photograph_above_it() -> None:
    photograph = "3月15日,检察院的干警在广场上向群众讲解法律,教大家识别假货。(张三 摄)\n\n"
    briefs = "法治快报\n\n●3月13日,郓城县聘请九名维权员。\n\n●曹县交警查处十二辆超员客车。\n"

    first, *others = articles_of(REPORT + photograph + briefs)[1:]

    assert (first.title, first.kind) == ("", Kind.PHOTO)
    assert [(article.title, article.kind) for article in others] == [("法治快报", Kind.BRIEF)] * 2


def test_a_headline_below_a_torn_paragraph_is_no_rest_of_it_that_is_torn_again() -> None:
    works = ("曹县清沟", "单县修桥", "成武种树", "巨野挖塘", "东明铺路", "定陶建校")
    reports = "".join(
        f"{work}干得欢\n\n本报讯(记者 张三)6月{day}日,{work[:2]}组织三百名群众{work[2:]},一天就干完了一半,剩下的下周完工。\n\n"
        for day, work in enumerate(works, 1)
    )
    torn = "卡片的背面,印着责任区民警的姓名和手机号码。后王庄村民孔梅的儿子在外地念书,迁户口缺一份证明,她照着卡上的号码打\n\n"
    text = "在柳集乡,说起孔秀珍,没有人不知道。今年57岁的她,教村里的孩子认字已经整整三十个年头。\n"

    assert titles_of(f"{reports}{torn}好婆婆孔秀珍:三十年灯下教书\n\n{text}")[-1] == "好婆婆孔秀珍:三十年灯下教书"


def test_what_two_texts_share_between_words_ties_them_little() -> None:
    page = (
        "河道清淤忙\n\n本报讯(记者 王五)9月2日,成武县东鱼河清淤工地上,三台挖掘机一字排开。\n\n通讯员 赵六\n\n"
        "梨价早晚不同,怎么卖才不亏?\n\n单县酥梨收购亮出“价格墙”\n\n本报讯(记者 张三)“75果一斤1块8,80果2块2。”9月3日上午,单县终兴镇一座冷库前,"
        "新装的价格墙由穿胶靴的小伙每隔一小时换一回牌。\n\n"
        "“热心”迎重阳 62人学急救\n\n本报讯(通讯员 李四)9月3日,定陶区滨河街道请来急救员,62名居民学会了急救的头几步。\n\n"
        "人堆里,穿雨靴的水电工孔维强挽起工装的袖口,格外专心。从2011年第一回学急救至今,他已经学了六回。“人命就差那几分钟。”说完,他又跪下去按了起来。\n\n"
        "终兴镇种梨三万亩,往年全凭果贩口头报价,\n\n果农拉着一车酥梨转上大半天是常事。今年,镇里联合九座冷库,统一公布价格,没有接到一起压价的投诉。\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [2, 2, 2]


_COLUMN = (
    "郓城清淤保汛期\n"
    + _wrapped(
        "本报讯（记者 张三）入汛之前，郓城县水务局组织机械对宋金河淤积的河段进行清理，沿岸的村民主动帮着移走柴垛。",
        "截至目前，已清理河道四公里，运出淤泥两万方，两岸的护坡也用石块重新砌过，下一步将补栽柳树三千棵，秋后验收。",
    )
    + "\n渡口上的老船工\n"
    + _wrapped(
        "本报讯（记者 李四）黄河南岸的渡口上，六十七岁的船工每天清早把渡船擦洗一遍，再把缆绳一圈一圈盘好。",
        "他在这里撑了四十年船，送过赶集的乡亲，也送过上学的孩子，如今浮桥通了车，他的船只在夜里还有人喊。",
    )
    + "\n"
)


def test_a_telephone_that_fills_its_column_above_a_blank_line_ends_what_is_advertised() -> None:
    notice = (
        "温馨提示\n"
        + _wrapped(
            "因管道检修，牡丹区中华路以南的小区今晚九点起停水，请各位用户提前储水，检修结束之后随即恢复供水。",
        )
        + "二十四小时服务电话：0530—5333110\n"
    )

    titles = titles_of(f"{_COLUMN}{notice}\n接过姥姥的\n面团\n" + _wrapped(_PLOT))

    assert titles[2:] == ["温馨提示", "接过姥姥的面团"]


_PLOT = (
    "十一月的一个早晨，单县终兴镇的面塑艺人把案板搬到院子里，一块揉好的面在她手里捏成了一只小羊，围着看的孩子一齐叫好。"
    "她说这门手艺是姥姥传下来的，传到她这里已经是第四代。"
)


def test_a_telephone_whose_end_is_starred_is_no_headline() -> None:
    notice = "临街旺铺\n" + _wrapped(
        "单县胜利街临街商铺两间，上下两层，现经营童鞋，客源稳定，因店主外出，急转，水电暖气齐全，接手即可开门营业，价钱面议，联系电话："
    )

    _, _, shop, other = articles_of(f"{_COLUMN}{notice}18653070***\n\n姥姥传下的面塑\n{_wrapped(_PLOT)}")

    assert shop.paragraphs[-1].text.endswith("电话：18653070***")
    assert other.title == "姥姥传下的面塑"


def test_a_dash_at_the_end_of_the_second_line_of_a_report_makes_no_headline_of_it() -> None:
    report = "诗词大会进了校园\n本报讯（记者 王五）认一种野花\n、背一首古诗、讲一个乡贤的故事——\n" + _wrapped(
        "三月八日，诗词大会在成武县的实验小学开场，四百名学生坐满了操场，家长们站在后排听。"
    )

    *_, last = articles_of(_COLUMN + report)

    assert last.title == "诗词大会进了校园"
    assert last.paragraphs[0].text.startswith("本报讯（记者 王五）认一种野花、背一首古诗")
    assert "故事——三月八日，" in last.paragraphs[0].text


def test_a_line_that_leaves_room_over_the_first_of_a_text_is_of_the_headline() -> None:
    *_, last = articles_of(f"{_COLUMN}新春走基层\n年景\n在地里,也在家门口\n{_wrapped(_PLOT[4:])}")

    assert (last.kicker, last.title) == ("新春走基层", "年景在地里,也在家门口")


@pytest.mark.parametrize("offices", ["曹县公安局交通警察大队\n", "曹县公安局交通警察大队\n曹县住房和城乡建设局\n"])
def test_who_signs_a_notice_in_a_column_and_its_day_are_its_own(offices: str) -> None:
    report = "警车护送考生\n" + _wrapped(
        "本报讯（记者 王五）昨天清早，曹县公安局交通警察大队的两辆警车等在路口，把走错考点的三名考生送进了考场。",
        "曹县公安局说，高考三天，全县出动警力四百人次，交通警察大队在各个考点门前设了专用车位，方便家长接送。",
    )
    notice = "关于城南路段封闭施工的通告\n" + _wrapped(
        "因供热管网改造施工需要，对长江路东段实行全封闭施工，禁止一切机动车通行，请绕行珠江路。",
        "因施工给您的出行带来不便，敬请谅解。",
    )
    torn = _COLUMN.replace("\n", "\n\n").replace("\n\n\n\n", "\n\n")

    *_, above, last = articles_of(f"{torn}{report}\n{notice}{offices}2017年9月20日\n")

    assert [p.text for p in last.paragraphs[2:]] == [*offices.split(), "2017年9月20日"]
    assert len(above.paragraphs) == 2
    assert last.date == PartialDate(2017, 9, 20)


def test_what_tells_how_to_give_notice_is_a_report_over_two_lines() -> None:
    report = "办遗失声明\n这几样材料要带齐\n本报讯(记者 王五)6月12日,记者从广告部了解到,证件遗失登报须带本人身份证和户口簿原件。\n"

    assert titles_of(REPORT + report)[1:] == ["办遗失声明这几样材料要带齐"]


_FEATURE = (
    "渡口边的新日子\n\n——郓城县黄河渡口搬迁一年回访\n\n清早五点，七十一岁的船工常怀礼就到了渡口。他把缆绳绕上石桩，看着客车一刻钟一班从浮桥上开过去。\n\n"
    "浮桥铺好以后，渡口边的菜农赶集再不用半夜起身，村里的孩子上学也不用等船。\n\n"
    "渡船停了，心却悬着\n\n“船停那天我一夜没睡。”常怀礼说。渡口上的船工有二十多个，都是一辈子没下过船的人。\n\n"
    "镇里请人来教船工们开车、修车，浮桥管理站招人也先招船工。\n\n"
)
_NOTE = (
    "记者手记\n\n一句大白话的分量\n\n三天里，采访本记满了两册，翻来翻去，最重的还是一句大白话。\n\n"
    "不喊口号，却把一座桥的好处说尽了。愿这样的话越写越多。\n\n"
)
_LAST_SECTION = (
    "把站亭开到桥头来\n\n常怀礼如今在浮桥管理站值班，每天登记过桥的客车，渡口边的老船工们见了他都要停下来说几句。\n\n"
    "傍晚的渡口，菜农们把空筐码上客车，浮桥上的灯一盏一盏亮了。\n\n本报记者 张三 李思远\n"
)


def test_a_work_of_art_with_who_made_it_is_no_part_of_the_verse_above_it() -> None:
    page = (
        "湖上两首\n□ 孟庆芳\n　　泛 舟\n　　一篙撑破水中天，惊起沙鸥落柳边。\n　　不是船家催得紧，荷花十里要争先。\n"
        "　　夜 泊\n　　渔火三星照客船，邻舟低唱四平弦。\n　　醒来不见摇橹者，露在芦花月在川。\n\n"
        "　　荷塘清趣（国画） 邢墨石 作\n\n"
        "磨刀人\n□ 周汝言\n　　老城北关有条窄街，街口常年坐着一个磨刀人，一条长凳，两块青石。\n　　他磨刀不说话，磨完拿拇指试一试刃，递还给你，收两块钱。\n"
    )
    articles = articles_of(page)

    assert [article.title for article in articles] == ["湖上两首", "", "磨刀人"]
    assert articles[1].kind is Kind.PHOTO


def test_a_name_alone_that_a_byline_names_signs_the_text_above_it() -> None:
    more = "就这样，船工们一个接一个上了岸，渡口边的石屋成了浮桥管理站的库房。\n\n"
    page = _FEATURE + _NOTE + "李思远\n\n" + more + _LAST_SECTION

    (note,) = (article for article in articles_of(page) if article.kicker == "记者手记")
    assert note.reporters == ("李思远",)
    assert more.strip() not in [paragraph.text for paragraph in note.paragraphs]


def test_sections_go_back_into_their_feature_past_a_box_that_is_signed_under_the_name_of_its_column() -> None:
    page = _FEATURE + _NOTE + "本报记者 李思远\n\n" + _LAST_SECTION

    assert titles_of(page) == ["渡口边的新日子", "一句大白话的分量"]


def test_what_goes_on_below_a_photograph_in_a_section_is_the_rest_of_it() -> None:
    first, rest = _LAST_SECTION.split("\n\n傍晚")
    photograph = "\n\n图②：小学生在浮桥边放风筝。记者 张三 摄\n\n"
    strange = "上游的苇塘里见得着另一番光景：藕农踩着淤泥起藕，一筐筐洗净过秤，今年每亩多卖八百元。\n\n傍晚"
    articles = articles_of(_FEATURE + _NOTE + "本报记者 李思远\n\n" + first + photograph + strange + rest)

    assert [article.title for article in articles] == ["渡口边的新日子", "一句大白话的分量", ""]
    assert articles[0].paragraphs[-3].text == strange.split("\n")[0]


def test_what_is_said_aloud_in_two_texts_ties_them_not() -> None:
    report = (
        "老渡口的新码头\n\n清早五点，七十一岁的船工常怀礼就到了渡口。“从前过河看风，现在过河看表，心里踏实。”他把缆绳绕上石桩。\n\n"
        "两年前，渡口铺了浮桥，客车一刻钟一班，对岸的菜农赶集再不用半夜起身。\n\n"
    )
    note = (
        "记者手记\n\n一句大白话的分量\n\n三天里，采访本记满了两册，翻来翻去，最重的还是一句大白话。\n\n"
        "“从前过河看风，现在过河看表，心里踏实。”这话不喊口号，却把一座桥的好处说尽了。\n\n桥是路的句号，日子是桥的正文。愿这正文越写越暖。\n\n本报记者 李思远\n\n"
    )
    rest = "浮桥边，菜农们把藕和莲蓬码上客车，常怀礼的缆绳挂进了渡口的展室。\n\n本报记者 张三 李思远\n"

    assert [len(article.paragraphs) for article in articles_of(report + note + rest)] == [4, 4]


def test_what_stands_below_the_headline_of_a_text_above_may_be_the_end_of_another() -> None:
    melons = (
        "本报讯(李四) 眼下正是西瓜上市的时节,单县曹庄乡的瓜田里,外地客商的货车排到了地头。\n\n"
        "曹庄乡沙土地多,种瓜已有三十年。去年乡里统一换了嫁接苗,亩产比老品种高出一千斤,客商先付定金后摘瓜。\n\n"
        "曹庄乡西瓜上市 外地客商先付定金\n\n"
    )
    rest = (
        "缴款项三十八万元。所有开支实行“一事一单、代表签字”,每季度末贴在大队部的墙上。\n\n"
        "“明白账挂出来,心里就亮堂。”乡经管站的工作人员说,今年来,这类上访一件也没有。\n\n"
    )
    hall = (
        "高老家乡:坑塘租金上了公示栏\n\n本报讯(记者 张三)6月4日,单县高老家乡的村民在公示栏前查看坑塘发包的合同和租金收据。\n\n"
        "过去,有的村坑塘发包没有合同,租金收没收谁也说不清。今年3月,乡里对二十八个村的合同逐份清理,废止不规范的合同九十份,补"
    )
    first, *_, last = articles_of(melons + rest + _TORN + REPORT + hall)

    assert (first.title, len(first.paragraphs)) == ("曹庄乡西瓜上市 外地客商先付定金", 2)
    assert last.paragraphs[1].text.endswith(
        "补缴款项三十八万元。所有开支实行“一事一单、代表签字”,每季度末贴在大队部的墙上。"
    )


@pytest.mark.parametrize(
    "loss",
    [
        "●单县终兴镇的王学文不慎将毕业证\n书丢失，证号：37292***，声明\n作废。\n",
        "　　▲鲁R·16837车证件丢失，声\n明作废。\n",
    ],
)
def test_the_last_words_of_a_notice_below_a_line_that_nearly_fills_its_column_are_its_end(loss: str) -> None:
    indent = "　　" if loss[0] == "　" else ""
    text = "".join(
        _wrapped(f"{indent}{paragraph}")
        for paragraph in (
            "本报讯（记者 张三）入汛之前，郓城县水务局组织机械对宋金河淤积的河段进行清理，沿岸的村民主动帮着移走柴垛。",
            "截至目前，已清理河道四公里，运出淤泥两万方，两岸的护坡也用石块重新砌过，下一步将补栽柳树三千棵，秋后验收。",
        )
    )
    other = loss.replace("单", "曹").replace("16", "27")

    _, *losses = articles_of(f"郓城清淤保汛期\n{text}\n遗失声明\n{loss}\n{other}")

    assert [len(article.paragraphs) for article in losses] == [1, 1]


def test_a_notice_s_heading_over_two_lines_may_be_set_apart() -> None:
    notice = "曹县不动产登记中心\n公 告\n" + _wrapped(
        "曹政第1306号土地使用证，权利人王学文，坐落在青年路北侧，因权利人保管不善丢失，现予公告，满十五日后补发。",
        "特此公告。",
    )

    assert articles_of(_COLUMN + notice)[-1].kind == Kind.NOTICE


def test_a_headline_that_speaks_of_the_text_above_it_lets_the_rest_of_another_go_below_it() -> None:
    torn = (
        "一间教室 三十年的铃声\n\n在单县最南头的教学点,每天早上最先到的总是那位老教师,他拉响铃铛,站在校门口等他的15个学生。\n\n"
        "这里原来是一所完小,后来村里人外出打工,学生越来越少,老师也陆续调走。1991年,\n\n"
    )
    untitled = (
        "本报讯(通讯员 李四)9月8日,成武县召开教师节庆祝大会,对60名“最美园丁”和8个先进集体进行表彰。\n\n"
        "表彰会上,来自大田集镇中心小学的“最美园丁”作了题为《一支粉笔》的报告。她从教40年,资助困难学生20名,退休后办起了书屋。\n\n"
        "今年以来,成武县新建、改扩建学校6所,招聘“最美园丁”这样的教师300名,建设周转宿舍120套。\n\n成武表彰60名“最美园丁”\n\n"
    )
    rest = (
        "民办教师转正不久的孔传井被派到这里时,还有五个同事,十几年以后只剩下他一个人。\n\n"
        "语文、数学、音乐、体育,一、二年级复式班,一堂课要掰成两半上。冬天生炉子,他一天要开三次窗;下雨天河水涨了,他就背学生过去。\n\n"
        "前年,镇中心校想让他调到条件好些的学校,他没答应。他说:“最小的孩子才五岁,坐车去镇上要四十分钟。我走了,他们咋办?”\n\n"
        "孔传井的办公桌上压着一张发黄的合影,那是他教的第一届学生。其中有两个人,后来也当了老师。\n\n记者 王五\n\n"
    )

    first, second, _ = articles_of(torn + untitled + rest + REPORT)

    assert (first.title, first.reporters, len(first.paragraphs)) == ("一间教室 三十年的铃声", ("王五",), 6)
    assert (second.title, len(second.paragraphs)) == ("成武表彰60名“最美园丁”", 3)


def test_what_is_about_the_same_is_near_whatever_its_words_are_and_what_is_far_away_says_nothing() -> None:
    texts = (
        "医生给老人做了手术,术后恢复良好,三天就能下床走动。",
        "小麦进入灌浆期,农技人员到田间指导农户喷药防治蚜虫。",
        "科室主任介绍,医生给这类患者做手术格外小心,术后用药不能大意。",
        "",
    )
    pieces = []
    for number, text in enumerate(texts):
        item = Item()
        item.paragraphs.append(Paragraph(text or "记者 张三", 0, byline=not text))
        pieces += pieces_of(number, item, lines_of("文"), 0)
    ties = Ties(pieces * 20, [frozenset()] * len(texts))

    assert ties.near(2, (0,)) > 0.0 > ties.near(2, (1,))
    assert ties.near(2, (0, 4)) > ties.near(2, (0,))
    assert ties.near(2, ()) == ties.near(2, (3,)) == ties.near(3, (0, 1)) == ties.near(2, (60,)) == 0.0
    assert words_say(0.0, 9, 9, ties.near(2, (0,)), ties.squares[0]) > words_say(0.0, 9, 9)


def test_the_heading_of_a_notice_may_be_as_wide_as_its_column() -> None:
    photograph = (
        "麦田话丰年\n"
        + _wrapped("五月的单县，麦田里的农民正在查看麦穗，今年风调雨顺，又是一个丰收年。")
        + "记者 王五 摄\n\n"
    )
    notice = (
        "关于城南部分街巷实行单行管制的通告\n因老城管网改造施工,自2017年8月\n25日至9月30日,对珠江路(解放大\n"
        "街至青年路段)实行半幅封闭,过往\n车辆请绕行八一路、东方红大街。施\n工期间请服从民警指挥。\n"
    )

    assert titles_of(f"{_COLUMN}{photograph}{notice}")[-1] == "关于城南部分街巷实行单行管制的通告"


def test_the_heading_of_a_notice_is_no_headline_of_the_photograph_above_it() -> None:
    photograph = "6月2日,单县的麦田里,农民正在查看麦穗,今年风调雨顺,又是一个丰收年。\n\n记者 王五 摄\n\n"
    notice = "关于城南部分街巷实行单行管制的通告\n\n6月9日起,珠江路由南向北单行,过往车辆请绕行。\n\n单县公安局\n"

    assert titles_of(f"{REPORT}{photograph}{notice}")[1:] == ["", "关于城南部分街巷实行单行管制的通告"]


def test_the_end_of_a_text_that_stands_between_its_paragraphs_stays_between_them() -> None:
    text, ends = Item(), [Item(), Item()]
    text.paragraphs += [Paragraph("一段。", 1), Paragraph("二段。", 5), Paragraph("记者 张三", 6, byline=True)]
    ends[0].paragraphs.append(Paragraph("插在中间。", 3))
    ends[1].paragraphs.append(Paragraph("印在前面。", 0))

    for end in ends:
        text.append(end)

    assert [paragraph.text for paragraph in text.paragraphs] == [
        "一段。",
        "插在中间。",
        "二段。",
        "印在前面。",
        "记者 张三",
    ]


def test_no_number_goes_on_with_a_day() -> None:
    page = (
        "铁路铺轨过半\n\n本报讯(记者 李四)7月6日,铺轨现场机器轰鸣。\n\n“最怕钢轨热胀,气温每升5\n\n"
        "7月3日,定陶区防汛指挥部举行演练,六支队伍参加了堤防抢护。\n\n记者 王五 摄\n\n"
        "百岁老兵的心愿\n\n本报讯(记者 赵六)7月1日,老兵参加了升旗。\n\n他珍藏着三枚奖章。\n\n"
        "度轨缝就要变一次,工人们改在夜里焊接。”工长说,铺轨月底完工。\n"
    )

    rails, drill, _ = articles_of(page)

    assert drill.paragraphs[0].text.startswith("7月3日")
    assert rails.paragraphs[-1].text.startswith("“最怕钢轨热胀,气温每升5度轨缝")


def test_a_reporter_s_note_on_the_report_it_stands_in_is_whole_down_to_who_signs_it() -> None:
    report, note = articles_of(
        "一盏路灯黑了半年\n\n本报记者 王五 赵六\n\n"
        "6月3日,单县文化街的吕女士拨打本报热线反映,家门口的一盏路灯黑了半年,孩子下晚自习要摸黑走二百米。\n\n"
        "当晚,记者来到文化街。这盏路灯的灯杆上贴满了广告,周围三个小区的居民都说报修过,“换一个灯泡能有多难?”\n\n"
        "记者手记:别等记者来了才换灯泡\n\n"
        "一盏路灯黑了半年,没人修;一个热线打到报社,两天就亮了。居民高兴之余,记者心里却不是滋味。\n\n"
        "路灯不会自己说话,居民会。灯泡坏了,小区报没报?单位看没看?把居民的难处放在心上,何至于黑了半年?\n\n"
        "热线能解一时之急,却替代不了日常巡查。多在夜里走一走,比什么都强。\n\n(赵六)\n\n"
        "随后,记者联系了路灯管理处。值班人员说,这盏路灯不在台账上,第二天就派人更换。\n\n"
        "6月5日晚,吕女士给记者打来电话:“亮了,孩子今晚是自己走回来的!”\n\n"
        "东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯。\n"
    )[:2]

    assert [len(article.paragraphs) for article in (report, note)] == [5, 4]


def test_what_stands_below_briefs_behind_marks_without_one_may_be_of_a_text_above() -> None:
    match, *briefs, savings = articles_of(
        "加时读秒 单县队一球定乾坤\n\n"
        "本报讯(记者 张三)5月10日晚,全市农民篮球赛在单县体育馆打响,单县队以62比61险胜成武队,后卫常乐乐投进最后一球。\n\n"
        "成武队一度领先13分。末节单县队改打全场紧逼,将比分追平。\n\n"
        "县域速览\n\n▲5月9日,巨野县大义镇的麦田里飞起无人机,一天防治病虫害三千亩。\n\n"
        "▲鄄城县推出大蒜冷库贷,以入库大蒜仓单作质押,最高授信三百万元。\n\n"
        "▲定陶区两家药企入选省级名单,每家可获五十万元奖励。\n\n"
        "“最后一球本来不是投给自己看的,防守队员扑过来,我就出手了。”常乐乐是单县一中的学生,赛后他笑着说。\n\n"
        "半决赛将于5月17日举行,单县队的对手是东道主东明队。\n\n"
        "存款怎么存才划算\n\n本报讯(记者 李四)5月8日,记者采访了几位银行理财经理,听听他们对存款的建议。\n"
    )

    assert len(match.paragraphs) == 4
    assert [len(brief.paragraphs) for brief in briefs] == [1, 1, 1]
    assert savings.title == "存款怎么存才划算"


def test_what_readers_wrote_in_short_under_one_heading_are_briefs() -> None:
    letters = (
        "巨野县柳林乡读者史茂田来信反映:村口的公路上集日摆摊占道,机动车一堵就是一个钟头,建议另辟市场。",
        "定陶县读者宗爱华来信建议:邮局的报亭应当延长营业时间,方便下班的职工买报。",
        "成武县天宫乡读者翟林来信表扬:卫生院医生郑荣雪夜出诊,从不收农民一份礼。",
    )

    articles = articles_of(REPORT + "来信摘编\n\n" + "\n\n".join(letters) + "\n")[1:]

    assert [article.paragraphs[0].text for article in articles] == list(letters)
    assert {article.kind for article in articles} == {Kind.BRIEF}


def test_where_to_write_below_what_the_editors_tell_their_readers_is_of_that() -> None:
    call = (
        "致读者\n　　本版开办以来,每月收到读者来信三百余封,限于版面,不能一一刊登。来信请写清姓名、住址。\n"
        "　　来信请寄:菏泽市中山路菏泽日报社群工部 邮编:274010\n"
    )
    offer = (
        "菏泽地区种子公司供应信息\n　　我公司现有玉米、大豆、棉花良种大量现货,价格优惠,代办托运。\n"
        "　　地址:菏泽市人民路南段 电话:(0530)5622741 联系人:孔经理\n"
    )

    report = REPORT.strip().replace("\n\n", "\n　　")
    articles = articles_of(f"菏泽日报\n1998年10月15日 星期四\n{report}\n{call}{offer}")[1:]

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("致读者", 2),
        ("菏泽地区种子公司供应信息", 2),
    ]


def test_a_question_with_lists_and_commas_alone_below_a_wider_gap_is_a_headline() -> None:
    reports = "\n\n".join(
        f"{where}{what}\n\n本报讯(记者 张三)6月3日,记者从现场看到,{where}{what},{more}。\n"
        for where, what, more in (
            ("单县", "栽下杨树三千棵", "沟渠两岸绿了起来"),
            ("成武县", "修通水泥路七里", "卖蒜的三轮车不再打滑"),
            ("郓城县", "办起农民夜校", "白天扛锄晚上拿笔"),
            ("东明县", "演出两夹弦", "台下坐了六百多人"),
            ("巨野县", "引来纺织厂", "三百名妇女进了车间"),
            ("定陶县", "开通早班车", "上学不用再起五更"),
        )
    )
    advice = (
        "\n\n茶垢、水垢、锈垢,一样的垢怎么去除?\n\n不少人家里的杯壶用久了长一层垢,擦来擦去总也擦不干净。\n\n"
        "茶垢用盐擦。抹布蘸一点细盐,顺着杯壁来回擦,再用清水冲净。\n\n(单县二中 齐老师)\n"
    )

    assert titles_of(reports + advice)[-1] == "茶垢、水垢、锈垢,一样的垢怎么去除?"


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


def test_what_a_reporter_signs_below_a_notice_is_the_end_of_another_text() -> None:
    feature, capital, call, _ = articles_of(
        "三代人的一个药箱\n\n"
        "单县终兴镇有一户姓穆的人家,爷爷、父亲、孙女三代都是乡村医生,行医加起来整整101年。\n\n"
        "9月9日傍晚,记者走进这户农家小院。堂屋的条几上摆着三样东西:一只木药箱、一台老式血压计、一部巡诊用的平板。\n\n"
        "“木药箱是俺爷的。”孙女穆小满今年26岁。爷爷穆守田1958年开始行医,那只木药箱,他背了19年。\n\n"
        "减资公告\n\n成武县绿源冷链公司经股东会决议,拟将注册资本由八百万元减至三百万元,请债权人四十五日内申报。特此公告。\n\n"
        "征稿启事\n\n为迎接国庆节,本报副刊面向社会征集散文、诗歌、摄影作品,散文不超过一千五百字。投稿邮箱:mdwbfk@126.com。\n\n"
        "血压计是父亲穆志国的。1994年,镇上没有几台血压计,他卖了一头猪买回来,谁家老人头晕他就拎着上门。\n\n"
        "到了穆小满这里,一部平板就能把县医院的专家请进农家院。去年,她带着平板巡诊了三百多户。\n\n"
        "问她为什么回来,穆小满说:“小时候我家院里总有人来瞧病,瞧完了还要拉拉呱,我就觉得当医生挺甜的。”\n\n"
        "本报记者 王五 通讯员 赵六\n\n" + REPORT
    )

    assert [len(article.paragraphs) for article in (feature, capital, call)] == [7, 1, 1]


def test_what_stands_over_a_subtitle_is_a_headline_though_it_asks() -> None:
    page = (
        REPORT + "他在村里住了三年,给乡亲们带来了什么?\n\n——大埝镇商羊舞探访\n\n"
        "3月9日上午,鄄城县大埝镇的文化广场上,三十名演员挥着花棍起舞。\n\n“节后邀请不断,演出排到了五月。”领舞的梁春燕说。\n\n"
    )

    dance = articles_of(page)[-1]

    assert (dance.title, dance.subtitle) == ("他在村里住了三年,给乡亲们带来了什么?", "——大埝镇商羊舞探访")


def test_a_question_without_its_mark_is_a_headline() -> None:
    page = (
        "成武蒜薹等买家\n\n10月9日,记者从成武县农业局获悉,今年该县尚有三千吨冷库蒜薹待销,有意收购者可与该局联系。\n\n"
        "霜降到了,您会泡脚吗\n\n霜降过后,不少人手脚冰凉,夜里睡不踏实,医生说泡脚要看水温、时长,也要看人。\n\n"
        "一忌水太烫。水温四十度上下最好,老年人感觉迟钝,尤其要先用手试一试。\n"
    )

    assert [article.title for article in articles_of(page)] == ["成武蒜薹等买家", "霜降到了,您会泡脚吗"]


def test_no_sentence_goes_on_behind_a_word_with_a_day_of_its_own() -> None:
    page = (
        "破旧水塔拆了\n\n本报讯(通讯员 李四)9月8日,郓城县张营镇的村头换了模样,村里的老水塔拆了,原地建起小广场。\n\n"
        "“要通水,先换管。”支书王立夏跑部门争取资金82万元,铺\n\n\n\n"
        "9月6日,鄄城县董口镇的农民在晾晒红辣椒。今年该镇种植辣椒1.2万亩,与三家企业签订了收购合同。\n\n"
        "管道4.6公里,家家户户吃上了自来水。接着建起水费超市,谁家欠费一看就明白。\n\n苏长锋 摄\n\n"
    )

    tower, *_ = articles_of(page + REPORT)

    assert not any("晾晒红辣椒" in paragraph.text and "铺" in paragraph.text for paragraph in tower.paragraphs)


def test_the_rest_of_a_torn_text_stands_below_a_notice() -> None:
    page = (
        "一顶草帽带出一个产业\n\n本报讯(记者 李四)“帽檐要再收一寸。”1月9日,曹县青堌集镇的编织户孔令梅对着样品改草帽。\n\n"
        "草帽出口旺季短,镇里引导编织户做起网店,去年销售草帽一百万顶,并建立了花样登记,谁先编出新花样,就可以\n\n\n"
        "注销公告\n\n曹县鑫源蔬菜种植农民专业合作社拟注销登记,请债权人自公告之日起45日内向清算组申报债权。\n\n"
        "凭登记证要求仿冒的网店下架。“以前比谁便宜,现在比谁好看。”孔令梅说,她带出的徒弟已有八人开了编织网店。\n\n\n"
    )

    hat, notice, _ = articles_of(page + REPORT)

    assert len(hat.paragraphs) == 2
    assert hat.paragraphs[-1].text.endswith("开了编织网店。")
    assert len(notice.paragraphs) == 1


def test_an_office_with_the_day_behind_the_last_sentence_ends_a_notice() -> None:
    assert end_of("因线路检修,定于5月25日对康庄路一带停电,如遇雨顺延。菏泽供电公司 5月21日") == CLOSED
    assert end_of("水渠已经修好。5月21日") == OPEN


def test_below_the_paper_s_own_lines_inside_a_report_the_text_above_it_goes_on_sooner() -> None:
    feature = (
        "一张木版年画,印出半条街的热闹\n\n——巨野县木版年画产业发展纪实\n\n"
        "1月18日,北京一家商场的四楼,一幅年画前围满了人。南方来的李女士一口气买下六幅。她说:“看着它,就像看见了老家的门。”\n\n"
        "这种被巨野人贴了几百年的东西,如今有了一个响亮的名字——非遗年画。\n\n"
        "县里成立了领导小组,把全县会刻版的艺人登记造册,共摸出“巧手”三百多人。\n\n"
    )
    report = (
        "龙堌镇老人住进“新家”\n\n本报讯(通讯员 李四) 龙堌镇敬老院扩建工程日前竣工,58名老人赶在春节前搬进新居。新楼里有暖气,公共浴室一天到晚供应热水。\n\n"
        "76岁的孔老汉无儿无女,原来住在村头两间漏雨的土屋里。搬家那天,他抱着一只猫不肯撒手,院长笑着说:“猫也一块儿来。”\n\n"
    )
    rest = (
        "几家作坊把艺人请来,统一供纸、统一颜色、统一收购,案子放在农户家里,农忙下田,农闲印画。\n\n"
        "章缝镇的常大娘,老伴瘫痪在床,走不开身。三年前她领了案子,在家印画,一年挣了一万八。\n\n"
        "红火的背后也有隐忧。记者采访中了解到,眼下全县年画作坊虽多,能独立刻版的艺人平均年龄超过六十岁。\n\n"
        "县年画协会会长说,协会正在筹备建一所学校。“老版还在,就看怎么把它印成一张好画。”\n\n"
        "(本报记者 王五 赵六)\n\n"
    )
    own = "巨野报\n总第1032期\n责编 王五 2007年1月23日 星期二 综合 第2版\n\n"
    last = "交警拦下超载校车\n\n本报讯 1月15日下午4时许,县交警大队城区中队民警在路口拦下一辆面包车,车里挤着34名孩子。\n\n司机辩解说:“都是小孩,不占地方。”民警当即将车暂扣。\n"

    articles = articles_of(REPORT + feature + report + own + rest + last)

    assert [len(article.paragraphs) for article in articles[1:]] == [8, 2, 2]


def test_a_photographers_credit_inside_a_sentence_is_of_the_caption_above_that_nobody_signs() -> None:
    page = (
        "蒜薹丰收忙\n\n5月10日,单县李田楼镇农民在抽取蒜薹。今年该镇种植大蒜1.2万亩,蒜薹每斤卖到两元。\n\n"
        "一张“明白卡”连起百家心\n\n本报讯(通讯员 李四)5月9日,巨野县麒麟镇的贫困户领到了明白卡,上面写着帮扶人、收入和打算。\n\n"
        "该县组织干部逐户走访,对因病致贫的,落实签约医生;对因学致贫的,联系助学\n\n王五 赵六 摄\n\n"
        "贷款;对有劳力没门路的,介绍到扶贫车间上班。\n\n扶贫车间是该县的创新之举,一间旧教室里二十名妇女在编果盘。\n\n"
    )

    garlic, card, _ = articles_of(page + REPORT)

    assert (garlic.kind, garlic.photographers) == (Kind.PHOTO, ("王五", "赵六"))
    assert [paragraph.text[-7:] for paragraph in card.paragraphs] == [
        "、收入和打算。",
        "扶贫车间上班。",
        "妇女在编果盘。",
    ]


def test_no_text_goes_on_from_a_photographers_credit() -> None:
    page = (
        "老院子通了气\n　　“冬天再不用烧煤球了。”6月2日,巨野县东关村的赵桂英打开灶火说。\n"
        "　　东关村的老院子有四十户,去年秋天,街道办事处的\n\n　　6月4日,巨野县田庄镇的农民在播种玉米。\n　　宋大河 摄\n\n"
        "工作人员挨家量管子,还给老人装了报警器。\n　　记者 李四\n\n"
    )

    gas, corn, _ = articles_of(page + "\n　　".join(REPORT.split("\n\n")))

    assert (gas.reporters, len(gas.paragraphs)) == (("李四",), 3)
    assert (corn.kind, corn.photographers) == (Kind.PHOTO, ("宋大河",))


def test_a_line_that_leaves_room_inside_a_sentence_of_a_column_may_be_a_headline() -> None:
    ferry = _wrapped(
        "　　本报讯(记者 李四)6月4日,东明县的老渡口开来了第一艘钢质渡船,三辆农用车和四十多名乘客十分钟就到了对岸。",
        "　　老渡口每天过河的群众有一千多人,赶集的日子能到三千人,原来的木船已经用了",
        width=19,
    )
    rest = "整整十年,一遇大风就停渡。\n"
    looms = _wrapped("　　6月5日,鄄城县的老艺人在教年轻媳妇织土布,合作社的二百张老织机一天也不闲着。", width=19)
    page = f"老渡口添了新渡船\n{ferry}土布织出“好光景”\n{looms}　　宋大河 摄\n{rest}"

    articles = articles_of(page + "\n　　".join(REPORT.split("\n\n")))

    assert [article.title for article in articles[:2]] == ["老渡口添了新渡船", "土布织出“好光景”"]
    assert articles[0].paragraphs[1].text.endswith("用了整整十年,一遇大风就停渡。")


def test_a_comparison_begins_a_paragraph() -> None:
    assert not starts_midway("与往年相比,今年的灯会有一个突出变化:看灯的人少了扎堆。")
    assert starts_midway("与往年的花样,都摆在架子上。")


def test_a_photographers_credit_below_who_signs_a_text_is_of_the_caption_above_that_nobody_signs() -> None:
    page = (
        "3月12日是植树节,成武县机关干部和青年志愿者八百余人来到黄河故道,栽下白蜡、国槐一万余株。\n\n"
        "看病花了六千二 医保报了一千八\n\n“交10块钱,报一千八,过去想都不敢想。”3月13日,定陶县农民张玉河拿着报销单说。\n\n"
        "张玉河家里种着六亩棉花,上月住院花去六千二百元,出院当天就领到了补偿。\n\n本报记者 李四\n\n王五 摄\n\n"
    )

    trees, hospital, _ = articles_of(page + REPORT)

    assert (trees.kind, trees.photographers) == (Kind.PHOTO, ("王五",))
    assert (hospital.reporters, len(hospital.paragraphs)) == (("李四",), 3)


def test_what_is_told_besides_stays_below_its_report() -> None:
    page = (
        "首批援建队伍启程\n\n本报讯(记者 李四)\n\n6月3日上午,市建委大院内彩旗猎猎,76名建筑工人登上了开往灾区的大巴。\n\n"
        "“人家房子都没了,咱有手艺,这时候不去啥时候去?”51岁的瓦工许传祥说。\n\n"
        "又讯 截至6月4日,全市四万余名党员缴纳“特殊党费”1286万元,慈善机构接收抗震救灾捐款的账目已向社会公布。\n\n\n"
        "夏收时节话“双抢”\n\n成的服务队,谁家麦子熟了,打一个电话,收割机就开到\n\n地头,当天脱粒,当天入仓。\n\n通讯员 王五\n\n"
        "巨野县:特殊党费 特别深情\n\n本报讯(通讯员 赵六)大地震发生后,巨野县党员踊跃缴纳“特殊党费”286万元,支援抗震救灾。\n\n"
        "88岁的老党员田奉先让人搀着来缴党费。“特殊党费”的账目每天张榜公布,全县缴纳特殊党费的党员已有两万余名。\n\n"
    )

    building, *_ = articles_of(page + REPORT)

    assert building.paragraphs[-1].text.startswith("又讯")


def test_a_reporter_signs_the_text_that_a_notice_stands_in_and_not_the_notice() -> None:
    stamps, notice, _ = articles_of(
        "从递材料到盖章,只用了半天\n\n——成武县推行“半日办”侧记\n\n"
        "5月12日上午9点,成武县政务大厅。华信木业的项目经理靳大河把四张证书数了一遍又一遍,一共四张,同一天到手。\n\n"
        "“我干了十六年项目,头一回见这阵势。”靳大河掏出手机,给总部发去一张照片。\n\n"
        "四证齐发的背后,是审批流程的重排。如今,成武县让企业带着图纸排队,专家预审、并联踏勘、容缺受理,\n\n"
        "关于对拟推荐好婆婆好媳妇\n\n人选的公示\n\n"
        "根据上级通知要求,拟推荐三位同志为好婆婆好媳妇人选,现予以公示。如有异议,请向县妇联反映。联系电话:0530-5310226。\n\n"
        "等土地成交确认书一签,各窗口同时发证。\n\n"
        "窗口人员穆小满给记者算了一笔账:“华信这个项目,从签确认书到开工比过去早三个月,光审批流程就省下一大笔财务成本。”\n\n"
        "大厅外,靳大河的车已经发动。他要赶去工地,第一根桩当天下午就要打下去。\n\n□记者 王五 通讯员 赵六\n\n"
        + REPORT
    )

    assert [paragraph.text[-6:] for paragraph in (stamps.paragraphs[-1], notice.paragraphs[-1])] == [
        "通讯员 赵六",
        "10226。",
    ]


def test_no_headline_stops_at_a_word_that_another_must_follow() -> None:
    page = (
        "织女当上“小股东”\n\n本报讯(记者 李四)鄄城县的鲁锦合作社今年出口鲁锦制品三万件,四十名织女按月领到了工钱。\n\n"
        "这里的织女既拿工资又\n\n遗失声明\n\n鄄城县兴达运输队道路运输证(证号371726003218)不慎丢失,声明作废。\n\n"
    )

    assert [article.title for article in articles_of(page)] == ["织女当上“小股东”", "遗失声明"]


def test_a_letter_may_be_signed_by_one_of_its_kind_alone() -> None:
    for writer in ("一农民", "一老读者", "一学生家长"):
        page = (
            REPORT
            + f"交公粮要不要排到半夜\n\n编辑同志:\n\n前天我去粮所交粮,从早上排到半夜也没轮上,请问能不能多开一台磅?\n\n{writer}\n\n"
            "编后 粮所已增开两台磅,并延长了收粮时间。方便了群众,才算把事办到了家。\n\n"
        )

        letter = articles_of(page)[-1]

        assert (letter.title, len(letter.paragraphs)) == ("交公粮要不要排到半夜", 4)


@pytest.mark.parametrize("column", ["热线直播\n5922110 24小时为您守候\n", "市民热线\n"])
def test_what_each_reader_told_the_paper_and_was_answered_is_a_brief(column: str) -> None:
    calls = (
        (
            "市民孙女士:解放街的井盖丢了五天,骑车的人不留神就会摔着。",
            "本报记者已联系市政管理处,对方答复两天内补上。",
        ),
        ("曹县读者马先生:村口的变压器一到晚上就响,有没有人管?", "记者将此事反映给曹县供电公司,公司已派人检修。"),
        ("尾号5127的读者:公园的饮水机冬天不出水,是不是坏了?", "市园林处答复:气温低于零度时停用,以防冻裂。"),
    )
    signed = "　　本报讯 6月5日,市民赵先生在车站丢了钱包,的哥追出两条街还给了他。\n本报记者 李四\n"
    page = (
        REPORT
        + "的哥追出两条街\n\n"
        + signed
        + column
        + "".join(f"　　{each}\n　　{answer}\n" for each, answer in calls)
    )

    found = articles_of(page)[2:]

    assert [tuple(paragraph.text for paragraph in article.paragraphs) for article in found] == list(calls)
    assert {article.kind for article in found} == {Kind.BRIEF}


def test_readers_under_a_headline_are_answered_in_one_text() -> None:
    page = (
        REPORT
        + "公积金贷款能贷多少?\n\n读者孙女士:我想买套房,最多能贷多少?\n\n市公积金中心答复:双职工最高可贷四十万元。\n\n"
        "读者马先生:在外地缴存的能贷吗?\n\n市公积金中心答复:可以,需要出具缴存地的证明。\n\n"
    )

    assert titles_of(page)[1:] == ["公积金贷款能贷多少?"]


def test_a_few_words_alone_that_hardly_sound_like_a_headline_part_a_text_that_stops_from_another() -> None:
    torn = (
        "黄河渡口要歇了\n\n本报讯(记者 李四)6月4日,东明县的老渡口送走了最后一船客人,高长水把缆绳解了又系。\n\n"
        "他今年七十岁,在这里撑了五十年船,一趟从五分钱涨到两块钱。去年冬天,他查出了腰疾,\n\n\n"
    )
    below = (
        "船不开了,人往哪里去\n\n东明县地方海事处渡口科工作人员表示,已把十二条渡船登记在册,往后过河都走新桥。\n\n"
        "本报记者 王五\n\n"
    )

    assert titles_of(REPORT + torn + below)[1:] == ["黄河渡口要歇了", "船不开了,人往哪里去"]


@pytest.mark.parametrize("first", ["穿棉袄下河摸鱼,行不?", "开着三轮去旅游,成不成?"])
def test_a_question_close_over_the_second_line_of_a_headline_is_no_end_of_a_text_that_stops(first: str) -> None:
    torn = (
        "白鹭来了不走\n\n本报讯(记者 李四)6月4日,曹县黄河故道湿地的林子里飞来一群白鹭,引得市民前来观赏。"
        "镇里的干部说,下个月将\n\n\n"
    )
    report = "八旬老汉:咋不行!\n\n本报讯(记者 王五)6月5日,单县浮龙湖边来了一位老汉,引得游人叫好。\n\n\n"

    titles = titles_of(f"{REPORT}{torn}{first}\n{report}再添两条栈道,供人观鸟。\n\n")

    assert titles[1:] == ["白鹭来了不走", f"{first} 八旬老汉:咋不行!"]


@pytest.mark.parametrize("is_apart", [False, True])
def test_a_section_under_a_heading_like_those_of_a_feature_comes_back_past_reports_and_stays(
    is_apart: bool,
) -> None:
    beginning = (
        "驾校收了钱,教练去哪了?\n\n“交钱那天教练亲自来接,如今电话都打不通。”6月2日,在城区一家驾校门口,"
        "十几名学员围着紧锁的大门。\n\n"
        "学员:约车约了半年\n\n市民汪女士说,去年十月她交了三千元报名费,教练总说车排满了,到今天只摸过两回方向盘。\n\n"
    )
    second = (
        "房东:我也是苦主\n\n记者找到训练场的房东,对方拿出合同说,驾校欠了两个季度的租金,教练夜里把车开走了。\n\n"
    )
    torn = (
        "白鹭来了不走\n\n本报讯(记者 李四)6月4日,曹县黄河故道湿地的林子里飞来一群白鹭,引得市民前来观赏。"
        "镇里的干部说,下个月将\n\n\n"
    )
    last = (
        "运管:证照早就没了\n\n市运管处驾培科工作人员说,报名要看清许可证,索要发票和书面合同,遇到乱收费可以投诉举报。\n\n"
        "本报记者 包小慧\n\n"
    )
    # It speaks in the words of the last section.
    box = "提醒\n\n报名记住“三要”\n\n一要看清许可证;二要签书面合同;三要索要发票,遇到乱收费可以向运管处驾培科投诉举报。\n\n"
    rest = "再添两条栈道,供人观鸟。\n\n白鹭多了,护林员的活也多了,每天要在湿地里转三圈。\n\n"
    between = REPORT + second if is_apart else second + REPORT

    feature, *others = articles_of(beginning + between + torn + last + box + rest)

    assert [len(feature.paragraphs), feature.reporters] == [8, ("包小慧",)]
    assert [article.title for article in others] == ["郓城清淤河道保汛期", "白鹭来了不走", "报名记住“三要”"]


def test_what_a_reporter_signs_below_what_readers_ask_is_another_text() -> None:
    asked = (
        "问:和平路的公厕什么时候开门?(市民钱女士) 市环卫处:管道已经改好,7月20日起全天开放。",
        "问:成武到徐州的班车还开不开?(读者小田) 汽车总站:每天上午9时一班,节假日照开。",
    )
    calls = "".join(f"{each}\n\n" for each in asked)

    found = articles_of(f"{REPORT}有问必答\n\n{calls}{PROFILE}本报记者 王五\n")[1:]

    assert [len(article.paragraphs) for article in found] == [1, 1, 3]
    assert [article.kind for article in found] == [Kind.BRIEF, Kind.BRIEF, Kind.NEWS]
    assert found[-1].reporters == ("王五",)


def test_a_forecast_with_its_heading_run_in_below_a_text_is_a_brief() -> None:
    forecast = "【天气】今天夜间到明天:晴到多云,南风3到4级,气温18℃到29℃。"

    report, weather = articles_of(f"{REPORT}{forecast}\n", paper="牡丹晚报", date=PartialDate(2020, 6, 4))

    assert (report.title, len(report.paragraphs)) == ("郓城清淤河道保汛期", 2)
    assert (weather.kind, weather.paragraphs[0].text) == (Kind.BRIEF, forecast)
    assert weather.districts == ("菏泽市",)


def test_entries_behind_marks_are_no_rests_of_a_text() -> None:
    item = Item()
    item.paragraphs += [
        Paragraph("求助的人不少。", 0),
        Paragraph("●老高想找一把旧轮椅。", 0),
        Paragraph("他说。", 0),
    ]

    assert [piece.is_free for piece in pieces_of(0, item, lines_of("文"), 0)] == [True, False, True]


def test_the_heading_of_a_notice_stands_inside_a_sentence_of_a_column() -> None:
    court = _wrapped(
        "　　本报讯（通讯员 李四）同村的赵某把三轮车借给钱某拉麦子，半路上翻进了沟里，车架子摔断了，人也伤了腿。",
        "　　6月3日，曹县法院巡回到村里开庭。法官认为，钱某把车借走以后没有看好，应当赔；赵某也明知车闸不灵还往外借，双方都有",
        width=20,
    )
    rest = _wrapped("责任。经调解，钱某赔给赵某修车款六百元，两人当场握手言和，又商量起收麦的事。", width=20)
    notice = _wrapped(
        "　　曹县磐石街道办事处四季鲜水果店营业执照正本丢失，注册号：371721600123456，声明作废。", width=20
    )

    case, lost = articles_of(
        f"借车给人摔坏了谁来赔\n{court}遗失声明\n{notice}　　2021年6月2日\n{rest}　　本报记者 王五\n"
    )

    assert (case.title, lost.title) == ("借车给人摔坏了谁来赔", "遗失声明")
    assert case.paragraphs[1].text.endswith("又商量起收麦的事。")
    assert len(lost.paragraphs) == 2


def test_what_a_picture_shows_ends_its_caption_where_a_line_of_its_column_begins() -> None:
    report = _wrapped(
        "　　本报讯（记者张三）曹县今年加快农村电网改造步伐，已有三百个村庄用上了低价电，群众拍手称快。",
        "　　过去不少村的变压器年久失修，损耗都摊到老百姓头上，这次从变压器到电表箱全部更换了一遍。",
    )
    caption = (
        "　　单县浮岗乡兴修水利，两年来打\n机井三百眼，清沟四十条，旱能浇涝\n能排，今年夏粮又是一个大丰收年。\n"
        "图为村民在浇灌玉米。\n　　王五 摄影报道\n"
    )

    told, photograph = articles_of(f"曹县三百个村庄用上低价电\n{report}\n\n{caption}")

    assert len(told.paragraphs) == 2
    assert photograph.paragraphs[0].text.startswith("单县")
    assert photograph.paragraphs[0].text.endswith("图为村民在浇灌玉米。")


def test_a_headline_with_a_comma_below_a_wider_gap_than_paragraphs_have() -> None:
    lesson = "检察官进校园\n\n本报讯(通讯员 李四)5月12日,曹县检察院走进青堌集镇中学讲法治课。\n\n检察官现场解答了学生的提问,并送上了普法读本。\n\n\n"
    court = "法官巡回到村头\n\n本报讯(通讯员 赵六)5月13日,曹县法院走进青堌集镇中学讲法治课。\n\n法官现场解答了学生的提问,并送上了普法读本。\n\n\n"
    blocks = (
        "夜里拆“路障”,一拆拆进了看守所\n\n酒桌上逞能,酒醒后心疼。近日,曹县居民丁某就尝到了这个滋味,向饭店赔偿一万元。\n\n"
        "当晚丁某在一家饭店喝得大醉,同老板争执起来,抄起凳子就朝酒柜砸去。\n\n通讯员 王五\n\n\n"
    )

    titles = titles_of(lesson + court + blocks + REPORT)

    assert titles == ["检察官进校园", "法官巡回到村头", "夜里拆“路障”,一拆拆进了看守所", "郓城清淤河道保汛期"]


def test_what_each_of_several_readers_tells_is_a_brief_of_its_own() -> None:
    calls = (
        "市民刘先生:中华路口的红绿灯坏了两天了,早晚高峰堵得厉害,希望有关部门赶紧修一修。\n\n"
        "市民赵女士:我坐出租车去牡丹园,司机不打表,张口就要15元。这事归哪里管?\n\n"
        "市民小秦:昨晚我在广场捡到一串钥匙,上面拴着个红色的小布老虎,请失主与本报联系。\n\n\n"
    )

    kinds = [
        article.kind
        for article in articles_of(f"{REPORT}记者 张三\n\n热线快递\n24小时新闻热线:5969999\n\n{calls}")
    ]

    assert kinds[1:] == [Kind.BRIEF] * 3


@pytest.mark.parametrize(
    "calls",
    [
        # The heading's words come again in the calls, of which not all are readers'.
        (
            "▲市民钱女士:解放街的井盖丢了三天,晚上走路提心吊胆,能不能快点补上?",
            "▲单县读者孙先生:村口的大货车一天到晚按喇叭,盼着有人管管。",
            "▲匿名读者:我在车站捡到一串钥匙,请失主拨打本报热线联系。",
        ),
        (
            "问:和平路的公厕什么时候开门?(市民钱女士) 市环卫处:管道已经改好,7月20日起全天开放。",
            "问:成武到徐州的班车还开不开?(读者小田) 汽车总站:每天上午9时一班,节假日照开。",
        ),
    ],
)
def test_readers_behind_marks_and_those_named_behind_what_they_ask_have_a_brief_each(
    calls: tuple[str, ...],
) -> None:
    page = REPORT + "读者热线\n\n" + "".join(f"{call}\n\n" for call in calls)

    found = articles_of(page)[1:]

    assert [article.paragraphs[0].text for article in found] == list(calls)
    assert {(article.title, article.kind) for article in found} == {("读者热线", Kind.BRIEF)}


@pytest.mark.parametrize(
    ("rest", "beginning"),
    [
        ("孩子却还在院里等着他回来。", "老汉今年七十岁,种了一辈子瓜。"),
        ("连夜把新蒜装上了车。", "早上六点,市场里已经人声鼎沸。"),
        ("当场就订下了两千斤。", "对于下一步,镇里有了打算。"),
    ],
)
def test_what_goes_on_inside_a_sentence_is_told_from_a_beginning_by_its_first_clause(
    rest: str, beginning: str
) -> None:
    assert clause_words(beginning) - clause_words(rest) > 2.0


def test_a_report_s_beginning_under_no_headline_goes_to_its_rest_under_the_headline_that_speaks_of_it() -> None:
    begins = "本报讯(记者 孙强)8月2日,成武县文亭湖东岸的旧码头改成了观鸟平台,爱好者架起长镜头拍起了白鹭。"
    goes_on = "平台外侧种了二百米芦苇做遮挡,木栈道离鸟巢最近的地方只有三十米,岸边立起了十二块识鸟的牌子。"
    rest = f"文亭湖码头改成观鸟平台\n\n{goes_on}\n\n“望远镜免费借,押金也不用交。”管理员付秋菊说。\n\n"

    articles = articles_of(f"{rest}{REPORT}{begins}\n")

    assert [p.text for p in articles[0].paragraphs][:2] == [begins, goes_on]
    assert (articles[0].title, len(articles)) == ("文亭湖码头改成观鸟平台", 2)


def test_of_two_copies_the_one_below_a_sentence_that_stops_goes() -> None:
    copy = "浇一亩地从前要四个钟头,如今手机上点一下就行。侯集镇的种粮大户侯明伟指着田头的机井说,五年里全镇新修良田四万亩。\n\n"
    page = (
        f"旱地变成高产田\n\n{copy}"
        "大集镇汉服订单接到年底\n\n本报讯(记者 张三)6月4日,曹县大集镇举办汉服发布会,二百名采购商到场看样。\n\n"
        f"发布会上展示了汉服一百八十款,最受欢迎的马面裙当场签约两千万元,设计师\n\n\n{copy}"
        "孟瑶把面塑的图案绣到裙摆上,一款卖出五千多条。\n\n"
    )

    fields, clothes = articles_of(page)

    assert (fields.title, len(fields.paragraphs)) == ("旱地变成高产田", 1)
    assert copy.strip() not in "".join(text.text for text in clothes.paragraphs)


def test_prose_that_fills_its_column_below_a_poem_is_none_of_its_verses() -> None:
    first = "老庞头在街口开杂货铺,秤砣磨得发亮,抬头高低全在那一指头。有人说他抠,他只是笑,说秤杆子平了心里才平,做买卖也才长久,这是他爹留给他的话。"
    then = "冬天的早晨,铺子门一开,热气就往外冒,孩子们排着队买糖,老人们靠着墙根晒太阳。他给每个孩子多抓一颗,说小孩子的嘴最不会骗人,往后会记得你。"
    report = "".join(f"　　{line}\n" for line in REPORT.split("\n\n")[1:] if line)
    verses = "风啊,你走的时候,\n雪还没有下,\n我把门前的路扫了又扫,\n像等一封信,\n你能不能替我,\n抱一抱那个春天?\n"
    page = f"清淤保汛期\n{report}雪夜\n曹县第三中学八年级 丁一诺\n{verses}老街的秤又亮了\n街坊排队买糖忙\n　　{first}\n　　{then}\n"
    column = "\n".join(line[start : start + 18] for line in page.split("\n") for start in range(0, len(line), 18))

    assert [paragraph.text for paragraph in articles_of(column)[-1].paragraphs[-2:]] == [first, then]


def _set_close(width: int, *articles: tuple[str, ...], indent: str = "　　", centred: bool = False) -> str:
    """Articles, each a headline and its paragraphs, wrapped and indented without blank lines."""
    lines: list[str] = []
    for headline, *paragraphs in articles:
        lines.append("　" * ((width - len(headline)) // 2 if centred else 0) + headline)
        for paragraph in paragraphs:
            text = f"{indent}{paragraph}"
            lines += [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join(lines)


SCHOOL = (
    "老校长的十八本日记",
    "本报讯(记者 王五)9月3日,定陶区半堤镇的退休校长司马忠良把十八本日记捐给了区档案馆,最早的一本写于一九七八年秋天。",
    "日记里记着哪一年换了玻璃,哪个孩子因为家里穷没有来上学,司马忠良又是怎样一趟一趟上门把学生找回来的。",
)
POND = (
    "荒坑变成钓鱼塘",
    "本报讯(通讯员 赵六)9月2日,单县谢集镇的一处废弃坑塘边坐满了钓鱼人,塘主是镇上的退伍老兵,他说开塘半月来客三百人。",
    "镇里今年整治坑塘四十一处,栽荷养鱼都由村民自己商定,收入的三成归村集体。",
)


def test_indents_are_measured_from_the_margin_of_the_page() -> None:
    page = _set_close(22, SCHOOL, POND)
    set_in = "\n".join(" " * 6 + line for line in page.split("\n"))

    assert [article.paragraphs for article in articles_of(page)] == [
        article.paragraphs for article in articles_of(set_in)
    ]
    assert [len(article.paragraphs) for article in articles_of(set_in)] == [2, 2]


def test_who_writes_a_letter_may_be_parted_by_the_end_of_a_line() -> None:
    letter = (
        "玉米叶子发黄怎么办？",
        "编辑同志：俺家种的六亩玉米叶子发黄,邻居都说缺肥,追肥也不见好,请问咋治？定陶 读者 马有田",
        "叶子发黄由积水引起,先排涝,再追肥,七天以后就能缓过来。",
    )
    # The line ends right before 陶.
    page = _set_close(20, POND, letter, SCHOOL)
    assert "定\n陶 读者" in page

    _, answered, _ = articles_of(page)

    assert [paragraph.text for paragraph in answered.paragraphs] == list(letter[1:])


def test_a_headline_in_the_middle_goes_on_with_no_text_that_stops_above_it() -> None:
    torn = (SCHOOL[0], SCHOOL[1], "据介绍,区档案馆近年来收到的旧日记越来越多,今年上半年又专门辟出库房,")
    workers = (
        "从“动手”到“动心”,他走了六年",
        "日前,鄄城县什集镇的一百名瓦工坐上了开往天津的大巴,这是镇里今年第三次组织农民外出务工。",
    )

    _, second = articles_of(_set_close(22, torn, workers, centred=True))

    assert second.title == workers[0]


def test_a_text_without_blank_lines_gets_back_what_stands_below_another() -> None:
    at = SCHOOL[2].index("没有来上学")
    torn, rest = (SCHOOL[0], SCHOOL[1], SCHOOL[2][:at]), SCHOOL[2][at:]
    below = "\n".join(rest[start : start + 20] for start in range(0, len(rest), 20))

    school, pond, _ = articles_of(
        f"{_set_close(20, torn, POND)}\n{below}\n{_set_close(20, ('夜校开到村头', *SCHOOL[1:2]))}"
    )

    assert school.paragraphs[1].text == SCHOOL[2]
    assert [paragraph.text for paragraph in pond.paragraphs] == list(POND[1:])


def test_figures_that_a_page_sets_apart_are_closed_up() -> None:
    page = (
        f"县里新增学位6800个\n\n{REPORT.split(chr(10) * 2, 1)[1]}庆祝建校70周年\n\n{LAKE}{LAKE_REST}\n\n{BUS}"
        + "".join(
            f"{name}给{count}户村民送去{count * 3}袋面粉,惠及{count}个村。\n\n"
            for name, count in (("县医院", 12), ("县一中", 25), ("水务局", 31))
        )
    )
    apart = with_figures_apart(page)

    assert "新增学位 6800 个" in apart
    assert [(article.title, article.date, article.paragraphs) for article in articles_of(apart)] == [
        (article.title, article.date, article.paragraphs) for article in articles_of(page)
    ]


def test_a_space_before_a_figure_stays_where_others_stand_close() -> None:
    (report, *_) = articles_of(REPORT.replace("郓城清淤", "郓城县城 3万居民用上清水 清淤"))

    assert report.title == "郓城县城 3万居民用上清水 清淤河道保汛期"


def test_whoever_asks_twice_is_interviewing() -> None:
    page = (
        f"{BUS}对话\n\n“我给老座钟看病”\n\n——访修表匠闻人立\n\n在东方红大街开了三十年铺子的闻人立,修好的座钟有两千多台。\n\n"
        "曹州晚报:听说孩子们都喊您“钟爷爷”?\n\n闻人立:(笑)早先喊我“老座钟”,喊着喊着就老了。\n\n"
        "曹州晚报:有商场出二十万包您的手艺,为啥不干?\n\n闻人立:商场里听不见钟响,去年来了两个徒弟,我得守着铺子教他们。\n\n"
        "曹州晚报:“慢工出细活”难在哪?\n\n闻人立:难在心里不急。\n\n" + REPORT
    )

    _, talk, _ = articles_of(page)

    assert (talk.title, len(talk.paragraphs)) == ("“我给老座钟看病”", 7)


def test_what_begins_inside_a_sentence_below_a_whole_text_is_the_end_of_another() -> None:
    page = (
        "花茶走出国门\n\n本报讯(通讯员 赵六)10月16日,定陶区的花茶车间里,工人正把烘干的玫瑰装箱。\n\n企业负责人说,订单已经排到年底,花农的收入翻了一番。\n\n"
        "的标线分出两块,广场边再装一排充电桩,引来一片掌声。\n\n"
        "“小板凳”上议出幸福事\n\n本报讯(记者 王五)10月17日傍晚,顺城社区的广场上摆开了三十条小板凳,居民围坐一圈,议的是停车和跳舞。\n\n"
        "“年轻人要停车,老年人要跳舞,两边都有理。”社区书记让大家把意见写下来,最后商定早晚错开,用一条白\n\n"
    )

    tea, stools, _ = articles_of(page + BUS)

    assert len(tea.paragraphs) == 2
    assert stools.paragraphs[-1].text.endswith("用一条白的标线分出两块,广场边再装一排充电桩,引来一片掌声。")


def test_a_headline_nearly_as_far_in_as_paragraphs_is_a_headline() -> None:
    headline = "“我没种桃子，我种下了一个念想”"
    page = (
        _set_close(20, SCHOOL)
        + f"\n\n   {headline}\n\n"
        + _set_close(20, ("", *POND[1:])).strip("\n")
        + "\n\n"
        + _set_close(20, ("夜校开到村头", *SCHOOL[1:]))
    )

    assert [article.title for article in articles_of(page)] == [SCHOOL[0], headline, "夜校开到村头"]


def test_the_day_of_a_notice_may_be_printed_in_wide_digits() -> None:
    page = f"{REPORT}停水通知\n\n因管网改造,定于9月25日8时至18时对定陶区青年路沿线停水,请用户提前储水。\n\n定陶区自来水公司\n\n２０１４年９月２２日\n\n{BUS}"

    _, notice, bus = articles_of(page)

    assert (notice.title, len(notice.paragraphs), bus.title) == ("停水通知", 3, "县城开通夜班公交")


@pytest.mark.parametrize("indent", ["\t", "  ", "　　"])
@pytest.mark.parametrize("width", [15, 20, 23, 24])
def test_paragraphs_are_indented_by_tabs_and_spaces_as_well(indent: str, width: int) -> None:
    articles = articles_of(_set_close(width, SCHOOL, POND, NIGHT_SCHOOL, indent=indent))

    assert [[paragraph.text for paragraph in article.paragraphs] for article in articles] == [
        list(paragraphs) for _, *paragraphs in (SCHOOL, POND, NIGHT_SCHOOL)
    ]


NIGHT_SCHOOL = (
    "夜校开到村头",
    "本报讯(记者 李四)9月5日,鄄城县什集镇的村口亮起了灯,三十多个年轻人坐在板凳上听老师讲直播。",
    "夜校每周三次,来听课的不收钱,老师由镇里请。",
    "如今已有十一人开了自己的网店。",
)


@pytest.mark.parametrize(
    "number", ["第2页 共8页", "第2页/共8页", "Page 2", "Page 2 of 8", "— 2 —", "- 2 -", "2 / 8"]
)
def test_the_number_of_a_sheet_inside_a_text_is_no_text_and_no_page_of_the_paper(number: str) -> None:
    lift = LIFT.strip()
    report, lifted, bus = articles_of(f"{REPORT}{lift}\n\n{number}\n\n{LIFT_REST}\n\n{BUS}")

    assert lifted.paragraphs[-1].text.endswith(f"先后召开楼道会{LIFT_REST}")
    assert [article.title for article in (report, bus)] == ["郓城清淤河道保汛期", "县城开通夜班公交"]
    assert (report.page_number, bus.page_number) in {("", ""), ("2", "2")}


def test_an_address_on_the_net_at_head_and_foot_is_no_text_and_tells_no_day() -> None:
    address = "http://epaper.example.com/html/2021-05/03/vA2.htm"
    page = f"{address}\n\n{REPORT}{BUS}{address} 2022/7/4 10:20\n"

    assert [(article.title, article.page_date, len(article.paragraphs)) for article in articles_of(page)] == [
        (article.title, article.page_date, len(article.paragraphs)) for article in articles_of(REPORT + BUS)
    ]


def test_a_page_number_a_rule_or_a_masthead_left_of_the_margin_leaves_it_where_it_is() -> None:
    set_in = "\n".join(f"        {line}" for line in _set_close(20, SCHOOL, POND, NIGHT_SCHOOL).split("\n"))
    page = f"菏泽日报 综合新闻 第3版\n第2页 共8页\n{'-' * 20}\n{set_in}\n— 2 —\n"

    assert [[paragraph.text for paragraph in article.paragraphs] for article in articles_of(page)] == [
        list(paragraphs) for _, *paragraphs in (SCHOOL, POND, NIGHT_SCHOOL)
    ]


def test_sections_are_told_by_the_names_and_words_that_they_share_and_by_headings_alike() -> None:
    rounds = (
        "深夜十二点,谁在守着一城的暖\n\n记者跟班供热抢修队\n\n23:15,阀门井里冒白汽\n\n"
        "抢修队长尉迟海穿着水裤下了井,手电筒的光在热汽里晃。“丝扣锈死了,递个大号管钳。”井口的人应了一声。\n\n"
        "1:40,老太太端来姜汤\n\n尉迟海从井里爬上来,头发上结了冰碴。楼上的老太太披着棉袄端来一锅姜汤:“屋里凉半宿不要紧,你们别冻着。”\n\n"
        "4:05,暖气片热了\n\n换下的阀门扔上三轮车,压力表的指针慢慢往上走。尉迟海摸了摸住户家的暖气片,咧嘴笑了。\n\n文/图 本报记者 张三\n\n"
    )
    feature, report = articles_of(rounds + REPORT)

    assert (feature.title, len(feature.paragraphs)) == ("深夜十二点,谁在守着一城的暖 记者跟班供热抢修队", 7)
    assert report.title == "郓城清淤河道保汛期"


def test_the_rests_of_two_texts_below_a_wide_gap_go_each_to_its_own() -> None:
    night = [
        "本报讯(记者 张三)6月2日晚11时,文化路旁的城市书屋里坐着二十三个人,一位外卖骑手把头盔放在脚边,正读一本《平凡的世界》。",
        "城市书屋4月启用以来,已接待读者六万人次,骑手说,跑完夜单来书屋看半个钟头,觉得自己不光是个送饭的。",
        "图书馆馆长尚文涛介绍,全市今年建书屋八处,凭身份证刷卡进入,借书不收押金。",
    ]
    leak = [
        "读者来电(席女士):我家住三楼,楼上卫生间渗水,天花板都泡黄了,找楼上,楼上说地漏没坏,物业让我们自己协商,谁来管管?",
        "记者帮办:调解员邱桂枝往楼上的地漏里倒了红墨水,半小时后,席女士家的天花板渗出了红水,原来是地漏周边的防水层裂了。",
        "邱桂枝说,邻里渗水别先吵架,找准漏点要紧,一瓶红墨水比打官司便宜。",
    ]
    page = "\n\n".join(["深夜,谁在书屋里亮着灯", night[0], "楼上渗水 楼下“下雨”", leak[0]])
    page += "\n\n\n\n" + "\n\n".join([*night[1:], *leak[1:]]) + "\n\n" + REPORT * 3
    first, second, *_ = articles_of(page)

    assert [paragraph.text for paragraph in first.paragraphs] == night
    assert [paragraph.text for paragraph in second.paragraphs] == leak


_PRESSED = [
    *("村口的石碾", "□ 乔汉民"),
    "石碾在村口蹲了八十多年,推碾的人换了四茬。小时候我跟着奶奶去碾玉米,驴不在家,就由我来当那头驴。",
]
_PRESSED_ON = "如今碾盘上长了青苔,奶奶也不在了。我回村总要去石碾旁坐坐,仿佛还能听见碾子吱呀吱呀地响。"


@pytest.mark.parametrize("author", ["□ 石岸柳", "石岸柳"])
def test_what_stands_over_the_parts_of_a_poem_whose_verses_blank_lines_part_is_no_author(author: str) -> None:
    poem = [
        *("村庄手记", author, "麦 场", "麦秸垛早就散了", "石磙还趴在原处", "像一头老去的牛"),
        *("枣 树", "它把果子举得很高", "够得着的", "只有那年的竹竿", "炊 烟", "细细的一根线", "拴着", "整个黄昏"),
    ]

    essay, verse = articles_of("\n\n".join([*_PRESSED, *poem]) + f"\n\n\n\n{_PRESSED_ON}\n\n{REPORT}")[:2]

    assert (essay.title, essay.paragraphs[-1].text) == ("村口的石碾", _PRESSED_ON)
    assert (verse.title, [p.text for p in verse.paragraphs]) == ("村庄手记", poem[1:])


def test_the_last_line_before_the_next_author_is_the_headline_of_verses_that_blank_lines_part() -> None:
    first = ["打麦场", "石岸柳", "麦秸垛早就散了", "石磙还趴在原处", "像一头老去的牛", "望着不再来的驴"]
    second = ["枣树下", "卞秋禾", "它把果子举得很高", "够得着的", "只有那年的竹竿", "和一个踮脚的孩子"]

    verses = articles_of("\n\n".join([*first, *second]) + f"\n\n{REPORT}")[:2]

    assert [(verse.title, len(verse.paragraphs)) for verse in verses] == [("打麦场", 5), ("枣树下", 5)]


def test_a_name_like_heading_close_over_more_verses_heads_these() -> None:
    verses = [
        *("　　　　　　雨水（外二首）", "　　　　　　　　卞 禾", "雨是夜里来的", "没有惊动一只狗", "它只是弯下腰"),
        *("把门前的路", "又擦了一遍", "　　石桥", "桥下的水换了又换", "只有桥墩上的青苔", "还认得", "那年的月光"),
        *("　　白露", "一只雁叫了一声", "天就高了", "母亲把棉被", "搬到太阳底下"),
    ]
    prose = [
        "村东头的老井填了有二十年了，可每回路过那里，我还是会不由得放慢脚步，像是怕惊动了谁。",
        "小时候跟着大伯去挑水，扁担压得咯吱咯吱响，他走在前头，桶里的水一滴也不洒出来。",
        "后来家家户户都安上了自来水，老井先是盖上了石板，再后来连那块石板也不知道去了哪里。",
    ]
    essay = "　　　　　　　　老井\n　　　　　　　　　　　石岸柳\n" + "".join(
        _wrapped(f"　　{text}", width=20) for text in prose
    )

    poem, *_ = articles_of("\n".join(verses) + f"\n\n\n{essay}")

    assert [paragraph.text for paragraph in poem.paragraphs] == [verse.strip("　") for verse in verses[1:]]


_KITES = [
    *("爷爷的风筝", "□曹县第二小学四年级(2)班 石小禾"),
    "爷爷找遍了床底下和沙发缝,连鞋柜也翻了个底朝天,终于找到一只旧风筝,尾巴让老鼠咬去了半截。",
    "我和爷爷用糨糊把风筝的翅膀补好,又剪了一条红布当尾巴,风筝一下子变得神气起来,像一只大老鹰。",
    "正洗菜的妈妈忽然大叫一声,原来风筝钻进了她的菜篮子!爷爷说,这只风筝是爸爸小时候扎的,已经在天上飞了二十五年啦!",
    "(指导老师:卞秋菊)",
]
_TURTLE = [
    *("小乌龟“越狱”了", "□曹县实验小学三年级(1)班 孟想"),
    "爸爸从集市上买回来一只小乌龟,我给它安了家,住在洗脸盆里,每天放学都喂它吃小虾米。",
]
_TURTLE_ENDS = [
    "昨天一放学,我发现它不见了,连水也洒了一地!我找遍了床底下和沙发缝,连鞋柜也翻了个底朝天,还是没有。",
    "晚上妈妈洗菜,忽然大叫一声。原来它正趴在菜篮子里吃菠菜呢,从此小乌龟的家上多了一张网。",
    "(指导老师:江淑敏)",
]


def test_what_another_teacher_signs_is_no_end_of_a_pupil_s_text() -> None:
    page = "\n\n".join([*_KITES, *_TURTLE_ENDS]) + f"\n\n\n\n{REPORT}" + "\n\n".join(_TURTLE) + "\n"

    assert [
        (article.title, article.paragraphs[-1].text) for article in articles_of(page) if article.reporters
    ] == [
        ("爷爷的风筝", "(指导老师:卞秋菊)"),
        ("郓城清淤河道保汛期", "截至目前,已清理河道4公里,运出淤泥两万方,下一步将对两岸护坡加固。"),
        ("小乌龟“越狱”了", "(指导老师:江淑敏)"),
    ]


def test_a_text_that_its_end_comes_to_may_leave_what_stands_below_its_beginning() -> None:
    rest = "参加清淤的村民老宋说:“宋金河淤了十几年,一下大雨就漫到两岸的地里,这回清理完,护坡加固了,心里踏实。”"
    page = "\n\n".join([*_KITES, *_TURTLE_ENDS]) + f"\n\n\n\n{REPORT}" + "\n\n".join(_TURTLE) + f"\n\n\n\n{rest}\n"

    assert [article.paragraphs[-1].text for article in articles_of(page)] == [_KITES[-1], rest, _TURTLE_ENDS[-1]]


@pytest.mark.parametrize(
    ("headline", "credit"),
    [("雾锁南湖", "石岸 摄于成武东鱼河畔"), ("雪落长堤", "卞 禾 摄于2月3日"), ("墨牡丹（国画）", "卞秋禾 作")],
)
def test_a_picture_may_have_a_headline_and_who_made_it_and_no_caption(headline: str, credit: str) -> None:
    essay = "\n\n".join(_PRESSED)
    page = f"{essay}\n\n{REPORT}{headline}\n\n{credit}\n\n{_PRESSED_ON}\n\n"

    stone, _, picture = articles_of(page)

    assert stone.paragraphs[-1].text == _PRESSED_ON
    assert (picture.title, picture.kind, [p.text for p in picture.paragraphs]) == (headline, Kind.PHOTO, [credit])
    assert picture.photographers == ("".join(credit.split()[:-1]),)


def test_the_telephone_and_the_day_of_a_notice_at_the_end_of_the_page_are_its_own() -> None:
    notice = [
        "寻物启事",
        "7月2日晚,本人在丹阳路遗失棕色皮包一个,内有证件,拾到者请联系,必有重谢。",
        "联系电话:13805300000(吕女士)",
        "2011年7月3日",
    ]
    *_, lost = articles_of(REPORT + "\n\n".join(notice[:2]) + "\n" + "\n".join(notice[2:]))

    assert [lost.title, *[paragraph.text for paragraph in lost.paragraphs]] == notice


def test_who_speaks_alone_on_a_line_is_no_headline() -> None:
    case = "以案说法\n\n欠条丢了,钱还要得回来吗\n\n案情:前年孙某借给邻居两万元,欠条被雨水泡烂了,邻居一拖再拖,孙某想知道还要不要得回来。\n\n"
    answer = "山东曹州律师事务所律师祝文娟认为,欠条不是唯一的凭证,转账的记录、两个人的短信都能证明借过钱,孙某可以向法院起诉。\n\n"
    first, _ = articles_of(f"{case}律师说法:\n\n{answer}{REPORT}")

    assert first.title == "欠条丢了,钱还要得回来吗"
    assert [paragraph.text for paragraph in first.paragraphs[1:]] == ["律师说法:", answer.strip()]


def test_a_paper_s_name_between_its_own_lines_at_the_foot_of_a_page_is_its_own() -> None:
    loss = "遗失声明\n\n单县鑫麦农资店公章(编号:3729220011000)丢失,声明作废。\n\n"
    page = f"{REPORT}{loss}4\n单县大众\n2009年6月5日 星期五\n综合新闻\n编辑/李四 版式/王五\n"

    assert titles_of(page) == ["郓城清淤河道保汛期", "遗失声明"]


def test_a_torn_line_of_a_column_goes_on_below_it_where_that_begins_inside_a_sentence() -> None:
    lines = [
        *("　　　　　　　望河窑旧事", "", "　　　　　　　　　　　石岸柳"),
        *(
            "　　堤湾村西头有座砖窑，老辈人叫它“望河窑”，据说",
            "康熙年间修大堤时，烧砖的火光夜里能照到黄河的对岸。",
        ),
        *(
            "　　窑身用青砖砌成，高约三丈，窑门朝东，乾隆、道光",
            "年间屡有修补。旧志里“河窑夜火”一景，说的就是它。",
        ),
        *("光绪末年黄河改道，窑场渐", "废，窑工散去，到民国初年，只剩下半截窑身几堆瓦。"),
        *(
            "　　如今窑址四周栽上了垂柳，村里立了石碑，常有学生",
            "来这里听老人讲修大堤的故事，看砖上留下的那些手印。",
        ),
    ]

    (article,) = articles_of("\n".join(lines))

    assert (article.title, len(article.paragraphs)) == ("望河窑旧事", 4)


def test_an_answer_below_who_asks_goes_on_to_who_answers() -> None:
    page = (
        "芍药叶子发黄咋回事\n\n问:我家种了三亩芍药,进了五月叶子从边上开始发黄,浇水也不见好,该怎么办?\n\n(牡丹区黄堽镇读者 卞广生)\n\n"
        "答:叶子从边上发黄,多半是根系缺氧。先挖一株看看,须根发黑就是积水,要赶快开沟排水,中耕松土。\n\n"
        "如果以上原因都排除了,就要考虑病毒侵染。建议您剪几枝鲜样,送到县植保站化验,对症用药,切不可乱打一气。\n\n"
        "另外,可在清早喷一遍清水,连喷五天,帮助植株恢复。\n\n(解答专家:市农科院 石秋禾)\n\n"
    )

    advice, report = articles_of(page + REPORT)

    assert (advice.title, len(advice.paragraphs), len(report.paragraphs)) == ("芍药叶子发黄咋回事", 6, 2)


def test_no_verse_goes_on_in_prose() -> None:
    rest = "后来家家户户都买了面粉,石碾先是盖上了塑料布,再后来连塑料布也不知让风刮到了哪里。"
    poem = ["乡村短章", "□ 卞禾", "槐花开了", "蜜蜂比人起得早", "麦子黄了", "镰刀在墙上", "轻轻地响了一声"]

    essay, verse, _ = articles_of("\n\n".join([*_PRESSED, *poem]) + f"\n\n\n\n{rest}\n\n{REPORT}")

    assert (essay.paragraphs[-1].text, len(verse.paragraphs)) == (rest, 6)


def test_a_numeral_alone_begins_a_part_of_an_essay() -> None:
    essay = [
        *("麦收散记", "卞秋禾", "一"),
        "芒种那天,镰刀在磨石上响了一个早晨,父亲的背弯成一张弓,汗珠子砸在石头上。",
        *("二", "麦子割到地头,母亲提着瓦罐来了,绿豆汤里卧着几颗冰糖,甜得人心里发颤。"),
        *("三", "如今收割机一响,十亩地半天就完了,父亲坐在地头,手不知道往哪儿放。"),
    ]

    article, _ = articles_of("\n\n".join(essay) + f"\n\n{REPORT}")

    assert [article.title, *(paragraph.text for paragraph in article.paragraphs)] == essay


@pytest.mark.parametrize(("verse", "heading"), [(0, 2), (4, 4)])
def test_verses_may_be_indented_more_or_less_than_what_heads_them_and_than_prose(verse: int, heading: int) -> None:
    poem = [
        *("一", "槐花开了", "蜜蜂比人起得早", "那是四月的事", "二", "麦子黄了", "镰刀在墙上", "轻轻地响了一声"),
        *("三", "雪落下来", "村庄", "慢慢地合上了眼睛"),
    ]
    lines = ["　" * (heading if len(line) == 1 else verse) + line for line in poem]
    essays = [
        ["老井", *(f"　　{text}" for text in _PRESSED[2:]), f"　　{_PRESSED_ON}"],
        [
            "一把蒲扇",
            "　　整理旧物时翻出一把蒲扇,扇面上的蒲叶已经发脆,边上用蓝布条细细地滚了一道边。",
            "　　那是祖母的手艺。夏夜里一家人躺在院子里乘凉,她的蒲扇总是朝着我这边摇。",
        ],
    ]
    above, below = (
        f"　　　　　　{title}\n　　　　　　　　□ 石岸柳\n" + _wrapped(*texts, width=20) for title, *texts in essays
    )

    articles = articles_of(
        f"{above}\n\n　　　　　　乡村四章\n　　　　　　　　卞 禾\n" + "\n".join(lines) + f"\n\n\n{below}"
    )

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("老井", 3),
        ("乡村四章", 13),
        ("一把蒲扇", 3),
    ]


def test_what_readers_tell_one_by_one_are_no_sections_of_one_text() -> None:
    calls = (
        "晚报热线 5969110\n\n康庄路路灯“罢工”半月\n\n市民李先生：康庄路往南有九盏路灯不亮，晚上黑咕隆咚。\n\n记者打探：路灯管理处答复，电缆被挖断，三天内修复。\n\n"
        "小区健身器材少了“腿”\n\n市民郭女士：小区北广场的漫步机缺了一只脚踏板，露着铁茬。\n\n记者打探：居委会表示，三天内更换器材的脚踏板。\n\n"
    )

    assert len(titles_of(f"{REPORT}{calls}")) == 3


def test_to_whom_a_letter_is_written_is_no_line_of_the_staff() -> None:
    letter = "一位教师的来信\n\n编辑老师：\n\n我教了三十一年书，今天写信，是想替孩子们说一件事，校门口的石桥护栏断了。\n\n"
    first, *_ = articles_of(f"{letter}{REPORT}")

    assert first.paragraphs[0].text == "编辑老师："


def test_who_answers_a_reader_stays_below_what_that_tells() -> None:
    calls = [
        (
            "康庄路路灯“罢工”半月",
            "市民李先生：康庄路往南有九盏路灯不亮，晚上黑咕隆咚，下夜班的都打着手电走。",
            "记者打探：市路灯管理处答复，因地下电缆被施工单位挖断，三天之内修复送电。",
        ),
        (
            "小区健身器材少了“腿”",
            "市民郭女士：双井小区北广场的漫步机缺了一只脚踏板，露着铁茬，孩子碰上就是一道口子。",
            "记者打探：社区居委会表示，器材已过保修期，他们用警戒绳围起来，已经报体育局更换。",
        ),
        (
            "公交站牌被小广告糊住",
            "市民孟先生：曹州路上的公交站牌被贴满办证的小广告，外地人看不清站名，坐过了站。",
            "记者打探：公交公司负责人称，将组织人员对全市的站牌进行一次集中清理。",
        ),
    ]
    page = "\n\n".join(part for call in calls for part in call)
    _, *articles = articles_of(f"{REPORT}晚报热线\n\n{page}\n\n{REPORT.replace('郓城', '巨野')}")

    assert [tuple(p.text for p in a.paragraphs) for a in articles[:3]] == [call[1:] for call in calls]


@pytest.mark.parametrize(
    "rows",
    [
        [
            "采煤一队：孔庆河 孟宪山 仝 伟 曹广",
            "采煤二队：晁怀玉 祝铁柱",
            "掘进队：段玉良 田 野 荣立本",
            "机运队：葛小兰（女） 申保国",
            "通风队：谢长河 石 磊（大）",
        ],
        [
            "生物学院 田晓禾 中国农业大学",
            "生物学院 季 青 西北大学",
            "文学院 荣立夏 山东师范大学",
            "数学系 葛 天 南京大学",
        ],
        ["指标 余额 增长", "存款 283.6 12.3", "保费收入 96.4 —— 21.7", "保单份数 12.4 8.0"],
    ],
    ids=["names", "admitted", "figures"],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_rows_of_words_apart_below_each_other_are_no_headlines(rows: list[str], between: str) -> None:
    _, article = articles_of(f"{REPORT}2011年度统计\n" + between.join(rows) + "\n")

    assert (article.title, [paragraph.text for paragraph in article.paragraphs]) == ("2011年度统计", rows)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_programme_is_a_row_a_line_however_few_words_it_has(between: str) -> None:
    rows = ["8月15日", "18:30 体操男子决赛", "19:00 羽毛球女双半决赛", "8月16日", "10:00 百米蝶泳决赛"]
    article = articles_of(f"{REPORT}本周赛事看点\n\n" + between.join(rows) + "\n")[-1]

    assert (article.title, [paragraph.text for paragraph in article.paragraphs]) == ("本周赛事看点", rows)


def test_who_answers_a_letter_may_speak_to_a_teacher_and_be_a_team() -> None:
    letter = (
        "给解说员提个醒\n\n编辑同志:\n\n咱们台的节目我天天看,就是字幕跑得太快,上了岁数的看不过来。\n\n"
        "单县终兴镇 退休教师 段玉鸣\n\n段老师:\n\n谢谢您的意见,从今晚起字幕在屏幕上多停三秒,播音员读错的地名也都一一改正,欢迎您接着给我们挑毛病。\n\n市电视台体育节目组\n\n"
    )
    below = "老教头的\n\n奥运梦\n\n本报讯(记者 李四)6月4日,牡丹区体校的举重房里坐满了人。\n"
    first, second = articles_of(f"{letter}{below}")

    assert len(first.paragraphs) == 6
    assert second.title == "老教头的奥运梦"


def test_who_signs_a_notice_with_the_day_without_its_year_ends_it() -> None:
    notice = "　　现存学生证四本、水杯二十个，请失主于9月30日前来认领，逾期移交保卫处。\n　　图书馆 9月19日\n"
    below = "2019年考研录取名单（部分）\n　　生物学院 田晓禾 中国农业大学\n　　文学院 荣立夏 山东师范大学\n　　数学系 葛 天 南京大学\n"
    report = REPORT.replace("\n\n", "\n　　")

    *_, lost, admitted = articles_of(f"{report}\n失物招领\n{notice}{below}")

    assert (lost.title, len(lost.paragraphs)) == ("失物招领", 2)
    assert (admitted.title, len(admitted.paragraphs)) == ("2019年考研录取名单（部分）", 3)


def test_comments_signed_by_names_with_a_space_in_them_are_no_sections_of_one_text() -> None:
    comments = (
        "微评\n\n给“跑腿书记”点赞\n\n封控期间,一位社区书记一天爬一千多级台阶,给居民送菜。笨办法暖人心,好干部不怕笨。(木 易)\n\n"
        "给“熄火食堂”点灯\n\n一处社区食堂关了又开,居民说饭菜合口。社区书记天天来尝菜,办法笨一点,人心就暖一点。(闻 笛)\n\n"
        "给“减负课堂”减负\n\n一所小学让家长拍视频交作业。好干部要替居民着想,社区和学校都别再添乱,办法多想一点。(庄 稼)\n\n"
    )

    found = articles_of(f"{REPORT}{comments}")[1:]

    assert [article.title for article in found] == ["给“跑腿书记”点赞", "给“熄火食堂”点灯", "给“减负课堂”减负"]
    assert [article.kind for article in found] == [Kind.BRIEF] * 3


def test_what_tells_when_and_who_wrote_it_under_no_headline_is_of_no_text_near_it() -> None:
    bank = "齐鲁银行菏泽分行开业\n\n10月12日,齐鲁银行菏泽分行在开发区开业,签订授信协议十四亿元,其中向农户发放小额贷款三千万元。\n\n"
    stage = "老戏台重开锣鼓\n\n一面铜锣敲了六十年,敲的人换了三茬。何庄的戏台修好那天,村里的老少爷们都来了。\n\n(尹 彤)\n\n"
    brief = "10月15日,邮储银行成武县支行的客户经理在蒜农家里查看蒜种,该行今秋已向农户发放小额贷款三千万元。(邵泽华 报道)\n\n"

    assert [len(article.paragraphs) for article in articles_of(f"{bank}{stage}{brief}{REPORT}")] == [1, 2, 1, 2]


def test_a_line_that_trails_off_close_over_a_headline_is_its_first() -> None:
    heads = "“原始股”“养老公寓”“消费返利”……\n别让高息迷了眼\n市打非办负责人答记者问\n\n"
    text = "问:近期非法集资有哪些新花样?\n\n答:过去是办厂、种树,现在多穿着“互联网+”的马甲,有的卖原始股,有的盯着老年人。\n\n"

    report, article, _ = articles_of(
        f"{REPORT}{heads}{text}{REPORT.replace('郓城', '巨野').replace('河道', '路面')}"
    )

    assert len(report.paragraphs) == 2
    assert article.title.startswith("“原始股”“养老公寓”“消费返利”……")


def test_who_signs_the_rest_of_a_text_below_signed_briefs_signs_that_text() -> None:
    case = (
        "一张白条打了三年官司\n\n“八千六百块钱，我跑了三年，今天总算拿到手了。”在小留法庭，养鸡户老田数完钞票，长长地出了一口气。\n\n"
        "法官王秀芹没有急着开庭，她三次骑车到孙某家中，发现孙某并不是不想还，而是觉得丢了脸面。“一个要钱，一个要脸，\n\n"
    )
    briefs = (
        "警方传真\n\n郓城 11月8日，城关派出所破获系列盗窃电动车案，追回电动车17辆。（宋金龙）\n\n"
        "东明 近日，菜园集派出所为辖区6所小学的护学队员讲解防骗常识。（尚国强）\n\n"
    )
    rest = "把话说开了，事情就好办了一半。”王秀芹说。\n\n在法庭的主持下，老田当着村干部的面向孙某道了歉，孙某卖掉两头肥猪，一次性付清了欠款。\n\n通讯员 卞玉珍\n\n"

    first, *_, last, _ = articles_of(f"{case}{briefs}{rest}{REPORT}")

    assert first.correspondents == ("卞玉珍",)
    assert len(last.paragraphs) == 1


def test_rows_behind_what_they_are_of_are_no_headlines_whatever_that_is() -> None:
    rows = [
        "机构名称：单县农商银行浮岗支行",
        "机构编码：B1417S3371",
        "批准成立日：2014年12月26日",
        "住所：单县浮岗镇浮岗村",
    ]
    notice = "关于换发许可证的公告\n下列机构经批准换发许可证，现予以公告：\n" + "\n".join(rows)
    below = (
        "三夏时节话农机\n本报讯（记者 李四）6月4日，曹县的麦田里机声隆隆，农民忙着收割小麦，农机手忙得脚不沾地。\n"
    )

    _, found, report = articles_of(f"{REPORT.rstrip()}\n{notice}\n{below}")

    assert [paragraph.text for paragraph in found.paragraphs][1:] == rows
    assert report.title == "三夏时节话农机"


def test_who_asks_signs_above_the_answer_that_speaks_to_them() -> None:
    letter = (
        "室友总熬夜，我该怎么开口\n老师您好：\n我是一名大一新生，同宿舍有个同学每天打游戏打到两三点，说了怕伤和气，不说又憋得慌。该怎么办？\n小 鹿\n"
        "小鹿同学：\n你能写信来，说明已经在想办法了。找个他心情好的时候，当面说出你的感受，不要当着别人的面数落他。\n\n"
    )
    first, _ = articles_of(f"{letter}{REPORT}")

    assert (first.title, first.kicker, len(first.paragraphs)) == ("室友总熬夜，我该怎么开口", "", 5)


def test_what_stands_close_below_a_full_line_where_blank_lines_part_paragraphs_is_of_its_paragraph() -> None:
    texts = [
        "8月10日晚的五棵松篮球馆里座无虚席，首节两队打成平手，看台上的球迷们都喊哑了嗓子。",
        "次节对手利用快攻拉开了比分，后卫们体力下降，失误也多了起来，分差越拉越大了。",
        "主教练说，他为自己的队员感到骄傲，这一场打出了精神，也打出了往后的底气和信心。",
        "替补席上的小将们一直站着，攥着毛巾，每进一个球就跳起来喊，嗓子比谁都响亮。",
        "看台上的球迷没有走，他们唱着歌等队员们出来，有个孩子举着自己画的海报站了很晚。",
        "夜里十一点，大巴开出了场馆，车窗里伸出几只手来，朝着路边的人群挥了又挥。",
    ]
    above, below = ("\n".join(_wrapped(text, width=18) for text in half) for half in (texts[:3], texts[3:]))
    torn = "姚明说，第一场就遇上最强的对手，输得不\n冤，可是这一节打得很痛快，都拼到了最后。\n姚明在场上21分\n\n钟得到13分10个篮板。\n"

    (article,) = articles_of(f"中国男篮输球赢了心\n\n{above}\n{torn}\n{below}")

    assert article.paragraphs[3].text.endswith("姚明在场上21分钟得到13分10个篮板。")


def test_who_took_a_photograph_stands_over_no_verse() -> None:
    page = (
        f"{REPORT}4月17日,永丰街道的“共享菜园”里,居民正在给认领的菜地浇水。七处闲置地块改成了二百多块菜地,供居民免费认领。庞\n武 摄\n\n"
        "巷子深处 菜香扑鼻\n\n\n市民来信\n\n一杯热茶,暖了我半宿\n\n编辑您好:\n\n"
        "我是城关街道的退休工人,今年七十一岁。前天夜里我在车站等车,冻得直跺脚,值班的姑娘端来一杯热茶,还把我让进了屋里。\n\n读者 仝桂芝\n\n"
    )

    _, photo, letter = articles_of(page)

    assert (photo.title, letter.title) == ("巷子深处 菜香扑鼻", "一杯热茶,暖了我半宿")


def test_the_short_end_of_a_paragraph_and_two_lines_of_a_headline_are_no_verse() -> None:
    column = [
        "本报讯(通讯员 冉启明)12月6日下午三点,随着最后一根塔材",
        "吊装到位,位于大堤内侧的跨越塔顺利封顶。这基铁塔高一百多米,",
        "是线路工程的关键一环,封顶以后两岸的用电“瓶颈”也",
        "将随之打破。",
        "周三寒潮又要来了",
        "抢修队备足“过冬粮”",
        "据气象部门预报,受强冷空气影响,十二日夜间到十三日我市最低",
        "气温将降至零下八摄氏度。供电公司提前启动迎峰度冬预案,组织",
        "二十八支抢修队伍全天候待命,备足导线、绝缘子等抢修物资。",
        "电工老宋的“账本”",
        "天宫庙镇供电所电工宋连仲有个蓝皮本子,巴掌大,用线绳拴着别",
        "在腰里。翻开来,上面记着的不是电费,而是全村人家的“心事”。",
    ]
    torn = [*column[:2], "是线路工程的关键一环,封顶以后两岸十多万居民的用电“瓶颈”问题", "也", *column[3:]]

    for lines in (column, torn):
        assert titles_of("\n".join(lines) + "\n")[1:] == [
            "周三寒潮又要来了 抢修队备足“过冬粮”",
            "电工老宋的“账本”",
        ]


def test_two_short_lines_alone_of_which_a_comma_ends_the_first_are_a_headline() -> None:
    text = "立秋之后暑气未消,人的脾胃仍然虚弱,这时候大鱼大肉,容易吃出毛病来,饮食还是要清淡一些,少吃生冷。\n\n"

    assert titles_of(f"{REPORT}健康提示\n\n立秋以后,\n\n慢点“贴秋膘”\n\n{text}")[1] == "立秋以后,慢点“贴秋膘”"


def test_what_a_reporter_signs_only_below_the_last_heading_is_sooner_one_feature() -> None:
    cards = (
        "预付卡，你拿什么让我放心？\n\n连日来，本报维权热线接到不少市民关于各类预付消费卡的投诉。小小一张卡里究竟藏着多少猫儿腻？记者进行了调查。\n\n"
        "人去楼空，卡成“废纸”\n\n“去年腊月办的卡，正月十六去洗车，卷帘门上贴着‘转让’俩字。”赵先生拿着一张只用了两次的洗车卡苦笑。\n\n"
        "说好的打折，咋成“限时”？\n\n孙小姐的烦恼则是另一种。她在一家美发店充了三百元，店员承诺所有项目六折，可节前她去烫发，店员说旺季不打折。\n\n"
        "工商部门：别为“小便宜”交“大学费”\n\n市工商局工作人员介绍，去年全市受理此类投诉二百多件，比前年多了四成。办卡前要看执照、签协议、索发票。\n\n"
    )
    signed, unsigned = (f"{REPORT}{cards}{credit}" for credit in ("本报记者 周晓燕\n\n", ""))

    assert titles_of(signed)[1:] == ["预付卡，你拿什么让我放心？"]
    assert len(titles_of(unsigned)) > 2


def test_a_section_below_what_goes_on_past_a_photograph_is_of_the_feature_above_it() -> None:
    page = (
        "从荒滩村到“花园村”有多远\n\n一场春雨过后,曹县安蔡楼镇荷花村的藕塘边站满了人,支书何存根指着荷叶说起当年的荒滩。\n\n"
        "起步:把地“连”起来\n\n何存根被请回来当支书,他挨家挨户丈量荒滩,把碎地连成了藕塘,村民以地入股。\n\n"
        "一开始没有人肯签字,何存根把自家的积蓄投了进去,头一年藕塘分红,荒滩上有了笑声。\n\n"
        "提速:把藕“卖”出去\n\n荷花村建起了冷库,藕粉注册了商标,何存根带着藕粉跑展会,一年多卖了\n\n八十万元。\n\n\n\n"
        "花坛“扮靓”小巷\n\n3月12日,单县浮岗镇小王庄村的村民在修剪自家门前的花坛。全镇今年建成花坛三百个。\n\n通讯员 田晓 摄\n\n"
        "“过去卖藕,贩子说几毛就几毛,现在咱说了算。”荷花村的会计翻开账本,藕塘的股民每亩分红三千元。\n\n"
        "牵手:把邻“带”起来\n\n荷花村与邻近的荒滩村成立联合社,何存根把藕塘的账本送给他们,联合社的藕塘已有六百亩。\n\n记者 张三 通讯员 李四\n"
    )

    assert titles_of(page) == ["从荒滩村到“花园村”有多远", "花坛“扮靓”小巷"]


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


def test_what_residents_ask_for_each_in_a_form_with_its_answer_is_a_brief_whatever_stands_over_all() -> None:
    page = (
        f"{REPORT}12345 有回音\n\n【诉求】古泉街道居民庄女士：小区二次供水水压不稳，六楼以上早晚用不上水。\n\n【办理】县住建局：已督促物业更换老化水泵两台。\n\n"
        "【诉求】定陶区市民祁先生：滨河街道一处健身器材损坏，孩子玩耍不安全。\n\n【办理】区教体局：接单后当日派人拆除，新器材将于本周安装。\n\n"
    )

    _, *briefs = articles_of(page)

    assert [(brief.kind, len(brief.paragraphs)) for brief in briefs] == [("brief", 2)] * 2


def test_names_that_fill_the_lines_of_a_column_are_one_paragraph() -> None:
    names = "丁玉梅 于海洲 万 军 王书亮 王凤菊 石秀荣 田家栋 冯 卫 邢福海 吕淑贞 李玉洁 孔祥泰 石 磊 宋延年 张文彬 赵 琪 郝立新 段成玉"
    told = (
        "本报讯（通讯员 李琬）9月10日，学校向从教满三十年的三十九名教师颁发证书和纪念章，并表彰了二十名师德标兵。"
    )
    led = "学校举行庆祝大会的消息传开以后，老教师们都换上了新衣裳，早早来到会场。从教满三十年教师的名单如下："
    below = "本报讯（记者 李四）9月11日晚，曹县的老桥亮起了一串串灯，桥下的水里也是灯，散步的人都停下来看。"
    wrapped = [_wrapped(text, width=22).strip() for text in (told, led, names)]

    school, bridge = articles_of(
        "\n".join(["我校表彰从教三十年教师", *wrapped, "老桥夜里亮了灯", _wrapped(below, width=22)])
    )

    assert [p.text.replace(" ", "") for p in school.paragraphs] == [
        told.replace(" ", ""),
        led,
        names.replace(" ", ""),
    ]
    assert bridge.title == "老桥夜里亮了灯"


def test_names_with_what_each_is_below_each_other_are_a_list() -> None:
    rows = ["安志国 定陶区陈集镇护林员", "尤学敏(女) 成武县第一中学教师", "段洪亮 巨野县洙水河民间河长"]
    page = (
        f"{REPORT}绿色光荣榜\n\n全县“最美护绿人”名单\n\n"
        + "\n\n".join(rows)
        + f"\n\n{REPORT.replace('郓城', '东明')}"
    )

    _, roll, _ = articles_of(page)

    assert (roll.title, [paragraph.text for paragraph in roll.paragraphs]) == ("全县“最美护绿人”名单", rows)


def test_farmers_of_a_place_by_their_number_sign_a_letter() -> None:
    letter = (
        "来信照登\n\n假种子坑了俺一季\n\n编辑同志:\n\n今年5月,我从县城一家种子门市部买了6斤西瓜种,包装上写着包结大瓜,可到了7月,瓜秧光长叶子不坐瓜。\n\n"
        "单县张集乡 十一户瓜农\n\n编后:本报已将此信转给种子管理站。该站负责人答复说,已派人到现场取样,有结果后将在本报公布。\n\n"
    )

    _, article = articles_of(f"{REPORT}{letter}")

    assert (article.title, len(article.paragraphs)) == ("假种子坑了俺一季", 4)


def test_a_weekly_supplement_and_its_page_at_the_head_are_the_paper_s_own() -> None:
    assert titles_of(f"健康周刊 | 名医\n\nB2\n\n牡丹晚报 2014年11月19日 星期三\n\n{REPORT}") == [
        "郓城清淤河道保汛期"
    ]


def test_a_photograph_between_a_report_and_its_two_headlines_has_the_third_alone() -> None:
    page = (
        f"{REPORT}七旬老太搭错公交 一路坐到终点直抹泪\n\n“大娘您别急，我们送您回家”\n\n水上“清道夫”\n\n"
        "8月15日，赵王河公园内，环卫工人驾着小船打捞水面上的漂浮物，河水清了，游人也多了。\n\n周青 摄\n\n"
        "本报讯（记者 孙岚）当天下午4时许，七旬老太郑奶奶独自去看孙子，搭错了公交，一路坐到终点站。司机见老太直抹泪，陪她等到了家人。\n\n"
        "郑奶奶记不清儿女的电话，公交司机和调度员问了一个多小时，才找到她住的小区。\n\n"
    )

    _, photo, report = articles_of(page)

    assert photo.title == "水上“清道夫”"
    assert (report.kicker, report.title) == (
        "",
        "七旬老太搭错公交 一路坐到终点直抹泪 “大娘您别急，我们送您回家”",
    ) or (
        report.kicker,
        report.title,
    ) == ("七旬老太搭错公交 一路坐到终点直抹泪", "“大娘您别急，我们送您回家”")


def test_a_column_s_name_and_a_headline_over_a_short_first_paragraph_stop_the_text_above() -> None:
    page = (
        "天寒地冻,你的肺“感冒”了吗?\n\n记者:哪些信号说明必须到医院来?\n\n裴景川:痰由白变黄、变多,走几步路就喘,嘴唇发紫,都要及时来;还有些老人整天\n\n"
        "健康提醒\n\n冬季锻炼“三不宜”\n\n不宜太早。清晨气温低,路面滑,建议等太阳出来再出门活动。\n\n不宜太急。热身至少十分钟,让关节和血管有个适应过程。\n\n"
        f"犯困,家里人以为他是猫冬,其实非常危险。\n\n{REPORT}"
    )

    advice = articles_of(page)[1]

    assert (advice.kicker, advice.title) == ("健康提醒", "冬季锻炼“三不宜”")


def test_what_a_reporter_signs_below_a_box_is_the_rest_of_the_feature_around_it() -> None:
    diary = (
        "我在美容院“被贷款”的七天\n　　初春的曹县乍暖还寒。小雅今年二十岁，是一名大二学生。她把一本粉红\n色的日记本推到记者面前，里面记下了她从走进美容院到讨回一万二千元的\n全过程。\n"
        "　　2月26日，小雅和室友逛街，一个穿粉色工作服的姐姐塞给她一张卡片，\n说开业酬宾，可以免费做一次面部护理。\n　　半张脸值多少钱\n\n"
    )
    box = "相关链接\n遇到强制消费怎么办？\n　　一要留证。保存好宣传单、收据、合同，条件允许时录音录像。\n　　二要报警。经营者强迫交易的，应立即拨打110。\n　　三要投诉。可到就近的工商所、消协投诉站反映。\n\n"
    rest = (
        "　　更让小雅没想到的是，美容院只给她做了左半边脸，右半边想要做，就得\n先交九百八十元。她兜里只有一百多元，签字时连合同都没有看清。\n"
        "　　3月2日，辅导员陪小雅到工商所投诉。在工商人员的调解下，美容院退还\n了全部款项，合同作废。\n　　本报记者 陈默 整理\n\n"
    )
    report = REPORT.replace("\n\n", "\n　　", 2) + REPORT.replace("郓城", "东明").replace("\n\n", "\n　　", 2)

    feature, link, *_ = articles_of(f"{diary}{box}{rest}{report}")

    assert (feature.reporters, len(feature.paragraphs)) == (("陈默",), 6)
    assert (link.title, len(link.paragraphs)) == ("遇到强制消费怎么办？", 3)
