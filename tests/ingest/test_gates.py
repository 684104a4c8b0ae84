"""
No gate keeps a pattern from a line that it matches: a rule that gains a word must have it in its gate too.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.ingest import features, marks


def _classes(text: str) -> tuple[int, int, int]:
    """Classes of the first, the last and all characters of a line."""
    each = [int(features._CLASS_OF[min(ord(char), 0xFFFF)]) for char in text]
    within = 0
    for classes in each:
        within |= classes
    return each[0], each[-1], within


@pytest.mark.parametrize(
    ("pattern", "first", "last", "within"),
    [
        (features._SPEAKER, features._SPEAKS, features._COUNTS, 0),
        (features._NO_HEADLINE, features._GOES_ON, 0, features._COMMA),
        (features._NARRATIVE, 0, 0, features._TELLS),
        (marks._BODY_OPENERS, features._OPENS, 0, features._SAYS),
        (features._ENUMERATOR, features._NUMERAL, 0, 0),
        (features._AGAIN, features._AGAIN_, 0, 0),
        (features._SPEECH, 0, features._TALKS, 0),
    ],
    ids=["speaker", "no headline", "narrative", "opener", "enumerator", "again", "speech"],
)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_matches_passes_its_gate(
    pattern: re.Pattern[str], first: int, last: int, within: int, data: st.DataObject
) -> None:
    plain = pattern.pattern.replace(r"(?!\d)", "").replace(r"\d", "[0-9]").replace("$", "")
    text = data.draw(st.from_regex(plain, fullmatch=True))
    begins, ends, holds = _classes(text)
    assert begins & first or ends & last or holds & within, text
