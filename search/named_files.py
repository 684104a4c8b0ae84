"""
The files that settings name, read; an error in one of them names its variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def files_of(settings: Settings) -> Iterator[tuple[str, Path, ConfigError | None]]:
    """Of each file that *settings* name its variable, its path, and why it cannot be used if it cannot."""
    for variable, path, read in (
        ("MUDAN_DICTIONARY", settings.dictionary, read_dictionary),
        ("MUDAN_ALIASES", settings.aliases, read_aliases),
        ("MUDAN_GAZETTEER", settings.gazetteer, read_gazetteer),
    ):
        if path is None:  # what is shipped in its place is read when it is needed
            continue
        try:
            read(settings)
        except ConfigError as error:
            yield variable, path, error
        else:
            yield variable, path, None


def require_files(settings: Settings) -> None:
    """ConfigError when one of the files that *settings* name cannot be used: what starts a service asks, once."""
    for _, _, error in files_of(settings):
        if error is not None:
            raise error


@contextmanager
def _of(variable: str) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"{variable}：{error}") from error
