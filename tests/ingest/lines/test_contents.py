"""What is a list of contents, and what only looks like one."""

from __future__ import annotations

import pytest

from search.ingest import load_gazetteer, parse_page
from search.model import LineRole, Page
from tests.ingest.invented import (
    REPORT,
    articles_of,
)


@pytest.mark.parametrize(
    "contents",
    [
        "导读\n\n■高校招生咨询会明日举行 二版\n■疫苗进入临床研究 四版",
        "二版 我市启动“村村通”客运工程\n三版 沉默的证人(法制纪实)\n四版 牡丹园里的老把式",
        "■ 一百八十名姐妹重上岗（第二版）\n■ 世界杯今夜开锣（第四版）",
        "本期导读\n\n◆村里来了“草莓博士”……2版\n\n◆老戏台又开锣......第四版",
        "今日看点\n\n▲灯市逛到后半夜·····A3版",
    ],
    ids=["page behind", "page before", "page in brackets", "behind dots", "one behind dots"],
)
def test_a_list_of_contents_with_pages_in_words_is_no_headline(contents: str) -> None:
    (report,) = articles_of(f"{contents}\n\n{REPORT}")

    assert (report.kicker, report.title) == ("", "郓城清淤河道保汛期")


def test_a_list_of_contents_with_its_pages_is_no_headline() -> None:
    page = parse_page(
        Page(
            "p.txt",
            "菏泽日报\n2012年3月7日 星期三\n今日导读\n\n我市植树1700万株\n2版\n“苇编大嫂”走出国门\n3版\n警惕“招工”短信\n6版\n\n"
            "我市确定二十件民生实事\n\n本报讯(记者 汪涛)昨天,市政府公布二十件民生实事。\n",
        ),
        load_gazetteer(),
    )

    assert [(article.kicker, article.title) for article in page.articles] == [("", "我市确定二十件民生实事")]
    assert [note.role for note in page.lines if "植树" in note.text] == [LineRole.JUMP]


@pytest.mark.parametrize(
    "entries",
    [
        ("村里来了“草莓博士”/2版", "老戏台又开锣/3版"),
        ("村里来了“草莓博士” A02", "老戏台又开锣 A03"),
        ("●村里来了“草莓博士”【2】", "●老戏台又开锣【3】"),
        ("村里来了“草莓博士” 见2版", "老戏台又开锣 见3版"),
        ("②版 村里来了“草莓博士”", "③版 老戏台又开锣"),
        ("村里来了“草莓博士”2版",),
        ("村里来了“草莓博士”", "2版", "老戏台又开锣", "3版"),
        ("第2版", "村里来了“草莓博士”", "第3版", "老戏台又开锣"),
    ],
    ids=["slash", "letter", "bracket", "see", "circle", "close", "below", "above"],
)
@pytest.mark.parametrize("heading", ["导读", "今日看点", "导 读"])
@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["close", "apart"])
def test_what_stands_with_its_page_below_the_heading_of_contents_is_no_headline(
    heading: str, entries: tuple[str, ...], apart: str
) -> None:
    head = "单县快报 第01版\n\n2012年3月7日 星期三\n\n"
    page = parse_page(Page("p.txt", f"{head}{apart.join((heading, *entries))}\n\n{REPORT}"), load_gazetteer())

    assert [(article.kicker, article.title, article.page_number) for article in page.articles] == [
        ("", "郓城清淤河道保汛期", "01")
    ]
    assert [note.role for note in page.lines if "草莓" in note.text] == [LineRole.JUMP]


def test_a_heading_of_contents_over_a_text_is_no_list() -> None:
    book = "导读\n\n这本书写的是黄河滩上三代人的日子,作者在滩区住了六年,走遍了四十个村子。\n\n读到第2版\n"

    assert len(articles_of(REPORT + "\n\n" + book)) == 2
