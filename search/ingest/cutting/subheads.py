"""
Here are items of which some are only parts of a longer one, give me the long one whole.

A feature is set in sections under short headings of one length (党建引领聚合力, 多元调解化矛盾), and only its last
section is signed. Such headings look like headlines; what tells them apart is that they come in a row, alike, over
text without a dateline that names no other place than the feature does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from search.ingest.cutting.items import Item, Paragraph
from search.ingest.facts.districts import mentions
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.lines.layout import Line
from search.ingest.lines.wording import coherence

_MAX_HEADING: Final = 18
_SHORT: Final = 12
"""Headings as short as this need not be of one length."""
_MIN_SHARE: Final = 0.09
_MIN_SHARE_ALIKE: Final = 0.065
"""So much of its pairs of characters a section shares with the others; articles side by side share 0.03 to 0.05."""
_MIN_SHARE_SIGNED: Final = 0.04
"""The same where one signs all of it."""
_ENUMERATED: Final = re.compile(
    r"[一二三四五六七八九十]{1,2}[、.]|[（(][一二三四五六七八九十][）)]|[①-⑩]|0?[1-9][.、]"
)

_HOUR: Final = re.compile(
    r"(?:凌晨|清晨|早[上晨]|[上中下]午|傍晚|晚[上间]?|夜[里间]?|深夜)?\s?\d{1,2}(?:[:：]\d\d|[时点](?:\d{1,2}分|半)?)(?!\d)"
)
"""What heads the sections of a text that tells of a day or a night by the hour."""


def join_sections(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """Put the sections of a feature back into it, each after a paragraph that is its heading."""
    _join_standing(items, lines)
    _give_headings_back(items, lines)
    _join_scattered(items, lines, gazetteer)
    out: list[Item] = []
    place = 0
    while place < len(items):
        feature = items[place]
        out.append(feature)
        place += 1
        if not _can_lead(feature, lines):
            continue
        sections = _sections(items, place, lines)
        if not sections or not (
            (len(sections) > 1 and _are_alike(feature, sections, lines, gazetteer))
            or _signs_all(feature, sections, lines, gazetteer)
        ):
            continue
        if len(feature.heads) > 1 and lines[feature.heads[-1]].text[-1] in "？?":
            # The first of the questions that the sections answer.
            feature.paragraphs.insert(0, _heading(feature.heads.pop(), lines))
        _take_in(feature, sections, lines)
        place += len(sections)
    _join_scattered(out, lines, gazetteer)
    _join_of_one_length(out, lines)
    items[:] = out


def join_around_headline(items: list[Item], lines: Sequence[Line]) -> None:
    """
    Put a feature together whose headline stands over the heading of one of its sections, among others as long.

    画图的人 … | 一条裙子出村记 / 缝裙子的人 … | 卖裙子的人 …, below the beginning of the text, which has no headline.
    """
    for place in range(len(items) - 2, 0, -1):
        over = items[place].heads
        if len(over) < 2 or not _may_stand_in(items[place], lines):
            continue
        size = _size(lines[over[-1]].text)
        first, after = place, place + 1
        while first and len(items[first - 1].heads) == 1 and _is_as_long(items[first - 1], size, lines):
            first -= 1
        while after < len(items) and len(items[after].heads) == 1 and _is_as_long(items[after], size, lines):
            after += 1
            if items[after - 1].is_signed:
                break
        text, sections = items[max(0, first - 1)], items[first:after]
        if first and text.is_bare and not text.is_photo and first < place < after - 1:
            text.heads, items[place].heads = over[:-1], over[-1:]
            _take_in(text, sections, lines)
            text.closed = sections[-1].closed
            del items[first:after]


def _is_as_long(item: Item, size: int, lines: Sequence[Line]) -> bool:
    """Whether the heading of an item, which may be a section, is as long as others."""
    return _may_stand_in(item, lines) and abs(_size(lines[item.heads[-1]].text) - size) <= 1


def _may_stand_in(item: Item, lines: Sequence[Line]) -> bool:
    """Whether an item may be a section: under a short heading, with nothing that shows it to be a report or a photograph."""
    return (
        bool(item.heads and item.body)
        and not (item.labels or item.is_dated or item.is_photo or item.paragraphs[0].byline)
        and _size(lines[item.heads[-1]].text) <= _SHORT
    )


def _join_of_one_length(items: list[Item], lines: Sequence[Line]) -> None:
    """
    Put the sections of a feature with a subtitle and its author at the top back into it, wherever they stand below it.

    Nobody signs them, they have no dateline, each speaks in the words of the feature, and their headings are as long as the first.
    """
    for place, feature in enumerate(items):
        if (
            not (feature.heads and _has_subtitle(feature, lines) and feature.body and feature.paragraphs[0].byline)
            or feature.is_signed
        ):
            continue
        size = next((_size(paragraph.text) for paragraph in feature.paragraphs if paragraph.subheading), 0)
        found: list[Item] = []
        for item in items[place + 1 : place + 1 + _REACH]:
            if _can_be_section(item) and not (item.is_photo or item.is_signed):
                length = _size(lines[item.heads[0]].text)
                if not size and item is items[place + 1] and length <= _SHORT:
                    size = length
                if length == size and _same_words(feature, [*found, item], _MIN_SHARE_SIGNED):
                    found.append(item)
        if len(found) > 1 or (found and "sections" in feature.flags):
            _take_in(feature, found, lines)
            items[:] = [item for item in items if item not in found]
            return


def join_between(items: list[Item], lines: Sequence[Line]) -> None:
    """Put back into a feature what stands under a short heading between its beginning and its end, past photographs."""
    out: list[Item] = []
    before: Item | None = None
    for item in items:
        if before is not None and _is_next(item, before, lines):
            _take_in(before, [item], lines)
            continue
        if before is None or not _is_between(item, before, lines):
            out.append(item)
            before = before if item.is_photo else item
            continue
        below = next(place for place, rest in enumerate(before.paragraphs) if _is_below(rest, item))
        before.paragraphs[below:below] = [_heading(item.heads[0], lines), *item.paragraphs]
        before.flags.append("sections")
    items[:] = out


def _is_next(item: Item, before: Item, lines: Sequence[Line]) -> bool:
    """Whether an item stands under a heading with the same marks as those of the sections above it (从“地头”到“云端”, 【援兵来了】)."""
    if len(item.labels) == 1 and not item.heads and item.has_body and not (item.is_dated or item.kind):
        # 【援兵来了】 may look like a column's name.
        return _is_enclosed(lines[item.labels[0]].text) and any(_is_enclosed(p.text) for p in before.paragraphs)
    above = [paragraph.text for paragraph in before.paragraphs if paragraph.subheading]
    if not above or not _can_be_section(item):
        return False
    marks = _HAN.sub("", lines[item.heads[0]].text)
    return len(marks) >= _FEWEST_MARKS and all(_HAN.sub("", heading) == marks for heading in above)


def _is_between(item: Item, before: Item, lines: Sequence[Line]) -> bool:
    """Whether a section, or its heading alone, stands where the text before it, which has no dateline, goes on below it to who signs it."""
    return (
        bool(before.heads and before.paragraphs)
        and not (before.is_dated or before.kind or item.is_photo)
        and (_can_be_section(item) or (len(item.heads) == 1 and not (item.labels or item.paragraphs)))
        and not item.is_signed
        and _size(lines[item.heads[0]].text) <= _SHORT
        and before.is_signed
        and _is_below(before.paragraphs[-1], item)
        and not _is_inside_a_sentence(item, _last_section(before))
    )


def _is_inside_a_sentence(item: Item, section: Sequence[Paragraph]) -> bool:
    """Whether the headline of an item was printed inside a sentence of a section, which goes on below it: a box, and no section as that is."""
    return any(paragraph.lines[0] < item.heads[0] < paragraph.lines[-1] for paragraph in section)


def _last_section(feature: Item) -> Sequence[Paragraph]:
    """What stands under the last heading of a section in a feature; nothing where it has none."""
    paragraphs = feature.paragraphs
    places = [place for place, paragraph in enumerate(paragraphs) if paragraph.subheading]
    return paragraphs[places[-1] + 1 :] if places else []


def _is_below(paragraph: Paragraph, item: Item) -> bool:
    """Whether a paragraph was printed below an item."""
    last = item.paragraphs[-1].lines if item.paragraphs else []
    return paragraph.lines[:1] > [max([item.heads[0], *last])]


def _join_scattered(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """Put the sections of a feature back into it that stand among reports, the last of them signed."""
    gone: set[int] = set()
    for place, feature in enumerate(items):
        if place in gone or not _can_lead(feature, lines):
            continue
        found = _scattered(items, place + 1, lines)
        sections = [items[other] for other in found]
        # Where some of its sections are known, one more will do that speaks plainly in its words.
        is_known = "sections" in feature.flags
        if (
            len(sections) > (0 if is_known else 1)
            and not gone.intersection(found)
            and (is_known or _has_subtitle(feature, lines) or _same_lead(sections, lines, gazetteer))
            and _same_words(feature, sections, _MIN_SHARE if is_known else _MIN_SHARE_SIGNED)
        ):
            _pass_end_on(sections)
            _take_in(feature, sections, lines)
            gone.update(found)
    items[:] = [item for place, item in enumerate(items) if place not in gone]


def _scattered(items: Sequence[Item], start: int, lines: Sequence[Line]) -> list[int]:
    """
    Places of the texts under short headings from *start* to who signs one of them, printed below all of them; none if nobody does.

    They may stand past reports, photographs and what has the name of its own column (记者手记); what goes on below a photograph in a section is its rest.
    """
    found: list[int] = []
    is_inside = False
    signed = 0
    for place, item in enumerate(items[start : start + _REACH], start):
        if signed and signed < (item.heads or item.labels or item.paragraphs[0].lines)[0]:
            break
        if item.is_photo:
            continue
        if not (is_inside and item.is_bare and not item.kind):
            is_inside = False
            if item.is_dated or item.kind or not item.heads or (item.labels and item.is_signed):
                continue
            heading = lines[item.heads[0]].text
            if not _can_be_section(item) or _size(heading) > (_MAX_HEADING if _LEAD.match(heading) else _SHORT):
                break
            if found and _is_inside_a_sentence(item, items[found[-1]].paragraphs):
                continue
            is_inside = True
        found.append(place)
        if item.paragraphs[-1].byline:
            signed = max(signed, item.paragraphs[-1].lines[0])
    return found if signed else []


def _pass_end_on(sections: Sequence[Item]) -> None:
    """Let what was printed below the heading of a later section, and is signed, be the end of the last."""
    for above, below in pairwise(sections):
        if not (above.is_signed and below.heads):
            continue
        end = len(above.paragraphs)
        while end > 1 and above.paragraphs[end - 1].lines[0] > below.heads[0]:
            end -= 1
        below.paragraphs += above.paragraphs[end:]
        del above.paragraphs[end:]


_REACH: Final = 12
"""Items below a feature among which its sections may stand."""


def _give_headings_back(items: Sequence[Item], lines: Sequence[Line]) -> None:
    """
    Give the heading of a section, which stands over a report with a headline of its own, back to its text below that.

    人头账 … | 矛盾账 over a report | the text of that section | 良心账 …: the headings around it are as long.
    """
    for place, report in enumerate(items[1:-2], 1):
        if not (report.is_dated and report.heads) or len(report.labels) + len(report.heads) != 2:
            continue
        below = [item for item in items[place + 1 : place + 1 + _REACH] if not item.is_photo][:2]
        around = [items[place - 1], *below[1:]]
        over = report.labels or report.heads
        size = _size(lines[over[0]].text)
        if (
            len(around) == 2
            and size <= _SHORT
            and below[0].is_bare
            and not below[0].kind
            and all(_can_be_section(item) and _size(lines[item.heads[0]].text) == size for item in around)
        ):
            below[0].heads.append(over.pop(0))


def _has_subtitle(item: Item, lines: Sequence[Line]) -> bool:
    """Whether a dash leads in the last line of an item's headline (——…侧记), or ends the first (…这三年——), as with features and seldom else."""
    return lines[item.heads[-1]].text[0] in "—-" or lines[item.heads[0]].text[-2:] in ("——", "--", "──")


def _take_in(feature: Item, sections: Sequence[Item], lines: Sequence[Line]) -> None:
    """Add sections to their feature: the heading of each as a paragraph, then its paragraphs."""
    for section in sections:
        if headings := section.heads or section.labels:
            feature.paragraphs.append(_heading(headings[0], lines))
        feature.paragraphs.extend(section.paragraphs)
    feature.flags.append("sections")


def _heading(place: int, lines: Sequence[Line]) -> Paragraph:
    heading = Paragraph(lines[place].text, place)
    heading.subheading = True
    return heading


def _join_standing(items: list[Item], lines: Sequence[Line]) -> None:
    """Put back into the item before it what stands under a heading that only ever parts a report (案情回放), or is the second poem of two."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if before is not None and (_is_another_poem(item, before, lines) or _parts_a_report(item, before, lines)):
            _take_in(before, [item], lines)
        else:
            out.append(item)
    items[:] = out


def _parts_a_report(item: Item, before: Item, lines: Sequence[Line]) -> bool:
    """Whether an item stands under a heading that parts the report before it: 案情回放; 警方提示 where it speaks in its words."""
    if (
        not (before.heads and before.body and item.body)
        or len(item.heads) != 1
        or item.labels
        or item.is_dated
        or before.kind
        or before.is_photo
    ):
        return False
    heading = _STANDING.fullmatch(lines[item.heads[0]].text)
    return heading is not None and (heading["warns"] is None or _same_words(before, [item], _MIN_SHARE_SIGNED))


def _is_another_poem(item: Item, before: Item, lines: Sequence[Line]) -> bool:
    """Whether an item is one of the further poems that the headline of the one before it counts, …（外一首）."""
    more = _MORE_POEMS.search(lines[before.heads[-1]].text) if before.heads else None
    if more is None or not _can_be_section(item) or len(lines[item.heads[0]].text) > _SHORT:
        return False
    taken = sum([paragraph.subheading for paragraph in before.paragraphs])
    return taken <= "一二三四五".find(more[1]) and all(paragraph.is_open for paragraph in item.body)


_MORE_POEMS: Final = re.compile("[（(]外([一二三四五])首[）)]$")
_STANDING: Final = re.compile(
    r"[■●◆▲★【]?(?:案情|案件|事件|法官|检察官|律师|专家|医生|警方|民警|交警|部门|网友|市民|业主|读者|各方|相关|延伸|新闻|法条)"
    r"(?:回放|回顾|说法|(?P<warns>提醒|提示|建议)|点评|观点|看法|分析|解读|支招|释法|回应|进展|背景|起因|经过|阅读|链接|声音)】?|回音|部门回复"
    r"|(?!星期)[\u4e00-\u9fff]{2}[一二三四五六七八九十][：:].{2,18}"
)
"""Headings of sections that stand under no article but the one before them; 陷阱一：… counts what that told of."""


def _can_lead(item: Item, lines: Sequence[Line]) -> bool:
    """Whether an item may be the beginning of a feature: nobody signs it, no dateline opens it, and it is of no list."""
    return (
        bool(item.heads)
        and bool(item.body)
        and not (item.is_dated or item.kind or item.is_signed or item.is_under_briefs(lines))
        and not (len(item.heads) == len(item.body) == 1 and _BRIEF.fullmatch(item.body[0].text))
    )


_BRIEF: Final = re.compile(r"\d{1,2}月\d{1,2}日.{,60}")
"""A brief begins with its day, a feature seldom and at more length, or below more than one headline."""


def _can_be_section(item: Item) -> bool:
    """Whether an item has one headline and nothing else that shows it to be no section."""
    return (
        len(item.heads) == 1
        and not (item.labels or item.is_dated or item.kind)
        and bool(item.body)
        and not item.paragraphs[0].byline
    )


def _sections(items: Sequence[Item], start: int, lines: Sequence[Line]) -> list[Item]:
    """The run of items from *start* that could be sections: alike in their headings, unsigned but for the last."""
    run: list[Item] = []
    sizes: list[int] = []
    for place in range(start, len(items)):
        item = items[place]
        if not _can_be_section(item):
            break
        heading = lines[item.heads[0]].text
        if len(heading) > _MAX_HEADING or "headline-after-body" in item.flags:
            break
        size = _size(heading)
        if _ENUMERATED.match(heading) or _HOUR.match(heading) or heading[-1] in "？?" or _is_enclosed(heading):
            size = 0
        if sizes and abs(size - sizes[0]) > (2 if max(size, sizes[0]) > _SHORT else 6):
            break
        sizes.append(size)
        if item.is_photo:
            break
        run.append(item)
        if item.is_signed:
            break
    return run


def _are_alike(feature: Item, sections: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Whether the headings of sections are so much alike as only those of one text are, or the words and places of their text."""
    if _same_lead(sections, lines, gazetteer):
        return True
    if _same_shape(sections, lines) and not _are_of_places(sections, lines, gazetteer):
        return True
    least = _MIN_SHARE_ALIKE if _same_size(sections, lines) else _MIN_SHARE
    return _same_places(feature, sections, lines, gazetteer) and _same_words(feature, sections, least)


def _same_shape(sections: Sequence[Item], lines: Sequence[Line]) -> bool:
    """Whether all headings ask, begin with their hour (23:08 楼梯口的老人 …), or have the same marks in the same places (聚起来：从“一”到“二” …), as only those of one text do."""
    headings = [lines[section.heads[0]].text for section in sections]
    if all(heading[-1] in "？?" for heading in headings):
        return True
    if all(map(_is_enclosed, headings)) or all(map(_HOUR.match, headings)):
        return True
    shapes = {_HAN.sub("", heading) for heading in headings}
    if len(shapes) != 1:
        return False
    # 科技“保驾”, 电商“出力”: fewer marks will do where they stand between as many characters.
    are_alike = len({_CHARACTER.sub("字", heading) for heading in headings}) == 1
    return len(shapes.pop()) >= _FEWEST_MARKS - are_alike


def _is_enclosed(heading: str) -> bool:
    """Whether all of a heading stands in brackets (【办法】), or is what somebody says (“往后要靠制度”), and not only its ends (“小菜园”变成“大课堂”)."""
    return heading[0] + heading[-1] in ("【】", "“”") and heading.find(heading[-1]) == len(heading) - 1


def _same_lead(sections: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Whether each heading leads in with a word of the same length and a colon (算账：…, 服务：…) that is no place."""
    words = _leads(sections, lines)
    return (
        len(words) > 1
        and all(words)
        and len({len(word) for word in words}) == 1
        and not any(_is_place(word, gazetteer) for word in words)
    )


def _are_of_places(sections: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Whether each heading leads in with a place: 成武：…, 东明：… say whose news it is, and are of no one text."""
    return all(_is_place(word, gazetteer) for word in _leads(sections, lines))


def _leads(sections: Sequence[Item], lines: Sequence[Line]) -> list[str]:
    """The word that leads in the heading of each section that has one, or empty."""
    leads = [_LEAD.match(lines[section.heads[0]].text) for section in sections if section.heads]
    return [lead[1] if lead is not None else "" for lead in leads]


def _is_place(word: str, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.pattern.search(word) or _PLACE.search(word))


_PLACE: Final = re.compile("县$|..[区市镇乡]$")
"""超市, 社区 are none."""
_LEAD: Final = re.compile(r"([\u4e00-\u9fff]{2,4})[：:]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff\w\s]+")
_CHARACTER: Final = re.compile(r"[\u4e00-\u9fff\w]")
_FEWEST_MARKS: Final = 3


def _same_places(feature: Item, sections: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Whether the sections name no place that the feature's own beginning does not name."""
    title = "".join(lines[head].text for head in feature.heads)
    known = _places([title, *(p.text for p in feature.body)], gazetteer)
    return all(_places([p.text for p in section.body[:2]], gazetteer) <= known for section in sections)


def _signs_all(feature: Item, sections: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """
    Whether who signs the last section signs the feature, too, which nobody does and which has no dateline, under headings as short as a section's.

    Of 25 such runs of annotated pages all but one were of one text.
    """
    return (
        sections[-1].paragraphs[-1].byline
        and all(_size(lines[section.heads[0]].text) <= _SHORT and not _is_letter(section) for section in sections)
        and _same_places(feature, sections, lines, gazetteer)
        and _same_words(feature, sections, _MIN_SHARE_SIGNED if len(sections) > 1 else _MIN_SHARE_ALIKE)
    )


def _is_letter(item: Item) -> bool:
    """Whether an item begins with whom it speaks to (编辑同志:)."""
    return _SALUTATION.match(item.paragraphs[0].text) is not None


_SALUTATION: Final = re.compile(r"编辑[^，。]{0,4}[：:]|[\u4e00-\u9fff]{2,10}[：:]$")


def _size(heading: str) -> int:
    """How long a heading is, marks aside: who composes headings of one length counts characters (大棚进了村里, “小菜园”进校园)."""
    return len(_CHARACTER.findall(heading))


def _same_size(sections: Sequence[Item], lines: Sequence[Line]) -> bool:
    """Whether there are three headings or more of one length, within a character."""
    sizes = [_size(lines[section.heads[0]].text) for section in sections]
    return len(sizes) >= _FEWEST_ALIKE and max(sizes) - min(sizes) <= 1


_FEWEST_ALIKE: Final = 3


def _same_words(feature: Item, sections: Sequence[Item], least: float) -> bool:
    """Whether the sections share *least* of their pairs with the rest of the feature, as articles beside it do not."""
    texts = ["".join(p.text for p in item.body)[:800] for item in (feature, *sections)]
    shares = []
    for place, text in enumerate(texts):
        others = "".join(texts[:place] + texts[place + 1 :])[:2400]
        shares.append(coherence(text[:400], others))
    return sum(shares) / len(shares) >= least


def _places(texts: Sequence[str], gazetteer: Gazetteer) -> set[str]:
    return {
        mention.place.districts[0]
        for mention in mentions([text[:400] for text in texts], gazetteer)
        if mention.place.level != "city"
    }
