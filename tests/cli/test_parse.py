"""`mudan parse`: JSON Lines on standard output, complaints on standard error, documented exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from search.ingest import find_sources, load_gazetteer, read_articles


def mudan(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "search", "parse", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.fixture
def seed(checkout: Path) -> Path:
    return sorted((checkout / "seeds").glob("*.txt"))[0]


def test_one_article_a_line(seed: Path) -> None:
    done = mudan(seed)
    articles = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert not done.stderr
    assert len(articles) == 5
    assert set(articles[0]) >= {
        "id", "source", "page_date", "page_evidence", "title", "kicker", "subtitle", "kind", "reporters", "correspondents",
        "photographers", "date", "date_basis", "date_evidence", "districts", "paragraphs", "flags",
    }  # fmt: skip
    assert articles[0]["paragraphs"][0]["lines"] == [5, 5]


def test_explain_accounts_for_every_line(seed: Path) -> None:
    done = mudan("--explain", seed)
    printed = sum(1 for line in seed.read_text(encoding="utf-8").split("\n") if line.strip())
    told = [line for line in done.stdout.splitlines() if line[:5].strip().isdigit()]

    assert done.returncode == 0
    assert len(told) == printed
    assert "continuation" in done.stdout


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(seed: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "bin.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "link.txt").symlink_to("nowhere")
    bad = [tmp_path / "empty.txt", tmp_path / "bin.txt", tmp_path / "link.txt", tmp_path, tmp_path / "none.txt"]
    done = mudan(*bad, seed)

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 5
    assert len(done.stderr.splitlines()) == len(bad)
    for path, line in zip(bad, done.stderr.splitlines(), strict=True):
        assert str(path) in line
    assert "Traceback" not in done.stderr


def test_exit_codes(seed: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()

    assert mudan(tmp_path / "empty.txt").returncode == 3
    assert mudan("--strict", seed, tmp_path / "empty.txt").returncode == 3
    assert mudan("--gazetteer", tmp_path / "none.toml", seed).returncode == 2
    assert mudan("--date", "2020-13", seed).returncode == 2
    assert mudan().returncode == 2


def test_defaults_for_pages_that_print_nothing_of_themselves(seed: Path) -> None:
    article = json.loads(mudan("--date", "2020年4月3号", "--paper", "菏泽日报", seed).stdout.splitlines()[0])

    assert (article["paper"], article["page_date"], article["date"]) == ("菏泽日报", "2020-04-03", "2020-04-01")
    assert article["date_basis"] == "dateline"


@pytest.mark.parametrize("way", ["as it is", "relative", "by a link", "by dots"])
def test_a_file_of_a_folder_is_read_as_the_folder_is(tmp_path: Path, way: str) -> None:
    """With --root, an article has the id, the source and the date that it has in an index of the folder."""
    root = tmp_path / "报纸"
    page = root / "2020-04-02" / "03\n.txt"
    page.parent.mkdir(parents=True)
    page.write_text("曹县有新事\n\n本报讯(记者 张三)昨日,曹县召开会议。\n", encoding="utf-8")
    (source,) = find_sources([root])
    (expected,) = read_articles(source, gazetteer=load_gazetteer())
    named = page
    if way == "relative":
        root, named = (Path(os.path.relpath(path)) for path in (root, page))
    elif way == "by a link":
        root = tmp_path / "link"
        root.symlink_to(page.parent.parent)
    elif way == "by dots":
        named = page.parent / ".." / page.parent.name / page.name
    done = mudan("--root", root, named)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == json.loads(json.dumps(expected.to_dict()))
    assert (expected.source, str(expected.page_date)) == ("2020-04-02/03\\x0a.txt", "2020-04-02")


def test_a_file_outside_the_root_is_a_wrong_argument(seed: Path, tmp_path: Path) -> None:
    for argument in (seed, tmp_path, tmp_path / ".." / "x.txt"):
        done = mudan("--root", tmp_path, argument)

        assert (done.returncode, done.stdout) == (2, "")
        assert str(argument) in done.stderr
    assert mudan("--root", seed, seed).returncode == 2


def test_a_date_after_today_is_noted(seed: Path, tmp_path: Path) -> None:
    done = mudan("--date", "2999-01-01", seed)

    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["page_date"] == "2999-01-01"
    assert "2999-01-01" in done.stderr
    assert len(done.stderr.splitlines()) == 1

    path = tmp_path / "n.jsonl"
    path.write_text('{"id": "a", "title": "甲", "date": "2999"}\n{"id": "b", "title": "乙", "date": "2998"}\n')
    records = mudan("--strict", path)
    assert (records.returncode, len(records.stdout.splitlines())) == (0, 2)
    assert "2999 " in records.stderr
    assert len(records.stderr.splitlines()) == 1


def test_ready_articles_pass_through(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text('{"id": "a", "title": "曹县开会", "body": "一\\n二"}\n{"id": 1e999}\n', encoding="utf-8")
    done = mudan(path)

    assert done.returncode == 0
    assert json.loads(done.stdout)["districts"] == ["曹县"]
    assert "line 2" in done.stderr
    assert mudan("--strict", path).returncode == 3
