"""
Whatever a page file says in whatever field, nothing of it is more than text wherever it comes out again.

An archive of hostile pages is read by the real indexer, and every address of the service is asked that its pages lead to.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search import SearchService, Settings, rebuild
from search.cli import mudan
from web import create_app

HOSTILE = (
    "<script>hostile(1)</script></title></textarea><hostile a=1><!--hostile ",
    "\" hostile=\"1' hostile='1' autofocus='",
    "]]></content><hostile/>{{ 191 * 7919 }}{% hostile %}",
    "javascript:hostile(1)",
    "=HYPERLINK(hostile)",
    "\u202e\u2066hostile\u200f\x1b[31mhostile\x07\x9b2J\r\u2028\x85",
)
"""Each tries to become something in one kind of output: an element, an attribute, a formula, a command to a terminal."""

NAMES = (
    "<hostile>\x1b]0;hostile\x07.txt",
    '" hostile="1\x9b2J\u202e.txt',
    "甲\n乙'>.txt",
    "{{ 191 * 7919 }}&lt;b&gt;.txt",
)

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")

ALIKE = 2
"""So many are asked of the addresses that a page leads to, begin alike and have the same parameters."""


class Markup(HTMLParser):
    """What a page is made of, as far as it matters here."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.faults: list[str] = []
        self._in_script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        values = dict(attrs)
        if tag == "hostile" or "hostile" in values or any(name.startswith("on") for name in values):
            self.faults.append(f"<{tag} {attrs}>")
        for name in ("href", "src", "action", "formaction"):
            value = values.get(name) or ""
            self.links += [value] if tag == "a" and value else []
            if value.strip().lower().startswith(("javascript:", "data:")):
                self.faults.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script and "hostile" in data:
            try:
                json.loads(data)  # JSON-LD, and nothing behind it
            except ValueError:
                self.faults.append(f"script {data[:80]}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")


def of_html(text: str) -> list[str]:
    return Markup(text).faults


def of_xml(text: str) -> list[str]:
    return [one.tag for one in ET.fromstring(text).iter() if one.tag.rpartition("}")[2] in ("hostile", "script")]


def of_csv(text: str) -> list[str]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell) or CONTROLS.search(cell)]


def of_json(text: str) -> list[str]:
    """It is JSON, and its texts hold no markup that is ours."""
    found = json.loads(text)
    return ["<mark" for _ in [0] if "<mark" in json.dumps(found)]


def of_lines(text: str) -> list[str]:
    return [fault for line in text.splitlines() for fault in of_json(line)]


def of_plain(text: str) -> list[str]:
    return CONTROLS.findall(re.sub("\r\n|[\x85\u2028\u2029]", "\n", text))  # line ends of whatever kind


FAULTS: dict[str, Callable[[str], list[str]]] = {
    "text/html": of_html,
    "application/atom+xml": of_xml,
    "application/rss+xml": of_xml,
    "application/xml": of_xml,
    "application/opensearchdescription+xml": of_xml,
    "text/csv": of_csv,
    "application/json": of_json,
    "application/problem+json": of_json,
    "application/ld+json": of_json,
    "application/x-suggestions+json": of_json,
    "application/x-ndjson": of_lines,
    "application/x-research-info-systems": of_plain,
    "application/x-bibtex": of_plain,
    "text/plain": of_plain,
    "text/markdown": of_plain,
    "text/css": of_plain,
    "text/javascript": of_plain,
    "image/svg+xml": of_xml,
}
"""By type of an answer, what is in it that must not be."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that says what is hostile in the names of its files, in headlines, bylines, bodies, sidecars and records."""
    folder = tmp_path_factory.mktemp("hostile") / "pages"
    folder.mkdir()
    for number, text in enumerate(HOSTILE):
        name = NAMES[number] if number < len(NAMES) else f"{number}.txt"
        body = f"本报讯 4月{number + 1}日，曹县{text}的小麦返青。{text}收成看好。 记者 黄啟峰{text}"
        page = f"菏泽日报 2020年4月{number + 1}日 {text}\n\n小麦{text}返青\n{body}\n\n{text}大蒜上市\n{body}\n"
        (folder / name).write_bytes(page.encode())
        if number >= len(NAMES):
            quoted = json.dumps(text)
            (folder / f"{number}.toml").write_text(
                f"paper = {quoted}\npage = {quoted}\ndate = 2020-04-01\n", "utf-8"
            )
    records = [
        {"id": f"{text}{number}", "title": f"小麦{text}", "date": "2020-04-01", "source": f"报{text}", "page": text,
         "body": f"{text}小麦返青。\n（记者 {text}）", "kicker": text, "reporters": [text], "districts": [text]}
        for number, text in enumerate(HOSTILE)
    ]  # fmt: skip
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "records.jsonl").write_text(lines, "utf-8")
    (folder / "bad\x1b[2J.txt").write_bytes(b"\xff\xfe\xff\x00\x80" * 3)
    return folder


@pytest.fixture(scope="module")
def index(folder: Path) -> Path:
    """What the indexer made of it."""
    index = folder.parent / "index"
    rebuild([folder], Settings(index=index))
    return index


@pytest.fixture(scope="module")
def app(index: Path) -> Flask:
    """The service over it."""
    return create_app(SearchService.open(Settings(index=index)))


def faults_of(response: TestResponse) -> list[str]:
    """What is in an answer, or in its headers, that must not be."""
    faults = FAULTS[response.mimetype](response.text) if response.data else []
    faults += ["a template ran"] if "1512529" in response.text else []
    return faults + [f"{name}: {value}" for name, value in response.headers if not re.fullmatch(r"[ -~]*", value)]


def crawled(client: FlaskClient, start: list[str]) -> dict[str, list[str]]:
    """The faults of each address, those at the *start* and those that they lead to."""
    waiting, found = list(start), {}
    shapes: dict[str, int] = {}
    while waiting:
        address = waiting.pop(0)
        response = client.get(address)
        assert response.status_code < 500, address
        found[address] = faults_of(response)
        response.close()
        if response.mimetype != "text/html" or address not in start:
            continue
        for link in re.findall(r'(?:href|src)="([^"]*)"', response.text):
            path = urldefrag(html.unescape(link)).url
            parts = urlsplit(path)
            shape = parts.path[:9] + " ".join(sorted({pair.partition("=")[0] for pair in parts.query.split("&")}))
            if path.startswith("/") and path not in found and path not in waiting and shapes.get(shape, 0) < ALIKE:
                shapes[shape] = shapes.get(shape, 0) + 1
                waiting.append(path)
    return found


def test_no_address_gives_more_than_text(app: Flask) -> None:
    """HTML, JSON, feeds, sitemaps, CSV, citations, plain text; of every rule that there is."""
    client = app.test_client()
    hits = client.get("/api/v1/search?q=小麦&limit=100").get_json()["hits"]
    ids = [
        *{hit["source"]: hit["id"] for hit in hits}.values(),
        *(hit["id"] for hit in hits if "records" in hit["source"]),
    ]
    start = [
        "/", "/search?q=小麦&limit=30", "/search?q=小麦&unit=paragraph&limit=30", "/search.rss?q=小麦", "/newest.rss", "/newest.atom",
        "/export?q=小麦", "/robots.txt", "/sitemap.xml", "/sitemap-1.xml", "/opensearch.xml", "/opensearch/suggest?q=小",
        "/embed", "/embed/frame?q=小麦", "/embed/preview", "/metrics", "/readyz", "/healthz", "/api", "/search.json?q=小麦",
        *(f"/api/v1/{one}" for one in ("search?q=小麦&limit=100&explain=1", "facets?q=小麦", "suggest?q=小", "issues", "stats", "openapi.json")),
        "/browse/2020", "/browse/2020/4", "/reporter/黄啟峰", "/reporter?name=黄啟峰", "/api/v1/issues/2020-04-01", "/api/v1/issues/undated?limit=100",
    ]  # fmt: skip
    with app.test_request_context():
        make = app.url_map.bind("localhost").build
        for article_id in ids:
            start.append(f"/oembed?url=http://localhost{make('reading.article', {'article_id': article_id})}")
            known = {
                "article_id": article_id,
                "page_id": client.get(f"/api/v1/articles/{article_id}").get_json()["page_id"],
            }
            for rule in app.url_map.iter_rules():
                # Of a ready article no page is known.
                if len(rule.arguments) == 1 and all(known.get(name) for name in rule.arguments):
                    start.append(make(rule.endpoint, {name: known[name] for name in rule.arguments}))
    for text in HOSTILE:
        start += [
            make("pages.search", {"q": f"小麦 OR “{text}”"}),
            make("comparing.over_time", {"q": [text, "小麦"]}),
        ]
        start += [
            make("exports.parts", {"q": text}),
            make("embed.frame", {"q": text}),
            make("feeds.search_atom", {"q": text}),
        ]
        start += [
            make("pages.search", {"q": "小麦", name: text}) for name in ("district", "reporter", "source", "sort")
        ]

    found = crawled(client, list(dict.fromkeys(start)))

    faulty = {address: faults[:2] for address, faults in found.items() if faults}
    assert faulty == {}
    asked = {
        app.url_map.bind("localhost").match(urlsplit(address).path)[0]
        for address in found
        if _is_known(app, address)
    }
    assert {rule.endpoint for rule in app.url_map.iter_rules()} - asked <= {"embed.script", "embed.numbered"}
    assert any("hostile" in unquote(address) for address in found)


def _is_known(app: Flask, address: str) -> bool:
    return app.url_map.bind("localhost").test(urlsplit(address).path)


COMMANDS = (
    ("search", "小麦", "--limit", "50"), ("search", "小麦", "--json"), ("stats",), ("check",), ("doctor",), ("export", "小麦"),
    ("export", "小麦", "--format", "ris"), ("export", "小麦", "--format", "bib"), ("export", "小麦", "--format", "jsonl"),
)  # fmt: skip


def test_a_terminal_is_told_nothing_but_text(folder: Path, index: Path, tmp_path: Path) -> None:
    """Of names of files and of what stands in them, by every command that shows them, good files and bad ones."""
    pages = sorted(str(path) for path in folder.iterdir() if path.suffix in (".txt", ".jsonl"))
    commands = [(*command, "--index", str(index)) for command in COMMANDS]
    commands += [("index", "--index", str(tmp_path / "index"), str(folder))]
    commands += [("parse", *option, page) for page in pages for option in ((), ("--explain",))]
    told = {command: CliRunner().invoke(mudan, command).output for command in commands}

    styled = re.compile(r"\x1b\[[0-9;]*m")  # our own marks of what was found
    for command, output in told.items():
        shown = output.removeprefix("\ufeff").replace("\r\n", "\n")
        if command[0] == "search":
            shown = styled.sub("", shown)
        assert CONTROLS.findall(shown) == [], command
    assert "\\x1b" in told[commands[len(COMMANDS)]], "the bad file is named"
