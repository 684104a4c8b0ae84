# ruff: noqa: T201 (a program that prints its findings)
"""
Known-item search: the headline of an article as the query, the article itself as the answer, its title hidden.

    python tests/bench/known_item.py news.jsonl.xz [--articles 20000] [--queries 1000] [--seed 2] [--show]

Articles are indexed without their titles by the product's own engine and asked for through SearchService, as a reader
would who pastes a headline: quotation marks, colons and all. Beside it, in the same run, tantivy-py with the same words
(this index's own segmenter) and plain BM25 over any of them. Measures are those of ir-measures. Headlines that several
articles share are not asked for. Needs `tantivy` and the extra `evaluate`; the corpus is JSON Lines (`.jsonl`, `.gz`,
`.xz`) with `id`, `title` and `body`, and is not part of the project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from search.analysis.analyzer import Analyzer, load_analyzer
from search.analysis.dictionary import shipped_words
from search.backends import open_engine, open_writer
from search.engine import IndexInfo
from search.errors import SearchError
from search.model import Article, Paragraph
from search.query.request import SearchRequest
from search.service import SearchService

DEPTH = 100
MIN_CHARACTERS = 6
"""Shorter headlines (要闻, 简讯) name a column, not an article."""

MEASURES = ("Success@1", "RR", "R@10", "R@100")

Ranked = Sequence[str]


def main() -> None:
    """Build both indexes, ask both, print what they found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000, help="drawn from the corpus at random")
    parser.add_argument("--queries", type=int, default=1000, help="headlines drawn from these articles")
    parser.add_argument("--seed", type=int, default=2, help="1 was used for tuning")
    parser.add_argument("--show", action="store_true", help="list what tantivy puts first and Mudan does not")
    options = parser.parse_args()
    if not options.corpus.is_file():
        sys.exit(f"known_item: no corpus at {options.corpus}: name a JSON Lines file with id, title and body")
    try:
        import ir_measures  # noqa: F401
        import tantivy  # noqa: F401
    except ImportError as error:
        sys.exit(f"known_item: {error}; pip install tantivy ir-measures")
    rows = draw(options.corpus, options.articles, random.Random(options.seed))
    asked = headlines(rows, options.queries, random.Random(options.seed))
    analyzer = load_analyzer(None, shipped_words())
    print(f"{len(rows)} articles, {len(asked)} headlines, seed {options.seed}, {analyzer.description}")

    answers = {}
    for name, open_system in (("mudan", mudan), ("tantivy", tantivy_py)):
        with tempfile.TemporaryDirectory() as directory:
            started = perf_counter()
            answer = open_system(rows, analyzer, Path(directory))
            built = perf_counter()
            answers[name] = {number: answer(title) for number, title in asked.items()}
            per_query = (perf_counter() - built) / len(asked) * 1000
            print(f"{name:8} built in {built - started:.0f} s, {per_query:.0f} ms a query with {DEPTH} hits shown")
    report(asked, answers, options.show)


def draw(corpus: Path, count: int, rnd: random.Random) -> list[dict[str, Any]]:
    """*count* articles of *corpus* at random, those without a headline or body left out."""
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}
    with openers.get(corpus.suffix, open)(corpus, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("title") and row.get("body", "").strip()]
    rnd.shuffle(rows)
    return rows[:count]


def headlines(rows: Sequence[dict[str, Any]], count: int, rnd: random.Random) -> dict[str, str]:
    """Number of an article → its headline, for *count* of them."""
    times = Counter(row["title"] for row in rows)
    fit = [n for n, row in enumerate(rows) if times[row["title"]] == 1 and len(row["title"]) >= MIN_CHARACTERS]
    rnd.shuffle(fit)
    return {str(number): rows[number]["title"] for number in fit[:count]}


def articles(rows: Sequence[dict[str, Any]]) -> Iterator[Article]:
    """*rows* without their titles; the id is the number."""
    for number, row in enumerate(rows):
        texts = [line.strip() for line in row["body"].splitlines() if line.strip()]
        paragraphs = (Paragraph(f"p{i}", text, i, i) for i, text in enumerate(texts, start=1))
        yield Article(id=str(number), source=str(number), title="", paragraphs=tuple(paragraphs))


def mudan(rows: Sequence[dict[str, Any]], analyzer: Analyzer, directory: Path) -> Callable[[str], Ranked]:
    """The product: its writer, its engine, its service."""
    writer = open_writer(directory)
    paragraphs = 0
    for article in articles(rows):
        writer.add(article, 0)
        paragraphs += len(article.paragraphs)
    writer.commit(analyzer)
    info = IndexInfo("bench", len(rows), len(rows), paragraphs, 0, None, None, "", analyzer.description)
    service = SearchService.over(open_engine(directory, info), analyzer)

    def answer(title: str) -> Ranked:
        try:
            return [hit.article.id for hit in service.search(SearchRequest(title, limit=DEPTH)).hits]
        except SearchError as error:
            print(f"mudan refuses {title!r}: {error}")
            return []

    return answer


def tantivy_py(rows: Sequence[dict[str, Any]], analyzer: Analyzer, directory: Path) -> Callable[[str], Ranked]:
    """tantivy-py, BM25 over any of the words, each of them once."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True)
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    schema = builder.build()
    index = tantivy.Index(schema, path=str(directory))
    writer = index.writer(256_000_000, 1)
    for number, article in enumerate(articles(rows)):
        words = (t.text for p in article.paragraphs for t in analyzer.words(analyzer.fold(p.text)))
        writer.add_document(tantivy.Document(number=number, body=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def answer(title: str) -> Ranked:
        words = dict.fromkeys(token.text for token in analyzer.words(analyzer.fold(title)))
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "body", word)) for word in words]
        found = searcher.search(tantivy.Query.boolean_query(terms), DEPTH)
        return [str(searcher.doc(address)["number"][0]) for _, address in found.hits]

    return answer


def report(asked: dict[str, str], answers: dict[str, dict[str, Ranked]], show: bool) -> None:
    """Print the measures of each system, and of each query where they differ most when asked to."""
    import ir_measures

    wanted = [ir_measures.Qrel(number, number, 1) for number in asked]
    print(f"{'':8}" + "".join(f"{name:>11}" for name in MEASURES))
    first = {}
    for name, found in answers.items():
        ranked = [
            ir_measures.ScoredDoc(number, hit, float(DEPTH - place))
            for number, hits in found.items()
            for place, hit in enumerate(hits)
        ]
        means = ir_measures.calc_aggregate([ir_measures.parse_measure(each) for each in MEASURES], wanted, ranked)
        values = {str(measure): value for measure, value in means.items()}
        print(f"{name:8}" + "".join(f"{values[each]:11.4f}" for each in MEASURES))
        first[name] = {number for number, hits in found.items() if hits and hits[0] == number}
    ours, theirs = first["mudan"] - first["tantivy"], first["tantivy"] - first["mudan"]
    print(f"first in mudan only {len(ours)}, in tantivy only {len(theirs)}")
    if show:
        for number in sorted(theirs, key=int):
            hits = answers["mudan"][number]
            place = hits.index(number) + 1 if number in hits else "none"
            print(f"{place:>5}  {asked[number]}")


if __name__ == "__main__":
    main()
