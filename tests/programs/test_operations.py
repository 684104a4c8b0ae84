"""What programs may ask besides a search, what they are told when they ask wrongly, and how answers are kept and packed."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import brotli
import pytest
from flask import url_for
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search import Article, DateBasis, PartialDate, SearchService, Settings, page_id
from tests.reliability import builds
from tests.waiting import until
from web import create_app
from web.programs import answers


def ask(client: FlaskClient, path: str, status: int = 200) -> Any:
    response = client.get(path)
    assert response.status_code == status, response.text
    return json.loads(response.text)


@pytest.fixture
def article_id(client: FlaskClient) -> str:
    return str(ask(client, "/api/v1/search?q=脱贫攻坚")["hits"][0]["id"])


def test_an_article_is_told_whole_with_its_page_and_neighbours(client: FlaskClient, article_id: str) -> None:
    body = ask(client, f"/api/v1/articles/{article_id}?q=脱贫攻坚")

    answers.ArticleAnswer.model_validate(body)
    texts = {paragraph["id"]: paragraph["text"] for paragraph in body["paragraphs"]}
    exact = [
        texts[p][s:e]
        for p, spans in body["marks"]["paragraphs"].items()
        for s, e, kind in spans
        if kind == "exact"
    ]
    assert exact
    assert set(exact) == {"脱贫攻坚"}
    assert "[N]" in body["citation"]
    beside = body["after"] or body["before"]
    assert ask(client, f"/api/v1/articles/{beside['id']}")["source"] == body["source"]
    assert "marks" not in ask(client, f"/api/v1/articles/{article_id}")

    page = ask(client, f"/api/v1/pages/{body['page_id']}")
    answers.PageAnswer.model_validate(page)
    assert article_id in page["articles"]
    first = body["paragraphs"][0]["lines"][0]
    assert {line["article"] for line in page["lines"] if line["number"] == first} == {article_id}


def test_a_file_of_ready_articles_is_no_page(
    make_client: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    """Its articles may be of several papers, days and pages: none of them is beside another."""
    day = PartialDate(2020, 4, 1)
    known = {"paper": "菏泽日报", "page_date": day, "date": day, "date_basis": DateBasis.SIDECAR}
    articles = [make_article(n, f"第{n}篇", "文", page_number=str(1 + n // 2), **known) for n in range(4)]
    client = make_client(*articles)

    body = ask(client, "/api/v1/articles/a001")
    answers.ArticleAnswer.model_validate(body)
    pages = [client.get(path).text for path in ("/article/a001", "/issue/2020-04-01", "/")]

    assert (body["page_id"], body["before"], body["after"]) == (None, None, None)
    assert not [word for page in pages for word in ("本版第", "同版", "看整版") if word in page]
    assert pages[1].count('class="printed"') == pages[2].count('class="page-of"') == 2, "by page, as they say"


def test_the_form_beside_a_page_is_the_same_answer_and_overlooks_what_it_does_not_know(
    client: FlaskClient, article_id: str
) -> None:
    assert ask(client, f"/article/{article_id}.json?from=x") == ask(client, f"/api/v1/articles/{article_id}")
    one, other = ask(client, "/search.json?q=脱贫攻坚&utm=1"), ask(client, "/api/v1/search?q=脱贫攻坚")
    assert one | {"took_ms": 0} == other | {"took_ms": 0}
    assert ask(client, "/search.json?q=%22麦", 400)["code"] == "query_syntax"
    assert ask(client, "/article/none.json", 404)["code"] == "article_not_found"


def test_issues_and_their_articles_add_up(client: FlaskClient) -> None:
    issues = ask(client, "/api/v1/issues")["issues"]
    stats = ask(client, "/api/v1/stats")

    assert sum(issue["articles"] for issue in issues) == stats["articles"]
    assert len(issues) == stats["issues"]
    assert sum(issue["pages"] for issue in issues) == stats["pages"], (
        "a page is in one issue, whatever its articles tell of"
    )
    for issue in issues[:3]:
        body = ask(client, f"/api/v1/issues/{issue['date'] or 'undated'}")
        answers.IssueAnswer.model_validate(body)
        assert (body["total"], body["date"]) == (issue["articles"], issue["date"])
    within = ask(client, "/api/v1/issues?from=2020-04&to=2020-04")["issues"]
    assert {issue["date"][:4] for issue in within} <= {"2020"}
    assert len(within) < len(issues)
    assert ask(client, "/api/v1/issues/yesterday", 400)["field"] == "date"


def test_facets_count_what_a_search_counts(client: FlaskClient) -> None:
    counted = ask(client, "/api/v1/facets?q=脱贫攻坚&district=巨野县")
    searched = ask(client, "/api/v1/search?q=脱贫攻坚&district=巨野县")

    assert list(counted["facets"]) == ["district", "date", "kind", "reporter", "source"]
    assert counted["facets"]["district"] == searched["facets"]["district"]
    assert counted["total"] == searched["total"]
    assert list(ask(client, "/api/v1/facets?facet=kind")["facets"]) == ["kind"]


def test_a_district_is_chosen_by_any_of_its_names_and_shown_by_its_own(client: FlaskClient) -> None:
    called = ask(client, "/api/v1/search?district=市开发区&facet=district")
    named = ask(client, "/api/v1/search?district=菏泽开发区&facet=district")
    page = client.get("/search?district=市开发区").text

    assert called["total"] == named["total"] > 0
    assert called["facets"] == named["facets"]
    assert "市开发区" not in "".join(re.findall(r'<a class="chip".*?</a>', page))
    assert len(re.findall(r'<a class="value is-on"[^>]*href="/search"', page)) == 1


def test_reporter_source_and_undated_narrow(client: FlaskClient) -> None:
    facets = ask(client, "/api/v1/facets")["facets"]
    for facet in ("reporter", "source"):
        value = facets[facet][0]
        assert ask(client, f"/api/v1/search?{facet}={value['value']}")["total"] == value["count"]
    undated = next((value["count"] for value in facets["date"] if not value["value"]), 0)
    assert ask(client, "/api/v1/search?undated=1")["total"] == undated


@pytest.mark.parametrize(
    ("path", "parameter", "nearest"),
    [
        ("/api/v1/search?q=麦&distrct=曹县", "distrct", "district"),
        ("/api/v1/search?Limit=3", "Limit", "limit"),
        ("/api/v1/suggest?query=麦", "query", None),
        ("/api/v1/stats?q=麦", "q", None),
    ],
)
def test_an_unknown_parameter_is_an_error_with_the_nearest_name(client, path, parameter, nearest) -> None:
    problem = ask(client, path, 400)

    assert (problem["code"], problem["parameter"], problem["nearest"]) == ("unknown_parameter", parameter, nearest)
    assert parameter in problem["message"]
    assert (
        client.get(
            path.replace("/api/v1", "").replace("/suggest", "/search").replace("/stats", "/search")
        ).status_code
        == 200
    )


def test_values_are_counted_as_they_are_sent_blank_and_repeated_ones_too(client: FlaskClient) -> None:
    """Found by requests made from the document, which says how many a list may have."""
    assert ask(client, "/api/v1/facets?" + "kind=&" * 51, 400)["field"] == "kind"
    assert client.get("/api/v1/facets?" + "kind=news&" * 50).status_code == 200
    assert ask(client, "/api/v1/stats?lang=%C2%85", 400)["field"] == "lang", (
        "blank to Python, and not to the document"
    )
    assert client.get("/search.json?lang=%C2%85&sort=%20newest").status_code == 200


@pytest.mark.parametrize("date", ["2020-4-3", "20200403", "2020年4月3日", "２０２０.４.３"])
def test_an_issue_is_asked_for_as_a_period_is(client: FlaskClient, date: str) -> None:
    assert ask(client, f"/api/v1/issues/{date}") == ask(client, "/api/v1/issues/2020-04-03")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/issues/2020-13", "日期（date）写作“2020-13”"),
        ("/stats?lang=la", "语言（lang）写作“la”"),
        ("/facets?facet=page", "参数（facet）写作“page”"),
    ],
)
def test_a_field_is_called_by_its_word(client: FlaskClient, path: str, words: str) -> None:
    assert words in ask(client, f"/api/v1{path}", 400)["message"]


def test_a_condition_that_fails_is_a_problem_and_no_answer(client: FlaskClient) -> None:
    for path in ("/api/v1/search?q=麦", "/search.csv?q=麦"):
        response = client.get(path, headers={"If-Match": '"other"'})

        assert (response.status_code, response.content_type) == (412, "application/problem+json")
        assert json.loads(response.text)["code"] == "precondition_failed"
        assert response.headers["Cache-Control"] == "no-store"


def test_a_single_value_is_given_once(client: FlaskClient) -> None:
    problem = ask(client, "/api/v1/search?q=麦&sort=newest&sort=oldest", 400)

    assert (problem["code"], problem["field"]) == ("invalid_filter", "sort")


def test_paging_is_stable_within_a_generation(client: FlaskClient) -> None:
    whole = [hit["id"] for hit in ask(client, "/api/v1/search?q=脱贫攻坚&limit=100")["hits"]]
    paged: list[str] = []
    cursor = ""
    while cursor is not None:
        body = ask(client, f"/api/v1/search?q=脱贫攻坚&limit=3&cursor={cursor}")
        assert not body["generation_changed"]
        paged += [hit["id"] for hit in body["hits"]]
        cursor = body["next"]

    assert paged == whole


def test_all_that_shows_the_index_is_sent_again_when_there_is_another_generation(tmp_path: Path) -> None:
    """For every route of programs that does: its tag names the generation, and is true as long as that answers."""
    root = tmp_path / "index"
    builds.publish(root, 1)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MUDAN_PUBLIC_URL", "https://example.org")
        client = create_app(SearchService.open(Settings(index=root))).test_client()
    article, page, query = "丁-0", page_id("丁"), builds.QUERY
    known = {"article_id": article, "page_id": page, "date": "2020-04", "number": 1}
    asked = {"q": query, "url": f"https://example.org/article/{article}"}
    with client.application.test_request_context():
        addresses = [
            url_for(rule.endpoint, **{name: known[name] for name in rule.arguments - rule.defaults.keys()})
            if rule.defaults
            else url_for(rule.endpoint, **{name: known[name] for name in rule.arguments})
            for rule in client.application.url_map.iter_rules()
            if rule.endpoint.partition(".")[0] in ("api", "exports", "feeds", "discovery")
            and rule.endpoint not in ("discovery.opensearch", "discovery.robots")
        ]
    taking = {"/oembed": ["url"], "/api/v1/stats": [], "/api/v1/issues": [], "/api/v1/issues/2020-04": []}

    def ask(address: str, tag: str = "") -> TestResponse:
        names = [] if "/pages/" in address else taking.get(address, ["q"])
        path = f"{address}?{urlencode({name: asked[name] for name in names})}"
        return client.get(path, headers={"If-None-Match": tag} if tag else {})

    tags = {address: ask(address).headers["ETag"] for address in addresses}
    again = {address: ask(address, tag).status_code for address, tag in tags.items()}
    builds.publish(root, 2)
    until(lambda: client.get("/healthz").get_json()["generation"] == "2", 30)
    newer = {address: ask(address, tag) for address, tag in tags.items()}

    assert len(addresses) > 20
    assert {address: tag for address, tag in tags.items() if not tag.startswith('W/"1-')} == {}
    assert set(again.values()) == {304}, again
    assert {one.status_code for one in newer.values()} == {200}
    assert all(one.headers["ETag"].startswith('W/"2-') for one in newer.values())


@pytest.mark.parametrize("path", ["/api/v1/search?q=消息", "/api/v1/issues/2020-04?"])
def test_paging_gives_all_once_and_says_when_the_index_was_renewed(tmp_path: Path, path: str) -> None:
    root = tmp_path / "index"
    builds.publish(root, 1)
    client = create_app(SearchService.open(Settings(index=root))).test_client()
    whole = ask(client, f"{path}&limit=100")
    paged, cursor = [], ""
    while cursor is not None:
        body = ask(client, f"{path}&limit=2&cursor={cursor}")
        assert not body["generation_changed"]
        paged += [hit["id"] for hit in body["hits"]]
        first, cursor = cursor or body["next"], body["next"]
    builds.publish(root, 2)
    until(lambda: client.get("/healthz").get_json()["generation"] == "2", 30)
    later = ask(client, f"{path}&limit=2&cursor={first}")

    assert paged == [hit["id"] for hit in whole["hits"]]
    assert len(set(paged)) == whole["total"] > 4
    assert (later["generation"], later["generation_changed"]) == ("2", True)


@pytest.mark.parametrize(
    "path",
    ["/api/v1/search?q=脱贫攻坚", "/search.csv", "/search.jsonl", "/search.ris", "/search.bib", "/search.atom", "/search.rss",
     "/newest.atom", "/newest.rss", "/sitemap-1.xml", "/opensearch.xml", "/api/v1/openapi.json", "/api", "/opensearch/suggest?q=a&limit=20"],
)  # fmt: skip
def test_whatever_is_text_is_packed(client: FlaskClient, path: str) -> None:
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "br, gzip"})

    assert packed.headers.get("Content-Encoding") == ("br" if len(plain.data) >= 500 else None)
    assert len(packed.data) <= len(plain.data)


@pytest.mark.parametrize(("encoding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_answers_are_packed_and_kept(client: FlaskClient, encoding: str, unpack: Callable[[bytes], bytes]) -> None:
    path = "/api/v1/articles/" + ask(client, "/api/v1/search?q=脱贫攻坚")["hits"][0]["id"]
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": encoding})

    assert packed.headers["Content-Encoding"] == encoding
    assert unpack(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) * 0.7
    assert "Accept-Encoding" in packed.headers["Vary"]
    asked = {"Accept-Encoding": encoding, "If-None-Match": packed.headers["ETag"]}
    again = client.get(path, headers=asked)
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("host", ["evil.example/x", "a b", "<script>", "evil.example\t", "user@evil.example", ""])
def test_an_address_that_is_no_host_is_never_repeated(client: FlaskClient, host: str) -> None:
    response = client.get("/api/v1/openapi.json", headers={"Host": host})

    assert response.status_code == 400 or "evil" not in response.text


def test_what_names_the_host_of_a_request_is_for_that_client_alone(client: FlaskClient) -> None:
    response = client.get("/api/v1/openapi.json", headers={"Host": "evil.example"})

    assert response.get_json()["servers"] == [{"url": "http://evil.example"}]
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_site_that_knows_its_address_listens_to_no_host(make_client: Callable[..., FlaskClient]) -> None:
    client = make_client(public_url="https://example.org/")
    response = client.get("/api/v1/openapi.json", headers={"Host": "evil.example"})

    assert response.get_json()["servers"] == [{"url": "https://example.org"}]
    assert "private" not in response.headers["Cache-Control"]


def test_the_service_is_the_real_one(service: SearchService) -> None:
    assert service.info().articles > 30
