"""
Here are the sources as they are now and as an index has them, give me what must be done: what is read, forgotten, kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from search.errors import PageDecodeError
from search.indexing.generations import Generation
from search.indexing.manifest import SourceEntry
from search.model import Article, RawPage


class BuildSource(Protocol):
    """Something that gives articles, as the builder sees it."""

    @property
    def name(self) -> str:
        """Identifies it in its corpus."""
        ...

    def fingerprint(self) -> str:
        """Changes when its content does; PageDecodeError when it cannot be read."""
        ...

    def size(self) -> int:
        """Bytes of text in it, about."""
        ...

    def articles(
        self, on_reject: Callable[[PageDecodeError], None], on_page: Callable[[RawPage], None] | None = None
    ) -> Iterable[Article]:
        """
        Its articles in order; PageDecodeError when it cannot be read.

        Args:
            on_page: Told the page before its first article, if the source is one.
        """
        ...


@dataclass(frozen=True, slots=True)
class Changes:
    """
    What must be done to turn the index of old sources into one of the sources as they are now.

    Attributes:
        add: Those to be read.
        remove: Names of those to be forgotten.
        keep: Those that stay as they are, by name.
        carry: Where everything is read again, what was known of the sources that cannot be.
    """

    add: list[BuildSource]
    remove: list[str]
    keep: dict[str, SourceEntry]
    carry: dict[str, SourceEntry]


def fingerprints_of(sources: Sequence[BuildSource]) -> tuple[dict[str, str], dict[str, str]]:
    """By name, those of the *sources* that can be read, and why the others cannot."""
    found, unread = {}, {}
    for source in sources:
        try:
            found[source.name] = source.fingerprint()
        except PageDecodeError as error:
            unread[source.name] = error.reason
    return found, unread


def changes_of(
    sources: Sequence[BuildSource],
    fingerprints: Mapping[str, str],
    unread: Mapping[str, str],
    old: Generation | None,
    known: Mapping[str, SourceEntry],
) -> Changes:
    """A source that is there and cannot be read stays as it was."""
    before = old.manifest.sources if old is not None else {}
    changes = Changes([], [], {}, {})
    for source in sources:
        entry = before.get(source.name)
        if entry is not None and entry.fingerprint == fingerprints.get(source.name):
            changes.keep[source.name] = replace(entry, unread="") if entry.unread else entry
        elif entry is not None and source.name in unread:
            changes.keep[source.name] = replace(entry, unread=unread[source.name])
        elif source.name in fingerprints:
            changes.add.append(source)
        elif source.name in known:
            changes.carry[source.name] = replace(known[source.name], unread=unread[source.name])
    named = {source.name for source in sources}
    changes.remove.extend(name for name in before if name not in named)
    return changes
