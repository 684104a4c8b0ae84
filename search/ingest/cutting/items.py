"""
Here are lines with their roles, give me the items of the page: each with its headlines and paragraphs.

A headline begins an item, so does a dateline, so does what follows a photographer's credit. Which text a headline is
of is settled later (`headlines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_letters, digits
from typing import Final

from search.ingest.facts.dates import RECENTLY
from search.ingest.facts.houses import HOUSE
from search.ingest.facts.names import (
    AUTHOR_MARKS,
    NO_CREDIT_ENDS,
    dateline,
    is_author,
    is_broken_name,
    signed_at_end,
    signed_in_dateline,
    trailing_credit,
)
from search.ingest.lines.features import LONGEST_CAPTION
from search.ingest.lines.labels import is_briefs_heading
from search.ingest.lines.layout import Line, wide_gap
from search.ingest.lines.marks import COLON, DAY, NUMBERED, WHOLE_DAY, end_of, points_out, set_close
from search.ingest.lines.roles import Role
from search.ingest.lines.wording import coherence
from search.model import Flag, Kind

_BOTH: Final = r"文\s*[/／]\s*图|图\s*[/／]\s*文"
PHOTO_CREDIT: Final = re.compile(
    rf"(?:摄|摄影|摄影报道|供图|{_BOTH}|图文|文图|图)\s*[）)】]?$|^[（(]?(?:{_BOTH}|摄影)[\s:：]"
)
BOTH_CREDIT: Final = re.compile(rf"(?:{_BOTH}|图文|文图|摄影报道)[）)】]?$")
_CAPTION: Final = re.compile(
    r"(?:[▲▼◀▶△▽←→↑↓(（【]|[上下左右]图|图[①-⑩为一二三四五\d]|\d{1,2}月\d{1,2}日|\d{1,2}日[，,]|近日|日前|连日来)"
)

_MADE: Final = frozenset("作绘画摄书刻")
_KIND_OF_ART: Final = re.compile(
    r"[（(](?:中?国画|书法|篆刻|剪纸|刻纸|[油版烙]画|木刻|水[彩粉]画?|[漫年]画|素描|速写|农民画|工笔画?|摄影)[）)]"
)
_ARTWORK: Final = re.compile(
    rf"[“《]?[\u4e00-\u9fff·]{{1,14}}[”》]?\s?{_KIND_OF_ART.pattern}"
    r"\s*[\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff]{1,3}\s*[作绘画摄书刻]"
)
"""A work of art on a page of essays and verse, with who made it."""
_POINTS_AT: Final = frozenset("▲▼◀▶△▽←→↑↓")
"""What a caption begins with that says which way its picture is."""
_WORD_ENDS: Final = frozenset(ascii_letters + digits)


class Paragraph:
    """A paragraph in the making: its text and, for each stretch of it, the line it came from."""

    __slots__ = ("_dated", "byline", "jump_from", "jump_to", "pieces", "subheading", "text")

    def __init__(self, text: str, line: int, *, byline: bool = False) -> None:
        self.text = text
        self.pieces: list[tuple[int, int]] = [(0, line)]
        self.byline = byline
        self.subheading = False
        self.jump_from = ""
        self.jump_to = ""
        self._dated: tuple[str, re.Match[str] | None] = "", None

    def extend(self, parts: Sequence[tuple[str, int]]) -> None:
        """Add many continuations at once, in time linear in their length."""
        offset = len(self.text)
        texts = [self.text]
        for text, line in parts:
            if text[0] in ascii_letters and texts[-1][-1:] in _WORD_ENDS:
                text = " " + text
            self.pieces.append((offset, line))
            offset += len(text)
            texts.append(text)
        self.text = "".join(texts)

    def cut(self, offset: int) -> Paragraph:
        """Part it where one of its lines begins; what stands from there on is another paragraph."""
        place = next(place for place, (start, _) in enumerate(self.pieces) if start == offset)
        rest = Paragraph(self.text[offset:], self.pieces[place][1])
        rest.pieces = [(start - offset, line) for start, line in self.pieces[place:]]
        rest.jump_to, self.jump_to = self.jump_to, ""
        self.text, self.pieces = self.text[:offset], self.pieces[:place]
        return rest

    def rejoin(self, rest: Paragraph) -> None:
        """Let it go on with another one."""
        offset = len(self.text)
        self.pieces.extend((offset + start, line) for start, line in rest.pieces)
        self.text += rest.text
        # Marks inside the text now stay out of it; the one at its end is still at its end.
        self.jump_to = rest.jump_to

    @property
    def lines(self) -> list[int]:
        """Places of the lines it came from."""
        return [line for _, line in self.pieces]

    @property
    def dateline(self) -> re.Match[str] | None:
        """The dateline it begins with; kept as long as its text does not change, for many ask."""
        if self._dated[0] is not self.text:
            self._dated = self.text, dateline(self.text)
        return self._dated[1]

    @property
    def is_open(self) -> bool:
        """Whether it stops inside a sentence that does not go on elsewhere (下转)."""
        return not (self.byline or self.jump_to) and end_of(self.text) < COLON


REPORTER: Final = re.compile("记者|通讯员")
"""Who signs a report."""
IN_A_SENTENCE: Final = re.compile("[，,。]")
"""In a text that is no list of names, and no heading, there is one."""


class Item:
    """An item in the making."""

    __slots__ = ("closed", "flags", "heading", "heads", "is_guess", "kind", "labels", "paragraphs")

    def __init__(self) -> None:
        self.labels: list[int] = []
        self.heads: list[int] = []
        self.paragraphs: list[Paragraph] = []
        self.flags: list[Flag] = []
        self.closed = False
        self.is_guess = False
        """Whether only a wider gap shows it; without a headline of its own and no photograph it is the rest of the item before it."""
        self.kind = ""
        self.heading = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left of it."""
        return not (self.paragraphs or self.heads or self.labels)

    @property
    def body(self) -> list[Paragraph]:
        """Its paragraphs that are not bylines."""
        return [paragraph for paragraph in self.paragraphs if not paragraph.byline]

    @property
    def end(self) -> Paragraph | None:
        """Its last paragraph that is no byline."""
        for paragraph in reversed(self.paragraphs):
            if not paragraph.byline:
                return paragraph
        return None

    @property
    def is_open(self) -> bool:
        """Whether its text stops inside a sentence."""
        end = self.end
        return end is not None and end.is_open

    @property
    def has_body(self) -> bool:
        """Whether it has a paragraph that is no byline; looks at its ends only, so that asking costs nothing."""
        paragraphs = self.paragraphs
        if paragraphs and not (paragraphs[0].byline and paragraphs[-1].byline):
            return True
        return any(not paragraph.byline for paragraph in (*paragraphs[1:4], *paragraphs[-4:-1]))

    @property
    def is_dated(self) -> bool:
        """Whether it begins with a dateline of its own."""
        return bool(self.paragraphs) and self.paragraphs[0].dateline is not None

    def flag(self, flag: Flag) -> None:
        """Say something of it, once."""
        if flag not in self.flags:
            self.flags.append(flag)

    def part(self, place: int) -> Item:
        """Take what stands in it from a paragraph on out of it, as an item of its own."""
        rest = Item()
        rest.paragraphs = self.paragraphs[place:]
        rest.closed = self.closed
        del self.paragraphs[place:]
        return rest

    def append(self, other: Item) -> None:
        """
        Add the paragraphs of another item below its text, whose last one they go on with where it stops in a sentence.

        What stands on the page between two of its paragraphs comes between them.
        """
        paragraphs = list(other.paragraphs)
        first, body = paragraphs[0].lines[0], self.body
        between = (above for above, below in pairwise(body) if above.lines[0] < first < below.lines[0])
        end = next(between, body[-1])
        if end.is_open and not (paragraphs[0].byline or (end is body[-1] and self.stops_at_heading)):
            end.rejoin(paragraphs.pop(0))
        place = self.paragraphs.index(end) + 1
        self.paragraphs[place:place] = paragraphs

    @property
    def stops_at_heading(self) -> bool:
        """Whether its last paragraph is the heading of a section, whose text stands elsewhere."""
        body = self.body
        return (
            len(body) > 1
            and body[-1].is_open
            and not body[-2].is_open
            and IN_A_SENTENCE.search(body[-1].text) is None
        )

    def is_under_briefs(self, lines: Sequence[Line]) -> bool:
        """Whether the heading of a list of briefs (奥运快讯) stands over it."""
        return any(is_briefs_heading(set_close(lines[place].text)) for place in (*self.labels, *self.heads))

    @property
    def is_bare(self) -> bool:
        """Whether nothing shows that an item begins with its text."""
        return not (self.heads or self.labels or self.is_dated) and self.has_body

    @property
    def names_makers(self) -> bool:
        """Whether its dateline names who made it."""
        dateline = self.paragraphs[0].dateline if self.paragraphs else None
        return dateline is not None and (
            "记者" in dateline[0]
            or "通讯员" in dateline[0]
            or bool(signed_in_dateline(self.paragraphs[0].text, dateline))
        )

    @property
    def is_signed_twice(self) -> bool:
        """
        Whether somebody signs in brackets below its text though its dateline names who made it: that signs another text.

        None of 1,677 annotated reports whose dateline names who made them is signed below as well.
        """
        last = self.paragraphs[-1] if self.paragraphs else None
        return last is not None and last.byline and last.text[0] in "（(" and self.names_makers and self.has_body

    @property
    def is_signed(self) -> bool:
        """Whether who made it signs it, on a line of its own or behind its last sentence."""
        last = self.paragraphs[-1] if self.paragraphs else None
        return last is not None and (last.byline or is_signed_in_line(last.text))

    @property
    def is_by_reporter(self) -> bool:
        """Whether a reporter signs it, on a line of its own below its text."""
        last = self.paragraphs[-1] if self.paragraphs else None
        return last is not None and last.byline and REPORTER.search(last.text) is not None

    @property
    def is_photo(self) -> bool:
        """Whether a photographer's credit ends it and it is a caption rather than a report."""
        if len(self.paragraphs) > 8:
            return False
        body = self.body
        if not body or len(body) > 2:
            return False
        if len(body) == 1 and _is_pointed_at(body[0]):
            return True
        if not any("摄" in p.text or "图" in p.text for p in self.paragraphs):
            return False
        credit = next((p.text for p in reversed(self.paragraphs) if p.byline), "")
        if not (credit and PHOTO_CREDIT.search(credit)):
            credit = trailing_credit(body[-1].text) or (body[-1].text if body[-1].text[0] in _POINTS_AT else "")
        if not credit or not PHOTO_CREDIT.search(credit):
            return False
        # 文/图 and 摄影报道 sign a report with its photographs as well.
        return len(body) == 1 or not self.is_dated


_SIGNED_IN_LINE: Final = re.compile(
    r"[。！？!?”][（(](?:(?:记者|通讯员)\s?|(?:新闻)?线索(?:提供)?[:：]\s?)?(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])(?:[\s、][\u4e00-\u9fff]{1,4}){0,3}[）)]$"
)


def is_signed_in_line(text: str) -> bool:
    """Whether a text ends with the name of who wrote it, or told the paper, in brackets: …十二人。(王五), …九分钟。(线索:李女士)."""
    return text[-1] in "）)" and _SIGNED_IN_LINE.search(text) is not None


def signed_one_by_one(paragraphs: Sequence[Paragraph]) -> int:
    """How many briefs that are each signed (…112人。(李四)) stand above what nobody signs; 0 where not several do."""
    signed = [is_signed_in_line(paragraph.text) for paragraph in paragraphs]
    count = sum(signed)
    return count if count > 1 and all(signed[:count]) else 0


def items_of(lines: Sequence[Line], roles: Sequence[Role]) -> list[Item]:
    """The items of a page in its order, each with the headlines that stand before it."""
    making = _Making(lines)
    headline, label, byline, continuation = Role.HEADLINE, Role.LABEL, Role.BYLINE, Role.CONTINUATION
    place, total = 0, len(lines)
    while place < total:
        role = roles[place]
        first = place
        place += 1
        can_be_author = role in (headline, label, byline) and place < total and roles[place] is Role.PARAGRAPH
        if can_be_author and making.is_author_above(first, is_byline=role is byline):
            making.above().paragraphs.append(Paragraph(lines[first].text, first, byline=True))
        elif role is headline:
            making.above().heads.append(first)
        elif role is label:
            making.above().labels.append(first)
        elif making.current.has_body and _is_picture(lines[first].text, role is byline):
            picture = _caption_of(Paragraph(lines[first].text, first))
            picture.kind = Kind.PHOTO
            making.set_in(picture)
        elif role is byline:
            making.sign(first)
        else:
            paragraph = Paragraph(lines[first].text, first)
            paragraph.jump_from = lines[first].jump_from
            parts: list[tuple[str, int]] = []
            while place < total and roles[place] is continuation:
                parts.append((lines[place].text, place))
                place += 1
            if parts:
                paragraph.extend(parts)
            paragraph.jump_to = lines[place - 1].jump_to
            making.go_on(paragraph)
    return making.all()


def join_flush(items: Sequence[Item], lines: Sequence[Line]) -> None:
    """On a page that indents its paragraphs, let them go on with what a column break left flush below a whole sentence."""
    texts = [item for item in items if item.kind != Kind.NOTICE]
    said = [paragraph for item in texts for paragraph in item.body if len(paragraph.text) >= _SAYS_SOMETHING]
    flush = {id(paragraph) for paragraph in said if not lines[paragraph.pieces[0][1]].indent}
    if not flush or len(said) < (_INDENTED + 1) * len(flush):
        return
    for item in texts:
        for above, paragraph in reversed(list(pairwise(item.paragraphs))):
            if (
                id(paragraph) in flush
                and id(above) not in flush
                and not (above.byline or above.jump_to or paragraph.jump_from)
                and IN_A_SENTENCE.search(above.text)
            ):
                above.rejoin(paragraph)
                item.paragraphs.remove(paragraph)


_SAYS_SOMETHING: Final = 30
"""Characters of a paragraph that is no heading."""
_INDENTED: Final = 5
"""Of a page that indents its paragraphs at least as many are indented for one that begins at the margin."""


class _Making:
    """The items of a page being made, a line or a paragraph after the other."""

    __slots__ = ("_items", "_lines", "_wide", "current", "resumed")

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._wide = wide_gap(lines)
        self._items: list[Item] = []
        self.current = Item()
        self.resumed: Item | None = None
        """An article in which a photograph stands, as long as it may go on below that."""

    def all(self) -> list[Item]:
        """What was made."""
        return self._items if self.current.is_empty else [*self._items, self.current]

    def above(self) -> Item:
        """The item that a headline or a label here stands above."""
        if self.current.paragraphs:
            self._begin()
        self.resumed = None
        return self.current

    def is_author_above(self, place: int, *, is_byline: bool) -> bool:
        """
        Whether a line between a text that has ended and a paragraph is the name of who wrote what stands below it, whose headline is elsewhere.

        It stands nearer to that, or below a report that says who made it, or behind a mark where it was taken for a headline; and nothing takes it up, as a text does its headline.
        """
        current, line, below = self.current, self._lines[place], self._lines[place + 1]
        # Of what may sign the text above both must be so.
        signs = (line.text[0] in AUTHOR_MARKS) + current.names_makers
        return (
            current.has_body
            and not current.is_open
            and (line.gap > max(1, below.gap) or signs > is_byline)
            and is_author(line.text)
            # 秋 收, 征 稿 may be pen names, but are headlines.
            and len(set_close(line.text)) > _SHORTEST_HEADING
            and set_close(line.text) not in below.text
        )

    def set_in(self, picture: Item) -> None:
        """A photograph stands in the item at hand, or below it."""
        self._items.extend((self.current, picture))
        self.resumed, self.current = self.current, Item()

    def sign(self, place: int) -> None:
        """Take a byline."""
        lines, current, resumed = self._lines, self.current, self.resumed
        text = lines[place].text
        if current.heads and not current.paragraphs and _says_all(text, lines[place - 1].text):
            current.paragraphs.append(Paragraph(text, place))
            current.kind = Kind.PHOTO
            current.closed = True
            return
        if resumed is not None:
            # Who signs the article that the photograph stands in.
            resumed.paragraphs.append(Paragraph(text, place, byline=True))
            self.resumed = None
            return
        if current.paragraphs and current.paragraphs[-1].byline and is_broken_name(lines[place - 1].text, text):
            current.paragraphs[-1].extend([(text, place)])
            return
        if (taken := _caption_elsewhere(current, text, self._items)) is not None:
            taken.paragraphs.append(Paragraph(text, place, byline=True))
            taken.closed = True
            self._items.append(current)
            self.resumed, self.current = current, Item()
            return
        current.paragraphs.append(Paragraph(text, place, byline=True))
        if current.has_body and not _is_foreword(current):
            current.closed = True
            caption = _caption_apart(current, text, lines)
            if caption is not None:
                self.set_in(caption)
                current.closed = False

    def go_on(self, paragraph: Paragraph) -> None:
        """Take a paragraph."""
        current, resumed = self.current, self.resumed
        may_be_signed = paragraph.text[-1] not in NO_CREDIT_ENDS
        report = current if resumed is None else resumed
        if current.paragraphs and _begins_item(current, paragraph, self._lines):
            self._begin()
        elif self._lines[paragraph.pieces[0][1]].gap >= self._wide and current.has_body and not current.is_open:
            self._begin()
            self.current.is_guess = True
        elif (may_be_signed and _is_caption_inside(report, paragraph)) or (
            report.has_body and _is_pointed_at(paragraph)
        ):
            # A photograph with its credit in line, or with none, between the paragraphs of a report.
            if report is resumed:
                self._items.append(_caption_of(paragraph))
            else:
                self.set_in(_caption_of(paragraph))
            return
        if resumed is not None and not dateline(paragraph.text) and not _is_of_another(paragraph, resumed):
            # The article goes on after the photograph that stands in it.
            if resumed.paragraphs[-1].is_open:
                resumed.paragraphs[-1].extend([(self._lines[p].text, p) for p in paragraph.lines])
                resumed.paragraphs[-1].jump_to = paragraph.jump_to
            else:
                resumed.paragraphs.append(paragraph)
            return
        self.resumed = None
        current = self.current
        if current.closed and _AFTERWORD.match(paragraph.text):
            # 答:… below who asks goes on to who answers.
            current.closed = False
        if current.has_body and WHOLE_DAY.fullmatch(paragraph.text):
            # The day signs a notice.
            current.closed = True
        current.paragraphs.append(paragraph)
        if (
            may_be_signed
            and not current.closed
            and len(current.paragraphs) < 4
            and trailing_credit(paragraph.text)
            and PHOTO_CREDIT.search(paragraph.text)
        ):
            current.closed = not current.is_dated

    def _begin(self) -> None:
        """The item at hand is whole; another begins."""
        self._items.append(self.current)
        self.current = Item()


_SHORTEST_HEADING: Final = 2


def _is_picture(text: str, is_byline: bool) -> bool:
    """Whether a line is all of a caption, inside or below a text: ▲村台施工现场 记者 甲 摄, 荷塘清趣（国画） 甲 作."""
    if is_byline and text[0] in _POINTS_AT:
        return True
    return text[-1] in _MADE and _ARTWORK.fullmatch(text) is not None


def _says_all(credit: str, headline: str) -> bool:
    """Whether a credit is all that is said of a picture below its headline: 王五 摄于文亭湖, 王五 作 below 荷塘清趣（国画）."""
    return "摄于" in credit or (credit[-1] in _MADE and _KIND_OF_ART.search(headline) is not None)


def _caption_of(*paragraphs: Paragraph) -> Item:
    """A photograph by its caption and its credit, which may be one paragraph."""
    caption = Item()
    caption.paragraphs.extend(paragraphs)
    caption.closed = True
    return caption


_AFTERWORD: Final = re.compile(
    r"[【\[]?(?:答|编后|编者|编辑(?!同志|部|老师|[您你])|部门回应|部门回复|回应|回复|回音|答复|记者(?:追踪|连线|手记|回音|回复|核实|调查)|(?:新闻|相关|延伸)(?:链接|阅读|背景)|链接|小贴士|提醒|温馨提示|法官说法|律师点评)[^，。：:】]{0,4}[】\]:：]|编后(?=\s)"
    r"|(?!编辑)[\u4e00-\u9fff]{1,4}(?:读者|听众|观众|同志|同学|先生|女士|朋友|老师|师傅)[:：](?=.{8}|$)"
    rf"|[\u4e00-\u9fff]{{2,16}}{HOUSE}(?:[\u4e00-\u9fff]{{2,8}}[科处部室])?(?:回复|答复|回应|答)?[:：]"
    r"|[\u4e00-\u9fff\s]{2,20}(?:答复|回复|回信|解答)[:：]|(?:编辑部|本报|本刊)(?:已?将|把|收到)[^，。]{0,6}来?信"
)
"""What is said below a text and who signed it, and belongs to it."""


def _caption_elsewhere(current: Item, text: str, items: Sequence[Item]) -> Item | None:
    """The caption above a text that nobody signs, if a photographer's credit stands inside a sentence of the text, where no caption stops, or below who signs it."""
    if not _TAKEN.search(text):
        return None
    if not (current.is_open or (current.has_body and current.paragraphs[-1].byline)):
        return None
    for item in reversed(items[-_CAPTION_REACH:]):
        only = item.paragraphs[0] if len(item.paragraphs) == 1 else None
        if only is not None and LEADS.match(only.text):
            return item
    return None


def _is_foreword(current: Item) -> bool:
    """Whether all there is so far is what the editors say beforehand, or …电题：…; the byline below it is of what comes."""
    return all(_FOREWORD.match(paragraph.text) for paragraph in current.body[:3])


_FOREWORD: Final = re.compile(
    r"[【\[]?(?:编者按|编者的话|编前|开栏(?:语|的话)|导语)[】\]:：\s]|(?:新华社|本报)[^，。]{0,14}电\s?题[:：]"
)


def _begins_item(current: Item, paragraph: Paragraph, lines: Sequence[Line]) -> bool:
    """Whether a paragraph without a headline begins an item of its own."""
    if paragraph.jump_from or current.paragraphs[-1].jump_to:
        return True
    if current.closed:
        is_afterword = _AFTERWORD.match(paragraph.text) or _SIGNED_DAY.fullmatch(paragraph.text)
        # 市民王女士：… below the paper's own line (热线：5969110) is no answer to her.
        return not is_afterword or lines[paragraph.lines[0]].below_own
    if not current.has_body:
        return False
    if _is_whole(current, lines) and not is_signed_in_line(paragraph.text):
        return True
    return paragraph.dateline is not None or (current.names_makers and is_signed_brief([paragraph]))


def _is_whole(current: Item, lines: Sequence[Line]) -> bool:
    """Whether an item is one paragraph under a headline of its own that who wrote it signs in line (县一中军训汇演 / …检阅。(通讯员 王五)); who asks a question so is answered."""
    text = current.paragraphs[0].text
    return (
        len(current.paragraphs) == 1
        and bool(current.heads)
        and is_signed_in_line(text)
        and bool(signed_at_end(text))
        and not current.is_under_briefs(lines)
    )


def is_signed_brief(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the only one of some paragraphs tells when and who wrote it (近日,…免押金借阅。(周琳)): all of a brief, which no report has that names its makers."""
    return (
        len(paragraphs) == 1
        and is_signed_in_line(paragraphs[0].text)
        and LEADS.match(paragraphs[0].text) is not None
    )


_TAKEN: Final = re.compile(r"^(?!.*文).*[摄影][）)]?$")
"""Who took a picture and wrote nothing."""
_SIGNED_DAY: Final = re.compile(f"{WHOLE_DAY.pattern}|{DAY.pattern}")
"""A day alone, with its year or without: it signs what stands above it."""


def _is_pointed_at(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the caption of a photograph by where in it somebody is (荣光磊(右)) or its number (图③:…), whoever signs it."""
    text = paragraph.text
    return len(text) <= LONGEST_CAPTION and (points_out(text) or NUMBERED.match(text) is not None)


def _is_caption_inside(current: Item, paragraph: Paragraph) -> bool:
    """Whether a paragraph in a report is a photograph's caption with the credit at its end."""
    if not current.has_body:
        return False
    credit = trailing_credit(paragraph.text)
    return (
        bool(credit)
        and PHOTO_CREDIT.search(credit) is not None
        and _speaks_of_itself(paragraph.text.removesuffix(credit), current.paragraphs)
    )


def _is_caption(text: str) -> bool:
    return _CAPTION.match(text) is not None or "图为" in text


def _speaks_of_itself(caption: str, report: Sequence[Paragraph]) -> bool:
    """
    Whether what a photographer signs in or under a report is a caption: by how it begins, or by a scene in its own words.

    Of 2,800 articles, nine in ten last paragraphs share a tenth of their pairs of characters with the rest of their
    article, and nineteen in twenty share less with another article.
    """
    if _is_caption(caption):
        return True
    return _SCENE.search(caption, 0, _SCENE_REACH) is not None and is_strange(caption, report[-_CAPTION_REACH:])


def _is_of_another(paragraph: Paragraph, report: Item) -> bool:
    """Whether what stands right below a photograph is no rest of the report above it: it shares hardly a word with that."""
    last = report.paragraphs[-1]
    return (
        len(paragraph.text) >= _SHORTEST_STRANGER
        and last.lines[-1] + 1 < paragraph.lines[0]
        and is_strange(paragraph.text, report.paragraphs)
    )


_SHORTEST_STRANGER: Final = 40
"""Fewer characters share too few pairs with any text."""


def is_strange(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text shares hardly a word with the end of others."""
    return coherence(text, "".join(paragraph.text for paragraph in paragraphs)[-2000:]) < OF_ANOTHER


_ON_A_DAY: Final = re.compile(r"[^，,。]{2,20}(?:当天|日|[上下]午|清晨|傍晚|晚)[，,]")
_SCENE: Final = re.compile(r"[县区镇乡村市园校馆场站院路街]|公司|车间|中心|大棚|基地")
_SCENE_REACH: Final = 40
"""A caption says within so many characters where the picture was taken."""
_CAPTION_REACH: Final = 8
OF_ANOTHER: Final = 0.1
"""A text that shares less of its pairs of characters with what stands above it is sooner of another article."""


def _caption_apart(current: Item, credit: str, lines: Sequence[Line]) -> Item | None:
    """The caption and credit of a photograph inside a report, taken out of it."""
    if len(current.paragraphs) < 3 or not PHOTO_CREDIT.search(credit):
        return None
    body = [paragraph for paragraph in current.paragraphs[-_CAPTION_REACH:] if not paragraph.byline]
    if len(body) < 2:
        return None
    last = current.paragraphs[-2]
    if last.byline:
        return None
    above = current.paragraphs[-3]
    if current.is_dated and len(body) > 2 and _is_caption(above.text) and not _is_caption(last.text):
        close, apart = (lines[paragraph.lines[0]].gap for paragraph in (last, above))
        if apart > close == 0:
            # Two sentences of a caption, close below each other and apart from the report.
            caption = _caption_of(*current.paragraphs[-3:])
            del current.paragraphs[-3:]
            return caption
    is_both = BOTH_CREDIT.search(credit) is not None
    # Without a dateline above, who took a picture may have written the text; not what begins with a day of its own.
    may_be_own = current.is_dated or (not is_both and _ON_A_DAY.match(last.text) is not None)
    if not (_is_caption(last.text) or (may_be_own and _speaks_of_itself(last.text, current.paragraphs[:-2]))):
        return None
    if is_both and not (_CAPTION.match(last.text) or current.names_makers):
        # Who wrote a report and took its pictures signs it, where its dateline names nobody.
        return None
    caption = _caption_of(*current.paragraphs[-2:])
    del current.paragraphs[-2:]
    return caption


LEADS: Final = re.compile(rf"\d{{1,2}}(?:月\d{{1,2}})?日|[昨今][日天]|{RECENTLY}")
"""How a report says when it was, without its dateline."""
