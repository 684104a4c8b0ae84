"""In which districts it happened."""

from __future__ import annotations

import pytest

from search.model import PartialDate
from tests.ingest.invented import (
    REPORT,
    articles_of,
)


@pytest.mark.parametrize(
    ("line", "district"),
    [
        ("今日嘉祥 2019年3月5日 星期二", "嘉祥县"),
        ("中共虞城县委宣传部主办 2019年3月5日", "虞城县"),
        ("商丘晚报 2019年3月5日 星期二 夏邑新闻", "夏邑县"),
        ("濮阳日报 2019年3月5日 星期二", "濮阳市"),
        ("今日长垣 2018年3月5日 星期一", "长垣县"),
        ("今日长垣 2021年3月5日 星期五", "长垣市"),
        ("周口日报 2021年3月5日 星期五 淮阳新闻", "淮阳区"),
        ("大运河 2021年3月 济宁市作家协会主办", "济宁市"),
        ("今日曹县 2019年3月5日 星期二", "曹县"),
        ("菏泽日报 2019年3月5日 星期二 第3版", "菏泽市"),
        ("县区新闻 定陶 成武 2019年3月5日", "菏泽市"),
        ("菏泽日报 2019年3月5日 星期二 责任编辑:王东明 美编 张单", "菏泽市"),
        ("看郓城 2019年3月5日 星期二", "郓城县"),
    ],
)
def test_the_paper_s_own_lines_tell_where_its_articles_are_from(line: str, district: str) -> None:
    (article,) = articles_of(f"{line}\n\n学校来了新老师\n\n本报讯(记者 张三)3月4日,两位新老师走进了教室。\n")

    assert article.districts[0] == district


def test_a_town_of_another_county_is_not_ours() -> None:
    (article,) = articles_of("殡葬惠民\n\n本报讯(记者 张三)4月24日,郯城县马头镇推行一站式服务。\n")

    assert article.districts == ("未标注",)


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("嘉祥县大张楼镇推行一站式服务。大张楼镇有三万人。", "未标注"),
        ("嘉祥县和张楼镇推行一站式服务。", "成武县"),
        ("成武县大张楼镇推行一站式服务。", "成武县"),
        ("全县各张楼镇推行一站式服务。", "成武县"),
    ],
)
def test_a_town_whose_name_ends_like_one_of_ours_is_not_ours(text: str, district: str) -> None:
    (article,) = articles_of(f"殡葬惠民\n\n本报讯(记者 张三)4月24日,{text}\n")

    assert article.districts == (district,)


@pytest.mark.parametrize(
    ("title", "text", "district"),
    [
        ("全市首家“粮食银行”运营", "本报讯 近日,鲁西新区在全市率先启用“粮食银行”平台。", "鲁西新区"),
        ("夜间公交开行", "我市首条夜间公交线路11月15日开行,末班车延至零点。", "菏泽市"),
        (
            "田径赛落幕 单县代表团居首",
            "本报讯 6月1日,全市运动会的田径比赛落幕。\n\n单县代表团以14金列首位。",
            "菏泽市",
        ),
        ("龙舟竞渡", "本报讯 6月1日,龙舟赛在环城公园举行,师范队夺冠,郓城县队、曹县队分获二、三名。", "菏泽市"),
        ("免租工位", "菏泽学院毕业生孔令奇创业了。\n\n6月份,他入驻鲁西新区的孵化基地,房租全免。", "鲁西新区"),
        ("大桥在建", "本报讯 在鄄城黄河公路大桥工地,工程师正在值班。", "鄄城县"),
        ("菏泽厨艺赛收官", "本报讯 9月2日,全市首届厨艺大赛结束,曹县选手秦小满夺魁。", "菏泽市"),
        ("冷饮摊免费供水", "本报讯 6月2日,市民耿女士在太原路的门店外摆出冷饮,环卫工人可免费喝。", "菏泽市"),
        ("路灯亮了", "“走夜路不怕了。”\n\n本报上周报道了开发区长江路没有路灯的事,灯已经亮起。", "菏泽开发区"),
        ("书店不打烊", "晚上八点,书店里坐满了人,有学生,也有工人。\n\n牡丹晚报记者 秦小满", "菏泽市"),
        ("更正", "本报4月10日第3版《好日子》一文中,“五千元”应为“五千万元”,特此更正。", "菏泽市"),
        ("随手拍", "为倡导文明,牡丹晚报联合市文明办征集照片,可发到邮箱。", "菏泽市"),
        (
            "寻人启事",
            "秦小满,女,八岁,身穿蓝色上衣。\n\n她于上周五傍晚在菏泽汽车站走失,有知其下落者请打电话,必有重谢。",
            "菏泽市",
        ),
        ("电机投产", "6月15日,记者走进位于市开发区的精进电动科技(菏泽)有限公司,工人们正组装电机。", "菏泽开发区"),
        ("客商来了", "参展的多来自外省,曹县一家企业接待了他们。", "曹县"),
        ("巨野煤田又添新矿", "本报讯 日前,位于郓城县境内的巨野煤田一座矿井开始试车,年产原煤百万吨。", "郓城县"),
        ("河边的歌声", "夕阳照在赵王河公园的台阶上,老人们的二胡响起来。\n\n于小满 摄", "牡丹区"),
        ("照片征集", "本栏目征集反映鲁西南城乡面貌的老照片,来稿请写清时间。", "菏泽市"),
        ("花开时节说曹州", "花田边的土路上停满了车,看花的人一年比一年多。", "菏泽市"),
        # What bears the city's name is in the district that the city lies in.
        ("放学之后", "本报讯 6月4日,菏泽市第七小学门前没有了拥堵。\n\n牡丹区的小学都办起了托管班。", "牡丹区"),
        # An office of the city in the headline, or further on in the first paragraph; places side by side are examples.
        (
            "天冷了怎样护心",
            "气温骤降,胸闷的人多了。市立医院一周接诊了十九位,本刊记者听大夫讲了讲。\n\n单县的老刘牙疼了一星期,原来是心脏出了毛病。",
            "菏泽市",
        ),
        ("年集", "腊月里的集变了味道。\n\n年画挂在绳上,曹县的、郓城的,红红绿绿,风一吹哗啦啦地响。", "菏泽市"),
        ("有了补贴", "当起了“老娘舅”。\n\n今年以来,成武县司法局配备人民调解员48名,经费由财政列支。", "成武县"),
    ],
)
def test_where_a_branch_a_team_or_a_bridge_is(title: str, text: str, district: str) -> None:
    (article,) = articles_of(f"{title}\n\n{text}\n", paper="菏泽日报", date=PartialDate(2018, 7, 2))

    assert article.districts[0] == district


@pytest.mark.parametrize(
    "text",
    [
        "本报讯 4月12日,全县农业工作会议召开,深入学习贯彻省委、市委会议精神。\n\n会上,三个镇作了发言。",
        "县供电公司推行“承诺停电”制度,城区抢修四十五分钟到场,及时率达九成九。",
    ],
)
def test_the_county_of_the_page_is_meant_by_its_offices_and_all_of_it(text: str) -> None:
    page = "".join(
        f"{town}办起养殖场\n\n本报讯 4月10日,曹县{town}一家养殖场开工建设,村民{name}说今年要多养羊。\n\n"
        for town, name in (("古营集镇", "王五"), ("普连集镇", "李四"), ("青堌集镇", "赵六"))
    )

    articles = articles_of(f"{page}春天里的好消息\n\n{text}\n", date=PartialDate(2006, 4, 21))

    assert articles[-1].districts[0] == "曹县"


@pytest.mark.parametrize(
    ("title", "text", "district"),
    [
        ("井盖丢了谁来管", "市民李先生:路口有个井盖丢了十来天。\n\n市市政管理处:当天下午已补装到位。", "菏泽市"),
        ("路灯该修了", "我家住市区曹州路南段,路灯白天亮、晚上不亮。", "菏泽市"),
        (
            "市市场监管局公布6起案件",
            "近日,市市场监管局公布典型案件。其中,单县一药房被罚款10万元;定陶区一商行销售“三无”口罩。",
            "菏泽市",
        ),
        (
            "书画展开展",
            "本报讯 4月18日,书画展在市展览馆开幕,展出作品二百件。曹县青年刁志用口衔笔画成的《墨荷》前,观众很多。",
            "菏泽市",
        ),
        ("高速不免费", "市交警支队提示,德商高速鄄城黄河大桥易出现缓行。", "菏泽市"),
        ("校车这样管", "本报讯 9月3日,市教育局召开校车现场会,代表们先后到东明县、鄄城县和郓城县察看。", "菏泽市"),
        ("这样的电话别接", "近期市公安局接到多起报警,民警提醒市民当心。", "菏泽市"),
    ],
)
def test_what_the_city_does_is_the_citys(title: str, text: str, district: str) -> None:
    (article,) = articles_of(f"{title}\n\n{text}\n", paper="菏泽日报", date=PartialDate(2019, 1, 2))

    assert article.districts[0] == district


def test_what_a_headline_says_of_the_city_happens_in_it() -> None:
    (article,) = articles_of(
        "我市百万亩小麦“托管”待收\n\n本报讯(记者 张三)5月28日,成武县九女集镇的史建民喝着茶水,地全托管给供销社了。\n"
    )

    assert article.districts == ("菏泽市", "成武县")


def test_a_street_of_the_people_is_no_district_s() -> None:
    _, works = articles_of(
        "广场上辨真假\n\n本报讯(记者 张三)3月15日,定陶区一处广场上办起维权活动,执法人员教市民辨认假烟。\n\n"
        "夜间施工\n\n本报讯(记者 李四)记者从市城市管理局了解到,3月17日起,市区人民路夜间半幅封闭。\n",
        paper="菏泽日报",
        date=PartialDate(2023, 3, 18),
    )

    assert works.districts == ("菏泽市",)


def test_a_brief_that_asks_to_call_the_paper_is_of_its_city() -> None:
    _, found, of_a_wire = articles_of(
        REPORT
        + "捡到一串钥匙\n\n钱先生9月8日在公园的长椅上捡到一串钥匙,上面拴着一只布老虎,请失主与晚报热线联系。\n\n"
        "旅客捡到钥匙\n\n新华社济南9月8日电 一名旅客在列车上捡到一串钥匙,上面拴着一只布老虎,已交给列车员。\n\n",
        paper="牡丹晚报",
        date=PartialDate(2012, 9, 10),
    )

    assert found.districts == ("菏泽市",)
    assert of_a_wire.districts == ("未标注",)


def test_what_the_paper_s_reporter_signs_and_names_no_place_is_the_city_s() -> None:
    text = "14日上午,市民陈女士把一面锦旗送到出租车公司。的哥一路追了三条街,把她落下的手提包送还。"
    signed, unsigned = articles_of(
        f"的哥追出三条街\n\n{text}\n\n本报记者 马 琳\n\n好心司机追出三条街\n\n{text.replace('陈', '李')}\n\n王存厚\n",
        paper="菏泽日报",
    )

    assert (signed.districts, unsigned.districts) == (("菏泽市",), ("未标注",))


def test_what_begins_in_another_city_means_its_all_of_the_city() -> None:
    abroad, ours = (
        articles_of(
            f"{REPORT}动物园里的小象\n\n{beginning}市绿化市容局派人到场处置，全市公园都贴出提示。\n\n",
            paper="牡丹晚报",
            date=PartialDate(2012, 9, 10),
        )[-1]
        for beginning in ("上海动物园近日有小象走失。", "9月7日,从上海引进的小象走失。")
    )

    assert (abroad.districts, ours.districts) == (("未标注",), ("菏泽市",))


def test_commentary_is_from_nowhere() -> None:
    page = "".join(
        f"全市{subject}会议召开\n\n本报讯 9月19日,全市{subject}会议召开,市直部门负责人参加。\n\n"
        for subject in ("教育", "农业")
    )
    articles = articles_of(
        f"{page}慎独是一种境界\n\n张连胜\n\n慎独靠的不是别人盯着,而是心中有戒。常怀敬畏之心,才能台上台下一个样。\n",
        paper="菏泽日报",
        date=PartialDate(2018, 9, 21),
    )

    assert [article.districts for article in articles] == [("菏泽市",), ("菏泽市",), ("未标注",)]


def test_advice_is_from_nowhere() -> None:
    page = "".join(
        f"全市{subject}会议召开\n\n本报讯 9月19日,全市{subject}会议召开,市直部门负责人参加。\n\n"
        for subject in ("教育", "农业")
    )
    articles = articles_of(
        "晨跑有讲究\n\n一忌空腹。早上血糖低,跑步前可喝半杯温水,吃两片面包,再活动活动手脚。\n\n"
        f"二忌过早。太阳出来以后空气才好,雾天更不要出门,在家里做做操也是好的。\n\n{page}",
        paper="菏泽日报",
        date=PartialDate(2018, 9, 21),
    )

    assert [article.districts for article in articles] == [("未标注",), ("菏泽市",), ("菏泽市",)]


def test_a_reporter_s_name_and_a_lake_s_are_no_places() -> None:
    text = "6月2日,荷花节在微山湖畔开幕,游客坐船赏花,当地村民摆出莲蓬和菱角。"
    named, lake, county = (
        articles_of(f"荷花开了\n\n本报讯{who}{what}\n")[0].districts
        for who, what in (
            ("(记者 王单县)", text),
            (" ", text.replace("微山", "东明")),
            ("(记者 王单县)", f"{text}记者在单县的展台看到了荷叶茶。"),
        )
    )

    assert (named, lake, county) == (("菏泽市",), ("菏泽市",), ("单县",))


def test_an_office_of_the_city_is_the_city() -> None:
    (article,) = articles_of(
        "大棚怎么管\n\n市农科院专家建议,冬季大棚要及时通风。\n", paper="菏泽日报", date=PartialDate(2019, 1, 2)
    )

    assert article.districts == ("菏泽市",)


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        ("开会", "本报讯(记者 张三)3月5日,市开发区召开会议。", "菏泽开发区"),
        (
            "水表换了",
            "家住开发区一小区的李老太说,水表换了新的。\n\n市自来水公司提醒市民,换表不收押金。",
            "菏泽开发区",
        ),
        ("开会", "本报讯(记者 张三)3月5日,市人大常委会副主任李四深入东明县调研。", "东明县"),
        ("全市会议召开", "本报讯(记者 张三)3月5日,全市工作会议召开,市委书记讲话。", "菏泽市"),
        ("开会", "本报讯(记者 张三)3月5日,凤凰镇召开会议。", "鄄城县"),
        ("开会", "本报讯(记者 张三)3月5日,凤凰街道办事处召开会议。", "巨野县"),
        ("开会", "本报讯(记者 张三)3月5日,永丰街道召开会议。", "巨野县"),
        ("开会", "本报讯(记者 张三)3月5日,单县东城街道召开会议。", "单县"),
        ("开会", "本报讯(记者 张三)3月5日,在郓城路与曹州路交叉口,成武县的志愿者捡拾垃圾。", "成武县"),
        ("开会", "本报讯(记者 张三)3月5日,客商从北京来到单县签约,投资方来自上海。", "单县"),
        ("开会", "新华社北京3月5日电(记者 张三)有关部门召开全市场会议。", "未标注"),
        ("陈集镇开会", "本报讯(记者 张三)3月5日,陈集镇召开会议。", "菏泽开发区"),
        ("道路改造", "本报讯(记者 张三)今年将改造两条道路,工期三个月。", "菏泽市"),
        ("老人走失", "昨晚,一位老人在市区解放大街走失。", "菏泽市"),
        ("报名", "今年城区初中新生的报名时间为6月25日至27日,家长带户口本到片区学校登记。", "菏泽市"),
        ("菜价", "本周市区农贸市场西红柿每公斤2.4元,比上周降0.3元。", "菏泽市"),
        ("末班车", "3月5日起,市内三条公交线路的末班车推迟半个小时。", "菏泽市"),
        ("补短板", "农贸市场建在老城区的,该搬的要搬。", "未标注"),
        ("天气预报", "今天夜间到明天:多云转晴,北风三级,气温2℃到11℃。", "菏泽市"),
        ("赴京参展", "本报讯(记者 张三)3月5日,一批画作在北京展出。", "未标注"),
        ("洗手七步", "第一步,掌心相对;第二步,手心对手背。", "未标注"),
        ("冉堌镇抢修线路", "3月4日夜间,成武、定陶一带突降暴雨,定陶区冉堌镇线路受损,成武也有停电。", "定陶区"),
        ("龙堌镇开会", "本报讯(记者 张三)3月5日,龙堌镇召开会议。", "巨野县"),
        ("老人走失", "3月5日,一位老人走失,说话带巨野口音。", "未标注"),
        ("春日", "3月5日,环卫工人在早餐店领取早餐。见习记者 李 四 摄", "菏泽市"),
        ("春日", "3月5日,游客在济南的湖边散步。本报记者 李 四 摄", "未标注"),
        ("抱团闯市场", "本报讯(记者 张三)去年以来,鄄城县人发制品出口订单减少,企业抱团闯市场。", "鄄城县"),
        (
            "全市现场会召开",
            "本报讯(记者 张三)3月5日,全市城镇化现场会在成武召开。\n\n与会者察看了成武县的湖区。",
            "菏泽市",
        ),
        ("执行", "车开了十一个小时。\n\n3月5日,在鄄城县人民法院执行局,工人领到了工资款。", "鄄城县"),
        (
            "停电通知",
            "因线路检修,国网菏泽供电公司拟对以下线路停电,请提前做好准备:\n\n3月13日,影响佃户屯街道的三个社区;3月14日,影响八一路。",
            "菏泽市",
        ),
        ("足球联赛落幕", "本报讯(记者 张三)3月5日,佳和队3比0战胜郓城水浒队,夺得冠军。", "菏泽市"),
        ("乒乓球赛成绩", "冠军 曹县 亚军 曹县 季军 定陶县\n\n本报讯 市体育馆3月5日供稿。", "菏泽市"),
        ("征文揭晓", "本报讯(记者 张三)3月5日,征文揭晓,郓城作者李四获一等奖。", "菏泽市"),
        ("桥南六公里", "从东明黄河公路大桥往南6公里,有一个只有两个人的小道班。", "东明县"),
        ("桥上一天", "3月5日早上六点,东明黄河大桥上的雾还没有散,本报记者跟着养护工上了桥。", "东明县"),
        ("花开了", "本报讯(记者 张三)3月5日,菏泽国际牡丹文化旅游节期间,成武县的客人来了。", "成武县"),
        ("险", "昨天中午,一名小伙子骑车带了三个煤气罐,路人纷纷避让。读者 李 四 摄", "菏泽市"),
        ("热线", "●市民吴女士反映:小学门口三轮车乱停乱放,希望派人疏导。", "菏泽市"),
        ("热线", "市民吴女士:小学门口三轮车乱停乱放,希望派人疏导。", "菏泽市"),
        ("热线", "●市民小宋:广场上捡到一串钥匙,请失主来取。", "菏泽市"),
        ("坑填平了", "路中间的坑已填平,居民再不用绕着走。\n\n热线记者 李四", "菏泽市"),
        ("站牌", "站牌上的字太小,建议换成大字,并定期清洗。\n\n市民 李四", "菏泽市"),
        ("站牌", "站牌上的字太小,建议换成大字。\n\n市民 李四\n\n市公交公司:您的建议很好。", "菏泽市"),
        ("合作社", "3月5日,孙溜镇的合作社来了客商。", "单县"),
        ("停电公告", "3月9日停电范围:牡丹区八一路中段,请做好准备\n\n菏泽供电公司\n\n2019年3月8日", "牡丹区"),
        ("拍卖", "3月9日在曹县拍卖厂房,请与我们联系\n\n菏泽天平拍卖公司\n\n2019年3月8日", "曹县"),
        ("公园开放", "本报讯(记者 张三)3月5日,在新区公园,记者看到花开了。", "菏泽市"),
        # Where somebody came from, a reporter's name, the street that a district holds, an example of the city's, a whole address.
        ("葡萄博士", "本报讯(记者 应为民)3月5日,单县一处葡萄园里,果农正在听课,黄板应为每亩二十张。", "单县"),
        ("遗失声明", "菏泽市定陶区顺达公司道路运输证遗失,声明作废。", "定陶区"),
        ("开业", "3月5日,一家超市在菏泽市郓城路开业。", "菏泽市"),
        # A town of the gazetteer's 单县 that its county is named with, a place named whole but once, who competes, a feast.
        (
            "教师赴京",
            "本报讯 3月5日,市教育局组织的参观团抵京。老师们登上城楼。郓城县黄安镇的一位教师说:“总算来了。”",
            "菏泽市",
        ),
        (
            "老账本",
            "翻开账本,头一页记着工分。\n\n定陶区黄店镇的老会计说,那年的工分值八分钱。\n\n" + "日子越过越好。" * 40,
            "定陶区",
        ),
        ("女工织锦", "本报讯 菏泽鲁锦厂的女工织出挂幅,3月5日装箱,由一位祖籍鄄城的实业家捐出。", "菏泽市"),
        ("学画", "3月5日,小朋友在街头画福娃,迎接北京奥运会。本报记者 李四 摄", "菏泽市"),
        ("一碗面", "我是市区一名职工。住院那些天,护士煮的面让我难忘。", "菏泽市"),
        ("暑假画展", "小画家们把作品送到市青少年宫。", "菏泽市"),
        ("老人的钱追回来了", "本报讯(记者 张三)3月5日,家住巨野县凤凰街道的丁大爷把锦旗送到公安局。", "巨野县"),
        ("花开了", "3月5日,游客在曹州牡丹园赏花。本报记者 李四 摄", "牡丹区"),
        ("花开了", "3月5日,赵楼牡丹园的早开品种吐蕊,市区的游客一拨接一拨。", "牡丹区"),
        ("抓获", "本报讯(记者 张三)3月5日,嫌疑人被菏泽市公安局牡丹分局民警抓获。", "牡丹区"),
        ("集团年会", "安兴集团的员工唱起了歌,台下掌声一片。", "未标注"),
        (
            "年味",
            "第一层是豆腐。第二层是集。腊月二十六的沙土集,人挤着人,卖糖葫芦的举着草把子,卖炮仗的放一个做广告,惊得牲口直蹦。",
            "未标注",
        ),
        ("楼里添了电梯", "本报讯(记者 张三)3月5日,定陶区一小区内装了电梯,这是我市首部自筹的电梯。", "定陶区"),
    ],
)
def test_districts(title: str, text: str, first: str) -> None:
    (article,) = articles_of(f"{title}\n\n{text}\n", date=PartialDate(2019, 3, 8), paper="菏泽日报")

    assert article.districts[0] == first


def test_news_beside_it_says_nothing_of_a_town_a_zone_has_taken_over() -> None:
    articles = articles_of(
        "".join(
            f"{place}有新事\n\n本报讯(记者 张三)3月5日,{place}召开会议,部署春季植树造林工作。\n\n"
            for place in ("牡丹区", "牡丹区李村镇", "岳程街道")
        ),
        date=PartialDate(2019, 3, 8),
    )

    assert [article.districts[0] for article in articles] == ["牡丹区", "牡丹区", "菏泽开发区"]


@pytest.mark.parametrize(
    ("place", "text", "district"),
    [
        ("定陶区", "本报讯(记者 张三)3月6日,我市首批医疗队从四川凯旋。灾区人民的精神教育了大家。", "菏泽市"),
        ("曹县", "本报讯(记者 张三)3月6日,菜农将蔬菜运进县城,该县县城的市场很热闹。", "曹县"),
    ],
)
def test_news_beside_it_says_nothing_of_what_is_in_the_city_or_another_county(
    place: str, text: str, district: str
) -> None:
    news = f"{place}有新事\n\n本报讯(记者 张三)3月5日,{place}召开会议,部署春季植树造林工作。\n\n"
    articles = articles_of(f"{news}春天里的消息\n\n{text}\n", date=PartialDate(2019, 3, 8), paper="菏泽日报")

    assert articles[-1].districts[0] == district


def test_a_leader_s_talk_in_the_south_is_no_visit_to_a_county() -> None:
    articles = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)5月5日,曹县召开会议,部署夏季植树造林工作。\n\n"
        "改革步子再快一点\n\n本报讯 5月6日,地委、行署召开全区会议,传达视察南方重要谈话。各县市委书记参加了会议。\n",
        date=PartialDate(1992, 5, 8),
        paper="菏泽日报",
    )

    assert articles[-1].districts[0] == "菏泽市"


def test_what_a_county_calls_its_own_is_that_county() -> None:
    articles = articles_of(
        "我县重点工程竣工\n\n本报讯(记者 张三)3月5日,我县举行竣工仪式,城区居民多了去处,成绩居全市前列。\n\n"
        "黄安镇辣椒\n\n本报讯(记者 李四)3月4日,黄安镇的辣椒红了。\n\n张营镇排练\n\n本报讯(记者 王五)3月4日,张营镇排练节目。\n"
    )

    assert [article.districts[0] for article in articles] == ["郓城县"] * 3


@pytest.mark.parametrize(
    "essay",
    [
        "父亲的车\n\n如今,父亲老了,我开车带他去看县城的新楼,他总要我慢一点。\n\n□ 李小梅\n",
    ],
)
def test_the_town_in_an_essay_is_not_that_of_the_news_beside_it(essay: str) -> None:
    articles = articles_of(f"球赛开打\n\n本报讯(记者 张三)10月3日,单县的球赛开打,县文化馆来了许多人。\n\n{essay}")

    assert [article.districts[0] for article in articles] == ["单县", "未标注"]


@pytest.mark.parametrize(
    "text",
    [
        "怎样泡脚才好\n\n水温不宜超过四十度。\n\n饭后半小时内不要泡,泡完把脚擦干。\n\n（单县第二人民医院内科 丁小满）",
        "要舍得搭台子\n\n村里那些会嫁接的人是一笔财富。\n\n给他们搭台子,要舍得花钱。\n\n（作者单位:中共单县县委党校）",
        "奶奶的箱子\n\n箱子里有一件旧棉袄,袖口磨得发亮。\n\n她说,人老了,衣裳也跟着老。\n\n（单县湖西学校五年级三班 丁小满）",
        "老话里的冬天\n\n立冬不砍菜,必定要受害。\n\n老辈人讲,冬天不冷,来年虫多。（单县浮岗镇 丁小满口述）",
        "棉袄（外一首）\n\n奶奶的箱子里\n叠着一件旧棉袄\n整个冬天就不敢出声\n\n线\n线还攥着棉花\n像奶奶\n弯下去的手指\n作者：小满 （单县）",
    ],
    ids=["a doctor", "a school of the party", "a pupil", "who told it", "a poet"],
)
def test_where_an_author_works_or_learns_is_not_where_it_happened(text: str) -> None:
    report = "曹县有新事\n\n本报讯(记者 张三)6月4日,曹县召开会议,部署夏季防汛工作。"

    assert articles_of(f"{report}\n\n{text}\n", paper="菏泽日报")[-1].districts == ("未标注",)


@pytest.mark.parametrize(
    "lead", ["新华社北京6月9日电 财政部日前发出通知,", "据《江淮早报》6月9日报道 经过一个月的缜密侦查,"]
)
def test_news_of_a_wire_or_another_paper_is_not_from_where_the_page_is(lead: str) -> None:
    page = "".join(
        f"{town}办起养殖场\n\n本报讯 6月8日,曹县{town}一家养殖场开工建设,村民{name}说今年要多养羊。\n\n"
        for town, name in (("古营集镇", "王五"), ("普连集镇", "李四"), ("青堌集镇", "赵六"))
    )

    articles = articles_of(
        f"{page}外地消息\n\n{lead}补贴申领手续得到简化,受到好评。\n", date=PartialDate(2009, 6, 12)
    )

    assert articles[-1].districts == ("未标注",)


def test_advice_taken_from_another_paper_is_from_no_place() -> None:
    articles = articles_of(
        "义诊开始\n\n本报讯(记者 张三)3月5日,全市开展义诊,医生走进社区。\n\n"
        "桥面维修\n\n本报讯(记者 李四)3月4日,我市一座大桥开始维修。\n\n"
        "泡脚有讲究\n\n水温不宜超过40℃,饭后半小时内不要泡。(据《健康报》)\n",
        paper="菏泽日报",
    )

    assert [article.districts for article in articles] == [("菏泽市",), ("菏泽市",), ("未标注",)]


def test_a_zone_without_its_name_is_not_the_city_s_on_the_page_of_a_county() -> None:
    page = "今日单县\n\n招聘会\n\n本报讯(记者 张三)近日,县人社局在开发区举办招聘会。\n"

    assert articles_of(page)[0].districts == ("单县",)


def test_a_box_and_a_numbered_photograph_are_from_where_the_report_beside_them_is() -> None:
    page = (
        "菏泽日报\n2018年9月5日 星期三 03 专题\n\n桥头的新日子\n\n本报讯(记者 张三)9月4日,鄄城县旧城镇的浮桥铺到了对岸,客车一刻钟一班。\n\n"
        "记者手记\n\n一句大白话的分量\n\n采访本记满了两册,最重的还是一句大白话。愿这样的话越写越多。\n\n本报记者 张三\n\n"
        "图②：孩子们在新操场上放风筝。记者 张三 摄\n\n新闻链接\n\n浮桥是怎样铺成的？\n\n先把浮箱一只只吊进水里，再用钢索连成一排，桥面最后铺上木板。\n"
    )

    assert [article.districts for article in articles_of(page)] == [("鄄城县",)] * 4


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("5月9日,我院为一名七旬老人换上人工关节。老人家住单县浮岗镇,两年没下过楼。", "菏泽市"),
        ("5月9日,成武县大田集镇卫生院的一名患者出现在我院会诊中心的大屏幕上。", "菏泽市"),
        ("5月9日,郓城县人民医院一行十二人来院参观门诊大厅,听了导医的介绍。", "菏泽市"),
        ("5月9日,我院医疗队在单县浮岗镇卫生院义诊,接诊三百人。", "单县"),
        ("5月9日,我院专家走进成武县大田集镇敬老院,为老人查体。", "成武县"),
    ],
)
def test_what_a_house_s_paper_tells_happened_at_home_unless_they_went_there(text: str, district: str) -> None:
    page = f"菏泽市中医医院院报\n\n2016年5月15日 第9期\n\n医院里的新鲜事\n\n本报讯(宣传科 张三){text}\n"

    assert articles_of(page)[0].districts == (district,)
    assert articles_of(page.replace("菏泽市中医医院院报", "菏泽日报"))[0].districts[0] != "菏泽市"


@pytest.mark.parametrize(
    ("text", "district"),
    [
        # Who asks, who advises and who wrote say nothing of where.
        ("5月20日,城关镇东半部停电,请各单位做好准备。曹县电业局将按时送电。", "曹县"),
        ("21日清晨,丹阳立交桥东侧路面塌陷,本报记者赶到时,工人正在抢修。\n\n本报记者 张三 摄", "菏泽市"),
        ("2月15日,牡丹供电部用电检查人员查处一起窃电案。", "牡丹区"),
        ("“屋里冷得坐不住。”8月20日,家住城区水边小区的段女士拨打热线。", "菏泽市"),
        ("3月5日,徐垓镇召开植树造林会。", "郓城县"),
        ("近日,市总工会为困难职工子女发放助学金。", "菏泽市"),
        ("□本报记者 张楠\n\n8月20日23时,啤酒屋里坐满了年轻人,老板把电视机搬到了法桐树下。", "菏泽市"),
        (
            "□ 本报综合\n\n立法听证会刚过去半个多月,减除费用标准调到一千五百元是否合适,仍是百姓议论的焦点。",
            "未标注",
        ),
        (
            "家住成武县孙寺镇的退休教师谭景彦有一张收听证。8月8日,他把收听证捐给了县档案馆。\n\n第二年,他考上了菏泽师专,说起市广播电视局来人看他的事。",
            "成武县",
        ),
    ],
)
def test_where_it_happened_is_not_where_somebody_is_from(text: str, district: str) -> None:
    (article,) = articles_of(f"新闻一则\n\n{text}\n", date=PartialDate(2001, 8, 24), paper="菏泽日报")

    assert article.districts[0] == district


def test_the_city_within_a_prefecture_is_the_district_of_today() -> None:
    def first(year: int, named: str) -> str:
        page = f"花香四溢\n\n本报讯(记者 张三)3月5日,{named}赵楼村的温室里牡丹开放。\n"
        return articles_of(page, date=PartialDate(year, 3, 8), paper="菏泽日报")[0].districts[0]

    assert first(1996, "菏泽市") == "牡丹区"
    assert first(1996, "县级菏泽市") == "牡丹区"
    assert first(2000, "菏泽市") == "菏泽市"
    assert first(2006, "菏泽市") == "菏泽市"


def test_what_is_ours_on_the_page_of_a_prefecture_is_all_of_it() -> None:
    articles = articles_of(
        "巨野丰收\n\n本报讯(记者 张三)3月5日,巨野县的大蒜丰收,农民很高兴。\n\n"
        "我区将办成就展\n\n本报讯(记者 李四)今年要办成就展,各县市委宣传部设有征集点。\n\n"
        "收购电话公布\n\n本报讯 地区粮食局日前设立电话。各县局也要设立。\n\n"
        "组织收看开幕式\n\n本报讯 3月4日,地区妇联组织干部收看开幕式。曹县养鸡户陶凤说:“俺脸上有光。”\n\n"
        "定陶修路\n\n本报讯(记者 李四)3月4日,定陶县开工修路,群众都来帮忙。\n\n"
        "组织健康检查\n\n本报讯(记者 张三)3月5日,行署召开全区会议,要求进行一次健康检查。\n\n"
        "第一口钻孔终孔\n\n本报讯(记者 李四)3月5日,随着最后一截岩芯提出地面,钻孔顺利终孔。\n\n东明县成立了协调小组,妥善解决用水用电问题。\n\n",
        paper="菏泽日报",
        date=PartialDate(1998, 3, 8),
    )

    assert [article.districts[0] for article in articles] == [
        "巨野县",
        *["菏泽市"] * 3,
        "定陶区",
        "菏泽市",
        "东明县",
    ]


def test_a_town_goes_to_the_district_of_its_year() -> None:
    page = "马岭岗镇开会\n\n本报讯(记者 张三)3月5日,马岭岗镇召开会议。\n"

    assert articles_of(page, date=PartialDate(2019, 3, 8))[0].districts[0] == "菏泽高新区"
    assert articles_of(page, date=PartialDate(2024, 3, 8))[0].districts[0] == "鲁西新区"
    # Before there was a zone.
    assert articles_of(page, date=PartialDate(1996, 3, 8))[0].districts[0] == "牡丹区"


def test_the_page_decides_what_that_county_is() -> None:
    page = "今日曹县\n\n全县会议召开\n\n本报讯(记者 张三)3月5日,全县教育工作会议召开,县委书记讲话。\n"

    assert articles_of(page, date=PartialDate(2021, 3, 8))[0].districts[0] == "曹县"


@pytest.mark.parametrize("label", ["【陶庙】", "陶庙:", "[陶庙]"])
def test_a_brief_behind_the_bare_name_of_a_town_is_from_there(label: str) -> None:
    briefs = f"乡镇短波\n\n{label}5月12日,投资三百万元的木业公司建成投产。\n\n{label.replace('陶庙', '大义')}该镇把闲置的粮所改成加工点。\n"

    assert [article.districts for article in articles_of(REPORT + briefs)[1:]] == [("巨野县",), ("巨野县",)]


@pytest.mark.parametrize(
    ("text", "district"),
    [
        (
            "二期车间封顶\n\n本报讯(记者 张三)11月16日,位于长江路的菏泽隆源机械有限公司二期车间封顶。\n\n项目先后遇到管网迁移等困难,开发区管委会派人上门跑手续。\n",
            "菏泽开发区",
        ),
        (
            "齐鲁银行菏泽分行开业\n\n10月12日,齐鲁银行菏泽分行在菏泽开发区开业,是入驻我市的第二十三家银行。\n",
            "菏泽开发区",
        ),
        (
            "银监会菏泽监管分局关于换发许可证的公告\n\n下列机构换发许可证:\n\n机构名称:浮岗支行\n\n住所:单县浮岗镇浮岗村\n",
            "单县",
        ),
        ("齐鲁银行菏泽分行开业\n\n10月12日,齐鲁银行菏泽分行开业,当天就来了三百多位市民。\n", "菏泽市"),
    ],
)
def test_a_branch_in_the_city_may_tell_of_any_district_in_it(text: str, district: str) -> None:
    (article,) = articles_of(text, date=PartialDate(2016, 10, 21), paper="菏泽日报")

    assert article.districts[0] == district


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("成武人过年少不了这一口。锅盖一掀,半条街都是香味。", "成武县"),
        ("□ 柳青河\n\n成武人常说,酱要晒足三伏。曹州城里的酱园,晒的也是这一缸。", "成武县"),
        ("成武人刘某做了一缸酱。锅盖一掀,半条街都是香味。", "未标注"),
        ("他是成武人,做得一手好酱。锅盖一掀,半条街都是香味。", "未标注"),
    ],
)
def test_what_is_said_of_the_people_of_a_place_is_from_there_when_nothing_narrower_is_named(
    text: str, district: str
) -> None:
    assert articles_of(f"一缸老酱\n\n{text}\n", paper="菏泽日报")[0].districts == (district,)


@pytest.mark.parametrize(
    ("named", "districts"),
    [("《曹州血》", ("曹县",)), ("《曹州日报》", ("曹县", "菏泽市"))],
    ids=["a play", "a paper"],
)
def test_a_place_in_the_title_of_a_play_is_no_place(named: str, districts: tuple[str, ...]) -> None:
    report = f"本报讯　县豫剧团带着{named}11月12日应邀赴郑州，大段唱腔赢得满堂彩。\n"

    assert articles_of(f"曹县报 1993年11月18日 星期四\n\n县剧团赴郑州\n\n{report}")[0].districts == districts


def test_where_a_subtitle_says_that_something_was_reported_from_is_where_it_happened() -> None:
    text = "出口的大蒜被退了回来,厂长仝师傅至今心有余悸。人家拿着放大镜挑毛病,可毛病真在咱身上。\n"

    (article,) = articles_of(f"菏泽大蒜咋闯关\n——来自成武、巨野蒜区的报道\n\n{text}", paper="菏泽日报")

    assert article.districts == ("成武县", "巨野县")


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("6月3日,果农王东明正在给果树剪枝,他说今年的果子结得密。", "菏泽市"),
        ("果农们正在剪枝,村支书张成武介绍,今年的果子结得密。", "菏泽市"),
        ("6月3日,专家们来到位于东明的果园,教果农们剪枝。", "东明县"),
    ],
)
def test_somebody_s_name_is_no_county(text: str, district: str) -> None:
    (article,) = articles_of(f"果园里的新技术\n\n本报讯(记者 李四){text}\n")

    assert article.districts[0] == district
