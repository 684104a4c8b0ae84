"""
Another process that works at an index being written: `python -m search.backends.whoosh.worker DIRECTORY`.

It is started anew, not forked, so it inherits neither locks nor maps. It ends when its input does, which is also what
happens when the process that started it dies (on Linux it does not even finish its order then); and when it dies
itself, that process reads the end of its output. So neither ever waits for the other in vain.

Input: `marshal` values, each behind its size: an Order, or ("load", segmenter, dictionary words, fingerprint of the
analyzer). Output: a line for each order that was carried out.
"""

from __future__ import annotations

import ctypes
import gc
import marshal
import os
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Any, BinaryIO

from search.analysis.analyzer import Analyzer, load_analyzer
from search.backends.whoosh.collecting import collect, collect_words, entry
from search.backends.whoosh.container import Arrays, write_arrays
from search.backends.whoosh.impacts import write_impacts
from search.backends.whoosh.merging import merge_columns, merge_words
from search.backends.whoosh.reprinted import write_sets
from search.backends.whoosh.segment import columns_of
from search.backends.whoosh.stored import whole
from search.errors import EngineError

_SIZE = struct.Struct("<Q")

Order = tuple[Any, ...]
"""What to do, of types that `marshal` knows; see `carry_out`."""


def carry_out(directory: Path, order: Order, analyzer: Analyzer | None = None) -> None:
    """Write the files in *directory* that *order* asks for: `NAME.columns`, `NAME.words`, `NAME.impacts` or the sets of reprints."""
    match order:
        case ("collect", name, articles):
            entries = [entry(whole(known, printed), ordinal) for known, printed, ordinal in articles]
            write_arrays(directory / f"{name}.columns", collect(entries), {})
        case ("words", name):
            assert analyzer is not None
            columns = Arrays(directory / f"{name}.columns")
            write_arrays(directory / f"{name}.words", collect_words(columns, analyzer.cut), {})
        case ("merge columns", name, group):
            merge_columns(directory / f"{name}.columns", [Arrays(directory / f"{own}.columns") for own in group])
        case ("merge words", name, group, means):
            merge_words(directory / f"{name}.words", [columns_of(directory, own) for own in group])
            write_impacts(directory, name, means)
        case ("impacts", name, means):
            write_impacts(directory, name, means)
        case ("link", names):
            write_sets(directory, names)


class Worker:
    """
    A process that carries out orders, one after the other.

    Args:
        directory: Where files are written.
    """

    def __init__(self, directory: Path) -> None:
        root = str(Path(__file__).resolve().parents[3])  # so that the package is found wherever it was found here
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "search.backends.whoosh.worker", str(directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._owed = 0

    def owes(self) -> int:
        """How many orders it has not carried out yet; EngineError when it has died."""
        while self._owed and select([self._output], [], [], 0)[0]:
            self._take_answers()
        return self._owed

    def give(self, order: Order) -> None:
        """
        Have *order* carried out, after those it owes; EngineError when it has died.

        A large one is only taken when it owes none: until then this waits.
        """
        self._send(order)
        self._owed += 1

    def load(self, analyzer: Analyzer) -> None:
        """Have it load the like of *analyzer*, once it owes nothing. EngineError when it has died."""
        self.wait()
        self._send(("load", analyzer.segmenter, analyzer.dictionary, analyzer.fingerprint))

    def wait(self) -> None:
        """Wait until it owes nothing; EngineError when it has died."""
        while self._owed:
            self._take_answers()

    def finish(self) -> None:
        """Wait until it owes nothing, and end it; EngineError when it died before."""
        self.wait()
        self._input.close()
        self._output.close()
        if self._process.wait():
            raise self._died()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.communicate()

    @property
    def _input(self) -> BinaryIO:
        assert self._process.stdin is not None
        return self._process.stdin  # type: ignore[return-value]

    @property
    def _output(self) -> BinaryIO:
        assert self._process.stdout is not None
        return self._process.stdout  # type: ignore[return-value]

    def _send(self, value: Any) -> None:
        content = marshal.dumps(value)
        try:
            self._input.write(_SIZE.pack(len(content)))
            self._input.write(content)
            self._input.flush()
        except BrokenPipeError:
            raise self._died() from None

    def _take_answers(self) -> None:
        answers = os.read(self._output.fileno(), self._owed)  # a line end each
        if not answers:
            raise self._died()
        self._owed -= len(answers)

    def _died(self) -> EngineError:
        code = self._process.wait()
        return EngineError(
            f"建立索引的子进程已中止（{code}），索引未变；请用 --jobs 1，或加内存 a process of the build has died: the index is as it was"
        )


def main(directory: Path, orders: BinaryIO) -> None:
    """Do what *orders* say, in *directory*, until they end."""
    analyzer: Analyzer | None = None
    while True:
        try:
            # Taken whole, so that the sender can go on: `marshal.load` asks for every string by itself.
            (size,) = _SIZE.unpack(orders.read(_SIZE.size))
            order = marshal.loads(orders.read(size))
        except (struct.error, EOFError):  # the input ends, if need be within an order
            return
        if order[0] == "load":
            _, segmenter, words, fingerprint = order
            analyzer = load_analyzer(segmenter, words)
            if analyzer.fingerprint != fingerprint:
                raise EngineError("子进程的词典与主进程不同")
            continue
        carry_out(directory, order, analyzer)
        sys.stdout.write("\n")
        sys.stdout.flush()


def die_with_parent() -> None:
    """Have the kernel end this process when the one that started it ends; nothing where it cannot (see prctl(2))."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


if __name__ == "__main__":
    die_with_parent()
    gc.disable()  # nothing here is in a cycle, and looking for some is a sixth of the time that collecting takes
    main(Path(sys.argv[1]), sys.stdin.buffer)
