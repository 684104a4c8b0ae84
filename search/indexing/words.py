"""
The dictionary of a generation: every word that its segmenter knows beside its own, one a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from search.analysis.analyzer import Analyzer, load_analyzer
from search.indexing.manifest import Manifest

_FILE_NAME = "words.txt"


def write_words(directory: Path, words: Iterable[str]) -> None:
    """Keep the dictionary of a generation in its *directory*."""
    (directory / _FILE_NAME).write_text("".join(f"{word}\n" for word in sorted(set(words))), "utf-8")


def read_words(directory: Path) -> tuple[str, ...]:
    """The dictionary of the generation in *directory*."""
    return tuple((directory / _FILE_NAME).read_text("utf-8").split())


def analyzer_of(directory: Path, manifest: Manifest) -> Analyzer:
    """The analyzer that found the words of the generation in *directory*, and finds those of questions to it."""
    return load_analyzer(manifest.segmenter, read_words(directory))
