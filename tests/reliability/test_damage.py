"""Every damage to a file of an index is found, nothing damaged or planted is used, and the last good generation answers."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from search import commands, provenance, snapshots
from search.errors import (
    EngineError,
    IndexDamagedError,
    IndexForbiddenError,
    IndexIncompatibleError,
    IndexInsecureError,
    IndexMissingError,
    SearchError,
)
from search.following import Follower
from search.indexing import durable
from search.indexing.generations import MANIFEST, Generations
from search.inspection import Level, inspect_index
from search.query.request import SearchRequest
from search.service import SearchService
from tests.reliability.builds import (
    QUERY,
    answered_state,
    checked_state,
    publish,
    small_settings,
    state_of,
    times,
)
from tests.reliability.host import Host
from tests.waiting import until


def flip(content: bytes, rnd: random.Random) -> bytes:
    at = rnd.randrange(len(content) * 8)
    return content[: at // 8] + bytes([content[at // 8] ^ 1 << at % 8]) + content[at // 8 + 1 :]


def truncate(content: bytes, rnd: random.Random) -> bytes:
    return content[: rnd.randrange(len(content))]


def zero(content: bytes, rnd: random.Random) -> bytes:
    at = rnd.randrange(len(content))
    return content[:at] + b"\0" * len(content[at : at + 64]) + content[at + 64 :]


DAMAGES = (flip, truncate, zero)
SOON_S = 20
"""Within which what is published is followed, on a machine that does much else."""


def problems(root: Path, **options: bool) -> list[str]:
    """What `mudan check` finds wrong."""
    found = inspect_index(small_settings(root), **options)  # type: ignore[arg-type]
    return [finding.message for finding in found if finding.level is Level.PROBLEM]


@contextmanager
def replaced(path: Path, content: bytes) -> Iterator[None]:
    """The file at *path* with another *content* for a while."""
    original = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(content)
    try:
        yield
    finally:
        path.write_bytes(original)


@pytest.fixture
def two(root: Path) -> Path:
    """An index with two generations, of which the current one shares files with the other."""
    publish(root, 1)
    publish(root, 2)
    return root


def test_random_damage_to_any_file_is_found(two: Path) -> None:
    """R13: to the pointer, the manifest, the engine's files, of this generation and the one before."""
    rnd = random.Random(13)
    files = [path for path in sorted(two.rglob("*")) if path.is_file() and path.name != "write.lock"]
    generations = Generations(two)

    def find() -> None:
        """As `mudan check`, without opening what was verified."""
        current = generations.current()
        generations.verify(current)
        previous = generations.previous(current)
        if previous is None:
            raise IndexDamagedError("the generation before has gone")
        generations.verify(previous)

    find()
    tried = 0
    while tried < times(600, 10_000):
        path = files[tried % len(files)]
        original = path.read_bytes()
        if not original:
            tried += 1
            continue
        damaged = DAMAGES[tried % 3](original, rnd)
        tried += 1
        if damaged == original:
            continue
        with replaced(path, damaged), pytest.raises(IndexDamagedError):
            find()
    find()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda function: function.__name__)
def test_check_tells_damage_to_each_kind_of_file(
    two: Path, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    """R13"""
    rnd = random.Random(5)
    assert problems(two) == []
    for path in sorted(two.rglob("*")):
        if path.is_file() and path.name != "write.lock" and (content := path.read_bytes()).strip(b"\0"):
            damaged = damage(content, rnd)
            while damaged == content:
                damaged = damage(content, rnd)
            with replaced(path, damaged):
                assert problems(two), path
    assert problems(two) == []


def test_check_deep_finds_what_was_wrong_from_the_start(two: Path) -> None:
    """A list out of order, a document unlike its article: published with the right checksums all the same."""
    assert problems(two, deep=True) == []
    generations = Generations(two)

    for file, wrong, said in (
        ("*.columns", _swap_places, "pair_place"),
        ("*.columns", _another_day, "columns differ"),
        ("reprints.sets", _another_set, "not the sets"),
    ):
        with generations.writing(), generations.building(generations.current()) as directory:
            wrong(next(directory.glob(file)))
            generations.publish(directory, generations.current().manifest)

        assert problems(two) == []
        assert any(said in problem for problem in problems(two, deep=True))


def _rewrite(path: Path, name: str, change: Callable[[object], object]) -> None:
    from search.backends.whoosh.container import Arrays, write_arrays

    arrays = Arrays(path)
    changed = {key: change(array.copy()) if key == name else array.copy() for key, array in arrays.items()}
    write_arrays(path, changed, arrays.meta)  # type: ignore[arg-type]


def _swap_places(path: Path) -> None:
    def swap(places):  # type: ignore[no-untyped-def]
        places[[0, 1]] = places[[1, 0]]
        return places

    _rewrite(path, "pair_place", swap)


def _another_day(path: Path) -> None:
    _rewrite(path, "doc_first_day", lambda days: days + 1)  # type: ignore[operator]


def _another_set(path: Path) -> None:
    _rewrite(path, "set", lambda sets: sets + 1)  # type: ignore[operator]


# Following


def ask(service: SearchService | Callable[[SearchRequest], object]) -> int:
    return answered_state(service.search(SearchRequest(QUERY, limit=50)))  # type: ignore[union-attr]


def test_a_damaged_generation_is_refused_and_the_last_good_one_goes_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R13, R15: in a worker that runs; one that starts takes the newest that is whole."""
    publish(root, 1)
    service = SearchService.open(small_settings(root))
    assert ask(service) == 1
    publish(root, 2, full=True)
    until(lambda: ask(service) == 2, SOON_S)
    good = service.state()

    def damage_and_point(pointer: Path, line: str, mode: int) -> None:
        columns = next((root / "gens" / line.partition(" ")[0]).glob("*.columns"))
        columns.chmod(0o600)
        columns.write_bytes(flip(columns.read_bytes(), random.Random(1)))
        replace(pointer, line, mode)

    replace = durable.replace_text
    with monkeypatch.context() as patch:
        patch.setattr(durable, "replace_text", damage_and_point)
        publish(root, 3, full=True)
    starting = SearchService.open(small_settings(root))

    assert ask(starting) == 2
    for each in (service, starting):
        until(lambda: ".columns" in each.state().refused, SOON_S)  # noqa: B023 - asked at once
        assert each.state().generation == good.generation
        assert ask(each) == 2
    assert ".columns" in problems(root)[0]

    publish(root, 4)  # finds the damage and reads everything again
    until(lambda: ask(service) == ask(starting) == 4, SOON_S)
    assert (service.state().refused, starting.state().refused) == ("", "")
    assert problems(root) == []


def test_a_file_of_the_live_generation_that_goes_is_no_failure_for_who_has_it_open(two: Path) -> None:
    """R15: whichever it is; who starts takes the generation before, and `check` tells."""
    running = SearchService.open(small_settings(two))
    assert ask(running) == 2
    for path in sorted(Generations(two).current().directory.iterdir()):
        content = path.read_bytes()
        path.unlink()

        assert ask(running) == 2, path
        assert ask(SearchService.open(small_settings(two))) == 1, path
        assert problems(two), path
        path.write_bytes(content)
    assert ask(SearchService.open(small_settings(two))) == 2


def test_a_file_of_the_live_generation_that_may_not_be_read(host: Host, two: Path) -> None:
    """R15: by who starts, as nobody."""
    uid = 65534 if os.geteuid() == 0 else os.geteuid()
    next(Generations(two).current().directory.glob("*.columns")).chmod(0)
    for path in (two.parent, two, *two.rglob("*")):
        os.chown(path, uid, -1)
    status, report = host.run("read_as", str(two), uid)

    assert status == 0, report
    assert "problem" in report["levels"]
    assert report["state"] == 1


@pytest.mark.parametrize(
    "content", [None, b"", b"gen-99999999 " + b"0" * 64 + b"\n", b"\xff\x00\x17", b"../../etc/passwd\n"], ids=repr
)
def test_a_pointer_that_points_nowhere(two: Path, content: bytes | None) -> None:
    """R12"""
    running = SearchService.open(small_settings(two))
    assert ask(running) == 2
    pointer = two / "current"
    pointer.unlink()
    if content is not None:
        pointer.write_bytes(content)

    starting = SearchService.open(small_settings(two))

    assert ask(running) == ask(starting) == 2
    assert running.state().refused
    assert starting.state().refused
    assert problems(two)
    generations = Generations(two)
    with generations.writing():
        generations.point_to(generations.earlier())
    assert checked_state(two) == 2
    assert problems(two) == []


def test_rolling_back_and_building_again(two: Path) -> None:
    """R11"""
    service = SearchService.open(small_settings(two))
    assert ask(service) == 2
    generations = Generations(two)
    with generations.writing():
        generations.point_to(generations.earlier())

    until(lambda: ask(service) == 1, SOON_S)
    report = publish(two, 3)
    assert report.generation.manifest.generation == 3
    until(lambda: ask(service) == 3, SOON_S)
    assert state_of(generations.earlier()) == 1


def test_what_is_gone_back_from_can_be_returned_to(two: Path) -> None:
    generations = Generations(two)
    with generations.writing():
        generations.point_to(generations.earlier())
    with generations.writing():
        generations.point_to(generations.earlier(2))

    assert checked_state(two) == 2
    with pytest.raises(IndexMissingError):
        generations.earlier(7)


def test_files_that_are_read_are_not_deleted(root: Path) -> None:
    """A reader opens some files late: they are there for as long as it may."""
    publish(root, 1)
    follower = Follower(Generations(root), small_settings(root))
    old = follower()
    directory = Generations(root).current().directory
    for state in range(2, 6):
        publish(root, state)
        follower.follow()

    assert directory.exists()
    assert len(old.catalogue()) == 0  # opened just now
    del old
    publish(root, 6)
    assert not directory.exists()


def test_a_generation_that_cannot_be_opened_for_whatever_reason_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the engine itself, for instance: the one before goes on."""
    publish(root, 1)
    service = SearchService.open(small_settings(root))
    assert ask(service) == 1

    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "open_engine", fail)
        publish(root, 2)
        until(lambda: "ZeroDivisionError" in service.state().refused, SOON_S)
        assert f"mudan check --deep --index {root}" in service.state().refused
        assert ask(service) == 1
    publish(root, 3)
    until(lambda: ask(service) == 3, SOON_S)


def test_what_the_engine_fails_with_names_the_index_to_check(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command can be pasted, wherever the index lies."""
    publish(root, 1)
    service = SearchService.open(small_settings(root))
    assert ask(service) == 1

    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("search.backends.whoosh.engine.Evaluation.evaluate", fail)
    with pytest.raises(EngineError) as caught:
        service.search(SearchRequest("甲"))

    assert caught.value.remedies == (commands.check(root, "--deep"),)


def test_a_catalogue_that_cannot_be_read_says_which_index_to_rebuild(root: Path) -> None:
    publish(root, 1)
    snapshot = Follower(Generations(root), small_settings(root))()
    next(root.glob("gens/*/catalogue.dat")).unlink()

    with pytest.raises(IndexIncompatibleError, match=f"mudan index --rebuild --index {root}$"):
        snapshot.catalogue()


def test_a_refusal_that_is_raised_again_does_not_grow(root: Path) -> None:
    """It is kept for as long as nothing answers, which may be long."""
    follower = Follower(Generations(root), small_settings(root))
    depths = []
    for _ in range(3):
        with pytest.raises(IndexMissingError) as raised:
            follower()
        depths.append(len(raised.traceback))

    assert depths == depths[:1] * 3


def test_an_idle_worker_follows(root: Path) -> None:
    """R23: without a request that would make it look."""
    publish(root, 1)
    service = SearchService.open(small_settings(root))
    assert ask(service) == ask(service) == 1
    publish(root, 2)

    until(lambda: service.state().generation == "2", SOON_S)


def followers() -> set[threading.Thread]:
    """The threads of this process that follow an index."""
    return {thread for thread in threading.enumerate() if thread.name == "mudan-follower"}


def test_who_follows_an_index_ends_with_it_and_with_its_service(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A disk that is lost, perhaps: that is told, once; what is open still answers, and an index that comes back is followed again."""
    before = followers()
    publish(root, 1)
    services = [SearchService.open(small_settings(root))]
    assert ask(services[0]) == ask(services[0]) == 1
    assert len(followers() - before) == 1

    shutil.rmtree(root)
    until(lambda: not followers() - before, SOON_S)
    assert "没有" in services[0].state().refused
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert ask(services[0]) == 1
    publish(root, 2)
    until(lambda: ask(services[0]) == 2, SOON_S)
    until(lambda: len(followers() - before) == 1, SOON_S)
    services.clear()
    until(lambda: not followers() - before, SOON_S)


def test_a_process_that_ends_lets_its_follower_finish(root: Path, checkout: Path) -> None:
    """One that were ended in the midst of a library's code would abort the whole process, after all was said and done."""
    publish(root, 1)
    program = """
import sys, threading, time
from pathlib import Path
from search import SearchRequest, SearchService, Settings
from search.suggestions.catalogue import Catalogue
started = threading.Event()
def warm(self):
    started.set()
    time.sleep(0.3)
    print("finished")
Catalogue.warm = warm
service = SearchService.open(Settings(index=Path(sys.argv[1])))
service.search(SearchRequest("会议"))
assert started.wait(20)
"""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(root)],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "finished\n", "")


@pytest.mark.parametrize("name", ["catalogue.dat", "*"])
def test_a_generation_whose_files_vanish_is_one_line_of_the_log(
    root: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether they vanish before or after it was opened: no traceback, and not again with every look."""
    publish(root, 1)
    follower = Follower(Generations(root), small_settings(root))
    assert follower().pointer
    for path in Generations(root).current().directory.glob(name):
        path.unlink()
    for _ in range(5):
        follower.look()
    vanishing = SearchService.open(small_settings(root))
    with pytest.raises(SearchError):
        ask(vanishing)

    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("WARNING", None)]


def test_the_lock_that_keeps_a_generation_ends_with_its_reader(root: Path) -> None:
    """R24: nothing of the generations gone by stays open."""
    publish(root, 1)
    follower = Follower(Generations(root), small_settings(root))
    for state in range(2, times(12, 60)):
        publish(root, state)
        follower.follow()
        follower()
    opened = [os.readlink(entry) for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink()]  # noqa: PTH115

    assert len([path for path in opened if str(root) in path]) <= 4
    assert len(set(re.findall(r"gen-\d+", Path("/proc/self/maps").read_text()))) <= 4


# Security


class Payload:
    """A pickle of this runs code when it is read."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return (os.system, (f"touch '{self._marker}'",))


def test_planted_code_never_runs(two: Path, tmp_path: Path) -> None:
    """R14: neither with a manifest that no longer fits nor with one that was made to: Mudan reads no pickle at all."""
    read: list[str] = []
    sys.addaudithook(lambda name, arguments: read.append(name) if name == "pickle.find_class" else None)
    marker = tmp_path / "marker"
    payload = pickle.dumps(Payload(marker))
    generations = Generations(two)
    current = generations.current()
    toc = next(current.directory.glob("*.toc"))
    for path in (toc, next(current.directory.glob("*.columns")), current.directory / MANIFEST, two / "current"):
        with replaced(path, payload):
            service = SearchService.open(small_settings(two))
            assert ask(service) in (1, 2)
            assert problems(two)
    with generations.writing(), generations.building(current) as directory:
        (directory / toc.name).unlink()
        (directory / toc.name).write_bytes(payload)
        generations.publish(directory, current.manifest)
    assert ask(SearchService.open(small_settings(two))) == 2
    assert problems(two, deep=True) == []
    publish(two, 3)

    assert not marker.exists()
    assert read == []


def test_nothing_of_the_program_reads_pickles_or_writes_as_whoosh_would(checkout: Path) -> None:
    """R16"""
    forbidden = re.compile(
        r"\.refresh\(|reuse=|create_in\(|\bQueryParser\(|TimeLimitCollector|procs=|pickle\.loads?\(|import pickle|\bshelve\b"
    )
    found = []
    for package in ("search", "web"):
        for path in sorted((checkout / package).rglob("*.py")):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if forbidden.search(line):
                    found.append(f"{path.relative_to(checkout)}:{number}: {line.strip()}")
    assert found == []


@pytest.mark.parametrize("name", ["../../outside", "/etc/passwd", "a/b", "..", ".hidden", "", "x\n"], ids=repr)
def test_a_manifest_cannot_name_files_elsewhere(two: Path, tmp_path: Path, name: str) -> None:
    generations = Generations(two)
    (tmp_path / "outside").write_text("x")
    current = generations.current()
    with generations.writing(), generations.building(current) as directory:
        published = generations.publish(directory, current.manifest)
    manifest = published.directory / MANIFEST
    content = manifest.read_bytes().replace(b'"files": {', b'"files": {"' + _json(name) + b'": [1, "x"],', 1)
    line = _pointer_for(published.directory.name, content)
    with replaced(manifest, content), replaced(two / "current", line), pytest.raises(IndexDamagedError):
        generations.current()


def _json(name: str) -> bytes:
    return json.dumps(name)[1:-1].encode()


def _pointer_for(name: str, content: bytes) -> bytes:
    return f"{name} {hashlib.sha256(content).hexdigest()}\n".encode()


def test_links_and_strange_files_in_a_generation_are_refused(two: Path, tmp_path: Path) -> None:
    generations = Generations(two)
    directory = generations.current().directory
    columns = next(directory.glob("*.columns"))
    (tmp_path / "copy").write_bytes(columns.read_bytes())

    (directory / "MAIN_000001.deleted").write_bytes(b"\xff")
    with pytest.raises(IndexDamagedError, match="不属于"):
        generations.current()
    (directory / "MAIN_000001.deleted").unlink()
    columns.unlink()
    columns.symlink_to(tmp_path / "copy")
    with pytest.raises(IndexDamagedError):
        generations.current()
    shutil.move(directory, tmp_path / "elsewhere")
    directory.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(IndexDamagedError, match="链接"):
        generations.current()


def test_a_directory_that_others_may_write_to_is_refused(two: Path) -> None:
    """R67"""
    two.chmod(0o777)

    with pytest.raises(IndexInsecureError, match="chmod"):
        ask(SearchService.open(small_settings(two)))
    with pytest.raises(IndexInsecureError):
        problems(two)
    trusting = replace(small_settings(two), trust_index=True)
    assert ask(SearchService.open(trusting)) == 2
    publish(two, 3)  # the one who owns it makes it private again
    assert two.stat().st_mode & 0o777 == 0o700
    assert ask(SearchService.open(small_settings(two))) == 3


def test_a_directory_of_somebody_else_is_refused_to_all_but_root(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R67"""
    if two.stat().st_uid == 0:
        os.chown(two, 54321, -1)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)

    with pytest.raises(IndexInsecureError, match="uid"):
        Generations(two).require_private()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    Generations(two).require_private()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_root_writes_belongs_to_whom_the_directory_does(two: Path) -> None:
    """R68"""
    (two / "gens").chmod(0o700)
    os.chown(two, 54321, 54322)
    publish(two, 3)

    written = [two / "current", two / "write.lock", two / "gens", *(two / "gens/gen-00000003").iterdir()]
    owners = {(path.stat().st_uid, path.stat().st_gid) for path in written}
    assert owners == {(54321, 54322)}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_group_that_was_given_the_directory_reads_what_is_written(two: Path) -> None:
    """R67: what is there and what comes, until it is taken back; nobody else does, and the group writes nothing."""

    def modes() -> dict[str, set[int]]:
        paths = [two, *two.rglob("*")]
        kinds = {
            path: "folder" if path.is_dir() else path.name if path.parent == two else "file" for path in paths
        }
        return {
            kind: {path.stat().st_mode & 0o777 for path in paths if kinds[path] == kind}
            for kind in set(kinds.values())
        }

    os.chown(two, 54321, 54322)
    two.chmod(0o750)
    publish(two, 2)
    shared = {"folder": {0o750}, "current": {0o640}, "write.lock": {0o600}, "file": {0o440}}
    assert modes() == shared
    publish(two, 3)
    assert modes() == shared
    assert {path.stat().st_gid for path in two.rglob("*")} == {54322}
    two.chmod(0o700)
    publish(two, 3)
    alone = {"folder": {0o700}, "current": {0o600}, "write.lock": {0o600}, "file": {0o400}}
    assert modes() == alone
    for open_to_others in (0o755, 0o770):  # by a umask, or by a slip
        two.chmod(open_to_others)
        publish(two, 3)
        assert modes() == alone


@contextmanager
def of_another_user(index: Path, prepare: Callable[[Path], object]) -> Iterator[Path]:
    """A copy of *index* as it is told to a user, not root, whose it is: *prepare* makes of it what that user finds."""
    assert not problems(index)  # so that all is imported by a user who may
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        theirs = Path(folder) / "index"
        shutil.copytree(index, theirs)
        for path in (theirs, *theirs.rglob("*")):
            os.chown(path, 54321, -1)
        prepare(theirs)
        os.seteuid(54321)
        try:
            yield theirs
        finally:
            os.seteuid(0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("file", ["current", f"gens/gen-00000002/{MANIFEST}", "gens/gen-00000002/words.txt"])
def test_what_may_not_be_read_is_not_taken_for_damage(two: Path, file: str) -> None:
    """R68: nothing is gone back to or built anew for it."""
    with of_another_user(two, lambda index: os.chown(index / file, 0, -1)) as theirs:
        with pytest.raises(IndexForbiddenError, match=f"chown -R 54321 {theirs}"):
            Generations(theirs).verify(Generations(theirs).current())
        with pytest.raises(IndexForbiddenError):
            publish(theirs, 3)
        (found,) = inspect_index(small_settings(theirs))

    assert (found.level, found.remedy) == (Level.PROBLEM, f"chown -R 54321 {theirs}")


@pytest.mark.skipif(os.geteuid() != 0, reason="to root nothing is forbidden")
@pytest.mark.parametrize("shut", ["current", "gens", f"gens/gen-00000002/{MANIFEST}"])
def test_what_its_own_user_may_not_read_is_opened_again_and_not_given_away(two: Path, shut: str) -> None:
    """R68"""
    with (
        of_another_user(two, lambda index: (index / shut).chmod(0)) as own,
        pytest.raises(IndexForbiddenError, match="同一用户") as forbidden,
    ):
        Generations(own).current()

    assert forbidden.value.remedy == f"chmod -R u+rX {own}"


def test_a_pointer_that_is_lost_is_logged_as_that(two: Path, caplog: pytest.LogCaptureFixture) -> None:
    """R12"""
    service = SearchService.open(small_settings(two))
    (two / "current").unlink()

    assert ask(service) == 2
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "the pointer is lost" in caplog.text
    assert f"mudan rollback --index {two}" in caplog.text


@pytest.mark.parametrize("umask", [0o000, 0o077], ids=oct)
def test_files_are_the_owners_alone_whatever_the_umask(root: Path, umask: int) -> None:
    """R68"""
    before = os.umask(umask)
    try:
        publish(root, 1)
        publish(root, 2)
    finally:
        os.umask(before)

    modes = {str(path.relative_to(root)): path.stat().st_mode & 0o777 for path in (root, *root.rglob("*"))}
    assert all(mode & 0o077 == 0 for mode in modes.values()), modes
    assert {modes["current"], modes["write.lock"]} == {0o600}
    assert {mode for name, mode in modes.items() if re.fullmatch(r"gens/gen-\d+/.+", name)} == {0o400}


@pytest.mark.parametrize(
    ("name", "other", "said"),
    [
        ("FORMAT", -1, "format"),
        ("ENGINE_VERSION", "3.0", "whoosh"),
        ("segmenter_version", lambda segmenter: "jieba 0.1", "analyzer"),
        ("package_digest", lambda package: "0" if package == "search.analysis" else "1", "analyzer"),
    ],
    ids=["format", "whoosh", "jieba", "analysis"],
)
def test_an_index_of_another_version_is_refused_and_the_open_one_goes_on(
    two: Path, monkeypatch: pytest.MonkeyPatch, name: str, other: object, said: str
) -> None:
    """R19: of the format, of Whoosh, of jieba, of our own rules; `check` tells, and the next build reads everything again."""
    running = SearchService.open(small_settings(two))
    assert ask(running) == 2
    with monkeypatch.context() as patch:
        patch.setattr(provenance, name, other)
        publish(two, 3)
        publish(two.with_name("other"), 3)
    starting, alone = (SearchService.open(small_settings(root)) for root in (two, two.with_name("other")))

    until(lambda: said in running.state().refused, SOON_S)
    assert "重启服务" in running.state().refused
    assert "重启服务" not in starting.state().refused
    assert ask(running) == ask(starting) == 2
    with pytest.raises(IndexIncompatibleError, match="mudan index"):
        ask(alone)
    assert said in problems(two)[0]
    assert publish(two, 4).rebuilt
    until(lambda: ask(running) == 4, SOON_S)
