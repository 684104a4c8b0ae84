"""Arrangements found by comparing places are those that each text by itself has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.arrangements import Gaps, Near, Same, Scope
from search.analysis.normalize import fold
from search.backends.whoosh import arranging
from search.backends.whoosh.arranging import decided_by_places, parts_with
from search.backends.whoosh.collecting import collect, entry
from search.backends.whoosh.places import Places
from tests.backends.test_contract import article

PART = st.text(alphabet='甲乙甲乙丙。”"5a, ', min_size=1, max_size=40).filter(str.strip)
STRING = st.text(alphabet="甲乙丙5", min_size=1, max_size=3) | st.sampled_from(
    ["甲甲", "乙。", "”甲", "。", "5a", "甲,乙"]
)
WIDTH = st.sampled_from([(0, 8), (1, 1), (2, 2), (0, 3)])
ARRANGED = st.one_of(
    st.tuples(st.lists(STRING, min_size=1, max_size=3), st.builds(Near, st.integers(0, 3))),
    st.tuples(st.lists(STRING, min_size=1, max_size=3), st.builds(Same, st.sampled_from(list(Scope)))),
    st.lists(st.tuples(STRING, WIDTH), min_size=2, max_size=3).map(
        lambda both: ([string for string, _ in both], Gaps(tuple(width for _, width in both[1:])))
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.lists(PART, min_size=1, max_size=3), min_size=1, max_size=3),
    asked=st.lists(ARRANGED, min_size=10, max_size=30),
    at_once=st.sampled_from([2, arranging._AT_ONCE]),
)
def test_places_tell_what_each_text_tells(texts, asked, at_once) -> None:
    articles = [article(number, "题", *paragraphs) for number, paragraphs in enumerate(texts)]
    entries = [entry(each, number) for number, each in enumerate(articles)]
    places = Places(collect(entries))
    parts = [fold(text) for paragraphs in texts for text in ("题", *paragraphs)]

    for strings, arrangement in asked:
        expected = [number for number, part in enumerate(parts) if arrangement.spans(strings, part)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(arranging, "_AT_ONCE", at_once)
            found = parts_with(places, strings, arrangement).tolist()
        if decided_by_places(strings, arrangement):
            assert found == expected, (strings, arrangement)
        else:
            assert set(expected) <= set(found), (strings, arrangement)
