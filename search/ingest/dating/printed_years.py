"""
Here is a year as a text prints it, give me how well each year fits as that of the page.

The words around it tell: what a year has been so far, what is summed up, planned, begun or told of.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from search.ingest.dating.votes import EACH_YEAR, FIRST, LAST, NUMBER, Points, Votes, count_of, points_of
from search.ingest.facts.dates import number_of
from search.ingest.facts.spotting import matches_at

_AUTUMN: Final = 9
"""The first month in which papers look to the year to come."""
_YEAR: Final = re.compile(
    r"((?:19|20)(?<!\d\d\d)\d\d|2 0(?<!\d 2 0)(?<!\d2 0) \d \d|(?:二[〇○零]|一九)[〇○零一二三四五六七八九]{2})\s?[-—至]?\s?(?:(?:19|20)\d\d)?年(?:年(?=[底末初]))?"
    r"(度|底|末|前(?:[一二三]季度|\d{1,2}个?月|[一二三四五六七八九十]{1,2}个月)|前|是|既|将|以来|第(?!一次)|上半年|[一二三四]季度|起|后|初|全|\d{1,2}\s?[-—~～至到]\s?\d{1,2}\s?月|\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\s?\d{1,2}\s?月|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)?"
)
# 2025菏泽城市定向赛, 2024年“体彩杯”龙舟公开赛: an event is named with its year.
_EVENT: Final = re.compile(
    r"20(?<!\d\d\d)\d\d(?=[“\u4e00-\u9fff][^，。,\n\d]{2,16}?(?:赛|节|会|展|论坛|周|季|杯|行动|活动|之夜|马拉松|嘉年华|盛典)(?![员场馆长务议]))(?!年|[名个元万亿人台家户米吨亩只头棵辆座所次件套多余篇项度级届])"
)
# (2013)菏民初字第9号, 国发〔2014〕1号, 2013-15号, 2013123期; 鲁(2018)菏泽市不动产权第0012345号 may be lost years later.
_NUMBERED: Final = re.compile(
    r"(20(?<!\d\d\d)\d\d)(?:[)）〕\]】][^，。,\s\d]{0,12}第?(?<!产权第)\s?\d{1,8}(?:[-—]\d{1,3})?号|[-—]\d{1,3}号|\d{3}期)"
)
_OPENING: Final = 60
"""Within so many characters from the beginning of a paragraph a day is the dateline's."""
_AS_OF: Final = ("截至", "截止", "截至到", "截止到")
# 2014年前三季度, 2012年1至10月: what the year has been so far.
_SO_FAR: Final = re.compile(
    r"前(?:[一二三]季度|(?:\d{1,2}|[一二三四五六七八九十]{1,2})个?月)|[一二三四]季度|\d{1,2}\s?[-—~～至到]\s?\d{1,2}\s?月"
)
# 2025年度居民医保缴费, 2014年报刊征订, 2018年元旦: in autumn these are of the year to come; 2011年春节，她寄来500元 is told. So are 2017年高考报名,
# and the examinations of graduates and civil servants: 15 of 15 that dated reports of September to December print.
_AHEAD_OF: Final = re.compile(
    r"度?(?:[^，。；]{0,12}(?:(?:医保|医疗保险|养老保险|新农合|合作医疗)[^，。；]{0,8}(?:缴费|缴纳|参保|征缴|筹资)|征订|收订|订阅)|(?:元旦|春节)(?![前后过那当，,])|春晚|春运"
    r"|(?:普通)?高考报名|(?:全国)?(?:硕士)?研究生(?:招生|入学)?考试|考研|国考|国家公务员|[^，。；]{0,14}(?:公务员招[录考]|招录公务员|录用公务员|公务员考试))"
)
_FUTURE: Final = re.compile(
    r"(?:(?<![年月日\d直升增降跌减加涨截])[到至](?!少)|力争|预计|计划|确保|将于|定于|争取|规划(?!于)|将在|有望|拟|说是|最迟|可于|请于|应于|须于|务必于|截[稿止](?:日期|时间)|备战|筹备|申办|争办|(?:时[间段]|(?<!日)期[限间]?)(?=[:：为]))[^，。,；]{0,10}$"
)
# 2023年将新增…, 2011年全市计划投入…, 2015年10月高等教育自学考试将于…: what is to be in a year is said in it, or late in the year before.
# 2024年，我们将锚定…: so is what we, the city, or a place sets out to do; 2019年，曹县将扶贫… may be what it took.
_TO_BE: Final = re.compile(
    r"(?:[，,](?:我们|[我全该][省市县区镇]|[\u4e00-\u9fff]{2,5}[省市县区镇乡村](?=还将|将(?:[新建投]|在(?!外)|继续|启动|实施|全面)|计划|拟|预计|力争)))?[^，。；,\d]{0,12}?(?:计划(?!生育|经济)|拟|预计|力争|确保|(?<!已)将(?![军近其士来\d]))"
)
# 到2023年，仅水面租金就达到186万元: of 67 that dated reports print 24 are of the next year, nine of the one after,
# 15 later, two of that year.
_COME_TRUE: Final = re.compile(r"[底末]?[，,]?[^。；，]{0,24}?(?:已经|已达|就达|达到了|就有|仅|只|才)")
_PLANS: Final = frozenset("到至力预计确将定争规拟说最有可请应须务截备筹申时期")
"""One of which begins all that does so."""
_BEGINS: Final = re.compile(r"份?起(?![来草步伏飞])")
# 从2022年10月起,医院每周五下乡, where nothing is to be: of 48 that dated reports print with a month more than six ahead of theirs 35 are told in the
# next year and one in that, of 38 up to six 19 and 13; of 47 whose month is one to four behind 37 are of that year. …起施行, …起将 look ahead.
_BEGUN: Final = re.compile(rf"{_BEGINS.pattern}(?![，,]?(?:正式|全面|开始)?(?:将|施行|实施|执行))")
# 2017年底前高速公路要基本取消…, 2019年3月底前完成首批村庄规划: of 98 that dated reports print with the end of a year 49 are of that year, 20 of the
# one before, ten of the next; of 20 with a month nine of their own and six of the one before.
_DEADLINE: Final = re.compile(
    r"[底末]?前(?![后往夕来三两])[^，。；\d]{0,10}?(?:完成|建成|实现|投用|竣工|到位|办结|整改|落实|全面|全部|基本|达到)"
)
_SINCE_THEN: Final = re.compile(r"[份底末]?(?:[^，。]{0,2}(?:以来|期间)|[^，。；\d]{2,8}以来)")
# 至2026年1月底已累计有192万余人…: of dated reports that print a month that ended one to four months ago so, 4 of 4 are of that year.
_JUST_OVER: Final = ("底", "末")
_UNTIL: Final = ("到", "至")
_SOON_PLANNED: Final = 3
_LONG: Final = 5
_AFTER_NEW_YEAR: Final = 9
_LATELY: Final = 3
"""
Months ahead for which a plan that names its month is of this year; months after which a day is no news; months by which
a day that seems so long ago is sooner one of the year to come; months back in which a month is as often this year's.
"""
# What happens in a year is named with it before and while it happens, seldom later: 2007年普通高校招生, 2014年全市….
_OF_THE_YEAR: Final = re.compile(
    # 2021年新年健步行: of 149 that dated reports name 100 are of that year, 36 of the one before; 2018年元宵灯展, 2024年伊始 60 of 61, 2021年目标任务 20 of 22.
    # 2017年“三夏”期间, as 2018年春运: 68 of 85 are of their year. 2007年“十一”黄金周期间: 49 of 63 that dated reports name are of their year, six of the one to come.
    r"新年|元宵|伊始|开年|目标任务|工作目标|[“\"]?(?:十一|五一|国庆|春节|清明|端午|中秋|元旦)[”\"]?(?:[、和]?[“\"]?(?:国庆|中秋|端午)[”\"]?)?(?:黄金周|小?长假|假[期日])|[“\"]?(?:三[夏秋]|双[夏抢])|(?:我[省市县区])?(?:[\u4e00-\u9fff]{0,4}(?:花期|花季|汛期|采摘季|毕业季|开学季|暑期|寒假|暑假)|进?入[春夏秋冬汛梅伏]|首批|第[一二三四]批|工作|全市|全区|全县|普通高|高考|中考|学考|招生|[春秋夏]季|征兵|国庆|这场|这个[^，。\n]{0,3}?[春夏秋冬]|五一|公开招|计划|城区|中央一号|省委一号|政府工作)"
    # 2011年公交卡年审还要交钱吗, in January: 140 of 158 dated reports of January to September that name with a year what one
    # applies for, is called up to or has to do in it are of that year.
    # 2008年下半年计算机应用能力考试定于…: 86 of 100 are of that year, ten told in the next.
    r"|[^，。；\d]{0,22}?(?:定于|将于|拟于)"
    # 2023年，市委、市政府确定的20项民生实事: 5 of 5; 2020年西藏重点项目: 9 of 11.
    r"|[^。；]{0,24}?实事|[^，。；]{0,12}?重[点大](?:项目|工程)"
    r"|[^，。；\d]{0,8}?(?:报名|招生|招聘|招考|安排(?!好)|征兵|重点工作|年[审检])"
)
# 2024年全市牡丹种植面积达45万亩, 2016年全市共受理投诉4.6万件: what all of a place reached in a year, or did in it as its offices count, is told
# after it: of 270 that dated reports print until February 246 are of the year after, 8 of their own, of 150 until September, when they sooner say
# 前三季度, 132 and 9; what is told so of a place by its name (2017年，曹县完成改厕6.8万户) 187 and 12 of 214. 到2015年,全县企业超过300家 is a story.
_REACHED: Final = re.compile(
    r"[，,]?(?:[全我该]?[省市县区国镇乡村](?<=[全我该].)|(?![由从到于被向把])[\u4e00-\u9fff]{1,4}[省市县区镇乡](?<![小社园景校山]区)(?![长委区场的]))[^，。；\n]{0,24}?"
    r"(?:(?:达到?了?|突破|实现|完成|超过?)(?![不成])|受理|查处|办理|接待|累计|侦破|破获|[审执办]结|发放|改造|建成|培训|救助|新[增建])[^，。；\n]{0,14}?\d"
)
# 为迎接2010年菏泽国际牡丹文化旅游节, 2014年全国科普博览会: of 534 that dated reports name with their year 465 are of that year, 14 of the
# one before; 2019年端午民俗文化周 25 of 25, from March on 2023年重点项目观摩会 15 of 23; 2020年…活动 139 of 156, …仪式, …演练, …植树 46 of 56,
# 2020年…工作要点 22 of 28, 2022年发展对象培训班开班, …举行, …启动, …开幕 245 of 346, 14 of the one before, 17 of the next. So are matches, but 2008年北京奥运会 is told long after.
# 2016年，全县…: of 518 that dated reports print until September 417 are told in the next year, 41 in that; what is compared with the year before, 1,177 and
# 123 of 1,711.
_OF_ALL: Final = re.compile(r"[，,][全我][国省市县区镇]|[^。；\n]{0,30}?(?:同比|比上年)")
_OCCASION: Final = re.compile(
    r"(?![在于由从至到]|[^，。\d]{0,14}(?:奥|世界杯|亚运|世博|世园|大运)|[^，。\d]{0,8}(?:参加|参展|获|被|赴|登))[“\u4e00-\u9fff][^，。,；\n\d]{1,16}?"
    r"(?:赛|杯|(?:文化|旅游|艺术|采摘|购物|美食|音乐|电影|读书|丰收)节|花会|(?:博览|展览|展销|交易|推介|洽谈|招聘)会|论坛|专项行动|晚会|联欢会"
    r"|活动|仪式|典礼|演练|植树|(?:工作要点|(?:实施|行动)方案)》?|(?:举行|启动|[开闭揭落]幕|开[赛班])(?![了过])"
    r"|(?:宣传|活动|文化|读书|阅读|科普|科技|消费|促进|质量|艺术|惠民|健康|服务|安全|体验)[周月]"
    r"|(?:观摩|推进|动员|现场|调度|座谈|部署|工作|表彰|培训|交流|启动|签约|誓师|征求意见)会)(?!以来|[上员场馆])"
)
# 2022年回村流转了四十亩地，去年…: of 23 that dated reports go on from so one is of that year, seven of the next, eight of the one after.
_THEN_LAST_YEAR: Final = re.compile("[^。年\n“”]{0,40}[，；]去年")
# 通报2022年十件民生实事进展情况
_UNDER_WAY: Final = re.compile("[^，。；]{0,16}(?:进展|推进情况)")
# 谋划2013年工作, 安排部署2014年重点工作: of 55 that dated reports of October to December print 44 are of the next year, 8 of their own; of 194 others 156 are of their own.
_PLANNED_FOR: Final = re.compile("(?:[谋筹]划|部署|安排|[做抓]好|研究)[^，。；年\\d]{0,8}$")
# 公布2010年度投诉热点分析: of 29 that dated reports of March to August print 27 are of the next year.
_PUBLISHED: Final = re.compile(r"(?:公布|发布|通报)[^。；\n]{0,10}$")
_PUBLICATION: Final = re.compile(r"[^。；\n]{0,16}?(?:分析|报告|白皮书|公报|结果|情况)")
_TOLD_WHOLE: Final = range(3, 9)
"""The months in which a year that is over is told whole."""
_SUMMED_UP: Final = re.compile(r"(?:总结|回顾|通报|表彰)[^，。；]{0,4}$")
# 那是1998年秋天…一干就是26年; 12年来…2002年，他…: every third or fourth time the one and the other make up the year,
# of what somebody has done for many years (走了42年) every tenth time. 四年过去, 三年如一日, 整整五年, 九年了: 52 of 185.
_SPANNED: Final = re.compile(
    rf"一[\u4e00-\u9fff]{{1,3}}[，,]?(?:就是|便是)({NUMBER})[多余]?个?[年载](?![前代级])"
    rf"|(?<![近这])(?<!\d)({NUMBER})[多余]?年(?:[来间里](?![，,]?[最首])|下来|过去|时间过去|如一日|就这样|了)"
    # 守了三十四个春天, 已有六个年头; 进入第六个年头 is a year less. 2003年，他…。16年，他修了三万辆车.
    rf"|(?<![第\d一二三四五六七八九十百])({NUMBER})[多余]?个(?:春秋|春天|寒暑|冬夏|春夏秋冬|年头)"
    rf"|(?<![\d近这第])([1-9]\d?)年[，,](?=[他她俺]|我(?![省市县区们国]))"
    rf"|(?:整整|时隔|相隔|隔了|一去|历时|历经|坚守了?|坚持了?|扎根了?|守护了?|照顾了?)(?<!近)({NUMBER})[多余]?[年载]"
)
_DONE_FOR: Final = re.compile(
    rf"[了成](?<=[\u4e00-\u9fff].)(?<!判了)({NUMBER})年(?![多余代前级代底初中度制期来间里以])"
)
# 一个人的村小，他守了27年 over 1988年，他来这里…: of 150 reports whose headline names years, and which print one themselves, 53
# make up the year by the first of them, 12 the one before; of 280 that name round ones 64 and 15. 主犯获刑11年6个月 is none.
_HEADED: Final = re.compile(
    rf"(?<![近第这每前后\d.至到一二三四五六七八九十百几数刑判])({NUMBER})[多余]?[年载](?![代级底初中度制期内以]|零?(?:\d|[一二三四五六七八九十]){{1,2}}个月)"
)
_HEADLINES: Final = re.compile(r"\n*(?:[^。\n]{2,30}\n)+")
_SPAN_WORDS: Final = (
    "年来", "年间", "年里", "就是", "便是", "年下", "年过", "年时间", "年如", "年就", "年了", "整整", "隔", "一去", "历", "坚", "扎根", "守护", "照顾",
    "个春", "寒暑", "冬夏", "年头", "年，",
)  # fmt: skip
"""Of which one is in every span."""
_SPAN_BEFORE: Final = 80
_SPAN_AFTER: Final = 160
_LONG_DONE: Final = 5
_ROUND: Final = 5
# For a year that is printed, points by how many years later the page is: -2 and more, -1, 0, 1, 2, 3, 4 and more.
# Logarithms, damped by a third, of how often that is so in 45,000 dated reports, but for stories, in which local
# papers name a year long gone.
_SHAPES: Final = {
    "dateline": (-3.0, -2.0, 2.5, 0.4, 0.2, 0.0, -0.3),
    "month": (-2.5, -1.5, 0.7, 0.9, 0.7, 0.5, 0.3),
    # 2017年7月完成土地确权 in October: of 1,194 dated reports that print a month up to three before theirs 345 are of that year, 283 of the next.
    "recent month": (-2.5, -1.5, 0.8, 0.8, 0.7, 0.5, 0.3),
    "later month": (-2.5, -2.0, -1.5, 1.0, 0.8, 0.7, 0.5),
    "coming": (-0.5, 0.6, 2.0, 0.8, 0.0, -0.3, -0.4),
    "of the year": (-2.5, -0.3, 2.2, 0.9, 0.0, -0.3, -0.4),
    "planned for": (-2.5, -1.0, 2.4, 0.3, -0.2, -0.3, -0.4),
    "closed": (-2.5, -2.0, 0.3, 2.3, 0.5, -0.2, -0.4),
    "annual": (-2.5, -1.2, 1.9, 1.6, 0.4, -0.3, -0.4),
    "end": (-0.6, 0.2, 0.5, 1.2, 0.9, 0.4, 0.1),
    "plan": (0.3, 0.7, 0.6, 0.3, -0.6, -0.8, -1.0),
    "due": (0.3, 1.2, 2.0, 0.5, -0.4, -0.8, -1.0),
    "since": (-2.0, -1.2, -0.5, 0.4, 0.5, 0.5, 0.3),
    # 2023年以来，该镇…: 11 of 26 that local pages print from April on are of that year, four of the one after.
    "ever since": (-2.0, -1.2, 1.0, 0.4, 0.3, 0.2, 0.2),
    "story": (-2.0, -1.2, 0.5, 0.7, 0.6, 0.5, 0.3),
    # 比2016年同期快4.2个百分点: of 27 dated reports that do not compare with the year before the plague 18 are of the next year, eight of the one after.
    "compared": (-2.5, -2.5, -1.5, 2.1, 1.5, 0.0, -0.2),
    # 2010年蒜价最高，去年却…: of 36 dated reports 10 are of the next year, eleven of the one after, three of that year.
    "before last year": (-2.5, -2.0, -0.6, 1.5, 1.3, 0.7, 0.3),
    "so far": (-2.5, -2.0, 2.6, 0.2, -0.2, -0.3, -0.4),
    "of the next year": (-1.0, 2.5, 0.8, 0.0, 0.0, -0.3, -0.4),
    "coming next year": (0.0, 1.4, 1.6, 0.2, 0.0, -0.3, -0.4),
    "coming soon": (-1.5, 0.3, 2.5, -0.2, -0.3, -0.3, -0.4),
    "as of month": (-2.5, -2.0, 2.6, 0.4, 0.0, -0.3, -0.4),
}
# The same in the first two and in the last three months of a year, where papers look back and ahead. In January two in five
# of the years they print without more are the last one, one in six is this one.
_EARLY: Final = {
    "annual": (-2.5, -2.5, 1.2, 2.0, 0.4, -0.3, -0.4),
    "story": (-2.0, -1.2, 0.4, 1.1, 0.5, 0.4, 0.3),
    "later month": (-2.5, -2.0, -1.5, 1.3, 0.7, 0.5, 0.3),
    "of the year": (-2.5, -1.0, 2.0, 1.3, 0.0, -0.3, -0.4),
    # 2013年前三季度 in January: 100 of 111 are of the last year, six of this one.
    "so far": (-2.5, -2.5, 0.0, 2.6, -0.2, -0.3, -0.4),
}
_LATE: Final = {
    "coming": (-0.3, 2.0, 1.6, 0.2, 0.0, -0.3, -0.4),
    "planned for": (-1.0, 2.4, 0.8, 0.0, 0.0, -0.3, -0.4),
    "of the year": (-1.2, 1.3, 1.8, 0.3, 0.0, -0.3, -0.4),
    "annual": (-1.5, 0.6, 1.6, 0.9, 0.0, -0.3, -0.4),
    "story": (-2.0, -1.2, 0.7, 0.5, 0.7, 0.5, 0.3),
    # 2017年以来…完成3200余例: 7 of 11 that local pages print are of that year; national papers sooner say 今年以来.
    "ever since": (-2.0, -1.2, 1.2, 0.4, 0.3, 0.3, 0.2),
    "plan": (0.3, 1.0, 0.1, 0.2, -0.6, -0.8, -1.0),
    "coming next year": (0.0, 2.2, 0.3, 0.0, 0.0, -0.3, -0.4),
}

# In the last two months the year is told whole before it ends: of 35 such totals 16 are of their own year, of 31 that are summed up in December 16.
_LAST: Final = {
    **_LATE,
    "closed": (-2.5, -1.5, 1.4, 1.9, 0.2, -0.2, -0.4),
}


def _season(month: int | None) -> Mapping[str, Sequence[float]]:
    """The shapes that are others in a month than in others."""
    return _EARLY if month in (1, 2) else _LATE if month == 10 else _LAST if month in (11, 12) else {}


BETWEEN: Final = "\n\n"
"""What parts one article, headlines first, from the next in a text for `vote_printed`."""
HEADS: Final = ("19", "20", "2 ", "二〇", "二○", "二零", "一九")
"""What a printed year begins with; `vote_printed` wants half-width digits."""


def vote_printed(text: str, places: Sequence[int], votes: Votes, month: int | None) -> None:
    """The years printed in *text*, where *places* are the offsets of `HEADS` and *month* is the page's, if known."""
    for match in matches_at(_YEAR, text, places):
        _vote_year(match, text, votes, month)
    others = [place for place in places if text[place + 4 : place + 5] != "年"]
    for match in matches_at(_NUMBERED, text, others):
        votes.add("number", match[1], _shape("of the year", int(match[1]), month), match.start())
    for match in matches_at(_EVENT, text, others):
        votes.add("event", match[0], _shape("of the year", int(match[0]), month), match.start())


def _vote_year(match: re.Match[str], text: str, votes: Votes, month: int | None) -> None:
    """
    A year as printed. The page cannot be from before it, unless it is planned for; how long after it, words tell.

    What happened this year papers print without a year (今年, 3月), so a year with a month is sooner the year before.
    """
    printed = match[1].replace(" ", "")
    year, tail = number_of(printed), match[2] or ""
    start, end = match.span()
    kind = _kind_of_year(text, start, end, tail, month)
    if FIRST <= year <= LAST:
        votes.add(kind, printed, _shape(kind, year, month), start)
    if kind in _TOLD_OF:
        _vote_since(text, start, end, year, votes)


_TOLD_OF: Final = ("story", "since", "ever since", "month", "recent month", "later month")
"""Kinds of years from which texts count up to today."""


def _vote_since(text: str, start: int, end: int, year: int, votes: Votes) -> None:
    """What is said of the years from *year* until now: 一干就是26年, 走了42年, 他守了27年 in the headline."""
    begin = text.rfind(BETWEEN, 0, start) + 1
    near = text[max(begin, start - _SPAN_BEFORE) : end + _SPAN_AFTER].split(BETWEEN)[0]
    if any(word in near for word in _SPAN_WORDS) and (spanned := _SPANNED.search(near)) is not None:
        count = count_of(next(filter(None, spanned.groups())))
        votes.add("lasted", spanned[0], _since(year + count, 1.2), start)
    if (done := _DONE_FOR.search(near)) is not None and (count := count_of(done[1])) >= _LONG_DONE:
        votes.add("lasted", done[0], _since(year + count, 1.0), start)
    above = _HEADLINES.match(text, begin, start)
    if above and (headed := _HEADED.search(above[0])):
        count = count_of(headed[1])
        votes.add("lasted", headed[0], _since(year + count, 1.0 if count % _ROUND else 0.6), start)


def _since(year: int, points: float) -> Points:
    """Points for *year*, to which counted years lead, and some for the next one."""
    return points_of({year: points, year + 1: 0.4})


def _kind_of_year(text: str, start: int, end: int, tail: str, month: int | None) -> str:
    """Which of `_SHAPES` a year printed in `text[start:end]` has."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 14) : start]
    if _SO_FAR.match(tail):
        return "so far"
    if ahead := _AHEAD_OF.match(text, end):
        # Papers ask for next year's subscriptions from August on.
        is_ahead = month is not None and month >= _AUTUMN - ahead[0].endswith(("订", "阅"))
        return "of the next year" if is_ahead else "of the year"
    if tail.endswith(("月", "日")):
        return _kind_with_month(text, start, end, tail, before, month, is_opening=start - line < _OPENING)
    if before.endswith(_AS_OF):
        return "closed"
    if before.endswith("比") and text.startswith("同期", end):
        return "compared"
    if not _PLANS.isdisjoint(before) and _FUTURE.search(before):
        return "end" if before.endswith(_UNTIL) and _COME_TRUE.match(text, end) else "plan"
    if tail in ("底", "末") and text.startswith("前", end) and not text.startswith(("前后", "前夕"), end):
        return "due"
    if tail in ("底", "末", "前"):
        return "end"
    if tail == "将" or (tail != "度" and _TO_BE.match(text, end)):
        return "coming"
    if _SUMMED_UP.search(before):
        return "annual" if _UNDER_WAY.match(text, end) else "closed"
    if tail in ("", "度", "全") and (planned := _PLANNED_FOR.search(before)) is not None:
        # 谋划2011年的项目 in September.
        is_ahead = planned[0][0] in "谋筹" and month is not None and month >= _AUTUMN
        return "of the next year" if is_ahead else "planned for"
    if tail == "度":
        is_told = month in _TOLD_WHOLE and _PUBLISHED.search(before) and _PUBLICATION.match(text, end)
        return "closed" if is_told else "annual"
    if before.endswith(("自", "从")) or tail in ("起", "后"):
        return "since"
    if tail in ("", "全") and (_REACHED.match(text, end) or _OF_ALL.match(text, end)):
        return "closed"
    if (
        tail in ("是", "既", "第", "上半年")
        or _OF_THE_YEAR.match(text, end)
        or (not tail and _OCCASION.match(text, end))
    ):
        return "of the year"
    if tail == "全":
        return "annual"
    if tail == "以来":
        # 1994年以来的收支, 2016年以来查处的案件: none of 46 is of its year.
        return "since" if "的" in text[end : end + 4] else "ever since"
    return "before last year" if _THEN_LAST_YEAR.match(text, end) else "story"


def _kind_with_month(
    text: str, start: int, end: int, tail: str, before: str, month: int | None, *, is_opening: bool
) -> str:
    """The same for a year whose month, or day, is printed with it in *tail*; *before* is what stands before it in its line."""
    months_later = 0 if month is None else number_of(tail.split("月")[0].strip()) - month
    if _SINCE_THEN.match(text, end):
        return "since"
    if before.endswith(_AS_OF) or (
        text.startswith(_JUST_OVER, end) and -_LONG < months_later < 0 and before.endswith(_UNTIL)
    ):
        return "as of month"
    is_planned = (
        (not _PLANS.isdisjoint(before) and _FUTURE.search(before))
        or _TO_BE.match(text, end)
        or _DEADLINE.match(text, end)
    )
    if is_planned or _BEGINS.match(text, end):
        if not is_planned and _BEGUN.match(text, end):
            if months_later > _SOON_PLANNED:
                return "later month"
            if -_LONG < months_later < 0:
                return "month"
        if 0 <= months_later <= _SOON_PLANNED and month is not None:
            return "coming soon"
        return "coming next year"
    if months_later > 0:
        return "later month"
    if not tail.endswith("日"):
        return "recent month" if -_LATELY <= months_later < 0 else "month"
    if months_later <= -_LONG:
        return "coming next year" if months_later <= -_AFTER_NEW_YEAR else "month"
    return "dateline" if is_opening else "month"


@functools.cache
def _shape(kind: str, year: int, month: int | None = None) -> Points:
    """Points of each year for a page of *month* that prints *year* so."""
    shape = np.array(_season(month).get(kind) or _SHAPES[kind])
    points = shape.take(EACH_YEAR - (year - 2), mode="clip")
    if kind == "plan":
        # Nobody plans further ahead, but for 到2020年全面建成小康社会, said since 2002.
        points[year - _PLAN_YEARS > EACH_YEAR] = 0.3 if year in _GOALS else -1.0
        if not year % _PLAN_YEARS:
            # What is to be by the end of five years is said in all of them.
            points[(year - _PLAN_YEARS <= EACH_YEAR) & (year > EACH_YEAR)] = 0.3 if year in _GOALS else 0.5
    return points


_PLAN_YEARS: Final = 5
_GOALS: Final = (2000, 2020, 2030, 2035, 2050)
