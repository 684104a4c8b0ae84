"""Highlights and excerpts: every mark is an occurrence of what was searched, inside its text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.analysis.analyzer import load_analyzer
from search.analysis.normalize import fold
from search.answering.highlight import MAX_SNIPPETS, SNIPPET_CHARACTERS, Highlighter, snippets
from search.model import Paragraph
from search.query.parser import MAX_CHARACTERS, parse
from search.query.plan import leaves
from search.query.planning import make_plan
from search.query.relaxing import Quotes, relaxed
from search.query.request import SearchRequest
from search.results import Snippet, SpanKind
from search.schema import Zone

ANALYZER = load_analyzer("jieba")
TEXT = st.text(alphabet="菏泽开发区脱贫攻坚。，！ 5GA“”", max_size=400)
SENTENCES = st.lists(st.text(alphabet="菏泽开发区脱贫攻坚，", min_size=20, max_size=90), max_size=6).map("。".join)


def highlighter(query: str) -> Highlighter:
    return Highlighter(leaves(make_plan(parse(query), SearchRequest(query), ANALYZER).root))


def excerpts(query: str, text: str) -> tuple[Snippet, ...]:
    return snippets([Paragraph("p1", text, 1, 1)], [highlighter(query).highlight(text).spans])


def marked(query: str, text: str) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], str(s.kind)) for s in highlighter(query).highlight(text).spans]


def test_the_string_itself_is_marked_exact_and_its_words_as_words() -> None:
    assert marked("脱贫攻坚", "脱贫攻坚,要脱贫,也要攻坚。") == [
        ("脱贫攻坚", "exact"),
        ("脱贫", "word"),
        ("攻坚", "word"),
    ]


def test_a_quoted_string_marks_nothing_else() -> None:
    assert marked("“脱贫攻坚”", "脱贫攻坚,要脱贫,也要攻坚。") == [("脱贫攻坚", "exact")]


def test_what_is_negated_is_not_marked() -> None:
    assert marked("脱贫 -攻坚", "脱贫攻坚") == [("脱贫", "exact")]


def test_marks_show_what_was_printed() -> None:
    assert marked("黄启峰 5g", "記者黄啟峰在大唐５Ｇ、15G") == [("黄啟峰", "exact"), ("５Ｇ", "exact")]


@given(query=st.sampled_from(["脱贫攻坚", "菏泽开发区 5G", "“开发”", "区。", "攻 坚"]), text=TEXT)
def test_spans_are_sorted_disjoint_inside_the_text_and_really_there(query, text) -> None:
    finder = highlighter(query)
    spans = finder.highlight(text).spans

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    searched = {leaf.needle for leaf in leaves(make_plan(parse(query), SearchRequest(query), ANALYZER).root)}
    searched |= {word.text for string in searched for word in ANALYZER.words(string)}
    assert {fold(text)[span.start : span.end] for span in spans} <= searched


@given(texts=st.lists(TEXT, min_size=1, max_size=6), query=st.sampled_from(["脱贫攻坚", "开发区 5G", "“发区”"]))
def test_snippets_are_parts_of_their_paragraphs_with_the_marks_in_place(texts, query) -> None:
    paragraphs = [Paragraph(f"p{i}", text, i, i) for i, text in enumerate(texts)]
    by_id = {paragraph.id: paragraph for paragraph in paragraphs}
    finder = highlighter(query)
    highlighted = finder.highlight_all(texts, [Zone.BODY] * len(texts))
    found = snippets(paragraphs, [one.spans for one in highlighted])
    places = sum(len(text.spans) for text in highlighted)

    assert highlighted == tuple(map(finder.highlight, texts)), "together as each by itself"
    assert len(found) <= MAX_SNIPPETS
    for snippet in found:
        inner = snippet.text.removeprefix("…").removesuffix("…")
        assert inner in by_id[snippet.paragraph].text
        assert all(0 <= s.start < s.end <= len(snippet.text) for s in snippet.spans)
        marks = {
            by_id[snippet.paragraph].text[s.start : s.end]
            for s in finder.highlight(by_id[snippet.paragraph].text).spans
        }
        assert {snippet.text[s.start : s.end] for s in snippet.spans} <= marks
        if places:
            assert snippet.spans, "an excerpt is chosen for what it shows"


@given(
    texts=st.lists(SENTENCES, min_size=1, max_size=4),
    query=st.sampled_from(["菏泽 贫困", "「脱」 「菏」 区", "开发区"]),
)
@example(["菏泽" + "攻坚，" * 80 + "。" + "开发" * 40 + "。脱贫。贫"], "菏泽 「贫」")
def test_every_string_that_is_found_is_shown(texts, query) -> None:
    paragraphs = [Paragraph(f"p{i}", text, i, i) for i, text in enumerate(texts)]
    highlighted = highlighter(query).highlight_all(texts, [Zone.BODY] * len(texts))
    found = snippets(paragraphs, [one.spans for one in highlighted])

    shown = {each.text[span.start : span.end] for each in found for span in each.spans}
    marked = {each.text[span.start : span.end] for each in highlighted for span in each.spans}
    assert all(any(string in one for one in shown) for string in marked), "itself, or in a longer one"
    for one, other in pairwise(found):
        if one.paragraph == other.paragraph:
            text = paragraphs[int(one.paragraph[1:])].text
            ends = text.find(one.text.strip("…")) + len(one.text.strip("…"))
            assert text.find(other.text.strip("…"), ends) >= ends


def test_what_the_headline_shows_need_not_be_shown_again() -> None:
    texts = ["菏泽。" * 3, "菏泽。" * 3, "菏泽。" * 3, "脱贫。"]
    paragraphs = [Paragraph(f"p{i}", text, i, i) for i, text in enumerate(texts)]
    finder = highlighter("菏泽 脱贫")
    marks = [finder.highlight(text).spans for text in texts]

    assert [each.paragraph for each in snippets(paragraphs, marks)] == ["p0", "p1", "p3"]
    assert snippets(paragraphs, marks, [finder.highlight("菏泽")])[-1].text == "脱贫。"
    assert [each.text for each in snippets(paragraphs[:1], marks[:1], [finder.highlight("脱贫")])] == [texts[0]]


def test_the_strings_of_an_arrangement_are_shown_together_across_the_end_of_a_sentence() -> None:
    text = "很长" * 60 + "项目。" + "签约" + "很长" * 60
    (snippet,) = excerpts('"项目 签约"~5', text)

    assert [snippet.text[span.start : span.end] for span in snippet.spans] == ["项目", "签约"]


@pytest.mark.parametrize(
    ("query", "title", "body"),
    [
        ("标题:开发区", ["开发区"], []),
        ("正文:开发区", [], ["开发区"]),
        ("开发区", ["开发区"], ["开发区"]),
        ("标题:开发区 正文:菏泽", ["开发区"], ["菏泽"]),
        ("标题:“菏泽 开发区”~5 开发区", ["菏泽", "开发区"], ["开发区"]),
        ("标题:“开发区” 开发区内", ["开发区"], ["开发区"]),
    ],
)
def test_what_is_looked_for_in_one_part_is_marked_there_alone(query, title, body) -> None:
    text = "菏泽的开发区"
    finder = highlighter(query)

    for zone, marks in ((Zone.TITLE, title), (Zone.BODY, body)):
        assert [text[span.start : span.end] for span in finder.highlight(text, zone).spans] == marks


def test_a_wider_answer_marks_what_was_asked_for_itself() -> None:
    plan = make_plan(parse("“马面裙” 航天员"), SearchRequest(), ANALYZER)
    wider = relaxed(plan, (), 0.0, Quotes.GIVEN_UP)
    (marked,) = Highlighter(leaves(wider.root), leaves(plan.root)).highlight_all(("穿马面裙。",), (Zone.BODY,))

    assert [(marked.text[span.start : span.end], span.kind) for span in marked.spans] == [
        ("马面裙", SpanKind.EXACT)
    ]


def test_a_long_sentence_is_cut_around_its_mark() -> None:
    text = "很长" * 20_000 + "脱贫攻坚" + "很长" * 5_000
    (snippet,) = excerpts("脱贫攻坚", text)

    assert len(snippet.text) <= 2 * SNIPPET_CHARACTERS + 2
    assert [snippet.text[s.start : s.end] for s in snippet.spans] == ["脱贫攻坚"]
    assert snippet.spans[0].kind is SpanKind.EXACT


def test_an_excerpt_takes_in_the_sentences_around_that_fit() -> None:
    sentences = [
        f"第{number}句话说的是另外一件毫不相干的事情，说得不长也不短。" for number in "一二三四五六七八九"
    ]
    length = len(sentences[0])
    (snippet,) = excerpts("“第五句”", "".join(sentences))

    assert len(snippet.text.strip("…")) == 110 // length * length
    assert snippet.text.startswith("…第")


def test_excerpts_are_cut_at_sentence_ends() -> None:
    text = "第一句。" * 40 + "脱贫攻坚在行动！" + "最后一句。" * 40
    (snippet,) = excerpts("脱贫攻坚", text)

    assert snippet.text.startswith("…")
    assert snippet.text.removesuffix("…").endswith(("。", "！"))


@given(text=SENTENCES, ends=st.tuples(st.integers(0, 400), st.integers(0, 400)))
@example("亮点" * 50 + "推出经验和措施。要集中精力," + "统筹协调" * 50, (100, 113))
@example("亮点" * 50 + "。" + "推动" * 120 + "。" + "统筹协调" * 50, (99, 343))
def test_an_exact_match_is_whole_in_its_excerpt_also_across_the_ends_of_sentences(text, ends) -> None:
    string = text[min(ends) : max(ends)][: MAX_CHARACTERS - 2]
    query = f"「{string}」" if string.strip() else "菏泽"
    (snippet,) = excerpts(query, text)

    shown = [snippet.text[span.start : span.end] for span in snippet.spans]
    assert shown[:1] == [mark for mark, _ in marked(query, text)][:1]
