"""
Here is an answer, give me what the reader may narrow it by: rows that a template writes down as they are.

A page has a hundred of them, so that everything is said and linked here, once, and the templates only loop.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from search import FACETS, Facet, FacetValue, PartialDate
from web import grouping, present
from web.coverage import Held
from web.histogram import HEIGHT, Histogram
from web.languages import gettext, month_words, number_words, spoken
from web.links import Links

MANY = {"district": 12, "kind": 12, "reporter": 8, "source": 6}
"""Values of a facet that are seen at once; the others are folded away."""

MOST_MONTHS = 24
"""Above so many, only those of the years that the reader is at are listed."""

OPEN_YEARS = 3
"""Years that are unfolded, when nothing is set."""


class Row(NamedTuple):
    """One value: where choosing it leads, and how many hits it has, as figures and as it is read aloud."""

    url: str
    words: str
    number: str
    counted: str
    is_on: bool


class Rows(NamedTuple):
    """The values of a facet: those seen at once, and the others, with what is said of these."""

    first: tuple[Row, ...]
    others: tuple[Row, ...]
    others_words: str
    is_open: bool
    """Whether one of the others is chosen."""


class Place(NamedTuple):
    """A place; without a row where no hit is filed under the place itself."""

    name: str
    row: Row | None
    inner: Rows | None


class Month(NamedTuple):
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


class Year(NamedTuple):
    """One year of the date facet; *months* is empty where the year alone is offered."""

    row: Row
    months: tuple[Month, ...]
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

    places: tuple[Place, ...]
    other_places: tuple[Place, ...]
    years: tuple[Year, ...]
    unknown: Row | None
    named: tuple[tuple[str, Rows], ...]

    @property
    def times(self) -> Iterator[tuple[Year | None, tuple[Row, ...]]]:
        """The years in their order: one with its months, or the rows of those without that stand together."""
        for is_listed, together in groupby(self.years, lambda year: bool(year.months)):
            if is_listed:
                yield from ((year, ()) for year in together)
            else:
                yield None, tuple(year.row for year in together)


def narrowing(
    links: Links, facets: dict[str, Facet], branches: Iterable[grouping.Branch], pages: Collection[str]
) -> Narrowing:
    """
    What the answer to the request of *links* may be narrowed by.

    Args:
        branches: Its district facet as a tree.
        pages: The sources that are pages and not papers: they are folded away, since a reader knows papers by name and
            pages by their day.
    """
    unit = str(links.request.unit)

    def row(words: str, count: int, url: str, *, is_on: bool) -> Row:
        return Row(url, words, *present.figures(count, unit), is_on)

    def value(facet: str, one: FacetValue) -> Row:
        words = present.facet_words(facet, one.value)
        return row(words, one.count, links.toggled(facet, one.value), is_on=one.selected)

    def rows(facet: str, values: Sequence[FacetValue]) -> Rows:
        seen, folded = values[: MANY[facet]], values[MANY[facet] :]
        return made(facet, seen, folded, folded_words(facet, len(folded)))

    def folded_words(facet: str, folded: int) -> str:
        words = gettext("其余 %(n)s 个", n=number_words(folded + facets[facet].unnamed))
        if facets[facet].unnamed:
            words += gettext("，列出最多的 %(n)s 个", n=number_words(folded))
        return words

    def made(facet: str, seen: Sequence[FacetValue], folded: Sequence[FacetValue], words: str) -> Rows:
        first, others = (tuple(value(facet, one) for one in those) for those in (seen, folded))
        return Rows(first, others, words, any(one.is_on for one in others))

    def sources(values: Sequence[FacetValue]) -> Rows:
        papers = [one for one in values if one.value not in pages]
        files = [one for one in values if one.value in pages]
        if len(papers) > MANY["source"]:
            return rows("source", papers + files)
        if facets["source"].unnamed:  # papers or pages, that is not known
            return made("source", papers, files, folded_words("source", len(files)))
        return made("source", papers, files, gettext("%(n)s 个版面，按文件名", n=number_words(len(files))))

    def month(one: FacetValue, loose: int) -> Month:
        if len(one.value) == 4:
            return Month(*row("", one.count, "", is_on=False), gettext("月份不详，已计入各月"))
        url, is_on = links.dated(one.value), links.is_dated(one.value)
        # What may be of this month is found by choosing it, so it is counted.
        own = row(present.value_words(one.value), one.count + loose, url, is_on=is_on)
        return Month(*own, month_words(int(one.value[5:])))

    def year(one: grouping.YearCounts, *, is_listed: bool, is_open: bool) -> Year:
        words, is_on = present.value_words(one.value), links.is_dated(one.value)
        own = row(words, one.count, links.dated(one.value), is_on=is_on)
        if not is_listed:
            return Year(own, (), is_open=False)
        loose = sum(each.count for each in one.months if len(each.value) == 4)
        months = [month(each, loose) for each in one.months]
        if len(months) > 1 or is_on:
            months.insert(0, Month(*own._replace(words=gettext("%(year)s全年", year=words)), gettext("全年")))
        return Year(own, tuple(months), is_open)

    years = grouping.years(facets["date"])
    dated = [one for one in years if one.value]
    listed = _listed(dated, links)
    undated = next((one for one in years if not one.value), None)

    def place(one: grouping.Branch) -> Row | None:
        if one.value is None:
            return None
        own = value("district", one.value)
        return own._replace(words=present.as_a_whole(one.name)) if one.inner else own

    places = tuple(
        Place(
            present.district_words(one.name),
            place(one),
            rows("district", one.inner) if one.inner else None,
        )
        for one in branches
    )
    return Narrowing(
        places=places[: MANY["district"]],
        other_places=places[MANY["district"] :],
        years=tuple(
            year(
                one,
                is_listed=one.value in listed,
                is_open=number < OPEN_YEARS or bool(links.request.since or len(listed) < len(dated)),
            )
            for number, one in enumerate(dated)
        ),
        unknown=row(gettext("日期不详"), undated.count, links.undated(), is_on=links.request.undated)
        if undated
        else None,
        named=tuple(
            (facet, sources(facets[facet].values) if facet == "source" else rows(facet, facets[facet].values))
            for facet in FACETS
            if facet not in ("district", "date") and facets[facet].values
        ),
    )


def _listed(years: Sequence[grouping.YearCounts], links: Links) -> set[str]:
    """The years whose months are listed: all when they are few, else those at the ends of the range, else the newest."""
    if sum(len(year.months) for year in years) <= MOST_MONTHS:
        return {year.value for year in years}
    ends = {f"{date.year:04d}" for date in (links.request.since, links.request.until) if date}
    return ends & {year.value for year in years} or {years[0].value}


class Bar(NamedTuple):
    """A bar as it is drawn; without a URL it has no hits, and without a title nothing is said of it."""

    x: int
    y: int
    height: int
    url: str
    name: str
    title: str
    is_on: bool
    is_held: bool


def bars(links: Links, histogram: Histogram) -> list[Bar]:
    """The bars of *histogram*, each ten wide, with what is said of it and where it leads."""
    unit = str(links.request.unit)
    made = []
    for number, bar in enumerate(histogram.bars):
        when, printed = _time_words(bar.since, bar.until, bar.held)
        url = name = title = ""
        if bar.count:
            url = links.between(bar.since, bar.until)
            name = gettext("%(when)s：%(count)s", when=when, count=present.counted(bar.count, unit))
            if bar.maybe:
                name += gettext("，另有 %(count)s也可能是", count=present.counted(bar.maybe, unit))
            title = name + printed
        elif printed:
            title = gettext("%(when)s：%(count)s", when=when, count=gettext("没有命中")) + printed
        y = HEIGHT - bar.height
        made.append(Bar(number * 10, y, bar.height, url, name, title, bar.is_on, bar.is_held))
    return made


@spoken
def _time_words(since: PartialDate, until: PartialDate, held: Held | None) -> tuple[str, str]:
    """The time of a bar, and what is held of it."""
    words = present.held_words(held)
    return present.range_words(since, until), gettext("（%(words)s）", words=words) if words else ""
