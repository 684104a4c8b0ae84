"""Building: what changed is read, the rest is kept, and the index is replaced in one step or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from search.analysis.analyzer import load_analyzer
from search.backends import documents, open_engine, open_writer
from search.errors import (
    CorpusShrunkError,
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    IndexUnwritableError,
    PageDecodeError,
)
from search.indexing.builder import BuildOptions, BuildReport, BuildTools, build
from search.indexing.generations import Generations
from search.indexing.manifest import BuiltBy
from search.indexing.rawpages import RawPages
from search.model import Article, Page, Paragraph, PartialDate, RawPage, page_id

ANALYZER = load_analyzer("jieba")


@dataclass
class FakeSource:
    """A source of one article for each of its titles; a title of None is a record that cannot be read."""

    name: str
    titles: list[str | None] = field(default_factory=list)
    unreadable: bool = False
    reads: int = 0

    def fingerprint(self) -> str:
        if self.unreadable:
            raise PageDecodeError(self.name, "broken")
        return repr(self.titles)

    def size(self) -> int:
        return len(self.fingerprint())

    def articles(
        self, on_reject: Callable[[PageDecodeError], None], on_page: Callable[[RawPage], None] | None = None
    ) -> Iterable[Article]:
        self.reads += 1
        if on_page is not None:
            on_page(RawPage(Page(self.name, "\n".join(map(str, self.titles))), ()))
        for title in self.titles:
            if title is None:
                on_reject(PageDecodeError(self.name, "bad record"))
            else:
                yield Article(
                    id=f"{self.name}-{title}",
                    source=self.name,
                    title=title,
                    paragraphs=(Paragraph("p1", "正文。", 1, 1),),
                    date=PartialDate(2020, 4),
                )


def built(
    root: Path,
    *sources: FakeSource,
    version: str = "1",
    form: int = 1,
    complete: Callable[..., None] = lambda *about: None,
    **options: object,
) -> BuildReport:
    tools = BuildTools(
        names_in=lambda article: [],
        dictionary=lambda names: ["双招双引"],
        load_analyzer=lambda words: ANALYZER,
        open_writer=open_writer,
        stored=lambda directory: ((found.ordinal, article) for found, article in documents(directory)),
        built_by=BuiltBy(form, version, "parser", "whoosh"),
        segmenter="jieba",
        analyzer="test",
        complete=complete,
    )
    return build(sources, Generations(root), tools, BuildOptions(**options))


def titles(root: Path) -> set[str]:
    """Titles of the articles in the current generation."""
    generation = Generations(root).current()
    engine = open_engine(generation.directory, generation.manifest.info())
    found = {article.title for article in engine.newest(100)}
    engine.close()
    return found


def test_new_changed_vanished_and_unchanged_sources(tmp_path) -> None:
    one, two, three = FakeSource("one", ["甲"]), FakeSource("two", ["乙"]), FakeSource("three", ["丙"])
    built(tmp_path, one, two, three)
    two.titles = ["乙二", "乙三"]
    four = FakeSource("four", ["丁"])

    report = built(tmp_path, one, two, four)

    assert (report.added, report.replaced, report.removed, report.unchanged) == (1, 1, 1, 1)
    assert (one.reads, two.reads) == (1, 2)
    assert titles(tmp_path) == {"甲", "乙二", "乙三", "丁"}
    info = report.generation.manifest.info()
    assert (info.sources, info.articles, info.paragraphs, info.characters) == (3, 4, 4, 12)
    assert (str(info.since), str(info.until)) == ("2020-04", "2020-04")


def test_nothing_is_published_when_nothing_changed(tmp_path) -> None:
    source = FakeSource("one", ["甲"])
    first = built(tmp_path, source)

    second = built(tmp_path, source)

    assert (first.published, second.published) == (True, False)
    assert second.generation.manifest == first.generation.manifest


def test_another_analyzer_reads_everything_again(tmp_path) -> None:
    source = FakeSource("one", ["甲"])
    built(tmp_path, source)

    report = built(tmp_path, source, version="2")

    assert source.reads == 2
    assert report.rebuilt


def test_rebuild_reads_everything_again(tmp_path) -> None:
    source = FakeSource("one", ["甲"])
    built(tmp_path, source)

    built(tmp_path, source, from_scratch=True)

    assert source.reads == 2
    assert titles(tmp_path) == {"甲"}


def test_what_cannot_be_read_is_left_out_and_reported(tmp_path) -> None:
    told: list[str] = []

    report = built(
        tmp_path,
        FakeSource("bad", unreadable=True),
        FakeSource("good", ["甲", None, "乙", "乙"]),
        on_reject=lambda error: told.append(str(error)),
    )

    assert titles(tmp_path) == {"甲", "乙"}
    assert told == ["bad: broken", "good: bad record", "good: 重复的稿件 id：good-乙，只保留第一篇"]
    assert [str(error) for error in report.rejected] == told


@dataclass
class Garbage(FakeSource):
    """A source whose bytes can be read, and are no page."""

    def articles(self, on_reject, on_page=None):
        self.reads += 1
        raise PageDecodeError(self.name, "no text")


def test_the_report_adds_up_to_what_the_index_holds(tmp_path) -> None:
    """A source that is left out is none of the new ones; one that was there before stays as it was."""
    one, two, bad = FakeSource("one", ["甲"]), FakeSource("two", ["乙"]), Garbage("bad")
    reports = [
        built(tmp_path, one, two, bad),
        built(tmp_path, one, Garbage("two"), bad, FakeSource("three", ["丙"])),
    ]

    assert [
        (report.added, report.replaced, report.removed, report.unchanged, len(report.rejected))
        for report in reports
    ] == [(2, 0, 0, 0, 1), (1, 0, 0, 2, 2)]
    assert [report.generation.manifest.info().sources for report in reports] == [2, 3]


def test_nothing_is_published_when_all_that_is_new_cannot_be_read(tmp_path) -> None:
    """Else a file that stays broken would push the index before out of reach, build by build."""
    one, bad = FakeSource("one", ["甲"]), Garbage("bad")
    first, second = built(tmp_path, one, bad), built(tmp_path, one, bad)

    assert (first.published, second.published, bad.reads) == (True, False, 2)
    assert [str(error) for error in second.rejected] == ["bad: no text"]
    assert not list(tmp_path.glob("gens/tmp-*"))
    assert titles(tmp_path) == {"甲"}


@pytest.mark.parametrize(
    "broken", [lambda: FakeSource("two", unreadable=True), lambda: Garbage("two")], ids=["shut", "garbage"]
)
@pytest.mark.parametrize(
    "change", [{"from_scratch": True}, {"version": "2"}], ids=["--rebuild", "another analyzer"]
)
def test_what_cannot_be_read_stays_where_everything_is_read_again(tmp_path, broken, change) -> None:
    two = FakeSource("two", ["乙", "丙"])
    built(tmp_path, FakeSource("one", ["甲"]), two)
    raw = RawPages(Generations(tmp_path).current().directory).get(page_id("two"))

    report = built(tmp_path, FakeSource("one", ["甲"]), broken(), **change)

    assert titles(tmp_path) == {"甲", "乙", "丙"}
    assert (report.added, report.replaced, report.removed, report.unchanged) == (0, 0, 0, 2)
    assert [error.source for error in report.rejected] == ["two"]
    assert report.generation.manifest.sources["two"].unread
    assert RawPages(report.generation.directory).get(page_id("two")) == raw
    later = built(tmp_path, FakeSource("one", ["甲"]), broken())
    assert [error.source for error in later.rejected] == ["two"]
    assert titles(tmp_path) == {"甲", "乙", "丙"}
    built(tmp_path, FakeSource("one", ["甲"]), two)
    assert two.reads == 2, "it was not parsed as the rest was: what can be read is read again"
    assert titles(tmp_path) == {"甲", "乙", "丙"}


@pytest.mark.parametrize(
    "broken", [lambda: FakeSource("two", unreadable=True), lambda: Garbage("two")], ids=["shut", "garbage"]
)
@pytest.mark.parametrize("is_damaged", [False, True], ids=["another format", "damaged"])
def test_where_it_cannot_be_kept_it_is_named_and_remembered(tmp_path, broken, is_damaged) -> None:
    first = built(tmp_path, FakeSource("one", ["甲"]), FakeSource("two", ["乙", "丙"]))
    if is_damaged:
        file = next(first.generation.directory.glob("*.bin"))
        file.chmod(0o600)
        file.write_bytes(file.read_bytes()[:-1] + b"?")

    report = built(tmp_path, FakeSource("one", ["甲"]), broken(), form=1 if is_damaged else 2)

    assert titles(tmp_path) == {"甲"}
    assert [error.source for error in report.rejected] == ["two"]
    assert "原有 2 篇不在索引里了" in report.rejected[0].reason
    assert report.generation.manifest.sources["two"].unread == report.rejected[0].reason
    assert (report.replaced, report.unchanged) == (1, 1)
    built(tmp_path, FakeSource("one", ["甲"]), FakeSource("two", ["乙"]), form=1 if is_damaged else 2)
    assert titles(tmp_path) == {"甲", "乙"}


@pytest.mark.parametrize(
    ("had", "lost", "is_refused"),
    [(200, 40, False), (200, 41, True), (30, 20, False), (30, 21, True)],
    ids=["a fifth", "more than a fifth", "few", "more than few"],
)
@pytest.mark.parametrize("new", [0, 200], ids=["alone", "beside new ones"])
def test_how_many_articles_may_vanish_unasked(tmp_path, had: int, lost: int, is_refused: bool, new: int) -> None:
    """Whether their file has gone or holds fewer; new ones do not make up for it."""
    names = list(map(str, range(had + new)))
    gone = lost // 2
    built(tmp_path, FakeSource("kept", names[gone:had]), FakeSource("gone", names[:gone]))
    after = (FakeSource("kept", names[lost:had]), FakeSource("new", names[had:]))

    if is_refused:
        with pytest.raises(CorpusShrunkError, match=f"{had} 篇稿件中 {lost} 篇"):
            built(tmp_path, *after)
    assert built(tmp_path, *after, allow_shrink=is_refused).published


def test_not_all_articles_vanish_unasked_however_few(tmp_path) -> None:
    built(tmp_path, FakeSource("one", ["甲"]))

    with pytest.raises(CorpusShrunkError):
        built(tmp_path, FakeSource("one", []))
    assert titles(tmp_path) == {"甲"}


def test_strict_fails_and_leaves_the_index_as_it_was(tmp_path) -> None:
    built(tmp_path, FakeSource("one", ["甲"]))

    with pytest.raises(PageDecodeError):
        built(tmp_path, FakeSource("one", ["乙", None]), strict=True)

    assert titles(tmp_path) == {"甲"}
    assert not list(tmp_path.glob("gens/tmp-*"))


def test_a_source_that_breaks_half_way_is_tried_again(tmp_path) -> None:
    class Breaking(FakeSource):
        def articles(self, on_reject, on_page=None):
            yield from super().articles(on_reject, on_page)
            raise PageDecodeError(self.name, "truncated")

    report = built(tmp_path, Breaking("one", ["甲"]))
    again = FakeSource("one", ["甲"])
    built(tmp_path, again)

    assert [error.reason for error in report.rejected] == ["truncated"]
    assert again.reads == 1


def test_a_crash_leaves_the_old_generation_and_the_next_build_cleans_up(tmp_path) -> None:
    built(tmp_path, FakeSource("one", ["甲"]))

    class Crashing(FakeSource):
        def articles(self, on_reject, on_page=None):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        built(tmp_path, Crashing("two", ["乙"]))

    assert titles(tmp_path) == {"甲"}
    (tmp_path / "gens" / "tmp-left").mkdir()
    built(tmp_path, FakeSource("one", ["丙"]))
    assert not list(tmp_path.glob("gens/tmp-*"))


def test_two_generations_are_kept(tmp_path) -> None:
    for title in "甲乙丙丁":
        built(tmp_path, FakeSource("one", [title]))

    assert [path.name for path in sorted((tmp_path / "gens").iterdir())] == ["gen-00000003", "gen-00000004"]


def test_an_open_engine_keeps_answering_while_the_index_is_replaced(tmp_path) -> None:
    generation = built(tmp_path, FakeSource("one", ["甲"])).generation
    engine = open_engine(generation.directory, generation.manifest.info())
    for title in "乙丙丁":
        built(tmp_path, FakeSource("one", [title]))

    assert [article.title for article in engine.newest(5)] == ["甲"]
    engine.close()


def test_only_one_writes_at_a_time(tmp_path) -> None:
    with Generations(tmp_path).writing(), pytest.raises(IndexLockedError, match="pid"):
        built(tmp_path, FakeSource("one", ["甲"]))


def test_no_index_says_what_to_run(tmp_path) -> None:
    with pytest.raises(IndexMissingError, match="mudan index"):
        Generations(tmp_path / "nowhere").current()


def test_files_are_the_owners_alone(tmp_path) -> None:
    built(tmp_path / "index", FakeSource("one", ["甲"]))
    generation = Generations(tmp_path / "index").current()

    assert (tmp_path / "index" / "gens").stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in generation.directory.iterdir())


def _pointer(root: Path) -> None:
    (root / "current").write_text("gen-00000001 nonsense\n")


def _manifest(root: Path) -> None:
    path = next(root.glob("gens/gen-*/MANIFEST.json"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"one", b"two"))


def _missing(root: Path) -> None:
    next(root.glob("gens/gen-*/*.columns")).unlink()


def _cut(root: Path) -> None:
    path = next(root.glob("gens/gen-*/*.columns"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [_pointer, _manifest, _missing, _cut])
def test_damage_is_refused_with_the_command_that_mends_it(tmp_path, damage) -> None:
    built(tmp_path, FakeSource("one", ["甲"]))
    damage(tmp_path)

    with pytest.raises(IndexDamagedError, match="mudan index --rebuild"):
        Generations(tmp_path).current()
    assert built(tmp_path, FakeSource("one", ["甲"])).rebuilt
    assert titles(tmp_path) == {"甲"}


def test_what_is_verified_ahead_is_the_generation_of_that_moment(tmp_path) -> None:
    generations = Generations(tmp_path)
    built(tmp_path, FakeSource("one", ["甲"]))
    generations.verify_ahead()
    before, after = generations.current(), built(tmp_path, FakeSource("one", ["乙"])).generation
    _flip(after.directory)

    with pytest.raises(IndexDamagedError):
        generations.verify(after)
    generations.verify(before)
    generations.verify_ahead()
    with pytest.raises(IndexDamagedError):
        generations.verify(generations.current())


def _flip(directory: Path) -> None:
    path = next(directory.glob("*.words"))
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_generation_holds_no_lock_file(tmp_path) -> None:
    """A lock that is linked from one generation into the next would be shared, and read-only."""
    built(tmp_path, FakeSource("one", ["甲"]))
    built(tmp_path, FakeSource("one", ["乙"]))

    assert not [name for name in Generations(tmp_path).current().manifest.files if "LOCK" in name.upper()]


def test_a_generation_that_cannot_be_completed_is_not_published(tmp_path) -> None:
    built(tmp_path, FakeSource("one", ["甲"]))

    def fail(directory: Path, manifest: object, touched: object) -> None:
        raise OSError("no space")

    with pytest.raises(IndexUnwritableError, match="no space"):
        built(tmp_path, FakeSource("one", ["乙"]), complete=fail)

    assert titles(tmp_path) == {"甲"}


def test_what_was_settled_of_a_build_that_came_to_nothing_is_not_that_of_the_next(tmp_path) -> None:
    generations = Generations(tmp_path)
    manifest = built(tmp_path, FakeSource("one", ["甲"])).generation.manifest
    with generations.writing():
        with generations.building(None) as directory:
            (directory / "old").write_text("old")
            generations.settle_ahead(directory)
        with generations.building(None) as directory:
            (directory / "new").write_text("new")
            published = generations.publish(directory, manifest)

    generations.verify(published)
    assert set(published.manifest.files) == {"new"}


def test_what_changes_after_it_was_settled_is_described_as_it_is(tmp_path) -> None:
    generations = Generations(tmp_path)
    manifest = built(tmp_path, FakeSource("one", ["甲"])).generation.manifest
    with generations.writing(), generations.building(None) as directory:
        for name in ("same", "longer", "replaced"):
            (directory / name).write_text("before")
        generations.settle_ahead(directory)
        assert generations._settling is not None
        assert generations._settling._ahead is not None
        generations._settling._ahead.result()
        (directory / "longer").write_text("before and after")
        (directory / "replaced").unlink()
        (directory / "replaced").write_text("behind")
        (directory / "new").write_text("new")

        published = generations.publish(directory, manifest)

    generations.verify(published)
    assert set(published.manifest.files) == {"same", "longer", "replaced", "new"}
