"""
Provenance: everything an index depends on besides its sources, as fingerprints that its manifest keeps.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
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
        analyzer=f"{_package_digest('search.analysis')}-{segmenter_version(segmenter)}",
        parser=_package_digest("search.ingest"),
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
def _package_digest(package: str) -> str:
    """
    Of the code and data of *package*.

    A number to be raised by hand would be forgotten one day, and an index would then answer by other rules than it
    was built by. That a comment causes a rebuild, too, is the price.
    """
    digest = hashlib.sha256()
    pending = [files(package)]
    while pending:
        for entry in sorted(pending.pop().iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                pending.append(entry)
            elif entry.name.endswith((".py", ".tsv", ".toml", ".txt")):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


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
