"""
Here are items of which some are only parts of a longer one, give me the long one whole.

A feature is set in sections under short headings, and mostly only its last section is signed. Such headings look like
headlines; what tells them apart is that their texts share rare words (names above all) with the feature and are about the same,
that they are short, alike and of one length, name no other place than the feature does, and are signed by a reporter below the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from search.ingest.cutting.items import Item, Paragraph
from search.ingest.cutting.pieces import SharedWords
from search.ingest.facts.districts import mentions
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.lines.features import ENUMERATOR, READERS
from search.ingest.lines.layout import Line
from search.ingest.lines.subjects import beside_common, nearness, subjects_of
from search.ingest.lines.wording import coherence
from search.model import Flag

_MAX_HEADING: Final = 18
_SHORT: Final = 12
_MIN_SHARE: Final = 0.04
"""So much of its pairs of characters a section that stands among reports shares with the others."""


def join_sections(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """Put the sections of a feature back into it, each after a paragraph that is its heading."""
    _give_headings_back(items, lines)
    _join_scattered(items, lines)
    _join_runs(items, lines, gazetteer, _ENOUGH)
    _join_alike(items, lines, gazetteer)


def join_sure_sections(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """The same where there is no doubt, before texts that run through each other are told apart: those of one feature would be by every word."""
    _join_runs(items, lines, gazetteer, _SURE)


def _join_runs(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer, enough: float) -> None:
    """Put the items below a feature into it, past photographs, that are its sections by more than *enough* points."""
    gone: set[int] = set()
    texts: _Texts | None = None
    for place, feature in enumerate(items):
        run = _run(items, place + 1, lines) if place not in gone and _can_lead(feature, lines) else []
        if not run:
            continue
        if texts is None:
            texts = _Texts(items, lines, gazetteer)
        taken = run[: texts.sections(place, run, enough)]
        if not taken:
            continue
        if _has_first_heading(feature, lines[items[taken[0]].heads[0]].text, lines):
            feature.paragraphs.insert(0, _heading(feature.heads.pop(), lines))
        _take_in(feature, [items[other] for other in taken], lines)
        gone.update(taken)
    items[:] = [item for place, item in enumerate(items) if place not in gone]


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
        before.flag(Flag.SECTIONS)
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
        if place in gone or not _can_lead(feature, lines):
            continue
        found = _scattered(items, place + 1, lines)
        sections = [items[other] for other in found]
        if (
            len(sections) > 1
            and _has_subtitle(feature, lines)
            and not gone.intersection(found)
            and _same_words(feature, sections, _MIN_SHARE)
        ):
            _take_in(feature, sections, lines)
            gone.update(found)
    items[:] = [item for place, item in enumerate(items) if place not in gone]


def _join_alike(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """
    Put back into a feature, past reports, what stands under headings of the form that those of its sections have, the last of them signed.

    学员:…, 房东:… | a report | 运管:… / 本报记者 甲: three such headings, or more, of one text.
    """
    gone: set[int] = set()
    for place, feature in enumerate(items):
        if place in gone or not _can_lead(feature, lines):
            continue
        forms = {_form(paragraph.text) for paragraph in feature.paragraphs if paragraph.subheading}
        count = sum(paragraph.subheading for paragraph in feature.paragraphs)
        sections: list[Item] = []
        found: list[int] = []
        for other, item in enumerate(items[place + 1 : place + 1 + _REACH], place + 1):
            if item.is_photo or other in gone or not _can_be_section(item):
                continue
            heading = lines[item.heads[0]].text
            form = _form(heading)
            if (
                form in _SERIES
                and _size(heading) <= _SHORT
                and forms <= {form}
                and not gazetteer.pattern.search(_lead(heading))
            ):
                forms = {form}
                found.append(other)
                sections.append(item)
                if item.is_signed:
                    break
        if (
            sections
            and sections[-1].is_signed
            and count + len(sections) >= _FEWEST_ALIKE
            and _same_words(feature, sections, _MIN_SHARE)
        ):
            _take_in(feature, sections, lines)
            gone.update(found)
    items[:] = [item for place, item in enumerate(items) if place not in gone]


_FEWEST_ALIKE: Final = 3


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
    feature.flag(Flag.SECTIONS)


def _heading(place: int, lines: Sequence[Line]) -> Paragraph:
    heading = Paragraph(lines[place].text, place)
    heading.subheading = True
    return heading


def _can_lead(item: Item, lines: Sequence[Line]) -> bool:
    """Whether an item may be the beginning of a feature: nobody signs it, no dateline opens it, it is of no list, and its headline is whole."""
    if not (item.heads and item.body) or item.is_dated or item.kind or item.is_signed:
        return False
    head = lines[item.heads[-1]]
    return not (head.text[-1] in "—─" or head.is_run_in or item.is_under_briefs(lines))


def _can_be_section(item: Item) -> bool:
    """Whether an item has one headline and nothing else that shows it to be no section."""
    if len(item.heads) != 1 or not item.body:
        return False
    return not (item.labels or item.is_dated or item.kind or item.paragraphs[0].byline)


def _run(items: Sequence[Item], start: int, lines: Sequence[Line]) -> list[int]:
    """Places of the items from *start* on that could be sections, photographs between them aside, up to the one that is signed."""
    run: list[int] = []
    is_past_rest = False
    for place, item in enumerate(items[start : start + _MOST_SECTIONS], start):
        # 文/图 below the last section signs the feature.
        if item.is_photo and not (item.heads and _form(lines[item.heads[0]].text) in _MARKS):
            continue
        if run and item.is_bare and items[place - 1].is_photo:
            # Below a photograph a section may go on, and then one under a heading like its own (破题：… | 升级：… | 外溢：…) is of its feature.
            is_past_rest = True
            continue
        if not _can_be_section(item) or _is_letter(item) or len(lines[item.heads[0]].text) > _MAX_HEADING:
            break
        if is_past_rest and not _are_alike(lines[items[run[-1]].heads[0]].text, lines[item.heads[0]].text):
            break
        run.append(place)
        if item.is_signed:
            break
    return run


_MOST_SECTIONS: Final = 24
"""Items below a feature, the photographs between its sections among them, that are looked at."""


class _Texts:
    """The texts of a page's items: the rare words and places that they share, and what they are about, worked out once for all features."""

    def __init__(self, items: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
        self._items, self._lines, self._gazetteer = list(items), lines, gazetteer
        texts = ["".join([paragraph.text for paragraph in item.body]) for item in items]
        self._shared = SharedWords(texts, _COPIED)
        self._subjects = beside_common(subjects_of(texts))

    def sections(self, feature: int, run: Sequence[int], enough: float) -> int:
        """How many of the items at the places of a *run* are sections of the one at *feature*: those up to which all points are most, and more than *enough*."""
        headings = [self._lines[self._items[place].heads[0]].text for place in run]
        if all(self._gazetteer.pattern.search(_lead(heading)) for heading in headings):
            # 成武：…, 东明：… say whose news it is, and are of no one text.
            return 0
        forms, sizes = list(map(_form, headings)), list(map(_size, headings))
        about, known = self._subjects[feature].copy(), self._places(feature)
        # Who signs the last section signs the feature.
        every = _SECTION + _SIGNED * self._items[run[-1]].is_by_reporter
        points, most, count = 0.0, enough, 0
        for number, (place, form, size) in enumerate(zip(run, forms, sizes, strict=True)):
            beside = [other for other in (number - 1, number + 1) if 0 <= other < len(forms)]
            places = self._places(place)
            points += every + _FURTHER * (number > 0)
            points += _SHARED * min(_MOST_SHARED, self._shared.between(place, feature, place))
            points += _ABOUT * nearness(self._subjects[place], about)
            points += _ALIKE * (form != "" and any(forms[other] == form for other in beside))
            points += _ONE_LENGTH * any(abs(sizes[other] - size) <= 1 for other in beside)
            points += _MARKED * (form in _MARKS)
            points -= _TOO_LONG * max(0, size - _SHORT)
            points -= _ELSEWHERE * (not places <= known)
            points -= _UNLIKE * (number > 1 and form != forms[0] == forms[1] != "")
            if points < _TOO_FEW:
                break
            if points > most:
                most, count = points, number + 1
            about += self._subjects[place]
            known |= places
        return count

    def _places(self, place: int) -> set[str]:
        item = self._items[place]
        texts = [*(self._lines[head].text for head in item.heads), *(p.text[:400] for p in item.body)]
        found = mentions(texts, self._gazetteer)
        return {mention.place.districts[0] for mention in found if mention.place.level != "city"}


_COPIED: Final = 0.6
"""Texts that share so many of their pairs of characters are one printed twice."""
_SECTION: Final = -2.4
_SIGNED: Final = 1.0
_FURTHER: Final = 1.5
_SHARED: Final = 0.9
_MOST_SHARED: Final = 4.0
_ABOUT: Final = 1.5
_ALIKE: Final = 2.4
_ONE_LENGTH: Final = 1.1
_MARKED: Final = 2.0
_TOO_LONG: Final = 0.9
_ELSEWHERE: Final = 1.3
_UNLIKE: Final = 2.0
"""
Log-odds of an item below a feature being its section: of any, and what is added for its not being the first, for each
point of rare words that it shares with what stands above it, for a reporter's signing the last one, for being about the same (per cosine), for a heading like the
one beside it, or as long, or of a form that articles do not have; and taken away for each character more than short headings have, for a
place that is new, and for a heading unlike those of the first two. Fitted, but for the last and the signature, by logistic regression to 186 such items
of annotated pages, of which 83 were sections; it tells 93 of 100 right. A signature says 1.5 by a later fit to 514 items; 1.0 reads the pages best.
"""
_ENOUGH: Final = 0.5
_SURE: Final = 4.0
_TOO_FEW: Final = -1.5
"""Points from which a feature has sections, from which there is no doubt, and below which no section further down mends the ones above it."""


def _form(heading: str) -> str:
    """What the form of a heading is that others of the text have as well: a clock time, a frame, a word that leads in, a question, a number, or its marks; empty if none."""
    for form, pattern in _FORMS.items():
        if pattern.match(heading):
            return form
    marks = _HAN.sub("", heading)
    return marks if len(marks) >= _FEWEST_MARKS else ""


def _are_alike(one: str, other: str) -> bool:
    """Whether two headings are of one form that others of the text have as well."""
    return _form(one) == _form(other) != ""


def _lead(heading: str) -> str:
    """The word that leads in a heading, or empty."""
    lead = _LEAD.match(heading)
    return lead[1] if lead is not None else ""


def _has_first_heading(feature: Item, heading: str, lines: Sequence[Line]) -> bool:
    """Whether the last line of a feature's headline is the heading of its first section, by the form of that of the next one."""
    form = _form(lines[feature.heads[-1]].text)
    # 填志愿：三个误区要避开 and “你走到哪儿，都是俺闺女” are second lines as well as first headings.
    return len(feature.heads) > (2 if form in _OF_TITLES else 1) and form in _FORMS and form == _form(heading)


_MARKS: Final = ("clock", "framed", "numbered")
"""Forms that a section has sooner than an article."""
_SERIES: Final = ("clock", "numbered", "led in")
"""Forms of headings that hold a feature together past reports."""
_OF_TITLES: Final = ("led in", "said")
"""Forms that lines of a headline have as often."""
_LEAD: Final = re.compile(r"([\u4e00-\u9fff]{2,4})[：:]")
_FORMS: Final = {
    "clock": re.compile(r"[\u4e00-\u9fff]{0,4}\d{1,2}(?:[:：]\d\d|[点时])"),
    "framed": re.compile(r"【[^】]+】$"),
    "named": re.compile(r"【"),
    "led in": _LEAD,
    "asked": re.compile(r".*[？?]$"),
    "said": re.compile(r"[“\"].*[”\"]$"),
    "numbered": re.compile(rf"{ENUMERATOR.pattern}|\d{{1,2}}[\s\u3000]"),
}
"""Forms that headings of one text share; the first that one has is its own."""
_HAN: Final = re.compile(r"[\u4e00-\u9fff\w]+")
_CHARACTER: Final = re.compile(r"[\u4e00-\u9fff\w]")
_FEWEST_MARKS: Final = 2


def _is_letter(item: Item) -> bool:
    """Whether an item begins with whom it speaks to (编辑同志:), or which reader tells it (市民李先生:)."""
    return _SALUTATION.match(item.paragraphs[0].text) is not None


_SALUTATION: Final = re.compile(
    rf"编辑[^，。]{{0,4}}[：:]|[\u4e00-\u9fff]{{2,10}}[：:]$|{READERS}[\u4e00-\u9fff]{{1,6}}(?:[：:]|反映|来[电信])"
)


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
