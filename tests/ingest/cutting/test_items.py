"""What one item is: where it begins and ends, photographs and who signs among them."""

from __future__ import annotations

import pytest

from search.ingest.cutting.items import Item, Paragraph
from search.model import Kind
from tests.ingest.invented import (
    PRESSED,
    PRESSED_ON,
    REPORT,
    articles_of,
    titles_of,
)


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


def test_each_reader_who_calls_is_an_item_where_a_headline_stands_below() -> None:
    bridge = "单县孙溜镇孟先生来电:大雨把村南的生产桥冲断了,种地要绕十里路,请有关部门管一管。\n\n记者联系了镇政府,镇里说月底前架一座简易桥。\n\n"
    stairs = "市区八一小区李女士来电:楼道里堆满了旧纸箱和自行车,还有一户人家放了煤球,走不过去人。\n\n居委会已经派人清理楼道杂物。\n\n"

    assert titles_of(f"生产桥被冲断\n\n{bridge}{stairs}楼道成了杂物间\n\n{REPORT}")[:2] == [
        "生产桥被冲断",
        "楼道成了杂物间",
    ]


def test_a_caption_in_a_line_inside_a_feature_leaves_it_whole() -> None:
    begins = "四月的黄河滩,杨絮飞舞,麦苗拔节,站在三号村台上望去,吊车正忙着安门窗、铺管线,老人们来看了一趟又一趟。"
    goes_on = "房子怎么盖,群众说了算,社区设计了四种户型,图纸改了七遍,连烟道的位置都问过每一户。"
    feature, caption = articles_of(
        f"搬出“水窝子”\n\n{begins}\n\n▲三号村台施工现场 记者 谷西 摄\n\n{goes_on}\n\n记者 谷西\n"
    )

    assert [paragraph.text for paragraph in feature.paragraphs] == [begins, goes_on, "记者 谷西"]
    assert caption.kind == "photo"


def test_a_credit_below_the_last_answer_parts_no_question_from_the_others() -> None:
    answers = "问:平行志愿有什么不同?\n\n答:一个志愿里有六所学校,按分数依次检索。\n\n问:填报时要注意什么?\n\n答:拉开梯度,服从调剂。\n\n"
    page = f"今年志愿怎么报\n\n本报讯(记者 朱琳)高考成绩将于6月25日公布。\n\n{answers}通讯员 毕建 摄\n"

    assert titles_of(page) == ["今年志愿怎么报"]


def test_who_wrote_a_report_and_took_its_pictures_signs_its_last_paragraph() -> None:
    feature = (
        "一个人,一块黑板,三个年级,二十三名学生,侯庆宪在村小学的教室里站了三十年,粉笔灰染白了头发。\n\n"
        "语文、数学是他教,音乐、体育也是他教,没有教材,他就拉二胡给孩子们听,拉的都是家乡的曲子。\n\n"
        "有一年外县的学校请他去,他收拾好行李走到村口又折了回来,孩子们追着喊他的名字。\n\n"
        "他送走的娃娃里有四十七人考上大学,明年秋天新校舍就要建成,他说还想再教几年。\n\n"
    )
    (article,) = articles_of(f"山村里的“百科老师”\n\n{feature}记者 程建 通讯员 武文 文/图\n")

    assert len(article.paragraphs) == 5


def test_a_caption_of_two_sentences_close_below_each_other_is_no_end_of_the_report_above() -> None:
    caption = [
        "6月12日，单县龙王庙镇的麦田里，三台收割机排成一行收麦子。",
        "机手老杨说，趁天晴一天要割上一百二十亩。",
        "通讯员 孔庆山 摄",
    ]

    _, photograph, _ = articles_of(REPORT + "\n".join(caption) + "\n\n" + REPORT.replace("张三", "李四"))

    assert photograph.kind == "photo"
    assert [paragraph.text for paragraph in photograph.paragraphs] == caption


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


def test_entries_behind_a_mark_below_a_photograph_are_no_part_of_the_notice_above_it() -> None:
    notice = "停电通知\n\n因线路检修,10月26日7时至17时对城南线路停电。请用户提前做好准备。\n\n郓城县供电公司\n\n"
    photo = "“红马甲”护学\n\n连日来,郓城县交警大队组织女民警护送学生过马路。\n\n赵宇 摄影报道\n\n"
    entries = "【黄安镇】 投资80万元新建服务站,近日投入使用。\n\n【随官屯镇】 成立红白理事会48个,半年来共办喜事76起。\n\n"
    articles = articles_of(f"{REPORT}{notice}{photo}{entries}")

    assert [len(article.paragraphs) for article in articles] == [2, 2, 2, 1, 1]


def test_an_answer_stays_below_a_signed_letter_whose_headline_is_printed_elsewhere() -> None:
    letter = (
        "编辑同志:我每天按贵报登的节目预告看戏,可十回有三回对不上,能不能预告得再准些?\n\n"
        "郓城县 刘玉堂\n\n县广播电视局答复:近来节目临时调整较多,今后将在每天下午核对后再送报社。\n\n"
        "节目能否预告得再准些\n\n"
    )

    (first, second) = articles_of(letter + REPORT)

    assert first.paragraphs[-1].text.startswith("县广播电视局答复")
    assert second.title == "郓城清淤河道保汛期"


def test_a_photograph_below_entries_behind_marks_is_none_of_them() -> None:
    page = (
        "一句话新闻\n▲2月22日,成武县举行民间艺术展演,三十支秧歌、高跷队伍走上街头。\n\n"
        "▲2月23日,巨野县一家医院的新门诊楼封顶。\n\n"
        "元宵节期间,水浒好汉城里灯火璀璨,游人如织。图为孩子们在观看巨型花灯。\n记者 张三 摄\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [1, 1, 2]


def test_a_special_dispatch_without_its_day_begins_an_item() -> None:
    page = (
        "吴小静夺得女子金牌\n\n新华社北京8月21日电 昨晚进行的女子决赛中,中国选手吴小静战胜对手,再夺一枚金牌。\n\n"
        "新华社北京8月专电 里约热内卢、东京等四座城市正在争办2016年奥运会,国际奥委会将投票选出主办城市。\n\n"
    )

    assert len(articles_of(page)) == 2


def test_a_caption_that_says_what_the_picture_shows_is_no_part_of_the_answer_above_it() -> None:
    page = (
        "丢了身份证怎么补?\n\n读者刘先生问:外出打工丢了一代身份证,能直接办二代证吗?\n\n"
        "市公安局户政处:可以。本人持户口簿到户籍所在地派出所申请,工本费二十元,一般两个月内领取。\n\n"
        "连日高温,城区赵王河边成了消夏的好去处。图为几名少年在河边玩水,家长切莫大意。 小锋 摄\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [2, 1]


def test_a_photographer_named_in_line_closes_the_item_above_another_photograph() -> None:
    caption = "11月30日,东明县焦园乡渔民在黄河滩区的鱼塘里起网,今年全乡养殖水面达到四千亩。 本报记者 水 清 摄\n\n"
    below = "11月28日,定陶县黄店镇的玫瑰种植户在大棚里采摘,这些玫瑰将赶在元旦前上市。 黄 河 摄\n"

    assert len(articles_of(f"滩区捕鱼忙\n\n{caption}{caption}\n\n{below}")) == 2


@pytest.mark.parametrize(("signed", "paragraphs"), [("(王五)", 1), ("", 2)])
def test_who_signs_a_brief_behind_its_last_sentence_ends_it(signed: str, paragraphs: int) -> None:
    brief = f"村级公岗托起幸福\n\n今年以来,曹县开发村级公益性岗位六千个,安置大龄失业人员五千八百余人。{signed}\n\n"
    alone = "\n葛庄村公益性食堂里的老人有二百名,子女大都在外务工。\n\n\n"
    seats = "影院添座\n\n本报讯(记者 李四)6月4日,县城影院换了新座椅,观众说坐着舒服。\n\n"

    assert len(articles_of(f"{brief}{REPORT}{alone}{seats}")[0].paragraphs) == paragraphs


def test_an_answer_to_who_signed_a_letter_is_part_of_it() -> None:
    page = (
        "麦田追肥要看苗\n\n弱苗早追,旺苗晚追,缺钾的每亩追施硫酸钾10公斤,浇足返青水,十天左右叶色转绿。\n\n"
        "棉苗发黄怎么办\n\n编辑同志:\n\n我家种了三亩棉花,近来棉苗叶子发黄,不知是什么原因,应该怎样防治?\n\n张营乡 魏长岭\n\n"
        "魏女士:根据来信,可能得了立枯病,并缺钾。可每亩追施硫酸钾10公斤,移苗补栽后浇足返青水,注意排涝,十天左右叶色转绿。\n\n县棉办 陈继宽\n"
    )

    letter = articles_of(page)[-1]

    assert (letter.title, len(letter.paragraphs)) == ("棉苗发黄怎么办", 5)


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


def test_a_photographers_credit_below_who_signs_a_text_is_of_the_caption_above_that_nobody_signs() -> None:
    page = (
        "3月12日是植树节,成武县机关干部和青年志愿者八百余人来到黄河故道,栽下白蜡、国槐一万余株。\n\n"
        "看病花了六千二 医保报了一千八\n\n“交10块钱,报一千八,过去想都不敢想。”3月13日,定陶县农民张玉河拿着报销单说。\n\n"
        "张玉河家里种着六亩棉花,上月住院花去六千二百元,出院当天就领到了补偿。\n\n本报记者 李四\n\n王五 摄\n\n"
    )

    trees, hospital, _ = articles_of(page + REPORT)

    assert (trees.kind, trees.photographers) == (Kind.PHOTO, ("王五",))
    assert (hospital.reporters, len(hospital.paragraphs)) == (("李四",), 3)


@pytest.mark.parametrize(
    ("headline", "credit"),
    [("雾锁南湖", "石岸 摄于成武东鱼河畔"), ("雪落长堤", "卞 禾 摄于2月3日"), ("墨牡丹（国画）", "卞秋禾 作")],
)
def test_a_picture_may_have_a_headline_and_who_made_it_and_no_caption(headline: str, credit: str) -> None:
    essay = "\n\n".join(PRESSED)
    page = f"{essay}\n\n{REPORT}{headline}\n\n{credit}\n\n{PRESSED_ON}\n\n"

    stone, _, picture = articles_of(page)

    assert stone.paragraphs[-1].text == PRESSED_ON
    assert (picture.title, picture.kind, [p.text for p in picture.paragraphs]) == (headline, Kind.PHOTO, [credit])
    assert picture.photographers == ("".join(credit.split()[:-1]),)


def test_an_answer_below_who_asks_goes_on_to_who_answers() -> None:
    page = (
        "芍药叶子发黄咋回事\n\n问:我家种了三亩芍药,进了五月叶子从边上开始发黄,浇水也不见好,该怎么办?\n\n(牡丹区黄堽镇读者 卞广生)\n\n"
        "答:叶子从边上发黄,多半是根系缺氧。先挖一株看看,须根发黑就是积水,要赶快开沟排水,中耕松土。\n\n"
        "如果以上原因都排除了,就要考虑病毒侵染。建议您剪几枝鲜样,送到县植保站化验,对症用药,切不可乱打一气。\n\n"
        "另外,可在清早喷一遍清水,连喷五天,帮助植株恢复。\n\n(解答专家:市农科院 石秋禾)\n\n"
    )

    advice, report = articles_of(page + REPORT)

    assert (advice.title, len(advice.paragraphs), len(report.paragraphs)) == ("芍药叶子发黄咋回事", 6, 2)


@pytest.mark.parametrize("credit", ["本报记者 郭振 摄", "\n\n通讯员 郭振 摄"])
def test_an_untitled_photograph_after_a_report_is_an_item_of_its_own(credit: str) -> None:
    report = (
        "巨野农民领到补贴\n\n本报讯(记者 田野)3月5日,巨野县的农民领到了家电补贴,每台二百多元。\n\n"
        "今年以来,巨野县财政部门简化手续,在各乡镇设点发放家电补贴,农民不出镇就能领到。\n\n"
    )
    one, photo = articles_of(f"{report}植树节来临之际,市直机关干部走上环堤公园,栽下一株株法桐和海棠。{credit}\n")

    assert (one.title, len(one.paragraphs)) == ("巨野农民领到补贴", 2)
    assert (photo.title, photo.kind, photo.photographers) == ("", Kind.PHOTO, ("郭振",))
    (whole,) = articles_of(f"{report}巨野县的农民在乡镇补贴点领家电补贴,财政部门的工作人员登记。{credit}\n")
    assert whole.title == "巨野农民领到补贴"


def test_a_photograph_inside_a_sentence_of_a_report_leaves_it_whole() -> None:
    report, photo = articles_of(
        "第一书记的账本\n\n翻开第一书记周茂林的挎包,里面装着三个磨了边的账本,村里的事都记在上面。\n\n"
        "第一本是民情账,周茂林用两个月走遍了全村二百多户人家。谁家的孩子要上学,谁家的大棚\n\n"
        "11月6日,单县龙王庙镇的果农在采摘冬枣,该镇种植冬枣三千亩。\n\n通讯员 苗雨 摄\n\n"
        "要换薄膜,账上都有。\n\n记者 朱永红\n",
    )

    assert [len(paragraph.text) for paragraph in report.paragraphs] == [36, 51, 6]
    assert photo.photographers == ("苗雨",)


def test_the_byline_below_a_foreword_closes_nothing() -> None:
    (article,) = articles_of(
        "农民画家\n\n编者按:在农村有这样一些人,他们扎根乡土。\n\n记者 刘合心\n\n巨野县洪庙村有个画院,农妇们在作画。\n"
    )

    assert len(article.paragraphs) == 3


def test_a_photograph_below_a_forecast_is_apart_from_it() -> None:
    forecast, photo = articles_of(
        "未来三天天气\n\n今天多云,偏北风3到4级,气温零下4℃到5℃;明天晴。\n\n"
        "1月11日,市区一家超市里,市民正在挑选灯笼。\n\n本报记者 段勇 摄\n"
    )

    assert (forecast.title, forecast.kind, photo.title, photo.kind) == ("未来三天天气", Kind.NEWS, "", Kind.PHOTO)


def test_what_goes_on_below_a_caption_goes_on_from_above_it() -> None:
    report, photo = articles_of(
        "曹县干部进村\n\n本报讯(记者 张三)3月5日,曹县抽调干部到村任职,吃住在村,与原单位工作脱\n\n"
        "近日,成武县伯乐集镇的葡萄陆续成熟,吸引了市民前来采摘。 通讯员 谢海滨 摄\n\n"
        "钩;年底由镇、村和贫困户三方打分,结果作为提拔的依据。\n"
    )

    assert [p.text[-8:] for p in report.paragraphs] == ["作为提拔的依据。"]
    assert (photo.kind, photo.photographers) == (Kind.PHOTO, ("谢海滨",))


@pytest.mark.parametrize(("head", "count"), [("老拳师和他的女徒弟\n\n", 3), ("", 2)])
def test_a_wider_gap_begins_an_article_whose_headline_stands_below(head: str, count: int) -> None:
    doctor, *others = articles_of(
        "湖西路上的“铁脚板”\n□ 程 岭\n\n单县的段宪章今年六十四岁,在黄河故道的七个村子当了四十一年乡村医生。\n\n"
        "临走时他送到村口,说自己这双脚也该歇歇了。\n\n\n郓城县冷庄村的打麦场上,站着七十九岁的冷兆庚,八个女孩跟着老拳师打梅花拳。\n\n"
        f"冷家的拳传到老拳师这里是第六代,如今收的都是女徒弟。\n\n{head}修表的人\n图/文 本报记者 邵 峰\n定陶县城陶驿路有一间两米宽的修表铺。\n"
    )

    assert len([doctor, *others]) == count
    assert (doctor.title, others[-1].title) == ("湖西路上的“铁脚板”", "修表的人")
    assert others[0].title == ("老拳师和他的女徒弟" if head else "修表的人")


@pytest.mark.parametrize(
    ("above", "author"), [(REPORT, "柳三白"), (REPORT, "□ 柳　三白"), (REPORT + "\n\n\n", "柳三白")]
)
def test_who_wrote_a_text_stands_above_it_where_its_headline_stands_below(above: str, author: str) -> None:
    essay = "竹竿巷里早就没有几家卖竹竿的了。一家修伞铺,一家剃头铺,门口坐着打盹的人。\n\n我小时候,爷爷领我来这里买过一根竹竿,扛回家做了个风车。\n\n"
    _, alley = articles_of(f"{above}{author}\n\n{essay}竹竿巷的下午\n")

    assert (alley.title, alley.reporters) == ("竹竿巷的下午", ("柳三白",))
    assert alley.paragraphs[0].text == author


def test_a_picture_with_a_day_of_its_own_is_no_end_of_an_undated_text() -> None:
    page = (
        "借条没写还款日 啥时候能要钱?\n\n读者邵先生:朋友向我借了3万元,借条上没写还款日期。我今年要钱,他说不用还了。他说得对吗?\n\n"
        "谭瑞鹏律师:他说得不对。未约定还款期限的借款,您可以随时催告对方在合理期限内归还。\n\n提醒:借条上写明还款日期、利息,能省去许多麻烦。\n\n"
        "消费者权益日当天,东明县人民检察院的干警在五四路广场摆摊设点,教群众辨别假农药,发放维权手册1200余份。\n\n通讯员 窦世鑫 摄\n\n检察官教你识假货\n\n\n\n"
        "六兄妹为赡养费对簿公堂\n\n本报讯(通讯员 安继红)近日,郓城县人民法院在杨庄集镇审结了一起赡养纠纷案。\n"
    )

    assert titles_of(page) == ["借条没写还款日 啥时候能要钱?", "检察官教你识假货", "六兄妹为赡养费对簿公堂"]


def test_below_a_brief_that_is_signed_in_line_stands_the_rest_of_another_text() -> None:
    begins = (
        "六尺工笔画出一个村\n\n本报讯(记者 张三)9月14日,工笔牡丹画大赛在巨野县书画院揭晓,巨野作者有27幅入选。\n\n"
        "在洪庙村,农民画师程翠兰正给一幅六尺牡丹染色。“白天下地,晚上画画。”她说。\n\n"
    )
    briefs = (
        "浅水藕开始采收\n\n万丰镇的浅水藕进入采收期,每天有30多名工人下塘采藕,销往徐州。(通讯员 史玉柱)\n\n"
        "新生军训汇演\n\n9月12日,县一中举行新生军训汇演,三十个方阵接受检阅。(通讯员 焦新宇)\n\n"
    )
    rest = "巨野现有绘画专业村50余个,农民画师2万多人,工笔牡丹年销售额12亿元。\n\n"
    paintings, *others, _ = articles_of(f"{begins}{briefs}{rest}{REPORT}")

    assert [paragraph.text[:4] for paragraph in paintings.paragraphs] == ["本报讯(", "在洪庙村", "巨野现有"]
    assert [(str(article.kind), len(article.paragraphs)) for article in others] == [("brief", 1), ("brief", 1)]

    question = "孩子老是眨眼\n\n问:我儿子6岁,最近老是眨眼,是不是近视了?(牡丹区 柳女士)\n\n"
    answered, _ = articles_of(f"{question}答:不一定。孩子频繁眨眼多半是结膜发炎。\n\n{REPORT}")

    assert len(answered.paragraphs) == 2


def test_what_a_column_break_leaves_flush_goes_on_where_paragraphs_are_indented() -> None:
    paragraphs = (
        "　　本报讯（记者 张三）12月16日，郭屯煤矿的新电机车试运行，一次能拉五十节矿车下井。\n",
        "　　此前，人员和物料常常在交叉口抢道，机电科三个月下井八十六次，重新算出弯道半径。\n",
        "\n“电机车跑起来，掘进头再也不用等料了，班上少跑二里地。”综掘队队长葛文全说。\n",
        "　　据了解，这已经是该矿今年的第六项小改小革，职工提的建议有三百多条被采纳。\n",
    )
    other = "通车了\n" + "".join(
        f"　　{what}的客车开进了村，等候多时的乡亲们放起了鞭炮，老人孩子都上去坐了坐。\n" for what in "东西南北"
    )
    first, _ = articles_of(f"电机车下井\n{''.join(paragraphs)}{other}")
    same, _ = articles_of(f"电机车下井\n{''.join(paragraphs)}{other}".replace("　　", "").replace("\n", "\n\n"))

    assert [paragraph.text[-3:] for paragraph in first.paragraphs] == ["下井。", "全说。", "采纳。"]
    assert len(same.paragraphs) == 4


def test_whoever_took_a_photograph_ends_its_caption() -> None:
    theft = (
        "警方破获三轮车案\n\n　　本报讯（记者 张三）县公安局打掉了一个偷车团伙。\n\n"
        "　　今年8月以来，三个乡镇接连发生农用三轮车被盗案件。民警在走访中发现，案发前后均有一名外地口音的“收粮人”进村。\n\n"
    )
    photograph = (
        "东明：民警夜巡救下女子\n\n　　10月30日夜，东明县民警在黄河大桥附近救起一名女子。图为民警将女子送上救护车。\n\n"
        "　　袁　野　摄影报道\n\n"
    )
    rest = "专案组从车辙和一张遗落的加油票入手，10月14日在河南兰考将销赃人贾某抓获，打掉了这个团伙。\n\n"
    report, picture = articles_of(
        f"{theft}{photograph}{rest}　　11月5日，县公安局召开退赃大会，失主送来一面锦旗。\n"
    )

    assert [len(report.paragraphs), len(picture.paragraphs), picture.kind] == [4, 2, Kind.PHOTO]
