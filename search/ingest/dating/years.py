"""
Here is a page without a printed date, give me the year and month it is from, and the words that show it.

Every hint votes for the months it fits: years near the text (`2019年度`, `到2022年底`), plan years, congresses,
campaigns, anniversaries, weekdays, festivals. The months the articles name are taken as given; the year with most
weight wins, and the strongest hint for it is quoted.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

import numpy as np

from search.analysis.normalize import fold_points
from search.ingest.dating.calendars import (
    CYCLE,
    vote_both_feasts,
    vote_by_cycle,
    vote_feast_near,
    vote_lunar_days,
    vote_moving_days,
    vote_weekday,
    vote_weekdays,
)
from search.ingest.dating.chronology import (
    PLENUM,
    PLENUMS,
    chronology,
    there,
    vote_anniversary,
    vote_counted,
    vote_law,
    vote_plenum,
    vote_silence,
    vote_term,
)
from search.ingest.dating.printed_years import BETWEEN, HEADS, vote_printed
from search.ingest.dating.votes import FIRST, LAST, Votes, day_of
from search.ingest.facts import lunar
from search.ingest.facts.dates import (
    LEAD_CHARS,
    MOVING,
    DateMention,
    Days,
    PageTime,
    event,
    half_digits,
    sentence,
)
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.facts.spotting import Spotter, matches_at, words_at
from search.model import DateBasis, PartialDate


def infer(
    articles: Sequence[Days],
    headlines: Sequence[Sequence[str]],
    gazetteer: Gazetteer,
    year: int | None = None,
    masthead: Sequence[str] = (),
    day: tuple[int, int] | None = None,
    weekday: int | None = None,
) -> PageTime:
    """
    The month a page is from, worked out from its articles; unknown when nothing speaks for a year.

    Args:
        headlines: What stands above each of the articles; a congress, or how long ago it was, may be named there only.
        year: The year, where that much is known.
        masthead: The paper's own lines.
        day: Month and day, where the masthead prints them without a year.
        weekday: The weekday beside them.
    """
    reported = [event(named, None) for named in articles]
    latest = day or _latest(_days(reported))
    month = latest[0] if latest else None
    votes = Votes()
    # All at once: what is looked for does not cross paragraphs, and one long search costs less than many short ones.
    printed = ["\n".join((*above, *days.texts)) for above, days in zip(headlines, articles, strict=True)]
    own = "\n".join(masthead)
    text = BETWEEN.join((*printed, own))
    _vote(text, month, votes, gazetteer)
    if day is not None and weekday is not None:
        # 1 0 月 1 5 日 / 第三版 / 星期四: no text has both.
        vote_weekday(*day, weekday, own, len(text) - len(own), votes)
    start = 0
    for above, whole, found in zip(headlines, printed, reported, strict=True):
        if found is not None and found[0].day is not None:
            head = sum(map(len, above), len(above)) + _FEAST_CHARS
            vote_feast_near(whole[:head], (found[0].month, found[0].day), votes, start)
        start += len(whole) + len(BETWEEN)
    if year is None:
        year = votes.year()
        if year is None:
            return PageTime()
    place = votes.strongest(year)
    evidence = sentence(text, place) if place is not None else ""
    if day and day_of(year, *day):
        return PageTime(PartialDate(year, *day), DateBasis.INFERRED, evidence)
    return PageTime(PartialDate(year, month), DateBasis.INFERRED, evidence, latest)


_FEAST_CHARS: Final = 40
"""Within so many characters a report says what feast it is about, if its headline does not."""


def _days(reported: Sequence[tuple[DateMention, str] | None]) -> list[tuple[int, int]]:
    """
    Month and day of what each article reports, where it says so; *reported* is the `event` of each.

    Those named deep in a text tell only where there are no others.
    """
    opening: list[tuple[int, int]] = []
    deep: list[tuple[int, int]] = []
    for mention, _ in filter(None, reported):
        if mention.day is not None:
            (deep if mention.start > LEAD_CHARS else opening).append((mention.month, mention.day))
    return opening or deep


_DENSE_DAYS: Final = 10


def _latest(days: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """
    The last day before a page with reports of *days* was printed: where the ten days with most of them end.

    What stands apart from them is a plan or history; December goes before January.
    """
    if not days:
        return None
    ordinals = [31 * month + day for month, day in days]

    def before(end: int) -> int:
        return len([other for other in ordinals if (end - other) % (31 * 12) <= _DENSE_DAYS])

    return days[max(range(len(days)), key=lambda place: (before(ordinals[place]), ordinals[place]))]


def _vote(text: str, month: int | None, votes: Votes, gazetteer: Gazetteer) -> None:
    known = chronology()
    # Papers print both; patterns know the Chinese ones.
    text = _simplified(half_digits(text).replace(",", "，").replace(";", "；"))
    terms, years, anniversaries, plenums, numbered, weekdays, lunar_words, moving = _spotter().places(text)
    for word, place in words_at(known.heads, text, terms):
        vote_term(word, text, place, votes, month)
    vote_printed(text, years, votes, month)
    for district in gazetteer.districts:
        if (district.since is not None or district.until is not None) and (place := text.find(district.name)) >= 0:
            points = there(district.since or FIRST, district.until or LAST)
            votes.add("district", district.name, points, place)
    vote_silence(text, month, votes)
    for match in matches_at(known.anniversary, text, anniversaries):
        vote_anniversary(match, text, votes)
    for match in matches_at(known.law, text, anniversaries):
        vote_law(match, text, votes, month)
    for match in matches_at(PLENUM, text, plenums):
        vote_plenum(match, votes, month)
    for match in matches_at(known.counted_day, text, numbered):
        vote_counted(match, text, votes)
    if weekdays:
        vote_weekdays(text, weekdays, votes)
    if lunar_words:
        vote_lunar_days(text, votes)
        vote_by_cycle(text, lunar_words, votes, month)
        vote_both_feasts(text, votes, month)
    if moving:
        vote_moving_days(text, votes)


_HAN: Final = (0x3400, 0x9FFF)
_TRADITIONAL: Final = 0.05
"""A text of which more is not simplified is printed in traditional characters: of such a page a quarter is, of others three thousandths at most."""


def _simplified(text: str) -> str:
    """*text* as words of the day are written, where it is printed in traditional characters (香港回歸, 「九五」); offsets stay."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    is_han = (points >= _HAN[0]) & (points <= _HAN[1])
    simple = np.where(is_han, fold_points(points), points)
    if np.count_nonzero(simple != points) <= _TRADITIONAL * len(text):
        return text
    return simple.tobytes().decode("utf-32-le", "surrogatepass").replace("「", "“").replace("」", "”")


_NUMBERED: Final = ("首个", "首届", *(f"第{char}" for char in " 0123456789一二三四五六七八九十百"))
_WEEKDAYS: Final = ("星期", *(f"周{char}" for char in "一二三四五六日天"))


@functools.cache
def _spotter() -> Spotter:
    """Where hints may begin: words of the day, years, anniversaries and laws, plenums, what is counted, weekdays, feasts by the farmers' calendar and years of its cycle, feasts that move."""
    known = chronology()
    return Spotter(
        known.by_word,
        HEADS,
        (*known.anniversaries, *known.laws),
        PLENUMS,
        _NUMBERED,
        _WEEKDAYS,
        (*lunar.WORDS, *CYCLE),
        MOVING,
    )
