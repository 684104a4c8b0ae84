"""
Which parts hold several strings in a certain arrangement, by comparing places: what `search.analysis.arrangements` says
of one text, of all texts of a segment at once.

Texts are looked at in two cases alone: the characters between two strings, for the end of a sentence; and whole parts
where a string itself holds such an end, so that what is inside a sentence depends on more than what is between.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce

import numpy as np

from search.analysis.arrangements import CLOSERS, ENDS, Arrangement, Gaps, Near, Same, Scope
from search.backends.whoosh import characters
from search.backends.whoosh.container import Array, Ints, Mask
from search.backends.whoosh.places import Places, unique_sorted

_STRETCH = 24
"""Characters between two strings that are looked at in the first step, half a sentence; in each further one twice as many."""

_AT_ONCE = 1 << 15
"""Places of several strings that are compared at once: the memory this takes, and the time that no alarm can end, are bounded."""

_NONE: Ints = np.empty(0, np.intp)


def decided_by_places(strings: Sequence[str], arrangement: Arrangement) -> bool:
    """Whether `parts_with` gives just the parts that hold *strings* so; otherwise some that do not are among them."""
    by_sentence = isinstance(arrangement, Gaps) or (
        isinstance(arrangement, Same) and arrangement.scope is Scope.SENTENCE
    )
    return not (by_sentence and any(set(ENDS + CLOSERS).intersection(string) for string in strings))


def parts_with(places: Places, strings: Sequence[str], arrangement: Arrangement) -> Ints:
    """
    The parts, ascending, that hold *strings* so arranged; see `decided_by_places`.

    Strings of which some stands nowhere are held by none.
    """
    found = []
    for string in strings:
        found.append(places.of(string))
        if not len(found[-1]):
            return _NONE
    lengths = [len(string) for string in strings]
    if not decided_by_places(strings, arrangement) or arrangement == Same(Scope.PARAGRAPH):
        return _in_all(places, found)
    match arrangement:
        case Near(distance):
            at = _near(places, found, lengths, distance)
        case Gaps(widths):
            at = _gapped(places, found, lengths, widths)
        case _:
            at = _in_one_sentence(places, found)
    return unique_sorted(places.parts(at))


def _in_all(places: Places, found: Sequence[Ints]) -> Ints:
    parts = sorted((unique_sorted(places.parts(own)) for own in found), key=len)
    return reduce(lambda left, right: left[_holds(right, left)], parts)


def _holds(numbers: Ints, wanted: Ints) -> Mask:
    """Which of *wanted* are among *numbers* (ascending, not empty)."""
    mask: Mask = numbers.take(numbers.searchsorted(wanted), mode="clip") == wanted
    return mask


def _near(places: Places, found: Sequence[Ints], lengths: Sequence[int], distance: int) -> Ints:
    """
    The places of strings that complete a window: all of them in one part with at most *distance* characters between.

    As `Near.spans` does for one text: wherever a string stands, the places before it nearest to it of all others.
    """
    reach = distance + sum(lengths)
    anchors = min(found, key=len)
    for own in found:
        if own is not anchors:
            anchors = anchors[_within_reach(anchors, own, reach)]
            if not len(anchors):
                return _NONE
    # What is in a window is within reach of an anchor, so that what has one in reach is enough.
    close = [own if own is anchors else own[_within_reach(own, anchors, reach)] for own in found]
    # No window goes beyond its part: texts are looked at by so many parts as hold about _AT_ONCE of these places.
    runs = 1 + sum(map(len, close)) // _AT_ONCE
    if runs == 1:
        return _windows(places, close, lengths, distance)
    bounds = places.part_start.take(np.linspace(0, len(places.part_start) - 1, runs + 1).astype(np.intp))
    cuts = [own.searchsorted(bounds) for own in close]
    found_at = [
        _windows(
            places, [own[at[run] : at[run + 1]] for own, at in zip(close, cuts, strict=True)], lengths, distance
        )
        for run in range(runs)
    ]
    return np.concatenate(found_at)


def _windows(places: Places, close: Sequence[Ints], lengths: Sequence[int], distance: int) -> Ints:
    """What `_near` gives of these places."""
    starts = np.concatenate(close)
    ends = np.concatenate([own + length for own, length in zip(close, lengths, strict=True)])
    which = np.repeat(np.arange(len(close)), [len(own) for own in close])
    order = np.lexsort((which, ends, starts))
    starts, ends, which = starts[order], ends[order], which[order]
    ordinals = np.arange(len(starts))
    lasts = [np.maximum.accumulate(np.where(which == string, ordinals, -1)) for string in range(len(close))]
    complete = np.flatnonzero(reduce(np.logical_and, (last >= 0 for last in lasts)))
    window = np.stack([last[complete] for last in lasts], axis=1)
    # Sorted by start and end, which is the order they have been brought into.
    window.sort(axis=1)
    first, last = starts[window], ends[window]
    apart = first[:, 1:] - last[:, :-1]
    same = (first[:, 1:] == first[:, :-1]) & (last[:, 1:] == last[:, :-1])
    fits = (np.maximum(apart, 0).sum(axis=1) <= distance) & ~same.any(axis=1)
    first = first[fits]
    at: Ints = first[places.parts(first[:, 0]) == places.parts(first[:, -1]), 0]
    return at


def _within_reach(places: Ints, others: Ints, reach: int) -> Mask:
    """Which of *places* have one of *others* (not empty) at most *reach* before or behind."""
    at = others.searchsorted(places - reach)
    found: Mask = (at < len(others)) & (others.take(at, mode="clip") <= places + reach)
    return found


def _in_one_sentence(places: Places, found: Sequence[Ints]) -> Ints:
    """The places of the rarest string that has all others in its sentence."""
    anchors = min(found, key=len)
    for own in found:
        if own is anchors or not len(anchors):
            continue
        # Where the nearest behind or before is beyond the end of the sentence, so are all others.
        at = own.searchsorted(anchors)
        together = np.zeros(len(anchors), np.bool_)
        behind = np.flatnonzero(at < len(own))
        together[behind] = ~_holds_end(places, anchors[behind], own[at[behind]])
        before = np.flatnonzero((at > 0) & ~together)
        together[before] = ~_holds_end(places, own[at[before] - 1], anchors[before])
        anchors = anchors[together]
    return anchors


def _gapped(
    places: Places, found: Sequence[Ints], lengths: Sequence[int], widths: Sequence[tuple[int, int]]
) -> Ints:
    """The places of the last string that have the others before them, each with a gap of the given width."""
    reached = found[0]
    for own, length, (fewest, most) in zip(found[1:], lengths, widths, strict=False):
        if not len(reached):
            return _NONE
        # The shortest gap that is wide enough holds the fewest characters: if a sentence ends in it, so in all others.
        ends = reached + length
        at = ends.searchsorted(own - fewest, "right") - 1
        gap = np.flatnonzero((at >= 0) & (own - ends.take(at, mode="clip") <= most))
        own, end = own[gap], ends[at[gap]]
        reached = own[~_holds_end(places, end, own)]
    return reached


@cache
def _ends_sentence() -> Mask:
    """Whether each code ends a sentence or a part."""
    table = np.zeros(0x10000, np.bool_)
    table[[characters.BREAK, *map(ord, ENDS)]] = True
    return table


def _holds_end(places: Places, starts: Ints, ends: Ints) -> Mask:
    """Whether a sentence or a part ends in each of the stretches `[start:end]`; empty ones hold none."""
    holds = np.zeros(len(starts), np.bool_)
    waiting = np.flatnonzero(starts < ends)
    begin = starts[waiting]
    size = _STRETCH
    while len(waiting):
        stop = np.minimum(ends[waiting], begin + size)
        size *= 2
        codes, firsts = _stretches(places.codes, begin, stop)
        found = np.logical_or.reduceat(_ends_sentence().take(codes), firsts)
        holds[waiting[found]] = True
        more = np.flatnonzero(~found & (stop < ends[waiting]))
        waiting, begin = waiting[more], stop[more]
    return holds


def _stretches(codes: characters.Codes, starts: Ints, ends: Ints) -> tuple[Array, Ints]:
    """The *codes* of stretches, none of them empty, one behind the other, and where each begins there."""
    lengths = ends - starts
    behind = np.cumsum(lengths)
    firsts = behind - lengths
    at = np.arange(int(behind[-1])) + np.repeat(starts - firsts, lengths)
    return codes.take(at), firsts
