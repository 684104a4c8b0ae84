"""Which lists are briefs and notices one by one, and which hold together."""

from __future__ import annotations

import pytest

from search.model import Kind, PartialDate
from tests.ingest.invented import (
    PROFILE,
    REPORT,
    articles_of,
    titles_of,
)


def test_losses_under_one_heading_are_a_notice_each() -> None:
    losses = "曹县居民张三的身份证丢失,声明作废。\n\n特此声明\n\n单县李四商店的营业执照副本丢失,声明作废。\n"
    one, other = articles_of(f"遗失声明\n\n{losses}")

    assert (len(one.paragraphs), one.districts, len(other.paragraphs), other.districts) == (
        2, ("曹县",), 1, ("单县",)
    )  # fmt: skip
    assert [len(article.paragraphs) for article in articles_of(losses)] == [2, 1]


def test_news_behind_marks_below_a_report_are_an_item_each() -> None:
    entries = "△7月9日,凤凰乡完成小麦订单收购任务。\n△富春乡近日为二百名父母办理了养老保险。\n△县中学师生7月11日到烈士陵园祭扫。\n"
    advice = "△土方开挖后,要及时外运。\n△护坡砌筑前,要先清基。\n"

    assert [len(article.paragraphs) for article in articles_of(REPORT + entries)] == [2, 1, 1, 1]
    assert [len(article.paragraphs) for article in articles_of(REPORT + advice)] == [4]


@pytest.mark.parametrize("heading", ["经济微讯", "县区要讯"])
def test_what_stands_under_the_name_of_a_list_of_news_is_an_item_each(heading: str) -> None:
    briefs = "鄄城县7月8日举行发制品出口签约仪式,签约项目十一个。\n\n7月11日,成武县大田集镇三家冷库通过了验收。\n"

    articles = articles_of(f"{REPORT}{heading}\n\n{briefs}", date=PartialDate(2021, 7, 14))

    assert [(article.kind, article.districts[0]) for article in articles[1:]] == [
        (Kind.BRIEF, "鄄城县"),
        (Kind.BRIEF, "成武县"),
    ]


def test_signed_briefs_under_no_headline_are_an_item_each() -> None:
    briefs = (
        "曹县倪集乡举办杞柳种植培训班,八十名柳农领到插条。(江　红)\n\n定陶县黄店镇组织养鸡大户外出参观。(傅光明)\n"
    )
    letter = "盼农资店多些“明白纸”\n\n编辑同志:入夏以来,买药的乡亲不少,可有些人看不清说明。\n\n郓城县侯集镇　詹广训\n\n\n"
    articles = articles_of(f"{REPORT}{letter}{briefs}")

    assert [len(article.paragraphs) for article in articles[2:]] == [1, 1]


def test_a_correction_is_a_notice_of_its_own() -> None:
    outage = "停电公告\n\n因线路改造,定于2024年4月18日对中华路停电。\n\n国网菏泽供电公司\n\n"
    correction = "更正\n\n本报4月10日第3版一文中“总产值5亿元”应为“总产值5000万元”。\n"

    assert titles_of(outage + correction) == ["停电公告", "更正"]


def test_two_offices_sign_a_notice_whose_heading_stands_under_another() -> None:
    works = "因雨水管网改造需要,自2023年6月22日零时至8月10日24时,对永顺路该段封闭施工,禁止一切机动车通行,请过往车辆绕行麟台路、会盟路,注意行车安全。\n\n"
    offices = ("巨野县公安局交通警察大队", "巨野县综合行政执法局")

    *_, notice = articles_of(
        f"{REPORT}公告\n\n关于永顺路中段封闭施工的通告\n\n{works}{offices[0]}\n\n{offices[1]}\n"
    )

    assert tuple(paragraph.text for paragraph in notice.paragraphs[1:]) == offices


def test_who_is_wanted_is_a_notice_of_its_own() -> None:
    fair = "冬季人才招聘会公告\n\n招聘会定于11月21日在市体育馆举办,求职者免费入场。\n\n菏泽市人才交流中心\n\n"
    wanted = "一、厂长1名:男,40岁以下。\n\n二、电工2名:持证上岗。\n"

    assert titles_of(f"{fair}菏泽华顺食品有限公司诚聘\n\n{wanted}") == [
        "冬季人才招聘会公告",
        "菏泽华顺食品有限公司诚聘",
    ]


@pytest.mark.parametrize("column", ["健康问答", "一句话问答"])
def test_what_readers_ask_and_who_answers_are_a_brief_each(column: str) -> None:
    first = ["成武县读者赵女士问:老人装心脏支架能走医保吗?", "成武县医疗保障局答:能,住院时出示社保卡即可。"]
    second = ["曹县市民小董问:新盖的宅子怎样办证?", "曹县自然资源局答:带上审批表和户口簿到镇上的窗口办理。"]

    def questions(heading: str) -> list[tuple[str, list[str]]]:
        page = f"{REPORT}\n{heading}\n\n" + "\n\n".join([*first, *second])
        return [(a.title, [p.text for p in a.paragraphs]) for a in articles_of(f"{page}\n")[1:]]

    assert questions(column) == [(column, first), (column, second)]
    assert questions("医保办证那些事 你问我来答") == [("医保办证那些事 你问我来答", [*first, *second])]


def test_signed_briefs_behind_one_mark_below_a_text_are_none_of_its_paragraphs() -> None:
    briefs = ["◇县邮政局开通农资直送,已配送化肥1300吨。(袁振)", "◇5月16日,县残联为11名残疾人安装了假肢。(古梅)"]
    articles = articles_of(f"{REPORT}" + "\n\n".join(briefs) + f"\n\n孔令梅的花馍人生\n\n{PROFILE}")

    assert [article.title for article in articles] == ["郓城清淤河道保汛期", "", "", "孔令梅的花馍人生"]
    assert [article.paragraphs[0].text for article in articles[1:3]] == briefs


def test_briefs_behind_one_mark_inside_a_sentence_are_an_item_each_and_it_is_whole() -> None:
    briefs = ["△5月16日,县中医院举行消防演练,一百人参加。(袁振)", "△县中医院六十名职工日前参加无偿献血。(古梅)"]
    torn = [
        "孔令梅的花馍人生",
        *PROFILE.split("\n\n")[:-1],
        "邻居们来学,她从来不收一分钱。有人过意不去,送来一篮鸡蛋。孔令梅说,这",
        *briefs,
        "手艺传下去才是正经事。",
    ]
    whole, *others = articles_of("\n\n".join([*torn, "(苗 青)"]) + "\n")

    assert [p.text for p in whole.paragraphs][2:] == [
        "邻居们来学,她从来不收一分钱。有人过意不去,送来一篮鸡蛋。孔令梅说,这手艺传下去才是正经事。",
        "(苗 青)",
    ]
    assert [[p.text for p in other.paragraphs] for other in others] == [[brief] for brief in briefs]


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


def test_a_school_s_brochure_is_a_notice() -> None:
    brochure = "曹州护理学校2012年招生简章(摘要)\n本校面向全省招收护理专业新生一千二百名,学制三年。\n报名地址:单县园艺路南段\n"

    assert titles_of(REPORT + brochure)[1:] == ["曹州护理学校2012年招生简章(摘要)"]


def test_briefs_under_a_heading_of_dribs_are_an_item_each() -> None:
    briefs = "△焦园乡引黄淤灌工程竣工,可改良沙碱地八千亩。\n\n△白浮图镇农民今年种植芦笋一千二百亩。\n\n"

    assert len(articles_of(f"{REPORT}点滴新闻\n\n{briefs}")) == 3


def test_what_readers_post_under_the_name_of_a_column_is_an_item_each() -> None:
    page = (
        "微言录\n@牡丹乡亲:手机里存了八百个号码,下雪天摔了一跤,想了半天不知道打给谁。\n\n"
        "@老曹州:小时候盼过年是因为有新衣服,现在怕过年是因为又要被问工资。\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [1, 1]


def test_news_under_a_heading_that_promises_them_are_an_item_each() -> None:
    briefs = "郓城县粮食局近日新建烘干塔两座。\n\n东明县菜园集镇今春植树三万棵。\n\n"

    assert titles_of(f"{REPORT}花会资讯\n\n{briefs}")[1:] == ["花会资讯"] * 2
    assert titles_of(f"{REPORT}县区快报\n\n{briefs}")[1:] == ["县区快报"] * 2


def test_most_briefs_behind_a_mark_below_a_text_tell_their_day() -> None:
    briefs = (
        "▲6月4日,东明县举办首届采摘节。\n\n▲鄄城县红船镇的食用菌进入采收旺季。\n\n▲6月5日,曹县举行招聘会。\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(REPORT + briefs)] == [2, 1, 1, 1]


def test_calls_of_readers_under_a_column_s_name_are_an_item_each() -> None:
    calls = (
        "花都市场附近居民李先生来电:南门每天早晨摆满小摊,消防通道被堵得严严实实,盼有关部门管一管。(8月25日8时20分来电)\n\n"
        "市民赵女士来电:13路公交车末班车下午6点半就收了,夜里下班的女工只能走回家,能不能往后延一延?(8月25日15时来电)\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(f"{REPORT}百姓呼声\n\n{calls}")] == [2, 1, 1]


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


def test_who_is_missed_below_a_report_is_no_part_of_it() -> None:
    missed = "走失启事:许二妮,女,73岁,成武县党集乡人,7月16日在汽车总站走失。知情者请拨打13854000000,必有重谢。\n\n"

    report, notice = articles_of(REPORT + missed)

    assert (len(report.paragraphs), len(notice.paragraphs)) == (2, 1)


@pytest.mark.parametrize("heading", ["宏达纺织有限公司诚聘", "本刊征稿"])
def test_what_seeks_people_or_texts_is_a_notice(heading: str) -> None:
    (*_, notice) = articles_of(f"{REPORT}{heading}\n\n常年面向社会寻求人手,待遇从优,报名从速。\n")

    assert (notice.title, notice.kind) == (heading, Kind.NOTICE)


def test_meetings_of_the_week_are_briefs() -> None:
    first = "2月7日 全市春季农业生产现场会在郓城召开。会议要求,抓好麦田返青管理,确保夏粮丰收。"
    second = "2月8日 单县召开基层治理工作推进会,五个镇街作典型发言。"

    articles = articles_of(f"{REPORT}一周会议\n\n{first}\n\n{second}\n")

    assert [article.kind for article in articles] == [Kind.NEWS, Kind.BRIEF, Kind.BRIEF]


def test_briefs_below_the_heading_of_a_list_may_have_headlines_of_their_own() -> None:
    briefs = "校讯速递\n\n一中学生写家书\n\n母亲节前后,一千二百封家书由学校统一寄出。\n\n洗手歌唱响课间\n\n5月9日,学校把卫生知识编成歌在课间播放。\n\n"

    articles = articles_of(f"{REPORT}{briefs}古城添新景\n\n{PROFILE}")

    assert [(article.title, article.kind) for article in articles[1:]] == [
        ("一中学生写家书", Kind.BRIEF),
        ("洗手歌唱响课间", Kind.BRIEF),
        ("古城添新景", Kind.NEWS),
    ]


def test_what_readers_wrote_in_short_under_one_heading_are_briefs() -> None:
    letters = (
        "巨野县柳林乡读者史茂田来信反映:村口的公路上集日摆摊占道,机动车一堵就是一个钟头,建议另辟市场。",
        "定陶县读者宗爱华来信建议:邮局的报亭应当延长营业时间,方便下班的职工买报。",
        "成武县天宫乡读者翟林来信表扬:卫生院医生郑荣雪夜出诊,从不收农民一份礼。",
    )

    articles = articles_of(REPORT + "来信摘编\n\n" + "\n\n".join(letters) + "\n")[1:]

    assert [article.paragraphs[0].text for article in articles] == list(letters)
    assert {article.kind for article in articles} == {Kind.BRIEF}


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


def test_what_residents_ask_for_each_in_a_form_with_its_answer_is_a_brief_whatever_stands_over_all() -> None:
    page = (
        f"{REPORT}12345 有回音\n\n【诉求】古泉街道居民庄女士：小区二次供水水压不稳，六楼以上早晚用不上水。\n\n【办理】县住建局：已督促物业更换老化水泵两台。\n\n"
        "【诉求】定陶区市民祁先生：滨河街道一处健身器材损坏，孩子玩耍不安全。\n\n【办理】区教体局：接单后当日派人拆除，新器材将于本周安装。\n\n"
    )

    _, *briefs = articles_of(page)

    assert [(brief.kind, len(brief.paragraphs)) for brief in briefs] == [("brief", 2)] * 2


def test_notices_with_their_headings_run_in_are_parted() -> None:
    articles = articles_of(
        "拍卖公告\n\n受委托,我公司定于近期在菏泽市公开拍卖办公设备一批。\n\n菏泽市某拍卖公司\n\n"
        "遗失声明 曹县居民张三不慎将房产证丢失,声明作废。\n\n遗失声明 单县居民李四的残疾人证丢失,声明作废。\n\n"
        "停水预告\n\n因管道维修,城区部分路段停水,请相关用户提前做好准备。\n"
    )

    assert [len(article.paragraphs) for article in articles] == [2, 1, 1, 1]
    assert {article.kind for article in articles} == {Kind.NOTICE}
    assert [article.title for article in articles][::3] == ["拍卖公告", "停水预告"]


def test_notices_under_one_heading_that_are_signed_each() -> None:
    notices = articles_of(
        "温馨提示\n\n城乡居民医保集中缴费期截至12月31日,请到村卫生室办理。县医疗保障局\n\n"
        "县城君子路进行施工,过往车辆请绕行。县住房和城乡建设局\n"
    )

    assert [notice.kind for notice in notices] == [Kind.NOTICE, Kind.NOTICE]


def test_information_of_a_kind_is_a_list_of_briefs() -> None:
    briefs = (
        "文化信息\n\n春节期间，县博物馆“不打烊”，从初一到初六免费开放。\n\n首届春联大赛日前揭晓，评出一等奖三名。\n\n"
        "春节前后，县两夹弦剧团深入村庄演出三十六场。\n\n"
    )

    assert [article.kind for article in articles_of(f"{REPORT}{briefs}")] == [Kind.NEWS, *[Kind.BRIEF] * 3]


OFFERS = (
    "【求购】东明县菜园集乡一加工厂收购花生米,日收购八吨。电话7338846。",
    "【供应】巨野县章缝镇孔楼村有脱毒红薯苗出售,联系人孔令军。",
    "【转让】郓城县随官屯镇一肉鸡场急转,占地六亩,有意者面谈。",
)
CUT_OFF = (
    "3月17日6:30—18:00,10千伏西安路线检修,停电范围:西安路以北的用户。",
    "3月19日22:00至次日5:00,因供水管道并网,康庄路以南区域水压降低,请提前储水。",
)
CALLS = (
    "邹城市千泉街道的孟女士反映小区楼顶漏雨。昨日,工作人员到场查看,三日内开工。",
    "梁山县小路口镇读者反映村头减速带断裂。镇政府答复:现已更换。",
    "任城区阜桥街道姜先生:一棵法桐枯死倾斜。市园林局答复:已将枯树清除。",
)


JOBS = (
    "中泰财险菏泽中支招聘:查勘定损员4名,有驾照。地点:长江路一号楼",
    "新天地购物广场招聘:收银员12名,包午餐,缴五险。电话:5179900",
    "东明恒昌化工招聘:操作工30名,月薪3500元起。电话:7280567",
)
MATCHES = (
    "男，62岁，丧偶，退休工程师，儿女均已成家，喜书法。编号：1107",
    "女，58岁，离异，小学教师退休，独居。寻不嗜烟酒的男士。",
    "男，69岁，郓城人，有机瓦房五间、果园四亩。编号：1115",
)
QUESTIONS = (
    "问:我体检发现甲状腺结节四毫米,整夜睡不着,是不是要赶紧开刀?(牡丹区 李女士)",
    "问:孩子两岁,晚上睡觉老磨牙,是不是肚子里有虫?(定陶区 黄店镇 读者)",
)


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("信息超市", OFFERS),
        ("停电停水早知道", CUT_OFF),
        ("热线回音", CALLS),
        ("人才直通车", JOBS),
        ("鹊桥相会", MATCHES),
        ("读者问答", QUESTIONS),
        ("初中男子跳远 侯亮(东明)6米31\n\n绿茵场外", tuple(f"▲{call}" for call in CALLS)),
    ],
    ids=["offers", "cut off", "calls", "jobs", "matches", "questions", "below rows"],
)
def test_what_is_offered_cut_off_and_told_by_who_calls_is_an_item_each(
    heading: str, entries: tuple[str, ...]
) -> None:
    page = f"{REPORT}{heading}\n\n" + "\n".join(entries) + "\n"

    assert [article.paragraphs[0].text for article in articles_of(page)][1:] == list(entries)


def test_offers_under_one_heading_that_each_end_in_a_telephone_number_are_a_notice_each() -> None:
    offers = (
        "成武县大田集镇李桂荣有脱毒大蒜种两千斤出售,每斤一元二角,电话:8612×××。",
        "单县浮岗镇王庆功求购二手面粉机一台,要求能当场试机。联系电话:4651×××(晚)。",
    )
    one = "第一条大街的门市房出租,上下两层,水电齐全。\n\n有意者请与王先生联系,电话:5162×××。\n"

    assert [
        (a.kind, a.title, a.districts[0]) for a in articles_of("供求信息\n\n" + "\n\n".join(offers) + "\n")
    ] == [
        (Kind.NOTICE, "供求信息", "成武县"),
        (Kind.NOTICE, "供求信息", "单县"),
    ]
    assert [len(article.paragraphs) for article in articles_of(f"房屋出租\n\n{one}")] == [2]


def test_what_readers_call_for_below_a_text_is_an_item_each() -> None:
    calls = "【报料】读者陈先生:路口的绿灯只有12秒。\n\n【求助】家住西关的吴大娘:我捡到一只小土狗。\n\n【寻人】赵兰英,女,76岁,至今未归。\n"

    assert [len(article.paragraphs) for article in articles_of(f"{REPORT}晚报热线 5966600\n\n{calls}")] == [
        2,
        1,
        1,
        1,
    ]


def test_a_headline_that_makes_telephones_public_is_a_notice_s() -> None:
    text = "凡发现返乡人员未登记、哄抬物价的,可向县指挥部举报。电话:7212×××,24小时有人值班。\n"

    assert articles_of(f"{REPORT}县指挥部公布举报电话\n\n{text}")[-1].kind is Kind.NOTICE


def test_a_notice_below_titled_briefs_is_a_notice_that_two_offices_may_sign() -> None:
    briefs = (
        "文旅速览\n成武：伯乐公园免费开放\n4月15日起，成武县伯乐公园免费向公众开放，每日8时开园，18时闭园。\n\n"
    )
    notice = ["现面向社会招募赏花志愿者一百名，年龄18至60周岁，报名截止日期4月18日。", "市文明办 市文化馆"]

    *_, brief, call = articles_of(f"{REPORT}{briefs}赏花志愿者招募启事\n" + "\n".join(notice) + "\n")

    assert [str(brief.kind), str(call.kind)] == ["brief", "notice"]
    assert [paragraph.text for paragraph in call.paragraphs] == notice


def test_a_report_below_briefs_that_are_signed_in_line_is_no_brief() -> None:
    briefs = "近日,单县园艺场为果农剪枝示范,三百人到场。(孟小川)\n\n4月2日,曹县图书馆添置盲文书架。(毕云岭)\n\n"
    report = (
        "4月5日夜里,成武县汶上集镇下了一场冰雹,两千亩大蒜的叶子被打断。镇里连夜查看灾情。\n\n"
        "“叶子断了,根还在。”农技员蹲在地头说,及时追肥,蒜头还能再长。\n\n"
        "供销社调来叶面肥八吨,赊给种蒜的农户。\n\n(窦长河 卞青)\n\n"
    )

    for page in (
        f"{REPORT}简 讯\n\n{briefs}{report}汶上集镇救蒜忙\n",
        f"{REPORT}简 讯\n\n{briefs}{report}",
    ):
        _, one, other, last = articles_of(page)

        assert [(brief.kind, brief.title, len(brief.paragraphs)) for brief in (one, other)] == [
            (Kind.BRIEF, "简讯", 1)
        ] * 2
        assert (len(last.paragraphs), last.kicker) == (4, "")
        assert last.kind is not Kind.BRIEF
        assert last.title == ("汶上集镇救蒜忙" if "救蒜忙" in page else "")
