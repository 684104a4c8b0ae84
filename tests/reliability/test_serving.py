"""The service as operators run it, `mudan serve`: under load, restarted, asked for nonsense, and behind nginx."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from search import SearchRequest, SearchService, rebuild
from tests.ports import free_port
from tests.reliability import builds
from tests.reliability.server import PATIENCE_S, Answer, Crowd, Server, serving
from tests.waiting import until

ASKED = f"/api/v1/search?q={quote(builds.QUERY)}&limit=50"
"""Its answer tells which state of the corpus it is of, and whether it is all of it."""

IN_A_ROW = 12
"""Answers, each over a connection of its own, after which both workers have surely given one."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[Server]:
    """One server over state 1, for tests that change neither."""
    root = tmp_path_factory.mktemp("serving") / "index"
    builds.publish(root, 1)
    with serving(root, checkout) as server:
        yield server


def readers(server: Server, number: int) -> Crowd:
    """So many who ask for ASKED, and see whether it is right."""
    return Crowd(server, number, [ASKED], lambda path, answer: is_right(answer.body))


def is_right(body: bytes) -> bool:
    """Whether this is the whole answer of one state of the corpus, see `builds.matching`."""
    answer = json.loads(body)
    states = {int(hit["title"][1:].partition("号")[0]) for hit in answer["hits"]}
    return len(states) == 1 and answer["total"] == len(answer["hits"]) == builds.matching(min(states))


def test_a_restart_of_the_workers_loses_no_request(root: Path, checkout: Path) -> None:
    """R28, SIGHUP: new workers come, old ones finish what they have begun."""
    builds.publish(root, 1)
    with serving(root, checkout) as server, readers(server, 4) as crowd:
        for _ in range(builds.times(2, 20)):
            crowd.goes_on()
            old = set(server.workers())
            server.process.send_signal(signal.SIGHUP)
            until(lambda old=old: not old & set(server.workers()))
        crowd.goes_on()

    assert set(crowd.outcomes) == {"right"}, crowd.outcomes


def test_a_stop_finishes_what_was_begun(root: Path, checkout: Path) -> None:
    """R28, SIGTERM: whatever was accepted is answered whole; who comes later is refused, never cut off."""
    builds.publish(root, 1)
    with serving(root, checkout) as server, readers(server, 4) as crowd:
        crowd.goes_on()
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(20)
        assert time.monotonic() - started < 20

    # A connection that the kernel took and no worker had accepted is reset; one that was accepted is not.
    assert set(crowd.outcomes) <= {"right", "refused", "ConnectionResetError"}, crowd.outcomes
    assert crowd.outcomes["ConnectionResetError"] <= 4


def test_a_restart_behind_a_socket_that_is_held_loses_no_request(root: Path, checkout: Path) -> None:
    """R28, as `mudan.socket` has it: who comes between the old service and the new one waits."""
    builds.publish(root, 1)
    with socket.create_server(("127.0.0.1", free_port()), backlog=64) as held:
        with serving(root, checkout, held=held) as server:
            crowd = readers(server, 4)
            crowd.__enter__()
            crowd.goes_on()
        with serving(root, checkout, held=held):
            crowd.goes_on()
            crowd.__exit__()

    assert set(crowd.outcomes) == {"right"}, crowd.outcomes


def test_a_killed_worker_costs_no_more_than_its_own_request(root: Path, checkout: Path) -> None:
    """R22: another worker takes its place, and every answer that comes is right."""
    builds.publish(root, 1)
    kills = builds.times(3, 47)
    with serving(root, checkout) as server, readers(server, 4) as crowd:
        for _ in range(kills):
            crowd.goes_on()
            worker = random.choice(server.workers())
            os.kill(worker, signal.SIGKILL)
            until(lambda gone=worker: len(set(server.workers()) - {gone}) == 2)
        crowd.goes_on()
        status = server.ask("/readyz").status

    lost = sum(crowd.outcomes.values()) - crowd.outcomes["right"]
    assert status == 200
    assert lost <= 2 * kills, crowd.outcomes
    assert not any(outcome[0].isdigit() for outcome in crowd.outcomes), crowd.outcomes


def test_a_service_without_an_index_waits_for_one(root: Path, checkout: Path) -> None:
    """R29: it answers kindly, no worker ends over it, and the first index that is published is found."""
    root.mkdir(0o700)
    with serving(root, checkout, ready=503) as server:
        workers = server.workers()
        statuses = [server.ask(path).status for path in ("/healthz", "/readyz", "/", ASKED, "/metrics")]
        builds.publish(root, 1)
        deadline = time.monotonic() + 20
        while (status := server.ask("/readyz").status) == 503 and time.monotonic() < deadline:
            time.sleep(0.05)
        answer = server.ask(ASKED)

        assert statuses == [200, 503, 503, 503, 200]
        assert (status, is_right(answer.body)) == (200, True)
        assert server.workers() == workers


@pytest.mark.parametrize(
    "command",
    [["search", "serve"], ["gunicorn", "-c", "python:web.running.server", "web:create_app()"]],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize(("variable", "value"), [("MUDAN_GAZETTEER", "none.toml"), ("MUDAN_PAGE_SIZE", "x")])
def test_a_setting_that_cannot_be_used_is_told_at_the_start(
    root: Path, checkout: Path, command: list[str], variable: str, value: str
) -> None:
    """Whoever starts it; not by each page once it is open to readers."""
    settings = {"MUDAN_INDEX": str(root), "PORT": str(free_port()), variable: value}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=checkout,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(f"mudan: {variable}.*\n", done.stderr)


def test_workers_follow_within_two_seconds(root: Path, checkout: Path, figures: Callable[[str], None]) -> None:
    """R23: soon every worker answers of the newest generation, whichever takes the connection."""
    took = []
    builds.publish(root, 1)
    with serving(root, checkout) as server:
        for state in range(2, builds.times(6, 200)):
            builds.publish(root, state, full=state % 2 == 0)
            published = time.monotonic()
            in_a_row, last = 0, published
            while in_a_row < IN_A_ROW:
                answer = server.ask(ASKED)
                assert (answer.status, is_right(answer.body)) == (200, True)
                in_a_row += 1
                if f"第{state}号" not in answer.body.decode():
                    in_a_row, last = 0, time.monotonic()
            took.append(last - published)
        state_of_it = json.loads(server.ask("/readyz").body)

    figures(f"slowest of {len(took)} generations: {max(took):.2f} s until every worker answered of it")
    assert statistics.median(took) < 2.0
    assert max(took) < 20, "a machine with much else to do"
    assert (state_of_it["status"], state_of_it["refused"]) == ("ok", None)


READ_ONLY = "mount -o remount,bind,ro / && mount -t tmpfs tmpfs /tmp && [ ! -w . ]"
"""A root nobody can write to, root included, with a /tmp of its own: as the container and the unit have it."""


def test_nothing_is_written_but_in_tmp(root: Path, checkout: Path) -> None:
    within = ["unshare", "--mount", "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*within, READ_ONLY], check=False, stderr=-3).returncode:
        pytest.skip("no file system can be mounted here")
    if checkout.is_relative_to("/tmp"):
        pytest.skip("the checkout is in /tmp, which is another directory for this server")
    builds.publish(root, 1)
    for path in (root, *root.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    with serving(root, checkout, within=[*within, f'{READ_ONLY} && exec "$0" "$@"']) as server:
        answer = server.ask(ASKED)
        numbers = server.ask("/metrics")

    assert (answer.status, is_right(answer.body)) == (200, True)
    assert b"mudan_requests_total" in numbers.body
    for path in (root, root / "gens", *root.glob("gens/gen-*")):
        path.chmod(0o700)


def test_numbers_are_those_of_all_workers(root: Path, checkout: Path) -> None:
    """And stand at the second address, where one is set, alone."""
    builds.publish(root, 1)
    inside = free_port()
    with serving(root, checkout, WEB_CONCURRENCY="3", MUDAN_METRICS_BIND=f"127.0.0.1:{inside}") as server:
        with readers(server, 4) as crowd:
            # On a busy machine one worker may take all that is asked at first.
            until(lambda: ask_at(inside, "/metrics")[2].count(b"mudan_worker_private_bytes{") == 3)
            crowd.goes_on()
        public = server.ask("/metrics").status
        status, _, body = ask_at(inside, "/metrics")
        text = body.decode()

    counted = f'mudan_requests_total{{route="/api/v1/search",status="200"}} {float(crowd.outcomes["right"])}'
    assert (public, status) == (404, 200)
    assert counted in text.splitlines()
    assert text.count("mudan_worker_private_bytes{") == 3


def test_every_worker_answers_as_one_process_does(tmp_path: Path, checkout: Path) -> None:
    """R27: six workers, each with the index open, beside the engine in this process."""
    words = (
        "脱贫攻坚",
        "会议",
        "菏泽",
        '"开发区"',
        "会议 工作",
        "的",
        "招商*项目",
        "春耕 OR 防疫",
        "练建钧",
        '"项目 签约"~20',
        "曹县",
        "5G",
    )
    rebuild([checkout / "seeds"], builds.small_settings(tmp_path / "index"))
    service = SearchService.open(builds.small_settings(tmp_path / "index"))
    expected = {}
    for word in words:
        result = service.search(SearchRequest(word, limit=20))
        path = f"/api/v1/search?q={quote(word)}&limit=20"
        expected[path] = (result.total, [(hit.article.id, round(hit.score, 4)) for hit in result.hits])

    def is_same(path: str, answer: Answer) -> bool:
        body = json.loads(answer.body)
        return (body["total"], [(hit["id"], hit["score"]) for hit in body["hits"]]) == expected[path]

    with (
        serving(tmp_path / "index", checkout, WEB_CONCURRENCY="6") as server,
        Crowd(server, 6, list(expected), is_same) as crowd,
    ):
        while sum(crowd.outcomes.values()) < builds.times(300, 30_000):
            time.sleep(0.05)

    assert set(crowd.outcomes) == {"right"}, crowd.outcomes
    assert sum(total for total, _ in expected.values()) > 50


RAW = {
    "no host": (200, b"GET / HTTP/1.1\r\n\r\n"),
    "two hosts": (400, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
    "length and chunks": (
        400,
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
    ),
    "a NUL in a header": (400, b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n"),
    "a bare line feed": (400, b"GET / HTTP/1.1\nHost: a\n\n"),
    "no HTTP": (0, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
    "a long line": (414, b"GET /search?q=" + b"%E5" * 5000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"),
    "a megabyte of one character": (414, b"GET /search?q=" + b"(" * 1_000_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"),
    "a long header": (431, b"GET / HTTP/1.1\r\nHost: a\r\nCookie: " + b"x" * 20_000 + b"\r\n\r\n"),
    "many headers": (431, b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X-A: 1\r\n" * 500 + b"\r\n"),
    "a body": (405, b"POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n" + b"x" * 2_000_000),
    "chunks without end": (
        405,
        b"POST /search HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        + (b"10000\r\n" + b"x" * 65_536 + b"\r\n") * 64,
    ),
    "TRACE": (405, b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"),
    "an absolute address": (200, b"GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n"),
    "a path of slashes": (404, b"GET //evil.example/%2f.. HTTP/1.1\r\nHost: a\r\n\r\n"),
    "bytes in the path": (404, b"GET /article/\xff\xfe\x80 HTTP/1.1\r\nHost: a\r\n\r\n"),
    "bytes in the method": (400, b"G\xe5T / HTTP/1.1\r\nHost: a\r\n\r\n"),
    "bytes in the version": (400, b"GET / HTTP/1.\xe5\r\nHost: a\r\n\r\n"),
    "bytes of no encoding": (400, b"GET /search?q=\xff\xfe\x80 HTTP/1.1\r\nHost: a\r\n\r\n"),
    "half a request": (0, b"GET /sea"),
    "a lying length": (400, b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n"),
    "a version of tomorrow": (400, b"GET / HTTP/9.9\r\nHost: a\r\n\r\n"),
}
"""What is sent, with the status that it is answered by; 0: not at all."""


@pytest.mark.parametrize(("status", "sent"), RAW.values(), ids=RAW.keys())
def test_bytes_that_are_no_request_are_refused_in_form(shared: Server, status: int, sent: bytes) -> None:
    """R32, R46, R49, R69: an answer in form or none, never a failure of ours, and no link to evil.example."""
    answer = shared.raw(sent)

    assert answer[:13] == (f"HTTP/1.1 {status} ".encode() if status else b"")
    assert b"Location:" not in answer
    assert b"//evil.example" not in answer
    assert not re.search(rb"gunicorn/|python|Traceback|\.py\b|/work|/usr/", answer, re.IGNORECASE)
    assert shared.ask("/healthz").status == 200


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_an_address_may_be_typed_in_characters(shared: Server, encoding: str) -> None:
    """As `curl` sends it; browsers encode it themselves."""
    answer = shared.raw("GET /api/v1/search?q=曹县 HTTP/1.1\r\nHost: a\r\n\r\n".encode(encoding))

    assert answer[:13] == b"HTTP/1.1 200 "
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["query"] == "曹县"


def test_the_log_is_json_a_line_and_holds_no_query(shared: Server) -> None:
    secret = "机密词语"
    shared.ask(f"/search?q={quote(secret)}", **{"User-Agent": "an agent"})
    shared.raw(f"GET /search?q={quote(secret)} HTTP/9.9\r\n\r\n".encode())
    until(lambda: '"route": "/search"' in shared.log.read_text("utf-8"))
    written = shared.log.read_text("utf-8")

    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    assert [line for line in written.splitlines() if not line.startswith("{")] == [written.splitlines()[0]]
    assert any(line.get("route") == "/search" for line in lines)
    assert quote(secret) not in written
    assert json.dumps(secret)[1:-1] not in written


NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@pytest.fixture(scope="module")
def behind_nginx(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, int]]:
    """A server, and the port of an nginx before it with the configuration that is shipped."""
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("no nginx here: install the package `nginx-light`")
        pytest.skip("no nginx here")
    tmp_path = tmp_path_factory.mktemp("nginx")
    root = tmp_path / "index"
    builds.publish(root, 1)
    port = free_port()
    with serving(root, checkout, MUDAN_PROXIES="1", MUDAN_RATE_SEARCH="40/minute") as server:
        site = (checkout / "web/deploy/nginx.conf").read_text("utf-8")
        for shipped, here in {
            "127.0.0.1:8000": f"127.0.0.1:{server.port}",
            "listen 80;": f"listen 127.0.0.1:{port};",
            "listen [::]:80;": "",
            "/var/cache/nginx/mudan": f"{tmp_path}/cache",
        }.items():
            assert shipped in site, f"nginx.conf has no {shipped}"
            site = site.replace(shipped, here)
        paths = "".join(
            f"{name}_temp_path {tmp_path}/{name};\n"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;" if os.geteuid() == 0 else ""  # else it becomes nobody, who may not write here
        (tmp_path / "nginx.conf").write_text(
            f"{user} daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
            f"http {{ access_log off; {paths} {site} }}\n",
            "utf-8",
        )
        proxy = subprocess.Popen(
            [NGINX, "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path), "-e", f"{tmp_path}/error.log"]
        )
        try:
            end = time.monotonic() + 10
            while time.monotonic() < end:
                with socket.socket() as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield server, port
        finally:
            proxy.terminate()
            proxy.wait(10)


def ask_at(
    port: int, path: str, source: str = "127.0.0.1", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """One request to *port* from the address *source*."""
    to = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S, source_address=(source, 0))
    with closing(to) as connection:
        connection.request("GET", path, headers={"Host": "archive.example.cn", **headers})
        response = connection.getresponse()
        return response.status, response.headers, response.read()


def test_slow_clients_wait_at_nginx_not_in_a_worker(behind_nginx: tuple[Server, int]) -> None:
    """R53: forty who never finish their request, and a reader is answered within a second; on a busy machine one of three."""
    _, port = behind_nginx
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
    try:
        for connection in slow:
            connection.sendall(b"GET /search?q=1 HTTP/1.1\r\nHost: archive.example.cn\r\nX-")
        took = []
        for _ in range(3):
            started = time.monotonic()
            status, _, body = ask_at(port, ASKED)
            took.append(time.monotonic() - started)
    finally:
        for connection in slow:
            connection.close()

    assert status == 200
    assert is_right(body)
    assert min(took) < 1.0


def test_nginx_keeps_answers_and_asks_again_by_etag(behind_nginx: tuple[Server, int]) -> None:
    _, port = behind_nginx
    path = f"/search?q={quote(builds.QUERY)}"

    first = ask_at(port, path)
    time.sleep(2.2)  # nginx counts whole seconds
    again = ask_at(port, path)
    health = [ask_at(port, "/readyz")[1]["X-Cache"] for _ in range(2)]
    named = [
        ask_at(port, "/newest.atom")[1]["X-Cache"] for _ in range(2)
    ]  # by the host that was asked: for nobody else

    assert [answer[1]["X-Cache"] for answer in (first, again)] == ["MISS", "REVALIDATED"]
    assert first[2] == again[2]
    assert health == named == ["MISS", "MISS"]


def test_who_floods_is_refused_and_others_are_answered(behind_nginx: tuple[Server, int]) -> None:
    """R41: rates count the address that nginx saw; what a client says of itself is not believed, and others are not disturbed."""
    _, port = behind_nginx
    flood: Counter[int] = Counter()
    ended = threading.Event()

    def ask_on() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            path = f"/api/v1/search?q=%E7%94%B2&limit={number % 50 + 1}&from={1000 + number}"
            flood[ask_at(port, path, **{"X-Forwarded-For": f"192.0.2.{number % 250}"})[0]] += 1

    attacker = threading.Thread(target=ask_on)
    attacker.start()
    others = []
    deadline = time.monotonic() + 60
    while flood[429] < 40 and time.monotonic() < deadline:
        time.sleep(0.05)
    for number in range(30):
        path = f"{ASKED}&from={1900 + number}&to=2100"
        others.append(ask_at(port, path, source=f"127.0.0.{2 + number % 3}"))
    ended.set()
    attacker.join()

    assert set(flood) == {200, 429}
    assert flood[200] <= 2 * 40 * 1.5  # a window of the rate may have passed
    assert [status for status, _, _ in others] == [200] * 30
    assert all(is_right(body) for _, _, body in others)
    refused = ask_at(port, "/api/v1/search?q=%E4%B9%99&from=1999")
    assert refused[0] == 200 or int(refused[1]["Retry-After"]) > 0


def test_numbers_for_watchers_are_not_for_the_world(behind_nginx: tuple[Server, int]) -> None:
    _, port = behind_nginx

    assert ask_at(port, "/metrics")[0] == 404
