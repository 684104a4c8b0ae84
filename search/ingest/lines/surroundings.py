"""
Here are the lines of a page and what each shows, give me what those around it say of it.

Full lines of one column that cannot but go on are taken together; halves of one headline and captions know each other; a
headline's words come again below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from search.ingest.lines.features import (
    BYLINE,
    CAPTION,
    COULD_BE,
    DATED,
    ENUMERATED,
    FIELDED,
    FULL,
    ISOLATED,
    MID,
    NEVER,
    NOTICE,
    OPENER,
    ROOM,
    ROW,
    SPEAKER,
    TOPS_CAPTION,
    UNCLOSED,
    Features,
)
from search.ingest.lines.layout import Line
from search.ingest.lines.marks import (
    CLOSED,
    CLOSERS,
    COMMA,
    ENDS,
    OPEN,
    WHOLE_DAY,
    end_of,
    points_out,
)
from search.ingest.lines.wording import met, pairs_of, seam_words

NARROWEST: Final = 12
"""Characters in a line of the narrowest column of prose."""
_FRESH: Final = frozenset("（(●■◆▲★○【[本据新讯□◎又另记通图文—▼※")
_FIRM_ENDS: Final = frozenset(ENDS + CLOSERS + "；;：:摄") - frozenset("\"'")
_COLUMN_OF: Final = attrgetter("column")


def together(lines: Sequence[Line]) -> tuple[list[int], Sequence[Line]]:
    """
    Take together lines that cannot but continue each other, so that hard-wrapped text costs no more than other text.

    Only from the second line of a paragraph on, after two full lines without an end: the first may be a headline.

    Returns:
        How many lines each of the results is made of, and the results.
    """
    if not any(map(_COLUMN_OF, lines)):
        return [1] * len(lines), lines
    sizes: list[int] = []
    units: list[Line] = []
    leads, follows = False, False  # whether the line before must go on, and whether it goes on itself
    above = ""
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        text, column, width = line.text, line.column, line.width
        goes_on = (
            leads
            # What is followed by an indented line and does not end may be a headline, too, were it as wide as the column.
            and not (below is not None and below.indent and end_of(text) == OPEN)
            and not (text[-1] == "日" and WHOLE_DAY.fullmatch(text))
            and not line.gap
            and not line.indent
            # 土布织出“好光景”: what leaves room and does not end may be a headline.
            and (width > column * ROOM or end_of(text) != OPEN or text[-1] in "）)")
            and text[0] not in _FRESH
            and not line.jump_from
            and not (" " in text and " " in above)
        )
        if goes_on and follows:
            sizes[-1] += 1
        else:
            sizes.append(1)
            units.append(line)
        leads = column <= width + 2 <= column + 5 and text[-1] not in _FIRM_ENDS and not line.jump_to
        follows, above = goes_on, text
    start = 0
    for place, size in enumerate(sizes):
        if size > 1:
            units[place] = Line.joined(lines[start : start + size])
        start += size
    return sizes, units


_NO_HALF: Final = NOTICE | DATED | FULL | BYLINE | ROW | SPEAKER | ENUMERATED | FIELDED
"""What no half of a headline shows."""


def mark_halves(features: Features) -> None:
    """
    Give their points to headlines that do not sound like one for what they are half of.

    A first line ends in a comma (红领巾心向党， / 争做…), or begins as sentences do; one that a quotation opens in is
    closed below it.
    """
    heading, end, lengths, shows = features.heading, features.end, features.length, features.shows
    for place in features.places(UNCLOSED):
        if place + 1 < len(lengths) and end[place + 1] == CLOSED and features.texts[place + 1][-1] == "”":
            # 他倒看得开:“开水锅里: what a text says to its end no headline began.
            heading[place] -= 4.0
    for place, length in enumerate(lengths[:-2]):
        if _SHORTEST_KICKER <= length <= _LONGEST_ALONE and _is_kicker(features, place):
            # 近日中小学校开学 over the headline of a report: it may begin as sentences do.
            heading[place] += 3.0
        longer = max(length, lengths[place + 1])
        if longer > LONGEST_HALF or end[place + 1] != OPEN or shows[place] & OPENER:
            continue
        if end[place] != COMMA:
            if _are_alone_together(features, place):
                # 老枣树下的 / 那口井: two short lines alone together between texts.
                for half in (place, place + 1):
                    heading[half] = max(heading[half], 0.0) + 4.0
        elif length <= _LONGEST_TO_COMMA:
            heading[place] += 6.0
            if shows[place] & shows[place + 1] & ISOLATED and longer <= _FEW_OF_A_HALF:
                # 立秋以后, | 别急着… between blank lines: no paragraph is broken twice so soon.
                for half in (place, place + 1):
                    heading[half] = max(heading[half], 2.0)


def _is_kicker(features: Features, place: int) -> bool:
    """Whether what sounds like no headline stands between blank lines over what does, and this over a text, be another headline or who wrote it between."""
    shows, heading = features.shows, features.heading
    return (
        3 < features.length[place + 1] <= LONGEST_HALF
        and NEVER < heading[place] < 0 < heading[place + 1]
        and features.end[place] == OPEN
        and shows[place] & shows[place + 1] & ISOLATED != 0
        and not shows[place] & _NO_HALF
        and max(features.length[place + 2 : place + 5]) > 2 * LONGEST_HALF
    )


def _are_alone_together(features: Features, place: int) -> bool:
    """Whether a line and the next are set close, with blank lines around both, below a text that has ended or a kicker, and over a text."""
    shows, lines, above = features.shows, features.lines, place - 1
    return (
        lines[place].gap > 0
        and lines[place + 2].gap > 0
        and not lines[place + 1].gap
        and not (shows[place] | shows[place + 1]) & _NO_HALF
        and features.length[place + 2] > 2 * LONGEST_HALF
        and (
            not place
            or features.end[above] == CLOSED
            # A kicker may be as long as a sentence.
            or (
                shows[above] & ISOLATED != 0
                and features.length[above] <= _LONGEST_ALONE
                and features.heading[above] > 0
            )
        )
    )


LONGEST_HALF: Final = 20
_LONGEST_TO_COMMA: Final = 15
"""No line of a headline that ends in a comma has more: 3 of annotated pages have 10 to 13 characters."""
_FEW_OF_A_HALF: Final = 12
_SHORTEST_KICKER: Final = 10
_LONGEST_ALONE: Final = 30
_FAR: Final = 5
"""So many lines from one to the next."""


def mark_captions(features: Features) -> None:
    """Mark what begins as captions do and has a photographer's credit below or in it, or points somebody out, and the short line over it."""
    shows, texts, end = features.shows, features.texts, features.end
    set_in = [place - 1 for place in features.places(BYLINE) if _is_set_in(features, place - 1)]
    for caption in (*features.places(OPENER), *set_in):
        if not caption or end[caption] != CLOSED:
            continue
        if _is_inside_column(features, caption):
            # …三年新打机井30眼。 | 图为村民浇麦。: the caption begins above.
            continue
        credit = shows[caption + 1] & BYLINE if caption + 1 < len(shows) else 0
        is_signed = texts[caption + 1 if credit else caption].rstrip("）) ").endswith(TAKEN)
        if not (is_signed or points_out(texts[caption])):
            continue
        shows[caption] |= CAPTION
        _mark_over_caption(features, caption - 1, UNLIKELY)
    for credit in features.places(BYLINE):
        if credit < 2 or not (features.lines[credit - 1].column and texts[credit].rstrip("）) ").endswith(TAKEN)):
            continue
        above = _above_paragraph(features, credit - 1)
        # …解决发 | 展中的困难 over a caption in a column is the rest of a text.
        if above > 0 and seam_words(texts[above - 1], texts[above]) < 0:
            _mark_over_caption(features, above, COULD_BE)


def _mark_over_caption(features: Features, place: int, least: float) -> None:
    """Mark what may be the headline of a photograph, over its caption, if it has *least* points."""
    if features.end[place] == OPEN and features.heading[place] > least:
        features.shows[place] |= TOPS_CAPTION
        features.heading[place] += 2.0


def _above_paragraph(features: Features, place: int) -> int:
    """The line above the paragraph of a column that ends at *place*, where that line leaves room; -1 where it does not, or the paragraph is none."""
    shows, end = features.shows, features.end
    if end[place] != CLOSED or shows[place] & CAPTION:
        return -1
    first = place
    while first and not features.lines[first].gap and shows[first - 1] & FULL and end[first - 1] != CLOSED:
        first -= 1
    return first - 1 if first < place and not shows[first - 1] & FULL else -1


def _is_set_in(features: Features, place: int) -> bool:
    """Whether a line and who is named below it stand in a sentence, which stops above them and goes on below (…两不 | 定陶县马集镇…。 | 刘登科 摄 | 误。…), whatever that begins with, or say 图为 where one stops."""
    return (
        0 < place < len(features.texts) - 2
        and features.end[place - 1] == OPEN
        and features.shows[place] & features.shows[place + 1] & ISOLATED != 0
        and (features.shows[place + 2] & MID != 0 or "图为" in features.texts[place])
    )


def _is_inside_column(features: Features, place: int) -> bool:
    """Whether a line stands flush below a full one of its column, in which paragraphs are indented."""
    lines = features.lines
    if lines[place].gap or lines[place].indent or not features.shows[place - 1] & FULL:
        return False
    return any(line.indent for line in lines[max(0, place - _FAR + 1) : place])


UNLIKELY: Final = -3.0
TAKEN: Final = ("摄", "摄影", "摄影报道", "供图")
"""What ends a line that says who took a photograph."""


def context_of(features: Features) -> list[float]:
    """
    For a short line without a dateline after it: do its words come again in the text after it, or before it?

    The end of a column leaves a few words of a paragraph on a line of their own; they go on from what was said
    before, a headline announces what comes. -3 to 3 points, 6 where all of it comes again.
    """
    texts, shows, end, lines = features.texts, features.shows, features.end, features.lines
    total = len(texts)
    context = [0.0] * total
    for place, heading in enumerate(features.heading):
        if heading <= -1.5 or end[place] != OPEN:
            continue
        if place + 1 < total and shows[place + 1] & DATED:
            continue
        if (
            shows[place] & FULL
            and place
            and shows[place - 1] & FULL
            and end[place - 1] == OPEN
            and lines[place].gap == 0
        ):
            # In the middle of a wrapped paragraph the setting says it all.
            continue
        pairs = pairs_of(texts[place])
        balance = met(pairs, "".join(texts[place + 1 : place + 5])[:600])
        # Below a text that has ended a headline may be that text's own: what comes again there does not speak against it.
        is_below_end = place > 0 and end[place - 1] == CLOSED and not lines[place].column
        if balance or not is_below_end:
            balance -= met(pairs, "".join(texts[max(0, place - 4) : place])[-600:])
            if balance > 0 or not is_below_end:
                context[place] = 3.0 * balance / max(4, len(pairs))
            if balance == len(pairs) >= _WHOLE and texts[place] in "".join(texts[place + 1 : place + 3]):
                # A text says its headline again word for word, but never twice what it has just said.
                context[place] += 3.0
    return context


_WHOLE: Final = 8
"""So many pairs of characters are said again by no chance."""
