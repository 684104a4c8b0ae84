# ruff: noqa: T201 (a program that prints its findings)
"""
How well PDFs are read: articles of the annotated pages, printed by Chromium in columns, read back and compared.

    python tests/bench/printed.py                      # every fifth page of tests/ingest/pages, three layouts
    python tests/bench/printed.py --every 9 --first 3

Articles in rows of three to five columns, alone or two beside each other; in one flow of three to five columns; a main part of
three columns with a column of its own at its side. Beside each the same articles as text, in order, with indented paragraphs:
what the order and the lines of a PDF cost is the difference.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests" / "ingest"))

from conftest import _score  # noqa: E402

from search.ingest import Source, load_gazetteer, parse_page  # noqa: E402
from search.ingest.sources.pdf import pdf_text  # noqa: E402
from search.model import Page  # noqa: E402

Gold = dict[str, Any]

_STYLE = """<meta charset="utf-8"><style>
@page { size: 390mm 540mm; margin: 12mm } body { font: 10.5pt/1.45 'Noto Serif CJK SC'; margin: 0 }
.row { display: flex; gap: 2em; margin-bottom: 14pt; align-items: flex-start } .row > div { flex: 1 } .row > .main { flex: 3 }
.columns { column-gap: 1.4em; text-align: justify } p { margin: 0; text-indent: 2em }
h1 { text-align: center; margin: 4pt 0; font-family: 'Noto Sans CJK SC'; line-height: 1.25; break-after: avoid }
.deck { text-align: center; font-size: 14pt; margin: 2pt 0 }
.head { display: flex; justify-content: space-between; font-size: 9pt; margin-bottom: 8pt }
</style>"""
_MOST = 9
"""Articles on a page."""


def main() -> int:
    """Print, read, score, by layout."""
    options = argparse.ArgumentParser(description=__doc__.strip().split("\n")[0])
    options.add_argument("--every", type=int, default=5)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--chromium", default="chromium-headless-shell")
    chosen = options.parse_args()
    files = sorted((ROOT / "tests/ingest/pages").glob("*.gold.jsonl"))[chosen.first :: chosen.every]
    gazetteer = load_gazetteer()
    for layout in (rows, flow, side):
        gold: list[Gold] = []
        printed: list[Gold] = []
        ideal: list[Gold] = []
        for number, file in enumerate(files):
            lines = map(json.loads, filter(None, file.read_text("utf-8").splitlines()))
            articles = [each for each in lines if each["title"] and each["paragraphs"]][:_MOST]
            source = f"{file.name.partition('.')[0]}.txt"
            gold += ({**article, "source": source} for article in articles)
            html = _STYLE + head(articles) + layout(articles, random.Random(number))
            texts = (read(html, chosen.chromium), as_text(articles))
            for text, found in zip(texts, (printed, ideal), strict=True):
                found += (article.to_dict() for article in parse_page(Page(source, text), gazetteer).articles)
        for name, found in (("PDF", printed), ("text", ideal)):
            figures = "  ".join(f"{key} {value:.3f}" for key, value in _score(gold, found).items())
            print(f"{layout.__name__:5} {name:5} {len(gold):5}  {figures}")
    return 0


def day(articles: list[Gold]) -> str:
    """The day after the first that one of them is of, or nothing."""
    date = next((date for article in articles for date in article["dates"] if len(date) == 10), "")
    if not date:
        return ""
    year, month, number = map(int, date.split("-"))
    return f"{year}年{month}月{min(28, number + 1)}日"


def head(articles: list[Gold]) -> str:
    date = day(articles)
    return f'<div class="head"><span>{date}</span><span>曹州晚报</span><span>03版</span></div>' if date else ""


def heading(article: Gold, size: int) -> str:
    """Kicker, title and subtitle."""
    kicker, subtitle = (f'<div class="deck">{escape(article[key])}</div>' for key in ("kicker", "subtitle"))
    title = f'<h1 style="font-size: {size}pt">{escape(article["title"])}</h1>'
    return (kicker if article["kicker"] else "") + title + (subtitle if article["subtitle"] else "")


def text_of(article: Gold) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in article["paragraphs"])


def block(article: Gold, columns: int, size: int) -> str:
    return f'<div>{heading(article, size)}<div class="columns" style="columns: {columns}">{text_of(article)}</div></div>'


def rows(articles: list[Gold], rng: random.Random) -> str:
    html, rest = "", list(articles)
    while rest:
        beside = [rest.pop(0) for _ in range(min(len(rest), 2 if rng.random() < 0.6 else 1))]
        columns, sizes = (2, [16, 20]) if len(beside) == 2 else (rng.choice([3, 4, 5]), [22, 28, 34])
        html += (
            f'<div class="row">{"".join(block(article, columns, rng.choice(sizes)) for article in beside)}</div>'
        )
    return html


def flow(articles: list[Gold], rng: random.Random) -> str:
    inside = "".join(heading(article, 15) + text_of(article) for article in articles)
    return f'<div class="columns" style="columns: {rng.choice([3, 4, 5])}">{inside}</div>'


def side(articles: list[Gold], rng: random.Random) -> str:
    half = max(1, len(articles) // 2)
    main_part = "".join(block(article, 3, rng.choice([20, 26])) for article in articles[:half])
    beside = "".join(block(article, 1, 15) for article in articles[half:])
    return f'<div class="row"><div class="main">{main_part}</div><div>{beside}</div></div>'


def read(html: str, chromium: str) -> str:
    """The text of *html*, printed and read."""
    with TemporaryDirectory() as folder:
        page, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, "utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([*command, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True)
        return pdf_text(Source("page.pdf", target)).text


def as_text(articles: list[Gold]) -> str:
    lines = [f"{day(articles)} 曹州晚报 03版" if day(articles) else ""]
    for article in articles:
        deck = filter(None, (article["kicker"], article["title"], article["subtitle"]))
        lines += ["", *deck, *(f"\u3000\u3000{text}" for text in article["paragraphs"])]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
