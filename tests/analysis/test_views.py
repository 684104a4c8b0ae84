"""The views of a text: where tokens stand, and what they cover."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.analyzer import load_analyzer
from search.analysis.occurrences import find, find_all
from search.analysis.segmenter import SEGMENTERS

TEXT = st.text(alphabet="菏泽开发区大唐5G16.8,。万 abéЖの〇𠀀", max_size=40) | st.text(max_size=40)


@pytest.fixture(params=SEGMENTERS, scope="module")
def analyzer(request):
    return load_analyzer(request.param)


@given(text=TEXT)
def test_the_offset_law(analyzer, text) -> None:
    folded = analyzer.fold(text)
    for tokens in (analyzer.words(folded), analyzer.grams(folded)):
        assert all(folded[token.start : token.end] == token.text for token in tokens)
        assert tokens == sorted(tokens, key=lambda token: (token.start, -token.end))
        assert len(set(tokens)) == len(tokens)


@pytest.mark.parametrize("name", SEGMENTERS)
def test_a_segmenter_tells_what_its_dictionary_holds_from_what_it_guesses(name: str) -> None:
    """孙八一 is cut as one word by how characters follow each other; 脱贫攻 only begins a word."""
    analyzer = load_analyzer(name, ("脱贫攻坚",))

    assert analyzer.knows("脱贫攻坚")
    assert analyzer.knows("招商")
    assert not any(map(analyzer.knows, ("脱贫攻", "孙八一", "")))


@given(text=TEXT)
def test_every_letter_and_digit_is_in_a_word(analyzer, text) -> None:
    folded = analyzer.fold(text)
    covered = {i for token in analyzer.words(folded) for i in range(token.start, token.end)}

    assert all(i in covered for i, char in enumerate(folded) if char.isalnum())


@given(string=TEXT.filter(str.strip), text=TEXT)
def test_a_string_stands_in_every_text_that_holds_it(analyzer, string, text) -> None:
    assert find(analyzer.fold(string).strip(), analyzer.fold(f"{text} {string.strip()} {text}")) >= 0


def test_numbers_are_kept_whole(analyzer) -> None:
    grams = {token.text for token in analyzer.grams(analyzer.fold("共16.8万平方米,4,000公斤,大唐5G,达98%"))}

    assert {"16.8", "4,000", "5g", "98%"} <= grams


def test_occurrences_respect_runs() -> None:
    assert find_all("5g", "15g 5g、5gb大5g新") == [4, 11]
    assert find("16", "116 16.8") == 4
    assert find_all("啊啊", "啊啊啊啊啊") == [0, 2]


@pytest.mark.parametrize(
    "noise", ["龘" * 80_000, "1" * 1_000_000, "啊a" * 100_000], ids=["han", "digits", "mixed"]
)
def test_noise_is_cut_before_it_is_segmented(analyzer, noise) -> None:
    """jieba alone takes half a minute and more for each of these."""
    words = analyzer.words(analyzer.fold(noise))

    assert words[-1].end == len(noise)
