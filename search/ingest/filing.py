"""
Here is what a page prints of itself and what its articles say, give me the days and the districts they are filed under.

What an article leaves open the page tells: the year of its days from all of them together, its district by whose paper
it is, the article before it, and where most of them happened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from search.ingest.dating.years import infer
from search.ingest.facts.dates import Days, PageTime
from search.ingest.facts.districts import (
    PagePlaces,
    accounts_of,
    districts_in,
    home_of,
    is_own_report,
)
from search.ingest.facts.elsewhere import city_of, elsewhere, spotter_beside
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.facts.spotting import by_text, matches_at, matches_in
from search.ingest.lines.imprint import HOUSE_PAPER, Masthead
from search.model import UNKNOWN_DISTRICT, DateBasis, Kind, Page, PartialDate

_OPENING: Final = 160
"""Within so many characters an article says where it happened."""


class Told(NamedTuple):
    """
    What an article says.

    Attributes:
        title: Kicker, title and subtitle.
        texts: Its paragraphs.
        date: The day it is dated by.
    """

    title: str
    texts: Sequence[str]
    kind: Kind
    date: PartialDate | None


class Filing:
    """
    The articles of one page being filed.

    Args:
        mastheads: Of each sheet of the page.
        own_lines: The paper's own lines, as printed.
    """

    def __init__(
        self, page: Page, mastheads: Mapping[int, Masthead], own_lines: Sequence[str], gazetteer: Gazetteer
    ) -> None:
        self._page = page
        self._mastheads = mastheads
        self._own_lines = own_lines
        self._gazetteer = gazetteer
        heads = mastheads.values()
        self._any_date = next((head.date for head in heads if head.date), None)
        self.paper = page.paper or next((head.paper for head in heads if head.paper), "")
        """The first one named; empty for none."""

    def stated_date(self, sheet: int) -> PartialDate | None:
        """The stated day of a sheet: sidecar and file name before the masthead, a default after it."""
        printed = self._mastheads[sheet].date or self._any_date
        known = self._page.date
        if known is None or (printed is not None and (self._page.date_basis is None or known.day is None)):
            return printed
        return known

    def times(self, days: Sequence[Days], headlines: Sequence[Sequence[str]]) -> dict[int, PageTime]:
        """
        When each sheet was printed: stated, or worked out from all articles of the page together.

        Args:
            days: What each article names.
            headlines: What stands above each.
        """
        times: dict[int, PageTime] = {}
        inferred: PageTime | None = None
        for sheet in self._mastheads:
            stated = self.stated_date(sheet)
            if stated is not None and stated.month is not None:
                is_printed = stated != self._page.date
                basis = DateBasis.MASTHEAD if is_printed else self._page.date_basis or DateBasis.SIDECAR
                times[sheet] = PageTime(stated, basis)
                continue
            if inferred is None:
                heads = ((head.day, head.weekday) for head in self._mastheads.values() if head.day)
                day, weekday = next(heads, (None, None))
                year = stated.year if stated else None
                inferred = infer(days, headlines, self._gazetteer, year, self._own_lines, day, weekday)
            times[sheet] = inferred
        return times

    def issue(self, sheet: int, time: PageTime) -> tuple[PartialDate | None, str]:
        """The day of the paper that a sheet is of, as far as known, and the sentence that tells its year where it is not stated."""
        stated = self.stated_date(sheet)
        return (stated, "") if stated else (time.date, time.evidence)

    def districts(self, told: Sequence[Told], year: int | None) -> list[tuple[str, ...]]:
        """The districts of each article of a page of *year*, the main one first."""
        printed = [self._page.paper, *self._own_lines]
        home = home_of(printed, self._gazetteer, year)
        is_local = self._is_local(told, home)
        districts = self._districts(told, is_local, home, self._gazetteer)
        if is_local or all(names[0] != UNKNOWN_DISTRICT for names in districts):
            return districts
        # A page of another city: what is unknown may be one of its counties.
        openings = ["\n".join((article.title, *article.texts[:1])) for article in told]
        city = city_of(openings, printed)
        if city is None:
            return districts
        theirs = self._districts(told, True, home_of(printed, city, year), city)
        return [
            other if names[0] == UNKNOWN_DISTRICT else names
            for names, other in zip(districts, theirs, strict=True)
        ]

    def _is_local(self, told: Sequence[Told], home: str) -> bool:
        """Whether the page is of the gazetteer's city: by its paper, or by the places it names."""
        strange = elsewhere(self._gazetteer)
        if self.paper:
            if self._gazetteer.has_paper(self.paper):
                return True
            if strange.search(self.paper):
                # 聊城晚报·今日菏泽: another city's paper may have a section of ours; an old name (曹州日报) leaves it to the articles.
                return bool(home)
        if home:
            return True
        openings = ["".join(article.texts[:1])[:_OPENING] for article in told]
        spotted = spotter_beside(self._gazetteer).places("\n".join(openings))
        ours = theirs = 0
        for number, (opening, strangers, own) in enumerate(
            zip(openings, *[by_text(openings, places) for places in spotted], strict=True), 1
        ):
            named = matches_at(self._gazetteer.pattern, opening, own)
            before = next((match.start() for match in named if not self._is_short(match)), None)
            if any(strange.match(opening, place, _OPENING if before is None else before) for place in strangers):
                theirs += 1
            elif before is not None:
                ours += 1
                if theirs + len(told) - number <= 2 * ours:
                    return True
        if theirs > max(1, 2 * ours):
            return False
        # 开发区 says so as well where no other city is named.
        texts = [text for article in told for text in article.texts]
        places, _ = self._gazetteer.spotter.places("\n".join(texts))
        found = matches_in(self._gazetteer.pattern, texts, places)
        return any(theirs == 0 or not self._is_short(match) for _, match in found)

    def _is_short(self, match: re.Match[str]) -> bool:
        """Whether a place of the gazetteer is named so that it can be any city's (开发区)."""
        return self._gazetteer.names[match[0]].is_short

    def _districts(
        self, told: Sequence[Told], is_local: bool, home: str, gazetteer: Gazetteer
    ) -> list[tuple[str, ...]]:
        """
        The districts of each article by *gazetteer*.

        First each by itself and the one before it, then those that stayed open by what the page is mostly about, and
        by whose paper it is.
        """
        accounts = accounts_of([one.title for one in told], [one.texts for one in told], gazetteer)
        section = home if home != gazetteer.city else ""
        is_of_house = HOUSE_PAPER.search(self.paper) is not None
        page = PagePlaces(is_local, section, is_of_house=is_of_house)
        districts: list[tuple[str, ...]] = []
        for account, article in zip(accounts, told, strict=True):
            neighbour = districts[-1][0] if districts else ""
            districts.append(districts_in(account, gazetteer, article.date, page, neighbour))
        page = replace(page, usual=_usual(districts))
        for number, (account, article) in enumerate(zip(accounts, told, strict=True)):
            is_unknown = districts[number] == (UNKNOWN_DISTRICT,)
            if (page.usual or not number) and is_unknown:
                # The first article has its neighbour below it.
                neighbour = districts[number - 1 if number else 1][0] if len(districts) > 1 else ""
                districts[number] = districts_in(account, gazetteer, article.date, page, neighbour)
            if districts[number] == (UNKNOWN_DISTRICT,):
                # A notice is for the paper's own readers, and all that a school's or a firm's paper tells is of these.
                is_notice = is_local and (article.kind is Kind.NOTICE or is_of_house)
                if is_notice or is_own_report(account, page, gazetteer):
                    districts[number] = (page.usual or gazetteer.city,)
        return districts


def _usual(districts: Sequence[tuple[str, ...]]) -> str:
    """The district, or the city, of most articles of the page."""
    counts: dict[str, int] = {}
    for names in districts:
        if names[0] != UNKNOWN_DISTRICT:
            counts[names[0]] = counts.get(names[0], 0) + 1
    if not counts:
        return ""
    name = max(counts, key=lambda key: counts[key])
    return name if counts[name] >= 2 and counts[name] >= 0.5 * len(districts) else ""
