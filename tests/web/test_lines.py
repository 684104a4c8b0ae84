"""A page as it was printed: nothing left out, and every line says whose it is."""

from __future__ import annotations

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search import LineRole, Page, PageLine, RawPage, page_id
from web.lines import MOST_CHARACTERS, MOST_LINES, view

ROLES = st.sampled_from(LineRole)


def raw(text: str, *lines: PageLine) -> RawPage:
    return RawPage(Page("page.txt", text), lines)


@st.composite
def pages(draw: st.DrawFn) -> RawPage:
    lines = draw(st.lists(st.text(st.characters(exclude_characters="\n\r"), max_size=8), max_size=40))
    notes = draw(
        st.lists(st.builds(PageLine, st.integers(1, max(1, len(lines))), ROLES, st.sampled_from(["", "a", "b"])))
    )
    return raw("\n".join(lines), *sorted(notes, key=lambda note: note.number))


@given(page=pages(), article=st.sampled_from(["", "a", "c"]), at=st.none() | st.integers(1, 10**7))
def test_nothing_is_left_out(page: RawPage, article: str, at: int | None) -> None:
    shown = view(page, ["a", "b"], article, at)

    printed = page.page.text.split("\n")
    assert [line.number for line in shown.lines] == list(range(1, len(printed) + 1))
    assert [line.text for line in shown.lines] == [text if text.strip() else "" for text in printed]
    assert (shown.before, shown.after) == (None, None)


def test_the_file_is_shown_to_the_letter_under_the_numbers_of_what_was_read_of_it() -> None:
    page = RawPage(
        Page("page.txt", "甲题\n价格"), (PageLine(1, LineRole.TITLE, "a"),), original="# 甲题\n<b>价格</b>"
    )

    shown = view(page, ["a"], "a").lines

    assert [line.text for line in shown] == ["# 甲题", "<b>价格</b>"]
    assert [line.is_on for line in shown] == [True, False]


def test_lines_say_whose_they_are_and_what() -> None:
    page = raw(
        "牡丹晚报\n甲题\n甲文\n\n乙题\n甲文\n一行两稿",
        PageLine(1, LineRole.MASTHEAD, ""),
        PageLine(2, LineRole.TITLE, "a"),
        PageLine(3, LineRole.PARAGRAPH, "a"),
        PageLine(5, LineRole.TITLE, "b"),
        PageLine(6, LineRole.REPEATED, "a"),
        PageLine(7, LineRole.PARAGRAPH, "a"),
        PageLine(7, LineRole.TITLE, "b"),
    )

    shown = view(page, ["a", "b"], "a").lines

    assert [line.owners for line in shown] == [(), (1,), (1,), (), (2,), (1,), (1, 2)]
    assert [line.is_on for line in shown] == [False, True, True, False, False, False, True]
    assert [line.is_out for line in shown] == [True, False, False, False, False, True, False]
    assert [line.begins for line in shown] == [False, True, False, False, True, True, True]
    assert [line.roles for line in shown] == [("报头",), ("标题",), (), (), ("标题",), ("重复",), ("标题",)]


def test_a_page_too_long_for_one_view_is_shown_in_stretches_that_miss_no_line() -> None:
    page = raw("\n".join(map(str, range(1, 4 * MOST_LINES))))
    seen: list[str] = []
    at: int | None = 1
    while at is not None:
        shown = view(page, (), at=at)
        assert len(shown.lines) == MOST_LINES
        seen += [line.text for line in shown.lines if line.text not in seen[-2 * MOST_LINES :]]
        at = shown.after

    assert seen == page.page.text.split("\n")
    back = view(page, (), at=shown.before)
    assert back.lines[-1].number >= shown.lines[0].number - 1


def test_a_line_too_long_says_how_much_is_missing() -> None:
    (line,) = view(raw("字" * (MOST_CHARACTERS + 7)), ()).lines

    assert (len(line.text), line.cut) == (MOST_CHARACTERS, 7)


def test_the_page_of_an_article_shows_its_lines(client: FlaskClient) -> None:
    identity = page_id("000_page.txt")
    page = client.get(f"/page/{identity}?article=a002").text

    assert page.count('class="own"') == 2
    assert '<mark class="own" lang="zh-Hans" translate="no">春耕时节话生产</mark>' in page
    assert 'href="/article/a001"' in page
    assert "牡丹晚报" in page
    assert "报头" in page
    assert client.get(f"/page/{identity}/page.txt").text.startswith("牡丹晚报\n")
    assert client.get(f"/page/{identity}/page.txt").mimetype == "text/plain"
    assert client.get(f"/page/{identity}?line=-1&article=%3Cb%3E").status_code == 200


def test_the_raw_text_stands_beside_an_article_when_asked(client: FlaskClient) -> None:
    plain, beside = client.get("/article/a002?q=小麦").text, client.get("/article/a002?q=小麦&raw=1").text

    assert 'id="raw"' not in plain
    assert "q=%E5%B0%8F%E9%BA%A6&amp;raw=1" in plain
    assert beside.count('class="own"') == 2
    assert 'href="#L10"' in beside or 'href="#L2"' in beside
    assert "本版第 2 篇，共 5 篇" in plain


def test_a_page_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    for path in ("/page/0123456789abcdef", "/page/..", "/page/0123456789abcdef/page.txt"):
        assert client.get(path).status_code == 404
    assert "没有这一版" in client.get("/page/0123456789abcdef").text
