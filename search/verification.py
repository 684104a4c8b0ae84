"""
The Ctrl+F guarantee, proven: quoted queries against a plain scan of the texts, by the same definition of a match.

Samples are drawn from the indexed texts themselves, of every kind that has ever gone wrong in a search engine, and some
that stand nowhere. For each the engine's whole answer is compared, for articles and for paragraphs.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from search.analysis.analyzer import Analyzer
from search.analysis.normalize import fold
from search.analysis.occurrences import find
from search.engine import Engine
from search.errors import EngineError
from search.model import Article
from search.query.nodes import Exact
from search.query.parser import MAX_CHARACTERS, parse
from search.query.planning import make_plan
from search.query.request import SearchRequest
from search.schema import PARAGRAPH_BREAK, Unit

MAX_STRING = 12
"""Longest string that is drawn, in characters."""

_CONTEXT = 12
"""Characters shown before and behind a string."""

_TRIED = 20
"""Texts in which a number, or a mark, is looked for before any string will do."""

_NUMBER = re.compile(r"[0-9a-z]+(?:[.,][0-9a-z]+)*%?")
_MIXED = re.compile(r"[0-9a-z][^\s0-9a-z]|[^\s0-9a-z][0-9a-z]")
_MARKS = re.compile(r"[^\w\s]")
_SPACE_AT_AN_END = re.compile(r"\s\S{1,3}|\S{1,3}\s")


@dataclass(frozen=True, slots=True)
class Difference:
    """
    A string for which the engine and the plain scan disagree.

    Attributes:
        missing: Articles or paragraphs (`id#p3`) that hold it and were not found.
        wrong: Those that were found and do not hold it.
        context: The text around it where it was drawn from.
    """

    string: str
    kind: str
    unit: Unit
    missing: tuple[str, ...]
    wrong: tuple[str, ...]
    context: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Outcome of a check: strings tried by kind, answers compared, and every difference."""

    tried: dict[str, int]
    compared: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A title, kicker, subtitle or paragraph as printed; *key* names it as a paragraph hit does, None when it is none."""

    article_id: str
    key: str | None
    text: str


class _Scan:
    """All texts in one string, looked through as Ctrl+F would."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.parts = [part for article in articles for part in _parts(article)]
        self._text = PARAGRAPH_BREAK.join(fold(part.text) for part in self.parts)
        self._starts = [0]
        for part in self.parts:
            self._starts.append(self._starts[-1] + len(part.text) + 1)

    def holding(self, string: str) -> Iterator[_Part]:
        at = find(string, self._text)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self.parts[number]
            at = find(string, self._text, self._starts[number + 1])


def verify(
    engine: Engine,
    analyzer: Analyzer,
    articles: Sequence[Article],
    samples: int,
    seed: int = 0,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Verification:
    """
    Compare quoted queries with a plain scan over *articles*, which must be all that the engine holds.

    Args:
        samples: Strings to try, shared evenly among the kinds.
        seed: Of the drawing; the same seed draws the same strings from the same articles.
    """
    scan = _Scan(articles)
    tried: dict[str, int] = {}
    compared = 0
    differences = []
    drawn = _draw(_Drawing(scan.parts, articles, analyzer, random.Random(seed)), samples)
    for done, (kind, string, context) in enumerate(drawn):
        on_progress(done, samples)
        query = parse(_quoted(string))
        tried[kind] = tried.get(kind, 0) + 1
        expected = list(scan.holding(fold(string)))
        for unit in Unit:
            wanted = {part.article_id if unit is Unit.ARTICLE else part.key for part in expected} - {None}
            hits = engine.every(make_plan(query, SearchRequest(unit=unit), analyzer))
            found = {
                f"{hit.article_id}#{hit.paragraph_id}" if hit.paragraph_id else hit.article_id for hit in hits
            }
            compared += 1
            if found != wanted:
                missing, wrong = (tuple(sorted(map(str, keys))) for keys in (wanted - found, found - wanted))
                differences.append(Difference(string, kind, unit, missing, wrong, context))
    return Verification(tried, compared, tuple(differences))


def prove(engine: Engine, analyzer: Analyzer, sample: Sequence[Article]) -> None:
    """
    A quick look whether an index that has just been built answers: it holds as many articles as it says, those of
    *sample* as they were read, and a string of each is found. EngineError when not.
    """
    total = engine.count(make_plan(parse(""), SearchRequest(), analyzer))
    if total != engine.info.articles:
        raise EngineError(f"新索引有 {total} 篇，应有 {engine.info.articles} 篇；没有发布")
    rnd = random.Random(0)
    for article in sample:
        if engine.article(article.id) != article:
            raise EngineError(f"新索引里的稿件 {article.id} 与读到的不同；没有发布")
        text = fold(rnd.choice([article.title, *(paragraph.text for paragraph in article.paragraphs)]))
        start = rnd.randrange(max(1, len(text) - MAX_STRING))
        string = text[start : start + MAX_STRING].strip()
        query = parse(str(Exact(string))) if string else None
        if query != Exact(string) or find(string, text) < 0:
            continue  # no quoted query can say it, or it cuts a number in two
        if all(hit.article_id != article.id for hit in engine.every(make_plan(query, SearchRequest(), analyzer))):
            raise EngineError(f"新索引找不到稿件 {article.id} 里的 {string!r}；没有发布")


def _parts(article: Article) -> Iterator[_Part]:
    for text in (article.title, article.kicker, article.subtitle):
        if text:
            yield _Part(article.id, None, text)
    for paragraph in article.paragraphs:
        yield _Part(article.id, f"{article.id}#{paragraph.id}", paragraph.text)


class _Drawing:
    """
    Draws strings of every kind from texts, each with what stands around it.

    Args:
        parts: What is drawn from.
        rnd: The same numbers draw the same strings.
    """

    def __init__(
        self, parts: Sequence[_Part], articles: Sequence[Article], analyzer: Analyzer, rnd: random.Random
    ) -> None:
        self._texts = [part.text for part in parts if part.text.strip()]
        self._repaired = [p.text for a in articles for p in a.paragraphs if p.last_line > p.first_line]
        self._names = sorted({name for article in articles for name in article.people if name.strip()})
        self._analyzer = analyzer
        self._rnd = rnd

    def kinds(self) -> dict[str, Callable[[], tuple[str, str]]]:
        """What draws a string of each kind that there is here, and its context."""
        if not self._texts:
            return {}
        kinds: dict[str, Callable[[], tuple[str, str]]] = {
            "any characters": lambda: self._piece(self._texts),
            "one word": lambda: self._words(0),
            "across words": lambda: self._words(self._rnd.randint(1, 3)),
            "number": lambda: self._matching(_NUMBER),
            "part of a number": self._part_of_number,
            "mixed scripts": lambda: self._matching(_MIXED),
            "punctuation": lambda: self._matching(_MARKS),
            "space at an end": lambda: self._matching(_SPACE_AT_AN_END, reach=0),
            "stands nowhere": self._absent,
        }
        if self._names:
            kinds["name"] = lambda: (self._rnd.choice(self._names), "")
        if self._repaired:
            kinds["repaired paragraph"] = lambda: self._piece(self._repaired)
        return kinds

    def _piece(self, texts: Sequence[str]) -> tuple[str, str]:
        text = self._rnd.choice(texts)
        start = self._rnd.randrange(len(text))
        return _around(text, start, start + self._rnd.randint(1, MAX_STRING))

    def _words(self, count: int) -> tuple[str, str]:
        """A string that begins and ends inside words, *count* word borders apart."""
        text = self._rnd.choice(self._texts)
        tokens = self._analyzer.words(fold(text))
        if not tokens:
            return self._piece(self._texts)
        first = self._rnd.randrange(len(tokens))
        last = tokens[min(first + count, len(tokens) - 1)]
        shift = self._rnd.randint(0, 1) if count else 0
        return _around(text, tokens[first].start + shift, max(tokens[first].end, last.end) - shift)

    def _matching(self, pattern: re.Pattern[str], reach: int = 3) -> tuple[str, str]:
        """A string around what *pattern* finds in a folded text, or any where it finds nothing."""
        for _ in range(_TRIED):
            text = self._rnd.choice(self._texts)
            if found := list(pattern.finditer(fold(text))):
                match = self._rnd.choice(found)
                start = match.start() - self._rnd.randint(0, reach)
                return _around(text, start, match.end() + self._rnd.randint(0, reach))
        return self._piece(self._texts)

    def _part_of_number(self) -> tuple[str, str]:
        string, context = self._matching(_NUMBER)
        return string[: max(1, len(string) - 1)], context

    def _absent(self) -> tuple[str, str]:
        (one, context), (other, _) = self._piece(self._texts), self._piece(self._texts)
        return one[: self._rnd.randint(1, 6)] + other[: self._rnd.randint(1, 6)], context


def _draw(drawing: _Drawing, samples: int) -> Iterator[tuple[str, str, str]]:
    """Kind, string and context of each sample; the kinds take turns."""
    kinds = drawing.kinds()
    for kind, draw in islice(cycle(kinds.items()), samples):
        string, context = draw()
        string = string[: MAX_CHARACTERS - len("「」")]
        if string.strip():
            yield kind, string, context


def _quoted(string: str) -> str:
    """*string* as readers type it: in straight quotation marks, or in corners, without any inside, when it holds them."""
    return f"「{fold(string)}」" if any(mark in string for mark in '"＂') else f'"{string}"'


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    start, end = max(0, start), min(len(text), end)
    return text[start:end], text[max(0, start - _CONTEXT) : end + _CONTEXT]
