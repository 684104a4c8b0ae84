# ruff: noqa: T201 (a program that prints its findings)
"""
How well pages are cut that nobody wrote rules for: real articles, set as pages in many ways, read back and compared.

    python tests/bench/composed.py articles.jsonl.xz              # objects with title and body
    python tests/bench/composed.py articles.jsonl.xz --pages 400 --seed 2 --show 5

Every page draws its own layout: blocks between blank lines with paragraphs cut by column breaks, or lines wrapped to a
column, indented or flush, close-set or apart; headlines over one or two lines, with kicker or subtitle, before or after
their text; datelines on all, some or no articles, or on a line of their own; who signs above or below; photographs with
credits, with or without a headline; mastheads; section labels.

On half of the pages there is the disorder that pages taken from print have, each kind as often as in the five of
`seeds/` (38 articles): an item printed twice (3), a passage printed twice (2), a text that stops in mid-sentence (2) or
lacks its beginning (2), an end that stands before its article (1). Nothing of the corpus is kept.
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
from invented import NOT_FIRST, in_column  # noqa: E402

from search.ingest import load_gazetteer, parse_page  # noqa: E402
from search.model import Page  # noqa: E402

_DATELINE = re.compile(r"^.{0,40}?(?:电|讯|消息)\s*(?:[（(][^（）()]{2,40}[）)])?[：:，\s]*")
_ANOTHER = re.compile(
    r"(?:本报|新华社|中新社|央视|视台|本台)[^，。]{0,20}(?:[电讯]|消息)|[（(](?:新闻联播|记者[^）)]{2,20})[）)]"
)
_TAIL = re.compile(r"[（(][^（）()]*[）)]$|[|｜丨].*$|^\d\d版\S* - |\s*-\s*[^-\s]{2,8}$|-中新网\S*$")
_KICKER = re.compile(r"(\S{6,24}(?:强调|要求|指出))\s(.{6,})")
_SUBTITLE = re.compile(r"([^—]{6,26})(——[^—]{6,30})")
_COLUMN = re.compile(r"【([^】]{2,30})】\s*")
_SURNAMES = "王李张刘陈杨赵孙周吴徐朱马胡郭何高林宋郑谢"
_GIVEN = "文明建国丽华志强晓燕海波秀英宝俊立新春梅永庆学军"
_LABELS = ("新春走基层", "图片新闻", "记者调查", "今日关注", "民生", "新闻特写")
_NO_BREAK = re.compile(rf"\d[\d年月日.%万亿个]|.[{NOT_FIRST}]|[“《（]")
"""No headline is parted between such two characters."""
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
                and not any(_ANOTHER.search(text) for text in body)
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
        self._late = rng.choice((0.0, 0.0, 0.2))
        self._disorder = self._chance(0.5)
        half = self._chance(0.5)
        lines: list[str] = []
        if self._chance(0.4):
            lines += ["菏泽日报", "2021年3月12日 星期五  第2版  责任编辑 王明", ""]
        gold = []
        again: list[str] = []
        for title, body in chosen:
            own, article = self._article(source, title, body)
            lines += own
            lines += again
            again = own if self._torn(3) else []
            gold.append(article)
        text = "\n".join(lines) + "\n"
        return text.translate(_HALF_WIDTH) if half else text, gold

    def _torn(self, times: int) -> bool:
        """Whether an article of this page has a disorder that so many of the seeds' 38 articles have."""
        return self._disorder and self._chance(times / 38)

    def _article(self, source: str, title: str, body: Sequence[str]) -> tuple[list[str], Gold]:
        """The lines of an article and its gold."""
        paragraphs = list(body)
        if self._chance(0.12) and len(body[0]) < 220:
            return self._photo(source, title, body[0])
        kicker, title, subtitle = _parted(title)
        heads = [kicker] * bool(kicker) + self._heads(title) + [subtitle] * bool(subtitle)
        dateline = byline = ""
        if self._chance(self._dated):
            second = f" 通讯员 {self._name()}" if self._chance(0.5) else ""
            dateline = f"本报讯（记者 {self._name()}{second}）"
        elif self._chance(0.3):
            byline = f"本报记者 {self._name()}"
            heads.append(byline)
        if self._chance(0.1):
            label = self._rng.choice(_LABELS)
            kicker = kicker or label
            heads.insert(0, label)
        text, stray = self._text(paragraphs, dateline)
        if self._chance(0.1):
            credit = f"记者 {self._name()} 通讯员 {self._name()}"
            paragraphs.append(credit)
            text += self._paragraph(credit)
        above = [line for head in heads for line in (*([""] if self._gap and self._chance(0.7) else []), head)]
        blank = [""] if self._gap or self._chance(0.3) else []
        gold = _gold(source, kicker, title, [byline] * bool(byline) + paragraphs, subtitle)
        if self._chance(self._late):
            return [*stray, *blank, *text, *blank, *above], gold
        return [*stray, *blank, *above, *blank, *text], gold

    def _text(self, paragraphs: list[str], dateline: str) -> tuple[list[str], list[str]]:
        """The lines of an article's text, and those of its end if that stands before it; *paragraphs* become its gold."""
        rng = self._rng
        stray: list[str] = []
        if self._torn(2):
            paragraphs[-1] = paragraphs[-1][: rng.randrange(12, len(paragraphs[-1]) - 3)]
        elif not dateline and self._torn(2):
            paragraphs[0] = paragraphs[0][rng.randrange(4, len(paragraphs[0]) - 15) :].lstrip()
        end = None
        if len(paragraphs) > 1 and len(paragraphs[-1]) > 60 and self._torn(1):
            end = rng.randrange(20, len(paragraphs[-1]) - 20)
            stray = ["", paragraphs[-1][end:].lstrip()]
        is_alone = bool(dateline) and self._chance(0.03)
        text = [*([""] if self._gap else []), self._indent + dateline] if is_alone else []
        paragraphs[0] = dateline + paragraphs[0]
        for place, paragraph in enumerate(paragraphs):
            shown = paragraph.removeprefix(dateline) if is_alone and not place else paragraph
            lines = self._paragraph(shown if place + 1 < len(paragraphs) else shown[:end])
            text += lines
            if self._torn(2) and len(paragraph) > 60:
                text += ["", *lines]
        return text, stray

    def _photo(self, source: str, title: str, caption: str) -> tuple[list[str], Gold]:
        """The lines of a photograph and its gold; every third has no headline."""
        caption = f"{self._rng.randint(1, 12)}月{self._rng.randint(1, 28)}日，{caption}"
        credit = f"记者 {self._name()} 摄"
        lines = [*self._paragraph(caption), *self._paragraph(credit)]
        if self._chance(0.33):
            return [*lines, ""], _gold(source, "", "", [caption, credit])
        head = ["", title]
        own = [*head, *lines] if self._chance(0.5) else [*lines, *head]
        return [*own, ""], _gold(source, "", title, [caption, credit])

    def _heads(self, title: str) -> list[str]:
        if len(title) < 14 or not self._chance(self._two):
            return [title]
        if " " in title and "【" not in title:
            return [part for part in title.split(" ") if part]
        import jieba

        place, best = 0, (99, 0)
        for word in jieba.lcut(title)[:-1]:
            place += len(word)
            if not _NO_BREAK.match(title[place - 1 : place + 1]) and title.count("【", 0, place) == title.count(
                "】", 0, place
            ):
                best = min(best, (abs(2 * place - len(title)), place))
        return [title[: best[1]], title[best[1] :]] if best[1] else [title]

    def _paragraph(self, text: str) -> list[str]:
        """A paragraph as lines: wrapped, or whole, or cut by the end of a column."""
        rng = self._rng
        before = [""] if self._gap else []
        if self._width:
            return before + in_column(self._indent + text, self._width)
        if len(text) > 40 and self._chance(self._cut):
            cut = rng.randrange(8, len(text) - 3)
            return [*before, self._indent + text[:cut], "", text[cut:].lstrip()]
        return [*before, self._indent + text]


def _parted(title: str) -> tuple[str, str, str]:
    """Kicker, title and subtitle of a headline that says by its words which is which."""
    if match := _KICKER.fullmatch(title):
        return match[1], match[2], ""
    if match := _SUBTITLE.fullmatch(title):
        return "", match[1], match[2]
    return "", title, ""


def _gold(source: str, kicker: str, title: str, paragraphs: Sequence[str], subtitle: str = "") -> Gold:
    if match := _COLUMN.match(title):
        kicker, title = kicker + match[1], title[match.end() :]
    return {
        "source": source, "title": title, "kicker": kicker, "subtitle": subtitle, "paragraphs": list(paragraphs),
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
