"""
Options that several commands share, and the values they stand for.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from search.errors import ConfigError, PageDecodeError
from search.indexing.generations import Generations
from search.model import Kind, PartialDate
from search.named_files import require_files
from search.query.request import SearchRequest, Sort
from search.schema import Unit
from search.settings import Settings, load_settings

if TYPE_CHECKING:
    from search.service import SearchService

_F = TypeVar("_F", bound=Callable[..., Any])


class _DateType(click.ParamType[PartialDate]):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        from search.query.dates import read_date

        if isinstance(value, PartialDate):
            return value
        try:
            return read_date(value)
        except ValueError:
            self.fail(f"{value!r} 不是日期，应如 2020、2020-04、2020-04-01 not a date such as these", param, ctx)


DATE = _DateType()
"""A date as precise as given, in any form that `search.query.dates` reads."""


class GivenPath(click.Path):
    """A path; an empty one, as a variable that is not set makes it, is refused, where pathlib takes it for the folder one is in."""

    def __init__(self, **checks: bool) -> None:
        super().__init__(path_type=Path, **checks)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("路径是空的，变量没有设？ the path is empty: a variable that is not set?", param, ctx)
        return super().convert(value, param, ctx)


def tell(what: str) -> None:
    """Print *what* on standard error; the work goes on where nobody listens there any more."""
    with suppress(BrokenPipeError):
        click.echo(what, err=True)


def note(name: str, what: str) -> None:
    """Say *what* is odd about the source of this *name*; it is read all the same."""
    tell(f"mudan: 注意 note: {name}: {what}")


def note_skipped(error: PageDecodeError) -> None:
    """Say that a file, or a line of one, is left out."""
    tell(f"mudan: 跳过 skipped: {error}")


def temporary_folder(purpose: str) -> Path:
    """A new folder that whoever asks deletes; ConfigError when there is nowhere to make one."""
    try:
        return Path(tempfile.mkdtemp(prefix=f"mudan-{purpose}-"))
    except OSError as error:
        raise ConfigError(f"没有可写的临时文件夹，请设 TMPDIR no temporary folder: {error.strerror}") from error


def _one_line(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """What was given, as a page would have it; nothing in it moves the cursor of a terminal."""
    from search.ingest.sources.decoding import one_line

    return one_line(value)


def defaults_options(command: _F) -> _F:
    """`--date`, `--paper`: what is taken for known of pages that do not say it."""
    for option in reversed(_DEFAULTS):
        command = option(command)
    return command


_DEFAULTS = (
    click.option(
        "--date",
        "date",
        type=DATE,
        help="版面日期。 Date of pages that print none: YYYY-MM-DD, YYYY-MM, YYYY.",
    ),
    click.option(
        "--paper",
        default="",
        callback=_one_line,
        help="报名。 Name of the newspaper, where no sidecar says another.",
    ),
)


def index_option(command: _F) -> _F:
    """`--index DIR`: the index to use instead of the one the settings name."""
    return click.option(
        "--index",
        "index_dir",
        type=GivenPath(file_okay=False),
        help="索引目录 Directory of the index (MUDAN_INDEX; default: index).",
    )(command)


def json_option(command: _F) -> _F:
    """`--json`: print what `json_text` makes of the outcome, for programs."""
    return click.option("--json", "as_json", is_flag=True, help="输出 JSON Print JSON.")(command)


def json_text(shape: object) -> str:
    """*shape* as commands print it: JSON with an indent, Chinese as it is."""
    return json.dumps(shape, ensure_ascii=False, indent=1)


def settings_with(index_dir: Path | None) -> Settings:
    """The settings of this process, with the index of `--index` when it was given."""
    settings = load_settings()
    return replace(settings, index=index_dir) if index_dir is not None else settings


def service_of(settings: Settings) -> SearchService:
    """
    The service over the index that *settings* name, which is verified while what reads it is being imported.

    ConfigError when a file of the settings cannot be used, where a service that runs would answer without it.
    """
    require_files(settings)
    Generations(settings.index).verify_ahead()
    from search.service import SearchService

    return SearchService.open(settings)


def narrowing_options(command: _F) -> _F:
    """The filters, the order and the unit of a search; `request_of` reads them."""
    for option in reversed(_NARROWING):
        command = option(command)
    return command


_NARROWING = (
    click.option(
        "--district",
        "districts",
        multiple=True,
        help="地区，可重复 District, as people call it (市开发区, a town); may be repeated.",
    ),
    click.option(
        "--kind", "kinds", multiple=True, type=click.Choice([str(k) for k in Kind]), help="类型 Kind of item."
    ),
    click.option("--reporter", "reporters", multiple=True, help="作者，可重复 Author; may be repeated."),
    click.option("--source", "sources", multiple=True, help="来源，可重复 Source; may be repeated."),
    click.option("--from", "since", type=DATE, help="起始日期 First date: YYYY, YYYY-MM or YYYY-MM-DD."),
    click.option("--to", "until", type=DATE, help="截止日期，含当日 Last date, inclusive."),
    click.option(
        "--undated", is_flag=True, help="没有日期的稿件 Articles without a date (beside those of a period)."
    ),
    click.option(
        "--sort",
        type=click.Choice([str(s) for s in Sort]),
        default="relevance",
        show_default=True,
        help="排序 Order.",
    ),
    click.option(
        "--unit",
        type=click.Choice([str(u) for u in Unit]),
        default="article",
        show_default=True,
        help="篇或段 What a hit is.",
    ),
)


def request_of(query: str, limit: int = 10, **narrowing: Any) -> SearchRequest:
    """The request for *query* with what `narrowing_options` were given."""
    return SearchRequest(
        text=query,
        limit=limit,
        districts=narrowing["districts"],
        kinds=tuple(map(Kind, narrowing["kinds"])),
        reporters=narrowing["reporters"],
        sources=narrowing["sources"],
        since=narrowing["since"],
        until=narrowing["until"],
        undated=narrowing["undated"],
        sort=Sort(narrowing["sort"]),
        unit=Unit(narrowing["unit"]),
    )
