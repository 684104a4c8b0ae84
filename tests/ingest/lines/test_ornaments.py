"""Marks beside headlines, and those that stay."""

from __future__ import annotations

from tests.ingest.invented import (
    PROFILE,
    REPORT,
    articles_of,
    titles_of,
)


def test_marks_beside_headlines_are_no_part_of_them() -> None:
    page = f"■{REPORT}■ “门前三包”包出新街景\n\n{PROFILE}"

    assert titles_of(page) == ["郓城清淤河道保汛期", "“门前三包”包出新街景"]


def test_marks_before_the_entries_of_a_list_and_before_authors_stay() -> None:
    entries = "简讯\n\n■单县投资120万元改造危桥。\n\n■曹县10月17日开展农资打假。\n\n"
    essay = "巷口的修鞋摊摆了三十年,锤子声一响,整条街都知道天亮了,谁家的鞋开了胶都往他那里送。\n"
    page = f"{entries}花馍\n\n□ 冯怀岭\n\n{PROFILE}修鞋匠老冯\n\n□ 孟凡亮\n\n{essay}"
    texts = [paragraph.text for article in articles_of(page) for paragraph in article.paragraphs]

    assert {"■曹县10月17日开展农资打假。", "□ 冯怀岭", "□ 孟凡亮"} <= set(texts)
