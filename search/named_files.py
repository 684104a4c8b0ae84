"""
The files that settings name, read; an error in one of them names its variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from search import ingest
from search.analysis.aliases import NO_ALIASES, Aliases, load_aliases
from search.analysis.dictionary import load_words
from search.errors import ConfigError
from search.settings import Settings


def read_dictionary(settings: Settings) -> tuple[str, ...]:
    """The operator's words for the segmenter, none where no file is named; ConfigError as `load_words`."""
    with _of("MUDAN_DICTIONARY"):
        return load_words(settings.dictionary) if settings.dictionary else ()


def read_aliases(settings: Settings) -> Aliases:
    """The operator's aliases, none where no file is named; ConfigError as `load_aliases`."""
    with _of("MUDAN_ALIASES"):
        return load_aliases(settings.aliases) if settings.aliases else NO_ALIASES


def read_gazetteer(settings: Settings) -> ingest.Gazetteer:
    """The operator's gazetteer, the shipped one where no file is named; ConfigError as `load_gazetteer`."""
    with _of("MUDAN_GAZETTEER"):
        return ingest.load_gazetteer(settings.gazetteer)


def require_files(settings: Settings) -> None:
    """ConfigError when one of the files that *settings* name cannot be used: what starts a service asks, once."""
    read_dictionary(settings)
    read_aliases(settings)
    if settings.gazetteer:  # the shipped one is read when it is needed
        read_gazetteer(settings)


@contextmanager
def _of(variable: str) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"{variable}：{error}") from error
