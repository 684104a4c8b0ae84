"""
`mudan serve`: the pages and the API, by gunicorn.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from search.cli.options import index_option, settings_with


@click.command("serve")
@index_option
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="监听地址 Address (HOST).")
@click.option(
    "--port",
    envvar="PORT",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="端口 Port (PORT).",
)
@click.option(
    "--workers",
    envvar="WEB_CONCURRENCY",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="工作进程数 Processes (WEB_CONCURRENCY).",
)
def command(index_dir: Path | None, host: str, port: int, workers: int) -> None:
    """启动网站与接口。 Serve the pages and the API; Ctrl+C ends it."""
    settings = settings_with(index_dir)
    os.environ["MUDAN_INDEX"] = str(settings.index)
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    click.echo(f"牡丹 Mudan: http://{bind}/")
    # gunicorn takes over this process, so that signals reach it directly. Its control socket is of no use here.
    arguments = ["--bind", bind, "--workers", str(workers), "--no-control-socket", "web:create_app()"]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments])
