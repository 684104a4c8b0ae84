"""
Here are the answers of all segments, give me the hits: in the order asked for, and of each text printed again one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, repeat
from typing import NamedTuple

import numpy as np

from search.backends.whoosh.answers import MATCHES, Answer, total_of
from search.backends.whoosh.container import Floats, Ints
from search.backends.whoosh.ranks import Ranks
from search.backends.whoosh.reprinted import Linked
from search.backends.whoosh.segment import Segment
from search.engine import EngineHit
from search.model import Article
from search.query.request import SearchRequest, Sort
from search.ranking.order import leading
from search.ranking.tiers import Tier
from search.results import Match
from search.schema import Unit

_TIES = {sort: Sort.NEWEST if sort is Sort.RELEVANCE else sort for sort in Sort}
"""The order of what scores alike."""

_BY_SCORE = Sort.RELEVANCE
"""Looked up once: a member of an enumeration costs a call each time, and a search has a hundred steps in all."""

LOCAL_BITS = 32
LOCAL = (1 << LOCAL_BITS) - 1
"""Two numbers in one integer: a document and its part, or a segment and what is in it."""

_AT_ONCE = 100
"""Hits that are made at once where all are asked for."""


class _LinkedHits(NamedTuple):
    """
    Hits that are in sets of reprints.

    Attributes:
        rows: As `Hits` names them, ascending.
        sets: The set that each is in.
    """

    rows: Ints
    sets: Ints

    def sets_of(self, rows: Ints) -> list[int]:
        """The set that each of *rows* is in; 0 for none."""
        at = self.rows.searchsorted(rows)
        own = self.sets.take(at, mode="clip")
        own[self.rows.take(at, mode="clip") != rows] = 0
        sets: list[int] = own.tolist()
        return sets

    @property
    def repeated(self) -> int:
        """How many of these are of a set of which there is another one."""
        ordered = np.sort(self.sets)
        return int(np.count_nonzero(ordered[1:] == ordered[:-1]))


class Hits:
    """
    What all segments answer, as hits.

    A row is named by the number of its segment, shifted by LOCAL_BITS, and its place in the answer of that segment.

    Args:
        answers: Of each segment, in the order of *segments*.
        linked: The documents of each that are in sets of reprints, if any are.
        read: Gives the article of a segment (by its number) and a document.
    """

    def __init__(
        self,
        answers: Sequence[Answer],
        request: SearchRequest,
        segments: Sequence[Segment],
        ranks: Ranks,
        linked: Sequence[Linked | None],
        read: Callable[[int, int], Article],
    ) -> None:
        self._answers = answers
        self._request = request
        self._segments = segments
        self._ranks = ranks
        self._linked = linked
        self._read = read
        self.total = total_of(answers)

    @property
    def distinct_total(self) -> int:
        """How many are left where of each text only one counts; of paragraphs all are."""
        linked = self._linked_hits
        return self.total - linked.repeated if linked else self.total

    def window(self) -> list[EngineHit]:
        """Those that the request asks for, reprints collapsed if it collapses them."""
        request, linked = self._request, self._linked_hits
        if linked and request.collapses and linked.repeated:
            return self._distinct(linked)
        end = request.offset + request.limit
        return self._hits(self._order(end)[request.offset : end])

    def every(self, first: int, end: int | None) -> Iterator[EngineHit]:
        """Those from the one at *first* to before *end*, or to the last, whatever the window, each reprint by itself."""
        chosen = self._order(end)[first:end]
        for at in range(0, len(chosen), _AT_ONCE):
            yield from self._hits(chosen[at : at + _AT_ONCE])

    @cached_property
    def _linked_hits(self) -> _LinkedHits | None:
        """Those that are in sets of reprints; None when there are none, and of paragraphs."""
        if self._request.unit is not Unit.ARTICLE:
            return None
        found = []
        for number, (answer, linked) in enumerate(zip(self._answers, self._linked, strict=True)):
            if linked is not None:
                which, sets = linked.among(answer.found.rows)
                if len(which):
                    found.append((which | number << LOCAL_BITS if number else which, sets))
        if len(found) < 2:
            return _LinkedHits(*found[0]) if found else None
        return _LinkedHits(*map(np.concatenate, zip(*found, strict=True)))

    def _distinct(self, linked: _LinkedHits) -> list[EngineHit]:
        """The window where of each text the first alone is a hit, with the others of it."""
        request = self._request
        end = request.offset + request.limit
        wanted = 2 * end
        while True:
            rows = self._order(wanted)[:wanted]
            sets = linked.sets_of(rows)
            seen: set[int] = set()
            firsts = []
            for place, own in enumerate(sets):
                if not own or own not in seen:
                    seen.add(own)
                    firsts.append(place)
            if len(firsts) >= end or wanted >= self.total:
                break
            wanted *= 2
        firsts = firsts[request.offset : end]
        chosen = rows.take(np.array(firsts, np.intp))
        hits = self._hits(chosen)
        for at, (row, place) in enumerate(zip(chosen.tolist(), firsts, strict=True)):
            if sets[place]:
                others = linked.rows[(linked.sets == sets[place]) & (linked.rows != row)].tolist()
                hits[at] = hits[at]._replace(reprints=self._oldest_first(others))
        return hits

    def _oldest_first(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The ids of these articles in the order of time."""
        places = [
            (row >> LOCAL_BITS, int(self._answers[row >> LOCAL_BITS].found.rows[row & LOCAL])) for row in rows
        ]
        return tuple(self._segments[number].ids[document] for number, document in self._ranks.oldest_first(places))

    def _order(self, end: int | None) -> Ints:
        """The rows in the order of hits, as far as the first *end*; all when that is None."""
        by_score = self._request.sort is _BY_SCORE
        found = [self._leading(number, answer, end) for number, answer in enumerate(self._answers)]
        if len(found) == 1:
            which, scores, ties = found[0]
        elif found:
            which, scores, ties = map(np.concatenate, zip(*found, strict=True))
        else:
            return np.empty(0, np.int64)
        return which.take(np.lexsort((ties, -scores)) if by_score else ties.argsort())

    def _leading(self, number: int, answer: Answer, end: int | None) -> tuple[Ints, Floats, Ints]:
        """Which rows of *answer* may be among the first *end* hits (all when None), their scores, and what parts ties."""
        by_score = self._request.sort is _BY_SCORE
        which = leading(answer.scores, end) if by_score and end is not None else None
        rows, scores = answer.found.rows, answer.scores
        if which is not None:
            rows, scores = rows.take(which), scores.take(which)
        ties = self._ranks.by(_TIES[self._request.sort])[number].take(answer.view.documents(rows))
        if not answer.view.is_whole:
            ties = ties << LOCAL_BITS | rows
        if not by_score and end is not None:
            which = leading(-ties, end)
            if which is not None:
                scores, ties = scores.take(which), ties.take(which)
        if which is None:
            which = np.arange(len(ties))
        return which | number << LOCAL_BITS if number else which, scores, ties

    def _hits(self, chosen: Ints) -> list[EngineHit]:
        """The hits that these rows are."""
        if len(self._answers) == 1:
            return self._hits_of(0, chosen)
        found: list[EngineHit] = []
        for number, run in groupby(chosen.tolist(), key=lambda row: row >> LOCAL_BITS):
            found += self._hits_of(number, np.array(list(run)) & LOCAL)
        return found

    def _hits_of(self, number: int, which: Ints) -> list[EngineHit]:
        """The hits at these places of the answer of one segment."""
        answer, segment = self._answers[number], self._segments[number]
        rows = answer.found.rows.take(which)
        scores = answer.scores.take(which).tolist()
        tiers = answer.found.tiers
        matches: Iterable[Match | None]
        if isinstance(tiers, Tier):
            matches = repeat(MATCHES[tiers], len(rows))
        else:
            matches = [MATCHES[tier] for tier in tiers.take(which).tolist()]
        if answer.view.is_whole:
            places = (rows | number << LOCAL_BITS if number else rows).tolist()
            return list(map(EngineHit, segment.ids.several(rows), repeat(None), scores, matches, places))
        found = []
        for row, score, match in zip(rows.tolist(), scores, matches, strict=True):
            document = int(segment.part_doc[row])
            article = self._read(number, document)
            # Paragraphs are the last parts of a document.
            behind = int(segment.doc_part[document + 1]) - row
            paragraph = article.paragraphs[len(article.paragraphs) - behind]
            found.append(EngineHit(article.id, paragraph.id, score, match, number << LOCAL_BITS | document))
        return found
