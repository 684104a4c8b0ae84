"""
Here is a time, a place or a person, give me a page that shows what the archive holds of it.

Every figure comes from the counts of the index, none from reading articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from heapq import nsmallest
from http import HTTPStatus
from itertools import chain
from typing import Any

from flask import Blueprint, render_template, request

from search import (
    PERSON,
    Exact,
    FacetValue,
    PartialDate,
    SearchRequest,
    SearchResult,
    Sort,
    fold,
)
from web import addresses, facts, grouping, params
from web.current import service, settings
from web.histogram import histogram
from web.holdings import holdings
from web.links import Links, pager, results

ISSUE_SIZE = 60
"""Articles of an issue on one page: as many as a paper of eight pages prints on a day."""

NEWEST = 8
"""Articles of a place or person that are shown; the rest is a page of results."""

MOST_TALLIED = 12
"""Values of a facet beside them."""

MOST_NEAR = 12
"""Names offered for one that is not held."""

LONGEST_NAME = 64
"""Longest name that is looked for, in characters."""

ROLES = ("reporter", "correspondent")
"""What is told apart of those who made an article."""

SHOWN = ("district", "date", "kind", PERSON)
"""What is counted of the articles of a place or person."""

_Page = str | tuple[str, HTTPStatus]

blueprint = Blueprint("browse", __name__)


@blueprint.get("/browse")
def years() -> str:
    return render_template("years.html", archive=holdings.archive())


@blueprint.get("/browse/<int:number>")
def year(number: int) -> _Page:
    held = holdings.archive()
    found = held.year(number)
    if found is None:
        return _no_time(PartialDate(number) if 1 <= number <= 9999 else None)
    before, after = grouping.beside(held.years, found)
    return render_template("year.html", year=found, before=before, after=after, dated=holdings.dated(found.date))


@blueprint.get("/browse/<int:number>/<int:month_number>")
def month(number: int, month_number: int) -> _Page:
    months = holdings.archive().months
    found = next((m for m in months if (m.date.year, m.date.month) == (number, month_number)), None)
    if found is None:
        is_month = 1 <= number <= 9999 and 1 <= month_number <= 12
        return _no_time(PartialDate(number, month_number) if is_month else None)
    before, after = grouping.beside(months, found)
    return render_template("month.html", month=found, before=before, after=after, dated=holdings.dated(found.date))


@blueprint.get("/issue/<date>")
def issue(date: str) -> _Page:
    printed = None if date == addresses.NO_DATE else _date(date)
    size = holdings.issue(printed)
    if size is None or (printed is None and date != addresses.NO_DATE):
        return _no_time(printed)
    result = service.issue(printed, ISSUE_SIZE, params.to_cursor(request.args).offset)
    before, after = grouping.beside(holdings.issue_dates(), printed) if printed else (None, None)
    window = SearchRequest(limit=ISSUE_SIZE, offset=result.request.offset)
    links = Links(window, addresses.of_issue(printed), ISSUE_SIZE, result.generation)
    return render_template(
        "issue.html",
        date=printed,
        size=size,
        result=result,
        pages=grouping.by_page(hit.article for hit in result.hits),
        kept=service.kept_pages(hit.article.page_id for hit in result.hits),
        pager=pager(links, result.total),
        before=before,
        after=after,
    )


@blueprint.get("/districts")
def districts() -> str:
    return render_template(
        "districts.html", branches=grouping.tree(holdings.values("district"), service.parents())
    )


@blueprint.get("/district/<path:name>")
def district(name: str) -> _Page:
    parents = service.parents()
    held = {value.value: value for value in holdings.values("district")}
    own = _alike(name, (*held, *parents))
    meant = () if own else service.districts_named(name)
    if len(meant) == 1:
        own = meant[0]
    if own is None:
        return _no_name(name, "browse.districts", "browse.district", held.values(), meant)
    asked = SearchRequest(districts=(own,), limit=settings.page_size)
    result = service.search(replace(asked, sort=Sort.NEWEST, limit=NEWEST, facets=SHOWN))
    return render_template(
        "district.html",
        name=own,
        asked=name if meant else "",
        parent=parents.get(own, ""),
        inner=[held.get(one, FacetValue(one, 0)) for one, parent in parents.items() if parent == own],
        towns=holdings.towns(own),
        **_portrait(result, results(asked, settings.page_size)),
    )


@blueprint.get("/reporters")
def reporters() -> str:
    return render_template("reporters.html", people=holdings.facet(PERSON), longest=LONGEST_NAME)


@blueprint.get("/reporter")
def find_reporter() -> _Page:
    return reporter(request.args.get("name", "").strip())


@blueprint.get("/reporter/<path:name>")
def reporter(name: str) -> _Page:
    if not name.strip():  # nobody is looked for yet
        return reporters()
    asked = SearchRequest(sort=Sort.NEWEST, limit=NEWEST, facets=SHOWN)
    one = SearchRequest(limit=1, facets=())
    result = service.filed((PERSON,), name, asked) if len(name) <= LONGEST_NAME else None
    if result is None or not result.total:
        near = _near(name, holdings.people())
        held = [FacetValue(person, service.filed((PERSON,), person, one).total) for person in near]
        return _no_name(name, "browse.reporters", "browse.reporter", held or holdings.values(PERSON))
    makers = (names for hit in result.hits for _, names in facts.makers(hit.article))
    own = _alike(name, chain.from_iterable(makers)) or name
    return render_template(
        "reporter.html",
        name=own,
        roles={field: service.filed((field,), own, one).total for field in ROLES},
        **_portrait(result, results(SearchRequest(by_name(own), limit=settings.page_size), settings.page_size)),
    )


def by_name(name: str) -> str:
    """The query for the articles that *name* made, in whatever role, and nobody whose name holds it."""
    return f"记者:{Exact(name)} OR 通讯员:{Exact(name)}"


def _portrait(result: SearchResult, links: Links) -> dict[str, Any]:
    """What the pages of a place and of a person have in common; *links* lead to the same as results."""
    return {
        "result": result,
        "newest": [hit.article for hit in result.hits],
        "histogram": histogram(result.facet("date")),
        "facets": {facet.field: facet.values[:MOST_TALLIED] for facet in result.facets},
        "links": links,
        "everything": links.sorted_by(Sort.NEWEST),
        "inferred": 0,
    }


def _date(text: str) -> PartialDate | None:
    """The date of this text, None unless it is written as `str` writes it."""
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return None
    return date if str(date) == text else None


def _no_time(date: PartialDate | None) -> tuple[str, HTTPStatus]:
    """The page for a time of which nothing is held; None for what is no time at all."""
    return render_template("unheld.html", back="browse.years", date=date), HTTPStatus.NOT_FOUND


def _no_name(
    name: str, back: str, to: str, held: Iterable[FacetValue], meant: Iterable[str] = ()
) -> tuple[str, HTTPStatus]:
    """
    The page for a name that nothing is filed under.

    It offers what of the *held* may be *meant*, else those that are near it, or else the first.
    """
    values = {value.value: value for value in held}
    named = [one for one in meant if one in values]
    near = [values[one] for one in named or _near(name, values) or list(values)[:MOST_NEAR]]
    page = render_template(
        "unheld.html", back=back, to=to, name=name[:LONGEST_NAME], near=near, is_meant=bool(named)
    )
    return page, HTTPStatus.NOT_FOUND


def _alike(name: str, names: Iterable[str]) -> str | None:
    """That of *names* which is *name*, however it is written."""
    own = fold(name)
    return min((one for one in names if fold(one) == own), key=lambda one: one != name, default=None)


def _near(name: str, names: Iterable[str]) -> list[str]:
    """At most MOST_NEAR of *names* that have a character of *name*: those that begin with it first, then by how many."""
    own = fold(name[:LONGEST_NAME])
    shared = [(not fold(one).startswith(own), -len(set(fold(one)) & set(own)), one) for one in names]
    return [one for _, count, one in nsmallest(MOST_NEAR, (each for each in shared if each[1]))]
