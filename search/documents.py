"""
Article → Document: the one place where text is folded on its way into an index.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from search.analysis.normalize import fold
from search.model import Article
from search.schema import PARAGRAPH_BREAK, Document, Zone

_BYLINE_CHARACTERS = 20
"""Paragraphs no longer than this in all, at the head of an article, are taken for bylines: the lead goes on."""


def document(article: Article, ordinal: int) -> Document:
    """What is indexed of *article*, the one at *ordinal* (from 0) in its source; it has at least one paragraph."""
    deck = [part for part in (article.kicker, article.subtitle) if part]
    texts = [article.title, *deck, *(paragraph.text for paragraph in article.paragraphs)]
    # All at once, which is cheap for one long text; folding keeps every character's place.
    folded = fold("".join(texts))
    parts = [folded[start:end] for start, end in pairwise(accumulate(map(len, texts), initial=0))]
    paragraphs = parts[1 + len(deck) :]
    lead = 1 + sum(length <= _BYLINE_CHARACTERS for length in accumulate(map(len, paragraphs)))
    zones = {
        Zone.TITLE: parts[:1],
        Zone.DECK: parts[1 : 1 + len(deck)],
        Zone.LEAD: paragraphs[:lead],
        Zone.BODY: paragraphs[lead:],
    }
    date = article.date
    return Document(
        article_id=article.id,
        source=article.source,
        ordinal=ordinal,
        zones={zone: PARAGRAPH_BREAK.join(parts) for zone, parts in zones.items() if parts},
        paragraph_ids=tuple(paragraph.id for paragraph in article.paragraphs),
        attributes={
            "district": article.districts,
            "kind": (str(article.kind),),
            "reporter": tuple(dict.fromkeys(article.reporters + article.photographers)),
            "correspondent": article.correspondents,
            "source": tuple(filter(None, (article.source, article.paper))),
            "issue": (str(article.issue or ""),),
        },
        month=str(date)[:7] if date else "",
        first_day=date.first_day if date else 0,
        last_day=date.last_day if date else 0,
    )
