"""
`mudan serve`: the pages and the API, by gunicorn.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import click

from search.cli.options import index_option, settings_with, temporary_folder
from search.errors import ConfigError


@click.command("serve")
@index_option
@click.option("--host", help="监听地址 Address (HOST; default: 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="端口 Port (PORT; default: 8000).")
@click.option("--workers", type=click.IntRange(1, 64), help="工作进程数 Processes (WEB_CONCURRENCY; default: 2).")
def command(index_dir: Path | None, host: str | None, port: int | None, workers: int | None) -> None:
    """启动网站与接口。 Serve the pages and the API; Ctrl+C ends it."""
    settings = settings_with(index_dir)
    from search.named_files import require_files
    from search.settings import unknown_settings

    require_files(settings)
    for unknown in unknown_settings():
        click.echo(f"mudan: 注意 note: {unknown}", err=True)
    host, port, workers = host or settings.host, port or settings.port, workers or settings.workers
    if not os.environ.get("LISTEN_FDS"):  # else systemd listens there already, and hands it over
        _require_free("HOST, PORT", host, port)
        if settings.metrics_bind:
            metrics_host, _, metrics_port = settings.metrics_bind.rpartition(":")
            _require_free("MUDAN_METRICS_BIND", metrics_host.strip("[]"), int(metrics_port))
    counts = temporary_folder("metrics")
    at = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    click.echo(f"牡丹 Mudan: http://{at}/")
    os.environ |= {
        "MUDAN_INDEX": str(settings.index),
        "HOST": host,
        "PORT": str(port),
        "WEB_CONCURRENCY": str(workers),
        # Where the workers keep what they count; `web.running.server` deletes it. It must be known before the client is imported.
        "PROMETHEUS_MULTIPROC_DIR": str(counts),
    }
    # gunicorn takes over this process, so that signals reach it directly.
    sys.stdout.flush()
    os.execv(
        sys.executable, [sys.executable, "-m", "gunicorn", "-c", "python:web.running.server", "web:create_app()"]
    )


def _require_free(named: str, host: str, port: int) -> None:
    """ConfigError, which says what *named* it, when nobody can listen at *port* of *host*: gunicorn would try for five seconds."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise ConfigError(
                f"{named}：{host}:{port} 不能监听：{error.strerror or error} cannot listen there"
            ) from error
