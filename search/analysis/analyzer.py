"""
The analyzer: folding, three views, one fingerprint. The same object serves indexing and queries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from search.analysis import views
from search.analysis.normalize import fold
from search.analysis.scripts import COMPOUND, HAN, OTHER_LETTERS
from search.analysis.segmenter import Segmenter, default_segmenter, load_segmenter
from search.analysis.tokens import Token, outermost


class Analyzer:
    """Text → terms. Give the three views a folded text."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self.segmenter = segmenter.name
        self.fingerprint = hashlib.sha256(segmenter.fingerprint.encode()).hexdigest()[:16]
        self.description = segmenter.fingerprint
        self.dictionary = segmenter.dictionary
        self.cut = segmenter.cut
        self.knows = segmenter.knows

    fold = staticmethod(fold)
    grams = staticmethod(views.grams)
    chars = staticmethod(views.chars)

    def words(self, folded: str) -> list[Token]:
        """The words of *folded* and their parts, sorted by (start, -end), without repeats."""
        found = {
            Token(match.group(), match.start(), match.end())
            for pattern in (COMPOUND, OTHER_LETTERS)
            for match in pattern.finditer(folded)
        }
        for stretch in HAN.finditer(folded):
            at = stretch.start()
            found.update(
                Token(word, at + start, at + end) for word, start, end in self._segmenter.words(stretch.group())
            )
        return sorted(found, key=lambda token: (token.start, -token.end))

    def whole_words(self, folded: str) -> Iterator[Token]:
        """The words of *folded* that are no parts of longer ones, one after the other."""
        return outermost(self.words(folded))


def load_analyzer(segmenter: str | None = None, extra: tuple[str, ...] = ()) -> Analyzer:
    """An analyzer with the named segmenter (the best installed one when None) and *extra* dictionary words."""
    return Analyzer(load_segmenter(segmenter or default_segmenter(), extra))
