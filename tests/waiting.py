"""Waiting for what another thread or process does."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(claim: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for *claim* to hold; TimeoutError when it does not within *seconds*."""
    end = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds:.0f} s")
        time.sleep(0.01)
