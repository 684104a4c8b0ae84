"""
What was computed last, for any number of threads.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The *size* values asked for last, by key; two threads that ask for a new one at once both make it."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of *key*, made when it is not there."""
        if key in self._values:
            try:
                # Each of the two is one step, which no other thread can divide.
                self._values.move_to_end(key)
                return self._values[key]
            except KeyError:
                pass  # another thread has let go of it meanwhile
        value = make()
        with self._lock:
            self._values[key] = value
            if len(self._values) > self._size:
                self._values.popitem(last=False)
        return value
