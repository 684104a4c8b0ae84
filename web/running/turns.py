"""So few long answers at once that a worker is left for everybody else."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import mkstemp


class Turns:
    """
    Turns for this process and its forks; one that dies gives its turn back.

    They are locks on single bytes of a file without a name, which the system keeps for each process, not for each thread: it
    takes workers that do one thing at a time.

    Attributes:
        number: How many processes may have a turn at once.
        file: Descriptor, open for as long as the process lives.
    """

    def __init__(self) -> None:
        self.number = 1
        self.file, path = mkstemp()
        Path(path).unlink()

    def take(self) -> Callable[[], None] | None:
        """What gives the turn back when it is called; None when others have them all."""
        for turn in range(self.number):
            try:
                fcntl.lockf(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, turn)
            except OSError:
                continue
            return partial(fcntl.lockf, self.file, fcntl.LOCK_UN, 1, turn)
        return None


EXPORTS = Turns()
"""To write an export: `web.running.server`, which makes it before there are workers, leaves one worker without."""
