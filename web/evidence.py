"""
Here is an article whose date was inferred, give me whose words it was inferred from.
"""

from __future__ import annotations

from typing import cast

from flask import current_app
from werkzeug.local import LocalProxy

from search import Article, SearchService
from web.keeping import Kept

_MOST = 512
"""Articles that do not say it themselves, of which it is remembered: the same come again in the lists of every page."""


class Evidence:
    """Where the evidence for dates stands, from *service*."""

    def __init__(self, service: SearchService) -> None:
        self._service = service
        self._found: Kept[Article | None] = Kept(_MOST)

    def stands_in(self, article: Article) -> Article | None:
        """
        The article that says what the date of *article* was inferred from: itself, or another one of its page.

        None where none of them does, and so where there is no evidence: what stands above the articles of a page may tell, too.
        """
        evidence = article.date_evidence
        if not evidence or _says(article, evidence):
            return article if evidence else None

        def beside() -> Article | None:
            return next((one for one in self._service.page(article.source) if _says(one, evidence)), None)

        return self._found.get(self._service.info().generation, article.id, beside)


evidence = cast(Evidence, LocalProxy(lambda: current_app.extensions["evidence"]))
"""That of the application that answers."""


def _says(article: Article, evidence: str) -> bool:
    return any(evidence in text for text in article.texts)
