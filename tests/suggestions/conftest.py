"""A small archive in memory, to complete and correct from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.analysis.analyzer import load_analyzer
from search.backends.memory import MemoryEngine
from search.documents import document
from search.model import Article, Paragraph, PartialDate
from search.service import SearchService

ANALYZER = load_analyzer("jieba", ("练建军", "菏泽", "单县", "脱贫攻坚", "双招双引", "黄启峰"))


def article(number: int, title: str, *paragraphs: str, **more: object) -> Article:
    return Article(
        id=f"a{number}",
        source="page.txt",
        title=title,
        paragraphs=tuple(Paragraph(f"p{i}", text, i, i) for i, text in enumerate(paragraphs, start=1)),
        **more,
    )


ARTICLES = (
    article(1, "脱贫攻坚在菏泽", "练建军调研脱贫攻坚工作。", "菏泽单县，双招双引。", districts=("单县",)),
    article(2, "练建军督导企业", "练建军到菏泽的企业督导。", districts=("菏泽市",)),
    article(3, "“两新”组织 党建工作", "练建军出席，菏泽各单位参加脱贫攻坚。", reporters=("黄啟峰",)),
    article(
        4,
        "大唐5G落户",
        "练建军、黄啟峰走访，5G基站16.8万元。",
        reporters=("黄啟峰",),
        date=PartialDate(2020, 4, 1),
    ),
    article(5, '-标题: OR 怪 "题" “目”', "荷泽是误排。"),
    article(6, "小麦", "菏泽小麦返青，脱贫攻坚。", reporters=("黄啟峰",)),
)


@pytest.fixture(scope="session")
def service() -> SearchService:
    """The service over six articles, the plainest engine under it."""
    return SearchService.over(
        MemoryEngine(ANALYZER, [(document(a, i), a) for i, a in enumerate(ARTICLES)]), ANALYZER
    )


@pytest.fixture(scope="session")
def service_over() -> Callable[..., SearchService]:
    """Makes a service over these articles."""

    def make(*articles: Article) -> SearchService:
        return SearchService.over(
            MemoryEngine(ANALYZER, [(document(a, i), a) for i, a in enumerate(articles)]), ANALYZER
        )

    return make
