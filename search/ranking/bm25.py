"""
BM25F: how well words describe a document, its zones weighted.

    tf(t, d)    = Σ_zone  boost · f(t, d, zone) / (1 − b + b · len(d, zone) / mean len(zone))
    score(q, d) = Σ_t  idf(t) · tf(t, d) · (k1 + 1) / (k1 + tf(t, d))
    idf(t)      = ln(1 + (N − n + 0.5) / (n + 0.5))

Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004); the idf is
Lucene's, which is never negative. `KIND_WEIGHTS` multiply a document's score.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from search.model import Kind
from search.schema import Zone

K1 = 1.2
B = 0.75
BOOSTS = {Zone.TITLE: 3.0, Zone.DECK: 1.5, Zone.LEAD: 1.5, Zone.BODY: 1.0}
KIND_WEIGHTS = {Kind.BRIEF: 0.9, Kind.NOTICE: 0.8}
"""Short items repeat few words often: without this they would stand above the articles readers look for."""

Floats = NDArray[np.float64]


def idf(documents: int, holding: int) -> float:
    """Weight of a term that *holding* of *documents* hold; positive."""
    return log(1 + (documents - holding + 0.5) / (holding + 0.5))


def zone_weight(boost: float, frequency: Floats, length: Floats, mean_length: float) -> Floats:
    """What one zone adds to tf; arrays of one shape, one element a document. *mean_length* over all documents."""
    if mean_length == 0:
        return np.zeros_like(frequency)
    return boost * frequency / (1 - B + B * length / mean_length)


def saturate(weight: Floats) -> Floats:
    """A term's tf → its share of a score, between 0 and k1 + 1."""
    return weight * (K1 + 1) / (K1 + weight)
