# ruff: noqa: T201 (a program that prints its findings)
"""
How well pages are cut that nobody wrote rules for: real articles, set as pages in many ways, read back and compared.

    python tests/bench/composed.py articles.jsonl.xz              # objects with title and body
    python tests/bench/composed.py articles.jsonl.xz --pages 400 --seed 2 --show 5

Every page draws its own layout: blocks between blank lines with paragraphs cut by column breaks, or lines wrapped to a
column, indented or flush, close-set or apart; headlines over one or two lines, before or after their text; datelines on
all, some or no articles; bylines on lines of their own; photographs with credits; mastheads; section labels. Nothing of
the corpus is kept.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests" / "ingest"))

from conftest import _score  # noqa: E402

from search.ingest import load_gazetteer, parse_page  # noqa: E402
from search.model import Page  # noqa: E402

_DATELINE = re.compile(r"^.{0,40}?(?:电|讯|消息)\s*(?:[（(][^（）()]{2,40}[）)])?[：:，\s]*")
_TAIL = re.compile(r"[（(][^（）()]*[）)]$|[|｜丨].*$|^\d\d版\S* - ")
_SURNAMES = "王李张刘陈杨赵孙周吴徐朱马胡郭何高林宋郑谢"
_GIVEN = "文明建国丽华志强晓燕海波秀英宝俊立新春梅永庆学军"
_NOT_FIRST = "，。、；：！？）”》』,.;:!?)…"
_LABELS = ("新春走基层", "图片新闻", "记者调查", "今日关注", "民生", "新闻特写")
_HALF_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")

Gold = dict[str, Any]


def articles(path: Path, rng: random.Random) -> list[tuple[str, list[str]]]:
    """Headlines with the paragraphs under them, of articles as a local paper could print them."""
    found = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if "RSS" in row.get("source", ""):
                continue
            title = _TAIL.sub("", row["title"]).strip()
            body = [text.strip() for text in row["body"].split("\n") if text.strip()]
            if body:
                body[0] = _DATELINE.sub("", body[0]) or body[0]
            body = [text for text in body if 25 <= len(text) <= 500 and text[-1] in "。！？”）"][
                : rng.randint(1, 7)
            ]
            if (
                6 <= len(title) <= 44
                and not re.search("。|快讯|联播|简讯", title)
                and body
                and title[:12] not in body[0][:40]
            ):
                found.append((title, body))
    rng.shuffle(found)
    return found


class Composer:
    """Sets articles as pages; each has a layout of its own."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def _chance(self, share: float) -> bool:
        return self._rng.random() < share

    def _name(self) -> str:
        return self._rng.choice(_SURNAMES) + "".join(self._rng.sample(_GIVEN, self._rng.randint(1, 2)))

    def page(self, source: str, chosen: Sequence[tuple[str, list[str]]]) -> tuple[str, list[Gold]]:
        """The text of a page and its gold."""
        rng = self._rng
        self._width = rng.choice((0, 0, 0, 13, 16, 18, 20, 25))
        self._indent = "\u3000\u3000" if self._chance(0.5 if self._width else 0.2) else ""
        self._gap = not self._width or self._chance(0.4)
        self._dated = rng.choice((0.0, 0.4, 0.8, 1.0))
        self._cut = rng.choice((0.0, 0.1, 0.3)) if not self._width else 0.0
        self._two = rng.choice((0.1, 0.4))
        late = rng.choice((0.0, 0.0, 0.2))
        half = self._chance(0.5)
        lines: list[str] = []
        if self._chance(0.4):
            lines += ["菏泽日报", "2021年3月12日 星期五  第2版  责任编辑 王明", ""]
        gold = []
        for title, body in chosen:
            self._label = ""
            own, paragraphs = self._article(title, body, late)
            lines += own
            gold.append(_gold(source, self._label, title, paragraphs))
        text = "\n".join(lines) + "\n"
        return text.translate(_HALF_WIDTH) if half else text, gold

    def _article(self, title: str, body: Sequence[str], late: float) -> tuple[list[str], list[str]]:
        rng = self._rng
        paragraphs = list(body)
        if self._chance(0.12) and len(body[0]) < 220:
            return self._photo(title, body[0])
        heads = self._heads(title)
        if self._chance(self._dated):
            second = f" 通讯员 {self._name()}" if self._chance(0.5) else ""
            paragraphs[0] = f"本报讯（记者 {self._name()}{second}）{paragraphs[0]}"
        elif self._chance(0.3):
            heads.append(f"本报记者 {self._name()}")
            paragraphs.insert(0, heads[-1])
        self._label = rng.choice(_LABELS) if self._chance(0.1) else ""
        if self._label:
            heads.insert(0, self._label)
        text: list[str] = []
        for paragraph in paragraphs[1:] if paragraphs[0] == heads[-1] else paragraphs:
            text += self._paragraph(paragraph)
        if self._chance(0.08):
            credit = f"记者 {self._name()} 通讯员 {self._name()}"
            paragraphs.append(credit)
            text += self._paragraph(credit)
        above = [line for head in heads for line in (*([""] if self._gap and self._chance(0.7) else []), head)]
        blank = [""] if self._gap or self._chance(0.3) else []
        if self._chance(late):
            return [*blank, *text, *blank, *above], paragraphs
        return [*blank, *above, *blank, *text], paragraphs

    def _photo(self, title: str, caption: str) -> tuple[list[str], list[str]]:
        caption = f"{self._rng.randint(1, 12)}月{self._rng.randint(1, 28)}日，{caption}"
        credit = f"记者 {self._name()} 摄"
        lines = [*self._paragraph(caption), *self._paragraph(credit)]
        before = self._chance(0.5)
        head = ["", title]
        return ([*head, *lines] if before else [*lines, *head]) + [""], [caption, credit]

    def _heads(self, title: str) -> list[str]:
        if len(title) < 14 or not self._chance(self._two):
            return [title]
        if " " in title:
            return [part for part in title.split(" ") if part]
        import jieba

        place, best = 0, (99, 0)
        for word in jieba.lcut(title)[:-1]:
            place += len(word)
            best = min(best, (abs(2 * place - len(title)), place))
        return [title[: best[1]], title[best[1] :]] if best[1] else [title]

    def _paragraph(self, text: str) -> list[str]:
        """A paragraph as lines: wrapped, or whole, or cut by the end of a column."""
        rng = self._rng
        before = [""] if self._gap else []
        if self._width:
            return before + _wrapped(self._indent + text, self._width)
        if len(text) > 40 and self._chance(self._cut):
            cut = rng.randrange(8, len(text) - 3)
            return [*before, self._indent + text[:cut], "", text[cut:].lstrip()]
        return [*before, self._indent + text]


def _wrapped(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for char in text:
        size = 1 if ord(char) < 128 else 2
        if used + size > 2 * width and char not in _NOT_FIRST:
            lines.append(line)
            line, used = "", 0
        line += char
        used += size
    return [*lines, line]


def _gold(source: str, kicker: str, title: str, paragraphs: Sequence[str]) -> Gold:
    return {
        "source": source, "title": title, "kicker": kicker, "subtitle": "", "paragraphs": list(paragraphs),
        "tolerated": [], "dates": [], "districts": [], "kind": "",
    }  # fmt: skip


def main() -> int:
    """Compose, read, score, by layout and over all."""
    options = argparse.ArgumentParser(description=__doc__.strip().split("\n")[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--pages", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", type=int, default=0, help="print so many of the headlines that were not found")
    chosen = options.parse_args()
    rng = random.Random(chosen.seed)
    pool = articles(chosen.corpus, rng)
    composer, gazetteer = Composer(rng), load_gazetteer()
    by_layout: dict[str, tuple[list[Gold], list[Gold]]] = defaultdict(lambda: ([], []))
    missed: Counter[str] = Counter()
    for number in range(chosen.pages):
        source = f"{number}.txt"
        text, gold = composer.page(source, [pool.pop() for _ in range(rng.randint(4, 9))])
        found = [article.to_dict() for article in parse_page(Page(source, text), gazetteer).articles]
        layout = f"{composer._width or 'whole':>5} {'indented' if composer._indent else 'flush':8} {'apart' if composer._gap else 'close'}"
        if composer._cut:
            layout += " cut"
        titles = {re.sub(r"\s", "", article["title"]) for article in found}
        missed.update(f"{layout}: {g['title']}" for g in gold if re.sub(r"\s", "", g["title"]) not in titles)
        for key in (layout, "all"):
            by_layout[key][0].extend(gold)
            by_layout[key][1].extend(found)
    for layout, (gold, found) in sorted(by_layout.items()):
        figures = _score(gold, found)
        shown = "  ".join(f"{name} {figures[name]:.3f}" for name in ("article", "title", "paragraph"))
        print(f"{layout:28} {len(gold):5}  {shown}")
    for line in rng.sample(sorted(missed), min(chosen.show, len(missed))):
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
