"""
From an engine's answer to hits that a reader understands: wider answers, other spellings, excerpts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from search.analysis.analyzer import Analyzer
from search.analysis.dictionary import empty_words
from search.analysis.normalize import fold
from search.analysis.occurrences import find
from search.analysis.scripts import HAN
from search.documents import zones_of
from search.engine import Engine, EngineHit, EngineResult
from search.errors import ArticleNotFoundError, Said
from search.highlight import Highlighter, highlighted, snippets
from search.model import Article
from search.placing import remarks_on_places
from search.query.nodes import And, Bare, Close, Exact, Gapped, Has, Node, Not, Or, Together
from search.query.parser import MAX_CHARACTERS, parse
from search.query.plan import Leaf, Plan, PlanNode, Quotes, SomeOf, leaves, of_known_time, relaxed, to_the_letter
from search.query.remarks import Remark, remarks
from search.query.request import SearchRequest
from search.results import (
    MOST_PRINTINGS,
    NO_PRINTINGS,
    Completion,
    CompletionKind,
    Hit,
    Match,
    Printings,
    QueryPart,
    SpanKind,
    Suggestion,
    SuggestionBasis,
)
from search.schema import Zone
from search.snapshots import Snapshot
from search.suggestions.headwords import query_for
from search.suggestions.spelling import guesses
from search.suggestions.wording import as_printed

TELLING_SHARE = 0.2
"""
Least part of a query's words, by weight, that an article is shown for when none holds all. Of headlines looked for among
20,000 bodies, a half lost 8 in 100 that a fifth finds; less finds hardly any more, and twice as much beside (November
2026).
"""

FEW_HITS = 3
"""With fewer exact hits than this, a query may be misspelt."""

RARER = 5
"""How many times as many exact hits another spelling must have to be suggested for one that has some."""

_WIDER = (
    (TELLING_SHARE, Quotes.KEPT),
    (0.0, Quotes.KEPT),
    (0.0, Quotes.ENOUGH),
    (TELLING_SHARE, Quotes.GIVEN_UP),
    (0.0, Quotes.GIVEN_UP),
)
"""What is asked for instead of all, one after the other until something is found."""

MAX_SUGGESTIONS = 3

MAX_PARTS = 8
"""Parts of a query that are counted by themselves."""


@dataclass(frozen=True, slots=True)
class Answer:
    """
    An engine's answer to a query.

    Attributes:
        plan: What it answers: the query as asked, or a wider one.
        partial_total: How many of its hits are partial.
    """

    plan: Plan
    result: EngineResult
    partial_total: int = 0


def answer(plan: Plan, engine: Engine) -> Answer:
    """
    The answer to *plan*; when nothing matches all of it, what holds the telling words of its bare texts, or any of them.

    Negations and filters hold in every answer. Quoted strings beside bare texts are given up last, when no page would be
    left otherwise, even without the bare texts: the hits are partial then, and name them as missing. Quoted strings alone
    are never given up.

    The filters do not change how much is asked for: facets count what choosing another value finds, and the page for
    nothing found says what there is without them.
    """
    full = engine.search(plan)
    if _is_found(plan, full, engine):
        return Answer(plan, full)
    tried: set[PlanNode] = set()
    for share, quotes in _WIDER:
        wider = relaxed(plan, empty_words(), share, quotes)
        if wider is not None and wider.root not in tried:  # without quoted strings some are the same
            tried.add(wider.root)
            found = engine.search(wider)
            if _is_found(wider, found, engine):
                return Answer(wider, found, found.total)
    return Answer(plan, full)


def possible(plan: Plan, total: int, engine: Engine) -> int:
    """How many of the *total* hits of *plan* may be of the time it asks for, and are not known to be."""
    known = of_known_time(plan)
    if known is None:
        return 0
    if plan.request.undated:  # and those are not of that time
        total = engine.count(replace(plan, request=replace(plan.request, undated=False)))
        known = replace(known, request=replace(plan.request, undated=False))
    return total - engine.count(known)


def _is_found(plan: Plan, result: EngineResult, engine: Engine) -> bool:
    """Whether anything matches *plan*, of which *result* is the answer, or would without the filters."""
    return bool(result.total or (plan.request.is_filtered and engine.count(plan.without_filters())))


def suggestions(
    query: Node, asked: Plan, answer: EngineResult, snapshot: Snapshot, *, own: int
) -> tuple[Suggestion, ...]:
    """
    Other queries that find more under the same filters than *query*, when its *answer* has few exact hits.

    Where no string is looked for every hit is as good as an exact one.

    What somebody of this name signs comes first, since bylines are printed as “于 洋 摄”; then other spellings.

    Args:
        asked: The plan of *query*.
        own: Number of hits for the query itself, and not for some of its words only.
    """
    request, looks_for_strings = asked.request, bool(leaves(asked.root))

    def sure(result: EngineResult) -> int:
        return result.exact_total if looks_for_strings else result.total

    if sure(answer) >= FEW_HITS or request.offset:
        return ()
    narrow = replace(request, limit=1, facets=())

    def most(node: Node) -> int:
        """At least the number of exact hits for *node*."""
        return snapshot.engine.count(to_the_letter(node, narrow, snapshot.analyzer, snapshot.aliases))

    found: list[Suggestion] = []
    for signed in _signed(query):
        hits = most(signed)
        if hits > sure(answer):
            found.append(Suggestion(str(signed), SuggestionBasis.BYLINE, hits))
    fewest = sure(answer) * RARER
    # What does occur as it was typed is doubted for good reason only: the other sounds the same and is common.
    slips = not sure(answer)
    engine, analyzer = snapshot.engine, snapshot.analyzer
    for guess in guesses(
        query,
        snapshot.catalogue(),
        analyzer,
        lambda rest: most(rest) > fewest,
        slips=slips,
        printed=lambda word: as_printed(word, engine, analyzer),
    ):
        # Most guesses end here, at a tenth of what a whole search costs.
        if most(guess.query) <= fewest:
            continue
        text = str(guess.query)
        better = snapshot.engine.search(snapshot.plan(replace(narrow, text=text), guess.query))
        if better.total > own and sure(better) > fewest:
            found.append(Suggestion(text, guess.basis, better.total))
            if len(found) == MAX_SUGGESTIONS:
                break
    return tuple(found)


def remarks_on(request: SearchRequest, snapshot: Snapshot, *, is_printed: bool) -> Iterator[Remark]:
    """
    What is to be known of how the text of *request* was read.

    Args:
        is_printed: Whether anything holds it to the letter.
    """
    typed = parse(request.text)
    yield from remarks_on_places(typed, snapshot.districts_named)
    for each in remarks(request.text, typed, is_printed=is_printed):
        if typed != Or(()) or snapshot.engine.count(snapshot.plan(replace(request, text=each.query))):
            yield each


def _signed(query: Node) -> tuple[Node, ...]:
    """What asks for articles by whom *query* names, if it may be a name."""
    match query:
        case Bare(text) if len(text) > 1 and HAN.fullmatch(fold(text)):
            return tuple(Has(field, text, whole=True) for field in ("reporter", "correspondent"))
        case _:
            return ()


def completions(request: SearchRequest, snapshot: Snapshot) -> tuple[Completion, ...]:
    """
    What may be meant by the beginning of a query that is the text of *request*, and what it finds under its filters.

    A word is what the segmenter keeps whole both in texts and alone: what else the lexicon holds are parts of words, and
    alone their characters would be looked for.
    """
    narrow = replace(request, limit=1, offset=0, facets=())
    engine, analyzer = snapshot.engine, snapshot.analyzer

    def told(known: Completion) -> Completion | None:
        folded = fold(known.text)
        is_word = [word.text for word in analyzer.whole_words(folded)] == [folded]
        is_phrase = known.kind is CompletionKind.PHRASE
        if is_phrase and not is_word:
            return None
        is_itself = is_word or known.kind is CompletionKind.HEADLINE
        query = known.query if is_itself else str(Exact(known.text))  # a name is not asked for in parts
        articles = engine.count(snapshot.plan(replace(narrow, text=query)))
        if not articles or not is_phrase:
            return replace(known, query=query, articles=articles) if articles else None
        text = as_printed(folded, engine, analyzer)
        return Completion(text, query_for(text), known.kind, articles) if text else None

    return snapshot.catalogue().complete(request.text[:MAX_CHARACTERS], request.limit, told)


def parts(query: Node, request: SearchRequest, snapshot: Snapshot) -> tuple[QueryPart, ...]:
    """
    What each part of *query* finds by itself, under the filters of *request*; nothing when it has one part only.

    Parts are what stands side by side, the strings of an arrangement, or the words of a single string.
    """
    alone = tuple(dict.fromkeys(_parts(query, snapshot.analyzer)))[:MAX_PARTS]
    narrow = replace(request, limit=1, offset=0, facets=())
    return tuple(
        QueryPart(str(part), snapshot.engine.count(snapshot.plan(narrow, part)))
        for part in alone
        if len(alone) > 1
    )


def _parts(query: Node, analyzer: Analyzer) -> Iterator[Node]:
    match query:
        case And(children):
            wanted = [child for child in children if not isinstance(child, Not)]
            yield from wanted if len(wanted) > 1 else _parts(wanted[0], analyzer) if wanted else ()
        case Close(texts, _) | Gapped(texts, _):
            yield from map(Exact, texts)
        case Together(texts, _):
            yield from texts
        case Bare(text) | Exact(text):
            # A word inside another that is named says nothing new; one of a single sign hardly anything.
            reached = 0
            for token in sorted(analyzer.words(analyzer.fold(text)), key=lambda token: (token.start, -token.end)):
                if token.end > max(reached, token.start + 1) and token.text not in empty_words():
                    reached = token.end
                    yield Exact(text[token.start : token.end])


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
