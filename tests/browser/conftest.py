"""
The real thing: an index built from the seeds, real gunicorn on a free port of the loopback, the system's Chromium.

Without a browser these tests are skipped, but fail where CI is set.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.ports import free_port

_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_S = 60.0
_STOP_S = 20.0
_PATIENCE_MS = 30_000

expect.set_options(timeout=_PATIENCE_MS)  # instead of five seconds, which a busy machine takes for a page


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the browser without anything it would fetch for itself."""
    return {**browser_type_launch_args, "args": _ARGS}


@pytest.fixture(scope="session")
def seeds_index(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """An index of the seeds, built by the command a newcomer types: by the first who wants it, for all who run these tests at once."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "seeds"
    shared.mkdir(exist_ok=True)
    directory = shared / "index"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (directory / "current").exists():
            build(directory, checkout, "seeds")
    return directory


def build(directory: Path, checkout: Path, *arguments: str) -> None:
    """Build an index at *directory* by `mudan index` with these arguments."""
    command = [sys.executable, "-m", "search", "index", "--index", str(directory), *arguments]
    built = subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=300, check=False)
    if built.returncode:
        pytest.fail(f"{' '.join(command)} left with {built.returncode}:\n{built.stdout}{built.stderr}")


@pytest.fixture(scope="session")
def site(seeds_index: Path, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the seeds."""
    with served(seeds_index, checkout, tmp_path_factory.mktemp("gunicorn")) as address:
        yield address


@pytest.fixture(scope="session")
def site_without_index(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose index was never built."""
    with served(tmp_path_factory.mktemp("nothing"), checkout, tmp_path_factory.mktemp("gunicorn")) as address:
        yield address


@contextmanager
def served(index: Path, checkout: Path, logs: Path, **settings: str) -> Iterator[str]:
    """Run gunicorn over *index*, with *settings*, until the block ends; its log is shown when it does not come up."""
    address = free_address()
    log = logs / "gunicorn.log"
    host, port = address.split(":")
    command = [sys.executable, "-m", "search", "serve", "--host", host, "--port", port, "--workers", "2"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            cwd=checkout,
            env={
                **os.environ,
                "MUDAN_INDEX": str(index),
                "MUDAN_TIME_BUDGET": "0",  # a busy machine is slow
                **settings,
            },
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        if not _comes_up(f"http://{address}/healthz", server):
            pytest.fail(f"gunicorn did not come up:\n{log.read_text(errors='replace')}")
        yield f"http://{address}"
    finally:
        server.terminate()
        try:
            server.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def free_address() -> str:
    """An address of the loopback that nobody listens at."""
    return f"127.0.0.1:{free_port()}"


def _comes_up(url: str, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + _START_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


WIDTHS = (360, 768, 1280)

EVERYWHERE = pytest.mark.parametrize(
    ("width", "script"),
    [(width, script) for width in WIDTHS for script in (True, False)],
    ids=[f"{width}-{script}" for width in WIDTHS for script in ("script", "no-script")],
)
"""On a phone, a tablet and a desk, with script and without."""


def unfold_filters(page: Page) -> None:
    """Open the sheet of filters where it is folded."""
    summary = page.locator("#facets > summary")
    if summary.is_visible():
        summary.click()


class Reader:
    """
    A page in a fresh browser, and what went wrong behind it.

    Attributes:
        complaints: What the console and the page reported as an error.
        requests: Every URL that was asked for.
    """

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.set_default_timeout(_PATIENCE_MS)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def open(self, path: str) -> Page:
        """Go to *path* of the site."""
        self.page.goto(self.site + path)
        return self.page


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Callable[..., Reader]]:
    """
    Makes a reader at the site of the seeds.

    Nothing may go wrong behind any page: at the end of the test, complaints and requests to other sites fail it.
    """
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def make(
        *,
        width: int = 1280,
        script: bool = True,
        scheme: Any = "light",
        locale: str = "zh-CN",
        at: str = site,
        **more: Any,
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme=scheme,
            locale=locale,
            **more,
        )
        contexts.append(context)
        readers.append(Reader(context, at))
        return readers[-1]

    yield make

    for context in contexts:
        context.close()
    for one in readers:
        expected = "the server responded with a status of"  # an error page is a page like any other
        assert [complaint for complaint in one.complaints if expected not in complaint] == []
        assert [url for url in one.requests if not url.startswith(one.site + "/")] == []
