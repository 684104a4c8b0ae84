"""
A search service to put behind the pages: real answers over a few articles, without an index.

It is a fake, not a mock: it matches, ranks, counts and marks by plain string search, and it raises the errors of the
real one. What it promises is the shape of `search.SearchService`; `tests/browser` runs the same pages over the
real service.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search import (
    FACETS,
    MAX_LIMIT,
    MOST_PRINTINGS,
    Article,
    ArticleNotFoundError,
    Completion,
    CompletionKind,
    DateBasis,
    Explanation,
    Facet,
    FacetValue,
    Highlighted,
    HighlightedArticle,
    Hit,
    IndexInfo,
    IndexMissingError,
    IndexState,
    Issue,
    Kind,
    LineRole,
    Match,
    Page,
    PageLine,
    PageNotFoundError,
    Paragraph,
    PartialDate,
    Printings,
    QueryPart,
    QuerySyntaxError,
    RawPage,
    Said,
    SearchRequest,
    SearchResult,
    SearchService,
    Settings,
    Snippet,
    Sort,
    Span,
    SpanKind,
    Suggestion,
    SuggestionBasis,
    Unit,
    fold,
    rebuild,
)
from search.facets import facets, largest
from search.query.nodes import Bare, Node
from search.query.parser import parse
from search.query.request import alike
from web import create_app


def article(number: int, title: str, *texts: str, **more: Any) -> Article:
    """An article of these paragraphs, each on two lines of its page."""
    paragraphs = tuple(Paragraph(f"p{i}", text, 2 * i, 2 * i + 1) for i, text in enumerate(texts, 1))
    return Article(id=f"a{number:03d}", source="000_page.txt", title=title, paragraphs=paragraphs, **more)


ARTICLES = (
    article(
        1,
        "决战决胜脱贫攻坚",
        "本报讯 4月3日,全县脱贫攻坚工作会议召开。会议强调,今年是脱贫攻坚收官之年。",
        "与会人员观看了专题片,各镇街作了表态发言。",
        "会议要求,对标对表抓落实,奋力夺取脱贫攻坚全面胜利。",
        kicker="县委召开会议",
        subtitle="——全县工作会议侧记",
        page_date=PartialDate(2020, 4, 3),
        date=PartialDate(2020, 4, 3),
        date_basis=DateBasis.INFERRED,
        date_evidence="今年是脱贫攻坚收官之年",
        districts=("巨野县",),
        reporters=("赵一",),
        correspondents=("钱二", "孙三"),
        flags=("repeated:88-90", "looping"),
    ),
    article(
        2,
        "春耕时节话生产",
        "小麦进入返青期,田间管理正当时。攻坚克难,扶贫与脱贫并举。",
        page_date=PartialDate(2020, 3, 28),
        date=PartialDate(2020, 3, 28),
        date_basis=DateBasis.DATELINE,
        districts=("曹县", "单县"),
    ),
    article(
        3,
        "街头一景",
        "志愿者为过往行人指路。脱贫攻坚宣传栏前,居民驻足观看。",
        kind=Kind.PHOTO,
        page_date=PartialDate(2020, 4),
        date=PartialDate(2020, 4),
        date_basis=DateBasis.FILENAME,
        districts=("牡丹区",),
        photographers=("李四",),
    ),
    article(
        4,
        "通知",
        "自即日起办理脱贫攻坚档案。",
        kind=Kind.NOTICE,
        page_date=PartialDate(2019),
        date=PartialDate(2019),
        districts=("巨野县",),
    ),
    article(5, "无日期的一则", "大唐5G,落户开发区。", kind=Kind.BRIEF),
)


def raw_page_of(articles: Sequence[Article]) -> RawPage:
    """The page that *articles* of one source are read from; the last line is a page number, in no article."""
    printed = {1: "牡丹晚报", 99: "A02"}
    lines = [PageLine(1, LineRole.MASTHEAD, ""), PageLine(99, LineRole.PAGE_NUMBER, "")]
    at = 2
    for one in articles:
        texts = [
            (LineRole.TITLE, one.title),
            *((LineRole.PARAGRAPH, paragraph.text) for paragraph in one.paragraphs),
        ]
        for role, text in texts:
            printed[at] = text
            lines.append(PageLine(at, role, one.id))
            at += 2
    text = "\n".join(printed.get(number, "") for number in range(1, 100))
    return RawPage(Page(articles[0].source, text), tuple(sorted(lines, key=lambda line: line.number)))


class Asked:
    """What is asked of a double goes through it: from then on it tells the generation."""

    files = ""

    def __init__(self, service: Any) -> None:
        self._service = service
        self.generation = ""

    def __getattr__(self, name: str) -> Any:
        self.generation = self._service.generation
        return getattr(self._service, name)


class FakeService:
    """`SearchService` over a tuple of articles."""

    files = ""

    def __init__(self, articles: tuple[Article, ...] = ARTICLES, generation: str = "gen-0001") -> None:
        self.articles = articles
        self.generation = generation
        self.requests: list[SearchRequest] = []

    def of_one_generation(self) -> Asked:
        return Asked(self)

    def search(self, request: SearchRequest) -> SearchResult:
        self.requests.append(request)
        terms = self._terms(request.text)
        scored = [(one, match) for one in self.articles if (match := self._match(one, request.text, terms))]
        if not scored:
            scored = [
                (one, Match.PARTIAL) for one in self.articles if any(term in self._text(one) for term in terms)
            ]
        kept = [(one, match) for one, match in scored if self._passes(one, request)]
        if request.sort is Sort.NEWEST:
            kept.sort(key=lambda pair: pair[0].date.first_day if pair[0].date else 0, reverse=True)
        else:
            kept.sort(key=lambda pair: pair[1] is not Match.EXACT)
        hits = [hit for one, match in kept for hit in self._hits(one, match, request, terms)]
        distinct = hits if request.unit is Unit.PARAGRAPH else self._distinct(hits)
        shown = distinct if request.collapses else hits
        return SearchResult(
            request=request,
            query=self._read(request.text),
            distinct_total=len(distinct),
            searched_as='""' if terms and set("".join(terms)) <= set("，。") else " AND ".join(terms),
            total=len(hits),
            exact_total=sum(hit.match is Match.EXACT for hit in hits),
            words_total=sum(hit.match is Match.WORDS for hit in hits),
            partial_total=sum(hit.match is Match.PARTIAL for hit in hits),
            hits=tuple(shown[request.offset : request.offset + request.limit]),
            facets=self._facets([one for one, _ in scored], request),
            suggestions=self._suggestions(request),
            took_ms=1.234567,
            generation=self.generation,
        )

    def _read(self, text: str) -> Node:
        """*text* as `SearchService` reads it; as text, where that would refuse it."""
        try:
            return parse(text)
        except QuerySyntaxError:
            return Bare(text)

    def _distinct(self, hits: list[Hit]) -> list[Hit]:
        found = {hit.article.id for hit in hits}
        distinct: list[Hit] = []
        passed: set[str] = set()
        for hit in hits:
            if hit.article.id not in passed:
                others = tuple(one for one in self.reprints(hit.article).articles if one.id in found)
                passed.update(one.id for one in others)
                distinct.append(replace(hit, reprints=Printings(others, len(others))))
        return distinct

    def parts(self, request: SearchRequest) -> tuple[QueryPart, ...]:
        terms = self._terms(request.text)
        alone = (QueryPart(term, self.search(replace(request, text=term)).total) for term in terms)
        return tuple(alone) if len(terms) > 1 else ()

    def explain(
        self, request: SearchRequest, article_ids: Iterable[str], paragraph_ids: Iterable[str | None] = ()
    ) -> tuple[Explanation | None, ...]:
        scores = {hit.article.id: hit.score for hit in self.search(request).hits}
        return tuple(
            Explanation("总分", scores[one], (Explanation(request.text),)) if one in scores else None
            for one in article_ids
        )

    def suggest(self, request: SearchRequest) -> tuple[Completion, ...]:
        text = request.text.strip()
        found = [one.title for one in self.articles if text and text in one.title and self._passes(one, request)]
        return tuple(
            Completion(title, title, CompletionKind.HEADLINE, 1) for title in found[: min(request.limit, 20)]
        )

    def article(self, article_id: str) -> Article:
        for one in self.articles:
            if one.id == article_id:
                return one
        raise ArticleNotFoundError(f"没有编号为 {article_id} 的稿件")

    def highlight(self, article: Article, text: str) -> HighlightedArticle:
        terms = self._terms(text)
        return HighlightedArticle(
            title=self._marked(article.title, text, terms),
            kicker=self._marked(article.kicker, text, terms),
            subtitle=self._marked(article.subtitle, text, terms),
            paragraphs=tuple(self._marked(paragraph.text, text, terms) for paragraph in article.paragraphs),
        )

    def filed(self, fields: tuple[str, ...], value: str, request: SearchRequest) -> SearchResult:
        self.requests.append(request)
        found = [
            one
            for one in self.articles
            if any(fold(value) in map(fold, self._values(one, field)) for field in fields)
        ]
        hits = [hit for one in found for hit in self._hits(one, Match.EXACT, request, [])]
        return SearchResult(
            request=request,
            searched_as="",
            total=len(hits),
            distinct_total=len(hits),
            exact_total=0,
            hits=tuple(hits[request.offset : request.offset + request.limit]),
            facets=self._facets(found, request),
            took_ms=1.0,
            generation=self.generation,
        )

    def districts_named(self, name: str) -> tuple[str, ...]:
        """凤凰镇 is a town of one county, 城关镇 of two."""
        return {"凤凰镇": ("巨野县",), "城关镇": ("巨野县", "曹县")}.get(fold(name), ())

    def issues(self) -> tuple[Issue, ...]:
        counts = Counter(one.page_date for one in self.articles)
        dates = sorted(counts, key=lambda date: (date is None, date or PartialDate(1)))
        return tuple(Issue(date, counts[date], 1) for date in dates)

    def samples(self) -> dict[str, str]:
        return {}  # as of an archive that holds nothing

    def pages(self) -> int:
        return len({one.page_key for one in self.articles})

    def issue(self, date: PartialDate | None, limit: int, offset: int = 0) -> SearchResult:
        return self.filed(("issue",), str(date or ""), SearchRequest(limit=limit, offset=offset))

    def people(self) -> tuple[str, ...]:
        return tuple(sorted({name for article in self.articles for name in article.people}))

    def newest(self, limit: int) -> tuple[Article, ...]:
        return self.articles[:limit]

    def parents(self) -> dict[str, str]:
        return {"菏泽市": "", **dict.fromkeys(("巨野县", "曹县", "单县", "牡丹区"), "菏泽市")}

    def towns(self, district: str) -> tuple[FacetValue, ...]:
        texts = [self._text(one) for one in self.articles if district in one.districts]
        counts = [FacetValue(town, sum(town in text for text in texts)) for town in ("麒麟镇", "龙堌镇")]
        return tuple(one for one in counts if one.count)

    def page(self, source: str) -> tuple[Article, ...]:
        found = tuple(one for one in self.articles if one.source == source)
        return found if len(found) <= MAX_LIMIT else ()

    def raw_page(self, page_id: str) -> RawPage:
        for one in self.articles:
            if one.page_id == page_id and one.source.endswith(".txt"):
                return raw_page_of([article for article in self.articles if article.source == one.source])
        raise PageNotFoundError(Said("没有这一版的原文，或它已不在索引里"))

    def kept_pages(self, page_ids: Iterable[str]) -> frozenset[str]:
        return frozenset(page_ids) & {one.page_id for one in self.articles if one.source.endswith(".txt")}

    def reprints(self, article: Article) -> Printings:
        """Those of the same paragraphs, to the letter."""
        texts = [paragraph.text for paragraph in article.paragraphs]
        same = [one for one in self.articles if [paragraph.text for paragraph in one.paragraphs] == texts]
        others = [one for one in same if one is not article]
        return Printings(tuple(others[:MOST_PRINTINGS]), len(others))

    def related(self, article: Article, limit: int = 5) -> tuple[Article, ...]:
        return tuple(one for one in self.articles if one is not article)[: min(limit, 2)]

    def state(self) -> IndexState:
        return IndexState(self.generation, "2026-01-01T00:00:00+00:00", 1000)

    def info(self) -> IndexInfo:
        dates = [one.date for one in self.articles if one.date]
        return IndexInfo(
            generation=self.generation,
            sources=1,
            articles=len(self.articles),
            paragraphs=sum(len(one.paragraphs) for one in self.articles),
            characters=19_034,
            since=min(dates, default=None),
            until=max(dates, default=None),
            built_at="2026-01-02T03:04:05Z",
            analyzer="fake",
        )

    def _suggestions(self, request: SearchRequest) -> tuple[Suggestion, ...]:
        mended = request.text.replace("脱贫公坚", "脱贫攻坚")
        return (Suggestion(mended, SuggestionBasis.SOUND, 3),) if mended != request.text else ()

    def _terms(self, text: str) -> list[str]:
        if text.count('"') % 2:
            at = text.rindex('"') + 1
            raise QuerySyntaxError(
                Said("第 %(n)s 字的引号 %(sign)s 没有配对；文字本身带引号的，用「」括起来", n=at, sign='"'),
                text,
                at,
            )
        return text.split()

    def _words(self, terms: list[str]) -> list[str]:
        return [term[at : at + 2] for term in terms for at in range(0, len(term), 2)]

    def _text(self, one: Article) -> str:
        return "\n".join((one.title, *(paragraph.text for paragraph in one.paragraphs)))

    def _match(self, one: Article, text: str, terms: list[str]) -> Match | None:
        whole = self._text(one)
        if all(term in whole for term in terms):
            return Match.EXACT
        return Match.WORDS if all(word in whole for word in self._words(terms)) else None

    def _values(self, one: Article, facet: str) -> tuple[str, ...]:
        match facet:
            case "district":
                return one.districts
            case "kind":
                return (str(one.kind),)
            case "reporter":
                return (*one.reporters, *one.photographers)
            case "source":
                return tuple(filter(None, (one.source, one.paper)))
            case "issue":
                return (str(one.page_date or ""),)
            case "correspondent":
                return one.correspondents
            case "person":
                return one.people
            case "day":
                return (str(one.date),) if one.date and one.date.day else ()
            case _:
                return (str(one.date)[:7] if one.date else "",)

    def _passes(self, one: Article, request: SearchRequest, without: str = "") -> bool:
        return (without == "date" or self._in_range(one.date, request)) and all(
            facet == without
            or not request.chosen(facet)
            or {alike(facet, value) for value in request.chosen(facet)}
            & {alike(facet, value) for value in self._values(one, facet)}
            for facet in FACETS
        )

    def _in_range(self, date: PartialDate | None, request: SearchRequest) -> bool:
        if not request.narrows_dates:
            return True
        if date is None:
            return request.undated
        if not (request.since or request.until):
            return False
        after = request.since is None or date.last_day >= request.since.first_day  # what may be of the time is
        return after and (request.until is None or date.first_day <= request.until.last_day)

    def _hits(self, one: Article, match: Match, request: SearchRequest, terms: list[str]) -> Iterator[Hit]:
        snippets = [
            Snippet(paragraph.id, marked.text, marked.spans)
            for paragraph in one.paragraphs
            if (marked := self._marked(paragraph.text, request.text, terms)).spans or not terms
        ]
        hit = Hit(
            article=one,
            paragraph=None,
            score=2.0 if match is Match.EXACT else 1.0,
            match=match if terms else None,
            matches=sum(len(snippet.spans) for snippet in snippets),
            exact_matches=sum(span.kind is SpanKind.EXACT for snippet in snippets for span in snippet.spans),
            title=self._marked(one.title, request.text, terms),
            kicker=self._marked(one.kicker, request.text, terms),
            subtitle=self._marked(one.subtitle, request.text, terms),
            snippets=tuple(snippets[:3]),
            missing=tuple(term for term in terms if match is Match.PARTIAL and term not in self._text(one)),
        )
        if request.unit is Unit.ARTICLE:
            yield hit
        else:
            by_id = {paragraph.id: paragraph for paragraph in one.paragraphs}
            for snippet in snippets:
                yield replace(hit, paragraph=by_id[snippet.paragraph], snippets=(snippet,))

    def _marked(self, text: str, query: str, terms: list[str]) -> Highlighted:
        spans: list[Span] = []
        for strings, kind in ((terms, SpanKind.EXACT), (self._words(terms), SpanKind.WORD)):
            for string in strings:
                at = text.find(string)
                while at >= 0:
                    if all(at + len(string) <= span.start or at >= span.end for span in spans):
                        spans.append(Span(at, at + len(string), kind))
                    at = text.find(string, at + 1)
        return Highlighted(text, tuple(sorted(spans, key=lambda span: span.start)))

    def _facets(self, matched: list[Article], request: SearchRequest) -> tuple[Facet, ...]:
        counts = {
            facet: Counter(
                value
                for one in matched
                if self._passes(one, request, without="date" if facet == "day" else facet)
                for value in self._values(one, facet)
            )
            for facet in request.facets
        }
        named = {facet: largest(facet, counts[facet], request) for facet in counts}
        return facets(named, {facet: len(counts[facet]) for facet in counts}, request)


class MissingIndexService:
    """`SearchService` before the first `mudan index`."""

    generation = files = ""

    def state(self) -> IndexState:
        return IndexState(refused="No index at index/; run `mudan index seeds/`.")

    def of_one_generation(self) -> MissingIndexService:
        return self

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def fail(*args: object, **kwargs: object) -> Any:
            raise IndexMissingError("No index at index/; run `mudan index seeds/`.")

        return fail


class Client(FlaskClient):
    """A client that reads every answer to its end, so that files it was sent are closed."""

    def open(self, *args: Any, buffered: bool = True, **more: Any) -> TestResponse:
        return super().open(*args, buffered=buffered, **more)


def app_over(service: object) -> Flask:
    """The application over a double of `SearchService`."""
    app = create_app(cast("SearchService", service))
    app.test_client_class = Client
    return app


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has much to do is slow, and no answer here is to be given up for it."""
    monkeypatch.setenv("MUDAN_TIME_BUDGET", "0")


@pytest.fixture
def service() -> FakeService:
    """A fake service over five articles."""
    return FakeService()


@pytest.fixture
def app(service: FakeService) -> Flask:
    """The application over the fake service."""
    return app_over(service)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application over the fake service."""
    return app.test_client()


@pytest.fixture
def client_over() -> Callable[..., FlaskClient]:
    """Makes a client over the given articles, or over another double."""

    def make(*articles: Article, double: object = None) -> FlaskClient:
        return app_over(double if double is not None else FakeService(articles)).test_client()

    return make


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Makes an article from a number, a title, texts and further fields."""
    return article


@pytest.fixture
def client_without_index() -> FlaskClient:
    """A client of the application before anything was indexed."""
    return app_over(MissingIndexService()).test_client()


@pytest.fixture
def page_size() -> int:
    """Hits on a page of results when nothing else is asked for."""
    return int(Settings().page_size)


@pytest.fixture
def client_of_files(tmp_path: Path) -> Callable[[Mapping[str, str]], FlaskClient]:
    """The pages over the real service, and an index of files of these names with these texts."""

    def made(files: Mapping[str, str]) -> FlaskClient:
        corpus, settings = tmp_path / "corpus", Settings(index=tmp_path / "index")
        corpus.mkdir()
        for name, text in files.items():
            (corpus / name).write_text(text, "utf-8")
        rebuild([corpus], settings)
        return create_app(SearchService.open(settings)).test_client()

    return made
