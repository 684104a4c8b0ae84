"""Values of an answer become words that people say, and can type."""

from __future__ import annotations

import pytest
from flask import Flask

from search import Kind, PartialDate
from search.query.nodes import Has
from search.query.parser import parse
from web import present
from web.traditional import traditional


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_a_kind_can_be_typed_as_it_is_shown(app: Flask, language: str) -> None:
    with app.test_request_context(f"/?lang={language}"):
        shown = {kind: traditional(str(label)) for kind, label in present.KIND_LABELS.items()}

    assert shown.keys() == set(Kind)
    for kind, label in shown.items():
        assert parse(f"类型:{label}") == Has("kind", kind)


@pytest.mark.parametrize("query", ['"甲" -"乙"', "「看“一”看」", '"「甲」与“乙”"', '标题:"甲" OR 『「甲」与"乙』'])
def test_a_query_in_curled_marks_means_the_same(query: str) -> None:
    assert parse(present.curled(query)) == parse(query)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (PartialDate(2020, 4), PartialDate(2020, 4), "2020年4月"),
        (PartialDate(2020), PartialDate(2020, 4, 1), "2020年至2020年4月1日"),
        (PartialDate(2020, 3), None, "2020年3月起"),
        (None, PartialDate(2020, 3), "2020年3月止"),
    ],
)
def test_a_range_of_dates_reads_as_people_say_it(
    since: PartialDate | None, until: PartialDate | None, words: str
) -> None:
    assert present.range_words(since, until) == words


def test_direction_controls_stay_inside_the_text_they_came_with() -> None:
    assert present.isolated("麦收") == "麦收"
    assert present.isolated("a\u202eb") == "\u2068a\u202eb\u2069"
