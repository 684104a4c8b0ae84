"""Headlines run in at the head of briefs."""

from __future__ import annotations

import pytest

from tests.ingest.invented import (
    REPORT,
    articles_of,
    titles_of,
)

_BRIEFS = (
    ("单县", "流动书屋进村", "10月12日,一辆流动图书车开到了集市上,孩子们围着车挑书。"),
    ("成武", "大蒜种植户“充电”", "近日,农技员给一百多名种植户讲了半天追肥,还发了明白纸。(王五)"),
)


@pytest.mark.parametrize(("before", "behind"), [("[", "] "), ("", "│"), ("", "丨")])
def test_a_place_and_a_headline_run_in_at_the_head_of_a_brief_are_kicker_and_title(
    before: str, behind: str
) -> None:
    briefs = "\n\n".join(f"{before}{place}{behind}{head} {text}" for place, head, text in _BRIEFS)

    found = articles_of(f"{REPORT}县区新闻\n\n{briefs}")[1:]

    assert [(article.kicker, article.title, article.paragraphs[0].text) for article in found] == list(_BRIEFS)
    assert found[0].districts == ("单县",)


def test_a_headline_run_in_at_the_head_of_a_brief_is_its_title() -> None:
    briefs = "\n\n".join(f"{head} {text}" for _, head, text in _BRIEFS)

    found = articles_of(f"{REPORT}县区新闻\n\n{briefs}")[1:]

    assert [(article.title, article.paragraphs[0].text) for article in found] == [brief[1:] for brief in _BRIEFS]


def test_before_figures_set_apart_no_headline_is_run_in() -> None:
    sale = (
        "拍卖公告\n\n　　受曹县人民法院委托,我公司定于 2024 年 12 月 6 日上午 10 时拍卖厂房一处。\n\n"
        "　　有意竞买者,请务必于 12 月 4 日 17 时前办理登记手续。\n\n"
    )
    report = "".join(f"　　{line}\n\n" if len(line) > 20 else f"{line}\n\n" for line in REPORT.split("\n\n"))

    notice = articles_of(f"{report}{sale}")[-1]

    assert [paragraph.text[:3] for paragraph in notice.paragraphs] == ["受曹县", "有意竞"]


def test_briefs_with_headlines_run_in_are_no_sections_of_the_first() -> None:
    briefs = (
        ("牡丹南路路灯不亮", "市民王女士反映,路灯半个月不亮。路灯管理处答复:月底前修复。"),
        ("楼下烧烤太扰民", "市民李女士反映,烧烤摊营业到凌晨。城管局答复:已责令收摊。"),
        ("下水道井盖丢失", "读者徐先生反映,路口一井盖丢失。管理处答复:当天已补装。"),
    )
    page = REPORT + "热线回音\n\n" + "\n".join(" ".join(brief) for brief in briefs)

    assert titles_of(page)[1:] == [head for head, _ in briefs]


def test_a_space_inside_two_sentences_parts_no_headline() -> None:
    said = "“淤泥清走水流得急了 船也能开到镇上。”孔令梅说,她的花馍从水路走得更远。"
    also = "“岸上栽了树好乘凉 人也坐得住了。”老船工说,往年这里只有一片荒滩。"

    assert titles_of(REPORT + f"{said}\n\n{also}") == ["郓城清淤河道保汛期"]


def test_the_house_that_an_entry_begins_with_is_no_headline_run_in() -> None:
    entries = [
        "●曹县市场监管局 开展校园食堂检查，整改隐患31处。（王 五）",
        "●单县园艺镇派出所 6月2日夜，民警帮一位老人找到了回家的路。（李 六）",
        "●东明县图书馆 暑期延长开放两个小时，周末举办读书会。（赵 七）",
    ]

    found = articles_of(REPORT + "县区短波\n\n" + "\n\n".join(entries))[1:]

    assert [[paragraph.text for paragraph in article.paragraphs] for article in found] == [
        [entry] for entry in entries
    ]
