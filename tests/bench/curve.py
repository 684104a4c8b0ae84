"""
The cost curve: `python -m tests.bench.curve CORPUS --sizes 5000 50000 500000`.

For each size the corpus is written anew (beyond its end it is repeated with changed words, so that the vocabulary
grows), indexed as an operator does (`mudan index --rebuild`), and asked in a process of its own. What was measured is
added to a JSON file, from which the table of README.md and `curve.svg` are made: `--report` does this alone.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from search.analysis.analyzer import load_analyzer
from search.analysis.normalize import fold
from search.model import Article
from tests.bench.workload import Query, queries, read_articles, tokens

SAMPLE = 5_000
"""Articles of which queries are drawn, the first ones, so that all sizes are asked the same."""

PER_FILE = 10_000
ROUNDS = 3
_HERE = Path(__file__).resolve().parent
RESULTS, PLOT = _HERE / "curve.json", _HERE / "curve.svg"

CLASSES = {
    "rare": "words that stand together in a title",
    "frequent": "one to three of the commonest words",
    "string": "exact strings of 2 to 8 characters",
    "character": "one character",
    "service": "the words, as a reader's query: hits with snippets, facets",
}
"""Classes of queries."""

Point = dict[str, Any]


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.curve", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help=".jsonl, .jsonl.xz, .jsonl.gz")
    parser.add_argument("--sizes", nargs="+", type=int, default=[5_000, 50_000, 500_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "mudan-curve")
    parser.add_argument("--report", action="store_true", help="only print the table and draw the plot")
    parser.add_argument("--ask", nargs=2, type=Path, metavar=("INDEX", "QUERIES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        json.dump(ask(*options.ask), sys.stdout)
        return 0
    if not options.report:
        if options.corpus is None:
            parser.error("no corpus")
        for size in options.sizes:
            add(measure(options.corpus, size, options.jobs, options.work))
    points = json.loads(RESULTS.read_text())
    PLOT.write_text(plot(points), "utf-8")
    sys.stdout.write(f"{table(points)}\n")
    return 0


def add(point: Point) -> None:
    """Keep *point* in the place of an older one of its size."""
    points = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    points = [other for other in points if other["articles"] != point["articles"]] + [point]
    RESULTS.write_text(json.dumps(sorted(points, key=lambda each: each["articles"]), indent=1) + "\n")


def measure(corpus: Path, size: int, jobs: int, work: Path) -> Point:
    """Index *size* articles and ask them."""
    shutil.rmtree(work, ignore_errors=True)
    pages, index = work / "corpus", work / "index"
    pages.mkdir(parents=True)
    articles = read_articles(corpus, size)
    text_bytes = 0
    sample: list[Article] = []
    for number in range(-(-size // PER_FILE)):
        with (pages / f"part-{number:03d}.jsonl").open("w", encoding="utf-8") as file:
            for article in islice(articles, PER_FILE):
                if len(sample) < SAMPLE:
                    sample.append(article)
                texts = [article.title, *(paragraph.text for paragraph in article.paragraphs)]
                text_bytes += sum(len(text.encode()) for text in texts)
                date = str(article.date) if article.date else None
                record = {"id": article.id, "title": texts[0], "body": "\n".join(texts[1:]), "date": date}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    drawn = work / "queries.json"
    drawn.write_text(json.dumps([[query.kind, list(query.words)] for query in _queries(sample)]))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    build = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "search",
            "index",
            str(pages),
            "--index",
            str(index),
            "--rebuild",
            "--jobs",
            str(jobs),
        ],
        stderr=subprocess.DEVNULL,
    )
    anonymous = resident = 0
    while build.poll() is None:
        own, whole = _memory(build.pid)
        anonymous, resident = max(anonymous, own), max(resident, whole)
        time.sleep(0.2)
    if build.returncode:
        raise SystemExit(f"mudan index ended with {build.returncode}")
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    asked = subprocess.run(
        [sys.executable, "-m", "tests.bench.curve", "--ask", str(index), str(drawn)],
        check=True,
        stdout=subprocess.PIPE,
    )
    generation = next((index / "gens").glob("gen-*"))
    return {
        "articles": size,
        "text_bytes": text_bytes,
        "build_wall_s": wall,
        "build_cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "build_anonymous_bytes": anonymous,
        "build_resident_bytes": resident,
        "index_bytes": sum(file.stat().st_size for file in generation.iterdir()),
        "segments": len(list(generation.glob("*.columns"))),
        **json.loads(asked.stdout),
    }


def _queries(sample: Sequence[Article]) -> list[Query]:
    analyzer = load_analyzer("rjieba")
    words = [tokens(article, analyzer)[:2] for article in sample]
    drawn = queries(words, [fold(article.paragraphs[0].text) for article in sample], each=30)
    characters = sorted({query.words[0][0] for query in drawn if query.kind == "string"})[::10]
    return [*drawn, *(Query("character", (char,)) for char in characters)]


def _memory(pid: int) -> tuple[int, int]:
    """Bytes of a process and of those it started: of its own, and with mapped files, which processes may share."""
    own = whole = 0
    for number in (pid, *_children(pid)):
        try:
            lines = Path(f"/proc/{number}/status").read_text().splitlines()
        except OSError:
            continue
        values = dict(line.split(":", 1) for line in lines)
        own += int(values.get("RssAnon", "0 kB").split()[0]) * 1024
        whole += int(values.get("VmRSS", "0 kB").split()[0]) * 1024
    return own, whole


def _children(pid: int) -> Iterator[int]:
    try:
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    except OSError:
        return


def ask(index: Path, drawn: Path) -> Point:
    """Ask the index: seconds until the first answer, milliseconds by class (p50, p95, worst), memory of the process."""
    started = time.perf_counter()
    from search.query.nodes import Exact
    from search.query.plan import Plan, SomeOf
    from search.query.planning import make_plan
    from search.query.request import SearchRequest
    from search.service import SearchService
    from search.settings import Settings

    service = SearchService.open(Settings(index=index))
    service.search(SearchRequest("菏泽"))
    first = time.perf_counter() - started
    snapshot = service._snapshots()
    todo: dict[str, list[Any]] = defaultdict(list)
    for kind, words in json.loads(drawn.read_text()):
        if kind in ("string", "character"):
            todo[kind].append(make_plan(Exact(words[0]), SearchRequest(), snapshot.analyzer))
        else:
            todo[kind].append(Plan(SomeOf(tuple(words), 1.0), SearchRequest()))
            todo["service"].append(SearchRequest(" ".join(words)))
    times: dict[str, list[float]] = {}
    for kind, plans in todo.items():
        answer = service.search if kind == "service" else snapshot.engine.search
        best = [min(_timed(answer, plan) for _ in range(ROUNDS)) for plan in plans]
        ordered = sorted(best)
        times[kind] = [ordered[len(ordered) // 2], ordered[int(0.95 * (len(ordered) - 1))], ordered[-1]]
    own, _ = _memory(os.getpid())
    return {"first_answer_s": first, "ms": times, "service_anonymous_bytes": own}


def _timed(answer: Any, plan: Any) -> float:
    started = time.perf_counter()
    answer(plan)
    return (time.perf_counter() - started) * 1000


def table(points: Sequence[Point]) -> str:
    """The curve in Markdown."""
    rows: list[tuple[str, list[str]]] = [
        ("text, MB as UTF-8", [f"{p['text_bytes'] / 1e6:.0f}" for p in points]),
        ("build, CPU seconds of all processes", [f"{p['build_cpu_s']:.0f}" for p in points]),
        ("build, wall seconds", [f"{p['build_wall_s']:.0f}" for p in points]),
        ("build, peak memory of its own / with mapped files, MB",
         [f"{p['build_anonymous_bytes'] / 1e6:.0f} / {p['build_resident_bytes'] / 1e6:.0f}" for p in points]),
        ("disk, MB (× the text)",
         [f"{p['index_bytes'] / 1e6:.0f} ({p['index_bytes'] / p['text_bytes']:.2f})" for p in points]),
        ("segments", [str(p["segments"]) for p in points]),
        ("import, open, first answer, s", [f"{p['first_answer_s']:.2f}" for p in points]),
        ("memory of a process that answers, MB", [f"{p['service_anonymous_bytes'] / 1e6:.0f}" for p in points]),
        *(
            (f"{name} p50 / p95 / worst, ms", [" / ".join(f"{ms:.2f}" for ms in p["ms"][name]) for p in points])
            for name in CLASSES
        ),
    ]  # fmt: skip
    head = [
        "| articles | " + " | ".join(f"{p['articles']:,}" for p in points) + " |",
        "|---" * (len(points) + 1) + "|",
    ]
    return "\n".join([*head, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)])


_COLOURS = ("#0b6e4f", "#b3261e", "#1f4e9e", "#8a5a00", "#6b3fa0", "#444444")


def plot(points: Sequence[Point]) -> str:
    """The curve as SVG, both axes logarithmic: p50 of each class, and CPU seconds of the build."""
    from math import log10

    lines = {name: [p["ms"][name][0] for p in points] for name in CLASSES}
    lines["build, CPU ms an article"] = [1000 * p["build_cpu_s"] / p["articles"] for p in points]
    every = [value for values in lines.values() for value in values]
    low, high = int(log10(min(every))) - 1, int(log10(max(every))) + 1
    first, last = log10(points[0]["articles"]), log10(points[-1]["articles"])

    def x(articles: float) -> float:
        return 70 + 420 * (log10(articles) - first) / ((last - first) or 1)

    def y(value: float) -> float:
        return 20 + 300 * (high - log10(value)) / (high - low)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 370" font-family="sans-serif" font-size="12">',
        "<title>Milliseconds by number of articles</title>",
        '<rect width="760" height="370" fill="#ffffff"/>',
    ]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(f'<line x1="70" y1="{at:.1f}" x2="490" y2="{at:.1f}" stroke="#dddddd"/>')
        parts.append(f'<text x="62" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g} ms</text>')
    for point in points:
        at = x(point["articles"])
        parts.append(f'<text x="{at:.1f}" y="345" text-anchor="middle">{point["articles"]:,}</text>')
    for (name, values), colour, row in zip(lines.items(), _COLOURS, range(len(lines)), strict=False):
        marks = [(x(point["articles"]), y(value)) for point, value in zip(points, values, strict=True)]
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in marks)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in marks]
        parts.append(f'<text x="510" y="{40 + 22 * row}" fill="{colour}">{name}</text>')
    parts.append('<text x="280" y="364" text-anchor="middle">articles</text></svg>')
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
