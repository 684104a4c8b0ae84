"""
Here is the query of a URL in whatever encoding it was written, give me the same in UTF-8.

A form on a page in GBK sends what is typed in GBK, unless it says `accept-charset`; many pages of that age stand, and
forms that were pasted into them.
"""

from __future__ import annotations

from urllib.parse import quote_plus, unquote_to_bytes

from flask import Flask, request

from search import QueryError
from web.languages import gettext


def register(app: Flask) -> None:
    """Let *app* read every query as `in_utf8` does; before anything that reads a parameter."""

    @app.before_request
    def read() -> None:
        request.query_string = in_utf8(request.query_string)


def in_utf8(query: bytes) -> bytes:
    """
    *query* itself where it is UTF-8, else the same text read as GB18030, of which GBK and GB 2312 are parts.

    Raises:
        QueryError: for what is neither.
    """
    try:
        unquote_to_bytes(query).decode()
        return query
    except UnicodeDecodeError:
        pass
    try:
        return b"&".join(b"=".join(map(_from_gb18030, pair.split(b"=", 1))) for pair in query.split(b"&"))
    except UnicodeDecodeError:
        raise QueryError(gettext("地址里的文字既不是 UTF-8，也不是 GB18030")) from None


def _from_gb18030(part: bytes) -> bytes:
    return quote_plus(unquote_to_bytes(part.replace(b"+", b" ")).decode("gb18030")).encode()
