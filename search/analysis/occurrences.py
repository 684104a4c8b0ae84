"""
Where a string occurs: the definition of an exact match, used by engines, highlights and checks alike.

A folded string occurs at a place of a folded text when it is a substring there and, where it begins or ends with a
Latin letter or digit, begins or ends a run of them there: `5g` is in `大唐5g、` but not in `15g`; `16` is in `16.8`.
"""

from __future__ import annotations

from functools import lru_cache

from search.analysis.scripts import is_latin


def find(string: str, folded: str, start: int = 0) -> int:
    """Where *string* (folded, not empty) first occurs in *folded* at or after *start*, or -1."""
    at = folded.find(string, start)
    if not _may_cut_a_run(string):
        return at
    while at >= 0 and _cuts_a_run(string, folded, at):
        at = folded.find(string, at + 1)
    return at


def find_all(string: str, folded: str, *, overlapping: bool = False) -> list[int]:
    """Every place where *string* occurs in *folded*; those that overlap an earlier one, if they are wanted."""
    found = []
    step = 1 if overlapping else len(string)
    if not _may_cut_a_run(string):
        at = folded.find(string)
        while at >= 0:
            found.append(at)
            at = folded.find(string, at + step)
        return found
    at = find(string, folded)
    while at >= 0:
        found.append(at)
        at = find(string, folded, at + step)
    return found


@lru_cache(maxsize=1024)
def _may_cut_a_run(string: str) -> bool:
    return is_latin(string[0]) or is_latin(string[-1])


def _cuts_a_run(string: str, folded: str, at: int) -> bool:
    end = at + len(string)
    before, after = folded[at - 1 : at] if at else "", folded[end : end + 1]
    return (is_latin(string[0]) and is_latin(before)) or (is_latin(string[-1]) and is_latin(after))
