"""
`mudan check`: whether the index keeps its promises.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from search.cli.options import index_option, json_option, settings_with
from search.cli.report import report
from search.inspection import inspect_index
from search.verification import Verification

_DEEP_SAMPLES = 200
"""Strings that --deep compares: some seconds on 50,000 articles."""


@click.command("check")
@index_option
@click.option(
    "--deep", is_flag=True, help="逐条核对 Also every list, posting and document, and a sample of quoted queries."
)
@click.option(
    "--ctrl-f", "ctrl_f", is_flag=True, help="逐字检索与全文扫描对比 Compare quoted queries with a plain scan."
)
@click.option(
    "--samples", type=click.IntRange(1), help=f"字符串数 Strings to try: 1000, with --deep {_DEEP_SAMPLES}."
)
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子 Seed of the drawing.")
@json_option
def command(
    index_dir: Path | None, deep: bool, ctrl_f: bool, samples: int | None, seed: int, as_json: bool
) -> None:
    """
    检查索引。 Check the index.

    Always: pointer, manifest, size and checksum of every file, of the current generation and of the one before; that the
    index fits this program, opens, and holds as many articles as it says. With --deep: every list is in order and range,
    every posting is in the text, every document is what would be indexed of the article that is shown. With --ctrl-f:
    substrings of every kind are drawn from the indexed texts, and strings that stand nowhere, and the answer to each as
    a quoted query is compared with a plain scan of all texts.

    \b
    Exit codes:
      0  all well
      1  something is damaged, does not fit or answers wrongly; the report names the command that mends it
      2  others can write to the directory of the index (MUDAN_TRUST_INDEX=1 to allow it)
      4  there is no index
    """

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty() and done % 20 == 0:
            click.echo(f"\r{done}/{total}", err=True, nl=False)

    outcomes: list[Verification] = []
    findings = list(
        inspect_index(
            settings_with(index_dir),
            deep=deep,
            samples=samples or (1000 if ctrl_f else _DEEP_SAMPLES if deep else 0),
            seed=seed,
            on_progress=progress,
            on_verified=outcomes.append,
        )
    )
    if outcomes:
        report(findings, as_json=as_json, shape=_shape(outcomes[0]), text=_text(outcomes[0]))
    else:
        report(findings, as_json=as_json)


def _text(outcome: Verification) -> str:
    lines = [f"{kind:20} {count}" for kind, count in outcome.tried.items()]
    lines.append(f"对比 compared {outcome.compared}，不同 different {len(outcome.differences)}")
    for each in outcome.differences:
        lines.append(f"✗ {each.kind} {each.unit} {each.string!r}，原文 …{each.context}…")
        lines += [f"    漏 missing {key}" for key in each.missing[:5]] + [
            f"    误 wrong {key}" for key in each.wrong[:5]
        ]
    return "\n".join(lines)


def _shape(outcome: Verification) -> dict[str, object]:
    return {
        "tried": outcome.tried,
        "compared": outcome.compared,
        "differences": [asdict(each) | {"unit": str(each.unit)} for each in outcome.differences],
    }
