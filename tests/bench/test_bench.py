"""The comparison on a small corpus made here: that it runs, and that its queries find what is there. Not how fast."""

from __future__ import annotations

import json
import marshal
import random
import subprocess
import sys
from pathlib import Path

import pytest

from search.analysis.analyzer import load_analyzer

pytest.importorskip("rjieba")

CHECKOUT = Path(__file__).resolve().parents[2]
WORDS = [
    "开发区",
    "招商引资",
    "脱贫攻坚",
    "项目",
    "企业",
    "发展",
    "建设",
    "服务",
    "小麦",
    "收割",
    "学校",
    "医院",
    "记者",
    "报道",
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """2,000 articles of words put together by chance."""
    chance = random.Random(3)
    path = tmp_path_factory.mktemp("bench") / "made.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(2_000):
            sentences = [
                "".join(chance.choices(WORDS, k=chance.randint(2, 6))) for _ in range(chance.randint(1, 6))
            ]
            made = {
                "title": "".join(chance.choices(WORDS, k=3)),
                "body": "。\n".join(sentences),
                "date": f"2020-{1 + number % 12:02d}",
            }
            file.write(json.dumps(made, ensure_ascii=False) + "\n")
    return path


def test_the_comparison_runs_and_finds_what_is_there(corpus, tmp_path) -> None:
    command = [sys.executable, "-m", "tests.bench", "--corpus", corpus, "--work", tmp_path, "--articles", "2000"]
    made = subprocess.run(
        [*map(str, command), "--peer", "", "--rounds", "1", "--jobs", "1"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    )
    directory = tmp_path / "made-2000"
    report = subprocess.run(
        [sys.executable, "-m", "tests.bench.ours", directory, directory / "index", "1"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    hits = json.loads(report.stdout)["hits"]
    documents = []
    with (directory / "documents").open("rb") as file:
        while True:
            try:
                documents.append(marshal.load(file))
            except EOFError:
                break
    queries = marshal.loads((directory / "queries").read_bytes())

    assert "| frequent + district (60) | mudan |" in made.stdout
    for (kind, words, district), found in zip(queries, hits, strict=True):
        holding = [
            own
            for own in documents
            if (not district or own[3] == district)
            and (
                "".join(gram[:1] for gram in own[2]).find(words[0][:-1]) >= 0
                if kind == "string"
                else all(word in own[0] or word in own[1] for word in words)
            )
        ]
        if kind != "string":
            assert found == len(holding), (kind, words, district)
        else:
            assert 0 < found <= len(holding)


def test_without_a_corpus_it_says_so() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--corpus", ""], cwd=CHECKOUT, capture_output=True, text=True
    )

    assert made.returncode == 2
    assert "no corpus" in made.stderr


def test_analyzers_are_the_same_for_peers() -> None:
    from tests.bench.workload import words_of

    analyzer = load_analyzer("rjieba")
    for text in ("菏泽开发区招商引资16.8亿元,5g项目", "龘" * 450, "カタカナabc 98%々〇", ""):
        assert sorted(words_of(text, analyzer)) == sorted(token.text for token in analyzer.words(text))


def test_the_curve_measures_an_index_and_draws_it(corpus, tmp_path, monkeypatch) -> None:
    from xml.etree import ElementTree

    from tests.bench import curve

    monkeypatch.chdir(CHECKOUT)
    point = curve.measure(corpus, 2_200, 1, tmp_path / "curve")
    points = [point, point | {"articles": 22_000}]

    assert point["index_bytes"] > point["text_bytes"] > 0
    assert point["build_cpu_s"] > 0
    assert point["build_resident_bytes"] >= point["build_anonymous_bytes"] > 0
    assert set(point["ms"]) == set(curve.CLASSES)
    assert "| articles | 2,200 | 22,000 |" in curve.table(points)
    drawing = ElementTree.fromstring(curve.plot(points))
    assert len(drawing.findall(".//{*}polyline")) == len(curve.CLASSES) + 1
