"""
Here are the lines of a page, give me what each of them is: headline, paragraph, continuation, byline, label.

One inference over the whole page: every line has points for every role it could have by itself, every pair of roles
has points by how the two lines meet, and the best path through the page wins (Viterbi, linear in the lines). Points
are rough log-odds: 1 is a hint, 3 a good sign, 5 next to certain. `explain` repeats them in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from search.ingest.layout import Line
from search.ingest.names import DATELINE, is_byline


class Role(StrEnum):
    """What a printed line is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    BYLINE = "byline"
    LABEL = "label"


_H, _S, _C, _B, _L = range(5)
_ROLES = (Role.HEADLINE, Role.PARAGRAPH, Role.CONTINUATION, Role.BYLINE, Role.LABEL)
_NEVER = -1e6

MAX_HEADLINE = 60
_MAX_KICKER = 100
"""A kicker may be a sentence when a dash ends it."""

OPEN, COMMA, SEMICOLON, COLON, CLOSED = range(5)
"""How a line ends: without a mark, with a comma, …, with the end of a sentence."""

_CLOSERS = "”’」』）)》】〉\"'"
_ENDS = "。！？!?…"
_OPENER_MARKS = "“‘「『（(《【〈"
_CONTINUES = frozenset("，,、。；;：:！？!?）)”’」』》】％%…")
_PARTICLES = frozenset("的了着们得地和与及或等之而")
_PARTICLE_WORDS = re.compile(
    r"(?:和谐|和平|和睦|得益|得知|得到|等待|等到|之前|之后|之所以|而且|而是|而今|而后|与此|与会|与其|及时|着力|着眼|着重|了解|地处|地方|地区|地税|地震|地理|地质|的确|或许|或者|等离子|而)"
)
_SHORT_CLAUSE = re.compile(r"[\u4e00-\u9fff]{1,2}[，,、。；;]")
_SHORT_SENTENCE = re.compile(r"[\u4e00-\u9fff]{3,5}。(?=.{8})")
_SHORT_OPENERS = re.compile(
    r"(?:目前|近日|日前|同时|此外|其次|当天|现在|如今|随后|据悉|最后|首先|其中|另外|为此|对此|然而|不过|但是|因此|所以|今年|去年|昨日|今天|今日|昨天|会上|会后|期间|下午|上午|接着|再次|三是|二是|一是|四是|五是|是的|原来|然后|于是|平时|以前|后来|近年|此次|至此|走进|清晨|傍晚|夜晚|春天|夏日|秋天|冬日|[甲乙丙丁])[，,、。]"
)
_BODY_OPENERS = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,2}月|近日|日前|近期|连日来|近年来|今年以来|据了解|据悉|据介绍|会议(?:指出|强调|要求|传达|认为|听取|现场|学习|通报)|会上|"
    r"活动现场|活动中|目前|下一步|下步|截至|同时|此外|随后|当天|当日|记者|“|昨日|今年|去年|为[^，。]{4,40}[，,]|为了|在[^，。]{3,24}[，,]|[\u4e00-\u9fff]{2,4}(?:强调|指出|要求|表示|说|介绍)[，,：:])"
)
_SPEECH = re.compile(
    r"(?:指出|强调|要求|表示|说道|认为|介绍|告诉记者|坦言|回忆)[，,：:]|^(?:此次|这次|这些|会议|会上|据了解|据悉|据介绍|目前[，,]|近日[，,]|今年以来|活动中|记者在|随着|近年来)"
)
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
_SAID = re.compile(r"(?<!小|听|再|解|传|学|游)说[，,：:]|\d日|[\u4e00-\u9fff]了(?:[^不却就吗吧！!？?\s]|$)")
_ADVERBS = re.compile(r"非常|已经|十分|正在|仍然|详细|从(?:\d|[一二三四五六七八九十]个)|有的|的是|表示|介绍")
_NARRATIVE = re.compile(
    r"便[将把在是]|就[将把在是]|了[他她它这]|他们|她们|我们的?|这[个些种]|之初|之际|之后|[他她]的|一行|先后|位于|途经|"
    r"^[在经从随自据][^，,]{2,16}[，,]|^[^，,]{2,12}(?:以来|期间|过程中|前提下|现场|之外)[，,]|年[，,]"
)
_HANGING = re.compile(
    r"(?:[与和及在对将把被为由从向于的是不更最再又也都并且或因使让给以其该各某每有未已正这那个一]|为(?:进一步|了|深入|切实|全面|加快|有效)?(?:推进|推动|加强|提升|促进|落实)|[，,]其中)$"
)
_LEAD_IN = re.compile(r"【(?!本报讯|记者)[\u4e00-\u9fff]{2,6}】(?=.{6})")
_BULLET = re.compile(r"[●■◆▲★○◎※▼◇△□☆►▶•]\s*(?!(?:本报|[\u4e00-\u9fff]{0,6})?(?:记者|通讯员))")
_ENUMERATOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]{1,3}[条章节]|[①-⑳])"
)
_FIELD = re.compile(
    r"[^，。：:“”]{0,14}(?:电话|地址|时间|地点|单位|名称|编号|人|机构|方式|邮箱|网址|资格|概况|范围|要求|日期|期限|账号|开户行|金额|代理|热线|价格|面积|用途)[：:]"
)
_SIGNATURE = re.compile(r"[（(][\u4e00-\u9fff]{1,4}(?:[\s、][\u4e00-\u9fff]{1,4}){0,4}[）)]")
_BRACKETED = re.compile(r"[（(][^（）()]{4,}[）)]")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[［(（](?:19|20)\d\d[〕\]］)）]\s*(?:第\s*)?\d{1,5}\s*号")
_AGAIN = re.compile(r"(?:又讯|另讯|另据|【?相关链接|【?新闻链接)")
NOTICE_HEADING = re.compile(
    r"[^。，,“”]{0,40}(?:公告|公示|通告|启事|声明|讣告|招标|招租|拍卖|通知书?|公开信|变更|注销|招聘|征集令?|预告|招领|转让|出租|催告)(?:[（(][^（）()]{1,20}[）)])?"
)
_HAN_SPACE = re.compile(r"[^\s,，。]{2,18}(?:\s+[^\s,，。]{2,18}){1,3}")
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


@dataclass(frozen=True, slots=True)
class Decision:
    """
    What a line was taken for.

    Attributes:
        margin: By how many points this role beat the best other one for the line by itself and its neighbours.
        reason: The points that counted, in words.
    """

    role: Role
    margin: float
    reason: str


class Features:
    """What a line shows by itself, read once."""

    __slots__ = (
        "again", "bullet", "byline", "context", "dateline", "end", "enumerated", "fielded", "heading",
        "isolated", "label", "length", "line",
        "mid", "notice", "opener", "unclosed",
    )  # fmt: skip

    def __init__(self, line: Line) -> None:
        text = line.text
        self.line = line
        self.length = len(text)
        first = text[0]
        self.end = end_of(text)
        self.dateline = (
            first in "本据综新中人央大晚（(【[讯" or "讯" in text[:14] or "电" in text[:16]
        ) and DATELINE.match(text) is not None
        self.byline = self.length <= 80 and self.end != COMMA and is_byline(text) and LABEL.fullmatch(text) is None
        self.bullet = (_BULLET.match(text) or _LEAD_IN.match(text)) is not None and LABEL.fullmatch(text) is None
        self.again = first in "又另【相新" and _AGAIN.match(text) is not None
        self.mid = not self.dateline and starts_midway(text)
        self.enumerated = _ENUMERATOR.match(text) is not None
        self.fielded = self.length <= 60 and (_FIELD.match(text) or _DOCUMENT_NUMBER.fullmatch(text)) is not None
        self.opener = _BODY_OPENERS.match(text) is not None
        self.unclosed = _is_unclosed(text)
        self.label = 0.0
        self.context = 0.0
        self.notice = False
        self.isolated = False
        self.heading = _NEVER
        if self.length <= 30 and not self.byline:
            if LABEL.fullmatch(text):
                self.label = 3.0
            elif _MAYBE_LABEL.fullmatch(text):
                self.label = 1.2
        if self.length <= MAX_HEADLINE or (self.length <= _MAX_KICKER and _DASH.search(text[-3:])):
            self.heading = self._heading(text)

    def _heading(self, text: str) -> float:
        """Points for being a headline, by the line alone."""
        if self.dateline or self.byline or self.again or _SIGNATURE.fullmatch(text):
            return _NEVER
        points, length = 0.0, self.length
        if length < 4:
            points -= 2.5
        elif length <= 24:
            points += 1.5
        elif length > 32:
            points -= 1.0 if length <= 40 else 2.5
        if self.end == CLOSED:
            points -= 1.2 if text[-1] in "！？!?" or text[-2:-1] in ("！", "？", "!", "?") else 7.0
        elif self.end in (COMMA, SEMICOLON):
            points -= 6.0
        elif self.end == COLON:
            points -= 2.5
        if "。" in text[:-1] or "；" in text:
            points -= 6.0
        if text.startswith(("——", "—")):
            points += 4.0
        elif _DASH.search(text[-3:]):
            points += 6.0
        elif _HAN_SPACE.fullmatch(text):
            points += 2.0
        commas = 0 if _DASH.search(text[-3:]) else text.count(",") + text.count("，")
        if text[-1].isdigit():
            points -= 1.5
        if text.count("、") >= 2:
            points -= 2.0
        if _NO_HEADLINE.match(text):
            points -= 3.0
        elif _SELDOM_HEADLINE.match(text):
            points -= 1.5
        if _ADVERBS.search(text):
            points -= 1.5
        if _SAID.search(text):
            points -= 1.2
        if commas:
            # The clauses of a headline balance each other; a column break leaves what it leaves.
            last = max(text.rfind(","), text.rfind("，"))
            if length - last - 1 < 4 and self.end == OPEN:
                points -= 2.5
        if _NARRATIVE.search(text):
            points -= 2.5
        if commas >= 2:
            points -= 1.2 * (commas - 1)
        if self.mid:
            points -= 4.0
        if self.unclosed:
            points -= 2.5
        if _SPEECH.search(text):
            points -= 4.0
        if _HANGING.search(text):
            points -= 2.0
        if self.label >= 3.0:
            points -= 3.0
        if self.bullet:
            points -= 2.5
        if _BRACKETED.fullmatch(text):
            points -= 5.0
        if self.enumerated:
            points -= 2.5
        if self.fielded:
            points -= 2.5
        if text[0].isdigit() and re.match(r"\d{1,2}月\d{1,2}日", text):
            points -= 2.0
        if text[0] in "“" and commas and self.end == OPEN and not text.endswith("”"):
            points -= 0.5
        return points


class Decisions:
    """The roles of a page's lines; how sure each is, is worked out when asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._groups, heads = _grouped(lines)
        features = [Features(line) for line in heads]
        for place, (here, after) in enumerate(pairwise(features)):
            here.isolated = (here.line.gap > 0 or not place) and after.line.gap > 0
        _find_notices(features)
        _add_context(features)
        self._features = features
        datelines = sum(1 for f in features if f.dateline)
        self._page = _Page(min(1.0, datelines / 6), _body_indent(features))
        page = self._page
        self._alone = [_alone(here, page, first=not place) for place, here in enumerate(features)]
        self._meet = [_meetings(before, here, page) for before, here in pairwise(features)]
        self._path = _best_path(self._alone, self._meet) if features else []
        share = _dated_share(features, self._path)
        if share > page.dated:
            # Second look: what begins without a dateline now has to show better why it is an item.
            extra = share - page.dated
            self._page = _Page(share, page.indent)
            self._meet = [
                meet if features[place].dateline else (meet[0], meet[1] - extra, *meet[2:])
                for place, meet in enumerate(self._meet, 1)
            ]
            self._path = _best_path(self._alone, self._meet)
        roles = []
        for place, role in enumerate(self._path):
            roles.append(_ROLES[role])
            roles.extend([Role.CONTINUATION] * (self._groups[place] - 1))
        self.roles: tuple[Role, ...] = tuple(roles)

    def explained(self) -> list[Decision]:
        """The decision for each line, with its margin and its reason."""
        decisions = []
        for place in range(len(self._path)):
            decisions.append(self._decision(place))
            carried = Decision(
                Role.CONTINUATION, 5.0, "满行未完 a full line of the column without an end before it"
            )
            decisions.extend([carried] * (self._groups[place] - 1))
        return decisions

    def _decision(self, place: int) -> Decision:
        path, role = self._path, self._path[place]

        def total(candidate: int) -> float:
            points = self._alone[place][candidate]
            if place:
                points += self._meet[place - 1][path[place - 1] * 5 + candidate]
            if place + 1 < len(path):
                points += self._meet[place][candidate * 5 + path[place + 1]]
            return points

        chosen = total(role)
        other = max(total(candidate) for candidate in range(5) if candidate != role)
        before = self._features[place - 1] if place else None
        reason = _reason(role, self._features[place], before, self._page)
        return Decision(_ROLES[role], round(max(-99.0, min(99.0, chosen - other)), 1), reason)


def decide(lines: Sequence[Line]) -> Decisions:
    """The role of each line of a page without its masthead and page numbers, best for the page as a whole."""
    return Decisions(lines)


def _grouped(lines: Sequence[Line]) -> tuple[list[int], list[Line]]:
    """
    Take together lines that cannot but continue each other, so that hard-wrapped text costs no more than other text.

    Only from the second line of a paragraph on, after two full lines without an end: the first may be a headline.
    """
    sizes: list[int] = []
    heads: list[Line] = []
    place, total = 0, len(lines)
    running = 0
    while place < total:
        line = lines[place]
        parts = [line.text]
        last = line
        following = place + 1
        if running >= 1 and line.column:
            while following < total:
                after = lines[following]
                if not _must_continue(last, after):
                    break
                parts.append(after.text)
                last = after
                following += 1
        if len(parts) > 1:
            merged = Line(line.number, "".join(parts), line.gap, line.indent, line.sheet)
            merged.column, merged.width = line.column, last.width
            merged.jump_from, merged.jump_to = line.jump_from, last.jump_to
            heads.append(merged)
        else:
            heads.append(line)
        sizes.append(following - place)
        running = running + 1 if following < total and _must_continue(last, lines[following]) else 0
        place = following
    return sizes, heads


_FRESH = frozenset("（(●■◆▲★○【[本据新讯□◎又另记通图文—▼※")


def _must_continue(line: Line, after: Line) -> bool:
    text = line.text
    return (
        line.column > 0
        and line.column - 2 <= line.width <= line.column + 3
        and after.gap == 0
        and after.column > 0
        and not after.indent
        and after.width <= after.column + 4
        and text[-1] not in _FIRM_ENDS
        and after.text[0] not in _FRESH
        and not line.jump_to
        and not after.jump_from
    )


_FIRM_ENDS = frozenset("。！？!?…；;：:”’」』）)》】摄")


def _dated_share(features: Sequence[Features], path: Sequence[int]) -> float:
    """How strictly this page begins what has a headline with a dateline: 0 to 3, from the headlines found first."""
    starts = [place for place in range(1, len(path)) if path[place - 1] == _H and path[place] == _S]
    dated = sum(1 for place in starts if features[place].dateline)
    if len(starts) < 4:
        return 0.0
    return max(0.0, dated / len(starts) - 0.5) * 6.0 * (0.5 if len(starts) < 6 else 1.0)


def _best_path(alone: Sequence[Sequence[float]], meet: Sequence[Sequence[float]]) -> list[int]:
    """The roles of all lines that together have most points."""
    roles = [role for role in range(5) if alone[0][role] > _NEVER]
    best = [alone[0][role] for role in roles]
    ways: list[tuple[list[int], list[int]]] = [(roles, [0] * len(roles))]
    for place in range(1, len(alone)):
        points, pair = alone[place], meet[place - 1]
        before, values = roles, best
        roles = [role for role in range(5) if points[role] > _NEVER]
        best, origin = [], []
        for role in roles:
            top, source = _NEVER * 3, 0
            for number, previous in enumerate(before):
                value = values[number] + pair[previous * 5 + role]
                if value > top:
                    top, source = value, number
            best.append(top + points[role])
            origin.append(source)
        ways.append((roles, origin))
    here = max(range(len(best)), key=best.__getitem__)
    path = []
    for roles, origin in reversed(ways):
        path.append(roles[here])
        here = origin[here]
    path.reverse()
    return path


def _find_notices(features: Sequence[Features]) -> None:
    """
    Mark the lines under a notice's heading, up to the next item.

    A notice is made of short lines without an end (`联系电话:…`, who signs, the day), which elsewhere would be
    headlines or halves of a sentence.
    """
    inside = False
    for here in features:
        text = here.line.text
        if here.dateline or here.byline:
            inside = False
        elif here.length <= 46 and here.heading > -3.5 and NOTICE_HEADING.fullmatch(text) and not here.mid:
            inside = True
            here.heading += 2.5
        elif inside:
            here.notice = True
            if here.heading > _NEVER:
                here.heading -= 3.5


def _add_context(features: Sequence[Features]) -> None:
    """
    For a short line without a dateline after it: do its words come again in the text after it, or before it?

    The end of a column leaves a few words of a paragraph on a line of their own; they go on from what was said
    before, a headline announces what comes.
    """
    total = len(features)
    for place, here in enumerate(features):
        if here.notice or here.heading <= -1.5 or here.end != OPEN or here.length > 40:
            continue
        if place + 1 < total and features[place + 1].dateline:
            continue
        text = here.line.text
        pairs = {text[i : i + 2] for i in range(here.length - 1)}
        after = "".join(f.line.text for f in features[place + 1 : place + 5])[:600]
        before = "".join(f.line.text for f in features[max(0, place - 4) : place])[-600:]
        comes = sum(pair in after for pair in pairs)
        went = sum(pair in before for pair in pairs)
        here.context = 3.0 * (comes - went) / max(4, len(pairs))


@dataclass(frozen=True, slots=True)
class _Page:
    """How the page is made: how surely an item begins with a dateline, how far paragraphs are indented (0: not)."""

    dated: float
    indent: int


def _body_indent(features: Sequence[Features]) -> int:
    """The indent of paragraphs, in half characters, where the page keeps it; else 0."""
    counts: dict[int, int] = {}
    flush = 0
    for here in features:
        if here.line.indent >= 2:
            counts[here.line.indent] = counts.get(here.line.indent, 0) + (3 if here.dateline else 1)
        elif here.dateline or (here.opener and here.length > 30):
            flush += 3
    if not counts:
        return 0
    indent = max(counts, key=lambda key: counts[key])
    return indent if indent <= 8 and counts[indent] >= 3 and counts[indent] > flush else 0


def _alone(here: Features, page: _Page, *, first: bool) -> list[float]:
    """Points of a line for each role, by itself."""
    paragraph = 0.0
    if here.length >= 40:
        paragraph += 1.0
    if here.end == CLOSED:
        paragraph += 0.8
    if here.dateline or here.line.jump_from:
        paragraph += 3.0
    if here.opener or here.bullet or here.enumerated or here.fielded:
        paragraph += 1.0
    if here.again:
        paragraph += 3.0
    if page.indent:
        if abs(here.line.indent - page.indent) <= 1:
            paragraph += 2.5
        elif here.line.indent == 0 and not here.dateline:
            paragraph -= 2.5
    if here.mid and not first:
        paragraph -= 1.5
    if here.byline:
        paragraph -= 2.0
    heading = here.heading + here.context
    if first and heading > _NEVER:
        heading += 1.0
    # That a headline ends just where the column does is a rare chance; that body text does is the rule.
    if here.line.is_full and not here.isolated and here.line.width <= here.line.column + 2:
        heading -= 2.0
    # A short line without an end that could be a headline is seldom the beginning or a middle of a paragraph.
    if here.end == OPEN and here.heading > 0 and here.length <= 30 and not here.line.is_full:
        paragraph -= 1.5
    if page.indent and abs(here.line.indent - page.indent) <= 1 and heading > _NEVER:
        heading -= 3.0
    continuation = _NEVER if first else 0.0
    if here.end == OPEN and here.heading > 0 and here.length <= 30 and not here.line.is_full:
        continuation -= 1.5
    if here.dateline or here.again:
        continuation = _NEVER
    return [heading, paragraph, continuation, 4.0 if here.byline else _NEVER, here.label if here.label else _NEVER]


def _meetings(before: Features, here: Features, page: _Page) -> tuple[float, ...]:
    """Points for each pair of roles of two lines that follow each other; index 5 × role before + role here."""
    end = before.end
    join = joins(before, here, page)
    cut = (-3.5, -5.0, -1.5, -0.5, 0.0)[end]
    if before.notice and here.notice and end == OPEN and before.length <= 40 and not before.line.is_full:
        cut, join = 0.0, join - 8.0
    if before.unclosed:
        cut -= 1.0
    if before.line.jump_to or here.line.jump_from:
        cut, join = 0.0, -10.0
    if before.line.column and before.line.is_full and end == OPEN:
        cut -= 1.0
    if here.notice is False and before.notice and end == OPEN:
        cut = max(cut, -0.5)
        join -= 4.0
    apart = 0.7 if here.line.gap >= 2 else 0.0
    # □ 张宪光 stands over what he wrote, were it verse; never over a headline.
    after_author = -6.0 if before.byline and before.line.text[0] == "□" else 0.0
    under_title = 3.0 if here.byline and here.line.text[0] == "□" else 0.0
    after_kicker = 2.5 if before.heading > _NEVER and _DASH.search(before.line.text[-3:]) else 0.0
    after_headline = 2.5 if here.dateline else (0.6 if here.opener else 0.0) - page.dated
    to_headline = apart + (0.3 if end == CLOSED else 0.0)
    return (
        # headline →
        after_kicker - 0.7 - (0.6 if here.line.gap >= 3 else 0.0), after_headline, _NEVER, 0.3 + under_title, -1.5,
        # paragraph →
        cut + to_headline, cut, join, cut * 0.5 + 0.5, cut + apart,
        # continuation →
        cut + to_headline, cut, join, cut * 0.5 + 0.5, cut + apart,
        # byline →
        0.5 + apart + after_author, 0.0, 0.0 if _is_open_byline(before) else -6.0, 0.3, 0.5,
        # label →
        0.8, -1.0 + (0.5 if here.dateline or here.bullet else 0.0), _NEVER, -1.0, -0.5,
    )  # fmt: skip


def joins(before: Features, here: Features, page: _Page) -> float:
    """Points for *here* being the continuation of the paragraph that *before* leaves off."""
    end, points = before.end, 0.0
    if here.dateline or here.again or here.bullet:
        return -10.0
    if here.byline:
        return -4.0
    wrapped = before.line.column > 0 and here.line.gap == 0
    if wrapped:
        if page.indent and abs(here.line.indent - page.indent) <= 1:
            return -6.0 if end == CLOSED or not before.line.is_full else -2.0
        if before.line.is_full:
            points = (5.0, 5.0, 4.0, 2.0, 1.0)[end]
            if end == CLOSED:
                if page.indent:
                    points += 2.0
                elif here.opener or here.enumerated:
                    points -= 2.0
        else:
            points = (-1.5, 3.0, -0.5, -3.0, -5.0)[end]
            if before.dateline and DATELINE.fullmatch(before.line.text):
                points = 4.0
    else:
        points = (4.0, 6.0, 1.5, -0.5, -5.0)[end]
        if end == OPEN and before.length <= 30 and before.heading > 0:
            points -= 2.0
        if page.indent and abs(here.line.indent - page.indent) <= 1:
            points -= 6.0
        if before.isolated and before.line.column and end == OPEN and here.length > 1.3 * before.length:
            # Where paragraphs are wrapped and parted by blank lines, one line alone is no paragraph's beginning.
            points -= 3.0
        if here.line.sheet != before.line.sheet:
            points -= 1.0
    if before.unclosed and end != CLOSED:
        points += 2.0
    if before.line.text[-1].isdigit() and (
        here.line.text[0].isdigit() or here.line.text[0] in ".%％年月日个万亿余"
    ):
        points += 6.0
    if before.heading > _NEVER and _DASH.search(before.line.text[-3:]):
        points -= 4.0
    if here.mid:
        points += 6.0
    elif end == OPEN and _SHORT_SENTENCE.match(here.line.text):
        points += 2.0
    if here.length <= 16 and _SIGNATURE.fullmatch(here.line.text):
        # (郭 鹏) on a line of its own signs the brief above it.
        points += 8.0
    if here.enumerated:
        points -= 3.0
    if here.fielded and before.fielded:
        points -= 4.0
    if end == OPEN and _repeats_tail(before.line.text, here.line.text):
        points -= 12.0
    return points


def end_of(text: str) -> int:
    """How a line ends, looking through closing quotes and brackets."""
    last = text[-1]
    if last in "。！？!?…":
        return CLOSED
    if last in "，,、":
        return COMMA
    if last in "；;":
        return SEMICOLON
    if last in "：:":
        return COLON
    if last in _CLOSERS:
        inner = text.rstrip(_CLOSERS + " ")
        if inner and inner[-1] in _ENDS:
            return CLOSED
        # (张三) or (记者 李四): a paragraph signed at its end.
        if last in "）)" and re.search(r"[。！？]”?[（(][^（()）]{2,40}[）)]$", text[-48:]):
            return CLOSED
    if last in "摄" and re.search(r"[。！？”）)][\s（(]*[^。]{2,30}摄$", text[-40:]):
        return CLOSED
    return OPEN


def starts_midway(text: str) -> bool:
    """Whether a text begins inside a sentence: with a closing mark, a particle, a clause of a character or two."""
    first = text[0]
    if first in _CONTINUES and not text.startswith("……"):
        return True
    if first in _PARTICLES and len(text) > 1 and not _PARTICLE_WORDS.match(text):
        return True
    clause = _SHORT_CLAUSE.match(text)
    if clause and not _SHORT_OPENERS.match(text):
        # 系,努力… and 贫。脱贫标准…; a clause of two characters with a comma can be an opening of its own.
        return (clause.end() == 2 and text[1] != "、") or (text[clause.end() - 1] in "。；;" and len(text) > 8)
    return _closes_unopened(text)


def opens_paragraph(text: str) -> bool:
    """Whether a text begins with words that paragraphs begin with: a day, 据悉, 会议指出, 下一步."""
    return _BODY_OPENERS.match(text) is not None


def _closes_unopened(text: str) -> bool:
    """Whether the first quote or bracket of a text closes; the number of a list (`1)`, `二）`) does not count."""
    match = _PAIRED.search(text, 0, 40)
    if match is None or match[0] in "“（(《『":
        return False
    return not (match[0] in "）)" and match.start() <= 3 and not text[: match.start()].strip(_NUMERALS))


_NUMERALS = "一二三四五六七八九十0123456789"
_PAIRED = re.compile(r"[“”（）()《》『』]")


def _is_unclosed(text: str) -> bool:
    """Whether the last quote or bracket of a line opens and is not closed again."""
    for char in reversed(_PAIRED.findall(text, max(0, len(text) - 80))):
        return char in "“（(《『"
    return False


def _is_open_byline(before: Features) -> bool:
    return before.line.text.startswith(("(", "（")) and before.unclosed


def _repeats_tail(before: str, here: str) -> bool:
    """Whether *here* prints the end of *before* again: the same passage taken from the page twice."""
    return len(before) >= 24 and before[-10:] in here


def _reason(role: int, here: Features, before: Features | None, page: _Page) -> str:
    """What spoke for the role of a line, in words."""
    said: list[str] = []
    if role == _B:
        said.append("只有职务和人名 only roles and names")
    elif role == _L:
        said.append("栏目用语 words of a column label")
    elif role == _H:
        if _DASH.search(here.line.text[-3:]) or here.line.text.startswith("—"):
            said.append("破折号 a dash of kicker or subtitle")
        if _HAN_SPACE.fullmatch(here.line.text):
            said.append("空格分句 half sentences with a space")
        if here.end == OPEN:
            said.append("短而无句号 short, without an end")
        if here.context > 0.5:
            said.append("下文重提 taken up by the text below")
    elif role == _S:
        if here.dateline:
            said.append("电头 a dateline")
        if here.again:
            said.append("又讯 more news of the same item")
        if here.opener:
            said.append("正文起句 words that begin a paragraph")
        if page.indent and abs(here.line.indent - page.indent) <= 1:
            said.append("缩进 indented as paragraphs are")
        if here.notice:
            said.append("公告条目 an entry of a notice")
        if before is not None and before.end == CLOSED and not said:
            said.append("上段已结束 the one before it has ended")
    elif before is not None:
        if before.end in (OPEN, COMMA):
            said.append("上行未完 the line before it has no end")
        if before.line.is_full:
            said.append("上行满行 the line before it fills its column")
        if here.mid:
            said.append("起于句中 begins inside a sentence")
    return "；".join(said)
