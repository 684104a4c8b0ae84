"""Which files are read, under which names, in which encodings, and what is said of those that cannot be."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import CorpusError, CorpusNotFoundError, PageDecodeError
from search.ingest import Gazetteer, Source, find_sources, fingerprint, notes_on, page_text, read_articles
from search.ingest.lines.layout import lines_of
from search.ingest.sources.markup import without_markup

TEXT = "菏泽开发区召开会议\r\n\r\n本报讯（记者　陈力）4月1日，会议召开，㐂𠮷两字也在。\r\n"


def test_sources_are_sorted_and_named_inside_their_folder(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "a/1.txt",
        "a/x.jsonl.gz",
        "README.md",
        ".hidden.txt",
        "a/1.toml",
        "a/.git/3.txt",
        "n.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")

    assert [source.name for source in find_sources([tmp_path])] == ["a/1.txt", "a/x.jsonl.gz", "b/2.txt"]
    assert [source.name for source in find_sources([tmp_path / "b/2.txt"])] == ["2.txt"]


@pytest.mark.parametrize("name", ["p.txt", "P.TXT", "p.md", "p"])
def test_a_file_that_is_named_is_a_page_unless_its_name_says_articles(
    name: str, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (source,) = find_sources([tmp_path / name])
    (article,) = read_articles(source, gazetteer=gazetteer)

    assert source.is_page
    assert article.title == "菏泽开发区召开会议"


def test_of_files_that_differ_in_their_ending_the_text_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html", "b.HTM", "b.htm.txt", "c.html", "c.jsonl", "d.htm", "d.shtml"):
        (tmp_path / name).write_text("x")
    others: list[str] = []
    found = find_sources([tmp_path], on_other=others.append)

    assert [source.name for source in found] == ["a.txt", "b.HTM", "b.htm.txt", "c.html", "c.jsonl", "d.htm"]
    assert others == ["a.html", "d.shtml"]
    assert [note for _, note in notes_on(others, found)] == [
        "2（与所读的只差后缀 another with its name is read: passed over）"
    ]
    assert [source.name for source in find_sources([tmp_path / "a.html"])] == ["a.html"]


def test_lists_of_articles_are_passed_over_by_name_and_counted(tmp_path: Path) -> None:
    for name in (
        "node_1.htm",
        "node_A01.html",
        "nbs.D110000rb_01.htm",
        "content_1.htm",
        "node_1.txt",
        "paperindex.htm",
    ):
        (tmp_path / name).write_text("x")
    others: list[str] = []
    found = find_sources([tmp_path], on_other=others.append)

    assert [source.name for source in found] == ["content_1.htm", "node_1.txt"]
    assert [note for _, note in notes_on(others, found)] == ["4（node_*.htm 等，没有稿件 hold none: passed over）"]


def test_what_browsers_save_beside_a_page_is_no_page(tmp_path: Path) -> None:
    for name in ("稿件.html", "稿件_files/frame.html", "稿件_files/a.js", "别的_files/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert [source.name for source in find_sources([tmp_path])] == ["别的_files/b.html", "稿件.html"]


def test_two_sources_of_one_name_are_named_both(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "p.txt").write_text("x")

    with pytest.raises(CorpusError, match=r"one/p\.txt.*two/p\.txt"):
        find_sources([tmp_path / "one", tmp_path / "two"])
    assert len(find_sources([tmp_path / "one", tmp_path / "one" / "p.txt"])) == 1


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorpusNotFoundError, match="nowhere"):
        find_sources([tmp_path / "nowhere"])
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(CorpusNotFoundError, match="broken link"):
        find_sources([tmp_path / "link"])


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "socket.txt"))
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "p.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    rejects: list[PageDecodeError] = []
    found = find_sources([tmp_path], on_reject=rejects.append)
    server.close()

    assert [source.name for source in found] == ["real/p.txt"]
    assert {error.source for error in rejects} == {"fifo.txt", "socket.txt", "link.txt"}
    followed = find_sources([tmp_path], follow_symlinks=True)
    assert [source.name for source in followed] == ["link.txt", "real/p.txt"]
    with pytest.raises(PageDecodeError, match="not a regular file"):
        page_text(Source("fifo.txt", tmp_path / "fifo.txt"))


def test_what_may_not_be_read_is_told_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/1.txt", "b/2.txt", "3.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("菏泽开会\n")
    scan, open_file = os.scandir, os.open

    def refusing(function, forbidden: Path):
        def call(path, *arguments, **options):
            if Path(path) == forbidden:
                raise PermissionError(13, "Permission denied", str(path))
            return function(path, *arguments, **options)

        return call

    monkeypatch.setattr(os, "scandir", refusing(scan, tmp_path / "a"))
    monkeypatch.setattr(os, "open", refusing(open_file, tmp_path / "3.txt"))
    rejects: list[PageDecodeError] = []
    found = find_sources([tmp_path], on_reject=rejects.append)

    assert [source.name for source in found] == ["3.txt", "b/2.txt"]
    assert [(error.source, "permission denied" in error.reason) for error in rejects] == [("a", True)]
    with pytest.raises(PageDecodeError, match="permission denied"):
        page_text(found[0])


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xba\xca\xd4\xf3.txt")).write_text("x")
    for name in ("a\nb.txt", "c\x9b2J.txt", "d\u202e.txt", "e\u2028.txt"):
        (tmp_path / name).write_text("x")

    told = ["a\\x0ab.txt", "c\\x9b2J.txt", "d\\u202e.txt", "e\\u2028.txt", "菏泽.txt"]
    assert [source.name for source in find_sources([tmp_path])] == told
    for source in find_sources([tmp_path]):
        assert source.name.isprintable()
        source.name.encode("utf-8")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_give_one_text(encoding: str, end: str, tmp_path: Path) -> None:
    text = TEXT.replace("\r\n", end)
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    (tmp_path / "p.txt").write_bytes(marks.get(encoding, b"") + text.encode(encoding))

    assert page_text(Source("p.txt", tmp_path / "p.txt")) == TEXT.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty file"),
        (b" \n\n", "empty file"),
        ("\ufeff".encode(), "empty file"),
        (b"abc\0def", "NUL byte at line 1, offset 3"),
        (TEXT.encode("utf-16-le"), "UTF-16 without its mark"),
        (TEXT.encode()[:-40] + b"\xff" + TEXT.encode()[-40:], "not valid UTF-8 at line 3"),
        (TEXT.encode()[:41], "not valid UTF-8"),
        ("菏泽".encode("gbk"), "long enough"),
        ("東京都の天気は晴れ、気温は二十度。新聞を読む人が多い。".encode("shift_jis"), "encoding"),
        (b"\xff\xfe\x00", "not valid UTF-16-LE"),
        (bytes(range(128, 256)) * 8, "GB18030"),
    ],
)
def test_what_is_no_page_says_why(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_bytes(data)
    with pytest.raises(PageDecodeError, match=said) as caught:
        page_text(Source("folder/p.txt", tmp_path / "p.txt"))

    assert str(caught.value).startswith("folder/p.txt: ")


def test_invisible_characters_are_taken_out(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_bytes("菏\u200b泽\ufeff\x07开\ufffe发\u202e区\n".encode())

    assert page_text(Source("p.txt", tmp_path / "p.txt")) == "菏泽开发区\n"


def test_radicals_and_odd_spaces_of_extracted_text_are_read_as_what_was_printed(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_bytes("\u30006⽉1⽇\xa0⻋⼈⾛过⻓⻔⼾\u2002\uf9e0\n".encode())

    assert page_text(Source("p.txt", tmp_path / "p.txt")) == "\u30006月1日 车人走过长门户 易\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## 河水清了", "河水清了"),
        ("# 河水**清**了", "河水清了"),
        ("**河水清了**", "河水清了"),
        ('<h2 class="t">河水<b>清</b>了</h2>', "河水清了"),
        ("记者<br>张三<BR/>", "记者\u2028张三"),
        ("<p>一。</p><p>二。</p>", "一。\u2029二。"),
        ("<tr><td>甲</td><td>乙</td></tr>", "甲  乙"),
        ("| 甲 | 乙 |", " 甲   乙 "),
        ("|---|:--:|", ""),
        ("&ldquo;河&nbsp;水&rdquo;&#12290;&#x3002;&#10;", "“河 水”。。 "),
        ("![图](images/a.jpg)", "\u2028"),
        ('河水<img src="a.jpg">清了![](b.jpg)', "河水清了"),
        ("[河水](https://a.cn/b)清了", "河水清了"),
        ("<!-- PageBreak -->", ""),
        ("[图片]", "\u2028"),
        ("```markdown", ""),
        ("1\\. 河水", "1. 河水"),
        ("<!--a <p>b</p> -->河水<SCRIPT>if (1 < 2) a();</script >清了<style>p { }</style>", "河水清了"),
        ("<head><title>网</title></head>河水清了", "河水清了"),
        ("> 河水清了", "河水清了"),
        ("*河水清了。* （*记者张三*）", "河水清了。 （记者张三）"),
        ("**河水**清，*鸟儿*来，有*鱼儿*游", "河水清，鸟儿来，有鱼儿游"),
        # None of these is markup.
        ("<!-- 河水<script>清了", "<!-- 河水<script>清了"),
        ("原告李*明、王*华，*ST中天和*ST长生", "原告李*明、王*华，*ST中天和*ST长生"),
        ("- 河水清了", "- 河水清了"),
        (">>河水清了", ">>河水清了"),
        ("<菏泽日报> 5<6 >7 &c; #河水#", "<菏泽日报> 5<6 >7 &c; #河水#"),
        ("价格a<b 且 c>d", "价格a<b 且 c>d"),
        ("a<p and q>0", "a<p and q>0"),
        ("x<i,y>z </b 甲>", "x<i,y>z </b 甲>"),
        ("<font color=red>一</font><td nowrap width=3>二", "一 二"),
        ('<b\tid ="甲">一</b><input disabled />二<i >三</i >', "一二三"),
        ("2*3*4 【图】左为张三 （资料图片）", "2*3*4 【图】左为张三 （资料图片）"),
    ],
)
def test_markup_is_read_as_what_it_shows(written: str, shown: str, tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(f"菏泽\r{written}\r菏泽")

    assert page_text(Source("p.txt", tmp_path / "p.txt")).split("\n") == ["菏泽", shown, "菏泽"]


def test_what_a_saved_page_of_the_web_does_not_show_is_not_read(tmp_path: Path) -> None:
    written = """<html>
<head>
<title>菏泽日报</title>
<style>
p > a { margin: 0 }
</style>
</head>
<nav
  class="top"
  id="n"
>
<script type="text/javascript">
document.write("<p>广告</p>");
</script>
<p>河水清了。</p>
<!--enpproperty <date>2021-03-12</date>
-->
</html>
"""
    (tmp_path / "p.txt").write_text(written)
    text = page_text(Source("p.txt", tmp_path / "p.txt"))

    assert [(line.number, line.text) for line in lines_of(text)] == [(15, "河水清了。")]
    assert text.count("\n") == written.count("\n")


def test_marks_of_a_list_are_read_as_markup_and_numbers_of_pages_are_not(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("- 河水清。\n\n- 鸟儿来。\n- 3 -\n- 记者张三\n")

    assert page_text(Source("p.txt", tmp_path / "p.txt")) == "河水清。\n\n鸟儿来。\n- 3 -\n- 记者张三\n"


def test_the_blank_lines_around_a_picture_are_one_gap(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("河水清了。<br>\n\n![](a.jpg)\n\n<img src='b.jpg'/>\n\n<b>鸟儿</b>来了。\n")

    assert [line.gap for line in lines_of(page_text(Source("p.txt", tmp_path / "p.txt")))] == [0, 1]


@given(
    st.lists(
        st.sampled_from(
            [
                "菏",
                " ",
                "\n",
                "<",
                ">",
                "<p>",
                "</p>",
                "<br",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<p\n a=b",
                "\n- ",
                "\n> ",
                "/",
                "&#10;",
                "&",
                ";",
                "#",
                "*",
                "**",
                "|",
                "-",
                "[",
                "](",
                ")",
                "\\",
            ]
        )
    ).map("".join)
)
def test_lines_stay_where_they_are_whatever_markup_they_have(text: str) -> None:
    assert without_markup(text).count("\n") == text.count("\n")


def test_a_fingerprint_knows_text_and_sidecar(tmp_path: Path) -> None:
    source = Source("p.txt", tmp_path / "p.txt")
    source.path.write_text("一")
    first = fingerprint(source)
    (tmp_path / "p.toml").write_text('date = "2020-01-01"')
    second = fingerprint(source)
    source.path.write_text("二")

    assert len({first, second, fingerprint(source)}) == 3
    (tmp_path / "p.toml").unlink()
    source.path.write_text("一")
    assert fingerprint(source) == first


def test_a_name_that_is_anothers_in_another_encoding_is_passed_over(tmp_path: Path) -> None:
    for name in ("曹县.txt".encode(), "曹县.txt".encode("gbk")):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("曹县开会")
    rejects: list[PageDecodeError] = []

    (source,) = find_sources([tmp_path], on_reject=rejects.append)

    assert source.name == "曹县.txt"
    assert [reject.source for reject in rejects] == ["曹县.txt"]


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(PageDecodeError, match="folder"):
        page_text(Source("x", tmp_path))


def test_traditional_text_in_big5_is_read_without_a_mark(tmp_path: Path) -> None:
    text = "菏澤開發區亮相山東線上招商會，舉行項目簽約儀式，促進經濟發展。\n"
    (tmp_path / "p.txt").write_bytes(text.encode("big5"))

    assert page_text(Source("p.txt", tmp_path / "p.txt")) == text
