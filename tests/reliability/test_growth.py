"""
A worker follows an archive for years: a generation that is gone leaves nothing behind, and the next one makes little anew.
"""

from __future__ import annotations

import gc
import sys
import weakref
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from search import SearchService
from search.following import Follower
from search.indexing.generations import Generations
from search.suggestions.catalogue import Catalogue
from search.suggestions.readings import load_readings
from tests.reliability.builds import QUERY, publish, small_settings, times
from web import create_app

PATHS = (
    "/", "/about", "/browse", "/help", "/districts", "/newest.atom", "/readyz", "/api/v1/suggest?q=h", "/sitemap-1.xml",
    *(f"{path}?q={quote(QUERY)}" for path in ("/search", "/api/v1/search", "/search.csv", "/trend", "/search.atom")),
)  # fmt: skip

WARM = 6
"""Generations after which whatever is made once is there."""

BLOCKS = 15_000
"""Small objects that a generation of this archive may make beside the one before; the readings of all characters are some 100,000."""


def counted() -> Counter[str]:
    """How many objects there are of each class."""
    gc.collect()
    return Counter(f"{type(one).__module__}.{type(one).__qualname__}" for one in gc.get_objects())


@pytest.fixture
def published(root: Path) -> Callable[[int], None]:
    """Publishes a state of the small archive, with a catalogue as real ones are."""
    readings = load_readings()

    def complete(directory: Path) -> None:
        Catalogue.write(directory, (), readings)

    def next_state(state: int) -> None:
        publish(root, state, complete=complete)

    return next_state


def test_generations_leave_nothing_behind(root: Path, published: Callable[[int], None]) -> None:
    """R24, R25: whatever was asked of each, nothing of it is alive when others have taken its place."""
    published(1)
    follower = Follower(Generations(root), small_settings(root))
    client = create_app(SearchService(follower, state=follower.state)).test_client()
    gone: list[weakref.ref[object]] = []
    before: Counter[str] = Counter()
    blocks = 0
    last = times(30, 600)
    for state in range(2, last):
        published(state)
        follower.follow()
        for path in PATHS:
            assert client.get(path).status_code == 200, path
        snapshot = follower()
        snapshot.catalogue().warm()
        gone += [weakref.ref(snapshot.engine), weakref.ref(snapshot.catalogue())]
        del snapshot
        if state == WARM:
            before, blocks = counted(), sys.getallocatedblocks()
    more = counted() - before
    blocks = sys.getallocatedblocks() - blocks
    del more["weakref.ReferenceType"]  # those of this test

    assert [one() for one in gone[:-2] if one() is not None] == []
    assert sum(more.values()) < last - WARM, more.most_common(10)
    assert blocks < 100 * (last - WARM)


def test_a_generation_makes_little_anew(root: Path, published: Callable[[int], None]) -> None:
    """What comes and goes with each would leave the memory of a worker full of holes, and it would grow without a leak."""
    published(1)
    follower = Follower(Generations(root), small_settings(root))
    old = follower()
    old.catalogue().warm()
    gc.collect()
    before = sys.getallocatedblocks()
    published(2)
    follower.follow()
    new = follower()
    new.catalogue().warm()
    gc.collect()

    assert new is not old
    assert sys.getallocatedblocks() - before < BLOCKS
