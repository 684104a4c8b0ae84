"""
Here are the lines of a page, give me those that are the paper's own: name, day, page number, staff, telephone.

Such lines are made of a few kinds of words and nothing else. They stand at the head or foot of the page or beside
each other; a day alone at the end of a notice is its signature and stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from string import ascii_letters, ascii_uppercase
from typing import Final

from search.ingest.facts.dates import half_digits
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.lines.imprint import (
    DAY,
    MONTH_AND_DAY,
    MONTH_WORDS,
    NET_ADDRESS,
    PAPER,
    PAPER_NAME,
    SECTION_WORDS,
    SHEET_NUMBER,
    SHEETS,
    SHORT_DAY,
    SPACED_OUT,
    WEEKDAY,
    YEAR_WORDS,
    Masthead,
    day_of,
    read_masthead,
)
from search.ingest.lines.layout import Line, lines_with

_MAX_LINE: Final = 110

# 2013年 above 5月14日, or behind it.
_YEAR_ALONE: Final = rf"(?<!\d){YEAR_WORDS}\s*年(?!\s*[\d元一二三四五六七八九十度])"
_PAGE: Final = rf"(?:(?:第\s*)?(?:[{SHEETS}{SHEETS.lower()}]\s?)?\d{{1,3}}\s*版|第\s*[一二三四五六七八九十]{{1,3}}\s*版|(?<![一-龥])[一二三四五六七八九十]{{1,2}}版|[{SHEETS}]\s?\d{{1,2}}(?!\d)|(?:^|(?<=\s))0\d(?=$|\s))"
_LUNAR: Final = r"(?:农历[^\s]{2,14}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[^\s]{0,10}|[正二三四五六七八九十冬腊]月(?:初|十|廿|三十|二十)[一二三四五六七八九十]?|闰[^\s]{1,3}月[^\s]{0,3})"
_STAFF: Final = (
    rf"(?:(?:本版|{SECTION_WORDS}{{1,2}})?(?:责任|值班|执行|本期|文字|图片|视觉|见习|版面|主|美术)?(?:编辑|责编|美编|校对|版式|排版|组版|主编|总编|总编辑|审读|视觉|制图|编审|编委|检校|设计|统筹|监制|主任(?![医药护技农编])|终审|一读|二读|策划|(?:刊头|本版)?题[字图]|值班记者|今日(?:接听|值班)|接听记者)"
    r"\s*[:：/／]?\s*(?:(?:[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])|[\u4e00-\u9fff][\s\u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff]))(?:[、/／\s]\s*(?!电话|电邮|短信|校对|美编|版式|热线|邮箱|编辑|责编|排版|制图|组版|电子|新闻|投稿|检校|视觉|星期|农历|[\u4e00-\u9fff]{2,4}[:：])[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff]))*)?)"
)
_CONTACT: Final = r"(?:(?:本报|民生|百姓|帮办|新闻|投稿|广告|发行|读者|爆料|服务|订报|监督|报料|客服|融媒体|咨询|联系|社址|地址|办公)?(?:热线电话|热线|电话|短信(?:平台)?|电邮|电子邮箱|电子信箱|邮箱|信箱|[Ee][-－]?mail|QQ群?|网址|微信(?:号|公众号)?)\s*[:：]?\s*[\w.@:/()（）×—-]{0,40})"
_ISSUE: Final = r"(?:(?:国内)?(?:统一)?(?:连续出版物号|刊号|CN)\s*[:：]?\s*(?:CN)?\s*[\d—-]{4,12}(?:/[A-Z])?|国内统一(?:连续出版物号|刊号)|准印证号?\s*[:：]?\s*[（(]?[\u4e00-\u9fff]{1,6}[）)]?\s*(?:[（(]\d{4}[）)]\s*第?\d{2,6}|\d{4}[A-Z]\d{2,6})号?|(?:准印证|(?:广告(?:经营)?)?许可证)号?\s*[:：]?\s*[（(]?[\u4e00-\u9fff]{0,3}[）)]?\s*(?:字)?\s*第?[\d-]{4,15}号?|内资(?:准?字)?(?:[（(]\w{1,2}[）)])?第?[\d-]{2,12}号?|邮编\s*[:：]?\s*\d{6}|邮发代号\s*[:：]?\s*[\d-]{2,8}|(?:总)?第\s*(?:(?:\d{1,6}|[一二三四五六七八九十百]{1,6})\s*期|\d{3,5}\s*号)|(?:今日|本期)\s*[\d一二三四五六七八九十]{1,3}\s*版|代号\s*[:：]?\s*[\d-]{2,8}|(?:零售价?|每份|定价)\S{1,8}元|天气[:：]\s?\S{0,20})"
# 中共曹县县委 before 曹县人民政府主办: who publishes it beside others.
_OFFICE: Final = r"(?:[\u4e00-\u9fff]{1,12}(?:[县市区地党工]委|政府|[部局院社会台]|中心))"
_TOKEN: Final = re.compile(
    rf"{DAY}|{SHORT_DAY}|{_YEAR_ALONE}|{WEEKDAY}|{_PAGE}|{_LUNAR}|{_STAFF}|{_CONTACT}|{_ISSUE}|{PAPER}(?:社)?(?:主办|出版|主管)?|(?:{_OFFICE}(?:主管)?[\s、]+){{0,2}}(?:中共)?[\u4e00-\u9fff]{{2,8}}(?:委员会)?(?:机关报|主管主办|主办|合办|联办|协办|承办)|内部(?:资料|发行)|欢迎(?:广大读者)?(?:投稿|来稿|赐稿|关注[\u4e00-\u9fff]{{2,8}}?(?:网|报|微信|公众号))|[A-Za-z\d][\w.+-]*@[\w.-]+|[\u4e00-\u9fff]{{2,4}}部供稿|免费(?:交流|赠阅|赠送)|注意保存|(?:主办|主管|承办|协办|联办|合办|组稿|组版|供稿)(?:单位)?[:：]\s*[\u4e00-\u9fff]{{3,16}}(?:[\s、]+{_OFFICE}(?=[\s、]|$))?|{YEAR_WORDS}年{MONTH_WORDS}月(?:[上下]半月刊?|[上中下]旬刊?|[号刊])?(?![\d月])|(?:本报)?(?:社)?(?:地|社)址\s*[:：]?\s*[\u4e00-\u9fff\d]{{4,24}}|{SECTION_WORDS}{{1,3}}版?(?=$|[\s·•|｜/／])|[A-Z]{{2,}}[A-Z\s]*(?:DAILY|NEWS|TIMES|RIBAO|BAO)\b|^[A-Z]{{4,}}(?:\s+[A-Z]{{2,}}){{0,4}}$"
)
_BETWEEN: Final = re.compile(r"[\s·|｜/／,，、:：—\-_=＝~～*＊.。•●■◆▲■□◇【】\[\]()（）]+")
"""What stands between tokens; either is a piece."""
_PIECE_CHARACTERS: Final = frozenset(_TOKEN.pattern + _BETWEEN.pattern + ascii_letters)
_PAPER_CHARACTERS: Final = frozenset("报刊媒办供")
"""
What a piece begins with, when that is a letter, is among its own words; but for names of papers, publishers and desks, which
any character begins and one of these ends.
"""
# 2007年4月 第三版: of a paper that comes now and then.
_MONTH_OF_ISSUE: Final = rf"{YEAR_WORDS}年{MONTH_WORDS}月(?![\d月])"
_STRONG: Final = re.compile(
    rf"{DAY}|{_PAGE}\s.*{_MONTH_OF_ISSUE}|{_MONTH_OF_ISSUE}.*\s{_PAGE}|(?:[{SHEETS}]\s?)?\d{{1,2}}\s*版[\s:：]+(?:{SHORT_DAY}|{SECTION_WORDS}{{1,3}}$)|(?:主办|合办|联办|协办|承办)$|^(?:主办|主管|联办|协办|合办)(?:单位)?[:：]|{_STAFF[:-1]}(?<=.{{4}}))|{_ISSUE}|{PAPER}|{WEEKDAY}"
)
_SIGNATURE_DAY: Final = re.compile(rf"{DAY}")
_PAGE_IN_LINE: Final = re.compile(rf"(?:^|(?<=[\s·|｜])){_PAGE}(?=$|[\s·|｜])")

PAGE_NUMBER: Final = re.compile(
    rf"[-—–·\s]*(?:第\s*)?(?:[{SHEETS}{SHEETS.lower()}]\s?)?\d{{1,3}}\s*(?:版|页)?[-—–·\s]*|第\s*[一二三四五六七八九十]{{1,3}}\s*[版页]|\d{{1,3}}\s*/\s*\d{{1,3}}"
)

_LONGEST_NUMBER: Final = 16

# 牡丹晚报 陪着您的好邻居: what the paper says of itself beside its name; 牡丹晚报 记者 张三 signs a text.
_SLOGAN: Final = re.compile(
    rf"{PAPER}[\s\u3000·•|｜]+(?!.*(?:记者|通讯员|报道|摄))[\u4e00-\u9fff]{{4,12}}(?:[\s，,][\u4e00-\u9fff]{{3,8}})?"
)

# Each way begins with a character of its own, written out (no `-{4}`), so that a search through a page skips from one
# to the next.
_GATE: Final = re.compile(
    r"年|版|期|http|www|机关报|编辑|校对|责编|报(?<=[日晚早时市视商]报)|周[刊报一二三四五六日]|星期|电话|热线|邮箱|CN|农历|美编|"
    + "|".join(rf"{sheet}\d" for sheet in SHEETS)
    + r"|编审|主编|请寄|下[一1]?期|℃|@"
)
_OF_A_TEXT: Final = (
    "编辑同志",
    "编辑老师",
    "编辑部",
    "编辑您好",
    "编辑你好",
    "联系电话",
    "预约电话",
    "报名电话",
    "联系人",
)
"""What letters and notices say, and the paper itself does not."""
_SENTENCE: Final = re.compile("[的了是将也就把被使]")
"""Words of sentences, which no masthead line is made of."""

# 投稿须知：…, 温馨提示：使用本栏目信息前…: what a section says to its readers at its foot.
_ADDRESS: Final = re.compile(
    r"[■●◆▲★※]?\s*(?:投稿须知|来稿须知|投稿(?:邮箱|信箱|地址)|本版(?:责任)?编辑[\s:：/／]|[\u4e00-\u9fff]{0,4}(?:公告|广告|声明)(?:刊登|刊发|联系|登报|办理)?(?:电话|热线)[:：]|(?:温馨|友情|特别|郑重)提[示醒][：:].{0,12}本(?:栏目|版)|本(?:栏目?|版)(?:投稿|热线|信息|邮箱|欢迎)|本报广告刊登声明|刊登分类信息|欢迎(?:广大读者)?(?:投稿|来稿|赐稿)|来稿请)"
)
# 来稿请寄:…, 投稿邮箱:…: where to send what is called for.
_ASKS: Final = re.compile(
    r"(?:来[稿信]|稿件)请?|(?:投稿|来稿|征[稿文集]|咨询|联系|报名)(?:电话|热线|邮箱|信箱|地址|方式)|(?:电子)?(?:邮箱|信箱)[:：]|(?:电话|地址)[:：]"
)
_ASKS_BEGINS: Final = frozenset("来稿投征咨联报电邮信地")
"""What `_ASKS` begins with."""
_CALLED_FOR: Final = r"征\s?(?:[稿文]|集(?!团))|约\s?稿"
_CALL: Final = re.compile(rf"{_CALLED_FOR}|[致告](?:广大)?(?:读者|作者)")
"""What heads a notice that calls for something, and what its text says of that (本版征稿, 即日起面向全市征集…; 致读者, 来信请写清姓名)."""
# 今日市区 小到中雪 -7℃~-2℃ 穿衣指数:厚羽绒服, in a box of its own, anywhere on the page.
_WEATHER_BOX: Final = re.compile(
    r"(?:天气|今[日天]|明[日天])[^。]{2,40}(?:\d℃?\s?[~～—至到-]\s?-?\d+℃|最[高低]气温-?\d+℃[，,\s]{0,2}最[高低]气温-?\d+℃)[^。]{0,40}"
)
# 下期预告：冬天怎样喝汤; 下期话题:… over what is called for is its headline.
_NEXT_ISSUE: Final = re.compile("下[一1]?期(?:预告|看点|导读|话题|主题|关注|内容|推荐|精彩)[:：\\s][^。]{2,40}")
# A04 县区·东明 鄄城, 县区新闻 定陶 成武, 健康周刊 | 名医, 要闻 YAOWEN: the section, by number, name or spelling, and what is on it.
_SECTION_LINE: Final = re.compile(
    rf"(?=.*(?:(?:^|[\s·|｜])(?:{_PAGE}|{SECTION_WORDS}{{1,3}}|[\u4e00-\u9fff]{{2}}(?:周刊|副刊|专刊)|[A-Z]{{2,}})(?:$|[\s·|｜])))"
    rf"(?:(?:{_PAGE}|\d{{1,2}}|{SECTION_WORDS}{{1,3}}|[A-Z]{{2,}}|[\u4e00-\u9fff]{{2,4}})(?:[\s·、|｜/／:：]+|$)){{2,6}}"
)
# 03 要闻·简讯, 郓城新闻 3, 国内·国际: number and section of a page, wherever it comes in the text taken from it.
_SECTION: Final = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}})?(?:副刊|新闻|周刊|专刊|特刊|专版)|今日[\u4e00-\u9fff]{{2,4}}|{SECTION_WORDS}{{1,3}}"
)
_NUMBER: Final = re.compile(rf"第?[{SHEETS}]?\d{{1,2}}版?|第?[一二三四五六七八九十]{{1,2}}版")
_BETWEEN_SECTIONS: Final = re.compile(r"[\s·•|｜/／]+")
# 牡丹花会特刊, above the day or the page's address.
_SPECIAL: Final = re.compile(r"[\u4e00-\u9fff\d·“”]{2,10}(?:特刊|专刊|周刊|专版|副刊|增刊)")
# 曹州雅集 第 412 期: a page that comes now and then.
_NUMBERED: Final = re.compile(
    r"(?!.*[彩球])[\u4e00-\u9fff]{2,8}[\s·•]+(?:[\u4e00-\u9fff]{2,4}[\s·•]+)?(?:总)?第\s*\d{1,4}\s*期"
)
# A06 3·15特别报道, whatever the section is called.
_CODE: Final = re.compile(rf"(?:第?[{SHEETS}]?\s?\d{{1,2}}\s?版|[{SHEETS}]\s?\d{{1,2}}|\d\d)\s")
_FOLIO_BEGINS: Final = frozenset(f"0123456789０１２３４５６７８９{SHEETS}Pp第■◆●□—–-·")
_FOLIO_ENDS: Final = frozenset("0123456789０１２３４５６７８９版页")
_LONGEST_FOLIO: Final = 20
_BULLETS: Final = "■◆●□ \u3000"
# HEZE RIBAO, 要闻 YAOWEN, 扫一扫 关注牡丹晚报微信, 本报法律顾问 张三, 印刷：…印刷厂, 今日天气：多云转阴，…, 中共郓城县委宣传部 菏泽日报社 合办,
# 安全生产天数：1893天, 本版由县委宣传部协办, 本版言论不代表本报立场: at the head or foot of a page.
_AT_EDGE: Final = re.compile(
    rf"(?:{SECTION_WORDS}\s+)?[A-Z]{{4,}}(?:\s+[A-Z]{{2,}}){{0,3}}"
    r"|(?=.*(?:关注|公众号|微信|客户端|更多|[早晚日]报))[^。]{0,16}(?:扫一扫|扫码|二维码)[^。]{0,16}"
    r"|(?:本报)?(?:常年)?法律顾问[:：\s]+[^。]{2,30}|(?:印刷|承印)(?:单位)?[:：][\u4e00-\u9fff]{4,20}|社址[:：][\u4e00-\u9fff\d]{4,24}(?:\s[^。]{4,60})?"
    r"|[\u4e00-\u9fff]{4,12}机关报|(?:[\u4e00-\u9fff]{2,8}[\s:：]*)?(?:https?://|www\.)\S+"
    rf"|{PAPER}\s+[\u4e00-\u9fff]{{2,6}}\s+[{SHEETS}]?\d{{1,2}}"
    r"|[\u4e00-\u9fff]{0,8}安全(?:生产|运行)?(?:天数|周期)[:：]\s?\d{1,5}\s?天|[\u4e00-\u9fff\d]{2,12}倒计时[:：]?\s?\d{1,4}\s?天"
    r"|(?:(?:今[日天晚夜]|明[日天]|本市|我市|[\u4e00-\u9fff]{1,2}市)天气(?:预报)?|[■●◆]天气(?:预报)?)[:：]\s*[^。]{4,80}"
    r"|(?:.{0,12}[\s\u3000])?本(?:版|报|栏目)(?:信息|言论|内容|图片|图文|照片|稿件|文章)[\u4e00-\u9fff]{2,14}(?:[，,][\u4e00-\u9fff]{4,14})?"
    r"|[\u4e00-\u9fff\s]{4,36}[\s\u3000](?:主办|合办|联办|协办|承办)(?:[\s\u3000].{0,20})?|本(?:版|期|刊|栏目)由[\u4e00-\u9fff\s]{4,36}(?:主办|合办|联办|协办|承办)"
)
_AT_EDGE_CHARACTERS: Final = frozenset("扫码顾印社关报刊媒气办本全倒wt" + ascii_uppercase)
"""`_AT_EDGE` is never without one of these."""
# A day with its weekday stands in no headline and in no sentence without an end.
_ONLY_DAY: Final = re.compile(rf"(?:{DAY}|{SHORT_DAY})\s*{WEEKDAY}?")
# 5月10日 星期二 晴.
_DAY_OF_A_DIARY: Final = re.compile(
    rf"{SHORT_DAY}[\s\u3000]+{WEEKDAY}[\s\u3000]+[晴阴多雨雪雾小中大][^，。,\s]{{0,4}}"
)
_WHEN: Final = re.compile(rf"(?:{DAY}|{SHORT_DAY})\s*{WEEKDAY}")
# The paper's own telephone, wherever it stands; 联系电话 is a notice's.
_HOTLINE: Final = re.compile(
    r"(?:24小时)?(?:本报|[日晚晨早]报|本版|新闻|融媒体|广告|分类(?:信息|广告)|刊登|登报|发行|投稿|读者|爆料|[市居]民|百姓)\s?\S{0,4}(?:热线|电话|邮箱|咨询)[:：\s]*[\d-]{7,}.{0,30}$|(?:E-?mail\S*\s+)?来[信稿]请寄[:：]\S+报|本报社?(?:地址|社址)[:：]"
)
_HOTLINE_BEGINS: Final = frozenset("2本日晚晨早新融广分刊登发投读爆来市居百Ee")
# 有话您说 热线：5969110, 热线:5911234 24小时等您来电, 5969110 24小时为您守候, 有烦心事 请来电来信 电话：…, E-mail：…, 摄影：本报摄影部征稿信箱 …, 楼市资讯 A11.
_WHOLE_LINE: Final = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:热线|民生|帮办|新闻)[\u4e00-\u9fff]{0,4}[\s\u3000]+[\d-]{7,13}(?:[\s\u3000]+[\u4e00-\u9fff]{2,10})?|(?:[^。，,:：]{2,20}[\s\u3000])?(?:24小时)?热线(?:电话)?[:：\s]*[\d-]{7,13}(?:[\s\u3000]+24小时[\u4e00-\u9fff]{2,8})?|[\d-]{7,13}[\s\u3000]+24小时[\u4e00-\u9fff]{0,4}(?:守候|倾听)|(?:[^。]{2,14}[\s\u3000，,])?(?:欢迎|敬?请)(?:您|读者)?(?:来电|来信|致电|拨打|联系)[^。，,:：]{0,8}[:：\s]*[\d-]{7,13}|(?:[^。，,:：]{2,14}[\s\u3000]|[\u4e00-\u9fff]{2,4}[:：])?(?:[Ee][-－]?mail|(?:本[版报][\u4e00-\u9fff]{0,4}|副刊)?(?:投稿|来稿|征稿|编辑)(?:邮箱|信箱))[:：\s]\s*\S+@\S+|"
    rf"第?[\s]?[一二三四五六七八九十\d{SHEETS}]{{1,3}}[\s]?版[\s·]+[\u4e00-\u9fff·]{{2,8}}|[\u4e00-\u9fff·]{{2,8}}[\s\u3000]+[{SHEETS}]\d{{1,2}}"
)
# ◆ ◆ ◆, ………… between articles; “……” is what somebody says.
_ORNAMENT: Final = re.compile(r"(?:[^\w“”‘’\"'？?！!。，,×]|_){3,}|[*＊※]{1,2}")
_READER: Final = re.compile(r"读者[\s\u3000]+[\u4e00-\u9fff]{2,3}")
"""Who signs a letter."""
_HEAD: Final = 3
_SECTION_NAME: Final = 5
_EDGE: Final = 7
"""Lines from the head or foot of a sheet in which a masthead stands."""


def find_masthead(
    lines: Sequence[Line], first: int, last: int, gazetteer: Gazetteer, contents: Set[int] = frozenset()
) -> Masthead:
    """
    The masthead among the lines of one sheet, `lines[first:last]`.

    Args:
        contents: Places of the list of contents, which names the pages of other sheets.
    """
    sheet = _Sheet(lines, first, last, gazetteer)
    for place in _worth_a_look(lines, first, last):
        sheet.look_at(place)
    sheet.leave_signatures()
    sheet.take_blocks()
    sheet.take_weak()
    sheet.take_edges()
    sheet.take_again()
    found = sheet.found - contents
    return read_masthead(lines, found - _other_days(lines, first, found), sheet.numbers - contents)


class _Sheet:
    """
    One sheet, `lines[first:last]`, and the places of what is the paper's own on it, as far as it was looked through.

    Attributes:
        found: Its own by what they say.
        numbers: Numbers of pages and nothing else.
        weak: Its own beside others of them only.
    """

    __slots__ = ("first", "found", "gazetteer", "last", "lines", "numbers", "weak")

    def __init__(self, lines: Sequence[Line], first: int, last: int, gazetteer: Gazetteer) -> None:
        self.lines = lines
        self.first = first
        self.last = last
        self.gazetteer = gazetteer
        self.found: set[int] = set()
        self.numbers: set[int] = set()
        self.weak: set[int] = set()

    def look_at(self, place: int) -> None:
        """Tell what a line is by itself and by where it stands."""
        lines, first, last = self.lines, self.first, self.last
        text = lines[place].text
        if text[0] in _ASKS_BEGINS and _is_of_call(lines, place, first):
            return
        if self._speaks_to_readers(place, text):
            self.found.add(place)
            return
        if len(text) > _MAX_LINE or "。" in text:
            return
        text = half_digits(text)
        if SPACED_OUT.fullmatch(text):
            text = "".join(text.split())
        at_edge = place - first < _EDGE or last - place <= _EDGE
        is_apart = (place == first or lines[place].gap > 0) and (place + 1 == last or lines[place + 1].gap > 0)
        if len(text) <= _LONGEST_NUMBER and (
            (is_sheets := SHEET_NUMBER.fullmatch(text) is not None) or PAGE_NUMBER.fullmatch(text)
        ):
            if at_edge or is_apart or is_sheets or text[-1] == "版":
                self.numbers.add(place)
            return
        if (at_edge or (is_apart and lines[place - 1].text[-1] not in "：:")) and (
            (text[0] in "hw" and NET_ADDRESS.fullmatch(text))
            or (is_apart and not _stands_over_text(lines, place, last) and _SLOGAN.fullmatch(text))
        ):
            self.found.add(place)
            return
        if text[0] in "（(" or ((not at_edge or len(text) > _LONGEST_SECTIONS) and _SENTENCE.search(text)):
            return
        if text.startswith(_OF_A_TEXT) or _READER.fullmatch(text):
            return
        if (len(text) <= _LONGEST_FOLIO and _is_folio(text)) or (
            (place == first or text[0] in SHEETS) and _CODE.match(text)
        ):
            self.found.add(place)
            return
        strength = self._strength_at(place, text, at_edge)
        if strength == 2:
            self.found.add(place)
        elif strength == 1 and at_edge:
            self.weak.add(place)

    def _speaks_to_readers(self, place: int, text: str) -> bool:
        """Whether the paper says in a line, which may be a whole sentence, where it is reached, what the weather is, what its next issue brings."""
        return bool(
            (self.last - place <= _EDGE and _ADDRESS.match(text))
            or (text[0] in _HOTLINE_BEGINS and _HOTLINE.match(text))
            or ("℃" in text and _is_weather_box(self.lines, place))
            or (
                text[0] == "下"
                and _NEXT_ISSUE.fullmatch(text)
                and not _stands_over_text(self.lines, place, self.last)
            )
        )

    def _strength_at(self, place: int, text: str, at_edge: bool) -> int:
        """The same as `_strength`, which the words alone tell, by where a line stands as well."""
        at_head, at_foot = place - self.first < _HEAD, self.last - place <= _HEAD
        strength = _strength(text)
        if (at_head and text[-1] == "期" and _NUMBERED.fullmatch(text)) or (
            not strength and (at_head or at_foot) and _is_name_and_day(text)
        ):
            return 2
        if strength < 2 and (
            (at_edge and not _AT_EDGE_CHARACTERS.isdisjoint(text) and _AT_EDGE.fullmatch(text))
            or (
                (not "\u4e00" <= text[-1] <= "\u9fff" or text[0] in "第热0123456789")
                and _WHOLE_LINE.fullmatch(text)
            )
            or _ORNAMENT.fullmatch(text)
        ):
            return 2
        if not strength and at_edge and len(text) <= _LONGEST_SECTIONS and _SECTION_LINE.fullmatch(text):
            return 1
        return strength or self._strength_of_others(text)

    def _strength_of_others(self, text: str) -> int:
        """What a line is by its other words, where some name a section of the paper; 0 where none does."""
        words = text.split()
        others = [
            word
            for word in words
            if not (
                len(word) <= 10 and (_is_section(word, self.gazetteer, len(words) > 1) or _SPECIAL.fullmatch(word))
            )
        ]
        if len(others) == len(words):
            return 0
        return _strength(" ".join(others)) if others else 1

    def leave_signatures(self) -> None:
        """Leave the days that sign a notice to it."""
        own = self.found | self.weak
        signatures = {place for place in own if _is_signature(self.lines, place, self.first, own)}
        self.found -= signatures
        self.weak -= signatures

    def take_blocks(self) -> None:
        """Between the articles the masthead stands in a block of short lines as well: name, day, page number."""
        lines, first, last = self.lines, self.first, self.last
        taken = self.found | self.numbers
        for place in sorted(place for place in taken if first + _EDGE <= place < last - _EDGE):
            for step in (-1, 1):
                near_by = place + step
                while (
                    first <= near_by < last
                    and near_by not in taken
                    and (_is_own(lines[near_by].text, self.gazetteer) or _is_set_beside(lines, near_by, step))
                ):
                    own = self.numbers if PAGE_NUMBER.fullmatch(lines[near_by].text) else self.found
                    own.add(near_by)
                    taken.add(near_by)
                    near_by += step

    def take_weak(self) -> None:
        """A weak line (要闻, 第2版, a telephone) is the masthead's beside another of its lines, at the very head, or at the very foot by its words."""
        taken = self.found | self.numbers
        near = self.weak
        while near:
            near = {
                place
                for place in self.weak
                if place == self.first
                or (place == self.last - 1 and _AT_END.search(self.lines[place].text))
                or not taken.isdisjoint((place - 1, place + 1))
            }
            taken |= near
            self.found |= near
            self.weak -= near

    def take_edges(self) -> None:
        """Take the short lines between the paper's own that the sheet begins with, and one above them; and such a line set close between two at its foot."""
        lines, first, last = self.lines, self.first, self.last
        taken = self.found | self.numbers
        own = [place for place in range(first, min(first + _EDGE, last)) if place in taken]
        for above, place in pairwise([first - 1, *own]):
            between = lines[above + 1 : place]
            if above < first:
                # Nothing but the name of a section, or of a paper (曹州师范学院报), stands so short above the day or the page number.
                name = lines[first].text
                is_own = place == first + 1 and (
                    len(name) <= _SECTION_NAME or _A_PAPER.fullmatch(name) is not None
                )
            else:
                is_own = all(len(line.text) <= _LONGEST_BETWEEN for line in between)
            if is_own:
                self.found.update(range(above + 1, place))
        # 3 / 单县大众 / 2009年10月16日 星期五 at the foot.
        for place in range(max(first, last - _EDGE) + 1, last - 1):
            if (
                {place - 1, place + 1} <= taken
                and not (lines[place].gap or lines[place + 1].gap)
                and len(lines[place].text) <= _SECTION_NAME
            ):
                self.found.add(place)

    def take_again(self) -> None:
        """A section's name stands over a part of its page once more."""
        again = {
            self.lines[place].text
            for place in self.found
            if _SHORTEST_AGAIN <= len(self.lines[place].text) <= _LONGEST_AGAIN
        }
        self.found.update([place for place in range(self.first, self.last) if self.lines[place].text in again])


_LONGEST_SECTIONS: Final = 24
"""A line of names of sections is no longer; a longer one with words of a sentence is a sentence."""
_SHORTEST_AGAIN: Final = 3
_LONGEST_AGAIN: Final = 8
_LONGEST_BETWEEN: Final = 20
_A_PAPER: Final = re.compile("[\u4e00-\u9fff]{2,10}报")
# 镇街, or the paper's address with its hotline, at the end of a page; what is advertised has a telephone.
_AT_END: Final = re.compile("^[\u4e00-\u9fff]+$|热线|[邮信]箱")


def _worth_a_look(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """Places of lines that can be the paper's own: all at head and foot, elsewhere those with a word of it."""
    if last - first <= 2 * _EDGE:
        return list(range(first, last))
    inner, folios = [], []
    for place in range(first + _EDGE, last - _EDGE):
        line = lines[place]
        text = line.text
        if "。" in text and text[0] not in _HOTLINE_BEGINS:
            continue
        if not (line.column and _is_inside(lines, place)):
            inner.append(place)
            if (
                len(text) <= _LONGEST_FOLIO and (text[0] in _FOLIO_BEGINS or text[-1] in _FOLIO_ENDS)
            ) or _ORNAMENT.fullmatch(text):
                folios.append(place)
    found = lines_with([_GATE], [lines[place] for place in inner])
    worth = sorted({*folios, *[inner[number] for number in found]})
    foot = [place for place in range(last - _EDGE, last) if place + 1 == last or not _is_inside(lines, place)]
    return [*range(first, first + _EDGE), *worth, *foot]


def _is_of_call(lines: Sequence[Line], place: int, first: int) -> bool:
    """Whether a line says where to send what the notice above it calls for (本版征稿 / 本版长期征集… / 来稿请寄…)."""
    return _ASKS.match(lines[place].text) is not None and any(
        "。" not in line.text and _CALL.search(line.text)
        for line in lines[max(first, place - _LONGEST_CALL) : place]
    )


_LONGEST_CALL: Final = 12
"""Lines of a notice that calls for something."""


def _stands_over_text(lines: Sequence[Line], place: int, last: int) -> bool:
    """Whether a sentence stands below a line, so that this may be its headline."""
    return place + 1 < last and "。" in lines[place + 1].text


def _is_inside(lines: Sequence[Line], place: int) -> bool:
    """Whether a line stands in the middle of a wrapped paragraph, where there is nothing but the paragraph."""
    line, above = lines[place], lines[place - 1]
    return line.column > 0 and not (line.gap or lines[place + 1].gap) and line.is_full and above.is_full


def _is_folio(text: str) -> bool:
    """Whether a line is the number of a page beside the names of its sections."""
    words = _BETWEEN_SECTIONS.split(text.lstrip(_BULLETS))
    sections = [word for word in words if not _NUMBER.fullmatch(word)]
    return 0 < len(sections) < len(words) and all(map(_SECTION.fullmatch, sections))


def _is_own(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a line beside one of the paper's own is another, wherever they stand; 鄄城报 is."""
    return not text.startswith(_OF_A_TEXT) and (
        _is_section(text, gazetteer, False) or _strength(half_digits(text)) > 0
    )


def _is_set_beside(lines: Sequence[Line], place: int, step: int) -> bool:
    """Whether a line is a number set close to the paper's own line below it (*step* -1) or above it, and nothing else is set so close to it."""
    apart, close = (place, place + 1) if step < 0 else (place + 1, place)
    return (
        len(lines[place].text) <= _LONGEST_LONE_NUMBER
        and lines[place].text.isdecimal()
        and not lines[close].gap
        and (apart == len(lines) or lines[apart].gap > 0)
    )


_LONGEST_LONE_NUMBER: Final = 2


def _is_weather_box(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the weather in a box; of several days it is a forecast, which is an article."""
    return _WEATHER_BOX.fullmatch(lines[place].text) is not None and not any(
        "℃" in line.text for line in (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    )


def _can_begin(char: str, can_name_a_paper: bool) -> bool:
    """Whether a piece can begin with *char*, in a line that `_can_name_a_paper` or cannot."""
    return can_name_a_paper or char in _PIECE_CHARACTERS or not char.isalpha()


def _can_name_a_paper(text: str) -> bool:
    return not _PAPER_CHARACTERS.isdisjoint(text)


def _strength(text: str) -> int:
    """2 for a line of masthead words with a strong one among them, 1 with weak ones only, 0 for any other line."""
    place, rest, allowed = 0, 0, max(0, min(8, len(text) // 5))
    names_a_paper = _can_name_a_paper(text)
    while place < len(text):
        if _can_begin(text[place], names_a_paper) and (
            match := _TOKEN.match(text, place) or _BETWEEN.match(text, place)
        ):
            place = match.end()
            continue
        place += 1
        rest += 1
        if rest > allowed:
            return 0
    if PAPER_NAME.fullmatch(text) or _STRONG.search(text):
        return 2
    return 1 if _TOKEN.search(text) else 0


def _is_name_and_day(text: str) -> bool:
    """
    Whether a line at the head or the foot of a page is a full day, pieces of mastheads, and a short name, whatever the paper is called (菏泽大众 1988年5月14日).

    With the number of the page beside the day it may say whatever else (2022年8月16日 第3版 民声热线 承办:…中心).
    """
    if not _SIGNATURE_DAY.search(text):
        # 曹州晚报　家庭·夕阳红　11月25日 星期六　第7版
        return _WHEN.search(text) is not None and _PAGE_IN_LINE.search(_WHEN.sub(" ", text)) is not None
    if _PAGE_IN_LINE.search(_SIGNATURE_DAY.sub(" ", text)):
        return True
    if not _NO_SENTENCE.isdisjoint(text):
        return False
    names = [name for name in _BETWEEN.sub(" ", _TOKEN.sub(" ", text)).split() if not _NUMBER.fullmatch(name)]
    return len(names) == 1 and names[0].strip("《》").isalpha()


_NO_SENTENCE: Final = frozenset("。，,！？；：:")


def _is_signature(lines: Sequence[Line], place: int, first: int, own: Set[int]) -> bool:
    """
    Whether a line that is only a day signs the notice above it, or begins a page of a diary (5月10日 星期二 晴).

    Without its year, or right above the paper's own lines, it stands close below who signs (曹县…指挥部 / 5月10日).
    """
    if place - first < _HEAD or place - 1 in own:
        return False
    text, gap = half_digits(lines[place].text), lines[place].gap
    if _SIGNATURE_DAY.fullmatch(text):
        is_close = not gap and _NO_SENTENCE.isdisjoint(lines[place - 1].text)
        return place + 1 not in own or (is_close and lines[place + 1].gap > 0)
    if _DAY_OF_A_DIARY.fullmatch(text):
        return True
    return not gap and MONTH_AND_DAY.fullmatch(text) is not None


def _other_days(lines: Sequence[Line], first: int, found: Set[int]) -> set[int]:
    """Places among *found* that are only a day, and not the one that the paper prints at the head or with its weekday."""
    texts = {place: half_digits(lines[place].text) for place in found}
    days = {p: day_of(text) for p, text in texts.items() if p - first >= _HEAD and _ONLY_DAY.fullmatch(text)}
    own = {
        day_of(text)
        for place, text in texts.items()
        if _WHEN.search(text) or (place - first < _HEAD and _SIGNATURE_DAY.search(text))
    }
    return {place for place, day in days.items() if own and day not in own}


def _is_section(text: str, gazetteer: Gazetteer, is_beside: bool) -> bool:
    """
    `今日牡丹区`, `曹县新闻`, `奋进高新区`, `郓城报`: districts with a word of address, and nothing said of them.

    Args:
        is_beside: Whether other words stand in its line; then a district needs no word of address (`02 鲁西新区`), nor do several (`曹县·单县`).
    """
    others, places = gazetteer.pattern.subn("", text)
    if not places:
        return False
    rest = others.strip(" ·•|—-、，")
    return bool(
        (not rest and (is_beside or places > 1))
        or re.fullmatch(
            r"今日|奋进|魅力|法治|平安|健康|文明|新闻|聚焦|走进|关注|幸福|美丽|活力|看|专版|专刊|视窗|时讯|要闻|之窗|新时代|周刊|在线|特刊|报|融媒",
            rest,
        )
    )
