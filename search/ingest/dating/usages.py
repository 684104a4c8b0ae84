"""
Here is the text of a page without a year, give me what its usages say of it: how towns are called, how numbers
are written, and what no page of some years is silent of.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from search.ingest.dating.votes import EACH_YEAR, Points, Votes, points_of
from search.ingest.facts.gazetteer import Gazetteer, town_stem

# Points from the first to the last of some years, until the next. Logarithms, damped by a third, of how many of 270 dated
# pages of the city's and its counties' papers call a town so.
_TOWNS: Final = {
    # Of 18 pages until 1999 eleven have a 乡 that is a 镇 or 街道 today, of 110 until 2014 43, of 68 until 2019 six, of 77 later none.
    "乡": ((1990, 0.8), (2000, 0.5), (2015, -0.2), (2018, -1.2), (2020, -2.0)),
    # 0 of 34 until 2004, 2 of 39 until 2009, 9 of 55 until 2014, 22 of 68 until 2019, 41 of 77 later.
    "街道": ((1990, -1.2), (2005, -0.8), (2010, -0.2), (2013, 0.1), (2015, 0.3), (2020, 0.6)),
    # 2 of 60 until 1999, 6 of 51, 20 of 90, 14 of 108 and 4 of 121, and 5 of 140 later.
    "办事处": ((1990, -0.2), (2000, 0.3), (2005, 0.6), (2013, 0.1), (2015, -0.5)),
}
# 菏泽市沙土镇, of a town of the city that came before the prefecture's: 5 of 18 until 1999, 1 of 252 later.
_OF_THE_CITY: Final = (1.4, -0.6)
_LONGEST_STEM: Final = 4
# 六月八日, 二百余人: more than one number in seven is in words on 44 of 60 pages until 1999, 26 of 51 until 2004 and 119 of 459 later, more
# than half on 23, three and eleven of them; figures are the rule since 1996 (GB/T 15835-1995).
_IN_WORDS: Final = re.compile(
    r"[一二三四五六七八九十百千万](?:[一二三四五六七八九十百千万]{2,}|(?<![百千万])月[一二三四五六七八九十]{1,3}日)"
)
_IN_FIGURES: Final = re.compile(r"\d[\d.]*")
_ONE_IN: Final = 7
_WRITTEN: Final = ((1990, 0.6), (2000, 0.5), (2005, -0.1))
_MOSTLY_WRITTEN: Final = ((1990, 1.5), (2000, 0.4), (2005, -0.3))
# 疫情, 疫苗, 核酸, 口罩: on 6 of 6 pages of the first half of 2020, on 18 of 36 from then until 2022, on 3 of 36 before and 3 of 45 later.
_OF_THE_PLAGUE: Final = ("疫", "核酸", "口罩", "复工复产")
_WHOLE_PAGE: Final = 900
"""Characters from which on a page says by how many of something it has, and by what it is silent of."""
_SPRING: Final = 6
"""Until this month no page of 2020 was silent of the plague."""


def vote_usages(text: str, month: int | None, votes: Votes, gazetteer: Gazetteer) -> None:
    """How *text* calls towns and writes numbers, and that it is silent of the plague."""
    towns = _towns_of(gazetteer)
    for suffix, spans in _TOWNS.items():
        for place in _places_of(suffix, text):
            if suffix == "街道" and text.startswith("办", place + len(suffix)):
                continue
            before = (text[max(0, place - size) : place] for size in range(2, _LONGEST_STEM + 1))
            if stem := next(filter(towns.stems[suffix].__contains__, before), ""):
                votes.add("called", suffix, _spans(spans), place - len(stem))
                break
    if gazetteer.prefecture_until is not None and (named := towns.of_the_city.search(text)) is not None:
        then, later = _OF_THE_CITY
        points: Points = np.where(gazetteer.prefecture_until >= EACH_YEAR, then, later)
        votes.add("called", "市", points, named.start())
    if len(text) < _WHOLE_PAGE:
        return
    in_words = [found.start() for found in _IN_WORDS.finditer(text)]
    numbers = len(in_words) + len(_IN_FIGURES.findall(text)) if in_words else 0
    if len(in_words) * _ONE_IN > numbers:
        is_mostly = len(in_words) * 2 > numbers
        votes.add("written", "数", _spans(_MOSTLY_WRITTEN if is_mostly else _WRITTEN), in_words[0])
    if not any(word in text for word in _OF_THE_PLAGUE):
        is_spring = month is not None and 2 <= month <= _SPRING
        votes.add("silent", "疫", points_of({2020: -1.4 if is_spring else -0.7, 2021: -0.6, 2022: -0.6}), 0)


class _Towns(NamedTuple):
    """How towns are called: for each of `_TOWNS` the names before it, and the city's name before a town's."""

    stems: dict[str, frozenset[str]]
    of_the_city: re.Pattern[str]


@functools.lru_cache(maxsize=8)
def _towns_of(gazetteer: Gazetteer) -> _Towns:
    names = [name for district in gazetteer.districts for name in district.towns]
    every = frozenset(map(town_stem, names))
    still = {town_stem(name) for name in names if name.endswith("乡")}
    stems = {"乡": every - still, "街道": every, "办事处": every}
    either = "|".join(sorted(every, key=len, reverse=True)) or "(?!)"
    return _Towns(stems, re.compile(f"{gazetteer.city}(?:{either})(?:镇|乡|办事处)"))


def _places_of(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


@functools.cache
def _spans(spans: tuple[tuple[int, float], ...]) -> Points:
    """The points of each year: those of the last span that has begun."""
    points: Points = np.zeros(len(EACH_YEAR))
    for first, value in spans:
        points[first <= EACH_YEAR] = value
    return points
