"""
Here is a hit of an engine, give me the one that a reader sees: the article, what was found in it, excerpts, and what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from search.analysis.occurrences import find
from search.answering.highlight import Highlighter, highlighted, snippets
from search.documents import zones_of
from search.engine import Engine, EngineHit
from search.errors import ArticleNotFoundError, Said
from search.model import Article
from search.query.plan import Leaf, Plan, SomeOf, leaves
from search.results import (
    MOST_PRINTINGS,
    NO_PRINTINGS,
    Hit,
    Match,
    Printings,
    SpanKind,
)
from search.schema import Zone
from search.snapshots import Snapshot


def article_of(engine: Engine, article_id: str) -> Article:
    """The article with this id; ArticleNotFoundError when there is none."""
    article = engine.article(article_id)
    if article is None:
        raise ArticleNotFoundError(Said("没有这篇稿件，或它已不在索引里"))
    return article


def printings(ids: Sequence[str], engine: Engine) -> Printings:
    """The articles of these *ids*, as far as they are named."""
    return Printings(tuple(article_of(engine, one) for one in ids[:MOST_PRINTINGS]), len(ids))


def missing_of(found: EngineHit, article: Article, folded: str, asked: Plan, plan: Plan) -> tuple[str, ...]:
    """
    What was *asked* for and a partial match of *plan* does not show: quoted strings and words, parts of longer not again.

    A word is missing where it was looked for: in a headline, though the text holds it, or in the paragraph that is the hit.

    Args:
        folded: The texts of the article, folded, with a single character between each and the next.
    """
    if found.match is not Match.PARTIAL:
        return ()
    ends = accumulate(len(text) + 1 for text in article.texts)
    texts = [folded[end - len(text) - 1 : end - 1] for text, end in zip(article.texts, ends, strict=True)]
    parts = list(zip(zones_of(article), texts, strict=True))
    if found.paragraph_id is not None:
        ids = [paragraph.id for paragraph in article.paragraphs]
        parts = [parts[ids.index(found.paragraph_id) - len(ids)]]
    some = [leaf for leaf in leaves(plan.root) if isinstance(leaf, SomeOf)]
    phrases = {phrase for leaf in some for phrase in leaf.phrases}
    whole = [leaf for leaf in leaves(asked.root) if isinstance(leaf, Leaf)]
    wanted = [(leaf.needle, leaf.zones) for leaf in whole if not leaf.loose and leaf.needle in phrases]
    wanted += [(word, leaf.zones) for leaf in some for word in leaf.words]

    def is_held(string: str, zones: tuple[Zone, ...]) -> bool:
        return any(zone in zones and find(string, text) >= 0 for zone, text in parts)

    absent = dict.fromkeys(string for string, zones in wanted if not is_held(string, zones))
    return tuple(word for word in absent if not any(word != other and word in other for other in absent))


def hit_of(found: EngineHit, snapshot: Snapshot, asked: Plan, plan: Plan, highlighter: Highlighter) -> Hit:
    """
    What an engine *found*, as it is shown.

    Args:
        asked: What was asked for.
        plan: What was answered: that, or a wider one.
        highlighter: Of the leaves of both.
    """
    article, folded = snapshot.engine.read(found)
    marks = highlighter.marks(article.texts, zones_of(article), folded)
    own = iter(marks)
    title = highlighted(article.title, next(own))
    kicker = highlighted(article.kicker, next(own) if article.kicker else [])
    subtitle = highlighted(article.subtitle, next(own) if article.subtitle else [])
    shown, inside = article.paragraphs, list(own)
    if found.paragraph_id is not None:
        place = next(place for place, one in enumerate(shown) if one.id == found.paragraph_id)
        shown, inside = shown[place : place + 1], inside[place : place + 1]
        marks = inside
    return Hit(
        article=article,
        paragraph=None if found.paragraph_id is None else shown[0],
        score=found.score,
        match=found.match,
        matches=sum(map(len, marks)),
        exact_matches=sum([kind is SpanKind.EXACT for places in marks for _, _, kind in places]),
        missing=missing_of(found, article, folded, asked, plan),
        reprints=printings(found.reprints, snapshot.engine) if found.reprints else NO_PRINTINGS,
        title=title,
        kicker=kicker,
        subtitle=subtitle,
        snippets=snippets(shown, inside, (title, kicker, subtitle) if found.paragraph_id is None else ()),
    )
