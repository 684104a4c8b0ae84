"""
Here is what was decided about a page's lines, give me a note on each: role, article, margin, reason.

The notes are the proof that nothing printed is lost: together they hold every character of the page, each once, either
in an article or as a named residue. They are written only when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from search.ingest.cutting.items import Paragraph
from search.ingest.lines.layout import Line
from search.ingest.lines.roles import Decision
from search.model import Article, LineRole


@dataclass(frozen=True, slots=True)
class LineNote:
    """
    What became of a printed line, or of a part of one where it was cut.

    Attributes:
        number: Line of the source, from 1.
        text: The line or its part.
        article: Id of the article it is in, or that keeps what it repeats; empty for none.
        margin: By how many points the role won over the next best; 0 where no points were given.
        reason: Why, in words.
    """

    number: int
    text: str
    role: LineRole
    article: str = ""
    margin: float = 0.0
    reason: str = ""


class ParsedPage:
    """
    A page as read.

    Attributes:
        articles: In the order they stand on the page.
    """

    def __init__(self, articles: tuple[Article, ...], notes: Callable[[], tuple[LineNote, ...]]) -> None:
        self.articles = articles
        self._notes = notes

    @cached_property
    def lines(self) -> tuple[LineNote, ...]:
        """Every line that is not blank, in order; together they hold all that is printed."""
        return self._notes()


class Notes:
    """Notes in the making; places are those of the page's lines, and of the lines left without its masthead."""

    def __init__(self, all_lines: list[Line], place_of: list[int], decisions: list[Decision]) -> None:
        self._all_lines = all_lines
        self._place_of = place_of
        self._decisions = decisions
        self._notes: dict[int, list[LineNote]] = {}
        self.taken: set[int] = set()

    def own(self, place: int, role: LineRole, reason: str) -> None:
        """Note a line set aside before roles were given, by its place among all lines."""
        line = self._all_lines[place]
        self._notes.setdefault(place, []).append(LineNote(line.number, line.text, role, reason=reason))

    def line(self, place: int, role: LineRole, article: str, text: str = "", reason: str = "") -> None:
        """Note a line, or the part of it that is *text*, by its place among the lines with roles."""
        decision, line = self._decisions[place], self._all_lines[self._place_of[place]]
        self.taken.add(place)
        note = LineNote(line.number, text or line.text, role, article, decision.margin, reason or decision.reason)
        self._notes.setdefault(self._place_of[place], []).append(note)

    def paragraph(
        self, paragraph: Paragraph, article: str, role: LineRole | None = None, reason: str = ""
    ) -> None:
        """Note the lines of a paragraph."""
        for number, (offset, place) in enumerate(paragraph.pieces):
            end = paragraph.pieces[number + 1][0] if number + 1 < len(paragraph.pieces) else len(paragraph.text)
            own = LineRole.CONTINUATION if number else LineRole.PARAGRAPH
            if paragraph.byline:
                own = LineRole.BYLINE
            elif paragraph.subheading:
                own = LineRole.SUBHEADING
            self.line(place, role or own, article, paragraph.text[offset:end].strip(), reason)

    def result(self) -> tuple[LineNote, ...]:
        """All notes in the order of the page."""
        return tuple(note for place in sorted(self._notes) for note in self._notes[place])
