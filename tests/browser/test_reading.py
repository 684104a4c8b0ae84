"""A reader searches, narrows, opens an article and goes back: with script and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import EVERYWHERE, unfold_filters

pytestmark = pytest.mark.browser

QUERY = "脱贫攻坚"
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


def type_query(page: Page, text: str) -> None:
    box = page.get_by_label("检索词", exact=True)
    box.fill("")
    box.press_sequentially(text)
    with page.expect_navigation():
        box.press("Enter")


def follow(page: Page, link: Locator) -> None:
    """Click *link* and wait for where it leads."""
    with page.expect_navigation():
        link.click()


def overlap(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    assert a
    assert b
    return all(
        a[at] < b[at] + b[size] and b[at] < a[at] + a[size] for at, size in (("x", "width"), ("y", "height"))
    )


def total(page: Page) -> int:
    found = re.search(r"共 (\d+) [篇段]", page.locator("h1").inner_text())
    assert found, page.locator("h1").inner_text()
    return int(found[1])


def args_of(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def count_of(value: Locator) -> int:
    found = re.search(r"\d+", value.locator(".count").inner_text())
    assert found
    return int(found[0])


@EVERYWHERE
def test_the_main_journey(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open("/")

    type_query(page, QUERY)
    expect(page.get_by_label("检索词", exact=True)).to_have_value(QUERY)
    everything = total(page)
    hits = page.locator(".hit")
    assert everything == hits.count() >= 2
    expect(hits.first.locator("h2 mark.exact")).to_have_text(QUERY)
    expect(hits.first.locator(".excerpts mark.exact").first).to_have_text(QUERY)

    ways = page.locator(".how").all_inner_texts()
    exact = [way.startswith("逐字命中") for way in ways]
    assert exact == sorted(exact, reverse=True), "exact hits stand before the others"

    unfold_filters(page)
    district = page.locator("#facet-district ~ .values .value").last
    name, promised = district.locator("bdi").inner_text(), count_of(district)
    follow(page, district)
    assert args_of(page) == [("q", QUERY), ("district", name)]
    assert total(page) == promised <= everything
    expect(page.locator(".value.is-on bdi")).to_have_text(name)

    unfold_filters(page)
    month = page.locator(".month", has_text="月").first
    promised = count_of(month)
    follow(page, month)
    wanted = dict(args_of(page))
    assert wanted["from"] == wanted["to"]
    assert total(page) == promised
    chips = page.get_by_role("group", name="已设的筛选")
    expect(chips.locator(".chip")).to_have_count(2)

    results = page.url
    title = page.locator(".hit h2 a").first
    words = title.inner_text()
    follow(page, title)
    assert urlsplit(page.url).path.startswith("/article/")
    assert page.locator("h1").inner_text() == words
    expect(page.locator("article.story mark.exact").first).to_have_text(QUERY)

    follow(page, page.get_by_role("link", name="回到检索结果"))
    assert unquote(page.url).partition("#hit-")[0] == unquote(results)
    page.go_back()
    page.go_back()
    assert page.url == results

    follow(page, page.locator(".chip").first)
    follow(page, page.locator(".chip").first)
    assert total(page) == everything


@EVERYWHERE
def test_narrowing_to_juye(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open("/")

    type_query(page, "巨野")
    unfold_filters(page)
    follow(page, page.locator(".value", has_text="巨野县"))
    assert ("district", "巨野县") in args_of(page)
    assert total(page) >= 1
    for districts in page.locator(".hit .facts").all_inner_texts():
        assert "巨野县" in districts

    type_query(page, QUERY)
    assert ("district", "巨野县") in args_of(page), "a new query keeps the filter"
    unfold_filters(page)
    expect(page.locator(".value.is-on", has_text="巨野县")).to_be_visible()
    expect(page.locator(".value:not(.is-on)").first).to_be_visible()
    if total(page) == 0:
        expect(page.get_by_role("heading", name="没有找到")).to_be_visible()
    follow(page, page.locator(".value.is-on", has_text="巨野县"))
    assert args_of(page) == [("q", QUERY)]
    assert total(page) >= 2


def test_every_facet_keeps_the_promise_of_its_count(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作")
    promises = page.locator(".value, .month").evaluate_all(
        "all => all.map(one => [one.href, parseInt(one.querySelector('.count').textContent)])"
    )
    assert len(promises) >= 10

    for url, promised in promises:
        page.goto(url)
        assert total(page) == promised, unquote(url)


@EVERYWHERE
def test_two_districts_widen_each_other(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open("/search?q=工作")
    values = page.locator("#facet-district ~ .values .value")
    assert values.count() >= 2

    unfold_filters(page)
    follow(page, values.nth(0))
    one = total(page)
    unfold_filters(page)
    follow(page, page.locator("#facet-district ~ .values .value:not(.is-on)").first)

    assert len([value for name, value in args_of(page) if name == "district"]) == 2
    assert total(page) > one


@EVERYWHERE
def test_a_range_of_dates_by_its_two_fields(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open(f"/search?q={QUERY}")

    unfold_filters(page)
    page.get_by_label("自").fill("2020年3月")
    follow(page, page.get_by_role("button", name="限定日期"))

    assert ("from", "2020年3月") in args_of(page)
    expect(page.locator(".chip")).to_contain_text("2020年3月起")
    expect(page.get_by_label("自")).to_have_value("2020-03")


@EVERYWHERE
def test_a_bar_of_the_histogram_narrows_to_its_time(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open("/search?q=工作")
    bar = page.locator("#bars a").first
    promised = re.search(r"(\d+) 篇", bar.get_attribute("aria-label") or "")
    assert promised

    bar.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert total(page) == int(promised[1])
    chosen = dict(args_of(page))
    days = [dict(parse_qsl(urlsplit(url or "").query))["from"] for url in hrefs(page, "#bars a")]
    assert days, "a month is drawn by its days"
    assert all(day.startswith(chosen["from"]) for day in days)


def hrefs(page: Page, selector: str) -> list[str | None]:
    """Where the links lead that *selector* finds."""
    return [link.get_attribute("href") for link in page.locator(selector).all()]


def test_a_range_of_dates_by_the_arrow_keys(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作")
    bars = page.locator("#bars a")
    first, second = (dict(parse_qsl(urlsplit(bars.nth(i).get_attribute("href") or "").query)) for i in (0, 1))

    bars.first.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(bars.nth(1)).to_be_focused()
    expect(page.locator(".reach")).to_contain_text(f"{first['from']}至{second['to']}")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert dict(args_of(page)) == {"q": "工作", "from": first["from"], "to": second["to"]}
    assert total(page) >= 2


def test_a_range_of_dates_by_dragging(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作")
    box = page.locator("#bars").bounding_box()
    assert box

    page.mouse.move(box["x"] + 2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40, steps=5)
    expect(page.locator("#bars .in-reach").first).to_be_attached()
    with page.expect_navigation():
        page.mouse.up()

    wanted = dict(args_of(page))
    assert wanted["from"] < wanted["to"]
    assert 1 <= total(page) < 25


@pytest.mark.parametrize("begin", ["the mouse", "the keyboard"])
def test_a_range_of_dates_by_two_clicks(reader: Callable[..., Any], begin: str) -> None:
    page = reader().open("/search?q=工作")
    bars = page.locator("#bars a")
    if begin == "the keyboard":
        bars.first.focus()
    else:
        bars.first.click(modifiers=["Shift"])
        expect(bars.first).to_contain_class("in-reach")
        expect(bars.nth(1)).not_to_contain_class("in-reach")
        assert dict(args_of(page)) == {"q": "工作"}, "the first click chooses, the second goes"

    with page.expect_navigation():
        bars.nth(1).click(modifiers=["Shift"])

    wanted = dict(args_of(page))
    assert wanted["from"] < wanted["to"]


@EVERYWHERE
def test_order_and_unit_are_a_click_away(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open("/search?q=工作")

    follow(page, page.get_by_role("link", name="最早", exact=True))
    dates = [str(date) for date in page.locator(".hit time").evaluate_all("all => all.map(one => one.dateTime)")]
    assert len(dates) >= 2
    follow(page, page.get_by_role("link", name="按段", exact=True))

    assert dict(args_of(page)) == {"q": "工作", "sort": "oldest", "unit": "paragraph"}
    assert " 段" in page.locator("h1").inner_text()
    expect(page.locator(".hit").first.locator(".excerpts li")).to_have_count(1)


@EVERYWHERE
def test_paging_reaches_every_hit_once(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open("/search?q=工作&limit=6")
    everything, seen = total(page), []

    while True:
        seen += page.locator(".hit h2 a").evaluate_all("all => all.map(one => new URL(one.href).pathname)")
        following = page.get_by_role("link", name="下一页")
        if not following.count():
            break
        follow(page, following)

    assert len(seen) == len(set(seen)) == everything > 2


@EVERYWHERE
def test_an_excerpt_leads_to_its_paragraph(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open(f"/search?q={QUERY}")

    link = page.locator(".to-paragraph").first
    number = link.inner_text().removeprefix("¶")
    follow(page, link)

    assert urlsplit(page.url).fragment == f"p{number}"
    expect(page.locator(f"#p{number}")).to_be_in_viewport()


def test_keys_and_buttons_go_from_match_to_match(reader: Callable[..., Any]) -> None:
    page = reader().open(f"/search?q={QUERY}")
    follow(page, page.locator(".hit h2 a").first)
    marks = page.locator(".story mark")
    many = marks.count()
    assert many >= 2

    page.keyboard.press("n")
    expect(marks.first).to_be_focused()
    page.keyboard.press("n")
    expect(marks.nth(1)).to_have_class(re.compile("is-here"))
    expect(page.locator("#jump [role=status]")).to_have_text(f"2 / {many}")
    page.keyboard.press("Shift+N")
    page.keyboard.press("Shift+N")
    expect(marks.last).to_be_in_viewport()
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("#jump [role=status]")).to_have_text(f"1 / {many}")
    expect(page.get_by_role("button", name="下一处")).to_be_focused()


def test_the_way_from_match_to_match_goes_on_from_where_one_reads(reader: Callable[..., Any]) -> None:
    page = reader().open(f"/search?q={QUERY}")
    follow(page, page.locator(".hit h2 a").first)
    marks = page.locator(".story mark")
    last = page.locator(".text p:has(mark)").last

    page.goto(f"{page.url.partition('#')[0]}#{last.get_attribute('id')}")
    expect(last).to_be_in_viewport()
    page.keyboard.press("n")
    expect(last.locator("mark").first).to_be_focused()
    page.keyboard.press("Shift+N")
    expect(last.locator("mark").first).not_to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 200})
    page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    expect(page.locator("mark.is-here")).not_to_be_in_viewport()
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    page.keyboard.press("n")
    expect(marks.first).to_have_class(re.compile("is-here"))


def test_what_has_the_focus_is_not_under_the_way_from_match_to_match(reader: Callable[..., Any]) -> None:
    page = reader().open(f"/search?q={QUERY}")
    page.goto(page.locator(".hit h2 a").first.evaluate("one => one.href") + "&raw=1")
    pill, links = page.locator("#jump"), page.locator(".text .to-line")
    edge = pill.bounding_box()
    covered = [
        (link, box)
        for link in links.all()
        if (box := link.bounding_box())["x"] < edge["x"] + edge["width"] and box["x"] + box["width"] > edge["x"]
    ]
    assert covered, "where it stands it would cover some, at this height of the window"
    link, box = covered[0]
    page.set_viewport_size({"width": 1280, "height": int(box["y"]) + 50})
    assert overlap(link, pill)

    link.locator("xpath=preceding-sibling::a").evaluate("one => one.focus({ preventScroll: true })")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    for _ in range(50):
        if not overlap(link, pill):
            break
        page.wait_for_timeout(100)
    assert not overlap(link, pill)


def test_on_a_phone_the_way_from_match_to_match_hides_nothing(reader: Callable[..., Any]) -> None:
    page = reader(width=390).open(f"/search?q={QUERY}")
    follow(page, page.locator(".hit h2 a").first)
    jump = page.locator("#jump")
    expect(jump).to_be_visible()

    page.evaluate("window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    last, edge = page.locator(".colophon p").last.bounding_box(), jump.bounding_box()
    assert (edge["x"], edge["width"]) == (0, 390), "a line is whole or out of sight"
    assert last["y"] + last["height"] <= edge["y"]


@pytest.mark.parametrize(("width", "is_beside"), [(390, False), (1000, False), (1280, True)])
def test_what_is_near_an_article_is_beside_its_text_where_there_is_room(
    reader: Callable[..., Any], width: int, is_beside: bool
) -> None:
    page = reader(width=width).open(f"/search?q={QUERY}")
    follow(page, page.locator(".hit h2 a").first)
    text, *near = (page.locator(f".story > {name}").bounding_box() for name in (".text", ".beside", ".related"))

    assert [one["x"] >= text["x"] + text["width"] for one in near] == [is_beside, is_beside]
    assert (near[0]["y"] < text["y"] + text["height"]) is is_beside
    assert near[0]["y"] + near[0]["height"] <= near[1]["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_nothing_promises_to_jump_or_copy(reader: Callable[..., Any]) -> None:
    page = reader(script=False).open(f"/search?q={QUERY}")
    follow(page, page.locator(".hit h2 a").first)

    expect(page.locator("#jump")).to_be_hidden()
    expect(page.get_by_role("button", name="复制")).to_be_hidden()
    expect(page.get_by_role("link", name="RIS")).to_be_visible()


def test_a_reference_is_copied(reader: Callable[..., Any]) -> None:
    page = reader(permissions=["clipboard-read", "clipboard-write"]).open(f"/search?q={QUERY}")
    follow(page, page.locator(".hit h2 a").first)

    page.get_by_role("button", name="复制").click()

    expect(page.locator(".references [role=status]")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#reference").inner_text()


@EVERYWHERE
def test_the_next_article_of_the_page_is_a_click_away(
    reader: Callable[..., Any], width: int, script: bool
) -> None:
    page = reader(width=width, script=script).open("/")
    follow(page, page.locator(".newest h4 a").first)
    here = page.locator("h1").inner_text()
    beside = page.locator(".beside a").last
    promised = beside.locator("bdi").inner_text()

    follow(page, beside)

    assert page.locator("h1").inner_text() == promised
    assert here in page.locator(".beside").inner_text()


@EVERYWHERE
def test_why_a_date_is_inferred_is_a_key_away(reader: Callable[..., Any], width: int, script: bool) -> None:
    page = reader(width=width, script=script).open("/search?q=工作&limit=100")
    why = page.locator("details.why").first
    expect(why.locator(".why-text")).to_be_hidden()

    page.keyboard.press("Tab")  # from here on focus is the keyboard's
    why.locator("summary").focus()
    if not script:
        page.keyboard.press("Enter")

    expect(why.locator(".why-text")).to_be_visible()
    expect(why.locator(".why-text")).to_contain_text("推定")
    if script:
        page.keyboard.press("Escape")
        expect(why.locator(".why-text")).to_be_hidden()
        expect(why.locator("summary")).to_be_focused()


def test_why_a_date_is_inferred_is_seen_under_a_mouse_and_stays_when_clicked(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作")
    first, second = page.locator("details.why").nth(0), page.locator("details.why").nth(1)

    first.locator("summary").hover()
    expect(first.locator(".why-text")).to_be_visible()
    second.locator("summary").hover()
    expect(first.locator(".why-text")).to_be_hidden()
    second.locator("summary").click()
    page.mouse.move(5, 5)
    expect(second.locator(".why-text")).to_be_visible()


@SCRIPT
def test_markup_in_a_query_is_text(reader: Callable[..., Any], script: bool) -> None:
    page = reader(script=script).open("/")
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    hostile = "<script>alert(1)</script>"

    type_query(page, hostile)

    expect(page.get_by_label("检索词", exact=True)).to_have_value(hostile)
    assert hostile in page.locator("main").inner_text()


def test_exact_and_word_marks_differ_without_colour(reader: Callable[..., Any]) -> None:
    page = reader().open(f"/search?q={QUERY}")
    styles = {}
    for kind in ("exact", "word"):
        page.locator("main").evaluate(
            "(main, kind) => { const m = document.createElement('mark'); m.className = kind; m.id = kind; main.append(m) }",
            kind,
        )
        styles[kind] = page.locator(f"mark#{kind}").evaluate("m => getComputedStyle(m).textDecorationStyle")

    assert styles == {"exact": "solid", "word": "dotted"}


def test_a_slash_goes_to_the_box_and_escape_leaves_it(reader: Callable[..., Any]) -> None:
    page = reader().open(f"/search?q={QUERY}")

    page.keyboard.press("/")
    expect(page.get_by_label("检索词", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("检索词", exact=True)).not_to_be_focused()


def test_completion_is_a_combobox_with_keys(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作")
    box = page.get_by_role("combobox", name="检索词")
    box.fill("")
    box.press_sequentially("脱贫")

    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = options.nth(1)
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    words = chosen.locator("bdi").inner_text()
    expect(box).to_have_value(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert dict(args_of(page)) == {"q": words}
    assert total(page) >= 1


@pytest.mark.parametrize("way", ["Enter", "button", "click"])
def test_a_headline_is_shown_as_printed_and_asked_in_quotation_marks(reader: Callable[..., Any], way: str) -> None:
    page = reader().open("/")
    box = page.get_by_role("combobox", name="检索词")
    box.press_sequentially("硬骨头")
    option = page.get_by_role("option", name="脱贫攻坚,开发区要啃“硬骨头”")
    expect(option).to_be_visible()

    with page.expect_navigation():
        if way == "click":
            option.click()
        else:
            page.keyboard.press("ArrowUp")
            expect(box).to_have_value("脱贫攻坚,开发区要啃“硬骨头”")
            page.keyboard.press("Enter") if way == "Enter" else page.get_by_role("button", name="检索").click()

    assert dict(args_of(page)) == {"q": "「脱贫攻坚,开发区要啃“硬骨头”」"}
    assert total(page) == 1


def test_escape_closes_the_suggestions_first_and_gives_back_what_was_typed(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作")
    box = page.get_by_role("combobox", name="检索词")
    box.fill("")
    box.press_sequentially("脱贫")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowUp")

    page.keyboard.press("Escape")

    expect(page.locator(".suggestions")).to_be_hidden()
    expect(box).to_have_value("脱贫")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()


def test_suggestions_count_what_is_found_under_the_filters_that_are_kept(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作&district=牡丹区")
    box = page.get_by_role("combobox", name="检索词")
    box.fill("")
    box.press_sequentially("企")
    option = page.get_by_role("option").first
    count = int(option.locator(".count").inner_text())

    with page.expect_navigation():
        option.click()

    assert ("district", "牡丹区") in args_of(page)
    assert total(page) == count


def test_a_suggestion_is_a_tap_away(reader: Callable[..., Any]) -> None:
    page = reader(width=360, has_touch=True).open("/")
    page.get_by_role("combobox").press_sequentially("脱贫")
    option = page.get_by_role("option").first
    words = option.locator("bdi").inner_text()

    with page.expect_navigation():
        option.tap()

    assert ("q", words) in args_of(page)


def test_enter_of_an_input_method_does_not_search(reader: Callable[..., Any]) -> None:
    page = reader().open("/search?q=工作")
    page.locator("#q").fill("")
    methods = page.context.new_cdp_session(page)
    methods.send("Input.imeSetComposition", {"text": "tuopin", "selectionStart": 6, "selectionEnd": 6})

    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert args_of(page) == [("q", "工作")], "Enter chose characters"

    methods.send("Input.insertText", {"text": "脱贫"})
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert args_of(page) == [("q", "脱贫")]


def test_recent_queries_stay_in_this_browser(reader: Callable[..., Any]) -> None:
    one = reader()
    page = one.open("/")
    for query in ("小麦", "大蒜", "小麦"):
        type_query(page, query)
    page.locator("#q").fill("")
    page.keyboard.press("ArrowDown")

    expect(page.locator(".suggestions [role=option] bdi")).to_have_text(["小麦", "大蒜"])
    assert page.context.cookies() == []
    assert [url for url in one.requests if "recent" in url] == []
    page.get_by_role("button", name="清除最近的检索").click()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(200)
    expect(page.locator(".suggestions")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("key", "kept"), [("Enter", []), ("Escape", ["小麦"])])
def test_recent_queries_are_forgotten_by_the_keyboard(
    reader: Callable[..., Any], key: str, kept: list[str]
) -> None:
    page = reader().open("/")
    type_query(page, "小麦")
    page.locator("#q").fill("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="清除最近的检索")).to_be_focused()
    page.keyboard.press(key)

    expect(page.locator(".suggestions")).to_be_hidden()
    expect(page.locator("#q")).to_be_focused()
    assert page.evaluate("JSON.parse(localStorage.getItem('mudan.recent') ?? '[]')") == kept
    if kept:
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".suggestions")).to_be_hidden()


@pytest.mark.parametrize(("key", "end"), [("Tab", "last"), ("Shift+Tab", "first")])
def test_whoever_tabs_out_of_the_sheet_of_filters_sees_where(
    reader: Callable[..., Any], key: str, end: str
) -> None:
    page = reader(width=360).open(f"/search?q={QUERY}")
    page.locator("#facets > summary").click()
    first, last = page.locator("#facets > summary"), page.locator("#facets .range button")
    for folded in page.locator("#facets section > details summary, #facets section:last-child a").all():
        last = folded if folded.is_visible() else last
    (last if end == "last" else first).focus()
    expect(page.locator("#facets .facets-in")).to_be_visible()
    page.keyboard.press(key)

    expect(page.locator("#facets .facets-in")).to_be_hidden()
    expect(page.locator(":focus")).to_be_in_viewport()


def test_filters_fold_on_a_phone(reader: Callable[..., Any]) -> None:
    page = reader(width=360, has_touch=True).open(f"/search?q={QUERY}")
    first = page.locator(".value").first
    expect(first).to_be_hidden()

    page.locator("#facets > summary").tap()
    expect(first).to_be_visible()
    with page.expect_navigation():
        first.tap()

    assert [name for name, _ in args_of(page)] == ["q", "district"]


@SCRIPT
def test_filters_stand_open_on_a_desk(reader: Callable[..., Any], script: bool) -> None:
    page = reader(script=script).open(f"/search?q={QUERY}")

    expect(page.locator(".value").first).to_be_visible()
    expect(page.locator("#facets > summary")).to_be_hidden()


def test_an_index_that_is_missing_is_a_page_not_a_crash(
    reader: Callable[..., Any], site_without_index: str
) -> None:
    one = reader(at=site_without_index)
    page = one.open("/")
    expect(page.get_by_role("heading", name="档案正在整理")).to_be_visible()

    answer = page.goto(site_without_index + "/healthz")

    assert answer
    assert answer.status == 200
    assert answer.json()["status"] == "degraded"
