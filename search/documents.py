"""
Article → Document: what is indexed of an article.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from search.analysis.normalize import fold
from search.model import Article, PartialDate
from search.schema import PARAGRAPH_BREAK, PERSON, Document, Zone

_BYLINE_CHARACTERS = 20
"""Paragraphs no longer than this in all, at the head of an article, are taken for bylines: the lead goes on."""


def document(article: Article, ordinal: int) -> Document:
    """What is indexed of *article*, the one at *ordinal* (from 0) in its source; it has at least one paragraph."""
    # All at once, which is cheap for one long text; folding keeps every character's place.
    folded = fold("".join(article.texts))
    parts: dict[Zone, list[str]] = {}
    for zone, (start, end) in zip(
        zones_of(article), pairwise(accumulate(map(len, article.texts), initial=0)), strict=True
    ):
        parts.setdefault(zone, []).append(folded[start:end])
    date = article.date
    return Document(
        article_id=article.id,
        source=article.source,
        ordinal=ordinal,
        zones={zone: PARAGRAPH_BREAK.join(texts) for zone, texts in parts.items()},
        paragraph_ids=tuple(paragraph.id for paragraph in article.paragraphs),
        attributes=attributes_of(article),
        month=month_of(date),
        first_day=date.first_day if date else 0,
        last_day=date.last_day if date else 0,
    )


def zones_of(article: Article) -> list[Zone]:
    """The zone of each of the `Article.texts`."""
    paragraphs = article.paragraphs
    deck = bool(article.kicker) + bool(article.subtitle)
    lead, length = 1, 0
    for paragraph in paragraphs:
        length += len(paragraph.text)
        if length > _BYLINE_CHARACTERS:
            break
        lead += 1
    lead = min(lead, len(paragraphs))
    return [Zone.TITLE, *[Zone.DECK] * deck, *[Zone.LEAD] * lead, *[Zone.BODY] * (len(paragraphs) - lead)]


def attributes_of(article: Article) -> dict[str, tuple[str, ...]]:
    """The values of each of `search.schema.ATTRIBUTES`."""
    return {
        "district": article.districts,
        "kind": (article.kind.value,),
        "reporter": tuple(dict.fromkeys(article.reporters + article.photographers)),
        "correspondent": article.correspondents,
        PERSON: article.people,
        "source": tuple(filter(None, (article.source, article.paper))),
        "issue": (str(article.page_date or ""),),
        "page": (article.page_key,),
    }


def month_of(date: PartialDate | None) -> str:
    """The value of the date facet."""
    return str(date)[:7] if date else ""
