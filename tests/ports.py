"""Ports of this machine for servers of tests, of which many run at once."""

from __future__ import annotations

import random
import socket

_PORTS = range(20_000, 32_000)
"""Below those that systems give to who connects: between being found and being listened at, a port would be given to one of them."""


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    chance = random.SystemRandom()  # tests that run at once must not find the same one
    while True:
        port = chance.choice(_PORTS)
        with socket.socket() as free:
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
