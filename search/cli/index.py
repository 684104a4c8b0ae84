"""
`mudan index`: make the index hold exactly the given sources.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.cli.options import (
    GivenPath,
    defaults_options,
    index_option,
    json_option,
    json_text,
    note,
    note_skipped,
    settings_with,
    tell,
)
from search.indexing.generations import Generations

if TYPE_CHECKING:
    from search.indexing.builder import BuildReport
    from search.model import PartialDate

_LINES = 20
"""Lines of progress that a build prints where there is no terminal, about."""


@click.command("index")
@click.argument("sources", nargs=-1, type=GivenPath())
@index_option
@defaults_options
@click.option("--rebuild", is_flag=True, help="全部重建，不利用旧索引 Read everything again, changed or not.")
@click.option("--strict", is_flag=True, help="遇到读不了的文件即失败 Fail on the first file that cannot be read.")
@click.option(
    "--allow-shrink",
    is_flag=True,
    help="允许稿件大减 Go on although many of the articles are not there any more.",
)
@click.option(
    "--allow-unset",
    is_flag=True,
    help="允许不再用词典或地名表 Go on without the dictionary or gazetteer the index was built with.",
)
@click.option(
    "--follow-symlinks",
    is_flag=True,
    help="也读文件夹里的符号链接 Also read what links inside folders lead to.",
)
@click.option(
    "--wait",
    "wait_s",
    type=click.FloatRange(0),
    default=0.0,
    help="等另一写入者的秒数 Seconds to wait while another process is writing the index.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=min(4, os.cpu_count() or 1),
    help="进程数 Processes to use; as many as there are processors, up to 4, by default.",
)
@json_option
@click.option("--quiet", "-q", is_flag=True, help="只报告错误 Report nothing but errors.")
def command(
    sources: tuple[Path, ...],
    index_dir: Path | None,
    date: PartialDate | None,
    paper: str,
    rebuild: bool,
    strict: bool,
    allow_shrink: bool,
    allow_unset: bool,
    follow_symlinks: bool,
    wait_s: float,
    jobs: int,
    as_json: bool,
    quiet: bool,
) -> None:
    """
    建立或更新索引。 Build or update the index.

    SOURCES are files and folders (searched recursively) of pages (.txt, .pdf), e-paper HTML (.html, .htm, .shtml) or ready
    articles (.jsonl, .jsonl.gz, .jsonl.xz). When none is named, they are those that the index was built from, and for a new index those in seeds/
    (MUDAN_SEEDS, which goes before when it is set); those that the index was built from are read with the same --date and --paper,
    unless others are given. Where sources are named, what is not given is not known. Afterwards the index holds exactly these: new and changed files are read,
    vanished ones forgotten, unchanged ones left as they are, and so are those that cannot be read any more. The index that is being searched is replaced at the end,
    in one step; a build that fails leaves it as it was. One process writes at a time: another one ends with exit code 75
    and says who it is, or waits (--wait).
    """
    settings = settings_with(index_dir)
    # Verified while what changes it is being imported.
    Generations(settings.index).verify_ahead()
    from search.indexing.builder import BuildOptions
    from search.ingest import PageDefaults
    from search.rebuilding import as_options, asked_before
    from search.rebuilding import rebuild as build_index

    defaults = PageDefaults(paper, date)
    if not sources:
        sources, before = asked_before(settings)
        defaults = PageDefaults(paper or before.paper, date or before.date)
        if sources != (settings.seeds,) and not quiet:
            tell(f"mudan: 来源同上次 the sources as before: {' '.join(map(str, sources))}")
        if defaults != PageDefaults() and not quiet:
            tell(f"mudan: 没有写明的版面 pages that do not say: {as_options(defaults)}")
    with _progress(quiet) as on_progress:
        report = build_index(
            sources,
            settings,
            BuildOptions(
                from_scratch=rebuild,
                strict=strict,
                allow_shrink=allow_shrink,
                allow_unset=allow_unset,
                wait_s=wait_s,
                on_progress=on_progress,
                on_reject=note_skipped,
            ),
            defaults=defaults,
            follow_symlinks=follow_symlinks,
            jobs=jobs,
            on_note=(lambda name, what: None) if quiet else note,
        )
    if as_json:
        click.echo(json_text(_shape(report)))
    elif not quiet:
        click.echo(_summary(report))


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on a terminal, some plain lines elsewhere; both on standard error."""
    if quiet:
        yield lambda done, total, name: None
        return
    if not sys.stderr.isatty():

        def line(done: int, total: int, name: str) -> None:
            if done == total or done % max(1, total // _LINES) == 0:
                tell(f"索引 indexing {done}/{total}")

        yield line
        return
    with click.progressbar(length=1, label="索引 indexing", file=sys.stderr, show_pos=True) as bar:

        def advance(done: int, total: int, name: str) -> None:
            bar.length = max(1, total)
            bar.update(done - bar.pos)

        yield advance


def _shape(report: BuildReport) -> dict[str, object]:
    info = report.generation.manifest.info()
    return {
        "generation": info.generation,
        "published": report.published,
        "rebuilt": report.rebuilt,
        "sources": {
            "all": info.sources,
            "added": report.added,
            "replaced": report.replaced,
            "removed": report.removed,
            "unchanged": report.unchanged,
        },
        "articles": info.articles,
        "paragraphs": info.paragraphs,
        "skipped": [{"source": error.source, "reason": error.reason} for error in report.rejected],
        "seconds": round(report.seconds, 2),
    }


def _summary(report: BuildReport) -> str:
    info = report.generation.manifest.info()
    changes = f"新增 {report.added}，更新 {report.replaced}，移除 {report.removed}，未变 {report.unchanged}"
    lines = [
        f"索引第 {info.generation} 代 generation {info.generation}"
        + ("" if report.published else "：没有变化 unchanged"),
        f"  来源 sources     {info.sources}（{changes}）",
        f"  稿件 articles    {info.articles}",
        f"  段落 paragraphs  {info.paragraphs}",
        f"  跳过 skipped     {len(report.rejected)}",
        f"  用时 seconds     {report.seconds:.2f}",
    ]
    if report.rebuilt and report.published:
        lines.insert(1, f"  全部重建 rebuilt: {report.rebuilt}")
    return "\n".join(lines)
