"""
Here is an article, give me others like it: those that hold much of what is rare in the index and frequent in it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

import numpy as np

from search.analysis.analyzer import Analyzer
from search.analysis.dictionary import empty_words
from search.analysis.normalize import fold
from search.answering.hits import article_of
from search.engine import Engine
from search.model import Article
from search.query.plan import Plan, SomeOf
from search.query.request import SearchRequest
from search.ranking import bm25
from search.schema import Zone

MAX_WORDS = 16
"""Words of an article that others are looked for by; more bring hardly other articles, and cost time each."""

SHARE = 0.25
"""Least part of these words, by weight, that a related article holds: less is chance."""

_MAX_CHARACTERS = 1_500
"""What stands beyond so many characters of an article is not looked at: news is told from its beginning."""


def related(article: Article, engine: Engine, analyzer: Analyzer, limit: int) -> tuple[Article, ...]:
    """At most *limit* articles like *article*, which is not among them, nor are reprints of it; the likest first."""
    words = telling_words(article, engine, analyzer)
    if not words or limit < 1:
        return ()
    same = {article.id, *engine.reprints(article.id)}
    plan = Plan(SomeOf(words, SHARE), SearchRequest(limit=limit + 1, facets=()))
    found = (hit.article_id for hit in engine.search(plan).hits if hit.article_id not in same)
    return tuple(article_of(engine, article_id) for article_id in islice(found, limit))


def telling_words(article: Article, engine: Engine, analyzer: Analyzer) -> tuple[str, ...]:
    """The words that tell what *article* is about, by their share of its score if they were searched (BM25F)."""
    weights: dict[str, float] = defaultdict(float)
    left = _MAX_CHARACTERS
    body = "\n".join(paragraph.text for paragraph in article.paragraphs)
    deck = "\n".join((article.kicker, article.subtitle))
    for zone, text in ((Zone.TITLE, article.title), (Zone.DECK, deck), (Zone.BODY, body)):
        for token in analyzer.words(fold(text[:left])):
            if len(token.text) > 1 and token.text not in empty_words():
                weights[token.text] += bm25.BOOSTS[zone]
        left -= min(left, len(text))
    # A word that no other article holds finds none.
    holding = {word: count for word, count in engine.counts(weights).items() if count > 1}
    articles = engine.info.articles
    shares = bm25.saturate(np.array([weights[word] for word in holding]))
    idf = np.array([bm25.idf(articles, count) for count in holding.values()])
    best = np.argsort(-shares * idf, kind="stable")[:MAX_WORDS]
    words = tuple(holding)
    return tuple(words[i] for i in best.tolist())
