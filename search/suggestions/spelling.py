"""
Did you mean: a query with few hits or none → the same query with one word in it mended.

A word is mended by a headword of the index that sounds the same (练建钧 → 练建军), whose pinyin or initials were typed
(lianjianjun, ljj), or that is one slip away. What comes out are guesses in the order of their likelihood; whether one
finds more than the query itself is for the caller to ask the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

from search.analysis.analyzer import Analyzer
from search.analysis.normalize import fold
from search.analysis.scripts import HAN
from search.errors import QuerySyntaxError
from search.query.nodes import And, Bare, Close, Exact, Has, In, Node, Or, Together
from search.query.parser import parse
from search.results import Completion, CompletionKind, SuggestionBasis
from search.suggestions.catalogue import Catalogue
from search.suggestions.readings import plain

MAX_GUESSES = 12
"""Most guesses for one query; each costs the caller a search."""

_MAX_TEXT = 64
"""Longest text that is looked into, in characters; longer ones are sentences pasted whole."""

_MAX_STRETCH = 6
_MAX_STRETCHES = 6
_LONGEST_WORD = 8
_FEW = 3
"""A word that fewer articles hold may be a mistake."""

_ORDER = {basis: place for place, basis in enumerate(SuggestionBasis)}

_KINDS_OF_FIELDS = {
    "author": CompletionKind.NAME,
    "reporter": CompletionKind.NAME,
    "correspondent": CompletionKind.NAME,
    "district": CompletionKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Guess:
    """A query that may have been meant."""

    query: Node
    basis: SuggestionBasis


@dataclass(frozen=True, slots=True)
class _Mended:
    """*text* with one word in it replaced; the larger *likelihood* the better."""

    text: str
    basis: SuggestionBasis
    likelihood: tuple[float, int]


def guesses(
    query: Node,
    catalogue: Catalogue,
    analyzer: Analyzer,
    is_found: Callable[[Node], bool] = lambda rest: True,
    *,
    slips: bool = True,
    printed: Callable[[str], str] = lambda word: word,
) -> tuple[Guess, ...]:
    """
    Guesses for *query*, the likeliest first, at most MAX_GUESSES; each is of a form that parses to itself.

    Args:
        slips: Whether words are looked for that are one slip away, which takes longest.
        is_found: Whether enough holds a part of the query to the letter: beside one of which that is not true no other
            is mended.
        printed: How a folded word in Latin letters is printed.
    """
    speller = _Speller(catalogue, analyzer, is_found, slips, printed)
    found = sorted(speller.mended_nodes(query), key=lambda each: (_ORDER[each[1].basis], _descending(each[1])))
    sound = (Guess(node, mended.basis) for node, mended in found if _parses_to_itself(node))
    return tuple(islice(sound, MAX_GUESSES))


def _descending(mended: _Mended) -> tuple[float, int, str]:
    likeness, articles = mended.likelihood
    return -likeness, -articles, mended.text


def _parses_to_itself(node: Node) -> bool:
    try:
        return parse(str(node)) == node
    except QuerySyntaxError:
        return False


@dataclass(frozen=True, slots=True)
class _Speller:
    catalogue: Catalogue
    analyzer: Analyzer
    is_found: Callable[[Node], bool]
    slips: bool
    printed: Callable[[str], str]

    def mended_nodes(self, node: Node) -> Iterator[tuple[Node, _Mended]]:
        """Every mended form of *node*; what is negated, dated or has gaps is left as it is."""
        match node:
            case Bare(text):
                yield from ((Bare(each.text), each) for each in self._mended(text))
            case Exact(text):
                yield from ((Exact(each.text), each) for each in self._mended(text))
            case Has(field, text) if field in _KINDS_OF_FIELDS:
                kind = _KINDS_OF_FIELDS[field]
                yield from ((replace(node, text=each.text), each) for each in self._whole(text, kind))
            case In(field, child):
                yield from ((In(field, other), each) for other, each in self.mended_nodes(child))
            case Close(texts, distance):
                for at, text in enumerate(texts):
                    for each in self._mended(text):
                        yield Close((*texts[:at], each.text, *texts[at + 1 :]), distance), each
            case Together(children, scope):
                for at, child in enumerate(children):
                    for each in self._mended(child.text):
                        yield (
                            Together((*children[:at], replace(child, text=each.text), *children[at + 1 :]), scope),
                            each,
                        )
            case And(children):
                yield from self._spelled_apart(children)
                yield from self._in_one(children, And)
            case Or(children):
                yield from self._in_one(children, Or)

    def _in_one(
        self, children: tuple[Node, ...], kind: Callable[[tuple[Node, ...]], Node]
    ) -> Iterator[tuple[Node, _Mended]]:
        for at, child in enumerate(children):
            beside = (*children[:at], *children[at + 1 :])
            if kind is And and not self.is_found(And(beside) if len(beside) > 1 else beside[0]):
                continue
            for other, each in self.mended_nodes(child):
                yield kind((*children[:at], other, *children[at + 1 :])), each

    def _spelled_apart(self, children: tuple[Node, ...]) -> Iterator[tuple[Node, _Mended]]:
        """`lian jian jun`: bare Latin texts side by side that are the pinyin of one word."""
        for is_latin, run in groupby(range(len(children)), lambda at: _latin(children[at])):
            places = list(run)
            if is_latin and len(places) > 1:
                spelling = plain("".join(str(children[at]) for at in places))
                for each in self._spelled(spelling):
                    rest = (*children[: places[0]], Bare(each.text), *children[places[-1] + 1 :])
                    yield And(rest) if len(rest) > 1 else rest[0], each

    def _mended(self, text: str) -> Iterator[_Mended]:
        """*text* with any one word of it replaced."""
        folded = fold(text)
        if len(folded) > _MAX_TEXT or not folded.strip():
            return
        seen = {folded}
        for start, end in self._doubtful(folded):
            for each in self._whole(text[start:end]):
                mended = text[:start] + each.text + text[end:]
                if fold(mended) not in seen:
                    seen.add(fold(mended))
                    yield replace(each, text=mended)

    def _doubtful(self, folded: str) -> Iterator[tuple[int, int]]:
        """Stretches of *folded* that may be one mistaken word: all of it, and what the index hardly knows."""
        if len(folded) <= _LONGEST_WORD or HAN.search(folded) is None:
            yield 0, len(folded)
        words = [
            (word.start, word.end, self.catalogue.articles(word.text))
            for word in self.analyzer.whole_words(folded)
        ]
        seen = {(0, len(folded))}
        for fewest in (1, _FEW):  # what the index does not hold at all is doubted first
            stretches: list[tuple[int, int]] = []
            for start, end, articles in words:
                if articles >= fewest:
                    continue
                if stretches and stretches[-1][1] == start and end - stretches[-1][0] <= _MAX_STRETCH:
                    stretches[-1] = stretches[-1][0], end
                else:
                    stretches.append((start, end))
            for stretch in stretches[:_MAX_STRETCHES]:
                if stretch[1] - stretch[0] > 1 and stretch not in seen:
                    seen.add(stretch)
                    yield stretch

    def _whole(self, text: str, kind: CompletionKind | None = None) -> Iterator[_Mended]:
        """Words, of one *kind* if any is given, that *text* as a whole may be meant for."""
        folded = fold(text).strip()
        if not folded:
            return
        if HAN.search(folded) is None:
            found = [*self._spelled(plain(folded)), *self._slipped(folded)]
        else:
            found = self._sounding(folded) if HAN.fullmatch(folded) and len(folded) <= _LONGEST_WORD else []
            found += self._slipped(folded)
        known = {fold(each.text): each for each in reversed(found)}
        for each in found:
            if known.get(fold(each.text)) is each and (kind is None or self._is_of(each.text, kind)):
                yield each

    def _is_of(self, text: str, kind: CompletionKind) -> bool:
        return any(each.kind is kind for each in self.catalogue.complete(text, 1) if each.text == text)

    def _words(self, found: Iterable[Completion]) -> Iterator[Completion]:
        """Those of *found* that are more than a part of words, which would be looked for by its characters."""
        for each in found:
            folded = fold(each.text)
            is_phrase = each.kind is CompletionKind.PHRASE and HAN.fullmatch(folded)
            if not is_phrase or [word.text for word in self.analyzer.whole_words(folded)] == [folded]:
                yield each

    def _spelled(self, spelling: str) -> list[_Mended]:
        found = self.catalogue.spelled(spelling) if spelling else ()
        return [_mended(each, SuggestionBasis.PINYIN, 1.0) for each in self._words(found)]

    def _sounding(self, folded: str) -> list[_Mended]:
        found = self.catalogue.sounding(folded) if len(folded) > 1 else ()
        return [_mended(each, SuggestionBasis.SOUND, _in_common(folded, each.text)) for each in self._words(found)]

    def _slipped(self, folded: str) -> list[_Mended]:
        """Words one slip away, but no other number: who asks for 15G does not mean 5G."""
        found = self.catalogue.similar(folded) if self.slips else ()
        alike = [self._as_printed(each) for each in self._words(found) if _digits(each.text) == _digits(folded)]
        return [_mended(each, SuggestionBasis.SLIP, self.catalogue.nearness(folded, each.text)) for each in alike]

    def _as_printed(self, word: Completion) -> Completion:
        return word if HAN.search(word.text) else replace(word, text=self.printed(word.text) or word.text)


def _mended(word: Completion, basis: SuggestionBasis, likeness: float) -> _Mended:
    return _Mended(word.text, basis, (likeness, word.articles))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _in_common(folded: str, word: str) -> float:
    """The share of characters that are the same at their places."""
    return sum(a == b for a, b in zip(folded, fold(word), strict=True)) / len(folded)


def _latin(node: Node) -> bool:
    return isinstance(node, Bare) and HAN.search(node.text) is None and any(map(str.isalpha, node.text))
