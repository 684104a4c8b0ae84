"""The Ctrl+F check: what it asks for, and that texts of any kind can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from search import verification
from search.backends.memory import MemoryEngine
from search.documents import document
from search.engine import EngineHit
from search.errors import EngineError
from search.model import Article
from search.query.nodes import Exact
from search.query.parser import MAX_CHARACTERS, parse
from search.query.plan import Plan
from search.schema import Unit
from search.verification import Verification, prove, verify
from tests.backends.test_contract import ANALYZER, article


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries as they were typed."""
    queries: list[str] = []
    monkeypatch.setattr(verification, "parse", lambda text: queries.append(text) or parse(text))
    return queries


class Wrong(MemoryEngine):
    """An engine over two articles that lacks what is told, and has what it should not."""

    def __init__(self, *, loses: str = "", adds: str = "", changes: str = "", hides: str = "") -> None:
        self.sample = [article(1, "甲县要闻", "甲县开发区招商引资。"), article(2, "乙县要闻", "乙县棉花丰收。")]
        super().__init__(ANALYZER, [(document(each, i), each) for i, each in enumerate(self.sample)])
        self._loses, self._adds, self._changes, self._hides = loses, adds, changes, hides

    def every(self, plan: Plan, most: int | None = None, first: int = 0) -> Iterator[EngineHit]:
        for hit in super().every(plan, most, first):
            if hit.article_id != self._loses:
                yield hit
        if self._adds and plan.request.unit is Unit.ARTICLE:
            yield EngineHit(self._adds, None, 1.0, None)

    def article(self, article_id: str) -> Article | None:
        found = super().article(article_id)
        return replace(found, title="变了") if found and article_id == self._changes else found

    def count(self, plan: Plan) -> int:
        return super().count(plan) - bool(self._hides)


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


def test_what_an_engine_lacks_and_what_it_finds_wrongly_is_told() -> None:
    lacking, inventing = (Wrong(loses="a1"), Wrong(adds="a9"))
    lost = verify(lacking, ANALYZER, lacking.sample, samples=40).differences
    added = verify(inventing, ANALYZER, inventing.sample, samples=40).differences

    assert {each.unit for each in lost} == set(Unit)
    assert {key for each in lost for key in each.missing} == {"a1", "a1#p1"}
    assert not [each for each in lost if each.wrong]
    assert {each.wrong for each in added} == {("a9",)}
    assert not [each for each in added if each.missing]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"loses": "a2"}, "找不到稿件 a2"),
        ({"changes": "a2"}, "稿件 a2 与读到的不同"),
        ({"hides": "a2"}, "有 1 篇"),
    ],
    ids=["a string is not found", "another article is stored", "there are fewer"],
)
def test_an_index_that_does_not_answer_as_it_should_is_not_published(fault: dict[str, str], told: str) -> None:
    wrong, right = Wrong(**fault), Wrong()

    prove(right, ANALYZER, right.sample)
    with pytest.raises(EngineError, match=told):
        prove(wrong, ANALYZER, wrong.sample)
