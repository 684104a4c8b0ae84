"""
Here are analysed documents, give me the arrays of a segment: tokens become numbers, one sort a view makes postings.

No posting is handled by itself in Python: only words and runs pass through a dictionary, in one call for all of them.
The arrays are described in README.md.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.scripts import COMPOUND, OTHER_LETTERS, RUN
from search.analysis.segmenter import MAX_STRETCH
from search.backends.whoosh import characters
from search.backends.whoosh.container import Array, smallest, starts_of, string_arrays
from search.schema import ATTRIBUTES, PARAGRAPH_BREAK

Ints = NDArray[Any]

Cutter = Callable[[str], Sequence[str]]
"""Folded Han stretches with a line end after each → all their words and the line ends, in order."""

BLOCK_BYTES = 1 << 14
"""Stored articles are compressed together until they have this many bytes: small enough to read ten of them quickly."""

LARGE = 255
"""Small numbers are kept in a byte; this one says: look among the large ones."""

_CUT_CHARACTERS = 1 << 19
"""Characters segmented at once; bounds the number of strings alive."""


class Entry(NamedTuple):
    """
    One article on its way into a segment, of types that `marshal` knows.

    Attributes:
        zones: Number of the zone in `search.schema.Zone`, and its folded text, ascending.
        attributes: Values of each of ATTRIBUTES.
        printed: The parts of all zones as printed, each as long as its folded text; empty when *content* has them.
        content: The article as JSON, UTF-8, in the shape of `stored.skeleton`.
    """

    article_id: str
    source: str
    ordinal: int
    zones: tuple[tuple[int, str], ...]
    attributes: tuple[tuple[str, ...], ...]
    month: str
    first_day: int
    last_day: int
    printed: tuple[str, ...]
    content: bytes


def collect(entries: Sequence[Entry], cut: Cutter) -> dict[str, Array]:
    """The arrays of a segment that holds *entries*, in their order; there is at least one."""
    texts: list[str] = []
    zones: list[int] = []
    printed: list[str] = []
    parts_of = np.zeros(len(entries), dtype=np.int64)
    for number, entry in enumerate(entries):
        first = len(texts)
        for zone, zone_text in entry.zones:
            parts = zone_text.split(PARAGRAPH_BREAK)
            texts += parts
            zones += [zone] * len(parts)
        parts_of[number] = len(texts) - first
        printed += entry.printed or texts[first:]
    text = "".join(f"{part}\n" for part in texts)
    part_start = starts_of(np.fromiter((len(part) + 1 for part in texts), np.int64, len(texts)))
    doc_part = starts_of(parts_of)
    part_doc = np.repeat(np.arange(len(entries)), parts_of)
    points = characters.points_of(text)
    codes = characters.codes_of(points)
    shared = np.flatnonzero(characters.is_shared(points))
    classes = characters.classes()[points]

    arrays = {
        "doc_first_day": np.array([e.first_day for e in entries], np.int32),
        "doc_last_day": np.array([e.last_day for e in entries], np.int32),
        "doc_ordinal": np.array([e.ordinal for e in entries], np.uint32),
        "doc_part": smallest(doc_part),
        "part_start": smallest(part_start),
        **rank_arrays(part_start),
        "part_zone": np.array(zones, np.uint8),
        "part_doc": part_doc.astype(np.uint32),
        "codes": codes,
        "shared_at": shared.astype(np.uint64),
        "shared_point": points[shared],
    }
    arrays |= _identities(entries)
    arrays |= _stored(entries)
    arrays |= patch_arrays(
        points, characters.points_of("".join(f"{part}\n" for part in printed)), part_start[doc_part]
    )
    for name, values in _facets(entries).items():
        arrays |= facet_arrays(name, values)
    arrays |= _pairs(codes, classes)
    arrays |= _runs(text, classes)
    arrays |= _words(text, points, classes, part_start, part_doc, doc_part, cut)
    return arrays


def facet_arrays(name: str, values: Sequence[Sequence[str]]) -> dict[str, Array]:
    """A facet: its values, sorted, and for each value a document has the document and the value's number."""
    distinct = sorted({value for several in values for value in several})
    number = {value: i for i, value in enumerate(distinct)}
    counts = np.fromiter(map(len, values), np.int64, len(values))
    return {
        **string_arrays(f"{name}_value", distinct),
        f"{name}_doc": np.repeat(np.arange(len(values)), counts).astype(np.uint32),
        f"{name}_ordinal": np.array([number[v] for several in values for v in several], np.uint32),
    }


def small_arrays(name: str, numbers: Array) -> dict[str, Array]:
    """Numbers of which few are large: a byte each, and the large ones beside."""
    large = np.flatnonzero(numbers >= LARGE)
    return {
        f"{name}_low": np.minimum(numbers, LARGE).astype(np.uint8),
        f"{name}_large_at": large.astype(np.uint64),
        f"{name}_large": numbers[large].astype(np.uint32),
    }


def rank_arrays(part_start: Array) -> dict[str, Array]:
    """
    What turns places into parts without a search: a bit for each place where a part starts, in words of 64 places, and
    for each word how many parts start before it.
    """
    starts, size = part_start[:-1].astype(np.int64), int(part_start[-1])
    bits = np.zeros(-(-size // 64) * 64, dtype=np.bool_)
    bits[starts] = True
    return {
        "part_bits": np.packbits(bits, bitorder="little").view(np.uint64),
        "part_rank": np.searchsorted(starts, np.arange(0, len(bits), 64)).astype(np.uint32),
    }


def patch_arrays(points: Array, printed: Array, doc_place: Array) -> dict[str, Array]:
    """
    What turns folded text back into printed text: for each document its places that differ, as distances.

    A distance of LARGE is a step without a change. A printed character beyond 16 bits stands in a list beside.

    Args:
        doc_place: Where each document's text starts, and where the last ends.
    """
    places = np.flatnonzero(points != printed)
    documents = np.searchsorted(doc_place, places, "right") - 1
    before = np.append(0, places[:-1])
    distances = places - np.maximum(before, doc_place[documents])
    rows = np.cumsum(distances // LARGE + 1)
    gaps = np.full(int(rows[-1]) if len(rows) else 0, LARGE, np.uint8)
    gaps[rows - 1] = distances % LARGE
    patches = np.zeros(len(gaps), np.uint32)
    patches[rows - 1] = printed[places]
    counts = np.bincount(documents, distances // LARGE + 1, minlength=len(doc_place) - 1).astype(np.int64)
    large = np.flatnonzero(patches > 0xFFFF)
    return {
        "patch_start": smallest(starts_of(counts)),
        "patch_gap": gaps,
        "patch_code": patches.astype(np.uint16),
        "patch_large_at": large.astype(np.uint64),
        "patch_large": patches[large],
    }


def id_hash(article_id: str) -> int:
    """The 64 bits an article is found by."""
    digest = hashlib.blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _identities(entries: Sequence[Entry]) -> dict[str, Array]:
    hashes = np.fromiter((id_hash(e.article_id) for e in entries), np.uint64, len(entries))
    order = np.argsort(hashes, kind="stable")
    firsts = [i for i, e in enumerate(entries) if i == 0 or entries[i - 1].source != e.source]
    return {
        **string_arrays("id", (e.article_id for e in entries)),
        "id_hash": hashes[order],
        "id_doc": order.astype(np.uint32),
        **string_arrays("source_run", (entries[i].source for i in firsts)),
        "source_run_doc": np.array(firsts, np.uint32),
    }


def _stored(entries: Iterable[Entry]) -> dict[str, Array]:
    blocks: list[bytes] = []
    firsts: list[int] = []
    waiting: list[bytes] = []
    size = 0

    def flush() -> None:
        nonlocal size
        if waiting:
            blocks.append(zlib.compress(b"\n".join(waiting), 4))
            waiting.clear()
            size = 0

    for number, entry in enumerate(entries):
        if not waiting:
            firsts.append(number)
        waiting.append(entry.content)
        size += len(entry.content)
        if size >= BLOCK_BYTES:
            flush()
    flush()
    return {
        "stored": np.frombuffer(b"".join(blocks), np.uint8),
        "stored_start": smallest(starts_of(np.fromiter(map(len, blocks), np.int64, len(blocks)))),
        "stored_doc": np.array(firsts, np.uint32),
    }


def _facets(entries: Sequence[Entry]) -> dict[str, list[tuple[str, ...]]]:
    facets: dict[str, list[tuple[str, ...]]] = {
        name: [e.attributes[i] for e in entries] for i, name in enumerate(ATTRIBUTES)
    }
    facets["date"] = [(e.month,) for e in entries]
    return facets


def _pairs(codes: characters.Codes, classes: NDArray[np.uint8]) -> dict[str, Array]:
    """Every two neighbouring letters, by their codes, with the places of the first."""
    letters = (classes & characters.LETTER) > 0
    places = np.flatnonzero(letters[:-1] & letters[1:]).astype(np.uint64)
    keys = codes[places].astype(np.uint64) << np.uint64(16) | codes[places + np.uint64(1)]
    rows = keys << np.uint64(32) | places
    rows.sort()
    keys = rows >> np.uint64(32)
    firsts = _firsts(keys)
    return {
        "pair_key": keys[firsts].astype(np.uint32),
        "pair_start": smallest(np.append(firsts, len(rows))),
        "pair_place": rows.astype(np.uint32),
    }


def _runs(text: str, classes: NDArray[np.uint8]) -> dict[str, Array]:
    """Runs and compounds, by their text, with their places."""
    latin = (classes & characters.LATIN) > 0
    starts = np.flatnonzero(latin & ~np.append(False, latin[:-1]))
    compounds = [match for match in COMPOUND.finditer(text) if not match.group().isalnum()]
    terms = RUN.findall(text) + [match.group() for match in compounds]
    places = np.append(starts, np.array([match.start() for match in compounds], np.int64))
    numbers, lexicon = _numbered(terms)
    rows = _ranked(numbers, lexicon) << np.uint64(32) | places.astype(np.uint64)
    rows.sort()
    firsts = _firsts(rows >> np.uint64(32))
    return {
        **string_arrays("run", sorted(lexicon), keyed=True),
        "run_start": smallest(np.append(firsts, len(rows))),
        "run_place": rows.astype(np.uint32),
    }


def _words(
    text: str,
    points: characters.Points,
    classes: NDArray[np.uint8],
    part_start: Ints,
    part_doc: Ints,
    doc_part: Ints,
    cut: Cutter,
) -> dict[str, Array]:
    """The words, by their text, with the documents, and in them the parts, that hold each, and how often."""
    lexicon: dict[str, int] = defaultdict(count().__next__)
    lexicon["\n"]  # number 0: the end of a stretch
    places: list[Array] = []
    numbers: list[Array] = []
    for starts, joined in _stretches(points, classes):
        found = cut(joined)
        these = np.fromiter(map(lexicon.__getitem__, found), np.int64, len(found))
        ends = these == 0
        if int(ends.sum()) != len(starts):
            raise ValueError("the segmenter did not keep its stretches apart")
        places.append(starts[(np.cumsum(ends) - ends)[~ends]])
        numbers.append(these[~ends])
    for pattern in (COMPOUND, OTHER_LETTERS):
        matches = list(pattern.finditer(text))
        places.append(np.array([match.start() for match in matches], np.int64))
        numbers.append(np.fromiter((lexicon[match.group()] for match in matches), np.int64, len(matches)))
    part = np.searchsorted(part_start, np.concatenate(places), "right") - 1
    part_words = np.bincount(part, minlength=len(part_start) - 1)

    rows = _ranked(np.concatenate(numbers), lexicon) << np.uint64(32) | part.astype(np.uint64)
    rows.sort()
    firsts = _firsts(rows)
    frequencies = np.diff(np.append(firsts, len(rows)))
    rows = rows[firsts]
    # A posting is a word and a document; it covers the parts of that document that hold the word.
    parts = (rows & np.uint64(0xFFFFFFFF)).astype(np.int64)
    documents = part_doc[parts]
    words = rows >> np.uint64(32)
    postings = _firsts(words << np.uint64(32) | documents.astype(np.uint64))
    # The line end is the smallest of all strings, and no word: it has no rows.
    starts = np.searchsorted(words[postings], np.arange(1, len(lexicon) + 1, dtype=np.uint64))
    lexemes = sorted(lexicon)[1:]
    return {
        "part_words": part_words.astype(np.uint32),
        **string_arrays("word", lexemes, keyed=True),
        "word_start": smallest(starts),
        "word_doc": documents[postings].astype(np.uint32),
        "word_part_start": smallest(np.append(postings, len(rows))[starts]),
        **small_arrays("word_parts", np.diff(np.append(postings, len(rows)))),
        **small_arrays("word_part", parts - doc_part[documents]),
        **small_arrays("word_tf", frequencies),
    }


def _stretches(points: characters.Points, classes: NDArray[np.uint8]) -> Iterable[tuple[Ints, str]]:
    """
    The Han stretches of a text, none longer than a segmenter is given, in batches.

    Yields where each of them starts, and the stretches with a line end after each.
    """
    han = (classes & characters.IDEOGRAPH) > 0
    edges = np.flatnonzero(np.diff(han.astype(np.int8), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    pieces = -(-(ends - starts) // MAX_STRETCH)
    if len(pieces) and pieces.max() > 1:
        within = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
        starts = np.repeat(starts, pieces) + within * MAX_STRETCH
        ends = np.minimum(np.repeat(ends, pieces), starts + MAX_STRETCH)
    after = np.cumsum(ends - starts)
    first = 0
    while first < len(starts):
        done = int(after[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(after, done + _CUT_CHARACTERS, "right")))
        begin, end = starts[first:last], ends[first:last]
        lengths = end - begin
        joined = np.full(int(lengths.sum()) + len(begin), characters.BREAK, dtype=np.uint32)
        rank = np.arange(int(lengths.sum()))
        which = np.repeat(np.arange(len(begin)), lengths)
        joined[rank + which] = points[rank + np.repeat(begin - (np.cumsum(lengths) - lengths), lengths)]
        yield begin, joined.tobytes().decode("utf-32-le", "surrogatepass")
        first = last


def _numbered(terms: Sequence[str]) -> tuple[Ints, dict[str, int]]:
    lexicon: dict[str, int] = defaultdict(count().__next__)
    numbers = np.fromiter(map(lexicon.__getitem__, terms), np.int64, len(terms))
    return numbers, lexicon


def _ranked(numbers: Ints, lexicon: dict[str, int]) -> NDArray[np.uint64]:
    """The rank of each term in the sorted lexicon, instead of its number."""
    ranks = np.empty(len(lexicon), dtype=np.uint64)
    ranks[[lexicon[term] for term in sorted(lexicon)]] = np.arange(len(lexicon), dtype=np.uint64)
    result: NDArray[np.uint64] = ranks[numbers]
    return result


def _firsts(sorted_keys: NDArray[Any]) -> Ints:
    """Where each run of equal keys begins."""
    if not len(sorted_keys):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.append(True, sorted_keys[1:] != sorted_keys[:-1]))
