"""
Here is the text of a page without a year, give me what its usages say of it: how numbers are written,
and what no page of some years is silent of.
"""

from __future__ import annotations

import functools
import re
from typing import Final

import numpy as np

from search.ingest.dating.votes import EACH_YEAR, Points, Votes, points_of

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


def vote_usages(text: str, month: int | None, votes: Votes) -> None:
    """How *text* writes numbers, and that it is silent of the plague."""
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


@functools.cache
def _spans(spans: tuple[tuple[int, float], ...]) -> Points:
    """The points of each year: those of the last span that has begun."""
    points: Points = np.zeros(len(EACH_YEAR))
    for first, value in spans:
        points[first <= EACH_YEAR] = value
    return points
