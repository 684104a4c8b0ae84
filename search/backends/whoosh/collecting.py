"""
Here are documents, give me the arrays of a segment: tokens become numbers, one sort a view makes postings.

It is done in two steps, because a new index learns names from its articles, and the segmenter must know them all before
it finds the first word: `collect` makes everything but the words, `collect_words` makes these of what it made.

No posting is handled by itself in Python: only words and runs pass through a dictionary, in one call for all of them.
The arrays are described in README.md.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.normalize import fold_points
from search.analysis.scripts import COMPOUND
from search.analysis.segmenter import MAX_STRETCH
from search.backends.whoosh import characters
from search.backends.whoosh.container import Array, Ints, smallest, starts_of, string_arrays
from search.backends.whoosh.smallnumbers import LARGE, bits_of, one_arrays, rank_of, small_arrays
from search.backends.whoosh.stored import block, encoded, facts
from search.documents import attributes_of, month_of, zones_of
from search.model import Article
from search.reprints import are_letters, prints
from search.schema import ATTRIBUTES, PARAGRAPH_ZONES, Zone

Cutter = Callable[[str], Sequence[str]]
"""See `search.analysis.segmenter.Segmenter.cut`."""

BLOCK_BYTES = 1 << 12
"""Stored articles are compressed together until they have this many bytes: small enough to read ten of them quickly. Of 16,384
bytes they take two to three times as long, and are 0.7 of the size.
"""

_LOW = np.uint64(0xFFFFFFFF)

_CUT_CHARACTERS = 1 << 19
"""Characters segmented at once; bounds the number of strings alive."""

ZONE_NUMBERS = {zone: number for number, zone in enumerate(Zone)}

FIRST_PARAGRAPH_ZONE = ZONE_NUMBERS[PARAGRAPH_ZONES[0]]
"""The number of the first zone of paragraphs; those before it are of headlines."""


class Entry(NamedTuple):
    """
    One article on its way into a segment.

    Attributes:
        zones: Of each text the number of its zone in `search.schema.Zone`, ascending.
        attributes: Values of each of ATTRIBUTES.
        printed: The texts of all zones as printed.
        content: The rest of the article; see `stored.encoded`.
    """

    article_id: str
    source: str
    ordinal: int
    zones: list[int]
    attributes: tuple[tuple[str, ...], ...]
    month: str
    first_day: int
    last_day: int
    printed: tuple[str, ...]
    content: bytes


def entry(article: Article, ordinal: int) -> Entry:
    """*article*, the one at *ordinal* in its source, on its way into a segment."""
    attributes, date = attributes_of(article), article.date
    return Entry(
        article_id=article.id,
        source=article.source,
        ordinal=ordinal,
        zones=[ZONE_NUMBERS[zone] for zone in zones_of(article)],
        attributes=tuple([attributes[name] for name in ATTRIBUTES]),
        month=month_of(date),
        first_day=date.first_day if date else 0,
        last_day=date.last_day if date else 0,
        printed=article.texts,
        content=encoded(facts(article)),
    )


def collect(entries: Sequence[Entry]) -> dict[str, Array]:
    """The arrays of a segment that holds *entries*, in their order, without its words; there is at least one."""
    texts = [text for entry in entries for text in entry.printed]
    zones = [zone for entry in entries for zone in entry.zones]
    parts_of = np.fromiter((len(entry.printed) for entry in entries), np.int64, len(entries))
    part_start = starts_of(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
    printed = characters.points_of("\n".join([*texts, ""]))
    points = fold_points(printed)
    points[part_start[1:] - 1] = characters.BREAK  # which folding takes for a space
    doc_part = starts_of(parts_of)
    part_doc = np.repeat(np.arange(len(entries)), parts_of)
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
    arrays |= print_arrays(points, np.repeat(arrays["part_zone"], np.diff(part_start)), part_start[doc_part])
    arrays |= patch_arrays(points, printed, part_start[doc_part])
    for name, values in _facets(entries).items():
        arrays |= facet_arrays(name, values)
    arrays |= _pairs(codes, classes)
    arrays |= _runs(points, classes)
    return arrays


def collect_words(columns: Mapping[str, Array], cut: Cutter) -> dict[str, Array]:
    """What the arrays of a `collect` lack: the words, with the documents, and in them the parts, that hold each."""
    points = characters.points_from(columns["codes"], columns["shared_at"], columns["shared_point"])
    part_start, part_doc = columns["part_start"], columns["part_doc"]
    lexemes, rows = _tokens(points, part_start, cut)
    part_words = np.bincount((rows & _LOW).astype(np.int64), minlength=len(part_doc)).astype(np.uint32)
    firsts = _firsts(rows)
    frequencies = np.diff(np.append(firsts, len(rows)))
    rows = rows[firsts]
    # A posting is a word and a document; it covers the parts of that document that hold the word.
    parts = (rows & _LOW).astype(np.int64)
    documents = part_doc[parts]
    words = rows >> np.uint64(32)
    postings = _firsts(words << np.uint64(32) | documents.astype(np.uint64))
    starts = np.searchsorted(words[postings], np.arange(len(lexemes) + 1, dtype=np.uint64))
    return {
        "part_words": part_words,
        **string_arrays("word", lexemes),
        "word_start": smallest(starts),
        "word_doc": documents[postings].astype(np.uint32),
        "word_part_start": smallest(np.append(postings, len(rows))[starts]),
        **one_arrays("word_parts", np.diff(np.append(postings, len(rows)))),
        **small_arrays("word_part", parts - columns["doc_part"].astype(np.int64)[documents]),
        **one_arrays("word_tf", frequencies),
    }


def is_of_words(name: str) -> bool:
    """Whether the array of this *name* is one of `collect_words`, and not of `collect`."""
    return name == "part_words" or name.startswith("word")


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


def rank_arrays(part_start: Array) -> dict[str, Array]:
    """
    What turns places into parts without a search: a bit for each place where a part starts, in words of 64 places, and
    for each word how many parts start before it.
    """
    starts, size = part_start[:-1].astype(np.int64), int(part_start[-1])
    begins = np.zeros(size, dtype=np.bool_)
    begins[starts] = True
    return {"part_bits": bits_of(begins), "part_rank": rank_of(starts, size)}


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


def print_arrays(points: characters.Points, zones: NDArray[np.uint8], doc_place: Array) -> dict[str, Array]:
    """
    What reprints are found by; see `search.reprints.Prints`.

    Args:
        zones: Of each character the number of its zone.
        doc_place: Where each document's text starts, and where the last ends.
    """
    compared = are_letters(points) & (zones >= FIRST_PARAGRAPH_ZONE)
    before = starts_of(compared)
    found = prints(points[compared], before[doc_place])
    return {"doc_letters": found.letters, "doc_text": found.text, "doc_sketch": found.sketch.ravel()}


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
            blocks.append(block(waiting))
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


def _runs(points: characters.Points, classes: NDArray[np.uint8]) -> dict[str, Array]:
    """Runs and compounds, by their text, with their places."""
    starts, ends = _edges((classes & characters.LATIN) > 0)
    _, _, compounds, at = _latin(points, classes)
    several = np.fromiter((not compound.isalnum() for compound in compounds), np.bool_, len(compounds))
    terms = _joined(points, starts, ends).split("\n")[:-1]
    terms += [compounds[i] for i in np.flatnonzero(several)]
    distinct = sorted(set(terms))
    rank = {term: number for number, term in enumerate(distinct)}
    numbers = np.fromiter(map(rank.__getitem__, terms), np.uint64, len(terms))
    rows = numbers << np.uint64(32) | np.append(starts, at[several]).astype(np.uint64)
    rows.sort()
    firsts = _firsts(rows >> np.uint64(32))
    return {
        **string_arrays("run", distinct),
        "run_start": smallest(np.append(firsts, len(rows))),
        "run_place": rows.astype(np.uint32),
    }


def _tokens(points: characters.Points, part_start: Array, cut: Cutter) -> tuple[list[str], NDArray[np.uint64]]:
    """Every word, and a row for each token: the number of its word above 32 bits for its part; both sorted."""
    classes = characters.classes()[points]

    def part_of(places: Ints) -> Ints:
        return np.searchsorted(part_start, places.astype(part_start.dtype), "right") - 1

    # Nine in ten tokens are of one or two characters, which are numbers already: only the rest passes through a dictionary.
    short: list[NDArray[np.uint64]] = []
    lexicon: dict[str, int] = defaultdict(count().__next__)
    numbers: list[Array] = []
    parts: list[Array] = []

    def learn(terms: Sequence[str], own: Ints) -> None:
        numbers.append(np.fromiter(map(lexicon.__getitem__, terms), np.intp, len(terms)))
        parts.append(own)

    for starts, joined in _stretches(points, classes):
        found = cut(joined)
        codes = characters.points_of("\0".join([*found, ""]))
        begins = np.append(0, np.flatnonzero(codes == 0) + 1)[:-1]
        first, second = codes[begins], codes[begins + 1]
        ends = np.flatnonzero(first == characters.BREAK)
        if len(ends) != len(starts):
            raise ValueError("the segmenter did not keep its stretches apart")
        own = np.repeat(part_of(starts), np.diff(ends, prepend=-1))
        is_long = (np.diff(begins, append=len(codes)) > 3) | ((first | second) > 0xFFFF)
        is_short = ~is_long
        is_short[ends] = False
        words = first[is_short].astype(np.uint64) << np.uint64(16) | second[is_short]
        short.append(words << np.uint64(32) | own[is_short].astype(np.uint64))
        long = np.flatnonzero(is_long)
        learn([found[at] for at in long.tolist()], own[long])
    runs, begins, compounds, at = _latin(points, classes)
    learn(runs, part_of(begins))
    learn(compounds, part_of(at))
    starts, ends = _edges((classes & (characters.LETTER | characters.IDEOGRAPH)) == characters.LETTER)
    learn(_joined(points, starts, ends).split("\n")[:-1], part_of(starts))

    rows = np.concatenate([np.empty(0, np.uint64), *short])
    rows.sort()
    firsts = _firsts(rows >> np.uint64(32))
    words = rows[firsts] >> np.uint64(32)
    pairs = np.stack((words >> np.uint64(16), words & np.uint64(0xFFFF)), axis=1).astype("<u4").tobytes()
    text = pairs.decode("utf-32-le")
    shorts = [text[at : at + 2].rstrip("\0") for at in range(0, len(text), 2)]
    lexemes = sorted([*shorts, *lexicon])
    rank = {word: number for number, word in enumerate(lexemes)}
    # Short words are sorted already, and stay so among all.
    ranks = np.fromiter(map(rank.__getitem__, shorts), np.uint64, len(shorts))
    words = np.repeat(ranks, np.diff(np.append(firsts, len(rows))))
    rows = words << np.uint64(32) | rows & _LOW
    ranks = np.fromiter(map(rank.__getitem__, lexicon), np.uint64, len(lexicon))
    others = ranks[np.concatenate(numbers)] << np.uint64(32) | np.concatenate(parts).astype(np.uint64)
    others.sort()
    return lexemes, np.insert(rows, np.searchsorted(rows, others), others)


def _latin(points: characters.Points, classes: NDArray[np.uint8]) -> tuple[list[str], Ints, list[str], Ints]:
    """
    What `COMPOUND` finds, and where: runs that stand alone, and all that it finds where a mark stands beside one.

    The expression is slow, and sees only the latter.
    """
    latin = np.zeros(len(points) + 2, dtype=np.bool_)
    latin[1:-1] = (classes & characters.LATIN) > 0
    before, after = latin[:-2], latin[2:]
    mark = before & (((points == ord(".")) | (points == ord(","))) & after | (points == ord("%")))
    starts, ends = _edges(latin[1:-1] | mark)
    alone = np.ones(len(starts), dtype=np.bool_)
    alone[np.searchsorted(starts, np.flatnonzero(mark), "right") - 1] = False
    runs = _joined(points, starts[alone], ends[alone]).split("\n")[:-1]
    begins = starts[~alone]
    found = list(COMPOUND.finditer(_joined(points, begins, ends[~alone])))
    at = np.fromiter((match.start() for match in found), np.int64, len(found))
    # Each stretch is followed by a line end in the joined text.
    shifts = starts_of(ends[~alone] - begins + 1)[:-1]
    which = np.searchsorted(shifts, at, "right") - 1
    return runs, starts[alone], [match.group() for match in found], begins[which] + (at - shifts[which])


def _edges(mask: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Where each stretch of the mask starts, and where it ends."""
    edges = np.flatnonzero(np.diff(mask.view(np.int8), prepend=0, append=0))
    return edges[::2], edges[1::2]


def _joined(points: characters.Points, starts: Ints, ends: Ints) -> str:
    """The stretches of a text with a line end after each."""
    lengths = ends - starts
    size = int(lengths.sum())
    joined = np.full(size + len(starts), characters.BREAK, dtype=np.uint32)
    rank = np.arange(size)
    which = np.repeat(np.arange(len(starts)), lengths)
    joined[rank + which] = points[rank + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)]
    return joined.tobytes().decode("utf-32-le", "surrogatepass")


def _stretches(points: characters.Points, classes: NDArray[np.uint8]) -> Iterable[tuple[Ints, str]]:
    """
    The Han stretches of a text, none longer than a segmenter is given, in batches.

    Yields where each of them starts, and the stretches with a line end after each.
    """
    starts, ends = _edges((classes & characters.IDEOGRAPH) > 0)
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
        yield starts[first:last], _joined(points, starts[first:last], ends[first:last])
        first = last


def _firsts(sorted_keys: NDArray[Any]) -> Ints:
    """Where each run of equal keys begins."""
    if not len(sorted_keys):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.append(True, sorted_keys[1:] != sorted_keys[:-1]))
