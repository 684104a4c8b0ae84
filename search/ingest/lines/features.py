"""
Here are the lines of a page, give me what each shows by itself: how it begins and ends, its words, its setting.

Before any pattern is tried on a line, the classes of its characters say whether it can match at all: one pass over
the page collects for every line, as bits, which classes come in it, which begins it and which ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import reduce
from operator import or_
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from search.ingest.facts.houses import HOUSE, PLACE
from search.ingest.facts.names import AUTHOR_MARKS, dateline, has_office, is_author, is_broken_name, is_byline
from search.ingest.lines.labels import NOTICE_ENDS, NOTICE_HEADING, is_briefs_heading, is_label, maybe_label
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import (
    CLOSED,
    CLOSERS,
    CLOSING,
    COLON,
    COLONS,
    COMMA,
    COMMAS,
    CONTINUES,
    DAY,
    ENDS,
    NEEDS_MORE,
    NUMBER_CLAUSE,
    OFFICE_ENDS,
    OPEN,
    OPENING,
    PAIRED_FROM_END,
    PAIRED_FROM_START,
    PARTICLES,
    SEMICOLON,
    SEMICOLONS,
    SHORT_CLAUSE,
    end_of,
    framed_name,
    is_signed_behind,
    opens_paragraph,
    set_close,
    starts_midway,
)
from search.ingest.lines.wording import headline_characters, headline_words

MAX_HEADLINE: Final = 60
SHORT: Final = 30
"""Characters of a short line: a headline's seldom has more, and a paragraph's is seldom broken after so few."""
LONGEST_CAPTION: Final = 220
"""No caption of a photograph has more characters, unless its credit stands in line."""

_AS_GOOD_AS_FULL: Final = 2
"""Half characters that a line may leave of its column and still fill it: the next one is wider, or a mark that goes with it."""
_HANGS_OVER: Final = 5
"""A line of a column is not wider than it by more half characters: the marks that may not begin a line hang over its edge."""
ROOM: Final = 0.7
"""A line of a column that reaches no further leaves room, as the last one of a paragraph does."""
NEVER: Final = -1e6
"""Points of what cannot be."""
NOT: Final = NEVER / 2
"""What these are below, whatever is added to them."""

# What a paragraph begins with and a headline does not: 原来, 如今, 但…, 该项目…, 签约仪式上，…
_NO_HEADLINE: Final = re.compile(
    r"(?:以上|遇雨|本组图片|注[:：]|备注|特此|原来|至此|如今|紧接着|所幸|但[^愿]|整场|该(?:项目|镇|县|区|村|活动|公司|企业|院|校|中心|局|街道|园|所|馆|市)|看到|本次|此次|这次|与此同时|不仅|由于|"
    r"经过|随着|近年来|今年以来|截至|据悉|据了解|下一步|目前[，,]|同时[，,]|其中[，,]|当天|当日|日前|近日|连日来|记者(?:从|在|了解)|"
    r"[初深仲隆][春夏秋冬]时节|[去今前当那次]年[春夏秋冬][天季日]?$|傍晚|清晨|\d{1,2}月(?:\d{1,2}日|初|底|中旬|上旬|下旬)|党的[^，,]{4,14}[后来]，)"
)
_SETTING: Final = re.compile(r"[^，,。]{2,10}(?:[上中后时前里]|期间|过程中|[那当这][天日晚])[，,]")
# What tells a story: 练建军一行先后来到…, 公司成立之初，他便将….
_NARRATIVE: Final = re.compile(
    r"便[将把在是]|就[将把在是]|了[他她它这]|过[他她][:：]|说[，,](?<=[\u4e00-\u9fff]{2}说.)|之初|一行|先后|位于|途经|年(?<=\d{4}年)[，,]|年(?:(?<=[去今前明当多]年)|(?<=[头第][一二三四五]年))[，,]"
)
# What no headline stops at: …更不能把现场会开成, …将为创业的青年提供.
_NEEDS_AN_OBJECT: Final = (
    "变成", "开成", "办成", "做成", "当成", "看成", "换成", "提供", "给予", "予以", "以及", "按照", "根据",
    "遇上", "碰上", "遇到", "以来", "凡能", "也在", "都在", "就是", "也是", "都是", *"有不这以各从把自将可于也都每再并已及因给第又却很最既或但而虽若该某两几仅",
)  # fmt: skip
_LEAD_IN: Final = re.compile(r"【(?!本报讯|记者)[\u4e00-\u9fff]{2,6}】(?=.{6})")
BULLETS: Final = "@＠●■◆▲★○◎※▼◇△□☆►▶•"
_BULLET: Final = re.compile(rf"[{BULLETS}]\s*(?!(?:本报|[\u4e00-\u9fff]{{0,6}})?(?:记者|通讯员))")
# 一、…, 一靠科学养.
ENUMERATOR: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:[、靠]|$)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]{1,3}[条章节]|[①-⑳])"
)
# 第三关：入库——“咬开一粒，看它是不是白的”: the heading of a stage of what a feature follows.
STAGE: Final = re.compile(r"第[一二三四五六七八九十]{1,3}[\u4e00-\u9fff]{1,2}[：:]")
_FIELD: Final = re.compile(
    r"[^，。：:“”]{0,14}(?:电话|地址|时间|地点|单位|名称|编号|人|机构|方式|邮箱|网址|资格|概况|范围|要求|日期|期限|账号|开户行|金额|代理|热线|价格|面积|用途|号码|[今明后]天|夜间|制[表图]|来源|住[所址]|编码)[：:]"
)
# 郓城县: and 市民政局: over a headline say whom it is about.
_WHOSE: Final = re.compile(rf"[\u4e00-\u9fff“”·]{{1,16}}(?:{HOUSE}|{PLACE}|[会队部])[:：]")
# 10:00 田径…, 中国 39金 14银, 福彩3D第2015188期 …: a row of a table; a headline has no five words apart.
_ROW: Final = re.compile(
    r"\d{1,2}[:：]\d\d(?:\s|[-—至])|(?:[^\s]{1,12}\s+){4,}[^\s]{1,12}$|[^\s\d]{1,8}(?:\s+[\d.]+[^\s\d]{0,3}){2,}|\S*第?\d{5,}期|(?!\S*(?:热线|电话))[^\s\d]{2,24}\s+(?:[^\s\d，。]{2,12}\s+)?[\d,.]{3,}(?:元|万元)?$|[^\s,，。]{2,16}\s+\d{1,3}[:：比]\d{1,3}\s+[^\s,，。]{2,16}$|[^\s,，。]{2,12}\s+\d+(?:\.\d+)?(?:元|%|％)(?:/\S{1,3})?$|\S{1,16}(?:\s+\d{1,2}[:：]\d\d){2,}|[^\s:：]{2,8}[:：]\S{2,4}(?:\s+\S{2,4}){2,}$|(?:[^\s，。]{2,12}\s+)?\d{1,2}月\d{1,2}日\s*(?:[（(](?:周|星期)[一二三四五六日天][）)]\s*)?\d{1,2}[:：]\d\d"
)
_SPEAKER: Final = re.compile(
    r"(?:记者|问|答|主持人|编者|网友|市民|读者|回复|回音|口述人?|案情|评析|说法|点评|讲述人?|主讲人?|受访者|受访人|采访对象|对话人|嘉\s?宾)[:：]|以上(?:信息|时间|内容|数据|节目)|(?:注|备注|附)[:：]|遇雨顺延|特此(?:公告|声明|通知)|(?:读者|市民|网友|居民|村民|业主|家长)(?!课堂|讲堂|学校)[\u4e00-\u9fff]{0,4}[:：]|编辑(?:同志|部|老师)?(?:[:：]|[您你]好)|此致$|敬礼[!！]?$|(?:亲爱的|尊敬的|敬爱的)[^，。,:：]{1,16}[:：]$|[\u4e00-\u9fff]{0,8}[您你]们?好[:：]$|[\u4e00-\u9fff]{2,12}(?:朋友|同志|市民|居民|业主|同学|家长|乡亲|村民|读者|职工)(?:们)?[:：]$|(?:真心|衷心|再次|非常)?(?:感谢|谢谢)[^，。,:：]{1,10}[!！]$|祝(?:您|你|大家|各位|愿|全[市县区国省]|广大|社会各界|[^，。,]{2,14}[!！]$)|(?:(?:19|20|１９|２０)\d\d年)?\d{1,2}月\d{1,2}日$|(?:二[〇零○]|一九)[〇零○一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$|\d{1,2}月\d{1,2}日\s+(?:星期.\s*)?[晴阴多雨雪雾小中大][^，。,\s]{0,4}$|.{4,24}等\d{1,3}[人名户]$|(?:[\u4e00-\u9fff]{2,10}\s)?(?:(?:\d|[一二三四五六七八九十百两几数]){1,4}[名户位]|全体|众)(?:居民|村民|业主|职工|群众|家长|学生|读者|司机|商户|[\u4e00-\u9fff]农)$|(?:本报|[\u4e00-\u9fff]{2,6}[晚日]报社?)(?:编辑|副刊|专刊|广告|发行|群工|通联)部$|致歉人[:：]|[\u4e00-\u9fff]{2,8}\d{1,2}月\d{1,2}日(?:\d{1,2}时)?发布$"
)
# 市民提问:新医保卡何时能领: what somebody says ends in a mark, a headline does not.
_OF_A_READER: Final = re.compile(
    r"(?:问|(?:读者|市民|网友|居民|村民|业主|家长)[\u4e00-\u9fff]{0,4})[:：][^。！？!?，,；]{6,24}"
)
READERS: Final = "(?:读者|市民|网友|居民|村民|业主|家长|听众)"
"""What those are called who tell the paper something, as a pattern."""
TELLS: Final = re.compile(rf"[\u4e00-\u9fff\d]{{0,14}}{READERS}[\u4e00-\u9fff]{{0,6}}[:：]")
"""How begins what a reader tells: 市民李先生:…."""
# 曹县读者王女士问:老房子翻建要审批吗?
_ASKED: Final = re.compile(rf"[\u4e00-\u9fff]{{0,10}}{READERS}[\u4e00-\u9fff]{{1,6}}问[:：]")
"""Who asks, by name, before what is asked."""
_SIGNATURE: Final = re.compile(
    r"[（(](?:[\u4e00-\u9fff]{1,4}(?:[\s、][\u4e00-\u9fff]{1,4}){0,4}|(?:据|摘自|原载|来源[:：])[^，。,（）()]{2,20})[）)]"
)
_SIGNED_BY_OFFICE: Final = re.compile(
    r"[（(](?:[\u4e00-\u9fff]{2,8}[:：][\u4e00-\u9fff\s、]{2,36}|[\u4e00-\u9fff\s、]{4,36})[）)]"
)
_LONGEST_LINK: Final = 6
"""Characters of 【相关链接】."""
_AGAIN: Final = re.compile(r"(?:又讯|另讯|另据|【?相关链接|【?新闻链接)")


_HAN_SPACE: Final = re.compile(r"[^\s,，。]{2,18}(?:\s+[^\s,，。]{2,18}){1,3}")
_SHORT_SENTENCE: Final = re.compile(r"[\u4e00-\u9fff]{3,5}。(?=.{8})")


# Classes of characters, as bits. Those that gate a pattern hold what it can begin with, end with or is never without:
# tests/ingest/test_gates.py draws examples of the patterns to see that they pass.
_END: Final = 1 << 0
_COMMA: Final = 1 << 1
_LIST: Final = 1 << 2
_SEMICOLON: Final = 1 << 3
_COLON: Final = 1 << 4
_CLOSER: Final = 1 << 5
_CONTINUES: Final = 1 << 6
_PARTICLE: Final = 1 << 7
_OPENING: Final = 1 << 8
_CLOSING: Final = 1 << 9
_STOP: Final = 1 << 10
_DIGIT: Final = 1 << 11
_DASH_: Final = 1 << 12
_SPACE: Final = 1 << 13
_DATES: Final = 1 << 14
_MAKER: Final = 1 << 15
_BULLET_: Final = 1 << 16
_AGAIN_: Final = 1 << 17
_NUMERAL: Final = 1 << 18
_BRACKET: Final = 1 << 19
_POINT: Final = 1 << 20
_TAKEN: Final = 1 << 21
_UNIT: Final = 1 << 22
_NOTICE: Final = 1 << 23
_OPENS: Final = 1 << 24
_SAYS: Final = 1 << 25
_GOES_ON: Final = 1 << 26
_TELLS: Final = 1 << 27
_SPEAKS: Final = 1 << 28
_COUNTS: Final = 1 << 29
_DASHES: Final = "—–-"
MIGHT_BE: Final = -3.5
"""Points above which a line might be a headline."""
COULD_BE: Final = 0.0
"""Points above which a line could as well be one as not."""
_CHARACTERS: Final = {
    _END: ENDS,
    _COMMA: "，,",
    _LIST: "、",
    _SEMICOLON: SEMICOLONS,
    _COLON: COLONS,
    _CLOSER: CLOSERS,
    _CONTINUES: CONTINUES,
    _PARTICLE: PARTICLES,
    _OPENING: OPENING,
    _CLOSING: CLOSING,
    _STOP: "。；",
    _DIGIT: "0123456789０１２３４５６７８９",
    _DASH_: _DASHES,
    _SPACE: " \u3000\t\xa0",
    _DATES: "本据综新中人央大晚（(【[讯",
    _MAKER: "者员组摄图文生稿理画绘作述译写笔·•□◇◎○△☆■●持",
    _BULLET_: BULLETS + "【",
    _AGAIN_: "又另【相新",
    _NUMERAL: "一二三四五六七八九十两（(第0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    _BRACKET: "（(",
    _POINT: "讯电",
    _TAKEN: "摄",
    _UNIT: ".%％年月日个万亿余",
    _NOTICE: NOTICE_ENDS,
    _OPENS: "0123456789０１２３４５６７８９一二三四五六七八九十近日前连今据会活目下截同此随当记“昨去为在图",
    _SAYS: "调出求示说绍",
    _GOES_ON: "0123456789０１２３４５６７８９以遇本注备特原至如紧所但整该看此这与不由经随近今截据下目同其当日记连初深仲隆傍清党去前那次",
    _TELLS: "便就了过说之一先位途年",
    _SPEAKS: "真衷再非感谢致亲尊记问答主编网市读回口案评说点以注备附遇特讲受采嘉居村业家此敬祝0123456789０１２３４５６７８９一二",
    _COUNTS: "人名户布部民主工众长生者机农",
}


_SAYING: Final = frozenset(_CHARACTERS[_SAYS])
"""Who says something at the beginning of a paragraph has two to four characters: 会议指出, 王书记强调."""


def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    classes = dict.fromkeys("".join(_CHARACTERS.values()), 0)
    for bit, characters in _CHARACTERS.items():
        for character in characters:
            classes[character] |= bit
    sets = sorted({0, *classes.values()})
    numbers = np.zeros(0x10000, np.uint8)
    for character, its in classes.items():
        numbers[ord(character)] = sets.index(its)
    return numbers, np.array(sets, np.uint32)


_SET_OF, _CLASSES_OF = _tables()
"""Code point (the last stands for all beyond) → number of a set of classes → these; two steps stay in the cache."""


def _classes(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The classes of characters by their code points."""
    classes: NDArray[np.uint32] = _CLASSES_OF.take(_SET_OF.take(codes, mode="clip"))
    return classes


_UNTOLD: Final = 9
"""The end of a line whose last character does not tell it."""


def _ends() -> NDArray[np.uint8]:
    ends = np.full(0x10000, OPEN, np.uint8)
    for end, characters in (
        (CLOSED, ENDS),
        (COMMA, COMMAS),
        (SEMICOLON, SEMICOLONS),
        (COLON, COLONS),
        (_UNTOLD, CLOSERS + "摄" + OFFICE_ENDS),
    ):
        for character in characters:
            ends[ord(character)] = end
    return ends


_END_OF: Final = _ends()
"""Code point of the last character → how a line ends."""

# What a line shows, as bits: it …
DATED: Final = 1 << 0  # begins with a dateline
BYLINE: Final = 1 << 1  # says who wrote or photographed what it stands beside
BULLET: Final = 1 << 2  # begins with ● or with 【…】 before its text
AGAIN: Final = 1 << 3  # begins more of the same item: 又讯
MID: Final = 1 << 4  # begins inside a sentence
ENUMERATED: Final = 1 << 5  # begins with its number: 一、
FIELDED: Final = 1 << 6  # begins with the name of a field: 电话：
OPENER: Final = 1 << 7  # begins as paragraphs do
UNCLOSED: Final = 1 << 8  # opens a quotation or a bracket that it does not close
ENDS_IN_DASH: Final = 1 << 9  # ends in a dash, as a kicker does
SPACED: Final = 1 << 10  # is two to four clauses with spaces between them
FULL: Final = 1 << 11  # fills its column
ISOLATED: Final = 1 << 12  # stands between blank lines
SIGNED: Final = 1 << 13  # is a name in brackets
SHORT_SENTENCE: Final = 1 << 14  # begins with a sentence of three to five characters
ENDS_IN_DIGIT: Final = 1 << 15  # ends in a digit
NUMBER_GOES_ON: Final = 1 << 16  # goes on with a number that the line before begins
NOTICE_HEAD: Final = 1 << 17  # is the heading of a notice
NOTICE: Final = 1 << 18  # is an entry of a notice or of a list, or a line of verse
AUTHOR: Final = 1 << 19  # may be the name of an author
WHOSE: Final = 1 << 20  # says of whom the headline below is: 郓城县：
ROW: Final = 1 << 21  # is a row of a table
SPEAKER: Final = 1 << 22  # begins with who speaks or is spoken to, or signs a letter or a note
TOPS_BLOCK: Final = 1 << 23  # stands below a gap and close over the next line
TOPS_CAPTION: Final = 1 << 24  # is the headline over the caption of a photograph
CAPTION: Final = 1 << 25  # is the caption of a photograph
WIDER: Final = 1 << 26  # is wider than its column
LEAVES_ROOM: Final = 1 << 27  # leaves nearly a third of its column empty, or more

_BEGINNINGS: Final = _CONTINUES | _PARTICLE
_AMOUNT: Final = _NUMERAL | _UNIT
_MARKS: Final = _COMMA | _LIST | _STOP | _SEMICOLON
_LISTS: Final = _BULLET_ | _AGAIN_ | _NUMERAL
_NO_HEADLINES: Final = DATED | BYLINE | AGAIN | SIGNED
_BELOW_A_TEXT: Final = AUTHOR | SIGNED
_NO_TOPS: Final = MID | DATED | FULL | ROW | SPEAKER


class Features:
    """
    What the lines of a page show by themselves; lists with one entry a line.

    Attributes:
        shows: Bits as named above.
        end: How the line ends, OPEN … CLOSED.
        heading: Points for being a headline by its words alone; NEVER where it can be none.
        label: Points for being a column label; 0 where it is none.
        shown: All bits that any line shows.
    """

    __slots__ = ("end", "heading", "label", "length", "lines", "shown", "shows", "texts")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = [line.text for line in lines]
        self.length = list(map(len, self.texts))
        self.shows: list[int] = []
        self.heading = [NEVER] * len(lines)
        self.label = [0.0] * len(lines)
        firsts, lasts, befores, withins, self.end, *others = _looks(self.texts, self.length)
        self._read(
            zip(lines, self.texts, self.length, firsts, lasts, befores, withins, self.end, *others, strict=True)
        )
        self._look_around()
        self.shown = reduce(or_, self.shows, 0)

    def _read(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """What each line shows by itself."""
        add = self.shows.append
        # What the words of lines say that are no longer than headlines is looked up for all at once.
        short = [
            place
            for place, (text, length) in enumerate(zip(self.texts, self.length, strict=True))
            if length <= MAX_HEADLINE
        ]
        characters = dict(zip(short, headline_characters([self.texts[place] for place in short]), strict=True))
        for place, (line, text, length, first, last, before, within, end, closes, opens) in enumerate(rows):
            shows = 0
            if end == _UNTOLD:
                self.end[place] = end = end_of(text)
            elif end == OPEN and within & _END and is_signed_behind(text):
                self.end[place] = end = CLOSED
            column = line.column
            if column:
                if line.width >= column - _AS_GOOD_AS_FULL:
                    shows = FULL if line.width <= column + _HANGS_OVER else WIDER
                elif line.width <= column * ROOM:
                    shows = LEAVES_ROOM
            if (first & _DATES or within & _POINT) and dateline(text):
                shows |= DATED
            elif (
                first & _BEGINNINGS
                or closes
                or SHORT_CLAUSE.match(text)
                or (first & _AMOUNT and end != OPEN and NUMBER_CLAUSE.match(text))
            ) and starts_midway(text):
                shows |= MID
            if within & _MAKER and not within & _STOP and length <= 80 and end != COMMA and is_byline(text):
                shows |= BYLINE
            if first & _LISTS:
                if first & _BULLET_ and (_BULLET.match(text) or _LEAD_IN.match(text)):
                    shows |= BULLET
                if first & _AGAIN_ and _AGAIN.match(text):
                    shows |= AGAIN
                if first & _NUMERAL and ENUMERATOR.match(text):
                    shows |= ENUMERATED
            if (first & _OPENS or (within & _SAYS and not _SAYING.isdisjoint(text[2:6]))) and opens_paragraph(
                text
            ):
                shows |= OPENER
            if opens:
                shows |= UNCLOSED
            if last & _DIGIT:
                shows |= ENDS_IN_DIGIT
            if (
                before & _DIGIT
                and first & (_DIGIT | _UNIT)
                and not (first & _DIGIT and _NO_MONTH.match(self.texts[place - 1][-1] + text[:3]))
            ):
                shows |= NUMBER_GOES_ON
            if "。" in text[3:6] and _SHORT_SENTENCE.match(text):
                shows |= SHORT_SENTENCE
            if (
                (first & _SPEAKS or last & (_COUNTS | _COLON))
                and (within & _COLON or length <= SHORT)
                and _SPEAKER.match(text)
                and not _OF_A_READER.fullmatch(text)
            ):
                shows |= SPEAKER
            if length <= MAX_HEADLINE:
                shows = self._read_short(place, shows, first, last, within, end, characters[place])
            add(shows)

    def _read_short(
        self, place: int, shows: int, first: int, last: int, within: int, end: int, characters: float
    ) -> int:
        """
        What a line shows, besides what it is known to show, that is no longer than headlines are; tells its points for being one, and for a label.

        Args:
            characters: What its characters say of that, by `headline_characters`.
        """
        text, length = self.texts[place], self.length[place]
        if last & _DASH_ and not within & _STOP:
            shows |= ENDS_IN_DASH
        if within & _SPACE:
            if _HAN_SPACE.fullmatch(text):
                shows |= SPACED
            if (within & _DIGIT or length > 12) and end != CLOSED and _ROW.match(text):
                shows |= ROW
        if first & _BRACKET:
            if _BRACKETED_BELOW.fullmatch(text):
                # (2008年3月6日) under the headline of a speech, （外一首） under a poem's, is set as its byline is.
                shows |= BYLINE
            elif _SIGNATURE.fullmatch(text):
                shows |= SIGNED
        if within & _COLON:
            if last & _COLON and _WHOSE.fullmatch(text):
                shows |= WHOSE
            elif _FIELD.match(text):
                shows |= FIELDED
        word = set_close(text) if within & _SPACE else text
        if length <= SHORT and not within & _MARKS:
            shows |= self._named(place, shows, word, within)
        if not shows & _NO_HEADLINES:
            heading = _heading(text, length, first, within, end, shows, self.label[place], characters)
            self.heading[place] = heading
            if last & _NOTICE and length <= 46 and heading > MIGHT_BE and NOTICE_HEADING.fullmatch(word):
                shows |= NOTICE_HEAD
        return shows

    def _named(self, place: int, shows: int, word: str, within: int) -> int:
        """Whether a few words without a mark, *word* with its characters set close, name an author; tells their points for naming a column."""
        text = self.texts[place]
        is_named = (
            (text[0] in AUTHOR_MARKS or not shows & BYLINE)
            and is_author(text)
            and not self._is_taken_up(word, place)
        )
        if not (within & _COLON or shows & (BYLINE | ENUMERATED)):
            if self.lines[place].says_where:
                self.label[place] = SURELY
            elif not is_label(word):
                self.label[place] = _PERHAPS if maybe_label(word, is_named=is_named) else 0.0
            elif word.endswith("评论员") and self.heading[place - 1] > MIGHT_BE:
                # 本报评论员 below a headline is who wrote what it stands over.
                return BYLINE | (AUTHOR if is_named else 0)
            else:
                self.label[place] = SURELY
        return AUTHOR if is_named and not self.label[place] else 0

    def _is_taken_up(self, word: str, place: int) -> bool:
        """Whether the text below a line says it, as none does of its author: 麦黄杏, 黄河滩 look like names."""
        return len(word) <= LONGEST_NAME and word in "".join(self.texts[place + 1 : place + 4])[:_TOLD_WITHIN]

    def _look_around(self) -> None:
        """What its neighbours and the blank lines around it say of each line."""
        texts, shows, heading = self.texts, self.shows, self.heading
        gaps = [line.gap for line in self.lines]
        makers = self._makers()
        rows = zip(gaps, gaps[1:], self.end, shows[1:], texts[1:], strict=False)
        for place, (gap, after, how, following, text) in enumerate(rows):
            if following & _BELOW_A_TEXT or text[0] in "（(":
                self._look_at_signature(place + 1, following, makers)
            if (
                after <= 1
                and (
                    (shows[place] & BYLINE and len(text) <= 2) or (text[-1] in "）)" and texts[place][0] in "（(")
                )
                and is_broken_name(texts[place], text)
            ):
                for half in (place, place + 1):
                    shows[half] |= BYLINE
                    heading[half] -= 6.0
            if after and (gap or not place):
                shows[place] |= ISOLATED
                if shows[place] & ROW and len(text) > LONGEST_ROW and _CLOCK_TIME.match(texts[place]):
                    # 1:15 进场 over a scene of a report; rows of a table stand below each other.
                    shows[place] &= ~ROW
                    heading[place] += 5.0
            if after > 2 and how == OPEN and texts[place][-1] in NEEDS_MORE:
                # The second line of a headline stands near the first.
                heading[place] -= 6.0
            if shows[place] & AGAIN and self.length[place] <= _LONGEST_LINK and heading[place + 1] <= MIGHT_BE:
                # 相关链接 over no headline: what it links to is a paragraph of its own.
                self.end[place] = CLOSED
            if name := framed_name(texts[place]):
                self._look_at_frame(place, name, following)
            if following & ROW and len(texts[place].split()) > 2:
                # Rows of a table stand below each other, and below what names its columns.
                shows[place] |= ROW
                heading[place] -= 5.0
                heading[place + 1] -= 5.0
            if following & SPEAKER and _DAY_LAST.match(text):
                # Who signs, above the day.
                shows[place] |= SPEAKER
                heading[place] -= 6.0
            elif gap and not after and not shows[place] & _NO_TOPS:
                self._look_at_top(place, how)

    def _look_at_signature(self, place: int, shown: int, makers: Set[str]) -> None:
        """Tell whether a line, which showed a name or a bracket by itself, says who wrote what stands above it."""
        text, above, end_above = self.texts[place], self.shows[place - 1], self.end[place - 1]
        if shown & AUTHOR and _BRACKETED_BELOW.fullmatch(self.texts[place - 1]):
            # Who gave the speech, below the day of it, or wrote the poems.
            self.shows[place] |= BYLINE
            self.heading[place] -= 6.0
        # Below □ 甲乙, who wrote what stands below, 渡 口 signs nothing.
        elif (end_above == CLOSED or above & (BYLINE | AUTHOR) == BYLINE) and (
            shown & SIGNED
            or (
                shown & AUTHOR
                and (
                    has_office(text)
                    or self._signs_alone(place)
                    or self.is_nearer_above(place)
                    or set_close(text) in makers
                )
            )
            or _SIGNED_BY_OFFICE.fullmatch(text)
        ):
            # (韩 璐), 菏泽市立医院儿科 葛玉红, (解答专家:…): who wrote it or gave the advice, below it.
            self.shows[place] = shown & ~(AUTHOR | SIGNED) | BYLINE
            self.heading[place] -= 6.0

    def _look_at_frame(self, place: int, name: str, following: int) -> None:
        """Tell whether a framed name is a column's, over a headline, or heads a section of the text, over a paragraph."""
        is_part = _PART.fullmatch(name) is not None
        if not is_part and self.heading[place + 1] > MIGHT_BE:
            if 0 < self.label[place] < SURELY:
                # ※ 乡土风情 ※ over a headline.
                self.label[place] = SURELY
                self.heading[place] -= SURELY
        elif is_part or (len(name) > LONGEST_NAME and not following & DATED and not maybe_label(name)):
            # 【案情】 or 【桌子从哪里来】 over a paragraph heads a section of the text.
            self.label[place] = 0.0
            self.heading[place] -= 6.0
            self.end[place] = CLOSED

    def _look_at_top(self, place: int, how: int) -> None:
        """Tell whether the first line of a block, close over the next, is the first line of its headline, by *how* it ends."""
        text, heading = self.texts[place], self.heading
        if how == OPEN:
            self.shows[place] |= TOPS_BLOCK
        elif (
            heading[place] > MIGHT_BE < heading[place + 1]
            and self.length[place + 1] <= _LONGEST_SECOND
            and not self.lines[place].column
            and (text[-1] in "…！？!?" or self._is_said_over_report(place))
        ):
            # “原始股”“养老公寓”…… / 别让高息迷了眼, 穿棉袄下河,成不? / 老汉:咋不成!: no text is set so close over a headline.
            self.shows[place] |= TOPS_BLOCK
            heading[place] += 2.0 if text[-1] != "”" else 6.0

    def _is_said_over_report(self, place: int) -> bool:
        """Whether a line is all of what somebody asks or calls, and stands over the headline of a report (“老师,这座桥真是孙膑走过的吗?” / 鄄城:… / 本报讯…)."""
        is_over = place + 2 < len(self.shows) and self.shows[place + 2] & DATED != 0
        return is_over and _SAID.fullmatch(self.texts[place]) is not None

    def places(self, bits: int) -> list[int]:
        """Places of the lines that show any of *bits*, which are of those that no other line can change."""
        if not self.shown & bits:
            return []
        return [place for place, shows in enumerate(self.shows) if shows & bits]

    def is_nearer_above(self, place: int) -> bool:
        """Whether a line stands nearer to the one above it than to the one below it, as no headline does."""
        lines = self.lines
        return place + 1 < len(lines) and lines[place].gap < lines[place + 1].gap

    def _makers(self) -> frozenset[str]:
        """The names in bylines and datelines, where a line may be a name: one of them alone below a text (记者手记) signs it."""
        if not any(shows & AUTHOR for shows in self.shows):
            return frozenset()
        named = [
            text if shows & BYLINE else text[:_LONGEST_DATELINE]
            for text, shows in zip(self.texts, self.shows, strict=True)
            if shows & (BYLINE | DATED)
        ]
        return frozenset(_NAME.findall("\n".join(named)))

    def _signs_alone(self, place: int) -> bool:
        """Whether a name at the end of the page, or over a headline that is no name, signs the text above."""
        return place + 1 == len(self.texts) or (
            not self.shows[place + 1] & (AUTHOR | BYLINE) and self.heading[place + 1] > 0
        )


SURELY: Final = 3.0
"""Points of what is the label of a column by its words; no headline then."""
_PERHAPS: Final = 1.2
"""Points of what may be one."""
LONGEST_NAME: Final = 4
"""Characters of a name of somebody."""
_LONGEST_SECOND: Final = 24
"""The second line of a headline, of which the first asks or calls, has no more characters."""
_SAID: Final = re.compile("“[^“”]{4,24}[！？!?…]”")
_TOLD_WITHIN: Final = 300
"""In so many characters a text says what its headline is about."""
_LONGEST_DATELINE: Final = 40
_NAME: Final = re.compile(r"(?<=[ \u3000、])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")


def _heading(
    text: str,
    length: int,
    first: int,
    within: int,
    end: int,
    shows: int,
    label: float,
    characters: float,
) -> float:
    """
    Points for being a headline, by the line alone; NEVER where it can be none.

    Args:
        first, within: Classes of its first character, and of all of them.
        characters: What its words say of that, by `headline_characters`.
    """
    if first & _DIGIT and _NUMBER.fullmatch(text):
        return NEVER
    points = _heading_by_end(text, first, end)
    if within & _STOP and ("；" in text or "。" in text[:-1]):
        points -= 6.0
    if shows & _AGAINST:
        points -= _against_heading(text, shows)
    if within & (_DASH_ | _SPACE):
        # The dash of a subtitle, or of a kicker: with it a line may be one whatever else it shows.
        if text[0] == "—":
            points += 4.0
        elif shows & ENDS_IN_DASH:
            points += 6.0
    elif points <= _HOPELESS:
        return points
    if end == CLOSED and within & _COLON and _ASKED.match(text):
        # 曹县读者王女士问:老房子翻建要审批吗? begins what the paper answers.
        points -= 6.0
    if text[0] == "第" and end != COMMA and STAGE.match(text):
        # A stage is headed in a sentence (第三关：入库——“咬开一粒，看它是不是白的”).
        points += 4.0
    elif end == OPEN and text[-1] in _ADVICE and _COUNTED_ADVICE.search(text):
        points += 3.0
    if label >= SURELY:
        points -= SURELY
    if first & _DIGIT and DAY.match(text):
        points -= 2.0
    elif within & _DIGIT and text[-1] == "日" and _DAY_LAST.search(text):
        # 国网鄄城县供电公司 2019年4月26日: who signs a notice, and when.
        points -= 6.0
    if (first & _GOES_ON and _NO_HEADLINE.match(text)) or (within & _COMMA and _SETTING.match(text)):
        points -= 2.0
    if text.endswith(_NEEDS_AN_OBJECT):
        points -= 5.0
    if within & _TELLS and _NARRATIVE.search(text):
        points -= 2.0
    if within & _COMMA and length <= _LONGEST_PAIR and end == OPEN and text[length // 2] in "，,":
        # 先做人,再做活: two halves of one length.
        points += 2.5
    if length < 4:
        # 停电, 新居: a break leaves no two characters of a paragraph; it is a headline, or the name of a column.
        few = 0.5 if _FEW.fullmatch(text) else -2.5
        return points + (_OVER_BRIEFS if is_briefs_heading(text) else few)
    words = _WORDS_COUNT * headline_words(text, characters, has_commas=within & _COMMA != 0) + _PRIOR
    return points + (_FEWEST_WORDS if words < _FEWEST_WORDS else _MOST_WORDS if words > _MOST_WORDS else words)


def _heading_by_end(text: str, first: int, end: int) -> float:
    """Points for being a headline by how a line ends, whose first character is of these classes."""
    if end == CLOSED:
        # “师傅，我妈在您车上吗？”: what somebody says is a headline only where no words tell who says it.
        last_word = text.rstrip(CLOSERS) if first & _OPENING else text
        asks = last_word[-1:] in ("！", "？", "!", "?", "…")
        return -1.2 if asks else -7.0
    if end == COLON:
        return -2.5
    if end != OPEN:
        return -6.0
    # 您会喝水吗, 他们在忙啥: a sentence that asks so has its mark, a headline need not.
    return 4.0 if text[-1] in "吗啥" else 0.0


def _against_heading(text: str, shows: int) -> float:
    """What it costs a headline to begin or to be made as parts of a text are."""
    cost = 2.5 * (bool(shows & UNCLOSED) + bool(shows & BULLET) + bool(shows & ENUMERATED))
    if shows & ENUMERATED and text[1:2] == "、":
        # 二、以…: a chapter of an article, not one of its own.
        cost += 2.0
    if shows & MID:
        cost += 4.0
    if shows & FIELDED:
        cost += 6.5
    if shows & ROW:
        cost += 5.0
    if shows & SPEAKER:
        cost += 6.0
    return cost


def _looks(texts: Sequence[str], length: Sequence[int]) -> tuple[list[Any], ...]:
    """
    What single characters show, for all lines of a page at once.

    Returns:
        Lists with an entry a line: classes of its first and its last character, of the last one of the line before it,
        of all its characters; how it ends, or `_UNTOLD`; whether its first quote or bracket closes, and whether its
        last one opens.
    """
    whole = "\n".join([*texts, ""])
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _classes(codes)
    sizes = np.array(length)
    ends = (sizes + 1).cumsum() - 1
    starts = ends - sizes
    last = classes[ends - 1]
    within = np.bitwise_or.reduceat(classes, starts)
    # The first quote or bracket of each line and its last one, where they are not too far from its ends; after all
    # of them one that neither opens nor is in any line.
    classes[-1] = _CLOSING
    paired = (classes & (_OPENING | _CLOSING) != 0).nonzero()[0]
    opening = classes[paired] & _OPENING != 0
    first_pair = paired.searchsorted(starts)
    closes = ~opening[first_pair] & (paired[first_pair] < np.minimum(ends, starts + PAIRED_FROM_START))
    last_pair = paired.searchsorted(ends) - 1
    opens = opening[last_pair] & (paired[last_pair] >= np.maximum(starts, ends - PAIRED_FROM_END))
    lasts = last.tolist()
    how = _END_OF.take(codes[ends - 1], mode="clip").tolist()
    return (
        classes[starts].tolist(),
        lasts,
        [0, *lasts[:-1]],
        within.tolist(),
        how,
        closes.tolist(),
        opens.tolist(),
    )


_WORDS_COUNT: Final = 0.9
_PRIOR: Final = 1.6
_FEWEST_WORDS: Final = -6.0
_MOST_WORDS: Final = 4.5
"""How much the words of a line count, and in which bounds: chosen on composed pages (search/ingest/README.md)."""
_AGAINST: Final = MID | UNCLOSED | BULLET | ENUMERATED | FIELDED | ROW | SPEAKER
_HOPELESS: Final = -8.0
"""A line that has lost so many points is no headline, whatever else it shows."""

_OVER_BRIEFS: Final = 6.0
"""简讯 alone tops a list, though the text above it stops inside a sentence."""
_LONGEST_PAIR: Final = 11


_ADVICE: Final = "条点招步忌事"
# 冬日泡脚，先看这几条; 记住这三招; 防溺水牢记六点
_COUNTED_ADVICE: Final = re.compile("[这哪住记意][几两三四五六七八九十](?:[条点招步忌]|件事)$")
_BRACKETED_BELOW: Final = re.compile(
    r"[（(](?:(?:19|20|１９|２０)\d\d年\d{1,2}月\d{1,2}日|外[一二三四五六七八九十两]{1,2}首|组诗|节选|选章)[）)]"
)
_PART: Final = re.compile(
    "案[情例](?:回放|简介|经过|介绍)?|事件|经过|结果|判决|[法当]庭[\u4e00-\u9fff]{2}|(?:法院|庭审|审理|裁判)(?:审理|判决|结果|经过|理由)?|(?:法官|律师|民警|专家|医生)?(?:说法|点评|评析|解析|提醒|支招|建议)"
)
"""What heads a part of a text on a case."""
_DAY_LAST: Final = re.compile(r"(?:19|20|１９|２０)\d\d年\d{1,2}月\d{1,2}日$")
_CLOCK_TIME: Final = re.compile(r"\d{1,2}[:：]\d\d\s")
LONGEST_ROW: Final = 40
"""Characters of a row of a table."""
# 5 | 7月3日: no number goes on with a day.
_NO_MONTH: Final = re.compile("(?:[2-9][0-9]|1[3-9]|[0-9]{3})月")
# 139××××2817, 139××××****: the rest of a notice, never a headline.
_NUMBER: Final = re.compile(r"[\d×＊*xX—–\-－\s、,，]{7,}")
_FEW: Final = re.compile(r"[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2}")
