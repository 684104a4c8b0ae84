"""What the reliability tests share: an index that is built in milliseconds, and a process that forks its builders."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.host import Host


@pytest.fixture(scope="session")
def host(checkout: Path) -> Iterator[Host]:
    """Forks builders and readers that tests may kill."""
    host = Host(checkout)
    yield host
    host.close()


@pytest.fixture
def root() -> Iterator[Path]:
    """Where an index is to lie: in memory if possible, since thousands of syncs are waited for."""
    memory = Path("/dev/shm")
    directory = Path(tempfile.mkdtemp(prefix="mudan-", dir=memory if os.access(memory, os.W_OK) else None))
    yield directory / "index"
    shutil.rmtree(directory)
