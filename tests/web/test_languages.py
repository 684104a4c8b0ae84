"""The pages in two languages: nothing is left out of a catalogue, nothing is hard-coded, a language stays chosen."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import jinja2.ext
import pytest
from babel.messages import pofile
from babel.messages.extract import extract_from_file
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import Environment, nodes

from search import Article, InvalidFilterError, PartialDate, QuerySyntaxError, Said, Unit
from web import create_app, facts, languages, present

HAN = re.compile(r"[\u3400-\u9fff]")
CALLS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "_said": None}
PAGES = ["/", "/about", "/search?q=脱贫攻坚", "/search?q=没有这个词&district=曹县", "/search", "/search?sort=best", "/article/a001",
         "/browse", "/browse/2020", "/browse/2020/4", "/browse/1999", "/issue/2020-04-03", "/issue/unknown", "/issue/x",
         "/districts", "/district/巨野县", "/district/没有这个词", "/reporters", "/reporter/赵一", "/trend",
         "/trend?q=脱贫攻坚&q=麦&show=count", "/article/a001?q=脱贫攻坚", "/nothing", "/search?q=%22麦",
         "/embed", "/embed?variant=frame&origin=x&accent=%23ffff00", "/embed?variant=form",
         "/export?q=脱贫攻坚", "/export?q=%22麦", "/export?q=麦&sort=best"]  # fmt: skip


def texts_of(web: Path) -> set[str]:
    """Every text of the package that is looked up in a catalogue."""
    found: set[str] = set()
    for path in [*web.rglob("*.py"), *(web / "templates").glob("*.html")]:
        how = "python" if path.suffix == ".py" else jinja2.ext.babel_extract
        for _line, text, _comments, _context in extract_from_file(how, path, keywords=CALLS):
            found.update([text] if isinstance(text, str) else text)
    for path in (web.parent / "search").rglob("*.py"):
        found.update(text for _line, text, *_ in extract_from_file("python", path, keywords={"Said": None}))
    return found


def catalogue(web: Path, language: str) -> dict[str, tuple[str, ...]]:
    """Text → its translations: one, or one for each plural."""
    file = (web / "translations" / f"{language}.po").read_bytes()
    read = pofile.read_po(BytesIO(file), locale=language, abort_invalid=True)
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (message.string,)
        if isinstance(message.string, str)
        else tuple(message.string)
        for message in read
        if message.id
    }


@pytest.fixture
def web(checkout: Path) -> Path:
    """The package itself."""
    return checkout / "web"


def test_every_text_is_translated_and_no_translation_is_left_over(web: Path) -> None:
    assert set(catalogue(web, "en")) == texts_of(web)


def test_every_translation_is_in_english_and_puts_in_what_the_text_puts_in(web: Path) -> None:
    for text, translations in catalogue(web, "en").items():
        names = set(re.findall(r"%\((\w+)\)s", text))
        tags = sorted(re.findall(r"<[^>]*>", text))
        for translation in translations:
            assert translation, text
            assert set(re.findall(r"%\((\w+)\)s", translation)) == names, text
            assert sorted(re.findall(r"<[^>]*>", translation)) == tags, text
            chinese = re.sub(r"开发区|市直", "", translation)  # what papers print
            assert not HAN.search(chinese), translation


def test_no_template_holds_a_text_of_its_own(web: Path) -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    for template in sorted((web / "templates").glob("*.html")):
        tree = environment.parse(template.read_text("utf-8"))
        translated = {id(one) for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in CALLS
                      for one in call.args}  # fmt: skip
        for data in tree.find_all(nodes.TemplateData):
            assert not HAN.search(data.data), f"{template.name}: {data.data.strip()}"
        for constant in tree.find_all(nodes.Const):
            if isinstance(constant.value, str) and id(constant) not in translated:
                assert not HAN.search(constant.value), f"{template.name}: {constant.value}"


def test_what_search_says_in_chinese_can_be_said_in_another_language(checkout: Path) -> None:
    """A text that is put together of a query is no template, and no catalogue has it."""
    raisers = ("_error", "QuerySyntaxError", "QueryError")
    for path in (checkout / "search" / "query").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(call, "func", None)
            if isinstance(call, ast.Call) and (getattr(name, "id", "") or getattr(name, "attr", "")) in raisers:
                first = ast.unparse(call.args[0])
                assert first == "message" or first.startswith("Said('"), f"{path.name}: {first}"


def test_a_value_that_reads_like_the_text_around_it_stays_itself(client: FlaskClient) -> None:
    error = QuerySyntaxError(Said("没有类型 %(kind)s；可用：%(kinds)s", kind="甲；可用：乙", kinds="新闻"), "", 1)

    assert str(error) == "没有类型 甲；可用：乙；可用：新闻"
    with client.application.test_request_context("/?lang=en"):
        assert languages.told(error.message) == "There is no kind 甲；可用：乙; there are 新闻"


def test_a_range_that_ends_before_it_begins_is_told_in_english(client: FlaskClient) -> None:
    page = client.get("/search?q=麦&from=2020-05&to=2020-04&lang=en").text

    assert "it should be a date not before 2020-05" in page


class Chinese(HTMLParser):
    """The text and labels of a page that are Chinese without being declared so."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, bool]] = []
        self.undeclared: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        outer = self.stack[-1][1] if self.stack else False
        inner = (given["lang"] or "").startswith("zh") if "lang" in given else outer
        self.undeclared += [
            f"{name}={given[name]}"
            for name in ("aria-label", "title", "placeholder", "alt")
            if HAN.search(given.get(name) or "") and not inner
        ]
        if tag not in ("meta", "link", "input", "img", "br"):
            self.stack.append((tag, inner))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if HAN.search(data) and not self.stack[-1][1] and self.stack[-1][0] != "title":
            self.undeclared.append(data.strip())


@pytest.mark.parametrize("path", PAGES)
def test_chinese_on_an_english_page_is_declared_chinese(client: FlaskClient, path: str) -> None:
    """What was printed and what the reader typed stays Chinese; the page says so, for fonts and for screen readers."""
    page = client.get(path, headers={"Accept-Language": "en"}).text

    assert '<html lang="en">' in page
    allowed = re.compile("牡丹|脱贫攻坚|没有这个词|曹县|麦|开发区|市直|赵一|钱二, 孙三|李四")
    assert [text for text in Chinese(page).undeclared if HAN.search(allowed.sub("", text))] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_language_asked_for_stays_in_every_link_and_form(client: FlaskClient, path: str) -> None:
    page = client.get(path + "&?"["?" not in path] + "lang=en").text

    links = [href.replace("&amp;", "&") for href in re.findall(r'<a [^>]*?href="(/[^"]*)"', page)]
    assert links
    assert [link for link in links if "lang" not in dict(parse_qsl(urlsplit(link).query))] == []
    assert page.count("<form") == page.count('<input type="hidden" name="lang" value="en">') > 0


def test_without_a_choice_the_browser_decides_and_links_say_nothing(client: FlaskClient) -> None:
    english = client.get("/search?q=脱贫攻坚", headers={"Accept-Language": "en-GB,en;q=0.9,zh;q=0.5"})
    chinese = client.get("/search?q=脱贫攻坚", headers={"Accept-Language": "zh-TW,zh;q=0.9,en;q=0.5"})

    assert 'lang="en"' in english.text
    assert '<html lang="zh-Hans">' in chinese.text
    assert english.headers["Content-Language"] == "en"
    assert "Accept-Language" in english.headers["Vary"]
    assert english.headers["ETag"] != chinese.headers["ETag"]
    assert [link for link in re.findall(r'href="(/search[^"]*)"', english.text) if "lang=" in link] == [
        f"/search?q=%E8%84%B1%E8%B4%AB%E6%94%BB%E5%9D%9A&amp;lang={other}" for other in ("zh", "zh-Hant")
    ]


@pytest.mark.parametrize("language", ["zh", "en", "zh-CN", "EN"])
def test_the_choice_wins_over_the_browser(client: FlaskClient, language: str) -> None:
    other = "en" if language.startswith("zh") else "zh"

    page = client.get(f"/?lang={language}", headers={"Accept-Language": other}).text

    assert f'<html lang="{"zh-Hans" if other == "en" else "en"}">' in page


@pytest.mark.parametrize("language", ["", "tlh", "../../etc", "en_US\0", "e" * 300])
def test_a_language_there_is_not_is_as_if_none_was_asked_for(client: FlaskClient, language: str) -> None:
    page = client.get("/", query_string={"lang": language})

    assert page.status_code == 200
    assert '<html lang="zh-Hans">' in page.text


def test_the_other_language_is_the_same_page(client: FlaskClient) -> None:
    page = client.get("/search?q=脱贫攻坚&district=巨野县&district=曹县&lang=zh").text

    (other,) = re.findall(r'<a href="([^"]*)" hreflang="en"', page)
    assert parse_qsl(urlsplit(other.replace("&amp;", "&")).query) == [
        ("q", "脱贫攻坚"),
        ("district", "巨野县"),
        ("district", "曹县"),
        ("lang", "en"),
    ]


def test_the_api_reports_errors_in_the_language_of_the_request(client: FlaskClient) -> None:
    """Answers are cached for everybody: a browser's language makes no difference to them, and none to their tag."""
    english = {"Accept-Language": "en"}

    refused = client.get("/api/v1/search?q=x&sort=y&lang=en").get_json(force=True)
    assert not HAN.search(refused["allowed"] + refused["message"])
    assert HAN.search(client.get("/api/v1/search?q=%22麦").get_json(force=True)["message"])
    in_english = client.get("/api/v1/search?q=%22麦", headers=english)
    assert not HAN.search(in_english.get_json(force=True)["message"])
    assert "Accept-Language" in in_english.headers["Vary"]
    assert in_english.headers["Content-Language"] == "en"

    answer, same = client.get("/api/v1/search?q=麦"), client.get("/api/v1/search?q=麦", headers=english)
    assert answer.headers["ETag"] == same.headers["ETag"]
    assert "Accept-Language" not in answer.headers["Vary"]
    assert "lang" not in client.get("/api/v1/search?q=麦&lang=en").text.partition("hits")[2]


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        ("zh", PartialDate(2020, 4, 1), "2020年4月1日"),
        ("zh", PartialDate(2020, 4), "2020年4月"),
        ("zh", PartialDate(2020), "2020年"),
        ("en", PartialDate(2020, 4, 1), "April 1, 2020"),
        ("en", PartialDate(2020, 4), "April 2020"),
        ("en", PartialDate(2020), "2020"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    app: Flask, language: str, date: PartialDate, words: str
) -> None:
    with app.test_request_context(f"/?lang={language}"):
        assert languages.date_words(date) == words


def test_numbers_are_written_as_the_language_writes_them(app: Flask) -> None:
    said = {}
    for language in ("zh", "en"):
        with app.test_request_context(f"/?lang={language}"):
            said[language] = (
                present.counted(1),
                present.counted(12_345, Unit.PARAGRAPH),
                present.counted_characters(19_034),
                present.counted_characters(999),
            )

    assert said["zh"] == ("1 篇", "12,345 段", "1.9万 字", "999 字")
    assert said["en"] == ("1 article", "12,345 paragraphs", "19K characters", "999 characters")


def test_a_byline_names_its_roles_in_the_language_of_the_page(
    app: Flask, make_article: Callable[..., Article]
) -> None:
    article = make_article(1, "题", reporters=("赵一",), correspondents=("钱二", "孙三"))

    with app.test_request_context("/?lang=zh"):
        assert facts.byline(article) == article.byline == "记者 赵一 通讯员 钱二、孙三"
    with app.test_request_context("/?lang=en"):
        assert facts.byline(article) == "Reporter: 赵一 Correspondent: 钱二, 孙三"


def test_outside_of_any_answer_the_source_language_is_spoken() -> None:
    create_app()

    assert present.counted(3) == "3 篇"
    assert languages.told(InvalidFilterError("q", "x", "y").message) == "q='x'：应为 y"
