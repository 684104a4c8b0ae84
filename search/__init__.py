"""
Mudan: full-text search for the archives of Chinese local newspapers.

This is the public API: what `web` and other programs may use. Names are imported on first use, so that
`import search` loads neither the engine nor a dictionary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.deferred import deferred

if TYPE_CHECKING:
    from search.analysis.normalize import fold
    from search.citations import UNTITLED, authors, bibtex, gbt7714, published, ris
    from search.engine import IndexInfo, Issue
    from search.errors import (
        ArticleNotFoundError,
        ConfigError,
        CorpusError,
        EngineError,
        IndexDamagedError,
        IndexForbiddenError,
        IndexIncompatibleError,
        IndexMissingError,
        IndexStateError,
        InvalidFilterError,
        PageNotFoundError,
        QueryError,
        QuerySyntaxError,
        Said,
        SearchError,
    )
    from search.exporting import Export, Exported, ExportFormat, written
    from search.indexing.builder import BuildOptions
    from search.ingest.sources.sidecar import PageDefaults
    from search.model import (
        UNKNOWN_DISTRICT,
        Article,
        DateBasis,
        Flag,
        Kind,
        LineRole,
        Page,
        PageLine,
        Paragraph,
        PartialDate,
        RawPage,
        calendar_day,
        page_id,
    )
    from search.named_files import require_files
    from search.query.dates import read_date
    from search.query.nodes import Exact
    from search.query.request import MAX_LIMIT, MAX_WINDOW, Reprints, SearchRequest, Sort
    from search.ranking.explanation import Explanation
    from search.rebuilding import rebuild
    from search.results import (
        MOST_PRINTINGS,
        Completion,
        CompletionKind,
        Facet,
        FacetValue,
        Highlighted,
        HighlightedArticle,
        Hit,
        Match,
        Printings,
        QueryPart,
        SearchResult,
        Snippet,
        Span,
        SpanKind,
        Suggestion,
        SuggestionBasis,
    )
    from search.schema import BY_DAY, FACETS, PERSON, Unit
    from search.service import SearchService
    from search.settings import Settings, load_settings
    from search.snapshots import IndexState

_MODULES = {
    "search.analysis.normalize": ("fold",),
    "search.citations": ("UNTITLED", "authors", "bibtex", "gbt7714", "published", "ris"),
    "search.exporting": ("Export", "ExportFormat", "Exported", "written"),
    "search.engine": ("IndexInfo", "Issue"),
    "search.errors": (
        "ArticleNotFoundError",
        "ConfigError",
        "CorpusError",
        "EngineError",
        "IndexDamagedError",
        "IndexForbiddenError",
        "IndexIncompatibleError",
        "IndexMissingError",
        "IndexStateError",
        "InvalidFilterError",
        "PageNotFoundError",
        "QueryError",
        "QuerySyntaxError",
        "Said",
        "SearchError",
    ),
    "search.indexing.builder": ("BuildOptions",),
    "search.ingest.sources.sidecar": ("PageDefaults",),
    "search.model": (
        "UNKNOWN_DISTRICT",
        "Article",
        "DateBasis",
        "Flag",
        "Kind",
        "LineRole",
        "Page",
        "PageLine",
        "Paragraph",
        "PartialDate",
        "RawPage",
        "calendar_day",
        "page_id",
    ),
    "search.named_files": ("require_files",),
    "search.query.dates": ("read_date",),
    "search.query.nodes": ("Exact",),
    "search.query.request": ("MAX_LIMIT", "MAX_WINDOW", "Reprints", "SearchRequest", "Sort"),
    "search.ranking.explanation": ("Explanation",),
    "search.results": (
        "MOST_PRINTINGS",
        "Completion",
        "CompletionKind",
        "Facet",
        "FacetValue",
        "Highlighted",
        "HighlightedArticle",
        "Hit",
        "Match",
        "Printings",
        "QueryPart",
        "SearchResult",
        "Snippet",
        "Span",
        "SpanKind",
        "Suggestion",
        "SuggestionBasis",
    ),
    "search.schema": ("BY_DAY", "FACETS", "PERSON", "Unit"),
    "search.rebuilding": ("rebuild",),
    "search.service": ("SearchService",),
    "search.settings": ("Settings", "load_settings"),
    "search.snapshots": ("IndexState",),
}
__all__ = [
    "BY_DAY",
    "FACETS",
    "MAX_LIMIT",
    "MAX_WINDOW",
    "MOST_PRINTINGS",
    "PERSON",
    "UNKNOWN_DISTRICT",
    "UNTITLED",
    "Article",
    "ArticleNotFoundError",
    "BuildOptions",
    "Completion",
    "CompletionKind",
    "ConfigError",
    "CorpusError",
    "DateBasis",
    "EngineError",
    "Exact",
    "Explanation",
    "Export",
    "ExportFormat",
    "Exported",
    "Facet",
    "FacetValue",
    "Flag",
    "Highlighted",
    "HighlightedArticle",
    "Hit",
    "IndexDamagedError",
    "IndexForbiddenError",
    "IndexIncompatibleError",
    "IndexInfo",
    "IndexMissingError",
    "IndexState",
    "IndexStateError",
    "InvalidFilterError",
    "Issue",
    "Kind",
    "LineRole",
    "Match",
    "Page",
    "PageDefaults",
    "PageLine",
    "PageNotFoundError",
    "Paragraph",
    "PartialDate",
    "Printings",
    "QueryError",
    "QueryPart",
    "QuerySyntaxError",
    "RawPage",
    "Reprints",
    "Said",
    "SearchError",
    "SearchRequest",
    "SearchResult",
    "SearchService",
    "Settings",
    "Snippet",
    "Sort",
    "Span",
    "SpanKind",
    "Suggestion",
    "SuggestionBasis",
    "Unit",
    "authors",
    "bibtex",
    "calendar_day",
    "fold",
    "gbt7714",
    "load_settings",
    "page_id",
    "published",
    "read_date",
    "rebuild",
    "require_files",
    "ris",
    "written",
]

__getattr__ = deferred(__name__, _MODULES)
