"""Rebuilding: a changed page costs what it holds, and leaves what reading everything would."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from search.backends.whoosh import writer
from search.cataloguing import CatalogueWriter
from search.indexing.builder import BuildOptions
from search.indexing.generations import Generations
from search.indexing.manifest import Manifest
from search.ingest import PageDefaults, load_gazetteer
from search.model import PartialDate
from search.rebuilding import asked_before, rebuild
from search.service import SearchService
from search.settings import Settings
from search.suggestions.catalogue import FILE_NAME


def write(path: Path, *texts: str) -> None:
    """A file of an article for each text, whose first characters are its title."""
    lines = (
        json.dumps(
            {"id": f"{path.stem}-{n}", "title": text[:6], "body": text, "date": f"2021-03-{n % 28 + 1:02d}"}
        )
        for n, text in enumerate(texts)
    )
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def test_the_catalogue_of_changed_pages_is_that_of_all(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    settings = Settings(index=tmp_path / "index")
    write(corpus / "a.jsonl", "单县脱贫攻坚，招商引资。", "菏泽开发区要闻：副市长练建军说，5G 项目 16.8 亿元。")
    write(corpus / "b.jsonl", "曹县招商引资大会", "“两新”组织党建", "重复的标题，成武县")
    write(corpus / "c.jsonl", "重复的标题，巨野县")
    rebuild([corpus], settings)
    write(corpus / "b.jsonl", "郓城县好汉城开放", "重复的标题，东明县", "练建军到鄄城县调研招商引资，脱贫攻坚")
    (corpus / "c.jsonl").unlink()
    write(corpus / "d.jsonl", "《长生殿》在单县上演")

    report = rebuild([corpus], settings)

    assert (report.added, report.replaced, report.removed, report.rebuilt) == (1, 1, 1, "")
    revised = (report.generation.directory / FILE_NAME).read_bytes()
    (report.generation.directory / FILE_NAME).unlink()
    catalogue = CatalogueWriter(load_gazetteer(), settings)
    catalogue.write(report.generation.directory, report.generation.manifest, None)
    assert (report.generation.directory / FILE_NAME).read_bytes() == revised


def test_a_manifest_is_read_once_at_most_in_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 20,000 sources that takes 0.2 s, and where nothing has changed there is little else to do."""
    write(tmp_path / "a.jsonl", "单县脱贫攻坚，招商引资。")
    settings = Settings(index=tmp_path / "index")
    rebuild([tmp_path / "a.jsonl"], settings)
    read = []
    from_json = Manifest.from_json
    monkeypatch.setattr(Manifest, "from_json", lambda content: read.append(content) or from_json(content))
    Generations(settings.index).verify_ahead()
    roots, defaults = asked_before(settings)

    assert not rebuild(roots, settings, defaults=defaults).published
    assert len(read) <= 1


@pytest.mark.parametrize("name", ["dictionary", "gazetteer"])
def test_who_changed_a_file_of_the_settings_is_told_that_it_was_this_file(tmp_path: Path, name: str) -> None:
    """Not that the program was another one."""
    write(tmp_path / "a.jsonl", "单县脱贫攻坚，招商引资。")
    file, settings = tmp_path / "file", Settings(index=tmp_path / "index")
    file.write_text(
        "双招双引\n" if name == "dictionary" else 'format = 1\ncity.name = "甲市"\n[[district]]\nname = "乙县"\n',
        "utf-8",
    )
    rebuild([tmp_path / "a.jsonl"], settings)

    with_file = rebuild([tmp_path / "a.jsonl"], replace(settings, **{name: file}))
    file.write_text(file.read_text("utf-8") + "# more\n", "utf-8")
    changed = rebuild([tmp_path / "a.jsonl"], replace(settings, **{name: file}))

    said = {"dictionary": "词典 MUDAN_DICTIONARY", "gazetteer": "地名表 MUDAN_GAZETTEER"}[name]
    assert with_file.rebuilt == changed.rebuilt == f"{said} 已不同 changed"


def test_a_date_after_today_is_told_and_the_page_is_indexed(tmp_path: Path) -> None:
    """Once, when it is read: it is a slip, of a sidecar most likely, and nobody sees it in a calendar of a century."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, when in (
        ("a", "2999-01-01"),
        ("b", "2020-01-01"),
        ("c", '"2998"'),
        ("d", f"{datetime.now(UTC):%Y-%m-%d}"),
    ):
        (pages / f"{name}.txt").write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", "utf-8")
        (pages / f"{name}.toml").write_text(f"date = {when}\n", "utf-8")
    told: list[tuple[str, str]] = []
    settings = Settings(index=tmp_path / "index")
    reports = [
        rebuild([pages], settings, on_note=lambda name, what: told.append((name, what.split()[1])))
        for _ in range(2)
    ]

    assert told == [("a.txt", "2999-01-01"), ("c.txt", "2998")]
    assert [report.generation.manifest.info().articles for report in reports] == [4, 4]
    assert [report.rejected for report in reports] == [(), ()]


def test_with_other_defaults_only_what_they_concern_is_read_again(tmp_path: Path) -> None:
    """A page whose sidecar or name says it is left alone; lines of ready articles may lack it, so these files are read."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("silent", "named", "2021-03-14", "dated"):
        (pages / f"{name}.txt").write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", "utf-8")
    (pages / "named.toml").write_text('paper = "曹县报"\ndate = 2021-03-12\n', "utf-8")
    (pages / "dated.toml").write_text("date = 2021-03-12\n", "utf-8")
    (pages / "ready.jsonl").write_text(
        '{"id": "a", "title": "甲"}\n{"id": "b", "title": "乙", "date": "2020-02", "source": "单县报"}\n', "utf-8"
    )
    settings, told = Settings(index=tmp_path / "index"), []

    def built(paper: str = "", date: PartialDate | None = None) -> tuple[list[str], dict[str, tuple[str, str]]]:
        before = Generations(settings.index).last_manifest()
        report = rebuild(
            [pages],
            settings,
            defaults=PageDefaults(paper, date),
            on_note=lambda name, what: told.append(f"{name}: {what}"),
        )
        now = report.generation.manifest
        assert report.replaced + report.unchanged == (5 if before else 0)
        read = [name for name, entry in now.sources.items() if before and entry != before.sources[name]]
        articles = SearchService.open(settings).newest(10)
        return read, {
            article.title if article.source == "ready.jsonl" else article.source: (
                article.paper,
                str(article.page_date),
            )
            for article in articles
        }

    built()
    everywhere, known = built("菏泽日报", PartialDate(2019, 1, 1))
    assert everywhere == ["2021-03-14.txt", "dated.txt", "ready.jsonl", "silent.txt"]
    assert known == {
        "silent.txt": ("菏泽日报", "2019-01-01"),
        "named.txt": ("曹县报", "2021-03-12"),
        "dated.txt": ("菏泽日报", "2021-03-12"),
        "2021-03-14.txt": ("菏泽日报", "2021-03-14"),
        "甲": ("菏泽日报", "2019-01-01"),
        "乙": ("单县报", "2020-02"),
    }
    assert built("菏泽日报", PartialDate(2020))[0] == ["ready.jsonl", "silent.txt"]
    assert built("菏泽日报", PartialDate(2020))[0] == []
    assert built("牡丹晚报", PartialDate(2020))[0] == everywhere
    assert [line.split("；")[0] for line in told] == [
        "--date, --paper: 上次 before: -，这次 now: --date 2019-01-01 --paper 菏泽日报",
        "--date, --paper: 上次 before: --date 2019-01-01 --paper 菏泽日报，这次 now: --date 2020 --paper 菏泽日报",
        "--date, --paper: 上次 before: --date 2020 --paper 菏泽日报，这次 now: --date 2020 --paper 牡丹晚报",
    ]


def test_defaults_that_concern_nothing_are_remembered_all_the_same(tmp_path: Path) -> None:
    """A page that comes later may need them."""
    (tmp_path / "p.txt").write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", "utf-8")
    (tmp_path / "p.toml").write_text('paper = "曹县报"\n', "utf-8")
    settings = Settings(index=tmp_path / "index")
    rebuild([tmp_path / "p.txt"], settings)

    report = rebuild([tmp_path / "p.txt"], settings, defaults=PageDefaults("菏泽日报"))

    assert report.unchanged == 1
    assert asked_before(settings) == ((tmp_path / "p.txt",), PageDefaults("菏泽日报"))


def test_all_that_is_told_to_be_left_out_is_counted(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write(corpus / "a.jsonl", "曹县招商引资大会")
    (corpus / "b.txt").symlink_to(corpus / "a.jsonl")
    (corpus / "c.txt").write_bytes(b"")
    os.mkfifo(corpus / "d.txt")
    told: list[str] = []
    options = BuildOptions(on_reject=lambda error: told.append(error.source))

    report = rebuild([corpus], Settings(index=tmp_path / "index"), options)

    assert sorted(told) == ["b.txt", "c.txt", "d.txt"]
    assert sorted(error.source for error in report.rejected) == sorted(told)


def test_what_lies_in_a_folder_that_cannot_be_listed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b/b.txt", "b/c/c.txt", "bb/d.txt"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议,议{name}。\n", "utf-8")
    settings = Settings(index=tmp_path / "index")
    rebuild([tmp_path / "pages"], settings)
    real = os.scandir

    def listing(path: Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr("search.ingest.sources.corpus.os.scandir", listing)
    (tmp_path / "pages/bb/d.txt").unlink()
    report = rebuild([tmp_path / "pages"], settings)

    assert list(report.generation.manifest.sources) == ["a.txt", "b/b.txt", "b/c/c.txt"]
    assert (report.removed, report.unchanged) == (1, 3)
    assert {error.source for error in report.rejected} == {"b", "b/b.txt", "b/c/c.txt"}


def test_a_page_more_leaves_most_files_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_FREE_POSTINGS", 0)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    settings = Settings(index=tmp_path / "index")
    words = [chr(0x4E00 + 37 * n % 20_000) for n in range(20_000)]
    texts = ("".join(words[n * 7 % 19_000 :][:900]) for n in range(400))
    write(corpus / "many.jsonl", *texts)
    before = rebuild([corpus], settings).generation
    write(corpus / "one.jsonl", "菏泽市单县招商引资")

    after = rebuild([corpus], settings).generation

    old = {file.stat().st_ino for file in before.directory.iterdir()}
    sizes = {file.stat().st_ino: file.stat().st_size for file in after.directory.iterdir()}
    assert sum(size for inode, size in sizes.items() if inode not in old) < 0.2 * sum(sizes.values())
    assert len(Generations(settings.index).current().manifest.sources) == 2
