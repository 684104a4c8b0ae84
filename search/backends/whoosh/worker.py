"""
Another process that collects batches: `python -m search.backends.whoosh.worker DIRECTORY`.

It is started anew, not forked, so it inherits neither locks nor maps. It ends when its input does, which is also what
happens when the process that started it dies; and when it dies itself, that process reads the end of its output. So
neither ever waits for the other in vain.

Input: `marshal` values: (segmenter, dictionary words, fingerprint of the analyzer), then a (file name, entries) for
each batch. Output: a line with the file name when its file is written.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from select import select
from typing import Any, BinaryIO

from search.analysis.analyzer import Analyzer, load_analyzer
from search.backends.whoosh.collecting import Cutter, Entry, collect
from search.backends.whoosh.container import write_arrays
from search.errors import EngineError


class Worker:
    """
    A process that collects one batch at a time.

    Args:
        directory: Where batches are written.
        analyzer: What the process must load, too, with the dictionary *words*.
    """

    def __init__(self, directory: Path, analyzer: Analyzer, words: tuple[str, ...]) -> None:
        root = str(Path(__file__).resolve().parents[3])  # so that the package is found wherever it was found here
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "search.backends.whoosh.worker", str(directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._busy = False
        self._send((analyzer.segmenter, words, analyzer.fingerprint))

    def is_free(self) -> bool:
        """Whether it waits for a batch; EngineError when it has died."""
        if self._busy and select([self._output], [], [], 0)[0]:
            self._answer()
        return not self._busy

    def start(self, name: str, entries: Sequence[Entry]) -> None:
        """Have *entries* collected into the file *name*; it must be free. EngineError when it has died."""
        self._send((name, [tuple(entry) for entry in entries]))
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


def cutter(analyzer: Analyzer) -> Cutter:
    """The segmenter of *analyzer* as `collecting` wants it: many stretches in one call, words without places."""
    # The protocol of segmenters gives one stretch at a time, a tuple a word: four times the time of this.
    cut: Callable[[str], Sequence[str]] = analyzer._segmenter._tokenizer.cut_for_search  # type: ignore[attr-defined]
    return lambda text: list(cut(text))


def main(directory: Path, batches: BinaryIO) -> None:
    """Collect every batch of *batches* into *directory*."""
    segmenter, words, fingerprint = marshal.load(batches)
    analyzer = load_analyzer(segmenter, words)
    if analyzer.fingerprint != fingerprint:
        raise EngineError("子进程的词典与主进程不同")
    cut = cutter(analyzer)
    while True:
        try:
            name, entries = marshal.load(batches)
        except EOFError:
            return
        write_arrays(directory / name, collect([Entry(*entry) for entry in entries], cut), {})
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.buffer)
