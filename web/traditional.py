"""
Here is a page in simplified characters, give me the same page in traditional ones.

OpenCC (`s2tw`: simplified to the forms in use in Taiwan, phrase by phrase, without exchanging words) converts what is read:
text, and the attributes that are read aloud. Markup, addresses, fields of forms and scripts stay, as does what stands in an
element with `translate="no"`. The index is not touched, and what is converted is found again: every character stands where
it stood, and one that would not fold back to the same (着 as 著, 了 as 瞭) stays as it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

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

_KEPT = 2048
"""Tags and short phrases that are remembered: some ten pages full of those that pages share."""

_SHORT = 64
"""Most characters of a phrase that is likely to come again."""

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
    phrases: list[
        tuple[str, list[int]]
    ] = []  # each with the places of its pieces in the page, though tags part them
    places: list[int] = []
    kept, depth = "", 0

    def end() -> None:
        """The phrase at hand is whole."""
        nonlocal places
        phrases.append(("".join([page[place] for place in places]), places))
        places = []

    for number, token in enumerate(_TOKEN.split(html)):
        if number % 2 == 0:
            if not depth and (places or token.strip()):
                places.append(len(page))
            page.append(token)
            continue
        tag = _tag(token)
        if depth:
            page.append(token)
            if tag.name == kept:
                depth += -1 if tag.is_end else 1
            continue
        if tag.keeps:
            page.append(token)
            kept, depth = tag.name, 1
            continue
        if places and (tag.spoken or not tag.is_inline):
            end()
        for before, spoken in tag.spoken:
            page += before, spoken
            places.append(len(page) - 1)
            end()
        page.append(tag.rest)
    if places:
        end()
    converted = _converted({phrase for phrase, _ in phrases})
    for phrase, own in phrases:
        whole, at = converted[phrase], 0
        for place in own:
            length = len(page[place])
            page[place] = whole[at : at + length]
            at += length
    return "".join(page)


class _Tag(NamedTuple):
    """
    What a tag is to the conversion.

    Attributes:
        keeps: Whether what it opens is left as it is.
        spoken: Each attribute that is read aloud: what stands before it, and its text.
        rest: What follows these, or all of it.
    """

    name: str
    is_end: bool
    is_inline: bool
    keeps: bool
    spoken: tuple[tuple[str, str], ...]
    rest: str


@lru_cache(_KEPT)
def _tag(token: str) -> _Tag:
    found = _NAME.match(token)
    name = found[1].lower() if found else ""
    keeps = 'translate="no"' in token and name not in _VOID
    said = token.replace(' lang="zh-Hans"', ' lang="zh-Hant"')
    spoken, at = [], 0
    for attribute in _READ_ALOUD.finditer(said):
        spoken.append((said[at : attribute.start(2)], attribute[2]))
        at = attribute.end(2)
    return _Tag(name, token.startswith("</"), name in _INLINE, keeps, tuple(spoken), said[at:])


def _converted(phrases: Collection[str]) -> Mapping[str, str]:
    """*phrases* in traditional characters; those that are not remembered in one go, since every call costs."""
    found = {phrase: _remembered[phrase] for phrase in phrases if phrase in _remembered}
    new = [phrase for phrase in phrases if phrase not in found]
    whole = traditional("\n".join(new))
    at = 0
    for phrase in new:
        found[phrase] = whole[at : at + len(phrase)]
        at += len(phrase) + 1
        if len(phrase) <= _SHORT:
            _remembered[phrase] = found[phrase]
    if len(_remembered) > _KEPT:
        _remembered.clear()
    return found


_remembered: dict[str, str] = {}


@cache
def _converter() -> Callable[[str], str]:
    import opencc  # takes a moment and some megabytes, which only those who read traditional characters need

    convert: Callable[[str], str] = opencc.OpenCC("s2tw").convert
    return convert
