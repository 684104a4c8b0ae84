"""
Here is a gazetteer file, give me the places it knows and a way to find them in text.

One city a file (TOML; the format is in README.md): its districts with aliases, towns, years of validity. Everything
is checked when it is read, so that a slip in the file is a message with its place and not a wrong district later.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, Final

from search.errors import ConfigError
from search.ingest.facts.spotting import Spotter

_FORMAT: Final = 1
_TOWN_SUFFIXES: Final = ("街道办事处", "街道办", "办事处", "街道", "镇", "乡")
_TOP_KEYS: Final = {"format", "source", "city", "district", "shared", "note"}
_CITY_KEYS: Final = {"name", "aliases", "source", "citywide", "papers", "prefecture_until", "seat", "note"}
_DISTRICT_KEYS: Final = {
    "name", "parent", "aliases", "short", "towns", "former", "sights", "from", "until", "successor", "source", "note",
}  # fmt: skip
_SHARED_KEYS: Final = {"name", "districts", "note"}


@dataclass(frozen=True, slots=True)
class District:
    """
    A place that articles are filed under.

    Attributes:
        parent: The place it lies in, so that a facet can be a tree; empty for the city itself.
        since: First year it existed under this name, or None for always.
        until: Last year, or None for still.
        successor: The district that took its place after *until*, or empty.
        towns: Its towns and streets by their full names, those of today.
    """

    name: str
    parent: str
    since: int | None = None
    until: int | None = None
    successor: str = ""
    towns: tuple[str, ...] = ()

    def valid_in(self, year: int | None) -> bool:
        """Whether it existed in *year*; an unknown year rules nothing out."""
        return year is None or (
            (self.since is None or self.since <= year) and (self.until is None or year <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """
    What a printed name may mean.

    Attributes:
        districts: The districts that hold a place of this name, the likeliest first.
        level: `district`, `town`, `city`, or `sight` for a park, a lake, a monument.
        is_short: Whether the name means the place only where nothing before it makes it another's (`开发区`).
        is_ranked: Whether the file says in which order the districts are likely to hold it.
    """

    districts: tuple[str, ...]
    level: str
    is_short: bool = False
    is_ranked: bool = False


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """
    The places of one city.

    Attributes:
        city: Name of the city.
        districts: Every district, the city itself first; `name` and `parent` make the tree.
        names: Printed name → what it may mean.
        pattern: Finds the longest of *names* at a place in a text.
        spotter: Finds where one of *names*, and where one of the words that *citywide* finds, may begin.
        citywide: Words that mean the whole city when nothing narrower is named.
        papers: Names of the city's own newspapers.
        prefecture_until: Last year in which the city was a prefecture (地区), or None where it never was or is unknown.
        seat: The district that bore the city's name while it was one, or empty.
    """

    city: str
    districts: tuple[District, ...]
    names: Mapping[str, Place]
    pattern: re.Pattern[str]
    spotter: Spotter
    citywide: re.Pattern[str]
    papers: tuple[str, ...]
    prefecture_until: int | None = None
    seat: str = ""
    by_name: Mapping[str, District] = field(default_factory=dict)

    def district(self, name: str) -> District | None:
        """The district of this canonical name."""
        return self.by_name.get(name)

    def has_paper(self, name: str) -> bool:
        """Whether the *name* of a newspaper, alone or with that of a section, is one of the city's own."""
        return any(own in name for own in self.papers)


def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """
    The gazetteer in *path*, or the shipped one of Heze; read once as long as the file does not change.

    Raises:
        ConfigError: It cannot be read or is not of the format; the message names the entry and what is allowed.
    """
    if path is None:
        return _shipped()
    try:
        status = path.stat()
    except OSError as error:
        raise ConfigError(f"地名表 gazetteer {path}: {error.strerror}") from None
    return _from_file(path, status.st_mtime_ns, status.st_size)


@functools.cache
def _shipped() -> Gazetteer:
    name = "heze.toml"
    text = (resources.files("search.ingest") / "data" / name).read_text(encoding="utf-8")
    return gazetteer_of(tomllib.loads(text), name)


@functools.lru_cache(maxsize=8)
def _from_file(path: Path, mtime: int, size: int) -> Gazetteer:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"地名表 gazetteer {path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"地名表 gazetteer {path}: 不是有效的 TOML not valid TOML: {error}") from None
    return gazetteer_of(data, str(path))


class _Reader:
    """Takes typed values out of the parsed file; every complaint names file and entry."""

    def __init__(self, file: str) -> None:
        self.file = file

    def fail(self, where: str, reason: str) -> ConfigError:
        return ConfigError(f"地名表 gazetteer {self.file}: {where}: {reason}")

    def unknown(self, where: str, district: str) -> ConfigError:
        return self.fail(where, f"没有名为 {district} 的区县 no district of that name")

    def tables(self, data: dict[str, Any], key: str) -> list[Any]:
        value = data.get(key, [])
        if not isinstance(value, list):
            raise self.fail(f"[[{key}]]", "应为列表 must be a list")
        return value

    def keys(self, table: Any, allowed: set[str], where: str) -> dict[str, Any]:
        if not isinstance(table, dict):
            raise self.fail(where, "应为表 must be a table")
        for key in table:
            if key not in allowed:
                raise self.fail(where, f"未知的键 unknown key {key!r}（可用 known: {', '.join(sorted(allowed))}）")
        return table

    def name(self, table: dict[str, Any], key: str, where: str, *, required: bool = False) -> str:
        value = table.get(key, "")
        if not isinstance(value, str) or (required and not value.strip()):
            raise self.fail(where, f"{key}={value!r}：应为名称 must be a name")
        return value.strip()

    def names(self, table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(item, str) and len(item.strip()) > 1 for item in value
        ):
            raise self.fail(
                where, f"{key}：应为至少两字的名称列表 must be a list of names of two characters or more"
            )
        return tuple(item.strip() for item in value)

    def year(self, table: dict[str, Any], key: str, where: str) -> int | None:
        value = table.get(key)
        if value is not None and (
            isinstance(value, bool) or not isinstance(value, int) or not 1000 <= value <= 9999
        ):
            raise self.fail(where, f"{key}={value!r}：应为年份 must be a year")
        return value


def gazetteer_of(data: dict[str, Any], file: str) -> Gazetteer:
    """
    The gazetteer that *data*, as in a file of the format, makes; *file* stands in messages.

    Raises:
        ConfigError: It is not of the format.
    """
    read = _Reader(file)
    read.keys(data, _TOP_KEYS, "文件 file")
    if data.get("format") != _FORMAT:
        raise read.fail("format", f"{data.get('format')!r}：应为 must be {_FORMAT}")
    city = read.keys(data.get("city", {}), _CITY_KEYS, "[city]")
    city_name = read.name(city, "name", "[city]", required=True)
    names = _Names()
    for name in (city_name, *read.names(city, "aliases", "[city]")):
        names.add(name, city_name, "city")
    by_name = {city_name: District(city_name, "")}
    for number, entry in enumerate(read.tables(data, "district"), 1):
        district = _read_district(read, entry, f"[[district]] {number}", city_name, names)
        if district.name in by_name:
            raise read.fail(f"[[district]] {district.name}", "重复 given twice")
        by_name[district.name] = district
    if len(by_name) == 1:
        raise read.fail("[[district]]", "至少一个 at least one is needed")
    seat = read.name(city, "seat", "[city]")
    if seat and seat not in by_name:
        raise read.unknown("[city] seat", seat)
    _check_chains(read, by_name)
    for number, entry in enumerate(read.tables(data, "shared"), 1):
        _read_shared(read, entry, f"[[shared]] {number}", by_name, names)
    table = names.table()
    citywide = read.names(city, "citywide", "[city]")
    return Gazetteer(
        city=city_name,
        districts=tuple(by_name.values()),
        names=table,
        pattern=re.compile(alternatives(table)),
        spotter=Spotter(table, citywide),
        citywide=re.compile(alternatives(citywide) if citywide else r"(?!)"),
        papers=read.names(city, "papers", "[city]"),
        prefecture_until=read.year(city, "prefecture_until", "[city]"),
        seat=seat,
        by_name=by_name,
    )


def _read_district(read: _Reader, entry: Any, where: str, city: str, names: _Names) -> District:
    """The district that an entry of the file tells of; what it may be called goes to *names*."""
    read.keys(entry, _DISTRICT_KEYS, where)
    name = read.name(entry, "name", where, required=True)
    where = f"[[district]] {name}"
    district = District(
        name,
        read.name(entry, "parent", where) or city,
        read.year(entry, "from", where),
        read.year(entry, "until", where),
        read.name(entry, "successor", where),
        read.names(entry, "towns", where),
    )
    if district.since and district.until and district.since > district.until:
        raise read.fail(where, f"from={district.since} 晚于 is later than until={district.until}")
    for alias in (name, *read.names(entry, "aliases", where)):
        names.add(alias, name, "district")
    for short in read.names(entry, "short", where):
        names.add(short, name, "district", is_short=True)
    for town in (*district.towns, *read.names(entry, "former", where)):
        names.add(town, name, "town")
    for sight in read.names(entry, "sights", where):
        names.add(sight, name, "sight")
    return district


def _check_chains(read: _Reader, by_name: Mapping[str, District]) -> None:
    """Complain of a parent or a successor that there is not, or from which one comes back to where one began."""
    for district in by_name.values():
        for other in (district.parent, district.successor):
            if other and other not in by_name:
                raise read.unknown(f"[[district]] {district.name}", other)
    for key in ("parent", "successor"):
        for name in by_name:
            chain = [name]
            while (next_one := getattr(by_name[chain[-1]], key)) and next_one not in chain:
                chain.append(next_one)
            if next_one:
                circle = " → ".join((*chain[chain.index(next_one) :], next_one))
                raise read.fail(
                    f"[[district]] {next_one}", f"{key}：{circle}，又回到自己 leads back to where it began"
                )


def _read_shared(read: _Reader, entry: Any, where: str, by_name: Mapping[str, District], names: _Names) -> None:
    """Tell *names* which districts hold a town of a name that several have, the likeliest first."""
    read.keys(entry, _SHARED_KEYS, where)
    town = read.name(entry, "name", where, required=True)
    where = f"[[shared]] {town}"
    holders = read.names(entry, "districts", where)
    if missing := [holder for holder in holders if holder not in by_name]:
        raise read.unknown(where, missing[0])
    names.share(town, holders)


class _Names:
    """Collects printed names; a name of several districts keeps them all, in order."""

    def __init__(self) -> None:
        self._districts: dict[str, list[str]] = {}
        self._level: dict[str, str] = {}
        self._short: set[str] = set()
        self._loose: dict[str, list[str]] = {}
        self._ranked: set[str] = set()

    def add(self, name: str, district: str, level: str, *, is_short: bool = False) -> None:
        holders = self._districts.setdefault(name, [])
        if district not in holders:
            holders.append(district)
        self._level.setdefault(name, level)
        if is_short:
            self._short.add(name)
        if level == "town":
            # A town that became a street, or is called by its office: every other suffix may be printed as well. 鲁西南城乡 is no 南城乡.
            stem = town_stem(name)
            for suffix in _TOWN_SUFFIXES[: -1 if stem.endswith("城") else None]:
                loose = self._loose.setdefault(stem + suffix, [])
                if district not in loose:
                    loose.append(district)

    def share(self, town: str, holders: Iterable[str]) -> None:
        stem = town_stem(town)
        self._ranked.add(stem)
        for name in (town, *(stem + suffix for suffix in _TOWN_SUFFIXES)):
            self._loose[name] = list(holders)
            if name in self._districts:
                self._districts[name] = list(holders)

    def table(self) -> dict[str, Place]:
        table = {
            name: Place(tuple(holders), self._level[name], name in self._short, town_stem(name) in self._ranked)
            for name, holders in self._districts.items()
        }
        for name, holders in self._loose.items():
            # The exact name of one place wins over a looser spelling of another: 凤凰镇 is not 凤凰街道.
            office = self._districts.get(town_stem(name) + "街道") if name.endswith(("办事处", "街道办")) else None
            table.setdefault(
                name, Place(tuple(office or holders), "town", is_ranked=town_stem(name) in self._ranked)
            )
        return table


def town_stem(name: str) -> str:
    """The name of a town without 镇, 乡, 街道 or 办事处."""
    for suffix in _TOWN_SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def alternatives(names: Iterable[str]) -> str:
    """A pattern of all *names* as a tree by their characters, so that the text is read once and the longest wins."""
    tree: dict[str, Any] = {}
    for name in names:
        node = tree
        for char in name:
            node = node.setdefault(char, {})
        node[""] = {}

    def pattern(node: dict[str, Any]) -> str:
        branches = [re.escape(char) + pattern(child) for char, child in node.items() if char]
        if not branches:
            return ""
        joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{joined})?" if "" in node else joined

    return pattern(tree)
