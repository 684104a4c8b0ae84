"""The shapes of `/api/v1/search` and `/healthz`, which other programs rely on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from search import FACETS, Article, IndexState, Kind, PartialDate

RESULT_KEYS = ["query", "searched_as", "unit", "total", "exact_total", "took_ms", "hits", "facets", "next"]
RESULT_KEYS += ["distinct_total", "words_total", "partial_total", "possible_total", "remarks", "suggestions"]
HIT_KEYS = [
    "id",
    "title",
    "title_spans",
    "kicker",
    "kicker_spans",
    "subtitle",
    "subtitle_spans",
    "date",
    "date_basis",
    "districts",
    "source",
    "kind",
]
HIT_KEYS += ["byline", "score", "match", "matches", "exact_matches", "missing", "paragraph", "url", "snippets"]
HIT_KEYS += ["reprints", "reprints_total"]


def ask(client: FlaskClient, **args: Any) -> Any:
    response = client.get("/api/v1/search", query_string=args)
    assert response.status_code == 200
    assert response.content_type == "application/json"
    return response.get_json()


def test_the_answer_has_the_promised_keys(client: FlaskClient) -> None:
    body = ask(client, q="脱贫攻坚")

    assert sorted(body) == sorted([*RESULT_KEYS, "generation", "generation_changed"])
    assert body["took_ms"] == 1.23
    assert list(body["facets"]) == ["district", "date", "kind", "reporter", "source"]
    for hit in body["hits"]:
        assert sorted(hit) == sorted(HIT_KEYS)
        assert all(list(snippet) == ["paragraph", "text", "spans"] for snippet in hit["snippets"])
    for values in body["facets"].values():
        assert all(list(value) == ["value", "count", "selected"] for value in values)


def test_a_hit_is_told_completely(client: FlaskClient) -> None:
    hit = ask(client, q="脱贫攻坚")["hits"][0]

    assert unquote(hit.pop("url")) == "/article/a001?q=脱贫攻坚"
    snippets = hit.pop("snippets")
    assert hit == {
        "id": "a001",
        "title": "决战决胜脱贫攻坚",
        "title_spans": [[4, 8, "exact"]],
        "kicker": "县委召开会议",
        "kicker_spans": [],
        "subtitle": "——全县工作会议侧记",
        "subtitle_spans": [],
        "date": "2020-04-03",
        "date_basis": "inferred",
        "districts": ["巨野县"],
        "source": "000_page.txt",
        "kind": "news",
        "byline": "记者 赵一 通讯员 钱二、孙三",
        "score": 2.0,
        "match": "exact",
        "matches": hit["matches"],
        "exact_matches": hit["matches"],
        "missing": [],
        "paragraph": None,
        "reprints": [],
        "reprints_total": 0,
    }
    assert hit["matches"] >= 3
    assert [snippet["paragraph"] for snippet in snippets] == ["p1", "p3"]


def test_a_score_is_explained_when_asked_for(client: FlaskClient) -> None:
    body = ask(client, q="脱贫攻坚", explain="1")

    for hit in body["hits"]:
        assert hit["explanation"]["value"] == hit["score"]
        assert hit["explanation"]["parts"][0] == {"text": "脱贫攻坚", "value": None, "parts": []}
    assert "explanation" not in ask(client, q="脱贫攻坚")["hits"][0]
    assert client.get("/api/v1/search?q=脱贫&explain=yes").status_code == 400


def test_spans_point_at_what_matched(client: FlaskClient) -> None:
    seen = set()
    for hit in ask(client, q="脱贫攻坚")["hits"]:
        for snippet in hit["snippets"]:
            for start, end, kind in snippet["spans"]:
                seen.add((kind, snippet["text"][start:end]))

    assert ("exact", "脱贫攻坚") in seen
    assert ("word", "脱贫") in seen
    assert all(text == "脱贫攻坚" for kind, text in seen if kind == "exact")


def test_excerpts_are_plain_text(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(make_article(1, "<b>麦</b>", "麦 <script>alert(1)</script> & more"))

    hit = ask(client, q="麦")["hits"][0]

    assert hit["title"] == "<b>麦</b>"
    assert hit["snippets"][0]["text"] == "麦 <script>alert(1)</script> & more"


def test_facets_count_and_say_what_is_selected(client: FlaskClient) -> None:
    facets = ask(client, q="脱贫攻坚", district="曹县", **{"from": "2020-03", "to": "2020-03"})["facets"]

    assert {"value": "曹县", "count": 1, "selected": True} in facets["district"]
    assert {"value": "2020-03", "count": 1, "selected": True} in facets["date"]
    assert {"value": "news", "count": 1, "selected": False} in facets["kind"]


def test_a_selected_value_is_listed_at_zero(client: FlaskClient) -> None:
    body = ask(client, q="脱贫攻坚", district="东明县")

    assert body["total"] == 0
    assert {"value": "东明县", "count": 0, "selected": True} in body["facets"]["district"]


def test_districts_and_kinds_repeat(client: FlaskClient) -> None:
    body = ask(client, q="脱贫攻坚", district=["巨野县", "牡丹区"], kind=["photo", "notice"])

    assert sorted(hit["id"] for hit in body["hits"]) == ["a003", "a004"]


def test_features_are_counted_and_chosen(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(
        make_article(1, "麦收", "麦子熟了。"), make_article(2, "麦客", "麦子黄了。", kind=Kind.FEATURE)
    )

    body = ask(client, q="麦子", kind="feature")
    assert [(hit["id"], hit["kind"]) for hit in body["hits"]] == [("a002", "feature")]
    assert body["facets"]["kind"] == [
        {"value": "feature", "count": 1, "selected": True},
        {"value": "news", "count": 1, "selected": False},
    ]


def test_the_next_cursor_walks_through_every_hit_once(client: FlaskClient) -> None:
    seen, cursor = [], ""
    while True:
        body = ask(client, q="脱贫攻坚", limit=1, cursor=cursor)
        seen += [hit["id"] for hit in body["hits"]]
        if body["next"] is None:
            break
        cursor = body["next"]

    assert len(seen) == len(set(seen)) == body["total"] == 4


def test_paging_across_a_new_generation_says_so(client: FlaskClient, service: Any) -> None:
    first = ask(client, q="脱贫攻坚", limit=1)
    service.generation = "gen-0002"
    second = ask(client, q="脱贫攻坚", limit=1, cursor=first["next"])

    assert (first["generation"], first["generation_changed"]) == ("gen-0001", False)
    assert (second["generation"], second["generation_changed"]) == ("gen-0002", True)


def test_paragraphs_are_hits_of_their_own(client: FlaskClient) -> None:
    body = ask(client, q="脱贫攻坚", unit="paragraph")

    assert body["unit"] == "paragraph"
    assert body["total"] == 5
    assert body["hits"][1]["url"].endswith("#p3")


@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_a_blank_question_finds_everything_as_the_document_says(client: FlaskClient, blank: str) -> None:
    body = ask(client, q=blank, sort="newest", explain="1")

    assert (body["total"], len(body["hits"])) == (5, 5)
    assert body["facets"] == client.get(f"/api/v1/facets?q={blank}").get_json()["facets"]
    assert body["facets"].keys() == set(FACETS)


def test_a_filter_alone_is_a_question(client: FlaskClient) -> None:
    assert ask(client, district="巨野县")["total"] == 2


def test_the_same_answer_is_not_sent_twice(client: FlaskClient, service: Any) -> None:
    first = client.get("/api/v1/search?q=麦")
    again = client.get("/api/v1/search?q=麦", headers={"If-None-Match": first.headers["ETag"]})
    service.generation = "gen-0002"
    newer = client.get("/api/v1/search?q=麦", headers={"If-None-Match": first.headers["ETag"]})

    assert "gen-0001" in first.headers["ETag"]
    assert (again.status_code, again.data) == (304, b"")
    assert newer.status_code == 200


def test_health_tells_the_generation(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok", "generation": "gen-0001", "articles": 5}


def test_readiness_tells_which_generation_answers_and_why_not_the_newest(
    client, client_without_index, service
) -> None:
    ready, absent = client.get("/readyz"), client_without_index.get("/readyz")
    service.state = lambda: IndexState("gen-0001", "2026-01-01T00:00:00+00:00", 1, "索引损坏")

    assert (ready.status_code, ready.get_json()["status"], ready.get_json()["refused"]) == (200, "ok", None)
    assert (absent.status_code, absent.get_json()["status"]) == (503, "unavailable")
    assert "mudan index" in absent.get_json()["refused"]
    assert client.get("/readyz").get_json() == {
        "status": "degraded",
        "generation": "gen-0001",
        "built_at": "2026-01-01T00:00:00+00:00",
        "refused": "索引损坏",
        "left_out": None,
    }


def test_health_without_an_index_is_degraded_not_down(client_without_index: FlaskClient) -> None:
    response = client_without_index.get("/healthz")

    assert response.status_code == 200
    assert response.get_json()["status"] == "degraded"
    assert "mudan index" in response.get_json()["reason"]


def test_an_article_names_its_other_printings(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    day = {"paper": "牡丹晚报", "page_date": PartialDate(2020, 4, 2), "page_number": "A02"}
    client = client_over(make_article(1, "甲", "麦收时节。"), make_article(2, "乙", "麦收时节。", **day))

    body = client.get("/api/v1/articles/a001").get_json()

    assert body["reprints_total"] == 1
    assert body["reprints"] == [
        {
            "id": "a002",
            "title": "乙",
            "date": None,
            "paper": "牡丹晚报",
            "page_date": "2020-04-02",
            "page": "A02",
            "source": "000_page.txt",
            "url": "/article/a002",
        }
    ]


def test_reprints_are_one_hit_or_each_and_are_counted_all(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    texts = ("麦收时节。", "麦收时节。", "麦子黄了。", "麦收时节。")
    client = client_over(*(make_article(number, f"第{number}篇", text) for number, text in enumerate(texts)))

    first = ask(client, q="麦", limit=1)
    second = ask(client, q="麦", limit=1, cursor=first["next"])
    each = ask(client, q="麦", reprints="all")

    for body in (first, second, each):
        assert (body["total"], body["distinct_total"]) == (4, 2)
        assert sum(value["count"] for value in body["facets"]["kind"]) == 4
    assert [hit["id"] for hit in first["hits"] + second["hits"]] == ["a000", "a002"]
    assert second["next"] is None
    hit = first["hits"][0]
    assert ([one["id"] for one in hit["reprints"]], hit["reprints_total"]) == (["a001", "a003"], 2)
    assert hit["reprints"][0]["url"] == "/article/a001"
    assert [hit["id"] for hit in each["hits"]] == ["a000", "a001", "a002", "a003"]
    assert all(hit["reprints"] == [] for hit in each["hits"])
    assert client.get("/api/v1/search?q=麦&reprints=some").status_code == 400
    assert client.get("/api/v1/facets?q=麦").get_json()["distinct_total"] == 2
