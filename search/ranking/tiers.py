"""
Tiers: an order that readers understand, above any score.

A hit of a higher tier stands before every hit of a lower one; BM25F orders inside a tier.
"""

from __future__ import annotations

from enum import IntEnum

from search.results import Match
from search.schema import Zone


class Tier(IntEnum):
    """Where and how a string of the query was found, the best place of the document."""

    NONE = 0
    PARTIAL = 1
    """Parts of some of its words."""
    PARTIAL_WORD = 2
    """Some of its words, one of them whole."""
    WORDS = 3
    """All of its words, apart."""
    WORDS_NEAR = 4
    """All of its words in one title or paragraph; or an alias."""
    EXACT_BODY = 5
    EXACT_LEAD = 6
    """In kicker, subtitle or lead."""
    EXACT_TITLE = 7


EXACT_TIERS = {
    Zone.TITLE: Tier.EXACT_TITLE,
    Zone.DECK: Tier.EXACT_LEAD,
    Zone.LEAD: Tier.EXACT_LEAD,
    Zone.BODY: Tier.EXACT_BODY,
}
"""The tier of an exact string by the zone it stands in."""

TIER_STEP = 1000.0
"""A hit's score is its tier times this, plus BM25F: 32 words could not add up to it."""


def match_of(tier: Tier) -> Match | None:
    """What a hit of *tier* is called; None where no string of the query was looked for, or needed, as with filters alone."""
    if tier is Tier.NONE:
        return None
    if tier in (Tier.PARTIAL, Tier.PARTIAL_WORD):
        return Match.PARTIAL
    return Match.WORDS if tier < Tier.EXACT_BODY else Match.EXACT
