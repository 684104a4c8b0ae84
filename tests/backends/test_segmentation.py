"""What an unquoted query finds is a matter of strings: how a segmenter cut the texts decides the order, never the set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search.analysis.analyzer import Analyzer, load_analyzer
from search.analysis.dictionary import empty_words
from search.analysis.normalize import fold
from search.analysis.occurrences import find
from search.answering.answers import answer
from search.documents import document
from search.model import Article, Paragraph
from search.query.nodes import And, Bare, Exact, In, Node, Not, Or
from search.query.planning import make_plan
from search.query.request import SearchRequest
from search.results import Match
from search.schema import ALL_ZONES, HEADLINE_ZONES, PARAGRAPH_BREAK, PARAGRAPH_ZONES, Unit, Zone
from tests.backends.test_contract import memory, whoosh

QUERIES = load_analyzer("jieba")
"""Cuts what is asked for."""


class Every:
    """A segmenter that knows no words: it cuts after *size* characters, whatever they are."""

    dictionary: tuple[str, ...] = ()

    def __init__(self, size: int) -> None:
        self.name = self.fingerprint = f"every {size}"
        self._size = size

    def words(self, stretch: str) -> Iterator[tuple[str, int, int]]:
        for start in range(0, len(stretch), self._size):
            word = stretch[start : start + self._size]
            yield word, start, start + len(word)

    def knows(self, word: str) -> bool:
        return False

    def cut(self, stretches: str) -> list[str]:
        return [
            piece
            for line in stretches.splitlines(keepends=True)
            for piece in (*(word for word, _, _ in self.words(line.rstrip("\n"))), "\n")
        ]


TEXTS = [QUERIES, *(Analyzer(Every(size)) for size in (1, 3, 99))]
"""Cut what is searched, each in its own way."""

ALPHABET = "菏泽开发区脱贫攻坚群众县马5G,。 "
TEXT = st.text(alphabet=ALPHABET, min_size=1, max_size=24)
BARE = st.builds(Bare, TEXT.filter(str.strip))
QUERY = st.recursive(
    BARE | st.builds(In, st.sampled_from(["title", "body"]), BARE) | st.builds(Exact, TEXT.filter(str.strip)),
    lambda inner: (
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Not, inner)
    ),
    max_leaves=4,
)
ARTICLES = st.lists(st.tuples(TEXT, st.lists(TEXT, min_size=1, max_size=3)), min_size=1, max_size=6)


def made(texts: Sequence[tuple[str, list[str]]]) -> list[Article]:
    return [
        Article(
            id=f"a{n}",
            source="page.txt",
            title=title,
            paragraphs=tuple(Paragraph(f"p{i}", text, i, i) for i, text in enumerate(paragraphs, 1)),
        )
        for n, (title, paragraphs) in enumerate(texts)
    ]


ENGINES = pytest.mark.parametrize("opener", [memory, whoosh], ids=["memory", "whoosh"])
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(node: Node, parts: Sequence[tuple[Zone, str]], zones: Iterable[Zone] = ALL_ZONES) -> bool:
    """Whether something with these folded *parts* is an answer to *node*, by looking."""

    def stands(string: str) -> bool:
        return any(zone in zones and find(string, text) >= 0 for zone, text in parts)

    match node:
        case Bare(text):
            words = [token.text for token in QUERIES.words(fold(text))]
            return stands(fold(text)) or bool(words and all(map(stands, words)))
        case Exact(text):
            return stands(fold(text))
        case In(field, child):
            return holds(child, parts, HEADLINE_ZONES if field == "title" else PARAGRAPH_ZONES)
        case And(children):
            return all(holds(child, parts, zones) for child in children)
        case Or(children):
            return any(holds(child, parts, zones) for child in children)
        case Not(child):
            return not holds(child, parts, zones)
        case _:
            raise AssertionError(node)


def parts_of(article: Article) -> list[tuple[Zone, str]]:
    zones = document(article, 0).zones
    return [(zone, part) for zone, text in zones.items() for part in text.split(PARAGRAPH_BREAK)]


@ENGINES
@SETTINGS
@given(texts=ARTICLES, query=QUERY, analyzer=st.sampled_from(TEXTS))
@example(texts=[("脱贫", ["开发区群众。"])], query=Bare("开发区群"), analyzer=QUERIES)
def test_an_unquoted_text_finds_where_its_string_or_each_of_its_words_stands(
    opener, texts, query, analyzer
) -> None:
    articles = made(texts)
    with opener(articles, analyzer) as engine:
        result = engine.search(make_plan(query, SearchRequest(limit=100), QUERIES))

    assert {hit.article_id for hit in result.hits} == {a.id for a in articles if holds(query, parts_of(a))}
    assert result.total == len(result.hits)


@ENGINES
@SETTINGS
@given(texts=ARTICLES, query=QUERY, unit=st.sampled_from(list(Unit)))
def test_no_answer_depends_on_how_the_texts_were_cut(opener, texts, query, unit) -> None:
    """A partial one neither, nor what each hit is called."""
    articles = made(texts)
    found = []
    for analyzer in TEXTS:
        with opener(articles, analyzer) as engine:
            plan = make_plan(query, SearchRequest(limit=100, unit=unit), QUERIES)
            found.append(
                {(hit.article_id, hit.paragraph_id, hit.match) for hit in answer(plan, engine).result.hits}
            )

    assert all(one == found[0] for one in found)


@ENGINES
@SETTINGS
@given(texts=ARTICLES, asked=st.lists(TEXT.filter(str.strip), min_size=1, max_size=3))
def test_a_partial_answer_holds_a_word_of_the_query(opener, texts, asked) -> None:
    """Of two characters or more, where it has such words; where there are such articles, there is an answer."""
    articles = made(texts)
    words = {token.text for text in asked for token in QUERIES.words(fold(text))}
    telling = {word for word in words if word not in empty_words()} or words
    wanted = [Exact(word) for word in telling if len(word) > 1] or list(map(Exact, telling))
    with opener(articles, TEXTS[1]) as engine:
        plan = make_plan(And(tuple(map(Bare, asked))), SearchRequest(limit=100), QUERIES)
        hits = answer(plan, engine).result.hits

    holding = {a.id for a in articles if holds(Or(tuple(wanted)), parts_of(a))}
    if hits and hits[0].match is Match.PARTIAL:
        assert {hit.article_id for hit in hits} <= holding
    elif len(telling) > 1:
        assert hits or not holding
