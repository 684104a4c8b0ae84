"""Headlines: those of a generation, no more and no fewer, whatever of it was read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.indexing.headlines import HeadlineWriter, read_headlines
from search.model import Article, PartialDate
from search.schema import Headline


def article(title: str, **more: object) -> Article:
    return Article(id=title, source="", title=title, paragraphs=(), **more)


def write(directory: Path, keep: set[str], **titles: str) -> None:
    with HeadlineWriter(directory, keep) as headlines:
        for source, title in titles.items():
            headlines.add(source, article(title))


def titles(directory: Path) -> list[str]:
    return [headline.title for headline in read_headlines(directory)]


def test_title_people_and_day_are_kept_as_printed(tmp_path: Path) -> None:
    made = article("“两新”\n组织\u2028", reporters=("黄啟峰",), photographers=("李四",), date=PartialDate(2020, 4))
    with HeadlineWriter(tmp_path, set()) as headlines:
        headlines.add("报/1.txt", made)

    assert list(read_headlines(tmp_path)) == [
        Headline("报/1.txt", "“两新”\n组织\u2028", ("黄啟峰", "李四"), 20200401)
    ]


def test_sources_that_did_not_change_stay_and_others_go(tmp_path: Path) -> None:
    write(tmp_path, set(), a="甲", b="乙", c="丙")

    write(tmp_path, {"a"}, b="乙二", d="丁")

    assert titles(tmp_path) == ["甲", "乙二", "丁"]


def test_the_generation_before_keeps_its_own(tmp_path: Path) -> None:
    """Its files are linked into the next one."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    write(old, set(), a="甲")
    for file in old.iterdir():
        (new / file.name).hardlink_to(file)

    write(new, set(), b="乙")

    assert titles(old) == ["甲"]
    assert titles(new) == ["乙"]


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    write(tmp_path, set(), a="甲")

    with pytest.raises(AttributeError), HeadlineWriter(tmp_path, set()) as headlines:
        headlines.add("b", None)  # type: ignore[arg-type]

    assert titles(tmp_path) == ["甲"]
