"""What all tests share: the checkout, and a browser that is already on the machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
"""How fast a machine is decides no test."""

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_WITHOUT_WINDOW = ("chromium-headless-shell", "chrome-headless-shell")
"""The same without what is around a page, hence in a quarter of the time."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two more than processors: a third of the time, tests wait for servers, browsers and clocks."""
    return (os.cpu_count() or 1) + 2


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Iterator[Any]:
    """
    Reports of workers are sent as UTF-8: a lone surrogate in the report of a failure (hostile input, quoted) would
    end the whole run with an internal error instead of showing the failure.
    """
    return _encodable((yield))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_encodable(key): _encodable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)([_encodable(each) for each in value])
    return value


@pytest.fixture(scope="session", autouse=True)
def unhurried() -> Iterator[None]:
    """How fast a machine is decides no test: no budget of time and no rates, but where a test sets them itself."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MUDAN_TIME_BUDGET", "0")
        for kind in ("SEARCH", "SUGGEST", "EXPORT", "EMBED"):
            environment.setenv(f"MUDAN_RATE_{kind}", "")
        yield


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Called with what a test measured, it is printed at the end of the run, passed or not."""
    return lambda line: record_property("figures", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for report in reports:
        for name, value in report.user_properties if report.when == "call" else ():
            if name == "figures":
                terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {value}")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout: the directory that holds `search`, `web` and `seeds`."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def chromium(pytestconfig: pytest.Config) -> str:
    """Path of the system's Chromium. Without one a test is skipped, but fails where CI is set."""
    names = _CHROMIUM if pytestconfig.getoption("headed") else (*_WITHOUT_WINDOW, *_CHROMIUM)
    found = os.environ.get("MUDAN_TEST_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        reason = (
            "no Chromium here: install `chromium-headless-shell`, or set MUDAN_TEST_CHROMIUM to the path of one"
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """pytest-playwright's `page` and `browser` use the system's Chromium instead of one they would download."""
    args = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses root, as in most containers
    return {**browser_type_launch_args, "executable_path": chromium, "args": args}
