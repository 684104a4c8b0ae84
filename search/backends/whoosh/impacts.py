"""
Here is a segment, give me what each of its words counts in each document: BM25F without the idf, computed when it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from search.backends.whoosh.container import Array, ArrayWriter, Floats, Mask
from search.backends.whoosh.segment import Segment
from search.ranking import bm25
from search.schema import ALL_ZONES

IMPACT_STEP = (bm25.K1 + 1) / 65535
"""An impact is a word's share of a score without its idf, in these steps: `saturate` stays below k1 + 1."""

_CHUNK = 1 << 22
"""Parts whose words are weighed at once: bounds the memory."""


def part_weights(segment: Segment, means: Mapping[str, float], *, by_part: bool) -> Floats:
    """
    What one occurrence of a word in each part adds to its tf (see `search.ranking.bm25`).

    Args:
        means: Mean length of each zone over all rows, in words.
        by_part: Whether a row is a part; otherwise it is a document, with the length of all its parts.
    """
    boosts = np.array([bm25.BOOSTS[zone] for zone in ALL_ZONES])[segment.part_zone]
    lengths: Floats = boosts * segment.part_words
    if not by_part:
        lengths = np.bincount(segment.part_doc, lengths, minlength=segment.size)[segment.part_doc]
    mean = bm25.weighted_length({zone: means[zone] for zone in ALL_ZONES})
    return bm25.zone_weight(boosts, np.ones(segment.parts), lengths, mean).astype(np.float32)


def zone_lengths(columns: Mapping[str, Array], alive: Mask | None = None) -> dict[str, float]:
    """Words in each zone of a segment, of all documents or those that are *alive*."""
    words = columns["part_words"].astype(np.float64)
    if alive is not None:
        words = words * alive[columns["part_doc"]]
    totals = np.bincount(columns["part_zone"], words, minlength=len(ALL_ZONES))
    return {str(zone): float(totals[number]) for number, zone in enumerate(ALL_ZONES)}


def impacts(segment: Segment, means: Mapping[str, float], chunk: int = _CHUNK) -> Iterator[Array]:
    """
    The impact of every posting, in pieces of about *chunk* parts: BM25F of the word in the document without its idf,
    with the kind's weight, in IMPACT_STEPs, and never 0.
    """
    weights = part_weights(segment, means, by_part=False)
    kinds = segment.kind_weights
    first = 0
    while first < len(segment.words):
        limit = int(segment.word_part_start[first]) + chunk
        last = max(first + 1, int(np.searchsorted(segment.word_part_start, limit, "right")) - 1)
        found = segment.postings(first, last)
        adds = weights[found.parts] * found.frequencies
        tf = np.add.reduceat(adds, np.cumsum(found.counts) - found.counts)
        shares = bm25.saturate(tf.astype(np.float64))
        if kinds is not None:
            shares *= kinds[found.documents]
        yield np.maximum(np.rint(shares / IMPACT_STEP), 1).astype(np.uint16)
        first = last


def write_impacts(directory: Path, name: str, means: Mapping[str, float]) -> None:
    """Write the impacts of the segment of this *name* in *directory*, in the place of those that may be there."""
    writer = ArrayWriter(directory / f"{name}.impacts")
    try:
        writer.add_pieces("impact", np.dtype(np.uint16), impacts(Segment(directory, name), means))
        writer.close({})
    except BaseException:
        writer.abandon()
        raise
