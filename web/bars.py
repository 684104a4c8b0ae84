"""Here is a histogram, give me its bars as they are drawn: each with what is said of it, and where it leads."""

from __future__ import annotations

from typing import NamedTuple

from search import PartialDate
from web import present
from web.coverage import Held
from web.histogram import Bar, Histogram
from web.languages import gettext, spoken
from web.links import Links


class DrawnBar(NamedTuple):
    """A bar; without a URL it has no hits, and without a title nothing is said of it."""

    height: int
    url: str
    name: str
    title: str
    is_on: bool
    is_held: bool


def drawn(links: Links, histogram: Histogram) -> list[DrawnBar]:
    """The bars of *histogram*, in the order of time."""
    unit = str(links.request.unit)
    return [_drawn(links, bar, unit) for bar in histogram.bars]


def _drawn(links: Links, bar: Bar, unit: str) -> DrawnBar:
    when, printed = _time_words(bar.since, bar.until, bar.held)
    url = name = title = ""
    if bar.count:
        url = links.between(bar.since, bar.until)
        name = gettext("%(when)s：%(count)s", when=when, count=present.counted(bar.count, unit))
        if bar.maybe:
            name += gettext("，另有 %(count)s也可能是", count=present.counted(bar.maybe, unit))
        title = name + printed
    elif printed:
        title = gettext("%(when)s：%(count)s", when=when, count=gettext("没有命中")) + printed
    return DrawnBar(bar.height, url, name, title, bar.is_on, bar.is_held)


@spoken
def _time_words(since: PartialDate, until: PartialDate, held: Held | None) -> tuple[str, str]:
    """The time of a bar, and what is held of it."""
    words = present.held_words(held)
    return present.range_words(since, until), gettext("（%(words)s）", words=words) if words else ""
