"""
What is wrong with this installation, and which command mends it? What `mudan doctor` asks; it changes nothing.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from search import commands
from search.analysis.segmenter import SEGMENTERS, default_segmenter, load_segmenter
from search.errors import IndexStateError, MendableError, SearchError
from search.indexing.generations import Generations
from search.indexing.locks import holder, is_locked
from search.ingest import IMPORTERS
from search.inspection import Finding, Level, inspect_index
from search.named_files import files_of
from search.settings import Settings, unknown_settings

_DISTRIBUTION = "mudan-search"
_PYTHON = (3, 11)
_INSTALL = "pip install --require-hashes -r requirements.txt"
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:==\s*([0-9.]+))?")
_BYTES = 3
"""Of a Chinese character in UTF-8."""
_CLOCK_SLACK = timedelta(minutes=5)


def diagnose(settings: Settings) -> Iterator[Finding]:
    """Look at program, settings, disk and index, from the ground up."""
    yield _python()
    yield from _packages()
    yield _segmenter()
    yield _importers()
    yield from (Finding("settings", Level.WARNING, unknown) for unknown in unknown_settings())
    yield from _files(settings)
    yield from _directory(settings)
    try:
        yield from inspect_index(settings)
    except MendableError as error:
        yield Finding("index", Level.PROBLEM, error.reason, error.remedy)
    except SearchError as error:
        yield Finding("index", Level.PROBLEM, str(error))


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < _PYTHON:
        return Finding(
            "python", Level.PROBLEM, f"Python {version} < 3.11", "make clean; make run PYTHON=python3.11"
        )
    return Finding("python", Level.OK, f"Python {version}")


def _packages() -> Iterator[Finding]:
    try:
        needed = importlib.metadata.requires(_DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding("packages", Level.WARNING, f"{_DISTRIBUTION} 没有安装 is not installed", "make run")
        return
    wrong = []
    for requirement in needed:
        match = _REQUIREMENT.match(requirement)
        if match is None or "extra ==" in requirement:
            continue
        try:
            found = importlib.metadata.version(match[1])
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{match[1]} 缺失 missing")
            continue
        if match[2] and found != match[2]:
            wrong.append(f"{match[1]} {found}，应为 should be {match[2]}")
    if wrong:
        yield Finding("packages", Level.PROBLEM, "；".join(wrong), _INSTALL)
    else:
        yield Finding("packages", Level.OK, f"{_DISTRIBUTION} {importlib.metadata.version(_DISTRIBUTION)}")


def _segmenter() -> Finding:
    try:
        name = default_segmenter()
        words = [word for word, _, _ in load_segmenter(name).words("脱贫攻坚工作会议")]
    except (SearchError, StopIteration, OSError, ImportError) as error:
        return Finding("segmenter", Level.PROBLEM, f"分词器不可用：{error}", "pip install jieba")
    if "工作" not in words:
        return Finding(
            "segmenter", Level.PROBLEM, f"{name} 的词典不对：{words}", f"pip install --force-reinstall {name}"
        )
    if name != SEGMENTERS[0]:
        return Finding(
            "segmenter", Level.WARNING, f"{name}：慢约二十倍 about 20 times slower", "pip install rjieba"
        )
    return Finding("segmenter", Level.OK, name)


def _importers() -> Finding:
    """The libraries of the extra `importers`: whoever only serves can do without."""
    found, missing = [], []
    for package, endings in IMPORTERS.items():
        try:
            found.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(f"没有 {package}，读不了 {endings} cannot be read without it")
    if missing:
        return Finding("importers", Level.WARNING, "；".join(missing), _INSTALL)
    return Finding("importers", Level.OK, "、".join(found))


def _files(settings: Settings) -> Iterator[Finding]:
    """The files that settings name."""
    for variable, path, fault in files_of(settings):
        yield Finding(variable, Level.PROBLEM if fault else Level.OK, fault or str(path))


def _directory(settings: Settings) -> Iterator[Finding]:
    """The directory of the index: rights, space, lock, leftovers, clock."""
    root, generations = settings.index, Generations(settings.index)
    if not root.exists():
        return
    if os.access(root, os.W_OK):
        yield Finding("directory", Level.OK, f"{root} 可写 can be written")
    else:
        yield Finding(
            "directory", Level.WARNING, f"{root} 只读：可以检索，不能重建 read-only: serves, cannot be rebuilt"
        )
    try:
        current = generations.current()
    except IndexStateError:
        current = None
    try:
        generations.require_space(_BYTES * current.manifest.info().characters if current else 0)
    except IndexStateError as error:
        yield Finding("space", Level.WARNING, error.reason, error.remedy)
    except OSError as error:
        yield Finding("space", Level.WARNING, str(error), commands.space(root))
    else:
        enough = "够全部重建一次 enough to build all of it anew" if current else "有 there is some"
        yield Finding("space", Level.OK, enough)
    who = holder(generations.lock)
    if is_locked(generations.lock):
        yield Finding("lock", Level.OK, f"正在写入 being written: {who}")
    else:
        if who is not None:
            message = f"上次写入没有结束 the last build was killed: {who}"
            yield Finding("lock", Level.WARNING, message, generations.index_command())
        else:
            yield Finding("lock", Level.OK, "没有人在写 nobody is writing")
        leftovers = generations.leftovers()
        if leftovers:
            yield Finding("leftovers", Level.WARNING, ", ".join(leftovers), generations.index_command())
    if current is not None:
        built_at = datetime.fromisoformat(current.manifest.built_at)
        if built_at > datetime.now(UTC) + _CLOCK_SLACK:
            yield Finding("clock", Level.WARNING, f"索引建于将来 built in the future: {built_at}", "timedatectl")
