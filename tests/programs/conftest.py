"""The five pages, indexed once and asked through the interface for programs; and small archives of hostile articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search import Article, Paragraph, PartialDate, SearchService, Settings, rebuild
from search.analysis.analyzer import load_analyzer
from search.backends.memory import MemoryEngine
from search.documents import document
from web import create_app


class Client(FlaskClient):
    """A client that reads every answer to its end, so that files it was sent are closed."""

    def open(self, *args: Any, buffered: bool = True, **more: Any) -> TestResponse:
        return super().open(*args, buffered=buffered, **more)


@pytest.fixture(scope="session")
def index(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the seeds."""
    directory = tmp_path_factory.mktemp("programs") / "index"
    rebuild([checkout / "seeds"], Settings(index=directory))
    return directory


@pytest.fixture(scope="session")
def service(index: Path) -> SearchService:
    """The service over the seeds."""
    return SearchService.open(Settings(index=index))


@pytest.fixture(scope="session")
def app(service: SearchService) -> Flask:
    """The application over the seeds; its address is not set."""
    app = create_app(service)
    app.test_client_class = Client
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application over the seeds."""
    return app.test_client()


@pytest.fixture
def make_client(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FlaskClient]:
    """Makes a client over the given articles, with settings as the environment would name them."""

    def make(*articles: Article, **variables: str) -> FlaskClient:
        for name, value in variables.items():
            monkeypatch.setenv(f"MUDAN_{name.upper()}", value)
        app = create_app(service_over(*articles))
        app.test_client_class = Client
        return app.test_client()

    return make


def service_over(*articles: Article) -> SearchService:
    """The real service over these articles, without an index on disk."""
    analyzer = load_analyzer()
    entries = [(document(article, n), article) for n, article in enumerate(articles)]
    return SearchService.over(MemoryEngine(analyzer, entries), analyzer)


@pytest.fixture
def reprinted(make_article) -> tuple[Article, ...]:
    """Three articles about wheat, of which the first and the last are one text."""
    text = (
        "麦收时节，全县农机手昼夜奋战在田间地头，抢收抢种，颗粒归仓，各镇街组织党员干部帮助困难农户收割晾晒，"
        "供销部门备足化肥种子，供电部门保障灌溉用电，气象部门每天发布天气预报，确保夏粮丰产丰收、夏种不误农时。"
    )
    return (
        make_article(1, "麦收开始", text, date=PartialDate(2020, 6, 1)),
        make_article(2, "麦种下地", "麦种下地。", date=PartialDate(2020, 6, 2)),
        make_article(3, "颗粒归仓", text, date=PartialDate(2020, 6, 3)),
    )


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Makes an article from a number, a title, texts and further fields."""

    def make(number: int, title: str, *texts: str, **more: Any) -> Article:
        paragraphs = tuple(Paragraph(f"p{i}", text, i, i) for i, text in enumerate(texts, 1))
        return Article(id=f"a{number:03d}", source="000_page.txt", title=title, paragraphs=paragraphs, **more)

    return make
