"""
Here is a byline, give me who made the article: reporters, correspondents, photographers.

Reads every usual form: `(记者 甲 通讯员 乙 丙)`, `本报记者 甲 摄`, `记者甲乙 文/图`, and lists without spaces such as
`通讯员丁忠宪刘洋万文闻`, which are cut by surnames.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Final

from search.ingest.facts.houses import HOUSE, PLACE

HIDDEN_NUMBER: Final = r"1\d\d[×xX*＊]{4,}\d{0,4}"
"""A reader's telephone with figures left out, who signs so (137××××5501), as a pattern."""
_REPORTER: Final = "reporter"
_CORRESPONDENT: Final = "correspondent"
_PHOTOGRAPHER: Final = "photographer"
_OTHER: Final = "other"

_ROLES: Final = {
    role: kind
    for kind, roles in {
        _REPORTER: "记者 实习生 评论员 文 撰文 撰稿 采写 执笔 编译 整理 口述 讲述 主持人",
        _CORRESPONDENT: "通讯员 通讯 报道员 供稿",
        _PHOTOGRAPHER: "供图 摄影 摄像 摄 图 漫画 插图 插画 制图 图表 绘 绘图 画",
        _OTHER: "编辑 美编 校对 统筹 策划 受访人 受访者",
    }.items()
    for role in roles.split()
}
_MEDIA: Final = (
    r"(?:(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,9}(?:报|刊|网|社|台|中心|传媒|报业|客户端|壹点)[·•\s]?){1,2}"
    r"|本报|本台|本刊|本网|晚报|日报|新华社|县区)?"
)
_PREFIXES: Final = (
    _MEDIA
    + r"(?:驻[\u4e00-\u9fff]{1,3}|首席|见习|实习|特约|特派|驻站|融媒体?|全媒体|新媒体|文字|摄影|联合|校园|学生|小|资深){0,3}"
)
_WRITES: Final = "采写|撰文|撰稿|执笔|编译|整理|口述|讲述|主持人"
_DRAWS: Final = "漫画|插图|插画|绘图|制图|图表"
_ROLE: Final = re.compile(
    rf"{_PREFIXES}(?P<role>记者|通讯员|报道员|实习生|评论员(?!文章)|供稿|供图|编辑|统筹|策划|受访[人者]|(?:{_WRITES}|{_DRAWS})(?=.)|摄影(?!报道|$)"
    r"|(?<![\u4e00-\u9fff])(?:文|图)(?=\s*[:：/／|｜丨]))"
)
_BOTH: Final = re.compile(r"(?:文\s*[/／、]?\s*图|图\s*[/／、]?\s*文|摄影报道|摄影并文|图文报道)$")
_BOTH_FIRST: Final = re.compile(r"(?:文\s*[/／]?\s*图|图\s*[/／]?\s*文)[\s:：/／|｜丨]+")
_PHOTO_END: Final = re.compile(r"(?:摄影|摄|供图|翻拍|[\s/／](?:绘画?|画|作)|/图|图)$")
_TAKEN_AT: Final = re.compile(r"(?<=摄)于[\u4e00-\u9fff\d·]{2,16}(?=[）)]?$)")
"""Where or when somebody took a photograph: 王五 摄于文亭湖."""
# 学生记者 甲 指导教师 乙: who taught a reporter wrote nothing.
_TAUGHT_BY: Final = re.compile(r"[\s\u3000]+(?:指导|辅导)(?:教师|老师)[\s\u3000:：]*[\u4e00-\u9fff]{2,4}$")
_TASK_END: Final = re.compile(r"[\s/／]*(?:(?:参与|采访)?(?:报道|提供|综合|采写|撰文|撰稿|执笔|编译|整理)|采访)$")
# 甲 文 乙 图, 记者 甲 乙/文 丙/图: who wrote stands before who took the pictures.
_WROTE: Final = re.compile(r"[\s/／]+文(?=[\s,，、/／]|$)")
# 组图由本报记者 …, 新华社发（… 摄）: before who took a picture.
_GIVEN_BY: Final = re.compile(
    r"(?:(?:[组本左右上下]|以上|本版|本组)?(?:图片|照片|图)均?由|(?:新华社|中新社)发[\s（(]*)"
)
_MAX: Final = 80
_BYLINE_WORDS: Final = re.compile(
    "记者|通讯员|摄|图|文|报道员|实习生|供稿|撰稿|整理|讲述|主持人|评论员|漫画|插画|采写|执笔|编译|绘|画|作"
)

_NAMES: Final = r"[\u4e00-\u9fff·•\s、,，/／:：（）()|｜丨]"
_BYLINE_LINE: Final = re.compile(
    r"[（(□◎■●▲◆○◇△☆【\[\s]*"
    rf"(?:{_GIVEN_BY.pattern})?"
    rf"(?:{_PREFIXES}(?:记者|通讯员|报道员|实习生|评论员(?!文章)|供稿|供图|{_WRITES}|{_DRAWS}|摄影|图文|文[/／]图|图[/／]文|文|图)"
    rf"[\s:：/／|｜丨]*{_NAMES}{{2,60}}|"
    r"[\u4e00-\u9fff·•\s、]{2,24}(?:[\s/／]*(?:摄|摄影|供图|摄影报道|文[/／]图|图[/／]文|文图|图文)|[\s/／]+(?:绘画?|画|作|文|供稿|整理|编译))|"
    r"[\u4e00-\u9fff\s、]{2,16}[\s/／]+(?:文|撰文)[\s,，、]+[\u4e00-\u9fff\s、]{2,16}[\s/／]*(?:图|摄影|摄|供图|绘画?))"
    r"[）)\]】\s]*"
)
"""A whole line that names makers and nothing else, once `is_byline` has looked at the names."""

DATELINE: Final = re.compile(
    r"[【\[（(]?(?:据|综合)?(?:本报|本台|本刊|本网|[晚晨早日时商导快]报|新华社|新华网|中新社|中新网|人民日报|央视新闻|[\u4e00-\u9fff]{2,4}(?:[日晚晨早时]报|社))"
    r"[\u4e00-\u9fff]{0,8}(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专?(?:讯(?!员)|电(?!话|视台))|消息(?![后说称传]))[】\]）)]?\s*(?:[（(][^（）()]{1,80}[）)])?"
    r"|[（(][^（）()]{0,24}(?:记者|通讯员)[^（）()]{1,70}[）)]"
    r"|[（(]本报讯[）)]"
    r"|讯\s*[（(][^（）()]{1,80}[）)]"
)
"""What a news item begins with: `本报讯(记者 甲)`, `新华社北京3月5日电(记者 乙)`, `(牡丹晚报全媒体记者 丙)`; see `dateline`."""
REPORTED_BY: Final = re.compile(r"((?:本报)?(?:记者|通讯员)[\u4e00-\u9fff\s、]{2,24}?)(?:报道|摄影报道)[\s：:,，]")
"""Who made a news item, behind a dateline without brackets: 本报讯 `记者景书涵报道:`."""
_TO_ITS_WORD: Final = 26
"""No 讯, 电 or 消息 of a dateline ends later."""


def dateline(text: str) -> re.Match[str] | None:
    """The dateline a text begins with; few texts have the words of one, without which the pattern is not tried."""
    head = text[:_TO_ITS_WORD]
    if "讯" in head or "电" in head or "消息" in head or head[:1] in ("（", "("):
        return DATELINE.match(text)
    return None


REPORTER_WENT: Final = "(?:[从在就随]|来到|走进|采访|看到|发现|了解|获悉)"
"""What a sentence goes on with behind 记者 (记者从市卫生健康委…), which is then no signature."""
_CREDIT_END: Final = re.compile(
    rf"(?:[（(]\s*)?(?P<credit>{_PREFIXES}(?:记者|通讯员)(?!{REPORTER_WENT})[\s:：]*[\u4e00-\u9fff·\s、]{{2,30}}?(?:摄影报道|摄影|摄|文[/／]图|图[/／]文|供图|报道)?)\s*[）)]?$"
)
_PLAIN_CREDIT_END: Final = re.compile(
    r"(?:[（(\s]|(?<=[。！？”]))(?P<credit>(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff][\s\u3000]{1,2}[\u4e00-\u9fff])(?:[\s、][\u4e00-\u9fff·]{1,4}){0,3}[\s/／]*(?:摄影报道|摄影|摄|供图))\s*[）)]?$"
)


_PROVINCE: Final = "(?:北京|天津|河北|山西|辽宁|吉林|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|重庆|四川|陕西|甘肃|新疆)"
_GAPPED: Final = r"[\u4e00-\u9fff][\s\u3000]{1,2}[\u4e00-\u9fff]"
"""A name of two characters, set with a space."""
# 郓城 樊庆斌, 菏泽学院商学院 刘炳辉 孟宪芳, 菏泽市中医医院 主任医师 马德峰: who wrote, after where he is from or works.
_AUTHOR: Final = re.compile(
    r"[□◎○●■◇△☆]?\s*(?P<task>(?:作者|文|口述|整理|评论员|(?:本期)?(?:解答|答疑)(?:专家|人)?|(?:指导|辅导)(?:教师|老师)|主讲(?:人|嘉宾)|记录人?|(?:解答|答疑|受访|本期)?(?:专家|嘉[\s\u3000]*宾)|(?:坐堂|坐诊|值班|接听|接诊)(?:医[生师]|专家|律师|嘉宾)|(?:对话|采访|受访)(?:人|者|对象)|点评(?:律师|专家)|市民|[一小老]?读者|网友)[\s:：/／]+)?"
    rf"(?P<unit>(?:[\u4e00-\u9fff]{{2}}|{_PROVINCE}[\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff\d（）()]{{1,22}}(?:校|院|学|附小|实小|[一二三四五六七八九十]小|班|年级|局|委|会|部|室|科|庭|处|镇|乡|街道|县|区|市|司|中心|站|所|社|厂|村|队|团|行|馆|办|法院|银行|集团|[视电]台|[医药技艺程计询养讲评导]师|教授|律师|主任|教师|老师|家长|书记|师大|[一二三四五六七八九十]中|幼儿园|户|居民|村民|职工|工人|农民|学生|业主|读者|听众|观众|护士|民警|战士|母亲|父亲|[东西南北]城|城关|记者|[究农技]员|[市县区局院校部会乡镇站所科处]长|主席|委员|评论员|代表|经理))[\s\u3000]+){{0,3}}"
    rf"(?P<names>{_GAPPED}(?:[\s\u3000、]{{1,2}}{_GAPPED})+(?![\s\u3000]?[\u4e00-\u9fff])|"
    r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,3}|(?:[\s\u3000]{1,2}[\u4e00-\u9fff]){1,2}|[\s\u3000]{1,2}[\u4e00-\u9fff]{2}(?![\s\u3000]))(?:[\s\u3000、][\u4e00-\u9fff]{2,3}){0,3})(?:律师|医[师生]|老师|教授|[（(](?:[\u4e00-\u9fff]{2,12}|\d{1,3}岁)[）)]"
    r"|[\s\u3000]*[（(]?(?:指导|辅导)(?:教师|老师)[\s\u3000:：]*[\u4e00-\u9fff]{2,4}[）)]?)?"
)
_LAST_PART: Final = re.compile(r"(?:[\s、:：/／]|[教老]师)[\u4e00-\u9fff]{1,4}$")
_RANK_ENDS: Final = "师生授)）"


@dataclass(frozen=True, slots=True)
class Byline:
    """
    Who made an article.

    Attributes:
        uncertain: Whether a list without spaces could have been cut otherwise.
    """

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    uncertain: bool = False

    def __bool__(self) -> bool:
        return bool(self.reporters or self.correspondents or self.photographers)


_NOBODY: Final = Byline()


def together(bylines: Sequence[Byline]) -> Byline:
    """All bylines of an article as one, each name once in each role."""
    if len(bylines) <= 1:
        return bylines[0] if bylines else _NOBODY
    return Byline(
        tuple(dict.fromkeys(name for byline in bylines for name in byline.reporters)),
        tuple(dict.fromkeys(name for byline in bylines for name in byline.correspondents)),
        tuple(dict.fromkeys(name for byline in bylines for name in byline.photographers)),
        any(byline.uncertain for byline in bylines),
    )


_SPACED_NAME: Final = re.compile(_GAPPED)
_SPACED_WORDS: Final = frozenset(
    [
        "致歉",
        "道歉",
        "更正",
        "公示",
        "公告",
        "声明",
        "启事",
        "通知",
        "通告",
        "讣告",
        "导读",
        "目录",
        "天气",
        "停电",
        "停水",
        "简讯",
        "短讯",
        "要闻",
        "广告",
        "预告",
        "招聘",
        "出租",
        "转让",
        "社论",
        "短评",
        "评论",
        "鸣谢",
        "致谢",
        "征婚",
        "征友",
        "寻人",
        "寻物",
        "招领",
        "招生",
        "招工",
        "求购",
        "求租",
        "求职",
        "出售",
        "贺信",
        "喜报",
        "影讯",
        "书讯",
        "谜语",
        "笑话",
        "幽默",
        "小说",
        "散文",
        "诗歌",
        "随笔",
        "杂文",
    ]
)


def is_byline(line: str) -> bool:
    """Whether *line* names makers and says nothing else: `记者王振宇`, `通讯员 常川 张允 摄`, `□ 本报记者 甲`."""
    is_marked = line[:1] in AUTHOR_MARKS or (line[:1] in _BULLETS and len(line) > _LONGEST_WITHOUT_NAME)
    if is_marked and (is_author(line) or _COMMENTATOR.fullmatch(line)):
        # □ 吕秀芝, ■ 吕秀芝, □ 本报评论员: so papers set who wrote an essay or a poem; ■曹县 begins an entry of a list.
        return True
    if line[-3:].rstrip("）)").endswith("稿") and _OFFICE_GAVE.fullmatch(line):
        return True
    if len(line) <= _LONGEST_SOURCE and (_SOURCE.fullmatch(line) or _TEAM.fullmatch(line)):
        return True
    if len(line) > _MAX or not _BYLINE_WORDS.search(line):
        return False
    taken = _TAKEN_AT.sub("", line) if "摄于" in line else line
    if _BYLINE_LINE.fullmatch(taken) is None:
        return False
    if line[-1] == "摄" and _TAKEN_BY.fullmatch(line):
        # 记者国雪峰摄: nothing but a name stands there, of whatever surname.
        return True
    parsed = parse_byline(line)
    names = parsed.reporters + parsed.correspondents + parsed.photographers
    # Set apart by a space a pen name will do (通讯员 小锴); set close, or before what may be another word (山水 画), it must begin with a
    # surname (not 记者走基层), and so must what is cut out of a longer word (not 记者随后来到市场、超市).
    is_apart = any(char in line for char in " \u3000") and not _WEAK_END.search(line) and taken is line
    return bool(names) and (are_names(names) if not is_apart else _most_are_names(names))


def are_names(words: Iterable[str]) -> bool:
    """Whether each word begins with a surname."""
    weights, compound = surnames()
    return all(word[0] in weights or word[:2] in compound for word in words)


def _most_are_names(words: Sequence[str]) -> bool:
    """Whether half of the words begin with a surname, as where pen names stand among names, or there is but one; what 记者手记 麦田里的希望 is cut into does not."""
    return len(words) == 1 or 2 * sum(are_names([word]) for word in words) >= len(words)


_WEAK_END: Final = re.compile(r"[\s/／](?:绘画?|画|作|文|供稿|整理|编译)[）)\]】\s]*$")
_LIST_OF_NAMES: Final = re.compile(
    r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]{2}|(?![县城山阳武州野明陶丹])[\u4e00-\u9fff])(?:[\s、]+[\u4e00-\u9fff]{2,3})+"
)
"""Names alone; no place with a name (曹县 甲)."""
AUTHOR_MARKS: Final = frozenset("□◇◎○△☆")
"""What papers set before who wrote an essay."""
_BULLETS: Final = frozenset("■●")
"""What they set there as well, and before entries of lists."""
_LONGEST_WITHOUT_NAME: Final = 3
_COMMENTATOR: Final = re.compile(r".\s*(?:本报|晚报|日报)?(?:特约)?评论员")
_SOURCE: Final = re.compile(
    rf"(?P<open>[（(])?(?:资料(?:图片|照片)|组?(?:图片|照片|图)均?由(?:受访\S{{1,4}}|[\u4e00-\u9fff]{{2,14}}(?:{HOUSE}|{PLACE}|[部会办队]))提供|图片来源[:：][^，。]{{2,16}}|作者(?:系|为|单位[:：])[^，。）)]{{4,24}}|新华社供本报(?:专|特)稿)(?(open)[）)])"
)
"""Where a text or its pictures are from, and what its author is; names nobody."""
_LONGEST_SOURCE: Final = 30
_TEAM: Final = re.compile(r"(?:[□◇◎○△☆■●]\s*|[（(])?[\u4e00-\u9fff]{2,16}(?:课题|写作|编写|采访|报道)组[）)]?")
_TAKEN_BY: Final = re.compile(rf"{_PREFIXES}(?:记者|通讯员)[\u4e00-\u9fff]{{2,3}}(?<!拍)摄")
_OFFICE_GAVE: Final = re.compile(
    rf"[（(]?[\u4e00-\u9fff]{{2,14}}(?:{HOUSE}|{PLACE}|[队会办部厅处联科台])[\s\u3000]*(?:供稿|供图|提供)[）)]?"
)


def is_author(line: str) -> bool:
    """
    Whether *line* can be who wrote what stands below it: a name alone, or after a place or an office.

    A headline may look so too (曹县 高考); only where it stands tells, under a headline.
    """
    # Longer than a name with a mark before it, it ends in one that is set apart, or in a rank.
    could_be = len(line) <= 30 and (
        len(line) <= 5 or line[-1] in _RANK_ENDS or _LAST_PART.search(line) is not None
    )
    match = _AUTHOR.fullmatch(line) if could_be else None
    if match is None or _ESSAY.fullmatch(line) or (line[-1] in _OF_TOWNS and len(line) <= _LONGEST_TOWN):
        return False
    line = line.lstrip("".join(AUTHOR_MARKS | _BULLETS) + " \u3000")
    if _SPACED_NAME.fullmatch(line) and "".join(line.split()) not in _SPACED_WORDS:
        # 闻 歌: a pen name of two characters is set with a space, as no headline but a notice's is.
        return True
    if match["unit"] and _PROFESSION.search(line[: match.start("names")]):
        # 律师事务所 律师 官庆梅: so after an office, whatever name it is.
        return True
    if _SPACED_NAME.fullmatch(match["names"]) and has_office(line):
        # 县消防大队 乐 言: so behind an office, too.
        return "".join(match["names"].split()) not in _SPACED_WORDS
    joined = _names_apart(match["names"])
    return are_names(joined) and (len(joined[-1]) < 4 or joined[-1][:2] in surnames()[1])


_ESSAY: Final = re.compile("[\u4e00-\u9fff]之[歌韵魂恋情梦美声光春秋夏冬夜旅痕缘殇颂行]")
"""路之歌, 柳之韵: so essays are called; 路 and 柳 are surnames as well."""
_OF_TOWNS: Final = "镇乡"
_LONGEST_TOWN: Final = 3
"""陈集镇, 黄店镇 over the news from there: of nine such lines of annotated pages none is a name."""


def _names_apart(names: str) -> list[str]:
    """The names in a list that spaces part: 李 思远 is one, 李思 王远 are two, and so are 李 思 王 远."""
    if _SPACED_NAMES.fullmatch(names):
        return ["".join(name.split()) for name in _SPACED_NAME.findall(names)]
    parted = re.split(r"(?<!^[\u4e00-\u9fff])[\s\u3000、]+(?=[\u4e00-\u9fff]{2})", names)
    return ["".join(name.split()) for name in parted]


_SPACED_NAMES: Final = re.compile(rf"{_GAPPED}(?:[\s\u3000、]{{1,2}}{_GAPPED})+")


def is_broken_name(byline: str, rest: str) -> bool:
    """Whether a byline ends in a name of one character (通讯员 鹿), which *rest* on the next line makes whole (军), or inside brackets that it closes."""
    if rest[-1] in "）)":
        return byline[0] in "（(" and is_byline(byline + rest)
    return _ONE_CHARACTER.search(byline) is not None and _REST_OF_NAME.fullmatch(rest) is not None


_ONE_CHARACTER: Final = re.compile(
    r"(?:记者|通讯员|实习生|[\u4e00-\u9fff]{2})[\s\u3000](?![摄图文绘画])[\u4e00-\u9fff]$"
)
_REST_OF_NAME: Final = re.compile(r"[\u4e00-\u9fff]{1,2}")


def has_office(line: str) -> bool:
    """Whether in *line*, which can be an author's, a task or an office with a name of its own stands before the name."""
    match = _AUTHOR.fullmatch(line)
    if match is None:
        return False
    if match["unit"] and _RANK.search(match["unit"]):
        return True
    return bool(match["task"]) or len(line[: match.start("names")].strip()) >= _SHORTEST_OFFICE


_RANK: Final = re.compile(
    r"(?:读者|听众|观众|[医药技艺养讲护]师|教授|律师|研究员|评论员|[内外儿妇产骨眼皮肤口腔鼻喉心脑神经肾肛肠胃泌尿肿瘤中医急诊康复]{1,6}科)\s*$"
)
"""主任医师, 心内科: no word of a headline before a name."""
_PROFESSION: Final = re.compile(
    r"[\u4e00-\u9fff]{4}[\s\u3000]+(?:[\u4e00-\u9fff]{0,4}[医药技护]师|律师|教授|研究员)\s*$"
)
_SHORTEST_OFFICE: Final = 5
"""市农业局 could be any word of a headline, 菏泽市立医院 could not."""


@functools.lru_cache(maxsize=1024)
def parse_byline(text: str) -> Byline:
    """The makers named in a byline; empty when it names none. Kept, because a line is asked whether it is a byline before it is read as one."""
    whole_line = text.strip()
    text = _TAKEN_AT.sub("", whole_line.strip("（）()【】[]□◎■●▲◆○·• 　")[:200])
    both = bool(_BOTH.search(text) or _BOTH_FIRST.match(text))
    photo = not both and bool(_PHOTO_END.search(text))
    core = _GIVEN_BY.sub("", text)
    core = _TAUGHT_BY.sub("", core) if "记者" in core else core
    core = _BOTH.sub("", _BOTH_FIRST.sub("", core, 1)) if both else _PHOTO_END.sub("", core) if photo else core
    if _OFFICE_GAVE.fullmatch(core):
        return _NOBODY
    whole, core = core, _TASK_END.sub("", core)
    core, tells = core.rstrip(" 　/／|｜丨"), core != whole
    pieces = _pieces_by_role(core)
    if not pieces:
        if not (photo or both or tells):
            return _named_alone(text, whole_line)
        pieces = [(_PHOTOGRAPHER if photo else _REPORTER, core)]
    found: dict[str, list[str]] = {_REPORTER: [], _CORRESPONDENT: [], _PHOTOGRAPHER: [], _OTHER: []}
    uncertain = False
    for number, (role, piece) in enumerate(pieces):
        if photo and (wrote := _WROTE.search(piece)):
            names, doubt = _split_names(piece[: wrote.start()])
            uncertain |= doubt
            found[_REPORTER if role == _PHOTOGRAPHER else role].extend(names)
            piece = piece[wrote.end() :]
        names, doubt = _split_names(piece)
        uncertain |= doubt
        # 记者 甲 通讯员 乙 摄: both took the picture only when no list parts them.
        takes = photo and number == len(pieces) - 1
        found[_PHOTOGRAPHER if takes else role].extend(names)
        if both:
            found[_PHOTOGRAPHER].extend(names)
    return Byline(
        tuple(dict.fromkeys(found[_REPORTER])),
        tuple(dict.fromkeys(found[_CORRESPONDENT])),
        tuple(dict.fromkeys(found[_PHOTOGRAPHER])),
        uncertain,
    )


def _pieces_by_role(core: str) -> list[tuple[str, str]]:
    """What stands behind each word for a role (记者, 图), or before the only one (甲 供稿); nothing where there is no such word."""
    marks = list(_ROLE.finditer(core))
    if not marks:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(core)]
    pieces = [
        (_ROLES[mark["role"]], core[mark.end() : end].lstrip(":：/／|｜丨 　"))
        for mark, end in zip(marks, ends, strict=True)
    ]
    for number, (role, piece) in enumerate(pieces[:-1]):
        if role == _PHOTOGRAPHER and not piece:
            # 图/通讯员 甲
            pieces[number + 1] = (role, pieces[number + 1][1])
    if marks[0].start() and not pieces[-1][1]:
        # 甲 供稿
        pieces.insert(0, (pieces.pop()[0], core[: marks[0].start()]))
    return pieces


def _named_alone(text: str, whole_line: str) -> Byline:
    """The makers where no word tells their role: a list of names, or an author."""
    if _LIST_OF_NAMES.fullmatch(text) and are_names(_BETWEEN_NAMES.split(text)):
        listed = text
    else:
        named = next((each for each in (text, whole_line) if is_author(each)), "")
        author = _AUTHOR.fullmatch(named)
        if author is None:
            return _NOBODY
        listed = author["names"]
    names, doubt = _split_names(listed)
    if len(names) > 1 and _TOWN.fullmatch(names[0]):
        # (焦园乡 房亚楠): where who wrote is from.
        names = names[1:]
    return Byline(reporters=tuple(dict.fromkeys(names)), uncertain=doubt)


_TOWN: Final = re.compile("[\u4e00-\u9fff]{2,3}[镇乡]")


NO_CREDIT_ENDS: Final = "。”！？；："
"""A text that ends in one of these is not signed there."""


def trailing_credit(text: str) -> str:
    """The byline that ends a paragraph (`…(套)。”记者 黄啟峰 摄`), or nothing."""
    if text[-1:] in NO_CREDIT_ENDS:
        return ""
    tail = text[-48:]
    if "记者" not in tail and "通讯员" not in tail and "摄" not in tail[-6:] and "图" not in tail[-6:]:
        return ""
    for pattern in (_CREDIT_END, _PLAIN_CREDIT_END):
        match = pattern.search(tail)
        if match is not None:
            before = tail[: match.start()].rstrip()
            if not before or before[-1] in "。！？!?”’」』)）…；;":
                return match["credit"]
    return ""


def signed_in_brackets(text: str) -> Byline:
    """
    Who signs a text in brackets behind its last sentence, and says nothing of what they are (…300余人。(王五 李 六)).

    These are correspondents: reporters of the paper say that they are. Places before the names (曹县 王五) are none of them.
    """
    match = _IN_BRACKETS.search(text[-_LONGEST_IN_BRACKETS:]) if text[-1:] in "）)" else None
    if match is None:
        return _NOBODY
    names = [name for name in _split_names(match[1])[0] if not _NO_PERSON.fullmatch(name)]
    return Byline(correspondents=tuple(dict.fromkeys(names))) if are_names(names) else _NOBODY


def signed_in_dateline(text: str, dateline: re.Match[str]) -> Byline:
    """The makers that the *dateline* of *text* names: in its brackets, or behind it (`本报讯 记者景书涵报道`)."""
    match = _BRACKETS.search(dateline[0].strip()) or REPORTED_BY.match(text[dateline.end() :][:40])
    return parse_byline(match[1] if match else "")


_BRACKETS: Final = re.compile(r"[（(]([^（）()]+)[）)]\s*$")


def signed_at_end(text: str) -> Byline:
    """Who signs *text* behind its last sentence."""
    credit = trailing_credit(text)
    return parse_byline(credit) if credit else signed_in_brackets(text)


def signed_in(texts: Sequence[str]) -> Byline:
    """Who signs an article of these paragraphs, which nobody has told from its bylines: at its beginning and its end."""
    found: list[Byline] = []
    for place, text in enumerate(texts):
        is_end = place >= len(texts) - 3
        if (place < 2 or is_end) and is_byline(text):
            found.append(parse_byline(text))
            continue
        if place < 2 and (match := dateline(text)):
            found.append(signed_in_dateline(text, match))
        if is_end:
            found.append(signed_at_end(text))
    return together(found)


def signed_by(given: str, texts: Sequence[str]) -> Byline:
    """Who made an article of these *texts*, which is *given* in words beside it, or read from them."""
    if not given:
        return signed_in(texts)
    return parse_byline(given) or parse_byline(f"记者 {given}")


_LONGEST_IN_BRACKETS: Final = 30
_IN_BRACKETS: Final = re.compile(
    r"[。！？!?…]”?\s*[（(]\s*([\u4e00-\u9fff]{1,4}(?:[\s、]+[\u4e00-\u9fff]{1,4}){0,5})\s*[）)]$"
)
_NO_PERSON: Final = re.compile(
    rf"{_PROVINCE}|[\u4e00-\u9fff]县|成武|连载|纪实|[全本]文完|.+[报社网刊]|{'|'.join(_SPACED_WORDS)}"
)
"""Places, papers, and what texts are, that begin with what may be a surname."""


def _split_names(text: str) -> tuple[list[str], bool]:
    """
    The names in a list, and whether it could be cut otherwise.

    Spaces, 、 and commas part names, and · between Chinese ones; single characters side by side are one name printed with a gap (`王 燕`, or three
    and nothing else: `常 树 礼`), and so are a surname and two characters (`李 思远`); what is left of four characters or more is cut by surnames.
    """
    names: list[str] = []
    doubt = False
    held = ""
    parts = list(_parts(text))
    if len(parts) == _LONGEST_GAPPED and all(map(_ONE.fullmatch, parts)):
        parts = ["".join(parts)]
    for part in parts:
        if "·" in part:
            names.append(part)
            continue
        part = _NO_NAME.sub("", part)
        if not part:
            continue
        if len(part) == 1:
            held += part
            if len(held) == 2:
                names.append(held)
                held = ""
            continue
        if held in surnames()[0] and len(part) == 2:
            part = held + part
        held = ""
        if len(part) <= 3:
            names.append(part)
        else:
            cut, unsure = _cut(part)
            names.extend(cut)
            doubt |= unsure
    return names, doubt


def _parts(text: str) -> Iterator[str]:
    """What stands between the marks of a list; 买买提·艾力 is one name, 王燕·张允 are two."""
    for part in _BETWEEN_NAMES.split(text.strip()):
        named = part.split("·")
        if len(named) == 1 or (min(map(len, named)) > 1 and not are_names(named)):
            yield part
        else:
            yield from filter(None, named)


_BETWEEN_NAMES: Final = re.compile(r"[\s、,，/／;；•]+")
_ONE: Final = re.compile("[\u4e00-\u9fff]")
_LONGEST_GAPPED: Final = 3
_NO_NAME: Final = re.compile(r"[^\u3400-\u9fff\U00020000-\U0003ffff]")


@functools.cache
def surnames() -> tuple[dict[str, float], frozenset[str]]:
    """Surname → how well it speaks for a name beginning there; and the compound ones."""
    text = (resources.files("search.ingest") / "data" / "surnames.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    weights = {char: weight for line, weight in zip(lines[2::-1], (1.0, 1.7, 2.2), strict=True) for char in line}
    compound = frozenset(lines[3].split())
    return weights, compound


def _cut(text: str) -> tuple[list[str], bool]:
    """Cut a list without spaces into names of two to four characters; doubtful when another cut is nearly as good."""
    weights, compound = surnames()
    best: list[tuple[float, int]] = [(0.0, 0)] + [(-1e9, 0)] * len(text)
    second = [-1e9] * (len(text) + 1)
    for end in range(2, len(text) + 1):
        for size in (2, 3, 4):
            start = end - size
            if start < 0 or best[start][0] < -1e8:
                continue
            name = text[start:end]
            points = _name_points(name, weights, compound)
            total = best[start][0] + points
            if total > best[end][0]:
                second[end] = max(second[end], best[end][0])
                best[end] = (total, start)
            else:
                second[end] = max(second[end], total)
    names: list[str] = []
    end = len(text)
    while end > 0:
        start = best[end][1]
        names.append(text[start:end])
        end = start
    names.reverse()
    poor = any(_name_points(name, weights, compound) < 0 for name in names)
    return names, poor or best[-1][0] - second[-1] < 1.0


def _name_points(name: str, weights: dict[str, float], compound: frozenset[str]) -> float:
    if name[:2] in compound and len(name) >= 3:
        return 2.5
    return weights.get(name[0], -2.5) + _BY_LENGTH[len(name)]


_BY_LENGTH: Final = {2: -0.6, 3: 0.3, 4: -4.0}
"""Points of a name by its characters."""
