"""
Here is an article, give me what its reader should know of how the text came about: a remark for each flag of the parser,
and for paragraphs that a column break had cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search import Article, Flag
from web.languages import gettext, ngettext, number_words
from web.languages import lazy_gettext as _

FLAG_WORDS: dict[str, str] = {
    Flag.LOOPING: _("原文从某处起循环重复，这里只留一遍"),
    Flag.TRUNCATED: _("原文到此中断，稿件可能不全"),
    Flag.JOINED_FRAGMENT: _("有文字散落在版面别处，已接回"),
    Flag.JOINED_JUMP: _("稿件转到别处续完（“下转”“上接”），已接成一篇"),
    Flag.HEADLINE_AFTER_BODY: _("原文的标题排在正文之后，已移到前面"),
    Flag.SECTIONS: _("各小标题下的文字原是分开的，已合为一篇"),
    Flag.NAMES_UNCERTAIN: _("署名连排，人名的断法不能确定，请核对原版"),
}
"""What each flag says to a reader; `repeated`, which counts, is worded below."""

_REPEATED = f"{Flag.REPEATED}:"
_RANGE = re.compile(r"([0-9]+)(?:-([0-9]+))?", re.ASCII)
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Remark:
    """
    One thing to know.

    Attributes:
        lines: Where on the page it is seen, first and last line of each stretch.
    """

    words: str
    lines: tuple[tuple[int, int], ...] = ()


def remarks(article: Article) -> tuple[Remark, ...]:
    """What is to be known of *article*, in the order of its flags; a flag without words here is shown as it is."""
    found: list[Remark] = []
    repeats = tuple(lines for flag in article.flags if flag.startswith(_REPEATED) and (lines := _lines(flag)))
    for flag in article.flags:
        name, _colon, detail = flag.partition(":")
        if name == Flag.REPEATED and repeats:
            if flag == next(one for one in article.flags if one.startswith(_REPEATED)):
                found.append(_repeated(repeats))
        elif name == Flag.REPEATED:
            found.append(Remark(gettext("同样的文字在版面别处又印过，这里只收一份")))
        else:
            lines = _lines(flag)
            words = str(FLAG_WORDS.get(name, name)) + (f" {detail}" if detail and not lines else "")
            found.append(Remark(words, (lines,) if lines else ()))
    joined = _joined(article)
    return (*found, joined) if joined else tuple(found)


def lines_words(first: int, last: int) -> str:
    """Where in the source text something stands."""
    if first == last:
        return gettext("原文第 %(first)s 行", first=first)
    return gettext("原文第 %(first)s–%(last)s 行", first=first, last=last)


def _repeated(repeats: tuple[tuple[int, int], ...]) -> Remark:
    words = gettext("同样的文字在这一版印了 %(times)s 遍，这里只收一份", times=number_words(len(repeats) + 1))
    return Remark(words, repeats)


def _joined(article: Article) -> Remark | None:
    """That paragraphs were joined from lines apart; not where every paragraph is, as on pages wrapped to their columns."""
    numbers = [number for number, one in enumerate(article.paragraphs, 1) if one.last_line > one.first_line]
    if not numbers:
        return None
    if len(numbers) > _MOST_NAMED or (len(numbers) == len(article.paragraphs) > 2):
        return Remark(gettext("段落由原文的几行接成"))
    names = gettext("、").join(map(number_words, numbers))
    return Remark(
        ngettext("第 %(names)s 段被栏断开，已接上", "第 %(names)s 段被栏断开，已接上", len(numbers), names=names)
    )


def _lines(flag: str) -> tuple[int, int] | None:
    found = _RANGE.fullmatch(flag.partition(":")[2])
    return (int(found[1]), int(found[2] or found[1])) if found else None
