"""
Here are the sources of a generation, give me its headlines: title, people and day of each article, one JSON a line.

Kept beside the engine's files, so that what is made of all headlines need not read every article again when one
source has changed.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from pathlib import Path
from types import TracebackType

from search.model import Article
from search.schema import Headline

_NAME = "headlines.jsonl"


class HeadlineWriter:
    """
    Writes the headlines of the generation in *directory*; what is there, linked from the one before, is replaced.

    Args:
        keep: Names of the sources whose headlines stay as they are.
    """

    def __init__(self, directory: Path, keep: Container[str]) -> None:
        self._target = directory / _NAME
        self._temporary = directory / f"{_NAME}.new"
        self._keep = keep

    def __enter__(self) -> HeadlineWriter:
        self._file = self._temporary.open("w", encoding="utf-8", newline="\n")
        if self._target.exists():
            for headline in read_headlines(self._target.parent):
                if headline.source in self._keep:
                    self._write(headline)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if error is None:
            self._temporary.replace(self._target)

    def add(self, source: str, article: Article) -> None:
        """Write the headline of *article*."""
        people = (*article.reporters, *article.correspondents, *article.photographers)
        day = article.date.first_day if article.date else 0
        self._write(Headline(source, article.title, people, day))

    def _write(self, headline: Headline) -> None:
        self._file.write(json.dumps(headline, ensure_ascii=False) + "\n")


def read_headlines(directory: Path) -> Iterator[Headline]:
    """The headlines of the generation in *directory*, in the order in which they were indexed."""
    with (directory / _NAME).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            source, title, people, day = json.loads(line)
            yield Headline(source, title, tuple(people), day)
