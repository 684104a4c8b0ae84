"""
Here is a PDF, give me the text of its pages, parted by form feeds, each in the order one reads it.

PDFium reads it in a process of its own (`pdf_worker`), which lives as long as that takes and has little memory and time: whatever a file
does to its reader, it is one file that could not be read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Any, Final, NamedTuple

from search.errors import PageDecodeError
from search.ingest.sources.corpus import Source, open_page, unreadable, without_importer
from search.ingest.sources.decoding import clean
from search.ingest.sources.pdf_worker import MOST_CHARACTERS, MOST_PAGES

MEMORY: Final = 1 << 30
"""Bytes that the reading of one file may take: a page of newsprint takes a tenth of it, the file included."""

SECONDS: Final = 60
"""Of the processor for one file; a page takes a tenth of one."""

_PATIENCE: Final = 3
"""By so much longer a file may take by the clock: the machine does other things."""

_FEWEST: Final = 20
"""Characters of a file, at least, that is no scan: programs that scan write a date or a mark of their own on the page."""

_MOST_UNKNOWN: Final = 0.3
"""Of the characters; more that nobody can tell are a font that does not say what it draws."""

_WHY: Final = {
    "damaged": "不是有效的 PDF，或已损坏 not a valid PDF, or a damaged one",
    "password": "PDF 有密码 the PDF asks for a password",
    "pages": f"PDF 超过 {MOST_PAGES} 页 more than {MOST_PAGES} pages in a PDF",
    "characters": f"PDF 超过 {MOST_CHARACTERS} 字 more than {MOST_CHARACTERS} characters in a PDF",
}
_BROKEN: Final = "PDF 读取中断：用时或内存过多，或文件有问题 reading the PDF broke off: too much time or memory, or a file that breaks its reader"
_SCANNED: Final = (
    "PDF 没有文字层（扫描件？），请先做文字识别 OCR the PDF has no text, only pictures: it needs OCR first"
)
_UNMAPPED: Final = "PDF 的字体没有注明字符，文字层不可用，请先做文字识别 OCR its fonts do not say which characters they draw: it needs OCR first"

# Nothing of the surroundings is believed (-I), so the worker is told where this program lies.
_COMMAND: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from search.ingest.sources.pdf_worker import main; main(*map(int, sys.argv[2:]))"
)
_PROGRAM: Final = Path(__file__).resolve().parents[3]
_MOST_BYTES: Final = 16 * MOST_CHARACTERS
"""More than the worker writes of any file: a character is six bytes of JSON, twelve beyond the first plane."""


class PdfText(NamedTuple):
    """
    What a PDF says.

    Attributes:
        text: Of its pages, parted by form feeds.
        without_text: Numbers of the pages that have none, from 1.
    """

    text: str
    without_text: tuple[int, ...]


def pdf_text(source: Source) -> PdfText:
    """The text of the PDF that *source* is; PageDecodeError when it has none, or cannot be read."""
    if find_spec("pypdfium2") is None:
        raise without_importer(source, "pypdfium2")
    said = _said(source)
    if "pages" not in said:
        raise PageDecodeError(source.name, _WHY.get(said.get("why", ""), _BROKEN))
    texts = [clean(text) for text in said["pages"]]
    count = sum(len("".join(text.split())) for text in texts)
    if said["unknown"] > _MOST_UNKNOWN * count:
        raise PageDecodeError(source.name, _UNMAPPED)
    if count < _FEWEST:
        raise PageDecodeError(source.name, _SCANNED)
    return PdfText("\f".join(texts), tuple(number for number, text in enumerate(texts, 1) if not text.strip()))


def _said(source: Source) -> dict[str, Any]:
    """What the worker writes of the file; nothing where it ended before that."""
    command = [sys.executable, "-I", "-c", _COMMAND, str(_PROGRAM), *map(str, (os.getpid(), MEMORY, SECONDS))]
    try:
        with (
            open_page(source) as file,
            subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as worker,
        ):
            assert worker.stdout is not None
            timer = Timer(SECONDS * _PATIENCE, worker.kill)
            timer.start()
            try:
                written = worker.stdout.read(_MOST_BYTES)
            finally:
                timer.cancel()
                worker.kill()
    except OSError as error:
        raise unreadable(source, error) from error
    try:
        said = json.loads(written)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
