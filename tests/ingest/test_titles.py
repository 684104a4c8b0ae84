"""Which lines are headlines, and what of them is the title: one case a rule."""

from __future__ import annotations

import textwrap

import pytest

from search.ingest import load_gazetteer, parse_page
from search.ingest.cutting.titles import compose
from search.ingest.lines.features import maybe_label
from search.ingest.lines.wording import column_words
from search.model import Page
from tests.ingest.invented import PROFILE, REPORT, articles_of, titles_of


def test_a_question_below_who_signed_the_text_above_is_a_headline() -> None:
    text = "“一到雨天,水就漫过脚脖子。”近日,市民孔女士拨打热线反映,小区门口的路边成了她最怕走的地方。\n"

    assert titles_of(f"{REPORT}记者 张三\n\n积水“爬”到了单元门前,谁来管?\n\n{text}")[1:] == [
        "积水“爬”到了单元门前,谁来管?"
    ]


_NARROW = "　　本报讯（记者 张三）入冬\n前，曹县敬老院通了暖气，老\n人们的屋里暖和了，院长挨个\n房间量温度，量完了记在本子\n上。\n"


def test_no_sentence_goes_on_below_the_paper_s_own_line_where_a_headline_could_stand() -> None:
    notice = "鸣谢\n　　家母病重期间，承蒙各位乡\n邻、好友前来探望，深情厚谊，\n永志不忘，在此一并致谢。\n　　女：孔大河 率全家叩谢\n"
    heads = "敬老院屋里同时通暖\n“数九”天不再生煤炉\n"

    assert titles_of(f"{notice}牡丹晚报 6\n{heads}{_NARROW}") == ["鸣谢", "敬老院屋里同时通暖 “数九”天不再生煤炉"]


def test_a_headline_over_two_lines_with_a_comma_between_them_may_have_its_author_below_it() -> None:
    heads = "县图书馆收藏、\n\n修复一批批珍贵文献\n\n本报记者 宋学\n\n"

    assert titles_of(f"{REPORT}{heads}{PROFILE}")[1:] == ["县图书馆收藏、修复一批批珍贵文献"]


def test_headings_inside_an_indented_text_that_follow_short_lines_stay_in_it() -> None:
    sections = (
        "老支书的“三本账”\n　　郜成林的抽屉里锁着三本账,\n一本是村里的欠账,一本是自家\n的吃亏账。\n"
        "　　欠账：八年还清\n　　郜成林当选支书时,村集体欠\n债四十三万元,八年还清了。\n"
        "　　难事账：办一件划一道\n　　谁家缺劳力、谁家孩子上学\n没钱,他都记在本子上,办成一\n件划一道红杠。\n"
        "　　吃亏账：从不让人看\n　　老伴说,这本账他从不让人看\n见,出砖两万块也没要。\n\n"
    )

    assert titles_of(f"{sections}敬老院里通暖气\n{_NARROW}") == ["老支书的“三本账”", "敬老院里通暖气"]


_LIBRARY = "本报讯(记者 李四)6月4日,成武县白浮图镇的白菜装车发往上海,白菜带富了一方,收购价每公斤涨了六角。\n\n"


def test_a_verb_with_its_place_below_a_headline_is_no_column_s_name() -> None:
    assert titles_of(f"民警带队 反诈宣传\n\n进工地\n\n{REPORT.partition('本报')[2]}")[0].endswith("进工地")


def test_a_short_headline_over_two_lines_and_a_dateline_ends_a_notice() -> None:
    notice = "赛事预告\n10月11日19:30,男篮季前赛在市体育馆举行。\n10月18日8:30,登山比赛在金山举行。\n"
    heads = "斗羊老把式的\n擂台\n"

    assert titles_of(f"{REPORT}{notice}{heads}{_NARROW}")[-1] == "斗羊老把式的擂台"


def test_a_pen_name_right_below_a_text_and_above_a_blank_line_signs_it() -> None:
    text = "市区加油站的汽油目前每升5.36元,新一轮调价窗口下周开启,专家说上调和搁浅都有可能。\n"

    assert (
        titles_of(f"{REPORT}油价今晚或迎上调\n\n{text}宗 和\n\n“养花大户”\n传经记\n\n{PROFILE}")[2]
        == "“养花大户”传经记"
    )


@pytest.mark.parametrize("masthead", ["郓城报 2011年4月13日"])
def test_a_paper_s_name_and_the_day_are_no_headline(masthead: str) -> None:
    assert titles_of(f"{masthead}\n\n{REPORT}") == ["郓城清淤河道保汛期"]


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


@pytest.mark.parametrize(
    "own",
    [
        "5版 红旗颂",
        "曹县新闻 曹县县委宣传部协办",
        "本版由鲁西新区党群工作部协办",
        "社址：菏泽市中华路 邮政编码：274000 本报电话：（0530）5622000 每份零售0.25元",
        "14 牡丹园",
        "楼市",
        "扫一扫 关注牡丹晚报微信",
        "本报法律顾问：张三律师",
        "广告许可证：3729004000001",
        "菏泽网 www.hezeribao.com",
        "见习编辑 张三",
        "曹县·单县·成武",
    ],
)
def test_the_section_at_the_head_of_a_page_is_no_part_of_its_first_headline(own: str) -> None:
    (article,) = articles_of(f"{own}\n\n花馍人生\n\n{PROFILE}")

    assert (article.kicker, article.title) == ("", "花馍人生")


def test_the_page_s_county_alone_at_its_end_is_no_headline() -> None:
    text = "今天晴,北风三级,五度至十四度。\n停水:22日8时至16时,健康路以北停水,请提前储水。\n"

    assert "今日单县" not in " ".join(titles_of(f"{REPORT}生活服务台\n\n{text}\n今日单县\n"))


def test_a_class_and_a_name_sign_a_letter() -> None:
    signs = "市实验小学五(1)班 小记者 耿树田"
    letter = (
        "拾金不昧 失主来信致谢\n\n3月8日,我乘出租车把公文包忘在了车上,里面有一万二千元现金,请贵报转达谢意。\n\n"
    )
    thanks, report = articles_of(
        f"{letter}{signs}\n\n本周热线共接听来电二百个,供水的六十个,供暖的三十个。\n\n一周热线盘点\n"
    )

    assert (thanks.paragraphs[-1].text, report.title) == (signs, "一周热线盘点")


@pytest.mark.parametrize(
    "signs",
    ["牡丹区东城 贾海珍", "单县 一位母亲 江淑敏", "东明县听众 靳保田", "十三户居民", "全体业主", "牡丹晚报副刊部"],
)
def test_whoever_signs_a_letter_is_no_headline_of_the_news_below_it(signs: str) -> None:
    letter = "一碗面\n\n我在医院住了十来天,护士小井给我煮了一碗面。希望通过贵报向她说声谢谢。\n\n"

    assert titles_of(f"{letter}{signs}\n\n{REPORT}") == ["一碗面", "郓城清淤河道保汛期"]


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
    assert compose(heads, [], body) == (*expected, "")


@pytest.mark.parametrize("signs", ["菏泽市自来水公司", "磐石街道办事处", "全体住校生"])
def test_an_office_or_all_of_a_school_signs_its_letter(signs: str) -> None:
    letter = "编辑同志:\n\n读者反映的水表空转一事,我公司十分重视,已派人上门更换了水表。\n\n"
    thanks = "谢谢好心司机\n\n编辑同志:\n\n4月2日,我把皮包忘在车上,司机追了三条街。请贵报替我说声谢谢。\n"

    assert titles_of(f"水表已更换\n\n{letter}{signs}\n\n{thanks}") == ["水表已更换", "谢谢好心司机"]


def test_what_stands_right_below_the_name_of_a_column_is_no_rest_of_a_text_above_it() -> None:
    torn = "路灯亮了\n\n编辑同志:\n\n磐石路上的路灯已检修,六十二盏全部亮灯,请读者放心。\n\n今天选登的来信说到的路灯,还有,\n\n"
    letter = "一本杂志跑了四百里\n\n编辑同志:\n\n投递员小祁骑车来到我家,送来了补齐的三本杂志。\n\n"
    note = "编后\n\n今天选登的来信,有批评也有表扬,还有单位的答复。事不大,都是百姓身边的事。\n"

    articles = articles_of(f"{torn}{letter}成武县白浮图镇 养兔户 郎振东\n\n{note}")

    assert [article.title for article in articles] == ["路灯亮了", "一本杂志跑了四百里", ""]
    assert articles[1].reporters == ("郎振东",)
    assert articles[-1].kicker == "编后"


def test_below_a_photograph_under_the_name_of_a_column_stands_its_headline() -> None:
    photo = (
        "影像郓城\n\n11月8日,水浒好汉城迎来首场降雪,城楼红灯与白雪相映。\n\n文/图 通讯员 曾繁星\n\n初雪映水浒\n\n"
    )

    first, second = articles_of(f"{photo}{REPORT}")

    assert (first.kicker, first.title) == ("影像郓城", "初雪映水浒")
    assert second.title == "郓城清淤河道保汛期"


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


def test_a_photograph_below_a_notice_keeps_its_headline() -> None:
    notice = "换书启事\n\n为营造读书氛围,市图书馆定于12月25日举办换书活动,参加者请带健康码。\n\n"
    photo = "枣木“变”成工艺品\n\n12月15日,郓城县的木雕艺人在雕枣木手串,村里办起了培训班。\n\n记者 张三 摄\n"

    assert titles_of(f"{notice}{photo}") == ["换书启事", "枣木“变”成工艺品"]


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


def test_a_name_over_the_name_of_a_column_signs_the_text_above() -> None:
    advice = "膝盖疼,先热敷,再抬腿,每天二十次。\n市中医院\n风湿科\n葛秀英\n问诊台\n孩子老是眨眼\n是不是近视了\n"
    answer = "问：我儿子六岁，最近老是使劲挤眼\n睛，看电视时更厉害，是近视了吗？\n答：不一定。孩子频繁眨眼，常见的\n原因有过敏、倒睫和干眼。\n"

    assert titles_of(f"天冷护膝\n{advice}{answer}")[-1].startswith("孩子老是眨眼")


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


@pytest.mark.parametrize(
    "own",
    ["HEZE RIBAO", "要闻 YAOWEN", "中共菏泽市委机关报", "齐鲁晚报 今日菏泽 C03", "镇街", "印刷：菏泽日报社印刷厂"],
)
def test_what_the_paper_says_of_itself_at_the_foot_of_a_page_is_no_headline(own: str) -> None:
    assert titles_of(f"{REPORT}{own}\n") == ["郓城清淤河道保汛期"]


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


def test_who_gave_a_forecast_and_when_is_no_headline() -> None:
    forecast = (
        "城区天气预报\n\n今天白天:晴间多云,南风3级,最高气温22℃\n今天夜间:多云,最低气温9℃\n明天:多云转阴,北风4级\n"
    )

    assert "天凉了,蛋鸡别断光" in titles_of(
        f"{forecast}市气象台10月14日17时发布\n\n天凉了,蛋鸡别断光\n\n立秋以后,自然光照一天比一天短,许多养鸡户没有及时补光,产蛋率跟着往下掉。\n"
    )


@pytest.mark.parametrize(
    "slogan", ["学史明理 学史增信 学史崇德 学史力行", "冲刺三季度 决胜下半年", "感悟英雄气概 赓续红色血脉"]
)
def test_a_slogan_of_four_halves_or_in_its_second_half_stands_over_the_page(slogan: str) -> None:
    article = articles_of(f"{slogan}\n\n{REPORT.replace('郓城清淤', '郓城县清淤')}")[0]

    assert (article.kicker, article.title) == (slogan, "郓城县清淤河道保汛期")


def test_a_column_s_name_may_have_spaces_around_its_dot() -> None:
    article = articles_of(f"{REPORT}我们的节日 · 二月二\n\n理发铺里剃龙头\n\n{PROFILE}")[1]

    assert (article.kicker, article.title) == ("我们的节日 · 二月二", "理发铺里剃龙头")


@pytest.mark.parametrize("reader", ["菏泽棉纺厂退休工人 孟昭", "东明县听众 靳保田", "单县 一位母亲 江淑"])
def test_who_somebody_is_and_a_name_sign_a_letter(reader: str) -> None:
    letter = (
        f"收音机陪我三十年\n\n编辑同志:\n\n我今年61岁,收音机换到了第四台,孩子们都劝我别再听了。\n\n{reader}\n\n"
    )

    assert titles_of(f"{letter}{REPORT}") == ["收音机陪我三十年", "郓城清淤河道保汛期"]


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
            ("我县召开秋种工作会议", "早准备 细安排 种足种好小麦", ""),
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
    assert compose(heads, []) == expected


def test_a_column_s_name_may_say_what_its_text_is_about() -> None:
    assert compose(["消费警示", "买翡翠擦亮眼"], [], "消费者协会提醒。")[:2] == ("消费警示", "买翡翠擦亮眼")


def test_a_quotation_names_no_column() -> None:
    assert compose(["“零等候”", "办证窗口今起延时"], [], "办事大厅里人少了。")[:2] == (
        "",
        "“零等候”办证窗口今起延时",
    )


@pytest.mark.parametrize(
    "heads",
    [
        "老河道上的\n那些机器响了",
        "疏浚四公里\n\n河清岸绿",
    ],
)
def test_a_few_characters_over_a_report_are_half_of_its_headline(heads: str) -> None:
    titles = titles_of(f"{PROFILE}{heads}\n\n{REPORT.partition('期')[2].strip()}\n")

    assert "".join(titles[-1].split()) == "".join(heads.split())


def test_two_short_lines_alone_together_are_a_headline_whatever_they_end_in() -> None:
    assert titles_of(f"{REPORT}爷爷栽下的\n那棵枣树还在\n\n{PROFILE}")[1:] == ["爷爷栽下的那棵枣树还在"]


def test_three_short_lines_below_the_name_of_a_column_are_a_headline_and_no_verse() -> None:
    letter = (
        "　　编辑同志：\n　　5月12日下着大雨，我接孩子放学忘\n了带伞，在学校门口等了半个钟头。\n"
        "　　一位不认识的大姐把伞塞给我，自己\n顶着书包跑了，我想借贵报谢谢她。\n　　市区读者 宁小楠\n"
    )
    report = REPORT.replace("\n\n", "\n")

    _, article = articles_of(f"{report}读者来信\n一把雨伞\n撑起的\n是两家人的情\n{letter}")

    assert (article.kicker, article.title) == ("读者来信", "一把雨伞撑起的是两家人的情")


@pytest.mark.parametrize(
    "lines",
    [
        # Each alone between blank lines, and with a comma as sentences have.
        "6岁男孩卖画为父筹药费,盼社会各界伸出援手\n\n爸爸,等我长大了给你治腿",
        # Two close together below a kicker.
        "两天5千人报名“看荷花住我家”,旅店间间客满\n\n荷花开时,“床”也金贵\n有人坐了一夜,有人睡在了车里",
    ],
)
def test_headlines_that_sound_like_sentences_below_a_kicker_that_does(lines: str) -> None:
    brief = "路口捡到钱包\n\n市民钱女士6月4日在解放街捡到钱包一个,内有现金和车票,请失主与本报联系。\n\n"
    text = (
        "“找了十家旅店,一间空房也没有。”6月5日晚,在曹县汽车站,从徐州来的袁先生拖着箱子,一家一家地打听。\n\n"
        "他说,往年也来过,没有这样多的人,最后还是在老乡家里住了一夜。\n\n本报记者 李四\n\n"
    )
    title = " ".join(lines.split())

    assert titles_of(f"{lines}\n\n{text}{REPORT}")[0] == title
    assert titles_of(f"{REPORT}{brief}{lines}\n\n{text}")[1:] == ["路口捡到钱包", title]


def test_half_a_headline_over_a_text_is_not_that_of_its_end() -> None:
    text = (
        "进入六月,又到了毕业季,谢师的酒席一桌千元。\n\n尊师重教是好事。一张贺卡、一句问候,同样能温暖老师的心。\n\n"
    )

    assert titles_of(f"{REPORT}一张贺卡胜过\n\n千元谢师的酒席\n\n{text}")[1:] == ["一张贺卡胜过 千元谢师的酒席"]


def test_a_serial_is_the_name_of_a_column() -> None:
    assert compose(["小说连载", "河湾人家"], [], "二憨推门进来。") == ("小说连载", "河湾人家", "")


_OPERA = (
    "6月5日,成武县剧团在大田集镇演出古装戏,戏台前坐满了人。入夏以来,剧团已下乡演出四十场。\n\n通讯员 宋大河 摄\n\n"
)
_TIMBER = "本报讯(记者 李四)6月4日,曹县庄寨镇的桐木厂恢复了出口,桐木拼板装上了去日本的货船。\n\n"


def test_a_headline_that_says_more_of_a_caption_above_than_of_the_text_below_is_the_photograph_s() -> None:
    rest = "今年前五个月,庄寨镇桐木拼板产值恢复到去年同期的九成,三千多名工人回到车间。\n\n"
    page = f"桐木走出寒冬\n\n{_TIMBER}{_OPERA}戏台搭到家门口\n\n{rest}{REPORT}"

    assert titles_of(page) == ["桐木走出寒冬", "戏台搭到家门口", "郓城清淤河道保汛期"]


def test_a_headline_set_with_those_of_another_text_is_the_photograph_s_with_which_it_plays() -> None:
    power = "本报讯(记者 李四)6月6日,麦收时节,定陶区供电所的电力员工走进田间地头,检查浇地的水泵。\n\n"
    page = f"{_OPERA}{REPORT}白菜装车发往上海\n\n{_LIBRARY}剧团下乡演大戏\n\n麦收时节电力忙\n\n{power}"

    assert titles_of(page) == ["剧团下乡演大戏", "郓城清淤河道保汛期", "白菜装车发往上海", "麦收时节电力忙"]


def test_headlines_set_together_inside_a_sentence_go_to_one_text_together() -> None:
    bookshop = "夫妻书屋开到河边\n\n鄄城县的赵大勇夫妻把三间新房改成了书屋,八千册书随便借。\n\n赵大勇在工地上摔伤了腿,再也干不了重活,\n\n"
    rest = "夫妻俩商量了半年,决定不开超市,开书屋。放学后孩子们都跑来写作业。\n\n通讯员 王五\n\n"
    wells = (
        "“水井的线头发黑,得换。”6月4日,在定陶县张庄,县供电公司的孙师傅打开配电箱说。入夏浇地前,公司要给全县农村水井的线路做一次“体检”。\n\n"
        "孙师傅一天要看八十眼水井,碰上老人独住,屋里的线路也一起查。\n\n"
    )
    page = f"{_OPERA}{bookshop}县供电公司给农村水井线路“体检”\n\n背药箱的“电医生”来了\n\n{rest}{wells}{REPORT}"

    assert titles_of(page)[:3] == ["", "夫妻书屋开到河边", "县供电公司给农村水井线路“体检” 背药箱的“电医生”来了"]


def test_a_headline_is_not_parted_at_a_comma() -> None:
    bees = (
        "本报讯(通讯员 李四)6月2日,曹县的养蜂户赵桂英用二十个蜂箱作抵押,从信用社贷到了三万元。"
        "信用社给每个蜂箱编号上册,半个月放款六十户。\n\n"
    )

    titles = titles_of(f"{REPORT}{bees}曹县信用社放贷到田头,\n\n几只蜂箱就能换活钱\n\n{_OPERA}")

    assert titles[1:] == ["曹县信用社放贷到田头,几只蜂箱就能换活钱", ""]


def test_a_headline_over_that_of_a_report_is_the_photograph_s_whose_subject_it_is_of() -> None:
    caption = "6月4日,巨野县田庄镇的农民在麦收后的地里播种玉米。\n\n通讯员 宋大河 摄\n\n"
    bus = "本报讯(记者 李四)6月4日,菏泽城区又有四条公交线路换上电动车,乘客投币一元就能坐到新城。\n\n"
    page = f"{caption}{REPORT}夏种正当时\n\n电动公交开到新城\n\n{bus}"

    assert titles_of(page) == ["夏种正当时", "郓城清淤河道保汛期", "电动公交开到新城"]


@pytest.mark.parametrize("own", ["七月四日出版 本期八版", "今日鄄城 2014年6月13日 第三期"])
def test_a_day_and_an_issue_counted_in_words_are_the_paper_s_own(own: str) -> None:
    assert titles_of(f"菏泽广播电视报\n{own}\n\n{REPORT}") == ["郓城清淤河道保汛期"]


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


def test_an_office_set_nearer_to_the_text_above_signs_it() -> None:
    text = "凡完成接种满6个月的人员,可到各预防接种门诊接种,请做好个人防护。\n\n"
    page = f"{REPORT}接种请带身份证\n\n{text}鄄城县疾病预防控制中心\n\n\n{_OPERA}剧团下乡演大戏\n\n{_TIMBER}"

    assert titles_of(page)[1:3] == ["接种请带身份证", "剧团下乡演大戏"]


def test_people_of_a_village_sign_a_letter() -> None:
    letter = "编辑同志:\n\n我们是单县龙王庙镇的村民。村东有一座小桥,去年秋天塌了半边,眼看麦收就要到了,收割机过不去。\n\n"
    page = f"盼望修好村东小桥\n\n{letter}单县龙王庙镇 刘土城村部分村民\n\n{REPORT}"

    assert titles_of(page) == ["盼望修好村东小桥", "郓城清淤河道保汛期"]


def test_a_continuation_from_another_page_takes_no_headline_from_the_texts_above_it() -> None:
    text = "5月14日夜里十一点,交界处的检查站灯火通明,客车停下,旅客一个个下来量体温填写登记卡。\n\n"
    heads = "返乡登记率达百分之百\n筑起一道看不见的“城墙”\n\n"
    page = f"{heads}{text}六百名干部三班倒,人歇车不歇,查了三万辆(下转第二版)\n\n{REPORT}"
    article = articles_of(f"{page}第二版\n\n(上接第一版)车。这道“城墙”看不见,却筑起在人心里。\n\n")[0]

    assert article.title == "返乡登记率达百分之百 筑起一道看不见的“城墙”"


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


def test_two_lines_set_close_between_blank_lines_are_of_one_text() -> None:
    clinic = "本报讯(记者 李四)6月4日,郓城县人民医院的外科骨干登上列车,将赶赴甘肃支援当地的县级医院。\n\n"
    fair = "义诊台前排起长队,两名医生量了一上午血压,又给老人们讲怎样少吃盐,带来的药很快发完了。\n\n"
    page = f"{fair}郓城两名医生\n随队开赴甘肃\n\n{clinic}{REPORT}"

    assert "郓城两名医生 随队开赴甘肃" in titles_of(page)


@pytest.mark.parametrize(
    ("above", "first"),
    [
        ("搬迁那天,几位老人绕着老院子走了三圈,才肯上车,新房里早有人烧好了开水。\n\n", "地摊“烟火气”回来了"),
        (_OPERA, "党旗飘扬"),
        (_OPERA, "体坛外电"),
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


_APRICOTS = "老家院里有棵麦黄杏树,麦梢一黄,杏就黄了。小时候母亲割麦回来,先到树下摇一摇,杏子落了一地。\n\n"


@pytest.mark.parametrize(
    ("column", "title", "text"),
    [
        ("仿山风", "麦黄杏", _APRICOTS),
        ("曹州风物", "石榴红", "石榴红的时候,祖父总要留下最高枝上的那一个,说是给喜鹊过冬的,谁也不许够下来。\n\n"),
    ],
)
def test_what_the_text_below_takes_up_is_no_author(column: str, title: str, text: str) -> None:
    article = articles_of(f"{REPORT}{column}\n\n{title}\n\n{text}(简 繁)\n\n")[1]

    assert (article.kicker, article.title, len(article.paragraphs)) == (column, title, 2)


def test_a_name_that_the_text_below_does_not_take_up_is_its_author() -> None:
    article = articles_of(f"{REPORT}麦黄时节\n\n麦冬青\n\n{_APRICOTS}")[1]

    assert (article.title, article.paragraphs[0].text) == ("麦黄时节", "麦冬青")


def test_below_the_paper_s_own_line_nobody_signs_and_no_notice_goes_on() -> None:
    notice = "征文启事\n\n这一年您家有怎样的变化?欢迎来稿,题材不限,文章要真实。\n\n联系电话:5880011\n\n"
    page = f"{REPORT}{notice}第二版 副刊·文亭湖\n\n一把旧算盘\n\n{_APRICOTS}"

    assert titles_of(page)[1:] == ["征文启事", "一把旧算盘"]
    assert titles_of(f"{REPORT}第二版 副刊·文亭湖\n\n秋 收\n\n{_APRICOTS}")[1:] == ["秋 收"]


@pytest.mark.parametrize("who", ["一个农民家长", "一位乡村教师", "文化街部分居民", "单县 一村会计"])
def test_one_of_many_signs_a_letter(who: str) -> None:
    letter = "编辑同志:我家有两个孩子上学,开学时学校收取的课本费比去年多了一倍,不知有没有规定。\n\n"
    page = f"课本费该有个谱\n\n{letter}{who}\n\n话说“等一等”\n\n{_TIMBER}"

    assert titles_of(page) == ["课本费该有个谱", "话说“等一等”"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_headline_set_upright_is_one_line(gap: str) -> None:
    upright = gap.join("麦场上的“无人机医生”")
    drone = "本报讯(记者 李四)小麦才上场,玉米已出苗。6月10日,定陶区冉堌镇的麦场上,一架无人机飞过,十五分钟喷完三十亩。\n\n"

    assert titles_of(f"{REPORT}{upright}\n\n{drone}桐木走出寒冬\n\n{_TIMBER}")[1:] == [
        "麦场上的“无人机医生”",
        "桐木走出寒冬",
    ]


def test_of_two_headlines_over_a_photograph_that_of_a_dated_text_above_goes_to_it() -> None:
    garlic = "本报讯(通讯员 张三)今年大蒜价格坐了“过山车”,从四块多跌到一块六。蒜农李四却不发愁:买了保险,本钱保住了。\n\n大田集镇常年种植大蒜七万亩,收购价低于目标价时,由保险公司按差额理赔。\n\n"
    page = f"{garlic}{REPORT}大蒜种植户的“定心丸”\n\n\n\n剧团下乡演大戏\n\n{_OPERA}"

    assert titles_of(page) == ["大蒜种植户的“定心丸”", "郓城清淤河道保汛期", "剧团下乡演大戏"]


def test_the_headline_of_a_photograph_printed_twice_is_left_out_with_it() -> None:
    yam = "10月10日,曹县倪集街道土山集村的种植户正在采挖铁棍山药,今年亩产可达五千斤。\n\n通讯员 宋大河 摄\n\n"
    page = f"{yam}山药出土喜获丰收\n\n{REPORT}{yam}山药出土喜获丰收\n\n桐木走出寒冬\n\n{_TIMBER}"

    assert titles_of(page) == ["山药出土喜获丰收", "郓城清淤河道保汛期", "桐木走出寒冬"]


def test_what_a_camera_saw_names_a_row_of_photographs() -> None:
    article = articles_of(f"镜头里的暑假\n\n剧团下乡演大戏\n\n{_OPERA}{REPORT}")[0]

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


def test_a_quotation_that_the_text_below_closes_with_a_full_stop_was_begun_by_no_headline() -> None:
    text = "本报讯(记者 李四)4月5日,记者走访市区菜市场,活禽摊位都关了门,买菜的市民议论纷纷。\n\n"
    page = f"活禽还敢吃吗\n\n{text}{_OPERA}一位姓田的大嫂倒看得开:“开水锅里\n\n翻几个滚,啥病毒也死了。”\n\n记者 李四\n\n"

    assert titles_of(page + REPORT) == ["活禽还敢吃吗", "", "郓城清淤河道保汛期"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("近日中小学校开学", "校门口的路还堵不堵?")],
)
def test_the_first_of_two_headlines_over_a_report_may_begin_as_sentences_do(first: str, second: str) -> None:
    report = "本报讯(记者 李四)送保险、送保养,记者昨日走访市区的几家店,老板们都说生意比往年好做,市民还在观望。\n\n"
    article = articles_of(f"{first}\n\n{second}\n\n{report}{REPORT}")[0]

    assert (article.title, len(article.paragraphs)) == (f"{first} {second}", 1)


def test_the_heading_of_briefs_ends_a_notice_and_a_special_issue_is_the_paper_s_own() -> None:
    notice = "寻人启事\n\n梁存礼,男,七十四岁,身高一米七,8月20日走失,有知情者请联系,必有酬谢。电话:5880011\n\n"
    briefs = "定陶:三十名患儿免费手术\n\n定陶县民政局8月21日将三十名患儿送往济南,接受免费手术。\n\n成武:老人吃上了热饭\n\n成武县为七处敬老院各配一名厨师。\n\n"
    page = f"{REPORT}{notice}健康快讯\n\n{briefs}牡丹晚报 3·15特刊 2011年8月24日\n"

    assert titles_of(page)[1:] == ["寻人启事", "定陶:三十名患儿免费手术", "成武:老人吃上了热饭"]
    assert articles_of(page)[-1].paragraphs[-1].text.endswith("一名厨师。")


def test_digits_below_each_other_are_no_headline_set_upright() -> None:
    notes = parse_page(Page("p.txt", f"{REPORT}3\n5\n7\n\n{_TIMBER}"), load_gazetteer()).lines

    assert {"3", "5", "7"} <= {note.text for note in notes}


def test_the_spirit_of_a_congress_at_the_grass_roots_is_a_kicker() -> None:
    (article,) = articles_of(
        "十八大精神在基层\n\n东明石化职工热议党的十八大报告\n\n"
        "本报讯(记者 张三)11月9日,东明石化集团的职工在车间里谈学习党的十八大报告的体会。\n\n"
    )

    assert (article.kicker, article.title) == ("十八大精神在基层", "东明石化职工热议党的十八大报告")


def test_the_media_of_a_county_name_their_page() -> None:
    report = "本报讯(记者 张三)2月9日,大年初九,曹县大集镇的孙庄村里已是一派忙碌景象。\n\n"

    (article,) = articles_of(f"曹县融媒\n新春走基层\n\n冬奥会带火“曹县造” 汉服小镇过年不打烊\n{report}")

    assert (article.kicker, article.title) == ("新春走基层", "冬奥会带火“曹县造” 汉服小镇过年不打烊")


def test_whom_to_call_and_whose_number_it_is_is_no_headline() -> None:
    notice = "转学须知\n\n一、办理对象:父母在我县务工经商的学生。\n\n二、办理时间:8月20日至25日,逾期系统关闭。\n\n"
    report = REPORT.partition("\n\n")[2]

    page = f"{notice}咨询电话:8620000(县教体局基础教育股)\n\n\n{report}郓城清淤河道保汛期\n"

    assert titles_of(page) == ["转学须知", "郓城清淤河道保汛期"]


def test_a_letter_to_a_lawyer_is_signed_by_its_reader() -> None:
    letter = "借条丢了还能要钱吗\n\n律师同志:前年我借给同学三万元,他写的借条被雨水泡烂了。我还能要回来吗?\n\n"
    answer = "读者朋友:可以。转账凭证能够证明借款。\n\n"

    assert titles_of(f"{letter}随官屯镇 一读者\n\n{answer}{REPORT}") == [
        "借条丢了还能要钱吗",
        "郓城清淤河道保汛期",
    ]


def test_the_name_of_a_column_above_who_tells_a_story_is_no_part_of_its_headline() -> None:
    story = "那是腊月里,滴水成冰。我们一个排守着旧渡口,天亮前突围出来的只有九个人。\n"
    (article,) = articles_of(f"口述历史\n\n旧渡口突围那一夜\n\n口述:毛振邦 整理:窦向阳\n\n{story}")

    assert (article.kicker, article.title) == ("口述历史", "旧渡口突围那一夜")


_TEXT = "本报讯(记者 柳明远)6月3日，城东的老街上摆出了八十张长桌，街坊们带着自家的拿手菜来赴这一年一度的百家宴。"
_OTHER = "本报讯(记者 郝立夏)6月4日，县图书馆的流动书车开进了大集，赶集的孩子们围着书架挑了整整一上午。"


@pytest.mark.parametrize(
    "frame",
    ["※ {} ※", "【{}】", "△{}△", "〔{}〕", "·{}·", "━{}━", "/// {} ///", "{}〉〉〉", "☆{}☆", "〈{}〉", "[{}]", "≈{}≈"],
)  # fmt: skip
def test_what_is_framed_over_a_headline_names_a_column(frame: str) -> None:
    text = f"书车开到了集市上\n\n{_OTHER}\n\n{frame.format('街坊四邻')}\n\n八十张桌子摆成一条街\n\n{_TEXT}"

    articles = articles_of(text)

    assert [(article.kicker, article.title) for article in articles] == [
        ("", "书车开到了集市上"),
        ("街坊四邻", "八十张桌子摆成一条街"),
    ]


@pytest.mark.parametrize(
    "line", ["【街坊四邻】{}", "〔街坊四邻〕 {}", "街坊四邻▶ {}", "街坊四邻 | {}", "◇街坊四邻◇{}"]
)
def test_the_name_of_a_column_on_the_line_of_a_headline_is_no_part_of_it(line: str) -> None:
    text = f"书车开到了集市上\n\n{_OTHER}\n\n{line.format('八十张桌子摆成一条街')}\n\n{_TEXT}"

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
    (_, article) = articles_of("\n\n".join(("书车开到了集市上", _OTHER, *lines, _TEXT)))

    assert (article.kicker, article.title) == (lines[0][1 : lines[0].index("】")], title)


def test_what_a_case_tells_below_its_headline_is_text_though_a_column_break_tears_it() -> None:
    lines = (
        "借据写错一个字 两家对簿公堂",
        "【案情】2012年3月,家住石桥镇的邢某向",
        "同村的俞某借款五万元,约定一年归还。",
    )

    (_, article) = articles_of("\n\n".join(("书车开到了集市上", _OTHER, *lines, "【说法】借条和收条不是一回事。")))

    assert article.title == lines[0]
    assert article.paragraphs[0].text == lines[1] + lines[2]


def test_a_bracketed_line_between_paragraphs_is_the_heading_of_a_section() -> None:
    text = f"老街百家宴\n\n{_TEXT}\n\n【桌子从哪里来】\n\n桌子是街坊们一家一张凑出来的，最老的一张用了六十年，桌腿上还刻着当年生产队的名字。\n\n收摊时，孩子们把桌子一张张送回各家。"

    (article,) = articles_of(text)

    assert "【桌子从哪里来】" in [paragraph.text for paragraph in article.paragraphs]


def test_names_of_columns_sound_other_than_headlines() -> None:
    names = ("屏幕诗笺", "市场行情", "药师门诊", "曹州风物", "家长里短", "警方提示", "体坛纵横")
    heads = ("暖气停了", "三百辆校车", "果农卖梨", "大雪封路", "夏粮归仓", "爷爷的算盘", "小桥通车")

    assert min(map(column_words, names)) > max(map(column_words, heads))


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


def test_briefs_with_headlines_run_in_are_no_sections_of_the_first() -> None:
    briefs = (
        "牡丹路的路灯不亮 市民王先生反映，牡丹路的路灯半个月不亮，晚上出门看不清。市政处回复，路灯已经修好。",
        "楼下的烧烤摊扰民 家住曹州路的李女士反映，楼下的烧烤摊夜里不收。城管中队回复，摊点已经取缔。",
        "路口丢了一个井盖 读者徐先生反映，康庄路口一个井盖丢失。市政处回复，当天已经补上新的井盖。",
    )

    articles = articles_of(f"{_OTHER}\n\n热线回音\n\n" + "\n".join(briefs))

    assert [article.title for article in articles][1:] == [
        "牡丹路的路灯不亮",
        "楼下的烧烤摊扰民",
        "路口丢了一个井盖",
    ]


def test_a_name_below_a_headline_is_no_label_though_its_characters_are_those_of_columns_names() -> None:
    essay = "街角新设的几个免费书架，半年下来只剩下十七本书，其中还有三本是过期的说明书，让人看了心里不是滋味。"

    prose = articles_of(f"{REPORT}\n\n书架上的书为何有去无回\n\n程一帆\n\n{essay}\n")[-1]

    assert column_words("程一帆") > 0.5
    assert (prose.kicker, prose.title, prose.reporters) == ("", "书架上的书为何有去无回", ("程一帆",))


def test_words_that_are_no_column_s_name_a_headline_whatever_they_end_in() -> None:
    grass = "本报讯(通讯员 李四)6月1日,巨野县大义镇中心小学的孩子们跟着老艺人学草编,一根麦秸编出了蚂蚱和小鸟。\n\n"
    boats = "6月4日,东明县的村民在黄河边赛龙舟,锣鼓声传出二里地。\n\n通讯员 宋大河 摄\n\n"
    page = f"{grass}大义小学的草编课堂\n\n黄河边上赛龙舟\n\n{boats}{REPORT}"

    assert titles_of(page) == ["大义小学的草编课堂", "黄河边上赛龙舟", "郓城清淤河道保汛期"]
    assert maybe_label("老百姓的故事")


def test_a_name_is_no_column_s_by_its_words_unless_it_has_the_form_of_one() -> None:
    # 短 波 looks like somebody's name.
    assert maybe_label("短波", is_named=True)
    assert maybe_label("街坊四邻谈", is_named=False)
    assert not maybe_label("街坊四邻谈", is_named=True)
    assert maybe_label("牡丹时评")


def test_a_question_that_ends_in_no_mark_is_a_headline() -> None:
    first = "黄店镇读者李先生来电:父亲要到济南住院,怎样转诊?\n\n区新农合办公室答复:持合作医疗证和转诊证明到服务中心三楼登记。"
    second = (
        "东丰花园业主来电:小区东门外的路灯坏了一周,找谁修?\n\n区路灯管理所答复:电缆被挖断,昨天已经修好恢复照明。"
    )

    titles = titles_of(
        f"{REPORT}民生热线\n\n问:新农合转诊怎么办\n\n{first}\n\n问:小区路灯不亮找谁修\n\n{second}\n"
    )

    assert titles[1:] == ["问:新农合转诊怎么办", "问:小区路灯不亮找谁修"]


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


def test_a_series_on_a_place_alone_over_a_text_leaves_room_for_the_headline_below_it() -> None:
    page = (
        "产业兴旺看成武\n\n\n10月11日,成武县九女集镇的蒜田里,播种机来回穿梭。种蒜全靠人工的日子一去不返,一亩地省下三百元。\n\n"
        "光会种还不行,还得会卖,合作社建起恒温库,黑蒜卖到了外省。\n\n记者 李四\n\n\n播种机开进九女集蒜田\n\n\n"
    )

    assert titles_of(page + REPORT)[0] == "播种机开进九女集蒜田"


def test_a_line_that_gives_something_to_somebody_is_half_of_the_headline_that_says_what() -> None:
    (article,) = articles_of("为秋种提供\n\n贴心气象服务\n\n本报讯(记者 张三)9月28日,市气象局为秋种做起了预报。\n")

    assert (article.kicker, article.title) == ("", "为秋种提供贴心气象服务")


def test_headlines_may_be_indented_as_paragraphs_are() -> None:
    essay = "一杆老秤\n\n老庞头在街口开杂货铺,秤砣磨得发亮,抬头高低全在那一指头,邻居们都说他心里有杆秤。\n\n"
    texts = REPORT + essay + PROFILE + REPORT.replace("郓城", "巨野")
    page = "".join(f"　　{line}\n" if line else "\n" for line in texts.split("\n"))

    assert titles_of(page) == titles_of(texts)


def test_what_stands_right_over_a_dateline_is_a_headline_below_a_notice_too() -> None:
    notice = "寻人\n\n庞秀兰，女，71岁，3月9日在单县城区走失，有见到者请与家人联系，必有重谢。\n\n"

    assert titles_of(f"{notice}春风一吹，南关的杏花先“白”了一条街\n\n{REPORT.split(chr(10), 2)[2]}") == [
        "寻人",
        "春风一吹，南关的杏花先“白”了一条街",
    ]


def test_a_sentence_of_a_few_words_alone_among_headlines_is_one_of_them() -> None:
    called = "“大姐,您的包在车上吗?”\n\n司机跑了三条街,把八千块钱送回来了\n\n"
    three = "气温坐上“滑梯”,一夜跌去14℃\n\n这天儿,冷得连狗都“赖”床了!\n\n专家:周末回暖,但别急着脱棉衣\n\n"
    report = REPORT.split("\n", 2)[2]

    assert titles_of(f"{called}{report}{three}{report}") == [
        "“大姐,您的包在车上吗?” 司机跑了三条街,把八千块钱送回来了",
        "气温坐上“滑梯”,一夜跌去14℃ 这天儿,冷得连狗都“赖”床了! 专家:周末回暖,但别急着脱棉衣",
    ]


def test_a_question_without_its_mark_stands_over_what_somebody_says() -> None:
    asks = "并乡第一天,他们等的是啥"
    said = "“您好,盖章还在原来的窗口吗?”3月2日一早,定陶县冉堌镇便民服务中心的门刚开,就有人问。\n\n“章没换,照旧。”窗口里的小孟笑着答。\n\n"

    assert titles_of(f"{REPORT}{asks}\n\n{said}本报记者 张三\n")[1:] == [asks]


def test_a_headline_below_the_name_of_the_section_that_it_ends_in() -> None:
    body = "单县麦丰农机服务队拟向登记机关申请注销,请债权人申报债权。特此公告。"

    assert compose(["公告", "注销公告"], [], body) == ("公告", "注销公告", "")


def test_what_somebody_says_is_a_line_of_the_headline_below_one_without_a_mark() -> None:
    text = "6月2日傍晚,单县湖西花园小区的楼道里贴出一张纸条,是一个六岁的孩子学着写的,求大家给猫留门。\n\n下面很快写满了回话,字有大有小,有红有蓝。\n\n"
    page = f"单元门上多了张铅笔写的纸条,12家邻居在下面“聊”了起来\n\n“三楼的,你家的猫回来了!”\n\n{text}本报记者 张三\n\n"

    assert titles_of(page + REPORT)[0].endswith("“三楼的,你家的猫回来了!”")


def test_what_ends_in_a_special_report_names_a_column() -> None:
    essay = "霜降那天,灶上的水开了,娘把发好的面端出来,揉成一个个剂子。\n\n"

    assert compose(["霜降特稿", "娘的蒸笼"], [], essay)[:2] == ("霜降特稿", "娘的蒸笼")


def test_a_headline_above_the_name_of_a_column_is_none_of_the_text_in_it() -> None:
    essay = "柳芽刚冒尖,娘就踩着板凳掐了半筐,用井水泡上两遍,拌了蒜泥端上桌。\n\n那苦味儿,我在外头想了好些年。\n\n"
    page = f"{REPORT}记者 张三\n\n一根竹竿“捞”净半条河!\n\n曹州文苑\n\n柳芽\n\n□ 孟秋生\n\n{essay}"

    assert titles_of(page) == ["郓城清淤河道保汛期", "柳芽"]


def test_a_second_line_as_far_in_as_paragraphs_is_a_headline_over_a_dateline() -> None:
    workshop = "　　本报讯（记者 李四）初夏，成武的车间里响起了铃声，四十岁的陶大姐摘下套袖，骑上车就去了学校。车间由闲置的校舍改成，上班的全是周边的妇女。"
    wrapped = "".join(f"{workshop[at : at + 13]}\n" for at in range(0, len(workshop), 13))
    others = "          东明抢修水渠\n" + _NARROW.replace("曹县", "东明").replace("暖气", "热水")
    page = f"      院里办起车间\n    上着班,也不误了收麦\n{wrapped}\n          郓城清淤河道\n{_NARROW}\n{others}"

    assert titles_of(page)[0].endswith("上着班,也不误了收麦")


def test_a_headline_as_far_in_as_paragraphs_stands_alone_and_leaves_room_in_its_column() -> None:
    def column(text: str) -> str:
        return "\n".join(textwrap.wrap(f"　　{text}", 20))

    case = "今年夏天，租住在城区的孙女士遇上了烦心事，一下大雨，屋顶就漏，给房东打了三次电话，房东总说等天晴了再说，她花钱找人做了防水。"
    answer = "律师阎立功说，出租人应当履行租赁物的维修义务，未履行的，承租人可以自行维修，费用由出租人负担，孙女士有权在房租里扣除这笔钱。"
    head = "　　租来的房子漏雨，谁来修房顶"
    page = "\n".join(
        [
            *map(column, PROFILE.split("\n\n")[:2]),
            "",
            head,
            "",
            "　　【案情】",
            column(case),
            "　　【说法】",
            column(answer),
            "",
        ]
    )
    *_, law = articles_of(page)

    assert (law.title, [paragraph.text[:4] for paragraph in law.paragraphs]) == (
        head.strip(),
        ["【案情】", "今年夏天", "【说法】", "律师阎立"],
    )


def test_a_line_that_calls_below_a_headline_is_of_it() -> None:
    text = "“各位老少爷们,今天咱不比谁跑得快。”5月4日上午,单县终兴镇的村口空地上,主持人老郜举着喇叭,一开口就把大伙逗乐了。\n\n比的是谁的羊听话,七十只羊排成一溜,主人喊一声,羊要走到跟前。\n\n"
    page = f"头羊不走 主人急出一身汗\n\n裁判说:“别拽,让它自己来!”\n\n{text}本报记者 张三\n\n"

    assert titles_of(page + REPORT)[0] == "头羊不走 主人急出一身汗 裁判说:“别拽,让它自己来!”"


def test_the_first_line_of_a_page_that_has_no_end_is_a_headline() -> None:
    heads = "一家村办小厂,凭什么把柳编卖到了四十个国家\n柳条里的“大乾坤”\n——单县一家柳编厂的发展纪实\n\n"
    text = "三月的浮岗镇,杏花还没有开,柳编厂的院子里已经堆满了泡软的柳条,编筐的妇女坐了三排。\n\n"

    (feature, _) = articles_of(f"{heads}{text}{REPORT}")

    assert feature.title == "一家村办小厂,凭什么把柳编卖到了四十个国家 柳条里的“大乾坤”"


@pytest.mark.parametrize("team", ["中共成武县委党校课题组", "□ 成武县委党校课题组"])
def test_a_team_below_a_headline_wrote_what_it_stands_over(team: str) -> None:
    essay = "县域经济的底子在产业,产业的底子在人。这两年,成武县的大蒜加工从卖蒜头变成了卖蒜粉、卖蒜油。\n\n下一步还要在品牌上做文章。\n\n"
    page = f"一头大蒜怎样做成大产业\n\n{team}\n\n{essay}{REPORT}"

    assert titles_of(page) == ["一头大蒜怎样做成大产业", "郓城清淤河道保汛期"]


def test_what_sounds_like_a_headline_over_a_long_text_ends_the_notice_above_it() -> None:
    notice = "天然气价格调整公告\n\n自2月1日起，东明县居民用天然气每立方米3.23元。咨询电话：12345\n\n"
    diary = "工友之间聊天，都说王留根这人“轴”，出门打工十八年，每天收工记一笔：几点上工，谁派的活，管不管饭，一天也没有落下过，本子摞起来有半尺高。\n\n"

    assert titles_of(f"{notice}农民工王留根的“讨薪日记”\n\n{diary}{REPORT}")[1] == "农民工王留根的“讨薪日记”"


def test_a_headline_over_a_full_line_of_a_column_ends_the_notice_above_it() -> None:
    call = "　　为纪念建党九十周年，本报\n举办征文活动，体裁不限，六\n月十日截稿，优秀作品将在本\n版刊发。\n"
    photo = "　　随官屯镇农民给大棚西瓜\n人工授粉，今年种西瓜四千三\n百亩，预计五月中旬上市。\n　　赵广彬 摄\n"

    assert titles_of(f"征文启事\n\n{call}\n人勤春早\n\n{photo}\n敬老院里通暖气\n\n{_NARROW}") == [
        "征文启事",
        "人勤春早",
        "敬老院里通暖气",
    ]


def test_a_headline_says_in_words_the_number_that_its_text_has_in_figures() -> None:
    page = (
        "王集镇修好三座桥\n\n本报讯(记者 张三)4月3日,单县王集镇的三座便民桥通车,村民下地不用再绕远。\n\n"
        "本报讯(通讯员 李四)单县张庄村有一位82岁的老人,天天提着马灯去桥头,村北那座木桥,他一看就是16年。老人名叫赵青山。\n\n"
        "16年里,他换了九盏马灯,没有要过一分钱。修新桥那天,全村人来到工地义务帮工。\n\n"
        "耄耋老兵赵青山\n\n义务守桥十六年\n\n单县规范农资市场秩序\n\n\n\n"
        "本报讯(通讯员 王五)4月3日,单县工商局对农资市场进行整治,查处案件17起。\n\n整治中,该局聘请了义务监督员,市场秩序好转。\n"
    )

    assert titles_of(page)[1:] == ["耄耋老兵赵青山 义务守桥十六年", "单县规范农资市场秩序"]
