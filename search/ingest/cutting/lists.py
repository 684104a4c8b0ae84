"""
Here are items, give me briefs and notices one by one where they were printed as a list under one heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from search.ingest.cutting.items import LEADS, Item, Paragraph, is_signed_in_line, signed_one_by_one
from search.ingest.cutting.titles import names_column
from search.ingest.facts.houses import HOUSE, PLACE
from search.ingest.facts.names import HIDDEN_NUMBER
from search.ingest.lines.features import BULLETS, READERS
from search.ingest.lines.labels import NOTICE_ENDS, NOTICE_HEADING, is_briefs_heading, maybe_label
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import ends_signed, set_close, unframed
from search.model import Kind

_LOSS: Final = re.compile(r"(?:遗失|丢失|挂失)(?:声明|启事)?|声明|作废声明|挂失声明|注销公告")
_BULLET: Final = re.compile(rf"[{BULLETS}]|【[\u4e00-\u9fff]{{2,6}}】")
_BULLET_BEGINS: Final = frozenset(BULLETS + "【")
# 遗失声明 曹县…: a notice whose heading stands at the head of its first line.
_RUN_IN: Final = re.compile(
    r"[【■●◆▲★]?\s*[\u4e00-\u9fff]{0,6}(?:声明|公告|启事|通告|公示|挂失)(?:】|\s*[:：]|[\s\u3000])\s*(?=[^\s])"
)
_RUN_IN_BELOW: Final = re.compile(r"[\u4e00-\u9fff]{0,4}启事[:：]|更正[:：]")
_FORECAST: Final = re.compile(r"【天气(?:预报)?】|天气预报[:：]")
"""【天气】今天夜间到明天:… set below a text."""
_LOST_HINTS: Final = ("失", "慎", "废")
"""`_LOST` is never without one of these."""
_LOST: Final = re.compile(
    r"(?:丢失|遗失|不慎)[^。]{0,120}(?:作废|挂失|特此声明)|(?:声明|特此)作废|(?:营业执照|身份证|公章|开户许可证|出生医学证明|房产证|驾驶证|证书|收据)[^。]{0,60}(?:遗失|丢失)"
)
_OPENING: Final = 30
"""In how many characters briefs say when something happened."""
_SIGNED: Final = re.compile(r"[（(](?:[^（）()]{0,8}(?:记者|通讯员)\s?)?[\u4e00-\u9fff·\s、]{2,16}[）)]$")


def split_lists(items: Sequence[Item], lines: Sequence[Line]) -> list[Item]:
    """Items in their order, lists of briefs and notices replaced by their entries; kinds set."""
    out: list[Item] = []
    _mark_titled_briefs(items, lines)
    for item in items:
        for part in _run_in_notices(item):
            out.extend(_briefs_above(part, lines))
            briefs = _briefs_below(part)
            out.extend(_split(part, lines))
            out.extend(briefs)
    return out


def _mark_titled_briefs(items: Sequence[Item], lines: Sequence[Line]) -> None:
    """Set the kind of briefs that each have a headline, below the heading of a list of them (校讯速递, 简讯), or are signed in line below the name of a column (微评)."""
    is_list = are_signed = False
    for place, item in enumerate(items):
        if item.labels or len(item.heads) > 1:
            is_list = item.is_under_briefs(lines)
            below = items[place + 1 : place + 2]
            are_signed = bool(item.labels and below) and _is_signed_entry(below[0]) and not below[0].labels
        is_notice = (
            bool(item.heads) and NOTICE_HEADING.fullmatch(set_close(lines[item.heads[-1]].text)) is not None
        )
        is_list = is_list and bool(item.heads) and not is_notice and len(item.body) == 1
        are_signed = are_signed and _is_signed_entry(item)
        if is_list or are_signed:
            item.kind = Kind.BRIEF


def _is_signed_entry(item: Item) -> bool:
    """Whether an item is one paragraph under one headline that ends with the name of who wrote it."""
    return len(item.heads) == len(item.paragraphs) == 1 and is_signed_in_line(item.paragraphs[0].text)


def _part(kind: Kind, paragraphs: list[Paragraph]) -> Item:
    part = Item()
    part.kind = kind
    part.paragraphs = paragraphs
    return part


def _briefs_above(item: Item, lines: Sequence[Line]) -> list[Item]:
    """The briefs, each signed in line, that stand under their heading (简讯) over a report of several paragraphs that is signed below; taken out of it with that heading."""
    count = next((n for n, p in enumerate(item.paragraphs) if not is_signed_in_line(p.text)), 0)
    briefs, report = item.paragraphs[:count], item.paragraphs[count:]
    if item.kind or count < _FEWEST or len(report) <= _FEWEST or not report[-1].byline:
        return []
    if any(p.byline or p.text[0] in _BULLET_BEGINS or is_signed_in_line(p.text) for p in report[:-1]):
        return []
    # The headline of the report may stand below it.
    first = briefs[0].lines[0]
    heading = max((place for place in (*item.labels, *item.heads) if place < first), default=None)
    if heading is None or not is_briefs_heading(set_close(lines[heading].text)):
        return []
    item.paragraphs = report
    item.labels = [place for place in item.labels if place > first]
    item.heads = [place for place in item.heads if place > first]
    parts = [_part(Kind.BRIEF, [paragraph]) for paragraph in briefs]
    for part in parts:
        part.heading = set_close(lines[heading].text)
    return parts


def _briefs_below(item: Item) -> list[Item]:
    """The briefs that stand without a heading below a text or inside one of its sentences, each behind the same mark, one of them with its day, or each behind what a reader calls for (【求助】); taken out of it."""
    paragraphs = item.paragraphs
    after = len(paragraphs)
    if after > _FEWEST and paragraphs[-1].text[0] not in _BULLET_BEGINS:
        after = _end_inside(paragraphs)
    first = after
    mark = paragraphs[after - 1].text[0] if after else ""
    while first and paragraphs[first - 1].text[0] == mark in _BULLET_BEGINS:
        first -= 1
    below = paragraphs[first:after]
    if not first or len(below) < _FEWEST:
        return []
    if not (any(LEADS.search(p.text[:_OPENING]) for p in below) or all(_CALLED.match(p.text) for p in below)):
        return []
    if after < len(paragraphs):
        paragraphs[first - 1].rejoin(paragraphs.pop(after))
    del paragraphs[first:after]
    return [_part(Kind.BRIEF, [paragraph]) for paragraph in below]


def _end_inside(paragraphs: Sequence[Paragraph]) -> int:
    """Where in a text the entries behind marks end that stand inside one of its sentences; 0 where there are none."""
    for place, (above, below) in enumerate(pairwise(paragraphs), 1):
        if below.text[0] in BULLETS and above.is_open and above.text[0] not in BULLETS:
            rest = (after for after in range(place, len(paragraphs)) if paragraphs[after].text[0] != below.text[0])
            after = next(rest, 0)
            return 0 if after and paragraphs[after].byline else after
    return 0


_FEWEST: Final = 2
"""As many briefs make a list."""
_CALLED: Final = re.compile(
    "【(?:[报爆]料|求助|建议|投诉|咨询|寻[人物]|表扬|感谢|曝光|举报|反映|提问|呼吁|诉求)】"
)


def _run_in_notices(item: Item) -> list[Item]:
    """The item without the notices after it whose headings are run in, and the forecast it ends in, and these one by one."""
    # A report may speak of a notice; 走失启事：… below it is one.
    is_heading = (_RUN_IN_BELOW if item.is_dated else _RUN_IN).match
    last = len(item.paragraphs) - 1
    starts = [
        place
        for place, paragraph in enumerate(item.paragraphs)
        if place
        and not paragraph.byline
        and (is_heading(paragraph.text) or (place == last and _FORECAST.match(paragraph.text)))
    ]
    if not starts:
        return [item]
    parts = [item]
    for first, after in pairwise([*starts, last + 1]):
        is_forecast = _FORECAST.match(item.paragraphs[first].text) is not None
        parts.append(_part(Kind.BRIEF if is_forecast else Kind.NOTICE, item.paragraphs[first:after]))
    parts[-1].flags, item.flags = item.flags, []
    del item.paragraphs[starts[0] :]
    return parts


def _split(item: Item, lines: Sequence[Line]) -> list[Item]:
    """The entries of an item that is a list, one by one, or the item."""
    if item.kind:
        return [item]
    if item.heads and lines[item.heads[-1]].is_run_in:
        item.kind = Kind.BRIEF
        return [item]
    heading = _heading_of(item, lines)
    _part_entries(item)
    body = item.body
    if heading and len(body) > 2 and _PREFACE.fullmatch(body[0].text) and _are_led_in(body[1:]):
        # What stands in brackets over the entries is of their heading.
        item.paragraphs.remove(body.pop(0))
    return _as_notices(item, body, heading) or _as_briefs(item, body, heading) or [item]


def _heading_of(item: Item, lines: Sequence[Line]) -> str:
    """What stands over a list."""
    # Right over entries behind marks stands the name of their list, whatever stands above that.
    heads = item.heads[-1:] if _are_marked(item.body) else item.heads
    head = "".join([set_close(lines[place].text) for place in heads])
    return set_close(head or (lines[item.labels[-1]].text if item.labels else ""))


def _as_notices(item: Item, body: Sequence[Paragraph], heading: str) -> list[Item]:
    """The notices of a list, one by one, or one that is all of an item; nothing where they are none."""
    share = 0.5 if not heading or _LOSS.search(heading) else 1.0
    if body and _are_lost(body, share):
        return _entries(item, Kind.NOTICE, heading, begins=_is_lost)
    if len(body) > 1 and all(ends_signed(p.text) or _CUT_OFF.match(p.text) for p in body):
        return _entries(item, Kind.NOTICE, heading)
    if heading and heading[-1] in NOTICE_ENDS and not item.is_dated and NOTICE_HEADING.fullmatch(heading):
        item.kind = Kind.NOTICE
        if len(body) >= 2 and (
            all(_BULLET.match(p.text) for p in body) or all(_TELEPHONE.search(p.text[-40:]) for p in body)
        ):
            return _entries(item, Kind.NOTICE, heading)
        return [item]
    return []


def _as_briefs(item: Item, body: Sequence[Paragraph], heading: str) -> list[Item]:
    """The briefs of a list, one by one, or one that is all of an item; nothing where they are none."""
    is_heading = bool(heading) and _is_over_briefs(heading, body)
    # Each behind 【诉求】 they are under no headline of an article, whatever that sounds like.
    is_form = bool(body) and body[0].text[0] == "【"
    if (not heading or is_heading or is_form or maybe_label(heading)) and _are_told(body):
        return _entries(item, Kind.BRIEF, heading, begins=_is_told)
    count = len(body)
    if count < 2:
        if is_heading:
            item.kind = Kind.BRIEF
        return []
    bullets = len([p for p in body if p.text[:1] in _BULLET_BEGINS and _BULLET.match(p.text)])
    if is_heading or (not heading and count in (bullets, _signed(body))):
        return _entries(item, Kind.BRIEF, heading)
    return []


def _is_over_briefs(heading: str, body: Sequence[Paragraph]) -> bool:
    """Whether a heading is that of a list of briefs: by its words, or as the name of a column (三言两语, 数字巨野) over entries that stand behind one mark, or are signed one by one."""
    if is_briefs_heading(heading):
        return True
    are_entries = (
        _are_marked(body) or 2 * signed_one_by_one(body) > len(body) or (len(body) > 1 and _are_led_in(body))
    )
    return (
        are_entries
        and not _ADVICE.search(heading)
        and names_column(unframed(heading), "".join([p.text for p in body])[:2000])
    )


_ADVICE: Final = re.compile(
    r"(?:提示|贴士|提醒|须知|[常知]识|指南|支招|妙招|窍门|[二三四五六七八九十][\u4e00-\u9fff])$"
)
"""温馨提示, 防暑五招 over points of advice, which are one text."""


_CUT_OFF: Final = re.compile(r"\d{1,2}月\d{1,2}日[^。]{2,80}(?:停[电水气暖]|降压|水压)")
"""3月17日6:30—18:00,10千伏西安路线检修,停电范围:…: when and where there will be no water or power."""


def _part_entries(item: Item) -> None:
    """Part the paragraphs of a list whose entries begin alike (…招聘:…; 女，58岁，…) at the lines that begin so, for such entries need no mark at their ends."""
    if not (item.paragraphs and _LED_IN.match(item.paragraphs[0].text)):
        return
    parted: list[Paragraph] = []
    for paragraph in item.paragraphs:
        starts = [offset for offset, _ in paragraph.pieces[1:] if _LED_IN.match(paragraph.text, offset)]
        parted += [paragraph, *reversed([paragraph.cut(offset) for offset in reversed(starts)])]
    item.paragraphs = parted


def _are_marked(body: Sequence[Paragraph]) -> bool:
    """Whether a paragraph behind a mark begins, and more stand behind the same, or all behind what is offered (【求购】, 【转让】)."""
    if len(body) < 2:
        return False
    if all(_OFFERED.match(paragraph.text) for paragraph in body):
        return True
    return body[0].text[0] in BULLETS and sum(p.text[0] == body[0].text[0] for p in body) > 1


_TELEPHONE: Final = re.compile(
    r"[，,。；;]\s*(?:联系)?(?:电\s?话|手\s?机|热\s?线)[:：\s]*[\d×xX*＊—、\s-]{5,28}(?:[（(][^（）()]{1,8}[)）])?[。.]?$"
)
"""…求购旧脱粒机一台。电话:2611×××: each of several offers under one heading (供求信息) says at its end whom to call."""
_OFFERED: Final = re.compile(
    "[【\\[](?:[求急]购|采购|收购|供应|供求|转[让租]|出[让租售兑]|[求招合]租|[招诚急高]聘|招工|求职|急售|招[领商]|寻[人物]|征婚|合作|代理|加盟)[^】\\]]{0,4}[】\\]]"
)


def _signed(body: Sequence[Paragraph]) -> int:
    """How many of the paragraphs are signed at their end."""
    return len([p for p in body if _SIGNED.search(p.text[-40:])])


def _are_told(body: Sequence[Paragraph]) -> bool:
    """
    Whether several readers each ask or tell something, answered or not, which is no interview.

    读者王女士问:… / 市中医院李四答:…; 市民刘先生:… / 市民赵女士:…; ▲市民刘先生:… / ▲…; 问:…?(市民赵先生) ….
    """
    return bool(body) and _is_told(body[0]) and sum(map(_is_told, body)) > 1


def _is_told(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a reader who asks or tells something, be it behind a mark or 【诉求】, or with a question and who asks it."""
    text = _MARKED.sub("", paragraph.text)
    return any(pattern.match(text) for pattern in (_CALLS, _ASKED_BY))


_CALLS: Final = re.compile(
    rf"[\u4e00-\u9fff\d]{{0,16}}?(?:{READERS}[\u4e00-\u9fff“”]{{0,8}}?|[\u4e00-\u9fff](?:女士|先生|师傅|大[爷娘妈]|阿姨|同学))"
    r"(?:[:：]|(?:来[电信]|致电[^，。]{0,8}|拨打[^，。]{0,12})?(?:反映|投诉|咨询|询问|举报|建议|求助))"
)
"""市民李先生:…, 邹城市千泉街道的孟女士反映…, 读者来电咨询…: how begins what is told of a reader who calls."""
_MARKED: Final = re.compile(rf"^(?:[{BULLETS}]+|【[\u4e00-\u9fff]{{2,4}}】)\s*")
_ASKED_BY: Final = re.compile(
    rf"问[:：][^（）()]{{4,120}}[（(](?:[\u4e00-\u9fff\s]{{0,10}}{READERS}[\u4e00-\u9fff]{{0,6}}|[\u4e00-\u9fff\s]{{2,10}}(?:女士|先生))[）)]"
)
"""问:路灯什么时候修?(市民赵先生)."""


def _are_led_in(body: Sequence[Paragraph]) -> bool:
    """Whether each paragraph begins with whose entry it is, be it a number with figures left out, or with its figure: 单县羊汤协会:…, 137××××5501:…, 412亿元:…."""
    return all(_LED_IN.match(paragraph.text) for paragraph in body)


_PREFACE: Final = re.compile("[（(][^。（）()]{4,40}[）)]")
"""(移动用户发至10628866), (栏目热线:…): how one sends an entry."""
_LED_IN: Final = re.compile(
    rf"(?:[\u4e00-\u9fff（()）“”]{{2,22}}(?:{HOUSE}|{PLACE}|店)|"
    rf"{HIDDEN_NUMBER}|[\u4e00-\u9fff（()）“”]{{2,22}}(?:[招诚急]聘|招工))[:：]|[男女][，,]\d\d岁|\d[\d.,]*[\u4e00-\u9fff%％]{{1,4}}[:：\s]"
)


def _are_lost(body: Sequence[Paragraph], share: float) -> bool:
    """Whether at least *share* of the paragraphs say that something is lost."""
    allowed = len(body) - share * len(body)
    for paragraph in body:
        if not _is_lost(paragraph):
            allowed -= 1
            if allowed < 0:
                return False
    return True


def _is_lost(paragraph: Paragraph) -> bool:
    """Whether a paragraph says that something is lost."""
    text = paragraph.text[:300]
    return any(hint in text for hint in _LOST_HINTS) and _LOST.search(text) is not None


def _entries(
    item: Item,
    kind: Kind,
    heading: str,
    *,
    begins: Callable[[Paragraph], bool] | None = None,
) -> list[Item]:
    """
    The paragraphs of a list as items of their own, each under the list's heading.

    Args:
        begins: Whether a paragraph begins an entry; by default those with a mark do, or all.
    """
    bulleted = any(_BULLET.match(p.text) for p in item.body[1:])
    if begins is None:
        begins = _is_bulleted if bulleted else _is_any
    entries: list[Item] = []
    current: Item | None = None
    for paragraph in item.paragraphs:
        if current is None or (not paragraph.byline and begins(paragraph)):
            current = Item()
            current.kind = kind
            current.heading = heading.strip("■●◆▲★□◎【】[] \u3000")
            entries.append(current)
        assert current is not None
        current.paragraphs.append(paragraph)
    entries[0].flags = item.flags
    last = entries[-1]
    most = max([len(entry.paragraphs) for entry in entries[:-1]], default=len(last.paragraphs))
    if len(last.body) > most and last.is_by_reporter:
        # No reporter signs what readers ask, or an entry longer than the others.
        entries.append(last.part(most))
    return entries


def _is_bulleted(paragraph: Paragraph) -> bool:
    return _BULLET.match(paragraph.text) is not None


def _is_any(paragraph: Paragraph) -> bool:
    return True
