"""
`mudan analyze`: what the analyzer makes of a text.
"""

from __future__ import annotations

from pathlib import Path

import click

from search.analysis.tokens import Token
from search.cli.options import index_option, json_option, json_text, settings_with
from search.snapshots import index_analyzer


@click.command("analyze")
@click.argument("text")
@index_option
@json_option
def command(text: str, index_dir: Path | None, as_json: bool) -> None:
    """
    显示一段文字的分析结果。 Show what the index's analyzer makes of TEXT.

    Folded text, and the three views of it: words, grams and characters, with start and end in characters of TEXT.
    """
    analyzer = index_analyzer(settings_with(index_dir))
    folded = analyzer.fold(text)
    words, grams, chars = analyzer.words(folded), analyzer.grams(folded), sorted(analyzer.chars(folded))
    if as_json:
        shape = {
            "text": text,
            "folded": folded,
            "words": [[token.text, token.start, token.end] for token in words],
            "grams": [[token.text, token.start, token.end] for token in grams],
            "chars": chars,
            "analyzer": analyzer.description,
        }
        click.echo(json_text(shape))
        return
    click.echo(f"folded  {folded}")
    click.echo(f"words   {_line(words)}")
    click.echo(f"grams   {_line(grams)}")
    click.echo(f"chars   {' '.join(chars)}")
    click.echo(f"        {analyzer.description}")


def _line(tokens: list[Token]) -> str:
    return " ".join(f"{token.text}[{token.start},{token.end}]" for token in tokens)
