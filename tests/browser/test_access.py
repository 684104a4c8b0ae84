"""The pages for everybody: axe, narrow screens, the keyboard, print, and what Lighthouse would look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from search import page_id
from tests.browser.conftest import build, served, unfold_filters

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
    "invalid": "/search?q=脱贫&district=巨野县&from=2020-13",
    "syntax": "/search?q=(麦",
    "missing": "/nothing",
    "page": f"/page/{page_id('003_f35563e586983909.txt')}",
    "years": "/browse",
    "year": "/browse/2020",
    "month": "/browse/2021/11",
    "issue": "/issue/2021-11",
    "unheld": "/browse/1850",
    "districts": "/districts",
    "district": "/district/巨野县",
    "reporters": "/reporters",
    "reporter": "/reporter/黄启峰",
    "files": "/export?q=工作",
    "trend": "/trend",
    "compared": "/trend?q=脱贫&q=复工&show=count&by=month",
}
ARTICLES = {"article": "", "beside": "&raw=1"}
"""The first hit of the results: alone, and beside the page it was printed on."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
"""What a theme can change about a page."""

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")


def open_page(reader: Any, name: str, language: str = "") -> Page:
    page: Page
    path = PAGES["results" if name in ARTICLES else name]
    page = reader.open(f"{path}{'&' if '?' in path else '?'}lang={language}" if language else path)
    if name not in ARTICLES:
        return page
    return reader.open(page.locator(".hit h2 a").first.get_attribute("href") + ARTICLES[name])  # type: ignore[no-any-return]


def unfold(page: Page) -> None:
    """Open everything that is folded, explanations of dates included."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds on *page*; its script is put into a page once, which takes as long as most rules."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        *((language, name) for language in ("zh-Hans", "en") for name in (*PAGES, *ARTICLES)),
        *(("zh-Hant", name) for name in ("home", "results", "beside", "page", "compared")),
    ],
)
def test_axe_has_nothing_to_say_and_nothing_scrolls_sideways(
    reader: Callable[..., Any], name: str, language: str
) -> None:
    """
    In both themes, and on a phone. English has longer words; traditional characters are put in place of others when a
    page is complete, and change neither its elements nor what is laid out.
    """
    page = open_page(reader(), name, "" if language == "zh-Hans" else language)
    assert page.locator("html").get_attribute("lang") == language
    for width in (1280, 360) if language == "zh-Hans" else (1280,):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.querySelectorAll('#facets').forEach(one => { one.open = true })")

        assert violations(page, RULES) == [], f"{width} px"
    if language == "zh-Hans":
        page.emulate_media(color_scheme="dark")
        assert violations(page, CONTRAST) == [], "dark"
    for width in (1920, 768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing scrolls sideways"


@pytest.mark.parametrize("name", ["results", "beside", "page", "api", "embed", "years", "compared", "missing"])
def test_the_first_tab_leads_past_the_head(reader: Callable[..., Any], name: str) -> None:
    page = open_page(reader(), name)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_the_second_tab_leads_past_the_filters_to_the_first_hit(reader: Callable[..., Any]) -> None:
    page = open_page(reader(), "results")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到结果")).to_be_focused()
    expect(page.get_by_role("link", name="跳到结果")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator(".hit h2 a").first).to_be_focused()


def test_axe_has_nothing_to_say_about_open_suggestions(reader: Callable[..., Any]) -> None:
    page = reader().open("/")
    page.get_by_role("combobox").press_sequentially("脱贫")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")

    assert violations(page, RULES) == []


def test_everything_that_acts_is_reached_by_tab_and_seen_there(reader: Callable[..., Any]) -> None:
    page = open_page(reader(), "results")
    acting = page.locator("a[href], button, input:not([type=hidden]), summary")
    # Of the bars one is, the others by arrow keys; an explanation opens for who comes to it, with what is in it.
    reached = "one => (one.checkVisibility() || one.closest('.why')) && one.tabIndex >= 0"
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


@pytest.mark.parametrize("name", ["home", "results", "article", "years", "compared", "about"])
def test_what_lighthouse_would_look_at(reader: Callable[..., Any], name: str) -> None:
    """On a phone that has been nowhere yet. Whatever a reader asks of another site fails the test by itself."""
    one = reader(width=360, has_touch=True)
    sizes: list[int] = []
    one.page.on("requestfinished", lambda done: sizes.append(done.sizes()["responseBodySize"]))
    one.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page = open_page(one, name)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.moved") <= 0.1
    assert name == "article" or sum(sizes) <= 60 * 1024, (
        "the page with its style and scripts; an article comes second"
    )
    assert (
        page.locator("html[lang]").count()
        == page.locator("meta[name=viewport][content*='width=device-width']").count()
        == 1
    )
    assert page.locator("head script[src]:not([type=module]):not([defer]):not([async])").count() == 0
    assert page.locator("script:not([src]):not([type='application/ld+json']), style, [style]").count() == 0
    assert page.locator("img:not([alt])").count() == 0
    assert page.locator("link[rel=stylesheet]").count() <= 2
    unfold_filters(page)
    page.locator(".to-paragraph, .facts a").evaluate_all(
        "all => all.forEach(one => one.remove())"
    )  # inside of text
    small = page.locator(
        "header a, .sections a, a.value, a.month, a.chip, .pager a, .ways a, button, summary"
    ).evaluate_all(
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
    expect(page.get_by_text("引用前请与原版核对")).to_be_visible()
    expect(page.get_by_text("怎样检索")).to_be_hidden()


def test_what_is_chosen_is_seen_in_forced_colours(reader: Callable[..., Any]) -> None:
    """Neither shadows nor grounds are drawn then."""
    page = reader(forced_colors="active").open("/search?q=开发区")
    styles = (
        "one => (({outlineStyle, borderBottomStyle}) => [outlineStyle, borderBottomStyle])(getComputedStyle(one))"
    )

    assert page.locator(".ways a[aria-current]").first.evaluate(styles)[1] == "solid"
    assert page.locator(".ways a:not([aria-current])").first.evaluate(styles)[1] == "none"
    page.locator("#q").fill("菏泽")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert chosen.evaluate(styles)[0] == "solid"


@pytest.mark.parametrize(("name", "lists"), [("beside", [".raw"]), ("page", [".raw", ".sheet-articles"])])
def test_print_cuts_nothing_of_a_page(reader: Callable[..., Any], name: str, lists: list[str]) -> None:
    page = open_page(reader(), name)
    page.emulate_media(media="print")

    for one in lists:
        hidden = page.locator(one).evaluate("one => one.scrollHeight - one.clientHeight")
        assert hidden <= 1, f"{one}: {hidden} px"


def test_print_tells_what_a_result_is_narrowed_to(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=开发区&district=菏泽开发区&from=2020-04")
    page.emulate_media(media="print")

    expect(page.locator(".chip bdi")).to_have_text(["菏泽开发区", "2020年4月起"])
    for shown in page.locator(".chip bdi").all():
        expect(shown).to_be_visible()
    for tool in (".chips .clear", ".chips .cross >> nth=0", "#facets"):
        expect(page.locator(tool)).to_be_hidden()


def test_at_twice_the_size_nothing_is_lost(reader: Callable[..., Any]) -> None:
    """1280 px at 200 % are 640 px with two device pixels each; text alone, made twice as large, is harder still."""
    one = reader(width=640, device_scale_factor=2)
    for name in ("results", "home", "article", "years", "compared", "about"):
        page = open_page(one, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, name
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, name
        expect(page.get_by_role("button", name="检索", exact=True)).to_be_in_viewport()


@pytest.fixture(scope="module")
def dated_site(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the seeds as papers of one day, which they do not say themselves."""
    directory = tmp_path_factory.mktemp("dated")
    build(directory / "index", checkout, "seeds", "--date", "2020-04-08")
    with served(directory / "index", checkout, directory) as address:
        yield address


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_day_of_a_calendar_keeps_to_its_cell_on_a_phone(
    reader: Callable[..., Any], dated_site: str, lang: str
) -> None:
    page = reader(width=360, at=dated_site).open(f"/browse/2020/4?lang={lang}")
    day = page.locator("a.day").first
    number, articles = day.inner_text().split()

    assert (number, articles.isdigit()) == (day.locator("time").inner_text(), True), "in figures"
    expect(day).to_have_attribute("aria-label", re.compile(f"{articles} (篇|articles?)$"))
    assert day.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_whoever_wants_no_motion_gets_none(reader: Callable[..., Any]) -> None:
    one = reader(reduced_motion="reduce")
    for name in ("results", "article", "page", "years", "compared"):
        moving = open_page(one, name).evaluate(
            "() => [...document.querySelectorAll('*')].filter(one => { const s = getComputedStyle(one);"
            " return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth' })"
            ".length"
        )
        assert moving == 0, name
