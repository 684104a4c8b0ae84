"""
Here is the name of a script for other sites, and perhaps a digest, give me those very bytes.

A page elsewhere names a script with its digest twice: in the URL, so that it may be kept for good, and as `integrity`,
so that the browser runs nothing else. Such a page is changed by nobody when this service is renewed; therefore every
release leaves its scripts in `static/embed/kept/`, and they are served for good, beside the newest.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_KEPT = re.compile(r"(?P<version>\d+\.\d+\.\d+)-(?P<name>[a-z-]+)-(?P<digest>[0-9a-f]{16})\.js")


@dataclass(frozen=True, slots=True)
class Script:
    """
    One version of a script.

    Attributes:
        name: Of its file: `mudan-search.js`.
        digest: 16 hexadecimal digits; a URL with them never means other bytes.
        integrity: What a page writes into the attribute of that name.
        packed: The text with gzip, as small as it gets: it is sent far more often than it is made.
    """

    name: str
    text: bytes
    digest: str
    integrity: str
    packed: bytes

    @classmethod
    def of(cls, name: str, text: bytes) -> Script:
        """The script of these bytes."""
        sha = hashlib.sha384(text).digest()
        integrity = f"sha384-{base64.b64encode(sha).decode('ascii')}"
        return cls(name, text, sha.hex()[:16], integrity, gzip.compress(text, mtime=0))


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts for other sites: the newest of each name, and all that are served."""

    newest: Mapping[str, Script]
    served: Mapping[tuple[str, str], Script]

    @classmethod
    def read(cls, folder: Path) -> Scripts:
        """Those of *folder* and, from earlier releases, of its `kept/`; ValueError for a kept file that was changed."""
        newest = {path.name: Script.of(path.name, path.read_bytes()) for path in sorted(folder.glob("*.js"))}
        served = {(script.name, script.digest): script for script in newest.values()}
        for path in sorted((folder / "kept").glob("*.js")):
            found = _KEPT.fullmatch(path.name)
            script = Script.of(f"{found['name']}.js" if found else path.name, path.read_bytes())
            if not found or found["digest"] != script.digest:
                raise ValueError(f"{path} is not what its name says; it must stay as it was released")
            served[script.name, script.digest] = script
        return cls(newest, served)

    def find(self, name: str, digest: str) -> Script | None:
        """The script that a URL means; without a digest the newest."""
        return self.served.get((name, digest)) if digest else self.newest.get(name)
