"""
The order of hits: the sort asked for, then ties the same way everywhere, so that paging never repeats or skips one.

Ties are broken by date (newest first, undated last), then by place in the corpus (source, then order on the page).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from search.query.request import Sort

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


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
