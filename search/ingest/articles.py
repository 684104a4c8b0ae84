"""
Here is a page, give me its articles, and for every line what became of it.

README.md tells the steps, each of which has a module of its own. Nothing printed is lost: a line that enters no
article is named in `ParsedPage.lines`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from search.ingest.cutting.ends import place_ends
from search.ingest.cutting.headlines import LONGEST_COLUMN_NAME, place_heads
from search.ingest.cutting.items import REPORTER, Item, Paragraph, is_signed_in_line, items_of, join_flush
from search.ingest.cutting.jumps import ALONE, join_jumps, take_jumps
from search.ingest.cutting.lists import split_lists
from search.ingest.cutting.repeats import Repeat, take_repeated_heads, take_repeats
from search.ingest.cutting.subheads import join_inside, join_sections, join_sure_sections
from search.ingest.cutting.threads import untangle
from search.ingest.cutting.titles import Headlines, compose, says_it_is_a_feature
from search.ingest.facts.dates import ArticleDate, Days, article_date
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.facts.names import (
    Byline,
    dateline,
    is_author,
    is_byline,
    parse_byline,
    signed_at_end,
    signed_in_dateline,
    together,
)
from search.ingest.filing import Filing, Told
from search.ingest.lines.contents import find_contents
from search.ingest.lines.imprint import Masthead, names_day
from search.ingest.lines.layout import Line, lines_of, point_for_stop, take_margins, with_stops
from search.ingest.lines.marks import COLON, CORNER, end_of, unframed
from search.ingest.lines.masthead import find_masthead
from search.ingest.lines.ornaments import take_ornaments
from search.ingest.lines.roles import decide
from search.ingest.lines.run_in import part_run_in
from search.ingest.notes import LineNote, Notes, ParsedPage
from search.model import Article, Flag, Kind, LineRole, Page, PartialDate
from search.model import Paragraph as ArticleParagraph

_TITLE_REACH: Final = 8
"""In so many paragraphs the words of a headline come again."""


def parse_page(page: Page, gazetteer: Gazetteer) -> ParsedPage:
    """Cut a page into articles; never fails, whatever the text."""
    return _Reading(page, gazetteer).read()


class _Reading:
    """One page being read: what is known so far, and the notes on its lines."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self.point = point_for_stop(page.text)
        self.all_lines: list[Line] = []
        self.lines: list[Line] = []
        """Those that were not set aside."""
        self.place_of: list[int] = []
        """Of each of these, its place among all."""
        self.set_aside: dict[int, tuple[LineRole, str]] = {}
        self.mastheads: dict[int, Masthead] = {}
        self.items: list[Item] = []
        self.left_out: list[Repeat] = []

    def read(self) -> ParsedPage:
        """The steps, in the order of README.md."""
        text = with_stops(self.page.text, self.point) if self.point else self.page.text
        self.all_lines = part_run_in(lines_of(text))
        self._take_mastheads()
        take_margins(self.lines)
        self._take_jumps()
        take_ornaments(self.lines)
        self.decisions = decide(self.lines)
        items = items_of(self.lines, self.decisions.roles)
        self.left_out += take_repeats(items, self.lines)
        join_sure_sections(items, self.lines, self.gazetteer)
        untangle(items, self.lines)
        place_heads(items, self.lines)
        # Below a text that was left out its headline may stand once more.
        kept = [repeat.kept_in for repeat in self.left_out if not repeat.is_loop]
        self.left_out += take_repeated_heads(items, self.lines, kept)
        items = split_lists([item for item in items if not item.is_empty], self.lines)
        join_sections(items, self.lines, self.gazetteer)
        place_ends(items, self.lines)
        join_inside(items, self.lines, self.gazetteer)
        self.restored, self.pointers = join_jumps(items, self._page_number)
        join_flush(items, self.lines)
        self.items = items
        return self._parsed()

    def _take_mastheads(self) -> None:
        """Set aside the paper's own lines and jump lines, sheet by sheet."""
        start, total = 0, len(self.all_lines)
        while start < total:
            sheet = self.all_lines[start].sheet
            end = total
            if self.all_lines[-1].sheet != sheet:
                end = next(place for place in range(start, total) if self.all_lines[place].sheet != sheet)
            contents = find_contents(self.all_lines, start, end)
            head = find_masthead(self.all_lines, start, end, self.gazetteer, contents)
            self.mastheads[sheet] = head
            for place in head.numbers:
                self.set_aside[place] = (LineRole.PAGE_NUMBER, "版次 page number")
            for place in head.lines:
                self.set_aside[place] = (LineRole.MASTHEAD, "报头报眼 the paper's own line")
            for place in contents:
                self.set_aside[place] = (LineRole.JUMP, "导读 an entry of a list of contents")
            taken = head.lines | head.numbers | contents
            self.place_of += [place for place in range(start, end) if place not in taken]
            for place in sorted(taken):
                if place + 1 < end:
                    # The paper's own line parts what stands above it from what stands below, a rule as much as the blank lines around it do.
                    own, below = self.all_lines[place], self.all_lines[place + 1]
                    is_rule = not any(map(str.isalnum, own.text))
                    below.gap = max(1, below.gap, own.gap if is_rule else 0)
                    below.below_own = True
                    below.below_head = own.below_head or names_day(own.text)
            start = end
        self.lines = [self.all_lines[place] for place in self.place_of]

    def _take_jumps(self) -> None:
        """Set aside 上接 and 下转, which the lines beside them then know of."""
        alone = take_jumps(self.lines)
        for place in alone:
            self.set_aside[self.place_of[place]] = (LineRole.JUMP, "转版标记 jump mark on a line of its own")
        if alone:
            self.place_of = [place for place in self.place_of if place not in self.set_aside]
            self.lines = [self.all_lines[place] for place in self.place_of]

    def _parsed(self) -> ParsedPage:
        """The items as articles: with headlines, makers, day and districts."""
        items = [item for item in self.items if item.paragraphs or item.heads]
        lists_briefs = any(item.kind == Kind.BRIEF for item in items)
        drafts = [_draft(item, self.lines, lists_briefs=lists_briefs) for item in items]
        filings = self._file(items, drafts)
        repeats = self._repeats_of()
        flags = [
            self._flags(item, draft, repeats.get(id(item), ())) for item, draft in zip(items, drafts, strict=True)
        ]
        if self.point:
            self._take_stops_back(items, drafts)
        ids: dict[bytes, int] = {}
        articles = [
            self._article(item, draft, filed, flagged, ids)
            for item, draft, filed, flagged in zip(items, drafts, filings, flags, strict=True)
        ]
        return ParsedPage(tuple(articles), lambda: self._notes(items, drafts, articles))

    def _file(self, items: Sequence[Item], drafts: Sequence[_Draft]) -> list[_Filed]:
        """What each article is filed under, which all of the page tell together."""
        own_lines = [
            self.all_lines[place].text for head in self.mastheads.values() for place in sorted(head.lines)
        ]
        filing = Filing(self.page, self.mastheads, own_lines, self.gazetteer)
        days = [Days(draft.texts) for draft in drafts]
        times = filing.times(days, [draft.above for draft in drafts])
        sheets = list(map(self._sheet, items))
        dates = [article_date(named, times[sheet]) for named, sheet in zip(days, sheets, strict=True)]
        told = [
            Told(draft.whole_title, draft.texts, draft.kind, dated.date)
            for draft, dated in zip(drafts, dates, strict=True)
        ]
        year = next((time.date.year for time in times.values() if time.date), None)
        districts = filing.districts(told, year)
        issues = {
            sheet: _Issue(
                self.page.paper or head.paper or filing.paper,
                self.page.number or head.page,
                *filing.issue(sheet, times[sheet]),
            )
            for sheet, head in self.mastheads.items()
        }
        return list(map(_Filed, map(issues.__getitem__, sheets), dates, districts))

    def _article(
        self, item: Item, draft: _Draft, filed: _Filed, flags: tuple[str, ...], ids: dict[bytes, int]
    ) -> Article:
        headlines, byline, issue, dated = draft.headlines, draft.byline, filed.issue, filed.dated
        return Article(
            id=identity(self.page.source, (*headlines[:3], *draft.texts), ids),
            source=self.page.source,
            title=headlines.title,
            kicker=headlines.kicker,
            subtitle=headlines.subtitle,
            paragraphs=tuple(
                [
                    ArticleParagraph(f"p{number}", paragraph.text, *self._extent(paragraph))
                    for number, paragraph in enumerate(item.paragraphs, 1)
                ]
            ),
            kind=draft.kind,
            paper=issue.paper,
            page_number=issue.page_number,
            page_date=issue.day,
            page_evidence=self._printed(issue.evidence),
            date=dated.date,
            date_basis=dated.basis,
            date_evidence=self._printed(dated.evidence),
            reporters=byline.reporters,
            correspondents=byline.correspondents,
            photographers=byline.photographers,
            districts=filed.districts,
            flags=flags,
        )

    def _repeats_of(self) -> dict[int, list[Paragraph]]:
        """By the identity of an item, what was left out of others because it keeps it."""
        repeats: dict[int, list[Paragraph]] = {}
        for repeat in self.left_out:
            if not repeat.is_loop and repeat.item is not repeat.kept_in:
                repeats.setdefault(id(repeat.kept_in), []).append(repeat.paragraph)
        return repeats

    def _take_stops_back(self, items: Sequence[Item], drafts: Sequence[_Draft]) -> None:
        """Print everything with the points again that were read as 。."""
        for line in self.all_lines:
            line.text = self._printed(line.text)
        left_out = [repeat.paragraph for repeat in self.left_out]
        for paragraph in (*left_out, *(paragraph for item in items for paragraph in item.paragraphs)):
            paragraph.text = self._printed(paragraph.text)
        for draft in drafts:
            kicker, title, subtitle = map(self._printed, draft.headlines[:3])
            draft.headlines = draft.headlines._replace(kicker=kicker, title=title, subtitle=subtitle)

    def _printed(self, text: str) -> str:
        """*text* with the points of the page that were read as 。, one for one."""
        return text.replace("。", self.point) if self.point else text

    def _extent(self, paragraph: Paragraph) -> tuple[int, int]:
        """The first and the last line of the source that a paragraph comes from."""
        lines, pieces = self.lines, paragraph.pieces
        if len(pieces) == 1:
            number = lines[pieces[0][1]].number
            return number, number
        places = [place for _, place in pieces]
        return lines[min(places)].number, lines[max(places)].number

    def _flags(self, item: Item, draft: _Draft, repeats: Iterable[Paragraph]) -> tuple[str, ...]:
        if item.is_open and draft.kind is not Kind.NOTICE:
            item.flag(Flag.TRUNCATED)
        if draft.byline.uncertain:
            item.flag(Flag.NAMES_UNCERTAIN)
        return (*map(str, item.flags), *_ranges(map(self._extent, repeats)))

    def _sheet(self, item: Item) -> int:
        for paragraph in item.paragraphs:
            if paragraph.pieces:
                return self.lines[paragraph.pieces[0][1]].sheet
        return self.lines[item.heads[0]].sheet

    def _page_number(self, item: Item) -> str:
        """The page that an item stands on; empty where it is not known, or is one of several."""
        if self.page.number:
            return self.page.number
        pages = self.mastheads[self._sheet(item)].pages
        return pages[0] if len(set(pages)) == 1 else ""

    def _notes(
        self, items: Sequence[Item], drafts: Sequence[_Draft], articles: Sequence[Article]
    ) -> tuple[LineNote, ...]:
        """What became of each line, told after the fact."""
        by_item = {id(item): article.id for item, article in zip(items, articles, strict=True)}
        notes = Notes(self.all_lines, self.place_of, self.decisions.explained())
        for place, (role, reason) in self.set_aside.items():
            notes.own(place, role, reason)
        for item, draft in zip(items, drafts, strict=True):
            identity = by_item[id(item)]
            for place, role, text in _head_roles(item, draft.headlines, self.lines):
                name = unframed(text) if role is LineRole.KICKER else text
                notes.line(place, role, identity, name)
                for mark in filter(None, map(str.strip, text.split(name, 1))):
                    notes.line(place, LineRole.ORNAMENT, "", mark, "栏目饰符 what frames the name of a column")
            for paragraph in item.paragraphs:
                notes.paragraph(paragraph, identity)
        for item in self.items:
            for place in item.labels:
                if place not in notes.taken:
                    notes.line(place, LineRole.LABEL, "", reason="栏目名 column label")
        for _, paragraph, kept, is_loop in self.left_out:
            identity = by_item.get(id(kept), "")
            if is_loop:
                notes.paragraph(paragraph, identity, LineRole.LOOP, "版末循环 goes round in circles")
            else:
                notes.paragraph(
                    paragraph, identity, LineRole.REPEATED, "重复，保留另一处 printed elsewhere, kept there"
                )
        for place in range(len(self.lines)):
            if place in notes.taken:
                continue
            if place in self.pointers:
                notes.line(place, LineRole.JUMP, "", reason="转版标题 headline over a continuation")
            else:
                notes.line(place, LineRole.HEADING, "", reason="列表总题 heading over a list, or of no article")
        for place, line in enumerate(self.lines):
            for side, mark in (("from", line.jump_from), ("to", line.jump_to)):
                if mark and not mark.startswith(ALONE) and (place, side) not in self.restored:
                    notes.line(place, LineRole.JUMP, "", mark, "转版标记 jump mark taken out of the text")
            for mark in line.ornament:
                notes.line(place, LineRole.ORNAMENT, "", mark, "标题饰符 mark beside a headline")
        return notes.result()


class _Issue(NamedTuple):
    """
    Which paper a sheet is of, as far as known.

    Attributes:
        evidence: The sentence that tells the year of its day where it is not stated.
    """

    paper: str
    page_number: str
    day: PartialDate | None
    evidence: str


class _Filed(NamedTuple):
    """What an article is filed under."""

    issue: _Issue
    dated: ArticleDate
    districts: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """
    An article but for what it is filed under.

    Attributes:
        above: Labels and headlines as printed.
        texts: Its paragraphs as they were read.
    """

    above: list[str]
    headlines: Headlines
    texts: list[str]
    byline: Byline
    kind: Kind

    @property
    def whole_title(self) -> str:
        return " ".join(filter(None, self.headlines[:3]))


def _draft(item: Item, lines: Sequence[Line], *, lists_briefs: bool) -> _Draft:
    heads = [lines[place].text for place in item.heads]
    labels = [lines[place].text for place in item.labels]
    needs_body = len(heads) > 1 or (heads and heads[0][0] == CORNER)
    body = "".join([paragraph.text for paragraph in item.paragraphs[:_TITLE_REACH]])[:2000] if needs_body else ""
    headlines = compose(heads, labels, body)
    if not headlines.title:
        headlines = headlines._replace(title=item.heading)
    return _Draft(
        [*labels, *heads],
        headlines,
        [paragraph.text for paragraph in item.paragraphs],
        _byline(item),
        _kind(item, headlines, lines, lists_briefs=lists_briefs),
    )


def _head_roles(item: Item, headlines: Headlines, lines: Sequence[Line]) -> Iterator[tuple[int, LineRole, str]]:
    """Places of the headlines of an article, and of a label that is its kicker, with what they are and what of the line is."""
    if item.labels and not headlines.has_own_kicker:
        yield item.labels[-1], LineRole.KICKER, lines[item.labels[-1]].text
    if headlines.name:
        yield item.heads[0], LineRole.KICKER, headlines.name
    for number, (place, role) in enumerate(zip(item.heads, headlines.roles, strict=True)):
        text = lines[place].text
        if not number:
            text = text.removeprefix(headlines.name).lstrip()
        if text:
            yield place, role, text


def _byline(item: Item) -> Byline:
    """Who made an item."""
    found: list[Byline] = []
    ends = len(item.paragraphs) - 3
    for place, paragraph in enumerate(item.paragraphs):
        if paragraph.byline or (item.kind == Kind.PHOTO and is_byline(paragraph.text)):
            found.append(parse_byline(paragraph.text))
            continue
        if place < 2 and (match := paragraph.dateline):
            found.append(signed_in_dateline(paragraph.text, match))
        if place >= ends:
            found.append(signed_at_end(paragraph.text))
    return together(found)


def _kind(item: Item, headlines: Headlines, lines: Sequence[Line], *, lists_briefs: bool) -> Kind:
    if item.kind:
        return Kind(item.kind)
    if item.is_photo:
        return Kind.PHOTO
    body = item.body
    if not lists_briefs and len(item.paragraphs) == 1 and _is_brief(item.paragraphs[0].text):
        return Kind.BRIEF
    if _is_programme(body):
        return Kind.NOTICE
    if not (item.heads and body) or lines[body[0].lines[0]].jump_from or body[0].dateline:
        # It begins as news does, or its beginning may stand on another page.
        return Kind.NEWS
    if item.paragraphs[0].byline or says_it_is_a_feature(headlines.subtitle):
        # Who wrote it stands between headline and text, or the subtitle says what it is.
        return Kind.FEATURE
    last = item.paragraphs[-1]
    if (
        last.byline
        and not REPORTER.search(last.text)
        and is_author(last.text)
        and sum(len(paragraph.text) for paragraph in body) >= _SHORTEST_IN_COLUMN
    ):
        # Or below the text, and is no reporter; who sends news in is named in brackets.
        return Kind.FEATURE
    return news_or_feature([paragraph.text for paragraph in body], headlines.kicker)


def _is_brief(text: str) -> bool:
    """Whether a short paragraph that is all of an article is signed in line, by somebody whom its dateline does not name."""
    if len(text) > _LONGEST_BRIEF or not is_signed_in_line(text):
        return False
    begins = dateline(text)
    return begins is None or not signed_in_dateline(text, begins)


def _is_programme(body: Sequence[Paragraph]) -> bool:
    """Whether a text is made of rows that begin with a day or an hour: what is shown, played or held, and when."""
    if len(body) < _FEWEST_ROWS:
        return False
    rows = sum(1 for paragraph in body if _ROW_OF_PROGRAMME.match(paragraph.text))
    return rows >= _FEWEST_ROWS and rows * 2 > len(body)


_FEWEST_ROWS: Final = 3
_ROW_OF_PROGRAMME: Final = re.compile(r"(?:\d{1,2}月\d{1,2}日[^，,。]{0,8})?\d{1,2}[:：]\d\d")
"""4月21日（周五）19:30; all four such articles of annotated pages are notices."""

_LONGEST_BRIEF: Final = 120
"""Of 26 such paragraphs on annotated pages that list no briefs under a heading 24 are briefs."""


def news_or_feature(body: Sequence[str], kicker: str) -> Kind:
    """What a text without a dateline is that is no photograph, brief or notice: a feature under the name of a column, which is a short kicker, or in sections."""
    length = sum(map(len, body))
    if length >= _SHORTEST_IN_COLUMN and 0 < len(kicker) <= LONGEST_COLUMN_NAME:
        return Kind.FEATURE
    headings = [text for text in body[:-1] if len(text) <= _LONGEST_HEADING and end_of(text) < COLON]
    return Kind.FEATURE if length >= _SHORTEST_IN_SECTIONS and len(headings) > 1 else Kind.NEWS


_SHORTEST_IN_COLUMN: Final = 100
_SHORTEST_IN_SECTIONS: Final = 200
_LONGEST_HEADING: Final = 16


_BASE_32: Final = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS: Final = [one + two for one in _BASE_32 for two in _BASE_32]


def identity(source: str, printed: Iterable[str], taken: dict[bytes, int]) -> str:
    """An id from the source's name and what is *printed*, spaces aside; the second of two equal ones is counted in."""
    content = "".join("".join(printed).split())
    digest = hashlib.blake2b(f"{source}\0{content}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = taken.get(digest, 0)
    taken[digest] = number + 1
    if number:
        digest = hashlib.blake2b(digest + number.to_bytes(4, "big"), digest_size=8).digest()
    # Base 32, five bits a character, two at a time; the standard library's own takes many times as long.
    bits = int.from_bytes(digest, "big") << 1
    return (
        f"{_BASE_32[bits >> 60]}{_PAIRS[bits >> 50 & 1023]}{_PAIRS[bits >> 40 & 1023]}{_PAIRS[bits >> 30 & 1023]}"
        f"{_PAIRS[bits >> 20 & 1023]}{_PAIRS[bits >> 10 & 1023]}{_PAIRS[bits & 1023]}"
    )


def _ranges(extents: Iterable[tuple[int, int]]) -> list[str]:
    """Flags for the lines that say again what is kept; ranges with only blank lines or the next one between are one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(extents):
        if joined and first <= joined[-1][1] + 3:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return [f"{Flag.REPEATED}:{first}-{last}" for first, last in joined]
