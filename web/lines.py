"""
Here is a page as it was read, give me the lines to show: each as printed, and whose it is or why it is nobody's.

Nothing is left out. A page too long for one view is shown a stretch at a time, and a line too long to be shown whole is
cut where the text file goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search import LineRole, PageLine, RawPage
from web.languages import lazy_gettext as _

MOST_LINES = 1500
"""Lines in one view; a page of newsprint has some hundred."""

MOST_CHARACTERS = 4000
"""Of one line in a view; the longest paragraph of a newspaper has some two thousand."""

_BEFORE = 5
"""Lines shown above the one that a view begins at."""

ROLE_WORDS = {
    LineRole.KICKER: _("引题"),
    LineRole.TITLE: _("标题"),
    LineRole.SUBTITLE: _("副题"),
    LineRole.SUBHEADING: _("小标题"),
    LineRole.BYLINE: _("署名"),
    LineRole.CONTINUATION: _("接上行"),
    LineRole.MASTHEAD: _("报头"),
    LineRole.PAGE_NUMBER: _("版次"),
    LineRole.LABEL: _("栏名"),
    LineRole.HEADING: _("栏目"),
    LineRole.JUMP: _("转版"),
    LineRole.ORNAMENT: _("题饰"),
    LineRole.REPEATED: _("重复"),
    LineRole.LOOP: _("循环重复"),
}
"""What the parser's role of a line says to a reader; a plain paragraph goes without saying."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """
    One line of the page.

    Attributes:
        number: From 1; the anchor is `L12`.
        text: As it stands in the file; empty for a blank line.
        cut: How many characters of it are not shown.
        owners: Places on the page, from 1, of the articles that hold it, or that keep what it repeats.
        begins: Whether the line before it is another's.
        roles: What it is, in words; nothing for a plain paragraph.
        is_on: Whether the article one is looking at holds it.
        is_out: Whether no article holds it, so that it stands here alone.
    """

    number: int
    text: str
    cut: int = 0
    owners: tuple[int, ...] = ()
    begins: bool = False
    roles: tuple[str, ...] = ()
    is_on: bool = False
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """
    A stretch of a page.

    Attributes:
        total: Lines of the whole page.
        before, after: The line at which the stretch before or after begins; None at either end.
    """

    lines: tuple[ShownLine, ...]
    total: int
    before: int | None
    after: int | None

    @property
    def own(self) -> int | None:
        """The first line of the article one is looking at; None when the stretch has none of it."""
        return next((line.number for line in self.lines if line.is_on), None)


def view(raw: RawPage, order: Iterable[str], article_id: str = "", at: int | None = None) -> View:
    """
    The lines of *raw* around line *at*, by default where the article begins.

    Args:
        order: Ids of the page's articles, first to last; lines are numbered by it.
        article_id: The article one is looking at, or empty.
    """
    notes: dict[int, list[PageLine]] = {}
    for note in raw.lines:
        notes.setdefault(note.number, []).append(note)
    printed = raw.printed.split("\n")
    if at is None:
        at = next((note.number for note in raw.lines if article_id and note.article == article_id), 1)
    first = 1
    if len(printed) > MOST_LINES:
        first = max(1, min(at - _BEFORE, len(printed) - MOST_LINES + 1))
    last = min(len(printed), first + MOST_LINES - 1)
    place = {identity: number for number, identity in enumerate(order, 1)}
    shown: list[ShownLine] = []
    owners: tuple[int, ...] = ()
    for number in range(first, last + 1):
        line = _line(number, printed[number - 1], notes.get(number, ()), place, article_id, owners)
        owners = line.owners if line.text else owners
        shown.append(line)
    return View(
        lines=tuple(shown),
        total=len(printed),
        before=max(1, first - MOST_LINES + _BEFORE) if first > 1 else None,
        after=last + 1 + _BEFORE if last < len(printed) else None,
    )


def _line(
    number: int,
    text: str,
    notes: Iterable[PageLine],
    place: dict[str, int],
    article_id: str,
    owners_before: tuple[int, ...],
) -> ShownLine:
    if not text.strip():
        return ShownLine(number, "")
    notes = tuple(notes)
    owners = tuple(dict.fromkeys(place[note.article] for note in notes if note.article in place))
    return ShownLine(
        number=number,
        text=text[:MOST_CHARACTERS],
        cut=max(0, len(text) - MOST_CHARACTERS),
        owners=owners,
        begins=owners != owners_before,
        roles=tuple(dict.fromkeys(str(ROLE_WORDS[note.role]) for note in notes if note.role in ROLE_WORDS)),
        is_on=any(note.article == article_id and note.role.is_in_article for note in notes),
        is_out=not any(note.role.is_in_article for note in notes),
    )
