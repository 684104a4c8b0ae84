"""Which lines are the paper's own."""

from __future__ import annotations

import pytest

from search.ingest import load_gazetteer, parse_page
from search.model import Kind, LineRole, Page, PartialDate
from tests.ingest.invented import (
    BUS,
    LIFT,
    LIFT_REST,
    OPERA,
    PROFILE,
    REPORT,
    articles_of,
    titles_of,
)


def test_the_day_of_a_page_between_its_articles_is_the_papers_own() -> None:
    page = (
        f"{REPORT}{PROFILE}孔令梅的花馍人生\n\n辣椒卖了好价钱\n本报讯（记者 张三）９月１６日，随官屯镇的辣椒地里一片火红，客商的车排到了村口。\n"
        "村民刘大山指着院子里的一堆红辣椒，说今年一斤比去年多卖了两块钱，孩子的学费有着落了。\n"
        "今日郓城 ２００９年９月１８日 星期五\n第１８６期 责任编辑 王五\n校车统一体检\n"
        "本报讯（通讯员 李四）９月１４日，县交警大队对全县校车逐辆检查，不合格的当场停运。\n\n"
        "村口添了健身器材\n\n本报讯（通讯员 王五）９月１５日，郓城县双桥乡给十二个村装上健身器材。\n\n"
        "从此村民不出村就能锻炼身体，傍晚的广场上站满了人。\n\n健身器材由县体育局统一采购，专人维护。\n"
    )

    assert titles_of(page)[2:] == ["辣椒卖了好价钱", "校车统一体检", "村口添了健身器材"]


@pytest.mark.parametrize(
    "own",
    [
        "热线:5969110",
        "热线新闻  5969110  有事您说话",
        "热线:5911234　24小时等您来电",
        "晚报热线:5311000",
        "＊",
        "有话您说 有事我办 热线:5969110",
        "E-mail:hzwbms@126.com",
        "楼市资讯 A11",
        "◆ ◆ ◆",
        "....................",
        "…………………………",
        "市民热线5922110",
        "第二版 综合新闻",
        "投稿邮箱:hzrbll@163.com",
    ],
)
def test_the_paper_s_own_lines_part_articles(own: str) -> None:
    page = f"{REPORT}{own}\n\n东明路口添了信号灯\n\n本报讯(记者 李四)6月4日,东明县装了信号灯。\n\n"
    filler = "".join(
        f"{word}忙起来了\n\n本报讯(记者 王五)6月5日,{word}的农户都忙起来了。\n\n" for word in "春夏秋冬"
    )
    articles = articles_of(f"{filler}{page}{filler.replace('5日', '6日').replace('忙', '闲')}")

    assert all(
        own not in article.kicker + article.title + "".join(p.text for p in article.paragraphs)
        for article in articles
    )
    assert "东明路口添了信号灯" in [article.title for article in articles]


def test_a_paper_s_name_and_section_top_a_page() -> None:
    assert titles_of(f"菏泽日报 平安菏泽 3\n\n{REPORT}") == ["郓城清淤河道保汛期"]
    assert titles_of(f"菏泽日报\n1996年10月8日 星期二\n国内统一刊号 第二版\n\n{REPORT}") == ["郓城清淤河道保汛期"]


def test_advice_that_is_for_reference_alone_is_the_papers_own() -> None:
    assert titles_of(f"{REPORT}本版内容仅供参考,具体诊疗请遵医嘱\n") == ["郓城清淤河道保汛期"]


def test_where_to_send_letters_inside_a_wrapped_paragraph_at_the_foot_is_of_the_paragraph() -> None:
    call = "为庆祝建市十周年,本报副刊部即日起举办征文,体裁不限,每篇一千二百字内。来稿请寄曹州日报副刊部收,信封右上角注明“征文”字样。"
    prose = PROFILE.replace("\n\n", "") * 4
    page = "\n\n".join("\n".join(text[at : at + 18] for at in range(0, len(text), 18)) for text in (prose, call))
    page = page.replace("\n\n", "\n\n启　事\n\n")

    assert "".join(p.text for p in articles_of(f"花馍人生\n\n{page}\n")[-1].paragraphs) == call


@pytest.mark.parametrize(
    "call",
    [
        "本版征集旧票证\n\n即日起本版面向全市征集旧粮票、旧布票和它们的故事,选中的将陆续刊登。\n\n",
        "征 稿\n\n副刊栏目面向读者长期开放,散文一千字为宜,诗歌不超过三十行。\n\n",
    ],
)
def test_where_to_send_what_a_notice_at_the_foot_calls_for_is_of_the_notice(call: str) -> None:
    send = "来稿请写明票证的来历,寄曹州日报副刊部收。\n\n咨询电话:0530-5170000\n\n"
    *_, notice = articles_of(f"{REPORT}{call}{send}责任编辑 张三 校对 李四\n")

    assert [paragraph.text for paragraph in notice.paragraphs[1:]] == send.split("\n\n")[:2]


def test_the_number_of_the_issue_is_the_paper_s_own() -> None:
    assert titles_of(f"2007年3月16日 星期五\n\n农历丁亥年正月廿七 第7012号 今日四版\n\n{REPORT}") == [
        "郓城清淤河道保汛期"
    ]


def test_a_line_that_says_in_time_is_no_paper_s() -> None:
    page = "供热管网注水试压\n听到漏水声请及时报修\n\n本报讯 6月1日,市热力公司开始试压,提醒用户家中留人。\n\n"

    assert titles_of(page + REPORT)[0] == "供热管网注水试压听到漏水声请及时报修"


def test_where_to_write_below_what_the_editors_tell_their_readers_is_of_that() -> None:
    call = (
        "致读者\n　　本版开办以来,每月收到读者来信三百余封,限于版面,不能一一刊登。来信请写清姓名、住址。\n"
        "　　来信请寄:菏泽市中山路菏泽日报社群工部 邮编:274010\n"
    )
    offer = (
        "菏泽地区种子公司供应信息\n　　我公司现有玉米、大豆、棉花良种大量现货,价格优惠,代办托运。\n"
        "　　地址:菏泽市人民路南段 电话:(0530)5622741 联系人:孔经理\n"
    )

    report = REPORT.strip().replace("\n\n", "\n　　")
    articles = articles_of(f"菏泽日报\n1998年10月15日 星期四\n{report}\n{call}{offer}")[1:]

    assert [(article.title, len(article.paragraphs)) for article in articles] == [
        ("致读者", 2),
        ("菏泽地区种子公司供应信息", 2),
    ]


@pytest.mark.parametrize(
    "number", ["第2页 共8页", "第2页/共8页", "Page 2", "Page 2 of 8", "— 2 —", "- 2 -", "2 / 8"]
)
def test_the_number_of_a_sheet_inside_a_text_is_no_text_and_no_page_of_the_paper(number: str) -> None:
    lift = LIFT.strip()
    report, lifted, bus = articles_of(f"{REPORT}{lift}\n\n{number}\n\n{LIFT_REST}\n\n{BUS}")

    assert lifted.paragraphs[-1].text.endswith(f"先后召开楼道会{LIFT_REST}")
    assert [article.title for article in (report, bus)] == ["郓城清淤河道保汛期", "县城开通夜班公交"]
    assert (report.page_number, bus.page_number) in {("", ""), ("2", "2")}


def test_an_address_on_the_net_at_head_and_foot_is_no_text_and_tells_no_day() -> None:
    address = "http://epaper.example.com/html/2021-05/03/vA2.htm"
    page = f"{address}\n\n{REPORT}{BUS}{address} 2022/7/4 10:20\n"

    assert [(article.title, article.page_date, len(article.paragraphs)) for article in articles_of(page)] == [
        (article.title, article.page_date, len(article.paragraphs)) for article in articles_of(REPORT + BUS)
    ]


def test_the_telephone_and_the_day_of_a_notice_at_the_end_of_the_page_are_its_own() -> None:
    notice = [
        "寻物启事",
        "7月2日晚,本人在丹阳路遗失棕色皮包一个,内有证件,拾到者请联系,必有重谢。",
        "联系电话:13805300000(吕女士)",
        "2011年7月3日",
    ]
    *_, lost = articles_of(REPORT + "\n\n".join(notice[:2]) + "\n" + "\n".join(notice[2:]))

    assert [lost.title, *[paragraph.text for paragraph in lost.paragraphs]] == notice


def test_a_paper_s_name_between_its_own_lines_at_the_foot_of_a_page_is_its_own() -> None:
    loss = "遗失声明\n\n单县鑫麦农资店公章(编号:3729220011000)丢失,声明作废。\n\n"
    page = f"{REPORT}{loss}4\n单县大众\n2009年6月5日 星期五\n综合新闻\n编辑/李四 版式/王五\n"

    assert titles_of(page) == ["郓城清淤河道保汛期", "遗失声明"]


def test_to_whom_a_letter_is_written_is_no_line_of_the_staff() -> None:
    letter = "一位教师的来信\n\n编辑老师：\n\n我教了三十一年书，今天写信，是想替孩子们说一件事，校门口的石桥护栏断了。\n\n"
    first, *_ = articles_of(f"{letter}{REPORT}")

    assert first.paragraphs[0].text == "编辑老师："


def test_a_weekly_supplement_and_its_page_at_the_head_are_the_paper_s_own() -> None:
    assert titles_of(f"健康周刊 | 名医\n\nB2\n\n牡丹晚报 2014年11月19日 星期三\n\n{REPORT}") == [
        "郓城清淤河道保汛期"
    ]


def test_a_day_that_signs_a_notice_over_the_papers_name_is_not_the_papers() -> None:
    text = (
        "启事\n\n遗失启事\n本人不慎于集市丢失挎包一个，内有证件若干。\n拾到者请与本人联系，必有酬谢。\n定陶县 赵六\n2004年11月6日\n"
        "牡丹晚报 6\n骨灰堂开放\n本报讯（记者 张三）市殡仪馆将从明天起延长开放时间。\n\n"
        "本报讯（记者 李四）昨日，牡丹区一敬老院办了喜事。\n两位老人结为伴侣。\n敬老院里办喜事\n2004年11月10日 星期三\n"
    )

    articles = articles_of(text)

    assert {str(article.page_date) for article in articles} == {"2004-11-10"}
    assert {str(article.date) for article in articles} >= {"2004-11-06", "2004-11-09"}


def test_a_day_below_who_signs_a_letter_is_no_masthead() -> None:
    (first, second) = articles_of(
        "读者来信\n\n盼路灯早点亮起来\n\n编辑同志:\n\n小区门前的路去年秋天修好了。\n\n可路灯一直没亮过,晚上黑咕隆咚的。\n\n"
        "希望有关部门早点把灯接上电。\n\n读者 冯学诗\n\n2017年5月3日\n\n"
        "一个塑料袋\n\n编辑同志:\n\n5月8日早上,我在公园晨练,看到一位母亲把塑料袋塞进冬青丛里。\n\n牡丹区 郝爱莲\n"
    )

    assert (str(first.date), str(second.date)) == ("2017-05-03", "2017-05-08")


def test_a_day_with_its_weather_over_a_page_of_a_diary_is_not_the_papers() -> None:
    page = (
        "蒜薹开市\n\n本报讯(记者 侯晓林)5月14日,巨野县2021年蒜薹交易大会开市,当天成交3200吨,客商来自十几个省市。\n\n"
        "驻村日记\n\n半袋麦种\n\n5月9日 星期日 多云\n\n早饭后我去了老周家,他正把去年剩下的半袋麦种倒在院子里晒,说今年秋后还想种那二亩坡地。\n\n"
        "省派单县浮岗镇前张庄村第一书记 鲍 林\n\n玉米播下了\n\n本报讯(通讯员 李四)5月12日,单县的玉米播种过半,农技员在田间查看墒情。\n"
    )
    dates = {article.title: str(article.date) for article in articles_of(page)}

    assert dates == {"蒜薹开市": "2021-05-14", "半袋麦种": "2021-05-09", "玉米播下了": "2021-05-12"}


def test_the_papers_slogan_and_address_between_the_articles_are_its_own() -> None:
    feature = (
        "暑假乘车有讲究\n\n学生放假,出门的多了。6月5日,记者带着读者关心的事,到长途汽车站和公安部门问了个明白。\n\n"
        "学生票怎么买?\n\n汽车站的售票员说,凭学生证到窗口买票可以打七五折,每名学生一年四次,不收手续费。\n\n"
        "http://www.example.cn\n\n"
        "行李能带多少?\n\n汽车站的工作人员说,每人可免费携带十公斤行李,超过的要按件托运,易燃的东西不能上车。\n\n"
        "路上丢了东西找谁?\n\n车站派出所的民警说,先打车站的电话报车次,去年有四十多名学生这样找回了书包。\n\n"
        "本报记者 李四\n\n"
    )
    slogan = "牡丹晚报 陪着您的好邻居\n\n"
    rider = "九十老人爱骑车,每天来回二十里\n\n“一天不骑腿就痒。”6月5日,曹县的吴大爷推着车子出了门。\n\n"

    articles = articles_of(REPORT + feature + slogan + rider + PROFILE + REPORT.replace("郓城", "鄄城"))

    assert [article.title for article in articles[1:3]] == ["暑假乘车有讲究", "九十老人爱骑车,每天来回二十里"]
    assert len(articles[1].paragraphs) == 8


@pytest.mark.parametrize(
    "line", ["03版 文体", "农业·农村", "A06  社会·民生", "第4版 文教·科技", "文教卫生", "新苗"]
)
def test_section_names_are_the_mastheads(line: str) -> None:
    articles = articles_of(f"{line}\n\n第3版\n\n曹县有新事\n\n本报讯(记者 张三)5月4日,曹县召开会议。\n")

    assert [article.title for article in articles] == ["曹县有新事"]


@pytest.mark.parametrize(
    "line",
    [
        "要闻 YAOWEN",
        "KE JIAO 科教·文化",
        "县区新闻 定陶 成武",
        "责编：韩冬梅 版式：吴迪 今日曹县",
        "A04 县区·东明 鄄城",
    ],
)
def test_lines_that_name_a_section(line: str) -> None:
    (article,) = articles_of(
        f"{line}\n2021年1月22日 星期五\n\n我县召开座谈会\n\n本报讯(记者 张三)1月20日,座谈会召开。\n"
    )

    assert article.title == "我县召开座谈会"


@pytest.mark.parametrize(
    "line",
    [
        "鲁西新区党工委宣传工作办公室 主办",
        "中共郓城县委宣传部 菏泽日报社 合办",
        "本版信息仅供参考",
        "E-mail:hzrbmdy@163.com",
    ],
)
def test_publishers_and_disclaimers_are_the_paper_s_own(line: str) -> None:
    (article,) = articles_of(f"2021年1月22日 星期五\n{line}\n\n新区开会\n\n本报讯(记者 张三)1月20日,会议召开。\n")

    assert article.title == "新区开会"


def test_an_address_under_the_name_of_a_section_is_the_paper_s_own() -> None:
    (article,) = articles_of(
        "菏泽日报 2021年1月22日 星期五 07 副刊\n牡丹园\nE-mail:hzrb@163.com\n早春\n□ 张宪光\n残雪还没有化,柳枝已经低下头来。\n"
    )

    assert article.title == "早春"


def test_a_day_without_its_year_below_who_signs_a_notice_is_not_the_papers() -> None:
    page = (
        "曹县报 第三版\n\n收购忙\n\n本报讯(记者 张三)2003年5月11日,曹县一家罐头厂收购芦笋,工人们忙到深夜。\n\n"
        "收购员给每一捆芦笋贴上编号。\n\n关于暂停庙会的通告\n\n自即日起,全县的庙会一律暂停,恢复时间另行通知。\n曹县庙会管理办公室\n5月10日\n"
    )

    assert [str(article.date) for article in articles_of(page)] == ["2003-05-11", "2003-05-10"]


@pytest.mark.parametrize(
    "line",
    [
        "菏泽日报 2021年3月12日 星期五 A02版 责任编辑:张三 校对:李四",
        "二〇二一年三月十二日 星期五 农历辛丑年正月廿九",
        "2021年3月12日　星期五　版式设计：王五",
        "国内统一连续出版物号 CN37-0014 邮发代号 23-50 总第12345期 今日8版",
        "２０２１年３月１２日　星期五　第３版",
        "牡丹晚报",
    ],
)
def test_the_masthead_leaves_the_text(line: str) -> None:
    page = parse_page(
        Page("p.txt", f"{line}\n\n曹县有新事\n\n本报讯(记者 张三)曹县召开会议。\n"), load_gazetteer()
    )

    assert page.lines[0].role is LineRole.MASTHEAD
    assert len(page.articles) == 1


def test_a_day_that_signs_a_notice_stays() -> None:
    page = "停水公告\n\n因管道检修,定于近期停水,特此公告。\n\n曹县自来水公司\n\n2021年3月5日\n"
    (article,) = articles_of(page)

    assert article.kind is Kind.NOTICE
    assert [p.text for p in article.paragraphs][1:] == ["曹县自来水公司", "2021年3月5日"]


@pytest.mark.parametrize(
    "line",
    [
        "今日市区 阴有小到中雪 -7℃~-2℃ 穿衣指数:厚羽绒服",
        "来信请寄:菏泽市中山路本报群工部 邮编 274000",
        "分类信息 刊登热线 0530-5332199 微信同号",
        "24小时新闻热线 5969110",
        "刊登电话:0530-5332199 微信同号",
        "5922110 24小时为您守候",
        "您遇烦心事 请来电来信 电话:6522147",
        "今天白天到夜间 阴有小雨，东北风三级，最高气温18℃，最低气温11℃",
        "5",
    ],
)
def test_the_paper_s_own_lines_anywhere(line: str) -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    page = parse_page(Page("p.txt", f"{text * 4}{line}\n\n{text * 4}"), load_gazetteer())

    assert [note.role for note in page.lines if note.text == line] in ([LineRole.MASTHEAD], [LineRole.PAGE_NUMBER])


@pytest.mark.parametrize(
    "line",
    [
        "03 要闻·简讯",
        "A06 3·15特别报道",
        "副刊投稿邮箱：hzfk@163.com",
        "2 综合新闻",
        "04 关注",
        "郓城新闻 3",
        "欢迎关注郓城新闻网 投稿邮箱:jryc@163.com",
        "有事您说话 24小时热线:5966333",
    ],
)
def test_a_page_s_number_and_section_in_the_middle_of_its_text(line: str) -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    page = parse_page(Page("p.txt", f"{text * 4}{line}\n\n{text * 4}"), load_gazetteer())

    assert [note.role for note in page.lines if note.text == line] == [LineRole.MASTHEAD]


def test_what_a_section_of_notices_tells_its_readers_at_the_foot_is_the_papers_own() -> None:
    notice = "遗失声明\n\n单县郭村镇孙二虎遗失道路运输从业资格证,证号:371722004512,声明作废。\n\n"
    own = "郑重提醒:刊登本栏目信息文责自负,本报不承担法律责任"
    page = parse_page(Page("p.txt", REPORT + notice + own), load_gazetteer())

    assert [note.role for note in page.lines if note.text == own] == [LineRole.MASTHEAD]


def test_who_signs_a_letter_is_not_the_paper_s_own() -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    letter = "盼路灯亮起来\n\n编辑同志:\n\n小区门前的路灯一直没亮过,晚上黑咕隆咚\n\n读者 冯学诗\n\n编辑 李一\n"
    page = parse_page(Page("p.txt", f"{text * 4}{letter}"), load_gazetteer())

    assert [note.text for note in page.lines if note.role is LineRole.MASTHEAD] == ["编辑 李一"]


@pytest.mark.parametrize(
    "head",
    [
        "4 今日曹县\n\n主办：中共曹县县委宣传部 编辑：马秀丽",
        "3 要闻",
        "文体 11",
        "牡丹园 副刊 4\n2009年10月14日 星期三 电子信箱:mdyfk@163.com",
        "牡丹花会特刊\n\n2011年4月14日　星期四",
        "评论·读者来信\n2014年8月12日　第6期　欢迎投稿 hzrb@126.com",
        "4 要闻·综合\n\n聊城日报\nLIAOCHENG DAILY\n\n2010年11月18日",
        "2024·5·17 星期五 编辑 程华 设计 邢冉 菏泽日报",
        "法治菏泽",
        "曹县民生 2022年8月16日 第3版 民情热线 承办:曹县12345政务服务便民热线中心",
        "菏泽日报 2012年4月6日 星期五 第七版\n曹州园 文学副刊 第896期",
        "牡丹晚报 2007年3月15日 星期四 10版\n\n热线:5922110 短信:13805309999 信箱:菏泽市中华路牡丹晚报群工部",
        "菏泽日报 2012年4月6日 星期五\n天气预报\n今天白天到夜间 阴有小雨，最高气温18℃，最低气温11℃",
    ],
)
def test_the_head_of_a_page_in_many_forms(head: str) -> None:
    page = parse_page(
        Page("p.txt", f"{head}\n\n曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n"),
        load_gazetteer(),
    )

    assert [article.title for article in page.articles] == ["曹县有新事"]
    assert not page.articles[0].kicker


def test_the_foot_of_a_page_in_many_forms() -> None:
    foot = "■天气：今天白天到夜间,晴转多云,南风3级,20℃～34℃\n责任编辑 刘桂林 校对 谷雨 国际部供稿\n本版内容仅供参考,具体诊疗请遵医嘱\n国际新闻编辑 纪元"
    page = parse_page(
        Page("p.txt", f"曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林。\n\n{foot}\n"),
        load_gazetteer(),
    )

    assert [len(article.paragraphs) for article in page.articles] == [1]


def test_who_wrote_the_title_of_a_page_is_no_part_of_the_call_above_it() -> None:
    call = "“我家那口井”征文启事\n为记录水的变迁，本报副刊即日起向全市读者征文。\n作品要求：散文、随笔均可，须为原创。\n投稿邮箱：jing2016@163.com，注明“征文”字样。征文截至10月31日。\n\n"
    (article,) = articles_of(f"{call}题字：邢墨石\n编辑：张远 电子信箱：jing2016@163.com\n")

    assert article.paragraphs[-1].text.endswith("征文截至10月31日。")


def test_a_page_s_name_that_is_a_wish_places_nothing() -> None:
    (article,) = articles_of("健康菏泽\n\n喝粥真的能养胃吗\n\n不少人胃不舒服就喝粥,其实并非人人适合。\n")

    assert article.districts == ("未标注",)


def test_the_day_right_below_who_signs_is_a_notice_s_whatever_stands_further_below() -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)4月25日,曹县召开会议,部署春季造林工作。\n\n"
    notice = "注销公告\n\n菏泽市恒润商贸有限公司经股东会决议解散,请债权人申报债权。\n\n菏泽市恒润商贸有限公司清算组\n2015年4月24日\n\n"
    articles = articles_of(f"{text * 4}{notice}6 公告\n\n{text * 4}")

    assert [str(article.date) for article in articles if article.title == "注销公告"] == ["2015-04-24"]


def test_the_days_of_a_forecast_are_no_box() -> None:
    text = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    forecast = (
        "今天:多云转晴,北风3到4级,12℃~21℃;\n明天:晴间多云,南风2到3级,13℃~24℃;\n后天:多云,南风3级,14℃~25℃。\n\n"
    )
    page = parse_page(Page("p.txt", f"{text * 3}未来三天天气\n\n{forecast}{text * 3}"), load_gazetteer())

    assert not [note for note in page.lines if "℃" in note.text and note.role is LineRole.MASTHEAD]


def test_a_local_paper_s_name_beside_its_day_between_articles_is_its_own() -> None:
    done = ("栽下杨树三千棵", "修通水泥路七里", "收购棉花万余包", "办起农民夜校", "演出两夹弦", "引来纺织厂")
    above, below = (
        "".join(f"鄄城县{what}\n\n本报讯(记者 张三)3月5日,记者从现场看到,{what}。\n\n" for what in some)
        for some in (done[:3], done[3:])
    )
    head = "鄄城报\n总第1032期\n责编 王五 2006年3月7日 星期二 综合 第2版\n\n"
    rest = "刚出锅的花馍要晾透才不裂,孔令梅从不心急。\n\n"

    articles = articles_of(f"{above}孔令梅的花馍人生\n\n{PROFILE}{head}{rest}{below}")

    assert [len(article.paragraphs) for article in articles] == [1, 1, 1, 3, 1, 1, 1]


def test_the_paper_s_own_lines_between_articles() -> None:
    news = "曹县有新事\n\n本报讯(记者 张三)4月25日,曹县召开会议,部署春季造林工作。\n\n"
    (article, *_) = articles_of(f"{news * 4}牡丹晚报\n2019.04.26\nA14\n\n{news * 4}")

    assert (article.paper, str(article.page_date), article.page_number) == ("牡丹晚报", "2019-04-26", "A14")


@pytest.mark.parametrize(
    "own",
    [
        "中共成武县委 成武县人民政府主办 内部资料 免费赠阅",
        "中共巨野县委宣传部、巨野县融媒体中心主办",
        "中共单县县委宣传部主管 单县新闻中心主办 内部发行",
        "主办:中共东明县委 东明县人民政府",
        "联办:郓城县委宣传部",
        "鲁菏内资准字第031号 内部资料 免费赠送",
    ],
    ids=["two publishers", "with a comma", "over the publisher", "publishers behind", "with whom", "permit"],
)
def test_who_publishes_the_paper_is_no_headline(own: str) -> None:
    report = "东沟河清淤保汛期\n\n本报讯(记者 李四)11月8日,东沟河清淤完工,沿线三个村不再怕淹。\n"

    (article,) = articles_of(f"县情时报\n\n2014年11月14日 星期五\n\n{own}\n\n{report}")

    assert article.title == "东沟河清淤保汛期"


def test_the_paper_s_own_lines_between_blank_lines_in_the_middle_of_a_page() -> None:
    news = "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    own = "菏泽日报\n\n2016年3月8日 星期二\n\n农历正月三十 主办:中共定陶区委宣传部\n\n"
    page = parse_page(Page("p.txt", f"{news * 4}{own}{news * 4}"), load_gazetteer())

    assert [note.text for note in page.lines if note.role is LineRole.MASTHEAD] == own.split("\n\n")[:3]


def test_the_weather_of_a_week_is_a_headline() -> None:
    articles = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
        "下周天气:先晴热后有雨\n\n本报讯 据市气象台预报,下周前期以晴到少云天气为主,后期有一次降水过程。\n"
    )

    assert [article.title for article in articles] == ["曹县有新事", "下周天气:先晴热后有雨"]


def test_a_day_at_the_foot_that_is_not_the_one_at_the_head_signs_a_notice() -> None:
    head = "成武新闻\n\n2018年5月18日\n\n星期五\n\n戊戌年四月初四\n\n第820期 今日4版\n\n"
    notice = "停气公告\n\n因管道改造,定于2018年5月20日8时至18时对永昌路沿线停气,请提前做好准备。\n\n成武县昌盛燃气有限公司\n\n"
    foot = "投稿邮箱:cwxw@163.com 责编:李四 校对:王五\n"

    _, signed = articles_of(f"{head}{REPORT}{notice}2018年5月17日\n\n{foot}")
    _, unsigned = articles_of(f"{head}{REPORT}{notice}2018年5月18日\n\n{foot}")

    assert (signed.paragraphs[-1].text, str(signed.date)) == ("2018年5月17日", "2018-05-17")
    assert unsigned.paragraphs[-1].text == "成武县昌盛燃气有限公司"


def test_what_a_paper_calls_its_readers_to_stands_between_its_name_and_its_day() -> None:
    head = "成武新闻\n\n弘扬伯乐精神 建设美丽成武\n\n2018年5月18日\n\n星期五\n\n第820期 今日4版\n\n"
    parsed = parse_page(Page("p.txt", f"{head}县领导调研时强调\n\n{REPORT}"), load_gazetteer())

    assert [article.kicker for article in parsed.articles] == ["县领导调研时强调"]
    assert parsed.lines[1].role is LineRole.MASTHEAD


def test_what_stands_beside_the_day_and_the_page_at_the_foot_is_the_paper_s_own() -> None:
    page = (
        "　　去年村里修路，老槐树正在路中间。有人说砍\n了吧，二爷坐在树下一声不吭，坐了一整天。\n　　今年回家，远远就看见那个弯，和弯里的一团\n绿。\n"
        "　　□ 谷 雨\n\n曹州日报 星期刊 1999年11月6日 星期六 第三版 槐荫漫话\n"
    )

    articles = articles_of(page)

    assert [(article.title, str(article.date)) for article in articles] == [("", "1999-11-06")]


@pytest.mark.parametrize("masthead", ["郓城报 2011年4月13日"])
def test_a_paper_s_name_and_the_day_are_no_headline(masthead: str) -> None:
    assert titles_of(f"{masthead}\n\n{REPORT}") == ["郓城清淤河道保汛期"]


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


def test_who_made_the_pictures_and_texts_of_a_page_is_told_by_the_paper_itself() -> None:
    (article,) = articles_of(f"{REPORT}本版图文由郓城县融媒体中心提供\n")

    assert "本版" not in article.paragraphs[-1].text


def test_the_page_s_county_alone_at_its_end_is_no_headline() -> None:
    text = "今天晴,北风三级,五度至十四度。\n停水:22日8时至16时,健康路以北停水,请提前储水。\n"

    assert "今日单县" not in " ".join(titles_of(f"{REPORT}生活服务台\n\n{text}\n今日单县\n"))


@pytest.mark.parametrize(
    "own",
    ["HEZE RIBAO", "要闻 YAOWEN", "中共菏泽市委机关报", "齐鲁晚报 今日菏泽 C03", "镇街", "印刷：菏泽日报社印刷厂"],
)
def test_what_the_paper_says_of_itself_at_the_foot_of_a_page_is_no_headline(own: str) -> None:
    assert titles_of(f"{REPORT}{own}\n") == ["郓城清淤河道保汛期"]


def test_what_the_next_issue_brings_is_no_headline_but_over_a_text_of_its_own() -> None:
    notice = "牡丹区某皮肤病门诊部公告\n\n本门诊特邀省城专家坐诊两天,诊治顽固性湿疹。\n"
    call = "下期话题:你家的年夜饭\n\n年夜饭谁来掌勺?欢迎来稿,五百字以内。\n"

    assert titles_of(f"{REPORT}下期预告：冬天怎样喝汤\n\n{notice}\n{REPORT}")[1] == "牡丹区某皮肤病门诊部公告"
    assert titles_of(f"{REPORT}{call}\n{REPORT}")[1] == "下期话题:你家的年夜饭"


@pytest.mark.parametrize("own", ["七月四日出版 本期八版", "今日鄄城 2014年6月13日 第三期"])
def test_a_day_and_an_issue_counted_in_words_are_the_paper_s_own(own: str) -> None:
    assert titles_of(f"菏泽广播电视报\n{own}\n\n{REPORT}") == ["郓城清淤河道保汛期"]


def test_the_media_of_a_county_name_their_page() -> None:
    report = "本报讯(记者 张三)2月9日,大年初九,曹县大集镇的孙庄村里已是一派忙碌景象。\n\n"

    (article,) = articles_of(f"曹县融媒\n新春走基层\n\n冬奥会带火“曹县造” 汉服小镇过年不打烊\n{report}")

    assert (article.kicker, article.title) == ("新春走基层", "冬奥会带火“曹县造” 汉服小镇过年不打烊")


def test_the_desk_and_its_telephone_on_a_line_are_no_headline() -> None:
    report = articles_of(f"本版责编:冷雪 联系电话:5969×××\n\n{REPORT}")[0]

    assert report.title == "郓城清淤河道保汛期"


def test_the_editor_beside_the_paper_s_address_is_no_headline() -> None:
    assert titles_of(f"{REPORT}责任编辑：王五　　　　地址：菏泽市中华路\n") == ["郓城清淤河道保汛期"]


def test_to_whom_a_letter_is_written_below_the_staff_is_no_line_of_it() -> None:
    letter = "编辑同志:\n\n我家住在棉纺厂后街,门前的下水井盖丢了半个月,夜里孩子放学要绕着走,盼着有人来管一管。\n\n读者 冯学诗\n\n"
    page = f"{REPORT * 4}责任编辑 李一\n校对 王五\n\n{letter}井盖何时补上\n\n{REPORT * 4}"

    assert "编辑同志:" in [paragraph.text for article in articles_of(page) for paragraph in article.paragraphs]


def test_a_number_alone_close_over_the_editor_in_the_middle_of_a_page_is_the_page_s() -> None:
    article, *_ = articles_of(f"{REPORT * 4}2\n责任编辑：李一　　2024年6月7日　星期五\n\n{BUS}{REPORT * 4}")

    assert article.page_number == "2"


def test_where_to_send_pictures_between_the_articles_is_the_paper_s_own() -> None:
    own = "摄影：本报视觉部征稿信箱　hzphoto@example.com"

    assert own not in titles_of(f"{REPORT * 4}{own}\n\n{OPERA}{REPORT * 4}")


def test_the_day_close_below_who_signs_is_a_notice_s_apart_from_the_paper_s_own_lines_below() -> None:
    notice = (
        "停电通知\n因线路检修，定于10月19日6时至18时，城关镇停电，请用户做好准备。\n单县供电局\n1996年10月15日\n\n"
    )

    head = (
        "曹 州 报\nCAOZHOU BAO\n中共菏泽市委主办\n1996年10月16日\n星期三\n农历丙子年九月初五\n总第412期 今日四版"
    )

    article = articles_of(f"{head}\n\n{REPORT}{notice}第一版 责任编辑 郑一\n")[-1]

    assert article.paragraphs[-1].text == "1996年10月15日"
    assert article.date == PartialDate(1996, 10, 15)


@pytest.mark.parametrize("licence", ["内部资料 准印证号:鲁菏新出(2012)第026号", "准印证号：（鲁）2008R017"])
def test_the_licence_of_a_paper_for_its_house_is_the_paper_s_own(licence: str) -> None:
    page = f"2012年5月18日 星期五\n\n第5期 总第137期\n\n市立医院报\n\n{licence}\n\n{REPORT}"

    assert titles_of(page) == ["郓城清淤河道保汛期"]


def test_where_to_call_for_an_appointment_is_of_the_notice_above() -> None:
    notice = (
        "专家坐诊预告\n\n应我院邀请,内分泌科的专家将于5月26日来院坐诊,欢迎患者就诊。\n\n预约电话:0530—5613120\n\n"
    )
    article = articles_of(f"{REPORT}{notice}主编:孙鲁豫 责编:蒋冰 美编:吴小雨\n")[-1]

    assert (article.title, article.paragraphs[-1].text) == ("专家坐诊预告", "预约电话:0530—5613120")
