"""
`mudan export`: everything a search finds, as a file for other programs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from search.cli.options import GivenPath, index_option, narrowing_options, request_of, service_of, settings_with
from search.errors import ConfigError
from search.exporting import ExportFormat, read_below, written


@click.command("export")
@click.argument("query")
@index_option
@click.option(
    "--format",
    "form",
    type=click.Choice([str(each) for each in ExportFormat]),
    default="csv",
    show_default=True,
    help="格式 Format of the file.",
)
@click.option(
    "--output",
    type=GivenPath(dir_okay=False, readable=False, allow_dash=True),
    help="写到这个文件 File to write; -, the default: stdout.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="最多几条 Most articles or paragraphs; default: MUDAN_EXPORT_MAX.",
)
@narrowing_options
def command(
    query: str, index_dir: Path | None, form: str, output: Path | None, limit: int | None, **narrowing: Any
) -> None:
    """
    导出。 Write everything a search finds as a file.

    \b
    mudan export 脱贫攻坚 --output 脱贫攻坚.csv
    mudan export '"脱贫攻坚"' --format ris --from 2020 --to 2020 > 2020.ris
    """
    settings = settings_with(index_dir)
    export = service_of(settings).export(request_of(query, **narrowing), limit or settings.export_max)
    articles = f"{settings.public_url}/article/" if settings.public_url else ""
    pieces = written(export, ExportFormat(form), read_below(articles))
    if output is None or _is_stdout(output):
        with click.open_file("-", "wb") as stream:
            stream.writelines(pieces)
    else:
        _write(output, pieces)
    if export.notice:
        click.echo(export.notice, err=True)
    if not export.total:
        raise SystemExit(1)


def _is_stdout(output: Path) -> bool:
    """Whether it names the standard output, which under another user's name, as /dev/stdout, may not be opened again."""
    with suppress(OSError, ValueError):
        return str(output) == "-" or os.path.samestat(output.stat(), os.fstat(sys.stdout.fileno()))
    return False


def _write(output: Path, pieces: Iterator[bytes]) -> None:
    """Write *pieces* to *output*: a file whole or not at all, where its link leads; a device or a FIFO as it is."""
    target = Path(os.path.realpath(output))
    beside = target.with_name(f"{target.name}.part{os.getpid()}")
    try:
        if target.exists() and not target.is_file():
            with target.open("wb", buffering=0) as stream:
                stream.writelines(pieces)
            return
        try:
            with beside.open("wb") as stream:
                stream.writelines(pieces)
            beside.replace(target)
        finally:
            with suppress(OSError):  # where it could not be made, it is not there
                beside.unlink()
    except OSError as error:
        raise ConfigError(f"--output {output} 写不了：{error.strerror or error} cannot be written") from error
