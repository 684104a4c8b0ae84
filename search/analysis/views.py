"""
Three views of a text, all of folded text: words rank, grams decide exact matches, characters answer the rest.

- **words**: what a reader would call words, by the segmenter; Latin letters and digits as compounds (`16.8`).
- **grams**: every pair of neighbouring Han characters, and every run of Latin letters and digits whole; a compound
  (`16.8`) is a gram besides its runs. With character offsets as positions, grams that cover a string at the right
  distances prove that the string stands there.
- **chars**: the single characters of the text that are no part of a run, without positions.
"""

from __future__ import annotations

from search.analysis.scripts import COMPOUND, LETTERS, RUN
from search.analysis.tokens import Token


def grams(folded: str) -> list[Token]:
    """The grams of *folded*, sorted by (start, -end)."""
    found = [Token(run.group(), run.start(), run.end()) for run in RUN.finditer(folded)]
    runs = {(token.start, token.end) for token in found}
    found += [
        Token(compound.group(), compound.start(), compound.end())
        for compound in COMPOUND.finditer(folded)
        if compound.span() not in runs
    ]
    for stretch in LETTERS.finditer(folded):
        text = stretch.group()
        found += [
            Token(text[i : i + 2], stretch.start() + i, stretch.start() + i + 2) for i in range(len(text) - 1)
        ]
    found.sort(key=lambda token: (token.start, -token.end))
    return found


def chars(folded: str) -> frozenset[str]:
    """The distinct characters of *folded* outside runs, spaces excepted."""
    return frozenset(RUN.sub("", folded)) - {" ", "\n"}
