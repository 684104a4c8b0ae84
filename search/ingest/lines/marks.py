"""
Here is a text, give me what its beginning, its end and its brackets say of the sentence it is part of.

These are questions about one text; `features` asks them of the lines of a page for which a look at single characters
does not settle them.
"""

from __future__ import annotations

import re
from typing import Final

from search.ingest.facts.houses import HOUSE
from search.ingest.facts.names import REPORTER_WENT

OPEN: Final = 0
COMMA: Final = 1
SEMICOLON: Final = 2
COLON: Final = 3
CLOSED: Final = 4
"""How a line ends: without a mark, with a comma, …, with the end of a sentence."""

CLOSERS: Final = "”’」』）)》】〉\"'"
ENDS: Final = "。！？!?…"
COMMAS: Final = "，,、"
SEMICOLONS: Final = "；;"
COLONS: Final = "：:"
CONTINUES: Final = "，,、。；;：:！？!?）)”’」』》】％%…"
"""What a line never begins with unless it goes on from the one before."""
PARTICLES: Final = "的了着们得地和与及或等之而"
OPENING: Final = "“（(《『"
CLOSING: Final = "”）)》』"
PAIRED_FROM_START: Final = 40
PAIRED_FROM_END: Final = 80
"""How far from the ends of a line a quote or bracket is looked for whose partner is in another line."""

WHOLE_DAY: Final = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d〇○零一二三四五六七八九十]{1,2}月[\d〇○零一二三四五六七八九十]{1,3}日"
)
"""A day with its year and nothing else, as it stands below a notice."""
DAY: Final = re.compile(r"\d{1,2}月\d{1,2}日")
"""A day without its year, in figures."""

_PARTICLE_WORDS: Final = re.compile(
    r"(?:和[谐平睦美气煦解]|得[益知到主分奖失]|等[待到级候额]|之[前后]|之所以|的[哥姐士确]|与(?:[此会其众]|[^，,。]{1,14}(?:相比|不同|相反|一样|相邻)[，,])|及[时格早]|着[力眼重手火急装陆]|了解|"
    r"地[委直处方区界税震理质址点段面图板铁下级域标平块道名形产头里上中位球势貌窖沟摊膜暖勤]|或[许者]|等离子|而)"
)
SHORT_CLAUSE: Final = re.compile(r"[\u4e00-\u9fff]{1,2}[，,、。；;]|(?![问答注附图文诗])[\u4e00-\u9fff][：:]")
_UNITS: Final = "元人名户家亩吨斤克米座个条件台辆次趟遍所处棵株头只眼箱袋本场套间盏盆份升度倍块支层束项种例"
NUMBER_CLAUSE: Final = re.compile(
    rf"(?:\d+(?:\.\d+)?|[一二三四五六七八九十两][一二三四五六七八九十百千零]+)[万亿余多]*"
    rf"(?:[公平立千毫]?[{_UNITS}里瓦方][\u4e00-\u9fff]{{0,2}}|[万亿][余多]?|[%％])[,，。、；;）)]|\.\d|[万亿]元|个月[^亮]"
)
"""260万元。, 14辆轮椅。, 三千条。: an amount that is all of a clause; of 14,600 paragraphs of annotated pages none begins with one, of 1,740 lines inside a paragraph 38 do."""
_SHORT_OPENERS: Final = re.compile(
    r"(?:目前|近日|日前|同时|此外|可以|不能|必须|不用|不行|其次|当天|现在|如今|随后|据悉|最后|首先|其中|另外|为此|对此|然而|不过|但是|因此|所以|今年|去年|昨日|今天|今日|昨天|会上|会后|期间|下午|上午|接着|再次|三是|二是|一是|四是|五是|是的|原来|然后|于是|平时|以前|后来|近年|此次|至此|走进|清晨|傍晚|夜晚|春天|夏日|秋天|冬日|[甲乙丙丁])[，,、。]"
)
NUMBERED: Final = re.compile(r"图(?:[①-⑩]|[一二三四五六\d][:：])")
"""What the caption of one of several photographs begins with."""
_BODY_OPENERS: Final = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月(?:\d{1,2}日)?[，,]|[一二三四五六七八九十]{1,2}月|近日|日前|近期|连日来|近年来|今年以来|据了解|据悉|据介绍|会议(?:指出|强调|要求|传达|认为|听取|现场|学习|通报)|会上|"
    r"活动现场|活动中|目前|下一步|下步|截至|同时|此外|随后|当天|当日|记者|"
    rf"{NUMBERED.pattern}|"
    r"“(?![^”]{1,5}”|[^”，,。]{1,16}”$)|昨日|今年|去年|为[^，。\n]{4,40}[，,]|为了|在[^，。\n]{3,24}[，,]|[\u4e00-\u9fff]{2,4}(?:强调|指出|要求|表示|说|介绍)[，,：:])"
)
_SIGNED_END: Final = re.compile(r"[。！？!?]”?\s?[（(][^（()）]{2,40}[）)]$")
_BRACKETED: Final = re.compile(r"[（(][^（）()]{2,40}[）)]")
_TAKEN_END: Final = re.compile(r"[。！？”）)][\s（(]*[^。]{2,30}摄$")
_PAIRED: Final = re.compile(f"[{OPENING}{CLOSING}]")


def end_of(text: str) -> int:
    """How a text ends, looking through closing quotes and brackets."""
    last = text[-1]
    if last in ENDS:
        return CLOSED
    if last in COMMAS:
        return COMMA
    if last in SEMICOLONS:
        return SEMICOLON
    if last in COLONS:
        return COLON
    if last in CLOSERS:
        inner = text[-40:].rstrip(CLOSERS + " ")
        if inner and inner[-1] in ENDS:
            return CLOSED
        # (张三) or (记者 李四): a paragraph signed at its end, or on a line of its own (作者单位：菏泽学院).
        if last in "）)" and (_SIGNED_END.search(text[-48:]) or _BRACKETED.fullmatch(text)):
            return CLOSED
    if last == "摄" and _TAKEN_END.search(text[-40:]):
        return CLOSED
    return CLOSED if ends_signed(text) or is_signed_behind(text) else OPEN


def is_signed_behind(text: str) -> bool:
    """
    Whether names stand behind the last full stop of a text: with what they did (…完工。本报记者 甲), or after a space; or an office with the day (…请绕行。县水务局 5月2日).

    A short line with a space behind a question mark is a headline: 蔬菜价格涨了？ 专家给您支招.
    """
    signature = _SIGNED_BEHIND.search(text[-_LONGEST_SIGNATURE:])
    if signature is None:
        return text[-1] == "日" and _DATED_BEHIND.search(text[-_LONGEST_SIGNATURE:]) is not None
    return signature["role"] is not None or len(text) > _LONGEST_HEAD


_LONGEST_SIGNATURE: Final = 36
_LONGEST_HEAD: Final = 24
_DATED_BEHIND: Final = re.compile(
    r"[。！？!?][\u4e00-\u9fff（）()]{2,20}[司局委处所院会心办站厂校行府部队社]\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日$"
)
_SIGNED_BEHIND: Final = re.compile(
    rf"[。！？!?][”’]?(?:\s*(?P<role>本报记者|记者|通讯员|图[/／]文|文[/／]图|新华社)(?!{REPORTER_WENT})[\u4e00-\u9fff\s·、:：]{{1,24}}|\s+[\u4e00-\u9fff][\u4e00-\u9fff\s·、/／:：]{{1,30}})$"
)


def ends_signed(text: str) -> bool:
    """Whether a text ends with the office that signs it, behind its last full stop: …特此通知。菏泽供电公司."""
    return text[-1] in OFFICE_ENDS and _OFFICE.search(text[-30:]) is not None


_OFFICE: Final = re.compile(rf"[。！!]\s*(?!记者|[据从在由经])[\u4e00-\u9fff]{{2,16}}{HOUSE}$")
NEEDS_MORE: Final = "的与和及在对将把被为由从向"
"""Characters in which a line stops of which there is more."""
OFFICE_ENDS: Final = "局司会心室府院校学处队团行所站委办厂馆社园庭场市店"
"""Last characters of what `ends_signed` looks for."""


def points_out(text: str) -> bool:
    """Whether a text says where in the picture somebody is, as captions do: 站长荣光磊(右)在田头…, 李秀荣(左二)."""
    return ("）" in text or ")" in text) and _POINTED_OUT.search(text) is not None


_POINTED_OUT: Final = re.compile(
    "[（(](?<=[\u4e00-\u9fff].)(?:[前后]排)?(?:[左右]起?[一二三四五六七八]?|[前后]?[左右]|居?中|中间)(?:者)?[）)][^》）)]"
)


def set_close(text: str) -> str:
    """A word whose characters are set apart (简 讯, 公　告) as one; any other text as it is."""
    return "".join(text.split()) if text[1:2].isspace() and _SET_APART.fullmatch(text) else text


_SET_APART: Final = re.compile(r"[\u4e00-\u9fff](?:[\s\u3000]{1,3}[\u4e00-\u9fff]){1,5}")


def halves_of(line: str) -> list[str]:
    """The parts of a line between its spaces if there are more and all are of one length (众志成城 抗震救灾)."""
    halves = line.split()
    return halves if len(halves) > 1 and len(set(map(len, halves))) == 1 else []


def framed_name(text: str) -> str:
    """What brackets or marks frame on a line of its own, as names of columns are (【药师提醒】, ※ 乡土风情 ※, 村情民意〉〉〉), or empty."""
    if text[-1] in _UNFRAMED_ENDS or (text[0].isalnum() and text[-1].isalnum()):
        return ""
    found = _FRAMED.fullmatch(text)
    return (found["name"] or found["other"] or found["last"]).strip() if found else ""


def unframed(text: str) -> str:
    """A line without the brackets or marks that frame it as the name of a column, or stand beside it."""
    return framed_name(text) or _BESIDE.sub("", text) or text


CORNER: Final = "「"
"""What frames names of columns on some pages, and is a quotation mark on others."""
_BRACKETS: Final = ("【】", "〔〕", "〈〉", "〖〗", "[]", "［］", "「」")
"""Pairs that frame names of columns; what stands in round ones is who wrote a text, or when."""
_FIRSTS, _LASTS = (re.escape("".join(side)) for side in zip(*_BRACKETS, strict=True))
MARK: Final = r"[\u2190-\u22ff\u2501-\u27bf\u2b00-\u2bff※〓〉|｜/／@#＃*＊&＆^]"
"""An ornament: arrows, mathematical signs, rules, blocks, shapes (■ ★ ◎ ▍ ≈ ━), and what else is set as one."""
_UNFRAMED_ENDS: Final = frozenset("。，,、；;：:！？!?…”’\"'）)")
"""What ends most lines, and none that is framed."""
_BESIDE: Final = re.compile(rf"^(?:{MARK}|\s)+|(?:{MARK}|\s)+$")
_FRAMED: Final = re.compile(
    rf"[{_FIRSTS}](?P<name>[^。：:{_FIRSTS}{_LASTS}]{{2,20}})[{_LASTS}]"
    rf"|(?P<mark>{MARK}|[·—~～-])(?P=mark){{0,2}}(?P<other>[^，。：:,、]{{2,14}}?)(?P=mark){{1,3}}|(?P<last>[\u4e00-\u9fff]{{2,8}})\s?{MARK}{{1,3}}"
)


def parted_name(headline: str) -> tuple[str, str]:
    """The name of a column that stands framed before a headline (【药师提醒】头孢配酒 危险上头, 农事提醒▶ 近期多阵雨), and the headline; no name and the whole line where there is none."""
    found = _NAME.match(headline)
    if found is None or len(headline) < found.end() + _SHORTEST_WORD:
        return "", headline
    return found[0].rstrip(), headline[found.end() :]


_IN_BRACKETS: Final = "|".join(
    f"{re.escape(first)}[^{re.escape(last)}，。：:]{{2,24}}{re.escape(last)}" for first, last in _BRACKETS
)
_NAME: Final = re.compile(
    rf"(?!.(?:本报|记者|编者|图为|图[一二三四五\d]))(?:{_IN_BRACKETS}|({MARK})[\u4e00-\u9fff·]{{2,8}}\1|[\u4e00-\u9fff]{{2,8}}\s?[▶►▷丨｜|〉]{{1,3}})\s*"
)
_SHORTEST_WORD: Final = 2


def starts_midway(text: str) -> bool:
    """Whether a text begins inside a sentence: with a closing mark, a particle, a clause of a character or two, an amount alone in its clause."""
    first = text[0]
    if first in CONTINUES:
        return True
    if first in PARTICLES and not _PARTICLE_WORDS.match(text):
        return True
    clause = SHORT_CLAUSE.match(text)
    if clause and not _SHORT_OPENERS.match(text):
        # 系,努力… and 贫。脱贫标准…; a clause of two characters with a comma can be an opening of its own.
        is_rest = text[clause.end() - 1] in "。；;"
        return (clause.end() == 2 and text[1] != "、") or is_rest
    if NUMBER_CLAUSE.match(text):
        return True
    return _closes_unopened(text)


def opens_paragraph(text: str) -> bool:
    """Whether a text begins with words that paragraphs begin with: a day, 据悉, 会议指出, 下一步."""
    return _BODY_OPENERS.match(text) is not None


def _closes_unopened(text: str) -> bool:
    """Whether the first quote or bracket of a text closes."""
    match = _PAIRED.search(text, 0, PAIRED_FROM_START)
    return match is not None and match[0] in CLOSING
