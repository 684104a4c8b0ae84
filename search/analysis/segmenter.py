"""
The segmenter (分词): a stretch of Han characters → words, search mode.

Two builds of the same algorithm and dictionary: jieba in Python, and rjieba in Rust, some twenty times faster. Their
words may differ in rare places, so an index remembers which one built it and its queries use the same.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import logging
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import Any, Protocol

from search.errors import ConfigError

MAX_STRETCH = 200
"""Longest stretch given to the segmenter at once, in characters. jieba is quadratic: 80,000 × 龘 takes it 31 s."""

SEGMENTERS = ("rjieba", "jieba")
"""Names of segmenters, the preferred one first."""


class Segmenter(Protocol):
    """Cuts Han text into words."""

    @property
    def name(self) -> str:
        """One of SEGMENTERS."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever the words of any text may change: algorithm, version, dictionary."""
        ...

    @property
    def dictionary(self) -> tuple[str, ...]:
        """The words it was loaded with beside its own."""
        ...

    def words(self, stretch: str) -> Iterable[tuple[str, int, int]]:
        """The words of *stretch* (folded Han characters only) as (word, start, end), parts of words included."""
        ...

    def knows(self, word: str) -> bool:
        """Whether *word* (folded) is in its dictionary; others it guesses from how characters follow each other."""
        ...

    def cut(self, stretches: str) -> list[str]:
        """
        The words of many stretches without their places, in one call: a quarter of the time of `words`.

        Args:
            stretches: Each no longer than MAX_STRETCH, with a line end after it; the answer has the line ends, too.
        """
        ...


class _Cut:
    """What both builds share: a fingerprint, and stretches of bounded length."""

    def __init__(
        self, name: str, version: str, tokenizer: Any, knows: Callable[[str], bool], extra: tuple[str, ...]
    ) -> None:
        digest = hashlib.sha256("\n".join(extra).encode()).hexdigest()[:12]
        self.name = name
        self.fingerprint = f"{version} +{len(extra)}:{digest}"
        self.dictionary = extra
        self.knows = knows
        self._tokenizer = tokenizer

    def words(self, stretch: str) -> Iterator[tuple[str, int, int]]:
        for offset in range(0, len(stretch), MAX_STRETCH):
            piece = stretch[offset : offset + MAX_STRETCH]
            for word, start, end in self._tokenizer.tokenize(piece, "search"):
                yield word, offset + start, offset + end

    def cut(self, stretches: str) -> list[str]:
        return list(self._tokenizer.cut_for_search(stretches))


def default_segmenter() -> str:
    """Name of the best segmenter that is installed."""
    return next(name for name in SEGMENTERS if importlib.util.find_spec(name) is not None)


def segmenter_version(name: str) -> str:
    """Name and version of the segmenter called *name*; ConfigError when it is not known or not installed."""
    if name not in SEGMENTERS:
        raise ConfigError(f"没有名为 {name!r} 的分词器；可用：{', '.join(SEGMENTERS)}")
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        extra = "" if name == "jieba" else "；或以现有的分词器重建：mudan index --index 索引目录"
        raise ConfigError(f"此索引由 {name} 分词，而它没有安装；请安装 {name}{extra}") from None


@lru_cache(maxsize=2)  # of the generation that answers and of the next: each takes some 60 MB
def load_segmenter(name: str, extra: tuple[str, ...] = ()) -> Segmenter:
    """
    The segmenter called *name*, with the words *extra* beside its own dictionary; shared by those who ask for the same.

    Raises ConfigError when it is not known, or is not installed.
    """
    version = segmenter_version(name)
    if name == "jieba":
        tokenizer = _jieba(extra)
        # Beginnings of words are in its table, too, with a frequency of 0.
        return _Cut(name, version, tokenizer, lambda word: bool(tokenizer.FREQ.get(word)), extra)
    tokenizer = _rjieba()
    for word in extra:
        tokenizer.add_word(word, None, None)
    return _Cut(name, version, tokenizer, tokenizer.has_word, extra)


_rjieba_lock = Lock()
_rjieba_taken = False


def _rjieba() -> Any:
    """A tokenizer of its own: first the one that importing makes, since another takes 0.1 s and 20 MB."""
    global _rjieba_taken
    import rjieba

    with _rjieba_lock:
        is_first, _rjieba_taken = not _rjieba_taken, True
    return rjieba.cut.__self__ if is_first else rjieba.Jieba()  # type: ignore[attr-defined]


def _jieba(extra: tuple[str, ...]) -> Any:
    with warnings.catch_warnings():
        # jieba 0.42.1 imports pkg_resources and has invalid escapes; neither is ours to mend.
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # Not `initialize()`: that trusts a marshal file in the shared temporary directory, and gains nothing by it.
    with tokenizer.get_dict_file() as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    for word in extra:
        tokenizer.add_word(word)
    return tokenizer
