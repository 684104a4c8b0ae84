"""Here is a URL that a reader begins with, give me its page: home, results, what the archive holds, how to search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Blueprint, render_template, request

from search import BY_DAY, FACETS, DateBasis, SearchRequest, SearchResult, Unit, page_id
from web import grouping, guide, params
from web.current import service, settings
from web.histogram import Histogram, histogram, is_short
from web.holdings import holdings
from web.links import Links, pager, results
from web.listing import rows
from web.narrowing import narrowing
from web.running import metrics

NEWEST_ON_HOME = 30
"""Articles that home looks at for its newest pages."""

PAGES_ON_HOME = 3
ARTICLES_OF_A_PAGE = 4
DISTRICTS_ON_HOME = 16
MONTHS_ON_HOME = 4

blueprint = Blueprint("pages", __name__)


@dataclass(frozen=True, slots=True)
class _Wider:
    """
    How many hits there would be without any filter, and without that of one facet where it helps.

    Attributes:
        in_part: What holds a part of the words alone, where nothing holds all of them even without filters.
    """

    without_any: int = 0
    in_part: int = 0
    without_one: Mapping[str, int] = field(default_factory=dict)


@blueprint.get("/")
def home() -> str:
    archive = holdings.archive()
    newest = grouping.by_page(service.newest(NEWEST_ON_HOME))[:PAGES_ON_HOME]
    return render_template(
        "home.html",
        info=service.info(),
        pages=service.pages(),
        districts=holdings.values("district"),
        most_districts=DISTRICTS_ON_HOME,
        archive=archive,
        months=archive.months[-MONTHS_ON_HOME:],
        newest=[articles[:ARTICLES_OF_A_PAGE] for articles in newest],
        kept=service.kept_pages(articles[0].page_id for articles in newest),
        syntax=guide.filled(guide.BRIEF, holdings.samples()),
    )


@blueprint.get("/about")
def about() -> str:
    return render_template(
        "about.html",
        info=service.info(),
        pages=service.pages(),
        districts=holdings.values("district"),
        kinds=holdings.values("kind"),
        archive=holdings.archive(),
    )


@blueprint.get("/help")
def help_page() -> str:
    return render_template("help.html", sections=guide.sections(holdings.samples()), limits=guide.LIMITS)


@blueprint.get("/search")
def search() -> str:
    asked, cursor = params.to_request(request.args, settings.page_size)
    if params.asks_nothing(asked):
        return _hint(asked)
    by_day = _is_drawn_by_day(asked)
    result = service.search(replace(asked, facets=(*FACETS, BY_DAY)) if by_day else asked)
    metrics.count_search(result)
    links = results(result.request, settings.page_size, result.generation)
    sources = {page_id(value.value): value.value for value in result.facet("source").values}
    kept = service.kept_pages([*(hit.article.page_id for hit in result.hits), *sources])
    return render_template(
        "search.html",
        query=asked.text,
        result=result,
        links=links,
        narrowing=narrowing(
            links,
            {field: result.facet(field) for field in FACETS},
            grouping.tree(result.facet("district").values, service.parents()),
            {sources[one] for one in kept if one in sources},
        ),
        histogram=_bars(result, by_day=by_day),
        inferred=_inferred(result),
        pager=pager(links, result.listed_total),
        hits=rows(result, links, kept),
        articles=_articles(asked) if result.total == result.partial_total else 0,
        **_unfound(links) if not result.total else {},
        generation_changed=cursor.is_outdated(result.generation),
    )


def _hint(asked: SearchRequest) -> str:
    """The page for who has asked for nothing yet."""
    return render_template(
        "hint.html",
        query=asked.text,
        links=results(asked, settings.page_size),
        districts=holdings.values("district"),
        syntax=guide.filled(guide.BRIEF, holdings.samples()),
    )


def _is_drawn_by_day(asked: SearchRequest) -> bool:
    """Whether the time that was *asked* for, or all that is held, is so short."""
    info = service.info()
    return is_short(asked.since, asked.until) or is_short(info.since, info.until)


def _bars(result: SearchResult, *, by_day: bool) -> Histogram | None:
    """When the hits of *result* are of, beside what is held."""
    asked = result.request
    days = result.facet(BY_DAY) if by_day else None
    return histogram(result.facet("date"), asked.since, asked.until, days, holdings.coverage())


def _unfound(links: Links) -> dict[str, Any]:
    """
    What helps where nothing was found: what dropping filters would find, and what each part of the query does.

    Parts are counted without the filters where these are not what keeps the whole from being found.
    """
    wider = _wider(links)
    asked = links.request if wider.without_any else links.request.without_filters()
    return {
        "wider": wider,
        "parts": service.parts(asked),
        "parts_links": results(asked, settings.page_size, links.generation),
    }


def _inferred(result: SearchResult) -> int:
    """How many articles of this page of results have a date that was not printed in full."""
    return len({hit.article.id for hit in result.hits if hit.article.date_basis is DateBasis.INFERRED})


def _articles(asked: SearchRequest) -> int:
    """How many articles answer what no single paragraph does; 0 where articles were asked for."""
    if asked.unit is Unit.ARTICLE:
        return 0
    return _counted(replace(asked, unit=Unit.ARTICLE, offset=0, facets=()))[0]


def _wider(links: Links) -> _Wider:
    """What dropping filters would find, for the page that has to say: nothing. At most four more searches."""
    asked = replace(links.request, facets=())
    narrowed = asked.narrowed
    if not narrowed:
        return _Wider()
    whole, in_part = _counted(asked.without_filters())
    relaxed = narrowed if whole and len(narrowed) > 1 else ()
    totals = {facet: _counted(asked.with_chosen(facet, ()))[0] for facet in relaxed}
    return _Wider(whole, in_part, {facet: count for facet, count in totals.items() if count})


def _counted(asked: SearchRequest) -> tuple[int, int]:
    """How many hits answer *asked* as a whole, and how many in part."""
    found = service.search(asked)
    return found.total - found.partial_total, found.partial_total
