"""
Here is a sentence that the date of an article, or of its page, was inferred from, give me whose words it is.
"""

from __future__ import annotations

from typing import cast

from flask import current_app
from werkzeug.local import LocalProxy

from search import Article, SearchService
from web.keeping import Kept

_MOST = 512
"""Sentences of others of which it is remembered: the same come again in the lists of every page."""


class Evidence:
    """Where the evidence for dates stands, from *service*."""

    def __init__(self, service: SearchService) -> None:
        self._service = service
        self._found: Kept[Article | None] = Kept(_MOST)

    def stands_in(self, article: Article, sentence: str) -> Article | None:
        """
        The article that says *sentence*: *article* itself, or another one of its page.

        None where none of them does, and so for no sentence: what stands above the articles of a page may tell, too.
        """
        if not sentence:
            return None
        if _says(article, sentence):
            return article

        def beside() -> Article | None:
            return next((one for one in self._service.page(article.source) if _says(one, sentence)), None)

        return self._found.get(self._service.info().generation, (article.source, sentence), beside)


evidence = cast(Evidence, LocalProxy(lambda: current_app.extensions["evidence"]))
"""That of the application that answers."""


def _says(article: Article, sentence: str) -> bool:
    return any(sentence in text for text in article.texts)
