"""
Here are the lines of a page and what each shows, mark those that are entries: of notices, lists and tables, what speakers say, what letters end with.

An entry is a paragraph, whatever it ends with, and no headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from search.ingest.facts.houses import HOUSE
from search.ingest.facts.names import surnames
from search.ingest.lines.features import (
    AUTHOR,
    BYLINE,
    COULD_BE,
    DATED,
    ENUMERATED,
    FIELDED,
    FULL,
    ISOLATED,
    LONGEST_NAME,
    LONGEST_ROW,
    MIGHT_BE,
    NOTICE,
    NOTICE_HEAD,
    ROW,
    SHORT,
    SPEAKER,
    TELLS,
    TOPS_BLOCK,
    Features,
)
from search.ingest.lines.labels import is_briefs_heading
from search.ingest.lines.marks import (
    CLOSED,
    COLON,
    DAY,
    OFFICE_ENDS,
    OPEN,
    WHOLE_DAY,
)
from search.ingest.lines.surroundings import LONGEST_HALF, UNLIKELY


def mark_notices(features: Features) -> None:
    """
    Mark the lines under a notice's heading, up to the next item; points of their headings change.

    A notice is made of short lines without an end (`联系电话:…`, who signs, the day), which elsewhere would be
    headlines or halves of a sentence.
    """
    if not features.places(NOTICE_HEAD):
        return
    inside = False
    heading = features.heading
    for place, shows in enumerate(features.shows):
        if shows & (DATED | BYLINE) or (
            inside and (_is_below_end(features, place) or _tops_no_notice(features, place))
        ):
            inside = False
        elif shows & NOTICE_HEAD:
            # 办遗失声明 / 这几样材料要带齐: no notice is a few words long.
            inside = not _tops_a_report(features, place, COULD_BE)
            # Below a text that has ended it is no half of a sentence, were it as wide as the column.
            is_below_end = not place or features.end[place - 1] == CLOSED or features.shows[place - 1] & BYLINE
            heading[place] += 4.5 if is_below_end else 2.5
        elif inside:
            features.shows[place] |= NOTICE
            heading[place] -= 3.5
            if _is_office_below(features, place):
                # Another office may sign below it; neither fills a column.
                heading[place] -= 3.0
                features.end[place] = CLOSED
                features.shows[place] &= ~FULL


def mark_offices(features: Features) -> None:
    """Take their points from offices alone below the one paragraph under a headline, without a dateline, that nobody signs in line, and over no text: each signs that (存量房贷利率调整提醒 / … / 鲁西新区反诈中心)."""
    shows, end, texts, heading = features.shows, features.end, features.texts, features.heading
    for place in features.places(ISOLATED):
        text = texts[place]
        if (
            text[-1] in OFFICE_ENDS
            and place > 1
            and end[place - 1] == CLOSED
            and texts[place - 1][-1] not in "）)"
            and not shows[place - 1] & (DATED | BYLINE)
            and heading[place - 1] <= MIGHT_BE
            and heading[place - 2] > COULD_BE
            and end[place - 2] == OPEN
            and (place + 1 == len(texts) or heading[place + 1] > MIGHT_BE or shows[place + 1] & SPEAKER)
            and _OFFICE.fullmatch(text)
        ):
            heading[place] -= 8.0
            end[place] = CLOSED


def _tops_no_notice(features: Features, place: int) -> bool:
    """Whether a line stands over what is no notice, or over another one."""
    return (
        # What stands under 简讯 is no notice.
        (features.length[place] <= _LONGEST_BRIEFS and is_briefs_heading(features.texts[place]))
        or (
            # Right over a dateline stands its headline, whatever it sounds like.
            _tops_a_report(features, place, MIGHT_BE if _is_over_dateline(features, place) else _LIKELY)
            and not _is_office_below(features, place)
        )
        or _tops_another(features, place)
        or _tops_a_text(features, place)
        or _tops_an_essay(features, place)
        or _tops_what_is_asked(features, place)
    )


def _tops_what_is_asked(features: Features, place: int) -> bool:
    """Whether a short question stands over what a reader tells (医保卡丢了,先“挂失”还是先补办? / 市民尹女士:…): of seven such of annotated pages all are headlines."""
    below = place + 1
    return (
        below < len(features.texts)
        and features.length[place] <= SHORT
        and features.texts[place][-1] in "？?"
        and features.shows[below] & SPEAKER != 0
        and TELLS.match(features.texts[below]) is not None
    )


def _tops_a_text(features: Features, place: int) -> bool:
    """Whether a line alone sounds like a headline and stands over a long text, or a full line of one, as no entry of a notice does."""
    below = place + 1
    return (
        below < len(features.length)
        and (features.length[below] > _LONG_TEXT or features.shows[below] & FULL != 0)
        and _is_headline_alone(features, place, _LIKELY)
    )


def _tops_an_essay(features: Features, place: int) -> bool:
    """Whether a line alone stands over who wrote the long text below (征稿启事 … / 一碗羊汤的讲究 / 王佩芝 / …)."""
    author, text = place + 1, place + 2
    return (
        text < len(features.length)
        and features.shows[author] & AUTHOR != 0
        and (features.length[text] > _SHORTEST_TEXT or features.shows[text] & FULL != 0)
        and _is_headline_alone(features, place, MIGHT_BE)
    )


def _is_headline_alone(features: Features, place: int, least: float) -> bool:
    """Whether a line between blank lines has more than *least* points for a headline, and is neither an entry of a notice nor who signs it."""
    return (
        features.heading[place] > least
        and features.shows[place] & ISOLATED != 0
        and features.end[place] == OPEN
        and not features.shows[place] & (_ENTRY | ROW | NOTICE_HEAD)
        and not _is_office_below(features, place)
    )


def _is_over_dateline(features: Features, place: int) -> bool:
    return place + 1 < len(features.shows) and features.shows[place + 1] & DATED != 0


def _tops_a_report(features: Features, place: int, least: float) -> bool:
    """Whether a line is the first of one or two headlines over a dateline, which no notice has; of more than a few characters they have *least* points."""
    shows, heading, end = features.shows, features.heading, features.end
    for after in (place + 1, place + 2):
        if after >= len(shows) or end[after - 1] != OPEN:
            return False
        if heading[after - 1] < (least if features.length[after - 1] > _SHORT_HALF else UNLIKELY / 2):
            return False
        if shows[after] & DATED:
            return True
    return False


_SHORT_HALF: Final = 7
"""Characters of half a headline that need not sound like one: 斗羊老把式的 / 擂台."""
_ENTRY: Final = FIELDED | ENUMERATED | SPEAKER
"""What entries of a notice show."""


def _tops_another(features: Features, place: int) -> bool:
    """Whether a few characters top a block of their own with a text under them, as notices in a list of services do."""
    below = features.length[place + 1 : place + 3]
    return features.shows[place] & TOPS_BLOCK != 0 and max(below, default=0) > _SHORTEST_TEXT


def _is_below_end(features: Features, place: int) -> bool:
    """Whether a short line stands below the end of a notice, or below the paper's own line, and is neither a field nor a day itself."""
    return (
        (features.end[place] == OPEN or features.texts[place][-1] in "？?")
        and not features.shows[place] & (_ENTRY | ROW | DATED | NOTICE_HEAD)
        and not _is_office_below(features, place)
        and (
            features.lines[place].below_own
            or _NOTICE_END.search(features.texts[place - 1]) is not None
            or _is_office_below(features, place - 1)
        )
    )


def _is_office_below(features: Features, place: int) -> bool:
    """Whether a line is an office below a text that has ended, or whoever signs it with the day (图书馆 9月19日): who signs the notice."""
    text = features.texts[place]
    return features.end[place - 1] == CLOSED and (
        _OFFICE.fullmatch(text) is not None or (text[-1] == "日" and _SIGNED_WITH_DAY.fullmatch(text) is not None)
    )


_NOTICE_END: Final = re.compile(rf"(?:^|[\s。])(?:{WHOLE_DAY.pattern})$|作废[。！]$|特此\w{{2,4}}[。！]$")
"""The words a notice closes with, or the day of it, alone or behind who signs."""
_ONE_OFFICE: Final = rf"[\u4e00-\u9fff（）()]{{2,22}}(?:{HOUSE}|(?<![远近高深低明暗好坏益用何各到之])处|[局委院]\S{{0,8}}[科股]|(?:节目|领导小|工作|项目|课题|专家)组)"
_OFFICE: Final = re.compile(rf"{_ONE_OFFICE}(?:\s+{_ONE_OFFICE}){{0,3}}")
"""县文明办, 县文明办 县图书馆."""
_SIGNED_WITH_DAY: Final = re.compile(
    r"[\u4e00-\u9fff（）()]{2,20}(?<!时间|日期|截止|期限|有效)(?<![从自至到于为期在])\s+\d{1,2}月\d{1,2}日"
)
_LONGEST_BRIEFS: Final = 10
_SHORTEST_TEXT: Final = 20
_LONG_TEXT: Final = 60
_LIKELY: Final = 1.0
"""Points of a line that is more likely a headline than not."""


def mark_lists(features: Features) -> None:
    """Mark the entries of a list that a text leads in (具体名单如下:, over 助人为乐:裴凤莲;时磊): each begins with a word and a colon, and is no headline."""
    is_list = False
    for place, (text, end) in enumerate(zip(features.texts, features.end, strict=True)):
        is_list = is_list and _LISTED.match(text) is not None
        if is_list:
            features.shows[place] |= NOTICE
            features.heading[place] -= 6.0
        is_list = is_list or (end == COLON and _LEADS_IN_LIST.search(text, len(text) - _LONGEST_LEAD) is not None)


def mark_towns(features: Features) -> None:
    """Give their points to the names of towns that several texts of a page each stand under (冉堌镇 over a brief, 黄店镇 over the next)."""
    places = [
        place
        for place, (text, shows, below) in enumerate(
            zip(features.texts, features.shows, features.length[1:], strict=False)
        )
        if shows & ISOLATED and text[-1] in _OF_TOWNS and below > _SHORTEST_TEXT and _TOWN.fullmatch(text)
    ]
    if len(places) > 1:
        for place in places:
            features.heading[place] += 3.0


_OF_TOWNS: Final = "镇乡道"
_TOWN: Final = re.compile("[\u4e00-\u9fff]{2,4}[镇乡]|[\u4e00-\u9fff]{2,3}街道")


def mark_rows(features: Features) -> None:
    """
    Mark the rows of a table, three or more below each other: words apart, names behind what they are of, hours below a day.

    A row alone (文学院 田馨月 山东师范大学, 综掘一队：卢化民 王石头, 19:00 羽毛球女双决赛) sounds like a headline.
    """
    shows, texts, lengths = features.shows, features.texts, features.length
    first = 0
    for place, length in enumerate([*lengths, 0]):
        if 0 < length <= LONGEST_ROW and not shows[place] & _NO_ROW and _is_row(texts[place], shows[place]):
            continue
        if place - first >= _FEWEST_ROWS:
            # 丁玉梅 于海洲 万 军 …: names that fill a column are one paragraph, and the last line of them is no headline either.
            are_one = shows[first] & FULL and _are_names(texts[first:place])
            for row in range(first, place):
                shows[row] = shows[row] & ~ROW if are_one else shows[row] | ROW
                features.heading[row] -= 8.0
                features.label[row] = 0.0
        first = place + 1


def _is_row(text: str, shows: int) -> bool:
    words = text.split()
    if shows & ROW or (len(words) > 2 and max(map(len, words)) > 1):
        return _STOPS.isdisjoint(text)
    if shows & SPEAKER:
        return DAY.fullmatch(text) is not None
    if _PERSON.fullmatch(text) is not None and text[0] in surnames()[0]:
        return True
    return (":" in text or "：" in text) and _LED_IN.fullmatch(text) is not None


def _are_names(texts: Sequence[str]) -> bool:
    """Whether lines are made of names alone, which are one paragraph where they fill a column."""
    return all(len(word) <= LONGEST_NAME and word.isalpha() for text in texts for word in text.split())


# 安志国(女) 定陶区陈集镇护林员
_PERSON: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[（(][^）)]{1,4}[）)])?\s[^\s，。,；！？!?“”]{4,24}")
_FEWEST_ROWS: Final = 3
_NO_ROW: Final = DATED | BYLINE | NOTICE_HEAD
_STOPS: Final = frozenset("，。；")
# 平均单产：502公斤, 高峰期日投入联合收割机：1.36万台
_LED_IN: Final = re.compile(
    r"[^\s:：，,。；]{2,10}[:：]\s?[^，。；！？!?:：]{2,40}|[^\s:：,，。;；]{2,16}[:：]\s?\d[\d.]*[^\s，。；\d]{1,6}"
)
_LEADS_IN_LIST: Final = re.compile("(?:如下|名单)[:：]$")
_LONGEST_LEAD: Final = 3
_LISTED: Final = re.compile("[\u4e00-\u9fff“”]{2,8}[:：]")


def mark_interviews(features: Features) -> None:
    """
    Mark what somebody asks on the page again (牡丹晚报:…?, 小编:…?), and whatever else they say: it is no headline.

    So is who speaks alone on a line, between a text that has ended and what they say (律师说法:).
    """
    length, end = features.length, features.end
    for place, (above, how) in enumerate(pairwise(end[:-1]), 1):
        if (
            (above == CLOSED or features.shows[place - 1] & BYLINE)
            and how == COLON
            and length[place] <= _LONGEST_SPEAKER
            and (length[place + 1] > 2 * LONGEST_HALF or features.shows[place + 1] & FULL)
        ):
            features.shows[place] |= SPEAKER
            features.heading[place] -= 6.0
    said: dict[str, list[int]] = {}
    for place, text in enumerate(features.texts):
        if ("：" in text[:9] or ":" in text[:9]) and (who := _WHO_SAYS.match(text)):
            said.setdefault(who[1], []).append(place)
    for places in said.values():
        if sum(features.texts[place][-1] in "？?" for place in places) >= _OFTEN:
            for place in places:
                features.shows[place] |= SPEAKER
                features.heading[place] -= 6.0


_WHO_SAYS: Final = re.compile("([\u4e00-\u9fff]{1,8})[:：].")
_OFTEN: Final = 2
_LONGEST_SPEAKER: Final = 12


def mark_letters(features: Features) -> None:
    """Mark who signs letters (定陶县 一学生家长), and give points to what stands over 编辑同志."""
    shows, texts, heading, end = features.shows, features.texts, features.heading, features.end
    letters = [place for place in features.places(SPEAKER) if texts[place].startswith(_TO_WHOM)]
    for place in letters:
        if place:
            heading[place - 1] += 3.0
    for place in range(1, len(texts) if letters else 0):
        if end[place] == COLON and texts[place][-2:-1] in _REPLY_ENDS and _REPLY.fullmatch(texts[place]):
            shows[place] |= SPEAKER
            heading[place] -= 6.0
    for place in range(1, len(texts)):
        # Without letters only the last line, or one set nearer to the text above, can be none but who signs.
        is_answered = _is_answered(features, place)
        may_sign = letters or is_answered or place + 1 == len(texts) or features.is_nearer_above(place)
        if end[place - 1] != CLOSED or end[place] != OPEN or not may_sign:
            continue
        if is_answered or (letters and (shows[place] & AUTHOR or _signs_letter(texts[place]))):
            shows[place] = shows[place] & ~AUTHOR | BYLINE
            heading[place] -= 6.0
        elif _OFFICE.fullmatch(texts[place]):
            # 菏泽市自来水公司, who answers a letter, or an office that signs the last notice of the page.
            shows[place] |= BYLINE if letters else SPEAKER
            heading[place] -= 6.0


def _signs_letter(text: str) -> bool:
    """Whether a line says who wrote a letter, or has the day behind whoever did (一位发愁的父亲 3月2日)."""
    return _WRITER.fullmatch(text) is not None or (text[-1] == "日" and _WHO_AND_DAY.fullmatch(text) is not None)


def _is_answered(features: Features, place: int) -> bool:
    """Whether the line below speaks to whoever this one names: 小 鹿 over 小鹿同学：."""
    if features.length[place] > LONGEST_NAME or features.end[place + 1 : place + 2] != [COLON]:
        return False
    below = features.texts[place + 1]
    return len(below) <= _LONGEST_SPEAKER and below.startswith("".join(features.texts[place].split()))


_TO_WHOM: Final = ("编辑", "律师同志", "记者同志", "医生同志", "读者朋友")
"""Whom letters, and answers to them, begin by speaking to."""
_PEOPLE: Final = "(?:读者|村民|市民|居民|家长|业主|群众|职工|学生|顾客|乘客|教师|老师|农民|工人|司机|会计)"
_WRITER: Final = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,12}}[\s\u3000]+(?:一|几|两|部分|众)?[位名]?|[一几][位名个])[\u4e00-\u9fff]{{0,8}}{_PEOPLE}|[一几][\u4e00-\u9fff]{{0,2}}{_PEOPLE}"
    r"|[\u4e00-\u9fff]{2,10}部分(?:居民|村民|业主|职工|学生|家长|群众|商户)"
    r"|(?:读者|市民|村民|居民|业主|家长)[\s\u3000]+[\u4e00-\u9fff]{2,3}"
    r"|(?:[\u4e00-\u9fff]{2,12}[\s\u3000]+)?[\u4e00-\u9fff]{2,4}等(?:\d{1,3}|[一二两三四五六七八九十几数]{1,3}|多)[户位名人](?:读者|村民|市民|居民|家长|业主|群众|职工|学生)?"
)
_WHO_AND_DAY: Final = re.compile(r"[\u4e00-\u9fff\s]{2,20}[\s\u3000](?:\d{4}年)?\d{1,2}月\d{1,2}日")
_REPLY: Final = re.compile(r"[\u4e00-\u9fff\s]{2,20}(?:答复|回复|回信|解答)[:：]")
"""Who answers a letter, over the answer: 律师 王五 答复：."""
_REPLY_ENDS: Final = frozenset("复信答")
