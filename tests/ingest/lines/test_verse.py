"""Verse, and what stands around it."""

from __future__ import annotations

import pytest

from tests.ingest.invented import (
    PRESSED,
    PRESSED_ON,
    REPORT,
    articles_of,
    titles_of,
    wrapped,
)

_ESSAY = (
    "小时候最怕一个人走夜路，可只要有虫声跟着，胆子便大了许多，奶奶说蛐蛐叫的是“拆拆洗洗，放在柜里”。",
    "母亲打来电话，说院里的枣红了，我说这个周末就回去，和她一起把枣打下来，晒在院子当中的苇席上。",
)
_OTHER_ESSAY = (
    "到巨野那天正下着小雨，朋友说雨天宜上麒麟台，台在城东的麒麟镇，不高，四围是望不到边的玉米地。",
    "我们撑着伞站在台上，谁也不说话，雨打在玉米叶子上，沙沙的，像许多人在低声读书，一读就是半天。",
)


def test_a_headline_between_an_essay_and_the_next_author_is_no_verse() -> None:
    page = f"秋虫唧唧\n□ 南 泥\n{wrapped(*_ESSAY)}\n河湾听雨\n□ 邢 岱\n{wrapped(*_OTHER_ESSAY)}"

    assert titles_of(page) == ["秋虫唧唧", "河湾听雨"]


def test_prose_below_a_poem_begins_with_its_headline() -> None:
    poem = "秋日短章\n赵统斌\n\n稻草人\n站了整整一个夏天\n麻雀早就认识了你\n你张开的双臂里\n只剩下风\n"
    page = f"{poem}\n郓城“壮馍”\n{wrapped(*_ESSAY)}"

    assert titles_of(page) == ["秋日短章", "郓城“壮馍”"]


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


def test_a_line_of_verse_is_no_column_s_name() -> None:
    page = "诗笺\n\n黄河滩\n\n李冠华\n秋水退去的时候\n滩地像刚揭开的窝头\n冒着热气\n父亲赤着脚走过\n每一步\n都按下一枚深深的印章\n\n"

    poem, *_ = articles_of(f"{page}{REPORT}")

    assert (poem.title, len(poem.paragraphs)) == ("黄河滩", 7)


def test_prose_that_fills_its_column_below_a_poem_is_none_of_its_verses() -> None:
    first = "老庞头在街口开杂货铺,秤砣磨得发亮,抬头高低全在那一指头。有人说他抠,他只是笑,说秤杆子平了心里才平,做买卖也才长久,这是他爹留给他的话。"
    then = "冬天的早晨,铺子门一开,热气就往外冒,孩子们排着队买糖,老人们靠着墙根晒太阳。他给每个孩子多抓一颗,说小孩子的嘴最不会骗人,往后会记得你。"
    report = "".join(f"　　{line}\n" for line in REPORT.split("\n\n")[1:] if line)
    verses = "风啊,你走的时候,\n雪还没有下,\n我把门前的路扫了又扫,\n像等一封信,\n你能不能替我,\n抱一抱那个春天?\n"
    page = f"清淤保汛期\n{report}雪夜\n曹县第三中学八年级 丁一诺\n{verses}老街的秤又亮了\n街坊排队买糖忙\n　　{first}\n　　{then}\n"
    column = "\n".join(line[start : start + 18] for line in page.split("\n") for start in range(0, len(line), 18))

    assert [paragraph.text for paragraph in articles_of(column)[-1].paragraphs[-2:]] == [first, then]


@pytest.mark.parametrize("author", ["□ 石岸柳", "石岸柳"])
def test_what_stands_over_the_parts_of_a_poem_whose_verses_blank_lines_part_is_no_author(author: str) -> None:
    poem = [
        *("村庄手记", author, "麦 场", "麦秸垛早就散了", "石磙还趴在原处", "像一头老去的牛"),
        *("枣 树", "它把果子举得很高", "够得着的", "只有那年的竹竿", "炊 烟", "细细的一根线", "拴着", "整个黄昏"),
    ]

    essay, verse = articles_of("\n\n".join([*PRESSED, *poem]) + f"\n\n\n\n{PRESSED_ON}\n\n{REPORT}")[:2]

    assert (essay.title, essay.paragraphs[-1].text) == ("村口的石碾", PRESSED_ON)
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
        wrapped(f"　　{text}", width=20) for text in prose
    )

    poem, *_ = articles_of("\n".join(verses) + f"\n\n\n{essay}")

    assert [paragraph.text for paragraph in poem.paragraphs] == [verse.strip("　") for verse in verses[1:]]


def test_no_verse_goes_on_in_prose() -> None:
    rest = "后来家家户户都买了面粉,石碾先是盖上了塑料布,再后来连塑料布也不知让风刮到了哪里。"
    poem = ["乡村短章", "□ 卞禾", "槐花开了", "蜜蜂比人起得早", "麦子黄了", "镰刀在墙上", "轻轻地响了一声"]

    essay, verse, _ = articles_of("\n\n".join([*PRESSED, *poem]) + f"\n\n\n\n{rest}\n\n{REPORT}")

    assert (essay.paragraphs[-1].text, len(verse.paragraphs)) == (rest, 6)


@pytest.mark.parametrize(("verse", "heading"), [(0, 2), (4, 4)])
def test_verses_may_be_indented_more_or_less_than_what_heads_them_and_than_prose(verse: int, heading: int) -> None:
    poem = [
        *("一", "槐花开了", "蜜蜂比人起得早", "那是四月的事", "二", "麦子黄了", "镰刀在墙上", "轻轻地响了一声"),
        *("三", "雪落下来", "村庄", "慢慢地合上了眼睛"),
    ]
    lines = ["　" * (heading if len(line) == 1 else verse) + line for line in poem]
    essays = [
        ["老井", *(f"　　{text}" for text in PRESSED[2:]), f"　　{PRESSED_ON}"],
        [
            "一把蒲扇",
            "　　整理旧物时翻出一把蒲扇,扇面上的蒲叶已经发脆,边上用蓝布条细细地滚了一道边。",
            "　　那是祖母的手艺。夏夜里一家人躺在院子里乘凉,她的蒲扇总是朝着我这边摇。",
        ],
    ]
    above, below = (
        f"　　　　　　{title}\n　　　　　　　　□ 石岸柳\n" + wrapped(*texts, width=20) for title, *texts in essays
    )

    articles = articles_of(
        f"{above}\n\n　　　　　　乡村四章\n　　　　　　　　卞 禾\n" + "\n".join(lines) + f"\n\n\n{below}"
    )

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("老井", 3),
        ("乡村四章", 13),
        ("一把蒲扇", 3),
    ]


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


def test_verse_stands_under_its_author() -> None:
    (article,) = articles_of("早春\n\n□ 张宪光\n\n残雪还伏在麦垄背阴处\n\n风已经换了口气\n\n柳枝低下头\n")

    assert article.title == "早春"


def test_who_wrote_a_poem_may_stand_below_it() -> None:
    essay, poem = articles_of(
        "冬夜翻旧书\n\n入了冬,夜就长得没有边,正是翻旧书的时候。\n\n□ 田 禾\n\n初冬(外一首)\n树把叶子还给了土地\n"
        "像一个人还清了债\n站在风里 身上只剩下骨头\n和一只不肯走的鸟\n两头都白了\n□ 李青萍\n"
    )

    assert (essay.title, poem.title) == ("冬夜翻旧书", "初冬(外一首)")
    assert len(poem.paragraphs) == 6


def test_the_wider_gap_parts_verse_from_the_headline_below_it() -> None:
    poem = [
        "秋日短章",
        "□ 单县 周青",
        "麦种撒下去",
        "父亲蹲在地头",
        "像一颗遗落的豆子",
        "他说 再等一场雨",
        "把麦子 种进霜里",
    ]
    essay = "老屋拆了,石磨还在,它斜倚在墙角,磨眼里积了半捧雨水,几只麻雀常来喝水,见了人也不飞走。"
    verse, prose = articles_of("\n\n".join(poem) + "\n\n\n门前的石磨\n\n□ 郓城 樊庆斌\n\n" + essay + "\n")

    assert (verse.title, len(verse.paragraphs), prose.title) == ("秋日短章", 6, "门前的石磨")


def test_three_short_lines_below_the_name_of_a_column_are_a_headline_and_no_verse() -> None:
    letter = (
        "　　编辑同志：\n　　5月12日下着大雨，我接孩子放学忘\n了带伞，在学校门口等了半个钟头。\n"
        "　　一位不认识的大姐把伞塞给我，自己\n顶着书包跑了，我想借贵报谢谢她。\n　　市区读者 宁小楠\n"
    )
    report = REPORT.replace("\n\n", "\n")

    _, article = articles_of(f"{report}读者来信\n一把雨伞\n撑起的\n是两家人的情\n{letter}")

    assert (article.kicker, article.title) == ("读者来信", "一把雨伞撑起的是两家人的情")


def test_the_name_of_a_column_below_verses_with_marks_is_none_of_them() -> None:
    verses = [
        "一夜西风过曹州,黄花开遍小城头。",
        "田家打罢场边豆,又向东篱问早秋。",
        "霜重不惊残叶落,月明偏照旧渠流。",
        "老来最爱粗茶饭,儿女灯前话未休。",
    ]
    page = [
        "秋日寄怀",
        "田润芝",
        *verses,
        "乡土风味",
        "一碗胡辣汤",
        "柳青河",
        "冬天的早晨,庄里人先问一句:汤熬上了没有?锅盖一掀,半条街都是胡椒味。",
    ]
    poem, essay, _ = articles_of("\n\n".join(page) + f"\n\n\n{REPORT}")

    assert ([p.text for p in poem.paragraphs], essay.kicker, essay.title) == (
        ["田润芝", *verses],
        "乡土风味",
        "一碗胡辣汤",
    )


def test_the_line_of_an_essay_that_a_poem_tears_at_a_comma_is_no_headline() -> None:
    page = [
        "乡间随想",
        "□ 鲁怀庆",
        "晒粮",
        "平房顶上东边一片黄,是玉米;西边一片红,是辣椒。",
        "听虫",
        "搬进县城第八年,半夜忽然听见一声蝈蝈叫,",
        "枣树下(外一首)",
        "焦春禾",
        *["树下有一口井", "井里有一个月亮", "谁的水桶", "把它提走了", "雪", "落在柴垛上", "没有声音"],
    ]
    *_, poem, _ = articles_of("\n\n".join(page) + f"\n\n\n{REPORT}")

    assert (poem.title, [p.text for p in poem.paragraphs]) == (page[6], page[7:])
