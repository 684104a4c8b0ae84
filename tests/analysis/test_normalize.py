"""Folding is one character to one character, and the same however often it is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.normalize import fold, without_invisible

HAN_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


@given(st.text())
def test_folding_keeps_every_offset_and_changes_nothing_twice(text) -> None:
    folded = fold(text)

    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(), st.text())
def test_a_text_folds_like_its_parts_however_long(one, other) -> None:
    assert fold(one * 20 + other) == fold(one) * 20 + fold(other)


@pytest.mark.parametrize("block", HAN_BLOCKS, ids=lambda block: f"U+{block[0]:X}")
def test_every_han_character_folds_to_one_that_stays(block) -> None:
    text = "".join(map(chr, range(block[0], block[1] + 1)))
    folded = fold(text)

    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("５Ｇ", "5g"),
        ("⽇⽉⻋⼾", "日月车户"),
        ("黄啟峰", "黄启峰"),
        ("臺灣", "台湾"),
        ("“231”", "「231」"),
        ("，：；！？（）", ",:;!?()"),
        ("——", "--"),
        ("阿·卜", "阿•卜"),
        ("甲\u3000乙", "甲\t乙"),
        ("｀", "'"),
        ("Ａ", "a"),
        ("￥100", "¥100"),
        ("︵上︶︐﹙下﹚﹐", "(上),(下),"),
        ("ｶﾅ｡", "カナ。"),
        ("二○二○年", "二〇二〇年"),
        ("″三农″", "“三农”"),
        ("錢鍾書", "钱锺书"),
        ("餘庆", "馀庆"),
    ],
)
def test_what_is_alike(one, other) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("selector", ["\ufe0e", "\ufe0f", "\U000e0100"], ids=ascii)
def test_which_shape_a_character_is_shown_in_is_not_kept(selector) -> None:
    assert without_invisible(f"葛{selector}城") == "葛城"


@pytest.mark.parametrize(("one", "other"), [("著作", "着作"), ("㎡", "m2"), ("。", "."), ("、", ",")])
def test_what_is_not_alike(one, other) -> None:
    assert fold(one) != fold(other)


def test_line_ends_are_folded_away() -> None:
    """Paragraphs are joined by line ends, so none may come out of a text."""
    assert "\n" not in fold("\n\r\v\f\x85\u2028\u2029")
