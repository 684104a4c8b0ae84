"""Judgment files: what they say, and what is said of those that cannot be used; the measures are ir-measures' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.errors import JudgmentError
from search.evaluation import JudgedQuery, Judgments, NamedArticle, load_judgments, measure, resolve

TOML = """
[articles.visit]
text = "深入东明县"
source = "004.txt"

[articles.other]
text = "赴鄄城县"

[[queries]]
text = "东明县 调研"
about = "words"
grades = { visit = 3, other = 0 }
"""
JSON_LINES = """{"article": "visit", "text": "深入东明县", "source": "004.txt"}
{"article": "other", "text": "赴鄄城县"}

{"query": "东明县 调研", "about": "words", "grades": {"visit": 3, "other": 0}}
"""


def written(directory: Path, text: str, name: str = "judgments.toml") -> Path:
    path = directory / name
    path.write_text(text, "utf-8")
    return path


def test_toml_and_json_lines_say_the_same(tmp_path: Path) -> None:
    toml = load_judgments(written(tmp_path, TOML))
    lines = load_judgments(written(tmp_path, JSON_LINES, "judgments.jsonl"))

    assert toml == lines
    assert toml.articles == (NamedArticle("visit", "深入东明县", "004.txt"), NamedArticle("other", "赴鄄城县"))
    assert toml.queries == (JudgedQuery("东明县 调研", {"visit": 3, "other": 0}, "words"),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[articles.visit]", "[articles.visit", "不是 TOML"),
        ("visit = 3", "nobody = 3", "nobody"),
        ("visit = 3", "visit = 4", "0–3"),
        ("visit = 3", "visit = true", "0–3"),
        ("visit = 3", "visit = 0", "没有一篇相关"),
        ('text = "赴鄄城县"', 'text = " "', "text"),
        ('text = "赴鄄城县"', 'texts = "赴鄄城县"', "texts"),
        ("[[queries]]", "[[query]]", "query"),
        ("[[queries]]", "[queries]", "[[queries]]"),
        ("grades = {", "grade = {", "grade"),
        ("grades = {", "# {", "grades"),
        (TOML[TOML.index("[[queries]]") :], "", "没有查询"),
        (TOML[TOML.index("[[queries]]") :], TOML[TOML.index("[[queries]]") :] * 2, "重复"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in TOML
    with pytest.raises(JudgmentError, match=r"judgments\.toml") as raised:
        load_judgments(written(tmp_path, TOML.replace(old, new)))

    assert said in str(raised.value)


@pytest.mark.parametrize("line", ["{", "[]", '{"query": "甲"}', '{"query": 1, "grades": {"visit": 1}}', "3"])
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(JudgmentError, match="第 5 行"):
        load_judgments(written(tmp_path, JSON_LINES + line, "judgments.jsonl"))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(JudgmentError, match=r"nowhere\.toml"):
        load_judgments(tmp_path / "nowhere.toml")


ARTICLES = {
    "a1": ("pages/004.txt", "陈宝华深入东明县"),
    "a2": ("pages/005.txt", "又深入东明县"),
    "a3": ("b.txt", "赴鄄城县"),
}


def holding(text: str) -> list[tuple[str, str]]:
    return [(number, source) for number, (source, body) in ARTICLES.items() if text in body]


def test_articles_are_known_by_text_and_the_end_of_their_source() -> None:
    names = (NamedArticle("visit", "深入東明縣", "004.txt"), NamedArticle("other", "赴鄄城县"))

    assert resolve(names, holding) == {"visit": "a1", "other": "a3"}


def test_what_stands_for_none_for_several_or_for_the_same_is_listed_at_once() -> None:
    names = (
        NamedArticle("none", "没有的话"),
        NamedArticle("several", "深入东明县"),
        NamedArticle("part", "赴鄄城", "4.txt"),
        NamedArticle("one", "赴鄄城县"),
        NamedArticle("again", "鄄城县"),
    )
    with pytest.raises(JudgmentError, match="4 篇") as raised:
        resolve(names, holding)

    assert all(name in str(raised.value) for name in ("none", "several", "part", "again"))


def test_queries_are_measured_and_the_worst_come_first() -> None:
    found = {"一": ["a1", "a2"], "二": ["a3", "a2", "a1"], "三": []}
    judgments = Judgments((), tuple(JudgedQuery(text, {"visit": 3}) for text in found))
    outcome = measure(
        judgments, {"visit": "a1"}, lambda query: (found[query.text], "" if found[query.text] else "why")
    )

    assert [score.query.text for score in outcome.queries] == ["三", "二", "一"]
    assert [score.measures["RR"] for score in outcome.queries] == [0, pytest.approx(1 / 3), 1]
    assert outcome.means["RR"] == pytest.approx(4 / 9), "a query without hits counts"
    assert outcome.means["Success@1"] == pytest.approx(1 / 3)
    assert outcome.queries[0].problem == "why"
    assert outcome.queries[1].first == ("a3", "a2", "visit")
