"""
Here is a file, give me its articles.

`find_sources` names the files of a corpus, `read_articles` reads one of them, `parse_page` cuts a page whose text is
at hand. README.md tells how a page is read. Names are imported on first use: whoever reads no page loads no parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.deferred import deferred

if TYPE_CHECKING:
    from search.ingest.articles import parse_page
    from search.ingest.facts.gazetteer import District, Gazetteer, load_gazetteer
    from search.ingest.facts.people import people_in
    from search.ingest.notes import LineNote, ParsedPage
    from search.ingest.reading import note_on_date, read_articles, read_page
    from search.ingest.sources.corpus import (
        IMPORTERS,
        Source,
        find_sources,
        fingerprint,
        notes_on,
        page_text,
        text_bytes,
    )
    from search.ingest.sources.sidecar import PageDefaults, needed_of

_MODULES = {
    "search.ingest.articles": ("parse_page",),
    "search.ingest.sources.corpus": (
        "IMPORTERS",
        "Source",
        "find_sources",
        "fingerprint",
        "notes_on",
        "page_text",
        "text_bytes",
    ),
    "search.ingest.facts.gazetteer": ("District", "Gazetteer", "load_gazetteer"),
    "search.ingest.notes": ("LineNote", "ParsedPage"),
    "search.ingest.facts.people": ("people_in",),
    "search.ingest.reading": ("note_on_date", "read_articles", "read_page"),
    "search.ingest.sources.sidecar": ("PageDefaults", "needed_of"),
}

__all__ = [
    "IMPORTERS",
    "District",
    "Gazetteer",
    "LineNote",
    "PageDefaults",
    "ParsedPage",
    "Source",
    "find_sources",
    "fingerprint",
    "load_gazetteer",
    "needed_of",
    "note_on_date",
    "notes_on",
    "page_text",
    "parse_page",
    "people_in",
    "read_articles",
    "read_page",
    "text_bytes",
]

__getattr__ = deferred(__name__, _MODULES)
