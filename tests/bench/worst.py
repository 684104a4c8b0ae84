"""
How long the worst questions hold a worker: `python -m tests.bench.worst INDEX`.

`mudan serve` as it comes, but for the rates, is asked what costs most within all that is allowed: long arrangements with
gaps, huge distances and scopes of the commonest characters, as many alternatives and negations as there may be, quotations and
texts as long as they may be, whatever the archive has to be guessed, deep pages, paragraphs, every count, four
phrases over time, completions, the longest article with everything highlighted, files of exports from the first hit to the last;
then some more put together by chance.
One at a time, each twice, the worse counts. Prints the slowest: wall time, processor time of the workers, and the status (503: stopped by
the budget of time). Exits with 1 when an answer took longer than SLOWEST_S, or was none of 200, 400, 503.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from search import QuerySyntaxError, SearchService, Settings
from search.query.parser import MAX_CHARACTERS as _LONGEST
from search.query.parser import parse
from tests.bench.mixed import FREQUENT, plain
from tests.reliability.server import Server, serving
from web.checks import Cursor

SLOWEST_S = 1.3

_COMMON = "的一是在了人不有中国大上年和业市为发工地会建行生动作经全部展学加民要我们这来时个到出以成开对家新区进"
_WORDS = [*FREQUENT, "我们", "服务", "管理", "提高"]
_ODD = "甲乙丙丁戊己庚辛壬癸龘猷蓥璩"
_EXPORTS = ("/search.csv", "/search.jsonl", "/search.ris", "/search.bib")
_CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Taken:
    """
    What one question took.

    Attributes:
        wall: Seconds until the answer began: for as long it held a worker, which gives the rest of a long file to another process.
        processor: Seconds of the workers, in steps of a hundredth.
    """

    name: str
    status: int
    wall: float
    processor: float


def _allowed(text: str) -> bool:
    try:
        parse(text)
    except QuerySyntaxError:
        return False
    return True


def _joined(pieces: Iterable[str], sign: str) -> str:
    """As many of *pieces*, with *sign* between them, as a query may have."""
    text = ""
    for piece in pieces:
        longer = f"{text}{sign}{piece}" if text else piece
        if not _allowed(longer):
            break
        text = longer
    return text


def texts(service: SearchService, chance: random.Random) -> dict[str, str]:
    """The text of a query by what it is."""

    def some(letters: str, number: int) -> str:
        return "".join(chance.choice(letters) for _ in range(number))

    def forever(make: Callable[[], str]) -> Iterator[str]:
        while True:
            yield make()

    articles = service.newest(500)
    pasted = plain(max((p.text for article in articles for p in article.paragraphs), key=len))[:_LONGEST]
    common = list(_COMMON)
    gapped = "*".join(common[:5])
    return {
        "one character": "的",
        "characters OR": _joined(common, " OR "),
        "characters AND": _joined(common, " "),
        "characters NOT": _joined(common, " -"),
        "all but characters": "-" + _joined(common, " -"),
        "words OR": _joined(_WORDS, " OR "),
        "words AND": _joined(_WORDS, " "),
        "gaps *": gapped,
        "gaps * of one": "的*的*的*的*的",
        "gaps ?": "?".join(common[:5]),
        "gaps ????????": "????????".join(common[:5]),
        "gaps OR gaps": _joined(forever(lambda: "*".join(some(_COMMON, 5))), " OR "),
        "gaps AND gaps": _joined(forever(lambda: "*".join(some(_COMMON[:12], 5))), " "),
        "without gaps": "的 -" + _joined(forever(lambda: "*".join(some(_COMMON[:12], 5))), " -"),
        "near 2": '"的 一"~200',
        "near 12": f'"{" ".join(common[:12])}"~200',
        "near 32": f'"{" ".join(common[:32])}"~200',
        "near of one": f'"{" ".join("的" * 32)}"~200',
        "near OR near": _joined(forever(lambda: f'"{" ".join(some(_COMMON, 5))}"~200'), " OR "),
        "sentence": f"({' '.join(common[:30])})/s",
        "paragraph": f"({' '.join(common[:30])})/p",
        "sentences OR": _joined(forever(lambda: f"({' '.join(some(_COMMON, 4))})/s"), " OR "),
        "paragraphs of one": _joined(forever(lambda: f"({' '.join('的' * 4)})/p"), " "),
        "quoted, long": f"“{some(_COMMON, 250)}”",
        "quoted, of one": f"“{'的' * 250}”",
        "quotations OR": _joined(forever(lambda: f"“{some(_COMMON[:20], 2)}”"), " OR "),
        "quotations": _joined(forever(lambda: f"“{some(_COMMON[:20], 2)}”"), " "),
        "pasted": pasted,
        "pasted, mixed": "".join(chance.sample(pasted, len(pasted))),
        "a text of common characters": some(_COMMON, _LONGEST),
        "one character over and over": "的" * _LONGEST,
        "an odd character over and over": "龘" * _LONGEST,
        "digits": "2" * _LONGEST,
        "letters": "a" * _LONGEST,
        "letters apart": _joined(forever(lambda: some("abcxyz", 1)), " "),
        "syllables": _joined(forever(lambda: chance.choice(["zhang", "li", "shi", "ji", "yi", "xian"])), ""),
        "words to be guessed": _joined(forever(lambda: some(_COMMON, 2) + some(_ODD, 1)), " "),
        "long words to be guessed": _joined(forever(lambda: some(_COMMON, 5) + some(_ODD, 1) + some(_COMMON, 5)), " "),
        "words that never meet": _joined(forever(lambda: chance.choice(_WORDS) + " " + some(_ODD, 2)), " "),
        "in the title": _joined((f"标题:{one}" for one in common), " OR "),
        "groups": "((((((((" + _joined(common, " OR ")[:150].rstrip("OR ") + "))))))))",
        "fields of everything": _joined((f"{name}:的" for name in ("标题", "正文", "作者", "来源", "地区") * 7), " OR "),
        "dates": _joined((f"日期:{year}..{year + 20}" for year in range(1980, 2012)), " OR "),
        "brackets": "(" * 8 + "的" + ")" * 8 + " OR “的”" * 20,
    }  # fmt: skip


def by_chance(known: dict[str, str], chance: random.Random, number: int) -> Iterator[tuple[str, str]]:
    """Queries put together from pieces of those that are *known*."""
    pieces = [text for text in known.values() if len(text) <= 120]
    pieces += [
        '"的 一"~200',
        "的*一*是",
        "-的",
        "(的 一 是)/s",
        "(的 在)/p",
        "“的一”",
        "标题:的",
        "发展 工作",
        "的 OR 一",
    ]
    for count in range(number):
        text = chance.choice(pieces)
        while _allowed(longer := text + chance.choice([" ", " OR ", " -"]) + chance.choice(pieces)):
            text = longer
        yield f"by chance {count}", text


def questions(service: SearchService, seed: int, number: int) -> Iterator[tuple[str, str]]:
    """A name and a path of each question."""
    chance = random.Random(seed)
    known = texts(service, chance)
    generation = service.info().generation
    longest = max(service.newest(5_000), key=lambda article: sum(len(p.text) for p in article.paragraphs))
    largest = max(service.issues(), key=lambda issue: issue.articles)

    def path(route: str, **fields: object) -> str:
        return f"{route}?{urlencode(fields, doseq=True)}"

    for name, text in known.items():
        yield name, path("/search", q=text)
        yield f"{name}, API", path("/api/v1/search", q=text, limit=100)
        yield f"{name}, paragraphs", path("/api/v1/search", q=text, limit=100, unit="paragraph")
        yield f"{name}, newest", path("/search", q=text, sort="newest", unit="paragraph")
    for name, text in by_chance(known, chance, number):
        yield name, path("/search", q=text, unit=chance.choice(["article", "paragraph"]))
    dear = ("的", "gaps OR gaps", "near OR near", "characters OR", "words to be guessed", "pasted, mixed")
    for name in dear:
        text = known.get(name, name)
        for unit in ("article", "paragraph"):
            deep = str(Cursor(9_990, generation))
            yield f"{name}, deep, {unit}", path("/api/v1/search", q=text, cursor=deep, limit=100, unit=unit)
            yield f"{name}, facets, {unit}", path("/api/v1/facets", q=text, unit=unit)
        yield (
            f"{name}, narrowed",
            path("/search", q=text, **{"from": 1990, "to": 2030, "kind": "news", "sort": "oldest"}),
        )
        yield f"{name}, explained", path("/api/v1/search", q=text, explain=1, limit=100)
        yield f"{name}, feed", path("/search.atom", q=text)
        for export in _EXPORTS:
            yield f"{name}, {export}", path(export, q=text)
        yield (
            f"{name}, a late file",
            path("/search.csv", q=text, unit="paragraph", cursor=Cursor(40_000, generation)),
        )
        yield f"{name}, files", path("/export", q=text)
        yield f"{name}, frame", path("/embed/frame", q=text)
        yield f"{name}, completed", path("/api/v1/suggest", q=text, limit=20)
        yield f"{name}, in the longest article", path(f"/article/{quote(longest.id)}", q=text)
        yield f"{name}, in its JSON", path(f"/api/v1/articles/{quote(longest.id)}", q=text)
    several = [name for name in known if "OR" in name or "near" in name or "gaps" in name]
    for first in range(0, len(several), 4):
        yield (
            "over time: " + "; ".join(several[first : first + 4]),
            path("/trend", q=[known[name] for name in several[first : first + 4]], by="month"),
        )
    for text in ("的", "a", "z", "zh", "shi", "一" * 20, "zhang" * 12, "龘", "2"):
        yield f"completion of {text[:10]}", path("/api/v1/suggest", q=text, limit=20)
    for name, route in {
        "the largest issue": f"/issue/{largest.date or 'undated'}",
        "its JSON": f"/api/v1/issues/{largest.date or 'undated'}?limit=100",
        "the longest article": f"/article/{quote(longest.id)}",
        "home": "/", "about": "/about", "browse": "/browse", "districts": "/districts", "reporters": "/reporters", "help": "/help",
        "over time": "/trend", "sitemap": "/sitemap.xml", "a sitemap": "/sitemap-1.xml", "newest": "/newest.atom", "stats": "/api/v1/stats",
        "issues": "/api/v1/issues", "document": "/api/v1/openapi.json", "numbers": "/metrics", "ready": "/readyz",
    }.items():  # fmt: skip
        yield name, route


def measure(server: Server, name: str, path: str) -> Taken:
    """Ask once."""
    before = processor(server)
    answer = server.ask(path)
    return Taken(name, answer.status, answer.began_s, processor(server) - before)


def processor(server: Server) -> float:
    """Seconds that the workers have run."""
    spent = 0
    for worker in server.workers():
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])  # utime and stime, fields 14 and 15 of proc(5)
    return spent / os.sysconf("SC_CLK_TCK")


def measured(index: Path, by_chance: int, seed: int, times: int, every: int = 1, **settings: str) -> list[Taken]:
    """Each question, or one of *every* so many, the slower of so many *times*."""
    rates = {f"MUDAN_RATE_{kind}": "" for kind in ("SEARCH", "SUGGEST", "EXPORT", "EMBED")}
    asked = list(questions(SearchService.open(Settings(index=index)), seed, by_chance))[::every]
    with TemporaryDirectory() as logs, serving(index, _CHECKOUT, logs=Path(logs), **rates, **settings) as server:
        return [
            max((measure(server, name, path) for _ in range(times)), key=lambda one: one.wall)
            for name, path in asked
        ]


def verdict(taken: list[Taken]) -> str:
    """What is not as it should be; empty when all is well."""
    slow = [one for one in taken if one.wall > SLOWEST_S]
    failed = [one for one in taken if one.status not in (200, 400, 503)]
    return "; ".join(f"{one.name}: {one.status} in {one.wall:.2f} s" for one in [*slow, *failed])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.worst", description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--by-chance", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slowest", type=int, default=12)
    parser.add_argument("--budget", default="1.0", help="MUDAN_TIME_BUDGET; 0 to see what there would be without")
    options = parser.parse_args()
    taken = measured(options.index, options.by_chance, options.seed, 2, MUDAN_TIME_BUDGET=options.budget)
    lines = ["| question | status | wall, s | processor, s |", "|---|---|---|---|"]
    for one in sorted(taken, key=lambda one: -one.wall)[: options.slowest]:
        lines.append(f"| {one.name} | {one.status} | {one.wall:.2f} | {one.processor:.2f} |")
    wrong = verdict(taken)
    lines.append(
        f"\n{len(taken)} questions, twice each: {dict(Counter(one.status for one in taken))}, "
        f"slowest {max(one.wall for one in taken):.2f} s; load average {os.getloadavg()[0]:.1f}; {wrong or 'all well'}"
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
