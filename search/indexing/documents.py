"""
Article → Document: the one place where text is folded on its way into an index.
"""

from __future__ import annotations

from search.analysis.normalize import fold
from search.model import Article
from search.schema import PARAGRAPH_BREAK, Document, Zone


def document(article: Article, ordinal: int) -> Document:
    """What is indexed of *article*, the one at *ordinal* (from 0) in its source; it has at least one paragraph."""
    date = article.date
    return Document(
        article_id=article.id,
        source=article.source,
        ordinal=ordinal,
        zones={
            Zone.TITLE: fold(article.title),
            Zone.DECK: PARAGRAPH_BREAK.join(fold(part) for part in (article.kicker, article.subtitle) if part),
            Zone.BODY: PARAGRAPH_BREAK.join(fold(paragraph.text) for paragraph in article.paragraphs),
        },
        paragraph_ids=tuple(paragraph.id for paragraph in article.paragraphs),
        districts=article.districts,
        kind=str(article.kind),
        month=str(date)[:7] if date else "",
        first_day=date.first_day if date else 0,
        last_day=date.last_day if date else 0,
    )
