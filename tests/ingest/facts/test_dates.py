"""By which day an article is dated."""

from __future__ import annotations

import pytest

from search.model import DateBasis, PartialDate
from tests.ingest.invented import (
    articles_of,
)


def test_a_day_whose_figures_stand_apart_is_one() -> None:
    page = "学戴头盔\n\n本报讯(记者 张三)12 月 1 日,曹县民警走进小学,教学生戴头盔。\n"

    (article,) = articles_of(page, date=PartialDate(2024, 12, 3))

    assert article.date == PartialDate(2024, 12, 1)


def test_what_prices_are_compared_with_is_no_day_of_the_article() -> None:
    page = "西瓜收尾\n\n晚茬西瓜已近尾声,地头价每斤四角五分,比8月下旬上涨一角。\n"

    (article,) = articles_of(page, date=PartialDate(2012, 9, 12))

    assert article.date == PartialDate(2012, 9, 12)


def test_a_day_deep_in_a_text_is_history_unless_it_is_near() -> None:
    page = "志愿者出发\n\n近日,我市志愿者出发了。\n\n他们练习很久。\n\n据介绍,7月20日他们还去过外地。\n"
    (article,) = articles_of(page, date=PartialDate(2008, 8, 20))

    assert str(article.date) == "2008-08-20"


def test_a_month_deep_in_a_text_is_no_date_where_the_page_has_none() -> None:
    (article,) = articles_of(
        "旧借条\n\n借条是真的,手印也是他按的。\n\n2012年3月,谢某在曹县借了五万元,后来外出打工。\n"
    )

    assert article.date is None


def test_the_day_under_a_notice_is_its_date() -> None:
    (article,) = articles_of(
        "关于临时封闭人民路大桥的通告\n\n因桥面维修,自2015年6月13日起封闭施工,6月15日恢复通行。请过往车辆绕行。\n\n"
        "菏泽市公安局交通警察支队\n\n2015年6月9日\n\n"
    )

    assert (str(article.date), article.date_evidence) == ("2015-06-09", "2015年6月9日")


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        ("本报讯(记者 张三)3月11日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("本报讯(记者 张三)昨日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("本报讯（记者 张三）３月１１日，曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("本报讯(记者 张三)10日,曹县召开会议。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯(记者 张三)10日夜里的一场雨过后,曹县抢修道路。", "2021-03-10", DateBasis.DATELINE),
        (
            "“汪汪”两声之后忽然没了动静，村民权大爷觉得不对劲，披衣起来一看，院墙上正骑着一个人，手里拎着一条麻袋，另一只手攥着钢丝绳。"
            "昨日凌晨，村民们合力追出三里地。",
            "2021-03-11",
            DateBasis.DATELINE,
        ),
        (
            "本报讯(记者 张三)自2月22日契税优惠政策实施以来,已满半个月。记者昨日从曹县地税局了解到,减税一千万元。",
            "2021-03-11",
            DateBasis.DATELINE,
        ),
        # Weekdays of this week and the last, terms of the sun and feasts on their very day, the month of which a part is named.
        ("本报讯(记者 张三)城管部门于本周三启动清理行动,曹县参加。", "2021-03-10", DateBasis.DATELINE),
        ("曹县上周六举办首届剪纸大赛。", "2021-03-06", DateBasis.DATELINE),
        ("记者从这个星期二召开的会议上获悉,曹县新桥通车。", "2021-03-09", DateBasis.DATELINE),
        ("市公交公司将于本周日开通曹县新线。", "2021-03-12", DateBasis.MASTHEAD),
        ("曹县图书馆每周三开讲,上周一直满座。", "2021-03-12", DateBasis.MASTHEAD),
        ("惊蛰当天,曹县农民下地。", "2021-03-05", DateBasis.DATELINE),
        ("元宵当晚,曹县放灯。", "2021-02-26", DateBasis.DATELINE),
        ("雨水那天很大,曹县涨水。", "2021-03-12", DateBasis.MASTHEAD),
        # Who forecasts 今天 did so on a day before; what was lowered from a day on that has come was so from then.
        ("本报讯(记者 张三)市气象台11日下午发布预报:今天多云,明天有雨。", "2021-03-11", DateBasis.DATELINE),
        ("本报讯(记者 张三)记者10日从公交公司获悉,曹县8路车自今日起改道。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯(记者 张三)曹县自3月9日起下调燃气价格。", "2021-03-09", DateBasis.DATELINE),
        ("本报讯(记者 张三)曹县自3月19日起下调燃气价格。", "2021-03-12", DateBasis.MASTHEAD),
        # Days of the month before, of 元月, in brackets, and those that are told from today or from the week.
        ("曹县上个月20日召开会议,产量比上月增长。", "2021-02-20", DateBasis.DATELINE),
        ("本报讯(记者 张三)元月8日,曹县召开会议。", "2021-01-08", DateBasis.DATELINE),
        ("本报讯(记者 张三)昨(11)日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        ("昨起,曹县供暖延长。", "2021-03-11", DateBasis.DATELINE),
        ("大前天,曹县召开会议。", "2021-03-09", DateBasis.DATELINE),
        ("9日、10日两天,曹县下雨。", "2021-03-09", DateBasis.DATELINE),
        ("产量比上月增长。昨日,曹县召开会议。", "2021-03-11", DateBasis.DATELINE),
        # On the twelfth 13日 is tomorrow; from when on something is so, named further down, is its history, and so is a day that went on until another.
        ("本报讯(记者 张三)13日,曹县展览馆有展览。", "2021-03-12", DateBasis.MASTHEAD),
        ("曹县抓好备料,至3月10日,备足编织袋一万二千条。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯 从3月5日公布的竞赛成绩看,曹县一中学生获二等奖。", "2021-03-05", DateBasis.DATELINE),
        ("本院于2021年2月28日立案受理王某申请宣告失踪一案。", "2021-03-12", DateBasis.MASTHEAD),
        ("本报讯(记者 张三)三月九日上午,曹县召开会议。", "2021-03-09", DateBasis.DATELINE),
        ("本报讯(记者 张三)2021年3月8日,曹县召开会议。", "2021-03-08", DateBasis.DATELINE),
        ("本报讯(记者 张三)3月5日至7日,曹县召开会议。", "2021-03-05", DateBasis.DATELINE),
        ("新华社北京3月10日电(记者 张三)有关部门发布通知。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯(记者 张三)近日,曹县召开会议。", "2021-03-12", DateBasis.INFERRED),
        ("本报讯(记者 张三)曹县将于3月20日起禁止通行,12月8日起施行新规。", "2021-03-12", DateBasis.MASTHEAD),
        # What begins on the page's own day has begun.
        (
            "本报讯(记者 张三)记者获悉,3月12日零时起,曹县恢复供水。\n\n3月1日至8日,供水公司分片检修了管道。",
            "2021-03-12",
            DateBasis.DATELINE,
        ),
        ("本报讯(记者 张三)2月26日,曹县召开会议。", "2021-02-26", DateBasis.DATELINE),
        ("本报讯(记者 张三)8月19日定下的好日子，3月10日曹县召开会议。", "2021-03-10", DateBasis.DATELINE),
        ("本报讯(记者 张三)2008年5月12日,他参军入伍。如今,他回到曹县。", "2021-03-12", DateBasis.MASTHEAD),
    ],
)
def test_the_date_of_an_article(text: str, date: str, basis: DateBasis) -> None:
    (article,) = articles_of(f"菏泽日报 2021年3月12日 星期五 第2版\n\n曹县有新事\n\n{text}\n")

    assert (str(article.date), article.date_basis) == (date, basis)
    assert (article.paper, article.page_number, str(article.page_date)) == ("菏泽日报", "2", "2021-03-12")


def test_january_reports_of_december() -> None:
    (article,) = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)12月30日,曹县召开会议。\n", date=PartialDate(2021, 1, 2)
    )

    assert str(article.date) == "2020-12-30"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("来自市农机局的消息,截至6月9日17时,全市已收获小麦628万亩。", "2014-06-09"),
        ("本报讯　到6月9日，我县92万亩小麦收割基本结束。", "2014-06-09"),
        ("截至6月10日,全县39家恒温库存蒜仅剩1.1万吨。", "2014-06-10"),
        ("报名截至6月10日,请携带2张照片。", "2014-06-12"),
        ("端午之夜,剧团从6月2日晚7点唱到深夜11点多。", "2014-06-02"),
        ("从6月2日晚7点起,全县39处路段封闭,直至月底。", "2014-06-02"),
        ("每年6月5日他都植树。", "2014-06-12"),
        ("1947年农历五月十二日,村支书叫他去河湾集合。6月10日,老人又来到渡口。", "2014-06-10"),
        ("贵报6月3日刊登的《变压器趴窝》一文收悉,我公司已派人查看。", "2014-06-12"),
        ("本报6月3日《路灯不亮,夜路难走》一文刊发后,有关部门很重视。6月10日,路灯已换新。", "2014-06-10"),
        ("6月3日本报《谁认识这位老人》一文刊发后,电话响个不停。6月10日,老人的侄子来了。", "2014-06-10"),
        ("记者从市税务局获悉,6月1日退税政策实施以来,已退税三亿元。", "2014-06-12"),
        ("本报6月3日刊登《垃圾堵住大门》一稿后,有关部门很重视。6月10日,垃圾已全部清除。", "2014-06-10"),
        ("6月3日本版刊登《井盖丢了》一信后,市政公司很重视。6月10日,井盖已换新。", "2014-06-10"),
        ("本报6月3日报道了《井盖丢了》,反映夜路难走的事。10日,记者看到井盖已换新。", "2014-06-10"),
        ("本报6月3日报道了北关夜路难走一事,反响很大。10日凌晨,井盖已换新。", "2014-06-10"),
        ("身披袈裟,见人就说“有缘”,北关两名“和尚”10日被民警识破,原来是骗子。", "2014-06-10"),
        ("到6月10日,全县最后一批春茧收购结束,共产茧七十六万斤。", "2014-06-10"),
        ("6月18日,农资博览会将在会展中心举行。记者10日获悉,报名企业已达三百家。", "2014-06-10"),
        ("记者赶到店里,见门上贴着停业的通知,落款为6月2日。", "2014-06-12"),
        ("截至6月10日18时,全市各级红十字会共接收捐款六千一百二十万元。", "2014-06-10"),
        ("面向全市征集6月1日以后在本市拍摄的作品,欢迎投稿。", "2014-06-12"),
        ("“今天这手一握,以前的事就翻篇了!”6月6日,在巨野县的麦田边,两人握手言和。", "2014-06-06"),
        ("刮了六天的风,今天要停一停了。6月11日,记者从市气象台获悉,周末有雨。", "2014-06-11"),
        # What is set for a time or foretold is to come; a month alone is none of the day behind it.
        ("受冷涡影响,预计9日夜间到11日有雷雨。6月8日18时,市气象台发布预报。", "2014-06-08"),
        ("市气象台预计,6月11日至12日有雨。6月8日,市防汛办发布提醒。", "2014-06-08"),
        ("补考时间为6月10日8时,6月5日,县教育局发布通知。", "2014-06-05"),
        ("本院受理李某诉王某一案,自公告之日起经过30日即视为送达。", "2014-06-12"),
        ("5月31日至6月2日端午小长假,全县共接待游客三万人次。", "2014-06-02"),
        ("6月10日至12日,全县累计收麦十万亩,机手们忙到半夜。", "2014-06-12"),
        ("6月10日至20日,全县共安排三十场演出,今晚开锣。", "2014-06-10"),
        ("进入6月份,杏子熟了,价钱却涨了。9日,记者在几处集市看到,一斤要四块五。", "2014-06-09"),
        (
            "县里的打井队从5月初忙到现在,到6月9日整整四十天,共打新井七十一眼。\n\n6月2日,队员们干到半夜。",
            "2014-06-09",
        ),
    ],
)
def test_days_that_are_counted_to_printed_or_spoken_of(text: str, day: str) -> None:
    (article,) = articles_of(f"曹县有新事\n\n本报讯(记者 张三){text}\n", date=PartialDate(2014, 6, 12))

    assert str(article.date) == day


@pytest.mark.parametrize(
    "text",
    [
        "晚报记者 张三\n\n麦收过后,不少人家要添农机。9日,本报请来两位行家答疑。",
        "秤盘晃了三下,老板的脸红了。\n\n9日下午,曹县集市上的公平秤用了头一回。",
    ],
    ids=["below a byline", "below what draws the reader in"],
)
def test_a_day_without_its_month_may_stand_in_a_later_paragraph(text: str) -> None:
    (article,) = articles_of(f"集市上的一天\n\n{text}\n", date=PartialDate(2014, 6, 12))

    assert str(article.date) == "2014-06-09"


def test_days_off_are_to_come_until_they_are_over() -> None:
    page = "曹县有新事\n\n本报讯(记者 张三)4月9日,曹县召开会议。\n\n放假通知\n\n{}\n"

    def dates(notice: str) -> list[str]:
        return [str(article.date) for article in articles_of(page.format(notice), date=PartialDate(2014, 4))]

    assert dates("4月29日至30日放假,共2天,窗口单位安排人员值班。") == ["2014-04-09", "2014-04"]
    assert dates("4月5日至7日放假期间,景区接待游客4万人次。") == ["2014-04-09", "2014-04-05"]


def test_a_day_that_is_foretold_is_not_that_of_the_forecast() -> None:
    page = (
        "曹县有新事\n\n本报讯(记者 张三)6月9日,曹县召开会议,部署夏季防汛工作。\n\n"
        "天气预告\n\n市气象台预计,6月16日至18日多云;19日至21日晴热;22日有一次较明显的降水过程。\n"
    )

    assert [str(article.date) for article in articles_of(page, date=PartialDate(2014, 6))] == [
        "2014-06-09",
        "2014-06",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月2日起,单县开展检查,共出动车辆三台。", 2),
        ("3月12日起,单县开展检查,共出动车辆三台。", None),
        ("3月15日是消费者权益日。记者6日从单县市场监管局获悉,活动将持续一周。", 6),
        ("3月5日是学雷锋纪念日,单县志愿者走上街头。", 5),
        ("3月1日以来,单县连降大雪。3月4日至5日,志愿者走上街头扫雪。", 4),
        ("受台风影响,3月4日以来,单县普降暴雨,干部上堤巡查。", 4),
        ("2月4日以来,单县连降大雪,志愿者走上街头扫雪。", None),
        ("单县警方日前发还一批电动车。3月2日,民警将嫌疑人抓获。", 2),
        ("单县4日召开春季造林动员会,部署造林工作。", 4),
        ("昨夜的大风将单县一块广告牌刮倒,砸坏两辆轿车。", 7),
        ("截至3月6日,单县为灾区捐款116万元。\n\n3月2日,单县发出向灾区献爱心的倡议。", 6),
        ("近日,单县对食品摊点逐户检查。\n\n截至3月6日,已责令停业7家。", 6),
        ("近日,单县对食品摊点逐户检查。\n\n截至3月5日,已责令停业7家。\n\n3月6日,记者看到摊主正在换灶。", 6),
    ],
)
def test_the_day_of_a_report_is_when_it_happened(text: str, day: int | None) -> None:
    (article,) = articles_of(
        f"单县行动\n\n本报讯(记者 张三){text}\n", date=PartialDate(2019, 3, 8), paper="菏泽日报"
    )

    assert article.date == PartialDate(2019, 3, day or 8)


def test_the_day_of_a_meeting_that_news_comes_from_is_its_day() -> None:
    (article,) = articles_of(
        "清网首战告捷\n\n本报讯(记者 张三)记者从3月25日召开的座谈会上获悉,全市抓获逃犯二百人。\n",
        date=PartialDate(2011, 3, 29),
    )

    assert article.date == PartialDate(2011, 3, 25)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("正月初八,鄄城县一家扶贫车间里机声不断。", PartialDate(2017, 2, 4)),
        ("本报讯(记者 张三)腊月二十三上午,单县的集市上人声鼎沸。", PartialDate(2017, 1, 20)),
        ("除夕当晚,曹县一名医生仍在病房里忙碌。", PartialDate(2017, 1, 27)),
        ("元旦当天,单县图书馆坐满了读者。", PartialDate(2017, 1, 1)),
        ("“12·4”国家宪法日当天,单县法院请来学生旁听。", PartialDate(2016, 12, 4)),
        # Neither the feast ahead, nor one of childhood, nor one beside a day.
        ("元宵节临近,曹县的灯笼作坊里灯火通明。", PartialDate(2017, 2, 8)),
        ("国庆节当天,他就离开了曹县,至今没有回来。", PartialDate(2017, 2, 8)),
        ("2月7日,农历正月十一,曹县召开会议。", PartialDate(2017, 2, 7)),
        ("“八一”那天,曹县一名老兵来到学校。", PartialDate(2017, 2, 8)),
        ("正月初一一大早,曹县老人家里挤满了拜年的人。", PartialDate(2017, 1, 28)),
        ("正月初三至初九,曹县请来剧团连唱七天。", PartialDate(2017, 1, 30)),
        ("往年一过正月初八,曹县的老会计就挨家收账。今年他闲了下来。", PartialDate(2017, 2, 8)),
        ("近日,曹县的糖坊里赶制年货。临近元宵节,每天卖出三百斤。", PartialDate(2017, 2, 8)),
    ],
)
def test_a_feast_can_be_the_day_of_a_report(text: str, date: PartialDate) -> None:
    (article,) = articles_of(f"新闻一则\n\n{text}\n", date=PartialDate(2017, 2, 8))

    assert article.date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("请债权人自公告之日起四十五日内申报债权。清算组负责人:宫学礼2015年8月25日", PartialDate(2015, 8, 25)),
        ("请债权人自公告之日起四十五日内申报债权。公司成立于2015年8月25日", PartialDate(2015, 8, 26)),
    ],
)
def test_the_day_behind_who_signs_a_notice_is_its_date(text: str, date: PartialDate) -> None:
    (article,) = articles_of(f"注销公告\n\n{text}\n", date=PartialDate(2015, 8, 26))

    assert article.date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("本报8月12日讯(记者 张三)受降雨影响,11日夜间,曹县一处河堤出现险情。", "2013-08-11"),
        ("本报8月12日讯(记者 张三)记者11日从曹县水务局了解到,河堤已经加固。", "2013-08-11"),
        ("本报北京8月12日电(记者 张三)在昨天结束的摔跤比赛中,曹县运动员夺得银牌。", "2013-08-11"),
        ("本报8月12日讯(记者 张三)“昨天还好好的。”曹县的李四说,河堤是夜里塌的。", "2013-08-12"),
        ("“八一”那天傍晚,曹县民警骑车路过厂门前,抓获一名歹徒。", "2013-08-01"),
        ("曹县供销社从8月9日起设立化肥供应点。至目前,已售出化肥八百吨。", "2013-08-09"),
        ("本报讯(记者 张三)8月1日,本报刊发读者来信。8月12日,记者再次来到曹县。", "2013-08-12"),
        ("经曹县政府同意,自2013年7月1日起,低保标准提高到二百元。", "2013-08-13"),
    ],
)
def test_what_an_opening_says_by_the_day_of_its_dateline(text: str, date: str) -> None:
    (article,) = articles_of(f"新闻一则\n\n{text}\n", date=PartialDate(2013, 8, 13 if "9日" not in text else None))

    assert str(article.date) == date
