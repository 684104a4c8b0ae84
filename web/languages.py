"""
Here is a request, give me the language to answer in, and dates and numbers as people write them in it.

Chinese is the source language: what stands in code and templates is what a Chinese reader sees, and a catalogue in
`translations/` holds the same in another language. Catalogues are read as they are edited, as `.po` files; there is
nothing to compile, neither for `make run` nor for the wheel. Traditional characters have no catalogue: the finished page
is converted (`web.traditional`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache, wraps
from importlib import resources
from io import BytesIO
from typing import Any, ParamSpec, TypeVar, cast
from urllib.parse import urlencode

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.messages import mofile, pofile
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from babel.support import NullTranslations, Translations
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, Domain, get_translations
from flask_babel import gettext as _gettext
from markupsafe import Markup, escape

from search import PartialDate, Said

LANGUAGES = {"zh": "简体", "zh-Hant": "繁體", "en": "English"}
"""What `lang=` may say, and each language's name for itself; the first is the source language and the default."""

_OF_BROWSERS = ("zh", "en")
"""What a browser is answered in unasked: what was printed is shown as printed until a reader wants it otherwise."""

_TRADITIONAL = {"zh-hant", "zh-tw", "zh-hk", "zh-mo"}

_FOR_PROGRAMS = ("api", "exports", "feeds", "discovery")
"""Blueprints of programs, but for _FOR_READERS."""

_FOR_READERS = "exports.parts"
"""A page that lists files; the files are for programs."""

_P = ParamSpec("_P")
_Words = TypeVar("_Words", str, tuple[str, str])

_current: ContextVar[str | None] = ContextVar("language", default=None)
"""The language of the answer being made, since a page asks for it hundreds of times."""

_chosen: ContextVar[str | None] = ContextVar("chosen language", default=None)
"""What `chosen` says, likewise."""

_KEPT = 8192
"""Words kept of each kind, in all languages together: more than a page has, less than a megabyte."""


def gettext(text: str, /, **values: object) -> str:
    """A text in the language of this answer; Chinese outside of any."""
    said = _looked_up(current(), text)
    return said % values if values else said


class _Later:
    """A text that is looked up when it is shown."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return gettext(self._text)


lazy_gettext = cast("Callable[[str], str]", _Later)
"""A text in the language of the answer, looked up when it is shown: for tables."""


said = str
"""Marks a text for the catalogue, as `_said`; it stays as it is, and is looked up by whoever shows it."""


def ngettext(singular: str, plural: str, number: int, /, **values: object) -> str:
    """A text that depends on a number."""
    said = _looked_up_plural(current(), singular, plural, number)
    return said % values if values else said


def _in_markup(text: str, /, **values: object) -> Markup:
    """`gettext` for templates: the text is ours and may hold markup, the values may not."""
    said = _looked_up_as_markup(current(), text)
    return Markup(str(said) % {name: escape(value) for name, value in values.items()}) if values else said


def _in_markup_plural(singular: str, plural: str, number: int, /, **values: object) -> Markup:
    """`ngettext` for templates."""
    said = _looked_up_plural(current(), singular, plural, number)
    return Markup(said % {name: escape(value) for name, value in values.items()})


def spoken(words: Callable[_P, _Words]) -> Callable[_P, _Words]:
    """Keep what *words* says of values, which must depend on these and on the language alone."""

    @lru_cache(_KEPT)
    def kept(_language: str, *args: Any, **named: Any) -> _Words:
        return words(*args, **named)

    @wraps(words)
    def said(*args: _P.args, **named: _P.kwargs) -> _Words:
        return kept(current(), *args, **named)  # type: ignore[arg-type]

    return said


@lru_cache(_KEPT)
def _looked_up(_language: str, text: str) -> str:
    return str(_gettext(text))


@lru_cache(_KEPT)
def _looked_up_as_markup(_language: str, text: str) -> Markup:
    return Markup(_gettext(text))


@lru_cache(_KEPT)
def _looked_up_plural(_language: str, singular: str, plural: str, number: int) -> str:
    return str(get_translations().ungettext(singular, plural, number))


_LOCALES = {"zh": Locale.parse("zh_Hans_CN"), "zh-Hant": Locale.parse("zh_Hant_TW"), "en": Locale.parse("en")}
_TAGS = {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en"}


def register(app: Flask) -> None:
    """Let *app* answer in the language of each request."""
    Babel(app, default_locale="zh_Hans_CN", locale_selector=lambda: str(_LOCALES[current()]))
    app.extensions["babel"].instance.domain_instance = _Catalogues()
    app.jinja_env.globals.update(_=_in_markup, gettext=_in_markup, ngettext=_in_markup_plural)

    @app.before_request
    def begin() -> None:
        _chosen.set(_asked_for())
        _current.set(_wanted())

    @app.after_request
    def say(response: Response) -> Response:
        if response.mimetype == "text/html":
            response.headers.setdefault("Content-Language", tag())
            response.vary.add("Accept-Language")
        return response

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        _chosen.set(None)
        _current.set(None)


def is_for_programs() -> bool:
    """Whether a program is answered: its links keep no language, and its failures are problem+json."""
    return request.blueprint in _FOR_PROGRAMS and request.endpoint != _FOR_READERS


def chosen() -> str:
    """The language that the URL asks for; empty when it asks for none, or for one there is not."""
    kept = _chosen.get()
    return _asked_for() if kept is None else kept


def _asked_for() -> str:
    asked = request.args.get("lang", "").lower() if has_request_context() else ""
    if asked.startswith(tuple(_TRADITIONAL)):
        return "zh-Hant"
    asked = asked.partition("-")[0]
    return asked if asked in LANGUAGES else ""


def current() -> str:
    """The language of this answer: the URL's, else the browser's, else Chinese."""
    return _current.get() or _wanted()


def _wanted() -> str:
    if chosen() or not has_request_context():
        return chosen() or "zh"
    return request.accept_languages.best_match(_OF_BROWSERS) or "zh"


def tag() -> str:
    """The language of this answer as `<html lang>` wants it."""
    return _TAGS[current()]


def switches() -> list[tuple[str, str, str]]:
    """Every language, its name for itself, and the URL that was asked for in it; empty for the one of this answer."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    here = f"{request.script_root}{request.path}?{urlencode([*pairs, ('lang', '')])}"
    own = current()
    return [
        (language, name, "" if language == own else f"{here}{language}") for language, name in LANGUAGES.items()
    ]


def is_traditional() -> bool:
    """Whether this answer is to be in traditional characters; `web.traditional` makes it so when it is complete."""
    return current() == "zh-Hant"


@spoken
def date_words(date_: PartialDate | None) -> str:
    """`2020年4月1日`, `April 1, 2020`: as precise as the date; empty for None."""
    return _date_words(date_, _locale()) if date_ else ""


@spoken
def month_words(month: int) -> str:
    """`4月`, `Apr`."""
    return str(format_skeleton("MMM", date(2000, month, 1), locale=_locale()))


def weekday_words() -> tuple[tuple[str, str], ...]:
    """The days of a week from Monday, each short and in full: `("一", "星期一")`, `("M", "Monday")`."""
    locale = _locale()
    return tuple(
        (get_day_names("narrow", "stand-alone", locale)[day], get_day_names("wide", "stand-alone", locale)[day])
        for day in range(7)
    )


@spoken
def weekday_of(date_: PartialDate) -> str:
    """`星期三`, `Wednesday`: the day of the week of a *date_* that is known to the day."""
    return weekday_words()[date(date_.year, date_.month or 1, date_.day or 1).weekday()][1]


@spoken
def percent_words(share: float) -> str:
    """A share of 1 with two digits that say something: `12%`, `0.34%`."""
    digits = max(0, 1 - math.floor(math.log10(share * 100))) if share else 0
    return str(format_percent(share, format=f"#,##0{'.' * bool(digits)}{'#' * min(digits, 6)}%", locale=_locale()))


@spoken
def number_words(number: int) -> str:
    """A count: `12,345`."""
    return str(format_decimal(number, locale=_locale()))


@spoken
def rough_number_words(number: int) -> str:
    """A size to read, not a figure to compute with: `1.9万`, `19K`."""
    digits = 0 if current() == "en" else 1
    return str(format_compact_decimal(number, locale=_locale(), fraction_digits=digits))


def told(message: str) -> str:
    """What `search` tells readers, in their language; anything else as it is."""
    return gettext(message.template, **message.values) if isinstance(message, Said) else message


def _locale() -> Locale:
    return _LOCALES[current()]


@cache
def _date_words(date_: PartialDate, locale: Locale) -> str:
    day = date(date_.year, date_.month or 1, date_.day or 1)
    if date_.day:
        return str(format_date(day, "long", locale=locale))
    return str(format_skeleton("yMMMM" if date_.month else "y", day, locale=locale))


class _Catalogues(Domain):  # type: ignore[misc]
    """The `.po` files of this package, as translations; each is read once."""

    def get_translations(self) -> NullTranslations:
        return _catalogue(current())


@cache
def _catalogue(language: str) -> NullTranslations:
    file = resources.files("web") / "translations" / f"{language}.po"
    if not file.is_file():
        return NullTranslations()
    compiled = BytesIO()
    mofile.write_mo(compiled, pofile.read_po(BytesIO(file.read_bytes()), locale=language))
    compiled.seek(0)
    return Translations(compiled)
