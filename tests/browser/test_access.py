"""The pages for everybody: axe, narrow screens, the keyboard, print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from search import page_id

pytestmark = pytest.mark.browser

QUERY = "脱贫攻坚"
PAGES = {
    "home": "/",
    "results": f"/search?q={QUERY}",
    "paragraphs": "/search?q=工作&unit=paragraph&limit=3",
    "filtered": "/search?q=工作&district=巨野县&from=2020&to=2020&kind=news",
    "browsing": "/search?district=巨野县",
    "empty": "/search?q=飞碟降落&district=巨野县",
    "meant": "/search?q=练建钧",
    "partial": f"/search?q={QUERY} 飞碟",
    "hint": "/search",
    "about": "/about",
    "help": "/help",
    "api": "/api",
    "embed": "/embed?accent=%23ffcc00&origin=x",
    "invalid": "/search?q=麦&sort=best",
    "syntax": "/search?q=(麦",
    "missing": "/nothing",
    "page": f"/page/{page_id('003_f35563e586983909.txt')}",
}
ARTICLES = {"article": "", "beside": "&raw=1"}
"""The first hit of the results: alone, and beside the page it was printed on."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
"""What a theme can change about a page."""


def open_page(reader: Any, name: str) -> Page:
    page: Page
    if name not in ARTICLES:
        page = reader.open(PAGES[name])
        return page
    page = reader.open(PAGES["results"])
    return reader.open(page.locator(".hit h2 a").first.get_attribute("href") + ARTICLES[name])  # type: ignore[no-any-return]


every_page = pytest.mark.parametrize("name", [*PAGES, *ARTICLES])


def unfold(page: Page) -> None:
    """Open everything that is folded, explanations of dates included."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


@every_page
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_axe_has_nothing_to_say(reader: Callable[..., Any], name: str, locale: str) -> None:
    page = open_page(reader(locale=locale), name)
    assert page.locator("html").get_attribute("lang") == ("en" if locale == "en-GB" else "zh-Hans")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.querySelectorAll('#facets').forEach(one => { one.open = true })")
        for scheme, rules in (("light", RULES), ("dark", CONTRAST)):
            page.emulate_media(color_scheme=scheme)

            found = Axe().run(page, options=rules)

            assert found.violations_count == 0, f"{width} px, {scheme}: {found.generate_report()}"


@pytest.mark.parametrize("path", ["/", f"/search?q={QUERY}", "/search?q=飞碟降落&district=巨野县", "/browse"])
def test_axe_has_nothing_to_say_about_traditional_characters(reader: Callable[..., Any], path: str) -> None:
    page = reader().open(f"{path}{'&' if '?' in path else '?'}lang=zh-Hant")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"

    found = Axe().run(page, options=RULES)

    assert found.violations_count == 0, found.generate_report()


@every_page
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_nothing_scrolls_sideways(reader: Callable[..., Any], name: str, locale: str) -> None:
    page = open_page(reader(locale=locale), name)
    for width in (1920, 768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        unfold(page)

        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "name", [*(name for name in PAGES if name != "home"), *ARTICLES]
)  # home starts in the box
def test_the_first_tab_leads_past_the_head(reader: Callable[..., Any], name: str) -> None:
    page = open_page(reader(), name)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_axe_has_nothing_to_say_about_open_suggestions(reader: Callable[..., Any]) -> None:
    page = reader().open("/")
    page.get_by_role("combobox").press_sequentially("脱贫")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")

    found = Axe().run(page, options=RULES)

    assert found.violations_count == 0, found.generate_report()


def test_everything_that_acts_is_reached_by_tab_and_seen_there(reader: Callable[..., Any]) -> None:
    page = open_page(reader(), "results")
    acting = page.locator("a[href], button, input:not([type=hidden]), summary")
    reached = "one => one.checkVisibility() && one.tabIndex >= 0"  # of the bars one, the others by arrow keys
    wanted = acting.evaluate_all(f"all => all.filter({reached}).length")
    page.evaluate("document.activeElement.blur()")

    seen = 0
    for _ in range(wanted):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
        seen += 1
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement === document.body || document.activeElement.matches('.skip')")
    assert seen == wanted


def test_targets_are_large_enough_to_touch(reader: Callable[..., Any]) -> None:
    page = open_page(reader(width=360, has_touch=True), "results")
    page.locator("#facets > summary").tap()

    small = page.locator("a.value, a.month, a.chip, .pager a, .ways a, button, summary").evaluate_all(
        "all => all.map(one => [one.outerHTML, one.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([html]) => html)"
    )

    assert small == []


def test_print_leaves_the_tool_away(reader: Callable[..., Any]) -> None:
    page = open_page(reader(), "article")
    page.emulate_media(media="print")

    expect(page.locator(".story h1")).to_be_visible()
    for tool in (".box", ".anchor >> nth=0", ".back"):
        expect(page.locator(tool)).to_be_hidden()
    assert page.locator("body").evaluate("body => getComputedStyle(body).color") == "rgb(0, 0, 0)"


def test_at_twice_the_size_nothing_is_lost(reader: Callable[..., Any]) -> None:
    page = reader(width=640).open(PAGES["results"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    expect(page.get_by_role("button", name="检索")).to_be_in_viewport()
