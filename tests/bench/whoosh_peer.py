"""
Whoosh with its own codec on the prepared workload: `python -m tests.bench.whoosh_peer PREPARED DIRECTORY REPEAT`.

Prints the same JSON object as the peers: seconds to index, bytes on disk, milliseconds and hits of each query in order.
Strings are phrases over pairs of characters, as for tantivy.
"""

from __future__ import annotations

import json
import marshal
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index, query
from whoosh.searching import Searcher


class Prepared(analysis.Tokenizer):
    """Takes a list of tokens for a text: segmentation is no part of the comparison."""

    def __call__(
        self, value: list[str], positions: bool = False, chars: bool = False, mode: str = "", **_: Any
    ) -> Iterator[analysis.Token]:
        token = analysis.Token(positions, chars, mode=mode)
        for place, text in enumerate(value):
            token.text, token.boost = text, 1.0
            if positions:
                token.pos = place
            yield token


def main(prepared: Path, directory: Path, repeat: int) -> dict[str, object]:
    seconds = 0.0
    if not directory.exists():
        started = time.perf_counter()
        build(prepared, directory)
        seconds = time.perf_counter() - started
    with (prepared / "queries").open("rb") as file:
        queries = marshal.load(file)
    times: list[list[float]] = []
    hits: list[int] = []
    with index.open_dir(directory).searcher() as searcher:
        for _ in range(repeat):
            round_, hits = [], []
            for kind, words, district in queries:
                begun = time.perf_counter()
                hits.append(ask(searcher, kind, words, district))
                round_.append((time.perf_counter() - begun) * 1000)
            times.append(round_)
    size = sum(file.stat().st_size for file in directory.iterdir())
    return {"index_s": seconds, "bytes": size, "ms": times, "hits": hits}


def build(prepared: Path, directory: Path) -> None:
    text = fields.TEXT(analyzer=Prepared())
    one = fields.ID(sortable=True)
    schema = fields.Schema(
        n=fields.STORED,
        title=text,
        body=text,
        grams=fields.TEXT(analyzer=Prepared()),
        district=one,
        month=fields.ID(sortable=True),
    )
    whole = directory.with_name(f"{directory.name}.part-{os.getpid()}")
    whole.mkdir(parents=True)
    writer = index.create_in(whole, schema).writer(limitmb=1024)
    with (prepared / "documents").open("rb") as file:
        number = 0
        while True:
            try:
                title, body, grams, district, month = marshal.load(file)
            except EOFError:
                break
            writer.add_document(n=number, title=title, body=body, grams=grams, district=district, month=month)
            number += 1
    writer.commit()
    whole.rename(directory)


def ask(searcher: Searcher, kind: str, words: list[str], district: str) -> int:
    """Top ten, exact count and two facets."""
    if kind == "string":
        grams = [words[0][i : i + 2] for i in range(len(words[0]) - 1)]
        asked = query.Phrase("grams", grams) if len(grams) > 1 else query.Term("grams", grams[0])
    else:
        asked = query.And(
            [query.Or([query.Term("title", word, boost=2.0), query.Term("body", word)]) for word in words]
        )
    only = query.Term("district", district) if district else None
    found = searcher.search(asked, limit=10, groupedby=["district", "month"], filter=only)
    return len(found)


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])), sys.stdout)
