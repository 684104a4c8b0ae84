"""
Here are the lines of a page, give me points for the roles of each two that follow each other: by their setting, and by the words at the break.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from search.ingest.lines.breaks import (
    CALLS,
    DASHES,
    FAR_IN,
    FEW_LEFT,
    LONGEST_LINE,
    Meeting,
    breaks_off,
    broken_early,
    is_inside,
    meeting_of,
    stands_over_text,
)
from search.ingest.lines.features import (
    AGAIN,
    AUTHOR,
    BULLET,
    BYLINE,
    CAPTION,
    COULD_BE,
    DATED,
    ENDS_IN_DASH,
    ENDS_IN_DIGIT,
    FIELDED,
    ISOLATED,
    MID,
    MIGHT_BE,
    NEVER,
    NOT,
    ROW,
    SHORT,
    SIGNED,
    SPEAKER,
    UNCLOSED,
    WHOSE,
    Features,
)
from search.ingest.lines.makeup import Makeup
from search.ingest.lines.marks import CLOSED, OPEN
from search.ingest.lines.surroundings import NARROWEST
from search.ingest.lines.wording import beginning_words, seam_words

HEADLINE_LABEL: Final = -1.5
LABEL_HEADLINE: Final = 0.8
LABEL_BYLINE: Final = -1.0
LABEL_LABEL: Final = -0.5
BYLINE_BYLINE: Final = 0.3
"""Points for two roles that follow each other, however the lines meet."""
_NEVER_GOES_ON: Final = DATED | AGAIN | BULLET | BYLINE
_BEGINNING: Final = 0.8
_MOST_BEGINNING: Final = 2.5
"""How much the first characters of a line count for its being a paragraph's beginning, and in which bounds."""
_SEAM: Final = 0.5
_MOST_SEAM: Final = 2.0
"""How much the characters on both sides of a break count for a paragraph going on, and up to which value."""
_WORD_SEAM: Final = 4.0
_IN_A_WORD: Final = 4.0
"""From which value on a break is inside a word (反|映), and what that says: so 79 of 437 short lines break off of annotated pages, and none of 2,014 headlines over what stands below them."""
_CALLS_OR_SAYS: Final = CALLS | {"”"}


def meetings_of(features: Features, page: Makeup) -> list[Meeting]:
    """
    Points for each two lines that follow each other, by their setting.

    Most lines meet in one of a few ways, on whatever page, and each is worked out once: *key* must name all that
    `meeting_of` looks at, which `tests/ingest/test_gates.py` makes sure of.
    """
    found: list[Meeting] = []
    lines, texts, lengths, ends, headings = (
        features.lines, features.texts, features.length, features.end, features.heading,
    )  # fmt: skip
    known = _known_meetings
    if len(known) > _MOST_KNOWN:
        known.clear()
    is_plain = not page.indent and lines[0].sheet == lines[-1].sheet
    dashed = {place for place, text in enumerate(texts) if text[0] in DASHES}
    here, shows, end_here = lines[0], features.shows[0], ends[0]
    for place in range(1, len(texts)):
        before, shown, end = here, shows, end_here
        here, shows, end_here = lines[place], features.shows[place], ends[place]
        gap = here.gap
        key: tuple[int | bool, ...] | None = None
        if (
            is_plain
            and not (before.jump_to or here.jump_from)
            and here.indent <= FAR_IN + 1
            and (lengths[place] > SHORT or texts[place][-1] not in _CALLS_OR_SAYS)
            and not (dashed and (place in dashed or place + 1 in dashed))
        ):
            if end == CLOSED:
                # What follows a text that has ended meets it whatever the text is.
                if not shown & _TOLD_AFTER_END and not shows & _TOLD_BELOW_END and (gap or not before.column):
                    inside = page.is_whole and is_inside(features, place)
                    key = gap if gap < 3 else 3, shows, end_here == OPEN and lengths[place] <= SHORT, inside
            elif (
                not shown & _TOLD_ABOVE
                and not shows & _TOLD_BELOW
                and not (before.column and shown & (ISOLATED | DATED))
            ):
                heading, length = headings[place - 1], lengths[place]
                key = (
                    gap if gap < 3 else 3,
                    shown,
                    shows,
                    end,
                    end_here == OPEN,
                    _SIZES[lengths[place - 1]] if lengths[place - 1] < _LONG else _LONG,
                    _SIZES[length] if length < _LONG else _LONG,
                    before.column > 0,
                    0 if heading <= NOT else 1 if heading <= MIGHT_BE else 2 if heading <= COULD_BE else 3,
                    0 if headings[place] <= NOT else 1 if headings[place] <= MIGHT_BE else 2,
                    before.gap > 0
                    and breaks_off(features, place - 2)
                    and (2 if lengths[place - 2] <= LONGEST_LINE else 1),
                    shows & ISOLATED > 0 and stands_over_text(features, place),
                    shown & ISOLATED > 0
                    and breaks_off(features, place - 2)
                    and stands_over_text(features, place - 1),
                    broken_early(features, place),
                    page.is_whole and end == OPEN and is_inside(features, place - 1),
                )
        if key is None:
            found.append(meeting_of(features, page, place))
            continue
        meeting = known.get(key)
        if meeting is None:
            meeting = known[key] = meeting_of(features, page, place)
        found.append(meeting)
    return found


_TOLD_AFTER_END: Final = BYLINE | AUTHOR | CAPTION | UNCLOSED | ENDS_IN_DASH | WHOSE | FIELDED
_TOLD_BELOW_END: Final = SIGNED | ROW | SPEAKER | AUTHOR | MID
"""What a line that ends a sentence shows, or the line after it, for which there is more to look at than their bits."""
_TOLD_ABOVE: Final = BYLINE | AUTHOR | SPEAKER | ENDS_IN_DIGIT
_TOLD_BELOW: Final = AUTHOR
"""The same of a line that stops inside one; of all others, bits, sizes, headings and the gap say everything but the words."""
_SIZES: Final = [bisect_left((FEW_LEFT, NARROWEST - 1, 16, 22, 30, 36, 40), size) for size in range(41)]
_LONG: Final = len(_SIZES)
"""Lengths of lines that are told apart, by the class of each; all from `_LONG` on are alike."""
_known_meetings: dict[tuple[int | bool, ...], Meeting] = {}
_MOST_KNOWN: Final = 4096


def words_between(features: Features, page: Makeup) -> list[float]:
    """Points for each line but the first going on from the one before it, where that stops without a mark, by the words on both sides."""
    points = [0.0] * (len(features.texts) - 1)
    for place, end in enumerate(features.end[:-1], 1):
        if end == OPEN and not features.shows[place] & _NEVER_GOES_ON:
            before, here = features.lines[place - 1], features.lines[place]
            if not (page.indent and before.column and not here.gap and page.indents(here)):
                points[place - 1] = _words_say(features.texts[place - 1], features.texts[place])
    return points


def _words_say(before: str, text: str) -> float:
    points = -_BEGINNING * max(-_MOST_BEGINNING, min(_MOST_BEGINNING, beginning_words(text)))
    seam = seam_words(before, text)
    points += _SEAM * max(0.0, min(_MOST_SEAM, seam)) + (
        _IN_A_WORD if seam >= _WORD_SEAM and not before[-2:-1].isspace() else 0.0
    )
    if len(before) >= 24 and before[-10:] in text:
        # The same passage taken from the page twice.
        points -= 12.0
    # …聊了起来 | “楼上的,你家小孩练琴进步了!”: before what a text says stands a mark.
    if _WHOLE_SAYING.fullmatch(text) or (_DAY_AND_COMMA.match(text) and _NO_DAY_BEHIND.match(before[-1])):
        points -= _ANEW
    return points


_WHOLE_SAYING: Final = re.compile("“[^”]*[！？!?。…]”")
# …82万元,修 | 9月6日,鄄城县…: of 2,900 such days inside a paragraph 40 stand behind another word.
_DAY_AND_COMMA: Final = re.compile(r"\d{1,2}月\d{1,2}日[,，]")
_NO_DAY_BEHIND: Final = re.compile("(?![年至到间为的在于是电自从即和及])[\u4e00-\u9fff]")
_ANEW: Final = 5.0


def points_by_roles(meeting: Meeting, words: float, dated: float) -> tuple[float, ...]:
    """Points for each pair of roles, at 5 × role before + role here."""
    rare = meeting.rare
    over_text = meeting.headline_paragraph if meeting.is_dated else meeting.headline_paragraph - dated
    text = (
        meeting.text_headline, meeting.text_paragraph, meeting.text_continuation + words, rare.text_byline, rare.text_label,
    )  # fmt: skip
    return (
        meeting.headline_headline, over_text, NEVER, rare.headline_byline, HEADLINE_LABEL,
        *text, *text,
        rare.byline_headline, 0.0, rare.byline_continuation, BYLINE_BYLINE, rare.byline_label,
        LABEL_HEADLINE, rare.label_paragraph, NEVER, LABEL_BYLINE, LABEL_LABEL,
    )  # fmt: skip
