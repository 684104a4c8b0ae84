"""
Here is a JSON Lines file of ready articles, give me them one by one.

Each line is an object with `id` and `body` and, where known, `title`, `date`, `source`, `page`, `byline`; without a
byline, who signs in the body is read as in pages. Markup in title and body is read as what it shows. The reader is bounded:
a line has a largest length, and a line that is wrong is handed to *on_reject* and the rest goes on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import math
import re
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, cast

from search.errors import PageDecodeError
from search.ingest.facts.districts import PagePlaces, accounts_of, districts_in
from search.ingest.facts.gazetteer import Gazetteer
from search.ingest.facts.names import signed_by
from search.ingest.sources.corpus import Source, open_regular, unreadable
from search.ingest.sources.decoding import clean, one_line, shown
from search.ingest.sources.sidecar import PageDefaults
from search.model import Article, DateBasis, Flag, Paragraph, PartialDate

MAX_LINE_BYTES = 8 * 1024 * 1024
"""Longer than any article: a line above it is rejected without being kept in memory."""

_KEYS = ("id", "title", "date", "source", "page", "byline", "body")
_MOST_UNKNOWN = 10
"""Keys that a file is told to have beside these; more say nothing new."""

_MAX_PARAGRAPHS = 20_000
_MAX_TITLE = 1_000
_BLOCK = 1 << 20
_TOGETHER = 32
"""Articles whose places are looked for at once: one by one, looking takes longer than all that is done with what it finds."""
_ID_CHARS = re.compile(r"[A-Za-z0-9_.~-]{1,120}", re.ASCII)
_NUMBER = re.compile(r"-?\d{19,}", re.ASCII)


def read_records(
    source: Source,
    gazetteer: Gazetteer,
    defaults: PageDefaults,
    on_reject: Callable[[PageDecodeError], None],
    on_note: Callable[[str], None],
) -> Iterator[Article]:
    """
    The articles of a JSON Lines file, as they are read.

    Args:
        on_note: Told, at the end, which keys there were that say nothing here.

    Raises:
        PageDecodeError: The file cannot be opened, or its compression breaks off.
    """
    waiting: list[_Record] = []
    prefix = hashlib.blake2b(source.name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    seen: set[bytes] = set()
    unknown: dict[str, None] = {}
    try:
        for number, line in _lines(source):
            try:
                if line is None:
                    raise ValueError(f"行过长 line longer than {MAX_LINE_BYTES} bytes")
                if not line.strip():
                    continue
                data = _strict_json(line)
                if len(unknown) < _MOST_UNKNOWN:
                    unknown.update(dict.fromkeys(key for key in data if key not in _KEYS))
                record = _record(data, source, prefix, defaults)
                key = hashlib.blake2b(record.id.encode(), digest_size=8).digest()
                if key in seen:
                    raise ValueError(f"id 重复 repeated id: {record.id}")
                seen.add(key)
            except (ValueError, RecursionError) as error:
                reason = "嵌套过深 nested too deep" if isinstance(error, RecursionError) else str(error)
                on_reject(PageDecodeError(source.name, f"第 {number} 行 line {number}: {reason}"))
                continue
            waiting.append(record)
            if len(waiting) == _TOGETHER:
                yield from _placed(waiting, gazetteer)
                waiting.clear()
    except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
        yield from _placed(waiting, gazetteer)
        raise PageDecodeError(source.name, f"压缩数据损坏 damaged compression: {error}") from None
    except OSError as error:
        yield from _placed(waiting, gazetteer)
        raise unreadable(source, error) from error
    yield from _placed(waiting, gazetteer)
    if unknown:
        keys = ", ".join(one_line(key)[:40] for key in islice(unknown, _MOST_UNKNOWN))
        on_note(f"没有读的键 keys that are not read: {keys}（可用 known: {', '.join(_KEYS)}）")


def _lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line; None for one longer than allowed."""
    with ExitStack() as stack:
        raw = stack.enter_context(open_regular(source))
        file: BinaryIO = raw
        if source.compression == "gzip":
            file = cast(BinaryIO, gzip.GzipFile(fileobj=raw))
        elif source.compression == "xz":
            file = cast(BinaryIO, lzma.LZMAFile(raw))  # noqa: SIM115 - lives as long as raw, which is closed
        number, rest, skipping = 0, b"", False
        blocks = stack.enter_context(closing(_blocks(file)))
        for block in blocks:
            lines = (rest + block).split(b"\n")
            rest = lines.pop() if block else b""
            for line in lines:
                number += 1
                if skipping or len(line) > MAX_LINE_BYTES:
                    skipping = False
                    yield number, None
                elif line or block:
                    yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if len(rest) > MAX_LINE_BYTES:
                rest, skipping = b"", True


def _blocks(file: BinaryIO) -> Generator[bytes, None, None]:
    """
    The content of *file* in blocks, the last of them empty.

    The next block is decompressed beside what is done with this one: that does not hold the interpreter.
    """
    with ThreadPoolExecutor(1) as pool:
        ahead = pool.submit(file.read, _BLOCK)
        while block := ahead.result():
            ahead = pool.submit(file.read, _BLOCK)
            yield block
    yield b""


def _strict_json(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"不是有效的 UTF-8 not valid UTF-8 at byte {error.start}") from None
    try:
        data = _decoder.decode(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"不是有效的 JSON not valid JSON: {error.msg} (column {error.colno})") from None
    if not isinstance(data, dict):
        raise ValueError("应为对象 must be an object")
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError("键重复 repeated key")
    return data


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} 不是 JSON is not JSON")


def _small_int(digits: str) -> int:
    if _NUMBER.fullmatch(digits):
        raise ValueError("数字过长 number too long")
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("数字过大 number too large")
    return value


_decoder = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_small_int, parse_float=_finite
)
"""Made once: that takes as long as reading a short line."""


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{key} 应为文字 must be text, not {type(value).__name__}")
    return clean(value).strip()


class _Record(NamedTuple):
    """An article whose districts are still to be found; *complete* makes it with them."""

    id: str
    title: str
    texts: list[str]
    paper: str
    date: PartialDate | None
    complete: Callable[..., Article]


def _placed(records: Sequence[_Record], gazetteer: Gazetteer) -> Iterator[Article]:
    """The articles of *records* with their districts: places are looked for in all of them at once."""
    accounts = accounts_of([record.title for record in records], [record.texts for record in records], gazetteer)
    for record, account in zip(records, accounts, strict=True):
        # 全市 in a paper from elsewhere, in an article that names no place of ours, is another city.
        is_local = _is_local(record.paper, gazetteer) or bool(account.in_title or account.in_body)
        districts = districts_in(account, gazetteer, record.date, PagePlaces(is_local))
        yield record.complete(districts=districts)


def _is_local(paper: str, gazetteer: Gazetteer) -> bool:
    """Whether a paper is of the gazetteer's city, by its name; one that is not given is the archive's own."""
    return not paper or gazetteer.has_paper(paper) or gazetteer.pattern.search(paper) is not None


def _record(data: dict[str, Any], source: Source, prefix: str, defaults: PageDefaults) -> _Record:
    printed_id = data.get("id")
    if isinstance(printed_id, bool) or not isinstance(printed_id, str | int) or printed_id == "":
        raise ValueError("缺少 id without an id")
    page = data.get("page", "")
    if isinstance(page, bool) or not isinstance(page, str | int | None):
        raise ValueError("page 应为版次 must be a page number")
    title, body = one_line(shown(_text(data, "title"))), shown(_text(data, "body"))
    if len(title) > _MAX_TITLE:
        raise ValueError(f"title 过长 longer than {_MAX_TITLE}")
    texts = [text for line in body.splitlines() if (text := line.strip())]
    if not texts and not title:
        raise ValueError("没有标题和正文 neither title nor body")
    if len(texts) > _MAX_PARAGRAPHS:
        raise ValueError(f"段落过多 more than {_MAX_PARAGRAPHS} paragraphs")
    when, basis = None, DateBasis.UNKNOWN
    if printed := _text(data, "date"):
        try:
            when, basis = PartialDate.parse(printed.partition("T")[0]), DateBasis.SIDECAR
        except ValueError as error:
            raise ValueError(f"date: {error}") from None
    elif defaults.date is not None:
        when, basis = defaults.date, DateBasis.SIDECAR
    byline = signed_by(one_line(_text(data, "byline")), texts)
    article_id = _article_id(prefix, str(printed_id))
    paper = one_line(_text(data, "source")) or defaults.paper
    complete = partial(
        Article,
        id=article_id,
        source=source.name,
        title=title,
        paragraphs=tuple(Paragraph(f"p{n}", text, n, n) for n, text in enumerate(texts, 1)),
        paper=paper,
        page_number=one_line(str(page or "")),
        page_date=when,
        date=when,
        date_basis=basis,
        reporters=byline.reporters,
        correspondents=byline.correspondents,
        photographers=byline.photographers,
        flags=(str(Flag.NAMES_UNCERTAIN),) if byline.uncertain else (),
    )
    return _Record(article_id, title, texts, paper, when, complete)


def _article_id(prefix: str, printed: str) -> str:
    """The printed id behind a mark of its file, or a digest of it where a URL could not hold it."""
    if _ID_CHARS.fullmatch(printed) and printed.strip("."):
        return f"{prefix}-{printed}"
    return f"{prefix}-{hashlib.blake2b(printed.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
