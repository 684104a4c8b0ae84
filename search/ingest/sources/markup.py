"""
Here is the text of a page with HTML or Markdown in it, give me the text that it shows.

Programs that recognise the text of scanned pages, and those that save pages of the web, write so: `## 标题`, `**标题**`,
`![](page.jpg)`, `<p>`, `<br>`, `&ldquo;`. Only what they are known to write is taken for markup: in <菏泽日报> and
5 < 6 nothing is. Lines stay where they are: what begins a new one inside a line becomes
a separator of lines or of paragraphs.
"""

from __future__ import annotations

import html
import re
from typing import Final

NEW_LINE: Final = "\u2028"
"""Where a line begins inside one; alone in its line, where a picture stood."""
NEW_PARAGRAPH: Final = "\u2029"
"""Where a paragraph begins inside a line."""
_BLOCKS: Final = (
    "address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|hr"
    "|html|main|ol|p|pre|section|table|tbody|tfoot|thead|title|ul"
)
_LINES: Final = "br|li|tr"
_CELLS: Final = "td|th"
_INLINE: Final = "a|b|big|code|del|em|font|i|ins|link|mark|meta|nobr|s|small|span|strong|sub|sup|u"
_TAG: Final = re.compile(
    rf"</?(?:(?P<block>{_BLOCKS})|(?P<line>{_LINES})|(?P<cell>{_CELLS})|{_INLINE})(?:[ \t][^<>\n]{{0,2000}})?/?>"
    r"|<!--[^<>\n]{0,2000}-->|<!doctype[^<>\n]{0,2000}>",
    re.IGNORECASE,
)
_SEPARATORS: Final = NEW_LINE + NEW_PARAGRAPH
_BETWEEN: Final = re.compile(
    rf"(?<![ \t])(?P<edge>^)?[ \t]*+[{_SEPARATORS}][{_SEPARATORS} \t]*(?P<end>$)?", re.MULTILINE
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,31});")

# A heading; a fence of code; a line below the head of a table, and the rows of one.
_WHOLE_LINE: Final = re.compile(
    r"^[ \t]*+(?:#{1,6}[ \t]+(?P<heading>\S.*)|```\w*|\|?(?:[ \t]*+:?-+:?[ \t]*+\|)+[ \t:-]*|\|(?P<row>.+)\|)$",
    re.MULTILINE,
)
_PICTURE: Final = r"(?:!\[[^\[\]\n]{0,200}\]\([^()\n]{0,2000}\)|<img[ \t][^<>\n]{0,2000}>)"
# A picture alone on its line, or what stands for one that was left out.
_PICTURE_ALONE: Final = re.compile(
    rf"^[ \t]*+(?:{_PICTURE}|[\[【<](?:图片?|图像|照片|image|img|picture|photo|figure)[ \t]?\d{{0,3}}[\]】>])$",
    re.MULTILINE | re.IGNORECASE,
)
_PICTURE_OR_LINK: Final = re.compile(
    rf"{_PICTURE}|\[([^\[\]\n]{{1,200}})\]\((?:https?:|www\.|[./#])[^()\n]{{0,2000}}\)"
)
_BOLD: Final = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*|__(?=\S)([^_\n]+)(?<=\S)__")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def without_markup(text: str) -> str:
    """What *text* shows, with as many lines; itself where it has no markup."""
    if "<" in text:
        text = _TAG.sub(_in_place_of, text)
        if NEW_LINE in text or NEW_PARAGRAPH in text:
            text = _BETWEEN.sub(_one_separator, text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if any(mark in text for mark in ("#", "```", "|")):
        text = _WHOLE_LINE.sub(lambda found: found["heading"] or (found["row"] or "").replace("|", " "), text)
    if any(mark in text for mark in ("[", "【", "<")):
        text = _PICTURE_ALONE.sub(NEW_LINE, text)
        text = _PICTURE_OR_LINK.sub(lambda found: found[1] or "", text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(lambda found: found[1] or found[2], text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text


def _in_place_of(tag: re.Match[str]) -> str:
    return NEW_PARAGRAPH if tag["block"] else NEW_LINE if tag["line"] else " " if tag["cell"] else ""


def _one_separator(found: re.Match[str]) -> str:
    """One separator for several; none at the ends of a line, which is one of its own."""
    if found["edge"] is not None or found["end"] is not None:
        return ""
    return NEW_PARAGRAPH if NEW_PARAGRAPH in found[0] else NEW_LINE


def _character(entity: re.Match[str]) -> str:
    text = html.unescape(entity[0])
    return " " if text.isspace() else text
