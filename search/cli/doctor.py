"""
`mudan doctor`: what is wrong with this installation, and the command that mends it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from search.cli.options import index_option, settings_with
from search.cli.report import findings_text
from search.diagnosis import diagnose
from search.inspection import Level


@click.command("doctor")
@index_option
@click.option("--json", "as_json", is_flag=True, help="输出 JSON Print JSON.")
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
    findings = list(diagnose(settings_with(index_dir)))
    if as_json:
        click.echo(
            json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False, indent=1)
        )
    else:
        click.echo(findings_text(findings))
    if any(finding.level is Level.PROBLEM for finding in findings):
        raise SystemExit(1)
