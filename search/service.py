"""
The use cases of readers: search, read, complete, explain. What every front end calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import repeat
from time import perf_counter

from search import ingest
from search.analysis.analyzer import Analyzer
from search.analysis.normalize import fold
from search.answering.answers import answer, possible
from search.answering.highlight import Highlighter
from search.answering.hits import article_of, hit_of, missing_of, printings
from search.answering.meant import completions, parts, remarks_on, suggestions
from search.answering.relating import related
from search.answering.sampling import samples
from search.cataloguing import catalogue_of
from search.engine import Engine, EngineResult, IndexInfo, Issue
from search.errors import PageNotFoundError, Said
from search.exporting import Export, Exported
from search.facets import facets
from search.following import Follower, IndexState
from search.indexing.generations import Generations
from search.model import Article, PartialDate, RawPage
from search.query.nodes import Exact
from search.query.plan import AllOf, AnyOf, Attribute, Plan, leaves
from search.query.planning import searched_as
from search.query.request import MAX_LIMIT, Reprints, SearchRequest, Sort
from search.ranking.explanation import Explanation
from search.ranking.order import as_printed
from search.results import (
    Completion,
    FacetValue,
    HighlightedArticle,
    Printings,
    QueryPart,
    SearchResult,
)
from search.schema import Zone
from search.settings import Settings
from search.snapshots import Snapshot

MAX_ISSUE = 1_000
"""Articles that are put in order for an issue; more than any day has that was printed."""


class SearchService:
    """
    Answers requests from the current generation of an index, and follows it when a new one is published.

    Args:
        snapshots: Gives what is current; called for every request, so it must be cheap when nothing changed.
        state: Tells which generation answers; the one that is current, when not given.
    """

    def __init__(
        self,
        snapshots: Callable[[], Snapshot],
        state: Callable[[], IndexState] | None = None,
    ) -> None:
        self._snapshots = snapshots
        self._state = state

    @classmethod
    def open(cls, settings: Settings) -> SearchService:
        """The service over the index that *settings* name; whether there is one is looked at on each request."""
        follower = Follower(Generations(settings.index), settings)
        return cls(follower, follower.state)

    @classmethod
    def over(cls, engine: Engine, analyzer: Analyzer) -> SearchService:
        """The service over an *engine* that is already open."""
        snapshot = Snapshot("", engine, analyzer, cache(lambda: catalogue_of(engine, analyzer)))
        return cls(lambda: snapshot)

    def of_one_generation(self) -> OneGeneration:
        """The same, but all its answers are from one generation: what is current at the first of them."""
        return OneGeneration(self._snapshots, self._state)

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
        query = snapshot.read(request.text)
        asked = snapshot.plan(request, query)
        found = answer(asked, snapshot.engine)
        highlighter = Highlighter(leaves(found.plan.root, of_article=True), leaves(asked.root))
        return SearchResult(
            request=asked.request,
            query=query,
            searched_as=searched_as(request.text, query, snapshot.aliases),
            total=found.result.total,
            distinct_total=found.result.distinct_total,
            exact_total=found.result.exact_total,
            words_total=found.result.words_total,
            partial_total=found.partial_total,
            possible_total=possible(found.plan, found.result.total, snapshot.engine),
            hits=tuple(hit_of(hit, snapshot, asked, found.plan, highlighter) for hit in found.result.hits),
            facets=facets(found.result.facets, found.result.facet_sizes, asked.request),
            remarks=tuple(remarks_on(request, found.result, snapshot)),
            suggestions=suggestions(
                query, asked, found.result, snapshot, own=found.result.total - found.partial_total
            ),
            took_ms=(perf_counter() - started) * 1000,
            generation=snapshot.engine.info.generation,
        )

    def suggest(self, request: SearchRequest) -> tuple[Completion, ...]:
        """
        What may be meant by the text of *request*, the beginning of a query: at most its limit, each with what it finds.

        What finds nothing under the filters is left out; see `search.suggestions.catalogue.Catalogue.complete`.
        """
        return completions(request, self._snapshots())

    def parts(self, request: SearchRequest) -> tuple[QueryPart, ...]:
        """
        What each part of the text of *request* finds by itself under its filters: where all together find nothing.

        Raises QuerySyntaxError as `search` does.
        """
        snapshot = self._snapshots()
        return parts(snapshot.read(request.text), request, snapshot)

    def export(self, request: SearchRequest, most: int | None = None, first: int = 0) -> Export:
        """
        Everything that answers *request*, or *most* of it from the hit at *first*, whatever its window and each reprint by
        itself; all from one generation.

        Raises as `search` does, before anything is given.
        """
        snapshot = self._snapshots()
        plan = snapshot.plan(replace(request, limit=1, offset=0, facets=()))
        found = answer(plan, snapshot.engine)

        def everything() -> Iterator[Exported]:
            for hit in snapshot.engine.every(found.plan, most, first):
                article, folded = snapshot.engine.read(hit)
                paragraph = next((p for p in article.paragraphs if p.id == hit.paragraph_id), None)
                missing = missing_of(hit, article, folded, plan, found.plan)
                yield Exported(article, paragraph, hit.match, missing)

        total = found.result.total
        last = total if most is None else min(total, first + most)
        return Export(everything(), total, snapshot.engine.info.generation, first, max(first, last))

    def explain(
        self,
        request: SearchRequest,
        article_ids: Iterable[str],
        paragraph_ids: Iterable[str | None] = repeat(None),
    ) -> tuple[Explanation | None, ...]:
        """
        Why each article, or the paragraph that is named of it, has its score for the text of *request*.

        None for one that does not match even in part.

        Raises ArticleNotFoundError, and QuerySyntaxError as `search` does.
        """
        snapshot = self._snapshots()
        plan = answer(snapshot.plan(request), snapshot.engine).plan
        return snapshot.engine.explain(plan, article_ids, paragraph_ids)

    def article(self, article_id: str) -> Article:
        """The article with this id; ArticleNotFoundError when there is none."""
        return article_of(self._snapshots().engine, article_id)

    def raw_page(self, page_id: str) -> RawPage:
        """
        The page with this id as it was read, whatever became of its lines.

        Raises PageNotFoundError when there is none; ready articles have no page.
        """
        pages = self._snapshots().raw_pages
        found = pages.get(page_id) if pages else None
        if found is None:
            raise PageNotFoundError(Said("没有这一版的原文，或它已不在索引里"))
        return found

    def related(self, article: Article, limit: int = 5) -> tuple[Article, ...]:
        """At most *limit* other articles about the same, the likest first, reprints aside; see `search.answering.relating`."""
        snapshot = self._snapshots()
        return related(article, snapshot.engine, snapshot.analyzer, limit)

    def reprints(self, article: Article) -> Printings:
        """Where else the text of *article* was printed, the oldest first; see `search.reprints`."""
        engine = self._snapshots().engine
        return printings(engine.reprints(article.id), engine)

    def page(self, source: str) -> tuple[Article, ...]:
        """The articles of the page *source* in their order; none where it holds more than MAX_LIMIT, and is no page."""
        asked = SearchRequest(sources=(source,), sort=Sort.PAGE, reprints=Reprints.ALL, limit=MAX_LIMIT, facets=())
        engine = self._snapshots().engine
        found = engine.search(Plan(AllOf(()), asked))
        return tuple(engine.read(hit).article for hit in found.hits) if found.total <= MAX_LIMIT else ()

    def kept_pages(self, page_ids: Iterable[str]) -> frozenset[str]:
        """Those of *page_ids* whose page `raw_page` has."""
        pages = self._snapshots().raw_pages
        return frozenset(one for one in page_ids if one in pages) if pages is not None else frozenset()

    def highlight(self, article: Article, text: str) -> HighlightedArticle:
        """*article* with everything highlighted that the query *text* asks for; QuerySyntaxError as in `search`."""
        snapshot = self._snapshots()
        plan = snapshot.plan(SearchRequest(text))
        texts = (article.title, article.kicker, article.subtitle, *(p.text for p in article.paragraphs))
        zones = (Zone.TITLE, Zone.DECK, Zone.DECK, *[Zone.BODY] * len(article.paragraphs))  # a query parts no lead
        title, kicker, subtitle, *paragraphs = Highlighter(leaves(plan.root)).highlight_all(texts, zones)
        return HighlightedArticle(
            title=title,
            kicker=kicker,
            subtitle=subtitle,
            paragraphs=tuple(paragraphs),
        )

    def filed(self, fields: Iterable[str], value: str, request: SearchRequest) -> SearchResult:
        """
        The answer to *request*, its text aside: articles of which one of *fields* has just this *value*, however it is written.

        Args:
            fields: Of `search.schema.ATTRIBUTES`, such as `reporter` and `correspondent` for one person.
        """
        started = perf_counter()
        snapshot, plan = self._snapshots(), _filed(fields, value, request)
        return _listed(plan, snapshot.engine.search(plan), snapshot, started)

    def people(self) -> tuple[str, ...]:
        """Everybody who made an article, in whatever role and as printed, sorted."""
        return self._snapshots().engine.people()

    def issues(self) -> tuple[Issue, ...]:
        """Every issue in the order of time, the coarser first, what is without a date last."""
        return self._snapshots().engine.issues()

    def pages(self) -> int:
        """Number of pages of newsprint, as far as articles say what they are on; see `Article.page_key`."""
        return self._snapshots().engine.pages()

    def issue(self, date: PartialDate | None, limit: int, offset: int = 0) -> SearchResult:
        """
        What was printed on this *date*, which is as precise as that of an Issue, in the order of the pages.

        More than MAX_ISSUE articles, as a year of ready ones that have no day may be, come in the order of their files.
        """
        started = perf_counter()
        asked = SearchRequest(sort=Sort.PAGE, reprints=Reprints.ALL, limit=limit, offset=offset)
        snapshot, plan = self._snapshots(), _filed(("issue",), str(date or ""), asked)
        engine = snapshot.engine
        found = engine.search(plan)
        if found.total <= MAX_ISSUE:
            hits = sorted(engine.every(plan), key=lambda hit: as_printed(engine.read(hit).article))
            found = found._replace(hits=tuple(hits[offset : offset + limit]))
        return _listed(plan, found, snapshot, started)

    def ids(self, first: int, most: int) -> tuple[str, ...]:
        """The ids of *most* articles from the one at *first*, in an order that a generation keeps."""
        return self._snapshots().engine.ids(first, most)

    def newest(self, limit: int) -> tuple[Article, ...]:
        """The newest *limit* articles."""
        return self._snapshots().engine.newest(limit)

    def samples(self) -> Mapping[str, str]:
        """Strings of the current generation to make examples of, none from an empty one; see `search.answering.sampling`. Costs a few searches."""
        snapshot = self._snapshots()

        def is_answered(text: str) -> bool:
            result = self.search(SearchRequest(text, limit=1, facets=()))
            return bool(result.exact_total or result.suggestions)

        return samples(snapshot.engine, snapshot.analyzer, snapshot.catalogue(), is_answered)

    def districts(self) -> tuple[FacetValue, ...]:
        """Every district with its number of articles, largest first."""
        return self.search(SearchRequest(limit=1, facets=("district",))).facet("district").values

    def parents(self) -> Mapping[str, str]:
        """District → the place it lies in (empty for the city itself), as the gazetteer has them."""
        return {district.name: district.parent for district in _districts(self._snapshots())}

    def districts_named(self, name: str) -> tuple[str, ...]:
        """The districts that *name* may mean, by the gazetteer: one of another name; of a town, all that have one so called."""
        return self._snapshots().districts_named(name)

    def towns(self, district: str) -> tuple[FacetValue, ...]:
        """
        The towns of *district* that its articles name, those named in most first.

        Counted is what the quoted name finds there: towns are no facet, since an article names many in passing.
        """
        snapshot = self._snapshots()

        def hits(town: str) -> int:
            asked = SearchRequest(districts=(district,), limit=1, facets=())
            return snapshot.engine.count(snapshot.plan(asked, Exact(town)))

        towns = [town for one in _districts(snapshot) if one.name == district for town in one.towns]
        counted = [FacetValue(town, hits(town)) for town in towns]
        return tuple(sorted((one for one in counted if one.count), key=lambda one: -one.count))

    def state(self) -> IndexState:
        """Which generation answers in this process, and why not another; never raises for want of an index."""
        if self._state is not None:
            return self._state()
        info = self.info()
        return IndexState(info.generation, info.built_at)

    def info(self) -> IndexInfo:
        """What the current generation holds."""
        return self._snapshots().engine.info


class OneGeneration(SearchService):
    """A service whose answers are all from the generation that is current at the first of them."""

    def __init__(self, snapshots: Callable[[], Snapshot], state: Callable[[], IndexState] | None) -> None:
        self._first = _First(snapshots)
        super().__init__(self._first, state)

    @property
    def generation(self) -> str:
        """That generation; empty while nothing was asked."""
        return self._first.given.engine.info.generation if self._first.given else ""

    @property
    def files(self) -> str:
        """The fingerprint of the files of the settings that its answers depend on; empty while nothing was asked."""
        return self._first.given.files if self._first.given else ""


class _First:
    """Gives what is current when it is first asked. No method of the service, which would keep itself, and its files, from going."""

    def __init__(self, snapshots: Callable[[], Snapshot]) -> None:
        self._snapshots = snapshots
        self.given: Snapshot | None = None

    def __call__(self) -> Snapshot:
        if self.given is None:
            self.given = self._snapshots()
        return self.given


def _filed(fields: Iterable[str], value: str, request: SearchRequest) -> Plan:
    return Plan(AnyOf(tuple(Attribute(field, fold(value), whole=True) for field in fields)), request)


def _listed(plan: Plan, found: EngineResult, snapshot: Snapshot, started: float) -> SearchResult:
    """What an engine answered to a plan without words, asked at *started*, as readers get it."""
    return SearchResult(
        request=plan.request,
        searched_as="",
        total=found.total,
        distinct_total=found.distinct_total,
        exact_total=found.exact_total,
        words_total=found.words_total,
        hits=tuple(hit_of(hit, snapshot, plan, plan, Highlighter(())) for hit in found.hits),
        facets=facets(found.facets, found.facet_sizes, plan.request),
        took_ms=(perf_counter() - started) * 1000,
        generation=snapshot.engine.info.generation,
    )


def _districts(snapshot: Snapshot) -> tuple[ingest.District, ...]:
    return snapshot.gazetteer().districts if snapshot.gazetteer else ()
