"""
Every error Mudan raises on purpose, as one tree, told by how one catches them.

    SearchError                       exit 1
    ├── ConfigError                   exit 2   a setting or an argument cannot be used
    │   └── JudgmentError             with the entry of the judgment file
    ├── CorpusError                   exit 3   the pages cannot be read as asked
    │   ├── CorpusNotFoundError
    │   ├── CorpusShrunkError         far fewer articles than before: an unmounted disk, perhaps
    │   └── PageDecodeError           one file; the others go on unless --strict
    ├── QueryError                    exit 2   the reader's question cannot be answered as put
    │   ├── QuerySyntaxError          with the column
    │   └── InvalidFilterError        with the field, the value and what is allowed
    ├── ArticleNotFoundError          exit 1
    ├── PageNotFoundError             exit 1
    ├── IndexStateError               exit 4   with the command that repairs it
    │   ├── IndexMissingError
    │   ├── IndexIncompatibleError
    │   ├── IndexDamagedError         it is not what was published
    │   ├── IndexForbiddenError       this user may not read it
    │   ├── IndexInsecureError        exit 2   others may write where it lies
    │   ├── IndexUnwritableError      no space, no permission, no memory
    │   └── IndexLockedError          exit 75  (EX_TEMPFAIL) another process is writing; try again later
    └── EngineError                   exit 5   the engine failed; its own exceptions never leave its adapter

Those of the index and of the engine are MendableErrors: with the commands that mend what is wrong.

Front ends map this tree once: `search.cli` to exit codes, `web.errors` to HTTP statuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self


class Said(str):
    """
    What readers are told, in Chinese, so that it can be told in another language.

    Attributes:
        template: The text, in which `%(name)s` stands for one of the *values*.
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        said = super().__new__(cls, template % values if values else template)
        said.template, said.values = template, values
        return said


class SearchError(Exception):
    """Base of everything raised on purpose; the message is fit to be shown to the person who asked."""

    exit_code = 1

    @property
    def message(self) -> str:
        """What is told; a Said where it is for readers."""
        return self.args[0] if self.args else ""


class ConfigError(SearchError):
    """A setting or a command-line argument that cannot be used."""

    exit_code = 2


class JudgmentError(ConfigError):
    """A judgment file that cannot be used, or that names articles the index does not hold."""


class CorpusError(SearchError):
    """The corpus cannot be read as asked."""

    exit_code = 3


class CorpusNotFoundError(CorpusError):
    """A path named as a source does not exist, or holds nothing to read."""


class CorpusShrunkError(CorpusError):
    """The corpus holds so many fewer articles than the index that it may not be all there."""


class PageDecodeError(CorpusError):
    """One file cannot be read as a newspaper page; the rest of the corpus can."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class QueryError(SearchError):
    """The reader's question cannot be answered as put."""

    exit_code = 2


class QuerySyntaxError(QueryError):
    """
    The query text does not parse.

    Args:
        message: What is wrong, for readers.
        text: The query as typed.
        column: Where, counted from 1 in characters.
    """

    def __init__(self, message: str, text: str, column: int) -> None:
        super().__init__(message)
        self.text = text
        self.column = column


class InvalidFilterError(QueryError):
    """A filter, sort, limit or cursor whose value is not one of those allowed."""

    def __init__(self, field: str, value: str, allowed: str) -> None:
        super().__init__(f"{field}={value!r}：应为 {allowed}")
        self.field = field
        self.value = value
        self.allowed = allowed


class ArticleNotFoundError(SearchError):
    """No article has this id in the current generation."""


class PageNotFoundError(SearchError):
    """No page of text has this id in the current generation."""


class MendableError(SearchError):
    """
    Something that whoever runs Mudan can mend.

    Attributes:
        reason: What is wrong.
        remedies: Commands that mend it (`search.commands`), the likeliest first.
    """

    def __init__(self, reason: str, *remedies: str) -> None:
        super().__init__(reason, *remedies)
        self.reason = reason
        self.remedies = remedies

    @property
    def remedy(self) -> str:
        """The likeliest of the remedies, or empty."""
        return self.remedies[0] if self.remedies else ""

    @property
    def message(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return self.reason + (f"；请运行 {'，或 '.join(self.remedies)}" if self.remedies else "")


class IndexStateError(MendableError):
    """The index on disk cannot be used as it is."""

    exit_code = 4


class IndexMissingError(IndexStateError):
    """There is no index yet."""


class IndexIncompatibleError(IndexStateError):
    """The index was built by another format, analyzer or dictionary than this program has."""


class IndexDamagedError(IndexStateError):
    """The files of the index are not those that were published."""


class IndexForbiddenError(IndexStateError):
    """Files of the index may not be read by this user: another one wrote them."""


class IndexInsecureError(IndexStateError):
    """The directory of the index can be written by others, or belongs to somebody else."""

    exit_code = 2


class IndexUnwritableError(IndexStateError):
    """The index could not be written; the one before is as it was."""


class IndexLockedError(IndexStateError):
    """Another process is writing the index."""

    exit_code = 75


class EngineError(MendableError):
    """The engine failed while answering; the index itself may be fine."""

    exit_code = 5
