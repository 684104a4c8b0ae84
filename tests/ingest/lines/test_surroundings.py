"""What the lines around say of a line."""

from __future__ import annotations

import pytest

from search.ingest.lines.layout import lines_of
from search.ingest.lines.surroundings import together
from search.model import Kind
from tests.ingest.invented import (
    NARROW,
    REPORT,
    articles_of,
    titles_of,
    wrapped,
)


def test_halves_of_one_length_over_a_section_are_its_heading() -> None:
    profile = (
        "八年前,银行的信贷员来催款,抬头看见墙上写着一行粉笔字,是厂长田广志自己写的,工人每天上班都要看一遍。\n\n"
    )
    hard_times = "最难的时候,厂长田广志没有少发工人一分钱工资,把自己的房子抵押了,工人每天上班都看得见。\n\n"
    research = "厂里每年拿出收入的一成搞研发,先后得了三项专利,厂长田广志又在墙上写了一行粉笔字,工人每天看一遍。\n"
    page = f"{REPORT}厂子里的粉笔字\n\n{profile}先做人,再做活\n\n{hard_times}把技术攥在自己手里\n\n{research}"
    feature = articles_of(page)[1]

    assert [paragraph.text for paragraph in feature.paragraphs][1::2] == ["先做人,再做活", "把技术攥在自己手里"]


def test_a_question_below_the_name_of_a_column_is_a_headline() -> None:
    answers = "市民周先生问:2013年我借表弟的名义买了一套房子,首付都由我付。\n\n律师郝建新:登记簿是归属的依据,但登记并不当然等同于归属。\n"

    assert titles_of(f"{REPORT}律师说法\n\n“借名买房”,房子到底是谁的?\n\n{answers}")[1:] == [
        "“借名买房”,房子到底是谁的?"
    ]


def test_a_quotation_that_a_sentence_stands_below_is_no_headline_over_the_next_report() -> None:
    page = (
        REPORT + "黄河滩上的“搬家算术”\n\n一座村台要用沙土一百四十万方,几十条管道昼夜轰鸣。\n\n"
        "“村台有国家垫,我自己再掏三四万,就能\n住上小楼。”李进修掰着指头,“这个账,\n不用算盘也算得过来。”\n\n"
        "按照规划,三年之内,群众将全部搬进新居。\n\n"
        "三代人的“课本博物馆”\n\n本报讯(通讯员 尤新)6月4日,退休教师郜延年的家庭“课本博物馆”免费开放。\n"
    )

    assert titles_of(page)[1:] == ["黄河滩上的“搬家算术”", "三代人的“课本博物馆”"]


def test_what_tells_who_asks_ends_a_paragraph() -> None:
    essay = (
        "正月里的一碗羊汤\n\n在外面漂了一年，最先醒来的是舌头。\n\n回到老家的第二天清早，我裹着父亲的军大衣去喝\n"
        "羊汤。锅里翻着白浪，案上的羊肉切得纸一样薄。\n老板不抬头，只问一声：“肥的瘦的？”\n\n汤下了肚，额头冒了汗，这才觉得真的到家了。\n"
    )

    assert titles_of(essay) == ["正月里的一碗羊汤"]


def test_what_a_reader_asks_without_a_mark_is_a_headline() -> None:
    page = (
        REPORT
        + "市民提问:新医保卡何时能领\n\n读者盖女士问:我今年6月参加了医疗保险,至今没有拿到卡,看病怎么报销?\n\n"
        "市医保处答复:首批新卡已制作完成,将于11月发放。\n"
    )

    assert titles_of(page) == ["郓城清淤河道保汛期", "市民提问:新医保卡何时能领"]


def test_what_asks_close_below_the_name_of_a_column_is_a_headline() -> None:
    above = (
        "交警将孩子们分批护送回家，驾驶员被处以行政拘留。县教育局已责成该园停业整顿，并对全县车辆进行拉网式排查。"
    )
    below = (
        "读者庞先生问：前年朋友向我借了两万元，借条上把我的名字写成了另一个字，现在他不认账，我能不能要回这笔钱？"
    )
    page = (
        "一辆面包车挤着廿六名幼儿\n" + wrapped(above) + "以案说法\n借条上的名字写错了怎么办？\n" + wrapped(below)
    )

    assert titles_of(page)[1] == "借条上的名字写错了怎么办？"


def test_what_stands_over_what_a_photograph_shows_is_its_headline() -> None:
    page = (
        "△6月2日,县供销社向敬老院捐赠口罩一千只。(齐桂云)\n\n△6月5日,县环保局公布治理企业名单。(晁岱峰)\n\n"
        "防“非典”,我们是认真的\n\n图为麒麟镇卫生院医护人员在田头为收麦农民测量体温。\n\n黄存良摄影报道\n"
    )

    photograph = articles_of(f"一句话新闻\n\n{page}\n{REPORT}")[2]

    assert (photograph.title, len(photograph.paragraphs)) == ("防“非典”,我们是认真的", 2)


def test_a_line_that_leaves_room_inside_a_sentence_of_a_column_may_be_a_headline() -> None:
    ferry = wrapped(
        "　　本报讯(记者 李四)6月4日,东明县的老渡口开来了第一艘钢质渡船,三辆农用车和四十多名乘客十分钟就到了对岸。",
        "　　老渡口每天过河的群众有一千多人,赶集的日子能到三千人,原来的木船已经用了",
        width=19,
    )
    rest = "整整十年,一遇大风就停渡。\n"
    looms = wrapped("　　6月5日,鄄城县的老艺人在教年轻媳妇织土布,合作社的二百张老织机一天也不闲着。", width=19)
    page = f"老渡口添了新渡船\n{ferry}土布织出“好光景”\n{looms}　　宋大河 摄\n{rest}"

    articles = articles_of(page + "\n　　".join(REPORT.split("\n\n")))

    assert [article.title for article in articles[:2]] == ["老渡口添了新渡船", "土布织出“好光景”"]
    assert articles[0].paragraphs[1].text.endswith("用了整整十年,一遇大风就停渡。")


def test_what_a_picture_shows_ends_its_caption_where_a_line_of_its_column_begins() -> None:
    report = wrapped(
        "　　本报讯（记者张三）曹县今年加快农村电网改造步伐，已有三百个村庄用上了低价电，群众拍手称快。",
        "　　过去不少村的变压器年久失修，损耗都摊到老百姓头上，这次从变压器到电表箱全部更换了一遍。",
    )
    caption = (
        "　　单县浮岗乡兴修水利，两年来打\n机井三百眼，清沟四十条，旱能浇涝\n能排，今年夏粮又是一个大丰收年。\n"
        "图为村民在浇灌玉米。\n　　王五 摄影报道\n"
    )

    told, photograph = articles_of(f"曹县三百个村庄用上低价电\n{report}\n\n{caption}")

    assert len(told.paragraphs) == 2
    assert photograph.paragraphs[0].text.startswith("单县")
    assert photograph.paragraphs[0].text.endswith("图为村民在浇灌玉米。")


def test_two_short_lines_alone_of_which_a_comma_ends_the_first_are_a_headline() -> None:
    text = "立秋之后暑气未消,人的脾胃仍然虚弱,这时候大鱼大肉,容易吃出毛病来,饮食还是要清淡一些,少吃生冷。\n\n"

    assert titles_of(f"{REPORT}健康提示\n\n立秋以后,\n\n慢点“贴秋膘”\n\n{text}")[1] == "立秋以后,慢点“贴秋膘”"


def test_headings_inside_an_indented_text_that_follow_short_lines_stay_in_it() -> None:
    sections = (
        "老支书的“三本账”\n　　郜成林的抽屉里锁着三本账,\n一本是村里的欠账,一本是自家\n的吃亏账。\n"
        "　　欠账：八年还清\n　　郜成林当选支书时,村集体欠\n债四十三万元,八年还清了。\n"
        "　　难事账：办一件划一道\n　　谁家缺劳力、谁家孩子上学\n没钱,他都记在本子上,办成一\n件划一道红杠。\n"
        "　　吃亏账：从不让人看\n　　老伴说,这本账他从不让人看\n见,出砖两万块也没要。\n\n"
    )

    assert titles_of(f"{sections}敬老院里通暖气\n{NARROW}") == ["老支书的“三本账”", "敬老院里通暖气"]


@pytest.mark.parametrize(
    "lines",
    [
        # Each alone between blank lines, and with a comma as sentences have.
        "6岁男孩卖画为父筹药费,盼社会各界伸出援手\n\n爸爸,等我长大了给你治腿",
        # Two close together below a kicker.
        "两天5千人报名“看荷花住我家”,旅店间间客满\n\n荷花开时,“床”也金贵\n有人坐了一夜,有人睡在了车里",
    ],
)
def test_headlines_that_sound_like_sentences_below_a_kicker_that_does(lines: str) -> None:
    brief = "路口捡到钱包\n\n市民钱女士6月4日在解放街捡到钱包一个,内有现金和车票,请失主与本报联系。\n\n"
    text = (
        "“找了十家旅店,一间空房也没有。”6月5日晚,在曹县汽车站,从徐州来的袁先生拖着箱子,一家一家地打听。\n\n"
        "他说,往年也来过,没有这样多的人,最后还是在老乡家里住了一夜。\n\n本报记者 李四\n\n"
    )
    title = " ".join(lines.split())

    assert titles_of(f"{lines}\n\n{text}{REPORT}")[0] == title
    assert titles_of(f"{REPORT}{brief}{lines}\n\n{text}")[1:] == ["路口捡到钱包", title]


@pytest.mark.parametrize(
    ("first", "second"),
    [("近日中小学校开学", "校门口的路还堵不堵?")],
)
def test_the_first_of_two_headlines_over_a_report_may_begin_as_sentences_do(first: str, second: str) -> None:
    report = "本报讯(记者 李四)送保险、送保养,记者昨日走访市区的几家店,老板们都说生意比往年好做,市民还在观望。\n\n"
    article = articles_of(f"{first}\n\n{second}\n\n{report}{REPORT}")[0]

    assert (article.title, len(article.paragraphs)) == (f"{first} {second}", 1)


@pytest.mark.parametrize("team", ["中共成武县委党校课题组", "□ 成武县委党校课题组"])
def test_a_team_below_a_headline_wrote_what_it_stands_over(team: str) -> None:
    essay = "县域经济的底子在产业,产业的底子在人。这两年,成武县的大蒜加工从卖蒜头变成了卖蒜粉、卖蒜油。\n\n下一步还要在品牌上做文章。\n\n"
    page = f"一头大蒜怎样做成大产业\n\n{team}\n\n{essay}{REPORT}"

    assert titles_of(page) == ["一头大蒜怎样做成大产业", "郓城清淤河道保汛期"]


def test_a_line_that_the_text_below_says_again_word_for_word_is_its_headline_inside_a_sentence_too() -> None:
    report = wrapped(
        "　　本报讯（通讯员 田润芝）用面塑捏成的花供日前引来省里的专家，四名专家拍照录像，访问老艺人。",
        "　　花供在当地相传了三百多年，全村各出一桌，比手艺，比排场。头天夜里先把面和上，盖上湿布，面要揉",
        width=24,
    )
    brief = wrapped("　　日前，地区新华书店开办“寄书上门”业务，读者填单交费，三日内可以送到各县城关。", width=24)
    rest = wrapped(
        "够三个时辰，蒸熟以后几个月不裂。专家建议，要抓紧记录老艺人的手艺。",
        "　　眼下，能捏整套花供的只剩六位老人，年龄最大的已八十二岁。",
        width=24,
    )
    page = f"花供引来省里的专家\n{report}地区新华书店开办“寄书上门”业务\n{brief}　　（路 平）\n{rest}"

    assert titles_of(page) == ["花供引来省里的专家", "地区新华书店开办“寄书上门”业务"]


def test_what_sounds_like_no_headline_alone_over_another_one_is_no_text() -> None:
    eggs = "本报讯(通讯员 李四)2月27日,曹县倪集村民花168元网购了八十枚土鸡蛋,煮熟以后蛋壳掉色,一盆水全红了。\n\n"
    call = "“新房住了不到一年,客厅的瓷砖翘起来二十多块,走路都绊脚!”3月8日,单县的齐女士给本报打来电话。\n\n"
    page = f"{REPORT}{eggs}网购“山地土鸡蛋”,原来是染了色的\n\n读者来电 记者帮办\n\n瓷砖“翘”起来了,谁来管?\n\n文/图 记者 尚进\n\n{call}"

    assert "网购“山地土鸡蛋”,原来是染了色的" in titles_of(page)


def test_the_day_behind_the_last_sentence_of_a_notice_ends_it() -> None:
    notice = "遗失声明\n\n郓城县顺发汽修门市部遗失营业执照副本,声明作废。2006年9月11日\n\n"
    photograph = "老师,您辛苦啦\n\n9月10日,巨野县实验小学的孩子把贺卡送到老师手中。\n\n记者 李明 摄\n\n"

    assert titles_of(REPORT + notice + photograph)[-1] == "老师,您辛苦啦"


@pytest.mark.parametrize(
    ("report", "half", "photograph", "rest"),
    [
        (
            "颗粒归仓\n\n本报讯(记者 张三)6月16日,郓城县的小麦收割完毕。",
            "今年夏收正赶上阴雨,该县在各个路口设立了机手服务站,给机手送水送饭,检修机器,做到了抢收抢种两不",
            "\n定陶县马集镇的瓜农在麦田里套种西瓜,一地三收。\n\n刘登科 摄",
            "误。对没有劳力的人家,党员们上门帮着收割。",
        ),
        (
            "牡丹之乡一夜无眠\n\n本报讯(记者 张三)7月13日晚,单县的广场上站满了人。",
            "市一中教师郝玉珍从晚上7点就占了前排的位置。她说,八年前那两票之差,她在学校宿舍里哭了",
            "盛夏时节,浮龙湖畔的编织户忙个不停。图为黄岗镇的妇女在赶制出口的苇帘。\n\n通讯员 朱庆福 摄",
            "一场,“今天这泪是甜的”。",
        ),
    ],
    ids=["begins as texts do", "says what the picture shows"],
)
def test_a_caption_between_the_halves_of_a_sentence_is_a_photograph(
    report: str, half: str, photograph: str, rest: str
) -> None:
    text, photo = articles_of(f"{report}\n\n{half}\n\n{photograph}\n\n{rest}\n")

    assert [paragraph.text for paragraph in text.paragraphs[1:]] == [half + rest]
    assert photo.kind == Kind.PHOTO


def test_who_wrote_an_essay_below_a_notice_stands_under_its_headline() -> None:
    call = (
        "征稿启事\n\n本版面向读者征集散文、随笔、诗歌,每篇一千字以内,请注明姓名和地址。投稿邮箱:hzfk@126.com。\n\n"
    )
    essay = "一碗羊汤的讲究\n\n王佩芝\n\n单县人把喝羊汤叫喝汤,别的汤都要加上名字,唯有羊汤用不着。天不亮,老街上的锅就开了。\n\n"

    assert titles_of(REPORT + call + essay)[-1] == "一碗羊汤的讲究"


def test_what_an_indented_line_follows_is_taken_together_with_nothing_above_it() -> None:
    headline = "东明煤企携手定陶打造循环经济产业园区动工"
    rows = [
        "　　饲料厂的厂长介绍说今年收购的蒜秸比去",
        "年多了三成加工好的饲料主要销往河北和内蒙",
        "古厂里又添了两台粉碎机从附近村庄招来工人",
    ]
    below = ["　　本报讯（记者 李四）六月四日一家煤化工", "企业与定陶县政府签订协议双方将共同建设园"]
    _, units = together(lines_of("\n".join([*rows * 3, headline, *below])))

    assert headline in [unit.text for unit in units]
