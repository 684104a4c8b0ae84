"""What one may rely on: the names in `__all__`, and that importing them costs little."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import search

HEAVY = {"flask", "gunicorn", "jieba", "rjieba", "numpy", "whoosh", "click", "jinja2", "pypinyin", "rapidfuzz"}


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after running *code*."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_search_brings_no_engine_dictionary_or_framework() -> None:
    assert loaded_by("import search") & HEAVY == set()


def test_importing_the_command_line_brings_click_alone() -> None:
    assert loaded_by("import search.cli") & HEAVY == {"click"}


def test_importing_web_reads_no_dictionary_and_opens_no_index() -> None:
    assert loaded_by("import web") & {"jieba", "rjieba", "whoosh", "gunicorn", "pypinyin", "rapidfuzz"} == set()


@pytest.mark.parametrize("package", ["search", "web"])
def test_all_names_what_is_there(package: str) -> None:
    module = importlib.import_module(package)

    assert len(module.__all__) == len(set(module.__all__))
    for name in module.__all__:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("package", ["search", "search.ingest"])
def test_the_facade_defines_nothing_and_shows_all_it_imports(checkout: Path, package: str) -> None:
    """Names come lazily, so they stand in its `__init__.py` three times; the three agree."""
    facade = importlib.import_module(package)
    tree = ast.parse((checkout / package.replace(".", "/") / "__init__.py").read_text("utf-8"))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    for_type_checkers = {
        (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module not in ("__future__", "typing", "search.deferred")
        for alias in node.names
    }

    assert not defined
    assert {name for _, name in for_type_checkers} == set(facade.__all__)
    for module, name in for_type_checkers:
        assert getattr(facade, name) is getattr(importlib.import_module(module or ""), name)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'whatever'"):
        _ = search.whatever


@pytest.mark.parametrize("package", ["search", "web"])
def test_every_module_says_what_it_is_for(checkout: Path, package: str) -> None:
    silent = [
        path.relative_to(checkout).as_posix()
        for path in sorted((checkout / package).rglob("*.py"))
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert silent == []
