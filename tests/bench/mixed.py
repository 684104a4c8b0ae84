"""
A thousand mixed questions to `SearchService.search`, as readers ask them: `python -m tests.bench.mixed INDEX`.

They are drawn from what the index holds, so that every kind of question has answers: words, headlines, quotations,
arrangements, single characters, alternatives, negations, filters, sorts and paragraphs. Prints a table of the kinds with
p50, p95 and the worst in milliseconds of one process, and the slowest questions. Nothing is asked twice.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from search import Article, PartialDate, SearchRequest, SearchService, Settings, Sort, Unit

QUESTIONS = 1_000
DRAWN_FROM = 2_000
"""Articles that questions are made of."""

FREQUENT = (
    "发展", "建设", "工作", "中国", "记者", "活动", "项目", "经济",
    "企业", "社会", "问题", "全国", "北京", "国家", "进行", "公司",
)  # fmt: skip
"""Words that most news has."""
_HAN = re.compile("[\u4e00-\u9fff]{4,}")
_SENTENCE_END = re.compile("[。！？]")


class Drawer:
    """Makes questions out of articles, by chance but the same each time."""

    def __init__(self, articles: tuple[Article, ...], districts: tuple[str, ...], seed: int = 5) -> None:
        self._articles = articles
        self._districts = districts
        self._chance = random.Random(seed)

    def article(self) -> Article:
        return self._chance.choice(self._articles)

    def text(self) -> str:
        """A paragraph that has some Han text."""
        while True:
            text = self._chance.choice(self.article().paragraphs).text
            if _HAN.search(text):
                return text

    def string(self, fewest: int, most: int, text: str | None = None) -> str:
        """Han characters as they stand in *text*, or in any."""
        stretches = _HAN.findall(self.text() if text is None else text)
        stretch = self._chance.choice(stretches)
        size = min(self._chance.randint(fewest, most), len(stretch))
        at = self._chance.randrange(len(stretch) - size + 1)
        return stretch[at : at + size]

    def pair(self, text: str | None = None) -> tuple[str, str]:
        """Two strings of one paragraph, the earlier first."""
        while text is None or len(_HAN.findall(text)) < 2:
            text = self.text()
        first, second = sorted(self._chance.sample(range(len(_HAN.findall(text))), 2))
        stretches = _HAN.findall(text)
        return self.string(2, 2, stretches[first]), self.string(2, 3, stretches[second])

    def words(self, number: int) -> str:
        return " ".join(self.string(2, 3) for _ in range(number))

    def together(self, number: int) -> str:
        """Short strings of one article."""
        paragraphs = [p.text for p in self.article().paragraphs if _HAN.search(p.text)]
        return " ".join(self.string(2, 4, self._chance.choice(paragraphs or [self.text()])) for _ in range(number))

    def sentence(self) -> str:
        return max(_SENTENCE_END.split(self.text()), key=len)[:120].strip()

    def title(self) -> str:
        while not _HAN.search(title := self.article().title):
            pass
        return title

    def questions(self) -> Iterator[tuple[str, SearchRequest]]:
        """A kind and a question of it, without end."""
        ask = SearchRequest
        day = PartialDate
        kinds: list[tuple[str, int, Callable[[], SearchRequest]]] = [
            ("one word", 14, lambda: ask(self.string(2, 4))),
            ("two or three words", 14, lambda: ask(self.together(self._chance.randint(2, 3)))),
            ("words that do not go together", 5, lambda: ask(self.words(3))),
            ("quoted string", 14, lambda: ask(f"“{self.string(2, 8)}”")),
            ("headline", 6, lambda: ask(plain(self.title()))),
            ("headline with a slip", 4, lambda: ask(plain(self._slipped(self.title())))),
            ("sentence pasted", 4, lambda: ask(plain(self.sentence()))),
            ("question", 4, lambda: ask(f"谁在{self.string(2, 3)}{self.string(2, 4)}什么时候{self.string(2, 2)}")),
            ("near", 5, lambda: ask('"{} {}"~20'.format(*self.pair()))),
            ("near, frequent", 2, lambda: ask(f'"{self._frequent()} {self._frequent()}"~20')),
            ("gap", 4, lambda: ask("{}*{}".format(*self._close()))),
            ("same sentence", 3, lambda: ask("({} {})/s".format(*self.pair()))),
            ("same paragraph", 2, lambda: ask(f"({self._frequent()} {self.string(2, 3)})/p")),
            ("one character", 4, lambda: ask(self._chance.choice(self.text().strip()) or "唐")),
            ("alternatives", 3, lambda: ask(" OR ".join(self.string(2, 3) for _ in range(8)))),
            ("without", 4, lambda: ask(f"{self._frequent()} -{self.string(2, 3)} -{self._frequent()}")),
            ("in the title", 3, lambda: ask(f"标题:{self.string(2, 3, self.title())}")),
            ("everything", 1, lambda: ask("")),
            ("newest first", 4, lambda: ask(self.string(2, 3), sort=Sort.NEWEST)),
            ("newest first, frequent", 2, lambda: ask(self._frequent(), sort=Sort.NEWEST)),
            ("paragraphs", 4, lambda: ask(self.string(2, 4), unit=Unit.PARAGRAPH)),
            ("paragraphs, frequent", 2, lambda: ask(self._frequent(), unit=Unit.PARAGRAPH)),
            (
                "filtered",
                4,
                lambda: ask(self.string(2, 3), districts=(self._chance.choice(self._districts),), since=day(2000)),
            ),
            ("far page", 2, lambda: ask(self._frequent(), offset=self._chance.randrange(0, 500, 10))),
            ("misspelt", 4, lambda: ask(self._slipped(self.string(3, 4)))),
        ]
        names, weights, makers = zip(*kinds, strict=True)
        while True:
            (number,) = self._chance.choices(range(len(names)), weights)
            yield names[number], makers[number]()

    def _frequent(self) -> str:
        return self._chance.choice(FREQUENT)

    def _close(self) -> tuple[str, str]:
        text = ""
        while len(text) < 12:
            text = self._chance.choice(_HAN.findall(self.text()))
        at = self._chance.randrange(len(text) - 11)
        return text[at : at + 2], text[at + 2 + self._chance.randint(1, 7) :][:2]

    def _slipped(self, text: str) -> str:
        at = self._chance.randrange(len(text))
        return text[:at] + self._chance.choice("甲山水龘") + text[at + 1 :]


def plain(text: str) -> str:
    """*text* without what the query language reads as operators."""
    return re.sub(r"[\s\"“”「」『』()（）:：|｜*?？-]+", " ", text).strip() or "发展"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mixed", description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--slowest", type=int, default=10)
    parser.add_argument("--cpu", action="store_true", help="CPU time instead of wall time, on a busy machine")
    options = parser.parse_args()
    service = SearchService.open(Settings(index=options.index))
    write = sys.stdout.write
    write(table(service, options.questions, options.seed, options.slowest, cpu=options.cpu) + "\n")
    return 0


def table(service: SearchService, number: int, seed: int, slowest: int = 10, *, cpu: bool = False) -> str:
    """Ask and measure; the table in Markdown."""
    clock = time.process_time if cpu else time.perf_counter
    districts = tuple(value.value for value in service.districts())
    drawn = Drawer(service.newest(DRAWN_FROM), districts, seed).questions()
    for text in (
        "开始",
        "开始龘山",
    ):  # the second reads the catalogue, as a server does before its first reader comes
        service.search(SearchRequest(text, limit=1))
    times: dict[str, list[float]] = defaultdict(list)
    asked = []
    for _ in range(number):
        kind, request = next(drawn)
        begun = clock()
        result = service.search(request)
        took = (clock() - begun) * 1000
        times[kind].append(took)
        asked.append((took, kind, str(request.text), result.total, result.partial_total))
    every = [took for several in times.values() for took in several]
    lines = ["| questions | p50 | p95 | worst |", "|---|---|---|---|"]
    for kind, several in [("all", every), *sorted(times.items(), key=lambda each: -max(each[1]))]:
        several = sorted(several)
        p50, p95 = (several[min(len(several) - 1, int(share * len(several)))] for share in (0.5, 0.95))
        lines.append(f"| {kind} ({len(several)}) | {p50:.1f} | {p95:.1f} | {several[-1]:.1f} |")
    lines.append("")
    for took, kind, text, total, partial in sorted(asked, reverse=True)[:slowest]:
        lines.append(f"{took:7.1f} ms  {kind}: {text[:60]}  ({total} hits, {partial} partial)")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
