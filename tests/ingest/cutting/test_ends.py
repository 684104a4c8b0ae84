"""Whose end it is that stands below another text, and whose beginning: one case a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.ingest.cutting.items import Paragraph
from search.ingest.cutting.referring import refers
from tests.ingest.invented import (
    ASPARAGUS,
    BUS,
    LAKE,
    LAKE_REST,
    PROFILE,
    REPORT,
    TORN,
    articles_of,
    titles_of,
)


@pytest.mark.parametrize(
    ("strays", "where"),
    [
        ("魏广田是旧城镇人,父亲和爷爷都在渡口上撑船。", 1),
        ("高先生说,船上的日子比岸上长。", 0),
        ("魏广田是旧城镇人,和巧玲是同学。", 0),
    ],
    ids=["named there only", "anybody", "named here as well"],
)
def test_what_begins_with_somebody_is_of_the_text_that_names_them(strays: str, where: int) -> None:
    here = "魏广田也来看过她。" if "同学" in strays else "婆婆也学会了。"
    pages = articles_of(
        f"面花巧手\n\n本报讯(记者 王五)巧玲捏的面花上了县里的展台,有牡丹,有石榴。{here}\n\n{strays}\n\n一斤面能捏出三十朵,蒸熟了也不走样,邻居都来学。\n\n"
        "渡口的灯\n\n本报讯(记者 李四)老艄公魏广田在旧城渡口撑船四十年,没有误过一个学生。高先生坐过他的船。\n\n桥通了,他的船还在。\n\n"
        + REPORT
    )

    assert [strays in [paragraph.text for paragraph in page.paragraphs] for page in pages[:2]] == [
        where == 0,
        where == 1,
    ]


def test_what_a_meeting_calls_for_besides_goes_to_the_text_that_tells_of_it() -> None:
    meeting, other = Paragraph("全县防汛会议召开。", 0), Paragraph("老艄公守着渡口。", 0)

    assert refers("要备足物料。", [meeting]) > 0 > refers("各镇街要备足物料。", [other])
    assert refers("要不是他,船早翻了。", [meeting]) == refers("要面子的人不少。", [other]) == 0


def test_an_end_is_of_the_text_that_any_of_its_paragraphs_refers_to() -> None:
    meeting, ferry, *_ = articles_of(
        "全县秋粮收购会议召开\n\n本报讯(记者 王五)9月20日,全县秋粮收购会议召开,安排今年的玉米收购。\n\n会议要求,各粮站要把磅秤校准,把价格挂到墙上。\n\n"
        "一条渡船三代人\n\n本报讯(记者 李四)老艄公靳广田在旧城渡口撑船四十年,风里浪里没有误过一个学生。\n\n桥通了,他的船还在。\n\n"
        "要让农民卖粮不排长队,不打白条,当场结清。\n\n会议指出,今年收购量大,仓容要早腾。\n\n" + REPORT
    )

    assert (len(meeting.paragraphs), len(ferry.paragraphs)) == (4, 2)


def test_what_somebody_does_as_well_goes_to_the_text_that_tells_of_them() -> None:
    text, other, rest = (
        Paragraph(said, 0) for said in ("单县文化馆邀请艺人说唱。", "村村都有健身场。", "文化馆还录制了唱词。")
    )

    assert refers(rest.text, [text]) > refers(rest.text, [other])


def test_what_happened_in_that_district_is_of_no_text_that_tells_of_a_county() -> None:
    county, district = Paragraph("今年以来,该县办结218件。", 0), Paragraph("该区包保干部52名。", 0)

    assert refers("截至4月底,全区共办结128件。", [county]) < 0
    assert refers("截至4月底,全区共办结128件。", [county, district]) > 0


def test_what_says_all_the_county_is_of_a_text_that_speaks_of_one() -> None:
    county, province = Paragraph("去年以来,该县办结218件。", 0), Paragraph("我省粮价一路走高。", 0)

    assert refers("据统计,全县流转土地6万亩。", [county]) > 0 > refers("据统计,全县流转土地6万亩。", [province])
    assert refers("据统计,全县流转土地6万亩。", [Paragraph("县里办起服务站。", 0)]) == 0


def test_a_text_may_begin_over_its_headline_below_a_report() -> None:
    begins = "“建军,可算等到你了!”6月12日上午,在单县黄岗镇秦楼村,70岁的秦大娘搂着一个中年汉子哭出了声。"
    story = (
        "1986年秋天,秦大娘领着5岁的建军赶集,一错眼的工夫,孩子不见了。老两口卖了牲口,找遍了三个省。\n\n"
        "“奶奶蒸的枣馍呢?”建军问。秦大娘从锅里端出一盘,还冒着热气。\n\n本报记者 周 同\n\n"
    )

    articles = articles_of(f"{BUS}{REPORT}{begins}\n\n走失三十二年,建军回家了\n\n{story}{TORN}")

    assert [article.title for article in articles if article.paragraphs[0].text == begins] == [
        "走失三十二年,建军回家了"
    ]


def test_entries_counted_under_a_headline_stay_together_there() -> None:
    advice = "春季用电提示\n一、不要在电线杆拉线上晾晒衣物,不要在线路附近放风筝。\n二、潜水泵下井前要检查绝缘。\n三、农村大棚照明,应使用防水灯头,并安装漏电保护器。\n"
    profile = "身边人\n车间里的孔师傅\n孔师傅在车间里修了二十年机床,人人都服他。\n"
    below = "“电保姆”服务大棚\n2月14日,供电服务队来到大棚,帮助菜农更换老化线路,安装漏电保护器。\n菜农王大友家的大棚用上了防水灯头。\n"
    _, entries, worker, _ = articles_of(f"{REPORT}{advice}{profile}{below}")

    assert (entries.title, len(entries.paragraphs)) == ("春季用电提示", 3)
    assert (worker.kicker, worker.title) == ("身边人", "车间里的孔师傅")


def test_the_end_of_another_text_is_known_sooner_where_another_signs_it() -> None:
    fever = (
        "手足口病进入高发期\n\n本报讯 时值春季,手足口病进入高发期,记者从市立医院获悉,近期就诊患儿有所上升。\n\n"
        "儿科主任宁绍芬介绍,五岁以下儿童要勤洗手、晒衣被、常通风。\n\n"
    )
    surgery = (
        "手术车开进成武\n\n本报讯(通讯员 任文华)4月18日,“光明行”手术车开进成武县,为贫困老人做了复明手术。\n\n"
    )
    end = "宁绍芬提醒,孩子精神差、呕吐,要立即到定点医院去,不要带病上幼儿园。"
    articles = articles_of(
        f"{fever}{ASPARAGUS}{surgery}老人们揭开纱布,认出了儿孙。\n\n{end}\n\n(肖 雯)\n\n{REPORT}{TORN}"
    )

    assert [paragraph.text for paragraph in articles[0].paragraphs[-2:]] == [end, "(肖 雯)"]


def test_what_a_page_begins_with_is_the_end_of_the_text_in_whose_words_it_speaks() -> None:
    end = "如今,全村的扫帚卖到十几个省,年产值过亿元,扫帚合作社又开起了网店。\n\n"
    text = "一把扫帚“扫”出亿元产业\n\n孙老家村家家扎扫帚,扫帚苗是自家种的,扫帚把是自家削的,冬闲变成了冬忙。\n"
    _, article = articles_of(f"{end}{REPORT}{text}")

    assert [paragraph.text for paragraph in article.paragraphs][-1] == end.strip()


def test_the_end_of_a_text_printed_above_its_headline_goes_to_it() -> None:
    end = "据了解,普连集镇现有板材加工户二百家,板材远销日本,抱团采购之后每立方板材省下三十元。"
    text = (
        "普连集板材抱团闯过“寒冬”\n\n订单少了一半,普连集镇的板材加工户坐到一起,商量抱团采购木料,板材厂轮流开工。\n"
    )
    first, second = articles_of(f"{REPORT}{end}\n\n{text}")

    assert len(first.paragraphs) == 2
    assert second.paragraphs[-1].text == end


def test_the_end_of_a_text_printed_below_the_next_one_goes_back_to_it() -> None:
    end = "据了解,郓城县宋金河淤积段清理之后,两岸农田排涝无忧,清淤机械已转往下一条河道。"
    first, second = articles_of(f"{REPORT}{ASPARAGUS}镇里组织芦笋种植户成立合作社,芦笋不愁卖。\n\n{end}\n")

    assert first.paragraphs[-1].text == end
    assert len(second.paragraphs) == 2


def _over(end: str, page: str) -> str:
    """The headline of the article that *end* is the last paragraph of, on a page with a torn text where it stands in the place of ……."""
    articles = articles_of(page.replace("……", f"{end}\n\n") + TORN)
    return next(article.title for article in articles if article.paragraphs[-1].text.endswith(end))


_MEETING = (
    "全市安全生产工作会议召开\n\n本报讯(记者 张三)6月2日,全市安全生产工作会议召开,部署汛期隐患排查。\n\n"
    "会议指出,各单位要把责任压实到岗到人,企业要落实主体责任。\n\n"
)
_HORSES = (
    "老兽医的马灯\n\n本报讯(记者 李四)6月3日,曹县兽医顾长顺提着马灯,走了八里夜路给耕牛接生。\n\n"
    "他家的墙上挂着四盏马灯,最老的一盏用了三十年。\n\n"
)


def test_the_end_of_a_text_two_texts_away_goes_to_who_it_names() -> None:
    end = "顾长顺说,兽医站撤了,可夜里谁家的牛有难处,他还是随叫随到。"

    assert _over(end, f"{_MEETING}……{ASPARAGUS}镇里组织种植户成立合作社,不愁卖。\n\n{_HORSES}") == "老兽医的马灯"
    assert _over(end, f"{_MEETING}{ASPARAGUS}镇里成立了合作社。\n\n……{REPORT}") == "白浮图芦笋装车忙"


def test_a_meeting_goes_on_in_the_text_that_tells_of_one() -> None:
    end = "会议还对涉爆粉尘、有限空间作业提出要求,重申瞒报事故的一律从严追责。"

    assert _over(end, f"{_MEETING}{ASPARAGUS}{_HORSES}……") == "全市安全生产工作会议召开"


def test_what_stands_alone_at_the_top_of_the_page_goes_to_the_text_it_is_tied_to_however_far_down() -> None:
    alone = "目前已有十四名骑手亮明身份,承担起文明交通劝导任务。"
    station = (
        "小区门口有了驿站\n\n本报讯(记者 邬佳)5月19日,外卖骑手喝上了热水。驿站里冰箱、充电柜、急救箱一应俱全。\n\n"
        "“中午等单的时候进来吹吹空调,心里暖和。”骑手冉小虎说。\n\n"
    )

    articles = articles_of(f"{alone}\n\n{BUS}{REPORT}{LAKE}{LAKE_REST}\n\n{station}")

    assert len(articles) == 4
    assert articles[-1].paragraphs[-1].text == alone


def test_what_stands_below_a_wider_gap_goes_to_the_text_it_is_tied_to_however_little_and_far() -> None:
    page = (
        "渡口老船工收桨\n\n本报讯(记者 张三)5月2日,东明县焦园乡的船工老秦把木船拉上了岸。桥通了,摆渡的日子到了头。\n\n"
        "老秦在河上撑了四十年船,送过赶集的、上学的、走亲戚的,一天要来回三十趟。\n\n"
        "麦田飞来“植保员”\n\n本报讯(通讯员 李四)5月3日,单县郭村镇的麦田上空,三架无人机正在喷洒农药。\n\n"
        "合作社说,一架机器一天能打四百亩,顶得上二十个人背药桶。\n\n"
        "图书馆周末不打烊\n\n本报讯(记者 王五)5月4日,记者从市图书馆获悉,阅览室周末延长开放到晚上九点。\n\n"
        "读者凭身份证就能进馆,自习座位可在网上预约。\n\n\n"
        "木船没舍得卖,刷了桐油,摆在村头当了景。\n\n"
        "他说,等孙子放了假,要教他认认橹和篙。\n\n"
        "如今,赶集的人骑车过桥,十分钟就到了对岸。\n\n\n"
        "老街修旧如旧\n\n本报讯(通讯员 赵六)5月5日,巨野县文庙前的老街开始修缮,青砖灰瓦照原样补齐。\n"
    )

    boat, _, library, _ = articles_of(page)

    assert len(boat.paragraphs) == 5
    assert len(library.paragraphs) == 2


def test_what_begins_with_its_day_below_a_wider_gap_and_speaks_of_other_things_is_an_item() -> None:
    page = (
        REPORT
        + "图书馆周末不打烊\n\n本报讯(记者 王五)5月4日,记者从市图书馆获悉,阅览室周末延长开放到晚上九点。\n\n"
        "读者凭身份证就能进馆,自习座位可在网上预约。\n\n\n"
        "5月3日,单县郭村镇的麦田上空,三架无人机正在喷洒农药,一天能打四百亩。\n\n\n"
        "老街修旧如旧\n\n本报讯(通讯员 赵六)5月5日,巨野县文庙前的老街开始修缮,青砖灰瓦照原样补齐。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "图书馆周末不打烊", "", "老街修旧如旧"]


def test_also_a_longer_rest_at_the_head_of_a_page_goes_to_its_text() -> None:
    rest = (
        "孔令梅把花馍摆上案板,枣香飘满了小院,邻居隔着墙头喊要买一个。\n\n"
        "孔令梅说,花馍的样子有三十多种,鱼、莲花、石榴,样样有讲究。\n\n"
        "村里的媳妇也跟着孔令梅学花馍,一个月能挣两千多块钱。\n\n"
        "孔令梅的儿子在网上开了店,花馍卖到了外省。\n\n"
        "下一步,孔令梅打算把花馍的手艺编成一本册子。\n\n"
    )
    page = rest + REPORT + "孔令梅的花馍人生\n\n" + PROFILE

    report, profile = articles_of(page)

    assert report.title == "郓城清淤河道保汛期"
    assert profile.title == "孔令梅的花馍人生"
    assert len(profile.paragraphs) == 7


def test_a_list_of_names_takes_no_end_of_a_text() -> None:
    page = Path(__file__).parents[1] / "pages" / "unseen-lists-of-names.txt"

    assert len(articles_of(page.read_text(encoding="utf-8"))[0].paragraphs) == 5


def test_the_end_of_a_report_that_stands_below_a_notice_goes_back() -> None:
    report, notice = articles_of(
        "荒坡上种出万亩花椒\n\n本报讯(记者 张三)6月3日,巨野县核桃园镇的花椒进入采摘期,花椒合作社的社员忙着采摘、晾晒。\n\n"
        "合作社理事长欧阳松林从甘肃引来大红袍花椒,在前山村的荒坡上试种成功。\n\n"
        "通知\n\n因电缆检修,6月8日7时至15时,东方红大街以西区域停电,请用户提前做好准备。\n\n"
        "欧阳松林打算明年再建一座花椒烘干房,让前山村的大红袍花椒卖到甘肃去。\n"
    )
    assert report.paragraphs[-1].text.startswith("欧阳松林打算")
    assert [paragraph.text[:3] for paragraph in notice.paragraphs] == ["因电缆"]


def test_who_has_spoken_in_an_interview_speaks_on_in_it_below_a_wider_gap() -> None:
    page = (
        "爱拉呱的主持人\n\n每天早晨六点半,广播准时响起。前不久,记者走进直播间,见到了路莹。\n\n记者:第一次直播怕不怕?\n\n"
        "路莹:怕,念着念着就念串了,下了节目哭了一场。去年\n\n\n记者:将来有什么打算?\n\n路莹:想让乡亲们坐到家里收看节目,把光缆通到更多的乡镇。\n\n"
        "光缆通到马集镇\n\n本报讯 6月3日,通往马集镇的光缆开通,三万农民坐到家里就能收看节目。\n\n"
        "干线全长十九公里,年底前还要把光缆通到更多的乡镇。\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page + REPORT)] == [5, 2, 2]


def test_a_sentence_under_no_headline_is_the_end_of_the_text_it_is_tied_to() -> None:
    page = (
        "老人说,东西她请客。\n\n"
        + REPORT
        + "花馍飘香二十年\n\n本报讯(通讯员 王五)6月5日,天刚亮,孔令梅就推着三轮车出了门,车上是两筐刚蒸好的东西。\n\n"
    )

    river, bread = articles_of(page)

    assert (river.title, bread.paragraphs[-1].text) == ("郓城清淤河道保汛期", "老人说,东西她请客。")


def test_what_begins_with_its_day_is_no_end_of_a_text_it_shares_words_with() -> None:
    page = (
        REPORT.replace("(记者 张三)", "") + "本报记者 李四\n\n"
        "6月8日一大早,孙寺镇的幸福食堂里坐满了老人,食堂的河水鱼汤最受欢迎,食堂开张半年,护坡上的老人也来吃饭。\n\n"
        "食堂是村里办的。\n\n光缆通到黄堆集\n\n本报讯(通讯员 王五)6月5日,有线电视光缆通到了黄堆集,食堂也装上了。\n\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [3, 2, 1]


def test_what_stands_below_the_headline_of_a_text_above_may_be_the_end_of_another() -> None:
    melons = (
        "本报讯(李四) 眼下正是西瓜上市的时节,单县曹庄乡的瓜田里,外地客商的货车排到了地头。\n\n"
        "曹庄乡沙土地多,种瓜已有三十年。去年乡里统一换了嫁接苗,亩产比老品种高出一千斤,客商先付定金后摘瓜。\n\n"
        "曹庄乡西瓜上市 外地客商先付定金\n\n"
    )
    rest = (
        "缴款项三十八万元。所有开支实行“一事一单、代表签字”,每季度末贴在大队部的墙上。\n\n"
        "“明白账挂出来,心里就亮堂。”乡经管站的工作人员说,今年来,这类上访一件也没有。\n\n"
    )
    hall = (
        "高老家乡:坑塘租金上了公示栏\n\n本报讯(记者 张三)6月4日,单县高老家乡的村民在公示栏前查看坑塘发包的合同和租金收据。\n\n"
        "过去,有的村坑塘发包没有合同,租金收没收谁也说不清。今年3月,乡里对二十八个村的合同逐份清理,废止不规范的合同九十份,补"
    )
    first, *_, last = articles_of(melons + rest + TORN + REPORT + hall)

    assert (first.title, len(first.paragraphs)) == ("曹庄乡西瓜上市 外地客商先付定金", 2)
    assert last.paragraphs[1].text.endswith(
        "补缴款项三十八万元。所有开支实行“一事一单、代表签字”,每季度末贴在大队部的墙上。"
    )


def test_what_stands_below_briefs_behind_marks_without_one_may_be_of_a_text_above() -> None:
    match, *briefs, savings = articles_of(
        "加时读秒 单县队一球定乾坤\n\n"
        "本报讯(记者 张三)5月10日晚,全市农民篮球赛在单县体育馆打响,单县队以62比61险胜成武队,后卫常乐乐投进最后一球。\n\n"
        "成武队一度领先13分。末节单县队改打全场紧逼,将比分追平。\n\n"
        "县域速览\n\n▲5月9日,巨野县大义镇的麦田里飞起无人机,一天防治病虫害三千亩。\n\n"
        "▲鄄城县推出大蒜冷库贷,以入库大蒜仓单作质押,最高授信三百万元。\n\n"
        "▲定陶区两家药企入选省级名单,每家可获五十万元奖励。\n\n"
        "“最后一球本来不是投给自己看的,防守队员扑过来,我就出手了。”常乐乐是单县一中的学生,赛后他笑着说。\n\n"
        "半决赛将于5月17日举行,单县队的对手是东道主东明队。\n\n"
        "存款怎么存才划算\n\n本报讯(记者 李四)5月8日,记者采访了几位银行理财经理,听听他们对存款的建议。\n"
    )

    assert len(match.paragraphs) == 4
    assert [len(brief.paragraphs) for brief in briefs] == [1, 1, 1]
    assert savings.title == "存款怎么存才划算"


def test_what_a_reporter_signs_below_a_notice_is_the_end_of_another_text() -> None:
    feature, capital, call, _ = articles_of(
        "三代人的一个药箱\n\n"
        "单县终兴镇有一户姓穆的人家,爷爷、父亲、孙女三代都是乡村医生,行医加起来整整101年。\n\n"
        "9月9日傍晚,记者走进这户农家小院。堂屋的条几上摆着三样东西:一只木药箱、一台老式血压计、一部巡诊用的平板。\n\n"
        "“木药箱是俺爷的。”孙女穆小满今年26岁。爷爷穆守田1958年开始行医,那只木药箱,他背了19年。\n\n"
        "减资公告\n\n成武县绿源冷链公司经股东会决议,拟将注册资本由八百万元减至三百万元,请债权人四十五日内申报。特此公告。\n\n"
        "征稿启事\n\n为迎接国庆节,本报副刊面向社会征集散文、诗歌、摄影作品,散文不超过一千五百字。投稿邮箱:mdwbfk@126.com。\n\n"
        "血压计是父亲穆志国的。1994年,镇上没有几台血压计,他卖了一头猪买回来,谁家老人头晕他就拎着上门。\n\n"
        "到了穆小满这里,一部平板就能把县医院的专家请进农家院。去年,她带着平板巡诊了三百多户。\n\n"
        "问她为什么回来,穆小满说:“小时候我家院里总有人来瞧病,瞧完了还要拉拉呱,我就觉得当医生挺甜的。”\n\n"
        "本报记者 王五 通讯员 赵六\n\n" + REPORT
    )

    assert [len(article.paragraphs) for article in (feature, capital, call)] == [7, 1, 1]


def test_what_is_told_besides_stays_below_its_report() -> None:
    page = (
        "首批援建队伍启程\n\n本报讯(记者 李四)\n\n6月3日上午,市建委大院内彩旗猎猎,76名建筑工人登上了开往灾区的大巴。\n\n"
        "“人家房子都没了,咱有手艺,这时候不去啥时候去?”51岁的瓦工许传祥说。\n\n"
        "又讯 截至6月4日,全市四万余名党员缴纳“特殊党费”1286万元,慈善机构接收抗震救灾捐款的账目已向社会公布。\n\n\n"
        "夏收时节话“双抢”\n\n成的服务队,谁家麦子熟了,打一个电话,收割机就开到\n\n地头,当天脱粒,当天入仓。\n\n通讯员 王五\n\n"
        "巨野县:特殊党费 特别深情\n\n本报讯(通讯员 赵六)大地震发生后,巨野县党员踊跃缴纳“特殊党费”286万元,支援抗震救灾。\n\n"
        "88岁的老党员田奉先让人搀着来缴党费。“特殊党费”的账目每天张榜公布,全县缴纳特殊党费的党员已有两万余名。\n\n"
    )

    building, *_ = articles_of(page + REPORT)

    assert building.paragraphs[-1].text.startswith("又讯")


def test_a_report_s_beginning_under_no_headline_goes_to_its_rest_under_the_headline_that_speaks_of_it() -> None:
    begins = "本报讯(记者 孙强)8月2日,成武县文亭湖东岸的旧码头改成了观鸟平台,爱好者架起长镜头拍起了白鹭。"
    goes_on = "平台外侧种了二百米芦苇做遮挡,木栈道离鸟巢最近的地方只有三十米,岸边立起了十二块识鸟的牌子。"
    rest = f"文亭湖码头改成观鸟平台\n\n{goes_on}\n\n“望远镜免费借,押金也不用交。”管理员付秋菊说。\n\n"

    articles = articles_of(f"{rest}{REPORT}{begins}\n")

    assert [p.text for p in articles[0].paragraphs][:2] == [begins, goes_on]
    assert (articles[0].title, len(articles)) == ("文亭湖码头改成观鸟平台", 2)


def test_what_begins_inside_a_sentence_below_a_whole_text_is_the_end_of_another() -> None:
    page = (
        "花茶走出国门\n\n本报讯(通讯员 赵六)10月16日,定陶区的花茶车间里,工人正把烘干的玫瑰装箱。\n\n企业负责人说,订单已经排到年底,花农的收入翻了一番。\n\n"
        "的标线分出两块,广场边再装一排充电桩,引来一片掌声。\n\n"
        "“小板凳”上议出幸福事\n\n本报讯(记者 王五)10月17日傍晚,顺城社区的广场上摆开了三十条小板凳,居民围坐一圈,议的是停车和跳舞。\n\n"
        "“年轻人要停车,老年人要跳舞,两边都有理。”社区书记让大家把意见写下来,最后商定早晚错开,用一条白\n\n"
    )

    tea, stools, _ = articles_of(page + BUS)

    assert len(tea.paragraphs) == 2
    assert stools.paragraphs[-1].text.endswith("用一条白的标线分出两块,广场边再装一排充电桩,引来一片掌声。")


_KITES = [
    *("爷爷的风筝", "□曹县第二小学四年级(2)班 石小禾"),
    "爷爷找遍了床底下和沙发缝,连鞋柜也翻了个底朝天,终于找到一只旧风筝,尾巴让老鼠咬去了半截。",
    "我和爷爷用糨糊把风筝的翅膀补好,又剪了一条红布当尾巴,风筝一下子变得神气起来,像一只大老鹰。",
    "正洗菜的妈妈忽然大叫一声,原来风筝钻进了她的菜篮子!爷爷说,这只风筝是爸爸小时候扎的,已经在天上飞了二十五年啦!",
    "(指导老师:卞秋菊)",
]
_TURTLE = [
    *("小乌龟“越狱”了", "□曹县实验小学三年级(1)班 孟想"),
    "爸爸从集市上买回来一只小乌龟,我给它安了家,住在洗脸盆里,每天放学都喂它吃小虾米。",
]
_TURTLE_ENDS = [
    "昨天一放学,我发现它不见了,连水也洒了一地!我找遍了床底下和沙发缝,连鞋柜也翻了个底朝天,还是没有。",
    "晚上妈妈洗菜,忽然大叫一声。原来它正趴在菜篮子里吃菠菜呢,从此小乌龟的家上多了一张网。",
    "(指导老师:江淑敏)",
]


def test_what_another_teacher_signs_is_no_end_of_a_pupil_s_text() -> None:
    page = "\n\n".join([*_KITES, *_TURTLE_ENDS]) + f"\n\n\n\n{REPORT}" + "\n\n".join(_TURTLE) + "\n"

    assert [
        (article.title, article.paragraphs[-1].text) for article in articles_of(page) if article.reporters
    ] == [
        ("爷爷的风筝", "(指导老师:卞秋菊)"),
        ("郓城清淤河道保汛期", "截至目前,已清理河道4公里,运出淤泥两万方,下一步将对两岸护坡加固。"),
        ("小乌龟“越狱”了", "(指导老师:江淑敏)"),
    ]


def test_a_text_that_its_end_comes_to_may_leave_what_stands_below_its_beginning() -> None:
    rest = "参加清淤的村民老宋说:“宋金河淤了十几年,一下大雨就漫到两岸的地里,这回清理完,护坡加固了,心里踏实。”"
    page = "\n\n".join([*_KITES, *_TURTLE_ENDS]) + f"\n\n\n\n{REPORT}" + "\n\n".join(_TURTLE) + f"\n\n\n\n{rest}\n"

    assert [article.paragraphs[-1].text for article in articles_of(page)] == [_KITES[-1], rest, _TURTLE_ENDS[-1]]


def test_what_tells_when_and_who_wrote_it_under_no_headline_is_of_no_text_near_it() -> None:
    bank = "齐鲁银行菏泽分行开业\n\n10月12日,齐鲁银行菏泽分行在开发区开业,签订授信协议十四亿元,其中向农户发放小额贷款三千万元。\n\n"
    stage = "老戏台重开锣鼓\n\n一面铜锣敲了六十年,敲的人换了三茬。何庄的戏台修好那天,村里的老少爷们都来了。\n\n(尹 彤)\n\n"
    brief = "10月15日,邮储银行成武县支行的客户经理在蒜农家里查看蒜种,该行今秋已向农户发放小额贷款三千万元。(邵泽华 报道)\n\n"

    assert [len(article.paragraphs) for article in articles_of(f"{bank}{stage}{brief}{REPORT}")] == [1, 2, 1, 2]


def test_what_a_reporter_signs_below_a_box_is_the_rest_of_the_feature_around_it() -> None:
    diary = (
        "我在美容院“被贷款”的七天\n　　初春的曹县乍暖还寒。小雅今年二十岁，是一名大二学生。她把一本粉红\n色的日记本推到记者面前，里面记下了她从走进美容院到讨回一万二千元的\n全过程。\n"
        "　　2月26日，小雅和室友逛街，一个穿粉色工作服的姐姐塞给她一张卡片，\n说开业酬宾，可以免费做一次面部护理。\n　　半张脸值多少钱\n\n"
    )
    box = "相关链接\n遇到强制消费怎么办？\n　　一要留证。保存好宣传单、收据、合同，条件允许时录音录像。\n　　二要报警。经营者强迫交易的，应立即拨打110。\n　　三要投诉。可到就近的工商所、消协投诉站反映。\n\n"
    rest = (
        "　　更让小雅没想到的是，美容院只给她做了左半边脸，右半边想要做，就得\n先交九百八十元。她兜里只有一百多元，签字时连合同都没有看清。\n"
        "　　3月2日，辅导员陪小雅到工商所投诉。在工商人员的调解下，美容院退还\n了全部款项，合同作废。\n　　本报记者 陈默 整理\n\n"
    )
    report = REPORT.replace("\n\n", "\n　　", 2) + REPORT.replace("郓城", "东明").replace("\n\n", "\n　　", 2)

    feature, link, *_ = articles_of(f"{diary}{box}{rest}{report}")

    assert (feature.reporters, len(feature.paragraphs)) == (("陈默",), 6)
    assert (link.title, len(link.paragraphs)) == ("遇到强制消费怎么办？", 3)


def test_what_somebody_of_a_house_says_goes_to_the_text_that_names_the_house() -> None:
    said = "“从打第一根桩到出产品,只用了9个月零6天,这个速度我没见过。”恒昌纺织总经理卞文海说,二期已在做前期准备,明年动工。"
    page = (
        "两个重点项目投产\n\n本报讯(通讯员 冯建设)11月15日上午,随着一卷纱线缓缓下线,位于牡丹区工业园区的恒昌纺织5万锭项目投产。\n\n"
        "今年以来,牡丹区安排工业项目46个,已竣工投产29个。\n\n"
        "农家书屋成了“热炕头”\n\n本报讯(通讯员 田爱华)农闲时节,安兴镇任庄村的村民爱往村委会东头的三间瓦房里钻。\n\n"
        f"{said}\n\n这三间瓦房是村里的农家书屋,藏书2100多册。村民任保国靠一本书养起了肉鸭。\n\n"
    )
    projects, books = articles_of(page)

    assert projects.paragraphs[-1].text == said
    assert len(books.paragraphs) == 2


def test_a_beginning_right_above_its_headline_needs_fewer_of_its_words() -> None:
    page = (
        f"{REPORT}本报讯(记者 张洁)4月10日下午,在定陶区冉堌镇耿庄村,81岁的仝秀芝紧紧抱住失散46年的女儿,嘴里一遍遍念叨:“俺妮儿回来了。”\n\n"
        "冉堌镇民警跨省寻亲:46年后母女相拥\n\n"
        "1978年春天,年仅3岁的耿小梅在集上走失,一家人寻遍周边县市没有音信。去年底,冉堌派出所民警晁晓波在走访时听说此事,采集了老人的血样,与广东揭阳一名女子比中。\n\n"
        "晁晓波带着同事两次赴广东核实,又经过复检,最终确认揭阳的林素珍就是当年走失的耿小梅。“要不是民警一趟一趟跑,俺娘怕是等不到这一天。”她打算带着孩子在老家多住些日子。\n\n"
    )
    _, found = articles_of(page)

    assert (found.title, len(found.paragraphs)) == ("冉堌镇民警跨省寻亲:46年后母女相拥", 3)


@pytest.mark.parametrize("signature", ["（秦 岭 刘大成）", "（记者 张三 秦岭）"])
def test_who_signs_below_a_report_that_names_its_makers_signs_the_text_beside_it_that_nobody_signs(
    signature: str,
) -> None:
    report, story = articles_of(f"{REPORT}{signature}\n\n揉出来的好日子\n\n{PROFILE}")

    assert report.reporters == ("张三",)
    assert [article.paragraphs[-1].text == signature for article in (report, story)] == [False, True]


def test_a_feature_goes_on_past_a_photograph_with_its_own_headline_that_stands_in_it() -> None:
    feature = (
        "路修到家门口\n\n本报讯(记者 张三)“从前下雨天出门得穿胶靴,如今穿布鞋就行。”5月8日,成武县天宫庙镇的村民毕云山说。\n\n"
        "今年春天,县里把群众反映的难事排了队,修路、通水、装灯排在前头,干部分片包干。\n\n\n\n"
    )
    photograph = "樱桃熟了\n\n5月9日,巨野县的大棚里,农民正在采摘樱桃,一斤能卖二十元。\n\n王五 摄\n\n"
    rest = (
        "在党集镇,一座漏雨的水闸让两岸种稻的人家吵了好些年。镇干部住在闸房里三个晚上,问清了缘由,找来水利站重做闸门,又把渠道清了一遍。\n\n"
        "“吵归吵,闸修好了,谁还记仇?”看闸的老人苗守田说,今年插秧比往年早了一个星期,两岸的人还在闸房前摆了一桌酒。\n\n"
        "难事办得实不实,还得看账本。花的钱一笔笔贴在墙上,干部念给群众听,查出毛病的当场就改。\n\n"
    )
    others = "麦田里来了飞手\n\n本报讯(记者 李四)5月7日,鄄城县的飞防队给小麦打药,一天能打六百亩,省药又省工。\n\n"

    first, _, last = articles_of(f"{feature}{photograph}{rest}{others}")

    assert (len(first.paragraphs), len(last.paragraphs)) == (5, 1)


def test_who_gives_advice_at_the_end_of_two_reports_ties_them_not() -> None:
    advice = "警方提醒:女性夜间出行尽量结伴,走有路灯的大路,挎包背在靠人行道一侧。"
    robbery = (
        "一枚纽扣引出“飞车贼”\n\n本报讯(记者 李四)6月2日,流窜作案的葛某被市公安局刑警大队抓获,案子破在一枚铜色纽扣上。\n\n"
        "这种工作服只卖给附近一家板材厂。葛某迷恋打牌,欠下四万多元赌债,抢来的挎包扔在大路边,钱又输在了牌桌上。\n\n"
        f"{advice}\n\n"
    )
    fraud = (
        "“公安局”来电都是假的\n\n本报讯(记者 张三)6月4日,市公安局发布预警,冒充公检法的电话多发,受害人多是老人。\n\n"
        "警方提醒:公安机关不打电话办案。接到这样的电话,请立即挂断。\n\n"
    )
    found = articles_of(f"{robbery}{fraud}{LAKE}{TORN}{LAKE_REST}\n\n{REPORT}")

    assert found[0].paragraphs[-1].text == advice


def test_the_end_of_a_text_goes_with_who_signs_it_below_the_report_of_an_office() -> None:
    cook = (
        "从厨房小工到行政总厨\n\n——访烹饪专业毕业生吕广才\n\n见到吕广才时,他正在后厨里训徒弟,谁也想不到他当年是个被师傅骂哭的小工。\n\n"
        "“在学校里学的第一样东西是磨刀。”吕广才说,后来他才明白,老师是在磨他的性子。\n\n"
    )
    library = "图书馆“真人图书”开讲\n\n本报讯(图书馆 宋红侠)11月7日,学校图书馆请来老战士郝振邦,给同学们当了一回“书”。\n\n郝老14岁参军,左耳失聪,讲到动情处全场静了下来。\n\n"
    end = "他给母校设立了“磨刀石奖学金”,每年两万元,专奖动手能力强的烹饪专业学生。\n\n"
    feature, report = articles_of(f"{cook}{library}{end}(学生记者 田雨晴 指导教师 贾云飞)\n\n")[:2]

    assert (len(feature.paragraphs), feature.reporters, len(report.paragraphs)) == (4, ("田雨晴",), 2)


def test_a_text_goes_on_below_an_untitled_photograph_in_it() -> None:
    song = (
        "唱支山歌给党听\n\n本报讯(记者 田苗苗)6月16日傍晚,文亭湖畔歌声嘹亮。来自全县教育、卫健系统和社区的500余名党员参加快闪,"
        "演唱了《唱支山歌给党听》等红色歌曲,喜迎建党100周年。\n\n"
    )
    photograph = "6月12日,伯乐集镇的麦田里,十余台联合收割机一字排开,抢收小麦。\n\n记者 张波 摄\n\n"
    rest = (
        "72岁的老党员刘广福特意戴上了党徽。他说,自己1971年在部队入党,整整五十年了,“党的一百年里有我的一半,这是一辈子的光荣”。\n\n"
        "活动现场还设置了留言墙。县实验小学五年级学生刘子涵写道:“我要像太爷爷那样,做一个勇敢的人。”\n\n"
    )
    first, picture, *_ = articles_of(f"{song}{photograph}{rest}{TORN}{BUS}")

    assert (len(first.paragraphs), picture.kind) == (3, "photo")
