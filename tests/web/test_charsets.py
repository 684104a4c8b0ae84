"""A query is read in UTF-8, else in GB18030, and what is neither is refused."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search import QueryError
from web.charsets import in_utf8

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_pairs = st.lists(st.tuples(_texts.filter(bool), _texts), max_size=4)


@given(_pairs)
def test_what_is_utf8_stays_as_it_is(pairs: list[tuple[str, str]]) -> None:
    query = urlencode(pairs).encode()

    assert in_utf8(query) == query


@given(_pairs)
def test_gb18030_becomes_the_same_text_in_utf8(pairs: list[tuple[str, str]]) -> None:
    pairs = [("q", "开发区"), *pairs]  # no UTF-8, whatever comes after
    query = urlencode(pairs, encoding="gb18030").encode()

    assert parse_qsl(in_utf8(query).decode(), keep_blank_values=True, strict_parsing=True) == pairs


@pytest.mark.parametrize("query", [b"q=%FF%FE", b"q=%BF%AA&district=%FF", b"q=\xff\xfe", b"q=%ED%A0%80"])
def test_what_is_neither_is_refused(query: bytes) -> None:
    with pytest.raises(QueryError, match="UTF-8"):
        in_utf8(query)


def test_a_form_on_a_page_in_gbk_finds_what_was_typed(client: FlaskClient) -> None:
    page = client.get("/search?q=%BF%AA%B7%A2%C7%F8&lang=en").text

    assert 'value="开发区"' in page
    assert "大唐5G" in page
    assert 'href="/search?q=%E5%BC%80%E5%8F%91%E5%8C%BA&amp;lang=zh' in page, "links go on in UTF-8"


def test_neither_is_a_400_in_the_words_of_the_reader(client: FlaskClient) -> None:
    for path in ("/search", "/api/v1/search", "/search.atom", "/embed"):
        response = client.get(f"{path}?q=%FF%FE")

        assert response.status_code == 400
        assert "地址里的文字既不是 UTF-8，也不是 GB18030" in response.text
    assert "neither UTF-8 nor GB18030" in client.get("/search?q=%FF%FE&lang=en").text
