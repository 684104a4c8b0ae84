"""
Here are the lines of a page and what each shows, give me what those around it say of it.

Full lines of one column that cannot but go on are taken together; lines under the heading of a notice or under a
poem's author are entries, whatever they end with; a headline's words come again below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from search.ingest.facts.names import AUTHOR_MARKS, are_names
from search.ingest.lines.features import (
    AUTHOR,
    BRIEFS_HEADING,
    BULLET,
    BYLINE,
    CAPTION,
    DATED,
    ENUMERATED,
    FIELDED,
    FULL,
    HOPELESS,
    ISOLATED,
    LONGEST_CAPTION,
    MID,
    MIGHT_BE,
    NEVER,
    NOTICE,
    NOTICE_HEAD,
    OPENER,
    ROW,
    SPEAKER,
    SURELY,
    TOPS_BLOCK,
    TOPS_CAPTION,
    UNCLOSED,
    WHOSE,
    Features,
)
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import CLOSED, CLOSERS, COLON, COMMA, ENDS, OPEN, WHOLE_DAY, points_out
from search.ingest.lines.wording import beginning_words, met, pairs_of

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
        if not column:
            sizes.append(1)
            units.append(line)
            leads = follows = False
            continue
        goes_on = (
            leads
            and not (text[-1] == "日" and WHOLE_DAY.fullmatch(text))
            and not line.gap
            and not line.indent
            and width <= column + 4
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
    if len(sizes) == len(lines):
        return sizes, lines
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
    following = [*features.shows[1:], 0]
    for place, shows in enumerate(features.shows):
        if inside and following[place] & NOTICE_HEAD and _parts_a_heading(features, place):
            # 郓城县水务局, over 关于划定…的公告: the first line of the next notice's heading.
            heading[place] += 2.5
            continue
        if shows & (DATED | BYLINE) or (
            inside and (_is_below_end(features, place) or _tops_no_notice(features, place))
        ):
            inside = False
        elif shows & NOTICE_HEAD:
            # 办遗失声明 / 这几样材料要带齐: no notice is a few words long.
            inside = not _tops_a_report(features, place, _COULD_BE)
            # Below a text that has ended it is no half of a sentence, were it as wide as the column.
            is_apart = features.lines[place].gap > 0 and (
                not place or features.end[place - 1] == CLOSED or features.shows[place - 1] & BYLINE
            )
            heading[place] += 4.5 if is_apart else 2.5
        elif inside:
            features.shows[place] |= NOTICE
            heading[place] -= 3.5
            if _is_office_below(features, place):
                # Another office may sign below it; neither fills a column.
                heading[place] -= 3.0
                features.end[place] = CLOSED
                features.shows[place] &= ~FULL


def _tops_no_notice(features: Features, place: int) -> bool:
    """Whether a line stands over what is no notice, or over another one."""
    # 简讯 is the name of another column: what stands under it is no notice.
    return (
        features.label[place] >= _COLUMN
        or (
            features.length[place] <= _LONGEST_BRIEFS
            and BRIEFS_HEADING.fullmatch(features.texts[place]) is not None
        )
        or (_tops_a_report(features, place, _LIKELY) and not _is_office_below(features, place))
        or _tops_a_story(features, place)
        or _tops_an_author(features, place)
        or _tops_another(features, place)
    )


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


def _tops_a_story(features: Features, place: int) -> bool:
    """Whether a line set apart looks like a headline, over a paragraph as long as none of a notice, or a signed one, or below a wider gap."""
    after = place + 1
    is_signed = after + 1 < len(features.length) and features.shows[after + 1] & BYLINE != 0
    is_far = features.lines[place].gap > 1
    return (
        features.heading[place] > (_LIKELY if is_signed or is_far else _LIKELY_IN_A_NOTICE)
        and features.lines[place].gap > 0
        and not features.shows[place] & (_ENTRY | ROW | NOTICE_HEAD)
        and after < len(features.length)
        and (is_signed or is_far or features.length[after] > _SHORTEST_STORY)
    )


def _tops_an_author(features: Features, place: int) -> bool:
    """Whether a line tops who wrote what stands below (□ 冯怀岭), or to whom (编辑同志:): nobody writes a notice."""
    after = place + 1
    if features.end[place] != OPEN or after == len(features.texts):
        return False
    return features.shows[after] & BYLINE != 0 or features.texts[after].startswith("编辑")


def _is_below_end(features: Features, place: int) -> bool:
    """Whether a short line stands below the end of a notice, or below the paper's own line, and is neither a field nor a day itself."""
    return (
        (features.end[place] == OPEN or features.texts[place][-1] in "？?")
        and features.length[place] <= _MOST_OVER_A_CAPTION
        and not features.shows[place] & (_ENTRY | ROW | DATED | NOTICE_HEAD)
        and features.heading[place] > _UNLIKELY
        and not _is_office_below(features, place)
        and (
            features.lines[place].below_own
            or _NOTICE_END.search(features.texts[place - 1]) is not None
            or _is_office_below(features, place - 1)
        )
    )


def _is_office_below(features: Features, place: int) -> bool:
    """Whether a line is an office below a text that has ended: who signs the notice."""
    return features.end[place - 1] == CLOSED and _OFFICE.fullmatch(features.texts[place]) is not None


_NOTICE_END: Final = re.compile(rf"(?:^|\s)(?:{WHOLE_DAY.pattern})$|作废[。！]$|特此\w{{2,4}}[。！]$")
"""The words a notice closes with, or the day of it, alone or behind who signs."""

_OFFICE: Final = re.compile(
    r"[\u4e00-\u9fff（）()]{2,22}(?:局|公司|委员会|管委会|中心|办公室|政府|医院|学校|小学|中学|办事处|支队|大队|集团|银行|协会|法院|检察院|广场|商场|超市|酒店|厂|站|(?<![远近高深低明暗好坏益用何各到之])处|所|[局委院]\S{0,8}[科股])"
)
_LONGEST_BRIEFS: Final = 10
_COLUMN: Final = 3.0
"""Points of a line that is a column's name by its words."""
_SHORTEST_TEXT: Final = 20
_SHORTEST_STORY: Final = 60
_LIKELY: Final = 1.0
_LIKELY_IN_A_NOTICE: Final = 2.0
"""Points of a line that is more likely a headline than not."""


def mark_lists(features: Features) -> None:
    """Mark the entries of a list that a text leads in (具体名单如下:, over 助人为乐:裴凤莲;时磊): each begins with a word and a colon, and is no headline."""
    is_list = False
    for place, (text, end, shows) in enumerate(zip(features.texts, features.end, features.shows, strict=True)):
        is_list = is_list and not shows & DATED and _LISTED.match(text) is not None
        if is_list:
            features.shows[place] |= NOTICE
            features.heading[place] -= 6.0
        is_list = is_list or (end == COLON and _LEADS_IN_LIST.search(text, len(text) - _LONGEST_LEAD) is not None)


_LEADS_IN_LIST: Final = re.compile("(?:如下|名单)[:：]$")
_LONGEST_LEAD: Final = 3
_LISTED: Final = re.compile("[\u4e00-\u9fff“”]{2,8}[:：]")


def mark_verse(features: Features) -> None:
    """
    Mark the lines of a poem under its author as the entries of a notice are: each a paragraph, whatever it ends with.

    Three short lines under an author are verse; it goes on to the next long line, or to the headline over the next
    author.
    """
    shows, lengths = features.shows, features.length
    total = len(shows)
    _mark_stanzas(features)
    _mark_apart(features)
    for author in features.places(AUTHOR | BYLINE):
        if not author:
            continue
        if shows[author] & BYLINE and features.texts[author][0] == "□":
            _mark_verse_above(features, author)
        if not shows[author] & AUTHOR or not features.heading[author - 1] > NEVER:
            continue
        if features.end[author - 1] == CLOSED or features.label[min(author + 1, total - 1)]:
            # Who signs a letter, or the text above the name of a column.
            continue
        end = author + 1
        while end < total and lengths[end] <= _VERSE and not shows[end] & (DATED | BYLINE | NOTICE_HEAD):
            if _is_of_prose(features, end):
                break
            if features.lines[author + 1].indent and not features.lines[end].indent:
                # Verses are indented, what stands over the next text is not.
                break
            if features.lines[end].indent == features.lines[author - 1].indent > features.lines[author + 1].indent:
                # What stands over the next text is set as the poem's headline is, in the middle.
                break
            if shows[end] & (TOPS_BLOCK | ISOLATED) and end > author + 3:
                another = next(
                    (after for after in range(end + 1, min(end + 4, total)) if shows[after] & (AUTHOR | BYLINE)), 0
                )
                if another:
                    # A blank line, a headline, and who wrote what comes next; below more of them the last stanza may stand first.
                    gaps = {line: min(features.lines[line].gap, 2) for line in range(end, another)}
                    end = max(gaps, key=lambda line: (gaps[line], line if gaps[line] > 1 else -line))
                    break
            end += 1
        below = next(
            (place for place in range(min(end, total - 1), author + 3, -1) if features.lines[place].gap), end
        )
        if any(shows[place] & FULL for place in range(below, min(end + 1, total))):
            # Prose began below the last blank line, with its headline.
            end = below
        elif end < total and lengths[end] > _VERSE and features.heading[end - 1] > _COULD_BE:
            # What stands over prose is its headline.
            end -= _heads_over(features, end)
        elif end < total and shows[end] & BYLINE and features.end[end - 1] == OPEN and not features.lines[end].gap:
            # So is what stands over who wrote the next text.
            end -= 1
        if (
            end < total
            and (lengths[end] > _VERSE or shows[end] & FULL)
            and [line.gap > 0 for line in features.lines[end - 2 : end + 1]] == [True, False, True]
        ):
            # Two lines between blank ones over prose are a headline, not a stanza.
            end -= 2
        if not any(line.gap for line in features.lines[author + 2 : author + 5]):
            # A poem whose lines stand close has no stanza of one line.
            while end - author > _FEWEST_VERSES and shows[end - 1] & ISOLATED:
                end -= 1
        if end - author > 3:
            for place in range(author + 1, end):
                shows[place] = (shows[place] | NOTICE) & ~AUTHOR
                if lengths[place] >= NARROWEST and features.end[place] == OPEN:
                    shows[place] &= ~FULL
                features.heading[place] -= 6.0


def _is_of_prose(features: Features, place: int) -> bool:
    """Whether a line of verse's length fills a column of prose, which goes on below it to a line that fills it, too, or ends."""
    shows, end = features.shows, features.end
    if not shows[place] & FULL or features.length[place] < NARROWEST or end[place] in (CLOSED, COMMA):
        return False
    below = place + 1
    return below == len(shows) or shows[below] & FULL != 0 or end[below] != OPEN or features.lines[below].gap > 0


def _mark_line_of_verse(features: Features, line: int) -> None:
    """Mark a line as one of verse, which is neither a headline nor the name of a column."""
    features.shows[line] = (features.shows[line] | NOTICE) & ~(AUTHOR | TOPS_BLOCK | MID)
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
            and (shows[place - 1] & BULLET or abs(lines[place].indent - lines[place - 1].indent) <= 1)
        ):
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    for first, after in runs:
        last = after - (after - first > 2 and shows[after - 1] & (AUTHOR | BYLINE) != 0)
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
        if shows[first] & AUTHOR and _is_head_apart(features, first - 1):
            # Who wrote it stands close above the verses, so that the line over these is a headline, below another poem, too.
            shows[first] = shows[first] & ~AUTHOR | BYLINE
            shows[first - 1] &= ~AUTHOR
            features.heading[first] -= 6.0
            first += 1
        elif number and blocks[number - 1][1] == first - 1:
            # The heading of the second poem of two.
            first -= 1
        elif _has_ended(features, first - 1):
            # Nothing stands over the block: its first line is the headline, with who wrote it below.
            first += 2 if shows[first + 1] & AUTHOR else 1
        for line in range(first, last):
            _mark_line_of_verse(features, line)
        if last < total and shows[last] & AUTHOR and not lines[last].gap:
            shows[last] = shows[last] & ~AUTHOR | BYLINE
            features.heading[last] -= 6.0


def _is_head_apart(features: Features, place: int) -> bool:
    """Whether a line between blank lines may be a headline."""
    return place >= 0 and features.shows[place] & ISOLATED != 0 and features.heading[place] > MIGHT_BE


def _mark_apart(features: Features) -> None:
    """Mark verse of which each line stands alone: no headline has so many lines, and of these only the first may be one."""
    lengths, shows = features.length, features.shows
    runs: list[list[int]] = []
    for place in [place for place, length in enumerate(lengths) if length <= _LONGEST_VERSE]:
        if not features.lines[place].gap or features.end[place] > COMMA or shows[place] & _NO_VERSE_APART:
            continue
        goes_on = bool(runs) and runs[-1][1] == place
        if features.label[place] and (
            not goes_on or max(lengths[place + 1 : place + _OVER_A_TEXT], default=0) > _VERSE
        ):
            # The name of a column, over a headline.
            continue
        if goes_on:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    for first, end in runs:
        if end - first >= _MOST_HEADLINES:
            # What stands over prose, or over who wrote what comes next, is a headline.
            is_over = end < len(lengths) and (
                shows[end] & (DATED | BYLINE) != 0
                or (lengths[end] > _VERSE and features.heading[end - 1] > _COULD_BE)
            )
            last = end - (_heads_over(features, end) if is_over else 0)
            for line in range(first + 1 + (shows[first + 1] & AUTHOR != 0), last):
                _mark_line_of_verse(features, line)


def _heads_over(features: Features, text: int) -> int:
    """How many of the lines above a text are its headlines, one or, over a dateline, up to three: down from the first that speaks in its words."""
    if features.shows[text] & DATED:
        said = "".join(features.texts[text : text + 2])
        for count in (3, 2):
            if count <= text and met(pairs_of(features.texts[text - count]), said) >= _SPEAKS:
                return count
    return 1


_SPEAKS: Final = 2
_MOST_HEADLINES: Final = 6
_OVER_A_TEXT: Final = 4
"""Below the name of a column a text begins within fewer lines than this: its headline, who wrote it."""


def _has_ended(features: Features, place: int) -> bool:
    """Whether a text ends with a line, which may be of who signs it, or the page begins below it."""
    while place > 0 and features.shows[place] & BYLINE:
        place -= 1
    return place < 0 or features.length[place] > _VERSE


def _verses(features: Features, first: int, last: int) -> int:
    """How many lines of verse a block of short lines is, counted as four where they are couplets; 0 if it is none."""
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
_NO_VERSE_APART: Final = (_NO_VERSE | DATED) & ~NOTICE


def _mark_verse_above(features: Features, author: int) -> None:
    """Mark the lines of a poem that who wrote it signs below, up to its headline over the block."""
    shows, lines = features.shows, features.lines
    first = author
    while first and features.length[first - 1] <= _VERSE:
        first -= 1
        if lines[first].gap:
            break
    # The block's first line is the headline; lines of prose fill their column.
    verses = range(first + 1, author)
    full = sum(1 for place in verses if shows[place] & FULL and features.end[place] not in (CLOSED, COMMA))
    if len(verses) >= _FEWEST_VERSES and 2 * full <= len(verses):
        for place in verses:
            _mark_line_of_verse(features, place)


_FEWEST_VERSES: Final = 4


def mark_letters(features: Features) -> None:
    """Mark who signs letters (定陶县 一学生家长), also right above the answer, and give points to what stands over 编辑同志."""
    shows, texts, heading, end = features.shows, features.texts, features.heading, features.end
    for answer, text in enumerate(texts):
        if answer > 1 and text[0] in _ANSWER_BEGINS and _ANSWER.match(text):
            place = answer - 1
            if end[place - 1] == CLOSED and _WHO_ASKS.fullmatch(texts[place]):
                shows[place] = shows[place] & ~AUTHOR | BYLINE
                heading[place] -= 6.0
        elif (
            answer
            and text[-1] not in ENDS
            and "读者" in text[-_LONGEST_READER:]
            and _SIGNED_BY_READER.search(text)
        ):
            # 体检查出胆囊息肉,要不要切? over …心里老是打鼓。 读者 老毕
            heading[answer - 1] += 3.0
    letters = [place for place in features.places(SPEAKER) if texts[place].startswith(_TO_WHOM)]
    for place in letters:
        if place and features.length[place] <= _SALUTATION:
            heading[place - 1] += 3.0
    for place in range(1, len(texts)):
        # Without letters only the last line, one set nearer to the text above, or one below whom to call, can be none but who signs.
        may_sign = (
            letters
            or place + 1 == len(texts)
            or features.is_nearer_above(place)
            or (
                texts[place][-1] in _OFFICE_LAST
                and _TO_CALL.search(texts[place - 1][-_CALLED:])
                and features.lines[place + 1].gap >= features.lines[place].gap
            )
        )
        if end[place - 1] != CLOSED or end[place] != OPEN or not may_sign or features.lines[place].below_own:
            continue
        if (
            letters
            and features.length[place] <= _LONGEST_SIGNATURE
            and (shows[place] & AUTHOR or _WRITER.fullmatch(texts[place]) or _is_reader(texts[place]))
        ):
            shows[place] = shows[place] & ~AUTHOR | BYLINE
            heading[place] -= 6.0
        elif _OFFICE.fullmatch(texts[place]) or _ALL.fullmatch(texts[place]):
            # 菏泽市自来水公司, who answers a letter, 全体住校生, who wrote one, or an office that signs the last notice of the page.
            is_headline = place + 1 < len(texts) and bool(shows[place + 1] & DATED)
            shows[place] |= BYLINE if letters and not is_headline else SPEAKER
            heading[place] -= 6.0


_TO_WHOM: Final = ("编辑", "律师同志", "记者同志", "医生同志", "读者朋友")
"""Whom letters, and answers to them, begin by speaking to."""
_OFFICE_LAST: Final = frozenset("局司会心室府院校学处队团行场市店厂站所科股")
"""Last characters of `_OFFICE`."""
_TO_CALL: Final = re.compile("(?:咨询|联系|报名|服务|监督|举报|抢修)(?:电话|热线)")
_CALLED: Final = 48
"""A notice says at its end whom to call: 咨询电话:0530-…."""
_ALL: Final = re.compile(r"全体[\u4e00-\u9fff]{2,8}")
_ANSWER: Final = re.compile("答[:：]|编后|编者[:：]|回[音复][:：]")
_SIGNED_BY_READER: Final = re.compile(r"[。！？!?]\s*[\u4e00-\u9fff]{0,4}读者\s*[\u4e00-\u9fff]{2,4}$")
_LONGEST_READER: Final = 12
_ANSWER_BEGINS: Final = frozenset("答编回")
# 鄄城县彭楼　李兴元, 一农民 赵广运: who asked, above the answer.
_WHO_ASKS: Final = re.compile(r"[\u4e00-\u9fff]{2,12}[\s\u3000]+[\u4e00-\u9fff]{2,4}")
_SALUTATION: Final = 8
_LONGEST_SIGNATURE: Final = 20
_PEOPLE: Final = "(?:读者|村民|市民|居民|家长|业主|群众|职工|学生|顾客|乘客|教师|老师|农民|工人|司机|会计)"
_WRITER: Final = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,12}}[\s\u3000]+(?:一|几|两|部分|众)?[位名]?|[一几][位名个])[\u4e00-\u9fff]{{0,8}}{_PEOPLE}|[一几][\u4e00-\u9fff]{{0,2}}{_PEOPLE}"
    r"|[\u4e00-\u9fff]{2,10}部分(?:居民|村民|业主|职工|学生|家长|群众|商户)"
    r"|(?:读者|市民|村民|居民|业主|家长)[\s\u3000]+[\u4e00-\u9fff]{2,3}"
    r"|(?:[\u4e00-\u9fff]{2,12}[\s\u3000]+)?[\u4e00-\u9fff]{2,4}等(?:\d{1,3}|[一二两三四五六七八九十几数]{1,3}|多)[户位名人](?:读者|村民|市民|居民|家长|业主|群众|职工|学生)?"
)


def _is_reader(text: str) -> bool:
    """Whether a line is who somebody is and a name: 菏泽棉纺厂退休工人 孟昭宇."""
    who, _, name = text.replace("\u3000", " ").rpartition(" ")
    return _WHO.fullmatch(who.rstrip()) is not None and 2 <= len(name) <= 3 and are_names([name])


_WHO: Final = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:\s[\u4e00-\u9fff]{0,6})?(?:母亲|父亲|妈妈|爸爸|读者|听众|观众|网友|市民|居民|村民|农民|工人|职工|教师|老师|学生|家长|干部|战士|个体户|司机|律师|法官|民警|医[生师]|护士|店主|顾客|业主|老人|听友|股民|球迷)"
)


_NO_HALF: Final = OPENER | NOTICE | DATED | FULL | BYLINE | ROW | SPEAKER | ENUMERATED | FIELDED
"""What no half of a headline shows."""


def mark_halves(features: Features) -> None:
    """
    Give their points to headlines that do not sound like one for what they are half of.

    A first line ends in a comma (红领巾心向党， / 争做…); two short ones stand alone between texts.
    """
    heading, end, lengths, shows, lines = (
        features.heading,
        features.end,
        features.length,
        features.shows,
        features.lines,
    )
    for report in features.places(DATED):
        # “我欠了她50年 / 一件红嫁衣, / 今天还上了” over a report.
        first = next(
            (place for place in range(report - 3, max(-1, report - 5), -1) if _opens(features, place)), -1
        )
        is_open = max(end[first : report - 1], default=OPEN) <= COMMA
        if first >= 0 and is_open and lines[report - 1].text[-1] == "”":
            for place in range(first, report):
                heading[place] = max(heading[place], 0.0) + 6.0
    _mark_below_authors(features)
    for place in features.places(UNCLOSED):
        if place + 1 < len(lengths) and end[place + 1] == CLOSED and lines[place + 1].text[-1] == "”":
            # 他倒看得开:“开水锅里: what a text says to its end no headline began.
            heading[place] -= 4.0
    for place in features.places(AUTHOR):
        # 诗歌 / 黄河边: below what kind of text it is stands its headline, though it could be a name.
        if place and _KIND_OF_TEXT.fullmatch(lines[place - 1].text) and lines[place].text[0] not in AUTHOR_MARKS:
            shows[place] &= ~AUTHOR
            heading[place] += 6.0
    for place in features.places(OPENER):
        # 镜头背后 / 为了拍一群大雁，他蹲了九天: below a column's name stands a headline, however it begins, over what begins as well.
        if (
            0 < place < len(lengths) - 1
            and features.label[place - 1]
            and shows[place - 1] & shows[place] & ISOLATED
            and lengths[place] <= _LONGEST_ALONE < lengths[place + 1]
            and end[place] == OPEN
            and shows[place + 1] & (OPENER | DATED)
        ):
            heading[place] += 9.0
    for place, length in enumerate(lengths[:-2]):
        # Over a report the first may begin as sentences do (7月1日国六标准落地), and the second ask.
        is_over_report = shows[place + 2] & DATED != 0 and not _COMMAS.search(lines[place].text)
        if (
            _LONGEST_HALF >= lengths[place + 1] > 3
            and 10 - is_over_report < length <= _LONGEST_ALONE
            and NEVER < heading[place] < 0 < heading[place + 1]
            and end[place] == OPEN
            and (end[place + 1] == OPEN or (is_over_report and lines[place + 1].text[-1] in "？?"))
            and shows[place] & shows[place + 1] & ISOLATED
            and not shows[place] & (MID | (_NO_HALF & ~OPENER if is_over_report else _NO_HALF))
            and lengths[place + 2] > 2 * _LONGEST_HALF
            and (not place or end[place - 1] == CLOSED or heading[place - 1] > 0)
        ):
            heading[place] += 3.0
        if (
            lines[place].text[-1] in "？?"
            and lines[place].gap
            and not lines[place + 1].gap
            and length <= _LONGEST_ALONE
            and heading[place] > NEVER
            and heading[place + 1] > _UNLIKELY
            and end[place + 1] == OPEN
            and shows[place + 2] & DATED
        ):
            # 菜价涨了多少？ / 记者清早逛市场: a question close over a headline is its first line.
            heading[place] = max(heading[place], 0.0) + 4.0
        if length > _LONGEST_HALF or lengths[place + 1] > _LONGEST_HALF or end[place + 1] != OPEN:
            continue
        if (
            lines[place].gap
            and lines[place + 2].gap
            and not lines[place + 1].gap
            and not (shows[place] | shows[place + 1]) & _NO_HALF
            and not (lines[place].column or features.label[place])
            and (shows[place + 2] & DATED or lengths[place + 2] > 2 * _LONGEST_HALF)
            and (not place or end[place - 1] == CLOSED)
        ):
            # 老枣树下的 / 那口井: two short lines alone together between texts.
            for half in (place, place + 1):
                heading[half] = max(heading[half], 0.0) + 4.0
            continue
        if (
            end[place] == COMMA
            and not shows[place] & (MID | NOTICE | DATED | FULL)
            and not (shows[place] & OPENER and not shows[place + 2] & SPEAKER)
            and (not lines[place].column or (lines[place].gap and lines[place + 2].gap))
            and heading[place + 1] > _LIKELY
            and not _goes_on_above(features, place)
        ):
            heading[place] += 6.0 + bool(shows[place] & OPENER)
        elif (
            shows[place] & UNCLOSED
            and not shows[place] & (MID | NOTICE | DATED | FULL)
            and shows[place + 1] & MID
            and (not place or end[place - 1] != OPEN)
        ):
            # “家门口的 / 爷爷讲堂”: no column breaks a paragraph so soon, and then again.
            heading[place] += 5.0
        elif shows[place + 2] & DATED and _PLACE_AND_COLON.fullmatch(lines[place].text):
            # 巨野：on a line of its own over a headline.
            shows[place] |= WHOSE
            heading[place] += 6.0


def _mark_below_authors(features: Features) -> None:
    """Give points to what stands alone below a text that its author signs in line (…听完。 李亦农): nothing is left to go on with."""
    for signed in features.signed:
        below = signed + 1
        if below < len(features.length) and features.end[below] == OPEN and features.shows[below] & ISOLATED:
            # 孩子的暑假,别让“手机”带大
            features.heading[below] += 4.0


def _goes_on_above(features: Features, place: int) -> bool:
    """Whether a line speaks in the words of the text right above it, and not in those of the text below the next line."""
    if not place:
        return False
    words = pairs_of(features.texts[place])
    below = "".join(features.texts[place + 1 : place + 4])
    return met(words, features.texts[place - 1]) >= _SPEAKS and not met(words, below)


def _opens(features: Features, place: int) -> bool:
    """Whether a line begins with a quotation that it does not close."""
    return features.texts[place][0] == "“" and features.shows[place] & UNCLOSED != 0


_COMMAS: Final = re.compile("[，,、]")
_KIND_OF_TEXT: Final = re.compile(
    "[■●◆【]?(?:[\u4e00-\u9fff]{0,4}(?:诗笺|诗页|诗苑)|诗歌|现代诗|诗词|散文诗?|小小说|小说|随笔|杂文)[】]?"
)
_LONGEST_HALF: Final = 20
_LONGEST_ALONE: Final = 30
_PLACE_AND_COLON: Final = re.compile(r"[\u4e00-\u9fff]{2,4}[：:]")


def mark_places(features: Features) -> None:
    """
    Mark names of places alone on a line where there are three or more (天中街道, 冉堌镇, 半堤镇).

    Over headlines they are labels, wherever these stand on the page; over a few lines each they are headlines.
    """
    found = [
        place
        for place, text in enumerate(features.texts[:-1])
        if text[-1] in _PLACE_ENDS and len(text) <= _LONGEST_PLACE and NAME_OF_A_PLACE.fullmatch(text)
    ]
    if len(found) < _FEWEST_PLACES:
        return
    over = [place for place in found if features.heading[place + 1] > 0 and features.end[place + 1] == OPEN]
    if len(over) >= _FEWEST_PLACES:
        for place in over:
            features.label[place] = SURELY
            features.heading[place] -= SURELY
            features.shows[place] &= ~(AUTHOR | BYLINE)
    runs: list[list[int]] = []
    for place in found:
        if (
            features.label[place]
            or features.shows[place] & _NO_HALF
            or features.length[place + 1] <= _LONGEST_PLACE
        ):
            continue
        if runs and place - runs[-1][-1] <= _FAR:
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        if len(run) >= _FEWEST_PLACES:
            for place in run:
                # 曹县 looks like a name.
                features.shows[place] &= ~AUTHOR
                features.heading[place] += _IN_A_ROW


NAME_OF_A_PLACE: Final = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[县区镇乡]|街道|办事处)")
_PLACE_ENDS: Final = frozenset("县区镇乡道处")
_LONGEST_PLACE: Final = 7
_FEWEST_PLACES: Final = 3
_FAR: Final = 5
"""So many lines from one to the next."""
_IN_A_ROW: Final = 4.0


def mark_captions(features: Features) -> None:
    """Mark what begins as captions do and has a photographer's credit below or in it, or points somebody out, and the short line over it."""
    shows, lengths, texts, end, heading = (
        features.shows,
        features.length,
        features.texts,
        features.end,
        features.heading,
    )
    signed = [credit - 1 for credit in features.places(BYLINE) if credit and texts[credit - 1].startswith("图为")]
    for caption in {*features.places(OPENER), *signed}:
        if not caption or lengths[caption] > LONGEST_CAPTION or end[caption] != CLOSED:
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
        if (
            end[place] == OPEN
            and lengths[place] <= _MOST_OVER_A_CAPTION
            and heading[place] > _UNLIKELY
            and not shows[place] & (NOTICE | BYLINE | FULL | MID)
            and not features.label[place]
        ):
            shows[place] |= TOPS_CAPTION
            heading[place] += 2.0
    for credit in features.places(BYLINE):
        caption = credit - 1
        if (
            0 < caption < len(shows) - 2
            and texts[credit].endswith(_CREDIT_ENDS)
            and end[caption - 1] == OPEN
            and heading[caption - 1] < HOPELESS
            and not shows[caption] & (MID | BYLINE)
            and _goes_on_below(features, caption)
        ):
            shows[caption] |= CAPTION


def _is_inside_column(features: Features, place: int) -> bool:
    """Whether a line stands flush below a full one of its column, in which paragraphs are indented."""
    lines = features.lines
    if lines[place].gap or lines[place].indent or not features.shows[place - 1] & FULL:
        return False
    for above in range(place - 1, max(-1, place - _FAR), -1):
        if lines[above].indent:
            return True
        if lines[above].gap:
            return False
    return False


def _goes_on_below(features: Features, caption: int) -> bool:
    """Whether the sentence that the line above a caption stops in goes on below its credit, and not in the caption."""
    below = features.texts[caption + 2]
    return features.heading[caption + 2] <= 0 and beginning_words(below) <= beginning_words(
        features.texts[caption]
    )


_MOST_OVER_A_CAPTION: Final = 24
_COULD_BE: Final = 0.0
_UNLIKELY: Final = -3.0
_CREDIT_ENDS: Final = ("摄", "摄影报道", "供图")


def _parts_a_heading(features: Features, place: int) -> bool:
    """Whether a line and the heading of a notice below it are one heading over two lines."""
    lines = features.lines
    return features.end[place] == OPEN and (
        features.texts[place + 1].startswith(("关于", "“", "国有"))
        # Set closer to what stands below it than to the notice above.
        or lines[place].gap > lines[place + 1].gap
    )


def context_of(features: Features) -> list[float]:
    """
    For a short line without a dateline after it: do its words come again in the text after it, or before it?

    The end of a column leaves a few words of a paragraph on a line of their own; they go on from what was said
    before, a headline announces what comes. -3 to 3 points.
    """
    texts, shows, end, length, lines = (
        features.texts,
        features.shows,
        features.end,
        features.length,
        features.lines,
    )
    total = len(texts)
    context = [0.0] * total
    for place, heading in enumerate(features.heading):
        if heading <= -1.5 or end[place] != OPEN or length[place] > 40 or shows[place] & NOTICE:
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
    return context
