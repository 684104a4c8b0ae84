"""The page for programs: every operation, parameter and example of it, in both languages; and the examples work."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.ports import free_port
from web.programs.operations import OPERATIONS, ROOT
from web.programs.recipes import RECIPES, filled

_LEADING = ("alternate", "search", "canonical", "next", "prev")
"""Relations of links that a browser does not load."""

HAN = re.compile(r"[\u3400-\u9fff]")


class Shown(HTMLParser):
    """Ids, links, code, and what is said outside of code and of Chinese examples."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.code: list[str] = []
        self._in_code = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        self.loaded += [values[name] for name in ("src", "srcset", "data", "poster") if name in values]
        self.loaded += [values["href"]] if tag == "link" and values["rel"] not in _LEADING else []
        self.loaded += ["inline"] if tag in ("script", "style") and "src" not in values else []
        if tag == "code":
            self._in_code = True
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_code = self._in_code and tag != "code"

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.code[-1] += data


@pytest.fixture(scope="module")
def site(index: Path, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of real gunicorn over the seeds."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "search",
        "serve",
        "--port",
        str(port),
        "--workers",
        "1",
        "--index",
        str(index),
    ]
    log = (tmp_path_factory.mktemp("reference") / "log").open("wb")
    settings = {"MUDAN_EXPORT_MAX": "2"}  # so that what is found is in several files
    server = subprocess.Popen(command, cwd=checkout, stdout=log, stderr=log, env={**os.environ, **settings})
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, Path(log.name).read_text("utf-8")
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def test_the_page_shows_the_whole_document_without_anybody_elses_help(client: FlaskClient) -> None:
    shown = Shown(client.get("/api").text)
    document = client.get(f"{ROOT}/openapi.json").get_json()

    for operation in OPERATIONS:
        assert operation.name in shown.ids
        assert any(ROOT + operation.path in code for code in shown.code)
    for path in document["paths"].values():
        assert {parameter["name"] for parameter in path["get"]["parameters"]} <= set(shown.code)
    for name, schema in document["components"]["schemas"].items():
        assert name in shown.ids
        assert set(schema.get("properties", ())) <= set(shown.code)
    assert {link[1:] for link in shown.links if link.startswith("#")} <= set(shown.ids)
    assert len(shown.ids) == len(set(shown.ids))
    assert len(shown.loaded) > 2
    assert all(address.startswith("/static/") for address in shown.loaded), shown.loaded
    sheets = [client.get(address).text for address in shown.loaded if ".css" in address]
    assert sheets
    assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//", "".join(sheets))


def test_the_page_speaks_english(client: FlaskClient) -> None:
    main = client.get("/api?lang=en").text.partition("<main")[2]

    said = re.sub(r"<[^>]+>", " ", re.sub(r"<(pre|code|footer|form|header)\b.*?</\1>", " ", main, flags=re.DOTALL))
    assert not HAN.search(said)
    assert 'href="/api?lang=en"' in client.get("/?lang=en").text


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: str(RECIPES.index(recipe)))
def test_an_example_does_what_it_says(site: str, client: FlaskClient, tmp_path: Path, recipe) -> None:
    curl, python = filled(recipe.curl, site), filled(recipe.python, site)
    shown = Shown(client.get("/api").text).code
    assert filled(recipe.curl, "http://localhost") in shown
    assert filled(recipe.python, "http://localhost") in shown
    titles = [hit["title"] for hit in client.get(f"{ROOT}/search?q=脱贫攻坚&limit=100").get_json()["hits"]]
    outputs = []
    commands = [[sys.executable, "-c", python]] + ([["sh", "-c", curl]] if shutil.which("curl") else [])
    for number, command in enumerate(commands):
        place = tmp_path / str(number)
        place.mkdir()
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, encoding="utf-8", timeout=120,
                              env={**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"})  # fmt: skip
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
        files = sorted(place.glob("*.csv"))
        rows = [row for file in files for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())]
        if files:
            saved = [row["title"] for row in rows if row["title"]]
            assert saved == (titles if command[0] == sys.executable else titles[:2])
            outputs[-1] += "saved"

    for output in outputs:
        match RECIPES.index(recipe):
            case 0:
                assert titles[0] in output
            case 1:
                assert output.splitlines() == titles
            case 2:
                assert output.strip() == "304"
            case 3:
                assert output.endswith("saved")
            case _:
                assert "unknown_parameter" in output or "query_syntax" in output
