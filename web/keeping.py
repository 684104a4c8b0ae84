"""
Of which generation of the index an answer is; and what depends on that alone, made once for each.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from flask import g

T = TypeVar("T")


def generation_shown() -> str:
    """The generation that the answer being made shows something of; empty when it asked for nothing so far."""
    service = g.get("service")
    return str(service.generation) if service else ""


def files_shown() -> str:
    """The fingerprint of the files of the settings that this answer depends on, besides the generation."""
    service = g.get("service")
    return str(service.files) if service else ""


class Kept(Generic[T]):
    """
    Values of one generation by key; those of the one before are forgotten when another is asked for.

    Args:
        most: How many are kept; with more, the one made first goes.
    """

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._generation = ""
        self._values: dict[Hashable, T] = {}

    def get(self, generation: str, key: Hashable, make: Callable[[], T]) -> T:
        """The value of *key* in *generation*, made when it is not there; two threads may make it at once."""
        with self._lock:
            if self._generation == generation and key in self._values:
                return self._values[key]
        value = make()
        with self._lock:
            if self._generation != generation:
                self._generation, self._values = generation, {}
            self._values[key] = value
            if len(self._values) > self._most:
                del self._values[next(iter(self._values))]
        return value
