"""
Here is an article whose parts its page marks, give me the page it makes: a line for each part, and what each line is.

Nothing is cut, because nothing has to be told apart. Days and districts are found as on any page.
"""

from __future__ import annotations

import re
from typing import Final

from search.ingest.articles import identity, news_or_feature
from search.ingest.facts.dates import Days, article_date
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.facts.names import Byline, dateline, is_byline, signed_by
from search.ingest.filing import Filing, Told
from search.ingest.lines.imprint import Masthead
from search.ingest.notes import LineNote, ParsedPage
from search.ingest.sources.corpus import Source
from search.ingest.sources.epaper import MarkedArticle
from search.ingest.sources.sidecar import PageDefaults, page_of
from search.model import Article, Flag, Kind, LineRole, Page, Paragraph

_HAN: Final = re.compile("[\u4e00-\u9fff]")
_FIRST: Final = 2
"""Paragraphs in which the byline may stand once more."""
_LONGEST_CAPTION: Final = 2
_MARKED: Final = "网页标明 marked so by its page"


def parse_marked(
    marked: MarkedArticle, source: Source, gazetteer: Gazetteer, defaults: PageDefaults
) -> tuple[Page, ParsedPage]:
    """
    The page that *marked* makes, and the page as it is read.

    Raises:
        PageDecodeError: The sidecar cannot be read.
    """
    lines: list[tuple[str, LineRole]] = [
        (text, role)
        for text, role in (
            (marked.kicker, LineRole.KICKER),
            (marked.title, LineRole.TITLE),
            (marked.subtitle, LineRole.SUBTITLE),
        )
        if text
    ]
    lines.append(("", LineRole.PARAGRAPH))
    first = len(lines)
    if marked.byline and not any(_close(marked.byline) in _close(text) for text in marked.paragraphs[:_FIRST]):
        lines.append((marked.byline, LineRole.BYLINE))
    lines += [(text, LineRole.PARAGRAPH) for text in marked.paragraphs]
    page = page_of(source, "\n".join(text for text, _ in lines), defaults)
    texts = [text for text, _ in lines[first:]]
    article = _article(marked, page, texts, first + 1, gazetteer)
    notes = tuple(
        LineNote(number, text, role, article.id, reason=_MARKED)
        for number, (text, role) in enumerate(lines, 1)
        if text
    )
    return page, ParsedPage((article,), lambda: notes)


def _article(marked: MarkedArticle, page: Page, texts: list[str], first: int, gazetteer: Gazetteer) -> Article:
    """The article of these *texts*, which stand in the lines of *page* from *first* on."""
    said = Masthead(
        frozenset(), frozenset(), marked.paper, marked.date, pages=(marked.number,) if marked.number else ()
    )
    filing = Filing(page, {1: said}, [marked.paper], gazetteer)
    heads = [text for text in (marked.kicker, marked.title, marked.subtitle) if text]
    days = Days(texts)
    time = filing.times([days], [heads])[1]
    dated = article_date(days, time)
    page_date, page_evidence = filing.issue(1, time)
    byline = _byline(marked, texts)
    is_photo = bool(byline.photographers) and not byline.reporters and len(texts) <= _LONGEST_CAPTION
    kind = Kind.PHOTO if is_photo else _kind(marked)
    told = Told(" ".join(heads), texts, kind, dated.date)
    (districts,) = filing.districts([told], time.date.year if time.date else None)
    return Article(
        id=identity(page.source, (*heads, *texts), {}),
        source=page.source,
        title=marked.title,
        kicker=marked.kicker,
        subtitle=marked.subtitle,
        paragraphs=tuple(
            Paragraph(f"p{place}", text, line, line)
            for place, (line, text) in enumerate(enumerate(texts, first), 1)
        ),
        kind=kind,
        paper=page.paper or marked.paper,
        page_number=page.number or marked.number,
        page_date=page_date,
        page_evidence=page_evidence,
        date=dated.date,
        date_basis=dated.basis,
        date_evidence=dated.evidence,
        reporters=byline.reporters,
        correspondents=byline.correspondents,
        photographers=byline.photographers,
        districts=districts,
        flags=(str(Flag.NAMES_UNCERTAIN),) if byline.uncertain else (),
    )


def _kind(marked: MarkedArticle) -> Kind:
    if any(map(dateline, marked.paragraphs[:_FIRST])):
        return Kind.NEWS
    # That a byline stands above says nothing: editions have one over every text.
    return news_or_feature([text for text in marked.paragraphs if not is_byline(text)], marked.kicker)


def _byline(marked: MarkedArticle, texts: list[str]) -> Byline:
    """Who made it: as is printed above the text or signed in it, or else as only programs are told (which may be who put it on the web)."""
    for given in (marked.byline, "", marked.author):
        if (not given or _HAN.search(given)) and (found := signed_by(given, texts)):
            return found
    return Byline()


def _close(text: str) -> str:
    return "".join(text.split())
