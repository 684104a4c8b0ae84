"""Invented texts that tests of the parser set pages from, and what the parser makes of a page."""

from __future__ import annotations

import re

from search.ingest import load_gazetteer, parse_page
from search.model import Article, Page

REPORT = (
    "郓城清淤河道保汛期\n\n本报讯(记者 张三)6月3日,郓城县水务局组织机械对宋金河淤积段进行清理。\n\n"
    "截至目前,已清理河道4公里,运出淤泥两万方,下一步将对两岸护坡加固。\n\n"
)
PROFILE = (
    "天刚亮,孔令梅就推着三轮车出了门,车上是两筐刚蒸好的花馍。她学做花馍已经二十个年头。\n\n"
    "“枣要选金丝小枣,面要揉够九遍。”孔令梅说,花馍在曹州一带逢年过节都少不了。\n\n"
)


def articles_of(text: str, **page: object) -> tuple[Article, ...]:
    """The articles of a page's text; *page* are further fields of the page."""
    return parse_page(Page("p.txt", text, **page), load_gazetteer()).articles  # type: ignore[arg-type]


def with_figures_apart(text: str) -> str:
    """*text* with a space on both sides of each figure inside it, as some pages are set."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?%?)(?=[\u4e00-\u9fff])", r" \1 ", text)


def titles_of(text: str) -> list[str]:
    """Titles of the articles of a page's text."""
    return [article.title for article in articles_of(text)]
