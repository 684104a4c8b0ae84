"""A power cut, at whatever moment, leaves the old index or the new one: nothing points to what is not on the disk yet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reliability.builds import checked_state, publish, times
from tests.reliability.host import Host


@pytest.mark.parametrize("full", [False, True], ids=["incremental", "full"])
def test_images_of_power_cuts_open_and_verify(host: Host, root: Path, full: bool) -> None:
    """R03"""
    publish(root, 1)
    publish(root, 2)

    images = 0
    for state in range(3, times(4, 5)):
        status, report = host.run("build_imaged", str(root), state, full, str(root.parent / "image"), times(3, 1))

        assert status == 0
        assert report["wrong"] == []
        assert checked_state(root) == state
        images += report["images"]
    assert images >= times(80, 500)


@pytest.mark.parametrize("full", [False, True], ids=["incremental", "full"])
def test_everything_is_synced_before_anything_points_to_it(host: Host, root: Path, full: bool) -> None:
    """R04"""
    publish(root, 1)
    publish(root, 2)
    status, trace = host.run("build_traced", str(root), 3, full)

    assert status == 0
    assert faults(trace) == []
    assert ["os.rename", "current.tmp"] in trace


@pytest.mark.parametrize(
    "unsynced",
    ["gens/tmp-*/*.columns", "gens/tmp-*/MANIFEST.json", "gens/tmp-????????", "gens", "current.tmp", "."],
)
def test_a_sync_that_is_forgotten_is_noticed(host: Host, root: Path, unsynced: str) -> None:
    """R04: the test above can fail."""
    publish(root, 1)
    status, trace = host.run("build_traced", str(root), 2, True, unsynced)

    assert status == 0
    assert faults(trace)
