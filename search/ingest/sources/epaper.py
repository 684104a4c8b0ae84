"""
Here is a page of HTML as newspapers put it on the web, give me the article that is marked in it.

Most Chinese papers make their electronic edition with one of a few programs, whose pages say what is what: comments of
Founder's (方正翔宇: `<!--enpproperty <date>…<title>… /enpproperty-->`, `<!--enpcontent-->`), elements of the same
(`<founder-title>`, `<founder-content>`), comments of another (`<!--<npm:article-pretitle>-->`), elements of a known name
(`id="ozoom"`), and on other sites JSON-LD, meta elements and `<article>`. README.md says where each was looked up.

A page is read as a stream of elements, comments and text, with no tree: whatever it holds takes time and memory as it is long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from search.ingest.sources.decoding import one_line, shown
from search.model import PartialDate

MAX_DEPTH: Final = 512
"""Elements inside each other, as many as Chromium makes; closing one that is not open takes a look at all of them."""

_PIECE: Final = 1 << 16
"""Bytes that are read before lxml passes on that the reading has ended."""

_PART_OF_MARK: Final = {
    "pretitle": "kicker",
    "introtitle": "kicker",
    "title": "title",
    "subtitle": "subtitle",
    "author": "byline",
    "content": "body",
    "pic-text": "caption",
}
"""What a comment or an element of a program says that follows → the part of an article."""
_MARK: Final = re.compile(r"\s*(?P<end></?|/)?\s*(?:npm:article-(?P<npm>[a-z-]+)|enpcontent)\s*>?\s*", re.ASCII)
_FOUNDER: Final = "founder-"
_PROPERTY: Final = re.compile(
    r"<(?:founder-)?(?P<name>[a-z]+)>(?P<value>.{0,2000}?)</(?:founder-)?(?P=name)>", re.DOTALL
)
_PROPERTIES: Final = "enpproperty"
_LONGEST_COMMENT: Final = 100_000
_LIST: Final = "2"
"""The `founder-type` of a page that lists articles; of an article it is 1."""

_BODY_IDS: Final = frozenset({"ozoom", "articlecontent", "article_content", "contentdetail", "zoom"})
"""How the element with the text is named where no mark says so."""
_HEADINGS: Final = {"h1": "title", "h2": "subtitle", "h3": "kicker", "h4": "byline"}
"""What stands above such an element, as 人民日报 has it: h3 over h1 is the kicker."""
_HIDDEN: Final = frozenset(
    "aside button footer iframe nav noscript script select style svg template textarea".split()  # noqa: SIM905 - words, read as words
)
_BREAKS: Final = frozenset(
    "address article blockquote br center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th tr ul".split()  # noqa: SIM905
)
_JSON_TYPES: Final = re.compile(r"(?:News|Reportage|Opinion|Background)?(?:Article|NewsArticle)")
_METAS: Final = {
    "og:title": "title",
    "articletitle": "title",
    "pubdate": "date",
    "publishdate": "date",
    "article:published_time": "date",
    "author": "author",
    "article:author": "author",
    "og:site_name": "paper",
}

# The line feeds of a file are spaces, and none between Chinese characters.
_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_WIDE: Final = "\u2e80-\ufe6f\uff00-\uffef“”‘’…—·"
_FOLDED: Final = re.compile(rf"(?<=[{_WIDE}])[ \t]*+[\n\r\f][ \t\n\r\f]*+(?=[{_WIDE}])")

_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-年./]\s?(\d{1,2})\s?[-月./]\s?(\d{1,2})(?!\d)", re.ASCII)
# 菏泽日报, 菏泽日报数字报; not the first characters of a headline: it is the end of a title or of the name of a site.
_PAPER: Final = re.compile(r"[\u4e00-\u9fff]{1,10}?报(?=$|[\s·]|数字|电子|多媒体)")
_PAPER_IN_TEXT: Final = re.compile(r"《([\u4e00-\u9fff]{2,10}报)》")
_NUMBER: Final = re.compile(r"(?:第\s?|当前版\s?[:：]\s?)0*([A-Z]?\d{1,3})\s?版|(?<![\dA-Z])0*([A-Z]\d{1,2})\s?版")
_SITE: Final = re.compile(r"\s*(?:--+|[_|｜—]+|\s[-–]\s)\s*")
"""Between a headline and the name of the site, in the title of a page."""

_LONGEST_TITLE: Final = 1_000
_MOST_AROUND: Final = 20_000
"""Characters around the article that are looked through for paper, day and page number."""
_FEWEST_LINKS: Final = 5
_MANY_LINKS: Final = 0.6
"""A page is a list where it has so many links, and so much of its text is in them."""


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """
    An article as its page marks it; what is not marked is empty.

    Attributes:
        byline: Who made it, as it is printed above the text.
        author: Who made it, where only programs are told so.
        paragraphs: Of its text, then the captions of its pictures.
        paper, date, number: Of the page it was printed on.
    """

    kicker: str
    title: str
    subtitle: str
    byline: str
    author: str
    paragraphs: tuple[str, ...]
    paper: str
    date: PartialDate | None
    number: str


@dataclass(frozen=True, slots=True)
class WebPage:
    """
    What a page of HTML is.

    Attributes:
        article: The one it marks, if any.
        is_list: Whether it leads to articles and is none.
    """

    article: MarkedArticle | None
    is_list: bool


def read_html(text: str) -> WebPage:
    """What the page of HTML in *text* is; ImportError where lxml is not installed. It never fails."""
    from lxml import etree

    stream = _Stream()
    parser = etree.HTMLParser(target=stream, huge_tree=True, encoding="utf-8")
    data = text.replace("\0", " ").encode("utf-8", "replace")
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        parser.close()
    except _TooDeep:
        return WebPage(None, False)
    except etree.LxmlError:
        # Text and nothing else, or nothing.
        pass
    article = None if stream.says_list else _article(stream)
    return WebPage(article, article is None and (stream.says_list or stream.is_made_of_links))


class _TooDeep(Exception):  # noqa: N818 - ends the reading and is no error
    """More elements are open than any page has."""


@dataclass(slots=True, eq=False)
class _Part:
    """
    Text being gathered: all that is shown from where it begins, in the lines it is shown in.

    Attributes:
        depth: Of the element that holds it.
    """

    name: str = ""
    depth: int = 0
    lines: list[list[str]] = field(default_factory=lambda: [[]])

    def add(self, text: str) -> None:
        self.lines[-1].append(text)

    def end_line(self) -> None:
        if self.lines[-1]:
            self.lines.append([])

    @property
    def written(self) -> str:
        """All of it, as it stands in the file."""
        return "".join(piece for line in self.lines for piece in line)

    @property
    def texts(self) -> tuple[str, ...]:
        """Its lines as they are shown, without blank ones."""
        joined = (one_line(_unfolded("".join(line))) for line in self.lines)
        return tuple(filter(None, joined))


class _Stream:
    """What lxml tells of a page, element by element, and what has been gathered of it."""

    def __init__(self) -> None:
        self.marked: dict[str, list[_Part]] = {}
        """By part of an article, what marks of a program enclose."""
        self.named: dict[str, list[_Part]] = {}
        """The same by elements of a known name or kind; a body in one counts only where no mark encloses one."""
        self.properties: dict[str, str] = {}
        self.metas: dict[str, str] = {}
        self.data_blocks: list[_Part] = []
        self.document_title = _Part()
        self.loose = _Part()
        """What stands in paragraphs outside of links, after the headline."""
        self.around = _Part()
        self.is_article = False
        self._is_redirect = self._has_body = False
        self._links = self._in_links = self._shown = self._around = 0
        self._depth = self._hidden = self._link = self._paragraph = 0
        self._by_comment: dict[str, _Part] = {}
        self._by_element: list[_Part] = []
        self._is_title = self._is_data = False

    @property
    def says_list(self) -> bool:
        """Whether it says that it lists articles, or leads on by itself."""
        return self.properties.get("type", "") == _LIST or self._is_redirect

    @property
    def is_made_of_links(self) -> bool:
        """Whether little but links is shown."""
        return self._links >= _FEWEST_LINKS and self._in_links > _MANY_LINKS * self._shown

    # What lxml calls.

    def start(self, tag: Any, attributes: Any) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooDeep
        name = str(tag).lower()
        if name == "meta":
            self._meta(attributes)
        elif name == "title" and not self.document_title.lines[0]:
            self._is_title = True
        if self._hidden:
            return
        if name in _HIDDEN:
            self._hidden = self._depth
            self._is_data = name == "script" and "ld+json" in str(attributes.get("type", "")).lower()
            if self._is_data:
                self.data_blocks.append(_Part())
            return
        if name in _BREAKS:
            self._end_lines()
        if name == "a" and not self._link:
            self._link = self._depth
            self._links += 1
        elif name == "p" and self.named.get("title"):
            self._paragraph = self._depth
        self._begin_named(name, attributes)

    def end(self, tag: Any) -> None:
        if self._hidden == self._depth:
            self._hidden, self._is_data = 0, False
        if self._link == self._depth:
            self._link = 0
        if self._paragraph == self._depth:
            self._paragraph = 0
        while self._by_element and self._by_element[-1].depth >= self._depth:
            self._by_element.pop()
        self._is_title = False
        if str(tag).lower() in _BREAKS and not self._hidden:
            self._end_lines()
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._is_title:
            self.document_title.add(text)
            return
        if self._hidden:
            if self._is_data:
                self.data_blocks[-1].add(text)
            return
        length = len(text.strip())
        self._shown += length
        if self._link:
            self._in_links += length
        open_parts = [*self._by_comment.values(), *self._by_element]
        for part in open_parts:
            part.add(text)
        if self._link:
            return
        if self._paragraph:
            self.loose.add(text)
        if self._around < _MOST_AROUND and not any(part.name == "body" for part in open_parts):
            self._around += len(text)
            self.around.add(text)

    def comment(self, text: str) -> None:
        if _PROPERTIES in text[:40]:
            for found in _PROPERTY.finditer(text[:_LONGEST_COMMENT]):
                value = one_line(shown(found["value"]))
                if value:
                    self.properties.setdefault(found["name"], value)
            return
        mark = _MARK.fullmatch(text) if len(text) < 60 else None
        if mark is None:
            return
        name = _PART_OF_MARK.get(mark["npm"] or "content")
        if name is None:
            return
        if mark["end"] in ("/", "</"):
            self._by_comment.pop(name, None)
        elif name not in self._by_comment:
            self._by_comment[name] = part = _Part(name)
            self.marked.setdefault(name, []).append(part)
            self._has_body |= name == "body"

    def close(self) -> None:
        pass

    # What they have in common.

    def _meta(self, attributes: Any) -> None:
        name = str(attributes.get("name") or attributes.get("property") or "").lower()
        content = one_line(str(attributes.get("content") or ""))
        if str(attributes.get("http-equiv", "")).lower() == "refresh" and "url" in content.lower():
            self._is_redirect = True
        if name in _METAS and content:
            self.metas.setdefault(_METAS[name], content)
        self.is_article |= name == "articletitle" or (name, content.lower()) == ("og:type", "article")

    def _begin_named(self, name: str, attributes: Any) -> None:
        if name.startswith(_FOUNDER):
            part = _PART_OF_MARK.get(name.removeprefix(_FOUNDER))
            if part:
                self._begin(self.marked, part)
            return
        identity = str(attributes.get("id", "")).lower()
        classes = str(attributes.get("class", "")).split()
        if identity in _BODY_IDS or str(attributes.get("itemprop", "")).lower() == "articlebody":
            self._begin(self.named, "body")
        elif name == "article":
            self._begin(self.named, "article")
        elif not self._has_body and (name in _HEADINGS or (name == "p" and "sec" in classes)):
            part = _HEADINGS.get(name, "byline")
            if (part == "kicker") == (not self.named.get("title")) or part == "title":
                self._begin(self.named, part)

    def _begin(self, where: dict[str, list[_Part]], name: str) -> None:
        part = _Part(name, self._depth)
        where.setdefault(name, []).append(part)
        self._by_element.append(part)
        self._has_body |= name == "body"

    def _end_lines(self) -> None:
        for part in (*self._by_comment.values(), *self._by_element, self.loose, self.around):
            part.end_line()


def _article(page: _Stream) -> MarkedArticle | None:
    """The article that *page* marks; None where it marks none, or no more than a text without a headline."""
    data = next(filter(None, (_json_article(block.written) for block in page.data_blocks)), {})
    is_marked = bool(page.marked or page.properties or page.named.get("body"))
    is_article = page.is_article or len(page.named.get("article", ())) == 1
    if not (is_marked or is_article or data):
        return None
    paper = _paper(page)
    title = next((text for text in _titles(page, data) if text not in ("", paper)), "")
    texts = (
        _first(page.marked.get("body", ())) or _first(page.named.get("body", ())) or data.get("articleBody", ())
    )
    if not texts and not is_marked:
        texts = page.loose.texts or _first(page.named.get("article", ()))
    captions = tuple(text for part in page.marked.get("caption", ()) for text in part.texts)
    if not 0 < len(title) <= _LONGEST_TITLE or not (
        texts or captions or page.marked.get("title") or page.properties
    ):
        return None
    heads = page.named if is_marked and title == _joined(page.named.get("title", ())) else {}
    printed_byline = (
        _joined(page.marked.get("byline", ())) or _joined(heads.get("byline", ())).partition("《")[0].strip()
    )
    date = page.properties.get("date") or data.get("datePublished", "") or page.metas.get("date", "")
    around = " ".join(page.around.texts)
    return MarkedArticle(
        kicker=_joined(page.marked.get("kicker", ()))
        or page.properties.get("introtitle", "")
        or _joined(heads.get("kicker", ())[-1:]),
        title=title,
        subtitle=_joined(page.marked.get("subtitle", ()))
        or page.properties.get("subtitle", "")
        or _joined(heads.get("subtitle", ())[:1]),
        byline=printed_byline,
        author=page.properties.get("author", "") or data.get("author", "") or page.metas.get("author", ""),
        paragraphs=(*texts, *captions),
        paper=paper,
        date=_date(date) or _date(around),
        number=page.properties.get("pagenum", "") or _number(around),
    )


def _titles(page: _Stream, data: Mapping[str, Any]) -> Iterator[str]:
    """What may be the headline, from the surest to the least sure."""
    yield from (" ".join(part.texts) for part in page.marked.get("title", ()) if part.texts)
    yield page.properties.get("title", "")
    yield data.get("headline", "")
    yield from (" ".join(part.texts) for part in page.named.get("title", ()) if part.texts)
    yield page.metas.get("title", "")
    yield _SITE.split(" ".join(page.document_title.texts), 1)[0]


def _first(parts: Iterable[_Part]) -> tuple[str, ...]:
    """The texts of the first of *parts* that has any: pages mark the same text twice, one way inside the other."""
    return next(filter(None, (part.texts for part in parts)), ())


def _joined(parts: Iterable[_Part]) -> str:
    return " ".join(_first(parts))


def _json_article(block: str) -> dict[str, Any]:
    """What a block of JSON-LD says of an article; empty where it says nothing of one."""
    try:
        data = json.loads(block)
    except (ValueError, RecursionError):
        return {}
    graph = data.get("@graph", [data]) if isinstance(data, dict) else data
    for entry in graph if isinstance(graph, list) else ():
        if not isinstance(entry, dict) or not isinstance(entry.get("@type"), str):
            continue
        if _JSON_TYPES.fullmatch(entry["@type"]):
            authors = entry.get("author")
            authors = authors if isinstance(authors, list) else [authors]
            names = [author.get("name") if isinstance(author, dict) else author for author in authors]
            body = shown(_string(entry.get("articleBody")))
            return {
                "headline": one_line(shown(_string(entry.get("headline")))),
                "datePublished": _string(entry.get("datePublished")),
                "author": one_line(" ".join(map(_string, names))),
                "articleBody": tuple(filter(None, map(one_line, body.splitlines()))),
            }
    return {}


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _paper(page: _Stream) -> str:
    """The name of the paper, where its page says it."""
    if name := page.properties.get("papername", ""):
        return name
    for text in (*reversed(_SITE.split(" ".join(page.document_title.texts))), page.metas.get("paper", "")):
        if found := _PAPER.match(text):
            return found[0]
    found = _PAPER_IN_TEXT.search(" ".join(page.around.texts))
    return found[1] if found else ""


def _date(text: str) -> PartialDate | None:
    """The first day that *text* names with its year and that there is."""
    for found in _DATE.finditer(text):
        try:
            return PartialDate(*map(int, found.groups()))
        except ValueError:
            continue
    return None


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return (found[1] or found[2]) if found else ""


def _unfolded(text: str) -> str:
    """*text* of a file as it is shown: a line feed in it is a space, and nothing between Chinese characters."""
    return _SPACES.sub(" ", _FOLDED.sub("", text))
