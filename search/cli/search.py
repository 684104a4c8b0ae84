"""
`mudan search`: the same search as on the pages, in a terminal.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from search.citations import UNTITLED
from search.cli.options import (
    index_option,
    json_option,
    json_text,
    narrowing_options,
    request_of,
    service_of,
    settings_with,
)
from search.model import Article
from search.query.request import MAX_LIMIT, Reprints
from search.results import Highlighted, Hit, SearchResult, Snippet, SpanKind
from search.schema import Unit

_STYLES: dict[SpanKind, dict[str, Any]] = {
    SpanKind.EXACT: {"bold": True, "fg": "red"},
    SpanKind.WORD: {"underline": True},
}


@click.command("search")
@click.argument("query")
@index_option
@json_option
@click.option(
    "--limit", type=click.IntRange(1, MAX_LIMIT), default=10, show_default=True, help="条数 Hits to show."
)
@click.option(
    "--reprints",
    type=click.Choice([str(each) for each in Reprints]),
    default="collapsed",
    show_default=True,
    help="同一篇文字合为一条，或逐篇列出 Reprints as one hit, or each.",
)
@narrowing_options
def command(
    query: str, index_dir: Path | None, as_json: bool, limit: int, reprints: str, **narrowing: Any
) -> None:
    """
    检索。 Search the index.

    \b
    mudan search 脱贫攻坚
    mudan search '"脱贫攻坚" -巨野县' --from 2020-04 --to 2020-06
    """
    request = replace(request_of(query, limit, **narrowing), reprints=Reprints(reprints))
    result = service_of(settings_with(index_dir)).search(request)
    click.echo(json_text(result.to_dict()) if as_json else _to_text(result))
    if not result.total:
        raise SystemExit(1)


def _to_text(result: SearchResult) -> str:
    unit = "段" if result.request.unit is Unit.PARAGRAPH else "篇"
    count = f"{result.searched_as or '全部'}：{result.total} {unit}"
    if 0 < result.exact_total < result.total:
        count += f"（逐字命中 {result.exact_total}）"
    if result.partial_total:
        count += "，都只含一部分词 none holds all words"
    if result.distinct_total < result.total:
        count += f"，其中重印 reprints {result.total - result.distinct_total}"
    if result.suggestions:
        others = "、".join(f"{each.text}（{each.hits} {unit}）" for each in result.suggestions)
        count += f"\n您要找的是不是 did you mean：{others}"
    for each in result.remarks:
        count += f"\n{each.words}{each.query}"
    return "\n\n".join([count, *map(_hit_text, result.hits)])


def _hit_text(hit: Hit) -> str:
    article = hit.article
    date = str(article.date) if article.date else "日期不详"
    lines = [
        _styled(hit.title) or UNTITLED,
        f"  {date}  {'、'.join(article.districts)}  {article.source}  {article.byline}".rstrip(),
        *(f"  {snippet.paragraph}  {_styled(snippet)}" for snippet in hit.snippets),
        f"  {article.id}  {hit.match or ''}".rstrip(),
    ]
    if hit.reprints.total:
        lines.append(
            f"  另刊 also printed {hit.reprints.total}：{'、'.join(map(_printing_text, hit.reprints.articles))}"
        )
    return "\n".join(lines)


def _printing_text(article: Article) -> str:
    known = (str(article.page_date or article.date or ""), article.paper or article.source, article.page_number)
    return " ".join(filter(None, known))


def _styled(text: Highlighted | Snippet) -> str:
    parts, at = [], 0
    for span in text.spans:
        parts += [text.text[at : span.start], click.style(text.text[span.start : span.end], **_STYLES[span.kind])]
        at = span.end
    return "".join([*parts, text.text[at:]])
