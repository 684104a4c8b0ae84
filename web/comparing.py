"""Here are phrases, give me a page that shows and compares them over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated

from flask import Blueprint, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from search import Facet, InvalidFilterError, PartialDate, QueryError, SearchRequest
from web import params, present
from web.checks import MAX_QUERY, given, one_of, short_text
from web.contract import Filtered
from web.current import service, settings
from web.holdings import holdings
from web.languages import lazy_gettext as _
from web.languages import told
from web.links import results, url
from web.timescale import Step
from web.trend import MOST_PHRASES, Line, Point, Show, Trend, trend

EXAMPLES = (("脱贫攻坚", "乡村振兴"), ("招商引资",), ("疫情", "复工"))
"""Phrases to begin with, one or several to compare."""

_OWN = ("q", "undated")
"""Parameters that several phrases have, and that none has."""

_ENDS = ("from", "to")
"""The parameters of the range of dates."""

_WORDS = {
    Step.MONTH: (_("每月全部稿件中的比例"), _("每月这些稿件中的比例"), _("每月篇数")),
    Step.YEAR: (_("每年全部稿件中的比例"), _("每年这些稿件中的比例"), _("每年篇数")),
    Step.DECADE: (_("每十年全部稿件中的比例"), _("每十年这些稿件中的比例"), _("每十年篇数")),
}
"""What the height of a point is: a share of all articles, of those that pass the filters, or a number."""

_STEPS = tuple(_WORDS)

blueprint = Blueprint("comparing", __name__)


class Compared(Filtered):
    """Among which articles the phrases are looked for, and how they are drawn."""

    show: Annotated[Show, *given(one_of("show", Show))] = Show.SHARE
    by: Annotated[Step | None, *given(one_of("by", _STEPS))] = None


@dataclass(frozen=True, slots=True)
class TrendLinks:
    """
    Where the page of a trend leads to: the same with one thing changed, and the articles behind it.

    Attributes:
        asked: The filters and the range of dates.
        show, by: As they stand in the URL, empty when they do not.
    """

    phrases: tuple[str, ...]
    asked: SearchRequest
    show: str
    by: str

    def changed(self, **changes: str) -> str:
        """With another `show` or `by`."""
        return self._to(self.phrases, self.asked, self._own() | changes)

    def without(self, phrase: str) -> str:
        """Without one of the phrases."""
        return self._to(tuple(one for one in self.phrases if one != phrase), self.asked, self._own())

    def widened(self) -> str:
        """Without any filter but the range of dates."""
        wide = SearchRequest(since=self.asked.since, until=self.asked.until, limit=self.asked.limit)
        return self._to(self.phrases, wide, self._own())

    def hidden(self) -> list[tuple[str, str]]:
        """What the form carries besides the phrases and the range of dates."""
        kept = [pair for pair in self._filters(self.asked) if pair[0] not in _ENDS]
        return [*kept, *((name, value) for name, value in self._own().items() if value)]

    def articles_of(self, line: Line, point: Point | None = None) -> str:
        """The results behind a line, or behind one of its points."""
        wanted = replace(self.asked, text=line.phrase)
        if point:
            wanted = replace(wanted, since=point.time.since, until=point.time.until)
        return results(wanted, wanted.limit).here()

    def _own(self) -> dict[str, str]:
        return {"show": self.show, "by": self.by}

    def _filters(self, asked: SearchRequest) -> list[tuple[str, str]]:
        return params.to_args(asked, asked.limit)

    def _to(self, phrases: tuple[str, ...], asked: SearchRequest, own: Mapping[str, str]) -> str:
        pairs = [*(("q", phrase) for phrase in phrases), *self._filters(asked)]
        pairs += [(name, value) for name, value in own.items() if value]
        return url(url_for("comparing.over_time"), pairs)


@blueprint.get("/trend")
def over_time() -> str | tuple[str, HTTPStatus]:
    """
    A phrase that cannot be looked for is explained at its place, and the others are drawn; 400 when none is left. So is a
    range that cannot be read, and nothing is drawn.
    """
    phrases = tuple(dict.fromkeys(one.strip() for one in request.args.getlist("q") if one.strip()))[:MOST_PHRASES]
    compared, asked, range_problem = _asked()
    found: list[tuple[str, int, Facet]] = []
    problems: dict[str, str] = {}
    for phrase in phrases if not range_problem else ():
        try:
            found.append((phrase, *_found(phrase, asked)))
        except QueryError as error:
            problems[phrase] = told(error.message)
    drawn = trend(
        found,
        holdings.dates(asked),
        compared.show,
        compared.by,
        asked.since,
        asked.until,
        holdings.coverage(),
    )
    page = render_template(
        "trend.html",
        phrases=phrases,
        problems=problems,
        range_problem=range_problem,
        trend=drawn,
        what=_what(drawn, asked) if drawn else "",
        asked=asked,
        typed=params.typed_range(request.args) if range_problem else {},
        way=TrendLinks(phrases, asked, request.args.get("show", ""), request.args.get("by", "")),
        most=MOST_PHRASES,
        examples=EXAMPLES,
    )
    return (page, HTTPStatus.BAD_REQUEST) if (problems or range_problem) and not found else page


def _asked() -> tuple[Compared, SearchRequest, str]:
    """What is asked for besides the phrases, in whole months; and what is wrong with its range, of which the rest is left."""
    args = MultiDict((name, value) for name, value in request.args.items(multi=True) if name not in _OWN)
    try:
        compared = Compared.read(args)
        asked, problem = compared.request(settings.page_size), ""
    except InvalidFilterError as error:
        if error.field not in _ENDS:
            raise
        compared, asked = Compared(), params.readable(args, settings.page_size)
        problem = present.filter_words(error)
    return compared, replace(asked, since=_month(asked.since), until=_month(asked.until)), problem


def _what(drawn: Trend, asked: SearchRequest) -> str:
    """What the lines show, in words."""
    of_all, of_these, number = _WORDS[drawn.step]
    share = of_these if asked.filters else of_all
    return str(share if drawn.show is Show.SHARE else number)


def _found(phrase: str, asked: SearchRequest) -> tuple[int, Facet]:
    """How many articles answer *phrase* as a whole under the filters and in the range, and when all were printed."""
    short_text("q", MAX_QUERY)(phrase)
    result = service.search(replace(asked, text=phrase, limit=1, facets=("date",)))
    whole = result.total - result.partial_total
    # What holds only a part of the words does not answer the phrase.
    return (whole, result.facet("date")) if whole else (0, Facet("date", ()))


def _month(date: PartialDate | None) -> PartialDate | None:
    return PartialDate(date.year, date.month) if date else None
