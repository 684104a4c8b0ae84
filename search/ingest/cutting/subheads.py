"""
Here are items of which some are only parts of a longer one, give me the long one whole.

A feature is set in sections under short headings of one length (党建引领聚合力, 多元调解化矛盾), and only its last
section is signed. Such headings look like headlines; what tells them apart is that they come in a row, alike, over
text without a dateline that names no other place than the feature does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from search.ingest.cutting.items import Item, Paragraph
from search.ingest.facts.districts import mentions
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.lines.layout import Line
from search.ingest.lines.wording import coherence

_MAX_HEADING: Final = 18
_SHORT: Final = 12
_MIN_SHARE: Final = 0.09
"""So much of its pairs of characters a section shares with the others; articles side by side share 0.03 to 0.05."""
_MIN_SHARE_SIGNED: Final = 0.04
"""The same where one signs all of it."""


def join_sections(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """Put the sections of a feature back into it, each after a paragraph that is its heading."""
    _give_headings_back(items, lines)
    _join_scattered(items, lines)
    out: list[Item] = []
    place = 0
    while place < len(items):
        feature = items[place]
        out.append(feature)
        place += 1
        sections = _sections(items, place, lines) if _can_lead(feature) else []
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
    items[:] = out


def join_between(items: list[Item], lines: Sequence[Line]) -> None:
    """Put back into a feature what stands under a short heading between its beginning and its end, past photographs."""
    out: list[Item] = []
    before: Item | None = None
    for item in items:
        if before is None or not _is_between(item, before, lines):
            out.append(item)
            before = before if item.is_photo else item
            continue
        below = next(place for place, rest in enumerate(before.paragraphs) if _is_below(rest, item))
        before.paragraphs[below:below] = [_heading(item.heads[0], lines), *item.paragraphs]
        before.flags.append("sections")
    items[:] = out


def _is_between(item: Item, before: Item, lines: Sequence[Line]) -> bool:
    """Whether a section, or its heading alone, stands where the text before it, which has no dateline, goes on below it to who signs it."""
    return (
        bool(before.heads)
        and not (before.is_dated or before.kind or item.is_photo)
        and _can_be_section(item)
        and not item.is_signed
        and _size(lines[item.heads[0]].text) <= _SHORT
        and before.is_signed
        and _is_below(before.paragraphs[-1], item)
    )


def _is_below(paragraph: Paragraph, item: Item) -> bool:
    """Whether a paragraph was printed below an item."""
    return paragraph.lines[0] > max(item.heads[0], *item.paragraphs[-1].lines)


def _join_scattered(items: list[Item], lines: Sequence[Line]) -> None:
    """Put the sections of a feature back into it that stand among reports, the last of them signed."""
    gone: set[int] = set()
    for place, feature in enumerate(items):
        if place in gone or not _can_lead(feature):
            continue
        found = _scattered(items, place + 1, lines)
        sections = [items[other] for other in found]
        if (
            len(sections) > 1
            and _has_subtitle(feature, lines)
            and not gone.intersection(found)
            and _same_words(feature, sections, _MIN_SHARE_SIGNED)
        ):
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
        if not (is_inside and item.is_bare):
            is_inside = False
            if item.is_dated or item.kind or not item.heads or (item.labels and item.is_signed):
                continue
            if not _can_be_section(item) or _size(lines[item.heads[0]].text) > _SHORT:
                break
            is_inside = True
        found.append(place)
        if item.paragraphs[-1].byline:
            signed = max(signed, item.paragraphs[-1].lines[0])
    return found if signed else []


_REACH: Final = 12
"""Items below a feature among which its sections may stand."""


def _give_headings_back(items: Sequence[Item], lines: Sequence[Line]) -> None:
    """
    Give the heading of a section, which stands over a report with a headline of its own, back to its text below that.

    人头账 … | 矛盾账 over a report | the text of that section | 良心账 …: the headings around it are as long.
    """
    for place, report in enumerate(items[1:-2], 1):
        if not report.is_dated or len(report.labels) + len(report.heads) != 2:
            continue
        below = [item for item in items[place + 1 : place + 1 + _REACH] if not item.is_photo][:2]
        around = [items[place - 1], *below[1:]]
        over = report.labels or report.heads
        size = _size(lines[over[0]].text)
        if (
            len(around) == 2
            and size <= _SHORT
            and below[0].is_bare
            and all(_can_be_section(item) and _size(lines[item.heads[0]].text) == size for item in around)
        ):
            below[0].heads.append(over.pop(0))


def _has_subtitle(item: Item, lines: Sequence[Line]) -> bool:
    """Whether a dash leads in the last line of an item's headline (——…侧记), or ends the first (…这三年——), as with features and seldom else."""
    return lines[item.heads[-1]].text[0] in "—-" or lines[item.heads[0]].text[-2:] in ("——", "--", "──")


def _take_in(feature: Item, sections: Sequence[Item], lines: Sequence[Line]) -> None:
    """Add sections to their feature: the heading of each as a paragraph, then its paragraphs."""
    for section in sections:
        if section.heads:
            feature.paragraphs.append(_heading(section.heads[0], lines))
        feature.paragraphs.extend(section.paragraphs)
    feature.flags.append("sections")


def _heading(place: int, lines: Sequence[Line]) -> Paragraph:
    heading = Paragraph(lines[place].text, place)
    heading.subheading = True
    return heading


def _can_lead(item: Item) -> bool:
    """Whether an item may be the beginning of a feature: nobody signs it, no dateline opens it, and it is of no list."""
    return bool(item.heads and item.body) and not (item.is_dated or item.kind or item.is_signed)


def _can_be_section(item: Item) -> bool:
    """Whether an item has one headline and nothing else that shows it to be no section."""
    if len(item.heads) != 1 or not item.body:
        return False
    return not (item.labels or item.is_dated or item.kind or item.paragraphs[0].byline)


def _sections(items: Sequence[Item], start: int, lines: Sequence[Line]) -> list[Item]:
    """The run of items from *start* that could be sections: alike in their headings, unsigned but for the last."""
    run: list[Item] = []
    sizes: list[int] = []
    for place in range(start, len(items)):
        item = items[place]
        if not _can_be_section(item):
            break
        heading = lines[item.heads[0]].text
        # 误区一：…, 误区二：… need not be of one length.
        size = 0 if _LEAD.match(heading) else _size(heading)
        if len(heading) > _MAX_HEADING:
            break
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
    return _same_places(feature, sections, lines, gazetteer) and _same_words(feature, sections, _MIN_SHARE)


def _same_shape(sections: Sequence[Item], lines: Sequence[Line]) -> bool:
    """Whether all headings ask, or have the same marks in the same places (聚起来：从“一”到“二” …), as only those of one text do."""
    headings = [lines[section.heads[0]].text for section in sections]
    if all(heading[-1] in "？?" for heading in headings):
        return True
    shapes = {_HAN.sub("", heading) for heading in headings}
    if len(shapes) != 1:
        return False
    # 科技“保驾”, 电商“出力”: fewer marks will do where they stand between as many characters.
    are_alike = len({_CHARACTER.sub("字", heading) for heading in headings}) == 1
    return len(shapes.pop()) >= _FEWEST_MARKS - are_alike


def _same_lead(sections: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Whether each heading leads in with a word and a colon (算账：…, 服务：…) that is no place."""
    words = _leads(sections, lines)
    return all(words) and not any(map(gazetteer.pattern.search, words))


def _are_of_places(sections: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> bool:
    """Whether each heading leads in with a place: 成武：…, 东明：… say whose news it is, and are of no one text."""
    return all(map(gazetteer.pattern.search, _leads(sections, lines)))


def _leads(sections: Sequence[Item], lines: Sequence[Line]) -> list[str]:
    """The word that leads in the heading of each section, or empty."""
    leads = [_LEAD.match(lines[section.heads[0]].text) for section in sections]
    return [lead[1] if lead is not None else "" for lead in leads]


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
        and _same_words(feature, sections, _MIN_SHARE_SIGNED)
    )


def _is_letter(item: Item) -> bool:
    """Whether an item begins with whom it speaks to (编辑同志:)."""
    return _SALUTATION.match(item.paragraphs[0].text) is not None


_SALUTATION: Final = re.compile(r"编辑[^，。]{0,4}[：:]|[\u4e00-\u9fff]{2,10}[：:]$")


def _size(heading: str) -> int:
    """How long a heading is, marks aside: who composes headings of one length counts characters (大棚进了村里, “小菜园”进校园)."""
    return len(_CHARACTER.findall(heading))


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
