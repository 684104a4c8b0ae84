"""
Aliases: other names of the same thing, looked for beside what a reader typed.

A file of lines, UTF-8: `疫情防控 = 防疫` (each stands for the other) or `市开发区 => 菏泽开发区` (who asks for the first
is also given the second); several names on one side are separated by commas; `#` begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from search.analysis.normalize import fold
from search.errors import ConfigError

_COMMA = re.compile(r"[,，、]")


@dataclass(frozen=True, slots=True)
class Aliases:
    """What stands in for what, by folded text."""

    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, folded: str) -> tuple[str, ...]:
        """The aliases of *folded* as printed in the file, if it has any."""
        return self.others.get(folded, ())


NO_ALIASES = Aliases()


def load_aliases(path: Path) -> Aliases:
    """The aliases in the file at *path*; ConfigError names the line that cannot be used."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"读不了同义词文件 {path}：{error}") from error
    others: dict[str, dict[str, None]] = {}
    for number, line in enumerate(lines, start=1):
        rule = line.partition("#")[0].strip()
        if not rule:
            continue
        left, sign, right = rule.partition("=")
        one_way = right.startswith(">")
        names = [[name.strip() for name in _COMMA.split(side)] for side in (left, right.removeprefix(">"))]
        if not sign or not all(name for side in names for name in side):
            raise ConfigError(f"{path} 第 {number} 行：应写作 甲 = 乙 或 甲 => 乙，而不是 {rule!r}")
        for name in names[0]:
            others.setdefault(fold(name), {}).update(dict.fromkeys(names[1]))
        if not one_way:
            for name in names[1]:
                others.setdefault(fold(name), {}).update(dict.fromkeys(names[0]))
    return Aliases(
        {name: tuple(other for other in all_of if fold(other) != name) for name, all_of in others.items()}
    )
