"""
What Whoosh sees of an index: its schema.

Terms arrive ready: Whoosh analyses nothing here. Positions of grams are character offsets in the zone's folded text, so
that Whoosh's own `Phrase` over the neighbouring pairs of a Han string finds that string.
"""

from __future__ import annotations

from enum import StrEnum

from whoosh import columns, fields, formats

from search.schema import ATTRIBUTES, Zone


class ZoneView(StrEnum):
    """The views of a zone (see `search.analysis.views`), each a field."""

    WORDS = "words"
    GRAMS = "grams"
    CHARS = "chars"


def field_name(zone: Zone, view: ZoneView) -> str:
    """Name of the field that holds *view* of *zone*."""
    return f"{zone}_{view}"


class TermsField(fields.FieldType):  # type: ignore[misc]
    """A field whose terms are ready."""

    analyzer = None

    def __init__(self, postings: formats.Format, *, scorable: bool) -> None:
        super().__init__(format=postings, analyzer=None, scorable=scorable)

    def index(self, value: object, **_: object) -> None:
        """Not used: segments are written in bulk."""
        raise NotImplementedError("an index is written by search.backends.whoosh.writer")


def whoosh_schema() -> fields.Schema:
    """The Whoosh schema of an index."""
    schema = fields.Schema(
        article=fields.ID(stored=True),
        content=fields.STORED(),
        date=fields.ID(sortable=True),
        first_day=fields.NUMERIC(int, shift_step=0, sortable=True),
        last_day=fields.NUMERIC(int, shift_step=0, sortable=True),
    )
    for attribute in ATTRIBUTES:
        schema.add(attribute, fields.ID(sortable=columns.VarBytesColumn()))
    for zone in Zone:
        schema.add(field_name(zone, ZoneView.WORDS), TermsField(formats.Frequency(), scorable=True))
        schema.add(field_name(zone, ZoneView.GRAMS), TermsField(formats.Positions(), scorable=True))
        schema.add(field_name(zone, ZoneView.CHARS), TermsField(formats.Existence(), scorable=False))
    return schema
