"""
Here is a generation, give me strings of it of which examples of queries can be made that find something there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import permutations

from search.analysis.analyzer import Analyzer
from search.analysis.normalize import fold
from search.answering.relating import telling_words
from search.engine import Engine
from search.model import Article, Kind, PartialDate
from search.query.nodes import KINDS
from search.suggestions.catalogue import Catalogue

_LOOKED_AT = 40
"""Newest articles that examples are taken from."""

_TRIED = 4
"""Words that are written wrongly until one is asked what it meant; each is a search."""

_HAN = "[\u4e00-\u9fff]"
_WORD = re.compile(f"{_HAN}{{2,4}}")
_NAME = re.compile(f"{_HAN}{{2,3}}")
_PHRASE = re.compile(f"(?<!{_HAN}){_HAN}{{4,10}}(?!{_HAN})")
_CLAUSES = re.compile(f"(?:{_HAN}|[,、])+")
"""Stands in one sentence, however these are told apart."""
_NEAR = 20
_QUOTED = re.compile(f"{_HAN}{{1,4}}“{_HAN}{{2,6}}”")
_RUN = re.compile(r"(?<![\w.])(?:\d{1,3}[A-Z]{1,2}|[A-Z]{1,2}\d{1,3})(?![\w.])", re.ASCII)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}\.\d{1,2}(?![\w.,%])", re.ASCII)


def samples(
    engine: Engine, analyzer: Analyzer, catalogue: Catalogue, is_answered: Callable[[str], bool]
) -> Mapping[str, str]:
    """
    Strings by what they are samples of, the same each time; what the newest articles have none of is left out.

    `word` and `other` stand near each other in one sentence, `absent` is a word that another article holds and theirs
    does not, `heading` stands in its headline, `phrase` in its headline or text. `since` and `until` are months around its
    date, `issue` is the month of its paper. `pinyin`, `initials` and `homophone` are of `reporter`, `slip` is `phrase` or a word with a wrong character.

    Args:
        is_answered: Whether a query finds just that, or is asked what it meant.
    """
    newest = engine.newest(_LOOKED_AT)
    if not newest:
        return {}
    subject = max(newest, key=_worth)
    text = fold("\n".join(subject.texts))
    words = [word for word in telling_words(subject, engine, analyzer) if _WORD.fullmatch(word)]
    strange = (
        word
        for article in newest
        for word in telling_words(article, engine, analyzer)
        if len(word) == 2 and _WORD.fullmatch(word) and word not in text
    )
    pair = next(_pairs(text, words), ("", ""))
    districts = Counter(name for article in newest for name in article.known_districts if _WORD.match(name))
    texts = [one for article in newest for one in article.texts]
    phrase = _first(_PHRASE, [fold(one) for one in (subject.title, *subject.texts)])
    reporter = _named(newest, lambda article: article.reporters)
    found = {
        "word": pair[0],
        "other": pair[1],
        "absent": next(strange, "") if pair[0] else "",
        "heading": next((word for word in words if word in fold(subject.title)), ""),
        "phrase": phrase,
        "begin": phrase[:2],
        "first": phrase[:1],
        "third": phrase[2:4],
        "end": phrase[-2:],
        "run": _first(_RUN, texts),
        "number": _first(_NUMBER, texts),
        "quoted": _first(_QUOTED, texts),
        "reporter": reporter,
        "correspondent": _named(newest, lambda article: article.correspondents)[:1],
        "district": districts.most_common(1)[0][0] if districts else "",
        "kind": KINDS[max((article.kind for article in newest), key=Kind.PHOTO.__eq__)],
        **_times(subject.date),
        "issue": str(subject.page_date)[:7] if subject.page_date else "",
    }
    found |= {name: query for name, query in catalogue.mistyped(fold(reporter)).items() if is_answered(query)}
    slips = (catalogue.mistyped(one).get("homophone", "") for one in (phrase, *words[:_TRIED]))
    found["slip"] = next((slip for slip in slips if slip and is_answered(slip)), "")
    return {name: value for name, value in found.items() if value}


def _worth(article: Article) -> int:
    """How much an article has that examples are made of."""
    has_text = sum(len(paragraph.text) for paragraph in article.paragraphs) > 100
    has_month = article.date is not None and article.date.month is not None
    return 2 * has_text + has_month + bool(_PHRASE.search(fold(article.title))) + bool(article.reporters)


def _pairs(text: str, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Two of *words* that stand one after the other in a sentence of *text*, the most telling ones first."""
    clauses = _CLAUSES.findall(text)
    for first, second in permutations(words, 2):
        for clause in clauses:
            begin = clause.find(first)
            after = begin + len(first)
            if begin >= 0 and 0 <= clause.find(second, after) - after <= _NEAR:
                yield first, second


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    return next((match[0] for text in texts if (match := pattern.search(text))), "")


def _named(articles: Iterable[Article], people: Callable[[Article], Iterable[str]]) -> str:
    """The first who has a name of three Han characters, or of two."""
    names = (name for article in articles for name in people(article) if _NAME.fullmatch(name))
    return max(names, key=len, default="")


def _times(date: PartialDate | None) -> Mapping[str, str]:
    """The samples of dates that an article of this *date* is found by."""
    if date is None or date.month is None:
        return {}
    first = min(date.month, 10)
    return {
        "year": str(date.year),
        "month": str(date.month),
        "since": str(PartialDate(date.year, first)),
        "until": str(PartialDate(date.year, first + 2)),
    }
