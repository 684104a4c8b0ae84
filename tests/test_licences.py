"""THIRD-PARTY.md names everything that is installed to run the program, with the licence each package declares."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

_CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",  # which of the two it does not say; these were looked up
}
_SPELLED = {
    "Apache License 2.0": "Apache-2.0",
    # The licences of what PDFium is made of stand in its wheels; they were looked through: FreeType's, IJG's, ICU's, MIT and BSD.
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}

PERMISSIVE = {
    "MIT",
    "MIT-0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "PSF-2.0",
    "0BSD",
    "Zlib",
    "CC0-1.0",
    "ISC",
}
"""They ask for nothing but their notice, so that whoever runs or changes Mudan need not ask anybody."""


@pytest.fixture(scope="module")
def listed(checkout: Path) -> dict[str, str]:
    """Licence by package, as THIRD-PARTY.md has them."""
    rows = re.findall(
        r"^\| ([a-z0-9-]+) \| ([^|]+) \|", (checkout / "THIRD-PARTY.md").read_text("utf-8"), re.MULTILINE
    )
    return {name: licence for name, licence in rows if name != "package"}


def declared(package: str) -> str:
    """The licence an installed *package* says it has, as an SPDX expression; PackageNotFoundError when it is not installed."""
    about = metadata(package)
    said = about["License-Expression"] or about["License"]
    if said and "\n" not in said and len(said) < 80:
        return _SPELLED.get(said, said)
    classifiers = [
        name.rpartition(" :: ")[2] for name in about.get_all("Classifier", []) if name.startswith("License")
    ]
    return " OR ".join(_CLASSIFIERS[name] for name in classifiers)


def test_what_is_locked_is_listed(checkout: Path, listed: dict[str, str]) -> None:
    lock = (checkout / "requirements.txt").read_text("utf-8")

    assert sorted(listed) == re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE)


def test_licences_are_those_the_packages_declare(listed: dict[str, str]) -> None:
    differing, seen = {}, 0
    for package, licence in listed.items():
        try:
            said = declared(package)
        except PackageNotFoundError:
            continue  # of another platform
        seen += 1
        if said != licence:
            differing[package] = f"{licence}, declared {said}"

    assert differing == {}
    assert seen > 30


def test_every_licence_is_a_permissive_one(listed: dict[str, str]) -> None:
    parts = {part for licence in listed.values() for part in re.split(r" (?:AND|OR) ", licence)}

    assert parts <= PERMISSIVE
