"""Gold pages and how parsing is scored against them; the figures are floors that a change may not lower."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from search.ingest import Gazetteer, Source, load_gazetteer, read_page

HERE = Path(__file__).resolve().parent

Gold = dict[str, Any]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return load_gazetteer()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seed pages."""
    return HERE.parents[1] / "seeds"


@pytest.fixture(scope="session")
def gold_of() -> Callable[[Path], list[Gold]]:
    """Reads a gold file: one annotated article a line."""

    def read(path: Path) -> list[Gold]:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]

    return read


@pytest.fixture(scope="session")
def parsed(gazetteer: Gazetteer) -> Callable[[Iterable[Path]], list[Gold]]:
    """Parses pages to what `mudan parse` prints."""

    def parse(paths: Iterable[Path]) -> list[Gold]:
        return [
            article.to_dict()
            for path in paths
            for article in read_page(Source(path.name, path), gazetteer=gazetteer).articles
        ]

    return parse


@pytest.fixture(scope="session")
def score() -> Callable[[Sequence[Gold], Sequence[Gold]], dict[str, float]]:
    """Scores predicted articles against gold: F1 of articles and paragraphs, shares of right titles, dates, …"""
    return _score


def _norm(text: str) -> str:
    return re.sub(r"[\s—\-·]+", "", unicodedata.normalize("NFKC", text or ""))


def _grams(text: str) -> set[str]:
    text = _norm(text)
    return {text[i : i + 3] for i in range(max(1, len(text) - 2))}


def _score(gold: Sequence[Gold], predicted: Sequence[Gold]) -> dict[str, float]:
    by_source: dict[str, tuple[list[Gold], list[Gold]]] = defaultdict(lambda: ([], []))
    for article in gold:
        by_source[article["source"]][0].append(article)
    for article in predicted:
        if article["source"] in by_source:
            by_source[article["source"]][1].append(article)
    right: dict[str, int] = defaultdict(int)
    total_predicted = sum(len(pair[1]) for pair in by_source.values())
    for wanted, found in by_source.values():
        used: set[int] = set()
        for article in wanted:
            core = _grams("".join(article["paragraphs"]))
            tolerated = _grams("".join(article["tolerated"])) - core
            best, match = 0.0, -1
            for number, other in enumerate(found):
                if number in used:
                    continue
                words = _grams("".join(p["text"] for p in other["paragraphs"])) - tolerated
                share = len(words & core) / max(1, len(words | core))
                if share > best:
                    best, match = share, number
            if best < 0.8:
                continue
            used.add(match)
            other = found[match]
            right["article"] += 1
            kicker, title, subtitle = article["kicker"], article["title"], article["subtitle"]
            titles = {title, kicker + title, title + subtitle, kicker + title + subtitle}
            right["title"] += not title or _norm(other["title"]) in {_norm(text) for text in titles}
            day = other["date"] or ""
            right["date"] += any(day == d or (len(d) == 7 and day.startswith(d)) for d in article["dates"])
            right["district"] += other["districts"][0] in article["districts"]
            right["kind"] += other["kind"] == article["kind"]
            ends = {_norm(text)[-8:] for text in article["paragraphs"]}
            own = {_norm(p["text"])[-8:] for p in other["paragraphs"]}
            right["ends"] += len(ends & own)
            right["wanted ends"] += len(ends)
            right["found ends"] += len(own)
    count = len(gold)
    figures = {name: right[name] / count for name in ("title", "date", "district", "kind")}
    figures["article"] = 2 * right["article"] / (count + total_predicted)
    figures["paragraph"] = 2 * right["ends"] / max(1, right["wanted ends"] + right["found ends"])
    return figures
