"""
What was printed: pages, articles, paragraphs and dates as precise as they were printed.

Values only: frozen, without input or output. `Article.to_dict` is the shape that `mudan parse` prints
and that scorers read; `Article.from_dict` is its inverse.
"""

from __future__ import annotations

import calendar
import datetime
import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Any, Final, NamedTuple

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """
    A date as precise as it was printed: a day, a month or a year.

    Mixed precisions sort by their first day, the coarser first. Raises ValueError for a date no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"no such year: {self.year}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day needs its month")
        elif not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        elif self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise ValueError(f"no such day: {self.year}-{self.month}-{self.day}")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; ValueError for anything else."""
        return _parsed(text)

    @classmethod
    def _read(cls, text: str) -> PartialDate:
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date (YYYY, YYYY-MM or YYYY-MM-DD): {text!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    def __lt__(self, other: PartialDate) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    @property
    def first_day(self) -> int:
        """The first day it may mean, as the number yyyymmdd."""
        return self.year * 10000 + (self.month or 1) * 100 + (self.day or 1)

    @property
    def last_day(self) -> int:
        """The last day it may mean, as the number yyyymmdd."""
        month = self.month or 12
        return self.year * 10000 + month * 100 + (self.day or calendar.monthrange(self.year, month)[1])


def calendar_day(number: int) -> datetime.date:
    """The day that is written as the number yyyymmdd, as `first_day` and `last_day` of a PartialDate are."""
    return datetime.date(number // 10000, number // 100 % 100, number % 100)


@lru_cache(4096)
def _parsed(text: str) -> PartialDate:
    """The same few hundred months are read for every answer."""
    return PartialDate._read(text)


UNKNOWN_DISTRICT: Final = "未标注"
"""Stands among districts for an article whose place is not known."""


class Kind(StrEnum):
    """What sort of item was printed."""

    NEWS = "news"
    FEATURE = "feature"
    PHOTO = "photo"
    BRIEF = "brief"
    NOTICE = "notice"


class DateBasis(StrEnum):
    """How an article's date is known, from the most certain to the least."""

    DATELINE = "dateline"
    MASTHEAD = "masthead"
    SIDECAR = "sidecar"
    FILENAME = "filename"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Page:
    """
    One page of a newspaper as text.

    Attributes:
        source: Path inside its corpus, with `/`; it identifies the page.
        text: The whole page as decoded, line ends as `\\n`.
        paper: Name of the newspaper, if known from outside the text.
        date: Day of publication, if known from outside the text.
        date_basis: How *date* is known (`sidecar` or `filename`), or None.
        number: Page number (版次) as printed, if known from outside the text.
    """

    source: str
    text: str
    paper: str = ""
    date: PartialDate | None = None
    date_basis: DateBasis | None = None
    number: str = ""

    @property
    def id(self) -> str:
        """Its id; see `page_id`."""
        return page_id(self.source)


@lru_cache(4096)  # the sources that results may be narrowed by are the same on many pages
def page_id(source: str) -> str:
    """The id of the page read from *source*, 16 hexadecimal digits: it outlives any rebuild and any mended character."""
    return hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class LineRole(StrEnum):
    """What became of a line, or of a part of one; see `search/ingest/README.md`."""

    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    BYLINE = "byline"
    MASTHEAD = "masthead"
    PAGE_NUMBER = "page-number"
    LABEL = "label"
    HEADING = "heading"
    JUMP = "jump"
    ORNAMENT = "ornament"
    REPEATED = "repeated"
    LOOP = "loop"

    @property
    def is_in_article(self) -> bool:
        """Whether its text is part of an article; the text of any other is kept on the page only."""
        return self in _IN_ARTICLE


_IN_ARTICLE = frozenset(
    {
        LineRole.KICKER,
        LineRole.TITLE,
        LineRole.SUBTITLE,
        LineRole.SUBHEADING,
        LineRole.PARAGRAPH,
        LineRole.CONTINUATION,
        LineRole.BYLINE,
    }
)


class Flag(StrEnum):
    """What the parser did to an article, or doubts in it."""

    LOOPING = "looping"
    TRUNCATED = "truncated"
    JOINED_FRAGMENT = "joined-fragment"
    JOINED_JUMP = "joined-jump"
    HEADLINE_AFTER_BODY = "headline-after-body"
    SECTIONS = "sections"
    NAMES_UNCERTAIN = "names-uncertain"
    REPEATED = "repeated"
    """Given with the lines that say again what it keeps: `repeated:88-90`."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """
    What became of a line of a page, or of a part of it: a line that was cut has one of these for each part.

    Attributes:
        number: Line of the text, from 1.
        article: Id of the article it is in, or that keeps what it repeats; empty for none.
    """

    number: int
    role: LineRole
    article: str


@dataclass(frozen=True, slots=True)
class RawPage:
    """
    A page as it was read, nothing left out.

    Attributes:
        lines: In order, blank ones left out.
        original: The text of its file to the letter, with the markup that its text is without, line for line; None where
            the file is no plain text (HTML, PDF).
    """

    page: Page
    lines: tuple[PageLine, ...]
    original: str | None = None

    @property
    def printed(self) -> str:
        """What is shown of it: its file to the letter, or else what was read of it."""
        return self.page.text if self.original is None else self.original

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of its articles, in the order in which they begin."""
        return tuple(dict.fromkeys(line.article for line in self.lines if line.article))


class Paragraph(NamedTuple):
    """
    One paragraph of an article, repaired where a column break cut it.

    Attributes:
        id: `p1`, `p2` … in the order of the article; the anchor on the article's page.
        text: As printed, without line ends.
        first_line: First line of the source it came from, counted from 1.
        last_line: Last line of the source it came from.
    """

    id: str
    text: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Article:
    """
    One item of a page: a news article, a feature, a captioned photograph, a brief or a notice.

    Attributes:
        id: Stable: the same content from the same source has the same id after any rebuild.
        page_date: When its page was printed, as precisely as that is known: the date of its issue.
        page_evidence: The sentence of the page that tells the year of `page_date`, where none is printed; else empty.
        date: Of what it tells, or of its dateline: never after that of its page, and often the day before.
        districts: Where it happened, the main one first; never empty (UNKNOWN_DISTRICT when unknown).
        date_evidence: The sentence the date was read from, or empty.
        flags: What the parser did or doubts: a `Flag`, or one with its lines (`repeated:88-90`).
    """

    id: str
    source: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    kicker: str = ""
    subtitle: str = ""
    kind: Kind = Kind.NEWS
    paper: str = ""
    page_number: str = ""
    page_date: PartialDate | None = None
    page_evidence: str = ""
    date: PartialDate | None = None
    date_basis: DateBasis = DateBasis.UNKNOWN
    date_evidence: str = ""
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    districts: tuple[str, ...] = (UNKNOWN_DISTRICT,)
    flags: tuple[str, ...] = field(default=())

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be searched: the title, kicker and subtitle where there are any, and the paragraphs."""
        deck = filter(None, (self.kicker, self.subtitle))
        return (self.title, *deck, *[paragraph.text for paragraph in self.paragraphs])

    @property
    def page_key(self) -> str:
        """What tells its page from all others: paper, day and number; where one of them is not known, also the file it came in."""
        is_known = self.paper and self.page_number and self.page_date is not None and self.page_date.day
        source = "" if is_known else self.source
        return "\t".join((source, self.paper, str(self.page_date or ""), self.page_number))

    @property
    def known_districts(self) -> tuple[str, ...]:
        """Its districts; none where they are unknown."""
        return tuple(district for district in self.districts if district != UNKNOWN_DISTRICT)

    @property
    def page_id(self) -> str:
        """The id of the page it was printed on; of the file, when it came as a ready article."""
        return page_id(self.source)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who made it, each once: who wrote it, then who photographed it."""
        return tuple(dict.fromkeys((*self.reporters, *self.correspondents, *self.photographers)))

    @property
    def byline(self) -> str:
        """The people named as makers, each with their role: `记者 甲 通讯员 乙、丙`; empty if none is named."""
        roles = (("记者", self.reporters), ("通讯员", self.correspondents), ("摄影", self.photographers))
        return " ".join(f"{role} {'、'.join(names)}" for role, names in roles if names)

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready shape that is a contract: `mudan parse` prints it, one article a line."""
        return {
            "id": self.id,
            "source": self.source,
            "paper": self.paper,
            "page": self.page_number,
            "page_date": str(self.page_date) if self.page_date else None,
            "page_evidence": self.page_evidence,
            "title": self.title,
            "kicker": self.kicker,
            "subtitle": self.subtitle,
            "kind": str(self.kind),
            "reporters": list(self.reporters),
            "correspondents": list(self.correspondents),
            "photographers": list(self.photographers),
            "date": str(self.date) if self.date else None,
            "date_basis": str(self.date_basis),
            "date_evidence": self.date_evidence,
            "districts": list(self.districts),
            "paragraphs": [
                {"id": p.id, "text": p.text, "lines": [p.first_line, p.last_line]} for p in self.paragraphs
            ],
            "flags": list(self.flags),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Article:
        """Inverse of `to_dict`; KeyError or ValueError when *data* has not that shape."""
        return cls(
            id=data["id"],
            source=data["source"],
            paper=data["paper"],
            page_number=data["page"],
            page_date=PartialDate.parse(data["page_date"]) if data["page_date"] else None,
            page_evidence=data["page_evidence"],
            title=data["title"],
            kicker=data["kicker"],
            subtitle=data["subtitle"],
            kind=Kind(data["kind"]),
            reporters=tuple(data["reporters"]),
            correspondents=tuple(data["correspondents"]),
            photographers=tuple(data["photographers"]),
            date=PartialDate.parse(data["date"]) if data["date"] else None,
            date_basis=DateBasis(data["date_basis"]),
            date_evidence=data["date_evidence"],
            districts=tuple(data["districts"]),
            paragraphs=tuple(Paragraph(p["id"], p["text"], *p["lines"]) for p in data["paragraphs"]),
            flags=tuple(data["flags"]),
        )
