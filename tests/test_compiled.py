"""
The parser compiled to C (`make compiled`) is the parser: the same articles and the same reasons, character by character.

One build of some two minutes of the processor's time, for all tests here (mark `install`).
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.bench.parsing import SHAPES, varied
from tests.test_packaging import AWKWARD, copy_of, run, stranger

pytestmark = pytest.mark.install


def built(work: Path, *how: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """What pip says of building something compiled."""
    command = (sys.executable, "-m", "pip", how[0], "--quiet", "--no-deps", "--no-build-isolation", *how[1:])
    environment = stranger(MUDAN_COMPILED="1", **more)
    return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def compiled(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that holds what the compiled wheel does. Without a C compiler skipped, but failed where CI is set."""
    work = tmp_path_factory.mktemp("compiled")
    source = copy_of(checkout, work / AWKWARD)
    before = {path for path in source.rglob("*") if "__pycache__" not in path.parts}
    done = built(work, "wheel", source)
    if "MUDAN_COMPILED=1: not here" in done.stderr + done.stdout and not os.environ.get("CI"):
        pytest.skip(done.stderr + done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path for path in source.rglob("*") if "__pycache__" not in path.parts} == before, "left in the source"
    (wheel,) = work.glob("mudan_search-*.whl")
    zipfile.ZipFile(wheel).extractall(work / "site")
    return work / "site"


@pytest.fixture(scope="module")
def pages(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The seeds and the pages of the parser's tests, the seeds in other shapes and with other characters, and what is no page."""
    work, rng = tmp_path_factory.mktemp("pages"), random.Random(1)
    given = sorted([*(checkout / "seeds").glob("*.txt"), *(checkout / "tests/ingest/pages").glob("*.txt")])
    seeds = [path.read_text("utf-8-sig") for path in sorted((checkout / "seeds").glob("*.txt"))]
    texts = [shape(varied(seed, rng)) for shape in SHAPES.values() for seed in seeds]
    for seed in seeds:
        lines = seed.split("\n")
        texts.append("\n".join(rng.sample(lines, len(lines))))
        texts.append("".join(rng.sample(seed, len(seed) // 4)))
    texts += ["\n", "。\n" * 40, "（" * 300, "一" * 3000, "\U0001f600\n\u0301\n" * 9, "1月1日\n" * 20]
    for number, text in enumerate(texts):
        (work / f"{number:02}.txt").write_text(text, "utf-8")
    return [*given, *sorted(work.iterdir())]


def test_what_runs_is_compiled(compiled: Path, tmp_path: Path) -> None:
    code = "import search.ingest.roles as one, search.ingest.corpus as other; print(one.__file__, other.__file__, sep='\\n')"

    one, other = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(compiled)).splitlines()

    assert Path(one).is_relative_to(compiled)
    assert Path(one).suffix in {".so", ".pyd"}
    assert Path(other) == compiled / "search/ingest/corpus.py"


@pytest.mark.parametrize("options", [[], ["--explain"]], ids=["articles", "reasons"])
def test_it_reads_pages_as_the_sources_do(
    checkout: Path, compiled: Path, pages: list[Path], options: list[str], tmp_path: Path
) -> None:
    command = (sys.executable, "-m", "search", "parse", *options, *pages)

    ours, theirs = (run(*command, cwd=tmp_path, PYTHONPATH=str(where)) for where in (checkout, compiled))

    assert ours.count("\n") > len(pages)
    assert theirs == ours


def test_an_editable_install_is_refused(checkout: Path, tmp_path: Path) -> None:
    """Its sources are edited, and a compiled module would hide the edit."""
    source = copy_of(checkout, tmp_path / "source")

    done = built(tmp_path, "install", "--target", "target", "--editable", source)

    assert done.returncode != 0
    assert "MUDAN_COMPILED=1: not for an editable install" in done.stdout + done.stderr


def test_what_is_missing_is_named(checkout: Path, tmp_path: Path) -> None:
    source = copy_of(checkout, tmp_path / "source")

    done = built(tmp_path, "wheel", source, CC="no-such-compiler")

    assert done.returncode != 0
    assert "the C compiler no-such-compiler (apt-get install gcc libc6-dev)" in done.stdout + done.stderr
    assert shutil.which("no-such-compiler") is None
