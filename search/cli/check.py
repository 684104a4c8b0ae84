"""
`mudan check`: whether the index keeps its promises.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from search.cli.options import index_option, settings_with
from search.service import SearchService
from search.verification import Verification


@click.command("check")
@index_option
@click.option(
    "--ctrl-f", "ctrl_f", is_flag=True, help="逐字检索与全文扫描对比 Compare quoted queries with a plain scan."
)
@click.option(
    "--samples", type=click.IntRange(1), default=1000, show_default=True, help="字符串数 Strings to try."
)
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子 Seed of the drawing.")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON Print JSON.")
def command(index_dir: Path | None, ctrl_f: bool, samples: int, seed: int, as_json: bool) -> None:
    """
    检查索引。 Check the index.

    Always: the pointer, the manifest and the sizes of all files, and that the index opens. With --ctrl-f: substrings of
    every kind are drawn from the indexed texts, and strings that stand nowhere, and the answer to each as a quoted query
    is compared with a plain scan of all texts. Exit code 1 when anything differs.
    """
    service = SearchService.open(settings_with(index_dir))
    info = service.info()
    if not ctrl_f:
        click.echo(
            json.dumps({"generation": info.generation, "articles": info.articles}) if as_json else _sound(service)
        )
        return

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty() and done % 20 == 0:
            click.echo(f"\r{done}/{total}", err=True, nl=False)

    outcome = service.verify(samples, seed, progress)
    click.echo(json.dumps(_shape(outcome), ensure_ascii=False, indent=1) if as_json else _report(outcome))
    if outcome.differences:
        raise SystemExit(1)


def _sound(service: SearchService) -> str:
    info = service.info()
    return f"索引第 {info.generation} 代完好：{info.articles} 篇，{info.paragraphs} 段 the index is sound"


def _report(outcome: Verification) -> str:
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
        "differences": [
            {
                "string": each.string,
                "kind": each.kind,
                "unit": str(each.unit),
                "missing": each.missing,
                "wrong": each.wrong,
                "context": each.context,
            }
            for each in outcome.differences
        ],
    }
