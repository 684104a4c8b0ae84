"""No request holds a worker longer than its budget, and what a worker answers afterwards is right."""

from __future__ import annotations

import itertools
import signal
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import process_time
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import create_environ

from search import Article, SearchRequest, SearchResult
from tests.web.conftest import FakeService, app_over
from web.running.budget import Budget

BUDGET_S = 0.15
LATEST_S = 1.3
"""Of the processor: what spins takes all it is given, however busy the machine is."""


class Spinning(FakeService):
    """Answers every search but one: that one never ends."""

    def search(self, request: SearchRequest) -> SearchResult:
        if request.text == "永远":
            _spin()
        return super().search(request)


class Stubborn(FakeService):
    """Spins, and takes the first alarm for a failure of its own."""

    def search(self, request: SearchRequest) -> SearchResult:
        if request.text != "永远":
            return super().search(request)
        with suppress(Exception):
            _spin()
        _spin()
        return super().search(request)


class Careless(FakeService):
    """Spins, and fails in its own way when it is stopped."""

    def search(self, request: SearchRequest) -> SearchResult:
        if request.text != "永远":
            return super().search(request)
        try:
            _spin()
        except Exception:
            raise TypeError("'<=' not supported between instances of 'int' and 'NoneType'") from None
        raise AssertionError("unreachable")


def _spin() -> None:
    for _ in itertools.count():
        pass


@pytest.fixture
def hurried() -> Callable[..., Flask]:
    """Makes an application that stops its requests after BUDGET_S."""

    def make(service: FakeService, seconds: float = BUDGET_S) -> Flask:
        app = app_over(service)
        for path in ("/help", "/nowhere", "/search?q=麦"):
            app.test_client().get(path)  # templates are compiled by whoever is first
        app.wsgi_app = Budget(app.wsgi_app, seconds, service.state)  # type: ignore[method-assign]
        return app

    return make


@pytest.mark.parametrize("service", [Spinning(), Stubborn(), Careless()], ids=["spinning", "stubborn", "careless"])
@pytest.mark.parametrize("path", ["/search?q=永远", "/api/v1/search?q=永远"])
def test_a_search_without_end_is_stopped_with_advice(
    hurried: Callable[..., Flask], service: FakeService, path: str
) -> None:
    client = hurried(service).test_client()

    started = process_time()
    response = client.get(path)

    assert process_time() - started < LATEST_S
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"
    if path.startswith("/api"):
        assert response.get_json()["code"] == "over_budget"


def test_a_loop_in_the_view_itself_is_stopped(hurried: Callable[..., Flask]) -> None:
    app = hurried(FakeService())

    def view() -> str:
        while True:
            pass

    app.view_functions["pages.about"] = view
    started = process_time()

    assert app.test_client().get("/about").status_code == 503
    assert process_time() - started < LATEST_S


# An alarm may ring inside a callback of the garbage collector, where Python prints it and goes on; the next one counts.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_answers_after_two_hundred_stops_are_right(
    hurried: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = hurried(Spinning(), 0.01)
    client = app.test_client()
    stopped: list[str] = []
    for _ in range(200):
        # Not by the client, which raises what was stopped before anything could answer for it, as a slow machine will have it.
        environ = create_environ("/api/v1/search", query_string={"q": "永远"})
        list(app.wsgi_app(environ, lambda status, *_: stopped.append(status[:3])))  # type: ignore[arg-type, return-value]
    budget = app.wsgi_app
    assert isinstance(budget, Budget)
    monkeypatch.setattr(budget, "_seconds", 0.0)
    totals = {client.get("/api/v1/search?q=脱贫攻坚").get_json()["total"] for _ in range(20)}

    assert (set(stopped), len(stopped)) == ({"503"}, 200)
    assert totals == {FakeService().search(SearchRequest("脱贫攻坚")).total}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # as above
def test_no_alarm_rings_after_a_request(hurried: Callable[..., Flask]) -> None:
    """However close to its end a request is stopped, the clock does not go on."""
    app = hurried(FakeService(), 0.001)
    said: list[str] = []
    for _ in range(300):
        list(app.wsgi_app(create_environ("/api/v1/search"), lambda status, *_: said.append(status)))  # type: ignore[arg-type, return-value]
        assert said[-1][:3] in ("200", "503")
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_a_process_does_once_is_outside_the_budget() -> None:
    def opening() -> None:
        threading.Event().wait(2 * BUDGET_S)

    def app(environ: object, start_response: Any) -> Iterable[bytes]:
        return [b"here"]

    assert list(Budget(app, BUDGET_S, opening)({}, lambda *_: None)) == [b"here"]


def test_an_alarm_that_nobody_answers_becomes_a_plain_503() -> None:
    said: list[str] = []

    def app(environ: object, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])
        _spin()
        return []

    body = Budget(app, 0.01, lambda: None)({}, lambda status, *_: said.append(status))

    assert said == ["200 OK", "503 Service Unavailable"]
    assert b"over_budget" in b"".join(body)


def test_another_thread_is_answered_without_a_clock(article_of_thread: Callable[[], Article]) -> None:
    """Only the main thread can be interrupted; elsewhere a request runs to its end instead of failing."""
    assert article_of_thread()


@pytest.fixture
def article_of_thread() -> Callable[[], object]:
    """Asks the application from another thread."""

    def ask() -> object:
        answers: list[int] = []
        app = app_over(FakeService())
        budget = Budget(app.wsgi_app, BUDGET_S, lambda: None)
        app.wsgi_app = budget  # type: ignore[method-assign]
        thread = threading.Thread(
            target=lambda: answers.append(app.test_client().get("/api/v1/search?q=麦").status_code)
        )
        thread.start()
        thread.join()
        return answers == [200]

    return ask
