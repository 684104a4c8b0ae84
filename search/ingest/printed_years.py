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

from search.ingest.dates import number_of
from search.ingest.spotting import matches_at
from search.ingest.votes import EACH_YEAR, FIRST, LAST, NUMBER, Points, Votes, count_of, points_of

_SPRING: Final = 6
_AUTUMN: Final = 9
"""The last month of the one, the first of the other."""
# 通报了2014年上半年…情况: of 103 that reports print from June on 89 are of that year, 11 ahead of it.
_HALF: Final = 6
_YEAR: Final = re.compile(
    r"((?:19|20)(?<!\d\d\d)\d\d|2 0(?<!\d 2 0)(?<!\d2 0) \d \d|(?:二[〇○零]|一九)[〇○零一二三四五六七八九]{2})\s?[-—至]?\s?(?:(?:19|20)\d\d)?年(?:年(?=[底末初]))?"
    r"(度|底|末|前(?:[一二三]季度|\d{1,2}个?月|[一二三四五六七八九十]{1,2}个月)|前|是|既|将|以来|第|上半年|[一二三四]季度|起|后|初|全|\d{1,2}\s?[-—~～至到]\s?\d{1,2}\s?月|\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\s?\d{1,2}\s?月|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)?"
)
# 2025菏泽城市定向赛, 2024年“体彩杯”龙舟公开赛: an event is named with its year.
_EVENT: Final = re.compile(
    r"20(?<!\d\d\d)\d\d(?=[“\u4e00-\u9fff][^，。,\n\d]{2,16}?(?:赛|节|会|展|论坛|周|季|杯|行动|活动|之夜|马拉松|嘉年华|盛典)(?![员场馆长务议]))(?!年|[名个元万亿人台家户米吨亩只头棵辆座所次件套多余篇项度级届])"
)
# 7月5日，…参加的2017“护苗”行动启动: a day in the same sentence says that it is this year's.
_BESIDE_DAY: Final = re.compile(r"(?<!年)(?:1[0-2]|[1-9])月[1-3]?\d日[^。；\n]{0,40}$")
_BESIDE: Final = 50
# 特制2008枚小牌子: of twelve such counts of things and people seven are the report's year, two an event's to come.
# 2013级, 2014届, (2013)菏民初字第9号, 国发〔2014〕1号, 2013-15号, 2013123期.
_NUMBERED: Final = re.compile(
    r"(20(?<!\d\d\d)\d\d)(?:(级(?:本科|研究|新|大学|专科|高职|高一|初一){0,2}新?生[^，。；]{0,8}(?:军训|报到|开学|入学|迎新))|(级)|(届)|([)）〕\]】][^，。,\s\d]{0,12}第?\s?\d{1,6}(?:[-—]\d{1,3})?号|[-—]\d{1,3}号)|(\d{3}期)|([名枚个盏盆棵](?!月)))"
)
# 2018—2019学年, 2018-2019年度供暖季: from autumn of the one to summer of the other.
_TWO_YEARS: Final = re.compile(
    r"(20(?<!\d\d\d)\d\d)\s?[-—–~～－至/]{1,2}\s?(?:20)?(\d\d)(?!\d)(?:年度?)?(?:学年|赛季|(?:采暖|供暖|供热|取暖)[季期]|[冰雪]{1,2}季)"
)
# hzzwb2013@163.com: a section's address is of the year it was set up in, or later.
_ADDRESS: Final = re.compile(r"20(?<=[A-Za-z]20)\d\d(?=@)")
# 2 0 1 3 beside a page number, as designers set the paper's own year.
_SET_APART: Final = re.compile(r"2 0(?<!\d 2 0)(?<!\d2 0) [0-3] \d(?!\s?[\d年])")
_OPENING: Final = 60
"""Within so many characters from the beginning of a paragraph a day is the dateline's."""
_REACHED: Final = re.compile(r"(?:达|完成|实现|增长|共|累计|下降|为|突破)")
_AS_OF: Final = ("截至", "截止", "截至到", "截止到")
# 直到2025年3月13日: behind the page as soon as ahead of it.
_LASTING_UNTIL: Final = ("直到", "直至")
# 2018年7月16日至2018年8月3日: of 31 such ends that dated reports print up to three months ahead 14 are of their year, 13 of years gone by; all six of local pages.
_TO: Final = ("日至", "日到", "日起至", "日-", "日—", "日～", "时至")
# 报名截止到2021年12月15日, said in October: of 12 that dated reports print up to three months ahead 9 are of their year.
_UNTIL: Final = ("截止", "截止到")
# 2014年前三季度, 2012年1至10月: what the year has been so far.
_SO_FAR: Final = re.compile(
    r"前(?:([一二三])季度|(\d{1,2}|[一二三四五六七八九十]{1,2})个?月)|([一二三四])季度|\d{1,2}\s?[-—~～至到]\s?(\d{1,2})\s?月"
)
# 2017年度协商工作计划 is drawn up in that year, 2017年度考核 is held after it.
_OF_WORK: Final = re.compile(r"[^，。；]{0,10}(?:计划|要点|任务|目标|方案|安排|课题|项目)")
# 2025年度居民医保缴费, 2014年报刊征订, 2018年元旦: in autumn these are of the year to come.
_AHEAD_OF: Final = re.compile(
    r"度?(?:[^，。；]{0,12}(?:医保|医疗保险|养老保险|新农合|合作医疗)[^，。；]{0,8}(?:缴费|缴纳|参保|征缴|筹资)|[^，。；]{0,8}(?:征订|订阅|公务员考试|研究生(?:招生|入学|考试)|研究生[^，。；]{0,6}报名|高考报名|艺考)|元旦(?!前)|新年|春节(?!前)|春晚|春运|贺岁)"
)
# 2022年度十大消费维权案例: in the first five months told of the last year (46 of 55), later of its own (30 of 32).
_CHOSEN: Final = re.compile(r"[^，。；]{0,12}(?:十[大佳]|典型|案例|人物|优秀|最[佳美])")
_REVIEWS_UNTIL: Final = 5
# 2010年全市交通工程建设总结会: in December of its year (6 of 6), from January to May of the last (10 of 15).
_REVIEWED: Final = re.compile(r"[^，。；\d]{0,20}总结")
_CLOSED: Final = re.compile(r"[^，。]{0,16}(?:民主生活会|考核|表彰|通报|情况|总结|述职|审计|决算|先进|获)")
# 2016年国民经济和社会发展统计公报: of 35 that dated reports name 31 are of the year before, two of their own.
_BULLETIN: Final = re.compile(r"度?[^，。；《》\d\n]{2,20}公报")
_FUTURE: Final = re.compile(
    r"(?:(?<![年月日\d直升增降跌减加涨截])[到至](?!少)|力争|预计|计划|确保|将于|定于|争取|规划(?!于)|将在|有望|拟|说是|最迟|可于|请于|应于|须于|务必于|截[稿止](?:日期|时间)|备战|筹备|申办|争办)[^，。,；]{0,10}$"
)
# 到2016年，村里还有71户: told of what was.
_HAD_COME: Final = re.compile(
    r"[底末]?[，,]?[^，。；\d]{0,12}(?:已经?|还有|才|仅|只有|竟|就有|都[^，。；\d]{1,6}了)"
)
# 距2010年上海世博会开幕还有100天, 2014年高考倒计时: of nine that dated reports print none is of a later year.
_COUNTDOWN: Final = re.compile(
    rf"[^。\n\d]{{0,24}}?(?:倒计时|还有|仅有|只有|不足|不到|[仅只]剩)(?:({NUMBER})[多余]?(天|个?月|周?年))?"
)
# 北京2022年冬奥会倒计时1000天: of 18 that dated reports print 15 are of a later year, none is of an earlier one.
_COUNTED_DOWN: Final = re.compile(r"[^，。\n\d]{0,24}?倒计时(?!牌)")
_MONTHS_OF: Final = {"天": 1 / 30, "年": 12.0}
_COUNTED_FROM: Final = ("距", "离")
# 围绕2026年省运会备战
_PREPARED: Final = re.compile(r"[^，。；\d]{0,10}(?:备战|筹备|筹办)")
# 2023年将新增…, 2011年全市计划投入…, 2015年10月高等教育自学考试将于…: what is to be in a year is said in it, or late in the year before.
# 2024年，我们将锚定…: so is what we, the city, or a place sets out to do.
_TO_BE: Final = re.compile(
    r"(?:[，,](?:我们|[我全该][省市县区镇]))?[^，。；,\d]{0,12}?(?:计划(?!生育|经济)|拟|预计|力争|确保|将(?![军近其士来]))"
)
# 2009年下半年随着消费回暖，价格有望企稳.
_HALF_TO_BE: Final = re.compile(r"下半年[^。；\d]{0,20}?(?:有望|可望|预计|力争|计划|将(?![军近其士来]))")
# 2011年是“十二五”的开局之年: of dated reports of January to May 113 of 135 are of that year, of December 13 of 17 of the year before.
_KEY_YEAR: Final = re.compile(r"[^，。；]{0,14}(?:开局|收官|关键|攻坚|决胜|第一年)")
# 确保2018年农村环境整治开好局: of 16 that dated reports print until September 13 are of that year.
_GOOD_START: Final = re.compile(r"[^，。；\d]{0,16}?(?:开好局|开门红|良好开局|起好步|开局良好)")
# 我市2025年中考体育考试项目将作调整, said in June or later: the examinations of the year are over.
_EXAM: Final = re.compile(r"(?:普通高)?(?:中考|高考|中招|高中阶段学校招生|学业水平考试)")
_EXAMS: Final = 6
_PLANS: Final = frozenset("到至力预计确将定争规拟说最有可请应须务截备筹申")
"""One of which begins all that does so."""
_BEGINS: Final = re.compile(r"份?起(?![来草步伏飞])")
_SINCE_THEN: Final = re.compile(r"[份底末]?(?:[^，。]{0,2}(?:以来|期间)|[^，。；\d]{2,8}以来)")
# 经审讯，二人交代，2012年9月以来先后盗窃电瓶83块: of six such in reports of later months three are of that year, three of the next.
_CRIME: Final = re.compile(r"[份底初末]?以来[^。\n]{0,24}?(?:作案|盗窃|抢劫|抢夺|诈骗|窜至|伙同)")
# 2018年我市开展专项斗争以来: from when on something is done, not what was done in that year.
_SINCE_BEGUN: Final = re.compile(r"[^，。；\d]{2,20}?以来(首|[^，。；\d]{0,4}第一)?")
# 2023年入夏以来负荷五创新高, 为2022年入汛以来最强降雨: this very season.
_SEASON_SINCE: Final = re.compile(r"进?入([春夏秋冬汛梅伏])[^，。；,\d]{0,2}以来")
# 2022年12月31日前不能还款的, said in July: of 62 that dated reports print more than a month ahead 42 are of
# that year, 14 told in the next.
_BY: Final = re.compile(r"[底末]?(?:之?前(?![后夕往来去沿期])|以前)")
_SOON: Final = 1
_SOON_PLANNED: Final = 3
_LONG: Final = 5
_AFTER_NEW_YEAR: Final = 9
"""
Months ahead for which notices name a day with its year, and for which a plan that names its month is of this year;
months after which a day is no news; months by which a day that seems so long ago is sooner one of the year to come.
"""
# What happens in a year is named with it before and while it happens, seldom later: 2007年普通高校招生, 2014年全市….
_OF_THE_YEAR: Final = re.compile(
    r"(?:我[省市县区])?(?:首批|第[一二三四]批|工作|全市|全区|全县|普通高|高考|中考|学考|招生|[春秋夏]季|征兵|春运|春节|国庆|五一|元旦|公开招|计划|城区|中央一号|省委一号|政府工作)"
    # 2011年公交卡年审还要交钱吗, in January: 140 of 158 dated reports of January to September that name with a year what one
    # applies for, is called up to or has to do in it are of that year.
    r"|[^，。；\d]{0,8}?(?:报名|招生|招聘|招考|安排(?!好)|征兵|重点工作|年[审检])"
)
# 2019年秋季, 2019年国庆, 2019年全市…, 2019年全省…, until February: the last year's, 471 of 646 times.
_LATER_IN_YEAR: Final = re.compile(r"(?:国庆|五一|秋季|全[市县区国省]|我国)")
_EARLIEST_FEAST: Final = 3
# 2019年全省…, later in the year: 237 of 436 are of that year, 125 of the one before.
_OF_ALL: Final = re.compile(r"全[国省]")
# 2014年，全镇投资260万元; 2020年，我县…: what a place did in a year is told after it, in autumn also before it is over.
_OF_A_PLACE: Final = re.compile(r"[，,]?(?:全|我)[省市县区镇乡村](?!道)")
# 2020年，曹县有淘宝村151个; 2015年，该县成立领导小组: the same, but stories are told of counties, too.
_OF_A_COUNTY: Final = re.compile(
    r"[，,]?该[省市县区镇乡](?!道)|[，,](?![在由从到于被向把])[\u4e00-\u9fff]{1,3}[县市区镇乡](?![长委区场])"
)
# 2016年，他…: of 102 that dated reports begin a sentence with none is of their year.
_OF_A_PERSON: Final = re.compile(r"[，,](?:[他她俺]|我(?![省市县区们国]))")
# 2022年“丰收杯”农民篮球赛, but 2008年北京奥运会 is told long after.
_MATCH: Final = re.compile(
    r"(?![^，。\d]{0,14}(?:奥|世界杯|亚运|世博|大运))[“\u4e00-\u9fff][^，。,\n\d]{1,16}?(?:赛|杯)(?![员场馆])"
)
# 为迎接2010年菏泽国际牡丹文化旅游节, 2014年全国科普博览会: of 534 that dated reports name with their year 465 are of that year, 14 of the one before.
_OCCASION: Final = re.compile(
    r"(?![^，。\d]{0,8}(?:奥|世博|世园|亚运|参加|参展|获|被|赴|登))[“\u4e00-\u9fff][^，。,；\n\d]{1,16}?"
    r"(?:文化节|旅游节|艺术节|采摘节|购物节|美食节|音乐节|电影节|读书节|丰收节|花会|博览会|展览会|展销会|交易会|推介会|洽谈会|招聘会|论坛|专项行动|晚会|联欢会"
    # 2019年端午民俗文化周, 2020年全国消费促进月: 25 of 25 that dated reports name are of that year.
    r"|(?:宣传|活动|文化|读书|阅读|科普|科技|消费|促进|质量|艺术|惠民|健康|服务|安全|体验)[周月])(?!以来|上)"
)
# 召开2023年重点项目观摩会: from March on 15 of 23 that dated reports name are of that year, two of the one before; until February 33 and 24 of 67.
_MEETING: Final = re.compile(
    r"[“\u4e00-\u9fff][^，。,；《》\n\d]{1,16}?(?:观摩|推进|动员|现场|调度|座谈|部署|工作|表彰|培训|交流|启动|签约|誓师|征求意见)会"
)
# 比2012年同期增长22%: of 37 that dated reports print 17 compare with the year before, most of the others with that before a plague.
_COMPARED: Final = ("比", "较", "与", "和", "同")
_WHOSE_YEAR: Final = (
    ("place", _OF_A_PLACE),
    ("county", _OF_A_COUNTY),
    ("person", _OF_A_PERSON),
    ("match", _MATCH),
)
# 进入2016年以来: of 43 that dated reports print so, 31 are of that year.
_ENTERED: Final = ("进入", "步入", "跨入", "迈入")
# 启动2023年度“乡村振兴合伙人”公开选聘, beside 通报2023年度….
_STARTED: Final = re.compile(r"(?:启动|开展|组织|部署|开始|报名参加|做好)[^，。；]{0,4}$")
# 安排部署2015年工作: from October on 36 of 38 that dated reports print are of the year to come, until September 98 of 102 of their own; what is
# to be done in winter is of this one.
_SET_OUT: Final = re.compile(r"(?:部署|谋划|安排|做好|研究|提前下达|提前拨付)[了好]?$")
_OF_WINTER: Final = re.compile(r"度?[^，。；\d]{0,10}(?:征兵|冬|秋|年终|年底|下半年|四季度)")
_SUMMED_UP: Final = re.compile(r"(?:总结|回顾|通报|表彰)[^，。；]{0,4}$")
# 2014年冬季气温偏高; 2003年冬天，她的丈夫… is a story.
_COLD: Final = re.compile(r"[秋冬](?![天奥残])")
# 2012年来这儿上高一…，一晃三年: from the one to the other.
_LASTED: Final = re.compile(
    rf"[^。！？；\n]{{0,40}}?(?:一晃|转眼|至今|迄今|到现在|如今|到今年|整整|已经?)[^。！？；\n，,\d]{{0,6}}?({NUMBER})[多余]?个?(?:年头|春秋|年)(?![前代级底初中度制期来])"
)
# 那是1998年秋天…一干就是26年; 12年来…2002年，他…: every third or fourth time the one and the other make up the year,
# of what somebody has done for many years (走了42年) every tenth time. 四年过去, 三年如一日, 整整五年, 九年了: 52 of 185.
_SPANNED: Final = re.compile(
    rf"一[\u4e00-\u9fff]{{1,3}}[，,]?(?:就是|便是)({NUMBER})[多余]?个?[年载](?![前代级])"
    rf"|(?<![近这])(?<!\d)({NUMBER})[多余]?年(?:[来间里](?![，,]?[最首])|下来|过去|时间过去|如一日|就这样|了)"
    rf"|(?:整整|时隔|相隔|隔了|一去|历时|历经|坚守了?|坚持了?|扎根了?|守护了?|照顾了?)(?<!近)({NUMBER})[多余]?[年载]"
)
# 从教30年的乡村教师…1989年，从师范学校毕业: of six that dated reports and local pages print so four make up the year, one the one before.
_BEGAN: Final = re.compile(r"[^。\n]{0,24}?(?:毕业|任教|从[教警医]|参军)")
_SERVED: Final = re.compile(
    rf"(?:从[教警医艺]|执教|任教|行医|教龄|警龄|党龄)(?:已经?|近|了|有)?({NUMBER})[多余]?[年载]"
)
_DONE_FOR: Final = re.compile(
    rf"[了成](?<=[\u4e00-\u9fff].)(?<!判了)({NUMBER})年(?![多余代前级代底初中度制期来间里以])"
)
# 11年前的一张借条…写于2012年3月: of 450 years of dated reports with such words beside them 118 make up the year, 41 the one before or after.
_SO_LONG_AGO: Final = re.compile(
    r"(?<![近\d.至到十百几多数])(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[五六七八九])年前(?!后)"
)
# 一个人的村小，他守了27年 over 1988年，他来这里…: of 150 reports whose headline names years, and which print one themselves, 53
# make up the year by the first of them, 12 the one before; of 280 that name round ones 64 and 15. 主犯获刑11年6个月 is none.
_HEADED: Final = re.compile(
    rf"(?<![近第这每前后\d.至到十百几数刑判])({NUMBER})[多余]?[年载](?![代级底初中度制期内以]|零?(?:\d|[一二三四五六七八九十]){{1,2}}个月)"
)
_HEADLINES: Final = re.compile(r"\n*(?:[^。\n]{2,30}\n)+")
_YEAR_BEFORE: Final = re.compile(r"(?:19|20)\d\d年")
_SPAN_WORDS: Final = (
    "年来", "年间", "年里", "就是", "便是", "年下", "年过", "年时间", "年如", "年就", "年了", "整整", "隔", "一去", "历", "坚", "扎根", "守护", "照顾",
)  # fmt: skip
"""Of which one is in every span."""
_SPAN_BEFORE: Final = 80
_SPAN_AFTER: Final = 160
_LONG_SPAN: Final = 3
_LONG_DONE: Final = 5
_ROUND: Final = 5
# 1976年冬天: counted in full years it is not yet as long ago in spring as the years say.
_LATE_IN_YEAR: Final = re.compile(r"年?(?:底|末|冬|腊月|下半年|秋|1[012]月|9月)")
# 20年前的1994年; 2010年起…，今年是第六年; 1951年出生，今年63岁.
_AGO_CHARS: Final = 10
_AGO_BEFORE: Final = re.compile(rf"({NUMBER})年前[的，,]?$")
_NOW_THE: Final = re.compile(rf"[^。！？；\n]{{0,40}}?今年[^。！？；，\n]{{0,8}}?第({NUMBER})个?(?:年头|年)")
_BORN: Final = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?出?生(?!产|活|态)")
_AGED: Final = re.compile(r"[^。！？；\n]{0,32}?(?:今年|现年)(?:刚满|刚过|已经?|才)?(\d{1,3})岁")
# 现年65岁的张某生于1950年.
_AGED_BEFORE: Final = re.compile(r"(?:今年|现年)(\d{1,3})岁[^。！？；\n\d]{0,24}$")
_BEFORE_BIRTH: Final = 40
_AGED_THEN: Final = re.compile(r"[^。！？；\n]{0,40}?(\d{1,2})岁的([\u4e00-\u9fff]{3})")
_AGED_NOW: Final = re.compile(r"(\d{2,3})岁的([\u4e00-\u9fff]{3})")
_PAST: Final = re.compile(r"(?:自|从|早在|始于|始建于|成立于|曾于|出生于)$")

# For a year that is printed, points by how many years later the page is: -2 and more, -1, 0, 1, 2, 3, 4 and more.
# Logarithms, damped by a third, of how often that is so in 45,000 dated reports, but for stories, in which local
# papers name a year long gone.
_SHAPES: Final = {
    "dateline": (-3.0, -2.0, 2.5, 0.4, 0.2, 0.0, -0.3),
    "day": (-2.5, -1.2, 1.8, 0.8, 0.4, 0.3, 0.2),
    "day long before": (-1.5, 0.3, 1.0, 0.5, 0.3, 0.2, 0.2),
    "month": (-2.5, -1.5, 0.7, 0.9, 0.7, 0.5, 0.3),
    "later month": (-2.5, -2.0, -1.5, 1.0, 0.8, 0.7, 0.5),
    "coming": (-0.5, 0.6, 2.0, 0.8, 0.0, -0.3, -0.4),
    "of the year": (-2.5, -0.3, 2.2, 0.9, 0.0, -0.3, -0.4),
    "key year": (-2.5, -0.3, 2.8, 1.2, 0.0, -0.3, -0.4),
    "set out": (-2.5, 0.0, 2.6, 0.4, 0.0, -0.3, -0.4),
    "total": (-2.0, 0.0, 1.6, 1.8, 0.0, -0.3, -0.4),
    "summed up": (-2.5, -2.0, 0.3, 2.3, 0.5, -0.2, -0.4),
    "closed": (-2.5, -2.0, 0.3, 2.3, 0.5, -0.2, -0.4),
    "annual": (-2.5, -1.2, 1.9, 1.6, 0.4, -0.3, -0.4),
    "as of": (-2.5, -2.0, 0.0, 2.3, 0.8, 0.0, -0.4),
    "end": (-0.6, 0.2, 0.5, 1.2, 0.9, 0.4, 0.1),
    "plan": (0.3, 0.7, 0.6, 0.3, -0.6, -0.8, -1.0),
    "ahead": (0.2, 0.8, 1.4, -2.0, -2.0, -2.0, -2.0),
    "since": (-2.0, -1.2, -0.5, 0.4, 0.5, 0.5, 0.3),
    # 2023年以来，该镇…: 11 of 26 that local pages print from April on are of that year, four of the one after.
    "ever since": (-2.0, -1.2, 1.0, 0.4, 0.3, 0.2, 0.2),
    "lately": (-2.0, -1.2, 1.0, 1.0, 0.4, 0.3, 0.2),
    "compared": (-3.0, -2.5, -2.0, 2.2, 1.2, 0.2, 0.0),
    "last winter": (-2.0, -1.2, 0.2, 2.0, 0.5, 0.3, 0.2),
    "story": (-2.0, -1.2, 0.5, 0.7, 0.6, 0.5, 0.3),
    "place": (-2.5, -1.5, 0.7, 2.0, 0.3, 0.0, -0.3),
    "county": (-2.5, -1.5, 0.5, 1.1, 0.6, 0.5, 0.2),
    "person": (-2.5, -2.0, -0.5, 0.6, 0.6, 0.7, 0.4),
    "match": (-1.5, -0.3, 1.5, 1.4, 0.9, 0.0, -0.3),
    "so far": (-2.5, -2.0, 2.6, 0.2, -0.2, -0.3, -0.4),
    "paid ahead": (-1.0, 2.5, 0.8, 0.0, 0.0, -0.3, -0.4),
    "turn of the year": (-1.0, 1.4, 1.6, 0.2, 0.0, -0.3, -0.4),
    "coming next year": (0.0, 1.4, 1.6, 0.2, 0.0, -0.3, -0.4),
    "next exams": (0.0, 2.0, 0.8, 0.0, 0.0, -0.3, -0.4),
    "dated event": (-2.5, -0.5, 2.8, 1.0, 0.3, 0.0, -0.3),
    "coming soon": (-1.5, 0.3, 2.5, -0.2, -0.3, -0.3, -0.4),
    "as of month": (-2.5, -2.0, 2.6, 0.4, 0.0, -0.3, -0.4),
    "freshmen": (-2.5, -1.5, 2.2, 0.0, 0.0, 0.0, 0.0),
    "class": (-2.5, -1.5, 0.9, 0.9, 0.8, 0.5, 0.0),
    "graduates": (-2.0, 0.2, 1.4, 0.6, 0.2, 0.1, 0.0),
    "number": (-2.5, -1.5, 1.9, 1.1, 0.3, 0.1, 0.0),
    "draw": (-3.0, -3.0, 3.0, 0.0, -1.0, -1.0, -1.0),
    "emblem": (0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0),
    "set apart": (-2.0, -1.0, 2.0, 0.0, 0.0, 0.0, 0.0),
    "two years": (-2.5, -1.2, 0.8, 1.8, 0.8, 0.0, -0.3),
    "address": (-1.0, -0.6, 1.0, 0.6, 0.4, 0.2, 0.0),
}
# The same in the first two and in the last three months of a year, where papers look back and ahead. In January two in five
# of the years they print without more are the last one, one in six is this one.
_EARLY: Final = {
    "annual": (-2.5, -2.5, 1.2, 2.0, 0.4, -0.3, -0.4),
    "total": (-2.5, -2.0, 0.8, 2.2, 0.0, -0.3, -0.4),
    "story": (-2.0, -1.2, 0.4, 1.1, 0.5, 0.4, 0.3),
    "later month": (-2.5, -2.0, -1.5, 1.3, 0.7, 0.5, 0.3),
    "place": (-2.5, -2.0, 0.0, 2.2, 0.3, 0.0, -0.3),
    "two years": (-2.5, -2.0, -0.5, 2.2, 0.5, 0.0, -0.3),
}
_LATE: Final = {
    "coming": (-0.3, 2.0, 1.6, 0.2, 0.0, -0.3, -0.4),
    "of the year": (-1.2, 1.3, 1.8, 0.3, 0.0, -0.3, -0.4),
    "set out": (-1.2, 2.4, 0.8, 0.0, 0.0, -0.3, -0.4),
    "key year": (-1.2, 2.4, 1.6, 0.0, 0.0, -0.3, -0.4),
    "total": (-2.0, 0.7, 1.5, 1.7, 0.0, -0.3, -0.4),
    "summed up": (-2.5, -1.5, 2.0, 1.8, 0.0, -0.3, -0.4),
    "annual": (-1.5, 0.6, 1.6, 0.9, 0.0, -0.3, -0.4),
    "story": (-2.0, -1.2, 0.7, 0.5, 0.7, 0.5, 0.3),
    # 2017年以来…完成3200余例: 7 of 11 that local pages print are of that year; national papers sooner say 今年以来.
    "ever since": (-2.0, -1.2, 1.2, 0.4, 0.3, 0.3, 0.2),
    "place": (-2.0, -0.5, 1.4, 1.4, 0.3, 0.0, -0.3),
    "match": (-1.5, -0.3, 2.4, 0.4, 0.2, 0.0, -0.3),
    "dated event": (-2.0, 1.0, 2.8, 0.0, 0.0, 0.0, -0.3),
    "two years": (-2.5, -1.0, 2.2, 0.5, 0.0, 0.0, -0.3),
    "plan": (0.3, 1.0, 0.1, 0.2, -0.6, -0.8, -1.0),
    "coming next year": (0.0, 2.2, 0.3, 0.0, 0.0, -0.3, -0.4),
}


def _season(month: int | None) -> Mapping[str, Sequence[float]]:
    """The shapes that are others in a month than in others."""
    return _EARLY if month in (1, 2) else _LATE if month in (10, 11, 12) else {}


_NUMBERED_KINDS: Final = ("freshmen", "class", "graduates", "number", "draw", "emblem")

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
        kind = next(kind for kind, found in zip(_NUMBERED_KINDS, match.groups()[1:], strict=True) if found)
        votes.add(kind, match[1], _shape(kind, int(match[1])), match.start())
    for match in matches_at(_TWO_YEARS, text, others):
        year = int(match[1])
        if int(match[2]) == (year + 1) % 100:
            votes.add("two years", match[1], _shape("two years", year, month), match.start())
    for match in matches_at(_ADDRESS, text, others):
        votes.add("address", match[0], _shape("address", int(match[0])), match.start())
    for match in matches_at(_SET_APART, text, others):
        votes.add("set apart", match[0], _shape("set apart", int(match[0].replace(" ", ""))), match.start())
    for match in matches_at(_EVENT, text, others):
        kind = "dated event" if _is_beside_day(text, match.start()) else "of the year"
        votes.add("event", match[0], _shape(kind, int(match[0]), month), match.start())


def _is_beside_day(text: str, start: int) -> bool:
    """Whether a day stands before what `text[start:]` begins with, in the same sentence."""
    before = text[max(0, start - _BESIDE) : start]
    return "日" in before and _BESIDE_DAY.search(before) is not None


def _vote_year(match: re.Match[str], text: str, votes: Votes, month: int | None) -> None:
    """
    A year as printed. The page cannot be from before it, unless it is planned for; how long after it, words tell.

    What happened this year papers print without a year (今年, 3月), so a year with a month is sooner the year before.
    """
    printed = match[1].replace(" ", "")
    year, tail = number_of(printed), match[2] or ""
    start, end = match.span()
    kind = _kind_of_year(text, start, end, tail, month)
    if kind == "ahead":
        year -= _years_ahead(text, end, month)
    if FIRST <= year <= LAST:
        votes.add(kind, printed, _shape(kind, year, month), start)
    if kind in _TOLD_OF:
        _vote_since(text, start, end, year, votes, month)


_TOLD_OF: Final = frozenset(("story", "person", "last winter", "since", "ever since", "month", "later month"))
"""Kinds of years from which texts count up to today."""


def _vote_since(text: str, start: int, end: int, year: int, votes: Votes, month: int | None) -> None:
    """What is said of the years from *year* until now: 一晃三年, 今年是第六年, 今年63岁, 20年前的…."""
    if lasted := _LASTED.match(text, end):
        count = count_of(lasted[1])
        votes.add("lasted", lasted[0], points_of({year + count: 1.5, year + count + 1: 0.6}), start)
    begin = text.rfind(BETWEEN, 0, start) + 1
    near = text[max(begin, start - _SPAN_BEFORE) : end + _SPAN_AFTER].split(BETWEEN)[0]
    is_late = month is not None and month <= _SPRING and _LATE_IN_YEAR.match(text, start + 4) is not None
    told: set[int] = set()
    if _BEGAN.match(text, end):
        wide = text[max(begin, start - _SPAN_AFTER) : end + _SPAN_AFTER].split(BETWEEN)[0]
        if (served := _SERVED.search(wide)) is not None:
            told.add(count := count_of(served[1]))
            votes.add("lasted", served[0], _since(year + count, is_late, 1.8), start)
    if any(word in near for word in _SPAN_WORDS) and (spanned := _SPANNED.search(near)) is not None:
        count = count_of(spanned[1] or spanned[2] or spanned[3])
        if count >= _LONG_SPAN and count not in told:
            votes.add("lasted", spanned[0], _since(year + count, is_late, 1.2), start)
        told.add(count)
    if (done := _DONE_FOR.search(near)) is not None and (count := count_of(done[1])) >= _LONG_DONE:
        told.add(count)
        votes.add("lasted", done[0], _since(year + count, is_late, 1.0), start)
    if "年前" in near and (long_ago := _SO_LONG_AGO.search(near)) is not None:
        told.add(count := count_of(long_ago[1]))
        if count >= _LONG_SPAN:
            votes.add(
                "lasted",
                long_ago[0],
                points_of({year + count: 1.0 if count % _ROUND else 0.6, year + count + 1: 0.2}),
                start,
            )
    above = _HEADLINES.match(text, begin, start)
    if above and (headed := _HEADED.search(above[0])) and not _YEAR_BEFORE.search(text, begin, start):
        count = count_of(headed[1])
        if count >= _LONG_SPAN and count not in told:
            votes.add("lasted", headed[0], _since(year + count, is_late, 1.0 if count % _ROUND else 0.6), start)
    if ago := _AGO_BEFORE.search(text, max(0, start - _AGO_CHARS), start):
        votes.add("lasted", ago[0], points_of({year + count_of(ago[1]): 2.0}), start)
    below = text[end : end + _SPAN_AFTER]
    if "今年" in below and (now := _NOW_THE.match(text, end)):
        count = count_of(now[1])
        votes.add("lasted", now[0], points_of({year + count - 1: 1.2, year + count: 1.2}), start)
    if "岁" in below and (young := _AGED_THEN.match(text, end)):
        # 1949年的冬天，17岁的刘进德…; “…”77岁的刘进德说.
        old = next((old for old in _AGED_NOW.finditer(text, young.end()) if old[2] == young[2]), None)
        if old is not None:
            votes.add("lasted", old[0], points_of({year + int(old[1]) - int(young[1]): 2.0}), start)
    is_born = text.endswith("生于", 0, start) or _BORN.match(text, end) is not None
    if is_born and (
        aged := _AGED.match(text, end) or _AGED_BEFORE.search(text, max(begin, start - _BEFORE_BIRTH), start)
    ):
        # By the old count a child is one when it is born.
        count = int(aged[1])
        votes.add("lasted", aged[0], points_of({year + count: 1.8, year + count - 1: 1.2}), start)


def _since(year: int, is_late: bool, points: float) -> Points:
    """Points for *year*, to which counted years lead; for the next one where they began late in theirs and are not full yet."""
    then, other = (year + 1, year) if is_late else (year, year + 1)
    return points_of({then: points, other: 0.4})


def _kind_of_year(text: str, start: int, end: int, tail: str, month: int | None) -> str:
    """Which of `_SHAPES` a year printed in `text[start:end]` has."""
    is_early = month is not None and month < _EARLIEST_FEAST
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 14) : start]
    if (part := _SO_FAR.match(tail)) is not None:
        # 2024年一季度重点项目集中开工, in March: of 18 that dated reports name within the quarter 11 are of that year.
        first = _last_month(part) - 2 if part[3] else _last_month(part) + 1
        return "closed" if month is not None and first > month else "so far"
    if _AHEAD_OF.match(text, end):
        return "turn of the year" if month is None else "paid ahead" if month >= _AUTUMN else "of the year"
    if tail.endswith(("月", "日")):
        months_later = 0 if month is None else number_of(tail.split("月")[0].strip()) - month
        if _SINCE_THEN.match(text, end):
            return "lately" if month is not None and months_later < 0 and _CRIME.match(text, end) else "since"
        if before.endswith(_AS_OF):
            if month is not None and 0 < months_later <= _SOON_PLANNED and before.endswith(_UNTIL):
                return "coming soon"
            return "as of month" if months_later <= 0 else "as of"
        if before.endswith(_LASTING_UNTIL):
            return "story"
        is_planned = not _PLANS.isdisjoint(before) and _FUTURE.search(before)
        if is_planned or _BEGINS.match(text, end) or _TO_BE.match(text, end):
            if 0 <= months_later <= _SOON_PLANNED and month is not None:
                return "coming soon"
            return "coming" if months_later >= 0 else "coming next year"
        if 0 < months_later <= _SOON_PLANNED and before.endswith(_TO):
            return "coming"
        is_day, is_opening = tail.endswith("日"), start - line < _OPENING
        if months_later > _SOON and _BY.match(text, end):
            return "coming"
        if months_later > (_SOON if is_day and not is_opening else 0):
            return "closed" if text.startswith("份", end) else "later month"
        if text.startswith("份", end):
            return "of the year"
        if not is_day:
            return "month"
        if months_later <= -_LONG:
            return "coming next year" if months_later <= -_AFTER_NEW_YEAR else "day long before"
        return "dateline" if is_opening else "day"
    if not tail and _GOOD_START.match(text, end):
        return "key year"
    if (before.endswith(_COUNTED_FROM) and _COUNTDOWN.match(text, end)) or _COUNTED_DOWN.match(text, end):
        return "ahead"
    if before.endswith(_AS_OF):
        return "as of"
    if not _PLANS.isdisjoint(before) and _FUTURE.search(before):
        return "story" if before.endswith("到") and _HAD_COME.match(text, end) else "plan"
    if _PREPARED.match(text, end):
        return "plan"
    if tail in ("底", "末", "前"):
        return "coming" if tail != "前" and _BY.match(text, end) else "end"
    if tail == "将":
        return "coming"
    if _HALF_TO_BE.match(text, end):
        return "coming"
    if tail != "度" and _TO_BE.match(text, end):
        return "next exams" if month is not None and month >= _EXAMS and _EXAM.match(text, end) else "coming"
    if _BULLETIN.match(text, end):
        return "closed"
    is_looked_back = month is not None and month <= _REVIEWS_UNTIL
    if is_looked_back and _REVIEWED.match(text, end):
        return "closed"
    if tail == "度":
        if _OF_WORK.match(text, end):
            return "of the year"
        if _CLOSED.match(text, end) or _SUMMED_UP.search(before):
            return "closed"
        if month is not None and _CHOSEN.match(text, end):
            return "closed" if is_looked_back else "so far"
        return "of the year" if _STARTED.search(before) else "annual"
    if tail == "全" and _REACHED.search(text, end, end + 24):
        return "total"
    if tail == "上半年" and month is not None and month >= _HALF:
        return "so far"
    if _SET_OUT.search(before) and not _OF_WINTER.match(text, end):
        return "set out"
    if _SUMMED_UP.search(before):
        return "summed up"
    if before.endswith(("自", "从")):
        return "since"
    if not tail and (season := _SEASON_SINCE.match(text, end)):
        return "last winter" if season[1] == "冬" and month is not None and month <= _SPRING else "of the year"
    if tail == "是" and _KEY_YEAR.match(text, end):
        return "key year"
    if not tail and (begun := _SINCE_BEGUN.match(text, end)):
        # What is the first of its kind since then may be so at any time.
        return "story" if begun[1] else "since"
    if is_early and _LATER_IN_YEAR.match(text, end):
        return "closed"
    if before.endswith(_COMPARED) and text.startswith("同期", end):
        return "compared"
    if not tail and _MEETING.match(text, end):
        return "dated event" if _is_beside_day(text, start) else "match" if is_early else "of the year"
    if before.endswith(_ENTERED) or tail in ("是", "既", "第", "上半年") or _OF_THE_YEAR.match(text, end):
        return "of the year"
    if not tail and _OCCASION.match(text, end):
        return "of the year"
    if tail == "全" or _OF_ALL.match(text, end):
        return "annual"
    if tail == "以来":
        return "since" if month is not None and month <= _EARLIEST_FEAST else "ever since"
    if tail in ("起", "后") or _PAST.search(before):
        return "since"
    if month is not None and month <= _SPRING and _COLD.match(text, end):
        # 2014年冬季 in spring is last winter.
        return "last winter"
    for kind, pattern in _WHOSE_YEAR:
        if pattern.match(text, end):
            return "dated event" if kind == "match" and _is_beside_day(text, start) else kind
    return "story"


def _years_ahead(text: str, end: int, month: int | None) -> int:
    """How many years later than a page of *month* the year is to which `text[end:]` counts days, months or years; 0 where it counts none."""
    counted = _COUNTDOWN.match(text, end)
    if counted is None or not counted[1]:
        return 0
    months = count_of(counted[1]) * _MONTHS_OF.get(counted[2][-1], 1.0)
    return int(((month or 6) - 0.5 + months) // 12)


def _last_month(part: re.Match[str]) -> int:
    """The last month of a part of a year as `_SO_FAR` finds it."""
    quarter, months = part[1] or part[3], part[2] or part[4]
    return 3 * number_of(quarter) if quarter else number_of(months)


@functools.cache
def _shape(kind: str, year: int, month: int | None = None) -> Points:
    """Points of each year for a page of *month* that prints *year* so."""
    shape = np.array(_season(month).get(kind) or _SHAPES[kind])
    points = shape.take(EACH_YEAR - (year - 2), mode="clip")
    if kind == "plan":
        # Nobody plans further ahead.
        points[year - _PLAN_YEARS > EACH_YEAR] = -1.0
    return points


_PLAN_YEARS: Final = 5
