"""
Here is what a generation holds, give me its headwords: places, names, frequent words, headlines.

Whatever is given here finds something when `query_for` it is searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from search.analysis.dictionary import MAX_WORD, empty_words
from search.analysis.normalize import fold
from search.errors import QuerySyntaxError
from search.query.nodes import And, Bare, Exact, Node
from search.query.parser import MAX_CLAUSES, parse
from search.results import CompletionKind
from search.schema import Headline
from search.suggestions.sections import Headword

MAX_PHRASES = 100_000
MAX_HEADLINES = 200_000
MAX_HEADLINE = 80
"""Longest headline that is offered, in characters."""

_PLAIN = re.compile("[\u4e00-\u9fff0-9a-z 、，。；《》·…—%.]+")
"""Texts of characters that are no signs of the query language, and no capitals, of which its operators are made."""

_FUNCTION_WORD = re.compile(
    "[也都还又再才就便只仅已曾将仍未更最太极很较颇甚另暂均皆亦尚必须即既为由自从向往于对把被比按据以因距除和与及或而但虽则若且所同"
    "的了着过地得等们吗呢吧其该此彼这那哪每某各何谁我你他她它是会在〇零一二三四五六七八九十百千万亿两几多]"
)
"""
Adverbs, prepositions, conjunctions, particles, pronouns and numerals of one character, with 是, 会 and 在. A segmenter takes what
often stands side by side for words: 已达, 为国, 多地, 二是. Of 179 guesses among 3,809 completions over 51,663 articles this leaves
out 75, of which 3 are words (四风, 习得, 浙医二院); of those that stay more than half are words (November 2026).
"""

_MAX_COUNTED = 2_000
"""Names and places that the segmenter did not keep whole, and that are therefore counted one by one."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    Words of which the kind is known, as printed or folded.

    Attributes:
        names: People; where a word is in both, it is a place.
        phrases: Words worth offering however rare.
    """

    places: frozenset[str]
    names: frozenset[str]
    phrases: frozenset[str]

    def among(self, folded: Set[str]) -> Vocabulary:
        """What of it is, folded, among *folded*."""
        words = (
            frozenset(word for word in each if fold(word) in folded)
            for each in (self.places, self.names, self.phrases)
        )
        return Vocabulary(*words)


def headwords(
    lexicon: Iterable[tuple[str, int]],
    titles: Iterable[Headword],
    vocabulary: Vocabulary,
    articles: int,
    count: Callable[[str], int],
    is_known: Callable[[str], bool],
) -> Iterator[Headword]:
    """
    The headwords of an index of so many *articles*; or some of them, when all that is given is of these alone.

    Args:
        lexicon: Its words and how many articles hold each.
        titles: Its headlines; see `titles`.
        count: How many articles hold a string; asked for the few names and places that are no words of the lexicon.
        is_known: Whether a word of the lexicon is in the segmenter's dictionary, and no guess.
    """
    kinds = _kinds(vocabulary)
    # Of words that are alike when folded, one is shown, the same each time.
    printed = {
        fold(word): word
        for words in (vocabulary.phrases, vocabulary.names, vocabulary.places)
        for word in sorted(words)
    }
    fewest = fewest_articles(articles)
    phrases: list[tuple[int, str]] = []
    for word, holding in lexicon:
        kind = kinds.pop(word, None)
        if kind is not None:
            yield from _word(word, printed[word], kind, holding)
        elif (
            holding >= fewest
            and 1 < len(word) <= MAX_WORD
            and _tells_something(word)
            and (is_known(word) or not _FUNCTION_WORD.search(word))
            and query_for(word) == word
        ):
            phrases.append((-holding, word))
    phrases.sort()
    for fewness, word in phrases[:MAX_PHRASES]:
        yield Headword(word, word, CompletionKind.PHRASE, -fewness)
    apart = sorted(word for word, kind in kinds.items() if kind is not CompletionKind.PHRASE)
    for word in apart[:_MAX_COUNTED]:
        if holding := count(word):
            yield from _word(word, printed[word], kinds[word], holding)
    yield from titles


def titles(headlines: Iterable[Headline]) -> list[Headword]:
    """The newest of *headlines* as headwords, one for all that are alike when folded."""
    found: dict[str, Headword] = {}
    for headline in headlines:
        _add_title(found, headline)
    return sorted(found.values(), key=lambda title: (title.rank, title.folded))[:MAX_HEADLINES]


def fewest_articles(articles: int) -> int:
    """In how many of so many *articles* a word must stand to be offered, unless its kind is known."""
    return 1 if articles < 1_000 else 2 if articles < 10_000 else 3


def _kinds(vocabulary: Vocabulary) -> dict[str, CompletionKind]:
    kinds = {fold(word): CompletionKind.PHRASE for word in vocabulary.phrases}
    kinds |= dict.fromkeys(map(fold, vocabulary.names), CompletionKind.NAME)
    return kinds | dict.fromkeys(map(fold, vocabulary.places), CompletionKind.PLACE)


def _tells_something(word: str) -> bool:
    return (word.isalpha() or any(map(str.isalpha, word))) and word not in empty_words()


def _word(folded: str, printed: str, kind: CompletionKind, articles: int) -> Iterator[Headword]:
    if query_for(printed) == printed:
        yield Headword(folded, printed, kind, articles)


def _add_title(titles: dict[str, Headword], headline: Headline) -> None:
    title = headline.title.strip()
    folded = fold(title)
    # Newest first: a later day is a smaller rank.
    known = titles.get(folded)
    if known is not None:
        titles[folded] = known._replace(articles=known.articles + 1, rank=min(known.rank, -headline.day))
    elif 1 < len(title) <= MAX_HEADLINE and "\n" not in title and query_for(title):
        titles[folded] = Headword(folded, title, CompletionKind.HEADLINE, 1, -headline.day)


def query_for(text: str) -> str:
    """The query that looks for *text*: itself when it means nothing else, or quoted; empty when there is none."""
    if len(text) <= MAX_HEADLINE and _is_plain_text(text):
        return text  # it means itself, without being parsed
    for query in (text, str(Exact(text))):
        try:
            node = parse(query)
        except QuerySyntaxError:
            continue
        if node == Exact(text) or _is_plain(node):
            return query
    return ""


def _is_plain_text(text: str) -> bool:
    tells_something = text.isalnum() or any(map(str.isalnum, text))
    return tells_something and _PLAIN.fullmatch(text) is not None and text.count(" ") < MAX_CLAUSES


def _is_plain(node: Node) -> bool:
    children = node.children if isinstance(node, And) else (node,)
    return bool(children) and all(isinstance(child, Bare) for child in children)
