"""Facets counted together are counted right, few documents or many, with one value each or several or none."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.backends.whoosh.collecting import facet_arrays
from search.backends.whoosh.facet import Facet, FacetTable

VALUES = st.sampled_from(("", *"abcdefghijklmnopqrstuvwxyz"))
MANY = 30


@given(
    columns=st.lists(
        st.one_of(
            st.lists(st.lists(VALUES, max_size=1), min_size=MANY, max_size=MANY),
            st.lists(st.lists(VALUES, max_size=3, unique=True), min_size=MANY, max_size=MANY),
        ),
        min_size=1,
        max_size=3,
    ),
    some=st.lists(st.integers(0, MANY - 1), max_size=MANY),
    times=st.sampled_from((1, 9)),
)
def test_counts_of_any_documents(columns: list[list[list[str]]], some: list[int], times: int) -> None:
    rows = sorted(some * times)
    table = FacetTable([Facet(facet_arrays("n", column), "n", MANY) for column in columns])
    expected = [Counter(value for row in rows for value in column[row]) for column in columns]
    assert table.count(np.array(rows, np.intp)) == [dict(counts) for counts in expected]
