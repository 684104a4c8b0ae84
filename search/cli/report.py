"""
Findings of an inspection, for a terminal or a program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import click

from search.cli.options import json_text
from search.inspection import Finding, Level

_SIGNS = {Level.OK: "✓", Level.WARNING: "!", Level.PROBLEM: "✗"}


def report(
    findings: Sequence[Finding], *, as_json: bool, shape: Mapping[str, object] | None = None, text: str = ""
) -> None:
    """
    Print *findings*, for people a line each and one for its remedy; ends with exit code 1 where one has to be mended.

    Args:
        shape: What JSON has besides.
        text: What people are told besides.
    """
    if as_json:
        click.echo(json_text({"findings": list(map(asdict, findings)), **(shape or {})}))
    else:
        for finding in findings:
            click.echo(f"{_SIGNS[finding.level]} {finding.subject:12} {finding.message}")
            if finding.remedy:
                click.echo(f"  {'':12} → {finding.remedy}")
        if text:
            click.echo(text)
    if any(finding.level is Level.PROBLEM for finding in findings):
        raise SystemExit(1)
