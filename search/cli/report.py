"""
Findings of an inspection, for a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable

from search.inspection import Finding, Level

_SIGNS = {Level.OK: "✓", Level.WARNING: "!", Level.PROBLEM: "✗"}


def findings_text(findings: Iterable[Finding]) -> str:
    """One line for each finding, and one for its remedy."""
    lines = []
    for finding in findings:
        lines.append(f"{_SIGNS[finding.level]} {finding.subject:12} {finding.message}")
        if finding.remedy:
            lines.append(f"  {'':12} → {finding.remedy}")
    return "\n".join(lines)
