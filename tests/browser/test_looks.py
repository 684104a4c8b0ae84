"""How the pages look: screenshots in `test-results/`, for eyes, and that each theme is what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "results": "/search?q=工作",
    "article": "",
    "browse": "/browse",
    "trend": "/trend?q=脱贫&q=复工",
    "about": "/about",
}
BRIGHTNESS = """() => {
    const shown = [...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && one.innerText?.trim());
    const grey = colour => { const [r, g, b] = colour.match(/[\\d.]+/g); return (0.3 * r + 0.6 * g + 0.1 * b) / 255 };
    const text = shown.map(one => grey(getComputedStyle(one).color)).sort((a, b) => a - b);
    return [grey(getComputedStyle(document.body).backgroundColor), text[Math.floor(text.length / 2)]];
}"""
"""Of the paper, and of the text in the middle: 0 is black, 1 is white."""

INKS = """() => [...new Set([...document.querySelectorAll('body *')].flatMap(one => {
    const { color, fill, stroke, backgroundColor } = getComputedStyle(one);
    return [color, fill, stroke, backgroundColor];
}))].sort()"""
"""Every colour there is on the page."""


@pytest.mark.parametrize("name", PAGES)
def test_every_theme_is_seen_as_what_it_is(reader: Callable[..., Any], name: str, output_path: str) -> None:
    one = reader()
    page: Page = one.open(PAGES[name] or PAGES["results"])
    if not PAGES[name]:
        page = one.open(page.locator(".hit h2 a").first.get_attribute("href"))
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=Path(output_path) / f"{name}-{width}-{scheme}.png")
            paper, text = page.evaluate(BRIGHTNESS)

            assert paper > 0.9 and text < 0.5 if scheme == "light" else paper < 0.15 and text > 0.5
    page.emulate_media(media="print", color_scheme="dark")
    page.screenshot(path=Path(output_path) / f"{name}-print.png")
    paper, text = page.evaluate(BRIGHTNESS)

    assert (paper, text < 0.5) == (1, True), "paper is white, whatever the theme"
    inks = [page.evaluate(INKS)]
    page.emulate_media(media="print", color_scheme="light")
    assert inks == [page.evaluate(INKS)], "and so is everything on it"
