"""
Manifest: what a generation was built from and what files it is made of.

It lies in the generation as MANIFEST.json; the pointer to the generation carries its SHA-256.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from search.engine import IndexInfo
from search.model import PartialDate


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """
    One source as it was when it was indexed.

    Attributes:
        fingerprint: Of its bytes; a source with the same fingerprint need not be read again.
        characters: Characters in its paragraphs.
        since, until: Earliest and latest date of its articles, as precise as known, or empty.
        rejects: What of it could not be read, and why; the first of it, where it is much.
        unread: Why it could not be read since, so that it is here as it was before; or empty.
    """

    fingerprint: str
    articles: int
    paragraphs: int
    characters: int
    since: str
    until: str
    rejects: tuple[str, ...] = ()
    unread: str = ""


NO_FILE = "-"
"""Fingerprint of a file that settings could name and do not."""


@dataclass(frozen=True, slots=True)
class BuiltBy:
    """
    What an index depends on besides its sources; another value means that `mudan index` reads everything again.

    With another *parser* or *gazetteer* the index can still be searched; with another of the rest it would answer wrongly.

    Attributes:
        format: Version of what an index holds.
        analyzer: Fingerprint of folding, views and segmenter.
        parser: Fingerprint of the page parser.
        whoosh: Version of Whoosh.
        dictionary, gazetteer: Fingerprints of the operator's files, `-` where there are none.
    """

    format: int
    analyzer: str
    parser: str
    whoosh: str
    dictionary: str = ""
    gazetteer: str = ""

    def changes(self, needed: BuiltBy) -> dict[str, str]:
        """What is otherwise in *needed*: by attribute, its name for people."""
        return {name: said for name, said in _PARTS.items() if getattr(self, name) != getattr(needed, name)}


_PARTS = {
    "format": "格式 format",
    "analyzer": "分析器 analyzer",
    "parser": "解析器 parser",
    "whoosh": "whoosh",
    "dictionary": "词典 MUDAN_DICTIONARY",
    "gazetteer": "地名表 MUDAN_GAZETTEER",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    Everything said of one generation.

    Attributes:
        generation: Its number, from 1.
        built_at: UTC time, ISO 8601.
        segmenter: Name of the segmenter, which the query side must use too.
        analyzer: The analyzer in words.
        sources: By name, in order.
        roots: Where they were found, to be looked for there again; empty when it was where they are looked for anyway.
        defaults: `date` and `paper` that were taken for known of sources that do not say them; none where none was given.
        files: Size in bytes and SHA-256 by file name.
        previous: The line that points to the generation which was current before this one, or empty.
    """

    generation: int
    built_at: str
    built_by: BuiltBy
    segmenter: str
    analyzer: str
    sources: Mapping[str, SourceEntry]
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    previous: str = ""
    roots: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The file's content."""
        data = dataclasses.asdict(self)
        for entry in data["sources"].values():
            for rare in ("rejects", "unread"):
                if not entry[rare]:
                    del entry[rare]
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")

    @classmethod
    def from_json(cls, content: bytes) -> Manifest:
        """Inverse of `to_json`; ValueError, KeyError or TypeError when *content* is no manifest."""
        data: dict[str, Any] = json.loads(content)
        data["built_by"] = BuiltBy(**data["built_by"])
        data["sources"] = {
            name: SourceEntry(**entry | {"rejects": tuple(entry.get("rejects", ()))})
            for name, entry in data["sources"].items()
        }
        data["roots"] = tuple(map(str, data.get("roots", ())))
        data["defaults"] = dict(data.get("defaults", {}))
        if "date" in data["defaults"]:
            PartialDate.parse(data["defaults"]["date"])
        data["files"] = {name: (int(size), str(digest)) for name, (size, digest) in data["files"].items()}
        return cls(**data)

    def info(self) -> IndexInfo:
        """The same for people and programs that search."""
        entries = self.sources.values()
        since = [PartialDate.parse(entry.since) for entry in entries if entry.since]
        until = [PartialDate.parse(entry.until) for entry in entries if entry.until]
        return IndexInfo(
            generation=str(self.generation),
            sources=len(entries),
            articles=sum(entry.articles for entry in entries),
            paragraphs=sum(entry.paragraphs for entry in entries),
            characters=sum(entry.characters for entry in entries),
            since=min(since, default=None),
            until=max(until, default=None),
            built_at=self.built_at,
            analyzer=self.analyzer,
        )
