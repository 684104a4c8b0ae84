"""
Here are the arrays of a segment, give me the headlines of its documents, as printed: read at once, not article by article.

No words are needed for it, so that it can be done before they are found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

import numpy as np

from search.analysis.normalize import fold
from search.backends.whoosh import characters
from search.backends.whoosh.container import Array, Ints
from search.backends.whoosh.smallnumbers import LARGE
from search.schema import Headline


def headlines(arrays: Mapping[str, Array], documents: Ints, titles: Set[str] | None = None) -> Iterator[Headline]:
    """The headlines of *documents*, or of those among them whose title, trimmed and folded, is among *titles*."""
    if titles is not None:
        documents = documents[_may_be_titled(arrays, documents, titles)]
    days = arrays["doc_first_day"][documents].tolist()
    for title, day in zip(_titles(arrays, documents), days, strict=True):
        if titles is None or fold(title.strip()) in titles:
            yield Headline(title, day)


def _stretches(arrays: Mapping[str, Array], documents: Ints) -> tuple[Ints, Ints]:
    """Where the titles of *documents* start, and their lengths, the break after each included: the first part of each."""
    first = arrays["doc_part"][documents].astype(np.int64)
    starts = arrays["part_start"][first].astype(np.int64)
    return starts, arrays["part_start"][first + 1].astype(np.int64) - starts


def _may_be_titled(arrays: Mapping[str, Array], documents: Ints, titles: Iterable[str]) -> Ints:
    """The numbers of *documents* whose titles have the codes of any of *titles*, or a space at an edge."""
    wanted: dict[int, set[bytes]] = defaultdict(set)
    for title in titles:
        codes = characters.codes_of(characters.points_of(title))
        wanted[len(codes)].add(codes.tobytes())
    every = arrays["codes"]
    starts, lengths = _stretches(arrays, documents)
    lengths -= 1
    last = np.maximum(starts + lengths - 1, 0)
    chosen = (every[starts] == characters.SPACE) | (every[last] == characters.SPACE)
    for length, texts in wanted.items():
        alike = np.flatnonzero(lengths == length)
        rows = every[starts[alike, np.newaxis] + np.arange(length)]
        chosen[alike] |= np.fromiter((row.tobytes() in texts for row in rows), np.bool_, len(alike))
    return np.flatnonzero(chosen)


def _titles(arrays: Mapping[str, Array], documents: Ints) -> list[str]:
    """The titles of *documents* as printed."""
    starts, lengths = _stretches(arrays, documents)
    begins = np.cumsum(lengths) - lengths
    places = np.arange(int(lengths.sum())) + np.repeat(starts - begins, lengths)
    points = arrays["codes"][places].astype(np.uint32)
    shared = np.flatnonzero(characters.is_shared(points))
    points[shared] = arrays["shared_point"][arrays["shared_at"].searchsorted(places[shared].astype(np.uint64))]

    # Where each patch lies in its document: one within the title's length is in the title.
    patch_start = arrays["patch_start"].astype(np.int64)
    counts = patch_start[documents + 1] - patch_start[documents]
    firsts = np.cumsum(counts) - counts
    rows = np.arange(int(counts.sum())) + np.repeat(patch_start[documents] - firsts, counts)
    title = np.repeat(np.arange(len(documents)), counts)
    gaps = arrays["patch_gap"][rows]
    along = np.append(0, np.cumsum(gaps, dtype=np.int64))
    offsets = along[1:] - along[firsts[title]]
    inside = np.flatnonzero((gaps < LARGE) & (offsets < lengths[title]))
    rows, places = rows[inside], begins[title[inside]] + offsets[inside]
    printed = arrays["patch_code"][rows].astype(np.uint32)
    large_at = arrays["patch_large_at"]
    if len(large_at):
        at = np.minimum(large_at.searchsorted(rows.astype(np.uint64)), len(large_at) - 1)
        large = large_at[at] == rows
        printed[large] = arrays["patch_large"][at[large]]
    points[places] = printed
    text = points.tobytes().decode("utf-32-le", "surrogatepass")
    return [
        text[start : start + length - 1] for start, length in zip(begins.tolist(), lengths.tolist(), strict=True)
    ]
