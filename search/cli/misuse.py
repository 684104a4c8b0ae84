"""
Here is a call that click cannot make sense of, give me what to tell: in Chinese first, as everything here is told.
"""

from __future__ import annotations

import re

import click

_OPTION = re.compile(r"--?[A-Za-z]")
"""What an option begins with; a query may begin with a sign of negation."""


def told(error: click.UsageError) -> str:
    """What is wrong with the call, and how it is meant to be."""
    command = error.ctx.command_path if error.ctx else "mudan"
    said = f"mudan: {_reason(error, command)}"
    if error.ctx is None:
        return said
    pieces = " ".join(error.ctx.command.collect_usage_pieces(error.ctx))
    return f"{said}\n用法 usage: {command} {pieces}；详见 more: {command} --help"


def _reason(error: click.UsageError, command: str) -> str:
    named = error.param.get_error_hint(error.ctx) if isinstance(error, click.BadParameter) and error.param else ""
    match error:
        case click.MissingParameter():
            return f"缺少 {named} missing"
        case click.BadParameter():
            return f"{named} 的值不能用 invalid value: {error.message}"
        case click.NoSuchOption() if not _OPTION.match(error.option_name):
            return f"以 - 开头的检索式，前面加 -- for a query that begins with -, write -- before it: {command} -- '-…'"
        case click.NoSuchOption():
            return f"没有选项 {error.option_name} {error.format_message()}"
        case _:
            return f"命令行有误 {error.format_message()}"
