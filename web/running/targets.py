"""
Here is a request line as it is typed, make of it the one that HTTP has: `curl 'http://…/search?q=脱贫攻坚'` sends the characters
themselves, which gunicorn, strict by RFC 9112, would refuse in its own words.
"""

from __future__ import annotations

import re

from gunicorn.http.message import Request
from gunicorn.http.parser import RequestParser

_NOT_ASCII = re.compile(rb"[\x80-\xff]")


class TypedRequest(Request):  # type: ignore[misc]  # no types of its own
    """A request whose target may hold bytes beyond ASCII, whatever their encoding; `web.charsets` tells it."""

    def parse_request_line(self, line_bytes: bytes) -> None:
        """Only what follows the method is read so; a method is ASCII."""
        method, space, rest = line_bytes.partition(b" ")
        super().parse_request_line(method + space + _NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], rest))


def accept_typed() -> None:
    """Let workers that this process starts read every request as a `TypedRequest`."""
    RequestParser.mesg_class = TypedRequest
