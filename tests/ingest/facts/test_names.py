"""Who made an article, by its bylines; who is none of them."""

from __future__ import annotations

import pytest

from search.ingest.facts.names import dateline, is_author, is_byline, parse_byline, trailing_credit
from search.model import Kind
from tests.ingest.invented import (
    REPORT,
    articles_of,
    titles_of,
)


@pytest.mark.parametrize(
    "author", ["常 树 礼", "职业指导师 陆平", "主持人：本报记者 曹蕊", "讲述:吕新华 整理:记者 于浩"]
)
def test_who_wrote_or_told_is_no_part_of_the_headline(author: str) -> None:
    essay = "巷口的修鞋摊摆了三十年,老冯的锤子声一响,整条街都知道天亮了,谁家的鞋开了胶都往他那里送。\n"

    assert titles_of(f"{REPORT}修鞋匠老冯\n\n{author}\n\n{essay}")[1:] == ["修鞋匠老冯"]


@pytest.mark.parametrize("begins", ["商报讯（记者 甲乙）", "导报讯（通讯员 丙丁）", "快报讯 "])
def test_a_paper_may_call_itself_by_the_last_part_of_its_name(begins: str) -> None:
    match = dateline(begins + "昨日上午，")

    assert match is not None
    assert match[0].rstrip() == begins.rstrip()


def test_a_newspaper_named_in_a_sentence_is_no_dateline() -> None:
    page = REPORT + "晚报刊登消息后,第二天便有三个电话打来,都说愿意帮着清理河道。\n\n本报热线电话响个不停。\n\n"

    assert len(articles_of(page)) == 1


@pytest.mark.parametrize(
    ("text", "reporters", "correspondents", "photographers"),
    [
        ("记者 李明 通讯员 王守强 赵刚", ("李明",), ("王守强", "赵刚"), ()),
        ("记者 王　燕 通讯员 孙安琪", ("王燕",), ("孙安琪",), ()),
        ("牡丹晚报全媒体记者 陈力", ("陈力",), (), ()),
        ("通讯员丁忠宪刘洋万文闻", (), ("丁忠宪", "刘洋", "万文闻"), ()),
        ("记者程志远通讯员鲍宪锋", ("程志远",), ("鲍宪锋",), ()),
        ("记者欧阳文轩司马南", ("欧阳文轩", "司马南"), (), ()),
        ("记者黄敬峰摄", (), (), ("黄敬峰",)),
        ("本报记者国敬峰摄", (), (), ("国敬峰",)),
        ("通讯员 常川 张允 摄", (), (), ("常川", "张允")),
        ("记者 张三 文/图", ("张三",), (), ("张三",)),
        ("记者 李四、王五 摄影报道", ("李四", "王五"), (), ("李四", "王五")),
        ("□ 本报记者 景书涵", ("景书涵",), (), ()),
        ("本报通讯员 小锴", (), ("小锴",), ()),
        ("新华社记者 佟向南", ("佟向南",), (), ()),
        ("菏泽日报·牡丹晚报记者 王燕", ("王燕",), (), ()),
        ("中国青年报记者 王燕", ("王燕",), (), ()),
        ("县融媒体中心记者 王燕", ("王燕",), (), ()),
        ("本报驻曹县记者 王燕", ("王燕",), (), ()),
        ("本报记者 王燕 见习记者 张三 通讯员 李明", ("王燕", "张三"), ("李明",), ()),
        ("记者 王燕 实习生 李四", ("王燕", "李四"), (), ()),
        ("小记者 王燕", ("王燕",), (), ()),
        ("(学生记者 王燕 指导教师 李明)", ("王燕",), (), ()),
        ("本报特约评论员 王五", ("王五",), (), ()),
        ("口述：王燕 整理：李明", ("王燕", "李明"), (), ()),
        ("本报记者 王燕 整理", ("王燕",), (), ()),
        ("通讯员 王道 报道", (), ("王道",), ()),
        ("王燕 供稿", (), ("王燕",), ()),
        ("记者｜王燕", ("王燕",), (), ()),
        ("王燕 文 李明 图", ("王燕",), (), ("李明",)),
        ("本报记者 王燕 李明/文 张三/图", ("王燕", "李明"), (), ("张三",)),
        ("文/本报记者 王燕 图/通讯员 李明", ("王燕",), (), ("李明",)),
        ("文/图 本报记者 王燕", ("王燕",), (), ("王燕",)),
        ("图文/王燕", ("王燕",), (), ("王燕",)),
        ("王爱红/摄", (), (), ("王爱红",)),
        ("新华社发 王燕 摄", (), (), ("王燕",)),
        ("图片由通讯员王燕提供", (), ("王燕",), ()),
        ("漫画/曹一", (), (), ("曹一",)),
        ("王燕 绘", (), (), ("王燕",)),
        ("王燕 作", (), (), ("王燕",)),
        ("王燕 摄于青年湖", (), (), ("王燕",)),
        ("◇ 程 颐", ("程颐",), (), ()),
        ("（本报记者王燕采访整理）", ("王燕",), (), ()),
        ("本报记者 王燕 统筹 李明", ("王燕",), (), ()),
        ("通讯员 买买提·艾力 王燕", (), ("买买提·艾力", "王燕"), ()),
        ("记者 王燕·李明", ("王燕", "李明"), (), ()),
    ],
)
def test_bylines(text: str, reporters: object, correspondents: object, photographers: object) -> None:
    byline = parse_byline(text)

    assert is_byline(text)
    assert (byline.reporters, byline.correspondents, byline.photographers) == (
        reporters,
        correspondents,
        photographers,
    )


@pytest.mark.parametrize(
    "text",
    [
        "记者走基层",
        "记者见到裴国栋时,他的鞋上还沾着泥。",
        "图书馆开馆",
        "文明新风满乡村",
        "摄影大赛",
        "山水 画",
        "牡丹入画",
        "◇ 便民信息",
        "小记者走进消防队",
        "记者现场拍摄",
        "老照片 摄于1958年",
        "这张合影摄于青年湖",
        "人民日报评论员文章:稳中求进 奋发有为",
        "■曹县",
        "记者随后来到市场、超市",
        "记者观察 乡村夜经济怎么火起来",
        "记者手记 麦田里的希望",
        "记者体验 凌晨三点的菜市场",
        "记者在现场看到，小区门口的消防栓旁排起了长队，居民们拿着水桶、脸",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert not is_byline(text)


def test_a_notice_s_heading_of_two_characters_set_apart_is_nobody_s_name() -> None:
    assert is_author("乔 锐")
    assert is_author("王小雨指导教师李月娥")
    assert not is_author("致 歉")


def test_who_wrote_an_essay_is_a_byline() -> None:
    (article,) = articles_of("早春\n\n□ 张宪光\n\n残雪还没有化,柳枝已经低下头来。河面上的冰也薄了。\n")

    assert article.title == "早春"
    assert article.paragraphs[0].text == "□ 张宪光"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("郓城 樊庆斌", ("樊庆斌",)),
        ("菏泽学院商学院 刘炳辉 孟宪芳", ("刘炳辉", "孟宪芳")),
        ("菏泽市中医医院 主任医师 马德峰", ("马德峰",)),
        ("时 平", ("时平",)),
        ("■ 王宗凯", ("王宗凯",)),
        ("●晚 秋", ("晚秋",)),
        ("本期解答:市疾控中心 孔德民", ("孔德民",)),
        ("市丹阳路小学三(2)班 校园记者 孔德民", ("孔德民",)),
        ("□ 本报评论员", ()),
        ("孔德民(曹县)", ("孔德民",)),
        ("主讲嘉宾：孔德民", ("孔德民",)),
        ("坐堂医生:市中医医院针推科副主任医师 孔德民", ("孔德民",)),
        ("图片由受访者提供", ()),
        ("资料图片", ()),
        ("作者系郓城县驻村干部", ()),
        ("曹县实验中学 庾 岭", ("庾岭",)),
        ("县消防大队 乐 言", ("乐言",)),
        ("孙 勇 许 冰", ("孙勇", "许冰")),
        ("郓城 孙 勇 许 冰", ("孙勇", "许冰")),
        ("本报特约评论员", ()),
        ("王宗凯", ("王宗凯",)),
        ("薄云亭", ("薄云亭",)),
    ],
)
def test_a_name_under_a_headline_is_its_author(author: str, names: tuple[str, ...]) -> None:
    (article,) = articles_of(
        f"母亲的手擀面\n\n{author}\n\n每次从省城回家,母亲总是先问一句想吃什么。面是自己擀的。\n"
    )

    assert (article.title, article.reporters) == ("母亲的手擀面", names)


def test_a_credit_before_the_names() -> None:
    (article,) = articles_of("山药上市\n\n11月7日,村民在定陶区采收山药。\n\n图/文 记者 赵波\n")

    assert article.kind is Kind.PHOTO


def test_a_list_that_could_be_cut_otherwise_is_doubtful() -> None:
    assert parse_byline("通讯员王安康宁波").uncertain
    assert not parse_byline("通讯员周宝俊刘汉功").uncertain


@pytest.mark.parametrize(
    ("ends", "names"),
    [
        ("领证的群众排起长队。(冯晓)", ("冯晓",)),
        ("领证的群众说:“真方便!”（朱 亮　田翠翠）", ("朱亮", "田翠翠")),
        ("领证的群众排起长队。(单县 欧阳桂枝、魏强)", ("欧阳桂枝", "魏强")),
        ("领证的群众排起长队。(江苏)", ()),
        ("领证的群众排起长队。(全文完)", ()),
        ("领证的群众排起长队。(单县日报)", ()),
        ("领证的群众排起长队(何村)。", ()),
    ],
    ids=["one", "set apart", "behind a place", "place", "no name", "paper", "inside"],
)
def test_who_signs_a_brief_in_brackets_is_its_correspondent(ends: str, names: tuple[str, ...]) -> None:
    (article,) = articles_of(f"便民窗口搬进集市\n\n3月2日,县政务服务中心把窗口搬进集市,当天办证三百件。{ends}\n")

    assert (article.reporters, article.correspondents) == ((), names)


def test_names_in_brackets_are_all_names() -> None:
    assert parse_byline("(王燕 李明)").reporters == ("王燕", "李明")
    assert parse_byline("(郓城 樊庆斌)").reporters == ("樊庆斌",)
    assert parse_byline("(曲阜师大 柳笛)").reporters == ("柳笛",)


@pytest.mark.parametrize("office", ["市公安消防支队 供稿", "(市疾控中心免疫规划科 供稿)", "市农技推广站提供"])
def test_an_office_that_gave_a_text_is_nobody_s_name(office: str) -> None:
    assert not parse_byline(office)


def test_a_credit_at_the_end_of_a_paragraph() -> None:
    assert trailing_credit("预计年产达到30万台(套)。”记者 黄啟峰 摄") == "记者 黄啟峰 摄"
    assert trailing_credit("并讲解冬季养生知识。 庄 严摄") == "庄 严摄"
    assert trailing_credit("老人把外套挂满了一棵法桐树。刘洪军 摄") == "刘洪军 摄"
    assert trailing_credit("他的作品由记者张三拍摄") == ""
    assert trailing_credit("数据录进平板电脑。记者从市卫生健康委") == ""


def test_a_byline_without_brackets() -> None:
    (article,) = articles_of("秸秆离田\n\n本报讯 记者景书涵报道 连日来,牡丹区的田间地头一片繁忙。\n")

    assert article.reporters == ("景书涵",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("城关街道第三小学五年级二班 魏一诺", ("魏一诺",)),
        ("东明县第一中学高一（12）班学生家长 张翠平", ("张翠平",)),
        ("解答专家:菏泽市中医医院副主任医师 孔德民", ("孔德民",)),
        ("评论员　武　强", ("武强",)),
    ],
)
def test_authors_by_task_and_class(byline: str, names: tuple[str, ...]) -> None:
    (article,) = articles_of(f"奶奶的蓝布包\n\n{byline}\n\n我家的衣柜里,一直放着一个蓝布包,洗得发白。\n")

    assert (article.title, article.reporters) == ("奶奶的蓝布包", names)


@pytest.mark.parametrize("signs", ["主任医师 罗玉洁", "心内科 苗长青", "菏泽市鲁西南律师事务所 郝建新"])
def test_a_rank_or_a_ward_and_a_name_sign_the_advice_above_them(signs: str) -> None:
    advice, report = articles_of(
        f"秋燥来袭\n秋分之后早晚温差拉大,老人和孩子睡前要把窗户关小,不要再睡凉席。\n{signs}\n成武县:“健康小屋”进社区\n"
        "本报讯(通讯员 尚秋红)在成武县文亭社区,几位老人正在“健康小屋”里自助测量血压,数据传到县医院。\n"
    )

    assert (advice.paragraphs[-1].text, report.title) == (signs, "成武县:“健康小屋”进社区")


def test_an_office_and_a_name_sign_the_advice_above_them() -> None:
    advice, news = articles_of(
        "孩子咳嗽怎么办\n\n孩子久咳不愈,家长应带孩子到医院检查,明确诊断后规范用药,注意通风。\n\n菏泽市立医院儿科 葛玉红\n\n"
        "民警寻回老人\n\n本报讯(记者 张三)3月5日,民警寻回一位老人。\n"
    )

    assert (advice.title, advice.reporters) == ("孩子咳嗽怎么办", ("葛玉红",))
    assert news.title == "民警寻回老人"


@pytest.mark.parametrize("name", ["常 树 礼", "常 树礼", "□ 常　树礼"])
def test_a_name_of_three_characters_set_apart_is_one(name: str) -> None:
    assert is_author(name)
    assert parse_byline(name).reporters == ("常树礼",)


@pytest.mark.parametrize(
    "author",
    [
        "东明县实验小学五(3)班 穆子涵 指导教师:韩梅",
        "菏泽人民广播电台 柳 絮",
        "东明县实验小学五(3)班 穆子涵(指导教师:韩梅)",
    ],
)
def test_who_wrote_an_essay_and_who_taught_it(author: str) -> None:
    (essay,) = articles_of(
        f"外婆的蒲扇\n\n{author}\n\n外婆有一把蒲扇,扇边用蓝布条缝了一圈。夏天停电了,她就坐在床边给我扇风。\n"
    )

    assert essay.title == "外婆的蒲扇"
    assert essay.reporters[0] in ("穆子涵", "柳絮")


def test_who_talks_with_whom_stands_over_an_interview() -> None:
    (interview,) = articles_of(
        "种出“会说话”的山药\n\n对话人:本报记者 郑可为\n\n嘉 宾:陈集山药种植户 晁红霞\n\n"
        "晁红霞:用手机一扫,哪块地、哪天下的种,买主看得清清楚楚,我们卖得也硬气。\n"
    )

    assert (interview.title, len(interview.paragraphs)) == ("种出“会说话”的山药", 3)


def test_a_profession_makes_any_name_one_below_advice() -> None:
    advice, news = articles_of(
        "借条丢了还能要钱吗\n\n律师同志:前年我借给同学三万元,他写了借条,搬家时弄丢了。\n\n"
        "读者朋友:银行转账凭证能够证明款项已经交付,要注意两年的诉讼时效。\n\n郓城律师事务所 律师 官庆梅\n\n"
        "城管“扫街” 摊贩入市\n\n本报讯 4月15日清晨,县城西门街的马路菜市场搬进了新市场。\n"
    )

    assert advice.paragraphs[-1].text == "郓城律师事务所 律师 官庆梅"
    assert news.title == "城管“扫街” 摊贩入市"


@pytest.mark.parametrize(
    "author", ["牡丹区第二十一中学附小 四(3)班 孙雨桐", "程屯镇 刘继珍(62岁)", "县实小 五年级 朱浩然"]
)
def test_authors_are_told_by_their_school_and_class_and_may_give_their_age(author: str) -> None:
    assert is_author(author)


@pytest.mark.parametrize("title", ["路之歌", "柳之韵"])
def test_the_headline_of_an_essay_is_no_author_though_it_begins_with_a_surname(title: str) -> None:
    text = "天一热,村口的那条道就有了人声,卖瓜的、卖西红柿的、修鞋的,一家挨着一家,说说笑笑到天黑。"
    _, essay = articles_of(f"{REPORT}{title}\n\n{text}\n\n郓城县实验中学 苑 青\n")

    assert (essay.title, essay.reporters) == (title, ("苑青",))


def test_the_town_before_a_name_in_brackets_is_nobody() -> None:
    assert parse_byline("（马头镇 房亚楠）").reporters == ("房亚楠",)
    assert parse_byline("（马镇 房亚楠）").reporters == ("马镇", "房亚楠")


@pytest.mark.parametrize("town", ["郭屯镇", "黄堆乡"])
def test_a_town_alone_wrote_nothing(town: str) -> None:
    assert not is_author(town)
    assert is_author(town[:2])
