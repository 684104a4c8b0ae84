"""
Here is work of the engine, give me its faults as errors of ours: its own exceptions never leave its adapter.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from search.errors import EngineError

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What reading arrays that are not what they should be raises; a fault of the code raises the same."""


class Mapped:
    """
    Whatever an engine fails with is an EngineError; what stops a request from outside passes as it is.

    Args:
        doing: What the engine was asked for, in Chinese.
        directory: Of its index.
        remedy: The command that is advised, or empty.
    """

    def __init__(self, doing: str, directory: Path, remedy: str) -> None:
        self._doing = doing
        self._directory = directory
        self._remedy = remedy

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, _FAULTS):
            raise EngineError(
                f"{self._doing}失败：{type(error).__name__}（{self._directory}），"
                "索引损坏或程序有误 the index is damaged, or the program wrong",
                *filter(None, (self._remedy,)),
            ) from error
