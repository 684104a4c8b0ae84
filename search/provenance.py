"""
Provenance: everything an index depends on besides its sources, as fingerprints that its manifest keeps.

What answers depend on besides their index, the program, has its fingerprint here, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from search.analysis.segmenter import segmenter_version
from search.backends import ENGINE_VERSION
from search.errors import ConfigError
from search.indexing.manifest import NO_FILE, BuiltBy
from search.schema import FORMAT
from search.settings import Settings


def built_by(segmenter: str, settings: Settings) -> BuiltBy:
    """What an index built now, with this segmenter, would depend on; ConfigError when a file cannot be read."""
    return BuiltBy(
        format=FORMAT,
        analyzer=f"{package_digest('search.analysis')}-{segmenter_version(segmenter)}",
        parser=package_digest("search.ingest"),
        whoosh=ENGINE_VERSION,
        dictionary=_digest("MUDAN_DICTIONARY", settings.dictionary),
        gazetteer=_digest("MUDAN_GAZETTEER", settings.gazetteer),
    )


def _digest(variable: str, path: Path | None) -> str:
    """Of the file at *path*, which *variable* names; `-` when there is none."""
    if path is None:
        return NO_FILE
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise ConfigError(f"{variable}：读不了 {path}：{error.strerror}") from error


@cache
def package_digest(package: str) -> str:
    """
    Of the code and data of *package*, whatever their endings; 16 hexadecimal digits.

    A number to be raised by hand would be forgotten one day, and an index would then answer by other rules than it
    was built by. That a comment causes a rebuild, too, is the price.
    """
    digest = hashlib.sha256()
    for name, content in sorted(_contents(files(package))):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def _contents(folder: Traversable, inside: str = "") -> Iterator[tuple[str, bytes]]:
    """Name and content of every file in *folder* and below, but for what Python compiled and what is for developers."""
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _contents(entry, f"{inside}{entry.name}/")
        elif not entry.name.endswith(".md"):
            yield f"{inside}{entry.name}", entry.read_bytes()


def difference(built: BuiltBy, needed: BuiltBy) -> str:
    """
    What makes an index *built* so unfit to be searched where *needed* is; empty when it is fit.

    Another parser or gazetteer would cut pages differently, but what was cut then is still searched rightly.
    """
    return "、".join(
        f"{said} {getattr(built, name)} ≠ {getattr(needed, name)}"
        for name, said in built.changes(needed).items()
        if name not in ("parser", "gazetteer")
    )
