"""
The comparison: `make bench`, or `python -m tests.bench --corpus FILE --peer PYTHON`.

Prepares one workload, lets Mudan and tantivy answer it by turns, each in a process of its own, and prints a table of
medians with ratios. Nothing of the corpus is printed or kept outside the directory given.
"""

from __future__ import annotations

import argparse
import json
import marshal
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from search.analysis.analyzer import load_analyzer
from tests.bench.prepare import prepare
from tests.bench.workload import read_articles

REPEAT = 5
"""Times that each process asks every query; the first is left out."""

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run it; 2 when there is no corpus."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--corpus", default=os.environ.get("MUDAN_BENCH_CORPUS", ""), help=".jsonl, .jsonl.xz, .jsonl.gz"
    )
    parser.add_argument("--peer", default=os.environ.get("MUDAN_BENCH_PEER", ""), help="a Python that has tantivy")
    parser.add_argument(
        "--work",
        default=os.environ.get("MUDAN_BENCH_WORK", Path(tempfile.gettempdir()) / "mudan-bench"),
        type=Path,
    )
    parser.add_argument("--articles", default=51_663, type=int)
    parser.add_argument("--rounds", default=3, type=int)
    parser.add_argument("--jobs", default=2, type=int)
    parser.add_argument("--whoosh", action="store_true", help="Whoosh's own codec, too: takes an hour for 50,000")
    options = parser.parse_args()
    corpus = Path(options.corpus)
    if not options.corpus or not corpus.is_file():
        _say("bench: no corpus; name one with --corpus or MUDAN_BENCH_CORPUS")
        return 2
    directory = options.work / f"{corpus.stem}-{options.articles}"
    if not (directory / "report.json").is_file():
        _say(f"preparing {options.articles} articles in {directory} …")
        report = prepare(read_articles(corpus, options.articles), directory, load_analyzer("rjieba"), options.jobs)
        (directory / "report.json").write_text(json.dumps(report))
    report = json.loads((directory / "report.json").read_text())
    runs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if options.whoosh:
        # It is asked once: its times are too long for what the machine does beside to count.
        runs["whoosh"].append(
            _run([sys.executable, "-m", "tests.bench.whoosh_peer", directory, directory / "whoosh", 2])
        )
    for _ in range(options.rounds):
        if options.peer:
            runs["tantivy"].append(
                _run([options.peer, HERE / "tantivy_peer.py", directory, directory / "tantivy", REPEAT])
            )
        runs["mudan"].append(
            _run([sys.executable, "-m", "tests.bench.ours", directory, directory / "index", REPEAT])
        )
    if not options.peer:
        _say("bench: no peer; name a Python that has tantivy with --peer or MUDAN_BENCH_PEER")
    queries = marshal.loads((directory / "queries").read_bytes())
    sys.stdout.write(f"{table(queries, runs, report)}\n")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _run(command: list[object]) -> dict[str, Any]:
    made = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE)
    result: dict[str, Any] = json.loads(made.stdout)
    return result


def table(
    queries: list[tuple[str, list[str], str]], runs: dict[str, list[dict[str, Any]]], report: dict[str, Any]
) -> str:
    """The table in Markdown: p50, p95 and the worst of each class in milliseconds, and ratios to the peer."""
    classes: dict[str, list[int]] = defaultdict(list)
    for number, (kind, _, district) in enumerate(queries):
        classes[f"{kind} + district" if district else kind].append(number)
    lines = [
        f"{report['articles']} articles, {report['characters']} characters",
        "",
        "| queries | engine | p50 | p95 | worst | ratio p50 | ratio p95 |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, numbers in classes.items():
        figures = {engine: _figures(own, numbers) for engine, own in runs.items()}
        base = figures.get("tantivy")
        for engine, (p50, p95, worst) in figures.items():
            ratios = f"{p50 / base[0]:.2f} | {p95 / base[1]:.2f}" if base and engine != "tantivy" else " | "
            lines.append(
                f"| {name} ({len(numbers)}) | {engine} | {p50:.3f} | {p95:.3f} | {worst:.1f} | {ratios} |"
            )
    for engine, own in runs.items():
        lines.append(f"\n{engine}: {own[0]['bytes'] / 1e6:.0f} MB on disk, {sum(own[0]['hits'])} hits")
    return "\n".join(lines)


def _figures(runs: list[dict[str, Any]], numbers: list[int]) -> tuple[float, float, float]:
    # Of each query the median of its repetitions (the first of each process left out), so that what the machine does
    # beside counts for neither engine; then over the queries.
    rounds = [each for run in runs for each in run["ms"][1:]]
    times = sorted(statistics.median(each[number] for each in rounds) for number in numbers)

    def at(share: float) -> float:
        return times[min(len(times) - 1, int(share * len(times)))]

    return at(0.5), at(0.95), at(1.0)


if __name__ == "__main__":
    sys.exit(main())
