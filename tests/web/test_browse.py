"""Browsing: every way from a time, a place or a person to articles, with figures that add up, and a way on from nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search import Article, DateBasis, PartialDate
from search.query.nodes import Has, Or
from search.query.parser import parse
from web.browse import ISSUE_SIZE, ROLES, by_name


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {answer.text}"
    return answer.text


def links(text: str) -> list[str]:
    return [unquote(html.unescape(link)) for link in re.findall(r'<a [^>]*?href="([^"]*)"', text)]


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html.unescape(text)).split())


def printed(number: int, make_article: Callable[..., Article], **more: object) -> Article:
    day = {"page_date": PartialDate(2020, 4, 2), "date": PartialDate(2020, 4, 1)}
    return make_article(number, f"题{number}", "正文。", **(day | more))


def test_years_lead_to_months_days_pages_and_articles(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(*(printed(n, make_article, paper="菏泽日报", page_number=str(n)) for n in (1, 2)))

    assert "/browse/2020/4" in links(page(client, "/browse"))
    assert "/browse/2020" in links(page(client, "/browse"))
    assert {"/browse/2020/4", "/issue/2020-04-02"} <= set(links(page(client, "/browse/2020")))
    assert "/issue/2020-04-02" in links(page(client, "/browse/2020/4"))
    issue = page(client, "/issue/2020-04-02")
    assert {"/article/a001", "/article/a002", "/browse", "/browse/2020", "/browse/2020/4"} <= set(links(issue))
    assert any(link.startswith("/page/") for link in links(issue))
    assert "《菏泽日报》第1版" in issue
    assert "星期四" in issue


def test_an_article_is_listed_by_the_day_of_its_page(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(printed(1, make_article))

    page(client, "/issue/2020-04-01", 404)
    assert "/article/a001" in links(page(client, "/issue/2020-04-02"))


def test_what_has_no_day_has_a_place_of_its_own(client: FlaskClient) -> None:
    april = page(client, "/browse/2020/4")
    assert "只知是这个月的" in april
    assert "/issue/2020-04" in links(april)
    assert "/article/a003" in links(page(client, "/issue/2020-04"))
    assert "/article/a001" not in links(page(client, "/issue/2020-04")), "which has a day"
    assert "/issue/2019" in links(page(client, "/browse"))
    assert "/article/a004" in links(page(client, "/issue/2019"))
    assert "/issue/unknown" in links(page(client, "/browse"))
    undated = page(client, "/issue/unknown")
    assert "/article/a005" in links(undated)
    assert "日期不详" in undated


def test_figures_of_the_calendar_add_up(client: FlaskClient) -> None:
    year = page(client, "/browse/2020")

    assert "3 篇" in words(year)  # March 28, April 3, and April without a day
    assert re.search(r'aria-label="2020年4月3日：1 篇"', year)
    assert "2 天有报纸" in words(year)


def test_a_long_issue_has_pages(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    client = client_over(*(printed(n, make_article) for n in range(1, ISSUE_SIZE + 6)))

    first = page(client, "/issue/2020-04-02")
    (further,) = re.findall(r'rel="next" href="([^"]*cursor[^"]*)"', first)
    second = page(client, html.unescape(further))

    listed = [{link for link in links(text) if link.startswith("/article/")} for text in (first, second)]
    assert [len(each) for each in listed] == [ISSUE_SIZE, 5]
    assert not listed[0] & listed[1]
    assert dict(parse_qsl(urlsplit(html.unescape(further)).query)).keys() == {"cursor"}


def test_issues_lead_to_the_ones_beside_them(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    days = [PartialDate(2019, 12, 31), PartialDate(2020, 4, 2), PartialDate(2020, 4, 5)]
    client = client_over(*(printed(n, make_article, page_date=day) for n, day in enumerate(days, 1)))

    middle = page(client, "/issue/2020-04-02")
    assert re.search(r'rel="prev" href="/issue/2019-12-31"', middle)
    assert re.search(r'rel="next" href="/issue/2020-04-05"', middle)
    assert 'rel="prev"' not in page(client, "/issue/2019-12-31")
    assert re.search(r'rel="prev" href="/browse/2019/12"', page(client, "/browse/2020/4"))
    assert re.search(r'rel="next" href="/browse/2020"', page(client, "/browse/2019"))


def test_no_issue_is_passed_by_on_the_way_from_one_to_the_next(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    dates = ["2019", "2019-12-31", "2020-04-01", "2020-06", "2020-06-09", "2020-10", "2021", "2021-11"]
    made = (
        printed(n, make_article, page_date=PartialDate.parse(date), date=None)
        for n, date in enumerate(reversed(dates))
    )
    client = client_over(*made, make_article(9, "题", "文"))

    for way, expected in (("next", dates), ("prev", dates[::-1])):
        seen = expected[:1]
        while found := re.search(rf'rel="{way}" href="/issue/([^"]+)"', page(client, f"/issue/{seen[-1]}")):
            seen.append(found[1])
        assert seen == expected
    assert 'rel="prev"' not in page(client, "/issue/unknown")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/browse/1999", "本库没有1999年的报纸"),
        ("/browse/2020/5", "本库没有2020年5月的报纸"),
        ("/browse/2020/13", "没有这一天"),
        ("/browse/0", "没有这一天"),
        ("/browse/123456", "没有这一天"),
        ("/issue/2020-05-01", "本库没有2020年5月1日的报纸"),
        ("/issue/2020-4-3", "没有这一天"),
        ("/issue/2020-02-30", "没有这一天"),
        ("/issue/x", "没有这一天"),
        ("/district/火星县", "本库没有“火星县”"),
        ("/reporter/火星人", "本库没有“火星人”"),
        ("/reporter?name=火星人", "本库没有“火星人”"),
        ("/district/" + "县" * 3000, "本库没有"),
        ("/reporter/" + "人" * 3000, "本库没有"),
    ],
)
def test_what_is_not_held_is_said_with_a_way_on(client: FlaskClient, path: str, says: str) -> None:
    text = page(client, path, 404)

    assert says in words(text).replace(" ", "")
    assert {"/browse", "/districts", "/reporters"} & set(links(text.partition("<main")[2].partition("</main")[0]))


def test_a_name_with_a_character_in_common_is_offered(client: FlaskClient) -> None:
    assert "/district/巨野县" in links(page(client, "/district/巨县", 404))


def test_a_district_shows_its_time_its_people_and_its_articles(client: FlaskClient) -> None:
    text = page(client, "/district/巨野县")

    assert "2 篇" in words(text)
    assert {"/article/a001", "/article/a004", "/district/菏泽市"} <= set(links(text))
    assert any(link.startswith("/search?") and "district=巨野县" in link for link in links(text))
    assert "/district/巨野县" in links(page(client, "/districts"))
    assert "/district/巨野县" in links(page(client, "/"))


def test_a_district_names_its_towns_and_leads_to_where_they_are_named(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    of_district = {"districts": ("巨野县",), "date": PartialDate(2020, 4, 1)}
    client = client_over(
        make_article(1, "麒麟镇麦收", "正文。", **of_district), make_article(2, "龙堌", "麒麟镇。", **of_district)
    )

    towns = page(client, "/district/巨野县").partition('id="towns"')[2].partition("</section>")[0]

    assert words(towns).endswith("麒麟镇 2 2 篇")
    assert links(towns) == ['/search?q="麒麟镇"&district=巨野县']


def test_what_is_filed_under_a_place_that_holds_others_is_no_sum_of_theirs(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    of = [("菏泽市",), ("曹县",), ("曹县",), ("未标注",)]
    client = client_over(*(make_article(n, "麦", districts=districts) for n, districts in enumerate(of)))

    listed = words(page(client, "/districts"))
    assert "菏泽市（全市性） 1" in listed
    assert " 曹县 2" in listed
    assert "菏泽市（全市性） 1 篇" in words(page(client, "/district/菏泽市"))
    assert "菏泽市 (city-wide) 1" in words(page(client, "/districts?lang=en"))
    assert "性）" not in words(page(client, "/district/曹县"))


def test_a_district_that_is_known_but_holds_nothing_says_so(client: FlaskClient) -> None:
    assert "本库还没有这个地区的稿件" in page(client, "/district/菏泽市")


@pytest.mark.parametrize(
    ("name", "role"), [("赵一", "记者、摄影 1 篇"), ("李四", "记者、摄影 1 篇"), ("孙三", "通讯员 1 篇")]
)
def test_a_person_has_a_page_in_whatever_role(client: FlaskClient, name: str, role: str) -> None:
    text = page(client, "/reporter/" + quote(name))

    assert role in words(text)
    assert words(page(client, f"/reporter?name={name}")).split() == words(text).split()


@pytest.mark.parametrize("path", ["/reporter", "/reporter?name=", "/reporter?name=%20", "/reporter/%20"])
def test_who_asks_for_nobody_gets_the_list_of_all(client: FlaskClient, path: str) -> None:
    assert words(page(client, path)) == words(page(client, "/reporters"))


def test_a_person_is_counted_the_same_wherever_and_in_whatever_role(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    of_district = {"districts": ("巨野县",)}
    client = client_over(
        make_article(1, "甲", "文", reporters=("张允",), photographers=("张允",), **of_district),
        make_article(2, "乙", "文", correspondents=("张允", "小锴"), **of_district),
        make_article(3, "丙", "文", correspondents=("黄启峰",), **of_district),
        make_article(4, "丁", "文", photographers=("黄啟峰",)),
        make_article(5, "戊", "文", reporters=("黄啟峰",)),
    )

    def counted(path: str, part: str, status: int = 200) -> dict[str, str]:
        inside = page(client, path, status).partition(part)[2].partition("</ul>")[0]
        rows = re.findall(r'href="/reporter/[^"]*"><bdi[^>]*>([^<]*)</bdi>(.*?)</li>', inside)
        return {name: words(rest).split()[0] for name, rest in rows}

    everybody = counted("/reporters", '<ul class="names">')
    assert everybody == {"黄啟峰": "3", "张允": "2", "小锴": "1"}
    for name, count in everybody.items():
        assert f"{count} 篇 ·" in words(page(client, "/reporter/" + quote(name)))
    assert counted("/reporter/张三", "near-head", 404)["张允"] == "2"
    assert counted("/district/巨野县", 'id="people"') == {"张允": "2", "小锴": "1", "黄启峰": "1"}


def test_a_name_is_found_as_a_whole_and_not_as_a_part(client: FlaskClient) -> None:
    page(client, "/reporter/赵", 404)


@pytest.mark.parametrize("name", ["黃啟峰", "黄启峰", "黄啟峰"])
def test_a_person_is_found_in_whatever_characters_the_name_is_written(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], name: str
) -> None:
    client = client_over(make_article(1, "题", "文", correspondents=("黄啟峰",)))

    text = page(client, f"/reporter?name={name}")

    assert '<h1><bdi lang="zh-Hans">黄啟峰</bdi>' in text
    assert "通讯员 1 篇" in words(text)


def test_a_town_leads_to_its_district_and_says_so(client: FlaskClient) -> None:
    town, several = page(client, "/district/凤凰镇"), page(client, "/district/城關鎮", 404)

    assert "“ 凤凰镇 ”归在巨野县" in words(town)
    assert '/search?q="凤凰镇"&district=巨野县' in links(town)
    assert '<h1><bdi lang="zh-Hans">巨野县</bdi></h1>' in town
    assert "“ 城關鎮 ”不止一处" in words(several)
    assert {"/district/巨野县", "/district/曹县"} <= set(links(several))
    assert "归在" not in words(page(client, "/district/巨野县"))


def test_a_district_is_found_in_traditional_characters(client: FlaskClient) -> None:
    assert words(page(client, "/district/巨野縣")) == words(page(client, "/district/巨野县"))
    assert "/search?sort=newest" in links(page(client, "/search?district=巨野縣&sort=newest"))


def test_names_that_begin_so_are_offered_first_correspondents_too(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    names = ["孔晓", "祥子", *(f"孔{n}" for n in "一二三四五六七八九十甲乙")]
    client = client_over(
        *(make_article(n, "题", "文", reporters=(name,)) for n, name in enumerate(names, 2)),
        make_article(1, "题", "文", correspondents=("孔祥振",)),
    )

    offered = page(client, "/reporter/孔祥", 404).partition("near-head")[2].partition("</ul>")[0]
    near = links(offered)

    assert near[0] == "/reporter/孔祥振"
    assert len(near) == 12


@pytest.mark.parametrize(("many", "says"), [(140, "共有 140 人，列出稿件最多的 100 人"), (100, "")])
def test_a_list_of_people_that_is_cut_says_so(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], many: int, says: str
) -> None:
    client = client_over(make_article(1, "麦收", reporters=tuple(f"某{n}" for n in range(many))))
    text = page(client, "/reporters")

    assert text.count('class="named"') == 100
    assert says in words(text) if says else "列出稿件最多的" not in words(text)


def test_browsing_stays_in_its_language(client: FlaskClient) -> None:
    for path in ("/browse", "/issue/2020-04-03?lang=en", "/district/巨野县?lang=en"):
        text = page(client, path if "lang" in path else path + "?lang=en")
        own = [link for link in links(text) if link.startswith(("/browse", "/issue", "/district", "/reporter"))]
        said = {link.rpartition("lang=")[2] for link in own}
        assert said == {"en", "zh", "zh-Hant"}, "the others are the ways to them"


def test_a_trend_compares_phrases_and_leads_to_what_is_behind_each_point(client: FlaskClient) -> None:
    text = page(client, "/trend?q=脱贫攻坚&q=小麦&q=脱贫攻坚&q=+&by=month")

    assert text.count('name="q" value="') == 2, "each phrase once"
    points = [link for link in links(text) if "from=2020-04" in link]
    assert "/search?q=脱贫攻坚&from=2020-04&to=2020-04" in points
    assert re.search(r"2020年4月，“脱贫攻坚”2 篇，占 100%", html.unescape(text))
    assert "/trend?q=小麦&by=month" in links(text), "without the first"
    assert "/trend?q=脱贫攻坚&q=小麦&show=count&by=month" in links(text)


def test_every_point_of_a_trend_stands_in_the_table_with_the_same_link(client: FlaskClient) -> None:
    text = page(client, "/trend?q=脱贫攻坚&by=month&show=count")
    drawn, _, table = text.partition("<details")

    points = {link for link in links(drawn.partition('<svg id="trend"')[2]) if "from=" in link}
    assert points
    assert points == {link for link in links(table) if "from=" in link}


def test_more_phrases_than_can_be_told_apart_are_left_out(client: FlaskClient) -> None:
    text = page(client, "/trend?" + "&".join(f"q=词{n}" for n in range(9)))

    assert [f"词{n}" in text for n in range(9)] == [True] * 4 + [False] * 5
    assert "phrase-new" not in text


def test_a_phrase_that_cannot_be_read_is_explained_beside_it_and_the_others_are_drawn(client: FlaskClient) -> None:
    text = page(client, "/trend?q=%22麦&q=脱贫攻坚")

    assert 'aria-invalid="true" aria-describedby="problem-1"' in text
    assert "引号" in text
    assert 'id="trend"' in text
    assert 'id="trend"' not in page(client, "/trend?q=%22麦", 400)
    page(client, "/trend?q=" + "麦" * 257, 400)


@pytest.mark.parametrize("query", ["show=height", "by=day", "by=week", "from=x", "kind=x"])
def test_a_trend_refuses_what_is_not_allowed(client: FlaskClient, query: str) -> None:
    page(client, f"/trend?q=麦&{query}", 400)


@pytest.mark.parametrize("query", ["from=2020-13&to=2021", "from=2021&to=2020"])
def test_a_range_of_a_trend_that_cannot_be_read_is_explained_beside_it(client: FlaskClient, query: str) -> None:
    text = page(client, f"/trend?q=麦&district=曹县&by=year&{query}", 400)

    assert 'id="problem-range"' in text
    assert 'name="q" value="麦"' in text
    assert '<input type="hidden" name="district" value="曹县">' in text
    for name, value in parse_qsl(query):
        assert f'name="{name}" value="{value}"' in text


def test_a_partial_answer_is_none_to_a_phrase(client: FlaskClient) -> None:
    assert "0 篇" in words(page(client, "/trend?q=脱贫攻坚 飞碟"))


def test_the_filters_of_a_trend_stay(client: FlaskClient) -> None:
    text = page(client, "/trend?q=脱贫攻坚&district=巨野县&from=2019&to=2020&by=year")

    assert '<input type="hidden" name="district" value="巨野县">' in text
    assert {"/search?q=脱贫攻坚&district=巨野县&from=2020&to=2020"} <= set(links(text))
    assert "/trend?q=脱贫攻坚&from=2019&to=2020&by=year" in links(text), "without the district"


def test_a_trend_counts_within_its_range_what_its_links_find(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    dates = [PartialDate(2019, 5), *(PartialDate(2020, month, 9) for month in (1, 3, 4, 4, 7)), None]
    client = client_over(*(make_article(n, "麦收", date=date) for n, date in enumerate(dates)))
    text = page(client, "/trend?q=麦收&by=year&from=2020-03-08&to=2020-04")

    assert "2020年3月至2020年4月，“麦收”3 篇" in html.unescape(text)
    found = {link for link in links(text) if link.startswith("/search?q=麦收&from")}
    assert found == {"/search?q=麦收&from=2020-03&to=2020-04"}, "days are no points, so the range is of months"
    assert "共 3 篇" in words(page(client, found.pop()))
    assert re.search(r"麦收 3 篇，最高在 2020年3月至2020年4月", words(text)), "the phrase is counted in the range"
    assert re.search(r"麦收 7 篇", words(page(client, "/trend?q=麦收"))), "without a range all of it"


def test_a_trend_under_filters_names_them_all_and_calls_only_what_is_not_held_so(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    makers = {2001: "赵一", 2012: "赵一"}
    client = client_over(
        *(
            make_article(
                y, "麦收", page_date=PartialDate(y), date=PartialDate(y), reporters=(makers.get(y, "李四"),)
            )
            for y in range(2001, 2013)
        )
    )
    text = page(client, "/trend?q=麦收&reporter=赵一&source=000_page.txt&kind=news")

    assert "只看： 新闻 赵一 000_page.txt 不限" in words(text)
    assert "10 年没有这样的稿件" in words(text)
    assert "没有报纸" not in words(text).replace("灰底是本库没有报纸的时候", "")
    assert "no-paper" not in text
    assert "全部稿件" not in words(text)
    assert "占全部稿件的比例" in words(page(client, "/trend?q=麦收"))


def test_the_way_from_a_calendar_to_a_search_says_what_is_dated_then(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    """A paper of the 1st of March prints what happened in February."""
    printed = PartialDate(2020, 3, 1)
    client = client_over(
        *(make_article(n, "麦收", date=PartialDate(2020, 2, 28), page_date=printed) for n in range(3)),
        make_article(4, "麦收", date=PartialDate(2020)),
    )

    march, year = page(client, "/browse/2020/3"), page(client, "/browse/2020")
    assert "3 篇 · 1 天有报纸 · 检索2020年3月的报纸 3 篇 · 检索稿件日期在这个月的稿件 1 篇" in words(march)
    assert "检索稿件日期在这一年的稿件 4 篇" in words(year)
    for text, found in ((march, "共 1 篇"), (year, "共 4 篇")):
        (way,) = [link for link in links(text) if link.startswith("/search?from")]
        assert found in words(page(client, way))
    dated_else = [make_article(n, "麦收", date=PartialDate(2020, 2, 28), page_date=printed) for n in range(3)]
    assert "检索稿件日期" not in page(client_over(*dated_else), "/browse/2020/3")


def test_home_leads_to_the_newest_month(client: FlaskClient) -> None:
    home = page(client, "/")

    assert {"/browse", "/browse/2020/4", "/issue/2020-04-03"} <= set(links(home))


@pytest.mark.parametrize("source", ['a"b.txt', "「“a”」.txt", "a 或 b*.txt"])
def test_home_leads_to_whole_pages_whatever_they_are_called(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], source: str
) -> None:
    client = client_over(replace(make_article(1, "题", "文"), source=source), make_article(2, "别的", "文"))

    (way, _) = re.findall(r'href="([^"]*)">看整版', page(client, "/"))
    whole = page(client, html.unescape(way))

    assert "/article/a001" in whole
    assert "/article/a002" not in whole


def test_ready_articles_stand_under_their_page_which_is_not_shown_whole(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article]
) -> None:
    ready = (
        replace(printed(n, make_article, paper="菏泽日报", page_number=number), source="ready.jsonl")
        for n, number in enumerate(("1", "4", "4"), 1)
    )
    issue = page(client_over(*ready), "/issue/2020-04-02")

    assert re.findall(r'<h2 id="page-[0-9]+"><bdi>(.*?)</bdi>', issue) == [
        "《菏泽日报》第1版",
        "《菏泽日报》第4版",
    ]
    assert "看整版" not in issue


@pytest.mark.parametrize(
    ("page_date", "is_inferred"), [(PartialDate(2020, 4), True), (PartialDate(2020, 4, 1), False)]
)
def test_a_date_of_a_page_that_is_inferred_says_so_wherever_it_stands(
    client_over: Callable[..., FlaskClient],
    make_article: Callable[..., Article],
    page_date: PartialDate,
    is_inferred: bool,
) -> None:
    """A page names its day: a month alone was inferred."""
    own = make_article(
        1, "麦收", "正文。", page_date=page_date, date=PartialDate(2020, 4, 3), date_basis=DateBasis.INFERRED
    )
    client = client_over(own)
    when = "2020年4月" if is_inferred else "2020年4月1日"
    said = when + "推定" * is_inferred

    for path, place in (
        ("/article/a001", f"报纸日期{said}来源"),
        (f"/page/{own.page_id}", f"1篇{said}99行"),
        ("/", f"最新版面{said}000_page.txt"),
    ):
        assert place in words(page(client, path)).replace(" ", "")
    assert "2020年4月3日推定" in words(page(client, f"/issue/{page_date}")).replace(" ", ""), (
        "not the date of the issue"
    )


@pytest.mark.parametrize("name", ["赵一", '赵"一', "赵「一」", '赵"「一'])
def test_a_query_for_a_name_asks_for_it_in_each_role(name: str) -> None:
    assert parse(by_name(name)) == Or(tuple(Has(field, name, whole=True) for field in ROLES))


def test_about_draws_a_line_for_each_year_with_its_gaps(client: FlaskClient) -> None:
    about = page(client, "/about")

    assert re.search(r'role="img" aria-label="2020年：2 天"', about)
    assert about.count('class="held"') == 2
    assert about.count('class="by-month"') == 1
    assert {"/browse/2020", "/browse/2019"} <= set(links(about))


def test_an_empty_archive_has_every_page(client_over: Callable[..., FlaskClient]) -> None:
    client = client_over()

    for path in ("/", "/about", "/browse", "/districts", "/reporters", "/trend", "/trend?q=麦"):
        page(client, path)


def test_what_is_counted_over_all_articles_is_counted_once(
    app: Flask, client: FlaskClient, service: object
) -> None:
    page(client, "/districts")
    before = len(service.requests)  # type: ignore[attr-defined]
    for _ in range(3):
        page(client, "/districts")

    assert len(service.requests) == before  # type: ignore[attr-defined]
    service.generation = "gen-0002"  # type: ignore[attr-defined]
    page(client, "/districts")
    assert len(service.requests) == before + 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("date", [PartialDate(1, 1, 1), PartialDate(988, 2), PartialDate(9999, 12, 31)], ids=str)
@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_the_first_and_the_last_day_of_any_calendar_have_pages(
    client_over: Callable[..., FlaskClient], make_article: Callable[..., Article], date: PartialDate, language: str
) -> None:
    client = client_over(printed(1, make_article, page_date=date, date=date), printed(2, make_article))
    paths = [
        "/browse",
        f"/browse/{date.year}",
        f"/browse/{date.year}/{date.month}",
        f"/issue/{date}",
        "/article/a001",
        "/about",
        "/sitemap.xml",
        "/search?q=正文",
        f"/search?from={date}&to={date}",
        f"/search?q=正文&sort=newest&to={date.year:04d}",
        "/trend?a=正文",
        "/search.atom?q=正文",
        "/search.rss?q=正文",
        "/newest.atom",
    ]

    for path in paths:
        page(client, f"{path}{'&' if '?' in path else '?'}lang={language}")
