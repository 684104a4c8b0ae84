"""
Here are items of which some are only parts of a longer one, give me the long one whole.

A feature is set in sections under short headings, and mostly only its last section is signed. Such headings look like
headlines; what tells them apart is that their texts share rare words (names above all) with the feature and are about the same,
that they are short, alike and of one length, name no other place than the feature does, and are signed by a reporter below the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.ingest.cutting.items import BOTH_CREDIT, Item, Paragraph
from search.ingest.cutting.pieces import BOX, SharedWords, is_verse
from search.ingest.facts.dates import number_of
from search.ingest.facts.districts import mentions
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.facts.names import parse_byline, signed_in
from search.ingest.lines.features import ENUMERATOR, READERS, STAGE
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import set_close
from search.ingest.lines.subjects import beside_common, nearness, subjects_of
from search.model import Flag

_MAX_HEADING: Final = 16
_SHORT: Final = 12
_SHORTEST: Final = 6


def join_sections(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """Put the sections of a feature back into it, each after a paragraph that is its heading."""
    _give_headings_back(items, lines)
    _join_poems(items, lines)
    _join_framed(items, lines)
    _join_notes(items, lines)
    texts = _join_scattered(items, _Texts(items, lines, gazetteer))
    _join_runs(items, texts, _ENOUGH)


def _join_poems(items: list[Item], lines: Sequence[Line]) -> None:
    """Put the other poems (《空巢》) below one that is printed with so many more (雪的来信（外一首）), signed once."""
    place = 0
    while place < len(items):
        heads = "".join([lines[head].text for head in items[place].heads])
        more = _MORE_POEMS.search(heads)
        for _ in range(number_of(more[1]) if more else 0):
            below = items[place + 1] if place + 1 < len(items) else None
            if below is None or not (_can_be_section(below, lines) and is_verse(below)):
                break
            _put_back(items[place], [items.pop(place + 1)], lines)
        place += 1


_MORE_POEMS: Final = re.compile("[（(][外另]([一二三四五六七八九])首[）)]")


def _join_counted(items: list[Item], lines: Sequence[Line]) -> None:
    """Put the parts of an essay whose headline counts them (秋日三题) together, each under its heading; that of the first may be in its headline, or stand in its text."""
    for place, essay in enumerate(items):
        counted = _COUNTED.search(lines[essay.heads[0]].text) if essay.heads else None
        if counted is None or essay.is_dated:
            continue
        body = essay.body
        if body and len(essay.heads) == 1 and not (body[0].is_open and len(body[0].text) <= _SHORT):
            continue
        first = place + 1
        count = number_of(counted[1].replace("两", "二")) - bool(body)
        parts = items[first : first + count]
        if len(parts) < count or not all(_can_be_section(part, lines) for part in parts):
            continue
        essay.paragraphs[:0] = [_heading(head, lines) for head in essay.heads[1:]]
        del essay.heads[1:]
        for part in parts:
            _put_back(essay, [part], lines)
        del items[first : first + count]


_COUNTED: Final = re.compile("([二两三四五六七八九])[题则章帖札叠]$")


def _join_notes(items: list[Item], lines: Sequence[Line]) -> None:
    """Put what the paper adds to a report (编后 / 三个部门,各有各的难处…) below it; below letters it is of all of them."""
    for place in range(len(items) - 1, 0, -1):
        note, report = items[place], items[place - 1]
        if (
            note.labels
            and not note.heads
            and len(note.body) == 1
            and report.is_dated
            and report.heads
            and _NOTE.fullmatch(set_close(lines[note.labels[-1]].text))
        ):
            _put_in(report, [_heading(note.labels[-1], lines), *note.paragraphs])
            del items[place]


_NOTE: Final = re.compile("[【\\[]?编后(?:语|话)?[】\\]]?")


def _join_framed(items: list[Item], lines: Sequence[Line]) -> None:
    """
    Put the framed parts of a text (【案情回放】 … | 【法院判决】 …) together, up to the one that is signed.

    The first frame may stand last in its headline, and the last part below a box that is set into it.
    """
    case: Item | None = None
    for item in items.copy():
        head = _heading(item.heads[-1], lines) if item.heads else None
        is_framed = head is not None and _is_frame(head)
        inside = next((place for place, paragraph in enumerate(item.paragraphs) if _is_frame(paragraph)), None)
        if case is not None and is_framed and _can_be_section(item, lines):
            _put_back(case, [item], lines)
            items.remove(item)
        elif case is not None and inside and not item.is_dated and sum(map(_is_frame, case.paragraphs)) > 1:
            _put_in(case, item.part(inside).paragraphs)
        elif head is not None and is_framed and len(item.heads) > 1:
            case = item
            item.heads.pop()
            item.paragraphs.insert(0, head)
        elif inside is not None:
            case = item
        case = None if case is not None and case.is_signed else case


def _is_frame(paragraph: Paragraph) -> bool:
    return paragraph.text[0] == "【" and _FORMS["framed"].match(paragraph.text) is not None


def join_inside(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """The same for sections that stand between the beginning and the end of a feature, which may have been put back since."""
    _join_scattered(items, _Texts(items, lines, gazetteer), only_inside=True)


def join_sure_sections(items: list[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
    """The same where there is no doubt, before texts that run through each other are told apart: those of one feature would be by every word."""
    _join_counted(items, lines)
    _join_runs(items, _Texts(items, lines, gazetteer), _SURE)


def _join_runs(items: list[Item], texts: _Texts, enough: float) -> None:
    """Put the items below a feature into it, past photographs, that are its sections by more than *enough* points."""
    gone: set[int] = set()
    lines = texts.lines
    for place, feature in enumerate(items):
        can_lead = place not in gone and not feature.is_signed and _can_lead(feature, lines)
        run = _run(items, place, lines) if can_lead else []
        # 业主：…, 物业：…, 房管部门：… are sections of a report, too.
        is_report = feature.is_dated and not _are_series([lines[items[other].heads[0]].text for other in run])
        taken = run[: texts.sections(place, run, enough, is_report=is_report)] if run else []
        if not taken:
            continue
        if _has_first_heading(feature, lines[items[taken[0]].heads[0]].text, lines):
            feature.paragraphs.insert(0, _heading(feature.heads.pop(), lines))
        for other in taken:
            _put_back(feature, [items[other]], lines)
        gone.update(taken)
    items[:] = [item for place, item in enumerate(items) if place not in gone]


def _join_scattered(items: list[Item], texts: _Texts, *, only_inside: bool = False) -> _Texts:
    """
    Put the sections of a feature back into it that stand among reports, or (*only_inside* for them alone) between its beginning and its end.

    Returns the texts of what is left.
    """
    gone: set[int] = set()
    for place, feature in enumerate(items):
        can_lead = place not in gone and not feature.is_dated and _can_lead(feature, texts.lines)
        chain = _chain(items, place, texts.lines) if can_lead else []
        chain = [section for section in chain if not gone.intersection(section)]
        if chain and (
            _is_below(feature.paragraphs[-1], items[chain[0][0]]) or not (only_inside or _is_next(place, chain))
        ):
            for section in texts.scattered(place, chain):
                _put_back(feature, [items[other] for other in section], texts.lines)
                gone.update(section)
    if not gone:
        return texts
    items[:] = [item for place, item in enumerate(items) if place not in gone]
    return _Texts(items, texts.lines, texts.gazetteer)


def _chain(items: Sequence[Item], feature: int, lines: Sequence[Line]) -> list[list[int]]:
    """
    Places of the items below the one at *feature* that could be its sections, whatever stands between them, as far as one of them all is signed.

    Each with those below it, and below its photographs, that have no headline: its rest.
    """
    chain: list[list[int]] = []
    is_signed, is_inside = items[feature].is_signed, False
    last = items[feature].paragraphs[-1].lines[0] if is_signed else 0
    for place, item in enumerate(items[feature + 1 : feature + 1 + _REACH], feature + 1):
        if item.is_photo:
            continue
        if last and last < (item.heads or item.labels or item.paragraphs[0].lines)[0]:
            break
        if is_inside and item.is_bare:
            chain[-1].append(place)
        else:
            # A box beside a report, and what is signed where the feature is, are texts of their own.
            is_inside = _can_be_section(item, lines) and not (is_signed and item.is_signed)
            is_inside = is_inside and not _is_by_another(items[feature], item)
            is_inside = is_inside and not BOX.match(lines[item.heads[0]].text)
            if not is_inside:
                continue
            chain.append([place])
        if item.is_signed:
            last = max(last, item.paragraphs[-1].lines[0])
    return chain


def _is_next(feature: int, chain: Sequence[list[int]]) -> bool:
    """Whether the sections of a *chain* stand right below the one at *feature*, one below the other."""
    return chain[-1][-1] - feature == sum(map(len, chain))


def _is_below(paragraph: Paragraph, item: Item) -> bool:
    """Whether a paragraph was printed below an item."""
    return paragraph.lines[0] > max(item.heads[0], *item.paragraphs[-1].lines)


def _put_back(feature: Item, section: Sequence[Item], lines: Sequence[Line]) -> None:
    """Add a section and its rest to their feature, each paragraph above the first that was printed below it."""
    heading = _heading(section[0].heads[0], lines)
    _put_in(feature, [heading, *(paragraph for item in section for paragraph in item.paragraphs)])


def _put_in(feature: Item, paragraphs: Iterable[Paragraph]) -> None:
    """Add paragraphs to their feature, each above the first that was printed below it."""
    for paragraph in paragraphs:
        below = (place for place, other in enumerate(feature.paragraphs) if other.lines[0] > paragraph.lines[0])
        feature.paragraphs.insert(next(below, len(feature.paragraphs)), paragraph)
    feature.flag(Flag.SECTIONS)


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
            and all(_can_be_section(item, lines) and _size(lines[item.heads[0]].text) == size for item in around)
        ):
            below[0].heads.append(over.pop(0))


def _has_subtitle(item: Item, lines: Sequence[Line]) -> bool:
    """Whether a dash leads in the last line of an item's headline (——…侧记), or ends the first (…这三年——), as with features and seldom else."""
    return lines[item.heads[-1]].text[0] in "—-" or lines[item.heads[0]].text[-2:] in ("——", "--", "──")


def _heading(place: int, lines: Sequence[Line]) -> Paragraph:
    heading = Paragraph(lines[place].text, place)
    heading.subheading = True
    return heading


def _can_lead(item: Item, lines: Sequence[Line]) -> bool:
    """Whether an item may be the beginning of a feature: it is of no list, and its headline is whole."""
    if not item.heads or item.kind or item.end is None:
        return False
    head = lines[item.heads[-1]]
    if _is_letter(item) and any(paragraph.byline for paragraph in item.paragraphs):
        # Below who signs a letter nothing is of it but what the paper says to it.
        return False
    return not (
        head.text[-1] in "—─" or _WORK.fullmatch(head.text) or head.is_run_in or item.is_under_briefs(lines)
    )


_WORK: Final = re.compile("《[^《》]+》")
"""The title of a play or a book alone: the one below it heads what is told of another."""


def _are_series(headings: Sequence[str]) -> bool:
    """Whether several headings are all of one form that holds a text together."""
    forms = {_form(heading) for heading in headings}
    return len(headings) > 1 and len(forms) == 1 and forms <= {*_MARKS, *_SERIES}


def _can_be_section(item: Item, lines: Sequence[Line]) -> bool:
    """Whether an item has one headline, which is short, and nothing else that shows it to be no section."""
    if len(item.heads) != 1 or not item.body:
        return False
    heading = lines[item.heads[0]].text
    if (_size(heading) > _MAX_HEADING and not STAGE.match(heading)) or _OF_A_PLACE.match(heading):
        return False
    return not (item.labels or item.is_dated or item.kind or item.paragraphs[0].byline or _is_letter(item))


_OF_A_PLACE: Final = re.compile("[\u4e00-\u9fff]{2,10}(?:社区|街道|[镇乡村])[：:]")
"""赵王河社区:招聘会: whose news it is; of 95 such lines of annotated pages all are headlines."""


def _is_by_another(feature: Item, item: Item) -> bool:
    """Whether somebody else signs an item than who is named above the text of a feature."""
    if not (feature.paragraphs[0].byline and item.is_signed):
        return False
    above, below = parse_byline(feature.paragraphs[0].text), signed_in([item.paragraphs[-1].text])
    makers, others = above.reporters + above.correspondents, below.reporters + below.correspondents
    return bool(makers and others) and set(makers).isdisjoint(others)


def _run(items: Sequence[Item], feature: int, lines: Sequence[Line]) -> list[int]:
    """Places of the items below the one at *feature* that could be its sections, photographs between them aside, up to the one that is signed."""
    run: list[int] = []
    is_past_rest = False
    pictures = 0
    for place, item in enumerate(items[feature + 1 : feature + 1 + _MOST_SECTIONS], feature + 1):
        pictures = pictures + 1 if item.is_photo else 0
        if pictures == _PAGE_OF_PICTURES:
            # What stands below so many on end is no section of what is said before them.
            break
        # 文/图 below the last section signs the feature, and above a text that.
        is_signed_both = len(item.body) > 1 and BOTH_CREDIT.search(item.paragraphs[-1].text) is not None
        if item.is_photo and not (
            (run and is_signed_both)
            or item.paragraphs[0].byline
            or (item.heads and _form(lines[item.heads[0]].text) in _MARKS)
        ):
            continue
        if run and item.is_bare and items[place - 1].is_photo:
            # Below a photograph a section may go on, and then one under a heading like its own (破题：… | 升级：… | 外溢：…) is of its feature.
            is_past_rest = True
            continue
        if not _can_be_section(item, lines) or _is_by_another(items[feature], item):
            break
        if is_past_rest and not _are_alike(lines[items[run[-1]].heads[0]].text, lines[item.heads[0]].text):
            break
        run.append(place)
        if item.is_signed:
            break
    return run


_PAGE_OF_PICTURES: Final = 4
"""Photographs on end, as no feature has them between its sections."""
_MOST_SECTIONS: Final = 24
"""Items below a feature, the photographs between its sections among them, that are looked at."""


class _Texts:
    """The texts of a page's items: the rare words and places that they share, and what they are about, worked out at the first question, once for all features."""

    def __init__(self, items: Sequence[Item], lines: Sequence[Line], gazetteer: Gazetteer) -> None:
        self._items, self.lines, self.gazetteer = list(items), lines, gazetteer
        self._named: dict[int, set[str]] = {}

    @cached_property
    def _texts(self) -> list[str]:
        return ["".join([paragraph.text for paragraph in item.body]) for item in self._items]

    @cached_property
    def _shared(self) -> SharedWords:
        return SharedWords(self._texts, _COPIED)

    @cached_property
    def _subjects(self) -> NDArray[np.float32]:
        return beside_common(subjects_of(self._texts))

    def sections(self, feature: int, run: Sequence[int], enough: float, *, is_report: bool) -> int:
        """
        How many of the items at the places of a *run* are sections of the one at *feature*: those up to which all points are most, and more than *enough*.

        Of a report with a dateline, below which no reporter signs, each must have its share of them.
        """
        headings = [self.lines[self._items[place].heads[0]].text for place in run]
        if all(self.gazetteer.pattern.search(_lead(heading)) for heading in headings):
            # 成武：…, 东明：… say whose news it is, and are of no one text.
            return 0
        forms, sizes = list(map(_form, headings)), list(map(_size, headings))
        about, known = self._subjects[feature].copy(), self._districts(feature)
        # Who signs the last section signs the feature.
        is_signed = self._items[run[-1]].is_by_reporter
        every = _SECTION + _SIGNED * is_signed
        if is_report and (len(run) < _FEWEST_OF_REPORT or is_signed):
            return 0
        points, most, count = 0.0, enough, 0
        for number, (place, form, size) in enumerate(zip(run, forms, sizes, strict=True)):
            beside = [other for other in (number - 1, number + 1) if 0 <= other < len(forms)]
            places = self._districts(place)
            points += every + _FURTHER * (number > 0)
            points += _SHARED * min(_MOST_SHARED, self._shared.between(place, feature, place))
            points += _ABOUT * nearness(self._subjects[place], about)
            is_alike = form != "" and any(forms[other] == form for other in beside)
            is_as_long = any(abs(sizes[other] - size) <= 1 for other in beside)
            points += _ALIKE * is_alike + _ONE_LENGTH * is_as_long
            points -= _OF_ITS_OWN * (number > 1 and not (is_alike or is_as_long or is_signed))
            points += _MARKED * (form in _MARKS)
            points -= _TOO_LONG * max(0, size - _SHORT)
            points -= _ELSEWHERE * (not places <= known)
            points -= _UNLIKE * (number > 1 and form != forms[0] == forms[1] != "")
            if points < (_EACH_OF_REPORT * (number + 1) if is_report else _TOO_FEW):
                break
            if points > most:
                most, count = points, number + 1
            about += self._subjects[place]
            known = known | places
        return count

    def scattered(self, feature: int, chain: Sequence[list[int]]) -> list[list[int]]:
        """
        Those of a *chain* that are sections of the one at *feature*.

        Who has least points is left out, one by one, until nobody has too few; and all are where together they have not enough.
        """
        kept = list(chain)
        while kept:
            points = [
                sum([_SIGNS[sign] * value for sign, value in signs.items()]) for signs in self.signs(feature, kept)
            ]
            least = min(points)
            if least > _LEAST:
                return kept if sum(points) > _ENOUGH else []
            del kept[points.index(least)]
        return kept

    def signs(self, feature: int, chain: Sequence[list[int]]) -> list[dict[str, float]]:
        """How much of each sign of _SIGNS each of a *chain* shows for being a section of the one at *feature*."""
        item, firsts = self._items[feature], [section[0] for section in chain]
        headings = [self.lines[self._items[place].heads[0]].text for place in firsts]
        own = [paragraph.text for paragraph in item.paragraphs if paragraph.subheading]
        subjects, known = self._subjects[[feature, *firsts]], self._districts(feature)
        about, whole = subjects[0], subjects.sum(0)
        among = {place for section in chain for place in section}
        is_signed = any(self._items[place].is_by_reporter for place in (feature, *among))
        found = []
        for number, (place, heading) in enumerate(zip(firsts, headings, strict=True)):
            others = [*headings[:number], *headings[number + 1 :], *own]
            alike = sum([_are_alike(heading, other) for other in others])
            size = _size(heading)
            shared = self._shared.of(place)
            most_shared = max([shared.get(other, 0.0) for other in firsts if other != place], default=0.0)
            between = range(feature + 1, place)
            found.append(
                {
                    "section": 1,
                    "signed": is_signed,
                    "signed, several": is_signed and len(chain) > 1,
                    "signed itself": any(self._items[other].is_signed for other in chain[number]),
                    "shares": min(_MOST_SHARED, shared.get(feature, 0.0)),
                    "shares with another": min(_MOST_SHARED, most_shared),
                    "about": nearness(subjects[number + 1], about),
                    "about all": nearness(subjects[number + 1], whole - subjects[number + 1]),
                    "alike": alike > 0,
                    "in a series": alike > 1 and _form(heading) in _SERIES,
                    "one length": any(abs(_size(other) - size) <= 1 for other in others),
                    "too long": max(0, size - _SHORT),
                    "inside": _is_below(item.paragraphs[-1], self._items[place]),
                    "next": all(other in among or self._items[other].is_photo for other in between),
                    "elsewhere": not self._districts(place) <= known,
                    "below a subtitle": _has_subtitle(item, self.lines),
                    "below little": len(self._texts[feature]) < _LITTLE,
                }
            )
        return found

    def _districts(self, place: int) -> set[str]:
        """The districts that an item names."""
        known = self._named.get(place)
        if known is None:
            item = self._items[place]
            texts = [*(self.lines[head].text for head in item.heads), *(p.text[:400] for p in item.body)]
            found = mentions(texts, self.gazetteer)
            known = {mention.place.districts[0] for mention in found if mention.place.level != "city"}
            self._named[place] = known
        return known


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
_OF_ITS_OWN: Final = 1.5
"""
Log-odds of an item below a feature being its section: of any, and what is added for its not being the first, for each
point of rare words that it shares with what stands above it, for a reporter's signing the last one, for being about the same (per cosine), for a heading like the
one beside it, or as long, or of a form that articles do not have; and taken away for each character more than short headings have, for a
place that is new, for a heading unlike those of the first two, and, where no reporter signs the last, for one from the third on that is like neither beside it in form or length
(of eight on 141 annotated pages three are sections, all by far). Fitted, but for the last two and the signature, by logistic regression to 186 such items
of annotated pages, of which 83 were sections; it tells 93 of 100 right. A signature says 1.5 by a later fit to 514 items; 1.0 reads the pages best.
"""
_SIGNS: Final = {
    "section": -4.7,
    "signed": 1.34,
    "signed, several": 0.73,
    "signed itself": -1.2,
    "shares": 0.52,
    "shares with another": 0.4,
    "about": 1.37,
    "about all": 1.18,
    "alike": 1.46,
    "in a series": 1.5,
    "one length": 1.47,
    "too long": -0.61,
    "inside": 2.19,
    "next": 0.8,
    "elsewhere": -1.23,
    "below a subtitle": 1.1,
    "below little": 0.99,
}
"""
Log-odds of an item that stands among others, or inside a feature, being its section: of any, and for each sign of it: a reporter's signing the feature or
the last of them; rare words that it shares with the feature, and with another of them, by their points; how near it is to what the feature is about, and to what all of them are
(per cosine); a heading of the form of another, and of two or more; as long as another; each character too many; the feature's going on below it; nothing but sections
and photographs above it; a place that is new; and a subtitle, or few characters, of the feature. Fitted by logistic regression (but "in a series") to
430 such items of annotated pages, 50 of them sections. Read by weights that were fitted without its own set of pages, 34 of the 50 are found, and 4 others.
Three later sets had 20 among 37, of which 9 were found; then "section" was raised by 1.28 and "signed itself", what nobody but who wrote a text does, added:
15 of the 20, and none of the 17 others; of the 48 of pages in `tests/ingest/pages` 10 of 11, before 9, and none of the others.
"""
_LITTLE: Final = 350
"""So many characters of a feature stand above its first section, or fewer."""
_LEAST: Final = 0.0
"""What has no more points is sooner no section, however many the others have: on pages of separate short stories nothing else tells them apart."""
_ENOUGH: Final = 0.5
_SURE: Final = 4.0
_TOO_FEW: Final = -1.5
"""Points from which a feature has sections, from which there is no doubt, and below which no section further down mends the ones above it."""
_FEWEST_OF_REPORT: Final = 2
_EACH_OF_REPORT: Final = 1.5
"""So many sections has a report with a dateline, each with so many points on an average so far: of 23 runs below one that nobody signs, of annotated pages, the first has 3.4, 2.0 and -1.4 where it is a section, else -0.8 at most."""


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
    """Whether the last line of a feature's headline is the heading of its first section, by the form of that of the next one, or its length below a question."""
    last = lines[feature.heads[-1]].text
    if (
        len(feature.heads) > 1
        and lines[feature.heads[-2]].text[-1] in "？?"
        and _size(last) == _size(heading) <= _SHORTEST
    ):
        # 还能反悔吗？ / 案情回放 … | 法院判决 … | 法官说法 …
        return True
    form = _form(last)
    # 填志愿：三个误区要避开 and “你走到哪儿，都是俺闺女” are second lines as well as first headings.
    return len(feature.heads) > (2 if form in _OF_TITLES else 1) and form in _FORMS and form == _form(heading)


_MARKS: Final = ("clock", "framed", "numbered")
"""Forms that a section has sooner than an article."""
_SERIES: Final = ("clock", "numbered", "led in")
"""Forms of headings that hold a feature together past reports."""
_OF_TITLES: Final = ("led in", "said")
"""Forms that lines of a headline have as often."""
_LEAD: Final = re.compile(r"([\u4e00-\u9fff]{2,6})[：:]")
_FORMS: Final = {
    "clock": re.compile(r"[\u4e00-\u9fff]{0,4}\d{1,2}(?:[:：]\d\d|[点时])"),
    "framed": re.compile(r"【[^】]+】$"),
    "named": re.compile(r"【"),
    "led in": _LEAD,
    "asked": re.compile(r".*[？?]$"),
    "said": re.compile(r"[“\"].*[”\"]$"),
    "numbered": re.compile(rf"{ENUMERATOR.pattern}|{STAGE.pattern}|\d{{1,2}}[\s\u3000]"),
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
