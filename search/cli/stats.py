"""
`mudan stats`: what the index holds.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from search.cli.options import index_option, json_option, json_text, service_of, settings_with


@click.command("stats")
@index_option
@json_option
def command(index_dir: Path | None, as_json: bool) -> None:
    """显示索引里有什么。 Show what the index holds."""
    service = service_of(settings_with(index_dir))
    info, pages, districts = service.info(), service.pages(), service.districts()
    if as_json:
        shape = dataclasses.asdict(info) | {
            "pages": pages,
            "since": str(info.since) if info.since else None,
            "until": str(info.until) if info.until else None,
            "districts": {value.value: value.count for value in districts},
        }
        click.echo(json_text(shape))
        return
    click.echo(f"代次 generation   {info.generation}（{info.built_at}）")
    click.echo(f"来源 sources      {info.sources}")
    click.echo(f"版面 pages        {pages}")
    click.echo(f"稿件 articles     {info.articles}")
    click.echo(f"段落 paragraphs   {info.paragraphs}")
    click.echo(f"字数 characters   {info.characters}")
    click.echo(f"日期 dates        {info.since or '？'} – {info.until or '？'}")
    click.echo(f"分析 analyzer     {info.analyzer}")
    click.echo(f"地区 districts    {'，'.join(f'{value.value} {value.count}' for value in districts)}")
