"""
Here are the bytes of a page, give me its text, or say why they are none.

The order is fixed by what goes wrong silently: UTF-8 read as GB18030 looks like text in one file of three, GB18030
read as UTF-8 in one of a thousand. So a byte-order mark decides first, then strict UTF-8, then strict GB18030 whose
result must look like Chinese, then strict Big5 whose result must; UTF-16 without a mark is never guessed.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from search.analysis.normalize import without_invisible
from search.analysis.radicals import ANY_RADICAL, RADICALS
from search.ingest.sources.markup import without_markup

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_HEAD = 4096
"""Bytes in which a page of HTML names its encoding; browsers look at the first 1,024, and pages begin with comments."""
_SAID_ENCODING = re.compile(
    rb"charset\s*=\s*[\"']?\s*(gb2312|gbk|gb18030|gb_2312-80|big5(?:-hkscs)?)", re.IGNORECASE
)

_SAMPLE = 20_000
_MIN_HAN = 4
_MIN_COMMON = 0.7

_ANY_RADICAL = re.compile(ANY_RADICAL)
# All but the ideographic one, which is two columns wide and indents.
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class NotText(ValueError):  # noqa: N818 - reads as what it says
    """These bytes are not a page of text; the message says why and where."""


def decode(data: bytes) -> str:
    """
    Read the bytes of a page strictly; NotText with line and byte offset when they are no page.

    UTF-8, UTF-16 and UTF-32 with a mark, UTF-8 without, GB18030 (and GBK, GB2312), Big5. A NUL byte outside UTF-16/32
    means a binary file. Form feeds stay: they part the pages of one file.
    """
    return _cleaned(_decoded(data))


def to_the_letter(data: bytes) -> str:
    """
    The text of a page with its markup, in as many lines as `decode` gives; NotText as there.

    Nothing is read as something else; what cannot be seen, and might tell a browser or a terminal what to do, is left out.
    """
    return without_invisible(_with_line_feeds(_decoded(data)))


def decode_html(data: bytes) -> str:
    """
    Read the bytes of a page of HTML, markup and all; NotText when they are no text.

    What the page says of its encoding is asked after UTF-8, which it often is although it says otherwise: it was saved
    by another program than wrote it.
    """
    said = _SAID_ENCODING.search(data[:_HEAD])
    if said is None:
        return _decoded(data)
    return _decoded(data, "big5hkscs" if said[1].lower().startswith(b"big5") else "gb18030")


def _decoded(data: bytes, said: str = "") -> str:
    """
    The text of *data*, as it stands there.

    Args:
        said: The encoding that the text names itself, when neither a mark nor UTF-8 decides; it need not look like Chinese then.
    """
    if not data.strip():
        raise NotText("空文件 empty file")
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], marked, len(mark))
    nul = data.find(b"\0")
    if nul >= 0:
        raise NotText(
            f"第 {_line(data, nul)} 行（字节 {nul}）含 NUL：二进制文件，或缺 BOM 的 UTF-16 "
            f"NUL byte at line {_line(data, nul)}, offset {nul}: a binary file, or UTF-16 without its mark"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error.start):
            raise NotText(_bad_byte("UTF-8", data, error.start)) from None
    if said:
        return _strict(data, said, 0)
    try:
        return _chinese(data, "gb18030", "gb2312", 0xB0, 0xD7)
    except NotText:
        # Overseas editions. Of GB18030 that has lost a byte nothing reads so as Big5 (20,000 tries).
        with suppress(NotText):
            return _chinese(data, "big5hkscs", "big5", 0xA4, 0xC6)
        raise


def clean(text: str) -> str:
    """
    *text* with `\\n` as line end and without controls, lone surrogates, noncharacters and invisible marks.

    Radicals are read as the characters they stand for, and every space but the ideographic one as a plain one.
    """
    text = _with_line_feeds(text)
    if _ANY_RADICAL.search(text):
        text = text.translate(RADICALS)
    return without_invisible(_SPACES.sub(" ", text))


def shown(text: str) -> str:
    """*text*, which may have markup, as a reader sees it, and `clean`."""
    return clean(without_markup(_with_line_feeds(text)))


def one_line(text: str) -> str:
    """*text*, such as the name of a paper, clean and in one line."""
    return " ".join(clean(text).split())


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _cleaned(text: str) -> str:
    text = shown(text)
    if not text.strip():
        raise NotText("空文件 empty file")
    return text


def _strict(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(_bad_byte(encoding.upper(), data, error.start, skipped)) from None


def _bad_byte(encoding: str, data: bytes, start: int, skipped: int = 0) -> str:
    line, offset = _line(data, start), start + skipped
    return (
        f"第 {line} 行（字节 {offset}）不是有效的 {encoding}（支持 UTF-8、GB18030、Big5、带 BOM 的 UTF-16） "
        f"not valid {encoding} at line {line}, offset {offset}"
    )


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _mostly_utf8(data: bytes, start: int) -> bool:
    """Whether a file that fails as UTF-8 at *start* is UTF-8 all the same: damaged, not of another encoding."""
    if start > len(data) // 2 and len(data[:start].decode("utf-8")) < start:
        return True
    sample = data[: _SAMPLE * 3]
    high = sum(byte >= 0x80 for byte in sample)
    valid = sum(len(char.encode()) for char in sample.decode("utf-8", "ignore") if char >= "\u0800")
    # GB18030 text holds three-byte UTF-8 sequences only by accident.
    return high > 0 and valid / high > 0.9


def _chinese(data: bytes, encoding: str, basis: str, first: int, last: int) -> str:
    """
    *data* in *encoding*; NotText unless most Han characters are common ones, as in any printed Chinese text.

    Args:
        basis: The standard that sorts characters by use, with the *first* and the *last* leading byte of its first level.
    """
    text = _strict(data, encoding, 0)
    han = "".join(_HAN.findall(text[:_SAMPLE]))
    if len(han) < _MIN_HAN:
        raise NotText(
            "既不是 UTF-8，也太短而无法确认是 GB18030 neither UTF-8 nor long enough to be sure of GB18030"
        )
    common = sum(first <= byte <= last for byte in han.encode(basis, "ignore")[::2])
    if common / len(han) < _MIN_COMMON:
        raise NotText(
            "编码不明：按 GB18030 读出的不像中文 unknown encoding: as GB18030 it does not look like Chinese"
        )
    return text
