"""
Our schema as Whoosh fields: per zone one field a view, keys to find documents by, and columns for facets and order.

Terms arrive ready: Whoosh analyses nothing here. Positions are character offsets in the zone's folded text, so that
Whoosh's own `Phrase` over the grams of a Han string answers as our exact search does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from whoosh import columns, fields, formats

from search.analysis.analyzer import Analyzer
from search.analysis.tokens import Token
from search.schema import ATTRIBUTES, Zone


class View(StrEnum):
    """The views of a zone, each a field."""

    WORDS = "words"
    GRAMS = "grams"
    CHARS = "chars"


def field_name(zone: Zone, view: View) -> str:
    """Name of the Whoosh field that holds *view* of *zone*."""
    return f"{zone}_{view}"


def attribute_name(attribute: str) -> str:
    """Name of the column that holds the values of *attribute*, with line ends between them."""
    return f"{attribute}_values"


def length_name(zone: Zone) -> str:
    """Name of the column that holds the number of words of *zone*."""
    return f"{zone}_length"


class _PositionsField(fields.FieldType):  # type: ignore[misc]
    """A field fed with term → sorted positions."""

    def __init__(self) -> None:
        super().__init__(format=formats.Positions(), analyzer=None)

    def index(self, value: Mapping[str, list[int]], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, positions in value.items():
            yield term.encode(), len(positions), float(len(positions)), self.format.encode(positions)


class _ExistenceField(fields.FieldType):  # type: ignore[misc]
    """A field fed with the set of terms that stand in the document."""

    def __init__(self) -> None:
        super().__init__(format=formats.Existence(), analyzer=None)

    def index(self, value: Iterable[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term in value:
            yield term.encode(), 1, 1.0, b""


def whoosh_schema() -> fields.Schema:
    """The Whoosh schema of an index."""
    schema = fields.Schema(
        article=fields.ID(stored=True),
        source=fields.ID(),
        content=fields.STORED(),
        zones=fields.STORED(),
        place=fields.COLUMN(columns.VarBytesColumn()),
        paragraph=fields.COLUMN(columns.VarBytesColumn()),
        month=fields.COLUMN(columns.VarBytesColumn()),
        first_day=fields.COLUMN(columns.NumericColumn("i")),
        last_day=fields.COLUMN(columns.NumericColumn("i")),
    )
    for attribute in ATTRIBUTES:
        schema.add(attribute_name(attribute), fields.COLUMN(columns.VarBytesColumn()))
    for zone in Zone:
        # Whoosh keeps its own lengths in one byte, which is too coarse for scores that can be checked.
        schema.add(length_name(zone), fields.COLUMN(columns.NumericColumn("i")))
        schema.add(field_name(zone, View.WORDS), _PositionsField())
        schema.add(field_name(zone, View.GRAMS), _PositionsField())
        schema.add(field_name(zone, View.CHARS), _ExistenceField())
    return schema


def zone_values(zones: Mapping[Zone, str], analyzer: Analyzer) -> dict[str, Any]:
    """The values of all view fields for the folded texts *zones*."""
    # A column that a whole segment leaves empty comes out too short when Whoosh joins segments.
    values: dict[str, Any] = {length_name(zone): 0 for zone in Zone}
    for zone, folded in zones.items():
        if folded:
            words = analyzer.words(folded)
            values[length_name(zone)] = len(words)
            values[field_name(zone, View.WORDS)] = _positions(words)
            values[field_name(zone, View.GRAMS)] = _positions(analyzer.grams(folded))
            values[field_name(zone, View.CHARS)] = analyzer.chars(folded)
    return values


def _positions(tokens: Iterable[Token]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    for token in tokens:
        positions.setdefault(token.text, []).append(token.start)
    return positions
