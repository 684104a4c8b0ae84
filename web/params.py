"""
Here are the parameters of a URL, give me the SearchRequest; here is a SearchRequest, give me its parameters.

Both ways stand side by side so that no link can disagree with what `/search` reads. Every state a reader can reach is such
a URL; there is no session.
"""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from search import FACETS, InvalidFilterError, Reprints, SearchRequest, Sort, Unit
from web.checks import MAX_DATE, Cursor
from web.contract import Paged, Search

CHOSEN = tuple(facet for facet in FACETS if facet != "date")
"""The parameters that may come several times: the values of a facet."""

ORDER = ("q", *CHOSEN, "from", "to", "undated", "sort", "unit", "reprints", "limit", "cursor")
"""The order of parameters in every URL."""


def to_request(args: MultiDict[str, str], page_size: int) -> tuple[SearchRequest, Cursor]:
    """
    Read the parameters of `/search` and `/article/<id>`, see `web.contract.Search`; and the cursor that says where in the
    result the request starts, and of which generation.

    Args:
        page_size: The limit when none is asked for.

    Raises:
        InvalidFilterError: names the field, the value and what is allowed.
    """
    asked = Search.read(args)
    return asked.request(asked.limit or page_size, asked.cursor.offset), asked.cursor


def readable(args: MultiDict[str, str], page_size: int) -> SearchRequest:
    """As `to_request`, of what can be read: a parameter that is wrong is overlooked, whatever it is."""
    left = MultiDict(args)
    while left:
        try:
            return to_request(left, page_size)[0]
        except InvalidFilterError as error:
            if not left.poplist(error.field):
                break
    return SearchRequest(limit=page_size)


def typed_range(args: MultiDict[str, str]) -> dict[str, str]:
    """Both ends of the range of dates as they were typed, as far as a field shows them."""
    return {end: args.get(end, "")[:MAX_DATE] for end in ("from", "to")}


def to_cursor(args: MultiDict[str, str]) -> Cursor:
    """The cursor among *args*, or the start of the result."""
    return Paged.read(args).cursor


def to_args(request: SearchRequest, page_size: int, generation: str = "") -> list[tuple[str, str]]:
    """
    The parameters that `to_request` reads as *request*, in ORDER; defaults are left out.

    Args:
        generation: Remembered in the cursor, so that paging can tell when the index changed meanwhile.
    """
    pairs = [("q", request.text)] if request.text else []
    filters = request.filters
    pairs += [(facet, value) for facet in CHOSEN for value in filters.get(facet, ())]
    if request.since:
        pairs.append(("from", str(request.since)))
    if request.until:
        pairs.append(("to", str(request.until)))
    if request.undated:
        pairs.append(("undated", "1"))
    if request.sort is not Sort.RELEVANCE:
        pairs.append(("sort", str(request.sort)))
    if request.unit is not Unit.ARTICLE:
        pairs.append(("unit", str(request.unit)))
    if request.reprints is not Reprints.COLLAPSED:
        pairs.append(("reprints", str(request.reprints)))
    if request.limit != page_size:
        pairs.append(("limit", str(request.limit)))
    if request.offset:
        pairs.append(("cursor", str(Cursor(request.offset, generation))))
    return pairs


def asks_nothing(request: SearchRequest) -> bool:
    """Whether *request* has neither words nor filters; pages answer it with a hint, programs with everything."""
    return not (request.text.strip() or request.is_filtered)
