"""What is printed twice: which copy stays."""

from __future__ import annotations

from tests.ingest.invented import (
    PROFILE,
    REPORT,
    TIMBER,
    articles_of,
    titles_of,
)


def test_the_day_that_signs_two_notices_stays_below_each() -> None:
    page = (
        "停电通知\n\n因线路检修,城区双河路部分用户停电,请做好准备。\n\n国网菏泽供电公司\n\n2015年8月25日\n\n"
        "注销公告\n\n曹县兴旺种植专业合作社经决议解散,请债权人向清算组申报债权。\n\n特此公告\n\n2015年8月25日\n"
    )

    assert [article.paragraphs[-1].text for article in articles_of(page)] == ["2015年8月25日"] * 2


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


def test_a_headline_printed_again_below_its_text_is_none_of_the_next() -> None:
    costume = (
        "一件演出服撑起好日子\n\n本报讯(记者 李四)6月4日,曹县大集镇的网店主忙着打包演出服,一天发出两百件。\n\n"
    )
    projects = "曹县集中签约12个农业项目\n\n本报讯(记者 王五)6月5日,曹县举行农业项目集中签约仪式。\n"

    assert titles_of(f"{costume}一件演出服撑起好日子\n\n{projects}") == [
        "一件演出服撑起好日子",
        "曹县集中签约12个农业项目",
    ]


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


def test_a_headline_over_its_author_is_kept_though_the_text_begins_with_it() -> None:
    page = (
        "一杆老秤\n\n石敬之\n\n老庞头在街口开杂货铺,秤砣磨得发亮,抬头高低全在那一指头。\n\n"
        "母亲的缝纫机\n\n卓文绣\n\n母亲的缝纫机是舅舅托人买的。运回来那天,半条街的人都来看,母亲搓着手。\n\n"
        "从那以后,我们家的灯总是熄得最晚,布料在炕头上摞得老高。\n"
    )

    assert titles_of(page) == ["一杆老秤", "母亲的缝纫机"]


def test_the_last_round_of_a_loop_that_is_cut_off_is_no_headline() -> None:
    told = "学校还开设了“绿色银行”,用20个塑料瓶可以换一盆花苗。"
    page = (
        f"{REPORT}垃圾分类小手拉大手\n\n本报讯(通讯员 李四)9月17日,万福街道的小学生走上街头宣传垃圾分类。{told}\n\n\n\n"
        f"{told}\n\n{told}\n\n{told[:18]}"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "垃圾分类小手拉大手"]


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


def test_what_was_parted_from_a_copy_that_goes_is_whole_again() -> None:
    rest = "诊脉开方。据介绍,卫生院今年改建了中医馆,设诊室、药房和理疗室,可以针灸和推拿。"
    reading = "诊室里坐满了人,退休的老中医吕广田正在为居民"
    clinic = f"家门口看上老中医\n\n本报讯(记者 张三)6月4日,走进吕陵镇卫生院,{reading}\n\n{rest}\n\n"
    photo = f"送法进校园\n\n近日,法官走进小学,给孩子们讲怎样防范欺凌。\n\n记者 李四 摄\n\n{rest}\n\n"

    articles = {article.title: article for article in articles_of(f"{photo}{REPORT}{clinic}")}

    assert [paragraph.text[-8:] for paragraph in articles["家门口看上老中医"].paragraphs] == ["可以针灸和推拿。"]


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


def test_a_text_that_begins_again_and_breaks_off_is_kept_once() -> None:
    report = "本报讯(记者 张三)3月5日,曹县召开春季造林现场会,来自二十个镇的代表参观了青堌集镇的苗圃。"
    first, second = articles_of(
        f"造林现场会开到苗圃边\n\n{report}\n\n单县渔民迎来开湖\n\n本报讯(记者 李四)3月6日,单县浮龙湖开湖捕鱼。\n\n"
        f"造林现场会开到苗圃边\n\n{report[:36]}\n"
    )

    assert (first.title, second.title) == ("造林现场会开到苗圃边", "单县渔民迎来开湖")
    assert any(flag.startswith("repeated:") for flag in first.flags)


def test_the_headline_of_a_photograph_printed_twice_is_left_out_with_it() -> None:
    yam = "10月10日,曹县倪集街道土山集村的种植户正在采挖铁棍山药,今年亩产可达五千斤。\n\n通讯员 宋大河 摄\n\n"
    page = f"{yam}山药出土喜获丰收\n\n{REPORT}{yam}山药出土喜获丰收\n\n桐木走出寒冬\n\n{TIMBER}"

    assert titles_of(page) == ["山药出土喜获丰收", "郓城清淤河道保汛期", "桐木走出寒冬"]


def test_of_an_entry_printed_twice_the_one_among_other_entries_is_kept() -> None:
    water = "●曹县邵庄镇投资87万元建成的自来水厂日前投入运行,周边6个村的群众告别苦咸水。(邵长文)\n\n"
    page = (
        f"简明新闻\n\n●8月12日,牡丹区东城办事处举办再就业洽谈会。(宋桂兰)\n\n{water}●8月10日,定陶县56名农民技术员领到“绿色证书”。(张本领)\n\n"
        f"{REPORT}遗失声明\n\n鄄城县个体户常文正丢失税务登记证副本,声明作废。\n\n{water}"
    )

    kinds = [(article.kind, article.title) for article in articles_of(page)]

    assert kinds.count(("brief", "简明新闻")) == 3
    assert kinds[-1] == ("notice", "遗失声明")


def test_the_first_line_of_a_paragraph_is_no_headline_where_it_is_printed_again() -> None:
    torn = "72岁的邵大娘散场后不走,拉着主角范金荷的手教她唱老调,一句一句地"
    page = (
        "剧团下乡唱大戏\n\n本报讯(通讯员 简平)4月14日,定陶区滨河街道的村民坐满了广场。\n\n"
        "演出的是定陶区的剧团。两辆大巴、一辆道具车,四天走了九个村,演员吃住都在村里。\n\n"
        f"{torn}\n\n唱给她听,演员当场跟着学了两遍。\n\n今年计划送戏下乡一百场,并带着孩子办培训班。\n\n{torn}\n\n"
        "图书馆夜里不打烊 “夜读人”坐满三层楼\n\n本报讯(记者 王五)晚上九点半,位于鲁西新区的市图书馆仍是灯火通明。\n\n"
    )
    opera, library = articles_of(page)

    assert (opera.title, len(opera.paragraphs)) == ("剧团下乡唱大戏", 4)
    assert library.title == "图书馆夜里不打烊 “夜读人”坐满三层楼"


def test_a_caption_torn_by_a_photograph_that_is_printed_again_there_is_whole() -> None:
    copy = f"浮龙湖畔赏春光\n\n{_CAPTION}"
    begins = "4月8日,曹县安才楼镇的芦笋大棚里,社员正在分拣芦笋。进入春季,芦笋销路越来越旺,合作社每天发"
    page = f"{copy}芦笋装车忙\n\n{begins}\n\n{copy}往上海三十吨。\n\n记者 苗 青 摄\n\n{REPORT}"
    _, torn, _ = articles_of(page)

    assert [p.text for p in torn.paragraphs] == [f"{begins}往上海三十吨。", "记者 苗 青 摄"]


def test_a_copy_of_a_paragraph_further_down_is_no_rest_of_the_sentence_above_it() -> None:
    torn = "“少的是我们跑的路,多的是大家的责任。”窗口首席代表祝青"
    brief = "九女集镇6月9日启动夏季秸秆禁烧巡查,组建33支巡查队,划定责任田网格214个。"
    page = (
        "“码上办”让企业少跑腿\n\n本报讯(通讯员 荣辉)6月11日,办事员朱倩只用了二十分钟就办完了开户、刻章、领发票的全部手续。\n\n"
        f"{torn}\n\n{brief}\n\n县医保局在永昌街道等12个乡镇设立医保工作站,38项业务可就近办理。\n\n{brief}\n\n"
    )
    paragraphs = [paragraph.text for article in articles_of(page) for paragraph in article.paragraphs]

    assert torn in paragraphs
    assert "".join(paragraphs).count(brief) == 1
