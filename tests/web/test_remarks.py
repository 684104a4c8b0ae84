"""What a reader is told of how a text came about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from search import Article, Flag, LineRole, Paragraph
from web.lines import ROLE_WORDS
from web.remarks import FLAG_WORDS, Remark, remarks


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("looping",), [Remark("原文从某处起循环重复，这里只留一遍")]),
        (("repeated:88-90",), [Remark("同样的文字在这一版印了 2 遍，这里只收一份", ((88, 90),))]),
        (
            ("repeated:63-65", "truncated", "repeated:123"),
            [
                Remark("同样的文字在这一版印了 3 遍，这里只收一份", ((63, 65), (123, 123))),
                Remark("原文到此中断，稿件可能不全"),
            ],
        ),
        (("repeated",), [Remark("同样的文字在版面别处又印过，这里只收一份")]),
        (("something_new:x",), [Remark("something_new x")]),
    ],
)
def test_flags_are_explained_in_words(
    make_article: Callable[..., Article], flags: tuple[str, ...], said: list[Remark]
) -> None:
    one = make_article(1, "题", flags=flags)

    assert list(remarks(one)) == said


def test_a_paragraph_that_a_column_break_cut_is_named(make_article: Callable[..., Article]) -> None:
    one = make_article(1, "题")
    cut = (Paragraph("p1", "甲", 3, 3), Paragraph("p2", "乙", 5, 9), Paragraph("p3", "丙", 11, 11))

    assert [remark.words for remark in remarks(_with(one, cut))] == ["第 2 段被栏断开，已接上"]
    assert [remark.words for remark in remarks(_with(one, cut[:1]))] == []
    wrapped = tuple(Paragraph(f"p{n}", "甲", 10 * n, 10 * n + 5) for n in range(1, 5))
    assert [remark.words for remark in remarks(_with(one, wrapped))] == ["段落由原文的几行接成"]


def test_every_flag_and_role_of_the_parser_has_words() -> None:
    assert set(Flag) - {Flag.REPEATED} == set(FLAG_WORDS)
    assert set(LineRole) - {LineRole.PARAGRAPH} == set(ROLE_WORDS)


def _with(article: Article, paragraphs: tuple[Paragraph, ...]) -> Article:
    return replace(article, paragraphs=paragraphs)
