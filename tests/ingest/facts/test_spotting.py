"""
What is spotted by its first two characters is what a search through the whole text finds.
"""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from search.ingest import Gazetteer
from search.ingest.dating import printed_years, years
from search.ingest.dating.chronology import PLENUM, chronology
from search.ingest.facts.gazetteer import alternatives
from search.ingest.facts.spotting import matches_at, matches_in, words_at

_PIECES = st.sampled_from(
    [
        "菏泽",
        "菏泽市",
        "曹县",
        "郓城县",
        "开发区",
        "市委",
        "全市",
        "县",
        "城",
        "\U0002f87e",
        "\ud800",
        "\n",
        "a",
        "。",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=12).map("".join)


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS)
def test_a_spotted_name_is_a_found_one(gazetteer: Gazetteer, text: str) -> None:
    names, citywide = gazetteer.spotter.places(text)
    for pattern, places in ((gazetteer.pattern, names), (gazetteer.citywide, citywide)):
        spotted = [match.span() for match in matches_at(pattern, text, places)]
        assert spotted == [match.span() for match in pattern.finditer(text)]


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(_TEXTS, max_size=4))
def test_many_texts_are_searched_as_each(gazetteer: Gazetteer, texts: list[str]) -> None:
    places, _ = gazetteer.spotter.places("\n".join(texts))
    spotted = [(number, match.span()) for number, match in matches_in(gazetteer.pattern, texts, places)]
    assert spotted == [
        (number, match.span()) for number, text in enumerate(texts) for match in gazetteer.pattern.finditer(text)
    ]


_DAYS = st.sampled_from(
    [
        "2019年",
        "2 0 1 3",
        "二〇一三年",
        "2013级",
        "(2013)菏民初字第9号",
        "建党百年",
        "闰四月",
        "母亲节",
        "四中全会",
        "届",
        "2021",
        "1998",
        "年",
        "国庆",
        "教师节",
        "周年",
        "星期一",
        "第34个",
        "第十届",
        "除夕",
        "党的二十大",
        "建党",
        "3",
        "。",
    ]
)


@settings(max_examples=60, deadline=None)
@given(text=st.lists(_DAYS, max_size=10).map("".join))
def test_hints_of_the_year_are_spotted(text: str) -> None:
    known = chronology()
    terms, printed, anniversaries, plenums, counted, *_ = years._spotter().places(text)
    pattern = re.compile(alternatives(sorted(known.by_word, key=len, reverse=True)))
    found = [(match[0], match.start()) for match in pattern.finditer(text)]
    assert list(words_at(known.heads, text, terms)) == found
    for pattern, places in (
        (printed_years._YEAR, printed),
        (printed_years._EVENT, printed),
        (printed_years._NUMBERED, printed),
        (known.anniversary, anniversaries),
        (PLENUM, plenums),
        (known.counted_day, counted),
    ):
        spotted = [match.span() for match in matches_at(pattern, text, places)]
        assert spotted == [match.span() for match in pattern.finditer(text)]
