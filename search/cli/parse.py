"""`mudan parse`: cut pages into articles and print them as JSON Lines, or tell what became of each line."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from search.citations import UNTITLED
from search.cli.options import GivenPath, defaults_options, note
from search.errors import ConfigError, CorpusError, PageDecodeError
from search.ingest import (
    Gazetteer,
    PageDefaults,
    ParsedPage,
    Source,
    load_gazetteer,
    note_on_date,
    read_articles,
    read_page,
)
from search.ingest.sources.corpus import file_name, name_under
from search.model import PartialDate
from search.named_files import read_gazetteer
from search.settings import load_settings


@click.command(name="parse")
@click.argument("files", nargs=-1, required=True, type=GivenPath(), metavar="FILE...")
@click.option(
    "--explain", is_flag=True, help="逐行说明归属与理由。 Tell for each line its role, article and reason."
)
@click.option(
    "--root",
    type=GivenPath(exists=True, file_okay=False),
    metavar="DIR",
    help="按此文件夹命名。 Name files as `mudan index DIR` does, for the same ids and dates.",
)
@click.option("--strict", is_flag=True, help="任一文件读不了即失败。 Fail (exit 3) when any file cannot be read.")
@click.option(
    "--gazetteer",
    type=GivenPath(),
    help="地名表。 Another city's gazetteer, TOML (MUDAN_GAZETTEER).",
)
@defaults_options
def command(
    files: Sequence[Path],
    explain: bool,
    root: Path | None,
    strict: bool,
    gazetteer: Path | None,
    date: PartialDate | None,
    paper: str,
) -> None:
    """
    把报纸版面切分为稿件，每行输出一篇（JSON）。 Cut newspaper pages into articles, one JSON object a line.

    \b
    读不了的文件报告后跳过。 A file that cannot be read is reported and passed over.
    文件名与其文件夹名里的日期、稿件的编号，以 --root 为准。 Folders below --root, like the file's own name,
    tell the date of a page and enter the ids of its articles; without it, only the file's name does.
    Exit codes: 0 done · 2 a wrong option or gazetteer · 3 no file could be read, or with --strict any file could not.
    """
    places = load_gazetteer(gazetteer) if gazetteer else read_gazetteer(load_settings())
    defaults = PageDefaults(paper, date)
    failed = done = rejected = 0
    for source in [Source(_name(path, root), path) for path in files]:
        try:
            rejected += _parse(source, places, defaults, explain)
            done += 1
        except PageDecodeError as error:
            path = source.path
            click.echo(f"mudan: {path.parent / file_name(path) if path.name else path}: {error.reason}", err=True)
            failed += 1
    if (failed or rejected) and (strict or not done):
        raise CorpusError(
            f"{failed} 个文件、{rejected} 行未能读取 {failed} file(s), {rejected} line(s) could not be read"
        )


def _parse(source: Source, places: Gazetteer, defaults: PageDefaults, explain: bool) -> int:
    """Print what a file holds; how many of its lines were rejected."""
    rejects: list[PageDecodeError] = []

    def reject(error: PageDecodeError) -> None:
        rejects.append(error)
        click.echo(f"mudan: {error}", err=True)

    if not source.is_page:
        for article in read_articles(
            source, gazetteer=places, defaults=defaults, on_reject=reject, on_note=partial(note, source.name)
        ):
            click.echo(json.dumps(article.to_dict(), ensure_ascii=False))
        return len(rejects)
    page = read_page(source, gazetteer=places, defaults=defaults)
    if ahead := next(filter(None, map(note_on_date, page.articles)), ""):
        note(source.name, ahead)
    if explain:
        click.echo(_explained(source, page))
    else:
        for article in page.articles:
            click.echo(json.dumps(article.to_dict(), ensure_ascii=False))
    return 0


def _name(path: Path, root: Path | None) -> str:
    """What *path* is called in a corpus: one of it alone, or that of *root*."""
    if root is None:
        return file_name(path)
    try:
        return name_under(root, path)
    except ValueError:
        raise ConfigError(f"--root {root}：{path} 不在其中 does not lie in it") from None


_TEXT_WIDTH = 44


def _explained(source: Source, page: ParsedPage) -> str:
    """Each line with number, role, article and reason, then each article with its findings."""
    out = [f"# {source.name}"]
    for line in page.lines:
        out.append(
            f"{line.number:>5}  {line.role:<12} {line.article or '-':<13} {line.margin:>5.1f}  "
            f"{_fit(line.text, _TEXT_WIDTH)}  {line.reason}".rstrip()
        )
    for article in page.articles:
        out.append("")
        out.append(f"{article.id}  {article.kind}  {article.title or UNTITLED}")
        out.append(f"    日期 date      {article.date or '-'} ({article.date_basis})  {article.date_evidence}")
        if article.page_evidence:
            out.append(f"    年份 year      {article.page_date}  {article.page_evidence}")
        out.append(f"    地区 district  {'、'.join(article.districts)}")
        if article.byline:
            out.append(f"    署名 byline    {article.byline}")
        if article.flags:
            out.append(f"    标记 flags     {' '.join(article.flags)}")
    return "\n".join(out)


def _fit(text: str, width: int) -> str:
    """*text* cut and padded to *width* columns of a terminal, where a Chinese character takes two."""
    taken, kept = 0, []
    for char in text:
        size = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if taken + size > width - 1:
            kept.append("…")
            taken += 1
            break
        kept.append(char)
        taken += size
    return "".join(kept) + " " * (width - taken)
