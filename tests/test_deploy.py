"""
The examples of web/deploy that are run nowhere here, as far as they can be read: systemd's own reading of the units, and
whether the Containerfile copies what it needs. nginx.conf is run, by `reliability/test_serving.py`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

UNITS = ("mudan.service", "mudan-index.service", "mudan-index.timer", "mudan.socket")


def read_by_systemd(folder: Path) -> str:
    """What systemd has to say about the units in *folder*; empty when nothing."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here")
    paths = [str(folder / unit) for unit in UNITS]
    done = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture
def units(checkout: Path, tmp_path: Path) -> Path:
    """The units with a command that is on this machine."""
    for unit in UNITS:
        text = (checkout / "web/deploy" / unit).read_text("utf-8")
        (tmp_path / unit).write_text(text.replace("/opt/mudan/bin/mudan", sys.executable), "utf-8")
    return tmp_path


def test_systemd_reads_the_units(units: Path) -> None:
    assert read_by_systemd(units) == ""


@pytest.mark.parametrize("mistake", ["Protect=yes", "MemoryMax=lots", "ExecStart=relative/path"])
def test_a_mistake_in_a_unit_would_be_noticed(units: Path, mistake: str) -> None:
    service = units / UNITS[0]
    service.write_text(service.read_text("utf-8").replace("[Service]", f"[Service]\n{mistake}"), "utf-8")

    assert read_by_systemd(units)


def test_units_keep_the_rights_they_do_not_need(checkout: Path) -> None:
    for unit in UNITS[:2]:
        text = (checkout / "web/deploy" / unit).read_text("utf-8")
        for line in (
            "User=mudan",
            "ProtectSystem=strict",
            "NoNewPrivileges=yes",
            "PrivateTmp=yes",
            "CapabilityBoundingSet=\n",
        ):
            assert line in text, f"{unit}: {line}"


@pytest.mark.parametrize("unit", UNITS[:2])
def test_systemd_counts_little_that_a_unit_may_do(units: Path, unit: str) -> None:
    """Of ten, where ten is everything."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here")
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(units / unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-300:] + done.stderr


@pytest.fixture(scope="module")
def containerfile(checkout: Path) -> str:
    text = (checkout / "web/deploy/Containerfile").read_text("utf-8")
    return re.sub(r"\\\n\s*", "", "".join(line for line in text.splitlines(keepends=True) if line[0] != "#"))


def test_the_image_is_of_a_python_we_support_and_runs_as_nobody(checkout: Path, containerfile: str) -> None:
    wanted = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    images = re.findall(r"^FROM \S+/python:(\d+\.\d+)-slim", containerfile, re.MULTILINE)

    assert len(images) == containerfile.count("FROM ") == 2
    assert {f">={image}" for image in images} == {wanted}
    assert re.findall(r"^USER (\d+):(\d+)", containerfile, re.MULTILINE) == [("65534", "65534")]


def test_the_image_is_built_as_it_should_be(containerfile: str) -> None:
    """What linters of such files look for: nothing of the newest kind, nothing fetched or installed but by lock, no shell in front."""
    instructions = [line.split(" ", 1) for line in containerfile.splitlines() if line]

    assert not {"ADD", "SHELL", "ARG"} & {name for name, _ in instructions}
    assert ":latest" not in containerfile
    for what in re.findall(r"pip (install [^&]*)", containerfile):
        assert "--no-cache-dir" in what
        assert "--require-hashes" in what or "--no-deps" in what
    last = containerfile.rpartition("\nFROM ")[2]
    assert "RUN " not in last, "what runs has nothing that only its making needs"
    assert last.index("USER ") < last.index("ENTRYPOINT ")
    for name, value in instructions[-2:]:
        assert isinstance(json.loads(value), list), name
    variables = dict(re.findall(r"(MUDAN_\w+|HOST|PORT)=(\S+)", containerfile))
    assert variables["HOST"] == "0.0.0.0"
    assert f"EXPOSE {variables['PORT']}" in containerfile


@pytest.mark.install
def test_the_image_copies_all_that_its_build_reads(checkout: Path, containerfile: str, tmp_path: Path) -> None:
    """Its own last `pip install`, where there is nothing but what it copies."""
    context, target = tmp_path / "src", tmp_path / "target"
    context.mkdir()
    for sources, to in re.findall(r"^COPY ((?!--from).+) (\S+)$", containerfile, re.MULTILINE):
        for source in sources.split():
            if (checkout / source).is_dir():
                shutil.copytree(checkout / source, context / to, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(checkout / source, context)
    (command,) = re.findall(r"/opt/mudan/bin/pip (install [^&]*--no-deps \.)", containerfile)
    arguments = [*command.split(), "--quiet", "--target", str(target)]
    subprocess.run([sys.executable, "-m", "pip", *arguments], cwd=context, check=True)

    assert (target / "search/analysis/data/words.txt").is_file()
    assert (target / "web/static/site.css").is_file()
    for locked in re.findall(r"-r (\S+)", containerfile):
        assert (context / locked).is_file()
