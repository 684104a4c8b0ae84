"""What stands entry by entry: notices, letters, lists, rows of tables, what speakers say."""

from __future__ import annotations

import re

import pytest

from search.model import Kind, PartialDate
from tests.ingest.invented import (
    BUS,
    COLUMN,
    NARROW,
    OPERA,
    PROFILE,
    REPORT,
    TIMBER,
    articles_of,
    titles_of,
    wrapped,
)

LETTER = (
    "这条路何时才能通车\n\n编辑同志:\n\n从古营到陈集的公路去年动工,原说年底通车,可现在还是一身土一身泥,恳请有关部门过问。\n\n"
    "古营集 马洪臣等五人\n\n古营至陈集公路月底通车\n\n编辑部:\n\n贵报转来的信我局十分重视,已从外地调进沥青,月底前铺完路面。\n\n"
)
_PLOTS = [
    f"{number}、2021-{place}号地块位于{road}路以南、{other}路以东,面积{size}平方米,用途为{use},容积率不大于二,起始价{price}万元。"
    for number, place, road, other, size, use, price in (
        ("一", 7, "黄河", "昆明", 33460, "居住", 13820),
        ("二", 8, "上海", "西安", 11267, "商服", 4120),
        ("三", 12, "长江", "太原", 52018, "工业", 1975),
        ("四", 15, "中华", "和平", 8806, "医疗卫生", 903),
    )
]


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


def test_a_day_of_the_last_century_in_words_signs_a_notice() -> None:
    notice = "停电通知\n因检修城关变电站线路,定于8月26日对向阳路停电。\n单县电业局\n一九九八年八月二十二日\n"
    _, outage = articles_of(REPORT + notice)

    assert (outage.title, outage.paragraphs[-1].text) == ("停电通知", "一九九八年八月二十二日")


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


def test_a_report_below_a_box_of_losses_begins_with_its_headline() -> None:
    losses = "遗失声明\n\n▲福满园餐饮店不慎将公章丢失,声明作废。\n▲侯雪梅将毕业证书丢失,声明作废。\n\n"
    report = "9月10日是教师节,郓城县武安镇的三代人聚到一起,说起魏传芳老师从教时教孩子们光盘的故事,说她从来一粒米也舍不得丢,掉在桌上的都要捡起来。\n"

    assert titles_of(f"{losses}郓城:老教师的“光盘课”传了三代\n\n{report}")[-1] == "郓城:老教师的“光盘课”传了三代"


def test_what_each_gave_is_a_line_each() -> None:
    gifts = ["东明石化全体职工 683210", "菏泽学院师生 214305.5", "一位三轮车师傅 365"]
    article = articles_of(f"{REPORT}捐款光荣榜\n\n(5月20日—23日 单位:元)\n\n" + "\n".join(gifts))[-1]

    assert [paragraph.text for paragraph in article.paragraphs][1:] == gifts


def test_whom_a_letter_greets_and_the_office_that_signs_it_are_no_headlines() -> None:
    letter = "致广大居民朋友的一封信\n\n广大居民朋友们:\n\n当前,疫情防控正处于关键时期,请继续戴好口罩,勤洗手,少聚集。\n\n感谢您的理解和配合!\n\n"
    office = "鲁西新区党工委统筹疫情防控和经济运行工作领导小组办公室"
    _, article = articles_of(f"{REPORT}{letter}{office}\n2022年4月8日\n")

    assert article.paragraphs[0].text == "广大居民朋友们:"
    assert article.paragraphs[-2].text == office


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


def test_an_answer_to_a_reader_by_name_belongs_to_the_letter() -> None:
    letter = "劳务受伤找谁赔\n\n编辑同志:今年九月,我给人家盖房时从架子上摔伤,该找谁赔?\n\n东明 汲长海\n\n"
    answer = "汲长海读者:按照规定,雇主应当承担赔偿,发包的人明知没有资质的一起承担。\n\n"

    assert titles_of(f"{letter}{answer}{REPORT}") == ["劳务受伤找谁赔", "郓城清淤河道保汛期"]


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


def test_an_office_below_the_last_text_of_a_page_signs_it() -> None:
    page = REPORT + (
        "花会期间这些路段临时管制\n\n为确保花会期间道路畅通,对人民路部分路段实行临时管制,禁止货车通行。\n\n市公安局交警支队\n"
    )

    assert titles_of(page)[1:] == ["花会期间这些路段临时管制"]


def test_an_office_called_so_for_short_signs_a_notice_on_the_last_line_of_a_page() -> None:
    page = "温馨提示:请为斑马线停一停\n\n冬季天黑得早,车辆行经斑马线请减速让行。礼让一小步,文明一大步。\n\n{}\n"

    assert titles_of(page.format("郓城县文明办")) == ["温馨提示:请为斑马线停一停"]
    assert titles_of(page.format("丢了证件怎么办")) == ["温馨提示:请为斑马线停一停", "丢了证件怎么办"]


def test_who_signs_a_letter_as_one_of_the_town_needs_no_known_surname() -> None:
    page = (
        "公交站牌能不能加个座\n\n编辑同志:我今年71岁,天冷,等车一等就是十几分钟。盼望在大一点的站上添几张凳子。\n\n市民 战永昌\n\n"
        "12月2日,赵王河边的柳树挂满了冰凌,吸引不少市民前来拍照。\n\n记者 庄涌 摄\n\n"
    )

    assert titles_of(page) == ["公交站牌能不能加个座", ""]


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


def test_what_stands_below_the_day_that_signs_is_none_of_the_notice() -> None:
    order, *_ = articles_of(
        "森林防火戒严令\n\n清明将至,县域内所有林场、黄河大堤林带禁止一切野外用火。\n\n东明县人民政府\n\n2022年3月28日\n\n"
        "去年冬天,镇里请专家来看过,说这座粮仓保存得这样完整,全省也不多见。\n"
    )

    assert order.paragraphs[-1].text == "2022年3月28日"


def test_two_offices_sign_a_notice() -> None:
    notice = "关于平安桥封闭施工的通告\n\n因改造工程施工需要,对平安桥实行全封闭施工,敬请谅解。\n\n市城市管理局\n\n市交警大队\n\n"

    articles = articles_of(f"{notice}{REPORT}")

    assert [article.title for article in articles] == ["关于平安桥封闭施工的通告", "郓城清淤河道保汛期"]
    assert [paragraph.text for paragraph in articles[0].paragraphs[1:]] == ["市城市管理局", "市交警大队"]


def test_the_entries_of_a_list_that_a_text_leads_in_are_no_headlines() -> None:
    names = ("助人为乐:石桥镇居民 裴凤莲(女);时磊", "见义勇为:环卫工人 常本立", "诚实守信:个体工商户 孔祥美(女)")
    text = "县里评出好人\n\n近日,县文明办发布一月份好人名单,四人上榜。具体名单如下:\n\n" + "\n\n".join(names)

    articles = articles_of(f"{REPORT}{text}\n\n水塘边上\n\n{PROFILE}")

    assert [article.title for article in articles] == ["郓城清淤河道保汛期", "县里评出好人", "水塘边上"]
    assert tuple(paragraph.text for paragraph in articles[1].paragraphs[1:]) == names


@pytest.mark.parametrize("offices", ["曹县公安局交通警察大队\n", "曹县公安局交通警察大队\n曹县住房和城乡建设局\n"])
def test_who_signs_a_notice_in_a_column_and_its_day_are_its_own(offices: str) -> None:
    report = "警车护送考生\n" + wrapped(
        "本报讯（记者 王五）昨天清早，曹县公安局交通警察大队的两辆警车等在路口，把走错考点的三名考生送进了考场。",
        "曹县公安局说，高考三天，全县出动警力四百人次，交通警察大队在各个考点门前设了专用车位，方便家长接送。",
    )
    notice = "关于城南路段封闭施工的通告\n" + wrapped(
        "因供热管网改造施工需要，对长江路东段实行全封闭施工，禁止一切机动车通行，请绕行珠江路。",
        "因施工给您的出行带来不便，敬请谅解。",
    )
    torn = COLUMN.replace("\n", "\n\n").replace("\n\n\n\n", "\n\n")

    *_, above, last = articles_of(f"{torn}{report}\n{notice}{offices}2017年9月20日\n")

    assert [p.text for p in last.paragraphs[2:]] == [*offices.split(), "2017年9月20日"]
    assert len(above.paragraphs) == 2
    assert last.date == PartialDate(2017, 9, 20)


def test_what_tells_how_to_give_notice_is_a_report_over_two_lines() -> None:
    report = "办遗失声明\n这几样材料要带齐\n本报讯(记者 王五)6月12日,记者从广告部了解到,证件遗失登报须带本人身份证和户口簿原件。\n"

    assert titles_of(REPORT + report)[1:] == ["办遗失声明这几样材料要带齐"]


def test_the_heading_of_a_notice_may_be_as_wide_as_its_column() -> None:
    photograph = (
        "麦田话丰年\n"
        + wrapped("五月的单县，麦田里的农民正在查看麦穗，今年风调雨顺，又是一个丰收年。")
        + "记者 王五 摄\n\n"
    )
    notice = (
        "关于城南部分街巷实行单行管制的通告\n因老城管网改造施工,自2017年8月\n25日至9月30日,对珠江路(解放大\n"
        "街至青年路段)实行半幅封闭,过往\n车辆请绕行八一路、东方红大街。施\n工期间请服从民警指挥。\n"
    )

    assert titles_of(f"{COLUMN}{photograph}{notice}")[-1] == "关于城南部分街巷实行单行管制的通告"


def test_a_letter_may_be_signed_by_one_of_its_kind_alone() -> None:
    for writer in ("一农民", "一老读者", "一学生家长"):
        page = (
            REPORT
            + f"交公粮要不要排到半夜\n\n编辑同志:\n\n前天我去粮所交粮,从早上排到半夜也没轮上,请问能不能多开一台磅?\n\n{writer}\n\n"
            "编后 粮所已增开两台磅,并延长了收粮时间。方便了群众,才算把事办到了家。\n\n"
        )

        letter = articles_of(page)[-1]

        assert (letter.title, len(letter.paragraphs)) == ("交公粮要不要排到半夜", 4)


def test_the_heading_of_a_notice_stands_inside_a_sentence_of_a_column() -> None:
    court = wrapped(
        "　　本报讯（通讯员 李四）同村的赵某把三轮车借给钱某拉麦子，半路上翻进了沟里，车架子摔断了，人也伤了腿。",
        "　　6月3日，曹县法院巡回到村里开庭。法官认为，钱某把车借走以后没有看好，应当赔；赵某也明知车闸不灵还往外借，双方都有",
        width=20,
    )
    rest = wrapped("责任。经调解，钱某赔给赵某修车款六百元，两人当场握手言和，又商量起收麦的事。", width=20)
    notice = wrapped(
        "　　曹县磐石街道办事处四季鲜水果店营业执照正本丢失，注册号：371721600123456，声明作废。", width=20
    )

    case, lost = articles_of(
        f"借车给人摔坏了谁来赔\n{court}遗失声明\n{notice}　　2021年6月2日\n{rest}　　本报记者 王五\n"
    )

    assert (case.title, lost.title) == ("借车给人摔坏了谁来赔", "遗失声明")
    assert case.paragraphs[1].text.endswith("又商量起收麦的事。")
    assert len(lost.paragraphs) == 2


def test_whoever_asks_twice_is_interviewing() -> None:
    page = (
        f"{BUS}对话\n\n“我给老座钟看病”\n\n——访修表匠闻人立\n\n在东方红大街开了三十年铺子的闻人立,修好的座钟有两千多台。\n\n"
        "曹州晚报:听说孩子们都喊您“钟爷爷”?\n\n闻人立:(笑)早先喊我“老座钟”,喊着喊着就老了。\n\n"
        "曹州晚报:有商场出二十万包您的手艺,为啥不干?\n\n闻人立:商场里听不见钟响,去年来了两个徒弟,我得守着铺子教他们。\n\n"
        "曹州晚报:“慢工出细活”难在哪?\n\n闻人立:难在心里不急。\n\n" + REPORT
    )

    _, talk, _ = articles_of(page)

    assert (talk.title, len(talk.paragraphs)) == ("“我给老座钟看病”", 7)


def test_who_speaks_alone_on_a_line_is_no_headline() -> None:
    case = "以案说法\n\n欠条丢了,钱还要得回来吗\n\n案情:前年孙某借给邻居两万元,欠条被雨水泡烂了,邻居一拖再拖,孙某想知道还要不要得回来。\n\n"
    answer = "山东曹州律师事务所律师祝文娟认为,欠条不是唯一的凭证,转账的记录、两个人的短信都能证明借过钱,孙某可以向法院起诉。\n\n"
    first, _ = articles_of(f"{case}律师说法:\n\n{answer}{REPORT}")

    assert first.title == "欠条丢了,钱还要得回来吗"
    assert [paragraph.text for paragraph in first.paragraphs[1:]] == ["律师说法:", answer.strip()]


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


def test_names_that_fill_the_lines_of_a_column_are_one_paragraph() -> None:
    names = "丁玉梅 于海洲 万 军 王书亮 王凤菊 石秀荣 田家栋 冯 卫 邢福海 吕淑贞 李玉洁 孔祥泰 石 磊 宋延年 张文彬 赵 琪 郝立新 段成玉"
    told = (
        "本报讯（通讯员 李琬）9月10日，学校向从教满三十年的三十九名教师颁发证书和纪念章，并表彰了二十名师德标兵。"
    )
    led = "学校举行庆祝大会的消息传开以后，老教师们都换上了新衣裳，早早来到会场。从教满三十年教师的名单如下："
    below = "本报讯（记者 李四）9月11日晚，曹县的老桥亮起了一串串灯，桥下的水里也是灯，散步的人都停下来看。"
    blocks = [wrapped(text, width=22).strip() for text in (told, led, names)]

    school, bridge = articles_of(
        "\n".join(["我校表彰从教三十年教师", *blocks, "老桥夜里亮了灯", wrapped(below, width=22)])
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


def test_what_is_said_below_a_letter_belongs_to_it() -> None:
    (letter,) = articles_of(
        "建议装个遮阳棚\n\n编辑同志:\n\n我是单县郭村镇的一名村民,等红灯时没有遮阳的地方。\n\n市民 巩俊英\n\n"
        "【部门回应】市城市管理局:该建议很好,已列入计划。\n"
    )

    assert (letter.title, len(letter.paragraphs), letter.districts) == ("建议装个遮阳棚", 4, ("单县",))


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


def test_below_who_signs_a_notice_it_has_ended() -> None:
    outage, advice = articles_of(
        "停电预告\n1月15日7:30至16:00,10千伏曹州线大修,停电范围:曹州路以东、八一街以北,南华小区。\n"
        "遇雨雪天气检修顺延。供电服务热线95598。\n菏泽供电公司\n健康门诊\n冻疮犯了别火烤\n"
        "问:我每年冬天手背和耳朵都生冻疮,今年又痒又肿,有人说用火烤烤就好,行吗?\n答:都不行。冻疮是血管收缩造成的淤血。\n"
    )

    assert (outage.title, outage.paragraphs[-1].text) == ("停电预告", "菏泽供电公司")
    assert advice.title == "冻疮犯了别火烤"


def test_a_short_headline_over_two_lines_and_a_dateline_ends_a_notice() -> None:
    notice = "赛事预告\n10月11日19:30,男篮季前赛在市体育馆举行。\n10月18日8:30,登山比赛在金山举行。\n"
    heads = "斗羊老把式的\n擂台\n"

    assert titles_of(f"{REPORT}{notice}{heads}{NARROW}")[-1] == "斗羊老把式的擂台"


@pytest.mark.parametrize("signs", ["菏泽市自来水公司", "磐石街道办事处", "全体住校生"])
def test_an_office_or_all_of_a_school_signs_its_letter(signs: str) -> None:
    letter = "编辑同志:\n\n读者反映的水表空转一事,我公司十分重视,已派人上门更换了水表。\n\n"
    thanks = "谢谢好心司机\n\n编辑同志:\n\n4月2日,我把皮包忘在车上,司机追了三条街。请贵报替我说声谢谢。\n"

    assert titles_of(f"水表已更换\n\n{letter}{signs}\n\n{thanks}") == ["水表已更换", "谢谢好心司机"]


def test_a_name_over_the_name_of_a_column_signs_the_text_above() -> None:
    advice = "膝盖疼,先热敷,再抬腿,每天二十次。\n市中医院\n风湿科\n葛秀英\n问诊台\n孩子老是眨眼\n是不是近视了\n"
    answer = "问：我儿子六岁，最近老是使劲挤眼\n睛，看电视时更厉害，是近视了吗？\n答：不一定。孩子频繁眨眼，常见的\n原因有过敏、倒睫和干眼。\n"

    assert titles_of(f"天冷护膝\n{advice}{answer}")[-1].startswith("孩子老是眨眼")


def test_an_office_set_nearer_to_the_text_above_signs_it() -> None:
    text = "凡完成接种满6个月的人员,可到各预防接种门诊接种,请做好个人防护。\n\n"
    page = f"{REPORT}接种请带身份证\n\n{text}鄄城县疾病预防控制中心\n\n\n{OPERA}剧团下乡演大戏\n\n{TIMBER}"

    assert titles_of(page)[1:3] == ["接种请带身份证", "剧团下乡演大戏"]


def test_people_of_a_village_sign_a_letter() -> None:
    letter = "编辑同志:\n\n我们是单县龙王庙镇的村民。村东有一座小桥,去年秋天塌了半边,眼看麦收就要到了,收割机过不去。\n\n"
    page = f"盼望修好村东小桥\n\n{letter}单县龙王庙镇 刘土城村部分村民\n\n{REPORT}"

    assert titles_of(page) == ["盼望修好村东小桥", "郓城清淤河道保汛期"]


@pytest.mark.parametrize("who", ["一个农民家长", "一位乡村教师", "文化街部分居民", "单县 一村会计"])
def test_one_of_many_signs_a_letter(who: str) -> None:
    letter = "编辑同志:我家有两个孩子上学,开学时学校收取的课本费比去年多了一倍,不知有没有规定。\n\n"
    page = f"课本费该有个谱\n\n{letter}{who}\n\n话说“等一等”\n\n{TIMBER}"

    assert titles_of(page) == ["课本费该有个谱", "话说“等一等”"]


def test_the_heading_of_briefs_ends_a_notice_and_a_special_issue_is_the_paper_s_own() -> None:
    notice = "寻人启事\n\n梁存礼,男,七十四岁,身高一米七,8月20日走失,有知情者请联系,必有酬谢。电话:5880011\n\n"
    briefs = "定陶:三十名患儿免费手术\n\n定陶县民政局8月21日将三十名患儿送往济南,接受免费手术。\n\n成武:老人吃上了热饭\n\n成武县为七处敬老院各配一名厨师。\n\n"
    page = f"{REPORT}{notice}健康快讯\n\n{briefs}牡丹晚报 3·15特刊 2011年8月24日\n"

    assert titles_of(page)[1:] == ["寻人启事", "定陶:三十名患儿免费手术", "成武:老人吃上了热饭"]
    assert articles_of(page)[-1].paragraphs[-1].text.endswith("一名厨师。")


def test_a_letter_to_a_lawyer_is_signed_by_its_reader() -> None:
    letter = "借条丢了还能要钱吗\n\n律师同志:前年我借给同学三万元,他写的借条被雨水泡烂了。我还能要回来吗?\n\n"
    answer = "读者朋友:可以。转账凭证能够证明借款。\n\n"

    assert titles_of(f"{letter}随官屯镇 一读者\n\n{answer}{REPORT}") == [
        "借条丢了还能要钱吗",
        "郓城清淤河道保汛期",
    ]


def test_what_sounds_like_a_headline_over_a_long_text_ends_the_notice_above_it() -> None:
    notice = "天然气价格调整公告\n\n自2月1日起，东明县居民用天然气每立方米3.23元。咨询电话：12345\n\n"
    diary = "工友之间聊天，都说王留根这人“轴”，出门打工十八年，每天收工记一笔：几点上工，谁派的活，管不管饭，一天也没有落下过，本子摞起来有半尺高。\n\n"

    assert titles_of(f"{notice}农民工王留根的“讨薪日记”\n\n{diary}{REPORT}")[1] == "农民工王留根的“讨薪日记”"


def test_a_headline_over_a_full_line_of_a_column_ends_the_notice_above_it() -> None:
    call = "　　为纪念建党九十周年，本报\n举办征文活动，体裁不限，六\n月十日截稿，优秀作品将在本\n版刊发。\n"
    photo = "　　随官屯镇农民给大棚西瓜\n人工授粉，今年种西瓜四千三\n百亩，预计五月中旬上市。\n　　赵广彬 摄\n"

    assert titles_of(f"征文启事\n\n{call}\n人勤春早\n\n{photo}\n敬老院里通暖气\n\n{NARROW}") == [
        "征文启事",
        "人勤春早",
        "敬老院里通暖气",
    ]


def test_who_wrote_a_letter_signs_before_the_day_and_who_answers_it_stands_over_the_answer() -> None:
    text = "我闺女上五年级,一进考场手心就出汗,平时会做的题也空着。我和她妈劝过、哄过,都不管用,您说这可咋办?\n"
    answer = "孩子手心出汗,是把考试看得太重。您先别问分数,睡前陪她走一走,听她说说今天最高兴的一件事。\n"
    page = f"考试就发慌,一位父亲来信\n编辑同志:\n{text}一位发愁的父亲 3月2日\n心理教师 冉立秋 回信:\n{answer}\n"
    letter, report = articles_of(f"{page}{REPORT}")

    assert [paragraph.text for paragraph in letter.paragraphs[2:4]] == [
        "一位发愁的父亲 3月2日",
        "心理教师 冉立秋 回信:",
    ]
    assert report.title == "郓城清淤河道保汛期"


def test_a_programme_of_days_with_their_weekdays_is_a_row_a_line_and_gives_notice() -> None:
    rows = [
        "5月6日（周一）19:30　豫剧《花木兰》",
        "5月7日（周二）19:30　山东梆子《两狼山》",
        "5月8日（周三）19:30　枣梆《徐龙铡子》",
        "以上节目如有变动，以当日播出为准。",
    ]
    article = articles_of(f"{REPORT}大戏台一周演出\n" + "\n".join(rows) + "\n")[-1]

    assert ([paragraph.text for paragraph in article.paragraphs], article.kind) == (rows, Kind.NOTICE)


def test_a_colon_alone_on_a_page_of_letters_is_read() -> None:
    assert any(
        "：" in paragraph.text for article in articles_of(f"{LETTER}：\n") for paragraph in article.paragraphs
    )


def test_a_town_alone_heads_the_news_from_there_where_several_do() -> None:
    news = {
        "张湾镇": "引黄支渠清淤四点五公里,沿渠五个村的麦田浇上了越冬水。",
        "岳程街道": "社区夜校开了剪纸班,三十多位居民下班来学。",
        "黄店镇": "玫瑰园里建起三座烘干房,花农不用再看天吃饭。",
    }
    briefs = articles_of(REPORT + "".join(f"{town}\n\n{text}\n\n" for town, text in news.items()))[1:]

    assert {brief.title: brief.paragraphs[0].text for brief in briefs} == news
    assert not any(brief.reporters for brief in briefs)


def test_an_office_alone_below_the_only_paragraph_under_a_headline_signs_it() -> None:
    advice = "银行不会打电话索要验证码,凡称交钱才能办理降息的都是骗局,请广大市民不要转账。"
    page = f"{REPORT}谨防假冒客服\n\n{advice}\n\n单县反诈中心\n\n揉出来的好日子\n\n{PROFILE}"
    _, notice, story = articles_of(page)

    assert [paragraph.text for paragraph in notice.paragraphs] == [advice, "单县反诈中心"]
    assert story.title == "揉出来的好日子"


def test_a_question_over_what_a_reader_tells_ends_a_notice() -> None:
    notice = "停水信息\n\n9月8日21时至次日5时,因阀门更换,丹阳路沿线停水,请做好储水准备。\n\n"
    answered = (
        "市民尹女士:我的医保卡丢了,能直接补办吗?\n\n市人力资源和社会保障局:请先拨打电话挂失,再到网点补办。\n"
    )
    page = f"{REPORT}{notice}医保卡丢了,先“挂失”还是先补办?\n\n{answered}"

    assert titles_of(page)[1:] == ["停水信息", "医保卡丢了,先“挂失”还是先补办?"]
