"""A page as it stands in its file: to the letter, on the page and as text, for plain text; and said to be read where it was."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

import pytest
from flask.testing import FlaskClient

PAGE = """# 全市小麦开镰收割

本报讯（记者 王五）**5月5日**，全市小麦收割现场会在<b>曹县</b>举行，各县区农机手前来观摩。
<script>
alert("牡丹")
</script>

价格a<b 且 c>d的说法并不准确，⽇前市场监管部门提醒大家注意，购买时要看清标价。
"""


@pytest.fixture
def client(client_of_files: Callable[[Mapping[str, str]], FlaskClient]) -> FlaskClient:
    article = f"<html><body><p>{'小麦收割了。' * 20}</p></body></html>"
    return client_of_files({"a.txt": PAGE, "b.html": article})


def page_id(client: FlaskClient, source: str) -> str:
    hits = client.get("/api/v1/search?limit=100").json["hits"]
    (found,) = {
        client.get(f"/api/v1/articles/{hit['id']}").json["page_id"] for hit in hits if hit["source"] == source
    }
    return str(found)


def test_a_page_of_text_is_shown_to_the_letter(client: FlaskClient) -> None:
    identity = page_id(client, "a.txt")
    shown, text = client.get(f"/page/{identity}").text, client.get(f"/page/{identity}/page.txt").text
    raw = client.get(f"/api/v1/pages/{identity}").json

    assert "照录原文件，一字不改" in shown
    lines = re.findall(r'<(?:span class="printed"|mark class="own")[^>]*>(.*?)</(?:span|mark)>', shown)
    assert [html.unescape(line) for line in lines] == [line for line in PAGE.split("\n") if line]
    assert text == raw["original"] == PAGE
    assert raw["text"].count("\n") == PAGE.count("\n"), "line for line"
    assert "script" not in raw["text"]


def test_the_lines_of_an_article_are_those_of_the_file(client: FlaskClient) -> None:
    identity = page_id(client, "a.txt")
    articles = client.get(f"/api/v1/pages/{identity}").json["articles"]
    paragraphs = [p for one in articles for p in client.get(f"/api/v1/articles/{one}").json["paragraphs"]]

    first, last = next(p["lines"] for p in paragraphs if "a<b 且 c>d" in p["text"])
    assert "a<b 且 c>d" in "\n".join(PAGE.split("\n")[first - 1 : last])


def test_what_was_read_of_a_page_of_the_web_is_not_called_its_file(client: FlaskClient) -> None:
    identity = page_id(client, "b.html")
    shown = client.get(f"/page/{identity}").text

    assert "文件里读出的文字" in shown
    assert "一字不改" not in shown
    assert client.get(f"/api/v1/pages/{identity}").json["original"] is None
