"""
Here is a text, give me the places it names that are not the gazetteer's city: those tell a page of another city's paper.

Of the cities of Shandong, Henan and those beside them the counties are known, too, so that such a page is filed by them.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from itertools import chain
from typing import Any, Final

from search.ingest.facts.gazetteer import Gazetteer, alternatives, gazetteer_of
from search.ingest.facts.names import surnames
from search.ingest.facts.spotting import Spotter

_FILE: Final = "elsewhere.txt"
_WORDS: Final = frozenset(
    [
        "日照",
        "市中",
        "东营",
        "德州",
        "龙口",
        "栖霞",
        "海阳",
        "平原",
        "惠民",
        "民权",
        "台前",
        "大名",
        "鼓楼",
        "复兴",
        "永年",
        "无极",
        "大城",
        "商城",
        "博爱",
        "东海",
        "滨海",
        "三河",
        "新河",
        "天长",
        "明光",
        "大丰",
        "桥东",
        "桥西",
        "九里",
        "吉利",
        "四方",
        "满城",
        "金明",
        "南和",
        "沙河",
        "苍山",
    ]
)
"""Names that are words without 市 or 县."""
_LEAST: Final = 2
"""Articles that must name a city or its counties for the page to be of it."""
_GIVEN_NAME: Final = 2
# 太原路, 长沙大街: streets are named after other cities; 迎接北京奥运会, 为汶川灾区捐款: what is spoken of everywhere.
_NOT_THERE: Final = r"(?![东西南北中]?路|大街|大道|[残冬夏]?奥[运会]|冬奥|世博|亚[运残]|时间|(?:特大)?地震|灾区)"
_CITYWIDE: Final = ["全市", "我市", "市委", "市政府", "市直", "市城区"]


@functools.lru_cache(maxsize=8)
def elsewhere(gazetteer: Gazetteer) -> re.Pattern[str]:
    """Finds the places of `data/elsewhere.txt` that are none of *gazetteer*'s."""
    # 新乡村 is no village of 新乡. What is asked of a name stands behind it, so that the search skips to its first character.
    return re.compile(f"(?:{alternatives(_names_beside(gazetteer))})(?!(?<=新乡)[村贤镇风]){_NOT_THERE}")


@functools.lru_cache(maxsize=8)
def spotter_beside(gazetteer: Gazetteer) -> Spotter:
    """Finds where one of these places, and where one of *gazetteer*'s, may begin."""
    return Spotter(_names_beside(gazetteer), gazetteer.names)


def _names_beside(gazetteer: Gazetteer) -> list[str]:
    places, cities = _table()
    names = set(places)
    for county in chain.from_iterable(cities.values()):
        names.add(county["name"])
        if county["name"].endswith("市") or "until" in county:
            # 微山湖 is not in 微山县.
            names.update(county["aliases"])
    own = gazetteer.names.keys()
    return sorted(name for name in names if name not in own and name + "市" not in own)


def city_of(openings: Sequence[str], printed: Sequence[str]) -> Gazetteer | None:
    """
    The city whose page it is; None where none is known.

    What the paper's own lines name tells it, else the places that most articles name first.

    Args:
        openings: Headline and beginning of each article.
        printed: The paper's own lines.
    """
    if own := _city_named(printed):
        return own
    pattern, holder = _all_names()
    named = Counter(holder[match[0]] for opening in openings if (match := pattern.search(opening)))
    if not named:
        return None
    city, count = named.most_common(1)[0]
    return _city(city) if count >= _LEAST and 2 * count > named.total() else None


def _city_named(printed: Sequence[str]) -> Gazetteer | None:
    """The city that the paper's own lines name, or whose county."""
    pattern, holder = _all_names()
    named = (match[0] for line in printed for match in pattern.finditer(line) if not is_maker(line, *match.span()))
    own = next(named, None)
    return None if own is None else _city(holder[own])


def is_maker(line: str, start: int, end: int) -> bool:
    """Whether what looks like a place, `line[start:end]`, is a name (责任编辑:王东明): two characters behind a surname, set apart."""
    return (
        end - start == _GIVEN_NAME
        and line[start - 1 : start] in surnames()[0]
        and (start < 2 or not line[start - 2].isalpha())
        and not line[end : end + 1].isalpha()
    )


@functools.cache
def _table() -> tuple[tuple[str, ...], dict[str, list[dict[str, Any]]]]:
    """Names of places, and for each city its counties as a gazetteer has them."""
    text = (resources.files("search.ingest") / "data" / _FILE).read_text(encoding="utf-8")
    places: list[str] = []
    cities: dict[str, list[dict[str, Any]]] = {}
    for line in text.splitlines():
        city, colon, counties = line.partition(":")
        if line.startswith("#"):
            continue
        if not colon:
            places += line.split()
            continue
        cities[city] = [_county(city[:-1], *re.split("([<>])", entry)) for entry in counties.split()]
    return tuple(places), cities


def _county(city: str, name: str, side: str = "", year: str = "") -> dict[str, Any]:
    stem = name[:-1]
    # 濮阳 is the city, whose county is 濮阳县.
    aliases = [stem] if stem != city and _stands_alone(name, side) else []
    county: dict[str, Any] = {"name": name, "aliases": aliases}
    if side:
        county["from" if side == ">" else "until"] = int(year)
    return county


def _stands_alone(name: str, side: str) -> bool:
    """Whether a county goes by its name without 县 or 市 as well, and a district that was a county by its old one."""
    return len(name) > 2 and name[:-1] not in _WORDS and (name[-1] in "县市" or bool(side))


@functools.cache
def _city(name: str) -> Gazetteer:
    papers = [f"{name[:-1]}{paper}" for paper in ("日报", "晚报")]
    data = {
        "format": 1,
        "city": {"name": name, "aliases": _aliases(name), "citywide": _CITYWIDE, "papers": papers},
        "district": _table()[1][name],
    }
    return gazetteer_of(data, _FILE)


def _aliases(city: str) -> list[str]:
    return [] if city[:-1] in _WORDS else [city[:-1]]


@functools.cache
def _all_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the names of all cities and their counties, but for those that more than one has, and whose each is."""
    holders: dict[str, set[str]] = {}
    for city, counties in _table()[1].items():
        named = [name for county in counties for name in (county["name"], *county["aliases"])]
        for name in (city, *_aliases(city), *named):
            holders.setdefault(name, set()).add(city)
    holder = {name: next(iter(cities)) for name, cities in holders.items() if len(cities) == 1}
    # 新乡村 is the name of a page, 聊城路 a street.
    return re.compile(f"(?:{alternatives(holder)}){_NOT_THERE}(?!村)"), holder
