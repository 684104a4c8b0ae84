# ruff: noqa: T201 - it is a program that prints
"""
How fast pages are read: megabytes of page text a second of one core, beside a plain scan of the same text.

    python tests/bench/parsing.py                    # pages like the seeds, hard-wrapped, of short lines, in one file
    python tests/bench/parsing.py --mb 2 --rounds 7

No two pages are the same: each is a seed with its rare characters and its digits exchanged, so that nothing that was
kept from one page helps with the next. The plain scan splits the text into lines, strips them and looks for dates;
its figure moves with the machine, the ratio does not. Processor time, best of the rounds.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from search.ingest import load_gazetteer, parse_page  # noqa: E402
from search.model import Page  # noqa: E402

_DATE = re.compile(r"\d{1,2}月\d{1,2}日")
_DIGITS = "0123456789"


def varied(text: str, rng: random.Random) -> str:
    """*text* with its rare characters exchanged among each other, and its digits."""
    counts = Counter(char for char in text if "\u4e00" <= char <= "\u9fff")
    rare = [char for char, count in counts.items() if count <= 2]
    other = rng.sample(rare, len(rare))
    digits = dict(zip(_DIGITS[3:], rng.sample(_DIGITS[3:], 7), strict=True))
    return text.translate(str.maketrans(dict(zip(rare, other, strict=True)) | digits))


def wrapped(text: str, width: int) -> str:
    """*text* with every line cut to *width* characters."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += [line[start : start + width] for start in range(0, len(line), width)] or [""]
    return "\n".join(lines)


def unparted(text: str) -> str:
    """*text* without its blank lines."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def clauses(text: str) -> str:
    """*text* with a line for each clause: short lines that end in every way."""
    return re.sub("(?<=[，。；、,])", "\n", text)


SHAPES: dict[str, Callable[[str], str]] = {
    "as the seeds": lambda text: text,
    "wrapped to 18": lambda text: wrapped(text, 18),
    "wrapped, unparted": lambda text: unparted(wrapped(text, 18)),
    "a clause a line": clauses,
}


def scan(texts: Sequence[str]) -> int:
    """The peer: what any program does that reads such pages at all."""
    found = 0
    for text in texts:
        lines = [line.strip() for line in text.split("\n")]
        found += sum(len(_DATE.findall(line)) for line in lines if line)
    return found


def parse(texts: Sequence[str]) -> int:
    """Articles of all pages."""
    gazetteer = load_gazetteer()
    return sum(
        len(parse_page(Page(f"{number}.txt", text), gazetteer).articles) for number, text in enumerate(texts)
    )


def seconds(work: Callable[[Sequence[str]], int], texts: Sequence[str], rounds: int) -> float:
    """Processor seconds of the best round."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work(texts)
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    """Measure every shape and print a line for each."""
    options = argparse.ArgumentParser(description=__doc__.strip().split("\n")[0])
    options.add_argument("--mb", type=float, default=0.5, help="megabytes of text for each shape")
    options.add_argument("--rounds", type=int, default=7)
    chosen = options.parse_args()
    rng = random.Random(1)
    seeds = [path.read_text(encoding="utf-8-sig") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    pages: list[str] = []
    while sum(len(page.encode()) for page in pages) < chosen.mb * 1e6:
        pages += [varied(seed, rng) for seed in seeds]
    print(f"{'shape':20} {'lines':>8} {'MB/s':>7} {'scan MB/s':>10} {'scan/parse':>10}")
    parse(pages[:5])
    cases = {name: [shape(page) for page in pages] for name, shape in SHAPES.items()}
    cases["one file of all"] = ["\n\n".join(pages)]
    cases["one file, wrapped"] = ["\n\n".join(wrapped(page, 18) for page in pages)]
    for name, texts in cases.items():
        size = sum(len(text.encode()) for text in texts) / 1e6
        count = sum(text.count("\n") for text in texts)
        ours, peer = seconds(parse, texts, chosen.rounds), seconds(scan, texts, chosen.rounds)
        print(f"{name:20} {count:8} {size / ours:7.2f} {size / peer:10.1f} {ours / peer:10.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
