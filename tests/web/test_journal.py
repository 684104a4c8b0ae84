"""What is written down: one line a request, whatever is in it, and nothing that was asked for."""

from __future__ import annotations

import io
import json
import logging
import logging.config
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from search import EngineError, SearchRequest, SearchResult
from tests.web.conftest import FakeService, app_over
from web.running import journal


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Logs as the server does, and gives what was written since it was last asked: each line must be JSON that can be printed."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logging.config.dictConfig(journal.configuration())
    output = io.StringIO()
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(output)

    def read() -> list[dict[str, Any]]:
        written = output.getvalue()
        assert all(character.isprintable() for line in written.split("\n") for character in line)
        return [json.loads(line) for line in written.splitlines()]

    yield read
    root.handlers[:], root.level = handlers, level
    for name in ("gunicorn.error", "gunicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True


HOSTILE = 'x\x1b[31m\u2028\r\n{"event": "forged"}\x85'


def test_a_request_is_one_line_without_its_query(lines: Callable[[], list[dict[str, Any]]]) -> None:
    client = app_over(FakeService()).test_client()
    response = client.get(
        "/search",
        query_string={"q": f"脱贫攻坚{HOSTILE}"},
        headers={"User-Agent": HOSTILE.replace("\r\n", "").encode().decode("latin-1")},
    )

    (line,) = lines()

    assert line["route"] == "/search"
    assert line["status"] == response.status_code
    assert line["id"] == response.headers["X-Request-ID"]
    assert "脱贫" not in json.dumps(line, ensure_ascii=False)


def test_what_is_told_can_be_read_in_the_log_as_it_stands(lines: Callable[[], list[dict[str, Any]]]) -> None:
    logging.getLogger("search").warning("generation 1 goes on: %s", f"索引损坏{HOSTILE}\u202e\ud800\U000e0041")
    handler = logging.getLogger().handlers[0]
    assert isinstance(handler, logging.StreamHandler)

    written = handler.stream.getvalue()

    assert '"generation 1 goes on: 索引损坏x\\u001b[31m\\u2028\\r\\n' in written
    assert lines()[0]["event"].endswith(f"索引损坏{HOSTILE}\u202e\ud800\U000e0041")


def test_nothing_is_written_where_nobody_asked_for_a_log(capfd: pytest.CaptureFixture[str]) -> None:
    app_over(FakeService()).test_client().get("/help")

    assert capfd.readouterr() == ("", "")


def test_queries_are_written_down_when_the_operator_says_so(
    lines: Callable[[], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUDAN_LOG_QUERIES", "true")
    app_over(FakeService()).test_client().get("/search", query_string={"q": HOSTILE})

    (line,) = lines()

    assert "forged" in line["url"]


@pytest.mark.parametrize("given", ["a b", "x" * 65, "", "id\u2028", "../../../etc"])
def test_an_id_is_taken_from_a_proxy_only_and_only_a_plain_one(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    def id_for(said: str) -> str:
        return (
            app_over(FakeService())
            .test_client()
            .get("/help", headers={"X-Request-ID": said.encode().decode("latin-1")})
            .headers["X-Request-ID"]
        )

    assert id_for("from-outside-1") != "from-outside-1"
    monkeypatch.setenv("MUDAN_PROXIES", "1")
    assert id_for("from-proxy-1") == "from-proxy-1"
    assert id_for(given) != given


def test_a_failure_leaves_places_not_words(lines: Callable[[], list[dict[str, Any]]]) -> None:
    class Failing(FakeService):
        def search(self, request: SearchRequest) -> SearchResult:
            raise RuntimeError(f"broken by {request.text}")

    response = app_over(Failing()).test_client().get("/search?q=脱贫攻坚")
    failure, line = lines()

    assert response.status_code == line["status"] == 500
    assert failure["exception"] == "RuntimeError"
    assert any("test_journal.py" in place for place in failure["at"])
    assert "脱贫" not in json.dumps([failure, line], ensure_ascii=False)


def test_what_led_to_a_failure_is_placed_too(lines: Callable[[], list[dict[str, Any]]]) -> None:
    class Failing(FakeService):
        def _fault(self) -> None:
            raise AttributeError("脱贫")

        def search(self, request: SearchRequest) -> SearchResult:
            try:
                self._fault()
            except AttributeError as error:
                raise EngineError("检索失败") from error

    app_over(Failing()).test_client().get("/search?q=脱贫攻坚")
    failure, _ = lines()

    assert failure["exception"] == "EngineError from AttributeError"
    assert failure["at"][-1].endswith("_fault")
    assert "脱贫" not in json.dumps(failure, ensure_ascii=False)


def test_a_request_line_that_gunicorn_cannot_read_is_not_quoted(lines: Callable[[], list[dict[str, Any]]]) -> None:
    logging.getLogger("gunicorn.error").warning("Invalid request from ip=192.0.2.7: 'GET /search?q=secret HTTP/9'")

    assert [line["event"] for line in lines()] == ["Invalid request from ip=192.0.2.7"]
