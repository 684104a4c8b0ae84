"""What an index and an answer depend on: the whole of the packages that made them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search import package_digest


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "made_for_a_test"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "data/table.json").write_text("{}", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    sys.modules.pop(folder.name, None)


def digest(package: Path) -> str:
    package_digest.cache_clear()
    return package_digest(package.name)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "__init__.py").write_text("RULE = 1\n", "utf-8"),
        lambda folder: (folder / "data/table.json").write_text("[]", "utf-8"),
        lambda folder: (folder / "data/table.json").rename(folder / "table.json"),
        lambda folder: (folder / "new.unknown").touch(),
    ],
    ids=["code", "data of whatever ending", "another place", "another file"],
)
def test_the_digest_of_a_package_changes_with_any_of_it(package: Path, change: Callable[[Path], object]) -> None:
    before = digest(package)
    change(package)

    assert digest(package) != before


def test_what_is_not_of_the_program_does_not_count(package: Path) -> None:
    """What Python compiles, and what is written for developers: it is not installed everywhere."""
    before = digest(package)
    (package / "__pycache__").mkdir(exist_ok=True)
    (package / "__pycache__/made.cpython-311.pyc").write_bytes(b"compiled")
    (package / "README.md").write_text("# Made for a test\n", "utf-8")

    assert digest(package) == before
