"""
Here is what a build would make of an index, tell me where that can only be a slip: a disk that is not mounted, another shell.
"""

from __future__ import annotations

from collections.abc import Mapping

from search.errors import ConfigError, CorpusShrunkError
from search.indexing.manifest import NO_FILE, BuiltBy, Manifest, SourceEntry

MAX_LOST = 0.2
"""Share of the articles that may vanish at once without being asked for."""

FEW = 20
"""Articles that may vanish in any case: a page or two."""


def refuse_unset(before: BuiltBy, now: BuiltBy) -> None:
    """ConfigError when a file that settings named before is not named now: by a slip, in another shell than the service's."""
    unset = [
        said
        for name, said in before.changes(now).items()
        if getattr(now, name) == NO_FILE and getattr(before, name)
    ]
    if unset:
        raise ConfigError(
            f"索引是用 {'、'.join(unset)} 建立的，现在没有设，索引未变；请照服务的环境设好，确实不用了请加 --allow-unset "
            "the index was built with it, and it is not set: set it as for the service; --allow-unset if this is meant"
        )


def refuse_shrinking(before: Manifest, now: Mapping[str, SourceEntry], roots: tuple[str, ...]) -> None:
    """
    CorpusShrunkError when too many of the articles of *before* are not there any more, however many have come.

    A source under another name, with what it held, is there. Where the articles came from the usual place and others
    are asked for by name, as when one's own pages take the place of the samples, only their number counts.
    """
    had, has = (sum(entry.articles for entry in entries.values()) for entries in (before.sources, now))
    lost = had - has
    if before.roots or not roots:
        there = {entry.fingerprint for entry in now.values() if entry.fingerprint}
        gone = {
            name: entry.articles
            for name, entry in before.sources.items()
            if name not in now and entry.fingerprint not in there
        }
        stayed = [name for name in before.sources if name in now]
        fewer = sum(before.sources[name].articles - now[name].articles for name in stayed)
        lost = max(lost, sum(gone.values()) + max(0, fewer))
    if (had and not has) or lost > max(FEW, MAX_LOST * had):
        raise CorpusShrunkError(
            f"原有 {had} 篇稿件中 {lost} 篇不在了，索引未变；磁盘没有挂载，或是写错了文件夹？确要如此请加 --allow-shrink "
            f"{lost} of {had} articles would go: nothing was changed; --allow-shrink if this is meant"
        )
