"""Readings: pinyin as people type it, with the places and surnames that a general dictionary has wrong."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import ingest
from search.analysis.normalize import fold
from search.suggestions.readings import Readings, joined, load_readings, plain


@pytest.mark.parametrize(
    ("place", "spelling"),
    [
        ("菏泽", "heze"),
        ("单县", "shanxian"),
        ("单县县委", "shanxianxianwei"),
        ("郓城县", "yunchengxian"),
        ("鄄城县", "juanchengxian"),
        ("定陶区", "dingtaoqu"),
        ("巨野县", "juyexian"),
        ("成武县", "chengwuxian"),
        ("东明县", "dongmingxian"),
        ("曹县", "caoxian"),
        ("牡丹区", "mudanqu"),
        ("什集镇", "shijizhen"),
        ("都司镇", "dusizhen"),
        ("青堌集镇", "qinggujizhen"),
        ("东阿", "donge"),
        ("重庆", "chongqing"),
    ],
)
def test_places_are_read_as_people_there_say_them(place: str, spelling: str) -> None:
    assert "".join(load_readings().of(place)) == spelling


def test_a_surname_is_read_as_one_only_at_the_head_of_a_name() -> None:
    readings = load_readings()

    assert readings.of("单田芳", is_name=True) == ("shan", "tian", "fang")
    assert readings.of("简单") == ("jian", "dan")
    assert readings.of("尉迟恭", is_name=True) == ("yu", "chi", "gong")


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("lianjianjun", "lianjianjun"),
        ("Lián Jiàn-jūn", "lianjianjun"),
        ("ＬＩＡＮ　jian jun", "lianjianjun"),
        ("Xī'ān", "xian"),
        ("Lǚ Bù", "lvbu"),
        ("lü", "lv"),
        ("5G", "5g"),
        ("菏泽", ""),
    ],
)
def test_tones_spaces_width_and_case_make_no_difference(typed: str, letters: str) -> None:
    assert plain(typed) == letters


def test_every_mended_reading_has_a_syllable_for_each_character_and_a_source() -> None:
    lines = files("search.analysis").joinpath("data/readings.txt").read_text("utf-8").splitlines()

    for line in lines:
        if line and not line.startswith("#"):
            word, reading, source = line.split("\t")
            assert len(word.removeprefix("^")) == len(reading.split()), line
            assert plain(reading) == reading.replace(" ", ""), line
            assert source, line


def test_every_district_and_town_of_the_shipped_gazetteer_can_be_spelled() -> None:
    for place in ingest.load_gazetteer(None).names:
        assert len(load_readings().of(fold(place))) == len(place)


@given(st.text(max_size=40))
def test_any_text_has_readings_of_letters_and_digits(text: str) -> None:
    for syllable in load_readings().of(fold(text)):
        assert syllable.isascii()
        assert syllable.isalnum()


@pytest.mark.parametrize("is_name", [True, False])
def test_readings_that_are_kept_are_those_that_were_loaded(is_name: bool) -> None:
    loaded = load_readings()

    kept = Readings.from_lines(loaded.character_lines(), loaded.phrase_lines())

    assert kept.characters == loaded.characters
    for text in ("单田芳", "简单", "尉迟恭", "东阿县的重庆5G站", "青堌集镇", "银行行长"):
        assert kept.of(text, is_name=is_name) == loaded.of(text, is_name=is_name)


@given(st.lists(st.text(alphabet="单田芳重庆长行银𠀀5gA，/é ", max_size=8), max_size=6))
def test_many_texts_are_read_as_each_by_itself(texts: list[str]) -> None:
    readings = load_readings()

    assert readings.spelled(texts) == [joined(readings.of(text)) for text in texts]
