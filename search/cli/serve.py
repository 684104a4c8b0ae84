"""
`mudan serve`: the pages and the API, by gunicorn.
"""

from __future__ import annotations

import os
import sys
import tempfile
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
    from search.named_files import require_files
    from search.settings import unknown_settings

    require_files(settings)
    for unknown in unknown_settings():
        click.echo(f"mudan: 注意 note: {unknown}", err=True)
    at = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    click.echo(f"牡丹 Mudan: http://{at}/")
    os.environ |= {
        "MUDAN_INDEX": str(settings.index),
        "HOST": host,
        "PORT": str(port),
        "WEB_CONCURRENCY": str(workers),
        # Where the workers keep what they count; `web.running.server` deletes it. It must be known before the client is imported.
        "PROMETHEUS_MULTIPROC_DIR": tempfile.mkdtemp(prefix="mudan-metrics-"),
    }
    # gunicorn takes over this process, so that signals reach it directly.
    sys.stdout.flush()
    os.execv(
        sys.executable, [sys.executable, "-m", "gunicorn", "-c", "python:web.running.server", "web:create_app()"]
    )
