"""
`mudan rollback`: make the generation before the current one again.
"""

from __future__ import annotations

from pathlib import Path

import click

from search.cli.options import index_option, json_option, json_text, settings_with
from search.indexing.generations import Generations


@click.command("rollback")
@index_option
@click.option("--to", "number", type=click.IntRange(1), help="代的编号 Number of the generation to go back to.")
@json_option
def command(index_dir: Path | None, number: int | None, as_json: bool) -> None:
    """
    退回上一代索引。 Go back to the generation before the current one.

    Servers follow within two seconds. Two generations are kept, so this goes one back, and never to a newer one: the one
    that was current stays on disk until the next `mudan index`, and `mudan rollback --to NUMBER` returns to it. Only when
    the current one is damaged or lost, the newest that is whole is taken, whichever it is.

    \b
    Exit codes: 0 done, 4 there is none to go back to, 75 another process is writing the index
    """
    generations = Generations(settings_with(index_dir).index)
    generations.earlier(number)  # says so when there is none, before anything is made
    with generations.writing():
        target = generations.earlier(number)
        generations.point_to(target)
    info = target.manifest.info()
    if as_json:
        shape = {"generation": info.generation, "articles": info.articles, "built_at": info.built_at}
        click.echo(json_text(shape))
        return
    click.echo(
        f"现为索引第 {info.generation} 代：{info.articles} 篇，建于 {info.built_at} now current: generation {info.generation}"
    )
