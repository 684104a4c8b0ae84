"""
Tiers: an order that readers understand, above any score.

A hit of a higher tier stands before every hit of a lower one; BM25F orders inside a tier.
"""

from __future__ import annotations

from enum import IntEnum

from search.results import Match


class Tier(IntEnum):
    """Where and how a string of the query was found, the best place of the document."""

    NONE = 0
    WORDS = 1
    EXACT_BODY = 2
    EXACT_DECK = 3
    EXACT_TITLE = 4


TIER_STEP = 1000.0
"""A hit's score is its tier times this, plus BM25F: 32 words could not add up to it."""


def match_of(tier: Tier) -> Match:
    """What a hit of *tier* is called; a query without strings is answered to the letter by all it leaves."""
    return Match.WORDS if tier == Tier.WORDS else Match.EXACT
