"""Headwords: whatever is offered finds something when it is searched as it stands."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.dictionary import shipped_words
from search.analysis.normalize import without_invisible
from search.errors import QuerySyntaxError
from search.model import PartialDate
from search.query.nodes import And, Bare, Exact
from search.query.parser import parse
from search.query.request import SearchRequest
from search.rebuilding import rebuild
from search.results import CompletionKind
from search.schema import Headline
from search.service import SearchService
from search.settings import Settings
from search.suggestions.headwords import Vocabulary, headwords, query_for, titles
from tests.suggestions.conftest import article

NOTHING = Vocabulary(frozenset(), frozenset(), frozenset())


def kinds_of(service: SearchService, text: str) -> dict[str, CompletionKind]:
    return {each.text: each.kind for each in service.suggest(SearchRequest(text, limit=20))}


def offered(service: SearchService, text: str) -> list[tuple[str, str, int]]:
    """What is completed: as it is shown, as it is asked, and what it finds."""
    return [(each.text, each.query, each.articles) for each in service.suggest(SearchRequest(text, limit=20))]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("小麦返青", "小麦返青"),
        ("坚定信心 决战决胜", "坚定信心 决战决胜"),
        ("大唐智创(山东)科技有限公司", "大唐智创(山东)科技有限公司"),
        ("“两新”组织", "「“两新”组织」"),
        ("-3℃来了", '"-3℃来了"'),
        ("标题:怎么写", '"标题:怎么写"'),
        ("谁?去", '"谁?去"'),
        ("甲 OR 乙", '"甲 OR 乙"'),
        ("「甲」与“乙”", "『「甲」与“乙”』"),
        ('「『甲』」与"乙“', ""),
        ("……", '"……"'),
    ],
)
def test_a_title_becomes_a_query_that_means_just_it(title: str, query: str) -> None:
    assert query_for(title) == query


@given(st.text(max_size=90).map(without_invisible))
def test_no_title_becomes_a_query_that_means_something_else(title: str) -> None:
    query = query_for(title)

    if query:
        node = parse(query)
        parts = node.children if isinstance(node, And) else (node,)
        assert all(isinstance(part, Bare | Exact) for part in parts)
        assert all(part.text in title for part in parts)


@given(st.text(alphabet="菏泽5g 、，。；《》·…—%.", min_size=1, max_size=80))
def test_a_text_without_signs_is_searched_as_it_stands_when_anything_is_left_to_look_for(text: str) -> None:
    try:
        node = parse(text)
    except QuerySyntaxError:  # too many words
        node = And(())
    parts = node.children if isinstance(node, And) else (node,)

    assert (query_for(text) == text) == (bool(parts) and all(isinstance(part, Bare) for part in parts))


@pytest.mark.parametrize(
    "filters", [{}, {"districts": ("单县",)}, {"since": PartialDate(2020, 4)}, {"undated": True}]
)
def test_what_is_suggested_has_the_hits_it_promises_under_the_same_filters(
    service: SearchService, filters: dict[str, Any]
) -> None:
    typed = [*"菏练单脱双5大小黄两-标o“题企调l上", "h", "t", "d", "x"]
    offered = [each for text in typed for each in service.suggest(SearchRequest(text, limit=20, **filters))]

    assert offered
    for each in offered:
        found = service.search(SearchRequest(each.query, **filters))
        assert found.total - found.partial_total == each.articles >= 1, each
        if each.kind is not CompletionKind.HEADLINE:
            assert found.exact_total == each.articles, each


def test_what_finds_nothing_under_the_filters_makes_room_for_what_does(
    service_over: Callable[..., SearchService],
) -> None:
    service = service_over(
        *(article(number, "", "脱贫攻坚。", districts=("单县",)) for number in range(3)),
        article(3, "", "小麦脱粒。", districts=("曹县",)),
    )

    def suggested(*districts: str) -> list[tuple[str, int]]:
        found = service.suggest(SearchRequest("脱", limit=1, districts=districts))
        return [(each.text, each.articles) for each in found]

    assert suggested() == [("脱贫攻坚", 3)]
    assert suggested("曹县") == [("脱粒", 1)]
    assert suggested("东明县") == []


def test_a_part_of_a_word_is_offered_only_where_it_is_a_word_by_itself(
    service_over: Callable[..., SearchService],
) -> None:
    """The dictionary holds 脱贫 and 任人, and so whatever holds 脱贫攻坚 or 责任人 is found by these, too."""
    parts = article(1, "", "落实脱贫攻坚责任人。")
    of_parts, of_words = service_over(parts), service_over(parts, article(2, "", "脱贫了。"))

    assert [text for text, _, _ in offered(of_parts, "任")] == ["责任人"]
    assert offered(of_parts, "脱") == [("脱贫攻坚", "脱贫攻坚", 1)]
    assert offered(of_words, "脱") == [("脱贫", "脱贫", 2), ("脱贫攻坚", "脱贫攻坚", 1)]


def test_a_word_is_shown_as_it_is_printed_most_often(service_over: Callable[..., SearchService]) -> None:
    service = service_over(
        *(
            article(number, "", text)
            for number, text in enumerate(["5g信号。", "5G基站。", "大唐5G。", "“SAF”燃料"])
        )
    )

    assert offered(service, "5") == [("5G", "5G", 3)]
    assert offered(service, "sa")[0] == ("SAF", "SAF", 1)


def test_what_the_segmenter_would_not_keep_whole_is_asked_as_a_string(
    service_over: Callable[..., SearchService],
) -> None:
    service = service_over(article(1, "", "王大锤走访。", reporters=("王大锤",)), article(2, "", "王家有大锤。"))

    assert offered(service, "王大")[0] == ("王大锤", '"王大锤"', 1)


def test_a_headline_is_shown_as_printed_and_asked_in_quotation_marks_where_it_has_signs(
    service: SearchService,
) -> None:
    assert offered(service, "“两新") == [("“两新”组织 党建工作", "「“两新”组织 党建工作」", 1)]


def test_kinds_are_told_apart(service: SearchService) -> None:
    assert kinds_of(service, "黄")["黄啟峰"] is CompletionKind.NAME
    assert kinds_of(service, "单")["单县"] is CompletionKind.PLACE
    assert kinds_of(service, "双招")["双招双引"] is CompletionKind.PHRASE
    assert kinds_of(service, "大唐")["大唐5G落户"] is CompletionKind.HEADLINE


def test_rare_words_are_left_out_of_large_archives() -> None:
    lexicon = [("常见", 3), ("罕见", 2), ("的", 900), ("2020", 50)]

    found = headwords(lexicon, [], NOTHING, 10_000, lambda text: 0, lambda word: True)

    assert [word.printed for word in found] == ["常见"]


def test_what_the_segmenter_guesses_around_a_function_word_is_no_word() -> None:
    """已达 and 二是 stand side by side often; 抗疫 is a word though no dictionary holds it, and 已知 is in one."""
    lexicon = [("二是", 900), ("已知", 800), ("已达", 700), ("抗疫", 600), ("而行", 500)]

    found = headwords(lexicon, [], NOTHING, 10_000, lambda text: 0, lambda word: word == "已知")

    assert [word.printed for word in found] == ["已知", "抗疫"]


def test_a_known_word_is_offered_however_rare_and_only_if_it_is_there() -> None:
    vocabulary = Vocabulary(frozenset({"单县", "曹县"}), frozenset({"黄啟峰"}), frozenset({"双招双引"}))
    lexicon = [("双招双引", 1), ("黄启峰", 1)]

    found = headwords(lexicon, [], vocabulary, 10_000, {"单县": 2}.get, lambda word: True)  # type: ignore[arg-type]

    assert {(word.printed, str(word.kind), word.articles) for word in found} == {
        ("双招双引", "phrase", 1),
        ("黄啟峰", "name", 1),
        ("单县", "place", 2),
    }


def test_the_same_headline_twice_is_one_with_two_articles_and_line_ends_make_none() -> None:
    headlines = [
        Headline("图片新闻", 0),
        Headline("图片新闻", 20200401),
        Headline("甲\n乙", 0),
    ]

    found = titles(headlines)

    assert [(word.printed, word.articles, word.rank) for word in found] == [("图片新闻", 2, -20200401)]


def test_a_generation_carries_its_catalogue_and_forgets_what_has_gone(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "1.txt").write_text(
        "菏泽小麦返青\n\n本报讯 4月1日，菏泽的小麦返青。 记者 黄啟峰\n", "utf-8"
    )
    (tmp_path / "pages" / "2.txt").write_text("曹县大蒜上市\n\n本报讯 4月2日，曹县的大蒜上市。\n", "utf-8")
    settings = Settings(index=tmp_path / "index")
    rebuild([tmp_path / "pages"], settings)
    service = SearchService.open(settings)
    assert kinds_of(service, "大蒜")["大蒜"] is CompletionKind.PHRASE
    assert kinds_of(service, "曹")["曹县大蒜上市"] is CompletionKind.HEADLINE

    (tmp_path / "pages" / "2.txt").unlink()
    rebuild([tmp_path / "pages"], settings)

    assert kinds_of(service, "曹") == {}
    assert kinds_of(service, "菏")["菏泽"] is CompletionKind.PLACE
    assert "菏泽小麦返青" in kinds_of(service, "菏")


def test_a_server_that_completes_and_corrects_never_loads_pypinyin(checkout: Path, tmp_path: Path) -> None:
    """It is 50 MB a process, and needed only to build."""
    rebuild([checkout / "seeds"], Settings(index=tmp_path / "index"))
    code = """
import sys
from pathlib import Path
from search import SearchRequest, SearchService, Settings
service = SearchService.open(Settings(index=Path(sys.argv[1])))
assert service.suggest(SearchRequest("ljj")) and service.search(SearchRequest("练建钧")).suggestions
print(sorted({"pypinyin", "rapidfuzz"} & set(sys.modules)))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "index")]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, encoding="utf-8")

    assert (done.returncode, done.stdout.strip()) == (0, "['rapidfuzz']"), done.stderr


def test_every_shipped_word_can_be_offered() -> None:
    assert all(query_for(word) == word for word in shipped_words())
