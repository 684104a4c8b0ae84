"""
`mudan explain`: why an article has its place in the answer to a query.
"""

from __future__ import annotations

from pathlib import Path

import click

from search.cli.options import index_option, json_option, json_text, service_of, settings_with
from search.query.request import SearchRequest


@click.command("explain")
@click.argument("query")
@click.argument("article_id")
@index_option
@json_option
def command(query: str, article_id: str, index_dir: Path | None, as_json: bool) -> None:
    """解释一篇稿件的得分。 Explain the score of an article: the tree of numbers it is made of."""
    (explanation,) = service_of(settings_with(index_dir)).explain(SearchRequest(query), [article_id])
    if explanation is None:
        click.echo("null" if as_json else "不符合这个检索式 does not match")
        raise SystemExit(1)
    if as_json:
        click.echo(json_text(explanation.to_dict()))
    else:
        click.echo("\n".join(explanation.lines()))
