"""
The files that settings name, read; an error in one of them names its variable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


def files_of(settings: Settings) -> Iterator[tuple[str, Path, str]]:
    """Of each file that *settings* name its variable, its path, and why it cannot be used, or empty."""
    reads: tuple[tuple[str, Path | None, Callable[[Path], object]], ...] = (
        ("MUDAN_DICTIONARY", settings.dictionary, load_words),
        ("MUDAN_ALIASES", settings.aliases, load_aliases),
        ("MUDAN_GAZETTEER", settings.gazetteer, ingest.load_gazetteer),
    )
    for variable, path, read in reads:
        if path is None:  # what is shipped in its place is read when it is needed
            continue
        try:
            read(path)
        except ConfigError as error:
            yield variable, path, str(error)
        else:
            yield variable, path, ""


def require_files(settings: Settings) -> None:
    """ConfigError when one of the files that *settings* name cannot be used: asked once, before what takes long."""
    for variable, _, fault in files_of(settings):
        if fault:
            raise ConfigError(f"{variable}：{fault}")


@contextmanager
def _of(variable: str) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"{variable}：{error}") from error
