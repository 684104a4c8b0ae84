"""The Ctrl+F check: what it asks for, and that texts of any kind can be asked for."""

from __future__ import annotations

import pytest

from search import verification
from search.backends.memory import MemoryEngine
from search.documents import document
from search.query.nodes import Exact
from search.query.parser import MAX_CHARACTERS, parse
from search.verification import Verification, verify
from tests.backends.test_contract import ANALYZER, article


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries as they were typed."""
    queries: list[str] = []
    monkeypatch.setattr(verification, "parse", lambda text: queries.append(text) or parse(text))
    return queries


def verified(*texts: str) -> Verification:
    """The outcome over one article of these paragraphs."""
    articles = [article(1, "公告", *texts)]
    engine = MemoryEngine(ANALYZER, [(document(each, i), each) for i, each in enumerate(articles)])
    return verify(engine, ANALYZER, articles, samples=200)


def test_a_run_longer_than_any_query_is_asked_for_in_part(asked) -> None:
    outcome = verified("公钥 " + "3f9a" * 100)

    assert outcome.differences == ()
    assert max(map(len, asked)) == MAX_CHARACTERS


def test_strings_are_asked_for_in_straight_quotes_with_the_marks_that_were_printed(asked) -> None:
    outcome = verified("坚持“一看、二观”工作法", "５Ｇ 和 5G", '所谓 "标准"，「如此」')

    assert outcome.differences == ()
    assert outcome.compared == 2 * len(asked)
    assert any(text.startswith('"') and ("“" in text or "”" in text) for text in asked)
    assert any("标准" in text and text.startswith("「") for text in asked)
    assert any("５Ｇ" in text for text in asked)
    assert all(isinstance(parse(text), Exact) for text in asked)
