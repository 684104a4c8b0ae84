"""Arrangements against the plainest reading of what they are: every choice of one place for each string."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.arrangements import Gaps, Near
from search.analysis.occurrences import find_all

TEXT = st.text("甲乙丙，", max_size=24)


@given(
    strings=st.lists(
        st.sampled_from(["甲", "乙", "丙", "甲乙", "甲甲", "丙乙"]), min_size=1, max_size=3, unique=True
    ),
    distance=st.integers(0, 6),
    text=TEXT,
)
def test_near_marks_whatever_stands_in_a_window(strings, distance, text) -> None:
    takes_part = set()
    for places in product(*(find_all(string, text, overlapping=True) for string in strings)):
        window = sorted((at, at + len(string)) for at, string in zip(places, strings, strict=True))
        if sum(max(0, later - earlier) for (_, earlier), (later, _) in pairwise(window)) <= distance:
            takes_part.update(window)

    found = Near(distance).spans(strings, text)
    assert bool(found) == bool(takes_part)
    if not any(one in other for one in strings for other in strings if one != other):
        assert found == sorted(takes_part)


@pytest.mark.parametrize("text", ["项目、项目签约", "签约项目、项目"])
def test_all_that_is_near_enough_is_marked_in_any_order(text) -> None:
    marked = [text[start:end] for start, end in Near(20).spans(("项目", "签约"), text)]

    assert sorted(marked) == ["签约", "项目", "项目"]


def test_a_string_that_overlaps_itself_is_found_at_every_place() -> None:
    text = "买买买,烦恼"

    assert Gaps(((1, 1),)).spans(("买买", "烦"), text) == [(1, 3), (4, 5)]
    assert Near(1).spans(("买买", "烦"), text)[-2:] == [(1, 3), (4, 5)]
