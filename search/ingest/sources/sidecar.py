"""
Here is a page's file, give me what is known of the page from outside its text: paper, day, page number.

A sidecar `page.toml` beside `page.txt` is asked first, then the names of the file and its folders, then defaults.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date

from search.errors import PageDecodeError
from search.ingest.sources.corpus import MAX_SIDECAR_BYTES, Source, unreadable
from search.ingest.sources.decoding import one_line
from search.model import DateBasis, Page, PartialDate

_KEYS = ("paper", "date", "page", "section", "note")

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TWO_DIGITS = r"(?P<{month}>0[1-9]|1[0-2])(?P<{day}>0[1-9]|[12]\d|3[01])(?!\d)"
_DIGITS = r"(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])(?![\d版])"
# 2021-03-12, 2021/3/12, 20210312, 2021年3月12日, 2021年/3月/12日, hzrb20210312A02; 2021-03/12/ and 202103/12/, as the addresses
# of electronic editions have it; not digits inside a checksum.
_FULL = re.compile(
    rf"(?<![\da-fA-F]){_YEAR}(?:(?P<sep>[-_./]){_DIGITS}|{_TWO_DIGITS.format(month='m1', day='d1')}"
    r"|[-_.]?(?P<m4>0[1-9]|1[0-2])/(?P<d4>0[1-9]|[12]\d|3[01])/"
    r"|(?:年/?|/)(?P<m2>\d{1,2})月/?(?P<d2>\d{1,2})日)"
    rf"|(?<=[A-Za-z_]){_YEAR.replace('year', 'y3')}{_TWO_DIGITS.format(month='m3', day='d3')}"
)
# A month of one digit only as a folder: 2021-3.txt may be the third of that year.
_MONTHLY = re.compile(
    rf"(?<![\da-zA-Z]){_YEAR}(?:[-_./](?P<month>0[1-9]|1[0-2]|[1-9](?=/))(?!\d)|(?:年/?|/)(?P<m2>\d{{1,2}})月)"
)
_BARE_MONTH = re.compile(r"^[ \t]*date[ \t]*=[ \t]*(\d{4}-\d{1,2})[ \t\r]*(?:#.*)?$", re.ASCII | re.MULTILINE)
_HEX_NAME = re.compile(r"(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PageDefaults:
    """What is taken for known of every page that does not say otherwise itself."""

    paper: str = ""
    date: PartialDate | None = None


def page_of(source: Source, text: str, defaults: PageDefaults) -> Page:
    """
    The page *text* together with what sidecar, file name and defaults say of it.

    Raises:
        PageDecodeError: The sidecar cannot be read; the message names its key and value.
    """
    facts = _sidecar(source)
    named = date_in_name(source.name)
    when, basis = facts.date, DateBasis.SIDECAR
    if when is None and named is not None:
        when, basis = named, DateBasis.FILENAME
    if when is None:
        # A default has no basis of its own: what the page prints of itself goes before it.
        return Page(source.name, text, facts.paper or defaults.paper, defaults.date, None, facts.page)
    return Page(
        source=source.name,
        text=text,
        paper=facts.paper or defaults.paper,
        date=when,
        date_basis=basis,
        number=facts.page,
    )


def needed_of(source: Source, defaults: PageDefaults) -> PageDefaults:
    """
    Those of *defaults* that may make a difference to *source*: neither its sidecar nor its name says otherwise.

    Raises PageDecodeError as `page_of` does.
    """
    if defaults == PageDefaults() or not source.is_page:
        return defaults
    known = page_of(source, "", PageDefaults())
    return PageDefaults("" if known.paper else defaults.paper, None if known.date else defaults.date)


def date_in_name(name: str) -> PartialDate | None:
    """The day or month that a path such as `菏泽日报/2021-03-12/02.txt` or `hzrb20210312A02.txt` names, if one."""
    name = _HEX_NAME.sub(" ", name)
    for pattern in (_FULL, _MONTHLY):
        for match in reversed(list(pattern.finditer(name))):
            part = {key[0]: value for key, value in match.groupdict().items() if value and key != "sep"}
            year, month, day = int(part["y"]), int(part["m"]), part.get("d")
            try:
                return PartialDate(year, month, int(day) if day else None)
            except ValueError:
                continue
    return None


@dataclass(frozen=True, slots=True)
class _Facts:
    paper: str = ""
    date: PartialDate | None = None
    page: str = ""


def _sidecar(source: Source) -> _Facts:
    path = source.sidecar
    if path is None:
        return _Facts()

    def wrong(reason: str) -> PageDecodeError:
        return PageDecodeError(source.name, f"{path.name}: {reason}")

    text = ""
    try:
        if path.stat().st_size > MAX_SIDECAR_BYTES:
            raise wrong(f"文件过大 too large: > {MAX_SIDECAR_BYTES} bytes")
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise unreadable(Source(path.name, path), error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        quoted = _BARE_MONTH.search(text)
        hint = f'；年月要加引号 a month is written date = "{quoted[1]}"' if quoted else ""
        raise wrong(f"不是有效的 TOML not valid TOML: {error}{hint}") from None
    for key in data:
        if key not in _KEYS:
            raise wrong(f"未知的键 unknown key {key!r}（可用 known: {', '.join(_KEYS)}）")
    paper, number, when = data.get("paper", ""), data.get("page", ""), data.get("date")
    if not isinstance(paper, str):
        raise wrong(f"paper={paper!r}：应为文字 must be text")
    if isinstance(number, bool) or not isinstance(number, str | int):
        raise wrong(f"page={number!r}：应为版次 must be a page number")
    if when is None:
        parsed = None
    else:
        try:
            parsed = PartialDate.parse(str(when)[:10] if isinstance(when, date | int) else when)
        except (ValueError, TypeError):
            raise wrong(f'date={when!r}：应如 should be like 2020-04-02、"2020-04" 或 "2020"') from None
    return _Facts(one_line(paper), parsed, one_line(str(number)))
