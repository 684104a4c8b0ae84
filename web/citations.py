"""
Here is an article, give me the reference a reader puts into a paper: GB/T 7714-2015, BibTeX, RIS, JSON-LD.

What is not known is left out. A day that was inferred, or that the text tells and not the page, is not the day of
publication: GB/T 7714 puts an estimated date into square brackets, and so do we; the other forms say it in a note.
"""

from __future__ import annotations

import re
from typing import Any

from search import Article, DateBasis, PartialDate

_OF_THE_PAGE = (DateBasis.MASTHEAD, DateBasis.SIDECAR, DateBasis.FILENAME)
_MOST_NAMES = 3
_UNTITLED = "（无题）"
_ESTIMATED = "日期为推定"
_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def published(article: Article) -> tuple[PartialDate | None, bool]:
    """When it was printed, and whether that is certain: a page names its day, so that a month alone was inferred."""
    if article.page_date:
        return article.page_date, article.page_date.day is not None
    return article.date, article.date is not None and article.date_basis in _OF_THE_PAGE


def authors(article: Article) -> tuple[str, ...]:
    """Who wrote it, then who photographed it, each once."""
    return tuple(dict.fromkeys((*article.reporters, *article.correspondents, *article.photographers)))


def gbt7714(article: Article) -> str:
    """
    The reference as `作者. 题名[N]. 报纸名,出版日期(版次).`

    More than three names are the first three and 等; without any, the title comes first.

    Source: GB/T 7714-2015, 4.4 (serials: articles of newspapers), 8.1.2 and 8.1.3 (names), 8.7.3 (estimated dates).
    """
    names = authors(article)
    who = ",".join(names[:_MOST_NAMES]) + ",等" * (len(names) > _MOST_NAMES)
    date, is_certain = published(article)
    when = (str(date) if is_certain else f"[{date}]") if date else ""
    where = ",".join(filter(None, (article.paper or article.source, when)))
    page = f"({article.page_number})" if article.page_number else ""
    return _line(f"{who}. " * bool(who) + f"{article.title or _UNTITLED}[N]. {where}{page}.")


def bibtex(article: Article) -> str:
    """An entry as BibTeX and biblatex read it; the key is the article's id."""
    date, is_certain = published(article)
    fields = {
        "title": "{" + _latex(article.title or _UNTITLED) + "}",
        "author": " and ".join("{" + _latex(name) + "}" for name in authors(article)),
        "journal": _latex(article.paper or article.source),
        "date": str(date or ""),
        "year": str(date.year) if date else "",
        "pages": _latex(article.page_number),
        "entrysubtype": "newspaper",
        "langid": "chinese",
        "note": "" if is_certain or not date else _ESTIMATED,
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{re.sub(r'[^A-Za-z0-9_-]', '', article.id)},\n{''.join(lines)}}}\n"


def ris(article: Article) -> str:
    """A record of type NEWS; lines end as RIS wants them."""
    date, is_certain = published(article)
    tags = [("TY", "NEWS"), ("ID", article.id), ("TI", article.title or _UNTITLED)]
    tags += [("AU", name) for name in authors(article)]
    tags += [("T2", article.paper or article.source)]
    if date:
        parts = (
            f"{date.year:04d}",
            f"{date.month:02d}" if date.month else "",
            f"{date.day:02d}" if date.day else "",
        )
        tags += [("PY", parts[0]), ("DA", "/".join(parts) + "/")]
        tags += [] if is_certain else [("N1", _ESTIMATED)]
    tags += [("SP", article.page_number)] * bool(article.page_number)
    tags += [("LA", "zh"), ("ER", "")]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in tags)


def json_ld(article: Article) -> dict[str, Any]:
    """A NewsArticle of schema.org, to be put into the page."""
    date, is_certain = published(article)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": article.id,
        "headline": article.title or _UNTITLED,
        "alternativeHeadline": article.subtitle or None,
        "author": [{"@type": "Person", "name": name} for name in authors(article)] or None,
        "datePublished": str(date) if date and is_certain else None,
        "isPartOf": {"@type": "Newspaper", "name": article.paper} if article.paper else None,
        "printPage": article.page_number or None,
        "contentLocation": [{"@type": "Place", "name": name} for name in article.districts],
        "inLanguage": "zh-Hans",
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in data.items() if value is not None}


def metadata(article: Article) -> tuple[tuple[str, str], ...]:
    """The `citation_*` elements of the page's head, as reference managers read them."""
    date, is_certain = published(article)
    pairs = [("citation_title", article.title or _UNTITLED)]
    pairs += [("citation_author", name) for name in authors(article)]
    pairs += [("citation_publication_date", str(date).replace("-", "/"))] * (date is not None and is_certain)
    pairs += [("citation_journal_title", article.paper)] * bool(article.paper)
    pairs += [("citation_firstpage", article.page_number)] * bool(article.page_number)
    return (*pairs, ("citation_language", "zh"))


def _line(text: str) -> str:
    """*text* on one line: what reads these forms takes a line end for the end of a field."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", text)).strip()


def _latex(text: str) -> str:
    return re.sub(r"[\\{}$&#%_~^]", lambda found: _LATEX.get(found[0], "\\" + found[0]), _line(text))
