"""
Here is a call that click cannot make sense of, give me what to tell: in Chinese first, as everything here is told.
"""

from __future__ import annotations

import click


def told(error: click.UsageError) -> str:
    """What is wrong with the call, and how it is meant to be."""
    said = f"mudan: {_reason(error)}"
    if error.ctx is None:
        return said
    command = error.ctx.command_path
    pieces = " ".join(error.ctx.command.collect_usage_pieces(error.ctx))
    return f"{said}\n用法 usage: {command} {pieces}；详见 more: {command} --help"


def _reason(error: click.UsageError) -> str:
    named = error.param.get_error_hint(error.ctx) if isinstance(error, click.BadParameter) and error.param else ""
    match error:
        case click.MissingParameter():
            return f"缺少 {named} missing"
        case click.BadParameter():
            return f"{named} 的值不能用 invalid value: {error.message}"
        case click.NoSuchOption():
            return f"没有选项 {error.option_name} {error.format_message()}"
        case _:
            return f"命令行有误 {error.format_message()}"
