"""
Whatever an article or a query says, it is shown as text.

The pages are parsed with an HTML parser. Hostile content must leave the elements and attribute names of the page
exactly as harmless content of the same length leaves them, and must be found again in its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import Article, DateBasis, PartialDate

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<!-- ",
    "--><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</p></article></main>",
    "<mark class=exact>",
    "&lt;script&gt;&amp;",
    "{{ 7*7 }}{% raw %}",
    "]]><svg/onload=alert(1)>",
    "\u202e\u2066txt.exe",
    "a\0b",
]


class Outline(HTMLParser):
    """The elements of a page with the names of their attributes, and all its text and values."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.values: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", (data,)))

    def handle_data(self, data: str) -> None:
        self.text += data


def saying(make_article: Callable[..., Article], text: str) -> Article:
    """An article that says *text* in every field a page can show."""
    return make_article(
        1,
        f"题{text}题",
        f"麦 {text}",
        f"{text} 麦",
        kicker=f"引{text}",
        subtitle=f"副{text}",
        paper=f"报{text}",
        page_number=f"版{text}",
        page_date=PartialDate(2020, 4, 1),
        date=PartialDate(2020, 4, 1),
        date_basis=DateBasis.INFERRED,
        date_evidence=f"据{text}",
        page_evidence=f"由{text}",
        reporters=(f"记{text}",),
        correspondents=(f"通{text}",),
        photographers=(f"摄{text}",),
        districts=(f"县{text}",),
        flags=(f"旗{text}", f"repeated:{text}"),
    )


def test_no_template_marks_anything_safe(checkout: Path) -> None:
    for template in sorted((checkout / "web" / "templates").glob("*.html")):
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", template.read_text("utf-8")), template.name


PAGES = ["/", "/search?q=麦", "/search", "/search?q=麦&unit=paragraph", "/article/a001", "/article/a001?q=麦",
         "/issue/2020-04-01"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_adds_no_element_and_no_attribute(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], path: str, text: str
) -> None:
    hostile = Outline(client_over(saying(make_article, text)).get(path).text)
    harmless = Outline(client_over(saying(make_article, "良")).get(path).text)

    assert hostile.elements == harmless.elements
    assert text in hostile.text


@pytest.mark.parametrize(("path", "named"), [("/district/", "县"), ("/reporter/", "记"), ("/reporter/", "通")])
def test_a_hostile_name_has_a_page_like_any_other(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], path: str, named: str
) -> None:
    def answer(text: str) -> Outline:
        told = client_over(saying(make_article, text)).get(path + quote(named + text, safe=""))
        assert told.status_code == 200
        return Outline(told.text)

    harmless = answer("良")
    for text in HOSTILE:
        hostile = answer(text)
        assert hostile.elements == harmless.elements
        assert named + text in hostile.text


@pytest.mark.parametrize("path", ["/district/", "/reporter/", "/issue/", "/browse/"])
def test_a_hostile_name_that_is_not_held_is_text(client: FlaskClient, path: str) -> None:
    harmless = [Outline(client.get(each).text).elements for each in (path + "良", "/nothing")]

    for text in HOSTILE:
        answer = client.get(path + quote(text, safe=""))
        assert answer.status_code == 404
        assert Outline(answer.text).elements in harmless


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "path", ["/search?q=", "/search?district=曹县&q=", "/article/a001?q=", "/search?sort=best&q=", "/trend?q="]
)
def test_a_hostile_query_adds_no_element_and_no_attribute(client: FlaskClient, path: str, text: str) -> None:
    path, _, head = path.partition("?")
    args = [pair.split("=") for pair in head.split("&")]

    hostile = Outline(client.get(path, query_string=[(k, v or text) for k, v in args]).text)
    tame = re.sub(r"[<>]", "+", re.sub(r"\w", "良", text))
    tame = re.sub(r"[^良+\s\"]", "，", tame)  # letters stay letters, symbols symbols, and signs signs
    harmless = Outline(client.get(path, query_string=[(k, v or tame) for k, v in args]).text)

    assert hostile.elements == harmless.elements
    assert text.strip() in (value.strip() for value in hostile.values)


@pytest.mark.parametrize(
    "text", ['" onmouseover="alert(1)', '"<script>alert(1)</script>', '<img src=x onerror=a>"']
)
def test_a_hostile_query_in_an_error_message_is_text(client: FlaskClient, text: str) -> None:
    outline = Outline(client.get("/search", query_string={"q": text + '"' * (text.count('"') % 2 == 0)}).text)

    tags = {tag for tag, _ in outline.elements}
    names = {name for _, attributes in outline.elements for name in attributes}
    assert "img" in tags  # the peony
    assert not {"onmouseover", "onerror"} & names
    assert "alert" not in "".join(value for value in outline.values if not value.startswith((text, "/search?")))


@pytest.mark.parametrize(
    "field", ["district", "kind", "from", "to", "sort", "unit", "reprints", "limit", "cursor"]
)
def test_a_hostile_filter_is_text_wherever_it_is_shown(client: FlaskClient, field: str) -> None:
    text = '"><script>alert(1)</script>'

    outline = Outline(client.get("/search", query_string={"q": "麦", field: text}).text)

    assert {attributes for tag, attributes in outline.elements if tag == "script"} == {("type", "src")}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_any_query_comes_back_in_the_box_as_typed(client: FlaskClient, text: str) -> None:
    page = Outline(client.get("/search", query_string={"q": text}).text)

    assert text in page.values


class Isolated(HTMLParser):
    """The texts of a page that hold U+202E where it can turn what is beside them: in no `bdi`, isolated by no character."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = 0
        self.turning: list[str] = []
        self._depth = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "bdi"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "bdi"

    def handle_data(self, data: str) -> None:
        if "\u202e" in data:
            self.seen += 1
            if not self._depth and not re.fullmatch("[^\u202e]*\u2068[^\u2069]*\u2069[^\u202e]*", data):
                self.turning.append(data)


@pytest.mark.parametrize(
    "path", ["/search?q=麦\u202e", "/search?q=没有\u202e", "/search?q=\u202e(", "/trend?q=麦\u202e"]
)
def test_a_query_that_turns_the_direction_turns_only_itself(client: FlaskClient, path: str) -> None:
    page = Isolated(client.get(path).text)

    assert page.seen
    assert page.turning == []


@pytest.mark.parametrize("text", HOSTILE)
def test_the_article_page_shows_every_field_to_the_letter(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], text: str
) -> None:
    shown = Outline(client_over(saying(make_article, text)).get("/article/a001").text).text

    fields = (
        f"题{text}题",
        f"麦 {text}",
        f"{text} 麦",
        f"引{text}",
        f"副{text}",
        f"《报{text}》",
        f"第版{text}版",
    )
    people = (f"记者 记{text}", f"通讯员 通{text}", f"摄影 摄{text}")
    assert [field for field in (*fields, *people, f"据{text}", f"县{text}") if field not in shown] == []
