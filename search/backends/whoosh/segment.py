"""
A segment, open for reading: what its arrays say, as arrays.

Numbers of documents, parts and places are the segment's own, from 0. Nothing is read when a segment is opened but the
list of its arrays; nothing is ever written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from codecs import utf_32_le_decode
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.backends.whoosh.characters import points_from
from search.backends.whoosh.collecting import id_hash
from search.backends.whoosh.container import Array, Arrays, Floats, Ints, Mask, Strings, lengths_of
from search.backends.whoosh.facet import ALL_FACETS, Facet, FacetTable
from search.backends.whoosh.headlines import headlines
from search.backends.whoosh.kept import Kept
from search.backends.whoosh.places import Places
from search.backends.whoosh.smallnumbers import LARGE, MostlyOnes, SmallNumbers
from search.backends.whoosh.stored import decoded, one_of_block, whole
from search.engine import FoldedArticle
from search.model import Article, Kind
from search.ranking import bm25
from search.schema import PERSON, Headline

_KEPT_TABLES = 8
"""Choices of facets that are counted together; front ends make few."""


def columns_of(directory: Path, name: str) -> Mapping[str, Array]:
    """All arrays of a segment, its words included; ValueError when a file of it is damaged."""
    return {**Arrays(directory / f"{name}.columns"), **Arrays(directory / f"{name}.words")}


def alive_in(directory: Path, name: str, size: int) -> Mask | None:
    """Which of the *size* documents of a segment are not deleted; None when all are there."""
    deleted = directory / f"{name}.deleted"
    if not deleted.exists():
        return None
    bits = np.fromfile(deleted, np.uint8)
    return ~np.unpackbits(bits, count=size, bitorder="little").astype(np.bool_)


class WordPostings(NamedTuple):
    """
    Where some words stand, word by word.

    Attributes:
        documents: That hold each, ascending.
        counts: In how many parts of each of these.
        parts: These parts, ascending.
        frequencies: How often in each part.
    """

    documents: Ints
    counts: Ints
    parts: Ints
    frequencies: Ints


class Segment:
    """
    See the module.

    Args:
        directory: Where its files lie.
        name: What their names begin with.
    """

    def __init__(self, directory: Path, name: str) -> None:
        arrays = columns_of(directory, name)
        self.name = name
        self.arrays = arrays
        self.size = len(arrays["doc_first_day"])
        self._directory = directory
        self.alive = alive_in(directory, name, self.size)
        self.first_days, self.last_days = arrays["doc_first_day"], arrays["doc_last_day"]
        self.ordinals = arrays["doc_ordinal"]
        self.doc_part = arrays["doc_part"]
        self.part_start, self.part_zone = arrays["part_start"], arrays["part_zone"]
        self.part_doc, self.part_words = arrays["part_doc"], arrays["part_words"]
        self.parts = len(self.part_zone)
        self.places = Places(arrays)
        self._shared_at, self._shared_point = arrays["shared_at"], arrays["shared_point"]
        self._patch_start = arrays["patch_start"]
        self._patch_gap, self._patch_code = arrays["patch_gap"], arrays["patch_code"]
        self._patch_large_at, self._patch_large = arrays["patch_large_at"], arrays["patch_large"]
        self.ids = Strings(arrays, "id")
        self.words = Strings(arrays, "word")
        self.word_start, self.word_part_start = arrays["word_start"], arrays["word_part_start"]
        self._starts_of_words = self.word_start.data
        self._word_doc = arrays["word_doc"]
        self._word_parts = MostlyOnes(arrays, "word_parts")
        self._word_part, self._word_tf = SmallNumbers(arrays, "word_part"), MostlyOnes(arrays, "word_tf")
        self.runs = Strings(arrays, "run")
        self._facet_tables: Kept[FacetTable] = Kept(_KEPT_TABLES)

    @cached_property
    def impacts(self) -> NDArray[np.uint16]:
        """Of every posting of a word; see `search.backends.whoosh.impacts`."""
        return Arrays(self._directory / f"{self.name}.impacts")["impact"]

    @cached_property
    def living(self) -> int:
        """Documents that are not deleted."""
        return self.size if self.alive is None else int(np.count_nonzero(self.alive))

    @property
    def documents(self) -> Ints:
        """The documents that are not deleted, ascending."""
        return np.arange(self.size) if self.alive is None else self.alive.nonzero()[0]

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """By name: the attributes and `date`."""
        return {name: Facet(self.arrays, name, self.size) for name in ALL_FACETS}

    def facet_table(self, names: tuple[str, ...]) -> FacetTable:
        """Several facets, to be counted at once."""
        return self._facet_tables.get(names, lambda: FacetTable([self.facets[name] for name in names]))

    @cached_property
    def sources(self) -> tuple[list[str], Ints]:
        """The sources in the order of the documents, and the first document of each; one may come twice."""
        return Strings(self.arrays, "source_run").all(), self.arrays["source_run_doc"].astype(np.int64)

    @cached_property
    def kind_weights(self) -> Floats | None:
        """What each document's score is multiplied with; None when that is 1 for all."""
        kind = self.facets["kind"]
        by_value = np.array([bm25.KIND_WEIGHTS.get(Kind(value), 1.0) for value in kind.values], np.float32)
        if np.all(by_value == 1.0):
            return None
        weights = np.ones(self.size, np.float32)
        weights[kind.documents] = by_value[kind.ordinals]
        return weights

    # Documents

    def number(self, article_id: str) -> int | None:
        """The document of the article with this id; None when there is none, or it is deleted."""
        hashes, numbers = self.arrays["id_hash"].data, self.arrays["id_doc"].data
        wanted = int(id_hash(article_id))
        for i in range(bisect_left(hashes, wanted), len(hashes)):
            if hashes[i] != wanted:
                break
            number = numbers[i]
            if self.ids[number] == article_id and (self.alive is None or self.alive[number]):
                return number
        return None

    def _content(self, number: int) -> bytes:
        """What is stored of the article of document *number* besides its texts."""
        firsts, starts = self.arrays["stored_doc"].data, self.arrays["stored_start"].data
        block = bisect_right(firsts, number) - 1
        packed = self.arrays["stored"].data[starts[block] : starts[block + 1]]
        return one_of_block(packed, number - firsts[block])

    def article(self, number: int) -> Article:
        """The article of document *number*."""
        return self.read(number).article

    def read(self, number: int) -> FoldedArticle:
        """The article of document *number*, and its texts folded."""
        doc_part, patch_start = self.doc_part.data, self._patch_start.data
        starts = self.part_start[doc_part[number] : doc_part[number + 1] + 1].tolist()
        base = starts[0]
        begin, behind = patch_start[number], patch_start[number + 1]
        gaps, patches = self._patch_gap[begin:behind], self._patch_code[begin:behind]
        printed, folded = self._characters(base, starts[-1])
        large = self._patch_large_at.data
        first = bisect_left(large, begin)
        if first < len(large) and large[first] < behind:
            last = bisect_left(large, behind, first)
            patches = patches.astype(np.uint32)
            patches[self._patch_large_at[first:last].astype(np.intp) - begin] = self._patch_large[first:last]
            printed = printed.astype(np.uint32)
        places = np.add.accumulate(gaps, dtype=np.intp)
        if LARGE in gaps.tobytes():
            changes = (gaps < LARGE).nonzero()[0]
            places, patches = places.take(changes), patches.take(changes)
        printed[places] = patches
        text = _decoded(printed)
        texts = [text[start - base : stop - 1 - base] for start, stop in pairwise(starts)]
        return FoldedArticle(whole(decoded(self._content(number)), texts), folded)

    def text(self, part: int) -> str:
        """The folded text of *part*."""
        return self._characters(int(self.part_start[part]), int(self.part_start[part + 1]))[1]

    def _characters(self, start: int, end: int) -> tuple[Array, str]:
        """What stands between two places, the second behind a BREAK: as a new array, and the text before that BREAK."""
        codes, shared = self.places.codes[start:end], self._shared_at.data
        points: Array = codes.copy()
        first = bisect_left(shared, start)
        if first < len(shared) and shared[first] < end:
            last = bisect_left(shared, end, first)
            points = points_from(codes, self._shared_at[first:last] - start, self._shared_point[first:last])
        return points, _decoded(points)

    def headlines(self, titles: Set[str] | None = None) -> Iterator[Headline]:
        """The headline of every document that is not deleted; see `search.engine.Engine.headlines`."""
        return headlines(self.arrays, self.documents, titles)

    def people(self) -> Iterator[str]:
        """Everybody who made an article that is not deleted."""
        facet = self.facets[PERSON]
        yield from facet.values if self.alive is None else facet.count(self.documents)

    # Words

    def word(self, term: str) -> tuple[Array, Array]:
        """The documents that hold a word, ascending, and its impact in each; both empty when there are none."""
        number = self.words.find(term)
        starts = self._starts_of_words
        start, end = (starts[number], starts[number + 1]) if number >= 0 else (0, 0)
        documents, shares = self._word_doc[start:end], self.impacts[start:end]
        if self.alive is not None:
            alive = self.alive[documents]
            documents, shares = documents[alive], shares[alive]
        return documents, shares

    def word_counts(self) -> Ints:
        """How many documents hold each word, deleted ones left out."""
        if self.alive is None:
            return lengths_of(self.word_start)
        words = np.repeat(np.arange(len(self.words)), lengths_of(self.word_start))
        return np.bincount(words[self.alive[self._word_doc]], minlength=len(self.words))

    def parts_of(self, term: str) -> tuple[Ints, Ints]:
        """The parts that hold a word, ascending, and how often each does; those of deleted documents are not left out."""
        number = self.words.find(term)
        if number < 0:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        return self.parts_of_number(number)

    def parts_of_number(self, number: int) -> tuple[Ints, Ints]:
        """`parts_of` for the word of this number."""
        found = self.postings(number, number + 1)
        return found.parts, found.frequencies

    def postings(self, first: int, last: int) -> WordPostings:
        """Of the words with the numbers from *first* to before *last*, deleted documents not left out."""
        start, end = int(self.word_start[first]), int(self.word_start[last])
        begin, stop = int(self.word_part_start[first]), int(self.word_part_start[last])
        documents = self._word_doc[start:end]
        counts = self._word_parts.slice(start, end)
        base = np.repeat(self.doc_part[documents].astype(np.int64), counts)
        return WordPostings(
            documents, counts, self._word_part.slice(begin, stop) + base, self._word_tf.slice(begin, stop)
        )


def _decoded(characters: Array) -> str:
    """The text of these codes (16 bits, none shared) or code points (32 bits), the last of which is BREAK."""
    if characters.itemsize == 2:
        # Each code is the point of its character, and NumPy makes texts of points faster than any codec. It leaves out
        # NULs at the end.
        text: str = characters.astype(np.uint32).view(f"U{len(characters)}").item()
        return text[:-1]
    return utf_32_le_decode(characters.data, "surrogatepass")[0][:-1]
