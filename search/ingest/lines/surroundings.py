"""
Here are the lines of a page and what each shows, give me what those around it say of it.

Full lines of one column that cannot but go on are taken together; lines under the heading of a notice or under a
poem's author are entries, whatever they end with; a headline's words come again below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from search.ingest.facts.houses import HOUSE
from search.ingest.facts.names import surnames
from search.ingest.lines.features import (
    AUTHOR,
    BYLINE,
    CAPTION,
    COULD_BE,
    DATED,
    ENUMERATED,
    FIELDED,
    FULL,
    ISOLATED,
    LONGEST_NAME,
    LONGEST_ROW,
    MID,
    MIGHT_BE,
    NEVER,
    NOTICE,
    NOTICE_HEAD,
    OPENER,
    ROOM,
    ROW,
    SPEAKER,
    TOPS_BLOCK,
    TOPS_CAPTION,
    UNCLOSED,
    WHOSE,
    Features,
    is_briefs_heading,
)
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import (
    CLOSED,
    CLOSERS,
    COLON,
    COMMA,
    DAY,
    ENDS,
    OFFICE_ENDS,
    OPEN,
    WHOLE_DAY,
    end_of,
    points_out,
)
from search.ingest.lines.wording import met, pairs_of

NARROWEST: Final = 12
"""Characters in a line of the narrowest column of prose."""
_VERSE: Final = 20
"""No line of verse is longer."""
_FRESH: Final = frozenset("（(●■◆▲★○【[本据新讯□◎又另记通图文—▼※")
_FIRM_ENDS: Final = frozenset(ENDS + CLOSERS + "；;：:摄") - frozenset("\"'")


_COLUMN_OF: Final = attrgetter("column")


def together(lines: Sequence[Line]) -> tuple[list[int], Sequence[Line]]:
    """
    Take together lines that cannot but continue each other, so that hard-wrapped text costs no more than other text.

    Only from the second line of a paragraph on, after two full lines without an end: the first may be a headline.

    Returns:
        How many lines each of the results is made of, and the results.
    """
    if not any(map(_COLUMN_OF, lines)):
        return [1] * len(lines), lines
    sizes: list[int] = []
    units: list[Line] = []
    leads, follows = False, False  # whether the line before must go on, and whether it goes on itself
    above = ""
    for line in lines:
        text, column, width = line.text, line.column, line.width
        goes_on = (
            leads
            and not (text[-1] == "日" and WHOLE_DAY.fullmatch(text))
            and not line.gap
            and not line.indent
            # 土布织出“好光景”: what leaves room and does not end may be a headline.
            and (width > column * ROOM or end_of(text) != OPEN or text[-1] in "）)")
            and text[0] not in _FRESH
            and not line.jump_from
            and not (" " in text and " " in above)
        )
        if goes_on and follows:
            sizes[-1] += 1
        else:
            sizes.append(1)
            units.append(line)
        leads = column <= width + 2 <= column + 5 and text[-1] not in _FIRM_ENDS and not line.jump_to
        follows, above = goes_on, text
    start = 0
    for place, size in enumerate(sizes):
        if size > 1:
            units[place] = Line.joined(lines[start : start + size])
        start += size
    return sizes, units


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
    )


def _tops_a_text(features: Features, place: int) -> bool:
    """Whether a line alone sounds like a headline and stands over a long text, or a full line of one, as no entry of a notice does."""
    below = place + 1
    return (
        below < len(features.length)
        and features.heading[place] > _LIKELY
        and features.shows[place] & ISOLATED != 0
        and features.end[place] == OPEN
        and not features.shows[place] & (_ENTRY | ROW | NOTICE_HEAD)
        and (features.length[below] > _LONG_TEXT or features.shows[below] & FULL != 0)
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
        if heading[after - 1] < (least if features.length[after - 1] > _SHORT_HALF else _UNLIKELY / 2):
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


_NOTICE_END: Final = re.compile(rf"(?:^|\s)(?:{WHOLE_DAY.pattern})$|作废[。！]$|特此\w{{2,4}}[。！]$")
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


def mark_verse(features: Features) -> None:
    """
    Mark the lines of a poem under its author as the entries of a notice are: each a paragraph, whatever it ends with.

    Three short lines under an author are verse; it goes on to the next long line, or to the headline over the next
    author.
    """
    _mark_stanzas(features)
    for author in features.places(AUTHOR | BYLINE):
        if not author:
            continue
        if features.texts[author][0] == "□":
            _mark_verse_above(features, author)
        if _can_top_verse(features, author):
            end = _end_of_verse(features, author, _below_verse(features, author))
            if end - author > _FEWEST_UNDER_AUTHOR:
                for line in range(author + 1, end):
                    _mark_line_of_verse(features, line)


def _can_top_verse(features: Features, author: int) -> bool:
    """Whether a name may be that of who wrote what stands below it: neither a photographer's, nor of who signs a letter, or the text above the name of a column."""
    if not features.shows[author] & AUTHOR or features.texts[author][-1] == "摄":
        return False
    below = min(author + 1, len(features.shows) - 1)
    return features.end[author - 1] != CLOSED and not features.label[below]


def _below_verse(features: Features, author: int) -> int:
    """The first line below an author that is too long for verse, of prose, or under or over who wrote the next text."""
    shows, lengths = features.shows, features.length
    total = len(shows)
    # Under □ 甲乙, or over 渡 口, 梨 园 heads a part of the poem.
    has_parts = shows[author] & BYLINE or shows[min(author + 1, total - 1)] & AUTHOR
    writers = BYLINE if has_parts else AUTHOR | BYLINE
    # What heads the first part of the poem may be, where verses are not.
    is_indented = all(line.indent for line in features.lines[author + 1 : author + 3])
    end = author + 1
    while end < total and lengths[end] <= _VERSE and not shows[end] & (DATED | BYLINE | NOTICE_HEAD):
        if _is_of_prose(features, end):
            break
        if is_indented and not features.lines[end].indent:
            # Verses are indented, what stands over the next text is not.
            break
        if shows[end] & (TOPS_BLOCK | ISOLATED) and end - author > _FEWEST_UNDER_AUTHOR:
            another = next((after for after in range(end + 1, min(end + 4, total)) if shows[after] & writers), 0)
            if another:
                # A blank line, a headline, and who wrote what comes next; where one parts all verses, the line above that is the headline.
                over = range(end, another)
                over = over[::-1] if shows[end - 1] & ISOLATED else over
                return max(over, key=lambda line: features.lines[line].gap)
        end += 1
    return end


def _end_of_verse(features: Features, author: int, end: int) -> int:
    """Where the verses under an author end that go no further than *end*, without what heads the text below them."""
    shows, lengths, lines = features.shows, features.length, features.lines
    total = len(shows)
    last_line, first_end = min(end, total - 1), author + _FEWEST_UNDER_AUTHOR
    below = next((place for place in range(last_line, first_end, -1) if lines[place].gap), end)
    if any(shows[place] & FULL for place in range(below, last_line + 1)):
        # Prose began below the last blank line, with its headline.
        end = below
    elif (
        end < total
        and (lengths[end] > _VERSE or shows[end] & BYLINE)
        and not features.is_nearer_above(end - 1)
        and not (lengths[end] > _VERSE and _is_set_into_prose(features, author))
    ):
        # What stands over prose, or over who wrote the next text, is its headline.
        end -= 1
    if end - author > _FEWEST_VERSES + 1 and shows[end - 1] & ISOLATED:
        *verses, last = features.end[author + 1 : end]
        if last == OPEN not in verses:
            # Below verses that all have marks stands the name of the column over the next text.
            end -= 1
    return end


def _is_set_into_prose(features: Features, author: int) -> bool:
    """Whether the text above the headline of a poem stops at a comma, so that the prose below its last verse is that text's rest."""
    return author > 1 and features.end[author - 2] == COMMA and features.end[author - 1] == OPEN


def _is_of_prose(features: Features, place: int) -> bool:
    """Whether a line of verse's length fills a column of prose, which goes on below it to a line that fills it, too, or ends."""
    shows, end = features.shows, features.end
    if not shows[place] & FULL or features.length[place] < NARROWEST or end[place] in (CLOSED, COMMA):
        return False
    below = place + 1
    return below == len(shows) or shows[below] & FULL != 0 or end[below] != OPEN or features.lines[below].gap > 0


def _mark_line_of_verse(features: Features, line: int) -> None:
    """Mark a line as one of verse, which is neither a headline nor the name of a column."""
    features.shows[line] = (features.shows[line] | NOTICE) & ~(AUTHOR | TOPS_BLOCK | MID | FULL)
    features.heading[line] -= 6.0
    features.label[line] = 0.0


def _mark_stanzas(features: Features) -> None:
    """
    Mark what is verse by its shape, whoever signs it: more short lines that stand close than any headline has.

    Four of them, or three beside other such blocks; couplets of five or seven characters a clause, two of them.
    """
    lengths, shows, lines = features.length, features.shows, features.lines
    blocks: list[tuple[int, int, bool]] = []
    runs: list[list[int]] = []
    for place in [place for place, length in enumerate(lengths) if length <= _VERSE]:
        if (
            runs
            and runs[-1][1] == place
            and not lines[place].gap
            and abs(lines[place].indent - lines[place - 1].indent) <= 1
        ):
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    for first, after in runs:
        last = after - (after - first > 2 and shows[after - 1] & (AUTHOR | BYLINE) != 0)
        first = _below_prose(features, first, last)
        if last - first > 1:
            size = _verses(features, first, last)
            if size:
                blocks.append((first, last, size >= _FEWEST_VERSES))
    total = len(lengths)
    for number, (first, last, is_sure) in enumerate(blocks):
        beside = [blocks[other] for other in (number - 1, number + 1) if 0 <= other < len(blocks)]
        if not is_sure and not any(
            first - 2 <= other[1] <= first or last <= other[0] <= last + 1 for other in beside
        ):
            continue
        if first and shows[first] & AUTHOR and shows[first - 1] & ISOLATED:
            # Who wrote it stands close above the verses, so that the line over these is a headline, below another poem, too.
            shows[first] = shows[first] & ~AUTHOR | BYLINE
            shows[first - 1] &= ~AUTHOR
            features.heading[first] -= 6.0
            first += 1
        elif blocks[number - 1][1] == first - 1:
            # The heading of the second poem of two.
            first -= 1
        elif _has_ended(features, first - 1):
            # Nothing stands over the block: its first line is the headline.
            first += 1
        for line in range(first, last):
            _mark_line_of_verse(features, line)
        goes_on = number + 1 < len(blocks) and blocks[number + 1][0] == last + 1 and not lines[last + 1].gap
        if last < total and shows[last] & AUTHOR and not (lines[last].gap or goes_on):
            # Who wrote it stands below its last verse; 谷雨 with more verses close below it heads these.
            shows[last] = shows[last] & ~AUTHOR | BYLINE
            features.heading[last] -= 6.0


def _below_prose(features: Features, first: int, last: int) -> int:
    """Where in a block of short lines the paragraph ends that a full line of its column above the block goes on in."""
    if (
        first
        and features.shows[first - 1] & FULL
        and features.end[first - 1] != CLOSED
        and not features.lines[first].gap
    ):
        while first < last and features.end[first] != CLOSED:
            first += 1
        first += 1
    return first


def _has_ended(features: Features, place: int) -> bool:
    """Whether a text ends with a line, which may be of who signs it, or the page begins below it."""
    while place > 0 and features.shows[place] & BYLINE:
        place -= 1
    return place < 0 or features.length[place] > _VERSE


def _verses(features: Features, first: int, last: int) -> int:
    """How many lines of verse a block of short lines is, counted as four where they are couplets; 0 if it is none."""
    # The name of a column over three lines (读者来信 / 一把雨伞 / 撑起的 / …) is none of them.
    first += features.label[first] > 0
    shows, size = features.shows, last - first
    block = range(first, last)
    if any(shows[line] & DATED for line in range(first, min(last + 1, len(shows)))):
        # A headline over two lines may sound like a couplet.
        return 0
    lengths = features.length[first:last]
    couplets = [text for text in features.texts[first:last] if len(text) >= _SHORTEST_COUPLET]
    if len(couplets) >= max(2, size - 1) and sum(map(bool, map(_COUPLET.fullmatch, couplets))) >= max(2, size - 1):
        return max(size, _FEWEST_VERSES)
    if (
        size < _FEWEST_VERSES - 1
        or max(lengths) > _LONGEST_VERSE
        or any(shows[line] & _NO_VERSE for line in block)
    ):
        return 0
    return size


_LONGEST_VERSE: Final = 14
_SHORTEST_COUPLET: Final = 10
_COUPLET: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{5}[，,？][\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7}[，,？][\u4e00-\u9fff]{7})[。，,；;！？]?"
)
_NO_VERSE: Final = BYLINE | NOTICE | NOTICE_HEAD | ROW | SPEAKER | FIELDED | ENUMERATED | WHOSE | FULL


def _mark_verse_above(features: Features, author: int) -> None:
    """Mark the lines of a poem that who wrote it signs below, up to its headline over the block."""
    first = author
    while first and features.length[first - 1] <= _VERSE:
        first -= 1
        if features.lines[first].gap:
            break
    # The block's first line is the headline.
    if author - first > _FEWEST_VERSES:
        for line in range(first + 1, author):
            _mark_line_of_verse(features, line)


_FEWEST_VERSES: Final = 4
_FEWEST_UNDER_AUTHOR: Final = 3
"""So many short lines under an author are verse."""


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
            and (length[place + 1] > 2 * _LONGEST_HALF or features.shows[place + 1] & FULL)
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


_NO_HALF: Final = NOTICE | DATED | FULL | BYLINE | ROW | SPEAKER | ENUMERATED | FIELDED
"""What no half of a headline shows."""


def mark_halves(features: Features) -> None:
    """
    Give their points to headlines that do not sound like one for what they are half of.

    A first line ends in a comma (红领巾心向党， / 争做…), or begins as sentences do; one that a quotation opens in is
    closed below it.
    """
    heading, end, lengths, shows = features.heading, features.end, features.length, features.shows
    for place in features.places(UNCLOSED):
        if place + 1 < len(lengths) and end[place + 1] == CLOSED and features.texts[place + 1][-1] == "”":
            # 他倒看得开:“开水锅里: what a text says to its end no headline began.
            heading[place] -= 4.0
    for place, length in enumerate(lengths[:-2]):
        if _SHORTEST_KICKER <= length <= _LONGEST_ALONE and _is_kicker(features, place):
            # 近日中小学校开学 over the headline of a report: it may begin as sentences do.
            heading[place] += 3.0
        longer = max(length, lengths[place + 1])
        if longer > _LONGEST_HALF or end[place + 1] != OPEN or shows[place] & OPENER:
            continue
        if end[place] != COMMA:
            if _are_alone_together(features, place):
                # 老枣树下的 / 那口井: two short lines alone together between texts.
                for half in (place, place + 1):
                    heading[half] = max(heading[half], 0.0) + 4.0
        elif length <= _LONGEST_TO_COMMA:
            heading[place] += 6.0
            if shows[place] & shows[place + 1] & ISOLATED and longer <= _FEW_OF_A_HALF:
                # 立秋以后, | 别急着… between blank lines: no paragraph is broken twice so soon.
                for half in (place, place + 1):
                    heading[half] = max(heading[half], 2.0)


def _is_kicker(features: Features, place: int) -> bool:
    """Whether what sounds like no headline stands between blank lines over what does, and this over a text."""
    shows, heading = features.shows, features.heading
    return (
        3 < features.length[place + 1] <= _LONGEST_HALF
        and NEVER < heading[place] < 0 < heading[place + 1]
        and features.end[place] == OPEN
        and shows[place] & shows[place + 1] & ISOLATED != 0
        and not shows[place] & _NO_HALF
        and features.length[place + 2] > 2 * _LONGEST_HALF
    )


def _are_alone_together(features: Features, place: int) -> bool:
    """Whether a line and the next are set close, with blank lines around both, below a text that has ended or a kicker, and over a text."""
    shows, lines, above = features.shows, features.lines, place - 1
    return (
        lines[place].gap > 0
        and lines[place + 2].gap > 0
        and not lines[place + 1].gap
        and not (shows[place] | shows[place + 1]) & _NO_HALF
        and features.length[place + 2] > 2 * _LONGEST_HALF
        and (
            not place
            or features.end[above] == CLOSED
            # A kicker may be as long as a sentence.
            or (
                shows[above] & ISOLATED != 0
                and features.length[above] <= _LONGEST_ALONE
                and features.heading[above] > 0
            )
        )
    )


_LONGEST_HALF: Final = 20
_LONGEST_TO_COMMA: Final = 15
"""No line of a headline that ends in a comma has more: 3 of annotated pages have 10 to 13 characters."""
_FEW_OF_A_HALF: Final = 12
_SHORTEST_KICKER: Final = 10
_LONGEST_ALONE: Final = 30


_FAR: Final = 5
"""So many lines from one to the next."""


def mark_captions(features: Features) -> None:
    """Mark what begins as captions do and has a photographer's credit below or in it, or points somebody out, and the short line over it."""
    shows, texts, end, heading = features.shows, features.texts, features.end, features.heading
    for caption in features.places(OPENER):
        if not caption or end[caption] != CLOSED:
            continue
        if _is_inside_column(features, caption):
            # …三年新打机井30眼。 | 图为村民浇麦。: the caption begins above.
            continue
        credit = shows[caption + 1] & BYLINE if caption + 1 < len(shows) else 0
        is_signed = texts[caption + 1 if credit else caption].rstrip("）) ").endswith(_CREDIT_ENDS)
        if not (is_signed or points_out(texts[caption])):
            continue
        shows[caption] |= CAPTION
        place = caption - 1
        if end[place] == OPEN and heading[place] > _UNLIKELY:
            shows[place] |= TOPS_CAPTION
            heading[place] += 2.0


def _is_inside_column(features: Features, place: int) -> bool:
    """Whether a line stands flush below a full one of its column, in which paragraphs are indented."""
    lines = features.lines
    if lines[place].gap or lines[place].indent or not features.shows[place - 1] & FULL:
        return False
    return any(line.indent for line in lines[max(0, place - _FAR + 1) : place])


_UNLIKELY: Final = -3.0
_CREDIT_ENDS: Final = ("摄", "摄影报道", "供图")


def context_of(features: Features) -> list[float]:
    """
    For a short line without a dateline after it: do its words come again in the text after it, or before it?

    The end of a column leaves a few words of a paragraph on a line of their own; they go on from what was said
    before, a headline announces what comes. -3 to 3 points, 6 where all of it comes again.
    """
    texts, shows, end, lines = features.texts, features.shows, features.end, features.lines
    total = len(texts)
    context = [0.0] * total
    for place, heading in enumerate(features.heading):
        if heading <= -1.5 or end[place] != OPEN:
            continue
        if place + 1 < total and shows[place + 1] & DATED:
            continue
        if (
            shows[place] & FULL
            and place
            and shows[place - 1] & FULL
            and end[place - 1] == OPEN
            and lines[place].gap == 0
        ):
            # In the middle of a wrapped paragraph the setting says it all.
            continue
        pairs = pairs_of(texts[place])
        balance = met(pairs, "".join(texts[place + 1 : place + 5])[:600])
        # Below a text that has ended a headline may be that text's own: what comes again there does not speak against it.
        is_below_end = place > 0 and end[place - 1] == CLOSED and not lines[place].column
        if balance or not is_below_end:
            balance -= met(pairs, "".join(texts[max(0, place - 4) : place])[-600:])
            if balance > 0 or not is_below_end:
                context[place] = 3.0 * balance / max(4, len(pairs))
            if balance == len(pairs) >= _WHOLE and texts[place] in "".join(texts[place + 1 : place + 3]):
                # A text says its headline again word for word, but never twice what it has just said.
                context[place] += 3.0
    return context


_WHOLE: Final = 8
"""So many pairs of characters are said again by no chance."""
