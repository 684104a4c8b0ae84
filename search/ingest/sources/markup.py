"""
Here is the text of a page with HTML or Markdown in it, give me the text that it shows.

Programs that recognise the text of scanned pages, and those that save pages of the web, write so: `## 标题`, `**标题**`,
`![](page.jpg)`, `<p>`, `<br>`, `&ldquo;`. What no reader sees, such as comments, styles and scripts, goes. Only what they are known to write is taken for markup: in <菏泽日报>, a<b 且 c>d and
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
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|head|header|hr|html|legend|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|title|ul"
)
_LINES: Final = "br|li|option|tr"
_CELLS: Final = "td|th"
# The last are those of a program that many Chinese papers make their electronic edition with.
_INLINE: Final = (
    "a|abbr|area|b|base|big|button|cite|code|col|colgroup|del|em|embed|font|i|input|ins|label|link|map|mark|meta|nobr"
    "|object|param|s|select|small|span|strike|strong|sub|sup|tt|u|wbr|founder-[a-z]+"
)
_FLAGS: Final = (
    "allowfullscreen|autoplay|border|checked|compact|controls|disabled|download|hidden|loop|multiple|muted|noresize|noshade"
    "|nowrap|open|readonly|required|reversed|selected"
)
"""Attributes that say all by their name."""
_ATTRIBUTE: Final = r"[a-z_:][a-z0-9_:.-]*+[ \t]*+=[^<>\n]{0,2000}+"
_ATTRIBUTES: Final = rf"(?:[ \t]++(?:(?:{_FLAGS})(?=[\s/>])[ \t]*+)*+(?:{_ATTRIBUTE})?+)?+(?:\n[ \t]*+{_ATTRIBUTE})*+(?:\n[ \t]*+)?+"
"""What begins as one, so that in a<b 且 c>d there is none; also in further lines, if each begins with the name of one."""
_TAG: Final = re.compile(
    rf"</?(?:(?P<block>{_BLOCKS})|(?P<line>{_LINES})|(?P<cell>{_CELLS})|{_INLINE}){_ATTRIBUTES}/?>"
    r"|<!doctype[^<>\n]{0,2000}>",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(
    r"<!--|<(?P<name>head|iframe|nav|noscript|script|style|svg|template)(?=[\s>])", re.IGNORECASE
)
"""What begins something that is not shown, or no part of what was printed, up to its end."""
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
# `*词*`: at the edge of words; in what is Markdown by a heading or bold words, also inside a sentence. Neither
# 2*3*4 nor *ST中天 is one, nor a name that a notice hides a part of (原告李*明).
_EMPHASIS: Final = re.compile(
    r"(?<![\w*\\])\*(?!ST)(?=[^\s*])([^*\n]{1,200})(?:(?<=[^\W_])\*(?![\w*])|(?<=[^\w\s*\\])\*(?![\w*]))"
)
_EMPHASIS_INSIDE: Final = re.compile(
    r"(?<![\dA-Za-z*\\])\*(?!ST)((?:(?![和与及诉])[^\W_]){2,40})\*(?![\dA-Za-z*])"
)
_MARKDOWN: Final = re.compile(r"^[ \t]*+#{1,6}[ \t]+\S|\*\*[^\s*]", re.MULTILINE)
_QUOTED: Final = re.compile(r"^[ \t]*+>(?:[ \t]+>)*+(?:[ \t]+|$)", re.MULTILINE)
# The marks of a list; a number of a page stands alone between two: - 3 -.
_ITEM: Final = re.compile(r"[ \t]*+[-*+][ \t]+(?=[^\s*+-])(?!.*[ \t][-*+][ \t]*$)")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def without_markup(text: str) -> str:
    """What *text* shows, with as many lines; itself where it has no markup."""
    if "<" in text:
        text = _without_hidden(text)
        text = _TAG.sub(_in_place_of, text)
        if NEW_LINE in text or NEW_PARAGRAPH in text:
            text = _BETWEEN.sub(_one_separator, text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    is_markdown = _MARKDOWN.search(text) is not None
    if ">" in text:
        text = _QUOTED.sub("", text)
    if any(mark in text for mark in ("- ", "* ", "+ ")):
        text = _without_items(text)
    if any(mark in text for mark in ("#", "```", "|")):
        text = _WHOLE_LINE.sub(lambda found: found["heading"] or (found["row"] or "").replace("|", " "), text)
    if any(mark in text for mark in ("[", "【", "<")):
        text = _PICTURE_ALONE.sub(NEW_LINE, text)
        text = _PICTURE_OR_LINK.sub(lambda found: found[1] or "", text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(lambda found: found[1] or found[2], text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
        if is_markdown:
            text = _EMPHASIS_INSIDE.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text


def _without_hidden(text: str) -> str:
    """*text* without comments, scripts and the like; one that does not end is text."""
    pieces, done, at = [], 0, 0
    endless = set()
    while found := _HIDDEN.search(text, at):
        at, name = found.end(), (found["name"] or "").lower()
        if name in endless:
            continue
        end = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE).search(text, at)
        if end is None:
            endless.add(name)
            continue
        pieces += [text[done : found.start()], "\n" * text.count("\n", found.start(), end.end())]
        done = at = end.end()
    return "".join(pieces) + text[done:]


def _without_items(text: str) -> str:
    """*text* without the marks of lists. One line alone is no list: it may begin with a dash."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    marks = [_ITEM.match(lines[number]) for number in filled]
    for place, (number, mark) in enumerate(zip(filled, marks, strict=True)):
        if mark and (any(marks[max(0, place - 1) : place]) or any(marks[place + 1 : place + 2])):
            lines[number] = lines[number][mark.end() :]
    return "\n".join(lines)


def _in_place_of(tag: re.Match[str]) -> str:
    shown = NEW_PARAGRAPH if tag["block"] else NEW_LINE if tag["line"] else " " if tag["cell"] else ""
    return shown + "\n" * tag[0].count("\n")


def _one_separator(found: re.Match[str]) -> str:
    """One separator for several; none at the ends of a line, which is one of its own."""
    if found["edge"] is not None or found["end"] is not None:
        return ""
    return NEW_PARAGRAPH if NEW_PARAGRAPH in found[0] else NEW_LINE


def _character(entity: re.Match[str]) -> str:
    text = html.unescape(entity[0])
    return " " if text.isspace() else text
