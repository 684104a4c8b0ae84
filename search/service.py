"""
The use cases: rebuild an index from a corpus, and answer a request. The only module that puts the parts together.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from time import perf_counter

from search import ingest
from search.analysis.aliases import NO_ALIASES, Aliases, load_aliases
from search.analysis.analyzer import Analyzer, load_analyzer
from search.analysis.dictionary import empty_words, load_words, shipped_words, usable
from search.analysis.normalize import fold
from search.analysis.occurrences import find
from search.analysis.segmenter import default_segmenter, segmenter_version
from search.backends import ENGINE_VERSION, open_engine, open_writer
from search.engine import Engine, EngineHit, EngineResult, IndexInfo
from search.errors import (
    ArticleNotFoundError,
    ConfigError,
    EngineError,
    IndexIncompatibleError,
    IndexMissingError,
    PageDecodeError,
    QuerySyntaxError,
)
from search.evaluation import DEPTH, Evaluation, JudgedQuery, Judgments, measure, resolve
from search.facets import facets
from search.highlight import Highlighter, snippets
from search.indexing.builder import BuildReport, build, read_words
from search.indexing.generations import Generation, Generations
from search.indexing.headlines import read_headlines
from search.indexing.manifest import BuiltBy, Manifest
from search.model import Article
from search.query.nodes import Exact, Has, Node
from search.query.parser import MAX_CHARACTERS, parse
from search.query.plan import AnyOf, Leaf, Plan, SomeOf, content_words, expanded, leaves, make_plan, relaxed
from search.query.request import MAX_LIMIT, SearchRequest, Sort
from search.ranking.explanation import Explanation
from search.results import (
    Completion,
    FacetValue,
    Highlighted,
    Hit,
    Match,
    SearchResult,
    Suggestion,
    SuggestionBasis,
)
from search.schema import FORMAT, Headline
from search.settings import Settings
from search.suggestions.catalogue import Catalogue, Headword
from search.suggestions.headwords import Vocabulary, headwords
from search.suggestions.readings import load_readings
from search.suggestions.spelling import guesses
from search.verification import Verification, verify

FEW_FULL = 10
"""Below so many hits that match the whole of a long query, those that match part of it follow."""

LONG_QUERY = 4
"""Content words from which a query is long: fewer are what readers mean to find all of."""

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

MAX_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class HighlightedArticle:
    """The texts of an article with what a query found in them; *paragraphs* in the order of the article's."""

    title: Highlighted
    kicker: Highlighted
    subtitle: Highlighted
    paragraphs: tuple[Highlighted, ...]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """One generation, open: everything an answer needs, so that an answer never mixes two."""

    pointer: str
    engine: Engine
    analyzer: Analyzer
    catalogue: Callable[[], Catalogue]
    aliases: Aliases = NO_ALIASES


class SearchService:
    """
    Answers requests from the current generation of an index, and follows it when a new one is published.

    Args:
        snapshots: Gives what is current; called for every request, so it must be cheap when nothing changed.
        parents: Gives the place each district lies in.
    """

    def __init__(
        self, snapshots: Callable[[], _Snapshot], parents: Callable[[], Mapping[str, str]] = dict
    ) -> None:
        self._snapshots = snapshots
        self._parents = parents

    @classmethod
    def open(cls, settings: Settings) -> SearchService:
        """The service over the index that *settings* name; whether there is one is looked at on each request."""
        return cls(_Follower(Generations(settings.index), settings), lambda: _parents(settings))

    @classmethod
    def over(cls, engine: Engine, analyzer: Analyzer) -> SearchService:
        """The service over an *engine* that is already open."""
        snapshot = _Snapshot("", engine, analyzer, cache(lambda: _catalogue_of(engine, analyzer)))
        return cls(lambda: snapshot)

    def search(self, request: SearchRequest) -> SearchResult:
        """
        Answer *request*.

        Raises:
            QuerySyntaxError: The text does not parse.
            IndexStateError: There is no index, or none that fits.
            EngineError: The engine failed.
        """
        started = perf_counter()
        snapshot = self._snapshots()
        query = parse(request.text)
        asked = make_plan(query, request, snapshot.analyzer, snapshot.aliases)
        found = _answer(asked, snapshot.engine)
        plan, answer = found.plan, found.result
        highlighter = Highlighter(leaves(plan.root))
        return SearchResult(
            request=request,
            searched_as=str(expanded(query, snapshot.aliases)),
            total=answer.total,
            exact_total=answer.exact_total,
            partial_total=found.partial_total,
            hits=tuple(_hit(hit, snapshot.engine, asked, plan, highlighter) for hit in answer.hits),
            facets=facets(answer.facets, request),
            suggestions=_suggestions(query, request, answer, snapshot, own=answer.total - found.partial_total),
            took_ms=(perf_counter() - started) * 1000,
            generation=snapshot.engine.info.generation,
        )

    def suggest(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        """What may be meant by the beginning *text* of a query; see `search.suggestions.catalogue.Catalogue.complete`."""
        return self._snapshots().catalogue().complete(text[:MAX_CHARACTERS], limit)

    def explain(self, request: SearchRequest, article_id: str) -> Explanation | None:
        """
        Why the article has its score for the text of *request*; None when it does not match even in part.

        Raises ArticleNotFoundError, and QuerySyntaxError as `search` does.
        """
        snapshot = self._snapshots()
        plan = make_plan(parse(request.text), request, snapshot.analyzer, snapshot.aliases)
        plan = _answer(plan, snapshot.engine).plan
        return snapshot.engine.explain(plan, article_id)

    def verify(
        self, samples: int, seed: int = 0, on_progress: Callable[[int, int], None] = lambda done, total: None
    ) -> Verification:
        """Compare quoted queries with a plain scan of all that is indexed; see `search.verification.verify`."""
        snapshot = self._snapshots()
        articles = snapshot.engine.newest(snapshot.engine.info.articles)
        return verify(snapshot.engine, snapshot.analyzer, articles, samples, seed, on_progress)

    def evaluate(self, judgments: Judgments) -> Evaluation:
        """
        Measure how the judged queries are answered; see `search.evaluation`.

        Raises JudgmentError when the index does not hold the judged articles.
        """
        snapshot = self._snapshots()

        def holding(text: str) -> Iterable[tuple[str, str]]:
            for hit in snapshot.engine.every(make_plan(Exact(text), SearchRequest(), snapshot.analyzer)):
                yield hit.article_id, _article(snapshot.engine, hit.article_id).source

        def answer(query: JudgedQuery) -> tuple[list[str], str]:
            try:
                result = self.search(SearchRequest(query.text, limit=DEPTH))
            except QuerySyntaxError as error:
                return [], str(error)
            return [hit.article.id for hit in result.hits], ""

        return measure(judgments, resolve(judgments.articles, holding), answer)

    def article(self, article_id: str) -> Article:
        """The article with this id; ArticleNotFoundError when there is none."""
        return _article(self._snapshots().engine, article_id)

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """
        The articles before and after *article* on its page, None at either end.

        A source of more than MAX_LIMIT articles is not one page: nothing in it is beside anything.
        """
        snapshot = self._snapshots()
        request = SearchRequest(sort=Sort.PAGE, limit=MAX_LIMIT)
        plan = make_plan(Has("source", article.source), request, snapshot.analyzer)
        answer = snapshot.engine.search(plan)
        if answer.total > MAX_LIMIT:
            return None, None
        found = [_article(snapshot.engine, hit.article_id) for hit in answer.hits]
        page = [None, *(one for one in found if one.source == article.source), None]
        at = next((i for i, one in enumerate(page) if one and one.id == article.id), 0)
        return (page[at - 1], page[at + 1]) if at else (None, None)

    def highlight(self, article: Article, text: str) -> HighlightedArticle:
        """*article* with everything highlighted that the query *text* asks for; QuerySyntaxError as in `search`."""
        snapshot = self._snapshots()
        plan = make_plan(parse(text), SearchRequest(text), snapshot.analyzer, snapshot.aliases)
        highlighter = Highlighter(leaves(plan.root))
        return HighlightedArticle(
            title=highlighter.highlight(article.title),
            kicker=highlighter.highlight(article.kicker),
            subtitle=highlighter.highlight(article.subtitle),
            paragraphs=tuple(highlighter.highlight(paragraph.text) for paragraph in article.paragraphs),
        )

    def newest(self, limit: int) -> tuple[Article, ...]:
        """The newest *limit* articles."""
        return self._snapshots().engine.newest(limit)

    def districts(self) -> tuple[FacetValue, ...]:
        """Every district with its number of articles, largest first."""
        return next(
            facet.values for facet in self.search(SearchRequest(limit=1)).facets if facet.field == "district"
        )

    def parents(self) -> Mapping[str, str]:
        """District → the place it lies in (empty for the city itself), as the gazetteer has them."""
        return self._parents()

    def info(self) -> IndexInfo:
        """What the current generation holds."""
        return self._snapshots().engine.info


class _Follower:
    """Keeps the current generation open; reopens when the pointer to it changes."""

    def __init__(self, generations: Generations, settings: Settings) -> None:
        self._generations = generations
        self._settings = settings
        self._lock = threading.Lock()
        self._snapshot: _Snapshot | None = None

    def __call__(self) -> _Snapshot:
        pointer = self._generations.pointer()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.pointer == pointer:
            return snapshot
        with self._lock:
            if self._snapshot is None or self._snapshot.pointer != pointer:
                # The old engine is not closed: a request in another thread may still be using it.
                self._snapshot = self._open(pointer)
            return self._snapshot

    def _open(self, pointer: str) -> _Snapshot:
        generation = self._generations.current()
        needed = _built_by(generation.manifest.segmenter, self._settings)
        # Another parser would cut pages differently, but what it cut then is still searched rightly.
        if replace(generation.manifest.built_by, parser=needed.parser) != needed:
            raise IndexIncompatibleError(
                f"索引由另一版本建立（{_difference(generation, needed)}）；请运行 mudan index --index {self._generations.root}"
            )
        analyzer = load_analyzer(generation.manifest.segmenter, read_words(generation.directory))
        aliases = load_aliases(self._settings.aliases) if self._settings.aliases else NO_ALIASES
        engine = open_engine(generation.directory, generation.manifest.info())
        # Read when it is first needed: most requests do without.
        catalogue = cache(lambda: Catalogue.read(generation.directory))
        return _Snapshot(pointer, engine, analyzer, catalogue, aliases)


def _parents(settings: Settings) -> Mapping[str, str]:
    return {district.name: district.parent for district in ingest.load_gazetteer(settings.gazetteer).districts}


def index_analyzer(settings: Settings) -> Analyzer:
    """The analyzer of the index that *settings* name; without an index, the one a new index would start from."""
    try:
        generation = Generations(settings.index).current()
    except IndexMissingError:
        return load_analyzer(default_segmenter(), shipped_words())
    return load_analyzer(generation.manifest.segmenter, read_words(generation.directory))


def rebuild(
    roots: Sequence[Path],
    settings: Settings,
    *,
    from_scratch: bool = False,
    strict: bool = False,
    on_progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    on_reject: Callable[[PageDecodeError], None] = lambda error: None,
) -> BuildReport:
    """Make the index that *settings* name hold exactly the sources under *roots*; see `search.indexing.builder.build`."""
    rejected: list[PageDecodeError] = []
    sources = ingest.find_sources(roots, on_reject=rejected.append)
    for error in rejected:
        if strict:
            raise error
        on_reject(error)
    segmenter = default_segmenter()
    gazetteer = ingest.load_gazetteer(settings.gazetteer)
    wrapped = [_IngestSource(source, gazetteer) for source in sources]
    return build(
        wrapped,
        Generations(settings.index),
        learn=lambda: _words(wrapped, gazetteer, settings),
        open_writer=lambda directory, words: open_writer(directory, load_analyzer(segmenter, words)),
        complete=lambda directory, manifest: _write_catalogue(directory, manifest, gazetteer, settings),
        built_by=_built_by(segmenter, settings),
        segmenter=segmenter,
        analyzer=segmenter_version(segmenter),
        rebuild=from_scratch,
        strict=strict,
        on_progress=on_progress,
        on_reject=on_reject,
    )


@dataclass(frozen=True, slots=True)
class _IngestSource:
    """A source of the corpus as the builder wants it."""

    source: ingest.Source
    gazetteer: ingest.Gazetteer

    @property
    def name(self) -> str:
        return self.source.name

    def fingerprint(self) -> str:
        return ingest.fingerprint(self.source)

    def articles(self, on_reject: Callable[[PageDecodeError], None]) -> Iterable[Article]:
        return ingest.read_articles(self.source, gazetteer=self.gazetteer, on_reject=on_reject)


def _words(sources: Iterable[_IngestSource], gazetteer: ingest.Gazetteer, settings: Settings) -> set[str]:
    """The dictionary of a new index: shipped, the operator's, the gazetteer's places, and the people in *sources*."""
    people: set[str] = set()
    for source in sources:
        with suppress(PageDecodeError):  # reported when the source is indexed
            for article in source.articles(lambda error: None):
                people.update(ingest.people_in(article))
    own = load_words(settings.dictionary) if settings.dictionary else ()
    return {*shipped_words(), *own, *usable(gazetteer.names), *usable(people)}


def _write_catalogue(directory: Path, manifest: Manifest, gazetteer: ingest.Gazetteer, settings: Settings) -> None:
    """Leave the catalogue of the generation in *directory*, whose engine is complete, beside the engine's files."""
    words = frozenset(read_words(directory))
    places = frozenset(gazetteer.names)
    phrases = frozenset((*shipped_words(), *(load_words(settings.dictionary) if settings.dictionary else ())))
    vocabulary = Vocabulary(places, words - phrases - usable(places), phrases)
    engine = open_engine(directory, manifest.info())
    try:
        analyzer = load_analyzer(manifest.segmenter, read_words(directory))
        found = _headwords(engine, analyzer, read_headlines(directory), vocabulary)
        Catalogue.write(directory, found, load_readings())
    finally:
        engine.close()


def _catalogue_of(engine: Engine, analyzer: Analyzer) -> Catalogue:
    """The catalogue of an index that has none of its own, with people from bylines as its only names."""
    articles = engine.newest(engine.info.articles)
    headlines = (
        Headline(
            article.source,
            article.title,
            (*article.reporters, *article.correspondents, *article.photographers),
            article.date.first_day if article.date else 0,
        )
        for article in articles
    )
    places = frozenset(district for article in articles for district in article.districts)
    vocabulary = Vocabulary(places, frozenset(), frozenset(shipped_words()))
    return Catalogue.of(_headwords(engine, analyzer, headlines, vocabulary), load_readings())


def _headwords(
    engine: Engine, analyzer: Analyzer, headlines: Iterable[Headline], vocabulary: Vocabulary
) -> Iterable[Headword]:
    def count(text: str) -> int:
        return engine.search(make_plan(Exact(text), SearchRequest(limit=1), analyzer)).total

    return headwords(engine.lexicon(), headlines, vocabulary, engine.info.articles, count)


def _built_by(segmenter: str, settings: Settings) -> BuiltBy:
    return BuiltBy(
        format=FORMAT,
        analyzer=f"{_package_digest('search.analysis')}-{segmenter_version(segmenter)}-{_digest(settings.dictionary)}",
        parser=f"{_package_digest('search.ingest')}-{_digest(settings.gazetteer)}",
        whoosh=ENGINE_VERSION,
    )


def _digest(path: Path | None) -> str:
    """Of the file at *path*; `-` when there is none."""
    if path is None:
        return "-"
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise ConfigError(f"读不了 {path}：{error.strerror}") from error


@cache
def _package_digest(package: str) -> str:
    """
    Of the code and data of *package*.

    A number to be raised by hand would be forgotten one day, and an index would then answer by other rules than it
    was built by. That a comment causes a rebuild, too, is the price.
    """
    digest = hashlib.sha256()
    pending = [files(package)]
    while pending:
        for entry in sorted(pending.pop().iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                pending.append(entry)
            elif entry.name.endswith((".py", ".tsv", ".toml", ".txt")):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _difference(generation: Generation, needed: BuiltBy) -> str:
    built = generation.manifest.built_by
    names = [
        name for name in BuiltBy.__slots__ if name != "parser" and getattr(built, name) != getattr(needed, name)
    ]
    return "、".join(f"{name} {getattr(built, name)} ≠ {getattr(needed, name)}" for name in names)


def _article(engine: Engine, article_id: str) -> Article:
    article = engine.article(article_id)
    if article is None:
        raise ArticleNotFoundError("没有这篇稿件，或它已不在索引里")
    return article


@dataclass(frozen=True, slots=True)
class _Answer:
    """
    An engine's answer to a query.

    Attributes:
        plan: What it answers: the query as asked, or a wider one.
        partial_total: How many of its hits are partial.
    """

    plan: Plan
    result: EngineResult
    partial_total: int = 0


def _answer(plan: Plan, engine: Engine) -> _Answer:
    """
    The answer to *plan*, or to a wider one where too little matches the whole.

    What holds some words only answers when nothing holds all; and after what does, when a long query, of which readers
    do not know how it was printed, finds next to nothing. In another order than that of relevance it could not come
    after, so there it stays away. Quoted strings are given up last, and only beside bare words: then, too, the hits are
    partial, and name them as missing.
    """
    full = engine.search(plan)
    is_long = len(content_words(plan, empty_words())) >= LONG_QUERY
    if full.total and not (is_long and full.total < FEW_FULL and plan.request.sort is Sort.RELEVANCE):
        return _Answer(plan, full)
    for share, quotes in ((TELLING_SHARE, True), (TELLING_SHARE, False), (0.0, False)):
        wider = relaxed(plan, empty_words(), share, quotes=quotes)
        if wider is None or (full.total and not share):
            continue
        if full.total:
            wider = Plan(AnyOf((plan.root, wider.root)), plan.request)
        answer = engine.search(wider)
        if answer.total > full.total:
            return _Answer(wider, answer, answer.total - full.total)
    return _Answer(plan, full)


def _suggestions(
    query: Node, request: SearchRequest, answer: EngineResult, snapshot: _Snapshot, *, own: int
) -> tuple[Suggestion, ...]:
    """
    Other spellings of *query* that find more under the same filters, when its *answer* has few exact hits.

    Args:
        own: Number of hits for the query itself, and not for some of its words only.
    """
    if answer.exact_total >= FEW_HITS or request.offset:
        return ()
    found: list[Suggestion] = []
    for guess in guesses(query, snapshot.catalogue(), snapshot.analyzer):
        # What does occur as it was typed is doubted for good reason only: the other sounds the same and is common.
        if answer.exact_total and guess.basis is SuggestionBasis.SLIP:
            continue
        asked = replace(request, text=str(guess.query), limit=1)
        better = snapshot.engine.search(make_plan(guess.query, asked, snapshot.analyzer, snapshot.aliases))
        if better.total > own and better.exact_total > answer.exact_total * RARER:
            found.append(Suggestion(asked.text, guess.basis, better.total))
            if len(found) == MAX_SUGGESTIONS:
                break
    return tuple(found)


def _missing(article: Article, asked: Plan, plan: Plan) -> tuple[str, ...]:
    """The words and quoted strings that a partial match of *plan* does not show; parts of longer ones are not named."""
    text = "\n".join(fold(part) for part in (article.title, article.kicker, article.subtitle))
    text += "\n" + "\n".join(fold(paragraph.text) for paragraph in article.paragraphs)
    some = [leaf for leaf in leaves(plan.root) if isinstance(leaf, SomeOf)]
    phrases = {phrase for leaf in some for phrase in leaf.phrases}
    quoted = [leaf.needle.text for leaf in leaves(asked.root) if isinstance(leaf, Leaf) and not leaf.loose]
    wanted = [string for string in quoted if string in phrases]
    wanted += [word for leaf in some for word in leaf.words]
    absent = [word for word in wanted if find(word, text) < 0]
    return tuple(word for word in absent if not any(word != other and word in other for other in absent))


def _hit(found: EngineHit, engine: Engine, asked: Plan, plan: Plan, highlighter: Highlighter) -> Hit:
    article = engine.article(found.article_id)
    if article is None:
        raise EngineError(f"索引里缺少稿件 {found.article_id}；请运行 mudan index --rebuild")
    paragraph = next((p for p in article.paragraphs if p.id == found.paragraph_id), None)
    excerpts, places = snippets((paragraph,) if paragraph else article.paragraphs, highlighter)
    title, kicker, subtitle = map(highlighter.highlight, (article.title, article.kicker, article.subtitle))
    if paragraph is None:
        places += sum(len(text.spans) for text in (title, kicker, subtitle))
    return Hit(
        article=article,
        paragraph=paragraph,
        score=found.score,
        match=found.match,
        matches=places,
        missing=_missing(article, asked, plan) if found.match is Match.PARTIAL else (),
        title=title,
        kicker=kicker,
        subtitle=subtitle,
        snippets=excerpts,
    )
