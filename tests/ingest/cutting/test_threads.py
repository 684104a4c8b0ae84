"""Texts that run through each other are told apart."""

from __future__ import annotations

import pytest

from search.ingest.cutting import threads
from search.ingest.cutting.items import Item, Paragraph
from tests.ingest.invented import (
    BUS,
    LAKE,
    LAKE_REST,
    LIFT,
    LIFT_REST,
    POND,
    PROFILE,
    REPORT,
    SCHOOL,
    articles_of,
    set_close,
)


def test_a_short_line_ends_with_who_wrote_it_behind_its_full_stop() -> None:
    signed = f"{REPORT}今年以来,该镇组织党员写家书、讲故事,评选出二十封在大厅展示。镇纪委书记介绍\n\n让清风吹进每一个家。通讯员 周海燕\n\n"
    brief = "引马镇土山集社区一期工程日前交付使用,首批住户领到了新房钥匙,水电气暖齐全。(郭兴中)\n\n"

    article = articles_of(f"{signed}{brief}土山集社区居民搬新家\n")[1]
    assert (article.title, article.paragraphs[0].text) == ("土山集社区居民搬新家", brief.strip())


def test_the_answer_of_an_office_below_a_signed_letter_belongs_to_it() -> None:
    letter = (
        "站牌字太小 老人看不清\n\n我今年71岁,出门全靠公交车,站牌上的字比黄豆粒还小,建议换成大字的。\n\n市民 佟桂珍\n\n"
        "市公交公司:您的建议很好,我们计划上半年更换站牌160块,字号放大一倍。\n\n"
    )
    article = articles_of(f"{REPORT}{letter}")[1]

    assert (article.title, len(article.paragraphs)) == ("站牌字太小 老人看不清", 3)


def test_prose_below_the_verses_of_a_poem_is_the_rest_of_the_essay_around_it() -> None:
    page = (
        "母亲的萝卜窖\n\n□ 冯怀岭\n\n霜降一过,母亲就惦记着挖萝卜窖,窖口插一捆高粱秸透气,一冬的菜全指望它。\n\n"
        "后来我进城安了家,菜市场里的萝卜水灵灵的,可怎么也吃不出当年的\n\n"
        "初冬\n\n□ 苏荷\n\n一片叶子落下来\n河就瘦了一圈\n芦花替谁白了头\n只有麦苗不肯睡\n\n"
        "滋味。前些日子回老家,母亲七十三岁了,还要下窖去掏萝卜,我说我来。\n\n"
        "临走,母亲往车后备箱里塞了满满一袋萝卜,还沾着新鲜的泥。\n"
    )
    essay, poem = articles_of(page)

    assert [len(essay.paragraphs), len(poem.paragraphs)] == [4, 5]


def test_only_texts_around_one_that_stops_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def item_of(text: str) -> Item:
        item = Item()
        item.heads.append(0)
        item.paragraphs.append(Paragraph(text, 0))
        return item

    windows: list[list[str]] = []
    monkeypatch.setattr(
        threads,
        "_untangle",
        lambda window, lines, **how: windows.append([item.paragraphs[0].text for item in window]),
    )
    whole = [f"第{number}篇说的是另外一件事情,说完了。" for number in range(60)]
    texts = [
        *whole[:20],
        "孩子在车站走失了,民警查看录像之后发现",
        *whole[20:50],
        "老人把一袋苹果送到了派出所的",
        *whole[50:],
    ]

    threads.untangle(list(map(item_of, texts)), [])

    assert windows == [[*whole[15:20], texts[20], *whole[20:26]], [*whole[45:50], texts[51], *whole[50:56]]]


def test_a_piece_that_speaks_in_a_headline_s_words_goes_to_its_text() -> None:
    page = (
        "陶土里长出百万订单\n\n本报讯(记者 程建)李庄村的窑火又旺了起来,七十岁的老窑工望着新砌的窑炉,说起当年挑担卖盆的\n\n"
        "夜校开课 农民点菜\n\n每到周三晚上,文化广场的教室里就坐满了人,讲的是嫁接和测土配肥。\n\n"
        "百万订单从陶土里长出,盆盆罐罐外销十一国,年轻人陆续回来学拉坯。\n\n"
        "巨野修葺红色旧址\n\n本报讯(记者 王五)12月14日,巨野县启动红色旧址修葺,首批三处已进场施工。\n"
    )
    report, school, _ = articles_of(page)

    assert report.paragraphs[-1].text.endswith("年轻人陆续回来学拉坯。")
    assert len(school.paragraphs) == 1


def test_a_rest_below_who_signed_another_text_goes_to_the_one_whose_words_it_speaks_in() -> None:
    rest = "截至当日下午,郓城县水务局在宋金河清理的淤泥已全部运出,河道两岸护坡加固同时开工。"
    page = f"{REPORT}白浮图芦笋装车忙\n\n近日,白浮图镇的芦笋装车发往上海,收购价每公斤涨了六角。\n\n通讯员 赵宏 摄\n\n{rest}\n\n"
    end = "养老院里通暖气\n\n本报讯(记者 田心)入冬前,敬老院通了暖气,老人的屋里暖和了。\n"

    assert articles_of(page + end)[0].paragraphs[-1].text == rest


def test_of_two_rests_the_one_goes_on_whose_first_character_follows_the_last_above_the_break() -> None:
    page = (
        "大李村添了新家什\n\n本报讯(记者 张三)6月3日,郓城县大李村村委会门前摆开一排新家什,除了三辆电动三轮,村里还添置了两台洒水\n\n"
        "暑期美术班开课\n\n本报讯(通讯员 李四)6月5日,东明县文化馆的暑期美术班迎来头一批学员,二十几个孩子围着老师学画荷\n\n"
        "车,往后每天清早沿街走上一遍,尘土就扬不起来了。\n\n"
        "花,画好的一张张挂满了走廊,引得家长纷纷拍照。\n\n"
    )

    first, second = articles_of(page)

    assert first.paragraphs[-1].text.endswith("添置了两台洒水车,往后每天清早沿街走上一遍,尘土就扬不起来了。")
    assert second.paragraphs[-1].text.endswith("围着老师学画荷花,画好的一张张挂满了走廊,引得家长纷纷拍照。")


def test_a_headline_over_the_rest_of_a_text_above_another_one_is_that_text_s() -> None:
    page = (
        "本报讯(通讯员 王五)6月4日,曹县庄寨镇的桐木加工户孟庆合把最后一车拼板装上货柜,这批桐木拼板将发往\n\n"
        + REPORT
        + "庄寨桐木拼板走俏海外\n\n"
        "日本和韩国的家具厂。\n\n"
        "孟庆合说,今年头五个月的订单比去年一年还多,厂里的三条线昼夜不停。\n\n"
    )

    first, second = articles_of(page)

    assert first.title == "庄寨桐木拼板走俏海外"
    assert [paragraph.text[-8:] for paragraph in first.paragraphs] == ["和韩国的家具厂。", "三条线昼夜不停。"]
    assert second.title == "郓城清淤河道保汛期"


def test_a_text_below_a_photograph_is_the_rest_of_the_essay_above_it() -> None:
    page = (
        "花馍飘香二十年\n\n"
        + PROFILE
        + "清淤保汛\n\n6月3日,郓城县水务局组织机械对宋金河淤积段进行清理。\n\n记者 张三 摄\n\n"
        "花馍上桌,孔令梅总要先掰下一块尝尝。如今她的花馍坐上了网店,枣香飘到了省城,订单排到了年底。\n\n"
        "本报记者 李四\n\n" + REPORT.replace("6月3日", "6月5日")
    )

    essay, photograph, _ = articles_of(page)

    assert essay.title == "花馍飘香二十年"
    assert len(essay.paragraphs) == 4
    assert photograph.kind == "photo"


def test_a_rest_of_two_paragraphs_above_its_text_goes_below_the_break_it_fits() -> None:
    page = (
        "花馍飘香二十年\n\n" + PROFILE + "车,往后每天清早沿街走上一遍,尘土就扬不起来了。\n\n"
        "村支书李庆合说,添置家什的钱是村里那片杨树卖的,账目贴在村委会墙上。\n\n"
        "大李村添了新家什\n\n本报讯(记者 张三)6月3日,郓城县大李村村委会门前摆开一排新家什,除了三辆电动三轮,村里还添置了两台洒水\n\n"
        + REPORT.replace("6月3日", "6月5日")
    )

    essay, report, _ = articles_of(page)

    assert len(essay.paragraphs) == 2
    assert [paragraph.text[-6:] for paragraph in report.paragraphs] == ["扬不起来了。", "村委会墙上。"]


def test_the_rest_of_a_text_that_stops_above_who_signs_it_stands_elsewhere() -> None:
    painters = (
        "工笔牡丹画出百业兴\n\n10月13日,在巨野县书画院的画室里,八十二名画师围着一幅长卷设色。\n\n"
        "眼下,巨野县有绘画专业村五十个,从事书画产业的有两万余人,\n\n记者 张三\n\n"
    )
    dryers = (
        "秋雨中的烘干车\n\n本报讯(通讯员 李四)10月14日,连续两天的阴雨让种粮大户齐保中犯了愁,供销社的烘干车开进了院子。\n\n"
        "截至目前,该县累计烘干玉米七万吨,没有粮食霉变。\n\n"
    )
    rest = "年产作品百万幅,产品远销二十多个国家。县里又把牡丹画印到丝巾上,书画衍生品销售首次超过了原画。"

    paintings, dried, _ = articles_of(f"{painters}{dryers}{rest}\n\n{REPORT}")

    assert [paragraph.text[-5:] for paragraph in paintings.paragraphs] == ["长卷设色。", "过了原画。", "记者 张三"]
    assert len(dried.paragraphs) == 2


STRAW = (
    "本报讯(通讯员 刘六)6月9日,吕陵村的秸秆收储点堆起小山,打捆机往来不停。\n\n"
    "过去烧秸秆最让村干部头疼,如今秸秆压成燃料,冬天取暖用得上。\n\n"
)


def test_a_rest_at_the_top_of_the_page_goes_far_down_to_the_text_that_stops() -> None:
    fraud = (
        "村民被骗警方追回\n\n本报讯(通讯员 程旭)近日,在终兴派出所,村民牛桂花接过民警送来的两万元现金,连声道谢。\n\n"
        "今年五月,牛桂花接到自称社保局的电话,把卖粮钱全部汇出。民警先后赴福建、广东等地,行程六千余公里,\n\n"
    )
    rest = "历时五个月将犯罪嫌疑人林某抓获归案。\n\n警方提醒,凡是提到安全账户的都是诈骗。\n\n"

    bus, robbed, _ = articles_of(rest + BUS + fraud + STRAW)

    assert len(bus.paragraphs) == 1
    assert [paragraph.text[-5:] for paragraph in robbed.paragraphs] == ["连声道谢。", "抓获归案。", "都是诈骗。"]


def test_a_signed_sentence_below_a_photograph_is_the_rest_of_a_text_that_stops() -> None:
    page = (
        "小票上的“良心秤”\n\n一斤就是一斤,缺了管补。五里墩菜市场的入口处,一台公平秤摆得端端正正,买菜的人路过都要称一称。\n\n"
        "市场管理方给每个摊位换上了能打小票的电子秤,顾客凭小票投诉,三天之内给说法。市场监管所每月通报一次,对表现\n\n"
        f"{REPORT}荷塘采莲\n\n7月10日,成武县苟村集镇的农民撑着小船在荷塘里采摘莲蓬,脸上挂着丰收的笑。\n\n通讯员 张三 摄\n\n"
        "好的商户减免租金。目前,已有41家商户受益。\n\n记者 李小四\n\n"
        "“修旧如旧最难。”石匠孔令海在街上凿了三个月的青石板,磨坏了四十多把錾子,说起街上的每一块石头都如数家珍。\n\n老街修旧如旧\n\n"
        "本报讯(记者 王五)7月8日,单县牌坊街的修缮工程完工,青石板路重新铺好,街边的老字号陆续开门迎客。\n"
    )
    article = articles_of(page)[0]

    assert article.paragraphs[1].text.endswith("对表现好的商户减免租金。目前,已有41家商户受益。")
    assert article.reporters == ("李小四",)


def test_a_rest_under_the_headline_of_the_text_above_it_is_of_the_text_that_stops() -> None:
    page = f"{LIFT_REST}\n\n{BUS}{STRAW}秸秆变身暖心煤\n\n{LAKE_REST}\n\n{LAKE}{LIFT}{REPORT}"

    _, straw, lake, lift, _ = articles_of(page)

    assert (straw.title, len(straw.paragraphs)) == ("秸秆变身暖心煤", 2)
    assert lake.paragraphs[-1].text.endswith(f"聘请{LAKE_REST}")
    assert lift.paragraphs[-1].text.endswith(f"楼道会{LIFT_REST}")


def test_a_text_that_ends_inside_a_sentence_gets_its_rest_however_plainly_that_begins() -> None:
    page = (
        "果农学会给梨树“把脉”\n\n本报讯(通讯员 赵六)8月9日,成武县大田集镇的梨园里,果农围着技术员学修剪。镇里办起了果树课堂,收成,\n\n"
        + REPORT
        + "检验成效。\n\n今年课堂还要办三期,讲梨园防虫。\n\n"
    )

    first, second = articles_of(page)

    assert [paragraph.text[-5:] for paragraph in first.paragraphs] == ["检验成效。", "梨园防虫。"]
    assert len(second.paragraphs) == 2


def test_what_stands_under_no_headline_below_a_wider_gap_is_the_rest_of_a_text_that_stops() -> None:
    page = (
        "化工厂换上“绿装”\n\n本报讯(记者 张三)12月2日,东明一家化工厂的中控室里,技术员紧盯屏幕,各项参数平稳。\n\n"
        "这个项目以丙烷为原料,能耗比从前下降三成。“走老路没有出路。”集团副总工程师\n\n\n"
        "乡村书屋来了新书\n\n本报讯(通讯员 李四)12月3日,记者从县图书馆获悉,今年新添的两万册图书已送到村里。\n\n"
        "冉堌镇的书屋添了两张长桌,放学以后坐满了孩子,管理员把炉火烧得旺旺的。\n\n\n"
        "许志浩坦言,今年用于技术改造的投入超过以往三年的总和,生产线上的设备全部换新,各项能耗还能再降。\n\n"
        "据悉,年内还将启用屋顶上的光伏板,车棚用电全部自给。\n\n\n"
        "果农学起剪枝\n\n本报讯(通讯员 王五)12月4日,单县果树站的技术员来到果园,手把手教果农剪枝。\n"
    )

    factory, books, _ = articles_of(page)

    assert len(factory.paragraphs) == 3
    assert len(books.paragraphs) == 2


def test_the_paragraphs_below_a_rest_under_no_headline_are_of_the_same_text() -> None:
    page = (
        "课间玩起“老游戏”\n\n"
        "本报讯(通讯员 李四)滚铁环、踢毽子、跳房子、抽陀螺……新学期伊始,莱河镇小学的操场成了孩子们盼望的地方。\n\n"
        "该校将民间游戏编成课程,请村里的老人和教师一起授课,每个年级学习三项。铁环是用旧水桶箍打的,毽子是孩子们用\n\n\n"
        "后厨来了检查员\n\n本报讯(通讯员 王五)9月6日,单县实验小学的代表穿上白大褂,跟着执法人员走进食堂。\n\n"
        "食堂负责人当场整改,第二天就在洗菜池旁铺上了防滑垫。\n\n\n"
        "作业本和公鸡毛做成的。\n\n"
        "“以前一响铃都低头摸手机,如今全往外跑。”薄其昌说,"
        "两周来,视力复查的数据还看不出变化,请病假的孩子已经少了三成,家访时爹娘们也都说好。\n\n\n"
        "家长学校开到村头\n\n本报讯(通讯员 赵六)近日,在终兴镇潘庄村文化广场,公益讲座吸引了八十多位家长。\n"
    )

    games, kitchen, _ = articles_of(page)

    assert len(games.paragraphs) == 3
    assert len(kitchen.paragraphs) == 2


def test_what_is_said_aloud_in_two_texts_ties_them_not() -> None:
    report = (
        "老渡口的新码头\n\n清早五点，七十一岁的船工常怀礼就到了渡口。“从前过河看风，现在过河看表，心里踏实。”他把缆绳绕上石桩。\n\n"
        "两年前，渡口铺了浮桥，客车一刻钟一班，对岸的菜农赶集再不用半夜起身。\n\n"
    )
    note = (
        "记者手记\n\n一句大白话的分量\n\n三天里，采访本记满了两册，翻来翻去，最重的还是一句大白话。\n\n"
        "“从前过河看风，现在过河看表，心里踏实。”这话不喊口号，却把一座桥的好处说尽了。\n\n桥是路的句号，日子是桥的正文。愿这正文越写越暖。\n\n本报记者 李思远\n\n"
    )
    rest = "浮桥边，菜农们把藕和莲蓬码上客车，常怀礼的缆绳挂进了渡口的展室。\n\n本报记者 张三 李思远\n"

    assert [len(article.paragraphs) for article in articles_of(report + note + rest)] == [4, 4]


def test_a_headline_that_speaks_of_the_text_above_it_lets_the_rest_of_another_go_below_it() -> None:
    torn = (
        "一间教室 三十年的铃声\n\n在单县最南头的教学点,每天早上最先到的总是那位老教师,他拉响铃铛,站在校门口等他的15个学生。\n\n"
        "这里原来是一所完小,后来村里人外出打工,学生越来越少,老师也陆续调走。1991年,\n\n"
    )
    untitled = (
        "本报讯(通讯员 李四)9月8日,成武县召开教师节庆祝大会,对60名“最美园丁”和8个先进集体进行表彰。\n\n"
        "表彰会上,来自大田集镇中心小学的“最美园丁”作了题为《一支粉笔》的报告。她从教40年,资助困难学生20名,退休后办起了书屋。\n\n"
        "今年以来,成武县新建、改扩建学校6所,招聘“最美园丁”这样的教师300名,建设周转宿舍120套。\n\n成武表彰60名“最美园丁”\n\n"
    )
    rest = (
        "民办教师转正不久的孔传井被派到这里时,还有五个同事,十几年以后只剩下他一个人。\n\n"
        "语文、数学、音乐、体育,一、二年级复式班,一堂课要掰成两半上。冬天生炉子,他一天要开三次窗;下雨天河水涨了,他就背学生过去。\n\n"
        "前年,镇中心校想让他调到条件好些的学校,他没答应。他说:“最小的孩子才五岁,坐车去镇上要四十分钟。我走了,他们咋办?”\n\n"
        "孔传井的办公桌上压着一张发黄的合影,那是他教的第一届学生。其中有两个人,后来也当了老师。\n\n记者 王五\n\n"
    )

    first, second, _ = articles_of(torn + untitled + rest + REPORT)

    assert (first.title, first.reporters, len(first.paragraphs)) == ("一间教室 三十年的铃声", ("王五",), 6)
    assert (second.title, len(second.paragraphs)) == ("成武表彰60名“最美园丁”", 3)


def test_the_rest_of_a_torn_text_stands_below_a_notice() -> None:
    page = (
        "一顶草帽带出一个产业\n\n本报讯(记者 李四)“帽檐要再收一寸。”1月9日,曹县青堌集镇的编织户孔令梅对着样品改草帽。\n\n"
        "草帽出口旺季短,镇里引导编织户做起网店,去年销售草帽一百万顶,并建立了花样登记,谁先编出新花样,就可以\n\n\n"
        "注销公告\n\n曹县鑫源蔬菜种植农民专业合作社拟注销登记,请债权人自公告之日起45日内向清算组申报债权。\n\n"
        "凭登记证要求仿冒的网店下架。“以前比谁便宜,现在比谁好看。”孔令梅说,她带出的徒弟已有八人开了编织网店。\n\n\n"
    )

    hat, notice, _ = articles_of(page + REPORT)

    assert len(hat.paragraphs) == 2
    assert hat.paragraphs[-1].text.endswith("开了编织网店。")
    assert len(notice.paragraphs) == 1


def test_below_the_paper_s_own_lines_inside_a_report_the_text_above_it_goes_on_sooner() -> None:
    feature = (
        "一张木版年画,印出半条街的热闹\n\n——巨野县木版年画产业发展纪实\n\n"
        "1月18日,北京一家商场的四楼,一幅年画前围满了人。南方来的李女士一口气买下六幅。她说:“看着它,就像看见了老家的门。”\n\n"
        "这种被巨野人贴了几百年的东西,如今有了一个响亮的名字——非遗年画。\n\n"
        "县里成立了领导小组,把全县会刻版的艺人登记造册,共摸出“巧手”三百多人。\n\n"
    )
    report = (
        "龙堌镇老人住进“新家”\n\n本报讯(通讯员 李四) 龙堌镇敬老院扩建工程日前竣工,58名老人赶在春节前搬进新居。新楼里有暖气,公共浴室一天到晚供应热水。\n\n"
        "76岁的孔老汉无儿无女,原来住在村头两间漏雨的土屋里。搬家那天,他抱着一只猫不肯撒手,院长笑着说:“猫也一块儿来。”\n\n"
    )
    rest = (
        "几家作坊把艺人请来,统一供纸、统一颜色、统一收购,案子放在农户家里,农忙下田,农闲印画。\n\n"
        "章缝镇的常大娘,老伴瘫痪在床,走不开身。三年前她领了案子,在家印画,一年挣了一万八。\n\n"
        "红火的背后也有隐忧。记者采访中了解到,眼下全县年画作坊虽多,能独立刻版的艺人平均年龄超过六十岁。\n\n"
        "县年画协会会长说,协会正在筹备建一所学校。“老版还在,就看怎么把它印成一张好画。”\n\n"
        "(本报记者 王五 赵六)\n\n"
    )
    own = "巨野报\n总第1032期\n责编 王五 2007年1月23日 星期二 综合 第2版\n\n"
    last = "交警拦下超载校车\n\n本报讯 1月15日下午4时许,县交警大队城区中队民警在路口拦下一辆面包车,车里挤着34名孩子。\n\n司机辩解说:“都是小孩,不占地方。”民警当即将车暂扣。\n"

    articles = articles_of(REPORT + feature + report + own + rest + last)

    assert [len(article.paragraphs) for article in articles[1:]] == [8, 2, 2]


def test_the_rests_of_two_texts_below_a_wide_gap_go_each_to_its_own() -> None:
    night = [
        "本报讯(记者 张三)6月2日晚11时,文化路旁的城市书屋里坐着二十三个人,一位外卖骑手把头盔放在脚边,正读一本《平凡的世界》。",
        "城市书屋4月启用以来,已接待读者六万人次,骑手说,跑完夜单来书屋看半个钟头,觉得自己不光是个送饭的。",
        "图书馆馆长尚文涛介绍,全市今年建书屋八处,凭身份证刷卡进入,借书不收押金。",
    ]
    leak = [
        "读者来电(席女士):我家住三楼,楼上卫生间渗水,天花板都泡黄了,找楼上,楼上说地漏没坏,物业让我们自己协商,谁来管管?",
        "记者帮办:调解员邱桂枝往楼上的地漏里倒了红墨水,半小时后,席女士家的天花板渗出了红水,原来是地漏周边的防水层裂了。",
        "邱桂枝说,邻里渗水别先吵架,找准漏点要紧,一瓶红墨水比打官司便宜。",
    ]
    page = "\n\n".join(["深夜,谁在书屋里亮着灯", night[0], "楼上渗水 楼下“下雨”", leak[0]])
    page += "\n\n\n\n" + "\n\n".join([*night[1:], *leak[1:]]) + "\n\n" + REPORT * 3
    first, second, *_ = articles_of(page)

    assert [paragraph.text for paragraph in first.paragraphs] == night
    assert [paragraph.text for paragraph in second.paragraphs] == leak


def test_a_text_that_another_one_interrupts_is_put_together() -> None:
    child, bus, harvest = articles_of(
        "三轮车上抱来的孩子回到爹娘身边\n\n10月11日傍晚,派出所的值班室里,吕红霞抱着走失的儿子小帅,哭得说不出话。\n\n"
        "小帅是在康庄路早市走失的。民警张占军调取商铺的录像,看到一名穿蓝褂子的老太太抱着孩子上了一辆三轮车。\n\n"
        "公交车上掉了两万块\n\n本报讯(记者 于倩)10月10日,退休教师宋玉珍来到公交公司,把锦旗送到驾驶员耿志强手里。\n\n"
        "7日,宋玉珍坐3路公交车到医院,下车时把装钱的布兜落在了座位上。耿志强照着兜里的住院单,把钱交给了宋玉珍。\n\n"
        "录像不清楚,民警张占军便沿着三轮车消失的方向,一个村一个村地问。村东头李老太家这两天有孩子哭,可她家没小孩。\n\n"
        "民警赶到时,老太太正给孩子喂鸡蛋羹。原来,李老太那天在早市看到小帅一个人哭,就抱回了家。\n\n"
        "本报记者 陈晓阳\n\n玉米喜获丰收\n\n本报讯(记者 孙强)10月9日,曹县的玉米开始收割。\n"
    )

    assert [len(article.paragraphs) for article in (child, bus, harvest)] == [5, 2, 1]
    assert child.paragraphs[-1].text == "本报记者 陈晓阳"
    assert "joined-fragment" in child.flags


def test_two_texts_that_stop_inside_a_sentence_each_go_on() -> None:
    wheat, exam = articles_of(
        "夏粮收购筑牢服务线\n\n本报讯(记者 戈壁)眼下,全市68个夏粮收购库点开秤,农户售粮前要把麦子晒透,不同品种的麦子\n\n"
        "高考加油站十年温情路\n\n本报讯(通讯员 权欣)6月7日高考首日,考点外的加油站前,志愿者石秀云忙着递水、发雨伞。\n\n"
        "“第一年我是送女儿考试,\n\n切勿混装;售粮遇到压级压价的,可拨打收购库点的电话投诉。\n\n"
        "看见别的孩子忘带准考证急得直哭,我就想做点啥。”石秀云说。今年高考,她的车队接送考生160多趟。\n"
    )

    assert wheat.paragraphs[-1].text.endswith(
        "不同品种的麦子切勿混装;售粮遇到压级压价的,可拨打收购库点的电话投诉。"
    )
    assert exam.paragraphs[-1].text.startswith("“第一年我是送女儿考试,看见别的孩子忘带准考证")


def test_articles_that_each_have_their_own_text_stay_as_printed() -> None:
    first, second = articles_of(
        "三轮车上抱来的孩子回到爹娘身边\n\n10月11日傍晚,派出所的值班室里,吕红霞抱着走失的儿子小帅,哭得说不出话。\n\n"
        "公交车上掉了两万块\n\n本报讯(记者 于倩)10月10日,退休教师宋玉珍来到公交公司,把锦旗送到驾驶员耿志强手里。\n\n"
        "7日,宋玉珍坐3路公交车到医院,下车时把装钱的布兜落在了座位上。耿志强照着兜里的住院单,把钱交给了宋玉珍。\n\n"
        "本报记者 陈晓阳\n"
    )

    assert [len(article.paragraphs) for article in (first, second)] == [1, 3]


def test_the_prose_below_a_poem_is_the_rest_of_the_text_that_stops_at_a_comma_above_it() -> None:
    essay = [
        "老井",
        "□ 鲁怀庆",
        "井在庄子当间,青石井沿磨出了七道绳印。天不亮,挑水的人就排到了槐树底下,谁先到谁先打,",
    ]
    rest = ["从没有人为这个红过脸。自来水通到灶屋以后,井就闲下来,井台上晒起了红薯干。"]
    poem = [
        "棉花地（外一首）",
        "焦春禾",
        "母亲弯下腰去",
        "白云就矮了一截",
        "她把整个秋天",
        "装进围裙里",
        "霜降",
        "最后一片叶子",
        "落在牛背上",
        "牛没有回头",
        "路边的野菊",
    ]
    page = "\n\n".join([*essay, *poem, *rest])
    whole, verse, _ = articles_of(f"{page}\n\n\n{REPORT}")

    assert [p.text for p in whole.paragraphs] == ["□ 鲁怀庆", essay[2] + rest[0]]
    assert [p.text for p in verse.paragraphs] == poem[1:]


def test_a_heading_inside_an_indented_text_is_no_sentence_that_goes_on_elsewhere() -> None:
    heading = "新村里的新活计"
    begins = (
        "挪到坡上的新村",
        "四月的一个早晨，曹县古营集镇柴家洼的柴广田把老屋的门板卸了下来，装上了去新村的三轮车。",
        "“搬一趟家，掉一层皮。”柴广田今年六十一岁，前两趟搬家都是让水赶着搬的，这一趟是自己愿意搬的。",
        "水来了往哪里去",
        "柴家洼地势低，一下大雨村里就成了河，家家门口备着木筏子。柴广田说，他家的粮囤垫了三层砖还是受潮。",
        "镇里请人量过，要想不淹，整个村子得垫高两米半，光土就得从五里地外拉三个冬天，乡亲们算来算去都摇头。",
    )
    power = (
        "热天用电创新高",
        "本报讯（记者 王五）七月五日，县供电公司的调度大屏上跳出了今年最高的数，抢修队二十四小时守在班上。",
        "供电公司提醒大家，空调不要开得太低，中午和晚上错开用大功率的电器。",
    )
    goes_on = (
        "去年八月，坡上的新村动了工，一户一处小院，样子由乡亲自己挑，村里还选了五个当过瓦匠的人天天盯着。",
        heading,
        "记者见到柴广田时，他正蹲在新灶台前试火，老伴在一边揉面，说头一锅馍要分给左邻右舍都尝一尝。",
        "新村边上留了一块空地办工厂，一家做手套的已经支起了机器，柴广田",
    )
    rest = "的儿媳妇报名去踩缝纫机，一个月能挣一千八\n百块钱，再也不用往南方跑了。\n"
    ends = (
        "柴广田每天傍晚领着孙子在新村转一圈，孙子问这里会不会再来水，他指着脚下说这里比大坝还高。",
        "（本报记者 孔立夏）",
    )

    def column(*texts: str) -> str:
        return set_close(20, ("", *texts)).lstrip("\n")

    page = f"{set_close(20, begins)}\n\n{set_close(20, power)}\n\n{column(*goes_on)}\n\n{rest}{column(*ends)}\n\n{set_close(20, SCHOOL, POND)}"
    feature, *_ = articles_of(page)

    assert heading in [paragraph.text for paragraph in feature.paragraphs]
    assert "柴广田的儿媳妇" in feature.paragraphs[8].text


def test_what_is_signed_in_line_is_no_part_of_a_report_whose_dateline_names_who_made_it() -> None:
    report = (
        "民警四小时找到孩子家\n\n本报讯(通讯员 毕德法)6月4日中午,郓城县双桥镇派出所来了个四五岁的孩子,怀里抱着一只玩具熊,问啥都摇头。\n\n"
        "民警买来面包哄着他,又在村里大喇叭上广播。村民认出了他,把孩子的爷爷领到了派出所。\n\n"
    )
    headless = (
        "本报讯(通讯员 管培生)6月3日,单县消防大队在胜利路查封了一间灌装液化气的修车铺。\n\n"
        "经查,店主一边修车,一边给人灌装液化气,消防部门当场将气罐转移。\n\n"
    )
    brief = "巨野县村民老甄夜里牵走邻居拴在村头的一只山羊。近日,派出所民警调解,老甄赔偿邻居并道歉。(通讯员 谢广成)"
    page = f"{report}{REPORT}{headless}修车铺里藏“炸弹” 消防责令搬离\n\n“借”邻居家的羊过寿,赔!\n\n{brief}\n\n"

    assert [len(article.paragraphs) for article in articles_of(page)] == [2, 2, 2, 1]
