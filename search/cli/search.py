"""
`mudan search`: the same search as on the pages, in a terminal.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from search.citations import UNTITLED
from search.cli.options import index_option, narrowing_options, request_of, service_of, settings_with
from search.query.request import MAX_LIMIT
from search.results import Highlighted, Hit, SearchResult, Snippet, SpanKind
from search.schema import Unit

_STYLES: dict[SpanKind, dict[str, Any]] = {
    SpanKind.EXACT: {"bold": True, "fg": "red"},
    SpanKind.WORD: {"underline": True},
}


@click.command("search")
@click.argument("query")
@index_option
@click.option("--json", "as_json", is_flag=True, help="输出 JSON Print the answer as JSON.")
@click.option(
    "--limit", type=click.IntRange(1, MAX_LIMIT), default=10, show_default=True, help="条数 Hits to show."
)
@narrowing_options
def command(query: str, index_dir: Path | None, as_json: bool, limit: int, **narrowing: Any) -> None:
    """
    检索。 Search the index.

    \b
    mudan search 脱贫攻坚
    mudan search '"脱贫攻坚" -巨野县' --from 2020-04 --to 2020-06
    """
    request = request_of(query, limit, **narrowing)
    result = service_of(settings_with(index_dir)).search(request)
    click.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=1) if as_json else _to_text(result))
    if not result.total:
        raise SystemExit(1)


def _to_text(result: SearchResult) -> str:
    unit = "段" if result.request.unit is Unit.PARAGRAPH else "篇"
    count = f"{result.searched_as or '全部'}：{result.total} {unit}"
    if 0 < result.exact_total < result.total:
        count += f"（逐字命中 {result.exact_total}）"
    if result.suggestions:
        others = "、".join(f"{each.text}（{each.hits} {unit}）" for each in result.suggestions)
        count += f"\n您要找的是不是 did you mean：{others}"
    return "\n\n".join([count, *map(_hit_text, result.hits)])


def _hit_text(hit: Hit) -> str:
    article = hit.article
    date = str(article.date) if article.date else "日期不详"
    lines = [
        _styled(hit.title) or UNTITLED,
        f"  {date}  {'、'.join(article.districts)}  {article.source}  {article.byline}".rstrip(),
        *(f"  {snippet.paragraph}  {_styled(snippet)}" for snippet in hit.snippets),
        f"  {article.id}  {hit.match}",
    ]
    return "\n".join(lines)


def _styled(text: Highlighted | Snippet) -> str:
    parts, at = [], 0
    for span in text.spans:
        parts += [text.text[at : span.start], click.style(text.text[span.start : span.end], **_STYLES[span.kind])]
        at = span.end
    return "".join([*parts, text.text[at:]])
