"""Feeds are read by a feed parser, and what browsers, crawlers and other sites look for is there, whatever a title says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import feedparser
import pytest
from flask.testing import FlaskClient

from search import Article, DateBasis, PartialDate
from web.programs import discovery

HOSTILE = [
    "<script>alert(1)</script>",
    "]]><svg/onload=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt;&amp;&#60;",
    "<!-- ",
    "a\0b\x1f\ufffe",
    "</title></entry>",
    "{{ 7*7 }}",
]
SITE = "https://example.org"


@pytest.fixture
def known(make_client: Callable[..., FlaskClient], make_article: Callable[..., Article]) -> FlaskClient:
    """A client of a site that knows its address."""
    articles = [
        make_article(1, "麦收开始", "麦子熟了。", date=PartialDate(2020, 6, 1), page_date=PartialDate(2020, 6, 1),
                     date_basis=DateBasis.MASTHEAD, reporters=("赵一",), districts=("曹县",)),
        make_article(2, "麦种下地", "麦子种了。", date=PartialDate(2020, 10), page_date=PartialDate(2020, 10, 12)),
        make_article(3, "", "没有题目的麦子。"),
    ]  # fmt: skip
    return make_client(*articles, public_url=SITE)


def feed_of(client: FlaskClient, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, response.text
    ElementTree.fromstring(response.data)
    feed = feedparser.parse(response.data, response_headers={"content-type": response.content_type})
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize(("form", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_a_feed_of_a_search_has_the_newest_first(known: FlaskClient, form: str, version: str) -> None:
    feed = feed_of(known, f"/search.{form}?q=麦")

    assert feed.version == version
    assert feed.feed.title == "麦 · 牡丹"
    assert feed.feed.link == f"{SITE}/search?q=%E9%BA%A6"
    titles = [entry.title for entry in feed.entries]
    assert titles[:2] == ["麦种下地", "麦收开始"]
    assert titles[2].startswith("（无题）")
    assert [entry.link for entry in feed.entries[:2]] == [f"{SITE}/article/a002", f"{SITE}/article/a001"]
    assert feed.entries[1].author == "赵一"
    assert [tag.term for tag in feed.entries[1].tags] == ["曹县"]
    assert feed.entries[1].published_parsed[:3] == (2020, 5, 31), "midnight in China, told in UTC"
    assert feed.entries[0].published_parsed[:3] == (2020, 10, 11), "the day of its page"
    assert "published" not in feed.entries[2], "none is known"
    assert "tags" not in feed.entries[2], "and no place"
    assert len({entry.id for entry in feed.entries}) == 3
    assert all(entry.id.startswith("urn:uuid:") for entry in feed.entries)
    assert feed_of(known, f"/search.{form}?q=麦&district=曹县").entries[0].id == feed.entries[1].id


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_whoever_signs_is_an_author_in_a_feed(
    make_client: Callable[..., FlaskClient], make_article: Callable[..., Article], form: str
) -> None:
    photographed = make_article(1, "麦收", "麦子熟了。", reporters=("赵一",), photographers=("李四", "赵一"))

    feed = feed_of(make_client(photographed, public_url=SITE), f"/search.{form}?q=麦")

    assert feed.entries[0].author == "赵一、李四"


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_is_called_by_what_it_is_narrowed_to(known: FlaskClient, form: str) -> None:
    titles = {
        "": "全部稿件",
        "district=曹县&district=单县&kind=news": "曹县、单县 · 新闻",
        "q=麦&from=2020&to=2020&undated=1": "麦 · 2020年 · 日期不详",
        "q=麦&reporter=赵一&from=2020-04": "麦 · 2020年4月起 · 赵一",
    }

    for query, title in titles.items():
        assert feed_of(known, f"/search.{form}?{query}").feed.title == f"{title} · 牡丹"
        page = known.get(f"/search?{query or 'from=1'}").text
        assert not query or f'title="{title} (Atom)"' in page


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_reprint_is_an_entry_of_its_own(make_client, reprinted, form: str) -> None:
    feed = feed_of(make_client(*reprinted, public_url=SITE), f"/search.{form}?q=麦")

    assert [entry.title for entry in feed.entries] == ["颗粒归仓", "麦种下地", "麦收开始"]
    assert feed.feed.link == f"{SITE}/search?q=%E9%BA%A6"


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_what_holds_a_part_of_the_words_is_no_news(make_client, make_article, form: str) -> None:
    client = make_client(make_article(1, "火星探测", "文"), make_article(2, "移民基地", "文"), public_url=SITE)
    assert client.get("/api/v1/search?q=火星移民基地").get_json()["partial_total"] == 2

    assert feed_of(client, f"/search.{form}?q=火星移民基地").entries == []
    assert len(feed_of(client, f"/search.{form}?q=火星").entries) == 1


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_says_where_it_is_when_it_changed_and_what_is_new_whatever_order_is_asked_for(
    known: FlaskClient, client: FlaskClient, form: str
) -> None:
    feed = feed_of(known, f"/search.{form}?q=麦&sort=oldest")
    newest = feed_of(known, f"/newest.{form}")
    built_at = datetime.fromisoformat(client.get("/api/v1/stats").get_json()["built_at"])

    own = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == [f"{SITE}/search.{form}?q=%E9%BA%A6&sort=oldest"]
    assert [entry.title for entry in feed.entries][:2] == ["麦种下地", "麦收开始"]
    assert [entry.title for entry in newest.entries] == ["麦种下地", "麦收开始"], "issues before it fill it up"
    changed = feed_of(client, f"/search.{form}?q=脱贫攻坚").feed.updated_parsed
    assert changed[:6] == built_at.astimezone(UTC).timetuple()[:6]


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_the_newest_issue_has_a_feed_over_the_real_archive(client: FlaskClient, form: str) -> None:
    feed = feed_of(client, f"/newest.{form}")

    newest = max(issue["date"] for issue in client.get("/api/v1/issues").get_json()["issues"] if issue["date"])
    first = client.get(f"/api/v1/issues/{newest}").get_json()["hits"][0]
    assert feed.entries[0].link.endswith(first["id"])
    assert len(feed.entries) >= client.get(f"/api/v1/issues/{newest}").get_json()["total"]


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_an_entry_has_the_first_day_it_can_have_been_printed_on_and_says_that_it_was_inferred(
    make_client, make_article, form: str
) -> None:
    inferred = {
        "page_date": PartialDate(2025, 2),
        "date": PartialDate(2025, 2, 8),
        "date_basis": DateBasis.INFERRED,
    }
    client = make_client(make_article(1, "麦收", "麦子", **inferred), public_url=SITE)
    (entry,) = feed_of(client, f"/search.{form}?q=麦子").entries

    day = datetime(2025, 2, 7, 16, tzinfo=UTC)
    assert entry.published_parsed[:5] == day.timetuple()[:5], "midnight in China"
    assert form == "rss" or entry.updated_parsed == entry.published_parsed
    assert "2025年2月8日 推定" in entry.summary


@pytest.mark.parametrize(
    ("settings", "named"), [({"public_url": SITE}, True), ({}, False)], ids=["known", "not known"]
)
def test_what_is_printed_of_an_article_says_where_it_is_found(
    make_client, make_article, settings: dict[str, str], named: bool
) -> None:
    html = make_client(make_article(1, "麦收", "麦子"), **settings).get("/article/a001?q=麦").text

    assert (f'<p class="on-paper" translate="no">{SITE}/article/a001</p>' in html) is named
    assert ("on-paper" in html) is named


@pytest.mark.parametrize("form", ["atom", "rss"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_is_text_in_a_feed(make_client, make_article, form: str, text: str) -> None:
    article = make_article(1, f"题{text}题", f"麦 {text}", paper=text, reporters=(text,), districts=(text,))
    client = make_client(article, public_url=SITE)
    response = client.get(f"/search.{form}", query_string={"q": "麦"})
    elements = [each.tag for each in ElementTree.fromstring(response.data).iter()]
    tame = make_client(
        make_article(1, "题良题", "麦 良", paper="良", reporters=("良",), districts=("良",)), public_url=SITE
    )

    feed = feedparser.parse(response.data, sanitize_html=False, resolve_relative_uris=False)

    assert elements == [each.tag for each in ElementTree.fromstring(tame.get(f"/search.{form}?q=麦").data).iter()]
    said = re.sub("[\x00-\x1f\ufffe]", " ", text)
    assert not feed.bozo
    assert f"题{said}题" in ElementTree.fromstring(response.data).itertext()
    summary = Text(feed.entries[0].summary)
    assert summary.tags == []
    assert f"麦 {said}".strip() in summary.text
    assert client.get(f"/search.{form}", query_string={"q": f"麦 OR {text}"}).status_code in (200, 400)


class Text(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += [tag, *(name for name, _ in attrs)]

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")

    def handle_data(self, data: str) -> None:
        self.text += data


def test_pages_lead_to_their_feeds_and_to_the_search_of_browsers(client: FlaskClient) -> None:
    page = client.get("/search?q=脱贫攻坚&sort=oldest").text

    for form in ("atom", "rss"):
        href = re.search(rf'type="application/{form}\+xml" title="脱贫攻坚[^>]*href="([^"]+)"', page)
        assert href
        assert feed_of(client, href[1].replace("&amp;", "&")).entries
    assert 'type="application/opensearchdescription+xml"' in client.get("/").text
    assert "/newest.atom" in client.get("/").text


def test_browsers_are_told_how_to_search_and_complete(known: FlaskClient) -> None:
    described = ElementTree.fromstring(known.get("/opensearch.xml").data)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    urls = {url.get("type"): url.get("template") for url in described.iter(f"{space}Url")}

    assert described.find(f"{space}ShortName").text == "牡丹"
    assert urls["text/html"] == f"{SITE}/search?q={{searchTerms}}"
    assert described.find(f"{space}Url[@rel='suggestions']").get("type") == "application/x-suggestions+json"
    for form in ("atom", "rss"):
        asked = urls[f"application/{form}+xml"].replace("{searchTerms}", quote("麦收")).removeprefix(SITE)
        assert feed_of(known, asked).entries
    suggest = urls["application/x-suggestions+json"].replace("{searchTerms}", quote("麦收")).removeprefix(SITE)
    response = known.get(suggest)
    typed, texts, words, addresses, more = response.get_json(force=True)
    assert response.content_type == "application/x-suggestions+json"
    assert typed == "麦收"
    assert "麦收开始" in texts
    assert len(texts) == len(words) == len(more["google:suggesttype"]) == len(more["google:suggestrelevance"])
    assert more["google:suggestrelevance"] == sorted(more["google:suggestrelevance"], reverse=True)
    assert all(known.get("/search.json", query_string={"q": text}).get_json()["total"] for text in texts)
    assert addresses == []


def test_the_sitemap_is_split_and_names_every_article_once(known, client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "SITEMAP_SIZE", 7)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    whole = client.get("/sitemap.xml")
    files = [loc.text for loc in ElementTree.fromstring(whole.data).iter(f"{space}loc")]
    total = client.get("/api/v1/stats").get_json()["articles"]

    assert len(files) == -(-total // 7)
    named: list[str] = []
    for file in files:
        response = client.get(file.removeprefix("http://localhost"))
        assert response.headers["ETag"]
        named += [loc.text for loc in ElementTree.fromstring(response.data).iter(f"{space}loc")]
    articles = [each for each in named if "/article/" in each]
    assert len(articles) == len(set(articles)) == total
    assert client.get(articles[-1].removeprefix("http://localhost")).status_code == 200
    assert "http://localhost/" in named
    assert client.get(f"/sitemap-{len(files) + 1}.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404
    assert whole.data.count(b"<lastmod>") == len(files)


def test_crawlers_read_articles_and_make_no_searches(known: FlaskClient, client: FlaskClient) -> None:
    rules = RobotFileParser()
    rules.parse(known.get("/robots.txt").text.splitlines())

    for path in ("/", "/article/a001", "/article/a001.json", "/issue/2020-06-01", "/sitemap-1.xml", "/about"):
        assert rules.can_fetch("crawler", path), path
    for path in (
        "/search?q=麦",
        "/search.csv?q=麦",
        "/search.atom?q=麦",
        "/export?q=麦",
        "/api/v1/search",
        "/oembed?url=x",
    ):
        assert not rules.can_fetch("crawler", path), path
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    assert client.get("/robots.txt").content_type == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/robots.txt", "/opensearch.xml", "/search.atom?q=麦", "/newest.rss"]
)
def test_a_claimed_host_is_kept_by_no_cache(client: FlaskClient, known: FlaskClient, path: str) -> None:
    claimed = client.get(path, headers={"Host": "evil.example"})
    assert claimed.headers["Cache-Control"] == "private, no-cache"
    assert client.get(path, headers={"Host": 'evil"><script>'}).status_code == 400
    safe = known.get(path, headers={"Host": "evil.example"})
    assert "evil" not in safe.text
    assert SITE in safe.text


def test_an_article_is_shown_on_other_sites(known: FlaskClient) -> None:
    smaller = {"maxwidth": "300", "maxheight": "100"}
    body = known.get("/oembed", query_string={"url": f"{SITE}/article/a001?q=麦#p1"} | smaller).get_json()

    assert (body["version"], body["type"], body["title"]) == ("1.0", "rich", "麦收开始")
    assert (body["width"], body["height"]) == (300, 100)
    assert body["author_name"] == "赵一"
    assert f'href="{SITE}/article/a001"' in body["html"]
    page = known.get("/article/a001").text
    card = dict(re.findall(r'<meta property="([\w:]+)" content="([^"]*)">', page))
    assert {name: card[f"og:{name}"] for name in ("type", "site_name", "title", "description", "url")} == {
        "type": "article",
        "site_name": "牡丹",
        "title": "麦收开始",
        "description": "麦子熟了。",
        "url": f"{SITE}/article/a001",
    }
    assert card["article:published_time"] == "2020-06-01"
    assert not [name for name in card if "image" in name]
    told = re.search(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert told
    assert known.get(told[1].replace("&amp;", "&").removeprefix(SITE)).get_json()["title"] == "麦收开始"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("", 404),
        ("https://evil.example/article/a001", 404),
        (f"{SITE}.evil.example/article/a001", 404),
        (f"{SITE}/search?q=麦", 404),
        (f"{SITE}/article/none", 404),
        ("javascript:alert(1)//example.org/paper/article/a001", 404),
        ("https://[", 404),
        (f"{SITE}/article/%00", 404),
    ],
)
def test_what_is_no_article_of_ours_is_not_shown(known: FlaskClient, url: str, status: int) -> None:
    response = known.get("/oembed", query_string={"url": url})

    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert known.get("/oembed", query_string={"url": f"{SITE}/article/a001", "format": "xml"}).status_code == 501


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_article_is_text_where_other_sites_show_it(make_client, make_article, text: str) -> None:
    def shown(said: str) -> tuple[Text, Text]:
        client = make_client(make_article(1, f"题{said}", f"麦 {said}", paper=said), public_url=SITE)
        body = client.get("/oembed", query_string={"url": f"{SITE}/article/a001"}).get_json()
        return Text(body["html"]), Text(client.get("/article/a001").text)

    assert [one.tags for one in shown(text)] == [one.tags for one in shown("良")]
