"""PDFs as newspapers have them are read page by page, and whatever else ends in .pdf is one file that could not be read."""

from __future__ import annotations

import html
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from search.errors import PageDecodeError
from search.ingest import Gazetteer, Source, fingerprint, read_articles
from search.ingest.sources import corpus, pdf
from search.model import Article, RawPage
from tests.waiting import until

ROADS = [
    "本报讯（记者 李明远）3月11日，记者从曹县交通运输局获悉，今年新修的三条乡村路全部通车，路面宽6米。",
    "“以前下雨天出不了门，现在大车能开到地头。”村民王二柱说，路通了，菜也好卖了。",
    "下一步，该县将新修生产路20公里，方便群众运送5G基站设备和农产品。",
]
BUSES = [
    "本报讯（通讯员 赵晓梅）3月10日，单县第一批新能源公交车开进乡镇，沿线设站点42处，票价一元。",
    "该县公交公司负责人介绍，车辆全部使用电力，每年可减少尾气排放180吨，市民出行更方便。",
]
TREES = [
    "本报讯（记者 孙立新）3月12日植树节，东明县万余名干部群众来到黄河滩区，栽下杨树、柳树8万余株。",
    "据了解，该县今年计划造林1.2万亩，目前已完成七成。",
]
_STYLE = """<meta charset="utf-8"><style>
@page { size: 390mm 540mm; margin: 12mm } body { font: 10.5pt/1.45 'Noto Serif CJK SC'; margin: 0 }
h1 { text-align: center; font: 26pt/1.25 'Noto Sans CJK SC'; margin: 4pt 0 } p { margin: 0; text-indent: 2em }
.columns { column-gap: 1.4em; text-align: justify } .row { display: flex; gap: 2em; margin-top: 12pt } .row > div { flex: 1 }
.head { display: flex; justify-content: space-between; font-size: 9pt; margin-bottom: 8pt }
.down { writing-mode: vertical-rl; text-orientation: upright; font: 26pt 'Noto Sans CJK SC'; float: right; margin-left: 12pt }
</style>"""
_HEAD = '<div class="head"><span>2021年3月13日</span><span>曹州晚报</span><span>03版</span></div>'


def set_in(columns: int, title: str, paragraphs: Sequence[str]) -> str:
    text = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return f'<div><h1>{title}</h1><div class="columns" style="columns: {columns}">{text}</div></div>'


Printer = Callable[[str], Path]


@pytest.fixture(scope="module")
def printed(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Printer:
    """Prints a page of HTML as a PDF."""

    def run(body: str) -> Path:
        folder = tmp_path_factory.mktemp("print")
        (folder / "page.html").write_text(_STYLE + body, "utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        target = folder / "page.pdf"
        subprocess.run(
            [*command, f"--print-to-pdf={target}", (folder / "page.html").as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return target

    return run


def articles_in(path: Path, gazetteer: Gazetteer, notes: list[str] | None = None) -> list[Article]:
    note = (notes if notes is not None else []).append
    return list(read_articles(Source(path.name, path), gazetteer=gazetteer, on_note=note))


def body_of(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def close(text: str) -> str:
    """*text* without its spaces: one at the end of a line is not printed."""
    return "".join(text.split())


def test_articles_in_columns_are_read_whole(printed: Printer, gazetteer: Gazetteer) -> None:
    page = _HEAD + set_in(5, "曹县新修三条乡村路", ROADS * 3)
    page += f'<div class="row">{set_in(2, "单县公交车开进乡镇", BUSES * 2)}{set_in(2, "东明植树八万株", TREES * 2)}</div>'
    found = articles_in(printed(page), gazetteer)

    assert [article.title for article in found] == ["曹县新修三条乡村路", "单县公交车开进乡镇", "东明植树八万株"]
    assert {close(text) for text in body_of(found[0])} == {close(text) for text in ROADS}
    assert (found[0].paper, found[0].page_number, str(found[0].page_date)) == ("曹州晚报", "03", "2021-03-13")
    assert [article.reporters for article in found] == [("李明远",), (), ("孙立新",)]


def test_a_vertical_headline_is_the_headline(printed: Printer, gazetteer: Gazetteer) -> None:
    text = "".join(f"<p>{html.escape(text)}</p>" for text in ROADS * 2)
    page = f'{_HEAD}<div class="down">曹县新修三条乡村路</div><div class="columns" style="columns: 3">{text}</div>'
    found = articles_in(printed(page), gazetteer)

    assert [article.title for article in found] == ["曹县新修三条乡村路"]


def test_each_sheet_is_a_page(printed: Printer, gazetteer: Gazetteer) -> None:
    path = printed(
        f"{_HEAD}{set_in(3, '曹县新修三条乡村路', ROADS)}<div style='break-before: page'></div><div style='height: 9em'></div>"
        f"<div style='break-before: page'></div>{_HEAD.replace('03版', '04版')}{set_in(3, '单县公交车开进乡镇', BUSES)}"
    )
    notes: list[str] = []
    pages: list[RawPage] = []
    found = list(
        read_articles(Source("p.pdf", path), gazetteer=gazetteer, on_note=notes.append, on_page=pages.append)
    )

    assert [(article.title, article.page_number) for article in found] == [
        ("曹县新修三条乡村路", "03"),
        ("单县公交车开进乡镇", "04"),
    ]
    assert pages[0].page.text.count("\f") == 2
    assert notes == ["没有文字的页 pages without text: 2"]


def test_name_and_sidecar_say_more_than_the_page(printed: Printer, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "czwb20210314A05.pdf"
    path.write_bytes(printed(set_in(3, "曹县新修三条乡村路", ROADS)).read_bytes())
    (by_name,) = articles_in(path, gazetteer)
    path.with_suffix(".toml").write_text('paper = "曹州晚报"\ndate = 2021-03-15\npage = "A05"\n', "utf-8")
    (by_sidecar,) = articles_in(path, gazetteer)

    assert (str(by_name.page_date), str(by_sidecar.page_date)) == ("2021-03-14", "2021-03-15")
    assert (by_sidecar.paper, by_sidecar.page_number) == ("曹州晚报", "A05")


def written(*objects: bytes, count: int = 1) -> bytes:
    """A PDF of these objects, from the third on; the first is the catalogue and the second has *count* pages, the third of them all."""
    kids = b" ".join([b"3 0 R"] * count)
    numbered = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), *objects]
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj%s endobj\n" % (at, each) for at, each in enumerate(numbered, 1))
    return body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(numbered) + 1)


def page(content: bytes, packed: bool = False) -> tuple[bytes, ...]:
    """A page that draws *content* in Helvetica."""
    data = zlib.compress(content, 9) if packed else content
    pack = b"/Filter/FlateDecode" if packed else b""
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), pack, data),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


WORDS = b"BT /F 12 Tf 50 700 Td (Mudan reads the words of this page and finds them) Tj ET"


def test_a_page_that_is_turned_is_read_as_it_is_shown(tmp_path: Path, gazetteer: Gazetteer) -> None:
    lines = b"BT /F 12 Tf 0 1 -1 0 100 50 Tm (the first line of a page that is turned) Tj 0 -15 Td (and the second line of it) Tj ET"
    objects = page(lines)
    path = tmp_path / "p.pdf"
    path.write_bytes(written(objects[0].replace(b"/Contents", b"/Rotate 90/Contents"), *objects[1:]))

    assert (
        pdf.pdf_text(Source("p.pdf", path)).text
        == "the first line of a page that is turned\nand the second line of it"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "damaged", id="empty"),
        pytest.param(random.Random(1).randbytes(5000), "damaged", id="random bytes"),
        pytest.param(b"%PDF-1.7\n" + random.Random(2).randbytes(5000), "damaged", id="random after its mark"),
        pytest.param("曹县开会\n".encode(), "damaged", id="text"),
        pytest.param(written(*page(b"0 0 600 800 re f")), "needs OCR", id="no text"),
        pytest.param(written(*page(b"BT /F 9 Tf (2020-1-1) Tj ET")), "needs OCR", id="a scanner's mark"),
        pytest.param(written(*page(WORDS), count=401), "more than 400 pages", id="pages"),
        pytest.param(
            written(*page(b"BT /F 1 Tf " + b"(%s) Tj " % (b"x" * 1000) * 1010 + b"ET", packed=True)),
            "more than 1000000 characters",
            id="characters",
        ),
        pytest.param(written(*page(b"q 1 0 0 1 0 0 cm " * 60_000_000, packed=True)), "too much time", id="a bomb"),
        pytest.param(
            written(*page(WORDS))[:-9].replace(
                b"/Size",
                b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(a)(a)]/Size" % (b"o" * 32, b"u" * 32),
            ),
            "password|damaged",
            id="encrypted",
        ),
    ],
)
def test_what_is_no_pdf_of_text_says_why(
    data: bytes, said: str, tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 20)
    path = tmp_path / "p.pdf"
    path.write_bytes(data)

    with pytest.raises(PageDecodeError, match=said):
        articles_in(path, gazetteer)


def test_a_reader_that_ends_before_its_time_is_an_error_of_the_file(
    tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.pdf"
    path.write_bytes(written(*page(WORDS)))
    for command in (
        "import os; os.kill(os.getpid(), 11)",
        "print('{')",
        "print('[]')",
        "pass",
        "import time; time.sleep(60)",
    ):
        monkeypatch.setattr(pdf, "_COMMAND", command)
        monkeypatch.setattr(pdf, "SECONDS", 0.5)
        with pytest.raises(PageDecodeError, match="broke off"):
            articles_in(path, gazetteer)


def test_pdfs_cut_off_or_damaged_anywhere_end_no_build(
    printed: Printer, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    whole = printed(set_in(3, "曹县新修三条乡村路", ROADS)).read_bytes()
    rnd = random.Random(3)
    path = tmp_path / "p.pdf"
    refused: list[str] = []
    for _ in range(12):
        data = bytearray(whole[: rnd.randrange(len(whole))] if rnd.random() < 0.5 else whole)
        for _ in range(rnd.randrange(40)):
            data[rnd.randrange(len(data))] = rnd.randrange(256)
        path.write_bytes(data)
        try:
            articles_in(path, gazetteer)
        except PageDecodeError as error:
            refused.append(error.reason)

    assert 0 < len(refused) < 12
    assert all(reason.isprintable() for reason in refused)


def test_without_pypdfium2_it_is_said_what_is_missing(
    tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.pdf"
    path.write_bytes(written(*page(WORDS)))
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)

    with pytest.raises(PageDecodeError, match=r"缺少 pypdfium2.*pip install"):
        articles_in(path, gazetteer)


def test_another_reader_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is read otherwise by another version of PDFium; other files are not."""
    sources = []
    for name in ("p.pdf", "p.txt"):
        (tmp_path / name).write_bytes(b"x")
        sources.append(Source(name, tmp_path / name))
    before = list(map(fingerprint, sources))
    monkeypatch.setattr(corpus, "_version_of", lambda package: "99")
    after = list(map(fingerprint, sources))

    assert before[0] != after[0]
    assert before[1] == after[1]


def test_the_process_that_reads_does_not_outlive_the_one_that_asked(tmp_path: Path) -> None:
    """Here it waits for the rest of a file that never comes."""
    told = tmp_path / "pid"
    rest, never_written = os.pipe()
    code = (
        "import os, subprocess, sys; from search.ingest.sources import pdf\n"
        "command = [sys.executable, '-I', '-c', pdf._COMMAND, str(pdf._PROGRAM), str(os.getpid()), str(1 << 30), '60']\n"
        f"worker = subprocess.Popen(command, stdin={rest}, stdout=subprocess.DEVNULL)\n"
        f"print(worker.pid, file=open({str(told)!r}, 'w'), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, pass_fds=[rest]) as asking:
        os.close(rest)
        until(lambda: told.exists() and told.read_text().endswith("\n"))
        worker = Path(f"/proc/{told.read_text().strip()}")
        assert worker.exists()
        asking.kill()

    until(lambda: not worker.exists() or worker.joinpath("stat").read_text().split()[2] == "Z", seconds=20)
    os.close(never_written)
