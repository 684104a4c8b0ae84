"""What the writer of a query is told of how it was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import QuerySyntaxError
from search.query.parser import parse
from search.query.remarks import remarks, remarks_on_signs


def told(text: str, *, is_printed: bool = False) -> list[tuple[str, str]]:
    return [(str(each.words), each.query) for each in remarks(text, parse(text), is_printed=is_printed)]


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("脱贫 and 攻坚", "and", "脱贫 AND 攻坚"),
        ("脱贫 or 扶贫 攻坚", "or", "脱贫 OR 扶贫 攻坚"),
        ("开发区 Not 招商", "Not", "开发区 NOT 招商"),
        ("not 招商", "not", "NOT 招商"),
        ("脱贫 ａｎｄ (扶贫 OR 攻坚)", "ａｎｄ", "脱贫 ＡＮＤ (扶贫 OR 攻坚)"),
        ("(脱贫 or 扶贫) 曹县", "or", "脱贫 OR 扶贫 曹县"),
    ],
)
def test_an_operator_in_small_letters_is_a_word(text, word, meant) -> None:
    ((words, query),) = told(text)

    assert words.startswith(f"{word} 照词查了")
    assert query == meant
    assert parse(query) != parse(text)


@pytest.mark.parametrize(
    "text", ["and", "脱贫 and", "or 脱贫", "“脱贫 and 攻坚”", "脱贫 AND 攻坚", "android 手机", "脱贫 notes"]
)
def test_a_word_where_no_operator_could_stand_is_passed_over(text) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [("-5℃", ['"-5℃"']), ("气温 －5℃", ['气温 "-5℃"']), ("-5 -3", ['"-5" -3', '-5 "-3"'])],
)
def test_a_hyphen_before_a_number_may_be_a_minus(text, meant) -> None:
    assert [each.query for each in remarks_on_signs(text, parse(text))] == meant


@pytest.mark.parametrize(
    "text", ["-招商", "!5", "NOT 5", '-"5"', "0530-3212345", "(脱贫 OR -5)", "", f"-5 {'菏' * 252}"]
)
def test_what_else_excludes_is_passed_over(text) -> None:
    assert [*remarks_on_signs(text, parse(text))] == []


@pytest.mark.parametrize("text", ['"脱贫 攻坚"~', "“脱贫 攻坚” ～", '"脱贫 攻坚"~ 20', "开发区 「脱贫 攻坚」~abc"])
def test_a_distance_without_a_number_is_none(text) -> None:
    ((words, query),) = told(text)

    assert "没有字数" in words
    assert query == '"脱贫 攻坚"~20'


@pytest.mark.parametrize("text", ['"脱贫 攻坚"~20', '"脱贫"~', '"脱贫 攻坚" 5~6', '「"脱贫 攻坚"~」'])
def test_other_tildes_are_passed_over(text) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "column", "name", "meant"),
    [
        ("报纸:菏泽日报", 1, "报纸", ""),
        ("脱贫 报纸：菏泽日报", 4, "报纸", ""),
        ("-报纸:菏泽", 2, "报纸", ""),
        ("titel:开发区", 1, "titel", "title:开发区"),
        ("标题 :开发区", 1, "标题", "标题:开发区"),
        ("招商 reporter ：王燕", 4, "reporter", "reporter:王燕"),
        ("巨野:文?节", 1, "巨野", ""),
    ],
)
def test_what_looks_like_a_field_and_is_none_is_told_with_its_column(text, column, name, meant) -> None:
    ((words, query),) = told(text)

    assert words.startswith(f"第 {column} 字")
    assert f"“{name}”" in words
    assert query == meant
    assert told(text, is_printed=True) == [], "pasted, and found as it stands"


@pytest.mark.parametrize(
    "text",
    [
        "作者:黄啟峰",
        "标题: 开发区",
        "https://a.cn",
        "12:30",
        "16:9",
        "“报纸:菏泽日报”",
        "中共中央总书记:讲话",
        "标题",
    ],
)
def test_other_colons_are_passed_over(text) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["，", " 。 ", "……", "——", "《", "（，）"])
def test_punctuation_alone_is_offered_in_quotation_marks(text) -> None:
    ((_, query),) = told(text)

    assert parse(text) != parse(query)
    assert parse(query).text in text


@pytest.mark.parametrize("text", ["", '""', "“ ”", "「」 “”"])
def test_nothing_between_quotation_marks_is_offered_nothing(text) -> None:
    assert told(text) == []


@given(st.text('甲乙 and or NOT:：~～20"“”「」()（）-，。?', max_size=24))
def test_whatever_is_offered_is_a_query(text: str) -> None:
    try:
        query = parse(text)
    except QuerySyntaxError:
        return
    for each in remarks(text, query, is_printed=False):
        parse(each.query)
