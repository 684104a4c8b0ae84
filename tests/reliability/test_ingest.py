"""Whatever lies in a folder of pages: nothing crashes, each file is indexed or named with a reason, and the counts add up."""

from __future__ import annotations

import gzip
import json
import marshal
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from search import ingest
from search.errors import CorpusShrunkError, PageDecodeError
from search.indexing.builder import BuildReport
from search.indexing.generations import Generations
from search.indexing.rawpages import RawPages
from search.inspection import inspect_index
from search.model import Article, page_id
from search.query.request import SearchRequest
from search.rebuilding import IngestSource
from search.service import SearchService
from tests.reliability.builds import TinySource, checked_state, corpus, publish, small_settings, snapshot_of, times
from tests.reliability.host import Host

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
GAZETTEER = ingest.load_gazetteer(None)


def indexed(root: Path, folder: Path, **options: object) -> BuildReport:
    """Index every file in *folder*."""
    sources = [IngestSource(source, GAZETTEER, ingest.PageDefaults()) for source in ingest.find_sources([folder])]
    return publish(root, 1, sources=sources, **options)  # type: ignore[arg-type]


def total(root: Path, text: str) -> int:
    return SearchService.open(small_settings(root)).search(SearchRequest(text, limit=1)).total


def hostile(rnd: random.Random) -> bytes:
    """Bytes that somebody might leave in a folder of pages."""
    seed = SEEDS[rnd.randrange(len(SEEDS))].read_bytes()
    text = seed.decode("utf-8")
    kind = rnd.randrange(16)
    if kind == 0:
        return rnd.randbytes(rnd.randrange(5000))
    if kind == 1:
        content = bytearray(seed)
        for _ in range(rnd.randrange(1, 40)):
            content[rnd.randrange(len(content))] = rnd.randrange(256)
        return bytes(content)
    if kind == 2:
        return seed[: rnd.randrange(len(seed))]
    if kind == 3:
        return text.encode(
            rnd.choice(["gb18030", "utf-16", "utf-8-sig", "utf-32", "big5hkscs", "shift_jis"]), "replace"
        )
    if kind == 4:
        return text.encode("gb18030")[: rnd.randrange(1, 4000)]
    if kind == 5:
        return seed.replace(b"\n", rnd.choice([b"", b"\r", b"\r\n", b"\x0c", b"\n\n\n", "\u2028".encode(), b"\0"]))
    if kind == 6:
        lines = text.splitlines()
        rnd.shuffle(lines)
        return "\n".join(lines).encode()
    if kind == 7:
        return (text[:200] + rnd.choice("龘国a1（《 ") * rnd.randrange(1, times(20_000, 200_000))).encode()
    if kind == 8:
        marks = "".join(
            chr(rnd.choice([0x202E, 0x200B, 0xFEFF, 0xE000, 0x1F600, 0x20000, 0x300, 0xFFFE])) for _ in range(500)
        )
        return (text[:500] + marks + text[500:1500]).encode()
    if kind == 9:
        return b"".join(rnd.choice(seed.split(b"\n")) + b"\n" for _ in range(rnd.randrange(1, 200)))
    if kind == 10:
        return rnd.choice(
            [
                b"",
                b" ",
                b"\n",
                b"\xef\xbb\xbf",
                b"\xff\xfe",
                "。".encode(),
                "（".encode() * 3000,
                b"%PDF-1.7\n\0\0",
            ]
        )
    if kind == 11:
        return gzip.compress(seed)
    if kind == 12:
        markup = "<script>alert(1)</script>'\"--><!-- {{7*7}} %s ${x} \\u0000 =cmd|calc"
        return "\n".join(
            [markup, f"本报讯(记者 {markup}) 2020年13月45日 {markup}", *text.splitlines()[:20]]
        ).encode()
    if kind == 13:
        return ("本报讯(" * 2000 + "2020年4月" * 2000 + "记者 " * 2000 + "菏泽市曹县" * 500).encode()
    if kind == 14:
        return text[: rnd.randrange(1, len(text))].encode("utf-16-le")
    return "\n".join(line[:: rnd.choice([1, 2, -1])] for line in text.splitlines()).encode("utf-8")


def test_hostile_page_files(root: Path, tmp_path: Path) -> None:
    """A thousand of them (a hundred in CI), in one build: indexed or rejected, each of them, and the good ones found."""
    rnd = random.Random(8)
    folder = tmp_path / "pages"
    folder.mkdir()
    count = times(100, 1000)
    for number in range(count):
        (folder / f"{number:04d}{rnd.choice(['.txt', '.txt', '.txt', '.html', '.pdf'])}").write_bytes(hostile(rnd))
    (folder / "line.txt").write_bytes("国".encode() * times(300_000, 3_500_000))
    (folder / "good.txt").write_text(
        "单县新开公交\n\n本报讯 单县开通独一无二的公交车，市民出行更方便了。\n", "utf-8"
    )
    rejected: list[PageDecodeError] = []

    report = indexed(root, folder, on_reject=rejected.append)

    manifest = report.generation.manifest
    names = {path.name for path in folder.iterdir()}
    refused = {error.source for error in rejected}
    assert manifest.sources.keys() | refused == names
    assert not manifest.sources.keys() & refused
    assert len(manifest.sources) > count / 3
    assert len(refused) > count / 10
    assert all(error.reason and error.reason.isprintable() for error in rejected)
    assert (
        sum(entry.articles for entry in manifest.sources.values()) == manifest.info().articles == total(root, "")
    )
    assert total(root, "“独一无二的公交车”") == 1


_MARKED = "<founder-title>曹县开会</founder-title><founder-content>"


@pytest.mark.parametrize(
    ("beginning", "unit"),
    [
        pytest.param(_MARKED, "<p>曹县召开大会。</p>", id="paragraphs"),
        pytest.param(_MARKED, "<br>", id="line ends"),
        pytest.param("", "<div>", id="elements inside each other"),
        pytest.param("<div>" * 3000, "</p>", id="ends of what is not open"),
        pytest.param("", "<!--", id="comments"),
        pytest.param("<!--enpproperty ", "<title>", id="properties"),
        pytest.param('<script type="application/ld+json">', "[", id="data"),
        pytest.param("", "<a href=x>", id="links"),
        pytest.param("", "<a b='", id="attributes"),
        pytest.param("", "<", id="brackets"),
        pytest.param("", "&#x", id="entities"),
    ],
)
def test_a_page_of_the_web_of_one_thing_over_and_over(
    host: Host, root: Path, tmp_path: Path, beginning: str, unit: str
) -> None:
    """A megabyte (ten in the long form): soon done, in little memory, and others are found all the same."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "long.html").write_text(beginning + unit * (times(1_000_000, 10_000_000) // len(unit)), "utf-8")
    (folder / "good.txt").write_text("单县新开公交\n\n本报讯 单县开通独一无二的公交车。\n", "utf-8")
    status, report = host.run("index_measured", str(root), str(folder))

    assert status == 0, report
    assert report["seconds"] < times(20, 200)
    assert report["rejected"] + report["pages"] == 2
    assert report["kilobytes"] < times(500_000, 3_000_000)
    assert total(root, "“独一无二的公交车”") == 1


@pytest.mark.parametrize("unit", ["龘", "a", "7", "QmFzZTY0", " ", "国", "（", "2020年4月1日", "记者 张三 "])
def test_an_article_of_one_thing_over_and_over(host: Host, root: Path, tmp_path: Path, unit: str) -> None:
    """R59: soon done, in less than 300 MB, and others are found all the same."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "long.txt").write_text("曹县开会\n\n" + unit * (times(60_000, 1_000_000) // len(unit)), "utf-8")
    (folder / "good.txt").write_text("单县新开公交\n\n本报讯 单县开通独一无二的公交车。\n", "utf-8")
    status, report = host.run("index_measured", str(root), str(folder))

    assert status == 0, report
    assert report["seconds"] < 20
    assert report["rejected"] + report["pages"] == 2
    assert report["kilobytes"] < 300_000
    assert total(root, "“独一无二的公交车”") == 1


@pytest.mark.parametrize(
    "bad",
    [
        '{"id": "bad", "title": "坏", "body": "只在坏稿里的词 \\ud800", "date": "2020-99-99"}',
        '{"title": "坏", "body": "只在坏稿里的词"}',
        '{"id": "bad", "title": 5, "body": "只在坏稿里的词"}',
        '{"id": "bad", "body": "只在坏稿里的词", "body": "只在坏稿里的词"}',
        '{"id": "bad", "body": "只在坏稿里的词"',
    ],
    ids=["date", "no id", "number as text", "repeated key", "cut off"],
)
def test_a_bad_article_leaves_no_trace_in_the_good_ones(root: Path, tmp_path: Path, bad: str) -> None:
    """R18: at every place among the good ones."""
    folder = tmp_path / "pages"
    folder.mkdir()
    good = [
        json.dumps({"id": f"a{n}", "title": f"好稿{n}", "body": "菏泽开会。"}, ensure_ascii=False)
        for n in range(times(8, 99))
    ]
    for place in range(len(good) + 1):
        lines = [*good[:place], bad, *good[place:]]
        (folder / f"{place}.jsonl").write_text("\n".join(lines), "utf-8")

    report = indexed(root, folder)

    told = {error.source: error.reason for error in report.rejected}
    assert len(told) == len(report.rejected) == len(good) + 1
    for place in range(len(good) + 1):
        assert f"line {place + 1}:" in told[f"{place}.jsonl"]
    assert total(root, "") == total(root, "好稿") == len(good) * (len(good) + 1)
    assert total(root, "“只在坏稿里的词”") == 0


def test_an_id_that_comes_again(root: Path, tmp_path: Path) -> None:
    """R17: within a file the first stays and the others are named; another file has its own."""
    folder = tmp_path / "pages"
    folder.mkdir()
    line = '{"id": "x", "title": "第%d次", "body": "菏泽开会。"}'
    (folder / "a.jsonl").write_text("\n".join(line % n for n in (1, 2, 3)), "utf-8")
    (folder / "b.jsonl").write_text(line % 4, "utf-8")

    report = indexed(root, folder)

    assert [error.source for error in report.rejected] == ["a.jsonl", "a.jsonl"]
    assert (total(root, ""), total(root, "第1次"), total(root, "第4次")) == (2, 1, 1)
    assert report.generation.manifest.info().articles == 2
    (folder / "a.jsonl").write_text(line % 5, "utf-8")
    indexed(root, folder)
    assert (total(root, ""), total(root, "“第1次”"), total(root, "“第5次”")) == (2, 0, 1)


def test_a_source_that_vanishes_or_changes_while_it_is_read(root: Path, tmp_path: Path) -> None:
    """R63: named and left out, or read again by the next build; never half an article."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "甲乙丙":
        (folder / f"{name}.txt").write_text(f"{name}版旧闻\n\n本报讯 {name}版的旧闻，大家都知道了。\n", "utf-8")

    def on_progress(done: int, total: int, name: str) -> None:
        if done == 0 and (folder / "乙.txt").exists():
            (folder / "乙.txt").unlink()
            (folder / "丙.txt").write_text("丙版新闻\n\n本报讯 丙版的新闻，刚刚写好。\n", "utf-8")

    report = indexed(root, folder, on_progress=on_progress)

    assert [error.source for error in report.rejected] == ["乙.txt"]
    assert total(root, "“丙版新闻”") + total(root, "“丙版旧闻”") == 1
    again = indexed(root, folder)
    assert (again.replaced, again.unchanged) == (1, 1)
    assert (total(root, "“丙版新闻”"), total(root, "“丙版旧闻”")) == (1, 0)


def test_a_line_without_end_takes_no_memory(tmp_path: Path, checkout: Path) -> None:
    """R60: a gigabyte in one line (64 MB in CI), nested arrays, repeated keys, numbers that are none."""
    path = tmp_path / "big.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'{"id": "big", "body": "')
        for _ in range(times(64, 1024)):
            file.write(b"a" * (1 << 20))
        file.write(b'"}\n' + b'{"id": "deep", "body": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n")
        file.write(
            b'{"id": "n", "body": "x", "page": NaN}\n{"id": "i", "body": "x", "page": ' + b"9" * 5000 + b"}\n"
        )
        file.write('{"id": "good", "title": "好稿", "body": "菏泽开会。"}\n'.encode())
    program = (
        "import resource, sys\nfrom pathlib import Path\nfrom search import ingest\n"
        "gazetteer = ingest.load_gazetteer(None)\nbefore = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "rejects = []\n(source,) = ingest.find_sources([Path(sys.argv[1])])\n"
        "found = [a.title for a in ingest.read_articles(source, gazetteer=gazetteer, on_reject=rejects.append)]\n"
        "print(found, len(rejects), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=True,
    )

    found, rejects, kilobytes = done.stdout.rsplit(" ", 2)
    assert (found, rejects) == ("['好稿']", "4")
    assert int(kilobytes) < 200_000


def test_links_are_followed_only_when_asked_for(tmp_path: Path) -> None:
    """R62; the rest of it is in tests/ingest/sources/test_corpus.py"""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("秘密\n\n外面的文件。\n", "utf-8")
    (outside / "secret.toml").write_text('paper = "外面的报"\n', "utf-8")
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "page.txt").write_text("曹县开会\n\n本报讯 曹县开会，部署工作。\n", "utf-8")
    (folder / "page.toml").symlink_to(outside / "secret.toml")

    def papers(follow: bool) -> dict[str, str]:
        return {
            article.source: article.paper
            for source in ingest.find_sources([folder], follow)
            for article in ingest.read_articles(source, gazetteer=GAZETTEER)
        }

    assert papers(False) == {"page.txt": ""}
    assert papers(True) == {"folder/secret.txt": "外面的报", "link.txt": "", "page.txt": "外面的报"}


@pytest.mark.parametrize("left", [0, 50], ids=["nothing", "half"])
def test_a_corpus_that_is_not_all_there_is_refused(root: Path, left: int) -> None:
    """R10"""
    publish(root, 1, sources=[*corpus(1), TinySource("己", 0, 100)])
    before = snapshot_of(root)
    rest = [*corpus(1), TinySource("己", 0, left)] if left else []

    with pytest.raises(CorpusShrunkError, match="--allow-shrink"):
        publish(root, 1, sources=rest)

    assert snapshot_of(root) == before
    publish(root, 1, sources=[*corpus(1), TinySource("己", 0, left)], allow_shrink=True)
    assert checked_state(root) == 1
    assert Generations(root).current().manifest.info().articles == 10 + left


def test_other_sources_do_not_take_the_place_of_those_that_vanish(root: Path) -> None:
    """R10"""
    publish(root, 1, sources=[TinySource("己", 0, 30), TinySource("庚", 0, 30)], roots=("a",))
    others = [TinySource("己", 0, 30), TinySource("辛", 0, 300)]

    with pytest.raises(CorpusShrunkError, match="30 of 60"):
        publish(root, 1, sources=others, roots=("b",))
    publish(root, 1, sources=others, roots=("b",), allow_shrink=True)
    assert Generations(root).current().manifest.roots == ("b",)


def test_a_source_of_another_name_is_not_lost(root: Path) -> None:
    """R10"""

    @dataclass(frozen=True)
    class Filed(TinySource):
        def fingerprint(self) -> str:
            return f"{self.articles_in_it}"

    publish(root, 1, sources=[Filed("己", 0, 30), Filed("庚", 0, 40)], roots=("a",))
    publish(root, 1, sources=[Filed("2020/己", 0, 30), Filed("2020/庚", 0, 40)], roots=("b",))
    assert Generations(root).current().manifest.info().articles == 70


@pytest.mark.parametrize("place", ["bytes", "text"])
def test_a_source_that_cannot_be_read_any_more_stays_as_it_was(root: Path, place: str) -> None:
    """R11: the file, or what stands beside it; told each time, until it can be read."""

    @dataclass(frozen=True)
    class Broken(TinySource):
        def fingerprint(self) -> str:
            if place == "bytes":
                raise PageDecodeError(self.name, "没有读取权限")
            return "another"

        def articles(self, on_reject, on_page=None) -> Iterable[Article]:
            raise PageDecodeError(self.name, "没有读取权限")
            yield

    publish(root, 1, sources=[*corpus(1), TinySource("己", 0)])
    broken = [*corpus(2)[:-1], Broken("己", 0), corpus(1)[-1]]
    reports = [publish(root, 2, sources=broken) for _ in range(2)]

    assert [[str(error) for error in report.rejected] for report in reports] == [["己: 没有读取权限"]] * 2
    assert [(report.published, report.replaced, report.unchanged) for report in reports] == [
        (True, 3, 3),
        (False, 0, 6),
    ]
    manifest = reports[1].generation.manifest
    assert (manifest.sources["己"].articles, manifest.sources["己"].unread) == (2, "没有读取权限")
    with RawPages(reports[1].generation.directory) as pages:
        assert page_id("己") in pages
    with pytest.raises(PageDecodeError):
        publish(root, 2, sources=broken, strict=True)
    (told,) = [finding.message for finding in inspect_index(small_settings(root)) if finding.subject == "sources"]
    assert "有 1 处读不了" in told
    assert told.endswith(": 己: 没有读取权限")
    mended = publish(root, 1, sources=[*corpus(1), TinySource("己", 0)])
    assert mended.generation.manifest.sources["己"].unread == ""
    assert checked_state(root) == 1


def test_what_of_a_source_could_not_be_read_is_told_again(root: Path) -> None:
    """R11"""

    @dataclass(frozen=True)
    class Partly(TinySource):
        def articles(self, on_reject, on_page=None) -> Iterable[Article]:
            on_reject(PageDecodeError(self.name, "第 7 行"))
            return super().articles(on_reject, on_page)

    sources = [*corpus(1), Partly("己", 0)]
    reports = [publish(root, 1, sources=sources) for _ in range(2)]

    assert [[str(error) for error in report.rejected] for report in reports] == [["己: 第 7 行"]] * 2
    assert [report.published for report in reports] == [True, False]
    with pytest.raises(PageDecodeError, match="第 7 行"):
        publish(root, 1, sources=sources, strict=True)


def test_a_page_or_two_may_go_without_being_asked(root: Path) -> None:
    publish(root, 1, sources=[*corpus(1), TinySource("己", 0, 18)])
    publish(root, 1)
    assert checked_state(root) == 1


def test_the_same_sources_make_the_same_bytes(tmp_path: Path, checkout: Path) -> None:
    """R64, R68: whatever the order of sets, the locale, the umask and the home of the process are."""
    contents = []
    for name, umask, environment in (
        ("one", 0o077, {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}),
        ("other", 0o000, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0"}),
    ):
        subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "search", "index", "--index", str(tmp_path / name), "seeds"],
            cwd=checkout,
            env={"PATH": os.environ["PATH"], **environment},
            umask=umask,
            capture_output=True,
            check=True,
        )
        generation = Generations(tmp_path / name).current()
        contents.append({file: digest for file, (_, digest) in generation.manifest.files.items()})
        assert {path.stat().st_mode & 0o777 for path in generation.directory.iterdir()} == {0o400}

    assert len(contents[0]) > 5
    assert contents[0] == contents[1]


@pytest.mark.parametrize("planted", ["words", "link", "garbage", "directory"][: times(2, 4)])
def test_a_planted_cache_of_the_segmenter_has_no_effect(tmp_path: Path, checkout: Path, planted: str) -> None:
    """R65"""
    cache = tmp_path / "jieba.cache"
    if planted == "words":
        cache.write_bytes(marshal.dumps(({"脱贫攻坚工作": 9}, 9)))
    elif planted == "garbage":
        cache.write_bytes(b"\0garbage")
    elif planted == "directory":
        cache.mkdir()
    else:
        cache.symlink_to("/etc/passwd")
    before = sorted(path.name for path in tmp_path.iterdir())
    program = (
        "from search.analysis.segmenter import load_segmenter\n"
        "print([w for w, _, _ in load_segmenter('jieba').words('脱贫攻坚工作会议')])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout), "TMPDIR": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert "'工作'" in done.stdout
    assert "脱贫攻坚工作" not in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == before
