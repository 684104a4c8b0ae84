"""The catalogue: what is completed, in what order, and that any text may be typed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis.normalize import fold
from search.errors import IndexIncompatibleError
from search.results import CompletionKind
from search.suggestions.catalogue import FILE_NAME, Catalogue
from search.suggestions.readings import load_readings
from search.suggestions.sections import Headword, compiled, revised


def headword(text: str, kind: str, articles: int = 1, rank: int = 0) -> Headword:
    return Headword(fold(text), text, CompletionKind(kind), articles, rank)


HEADWORDS = (
    headword("菏泽", "place", 19),
    headword("菏泽市", "place", 3),
    headword("单县", "place", 4),
    headword("练建军", "name", 5),
    headword("黄啟峰", "name", 7),
    headword("刘俊杰", "name", 2),
    headword("脱贫攻坚", "phrase", 9),
    headword("攻坚", "phrase", 12),
    headword("脱贫", "phrase", 12),
    headword("大唐", "phrase", 2),
    headword("5g", "phrase", 2),
    headword("脱贫攻坚在菏泽", "headline", 1, -20200401),
    headword("决战脱贫攻坚", "headline", 1, -20200402),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.of(HEADWORDS, load_readings())


def texts(catalogue: Catalogue, typed: str, limit: int = 8) -> list[str]:
    return [each.text for each in catalogue.complete(typed, limit)]


def test_words_that_begin_so_come_before_those_that_hold_it_and_headlines_last(catalogue: Catalogue) -> None:
    assert texts(catalogue, "脱贫") == ["脱贫", "脱贫攻坚", "脱贫攻坚在菏泽", "决战脱贫攻坚"]
    assert texts(catalogue, "攻坚") == ["攻坚", "脱贫攻坚", "决战脱贫攻坚", "脱贫攻坚在菏泽"]


def test_the_more_articles_the_earlier(catalogue: Catalogue) -> None:
    assert texts(catalogue, "菏")[:2] == ["菏泽", "菏泽市"]


@pytest.mark.parametrize("typed", ["lianjianjun", "lian jian", "Lián jiàn jūn", "ljj", "LJJ", "liànjiàn"])
def test_latin_letters_are_pinyin_or_initials(catalogue: Catalogue, typed: str) -> None:
    assert texts(catalogue, typed)[0] == "练建军" or typed.lower() == "ljj"
    assert "练建军" in texts(catalogue, typed)


def test_initials_may_mean_several(catalogue: Catalogue) -> None:
    assert texts(catalogue, "ljj") == ["练建军", "刘俊杰"]


def test_places_are_found_by_their_own_reading(catalogue: Catalogue) -> None:
    assert texts(catalogue, "shanxian") == ["单县"]
    assert texts(catalogue, "danxian") == []


def test_a_run_of_letters_and_digits_is_found_as_printed(catalogue: Catalogue) -> None:
    assert texts(catalogue, "5G") == ["5g"]


def test_traditional_and_variant_characters_make_no_difference(catalogue: Catalogue) -> None:
    assert texts(catalogue, "黃啟") == texts(catalogue, "黄启") == ["黄啟峰"]


def test_headlines_have_a_place_even_where_words_abound() -> None:
    words = [headword(f"脱贫{n:04}", "phrase", n) for n in range(50)]
    catalogue = Catalogue.of([*words, headword("脱贫记", "headline")], load_readings())

    assert texts(catalogue, "脱贫", 5)[-1] == "脱贫记"
    assert len(texts(catalogue, "脱贫", 5)) == 5


def test_of_two_alike_the_better_kind_is_kept() -> None:
    alike = [headword("菏泽", "headline", 9), headword("菏泽", "phrase", 9), headword("菏泽", "place", 1)]
    catalogue = Catalogue.of(
        [*alike, headword("菏泽市", "phrase"), headword("菏泽行", "headline")], load_readings()
    )

    found = [(each.text, str(each.kind)) for each in catalogue.complete("菏泽")]
    assert found == [("菏泽", "place"), ("菏泽市", "phrase"), ("菏泽行", "headline")]


@pytest.mark.parametrize("typed", ["", " ", "\n", "。", "\0", "%", "\ud800", "*", "\t"])
def test_nothing_is_completed_to_nothing(catalogue: Catalogue, typed: str) -> None:
    assert catalogue.complete(typed) == ()


def test_an_empty_index_completes_nothing() -> None:
    empty = Catalogue.of([], load_readings())

    assert empty.complete("菏") == ()
    assert empty.sounding("菏泽") == empty.similar("菏泽") == empty.spelled("heze") == []


@given(st.text(max_size=300), st.integers(1, 30))
def test_any_text_may_be_typed(text: str, limit: int) -> None:
    catalogue = shared()

    found = catalogue.complete(text, limit)

    assert len(found) <= min(limit, 20)
    assert len({each.text for each in found}) == len(found)
    assert found == catalogue.complete(text, limit)
    catalogue.similar(fold(text))
    catalogue.sounding(fold(text))


@cache
def shared() -> Catalogue:
    """The fixture above, for properties; not made where these tests are only collected."""
    return Catalogue.of(HEADWORDS, load_readings())


@given(st.sampled_from(HEADWORDS), st.integers(1, 8))
def test_every_beginning_of_a_headword_leads_to_it(word: Headword, length: int) -> None:
    assert word.printed in texts(shared(), word.printed[:length], 20)


def test_what_is_written_is_what_is_read(tmp_path: Path, catalogue: Catalogue) -> None:
    Catalogue.write(tmp_path, reversed(HEADWORDS), load_readings())

    again = Catalogue.read(tmp_path)

    for typed in ("菏", "lian", "脱贫", "攻", "5"):
        assert again.complete(typed) == catalogue.complete(typed)
    assert again.sounding("荷泽") == catalogue.sounding("荷泽") != []


def test_the_same_headwords_make_the_same_file(tmp_path: Path) -> None:
    Catalogue.write(tmp_path, HEADWORDS, load_readings())
    before = (tmp_path / FILE_NAME).read_bytes()
    Catalogue.write(tmp_path, sorted(HEADWORDS, key=lambda word: word.folded), load_readings())

    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_file_that_is_linked_elsewhere_is_left_alone(tmp_path: Path) -> None:
    """A generation's files are hard links to those of the one before."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    Catalogue.write(tmp_path / "old", HEADWORDS, load_readings())
    (tmp_path / "new" / FILE_NAME).hardlink_to(tmp_path / "old" / FILE_NAME)
    before = (tmp_path / "old" / FILE_NAME).read_bytes()

    Catalogue.write(tmp_path / "new", HEADWORDS[:2], load_readings())

    assert (tmp_path / "old" / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"{}\n", b"[]\n", b'{"format": 0}\n', b"\xff\n"])
def test_a_damaged_catalogue_says_where_it_is(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(IndexIncompatibleError) as caught:
        Catalogue.read(tmp_path)
    assert str(tmp_path / FILE_NAME) in str(caught.value)


def test_words_that_sound_the_same(catalogue: Catalogue) -> None:
    assert [each.text for each in catalogue.sounding("练建钧")] == ["练建军"]
    assert [each.text for each in catalogue.sounding("善县")] == ["单县"]
    assert catalogue.sounding("菏泽") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("脱贫功尖", False),
        ("脱贫攻艰", True),
        ("贫脱攻坚", True),
        ("脱攻坚", True),
        ("脱贫了攻坚", True),
        ("攻脱贫坚", False),
    ],
)
def test_one_slip_is_forgiven_and_two_are_not(catalogue: Catalogue, typed: str, meant: bool) -> None:
    assert ("脱贫攻坚" in [each.text for each in catalogue.similar(typed)]) == meant


def test_a_word_of_two_characters_must_sound_alike_too(catalogue: Catalogue) -> None:
    assert [each.text for each in catalogue.similar("泽菏")] == ["菏泽"]
    assert catalogue.similar("大街") == []


CHANGING = st.lists(
    st.builds(
        headword,
        st.text(alphabet="菏泽单县长行g5", min_size=1, max_size=3),
        st.sampled_from(list(CompletionKind)),
        st.integers(1, 3),
        st.integers(-2, 0),
    ),
    max_size=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first example loads the readings
@given(CHANGING, CHANGING, st.sets(st.integers(0, 11)))
def test_a_revised_catalogue_is_the_one_that_would_be_written_anew(before, fresh, gone) -> None:
    readings = load_readings()
    removed = {word.folded for i, word in enumerate(before) if i in gone} | {word.folded for word in fresh}
    now = [word for word in before if word.folded not in removed] + fresh

    changed = revised(*compiled(before, readings), removed, fresh)

    assert changed == compiled(now, readings)
