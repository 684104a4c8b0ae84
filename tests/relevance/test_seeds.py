"""
The order of answers over the five pages, judged by a reader: floors below what is reached, so that a loss shows.

The judgments were written from the pages before anything was asked. 41 articles are few: what is reached here says that
nothing is broken, not that ranking is good; `tests/bench/known_item.py` asks more.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from search.cli.evaluate import report
from search.evaluation import Evaluation, evaluate, load_judgments
from search.rebuilding import rebuild
from search.settings import Settings

FLOORS = {"nDCG@10": 0.97, "RR": 0.98, "R@10": 0.98, "R@100": 1.0, "Success@1": 0.97}
"""Reached in November 2026: 0.997, 1, 1, 1, 1."""

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def evaluation(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    directory = tmp_path_factory.mktemp("relevance")
    shutil.copytree(checkout / "seeds", directory / "seeds")
    settings = Settings(index=directory / "index")
    rebuild([directory / "seeds"], settings)
    return evaluate(load_judgments(HERE / "seeds.toml"), settings)


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_falls_below_its_floor(evaluation: Evaluation, measure: str) -> None:
    assert evaluation.means[measure] >= FLOORS[measure], "\n" + report(evaluation, show=True)


def test_the_judgments_ask_what_readers_ask(evaluation: Evaluation) -> None:
    kinds = Counter(score.query.about for score in evaluation.queries)

    assert len(evaluation.queries) >= 60
    assert set(kinds) == {
        "name", "spelling", "place", "project", "company", "theme", "slogan", "phrase", "words", "question"
    }  # fmt: skip
    assert min(kinds.values()) >= 5
    assert not any(score.problem for score in evaluation.queries)


def test_every_article_is_asked_for_or_named(evaluation: Evaluation) -> None:
    judgments = load_judgments(HERE / "seeds.toml")

    assert len({article.name for article in judgments.articles}) == 41
