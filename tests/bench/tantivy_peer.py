"""
tantivy on the prepared workload, in an environment of its own: `python tantivy_peer.py PREPARED DIRECTORY`.

Prints one JSON object: seconds to index, bytes on disk, milliseconds and hits of each query in order.
"""

from __future__ import annotations

import json
import marshal
import shutil
import sys
import time
from pathlib import Path

import tantivy


def main(prepared: Path, directory: Path, repeat: int) -> dict[str, object]:
    started = time.perf_counter()
    if not directory.exists():
        index(prepared, directory)
    seconds = time.perf_counter() - started
    opened = tantivy.Index(schema(), path=str(directory))
    searcher = opened.searcher()
    with (prepared / "queries").open("rb") as file:
        queries = marshal.load(file)
    times = []
    hits = []
    for _ in range(repeat):
        round_ = []
        hits = []
        for kind, words, district in queries:
            begun = time.perf_counter()
            count = ask(searcher, kind, words, district)
            round_.append((time.perf_counter() - begun) * 1000)
            hits.append(count)
        times.append(round_)
    size = sum(file.stat().st_size for file in directory.iterdir())
    return {"index_s": seconds, "bytes": size, "ms": times, "hits": hits}


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("n", stored=True)
    for field in ("title", "body", "grams"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    for field in ("district", "month"):
        builder.add_text_field(field, tokenizer_name="raw", fast=True, index_option="basic")
    return builder.build()


def index(prepared: Path, directory: Path) -> None:
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    opened = tantivy.Index(schema(), path=str(directory))
    writer = opened.writer(512_000_000, 1)
    number = 0
    with (prepared / "documents").open("rb") as file:
        while True:
            try:
                title, body, grams, district, month = marshal.load(file)
            except EOFError:
                break
            writer.add_document(
                tantivy.Document(
                    n=number,
                    title=" ".join(title),
                    body=" ".join(body),
                    grams=" ".join(grams),
                    district=district,
                    month=month,
                )
            )
            number += 1
    writer.commit()
    writer.wait_merging_threads()


FACETS = {
    "d": {"terms": {"field": "district", "size": 20}},
    "m": {"terms": {"field": "month", "size": 400}},
}


def ask(searcher: tantivy.Searcher, kind: str, words: list[str], district: str) -> int:
    """Top ten, exact count and two facets."""
    made = schema_of(searcher)
    must = tantivy.Occur.Must
    should = tantivy.Occur.Should
    if kind == "string":
        text = words[0]
        grams = [text[i : i + 2] for i in range(len(text) - 1)]
        one = tantivy.Query.term_query(made, "grams", grams[0])
        parts = [(must, tantivy.Query.phrase_query(made, "grams", grams) if len(grams) > 1 else one)]
    else:
        parts = [
            (
                must,
                tantivy.Query.boolean_query(
                    [
                        (
                            should,
                            tantivy.Query.boost_query(tantivy.Query.term_query(made, "title", word), 2.0),
                        ),
                        (should, tantivy.Query.term_query(made, "body", word)),
                    ]
                ),
            )
            for word in words
        ]
    if district:
        parts.append((must, tantivy.Query.term_query(made, "district", district)))
    query = tantivy.Query.boolean_query(parts)
    found = searcher.search(query, 10, count=True)
    searcher.aggregate(query, FACETS)
    return int(found.count)


_SCHEMA = schema()


def schema_of(searcher: tantivy.Searcher) -> tantivy.Schema:
    return _SCHEMA


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])), sys.stdout)
