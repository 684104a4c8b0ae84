"""
Another process that collects batches: `python -m search.backends.whoosh.worker DIRECTORY`.

It is started anew, not forked, so it inherits neither locks nor maps. It ends when its input does, which is also what
happens when the process that started it dies (on Linux it does not even finish its batch then); and when it dies
itself, that process reads the end of its output. So neither ever waits for the other in vain.

Input: `marshal` values: ("collect", file name, entries), ("load", segmenter, dictionary words, fingerprint of the
analyzer) and ("words", file name). Output: a line with the file name when a file is written.
"""

from __future__ import annotations

import ctypes
import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Any, BinaryIO

from search.analysis.analyzer import Analyzer, load_analyzer
from search.backends.whoosh.collecting import Entry, collect, collect_words
from search.backends.whoosh.container import Arrays, write_arrays
from search.errors import EngineError


def write_columns(directory: Path, name: str, entries: Sequence[Entry]) -> None:
    """Write the arrays of a batch, without its words, as the file *name*."""
    write_arrays(directory / name, collect(entries), {})


def write_words(directory: Path, name: str, analyzer: Analyzer) -> None:
    """Write the words of the batch *name* beside it."""
    write_arrays(directory / f"{name}.words", collect_words(Arrays(directory / name), analyzer.cut), {})


class Worker:
    """
    A process that works at one batch at a time.

    Args:
        directory: Where batches are written.
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
        self._busy = False

    def is_free(self) -> bool:
        """Whether it waits for a batch; EngineError when it has died."""
        if self._busy and select([self._output], [], [], 0)[0]:
            self._answer()
        return not self._busy

    def collect(self, name: str, entries: Sequence[Entry]) -> None:
        """Have the columns of *entries* written into the file *name*; it must be free. EngineError when it has died."""
        self._send(("collect", name, [tuple(entry) for entry in entries]))
        self._busy = True

    def load(self, analyzer: Analyzer) -> None:
        """Have it load the like of *analyzer*, once it is free. EngineError when it has died."""
        if self._busy:
            self._answer()
        self._send(("load", analyzer.segmenter, analyzer.dictionary, analyzer.fingerprint))

    def find_words(self, name: str) -> None:
        """Have the words of the batch *name* written; it must be free and loaded. EngineError when it has died."""
        self._send(("words", name))
        self._busy = True

    def finish(self) -> None:
        """Wait until it has written its batch, and end it; EngineError when it died before."""
        if self._busy:
            self._answer()
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
        try:
            marshal.dump(value, self._input)
            self._input.flush()
        except BrokenPipeError:
            raise self._died() from None

    def _answer(self) -> None:
        if not self._output.readline():
            raise self._died()
        self._busy = False

    def _died(self) -> EngineError:
        code = self._process.wait()
        return EngineError(f"建立索引的子进程已中止（{code}）；索引未变，请重试 mudan index --jobs 1")


def main(directory: Path, orders: BinaryIO) -> None:
    """Do what *orders* say, in *directory*, until they end."""
    analyzer: Analyzer | None = None
    while True:
        try:
            order, *details = marshal.load(orders)
        except EOFError:
            return
        if order == "load":
            segmenter, words, fingerprint = details
            analyzer = load_analyzer(segmenter, words)
            if analyzer.fingerprint != fingerprint:
                raise EngineError("子进程的词典与主进程不同")
            continue
        if order == "collect":
            write_columns(directory, details[0], [Entry(*entry) for entry in details[1]])
        elif analyzer is not None:
            write_words(directory, details[0], analyzer)
        sys.stdout.write(f"{details[0]}\n")
        sys.stdout.flush()


def die_with_parent() -> None:
    """Have the kernel end this process when the one that started it ends; nothing where it cannot (see prctl(2))."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


if __name__ == "__main__":
    die_with_parent()
    main(Path(sys.argv[1]), sys.stdin.buffer)
