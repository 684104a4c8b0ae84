"""Ready articles: the good lines come, the bad ones are told of with their number."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest

from search.errors import PageDecodeError
from search.ingest import Gazetteer, Source, read_articles, records
from search.model import Article, PartialDate

GOOD = {
    "id": "a-1",
    "title": "曹县\n开会",
    "date": "2020-01-02",
    "source": "某报",
    "page": 3,
    "body": "第一段。\n\n第二段。",
}


def read(path: Path, gazetteer: Gazetteer) -> tuple[list[Article], list[str]]:
    rejects: list[str] = []
    source = Source("in/" + path.name, path)
    articles = list(read_articles(source, gazetteer=gazetteer, on_reject=lambda error: rejects.append(str(error))))
    return articles, rejects


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.xz", ".JSONL", ".JSONL.GZ", ".Jsonl.XZ"])
def test_the_shape_of_an_article(suffix: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    data = b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\n\n"
    pack = {".jsonl": bytes, ".jsonl.gz": gzip.compress, ".jsonl.xz": lzma.compress}[suffix.lower()]
    path = tmp_path / f"n{suffix}"
    path.write_bytes(pack(data))
    (article,), rejects = read(path, gazetteer)

    assert not rejects
    assert article.title == "曹县 开会"
    assert [p.text for p in article.paragraphs] == ["第一段。", "第二段。"]
    assert (article.date, article.paper, article.page_number) == (PartialDate(2020, 1, 2), "某报", "3")
    assert article.districts == ("曹县",)
    assert article.id.endswith("-a-1")
    assert Article.from_dict(article.to_dict()) == article


@pytest.mark.parametrize(
    ("more", "makers"),
    [
        ({"body": "本报讯（记者 沈国强 通讯员 姚雨婷）4月1日，曹县开会。\n会开了一天。"}, "沈国强 / 姚雨婷 / "),
        ({"body": "本报讯 4月1日，曹县开会。\n\n会开了一天。（记者 沈国强 文/图）"}, "沈国强 /  / 沈国强"),
        ({"body": "曹县开会。\n会开了一天。\n□ 本报记者 沈国强 通讯员 姚雨婷"}, "沈国强 / 姚雨婷 / "),
        ({"body": "曹县的记者开会。\n会开了一天。"}, " /  / "),
        ({"byline": "记者 沈国强 通讯员 姚雨婷"}, "沈国强 / 姚雨婷 / "),
        ({"byline": "沈国强", "body": "本报讯（记者 姚雨婷）曹县开会。"}, "沈国强 /  / "),
        ({"byline": "沈国强 姚雨婷"}, "沈国强 姚雨婷 /  / "),
    ],
)
def test_who_signs_is_read(more: dict[str, str], makers: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(json.dumps(GOOD | more), "utf-8")
    (article,), rejects = read(path, gazetteer)

    assert not rejects
    found = (article.reporters, article.correspondents, article.photographers)
    assert " / ".join(map(" ".join, found)) == makers


@pytest.mark.parametrize(
    ("source", "district"),
    [("京城晚报", "未标注"), ("菏泽日报", "菏泽市"), ("曹县报", "菏泽市"), ("", "菏泽市")],
)
def test_all_of_the_city_is_that_of_the_paper(
    source: str, district: str, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    path = tmp_path / "n.jsonl"
    more = {"title": "公园贴出提示", "body": "市绿化局派人到场，全市公园都贴出提示。", "source": source}
    path.write_text(json.dumps(GOOD | more), "utf-8")
    (article,), _ = read(path, gazetteer)

    assert article.districts == (district,)


def test_markup_is_read_as_what_it_shows(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl"
    markup = {"title": "<b>曹县</b>开会", "body": "<p>一，&ldquo;二&rdquo;。</p><p>三。<br>四。</p>\n<!-- 五 -->"}
    path.write_text(json.dumps(GOOD | markup), "utf-8")
    (article,), _ = read(path, gazetteer)

    assert (article.title, [p.text for p in article.paragraphs]) == ("曹县开会", ["一，“二”。", "三。", "四。"])


def test_keys_that_are_not_read_are_told_once(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(
        "".join(json.dumps(GOOD | {"id": n, "author": "甲", "x\n": ""}) + "\n" for n in range(3)), "utf-8"
    )
    notes: list[str] = []
    articles = list(read_articles(Source("n.jsonl", path), gazetteer=gazetteer, on_note=notes.append))

    assert len(articles) == 3
    assert [note.partition("（")[0] for note in notes] == ["没有读的键 keys that are not read: author, x"]
    assert "byline" in notes[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{bad", "not valid JSON"),
        ("[1]", "object"),
        ('{"body": "x"}', "id"),
        ('{"id": "b", "body": 5}', "body"),
        ('{"id": "b", "body": "x", "date": "2020-13-01"}', "date"),
        ('{"id": "b", "body": ""}', "neither"),
        ('{"id": "b", "id": "c", "body": "x"}', "repeated key"),
        ('{"id": "b", "body": "x", "n": NaN}', "NaN"),
        ('{"id": "b", "body": "x", "n": 1e999}', "too large"),
        ('{"id": "b", "body": "x", "n": ' + "9" * 5000 + "}", "too long"),
        ("[" * 200_000, "too deep"),
        ('{"id": "a-1", "body": "again"}', "repeated id"),
        ('{"id": "b", "body": "x", "page": [1]}', "page"),
    ],
)
def test_a_bad_line_does_not_stop_the_rest(line: str, said: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(json.dumps(GOOD) + "\n" + line + "\n" + json.dumps({**GOOD, "id": "z"}), encoding="utf-8")
    articles, rejects = read(path, gazetteer)

    assert [article.id.split("-", 1)[1] for article in articles] == ["a-1", "z"]
    assert len(rejects) == 1
    assert rejects[0].startswith("in/n.jsonl: ")
    assert "line 2" in rejects[0]
    assert said in rejects[0]


def test_bytes_that_are_no_text(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl"
    path.write_bytes(b'{"id": "b", "body": "\xff"}\n' + json.dumps(GOOD).encode())
    articles, rejects = read(path, gazetteer)

    assert len(articles) == 1
    assert "UTF-8" in rejects[0]


def test_a_line_without_end_is_not_kept(
    tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MAX_LINE_BYTES", 1000)
    path = tmp_path / "n.jsonl"
    path.write_bytes(b"x" * 5_000_000 + b"\n" + json.dumps(GOOD).encode() + b"\n")
    articles, rejects = read(path, gazetteer)

    assert len(articles) == 1
    assert len(rejects) == 1
    assert "longer than" in rejects[0]


def test_damaged_compression_is_told(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(GOOD).encode() * 100)[:60])
    with pytest.raises(PageDecodeError, match="damaged"):
        read(path, gazetteer)


def test_ids_fit_a_url(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl"
    ids = ["a/b?c", "..", "菏泽", "x" * 5000, 7]
    path.write_text("\n".join(json.dumps({**GOOD, "id": value}) for value in ids), encoding="utf-8")
    articles, _ = read(path, gazetteer)

    assert len({article.id for article in articles}) == len(ids)
    assert all(article.id.isascii() and len(article.id) <= 130 and "/" not in article.id for article in articles)


def test_control_characters_are_taken_out(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(
        '{"id": "a", "body": "b\\u0000c\\ud800d", "source": "曹县\\u001b日报\\n", "page": "\\u009b3"}',
        encoding="utf-8",
    )
    (article,), _ = read(path, gazetteer)

    assert article.paragraphs[0].text == "bcd"
    assert (article.paper, article.page_number) == ("曹县日报", "3")
