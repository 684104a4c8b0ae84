"""What a line shows by itself, by its beginning, its end and its words."""

from __future__ import annotations

import pytest

from search.ingest.cutting.items import Paragraph
from search.ingest.cutting.referring import refers
from search.ingest.lines.wording import column_words
from search.model import Kind
from tests.ingest.invented import (
    BOOK_VAN,
    BUS,
    PROFILE,
    REPORT,
    articles_of,
    titles_of,
)


def test_a_headline_may_begin_with_an_amount_that_is_all_of_its_clause() -> None:
    page = (
        "守堤人老佘\n\n二十八里长堤,他走了二十二年\n\n8月20日,天刚亮,老佘推着自行车上了大堤。他的车后座上绑着三样东西:铁锨、蛇皮袋、探水杆。\n\n"
        "这一段堤长二十八里,老佘走了二十二年。哪里有獾洞,哪里的石头松了,他闭着眼睛也说得上来。\n\n"
    )
    _, guard = articles_of(REPORT + page)

    assert (guard.title + guard.subtitle, len(guard.paragraphs)) == ("守堤人老佘二十八里长堤,他走了二十二年", 2)


def test_a_name_alone_at_the_end_of_a_page_signs_the_text_above() -> None:
    essay = "街头巷尾的话题只有一个:今天又拿了几块金牌。\n\n体育的好处,恰恰在于它让人懂得拼到最后一刻的尊严。\n\n"

    assert len(articles_of(f"{REPORT}金牌之外\n\n{essay}江声\n")[-1].paragraphs) == 3


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


def test_an_address_below_an_advertisement_is_its_own() -> None:
    page = "招聘\n\n本公司诚聘会计两名,大专以上学历。\n地址:黄河路东首 电话:18612345678\n"

    assert "18612345678" in articles_of(page)[-1].paragraphs[-1].text


def test_an_office_signs_what_it_gave() -> None:
    advice = "燃放烟花爆竹时,一不要在楼道和加油站附近燃放,二不要让儿童单独燃放。\n\n"
    *_, last = articles_of(f"{REPORT}鞭炮声中话平安\n\n{advice}市公安消防支队 供稿\n")

    assert (last.title, len(last.paragraphs)) == ("鞭炮声中话平安", 2)


def test_a_text_that_is_signed_after_a_space_has_ended() -> None:
    brief = "4月15日,象棋邀请赛在县文化馆落幕,退休教师曹怀德以九轮八胜一和的战绩夺魁。 (马跃)\n\n"
    (article,) = articles_of(f"{brief}七旬老翁勇夺象棋赛冠军\n")

    assert (article.title, len(article.paragraphs)) == ("七旬老翁勇夺象棋赛冠军", 1)


def test_an_address_with_its_post_code_is_no_headline() -> None:
    contest = "书画摄影大赛征稿\n\n为繁荣群众文化生活,决定举办书画摄影大赛,现向社会征集作品。\n\n"
    page = f"{contest}收稿地址:菏泽市八一路1号市文联 邮编:274000 联系人:吴红\n\n{REPORT}"

    assert titles_of(page) == ["书画摄影大赛征稿", "郓城清淤河道保汛期"]


@pytest.mark.parametrize("headline", ["村里办球赛:赢了奖头羊,输了送豆腐", "一首小诗", "年底防骗,民警给您提个醒"])
def test_a_short_line_alone_between_texts_is_a_headline_were_there_a_comma_in_it(headline: str) -> None:
    text = "没有专业场馆,没有明星球员,却引来了四千多名观众,村里的球场边搭起了三层看台,灯一直亮到半夜。\n"

    assert titles_of(f"{REPORT}{headline}\n\n{text}") == ["郓城清淤河道保汛期", headline]


def test_of_two_that_look_like_names_below_an_ended_text_the_first_is_a_headline() -> None:
    essay = "小时候上学要走八里路,班主任每天站在村口等我们,手里提着一盏马灯,照着我们过那座木桥。\n"

    assert titles_of(f"{REPORT}谢师\n\n潘德胜\n\n{essay}")[1:] == ["谢师"]


def test_last_autumn_begins_a_paragraph() -> None:
    torn = f"{REPORT}去年秋天\n\n连阴雨,山药大面积烂根,站长在地头搭起塑料棚,一住就是九天,最终摸清了病因。\n"

    assert titles_of(torn) == ["郓城清淤河道保汛期"]


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


def test_offices_of_a_prefecture_begin_a_headline() -> None:
    head = "地直三所中学扩招"

    assert titles_of(f"{REPORT}{head}\n\n经批准，此项工作从8月25日开始，共涉及三所单位。（教文）\n")[1:] == [head]


def test_what_was_on_that_day_begins_a_sentence() -> None:
    page = (
        REPORT + "“以前一进腊月,一条街都是扎灯的。现在都买塑料的。”老孔说。\n\n元宵节那天,老两口\n\n"
        "把灯抬到街口,围观的人里三层外三层。有外地人出价三百元,他没卖。\n\n"
        "麦收现场\n\n本报讯(通讯员 李四)6月4日,单县的麦田里机声隆隆,农民忙着收割小麦。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "麦收现场"]


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


def test_a_line_above_one_character_and_a_colon_is_no_headline() -> None:
    page = (
        "棉花伏桃管理正当时\n\n本报讯(通讯员 张三)眼下是棉花结铃的关键时期,部分地块出现早衰。\n\n"
        "植保站站长姬长春建议棉农做到三\n\n点:一是雨后及时排水,中耕散墒;二是追施尿素;三是交替使用农药。\n\n"
    )

    (article,) = articles_of(page + "姬长春特别提醒,施药时应穿长袖衣裤、戴口罩。\n\n")

    assert article.paragraphs[1].text.startswith("植保站站长姬长春建议棉农做到三点:")


def test_who_signs_over_two_wrapped_lines_is_no_headline() -> None:
    wrapped = (
        "桐木变“金条”\n　　本报讯 5月24日,满载桐木拼板的第四十个集\n装箱从曹县庄寨镇发往青岛港,至此,这个镇今年出口\n"
        "桐木制品已达三千二百立方米。\n　　庄寨镇桐树多,过去农民只会卖原木,一棵成材泡\n桐卖不上百十元钱。去年春天,镇里派人到外地找门路。\n"
        "　　                (晁令俭 袁\n大成)\n三十万只山羊有“户口”\n　　本报讯(通讯员 时明远)单县畜牧局今春组织一\n"
        "百二十名技术员逐村登记青山羊,给优良种羊编号建卡\n。目前已有三十万只青山羊上了“户口”。\n"
    )

    first, second = articles_of(wrapped)

    assert (first.title, second.title) == ("桐木变“金条”", "三十万只山羊有“户口”")


def test_who_spoke_in_an_interview_is_known_again_and_whoever_asks_a_lawyer_is_not() -> None:
    assert refers("记者:将来有什么打算?", [Paragraph("记者:第一次直播怕不怕?", 0)]) > 0
    assert refers("问:树挡了光怎么办?", [Paragraph("问:受了伤怎么办?", 0), Paragraph("答:去申请认定。", 1)]) == 0


def test_what_leads_into_the_distance_is_no_office_that_signs() -> None:
    page = f"{REPORT}曹州木船驶向更远处\n\n\n\n销到九个国家。与他打交道的客商来自海边的城镇。\n\n如今,他的船厂年产木船四百艘,带动村庄里的人就业。\n"

    assert titles_of(page) == ["郓城清淤河道保汛期", "曹州木船驶向更远处"]


def test_a_line_that_needs_more_is_no_headline_far_above_the_next() -> None:
    report = "古城戏唱进京城\n\n本报讯(通讯员 黄芳)10月12日晚,剧团的新戏在京城上演。\n\n《渡口》以湖畔一个村庄的\n\n\n\n"
    photograph = "古装秀牵手老戏\n\n10月15日,戏台前,青年设计师与戏迷同台走秀。\n\n通讯员 谢阳 摄\n\n\n\n"

    first, second, _ = articles_of(report + photograph + REPORT)

    assert (second.kicker, second.title) == ("", "古装秀牵手老戏")
    assert first.paragraphs[-1].text == "《渡口》以湖畔一个村庄的"


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


def test_a_question_without_its_mark_is_a_headline() -> None:
    page = (
        "成武蒜薹等买家\n\n10月9日,记者从成武县农业局获悉,今年该县尚有三千吨冷库蒜薹待销,有意收购者可与该局联系。\n\n"
        "霜降到了,您会泡脚吗\n\n霜降过后,不少人手脚冰凉,夜里睡不踏实,医生说泡脚要看水温、时长,也要看人。\n\n"
        "一忌水太烫。水温四十度上下最好,老年人感觉迟钝,尤其要先用手试一试。\n"
    )

    assert [article.title for article in articles_of(page)] == ["成武蒜薹等买家", "霜降到了,您会泡脚吗"]


def test_no_headline_stops_at_a_word_that_another_must_follow() -> None:
    page = (
        "织女当上“小股东”\n\n本报讯(记者 李四)鄄城县的鲁锦合作社今年出口鲁锦制品三万件,四十名织女按月领到了工钱。\n\n"
        "这里的织女既拿工资又\n\n遗失声明\n\n鄄城县兴达运输队道路运输证(证号371726003218)不慎丢失,声明作废。\n\n"
    )

    assert [article.title for article in articles_of(page)] == ["织女当上“小股东”", "遗失声明"]


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


def test_the_day_of_a_notice_may_be_printed_in_wide_digits() -> None:
    page = f"{REPORT}停水通知\n\n因管网改造,定于9月25日8时至18时对定陶区青年路沿线停水,请用户提前储水。\n\n定陶区自来水公司\n\n２０１４年９月２２日\n\n{BUS}"

    _, notice, bus = articles_of(page)

    assert (notice.title, len(notice.paragraphs), bus.title) == ("停水通知", 3, "县城开通夜班公交")


def test_a_numeral_alone_begins_a_part_of_an_essay() -> None:
    essay = [
        *("麦收散记", "卞秋禾", "一"),
        "芒种那天,镰刀在磨石上响了一个早晨,父亲的背弯成一张弓,汗珠子砸在石头上。",
        *("二", "麦子割到地头,母亲提着瓦罐来了,绿豆汤里卧着几颗冰糖,甜得人心里发颤。"),
        *("三", "如今收割机一响,十亩地半天就完了,父亲坐在地头,手不知道往哪儿放。"),
    ]

    article, _ = articles_of("\n\n".join(essay) + f"\n\n{REPORT}")

    assert [article.title, *(paragraph.text for paragraph in article.paragraphs)] == essay


def test_farmers_of_a_place_by_their_number_sign_a_letter() -> None:
    letter = (
        "来信照登\n\n假种子坑了俺一季\n\n编辑同志:\n\n今年5月,我从县城一家种子门市部买了6斤西瓜种,包装上写着包结大瓜,可到了7月,瓜秧光长叶子不坐瓜。\n\n"
        "单县张集乡 十一户瓜农\n\n编后:本报已将此信转给种子管理站。该站负责人答复说,已派人到现场取样,有结果后将在本报公布。\n\n"
    )

    _, article = articles_of(f"{REPORT}{letter}")

    assert (article.title, len(article.paragraphs)) == ("假种子坑了俺一季", 4)


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


def test_a_pen_name_right_below_a_text_and_above_a_blank_line_signs_it() -> None:
    text = "市区加油站的汽油目前每升5.36元,新一轮调价窗口下周开启,专家说上调和搁浅都有可能。\n"

    assert (
        titles_of(f"{REPORT}油价今晚或迎上调\n\n{text}宗 和\n\n“养花大户”\n传经记\n\n{PROFILE}")[2]
        == "“养花大户”传经记"
    )


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


def test_who_gave_a_forecast_and_when_is_no_headline() -> None:
    forecast = (
        "城区天气预报\n\n今天白天:晴间多云,南风3级,最高气温22℃\n今天夜间:多云,最低气温9℃\n明天:多云转阴,北风4级\n"
    )

    assert "天凉了,蛋鸡别断光" in titles_of(
        f"{forecast}市气象台10月14日17时发布\n\n天凉了,蛋鸡别断光\n\n立秋以后,自然光照一天比一天短,许多养鸡户没有及时补光,产蛋率跟着往下掉。\n"
    )


@pytest.mark.parametrize("reader", ["菏泽棉纺厂退休工人 孟昭", "东明县听众 靳保田", "单县 一位母亲 江淑"])
def test_who_somebody_is_and_a_name_sign_a_letter(reader: str) -> None:
    letter = (
        f"收音机陪我三十年\n\n编辑同志:\n\n我今年61岁,收音机换到了第四台,孩子们都劝我别再听了。\n\n{reader}\n\n"
    )

    assert titles_of(f"{letter}{REPORT}") == ["收音机陪我三十年", "郓城清淤河道保汛期"]


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


def test_whom_to_call_and_whose_number_it_is_is_no_headline() -> None:
    notice = "转学须知\n\n一、办理对象:父母在我县务工经商的学生。\n\n二、办理时间:8月20日至25日,逾期系统关闭。\n\n"
    report = REPORT.partition("\n\n")[2]

    page = f"{notice}咨询电话:8620000(县教体局基础教育股)\n\n\n{report}郓城清淤河道保汛期\n"

    assert titles_of(page) == ["转学须知", "郓城清淤河道保汛期"]


def test_what_a_case_tells_below_its_headline_is_text_though_a_column_break_tears_it() -> None:
    lines = (
        "借据写错一个字 两家对簿公堂",
        "【案情】2012年3月,家住石桥镇的邢某向",
        "同村的俞某借款五万元,约定一年归还。",
    )

    (_, article) = articles_of(
        "\n\n".join(("书车开到了集市上", BOOK_VAN, *lines, "【说法】借条和收条不是一回事。"))
    )

    assert article.title == lines[0]
    assert article.paragraphs[0].text == lines[1] + lines[2]


def test_a_name_below_a_headline_is_no_label_though_its_characters_are_those_of_columns_names() -> None:
    essay = "街角新设的几个免费书架，半年下来只剩下十七本书，其中还有三本是过期的说明书，让人看了心里不是滋味。"

    prose = articles_of(f"{REPORT}\n\n书架上的书为何有去无回\n\n程一帆\n\n{essay}\n")[-1]

    assert column_words("程一帆") > 0.5
    assert (prose.kicker, prose.title, prose.reporters) == ("", "书架上的书为何有去无回", ("程一帆",))


def test_a_question_that_ends_in_no_mark_is_a_headline() -> None:
    first = "黄店镇读者李先生来电:父亲要到济南住院,怎样转诊?\n\n区新农合办公室答复:持合作医疗证和转诊证明到服务中心三楼登记。"
    second = (
        "东丰花园业主来电:小区东门外的路灯坏了一周,找谁修?\n\n区路灯管理所答复:电缆被挖断,昨天已经修好恢复照明。"
    )

    titles = titles_of(
        f"{REPORT}民生热线\n\n问:新农合转诊怎么办\n\n{first}\n\n问:小区路灯不亮找谁修\n\n{second}\n"
    )

    assert titles[1:] == ["问:新农合转诊怎么办", "问:小区路灯不亮找谁修"]


def test_a_question_without_its_mark_stands_over_what_somebody_says() -> None:
    asks = "并乡第一天,他们等的是啥"
    said = "“您好,盖章还在原来的窗口吗?”3月2日一早,定陶县冉堌镇便民服务中心的门刚开,就有人问。\n\n“章没换,照旧。”窗口里的小孟笑着答。\n\n"

    assert titles_of(f"{REPORT}{asks}\n\n{said}本报记者 张三\n")[1:] == [asks]
