"""Every error has its status, its code and its words, on pages and in the API, and tells nothing it should not."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from flask.testing import FlaskClient

import search
from search import (
    ArticleNotFoundError,
    ConfigError,
    EngineError,
    IndexIncompatibleError,
    IndexMissingError,
    InvalidFilterError,
    QueryError,
    QuerySyntaxError,
    SearchError,
)
from tests.reliability.builds import publish
from web import create_app, errors
from web.checks import MAX_QUERY, MAX_TYPED
from web.running import server

SECRET = "secret of the engine room"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}
"""Asked from another machine."""

CASES = [
    (QuerySyntaxError("引号没有成对", '麦"', 2), 400, "query_syntax"),
    (InvalidFilterError("sort", "x", "newest"), 400, "invalid_filter"),
    (QueryError("太长"), 400, "invalid_query"),
    (ArticleNotFoundError("没有这篇"), 404, "article_not_found"),
    (IndexMissingError("run `mudan index`"), 503, "index_unavailable"),
    (IndexIncompatibleError("run `mudan index --rebuild`"), 503, "index_unavailable"),
    (EngineError(SECRET), 503, "engine_failed"),
    (ConfigError("MUDAN_ALIASES：line 3"), 503, "index_unavailable"),
    (SearchError(SECRET), 500, "internal_error"),
    (ZeroDivisionError(SECRET), 500, "internal_error"),
]


class Failing:
    """A service whose every answer is one exception."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    generation = ""

    def of_one_generation(self):
        return self

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def fail(*args: object, **kwargs: object) -> Any:
            raise self.error

        return fail


@pytest.mark.parametrize(("error", "status", "code"), CASES, ids=lambda value: type(value).__name__)
def test_the_api_answers_problem_json(
    client_over: Callable[..., FlaskClient], error: Exception, status: int, code: str
) -> None:
    response = client_over(double=Failing(error)).get("/api/v1/search?q=麦", environ_overrides=ELSEWHERE)

    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    body = response.get_json(force=True)
    assert (body["status"], body["code"]) == (status, code)
    assert body["message"]
    assert SECRET not in response.text


def test_a_text_that_is_too_long_stays_in_the_box_and_is_told_so(client: FlaskClient) -> None:
    pasted = "“" + "麦" * 300 + "”"
    response = client.get("/search", query_string={"q": pasted})

    assert response.status_code == 400
    assert f'value="{pasted}" maxlength="{MAX_TYPED}"' in response.text
    assert str(MAX_QUERY) in response.text
    assert len(quote("麦" * MAX_TYPED)) + len("GET /search?q= HTTP/1.1") < server.limit_request_line


@pytest.mark.parametrize(("error", "status", "code"), CASES, ids=lambda value: type(value).__name__)
def test_pages_answer_in_the_layout_of_the_site(
    client_over: Callable[..., FlaskClient], error: Exception, status: int, code: str
) -> None:
    response = client_over(double=Failing(error)).get("/search?q=麦", environ_overrides=ELSEWHERE)

    assert response.status_code == status
    assert response.content_type == "text/html; charset=utf-8"
    assert 'role="search"' in response.text
    assert 'value="麦"' in response.text
    for leak in (SECRET, "Traceback", type(error).__name__):
        assert leak not in response.text


def test_every_error_of_search_has_a_row() -> None:
    classes = [getattr(search, name) for name in search.__all__ if name.endswith("Error")]
    assert classes

    for cls in classes:
        assert inspect.isclass(cls)
        assert any(parent in errors.TABLE for parent in cls.__mro__), cls


def test_a_syntax_error_names_its_column(client: FlaskClient) -> None:
    body = client.get('/api/v1/search?q=脱贫"攻坚').get_json(force=True)

    assert (body["code"], body["column"], body["message"]) == (
        "query_syntax",
        3,
        '第 3 字的引号 " 没有配对；文字本身带引号的，用「」括起来',
    )


def test_a_syntax_error_is_pointed_at_on_the_page(client: FlaskClient) -> None:
    page = client.get('/search?q=脱贫"攻坚').text

    assert '脱贫<mark class="error">&#34;</mark>攻坚' in page


@pytest.mark.parametrize("column", [-5, 0, 1, 3, 4, 99])
def test_a_column_outside_the_query_is_harmless(client_over: Callable[..., FlaskClient], column: int) -> None:
    client = client_over(double=Failing(QuerySyntaxError("看不懂", "麦收", column)))

    assert client.get("/search?q=麦收").status_code == 400


def test_an_invalid_filter_names_field_and_allowed_values(client: FlaskClient) -> None:
    body = client.get("/api/v1/search?q=麦&sort=best").get_json(force=True)

    assert (body["field"], body["value"]) == ("sort", "best")
    assert "newest" in body["allowed"]

    page = client.get("/search?q=麦&sort=best").text
    assert "排序（sort）写作“best”，应为relevance、newest、oldest、page 之一。" in page
    assert 'href="/search?q=%E9%BA%A6"' in page


def hidden(page: str) -> list[list[tuple[str, str]]]:
    """What each form of *page* carries unseen."""
    forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
    return [
        [(name, unescape(value)) for name, value in re.findall(r'type="hidden" name="(.*?)" value="(.*?)"', form)]
        for form in forms
    ]


def test_a_query_that_is_mended_in_the_box_keeps_its_filters(client: FlaskClient) -> None:
    page = client.get('/search?q="改革&district=菏泽市&from=2020&to=2020&sort=newest&cursor=MTAuZw').text

    (box,) = hidden(page)
    assert box == [("district", "菏泽市"), ("from", "2020"), ("to", "2020"), ("sort", "newest")]
    assert 'class="chip"' in page, "and shows them"


@pytest.mark.parametrize(
    ("wrong", "kept"),
    [("from=2020-13&to=2021", [("to", "2021")]), ("from=2021&to=2020", [("from", "2021")]), ("to=春", [])],
)
def test_a_date_that_cannot_be_read_is_mended_where_it_is_told(
    client: FlaskClient, wrong: str, kept: list[tuple[str, str]]
) -> None:
    response = client.get(f"/search?q=改革&district=菏泽市&{wrong}")

    assert response.status_code == 400
    box, dates = hidden(response.text)
    assert box == [("district", "菏泽市"), *kept]
    assert dates == [("q", "改革"), ("district", "菏泽市")]
    for name, value in parse_qsl(wrong):
        assert re.search(rf'<input id="{name}" name="{name}" value="{value}"', response.text)
    assert response.text.count('aria-invalid="true"') == 1
    rest = urlencode([("q", "改革"), ("district", "菏泽市"), *kept])
    assert f'href="/search?{rest}">去掉这一项' in unescape(response.text)


def test_several_wrong_parameters_lose_themselves_alone(client: FlaskClient) -> None:
    page = client.get("/search?q=改革&kind=x&kind=photo&undated=7&limit=0&reporter=赵一").text

    assert hidden(page) == [[("reporter", "赵一")]]
    assert "去掉这一项" in page
    assert "去掉这一项" not in client.get("/search?kind=x").text, "nothing would be asked for"


def test_without_an_index_pages_say_so_kindly(client_without_index: FlaskClient) -> None:
    for path in ("/", "/search", "/search?q=麦", "/article/a001"):
        response = client_without_index.get(path)

        assert response.status_code == 503
        assert response.headers["Retry-After"]
        assert "档案正在整理" in response.text
        assert "mudan index" in response.text


def test_a_file_of_the_settings_that_breaks_is_told_to_its_own_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A worker that starts after it broke answers without it and says so; one that had read it goes on."""
    publish(tmp_path / "index", 1)
    aliases, gazetteer = tmp_path / "aliases.txt", tmp_path / "g.toml"
    aliases.write_text("甲 = 乙\n", "utf-8")
    gazetteer.write_text('format = 1\ncity = {name = "甲市"}\ndistrict = [{name = "乙县"}]\n', "utf-8")
    for name, path in (("INDEX", tmp_path / "index"), ("ALIASES", aliases), ("GAZETTEER", gazetteer)):
        monkeypatch.setenv(f"MUDAN_{name}", str(path))
    before = create_app().test_client()
    assert before.get("/healthz").get_json()["status"] == "ok"
    aliases.write_text("甲\n", "utf-8")
    gazetteer.unlink()
    caplog.clear()
    after = create_app().test_client()

    for client in (before, after):
        assert client.get("/search?q=消息").status_code == client.get("/districts").status_code == 200
    assert before.get("/readyz").get_json()["status"] == "ok"
    told = after.get("/readyz").get_json()
    assert (told["status"], told["refused"]) == ("degraded", None)
    assert "MUDAN_ALIASES" in told["left_out"]
    assert "第 1 行" in told["left_out"]
    assert "MUDAN_GAZETTEER" in told["left_out"]
    assert "MUDAN" not in after.get("/readyz", headers={"X-Forwarded-For": "192.0.2.7"}).text
    assert [(record.levelname, record.getMessage().count("MUDAN_")) for record in caplog.records] == [
        ("WARNING", 2)
    ]


def test_a_dictionary_that_cannot_be_read_is_told_to_its_own_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether the index fits it cannot be known: nothing is answered."""
    publish(tmp_path / "index", 1)
    monkeypatch.setenv("MUDAN_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("MUDAN_DICTIONARY", str(tmp_path / "none"))
    client = create_app().test_client()

    for _ in range(3):
        page, problem = client.get("/search?q=会议"), client.get("/api/v1/search?q=会议").get_json()
        assert page.status_code == problem["status"] == 503
        assert "MUDAN_DICTIONARY" in page.text
        assert "MUDAN_DICTIONARY" in problem["detail"]
        assert "MUDAN" not in client.get("/", headers={"X-Forwarded-For": "192.0.2.7"}).text
    assert [record.getMessage().count("MUDAN_DICTIONARY") for record in caplog.records] == [1]


def test_a_tag_stands_for_one_answer_whatever_settings_and_their_files_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "index", 1)
    aliases = tmp_path / "aliases.txt"
    monkeypatch.setenv("MUDAN_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("MUDAN_ALIASES", str(aliases))
    paths = ("/api/v1/search?q=消息", "/search?q=消息", "/search.csv?q=消息")

    def tags() -> list[str]:
        client = create_app().test_client()
        return [client.get(path).headers["ETag"] for path in paths]

    aliases.write_text("消息 = 会议\n", "utf-8")
    first, again = tags(), tags()
    aliases.write_text("消息 = 通知\n", "utf-8")
    others = tags()
    aliases.write_text("消息\n", "utf-8")
    without = tags()
    monkeypatch.setenv("MUDAN_EXPORT_MAX", "7")
    shorter = tags()

    assert first == again
    assert all(len(set(each)) == 4 for each in zip(first, others, without, shorter, strict=True))


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/article/none", "/article/a/b", "/article/..%2f..%2fetc%2fpasswd", "/article/%00", "/search/"],
)
def test_what_is_not_there_is_404_as_a_page(client: FlaskClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert "<h1>" in response.text


def test_problems_are_said_in_traditional_characters_where_they_are_asked_for(client: FlaskClient) -> None:
    problem = client.get("/api/v1/search?from=春&lang=zh-Hant").get_json()

    assert "應為" in problem["message"]
    assert (problem["field"], problem["value"], problem["allowed"]) == (
        "from",
        "春",
        "年、年-月或年-月-日，如 2020、2020-04、2020-04-01",
    )
    assert "检索式" not in client.get("/api/v1/search?q=%22&lang=zh-Hant").get_json()["message"]


def test_an_unknown_route_of_the_api_is_problem_json(client: FlaskClient) -> None:
    response = client.get("/api/v1/nothing")

    assert (response.status_code, response.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize(
    "path", ["/", "/search", "/article/a001", "/api/v1/search", "/healthz", "/static/site.css"]
)
def test_everything_is_read_only(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method)

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/search", "/\\evil.example", "/search//", "/article"]
)
def test_nothing_redirects(client: FlaskClient, path: str) -> None:
    response = client.get("/", environ_overrides={"PATH_INFO": path})

    assert "Location" not in response.headers
    assert response.status_code == 404


def test_an_unplanned_failure_is_logged_with_the_number_it_shows(
    client_over: Callable[..., FlaskClient], caplog: pytest.LogCaptureFixture
) -> None:
    client = client_over(double=Failing(ZeroDivisionError(SECRET)))

    number = client.get("/api/v1/search?q=麦").get_json(force=True)["number"]

    assert number in caplog.text
    assert SECRET in caplog.text


@pytest.mark.parametrize("path", ["/search?q=麦", "/api/v1/search?q=麦"])
def test_a_failure_of_the_engine_is_logged_with_its_cause_and_told_to_its_own_machine(
    client_over: Callable[..., FlaskClient], caplog: pytest.LogCaptureFixture, path: str
) -> None:
    error = EngineError("检索失败：AttributeError；请运行 mudan check --deep")
    error.__cause__ = AttributeError(SECRET)
    client = client_over(double=Failing(error))

    here = client.get(path).text
    elsewhere = client.get(path, environ_overrides=ELSEWHERE).text

    numbers = [record.args[0] for record in caplog.records if isinstance(record.args, tuple)]
    assert len(set(numbers)) == 2
    assert str(numbers[0]) in here
    assert str(numbers[1]) in elsewhere
    assert SECRET in caplog.text
    assert "mudan check" in here
    assert "AttributeError" not in elsewhere
    assert SECRET not in here + elsewhere


@pytest.mark.parametrize("query", ["\0", "%EF%BB%BF", "\u202e", "\u200b", "😀", "𠀀", "a" + "\u0301" * 200])
@pytest.mark.parametrize("path", ["/search", "/api/v1/search", "/article/a001"])
def test_odd_characters_are_no_failure(client: FlaskClient, path: str, query: str) -> None:
    assert client.get(f"{path}?q={query}").status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/v1/search?q=麦", "/healthz", "/readyz"])
def test_what_is_wrong_with_the_index_is_told_to_its_own_machine_alone(
    client_without_index: FlaskClient, path: str
) -> None:
    here = client_without_index.get(path).get_data(as_text=True)
    elsewhere = client_without_index.get(path, environ_overrides=ELSEWHERE).get_data(as_text=True)
    behind_proxy = client_without_index.get(path, headers={"X-Forwarded-For": "192.0.2.7"}).get_data(as_text=True)

    assert "index/" in here
    assert "index/" not in elsewhere + behind_proxy
