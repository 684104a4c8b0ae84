"""
No gate keeps a pattern from a line that it matches: a rule that gains a word must have it in its gate too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from re import _parser

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.ingest.cutting import lists
from search.ingest.dating import chronology
from search.ingest.facts import dates, districts, names
from search.ingest.lines import breaks, features, labels, layout, marks, masthead, meetings, roles


def _classes(text: str) -> tuple[int, int, int]:
    """Classes of the first, the last and all characters of a line."""
    each = features._classes(np.array([ord(char) for char in text], np.uint32)).tolist()
    within = 0
    for classes in each:
        within |= classes
    return each[0], each[-1], within


@pytest.mark.parametrize(
    ("pattern", "first", "last", "within"),
    [
        (features._SPEAKER, features._SPEAKS, features._COUNTS | features._COLON, 0),
        (features._NO_HEADLINE, features._GOES_ON, 0, 0),
        (features._NARRATIVE, 0, 0, features._TELLS),
        (marks._BODY_OPENERS, features._OPENS, 0, features._SAYS),
        (features.ENUMERATOR, features._NUMERAL, 0, 0),
        (features._AGAIN, features._AGAIN_, 0, 0),
        (marks.NUMBER_CLAUSE, features._AMOUNT, 0, 0),
        (names._BYLINE_LINE, 0, 0, features._MAKER),
        (names._TEAM, 0, 0, features._MAKER),
    ],
    ids=["speaker", "no headline", "narrative", "opener", "enumerator", "again", "amount", "byline", "team"],
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


def _opens(text: str) -> bool:
    return text[0].isdigit() or text[0] in features._CHARACTERS[features._OPENS]


def _is_set_in_time(text: str) -> bool:
    return chronology._SETTING.search(text) is not None


_GATES: dict[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    "future": (dates._FUTURE_BEFORE, lambda text: not dates._AHEAD_CHARACTERS.isdisjoint(text[-12:])),
    "absorbed": (districts._ABSORBED_AFTER, lambda text: text[0] in districts._ABSORBING_AFTER),
    "origin": (
        districts._ABSORBED_BEFORE,
        lambda text: text[-1] in districts._ABSORBING_BEFORE or "来自" in text,
    ),
    "saying": (marks._BODY_OPENERS, lambda text: _opens(text) or not features._SAYING.isdisjoint(text[2:6])),
    "notice": (labels.NOTICE_HEADING, lambda text: text[-1] in labels.NOTICE_ENDS),
    "lost": (lists._LOST, lambda text: any(hint in text for hint in lists._LOST_HINTS)),
    "dateline": (names.DATELINE, lambda text: names.dateline(text) is not None),
    "column": (labels._MAYBE_LABEL, lambda text: labels.form_of(text) is not None),
    "label": (labels.LABEL, labels.is_label),
    "edge": (masthead._AT_EDGE, lambda text: not masthead._AT_EDGE_CHARACTERS.isdisjoint(text)),
    "asks": (masthead._ASKS, lambda text: text[0] in masthead._ASKS_BEGINS),
    "token": (masthead._TOKEN, lambda text: masthead._can_begin(text[0], masthead._can_name_a_paper(text))),
    "between": (masthead._BETWEEN, lambda text: masthead._can_begin(text[0], masthead._can_name_a_paper(text))),
    "author": (
        names._AUTHOR,
        lambda text: len(text) <= 5 or text[-1] in names._RANK_ENDS or names._LAST_PART.search(text) is not None,
    ),
    "told of a year": (
        chronology._TOLD_OF_A_YEAR,
        lambda text: text[-1] in chronology._TOLD_ENDS or _is_set_in_time(text),
    ),
    **{
        name: (pattern, lambda text: _is_set_in_time(text[: chronology._AFTER]))
        for name, pattern in (
            ("passed", chronology._PASSED),
            ("ahead", chronology._AHEAD_AFTER),
            ("afterwards", chronology._AFTERWARDS),
        )
    },
    **{
        name: (pattern, _is_set_in_time)
        for name, pattern in (
            ("looked forward to", chronology._AHEAD_BEFORE),
            ("this year", chronology._THIS_YEAR),
            ("next year", chronology._NEXT_YEAR),
            ("ago", chronology._AGO),
        )
    },
}


@pytest.mark.parametrize(("pattern", "passes"), _GATES.values(), ids=_GATES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_pattern_finds_has_the_characters_looked_for_first(
    pattern: re.Pattern[str], passes: Callable[[str], bool], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert passes(text), text


@pytest.mark.parametrize("pattern", [masthead._GATE, dates._DATE_HINT], ids=["the paper's own", "date"])
def test_a_search_through_a_whole_page_skips_to_a_way_s_first_character(pattern: re.Pattern[str]) -> None:
    # `re` does so where every way begins with a character; one that begins with `-{4}` makes it ten times as slow.
    ((kind, (_, ways)),) = _parser.parse(pattern.pattern)
    assert str(kind) == "BRANCH"
    assert {str(way[0][0]) for way in ways} == {"LITERAL"}


def test_what_is_kept_of_how_lines_meet_is_what_each_two_lines_say() -> None:
    paths = sorted((Path(__file__).parent / "pages").glob("*.txt"))
    texts = [path.read_bytes().decode("utf-8-sig", "replace") for path in paths]
    # The same three lines over a report and over another text.
    ended, text = (
        "市民在河边散步，春天的风吹过岸边的柳树，" * 3 + "大家都很高兴。",
        "河水清了，鱼也多了起来，" * 4 + "真好。",
    )
    texts += [f"{ended}\n\n管到底\n严查违章不留情面\n{below}{text}" for below in ("", "本报讯（记者 王燕）")]
    # Lines that stop anywhere: after each clause, and at the edge of a column.
    texts += [re.sub("(?<=[，。；、])", "\n", text) for text in texts[::2]]
    texts += [re.sub("(.{18})", r"\1\n", text) for text in texts[:40:2]]
    for text in (*texts, *reversed(texts)):
        decisions = roles.decide(layout.lines_of(text))
        if decisions.roles:
            shown, page = decisions._features, decisions._page
            each = [breaks.meeting_of(shown, page, place) for place in range(1, len(shown.texts))]
            assert meetings.meetings_of(shown, page) == each, text[:60]
