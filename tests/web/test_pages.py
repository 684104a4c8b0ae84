"""What readers find on the pages, as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from flask.testing import FlaskClient

from search import Article, Kind, PartialDate, QueryPart, Said, SearchRequest
from search.query.remarks import Remark
from web.checks import Cursor


def page(client: FlaskClient, path: str, **args: Any) -> str:
    response = client.get(path, query_string=args or None)
    assert response.status_code == 200
    return response.text


def words(html: str) -> str:
    """The text of *html* with its white space drawn together."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def hrefs(html: str, label: str) -> list[str]:
    """Where the links lead whose text contains *label*, in the order of the page."""
    links = re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [unescape(href) for href, inner in links if label in words(inner)]


def args_of(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query)


def test_home_says_what_the_archive_holds(client: FlaskClient) -> None:
    html = page(client, "/")

    assert "现藏 5 版、5 篇、7 段，1.9万 字；2019年至2020年4月" in words(html)
    assert unquote(hrefs(html, "巨野县")[0]) == "/district/巨野县"
    assert hrefs(html, "决战决胜脱贫攻坚") == ["/article/a001"]


def test_home_shows_the_newest_pages_with_a_way_to_all_of_each(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    articles = [make_article(i, f"第{i}篇", paper="菏泽日报", page_date=PartialDate(2020, 4, 1)) for i in range(6)]
    html = page(client_over(*articles), "/")

    assert "2020年4月1日 《菏泽日报》" in words(html)
    assert "第3篇" in html
    assert "第4篇" not in html, "four of a page are enough"
    (whole,) = hrefs(html, "看整版")
    assert whole == f"/page/{articles[0].page_id}"


def test_home_tells_the_pages_of_ready_articles_apart_and_leads_to_their_issues(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    printed = [(2, "4"), (2, "1"), (1, "4")]
    articles = [
        replace(
            make_article(n, f"第{n}篇", paper="菏泽日报", page_date=PartialDate(2020, 4, day), page_number=number),
            source="ready.jsonl",
        )
        for n, (day, number) in enumerate(printed)
    ]
    html = page(client_over(*articles), "/")

    headings = re.findall(r'<h3 id="page-[0-9]">(.*?)</h3>', html)
    assert [words(each) for each in headings] == [
        "2020年4月2日 《菏泽日报》第4版",
        "2020年4月2日 《菏泽日报》第1版",
        "2020年4月1日 《菏泽日报》第4版",
    ]
    assert hrefs(html, "看整版") == []
    assert hrefs(html, "看这一期") == ["/issue/2020-04-02", "/issue/2020-04-02", "/issue/2020-04-01"]


def test_the_archive_says_what_it_holds_and_what_it_lacks(client: FlaskClient) -> None:
    html = page(client, "/about")

    assert "1版面" not in words(html)
    assert re.search(r"稿件</dt><dd>5</dd>", html)
    assert "2019年至2020年4月" in words(html)
    assert unquote(hrefs(html, "巨野县")[0]) == "/district/巨野县"
    assert args_of(hrefs(html, "图片")[0]) == [("kind", "photo")]
    assert "只说明这里没有" in html


def test_a_feature_says_so_where_it_is_found_and_read(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(make_article(1, "麦客", "麦子黄了。", kind=Kind.FEATURE))

    found, read = page(client, "/search", q="麦子"), page(client, "/article/a001")
    assert "<li>专稿</li>" in found
    assert args_of(hrefs(found, "专稿")[0]) == [("q", "麦子"), ("kind", "feature")]
    assert "<dt>类型</dt><dd>专稿</dd>" in read
    assert "<li>Feature</li>" in page(client, "/search", q="麦子", lang="en")


def test_an_archive_with_gaps_says_so(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(*(make_article(m, "麦", page_date=PartialDate(2020, m)) for m in (1, 4)))

    assert "其间 2 个月没有报纸" in words(page(client, "/about"))
    assert "本库所藏" in page(client_over(), "/about")


def test_home_of_an_empty_archive_is_a_page(client_over: Callable[..., FlaskClient]) -> None:
    assert "0 篇" in words(page(client_over(), "/"))


def test_the_tally_tells_exact_hits_from_the_others(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚")

    assert "共 4 篇" in words(html)
    assert "逐字命中 3 篇，另有 1 篇含拆分词" in words(html)


def test_places_of_the_very_string_and_of_its_words_are_counted_apart(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    html = page(client_over(make_article(1, "甲", "小麦丰收，小麦", "大蒜丰收", "麦收")), "/search", q="小麦")

    assert "逐字命中逐字 2 处" in words(html)


@pytest.mark.parametrize("asked", [{"district": "巨野县"}, {"q": " ", "kind": "news"}])
def test_nothing_is_called_a_match_where_no_string_was_looked_for(
    client: FlaskClient, asked: dict[str, str]
) -> None:
    html = page(client, "/search", **asked)

    assert 'class="hit"' in html
    assert "逐字" not in words(html)


def test_what_was_not_read_as_it_may_seem_is_told_with_what_may_have_been_meant(
    client_over: Callable[..., FlaskClient], service: Any, make_article: Callable[..., Article]
) -> None:
    found, small = service.search, Remark(Said("%(signs)s 照词查了；作运算符要大写：", signs="<b>"), "麦 AND <i>")
    service.articles = (make_article(1, "甲", "麦"),)
    service.search = lambda request: replace(found(request), remarks=(small,))
    client = client_over(double=service)

    for query in ("麦", "，"):  # where it is read, and where nothing is left to be found
        html = page(client, "/search", q=query)
        assert "&lt;b&gt; 照词查了；作运算符要大写：" in html
        assert html.count("照词查了") == 1
        assert args_of(hrefs(html, "麦 AND <i>")[0])[0] == ("q", "麦 AND <i>")
    assert "operators are in capitals" in page(client, "/search", q="麦", lang="en")


def test_what_holds_only_some_words_is_told_apart_and_says_what_it_lacks(
    client_over: Callable[..., FlaskClient], service: Any, make_article: Callable[..., Article]
) -> None:
    service.articles = (make_article(1, "甲", "小麦丰收"), make_article(2, "乙", "大蒜丰收"))
    html = page(client_over(double=service), "/search", q="小麦 大蒜 飞碟")

    assert "0 篇含全部词 · 2 篇含一部分" in words(html)
    assert "共 2 篇" not in words(html)
    assert "含部分词逐字 1 处不含：大蒜、飞碟" in words(html)
    assert "以下只含一部分词" not in html  # said once, for all of them


def test_districts_are_a_tree_when_their_place_has_hits_of_its_own(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    city = make_article(1, "麦", districts=("菏泽市",))
    counties = [make_article(i, "麦", districts=(name,)) for i, name in enumerate(("曹县", "巨野县"), 2)]

    tree = page(client_over(city, *counties, make_article(4, "麦")), "/search", q="麦")
    flat = page(client_over(*counties), "/search", q="麦")

    inner = tree[tree.index('<ul class="values inner" aria-label="菏泽市">') :]
    assert re.findall(r"<bdi[^>]*>([^<]*)</bdi>", inner[: inner.index("</ul>")]) == ["巨野县", "曹县"]
    assert "未标注" in words(tree)
    assert "菏泽市（全市性）1" in words(tree), "no sum of those in it"
    assert "values inner" not in flat
    assert "菏泽市" not in flat


def test_pages_of_results_are_told_apart_by_their_titles(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(*(make_article(n, "麦收", f"第 {n} 天。", districts=("曹县",)) for n in range(1, 31)))

    def title(**args: Any) -> str:
        return unescape(re.findall(r"<title>([^<]*)</title>", page(client, "/search", **args))[0])

    second = unescape(re.findall(r'rel="next" href="/search\?([^"]*)"', page(client, "/search", q="麦收"))[0])
    assert title(q="麦收") == "麦收 · 牡丹"
    assert title(**dict(parse_qsl(second))) == "麦收 · 第 2 页 · 牡丹"
    assert title(q="麦收", district="曹县") == "麦收 · 曹县 · 牡丹"
    assert title(district="曹县") == "曹县 · 牡丹"


def test_the_button_of_the_filters_says_how_many_are_set(client: FlaskClient) -> None:
    assert "已设 3 项" in words(
        page(client, "/search", q="脱贫攻坚", district=["曹县", "巨野县"], **{"from": "2019", "to": "2020"})
    )
    assert "已设" not in words(page(client, "/search", q="脱贫攻坚")).replace("已设的筛选", "")


def test_a_page_of_many_says_which_hits_it_shows(client: FlaskClient) -> None:
    second = hrefs(page(client, "/search?q=脱贫攻坚&limit=2"), "下一页")[0]

    assert "共 4 篇第 3–4 条" in words(page(client, second))
    assert "第 1–" not in words(page(client, "/search", q="脱贫攻坚"))


def test_marks_are_of_two_kinds(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚")

    assert '<mark class="exact">脱贫攻坚</mark>' in html
    assert '<mark class="word">脱贫</mark>' in html


def test_the_query_stays_in_the_box(client: FlaskClient) -> None:
    assert 'value="脱贫攻坚 &amp; &#34;麦收&#34;"' in page(client, "/search", q='脱贫攻坚 & "麦收"')


def test_the_box_keeps_the_filters(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚", district="巨野县", sort="newest")

    form = html[html.index('role="search"') : html.index("</form>")]
    assert '<input type="hidden" name="district" value="巨野县">' in form
    assert '<input type="hidden" name="sort" value="newest">' in form
    assert 'type="hidden" name="q"' not in form


def test_every_bar_of_the_histogram_keeps_the_promise_of_its_name(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚")

    bars = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"><title>', html)
    assert [name for _, name in bars] == ["2020年3月：1 篇", "2020年4月：2 篇"]
    for href, name in bars:
        assert f"共 {name.partition('：')[2]}" in words(page(client, unescape(href)))
    assert "每月命中（按稿件日期），最多 2 篇" in words(html)
    assert "只知年份的 1 篇" in words(html)
    assert "本页 1 篇的日期是推定的" in words(html)


def test_the_bars_of_a_range_are_marked_and_lead_out_of_it(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚", **{"from": "2020-01", "to": "2020-04"})

    (bar,) = re.findall(
        r'<a href="([^"]*)" aria-label="2020年4月：[^"]*" class="is-on" aria-current="true">', html
    )
    assert ("from", "2020-04") in args_of(unescape(bar))
    assert html.count('<rect class="bar"') == 2, "the others stay, counted without the range"


def test_a_month_is_drawn_by_its_days(client: FlaskClient) -> None:
    month = page(client, "/search", q="脱贫攻坚", **{"from": "2020-04", "to": "2020-04"})
    day = page(client, "/search", q="脱贫攻坚", **{"from": "2020-04-03", "to": "2020-04-03"})

    (bar,) = re.findall(r'<a href="([^"]*)" aria-label="2020年4月3日：1 篇，另有 1 篇也可能是"><title>', month)
    assert args_of(unescape(bar)) == [("q", "脱贫攻坚"), ("from", "2020-04-03"), ("to", "2020-04-03")]
    assert "不知哪一天的 1 篇" in words(month)
    assert re.search(r'aria-label="2020年4月3日：1 篇，[^"]*" class="is-on"', day)
    assert "看全部日期" in day


def test_the_bars_tell_no_hit_from_no_paper(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚")

    assert "本库有报（按报纸日期）：2 天 2 版，另有 2 版哪一天不详" in words(html)
    assert html.count('<rect class="held" x=') == 2


def test_an_empty_page_counts_each_part_by_itself(client: FlaskClient) -> None:
    html = page(client, "/search", q="飞碟 天外来客 大唐5G", kind="photo")

    assert "没有找到" in words(html)
    assert re.search(r'<bdi class="none"[^>]*>飞碟</bdi><span class="count">0 篇', html)


def test_an_empty_page_quotes_as_chinese_is_printed_and_asks_as_it_is_typed(
    client: FlaskClient, service: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = (QueryPart('"飞碟"', 0), QueryPart('"5G 建设"~3', 2))
    monkeypatch.setattr(service, "parts", lambda asked: parts)
    html = page(client, "/search", q="飞碟 天外来客", kind="photo")

    assert re.search(r'<bdi class="none"[^>]*>“飞碟”</bdi><span class="count">0 篇', html)
    (link,) = re.findall(r'<a lang="zh-Hans" href="([^"]*)"><bdi>“5G 建设”~3</bdi></a>', html)
    assert ("q", '"5G 建设"~3') in args_of(unescape(link))


def test_every_facet_is_offered_chosen_and_taken_back(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚", reporter="赵一", source="000_page.txt")

    assert "脱贫攻坚" in words(html)
    for name in ("赵一", "000_page.txt"):
        assert re.search(rf'class="value is-on"[^>]*>.*?<bdi[^>]*>{re.escape(name)}</bdi>', html)
        assert re.search(rf'class="chip"[^>]*><bdi[^>]*>{re.escape(name)}</bdi>', html)
    assert '<details class="more" open><summary>1 个版面，按文件名</summary>' in html


def test_articles_without_a_date_can_be_asked_for(client: FlaskClient) -> None:
    html = page(client, "/search", q="5G OR 脱贫攻坚")
    (undated,) = {unescape(url) for url in hrefs(html, "日期不详") if "undated" in url}
    alone = page(client, undated)

    assert "无日期的一则" in words(alone)
    assert re.search(r'class="chip"[^>]*><bdi>日期不详</bdi>', alone)


def test_a_histogram_needs_two_times_to_compare(client: FlaskClient) -> None:
    html = page(client, "/search", q="返青")

    assert 'id="bars"' not in html
    assert "histogram.js" not in html


def test_an_inferred_date_says_so_and_why(client: FlaskClient) -> None:
    html = page(client, "/search", q="决战决胜")

    assert '<time datetime="2020-04-03">2020年4月3日</time>' in html
    assert "日期是推定的，据本文：“今年是脱贫攻坚收官之年”" in words(html)


def test_a_date_that_was_printed_is_not_called_inferred(client: FlaskClient) -> None:
    assert "推定" not in page(client, "/search", q="返青")


def test_an_article_without_date_says_so(client: FlaskClient) -> None:
    assert "日期不详" in page(client, "/search", q="5G")


def test_a_district_link_narrows_and_its_chip_widens(client: FlaskClient) -> None:
    wide = page(client, "/search", q="脱贫攻坚")
    narrow_url = hrefs(wide, "巨野县")[0]
    narrow = page(client, narrow_url)

    assert "共 2 篇" in words(narrow)
    back = [url for url in hrefs(narrow, "巨野县") if args_of(url) == [("q", "脱贫攻坚")]]
    assert len(back) == 2  # the facet itself and the chip


def test_a_month_link_sets_both_ends(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚")

    url = next(url for url in hrefs(html, "2020年3月"))
    assert args_of(url) == [("q", "脱贫攻坚"), ("from", "2020-03"), ("to", "2020-03")]
    assert "共 1 篇" in words(page(client, url))


def test_every_facet_link_keeps_the_promise_of_its_count(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚")

    promises = re.findall(r'<a class="(?:value|month)[^"]*" href="([^"]*)".*?class="count"><span[^>]*>(\d+)', html)
    assert len(promises) >= 6
    for href, count in promises:
        assert f"共 {count} 篇" in words(page(client, unescape(href)))


def test_articles_of_a_year_without_month_are_counted_but_not_linked(client: FlaskClient) -> None:
    assert "月份不详，已计入各月 1" in words(page(client, "/search", q="脱贫攻坚"))


def test_a_selected_district_without_hits_can_be_removed(client: FlaskClient) -> None:
    html = page(client, "/search", q="返青", district="牡丹区")

    assert "不加筛选时有 1 篇" in words(html)
    assert [("q", "返青")] in [args_of(url) for url in hrefs(html, "牡丹区")]
    assert [("q", "返青")] in [args_of(url) for url in hrefs(html, "取消全部筛选")]
    assert "曹县" in html


def test_nothing_found_says_which_filter_to_drop(client: FlaskClient) -> None:
    html = page(client, "/search", q="返青", district="曹县", kind="photo", **{"from": "2020-04"})

    assert "不加筛选时有 1 篇" in words(html)
    assert "或者只放宽一项" not in html  # the kind and the dates are both in the way

    html = page(client, "/search", q="返青", district="曹县", kind="photo")

    assert "或者只放宽一项： 不限类型1 篇" in words(html)
    assert args_of(hrefs(html, "不限类型")[0]) == [("q", "返青"), ("district", "曹县")]


def test_filters_alone_that_leave_nothing_say_what_each_of_them_keeps_out(client: FlaskClient) -> None:
    html = page(client, "/search", district="曹县", **{"from": "1950", "to": "1960"})

    assert "去掉筛选也没有" not in html
    assert "不加筛选时有 5 篇" in words(html)
    assert "不限日期1 篇" in words(html)
    assert args_of(hrefs(html, "不限日期")[0]) == [("district", "曹县")]


def test_what_holds_a_part_of_the_words_is_not_called_what_filters_keep_out(client: FlaskClient) -> None:
    html = page(client, "/search", q="返青 飞碟", kind="photo")

    assert "不加筛选时有" not in html
    assert "去掉筛选也没有含全部词的，含一部分的有 1 篇" in words(html)
    assert "返青1 篇" in words(html), "its parts are counted where they are found"


def test_punctuation_alone_is_told_apart_from_a_query(client: FlaskClient) -> None:
    html = page(client, "/search", q="，。")

    assert "只有标点，没有可查的字词" in html
    assert "实际检索" not in html


def test_symbols_are_looked_for_and_not_called_punctuation(client: FlaskClient) -> None:
    html = page(client, "/search", q="㎡")

    assert "没有找到“㎡”" in words(html)
    assert "只有标点" not in html


@pytest.mark.parametrize(
    ("query", "helped", "not_helped"),
    [
        ("地区:火星", ["哪些地区"], ["写短一些", "去掉引号", "换一种说法", "哪些日子"]),
        ("日期:1999", ["哪些日子"], ["写短一些", "去掉引号", "换一种说法", "哪些地区"]),
        ("作者:飞碟", ["哪些作者"], ["写短一些", "去掉引号"]),
        ("飞碟", ["换一种说法"], ["写短一些", "去掉引号", "哪些"]),
        ('"飞碟"', ["去掉引号", "换一种说法"], ["写短一些"]),
        ("飞碟降落在麦田里", ["写短一些", "把长句拆开"], ["去掉引号"]),
    ],
)
def test_what_nothing_is_found_of_decides_what_helps(
    client: FlaskClient, query: str, helped: list[str], not_helped: list[str]
) -> None:
    html = page(client, "/search", q=query)
    tips = html[html.index('<ul class="tips">') :].partition("</ul>")[0]

    assert [one for one in helped if one not in tips] == []
    assert [one for one in not_helped if one in tips.replace("看看还有哪些写法", "")] == []


def test_one_part_that_is_found_alone_is_told_as_one(
    client: FlaskClient, service: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "parts", lambda asked: (QueryPart("脱贫攻坚", 3),))
    html = page(client, "/search", q="飞碟 天外来客")

    assert "只查这些，有：" in html
    assert "分开查" not in html


def test_nothing_found_is_helped(client: FlaskClient) -> None:
    html = page(client, "/search", q="飞碟")

    assert "没有找到“飞碟”" in words(html)
    assert "还可以" in html
    assert "不加筛选" not in html


@pytest.mark.parametrize("path", ["/search", "/search?q=", "/search?q=%20%20", "/search?sort=newest"])
def test_a_blank_question_gets_a_hint_whose_districts_are_counted_once(
    client: FlaskClient, service: Any, path: str
) -> None:
    html = [page(client, path) for _ in range(2)]

    assert "想查什么" in html[0]
    assert html[1] == html[0]
    assert service.requests == [SearchRequest(limit=1, facets=("district",))]


def test_where_no_paragraph_is_found_the_articles_are_counted_and_the_switch_stays(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(make_article(1, "宇宙中心曹县", "正文。"))

    html = page(client, "/search", q="宇宙中心", unit="paragraph", sort="newest")

    assert "按段只查正文，不看标题；按篇有 1 篇。" in words(html)
    (here,) = hrefs(html, "按篇看")
    assert here in hrefs(html, "按篇")
    assert args_of(here) == [("q", "宇宙中心"), ("sort", "newest")]
    for q in ("没有的", "宇宙中心 没有的"):
        assert "按篇有" not in page(client, "/search", q=q, unit="paragraph")


def test_sort_and_unit_are_links_that_say_which_is_on(client: FlaskClient) -> None:
    html = page(client, "/search", q="脱贫攻坚", sort="newest", unit="paragraph")

    assert re.search(r'aria-current="true">最新<', html)
    assert re.search(r'aria-current="true">按段<', html)
    assert "共 5 段" in words(html)


@pytest.fixture
def reprinted(client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]) -> FlaskClient:
    """Six articles, of which five are one text."""
    day = {"paper": "牡丹<晚报>", "page_number": "A02"}
    return client_over(
        make_article(0, "花会开幕", "赵王河畔花会昨日开幕。"),
        *(
            make_article(n, "赵王河治理完工", "赵王河治理完工。", page_date=PartialDate(2020, 4, n), **day)
            for n in range(1, 5)
        ),
        make_article(5, "一河清水", "赵王河治理完工。", date=PartialDate(2020, 4, 9)),
    )


def test_reprints_stand_in_one_row_that_leads_to_each(reprinted: FlaskClient) -> None:
    html = page(reprinted, "/search", q="赵王河")
    rows = re.findall(r'<li id="hit-(a\d+)">', html)
    also = html[html.index('<p class="also">') :]
    also = also[: also.index("</p>")]

    assert rows == ["a000", "a001"]
    assert "共 6 篇" in html
    assert "其中 4 篇是重印，并入同文，列作 2 条" in html
    assert [unquote(url) for url in re.findall(r'href="([^"]*)"', also)] == [
        "/article/a002?q=赵王河",
        "/article/a003?q=赵王河",
        "/article/a004?q=赵王河",
        "/article/a001?q=赵王河#reprints",
    ]
    assert "《牡丹&lt;晚报&gt;》2020年4月2日第A02版" in also
    assert "另有 1 次" in also


def test_a_switch_shows_each_reprint_and_back(reprinted: FlaskClient) -> None:
    collapsed = page(reprinted, "/search", q="赵王河", limit=2)
    each = page(reprinted, "/search", q="赵王河", limit=2, reprints="all")
    last = page(reprinted, "/search", q="赵王河", limit=2, reprints="all", cursor=str(Cursor(4)))

    assert "q=%E8%B5%B5%E7%8E%8B%E6%B2%B3&amp;reprints=all&amp;limit=2" in collapsed
    assert ">逐篇列出</a>" in collapsed
    assert 'class="pager"' not in collapsed
    assert "其中 4 篇是重印" in each
    assert '<a href="/search?q=%E8%B5%B5%E7%8E%8B%E6%B2%B3&amp;limit=2">合并重印</a>' in each
    assert 'aria-label="第 3 页"' in each
    assert "also" not in each
    assert re.findall(r'<li id="hit-(a\d+)">', last) == ["a004", "a005"]
    assert "第 5–6 条" in last
    assert "reprints=all" in re.search(r'<a href="([^"]*)" rel="next"|rel="prev" href="([^"]*)"', last)[0]


def test_where_nothing_is_reprinted_nothing_is_said_of_it(client: FlaskClient) -> None:
    assert "重印" not in page(client, "/search", q="脱贫攻坚")


def test_the_pager_walks_through_all_hits(client: FlaskClient) -> None:
    url, seen = "/search?q=脱贫攻坚&limit=1", []
    while url:
        html = page(client, url)
        seen += re.findall(r'<h2><a href="/article/(\w+)', html)
        url = next(iter(hrefs(html, "下一页")), "")

    assert len(seen) == len(set(seen)) == 4
    assert re.search(r'aria-current="page" aria-label="第 4 页">4<', html)


def test_paging_across_a_new_generation_is_told(client: FlaskClient, service: Any) -> None:
    next_url = hrefs(page(client, "/search?q=脱贫攻坚&limit=1"), "下一页")[0]
    service.generation = "gen-0002"

    assert "翻页期间档案更新过" in page(client, next_url)


def test_behind_the_last_page_is_a_way_back(client: FlaskClient) -> None:
    last = hrefs(page(client, "/search?q=脱贫攻坚&limit=1"), "4")[-1]

    html = page(client, last.replace("q=" + last.split("q=")[1].split("&")[0], "q=返青"))

    assert "已经过了最后一页" in html


def test_an_article_opened_from_results_leads_back_to_them(client: FlaskClient) -> None:
    results = "/search?q=脱贫攻坚&district=巨野县&sort=newest"
    opened = hrefs(page(client, results), "决战决胜脱贫攻坚")[0]

    article = page(client, opened)

    assert unquote(hrefs(article, "回到检索结果")[0]) == f"{results}#hit-a001"
    assert '<li id="hit-a001">' in page(client, results)
    assert '<mark class="exact">脱贫攻坚</mark>' in article
    assert '<link rel="canonical" href="/article/a001">' in article


def test_an_article_on_its_own_has_no_marks_and_no_way_back(client: FlaskClient) -> None:
    article = page(client, "/article/a001")

    assert "<mark" not in article
    assert "回到检索结果" not in article


def test_an_article_shows_all_its_parts(client: FlaskClient) -> None:
    text = words(page(client, "/article/a001"))

    for part in ("县委召开会议", "——全县工作会议侧记", "记者 赵一 通讯员 钱二、孙三", "巨野县", "推定"):
        assert part in text
    assert "今年是脱贫攻坚收官之年" in text
    assert "同样的文字在这一版印了 2 遍，这里只收一份" in text
    assert "原文第 2–7 行" in text


def test_every_paragraph_has_its_anchor(client: FlaskClient) -> None:
    article = page(client, "/article/a001")

    for number in (1, 2, 3):
        assert f'<p id="p{number}"><a class="anchor" href="#p{number}"' in article


@pytest.mark.parametrize("args", ["q=%22", "q=" + "国" * 300, "q=麦&sort=best", "q=麦&cursor=!"])
def test_an_article_is_shown_whatever_else_its_url_says(client: FlaskClient, args: str) -> None:
    assert "决战决胜脱贫攻坚" in page(client, f"/article/a001?{args}")


def test_an_article_without_title_or_text_is_a_page(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(make_article(1, "", date=PartialDate(2020)))

    assert "（无题）" in page(client, "/article/a001")
    assert page(client, "/")


def test_an_article_names_its_other_printings(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    text = "赵王河综合治理工程通过竣工验收。"
    day = {"paper": "牡丹晚报", "page_date": PartialDate(2020, 4, 2), "page_number": "A02"}
    client = client_over(
        make_article(1, "赵王河治理完工", text, date=PartialDate(2020, 4, 1)),
        make_article(2, "<b>一河清水", text, **day),
        make_article(3, "赵王河治理完工", text),
        make_article(4, "花会开幕", "牡丹花会昨日开幕。"),
    )

    html = page(client, "/article/a001")
    record = html[html.index('<aside class="record"') :]

    assert '<a href="#reprints">另刊 2 次</a>' in html
    assert re.findall(r'<a href="/article/(a\d+)">', record) == ["a002", "a003"]
    assert "<bdi>《牡丹晚报》2020年4月2日第A02版</bdi></a>" in record
    assert "&lt;b&gt;一河清水" in record
    assert record.count("赵王河治理完工") == 1  # in the reference: the same headline is not said again
    assert "reprints" not in page(client, "/article/a004")


def test_of_many_printings_the_first_are_named_and_the_others_counted(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(*(make_article(number, "公告", "麦收时节禁止焚烧秸秆。") for number in range(30)))

    html = page(client, "/article/a000")

    assert "另刊 29 次" in html
    assert "另有 9 次" in html
    assert "a020" in html
    assert "a021" not in html


def test_many_districts_fold_but_none_is_lost(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(*(make_article(i, "麦", districts=(f"第{i}县",)) for i in range(30)))

    html = page(client, "/search", q="麦")

    assert "其余 18 个" in html
    assert len(re.findall(r'class="value[ "]', html)) == 33  # and one kind, one source, and what has no date


@pytest.mark.parametrize("path", ["/", "/search?q=脱贫攻坚", "/search", "/about", "/article/a001", "/nothing"])
def test_every_page_is_in_chinese_with_one_heading_and_a_way_past_the_head(client: FlaskClient, path: str) -> None:
    html = client.get(path).text

    assert '<html lang="zh-Hans">' in html
    assert len(re.findall(r"<h1\b", html)) == 1
    assert '<a class="skip" href="#main">' in html
    assert len(re.findall(r"<title>[^<]*牡丹[^<]*</title>", html)) == 1
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["/", "/search?q=麦收", "/article/a001"])
def test_an_article_without_title_is_named_by_its_beginning(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], path: str
) -> None:
    client = client_over(make_article(1, "", "麦收时节,各村互相帮忙。"))

    assert "（无题）麦收时节,各村互相帮忙。" in words(page(client, path))


def test_results_lead_to_the_trend_of_the_same_words_and_filters(client: FlaskClient) -> None:
    answer = client.get(
        "/search?q=脱贫&district=巨野县&district=曹县&from=2019&to=2020&sort=newest&unit=paragraph"
    )
    (link,) = set(re.findall(r'href="(/trend\?q=[^"]*)"', answer.text))

    assert unquote(unescape(link)) == "/trend?q=脱贫&district=巨野县&district=曹县&from=2019&to=2020"
    assert client.get(unescape(link)).status_code == 200
    assert "/trend?q=" not in client.get("/search?district=巨野县").text, "there are no words to compare"


def test_a_month_of_the_facet_finds_as_many_as_it_says(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    dates = (PartialDate(2020, 3, 1), PartialDate(2020, 4), PartialDate(2020, 4, 2), PartialDate(2020), None)
    client = client_over(*(make_article(n, f"麦{n}", "收。", date=date) for n, date in enumerate(dates)))

    months = re.findall(
        r'<a class="month" href="([^"]*)".*?<span aria-hidden="true">(\d+)</span>', client.get("/search?q=麦").text
    )

    assert sorted(count for _, count in months) == ["2", "3", "4"], "March, April, and the whole year"
    for link, count in months:
        assert f"共 {count} 篇" in client.get(unescape(link)).text
