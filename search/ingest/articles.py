"""
Here is a page, give me its articles, and for every line what became of it.

The steps, each in its own module: lines (`layout`), the paper's own lines (`masthead`), roles (`roles`), items
(`items`), briefs and notices one by one (`lists`), repeats (`repeats`), then for each article its titles, names, date
and districts. Nothing printed is lost: a line that enters no article is named in `ParsedPage.lines`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from search.ingest.cutting.ends import place_ends
from search.ingest.cutting.headlines import LONGEST_COLUMN_NAME, place_heads
from search.ingest.cutting.items import Item, Paragraph, items_of
from search.ingest.cutting.jumps import ALONE, join_jumps, take_jumps
from search.ingest.cutting.lists import split_lists
from search.ingest.cutting.repeats import find_repeats, loop_start, part_copies
from search.ingest.cutting.subheads import join_between, join_sections, join_sure_sections
from search.ingest.cutting.threads import untangle
from search.ingest.cutting.titles import compose, name_over
from search.ingest.dating.years import infer
from search.ingest.facts.dates import ArticleDate, Days, PageTime, article_date
from search.ingest.facts.districts import (
    PagePlaces,
    accounts_of,
    districts_in,
    home_of,
    is_own_report,
)
from search.ingest.facts.elsewhere import city_of, elsewhere
from search.ingest.facts.gazetteer import UNKNOWN_DISTRICT, Gazetteer
from search.ingest.facts.names import (
    REPORTED_BY,
    Byline,
    is_byline,
    parse_byline,
    signed_in_brackets,
    together,
    trailing_credit,
)
from search.ingest.lines.contents import find_contents
from search.ingest.lines.layout import Line, lines_of, point_for_stop, take_margins, with_stops
from search.ingest.lines.marks import unframed
from search.ingest.lines.masthead import HOUSE_PAPER, Masthead, find_masthead
from search.ingest.lines.ornaments import take_ornaments
from search.ingest.lines.roles import decide
from search.ingest.lines.run_in import part_run_in
from search.ingest.notes import LineNote, Notes, ParsedPage
from search.model import Article, DateBasis, Flag, Kind, LineRole, Page, PartialDate
from search.model import Paragraph as ArticleParagraph

_OPENING: Final = 160
"""Within so many characters an article says where it happened."""
_TITLE_REACH: Final = 8
"""In so many paragraphs the words of a headline come again."""
_LOOPED: Final = 4
"""So many items above the end of a page may be printed there again."""


def parse_page(page: Page, gazetteer: Gazetteer) -> ParsedPage:
    """Cut a page into articles; never fails, whatever the text."""
    return _Reading(page, gazetteer).result()


class _Reading:
    """One page being read: what is known so far, and the notes on its lines."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page = page
        self.gazetteer = gazetteer
        self.point = point_for_stop(page.text)
        text = with_stops(page.text, self.point) if self.point else page.text
        self.all_lines = part_run_in(lines_of(text))
        self.set_aside: dict[int, tuple[LineRole, str]] = {}
        self.place_of: list[int] = []
        self.mastheads: dict[int, Masthead] = {}
        self._take_mastheads()
        self.printed = [
            self.all_lines[place].text for head in self.mastheads.values() for place in sorted(head.lines)
        ]
        """The paper's own lines."""
        self.lines = [self.all_lines[place] for place in self.place_of]
        take_margins(self.lines)
        heads = self.mastheads.values()
        self.any_paper = next((head.paper for head in heads if head.paper), "")
        self.any_date = next((head.date for head in heads if head.date), None)
        self._take_jumps()
        take_ornaments(self.lines)
        self.decisions = decide(self.lines)
        self.items = items_of(self.lines, self.decisions.roles)
        self.left_out: list[tuple[Item, Paragraph, Item, bool]] = []
        self._take_repeats()
        join_sure_sections(self.items, self.lines, self.gazetteer)
        untangle(self.items, self.lines)
        place_heads(self.items, self.lines)
        # Below a text that was left out its headline may stand once more.
        self._take_repeated_heads([kept for _, _, kept, is_loop in self.left_out if not is_loop])
        self.items = split_lists([item for item in self.items if not item.is_empty], self.lines)
        join_sections(self.items, self.lines, self.gazetteer)
        place_ends(self.items, self.lines)
        join_between(self.items, self.lines)
        self.restored, self.pointers = join_jumps(self.items, self._page_number)

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
            start = end

    def _take_jumps(self) -> None:
        """Set aside 上接 and 下转, which the lines beside them then know of."""
        alone = take_jumps(self.lines)
        for place in alone:
            self.set_aside[self.place_of[place]] = (LineRole.JUMP, "转版标记 jump mark on a line of its own")
        if alone:
            self.place_of = [place for place in self.place_of if place not in self.set_aside]
            self.lines = [self.all_lines[place] for place in self.place_of]

    def _take_repeats(self) -> None:
        parted = part_copies(self.items)
        self.left_out += find_repeats(self.items, self.lines)
        gone = {id(paragraph) for _, paragraph, _, _ in self.left_out}
        kept_in: dict[int, Item] = {}
        for item, paragraph, kept, is_loop in self.left_out.copy():
            kept_in.setdefault(id(item), kept)
            if is_loop:
                kept.flag(Flag.LOOPING)
            elif kept is not item and item.heads and paragraph is item.body[0]:
                # The headline over the other copy as well goes with the beginning of its text.
                same = {self.lines[place].text for place in kept.heads}
                for place in [place for place in item.heads if self.lines[place].text in same]:
                    self.left_out.append((item, Paragraph(self.lines[place].text, place), kept, False))
                    item.heads.remove(place)
        for item, above, rest in reversed(parted):
            if id(above) not in gone and id(rest) not in gone:
                above.rejoin(rest)
                item.paragraphs.remove(rest)
        survivors = []
        kept_above: Item | None = None
        for item in self.items:
            if kept_above is not None and kept_above is not item and item.heads:
                place = item.heads[0]
                if self.lines[place].text in {self.lines[head].text for head in kept_above.heads}:
                    # Below a copy its headline may stand, over another text.
                    self.left_out.append((item, Paragraph(self.lines[place].text, place), kept_above, False))
                    item.heads.remove(place)
            kept_above = None
            if id(item) in kept_in:
                item.paragraphs = [paragraph for paragraph in item.paragraphs if id(paragraph) not in gone]
            if id(item) not in kept_in or item.end:
                survivors.append(item)
                continue
            # Its text is kept elsewhere; so is its headline, unless that is another one and free for its neighbour.
            kept = kept_above = kept_in[id(item)]
            self.left_out += [(item, paragraph, kept, False) for paragraph in item.paragraphs]
            for place in item.labels:
                self.left_out.append((item, Paragraph(self.lines[place].text, place), kept, False))
            if item.heads:
                item.labels, item.paragraphs = [], []
                survivors.append(item)
        self.items = survivors
        self._take_repeated_heads(kept_in.values())
        self._take_cut_off()
        last = self.items[-1].end if self.items else None
        if last is not None and (start := loop_start(last.text)) is not None:
            self._cut(self.items[-1], last, start)

    def _take_cut_off(self) -> None:
        """Leave out what stands last on the page and looks like a headline, but is a text printed again and cut off."""
        last = self.items[-1] if self.items else None
        if last is None or last.paragraphs or last.labels or len(last.heads) != 1:
            return
        place = last.heads[0]
        text = self.lines[place].text
        if len(text) <= LONGEST_COLUMN_NAME:
            return
        for item in reversed(self.items[:-1][-_LOOPED:]):
            if any(text in paragraph.text for paragraph in item.paragraphs):
                self.left_out.append((last, Paragraph(text, place), item, True))
                item.flag(Flag.LOOPING)
                self.items.pop()
                return

    def _take_repeated_heads(self, kept: Iterable[Item]) -> None:
        """Leave out a headline of a text kept elsewhere, or of another text where it is not the only one."""
        owners = {self.lines[place].text: item for item in kept for place in item.heads}
        for item in self.items:
            for text in [self.lines[place].text for place in item.heads]:
                if item.end is not None and len(text) > LONGEST_COLUMN_NAME:
                    owners.setdefault(text, item)
        for item in self.items:
            if not item.heads:
                continue
            free: dict[str, int] = {}
            for place in item.heads:
                line = self.lines[place].text
                owner = owners.get(line, item) if len(item.heads) > 1 else item
                if owner is item and line not in free:
                    free[line] = place
                else:
                    self.left_out.append((item, Paragraph(line, place), owner, False))
            item.heads = list(free.values())

    def _cut(self, item: Item, paragraph: Paragraph, start: int) -> None:
        """Take the rounds of a loop out of a paragraph."""
        rest = Paragraph(paragraph.text[start:], 0)
        rest.pieces = []
        for number, (offset, line) in enumerate(paragraph.pieces):
            end = paragraph.pieces[number + 1][0] if number + 1 < len(paragraph.pieces) else len(paragraph.text)
            if end > start:
                rest.pieces.append((max(0, offset - start), line))
        paragraph.pieces = [piece for piece in paragraph.pieces if piece[0] < start]
        paragraph.text = paragraph.text[:start]
        self.left_out.append((item, rest, item, True))
        item.flag(Flag.LOOPING)

    def result(self) -> ParsedPage:
        """Date, place and name the items; collect the notes."""
        items = [item for item in self.items if item.paragraphs or item.heads]
        texts = [[paragraph.text for paragraph in item.paragraphs] for item in items]
        self.repeats_of: dict[int, list[Paragraph]] = {}
        for other, paragraph, kept, is_loop in self.left_out:
            if not is_loop and other is not kept:
                self.repeats_of.setdefault(id(kept), []).append(paragraph)
        days = list(map(Days, texts))
        times = self._times(items, days)
        printed = [self.page.paper, *self.printed]
        year = next((time.date.year for time in times.values() if time.date), None)
        home = home_of(printed, self.gazetteer, year)
        is_local = self._is_local(texts, home)
        sheets = list(map(self._sheet, items))
        drafts = [_draft(item, self.lines) for item in items]
        dates = [article_date(own, times[sheet]) for own, sheet in zip(days, sheets, strict=True)]
        places = self._places(drafts, texts, dates, is_local, home, self.gazetteer)
        if not is_local and UNKNOWN_DISTRICT in {names[0] for names in places}:
            places = self._places_elsewhere(drafts, texts, dates, places, printed, year)
        flags = list(map(self._flags, items, drafts))
        if self.point:
            self._take_stops_back(items, drafts)
        page, page_dates = self.page, {sheet: self._page_date(sheet) or times[sheet].date for sheet in times}
        articles: list[Article] = []
        ids: dict[bytes, int] = {}
        for item, draft, own, sheet, dated, districts, flagged in zip(
            items, drafts, texts, sheets, dates, places, flags, strict=True
        ):
            head, byline = self.mastheads[sheet], draft.byline
            articles.append(
                Article(
                    id=_identity(page.source, draft, own, ids),
                    source=page.source,
                    title=draft.title,
                    kicker=draft.kicker,
                    subtitle=draft.subtitle,
                    paragraphs=tuple(
                        [
                            ArticleParagraph(f"p{place}", paragraph.text, *self._extent(paragraph))
                            for place, paragraph in enumerate(item.paragraphs, 1)
                        ]
                    ),
                    kind=draft.kind,
                    paper=page.paper or head.paper or self.any_paper,
                    page_number=page.number or head.page,
                    page_date=page_dates[sheet],
                    date=dated.date,
                    date_basis=dated.basis,
                    date_evidence=self._printed(dated.evidence),
                    reporters=byline.reporters,
                    correspondents=byline.correspondents,
                    photographers=byline.photographers,
                    districts=districts,
                    flags=flagged,
                )
            )
        return ParsedPage(tuple(articles), lambda: self._notes(items, drafts, articles))

    def _take_stops_back(self, items: Sequence[Item], drafts: Sequence[_Draft]) -> None:
        """Print everything with the points again that were read as 。."""
        for line in self.all_lines:
            line.text = self._printed(line.text)
        left_out = [paragraph for _, paragraph, _, _ in self.left_out]
        for paragraph in (*left_out, *(paragraph for item in items for paragraph in item.paragraphs)):
            paragraph.text = self._printed(paragraph.text)
        for draft in drafts:
            draft.kicker, draft.title, draft.subtitle = map(
                self._printed, (draft.kicker, draft.title, draft.subtitle)
            )

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

    def _flags(self, item: Item, draft: _Draft) -> tuple[str, ...]:
        if item.is_open and draft.kind is not Kind.NOTICE:
            item.flag(Flag.TRUNCATED)
        if draft.byline.uncertain:
            item.flag(Flag.NAMES_UNCERTAIN)
        repeats = self.repeats_of.get(id(item), ())
        return (*map(str, item.flags), *_ranges(map(self._extent, repeats)))

    def _times(self, items: Sequence[Item], days: Sequence[Days]) -> dict[int, PageTime]:
        """When each sheet was printed: stated, or worked out from all articles of the page together."""
        times: dict[int, PageTime] = {}
        inferred: PageTime | None = None
        for sheet in self.mastheads:
            stated = self._page_date(sheet)
            if stated is not None and stated.month is not None:
                is_printed = stated != self.page.date
                basis = DateBasis.MASTHEAD if is_printed else self.page.date_basis or DateBasis.SIDECAR
                times[sheet] = PageTime(stated, basis)
                continue
            if inferred is None:
                above = [[self.lines[place].text for place in (*item.labels, *item.heads)] for item in items]
                heads = ((head.day, head.weekday) for head in self.mastheads.values() if head.day)
                day, weekday = next(heads, (None, None))
                year = stated.year if stated else None
                inferred = infer(days, above, self.gazetteer, year, self.printed, day, weekday)
            times[sheet] = inferred
        return times

    def _page_date(self, sheet: int) -> PartialDate | None:
        """The stated day of a sheet: sidecar and file name before the masthead, a default after it."""
        printed = self.mastheads[sheet].date or self.any_date
        known = self.page.date
        if known is None or (printed is not None and (self.page.date_basis is None or known.day is None)):
            return printed
        return known

    def _is_local(self, texts: Sequence[Sequence[str]], home: str) -> bool:
        """Whether the page is of the gazetteer's city: by its paper, or by the places it names."""
        paper = self.page.paper or self.any_paper
        strange = elsewhere(self.gazetteer)
        if paper:
            if any(name in paper for name in self.gazetteer.papers):
                return True
            if strange.search(paper):
                # 聊城晚报·今日菏泽: another city's paper may have a section of ours; an old name (曹州日报) leaves it to the articles.
                return bool(home)
        if home:
            return True
        ours = theirs = 0
        for remaining, paragraphs in zip(reversed(range(len(texts))), texts, strict=True):
            opening = "".join(paragraphs[:1])[:_OPENING]
            own = self._named(opening)
            if strange.search(opening, 0, own.start() if own else _OPENING) is not None:
                theirs += 1
            elif own is not None:
                ours += 1
                if theirs + remaining <= 2 * ours:
                    return True
        if theirs > max(1, 2 * ours):
            return False
        # 开发区 says so as well where no other city is named.
        return any(self._named(text, theirs == 0) for paragraphs in texts for text in paragraphs)

    def _named(self, text: str, can_be_short: bool = False) -> re.Match[str] | None:
        """The first place of the gazetteer that *text* names; 开发区 can be any city's."""
        found = self.gazetteer.pattern.finditer(text)
        return next(
            (match for match in found if can_be_short or not self.gazetteer.names[match[0]].is_short), None
        )

    def _usual(self, places: Sequence[tuple[str, ...]]) -> str:
        """The district, or the city, of most articles of the page."""
        counts: dict[str, int] = {}
        for names in places:
            if names[0] != UNKNOWN_DISTRICT:
                counts[names[0]] = counts.get(names[0], 0) + 1
        if not counts:
            return ""
        name = max(counts, key=lambda key: counts[key])
        return name if counts[name] >= 2 and counts[name] >= 0.5 * len(places) else ""

    def _places(
        self,
        drafts: Sequence[_Draft],
        texts: Sequence[Sequence[str]],
        dates: Sequence[ArticleDate],
        is_local: bool,
        home: str,
        gazetteer: Gazetteer,
    ) -> list[tuple[str, ...]]:
        """
        The districts of each article.

        First each by itself and the one before it, then those that stayed open by what the page is mostly about, and
        by whose paper it is.
        """
        accounts = accounts_of([draft.whole_title for draft in drafts], texts, gazetteer)
        section = home if home != gazetteer.city else ""
        page = PagePlaces(is_local, section)
        places: list[tuple[str, ...]] = []
        for account, dated in zip(accounts, dates, strict=True):
            neighbour = places[-1][0] if places else ""
            places.append(districts_in(account, gazetteer, dated.date, page, neighbour))
        page = PagePlaces(is_local, section, self._usual(places))
        is_of_house = HOUSE_PAPER.search(self.page.paper or self.any_paper) is not None
        for number, (account, dated) in enumerate(zip(accounts, dates, strict=True)):
            is_unknown = places[number] == (UNKNOWN_DISTRICT,)
            if (page.usual or not number) and is_unknown:
                # The first article has its neighbour below it.
                neighbour = places[number - 1 if number else 1][0] if len(places) > 1 else ""
                places[number] = districts_in(account, gazetteer, dated.date, page, neighbour)
            if places[number] == (UNKNOWN_DISTRICT,):
                # A notice is for the paper's own readers, and all that a school's or a firm's paper tells is of these.
                is_notice = is_local and (drafts[number].kind is Kind.NOTICE or is_of_house)
                if is_notice or is_own_report(account, page, gazetteer):
                    places[number] = (page.usual or gazetteer.city,)
        return places

    def _places_elsewhere(
        self,
        drafts: Sequence[_Draft],
        texts: Sequence[Sequence[str]],
        dates: Sequence[ArticleDate],
        places: Sequence[tuple[str, ...]],
        printed: Sequence[str],
        year: int | None,
    ) -> list[tuple[str, ...]]:
        """*places* on a page of another city, where they are unknown by the counties of that city."""
        openings = ["\n".join((draft.whole_title, *own[:1])) for draft, own in zip(drafts, texts, strict=True)]
        city = city_of(openings, printed)
        if city is None:
            return list(places)
        theirs = self._places(drafts, texts, dates, True, home_of(printed, city, year), city)
        return [
            other if names[0] == UNKNOWN_DISTRICT else names for names, other in zip(places, theirs, strict=True)
        ]

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
            for place, role, text in _head_roles(item, draft, self.lines):
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


@dataclass(slots=True)
class _Draft:
    """An article but for its date and place."""

    kicker: str
    title: str
    subtitle: str
    byline: Byline
    kind: Kind

    @property
    def whole_title(self) -> str:
        return " ".join(filter(None, (self.kicker, self.title, self.subtitle)))


def _draft(item: Item, lines: Sequence[Line]) -> _Draft:
    heads = [lines[place].text for place in item.heads]
    labels = [lines[place].text for place in item.labels]
    body = (
        "".join([paragraph.text for paragraph in item.paragraphs[:_TITLE_REACH]])[:2000] if len(heads) > 1 else ""
    )
    kicker, title, subtitle = compose(heads, labels, body)
    return _Draft(kicker, title or item.heading, subtitle, _byline(item), _kind(item))


def _head_roles(item: Item, draft: _Draft, lines: Sequence[Line]) -> list[tuple[int, LineRole, str]]:
    """Places of the headlines of an article, and of a label that is its kicker, with what they are and what of the line is."""
    roles: list[tuple[int, LineRole, str]] = []
    heads = {place: lines[place].text for place in item.heads}
    name, rest = name_over(list(heads.values()))
    if name:
        roles.append((item.heads[0], LineRole.KICKER, name))
        heads[item.heads[0]] = rest
    for place, line in heads.items():
        if not line:
            continue
        text = unframed(line)
        role = LineRole.TITLE
        if text in draft.kicker and text not in draft.title:
            role = LineRole.KICKER
        elif text in draft.subtitle and text not in draft.title:
            role = LineRole.SUBTITLE
        roles.append((place, role, line))
    if (
        item.labels
        and draft.kicker == unframed(label := lines[item.labels[-1]].text)
        and LineRole.KICKER not in {role for _, role, _ in roles}
    ):
        roles.append((item.labels[-1], LineRole.KICKER, label))
    return roles


def _byline(item: Item) -> Byline:
    """Who made an item."""
    found: list[Byline] = []
    ends = len(item.paragraphs) - 3
    for place, paragraph in enumerate(item.paragraphs):
        if paragraph.byline or (item.kind == Kind.PHOTO and is_byline(paragraph.text)):
            found.append(parse_byline(paragraph.text))
            continue
        if place < 2 and (match := paragraph.dateline):
            found.append(parse_byline(_inner(match[0]) or _unbracketed(paragraph.text[match.end() :])))
        if place >= ends:
            credit = trailing_credit(paragraph.text)
            found.append(parse_byline(credit) if credit else signed_in_brackets(paragraph.text))
    return together(found)


def _inner(dateline: str) -> str:
    """What stands in the brackets of a dateline, or follows 本报讯 without brackets (`本报讯 记者景书涵报道`)."""
    match = _BRACKETS.search(dateline.strip())
    return match[1] if match else ""


def _unbracketed(text: str) -> str:
    match = REPORTED_BY.match(text[:40])
    return match[1] if match else ""


_BRACKETS: Final = re.compile(r"[（(]([^（）()]+)[）)]\s*$")


def _kind(item: Item) -> Kind:
    if item.kind:
        return Kind(item.kind)
    return Kind.PHOTO if item.is_photo else Kind.NEWS


_BASE_32: Final = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS: Final = [one + two for one in _BASE_32 for two in _BASE_32]


def _identity(source: str, draft: _Draft, texts: Sequence[str], taken: dict[bytes, int]) -> str:
    """An id from the source's name and what is printed, spaces aside; the second of two equal ones is counted in."""
    content = "".join("".join((draft.kicker, draft.title, draft.subtitle, *texts)).split())
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
