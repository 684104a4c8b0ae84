"""Did you mean: one word mended, only when it finds more, and never instead of what was asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.analyzer import load_analyzer
from search.answering.meant import MAX_SUGGESTIONS
from search.model import Article, Kind, Paragraph
from search.query.nodes import Bare, Node
from search.query.parser import parse
from search.query.request import SearchRequest
from search.results import CompletionKind, SuggestionBasis
from search.service import SearchService
from search.suggestions.catalogue import Catalogue
from search.suggestions.readings import load_readings
from search.suggestions.sections import Headword
from search.suggestions.spelling import MAX_GUESSES, guesses
from tests.suggestions.conftest import article


def meant(service: SearchService, text: str, **filters: object) -> list[str]:
    return [each.text for each in service.search(SearchRequest(text, **filters)).suggestions]


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("练建钧", "练建军"),
        ("练健军", "练建军"),
        ("練建鈞", "练建军"),
        ("lianjianjun", "练建军"),
        ("lian jian jun", "练建军"),
        ("Lián Jiàn Jūn", "练建军"),
        ("ljj", "练建军"),
        ("LJJ", "练建军"),
        ("heze", "菏泽"),
        ("shanxian", "单县"),
        ("脱贫公坚", "脱贫攻坚"),
        ("脱贫坚攻", "脱贫攻坚"),
        ("脱贫攻竖坚", "脱贫攻坚"),
        ("双招双迎", "双招双引"),
        ('"练建钧"', '"练建军"'),
        ("练建钧 企业", "练建军 企业"),
        ("企业 练建钧", "企业 练建军"),
        ("练建钧调研", "练建军调研"),
        ("heze 企业", "菏泽 企业"),
        ("企业 lian jian jun", "企业 练建军"),
        ("标题:练建钧", "标题:练建军"),
        ("(练建钧 OR 王五)", "练建军 OR 王五"),
        ("练建钧 -小麦", "练建军 -小麦"),
        ("(练建钧 企业)/s", "(练建军 企业)/s"),
        ('"练建钧 企业"~20', '"练建军 企业"~20'),
        ("记者:黄启锋", "记者:黄啟峰"),
        ("记者:“黄启锋”", '记者:"黄啟峰"'),
        ("记者:huangqifeng", "记者:黄啟峰"),
        ("地区:善县", "地区:单县"),
    ],
)
def test_what_was_meant_is_suggested(service: SearchService, typed: str, suggested: str) -> None:
    assert suggested in meant(service, typed)


def test_what_is_suggested_is_written_as_it_is_printed(service_over: Callable[..., SearchService]) -> None:
    service = service_over(article(1, "", "混动车型DMI上市。"))

    assert meant(service, "DMII") == ["DMI"]


def test_no_part_of_a_word_is_suggested(service_over: Callable[..., SearchService]) -> None:
    """未成 of 未成年人 sounds as 围城 does, and alone it would be looked for as 未 and 成."""
    service = service_over(
        article(0, "", "《围城》出版。"), *(article(n, "", "全社会保护未成年人。") for n in range(1, 13))
    )

    assert [word.text for word in service.suggest(SearchRequest("未成"))] == ["未成年人"]
    assert meant(service, "围城") == []


def test_nobody_means_what_a_character_was_read_as_long_ago(service_over: Callable[..., SearchService]) -> None:
    service = service_over(
        article(0, "", "永和豆浆开业。"), *(article(n, "", "服务广大用户。") for n in range(1, 13))
    )

    assert meant(service, "永和") == []


@pytest.mark.parametrize(
    ("char", "readings"),
    [
        ("许", {"xu"}),
        ("厂", {"chang"}),
        ("和", {"he", "huo"}),
        ("单", {"dan", "chan", "shan"}),
        ("六", {"liu", "lu"}),
    ],
)
def test_readings_that_are_alive_are_kept(char: str, readings: set[str]) -> None:
    assert set(load_readings().characters[char]) == readings


def test_a_character_typed_twice_is_in_the_word_that_it_doubles(service: SearchService) -> None:
    asked, doubled = (service.search(SearchRequest(text)) for text in ("脱贫攻坚", "脱贫攻坚坚"))

    assert {hit.article.id for hit in doubled.hits} == {hit.article.id for hit in asked.hits} != set()
    assert doubled.words_total == doubled.total


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "菏泽",
        "练建军",
        "脱贫攻坚",
        "菏泽 练建军",
        "飞碟降落",
        "zzzz",
        "-练建钧",
        "日期:2020",
        "。",
        "danxian",
        "王五",
        "5G",
        "15G",
        "16.9",
    ],
)
def test_nothing_is_suggested_without_a_reason(service: SearchService, typed: str) -> None:
    assert meant(service, typed) == []


def test_every_suggestion_has_the_hits_it_promises_under_the_same_filters(service: SearchService) -> None:
    for text in ("练建钧", "lianjianjun", "脱贫公坚", "记者:黄启锋", "练建钧 企业"):
        for filters in ({}, {"districts": ("单县",)}, {"kinds": (Kind.NEWS,)}):
            suggestions = service.search(SearchRequest(text, **filters)).suggestions
            assert suggestions or filters
            for each in suggestions:
                found = service.search(SearchRequest(each.text, **filters))
                assert found.total == each.hits > 0
                assert found.total > found.words_total + found.partial_total


def test_filters_hold_for_suggestions(service: SearchService) -> None:
    assert meant(service, "练建钧", districts=("单县",)) == ["练建军"]
    assert meant(service, "练建钧", districts=("东明县",)) == []
    assert service.search(SearchRequest("练建钧", districts=("单县",))).suggestions[0].hits == 1


def test_hits_are_those_of_the_query_alone(service: SearchService) -> None:
    result = service.search(SearchRequest("练建钧"))

    assert result.suggestions[0].hits == 4
    assert not any("练建军" in snippet.text for hit in result.hits for snippet in hit.snippets)


def test_how_it_was_found_is_said(service: SearchService) -> None:
    def basis(text: str) -> SuggestionBasis:
        return service.search(SearchRequest(text)).suggestions[0].basis

    assert basis("练建钧") is SuggestionBasis.SOUND
    assert basis("ljj") is SuggestionBasis.PINYIN
    assert basis("脱贫坚攻") is SuggestionBasis.SLIP


def test_what_is_signed_is_found_by_the_name(service_over: Callable[..., SearchService]) -> None:
    """A byline is printed with a space in the name (于 洋 摄), where a search for the name cannot find it."""

    def made(number: int, text: str, **signed: tuple[str, ...]) -> Article:
        return Article(f"a{number}", "page.txt", "", (Paragraph("p1", text, 1, 1),), **signed)

    service = service_over(
        made(1, "喂养小麦。 于 洋 摄", photographers=("于洋",)),
        made(2, "小麦返青。", correspondents=("于洋", "李小麦")),
        made(3, "余箱。", reporters=("于洋",), districts=("单县",)),
    )

    signed = service.search(SearchRequest("于洋")).suggestions[:2]
    assert [(one.text, one.basis, one.hits) for one in signed] == [
        ('记者:"于洋"', SuggestionBasis.BYLINE, 2),
        ('通讯员:"于洋"', SuggestionBasis.BYLINE, 1),
    ]
    assert meant(service, "于洋", districts=("单县",))[:1] == ['记者:"于洋"']
    assert '记者:"洋"' not in meant(service, "洋")
    assert '通讯员:"小麦"' not in meant(service, "小麦"), "as many hold it as it is"


def test_what_is_printed_is_doubted_only_for_something_common_that_sounds_the_same(
    service: SearchService, service_over: Callable[..., SearchService]
) -> None:
    """荷泽 stands in one article, a misprint; 菏泽 in five. A name that is printed is not taken for a common one."""
    assert meant(service, "荷泽") == []

    def made(number: int, text: str) -> Article:
        return Article(f"a{number}", "page.txt", "", (Paragraph("p1", text, 1, 1),))

    common = [made(n, "菏泽和练建军。") for n in range(6)]
    service = service_over(made(10, "荷泽和练将军。"), *common)
    assert meant(service, "荷泽") == ["菏泽"]
    assert meant(service, "练将军") == []


def test_the_first_page_only(service: SearchService) -> None:
    assert meant(service, "练建钧", offset=10) == []


def test_the_answer_says_them_as_json(service: SearchService) -> None:
    shape = service.search(SearchRequest("练建钧")).to_dict()

    assert shape["suggestions"] == [{"text": "练建军", "basis": "sound", "hits": 4}]


@given(
    st.one_of(
        st.text(max_size=64),
        st.text("练建钧军菏荷泽 脱贫公坚攻（）()\"“”OR|-:标题记者lianjunhezeLJ'～~/sp?*0123.", max_size=40),
    )
)
def test_any_query_may_be_asked(service: SearchService, text: str) -> None:
    try:
        query = parse(text)
    except Exception:
        return
    result = service.search(SearchRequest(text, limit=1))

    assert len(result.suggestions) <= MAX_SUGGESTIONS
    assert query not in [parse(each.text) for each in result.suggestions]
    assert result.suggestions == service.search(SearchRequest(text, limit=1)).suggestions


def test_guesses_are_bounded_and_parse_to_themselves() -> None:
    words = [
        Headword(f"练建{char}", f"练建{char}", CompletionKind.NAME, 1) for char in "军君均俊骏竣峻郡菌珺筠麇皲"
    ]
    catalogue = Catalogue.of([*words, Headword("练建贱", "练建贱", CompletionKind.NAME, 1)], load_readings())

    found = guesses(Bare("练建钧"), catalogue, load_analyzer("jieba"))

    assert len(found) == MAX_GUESSES
    for guess in found:
        assert parse(str(guess.query)) == guess.query


@pytest.mark.parametrize("text", ["练建钧" * 80, "x" * 256, "练 " * 30, "龘" * 256, "a" * 64 + " " + "b" * 64])
def test_long_queries_cost_little(service: SearchService, text: str) -> None:
    assert service.search(SearchRequest(text[:256].strip())).took_ms < 3000


def test_nothing_is_mended_beside_what_is_not_found() -> None:
    """练建钧 is mended beside 菏泽 and left alone where the rest has no hits; so many look-ups are saved."""
    query, analyzer = parse("练建钧 菏泽"), load_analyzer("jieba")
    catalogue = Catalogue.of([Headword("练建军", "练建军", CompletionKind.NAME, 1)], load_readings())
    asked = []

    def is_found(rest: Node) -> bool:
        asked.append(str(rest))
        return rest == Bare("菏泽")

    found = guesses(query, catalogue, analyzer, is_found)
    assert [str(guess.query) for guess in found] == ["练建军 菏泽"]
    assert asked == ["菏泽", "练建钧"]
    assert guesses(query, catalogue, analyzer, lambda rest: False) == ()
