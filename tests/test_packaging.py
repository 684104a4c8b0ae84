"""
What a stranger gets: a wheel that holds everything, and two commands that work wherever the checkout stands.

The slowest tests of all: they make fresh environments from the lock. `-m "not install"` leaves them out.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.ports import free_port

AWKWARD = "检索 系统 (copy)"
"""A directory name with spaces, brackets and Chinese characters, as people's desktops have them."""

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-build.txt")
_NOT_SHIPPED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "test-results", "build", "dist"
)


def copy_of(checkout: Path, target: Path) -> Path:
    """The tree as a stranger has it: without `.git`, environments, caches or an index."""
    shutil.copytree(checkout, target, ignore=_NOT_SHIPPED)
    for path in (target / "index").iterdir():
        if path.name != "README.md":
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return target


def stranger(**more: str) -> dict[str, str]:
    """An environment that knows nothing of this one: plain C locale, none of our settings, no venv."""
    ours = re.compile(
        r"MUDAN_|PYTHON|VIRTUAL_ENV|MAKE|MFLAGS|LANG|LC_|HOST$|PORT$|ARGS$|WEB_CONCURRENCY|FLASK_|GUNICORN_|COVERAGE"
    )
    return {k: v for k, v in os.environ.items() if not ours.match(k)} | {"LANG": "C"} | more


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    """Run *command*, fail with all its output if it fails, and return what it printed."""
    done = subprocess.run(command, cwd=cwd, env=stranger(**more), capture_output=True, text=True, encoding="utf-8")

    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


# --- The project file and its locks


def pins(lock: Path) -> dict[str, str]:
    """Name → version of every line `name==version` of a lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


def test_every_dependency_says_why_it_is_there(checkout: Path) -> None:
    project = (checkout / "pyproject.toml").read_text("utf-8")
    data = tomllib.loads(project)
    groups = [data["project"]["dependencies"], *data["project"]["optional-dependencies"].values()]
    groups += data["dependency-groups"].values()

    for requirement in (r for group in groups for r in group if isinstance(r, str)):
        lines = [line for line in project.splitlines() if f'"{requirement}"' in line]
        assert any(re.search(r'"\]?,?\s+# \w', line) for line in lines), f"no reason beside {requirement}"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_each_package_with_hashes_and_names_no_index(checkout: Path, name: str) -> None:
    text = (checkout / name).read_text("utf-8")

    assert "://" not in text
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", LOCKS[:1] + LOCKS[2:])
def test_the_locks_agree(checkout: Path, name: str) -> None:
    assert pins(checkout / name).items() <= pins(checkout / "requirements-dev.txt").items()


def test_the_locks_hold_what_the_project_asks_for(checkout: Path) -> None:
    data = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    runtime = data["project"]["dependencies"] + data["project"]["optional-dependencies"]["fast"]
    groups = data["dependency-groups"]
    wanted = {
        "requirements.txt": runtime,
        "requirements-dev.txt": [*runtime, *groups["tests"], *groups["lint"], *groups["build"]],
        "requirements-build.txt": groups["build"],
    }

    for name, requirements in wanted.items():
        names = {re.match(r"[\w-]+", r)[0].lower() for r in requirements}  # type: ignore[index]
        assert names <= set(pins(checkout / name)), f"{name} is out of date: make lock"


# --- The wheel


def wheel_of(source: Path, work: Path) -> Path:
    """The wheel of *source*, built in *work*."""
    pip = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation")
    run(*pip, "-w", work, source, cwd=work)
    (built,) = work.glob("mudan_search-*.whl")
    return built


@pytest.fixture(scope="module", params=["checkout", "copy without .git"])
def wheel(request: pytest.FixtureRequest, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout itself and from a copy that is no repository."""
    work = tmp_path_factory.mktemp("wheel")
    source = checkout if request.param == "checkout" else copy_of(checkout, work / AWKWARD)
    return wheel_of(source, work)


@pytest.mark.install
def test_the_wheel_holds_every_file_of_the_two_packages_and_nothing_else(checkout: Path, wheel: Path) -> None:
    expected = {
        path.relative_to(checkout).as_posix()
        for package in ("search", "web")
        for path in (checkout / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert held == expected
    assert {"search/py.typed", "web/py.typed"} <= held
    for folder in ("web/templates/", "web/static/", "search/analysis/data/", "search/ingest/data/"):
        assert any(name.startswith(folder) for name in held), folder


# --- `make run`


@dataclass(frozen=True)
class Server:
    """A server that answers: where, how long that took, and what it has printed."""

    address: str
    seconds: float
    log: Path

    @property
    def printed(self) -> str:
        return self.log.read_text("utf-8")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            text: str = answer.read().decode()
            return text


@contextmanager
def serving(*command: str, cwd: Path, patience_s: float, **more: str) -> Iterator[Server]:
    """Start *command* with a free PORT and wait for /healthz; stop it as Ctrl-C in a terminal would."""
    port = free_port()
    log = cwd.with_name(f"{port}.log")
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=stranger(PORT=str(port), **more),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        while True:
            waited = time.monotonic() - started
            server = Server(f"http://127.0.0.1:{port}", waited, log)
            try:
                server.get("/healthz")
                break
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                assert process.poll() is None, server.printed
                assert waited < patience_s, f"no answer after {waited:.0f} s\n{server.printed}"
                time.sleep(0.05)
        yield server
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise


@dataclass(frozen=True)
class FirstRun:
    """The copy that `make run` was called in for the first time, and what came of it."""

    tree: Path
    server: Server
    results: str


MAKE_RUN = ("make", "run", f"PYTHON={getattr(sys, '_base_executable', sys.executable)}")


@pytest.fixture(scope="module")
def first_run(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """`make run` in a bare copy: the lock is installed into an environment made for it."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    tree = copy_of(checkout, tmp_path_factory.mktemp("copy") / AWKWARD)
    with serving(*MAKE_RUN, cwd=tree, patience_s=600) as server:
        return FirstRun(tree, server, server.get(f"/search?q={quote('脱贫攻坚')}"))


@pytest.mark.install
def test_make_run_serves_the_seeds_from_a_bare_copy_and_starts_quickly_again(
    first_run: FirstRun, record_property: Callable[[str, object], None]
) -> None:
    first = first_run.server
    assert "<mark" in first_run.results
    assert first.address in first.printed
    with serving(*MAKE_RUN, cwd=first_run.tree, patience_s=60) as second:
        assert second.address in second.printed

    assert "Installing" in first.printed
    assert "Installing" not in second.printed
    # Promised: under 3 seconds. A shared CI machine gets more before it is called a fault.
    assert second.seconds < 30
    record_property("first_start_s", round(first.seconds, 1))
    record_property("second_start_s", round(second.seconds, 1))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_says_which_python_it_needs(checkout: Path, tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    old.chmod(0o755)
    shutil.copy(checkout / "Makefile", tmp_path)

    done = subprocess.run(
        ["make", "venv", f"PYTHON={old}"], cwd=tmp_path, env=stranger(), capture_output=True, text=True
    )

    assert done.returncode != 0
    assert "Mudan needs Python 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr


# --- The wheel, installed


@pytest.fixture(scope="module")
def installed(checkout: Path, first_run: FirstRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    The `bin` of an environment that has the wheel and the lock, and no sight of the checkout: a copy of the one that
    `make run` has made, with the wheel in place of the checkout. Installing the lock once more would take a minute.
    """
    work = tmp_path_factory.mktemp("installed") / AWKWARD
    work.mkdir()
    built = wheel_of(checkout, work)
    shutil.copytree(first_run.tree / ".venv", work / "env", symlinks=True)
    python = work / "env" / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "uninstall", "-q", "-y", "mudan-search", cwd=work)
    run(*pip, "install", "-q", "--no-compile", "--no-deps", built, cwd=work)
    run(*pip, "check", cwd=work)
    return python.parent


@pytest.mark.install
def test_each_package_has_one_owner(installed: Path) -> None:
    """`search` and `web` are names that other distributions use too; pip would let one overwrite the other."""
    code = "import importlib.metadata as m; owners = m.packages_distributions(); print(owners['search'], owners['web'])"

    assert run(installed / "python", "-c", code, cwd=installed) == "['mudan-search'] ['mudan-search']\n"


@pytest.mark.install
def test_the_installed_wheel_indexes_the_seeds_and_answers(checkout: Path, installed: Path) -> None:
    work = installed.parent.parent
    index = {"MUDAN_INDEX": str(work / "index")}
    run(installed / "mudan", "index", checkout / "seeds", cwd=work, **index)
    code = """
import search, web
client = web.create_app().test_client()
page = client.get("/")
print(page.status_code, "<!doctype html>" in page.text.lower())
print(client.get("/api/v1/search?q=脱贫攻坚").json["total"] > 0)
print(search.__file__)
"""

    # Its first request compiles what a service compiles before it takes one.
    unhurried = {"MUDAN_TIME_BUDGET": "0"}
    status, found, module = run(installed / "python", "-c", code, cwd=work, **index, **unhurried).splitlines()

    assert status == "200 True"
    assert found == "True"
    assert Path(module).is_relative_to(installed.parent)
    assert "mudan" in run(installed / "mudan", "--version", cwd=work)


# --- What platforms read


def procfile(checkout: Path) -> dict[str, str]:
    """Process → command, as platforms read it."""
    lines = (checkout / "Procfile").read_text("utf-8").splitlines()
    return {name: command.strip() for name, command in (line.split(":", 1) for line in lines)}


@pytest.mark.install
def test_the_procfile_builds_the_index_and_serves_it_on_its_port(checkout: Path, installed: Path) -> None:
    processes = procfile(checkout)
    work = copy_of(checkout, installed.parent.parent / "platform")
    here = {"PATH": f"{installed}:{os.environ['PATH']}", "WEB_CONCURRENCY": "3"}

    run("sh", "-c", processes["release"], cwd=work, **here)
    with serving("sh", "-c", f"exec {processes['web']}", cwd=work, patience_s=60, **here) as server:
        assert "<mark" in server.get(f"/search?q={quote('脱贫攻坚')}")

    assert set(processes) == {"web", "release"}
    assert "search serve" in processes["web"]
    assert server.printed.count("Booting worker") == 3
