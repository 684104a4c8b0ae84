"""
Here are counts, give me what the reader may narrow by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from heapq import nsmallest

from search.query.request import SearchRequest, alike
from search.results import Facet, FacetValue
from search.schema import BY_DAY, MOST_VALUES, OPEN_FACETS, PERSON


def facets(
    counts: Mapping[str, Mapping[str, int]], sizes: Mapping[str, int], request: SearchRequest
) -> tuple[Facet, ...]:
    """The facets for *counts* and *sizes* as an engine gives them; what the request selects is listed even at count 0."""

    def facet(field: str) -> Facet:
        named = counts.get(field, {})
        return replace(_facet(field, named, request), unnamed=sizes.get(field, len(named)) - len(named))

    return tuple(map(facet, request.facets))


def largest(field: str, counts: Mapping[str, int], request: SearchRequest) -> Mapping[str, int]:
    """What an answer names of the *counts* of a facet: all, but of OPEN_FACETS the largest and what is selected."""
    if field not in OPEN_FACETS or len(counts) <= MOST_VALUES:
        return counts
    names = nsmallest(MOST_VALUES, counts, key=lambda name: (-counts[name], name))
    selected = {alike(field, value) for value in request.chosen(field)}
    wanted = [name for name in counts if alike(field, name) in selected] if selected else []
    return {name: counts[name] for name in dict.fromkeys((*names, *wanted))}


def _facet(field: str, counts: Mapping[str, int], request: SearchRequest) -> Facet:
    if field == BY_DAY:
        return Facet(field, tuple(FacetValue(day, counts[day]) for day in sorted(counts, reverse=True)))
    if field == "date":
        since, until = (str(date)[:7] if date else "" for date in (request.since, request.until))
        # A month is selected when it is just what is asked for; the unknown one, when undated articles are wanted.
        chosen = {since} if since and since == until else set()
        if request.undated:
            chosen.add("")
        values = [FacetValue(month, count, month in chosen) for month, count in counts.items()]
        values.sort(key=lambda value: value.value, reverse=True)  # the unknown month, "", comes last
        return Facet(field, tuple(values))
    if field == PERSON:
        counts = _alike_as_one(field, counts)
    selected = {alike(field, value): value for value in request.chosen(field)}
    held = {name: alike(field, name) for name in counts} if selected else {}
    values = [FacetValue(name, count, held.get(name) in selected) for name, count in counts.items()]
    values += [FacetValue(name, 0, True) for own, name in selected.items() if own not in held.values()]
    values.sort(key=lambda value: (-value.count, value.value))
    return Facet(field, tuple(values))


def _alike_as_one(field: str, counts: Mapping[str, int]) -> Mapping[str, int]:
    """*counts* with those of values that mean the same as one, which is called as most of it is: 黄啟峰, and once 黄启峰."""
    called: dict[str, str] = {}
    sums: Counter[str] = Counter()
    for value in sorted(counts, key=lambda value: (-counts[value], value)):
        sums[called.setdefault(alike(field, value), value)] += counts[value]
    return sums
