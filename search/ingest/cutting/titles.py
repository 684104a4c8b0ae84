"""
Here are an item's headlines, give me kicker, title and subtitle.

A dash decides first (`——` before a subtitle, after a kicker), then words that end a kicker (…时强调, …：), then labels.
Lines that say none of this are one title over two lines: to part what is printed as one would be the worse mistake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from search.ingest.facts.houses import HOUSE, PLACE
from search.ingest.lines.labels import LOOKS_AT, LOOKS_AT_A_PLACE, is_briefs_heading, is_label, maybe_label
from search.ingest.lines.marks import CORNER, NEEDS_MORE, framed_name, halves_of, parted_name, set_close, unframed
from search.model import LineRole

_DASH_START: Final = re.compile(r"[—–―-]{1,4}")
_DASH_END: Final = re.compile(r"(?:——|—|--|──)$")
_KICKER_END: Final = re.compile(
    r"(?:[：:]|要求|强调|指出|提出|提供|报道之[一二三四五六七八九十]+|系列报道[①-⑩]?|[之①-⑩][一二三四五六七八九十]?)$"
)
# A line that only names who: the subject of the next line. …领办合作社 and 60余个品牌亮相会展馆 say what was done.
_BODY_OF_PEOPLE: Final = re.compile(
    rf"^(?!\d)[^\s,，“”、]{{2,16}}(?:{HOUSE}(?<!社)|{PLACE}|[部会]|一中|妇联|政协|人大)$"
)


class Headlines(NamedTuple):
    """
    What the headlines of an item are.

    Attributes:
        name: The name of a column that stands framed over the first line or before it, as printed; it is of the kicker.
        roles: What each line is: KICKER, TITLE or SUBTITLE; the first without the name before it. Where no line and no name
            is a kicker, the nearest of the labels above is.
    """

    kicker: str
    title: str
    subtitle: str
    name: str
    roles: tuple[LineRole, ...]

    @property
    def has_own_kicker(self) -> bool:
        """Whether a name or a line is the kicker, and no label."""
        return bool(self.name) or LineRole.KICKER in self.roles


def compose(heads: Sequence[str], labels: Sequence[str], body: str = "") -> Headlines:
    """
    Kicker, title and subtitle of the headlines *heads* in printed order.

    Args:
        labels: Column labels right before them; the nearest is the kicker when there is no other.
        body: What they stand over; a headline speaks in its words, the name of a column does not.
    """
    name, rest = _name_over(heads, body)
    parts = _Parts(heads, rest, body)
    parts.take_subtitles()
    parts.take_below()
    # What stands behind a name on its line is of the headline, be it ever so short.
    parts.take_kickers(is_labelled=bool(labels), may_name_column=not name)
    kicker = [*([name] if name else []), *parts.of(LineRole.KICKER)]
    return Headlines(
        " ".join(map(unframed, kicker or labels[-1:])),
        _together(parts.of(LineRole.TITLE)),
        " ".join(parts.of(LineRole.SUBTITLE)),
        name,
        tuple(parts.roles),
    )


class _Parts:
    """
    The lines of headlines being told apart; those of which nothing is told are the title.

    Args:
        rest: What is left of the first line without the name of a column.
        body: What they stand over.
    """

    __slots__ = ("_body", "_texts", "_title", "roles")

    def __init__(self, heads: Sequence[str], rest: str, body: str) -> None:
        self._body = body
        self._texts = [rest, *heads[1:]][: len(heads)]
        self.roles = [LineRole.TITLE] * len(heads)
        self._title = list(range(0 if rest else 1, len(heads)))

    def of(self, role: LineRole) -> list[str]:
        """The lines of a role."""
        return [text for text, its in zip(self._texts, self.roles, strict=True) if text and its is role]

    def take_subtitles(self) -> None:
        """A dash begins the subtitle."""
        for place in range(1, len(self._title)):
            if _DASH_START.match(self._line(place)) and not _is_open(self._line(place - 1)):
                while len(self._title) > place:
                    self._take(place, LineRole.SUBTITLE)
                break

    def take_below(self) -> None:
        """The last line may be a kicker that stands below the headline, or a subtitle without a dash."""
        line = self._line
        if len(self._title) > 1 and not _is_half(line(-2)) and _is_kicker_below(line(-1), line(-2), self._body):
            # 定陶区黄店镇：, 家教讲堂 below the headline instead of over it.
            self._take(-1, LineRole.KICKER)
        if len(self._title) > 1 and LineRole.SUBTITLE not in self.roles and _is_subtitle(line(-1), line(-2)):
            # 泡桐闯东洋 / 庄寨镇桐木加工业纪实
            self._take(-1, LineRole.SUBTITLE)

    def take_kickers(self, *, is_labelled: bool, may_name_column: bool) -> None:
        """
        The first lines may stand over the headline: by their form, by how they end, or as the name of a column.

        Args:
            is_labelled: Whether a label stands above them.
            may_name_column: Whether a line can name a column.
        """
        line = self._line
        if len(self._title) > 1 and stands_over(line(0), line(1)):
            self._take(0, LineRole.KICKER)
        while len(self._title) > 1 and _ends_as_kicker(line(0)):
            self._take(0, LineRole.KICKER)
        if len(self._title) > 1 and may_name_column and self._names_column(line(0), line(1), is_labelled):
            # 群言堂, 快问快答, 信息窗 over a headline: the name of a column, and no second one (新春走基层 / 年味 / 在山上…).
            self._take(0, LineRole.KICKER)

    def _names_column(self, first: str, second: str, is_labelled: bool) -> bool:
        return is_column(first) or (
            not is_labelled and not _SAYS_WHAT.fullmatch(second) and _stands_apart(first, self._body)
        )

    def _line(self, place: int) -> str:
        return self._texts[self._title[place]]

    def _take(self, place: int, role: LineRole) -> None:
        self.roles[self._title.pop(place)] = role


def _ends_as_kicker(line: str) -> bool:
    """Whether a line ends as what stands over a headline does: with a dash, a colon, …强调."""
    return bool(_DASH_END.search(line) or _KICKER_END.search(line)) and not _is_half(line)


def _name_over(heads: Sequence[str], body: str) -> tuple[str, str]:
    """
    The name of a column that stands framed over headlines (【走进乡村看小康】) or before the first, as printed, and what of the first line is left; no name and that line where there is none.

    「」 are quotation marks where the text below has them, too (「节水」从水龙头开始).
    """
    if not heads:
        return "", ""
    if heads[0][0] == CORNER and CORNER in body:
        return "", heads[0]
    if len(heads) > 1 and framed_name(heads[0]):
        return heads[0], ""
    return parted_name(heads[0])


def stands_over(first: str, second: str) -> bool:
    """Whether a first line says by its form that it stands over the headline: halves of one length, a series, what the headline ends in."""
    if _is_half(first):
        return False
    if second.endswith(set_close(first)):
        # 公告 over 注销公告: the section it is of.
        return True
    halves = halves_of(first)
    if halves and len(halves[0]) >= _SHORTEST_OF_HALVES and not _CONFERENCE.search(second):
        # 三年追踪 千里缉凶 / 警方抓获逃犯; of 60 such lines over a headline of annotated pages 58 are its kicker. What a conference called for
        # (突出问题导向 破解发展难题 / 高新区召开…分析会) is as often the headline.
        return True
    return _FEATURE.fullmatch(first) is not None


def _is_subtitle(line: str, above: str) -> bool:
    """Whether a last line without a dash says what kind of text it stands over."""
    return _KIND.fullmatch(line) is not None and _DASH_END.search(above) is None


def says_it_is_a_feature(subtitle: str) -> bool:
    """Whether a subtitle says what a feature is (——记…, ——…侧记)."""
    return _OF_A_FEATURE.match(subtitle) is not None


_SHORTEST_OF_HALVES: Final = 3
_KINDS: Final = "纪实|特写|侧记|见闻|综述|掠影|札记|调查|巡礼|回眸|启示录|答卷|(?:一线|基层|现场|年终|蹲点)观察|一线(?:故事|调研|直击)|走基层"
"""Kinds of text, which end what names a series over a headline, or the subtitle below it."""
_FEATURE: Final = re.compile(
    rf"(?!.*(?:[了有把被]|配合|接受))[^，,]{{2,20}}(?:{_KINDS}|(?:特别|系列|专题|连续)报道)|来自.{{2,14}}的报[告道]|[\u4e00-\u9fff]{{0,4}}连载"
    r"|[\u4e00-\u9fff\d“”、]{2,12}\s?[·•|｜]\s?(?!\d+”)[\u4e00-\u9fff\d“”]{1,10}|[\u4e00-\u9fff\d“”·]{2,20}(?:故事梗概|[（(]之?[一二三四五六七八九十]+[）)])"
    r"|.{2,8}精神在基层|(?![我全]).{0,12}(?:学习教育|主题教育|教育实践活动|教育活动|实践活动|文明行动)"
    rf"|{LOOKS_AT}(?:发展|变化|振兴|项目|行动|乡村|转型|亮点|落实|民生|成效|基层|企业)|{LOOKS_AT_A_PLACE.pattern}"
)
"""What names a series over a headline."""
_CONFERENCE: Final = re.compile(
    r"(?:召开|举行).{0,20}会议?$|会议?(?:在.{2,10})?(?:胜利|隆重)?(?:召开|举行|开幕|闭幕)$"
)
_KIND: Final = re.compile(
    rf"[^，,。？?！!]{{4,40}}(?:{_KINDS}|(?<![日登书标笔牢忘铭切])记)|第[一二三四五六七八九十百\d]+[章回].{{0,20}}"
)
"""What says below a headline what kind of text it is."""
_OF_A_FEATURE: Final = re.compile(
    rf"{_DASH_START.pattern}\s*(?:记(?!者)|.*(?:{_KINDS}|(?<![日登书标笔牢忘铭切])记|报[告道])$)"
)


def _is_kicker_below(line: str, title: str, body: str) -> bool:
    """Whether a line below a headline is what should stand over it: whose news it is, the name of a column."""
    if line[-1] in "：:":
        return True
    return size_of(title) >= _SHORTEST_TITLE and maybe_label(line) and names_column(line, body)


def is_column(first: str) -> bool:
    """Whether a first line names a column by its words."""
    first = set_close(first)
    if is_label(first) or is_briefs_heading(first) or _CAMPAIGN.fullmatch(first) or _HONOURED.fullmatch(first):
        # 县区简明新闻 over the first of a list; …教育活动专栏.
        return True
    # 湖西记忆(之三), and what sounds like a column's name, if it is no half of one headline with the next (夏季来临 / 警惕…).
    return maybe_label(first) and size_of(_QUOTES.sub("", first)) <= _MAX_COLUMN_WORDS and not _is_half(first)


def _stands_apart(first: str, body: str) -> bool:
    """Whether a first line names a column because the text does not take it up."""
    return names_column(first, body) and first[0] != "“" and not _is_half(first)


def size_of(line: str) -> int:
    """Characters of a line, spaces aside."""
    return len("".join(line.split()))


def names_column(line: str, body: str) -> bool:
    """Whether a few characters that nothing in the text below them takes up name a column (信息窗, 专家热线)."""
    return size_of(line) <= MAX_COLUMN and bool(body) and not _NO_COLUMN.search(line) and _is_foreign(line, body)


def _is_foreign(line: str, body: str) -> bool:
    """Whether no two characters of a line that stand side by side stand so in a text."""
    words = _NO_WORD.sub(" ", line)
    return not any(words[i : i + 2] in body for i in range(len(words) - 1))


_NO_COLUMN: Final = re.compile(
    r"^[我全][省市县区国]|(?<!第)[一二两三四五六七八九十百千万半\d][余多]?[辆名个位家件种条句头亩吨岁旬块声座场张碗盏封根棵把支片顶口双只台本盘束面杯枚串]|[那这当]天$|[里时前中至到]$|(?<![背饭])后$|[不了着将让被把]|^[春夏秋冬][季初天夜日]|^[进入赴]"
)
"""What only half a headline has: whose it is, how many, when, a verb (我省上调, 三百辆校车, 收房那天, 七夕将至)."""
_NO_WORD: Final = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
_CAMPAIGN: Final = re.compile(
    r".{2,20}(?:专[栏版刊页]|特刊)|(?:深入)?(?:学习)?(?:宣传)?(?:贯彻(?:落实)?|实践)[\u4e00-\u9fff“”]{3,20}(?:精神|发展观|思想)(?:活动)?|(?:喜迎|迎接)(?:党的)?十\S大|(?:庆祝|喜迎|迎接)第[\d一二三四五六七八九十]+个[\u4e00-\u9fff]{2,5}节|我为群众办实事|我们的节日|我和我的祖国|在希望的田野上|建设社会主义新农村|(?:决战|决胜|打赢|坚决打赢)[\u4e00-\u9fff]{0,4}脱贫攻坚战?|(?:热烈|隆重)?(?:庆祝|喜迎|迎接|纪念|献礼)[\u4e00-\u9fff\d“”]{2,14}(?:周年|华诞|[十廿]\S大)(?:[·\s]?(?:征文|专栏|专题|系列报道|\S{4}))?"
)
_HONOURED: Final = re.compile(
    "(?:最美|身边的?)[\u4e00-\u9fff]{0,4}(?:教师|医生|护士|军人|志愿者|家庭|青年|职工|农民|[人员者兵警嫂])"
    "|“[^“”]{2,8}(?:之星|模范|好人|标兵|先锋|先进|人物)”[\u4e00-\u9fff]{2,4}"
)
"""最美乡村教师, “诚信之星”袁文正: for what the paper praises whom the text is about."""
MAX_COLUMN: Final = 5
_QUOTES: Final = re.compile("[“”]")
_SAYS_WHAT: Final = re.compile("[\u4e00-\u9fff]{1,3}了")
"""What a line says of the few words above it (抢种的麦子 / 出苗了)."""
_MAX_COLUMN_WORDS: Final = 6
_SHORTEST_TITLE: Final = 8


def _is_half(line: str) -> bool:
    """Whether a line needs the next one: a quote left open, or a word that something must follow."""
    return _is_open(line) or line.endswith(_NEEDS_MORE)


def _is_open(line: str) -> bool:
    """Whether a line leaves a quote open (“中国 / —加拿大旅游年”), which no subtitle closes."""
    return line.count("“") > line.count("”") or line.count("《") > line.count("》")


_NEEDS_MORE: Final = (
    *NEEDS_MORE, *"于让给以使、，,：:", "推进", "推动", "提供", "加快", "实现", "打造", "开展", "举行", "举办",
    "首例", "首次", "确保", "帮助", "禁止", "迎来", "建起", "成功实施", "今年投资", "喜获", "荣获", "获得", "收看", "筹集",
)  # fmt: skip


# 单县农民篮球赛 / 打出“村味”: what the second line says of the first.
_GOES_ON: Final = re.compile(
    "[“]?(?![一今每本巡又])[\u4e00-\u9fff]”?(?:出|回|进|走|到|过|成|了|住|满|遍)|[喝住用吃过坐走端评送]上"
)


def _together(lines: Sequence[str]) -> str:
    """A title over several lines as one: with a space between whole clauses, without where the first needs the next."""
    text = ""
    for line in lines:
        if (
            text
            and not _is_half(text)
            and not _BODY_OF_PEOPLE.search(text)
            and min(len(text), len(line)) >= 6
            and not _GOES_ON.match(line)
        ):
            text += " "
        text += line
    return text
