"""
Here is an article, give me the reference a reader puts into a paper: GB/T 7714-2015, BibTeX, RIS.

What is not known is left out; of the newspaper GB/T 7714 says that it is not known. Every form gives the date of
`published`. One that was inferred, or that the text tells and not the page, is an estimate: GB/T 7714 puts such a date into
square brackets, and so do we; the other forms say it in a note, or in a keyword where they have none. What takes nothing
but days has `earliest_day`.
"""

from __future__ import annotations

import datetime
import re

from search.model import Article, DateBasis, PartialDate, calendar_day

_OF_THE_PAGE = (DateBasis.MASTHEAD, DateBasis.SIDECAR, DateBasis.FILENAME)
_MOST_NAMES = 3
UNTITLED = "（无题）"
"""Stands for the title of an article that was printed without one."""
ESTIMATED = "日期为推定"
"""Stands beside a date that is not certain, in forms that have no sign for it."""

_NO_PAPER = "[报纸名不详]"
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
"""A brace with a backslash before it still counts where BibTeX looks for the end of a field."""


def published(article: Article) -> tuple[PartialDate | None, bool]:
    """
    When it was printed, and whether that is certain.

    A page names its day, so that a month alone was inferred, unless that is what the page or its file was given as.
    """
    is_given = article.date is not None and article.date_basis in _OF_THE_PAGE
    if article.page_date:
        return article.page_date, article.page_date.day is not None or (
            is_given and article.date == article.page_date
        )
    return article.date, is_given


def earliest_day(article: Article) -> datetime.date | None:
    """
    The first day on which it can have been printed by what `published` tells: none before that of which it tells.

    None where nothing is known.
    """
    date, _ = published(article)
    if date is None:
        return None
    own = article.date.first_day if article.date else 0
    return calendar_day(max(date.first_day, own) if own <= date.last_day else date.first_day)


def gbt7714(article: Article) -> str:
    """
    The reference as `作者. 题名[N]. 报纸名,出版日期(版次).`

    More than three names are the first three and 等; without any, the title comes first. A newspaper that is not known
    is said to be so in square brackets, as the standard says 出版者不详 of a publisher.

    Source: GB/T 7714-2015, 4.4 (serials: articles of newspapers), 8.1.2 and 8.1.3 (names), 8.7.3 (estimated dates).
    """
    names = article.people
    who = ",".join(names[:_MOST_NAMES]) + ",等" * (len(names) > _MOST_NAMES)
    date, is_certain = published(article)
    when = (str(date) if is_certain else f"[{date}]") if date else ""
    where = ",".join(filter(None, (article.paper or _NO_PAPER, when)))
    page = f"({article.page_number})" if article.page_number else ""
    return _line(f"{who}. " * bool(who) + f"{article.title or UNTITLED}[N]. {where}{page}.")


def bibtex(article: Article, url: str = "") -> str:
    """An entry as BibTeX and biblatex read it, with where it is read if known; the key is the article's id."""
    date, is_certain = published(article)
    fields = {
        "title": "{" + _latex(article.title or UNTITLED) + "}",
        "author": " and ".join("{" + _latex(name) + "}" for name in article.people),
        "journal": _latex(article.paper),
        "date": str(date or ""),
        "year": str(date.year) if date else "",
        "pages": _latex(article.page_number),
        "entrysubtype": "newspaper",
        "langid": "chinese",
        "url": re.sub(r"[{}\\%\s]", "", url),
        "note": "" if is_certain or not date else ESTIMATED,
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{re.sub(r'[^A-Za-z0-9_-]', '', article.id)},\n{''.join(lines)}}}\n"


def ris(article: Article, url: str = "", note: str = "") -> str:
    """A record of type NEWS, with where it is read if known; lines end as RIS wants them."""
    date, is_certain = published(article)
    tags = [("TY", "NEWS"), ("ID", article.id), ("TI", article.title or UNTITLED)]
    tags += [("AU", name) for name in article.people]
    tags += [("T2", article.paper)] * bool(article.paper)
    if date:
        parts = (
            f"{date.year:04d}",
            f"{date.month:02d}" if date.month else "",
            f"{date.day:02d}" if date.day else "",
        )
        tags += [("PY", parts[0]), ("DA", "/".join(parts) + "/")]
        tags += [] if is_certain else [("N1", ESTIMATED)]
    tags += [("SP", article.page_number)] * bool(article.page_number)
    tags += [("UR", url)] * bool(url) + [("N1", note)] * bool(note)
    tags += [("LA", "zh"), ("ER", "")]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in tags)


def _line(text: str) -> str:
    """*text* on one line: what reads these forms takes a line end for the end of a field."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", text)).strip()


def _latex(text: str) -> str:
    return re.sub(r"[\\{}$&#%_~^]", lambda found: _LATEX.get(found[0], "\\" + found[0]), _line(text))
