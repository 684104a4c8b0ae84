"""Files that leave the archive: read back by other programs, harmless in a spreadsheet, whole or saying what is missing."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import bibtexparser
import brotli
import pytest
import rispy
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from werkzeug.test import TestResponse

from search import Article, DateBasis, Export, Exported, ExportFormat, Paragraph, PartialDate, Settings, written
from search.cli import mudan
from search.exporting import COLUMNS
from web.checks import Cursor
from web.programs import exports

HOSTILE = [
    '=HYPERLINK("http://evil.example","点")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    " \u3000=1+1",
    "\n=1",
    'a","=1',
    "{unbalanced",
    "}closing} {",
    "back\\slash",
    "ER  - \r\nTY  - JOUR",
    "\nER  - ",
    "100% & #1 $x_y^2~",
    "@article{x, title={y}}",
    "a\0b\x1f",
    "<script>alert(1)</script>",
    "# 标题\n- 列\n1. 项",
    "[链](javascript:alert(1)) ![图](x) `码` *重* &lt;",
    "---",
]


def saying(make_article: Callable[..., Article], text: str, number: int = 1) -> Article:
    """An article that says *text* wherever it can."""
    return make_article(
        number, text, f"麦 {text}", text, kicker=text, subtitle=text, paper=text, page_number=text, districts=(text,),
        reporters=(text,), date=PartialDate(2020, 4, 1), page_date=PartialDate(2020, 4, 2), date_basis=DateBasis.MASTHEAD,
    )  # fmt: skip


def export_of(*articles: Article, total: int | None = None) -> Export:
    return Export(map(Exported, articles), total or len(articles), "gen", 0, len(articles))


def file_of(export: Export, form: ExportFormat) -> str:
    return b"".join(written(export, form, lambda one: f"https://example.org/article/{one.article.id}")).decode()


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    assert not re.search(r"(?<!\r)\n", re.sub(r'"(?:[^"]|"")*"', "", text)), "rows end as RFC 4180 says"
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), dialect="excel", strict=True))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_spreadsheet_reads_every_cell_and_runs_none(make_article: Callable[..., Article], text: str) -> None:
    rows = rows_of(
        file_of(export_of(saying(make_article, text), make_article(2, "后一篇", "麦")), ExportFormat.CSV)
    )

    assert [row["id"] for row in rows] == ["a001", "a002"]
    assert list(rows[0]) == COLUMNS
    for cell in rows[0].values():
        assert not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)
    said = re.sub(r"[\x00-\x09\x0b-\x1f]", " ", text)
    assert rows[0]["title"].removeprefix("'") == said
    assert rows[0]["text"] == f"麦 {said}\n{said}"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=4))
def test_any_text_comes_back_from_a_csv(texts: list[str]) -> None:
    article = Article("a1", "s", texts[0], tuple(Paragraph(f"p{i}", t, i, i) for i, t in enumerate(texts, 1)))

    (row,) = rows_of(file_of(export_of(article), ExportFormat.CSV))

    assert not re.match(r"\s*[=+\-@＝＋－＠]", row["title"])
    said = "\n".join(re.sub(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]", " ", text) for text in texts)
    assert row["text"] in (said, f"'{said}")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reference_manager_reads_back_as_many_records_as_were_written(make_article, text: str) -> None:
    articles = saying(make_article, text), make_article(2, "后一篇", "麦", reporters=("甲", "乙"))

    first, second = rispy.loads(file_of(export_of(*articles), ExportFormat.RIS))

    assert first["title"] == re.sub(r"\s+", " ", re.sub(r"[\x00-\x1f]", " ", text)).strip()
    assert first["urls"] == ["https://example.org/article/a001"]
    assert (first["year"], first["date"]) == ("2020", "2020/04/02/")
    assert (second["id"], second["title"], second["authors"]) == ("a002", "后一篇", ["甲", "乙"])


@pytest.mark.parametrize("text", HOSTILE)
def test_bibtex_is_read_back_whatever_a_title_says(make_article, text: str) -> None:
    articles = saying(make_article, text), make_article(2, "后一篇", "麦", reporters=("甲", "乙"))

    library = bibtexparser.parse_string(file_of(export_of(*articles), ExportFormat.BIB))

    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["a001", "a002"]
    fields = {field.key: field.value for field in library.entries[1].fields}
    assert fields["title"].strip("{}") == "后一篇"
    assert fields["author"] == "{甲} and {乙}"
    assert fields["url"] == "https://example.org/article/a002"


def test_json_lines_hold_whole_articles(make_article) -> None:
    article = saying(make_article, HOSTILE[0])

    (line,) = file_of(export_of(article), ExportFormat.JSONL).splitlines()

    data = json.loads(line)
    assert data.pop("url") == "https://example.org/article/a001"
    assert Article.from_dict(data) == article


def test_a_file_tells_what_holds_a_part_of_the_words(make_client, make_article) -> None:
    client = make_client(make_article(1, "火星探测", "文"), make_article(2, "火星移民基地", "文"))

    for query in ("火星移民 基地 月球", "火星移民基地", ""):
        hits = client.get("/api/v1/search", query_string={"q": query}).get_json()["hits"]
        told = {hit["id"]: (hit["match"], hit["missing"]) for hit in hits}
        lines = client.get("/search.jsonl", query_string={"q": query}).text.splitlines()
        rows = rows_of(client.get("/search.csv", query_string={"q": query}).data.decode())

        assert {data["id"]: (data["match"], data["missing"]) for data in map(json.loads, lines)} == told
        assert {
            row["id"]: (row["match"] or None, [*filter(None, row["missing"].split("、"))]) for row in rows
        } == told
    assert client.get("/api/v1/facets?q=火星移民 基地 月球").get_json()["partial_total"] == 1


@pytest.mark.parametrize("form", ExportFormat)
def test_a_file_that_is_cut_says_so_and_still_parses(make_article, form: ExportFormat) -> None:
    articles = [make_article(number, f"第{number}篇", "麦") for number in (1, 2)]
    text = file_of(export_of(*articles, total=7), form)

    assert "只含第 1–2 条，共 7 条" in text
    match form:
        case ExportFormat.CSV:
            assert len(rows_of(text)) == 3
        case ExportFormat.JSONL:
            assert json.loads(text.splitlines()[-1])["total"] == 7
        case ExportFormat.RIS:
            assert ["notes" in record for record in rispy.loads(text)] == [False, True]
        case ExportFormat.BIB:
            library = bibtexparser.parse_string(text)
            assert (len(library.entries), len(library.comments), library.failed_blocks) == (2, 1, [])
    assert "只含" not in file_of(export_of(*articles), form)


def test_articles_are_written_as_they_come(make_article) -> None:
    """The first piece is there before the second article is asked for: nothing is collected."""
    asked = []

    def articles() -> Iterator[Exported]:
        for number in range(3):
            asked.append(number)
            yield Exported(make_article(number, "题", "麦"))

    for form in ExportFormat:
        asked.clear()
        pieces = written(Export(articles(), 3, "gen", 0, 3), form)
        next(pieces)
        next(pieces)
        assert len(asked) <= 2


@pytest.mark.parametrize("form", ExportFormat)
def test_there_is_a_piece_for_every_result(make_article, form: ExportFormat) -> None:
    """So that who takes some of them knows how much was read, also where many paragraphs are of one article."""
    article = make_article(1, "题", *"麦" * 9)
    results = [Exported(article, paragraph) for paragraph in article.paragraphs]
    taken = []
    pieces = written(Export((taken.append(one) or one for one in results), 9, "gen", 0, 9), form)

    for number in range(1, 9):
        next(pieces)
        assert number - 1 <= len(taken) <= number


def test_the_site_exports_the_whole_result(client: FlaskClient) -> None:
    total = client.get("/api/v1/search?q=脱贫攻坚").get_json()["total"]
    assert total > 2

    response = client.get("/search.csv?q=脱贫攻坚&limit=1")
    rows = rows_of(response.data.decode())
    assert len(rows) == total
    assert rows[0]["url"] == f"http://localhost/article/{rows[0]['id']}"
    assert unquote(response.headers["Content-Disposition"]) == "attachment; filename*=UTF-8''脱贫攻坚.csv"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.content_type == "text/csv; charset=utf-8; header=present"
    assert len(client.get("/search.jsonl?q=脱贫攻坚&kind=photo").text.splitlines()) < total
    assert len(rispy.loads(client.get("/search.ris?q=脱贫攻坚").text)) == total
    assert len(bibtexparser.parse_string(client.get("/search.bib?q=脱贫攻坚").text).entries) == total
    assert client.get("/search.csv?q=%22麦").status_code == 400


def test_paragraphs_are_exported_when_they_are_what_was_found(client: FlaskClient) -> None:
    total = client.get("/api/v1/search?q=脱贫攻坚&unit=paragraph").get_json()["total"]

    rows = rows_of(client.get("/search.csv?q=脱贫攻坚&unit=paragraph").data.decode())

    assert len(rows) == total
    assert all(row["paragraph"] and row["url"].endswith(f"#{row['paragraph']}") for row in rows)
    lines = [json.loads(line) for line in client.get("/search.jsonl?q=脱贫攻坚&unit=paragraph").text.splitlines()]
    assert [[p["id"] for p in line["paragraphs"]] for line in lines] == [[row["paragraph"]] for row in rows]
    references = rispy.loads(client.get("/search.ris?q=脱贫攻坚&unit=paragraph").text)
    assert len(references) == len({row["id"] for row in rows})


@pytest.mark.parametrize(
    "query", ['"../../etc/passwd"', "麦\r\nSet-Cookie: a=b", "麦;filename=x.exe", "\u202e麦", "a" * 200]
)
def test_a_hostile_query_names_a_harmless_file(client: FlaskClient, query: str) -> None:
    header = client.get("/search.csv", query_string={"q": query}).headers["Content-Disposition"]

    name = unquote(header.removeprefix("attachment; filename*=UTF-8''"))
    assert re.fullmatch(r"[\w-]{1,40}\.csv", name)
    assert re.fullmatch(r"[!-~ ]+", header)


def test_the_cap_is_ten_thousand_unless_it_is_set(make_client, make_article) -> None:
    assert Settings().export_max == 10_000
    client = make_client(*(make_article(n, f"第{n}篇", "麦收") for n in range(5)), export_max="3")

    rows = rows_of(client.get("/search.csv?q=麦收").data.decode())

    assert len(rows) == 4
    assert "只含第 1–3 条，共 5 条" in rows[-1]["id"]


def test_the_command_writes_the_same_file(index: Path, tmp_path: Path, monkeypatch, client: FlaskClient) -> None:
    monkeypatch.setenv("MUDAN_PUBLIC_URL", "http://localhost")
    output = tmp_path / "脱贫攻坚.csv"
    arguments = ["export", "脱贫攻坚", "--index", str(index), "--kind", "news"]

    assert CliRunner().invoke(mudan, [*arguments, "--output", str(output)]).exit_code == 0
    assert output.read_bytes() == client.get("/search.csv?q=脱贫攻坚&kind=news").data
    shown = CliRunner().invoke(mudan, [*arguments, "--format", "jsonl", "--limit", "2"])
    assert len(shown.stdout.splitlines()) == 3
    assert "只含第 1–2 条" in shown.stderr
    monkeypatch.setenv("MUDAN_EXPORT_MAX", "1")
    capped = CliRunner().invoke(mudan, arguments)
    assert "只含第 1–1 条" in capped.stderr
    assert "只含第 1–1 条" in rows_of(capped.stdout_bytes.decode())[-1]["id"]
    assert len(CliRunner().invoke(mudan, [*arguments, "--limit", "2"]).stdout.splitlines()) > len(
        capped.stdout.splitlines()
    )
    nothing = CliRunner().invoke(mudan, ["export", '"没有这样的一句话"', "--index", str(index)])
    assert nothing.exit_code == 1
    assert CliRunner().invoke(mudan, [*arguments, "--output", str(tmp_path / "no" / "x")]).exit_code == 1


def test_an_article_is_read_as_text_and_as_markdown(client: FlaskClient) -> None:
    article_id = client.get("/api/v1/search?q=脱贫攻坚").get_json()["hits"][0]["id"]
    article = client.get(f"/article/{article_id}.json").get_json()

    text, markdown = (client.get(f"/article/{article_id}.{form}") for form in ("txt", "md"))

    assert text.content_type == "text/plain; charset=utf-8"
    assert markdown.content_type == "text/markdown; charset=utf-8"
    for paragraph in article["paragraphs"]:
        assert paragraph["text"].strip() in text.text.splitlines()
    assert markdown.text.count("\n# ") + markdown.text.startswith("# ") == 1
    assert client.get("/article/none.txt").status_code == 404


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_what_was_printed_and_nothing_else(make_client, make_article, text: str) -> None:
    def tokens(said: str) -> list[str]:
        page = make_client(saying(make_article, said)).get("/article/a001.md").text
        read = [
            token for block in MarkdownIt("commonmark").parse(page) for token in (block, *(block.children or ()))
        ]
        return [token.type for token in read if token.type != "text"]

    said = re.sub(r"[\x00-\x1f]+", " ", text).strip()
    assert tokens(text) == tokens("良")
    page = make_client(saying(make_article, text)).get("/article/a001.md").text
    shown = [
        "".join(part.content for part in block.children or ()) for block in MarkdownIt("commonmark").parse(page)
    ]
    assert said in shown
    assert re.sub(r"[\x00-\x1f]+", " ", f"麦 {text}").strip() in shown


def test_a_file_is_packed_and_not_sent_again(client: FlaskClient) -> None:
    plain = client.get("/search.jsonl")

    packed = client.get("/search.jsonl", headers={"Accept-Encoding": "gzip"})
    again = client.get("/search.jsonl", headers={"If-None-Match": plain.headers["ETag"]})

    assert gzip.decompress(packed.data) == plain.data
    assert plain.content_length == len(plain.data)
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(("encoding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_a_long_file_is_packed_as_it_is_written(make_client, make_article, encoding: str, unpack) -> None:
    number = exports.SHORT * 2
    client = make_client(*(make_article(n, f"第{n}篇", "麦收") for n in range(number)))
    plain = client.get("/search.csv?q=麦收", buffered=False)

    packed = client.get("/search.csv?q=麦收", headers={"Accept-Encoding": encoding})

    assert plain.is_streamed
    assert plain.content_length is None
    assert len(rows_of(plain.text)) == number
    assert packed.headers["Content-Encoding"] == encoding
    assert unpack(packed.data).decode() == plain.text


def following(client: FlaskClient, url: str) -> Iterator[TestResponse]:
    """What is at *url* and at where it leads on to."""
    while url:
        response = client.get(url)
        assert response.status_code == 200, response.text
        yield response
        link = re.fullmatch(r'<http://localhost(.+)>; rel="next"', response.headers.get("Link", ""))
        url = link[1] if link else ""


@pytest.mark.parametrize("unit", ["article", "paragraph"])
@pytest.mark.parametrize("form", ExportFormat)
def test_all_that_was_found_is_in_files_that_lead_from_one_to_the_next(
    make_client, make_article, form: ExportFormat, unit: str
) -> None:
    client = make_client(*(make_article(n, f"第{n}篇", "麦收", "麦收") for n in range(8)), export_max="3")
    total = 8 if unit == "article" else 16

    parts = list(following(client, f"/search.{form}?q=麦收&sort=oldest&unit={unit}&lang=en"))

    ids = [found for part in parts for found in re.findall(r"/article/(a\d+)", part.text)]
    assert list(dict.fromkeys(ids)) == [f"a{n:03d}" for n in range(8)]
    assert len(parts) == -(-total // 3)
    names = [unquote(part.headers["Content-Disposition"]).rpartition("''")[2] for part in parts]
    assert names[:2] == [f"麦收-1-3.{form}", f"麦收-4-6.{form}"]
    assert f"只含第 4–6 条，共 {total} 条" in parts[1].text
    assert f"只含第 {total - (total - 1) % 3}–{total} 条" in parts[-1].text
    if form is ExportFormat.JSONL:
        ends = [json.loads(part.text.splitlines()[-1]) for part in parts]
        assert [end["first"] for end in ends] == list(range(0, total, 3))
        assert sum(end["exported"] for end in ends) == total
        assert [end["next"] is None for end in ends] == [False] * (len(parts) - 1) + [True]


@pytest.mark.parametrize("form", ExportFormat)
@pytest.mark.parametrize("reprints", ["", "&reprints=collapsed", "&reprints=all"])
def test_a_file_holds_each_reprint(make_client, reprinted, form: ExportFormat, reprints: str) -> None:
    client = make_client(*reprinted, export_max="2")
    assert len(client.get("/api/v1/search?q=麦").get_json()["hits"]) == 2

    parts = list(following(client, f"/search.{form}?q=麦&sort=oldest{reprints}"))

    ids = [found for part in parts for found in re.findall(r"/article/(a\d+)", part.text)]
    assert list(dict.fromkeys(ids)) == ["a001", "a002", "a003"]
    assert "只含第 1–2 条，共 3 条" in parts[0].text
    assert ("reprints=all" in unquote(parts[0].headers["Link"])) is (reprints == "&reprints=all")


def test_a_page_lists_the_files(make_client, make_article) -> None:
    client = make_client(*(make_article(n, f"第{n}篇", "麦收") for n in range(8)), export_max="3")
    results = client.get("/search?q=麦收&limit=2&sort=oldest").text
    listed = re.search(r'href="(/export\?[^"]+)"', results)
    assert listed

    page = client.get(html.unescape(listed[1]))

    urls = [html.unescape(url) for url in re.findall(r'href="(/search\.csv[^"]*)"', page.text)]
    rows = [row["id"] for url in urls for row in rows_of(client.get(url).data.decode()) if row["title"]]
    assert rows == [f"a{n:03d}" for n in range(8)]
    assert "7–8" in page.text
    assert "从哪里接着取" in page.text
    assert "从哪里接着取" not in client.get("/export?q=第1篇").text
    assert "noindex" in page.text
    assert "/export" not in client.get("/search?q=第1篇").text
    for wrong in ("q=%22麦", "q=麦&sort=best"):
        refused = client.get(f"/export?{wrong}")
        assert (refused.status_code, refused.mimetype) == (400, "text/html")
        assert client.get(f"/search.csv?{wrong}").mimetype == "application/problem+json"
    assert "/search.csv" not in client.get("/export?q=没有").text


def test_more_files_than_are_listed_are_told(make_client, make_article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_PARTS", 2)
    client = make_client(*(make_article(n, f"第{n}篇", "麦收") for n in range(8)), export_max="3")

    page = client.get("/export?q=麦收").text

    assert page.count("/search.csv") == 2
    assert "只列前 2 个文件" in page


def test_a_file_begun_behind_the_end_holds_nothing_and_says_so(client: FlaskClient) -> None:
    text = client.get(
        "/search.csv", query_string={"q": "脱贫攻坚", "cursor": str(Cursor(9_999, ""))}
    ).data.decode()

    (row,) = rows_of(text)
    assert "只含第 0 条" in row["id"]


def test_files_of_several_generations_say_so(client: FlaskClient) -> None:
    texts = [
        client.get("/search.csv", query_string={"q": "脱贫攻坚", "cursor": str(Cursor(1, generation))}).text
        for generation in ("", client.get("/healthz").get_json()["generation"], "another")
    ]

    assert ["索引已经更新" in text for text in texts] == [False, False, True]
