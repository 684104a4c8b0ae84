"""A reader who does not know how to ask: the help page, its examples, and what was meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@SCRIPT
def test_an_example_runs_and_the_way_back_is_the_browsers(reader: Callable[..., Any], script: bool) -> None:
    page = reader(script=script).open("/")

    page.get_by_role("contentinfo").get_by_role("link", name="怎样检索").click()
    expect(page.get_by_role("heading", level=1, name="怎样检索")).to_be_visible()
    example = page.locator(".syntax a", has_text="~20")
    query = example.inner_text()
    example.click()

    expect(page.get_by_label("检索词", exact=True)).to_have_value(query)
    assert page.locator(".hit").count() >= 1
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="怎样检索")).to_be_visible()


def test_every_example_is_answered_without_an_error(reader: Callable[..., Any]) -> None:
    page = reader().open("/help")
    links = page.locator(".syntax a").evaluate_all("all => all.map(one => one.getAttribute('href'))")

    assert len(links) > 25
    for link in links:
        answer = page.request.get(page.url.partition("/help")[0] + link)
        assert answer.status == 200, link
        text = answer.text()
        assert 'class="hit"' in text or 'class="meant"' in text, link


@SCRIPT
@pytest.mark.parametrize("typed", ["练建钧", "lian jian jun", "ljj"])
def test_what_was_meant_is_one_link_away(reader: Callable[..., Any], typed: str, script: bool) -> None:
    page = reader(script=script).open(f"/search?q={typed}")
    expect(page.locator(".meant")).to_contain_text("您要找的是不是：")
    expect(page.get_by_label("检索词", exact=True)).to_have_value(typed)

    page.get_by_role("link", name="练建军", exact=True).click()

    expect(page.get_by_label("检索词", exact=True)).to_have_value("练建军")
    assert page.locator(".hit").count() >= 3
    expect(page.locator(".meant")).to_have_count(0)


def test_the_help_page_in_english(reader: Callable[..., Any]) -> None:
    page = reader().open("/help?lang=en")

    assert Axe().run(page).violations_count == 0
    expect(page.get_by_role("heading", level=1)).to_have_text("How to search")
    page.locator('[aria-labelledby="spelling"] .syntax a').last.click()
    expect(page.locator(".meant")).to_contain_text("Did you mean")
