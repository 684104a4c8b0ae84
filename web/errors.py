"""
One table from exceptions to HTTP: what happened, in the words of the reader, as a page or as problem+json.

Nothing else in `web` chooses a status for a failure. A failure nobody planned, the engine's among them, is logged with a
number, and readers are shown that number only.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, json, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from search import (
    ArticleNotFoundError,
    ConfigError,
    EngineError,
    IndexStateError,
    InvalidFilterError,
    PageNotFoundError,
    QueryError,
    QuerySyntaxError,
    SearchError,
    SearchRequest,
    Settings,
)
from web import params, present
from web.checks import MAX_TYPED, UnknownParameterError
from web.languages import is_for_programs, is_traditional, tag, told
from web.languages import lazy_gettext as _
from web.links import results
from web.pieces import Piece
from web.policy import is_operator
from web.running import metrics
from web.running.budget import OverBudgetError
from web.traditional import traditional

_log = logging.getLogger(__name__)

RETRY_AFTER_S = 30
"""What a client is told to wait before it asks again a service that has no index."""


@dataclass(frozen=True, slots=True)
class Failure:
    """How one kind of exception is answered: status, code of the API, heading and advice of the page."""

    status: HTTPStatus
    code: str
    heading: str
    advice: str


_INTERNAL = Failure(
    HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", _("出了一点问题"), _("已经记下，请稍后再试。")
)

_UNAVAILABLE = Failure(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "index_unavailable",
    _("档案正在整理"),
    _("索引还没有备好，请过一会儿再来。"),
)

TABLE: dict[type[Exception], Failure] = {
    QuerySyntaxError: Failure(
        HTTPStatus.BAD_REQUEST, "query_syntax", _("检索式没有看懂"), _("改一改再试；不用符号直接写词也可以。")
    ),
    InvalidFilterError: Failure(
        HTTPStatus.BAD_REQUEST, "invalid_filter", _("筛选条件不可用"), _("请修改这一项，或去掉它。")
    ),
    UnknownParameterError: Failure(
        HTTPStatus.BAD_REQUEST, "unknown_parameter", _("没有这个参数"), _("请检查地址。")
    ),
    QueryError: Failure(HTTPStatus.BAD_REQUEST, "invalid_query", _("这样的检索无法回答"), _("请换一种写法。")),
    ArticleNotFoundError: Failure(
        HTTPStatus.NOT_FOUND, "article_not_found", _("没有这篇稿件"), _("地址可能抄漏了，也可能原版已经撤下。")
    ),
    PageNotFoundError: Failure(
        HTTPStatus.NOT_FOUND, "page_not_found", _("没有这一版"), _("地址可能抄漏了，也可能原版已经撤下。")
    ),
    IndexStateError: _UNAVAILABLE,
    ConfigError: _UNAVAILABLE,
    EngineError: Failure(
        HTTPStatus.SERVICE_UNAVAILABLE, "engine_failed", _("检索暂时不可用"), _("请稍后再试，或把检索词写短一些。")
    ),
    OverBudgetError: Failure(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "over_budget",
        _("这次检索太费时间"),
        _("已经停下。请把检索词写得更长或更具体，少用 OR、“~”和“*”，或者加上地区、日期再试。"),
    ),
    SearchError: _INTERNAL,
}
"""The nearest class in an exception's ancestry decides."""

_HTTP: dict[int, Failure] = {
    400: Failure(HTTPStatus.BAD_REQUEST, "bad_request", _("请求有误"), _("请检查地址。")),
    404: Failure(HTTPStatus.NOT_FOUND, "not_found", _("没有这一页"), _("地址可能抄漏了。可以从检索开始。")),
    405: Failure(
        HTTPStatus.METHOD_NOT_ALLOWED, "method_not_allowed", _("此处只供阅读"), _("这个地址只接受 GET。")
    ),
    413: Failure(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", _("请求太大"), _("请缩短后再试。")),
    429: Failure(HTTPStatus.TOO_MANY_REQUESTS, "too_many", _("请求太密"), _("请稍等片刻再试。")),
    503: Failure(
        HTTPStatus.SERVICE_UNAVAILABLE, "busy", _("正在为别人写文件"), _("一份写完才写下一份，请过几秒再试。")
    ),
}

_SHOWN_TO_READERS = (QueryError, ArticleNotFoundError, PageNotFoundError)
_SHOWN_TO_OPERATORS = (IndexStateError, ConfigError, EngineError)


def failure_for(error: Exception) -> Failure:
    """The row for *error*: of its nearest ancestor in TABLE, of its status if it is an HTTP error, else internal."""
    if isinstance(error, HTTPException):
        code = error.code or 500
        if code in _HTTP:
            return _HTTP[code]
        status = HTTPStatus(code)
        return Failure(status, status.name.lower(), _("请求没有完成"), _("请检查地址，或稍后再试。"))
    return next((TABLE[cls] for cls in type(error).__mro__ if cls in TABLE), _INTERNAL)


def register(app: Flask, settings: Settings) -> None:
    """Answer every exception of *app* by the table."""
    app.register_error_handler(Exception, lambda error: _answer(error, settings.page_size))


def _answer(error: Exception, page_size: int) -> Response:
    """The response for *error*: problem+json below `/api/`, else a page in the site's layout."""
    error = _alarm_behind(error) or error
    failure = failure_for(error)
    number = ""
    if failure is _INTERNAL or isinstance(error, EngineError):
        number = secrets.token_hex(4)
        _log.error("failure %s on %s", number, request.endpoint, exc_info=error)
    is_program = is_for_programs() or request.path.startswith("/api/")
    response = _as_json(error, failure, number) if is_program else _as_page(error, failure, number, page_size)
    response.status_code = failure.status
    response.headers["Cache-Control"] = "no-store"
    if isinstance(error, OverBudgetError):
        metrics.OVER_BUDGET.labels(metrics.route_of_request()).inc()
    if isinstance(error, HTTPException):
        response.headers.extend(
            [header for header in error.get_headers() if header[0] in ("Allow", "Retry-After")]
        )
    if failure.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers.setdefault("Retry-After", str(RETRY_AFTER_S))
    return response


def _alarm_behind(error: BaseException | None) -> OverBudgetError | None:
    """
    The alarm that led to *error*, if one did.

    An alarm rings anywhere, so it may end as a failure of what it rang in, as in a template whose compiled code has no
    line to report there, or ring again while the first one is being answered.
    """
    while error is not None and not isinstance(error, OverBudgetError):
        flasks_own = error.original_exception if isinstance(error, InternalServerError) else None
        error = flasks_own or error.__context__
    return error


def _words(error: Exception) -> str:
    """What a reader is told beyond the heading, in the language of the request; empty if nothing."""
    if isinstance(error, InvalidFilterError):
        return present.filter_words(error)
    return told(error.message) if isinstance(error, _SHOWN_TO_READERS) else ""


def _message(error: Exception, failure: Failure) -> str:
    return _words(error) or str(failure.heading)


def _as_read(words: str) -> str:
    """*words* in traditional characters where they are asked for: pages are converted when they are complete."""
    return traditional(words) if is_traditional() else words


def _as_json(error: Exception, failure: Failure, number: str) -> Response:
    problem: dict[str, Any] = {
        "type": "about:blank",
        "title": failure.status.phrase,
        "status": int(failure.status),
        "code": failure.code,
        "message": _as_read(_message(error, failure)),
    }
    if isinstance(error, QuerySyntaxError):
        problem["column"] = error.column
    if isinstance(error, InvalidFilterError):
        problem |= {"field": error.field, "value": error.value, "allowed": _as_read(told(error.allowed))}
    if isinstance(error, UnknownParameterError):
        problem |= {"parameter": error.name, "nearest": error.nearest or None}
    if isinstance(error, _SHOWN_TO_OPERATORS) and is_operator():
        problem["detail"] = str(error)
    if number:
        problem["number"] = number
    text = json.dumps(problem, ensure_ascii=False, sort_keys=False)
    response = Response(text, content_type="application/problem+json")
    response.headers["Content-Language"] = tag()
    response.vary.add("Accept-Language")
    return response


def _as_page(error: Exception, failure: Failure, number: str, page_size: int) -> Response:
    """The page; that of a search keeps in its box, and in what it offers, all that could be read of the search."""
    is_search = request.endpoint == "pages.search"
    asked = params.readable(request.args, page_size) if is_search else SearchRequest(limit=page_size)
    wrong = error.field if isinstance(error, InvalidFilterError) else ""
    page = render_template(
        "error.html",
        failure=failure,
        message=_words(error),
        for_operators=str(error) if isinstance(error, _SHOWN_TO_OPERATORS) and is_operator() else "",
        at_column=_pointed(error) if isinstance(error, QuerySyntaxError) else (),
        number=number,
        query=request.args.get("q", "")[:MAX_TYPED],
        in_frame=request.endpoint == "embed.frame",
        links=results(asked, page_size),
        wrong=wrong if is_search else "",
        typed=params.typed_range(request.args),
        can_drop=is_search and wrong not in ("", "q") and not params.asks_nothing(asked),
    )
    return Response(page, content_type="text/html; charset=utf-8")


def _pointed(error: QuerySyntaxError) -> tuple[Piece, ...]:
    """The query with the place of the error marked; the place may be just past its end."""
    at = max(0, min(error.column - 1, len(error.text)))
    return Piece(error.text[:at]), Piece(error.text[at : at + 1], "error"), Piece(error.text[at + 1 :])
