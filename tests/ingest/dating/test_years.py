"""By which words of a page without a year its year is known, and when it is not."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from search.ingest import load_gazetteer, parse_page
from search.ingest.dating.chronology import vote_silence, vote_term
from search.ingest.dating.printed_years import vote_printed
from search.ingest.dating.votes import YEARS, Votes, points_of
from search.ingest.facts import lunar
from search.model import Article, DateBasis, Page, PartialDate
from tests.ingest.invented import articles_of


def dated(text: str) -> Article:
    return parse_page(Page("p.txt", text), load_gazetteer()).articles[0]


def told_of_silence(text: str) -> int | None:
    votes = Votes()
    votes.add("term", "近两年", points_of({2019: 1.0, 2020: 1.2}), 0)
    vote_silence(text, 3, votes)
    return votes.year()


def test_a_page_of_the_plague_year_is_not_silent_of_it() -> None:
    assert told_of_silence("村里唱大戏。" * 200) == 2019
    assert told_of_silence("村里唱大戏。" * 200 + "观众戴口罩入场。") == 2020
    assert told_of_silence("村里唱大戏。") == 2020


def test_a_word_with_its_quotation_marks_and_without_them_counts_once() -> None:
    votes = Votes()
    votes.add("term", "后一年", points_of({2013: 1.5}), 0)
    text = "“大走访”深入开展，民警把大走访做到田头。"
    for word in ("“大走访”", "大走访"):
        vote_term(word, text, text.rindex(word), votes, 5)
    assert votes.year() == 2013


def test_what_is_so_since_it_began_again_is_not_over() -> None:
    votes = Votes()
    votes.add("term", "两个年份", points_of({2010: 0.5, 2023: 1.05}), 0)
    vote_term("“双11”", "今年“双11”预售开启以来，订单排满。", 2, votes, 11)
    assert votes.year() == 2023


def test_what_was_news_a_year_ago_is_printed_seldom() -> None:
    votes = Votes()
    votes.add("term", "后一年", points_of({2018: 0.7}), 0)
    vote_term("党的十九大", "市委宣讲团宣讲党的十九大精神。", 7, votes, 11)
    assert votes.year() == 2017


def test_what_is_ahead_is_not_over() -> None:
    votes = Votes()
    votes.add("term", "后一年", points_of({2018: 2.6}), 0)
    vote_term("党的十九大", "党的十九大召开前夕，公路通车。", 0, votes, 9)
    assert votes.year() == 2017


def test_goals_of_the_country_are_set_long_before_other_plans() -> None:
    def year(text: str) -> int | None:
        votes = Votes()
        votes.add("term", "两个年份", points_of({2012: 1.6, 2016: 1.0}), 0)
        vote_printed(text, [1], votes, 6)
        return votes.year()

    assert year("到2020年,全面建成小康社会。") == 2012
    assert year("到2019年,全部村庄通上自来水。") == 2016


@pytest.mark.parametrize("own", ["1 0 月 1 5 日\n星期四\n第三版", "1 0 月 1 5 日 星 期 四\n第三版"])
def test_the_weekday_of_a_masthead_without_its_year_tells_the_year(own: str) -> None:
    page = "编辑同志：那座危桥至今无人过问，我们盼望有人来看一看。1997年汛期它冲开一个豁口。"
    found = dated(f"菏泽日报\n{own}\n\n危桥何时修\n\n　　{page}\n\n　　菏泽地区农机公司也派人来过。\n").date

    assert found == PartialDate(1998, 10, 15)


def told(hint: str, day: str = "11月5日") -> PartialDate | None:
    return dated(f"曹县有新事\n\n本报讯(记者 张三){day},曹县召开会议。据介绍,{hint}。\n").date


@pytest.mark.parametrize(
    ("hint", "day", "year"),
    [
        # Events: when they were news, not when they were first heard of.
        ("第六次全国人口普查员开始入户", "10月20日", 2010),
        ("后天起受第11号台风“海葵”外围影响,有望迎来一次降雨", "8月6日", 2012),
        ("第四次全国经济普查正在登记", "1月9日", 2019),
        ("巴西世界杯开战在即,烧烤摊挂起国旗", "6月9日", 2014),
        ("四年前南非世界杯时生意更好", "6月9日", 2014),
        ("四年前他就骑车去看过北京奥运会", "7月9日", 2012),
        # A year from which a sentence goes on to 去年 is over.
        ("2021年建成的社区里,孔某2022年回村流转四十亩地,去年每亩收入三万元", "11月5日", 2023),
        ("全面两孩政策已经施行", "1月3日", 2016),
        ("进入2016年以来气温骤降,全面两孩政策已经施行", "1月13日", 2016),
        ("定陶撤县设区后来人更多", "1月25日", 2016),
        ("群众收看神舟十号发射", "6月12日", 2013),
        ("传达学习刚刚闭幕的党的十八届三中全会精神", "11月14日", 2013),
        ("第二十三届省运会火炬传递", "9月20日", 2014),
        ("第19届亚运会开幕在即,绣坊赶制礼品", "9月21日", 2023),
        ("全县“两学一做”学习教育推进会召开", "5月16日", 2016),
        ("推进“两学一做”学习教育常态化制度化", "5月16日", 2017),
        # In autumn papers plan for the next year, before that for their own.
        ("各级各部门要及早谋划2013年工作,抓好落实", "11月20日", 2012),
        ("会议安排部署2013年重点工作", "3月20日", 2013),
        # Anniversaries.
        ("建党百年之际建成通车", "6月30日", 2021),
        ("纪念改革开放40年", "11月5日", 2018),
        ("去年羊年扎堆避着生,全面两孩政策落地", "1月3日", 2016),
        # Years however they are printed.
        ("二〇一〇年十月二十日召开了大会", "10月22日", 2010),
        ("（２０１２）曹民初字第９１４号判决书已送达", "10月22日", 2012),
        ("菏国土告字〔2013〕5号公告已发布", "10月22日", 2013),
        ("福彩双色球2013123期开奖", "10月22日", 2013),
        # The farmers' calendar, and days that move through the week.
        ("2月14日是正月十五,闹元宵", "2月14日", 2014),
        ("8月2日是农历七夕,六十二对青年牵手", "8月2日", 2014),
        ("5月13日母亲节,定陶区孩子献花", "5月13日", 2018),
        ("活动定在周六（2月8日）,单独二孩家庭可报名", "2月3日", 2014),
        # The cycle of sixty years, and its animals.
        ("辛卯年春节将至", "1月20日", 2011),
        ("虎年春节临近,退役军人事务局慰问老兵", "12月20日", 2021),
        ("虎年伊始,退役军人事务局慰问老兵", "2月20日", 2022),
        # What is planned, what is summed up, from when to when.
        ("《条例》将于2021年1月1日起施行,2020年全市已作准备", "11月5日", 2020),
        ("据市农机局统计,2011年全市计划投入农机具28万台", "5月18日", 2011),
        ("我市2015年10月自学考试将于17日举行", "9月12日", 2015),
        ("2015年城区将新建公厕20座", "11月20日", 2014),
        ("会议总结2017年“三农”工作,安排部署今年任务", "3月2日", 2018),
        ("会议通报,2018年以来,开发区梳理公布“一次办好”事项412项", "9月18日", 2018),
        ("我县启动2023年度“乡村振兴合伙人”选聘工作", "7月4日", 2023),
        ("2018年以来景区改造提升,食品药品监管局来检查,脱贫攻坚再加力", "4月12日", 2018),
        # From when on something is so, by when it has to be done, what half a year was like.
        ("降雨量89毫米,为2022年入汛以来最强", "7月12日", 2022),
        ("2017年以来,医院已完成手术3200余例", "11月8日", 2017),
        ("2023曹县半程马拉松鸣枪开跑", "10月22日", 2023),
        ("单县2022年“丰收杯”农民篮球赛开打", "10月3日", 2022),
        ("因供热管网施工,定于2018年11月18日封闭,今年计划完成", "11月15日", 2018),
        ("申请人可于2015年8月27日至9月21日提交申请", "8月24日", 2015),
        # What all of a place reached in a year, from when on and for how long something is done.
        ("2024年全市牡丹种植面积达45万亩,产值突破130亿元", "3月11日", 2025),
        ("2016年该县外贸进出口完成12亿元,微信里有人说起", "8月6日", 2017),
        ("自2003年走上讲台,她已教了十六年书", "9月9日", 2019),
        # The day from which something is, what is opened well, what is set for a day.
        ("8月8日晚,北京奥运会开幕,广场上架起大屏幕", "8月9日", 2008),
        ("大家要为实现“九五”计划开好头、起好步,行署作了部署", "3月7日", 1996),
        ("2008年下半年全国计算机应用能力考试定于12月6日至7日举行", "11月12日", 2008),
        ("5月12日是国际护士节,也是母亲节,食堂里光盘行动正红火", "5月12日", 2013),
        ("3月5日是“向雷锋同志学习”题词发表三十三周年", "3月7日", 1996),
        ("今年是全面取消农业税的第一年,定陶县的老人住进敬老院", "11月8日", 2006),
        # What began this year, and what the country never had before.
        ("今年起实行的育儿补贴已发放", "9月3日", 2025),
        ("县教育实践活动从群众最不满意的地方改起,党的群众路线教育实践活动有了实效", "6月12日", 2014),
        ("从今年1月1日起,国家全面取消农业税", "4月20日", 2006),
        ("首届菏泽国际牡丹花会在体育场开幕", "4月20日", 1992),
        # What lasted until now.
        ("自己养了9年的孩子有了消息。2004年腊月,他捡到一个男孩,质监局", "12月4日", 2013),
        ("四十一年里穿坏了三百双鞋。1968年冬天,他回村行医", "8月12日", 2009),
        ("他1989年到站上工,守了三十四个春天", "5月6日", 2023),
        ("2012年,老董开始种油用牡丹,如今已有六个年头,村村有微信群", "5月20日", 2018),
        ("2003年,郓城县的老师傅开始替人修车。16年,他修好三万辆", "3月4日", 2019),
        # What all of a town, and a place by its name, reached or did in a year; what is to be done further.
        ("2017年,全镇木器出口额达到1.7亿元。2016年,辛师傅回到家乡;2015年,蒲某在外做工", "1月9日", 2018),
        ("2017年,曹县完成改厕改水6.8万户。2016年,辛师傅回到家乡;2015年,蒲某在外做工", "1月10日", 2018),
        ("2016年全市热线共受理各类投诉、举报4.6万余件", "3月14日", 2017),
        ("2025年,鲁西新区还将改造闲置泵房16处", "3月9日", 2025),
        # This flood, and a New Year that is told of.
        ("1998年这场大水没过了房台", "10月14日", 1998),
        ("2001年秋天他资助了头一个学生,十年来没断过。2011年春节,小娟给他寄来了年礼", "12月5日", 2011),
        # Feasts that are soon or were just now, and the little New Year.
        ("重阳节刚过,10月18日,院里的老人还说着世博园", "10月18日", 2010),
        ("1月28日是农历小年,定陶区的工地上吃饺子", "1月28日", 2019),
        # From when on something is done, what is summed up in December, what is told in January of quarters, subscriptions.
        ("从2022年10月起,医院的车每周五下乡", "1月9日", 2023),
        ("会上通报2015年民生实事的进展,定陶县有人发言", "12月9日", 2015),
        ("2013年前三季度,全县新增企业三百家,微信群里有人转发", "1月14日", 2014),
        ("2012年度报刊收订开始了,团购网站也来了", "8月20日", 2011),
        # Feasts beside each other, days until a feast, the nation's birthdays, games that a province counts.
        ("国庆、中秋两节相连,赶上祖国60岁生日", "10月1日", 2009),
        ("离中秋还有近一个月,“三严三实”专题教育深入开展", "8月28日", 2015),
        ("2015年我省招生录取全程网上操作", "6月10日", 2015),
        ("11月21日是世界慢阻肺日,这里成了网红打卡地", "11月20日", 2018),
        ("据统计,2006年全县农民人均纯收入3218元", "1月11日", 2007),
        ("从2010年办起,今年是第六年,抗战胜利70周年活动已举行", "6月7日", 2015),
        ("一季度的数字是,截至2018年底全县有汽车九万辆", "3月5日", 2019),
        # Weeks, meetings and months named with their year, what is compared with the year before, a day after which nothing is told.
        ("2019年端午民俗文化周开锣", "6月8日", 2019),
        ("全县2023年重点项目观摩会提出新要求", "5月17日", 2023),
        ("2024年一季度重点项目集中开工,直播间里有人看", "3月26日", 2024),
        ("医生为汶川大地震捐款", "6月11日", 2008),
        # What a year has been so far, what is paid for or begins with the next one.
        ("2014年前三季度全县新增企业三百家", "10月20日", 2014),
        ("截至2018年8月,全县有汽车九万辆", "9月5日", 2018),
        ("新规自2018年2月1日起施行", "11月5日", 2017),
        ("2025年度城乡居民医保集中缴费已经开始", "10月9日", 2024),
        ("1998年,学校请他教孩子唱琴书,四年下来,六十多个孩子会唱", "10月19日", 2002),
        ("会议部署了党的十九大代表选举工作", "2月13日", 2017),
        ("明年是新中国成立70周年,各项筹备已启动", "12月20日", 2018),
        ("明年是“十三五”规划收官之年", "12月20日", 2019),
        ("那是1998年秋天,他当起了护路人,一干就是26年", "10月9日", 2024),
        ("本院定于2019年10月22日公开开庭审理此案", "9月14日", 2019),
        ("党史学习教育开展以来,全县已开讲58场", "5月14日", 2021),
        # What the place takes part in next year, what is to be in so many years, for what time something is set.
        ("我县将于明年参加第二批党的群众路线教育实践活动,要学在前、改在前,教育局、卫生局先行", "10月11日", 2013),
        ("农业税税率逐年降低,五年内取消农业税", "3月8日", 2004),
        ("老年大学报名时间为2017年10月18日至22日", "9月13日", 2017),
        # What is to be by the end of a plan's five years is said in all of them.
        ("高质量发展调研行走进酒厂,力争到2025年营收突破三百亿元", "11月3日", 2023),
        ("迎来第50个世界环境日", "6月5日", 2021),
        # What is under way, what was before last year, what was built on the flood plain.
        ("县政府通报2022年十件民生实事进展情况,喜迎二十大的横幅挂了起来,新区也有人来", "9月19日", 2022),
        ("2009年秋天,程某借款五万元,去年腊月还了一万元,麦田“一喷三防”已开始", "5月17日", 2011),
        ("黄河滩区2号村台的新房交了钥匙,进出要查健康码", "8月20日", 2020),
        # What is set out to do, a plan's key years, what is chosen and reviewed of a year, games and counts that stand for it.
        ("“2024年,我们将锚定新增就业的目标抓落实”", "4月9日", 2024),
        ("会议要求,2011年是“十二五”的开局之年,要乘势而上;今年4月玉树发生地震,她寄去棉衣", "12月8日", 2010),
        ("2021年是“十四五”开局之年", "3月8日", 2021),
        ("单县获评2022年度最美乡村,定陶区同时上榜", "11月15日", 2022),
        ("2013年全市交通工程建设总结会召开", "2月15日", 2014),
        # What one applies for in a year, what is so since something began, school years and winters.
        ("2011年公交卡年审不收费", "1月11日", 2011),
        ("2014年教师公开招聘今日报名", "2月11日", 2014),
        ("2018-2019年度供暖季即将开始", "11月5日", 2018),
        # Days that are counted.
        ("迎来第26个世界湿地日", "2月2日", 2022),
        ("市十八届人大三次会议胜利闭幕,新农合有了新政策,4G手机上市", "1月20日", 2014),
        # What local words of the day were when: epidemics, games, reforms, things of daily life.
        ("驰援寿光的志愿者踏上归程", "9月6日", 2018),
        ("超市下架含苏丹红的食品", "3月6日", 2005),
        ("全市“迎奥运”乒乓球赛定于本周六开打", "7月24日", 2008),
        ("能繁母猪每头补贴50元,能繁母猪保险同时推开,猪蓝耳病得到控制", "8月24日", 2007),
        ("据统计,2013年全省新增机动车三百万辆", "2月10日", 2014),
        ("据统计,2013年全市新开工保障性住房1.9万套", "2月10日", 2014),
        ("长春长生疫苗事件牵动人心,疾控中心逐批排查", "8月9日", 2018),
        # Weekdays however they are told.
        ("招聘会定于6月13日、14日(周六、周日)举行,扫黑除恶专项斗争设宣传点", "6月10日", 2020),
        ("义诊活动6月13日上午（本周六）开始,扫黑除恶专项斗争设宣传点", "6月10日", 2020),
        # Days told by two calendars.
        ("12月4日是个星期天,定陶区的老中医照样坐诊,医院属市卫生计生委", "12月5日", 2016),
        ("1月19日腊八节,定陶县的社区在微信里邀请居民喝粥", "1月20日", 2013),
        ("1月13日是农历腊八节,定陶区的社区在微信里邀请居民喝粥", "1月12日", 2019),
        ("公司决定自2018年下半年试点,截至2019年3月已有九家", "4月2日", 2019),
        ("会议强调,今年我们将召开党的十九大", "1月22日", 2017),
        # What is named with its year, what days are counted to, what began lately.
        ("为迎接2014年水浒文化旅游节,城区换了新装", "6月5日", 2014),
        ("市第三届读书节开幕,2016年全国科普博览会同时举行", "5月20日", 2016),
        ("距2014年高考还有二十天", "5月18日", 2014),
        ("2018年以来,该院已接诊三千余人", "8月14日", 2018),
        # What began so many years ago.
        ("非典十周年之际,医护人员重聚", "5月5日", 2013),
        ("纪念焦裕禄同志逝世50周年", "5月14日", 2014),
        # Further days that are counted, also twice a year.
        ("第23个世界帕金森病日义诊", "4月10日", 2019),
        ("第124届广交会上订单不断", "10月20日", 2018),
        ("第七个法定老年节到来", "10月7日", 2019),
        # Papers that are lost.
        ("食品流通许可证丢失,税务登记证一并作废,冰桶挑战方兴未艾", "9月5日", 2014),
        # Who governed, what offices were called in a row of them, what was on the screen.
        ("两年前北京奥运会开幕时他在现场", "9月8日", 2010),
        ("中国工会十六大精神宣讲走进车间", "11月20日", 2013),
        ("从公安、工商、质监、国税、地税等部门抽调人员,参加扫黑除恶专项斗争", "6月20日", 2018),
        ("影院上映《建国大业》", "9月25日", 2009),
        # The years of the prefecture, and what its last ones were full of.
        ("老艺人捏出一组面人庆祝香港回归", "7月2日", 1997),
        ("地委、行署部署学习党的十四届六中全会精神", "11月16日", 1996),
        ("今年是“九五”头一年,农机局新增联合收割机四百台", "6月8日", 1996),
        ("今年是“十四五”规划的最后一年", "5月8日", 2025),
        ("地区农机局为“八五”最后一年开了好头", "2月8日", 1995),
        ("今年是打赢脱贫攻坚战的首战之年", "9月5日", 2016),
        # Congresses looked forward to and held; what fields and schools were freed of.
        ("社区广场上,喜迎十八大红歌会热闹开场", "6月12日", 2012),
        ("县城举办“迎香港回归”万米长跑", "6月8日", 1997),
        ("定陶撤县设区,来人更多,安置楼预计2018年春节前交付使用", "1月25日", 2016),
        ("收看十九大开幕盛况的村民挤满了会议室", "10月20日", 2017),
        ("2024年牡丹花期,区里组织11个剧团走进各观赏园,边看花边听戏", "4月10日", 2024),
        ("2007年“十一”黄金周期间,县里接待游客3万人次", "10月9日", 2007),
        ("2017年“三夏”期间,全县组织联合收割机2600台,比2014年多了一成", "6月13日", 2017),
        ("麦收进度比2016年同期快4.2个百分点", "6月13日", 2017),
        ("免除农业税后的第一个秋种,义务教育经费保障机制改革也在村里落了地", "11月3日", 2006),
        # What is over at the end of last month, what is done in a year for all to see, feasts side by side.
        ("到2012年9月底,全镇累计建成沼气池1360座", "10月18日", 2012),
        ("会议指出,2023年,县委、县政府确定的12件民生实事有9件已经完成", "8月15日", 2023),
        ("曹县2021年重点项目集中开工", "4月9日", 2021),
        ("2023年中秋、国庆假期,景区接待游客4万人次", "10月9日", 2023),
        ("2021年新年登山活动在青山举行", "1月2日", 2021),
        ("2018年青少年科普活动走进定陶,孩子们围着展车看", "6月12日", 2018),
        ("市消防支队2013年地震救援演练在东明举行", "5月10日", 2013),
        ("县人社局印发2016年就业工作要点", "4月8日", 2016),
        ("县委党校2016年发展对象培训班开班", "6月23日", 2016),
        ("2018年元宵灯会上,孩子们提着灯笼猜谜", "3月2日", 2018),
        ("对照2021年目标任务,镇里逐村销号", "6月15日", 2021),
        ("2016年,全镇的土地流转平稳推进", "5月23日", 2017),
        ("2013年网店的销售额同比翻番", "5月23日", 2014),
        ("各镇着手谋划2011年能开工的项目", "9月14日", 2010),
        # What is due by the end of a month or a year, what came true by one, a month that was lately.
        ("各镇列出清单,2019年3月底前完成62个村的规划编制", "11月13日", 2018),
        ("2019年底前,县里的二级医院要联网结算", "6月5日", 2019),
        ("2018年收入不足3万元;到2023年,仅光伏一项就达到186万元", "9月18日", 2024),
        ("该镇2017年7月完成土地确权颁证", "10月11日", 2017),
        ("招办答疑:2017年高考报名要带户口本", "10月20日", 2016),
        # From when on a law is in force, and for how long it has been.
        ("新《消法》今年3月15日起施行,退货容易了", "8月18日", 2014),
        ("《行政许可法》7月1日施行后,县里清理了审批事项", "9月7日", 2004),
        ("《民法典》将于1月1日起施行,律师进村宣讲", "12月9日", 2020),
        ("《道路交通安全法》实施四个月来,事故少了两成", "9月7日", 2004),
        ("今年7月1日起施行的《社会保险法》规定了工伤的认定", "10月10日", 2011),
        # The first and the last year of a plan, in prospect and in retrospect; the last of a campaign.
        ("全市工业实现“十四五”良好开局", "4月12日", 2021),
        ("大家要为“十四五”良好开局打牢基础", "11月5日", 2020),
        ("铁路建设“十四五”规划圆满收官", "11月5日", 2025),
        ("全县农村人居环境整治三年行动收官,改厕6万户", "9月5日", 2020),
        ("今年是“六五”普法的第四年,司法局把课堂搬到集上", "12月4日", 2014),
        ("会议指出,今年是扫黑除恶专项斗争收官之年", "6月4日", 2020),
        # The party's birthday, what was a year ago, what one year spoke of.
        ("为迎接党的九十岁生日,老党员口述往事", "3月18日", 2011),
        ("一年前,“宇宙中心曹县”冲上热搜", "5月18日", 2022),
        ("规模以上工业增加值两年平均增长8.1%", "4月12日", 2021),
        ("农民画用于韩国丽水世博会的一家餐馆", "6月7日", 2012),
        ("“盐荒”过去了,货架上又摆满碘盐", "3月18日", 2011),
        # Feasts on one holiday, feasts that are soon.
        ("国庆、中秋双节叠加,疫情防控之下订单仍排满", "9月18日", 2020),
        ("5月8日,母亲节前夕,老人收到康乃馨;“三严三实”专题教育正在开展", "5月8日", 2015),
        # What a policy's first year and its change were; what was said, and dialled, before it was a word of the day.
        ("今年是国家实行粮食直补的头一年,张榜公布到村", "11月12日", 2004),
        ("棉花市场放开后,公司改在村里设点", "11月16日", 1999),
        ("从明年起,全国高考时间将提前", "6月7日", 2002),
        ("非典时期,退休教师办起“农家书屋”", "6月13日", 2003),
        ("村民郭二孩收完麦,参加了“迎奥运”长跑", "6月11日", 2008),
        ("社区广场上,喜迎十八大红歌会由老师姜萍领唱", "6月12日", 2012),
        ("医生让病人躺平,找准痛点,又说起“迎奥运”长跑", "6月11日", 2008),
        ("曹县第十届村“两委”换届选举结束,选出村委会主任497名", "3月18日", 2011),
        ("冰箱补贴的事可打8212306,汽车摩托车下乡也在这里问", "7月22日", 2009),
        # A year that is over is published about from March to August.
        ("消费者协会公布2010年度投诉热点分析", "3月14日", 2011),
        # A success is no longer ahead.
        ("党的二十大胜利召开,全县2022年新建公路突破300公里", "12月15日", 2022),
    ],
)
def test_a_reader_knows_the_year_by(hint: str, day: str, year: int) -> None:
    found = told(hint, day)

    assert found is not None
    assert found.year == year


@pytest.mark.parametrize(
    ("headline", "text", "year"),
    [
        ("三十八户的房产证,隔了十三年才到手", "院子里的两栋楼建于2008年,是一家企业盖的。", 2021),
        ("一个人的村小,他守了27年", "那时学校缺人。\n\n1988年,代课的老晁来到这里,说好只干一学期。", 2015),
        ("一张欠条牵出四年恩怨", "2009年秋,刘某向王某借款3.8万元,约定两年还清。", 2013),
        # It is said of its own text, and of the first year in it.
        ("老站长的五年", "站里有三口水井。\n\n新人新事\n\n本报讯(记者 李四)2009年,刘某回到曹县。", None),
        ("一个人的村小,他守了27年", "1962年建的校舍。1988年,代课的老晁来到这里。", None),
    ],
)
def test_how_long_it_is_and_how_old_somebody_is_make_up_the_year(
    headline: str, text: str, year: int | None
) -> None:
    found = dated(f"{headline}\n\n本报讯(记者 张三)12月9日,记者来到曹县看望他们。\n\n{text}\n").date

    assert (found and found.year) == year


@pytest.mark.parametrize(
    "hint",
    [
        "2012年,他从47户村民手里流转了土地",
        "2013年3月至12月,他承包了一处工程",
        "他2008年起照看老人,2010年搬进新家",
        "党的十八大以来,村里变化很大",
        "村里的微信群很热闹",
        "代表队从哈尔滨归来",
        "客商来贺越南共产党成立95周年",
        "出口禁令为期七年,直到2016年3月13日",
        "服务站2017年8月19日启动运行以来,来过三百人",
        "为实现建军一百年奋斗目标而努力",
        "2009年新中国成立60周年时他在北京",
        "澳门迎来回归祖国20周年那年他刚上学",
        "共青团第十七次全国代表大会开过以后",
        "煤价升至2020年8月份以来的最高水平",
        "水利规划于2013年3月获批,他那时刚进村",
        "改革开放40多年来,村里变化很大",
        "2016年,他在朋友圈吆喝了一声",
        "2012年11月,窦某因经营服装店缺钱,申请贷款10万元",
        "离中秋还有近一个月",
        "他辩称,2017年春节前他已将六万元送到李某家中",
        "9月14日,县旅游局宣布,从中秋节起景区免费",
        "2005年冬天,一封没写门牌的信到了支局",
        "截至今年8月底,该县大班额全部消除",
        "2012年起他替人担保,主犯获刑11年6个月",
        "他当了12年村支书,是远近闻名的领头雁",
        "2015年参加全国农产品博览会时他还年轻",
        "代表们欢迎刚刚抵达的国家主席习近平",
        "工作组把2016年以来查处的案件张榜公布",
        "2008年第一次献血以后,他就没断过",
        "孙某的鲁(2018)曹县不动产权第0004721号丢失",
        "搬进新房后的第一个农民丰收节,院里摆满玉米",
        "2022年老旧小区改造涉及居民1.12万户",
    ],
)
def test_a_story_of_years_ago_tells_no_year(hint: str) -> None:
    assert told(hint) is None


def test_words_of_the_day_are_known_in_traditional_characters() -> None:
    text = "曹縣有新事\n\n本報訊（記者 張三）7月2日，曹縣的老藝人捏出一組麵人，慶祝香港回歸。\n"

    found = dated(text)

    assert found.page_date == PartialDate(1997, 7)
    assert "慶祝香港回歸" in found.page_evidence


def test_the_evidence_is_quoted_as_printed() -> None:
    article = dated(
        "曹县有新事\n\n本报讯(记者 张三)近日曹县法院有新举措。据介绍,（２０１２）曹民初字第９号已结案。\n"
    )

    assert (article.page_date, article.date_basis) == (PartialDate(2012), DateBasis.INFERRED)
    page = dated("曹县有新事\n\n本报讯(记者 张三)据介绍,（２０１２）曹民初字第９号已结案。\n")
    assert "（２０１２）曹民初字第９号已结案。" in page.date_evidence


def test_a_day_without_its_year_keeps_the_sentence_that_tells_the_year() -> None:
    text = "曹县开镰\n\n本报讯(记者 张三)6月4日,曹县开镰。今年是脱贫攻坚收官之年。\n"
    (article,) = articles_of(text)
    (stated,) = articles_of("菏泽日报 2020年6月5日 星期五 第2版\n\n" + text)

    assert (str(article.date), article.date_evidence) == ("2020-06-04", "本报讯(记者 张三)6月4日,曹县开镰。")
    assert (str(article.page_date), article.page_evidence) == ("2020-06", "今年是脱贫攻坚收官之年。")
    assert (str(stated.page_date), stated.page_evidence) == ("2020-06-05", "")


def test_a_page_without_a_day_is_sooner_of_the_year_that_was_full_of_the_news() -> None:
    text = "让调查研究沉下去\n\n学习贯彻党的二十大精神,曹县干部当以此为契机,把调研做实,乡村振兴大有可为。\n"

    assert dated(text).page_date == PartialDate(2023)


def test_a_page_is_of_the_month_most_of_its_reports_are() -> None:
    article = dated(
        "曹县有新事\n\n本报讯(记者 张三)11月14日,曹县学习刚刚闭幕的党的十八届三中全会精神。\n\n"
        "单县有新事\n\n本报讯(记者 李四)11月12日,单县一中学生获奖。\n\n"
        "巨野县有新事\n\n本报讯(记者 王五)缴费的,从1月1日起享受待遇。\n"
    )

    assert article.page_date == PartialDate(2013, 11)


def test_a_page_is_not_of_the_month_that_its_reports_look_back_to_or_ahead() -> None:
    page = "贷款方便了\n\n今年2月9日,曹县张某申请了贷款。\n\n每年5月8日,张某都来还款。\n\n"
    report = "新人新事\n\n本报讯(记者 张三)6月3日,曹县庆祝建党90周年。\n\n放映预告\n\n9月3日将播出新片,欢迎到曹县观看。\n"

    assert dated(page + report).page_date == PartialDate(2011, 6)


def test_a_page_is_of_the_month_of_a_dateline_with_its_year() -> None:
    october = "流动法庭进集市\n\n本报讯(记者 张三)10月30日,曹县法院到集市开庭。\n\n"
    dateline = "两兄弟对簿公堂\n\n本报讯(记者 李四)2007年11月8日,曹县法院到村里开庭。\n\n"

    articles = parse_page(Page("p.txt", october + dateline), load_gazetteer()).articles

    assert [article.date for article in articles] == [PartialDate(2007, 10, 30), PartialDate(2007, 11, 8)]


def test_a_feast_in_a_headline_is_near_the_day_of_its_report() -> None:
    elders = "社区老人乐享重阳\n\n本报讯(记者 张三)10月20日,曹县一社区请老人吃饺子,来帮忙的是单独二孩家庭。\n"

    assert dated(elders).date == PartialDate(2015, 10, 20)


def test_what_is_so_from_a_day_on_has_come_where_the_page_reports_of_a_later_one() -> None:
    first = "公交线路调整\n\n本报讯(记者 张三)自3月10日起,曹县6路公交车改道行驶。\n\n"
    page = Page("p.txt", first + "植树节里添新绿\n\n本报讯(记者 李四)3月12日,曹县庆祝建党90周年植树活动启动。\n")

    articles = parse_page(page, load_gazetteer()).articles

    assert [article.date for article in articles] == [PartialDate(2011, 3, 10), PartialDate(2011, 3, 12)]
    assert dated(
        first + "添新绿\n\n本报讯(记者 李四)3月8日,曹县庆祝建党90周年植树活动启动。\n"
    ).date == PartialDate(2011, 3)


def test_the_terms_of_the_sun() -> None:
    assert [lunar.term_day("清明", year).day for year in (2007, 2008, 2022, 2024)] == [5, 4, 5, 4]
    assert [lunar.term_day("冬至", year).day for year in (2013, 2017, 2020)] == [22, 22, 21]
    assert lunar.term_day("小寒", 2024) == date(2024, 1, 6)


def test_the_farmers_calendar() -> None:
    assert date(2013, 2, 10) in lunar.solar_days("大年初一")
    assert date(2013, 2, 9) in lunar.solar_days("除夕")
    assert date(2012, 6, 23) in lunar.solar_days("端午节")
    assert date(2013, 1, 19) in lunar.solar_days("腊月初八")
    assert date(2020, 5, 23) in lunar.solar_days("闰四月初一")
    assert date(2001, 6, 28) in lunar.solar_days("五月初八")
    assert not list(lunar.solar_days("清明"))


def test_what_all_years_lose_alike_hides_none_of_them() -> None:
    votes = Votes()
    votes.add("term", "北京奥运会", points_of(dict.fromkeys(YEARS, -2.0)), 0)
    votes.add("term", "党的十八大", points_of({2012: 2.0}), 0)

    assert votes.year() == 2012


def test_every_month_of_the_farmers_calendar_begins_where_the_one_before_ends() -> None:
    years = lunar._years()
    for year in list(years)[1:]:
        *_, (_, _, first, size) = years[year - 1]
        assert (years[year][0][2] - first).days == size


def test_every_term_has_a_source_and_months_in_order() -> None:
    text = (resources.files("search.ingest") / "data" / "terms.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]

    words: list[str] = []
    for line in lines:
        setting, named, source = line.split(" | ")
        *months, weight = setting.split(" ")
        told = [month for month in months if month != "-"]
        assert source, line
        assert months[1:] != ["-", "-"], line
        assert told == sorted(told), line
        assert float(weight) > 0, line
        words += named.split(" / ")
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("hint", "year"),
    [
        ("通报了2019年度脱贫攻坚成效考核情况", 2020),
        ("今年是“十三五”规划收官之年", 2020),
        ("2025年既是三年行动计划收官之年,也是“十四五”规划收尾之年", 2025),
        ("深入学习党的十九届六中全会精神", 2021),
        ("中国共产党99年来的奋进历程", 2020),
        ("庆祝建党一百周年", 2021),
        ("庆祝新中国成立70周年", 2019),
        ("开展“不忘初心、牢记使命”主题教育", 2019),
        ("力争到2022年底全部完成,2020年上半年完成一半", 2020),
        ("“十三五”期间的11月5日,星期二,天气晴", 2019),
        ("2018年工作安排部署完毕", 2018),
        ("中国共产党第十九次全国代表大会胜利闭幕", 2017),
        ("以优异成绩喜迎党的二十大", 2021),
        ("庆祝第34个教师节", 2018),
        ("迎来首个国家宪法日", 2014),
        ("这一天是日本宣布无条件投降七十周年的日子", 2015),
        ("企业赴第十九届高交会参展", 2017),
        ("迎来首届“中国农民丰收节”", 2018),
        ("2025菏泽城市定向赛开跑", 2025),
        ("喜迎国庆70周年", 2019),
    ],
)
def test_a_year_from_the_words_of_the_day(hint: str, year: int) -> None:
    (article,) = articles_of(f"曹县有新事\n\n本报讯(记者 张三)11月5日,曹县召开会议。会议提出,{hint}。\n")

    assert article.date == PartialDate(year, 11, 5)
    assert article.date_basis is DateBasis.INFERRED


def test_a_congress_to_come_is_before_it() -> None:
    (article,) = articles_of(
        "曹县有新事\n\n本报讯(记者 张三)10月9日,曹县召开会议。党的十八大召开在即,要以优异成绩迎接党的十八大。\n"
    )

    assert article.date == PartialDate(2012, 10, 9)


def test_a_headline_may_alone_tell_the_year() -> None:
    (article,) = articles_of("我县干部收看党的十九大开幕会\n\n本报讯(记者 张三)10月18日,曹县组织收看。\n")

    assert article.date == PartialDate(2017, 10, 18)


def test_a_weekday_alone_tells_no_year() -> None:
    (article,) = articles_of("曹县有新事\n\n本报讯(记者 张三)11月5日,星期二,曹县召开会议。\n")

    assert article.date is None


def test_no_hint_no_date() -> None:
    (article,) = articles_of("曹县有新事\n\n本报讯(记者 张三)曹县召开会议,部署各项工作。\n")

    assert article.date is None
    assert article.date_basis is DateBasis.UNKNOWN


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("4月17日,会议召开。2022年是党的二十大召开之年,要抓好生产。", 2022),
    ],
)
def test_years_of_congresses_and_of_winters(text: str, year: int) -> None:
    (article,) = articles_of(f"菏泽抓好春管\n\n本报讯(记者 张三){text}\n")

    assert article.date is not None
    assert article.date.year == year
