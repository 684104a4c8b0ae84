"""
Here is a search, give me every URL that its page of results leads to, each one a change of the same request.

Facet links, chips, the pager and the ways to other forms of the same results are all made here, from the parameters that
`web.params` reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from urllib.parse import quote_plus

from search import MAX_WINDOW, Exact, PartialDate, Reprints, SearchRequest, Sort, Unit
from web.addresses import path_of
from web.checks import Cursor
from web.params import CHOSEN, ORDER, to_args


@dataclass(frozen=True, slots=True)
class Pager:
    """
    The way through the pages of one result.

    Attributes:
        current: Number of this page, from 1; larger than *last* when the URL points behind the end.
        last: Number of the last page.
        pages: Numbers and URLs worth showing, ascending, with gaps; pages beyond the reach of paging are left out.
    """

    current: int
    last: int
    pages: tuple[tuple[int, str], ...]
    previous: str | None
    next: str | None


@dataclass(frozen=True)  # without slots: what most links have in common is kept
class Links:
    """
    Every URL that a page of results leads to, each one a change of the same request.

    Whatever changes the set or order of hits starts again at the first of them.

    Attributes:
        path: Where the results live, `/search` below any mount point.
        page_size: The limit that goes without saying.
        generation: The generation of the index that answered, carried by cursors.
    """

    request: SearchRequest
    path: str
    page_size: int
    generation: str = ""

    def here(self) -> str:
        """The page of results itself."""
        return self._to(self.request)

    def first(self) -> str:
        """The first page of the same results."""
        return self.elsewhere(self.path)

    def elsewhere(self, path: str) -> str:
        """The same results in another form, whose address is *path*, from the first of them."""
        return _joined(path, self._query)

    def part(self, path: str, first: int) -> str:
        """The same results from hit *first*, which may lie beyond the reach of paging, in another form at *path*."""
        return url(path, [*self._pairs, ("cursor", str(Cursor(first, self.generation)))] if first else self._pairs)

    def over_time(self, path: str) -> str:
        """The trend of the same words under the same filters, at *path*."""
        return url(path, self.hidden("undated", "sort", "unit", "reprints", "limit"))

    def completing(self, path: str) -> str:
        """Completions of other words under the same filters, at *path*."""
        return url(path, self.hidden("q", "sort", "unit", "reprints", "limit"))

    @cached_property
    def _first(self) -> SearchRequest:
        """The request for the first of the hits, of which most links are a change."""
        return replace(self.request, offset=0) if self.request.offset else self.request

    @cached_property
    def _query(self) -> str:
        return _written(self._pairs)

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        return to_args(self._first, self.page_size)

    def at(self, offset: int) -> str | None:
        """The page that starts at hit *offset*; None where paging does not reach."""
        if not 0 <= offset <= MAX_WINDOW:
            return None
        return self._changed("cursor", str(Cursor(offset, self.generation)) if offset else "")

    def next_cursor(self, offset: int | None) -> str | None:
        """The cursor for hit *offset*; None at the end, or where paging does not reach."""
        if offset is None or self.at(offset) is None:
            return None
        return str(Cursor(offset, self.generation))

    def asking(self, text: str) -> str:
        """The same filters for another query text."""
        return self._to(replace(self._first, text=text))

    def exactly(self, text: str) -> str:
        """The same filters for just this *text*."""
        return self.asking(str(Exact(text)))

    def of_papers(self, date: PartialDate) -> str:
        """The same filters for what stands in the papers of this *date*."""
        return self.asking(f"刊期:{date}")

    def toggled(self, facet: str, value: str) -> str:
        """With this value of a facet added, or removed if it is there, however it is written."""
        without = self._first.without(facet, value)
        if without is not self._first:
            return self._to(without)
        before, after = self._around[facet]
        return f"{before}{facet}={_quoted(value)}{after}"

    @cached_property
    def _around(self) -> Mapping[str, tuple[str, str]]:
        """By facet what stands in a URL before and after one more value; a page has dozens that differ in it alone."""
        pairs = self._pairs
        found = {}
        before = 0
        for name in ("q", *CHOSEN):
            before += sum(own == name for own, _ in pairs)
            head, tail = url(self.path, pairs[:before]), _written(pairs[before:])
            found[name] = f"{head}{'&' if '?' in head else '?'}", f"&{tail}" if tail else ""
        return found

    def dated(self, value: str) -> str:
        """Within the year, month or day *value*, or without dates if that is what is set."""
        return self.between(value, value)

    def between(self, since: PartialDate | str, until: PartialDate | str) -> str:
        """Within a range of dates, or without dates if that range is what is set."""
        first, last = str(since), str(until)
        if (first, last) == self._range:
            return self.without("date")
        before, after = self._around_range
        return f"{before}from={first}&to={last}{after}"

    @cached_property
    def _range(self) -> tuple[str, str]:
        return str(self.request.since or ""), str(self.request.until or "")

    @cached_property
    def _around_range(self) -> tuple[str, str]:
        """What stands in a URL before and after the range of dates; a page has hundreds that differ in it alone."""
        ends = PartialDate(1), PartialDate(9999)
        whole = self._to(replace(self._first, since=ends[0], until=ends[1], undated=False))
        before, _, after = whole.partition(f"from={ends[0]}&to={ends[1]}")  # no value holds a bare `=`
        return before, after

    def is_dated(self, value: str) -> bool:
        """Whether the range is exactly the year or month *value*."""
        return bool(value) and self._range == (value, value)

    def undated(self) -> str:
        """Articles of unknown date alone, or without this wish if it is set."""
        if self.request.undated:
            return self._to(replace(self._first, undated=False))
        return self._to(replace(self._first, since=None, until=None, undated=True))

    def without_range(self) -> str:
        """Without the range of dates; articles of unknown date stay when they are asked for."""
        return self._to(replace(self._first, since=None, until=None))

    def without(self, facet: str) -> str:
        """Without the filter of one facet."""
        return self._to(self._first.with_chosen(facet, ()))

    def unfiltered(self) -> str:
        """The query alone, without any filter."""
        return self._to(self._first.without_filters())

    def sorted_by(self, value: str) -> str:
        """In another order."""
        return self._changed("sort", value if Sort(value) is not Sort.RELEVANCE else "")

    def in_units(self, value: str) -> str:
        """As articles, or as paragraphs."""
        return self._changed("unit", value if Unit(value) is not Unit.ARTICLE else "")

    def with_reprints(self, value: str) -> str:
        """With reprints as one, or each by itself."""
        return self._changed("reprints", value if Reprints(value) is not Reprints.COLLAPSED else "")

    def _changed(self, name: str, value: str) -> str:
        """With this *value* of a parameter that has one at most; empty where it goes without saying."""
        place = ORDER.index(name)
        before = [pair for pair in self._pairs if ORDER.index(pair[0]) < place]
        after = [pair for pair in self._pairs if ORDER.index(pair[0]) > place]
        return url(self.path, [*before, *([(name, value)] if value else ()), *after])

    def article(self, path: str, paragraph: str = "") -> str:
        """The article at *path*, remembering this page of results; at one of its paragraphs if named."""
        here = _joined(path, self._own)
        return f"{here}#{paragraph}" if paragraph else here

    @cached_property
    def _own(self) -> str:
        """The query of its own URL."""
        return url("", to_args(self.request, self.page_size, self.generation)).removeprefix("?")

    def hidden(self, *without: str) -> list[tuple[str, str]]:
        """What a form must carry to keep the request, except the fields it shows itself and the place in the result."""
        return [(name, value) for name, value in self._pairs if name not in without]

    @property
    def is_blank(self) -> bool:
        """Whether the request asks for no words: what it finds is not hits but articles."""
        return not self.request.text.strip()

    @property
    def filter_count(self) -> int:
        """How many filters are set: every value of a facet, a range of dates as one."""
        request = self.request
        chosen = sum(map(len, request.filters.values()))
        return chosen + bool(request.since or request.until) + request.undated

    def _to(self, request: SearchRequest) -> str:
        return url(self.path, to_args(request, self.page_size, self.generation))


def results(request: SearchRequest, page_size: int, generation: str = "") -> Links:
    """The links of the page of results for *request*, as an answer of this *generation* has them."""
    return Links(request, path_of("pages.search"), page_size, generation)


def no_results(page_size: int) -> Links:
    """The links of a page that shows no results, from which a search begins."""
    return results(SearchRequest(limit=page_size), page_size)


def pager(links: Links, total: int, around: int = 2) -> Pager:
    """The pager for a result of *total* hits, with the first, the last and the pages *around* this one."""
    size = links.request.limit
    current = links.request.offset // size + 1
    last = max(1, -(-total // size))
    near = (1, *range(current - around, current + around + 1), last)
    numbers = [(number, links.at((number - 1) * size)) for number in sorted(set(near)) if 1 <= number <= last]
    return Pager(
        current=current,
        last=last,
        pages=tuple((number, url) for number, url in numbers if url is not None),
        previous=links.at(max(0, links.request.offset - size)) if links.request.offset else None,
        next=links.at(links.request.offset + size) if links.request.offset + size < total else None,
    )


def url(path: str, pairs: list[tuple[str, str]]) -> str:
    """*path*, which may already carry the language, with *pairs*."""
    return _joined(path, _written(pairs))


def _written(pairs: list[tuple[str, str]]) -> str:
    return "&".join([f"{name}={_quoted(value)}" for name, value in pairs])


def _joined(path: str, query: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path


@lru_cache(1024)
def _quoted(value: str) -> str:
    """As a part of a URL; the same few values stand in every link of a page."""
    return quote_plus(value)
