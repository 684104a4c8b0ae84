"""
Here is an answer, give me what the reader may narrow it by: choices that a template writes down as they are.

A page has a hundred of them, so that everything is said and linked here, once, and the templates only loop.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from search import FACETS, Facet, FacetValue
from web import present
from web.grouping import Branch, YearCounts, years
from web.languages import gettext, month_words, number_words
from web.links import Links

MANY = {"district": 12, "kind": 12, "reporter": 8, "source": 6}
"""Values of a facet that are seen at once; the others are folded away."""

MOST_MONTHS = 24
"""Above so many, only those of the years that the reader is at are listed."""

OPEN_YEARS = 3
"""Years that are unfolded, when nothing is set."""


class Choice(NamedTuple):
    """One value: where choosing it leads, and how many hits it has, as figures and as it is read aloud."""

    url: str
    words: str
    number: str
    counted: str
    is_on: bool


class Choices(NamedTuple):
    """The values of a facet: those seen at once, and the others, with what is said of these."""

    first: tuple[Choice, ...]
    others: tuple[Choice, ...]
    others_words: str
    is_open: bool
    """Whether one of the others is chosen."""


class PlaceChoices(NamedTuple):
    """A place with those in it; without a choice of its own where no hit is filed under the place itself."""

    name: str
    own: Choice | None
    inner: Choices | None


class MonthChoice(NamedTuple):
    """
    One month, or the whole year, with its full name and a short one; without a URL where no month is known.

    A month counts what choosing it finds, and so what may be of it, too: that of which only the year is known.
    """

    url: str
    words: str
    number: str
    counted: str
    is_on: bool
    short: str


class YearChoices(NamedTuple):
    """One year of the date facet; *months* is empty where the year alone is offered."""

    own: Choice
    months: tuple[MonthChoice, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Narrowing:
    """
    All of it.

    Attributes:
        places: Those that are seen at once; the others are folded away.
        unknown: The articles without a date.
        named: The other facets that have values, in the order of the page.
    """

    places: tuple[PlaceChoices, ...]
    other_places: tuple[PlaceChoices, ...]
    years: tuple[YearChoices, ...]
    unknown: Choice | None
    named: tuple[tuple[str, Choices], ...]

    @property
    def times(self) -> Iterator[tuple[YearChoices | None, tuple[Choice, ...]]]:
        """The years in their order: one with its months, or the choices of those without that stand together."""
        for is_listed, together in groupby(self.years, lambda year: bool(year.months)):
            if is_listed:
                yield from ((year, ()) for year in together)
            else:
                yield None, tuple(year.own for year in together)


def narrowing(
    links: Links, facets: Mapping[str, Facet], branches: Iterable[Branch], pages: Collection[str]
) -> Narrowing:
    """
    What the answer to the request of *links* may be narrowed by.

    Args:
        branches: Its district facet as a tree.
        pages: The sources that are pages and not papers: they are folded away, since a reader knows papers by name and
            pages by their day.
    """
    offered = _Offered(links, facets)
    places = tuple(map(offered.place, branches))
    dated = years(facets["date"])
    undated = next((one for one in dated if not one.value), None)
    return Narrowing(
        places=places[: MANY["district"]],
        other_places=places[MANY["district"] :],
        years=offered.years([one for one in dated if one.value]),
        unknown=offered.undated(undated.count) if undated else None,
        named=tuple(
            (facet, offered.sources(pages) if facet == "source" else offered.values(facet, facets[facet].values))
            for facet in FACETS
            if facet not in ("district", "date") and facets[facet].values
        ),
    )


@dataclass(frozen=True, slots=True)
class _Offered:
    """What the answer to the request of *links*, counted by *facets*, offers."""

    links: Links
    facets: Mapping[str, Facet]

    def place(self, branch: Branch) -> PlaceChoices:
        own = self._value("district", branch.value) if branch.value else None
        if own and branch.inner:
            own = own._replace(words=present.as_a_whole(branch.name))
        inner = self.values("district", branch.inner) if branch.inner else None
        return PlaceChoices(present.district_words(branch.name), own, inner)

    def values(self, facet: str, values: Sequence[FacetValue]) -> Choices:
        seen, folded = values[: MANY[facet]], values[MANY[facet] :]
        return self._folded(facet, seen, folded, self._folded_words(facet, len(folded)))

    def sources(self, pages: Collection[str]) -> Choices:
        facet = self.facets["source"]
        papers = [one for one in facet.values if one.value not in pages]
        files = [one for one in facet.values if one.value in pages]
        if len(papers) > MANY["source"]:
            return self.values("source", papers + files)
        if facet.unnamed:  # papers or pages, that is not known
            words = self._folded_words("source", len(files))
        else:
            words = gettext("%(n)s 个版面，按文件名", n=number_words(len(files)))
        return self._folded("source", papers, files, words)

    def years(self, dated: Sequence[YearCounts]) -> tuple[YearChoices, ...]:
        listed = self._listed(dated)
        is_set = bool(self.links.request.since or len(listed) < len(dated))
        return tuple(
            self._year(one, is_listed=one.value in listed, is_open=place < OPEN_YEARS or is_set)
            for place, one in enumerate(dated)
        )

    def undated(self, count: int) -> Choice:
        is_on = self.links.request.undated
        return self._choice(gettext("日期不详"), count, self.links.undated(), is_on=is_on)

    def _choice(self, words: str, count: int, url: str, *, is_on: bool) -> Choice:
        return Choice(url, words, *present.figures(count, str(self.links.request.unit)), is_on)

    def _value(self, facet: str, value: FacetValue) -> Choice:
        words = present.facet_words(facet, value.value)
        url = self.links.toggled(facet, value.value)
        return self._choice(words, value.count, url, is_on=value.selected)

    def _folded(self, facet: str, seen: Sequence[FacetValue], folded: Sequence[FacetValue], words: str) -> Choices:
        first, others = (tuple(self._value(facet, one) for one in those) for those in (seen, folded))
        return Choices(first, others, words, any(one.is_on for one in others))

    def _folded_words(self, facet: str, folded: int) -> str:
        unnamed = self.facets[facet].unnamed
        words = gettext("其余 %(n)s 个", n=number_words(folded + unnamed))
        if unnamed:
            words += gettext("，列出最多的 %(n)s 个", n=number_words(folded))
        return words

    def _listed(self, dated: Sequence[YearCounts]) -> set[str]:
        """The years whose months are listed: all when they are few, else those at the ends of the range, else the newest."""
        if sum(len(year.months) for year in dated) <= MOST_MONTHS:
            return {year.value for year in dated}
        request = self.links.request
        ends = {f"{date.year:04d}" for date in (request.since, request.until) if date}
        return ends & {year.value for year in dated} or {dated[0].value}

    def _year(self, year: YearCounts, *, is_listed: bool, is_open: bool) -> YearChoices:
        words, is_on = present.value_words(year.value), self.links.is_dated(year.value)
        own = self._choice(words, year.count, self.links.dated(year.value), is_on=is_on)
        if not is_listed:
            return YearChoices(own, (), is_open=False)
        loose = sum(each.count for each in year.months if _is_year(each.value))
        months = [self._month(each, loose) for each in year.months]
        if len(months) > 1 or is_on:
            whole = own._replace(words=gettext("%(year)s全年", year=words))
            months.insert(0, MonthChoice(*whole, gettext("全年")))
        return YearChoices(own, tuple(months), is_open)

    def _month(self, month: FacetValue, loose: int) -> MonthChoice:
        if _is_year(month.value):
            unknown = self._choice("", month.count, "", is_on=False)
            return MonthChoice(*unknown, gettext("月份不详，已计入各月"))
        url, is_on = self.links.dated(month.value), self.links.is_dated(month.value)
        # What may be of this month is found by choosing it, so it is counted.
        own = self._choice(present.value_words(month.value), month.count + loose, url, is_on=is_on)
        return MonthChoice(*own, month_words(int(month.value[5:])))


def _is_year(value: str) -> bool:
    """Whether a *value* of the date facet is a year of which no month is known."""
    return len(value) == 4
