"""
Here is an article, give me it as plain text or as Markdown.

What was printed is never markup: in Markdown every sign that could be is escaped.
"""

from __future__ import annotations

import re

from search import UNTITLED, Article, gbt7714
from web import facts, present
from web.languages import date_words

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_AT_START = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
"""What makes a list, a rule or a heading of a line, by CommonMark 0.31."""


def as_text(article: Article, address: str) -> str:
    """Headlines, facts and paragraphs, each on its own line, then the reference and where it is read."""
    head = (article.kicker, article.title or UNTITLED, article.subtitle)
    lines = [*filter(None, map(_line, head)), _line(_facts(article)), ""]
    lines += [_line(paragraph.text) for paragraph in article.paragraphs]
    return "\n".join([*lines, "", _line(gbt7714(article)), address, ""])


def as_markdown(article: Article, address: str) -> str:
    """The same as CommonMark: one heading, one paragraph for each that was printed."""
    blocks = [escaped(article.kicker), f"# {escaped(article.title or UNTITLED)}", escaped(article.subtitle)]
    blocks += [escaped(_facts(article)), *(escaped(paragraph.text) for paragraph in article.paragraphs)]
    blocks += ["---", escaped(gbt7714(article)), f"<{address}>"]
    return "\n\n".join(filter(None, blocks)) + "\n"


def escaped(text: str) -> str:
    """*text* on one line of Markdown that shows just this."""
    plain = _SIGNS.sub(r"\\\1", _line(text))
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", plain)


def _facts(article: Article) -> str:
    date = date_words(article.date)
    if article.date:
        date += f" ({present.BASIS_LABELS[article.date_basis]})"
    told = (
        date,
        present.joined(facts.districts(article)),
        facts.source_words(article),
        facts.byline(article),
    )
    return " · ".join(filter(None, told))


def _line(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()
