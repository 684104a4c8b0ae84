"""
A corpus → an index of ours, and the same tokens and queries for peers, in files that need no code to be read.

    DIRECTORY/index/      our index
    DIRECTORY/documents   marshal: (title words, other words, grams, district, month) of each article
    DIRECTORY/queries     marshal: list of (kind, words, district or "")
"""

from __future__ import annotations

import marshal
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from search.analysis.analyzer import Analyzer
from search.analysis.normalize import fold
from search.backends import open_writer
from search.documents import document
from search.model import Article
from tests.bench.workload import FILTER, queries, tokens

SAMPLE = 20_000
"""Articles that queries are drawn from."""


def prepare(articles: Iterable[Article], directory: Path, analyzer: Analyzer, jobs: int = 1) -> dict[str, Any]:
    """Fill *directory*; returns seconds of indexing (not of reading and folding), articles and characters."""
    shutil.rmtree(directory, ignore_errors=True)
    (directory / "index").mkdir(parents=True)
    seconds = 0.0
    characters = 0
    made: dict[str, int] = defaultdict(int)
    sample: list[tuple[list[str], list[str]]] = []
    texts: list[str] = []

    def timed(do: Callable[[], object]) -> None:
        nonlocal seconds
        started = time.perf_counter()
        do()
        seconds += time.perf_counter() - started

    writer = open_writer(directory / "index", jobs)
    with (directory / "documents").open("wb") as file:
        for article in articles:
            own = document(article, made[article.source])
            made[article.source] += 1
            characters += sum(map(len, own.zones.values()))
            timed(lambda article=article, ordinal=own.ordinal: writer.add(article, ordinal))
            all_tokens = tokens(article, analyzer)
            marshal.dump(all_tokens, file)
            if len(sample) < SAMPLE:
                sample.append(all_tokens[:2])
                texts.append(fold(article.paragraphs[0].text))
    timed(lambda: writer.commit(analyzer))
    drawn = queries(sample, texts)
    with (directory / "queries").open("wb") as file:
        marshal.dump(
            [
                (query.kind, list(query.words), district)
                for query in drawn
                for district in (("",) if query.kind == "string" else ("", FILTER))
            ],
            file,
        )
    return {"index_s": seconds, "articles": sum(made.values()), "characters": characters}
