"""Pages of electronic editions: what each of the usual programs marks is read as what it says, and a list of links is no article."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import PageDecodeError
from search.ingest import Gazetteer, Source, read_articles, read_page
from search.ingest.sources.epaper import read_html
from search.model import Article, RawPage

TEXTS = (
    "本报讯 3月11日，记者从曹县交通运输局获悉，今年新修的三条乡村路全部通车。",
    "路面宽6米，沿线十二个村庄的群众出行更方便。",
)
BODY = "".join(f"<P>　　{text}</P>\n" for text in TEXTS)
NAVIGATION = (
    '<table><tr><td><a href="node_1.htm">第A01版：头版</a><a href="node_2.htm">第A02版：要闻</a></td></tr></table>'
    + "".join(f'<li><a href="content_{n}.htm">别的稿件的标题第{n}条</a></li>' for n in range(30))
)
FOOT = "<script>var 第B07版 = 1;</script><div>版权所有 未经授权不得转载</div>"

COMMENTS = f"""
<html><head><title>曹县新修三条乡村路--曹州晚报</title></head><body>{NAVIGATION}
<td>第A02版：<strong>要闻</strong></td><td>2021年03月12日 星期五</td>
<h5>曹县新修三条乡村路</h5><!--enpcontent--><!--enpcontent-->{BODY}<!--/enpcontent-->{FOOT}</body></html>
<!--enpproperty <articleid>536</articleid><date>2021-03-12 00:00:00:0</date><author>李明远</author>
<title><p>曹县新修三条乡村路</p></title><keyword>路</keyword><subtitle>惠及十二个村庄</subtitle>
<introtitle>打通“最后一公里”</introtitle><siteid>2</siteid><nodename>要闻</nodename>/enpproperty-->"""

ELEMENTS = f"""
<html><head><title>曹州晚报数字报</title></head><body>{NAVIGATION}
<td><!--<npm:article-pretitle>-->打通“最后一公里”<!--</npm:article-pretitle>--></td>
<td><founder-title><!--<npm:article-title>-->曹县新修<br>三条乡村路<!--</npm:article-title>--></founder-title></td>
<td><!--<npm:article-subtitle>-->惠及十二个村庄<!--</npm:article-subtitle>--></td>
<td><founder-author><!--<npm:article-author>-->本报记者&nbsp;李明远<!--</npm:article-author>--></founder-author></td>
<div id="ozoom" style="zoom:100%"><founder-content><!--<npm:article-content>-->{BODY}<!--</npm:article-content>-->
</founder-content></div>{FOOT}</body></html><!--enpproperty <founder-date>2021-03-12 23:59:59</founder-date>
<founder-pagenum>A02</founder-pagenum><founder-papername>曹州晚报</founder-papername><founder-type>1</founder-type>
/enpproperty-->"""

HEADINGS = f"""
<html><head><meta charset="utf-8"><title>曹县新修三条乡村路</title></head><body>{NAVIGATION}
<div class="article"><h3>打通“最后一公里”</h3><h1>曹县新修三条乡村路</h1><h2>惠及十二个村庄</h2>
<p class="sec">本报记者 李明远 <span>《曹州晚报》（<span class="newstime">2021年03月12日</span> 第 A02 版）</span></p>
<div id="ozoom"><div>{BODY}</div></div></div>{FOOT}</body></html>"""

DATA = f"""
<html><head><title>曹县新修三条乡村路 - 曹州晚报</title><script type="application/ld+json">
{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {{"@type": "NewsArticle", "headline": "曹县新修三条乡村路",
"datePublished": "2021-03-12T08:00:00+08:00", "author": [{{"@type": "Person", "name": "李明远"}}]}}]}}</script></head>
<body><nav>{NAVIGATION}</nav><h1>曹县新修三条乡村路</h1>{BODY}<footer><p>版权所有 未经授权不得转载</p></footer></body></html>"""

METAS = f"""
<html><head><meta name="ArticleTitle" content="曹县新修三条乡村路"><meta name="PubDate" content="2021-03-12 09:00">
<meta name="author" content="李明远"><meta property="og:site_name" content="曹州晚报"></head>
<body><header>{NAVIGATION}</header><article><h1>曹县新修三条乡村路</h1>{BODY}</article>{FOOT}</body></html>"""


def articles_in(path: Path, gazetteer: Gazetteer, name: str = "", notes: list[str] | None = None) -> list[Article]:
    return list(
        read_articles(
            Source(name or path.name, path),
            gazetteer=gazetteer,
            on_note=(notes if notes is not None else []).append,
        )
    )


def saved(folder: Path, html: str, name: str = "content_1_2.htm", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(html.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("html", "has_deck", "number"),
    [
        pytest.param(COMMENTS, True, "A02", id="comments"),
        pytest.param(ELEMENTS, True, "A02", id="elements"),
        pytest.param(HEADINGS, True, "A02", id="headings"),
        pytest.param(DATA, False, "", id="json-ld"),
        pytest.param(METAS, False, "", id="metas"),
    ],
)
def test_an_article_is_read_as_its_page_marks_it(
    html: str, has_deck: bool, number: str, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    (article,) = articles_in(saved(tmp_path, html), gazetteer)

    assert article.title.replace(" ", "") == "曹县新修三条乡村路"
    assert (article.kicker, article.subtitle) == (("打通“最后一公里”", "惠及十二个村庄") if has_deck else ("", ""))
    assert [p.text for p in article.paragraphs if "李明远" not in p.text] == list(TEXTS)
    assert (article.reporters, article.paper, article.page_number) == (("李明远",), "曹州晚报", number)
    assert (str(article.page_date), str(article.date), article.date_basis) == (
        "2021-03-12",
        "2021-03-11",
        "dateline",
    )
    assert article.districts == ("曹县",)
    assert Article.from_dict(article.to_dict()) == article


def test_the_printed_byline_is_a_paragraph_unless_the_text_has_it(tmp_path: Path, gazetteer: Gazetteer) -> None:
    (apart,) = articles_in(saved(tmp_path, ELEMENTS), gazetteer)
    inside = ELEMENTS.replace("<P>　　本报讯", "<P>　　本报讯（本报记者 李明远）")
    (both,) = articles_in(saved(tmp_path, inside), gazetteer)

    assert [p.text for p in apart.paragraphs] == ["本报记者 李明远", *TEXTS]
    assert len(both.paragraphs) == len(TEXTS)


def test_the_page_as_it_was_read_has_a_line_for_each_part(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = saved(tmp_path, ELEMENTS)
    pages: list[RawPage] = []
    (article,) = read_articles(Source(path.name, path), gazetteer=gazetteer, on_page=pages.append)
    lines = pages[0].page.text.split("\n")
    roles = [line.role for line in pages[0].lines]

    assert roles == ["kicker", "title", "subtitle", "byline", "paragraph", "paragraph"]
    assert [lines[p.first_line - 1] for p in article.paragraphs] == [p.text for p in article.paragraphs]
    assert [note.text for note in read_page(Source(path.name, path), gazetteer=gazetteer).lines] == list(
        filter(None, lines)
    )


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("gb18030", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", ""),
        ("utf-8", "gb2312"),  # saved by a program that left what the page says
        ("utf-8-sig", "gb2312"),
        ("utf-16", ""),
    ],
)
def test_encodings_of_pages_of_the_web(encoding: str, said: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">' if said else ""
    path = saved(tmp_path, ELEMENTS.replace("<head>", f"<head>{meta}"), encoding=encoding)
    (article,) = articles_in(path, gazetteer)

    assert [p.text for p in article.paragraphs][1:] == list(TEXTS)


def test_big5_is_read_where_the_page_says_so(tmp_path: Path, gazetteer: Gazetteer) -> None:
    html = '<meta charset="big5"><founder-title>澳門新開兩條巴士路線</founder-title><founder-content><p>市民出行更方便。</p></founder-content>'
    (article,) = articles_in(saved(tmp_path, html, encoding="big5"), gazetteer)

    assert (article.title, article.paragraphs[0].text) == ("澳門新開兩條巴士路線", "市民出行更方便。")


def test_line_feeds_of_the_file_are_no_spaces_between_chinese(tmp_path: Path, gazetteer: Gazetteer) -> None:
    html = "<founder-title>开会</founder-title><founder-content><p>全部\n   通车，路面宽\n6米，\n出行方便。<br>村民说：\n“好。”</p></founder-content>"
    (article,) = articles_in(saved(tmp_path, html), gazetteer)

    assert [p.text for p in article.paragraphs] == ["全部通车，路面宽 6米，出行方便。", "村民说：“好。”"]


def test_captions_of_pictures_are_kept(tmp_path: Path, gazetteer: Gazetteer) -> None:
    caption = "<!--<npm:article-pic-text>-->图为通车的乡村路。 王强 摄<!--</npm:article-pic-text>-->"
    (article,) = articles_in(
        saved(tmp_path, ELEMENTS.replace('<div id="ozoom"', caption + '<div id="ozoom"')), gazetteer
    )

    assert article.paragraphs[-1].text == "图为通车的乡村路。 王强 摄"


def test_a_text_without_a_dateline_under_a_short_kicker_is_a_feature(tmp_path: Path, gazetteer: Gazetteer) -> None:
    story = ELEMENTS.replace("打通“最后一公里”", "乡村纪事").replace("本报讯 3月11日", "开春以来")
    long = story.replace(TEXTS[1], TEXTS[1] * 5)
    kinds = [
        articles_in(saved(tmp_path, html), gazetteer)[0].kind
        for html in (long, story, long.replace("开春以来", "本报讯 3月11日"), long.replace("乡村纪事", ""))
    ]

    assert kinds == ["feature", "news", "news", "news"]


def test_sidecar_and_path_say_more_than_the_page(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = saved(tmp_path, ELEMENTS)
    (by_path,) = articles_in(path, gazetteer, "wb/html/2021-03/13/content_1_2.htm")
    (tmp_path / "content_1_2.toml").write_text('paper = "曹州日报"\ndate = 2021-03-14\npage = 5\n', "utf-8")
    (by_sidecar,) = articles_in(path, gazetteer)

    assert (str(by_path.page_date), by_path.paper) == ("2021-03-13", "曹州晚报")
    assert (str(by_sidecar.page_date), by_sidecar.paper, by_sidecar.page_number) == ("2021-03-14", "曹州日报", "5")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f"{NAVIGATION}<!--enpproperty <founder-date>2021-03-12</founder-date><founder-type>2</founder-type>/enpproperty-->",
            id="it says so",
        ),
        pytest.param(
            f"<title>曹州晚报</title><h1>曹州晚报</h1>{NAVIGATION}<p>第1版</p>", id="links and little else"
        ),
        pytest.param('<meta http-equiv="refresh" content="0;URL=html/2021-03/12/node_1.htm">x', id="it leads on"),
    ],
)
def test_a_list_of_links_is_no_article(html: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    notes: list[str] = []
    found = articles_in(saved(tmp_path, html, "list.html"), gazetteer, notes=notes)

    assert found == []
    assert notes == ["没有稿件 no article on it"]


def test_a_page_of_the_web_that_marks_nothing_is_cut_as_any_page(tmp_path: Path, gazetteer: Gazetteer) -> None:
    html = f"<html><body><div>单县开通新公交</div><div>本报讯 4月2日，单县开通新公交。</div><div>曹县新修三条乡村路</div>{BODY}</body></html>"
    found = articles_in(saved(tmp_path, html, "p.html"), gazetteer)

    assert [article.title for article in found] == ["单县开通新公交", "曹县新修三条乡村路"]


def test_without_lxml_it_is_said_what_is_missing(
    tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, ELEMENTS)
    monkeypatch.setitem(sys.modules, "lxml", None)

    with pytest.raises(PageDecodeError, match=r"缺少 lxml.*not installed.*pip install"):
        articles_in(path, gazetteer)


def test_a_page_that_shows_nothing_says_so(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with pytest.raises(PageDecodeError, match="没有文字 no text"):
        articles_in(saved(tmp_path, "<html><img src=1.jpg></html>", "p.htm"), gazetteer)


@given(
    st.lists(
        st.sampled_from(
            [
                "<founder-title>", "</founder-title>", "<founder-content>", "</founder-content>", "<!--enpcontent-->",
                "<!--/enpcontent-->", "<!--<npm:article-title>-->", "<!--</npm:article-title>-->", "<p>", "</p>", "<br>",
                "<div id=ozoom>", "</div>", "<h1>", "</h1>", "<h3>", "<a href=x>", "</a>", "<script>", "</script>",
                "<!--enpproperty <date>2021-13-99</date><title>题</title>/enpproperty-->", "<!--", "-->", "<", "&#0;", "\0",
                "<article>", "</article>", '<script type="application/ld+json">{"@type":"Article","headline":3}</script>',
                "曹县", "本报讯", "第A02版", "\n", " ", "<title>", "</title>", "</body>", "</html>", "\ud800",
            ]
        )
    ).map("".join)
)  # fmt: skip
def test_reading_never_fails(html: str) -> None:
    article = read_html(html).article

    assert article is None or article.title


def test_elements_inside_each_other_without_end_are_text(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """As many as any page has are read as elements; what goes beyond is read as text, and neither takes long."""
    for depth, is_marked in ((100, True), (100_000, False)):
        html = "<div>" * depth + ELEMENTS
        found = articles_in(saved(tmp_path, html), gazetteer)
        assert (found[0].subtitle == "惠及十二个村庄") is is_marked
        assert any(TEXTS[1] in p.text for article in found for p in article.paragraphs)
