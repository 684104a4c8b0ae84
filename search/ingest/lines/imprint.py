"""
Here are the lines of a page that are the paper's own, give me what they name: the paper, its day, the numbers of its pages.

What `masthead` finds is read here, and what it looks for is made of the same pieces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from search.ingest.facts.dates import half_digits, number_of, weekday_of
from search.ingest.lines.layout import Line
from search.model import PartialDate

SHEETS: Final = "ABCDEFGH"
"""Letters of the sheets of a paper, before the number of a page (A04, B2版)."""
PAPER: Final = r"(?:《?[\u4e00-\u9fff]{2,6}?(?:日报|晚报|早报|(?<!及)时报|都市报|广播电视报|商报|周报|周刊|新报|工人报|农民报|传媒|大众报)》?(?:·周[\u4e00-\u9fff])?)"
_NUMBER_WORDS: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
# 元月 is January.
MONTH_WORDS: Final = r"(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})"
YEAR_WORDS: Final = r"(?:(?:19|20)\d\d|[二一][〇零○九][〇零○一二三四五六七八九]{2})"
DAY: Final = rf"(?:(?:公元)?{YEAR_WORDS}\s*(?:年|[-－./·]|\s(?=\d{{1,2}}[./]))\s*{MONTH_WORDS}\s*(?:月|[-－./·])\s*{_NUMBER_WORDS}\s*日?)"
SHORT_DAY: Final = rf"(?:{MONTH_WORDS}\s*月\s*{_NUMBER_WORDS}\s*日(?:出版)?)"
WEEKDAY: Final = r"(?:(?:星期|周|礼拜)[一二三四五六日天])"
SECTION_WORDS: Final = r"(?:要闻|服务|互动|财经|影像|文学|校园|少儿|老年|汽车|房产|消费|维权|评论|人大|政协|法院|检察|综合|综合新闻|信息|本地|民生|社会|时政|经济|教育|健康|文化|体育|国内|国际|国内国际|天下|广告|专版|专刊|副刊|县区|县区新闻|区县|关注|聚焦|视点|城事|都市|生活|专题|公益广告|综合·广告|版面|理论|读者|法治|三农|财经|新闻|导读|头版|公告|分类信息|资讯|农业|农村|农民|文体|文教|科教|科技|旅游|文旅|政法|党建|图片|图片新闻|教体|卫生|交通|金融|商业|乡村|乡村振兴|人物|观点|时事|法制|生态|环保|财富|家园|城乡|镇街|乡镇|特别报道|分类广告|简讯|文娱|文艺|艺术|娱乐|体坛|环球|国际国内|县域|县市区|市县|热线|阅读|书画|军事|警务|楼市|车市|家居|股市|证券|彩票|育儿|时尚|数码|通信|保险|科普|人文|文史|深度|民声)"

# 第3页 共8页, Page 3 of 8, and an address: of the sheet that the text was taken from, or of the site; they name no page of the paper.
SHEET_NUMBER: Final = re.compile(
    r"第\s*\d{1,3}\s*页\s*[/／,，]?\s*共\s*\d{1,3}\s*页|[Pp]age\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
)
NET_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[!-~]+(?:\s+[\d/:.年月日\s-]+)?")
# 菏 泽 日 报; 1 0 月 1 5 日, and its year and weekday beside it.
SPACED_OUT: Final = re.compile(
    r"[\u4e00-\u9fff](?:[\s\u3000]{1,3}[\u4e00-\u9fff]){3,7}"
    r"|(?:\d[\s\u3000]{1,3}){1,8}[年月](?:[\s\u3000]{1,3}[\d年月日号星期一二三四五六天]){1,12}"
)
# 曹县报, 郓城报 2011年4月13日, only at the head of a page.
_LOCAL_PAPER: Final = re.compile(
    r"[\u4e00-\u9fff]{1,2}[县区]报(?=\s|$)|[\u4e00-\u9fff]{2,5}报(?=\s+(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
)
_SHORT_NAME: Final = re.compile("[\u4e00-\u9fff]{2,3}报")
"""The name of a paper, of a line that is the paper's own."""
HOUSE_PAPER: Final = re.compile(
    "[\u4e00-\u9fff]{2,10}(?:大学|学院|[中小]学|(?<!法)院|[校矿厂]|公司|集团|油田|工人|职工)报(?![\u4e00-\u9fff])"
)
"""The name of a school's or a firm's paper, whose news are from where it is."""
PAPER_NAME: Final = re.compile(PAPER)
_PAGE_NAME: Final = re.compile(
    rf"(?:第\s*)?(?P<number>(?:[{SHEETS}{SHEETS.lower()}]\s?)?\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s*版|(?<![\w])(?P<code>[{SHEETS}]\s?\d{{1,2}})(?!\d)|(?:^|(?<=\s))(?P<plain>0\d)(?=$|\s)"
)
# 2 要闻, 郓城新闻 3: the number of the page beside its section.
_PAGE_BESIDE: Final = re.compile(
    rf"(\d{{1,2}})\s+{SECTION_WORDS}{{1,3}}(?:\s|$)|(?:[\u4e00-\u9fff]{{2,4}})?{SECTION_WORDS}{{1,3}}\s+(\d{{1,2}})$"
)
_FULL_DATE: Final = re.compile(
    rf"(?P<y>{YEAR_WORDS})\s*(?:[年\-－./·]|\s(?=\d{{1,2}}[./]))\s*(?P<m>{MONTH_WORDS})\s*[月\-－./·]\s*(?P<d>{_NUMBER_WORDS})"
)
MONTH_AND_DAY: Final = re.compile(rf"(?<![\d一二三四五六七八九十])({MONTH_WORDS})\s*月\s*({_NUMBER_WORDS})\s*日")
_YEAR_ONLY: Final = re.compile(rf"(?:^|(?<=[\s·|｜]))({YEAR_WORDS})\s*年(?=$|[\s·|｜])")
_YEAR_AND_MONTH: Final = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月(?!\s*\d)")


@dataclass(frozen=True, slots=True)
class Masthead:
    """
    What the paper prints of itself on a page.

    Attributes:
        lines: Places (in the list given) of the lines it takes up.
        numbers: Places of lines that are a page number and nothing else.
        date: The day, or the month, it prints with its year.
        day: Month and day where it prints them without a year.
        weekday: Its weekday (Monday is 0), where it prints one and no other.
        pages: Numbers of pages as they are printed; more than one where the sheet holds several.
    """

    lines: frozenset[int]
    numbers: frozenset[int]
    paper: str = ""
    date: PartialDate | None = None
    day: tuple[int, int] | None = None
    weekday: int | None = None
    pages: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The number of the page, the first where it prints several; empty where it prints none."""
        return self.pages[0] if self.pages else ""


def read_masthead(lines: Sequence[Line], found: set[int], numbers: set[int]) -> Masthead:
    """
    What the paper's own lines name; of what several name, the first counts.

    Args:
        found: Places of these lines.
        numbers: Places of those that are a page number and nothing else.
    """
    paper, when, month, day, year = "", None, None, None, ""
    pages: list[str] = []
    weekdays: set[int] = set()
    for place in sorted(found | numbers):
        text = half_digits(lines[place].text)
        if NET_ADDRESS.fullmatch(text):
            continue
        if SPACED_OUT.fullmatch(text):
            text = "".join(text.split())
        if not paper and (
            match := HOUSE_PAPER.search(text)
            or PAPER_NAME.search(text)
            or _LOCAL_PAPER.match(text)
            or _SHORT_NAME.fullmatch(text)
        ):
            paper = match[0].strip("《》")
        if when is None:
            when = _full_date(text)
        if month is None and (match := _YEAR_AND_MONTH.search(text)):
            month = _date(match[1], match[2])
        if day is None and (match := MONTH_AND_DAY.search(text)):
            month_and_day = (number_of(match[1]), number_of(match[2]))
            day = month_and_day if 1 <= month_and_day[0] <= 12 else None
        if not year and (match := _YEAR_ONLY.search(text)):
            year = match[1]
        weekdays.update(weekday_of(named[-1]) for named in re.findall(WEEKDAY, text))
        dateless = _FULL_DATE.sub(" ", text)
        dateless = re.sub(r"今日\s*\S{1,3}\s*版|第\s*\d{2,6}\s*期|CN[\s\d-]+", " ", dateless)
        if match := _PAGE_NAME.search(dateless):
            pages.append((match["number"] or match["code"] or match["plain"]).replace(" ", ""))
        elif match := _PAGE_BESIDE.match(text):
            pages.append(match[1] or match[2])
        elif place in numbers and not SHEET_NUMBER.fullmatch(text):
            pages.append(re.sub(r"[-—–·\s第版页]|/.*", "", text))
    if when is None and year and day:
        when = _date(year, str(day[0]), str(day[1]))
    weekday = weekdays.pop() if len(weekdays) == 1 else None
    return Masthead(
        frozenset(found), frozenset(numbers), paper, when or month, day, weekday, tuple(filter(None, pages))
    )


def names_day(text: str) -> bool:
    """Whether one of the paper's own lines names a day."""
    return None not in day_of(half_digits(text))


def day_of(text: str) -> tuple[int | None, int | None]:
    """The month and day that a line names."""
    when, match = _full_date(text), MONTH_AND_DAY.search(text)
    return (
        (when.month, when.day) if when else (number_of(match[1]), number_of(match[2])) if match else (None, None)
    )


def _full_date(text: str) -> PartialDate | None:
    match = _FULL_DATE.search(half_digits(text))
    return _date(match["y"], match["m"], match["d"]) if match else None


def _date(*numbers: str) -> PartialDate | None:
    try:
        return PartialDate(*map(number_of, numbers))
    except ValueError:
        return None
