"""Requests survive the trip through a URL, and what is not a request is refused with the field's name."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from search import InvalidFilterError, Kind, PartialDate, Reprints, SearchRequest, Sort, Unit
from web import params
from web.checks import MAX_QUERY, Cursor
from web.links import Links
from web.links import pager as pager_of

PAGE_SIZE = 10
PATH = "/search"

_characters = st.characters(exclude_categories=["Cs"])
texts = st.text(_characters, max_size=MAX_QUERY)
names = st.text(_characters, min_size=1, max_size=20).map(str.strip).filter(bool)
days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
dates = (
    st.none() | days | days.map(lambda d: PartialDate(d.year, d.month)) | days.map(lambda d: PartialDate(d.year))
)


@st.composite
def requests(draw: st.DrawFn) -> SearchRequest:
    """Any request whose filters are named once each, as `to_request` makes them."""
    since, until = draw(dates), draw(dates)
    if since and until and since.first_day > until.last_day:
        since, until = until, since
    return SearchRequest(
        text=draw(texts),
        districts=tuple(draw(st.lists(names, unique=True, max_size=4))),
        kinds=tuple(draw(st.lists(st.sampled_from(Kind), unique=True))),
        reporters=tuple(draw(st.lists(names, unique=True, max_size=3))),
        sources=tuple(draw(st.lists(names, unique=True, max_size=3))),
        since=since,
        until=until,
        undated=draw(st.booleans()),
        sort=draw(st.sampled_from(Sort)),
        unit=draw(st.sampled_from(Unit)),
        reprints=draw(st.sampled_from(Reprints)),
        limit=draw(st.integers(1, 100)),
        offset=draw(st.integers(0, 10_000)),
    )


def requested(args: MultiDict[str, str]) -> SearchRequest:
    """The request that `/search` reads from *args*."""
    return params.to_request(args, PAGE_SIZE)[0]


def read(url: str) -> SearchRequest:
    """The request that `/search` reads from *url*."""
    return requested(MultiDict(parse_qsl(urlsplit(url).query)))


def links(request: SearchRequest, generation: str = "gen-0001") -> Links:
    return Links(request, PATH, PAGE_SIZE, generation)


@given(requests())
def test_a_request_survives_the_trip_through_its_arguments(request: SearchRequest) -> None:
    args = MultiDict(params.to_args(request, PAGE_SIZE, "gen-0001"))

    assert requested(args) == request


@given(requests())
def test_a_request_survives_the_trip_through_its_url(request: SearchRequest) -> None:
    assert read(links(request).here()) == request


@given(requests())
def test_the_hidden_fields_of_a_form_carry_the_request_from_its_first_hit(request: SearchRequest) -> None:
    assert requested(MultiDict(links(request).hidden())) == replace(request, offset=0)


@given(requests(), names)
def test_toggling_a_district_twice_changes_nothing_but_the_place(request: SearchRequest, district: str) -> None:
    once = read(links(request).toggled("district", district))
    twice = read(links(once).toggled("district", district))

    assert (district in once.districts) is not (district in request.districts)
    assert set(twice.districts) == set(request.districts)
    assert replace(twice, districts=()) == replace(request, districts=(), offset=0)


@given(requests(), st.sampled_from(Kind))
def test_toggling_a_kind_keeps_everything_else(request: SearchRequest, kind: Kind) -> None:
    once = read(links(request).toggled("kind", str(kind)))

    assert (kind in once.kinds) is not (kind in request.kinds)
    assert replace(once, kinds=()) == replace(request, kinds=(), offset=0)


@given(requests(), st.sampled_from(["reporter", "source"]), names)
def test_any_facet_is_toggled_and_taken_away_alone(request: SearchRequest, facet: str, value: str) -> None:
    once = read(links(request).toggled(facet, value))
    without = read(links(request).without(facet))

    assert (value in once.chosen(facet)) is not (value in request.chosen(facet))
    assert without.chosen(facet) == ()
    for other in {"district", "kind", "reporter", "source"} - {facet}:
        assert once.chosen(other) == without.chosen(other) == request.chosen(other)


@given(requests())
def test_undated_articles_are_asked_for_alone_and_leave_a_range_they_stand_beside(request: SearchRequest) -> None:
    toggled = read(links(request).undated())

    if request.undated:
        assert toggled == replace(request, undated=False, offset=0)
        assert read(links(request).without_range()) == replace(request, since=None, until=None, offset=0)
    else:
        assert toggled == replace(request, since=None, until=None, undated=True, offset=0)


@given(requests(), days)
def test_a_month_sets_both_ends_and_taken_again_clears_them(request: SearchRequest, day: PartialDate) -> None:
    month = PartialDate(day.year, day.month)
    free = replace(request, since=None, until=None, undated=False)

    once = read(links(free).dated(str(month)))
    twice = read(links(once).dated(str(month)))

    assert (once.since, once.until, once.offset) == (month, month, 0)
    assert twice == replace(free, offset=0)


@given(requests())
def test_without_filters_only_the_query_and_its_form_remain(request: SearchRequest) -> None:
    plain = read(links(request).unfiltered())

    assert plain == SearchRequest(
        text=request.text, sort=request.sort, unit=request.unit, reprints=request.reprints, limit=request.limit
    )
    assert not plain.is_filtered


@given(st.integers(0, 10_000), st.from_regex(r"[\w.\-]{0,40}", fullmatch=True))
def test_a_cursor_survives_its_text(offset: int, generation: str) -> None:
    cursor = Cursor(offset, generation)

    assert Cursor.parse(str(cursor)) == cursor


@given(st.text(max_size=60))
def test_any_other_text_is_an_invalid_cursor_and_nothing_else(text: str) -> None:
    try:
        offset = Cursor.parse(text).offset
    except InvalidFilterError:
        return

    assert offset >= 0


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020", PartialDate(2020)),
        ("2020 年 4 月 1 日", PartialDate(2020, 4, 1)),
        ("２０２０－０４", PartialDate(2020, 4)),
        ("  2020-04  ", PartialDate(2020, 4)),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, meant: PartialDate) -> None:
    assert requested(MultiDict({"from": written})).since == meant


@pytest.mark.parametrize(
    ("args", "field"),
    [
        ([("from", "四月")], "from"),
        ([("from", "2020-13")], "from"),
        ([("to", "2020-02-30")], "to"),
        ([("to", "0000")], "to"),
        ([("from", "2020-05"), ("to", "2020-04")], "to"),
        ([("sort", "best")], "sort"),
        ([("unit", "page")], "unit"),
        ([("reprints", "none")], "reprints"),
        ([("kind", "news"), ("kind", "poem")], "kind"),
        ([("limit", "0")], "limit"),
        ([("limit", "101")], "limit"),
        ([("limit", "-1")], "limit"),
        ([("limit", "1;2")], "limit"),
        ([("limit", "1e3")], "limit"),
        ([("limit", "٣")], "limit"),
        ([("limit", "9" * 5000)], "limit"),
        ([("cursor", "abc")], "cursor"),
        ([("cursor", "汉字")], "cursor"),
        ([("cursor", str(Cursor(10_001)))], "cursor"),
        ([("cursor", str(Cursor(10**30)))], "cursor"),
        ([("q", "国" * 257)], "q"),
        ([("district", "县" * 1025)], "district"),
        ([("district", f"县{i}") for i in range(51)], "district"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(args: list[tuple[str, str]], field: str) -> None:
    with pytest.raises(InvalidFilterError) as caught:
        requested(MultiDict(args))

    assert caught.value.field == field
    assert caught.value.allowed
    assert len(str(caught.value)) < 200


def test_empty_fields_of_a_form_are_as_good_as_absent() -> None:
    args = MultiDict(
        [(name, " ") for name in ("district", "kind", "from", "to", "sort", "unit", "reprints", "limit", "cursor")]
    )

    assert requested(args) == SearchRequest(limit=PAGE_SIZE)


def test_a_filter_named_twice_counts_once() -> None:
    args = MultiDict([("district", "曹县"), ("district", " 曹县 "), ("kind", "news"), ("kind", "news")])

    request = requested(args)

    assert (request.districts, request.kinds) == (("曹县",), (Kind.NEWS,))


@pytest.mark.parametrize(
    ("request_", "nothing"),
    [
        (SearchRequest(), True),
        (SearchRequest(text=" \u3000\n"), True),
        (SearchRequest(sort=Sort.NEWEST), True),
        (SearchRequest(text="麦"), False),
        (SearchRequest(districts=("曹县",)), False),
        (SearchRequest(until=PartialDate(2020)), False),
        (SearchRequest(reporters=("张三",)), False),
        (SearchRequest(undated=True), False),
    ],
)
def test_a_request_without_words_and_filters_asks_nothing(request_: SearchRequest, nothing: bool) -> None:
    assert params.asks_nothing(request_) is nothing


def test_links_that_change_the_set_start_at_its_first_hit() -> None:
    here = links(SearchRequest(text="麦", offset=30))

    for url in (
        here.toggled("district", "曹县"),
        here.sorted_by("newest"),
        here.in_units("paragraph"),
        here.first(),
    ):
        assert read(url).offset == 0
    assert read(here.here()).offset == 30


def test_an_article_link_remembers_the_results_and_names_the_paragraph() -> None:
    request = SearchRequest(text="麦 收", districts=("曹县",), offset=20)

    url = links(request).article("/article/a1", "p3")

    assert urlsplit(url).path == "/article/a1"
    assert urlsplit(url).fragment == "p3"
    assert read(url) == request


@given(st.integers(1, 100), st.integers(0, 10_000), st.integers(0, 30_000))
def test_the_pager_leads_only_to_pages_that_exist(limit: int, offset: int, total: int) -> None:
    pager = pager_of(links(SearchRequest(text="麦", limit=limit, offset=offset)), total)

    assert pager.last == max(1, -(-total // limit))
    for number, url in pager.pages:
        assert 1 <= number <= pager.last
        assert read(url).offset == (number - 1) * limit
    assert [number for number, _ in pager.pages] == sorted({number for number, _ in pager.pages})
    assert (pager.previous is None) is (offset == 0)
    if pager.next is not None:
        assert offset < read(pager.next).offset < total


def test_a_cursor_carries_the_generation_it_was_counted_in() -> None:
    url = links(SearchRequest(text="麦"), "gen-0007").at(10)

    assert url is not None
    assert params.to_cursor(MultiDict(parse_qsl(urlsplit(url).query))) == Cursor(10, "gen-0007")
