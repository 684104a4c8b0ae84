"""Here are values or articles in a row, give me what belongs together: years, places, pages; and what stands beside one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from search import Article, Facet, FacetValue

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class YearCounts:
    """
    One year of the date facet.

    Attributes:
        value: The year, or empty for articles without any date.
        count: All its hits.
        months: Its months, newest first; one without number counts the hits of which only the year is known.
    """

    value: str
    count: int
    months: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """
    A place of the district facet with those that lie in it.

    Attributes:
        value: Its own value; None where no hit is filed under the place itself.
    """

    name: str
    value: FacetValue | None
    inner: tuple[FacetValue, ...] = ()


def years(facet: Facet) -> tuple[YearCounts, ...]:
    """The date facet as years with their months, newest first, the unknown last."""
    grouped: dict[str, list[FacetValue]] = {}
    for value in sorted(facet.values, reverse=True):  # by their times
        grouped.setdefault(value.value[:4], []).append(value)
    return tuple(
        [
            YearCounts(year, sum([value.count for value in values]), tuple(values) if year else ())
            for year, values in grouped.items()
        ]
    )


def tree(values: Iterable[FacetValue], parents: Mapping[str, str]) -> tuple[Branch, ...]:
    """
    The district facet as places with all that lie in them, at whatever depth, in the order of *values*; what lies in one
    of these comes behind it.

    A place that holds all the others and nothing itself goes without saying: they stand alone then.
    """
    own = {value.value: value for value in values}
    inner: dict[str, dict[str, None]] = {"": {}}
    for name in own:
        while name:
            place = parents.get(name, "")
            inner.setdefault(place, {})[name] = None
            name = place

    def below(place: str) -> Iterator[FacetValue]:
        for name in inner.get(place, ()):
            if name in own:
                yield own[name]
            yield from below(name)

    def branches(place: str) -> tuple[Branch, ...]:
        return tuple(Branch(name, own.get(name), tuple(below(name))) for name in inner[place])

    highest = branches("")
    holding = [branch for branch in highest if branch.inner]
    if len(holding) != 1 or holding[0].value:
        return highest
    return tuple(
        one for branch in highest for one in (branches(branch.name) if branch is holding[0] else [branch])
    )


def by_page(articles: Iterable[Article]) -> tuple[tuple[Article, ...], ...]:
    """
    *articles* by the page they were printed on, in the order of their first ones.

    A file of ready articles holds many pages, and a page of an electronic edition is in many files.
    """
    pages: dict[str, list[Article]] = {}
    for one in articles:
        pages.setdefault(one.page_key, []).append(one)
    return tuple(map(tuple, pages.values()))


def file_of(articles: Iterable[Article]) -> str:
    """The page id of the one file that *articles* came in; empty where they came in several."""
    files = {one.page_id for one in articles}
    return files.pop() if len(files) == 1 else ""


def beside(things: Sequence[_Thing], thing: _Thing) -> tuple[_Thing | None, _Thing | None]:
    """What stands before and after *thing*, None at either end and when it is not among the *things*."""
    if thing not in things:
        return None, None
    at = things.index(thing)
    return (things[at - 1] if at else None), (things[at + 1] if at + 1 < len(things) else None)
