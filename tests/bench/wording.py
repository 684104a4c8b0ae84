# ruff: noqa: T201 (a program that prints its findings)
"""
What words say of lines and texts: fits `headlines.txt`, `columns.txt`, `beginnings.txt`, `clauses.txt`, `seams.txt`, `common.txt` and
`subjects.npz` in `search/ingest/data`.

    python tests/bench/wording.py articles.jsonl.xz           # objects with title and body
    python tests/bench/wording.py articles.jsonl.xz --dry     # only say how well it tells them apart

Headlines: those of the corpus, whole and parted over two lines, against beginnings and middles of its paragraphs of the
same lengths; what a mark decides (a full stop inside, a comma at the end) is left to the rules. Beginnings: how
paragraphs begin against how they go on after a column break inside a sentence. Logistic regression, so the weights are
log-odds and add to the points of `roles`. Seams: how much more often one character follows another than by chance,
counted. Common pairs: in how many paragraphs a pair of characters comes. Subjects: the singular vectors of the
matrix of articles and their pairs and characters. Every tenth article is kept back and tells how good it is. Nothing of the corpus but these weights is kept.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from search.ingest.lines.subjects import SUBJECTS, Terms  # noqa: E402
from search.ingest.lines.wording import (  # noqa: E402
    BEGINNINGS,
    CLAUSES,
    COLUMNS,
    COMMON,
    HEADLINES,
    SEAMS,
    beginning_signs,
    clause_signs,
    column_signs,
    headline_signs,
)

_HALF_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")
_DECIDED = re.compile("。|[，,；;、：:]$")
_TAIL = re.compile(r"[（(][^（）()]*[）)]$|[|｜丨].*$|^\d\d版\S* - ")
_DATELINE = re.compile(r"^.{0,30}?(?:电|讯|消息)\s*(?:[（(][^（）()]{2,40}[）)])?[：:，\s]*")
_ENDS = "。!?;”"
_NOT_FIRST = "，。、；：！？）”》』,.;:!?)…"
_PER_SOURCE = 9_000
_FEWEST = 900
"""Sources of fewer articles are sites of one trade, with words of their own."""
_RARE = 60
_RARE_IN_NAMES = 3
_RARE_IN_CLAUSES = 30
_RARE_PAIR = 20
_LEAST_SAID = 0.5
_SAYS_ALL = 6.5
_SAYS_NOTHING = 3.0
"""Of so many paragraphs, as logarithms, a pair of characters comes in one: from the one on it says as much as the rarest, up to the other nothing."""
_PENALTY = 3.0
_PENALTY_OF_NAMES = 1.0
_OF_LOCAL_PAPERS = 2
"""A short headline of a local paper counts as so many of the corpus."""
_ROUNDS = 400


Example = tuple[str, int, int]
"""A line, whether it is what is looked for, number of its article."""


def articles(path: Path, rng: random.Random) -> list[dict[str, str]]:
    """Articles of all sources that are newspapers', agencies' or stations', none of them too many."""
    by_source: dict[str, list[dict[str, str]]] = {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            by_source.setdefault(row.get("source", "")[:6], []).append(row)
    chosen = [rows for rows in by_source.values() if len(rows) >= _FEWEST]
    return [row for rows in chosen for row in rng.sample(rows, min(len(rows), _PER_SOURCE))]


def _paragraphs(row: dict[str, str], most: int) -> Iterator[str]:
    texts = [text.strip() for text in row["body"].split("\n") if len(text.strip()) >= 30]
    for place, text in enumerate(texts[:most]):
        yield _DATELINE.sub("", text) if not place else text


def beginnings(rows: Sequence[dict[str, str]], rng: random.Random) -> Iterator[Example]:
    """Beginnings of paragraphs, and of what follows a column break inside a sentence."""
    for number, row in enumerate(rows):
        for text in _paragraphs(row, 4):
            if len(text) < 40:
                continue
            yield text, 1, number
            cut = rng.randrange(8, len(text) - 12)
            if text[cut - 1] not in "。！？；”" and text[cut] not in _NOT_FIRST:
                yield text[cut:], 0, number


def first_clauses(rows: Sequence[dict[str, str]], rng: random.Random) -> Iterator[Example]:
    """The same, of all paragraphs, as far as a line of a column or a few show them."""
    for number, row in enumerate(rows):
        for text in _paragraphs(row, 40):
            if len(text) < 40:
                continue
            length = rng.randint(12, 60)
            yield text[:length], 1, number
            cut = rng.randrange(8, len(text) - 12)
            if text[cut - 1] not in "。！？；”" and text[cut] not in _NOT_FIRST:
                yield text[cut : cut + length], 0, number


def headlines(rows: Sequence[dict[str, str]], rng: random.Random) -> Iterator[Example]:
    """Headlines, and beginnings and middles of paragraphs that no mark tells from them."""
    for number, row in enumerate(rows):
        title = _TAIL.sub("", row["title"]).strip()
        if 4 <= len(title) <= 60 and not re.search("[a-z]{5}", title):
            for line in (title, *_parted(title, rng)):
                yield line, 1, number
        for text in _paragraphs(row, 3):
            length = rng.randint(5, 40)
            start = 0 if rng.random() < 0.67 else rng.randrange(max(1, len(text) - length))
            yield text[start : start + length].strip(), 0, number


def _parted(title: str, rng: random.Random) -> list[str]:
    """The lines of a headline set over two: at its space, else near the middle."""
    if " " in title:
        return title.split() if rng.random() < 0.5 else []
    if len(title) < 14 or rng.random() < 0.6:
        return []
    import jieba

    ends = np.cumsum([len(word) for word in jieba.lcut(title)])[:-1]
    if not len(ends):
        return []
    cut = int(ends[np.abs(ends - len(title) / 2).argmin()])
    return [title[:cut], title[cut:]]


def names_of_columns(rows: Sequence[dict[str, str]], rng: random.Random) -> list[Example]:
    """Names of columns, and short headlines and first lines of headlines; numbered by chance, since no article has them."""
    beside = Path(__file__).parent
    names = set(_lines_of(beside / "columns.txt"))
    heads = []
    for row in rows:
        title = row["title"].strip()
        found = [match[0] or match[1] for match in _IN_BRACKETS.findall(title)]
        names.update(name for name in found if not _NO_COLUMN.search(name))
        title = _BRACKETS.sub("", _TAIL.sub("", title)).strip()
        first = title.split(" ")[0] if " " in title else next(iter(_parted(title, rng)), title)
        if _SHORT.fullmatch(first):
            heads.append(first)
    local = _lines_of(beside / "short_headlines.txt")
    wanted = [(name, 1) for name in sorted(names)]
    other = [(head, 0) for head in sorted({*heads, *local} - names)]
    other += [(head, 0) for head in local if head not in names] * (_OF_LOCAL_PAPERS - 1)
    place = {text: rng.randrange(10) for text, _ in sorted(wanted + other)}
    return [(text, is_wanted, place[text]) for text, is_wanted in wanted + other]


def _lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split()


_NAME = r"[\u4e00-\u9fff·“”\d]{3,12}"
_IN_BRACKETS = re.compile(rf"[【（(\[]({_NAME})[】）)\]]|^({_NAME})[丨｜|│]")
_BRACKETS = re.compile(rf"[【（(\[][^】）)\]]*[】）)\]]|^{_NAME}[丨｜|│]")
_SHORT = re.compile(r"[^，,。：:a-z\s]{3,12}")
# (试行), (第二季), (上海): what else stands in brackets beside a headline.
_NO_COLUMN = re.compile(
    r"试行|草案|意见稿|第.[季号期集批]|全文|视频|组图|摘要|抽奖|更新|修[正订]|暂行|^[上中下一二三四五六七八九十]+$|\d{4}|^[^\s]{2}(?:省|市|县)?$"
)


def fit(
    rows: NDArray[np.int64], columns: NDArray[np.int64], wanted: NDArray[np.float64], width: int, penalty: float
) -> NDArray[np.float64]:
    """Weights of signs *columns* that lines *rows* show, the last of them the constant; Adam on the penalized loss."""
    weights, mean, square = np.zeros(width + 1), np.zeros(width + 1), np.zeros(width + 1)
    count = len(wanted)
    for step in range(1, _ROUNDS):
        points = np.bincount(rows, weights[columns], minlength=count) + weights[-1]
        error = 1 / (1 + np.exp(-points)) - wanted
        slope = np.append(np.bincount(columns, error[rows], minlength=width) + penalty * weights[:-1], error.sum())
        slope /= count
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def auc(points: NDArray[np.float64], wanted: NDArray[np.float64]) -> float:
    """How often a headline has more points than another line."""
    ranks = np.empty(len(points))
    ranks[np.argsort(points)] = np.arange(1, len(points) + 1)
    good = wanted.sum()
    return float((ranks[wanted == 1].sum() - good * (good + 1) / 2) / (good * (len(wanted) - good)))


def written(weights: dict[str, float], constant: float) -> str:
    """The file: for each kind of sign a line a weight, the single characters side by side, the others with spaces."""
    lines = [
        "# What a line shows, and by how much that speaks for it: log-odds, in tenths (search/ingest/README.md).",
        "# Fitted by tests/bench/wording.py; not to be changed by hand. Kind, tenths, what the line shows.",
        f"constant {round(10 * constant)}",
    ]
    groups: dict[tuple[str, int], list[str]] = {}
    for sign, weight in weights.items():
        tenths = round(10 * weight)
        if tenths:
            kind, _, text = sign.partition(":")
            groups.setdefault((kind, tenths), []).append(text)
    lines += [f"{kind} {tenths} {' '.join(sorted(texts))}" for (kind, tenths), texts in sorted(groups.items())]
    return "\n".join(lines) + "\n"


def learn(
    lines: Sequence[Example],
    signs_of: Callable[[str], list[str]],
    file: Path | None,
    rare: int = _RARE,
    penalty: float = _PENALTY,
) -> None:
    """Fit the signs of *lines* that are not *rare*, say how well, and write *file*."""
    shown = [signs_of(text) for text, _, _ in lines]
    counts = Counter(sign for signs in shown for sign in signs)
    known = {sign: place for place, sign in enumerate(sorted(s for s, count in counts.items() if count >= rare))}
    wanted = np.array([float(is_wanted) for _, is_wanted, _ in lines])
    kept_back = np.array([number % 10 == 0 for _, _, number in lines])
    pairs = [(row, known[sign]) for row, signs in enumerate(shown) for sign in signs if sign in known]
    rows, columns = np.array(pairs).T
    train = ~kept_back[rows]
    new = np.cumsum(~kept_back) - 1
    weights = fit(new[rows[train]], columns[train], wanted[~kept_back], len(known), penalty)
    points = np.bincount(rows, weights[columns], minlength=len(lines)) + weights[-1]
    right = ((points > 0) == wanted)[kept_back].mean()
    print(f"{len(lines)} lines, {int(wanted.sum())} wanted, {len(known)} signs")
    print(f"kept back: AUC {auc(points[kept_back], wanted[kept_back]):.4f}, {right:.1%} right")
    if file is not None:
        by_sign = {sign: float(weights[place]) for sign, place in known.items()}
        file.write_text(written(by_sign, float(weights[-1])), encoding="utf-8")
        print(f"written: {file.relative_to(ROOT)}")


def learn_seams(rows: Sequence[dict[str, str]], rng: random.Random, file: Path | None) -> None:
    """Count which characters follow each other, say how often the right one of three rests is known by it, and write *file*."""
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    breaks: list[tuple[str, str]] = []
    for number, row in enumerate(rows):
        texts = [text.translate(_HALF_WIDTH) for text in _paragraphs(row, 40)]
        if number % 10:
            for text in texts:
                single.update(text)
                pairs.update(map(add, text, text[1:]))
        elif texts and len(texts[0]) > 60:
            cut = rng.randrange(20, len(texts[0]) - 20)
            above, below = texts[0][cut - 1], texts[0][cut]
            if above not in _ENDS and below not in _NOT_FIRST and not (above + below).isspace():
                breaks.append((above, below))
    total = single.total()
    said: dict[str, int] = {}
    for pair, count in pairs.items():
        by_chance = single[pair[0]] * single[pair[1]] / total
        value = math.log((count + 0.5) / (by_chance + 0.5))
        if count >= _RARE_PAIR and value >= _LEAST_SAID and not re.search(r"\s", pair):
            said[pair] = round(value)
    true = sum(above + below not in said for above, below in breaks) / len(breaks)
    strange = [(above, rng.choice(breaks)[1]) for above, _ in breaks]
    unknown = math.log(true / (sum(above + below not in said for above, below in strange) / len(strange)))
    right = 0.0
    for above, below in breaks:
        values = [
            said.get(above + other, unknown) for other in (below, *[rng.choice(breaks)[1] for _ in range(2)])
        ]
        right += (values[0] == max(values)) / values.count(max(values))
    print(f"{len(said)} pairs; another pair says {unknown:.1f}")
    print(f"kept back: {right / len(breaks):.1%} of {len(breaks)} breaks right, of three rests each")
    if file is not None:
        follow: dict[tuple[str, int], list[str]] = {}
        for pair, value in said.items():
            follow.setdefault((pair[0], value), []).append(pair[1])
        lines = [
            "# How much more often a character follows another inside a sentence than by chance: logarithms, rounded.",
            "# Fitted by tests/bench/wording.py; not to be changed by hand. The first, what it says, those that follow.",
            f"other {unknown:.1f}",
            *[f"{first} {value} {''.join(sorted(seconds))}" for (first, value), seconds in sorted(follow.items())],
        ]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"written: {file.relative_to(ROOT)}")


def learn_common(rows: Sequence[dict[str, str]], file: Path | None) -> None:
    """Count in how many paragraphs each pair of Chinese characters comes, and write *file*."""
    counts: Counter[str] = Counter()
    total = 0
    for row in rows:
        for text in _paragraphs(row, 40):
            total += 1
            counts.update({pair for pair in map(add, text, text[1:]) if _HAN_PAIR.fullmatch(pair)})
    groups: dict[int, list[str]] = {}
    for pair, count in counts.items():
        share = (math.log(total / count) - _SAYS_NOTHING) / (_SAYS_ALL - _SAYS_NOTHING)
        if (tenths := round(10 * max(0.0, share))) < 10:
            groups.setdefault(tenths, []).append(pair)
    print(f"{sum(map(len, groups.values()))} common pairs in {total} paragraphs")
    if file is not None:
        lines = [
            "# How much a pair of characters says that two texts share, in tenths of what a rare one says.",
            "# Counted by tests/bench/wording.py; not to be changed by hand. Tenths, then the pairs side by side.",
            *[f"{tenths} {''.join(sorted(pairs))}" for tenths, pairs in sorted(groups.items())],
        ]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"written: {file.relative_to(ROOT)}")


_HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")


def learn_subjects(rows: Sequence[dict[str, str]], file: Path | None) -> None:
    """Find the directions of pairs and characters by the articles they come in, say how well they tell whose paragraph one is, and write *file*."""
    texts = ["\n".join([row["title"], row["body"][:_LONGEST_ARTICLE]]) for row in rows]
    train = [text for number, text in enumerate(texts) if number % 10]
    counts: Counter[str] = Counter()
    for text in train:
        counts.update({pair for pair in map(add, text, text[1:]) if _HAN_PAIR.fullmatch(pair)})
        counts.update({char for char in text if _FIRST_HAN <= char <= _LAST_HAN})
    most_pairs, most_single = (len(train) * share for share in _MOST_ARTICLES)
    common = [(-count, pair) for pair, count in counts.items() if len(pair) == 2 and 20 <= count < most_pairs]
    chosen = sorted(pair for _, pair in sorted(common)[:_PAIRS])
    single = sorted(char for char, count in counts.items() if len(char) == 1 and 50 <= count < most_single)
    pairs = np.array([ord(pair[0]) << 16 | ord(pair[1]) for pair in chosen], np.uint32)
    characters = np.array([ord(char) for char in single], np.uint16)
    terms = Terms(pairs, characters)
    says = np.log(len(train) / np.array([counts[term] for term in (*chosen, *single)])).astype(np.float32)

    def portions() -> Iterator[NDArray[np.float32]]:
        """Rows of the matrix of articles and terms, each of length 1."""
        for start in range(0, len(train), 512):
            part = train[start : start + 512]
            matrix = np.zeros((len(part), len(says)), np.float32)
            matrix[terms.of(part)] = 1.0
            yield _unit(matrix * says)

    # Subspace iteration with random beginnings (Halko, Martinsson and Tropp, 2011).
    basis = np.random.default_rng(1).standard_normal((len(says), _DIRECTIONS + 10)).astype(np.float32)
    for _ in range(_PASSES):
        basis, _ = np.linalg.qr(sum(part.T @ (part @ basis) for part in portions()))
    gram = sum((part @ basis).T @ (part @ basis) for part in portions())
    _, turn = np.linalg.eigh(gram)
    found = (basis @ turn[:, ::-1][:, :_DIRECTIONS]) * says[:, None]
    scale = np.percentile(np.abs(found), 99.7) / 127
    directions = np.clip(np.rint(found / scale), -127, 127).astype(np.int8)
    kept_back = [paragraphs for row in rows[::10] if len(paragraphs := list(_paragraphs(row, 40))) > 1]
    right = sum(
        _nearest(kept_back[start : start + _OF_A_PAGE], terms, directions)
        for start in range(0, len(kept_back), _OF_A_PAGE)
    )
    print(f"{len(pairs)} pairs, {len(single)} characters, {_DIRECTIONS} directions")
    print(
        f"kept back: {right / len(kept_back):.1%} of {len(kept_back)} last paragraphs nearest their own text of {_OF_A_PAGE}"
    )
    if file is not None:
        np.savez_compressed(file, pairs=pairs, characters=characters, directions=directions)
        print(f"written: {file.relative_to(ROOT)}")


def _unit(rows: NDArray[Any]) -> NDArray[Any]:
    """Rows of length 1 that point where others do; zeros stay."""
    found: NDArray[Any] = rows / np.maximum(1e-6, np.linalg.norm(rows, axis=1, keepdims=True))
    return found


def _nearest(articles: Sequence[Sequence[str]], terms: Terms, directions: NDArray[np.int8]) -> int:
    """How many of the last paragraphs of some articles point where the rest of their own does, more than where the others do."""

    def rows(texts: Sequence[str]) -> NDArray[Any]:
        matrix = np.zeros((len(texts), len(directions)))
        matrix[terms.of(texts)] = 1.0
        return _unit(matrix @ directions)

    last, rest = (
        rows([article[-1] for article in articles]),
        rows(["\n".join(article[:-1]) for article in articles]),
    )
    return int(((last @ rest.T).argmax(1) == np.arange(len(articles))).sum())


_LONGEST_ARTICLE = 3000
_OF_A_PAGE = 8
_PAIRS = 12_000
_MOST_ARTICLES = (0.08, 0.25)
"""What comes in a larger share of articles, of pairs and of single characters, is about nothing."""
_DIRECTIONS = 64
_PASSES = 6
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"


def main() -> int:
    """Fit all seven, say how good they are, write the files."""
    options = argparse.ArgumentParser(description=__doc__.strip().split("\n")[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--dry", action="store_true", help="write nothing")
    chosen = options.parse_args()
    rng = random.Random(1)
    rows = articles(chosen.corpus, rng)

    def half(lines: Iterable[Example]) -> list[Example]:
        return [(t.translate(_HALF_WIDTH) if rng.random() < 0.5 else t, w, n) for t, w, n in lines]

    heads = [line for line in half(headlines(rows, rng)) if len(line[0]) >= 4 and not _DECIDED.search(line[0])]
    learn(heads, headline_signs, None if chosen.dry else HEADLINES)
    names = names_of_columns(rows, random.Random(1))
    learn(names, column_signs, None if chosen.dry else COLUMNS, _RARE_IN_NAMES, _PENALTY_OF_NAMES)
    learn(half(beginnings(rows, rng)), beginning_signs, None if chosen.dry else BEGINNINGS)
    learn_seams(rows, rng, None if chosen.dry else SEAMS)
    learn_common(rows, None if chosen.dry else COMMON)
    learn_subjects(rows, None if chosen.dry else SUBJECTS)
    clauses = half(first_clauses(rows, random.Random(1)))
    learn(clauses, clause_signs, None if chosen.dry else CLAUSES, _RARE_IN_CLAUSES)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
