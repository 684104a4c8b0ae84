"""R30-R37, R40, R48, R49: whatever is asked, the answer is in form, no failure of ours, and soon there."""

from __future__ import annotations

import json
import os
import random
import re
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from urllib.parse import quote, quote_from_bytes

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import create_environ

from search import SearchService, load_settings, rebuild
from tests.reliability.builds import times
from web import create_app
from web.policy import SECURITY_HEADERS
from web.running.budget import Budget

SLOWEST_S = 1.3
"""Of the processor, so that what else the machine does counts for nothing."""

SHAPES = (
    "[a TO ", "{", "[ TO", '"', "'", "(", ")", "a:", "^", "*", "?", "国", "龘", "a", "1", "NOT ", "a AND ", "~", '""~1', "[TO]",
    "!", "['", " OR ", "|", "-", "“", "》", "标题:", "日期:", '"a b"~9 ', "(a OR b) ", "a*b", "%", "&", "+", "=", "\\", "\x00", "\u202e",
    "\u200b", "\ufeff", "𠮷", "👨‍👩‍👧", "e\u0301", "/s", "/p", "..", "2020..", "<script>", "${x}", "{{7*7}}", "' OR 1=1 --", "菏", "的", "菏泽",
)  # fmt: skip
"""What queries are made of by those who mean harm, or whose keyboard does."""

PATTERNS = (
    "*", "?", "??", "*国*", "*:*", "[一 TO 龥]", "[TO]", "中国~9", 'r".*"', "中国^1e308", "id:[a TO", "菏*泽", '"的 的"~99', "的 OR 的",
    " OR ".join("的一是在不了有和人这中大为上个国我以要他"), " ".join("的一是在不了有和人这中大"), "(" * 200 + "a" + ")" * 200, "-的", "NOT NOT NOT 的",
)  # fmt: skip

PATHS = (
    "/article/{}", "/article/{}.json", "/article/{}.txt", "/article/{}/citation.bib", "/page/{}", "/page/{}.txt", "/issue/{}", "/browse/{}",
    "/browse/2020/{}", "/district/{}", "/reporter/{}", "/api/v1/articles/{}", "/api/v1/pages/{}", "/api/v1/issues/{}", "/static/{}",
    "/embed/v1/{}", "/api/v1/{}", "/{}",
)  # fmt: skip

PIECES = (
    "../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "a/b", "%00", "x" * 5000, "..", ".", "%ff%fe", "-1", "1e308", "99999999999999999999",
    "2020-13-45", "0000", "2020", "牡丹区", "<b>", "'\"", "%0d%0aSet-Cookie:a=b", "%E2%80%AE", "con", "~root", "%5c..%5c..%5cwin.ini", "\u2028",
)  # fmt: skip

FIELDS = (
    "q", "district", "kind", "from", "to", "sort", "unit", "limit", "cursor", "explain", "lang", "reporter", "source", "format", "facet",
    "page", "offset", "callback", "__proto__", "q[]", "",
)  # fmt: skip

ROUTES = (
    "/search", "/api/v1/search", "/api/v1/suggest", "/api/v1/facets", "/api/v1/issues", "/api/v1/stats", "/trend", "/export", "/embed",
    "/embed/frame", "/", "/help", "/about", "/browse", "/districts", "/reporters", "/api", "/feed", "/sitemap.xml", "/healthz", "/metrics",
)  # fmt: skip


class Strict(HTMLParser):
    """Notes what no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attributes]
        if any(name.startswith("on") for name in names) or "style" in names or len(names) != len(set(names)):
            self.faults.append(self.get_starttag_text() or tag)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[Flask]:
    """The application over an index of the seeds, in this process."""
    index = tmp_path_factory.mktemp("asked") / "index"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MUDAN_INDEX", str(index))
        settings = load_settings()
        rebuild([checkout / "seeds"], settings)
        yield create_app(SearchService.open(settings))


@pytest.fixture(scope="module")
def ask(app: Flask) -> Callable[..., int]:
    """Asks, and says the status; fails on what no answer may be."""
    client: FlaskClient = app.test_client()

    def asked(url: str, method: str = "GET", **options: object) -> int:
        started = process_time()
        response = client.open(url, method=method, **options)  # type: ignore[arg-type]
        body = response.get_data()
        response.close()
        took = process_time() - started
        what = f"{method} {url[:300]!r}: {response.status_code} in {took:.2f} s"
        assert response.status_code < 500, f"{what}\n{body[:500]!r}"
        assert took < SLOWEST_S, what
        assert re.match(r"/(?![/\\])|$", response.headers.get("Location", "")), what
        assert all("\n" not in value and "\r" not in value for _, value in response.headers), what
        assert response.headers["Content-Security-Policy"], what
        if method != "HEAD" and body:
            if response.mimetype.endswith("json"):
                json.loads(body)
            elif response.mimetype == "text/html":
                page = Strict()
                page.feed(body.decode())
                assert page.faults == [], what
        return int(response.status_code)

    return asked


@pytest.mark.parametrize("length", [100, 256, 1000, 4000])
def test_one_shape_over_and_over(ask: Callable[..., int], length: int) -> None:
    for shape in SHAPES:
        text = (shape * length)[:length]
        for route in ("/search", "/api/v1/search"):
            status = ask(f"{route}?q={quote(text)}")
            assert status in ((200, 400) if length <= 256 else (400, 414)), (shape, length)


def test_patterns_are_text_and_never_mean_everything(app: Flask, ask: Callable[..., int]) -> None:
    everything = app.test_client().get("/api/v1/stats").get_json()["articles"]
    for pattern in PATTERNS:
        ask(f"/search?q={quote(pattern)}")
    for pattern in ("*", "?", "??", "*国*", "*:*", "[TO]", "[一 TO 龥]", 'r".*"'):
        answer = app.test_client().get("/api/v1/search", query_string={"q": pattern})
        assert answer.status_code == 400 or answer.get_json()["total"] < everything, pattern


@pytest.fixture(scope="module")
def opened() -> Iterator[set[Path]]:
    """Every file that this thread opens, for as long as the fixture lives; others follow indexes of their own."""
    found: set[Path] = set()
    is_noting, mine = True, threading.get_ident()

    def note(name: str, arguments: tuple[object, ...]) -> None:
        if not is_noting or name != "open" or threading.get_ident() != mine:
            return
        if isinstance(arguments[0], str | os.PathLike):
            found.add(Path(os.path.normpath(Path.cwd() / os.fspath(arguments[0]))))

    sys.addaudithook(note)
    yield found
    is_noting = False


def test_odd_places_and_methods(app: Flask, ask: Callable[..., int], opened: set[Path], checkout: Path) -> None:
    """R48, R49: no file is opened that is not the index's or the program's own, whatever an address is made of."""
    assert ask("/static/site.css") == 200  # what is read once, such as the types of files, is read now
    opened.clear()
    for path in PATHS:
        for piece in PIECES:
            assert ask(path.format(quote(piece, safe="%/"))) in (200, 304, 400, 404), (path, piece)
    assert ask("/static/site.css") == 200  # it would be noticed
    index = app.extensions["mudan"]._snapshots._generations.root
    ours = (
        index,
        checkout / "web",
        checkout / "search",
        Path(sys.prefix),
        Path(sys.base_prefix),
        Path("/proc/self"),
    )

    assert not [path for path in opened if not any(path.is_relative_to(folder) for folder in ours)]
    assert checkout / "web/static/site.css" in opened
    for route in ROUTES:
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"):
            assert ask(route, method, data=b"x" * 100) in (404, 405, 413), (route, method)
        ask(route, "HEAD")


OF_THEIR_OWN = {
    "embed.page": "Content-Security-Policy",
    "embed.frame": "Content-Security-Policy",
    "embed.preview": "Content-Security-Policy",
    "embed.script": "Cross-Origin-Resource-Policy",
    "embed.numbered": "Cross-Origin-Resource-Policy",
}
"""The header that a rule says in its own words, since other sites frame or load what it gives (`web/test_embed.py`)."""


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_rule_of_the_service_is_without_its_headers(app: Flask, method: str) -> None:
    """R44, R49, R54: asked as it should be, and as it should not."""
    client = app.test_client()
    hit = client.get("/api/v1/search?q=会议").get_json()["hits"][0]
    named = {
        "article_id": hit["id"], "page_id": client.get(f"/api/v1/articles/{hit['id']}").get_json()["page_id"], "date": "2020-04-03",
        "number": 1, "month_number": 4, "name": "菏泽市", "script": "mudan-search.js", "filename": "site.css",
    }  # fmt: skip
    statuses: Counter[int] = Counter()
    for rule in app.url_map.iter_rules():
        values = {name: named[name] for name in rule.arguments - (rule.defaults or {}).keys()} | (
            rule.defaults or {}
        )
        path = app.url_map.bind("localhost").build(rule.endpoint, values)
        response = client.open(path, method=method)
        response.close()

        statuses[response.status_code] += 1
        own = OF_THEIR_OWN.get(rule.endpoint) if method == "GET" else None
        for name, value in SECURITY_HEADERS.items():
            assert response.headers[name] == value or name == own, (path, name)
        assert not {"Set-Cookie", "Server", "X-Powered-By"} & set(response.headers.keys()), path
    assert set(statuses) <= ({405} if method == "POST" else {200, 400, 404}), statuses
    assert statuses[405 if method == "POST" else 200] > 40


# An alarm may ring inside a callback of the garbage collector, where Python prints it and goes on; the next one counts.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_searches_stopped_anywhere_leave_an_engine_that_answers_rightly(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R38, R39: the engine, its caches and the catalogue of a worker that is interrupted again and again."""
    words = [
        "脱贫攻坚",
        "会议",
        '"开发区" 工作',
        "招商*项目",
        '"的 的"~40',
        "春耕 OR 防疫",
        "练建钧",
        "lianjianjun",
        "谁在东明县调研重点项目",
    ]
    budget = app.wsgi_app
    assert isinstance(budget, Budget)

    def answers(engine: Flask) -> list[object]:
        client = engine.test_client()
        found = []
        for word in words:
            body = client.get("/api/v1/search", query_string={"q": word, "limit": 50}).get_json()
            del body["took_ms"]
            found += [body, client.get("/api/v1/suggest", query_string={"q": word[:2]}).get_json()]
        return found

    expected = answers(app)
    chance = random.Random(38)
    stopped = 0
    tries = 0
    while stopped < times(200, 2000):
        tries += 1
        assert tries < times(20_000, 200_000)
        monkeypatch.setattr(budget, "_seconds", chance.uniform(0.0002, 0.02))
        said: list[str] = []
        path = chance.choice(("/search", "/api/v1/search", "/api/v1/suggest", "/trend"))
        environ = create_environ(path, query_string={"q": chance.choice(words)})
        list(budget(environ, lambda status, *_, said=said: said.append(status[:3])))  # type: ignore[arg-type, misc]
        assert said[-1] in ("200", "503"), (path, said)
        stopped += said[-1] == "503"
    monkeypatch.setattr(budget, "_seconds", 0.0)

    for _ in range(times(3, 30)):
        assert answers(app) == expected


def test_requests_made_of_anything(ask: Callable[..., int]) -> None:
    """R40: queries, fields and places thrown together, one seed for each run of the long version."""
    chance = random.Random(20)
    statuses: Counter[int] = Counter()

    def text() -> str:
        return "".join(chance.choice(SHAPES) for _ in range(chance.randrange(1, 12)))[:400]

    def value() -> str:
        kind = chance.randrange(8)
        if kind == 0:
            return quote_from_bytes(bytes(chance.randrange(256) for _ in range(chance.randrange(40))))
        if kind == 1:
            return chance.choice(
                ("1", "0", "-1", "101", "10000000000000000000000", "2020-02-30", "2020..2019", "newest", "photo")
            )
        return quote(text())

    for _ in range(times(600, 10_000)):
        route = chance.choice(ROUTES[:12])
        fields = [("q", quote(text())), *((chance.choice(FIELDS), value()) for _ in range(chance.randrange(4)))]
        chance.shuffle(fields)
        url = route + "?" + "&".join(f"{quote(name)}={given}" for name, given in fields)
        statuses[ask(url, chance.choice(("GET", "GET", "GET", "HEAD")))] += 1

    assert set(statuses) <= {200, 304, 400, 404, 414}, statuses
    assert statuses[200] > 50


def test_threads_that_share_the_application_get_right_answers(app: Flask) -> None:
    """R26: eight at once, on words that share their caches."""
    words = ("脱贫攻坚", "会议", "菏泽", '"开发区"', "会议 工作", "的", "招商*项目", "春耕 OR 防疫")

    def answers() -> list[tuple[int, list[str]]]:
        client = app.test_client()
        bodies = [client.get("/api/v1/search", query_string={"q": word}).get_json() for word in words]
        return [(body["total"], [hit["id"] for hit in body["hits"]]) for body in bodies]

    alone = answers()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: answers(), range(times(16, 200))))

    assert all(each == alone for each in together)
    assert sum(total for total, _ in alone) > 20


def test_a_request_is_answered_of_one_generation(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """R21: whatever is looked up for a page, what is current is asked for once: no page and no ETag of two."""
    current = app.extensions["mudan"]._snapshots
    asked: list[int] = []

    def counted() -> object:
        asked.append(1)
        return current()

    other = create_app(SearchService(counted, state=app.extensions["mudan"].state))  # type: ignore[arg-type]
    client = other.test_client()
    hit = client.get("/api/v1/search?q=会议").get_json()["hits"][0]
    page = client.get(f"/api/v1/articles/{hit['id']}").get_json()["page_id"]
    paths = [
        "/", "/about", "/search?q=会议", "/search?q=没有的词语", "/search.csv?q=会议", "/search.atom?q=会议", "/newest.atom", "/browse",
        "/districts", "/reporters", "/trend?q=会议&q=工作", "/sitemap-1.xml", "/opensearch/suggest?q=会", "/api/v1/suggest?q=会",
        "/api/v1/facets?q=会议", "/api/v1/stats", "/api/v1/issues", f"/article/{hit['id']}?q=会议&raw=1", f"/article/{hit['id']}.txt",
        f"/article/{hit['id']}/citation.bib", f"/page/{page}", f"/api/v1/pages/{page}", "/healthz",
    ]  # fmt: skip
    for path in paths:
        asked.clear()
        assert client.get(path).status_code == 200, path
        assert len(asked) == 1, (path, len(asked))
