"""
Here is a short line, tell me by its words whether it heads a notice or a list of briefs, or names a column.
"""

from __future__ import annotations

import re
from typing import Final

from search.ingest.lines.marks import (
    MARK,
    framed_name,
)
from search.ingest.lines.wording import column_words

_NOTICE_WORDS: Final = "公告|公示|通告|启事|声明|更正|讣告|寻人|认领|挂失|招标|招租|拍卖|出让|减资|通知书?|公开信|的一封信|致歉信?|道歉信|变更|注销|招聘(?:信息)?|诚聘|急聘|停[电水气]信息|(?:供应|供求|求购)信息|(?:招生|招工|招聘)简章|征集令?|征稿|预告|招领|转让|出租|催告|的温馨提示|公布[\u4e00-\u9fff]{0,6}电话"
NOTICE_HEADING: Final = re.compile(
    rf"(?:[^。，,“”]|“[^。”]{{1,20}}”){{0,40}}(?:{_NOTICE_WORDS})(?:[（(][^（）()]{{1,20}}[）)])?"
)
NOTICE_ENDS: Final = "告示事明正标租卖知书信息更销聘章集令稿领让出催人失资歉话）)"
"""Last characters of what `NOTICE_HEADING` matches."""
_BRIEFS_HEADING: Final = re.compile(
    r"[【\[◎■◆●▲★□\s]*(?:[\u4e00-\u9fff]{0,6}(?:简讯|短讯|快讯|微讯|要讯|短波|(?:一周|本周|每周|昨日)(?:要闻|会议|大事)|集纳|荟萃|速览|简报|要闻简报|简明新闻|一句话新闻|新闻集锦|集锦|要闻速览|新闻速递|速递|点滴新闻|新闻点滴|点滴|动态|播报|快览|快递|短新闻|百字新闻|微新闻|快报|资讯|传真|(?:文化|教育|科技|农[业村]|经济|市场|体育|文体|健康|法治|社区|校园|部门|基层|县区|政务|工作|党建)信息|来[信电函]摘[编要]))[】\]◆■●\s]*"
)
_BRIEFS_ENDS: Final = frozenset("讯波闻议事纳萃览报锦递滴态真息编要】]◆■●")
"""What such a heading ends in."""


def is_briefs_heading(text: str) -> bool:
    """Whether a line is the heading of a list of briefs (奥运快讯)."""
    return text[-1:] in _BRIEFS_ENDS and _BRIEFS_HEADING.fullmatch(text) is not None


LABEL: Final = re.compile(
    r"[【\[◎■◆●▲★□｜|\s]*(?:"
    r"(?:新春|新时代|基层|记者|蹲点|春节|一线|乡村|两会|连线|直通|总编辑)?走(?:基层|转改|访|笔)(?:[·\s]\S{2,10})?|"
    r"(?:权威|高端|局长|县长|书记|部门|本报)?(?:访谈|专访)(?:[·\s].{2,20})?|权威(?:发布|解读)(?:[·\s].{2,20})?|"
    r"(?:特刊|专刊|专版|专题|特别(?:报道|策划))[·•][^，。]{2,24}|今日(?:关注|聚焦|视点|话题)|记者(?:调查|观察|手记|视线)|(?:本|[日晚早])报(?:调查|关注|聚焦|特稿)|(?<![□◇])(?<![□◇]\s)本报(?:特约)?评论员|评论员文章|"
    r"分类信息|分类广告|便民(?:信息|服务|公告|提示)?|帮办|生活资讯|图片新闻|图说新闻|图片报道|摄影报道|[一微]图|镜头|新华(?:视点|时评|社评|观察|调查)|(?:编读|读编)往来|口述(?:历史|实录)|新时代\s?新(?:作为|征程)\s?新篇章|新闻(?:特写|链接|速递|故事|人物|调查|观察|背景|评论|现场|纵深|热线|眼)|"
    r"简讯|短讯|快讯|简明新闻|一句话新闻|要闻简报|新闻速览|要闻速览|县区(?:简讯|短波|快讯|新闻|动态|传真)|部门动态|基层动态|"
    r"体育|教育|健康|文化|社会|法治|文体|卫生|财经|时政|旅游|农业|民生|"
    r"时评|短评|快评|社论|言论|特写|侧记|通讯|消息|编者按|编后|链接|相关链接|广告|公益广告|导读|今日导读|"
    r"(?:(?!开通|开设|推出|设立|搭建|架起|启动|走上)[\u4e00-\u9fff“”·]){2,10}(?:进行时|在行动|大家谈|群英谱|光荣榜|曝光台|风景线|直通车|零距离|特别报道|系列报道|专题报道|连续报道|追踪报道|后续报道)"
    r")[】\]◆■●]*"
)
"""Column labels by their words; for what may as well be a headline see `maybe_label`."""
_LABEL_LASTS: Final = frozenset(
    "】]◆■●史录来业事会体写办务动化台后告员图场头察层布康态息报按接改政时景查榜民治波注深游点焦物生真眼示离稿章笔线经育览讯记论访评读谈谱车递道闻题"
)
_LABEL_GOES_ON: Final = re.compile(r"[·•\s]")
"""What a label ends in, and what stands in one that ends otherwise."""


def is_label(word: str) -> bool:
    """Whether a line is the label of a column by its words."""
    could_be = word[-1] in _LABEL_LASTS or _LABEL_GOES_ON.search(word)
    return bool(could_be) and LABEL.fullmatch(word) is not None


_COLUMN_ENDS: Final = "答疑|诗笺|诗页|行情|知识|常识|呼声|回音|回声|反馈|风采录?|巡礼|展播|回头看|回眸|面对面|访谈录|在身边|看变化|看发展|新气象|新作为|开新局|印象|之窗|视窗|话题|门诊|坐堂|特写|现场|解释|专栏|论坛|课堂|讲堂|学堂|驿站|说法|案例|速递|播报|传真|掠影|剪影|集锦|短波|点击|资讯|博览|纵览|扫描|拾零|一瞥|影像|故事汇?|见闻|议政录|备忘录|科普|札记|手记|观点|文讯|书讯|随笔|漫笔|漫话|夜话|絮语|杂谈|漫谈|走笔|来信|问答|提醒|贴士|访谈|点评|视角|撷英|拾萃|拾趣|物语|记忆|风物|风情|往事|书评|影评|诗苑|文苑|诗歌|散文|小说|人物|微评|微言|锐评|之声|热线|一线|副刊|茶座|茶馆|茶社|时空|信箱|天地|园地|沙龙|信息台|地带|直通车|服务台|咨询台|客厅|书房|笔记|日记|史话|宝典|指南|百科|锦囊|心语|心声|感悟|留言板|留言簿|公告栏|宣传栏|荣誉榜|光荣榜|红黑榜|曝光台|监督台|回音壁|气象台|大家谈|你我他|时评|短评|眼看|娱评|乐评|剧评|帮办|提示|观察|瞭望|速览|快览|快讯|简讯|动态|一览|荐读|荐书|品读|悦读|夜读|艺苑|小札|钩沉|拾遗|寻踪|探秘|追踪|追问|特稿|短论|时论|有话说|热议|热点|焦点|看点|前沿|风向标|晴雨表|商情|支招|解惑|释疑|链接|在线|直播|直击|特刊|特辑|照登|选登|摘登|养生|食话|习作|雅集|问诊台|诊室|之约|快递|旧事|旧影|广角|坐诊|百态|快评|闲话|顾问|先锋岗|内外|小窗|跑腿|巷议|落点|评论|体验|公益|实事"
"""Words that names of columns end in, or are; each of two characters or more."""
_MAYBE_LABEL: Final = re.compile(
    r"聚焦|关注|视点|图说[\u4e00-\u9fff]{0,4}|(?:影像|光影|印象|视觉)[\u4e00-\u9fff]{2}|镜头(?:背后|[里中下]的?[\u4e00-\u9fff]{2,4})|[有你]问[必我]答|[\u4e00-\u9fff]{2}有约|"
    r"(?:聚焦|关注|直击|决战|决胜|走[进近]|连线)[“]?[\u4e00-\u9fff]{2,6}[”]?|[\u4e00-\u9fff]{2}“[\u4e00-\u9fff]{2}人”|[\u4e00-\u9fff]{2,4}[下中里]的(?:坚守|守望|身影)|[\u4e00-\u9fff]{2,6}\s?[·•|｜]\s?[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{2,4}(?:110|119|120|12315)|"
    rf"(?:[【\[]|{MARK}{{1,4}})\s*[\u4e00-\u9fff·“”\s]{{2,14}}|(?P<ended>[\u4e00-\u9fff“”·]{{0,10}}(?:{_COLUMN_ENDS}))"
)
"""Forms that names of columns have and headlines may; for their words see `column_words`."""
_FORM_BEGINS: Final = frozenset("影光印视镜聚关直决走连图")
_FORM_PART: Final = re.compile("[·•|｜]")
_FORM_ENDS: Final = frozenset(
    "焦注点说话评线答约守望影059”"
    + "".join([word.removesuffix("?")[-1] + word[-3:-2] * word.endswith("?") for word in _COLUMN_ENDS.split("|")])
)
"""What begins such a form, stands in it or ends it."""


def form_of(word: str) -> re.Match[str] | None:
    """The form of a column's name that a line has, be its words those of one or not."""
    could_be = (
        word[-1] in _FORM_ENDS
        or word[0] in _FORM_BEGINS
        or not word[0].isalnum()
        or _FORM_PART.search(word) is not None
    )
    return _MAYBE_LABEL.fullmatch(word) if could_be else None


def maybe_label(word: str, *, is_named: bool = False) -> bool:
    """
    Whether a line can be the name of a column by its words or what frames it, and may as well be a headline.

    Args:
        is_named: Whether it is somebody's name by its form, of whom the words of columns' names say nothing.
    """
    form = form_of(word)
    if (
        (form is not None and (form["ended"] is None or column_words(word) > _UNLIKE_A_COLUMN))
        or framed_name(word) != ""
        or ("看" in word and LOOKS_AT_A_PLACE.fullmatch(word) is not None)
    ):
        return True
    return (
        not is_named
        and _SHORTEST_NAME <= len(word) <= _LONGEST_COLUMN
        and column_words(word) >= _LIKE_A_COLUMN
        and NOTICE_HEADING.fullmatch(word) is None
    )


LOOKS_AT: Final = r"[^，,\s]{3,14}(?<![观收查好难会])看"
"""How what names a series of reports begins (乡村振兴看…), as a pattern."""
LOOKS_AT_A_PLACE: Final = re.compile(
    rf"{LOOKS_AT}(?:菏泽|曹州|牡丹|[\u4e00-\u9fff]县|巨野|郓城|鄄城|成武|定陶|东明)"
)
"""The same on a place: 乡村振兴看菏泽."""
_SHORTEST_NAME: Final = 3
_LONGEST_COLUMN: Final = 12
"""No name of a column has more characters that is known by its words alone."""
_LIKE_A_COLUMN: Final = 1.0
"""Log-odds from which words may be those of a column's name."""
_UNLIKE_A_COLUMN: Final = -1.5
"""Log-odds below which words are those of none, whatever they end in (一匣粮票的故事, 农民画走进大学课堂)."""
