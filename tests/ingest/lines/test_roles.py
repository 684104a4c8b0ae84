"""Which lines are headlines, paragraphs and what goes on: one case a rule."""

from __future__ import annotations

import textwrap

import pytest

from search.model import Kind
from tests.ingest.invented import (
    COLUMN,
    NARROW,
    OPERA,
    POND,
    PROFILE,
    REPORT,
    SCHOOL,
    articles_of,
    set_close,
    titles_of,
    wrapped,
)


def test_a_line_wider_than_its_column_is_a_headline() -> None:
    first = "成武县大田集镇的蒜农今年一边收蒜一边忙着把蒜秸打捆送到镇上的饲料厂，一亩地能多卖八十块钱。"
    second = "学生走进农机合作社，听机手讲收割机怎样把一株麦子变成袋里的粮食，又到地头数了数每平方米的麦穗。"
    heads = ("蒜秸打捆送进厂", "【小记者在行动】跟着机手去看一看麦子怎样变成粮食")
    page = (
        heads[0] + "\n" + wrapped(first, first.replace("蒜", "姜")) + heads[1] + "\n" + wrapped(second, second[9:])
    )

    assert titles_of(page) == [heads[0], heads[1].removeprefix("【小记者在行动】")]


_SIX_PROJECTS = (
    "本报讯(记者 张三)3月5日,曹县举行招商推介会,当场签下六个项目,总投资九亿元。据介绍,全部项目将在十个工作日内"
)


@pytest.mark.parametrize(
    "below",
    ["麦田管理要点:先镇压后划锄\n\n{text}", "春柳抽出新芽\n\n{text}\n\n通讯员 李四 摄影报道"],
    ids=["advice", "a photograph"],
)
def test_between_blank_lines_a_short_line_is_no_middle_of_a_paragraph(below: str) -> None:
    text = "3月4日,单县龙王庙镇的柳树抽出了新芽,几位村民在树下给麦田划锄,说今年墒情不错。"
    _, second = articles_of(f"曹县招商签下六个项目\n\n{_SIX_PROJECTS}\n\n\n{below.format(text=text)}\n")

    assert second.title == below.split("\n")[0]


@pytest.mark.parametrize("over", ["理财课堂", "真情留言板"])
@pytest.mark.parametrize("headline", ["养老金迟到了两天,问题出在哪儿了", "那盏灯亮着,我心里就踏实"])
def test_a_line_with_a_comma_alone_below_another_is_a_headline(over: str, headline: str) -> None:
    body = "不少老人发现,存折上的钱比上个月晚到了两天,银行柜台前排起了队,工作人员忙着给大家解释。\n\n其实这与节假日有关。\n"

    assert titles_of(f"{REPORT}{over}\n\n{headline}\n\n{body}")[1:] == [headline]


def test_a_day_and_its_weather_begin_a_day_of_a_diary() -> None:
    day = "天不亮就被喇叭叫醒,老支书喊大家去卖山药,我披上棉袄赶到村口,车已经排了一里多长。\n\n晚上在灯下算账,每斤多卖了三毛。\n"
    page = f"{REPORT}驻村日记\n\n12月6日 晴\n\n{day}\n(作者系省派定陶区黄店镇第一书记 鲍 林)\n\n山药卖上了好价钱\n"
    article = articles_of(page)[1]

    assert article.title == "山药卖上了好价钱"
    assert article.paragraphs[0].text == "12月6日 晴"


@pytest.mark.parametrize("above", ["有问必答\n\n", "\n\n"], ids=["column", "gap"])
def test_a_question_alone_is_a_headline(above: str) -> None:
    text = "加装电梯,最难过的是“一楼关”,育才小区三号楼的居民开了七次会,头三次不欢而散,还有人拍了桌子。\n\n如今电梯已经用上。\n"

    assert titles_of(f"{REPORT}{above}老楼加装电梯,一楼住户为啥同意了?\n\n{text}")[1:] == [
        "老楼加装电梯,一楼住户为啥同意了?"
    ]


def test_a_question_of_few_words_inside_a_wrapped_text_is_a_paragraph() -> None:
    paragraphs = [
        "自去年九月起,院门前的下水道就往外冒污水,天暖时臭气熏天,天冷时结成冰面,老人小孩都不敢出门,七十岁的大娘还摔断了胳膊。",
        "我们找过居委会,也找过市政公司,他们都说这条管子不在他们的图纸上。",
        "管子总不会是天上掉的吧？",
        "眼看天又要热了,恳请晚报帮我们问一问,这条下水道究竟归谁来管才好。",
    ]
    wrapped = "\n".join(text[at : at + 17] for text in paragraphs for at in range(0, len(text), 17))
    letters = articles_of(
        f"下水道堵了半年\n\n{wrapped}\n\n盲道上的电线杆\n\n{wrapped.replace('下水道', '电线杆')}\n"
    )

    assert [letter.title for letter in letters] == ["下水道堵了半年", "盲道上的电线杆"]


def test_a_column_s_name_below_a_text_that_stops_is_no_part_of_it() -> None:
    torn = (
        "仿山乡农民王宪章养蝎记\n\n9月中旬的一天,王宪章拎出一只塑料盆,两千只蝎子在里面翻滚,如今他带着乡亲们一起养"
    )
    briefs = "▲县邮政局开通月饼速递业务,三天送达省内各市。\n\n▲孟海镇筹资43万元,硬化镇区道路2.8公里。\n\n"
    article = articles_of(f"{torn}\n\n简 讯\n\n{briefs}{REPORT}")[0]

    assert article.paragraphs[0].text.endswith("一起养")


def test_a_few_words_alone_over_a_text_are_no_rest_of_the_one_above_that_stops() -> None:
    exam = "本报讯(记者 张三)6月7日,高考开考。\n\n气象部门预计,考试期间多云为主。公交公司安排了四十部“高考专\n\n"
    desk = "成武县一所小学有一张老课桌。二十年前坐过它的人带着一百套新桌椅回到了母校。\n\n"
    first, second = articles_of(f"六万考生今日赴考\n\n{exam}一张课桌两代情\n\n{desk}车”,考生凭准考证免费乘坐。\n")

    assert (second.title, first.paragraphs[1].text[-18:]) == (
        "一张课桌两代情",
        "“高考专车”,考生凭准考证免费乘坐。",
    )


def test_a_text_that_lost_its_beginning_stands_under_its_headline() -> None:
    page = (
        "引来“好水”润良田\n\n"
        "了干渴的玉米地。这是6月10日记者在郓城县李集镇看到的一幕。入夏以来,郓城县降雨偏少,部分秋粮出现旱情,\n\n"
        "县水务局及时从黄河引水,组织泵站昼夜提水。\n\n"
        "镇干部邵长城带着用水明白人在渠边守了6个夜晚。\n\n"
    )
    rivers = ("洙赵新河", "东鱼河", "郓巨河")
    reports = "".join(REPORT.replace("宋金河", river).replace("郓城清淤", f"清淤{river}") for river in rivers)

    assert titles_of(REPORT + page + reports)[1] == "引来“好水”润良田"


def test_a_headline_with_a_comma_stands_below_a_text_signed_in_line() -> None:
    page = (
        "微言\n\n少些“打卡式”走访\n\n"
        "有干部下村,村口拍张照,入户拍张照,发了朋友圈就算走访。群众心里有杆秤,称的是是否真把板凳坐热。 李亦农\n\n"
        "孩子的暑假,别让“手机”带大\n\n"
        "暑假过了大半,不少家长抱怨,孩子一天到晚抱着手机。与其唠叨,不如晚上陪孩子走一段路。 毛小雨\n\n"
    )

    first, second = articles_of(page)

    assert (first.kicker, first.title) == ("微言", "少些“打卡式”走访")
    assert second.title == "孩子的暑假,别让“手机”带大"


def test_a_column_s_name_with_its_headline_stands_where_a_text_was_interrupted() -> None:
    page = (
        REPORT + "一道墙隔了二十年\n\n本报讯(通讯员 李四)近日,东明县三春集镇黄庄村叔侄俩之间那道墙终于拆掉了。\n\n"
        "“其实谁也不缺那点地方,就差一口气。费所长把话说到了俺心里,\n\n以案说法\n\n\n转发“不实消息”,也要担责\n\n"
        "案情:某网民在微信群看到一段视频,未经核实转发到十几个群,造成恐慌,被公安机关处以行政拘留五日。\n\n"
    )

    *_, last = articles_of(page)

    assert (last.kicker, last.title) == ("以案说法", "转发“不实消息”,也要担责")


def test_a_headline_below_a_torn_paragraph_is_no_rest_of_it_that_is_torn_again() -> None:
    works = ("曹县清沟", "单县修桥", "成武种树", "巨野挖塘", "东明铺路", "定陶建校")
    reports = "".join(
        f"{work}干得欢\n\n本报讯(记者 张三)6月{day}日,{work[:2]}组织三百名群众{work[2:]},一天就干完了一半,剩下的下周完工。\n\n"
        for day, work in enumerate(works, 1)
    )
    torn = "卡片的背面,印着责任区民警的姓名和手机号码。后王庄村民孔梅的儿子在外地念书,迁户口缺一份证明,她照着卡上的号码打\n\n"
    text = "在柳集乡,说起孔秀珍,没有人不知道。今年57岁的她,教村里的孩子认字已经整整三十个年头。\n"

    assert titles_of(f"{reports}{torn}好婆婆孔秀珍:三十年灯下教书\n\n{text}")[-1] == "好婆婆孔秀珍:三十年灯下教书"


def test_a_telephone_that_fills_its_column_above_a_blank_line_ends_what_is_advertised() -> None:
    notice = (
        "温馨提示\n"
        + wrapped(
            "因管道检修，牡丹区中华路以南的小区今晚九点起停水，请各位用户提前储水，检修结束之后随即恢复供水。",
        )
        + "二十四小时服务电话：0530—5333110\n"
    )

    titles = titles_of(f"{COLUMN}{notice}\n接过姥姥的\n面团\n" + wrapped(_PLOT))

    assert titles[2:] == ["温馨提示", "接过姥姥的面团"]


_PLOT = (
    "十一月的一个早晨，单县终兴镇的面塑艺人把案板搬到院子里，一块揉好的面在她手里捏成了一只小羊，围着看的孩子一齐叫好。"
    "她说这门手艺是姥姥传下来的，传到她这里已经是第四代。"
)


def test_a_telephone_whose_end_is_starred_is_no_headline() -> None:
    notice = "临街旺铺\n" + wrapped(
        "单县胜利街临街商铺两间，上下两层，现经营童鞋，客源稳定，因店主外出，急转，水电暖气齐全，接手即可开门营业，价钱面议，联系电话："
    )

    _, _, shop, other = articles_of(f"{COLUMN}{notice}18653070***\n\n姥姥传下的面塑\n{wrapped(_PLOT)}")

    assert shop.paragraphs[-1].text.endswith("电话：18653070***")
    assert other.title == "姥姥传下的面塑"


def test_a_dash_at_the_end_of_the_second_line_of_a_report_makes_no_headline_of_it() -> None:
    report = "诗词大会进了校园\n本报讯（记者 王五）认一种野花\n、背一首古诗、讲一个乡贤的故事——\n" + wrapped(
        "三月八日，诗词大会在成武县的实验小学开场，四百名学生坐满了操场，家长们站在后排听。"
    )

    *_, last = articles_of(COLUMN + report)

    assert last.title == "诗词大会进了校园"
    assert last.paragraphs[0].text.startswith("本报讯（记者 王五）认一种野花、背一首古诗")
    assert "故事——三月八日，" in last.paragraphs[0].text


def test_a_line_that_leaves_room_over_the_first_of_a_text_is_of_the_headline() -> None:
    *_, last = articles_of(f"{COLUMN}新春走基层\n年景\n在地里,也在家门口\n{wrapped(_PLOT[4:])}")

    assert (last.kicker, last.title) == ("新春走基层", "年景在地里,也在家门口")


@pytest.mark.parametrize(
    "loss",
    [
        "●单县终兴镇的王学文不慎将毕业证\n书丢失，证号：37292***，声明\n作废。\n",
        "　　▲鲁R·16837车证件丢失，声\n明作废。\n",
    ],
)
def test_the_last_words_of_a_notice_below_a_line_that_nearly_fills_its_column_are_its_end(loss: str) -> None:
    indent = "　　" if loss[0] == "　" else ""
    text = "".join(
        wrapped(f"{indent}{paragraph}")
        for paragraph in (
            "本报讯（记者 张三）入汛之前，郓城县水务局组织机械对宋金河淤积的河段进行清理，沿岸的村民主动帮着移走柴垛。",
            "截至目前，已清理河道四公里，运出淤泥两万方，两岸的护坡也用石块重新砌过，下一步将补栽柳树三千棵，秋后验收。",
        )
    )
    other = loss.replace("单", "曹").replace("16", "27")

    _, *losses = articles_of(f"郓城清淤保汛期\n{text}\n遗失声明\n{loss}\n{other}")

    assert [len(article.paragraphs) for article in losses] == [1, 1]


def test_a_notice_s_heading_over_two_lines_may_be_set_apart() -> None:
    notice = "曹县不动产登记中心\n公 告\n" + wrapped(
        "曹政第1306号土地使用证，权利人王学文，坐落在青年路北侧，因权利人保管不善丢失，现予公告，满十五日后补发。",
        "特此公告。",
    )

    assert articles_of(COLUMN + notice)[-1].kind == Kind.NOTICE


def test_a_question_with_lists_and_commas_alone_below_a_wider_gap_is_a_headline() -> None:
    reports = "\n\n".join(
        f"{where}{what}\n\n本报讯(记者 张三)6月3日,记者从现场看到,{where}{what},{more}。\n"
        for where, what, more in (
            ("单县", "栽下杨树三千棵", "沟渠两岸绿了起来"),
            ("成武县", "修通水泥路七里", "卖蒜的三轮车不再打滑"),
            ("郓城县", "办起农民夜校", "白天扛锄晚上拿笔"),
            ("东明县", "演出两夹弦", "台下坐了六百多人"),
            ("巨野县", "引来纺织厂", "三百名妇女进了车间"),
            ("定陶县", "开通早班车", "上学不用再起五更"),
        )
    )
    advice = (
        "\n\n茶垢、水垢、锈垢,一样的垢怎么去除?\n\n不少人家里的杯壶用久了长一层垢,擦来擦去总也擦不干净。\n\n"
        "茶垢用盐擦。抹布蘸一点细盐,顺着杯壁来回擦,再用清水冲净。\n\n(单县二中 齐老师)\n"
    )

    assert titles_of(reports + advice)[-1] == "茶垢、水垢、锈垢,一样的垢怎么去除?"


def test_what_stands_over_a_subtitle_is_a_headline_though_it_asks() -> None:
    page = (
        REPORT + "他在村里住了三年,给乡亲们带来了什么?\n\n——大埝镇商羊舞探访\n\n"
        "3月9日上午,鄄城县大埝镇的文化广场上,三十名演员挥着花棍起舞。\n\n“节后邀请不断,演出排到了五月。”领舞的梁春燕说。\n\n"
    )

    dance = articles_of(page)[-1]

    assert (dance.title, dance.subtitle) == ("他在村里住了三年,给乡亲们带来了什么?", "——大埝镇商羊舞探访")


def test_no_text_goes_on_from_a_photographers_credit() -> None:
    page = (
        "老院子通了气\n　　“冬天再不用烧煤球了。”6月2日,巨野县东关村的赵桂英打开灶火说。\n"
        "　　东关村的老院子有四十户,去年秋天,街道办事处的\n\n　　6月4日,巨野县田庄镇的农民在播种玉米。\n　　宋大河 摄\n\n"
        "工作人员挨家量管子,还给老人装了报警器。\n　　记者 李四\n\n"
    )

    gas, corn, _ = articles_of(page + "\n　　".join(REPORT.split("\n\n")))

    assert (gas.reporters, len(gas.paragraphs)) == (("李四",), 3)
    assert (corn.kind, corn.photographers) == (Kind.PHOTO, ("宋大河",))


@pytest.mark.parametrize("first", ["穿棉袄下河摸鱼,行不?", "开着三轮去旅游,成不成?"])
def test_a_question_close_over_the_second_line_of_a_headline_is_no_end_of_a_text_that_stops(first: str) -> None:
    torn = (
        "白鹭来了不走\n\n本报讯(记者 李四)6月4日,曹县黄河故道湿地的林子里飞来一群白鹭,引得市民前来观赏。"
        "镇里的干部说,下个月将\n\n\n"
    )
    report = "八旬老汉:咋不行!\n\n本报讯(记者 王五)6月5日,单县浮龙湖边来了一位老汉,引得游人叫好。\n\n\n"

    titles = titles_of(f"{REPORT}{torn}{first}\n{report}再添两条栈道,供人观鸟。\n\n")

    assert titles[1:] == ["白鹭来了不走", f"{first} 八旬老汉:咋不行!"]


def test_a_headline_with_a_comma_below_a_wider_gap_than_paragraphs_have() -> None:
    lesson = "检察官进校园\n\n本报讯(通讯员 李四)5月12日,曹县检察院走进青堌集镇中学讲法治课。\n\n检察官现场解答了学生的提问,并送上了普法读本。\n\n\n"
    court = "法官巡回到村头\n\n本报讯(通讯员 赵六)5月13日,曹县法院走进青堌集镇中学讲法治课。\n\n法官现场解答了学生的提问,并送上了普法读本。\n\n\n"
    blocks = (
        "夜里拆“路障”,一拆拆进了看守所\n\n酒桌上逞能,酒醒后心疼。近日,曹县居民丁某就尝到了这个滋味,向饭店赔偿一万元。\n\n"
        "当晚丁某在一家饭店喝得大醉,同老板争执起来,抄起凳子就朝酒柜砸去。\n\n通讯员 王五\n\n\n"
    )

    titles = titles_of(lesson + court + blocks + REPORT)

    assert titles == ["检察官进校园", "法官巡回到村头", "夜里拆“路障”,一拆拆进了看守所", "郓城清淤河道保汛期"]


def test_who_writes_a_letter_may_be_parted_by_the_end_of_a_line() -> None:
    letter = (
        "玉米叶子发黄怎么办？",
        "编辑同志：俺家种的六亩玉米叶子发黄,邻居都说缺肥,追肥也不见好,请问咋治？定陶 读者 马有田",
        "叶子发黄由积水引起,先排涝,再追肥,七天以后就能缓过来。",
    )
    # The line ends right before 陶.
    page = set_close(20, POND, letter, SCHOOL)
    assert "定\n陶 读者" in page

    _, answered, _ = articles_of(page)

    assert [paragraph.text for paragraph in answered.paragraphs] == list(letter[1:])


def test_a_headline_in_the_middle_goes_on_with_no_text_that_stops_above_it() -> None:
    torn = (SCHOOL[0], SCHOOL[1], "据介绍,区档案馆近年来收到的旧日记越来越多,今年上半年又专门辟出库房,")
    workers = (
        "从“动手”到“动心”,他走了六年",
        "日前,鄄城县什集镇的一百名瓦工坐上了开往天津的大巴,这是镇里今年第三次组织农民外出务工。",
    )

    _, second = articles_of(set_close(22, torn, workers, centred=True))

    assert second.title == workers[0]


def test_a_text_without_blank_lines_gets_back_what_stands_below_another() -> None:
    at = SCHOOL[2].index("没有来上学")
    torn, rest = (SCHOOL[0], SCHOOL[1], SCHOOL[2][:at]), SCHOOL[2][at:]
    below = "\n".join(rest[start : start + 20] for start in range(0, len(rest), 20))

    school, pond, _ = articles_of(
        f"{set_close(20, torn, POND)}\n{below}\n{set_close(20, ('夜校开到村头', *SCHOOL[1:2]))}"
    )

    assert school.paragraphs[1].text == SCHOOL[2]
    assert [paragraph.text for paragraph in pond.paragraphs] == list(POND[1:])


def test_a_headline_nearly_as_far_in_as_paragraphs_is_a_headline() -> None:
    headline = "“我没种桃子，我种下了一个念想”"
    page = (
        set_close(20, SCHOOL)
        + f"\n\n   {headline}\n\n"
        + set_close(20, ("", *POND[1:])).strip("\n")
        + "\n\n"
        + set_close(20, ("夜校开到村头", *SCHOOL[1:]))
    )

    assert [article.title for article in articles_of(page)] == [SCHOOL[0], headline, "夜校开到村头"]


def test_a_torn_line_of_a_column_goes_on_below_it_where_that_begins_inside_a_sentence() -> None:
    lines = [
        *("　　　　　　　望河窑旧事", "", "　　　　　　　　　　　石岸柳"),
        *(
            "　　堤湾村西头有座砖窑，老辈人叫它“望河窑”，据说",
            "康熙年间修大堤时，烧砖的火光夜里能照到黄河的对岸。",
        ),
        *(
            "　　窑身用青砖砌成，高约三丈，窑门朝东，乾隆、道光",
            "年间屡有修补。旧志里“河窑夜火”一景，说的就是它。",
        ),
        *("光绪末年黄河改道，窑场渐", "废，窑工散去，到民国初年，只剩下半截窑身几堆瓦。"),
        *(
            "　　如今窑址四周栽上了垂柳，村里立了石碑，常有学生",
            "来这里听老人讲修大堤的故事，看砖上留下的那些手印。",
        ),
    ]

    (article,) = articles_of("\n".join(lines))

    assert (article.title, len(article.paragraphs)) == ("望河窑旧事", 4)


def test_a_line_that_trails_off_close_over_a_headline_is_its_first() -> None:
    heads = "“原始股”“养老公寓”“消费返利”……\n别让高息迷了眼\n市打非办负责人答记者问\n\n"
    text = "问:近期非法集资有哪些新花样?\n\n答:过去是办厂、种树,现在多穿着“互联网+”的马甲,有的卖原始股,有的盯着老年人。\n\n"

    report, article, _ = articles_of(
        f"{REPORT}{heads}{text}{REPORT.replace('郓城', '巨野').replace('河道', '路面')}"
    )

    assert len(report.paragraphs) == 2
    assert article.title.startswith("“原始股”“养老公寓”“消费返利”……")


def test_who_asks_signs_above_the_answer_that_speaks_to_them() -> None:
    letter = (
        "室友总熬夜，我该怎么开口\n老师您好：\n我是一名大一新生，同宿舍有个同学每天打游戏打到两三点，说了怕伤和气，不说又憋得慌。该怎么办？\n小 鹿\n"
        "小鹿同学：\n你能写信来，说明已经在想办法了。找个他心情好的时候，当面说出你的感受，不要当着别人的面数落他。\n\n"
    )
    first, _ = articles_of(f"{letter}{REPORT}")

    assert (first.title, first.kicker, len(first.paragraphs)) == ("室友总熬夜，我该怎么开口", "", 5)


def test_what_stands_close_below_a_full_line_where_blank_lines_part_paragraphs_is_of_its_paragraph() -> None:
    texts = [
        "8月10日晚的五棵松篮球馆里座无虚席，首节两队打成平手，看台上的球迷们都喊哑了嗓子。",
        "次节对手利用快攻拉开了比分，后卫们体力下降，失误也多了起来，分差越拉越大了。",
        "主教练说，他为自己的队员感到骄傲，这一场打出了精神，也打出了往后的底气和信心。",
        "替补席上的小将们一直站着，攥着毛巾，每进一个球就跳起来喊，嗓子比谁都响亮。",
        "看台上的球迷没有走，他们唱着歌等队员们出来，有个孩子举着自己画的海报站了很晚。",
        "夜里十一点，大巴开出了场馆，车窗里伸出几只手来，朝着路边的人群挥了又挥。",
    ]
    above, below = ("\n".join(wrapped(text, width=18) for text in half) for half in (texts[:3], texts[3:]))
    torn = "姚明说，第一场就遇上最强的对手，输得不\n冤，可是这一节打得很痛快，都拼到了最后。\n姚明在场上21分\n\n钟得到13分10个篮板。\n"

    (article,) = articles_of(f"中国男篮输球赢了心\n\n{above}\n{torn}\n{below}")

    assert article.paragraphs[3].text.endswith("姚明在场上21分钟得到13分10个篮板。")


def test_a_column_s_name_and_a_headline_over_a_short_first_paragraph_stop_the_text_above() -> None:
    page = (
        "天寒地冻,你的肺“感冒”了吗?\n\n记者:哪些信号说明必须到医院来?\n\n裴景川:痰由白变黄、变多,走几步路就喘,嘴唇发紫,都要及时来;还有些老人整天\n\n"
        "健康提醒\n\n冬季锻炼“三不宜”\n\n不宜太早。清晨气温低,路面滑,建议等太阳出来再出门活动。\n\n不宜太急。热身至少十分钟,让关节和血管有个适应过程。\n\n"
        f"犯困,家里人以为他是猫冬,其实非常危险。\n\n{REPORT}"
    )

    advice = articles_of(page)[1]

    assert (advice.kicker, advice.title) == ("健康提醒", "冬季锻炼“三不宜”")


def test_a_question_below_who_signed_the_text_above_is_a_headline() -> None:
    text = "“一到雨天,水就漫过脚脖子。”近日,市民孔女士拨打热线反映,小区门口的路边成了她最怕走的地方。\n"

    assert titles_of(f"{REPORT}记者 张三\n\n积水“爬”到了单元门前,谁来管?\n\n{text}")[1:] == [
        "积水“爬”到了单元门前,谁来管?"
    ]


def test_no_sentence_goes_on_below_the_paper_s_own_line_where_a_headline_could_stand() -> None:
    notice = "鸣谢\n　　家母病重期间，承蒙各位乡\n邻、好友前来探望，深情厚谊，\n永志不忘，在此一并致谢。\n　　女：孔大河 率全家叩谢\n"
    heads = "敬老院屋里同时通暖\n“数九”天不再生煤炉\n"

    assert titles_of(f"{notice}牡丹晚报 6\n{heads}{NARROW}") == ["鸣谢", "敬老院屋里同时通暖 “数九”天不再生煤炉"]


def test_a_headline_over_two_lines_with_a_comma_between_them_may_have_its_author_below_it() -> None:
    heads = "县图书馆收藏、\n\n修复一批批珍贵文献\n\n本报记者 宋学\n\n"

    assert titles_of(f"{REPORT}{heads}{PROFILE}")[1:] == ["县图书馆收藏、修复一批批珍贵文献"]


@pytest.mark.parametrize(
    "heads",
    [
        "老河道上的\n那些机器响了",
        "疏浚四公里\n\n河清岸绿",
    ],
)
def test_a_few_characters_over_a_report_are_half_of_its_headline(heads: str) -> None:
    titles = titles_of(f"{PROFILE}{heads}\n\n{REPORT.partition('期')[2].strip()}\n")

    assert "".join(titles[-1].split()) == "".join(heads.split())


def test_two_short_lines_alone_together_are_a_headline_whatever_they_end_in() -> None:
    assert titles_of(f"{REPORT}爷爷栽下的\n那棵枣树还在\n\n{PROFILE}")[1:] == ["爷爷栽下的那棵枣树还在"]


def test_a_quotation_that_the_text_below_closes_with_a_full_stop_was_begun_by_no_headline() -> None:
    text = "本报讯(记者 李四)4月5日,记者走访市区菜市场,活禽摊位都关了门,买菜的市民议论纷纷。\n\n"
    page = f"活禽还敢吃吗\n\n{text}{OPERA}一位姓田的大嫂倒看得开:“开水锅里\n\n翻几个滚,啥病毒也死了。”\n\n记者 李四\n\n"

    assert titles_of(page + REPORT) == ["活禽还敢吃吗", "", "郓城清淤河道保汛期"]


def test_headlines_may_be_indented_as_paragraphs_are() -> None:
    essay = "一杆老秤\n\n老庞头在街口开杂货铺,秤砣磨得发亮,抬头高低全在那一指头,邻居们都说他心里有杆秤。\n\n"
    texts = REPORT + essay + PROFILE + REPORT.replace("郓城", "巨野")
    page = "".join(f"　　{line}\n" if line else "\n" for line in texts.split("\n"))

    assert titles_of(page) == titles_of(texts)


def test_what_stands_right_over_a_dateline_is_a_headline_below_a_notice_too() -> None:
    notice = "寻人\n\n庞秀兰，女，71岁，3月9日在单县城区走失，有见到者请与家人联系，必有重谢。\n\n"

    assert titles_of(f"{notice}春风一吹，南关的杏花先“白”了一条街\n\n{REPORT.split(chr(10), 2)[2]}") == [
        "寻人",
        "春风一吹，南关的杏花先“白”了一条街",
    ]


def test_a_sentence_of_a_few_words_alone_among_headlines_is_one_of_them() -> None:
    called = "“大姐,您的包在车上吗?”\n\n司机跑了三条街,把八千块钱送回来了\n\n"
    three = "气温坐上“滑梯”,一夜跌去14℃\n\n这天儿,冷得连狗都“赖”床了!\n\n专家:周末回暖,但别急着脱棉衣\n\n"
    report = REPORT.split("\n", 2)[2]

    assert titles_of(f"{called}{report}{three}{report}") == [
        "“大姐,您的包在车上吗?” 司机跑了三条街,把八千块钱送回来了",
        "气温坐上“滑梯”,一夜跌去14℃ 这天儿,冷得连狗都“赖”床了! 专家:周末回暖,但别急着脱棉衣",
    ]


def test_what_somebody_says_is_a_line_of_the_headline_below_one_without_a_mark() -> None:
    text = "6月2日傍晚,单县湖西花园小区的楼道里贴出一张纸条,是一个六岁的孩子学着写的,求大家给猫留门。\n\n下面很快写满了回话,字有大有小,有红有蓝。\n\n"
    page = f"单元门上多了张铅笔写的纸条,12家邻居在下面“聊”了起来\n\n“三楼的,你家的猫回来了!”\n\n{text}本报记者 张三\n\n"

    assert titles_of(page + REPORT)[0].endswith("“三楼的,你家的猫回来了!”")


def test_a_second_line_as_far_in_as_paragraphs_is_a_headline_over_a_dateline() -> None:
    workshop = "　　本报讯（记者 李四）初夏，成武的车间里响起了铃声，四十岁的陶大姐摘下套袖，骑上车就去了学校。车间由闲置的校舍改成，上班的全是周边的妇女。"
    wrapped = "".join(f"{workshop[at : at + 13]}\n" for at in range(0, len(workshop), 13))
    others = "          东明抢修水渠\n" + NARROW.replace("曹县", "东明").replace("暖气", "热水")
    page = f"      院里办起车间\n    上着班,也不误了收麦\n{wrapped}\n          郓城清淤河道\n{NARROW}\n{others}"

    assert titles_of(page)[0].endswith("上着班,也不误了收麦")


def test_a_headline_as_far_in_as_paragraphs_stands_alone_and_leaves_room_in_its_column() -> None:
    def column(text: str) -> str:
        return "\n".join(textwrap.wrap(f"　　{text}", 20))

    case = "今年夏天，租住在城区的孙女士遇上了烦心事，一下大雨，屋顶就漏，给房东打了三次电话，房东总说等天晴了再说，她花钱找人做了防水。"
    answer = "律师阎立功说，出租人应当履行租赁物的维修义务，未履行的，承租人可以自行维修，费用由出租人负担，孙女士有权在房租里扣除这笔钱。"
    head = "　　租来的房子漏雨，谁来修房顶"
    page = "\n".join(
        [
            *map(column, PROFILE.split("\n\n")[:2]),
            "",
            head,
            "",
            "　　【案情】",
            column(case),
            "　　【说法】",
            column(answer),
            "",
        ]
    )
    *_, law = articles_of(page)

    assert (law.title, [paragraph.text[:4] for paragraph in law.paragraphs]) == (
        head.strip(),
        ["【案情】", "今年夏天", "【说法】", "律师阎立"],
    )


def test_a_line_that_calls_below_a_headline_is_of_it() -> None:
    text = "“各位老少爷们,今天咱不比谁跑得快。”5月4日上午,单县终兴镇的村口空地上,主持人老郜举着喇叭,一开口就把大伙逗乐了。\n\n比的是谁的羊听话,七十只羊排成一溜,主人喊一声,羊要走到跟前。\n\n"
    page = f"头羊不走 主人急出一身汗\n\n裁判说:“别拽,让它自己来!”\n\n{text}本报记者 张三\n\n"

    assert titles_of(page + REPORT)[0] == "头羊不走 主人急出一身汗 裁判说:“别拽,让它自己来!”"


def test_the_first_line_of_a_page_that_has_no_end_is_a_headline() -> None:
    heads = "一家村办小厂,凭什么把柳编卖到了四十个国家\n柳条里的“大乾坤”\n——单县一家柳编厂的发展纪实\n\n"
    text = "三月的浮岗镇,杏花还没有开,柳编厂的院子里已经堆满了泡软的柳条,编筐的妇女坐了三排。\n\n"

    (feature, _) = articles_of(f"{heads}{text}{REPORT}")

    assert feature.title == "一家村办小厂,凭什么把柳编卖到了四十个国家 柳条里的“大乾坤”"


def test_a_figure_goes_on_with_no_headline_that_begins_with_another_word() -> None:
    judge = "今年54岁的杭立新,是曹县人民法院青堌集法庭庭\n长。从1991年穿上制服算起,他在基层法庭待了28\n\n"
    photograph = "宪法晨读声琅琅\n\n12月4日,定陶区杜堂镇中学800余名师生齐声诵读\n宪法。当日,青年志愿者赠送宪法读本2600册。\n通讯员 计春雷 摄\n\n"
    rest = "年,办了4300多件案子,其中调解和撤诉的占了七\n成半,没有一件被群众投诉。杭立新说,判得明白才\n走得出门。\n"
    feature, caption = articles_of(f"“马扎法官”老杭\n\n{judge}{photograph}{rest}")

    assert caption.title == "宪法晨读声琅琅"
    assert "待了28年,办了4300多件" in feature.paragraphs[0].text


def test_a_question_over_the_heading_of_a_section_is_the_headline_in_a_column() -> None:
    case = (
        "出了事故“私了”,还能反悔吗?\n案情回放\n今年3月,定陶区市民王某骑电动三轮车与李某驾\n驶的轿车相撞。双方签了协议,李某一次性赔偿。\n"
        "法院判决\n法院审理认为,双方签订协议时,王某对自己的伤\n情存在重大误解,依法撤销该协议。\n法官说法\n私了协议一经签订,对双方都有约束力,王某因重\n大误解签的除外。\n通讯员 胡安邦\n"
    )
    page = set_close(21, POND, SCHOOL, indent="") + "\n" + case

    assert [(article.title, len(article.paragraphs)) for article in articles_of(page)][2:] == [
        ("出了事故“私了”,还能反悔吗?", 7)
    ]


def test_advice_that_is_counted_has_a_headline() -> None:
    page = (
        f"{REPORT}冬日泡脚,先看这几条\n\n水温不是越烫越好。40℃上下最合适,由家人试温。\n\n"
        "时间不是越长越好。15到20分钟即可,微微出汗就停。\n\n"
    )

    assert titles_of(page)[1:] == ["冬日泡脚,先看这几条"]


def test_what_stands_at_the_margin_below_a_whole_text_and_leaves_room_over_a_blank_line_is_a_headline() -> None:
    report = (
        "本报讯（通讯员 柴立夏）七月一日，县自来水公司把抢修队分成了六个小组，每个小组包两条街。",
        "据了解，各组的电话已贴到楼道口，哪家水表漏了水，半个钟头内有人上门修理好。",
    )
    others = ("老井台上的新水表", *POND[1:]), SCHOOL
    page = f"{set_close(20, others[0])}\n\n{set_close(20, ('', *report)).strip()}\n自来水抢修分片包干\n\n{set_close(20, others[1])}\n"

    assert titles_of(page) == ["老井台上的新水表", "自来水抢修分片包干", SCHOOL[0]]


def test_a_short_line_that_breaks_off_inside_a_word_goes_on_below() -> None:
    letter = "我们村东头有一眼机井，是去年春天打的，井台上一直没有盖子，孩子们放学都从那里走。\n\n"
    torn = ["大家多次向镇上反", "映过这件事，回答总是快了快了，可是到今天也没有人来量一量尺寸。"]

    article = articles_of(f"{REPORT}机井缺个盖\n\n{letter}{torn[0]}\n\n{torn[1]}\n\n")[-1]

    assert article.paragraphs[-1].text == "".join(torn)


def test_a_few_words_that_need_an_object_are_no_headline() -> None:
    story = "在孙寺镇，提起种梨的老徐，没有人不认得。他从果树站退休以后，回村包下了六十亩沙地。\n\n"
    torn = ["第二年，刚挂果的梨树碰上", "一场冰雹，果子落了大半，他蹲在地头上半天没有说话。"]

    article = articles_of(f"{REPORT}沙地梨花开\n\n{story}{torn[0]}\n\n{torn[1]}\n\n")[-1]

    assert article.title == "沙地梨花开"
    assert article.paragraphs[-1].text == "".join(torn)


def test_on_a_page_that_tears_nothing_a_few_words_close_between_paragraphs_head_a_section() -> None:
    report = (
        "{}庄村的路通了\n本报讯（记者 张三）6月3日，{}庄村的水泥路通了车，老老少少都站在路边看，孩子们追着头一辆汽车跑出去老远。\n"
        "这条路长三公里，一共花了一百二十万元，其中一半是村里在外打工的人捐的，名字都刻在了村口的石头上，一个也没有落下。路边还要栽上两行国槐。\n\n"
    )
    feature = [
        "集上的清晨，是从羊汤的香味里开始的，天还没有亮透，十字街口的炉火已经烧得通红，赶早的人围着桌子坐了一圈。",
        "熬汤的人：一锅汤守了四十年",
        "老窦今年六十七岁，十几岁上跟着父亲学熬汤，一口锅用到现在，光是铁勺就磨坏了十一把，他说汤好不好全在火上。火大了汤浑，火小了汤腥，他守着灶口，一夜要添七八回柴。",
        "喝汤的人：从少年喝到白头",
        "靠墙坐着的老许，每逢集日都要走八里路来喝一碗，从前是父亲领着他来，如今是他领着孙子来，碗还是那样大的碗。",
    ]
    reports = [report.format(name, name) for name in "秦刘孔孟曹徐袁"]

    found = articles_of("".join(reports) + "一锅汤\n" + "\n".join(feature))

    assert [[paragraph.text for paragraph in article.paragraphs] for article in found[7:]] == [feature]


def test_what_somebody_asks_close_over_the_headline_of_a_report_is_of_it() -> None:
    asked, headline = "“爷爷,这条船您真的摇过吗?”", "鄄城:渡口边的一堂课"
    text = "本报讯(记者 李四)6月5日,鄄城县旧城镇的学生来到渡口,听老艄公讲摆渡的往事。"

    *_, above, article = articles_of(f"{REPORT.strip()}\n\n{asked}\n{headline}\n{text}\n\n")

    assert [paragraph.text for paragraph in article.paragraphs] == [text]
    assert article.title == f"{asked} {headline}"
    assert asked not in above.paragraphs[-1].text


def test_three_short_lines_between_blank_lines_are_not_all_of_one_paragraph() -> None:
    reports = "".join(
        f"{town}夜校开课\n\n本报讯(记者 张三)6月3日,{town}的夜校开了课,三十名农户下了地来学嫁接。\n\n"
        for town in ("旧城镇", "苟村集镇", "邵庄镇", "谢集镇", "大谢集镇")
    )
    sentence = "老艄公的船系在柳树上。"

    *_, story = articles_of(f"{reports}渡口之后\n\n浮桥通车百日,一名艄公的船停了\n\n{sentence}\n\n{PROFILE}")

    assert story.title.startswith("渡口之后")
    assert story.paragraphs[0].text == sentence


def test_what_stops_alone_right_over_a_dateline_is_a_subtitle_whatever_it_begins_with() -> None:
    heads = ["今年小麦收购办法出炉", "种粮户卖麦,您该去哪个粮站？", "6月10日起集中开秤,今年不打任何形式的白条"]
    text = "本报讯(记者 李四)6月8日,曹县粮食局公布了今年的收购点,全县二十六个粮站分片收麦,现款结算。"
    _, report = articles_of("\n\n".join([REPORT.strip(), *heads, text]))

    assert report.title == " ".join(heads)
    assert [paragraph.text for paragraph in report.paragraphs] == [text]


def test_what_a_report_links_to_under_no_headline_is_a_paragraph_of_its_own() -> None:
    link = "高压锅一般用八年,每次用前应看看限压阀是否通畅,锅内食物不要超过容积的五分之四。"
    (report,) = articles_of(f"{REPORT}相关链接\n\n{link}\n")

    assert [paragraph.text for paragraph in report.paragraphs[2:]] == ["相关链接", link]


def test_a_headline_inside_a_sentence_that_stops_above_it_is_no_part_of_that() -> None:
    torn = "在长江路一家银行,李女士正捏着存折排队,前面还有两个人。民警出示证件,她仍将信将疑,直到民警当面拨通上海警方的电"
    headline = "电话里的“民警”让她转账 真民警追到了银行柜台前"
    page = f"本报讯(记者 李四)11月6日,曹县民警拦下一笔汇款。\n\n{torn}\n\n{headline}\n\n话,她才瘫坐在椅子上。\n\n{REPORT}"
    report, _ = articles_of(page)

    assert (report.title, report.paragraphs[1].text) == (headline, f"{torn}话,她才瘫坐在椅子上。")


def test_the_name_of_a_column_over_a_headline_is_no_rest_of_a_sentence() -> None:
    torn = "6月8日,县法院的审判员们来到双桥乡的集市,把巡回法庭的牌子挂在了供销社的门口,赶集的人"
    page = f"法庭开进集市\n\n本报讯(通讯员 李四)县法院下乡办案。\n\n{torn}\n\n以案说法\n\n借条上的名字\n\n一道田埂 两户人家 七年不说话\n\n{REPORT.split(chr(10), 2)[2]}"

    assert titles_of(page)[1].endswith("一道田埂 两户人家 七年不说话")
    assert articles_of(page)[0].paragraphs[-1].text == torn
