"""
gunicorn's settings: `gunicorn -c python:web.running.server 'web:create_app()'`, which is what `mudan serve` runs.

Sync workers: the budget of time needs the main thread, see `web.running.budget`. A sync worker reads one request at a time, so a
client that sends slowly holds one until *timeout*; on a public address a proxy that buffers belongs in front
(`web/deploy/nginx.conf`).
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from flask import Flask
from prometheus_client import multiprocess

from search import ConfigError, SearchError, SearchRequest, SearchService, load_settings, require_files
from web import languages
from web.running import journal, targets


def _forget_all(server: int) -> None:
    """Delete what was counted: the numbers are those of one run. Workers end without it."""
    directory = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if directory and os.getpid() == server:
        shutil.rmtree(directory, ignore_errors=True)


atexit.register(_forget_all, os.getpid())  # before anything else, for a start may fail, too

try:
    _settings = load_settings()
    require_files(_settings)
except ConfigError as error:
    sys.stderr.write(f"mudan: {error}\n")
    sys.exit(error.exit_code)
if isinstance(sys.stdout, io.TextIOWrapper):
    sys.stdout.reconfigure(
        errors="backslashreplace"
    )  # what a locale has no code for is escaped, as JSON escapes it

_host = f"[{_settings.host}]" if ":" in _settings.host else _settings.host
bind = [f"{_host}:{_settings.port}", *filter(None, [_settings.metrics_bind])]
worker_class = "sync"
workers = _settings.workers
timeout = 10
"""
Seconds after which a worker that neither answers nor reads is replaced: far above the budget of a request, so it is a client
who does not take what he asked for.
"""

graceful_timeout = 15
"""Seconds that requests under way are given when the service stops or restarts."""

limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
control_socket_disable = True
http_parser = "python"
"""The one that `targets` teaches what people type; of C there is another, which is not installed."""

targets.accept_typed()
accesslog = None  # `web.running.journal` writes a line for every request
logconfig_dict = journal.configuration()


def when_ready(server: Any) -> None:
    """The process that starts workers is none of them; it compiles the templates for all it will start, and opens no index."""
    web = import_module("web")  # by its name, as gunicorn does: what runs the application imports nothing above it
    _load_templates(web.create_app(SearchService.open(_settings)), lambda: None)
    _forget(os.getpid())


def post_worker_init(worker: Any) -> None:
    """
    Do what a process does once before it takes the first request, whose budget of time it is not: read the index, load
    templates and the words of the languages. Without an index there is less to do.
    """
    app = worker.wsgi
    _load_templates(app, worker.notify)  # a slow machine takes longer than *timeout* for all of this
    for language in languages.LANGUAGES:
        worker.notify()
        with suppress(SearchError), app.test_request_context(f"/?lang={language}"):
            app.view_functions["pages.home"]()
    with suppress(SearchError):
        service = app.extensions["mudan"]
        service.suggest(SearchRequest())
        service.search(SearchRequest("牡丹"))
    app.extensions["apart"].begin(worker.sockets)
    # What is there now stays: looking through all of it for what is not needed any more took 2 % of a page's time.
    gc.collect()
    gc.freeze()


def worker_exit(server: Any, worker: Any) -> None:
    """What the worker has begun is written to its end; called by the worker itself, and by the server for one that is gone."""
    if os.getpid() == worker.pid and worker.wsgi:
        worker.wsgi.extensions["apart"].finish()


def child_exit(server: Any, worker: Any) -> None:
    """A worker that has gone is no longer counted among the living."""
    _forget(worker.pid)


def _load_templates(app: Flask, before_each: Callable[[], None]) -> None:
    for name in app.jinja_env.list_templates():
        before_each()
        app.jinja_env.get_template(name)


def _forget(pid: int) -> None:
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]
