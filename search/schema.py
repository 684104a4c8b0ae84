"""
What is indexed of an article, declared once and engine-neutral.

One Document stands for an article and its paragraphs: engines answer for both units from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

FORMAT = 11
"""Version of what an index holds; an index of another version is rebuilt."""

FACETS = ("district", "date", "kind", "reporter", "source")
"""Fields a reader may narrow by."""

PERSON = "person"
"""
Everybody who made an article, in whatever role: counted like a facet where a request asks for it, for those who look for a person
and not for a role.
"""

OPEN_FACETS = ("reporter", "source", PERSON)
"""Facets of which an index may hold thousands of values: an answer counts the MOST_VALUES with most hits."""

MOST_VALUES = 100

BY_DAY = "day"
"""
The date facet by days (`2020-04-03`), those of which the day is known, where a request asks for it: short times are drawn
by it.
"""

ATTRIBUTES = ("district", "kind", "reporter", "correspondent", PERSON, "source", "issue", "page")
"""Fields of some short strings besides the zones and the date: all but page can be named in a query, the person as `author`, issue as a date."""

NAMES = ("district", "reporter", "correspondent", PERSON)
"""Attributes that are names: however their characters are written, traditional or simplified, they mean the same."""

PARAGRAPH_BREAK = "\n"
"""Stands between the parts of a zone: kicker and subtitle, or paragraphs. Folded text never holds it."""


class Unit(StrEnum):
    """What a hit is: an article with its best paragraphs, or a single paragraph."""

    ARTICLE = "article"
    PARAGRAPH = "paragraph"


class Zone(StrEnum):
    """
    The parts of an article that rank differently; each character of it is in exactly one.

    The deck is kicker and subtitle; the lead is where the news stands, the first paragraph that is more than a byline
    and those before it; the body is the rest.
    """

    TITLE = "title"
    DECK = "deck"
    LEAD = "lead"
    BODY = "body"


ALL_ZONES = tuple(Zone)
HEADLINE_ZONES = (Zone.TITLE, Zone.DECK)
PARAGRAPH_ZONES = (Zone.LEAD, Zone.BODY)


class Headline(NamedTuple):
    """
    What suggestions are made of, of one article.

    Attributes:
        title: As printed.
        day: The first day its date may mean, as yyyymmdd; 0 when unknown.
    """

    title: str
    day: int


@dataclass(frozen=True, slots=True)
class Document:
    """
    What is indexed of one article; all text is folded.

    Attributes:
        ordinal: Place of the article in its source, from 0.
        zones: Text by zone, its parts joined by PARAGRAPH_BREAK. Lead and body together are the paragraphs.
        paragraph_ids: One for each paragraph of lead and body, in order.
        attributes: The values of each of ATTRIBUTES, as shown (not folded).
        month: `2020-04`, `2020` or empty: the value of the date facet.
        first_day, last_day: Days the date may mean, as yyyymmdd; 0 when unknown.
    """

    article_id: str
    source: str
    ordinal: int
    zones: Mapping[Zone, str]
    paragraph_ids: tuple[str, ...]
    attributes: Mapping[str, tuple[str, ...]]
    month: str
    first_day: int
    last_day: int

    def paragraphs(self) -> Iterator[tuple[str, Zone, str]]:
        """Id, zone and folded text of each paragraph, in order."""
        texts = [
            (zone, text)
            for zone in PARAGRAPH_ZONES
            if zone in self.zones
            for text in self.zones[zone].split(PARAGRAPH_BREAK)
        ]
        for paragraph_id, (zone, text) in zip(self.paragraph_ids, texts, strict=True):
            yield paragraph_id, zone, text
