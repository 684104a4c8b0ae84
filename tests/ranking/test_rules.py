"""The rules of order that readers are promised, each on articles made for it, asked as a reader asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from search.analysis.analyzer import load_analyzer
from search.backends.memory import MemoryEngine
from search.documents import document
from search.model import Article, Kind, Paragraph, PartialDate
from search.query.request import SearchRequest
from search.ranking.tiers import TIER_STEP
from search.results import Match, SearchResult
from search.service import SearchService

ANALYZER = load_analyzer("jieba")
FILLER = "全市各级各部门认真学习贯彻会议精神，扎实推进各项工作任务落实。"
"""A lead of nothing in particular."""


def article(name: str, title: str, *paragraphs: str, **details: object) -> Article:
    made = Article(
        id=name,
        source="page.txt",
        title=title,
        paragraphs=tuple(Paragraph(f"p{i}", text, i, i) for i, text in enumerate(paragraphs, start=1)),
    )
    return replace(made, **details)  # type: ignore[arg-type]


def ask(articles: Sequence[Article], query: str, **request: object) -> SearchResult:
    engine = MemoryEngine(ANALYZER, [(document(each, i), each) for i, each in enumerate(articles)])
    return SearchService.over(engine, ANALYZER).search(SearchRequest(query, **request))  # type: ignore[arg-type]


def issue_of(articles: Sequence[Article], date: PartialDate, limit: int = 50, offset: int = 0) -> list[str]:
    engine = MemoryEngine(ANALYZER, [(document(each, i), each) for i, each in enumerate(articles)])
    return order(SearchService.over(engine, ANALYZER).issue(date, limit, offset))


def order(result: SearchResult) -> list[str]:
    return [hit.article.id for hit in result.hits]


def test_tiers_stand_in_order_whatever_the_scores() -> None:
    often = "污染防治是大事。攻坚战要打。" * 20
    articles = [
        article("apart", "要闻", FILLER, "攻坚战打响。", "污染得到防治。" * 30),
        article("near", "要闻", FILLER, often),
        article("body", "要闻", FILLER, "坚决打赢污染防治攻坚战。"),
        article("lead", "要闻", "坚决打赢污染防治攻坚战是全市各级各部门的任务。", FILLER),
        article("deck", "要闻", FILLER, FILLER, kicker="打赢污染防治攻坚战"),
        article("title", "打赢污染防治攻坚战", FILLER),
    ]

    found = order(ask(articles, "污染防治攻坚战"))

    assert found[0] == "title"
    assert set(found[1:3]) == {"deck", "lead"}
    assert found[3:] == ["body", "near", "apart"]


@pytest.mark.parametrize("where", ["title", "deck", "lead", "body"])
def test_the_very_string_is_an_exact_match_wherever_it_stands(where: str) -> None:
    string, deck = "污染防治攻坚战", {"kicker": "打赢污染防治攻坚战"} if where == "deck" else {}
    texts = [f"{string}。{FILLER}" if where == place else FILLER for place in ("title", "lead", "body")]
    found = ask(
        [article("exact", *texts, **deck), article("words", "要闻", "污染防治是大事。攻坚战要打。")], string
    )

    assert [(hit.article.id, hit.match) for hit in found.hits] == [("exact", Match.EXACT), ("words", Match.WORDS)]
    assert (found.exact_total, found.words_total) == (1, 1)


def test_a_word_in_the_title_counts_for_more_than_one_in_the_text() -> None:
    text = "本市牡丹盛开，游客如织，花农忙碌。"
    articles = [
        article("text", "游客如织花农忙", FILLER, FILLER, text, "游客在牡丹园里赏花。"),
        article("title", "牡丹园里游客忙", FILLER, FILLER, text, "花农在田间地头赏花。"),
    ]

    assert order(ask(articles, "牡丹 赏花"))[0] == "title"


@pytest.mark.parametrize(("kind", "weight"), [(Kind.BRIEF, 0.9), (Kind.NOTICE, 0.8)], ids=str)
def test_briefs_and_notices_stand_slightly_lower(kind: Kind, weight: float) -> None:
    """They repeat few words often; the tier is not weighted."""
    articles = [article("short", "要闻", "牡丹盛开。", kind=kind), article("news", "要闻", "牡丹盛开。")]

    news, short = ask(articles, "牡丹").hits

    assert (news.article.id, short.article.id) == ("news", "short")
    assert short.score % TIER_STEP == pytest.approx(weight * (news.score % TIER_STEP))
    assert short.score // TIER_STEP == news.score // TIER_STEP


def test_recency_breaks_ties_and_nothing_else() -> None:
    old = article("old", "要闻", "牡丹盛开。", date=PartialDate(2020, 4, 1))
    new = article("new", "要闻", "牡丹盛开。", date=PartialDate(2021, 4, 1))
    better = article("better", "牡丹盛开", "牡丹盛开。", date=PartialDate(1999))
    unknown = article("unknown", "要闻", "牡丹盛开。")

    assert order(ask([unknown, old, new, better], "牡丹")) == ["better", "new", "old", "unknown"]


def test_what_is_alike_in_all_stands_in_the_order_of_the_corpus() -> None:
    alike = [article(name, "要闻", "牡丹盛开。") for name in ("c", "a", "b")]

    assert order(ask(alike, "牡丹")) == ["c", "a", "b"]


QUESTION = "谁在2月到东明县调研重点项目建设?"
PARTIAL = article("partial", "陈宝华调研", "2月12日，陈宝华到东明县调研重点项目。")
WHOLE = article("whole", "要闻", FILLER, "谁都知道，2月在东明县。", "到重点项目调研，建设加快。")


def test_a_question_is_answered_by_what_holds_most_of_its_weight() -> None:
    other = article("other", "要闻", "2月召开项目建设会议。")
    result = ask([other, PARTIAL, article("none", "要闻", "牡丹盛开。")], QUESTION)

    assert order(result)[0] == "partial"
    assert {hit.match for hit in result.hits} == {Match.PARTIAL}
    assert result.partial_total == result.total
    assert "建设" in result.hits[0].missing
    assert not {"谁", "在", "到", "?"} & set(result.hits[0].missing)


def test_a_single_character_of_a_text_is_held_by_any_word_that_it_stands_in() -> None:
    held = article("held", "要闻", "曹县的马面裙销往各地，群众增收。")

    assert [hit.match for hit in ask([held], "曹县马面群").hits] == [Match.WORDS]
    assert [hit.missing for hit in ask([held], "曹县 龘 群").hits] == [("龘",)]


def test_a_single_character_beside_words_is_no_answer() -> None:
    assert order(ask([article("other", "要闻", "群众增收。")], "曹县 群")) == []
    assert order(ask([article("other", "要闻", "群众增收。")], "龘 群")) == ["other"]


def test_of_partial_answers_what_holds_a_whole_word_stands_first() -> None:
    """However many parts of other words there are elsewhere."""
    whole = article("whole", "要闻", FILLER, FILLER, "牡丹盛开。", kind=Kind.NOTICE)
    parts = article("parts", "中华与人民", "中华的人民，人民的共和国。" * 3)

    assert order(ask([parts, whole], "中华人民共和国 牡丹")) == ["whole", "parts"]


def test_a_partial_answer_never_stands_beside_a_full_one() -> None:
    result = ask([PARTIAL, WHOLE], QUESTION)

    assert [(hit.article.id, hit.match) for hit in result.hits] == [("whole", Match.WORDS)]
    assert (result.total, result.partial_total) == (1, 0)


def test_a_short_query_asks_for_all_of_it() -> None:
    both, one = article("both", "要闻", "单县召开环保会议。"), article("one", "要闻", "单县的牡丹。")

    assert order(ask([one, both], "单县 环保 会议")) == ["both"]


@pytest.mark.parametrize(
    "query",
    [
        "东明县 牡丹节",
        "“东明县” 牡丹节开幕",
        "“东明县” 谁在9月到“菏泽市体育馆”观看足球比赛",
        "“不在这里” 东明县",
        "谁到东明县观看足球比赛 -单县",
        "东明县足球比赛 OR 单县篮球比赛",
        "标题:调研足球比赛",
        "东明县足球 日期:2025",
        "东明县足球 地区:东明县",
    ],
)
def test_no_page_is_empty_where_a_partial_answer_exists(query: str) -> None:
    made = replace(PARTIAL, date=PartialDate(2025, 2, 12), districts=("东明县",))
    result = ask([made, article("none", "要闻", "牡丹园。")], query)

    assert "partial" in order(result)
    assert {hit.match for hit in result.hits} == {Match.PARTIAL}


@pytest.mark.parametrize(
    "query",
    ["“东明县足球”", "东明县足球 日期:1999", "东明县足球 -2月", "东明县足球 地区:单县"],
)
def test_quotes_alone_negations_and_filters_are_never_given_up(query: str) -> None:
    made = replace(PARTIAL, date=PartialDate(2025, 2, 12), districts=("东明县",))

    assert order(ask([made], query)) == []


def test_a_quoted_string_that_is_not_there_is_named() -> None:
    result = ask([PARTIAL], "“重点工程项目” 谁到东明县调研")

    assert "重点工程项目" in result.hits[0].missing


def test_a_quoted_string_holds_while_anything_holds_it() -> None:
    held = article("held", "要闻", "单县牡丹园打响脱贫攻坚战。")
    rest = article("rest", "要闻", "单县牡丹园开幕，脱贫与攻坚。")

    assert order(ask([rest, held], "“脱贫攻坚” 单县牡丹园开幕")) == ["held"]
    assert order(ask([rest], "“脱贫攻坚” 单县牡丹园开幕")) == ["rest"]


DAY = PartialDate(2020, 4, 3)


def test_an_issue_is_in_the_order_of_its_pages_whatever_its_files_are_called() -> None:
    articles = [
        article(
            f"{paper}{number}-{place}", "题", FILLER, paper=paper, page_number=number, page_date=DAY, source=source
        )
        for place in (1, 2)
        for paper, number, source in [
            ("乙报", "10", "a.txt"),
            ("乙报", "2", "b.txt"),
            ("乙报", "", "0.txt"),
            ("甲报", "A10", "c.txt"),
            ("甲报", "A2", "d.txt"),
            ("", "1", "e.txt"),
            ("乙报", "16", "r.jsonl"),
            ("乙报", "4", "r.jsonl"),
        ]
    ]
    expected = ["乙报2", "乙报4", "乙报10", "乙报16", "乙报", "甲报A2", "甲报A10", "1"]
    whole = [f"{page}-{place}" for page in expected for place in (1, 2)]

    assert issue_of(articles, DAY) == whole
    assert issue_of(articles, DAY, limit=3, offset=4) == whole[4:7]


def test_an_article_is_in_the_issue_of_its_page_and_not_of_the_day_that_it_tells_of() -> None:
    articles = [
        article("tells", "题", FILLER, source="1.txt", paper="甲报", date=DAY, page_date=PartialDate(2020, 4)),
        article("printed", "题", FILLER, source="2.txt", page_date=DAY),
    ]

    assert issue_of(articles, DAY) == ["printed"]
    assert issue_of(articles, PartialDate(2020, 4)) == ["tells"]


def test_more_than_an_issue_has_comes_in_the_order_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.service.MAX_ISSUE", 1)
    articles = [article(n, "题", FILLER, source="r.jsonl", page_date=DAY, page_number=n) for n in ("4", "2")]

    assert issue_of(articles, DAY) == ["4", "2"]
