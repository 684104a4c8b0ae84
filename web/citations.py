"""Here is an article, give me its reference for the head of its page, as reference managers and search engines read it."""

from __future__ import annotations

from typing import Any

from search import ESTIMATED, UNTITLED, Article, bibtex, gbt7714, published, ris

__all__ = ["bibtex", "gbt7714", "json_ld", "metadata", "published", "ris"]


def json_ld(article: Article) -> dict[str, Any]:
    """A NewsArticle of schema.org, to be put into the page."""
    date, is_certain = published(article)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": article.id,
        "headline": article.title or UNTITLED,
        "alternativeHeadline": article.subtitle or None,
        "author": [{"@type": "Person", "name": name} for name in article.people] or None,
        "datePublished": str(date) if date else None,
        "keywords": ESTIMATED if date and not is_certain else None,
        "isPartOf": {"@type": "Newspaper", "name": article.paper} if article.paper else None,
        "printPage": article.page_number or None,
        "contentLocation": [{"@type": "Place", "name": name} for name in article.known_districts] or None,
        "inLanguage": "zh-Hans",
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in data.items() if value is not None}


def metadata(article: Article) -> tuple[tuple[str, str], ...]:
    """The `citation_*` elements of the page's head, as reference managers read them; they know no note, but keywords."""
    date, is_certain = published(article)
    pairs = [("citation_title", article.title or UNTITLED)]
    pairs += [("citation_author", name) for name in article.people]
    pairs += [("citation_publication_date", str(date).replace("-", "/"))] * (date is not None)
    pairs += [("citation_keywords", ESTIMATED)] * (date is not None and not is_certain)
    pairs += [("citation_journal_title", article.paper)] * bool(article.paper)
    pairs += [("citation_firstpage", article.page_number)] * bool(article.page_number)
    return (*pairs, ("citation_language", "zh"))
