"""
Who may import whom: the contracts in pyproject.toml hold, and each of them would notice a breach.

A breach is made in a copy: one import line at the end of one module.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = (
    sys.executable,
    "-c",
    "from importlinter.cli import lint_imports_command as run; run()",
    "--no-logo",
    "--no-cache",
)

BREACHES = {
    "search imports web": ("search/facets.py", "import web", "web sits on search"),
    "query imports an engine": ("search/query/plan.py", "import search.engine", "search flows one way"),
    "ingest imports query": ("search/ingest/__init__.py", "import search.query.nodes", "search flows one way"),
    "a model imports a higher layer": ("search/model.py", "import search.schema", "search flows one way"),
    "an engine reads settings": ("search/backends/memory.py", "import search.settings", "search flows one way"),
    "a new module without a place": ("search/utils.py", "", "search flows one way"),
    "pages import the API": ("web/pages.py", "import web.programs.api", "web flows one way"),
    "web looks inside search": ("web/params.py", "import search.model", "web knows search only by its public API"),
    "service names an adapter": ("search/service.py", "import search.backends.memory", "an adapter is known only"),
    "whoosh outside its adapter": ("search/indexing/__init__.py", "import whoosh", "whoosh stays"),
    "jieba outside analysis": ("search/answering/highlight.py", "import jieba", "jieba stays"),
    "pinyin outside the suggestions": ("search/service.py", "import pypinyin", "pypinyin and rapidfuzz stay"),
    "flask in the engine": ("search/service.py", "import flask", "flask stays"),
    "click below the command line": ("search/service.py", "import click", "click stays"),
    "markup made in Python": ("web/present.py", "import markupsafe", "markup is made only in templates"),
    "pydantic in the model": ("search/model.py", "import pydantic", "pydantic stays"),
}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the tree at *tree*."""
    return subprocess.run(
        LINT, cwd=tree, capture_output=True, text=True, encoding="utf-8", env={"PYTHONPATH": "."}
    )


@pytest.fixture(scope="module")
def tree(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the two packages and their contracts, to break and mend."""
    target = tmp_path_factory.mktemp("architecture")
    for package in ("search", "web"):
        shutil.copytree(checkout / package, target / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(checkout / "pyproject.toml", target)
    return target


def test_every_contract_holds(tree: Path) -> None:
    done = lint(tree)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("module", "line", "contract"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_noticed(tree: Path, module: str, line: str, contract: str) -> None:
    path = tree / module
    before = path.read_bytes() if path.exists() else None
    path.write_bytes((before or b"") + f"\n{line}\n".encode())
    try:
        done = lint(tree)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)

    assert done.returncode != 0
    broken = [text for text in done.stdout.splitlines() if " BROKEN" in text]
    assert any(text.startswith(contract) for text in broken), done.stdout + done.stderr
