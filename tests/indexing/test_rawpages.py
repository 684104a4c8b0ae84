"""Raw pages: given back as they were read, those of a generation and no others."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search.indexing.rawpages import RawPages, RawPageWriter
from search.model import DateBasis, LineRole, Page, PageLine, PartialDate, RawPage, page_id

TEXT = st.text(max_size=60)
LINES = st.lists(
    st.builds(PageLine, st.integers(1, 10**6), st.sampled_from(LineRole), st.sampled_from(["", "a", "b"]))
)
PAGES = st.builds(
    RawPage,
    st.builds(
        Page,
        source=TEXT,
        text=TEXT,
        paper=TEXT,
        date=st.sampled_from([None, PartialDate(2020), PartialDate(2020, 4, 1)]),
        date_basis=st.sampled_from([None, *DateBasis]),
        number=TEXT,
    ),
    LINES.map(tuple),
    st.none() | TEXT,
)


def raw(source: str, text: str) -> RawPage:
    return RawPage(Page(source, text), (PageLine(1, LineRole.TITLE, "a"),))


def write(directory: Path, keep: set[str], **texts: str) -> None:
    with RawPageWriter(directory, keep) as pages:
        for source, text in texts.items():
            pages.add(raw(source, text))


def texts(directory: Path, *sources: str) -> list[str | None]:
    with RawPages(directory) as pages:
        found = [pages.get(page_id(source)) for source in sources]
    return [page.page.text if page else None for page in found]


@given(pages=st.lists(PAGES, max_size=8, unique_by=lambda raw: raw.page.source))
def test_a_page_comes_back_as_it_was_read(tmp_path_factory, pages: list[RawPage]) -> None:
    directory = tmp_path_factory.mktemp("pages")
    with RawPageWriter(directory, ()) as writer:
        for page in pages:
            writer.add(page)

    with RawPages(directory) as stored:
        assert [stored.get(page.page.id) for page in pages] == pages
        assert all(page.page.id in stored for page in pages)


def test_pages_that_did_not_change_stay_and_others_go(tmp_path: Path) -> None:
    write(tmp_path, set(), a="甲", b="乙", c="丙")

    write(tmp_path, {"a", "e"}, b="乙二", d="丁")

    assert texts(tmp_path, *"abcde") == ["甲", "乙二", None, "丁", None]


def test_the_generation_before_keeps_its_own(tmp_path: Path) -> None:
    """Its files are linked into the next one."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    write(old, set(), a="甲")
    for file in old.iterdir():
        (new / file.name).hardlink_to(file)

    write(new, set(), b="乙")

    assert texts(old, "a", "b") == ["甲", None]
    assert texts(new, "a", "b") == [None, "乙"]


def test_what_is_no_id_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, set(), a="甲")

    with RawPages(tmp_path) as pages:
        for wanted in (
            "",
            "..",
            "../../etc/passwd",
            "00",
            "ff" * 8,
            "zz" * 8,
            page_id("a")[:14],
            page_id("a") * 2,
        ):
            assert pages.get(wanted) is None
            assert wanted not in pages


def test_the_id_of_a_page_is_that_of_its_source_and_never_changes() -> None:
    assert page_id("seeds/000.txt") == "a5097d39a1a5ef53"
