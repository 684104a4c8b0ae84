"""
Here is a source, give me its articles, whichever form it has. What reads one form is imported when there is a source of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from search.errors import PageDecodeError
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.notes import LineNote, ParsedPage
from search.ingest.sources.corpus import Form, Source, page_html, read_text, without_importer
from search.ingest.sources.decoding import shown
from search.ingest.sources.sidecar import PageDefaults, page_of
from search.model import Article, LineRole, Page, PageLine, PartialDate, RawPage


def read_articles(
    source: Source,
    *,
    gazetteer: Gazetteer,
    defaults: PageDefaults = PageDefaults(),  # noqa: B008 - frozen
    on_reject: Callable[[PageDecodeError], None] | None = None,
    on_page: Callable[[RawPage], None] | None = None,
    on_note: Callable[[str], None] = lambda note: None,
) -> Iterator[Article]:
    """
    The articles of a page, or of a file of ready articles, which is read as they are taken.

    Args:
        defaults: Paper and date of pages that do not say otherwise.
        on_reject: Told of each line of a JSON Lines file that is no article; by default it is passed over.
        on_page: Told the page itself before its first article; never called for ready articles.
        on_note: Told what is odd, though it is read: once, the first date after today; a page without articles; pages of a PDF
            without text; keys of ready articles that are not read.

    Raises:
        PageDecodeError: The file as a whole cannot be read.
    """
    if source.is_page:
        page, parsed, original = _read(source, gazetteer, defaults, on_note)
        if not parsed.articles:
            on_note("没有稿件 no article on it")
        if on_page is not None:
            lines = (PageLine(note.number, note.role, note.article) for note in parsed.lines)
            on_page(RawPage(page, tuple(lines), original))
        articles: Iterable[Article] = parsed.articles
    else:
        from search.ingest.records import read_records

        articles = read_records(source, gazetteer, defaults, on_reject or (lambda error: None), on_note)
    is_told = False
    for article in articles:
        if not is_told and (note := note_on_date(article)):
            on_note(note)
            is_told = True
        yield article


def note_on_date(article: Article) -> str:
    """That the date of *article* or of its page is after today, wherever today is, a slip of who wrote it down; or empty."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    dates = [date for date in (article.page_date, article.date) if date is not None]
    latest = max(dates, default=None)
    if latest is None or latest <= PartialDate(tomorrow.year, tomorrow.month, tomorrow.day):
        return ""
    return f"日期 {latest} 晚于今天，是笔误吗？ a date after today: a slip?"


def read_page(
    source: Source,
    *,
    gazetteer: Gazetteer,
    defaults: PageDefaults = PageDefaults(),  # noqa: B008 - frozen
) -> ParsedPage:
    """A page cut into articles, with what became of each of its lines; PageDecodeError when it cannot be read."""
    return _read(source, gazetteer, defaults, lambda note: None).parsed


class _Read(NamedTuple):
    """
    A page and how it is read.

    Attributes:
        original: As that of a RawPage.
    """

    page: Page
    parsed: ParsedPage
    original: str | None = None


def _read(source: Source, gazetteer: Gazetteer, defaults: PageDefaults, on_note: Callable[[str], None]) -> _Read:
    from search.ingest.articles import parse_page

    if source.form is Form.HTML:
        return _read_html(source, gazetteer, defaults)
    original = None
    if source.form is Form.PDF:
        text = _text_of_pdf(source, on_note)
    else:
        text, original = read_text(source)
    page = page_of(source, text, defaults)
    return _Read(page, parse_page(page, gazetteer), original)


def _text_of_pdf(source: Source, on_note: Callable[[str], None]) -> str:
    from search.ingest.sources.pdf import pdf_text

    read = pdf_text(source)
    if read.without_text:
        numbers = "、".join(map(str, read.without_text[:_MOST_NUMBERS]))
        more = "…" if len(read.without_text) > _MOST_NUMBERS else ""
        on_note(f"没有文字的页 pages without text: {numbers}{more}")
    return read.text


_MOST_NUMBERS: Final = 20


def _read_html(source: Source, gazetteer: Gazetteer, defaults: PageDefaults) -> _Read:
    """An article where the page marks one, nothing where it lists some, and else what it shows, cut as any page."""
    from search.ingest.articles import parse_page
    from search.ingest.marked import parse_marked
    from search.ingest.sources.epaper import read_html

    html = page_html(source)
    try:
        found = read_html(html)
    except ImportError as error:
        raise without_importer(source, error.name or "lxml") from error
    if found.article is not None:
        return _Read(*parse_marked(found.article, source, gazetteer, defaults))
    page = page_of(source, shown(html), defaults)
    if found.is_list:
        lines = enumerate(page.text.split("\n"), 1)
        notes = tuple(
            LineNote(number, line, LineRole.JUMP, reason=_LIST) for number, line in lines if line.strip()
        )
        return _Read(page, ParsedPage((), lambda: notes))
    if not page.text.strip():
        raise PageDecodeError(source.name, "没有文字 no text in it")
    return _Read(page, parse_page(page, gazetteer))


_LIST: Final = "目录 a list of links to articles"
