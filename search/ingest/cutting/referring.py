"""
Here is a paragraph, give me what speaks for its being of a text: what it speaks of as known (会议还…, 该公司…, 该区…).

Points are log-odds.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

CONFERENCE_SAYS: Final = 4.0
"""What 会议还… says for a text that tells of a conference, and against one that does not."""
_SAID_BEFORE: Final = 1.5
"""What 该公司 says for a text that has 公司 in it."""
_SPEAKS_AGAIN: Final = 12.0
"""What it says for a text that one speaks again who spoke in it (记者:…)."""
_OF_ANOTHER_RANK: Final = 4.0
"""What 该区 says against a text that says 该县."""


class _Text(Protocol):
    """A part of a text."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """
    What a paragraph speaks of as known.

    Attributes:
        conferred: See `conferred_in`.
        speaker: With whom it begins, or empty.
        known: Of whom, or of what.
        rank: Of a county or of a district, by the character for one; empty for neither or both.
    """

    conferred: re.Pattern[str] | None
    speaker: str
    known: tuple[str, ...]
    rank: str


def conferred_in(text: str) -> re.Pattern[str] | None:
    """What a text has in it that a paragraph goes on from, were it the report of a conference (会议还…), or of who spoke there (要…)."""
    return _CONFERRED if _CONFERENCE.match(text) else _CALLED if _CALLS.match(text) else None


@functools.lru_cache(maxsize=256)
def spoken_of(text: str) -> Spoken | None:
    """What a paragraph speaks of as known, if of anything; kept, because it is held against several texts."""
    conferred = conferred_in(text)
    speaker, also = _SPEAKS.match(text), _ALSO.match(text)
    known = (*([also[1]] if also else ()), *(_KNOWN.findall(text) if any(map(text.__contains__, _THIS)) else ()))
    rank = _rank_of(text)
    if not (conferred or speaker or known or rank):
        return None
    return Spoken(conferred, speaker[0] if speaker else "", known, rank)


def _rank_of(text: str) -> str:
    """县 or 区, of whichever alone a text speaks as known (该县, 全县)."""
    ranks = {found[1] for found in _RANKED.findall(text)}
    return ranks.pop() if len(ranks) == 1 else ""


def refers(text: str, others: Sequence[_Text]) -> float:
    """Points for a paragraph being of a text, by what it speaks of as known: 会议还…, 文化馆还…, 该公司…, 该区…."""
    spoken, points = spoken_of(text), 0.0
    if spoken is None:
        return points
    if spoken.conferred is not None:
        is_said = any(spoken.conferred.search(other.text) for other in others)
        points += CONFERENCE_SAYS if is_said else -CONFERENCE_SAYS
    if spoken.speaker and any(other.text.startswith(spoken.speaker) for other in others):
        points += _SPEAKS_AGAIN
    if spoken.rank:
        ranks = {rank for other in others if (rank := _rank_of(other.text))}
        if ranks:
            points += _SAID_BEFORE if spoken.rank in ranks else -_OF_ANOTHER_RANK
        elif not any(spoken.rank in other.text for other in others):
            # 全县… in a text that speaks of no county.
            points -= _SAID_BEFORE
    for known in spoken.known:
        points += _SAID_BEFORE if any(known in other.text for other in others) else 0.0
    return points


# 记者:将来有什么打算?, 孔令梅:…: in an interview; anybody asks 问:….
_SPEAKS: Final = re.compile("(?![问答][:：])[\u4e00-\u9fff]{1,4}[:：]")
_CONFERENCE: Final = re.compile("[\u4e00-\u9fff]?会议|与会|会上")
_CONFERRED: Final = re.compile("会议|召开|大会")
# 要严格…, 各级要…: what a conference, or who spoke there, calls for besides; no text of another kind goes on so.
_CALLS: Final = re.compile("(?:各[\u4e00-\u9fff]{1,8})?要(?![是闻说问么不求点素塞件知想面])")
_CALLED: Final = re.compile("会议|召开|大会|强调|指出|要求|讲话|部署")
_ALSO: Final = re.compile("([\u4e00-\u9fff]{2,5})[还也]")
_KNOWN: Final = re.compile("(?:该|这[家次个名项座条批些起位所场]|此[次项])([\u4e00-\u9fff]{2})")
_RANKED: Final = re.compile("[该全][县区]")
_THIS: Final = "该这此"
"""One of which begins that."""
