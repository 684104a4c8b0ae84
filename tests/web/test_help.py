"""The help page: every example is a link, and in the archive that is served it finds something."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from search import SearchRequest, SearchService, Settings, rebuild
from tests.web.conftest import app_over
from web.guide import BRIEF, filled, sections

EXAMPLES = [example.query for section in sections({}) for example in section.examples]
ELSEWHERE = (
    ("临海古城修缮工程开工", "本报讯(记者 陶小满)临海古城修缮工程昨日开工,工程投资12.5亿元,采用4K直播,打造“海上长城”品牌。市文旅局负责人表示,修缮工程将持续到明年。"),
    ("柑橘丰收果农增收", "本报讯(记者 陶小满)涌泉镇柑橘丰收,果农增收明显。合作社组织采摘,柑橘销往全国各地。采摘季节将持续到年底,果农忙着采摘装箱。"),
    ("柑橘节在涌泉举行", "本报讯(记者 陶小满)柑橘节昨日举行,果农带来新品种。古城修缮工程也在柑橘节上展出,观众表示满意,果农表示明年再来。"),
)  # fmt: skip
"""Of another city than the one whose gazetteer is shipped."""


def found_in(service: SearchService) -> list[str]:
    return [example.query for section in sections(service.samples()) for example in section.examples]


@pytest.fixture(scope="module")
def archives(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, SearchService]:
    """The real service over the five pages that come with Mudan, over articles of another city, one alone, one of hardly a word, and none."""
    folder = tmp_path_factory.mktemp("help")
    records = [
        {"id": n, "title": title, "body": body, "date": f"2031-11-0{n}", "source": "临海报", "byline": "记者 陶小满 通讯员 葛一"}
        for n, (title, body) in enumerate(ELSEWHERE, 1)
    ]  # fmt: skip
    found = {}
    for name, held in (
        ("elsewhere", records),
        ("one", records[:1]),
        ("bare", [{"id": 1, "title": "5%{word}<b>"}]),
    ):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, held)), "utf-8")
    places = 'format = 1\ncity.name = "临海市"\n[[district]]\nname = "涌泉镇"\n'
    (folder / "linhai.toml").write_text(places, "utf-8")
    for name, root in (
        ("seeds", checkout / "seeds"),
        *((name, folder / f"{name}.jsonl") for name in ("elsewhere", "one", "bare")),
    ):
        gazetteer = None if name == "seeds" else folder / "linhai.toml"
        settings = Settings(index=folder / f"index-{name}", gazetteer=gazetteer)
        rebuild([root], settings)
        found[name] = SearchService.open(settings)
    return found


@pytest.mark.parametrize("name", ["seeds", "elsewhere", "one", "bare"])
def test_every_example_finds_something_in_the_archive_that_is_served(
    archives: dict[str, SearchService], name: str
) -> None:
    service = archives[name]
    samples = service.samples()
    queries = found_in(service)

    assert samples
    for query in [*queries, *(example.query for example in filled(BRIEF, samples))]:
        result = service.search(SearchRequest(query))
        assert result.searched_as, query
        assert result.total > result.words_total + result.partial_total or result.suggestions, query
    assert service.samples() == samples


def test_they_are_many_where_there_is_enough_to_make_them_of(archives: dict[str, SearchService]) -> None:
    """And they are of that archive, not of the one that comes with Mudan."""
    ours, theirs = (found_in(archives[name]) for name in ("seeds", "elsewhere"))

    assert len(ours) == len(EXAMPLES)
    assert [len(filled(BRIEF, archives[name].samples())) for name in ("seeds", "elsewhere")] == [len(BRIEF)] * 2
    assert len(theirs) == len(EXAMPLES)
    assert not set(ours) & set(theirs) - {"类型:图片"}
    text = "".join(title + body for title, body in ELSEWHERE)
    samples = archives["elsewhere"].samples()
    for name in ("word", "other", "absent", "phrase", "heading", "run", "number", "quoted"):
        assert samples[name] in text, name


def test_examples_of_spelling_ask_what_was_meant(archives: dict[str, SearchService]) -> None:
    (section,) = (one for one in sections(archives["seeds"].samples()) if one.name == "spelling")

    assert len(section.examples) == 4
    for example in section.examples:
        assert archives["seeds"].search(SearchRequest(example.query)).suggestions, example.query


def test_the_pages_show_those_of_the_archive(archives: dict[str, SearchService]) -> None:
    client = app_over(archives["elsewhere"]).test_client()
    phrase = archives["elsewhere"].samples()["phrase"]

    for path in ("/", "/search", "/help"):
        html = unescape(client.get(path).text)
        assert f">“{phrase}”</a>" in html, path
        assert "脱贫攻坚" not in html, path


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
