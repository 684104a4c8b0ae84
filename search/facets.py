"""
Here are counts, give me what the reader may narrow by.
"""

from __future__ import annotations

from collections.abc import Mapping

from search.query.request import SearchRequest
from search.results import Facet, FacetValue
from search.schema import FACETS


def facets(counts: Mapping[str, Mapping[str, int]], request: SearchRequest) -> tuple[Facet, ...]:
    """The facets for *counts* as an engine gives them; what the request selects is listed even at count 0."""
    return tuple(_facet(field, counts.get(field, {}), request) for field in FACETS)


def _facet(field: str, counts: Mapping[str, int], request: SearchRequest) -> Facet:
    if field == "date":
        values = [FacetValue(month, count, _in_range(month, request)) for month, count in counts.items()]
        values.sort(key=lambda value: value.value, reverse=True)  # the unknown month, "", comes last
        return Facet(field, tuple(values))
    selected = request.districts if field == "district" else tuple(str(kind) for kind in request.kinds)
    names = dict.fromkeys((*counts, *selected))
    values = [FacetValue(name, counts.get(name, 0), name in selected) for name in names]
    values.sort(key=lambda value: (-value.count, value.value))
    return Facet(field, tuple(values))


def _in_range(month: str, request: SearchRequest) -> bool:
    """Whether *month* is just what the request's dates ask for."""
    since, until = (str(date)[:7] if date else "" for date in (request.since, request.until))
    return bool(month) and since == until == month
