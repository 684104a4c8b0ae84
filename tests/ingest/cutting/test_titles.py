"""What of an item's headlines is kicker, title and subtitle: one case a rule."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from search.ingest.cutting.titles import compose
from tests.ingest.invented import (
    BANQUET,
    BOOK_VAN,
    OPERA,
    PROFILE,
    REPORT,
    articles_of,
    titles_of,
)


def parts_of(heads: Sequence[str], labels: Sequence[str], body: str = "") -> tuple[str, str, str]:
    """Kicker, title and subtitle."""
    return compose(heads, labels, body)[:3]


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


def test_what_a_campaign_is_called_is_no_part_of_a_headline() -> None:
    report = "本报讯(记者王子健)5月18日是国际博物馆日,市博物馆当晚延长开放到九点半,请市民来看夜场。\n"
    (article,) = articles_of(f"学习贯彻党的二十大精神\n\n市博物馆“5·18”夜场邀您来\n\n{report}")

    assert (article.kicker, article.title) == ("学习贯彻党的二十大精神", "市博物馆“5·18”夜场邀您来")


@pytest.mark.parametrize("column", ["图说新区", "有问必答", "健康有约"])
def test_a_column_s_name_by_its_words_is_the_kicker(column: str) -> None:
    article = articles_of(f"{REPORT}{column}\n\n雨中的“及时伞”\n\n{PROFILE}")[1]

    assert (article.kicker, article.title) == (column, "雨中的“及时伞”")


def test_whose_news_it_is_belongs_to_the_headline() -> None:
    (article,) = articles_of("曹县县立医院:\n\n抢救早产双胞胎\n\n本报讯(记者 张三)1月6日,双胞胎康复出院。\n")

    assert article.title == "曹县县立医院:抢救早产双胞胎"


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
    assert parts_of(heads, []) == (kicker, title, "")


@pytest.mark.parametrize("column", ["记者帮办", "民生追踪", "文化观察", "曹州雅集"])
def test_the_name_of_a_column_is_no_part_of_the_headline(column: str) -> None:
    (article,) = articles_of(
        f"{column}\n\n小区的充电桩修好了\n\n本报讯(记者 张三)3月5日,记者从热线得知,小区的充电桩坏了三天,当天修好。\n"
    )

    assert (article.kicker, article.title) == (column, "小区的充电桩修好了")


def test_whose_words_a_headline_is() -> None:
    (article,) = articles_of(
        "我在牡丹区当网格员\n\n桑红梅:“楼道里的事,就是我的事”\n\n清晨六点半,网格员桑红梅骑着电动车出了门。\n"
    )

    assert article.title == "我在牡丹区当网格员 桑红梅:“楼道里的事,就是我的事”"


def test_titles() -> None:
    assert parts_of(["全市外事工作会议要求", "更好服务高水平开放"], []) == (
        "全市外事工作会议要求",
        "更好服务高水平开放",
        "",
    )
    assert parts_of(["持续推进", "“三规范”建设"], []) == ("", "持续推进“三规范”建设", "")
    assert parts_of(["擘画新蓝图", "——访市工信局局长"], []) == ("", "擘画新蓝图", "——访市工信局局长")
    assert parts_of(["抢开局"], ["权威访谈", "新春走基层"]) == ("新春走基层", "抢开局", "")
    assert parts_of([], []) == ("", "", "")


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

    assert parts_of(heads, [], body) == (kicker, title, "")


def test_a_verb_with_its_place_below_a_headline_is_no_column_s_name() -> None:
    assert titles_of(f"民警带队 反诈宣传\n\n进工地\n\n{REPORT.partition('本报')[2]}")[0].endswith("进工地")


@pytest.mark.parametrize(
    ("heads", "body", "expected"),
    [
        (["改革开放40年·老物件的故事", "一张“准购证”"], "", ("改革开放40年·老物件的故事", "一张“准购证”")),
        (["抗洪救灾一线见闻", "滩区帐篷里的读书声"], "", ("抗洪救灾一线见闻", "滩区帐篷里的读书声")),
        (
            ["项目建设一线观察", "成武:链主企业“牵线” 配套厂家落户"],
            "",
            ("项目建设一线观察", "成武:链主企业“牵线” 配套厂家落户"),
        ),
        (["湖西记忆(之三)", "一把军号"], "", ("湖西记忆(之三)", "一把军号")),
        (["特色种植·香椿产业看曹州", "单县召开春管会议"], "", ("特色种植·香椿产业看曹州", "单县召开春管会议")),
        (["新华视点", "暑期书店为何“坐不下”"], "暑期书店里坐满了人。", ("新华视点", "暑期书店为何“坐不下”")),
        (["磐石镇", "办起“周末食堂”"], "磐石镇办起食堂。", ("", "磐石镇办起“周末食堂”")),
        (["奥运知识", "现代五项怎么比"], "现代五项比射击、击剑。", ("奥运知识", "现代五项怎么比")),
        (["荧屏内外", "好一个扯着嗓子的老太太"], "荧屏里走出个老太太。", ("荧屏内外", "好一个扯着嗓子的老太太")),
        (["一句承诺", "守护渡口六十年"], "老祁添着土。", ("", "一句承诺守护渡口六十年")),
        (["贺词送给“中国", "—加拿大旅游年”开幕式"], "", ("", "贺词送给“中国—加拿大旅游年”开幕式")),
    ],
)
def test_what_names_a_column_or_a_series_is_a_kicker(
    heads: list[str], body: str, expected: tuple[str, str]
) -> None:
    assert parts_of(heads, [], body) == (*expected, "")


def test_what_opens_a_service_is_a_headline_and_no_column_s_name() -> None:
    text = "巨野县检察院日前开通“检察直通车”,派两名干警到集上接待来访,半个月来已接访四十人。\n"

    assert titles_of(f"{REPORT}巨野检察院开通下乡直通车\n\n{text}")[1] == "巨野检察院开通下乡直通车"


def test_what_has_its_author_below_it_is_no_name_of_a_column() -> None:
    poem = "蒲公英\n\n市实验小学五(2)班 孟想\n\n你背着一把白伞\n站在田埂上等风\n风说跟我走吧\n你就轻轻一跳\n\n"
    advice = "“妈妈,我肚子疼。”一到周一,不少家长都会听到这样的话,孩子的书包还挂在门后,早饭也没有动。\n\n"

    assert "蒲公英" in titles_of(f"{REPORT}{poem}{advice}孩子周一肚子疼 家长先别急着拆穿\n\n")


def test_the_first_line_of_a_headline_over_two_may_be_the_first_words_of_its_text() -> None:
    text = "市第三届农民运动会十七日在曹县开幕,二十个代表队的四百名农民运动员参加拔河等八个项目的比赛。\n"

    assert titles_of(f"{REPORT}市第三届农民运动会\n\n四百名农民赛场拔河\n\n{text}")[1:] == [
        "市第三届农民运动会四百名农民赛场拔河"
    ]


def test_two_lines_of_one_length_without_a_mark_in_them_are_no_couplet() -> None:
    text = "入冬前,曹县敬老院通了暖气,老人们的屋里暖和了,院长挨个房间量温度,量完了记在本子上,一天两回。\n"

    assert titles_of(f"{REPORT}曹县敬老院全部通上了集中供暖\n院长挨个房间给老人们量体温度\n\n{text}")[1:] == [
        "曹县敬老院全部通上了集中供暖 院长挨个房间给老人们量体温度"
    ]


@pytest.mark.parametrize(
    "slogan", ["学史明理 学史增信 学史崇德 学史力行", "冲刺三季度 决胜下半年", "感悟英雄气概 赓续红色血脉"]
)
def test_a_slogan_of_four_halves_or_in_its_second_half_stands_over_the_page(slogan: str) -> None:
    article = articles_of(f"{slogan}\n\n{REPORT.replace('郓城清淤', '郓城县清淤')}")[0]

    assert (article.kicker, article.title) == (slogan, "郓城县清淤河道保汛期")


def test_a_column_s_name_may_have_spaces_around_its_dot() -> None:
    article = articles_of(f"{REPORT}我们的节日 · 二月二\n\n理发铺里剃龙头\n\n{PROFILE}")[1]

    assert (article.kicker, article.title) == ("我们的节日 · 二月二", "理发铺里剃龙头")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["三年追踪 千里缉凶", "城关警方抓获逃犯"], ("三年追踪 千里缉凶", "城关警方抓获逃犯", "")),
        (["一碗热汤面 暖了夜归人", "青年志愿者守在路口"], ("一碗热汤面 暖了夜归人", "青年志愿者守在路口", "")),
        (["沿着大堤看振兴", "一条鱼游出一方富"], ("沿着大堤看振兴", "一条鱼游出一方富", "")),
        (["重点项目巡礼", "一座新厂的“加速度”"], ("重点项目巡礼", "一座新厂的“加速度”", "")),
        (["全县主题教育", "推进会召开"], ("", "全县主题教育推进会召开", "")),
        (
            ["我县召开秋种工作会议", "早准备 细安排 种足种好小麦"],
            ("", "我县召开秋种工作会议 早准备 细安排 种足种好小麦", ""),
        ),
        (
            ["突出问题导向 破解发展难题", "我县召开经济运行分析会"],
            ("", "突出问题导向 破解发展难题 我县召开经济运行分析会", ""),
        ),
        (["一粒种子 种出一个镇", "陈集镇做大制种产业"], ("", "一粒种子 种出一个镇 陈集镇做大制种产业", "")),
        (["县委召开常委扩大会议", "传达学习全会精神"], ("", "县委召开常委扩大会议 传达学习全会精神", "")),
        (["书 林 漫 步", "窗 外 雨 声"], ("书 林 漫 步", "窗 外 雨 声", "")),
        (["桐木条走出国门", "庄寨镇木材加工业见闻"], ("", "桐木条走出国门", "庄寨镇木材加工业见闻")),
        (["厂长卷铺盖睡进车间", "定陶造纸厂扭亏记"], ("", "厂长卷铺盖睡进车间", "定陶造纸厂扭亏记")),
        (["两趟邮车进了村——", "一件汉服的出村记"], ("两趟邮车进了村——", "一件汉服的出村记", "")),
        (["喜迎十九大", "滩区群众住上新房"], ("喜迎十九大", "滩区群众住上新房", "")),
        (["县一中学生合唱团", "捧回一块金牌"], ("", "县一中学生合唱团捧回一块金牌", "")),
    ],
)
def test_what_stands_over_or_below_a_headline_may_say_so_by_its_form(
    heads: list[str], expected: tuple[str, str, str]
) -> None:
    assert parts_of(heads, []) == expected


def test_a_column_s_name_may_say_what_its_text_is_about() -> None:
    assert parts_of(["消费警示", "买翡翠擦亮眼"], [], "消费者协会提醒。")[:2] == ("消费警示", "买翡翠擦亮眼")


def test_a_quotation_names_no_column() -> None:
    assert parts_of(["“零等候”", "办证窗口今起延时"], [], "办事大厅里人少了。")[:2] == (
        "",
        "“零等候”办证窗口今起延时",
    )


def test_a_serial_is_the_name_of_a_column() -> None:
    assert parts_of(["小说连载", "河湾人家"], [], "二憨推门进来。") == ("小说连载", "河湾人家", "")


def test_a_subtitle_without_a_dash_is_no_headline_of_a_part_of_the_text() -> None:
    text = (
        "去年此时,定陶县造纸厂门口天天有讨债的人,三百四十名工人四个月没领工资。\n\n"
        "变化从厂长换人开始。边德厚当上厂长,头一天就把铺盖搬进了车间,办公室腾出来做了工人浴室。\n\n"
    )
    article = articles_of(f"厂长卷铺盖睡进车间\n\n定陶造纸厂扭亏记\n\n{text}{REPORT}")[0]

    assert (article.title, article.subtitle, len(article.paragraphs)) == (
        "厂长卷铺盖睡进车间",
        "定陶造纸厂扭亏记",
        2,
    )


@pytest.mark.parametrize("head", ["成武报\n\n\n文艺版", "成武新闻  国庆特刊"])
def test_what_a_county_s_paper_is_called_is_no_headline(head: str) -> None:
    (article,) = articles_of(f"{head}\n\n\n{REPORT}")

    assert (article.kicker, article.title) == ("", "郓城清淤河道保汛期")


def test_what_many_watched_live_is_no_column_s_name_below_its_kicker() -> None:
    text = "本报讯(记者 李四)6月5日,曹县第一中学组织师生收看载人飞船发射,礼堂的大屏幕前坐了两千人。\n\n"
    article = articles_of(f"两千双眼睛望着屏幕 三十名学生写下心愿\n\n曹县一中师生同看飞天直播\n\n{text}{REPORT}")[
        0
    ]

    assert (article.kicker, article.title) == ("两千双眼睛望着屏幕 三十名学生写下心愿", "曹县一中师生同看飞天直播")


def test_what_a_camera_saw_names_a_row_of_photographs() -> None:
    article = articles_of(f"镜头里的暑假\n\n剧团下乡演大戏\n\n{OPERA}{REPORT}")[0]

    assert (article.kicker, article.title) == ("镜头里的暑假", "剧团下乡演大戏")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一根木棍儿", "撑起一个“淘宝镇”"),
        ("三把剪刀", "剪出幸福生活"),
        ("老百姓的“3·15”", "最烦心的是哪几样"),
    ],
)
def test_how_many_things_and_a_day_written_with_a_dot_name_no_column(first: str, second: str) -> None:
    text = "本报讯(记者 李四)6月5日,曹县大集镇的网店店主又发出八百件演出服,老主顾说,买得放心才会再来。\n\n"

    assert articles_of(f"{first}\n\n{second}\n\n{text}{REPORT}")[0].title.replace(" ", "") == first + second


def test_the_spirit_of_a_congress_at_the_grass_roots_is_a_kicker() -> None:
    (article,) = articles_of(
        "十八大精神在基层\n\n东明石化职工热议党的十八大报告\n\n"
        "本报讯(记者 张三)11月9日,东明石化集团的职工在车间里谈学习党的十八大报告的体会。\n\n"
    )

    assert (article.kicker, article.title) == ("十八大精神在基层", "东明石化职工热议党的十八大报告")


def test_the_name_of_a_column_above_who_tells_a_story_is_no_part_of_its_headline() -> None:
    story = "那是腊月里,滴水成冰。我们一个排守着旧渡口,天亮前突围出来的只有九个人。\n"
    (article,) = articles_of(f"口述历史\n\n旧渡口突围那一夜\n\n口述:毛振邦 整理:窦向阳\n\n{story}")

    assert (article.kicker, article.title) == ("口述历史", "旧渡口突围那一夜")


@pytest.mark.parametrize(
    "frame",
    ["※ {} ※", "【{}】", "△{}△", "〔{}〕", "·{}·", "━{}━", "/// {} ///", "{}〉〉〉", "☆{}☆", "〈{}〉", "[{}]", "≈{}≈"],
)  # fmt: skip
def test_what_is_framed_over_a_headline_names_a_column(frame: str) -> None:
    text = f"书车开到了集市上\n\n{BOOK_VAN}\n\n{frame.format('街坊四邻')}\n\n八十张桌子摆成一条街\n\n{BANQUET}"

    articles = articles_of(text)

    assert [(article.kicker, article.title) for article in articles] == [
        ("", "书车开到了集市上"),
        ("街坊四邻", "八十张桌子摆成一条街"),
    ]


@pytest.mark.parametrize(
    "line", ["【街坊四邻】{}", "〔街坊四邻〕 {}", "街坊四邻▶ {}", "街坊四邻 | {}", "◇街坊四邻◇{}"]
)
def test_the_name_of_a_column_on_the_line_of_a_headline_is_no_part_of_it(line: str) -> None:
    text = f"书车开到了集市上\n\n{BOOK_VAN}\n\n{line.format('八十张桌子摆成一条街')}\n\n{BANQUET}"

    articles = articles_of(text)

    assert (articles[1].kicker, articles[1].title) == ("街坊四邻", "八十张桌子摆成一条街")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("【邻里“百家宴”】", "八十张桌子摆成一条街"), "八十张桌子摆成一条街"),
        (("【新街坊 新日子·暖冬】八十", "张桌子摆成一条街"), "八十张桌子摆成一条街"),
        (("【街坊四邻看变化】八十张桌子", "摆满整条老街"), "八十张桌子摆满整条老街"),
    ],
)
def test_the_name_of_a_column_before_a_headline_of_two_lines_is_no_part_of_it(
    lines: tuple[str, str], title: str
) -> None:
    (_, article) = articles_of("\n\n".join(("书车开到了集市上", BOOK_VAN, *lines, BANQUET)))

    assert (article.kicker, article.title) == (lines[0][1 : lines[0].index("】")], title)


def test_a_series_on_a_place_alone_over_a_text_leaves_room_for_the_headline_below_it() -> None:
    page = (
        "产业兴旺看成武\n\n\n10月11日,成武县九女集镇的蒜田里,播种机来回穿梭。种蒜全靠人工的日子一去不返,一亩地省下三百元。\n\n"
        "光会种还不行,还得会卖,合作社建起恒温库,黑蒜卖到了外省。\n\n记者 李四\n\n\n播种机开进九女集蒜田\n\n\n"
    )

    assert titles_of(page + REPORT)[0] == "播种机开进九女集蒜田"


def test_a_line_that_gives_something_to_somebody_is_half_of_the_headline_that_says_what() -> None:
    (article,) = articles_of("为秋种提供\n\n贴心气象服务\n\n本报讯(记者 张三)9月28日,市气象局为秋种做起了预报。\n")

    assert (article.kicker, article.title) == ("", "为秋种提供贴心气象服务")


def test_a_headline_below_the_name_of_the_section_that_it_ends_in() -> None:
    body = "单县麦丰农机服务队拟向登记机关申请注销,请债权人申报债权。特此公告。"

    assert parts_of(["公告", "注销公告"], [], body) == ("公告", "注销公告", "")


def test_what_ends_in_a_special_report_names_a_column() -> None:
    essay = "霜降那天,灶上的水开了,娘把发好的面端出来,揉成一个个剂子。\n\n"

    assert parts_of(["霜降特稿", "娘的蒸笼"], [], essay)[:2] == ("霜降特稿", "娘的蒸笼")


@pytest.mark.parametrize(
    ("body", "title"),
    [("有人说「节水」是小事。", "「节水」从水龙头开始"), ("有人说节水是小事。", "从水龙头开始")],
    ids=["quotation marks", "frames"],
)
def test_corner_brackets_are_quotation_marks_where_the_text_has_them(body: str, title: str) -> None:
    head = "「节水」从水龙头开始\n\n"
    text = "县水务局的技术员挨家查看,把漏水的龙头换了一百多只,一个月省下的水够浇三亩菜。\n\n"

    assert titles_of(f"{REPORT}{head}{body}{text}")[1] == title


def test_what_says_something_of_the_few_words_above_it_is_one_headline_with_them() -> None:
    (article,) = articles_of("抢种的麦子\n\n出苗了\n\n本报讯(记者 张三)11月14日,田间已是一片浅绿。\n")

    assert (article.kicker, article.title) == ("", "抢种的麦子出苗了")


@pytest.mark.parametrize("honour", ["最美退役军人", "最美护士", "“敬业之星”秦守田", "“孝亲标兵”刘大成"])
def test_for_what_somebody_is_praised_stands_over_the_headline(honour: str) -> None:
    assert parts_of([honour, "夜路上的一盏灯"], [], "三十年来，他每晚都提着马灯把学生送过河。") == (
        honour,
        "夜路上的一盏灯",
        "",
    )


def test_an_ordinal_is_no_amount() -> None:
    body = "热线接得久了，有句话听得耳朵起茧，都说已经上报。"

    assert parts_of(["第三只眼", "莫让推诿凉了人心"], [], body)[:2] == ("第三只眼", "莫让推诿凉了人心")
    assert parts_of(["三只眼", "莫让推诿凉了人心"], [], body)[0] == ""


@pytest.mark.parametrize(
    "column", ["城市“夜归人”", "高温下的坚守", "节日里的坚守", "走近维权人", "通讯", "便民公告"]
)
def test_what_a_series_is_called_stands_over_the_headline(column: str) -> None:
    body = "夜归人走近摊子,老邵在高温下坚守,节日里也不歇,维权人、通讯员来调研,社区把便民公告贴在摊前。"

    assert parts_of([column, "馄饨摊前的十六年"], [], body) == (column, "馄饨摊前的十六年", "")
