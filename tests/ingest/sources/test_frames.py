"""Where characters stand on a page is read as frames, in the order one reads them: columns, headlines over them, lines downwards."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ingest.sources.frames import Glyph, text_of

EM = 10.0
COLUMN = 20 * EM
"""Twenty characters a line; columns are 22 apart."""


def line(text: str, left: float, baseline: float, em: float = EM) -> list[Glyph]:
    """Full-width characters next to each other; an ideographic space is a place without a character."""
    placed = ((char, left + em * at) for at, char in enumerate(text))
    return [Glyph(char, x, x + em, baseline, em) for char, x in placed if char != "\u3000"]


def block(lines: Sequence[str], left: float, top: float, em: float = EM, leading: float = 1.5) -> list[Glyph]:
    return [glyph for at, text in enumerate(lines) for glyph in line(text, left, top + em + at * em * leading, em)]


def words(mark: str, count: int) -> list[str]:
    """*count* lines of a column, each of which says where it is."""
    digits = "〇一二三四五六七八九"
    return [f"{mark}{digits[at // 10]}{digits[at % 10]}" + "文" * 17 for at in range(count)]


def starts(text: str) -> list[str]:
    """The first three characters of each line."""
    return [each.strip()[:3] for each in text.splitlines() if each.strip()]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = words("左", 8), words("右", 8)
    glyphs = block(left, 0, 0) + block(right, 22 * EM, 0)

    assert text_of(glyphs) == "\n".join(left) + "\n\n" + "\n".join(right)


def test_the_order_of_the_file_makes_no_difference() -> None:
    left, right = words("左", 8), words("右", 8)
    glyphs = block(left, 0, 0) + block(right, 22 * EM, 0)
    line_by_line = sorted(glyphs, key=lambda glyph: (glyph.baseline, glyph.left))

    assert text_of(line_by_line) == text_of(glyphs) == text_of(glyphs[::-1])


def test_paragraphs_begin_two_characters_further_in() -> None:
    lines = ["\u3000\u3000" + "一" * 18, "二" * 20, "三" * 5, "\u3000\u3000" + "四" * 18, "五" * 20]

    assert text_of(block(lines, 0, 0)) == "\n".join(lines)


def test_a_headline_over_columns_comes_before_them_and_keeps_its_lines() -> None:
    head = block(["一场大会在县城", "召开"], 10 * EM, 0, em=24, leading=1.3)
    glyphs = [*block(words("左", 6), 0, 90), *head, *block(words("右", 6), 22 * EM, 90)]

    assert starts(text_of(glyphs)) == [
        "一场大",
        "召开",
        *(t[:3] for t in words("左", 6)),
        *(t[:3] for t in words("右", 6)),
    ]
    assert text_of(glyphs).startswith("一场大会在县城\n召开\n\n")


def test_a_short_headline_between_two_columns_heads_both() -> None:
    """It stands over the gutter and over neither of them."""
    glyphs = [*block(words("左", 6), 0, 60), *line("喜", 20.5 * EM, 24, 20), *block(words("右", 6), 22 * EM, 60)]

    assert starts(text_of(glyphs))[:2] == ["喜", "左〇〇"]


def test_articles_beside_each_other_are_read_one_after_the_other() -> None:
    glyphs: list[Glyph] = []
    for at, mark in enumerate("甲乙"):
        start = at * 46 * EM
        glyphs += line(f"{mark}题是一个标题", start + 12 * EM, 24, 24)
        glyphs += block(words(mark, 6), start, 60) + block(
            words("丙" if mark == "甲" else "丁", 6), start + 22 * EM, 60
        )

    assert [start[0] for start in starts(text_of(glyphs))] == list(
        "甲" + "甲" * 6 + "丙" * 6 + "乙" + "乙" * 6 + "丁" * 6
    )


def test_rows_of_articles_are_read_from_top_to_bottom() -> None:
    glyphs: list[Glyph] = []
    for at, mark in enumerate("甲乙丙"):
        top = at * 200.0
        glyphs += line(f"{mark}题是标题", 18 * EM, top + 24, 24)
        glyphs += block(words(mark, 6), 0, top + 50) + block(words(mark, 6), 22 * EM, top + 50)

    assert [start[0] for start in starts(text_of(glyphs))] == list("甲" * 13 + "乙" * 13 + "丙" * 13)


def test_the_papers_own_line_comes_before_columns_and_its_foot_after_them() -> None:
    glyphs = [
        *line("二〇二〇年四月二日", 0, 0, 8),
        *line("第三版", 40 * EM, 0, 8),
        *block(words("左", 6), 0, 30),
        *block(words("右", 6), 22 * EM, 30),
        *line("编辑", 0, 160, 8),
        *line("校对", 40 * EM, 160, 8),
    ]

    assert starts(text_of(glyphs))[:3] == ["二〇二", "第三版", "左〇〇"]
    assert starts(text_of(glyphs))[-2:] == ["编辑", "校对"]


def test_a_vertical_headline_is_a_line_before_its_columns() -> None:
    """Two lines of it, from right to left, between columns."""
    first, second = "曹县召开大会", "部署春耕"
    head = [Glyph(char, 260.0, 284.0, 30.0 + 28 * at, 24) for at, char in enumerate(first)]
    head += [Glyph(char, 228.0, 252.0, 30.0 + 28 * at, 24) for at, char in enumerate(second)]
    glyphs = [*block(words("左", 12), 0, 10), *head, *block(words("右", 12), 300, 10)]

    assert starts(text_of(glyphs))[:3] == ["曹县召", "部署春", "左〇〇"]
    assert text_of(glyphs).startswith(f"{first}\n{second}\n\n")


def test_spaces_of_the_file_and_gaps_between_words_are_kept() -> None:
    given_space = [*line("记者", 0, 10), Glyph(" ", 20, 23, 10, EM), *line("张三", 23, 10)]
    only_a_gap = [*line("记者", 0, 10), *line("张三报道曹县", 25, 10)]
    latin = [Glyph(char, x, x + 5, 10, EM) for char, x in zip("Mudan5G", (0, 5, 10, 15, 20, 29, 34), strict=True)]

    assert text_of(given_space) == "记者 张三"
    assert text_of(only_a_gap) == "记者 张三报道曹县"
    assert text_of(latin) == "Mudan 5G"


def test_justified_lines_have_no_spaces_between_their_characters() -> None:
    glyphs = [Glyph("文", 13.0 * at, 13.0 * at + 10, 10, EM) for at in range(15)]

    assert text_of(glyphs) == "文" * 15


_PLACES = st.floats(-100, 1000) | st.sampled_from([float("nan"), float("inf"), -float("inf"), 1e30, 0.0])
_GLYPHS = st.lists(
    st.builds(
        Glyph,
        st.sampled_from("国县a1，（ \u3000"),
        _PLACES,
        _PLACES,
        _PLACES,
        st.sampled_from([8.0, 10.0, 10.0, 24.0, 0.0, -5.0, float("nan"), 1e9]) | st.floats(0.1, 80),
    ),
    max_size=60,
)


@given(_GLYPHS)
def test_every_character_comes_once(glyphs: list[Glyph]) -> None:
    text = text_of(glyphs)

    assert Counter("".join(text.split())) == Counter(glyph.char for glyph in glyphs if not glyph.char.isspace())


@given(st.lists(st.integers(1, 20), min_size=1, max_size=30), st.floats(1.0, 1.9))
def test_lines_of_a_column_keep_their_order(lengths: list[int], leading: float) -> None:
    lines = [chr(0x4E00 + at) + "文" * (length - 1) for at, length in enumerate(lengths)]

    assert text_of(block(lines, 0, 0, leading=leading)).split() == lines


@pytest.mark.parametrize("count", [6_000, 60_000])
@pytest.mark.parametrize(
    "place",
    [
        pytest.param(lambda at: (at * 7919 % 1000, at * 104729 % 1500, 8 + at % 3 * 6), id="anywhere"),
        pytest.param(lambda at: (15 * at, 40 * at, 10), id="a diagonal"),
        pytest.param(lambda at: (10 * at, 3 * at, 30 + at % 7 * 10), id="over each other"),
        pytest.param(lambda at: (15 * (at % 60), 40 * (at // 60), 10), id="a grid"),
        pytest.param(lambda at: (0, 0, 10), id="one place"),
        pytest.param(lambda at: (20 * at, 0, 10), id="one line"),
    ],
)
def test_a_page_that_is_none_is_soon_read(count: int, place) -> None:  # type: ignore[no-untyped-def]
    glyphs = [Glyph("国", x, x + 9, y, em) for x, y, em in map(place, range(count))]
    started = time.process_time()

    assert len("".join(text_of(glyphs).split())) == count
    assert time.process_time() - started < 20
