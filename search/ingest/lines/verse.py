"""
Here are the lines of a page and what each shows, mark those of verse: under or over their author, or by their shape.

Each is a paragraph, whatever it ends with, and none is a headline.
"""

from __future__ import annotations

import re
from typing import Final

from search.ingest.lines.features import (
    AUTHOR,
    BYLINE,
    DATED,
    ENUMERATED,
    FIELDED,
    FULL,
    ISOLATED,
    MID,
    NOTICE,
    NOTICE_HEAD,
    ROW,
    SPEAKER,
    TOPS_BLOCK,
    WHOSE,
    Features,
)
from search.ingest.lines.marks import (
    CLOSED,
    COMMA,
    OPEN,
)
from search.ingest.lines.surroundings import NARROWEST

_VERSE: Final = 20
"""No line of verse is longer."""


def mark_verse(features: Features) -> None:
    """
    Mark the lines of a poem under its author as the entries of a notice are: each a paragraph, whatever it ends with.

    Three short lines under an author are verse; it goes on to the next long line, or to the headline over the next
    author.
    """
    _mark_stanzas(features)
    for author in features.places(AUTHOR | BYLINE):
        if not author:
            continue
        if features.texts[author][0] == "□":
            _mark_verse_above(features, author)
        if _can_top_verse(features, author):
            end = _end_of_verse(features, author, _below_verse(features, author))
            if end - author > _FEWEST_UNDER_AUTHOR:
                for line in range(author + 1, end):
                    _mark_line_of_verse(features, line)


def _can_top_verse(features: Features, author: int) -> bool:
    """Whether a name may be that of who wrote what stands below it: neither a photographer's, nor of who signs a letter, or the text above the name of a column."""
    if not features.shows[author] & AUTHOR or features.texts[author][-1] == "摄":
        return False
    below = min(author + 1, len(features.shows) - 1)
    return features.end[author - 1] != CLOSED and not features.label[below]


def _below_verse(features: Features, author: int) -> int:
    """The first line below an author that is too long for verse, of prose, or under or over who wrote the next text."""
    shows, lengths = features.shows, features.length
    total = len(shows)
    # Under □ 甲乙, or over 渡 口, 梨 园 heads a part of the poem.
    has_parts = shows[author] & BYLINE or shows[min(author + 1, total - 1)] & AUTHOR
    writers = BYLINE if has_parts else AUTHOR | BYLINE
    # What heads the first part of the poem may be, where verses are not.
    is_indented = all(line.indent for line in features.lines[author + 1 : author + 3])
    end = author + 1
    while end < total and lengths[end] <= _VERSE and not shows[end] & (DATED | BYLINE | NOTICE_HEAD):
        if _is_of_prose(features, end):
            break
        if is_indented and not features.lines[end].indent:
            # Verses are indented, what stands over the next text is not.
            break
        if shows[end] & (TOPS_BLOCK | ISOLATED) and end - author > _FEWEST_UNDER_AUTHOR:
            another = next((after for after in range(end + 1, min(end + 4, total)) if shows[after] & writers), 0)
            if another:
                # A blank line, a headline, and who wrote what comes next; where one parts all verses, the line above that is the headline.
                over = range(end, another)
                over = over[::-1] if shows[end - 1] & ISOLATED else over
                return max(over, key=lambda line: features.lines[line].gap)
        end += 1
    return end


def _end_of_verse(features: Features, author: int, end: int) -> int:
    """Where the verses under an author end that go no further than *end*, without what heads the text below them."""
    shows, lengths, lines = features.shows, features.length, features.lines
    total = len(shows)
    last_line, first_end = min(end, total - 1), author + _FEWEST_UNDER_AUTHOR
    below = next((place for place in range(last_line, first_end, -1) if lines[place].gap), end)
    if any(shows[place] & FULL for place in range(below, last_line + 1)):
        # Prose began below the last blank line, with its headline.
        end = below
    elif (
        end < total
        and (lengths[end] > _VERSE or shows[end] & BYLINE)
        and not features.is_nearer_above(end - 1)
        and not (lengths[end] > _VERSE and _is_set_into_prose(features, author))
    ):
        # What stands over prose, or over who wrote the next text, is its headline.
        end -= 1
    if end - author > _FEWEST_VERSES + 1 and shows[end - 1] & ISOLATED:
        *verses, last = features.end[author + 1 : end]
        if last == OPEN not in verses:
            # Below verses that all have marks stands the name of the column over the next text.
            end -= 1
    return end


def _is_set_into_prose(features: Features, author: int) -> bool:
    """Whether the text above the headline of a poem stops at a comma, so that the prose below its last verse is that text's rest."""
    return author > 1 and features.end[author - 2] == COMMA and features.end[author - 1] == OPEN


def _is_of_prose(features: Features, place: int) -> bool:
    """Whether a line of verse's length fills a column of prose, which goes on below it to a line that fills it, too, or ends."""
    shows, end = features.shows, features.end
    if not shows[place] & FULL or features.length[place] < NARROWEST or end[place] in (CLOSED, COMMA):
        return False
    below = place + 1
    return below == len(shows) or shows[below] & FULL != 0 or end[below] != OPEN or features.lines[below].gap > 0


def _mark_line_of_verse(features: Features, line: int) -> None:
    """Mark a line as one of verse, which is neither a headline nor the name of a column."""
    features.shows[line] = (features.shows[line] | NOTICE) & ~(AUTHOR | TOPS_BLOCK | MID | FULL)
    features.heading[line] -= 6.0
    features.label[line] = 0.0


def _mark_stanzas(features: Features) -> None:
    """
    Mark what is verse by its shape, whoever signs it: more short lines that stand close than any headline has.

    Four of them, or three beside other such blocks; couplets of five or seven characters a clause, two of them.
    """
    lengths, shows, lines = features.length, features.shows, features.lines
    blocks: list[tuple[int, int, bool]] = []
    runs: list[list[int]] = []
    for place in [place for place, length in enumerate(lengths) if length <= _VERSE]:
        if (
            runs
            and runs[-1][1] == place
            and not lines[place].gap
            and abs(lines[place].indent - lines[place - 1].indent) <= 1
        ):
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    for first, after in runs:
        last = after - (after - first > 2 and shows[after - 1] & (AUTHOR | BYLINE) != 0)
        first = _below_prose(features, first, last)
        if last - first > 1:
            size = _verses(features, first, last)
            if size:
                blocks.append((first, last, size >= _FEWEST_VERSES))
    total = len(lengths)
    for number, (first, last, is_sure) in enumerate(blocks):
        beside = [blocks[other] for other in (number - 1, number + 1) if 0 <= other < len(blocks)]
        if not is_sure and not any(
            first - 2 <= other[1] <= first or last <= other[0] <= last + 1 for other in beside
        ):
            continue
        if first and shows[first] & AUTHOR and shows[first - 1] & ISOLATED:
            # Who wrote it stands close above the verses, so that the line over these is a headline, below another poem, too.
            shows[first] = shows[first] & ~AUTHOR | BYLINE
            shows[first - 1] &= ~AUTHOR
            features.heading[first] -= 6.0
            first += 1
        elif blocks[number - 1][1] == first - 1:
            # The heading of the second poem of two.
            first -= 1
        elif _has_ended(features, first - 1):
            # Nothing stands over the block: its first line is the headline.
            first += 1
        for line in range(first, last):
            _mark_line_of_verse(features, line)
        goes_on = number + 1 < len(blocks) and blocks[number + 1][0] == last + 1 and not lines[last + 1].gap
        if last < total and shows[last] & AUTHOR and not (lines[last].gap or goes_on):
            # Who wrote it stands below its last verse; 谷雨 with more verses close below it heads these.
            shows[last] = shows[last] & ~AUTHOR | BYLINE
            features.heading[last] -= 6.0


def _below_prose(features: Features, first: int, last: int) -> int:
    """Where in a block of short lines the paragraph ends that a full line of its column above the block goes on in."""
    if (
        first
        and features.shows[first - 1] & FULL
        and features.end[first - 1] != CLOSED
        and not features.lines[first].gap
    ):
        while first < last and features.end[first] != CLOSED:
            first += 1
        first += 1
    return first


def _has_ended(features: Features, place: int) -> bool:
    """Whether a text ends with a line, which may be of who signs it, or the page begins below it."""
    while place > 0 and features.shows[place] & BYLINE:
        place -= 1
    return place < 0 or features.length[place] > _VERSE


def _verses(features: Features, first: int, last: int) -> int:
    """How many lines of verse a block of short lines is, counted as four where they are couplets; 0 if it is none."""
    # The name of a column over three lines (读者来信 / 一把雨伞 / 撑起的 / …) is none of them.
    first += features.label[first] > 0
    shows, size = features.shows, last - first
    block = range(first, last)
    if any(shows[line] & DATED for line in range(first, min(last + 1, len(shows)))):
        # A headline over two lines may sound like a couplet.
        return 0
    lengths = features.length[first:last]
    couplets = [text for text in features.texts[first:last] if len(text) >= _SHORTEST_COUPLET]
    if len(couplets) >= max(2, size - 1) and sum(map(bool, map(_COUPLET.fullmatch, couplets))) >= max(2, size - 1):
        return max(size, _FEWEST_VERSES)
    if (
        size < _FEWEST_VERSES - 1
        or max(lengths) > _LONGEST_VERSE
        or any(shows[line] & _NO_VERSE for line in block)
    ):
        return 0
    return size


_LONGEST_VERSE: Final = 14
_SHORTEST_COUPLET: Final = 10
_COUPLET: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{5}[，,？][\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7}[，,？][\u4e00-\u9fff]{7})[。，,；;！？]?"
)
_NO_VERSE: Final = BYLINE | NOTICE | NOTICE_HEAD | ROW | SPEAKER | FIELDED | ENUMERATED | WHOSE | FULL


def _mark_verse_above(features: Features, author: int) -> None:
    """Mark the lines of a poem that who wrote it signs below, up to its headline over the block."""
    first = author
    while first and features.length[first - 1] <= _VERSE:
        first -= 1
        if features.lines[first].gap:
            break
    # The block's first line is the headline.
    if author - first > _FEWEST_VERSES:
        for line in range(first + 1, author):
            _mark_line_of_verse(features, line)


_FEWEST_VERSES: Final = 4
_FEWEST_UNDER_AUTHOR: Final = 3
"""So many short lines under an author are verse."""
