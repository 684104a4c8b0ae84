"""
SearchRequest: the question as asked, with its limits checked.

A request is a plain value: front ends build it from a URL or a command line and can turn it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from search.analysis.normalize import fold
from search.errors import InvalidFilterError, Said
from search.model import Kind, PartialDate
from search.schema import FACETS, NAMES, Unit

MAX_LIMIT = 100
"""Most hits in one answer."""

MAX_WINDOW = 10_000
"""Deepest hit that can be reached by paging; what lies beyond is reached by narrowing or by export."""


_CHOSEN = {"district": "districts", "kind": "kinds", "reporter": "reporters", "source": "sources"}
"""Facets of which any of some values may be wanted → the field of a request that holds these; the date has a range."""


class Sort(StrEnum):
    """The order of hits. Ties are broken by date (newest first), then by id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    PAGE = "page"


class Reprints(StrEnum):
    """What is answered of a text that was printed several times: its best printing, or every one; of paragraphs, always every one."""

    COLLAPSED = "collapsed"
    ALL = "all"


def alike(facet: str, value: str) -> str:
    """What is the same for values of *facet* that mean the same: names are folded, all else stays to the letter."""
    return fold(value) if facet in NAMES else value


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """
    What a reader asks for. Raises InvalidFilterError for values outside the limits.

    Attributes:
        text: The query as typed; empty asks for everything that passes the filters.
        districts: Any of these, however they are written, or called by the gazetteer (市开发区, a town); empty for all.
        kinds: Any of these; empty for all.
        reporters: Any of these made it, named in whole and however that is written; empty for all.
        sources: Any of these pages or papers, as the source facet names them; empty for all.
        since: First day wanted. A date of less precision means its first day.
        until: Last day wanted, inclusive. A date of less precision means its last day.
        undated: Whether articles of unknown date are wanted: they alone, or beside those in the range when there is one.
        reprints: Whether hits that are the same text stand as one; counts are of articles in any case.
        limit: Hits in one answer, 1 to MAX_LIMIT.
        offset: Hits to skip, 0 to MAX_WINDOW.
        facets: Those to be counted, of FACETS, BY_DAY and PERSON; the fewer the sooner.
    """

    text: str = ""
    districts: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    reporters: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    undated: bool = False
    sort: Sort = Sort.RELEVANCE
    unit: Unit = Unit.ARTICLE
    reprints: Reprints = Reprints.COLLAPSED
    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = FACETS

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MAX_LIMIT:
            raise InvalidFilterError("limit", str(self.limit), f"1–{MAX_LIMIT}")
        if not 0 <= self.offset <= MAX_WINDOW:
            raise InvalidFilterError("cursor", str(self.offset), f"0–{MAX_WINDOW}")
        if self.since and self.until and self.since.first_day > self.until.last_day:
            raise InvalidFilterError("to", str(self.until), Said("不早于 %(date)s 的日期", date=self.since))

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values wanted of *facet*, any of which will do; empty for all, and for `date`, which is no set of values."""
        return self.filters.get(facet, ())

    def with_chosen(self, facet: str, values: tuple[str, ...]) -> SearchRequest:
        """The same with other values of *facet*; of `date`, which has none, any time."""
        if facet == "date":
            return replace(self, since=None, until=None, undated=False)
        chosen: dict[str, Any] = {_CHOSEN[facet]: tuple(map(Kind, values)) if facet == "kind" else values}
        return replace(self, **chosen)

    def without(self, facet: str, value: str) -> SearchRequest:
        """The same without *value* of *facet*, however that is written; itself where it is not chosen."""
        chosen, own = self.chosen(facet), alike(facet, value)
        others = tuple(one for one in chosen if alike(facet, one) != own)
        return self.with_chosen(facet, others) if len(others) < len(chosen) else self

    def without_filters(self) -> SearchRequest:
        """The same for the text alone."""
        request = self
        for facet in self.narrowed:
            request = request.with_chosen(facet, ())
        return request

    @property
    def filters(self) -> Mapping[str, tuple[str, ...]]:
        """The values wanted of each facet of which not all are, the date apart."""
        return {
            facet: tuple(map(str, values)) for facet, field in _CHOSEN.items() if (values := getattr(self, field))
        }

    @property
    def narrowed(self) -> tuple[str, ...]:
        """Those of FACETS that have a filter, in their order."""
        filters = self.filters
        return tuple(facet for facet in FACETS if (self.narrows_dates if facet == "date" else facet in filters))

    @property
    def narrows_dates(self) -> bool:
        """Whether there is a filter on the date."""
        return bool(self.since or self.until or self.undated)

    @property
    def collapses(self) -> bool:
        """Whether hits that are the same text stand as one."""
        return self.reprints is Reprints.COLLAPSED and self.unit is Unit.ARTICLE

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return self.narrows_dates or bool(self.filters)
