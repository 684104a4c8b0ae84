"""
Here is a corpus, give me what engines are compared on: the same tokens, the same queries, the same facets for all.

The corpus is a `.jsonl` file, or one packed with xz or gzip, of objects with `title`, `body` and `date`.
"""

from __future__ import annotations

import gzip
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from search.analysis.analyzer import Analyzer
from search.analysis.normalize import fold
from search.analysis.scripts import COMPOUND, HAN, OTHER_LETTERS
from search.analysis.segmenter import MAX_STRETCH
from search.model import Article, Paragraph, PartialDate

DISTRICTS = (
    "牡丹区",
    "定陶区",
    "曹县",
    "成武县",
    "单县",
    "巨野县",
    "郓城县",
    "鄄城县",
    "东明县",
    "菏泽开发区",
    "菏泽高新区",
    "全市",
)
"""The corpora at hand are not from one city, so articles are given districts at random: a few large, many small."""

FILTER = "曹县"
BREAK = "|"
"""Between grams that are no neighbours, so that a peer's phrase does not reach across."""

_HAN = re.compile("[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Query:
    """Words that must all be there, or a string that must stand there as it is."""

    kind: str
    words: tuple[str, ...]


def read_articles(path: Path, limit: int) -> Iterator[Article]:
    """The first *limit* articles of the corpus at *path*; beyond its end it starts again with other words."""
    chance = random.Random(7)
    made = 0
    turn = 0
    while made < limit:
        opened = {".xz": lzma.open, ".gz": gzip.open}.get(path.suffix, open)
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if made == limit:
                    return
                yield _article(json.loads(line), made, turn, chance)
                made += 1
        turn += 1


def _article(data: dict[str, str], number: int, turn: int, chance: random.Random) -> Article:
    texts = [text for line in data["body"].splitlines() if (text := line.strip())]
    title = data.get("title") or ""
    if turn:
        title, *texts = (_changed(text, chance) for text in (title, *texts))
    date = (data.get("date") or "")[:10]
    return Article(
        id=f"n{number}",
        source=f"part-{number // 10000:03d}",
        title=title,
        paragraphs=tuple(Paragraph(f"p{n}", text, n, n) for n, text in enumerate(texts or [title or "。"], 1)),
        date=PartialDate.parse(date) if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date) else None,
        districts=(DISTRICTS[min(11, int(chance.expovariate(0.35)))],),
    )


def _changed(text: str, chance: random.Random) -> str:
    """*text* with a tenth of its characters moved, so that it is not the same article over again."""
    chars = list(text)
    for _ in range(len(chars) // 10):
        i, j = chance.randrange(len(chars)), chance.randrange(len(chars))
        chars[i], chars[j] = chars[j], chars[i]
    return "".join(chars)


def tokens(article: Article, analyzer: Analyzer) -> tuple[list[str], list[str], list[str], str, str]:
    """Words of the title, words of the rest, grams of all, district and month: what a peer indexes."""
    texts = [fold(article.title), *(fold(paragraph.text) for paragraph in article.paragraphs)]
    title, *rest = (words_of(text, analyzer) for text in texts)
    grams: list[str] = []
    for text in texts:
        for stretch in _HAN.finditer(text):
            run = stretch.group()
            grams += [run[i : i + 2] for i in range(len(run) - 1)]
            grams.append(BREAK)
    month = str(article.date)[:7] if article.date else ""
    return title, [word for words in rest for word in words], grams, article.districts[0], month


def words_of(folded: str, analyzer: Analyzer) -> list[str]:
    """The words of *folded* as `Analyzer.words` finds them, in no order, in one call of the segmenter."""
    stretches = (
        stretch[at : at + MAX_STRETCH]
        for stretch in HAN.findall(folded)
        for at in range(0, len(stretch), MAX_STRETCH)
    )
    found = analyzer.cut("".join(f"{stretch}\n" for stretch in stretches))
    return [*COMPOUND.findall(folded), *OTHER_LETTERS.findall(folded), *(word for word in found if word != "\n")]


def queries(articles: list[tuple[list[str], list[str]]], texts: list[str], each: int = 60) -> list[Query]:
    """
    Queries drawn from a corpus: words that stand together in a title (rare), commonest words (frequent), strings.

    Args:
        articles: Words of title and rest.
        texts: Some folded texts, of which strings are drawn.
        each: Rare queries of one, two and three words each; a third as many frequent ones, five times as many strings.
    """
    chance = random.Random(11)
    holding: Counter[str] = Counter()
    for title, rest in articles:
        holding.update(set(title) | set(rest))
    words = {word: n for word, n in holding.items() if _HAN.fullmatch(word)}
    found: list[Query] = []
    for size in (1, 2, 3):
        drawn = 0
        while drawn < each:
            title, rest = chance.choice(articles)
            some = sorted({word for word in title or rest if words.get(word, 0) > 1})
            if len(some) >= size:
                found.append(Query("rare", tuple(chance.sample(some, size))))
                drawn += 1
    top = sorted(words, key=lambda word: (-words[word], word))[:60]
    for size in (1, 2, 3):
        found += [Query("frequent", tuple(chance.sample(top, size))) for _ in range(each // 3)]
    strings = 0
    while strings < each * 5:
        stretch = chance.choice(_HAN.findall(chance.choice(texts)) or [""])
        size = chance.randint(2, 8)
        if len(stretch) >= size:
            at = chance.randrange(len(stretch) - size + 1)
            found.append(Query("string", (stretch[at : at + size],)))
            strings += 1
    return found
