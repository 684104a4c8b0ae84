"""
The command line: `mudan COMMAND`. One module per command or family of commands.

A SearchError becomes one line on standard error and its exit code; nothing a user can cause shows a traceback.
"""

from __future__ import annotations

import errno
import gc
import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from search.cli.misuse import told
from search.errors import ConfigError, SearchError

_COMMANDS = {
    "analyze": "search.cli.analyze",
    "check": "search.cli.check",
    "doctor": "search.cli.doctor",
    "evaluate": "search.cli.evaluate",
    "explain": "search.cli.explain",
    "export": "search.cli.export",
    "index": "search.cli.index",
    "parse": "search.cli.parse",
    "rollback": "search.cli.rollback",
    "search": "search.cli.search",
    "serve": "search.cli.serve",
    "stats": "search.cli.stats",
}
"""Command name → module that defines it as `command`; a module is imported when its command is called."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What writing fails with, and nothing else: whoever writes a file of his own tells of it himself, so it was the output."""

_OBJECTS = 200_000
"""So many more objects make the collector of cycles look at them."""


class _ReaderGoneError(Exception):
    """Whoever read our output does not any more. Of a BrokenPipeError itself click would make exit code 1."""


@contextmanager
def _telling_readers_apart() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _ReaderGoneError from error


class _Commands(click.Group):
    """A group that imports a command's module on first use, so that `mudan --help` stays quick."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        with _telling_readers_apart():  # of what --help prints
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _telling_readers_apart():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = importlib.import_module(module).command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mudan-search", prog_name="mudan")
def mudan() -> None:
    """
    牡丹：中文地方报纸全文检索。 Full-text search for the archives of Chinese local newspapers.

    \b
    退出码 Exit codes:
      0  完成 done
      1  没有找到，或没有这篇稿件 nothing found, or an article that does not exist
      2  设置、参数或检索式不能用，或输出写不了 a setting, argument or query that cannot be used, or an output that cannot be written
      3  语料不能照要求读 the corpus cannot be read as asked (or, with --strict, a file of it)
      4  没有索引，或它已损坏、不合用、写不了 no index, or one that is damaged, does not fit or cannot be written; the message says what to run
      5  检索引擎出错 the engine failed
      75 别的进程正在写索引 another process is writing the index
      130 被中断 interrupted, as by Ctrl+C
    """


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; always ends the process with a documented exit code."""
    if argv is None and sys.getfilesystemencoding() != "utf-8":
        # In a plain "C" locale Chinese arguments, paths and output would all be mangled: start again in UTF-8 mode.
        command = [sys.executable, "-m", "search", *sys.argv[1:]]
        os.execve(sys.executable, command, {**os.environ, "PYTHONUTF8": "1"})
    # What commands make is seldom part of a cycle: they need not be looked for after each few hundred objects.
    gc.set_threshold(_OBJECTS)
    if sys.stdout is None:  # what is opened next would take its place
        click.echo("mudan: 输出写不了：标准输出已关闭 the standard output is closed", err=True)
        sys.exit(ConfigError.exit_code)
    try:
        # Its name also where it was started as a module, as above.
        mudan.main(args=argv, prog_name="mudan", standalone_mode=False)
        sys.stdout.flush()
    except (_ReaderGoneError, BrokenPipeError):
        # The reader of our output (head, less) has gone; nothing is left to say to it.
        _write_no_more()
        sys.exit(0)
    except SearchError as error:
        click.echo(f"mudan: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.UsageError as error:
        click.echo(told(error), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("mudan: 已中断 interrupted", err=True)
        sys.exit(130)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _write_no_more()
        click.echo(f"mudan: 输出写不了：{error.strerror} the output cannot be written", err=True)
        sys.exit(ConfigError.exit_code)
    sys.exit(0)


def _write_no_more() -> None:
    """What is still to be written at the end would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
