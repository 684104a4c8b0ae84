"""A reader browses by time, place and person, and compares phrases: with script and without, narrow and wide."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_access import RULES

pytestmark = pytest.mark.browser

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
PAGES = {
    "years": "/browse",
    "year": "/browse/2020",
    "month": "/browse/2020/4",
    "issue": "/issue/2020-04-01",
    "districts": "/districts",
    "district": "/district/巨野县",
    "reporters": "/reporters",
    "reporter": "/reporter/黄啟峰",
    "trends": "/trend",
    "trend": "/trend?q=脱贫攻坚&q=招商&q=疫情&q=项目&by=month",
    "problem": "/trend?q=(麦&q=项目",
    "unheld": "/issue/1999-01-01",
    "unknown": "/district/火星县",
}


def follow(page: Page, link: Locator) -> None:
    """Click *link* and wait for where it leads."""
    with page.expect_navigation():
        link.click()


def number_in(text: str) -> int:
    found = re.search(r"\d+", text.replace(",", ""))
    assert found, text
    return int(found[0])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("locale", "scheme"), [("zh-CN", "light"), ("en-GB", "dark")])
def test_everybody_can_use_every_page_at_every_width(
    reader: Callable[..., Any], name: str, locale: str, scheme: str
) -> None:
    page = reader(locale=locale, scheme=scheme).open(PAGES[name])
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{width} px: {found.generate_report()}"
    for width in (1920, 768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(
            page.get_by_role("navigation", name="浏览" if locale == "zh-CN" else "Browse", exact=True)
        ).to_be_visible()


@SCRIPT
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_from_the_calendar_to_an_article(reader: Callable[..., Any], script: bool, width: int) -> None:
    page = reader(script=script, width=width).open("/")

    follow(page, page.get_by_role("navigation", name="浏览", exact=True).get_by_role("link", name="日期"))
    april = page.get_by_role("link", name=re.compile(r"^2020年4月：\d+ 篇$"))
    promised = number_in(str(april.get_attribute("aria-label")).partition("：")[2])
    follow(page, april)
    days = page.locator("a.day")
    counts = [number_in(str(day.get_attribute("aria-label")).partition("：")[2]) for day in days.all()]
    loose = page.locator(".loose")
    assert sum(counts) + (number_in(loose.inner_text().partition("的")[2]) if loose.count() else 0) == promised

    follow(page, days.last)
    articles = page.locator(".headlines h3 a")
    assert articles.count() == counts[-1]
    title = articles.first.inner_text()
    issue = page.url
    follow(page, page.get_by_role("link", name=re.compile("^看整版")).first)
    assert "/page/" in page.url
    expect(page.locator("main")).to_contain_text(title.split()[0])
    page.goto(issue)
    follow(page, articles.first)
    assert page.locator("h1").inner_text().replace("\n", " ") == title


@SCRIPT
def test_a_place_and_the_people_who_write_there(reader: Callable[..., Any], script: bool) -> None:
    page = reader(script=script).open("/districts")

    place = page.locator(".named", has_text="菏泽开发区")
    promised = number_in(place.locator(".count span").first.inner_text())
    follow(page, place)
    assert page.locator("h1").inner_text() == "菏泽开发区"
    assert number_in(page.locator(".browse-line").inner_text()) == promised

    bar = page.locator("#bars a").first
    name = str(bar.get_attribute("aria-label"))
    page.goto(bar.evaluate("one => new URL(one.href.baseVal, location).href"))
    assert number_in(page.locator("h1 .total").inner_text()) == number_in(name.partition("：")[2])
    page.go_back()

    person = page.locator("#people ~ ul li").first
    who = person.locator("a").inner_text()
    follow(page, person.locator("a"))
    assert page.locator("h1").inner_text() == who
    for facts in page.locator(".headlines .facts").all_inner_texts():
        assert who in facts


@SCRIPT
@pytest.mark.parametrize("width", [360, 1280])
def test_two_phrases_compared(reader: Callable[..., Any], script: bool, width: int) -> None:
    page = reader(script=script, width=width).open("/trend")

    page.get_by_label("再加一种").fill("脱贫攻坚")
    follow(page, page.get_by_role("button", name="画出来"))
    page.get_by_label("再加一种").fill("招商")
    follow(page, page.get_by_role("button", name="画出来"))
    assert unquote(page.url).endswith("/trend?q=脱贫攻坚&q=招商&from=&to=")
    expect(page.locator("#trend polyline, #trend .point").first).to_be_visible()
    strokes = page.locator(".legend .stroke").evaluate_all(
        "all => all.map(one => getComputedStyle(one).strokeDasharray)"
    )
    marks = page.locator(".legend .point").evaluate_all("all => all.map(one => one.tagName)")
    assert len(set(strokes)) == len(set(marks)) == 2, "told apart by dashes and by marks, not by colour alone"

    follow(page, page.get_by_role("link", name="篇数", exact=True))
    points = page.locator("#trend a")
    name = str(points.first.get_attribute("aria-label"))
    page.locator(".figures-table summary").click()
    figures = page.locator(".figures-table td a")
    assert sorted(figures.evaluate_all("all => all.map(one => one.href)")) == sorted(
        points.evaluate_all("all => all.map(one => new URL(one.href.baseVal, location).href)")
    )
    promised = number_in(name.partition("”")[2])
    page.goto(points.first.evaluate("one => new URL(one.href.baseVal, location).href"))
    assert number_in(page.locator("h1 .total").inner_text()) == promised

    page.go_back()
    follow(page, page.get_by_role("link", name="去掉“脱贫攻坚”"))
    expect(page.locator(".phrases input[name=q]").first).to_have_value("招商")


def test_the_keys_go_along_a_line_and_from_line_to_line(reader: Callable[..., Any]) -> None:
    page = reader().open("/trend?q=项目&q=工作&by=month&show=count")
    here = "document.activeElement.getAttribute('aria-label')"
    stops = page.locator("#trend a[tabindex='0']")
    expect(stops).to_have_count(1)

    stops.focus()
    first = page.evaluate(here)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(here)
    page.keyboard.press("ArrowDown")
    other = page.evaluate(here)
    page.keyboard.press("ArrowUp")
    back = page.evaluate(here)

    assert "“项目”" in first
    assert "“项目”" in second
    assert "“工作”" in other
    assert first != second == back
    assert second.partition("，")[0] == other.partition("，")[0], "at the same time"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/search?q=" in page.url


def test_print_shows_what_is_held_and_no_tool(reader: Callable[..., Any]) -> None:
    page = reader().open("/browse/2020")
    page.emulate_media(media="print")

    expect(page.locator(".weeks").first).to_be_visible()
    for tool in (".sections", ".trail", ".before-after", ".box"):
        expect(page.locator(tool)).to_be_hidden()
