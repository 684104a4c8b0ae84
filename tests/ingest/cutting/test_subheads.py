"""Which sections are of one feature, and which are texts of their own."""

from __future__ import annotations

import pytest

from search.ingest import Gazetteer
from search.ingest.cutting.items import Item, Paragraph
from search.ingest.cutting.subheads import join_sections
from search.ingest.lines.layout import lines_of
from search.model import Kind
from tests.ingest.invented import (
    BANQUET,
    BOOK_VAN,
    REPORT,
    TORN,
    articles_of,
    set_close,
    titles_of,
)


@pytest.mark.parametrize("last", ["“小书屋”要当“大课堂”来办", "“小书屋”,要当“老菜农”的“大课堂”"])
def test_marks_in_the_heading_of_a_section_add_nothing_to_its_length(last: str) -> None:
    headings = ("书屋搬到了菜园边上", "谁管书屋 乡亲们说了算", last)
    (feature,) = articles_of(
        "书香飘进菜园里\n\n——天宫庙镇农家书屋见闻\n\n摘完豆角,洗净手,到农家书屋里借一本书,成了天宫庙镇许多菜农的习惯。\n\n"
        f"{headings[0]}\n\n过去农家书屋锁在村委会楼上,菜农嫌远。去年镇里把农家书屋搬到菜园边上,菜农歇晌的工夫就能翻书。\n\n"
        f"{headings[1]}\n\n农家书屋的钥匙由菜农轮流管。借书登记、买什么书,都由菜农商量着来,一年借出两千多本书。\n\n"
        f"{headings[2]}\n\n书多了,新问题也来了,有的书没有人看。镇里请来农技员,在农家书屋里给菜农上课,一本书讲一个晌午。\n"
    )

    assert [paragraph.text for paragraph in feature.paragraphs[1::2]] == list(headings)


def test_sections_under_three_headings_of_one_length_are_one_feature() -> None:
    begins = (
        "成武县九女集镇的群众工作站迎来了曹某。五年里,他为了宅基地的纠纷跑遍了县里市里,群众工作站帮他结了案。\n\n"
    )
    sections = (
        "站点建在家门口\n\n2009年以来,该县在14个乡镇建起群众工作站,群众不出村就能找到说理的地方,宅基地的纠纷就地调解。\n\n",
        "干部下访变主动\n\n县委领导带着案卷到群众工作站下访,宅基地的纠纷、邻里的纠纷,一件一件在村里说开。\n\n",
        "结果群众来评判\n\n纠纷解决得好不好,群众说了算。每起案件办结后,由群众工作站请群众打分,全县信访总量下降。\n\n",
    )
    (feature,) = articles_of(
        f"把“上访路”变成“连心桥”\n\n{begins}{''.join(sections)}(本报记者 韩冬 通讯员 徐国强)\n"
    )

    assert [paragraph.text for paragraph in feature.paragraphs[1::2]][:3] == [
        section.split("\n")[0] for section in sections
    ]
    assert feature.reporters == ("韩冬",)


def test_the_heading_of_a_section_over_a_report_is_of_its_text_below_that() -> None:
    page = (
        "修鞋摊上的三个本子\n\n——记单县老城社区党员孔令海\n\n孔令海的修鞋摊支在老电影院门口,一支就是二十六年,来修鞋的人都叫他“老孔”。老孔的工具箱里有三个本子。\n\n"
        "欠账本\n\n谁家日子紧,修了鞋没给钱,老孔都记在这个本子上,可从来不去要。二十六年里老孔记了四百多笔,年底一到就撕掉。\n\n"
        "失物本\n\n本报讯(记者 关山)5月8日,巨野县交通运输局在327国道开展夜查,当晚查处超限货车9辆,卸货70余吨。\n\n"
        "司机们说,这条路上再没人敢多装了。\n\n夜查超限货车\n\n"
        "有人把钥匙落在摊上,有人把学生证掉在路边,老孔捡到后都在本子上写明哪天、在哪儿捡的,挂在摊子最显眼的地方。\n\n"
        "心愿本\n\n老孔在这个本子上写着,想教会三个徒弟修鞋。如今老孔已有两个徒弟出了师,一个在东关,一个在北关。\n\n通讯员 冯学诗\n\n"
    )
    feature, report = articles_of(page + REPORT)[:2]

    assert [p.text for p in feature.paragraphs if len(p.text) == 3] == ["欠账本", "失物本", "心愿本"]
    assert feature.paragraphs[4].text.startswith("有人把钥匙")
    assert (report.kicker, report.title, len(report.paragraphs)) == ("", "夜查超限货车", 2)


def test_briefs_under_headlines_are_no_sections() -> None:
    heads = ("大田集镇新建冷库两座", "苟村集镇清理河道八公里", "九女集镇开展敬老活动")
    texts = (
        "大田集镇利用闲置厂房新建冷库两座,可存放大蒜三千吨。",
        "连日来,苟村集镇组织机械清理河道八公里,修整护坡。",
        "九女集镇志愿者来到镇敬老院,为老人理发、包水饺。",
    )
    signed = "".join(f"{head}\n{text}(步青)\n" for head, text in zip(heads, texts, strict=True))
    sport = "赛场快讯\n跳水\n11日,林越在男子十米台决赛中夺冠。\n击剑\n12日,仲飞在男子佩剑个人赛中夺得金牌。\n"

    assert titles_of(REPORT + signed)[1:] == list(heads)
    assert titles_of(f"{REPORT}{sport}射箭\n13日,张娟在女子个人赛中夺冠。\n")[1:] == ["跳水", "击剑", "射箭"]


def test_a_brief_that_begins_with_its_day_leads_no_feature() -> None:
    page = (
        "一周短波\n\n马集镇整治乡村道路\n\n3月10日,马集镇的环镇路改造开工,计划6月底完工。\n\n"
        "张湾镇培训山药种植\n\n3月7日,张湾镇农技站举办山药栽培培训,一百多户农民参加。\n\n"
        "志愿者清理小广告\n\n3月5日,区团委组织青年志愿者走上街头,清理墙上的小广告。\n\n"
        "一碗壮馍香三代人\n\n天还没亮,老西关的巷子里就飘出了油香,闾丘勇已经把第一锅馍翻了面。\n\n"
        "壮馍讲究皮薄馅厚,一张馍十二斤重,要烙四十分钟。\n\n记者 张三\n"
    )

    assert titles_of(page) == ["马集镇整治乡村道路", "张湾镇培训山药种植", "志愿者清理小广告", "一碗壮馍香三代人"]


def test_who_signs_below_a_short_heading_signs_the_text_above_it_as_well() -> None:
    nurse = (
        "“妈妈,我考了全班第三。”11月的一天,郓城县武安镇卫生院医生仲秋菊又收到小敏的信。\n\n"
        "小敏今年十三岁,父母双亡。四年前,仲秋菊给她寄了第一笔生活费,从此每月一封信。\n\n"
    )
    others = (
        "一个人变成一群人\n\n同事们知道后也加入进来。如今,卫生院有十六名医生资助孩子,每月的生活费一起寄给小敏他们。\n\n"
        "仲秋菊的女儿说,等上了大学,她来写信。\n\n记者 卞玉凤\n\n"
    )

    first, second = articles_of("不见面的“妈妈”\n\n" + nurse + others + REPORT)

    assert [paragraph.text for paragraph in first.paragraphs][2] == "一个人变成一群人"
    assert (len(first.paragraphs), second.title) == (6, "郓城清淤河道保汛期")


def test_sections_of_a_feature_that_stand_among_reports_go_back_into_it() -> None:
    page = (
        "一把粉条“漏”出大产业\n\n——曹县粉条产业发展纪实\n\n"
        "红薯变成粉条,粉条变成票子。在曹县,粉条产业养活了三万农民,粉条作坊的灶火从秋天一直烧到开春。\n\n"
        "肩挑车推卖粉条\n\n老人靳长林第一次卖粉条是在冬天,他挑着粉条走了三个集,红薯换来的粉条只卖了十一块钱。\n\n"
        "本报讯(通讯员 李四)6月11日,单县法院公开宣判一起合同诈骗案,两名被告人被判处有期徒刑。\n\n"
        "从挑担子到开网店\n\n儿子靳明辉不愿再走街串巷。他注册了商标,把红薯粉条挂到网上,头一年就卖了四十万元。\n\n"
        "“父亲卖的是力气,我卖的是牌子。”靳明辉说,村里像他这样开网店的已有二十多户。\n\n本报记者 张三\n"
    )

    feature, verdict = articles_of(page)

    assert feature.title == "一把粉条“漏”出大产业"
    assert [text.text[:4] for text in feature.paragraphs] == [
        "红薯变成",
        "肩挑车推",
        "老人靳长",
        "从挑担子",
        "儿子靳明",
        "“父亲卖",
        "本报记者",
    ]
    assert len(verdict.paragraphs) == 1


def test_a_story_s_sections_come_back_from_among_reports_without_a_subtitle_or_headings_alike() -> None:
    story, night, shop = (
        "我在渡口修了四十年钟表\n\n我叫邢兆升,今年六十八岁,在渡口街口摆了四十年修表摊。街坊都喊我“邢钟表”,"
        "这些年的事,想起一件说一件。\n\n"
        "一把镊子进了门\n\n1979年腊月,师傅把一把镊子交给我,说修表先修心。我白天看摊,夜里对着马灯拆闹钟,拆了装,装了拆,"
        "手指头冻得握不住镊子。\n\n",
        "那一夜的钟停了\n\n1996年发大水,修表摊泡在水里。我划着木盆去抢那箱没修好的闹钟,师傅站在堤上喊我别要命了。"
        "等水退了,我把闹钟一只一只晒在堤上,修了整整一个冬天。\n\n",
        "镊子传给了徒弟\n\n前年,徒弟接下了我的修表摊。如今修闹钟的人少了,他学会了修电子表、换手机屏。"
        "我把师傅那把镊子交给他时,手还是抖的。\n\n讲述:邢兆升 整理:记者 张三\n\n",
    )

    assert titles_of(story + REPORT + night + _STATION + shop) == [
        "我在渡口修了四十年钟表",
        "郓城清淤河道保汛期",
        "小站迎来首趟绿皮车",
    ]


def test_sections_stand_in_a_feature_whose_end_was_put_back_above_them() -> None:
    beginning, runners, law = (
        "共享单车 进得了小区出不去\n\n“车骑进来容易,锁上就推不走。”6月3日,市民邹女士向本报反映,她住的小区里堆着六十多辆"
        "共享单车。连日来,记者走访了七个小区。\n\n"
        "门口空荡荡 楼下挤成堆\n\n6月4日晚,记者来到淮河路一小区。大门口划好的停车线里一辆单车也没有,"
        "单元门前却横七竖八,住户邹女士推着婴儿车要绕过九辆单车。\n\n",
        "运营方：人手不够怎么挪\n\n“一个运维员管四十个小区,一天跑断腿也挪不完。”共享单车运营方的负责人说,"
        "小区不让面包车进门,单车只能靠人一辆一辆推出来。\n\n",
        "有人管骑 没人管停\n\n山东某律师事务所律师隋立民认为,小区里停放共享单车,物业和运营方都有责任,住户可以要求他们挪走。\n\n"
        "市城管局停车科的工作人员说,单车停放办法正在征求意见,下个月就会有结果。\n\n"
        "“什么时候能推着婴儿车直着走,就算办成了。”邹女士说。\n\n记者 李四 实习生 王五\n\n",
    )
    feature, *reports = articles_of(beginning + REPORT + runners + _STATION + law)

    assert [paragraph.text for paragraph in feature.paragraphs[1:6:2]] == [
        "门口空荡荡 楼下挤成堆",
        "运营方：人手不够怎么挪",
        "有人管骑 没人管停",
    ]
    assert [article.title for article in reports] == ["郓城清淤河道保汛期", "小站迎来首趟绿皮车"]


_STATION = (
    "小站迎来首趟绿皮车\n\n本报讯(通讯员 赵六)6月2日清晨,单县小站迎来首趟公益绿皮车,菜农挑着担子上车,票价只要两块五。\n\n"
    "车上专门腾出一节放菜筐,列车员帮着抬担子。\n\n"
)


def test_news_of_other_counties_under_short_headlines_are_no_sections() -> None:
    page = (
        f"{REPORT}成武法院集中发还案款\n\n8月7日,成武县人民法院举行案款发还仪式,三十六名申请执行人领到案款二百八十万元。\n\n\n\n"
        "东明交警夜查酒驾\n\n8月2日晚,东明县交警大队在黄河路设卡夜查,查处酒后驾驶七起,其中醉驾两起。\n\n\n\n"
        "法官的一封长信\n\n鄄城县人民法院少年庭的柜子里,收着一封特殊的信。写信的人叫小河,十七岁,信里只有两行字。\n\n"
        "收信人当了二十年法官,办过的少年案件有五百多件,判决书后面总要附上一页手写的话。\n\n通讯员 单静秋\n"
    )

    assert len(articles_of(page)) == 4


def test_news_that_their_counties_lead_in_are_no_sections_whatever_marks_they_share() -> None:
    page = (
        "成武：交警喊停“超载”校车\n9月3日,成武县交警大队在孙寺镇查获一辆超载的接送车,车上坐着四十个孩子。民警联系了两辆公交车,分批把孩子送到学校,并约谈了校方负责人。\n\n"
        "东明：社区办起“小小法庭”\n东明县城关街道近日请法官进社区,教二十名孩子当了一回审判员。\n\n"
        "定陶：菜农认准“放心”药肥\n9月2日,定陶县黄店镇的菜农领到农技站发的清单,照单买药不再犯愁。\n\n"
    )

    assert len(articles_of(REPORT + page)) == 4


def test_what_stands_under_a_short_heading_before_the_signed_end_of_a_feature_is_its_section() -> None:
    page = (
        "一间老酒坊的新生\n——郓城县盘活旧酒坊见闻\n\n"
        "在郓城县黄安镇,有一间停了六年的老酒坊。记者近日看到,酒坊里十二口陶缸重新开封,酒香飘出半条街。\n\n"
        "老酒坊变成了“聚宝盆”,离不开一本账。去年以来,郓城县组织专班逐村摸排旧酒坊,共清理出九处,全部登记造册。\n\n"
        "算清两笔账\n\n镇党委书记董明算了两笔账:一是土地账,不用新征一分地;二是就业账,附近三个村的六十名妇女上了班。\n\n"
        "“俺在这里一个月挣两千八,还能接孩子放学。”村民吴秀英一边贴标签一边说。\n\n"
        "截至目前,郓城县已盘活老酒坊七处,引进酒坊经营人五名,到位资金三千多万元。\n\n本报记者 张三 通讯员 李四\n\n"
    )
    feature, report, _ = articles_of(page + REPORT + TORN)

    assert [paragraph.text[:5] for paragraph in feature.paragraphs][2:] == [
        "算清两笔账",
        "镇党委书记",
        "“俺在这里",
        "截至目前,",
        "本报记者 ",
    ]
    assert report.title == "郓城清淤河道保汛期"


def test_a_section_between_two_photographs_goes_back_into_the_feature_that_is_signed_below_them() -> None:
    photograph = (
        "6月9日,成武县孙寺镇的农民在晒场上翻晒小麦。今年该镇小麦喜获丰收,总产比去年多三百吨。\n\n"
        "本报记者 王五 摄\n\n"
    )
    page = (
        "一间老酒坊的新生\n——郓城县盘活旧酒坊见闻\n\n"
        "在郓城县黄安镇,有一间停了六年的老酒坊。记者近日看到,酒坊里十二口陶缸重新开封,酒香飘出半条街。\n\n"
        "老酒坊变成了“聚宝盆”,离不开一本账。去年以来,郓城县组织专班逐村摸排旧酒坊,共清理出九处,全部登记造册。\n\n"
        f"麦场新曲 晒出好年景\n\n{photograph}"
        "算清两笔账\n\n镇党委书记董明算了两笔账:一是土地账,不用新征一分地;二是就业账,附近三个村的六十名妇女上了班。\n\n"
        f"麦收时节\n\n{photograph.replace('翻晒', '装运')}"
        "截至目前,郓城县已盘活老酒坊七处,引进酒坊经营人五名,到位资金三千多万元。\n\n本报记者 张三 通讯员 李四\n\n"
    )
    feature, *_ = articles_of(page + REPORT + TORN)

    assert [paragraph.text[:5] for paragraph in feature.paragraphs][2:] == [
        "算清两笔账",
        "镇党委书记",
        "截至目前,",
        "本报记者 ",
    ]


def test_headings_with_their_marks_in_the_same_places_are_of_one_text() -> None:
    page = (
        "小小西瓜“滚”出大产业\n\n本报记者 张三\n\n"
        "盛夏时节,走进东明县陆圈镇的西瓜市场,满载的货车排成长龙,瓜农数着刚到手的货款,乐得合不上嘴。\n\n"
        "科技“保驾”\n\n“重茬病最头疼。”邢继文说。协会请来专家,教大家用葫芦苗嫁接,亩产多收一千斤。\n\n"
        "电商“出力”\n\n镇服务站里,店主石晓彤忙着打包发货,直播一晚卖出八百单,带动十户人家增收。\n\n"
    )

    assert titles_of(page + REPORT) == ["小小西瓜“滚”出大产业", "郓城清淤河道保汛期"]


def test_sections_under_their_hours_are_of_one_text() -> None:
    night = (
        "和扫街人过一夜\n\n本报记者跟车见闻\n\n1月8日夜,滴水成冰。记者坐上清扫车,跟着孔师傅出了门。\n\n"
        "22:40 桥上的冰溜子\n\n车刚爬上丹阳路立交,孔师傅踩住了刹车,桥栏上挂着一排冰凌,他拿铁锨一个个敲下来。\n\n"
        "凌晨2点 半个烧饼\n\n夜市散了场,地上全是竹签。两口子蹲在路牙石上分吃一块干粮,喝的是保温杯里的姜茶。\n\n"
        "5:15 头班公交开过来\n\n天边泛了白,站台前干干净净。司机摁了一声喇叭,算是打过招呼。\n\n记者 王五\n\n"
    )

    found = articles_of(f"{night}{REPORT}")

    assert [len(article.paragraphs) for article in found] == [8, 2]


def test_a_table_that_a_report_appends_is_of_it() -> None:
    table = "附:各乡镇受理窗口\n窗口名称 受理日 电话\n大义镇便民中心 周二、周五 8255037\n柳林镇便民中心 周一、周四 8212290\n章缝镇便民中心 周三、周六 8250716\n\n"

    (article,) = articles_of(f"{REPORT}{table}")

    assert [paragraph.text[:2] for paragraph in article.paragraphs[2:]] == ["附:", "窗口", "大义", "柳林", "章缝"]


_FEATURE = (
    "渡口边的新日子\n\n——郓城县黄河渡口搬迁一年回访\n\n清早五点，七十一岁的船工常怀礼就到了渡口。他把缆绳绕上石桩，看着客车一刻钟一班从浮桥上开过去。\n\n"
    "浮桥铺好以后，渡口边的菜农赶集再不用半夜起身，村里的孩子上学也不用等船。\n\n"
    "渡船停了，心却悬着\n\n“船停那天我一夜没睡。”常怀礼说。渡口上的船工有二十多个，都是一辈子没下过船的人。\n\n"
    "镇里请人来教船工们开车、修车，浮桥管理站招人也先招船工。\n\n"
)
_NOTE = (
    "记者手记\n\n一句大白话的分量\n\n三天里，采访本记满了两册，翻来翻去，最重的还是一句大白话。\n\n"
    "不喊口号，却把一座桥的好处说尽了。愿这样的话越写越多。\n\n"
)
_LAST_SECTION = (
    "把站亭开到桥头来\n\n常怀礼如今在浮桥管理站值班，每天登记过桥的客车，渡口边的老船工们见了他都要停下来说几句。\n\n"
    "傍晚的渡口，菜农们把空筐码上客车，浮桥上的灯一盏一盏亮了。\n\n本报记者 张三 李思远\n"
)


def test_a_name_alone_that_a_byline_names_signs_the_text_above_it() -> None:
    more = "就这样，船工们一个接一个上了岸，渡口边的石屋成了浮桥管理站的库房。\n\n"
    page = _FEATURE + _NOTE + "李思远\n\n" + more + _LAST_SECTION

    (note,) = (article for article in articles_of(page) if article.kicker == "记者手记")
    assert note.reporters == ("李思远",)
    assert more.strip() not in [paragraph.text for paragraph in note.paragraphs]


def test_sections_go_back_into_their_feature_past_a_box_that_is_signed_under_the_name_of_its_column() -> None:
    page = _FEATURE + _NOTE + "本报记者 李思远\n\n" + _LAST_SECTION

    assert titles_of(page) == ["渡口边的新日子", "一句大白话的分量"]


def test_what_goes_on_below_a_photograph_in_a_section_is_the_rest_of_it() -> None:
    first, rest = _LAST_SECTION.split("\n\n傍晚")
    photograph = "\n\n图②：小学生在浮桥边放风筝。记者 张三 摄\n\n"
    strange = "上游的苇塘里见得着另一番光景：藕农踩着淤泥起藕，一筐筐洗净过秤，今年每亩多卖八百元。\n\n傍晚"
    articles = articles_of(_FEATURE + _NOTE + "本报记者 李思远\n\n" + first + photograph + strange + rest)

    assert [article.title for article in articles] == ["渡口边的新日子", "一句大白话的分量", ""]
    assert articles[0].paragraphs[-3].text == strange.split("\n")[0]


@pytest.mark.parametrize("is_apart", [False, True])
def test_a_section_under_a_heading_like_those_of_a_feature_comes_back_past_reports_and_stays(
    is_apart: bool,
) -> None:
    beginning = (
        "驾校收了钱,教练去哪了?\n\n“交钱那天教练亲自来接,如今电话都打不通。”6月2日,在城区一家驾校门口,"
        "十几名学员围着紧锁的大门。\n\n"
        "学员:约车约了半年\n\n市民汪女士说,去年十月她交了三千元报名费,教练总说车排满了,到今天只摸过两回方向盘。\n\n"
    )
    second = (
        "房东:我也是苦主\n\n记者找到训练场的房东,对方拿出合同说,驾校欠了两个季度的租金,教练夜里把车开走了。\n\n"
    )
    torn = (
        "白鹭来了不走\n\n本报讯(记者 李四)6月4日,曹县黄河故道湿地的林子里飞来一群白鹭,引得市民前来观赏。"
        "镇里的干部说,下个月将\n\n\n"
    )
    last = (
        "运管:证照早就没了\n\n市运管处驾培科工作人员说,报名要看清许可证,索要发票和书面合同,遇到乱收费可以投诉举报。\n\n"
        "本报记者 包小慧\n\n"
    )
    # It speaks in the words of the last section.
    box = "提醒\n\n报名记住“三要”\n\n一要看清许可证;二要签书面合同;三要索要发票,遇到乱收费可以向运管处驾培科投诉举报。\n\n"
    rest = "再添两条栈道,供人观鸟。\n\n白鹭多了,护林员的活也多了,每天要在湿地里转三圈。\n\n"
    between = REPORT + second if is_apart else second + REPORT

    feature, *others = articles_of(beginning + between + torn + last + box + rest)

    assert [len(feature.paragraphs), feature.reporters] == [8, ("包小慧",)]
    assert [article.title for article in others] == ["郓城清淤河道保汛期", "白鹭来了不走", "报名记住“三要”"]


def test_sections_are_told_by_the_names_and_words_that_they_share_and_by_headings_alike() -> None:
    rounds = (
        "深夜十二点,谁在守着一城的暖\n\n记者跟班供热抢修队\n\n23:15,阀门井里冒白汽\n\n"
        "抢修队长尉迟海穿着水裤下了井,手电筒的光在热汽里晃。“丝扣锈死了,递个大号管钳。”井口的人应了一声。\n\n"
        "1:40,老太太端来姜汤\n\n尉迟海从井里爬上来,头发上结了冰碴。楼上的老太太披着棉袄端来一锅姜汤:“屋里凉半宿不要紧,你们别冻着。”\n\n"
        "4:05,暖气片热了\n\n换下的阀门扔上三轮车,压力表的指针慢慢往上走。尉迟海摸了摸住户家的暖气片,咧嘴笑了。\n\n文/图 本报记者 张三\n\n"
    )
    feature, report = articles_of(rounds + REPORT)

    assert (feature.title, len(feature.paragraphs)) == ("深夜十二点,谁在守着一城的暖 记者跟班供热抢修队", 7)
    assert report.title == "郓城清淤河道保汛期"


def test_what_readers_tell_one_by_one_are_no_sections_of_one_text() -> None:
    calls = (
        "晚报热线 5969110\n\n康庄路路灯“罢工”半月\n\n市民李先生：康庄路往南有九盏路灯不亮，晚上黑咕隆咚。\n\n记者打探：路灯管理处答复，电缆被挖断，三天内修复。\n\n"
        "小区健身器材少了“腿”\n\n市民郭女士：小区北广场的漫步机缺了一只脚踏板，露着铁茬。\n\n记者打探：居委会表示，三天内更换器材的脚踏板。\n\n"
    )

    assert len(titles_of(f"{REPORT}{calls}")) == 3


def test_comments_signed_by_names_with_a_space_in_them_are_no_sections_of_one_text() -> None:
    comments = (
        "微评\n\n给“跑腿书记”点赞\n\n封控期间,一位社区书记一天爬一千多级台阶,给居民送菜。笨办法暖人心,好干部不怕笨。(木 易)\n\n"
        "给“熄火食堂”点灯\n\n一处社区食堂关了又开,居民说饭菜合口。社区书记天天来尝菜,办法笨一点,人心就暖一点。(闻 笛)\n\n"
        "给“减负课堂”减负\n\n一所小学让家长拍视频交作业。好干部要替居民着想,社区和学校都别再添乱,办法多想一点。(庄 稼)\n\n"
    )

    found = articles_of(f"{REPORT}{comments}")[1:]

    assert [article.title for article in found] == ["给“跑腿书记”点赞", "给“熄火食堂”点灯", "给“减负课堂”减负"]
    assert [article.kind for article in found] == [Kind.BRIEF] * 3


def test_what_a_reporter_signs_only_below_the_last_heading_is_sooner_one_feature() -> None:
    cards = (
        "预付卡，你拿什么让我放心？\n\n连日来，本报维权热线接到不少市民关于各类预付消费卡的投诉。小小一张卡里究竟藏着多少猫儿腻？记者进行了调查。\n\n"
        "人去楼空，卡成“废纸”\n\n“去年腊月办的卡，正月十六去洗车，卷帘门上贴着‘转让’俩字。”赵先生拿着一张只用了两次的洗车卡苦笑。\n\n"
        "说好的打折，咋成“限时”？\n\n孙小姐的烦恼则是另一种。她在一家美发店充了三百元，店员承诺所有项目六折，可节前她去烫发，店员说旺季不打折。\n\n"
        "工商部门：别为“小便宜”交“大学费”\n\n市工商局工作人员介绍，去年全市受理此类投诉二百多件，比前年多了四成。办卡前要看执照、签协议、索发票。\n\n"
    )
    signed, unsigned = (f"{REPORT}{cards}{credit}" for credit in ("本报记者 周晓燕\n\n", ""))

    assert titles_of(signed)[1:] == ["预付卡，你拿什么让我放心？"]
    assert len(titles_of(unsigned)) > 2


def test_a_section_below_what_goes_on_past_a_photograph_is_of_the_feature_above_it() -> None:
    page = (
        "从荒滩村到“花园村”有多远\n\n一场春雨过后,曹县安蔡楼镇荷花村的藕塘边站满了人,支书何存根指着荷叶说起当年的荒滩。\n\n"
        "起步:把地“连”起来\n\n何存根被请回来当支书,他挨家挨户丈量荒滩,把碎地连成了藕塘,村民以地入股。\n\n"
        "一开始没有人肯签字,何存根把自家的积蓄投了进去,头一年藕塘分红,荒滩上有了笑声。\n\n"
        "提速:把藕“卖”出去\n\n荷花村建起了冷库,藕粉注册了商标,何存根带着藕粉跑展会,一年多卖了\n\n八十万元。\n\n\n\n"
        "花坛“扮靓”小巷\n\n3月12日,单县浮岗镇小王庄村的村民在修剪自家门前的花坛。全镇今年建成花坛三百个。\n\n通讯员 田晓 摄\n\n"
        "“过去卖藕,贩子说几毛就几毛,现在咱说了算。”荷花村的会计翻开账本,藕塘的股民每亩分红三千元。\n\n"
        "牵手:把邻“带”起来\n\n荷花村与邻近的荒滩村成立联合社,何存根把藕塘的账本送给他们,联合社的藕塘已有六百亩。\n\n记者 张三 通讯员 李四\n"
    )

    assert titles_of(page) == ["从荒滩村到“花园村”有多远", "花坛“扮靓”小巷"]


@pytest.mark.parametrize("heads", [("算账：一亩顶三亩", "服务：村官当“参谋”", "延伸：冷库到村头")])
def test_sections_led_in_by_a_word_are_of_one_feature(heads: tuple[str, ...]) -> None:
    sections = "".join(f"{head}\n\n{text}\n\n" for head, text in zip(heads, (
        "过去村民种小麦和玉米,一年忙到头落不下几个钱,种了辣椒以后收入翻了两番。",
        "大学生村官孔维娜每天把各大市场的价格抄到村口的黑板上,大家都来看。",
        "目前已建成恒温冷库三十四座,储藏能力七点五万吨,不愁卖不出去。",
    ), strict=True))  # fmt: skip
    (feature,) = articles_of(
        f"蒜乡崛起辣产业\n\n本报记者 马红伟\n\n收完大蒜种辣椒,6月19日,走进巨野县营里镇,辣椒苗长势喜人。\n\n{sections}"
    )

    assert [paragraph.text for paragraph in feature.paragraphs if "：" in paragraph.text] == list(heads)


def test_sections_in_brackets_are_of_one_feature() -> None:
    (feature,) = articles_of(
        "一枚公章管审批\n\n——巨野县改革见闻\n\n3月中旬的一天,蔺先生走进巨野县政务服务大厅,递交了材料。\n\n"
        "【一枚章代替二十一枚章】\n\n今年1月,巨野县将审批事项划转到一个局,印章封存起来。\n\n"
        "【群众少跑腿,数据多跑路】\n\n县里建设了电子证照库,群众办事不用反复提交材料。\n\n本报记者 丁慧敏\n"
    )

    assert len(feature.paragraphs) == 6


def test_enumerated_headings_are_those_of_one_text() -> None:
    advice = "近期，针对准大学生的诈骗多发。市反诈中心提醒，下面两类电话别接。\n\n"
    parts = (
        "1.冒充教育局发助学金\n\n骗子能准确说出考生姓名，谎称最后一天领取助学金，让考生到柜员机上操作。\n\n"
        "2.“补录”“内部指标”\n\n凡是花钱就能上大学的，都是骗局，录取结果要到省考试院的网站上查。\n\n"
    )

    assert [article.title for article in articles_of(f"准大学生，这两类电话别接\n\n{advice}{parts}{REPORT}")] == [
        "准大学生，这两类电话别接",
        "郓城清淤河道保汛期",
    ]


def test_a_bracketed_line_between_paragraphs_is_the_heading_of_a_section() -> None:
    text = f"老街百家宴\n\n{BANQUET}\n\n【桌子从哪里来】\n\n桌子是街坊们一家一张凑出来的，最老的一张用了六十年，桌腿上还刻着当年生产队的名字。\n\n收摊时，孩子们把桌子一张张送回各家。"

    (article,) = articles_of(text)

    assert "【桌子从哪里来】" in [paragraph.text for paragraph in article.paragraphs]


def test_briefs_with_headlines_run_in_are_no_sections_of_the_first() -> None:
    briefs = (
        "牡丹路的路灯不亮 市民王先生反映，牡丹路的路灯半个月不亮，晚上出门看不清。市政处回复，路灯已经修好。",
        "楼下的烧烤摊扰民 家住曹州路的李女士反映，楼下的烧烤摊夜里不收。城管中队回复，摊点已经取缔。",
        "路口丢了一个井盖 读者徐先生反映，康庄路口一个井盖丢失。市政处回复，当天已经补上新的井盖。",
    )

    articles = articles_of(f"{BOOK_VAN}\n\n热线回音\n\n" + "\n".join(briefs))

    assert [article.title for article in articles][1:] == [
        "牡丹路的路灯不亮",
        "楼下的烧烤摊扰民",
        "路口丢了一个井盖",
    ]


def test_what_somebody_else_signs_is_no_section_of_a_text_signed_above() -> None:
    comment = "莫让一把火烧了棉田\n\n于 冰\n\n棉花收罢,有的棉田里狼烟四起。不少棉农图省事,把棉柴一烧了之,棉田的墒情也烧没了。\n\n"
    profile = "村里的“棉花先生”\n\n罗振海种棉花,棉农都尊他一声“先生”。棉田里闹虫,他就在棉田里插杨树枝把,棉农们都来学。\n\n(通讯员 蔡广才)\n"

    assert titles_of(comment + profile) == ["莫让一把火烧了棉田", "村里的“棉花先生”"]
    assert titles_of(comment + profile.replace("蔡广才", "于冰")) == ["莫让一把火烧了棉田"]


def test_other_poems_of_one_poet_are_printed_below_the_first(gazetteer: Gazetteer) -> None:
    first = ["雪的来信（外一首）", "□ 卞之禾", "还没有拆开", "屋檐先白了头", "邮差是一群麻雀"]
    second = ["《空巢》", "喜鹊飞走以后", "杨树举着一只碗", "没有讨来一粒米"]
    third = ["《渡口》", "摆渡的人走了", "船还在水上", "等一个喊它的人"]
    lines = lines_of("\n".join([*first, *second, *third]))
    items = [Item(), Item(), Item()]
    for item, start, end in zip(items, (0, 5, 9), (5, 9, 13), strict=True):
        item.heads = [start]
        item.paragraphs = [Paragraph(lines[place].text, place) for place in range(start + 1, end)]
    items[0].paragraphs[0].byline = True

    join_sections(items, lines, gazetteer)

    assert [[paragraph.text for paragraph in item.paragraphs] for item in items] == [first[1:] + second, third[1:]]


def test_a_report_has_sections_whose_headings_say_who_speaks_in_them() -> None:
    report = "电梯停摆十九天\n\n本报讯(记者 田静)“老伴每天爬36层楼梯买药。”8月19日,小区业主孟老太说,电梯停了十九天。\n\n"
    sections = (
        "业主:孩子天不亮就得往下走\n\n“我家住21楼,孩子上初二。”业主石磊说,电梯停了以后,电梯厅里挂着纸牌。\n\n"
        "物业:修一次要九万八\n\n小区物业负责人拿出报价单:更换曳引机和钢丝绳,两部电梯合计九万八,业主还没有签字。\n\n"
    )

    assert titles_of(report + sections + REPORT) == ["电梯停摆十九天", titles_of(REPORT)[0]]
    assert len(titles_of(report + sections.replace("业主:", "").replace("物业:", "") + REPORT)) == 4


def test_the_last_of_several_items_that_is_unlike_the_sections_is_none() -> None:
    feature = (
        "民警追回“救命钱”\n\n李长河蹲在银行门口,一夜白了头:给儿子做手术的79万,被一个电话骗走了。民警岳彬接了案。\n\n"
        "一个电话 掏空三家积蓄\n\n电话里自称法院的人说李长河名下有案子,李长河照着电话里说的,把79万转了出去。\n\n"
        "六天六夜 追到南海边上\n\n岳彬带着民警轮流开车,在海南的工棚里抓住了骗走李长河79万的六个人。\n\n"
        "一分不少 赶上儿子手术\n\n县公安局会同检察院、银行,把79万送回李长河手里。李长河的儿子住进了无菌舱,孩子说以后也要考警校。\n\n"
    )
    other = "检察官为罪错少年开“第二课”\n\n改到帮。曹县检察院未检科的检察官同警校的教官、孩子的班主任一起,每季度评估一次,把帮教送到无菌舱一样干净的车间。\n\n"

    assert titles_of(feature + other + REPORT)[:2] == ["民警追回“救命钱”", "检察官为罪错少年开“第二课”"]


def test_the_stages_that_a_feature_follows_are_its_sections() -> None:
    """However long their headings are, and past a box of figures and a photograph."""
    stages = (
        "第一站：出库——“箱子轻,责任可不轻”",
        "第二站：上路——“宁可慢三分,不抢这一秒”",
        "第三站：进村——“老人等着呢,雪再大也得送”",
    )
    page = (
        "一箱药的雪中行\n\n——跟着送药车走了一天\n\n编者按：大雪封路,药却不能断。记者跟着送药车,记下了一箱药的旅程。\n\n"
        f"{stages[0]}\n\n1月8日清早,鄄城县医药仓库里,司机段守义把一箱降压药绑了又绑。送药车的防滑链是他自己焊的。\n\n"
        f"{stages[1]}\n\n送药车出了县城,段守义的两只手没有离开过方向盘。路上的雪没到了脚踝,送药车走走停停。\n\n"
        "数说送药\n\n今冬送药“账本”\n\n送药的村庄：126个\n\n雪天出动的送药车和摩托车：38台\n\n送出的药品：9400箱\n\n"
        "1月9日,成武县白浮图镇,志愿者清扫卫生院门前的积雪。\n\n记者 秦川 摄\n\n卫生院门前扫雪忙\n\n\n"
        f"{stages[2]}\n\n下午四点,送药车到了村口,段守义抱着药箱往村里走。等药的老人站在门口,说这雪下了一夜。\n\n记者 焦雪\n\n"
    )
    feature, box, photo = articles_of(page)

    assert [text for text in [paragraph.text for paragraph in feature.paragraphs] if text in stages] == list(
        stages
    )
    assert (box.title, box.paragraphs[1].text) == ("今冬送药“账本”", "雪天出动的送药车和摩托车：38台")
    assert photo.title == "卫生院门前扫雪忙"


def test_the_framed_parts_of_a_text_are_one_past_a_box_set_into_it() -> None:
    frames = ["【案情回放】", "【法庭交锋】", "【法院判决】", "【法官说法】"]
    page = (
        f"以案说法\n\n一袋垃圾从天降\n\n{frames[0]}\n\n傍晚,退休工人吕某领着孙子在楼下乘凉,一只垃圾袋从天而降,砸在他的左肩上,造成骨折。\n\n"
        f"{frames[1]}\n\n庭审中,有人说当时不在家,也有业主质问:“我没扔,凭啥让我掏钱?”\n\n"
        f"{frames[2]}\n\n法院审理认为,高空抛物致人损害,应由侵权人承担责任,判决邓某赔偿吕某各项损失。\n\n"
        "法条链接\n\n民法典第一千二百五十四条(节选)\n\n禁止从建筑物中抛掷物品。从建筑物中抛掷物品造成他人损害的,由侵权人依法承担侵权责任。\n\n"
        f"{frames[3]}\n\n以前遇到高空抛物查不清是谁扔的,常常是整栋楼一起买单。您随手扔下的,可能不只是一袋垃圾。\n\n记者 鲁静 通讯员 苗青\n\n{REPORT}"
    )
    case, box, _ = articles_of(page)

    assert (case.kicker, case.title, case.reporters) == ("以案说法", "一袋垃圾从天降", ("鲁静",))
    assert [paragraph.text for paragraph in case.paragraphs if paragraph.text[0] == "【"] == frames
    assert len(box.paragraphs) == 1


_PARTS = (
    ("听戏", "戏台搭在打麦场上,锣鼓一响,半个庄的孩子都往场里跑。爷爷提着马扎走在后头,一步也不肯快。"),
    ("赶集", "逢五排十是集,天不亮土路上就有了独轮车的吱呀声。母亲攥着鸡蛋钱,在布摊跟前站了又站。"),
)


@pytest.mark.parametrize("author", ["", "□ 鲁怀庆\n\n"], ids=["headings together", "an author between"])
def test_the_parts_of_an_essay_whose_headline_counts_them_are_its_sections(author: str) -> None:
    parts = "".join(f"{heading}\n\n{text}\n\n" for heading, text in _PARTS)
    essay, report = articles_of(f"乡间二题\n\n{author}{parts}\n{REPORT}")

    assert [p.text for p in essay.paragraphs if p.text[0] != "□"] == [line for part in _PARTS for line in part]
    assert (essay.title, report.title) == ("乡间二题", "郓城清淤河道保汛期")


def test_essays_that_no_headline_counts_are_texts_of_their_own() -> None:
    parts = "".join(f"{heading}\n\n鲁怀庆\n\n{text}\n\n\n" for heading, text in _PARTS)

    assert titles_of(f"乡间二题\n\n{parts}{REPORT}")[-2:] == ["赶集", "郓城清淤河道保汛期"]


def test_sections_that_are_counted_by_what_helped_are_one_text_past_another() -> None:
    headings = ["一靠科学养", "二靠懂行情", "三靠互相帮"]
    feature = (
        "羊倌致富靠的啥",
        "单县是青山羊之乡,养羊收入在千元以上的农户有三千一百户。这些人靠的啥?记者走访了朱集、黄岗、龙王庙的九户人家。",
        headings[0],
        "朱集乡祝楼村祝广义家有母羊二十二只,一年两产,产羔六十七只。冬天他在羊圈里砌了火墙,羔羊成活率升到九成五。",
        headings[1],
        "黄岗镇的裴宪章订了四份报纸,哪里皮子涨价,哪里要种羊,他一清二楚。去年他把三十只羊送上了火车。",
    )
    mills = (
        "巨野县田桥乡办起小面粉厂",
        "本报讯 新麦登场,巨野县田桥乡十八座小面粉厂的机器昼夜轰鸣,村民用小麦换面粉不出三里地。",
        "这些厂子全是农民自己办的,村民每股出资五十元,不够的由信用社贷款,账目每月张榜。",
        "(甄友)",
    )
    third = (
        f"　　{headings[2]}",
        "龙王庙镇有个“羊倌茶馆”,每逢集日,养羊户都来歇脚,谁家羊生了病,谁家缺种公羊,当场就能说成。",
        "本报记者 孟兆祥",
    )
    told, report = articles_of(set_close(17, feature, mills, third))

    assert [paragraph.text for paragraph in told.paragraphs if paragraph.text in headings] == headings
    assert (told.title, report.title) == (feature[0], mills[0])


def test_what_is_told_of_two_plays_is_no_section_of_either() -> None:
    plays = (
        "《宰相刘罗锅》\n\n四十集古装喜剧。宰相罗锅着背,一肚子笑话,地方台二月十四日起每晚二十时播两集。\n\n"
        "《苍天在上》\n\n十七集电视剧。代市长一上任就遇上命案,地方台二月二十日起每晚十九时播两集。\n\n"
    )

    assert titles_of(f"收视指南\n\n{plays}{REPORT}")[:2] == ["《宰相刘罗锅》", "《苍天在上》"]


def test_below_a_page_of_pictures_no_section_is_of_the_foreword() -> None:
    foreword = (
        "春到曹州,镜头里的忙人\n春耕时节,是照相的人最忙的时节。本报征集照片,收到摄影爱好者的来稿三百多幅,选出几幅刊在这里。\n"
        "照片里有人下田,有人补路,有人修渠。他们的名字您也许没听过,他们干的活您天天用得着。\n\n"
    )
    story = (
        "“照相的老柴”\n在单县终兴镇,提起“照相的老柴”,没有人不认得。老柴叫柴广德,今年六十六岁,给全镇的老人照相不收一分钱。\n"
        "起因是一件小事。那年春天,一位老人走了,家里翻遍了抽屉,找不到一张像样的照片。老柴看在眼里,心里不是滋味。\n"
        "如今老柴拍下的照片有四千多幅,相机换了三台,老伴也成了他的助手。老柴说,照片洗出来了,他夜里睡得踏实。\n本报记者 孔立夏\n\n"
    )
    heads = ("护线工", "浇水忙", "补路人", "清渠")
    pictures = [
        f"{head}\n3月{day}日,曹县庄寨镇的{head}一早就下了地,到晌午已经干完一半的活。\n通讯员 宋大河 摄\n\n"
        for day, head in enumerate(heads, 10)
    ]
    titles = titles_of(f"{foreword}{''.join(pictures)}{story}")

    assert titles == ["春到曹州,镜头里的忙人", *heads, "“照相的老柴”"]


def test_below_who_signs_a_letter_nothing_is_a_section_of_it() -> None:
    letter = (
        "来信照登\n\n盼修一座桥\n\n编辑同志：\n\n我们成武县九女集镇刘楼村村前有条河，河上的木桥去年冲走了，孩子上学要绕五里路。\n\n"
        "成武县九女集镇 刘大成等9人\n\n编后：一座桥花不了几个钱，却连着一村人的心。\n\n"
    )
    feature = (
        "老会计的“算盘人生”\n\n六十一岁的刘大爷在成武县九女集镇刘楼村当了二十年会计，村里的账都在他的算盘上。\n\n"
        "村里的桥、村里的河、村里的地，他闭着眼也能报出数来。孩子们放学，总爱围着他听算盘响。\n\n"
        "（本报记者 张三）\n\n"
    )

    found = articles_of(letter + feature)

    assert [article.title for article in found] == ["盼修一座桥", "老会计的“算盘人生”"]


def test_what_the_paper_adds_to_a_report_stands_below_it() -> None:
    note = "河道通了,乡亲们的心也就通了。怕只怕清了又堵,堵了再清。谁来管长远?我们等着答案。"
    below, *_ = articles_of(f"{REPORT}编后\n\n{note}\n\n{BANQUET}\n")

    assert [paragraph.text for paragraph in below.paragraphs[2:]] == ["编后", note]


def test_a_report_that_no_reporter_signs_below_has_sections_that_each_speak_of_it() -> None:
    report = (
        "电动车抢包的“飞车贼”落网\n\n本报讯(记者 张三)6月2日,流窜抢包的嫌疑人葛某被开发区分局抓获。去年冬天以来,"
        "开发区的人民路接连有下夜班的女工被抢,嫌疑人葛某骑一辆踏板车,抢了包就跑。\n\n"
        "一枚铜扣泄了密\n\n下夜班的女工小姚追上踏板车,从嫌疑人葛某身上扯下一枚铜扣。民警走访三十家服装店,查到那是一家板材厂的工作服,嫌疑人正是离职工人葛某。\n\n"
        "赌债逼他走歪路\n\n嫌疑人葛某交代,他迷恋打牌欠下赌债,白天睡觉,晚上骑踏板车抢包,抢来的钱又输在牌桌上。\n\n"
    )
    first, *_ = articles_of(report + REPORT)

    assert [paragraph.text for paragraph in first.paragraphs[1::2]] == ["一枚铜扣泄了密", "赌债逼他走歪路"]


def test_who_wrote_a_feature_and_took_its_pictures_signs_its_last_section() -> None:
    feature = (
        "三代人的渡口\n\n清晨,仝守河把渡船从柳树上解下来,孙子仝小满跟在后头,学着爷爷的样子试水。\n\n"
        "一根竹篙\n\n仝守河的父亲撑了四十年船,留下一根竹篙。仝守河说,竹篙断过三回,渡船没有翻过一回。\n\n"
        "一盏马灯\n\n夜里有人喊渡,仝守河就提起马灯。仝小满记得,爷爷的马灯一亮,对岸的人就不急了。\n\n"
        "一部手机\n\n仝小满给爷爷的渡船建了个群,谁要过河在群里说一声,仝守河再也不用守着。\n\n"
        "如今浮桥通了,渡船还拴在柳树上。仝小满说,爷爷的竹篙他要留着。\n\n(记者 柳明 文/图)\n\n"
    )
    first, *_ = articles_of(feature + REPORT)

    assert first.reporters == ("柳明",)
    assert "一部手机" in [paragraph.text for paragraph in first.paragraphs]


def test_what_headings_lead_in_with_neighbourhoods_are_no_sections() -> None:
    news = {
        "天香公园社区:免费查体": "5月22日上午,天香公园社区免费为老人查体,请空腹并携带身份证前往。",
        "赵王河社区:招聘会": "5月23日上午,赵王河社区在文化广场举办招聘会,请携带身份证进场。",
        "中达社区:办居住证": "5月24日上午,中达社区集中办理居住证,请携带身份证和照片前往。",
    }
    page = REPORT + "社区公告栏\n\n" + "".join(f"{heading}\n\n{text}\n\n" for heading, text in news.items())

    assert titles_of(page)[1:] == list(news)
