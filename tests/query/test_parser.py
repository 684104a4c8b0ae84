"""The query language: what is typed, what it means, and where it is wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis.aliases import NO_ALIASES, Aliases
from search.analysis.arrangements import Scope
from search.analysis.normalize import without_invisible
from search.errors import QuerySyntaxError
from search.model import PartialDate
from search.query.nodes import And, Bare, Close, Dated, Exact, Gapped, Has, In, Not, Or, Together
from search.query.parser import MAX_CHARACTERS, MAX_CLAUSES, MAX_DEPTH, parse
from search.query.planning import searched_as

A, B, C = Bare("甲"), Bare("乙"), Bare("丙")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", And(())),
        ("　 ", And(())),
        ("甲", A),
        ("甲 乙", And((A, B))),
        ("甲　乙 丙", And((A, B, C))),
        ("甲 AND 乙 & 丙", And((A, B, C))),
        ("甲 OR 乙", Or((A, B))),
        ("甲|乙｜丙", Or((A, B, C))),
        ("甲 乙 OR 丙", Or((And((A, B)), C))),
        ("甲 (乙 OR 丙)", And((A, Or((B, C))))),
        ("甲 （乙 OR 丙）", And((A, Or((B, C))))),
        ("(甲 乙) 丙", And((A, B, C))),
        ("-甲", Not(A)),
        ("甲 -乙", And((A, Not(B)))),
        ("甲 NOT 乙", And((A, Not(B)))),
        ("甲 ！乙", And((A, Not(B)))),
        ("甲 ＮＯＴ 乙", And((A, Not(B)))),
        ("ＮＯＴ 甲", Not(A)),
        ("甲 ＡＮＤ 乙 ＯＲ 丙", Or((And((A, B)), C))),
        ("ｏｒ Ｎot", And((Bare("ｏｒ"), Bare("Ｎot")))),
        ("甲 -(乙 丙)", And((A, Not(And((B, C)))))),
        ("甲 NOT(乙 丙)", And((A, Not(And((B, C)))))),
        ("甲 ＯＲ（乙 丙）", Or((A, And((B, C))))),
        ("(甲 OR 乙)AND(甲 OR 丙)", And((Or((A, B)), Or((A, C))))),
        ("（甲 乙）OR丙", Or((And((A, B)), C))),
        ("“甲”NOT乙 'NOT'", And((Exact("甲"), Not(B), Bare("'NOT'")))),
        ("(甲)ORACLE OR丙", And((A, Bare("ORACLE"), Bare("OR丙")))),
        ("Not(甲) ORD(乙)", And((Bare("Not(甲)"), Bare("ORD(乙)")))),
        ('"甲 乙"', Exact("甲 乙")),
        ("“甲”", Exact("甲")),
        ("「 甲」乙", And((Exact(" 甲"), B))),
        ('"甲　 "', Exact("甲　 ")),
        ("「 」 甲", A),
        ("「“231”产业」", Exact("“231”产业")),
        ("『甲』乙", And((Exact("甲"), B))),
        ('"坚持“一看、二观”工作法"', Exact("坚持“一看、二观”工作法")),
        ('"“甲”"', Exact("“甲”")),
        ('"作为”" ＂范”建设＂', And((Exact("作为”"), Exact("范”建设")))),
        ('"甲＂乙', And((Exact("甲"), B))),
        ('"甲” 乙', And((Exact("甲"), B))),
        ('"甲“ “乙” “丙“', And((Exact("甲"), Exact("乙"), Exact("丙")))),
        ("“看“一”看”乙", And((Exact("看“一”看"), B))),
        ('“甲"乙"”', Exact('甲"乙"')),
        ('“甲" “乙”', And((Exact("甲"), Exact("乙")))),
        ("”甲” ”乙“", And((Exact("甲"), Exact("乙")))),
        ('『「“甲"」』', Exact('「“甲"」')),
        ('菏泽"甲"', And((Bare("菏泽"), Exact("甲")))),
        ('"，"', Exact("，")),
        ("大唐智创(山东)科技有限公司", Bare("大唐智创(山东)科技有限公司")),
        ("3-5 甲!", And((Bare("3-5"), Bare("甲!")))),
        ("甲 - 乙", And((A, B))),
        ("——访市工信局", Bare("——访市工信局")),
        ("，", Or(())),
        ("!!!", Or(())),
        ('""', Or(())),
        ("甲 ， 乙", And((A, B))),
        ("%", Bare("%")),
        ("+ ＋ ％", Bare("％")),
        ("●|㎡|😀", Or((Bare("●"), Bare("㎡"), Bare("😀")))),
        ("招商 + 开发区 ＋ ㎡", And((Bare("招商"), Bare("开发区"), Bare("㎡")))),
        ("～ … — /", Or(())),
        ("or not", And((Bare("or"), Bare("not")))),
        ("标题:甲", In("title", A)),
        ("标题：甲 乙", And((In("title", A), B))),
        ("Title:(甲 OR “乙”)", In("title", Or((A, Exact("乙"))))),
        ("记者:黄啟峰 通讯员：“小锴”", And((Has("reporter", "黄啟峰"), Has("correspondent", "小锴", whole=True)))),
        ("-地区:单县", Not(Has("district", "单县"))),
        ("来源:「甲 乙」|来源:甲", Or((Has("source", "甲 乙", whole=True), Has("source", "甲")))),
        ("类型:“图片”", Has("kind", "photo")),
        ("类型:图片|kind:NOTICE", Or((Has("kind", "photo"), Has("kind", "notice")))),
        ("类型:新闻 -类型:消息", And((Has("kind", "news"), Not(Has("kind", "news"))))),
        ("类型:专稿 -类型:“通讯”", And((Has("kind", "feature"), Not(Has("kind", "feature"))))),
        ("类型:特写｜kind:Feature｜類型:專稿", Or((Has("kind", "feature"),) * 3)),
        (
            "類型:新聞｜標題：甲｜ＫＩＮＤ：ｐｈｏｔｏ",
            Or((Has("kind", "news"), In("title", A), Has("kind", "photo"))),
        ),
        ("日期:2020-04..2020-06", Dated(PartialDate(2020, 4), PartialDate(2020, 6))),
        ("日期:2020", Dated(PartialDate(2020), PartialDate(2020))),
        ("日期:2020年4月", Dated(PartialDate(2020, 4), PartialDate(2020, 4))),
        ("date:2020年4月1日..", Dated(PartialDate(2020, 4, 1), None)),
        ("日期:..2020-6", Dated(None, PartialDate(2020, 6))),
        ("刊期:2020-04-02", Dated(PartialDate(2020, 4, 2), PartialDate(2020, 4, 2), "issue")),
        ("issue:2019..2020年4月", Dated(PartialDate(2019), PartialDate(2020, 4), "issue")),
        ("日期:２０２０", Dated(PartialDate(2020), PartialDate(2020))),
        ("日期：２０２０年４月", Dated(PartialDate(2020, 4), PartialDate(2020, 4))),
        ("日期:２０２０－０４．．２０２１", Dated(PartialDate(2020, 4), PartialDate(2021))),
        ("渔沃街道:巡察", Bare("渔沃街道:巡察")),
        ('"甲 乙"~20', Close(("甲", "乙"), 20)),
        ("“甲 乙 丙”～5 丁", And((Close(("甲", "乙", "丙"), 5), Bare("丁")))),
        ("(甲 “乙”)/s", Together((A, Exact("乙")), Scope.SENTENCE)),
        ("“甲 乙”～２０", Close(("甲", "乙"), 20)),
        ("（甲 乙）／ｓ", Together((A, B), Scope.SENTENCE)),
        ("(甲 乙)／Ｐ|丙", Or((Together((A, B), Scope.PARAGRAPH), C))),
        ("（甲 乙）/P 丙", And((Together((A, B), Scope.PARAGRAPH), C))),
        ("“甲 乙” ~20 丙", And((Close(("甲", "乙"), 20), C))),
        ("（甲 乙）　／ｓ 丙", And((Together((A, B), Scope.SENTENCE), C))),
        ("“脱\u200b贫\ufeff” \u200e地\u00ad区:\u2060甲\x07", And((Exact("脱贫"), Has("district", "甲")))),
        ("\u200b", Or(())),
        ("ANDROID ~20 甲", And((Bare("ANDROID"), Bare("~20"), A))),
        ("甲 ~20 /s", And((A, Bare("~20"), Bare("/s")))),
        ("(甲)/s", Together((A,), Scope.SENTENCE)),
        ("(甲 乙)/sx", And((A, B, Bare("/sx")))),
        ("菏?泽", Gapped(("菏", "泽"), ("?",))),
        ("菏??泽＊市*区", Gapped(("菏", "泽", "市", "区"), ("??", "*", "*"))),
        ("谁来了?", Bare("谁来了?")),
        ("谁来了？为什么", Bare("谁来了？为什么")),
        ("*", Or(())),
        ("*国*", Bare("*国*")),
    ],
)
def test_what_a_query_means(text, query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("甲 “乙", 3, "引号 “ 没有配对"),
        ("「甲", 1, "引号 「 没有配对$"),
        ('甲 "“乙”', 3, '引号 " 没有配对；文字本身带引号的，用「」括起来'),
        ("““甲”", 1, "引号 “ 没有配对；"),
        ("甲 (乙", 3, "括号没有配对"),
        ("甲)", 2, "没有配对"),
        ("甲 ()", 3, "括号里没有检索词"),
        ("甲 OR", 5, "没有写完"),
        ("OR 甲", 1, "前面缺少检索词"),
        ("甲 OR OR 乙", 6, "前面缺少检索词"),
        ("NOT", 4, "没有写完"),
        ("正文:-甲", 1, "正文: 后面缺少检索词"),
        ("甲 标题:", 3, "标题: 后面缺少检索词"),
        ("甲 標題：", 3, "標題: 后面缺少检索词"),
        ("标题:日期:2020", 1, "后面缺少检索词"),
        ("标题:(日期:2020)", 4, "别的字段"),
        ("记者:(甲 乙)", 4, "只能是一个词"),
        ("类型:小说", 4, "没有类型"),
        ("日期:去年", 4, "不是日期"),
        ("日期:2020-13", 4, "不是日期"),
        ("日期:2021..2020", 4, "起晚于止"),
        ("日期:..", 4, "没有起止"),
        ('"甲"~5', 1, "两个以上"),
        ('"甲 乙"~999', 6, "最多 200"),
        ("(甲 -乙)/s", 1, "只能是用空格分开的词"),
        ("甲?乙?丙?丁?戊?己", 1, "最多 4 处"),
        ("NOT NOT 甲", 5, "两个否定"),
        ("(" * (MAX_DEPTH + 1) + "甲" + ")" * (MAX_DEPTH + 1), MAX_DEPTH + 1, "嵌套"),
        ("甲 " * (MAX_CLAUSES + 1), 2 * MAX_CLAUSES + 1, "检索词过多"),
        ("甲" * (MAX_CHARACTERS + 1), MAX_CHARACTERS + 1, "过长"),
    ],
)
def test_what_does_not_parse_says_where(text, column, message) -> None:
    with pytest.raises(QuerySyntaxError, match=message) as raised:
        parse(text)

    assert raised.value.column == column


def test_a_kind_is_written_as_it_is_shown() -> None:
    assert str(parse("kind:news")) == "类型:新闻"


PIECES = st.sampled_from(
    [
        "甲",
        "乙 ",
        "5G",
        '"',
        "“",
        "”",
        "「",
        "」",
        "『",
        "』",
        "＂",
        "(",
        ")",
        "（",
        "）",
        "-",
        "!",
        " ",
        "OR",
        "AND",
        "NOT",
        "|",
        "，",
    ]
)

STRINGS = st.sampled_from(
    [
        "甲",
        "5G(乙)",
        "“甲 乙”",
        "~5",
        "/s",
        "，",
        '""',
        "丙?丁",
        '"甲 乙"~5',
        "(甲 “乙”)/s",
        "记者:甲",
        "日期:2020",
    ]
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.lists(inner, min_size=2, max_size=3).map(" ".join)
        | st.lists(inner, min_size=2, max_size=3).map(" OR ".join)
        | st.lists(inner, min_size=2, max_size=3).map(" AND ".join)
        | st.tuples(st.sampled_from(["-", "NOT ", "标题:", "正文："]), inner).map("".join)
        | inner.map("({})".format)
    )


QUERIES = st.recursive(STRINGS, _larger, max_leaves=8)
"""Texts that mostly parse, nested as readers hardly do."""


@settings(max_examples=400)
@given(QUERIES | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
@example("正文:(-甲)")
@example("-(-甲)")
@example("“甲 乙” AND ~20")
@example("(甲 “乙” AND ~20)/s")
def test_any_text_parses_or_says_where_and_its_own_writing_means_the_same(text) -> None:
    column, query = None, None
    try:
        query = parse(text)
    except QuerySyntaxError as error:
        column = error.column

    if query is None:
        assert 1 <= column <= len(text) + 1
    else:
        assert parse(str(query)) == query


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_a_text_in_straight_quotes_is_looked_for_as_it_stands(text) -> None:
    text = without_invisible(re.sub('["＂]', "", text))

    assert parse(f'"{text}"') == (Exact(text) if text.strip() else Or(()))
    assert parse(f"＂{text}＂ 乙") == (And((Exact(text), B)) if text.strip() else B)


def test_a_long_text_is_refused_without_being_read() -> None:
    for text in ("[ TO" * 250_000, "(" * 1_000_000, '"' * 1_000_000, "国" * 1_000_000):
        with pytest.raises(QuerySyntaxError, match="过长"):
            parse(text)


@st.composite
def long_queries(draw: st.DrawFn) -> str:
    """As long as they may be, or nearly, and with few characters between what is asked for."""
    text = ""
    for word in draw(
        st.lists(
            st.sampled_from(["防疫", "甲乙丙丁戊己庚辛", '"丁"', "-戊", "日期:20200401"]), min_size=20, max_size=32
        )
    ):
        text += draw(st.sampled_from(["|", "｜", "&", " "])) + word if text else word
    return text[:1] + "长" * draw(st.integers(0, max(0, MAX_CHARACTERS - len(text)))) + text[1:]


@given(long_queries(), st.booleans())
@example("|".join(["甲乙丙丁戊己庚"] * 32), False)
@example("|".join(["防疫"] * 32), True)
def test_what_was_searched_can_be_searched_again(text, has_aliases) -> None:
    aliases = Aliases({"防疫": ("疫情防控工作",)}) if has_aliases else NO_ALIASES
    try:
        query = parse(text)
    except QuerySyntaxError:
        return
    shown = parse(searched_as(text, query, aliases))

    assert has_aliases or shown == query
