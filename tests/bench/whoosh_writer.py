"""
The other way to write a Whoosh index: `python -m tests.bench.whoosh_writer CORPUS --articles 2000`.

Indexes the same tokens (words of title and rest, pairs of characters, all with their positions; district and month)
with Whoosh's own codec and writer, and with ours, one after the other in one process, and prints CPU seconds. Whoosh is
given the tokens; ours must find them first, which counts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index

from search.analysis.analyzer import load_analyzer
from search.backends import open_writer
from tests.bench.workload import read_articles, tokens


class _Given(analysis.Tokenizer):
    """Tokens that have been found before."""

    def __call__(self, value: Sequence[str], positions: bool = False, **options: Any) -> Iterator[Any]:
        token = analysis.Token(positions, mode="index")
        for place, text in enumerate(value):
            token.text, token.boost, token.pos, token.stopped = text, 1.0, place, False
            yield token


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.whoosh_writer", description=__doc__)
    parser.add_argument("corpus", type=Path, help=".jsonl, .jsonl.xz, .jsonl.gz")
    parser.add_argument("--articles", type=int, default=2_000)
    options = parser.parse_args()
    analyzer = load_analyzer("rjieba")
    articles = list(read_articles(options.corpus, options.articles))
    found = [tokens(article, analyzer) for article in articles]

    def ours(directory: Path) -> None:
        writer = open_writer(directory)
        for number, article in enumerate(articles):
            writer.add(article, number)
        writer.commit(analyzer)

    def whoosh(directory: Path) -> None:
        text = fields.TEXT(analyzer=_Given(), phrase=True)
        short = fields.ID(sortable=True)
        schema = fields.Schema(id=fields.STORED, title=text, rest=text, grams=text, district=short, month=short)
        writer = index.create_in(directory, schema).writer(limitmb=1024)
        for article, (title, rest, grams, district, month) in zip(articles, found, strict=True):
            writer.add_document(id=article.id, title=title, rest=rest, grams=grams, district=district, month=month)
        writer.commit()

    count = sum(len(title) + len(rest) + len(grams) for title, rest, grams, _, _ in found)
    own, other = _seconds(ours), _seconds(whoosh)
    sys.stdout.write(
        f"{len(articles)} articles, {count / 1e6:.2f} M tokens: ours {own:.1f} s, Whoosh's own writer {other:.1f} s, "
        f"{other / own:.1f} times as long\n"
    )
    return 0


def _seconds(write: Callable[[Path], None]) -> float:
    with tempfile.TemporaryDirectory() as directory:
        started = time.process_time()
        write(Path(directory))
        return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
