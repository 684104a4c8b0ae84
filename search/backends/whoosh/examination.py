"""
Here is an index, tell me everything in it that contradicts itself: every list against its order and range, every posting
against the text, every document against the article that is shown.

A checksum finds what has changed since an index was published; this finds what was wrong from the start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from search.analysis.scripts import COMPOUND, RUN
from search.backends.whoosh import characters
from search.backends.whoosh.collecting import id_hash, print_arrays
from search.backends.whoosh.container import Array, Arrays, Strings, lengths_of
from search.backends.whoosh.facet import ALL_FACETS
from search.backends.whoosh.reprinted import FILE, sets_of
from search.backends.whoosh.segment import Segment
from search.backends.whoosh.segments import read_segments
from search.backends.whoosh.smallnumbers import MostlyOnes, SmallNumbers
from search.model import Article
from search.schema import ALL_ZONES, ATTRIBUTES, PARAGRAPH_BREAK, Document

_LISTS = (
    ("doc_part", "part_zone"),
    ("part_start", "codes"),
    ("word_start", "word_doc"),
    ("word_part_start", "word_part_low"),
    ("pair_start", "pair_place"),
    ("run_start", "run_place"),
    ("stored_start", "stored"),
    ("patch_start", "patch_gap"),
)
"""Where the lists begin, and what they are lists of."""

_PARALLEL = (
    ("doc_first_day", ("doc_last_day", "doc_ordinal", "doc_letters", "doc_text", "id_hash", "id_doc", "id_ends")),
    ("part_zone", ("part_doc", "part_words")),
    ("patch_gap", ("patch_code",)),
    ("shared_at", ("shared_point",)),
    ("source_run_ends", ("source_run_doc",)),
)
"""Arrays of as many elements."""

_SORTED_STRINGS = ("word", "run", *(f"{name}_value" for name in ALL_FACETS))


def examine(directory: Path) -> Iterator[str]:
    """What is wrong with the index in *directory*, each with the segment it is in; nothing when all is well."""
    segments = read_segments(directory)
    if len(set(segments.names)) != len(segments.names):
        yield "segments.json: one segment is named twice"
    try:
        if not np.array_equal(Arrays(directory / FILE)["set"], sets_of(directory, segments.names)[0]):
            yield f"{FILE}: not the sets that the texts make"
    except (ValueError, KeyError, IndexError, OverflowError, OSError) as error:
        yield f"{FILE}: {type(error).__name__}: {error}"
    seen: set[str] = set()
    for name in segments.names:
        try:
            segment = Segment(directory, name)
            for problem in _examine(segment):
                yield f"{name}: {problem}"
            ids = {segment.ids[number] for number in segment.documents.tolist()}
        except (ValueError, KeyError, IndexError, TypeError, OverflowError, OSError, UnicodeError) as error:
            yield f"{name}: {type(error).__name__}: {error}"
            continue
        for twice in sorted(seen & ids):
            yield f"{name}: {twice} is in another segment, too"
        seen |= ids


def documents(directory: Path) -> Iterator[tuple[Document, Article]]:
    """Every document as the columns have it, with the article that is shown for it."""
    for name in read_segments(directory).names:
        segment = Segment(directory, name)
        values = {facet: _values(segment, facet) for facet in ALL_FACETS}
        names, firsts = segment.sources
        for number in segment.documents.tolist():
            article = segment.article(number)
            zones: dict[int, list[str]] = {}
            for part in range(int(segment.doc_part[number]), int(segment.doc_part[number + 1])):
                zones.setdefault(int(segment.part_zone[part]), []).append(segment.text(part))
            document = Document(
                article_id=segment.ids[number],
                source=names[int(np.searchsorted(firsts, number, "right")) - 1],
                ordinal=int(segment.ordinals[number]),
                zones={ALL_ZONES[zone]: PARAGRAPH_BREAK.join(texts) for zone, texts in zones.items()},
                paragraph_ids=tuple(paragraph.id for paragraph in article.paragraphs),
                attributes={facet: values[facet].get(number, ()) for facet in ATTRIBUTES},
                month=values["date"].get(number, ("",))[0],
                first_day=int(segment.first_days[number]),
                last_day=int(segment.last_days[number]),
            )
            yield document, article


def _values(segment: Segment, name: str) -> dict[int, tuple[str, ...]]:
    """The values of a facet by document."""
    facet = segment.facets[name]
    by_document: dict[int, tuple[str, ...]] = {}
    for document, ordinal in zip(facet.documents.tolist(), facet.ordinals.tolist(), strict=True):
        by_document[document] = (*by_document.get(document, ()), facet.values[ordinal])
    return by_document


def _examine(segment: Segment) -> Iterator[str]:
    arrays = segment.arrays
    yield from _shapes(arrays)
    yield from _texts(segment)
    yield from _identities(segment)
    yield from _postings(segment)
    for name in ALL_FACETS:
        facet = segment.facets[name]
        if not _ascending(facet.documents) or not _below(facet.documents, segment.size):
            yield f"{name}: the documents are out of order or range"
        if len(facet.documents) != len(facet.ordinals) or not _below(facet.ordinals, len(facet.values)):
            yield f"{name}: a document has a value that does not exist"
    impacts = segment.impacts
    if len(impacts) != len(arrays["word_doc"]) or not np.all(impacts):
        yield "impacts: not one above zero for each posting"


def _shapes(arrays: Mapping[str, Array]) -> Iterator[str]:
    for starts, target in _LISTS:
        found = arrays[starts].astype(np.int64)
        if len(found) == 0 or found[0] != 0 or found[-1] != len(arrays[target]) or not _ascending(found):
            yield f"{starts}: the lists do not lie one behind the other in {target}"
    for one, others in _PARALLEL:
        for other in others:
            if len(arrays[one]) != len(arrays[other]):
                yield f"{other}: {len(arrays[other])} elements, not {len(arrays[one])} as {one}"
    for name in ("word_parts", "word_part", "word_tf"):
        large_at = arrays[f"{name}_large_at"].astype(np.int64)
        if not _strictly_ascending(large_at) or not _below(large_at, len(arrays[f"{name}_low"])):
            yield f"{name}: the large numbers are out of order or range"
    for name, target in (("word_parts", "word_doc"), ("word_tf", "word_part_low")):
        bits = np.unpackbits(arrays[f"{name}_bits"].view(np.uint8), bitorder="little")
        more = np.flatnonzero(bits)
        size = len(arrays[target])
        if len(bits) != -(-size // 64) * 64 or not _below(more, size) or len(more) != len(arrays[f"{name}_low"]):
            yield f"{name}: not one number for each of {target}"
        elif not np.array_equal(arrays[f"{name}_rank"], np.searchsorted(more, np.arange(0, size, 64))):
            yield f"{name}_rank: does not count the numbers that are not 1"
    for name in [name.removesuffix("_ends") for name in arrays if name.endswith("_ends")]:
        ends = arrays[f"{name}_ends"].astype(np.int64)
        if not _ascending(ends) or (int(ends[-1]) if len(ends) else 0) != len(arrays[f"{name}_text"]):
            yield f"{name}: the strings do not lie one behind the other"
            continue
        strings = Strings(arrays, name).all()
        if name in _SORTED_STRINGS and any(one >= other for one, other in pairwise(strings)):
            yield f"{name}: the strings are not sorted"
        if f"{name}_key" in arrays:
            heads = [text.encode("utf-8", "surrogatepass")[:8].ljust(8, b"\0") for text in strings]
            if [int.from_bytes(head, "big") for head in heads] != arrays[f"{name}_key"].tolist():
                yield f"{name}: the keys are not those of the strings"


def _texts(segment: Segment) -> Iterator[str]:
    """Documents, parts and their text."""
    arrays, starts = segment.arrays, segment.part_start.astype(np.int64)
    if not np.array_equal(segment.part_doc, np.repeat(np.arange(segment.size), lengths_of(segment.doc_part))):
        yield "part_doc: a part is in another document than doc_part says"
    if not _below(segment.part_zone, len(ALL_ZONES)):
        yield "part_zone: no such zone"
    if not np.array_equal(np.flatnonzero(segment.arrays["codes"] == characters.BREAK), starts[1:] - 1):
        yield "codes: the line ends are not where the parts end"
    bits = np.unpackbits(arrays["part_bits"].view(np.uint8), bitorder="little")
    if not np.array_equal(np.flatnonzero(bits), starts[:-1]):
        yield "part_bits: not the places where parts start"
    if not np.array_equal(arrays["part_rank"], np.searchsorted(starts[:-1], np.arange(0, len(bits), 64))):
        yield "part_rank: does not count the parts"
    points = characters.points_from(arrays["codes"], arrays["shared_at"], arrays["shared_point"])
    zones = np.repeat(segment.part_zone, lengths_of(segment.part_start))
    for name, expected in print_arrays(points, zones, starts[segment.doc_part]).items():
        if not np.array_equal(arrays[name], expected):
            yield f"{name}: not what the texts make"
    shared = arrays["shared_at"].astype(np.int64)
    if not np.array_equal(
        np.flatnonzero((segment.arrays["codes"] >= 0xD800) & (segment.arrays["codes"] < 0xE000)), shared
    ):
        yield "shared_at: not the places of characters that share a code"
    if segment.alive is not None and segment.living == 0:
        yield "deleted: nothing is left, and the segment is still there"


def _identities(segment: Segment) -> Iterator[str]:
    arrays = segment.arrays
    numbers = arrays["id_doc"].astype(np.int64)
    if not np.array_equal(np.sort(numbers), np.arange(segment.size)):
        yield "id_doc: not every document once"
        return
    ids = segment.ids.all()
    if len(set(ids)) != len(ids):
        yield "id: an id stands twice"
    hashes = arrays["id_hash"]
    if not _ascending(hashes) or hashes.tolist() != [id_hash(ids[number]) for number in numbers.tolist()]:
        yield "id_hash: not the hashes of the ids, in order"
    firsts = arrays["source_run_doc"].astype(np.int64)
    if not _strictly_ascending(firsts) or not _below(firsts, segment.size) or (len(firsts) and firsts[0] != 0):
        yield "source_run_doc: the sources do not lie one behind the other"


def _postings(segment: Segment) -> Iterator[str]:
    """Every list of places and of documents: its order, its range, and whether the text has what it says."""
    arrays, codes = segment.arrays, segment.arrays["codes"]
    for name, bound in (("pair_place", len(codes)), ("run_place", len(codes)), ("word_doc", segment.size)):
        starts = arrays[name.partition("_")[0] + "_start"].astype(np.int64)
        rows = arrays[name].astype(np.int64)
        if not _below(rows, bound):
            yield f"{name}: out of range"
            return
        steps = np.flatnonzero(rows[1:] <= rows[:-1]) + 1
        if not np.all(np.isin(steps, starts)):
            yield f"{name}: a list is out of order"
        if len(starts) and np.any(lengths_of(starts) == 0):
            yield f"{name}: a list is empty"
    if not _strictly_ascending(segment.arrays["pair_key"].astype(np.int64)):
        yield "pair_key: out of order"

    # Places: as many as the text has, all different, each rightly.
    text_points = characters.points_from(codes, segment.arrays["shared_at"], segment.arrays["shared_point"])
    classes = characters.classes()[text_points]
    letters = (classes & characters.LETTER) > 0
    places = segment.arrays["pair_place"].astype(np.int64)
    keys = codes[places].astype(np.int64) << 16 | codes[np.minimum(places + 1, len(codes) - 1)]
    if len(places) != np.count_nonzero(letters[:-1] & letters[1:]) or not np.array_equal(
        keys, np.repeat(segment.arrays["pair_key"].astype(np.int64), lengths_of(segment.arrays["pair_start"]))
    ):
        yield "pair_place: not the places of the pairs"
    text = text_points.tobytes().decode("utf-32-le", "surrogatepass")
    expected = [match for match in COMPOUND.finditer(text) if not match.group().isalnum()]
    expected += RUN.finditer(text)
    runs = zip(segment.runs.all(), pairwise(segment.arrays["run_start"].tolist()), strict=True)
    found = {
        (place, run) for run, (first, last) in runs for place in segment.arrays["run_place"][first:last].tolist()
    }
    if found != {(match.start(), match.group()) for match in expected}:
        yield "run_place: not the places of the runs"

    counts = MostlyOnes(arrays, "word_parts").slice(0, len(arrays["word_doc"]))
    parts = SmallNumbers(arrays, "word_part").slice(0, len(arrays["word_part_low"]))
    frequencies = MostlyOnes(arrays, "word_tf").slice(0, len(arrays["word_part_low"]))
    per_word = _sums(counts, segment.word_start)
    if int(counts.sum()) != len(parts) or not np.array_equal(per_word, lengths_of(segment.word_part_start)):
        yield "word_parts: does not count the parts"
        return
    own = np.repeat(segment.doc_part.astype(np.int64)[arrays["word_doc"].astype(np.int64)], counts) + parts
    if not _below(own, segment.parts) or not np.array_equal(
        segment.part_doc[own], np.repeat(arrays["word_doc"], counts)
    ):
        yield "word_part: a part is not of its document"
    elif not np.array_equal(np.bincount(own, frequencies, minlength=segment.parts), segment.part_words):
        yield "word_tf: the words of a part are not as many as it has"


def _sums(numbers: Array, starts: Array) -> Array:
    total = np.append(0, np.cumsum(numbers))
    sums: Array = total[starts[1:].astype(np.int64)] - total[starts[:-1].astype(np.int64)]
    return sums


def _ascending(numbers: Array) -> bool:
    return bool(np.all(numbers[1:] >= numbers[:-1]))


def _strictly_ascending(numbers: Array) -> bool:
    return bool(np.all(numbers[1:] > numbers[:-1]))


def _below(numbers: Array, bound: int) -> bool:
    return not len(numbers) or (int(numbers.min()) >= 0 and int(numbers.max()) < bound)
