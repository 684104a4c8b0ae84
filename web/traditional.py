"""
Here is a page in simplified characters, give me the same page in traditional ones.

OpenCC (`s2tw`: simplified to the forms in use in Taiwan, phrase by phrase, without exchanging words) converts what is read:
text, and the attributes that are read aloud. Markup, addresses, fields of forms and scripts stay, as does what stands in an
element with `translate="no"`. The index is not touched, and what is converted is found again: every character stands where
it stood, and one that would not fold back to the same (着 as 著, 了 as 瞭) stays as it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate, pairwise

from flask import Flask, Response, request

from search import fold
from web import languages

_TOKEN = re.compile(r"(<!--.*?-->|<(?:script|style|textarea)\b.*?</(?:script|style|textarea)>|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_READ_ALOUD = re.compile(
    r'(?<=\s)((?:title|aria-label|placeholder|alt|data-(?:words|how|from-to|done))=")([^"]*)"'
)

_INLINE = frozenset({"a", "b", "bdi", "code", "del", "em", "i", "mark", "span", "strong", "time", "tspan", "wbr"})
"""Elements that a word may run across: a phrase is converted as a whole although a part of it is marked."""

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


def register(app: Flask) -> None:
    """Let *app* put pages, and completions of what is typed, into traditional characters where they are asked for."""

    @app.after_request  # what is registered after packing and caching is done before them
    def convert(response: Response) -> Response:
        if languages.is_traditional() and not response.is_streamed:
            if response.mimetype == "text/html":
                response.set_data(traditional_page(response.get_data(as_text=True)))
            elif request.endpoint == "api.suggest":  # texts to be searched, and either form finds the same
                response.set_data(traditional(response.get_data(as_text=True)))
        return response


def traditional(text: str) -> str:
    """*text* in traditional characters; as long as it was, and equal to it when both are folded."""
    converted = _converter()(text)
    if len(converted) != len(text):  # no entry of OpenCC's tables changes the length; a newer one may
        converted = "".join(one if len(one) == 1 else char for char in text for one in (_converter()(char),))
    before, after = fold(text), fold(converted)
    if before == after:
        return converted
    return "".join(
        new if one == other else old for old, new, one, other in zip(text, converted, before, after, strict=True)
    )


def traditional_page(html: str) -> str:
    """A page of ours in traditional characters: the same tags in the same order, and `zh-Hant` where it said `zh-Hans`."""
    page: list[str] = []
    texts: list[str] = []  # what is converted, in one go
    places: list[int] = []  # where each of them stands in the page; -1 for what parts phrases
    kept, depth = "", 0

    def part() -> None:
        texts.append("\n")
        places.append(-1)

    def take(text: str) -> None:
        texts.append(text)
        places.append(len(page))
        page.append(text)

    for number, token in enumerate(_TOKEN.split(html)):
        if number % 2 == 0:
            if depth:
                page.append(token)
            else:
                take(token)
            continue
        found = _NAME.match(token)
        name = found[1].lower() if found else ""
        if depth:
            page.append(token)
            if name == kept:
                depth += -1 if token.startswith("</") else 1
            continue
        if 'translate="no"' in token and name not in _VOID:
            page.append(token)
            kept, depth = name, 1
            continue
        if name not in _INLINE:
            part()
        token = token.replace(' lang="zh-Hans"', ' lang="zh-Hant"')
        at = 0
        for attribute in _READ_ALOUD.finditer(token):
            page.append(token[at : attribute.start(2)])
            part()
            take(attribute[2])
            part()
            at = attribute.end(2)
        page.append(token[at:])
    whole = traditional("".join(texts))
    for place, (start, end) in zip(places, pairwise(accumulate(map(len, texts), initial=0)), strict=True):
        if place >= 0:
            page[place] = whole[start:end]
    return "".join(page)


@cache
def _converter() -> Callable[[str], str]:
    import opencc  # takes a moment and some megabytes, which only those who read traditional characters need

    convert: Callable[[str], str] = opencc.OpenCC("s2tw").convert
    return convert
