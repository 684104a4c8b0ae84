"""
SearchRequest: the question as asked, with its limits checked.

A request is a plain value: front ends build it from a URL or a command line and can turn it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from search.errors import InvalidFilterError
from search.model import Kind, PartialDate
from search.schema import Unit

MAX_LIMIT = 100
"""Most hits in one answer."""

MAX_WINDOW = 10_000
"""Deepest hit that can be reached by paging; what lies beyond is reached by narrowing or by export."""


class Sort(StrEnum):
    """The order of hits. Ties are broken by date (newest first), then by id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """
    What a reader asks for. Raises InvalidFilterError for values outside the limits.

    Attributes:
        text: The query as typed; empty asks for everything that passes the filters.
        districts: Any of these (canonical names); empty for all.
        kinds: Any of these; empty for all.
        since: First day wanted. A date of less precision means its first day.
        until: Last day wanted, inclusive. A date of less precision means its last day.
        limit: Hits in one answer, 1 to MAX_LIMIT.
        offset: Hits to skip, 0 to MAX_WINDOW.
    """

    text: str = ""
    districts: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    sort: Sort = Sort.RELEVANCE
    unit: Unit = Unit.ARTICLE
    limit: int = 10
    offset: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MAX_LIMIT:
            raise InvalidFilterError("limit", str(self.limit), f"1–{MAX_LIMIT}")
        if not 0 <= self.offset <= MAX_WINDOW:
            raise InvalidFilterError("cursor", str(self.offset), f"0–{MAX_WINDOW}")
        if self.since and self.until and self.since.first_day > self.until.last_day:
            raise InvalidFilterError("to", str(self.until), f"不早于 {self.since} 的日期")
