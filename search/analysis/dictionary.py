"""
Words that an index's segmenter knows besides its own: shipped ones, the operator's, and names learned from the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from search.analysis.normalize import fold
from search.analysis.scripts import HAN
from search.errors import ConfigError

MAX_WORD = 16
"""Longest word, in characters; longer ones are sentences."""


@cache
def shipped_words() -> tuple[str, ...]:
    """The words that come with Mudan, folded."""
    return _words(files("search.analysis").joinpath("data/words.txt").read_text("utf-8"), "words.txt")


@cache
def empty_words() -> frozenset[str]:
    """Words of which questions are made: they tell nothing about what is asked for."""
    lines = files("search.analysis").joinpath("data/emptywords.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def load_words(path: Path) -> tuple[str, ...]:
    """The words of an operator's file, one a line, folded; ConfigError names the line that cannot be used."""
    try:
        return _words(path.read_text("utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"读不了词典 {path}：{error}") from error


def usable(words: Iterable[str]) -> set[str]:
    """Those of *words*, folded, that a segmenter can take: two Han characters or more."""
    folded = map(fold, words)
    return {word for word in folded if 2 <= len(word) <= MAX_WORD and HAN.fullmatch(word)}


def _words(text: str, where: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        word = line.partition("#")[0].strip()
        if not word:
            continue
        if not usable([word]):
            raise ConfigError(f"{where} 第 {number} 行：{word!r} 不能作词；应为 2 至 {MAX_WORD} 个汉字，一行一个")
        found[fold(word)] = None
    return tuple(found)
