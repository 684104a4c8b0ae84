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


def faults(trace: list[list[str]]) -> list[str]:
    """What *trace* did too early: published before all of it was on the disk."""
    found = []
    made = next(path for what, path in trace if what == "os.mkdir" and re.fullmatch(r"gens/tmp-\w+", path))
    synced: set[str] = set()
    written: set[str] = set()  # what is linked from the generation before is on the disk already
    for what, path in trace:
        if what == "synced":
            synced.add(path)
        elif what in ("open", "renamed to") and path.startswith(f"{made}/"):
            written.add(path)
        elif (what == "os.remove" or what == "os.rename") and path in written:
            written.discard(path)
        elif what == "os.rename" and path == made:
            found += [f"{each} not synced before it is renamed" for each in sorted(written - synced)]
            if made not in synced:
                found.append("the directory not synced before it is renamed")
            synced.discard("gens")
        elif what == "os.rename" and path == "current.tmp":
            found += [
                f"{each} not synced before the pointer" for each in ("gens", "current.tmp") if each not in synced
            ]
            synced.discard(".")
        elif what == "os.rename" and path.startswith("gens/gen-") and "." not in synced:
            found.append("an old generation deleted before the pointer was synced")
    return found if "." in synced else [*found, "the pointer not synced"]


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
