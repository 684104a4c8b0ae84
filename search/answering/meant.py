"""
Here is what a reader typed, give me what may have been meant: completions, other spellings, what is to be known of how it was read,
and what its parts find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from search.analysis.analyzer import Analyzer
from search.analysis.dictionary import empty_words
from search.analysis.normalize import fold, without_invisible
from search.analysis.scripts import HAN
from search.engine import EngineResult
from search.errors import Said
from search.placing import placed, remarks_on_places
from search.query.nodes import And, Bare, Close, Exact, Gapped, Has, In, Node, Not, Or, Together, inside
from search.query.parser import MAX_CHARACTERS, parse
from search.query.plan import Plan, leaves
from search.query.planning import to_the_letter
from search.query.remarks import Remark, remarks, remarks_on_signs
from search.query.request import SearchRequest
from search.results import (
    Completion,
    CompletionKind,
    QueryPart,
    Suggestion,
    SuggestionBasis,
)
from search.snapshots import Snapshot
from search.suggestions.headwords import query_for
from search.suggestions.spelling import guesses
from search.suggestions.wording import as_printed

FEW_HITS = 3
"""With fewer exact hits than this, a query may be misspelt."""

RARER = 5
"""How many times as many exact hits another spelling must have to be suggested for one that has some."""

MAX_SUGGESTIONS = 3

MAX_PARTS = 8
"""Parts of a query that are counted by themselves."""


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


def remarks_on(request: SearchRequest, answer: EngineResult, snapshot: Snapshot) -> Iterator[Remark]:
    """What is to be known of how the text of *request* was read, and of what it asks by where that is why *answer* is nothing."""
    typed = parse(request.text)
    is_printed = bool(answer.exact_total)
    yield from remarks_on_places(typed, snapshot.districts_named)
    if not answer.total:
        yield from _remarks_on_values(request, typed, snapshot)

    def finds(remark: Remark) -> bool:
        return snapshot.engine.count(snapshot.plan(replace(request, text=remark.query))) > 0

    for each in remarks(request.text, typed, is_printed=is_printed):
        if typed != Or(()) or finds(each):
            yield each
    yield from islice(filter(finds, remarks_on_signs(request.text, typed)), 1)


def _remarks_on_values(request: SearchRequest, typed: Node, snapshot: Snapshot) -> Iterator[Remark]:
    """The values that *request* asks by, in its text or its filters, and no article has."""
    alone = SearchRequest(limit=1, facets=())
    asked: list[tuple[str, str, SearchRequest, Node]] = [
        *((node.field, node.text, alone, node) for node in inside(typed) if isinstance(node, Has)),
        *(("district", name, replace(alone, districts=(name,)), And(())) for name in request.districts),
        *(("author", name, replace(alone, reporters=(name,)), And(())) for name in request.reporters),
        *(("source", name, replace(alone, sources=(name,)), And(())) for name in request.sources),
    ]
    for field, name, by_it, node in asked:
        said = _nobody_has(field, without_invisible(name))
        if said and not snapshot.engine.count(snapshot.plan(by_it, placed(node, snapshot.districts_named))):
            yield Remark(said)


def _nobody_has(field: str, name: str) -> Said | None:
    match field:
        case "district":
            return Said("没有归在“%(name)s”的稿件。", name=name)
        case "author":
            return Said("没有“%(name)s”署名的稿件。", name=name)
        case "reporter":
            return Said("没有记者“%(name)s”的稿件。", name=name)
        case "correspondent":
            return Said("没有通讯员“%(name)s”的稿件。", name=name)
        case "source":
            return Said("没有来源“%(name)s”的稿件。", name=name)
        case _:  # one of the kinds that there are
            return None


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
    What each part of *query* finds by itself, under the filters of *request*; nothing when it has one part only that finds
    nothing.

    Parts are what stands side by side, first all of it without what is excluded, where that finds something; the strings of
    an arrangement; what is looked for in one part of articles; or the words of a single string.
    """
    alone = tuple(dict.fromkeys(_parts(query, snapshot.analyzer)))[:MAX_PARTS]
    narrow = replace(request, limit=1, offset=0, facets=())
    hits = {part: snapshot.engine.count(snapshot.plan(narrow, part)) for part in alone}
    counted = tuple(
        QueryPart(str(part), count) for part, count in hits.items() if count or not isinstance(part, And)
    )
    return counted if len(counted) > 1 or any(part.hits for part in counted) else ()


def _parts(query: Node, analyzer: Analyzer) -> Iterator[Node]:
    match query:
        case And(children):
            wanted = [child for child in children if not isinstance(child, Not)]
            if wanted and len(wanted) < len(children):
                yield And(tuple(wanted)) if len(wanted) > 1 else wanted[0]
            inner = wanted if len(wanted) > 1 else [*_parts(wanted[0], analyzer)] if wanted else []
            yield from inner if len(inner) > 1 else ()
        case In(_, child):
            yield child
        case Close(texts, _) | Gapped(texts, _):
            yield from map(Exact, texts)
        case Together(texts, _):
            yield from texts
        case Bare(text) | Exact(text):
            # A word inside another that is named says nothing new; one of a single sign hardly anything.
            reached = 0
            for token in analyzer.words(analyzer.fold(text)):
                if token.end > max(reached, token.start + 1) and token.text not in empty_words():
                    reached = token.end
                    yield Exact(text[token.start : token.end])
