"""
The order of hits: the sort asked for, then ties the same way everywhere, so that paging never repeats or skips one.

Ties are broken by date (newest first, undated last), then by place in the corpus (source, then order on the page). Sources
stand in the natural order of their names: page 2 before page 10.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from search.model import Article
from search.query.request import Sort

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_GROUP = 16

_NUMBER = re.compile("[0-9]+")


def order(sort: Sort, scores: Floats, days: Ints, places: Ints) -> Ints:
    """
    Indices that put hits in order; all three arrays have one element a hit.

    Args:
        scores: Larger is better.
        days: First day the hit's date may mean, as yyyymmdd; 0 when unknown.
        places: Rank of the hit in the order of the corpus; unique.
    """
    match sort:
        case Sort.RELEVANCE:
            keys: tuple[NDArray[np.generic], ...] = (places, -days, -scores)
        case Sort.NEWEST:
            keys = (places, -days)
        case Sort.OLDEST:
            keys = (places, np.where(days == 0, np.iinfo(np.int64).max, days))
        case Sort.PAGE:
            keys = (places,)
    return np.lexsort(keys)


def as_printed(article: Article) -> tuple[bool, tuple[str, str], bool, tuple[str, str]]:
    """
    A key that sorts the articles of an issue by paper and number of the page; what has the same stays as it stands.

    What is not known comes last.
    """
    paper, number = article.paper, article.page_number
    return not paper, natural(paper), not number, natural(number)


def natural(name: str) -> tuple[str, str]:
    """A key that sorts names with the numbers in them by their size; two names have the same only if they are the same."""
    return _NUMBER.sub(_by_size, name), name


def _by_size(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0")
    return f"{len(digits):03}{digits}"


def leading(scores: Floats, wanted: int) -> Ints | None:
    """
    Indices, ascending, of at least the *wanted* largest of *scores* and of all that equal the least of these.

    None stands for all of them, where leaving some out would not pay.
    """
    size = len(scores)
    if size <= 4 * wanted:
        return None
    groups = size // _GROUP
    if groups < 2 * wanted:
        largest = scores.copy()
    else:
        # The wanted-th largest of the groups' largest has as many scores at or above it: close to the answer, and found
        # by looking at each score once.
        largest = scores[: groups * _GROUP].reshape(_GROUP, groups).max(axis=0)
    largest.partition(-wanted)
    which: Ints = (scores >= largest.item(-wanted)).nonzero()[0]
    return which
