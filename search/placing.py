"""
Here is a query, or a filter, give me it with the places it names as the gazetteer knows them.

Articles are filed under districts by their names; a reader may write 市开发区, or a town. What was typed stays, and what
it means stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from search import ingest
from search.analysis.normalize import fold
from search.errors import Said
from search.query.nodes import And, Exact, Has, Node, Not, Or, inside
from search.query.remarks import Remark

Named = Callable[[str], tuple[str, ...]]
"""Gives the districts that a name may mean, however it is written: of a town, those that have one of this name."""


def named_by(gazetteer: Callable[[], ingest.Gazetteer] | None) -> Named:
    """What tells the districts by *gazetteer*, which is read when it is first asked; without one, nothing is told."""
    return lambda name: _by_name(gazetteer()).get(fold(name.strip()), ()) if gazetteer else ()


@lru_cache(maxsize=4)
def _by_name(gazetteer: ingest.Gazetteer) -> Mapping[str, tuple[str, ...]]:
    return {fold(name): place.districts for name, place in gazetteer.names.items()}


def placed(query: Node, named: Named) -> Node:
    """*query* with the districts that its fields `district` mean and do not find by themselves."""
    match query:
        case Has("district"):
            others = _others(query, named)
            return Or((query, *(Has("district", one, whole=True) for one in others))) if others else query
        case And(children):
            return And(tuple(placed(child, named) for child in children))
        case Or(children):
            found = [placed(child, named) for child in children]
            return Or(tuple(each for one in found for each in (one.children if isinstance(one, Or) else (one,))))
        case Not(child):
            return Not(placed(child, named))
        case _:
            return query


def filed_under(districts: Iterable[str], named: Named, held: Callable[[str], bool]) -> tuple[str, ...]:
    """
    What a filter by *districts* is of: each of them, or the districts it means where nothing is filed under its name.

    Args:
        held: Whether any article is filed under a name, however that is written; asked where the name means others.
    """
    found: dict[str, None] = {}
    for name in districts:
        meant = named(name)
        is_own = not meant or fold(name) in map(fold, meant) or held(name)
        found |= dict.fromkeys((name,) if is_own else meant)
    return tuple(found)


def remarks_on_places(query: Node, named: Named) -> Iterator[Remark]:
    """What is to be known of the places of *query*, as it was typed."""
    for each in inside(query):
        if isinstance(each, Has) and each.field == "district" and (others := _others(each, named)):
            words = Said(
                "“%(place)s”归在%(districts)s，查的是那里的全部稿件；只查写到它的：",
                place=each.text,
                districts="、".join(others),
            )
            yield Remark(words, str(Exact(each.text)))


def _others(asked: Has, named: Named) -> tuple[str, ...]:
    """The districts that are meant, without those that have what is *asked* in their names."""
    text = fold(asked.text)
    return tuple(one for one in named(text) if (fold(one) != text if asked.whole else text not in fold(one)))
