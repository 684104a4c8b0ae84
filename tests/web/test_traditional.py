"""Traditional display: what is read changes, and nothing else; offsets, links and what is found stay the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Article, fold
from web.traditional import traditional, traditional_page

PAGES = ["/", "/about", "/help", "/search", "/search?q=脱贫攻坚", "/search?q=没有这个词&district=曹县", "/search?sort=best",
         "/article/a001?q=脱贫&raw=1", "/browse", "/trend?q=脱贫攻坚", "/nothing"]  # fmt: skip
HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)


class Shape(HTMLParser):
    """Tags with their attributes in order, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts.append(self.texts.pop() + data if self.texts else data)


@settings(deadline=None)  # OpenCC is loaded in the first example
@given(st.text(HAN | st.characters(exclude_categories=["Cs"]), max_size=80))
def test_what_is_converted_is_as_long_and_folds_to_the_same(text: str) -> None:
    converted = traditional(text)

    assert len(converted) == len(text)
    assert fold(converted) == fold(text)


def test_it_is_converted_by_phrases(checkout: Path) -> None:
    assert (
        traditional("干部在北京大学后面看头发，皇后出发，五里路") == "幹部在北京大學後面看頭髮，皇后出發，五里路"
    )
    assert traditional("了解沿着道路") == "了解沿着道路", "what would not be found again stays as it was printed"
    for page in (checkout / "seeds").glob("*.txt"):
        text = page.read_text("utf-8")
        assert fold(traditional(text)) == fold(text)
        assert sum(a != b for a, b in zip(text, traditional(text), strict=True)) > len(text) / 10


def test_a_phrase_is_one_although_a_mark_cuts_it_and_none_runs_across_paragraphs() -> None:
    page = traditional_page('<p>头<mark class="exact">发</mark>干<b>部</b></p><p>皇</p><p>后面</p>')

    assert page == '<p>頭<mark class="exact">髮</mark>幹<b>部</b></p><p>皇</p><p>後面</p>'


def test_only_what_is_read_is_converted() -> None:
    html = (
        '<a href="/search?q=汉" title="汉字" lang="zh-Hans">汉</a><input value="汉" placeholder="汉">'
        '<script>"汉"</script><div translate="no" lang="zh-Hans"><div title="汉">汉</div>汉</div><meta content="汉">汉'
    )

    assert traditional_page(html) == (
        '<a href="/search?q=汉" title="漢字" lang="zh-Hant">漢</a><input value="汉" placeholder="漢">'
        '<script>"汉"</script><div translate="no" lang="zh-Hans"><div title="汉">汉</div>汉</div><meta content="汉">漢'
    )


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_the_same_tags_and_every_text_folds_to_the_same(client: FlaskClient, path: str) -> None:
    def shape(language: str) -> Shape:
        html = client.get(f"{path}{'&' if '?' in path else '?'}lang={language}").text
        html = re.sub(r'(?s)<ul class="languages"[^>]*>.*?</ul>', "", html)
        return Shape(re.sub(rf"\b(lang=\"?|value=\")(zh-Hans|{language})\b", r"\1zh", html))

    plain, converted = shape("zh"), shape("zh-Hant")

    def folded(tags: list[tuple[str, tuple[tuple[str, str | None], ...]]]) -> list[object]:
        return [(tag, [(name, fold(value or "")) for name, value in attributes]) for tag, attributes in tags]

    assert folded(plain.tags) == folded(converted.tags)
    assert list(map(fold, plain.texts)) == list(map(fold, converted.texts))
    assert plain.texts != converted.texts


def test_a_query_in_either_form_finds_the_same_and_stays_as_typed(client: FlaskClient) -> None:
    html = client.get("/search", query_string={"q": "脱贫攻坚", "lang": "zh-Hant"}).text

    assert '<html lang="zh-Hant">' in html
    assert 'value="脱贫攻坚"' in html
    assert '<mark class="exact">脫貧攻堅</mark>' in html
    assert 'lang="zh-Hans"' not in html.replace('translate="no" lang="zh-Hans"', "").replace(
        'lang="zh-Hans" translate="no"', ""
    )
    assert "鉅野縣" in html or "巨野縣" in html
    assert "district=%E5%B7%A8%E9%87%8E%E5%8E%BF" in html, "links ask in the words of the index"
    assert "lang=zh-Hant" in html


def test_completions_are_shown_in_the_form_that_is_read(client: FlaskClient) -> None:
    asked = {"q": "决战", "lang": "zh-Hant"}

    assert (
        client.get("/api/v1/suggest", query_string=asked).get_json()["suggestions"][0]["text"]
        == "決戰決勝脫貧攻堅"
    )
    assert "脱贫" in client.get("/api/v1/search", query_string={"q": "脱贫", "lang": "zh-Hant"}).text


def test_the_raw_page_and_a_reference_stay_as_printed(client: FlaskClient) -> None:
    html = client.get("/article/a002?raw=1&lang=zh-Hant").text

    assert '<mark class="own" lang="zh-Hans" translate="no">春耕时节话生产</mark>' in html
    assert "春耕时节话生产[N]" in html
    assert re.search(r"<h1><bdi[^>]*>春耕時節話生產", html)


def test_beside_the_raw_page_what_the_site_says_of_its_lines_is_converted(client: FlaskClient) -> None:
    html = client.get("/article/a001?raw=1&lang=zh-Hant").text

    assert '<span class="role">標題</span>' in html
    assert '<mark class="own" lang="zh-Hans" translate="no">决战决胜脱贫攻坚</mark>' in html
    assert '<span class="printed" lang="zh-Hans" translate="no">街头一景</span>' in html


@pytest.mark.parametrize("language", ["zh-Hant", "zh-TW", "zh-hant-hk", "ZH-HK"])
def test_traditional_is_asked_for_and_never_assumed(client: FlaskClient, language: str) -> None:
    assert '<html lang="zh-Hant">' in client.get("/", query_string={"lang": language}).text
    assert '<html lang="zh-Hans">' in client.get("/", headers={"Accept-Language": language}).text


def test_hostile_text_stays_text(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    hostile = '发<b translate="no">发</b>" title="发'
    html = client_over(make_article(1, hostile, hostile)).get("/article/a001?lang=zh-Hant").text

    assert "<b translate" not in html
    assert "發&lt;b translate=&#34;no&#34;&gt;" in html
