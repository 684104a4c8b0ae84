"""
Here is an index, give me its catalogue: its headwords, each with the number of articles it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from pathlib import Path

from search import ingest
from search.analysis.analyzer import Analyzer, load_analyzer
from search.analysis.dictionary import shipped_words, usable
from search.analysis.normalize import fold
from search.backends import open_engine
from search.engine import Engine
from search.indexing.manifest import Manifest
from search.indexing.words import read_words
from search.model import Article
from search.named_files import read_dictionary
from search.query.nodes import Exact
from search.query.parser import parse
from search.query.planning import make_plan
from search.query.request import SearchRequest
from search.schema import Headline
from search.settings import Settings
from search.suggestions.catalogue import Catalogue
from search.suggestions.headwords import Vocabulary, fewest_articles, headwords, titles
from search.suggestions.readings import load_readings
from search.suggestions.sections import Headword, spelled


class CatalogueWriter:
    """Writes the catalogue of a generation that is being built."""

    def __init__(self, gazetteer: ingest.Gazetteer, settings: Settings) -> None:
        self._places = frozenset(gazetteer.names)
        self._settings = settings
        self._titles: list[Headword] | None = None

    def prepare(self, headlines: Iterable[Headline]) -> None:
        """Make of the *headlines* of all articles what can be made before their words are known."""
        self._titles = spelled(titles(headlines), load_readings())

    def write(self, directory: Path, manifest: Manifest, touched: Sequence[Article] | None) -> None:
        """
        Leave the catalogue of the generation in *directory*, whose engine is complete, beside the engine's files.

        Args:
            touched: Articles that came or went since the catalogue there was written; None to write all of it anew.
        """
        words = read_words(directory)
        phrases = frozenset((*shipped_words(), *read_dictionary(self._settings)))
        vocabulary = Vocabulary(self._places, frozenset(words) - phrases - usable(self._places), phrases)
        engine = open_engine(directory, manifest.info())
        try:
            analyzer = load_analyzer(manifest.segmenter, words)
            count = engine.info.articles
            if touched is None or fewest_articles(count - len(touched)) != fewest_articles(count + len(touched)):
                found = _headwords(engine, analyzer, vocabulary, self._titles)
                Catalogue.write(directory, found, load_readings())
            else:
                only = _touched_words(touched, analyzer, vocabulary)
                changed = titles(engine.headlines(only))
                found = _headwords(engine, analyzer, vocabulary, changed, only)
                Catalogue.revise(directory, only, found)
        finally:
            engine.close()


def _touched_words(articles: Iterable[Article], analyzer: Analyzer, vocabulary: Vocabulary) -> set[str]:
    """Whatever may be a headword because of these *articles*."""
    texts = [fold(text) for article in articles for text in article.texts]
    touched = {token.text for text in texts for token in analyzer.words(text)}
    for article in articles:
        touched.add(fold(article.title.strip()))
        touched.update(map(fold, article.people))
    # Names that the segmenter does not keep whole: whatever stands in a text and is one.
    names = set(map(fold, (*vocabulary.places, *vocabulary.names)))
    for length in set(map(len, names)):
        for text in texts:
            touched.update(names.intersection(text[at : at + length] for at in range(len(text) - length + 1)))
    return touched


def catalogue_of(engine: Engine, analyzer: Analyzer) -> Catalogue:
    """The catalogue of an index that has none of its own, with people from bylines as its only names."""
    places = frozenset(engine.search(make_plan(parse(""), SearchRequest(limit=1), analyzer)).facets["district"])
    vocabulary = Vocabulary(places, frozenset(), frozenset(shipped_words()))
    return Catalogue.of(_headwords(engine, analyzer, vocabulary, None), load_readings())


def _headwords(
    engine: Engine,
    analyzer: Analyzer,
    vocabulary: Vocabulary,
    headlines: Iterable[Headword] | None,
    only: Set[str] | None = None,
) -> Iterable[Headword]:
    """
    The headwords of an index, or those among *only*.

    Args:
        headlines: Those that are headlines; None when they are to be made.
    """

    def count(text: str) -> int:
        return engine.count(make_plan(Exact(text), SearchRequest(), analyzer))

    # As printed rather than as the dictionary has them, which is folded.
    names = {fold(name): name for name in (*vocabulary.names, *engine.people())}
    vocabulary = replace(vocabulary, names=frozenset(names.values()))
    if only is None:
        lexicon: Iterable[tuple[str, int]] = engine.lexicon()
    else:
        lexicon = sorted((word, holding) for word, holding in engine.counts(only).items() if holding)
        vocabulary = vocabulary.among(only)
    if headlines is None:
        headlines = titles(engine.headlines())
    return headwords(lexicon, headlines, vocabulary, engine.info.articles, count, analyzer.knows)
