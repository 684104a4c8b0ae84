"""
Options that several commands share, and the values they stand for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from search.model import PartialDate
from search.settings import Settings, load_settings

_F = TypeVar("_F", bound=Callable[..., Any])


class _DateType(click.ParamType[PartialDate]):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(value)
        except ValueError:
            self.fail(f"{value!r} 不是日期（YYYY、YYYY-MM 或 YYYY-MM-DD）", param, ctx)


DATE = _DateType()
"""A date as precise as given: YYYY, YYYY-MM or YYYY-MM-DD."""


def index_option(command: _F) -> _F:
    """`--index DIR`: the index to use instead of the one the settings name."""
    return click.option(
        "--index",
        "index_dir",
        type=click.Path(file_okay=False, path_type=Path),
        help="索引目录 Directory of the index (MUDAN_INDEX; default: index).",
    )(command)


def settings_with(index_dir: Path | None) -> Settings:
    """The settings of this process, with the index of `--index` when it was given."""
    settings = load_settings()
    return settings.model_copy(update={"index": index_dir}) if index_dir is not None else settings
