"""
Here are files and folders, give me the sources in them, in order and each by a name of its own.

Only regular files are ever opened: a FIFO would block, a device never end, a link lead out of the corpus.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, TypeVar

from search.errors import CorpusError, CorpusNotFoundError, PageDecodeError
from search.ingest.sources.decoding import NotText, decode, decode_html, to_the_letter

_T = TypeVar("_T")


class Form(Enum):
    """What a file of a corpus holds."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    RECORDS = "records"


_PAGE_SUFFIXES = {".txt": Form.TEXT, ".html": Form.HTML, ".htm": Form.HTML, ".shtml": Form.HTML, ".pdf": Form.PDF}
"""
What the name of a page in a folder ends with, in capitals or not. A file that is named itself may have any name, and is text.

Where several differ in their endings alone, they hold the same, and the first is read.
"""

IMPORTERS = {
    library: " ".join(suffix for suffix, of in _PAGE_SUFFIXES.items() if of is form)
    for form, library in ((Form.HTML, "lxml"), (Form.PDF, "pypdfium2"))
}
"""Libraries of the extra `importers` → the endings of the files that cannot be read without them."""

_RECORD_SUFFIXES = {".jsonl": "", ".jsonl.gz": "gzip", ".jsonl.xz": "xz"}
"""What the name of a file of ready articles ends with, in capitals or not → how it is compressed."""

SIDECAR_SUFFIX = ".toml"

MAX_PAGE_BYTES = 64 * 1024 * 1024
"""A page above this is no page; the largest newspaper page is below a megabyte of text."""

MAX_SIDECAR_BYTES = 64 * 1024

_COMPRESSED = 4
"""Bytes of Chinese text in a compressed byte, about: 2.3 by gzip, 3.6 by xz on news."""

_IGNORED = {"readme.md", "readme.txt"}
_MOST_ALONE = 10
_MOST_ENDINGS = 10
"""Sidecars without a page that are named, and endings of files that are counted: more say nothing new."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What moves the cursor of a terminal, ends a line, or turns the direction of what follows."""


_TEXT_OF = {Form.HTML: 4, Form.PDF: 20}
"""
Bytes for a byte of what they show, at the least: the article in a page of an electronic edition is a tenth of it, and fonts and pictures
are most of a PDF.
"""
_LIST_NAME = re.compile(r"node_\w+|nbs\.\w+|paperindex", re.ASCII | re.IGNORECASE)
"""
How programs for electronic editions name the pages that list the articles of a page of newsprint (`node_12.htm`,
`nbs.D110000renmrb_01.htm`), and the pages that lead to the newest issue.
"""
_FILES_OF = ("_files", ".files")
"""What browsers add to the name of a page for the folder of what they save with it: pictures, scripts, frames."""


@dataclass(frozen=True, slots=True)
class Source:
    """
    One file of a corpus.

    Attributes:
        name: Path inside its corpus, with `/`; it identifies the source and enters the ids of its articles.
        path: Where it lies now.
        follows_links: Whether a sidecar may be a link, which can lead out of the corpus.
    """

    name: str
    path: Path
    follows_links: bool = False

    @property
    def form(self) -> Form:
        """What it holds, by the ending of its name."""
        if _record_suffix(self.path.name) is not None:
            return Form.RECORDS
        return _PAGE_SUFFIXES.get(self.path.suffix.lower(), Form.TEXT)

    @property
    def is_page(self) -> bool:
        """Whether it holds a page, and not ready articles."""
        return self.form is not Form.RECORDS

    @property
    def compression(self) -> str:
        """`gzip`, `xz`, or nothing: how a file of ready articles is packed."""
        suffix = _record_suffix(self.path.name)
        return _RECORD_SUFFIXES[suffix] if suffix else ""

    @property
    def sidecar(self) -> Path | None:
        """Where facts about the page stand: `page.toml` beside `page.txt`; None when nothing does."""
        path = self.path.with_suffix(SIDECAR_SUFFIX)
        is_there = path.is_file() and (self.follows_links or not path.is_symlink())
        return path if is_there else None


def find_sources(
    roots: Sequence[Path],
    follow_symlinks: bool = False,
    on_reject: Callable[[PageDecodeError], None] | None = None,
    on_other: Callable[[str], None] = lambda name: None,
) -> tuple[Source, ...]:
    """
    Every page and article file under *roots*, sorted by name.

    A file given directly is named by its file name; one in a folder by its path inside that folder. Hidden files,
    README files and sidecars are passed over. A root may itself be a link: naming it asks for it.

    Args:
        follow_symlinks: Also follow links met inside folders; each folder is entered once.
        on_reject: Told of each folder that cannot be listed and each entry with a page's name that is no regular file.
        on_other: Told the name of each file in a folder that is passed over because it is no source, sidecars included.

    Raises:
        CorpusNotFoundError: A root does not exist.
        CorpusError: A root is neither file nor folder, or two sources have one name.
    """
    found: dict[str, Source] = {}
    tell = on_reject or (lambda error: None)
    for root in roots:
        here = set()
        for source in _under(Path(root), follow_symlinks, tell, on_other):
            if source.name in here:  # one in UTF-8, the other in GBK
                tell(
                    PageDecodeError(
                        source.name, "同一文件夹里已有同名文件，已跳过 its name is read as another's: passed over"
                    )
                )
                continue
            here.add(source.name)
            other = found.setdefault(source.name, source)
            if other is not source and not _same_file(other.path, source.path):
                raise CorpusError(
                    f"两个来源同名 {source.name}：{other.path} 与 {source.path} "
                    f"two sources of one name {source.name}: {other.path} and {source.path}"
                )
    return tuple(found[name] for name in sorted(found))


def notes_on(others: Iterable[str], sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """What to say of the *others* that `find_sources` told beside *sources*: about what, and what."""
    beside = {str(PurePosixPath(source.name).with_suffix(SIDECAR_SUFFIX)) for source in sources if source.is_page}
    endings: Counter[str] = Counter()
    alone = []
    lists = twins = 0
    for name in others:
        ending = PurePosixPath(name).suffix.lower()
        if ending in _PAGE_SUFFIXES:
            is_list = _is_list(PurePosixPath(name).name)
            lists, twins = lists + is_list, twins + (not is_list)
        elif ending != SIDECAR_SUFFIX:
            endings[ending or "无后缀 no ending"] += 1
        elif name not in beside:
            alone.append(name)
    for name in alone[:_MOST_ALONE]:
        page = PurePosixPath(name).with_suffix("").name
        yield name, f"旁边没有 {page}.txt 等版面，没有用上 not used: no page beside it"
    if len(alone) > _MOST_ALONE:
        endings[SIDECAR_SUFFIX] = len(alone) - _MOST_ALONE
    if lists:
        yield "版面目录 lists of articles", f"{lists}（node_*.htm 等，没有稿件 hold none: passed over）"
    if twins:
        yield (
            "同名的文件 files of one name",
            f"{twins}（与所读的只差后缀 another with its name is read: passed over）",
        )
    if endings:
        counts = "，".join(f"{ending} {count}" for ending, count in endings.most_common(_MOST_ENDINGS))
        readable = " ".join((*_PAGE_SUFFIXES, *_RECORD_SUFFIXES))
        yield "没有读的文件 files that were not read", f"{counts}（只读 only {readable}）"


def name_under(root: Path, path: Path) -> str:
    """The name that `find_sources` gives to the file at *path* in the folder *root*; ValueError when it does not lie there."""
    here = path.absolute()
    try:
        parts = here.relative_to(root.absolute()).parts
        if ".." in parts:
            raise ValueError
    except ValueError:  # as written; it may be there all the same, by a link or by `..`
        parts = (here.parent.resolve() / here.name).relative_to(root.resolve()).parts
    if not parts:
        raise ValueError(f"{path} is {root} itself")
    return "/".join(file_name(Path(part)) for part in parts)


def read_bytes(source: Source) -> bytes:
    """The bytes of a page; PageDecodeError when it is no regular file, too large, or cannot be read."""
    try:
        with open_page(source) as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(MAX_PAGE_BYTES + 1)
    except OSError as error:
        raise unreadable(source, error) from error
    if len(data) != size:
        raise PageDecodeError(source.name, "读取时文件被改动 the file changed while it was read")
    return data


def open_page(source: Source) -> BinaryIO:
    """The file of a page opened for reading; PageDecodeError when it is too large for one, OSError when it cannot be opened."""
    file = open_regular(source)
    size = os.fstat(file.fileno()).st_size
    if size > MAX_PAGE_BYTES:
        file.close()
        raise PageDecodeError(source.name, f"文件过大 too large: {size} > {MAX_PAGE_BYTES} bytes")
    return file


def open_regular(source: Source) -> BinaryIO:
    """The file opened for reading; OSError when it is anything but a regular file."""
    # Non-blocking, because between a look and the opening a file can become a FIFO.
    descriptor = os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        if stat.S_ISDIR(mode):
            raise OSError(0, "是文件夹，不是文件 a folder, not a file")
        raise OSError(0, "不是普通文件 not a regular file")
    return os.fdopen(descriptor, "rb")


class PageText(NamedTuple):
    """
    The text of a page.

    Attributes:
        text: What it shows; its lines are those that paragraphs count.
        original: The same to the letter, markup and all, in as many lines.
    """

    text: str
    original: str


def read_text(source: Source) -> PageText:
    """The whole page as decoded; PageDecodeError when it has no text."""
    return _read(source, lambda data: PageText(decode(data), to_the_letter(data)))


def page_text(source: Source) -> str:
    """What the page shows; PageDecodeError as above."""
    return read_text(source).text


def page_html(source: Source) -> str:
    """A page of HTML with its markup; PageDecodeError as above."""
    return _read(source, decode_html)


def _read(source: Source, decoded: Callable[[bytes], _T]) -> _T:
    try:
        return decoded(read_bytes(source))
    except NotText as error:
        raise PageDecodeError(source.name, str(error)) from None


def fingerprint(source: Source) -> str:
    """SHA-256 over the bytes of the source and of its sidecar, and over what reads it: equal means nothing has to be read again."""
    digest = hashlib.sha256()
    try:
        with open_regular(source) as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise unreadable(source, error) from error
    if source.is_page and (sidecar := source.sidecar) is not None:
        try:
            with sidecar.open("rb") as file:
                # One byte more than is read of it: what is too large is told when it is read.
                digest.update(b"\0sidecar\0" + file.read(MAX_SIDECAR_BYTES + 1))
        except OSError as error:
            raise unreadable(source, error) from error
    if source.form is Form.PDF:
        # Another version may read it otherwise, and one that was missing may be there now.
        digest.update(b"\0pypdfium2\0" + _version_of("pypdfium2").encode())
    return digest.hexdigest()


@cache
def _version_of(package: str) -> str:
    """Of an installed *package*; empty where it is not."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def text_bytes(source: Source) -> int:
    """Bytes of text in the source, estimated where it is compressed; 0 when it cannot be looked at."""
    try:
        size = source.path.stat().st_size
    except OSError:
        return 0
    if share := _TEXT_OF.get(source.form):
        return size // share
    return size * _COMPRESSED if source.compression else size


def unreadable(source: Source, error: OSError) -> PageDecodeError:
    """What the operating system said of a file, as an error of this file."""
    if isinstance(error, FileNotFoundError):
        return PageDecodeError(source.name, "文件不存在或链接已断 no such file, or a broken link")
    if isinstance(error, PermissionError):
        return PageDecodeError(source.name, "没有读取权限 permission denied")
    return PageDecodeError(source.name, error.strerror or str(error))


def without_importer(source: Source, library: str) -> PageDecodeError:
    """That the *library* is missing that reads files of this form, as an error of this file."""
    return PageDecodeError(
        source.name,
        f"缺少 {library}，读不了这种文件 {library} is not installed: pip install --require-hashes -r requirements.txt",
    )


def file_name(path: Path) -> str:
    """A file's name fit to be printed and kept in JSON, also where the file system holds GBK bytes or controls."""
    name = path.name
    if any("\ud800" <= char <= "\udfff" for char in name):
        raw = os.fsencode(name)
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("ascii", "backslashreplace")
    return _CONTROL.sub(_escaped, name)


def _record_suffix(name: str) -> str | None:
    """What makes *name* one of ready articles; None in the name of a page."""
    return next((suffix for suffix in _RECORD_SUFFIXES if name.lower().endswith(suffix)), None)


def _is_list(name: str) -> bool:
    """Whether a page of this *name* lists articles."""
    return _PAGE_SUFFIXES.get(PurePosixPath(name).suffix.lower()) is Form.HTML and bool(
        _LIST_NAME.fullmatch(PurePosixPath(name).stem)
    )


def _first_of(names: Iterable[str]) -> dict[str, str]:
    """By what is before its ending, the page among *names* that is read."""
    order = list(_PAGE_SUFFIXES)
    first: dict[str, str] = {}
    for name in names:
        stem, dot, ending = name.rpartition(".")
        suffix = (dot + ending).lower()
        if suffix in _PAGE_SUFFIXES:
            other = first.get(stem)
            if other is None or order.index(suffix) < order.index(PurePosixPath(other).suffix.lower()):
                first[stem] = name
    return first


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _under(
    root: Path, follow: bool, on_reject: Callable[[PageDecodeError], None], on_other: Callable[[str], None]
) -> Iterator[Source]:
    try:
        mode = root.stat().st_mode
    except OSError as error:
        what = "链接已断 broken link" if root.is_symlink() else "不存在 no such file or folder"
        if isinstance(error, PermissionError):
            what = "没有读取权限 permission denied"
        raise CorpusNotFoundError(f"{root}: {what}") from None
    if stat.S_ISREG(mode):
        yield Source(file_name(root), root, follow)
    elif stat.S_ISDIR(mode):
        yield from _walk(root, "", follow, on_reject, on_other, set())
    else:
        raise CorpusError(f"{root}: 不是普通文件 not a regular file")


def _walk(
    folder: Path,
    prefix: str,
    follow: bool,
    on_reject: Callable[[PageDecodeError], None],
    on_other: Callable[[str], None],
    seen: set[tuple[int, int]],
) -> Iterator[Source]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        on_reject(unreadable(Source(prefix.rstrip("/") or folder.name, folder), error))
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    pages = _first_of(entry.name for entry in entries)
    saved_with = {
        stem + end
        for stem, page in pages.items()
        if Source(page, Path(page)).form is Form.HTML
        for end in _FILES_OF
    }
    for entry in entries:
        path = Path(entry.path)
        name = prefix + file_name(path)
        if entry.name.startswith(".") or entry.name.lower() in _IGNORED:
            continue
        try:
            is_folder = entry.is_dir(follow_symlinks=follow)
            is_file = entry.is_file(follow_symlinks=follow)
        except OSError:
            is_folder = is_file = False
        if is_folder:
            if entry.name not in saved_with:
                yield from _walk(path, name + "/", follow, on_reject, on_other, seen)
        elif pages.get(path.stem) == entry.name or _record_suffix(entry.name):
            if is_file and _is_list(entry.name):
                on_other(name)
            elif is_file:
                yield Source(name, path, follow)
            else:
                on_reject(PageDecodeError(name, "不是普通文件，已跳过 not a regular file: passed over"))
        elif is_file:
            on_other(name)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
