"""
Here is a PDF on standard input, write what its pages say to standard output.

What `pdf` runs in a process that may end in any way: PDFium is C++ and reads what anybody made. It writes one JSON object:
`pages`, the text of each, and `unknown`, how many of the characters nobody can tell; or `why`, a word that says why there is nothing.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from search.ingest.sources.frames import Glyph, text_of

MOST_PAGES: Final = 400
"""Of one file; an issue of a newspaper has up to a hundred."""

MOST_CHARACTERS: Final = 1_000_000
"""Of one file; a page of newsprint has some ten thousand."""

UNKNOWN: Final = "\ufffd"
_PASSWORD: Final = 4
"""`FPDF_ERR_PASSWORD`."""


def main(parent: int, memory: int, seconds: int) -> None:
    """
    Read, write, end.

    Args:
        parent: The process that asked, which may be gone already.
        memory: Bytes it may take, and *seconds* of the processor, where the system can see to it.
    """
    _limit(memory, seconds)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    json.dump(_said(sys.stdin.buffer.read()), sys.stdout)


def _said(data: bytes) -> dict[str, Any]:
    # The bindings alone: the package's own helpers are not needed.
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"why": "password" if pdfium.FPDF_GetLastError() == _PASSWORD else "damaged"}
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        return {"why": "pages"}
    pages, unknown, left = [], 0, MOST_CHARACTERS
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        left -= max(0, pdfium.FPDFText_CountChars(text)) if text else 0
        if left < 0:
            return {"why": "characters"}
        # A page that cannot be read is empty.
        glyphs = list(_glyphs(pdfium, page, text)) if text else []
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        unknown += sum(glyph.char == UNKNOWN for glyph in glyphs)
        pages.append(text_of(glyphs))
    return {"pages": pages, "unknown": unknown}


def _glyphs(pdfium: Any, page: Any, text: Any) -> Iterator[Glyph]:
    """The characters of a *page* with this *text*, in the order of the file."""
    shown, box, matrix = pdfium.FS_RECTF(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDF_GetPageBoundingBox(page, shown)
    turns = pdfium.FPDFPage_GetRotation(page)
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(pdfium.FPDFText_CountChars(text)):
        # Spaces and line ends that PDFium finds by itself are left to `frames`, which knows columns.
        if pdfium.FPDFText_IsGenerated(text, at) == 1 or not pdfium.FPDFText_GetLooseCharBox(text, at, box):
            continue
        code = 0 if pdfium.FPDFText_HasUnicodeMapError(text, at) == 1 else pdfium.FPDFText_GetUnicode(text, at)
        em = pdfium.FPDFText_GetFontSize(text, at)
        if pdfium.FPDFText_GetMatrix(text, at, matrix):
            em *= (matrix.c**2 + matrix.d**2) ** 0.5
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        one, _ = _place(box.left, box.bottom, shown, turns)
        other, _ = _place(box.right, box.top, shown, turns)
        _, baseline = _place(x.value, y.value, shown, turns)
        yield Glyph(_char(code), min(one, other), max(one, other), baseline, em)


def _char(code: int) -> str:
    """The character of a *code*, where it is one that can be printed."""
    is_told = 0 < code <= sys.maxunicode and not 0xD800 <= code <= 0xF8FF and code & 0xFFFE != 0xFFFE
    return chr(code) if is_told else UNKNOWN


def _place(x: float, y: float, shown: Any, turns: int) -> tuple[float, float]:
    """Where a point of the file is, from the upper left corner of the page as it is *shown*, after so many quarter *turns*."""
    ways = (
        (x - shown.left, shown.top - y),
        (y - shown.bottom, x - shown.left),
        (shown.right - x, y - shown.bottom),
        (shown.top - y, shown.right - x),
    )
    return ways[turns % 4]


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _end_with(parent: int) -> None:
    """End when the process that asked is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
