"""
What is indexed of an article, declared once and engine-neutral.

One Document stands for an article and its paragraphs: engines answer for both units from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

FORMAT = 1
"""Version of what an index holds; an index of another version is rebuilt."""

FACETS = ("district", "date", "kind")
"""Fields a reader may narrow by."""

PARAGRAPH_BREAK = "\n"
"""Stands between the paragraphs of a body, and between kicker and subtitle. Folded text never holds it."""


class Unit(StrEnum):
    """What a hit is: an article with its best paragraphs, or a single paragraph."""

    ARTICLE = "article"
    PARAGRAPH = "paragraph"


class Zone(StrEnum):
    """The parts of an article that are searched. The deck is kicker and subtitle."""

    TITLE = "title"
    DECK = "deck"
    BODY = "body"


ALL_ZONES = tuple(Zone)


@dataclass(frozen=True, slots=True)
class Document:
    """
    What is indexed of one article; all text is folded.

    Attributes:
        zones: Text by zone. Paragraphs are the parts of the body between PARAGRAPH_BREAKs.
        ordinal: Place of the article in its source, from 0.
        paragraph_ids: One for each paragraph of the body, in order.
        month: `2020-04`, `2020` or empty: the value of the date facet.
        first_day, last_day: Days the date may mean, as yyyymmdd; 0 when unknown.
    """

    article_id: str
    source: str
    ordinal: int
    zones: Mapping[Zone, str]
    paragraph_ids: tuple[str, ...]
    districts: tuple[str, ...]
    kind: str
    month: str
    first_day: int
    last_day: int

    @property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """Id and folded text of each paragraph, in order."""
        return tuple(zip(self.paragraph_ids, self.zones[Zone.BODY].split(PARAGRAPH_BREAK), strict=True))
