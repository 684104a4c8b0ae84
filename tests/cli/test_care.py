"""The commands of an operator: check, doctor, rollback, and builds that are refused. What they say, and how they end."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shlex
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner, Result

from search import diagnosis, provenance
from search.cli import mudan
from search.errors import IndexLockedError, IndexMissingError, SearchError
from search.indexing.generations import Generations
from tests.reliability.builds import checked_state, publish

Run = Callable[..., Result]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index with two generations."""
    publish(tmp_path / "index", 1)
    publish(tmp_path / "index", 2)
    return tmp_path / "index"


@pytest.fixture
def run(index: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the index; a SearchError becomes its exit code, as in `search.cli.main`."""
    monkeypatch.setenv("MUDAN_INDEX", str(index))

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(mudan, arguments)
        if isinstance(result.exception, SearchError):
            result.exit_code = result.exception.exit_code
        else:
            assert result.exception is None or isinstance(result.exception, SystemExit | click.ClickException)
        return result

    return run


def _break(index: Path) -> None:
    columns = next(Generations(index).current().directory.glob("*.columns"))
    columns.chmod(0o600)
    columns.write_bytes(columns.read_bytes()[:-1] + b"\0")


def test_check_says_what_was_looked_at(run: Run) -> None:
    plain, deep = run("check"), json.loads(run("check", "--deep", "--json").stdout)

    assert plain.exit_code == 0
    assert plain.stdout.count("✓") == 3
    assert {finding["level"] for finding in deep["findings"]} == {"ok"}
    assert {"generation", "previous", "articles", "lists", "documents", "files", "Ctrl+F"} == {
        finding["subject"] for finding in deep["findings"]
    }
    assert deep["compared"] > 100


def test_check_names_the_damage_and_the_command_and_rollback_mends_it(run: Run, index: Path) -> None:
    _break(index)

    damaged = run("check")
    assert damaged.exit_code == 1
    assert "columns" in damaged.stdout
    assert f"→ mudan rollback --index {index}" in damaged.stdout
    assert run("doctor").exit_code == 1

    assert run("rollback").exit_code == 0
    assert checked_state(index) == 1
    assert run("check").exit_code == 0
    alone = run("rollback")  # there is none before it
    assert alone.exit_code == 4
    assert "--to" not in str(alone.exception), "nor is there another one to go to"


def test_commands_can_be_pasted_wherever_the_index_lies(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "it's 报 纸; $(x)"
    monkeypatch.setenv("MUDAN_INDEX", str(index))
    for state in (1, 2):
        publish(index, state)
    harms = [_break, _pointer_lost, _open_to_all, _killed]
    remedies = []
    for harm in harms:
        harm(index)
        remedies += [finding["remedy"] for finding in json.loads(run("doctor", "--json").stdout)["findings"]]
    index.chmod(0o700)
    with pytest.raises(IndexMissingError) as missing:
        Generations(index).current()

    assert {shlex.split(remedy)[0] for remedy in remedies if remedy} == {"mudan", "chmod"}
    assert all(str(index) in shlex.split(remedy) for remedy in remedies if remedy and "pip" not in remedy)
    assert missing.value.remedy == shlex.join(["mudan", "rollback", "--index", str(index)])
    assert str(missing.value).endswith(missing.value.remedy)


def test_a_repair_tells_what_was_wrong_and_no_remedy(run: Run, index: Path, tmp_path: Path) -> None:
    pages = tmp_path / "a.txt"
    pages.write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", "utf-8")
    _break(index)
    mended = run("index", str(pages), "--allow-shrink")

    assert mended.exit_code == 0
    assert "rebuilt: 索引损坏：" in mended.stdout
    assert "请运行" not in mended.stdout


def test_of_the_index_of_somebody_else_doctor_says_what_the_message_does(
    run: Run, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if index.stat().st_uid == 0:
        os.chown(index, 54321, -1)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    refused = run("check")
    (found,) = [
        each for each in json.loads(run("doctor", "--json").stdout)["findings"] if each["subject"] == "index"
    ]

    assert found["remedy"] == shlex.join(["chown", "-R", "12345", str(index)])
    assert found["remedy"] in str(refused.exception)
    assert "chown" not in found["message"]


def test_where_no_generation_is_whole_nothing_is_sent_to_rollback(run: Run, index: Path) -> None:
    for columns in index.glob("gens/*/*.columns"):
        columns.chmod(0o600)
        columns.write_bytes(columns.read_bytes()[:-1] + b"\0")
    check, doctor, rollback = run("check"), run("doctor"), run("rollback")

    for told in (check.stdout, doctor.stdout):
        assert "no whole generation" in told
        assert f"→ mudan index --rebuild --index {index}" in told
        assert "→ mudan rollback" not in told
    assert rollback.exit_code == 4
    assert "mudan index" in str(rollback.exception)


def test_doctor_looks_at_a_directory_that_is_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir(mode=0o700)
    told = run("doctor", "--index", str(tmp_path / "empty")).stdout
    assert f"→ mudan index --index {tmp_path / 'empty'} 文件夹" in told, (
        "not the samples, which it reads by default"
    )

    assert "✓ space" in told
    assert "Errno" not in told


def test_rollback_can_be_undone(run: Run, index: Path) -> None:
    assert "generation 1" in run("rollback").stdout
    assert "generation 2" in run("rollback", "--to", "2").stdout
    assert run("rollback", "--to", "7").exit_code == 4
    assert checked_state(index) == 2


def test_back_means_older(run: Run, index: Path) -> None:
    """Who goes back once more does not return to what was gone back from, unless what there is instead is damaged."""
    publish(index, 3)
    assert "generation 2" in run("rollback").stdout
    again = run("rollback")
    assert again.exit_code == 4
    assert f"mudan rollback --index {index} --to" in str(again.exception)
    assert checked_state(index) == 2

    publish(index, 4)
    assert "generation 2" in run("rollback").stdout
    assert run("rollback").exit_code == 4
    _break(index)
    assert "generation 4" in run("rollback").stdout


def test_rollback_makes_nothing_where_there_is_no_index(run: Run, tmp_path: Path) -> None:
    assert run("rollback", "--index", str(tmp_path / "none")).exit_code == 4
    assert not (tmp_path / "none").exists()
    assert run("check", "--index", str(tmp_path / "none")).exit_code == 4


def test_doctor_finds_nothing_to_mend_and_changes_nothing(run: Run, index: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in index.rglob("*")}
    result = json.loads(run("doctor", "--json").stdout)

    assert all(finding["level"] != "problem" for finding in result["findings"])
    assert {"python", "packages", "segmenter", "directory", "space", "lock", "generation"} <= {
        finding["subject"] for finding in result["findings"]
    }
    assert {path: path.stat().st_mtime_ns for path in index.rglob("*")} == before


def _no_index(index: Path) -> None:
    index.rename(index.with_name("elsewhere"))


def _killed(index: Path) -> None:
    (index / "write.lock").write_text("pid 99999, since 2020-01-01T00:00:00Z, mudan index\n")
    (index / "gens" / "tmp-left").mkdir()


def _open_to_all(index: Path) -> None:
    index.chmod(0o777)


def _pointer_lost(index: Path) -> None:
    (index / "current").unlink()


@pytest.mark.parametrize(
    ("harm", "level", "said", "remedy"),
    [
        (_no_index, "problem", "没有索引", "mudan index"),
        (_killed, "warning", "tmp-left", "mudan index"),
        (_killed, "warning", "pid 99999", "mudan index"),
        (_open_to_all, "problem", "人人可写", "chmod"),
        (_pointer_lost, "problem", "the pointer is lost", "mudan rollback"),
        (_break, "problem", ".columns", "mudan rollback"),
    ],
    ids=["no index", "leftovers", "killed", "open to all", "pointer lost", "damaged"],
)
def test_doctor_names_what_is_wrong_and_what_mends_it(
    run: Run, index: Path, harm: Callable[[Path], None], level: str, said: str, remedy: str
) -> None:
    harm(index)
    findings = json.loads(run("doctor", "--json").stdout)["findings"]

    assert [
        finding
        for finding in findings
        if finding["level"] == level and said in finding["message"] and remedy in finding["remedy"]
    ], findings
    commands = [finding["remedy"] for finding in findings if finding["remedy"].startswith("mudan ")]
    assert all(command.removesuffix(" 文件夹").endswith(f" --index {index}") for command in commands)


def test_check_does_not_send_who_runs_it_to_check(run: Run, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an engine says when it fails is for those who searched."""

    def fail(*arguments: object) -> None:
        raise AttributeError

    monkeypatch.setattr("search.backends.whoosh.engine.read_segments", fail)
    findings = json.loads(run("check", "--json").stdout)["findings"]

    (finding,) = [finding for finding in findings if finding["subject"] == "engine"]
    assert "AttributeError" in finding["message"]
    assert "mudan check" not in finding["message"]
    assert finding["remedy"] == f"mudan index --rebuild --index {index}"


def _little_space(patch: pytest.MonkeyPatch) -> None:
    free = SimpleNamespace(f_bavail=10, f_frsize=4096, f_files=0, f_favail=0)
    patch.setattr(os, "statvfs", lambda path: free)


def _other_versions(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(importlib.metadata, "version", lambda name: "0.1")


def _missing_package(patch: pytest.MonkeyPatch) -> None:
    version = importlib.metadata.version

    def found(name: str) -> str:
        if name == "flask":
            raise importlib.metadata.PackageNotFoundError(name)
        return version(name)

    patch.setattr(importlib.metadata, "version", found)


def _old_python(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(diagnosis, "_PYTHON", (9, 9))


def _no_segmenter(patch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        raise ImportError("no dictionary")

    patch.setattr(diagnosis, "load_segmenter", load)


def _no_importer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(diagnosis, "IMPORTERS", {"no-such-importer": ".html"})


def _read_only(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(os, "access", lambda path, mode: False)


def _clock_behind(patch: pytest.MonkeyPatch) -> None:
    class Past(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime(2000, 1, 1, tzinfo=tz)

    patch.setattr(diagnosis, "datetime", Past)


def _other_format(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(provenance, "FORMAT", -1)


@pytest.mark.parametrize(
    ("harm", "subject", "level", "remedy"),
    [
        (_little_space, "space", "warning", "df -h"),
        (_other_versions, "packages", "problem", "pip install"),
        (_missing_package, "packages", "problem", "pip install"),
        (_old_python, "python", "problem", "PYTHON="),
        (_no_segmenter, "segmenter", "problem", "pip install"),
        (_no_importer, "importers", "warning", "pip install"),
        (_read_only, "directory", "warning", ""),
        (_clock_behind, "clock", "warning", "timedatectl"),
        (_other_format, "version", "problem", "mudan index"),
    ],
)
def test_doctor_looks_at_the_machine_too(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[pytest.MonkeyPatch], None],
    subject: str,
    level: str,
    remedy: str,
) -> None:
    """Space, packages, Python, segmenter, importers, rights, clock, the version of the index."""

    def findings() -> list[dict[str, str]]:
        told = json.loads(run("doctor", "--json").stdout)["findings"]
        return [finding for finding in told if finding["subject"] == subject]

    assert {finding["level"] for finding in findings()} <= {"ok"}
    harm(monkeypatch)

    (finding,) = findings()
    assert finding["level"] == level
    assert remedy in finding["remedy"]


def test_settings_that_cannot_be_used_are_diagnosed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words.txt").write_text("x\n")
    monkeypatch.setenv("MUDAN_DICTIONARY", str(tmp_path / "words.txt"))
    monkeypatch.setenv("MUDAN_ALIASES", str(tmp_path / "none.txt"))
    findings = json.loads(run("doctor", "--json").stdout)["findings"]

    assert {finding["subject"] for finding in findings if finding["level"] == "problem"} >= {
        "MUDAN_DICTIONARY",
        "MUDAN_ALIASES",
    }


@pytest.mark.parametrize("variable", ["MUDAN_DICTIONARY", "MUDAN_GAZETTEER"])
def test_a_file_that_is_not_there_is_named_by_its_variable(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """By whatever needs it; and no command is advised that would not bring it back."""
    monkeypatch.setenv(variable, str(tmp_path / "none.toml"))
    findings = json.loads(run("doctor", "--json").stdout)["findings"]
    commands = [
        run(*command) for command in (("search", "会议"), ("check",), ("index", str(tmp_path)), ("serve",))
    ]

    wrong = [finding for finding in findings if finding["level"] == "problem"]
    assert {finding["subject"] for finding in wrong} == {variable, "index"}
    assert [finding["remedy"] for finding in wrong] == ["", ""]
    assert [done.exit_code for done in commands] == [2, 2, 2, 2]
    assert all(str(done.exception).startswith(variable) for done in commands)


def test_a_folder_of_other_things_is_not_taken_over(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "mine"
    (other / "sub").mkdir(parents=True)
    (other / "letter.txt").write_text("x", "utf-8")
    other.chmod(0o755)
    pages = tmp_path / "a.txt"
    pages.write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", "utf-8")
    refused = run("index", str(pages), "--index", str(other))

    assert refused.exit_code == 2
    assert "letter.txt" in str(refused.exception)
    assert (other.stat().st_mode & 0o777, sorted(path.name for path in other.iterdir())) == (
        0o755,
        ["letter.txt", "sub"],
    )
    (other / "letter.txt").rename(other / "README.md")
    (other / "sub").rename(other / ".git")
    assert run("index", str(pages), "--index", str(other)).exit_code == 0


def test_a_dictionary_is_looked_at_before_pages_are_read_and_aliases_are_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", "utf-8")
    (tmp_path / "words").write_bytes(b"\xff\n")
    (tmp_path / "aliases").write_text("疫情防控\n", "utf-8")
    target = str(tmp_path / "new")
    monkeypatch.setenv("MUDAN_ALIASES", str(tmp_path / "aliases"))
    done = run("index", str(tmp_path / "a.txt"), "--index", target)
    monkeypatch.setenv("MUDAN_DICTIONARY", str(tmp_path / "words"))
    refused = run("index", str(tmp_path / "a.txt"), "--index", target, "--rebuild", "--allow-unset")

    assert (done.exit_code, refused.exit_code) == (0, 2)
    assert "注意 note: MUDAN_ALIASES: " in done.stderr
    assert "第 1 行" in done.stderr
    assert str(refused.exception).startswith("MUDAN_DICTIONARY")
    assert "indexing" not in refused.stderr


def test_a_directory_that_others_can_write_to_ends_check_with_2(run: Run, index: Path) -> None:
    index.chmod(0o777)

    assert run("check").exit_code == 2


def test_a_second_writer_is_told_who_the_first_is(run: Run, index: Path) -> None:
    with Generations(index).writing():
        result = run("rollback")
        lock = run("doctor").stdout

    assert isinstance(result.exception, IndexLockedError)
    assert result.exit_code == 75
    assert "pid " in str(result.exception)
    assert "being written" in lock


def test_an_empty_corpus_is_refused(run: Run, index: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert run("index", str(tmp_path / "empty")).exit_code == 3
    assert checked_state(index) == 2
