"""
Here is what a URL gives for a parameter, give me the value that it means, or the error that says what is allowed.

A kind of request (`web.contract`) is a model of such checks. Pages overlook what they do not know, since people shorten and
lengthen addresses, and programs are told.
"""

from __future__ import annotations

import base64
import binascii
import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from werkzeug.datastructures import MultiDict

from search import (
    MAX_CHARACTERS,
    InvalidFilterError,
    PartialDate,
    QueryError,
    read_date,
)
from web.languages import gettext

MAX_QUERY = MAX_CHARACTERS
"""Longest query text; a longer one is refused before anything parses it."""

MAX_TYPED = 400
"""
Most characters that a box takes: a text too long to be asked is refused in words, and not cut without any. In a URL so
many Han characters are no longer than a line of a request may be (`web.running.server`).
"""

MAX_DATE = 16
"""Most characters that a field for a date takes: twice as many as a day has, with all its signs."""

MAX_VALUES = 50
"""Most values of one filter in one request, blank and repeated ones counted."""

MAX_NAME = 1024
"""Longest value of a filter, in characters: sources are paths inside a corpus."""

_MAX_SHOWN = 40
_GENERATION = re.compile(r"[\w.\-]{0,128}")
_SMALL_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

_Choice = TypeVar("_Choice", bound=str)


class UnknownParameterError(QueryError):
    """
    A parameter that this address does not take.

    Args:
        nearest: The known name that may be meant; empty when none is near.
    """

    def __init__(self, name: str, nearest: str) -> None:
        shown = _shortened(name)
        super().__init__(
            gettext("没有参数 %(name)s；您是不是要用 %(nearest)s", name=shown, nearest=nearest)
            if nearest
            else gettext("没有参数 %(name)s", name=shown)
        )
        self.name = shown
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Cursor:
    """
    A place in a result: how many hits to skip, and in which generation they were counted.

    Its text form is opaque on purpose: clients hand it back and must not compute with it.
    """

    offset: int
    generation: str = ""

    def is_outdated(self, generation: str) -> bool:
        """Whether it was counted in another generation than this, so that hits may be missed or seen twice."""
        return self.generation not in ("", generation)

    def __str__(self) -> str:
        raw = f"{self.offset}.{self.generation}".encode()
        return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")

    @classmethod
    def parse(cls, token: str) -> Cursor:
        """Read what `str` wrote; InvalidFilterError for anything else."""
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True).decode()
        except (binascii.Error, ValueError):
            raise invalid("cursor", token, gettext("上一次结果给出的 cursor")) from None
        number, dot, generation = raw.partition(".")
        cursor_ok = dot and _SMALL_NUMBER.fullmatch(number) and _GENERATION.fullmatch(generation)
        if not cursor_ok:
            raise invalid("cursor", token, gettext("上一次结果给出的 cursor"))
        return cls(int(number), generation)


def short_text(field: str, longest: int) -> Callable[[str], str]:
    """Reads a text of *longest* characters at most."""

    def check(value: str) -> str:
        if len(value) > longest:
            raise invalid(field, value, gettext("不超过 %(n)s 个字符", n=longest))
        return value

    return check


def spelled(field: str, pattern: str, example: str) -> Callable[[str], str]:
    """Reads a text that the whole of *pattern* matches, in lower case; *example* says what it looks like."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value.lower(), re.ASCII):
            raise invalid(field, value, example)
        return value.lower()

    return check


def names(field: str) -> Callable[[list[str]], tuple[str, ...]]:
    """Reads several names."""

    def check(values: list[str]) -> tuple[str, ...]:
        for value in values:
            if len(value) > MAX_NAME:
                raise invalid(field, value, gettext("不超过 %(n)s 个字符的名称", n=MAX_NAME))
        return tuple(values)

    return check


def any_of(field: str, choices: Iterable[_Choice]) -> Callable[[list[str]], tuple[_Choice, ...]]:
    """Reads several of *choices*."""
    one = one_of(field, choices)
    return lambda values: tuple(map(one, values))


def one_of(field: str, choices: Iterable[_Choice]) -> Callable[[str], _Choice]:
    """Reads one of *choices*."""
    named = {str(choice): choice for choice in choices}

    def check(value: str) -> _Choice:
        if value not in named:
            raise invalid(field, value, gettext("%(choices)s 之一", choices=gettext("、").join(named)))
        return named[value]

    return check


def partial_date(field: str) -> Callable[[str], PartialDate]:
    """Reads a day, a month or a year."""

    def check(value: str) -> PartialDate:
        try:
            return read_date(value)
        except ValueError:
            allowed = gettext("年、年-月或年-月-日，如 2020、2020-04、2020-04-01")
            raise invalid(field, value, allowed) from None

    return check


def number(field: str, least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number from *least* to *most*."""

    def check(value: str) -> int:
        if not _SMALL_NUMBER.fullmatch(value) or not least <= int(value) <= most:
            raise invalid(field, value, f"{least}–{most}")
        return int(value)

    return check


def flag(field: str) -> Callable[[str], bool]:
    """Reads 1 or 0."""

    def check(value: str) -> bool:
        if value not in ("0", "1"):
            raise invalid(field, value, gettext("%(choices)s 之一", choices=gettext("、").join("01")))
        return value == "1"

    return check


def given(check: Callable[[Any], Any], schema: dict[str, Any] | None = None) -> tuple[Any, ...]:
    """How a parameter that is there is checked, and how the document, if it does, describes it; blank is as good as absent."""
    if schema is None:
        return (BeforeValidator(check),)
    blank = {"const": ""}
    if schema.get("type") == "array" or schema.get("pattern") or schema.get("maxLength"):
        shown = schema  # these allow what is blank as they are
    elif "enum" in schema:
        shown = {**schema, "enum": [*schema["enum"], ""]}
    else:
        shown = {"anyOf": [schema, blank]}
    return BeforeValidator(check), WithJsonSchema(shown)


class Parameters(BaseModel):
    """What one kind of request takes. Every parameter has a default, and one that is blank, as forms send it, has it."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    @classmethod
    def read(cls, args: MultiDict[str, str], *, strict: bool = False) -> Self:
        """
        Read *args*.

        Args:
            strict: Refuse what this request does not take, and a single value that is given twice; else the unknown is
                overlooked, the first of several counts, and blanks around a value do not.

        Raises:
            InvalidFilterError: names the field, the value and what is allowed.
            UnknownParameterError: when *strict*.
        """
        fields = {field.alias or name: field for name, field in cls.model_fields.items()}
        if strict:
            for name in args:
                if name not in fields:
                    near = difflib.get_close_matches(name.lower(), fields, n=1)
                    raise UnknownParameterError(name, near[0] if near else "")
        tidied = str if strict else str.strip
        found: dict[str, Any] = {}
        for name, field in fields.items():
            values = args.getlist(name)
            if isinstance(field.default, tuple):
                if len(values) > MAX_VALUES:
                    raise invalid(name, str(len(values)), gettext("不超过 %(n)s 个", n=MAX_VALUES))
                several = list(dict.fromkeys(filter(None, map(tidied, values))))
                found |= {name: several} if several else {}
            elif values:
                if strict and len(values) > 1:
                    raise invalid(name, gettext("、").join(values), gettext("只给一次"))
                if name == "q" or tidied(values[0]):
                    found[name] = values[0] if name == "q" else tidied(values[0])
        return cls.model_validate(found)


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"


def invalid(field: str, value: str, allowed: str) -> InvalidFilterError:
    """The error with the value cut to what a message can hold."""
    return InvalidFilterError(field, _shortened(value), allowed)
