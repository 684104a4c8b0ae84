"""What ties the pieces of texts to one another, and which pieces are whole."""

from __future__ import annotations

import pytest

from search.ingest.cutting.items import Item, Paragraph
from search.ingest.cutting.pieces import Ties, goes_on, pieces_of, words_say
from search.ingest.lines.layout import lines_of
from search.ingest.lines.marks import opens_paragraph
from tests.ingest.invented import (
    REPORT,
    articles_of,
)


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


def test_a_sentence_of_few_words_begins_no_paragraph_but_is_the_rest_of_one() -> None:
    line = Paragraph("各级党组织要把学习教育贯穿始终,用群众满意度", 0)

    assert goes_on(line, "检验成效。会议明确,县级领导联系一个村。", midway=False) > goes_on(
        line, "检验成效,会议明确,县级领导联系一个村。", midway=False
    )


def test_no_sentence_goes_on_behind_a_comma_with_what_begins_a_paragraph() -> None:
    text = Paragraph("她白天照看孩子,", 0)

    begins = goes_on(text, "目前,全县画画的农民有两万人。", midway=False)

    assert begins < goes_on(text, "全县画画的农民目前有两万人。", midway=False) - 3.0


def test_verse_without_a_mark_has_no_rest() -> None:
    page = (
        "诗二首\n\n黄河滩\n\n　　黄河滩上的风　是一个不识字的人　\n翻来覆去　只翻那一页沙\n\n"
        "　　我在沙上写下你的名字　水来了　水\n替我念了一遍　又收走了\n\n\n\n"
        "听戏\n\n□ 南　枝\n\n　　奶奶不认得字,却能背下整本的《墙头\n记》。村里来了戏班,她总是第一个搬着\n板凳去占座,怀里揣着炒花生。\n\n"
        "　　台上的老汉被两个儿子推来搡去,骑\n在墙头上下不来,奶奶就在台下骂,骂完\n了又笑。我不懂,只盯着卖糖葫芦的草把\n子。\n\n"
        "　　散了戏,月亮很高,奶奶牵着我的手\n往回走,走着走着唱起来。她的声音不好\n听,可是路边的狗都不叫了。\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [2, 4]


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


def test_a_sentence_inside_a_quotation_goes_on_with_what_closes_it_and_no_other_does() -> None:
    said, told = Paragraph("孔令梅说:“从前一下雨,", 0), Paragraph("镇里去年修了这条路,", 0)
    closes, opens = "谁也出不了门。”她笑了。", "谁也出不了门。“好了,”她笑了。"

    assert goes_on(said, closes, midway=False) > goes_on(told, closes, midway=False) + 4.0
    assert goes_on(told, opens, midway=False) > goes_on(said, opens, midway=False) + 2.0


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


def test_a_name_that_a_break_parts_goes_on_where_it_is_whole_elsewhere() -> None:
    torn, rest = "一名妇女哭喊着说,刚取的学费不见了。冀春", "雷从后视镜里看到,一名男子神色慌张。"

    def points(text: str) -> float:
        item = Item()
        item.paragraphs += [Paragraph(paragraph, 0) for paragraph in (text, torn, rest)]
        return Ties(pieces_of(0, item, lines_of("文"), 0), [frozenset()]).follows(1, 2)

    assert points("公交车司机冀春雷锁上了车门。") > points("公交车司机鲁大山锁上了车门。") + 3.0


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


def test_no_sentence_goes_on_behind_a_word_with_a_day_of_its_own() -> None:
    page = (
        "破旧水塔拆了\n\n本报讯(通讯员 李四)9月8日,郓城县张营镇的村头换了模样,村里的老水塔拆了,原地建起小广场。\n\n"
        "“要通水,先换管。”支书王立夏跑部门争取资金82万元,铺\n\n\n\n"
        "9月6日,鄄城县董口镇的农民在晾晒红辣椒。今年该镇种植辣椒1.2万亩,与三家企业签订了收购合同。\n\n"
        "管道4.6公里,家家户户吃上了自来水。接着建起水费超市,谁家欠费一看就明白。\n\n苏长锋 摄\n\n"
    )

    tower, *_ = articles_of(page + REPORT)

    assert not any("晾晒红辣椒" in paragraph.text and "铺" in paragraph.text for paragraph in tower.paragraphs)


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


def test_entries_behind_marks_are_no_rests_of_a_text() -> None:
    item = Item()
    item.paragraphs += [
        Paragraph("求助的人不少。", 0),
        Paragraph("●老高想找一把旧轮椅。", 0),
        Paragraph("他说。", 0),
    ]

    assert [piece.is_free for piece in pieces_of(0, item, lines_of("文"), 0)] == [True, False, True]


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


def test_what_stands_right_below_the_name_of_a_column_is_no_rest_of_a_text_above_it() -> None:
    torn = "路灯亮了\n\n编辑同志:\n\n磐石路上的路灯已检修,六十二盏全部亮灯,请读者放心。\n\n今天选登的来信说到的路灯,还有,\n\n"
    letter = "一本杂志跑了四百里\n\n编辑同志:\n\n投递员小祁骑车来到我家,送来了补齐的三本杂志。\n\n"
    note = "编后\n\n今天选登的来信,有批评也有表扬,还有单位的答复。事不大,都是百姓身边的事。\n"

    articles = articles_of(f"{torn}{letter}成武县白浮图镇 养兔户 郎振东\n\n{note}")

    assert [article.title for article in articles] == ["路灯亮了", "一本杂志跑了四百里", ""]
    assert articles[1].reporters == ("郎振东",)
    assert articles[-1].kicker == "编后"
