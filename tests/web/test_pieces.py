"""A text cut at its marks loses nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search import Span, SpanKind
from web import pieces

spans = st.lists(st.builds(Span, st.integers(-3, 40), st.integers(-3, 40), st.sampled_from(SpanKind)), max_size=6)


@given(st.text(max_size=30), spans)
def test_the_pieces_of_a_text_joined_are_the_text(text: str, some: list[Span]) -> None:
    cut = pieces.pieces(text, some)

    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)


def test_a_piece_carries_the_kind_of_its_span() -> None:
    cut = pieces.pieces("打赢脱贫攻坚战", (Span(2, 6, SpanKind.EXACT), Span(6, 7, SpanKind.WORD)))

    assert [(piece.text, piece.kind) for piece in cut] == [("打赢", ""), ("脱贫攻坚", "exact"), ("战", "word")]
