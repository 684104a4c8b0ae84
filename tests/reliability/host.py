"""
A process that forks builders and readers with everything loaded: `python -m tests.reliability.host`.

Each line of its input is a JSON list of a name in `TASKS` and arguments; each is carried out in a child of its own. A list of
`kill` and a pid kills that child. Output: `["started", pid]`, and when it ends `["ended", pid, status, report]`.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from search.backends.whoosh import writer
from search.errors import SearchError
from search.indexing import durable
from search.indexing.builder import BuildOptions
from search.indexing.generations import Generations
from search.inspection import inspect_index
from search.query.request import SearchRequest
from search.rebuilding import rebuild
from search.service import SearchService
from tests.reliability import builds
from tests.reliability.disk import Disk


def build(root: str, state: int, full: bool, hold_s: float = 0.0) -> Any:
    """Publish *state*; the build stays at its last step for *hold_s* seconds, or until there is a file `go` beside the index."""

    def complete(directory: Path) -> None:
        deadline = time.monotonic() + hold_s
        while time.monotonic() < deadline and not Path(root).with_name("go").exists():
            time.sleep(0.01)

    return builds.publish(Path(root), state, full=full, complete=complete).generation.manifest.generation


def index(root: str, folder: str, full: bool) -> Any:
    """What `mudan index` does with the pages in *folder*."""
    options = BuildOptions(from_scratch=full)
    return rebuild([Path(folder)], builds.small_settings(Path(root)), options).generation.manifest.generation


def index_measured(root: str, folder: str) -> Any:
    """What `index` does, with what came of it, the memory that it took and the processor's time in seconds."""
    started = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = rebuild([Path(folder)], builds.small_settings(Path(root)), BuildOptions(from_scratch=True))
    return {
        "pages": report.generation.manifest.info().sources,
        "rejected": len(report.rejected),
        "kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,
        "seconds": time.process_time() - started,
    }


def _load_ingest() -> None:
    """Whatever `index` loads or computes once."""
    with TemporaryDirectory() as directory:
        index(f"{directory}/index", "seeds", full=True)


def build_until(root: str, state: int, full: bool, event: int) -> Any:
    """Publish *state*, and be killed just before the file system event of this number; says how many there were."""
    seen = 0

    def count(what: str, path: str) -> None:
        nonlocal seen
        seen += what not in ("renamed to", "synced")
        if seen == event:
            os.kill(os.getpid(), signal.SIGKILL)

    with events(Path(root), count):
        builds.publish(Path(root), state, full=full)
    return seen


def build_limited(root: str, state: int, full: bool, limit: str, size: int) -> Any:
    """Publish *state* under a resource limit, or say with what error it failed."""
    which = getattr(resource, limit)
    if limit == "RLIMIT_AS":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        size += pages * resource.getpagesize()
    resource.setrlimit(which, (size, resource.getrlimit(which)[1]))
    return builds.publish(Path(root), state, full=full).generation.manifest.generation


def build_with_workers(root: str, state: int) -> Any:
    """Publish *state* from many articles with other processes that collect small batches."""
    writer.BATCH_CHARACTERS = 400
    sources = [builds.TinySource(f"己{number}", state, 30) for number in range(400)]
    return builds.publish(Path(root), state, sources=[*builds.corpus(state), *sources], jobs=2).seconds


def read(root: str, seconds: float) -> Any:
    """Ask again and again for *seconds*; says how many answers, of how many generations, and what was wrong."""
    service = SearchService.open(builds.small_settings(Path(root)))
    request = SearchRequest(builds.QUERY, limit=50)
    wrong: Counter[str] = Counter()
    answers, states, last = 0, set(), 0
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not Path(root, "stop").exists():
        try:
            state = builds.answered_state(service.search(request))
            if state < last:
                wrong[f"back from {last} to {state}"] += 1
            last = state
            states.add(state)
        except Exception as error:
            wrong[f"{type(error).__name__}: {error}"] += 1
        answers += 1
        time.sleep(0.05)
    return {"answers": answers, "generations": len(states), "wrong": wrong}


def build_traced(root: str, state: int, full: bool, unsynced: str = "") -> Any:
    """
    Publish *state*; says what was done to which file in which order.

    Args:
        unsynced: A pattern of paths below *root* that are not synced, as in a program that forgot to.
    """
    trace: list[tuple[str, str]] = []

    sync = durable.sync
    durable.sync = lambda path: None if fnmatch(str(path.relative_to(root)), unsynced) else sync(path)
    with events(Path(root), lambda what, path: trace.append((what, os.path.relpath(path, root)))):
        builds.publish(Path(root), state, full=full)
    return trace


def build_imaged(root: str, state: int, full: bool, scratch: str, every: int) -> Any:
    """
    Publish *state*, and at every so many events look at what a power cut would leave; says how many images were looked at
    and which were neither the state before nor this one.
    """
    disk = Disk(Path(root), Path(scratch))
    allowed = (builds.checked_state(Path(root)), state)
    images, seen = 0, 0
    wrong: list[str] = []

    def look(what: str, path: str) -> None:
        nonlocal images, seen
        if what == "synced":
            disk.synced(Path(path))
            return
        seen += what != "renamed to"
        if seen % every or what == "renamed to":
            return
        for kind, image in disk.images():
            images += 1
            try:
                generation = Generations(image).current()
                Generations(image).verify(generation)
                found = builds.state_of(generation)
                if found not in allowed:
                    wrong.append(f"{kind} before {what} {path}: state {found}")
            except SearchError as error:
                wrong.append(f"{kind} before {what} {path}: {error}")

    with events(Path(root), look):
        builds.publish(Path(root), state, full=full)
    return {"images": images, "events": seen, "wrong": wrong}


def read_as(root: str, uid: int) -> Any:
    """Become the user *uid*, who may read and not write, and say what `mudan check` finds and which state is answered."""
    os.setgid(uid)
    os.setuid(uid)
    settings = builds.small_settings(Path(root))
    levels = {str(finding.level) for finding in inspect_index(settings, deep=True)}
    answer = SearchService.open(settings).search(SearchRequest(builds.QUERY, limit=50))
    return {"levels": sorted(levels), "state": builds.answered_state(answer), "writable": os.access(root, os.W_OK)}


TASKS: dict[str, Callable[..., Any]] = {
    task.__name__: task
    for task in (
        build,
        build_until,
        build_limited,
        build_traced,
        build_imaged,
        build_with_workers,
        index,
        index_measured,
        read,
        read_as,
    )
}

BEFORE: dict[str, Callable[[], None]] = {"index": _load_ingest, "index_measured": _load_ingest}
"""What is done once, in the process itself, before a task is carried out for the first time."""


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@contextmanager
def events(root: Path, on_event: Callable[[str, str], None]) -> Iterator[None]:
    """
    Tell *on_event* of each thing done to a file below *root*, before it is done: opened to be written, renamed, removed,
    linked, synced; of `synced` after it was; and of the name it is `renamed to`.

    Audit hooks cannot be taken off again, so this is for processes that end.
    """
    inside = threading.RLock()  # one thread tells at a time, and nothing of what telling does itself
    telling = False
    active = True
    names = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}

    def tell(what: str, path: Any) -> None:
        nonlocal telling
        if not (active and isinstance(path, str | os.PathLike)):
            return
        with inside:
            if telling:
                return
            # What is deleted by `shutil.rmtree` is named inside an open directory.
            text = os.fspath(path)
            if text.startswith(str(root)) or (what in {"os.remove", "os.rmdir"} and not Path(text).is_absolute()):
                telling = True
                try:
                    on_event(what, text)
                finally:
                    telling = False

    def hook(name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITING):
            return
        if name in names:
            tell(name, arguments[0])
        if name == "os.rename":
            tell("renamed to", arguments[1])

    sync = os.fsync

    def fsync(descriptor: int) -> None:
        tell("os.fsync", _name(descriptor))
        sync(descriptor)
        tell("synced", _name(descriptor))

    sys.addaudithook(hook)
    os.fsync = fsync
    try:
        yield
    finally:
        os.fsync = sync
        active = False


def _name(descriptor: int) -> str:
    return str(Path(f"/proc/self/fd/{descriptor}").readlink())


def _say(*message: Any) -> None:
    os.write(1, (json.dumps(message) + "\n").encode())


def main() -> None:
    """Carry out what the input asks for until it ends, then end what is still running."""
    with (
        TemporaryDirectory() as directory
    ):  # whatever is loaded or computed once is there before the first child is made
        for state in (1, 2):
            build(directory, state, full=False)
        list(inspect_index(builds.small_settings(Path(directory)), deep=True))
        list(SearchService.open(builds.small_settings(Path(directory))).search(SearchRequest(builds.QUERY)).hits)
    running: dict[int, int] = {}
    buffer = b""
    while True:
        ready, _, _ = select.select([0, *running.values()], [], [], 0.02)
        for pid, pipe in list(running.items()):
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                report = b""
                while block := os.read(pipe, 1 << 16):
                    report += block
                os.close(pipe)
                del running[pid]
                code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
                _say("ended", pid, code, json.loads(report) if report else None)
        if 0 not in ready:
            if ready:
                time.sleep(0.001)
            continue
        block = os.read(0, 1 << 16)
        if not block:
            for pid in running:
                os.kill(pid, signal.SIGKILL)
            return
        *lines, buffer = (buffer + block).split(b"\n")
        for line in lines:
            task, *arguments = json.loads(line)
            if task == "kill":
                if arguments[0] in running:  # not reaped yet, so the number is still its own
                    os.kill(arguments[0], signal.SIGKILL)
                continue
            BEFORE.pop(task, lambda: None)()
            reader, writer = os.pipe()
            pid = os.fork()
            if pid == 0:
                for pipe in running.values():
                    os.close(pipe)
                os.close(reader)
                _carry_out(TASKS[task], arguments, writer)
            os.close(writer)
            running[pid] = reader
            _say("started", pid)


def _carry_out(task: Callable[..., Any], arguments: list[Any], pipe: int) -> None:
    """Run *task* in this child and end it: status 0 and a report, or an exit code and a message."""
    code = 0
    try:
        report = task(*arguments)
    except SearchError as error:
        code, report = error.exit_code, f"{type(error).__name__}: {error}"
    except BaseException as error:
        code, report = 99, f"{type(error).__name__}: {error}"
    os.write(pipe, json.dumps(report).encode())
    os._exit(code)


class Host:
    """
    The process above, seen from a test.

    Args:
        checkout: Where `search` and `tests` are.
    """

    def __init__(self, checkout: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.host"],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONWARNINGS": "ignore"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._ended: dict[int, tuple[int, Any]] = {}
        self._started: list[int] = []

    def start(self, task: str, *arguments: Any) -> int:
        """Have a child carry out *task*; gives its pid."""
        self._tell(task, *arguments)
        while not self._started:
            self._hear()
        return self._started.pop()

    def kill(self, pid: int) -> None:
        """Kill a child, if it has not ended."""
        self._tell("kill", pid)

    def wait(self, pid: int) -> tuple[int, Any]:
        """Exit status of a child (negative: the signal that ended it), and its report."""
        while pid not in self._ended:
            self._hear()
        return self._ended.pop(pid)

    def run(self, task: str, *arguments: Any) -> tuple[int, Any]:
        """`start` and `wait`."""
        return self.wait(self.start(task, *arguments))

    def has_ended(self, pid: int) -> bool:
        """Whether a child that was not waited for is known to have ended."""
        return pid in self._ended

    def close(self) -> None:
        """End it, and whatever it is running."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _tell(self, *message: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write((json.dumps(message) + "\n").encode())
        self._process.stdin.flush()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the host has died"
        what, pid, *rest = json.loads(line)
        if what == "started":
            self._started.append(pid)
        else:
            self._ended[pid] = (rest[0], rest[1])


if __name__ == "__main__":
    main()
