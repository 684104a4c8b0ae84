"""
Here is a date as a reader typed it, give me the date: one way of reading for the query, the filters and the command line.

    date     = year , [ part , [ month , [ part , [ day , [ end ] ] ] ] ] | year , month , [ day ] ;
    part     = "-" | "/" | "." | "年" | "月" ;        end = "日" | "号" ;

A month or day has one digit or two, but in the second form two. Full-width and traditional characters are as good, and
spaces may stand between the parts. `PartialDate.parse` is for what programs wrote.
"""

from __future__ import annotations

import re

from search.analysis.normalize import fold
from search.model import PartialDate

_PARTED = re.compile(
    r"(\d{4}) *(?:[-/.年] *(?:(\d{1,2}) *(?:[-/.月] *(?:(\d{1,2}) *[日号]?)?)?)?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?", re.ASCII)


def read_date(text: str) -> PartialDate:
    """The date that *text* is, as precise as it was typed; ValueError when it is none that a calendar has."""
    folded = fold(text)
    match = _COMPACT.fullmatch(folded) or _PARTED.fullmatch(folded)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    year, month, day = match.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
