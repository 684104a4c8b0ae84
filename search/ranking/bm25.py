"""
BM25F: how well words describe a document, its zones weighted.

    len(d)      = Σ_zone  boost · words of the zone
    tf(t, d)    = Σ_zone  boost · f(t, d, zone) / (1 − b + b · len(d) / mean len)
    score(q, d) = Σ_t  idf(t) · tf(t, d) · (k1 + 1) / (k1 + tf(t, d))
    idf(t)      = ln(1 + (N − n + 0.5) / (n + 0.5))

Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004): a document counts
as if each zone were written out *boost* times, and has one length. (The later form, a length for each zone, was worse
by 0.01 of MRR when headlines were looked for among 20,000 bodies, November 2026: a lead of two lines is no better a
lead.) The idf is Lucene's, which is never negative. k1 and b are those of Robertson and Zaragoza, "The Probabilistic
Relevance Framework" (2009), and of Lucene; neighbours (0.9-2.2, 0.6-0.85) did no better. `KIND_WEIGHTS` multiply a
document's score.

For what holds only some words:

    share(q, d) = Σ_t held idf(t) / Σ_t idf(t)
    score(q, d) = share(q, d) · (Σ_t … as above + Σ_s held idf(s))

where s are strings of two neighbouring words of the query. Coordination by weight rather than by count: a missing 县
costs less than a missing name.
"""

from __future__ import annotations

from collections.abc import Mapping
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

_ROUNDING = 1e-6


def idf(documents: int, holding: int) -> float:
    """Weight of a term that *holding* of *documents* hold; positive."""
    return log(1 + (documents - holding + 0.5) / (holding + 0.5))


def weighted_length(words: Mapping[Zone, float]) -> float:
    """The length of a document, or of the mean one, from the words in each of its zones."""
    return sum(boost * words.get(zone, 0.0) for zone, boost in BOOSTS.items())


def zone_weight(boost: float | Floats, frequency: Floats, length: Floats, mean_length: float) -> Floats:
    """
    What one zone adds to tf; arrays of one shape, one element a document.

    Args:
        length: Weighted length of each document, all zones together.
        mean_length: Over all documents.
    """
    if mean_length == 0:
        return np.zeros_like(frequency)
    return boost * frequency / (1 - B + B * length / mean_length)


def saturate(weight: Floats) -> Floats:
    """A term's tf → its share of a score, between 0 and k1 + 1."""
    return weight * (K1 + 1) / (K1 + weight)


def holds_share(held: Floats, total: float, least: float) -> NDArray[np.bool_]:
    """Where *held*, a sum of idf, is at least the part *least* of *total*; nowhere when nothing is held."""
    # Sums of the same numbers in another order differ in their last digits.
    return (held > 0) & (held >= least * total - _ROUNDING * total)
