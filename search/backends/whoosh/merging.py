"""
Several segments become one: arrays are copied piece by piece, and no posting is decoded.

Whatever counts documents, parts or places is shifted by what the segments before hold; lists of the same term are laid
one behind the other, so they stay ascending.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from search.backends.whoosh.collecting import rank_arrays
from search.backends.whoosh.container import (
    Array,
    ArrayWriter,
    Ints,
    Mask,
    Strings,
    lengths_of,
    smallest,
    starts_of,
    string_arrays,
)
from search.backends.whoosh.facet import ALL_FACETS
from search.backends.whoosh.smallnumbers import MostlyOnes, SmallNumbers, one_arrays, small_arrays
from search.backends.whoosh.stored import all_of_block, block
from search.reprints import BINS

Columns = Mapping[str, Array]

_PIECE = 1 << 22
"""Elements of a list that are in memory at once."""


def merge_columns(path: Path, segments: Sequence[Columns]) -> None:
    """Write all but the words of *segments*, none with deleted documents, as those of one segment at *path*."""
    _write(path, segments, (_documents, _parts, _texts, _facets, _pairs, _runs))


def merge_words(path: Path, segments: Sequence[Columns]) -> None:
    """Write the words of the same *segments* at *path*."""
    _write(path, segments, (_words,))


def _write(
    path: Path, segments: Sequence[Columns], adds: Sequence[Callable[[ArrayWriter, Sequence[Columns]], None]]
) -> None:
    writer = ArrayWriter(path)
    try:
        for add in adds:
            add(writer, segments)
    except BaseException:
        writer.abandon()
        raise
    writer.close({"merged": len(segments)})


def compacted(segment: Columns, alive: Mask) -> dict[str, Array]:
    """The columns of *segment* without the documents that are not *alive*; at least one is."""
    documents = np.cumsum(alive) - 1
    part_alive = alive[segment["part_doc"]]
    part_lengths = lengths_of(segment["part_start"])
    place_alive = np.repeat(part_alive, part_lengths)
    places = np.cumsum(place_alive, dtype=np.uint32) - np.uint32(1)
    shared = place_alive[segment["shared_at"].astype(np.int64)]
    arrays: dict[str, Array] = {
        name: segment[name][alive]
        for name in ("doc_first_day", "doc_last_day", "doc_ordinal", "doc_letters", "doc_text")
    }
    arrays["doc_sketch"] = segment["doc_sketch"].reshape(-1, BINS)[alive].ravel()
    arrays |= {name: segment[name][part_alive] for name in ("part_zone", "part_words")}
    arrays |= {
        "doc_part": _starts(lengths_of(segment["doc_part"])[alive]),
        "part_start": _starts(part_lengths[part_alive]),
        "part_doc": documents[segment["part_doc"][part_alive]].astype(np.uint32),
        "codes": segment["codes"][place_alive],
        "shared_at": places[segment["shared_at"][shared].astype(np.int64)].astype(np.uint64),
        "shared_point": segment["shared_point"][shared],
    }
    arrays |= _compacted_documents(segment, alive, documents)
    arrays |= _compacted_facets(segment, alive, documents)
    arrays |= _compacted_words(segment, alive, documents)
    for name in ("pair", "run"):
        place_kept = place_alive[segment[f"{name}_place"]]
        per_term = _kept(segment[f"{name}_start"], place_kept)
        terms = np.flatnonzero(per_term)
        arrays[f"{name}_start"] = _starts(per_term[terms])
        arrays[f"{name}_place"] = places[segment[f"{name}_place"][place_kept]]
        if name == "pair":
            arrays["pair_key"] = segment["pair_key"][terms]
        else:
            arrays |= string_arrays("run", _some(Strings(segment, "run"), terms))
    return arrays


def _compacted_facets(segment: Columns, alive: Mask, documents: Ints) -> dict[str, Array]:
    """Of each facet the values that a document still has; *documents* are the new numbers of all."""
    arrays: dict[str, Array] = {}
    for name in ALL_FACETS:
        kept = alive[segment[f"{name}_doc"]]
        own = documents[segment[f"{name}_doc"][kept]]
        used, ordinals = np.unique(segment[f"{name}_ordinal"][kept], return_inverse=True)
        arrays |= string_arrays(f"{name}_value", _some(Strings(segment, f"{name}_value"), used))
        arrays |= {f"{name}_doc": own.astype(np.uint32), f"{name}_ordinal": ordinals.astype(np.uint32)}
    return arrays


def _compacted_words(segment: Columns, alive: Mask, documents: Ints) -> dict[str, Array]:
    """The words that a document still holds, with their postings."""
    posting_alive = alive[segment["word_doc"]]
    counts = MostlyOnes(segment, "word_parts").slice(0, len(posting_alive))
    row_alive = np.repeat(posting_alive, counts)
    per_word = _kept(segment["word_start"], posting_alive)
    words = np.flatnonzero(per_word)
    return {
        **string_arrays("word", _some(Strings(segment, "word"), words)),
        "word_start": _starts(per_word[words]),
        "word_doc": documents[segment["word_doc"][posting_alive]].astype(np.uint32),
        "word_part_start": _starts(_kept(segment["word_part_start"], row_alive)[words]),
        **one_arrays("word_parts", counts[posting_alive]),
        **small_arrays("word_part", SmallNumbers(segment, "word_part").slice(0, len(row_alive))[row_alive]),
        **one_arrays("word_tf", MostlyOnes(segment, "word_tf").slice(0, len(row_alive))[row_alive]),
    }


def _compacted_documents(segment: Columns, alive: Mask, documents: Ints) -> dict[str, Array]:
    ids = Strings(segment, "id")
    by_hash = alive[segment["id_doc"]]
    numbers = np.flatnonzero(alive)
    sources = Strings(segment, "source_run").all()
    runs = np.searchsorted(segment["source_run_doc"], numbers, "right") - 1
    firsts = np.flatnonzero(np.append(True, runs[1:] != runs[:-1]))
    kept = []
    for packed, first, end in _blocks(segment):
        which = alive[first:end].nonzero()[0].tolist()
        if which:
            articles = all_of_block(packed)
            kept.append((block(articles[i] for i in which), int(documents[first + which[0]])))
    patch_alive = np.repeat(alive, lengths_of(segment["patch_start"]))
    patches = np.cumsum(patch_alive) - 1
    large_at = segment["patch_large_at"].astype(np.int64)
    large = patch_alive[large_at]
    return {
        "patch_start": _starts(lengths_of(segment["patch_start"])[alive]),
        "patch_gap": segment["patch_gap"][patch_alive],
        "patch_code": segment["patch_code"][patch_alive],
        "patch_large_at": patches[large_at[large]].astype(np.uint64),
        "patch_large": segment["patch_large"][large],
        **string_arrays("id", _some(ids, numbers)),
        "id_hash": segment["id_hash"][by_hash],
        "id_doc": documents[segment["id_doc"][by_hash]].astype(np.uint32),
        **string_arrays("source_run", (sources[int(runs[i])] for i in firsts)),
        "source_run_doc": firsts.astype(np.uint32),
        "stored": np.frombuffer(b"".join(packed for packed, _ in kept), np.uint8),
        "stored_start": _starts(np.array([len(packed) for packed, _ in kept], np.int64)),
        "stored_doc": np.array([first for _, first in kept], np.uint32),
    }


def _blocks(segment: Columns) -> Iterator[tuple[bytes, int, int]]:
    """Each block of stored articles, with its first document and the one after its last."""
    starts, firsts = segment["stored_start"].astype(np.int64), segment["stored_doc"].astype(np.int64)
    ends = np.append(firsts[1:], len(segment["doc_first_day"]))
    for i in range(len(firsts)):
        yield segment["stored"][starts[i] : starts[i + 1]].tobytes(), int(firsts[i]), int(ends[i])


def _some(strings: Strings, numbers: Ints) -> Iterator[bytes]:
    every = strings.all_encoded()
    return (every[number] for number in numbers.tolist())


def _starts(lengths: Array) -> Array:
    return smallest(starts_of(lengths))


def _kept(starts: Array, kept: Mask) -> Ints:
    """How many of each list's elements are *kept*."""
    before = np.zeros(len(kept) + 1, dtype=np.int64)
    np.cumsum(kept, out=before[1:])
    return np.diff(before[starts.astype(np.int64)])


def _bases(segments: Sequence[Columns], name: str, beyond: int = 0) -> list[int]:
    """What the segments before each hold of *name*, whose arrays may be *beyond* longer than what they count."""
    sizes = [len(segment[name]) - beyond for segment in segments]
    return [sum(sizes[:i]) for i in range(len(sizes))]


def _shifted(
    segments: Sequence[Columns], name: str, bases: Sequence[int], dtype: type[np.generic]
) -> Iterator[Array]:
    for segment, base in zip(segments, bases, strict=True):
        yield (segment[name].astype(np.int64) + base).astype(dtype)


def _joined_starts(segments: Sequence[Columns], name: str) -> Array:
    lengths = [lengths_of(segment[name]) for segment in segments]
    return _starts(np.concatenate(lengths))


def _copy(writer: ArrayWriter, segments: Sequence[Columns], names: Sequence[str]) -> None:
    for name in names:
        writer.add_pieces(name, segments[0][name].dtype, (segment[name] for segment in segments))


def _add_strings(writer: ArrayWriter, segments: Sequence[Columns], name: str) -> None:
    _copy(writer, segments, [f"{name}_text"])
    ends = [np.diff(segment[f"{name}_ends"].astype(np.int64), prepend=0) for segment in segments]
    writer.add(f"{name}_ends", smallest(np.cumsum(np.concatenate(ends))))


def _add_all(writer: ArrayWriter, arrays: Mapping[str, Array]) -> None:
    for name, array in arrays.items():
        writer.add(name, array)


def _documents(writer: ArrayWriter, segments: Sequence[Columns]) -> None:
    bases = _bases(segments, "doc_first_day")
    _copy(
        writer,
        segments,
        ("doc_first_day", "doc_last_day", "doc_ordinal", "doc_letters", "doc_text", "doc_sketch"),
    )
    _add_strings(writer, segments, "id")
    hashes = np.concatenate([segment["id_hash"] for segment in segments])
    order = np.argsort(hashes, kind="stable")
    writer.add("id_hash", hashes[order])
    writer.add("id_doc", np.concatenate(list(_shifted(segments, "id_doc", bases, np.uint32)))[order])
    _add_strings(writer, segments, "source_run")
    writer.add_pieces(
        "source_run_doc", np.dtype(np.uint32), _shifted(segments, "source_run_doc", bases, np.uint32)
    )
    writer.add("doc_part", _joined_starts(segments, "doc_part"))
    _copy(writer, segments, ["stored"])
    writer.add("stored_start", _joined_starts(segments, "stored_start"))
    patches = _bases(segments, "patch_gap")
    writer.add("patch_start", _joined_starts(segments, "patch_start"))
    _copy(writer, segments, ("patch_gap", "patch_code", "patch_large"))
    writer.add_pieces(
        "patch_large_at", np.dtype(np.uint64), _shifted(segments, "patch_large_at", patches, np.uint64)
    )
    writer.add_pieces("stored_doc", np.dtype(np.uint32), _shifted(segments, "stored_doc", bases, np.uint32))


def _parts(writer: ArrayWriter, segments: Sequence[Columns]) -> None:
    bases = _bases(segments, "doc_first_day")
    _copy(writer, segments, ["part_zone"])
    part_start = _joined_starts(segments, "part_start")
    writer.add("part_start", part_start)
    _add_all(writer, rank_arrays(part_start))
    writer.add_pieces("part_doc", np.dtype(np.uint32), _shifted(segments, "part_doc", bases, np.uint32))


def _texts(writer: ArrayWriter, segments: Sequence[Columns]) -> None:
    bases = _bases(segments, "codes")
    _copy(writer, segments, ("codes", "shared_point"))
    writer.add_pieces("shared_at", np.dtype(np.uint64), _shifted(segments, "shared_at", bases, np.uint64))


def _facets(writer: ArrayWriter, segments: Sequence[Columns]) -> None:
    bases = _bases(segments, "doc_first_day")
    for name in ALL_FACETS:
        values = [Strings(segment, f"{name}_value").all() for segment in segments]
        union = sorted(set(chain.from_iterable(values)))
        number = {value: i for i, value in enumerate(union)}
        ordinals = [
            np.array([number[value] for value in own], np.uint32)[segment[f"{name}_ordinal"]]
            for own, segment in zip(values, segments, strict=True)
        ]
        _add_all(writer, string_arrays(f"{name}_value", union))
        writer.add_pieces(f"{name}_doc", np.dtype(np.uint32), _shifted(segments, f"{name}_doc", bases, np.uint32))
        writer.add_pieces(f"{name}_ordinal", np.dtype(np.uint32), ordinals)


class _Layout:
    """
    Where the lists of each segment go when the lists of each term are laid one behind the other.

    Args:
        terms: For each segment, the number of each of its terms in the merged lexicon, ascending.
        starts: For each segment, where the list of each of its terms starts, and the end.
        size: Number of merged terms.
    """

    def __init__(self, terms: Sequence[Ints], starts: Sequence[Array], size: int) -> None:
        self._terms = terms
        self._starts = [start.astype(np.int64) for start in starts]
        total = np.zeros(size, dtype=np.int64)
        self._offsets = []
        for own, start in zip(terms, self._starts, strict=True):
            self._offsets.append(total[own])
            total[own] += np.diff(start)
        self.starts = np.zeros(size + 1, dtype=np.int64)
        np.cumsum(total, out=self.starts[1:])

    def pieces(self, dtype: type[np.generic], read: Callable[[int, int, int], Array]) -> Iterator[Array]:
        """
        The merged lists in pieces.

        Args:
            read: Gives the elements of a segment (by its number) between two of its places.
        """
        first, size = 0, len(self.starts) - 1
        while first < size:
            last = max(first + 1, int(np.searchsorted(self.starts, self.starts[first] + _PIECE, "right")) - 1)
            begin = self.starts[first]
            piece = np.empty(int(self.starts[last] - begin), dtype=dtype)
            for number, own in enumerate(self._terms):
                low, high = np.searchsorted(own, [first, last])
                start = self._starts[number][low : high + 1]
                if low < high:
                    goes = self.starts[own[low:high]] + self._offsets[number][low:high] - begin
                    lengths = np.diff(start)
                    at = np.arange(int(start[-1] - start[0])) + np.repeat(goes - (start[:-1] - start[0]), lengths)
                    piece[at] = read(number, int(start[0]), int(start[-1]))
            yield piece
            first = last


def _lexicon(writer: ArrayWriter, segments: Sequence[Columns], name: str) -> tuple[list[Ints], int]:
    """Write the merged lexicon; returns the number in it of each term of each segment, and its size."""
    lexicons = [Strings(segment, name).all_encoded() for segment in segments]
    union = sorted(set(chain.from_iterable(lexicons)))
    number = {term: i for i, term in enumerate(union)}
    _add_all(writer, string_arrays(name, union, keyed=True))
    return [np.fromiter(map(number.__getitem__, own), np.int64, len(own)) for own in lexicons], len(union)


def _words(writer: ArrayWriter, segments: Sequence[Columns]) -> None:
    bases = _bases(segments, "doc_first_day")
    documents = bases[-1] + len(segments[-1]["doc_first_day"])
    _copy(writer, segments, ["part_words"])
    wide: type[np.generic] = np.uint16 if documents <= 1 << 16 else np.uint32
    terms, size = _lexicon(writer, segments, "word")
    postings = _Layout(terms, [segment["word_start"] for segment in segments], size)
    writer.add("word_start", smallest(postings.starts))
    writer.add_pieces(
        "word_doc",
        np.dtype(wide),
        postings.pieces(
            wide, lambda n, a, b: segments[n]["word_doc"][a:b].astype(np.uint32) + np.uint32(bases[n])
        ),
    )
    _add_all(writer, one_arrays("word_parts", _laid(postings, segments, MostlyOnes, "word_parts")))
    parts = _Layout(terms, [segment["word_part_start"] for segment in segments], size)
    writer.add("word_part_start", smallest(parts.starts))
    _add_all(writer, small_arrays("word_part", _laid(parts, segments, SmallNumbers, "word_part")))
    _add_all(writer, one_arrays("word_tf", _laid(parts, segments, MostlyOnes, "word_tf")))


def _laid(layout: _Layout, segments: Sequence[Columns], kind: type[SmallNumbers | MostlyOnes], name: str) -> Array:
    """The merged small numbers in memory, four bytes each while they are packed."""
    numbers = [kind(segment, name) for segment in segments]
    pieces = layout.pieces(np.uint32, lambda n, a, b: numbers[n].slice(a, b))
    return np.concatenate([np.empty(0, np.uint32), *pieces])


def _pairs(writer: ArrayWriter, segments: Sequence[Columns]) -> None:
    keys = np.unique(np.concatenate([segment["pair_key"] for segment in segments]))
    writer.add("pair_key", keys)
    terms = [np.searchsorted(keys, segment["pair_key"]) for segment in segments]
    _add_places(writer, segments, "pair", terms, len(keys))


def _runs(writer: ArrayWriter, segments: Sequence[Columns]) -> None:
    terms, size = _lexicon(writer, segments, "run")
    _add_places(writer, segments, "run", terms, size)


def _add_places(
    writer: ArrayWriter, segments: Sequence[Columns], name: str, terms: Sequence[Ints], size: int
) -> None:
    bases = _bases(segments, "codes")
    layout = _Layout(terms, [segment[f"{name}_start"] for segment in segments], size)
    writer.add(f"{name}_start", smallest(layout.starts))
    writer.add_pieces(
        f"{name}_place",
        np.dtype(np.uint32),
        layout.pieces(np.uint32, lambda n, a, b: segments[n][f"{name}_place"][a:b] + np.uint32(bases[n])),
    )
