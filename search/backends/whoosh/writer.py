"""
IndexWriter: what is added becomes new segments, what is removed is marked, small segments are merged.

Batches go to disk as they come, without their words; those are found when everything is there, as only then the
dictionary is known. All of it, and the merges, is done by whichever process is free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from search.analysis.analyzer import Analyzer
from search.backends.whoosh.codec import write_toc
from search.backends.whoosh.collecting import is_of_words
from search.backends.whoosh.container import Arrays, Mask, write_arrays
from search.backends.whoosh.headlines import headlines
from search.backends.whoosh.impacts import zone_lengths
from search.backends.whoosh.merging import compacted
from search.backends.whoosh.segment import Segment, columns_of
from search.backends.whoosh.segments import INDEX_NAME, Segments, read_segments, write_segments
from search.backends.whoosh.stored import facts
from search.backends.whoosh.worker import Order, Worker, carry_out
from search.model import Article
from search.ranking import bm25
from search.schema import ALL_ZONES, Headline

MAX_DOCUMENTS = 1 << 16
"""Documents of a segment that is merged from others: bounds the memory and the rewriting of a merge."""

SMALL = MAX_DOCUMENTS >> 3
"""Documents of a small segment."""

MAX_SMALL = 8
"""Small segments that may be there before the smallest are merged."""

BATCH_CHARACTERS = 3_000_000
"""Text collected at once, in characters: some 400 MB of memory at the peak, in each process."""

MAX_DRIFT = 0.01
"""How far the mean length may move, as a share, before all impacts are computed anew."""

_FREE_POSTINGS = 1 << 20
"""Impacts of so many postings are computed anew whatever the drift: it takes some hundredths of a second."""


class WhooshWriter:
    """
    See `search.engine.IndexWriter`.

    Args:
        directory: Holds an index to change, or is empty.
        jobs: Processes that collect, this one included; others are started when there is a second batch.
    """

    def __init__(self, directory: Path, jobs: int = 1) -> None:
        self._directory = directory
        self._jobs = jobs
        self._workers: list[Worker] = []
        try:
            self._old = read_segments(directory)
        except FileNotFoundError:
            self._old = Segments()
        self._segments = [Segment(directory, name) for name in self._old.names]
        self._alive = [_alive(segment) for segment in self._segments]
        self._removed: set[int] = set()
        self._made = self._old.made
        self._pending: list[Order] = []
        self._characters = 0
        self._batches: dict[str, int] = {}

    def remove(self, source: str) -> Iterable[Article]:
        removed: list[tuple[Segment, int]] = []
        for number, segment in enumerate(self._segments):
            names, firsts = segment.sources
            alive = self._alive[number]
            for i, name in enumerate(names):
                if name == source:
                    end = int(firsts[i + 1]) if i + 1 < len(firsts) else segment.size
                    first = int(firsts[i])
                    removed += [(segment, first + int(at)) for at in np.flatnonzero(alive[first:end])]
                    alive[first:end] = False
                    self._removed.add(number)
        return (segment.article(number) for segment, number in removed)

    def add(self, article: Article, ordinal: int) -> None:
        printed = article.texts
        self._pending.append((facts(article), printed, ordinal))
        self._characters += sum(map(len, printed))
        if self._characters >= BATCH_CHARACTERS or len(self._pending) >= MAX_DOCUMENTS:
            self._spill()

    def commit(
        self, analyzer: Analyzer, meanwhile: Callable[[Iterable[Headline]], None] = lambda headlines: None
    ) -> None:
        self._spill()
        kept = [
            (segment, alive) for segment, alive in zip(self._segments, self._alive, strict=True) if alive.any()
        ]
        self._drop([s.name for s in self._segments if all(s is not segment for segment, _ in kept)])
        merge, stay = _chosen(kept, sum(self._batches.values()))
        for segment, alive in stay:
            if not alive.all():
                self._write_deleted(segment.name, alive)
        old = dict(self._whole(segment, alive) for segment, alive in merge)
        merged = {self._new_name(): group for group in _groups(old | self._batches)}
        for worker in self._workers:
            worker.load(analyzer)
        # The longest first, so that no process waits long for the last.
        todo: list[Order] = [("merge columns", name, group) for name, group in merged.items()]
        self._do(todo + [("words", name) for name in self._batches], analyzer)
        means = self._means(stay, [*old, *self._batches])
        names = [*(segment.name for segment, _ in stay), *merged]
        todo = [("link", names)]
        todo += [("merge words", name, group, means) for name, group in merged.items()]
        if means != self._old.means:
            todo += [("impacts", segment.name, means) for segment, _ in stay]
        self._do(todo, analyzer, lambda: meanwhile(self._headlines(merged)))
        while self._workers:
            self._workers.pop().finish()
        self._drop([*old, *self._batches, *(segment.name for segment, _ in merge)])
        write_segments(self._directory, Segments(tuple(names), means, self._made))
        write_toc(self._directory, [Segment(self._directory, name) for name in names])

    def abort(self) -> None:
        self._pending.clear()
        while self._workers:
            self._workers.pop().kill()

    def _new_name(self) -> str:
        self._made += 1
        return f"{INDEX_NAME}_{self._made:06d}"

    def _spill(self) -> None:
        if self._pending:
            name = f"batch-{len(self._batches):04d}"
            order: Order = ("collect", name, self._pending)
            worker = self._free_worker()
            if worker is not None:
                worker.give(order)
            else:
                carry_out(self._directory, order)
            self._batches[name] = len(self._pending)
            self._pending = []
            self._characters = 0

    def _do(
        self, orders: Sequence[Order], analyzer: Analyzer, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        """Have *orders* carried out by whichever process is free, and let this one do *meanwhile* first."""
        waiting = list(reversed(orders))

        def hand_out() -> None:
            # One more than it carries out, so that it need not wait until this process asks again.
            for most in (0, 1):
                for worker in self._workers:
                    if len(waiting) > most * len(self._workers) and worker.owes() <= most:
                        worker.give(waiting.pop())

        hand_out()
        meanwhile()
        while waiting:
            hand_out()
            if waiting:
                carry_out(self._directory, waiting.pop(), analyzer)
        for worker in self._workers:
            worker.wait()

    def _free_worker(self) -> Worker | None:
        """A process that has nothing to do; None when this one had better collect the batch itself."""
        for worker in self._workers:
            if not worker.owes():
                return worker
        is_last = self._characters < BATCH_CHARACTERS and not self._batches
        if len(self._workers) + 1 >= self._jobs or is_last:
            return None
        self._workers.append(Worker(self._directory))
        return self._workers[-1]

    def _whole(self, segment: Segment, alive: Mask) -> tuple[str, int]:
        """The name of files of *segment* without deleted documents, and the number of the others."""
        name = segment.name
        if not alive.all():
            name = f"compacted-{name}"
            arrays = compacted(segment.arrays, alive)
            of_words = {key: array for key, array in arrays.items() if is_of_words(key)}
            rest = {key: array for key, array in arrays.items() if key not in of_words}
            write_arrays(self._directory / f"{name}.columns", rest, {})
            write_arrays(self._directory / f"{name}.words", of_words, {})
        return name, int(alive.sum())

    def _headlines(self, names: Iterable[str]) -> Iterator[Headline]:
        """Those of all documents of segments of these *names*, which may lack their words yet."""
        for name in names:
            arrays = Arrays(self._directory / f"{name}.columns")
            yield from headlines(arrays, np.arange(len(arrays["doc_first_day"])))

    def _drop(self, names: Sequence[str]) -> None:
        for name in names:
            for suffix in ("columns", "words", "impacts", "deleted"):
                (self._directory / f"{name}.{suffix}").unlink(missing_ok=True)

    def _write_deleted(self, name: str, alive: Mask) -> None:
        path = self._directory / f"{name}.deleted"
        path.unlink(missing_ok=True)
        path.write_bytes(np.packbits(~alive, bitorder="little").tobytes())

    def _means(self, stayed: Sequence[tuple[Segment, Mask]], new: Sequence[str]) -> dict[str, float]:
        """The means to compute impacts with: those of before, unless they have moved; *new* are names of segments."""
        columns = [columns_of(self._directory, name) for name in new]
        documents = sum(len(each["doc_first_day"]) for each in columns)
        postings = sum(len(each["word_doc"]) for each in columns)
        lengths: Counter[str] = Counter()  # whole numbers: the same for one segment as for its parts
        for each in columns:
            lengths.update(zone_lengths(each))
        for segment, alive in stayed:
            documents += int(alive.sum())
            postings += len(segment.arrays["word_doc"])
            lengths.update(zone_lengths(segment.arrays, alive))
        documents = max(1, documents)
        means = {str(zone): lengths[str(zone)] / documents for zone in ALL_ZONES}
        old = self._old.means
        drifted = abs(_mean(means) - _mean(old)) > MAX_DRIFT * _mean(old)
        return dict(old) if stayed and not drifted and postings > _FREE_POSTINGS else means


def _mean(means: Mapping[str, float]) -> float:
    """What of the means enters an impact."""
    return bm25.weighted_length({zone: means.get(zone, 0.0) for zone in ALL_ZONES})


def _alive(segment: Segment) -> Mask:
    return np.ones(segment.size, np.bool_) if segment.alive is None else segment.alive.copy()


def _chosen(
    kept: Sequence[tuple[Segment, Mask]], new: int
) -> tuple[list[tuple[Segment, Mask]], list[tuple[Segment, Mask]]]:
    """
    Which old segments to merge with the *new* documents, and which stay.

    Segments no larger than what is new are always taken; while there are too many small ones, the smallest are; and
    those of which half is deleted.
    """
    by_size = sorted(kept, key=lambda each: int(each[1].sum()))
    merge: list[tuple[Segment, Mask]] = []
    size = new
    small = sum(int(alive.sum()) <= SMALL for _, alive in kept)
    for segment, alive in by_size:
        living = int(alive.sum())
        too_many = living <= SMALL and small - len(merge) >= MAX_SMALL
        if 2 * living <= segment.size or ((living <= size or too_many) and size + living <= MAX_DOCUMENTS):
            merge.append((segment, alive))
            size += living
    if len(merge) == 1 and not new and merge[0][1].all():
        merge = []
    chosen = {segment.name for segment, _ in merge}
    order = [each for each in kept if each[0].name in chosen]
    return order, [each for each in kept if each[0].name not in chosen]


def _groups(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Neighbours among segments of these *sizes* that fit into one together."""
    group: list[str] = []
    size = 0
    for name, documents in sizes.items():
        if group and size + documents > MAX_DOCUMENTS:
            yield group
            group, size = [], 0
        group.append(name)
        size += documents
    if group:
        yield group
