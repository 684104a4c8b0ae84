"""
Here is an index, give me its current generation, open, whenever I ask: the next one is opened beside it, by another thread.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from search import commands
from search.errors import EngineError, IndexDamagedError, IndexIncompatibleError, SearchError
from search.indexing.generations import Generation, Generations
from search.query.nodes import Exact
from search.query.planning import to_the_letter
from search.query.request import SearchRequest
from search.settings import Settings
from search.snapshots import Snapshot, open_snapshot

PATIENCE_S = 0.3
"""How long a request, once, waits for a generation that has just been published before the older one answers it."""

_LOOK_EVERY_S = 0.5
"""How often the pointer is looked at where no request does."""

_RETRY_S = 15.0
"""How often a generation that was refused is tried again."""

_END_S = 10.0
"""How long the end of a process waits for the thread that follows."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IndexState:
    """
    Which generation answers, and whether it is the one that should.

    Attributes:
        generation: Its number, or empty when none is open.
        built_at: When it was built, UTC, ISO 8601; empty when none is open.
        size: Bytes of its files.
        refused: Why the generation the pointer names does not answer; empty when it does.
        left_out: Which files of the settings it answers without, and why; empty when there are none.
    """

    generation: str = ""
    built_at: str = ""
    size: int = 0
    refused: str = ""
    left_out: str = ""


class Follower:
    """
    Keeps the current generation of an index open.

    A generation that is published is verified and opened beside the one that answers, by another thread, and takes its
    place when it is ready; requests under way keep theirs. One that is damaged or of another version is refused, and
    the one before goes on; where there is none yet, the newest on disk that can be used answers. Aliases and gazetteer
    are read when a generation is opened; without a file that cannot be used it answers all the same.
    """

    def __init__(self, generations: Generations, settings: Settings) -> None:
        self._generations = generations
        self._settings = settings
        self._snapshot: Snapshot | None = None
        self._state = IndexState()
        self._seen: str | None = None
        self._waited_for: str | None = None
        self._tried_at = 0.0
        self._error: SearchError | None = None
        self._warmed = ""
        self._lock = threading.Lock()
        self._watching_in = 0
        self._wake = threading.Event()
        self._settled = threading.Event()

    def __call__(self) -> Snapshot:
        """What is current; IndexStateError when nothing can be used, ConfigError when a file of the settings cannot."""
        snapshot = self._snapshot
        if snapshot is None:
            self.follow()
            if self._snapshot is None:
                assert self._error is not None
                # A new one each time: what is raised again keeps the places it was raised at before.
                raise type(self._error)(*self._error.args)
            snapshot = self._snapshot
        if self._watching_in != os.getpid():
            self._watch()
        pointer = self._pointer()
        if pointer not in (self._seen, self._waited_for):
            self._waited_for = pointer
            snapshot = self._follow_shortly() or snapshot
        return snapshot

    def state(self) -> IndexState:
        """Which generation answers in this process; looks for one when none does yet."""
        if self._snapshot is None:
            self.follow()
        return self._state

    def follow(self) -> None:
        """Open what the pointer names, if it is not open already and was not refused just now."""
        with self._lock:
            pointer = self._pointer()
            if pointer == self._seen:
                is_soon = time.monotonic() - self._tried_at < _RETRY_S
                if self._error is None or (is_soon and (pointer or self._snapshot is not None)):
                    return
            self._take(pointer)

    def look(self) -> bool:
        """`follow`, as its thread does every now and then; False when there is no index any more, and no reason to look."""
        try:
            self.follow()
            self._warm()
        except Exception:  # whatever it is, the generation that is open goes on, and the next look may succeed
            _log.exception("the current generation could not be opened")
        if self._is_there():
            return True
        with self._lock:
            self._watching_in = 0  # the next request starts another thread
        return False

    def _warm(self) -> None:
        """Read, once, what `open_snapshot` leaves for the first request that needs it, so that none waits for it."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.pointer == self._warmed or not self._is_there():
            return
        self._warmed = snapshot.pointer
        try:
            snapshot.catalogue().warm()
            # The first single character takes as long as a hundred others.
            snapshot.engine.count(to_the_letter(Exact("的"), SearchRequest(), snapshot.analyzer))
        except SearchError as error:
            self._warn(error)

    def _is_there(self) -> bool:
        return self._generations.root.exists()

    def _warn(self, error: SearchError) -> None:
        _log.warning("generation %s goes on: %s", self._state.generation, error)

    def _take(self, pointer: str) -> None:
        error: SearchError | None = None
        for candidate in self._candidates(pointer):
            try:
                generation = candidate()
                if self._snapshot is None or generation.pointer != self._snapshot.pointer:
                    snapshot = open_snapshot(generation, self._generations, self._settings)
                    info = generation.manifest.info()
                    self._state = IndexState(
                        info.generation, info.built_at, generation.bytes, left_out=snapshot.left_out
                    )
                    self._snapshot = snapshot
                    if snapshot.left_out:
                        _log.warning("generation %s answers without %s", info.generation, snapshot.left_out)
                break
            except Exception as reason:  # whatever an engine makes of it: it is refused, and another one answers
                error = error or self._as_refusal(reason)
                if self._snapshot is not None:
                    break  # what answers now is better than anything older
        if error is not None and self._snapshot is not None and str(error) != str(self._error):
            self._warn(error)
        self._state = replace(self._state, refused=str(error) if error else "")
        self._error, self._seen, self._tried_at = error, pointer, time.monotonic()

    def _candidates(self, pointer: str) -> Iterator[Callable[[], Generation]]:
        """What may be opened: the one the pointer names, else the others from the newest."""
        yield lambda: self._generations.named(pointer) if pointer else self._generations.current()
        for generation in self._generations.newest():
            if generation.pointer != pointer:
                yield lambda generation=generation: generation  # type: ignore[misc]

    def _pointer(self) -> str:
        try:
            return self._generations.pointer()
        except SearchError:
            return ""

    def _as_refusal(self, reason: Exception) -> SearchError:
        if isinstance(reason, EngineError) or not isinstance(reason, SearchError | OSError):
            _log.error("a generation could not be opened", exc_info=reason)
        if isinstance(reason, SearchError):
            # Kept for long, it must not keep the frames it came through: they hold the follower, which ends with its service.
            reason.__traceback__ = reason.__context__ = reason.__cause__ = None
            if isinstance(reason, IndexIncompatibleError) and self._snapshot is not None:
                # An index that fits is open: what was renewed since this process started may as well be the program.
                restart = "升级过程序、改过设置的，重启服务即可 restart the service if either is new"
                return IndexIncompatibleError(f"{reason.reason}；{restart}", *reason.remedies)
            return reason
        if isinstance(reason, OSError):  # its files were taken away after they had been verified
            return IndexDamagedError(f"索引读不了（{reason.strerror}）", commands.check(self._generations.root))
        return IndexDamagedError(
            f"索引打不开：{type(reason).__name__}", commands.check(self._generations.root, "--deep")
        )

    # Another thread does the work, so that no request waits for it longer than PATIENCE_S.

    def _follow_shortly(self) -> Snapshot | None:
        self._settled.clear()
        self._wake.set()
        self._settled.wait(PATIENCE_S)
        return self._snapshot

    def _watch(self) -> None:
        """Start the thread in this process: threads do not survive a fork."""
        with self._lock:
            if self._watching_in != os.getpid():
                self._wake, self._settled = threading.Event(), threading.Event()
                arguments = (weakref.ref(self), self._wake, self._settled)
                thread = threading.Thread(
                    target=_keep_following, args=arguments, name="mudan-follower", daemon=True
                )
                _following[thread] = self._wake
                thread.start()
                self._watching_in = os.getpid()


def _keep_following(follower: weakref.ref[Follower], wake: threading.Event, settled: threading.Event) -> None:
    """Follow until nobody asks any more, or there is nothing left to follow."""
    goes_on = True
    while goes_on:
        wake.wait(_LOOK_EVERY_S)
        wake.clear()
        alive = follower()
        if alive is None or _is_ending.is_set():
            return
        goes_on = alive.look()
        del alive
        settled.set()


_following: weakref.WeakKeyDictionary[threading.Thread, threading.Event] = weakref.WeakKeyDictionary()
"""The threads that follow an index, with what wakes them."""

_is_ending = threading.Event()


@atexit.register
def _end_following() -> None:
    """
    Let the threads finish what they are at before the interpreter ends: one that is ended by it in the midst of a library's
    C++ aborts the process.
    """
    _is_ending.set()
    for wake in list(_following.values()):
        wake.set()
    for thread in list(_following):
        thread.join(_END_S)
