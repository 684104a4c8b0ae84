"""
The search box in other sites: `web/examples` on a second origin, under the policy its README states, over real gunicorn.

The example pages are served as they are, but for the address that stands for the service.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, FrameLocator, Locator, Page, Route, expect

from web.box import EVENTS, PARTS

from .conftest import Reader, free_address, served

pytestmark = pytest.mark.browser

SERVICE = "https://mudan.example"
"""What the examples call the service."""

TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
OPTION = "[role=option]"
DETAILS = {entry.names[0].partition(":")[2]: entry.values for entry in EVENTS.entries}
"""What each event tells, as the page `/embed` says it."""


class Elsewhere:
    """
    Another site: the folder of examples, with a content security policy.

    Attributes:
        service: The address that takes the place of SERVICE.
        changed: Pages that are served in place of files, by path.
        policy: The policy of every page, as `web/examples/README.md` states it.
    """

    def __init__(self, folder: Path) -> None:
        self.service = ""
        self.changed: dict[str, str] = {}
        readme = (folder / "README.md").read_text("utf-8")
        (stated,) = re.findall(r"Content-Security-Policy: (.*?)\n\n", readme, re.DOTALL)
        self.policy = " ".join(stated.split())
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = urlsplit(self.path).path.lstrip("/")
                file = folder / name
                known = file.suffix in TYPES and file.parent == folder and file.exists()
                text = site.changed.get(name) or (file.read_text("utf-8") if known else "")
                self.send_response(200 if text else 404)
                self.send_header("Content-Type", TYPES.get(file.suffix, "text/plain"))
                self.send_header("Content-Security-Policy", site.policy.replace(SERVICE, site.service))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(text.replace(SERVICE, site.service).encode())

            def log_message(self, *_args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.stranger = f"http://localhost:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture(scope="module")
def site_elsewhere(checkout: Path) -> Iterator[Elsewhere]:
    site = Elsewhere(checkout / "web" / "examples")
    yield site
    site.close()


@pytest.fixture(scope="module")
def service(
    site_elsewhere: Elsewhere, seeds_index: Path, checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a service that allows the other site, and no further one."""
    logs = tmp_path_factory.mktemp("gunicorn")
    with served(seeds_index, checkout, logs, MUDAN_EMBED_ORIGINS=site_elsewhere.origin) as address:
        yield address


@pytest.fixture
def elsewhere(site_elsewhere: Elsewhere, service: str) -> Iterator[Elsewhere]:
    """The other site, as it is at rest."""
    policy = site_elsewhere.policy
    site_elsewhere.service = service
    yield site_elsewhere
    site_elsewhere.changed.clear()
    site_elsewhere.policy = policy


@pytest.fixture
def visitor(browser: Browser, elsewhere: Elsewhere) -> Iterator[Callable[..., Reader]]:
    """
    Makes a visitor of the other site.

    At the end nothing has been asked of any third site, no cookie was set, and nothing went wrong behind the page: a
    breach of the policy is a complaint of the console. *expected* is what a test provokes.
    """
    made: list[tuple[Reader, Any, str]] = []

    def make(
        path: str = "",
        *,
        width: int = 1024,
        script: bool = True,
        scheme: Any = "light",
        expected: str = "",
        **more: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
            color_scheme=scheme,
            locale="zh-CN",
            **more,
        )
        one = Reader(context, elsewhere.origin)
        made.append((one, context, expected))
        return one.open(path) if path else one.page

    yield make

    for one, context, expected in made:
        cookies = context.cookies()
        context.close()
        ours = (elsewhere.origin + "/", elsewhere.stranger + "/", elsewhere.service + "/", "blob:", "data:")
        assert cookies == []
        assert [url for url in one.requests if not url.startswith(ours)] == []
        unexpected = [text for text in one.complaints if not (expected and re.search(expected, text))]
        assert [text for text in unexpected if "favicon" not in text] == []


def combobox(page: Page | Locator | FrameLocator) -> Locator:
    return page.get_by_role("combobox")


def search(page: Page | Locator | FrameLocator, text: str) -> None:
    """Type *text* and wait for the list."""
    combobox(page).press_sequentially(text)
    expect(page.get_by_role("listbox")).to_be_visible()


def until(page: Page, claim: str) -> None:
    """Wait for *claim* to hold; `wait_for_function` does the same by eval, which the policy forbids."""
    soon(page, lambda: page.evaluate(claim))


def soon(page: Page, claim: Callable[[], Any]) -> None:
    """Wait for *claim* to hold, while *page* goes on."""
    end = time.monotonic() + 30
    while not claim():
        assert time.monotonic() < end
        page.wait_for_timeout(20)


def fitted(page: Page, frame: Locator) -> str:
    """The height of *frame* once it is that of the box inside; before, it may be that of the form the box replaces."""
    expect(frame.content_frame.locator("[part=field]")).to_be_visible()
    body = frame.content_frame.locator("main")
    height = "one => String(Math.ceil(one.getBoundingClientRect().height))"
    soon(page, lambda: frame.get_attribute("height") == body.evaluate(height))
    return frame.get_attribute("height") or ""


def api(page: Page) -> list[dict[str, str]]:
    """The questions that were asked of the API since the page was opened, as parameters."""
    names = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    return [dict(parse_qsl(urlsplit(one).query)) for one in names if "/api/v1/search" in one]


# --- Every kind of box, on a phone and on a desk, with script and without


@pytest.mark.parametrize("name", ["index", "two", "frame", "form", "hostile"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_every_page_of_the_examples_leads_to_the_results(
    visitor: Callable[..., Page], elsewhere: Elsewhere, name: str, width: int, script: bool
) -> None:
    page = visitor(f"/{name}.html", width=width, script=script)
    inside = page.frame_locator("iframe") if name == "frame" else page
    is_box = script and name != "form"
    field = combobox(inside).first if is_box else inside.get_by_role("searchbox").first

    if not is_box:
        field.fill("项目")
    else:
        field.press_sequentially("项目")
        listed = inside.locator("[part=panel]").locator("visible=true")
        expect(listed.locator("[part~=hit]").first).to_contain_text("项目")
    if name != "hostile":
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    field.press("Enter")

    page.wait_for_url(f"{elsewhere.service}/search?*")
    asked = dict(parse_qsl(urlsplit(page.url).query))
    assert asked.pop("q") == "项目"
    assert asked.pop("lang", "zh") == "zh"
    assert asked == ({"district": "菏泽开发区"} if name in ("index", "frame", "form") else {})
    expect(page.locator(".hit").first).to_be_visible()


# --- One box


def test_a_visitor_searches_and_opens_an_article(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor("/index.html")
    expect(page.get_by_text("检索本区旧报").first).to_be_visible()
    page.locator("mudan-search").evaluate("box => { box.debounce = 1000; }")  # a busy machine types slowly

    search(page, "脱贫攻坚")

    hit = page.locator("[part~=hit]").first
    expect(hit.locator("mark").first).to_have_text("脱贫攻坚")
    assert api(page) == [{"q": "脱贫攻坚", "district": "菏泽开发区", "limit": "5"}], (
        "asked once, when the typing rests"
    )
    assert page.get_by_role("listbox").locator(OPTION).count() >= 1
    title = hit.locator("[part=title]").inner_text()
    expect(hit.locator("[part=meta]")).to_contain_text("菏泽开发区")
    with page.expect_navigation():
        hit.click()
    assert page.url.startswith(f"{elsewhere.service}/article/")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("article.story mark.exact").first).to_have_text("脱贫攻坚")


def test_the_keyboard_is_enough(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor("/index.html")
    box, list_ = combobox(page), page.get_by_role("listbox")
    active = "box => box.getAttribute('aria-activedescendant')"

    page.locator("#other").focus()
    page.keyboard.type("/")
    expect(page.locator("#other")).to_have_value("/")
    page.locator("#other").blur()
    page.keyboard.press("/")
    expect(box).to_be_focused()

    page.keyboard.type("项目")
    expect(list_).to_be_visible()
    asked = api(page)
    expect(box).to_have_attribute("aria-expanded", "true")
    count = list_.locator(OPTION).count()
    assert count > 2
    for step in range(count):
        page.keyboard.press("ArrowDown")
        assert box.evaluate(active) == f"option-{step}"
        expect(list_.locator("[aria-selected=true]")).to_have_attribute("id", f"option-{step}")
        expect(list_.locator("[aria-selected=true]")).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    assert box.evaluate(active) is None, "past the last is the box again"
    page.keyboard.press("ArrowUp")
    assert box.evaluate(active) == f"option-{count - 1}"
    expect(box).to_have_value("项目")

    page.keyboard.press("Escape")
    expect(list_).to_be_hidden()
    expect(box).to_have_value("项目")
    page.keyboard.press("Alt+ArrowDown")
    expect(list_).to_be_visible()
    assert api(page) == asked, "what is still true is not asked again"
    page.keyboard.press("Alt+ArrowUp")
    expect(list_).to_be_hidden()
    page.keyboard.press("Escape")
    expect(box).to_have_value("")

    page.keyboard.type("项目")
    expect(list_).to_be_visible()
    while not (page.locator("[part~=hit][aria-selected=true]")).count():
        page.keyboard.press("ArrowDown")
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Enter")
    assert "/article/" in opened.value.url or opened.value.wait_for_url("**/article/**") is None
    opened.value.close()

    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.startswith(f"{elsewhere.service}/search?")
    assert parse_qsl(urlsplit(page.url).query) == [("q", "项目"), ("district", "菏泽开发区")]


def test_tab_leads_through_the_box_to_its_footer_and_out(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html")
    search(page, "项目")

    names = []
    for _ in range(4):
        page.keyboard.press("Tab")
        names.append(page.evaluate("""() => {
            const at = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
            return at.getAttribute("aria-label") ?? at.textContent.trim();
        }"""))  # fmt: skip

    assert names[:3] == ["清除", "检索", "区档案馆"]
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_input_method_is_left_alone(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html")
    combobox(page).focus()
    keys = page.context.new_cdp_session(page)

    for text in ("t", "tu", "tuo", "tuo'p"):
        keys.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
    page.wait_for_timeout(500)
    assert api(page) == [], "nothing is asked while it composes"
    combobox(page).evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    keys.send("Input.insertText", {"text": "脱贫"})
    expect(page.get_by_role("listbox")).to_be_visible()

    assert page.url.endswith("/index.html"), "its Enter searches nothing"
    assert [asked["q"] for asked in api(page)] == ["脱贫"]


def test_an_answer_that_comes_late_is_dropped(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    # The service answers the first question only after the second was answered, and nothing aborts it.
    box.evaluate("""() => {
        const ask = window.fetch, later = [];
        window.fetch = (url, options) => {
            const answer = ask(url, {...options, signal: undefined});
            if (new URL(url).searchParams.get("q") !== "项目") { answer.then(() => later.splice(0).forEach(go => go())); return answer; }
            return new Promise(done => later.push(() => done(answer)));
        };
    }""")  # fmt: skip

    combobox(box).fill("项目")
    until(page, "performance.getEntriesByType('resource').some(one => one.name.includes('/api/v1/search'))")
    combobox(box).fill("脱贫")
    expect(box.locator("[part~=hit]").first).to_contain_text("脱贫")
    page.wait_for_timeout(200)

    results = page.locator("#log li", has_text="hits results").all_inner_texts()
    assert results == ["hits results 脱贫"]


def test_slots_hold_what_the_page_says(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html")
    footer = page.get_by_text("提供")
    expect(footer).to_be_hidden()

    search(page, "脱贫")
    expect(footer).to_be_visible()
    expect(page.locator("[part=keys]")).to_be_hidden()
    expect(combobox(page)).to_have_accessible_name("检索本区旧报")
    page.get_by_role("button", name="清除").click()
    combobox(page).press_sequentially("飞碟降落")

    expect(page.get_by_text("本区旧报里没有")).to_be_visible()
    page.get_by_role("link", name="问一问档案馆").click()
    assert page.url.endswith("#contact")


# --- Several boxes, attributes, methods, events


def test_two_boxes_do_not_meddle(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor("/two.html")
    hits, only = page.locator("#hits"), page.locator("#page")
    log = page.locator("#log li")
    expect(log).to_have_text(["hits ready", "page ready"])

    search(hits, "项目")
    expect(only.get_by_role("listbox")).to_be_hidden()
    expect(hits.locator("[part~=hit]")).to_have_count(3)
    more = hits.locator("[part~=all]")
    expect(more).to_contain_text("查看全部")
    search(only, "xiang")
    expect(hits.get_by_role("listbox")).to_be_hidden()
    expect(only.locator("[part~=hit]")).to_have_count(0)
    expect(only.locator("[part~=heading]")).to_have_text("Suggestions")
    assert hits.evaluate("box => box.shadowRoot.adoptedStyleSheets[0]") is not None
    assert page.evaluate(
        "document.querySelector('#hits').shadowRoot.adoptedStyleSheets[0] === document.querySelector('#page').shadowRoot.adoptedStyleSheets[0]"
    )

    with page.expect_navigation():
        only.locator(OPTION).first.click()
    query = parse_qs(urlsplit(page.url).query)
    assert page.url.startswith(f"{elsewhere.service}/search?")
    assert (query["district"], query["lang"]) == (["菏泽开发区"], ["en"])
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_suggestion_is_searched_where_hits_are_listed(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    search(box, "练建钧")
    expect(box.locator("[part=heading]").first).to_have_text("您要找的是不是")

    box.locator("[part~=suggestion]").first.click()

    expect(combobox(box)).to_have_value("练建军")
    expect(combobox(box)).to_be_focused()
    expect(box.locator("[part~=hit] mark").first).to_have_text("练建军")


def test_a_suggested_headline_is_shown_as_printed_and_asked_in_quotation_marks(
    visitor: Callable[..., Page],
) -> None:
    box = visitor("/two.html").locator("#hits")
    search(box, "硬骨头")
    headline = box.locator("[part~=suggestion]").filter(has_text="啃“硬骨头”")
    expect(headline.locator("bdi")).to_have_text("脱贫攻坚,开发区要啃“硬骨头”")

    headline.click()

    expect(combobox(box)).to_have_value("「脱贫攻坚,开发区要啃“硬骨头”」")
    expect(box.locator("[part~=hit]")).to_have_count(1)


def test_attributes_are_live(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    box = page.locator("#hits")

    def change(**given: str) -> None:
        box.evaluate("(box, given) => Object.assign(box, given)", given)

    search(box, "工作")
    everything = box.locator("[part~=all]").inner_text()
    change(
        district="菏泽开发区",
        **{"from": "2020", "to": "2020", "kind": "news", "sort": "newest", "maxResults": "2"},
    )
    expect(box.locator("[part~=hit]")).to_have_count(2)
    expect(box.locator("[part~=all]")).not_to_have_text(everything)
    assert api(page)[-1] == {
        "q": "工作",
        "district": "菏泽开发区",
        "kind": "news",
        "from": "2020",
        "to": "2020",
        "sort": "newest",
        "limit": "2",
    }
    assert box.get_attribute("max-results") == "2"
    asked = [parse_qs(urlsplit(url).query) for url in requests if "/api/v1/suggest" in url][-1]
    assert asked == {
        "q": ["工作"],
        "district": ["菏泽开发区"],
        "kind": ["news"],
        "from": ["2020"],
        "to": ["2020"],
        "limit": ["4"],
    }

    change(suggest="off")
    expect(box.locator("[part~=suggestion]")).to_have_count(0)
    change(lang="en")
    expect(box.locator("[part~=all]")).to_contain_text("See all")
    expect(combobox(box)).to_have_attribute("placeholder", "Search old newspapers")
    change(lang="zh-TW", placeholder="試試")
    expect(box.get_by_role("button", name="檢索")).to_be_visible()
    expect(combobox(box)).to_have_attribute("placeholder", "試試")
    change(target="_blank")
    box.evaluate("box => box.search()")
    expect(box.locator("[part~=hit]").first).to_have_attribute("target", "_blank")
    expect(box.locator("[part~=hit]").first).to_have_attribute("rel", "noopener")

    ground = "box => getComputedStyle(box.shadowRoot.querySelector('[part=field]')).backgroundColor"
    light = box.evaluate(ground)
    change(theme="dark")
    assert box.evaluate(ground) != light
    page.evaluate("document.documentElement.style.colorScheme = 'dark'")
    change(theme="light")
    assert box.evaluate(ground) == light
    change(theme="auto")
    assert box.evaluate(ground) != light, "as the page"

    change(q="脱贫")
    expect(combobox(box)).to_have_value("脱贫")
    change(shortcut="mod+k", q="")
    page.locator("h1").click()
    page.keyboard.press("Control+k")
    expect(combobox(box)).to_be_focused()
    change(results="page", src=box.evaluate("() => location.origin") + "/mounted")
    box.evaluate(
        "box => { box.value = '麦'; addEventListener('mudan-search:search', event => { event.preventDefault(); window.to = event.detail.url; }); box.search(); }"
    )
    assert page.evaluate("window.to").startswith(f"{page.url.rpartition('/')[0]}/mounted/search?q=")


def test_methods_do_as_they_say_and_events_can_be_cancelled(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    list_ = box.get_by_role("listbox")

    box.evaluate("box => box.focus()")
    expect(combobox(box)).to_be_focused()
    combobox(box).blur()
    box.evaluate("box => box.search('脱贫')")
    expect(list_).to_be_visible()
    box.evaluate("box => box.close()")
    expect(list_).to_be_hidden()
    box.evaluate("box => box.open()")
    expect(list_).to_be_visible()
    box.evaluate("box => box.clear()")
    expect(box.locator("[part=panel]")).to_be_hidden()
    expect(combobox(box)).to_have_attribute("aria-expanded", "false")
    assert box.evaluate("box => box.value") == ""

    box.evaluate("""box => {
        window.told = [];
        for (const name of ["search", "results", "select"]) box.addEventListener(`mudan-search:${name}`, event => {
            window.told.push([name, event.composed, event.bubbles, event.detail]);
            if (window.stop === name) event.preventDefault();
        });
    }""")  # fmt: skip
    for stop in ("search", "results"):
        page.evaluate("name => { window.stop = name; window.told = []; }", stop)
        box.evaluate("box => box.search('脱贫')")
        expect(list_).to_be_hidden()
        told = page.evaluate("window.told")
        assert told[-1][:3] == [stop, True, True]
        assert tuple(told[-1][3]) == DETAILS[stop]
        if stop == "results":
            assert told[-1][3]["total"] == len(told[-1][3]["hits"]) or told[-1][3]["total"] > 3
            assert told[-1][3]["hits"][0]["title"]
    page.evaluate("window.stop = 'select'")
    box.evaluate("box => box.search('脱贫')")
    expect(list_).to_be_visible()
    box.locator("[part~=hit]").first.click()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.url.endswith("/two.html"), "the page has said no twice"
    selected = [detail for name, _, _, detail in page.evaluate("window.told") if name == "select"]
    assert selected[0]["kind"] == "hit"
    assert set(selected[0]) == set(DETAILS["select"])
    assert selected[0]["hit"]["id"] in selected[0]["url"]


def test_a_box_made_by_script_and_moved_about_works(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    page.evaluate("""() => {
        const box = document.createElement("mudan-search");
        box.id = "made"; box.maxResults = 1;
        document.querySelector("main").prepend(box);
        document.querySelector("main").append(box);
    }""")  # fmt: skip
    box = page.locator("#made")

    search(box, "脱贫")

    expect(box.locator("[part~=hit]")).to_have_count(1)
    press = """() => {
        const key = new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true });
        document.body.dispatchEvent(key);
        return key.defaultPrevented;
    }"""
    box.evaluate("box => { box.shortcut = 'x'; window.box = box; }")
    assert page.evaluate(press), "a key for the box"
    page.evaluate("window.box.remove()")
    assert not page.evaluate(press), "for a box that is gone no longer"


def test_a_box_without_its_form_works_inside_a_form_of_the_page(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    elsewhere.changed["paste.html"] = f"""<!doctype html><html lang="zh"><meta charset="utf-8"><title>x</title>
        <form action="/elsewhere" method="post"><input name="own"><mudan-search></mudan-search><button>存</button></form>
        <script type="module" src="{elsewhere.service}/embed/v1/mudan-search.js"></script>"""
    page = visitor("/paste.html")
    search(page, "脱贫")
    expect(page.locator("[part~=hit]").first).to_be_visible()

    with page.expect_navigation():
        page.get_by_role("button", name="检索").click()

    assert page.url.startswith(f"{elsewhere.service}/search?q=")


def test_a_faulty_query_or_too_many_are_a_line_in_the_list(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html", expected="status of 4(00|29)")
    box = page.locator("#hits")
    note = box.locator("[part=note]")

    combobox(box).press_sequentially('"脱贫')
    expect(note).to_have_text('第 1 字的引号 " 没有配对；文字本身带引号的，用「」括起来')
    expect(box.locator("form[part=form]")).to_be_visible()
    box.evaluate("box => { box.lang = 'en'; box.search(); }")
    expect(note).to_contain_text("quot")
    box.evaluate("box => { box.lang = 'zh-HK'; }")
    busy = {"status": 429, "json": {}, "headers": {"Access-Control-Allow-Origin": "*", "Retry-After": "9"}}
    page.route("**/api/v1/search?*", lambda route: route.fulfill(**busy))
    box.evaluate("box => box.search('脱贫')")
    expect(note).to_have_text("檢索太頻繁，請稍候再試")
    expect(box.locator("form[part=form]")).to_be_visible()


# --- Looks


@pytest.mark.parametrize(
    ("name", "scheme", "width"), [("two", "light", 1024), ("two", "dark", 360), ("index", "light", 360)]
)
def test_axe_has_nothing_to_say(
    visitor: Callable[..., Page], elsewhere: Elsewhere, name: str, scheme: str, width: int
) -> None:
    elsewhere.policy = elsewhere.policy.replace(
        "require-trusted-types-for 'script'", ""
    )  # axe itself makes markup
    page = visitor(f"/{name}.html", scheme=scheme, width=width)
    page.evaluate("scheme => { document.documentElement.style.colorScheme = scheme; }", scheme)
    page.evaluate(
        "scheme => { if (scheme === 'dark') document.body.style.cssText = 'background:#111;color:#eee'; }", scheme
    )
    box = page.locator("mudan-search").first
    search(box, "脱贫")
    page.keyboard.press("ArrowDown")

    found = Axe().run(page, options=RULES)

    assert found.violations_count == 0, found.generate_report()
    panel = box.locator("[part=panel]").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_style_of_the_page_reaches_inside(visitor: Callable[..., Page]) -> None:
    """The box on a hostile page computes to what it computes to on a friendly one."""
    measure = """box => Object.fromEntries([...box.shadowRoot.querySelectorAll("[part]")].filter(one => one.checkVisibility()).map((one, at) => {
        const style = getComputedStyle(one);
        const names = [...style].filter(name => !/^--|(block|inline)-size|^(width|height|max-height|left|right|top|bottom)$|origin|^inset|^perspective/.test(name));
        return [at + one.getAttribute("part"), Object.fromEntries(names.map(name => [name, style.getPropertyValue(name)]))];
    }))"""
    pages = [visitor(path, width=1300) for path in ("/two.html", "/hostile.html")]
    found = []
    for page in pages:
        box = page.locator("mudan-search").first
        box.evaluate(
            "box => { box.maxResults = 3; box.style.cssText = '--mudan-accent:#0b5fa5;--mudan-on-accent:#fff;--mudan-radius:2px'; }"
        )
        search(box, "脱贫")
        found.append(box.evaluate(measure))

    friendly, hostile = found
    assert list(friendly) == list(hostile)
    differing = {
        (part, name): (friendly[part][name], hostile[part][name])
        for part in friendly
        for name in friendly[part]
        if friendly[part][name] != hostile[part][name]
    }
    assert {
        key: pair
        for key, pair in differing.items()
        if not (key[0].endswith("mark exact") and key[1] == "font-weight")
        and not (
            key[0].endswith(("form", "label")) and "color" in key[1]
        )  # a label stands on the ground of the page
    } == {}

    with pages[1].expect_navigation():
        pages[1].locator("[part~=hit]").first.click()


def test_on_a_phone_the_list_stays_inside_the_screen(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html", width=320, has_touch=True)
    page.evaluate("document.querySelector('header').prepend(document.createElement('div'))")
    page.evaluate("document.querySelector('mudan-search').style.cssText = 'width: 8em; margin-left: auto'")

    search(page, "脱贫")

    panel = page.locator("[part=panel]").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 320
    assert panel["width"] >= 300
    small = page.locator(f"{OPTION}, button:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).filter(box => box.height && box.height < 24).length"
    )
    assert small == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_an_excerpt_shows_what_was_found(visitor: Callable[..., Page], width: int) -> None:
    page = visitor("/two.html", width=width)
    box = page.locator("#hits")
    box.evaluate("""box => {
        box.maxResults = 20;
        box.addEventListener("mudan-search:results", (event) => { window.excerpts = event.detail.hits.flatMap(hit => hit.snippets.slice(0, 1).map(one => one.text)); });
    }""")

    search(box, "工作")

    shown = box.locator("[part=excerpt]").all_text_contents()
    whole = page.evaluate("window.excerpts")
    hidden = box.locator("[part=excerpt]").evaluate_all("""all => all.filter(excerpt => {
        const mark = excerpt.querySelector("mark");
        return mark && mark.getBoundingClientRect().bottom > excerpt.getBoundingClientRect().bottom + 1;
    }).map(excerpt => excerpt.textContent)""")
    assert box.locator("[part=excerpt] mark").count() > 5
    assert hidden == []
    assert len(shown) == len(whole)
    assert all(text.endswith(part.removeprefix("…")) for part, text in zip(shown, whole, strict=True))
    cut = [part for part, text in zip(shown, whole, strict=True) if part != text]
    assert (cut == []) is (width == 1280), "only where it has to be"


# --- Where it cannot work


def test_without_script_it_is_a_form(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor("/index.html", script=False)
    page.locator("mudan-search").get_by_role("searchbox").fill("脱贫攻坚")
    page.get_by_role("button", name="检索").click()

    page.wait_for_url(f"{elsewhere.service}/search?*")
    assert parse_qsl(urlsplit(page.url).query) == [("q", "脱贫攻坚"), ("district", "菏泽开发区")]
    expect(page.locator(".hit").first).to_be_visible()


def test_the_form_alone(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    elsewhere.policy = f"default-src 'none'; style-src 'self'; form-action {SERVICE}"
    page = visitor("/form.html")
    page.get_by_role("searchbox").fill("脱贫攻坚")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert parse_qsl(urlsplit(page.url).query) == [("q", "脱贫攻坚"), ("district", "菏泽开发区")]


def test_a_script_that_is_not_the_one_promised_does_not_run_and_the_form_stays(
    visitor: Callable[..., Page], elsewhere: Elsewhere, checkout: Path
) -> None:
    page = (checkout / "web" / "examples" / "index.html").read_text("utf-8")
    wrong = f"sha384-{'A' * 64}"
    elsewhere.changed["index.html"] = page.replace('.js">', f'.js" integrity="{wrong}" crossorigin="anonymous">')
    page = visitor("/index.html", expected="integrity")

    assert page.evaluate("customElements.get('mudan-search')") is None
    page.get_by_role("searchbox").fill("脱贫攻坚")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.startswith(f"{elsewhere.service}/search?")


@pytest.mark.parametrize("why", ["not on the list", "connect-src"])
def test_where_the_answer_is_barred_the_form_comes_back_with_what_was_typed(
    visitor: Callable[..., Page], elsewhere: Elsewhere, why: str
) -> None:
    if why == "connect-src":
        elsewhere.policy = elsewhere.policy.replace(f"connect-src {SERVICE};", "")
    page = visitor(expected="CORS|net::ERR_FAILED|Content Security Policy|Refused to connect|violates")
    warnings: list[str] = []
    page.on("console", lambda said: warnings.append(said.text) if said.type == "warning" else None)
    page.goto(f"{elsewhere.stranger if why == 'not on the list' else elsewhere.origin}/index.html")
    page.evaluate("addEventListener('mudan-search:error', event => { window.error = event.detail; })")

    combobox(page).press_sequentially("脱贫")
    plain = page.get_by_role("searchbox")
    expect(plain).to_be_visible()

    expect(plain).to_be_focused()
    expect(plain).to_have_value("脱贫")
    expect(combobox(page)).to_be_hidden()
    assert page.evaluate("window.error.unreachable")
    assert "MUDAN_EMBED_ORIGINS" in warnings[0]
    assert "connect-src" in warnings[0]
    page.keyboard.type("攻坚")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert parse_qsl(urlsplit(page.url).query) == [("q", "脱贫攻坚"), ("district", "菏泽开发区")]


class Relay:
    """A port that leads to *service*, and can be closed and opened again at once, as a server that is restarted."""

    def __init__(self, service: str) -> None:
        self._to = (str(urlsplit(service).hostname), urlsplit(service).port or 80)
        self.address = free_address()
        self._open: list[socket.socket] = []

    def start(self) -> None:
        host, port = self.address.split(":")
        self._listening = socket.create_server((host, int(port)))
        Thread(target=self._accept, args=(self._listening,), daemon=True).start()

    def stop(self) -> None:
        for one in [self._listening, *self._open]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, far = listening.accept()[0], socket.create_connection(self._to)
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    Thread(target=self._pass, args=(one, other), daemon=True).start()

    @staticmethod
    def _pass(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)


def test_the_server_goes_and_comes_back(visitor: Callable[..., Page], elsewhere: Elsewhere, service: str) -> None:
    relay = Relay(service)
    relay.start()
    elsewhere.service = f"http://{relay.address}"
    page = visitor("/index.html", expected="ERR_CONNECTION|ERR_EMPTY|ERR_SOCKET")
    plain = page.get_by_role("searchbox")
    search(page, "脱贫")

    relay.stop()
    combobox(page).press_sequentially("攻")
    expect(plain).to_be_focused()
    expect(plain).to_have_value("脱贫攻")

    relay.start()
    page.keyboard.type("坚")
    page.wait_for_timeout(2500)  # the first look at the server is after two seconds
    expect(plain).to_have_value("脱贫攻坚")  # whoever types is not disturbed
    plain.blur()

    expect(combobox(page)).to_have_value("脱贫攻坚")
    combobox(page).click()
    expect(page.get_by_role("listbox")).to_be_visible()
    page.goto("about:blank")
    relay.stop()


@pytest.mark.parametrize(("sign", "whose"), [("online", "window"), ("visibilitychange", "document")])
def test_a_box_that_had_given_up_looks_again_when_the_reader_returns(
    visitor: Callable[..., Page], elsewhere: Elsewhere, sign: str, whose: str
) -> None:
    page = visitor(expected="ERR_FAILED")
    page.clock.install()
    page.goto(f"{elsewhere.origin}/index.html")
    looked: list[str] = []

    def refuse(route: Route) -> None:
        if "q=&" in route.request.url:  # what the reader asked has words
            looked.append(route.request.url)
        route.abort()

    page.route("**/api/v1/*", refuse)
    combobox(page).press_sequentially("脱贫")
    page.clock.run_for(300)
    plain = page.get_by_role("searchbox")
    expect(plain).to_be_focused()
    plain.blur()
    for looks, pause in enumerate((2, 4, 8, 16, 32, 64), start=1):
        end = time.monotonic() + 60
        while len(looked) < looks:
            assert time.monotonic() < end
            page.clock.run_for(pause * 1000)
            page.wait_for_timeout(50)
    for _ in range(2):
        page.clock.run_for(600_000)
        page.wait_for_timeout(100)
    assert len(looked) == 6

    page.unroute("**/api/v1/*")
    page.evaluate(f"{whose}.dispatchEvent(new Event('{sign}'))")
    page.clock.run_for(2000)

    expect(combobox(page)).to_have_value("脱贫")


def test_a_box_that_is_moved_while_it_waits_for_the_server_goes_on_waiting(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor(expected="ERR_FAILED")
    page.clock.install()
    page.goto(f"{elsewhere.origin}/index.html")
    page.route("**/api/v1/*", lambda route: route.abort())
    combobox(page).press_sequentially("脱贫")
    page.clock.run_for(300)
    plain = page.get_by_role("searchbox")
    expect(plain).to_be_focused()

    page.evaluate("document.querySelector('main').prepend(document.querySelector('mudan-search'))")
    page.unroute("**/api/v1/*")
    page.clock.run_for(5000)

    expect(combobox(page)).to_have_value("脱贫")


def test_what_is_typed_before_the_script_is_there_is_kept(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor()
    held: list[Any] = []
    page.route("**/mudan-search.js*", lambda route: held.append(route))
    page.goto(f"{elsewhere.origin}/index.html", wait_until="commit")
    plain = page.get_by_role("searchbox")
    plain.press_sequentially("脱")
    held[0].continue_()
    until(page, "Boolean(customElements.get('mudan-search'))")

    plain.press_sequentially("贫")
    expect(plain).to_have_value("脱贫")
    plain.blur()
    expect(combobox(page)).to_have_value("脱贫")


# --- The frame


def test_a_frame_is_as_high_as_what_it_holds(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor("/frame.html")
    frame, inside = page.locator("iframe"), page.frame_locator("iframe")
    height = "frame => Number(frame.height)"
    assert 48 <= int(fitted(page, frame)) < 80

    search(inside, "脱贫攻坚")
    until(page, "Number(document.querySelector('iframe').height) > 200")
    expect(inside.locator("[part=footer]")).to_be_visible()
    assert inside.locator("html").evaluate("html => html.scrollHeight <= html.clientHeight + 1")
    page.locator("h1").click()
    assert frame.evaluate(height) > 200, "a click beside the frame moves nothing"

    page.evaluate("""() => {
        const before = document.querySelector("iframe").height;
        postMessage({type: "mudan:height", height: 1999}, "*");
        window.before = before;
    }""")  # fmt: skip
    page.wait_for_timeout(100)
    assert frame.evaluate("frame => frame.height === window.before"), "only the frame says how high it is"
    tell = "height => parent.postMessage({ type: 'mudan:height', height }, '*')"
    for said, height in ((99_999, "2000"), (-1, "48"), ("high", "48"), (300.2, "301")):
        page.frames[1].evaluate(tell, said)
        until(page, f"document.querySelector('iframe').height === '{height}'")
    with page.expect_navigation():
        inside.locator("[part~=hit]").first.click()
    assert page.url.startswith(f"{elsewhere.service}/article/")


def test_only_listed_sites_may_frame_and_only_the_frame(
    visitor: Callable[..., Page], elsewhere: Elsewhere, checkout: Path
) -> None:
    page = visitor(expected="frame-ancestors|Framing|ERR_BLOCKED_BY_RESPONSE|Refused to frame")
    page.goto(f"{elsewhere.stranger}/frame.html")
    expect(combobox(page.frame_locator("iframe"))).to_have_count(0)

    text = (checkout / "web" / "examples" / "frame.html").read_text("utf-8")
    elsewhere.changed["frame.html"] = text.replace("/embed/frame?", "/search?q=x&amp;")
    page.goto(f"{elsewhere.origin}/frame.html")
    expect(page.frame_locator("iframe").get_by_role("search")).to_have_count(0)


# --- The page that writes the snippet


@pytest.mark.parametrize(
    ("variant", "script"),
    [("box", True), ("frame", True), ("form", True), ("box", False)],
    ids=["box", "frame", "form", "box, from the page without script"],
)
def test_the_snippet_of_the_page_works_where_it_is_pasted(
    visitor: Callable[..., Page], elsewhere: Elsewhere, checkout: Path, script: bool, variant: str
) -> None:
    """As an editor does it: fill in the form, copy what the page shows, paste it."""
    page = visitor(script=script)
    page.route(
        "**/embed/preview?*", lambda route: route.fulfill(body="")
    )  # not looked at here, and three each time
    page.goto(f"{elsewhere.service}/embed")
    page.get_by_label({"box": "检索框 边", "frame": "框架 一行", "form": "表单 不用"}[variant]).check()
    page.locator("summary", has_text="地区").click()
    page.get_by_label("菏泽开发区").check()
    page.get_by_label("您的网址").fill(f"{elsewhere.origin}/index.html")
    if script:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        wanted = "%E8%8F%8F" if variant == "frame" else "菏泽开发区"
        expect(page.locator("#snippet")).to_contain_text(wanted)
        expect(page.locator("#test ~ .checks-done").first).to_contain_text("许可")
        page.get_by_role("button", name="复制代码").click()
        snippet = page.evaluate("navigator.clipboard.readText()")
    else:
        page.get_by_role("button", name="生成代码").click()
        page.wait_for_url("**/embed?*")
        snippet = page.locator("#snippet").inner_text()
        expect(page.get_by_role("button", name="复制代码")).to_be_hidden()
    expect(page.locator("#test ~ .checks-done").first).to_contain_text(
        "任何网站都能用" if variant == "form" else "已获许可"
    )
    policy = " ".join(page.locator("#csp").inner_text().split())

    paste = (checkout / "web" / "examples" / "paste.html").read_text("utf-8")
    elsewhere.changed["paste.html"] = paste.replace("<!-- 把代码粘贴在这里 -->", snippet)
    elsewhere.policy = f"default-src 'none'; style-src 'self'; base-uri 'none'; {policy}"
    visited = visitor("/paste.html")
    inside = visited.frame_locator("iframe") if variant == "frame" else visited
    if variant == "form":
        inside.get_by_role("searchbox").fill("脱贫攻坚")
    else:
        search(inside, "脱贫攻坚")
        expect(inside.locator("[part~=hit] [part=meta]").first).to_contain_text("菏泽开发区")
    with visited.expect_navigation():
        visited.keyboard.press("Enter")
    assert visited.url.startswith(f"{elsewhere.service}/search?")
    assert ("district", "菏泽开发区") in parse_qsl(urlsplit(visited.url).query)


def test_the_page_shows_a_change_at_once_and_tests_the_server(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor()
    page.goto(f"{elsewhere.service}/embed")
    page.get_by_label("框内提示").press_sequentially("查旧报")

    expect(page.locator("#snippet")).to_contain_text('placeholder="查旧报"')
    expect(page.get_by_label("框内提示")).to_be_focused()
    assert parse_qs(urlsplit(page.url).query)["placeholder"] == ["查旧报"]
    for host in range(3):
        shown = page.frame_locator(f".previews iframe >> nth={host}")
        expect(combobox(shown)).to_have_attribute("placeholder", "查旧报")
    page.get_by_label("强调色").fill("#0b5fa5")
    expect(page.locator("#theme")).to_contain_text("--mudan-accent: #0b5fa5;")
    button = page.frame_locator(".previews iframe >> nth=0").get_by_role("button", name="检索")
    expect(button).to_have_css("background-color", "rgb(11, 95, 165)")
    page.get_by_role("button", name="测一测服务器").click()
    expect(page.locator("#tests .is-good")).to_have_count(3)


def test_what_a_test_of_the_server_says_outlives_a_change(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor()
    page.goto(f"{elsewhere.service}/embed")
    expect(page.get_by_role("button", name="测一测服务器")).to_be_visible()
    held: list[Route] = []
    passing: list[bool] = []
    page.route("**/embed?*", lambda route: route.continue_() if passing else held.append(route))
    page.get_by_label("强调色").fill("#0b5fa5")
    soon(page, lambda: held)
    page.get_by_role("button", name="测一测服务器").click()
    expect(page.locator("#tests .is-good")).to_have_count(3)

    passing.append(True)
    held[-1].continue_()

    expect(page.locator("#theme")).to_contain_text("--mudan-accent: #0b5fa5;")
    expect(page.locator("#tests .is-good")).to_have_count(3)


# --- What a page may rely on, word by word


def held_back(page: Page, elsewhere: Elsewhere, path: str) -> Callable[[], None]:
    """Open *path* without the script of the box, and return what lets it come."""
    held: list[Route] = []
    page.route("**/mudan-search.js*", lambda route: held.append(route))
    page.goto(f"{elsewhere.origin}{path}", wait_until="commit")
    expect(page.get_by_role("searchbox").first).to_be_visible()

    def release() -> None:
        held[0].continue_()
        until(page, "Boolean(customElements.get('mudan-search'))")

    return release


def test_the_form_searches_before_the_script_is_there(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor()
    held_back(page, elsewhere, "/index.html")
    expect(page.locator("header").get_by_text("检索本区旧报").locator("visible=true")).to_have_count(1)

    page.get_by_role("searchbox").fill("脱贫攻坚")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{elsewhere.service}/search?*")
    assert parse_qsl(urlsplit(page.url).query) == [("q", "脱贫攻坚"), ("district", "菏泽开发区")]


def test_what_a_page_sets_before_the_script_is_there_holds(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor()
    release = held_back(page, elsewhere, "/two.html")
    box = page.locator("#hits")
    box.evaluate("box => { box.maxResults = 2; box.value = '项目'; }")

    release()

    expect(combobox(box)).to_have_value("项目")
    assert box.get_attribute("max-results") == "2"
    assert box.evaluate("Object.keys") == [], "nothing hides the properties of the box"
    box.evaluate("box => box.search()")
    expect(box.locator("[part~=hit]")).to_have_count(2)


def test_the_cursor_goes_along_from_the_form_into_the_box(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor()
    release = held_back(page, elsewhere, "/index.html")
    page.get_by_role("searchbox").focus()

    release()

    expect(combobox(page)).to_be_focused()


def test_hits_do_without_suggestions_and_lead_on_in_the_language_of_the_box(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html", expected="ERR_FAILED")
    box = page.locator("#hits")
    box.evaluate("box => { box.lang = 'zh-HK'; }")
    page.route("**/api/v1/suggest?*", lambda route: route.abort())

    search(box, "项目")

    expect(box.locator("[part~=suggestion]")).to_have_count(0)
    expect(box.locator("[part~=hit]")).to_have_count(3)
    for link in box.locator(OPTION).all():
        assert parse_qs(urlsplit(str(link.get_attribute("href"))).query)["lang"] == ["zh-Hant"]


def test_a_box_that_is_nowhere_yet_can_be_told_what_to_do(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    page.evaluate("""() => {
        const box = window.box = document.createElement("mudan-search");
        box.setAttribute("q", "麦");
        for (const name of ["open", "close", "focus", "clear"]) box[name]();
        box.search("脱贫");
    }""")
    page.evaluate("document.querySelector('main').prepend(window.box)")
    box = page.locator("mudan-search").first

    expect(combobox(box)).to_have_value("脱贫")
    page.evaluate("window.box.open()")
    expect(box.locator("[part~=hit]").first).to_be_visible()


def test_a_click_beside_the_options_leaves_the_cursor_where_it_is(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    search(box, "项目")

    box.locator("[part=heading]").first.click()
    page.wait_for_timeout(100)

    expect(combobox(box)).to_be_focused()
    expect(box.get_by_role("listbox")).to_be_visible()
    page.locator("h1").click()
    expect(box.get_by_role("listbox")).to_be_hidden()


def test_an_open_list_follows_its_attributes(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    search(box, "项目")
    hit = box.locator("[part~=hit]").first
    expect(hit).to_be_visible()

    box.evaluate("box => { box.target = 'other'; }")
    assert (hit.get_attribute("target"), hit.get_attribute("rel")) == ("other", "noopener")
    box.evaluate("box => { box.target = null; }")
    assert (hit.get_attribute("target"), hit.get_attribute("rel")) == (None, None)
    box.evaluate("box => { box.results = 'page'; }")
    expect(box.locator("[part~=hit]")).to_have_count(0)
    expect(box.locator("[part~=suggestion]").first).to_be_visible()
    box.evaluate("box => { box.removeAttribute('results'); }")
    expect(box.locator("[part~=hit]")).to_have_count(3)
    page.route("**/mounted/api/v1/*", lambda route: route.continue_(url=route.request.url.replace("/mounted", "")))
    box.evaluate("(box, at) => { box.src = at; }", f"{elsewhere.service}/mounted")
    expect(hit).to_have_attribute("href", re.compile(f"^{elsewhere.service}/article/"))
    expect(box.locator("[part~=all]")).to_have_attribute(
        "href", re.compile(f"^{elsewhere.service}/mounted/search")
    )
    for given, limit in (("99", 20), ("0", 1), ("many", 5)):
        with page.expect_request(re.compile(rf"/api/v1/search\?.*limit={limit}(&|$)")):
            box.evaluate("(box, given) => { box.maxResults = given; }", given)
    box.evaluate("box => { box.placeholder = '试试'; box.placeholder = null; box.shortcut = 'k'; }")
    expect(combobox(box)).to_have_attribute("placeholder", "检索地方旧报")
    expect(box.locator("[part=shortcut]")).to_have_text("K")


def test_the_pause_before_a_question_is_live(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")

    box.evaluate("box => { box.debounce = '5000'; }")
    combobox(box).press_sequentially("项目")
    page.wait_for_timeout(500)
    assert api(page) == []
    box.evaluate("box => { box.debounce = '0'; box.clear(); }")
    for letter in "脱贫":
        combobox(box).press_sequentially(letter)
        soon(page, lambda letter=letter: [asked for asked in api(page) if asked["q"].endswith(letter)])

    expect(box.locator("[part~=hit]").first).to_contain_text("脱贫")
    assert [asked["q"] for asked in api(page)] == ["脱", "脱贫"]


def test_every_event_is_composed_and_what_can_be_stopped_is_cancelable(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor(expected="status of 400")
    page.add_init_script("""window.told = {};
        for (const name of ["ready", "search", "results", "select", "error"]) {
            addEventListener(`mudan-search:${name}`, (event) => {
                window.told[name] = [event.composed, event.bubbles, event.cancelable];
                if (name === "select") event.preventDefault();
            });
        }""")
    page.goto(f"{elsewhere.origin}/two.html")
    box = page.locator("#hits")
    search(box, "脱贫")
    box.locator(OPTION).first.click()
    combobox(box).fill('"脱贫')
    expect(box.locator("[part=note]")).to_be_visible()

    stoppable = [True, True, True]
    assert page.evaluate("window.told") == {
        "ready": [True, True, False], "search": stoppable, "results": stoppable, "select": stoppable, "error": stoppable,
    }  # fmt: skip


@pytest.mark.parametrize(("asked", "unreachable"), [('"脱贫', False), ("脱贫", True)])
def test_a_page_that_answers_an_error_itself_sees_nothing_of_it(
    visitor: Callable[..., Page], asked: str, unreachable: bool
) -> None:
    page = visitor("/two.html", expected="status of 400|ERR_FAILED")
    box = page.locator("#hits")
    if unreachable:
        page.route("**/api/v1/*", lambda route: route.abort())
    box.evaluate("""box => box.addEventListener("mudan-search:error", (event) => {
        event.preventDefault();
        window.error = event.detail;
    })""")

    combobox(box).press_sequentially(asked)
    until(page, "Boolean(window.error)")
    page.wait_for_timeout(100)

    assert page.evaluate("window.error.unreachable") is unreachable
    assert page.evaluate("Object.keys(window.error)") == list(DETAILS["error"])
    expect(combobox(box)).to_be_focused()
    expect(box.locator("[part=panel]")).to_be_hidden()


def test_a_search_that_the_page_forbids_leaves_no_older_list(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    search(box, "脱贫")
    asked = api(page)

    box.evaluate("box => box.addEventListener('mudan-search:search', event => event.preventDefault())")
    combobox(box).press_sequentially("攻坚")

    expect(box.get_by_role("listbox")).to_be_hidden()
    assert api(page) == asked


def test_the_list_is_told_to_those_who_do_not_see_it(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    status = box.get_by_role("status")

    search(box, "脱贫攻坚")
    expect(status).to_have_text(f"{box.locator(OPTION).count()} 条可选")
    combobox(box).fill("飞碟降落")
    expect(status).to_have_text("没有找到“飞碟降落”")
    page.keyboard.press("Escape")
    expect(status).to_have_text("")
    assert combobox(box).evaluate(
        "box => [box.ariaHasPopup, box.ariaAutoComplete, box.getRootNode().getElementById(box.getAttribute('aria-controls')).role]"
    ) == [None, "list", "listbox"]


def test_an_answer_is_text_whatever_it_holds(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    markup = '<img src=x onerror="window.run = 1"><b>𠮷报'
    hit = {
        "id": "x", "title": markup, "title_spans": [[len(markup) - 2, len(markup), "exact"], [0, 1, "word"], [9, 9, "word"]],
        "date": "2020-04", "date_basis": "inferred", "districts": [markup], "kind": "photo", "missing": [markup],
        "url": "javascript:window.run = 1", "snippets": [{"text": markup, "spans": [[len(markup) - 2, len(markup) - 1, "word"]]}],
    }  # fmt: skip
    answers = {
        "search": {"total": 1, "hits": [hit], "took_ms": 1, "suggestions": []},
        "suggest": {"suggestions": [{"text": markup, "query": markup, "articles": markup}]},
    }
    allowed = {"Access-Control-Allow-Origin": "*"}
    page.route(
        "**/api/v1/*",
        lambda route: route.fulfill(
            json=answers[urlsplit(route.request.url).path.split("/")[-1]], headers=allowed
        ),
    )

    search(box, "麦")

    assert box.locator("img, b").count() == 0
    expect(box.locator("[part~=suggestion] bdi")).to_have_text(markup)
    assert box.locator("[part=title]").evaluate("title => title.textContent") == markup
    assert box.locator("[part=title] mark").all_inner_texts() == ["𠮷报"], (
        "spans count characters, not halves of them"
    )
    assert box.locator("[part=excerpt] mark").all_inner_texts() == ["𠮷"]
    expect(box.locator("[part=meta]")).to_have_text(f"2020年4月 (推定) · {markup} · 图片 · 不含 {markup}")
    link = box.locator("[part~=hit]")
    expect(link).to_have_attribute("href", re.compile(f"^{elsewhere.service}/search"))
    with page.expect_navigation():
        link.click()
    assert page.url.startswith(f"{elsewhere.service}/search?")


def test_a_label_has_the_colour_of_the_page_it_stands_on(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html", scheme="dark")
    box = page.locator("mudan-search")
    expect(combobox(box)).to_be_visible()

    for theme in ("dark", "light"):
        box.evaluate("(box, theme) => { box.theme = theme; box.style.color = 'rgb(1, 2, 3)'; }", theme)
        expect(box.locator("[slot=label]")).to_have_css("color", "rgb(1, 2, 3)")
        expect(combobox(box)).not_to_have_css("color", "rgb(1, 2, 3)")


def test_every_property_of_the_box_colours_what_it_names(visitor: Callable[..., Page]) -> None:
    page = visitor("/two.html")
    box = page.locator("#hits")
    values = {
        "accent": ("rgb(1, 2, 3)", ".go", "backgroundColor"),
        "on-accent": ("rgb(2, 3, 4)", ".go", "color"),
        "background": ("rgb(3, 4, 5)", "[part=field]", "backgroundColor"),
        "text": ("rgb(4, 5, 6)", "[part=input]", "color"),
        "muted": ("rgb(5, 6, 7)", "[part=heading]", "color"),
        "border": ("rgb(6, 7, 8)", "[part=field]", "borderTopColor"),
        "line": ("rgb(7, 8, 9)", "[part=panel]", "borderTopColor"),
        "hover": ("rgb(8, 9, 10)", "[aria-selected=true]", "backgroundColor"),
        "mark": ("rgb(9, 10, 11)", "[part~=exact]", "backgroundColor"),
        "font": ("cursive", "[part=input]", "fontFamily"),
        "font-size": ("21px", "[part=input]", "fontSize"),
        "radius": ("13px", "[part=field]", "borderTopLeftRadius"),
        "shadow": ("rgb(1, 1, 1) 1px 2px 3px 4px", "[part=panel]", "boxShadow"),
        "max-height": ("123px", "[part=panel]", "height"),
        "z-index": ("77", "[part=panel]", "zIndex"),
    }
    search(box, "脱贫")
    page.keyboard.press("ArrowDown")

    def computed(selector: str, name: str) -> str:
        focused = "box.shadowRoot.activeElement.blur()" if name == "borderTopColor" and "field" in selector else ""
        return str(box.evaluate(f"box => {{ {focused}; return getComputedStyle(box.shadowRoot.querySelector('{selector}')).{name}; }}"))  # fmt: skip

    for theme in ("light", "dark", "auto"):
        box.evaluate("(box, theme) => { box.theme = theme; }", theme)
        for name, (value, selector, where) in values.items():
            if name == "border":
                continue  # the last, as the list closes when the focus goes
            box.evaluate("(box, [name, value]) => box.style.setProperty(`--mudan-${name}`, value)", [name, value])
            assert computed(selector, where) == value, (theme, name)
        box.evaluate("box => box.removeAttribute('style')")
    value, selector, where = values["border"]
    box.evaluate("(box, value) => box.style.setProperty('--mudan-border', value)", value)
    assert computed(selector, where) == value


def test_every_part_can_be_styled_from_the_page(visitor: Callable[..., Page]) -> None:
    parts = [name for entry in PARTS.entries for name in (*entry.names, *entry.values)]
    page = visitor("/two.html")
    box = page.locator("#hits")
    page.evaluate(
        """parts => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(parts.map((part, at) => `mudan-search::part(${part}) { --part-${part}: ${at}; }`).join(""));
            document.adoptedStyleSheets = [sheet];
        }""",
        parts,
    )
    styled: set[str] = set()
    for text in ("脱贫攻坚工作", "项目"):  # words of a phrase, and more hits than are listed
        combobox(box).fill(text)
        expect(box.locator("[part~=hit]").first).to_contain_text(text[:2])
        styled |= set(
            box.evaluate(
                """(box, parts) => parts.filter((part, at) => {
                    const element = box.shadowRoot.querySelector(`[part~=${part}]`);
                    return element && getComputedStyle(element).getPropertyValue(`--part-${part}`) === String(at);
                })""",
                parts,
            )
        )

    assert len(parts) == 26
    assert set(parts) - styled == set()


def test_a_key_that_ends_a_composition_searches_nothing(visitor: Callable[..., Page]) -> None:
    """Safari ends the composition first, and sends the Enter that ended it as 229."""
    page = visitor("/index.html")
    page.evaluate("""addEventListener("mudan-search:search", (event) => {
        (window.reasons ??= []).push(event.detail.reason);
        event.preventDefault();
    })""")
    enter = """(box, keyCode) => {
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode, bubbles: true, cancelable: true }));
        return window.reasons;
    }"""
    combobox(page).fill("脱贫")
    until(page, "Boolean(window.reasons)")

    assert combobox(page).evaluate(enter, 229) == ["input"]
    assert combobox(page).evaluate(enter, 13) == ["input", "submit"]


def test_the_form_waits_for_an_input_method(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html", expected="ERR_FAILED")
    held: list[Route] = []
    page.route("**/api/v1/search?*", lambda route: held.append(route))
    combobox(page).fill("脱贫")
    soon(page, lambda: held)
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "gong", "selectionStart": 4, "selectionEnd": 4})

    held[0].abort()
    page.wait_for_timeout(300)
    expect(combobox(page)).to_be_focused()
    keys.send("Input.insertText", {"text": "攻坚"})

    plain = page.get_by_role("searchbox")
    expect(plain).to_be_focused()
    expect(plain).to_have_value("脱贫攻坚")


def test_a_box_that_is_moved_while_it_composes_goes_on(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html")
    box, field = page.locator("mudan-search"), combobox(page)
    field.focus()
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "tuo", "selectionStart": 3, "selectionEnd": 3})

    box.evaluate("box => { box.sort = 'newest'; }")
    page.wait_for_timeout(300)
    assert api(page) == [], "a change asks nothing while it composes"
    box.evaluate("box => document.querySelector('main').append(box)")
    field.fill("")
    search(page, "脱贫")

    assert [asked["q"] for asked in api(page)][-1] == "脱贫"


def test_the_form_that_stands_in_follows_the_attributes(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    page = visitor("/index.html", expected="ERR_FAILED|status of 404")
    page.locator("mudan-search").evaluate("""box => Object.assign(box, {
        district: "曹县,单县", kind: "news", from: "2020-04", lang: "zh-Hant", src: box.querySelector("form").action.replace("search", "other/"),
    })""")
    page.route("**/api/v1/*", lambda route: route.abort())
    combobox(page).press_sequentially("脱贫")
    plain = page.get_by_role("searchbox")
    expect(plain).to_be_focused()
    page.locator("mudan-search").evaluate("box => { box.kind = ''; box.to = '2021'; }")

    with page.expect_navigation():
        plain.press("Enter")

    assert page.url.startswith(f"{elsewhere.service}/other/search?")
    assert sorted(parse_qsl(urlsplit(page.url).query)) == [
        ("district", "单县"), ("district", "曹县"), ("from", "2020-04"), ("lang", "zh-Hant"), ("q", "脱贫"), ("to", "2021"),
    ]  # fmt: skip


def test_a_box_follows_the_language_of_its_page(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html")
    page.evaluate("""() => {
        const host = document.createElement("div");
        host.lang = "en";
        host.attachShadow({ mode: "open" }).append(document.createElement("mudan-search"));
        document.querySelector("main").prepend(host);
    }""")

    expect(page.get_by_role("button", name="Search", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="检索")).to_be_visible()
    page.evaluate("document.documentElement.lang = 'zh-Hant'")
    expect(page.get_by_role("button", name="檢索")).to_be_visible()


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 200, "body": '{"total": 3, "hits": [', "content_type": "application/json"},
        {"status": 200, "body": "<!doctype html><p>请先登录"},
        {"status": 200, "body": '{"login": true}', "content_type": "application/json"},
        {"status": 403, "body": "<!doctype html><p>403"},
    ],
    ids=["cut off", "no JSON", "other JSON", "refused by another"],
)
def test_an_answer_that_is_not_the_services_own_is_none(
    visitor: Callable[..., Page], answer: dict[str, Any]
) -> None:
    page = visitor("/index.html", expected="status of 403")
    page.evaluate(
        """addEventListener("mudan-search:error", (event) => { window.unreachable = event.detail.unreachable; })"""
    )
    page.route("**/api/v1/*", lambda route: route.fulfill(headers={"Access-Control-Allow-Origin": "*"}, **answer))

    combobox(page).press_sequentially("脱贫")

    plain = page.get_by_role("searchbox")
    expect(plain).to_be_focused()
    expect(plain).to_have_value("脱贫")
    assert page.evaluate("window.unreachable") is True


def test_all_of_the_box_is_seen_in_forced_colours(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html", forced_colors="active")
    seen = page.locator("mudan-search").evaluate("""box => {
        const part = (name, pseudo) => getComputedStyle(box.shadowRoot.querySelector(name), pseudo);
        return [part(".go").borderTopWidth, part(".glass", "::after").borderTopWidth];
    }""")

    assert seen == ["1px", "2px"]


@pytest.mark.parametrize("why", ["silent", "503"])
def test_a_server_that_is_ill_is_one_that_is_away(
    visitor: Callable[..., Page], elsewhere: Elsewhere, why: str
) -> None:
    page = visitor(expected="status of 503")
    page.clock.install()
    page.goto(f"{elsewhere.origin}/index.html")
    ill = {"status": 503, "json": {}, "headers": {"Access-Control-Allow-Origin": "*"}}
    asked: list[Route] = []

    def answer(route: Route) -> None:
        asked.append(route)
        if why == "503":
            route.fulfill(**ill)

    page.route("**/api/v1/*", answer)

    combobox(page).press_sequentially("脱贫")
    page.clock.run_for(300)
    if why == "silent":
        soon(page, lambda: len(asked) == 2)
        page.clock.run_for(7000)
        expect(combobox(page)).to_be_focused()
        page.clock.run_for(1000)

    plain = page.get_by_role("searchbox")
    expect(plain).to_be_focused()
    expect(plain).to_have_value("脱贫")


def test_a_box_is_no_wider_than_its_place(visitor: Callable[..., Page]) -> None:
    page = visitor("/index.html", width=320)
    room = page.locator("header").evaluate(
        "head => head.getBoundingClientRect().right - parseFloat(getComputedStyle(head).paddingRight)"
    )
    field = page.locator("[part=field]").bounding_box()

    assert field
    assert field["x"] + field["width"] <= room + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("document.querySelector('mudan-search').style.cssText = 'flex: none'")
    free = page.locator("[part=input]").bounding_box()
    assert free
    assert free["width"] > 120, "where nothing says how wide, there is room for a few words"


# --- The frame, and whom it believes


def test_a_page_that_may_not_frame_is_told_no_height(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    """As in a browser that does not know `frame-ancestors`."""
    page = visitor()

    def without_policy(route: Route) -> None:
        answer = route.fetch()
        headers = {name: value for name, value in answer.headers.items() if name != "content-security-policy"}
        route.fulfill(response=answer, headers=headers)

    page.route("**/embed/frame?*", without_policy)
    page.goto(f"{elsewhere.stranger}/frame.html")
    page.evaluate("addEventListener('message', ({ data }) => { (window.told ??= []).push(data.type); })")

    expect(combobox(page.frame_locator("iframe"))).to_be_visible()
    page.evaluate(
        "document.querySelector('iframe').contentWindow.postMessage({ type: 'mudan:hello', scheme: 'dark' }, '*')"
    )
    page.wait_for_timeout(300)

    expect(page.locator("iframe")).to_have_attribute("height", "120")
    assert "mudan:height" not in (page.evaluate("window.told") or [])


@pytest.mark.parametrize("reader", ["light", "dark"])
@pytest.mark.parametrize(("page_is", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(30, 28, 27)")])
def test_a_frame_is_light_or_dark_as_the_page_around_it(
    visitor: Callable[..., Page], elsewhere: Elsewhere, checkout: Path, reader: str, page_is: str, ground: str
) -> None:
    style = (checkout / "web" / "examples" / "site.css").read_text("utf-8")
    elsewhere.changed["site.css"] = f"html {{ color-scheme: {page_is}; }} {style}"
    page = visitor("/frame.html", scheme=reader)

    expect(page.frame_locator("iframe").locator("[part=field]")).to_have_css("background-color", ground)


def test_a_frame_listens_to_the_page_around_it_alone(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    """Not to another frame, though that is of a site on the list."""
    elsewhere.policy = elsewhere.policy.replace("frame-src", "frame-src 'self'")
    elsewhere.changed["shout.html"] = '<!doctype html><script src="shout.js"></script>'
    elsewhere.changed["shout.js"] = """
        parent.frames[0].postMessage({ type: "mudan:hello", scheme: "dark" }, "*");
        parent.postMessage("shouted", "*");
    """
    page = visitor()
    page.add_init_script(
        "addEventListener('message', ({ data }) => { if (data === 'shouted') window.shouted = true; })"
    )
    page.goto(f"{elsewhere.origin}/frame.html")
    fitted(page, page.locator("iframe"))

    page.evaluate("""() => {
        const other = document.createElement("iframe");
        other.src = "shout.html";
        document.querySelector("main").append(other);
    }""")
    until(page, "window.shouted")
    page.wait_for_timeout(100)

    field = page.frame_locator("iframe >> nth=0").locator("[part=field]")
    expect(field).to_have_css("background-color", "rgb(255, 255, 255)")


def test_each_frame_has_its_own_height(visitor: Callable[..., Page], elsewhere: Elsewhere, checkout: Path) -> None:
    text = (checkout / "web" / "examples" / "frame.html").read_text("utf-8")
    (frame,) = re.findall("<iframe.*</iframe>", text)
    elsewhere.changed["frame.html"] = text.replace(frame, frame + frame)
    page = visitor("/frame.html")
    frames = page.locator("iframe")
    closed = fitted(page, frames.first)
    fitted(page, frames.last)

    search(page.frame_locator("iframe >> nth=1"), "脱贫")
    until(page, "Number(document.querySelectorAll('iframe')[1].height) > 200")

    assert frames.first.get_attribute("height") == closed


def test_another_page_in_the_frame_is_not_believed(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    elsewhere.policy = elsewhere.policy.replace("frame-src", f"frame-src {elsewhere.stranger}")
    elsewhere.changed["shout.html"] = '<!doctype html><script src="shout.js"></script>'
    elsewhere.changed["shout.js"] = 'parent.postMessage({ type: "mudan:height", height: 1500 }, "*");'
    page = visitor("/frame.html")
    frame = page.locator("iframe")
    before = fitted(page, frame)
    page.evaluate("addEventListener('message', ({ origin, data }) => { window.heard = [origin, data.height]; })")

    page.evaluate(
        "to => { document.querySelector('iframe').contentWindow.location = to; }",
        f"{elsewhere.stranger}/shout.html",
    )
    until(page, "window.heard?.[1] === 1500")
    page.wait_for_timeout(100)

    assert page.evaluate("window.heard") == [elsewhere.stranger, 1500]
    assert frame.get_attribute("height") == before


# --- The page that writes the snippet, in the hands of somebody in a hurry


def test_what_is_half_typed_takes_nobody_away(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor(expected="status of 400")
    page.goto(f"{elsewhere.service}/embed")
    since, wrong = page.get_by_label("起"), page.locator("#wrong")

    with page.expect_response(lambda answer: answer.status == 400):
        since.press_sequentially("20")
    page.wait_for_timeout(100)
    expect(since).to_be_focused()
    expect(wrong).to_be_hidden()
    page.keyboard.press("Tab")
    expect(wrong).to_contain_text("20")
    expect(page.locator("h1")).to_have_text("把检索框放进您的网站")
    since.press_sequentially("20")

    expect(page.locator("#snippet")).to_contain_text('from="2020"')
    expect(wrong).to_be_hidden()
    page.locator("summary", has_text="更多").click()
    page.get_by_label("框下至多").fill("99")
    page.get_by_role("button", name="生成代码").click()
    expect(wrong).to_have_text("框下至多（max）写作“99”，应为1–20。")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("variant", ["box", "frame"])
def test_a_box_can_be_seen_and_used_on_every_preview(
    visitor: Callable[..., Page], elsewhere: Elsewhere, variant: str, width: int
) -> None:
    page = visitor(width=width)
    page.goto(f"{elsewhere.service}/embed?variant={variant}&label=查本县旧报&size=large")

    for host in range(3):
        preview = page.locator(".previews iframe").nth(host)
        preview.scroll_into_view_if_needed()
        inside: FrameLocator = preview.content_frame
        inside = inside.frame_locator("iframe") if variant == "frame" else inside
        expect(inside.locator("[slot=label]")).to_have_text("查本县旧报")
        expect(combobox(inside)).to_be_visible()
        field, whole = combobox(inside).bounding_box(), preview.bounding_box()
        assert field
        assert whole
        assert field["y"] + field["height"] < whole["y"] + 220, "with room for the list"
        search(inside, "项目")
        expect(inside.locator("[part~=hit]").first).to_be_visible()


def test_a_test_of_the_server_that_fails_says_so(visitor: Callable[..., Page], elsewhere: Elsewhere) -> None:
    page = visitor(expected="integrity|status of 503|ERR_FAILED")
    page.goto(f"{elsewhere.service}/embed")
    expect(page.get_by_role("button", name="测一测服务器")).to_be_visible()
    page.route("**/embed/v1/mudan-search.js*", lambda route: route.fulfill(body="changed();"))
    page.route("**/api/v1/suggest?*", lambda route: route.fulfill(status=503, json={}))
    page.route("**/api/v1/search?*", lambda route: route.abort())

    page.get_by_role("button", name="测一测服务器").click()

    expect(page.locator("#tests .is-bad")).to_have_text(
        ["脚本取到，与校验一致 · 没有成功", "建议有回答 · 没有成功", "检索有回答 · 没有成功"]
    )


def test_code_is_copied_without_a_clipboard_of_the_page(
    visitor: Callable[..., Page], elsewhere: Elsewhere
) -> None:
    """As on a page without TLS."""
    page = visitor()
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    page.goto(f"{elsewhere.service}/embed?variant=form")
    button = page.get_by_role("button", name="复制代码")
    button.click()
    expect(button.locator("~ [role=status]")).to_have_text("已复制")

    page.get_by_label("您的网址").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("您的网址")).to_have_value(re.compile("^<form action=.*<label>"))


def test_colours_that_were_chosen_are_those_of_the_page_that_pastes_them(
    visitor: Callable[..., Page], elsewhere: Elsewhere, checkout: Path
) -> None:
    page = visitor()
    page.route("**/embed/preview?*", lambda route: route.fulfill(body=""))
    page.goto(f"{elsewhere.service}/embed")
    page.get_by_label("强调色").fill("#ffcc00")
    page.get_by_label("大小").select_option("large")
    page.get_by_role("combobox", name="语言").select_option("en")
    page.get_by_label("圆角").fill("0")
    expect(page.locator("#theme")).to_contain_text("--mudan-radius: 0px")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied = {}
    for name in ("复制代码", "复制样式", "复制策略"):
        button = page.get_by_role("button", name=name)
        button.click()
        expect(button.locator("~ [role=status]")).to_have_text("已复制")
        copied[name] = page.evaluate("navigator.clipboard.readText()")

    examples = checkout / "web" / "examples"
    paste = (examples / "paste.html").read_text("utf-8")
    elsewhere.changed["paste.html"] = paste.replace("<!-- 把代码粘贴在这里 -->", copied["复制代码"])
    elsewhere.changed["site.css"] = (examples / "site.css").read_text("utf-8") + copied["复制样式"]
    elsewhere.policy = f"default-src 'none'; style-src 'self'; {' '.join(copied['复制策略'].split())}"
    visited = visitor("/paste.html")

    button = visited.get_by_role("button", name="Search")
    expect(button).to_have_css("background-color", "rgb(255, 204, 0)")
    expect(button).to_have_css("color", "rgb(28, 26, 25)")
    expect(combobox(visited)).to_have_css("font-size", "18px")
    expect(visited.locator("[part=field]")).to_have_css("border-top-left-radius", "0px")
