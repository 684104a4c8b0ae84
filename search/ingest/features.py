"""
Here are the lines of a page, give me what each shows by itself: how it begins and ends, its words, its setting.

A feature is an array with one entry a line, so that a page costs a few dozen array operations and not as many looks
at every line. Classes of characters (`_CLASSES`) say of most lines that a pattern cannot match; patterns are tried on
the others only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.ingest.layout import Line
from search.ingest.marks import (
    CLOSED,
    CLOSERS,
    CLOSING,
    COLON,
    COLONS,
    COMMA,
    COMMAS,
    CONTINUES,
    ENDS,
    OPEN,
    OPENING,
    PARTICLES,
    SEMICOLON,
    SEMICOLONS,
    end_of,
    is_unclosed,
    opens_paragraph,
    starts_midway,
)
from search.ingest.names import DATELINE, is_byline

Bools: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

MAX_HEADLINE = 60
_MAX_KICKER = 100
"""A kicker may be a sentence when a dash ends it."""

NEVER = -1e6
"""Points of what cannot be."""

# What a paragraph begins with and a headline does not: 原来, 如今, 但…, 该项目…, 签约仪式上，…
_NO_HEADLINE = re.compile(
    r"(?:原来|至此|如今|紧接着|所幸|但[^愿]|整场|该(?:项目|镇|县|区|村|活动|公司|企业|院|校|中心|局|街道|园|所|馆|市)|看到|本次|此次|这次|与此同时|不仅|由于|"
    r"经过|随着|近年来|今年以来|截至|据悉|据了解|下一步|目前[，,]|同时[，,]|其中[，,]|当天|当日|日前|近日|连日来|记者(?:从|在|了解)|"
    r"[初深仲隆][春夏秋冬]时节|傍晚|清晨|\d{1,2}月(?:\d{1,2}日|初|底|中旬|上旬|下旬)|党的[^，,]{4,14}[后来]，|"
    r"[^，,。]{2,10}(?:上|中|后|时|前|里|期间|过程中)[，,])"
)
# What a paragraph often begins with and a headline seldom does.
_SELDOM_HEADLINE = re.compile(
    r"(?:在|根据|据|当地时间|这[里份个种些是]|去年|明年|前不久|不久前|当时|当年|此前|前一天|家住|[一两三几]年(?:多)?来|(?:19|20)\d\d年[，,]?)"
)
# The next three are looked for anywhere in the lines at once: each way begins with a character of its own, so that
# a search skips from one of these to the next.
_SAID = re.compile(
    r"说(?<!小说)(?<!听说)(?<!再说)(?<!解说)(?<!传说)(?<!学说)(?<!游说)[，,：:]|日(?<=\d日)|了(?<=[\u4e00-\u9fff]了)(?:[^不却就吗吧！!？?\s]|\n)"
)
_ADVERBS = re.compile(
    r"非常|已经|十分|正在|仍然|详细|从(?:\d|[一二三四五六七八九十]个)|有的|的是|表示|介绍"
)
_NARRATIVE = re.compile(
    r"便[将把在是]|就[将把在是]|了[他她它这]|他们|她们|我们的?|这[个些种]|之初|之际|之后|他的|她的|一行|先后|位于|途经|年[，,]"
)
_SPEECH = re.compile(r"指出[，,：:]|强调[，,：:]|要求[，,：:]|表示[，,：:]|说道[，,：:]|认为[，,：:]|介绍[，,：:]|告诉记者[，,：:]|坦言[，,：:]|回忆[，,：:]")
_NARRATIVE_START = re.compile(
    r"[在经从随自据][^，,]{2,16}[，,]|[^，,]{2,12}(?:以来|期间|过程中|前提下|现场|之外)[，,]"
)
_SPEECH_START = re.compile(
    r"此次|这次|这些|会议|会上|据了解|据悉|据介绍|目前[，,]|近日[，,]|今年以来|活动中|记者在|随着|近年来"
)
_HANGING = "与和及在对将把被为由从向于的是不更最再又也都并且或因使让给以其该各某每有未已正这那个一"
_HANGING_WORDS = re.compile(
    r"(?:为(?:进一步|了|深入|切实|全面|加快|有效)?(?:推进|推动|加强|提升|促进|落实)|[，,]其中)$"
)
_LEAD_IN = re.compile(r"【(?!本报讯|记者)[\u4e00-\u9fff]{2,6}】(?=.{6})")
_BULLETS = "●■◆▲★○◎※▼◇△□☆►▶•"
_BULLET = re.compile(rf"[{_BULLETS}]\s*(?!(?:本报|[\u4e00-\u9fff]{{0,6}})?(?:记者|通讯员))")
_ENUMERATOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]{1,3}[条章节]|[①-⑳])"
)
_FIELD = re.compile(
    r"[^，。：:“”]{0,14}(?:电话|地址|时间|地点|单位|名称|编号|人|机构|方式|邮箱|网址|资格|概况|范围|要求|日期|期限|账号|开户行|金额|代理|热线|价格|面积|用途)[：:]"
)
SIGNATURE = re.compile(r"[（(][\u4e00-\u9fff]{1,4}(?:[\s、][\u4e00-\u9fff]{1,4}){0,4}[）)]")
_BRACKETED = re.compile(r"[（(][^（）()]{4,}[）)]")
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,12}[〔\[［(（](?:19|20)\d\d[〕\]］)）]\s*(?:第\s*)?\d{1,5}\s*号"
)
_AGAIN = re.compile(r"(?:又讯|另讯|另据|【?相关链接|【?新闻链接)")
_NOTICE_WORDS = "公告|公示|通告|启事|声明|讣告|招标|招租|拍卖|通知书?|公开信|变更|注销|招聘|征集令?|预告|招领|转让|出租|催告"
NOTICE_HEADING = re.compile(rf"[^。，,“”]{{0,40}}(?:{_NOTICE_WORDS})(?:[（(][^（）()]{{1,20}}[）)])?")
_HAN_SPACE = re.compile(r"[^\s,，。]{2,18}(?:\s+[^\s,，。]{2,18}){1,3}")
_SHORT_SENTENCE = re.compile(r"[\u4e00-\u9fff]{3,5}。(?=.{8})")
_DASH = re.compile(r"[—–-]{2,}|——")

LABEL = re.compile(
    r"[【\[◎■◆●▲★□｜|\s]*(?:"
    r"(?:新春|新时代|基层|记者|蹲点|春节|一线|乡村|两会|连线|直通|总编辑)?走(?:基层|转改|访|笔)(?:[·\s]\S{2,10})?|"
    r"(?:权威|高端|局长|县长|书记|部门|本报)?(?:访谈|专访)(?:[·\s].{2,20})?|权威(?:发布|解读)(?:[·\s].{2,20})?|"
    r"今日(?:关注|聚焦|视点|话题)|记者(?:调查|观察|手记|视线)|本报(?:调查|关注|聚焦|评论员|特稿)|评论员文章|"
    r"图片新闻|图说新闻|图片报道|[一微]图|镜头|新闻(?:特写|链接|速递|故事|人物|调查|观察|背景|评论|现场|纵深|热线|眼)|"
    r"简讯|短讯|快讯|简明新闻|一句话新闻|要闻简报|新闻速览|要闻速览|县区(?:简讯|短波|快讯|新闻|动态|传真)|部门动态|基层动态|"
    r"时评|短评|快评|社论|言论|特写|侧记|消息|编者按|编后|链接|相关链接|广告|公益广告|导读|今日导读|"
    r"[\u4e00-\u9fff“”·]{2,10}(?:进行时|在行动|大家谈|群英谱|光荣榜|曝光台|风景线|直通车|零距离|特别报道|系列报道|专题报道|连续报道|追踪报道|后续报道)"
    r")[】\]◆■●]*"
)
"""Column labels by their words; what may as well be a headline is `_MAYBE_LABEL`."""

_MAYBE_LABEL = re.compile(
    r"(?:聚焦|关注|直击|决战|决胜|走进)[“]?[\u4e00-\u9fff]{2,6}[”]?|"
    r"[【\[◎■◆●▲★□]\s*[\u4e00-\u9fff·“”\s]{2,14}[】\]◆■●]?|[\u4e00-\u9fff]{2,6}[·•|｜][\u4e00-\u9fff]{2,6}|"
    r"[\u4e00-\u9fff“”·]{2,10}(?:风采录?|巡礼|展播|回头看|回眸|面对面|访谈录|在一线|在身边|看变化|看发展|新气象|新作为|开新局|印象|之窗|视窗|专栏|论坛|课堂|驿站|说法|案例|速递|播报|传真|掠影|剪影|集锦|短波|点击|资讯|博览|纵览|扫描|拾零|一瞥|影像|故事汇?|见闻|微评|锐评|之声|热线)"
)


_CLASSES = {
    name: 1 << bit
    for bit, name in enumerate(
        (
            "end", "comma", "list", "semicolon", "colon", "closer", "continues", "particle", "opening", "closing",
            "stop", "digit", "dash", "space", "dated", "maker", "bullet", "again", "numeral", "seldom", "hanging",
            "bracket", "point", "taken", "unit",
        )
    )
}  # fmt: skip
_CHARACTERS = {
    "end": ENDS,
    "comma": "，,",
    "list": "、",
    "semicolon": SEMICOLONS,
    "colon": COLONS,
    "closer": CLOSERS,
    "continues": CONTINUES,
    "particle": PARTICLES,
    "opening": OPENING,
    "closing": CLOSING,
    "stop": "。；",
    "digit": "0123456789０１２３４５６７８９",
    "dash": "—–-",
    "space": " \u3000\t\xa0",
    "dated": "本据综新中人央大晚（(【[讯",
    "maker": "者员摄图文生稿理□",
    "bullet": _BULLETS + "【",
    "again": "又另【相新",
    "numeral": "一二三四五六七八九十（(第0123456789" + "".join(map(chr, range(0x2460, 0x2474))),
    "seldom": "在根据当这去明前不家一两三几12",
    "hanging": _HANGING,
    "bracket": "（(",
    "point": "讯电",
    "taken": "摄",
    "unit": ".%％年月日个万亿余",
}


def _table() -> NDArray[np.uint32]:
    table = np.zeros(0x10000, np.uint32)
    for name, characters in _CHARACTERS.items():
        for character in characters:
            table[ord(character)] |= _CLASSES[name]
    return table


_CLASS_OF = _table()
"""Code point (the last stands for all beyond) → classes of the character, as bits."""


class Features:
    """
    What the lines of a page show by themselves.

    Arrays with one entry a line: `end` (OPEN … CLOSED), `length`, `gap`, `indent`, `width`, `column` as of the lines;
    bools as their names say; `heading` points for being a headline by its words alone, `label` for being a column
    label, NEVER or 0 where it is none.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = texts = [line.text for line in lines]
        self.length: Ints = np.fromiter(map(len, texts), np.int64, len(texts))
        self.gap = np.array([line.gap for line in lines])
        self.indent = np.array([line.indent for line in lines])
        self.column = np.array([line.column for line in lines])
        self.width = np.array([line.width for line in lines])
        self.full: Bools = (self.column > 0) & (self.width >= self.column - 2)
        self.isolated = self.gap > 0
        self.isolated[:1] = True
        self.isolated[:-1] &= self.gap[1:] > 0
        self.isolated[-1:] = False
        whole = "\n".join([*texts, ""])
        codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
        classes = _CLASS_OF[np.minimum(codes, 0xFFFF)]
        starts = np.cumsum(self.length + 1) - self.length - 1
        self._classes, self._starts = classes, starts
        self._first = classes[starts]
        self._last = classes[starts + self.length - 1]
        self._any = np.bitwise_or.reduceat(classes, starts)
        self.jumped_from = np.array([line.jump_from != "" for line in lines])
        self.jumps_to = np.array([line.jump_to != "" for line in lines])
        sheet = np.array([line.sheet for line in lines])
        self.new_sheet = sheet != np.concatenate((sheet[:1], sheet[:-1]))
        self.end = self._ends()
        self._read_words()
        self.heading, self.candidate = self._headings()

    def _begins(self, *names: str) -> Bools:
        return (self._first & sum(_CLASSES[name] for name in names)) != 0

    def _stops(self, *names: str) -> Bools:
        return (self._last & sum(_CLASSES[name] for name in names)) != 0

    def _has(self, *names: str) -> Bools:
        return (self._any & sum(_CLASSES[name] for name in names)) != 0

    def _count(self, name: str) -> Ints:
        return np.add.reduceat((self._classes & _CLASSES[name]) != 0, self._starts, dtype=np.int64)

    def _near(self, shifts: Sequence[int], *names: str) -> Bools:
        """Where one of the characters at *shifts* from the line's beginning is of one of the classes."""
        wanted = sum(_CLASSES[name] for name in names)
        found = np.zeros(len(self.texts), np.bool_)
        for shift in shifts:
            at = np.minimum(self._starts + shift, len(self._classes) - 1)
            found |= (self._classes[at] & wanted != 0) & (self.length > shift)
        return found

    def where(self, among: Bools, claim: Callable[[str], object]) -> Bools:
        """Where *claim* holds of the line's text, asked only of the lines *among*."""
        found = np.zeros(len(self.texts), np.bool_)
        texts = self.texts
        places = among.nonzero()[0].tolist()
        if places:
            found[[place for place in places if claim(texts[place])]] = True
        return found

    def _anywhere(self, among: Ints, *patterns: re.Pattern[str]) -> list[Bools]:
        """For each pattern where it stands in a line, among the lines at the places *among*: one search through all."""
        texts = self.texts
        joined = "\n".join([*(texts[place] for place in among.tolist()), ""])
        offsets = np.cumsum(self.length[among] + 1)
        results = []
        for pattern in patterns:
            found = np.zeros(len(texts), np.bool_)
            hits = [match.start() for match in pattern.finditer(joined)]
            if hits:
                found[among[np.searchsorted(offsets, hits, "right")]] = True
            results.append(found)
        return results

    def _ends(self) -> NDArray[np.int64]:
        end = np.zeros(len(self.texts), np.int64)
        end[self._stops("comma", "list")] = COMMA
        end[self._stops("semicolon")] = SEMICOLON
        end[self._stops("colon")] = COLON
        end[self._stops("end")] = CLOSED
        for place in self._stops("closer", "taken").nonzero()[0].tolist():
            end[place] = end_of(self.texts[place])
        return end

    def _read_words(self) -> None:
        length, where = self.length, self.where
        self.dateline = where(self._begins("dated") | self._has("point"), DATELINE.match)
        self.dateline &= self.where(self.dateline, _is_dated)
        self.byline = where((length <= 80) & (self.end != COMMA) & self._has("maker") & ~self._has("stop"), is_byline)
        self.byline &= ~where(self.byline, LABEL.fullmatch)
        self.bullet = where(self._begins("bullet"), _is_bullet)
        self.again = where(self._begins("again"), _AGAIN.match)
        clause = self._near((1, 2), "comma", "list", "stop", "semicolon")
        self.mid = where(
            (self._begins("continues", "particle") | clause | self._has("closing")) & ~self.dateline, starts_midway
        )
        self.enumerated = where(self._begins("numeral"), _ENUMERATOR.match)
        self.fielded = where((length <= 60) & self._has("colon"), _FIELD.match)
        self.fielded |= where((length <= 40) & self._has("digit") & ~self._has("comma", "stop"), _DOCUMENT_NUMBER.fullmatch)
        self.opener = where(np.ones(len(self.texts), np.bool_), opens_paragraph)
        self.unclosed = where(self._has("opening"), is_unclosed)
        self.ends_in_dash = self.where(self._stops("dash"), lambda text: _DASH.search(text[-3:]))
        self.spaced = where(self._has("space") & (length <= 80), _HAN_SPACE.fullmatch)
        self.signature = where((length <= 16) & self._begins("bracket"), SIGNATURE.fullmatch)
        self.short_sentence = where(self._near((3, 4, 5), "stop"), _SHORT_SENTENCE.match)
        self.number_goes_on = np.zeros(len(self.texts), np.bool_)
        self.number_goes_on[1:] = self._stops("digit")[:-1] & self._begins("digit", "unit")[1:]
        short = (length <= 30) & ~self.byline
        plain = short & ~self._has("comma", "stop", "semicolon", "colon", "list")
        certain = where(plain, LABEL.fullmatch)
        perhaps = where(plain & ~certain, _MAYBE_LABEL.fullmatch)
        self.label = 3.0 * certain + 1.2 * perhaps

    def _headings(self) -> tuple[Floats, Bools]:
        """Points of each line for being a headline, by the line alone; and where it can be one at all."""
        length, end, where = self.length, self.end, self.where
        can = (length <= MAX_HEADLINE) | ((length <= _MAX_KICKER) & self.ends_in_dash)
        can &= ~(self.dateline | self.byline | self.again)
        can &= ~where(can & self._begins("bracket"), SIGNATURE.fullmatch)
        places = can.nonzero()[0]
        points = np.zeros(len(length))
        points += np.select([length < 4, length <= 24, length <= 32, length <= 40], [-2.5, 1.5, 0.0, -1.0], -2.5)
        shout = where(can & (end == CLOSED), _is_shout)
        points += np.select(
            [shout, end == CLOSED, end == COLON, end != OPEN], [-1.2, -7.0, -2.5, -6.0], 0.0
        )
        inner = self._count("stop") - (self._stops("stop"))
        semicolon_last = self._stops("semicolon")
        points -= 6.0 * ((inner > 0) | (semicolon_last & self._has("stop")))
        dash_first = where(can & self._begins("dash"), _begins_with_dash)
        points += np.select([dash_first, self.ends_in_dash, self.spaced], [4.0, 6.0, 2.0], 0.0)
        commas = np.where(self.ends_in_dash, 0, self._count("comma"))
        points -= 1.5 * self._stops("digit")
        points -= 2.0 * (self._count("list") >= 2)
        no = where(can, _NO_HEADLINE.match)
        points -= np.select([no, where(can & self._begins("seldom"), _SELDOM_HEADLINE.match)], [3.0, 1.5], 0.0)
        said, adverbs, narrative, speech = self._anywhere(places, _SAID, _ADVERBS, _NARRATIVE, _SPEECH)
        has_comma = can & (commas > 0)
        narrative |= where(has_comma, _NARRATIVE_START.match)
        speech |= where(can, _SPEECH_START.match)
        points -= 1.5 * adverbs + 1.2 * said + 2.5 * narrative + 4.0 * speech
        # The clauses of a headline balance each other; a column break leaves what it leaves.
        points -= 2.5 * where(has_comma & (end == OPEN), _has_short_tail)
        points -= 1.2 * np.maximum(commas - 1, 0)
        hanging = self._stops("hanging") | where(can & ~self._stops("hanging"), _HANGING_WORDS.search)
        points -= 4.0 * self.mid + 2.5 * self.unclosed + 2.0 * hanging + 3.0 * (self.label >= 3.0)
        points -= 2.5 * self.bullet + 2.5 * self.enumerated + 2.5 * self.fielded
        points -= 5.0 * where(can & self._begins("bracket"), _BRACKETED.fullmatch)
        points -= 2.0 * where(can & self._begins("digit"), _DAY_FIRST.match)
        points[~can] = NEVER
        return points, can


_DAY_FIRST = re.compile(r"\d{1,2}月\d{1,2}日")


def _is_dated(text: str) -> bool:
    return text[0] in "本据综新中人央大晚（(【[讯" or "讯" in text[:14] or "电" in text[:16]


def _is_bullet(text: str) -> bool:
    return (_BULLET.match(text) or _LEAD_IN.match(text)) is not None and LABEL.fullmatch(text) is None


def _is_shout(text: str) -> bool:
    """Whether a line ends with an exclamation or a question, which a headline may."""
    return text[-1] in "！？!?" or text[-2:-1] in ("！", "？", "!", "?")


def _begins_with_dash(text: str) -> bool:
    return text[0] == "—"


def _has_short_tail(text: str) -> bool:
    return len(text) - max(text.rfind(","), text.rfind("，")) - 1 < 4
