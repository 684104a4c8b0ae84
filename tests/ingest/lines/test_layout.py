"""Gaps, indents, columns and points, however a page is set."""

from __future__ import annotations

import textwrap

import pytest

from search.ingest import load_gazetteer, parse_page
from search.ingest.lines.layout import lines_of
from search.model import Page
from tests.ingest.invented import (
    BUS,
    LAKE,
    LAKE_REST,
    POND,
    PROFILE,
    REPORT,
    SCHOOL,
    TIMBER,
    articles_of,
    set_close,
    titles_of,
    with_figures_apart,
)


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


def test_few_lines_with_digits_tell_how_wide_these_are() -> None:
    rows = ["今年的麦子比去年长得还要好", "到了收割的时候机手们都来了", "他们说这里的路好走人也实在"] * 10
    rows[4], rows[9] = "电话是5332108请打吧", "全村有收割机128台轮着用"

    assert all(line.is_full for line in lines_of("\n".join(rows)))


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


def test_a_text_in_a_column_of_another_width_is_not_the_rest_of_the_one_above() -> None:
    page = (
        "运动会捷报频传\n" + _in_lines_of(_NARROW, 18) + _in_lines_of(_MORE, 20) + "记者 滕飞 通讯员 岳鹏\n"
        "太极拳方阵\n天天准时练\n村里打球\n迎丰收\n" + _in_lines_of(_WIDE, 20)
    )

    assert titles_of(page) == ["运动会捷报频传", "太极拳方阵天天准时练", "村里打球迎丰收"]


def test_indents_are_measured_from_the_margin_of_the_page() -> None:
    page = set_close(22, SCHOOL, POND)
    set_in = "\n".join(" " * 6 + line for line in page.split("\n"))

    assert [article.paragraphs for article in articles_of(page)] == [
        article.paragraphs for article in articles_of(set_in)
    ]
    assert [len(article.paragraphs) for article in articles_of(set_in)] == [2, 2]


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


@pytest.mark.parametrize("indent", ["\t", "  ", "　　"])
@pytest.mark.parametrize("width", [15, 20, 23, 24])
def test_paragraphs_are_indented_by_tabs_and_spaces_as_well(indent: str, width: int) -> None:
    articles = articles_of(set_close(width, SCHOOL, POND, NIGHT_SCHOOL, indent=indent))

    assert [[paragraph.text for paragraph in article.paragraphs] for article in articles] == [
        list(paragraphs) for _, *paragraphs in (SCHOOL, POND, NIGHT_SCHOOL)
    ]


NIGHT_SCHOOL = (
    "夜校开到村头",
    "本报讯(记者 李四)9月5日,鄄城县什集镇的村口亮起了灯,三十多个年轻人坐在板凳上听老师讲直播。",
    "夜校每周三次,来听课的不收钱,老师由镇里请。",
    "如今已有十一人开了自己的网店。",
)


def test_a_page_number_a_rule_or_a_masthead_left_of_the_margin_leaves_it_where_it_is() -> None:
    set_in = "\n".join(f"        {line}" for line in set_close(20, SCHOOL, POND, NIGHT_SCHOOL).split("\n"))
    page = f"菏泽日报 综合新闻 第3版\n第2页 共8页\n{'-' * 20}\n{set_in}\n— 2 —\n"

    assert [[paragraph.text for paragraph in article.paragraphs] for article in articles_of(page)] == [
        list(paragraphs) for _, *paragraphs in (SCHOOL, POND, NIGHT_SCHOOL)
    ]


def test_words_of_datelines_may_be_spaced_out() -> None:
    page = REPORT.replace("本报讯(记者 张三)", "本 报 讯(记 者 张三 通 讯 员 李四)")

    (article,) = articles_of(page)

    assert (article.reporters, article.correspondents) == (("张三",), ("李四",))
    assert article.paragraphs[0].text.startswith("本报讯(记者 张三 通讯员 李四)6月3日")


def test_on_a_page_without_blank_lines_a_short_line_over_a_paragraph_is_a_headline() -> None:
    report = "本报讯(记者 张三)6月3日,郓城县水务局组织机械对宋金河淤积段进行清理,运出淤泥两万方,下一步将对两岸护坡加固,汛前还要再疏通三公里。"
    advice = "天冷了,洗澡的先后有讲究。先洗脸再洗身体,最后洗头,水温不要超过四十度,时间不要超过二十分钟,饭后一小时内不要洗,酒后也不要洗。"
    profile = "天刚亮,孔令梅就推着三轮车出了门,车上是两筐刚蒸好的花馍,她学做花馍已经二十个年头,曹州一带逢年过节都少不了她的枣花馍和面灯。"
    page = [
        "郓城清淤河道保汛期",
        report,
        "健康有约",
        "冬天洗澡,先洗哪儿有讲究",
        advice,
        "天南地北",
        "“花馍里有娘的味道”",
        profile,
    ]

    assert titles_of("\n".join(page)) == ["郓城清淤河道保汛期", "冬天洗澡,先洗哪儿有讲究", "“花馍里有娘的味道”"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_headline_set_upright_is_one_line(gap: str) -> None:
    upright = gap.join("麦场上的“无人机医生”")
    drone = "本报讯(记者 李四)小麦才上场,玉米已出苗。6月10日,定陶区冉堌镇的麦场上,一架无人机飞过,十五分钟喷完三十亩。\n\n"

    assert titles_of(f"{REPORT}{upright}\n\n{drone}桐木走出寒冬\n\n{TIMBER}")[1:] == [
        "麦场上的“无人机医生”",
        "桐木走出寒冬",
    ]


def test_digits_below_each_other_are_no_headline_set_upright() -> None:
    notes = parse_page(Page("p.txt", f"{REPORT}3\n5\n7\n\n{TIMBER}"), load_gazetteer()).lines

    assert {"3", "5", "7"} <= {note.text for note in notes}


@pytest.mark.parametrize("width", [15, 18, 19])
def test_a_blank_line_after_every_line_of_wrapped_text_says_nothing_though_more_of_them_part_paragraphs(
    width: int,
) -> None:
    first = (
        "本报讯(记者 柳明远)6月3日，城东的老街上摆出了八十张长桌，街坊们带着自家的拿手菜来赴这一年一度的百家宴。社区将一份菜谱送到来自河南商丘的游客赵先生手中。",
        "老街住着三百多户人家，过去各家关门过日子。前年以来，社区提出“邻里一家亲”的办法，先后摆了六回长桌，修了两处凉亭和一座小戏台，请来唱曲的老艺人。",
        "桌子摆出来了，街坊的话也多了。王家婶子去年开了一家小饭馆，逢上百家宴，光炸糕一样就卖了四百多份。",
    )
    second = (
        "本报讯(记者 郝立夏)6月4日，县图书馆的流动书车开进了柳集，赶集的孩子们围着书架挑了整整一上午。开车的馆员给每个孩子办了一张借书证。",
        "这辆车是去年腊月置办的，车厢两边各有六层书架，能装两千册图书，还带着一台能上网的电脑。半年来书车跑了四十一个集，借出图书九千多册。",
        "“赶一回集，换一回书，比吃块糖还高兴。”六年级的学生说。馆里打算秋后再添一辆，把全县的大集都跑到。",
    )
    heads = ("八十张桌子摆成一条街", "书车开到了集市上")
    blocks = [
        "\n\n".join(textwrap.wrap(paragraph, width))
        for head, texts in zip(heads, (first, second), strict=True)
        for paragraph in (head, *texts)
    ]

    articles = articles_of("\n\n\n\n".join(blocks))

    assert [(article.title, tuple(p.text for p in article.paragraphs)) for article in articles] == [
        (heads[0], first),
        (heads[1], second),
    ]
