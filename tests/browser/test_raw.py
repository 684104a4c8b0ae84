"""A reader compares an article with the page as it was printed, reads it in traditional characters, and waits for neither."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from search import page_id
from tests.browser.conftest import WIDTHS

pytestmark = pytest.mark.browser

QUERY = "脱贫攻坚"
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
PAGE = f"/page/{page_id('003_f35563e586983909.txt')}"


def follow(page: Page, link: Locator) -> None:
    """Click *link* and wait for where it leads."""
    with page.expect_navigation():
        link.click()


def at_every_width(page: Page) -> Any:
    """Each width in turn; nothing may stand outside of it."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        yield width


@SCRIPT
def test_the_page_stands_beside_an_article_with_its_lines_marked(reader: Callable[..., Any], script: bool) -> None:
    page = reader(script=script).open(f"/search?q={QUERY}")
    follow(page, page.locator(".hit h2 a").first)
    title = page.locator("h1").inner_text()
    follow(page, page.get_by_role("link", name="对照原版"))
    region = page.get_by_role("region", name="原版文字")
    for width in at_every_width(page):
        expect(region).to_be_visible()
        assert page.locator("h1").inner_text() == title
        own = region.locator("mark.own")
        assert own.first.inner_text() == title
        story, raw = page.locator(".story").bounding_box(), region.bounding_box()
        assert story
        assert raw
        assert (raw["x"] >= story["x"] + story["width"]) is (width == 1280), "side by side where there is room"
    assert QUERY in page.locator(".story mark.exact").first.inner_text(), "the query stays marked"
    paragraph = page.locator(".text p").first
    paragraph.locator(".to-line").click()
    line = urlsplit(page.url).fragment
    assert re.fullmatch("L[0-9]+", line)
    expect(region.locator(f"#{line}")).to_be_in_viewport()
    expect(region.locator(f"#{line}.is-on")).to_have_count(1)

    follow(page, page.get_by_role("link", name="收起原版"))
    expect(page.get_by_role("region", name="原版文字")).to_have_count(0)


def test_a_paragraph_shows_its_lines_under_a_mouse(reader: Callable[..., Any]) -> None:
    page = reader().open(f"/search?q={QUERY}")
    page.goto(page.locator(".hit h2 a").first.evaluate("one => one.href") + "&raw=1")

    last = page.locator(".text p").last
    last.hover()

    number = (last.get_attribute("data-lines") or "").split()[0]
    expect(page.locator("#raw .is-here").first).to_have_id(f"L{number}")
    expect(page.locator("#raw .is-here").first).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_copied_is_what_was_printed(reader: Callable[..., Any], width: int) -> None:
    page = reader(width=width, permissions=["clipboard-read", "clipboard-write"]).open(f"/search?q={QUERY}")
    page.goto(page.locator(".hit h2 a").first.evaluate("one => one.href") + "&raw=1")

    def copied() -> str:
        page.keyboard.press("ControlOrMeta+C")
        return "".join(page.evaluate("navigator.clipboard.readText()").split())

    def printed(where: Locator) -> str:
        without = "one => [...one.childNodes].filter(each => !each.matches?.('a')).map(each => each.textContent).join('')"
        return "".join(where.evaluate(without).split())

    second = page.locator(".text p").nth(1)
    second.click(click_count=3)
    assert copied() == printed(second)
    page.keyboard.press("ControlOrMeta+A")
    everything = copied()
    assert "".join(map(printed, page.locator(".text p").all())) in everything
    lines = page.locator("#raw .own").all_inner_texts()
    assert len(lines) > 2
    assert "".join("".join(lines).split()) in everything


@SCRIPT
def test_a_whole_page_is_read_line_by_line_and_leads_to_its_articles(
    reader: Callable[..., Any], script: bool
) -> None:
    page = reader(script=script).open(PAGE)
    articles, raw = page.locator(".contents > li"), page.get_by_role("region", name="原版文字")
    assert articles.count() == 11
    for _width in at_every_width(page):
        expect(articles.first).to_be_visible()
        expect(raw.locator("li .role", has_text="重复").first).to_be_attached()
    text = page.request.get(page.url + "/page.txt").text()
    shown = raw.locator(".printed, .own").all_inner_texts()
    assert "".join("".join(shown).split()) == "".join(text.split()), "nothing is left out"

    follow(page, articles.nth(4).get_by_role("link", name="原文第"))
    assert raw.locator("mark.own").first.inner_text() == articles.nth(4).locator("h3").inner_text()
    expect(raw.locator("li:target")).to_be_in_viewport()
    follow(page, articles.nth(4).locator("h3 a"))
    expect(page.locator(".flags")).to_contain_text("这一版印了 3 遍")
    follow(page, page.get_by_role("link", name="本版第 5 篇，共 11 篇"))
    expect(page.locator(".contents .is-on h3")).to_have_text("开展“三小车辆”整治宣传")


@SCRIPT
def test_traditional_characters_are_a_link_away_and_stay(reader: Callable[..., Any], script: bool) -> None:
    page = reader(script=script).open(f"/search?q={QUERY}")
    simplified = page.locator(".hit h2").all_inner_texts()
    follow(page, page.get_by_role("link", name="繁體"))
    for _width in at_every_width(page):
        expect(page.locator("h1")).to_contain_text(f"“{QUERY}”")
    assert page.locator(".hit h2").all_inner_texts() != simplified
    assert page.locator(".hit h2").count() == len(simplified)
    expect(page.locator(".hit h2 mark.exact").first).to_have_text("脫貧攻堅")

    page.locator("#q").fill("脫貧攻堅")
    follow(page, page.get_by_role("button", name="檢索"))
    assert page.locator(".hit h2").count() == len(simplified), "either form finds the same"
    follow(page, page.locator(".hit h2 a").first)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator(".story mark.exact").first).to_have_text("脫貧攻堅")
    follow(page, page.get_by_role("link", name="简体"))
    expect(page.locator(".story mark.exact").first).to_have_text(QUERY)


def test_reporters_and_sources_narrow_on_a_phone_and_fold_when_many(reader: Callable[..., Any]) -> None:
    page = reader(width=360, has_touch=True).open("/search?q=工作")
    page.locator("#facets > summary").tap()
    value = page.locator("#facet-reporter ~ .values .value").first
    name = value.locator("bdi").inner_text()
    value.scroll_into_view_if_needed()
    with page.expect_navigation():
        value.tap()

    assert f"reporter={name}" in page.evaluate("decodeURIComponent(location.search)")
    for byline in page.locator(".hit .facts").all_inner_texts():
        assert name in byline
    with page.expect_navigation():
        page.locator(".chip", has_text=name).tap()
    assert "reporter" not in page.url


@SCRIPT
def test_a_month_opens_into_its_days_and_a_day_into_its_articles(reader: Callable[..., Any], script: bool) -> None:
    page = reader(script=script).open("/search?q=工作&from=2021-11&to=2021-11")
    for _width in at_every_width(page):
        expect(page.locator("#bars a").first).to_be_visible()
        expect(page.locator(".held-words")).to_contain_text("本库有报")
    days = page.locator("#bars a")
    said = days.first.get_attribute("aria-label") or ""
    promised = re.fullmatch(r"2021年11月\d+日：(\d+) 篇，另有 (\d+) 篇也可能是", said)
    assert promised, said
    days.first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert f"共 {int(promised[1]) + int(promised[2])} 篇" in page.locator("h1").inner_text()
    expect(page.locator("#bars a.is-on")).to_have_count(1)


def test_a_page_of_results_is_small_and_stands_still(reader: Callable[..., Any]) -> None:
    """At most 60 KB on the way for everything, 40 for the page itself; nothing moves once it is seen."""
    page = reader().open("/help")
    sizes: list[tuple[str, int]] = []
    page.on("requestfinished", lambda one: sizes.append((one.url, one.sizes()["responseBodySize"])))
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(page.url.partition("/help")[0] + "/search?q=工作")
    page.evaluate(
        "() => { window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(one => "
        "{ window.moved += one.value })).observe({type: 'layout-shift', buffered: true}) }"
    )
    page.wait_for_timeout(300)

    own = next(size for url, size in sizes if "/search" in url)
    assert own <= 40 * 1024
    assert sum(size for _, size in sizes) <= 60 * 1024, sizes
    assert len(sizes) >= 4, "style and scripts were fetched anew"
    assert page.evaluate("window.moved") < 0.01


@SCRIPT
def test_an_empty_page_tells_which_part_is_missing_and_leads_to_the_others(
    reader: Callable[..., Any], script: bool
) -> None:
    """Counted without the district, since that is not what keeps the whole from being found."""
    page = reader(script=script).open(f'/search?q="飞碟" "{QUERY}"&district=巨野县')

    expect(page.locator(".parts .none")).to_have_text("“飞碟”")
    follow(page, page.locator(".parts a"))
    expect(page.locator("#q")).to_have_value(f'"{QUERY}"')
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator(".hit").first).to_be_visible()
