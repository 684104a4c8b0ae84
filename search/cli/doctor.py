"""
`mudan doctor`: what is wrong with this installation, and the command that mends it.
"""

from __future__ import annotations

from pathlib import Path

import click

from search.cli.options import index_option, json_option, settings_with
from search.cli.report import report
from search.diagnosis import diagnose


@click.command("doctor")
@index_option
@json_option
def command(index_dir: Path | None, as_json: bool) -> None:
    """
    诊断安装。 Tell what is wrong with this installation, and which command mends it. Nothing is changed.

    Python and packages, segmenter, importers and dictionaries, the directory of the index with its rights, space, lock and what
    killed builds left, and the index itself as `mudan check` looks at it.

    \b
    Exit codes:
      0  nothing has to be mended; there may be warnings
      1  something has to be
    """
    report(list(diagnose(settings_with(index_dir))), as_json=as_json)
