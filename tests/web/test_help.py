"""The help page: every example is a link, parses, and in the real archive finds something."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from search import SearchRequest, SearchService, Settings, rebuild
from web.guide import SECTIONS

EXAMPLES = [example.query for section in SECTIONS for example in section.examples]


@pytest.fixture(scope="module")
def seeds(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    """The real service over the five pages that come with Mudan."""
    settings = Settings(index=tmp_path_factory.mktemp("help") / "index")
    rebuild([checkout / "seeds"], settings)
    return SearchService.open(settings)


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_runs_and_leads_to_something(seeds: SearchService, text: str) -> None:
    result = seeds.search(SearchRequest(text))

    assert result.searched_as
    assert result.exact_total or result.suggestions


def test_examples_of_spelling_ask_what_was_meant(seeds: SearchService) -> None:
    (section,) = (section for section in SECTIONS if section.name == "spelling")

    for example in section.examples:
        assert seeds.search(SearchRequest(example.query)).suggestions, example.query


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_example_of_the_page_is_a_link_that_asks_it(client: FlaskClient, language: str) -> None:
    html = client.get(f"/help?lang={language}").text

    linked = re.findall(r'<dt><a lang="zh-Hans" href="([^"]*)">(.*?)</a></dt>', html)
    assert [unescape(text) for _, text in linked] == EXAMPLES
    for href, text in linked:
        assert dict(parse_qsl(urlsplit(unescape(href)).query)) == {"q": unescape(text), "lang": language}


def test_it_speaks_both_languages(client: FlaskClient) -> None:
    assert "怎样看结果" in client.get("/help").text
    assert "Reading the results" in client.get("/help?lang=en").text


def test_every_field_and_sign_of_the_language_has_an_example() -> None:
    together = " ".join(EXAMPLES)

    for sign in ("OR", "NOT", " -", "｜", "(", "（", "“", "「", '"', "~", "/s", "/p", "?", "*", ".."):
        assert sign in together, sign
    for field in ("标题", "正文", "记者", "通讯员", "地区", "类型", "日期", "title"):
        assert f"{field}:" in together, field


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=没有这个词", "/article/a001", "/help", "/nothing"])
def test_every_page_leads_to_it(client: FlaskClient, path: str) -> None:
    assert 'href="/help"' in client.get(path).text


def test_it_needs_no_index(client_without_index: FlaskClient) -> None:
    assert client_without_index.get("/help").status_code == 200


def test_anchors_are_distinct_and_led_to(client: FlaskClient) -> None:
    html = client.get("/help").text

    ids = re.findall(r'id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)
