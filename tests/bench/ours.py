"""
Mudan on the prepared workload, in a process of its own: `python -m tests.bench.ours PREPARED INDEX REPEAT`.

Prints the same JSON object as the peers.
"""

from __future__ import annotations

import json
import marshal
import sys
import time
from pathlib import Path

from search.analysis.analyzer import load_analyzer
from search.backends import open_engine
from search.engine import IndexInfo
from search.query.nodes import Exact
from search.query.plan import Plan, SomeOf
from search.query.planning import make_plan
from search.query.request import SearchRequest

INFO = IndexInfo("", 0, 0, 0, 0, None, None, "", "")


def main(prepared: Path, directory: Path, repeat: int) -> dict[str, object]:
    analyzer = load_analyzer("rjieba")
    engine = open_engine(directory, INFO)
    with (prepared / "queries").open("rb") as file:
        queries = marshal.load(file)
    plans = []
    for kind, words, district in queries:
        request = SearchRequest(districts=(district,) if district else (), facets=("district", "date"))
        if kind == "string":
            plans.append(make_plan(Exact(words[0]), request, analyzer))
        else:
            # Words alone, as the peers ask for them; `tiers` asks for all that a reader's query asks for.
            plans.append(Plan(SomeOf(tuple(words), 1.0), request))
    times = []
    hits = []
    for _ in range(repeat):
        round_ = []
        hits = []
        for plan in plans:
            begun = time.perf_counter()
            answer = engine.search(plan)
            round_.append((time.perf_counter() - begun) * 1000)
            hits.append(answer.total)
        times.append(round_)
    size = sum(file.stat().st_size for file in directory.iterdir())
    return {"bytes": size, "ms": times, "hits": hits}


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])), sys.stdout)
