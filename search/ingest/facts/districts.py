"""
Here is what an article says, give me the districts it happened in, the main one first.

A narrower place beats a wider one, the title and the first sentence beat the rest, a place that only names a road, a
dish or where somebody comes from counts for nothing. What a name alone leaves open (a town of two districts, 该县,
全区) is settled by the article's other places, then by the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from search.ingest.facts.elsewhere import elsewhere, is_maker
from search.ingest.facts.gazetteer import District, Gazetteer, Place, town_stem
from search.ingest.facts.names import HIDDEN_NUMBER, dateline, surnames
from search.ingest.facts.spotting import matches_in
from search.model import UNKNOWN_DISTRICT, PartialDate

# Points for the district of a place, by where it is named.
_TITLE: Final = 5.0
_OPENING: Final = 6.0
_OPENING_AGAIN: Final = 2.5
_LEAD: Final = 2.0
_BODY: Final = 0.6
_BODY_MOST: Final = 3.0
_TITLE_OF_CITY: Final = 7.0
"""More than any one district of the opening."""
_CITY_SHARE: Final = 0.4
"""Of these points for a place that may be anywhere in the city: a narrower one beats it."""
_ALSO: Final = 0.45
"""A further district is listed when it has this share of the main one's score."""
_MOST_DISTRICTS: Final = 5

_SIDE_BY_SIDE: Final = 10
"""Characters from one place to the next in a list of them."""

_LEAD_CHARS: Final = 260
_BODY_CHARS: Final = 2_000
"""Where it happened is said early; a longer text is searched no further."""

_SENTENCE_END: Final = re.compile(r"[。！？!?](?![”』」])")
# 郓城路, 曹州大道, 东明籍, 单县人, 曹县选手, 微山湖, 菏泽学院毕业生: a name inside another one. 街道 is a place, 街 is a road.
_ABSORBED_AFTER: Final = re.compile(
    r"路|大街|街(?!道)|大道|湖(?![东西南北])|煤田|选手|作者|籍|口音|方言|人(?![民大社力口才发均防工事武行保员文])|国际牡丹|牌|话(?![剧])|桥(?!镇|乡|头)|黄河(?:公路)?大桥(?!工地|建设|施工|项目|[上下头]|[往向以]?[东西南北])|代表团|(?:代表|机关|联|[男女篮足])?队(?=[^长员伍部列])"
    r"|(?:学院|医专|医学专科学校)(?:[^，,。；]{0,8}专业)?(?:毕业|[^，,。；]{0,4}学生)"
)
_ABSORBED_BEFORE: Final = re.compile(
    r"(?:来自[^，,。；\n]{0,12}|曾在|毕业于|[原祖]籍(?:是|在|为)?|投资企业|转战|旅居|[冠亚季]军[ \u3000:：]*|战胜|力克|击败|不敌|负于|[险完轻]胜)$"
)
_ABSORBING_AFTER: Final = frozenset("路大街湖煤国选作籍口方人牌话桥黄代机联男女篮足队学医")
_ABSORBING_BEFORE: Final = frozenset("在是为于籍业战居军胜克败敌 \u3000:：")
"""What they begin with, and what they end with where 来自 is not in it."""
# 齐鲁银行菏泽分行, 菏泽监管分局, 菏泽隆源机械有限公司: what bears the city's name may be in any district of it.
_BRANCH: Final = re.compile(
    r"[\u4e00-\u9fff]{2,3}?[\u4e00-\u9fff]{0,4}(?:分(?:公司|行|局)|[\u4e00-\u9fff]{0,9}有限(?:责任)?公司)"
)
# Before a short form such as 开发区 these leave it short; any other character makes it another zone's name.
_SHORT_AFTER: Final = frozenset("在于到来住了为与和入驻户是对由从向全该我本至往赴,，、。；;：:“”‘’（）()《》 　·")
# Each way begins with a character of its own, so that a search skips from one of these to the next.
_LOCAL_COUNTY: Final = re.compile(
    r"县(?:(?<=[我该全本]县)|委|政府|人民(?![大西东南北中]?[路街])|城|直|纪委|[公教卫交农民应自市]|第?[一二三四五]中|(?:(?<![\u4e00-\u9fff]县)|(?<=[由在到了向据从系合访住期前日天午是的为与和及给去来进交送经被着]县))(?=[\u4e00-\u9fff]{1,8}(?:局|委|院|公司|中心|大队|馆|站)))"
)
# 市区人民路 is no district's, 灾区人民 are no district's.
_LOCAL_DISTRICT: Final = re.compile(
    r"区(?:(?<=[我该全本]区)|(?<![市灾山老边校库景]区)(?:委|政府|人民(?![大西东南北中]?[路街])|直|纪委))|党工委|管委会"
)
# 市农科院, 市中心血站: an office of the city, and 在市区 is in it; 本市民… and 城市管理局 are not.
_CITY_OFFICE: Final = re.compile(
    r"市(?:(?<![\u4e00-\u9fff]市)|(?<=[由在到了向据从系合访住期前日天午是的为与和及给去来进交送经被]市))(?:[\u4e00-\u9fff]{1,10}?(?:局|委|管理处|管理所|院|办|中心|支队|协会|联合会|总工会|学校|血站|集团|公司)|[妇残]联|文联|总工会|[\u4e00-\u9fff]{2,5}[馆宫]|[一二三四五六七八九十]{1,3}届|人大|政协|机关|立医院|第[一二三四]|直|一中|二中|气象台|红十字会|区(?!别))"
)
# 本周市区农贸市场, 今年城区小学, 市内5条公交线路; 县城区, 老城区 and 济南市区 may be anywhere.
_IN_THE_CITY: Final = re.compile(
    "(?:(?<![\u4e00-\u9fff])|(?<=[年季月周日天在住向到从对])|(?<=[今目]前)|(?<=[前后]期))(?:市(?:区(?!别)|内)|城区)"
)
# 今天夜间到明天:晴间多云,…℃: the weather of where the paper is read.
_FORECAST: Final = re.compile("(?:【天气(?:预报)?】)?(?:今[天日晚夜]|明[天日]|夜间)[^。]{0,40}℃")
# 全市首家“渣土银行”, 在全市率先启用: a place is compared with the others of the city.
_COMPARED: Final = re.compile(
    r"率先|首[家个例座创部台条辆所处对张]|第一[家个例]|最[大多高早]的|唯一|领先|前[列茅]|第[一二三]位"
)
_OWN: Final = ("我县", "我区", "全县")
# The papers of a prefecture (菏泽地区) say so for all of it, and of its offices.
_PREFECTURE: Final = re.compile(
    r"[全我]区|地委|行署|地直|地区(?:妇联|[\u4e00-\u9fff]{1,8}?(?:局|委|院|办|公司|中心|指挥部|工会|联合会|建行|工行|农行|银行|馆|宫))"
)
_WIRE: Final = re.compile(
    r"据《[^》]{2,8}[报网]》|(?:据|综合)?(?:新华社|新华网|人民日报|中新社|中新网|央视|光明日报|经济日报)"
)


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """
    What a page says about where its articles happen.

    Attributes:
        is_local: Whether words such as 全市 mean the gazetteer's city.
        section: District of the page's section or paper (今日牡丹区, 曹县报), or empty.
        usual: District of most articles with one, or empty.
        is_of_house: Whether the paper is a school's or a firm's.
    """

    is_local: bool = True
    section: str = ""
    usual: str = ""
    is_of_house: bool = False


def home_of(printed: Sequence[str], gazetteer: Gazetteer, year: int | None) -> str:
    """The one district that the paper's own lines, *printed* in *year*, name; the city where they name that, or two; or nothing."""
    named: set[str] = set()
    for line in printed:
        for match in gazetteer.pattern.finditer(line):
            place = gazetteer.names[match[0]]
            # 开发区 can be any city's.
            if not (place.is_short or place.level == "sight" or is_maker(line, *match.span())):
                named.update(_holders(place.districts, place.level == "town", year, gazetteer))
    narrower = named - {gazetteer.city}
    if len(narrower) == 1:
        return narrower.pop()
    return gazetteer.city if named else ""


class Mention(NamedTuple):
    """
    A place named in a text.

    Attributes:
        start: Where.
    """

    start: int
    place: Place


class Account:
    """
    What an article says of where it happened.

    Attributes:
        title: Kicker, title and subtitle.
        body: Its paragraphs as one, as far as they are looked at.
        author: Where in them is said who wrote it and where he works.
        in_title, in_body: The places that these name.
        title_citywide, body_citywide: Where words such as 全市 stand in them.
        is_compared: Whether what happened is compared with the rest of the paper's own city (我市首条…).
    """

    __slots__ = (
        "author",
        "body",
        "body_citywide",
        "in_body",
        "in_title",
        "is_compared",
        "texts",
        "title",
        "title_citywide",
    )

    def __init__(self, title: str, texts: Sequence[str]) -> None:
        self.title = title
        self.texts = texts
        body = "".join(texts)
        self.body = body[:_BODY_CHARS]
        self.author = len(body) - _author_chars(texts)
        self.in_title: list[Mention] = []
        self.in_body: list[Mention] = []
        self.title_citywide: list[int] = []
        self.body_citywide: list[int] = []
        self.is_compared = False


def _author_chars(texts: Sequence[str]) -> int:
    """How many characters at the end of an essay, of advice, say who wrote it and where he works or learns (（定陶区人民医院 匡静）): it tells of no place."""
    last = texts[-1] if texts else ""
    if not last.startswith("作者") and last.rstrip()[-1:] not in ("）", ")"):
        return 0
    author = _AUTHOR.search(last, max(0, len(last) - _LONGEST_AUTHOR))
    return len(author[0]) if author and not dateline(texts[0]) else 0


_LONGEST_AUTHOR: Final = 48
_AUTHOR: Final = re.compile(
    r"[（(](?=[^（）()]{0,40}(?:作者|口述|医院|卫生院|中学|小学|学校|学院|党校|大学|[一二三四五六七八九\d]班))[^（）()]{2,44}[)）]\s*$|^作者[:：].*$"
)


def accounts_of(titles: Sequence[str], texts: Sequence[Sequence[str]], gazetteer: Gazetteer) -> list[Account]:
    """The accounts of a page's articles, whose *titles* and paragraphs are given."""
    accounts = list(map(Account, titles, texts))
    both = [text for account in accounts for text in (account.title, account.body)]
    names, citywide = gazetteer.spotter.places("\n".join(both))
    named = [found for account in accounts for found in (account.in_title, account.in_body)]
    for number, mention in _meant(matches_in(gazetteer.pattern, both, names), both, gazetteer):
        if number % 2 and mention.start >= accounts[number // 2].author and mention.place.level != "city":
            continue
        named[number].append(mention)
    for number, match in matches_in(gazetteer.citywide, both, citywide):
        account = accounts[number // 2]
        if _COMPARED.match(both[number], match.end()):
            account.is_compared |= match[0].startswith("我")
            continue
        (account.body_citywide if number % 2 else account.title_citywide).append(match.start())
    return accounts


def districts_in(
    account: Account,
    gazetteer: Gazetteer,
    when: PartialDate | None,
    page: PagePlaces = PagePlaces(),
    neighbour: str = "",
) -> tuple[str, ...]:
    """
    The districts an article happened in, the main one first; never empty.

    Args:
        when: Chooses among names that held in different years.
        neighbour: Main district of the article before it on the page; weak evidence for 该县.
    """
    return _Weighing(account, gazetteer, when.year if when else None, page, neighbour).districts()


class _Weighing:
    """
    What an article says of where it happened, as points for districts.

    Attributes:
        year: When it happened, as far as that is known.
        in_title, in_body: The places it names that can be meant on its page.
        opening_end, lead_end: Where its first sentence and its first paragraph end.
        score: The points; a district that nothing speaks for is not in it.
    """

    __slots__ = (
        "account",
        "city",
        "gazetteer",
        "in_body",
        "in_title",
        "lead_end",
        "neighbour",
        "opening_end",
        "page",
        "score",
        "year",
    )

    def __init__(
        self, account: Account, gazetteer: Gazetteer, year: int | None, page: PagePlaces, neighbour: str
    ) -> None:
        self.account = account
        self.gazetteer = gazetteer
        self.city = gazetteer.city
        self.year = year
        self.page = page
        self.neighbour = neighbour
        self.opening_end, self.lead_end = _extent(account.body, len(account.texts[0]) if account.texts else 0)
        self.in_title = self._possible(account.in_title, account.title)
        self.in_body = self._possible(account.in_body, account.body)
        if page.is_of_house:
            self.in_body = [mention for mention in self.in_body if self._goes_there(mention)]
        self.score: dict[str, float] = {}

    def districts(self) -> tuple[str, ...]:
        """The districts by their points; never empty."""
        page, account, gazetteer = self.page, self.account, self.gazetteer
        if not page.is_local and not self.in_title:
            # On another city's page only what happens here names a place of ours in its title.
            return (UNKNOWN_DISTRICT,)
        self._weigh_title()
        self._weigh_body()
        is_wire = _WIRE.match(account.body) is not None
        if page.is_local and not is_wire and (self.score or not _begins_elsewhere(account, gazetteer)):
            self._weigh_local_words()
        if self.score.keys() <= {self.city} and (place := _whose_people(account, gazetteer)) is not None:
            return (self._district_of(place),)
        return self._ranked() if self.score else (self._unnamed(is_wire),)

    def _possible(self, found: Sequence[Mention], text: str) -> list[Mention]:
        """The mentions in *text* that can mean a place of ours then, on this page."""
        gazetteer, year = self.gazetteer, self.year
        if gazetteer.seat and year is not None and year < (gazetteer.prefecture_until or 0):
            found = _in_seat(found, text, gazetteer)
        return [mention for mention in found if _is_possible(mention.place, self.page, year, gazetteer)]

    def _goes_there(self, mention: Mention) -> bool:
        """Whether a school or a firm tells of what happened at a place that the body names, and not at home."""
        start = mention.start
        return mention.place.level == "city" or (
            _GOES_THERE.search(self.account.body, max(0, start - 12), start) is not None
        )

    def _add(self, name: str, points: float) -> None:
        self.score[name] = self.score.get(name, 0) + points

    def _share_of(self, name: str) -> float:
        return _CITY_SHARE if name == self.city else 1

    def _district_of(self, place: Place) -> str:
        """Which of its districts the name of a place means."""
        return _settle(place, (self.in_title, self.in_body), self.page, self.neighbour, self.gazetteer, self.year)

    def _weigh_title(self) -> None:
        for mention in self.in_title:
            name = self._district_of(mention.place)
            is_branch = name == self.city and _BRANCH.match(self.account.title, mention.start)
            self._add(name, (_BODY if is_branch else _TITLE) * self._share_of(name))

    def _weigh_body(self) -> None:
        """By how early a place is named; what is named deep in the text counts again and again, up to a bound."""
        body, city = self.account.body, self.city
        bulk: dict[str, float] = {}
        narrower = False
        for mention in self.in_body:
            name = self._district_of(mention.place)
            if name == city and _BRANCH.match(body, mention.start):
                points = _BODY
            elif mention.start < self.opening_end:
                points = _OPENING_AGAIN if narrower or name == city else _OPENING
                narrower = narrower or name != city
            elif mention.start < self.lead_end:
                points = _LEAD
            else:
                bulk[name] = bulk.get(name, 0) + _BODY
                continue
            self._add(name, points * self._share_of(name))
        for name, points in bulk.items():
            self._add(name, min(points, _BODY_MOST) * self._share_of(name))
        if self.page.is_local and not self.page.section and _lists_districts(self.in_body, self.opening_end):
            # 与会人员观摩了单县、成武县、定陶区的…: what was there was everywhere.
            self._add(city, _TITLE_OF_CITY)

    def _weigh_local_words(self) -> None:
        """全市, 该县 and the like, which name a place without its name; 我区 is all of a prefecture on its paper's page."""
        is_prefecture = not self.page.section and _was_prefecture(self.gazetteer, self.year)
        self._weigh_own(is_prefecture)
        self._weigh_citywide(is_prefecture)
        if self.score.keys() - {self.city}:
            self._weigh_office(is_prefecture)
        elif is_prefecture:
            self._add(self.city, 1.0)
        else:
            self._weigh_local_offices()

    def _weigh_own(self, is_prefecture: bool) -> None:
        """我县举行… on a county's page: it is meant, not the town named last or the city it is compared with."""
        account, page = self.account, self.page
        opening = f"{account.title}\n{account.body[: self.opening_end]}"
        own = next((name[-1] for name in _OWN if name in opening and not (is_prefecture and name == "我区")), "")
        if own:
            others = (name for name in self.score if name != self.city)
            likely = next((n for n in (page.section, *others, self.neighbour, page.usual) if n.endswith(own)), "")
            if likely:
                self._add(likely, _OPENING)

    def _weigh_citywide(self, is_prefecture: bool) -> None:
        account, city = self.account, self.city
        if account.title_citywide or (is_prefecture and _PREFECTURE.search(account.title)):
            # 全市城镇化工作现场会, 我市百万亩小麦“托管”待收: it is the city's, wherever it is held or the report begins.
            self._add(city, 2.5 if account.in_title else _TITLE_OF_CITY)
        if account.body_citywide:
            if account.body_citywide[0] < self.opening_end:
                self._add(city, 3.0)
            if account.body_citywide[-1] >= self.opening_end:
                self._add(city, 1.0)

    def _weigh_office(self, is_prefecture: bool) -> None:
        """An office of the city that opens the text: districts that are named only deep in it are its examples."""
        if max(self.score.values()) > _LEAD:
            return
        lead = "\n".join((self.account.title, *self.account.texts[:1]))
        office = _CITY_OFFICE.search(lead) if "市" in lead else None
        # 市区 is in the district that the city lies in.
        is_citys = (is_prefecture and _PREFECTURE.search(lead)) or (
            office and not (office[0] == "市区" and self.gazetteer.seat in self.score)
        )
        if is_citys:
            self._add(self.city, _LEAD + 0.1)

    def _weigh_local_offices(self) -> None:
        """县委, 管委会, 市教育局 of an article that names no district: the section's, or the city's."""
        account, page = self.account, self.page
        beside = self.neighbour if "该县" in account.body else ""
        for pattern, suffix in ((_LOCAL_COUNTY, "县"), (_LOCAL_DISTRICT, "区")):
            likely = next((name for name in (page.section, beside, page.usual) if name.endswith(suffix)), "")
            if likely and pattern.search(account.body):
                self._add(likely, 4.0)
                return
        if page.section:
            self._add(page.section, 1.5)
        elif not self.score and any(
            "市" in text and _CITY_OFFICE.search(text) for text in (account.title, *account.texts)
        ):
            self._add(self.city, 1.0)

    def _unnamed(self, is_wire: bool) -> str:
        """The district of an article that names none in any way."""
        page, account = self.page, self.account
        if (place := _labelled(account, self.gazetteer)) is not None:
            return self._district_of(place)
        if self.neighbour and _BESIDE_A_REPORT.match(account.title):
            return self.neighbour
        if page.is_local and page.usual not in ("", self.city) and not is_wire:
            return page.usual
        # 我市首条…, without a place: where it is in the city is not said.
        return self.city if account.is_compared and page.is_local else UNKNOWN_DISTRICT

    def _ranked(self) -> tuple[str, ...]:
        """The districts with points, as far as they come near the first one's."""
        score, city, account, page = self.score, self.city, self.account, self.page
        if len(score) == 1:
            return tuple(score)
        ranked = sorted(score, key=score.__getitem__, reverse=True)
        top = score[ranked[0]]
        is_list = any(two.start - one.start <= _SIDE_BY_SIDE for one, two in pairwise(self.in_body[:2]))
        if is_list and score[ranked[1]] == top < _LEAD and page.is_local and not page.section:
            # 曹县汉服、郓城酒包…: named beside each other deep in the text they are examples.
            return (city,)
        named = tuple([name for name in ranked[:_MOST_DISTRICTS] if score[name] >= top * _ALSO])
        if named == (city, self.gazetteer.seat) and not (account.title_citywide or account.body_citywide):
            # 菏泽二中门前，牡丹区交警…: what bears the city's name there is in the district of the city.
            return named[::-1]
        return named


def _lists_districts(found: Sequence[Mention], end: int) -> bool:
    """Whether three districts are named beside each other before *end*."""
    named = [
        (one.start, one.place.districts) for one in found if one.start < end and one.place.level == "district"
    ]
    return any(
        three[0] - one[0] <= 2 * _SIDE_BY_SIDE and len({one[1], two[1], three[1]}) == 3
        for one, two, three in zip(named, named[1:], named[2:], strict=False)
    )


# 我院专家在单县终兴镇义诊, 学生走进鄄城县: what a school or a firm tells of happened at home, unless they went there. 家住鄄城县, 定陶县的一名患者, 曹县一中来校参观 are at home.
_GOES_THERE: Final = re.compile(
    r"(?:(?<![住来])在|[赴到往抵入]|走[进访]|深入|前往|开进|落户)[^，,。；！？]{0,10}$"
)


def _labelled(account: Account, gazetteer: Gazetteer) -> Place | None:
    """The town whose bare name stands before a headline or a brief (陶庙:…, 【陶庙】…)."""
    label = _TOWN_LABEL.match(account.title) or _TOWN_LABEL.match(account.body)
    return _by_stem(gazetteer).get(label[1]) if label else None


def _whose_people(account: Account, gazetteer: Gazetteer) -> Place | None:
    """The place that a headline or a paragraph at the beginning says something general of in its first words (曹县人爱说…); 曹县人刘某 is somebody from there."""
    for text in (account.title, *account.texts[:_FIRST]):
        found = gazetteer.pattern.match(text)
        if found and text[found.end() : found.end() + 1] == "人":
            after = text[found.end() + 1 : found.end() + 2]
            return gazetteer.names[found[0]] if after == "常" or after not in surnames()[0] else None
    return None


_FIRST: Final = 3
_TOWN_LABEL: Final = re.compile("[【\\[〔]?([\u4e00-\u9fff]{2,4})[】\\]〕:：]")


@functools.lru_cache(maxsize=8)
def _by_stem(gazetteer: Gazetteer) -> dict[str, Place]:
    """The towns by their bare names."""
    towns: dict[str, Place] = {}
    for name, place in gazetteer.names.items():
        if place.level == "town":
            towns.setdefault(town_stem(name), place)
    return towns


def _in_seat(found: Sequence[Mention], text: str, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions with 菏泽市 as the city that it was while the prefecture was 菏泽地区: the district of today."""
    seat = Place((gazetteer.seat,), "district")
    return [
        mention._replace(place=seat) if text.startswith(gazetteer.city, mention.start) else mention
        for mention in found
    ]


def _is_possible(place: Place, page: PagePlaces, year: int | None, gazetteer: Gazetteer) -> bool:
    """
    Whether a short name can mean its district.

    On the page of a county, or of another city, 开发区 is its own; before there was a 新区 that was anybody's.
    """
    if not place.is_short:
        return True
    since = gazetteer.by_name[place.districts[0]].since
    is_ours = (page.is_local and not page.section) or page.section in place.districts
    return is_ours and (year is None or since is None or since <= year)


def _was_prefecture(gazetteer: Gazetteer, year: int | None) -> bool:
    return year is not None and gazetteer.prefecture_until is not None and year <= gazetteer.prefecture_until


def is_own_report(account: Account, page: PagePlaces, gazetteer: Gazetteer) -> bool:
    """
    Whether an article that names no place is a report of the city's own paper (本报讯), and so from the city.

    So is what its reporter signs or photographs, what readers tell it or sign, who is asked to call it, what happens 在市区, and the weather. A wire's news, an essay and advice are from no place; a report
    that names a place elsewhere is from there.
    """
    texts = account.texts
    if not page.is_local or not texts:
        return False
    opening = f"{account.title}\n{account.body[: _extent(account.body, len(account.texts[0]))[0]]}"
    is_theirs = (
        dateline(texts[0])
        or _BY_REPORTER.search(texts[-1][-40:])
        or _BY_REPORTER.search(texts[0][:40].lstrip("□◇■ "))
        or _BY_READER.match(account.body)
        or _SIGNED_BY_READER.search(texts[-1][-20:])
        or _CALLS_PAPER.search(account.body)
        or _FORECAST.match(account.body)
        or _IN_THE_CITY.search(opening)
    )
    if not is_theirs or _WIRE.match(account.body):
        return False
    return elsewhere(gazetteer).search(opening) is None


# (本报记者 马琳 摄); 本报记者 马 琳 on a line of its own.
_BY_REPORTER: Final = re.compile(
    r"[记读]者[^，,。；]{0,12}摄[)）]?\s*$|^[(（]?(?:本报|[\u4e00-\u9fff]{0,4}[晚日]报)?(?:全媒体|热线)?记者\s*[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,12}[)）]?$"
)
# 市民吴女士反映:…, ●家住银田小区的赵先生来电:, 市民王先生:…, 137××××5501:…: what a reader has told the paper.
_BY_READER: Final = re.compile(
    r"\W?\s?(?:(?:市民|居民|读者|家住)[^，,。；:：]{1,16}(?:反映|来[电信]|投诉)|(?:市民|读者)[^，,。；:：问]{2,6}[:：]|"
    rf"{HIDDEN_NUMBER}[:：])"
)
# …捡到钥匙一串,请失主与本报联系; …市民打进晚报热线询问.
_CALLS_PAPER: Final = re.compile(r"(?:与|打进|拨打|致电|拨通)(?:本|[日晚])报")
_SIGNED_BY_READER: Final = re.compile(r"(?:^|[(（。！？])(?:读者|市民)[:：]?\s*[\u4e00-\u9fff]{2,4}[)）]?$")


def mentions(texts: Sequence[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The places *texts* name, without those that are part of a road's, a dish's or a person's description."""
    found = ((number, match) for number, text in enumerate(texts) for match in gazetteer.pattern.finditer(text))
    return (mention for _, mention in _meant(found, texts, gazetteer))


def _meant(
    found: Iterable[tuple[int, re.Match[str]]], texts: Sequence[str], gazetteer: Gazetteer
) -> Iterator[tuple[int, Mention]]:
    behind, others = None, set()
    for number, match in found:
        place = gazetteer.names[match[0]]
        start, end = match.span()
        if place.level == "town" and behind == (number, start):
            # 郓城县张集乡 is in 郓城, though the gazetteer knows one of 单县.
            continue
        behind = (number, end) if place.level == "district" else None
        if place.level == "town" and _is_end_of_another(texts[number][max(0, start - 9) : start], gazetteer):
            # Where it stands again without its county it is the other one, too.
            others.add(texts[number][start - 1 : end])
        if texts[number][max(0, start - 1) : end] in others:
            continue
        if _is_meant(texts[number], start, end, place, gazetteer):
            yield number, Mention(start, place)


def _is_meant(text: str, start: int, end: int, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether the name of a place, `text[start:end]`, means it, and is no part of another name or description."""
    after, before = text[end : end + 1], text[max(0, start - 14) : start]
    if place.level != "town" and after in _ABSORBING_AFTER and _ABSORBED_AFTER.match(text, end):
        return False
    last = before[-1:]
    if last == "《" and _WORK.match(text, start):
        # 县剧团《曹州血》赴郑州演出
        return False
    if place.is_short and start and last not in _SHORT_AFTER:
        return False
    if is_maker(text, start, end) or (last in _SURNAMES and _GIVEN_NAME.fullmatch(text, start, end)):
        # 记者 王东明, 果农张成武
        return False
    if (last in _ABSORBING_BEFORE or "来自" in before) and _ABSORBED_BEFORE.search(before):
        # ——来自成武、巨野蒜区的报道: it was reported from there.
        return (
            "来自" in before and _REPORTED_FROM.search(before + text[start : end + _REPORTED_WITHIN]) is not None
        )
    if place.level == "town" and start >= 3 and last in "县市区":
        # 郯城县马头镇: a town after the name of a county that is none of ours.
        return any(text[max(0, start - size) : start] in gazetteer.names for size in range(2, 8))
    return True


_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯董曹袁邓蔡贾丁魏薛叶潘杜戴汪姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟"
)
"""Common surnames that no word ends in which stands before a place, as 于, 任 and 向 do."""
_GIVEN_NAME: Final = re.compile("[\u4e00-\u9fff][^县市区镇乡]")
"""The name of a county without its rank, as somebody's given name."""
_REPORTED_FROM: Final = re.compile("来自[^，,。；\n]{2,26}的(?:一线)?(?:报[告道]|调查|观察)")
_REPORTED_WITHIN: Final = 16
_WORK: Final = re.compile(r"[^《》\n]{2,10}(?<![报刊志法案])(?<!条例|办法|规划|通知|意见|决定|报告|纲要|公约)》")
"""What is called so in its marks is a play, a book, a song (《曹州血》); no law, no paper."""
# 嘉祥县大张楼镇: the end of a longer name, if the county before that is none of ours. 和 and the like begin no name.
_COUNTY_AND_MORE: Final = re.compile(r"([\u4e00-\u9fff]{1,6}[县市区])(?![和与及同、])[\u4e00-\u9fff]{1,2}$")


def _is_end_of_another(before: str, gazetteer: Gazetteer) -> bool:
    """Whether the name of a town behind *before* is the end of that of another one, of a county elsewhere."""
    match = _COUNTY_AND_MORE.search(before) if any(map(before.__contains__, "县市区")) else None
    return match is not None and any(
        elsewhere(gazetteer).fullmatch(match[1], at) for at in range(len(match[1]) - 1)
    )


def _extent(body: str, first: int) -> tuple[int, int]:
    """Where the first sentence, which the first paragraph may end without a mark, and the first paragraph of *body* end."""
    end = _SENTENCE_END.search(body)
    lead = min(max(first, 1), _LEAD_CHARS)
    if end is None:
        return lead, lead
    # A byline on a line of its own is no paragraph to end with.
    most = lead if first >= _LEAST_LEAD else _LEAD_CHARS
    return min(end.end(), most), lead


def _begins_elsewhere(account: Account, gazetteer: Gazetteer) -> bool:
    """Whether a text begins with another city (近日，上海市普陀区…), whose 全市 and 市教育局 it means then, unless it says 我市; 赴上海 begins here."""
    body = account.body
    start = told.end() if (told := dateline(body)) else 0
    found = elsewhere(gazetteer).search(body, start, start + _BEGINNING)
    return (
        found is not None
        and not _FROM_HERE.search(body, start, found.start())
        and "我市" not in body + account.title
    )


_BEGINNING: Final = 24
"""Characters within which a text says where it is."""
_FROM_HERE: Final = re.compile("[赴到往去抵与从由对同和跟让向市县区镇村]")
"""What stands before another city where somebody from here goes there or has to do with it."""
_BESIDE_A_REPORT: Final = re.compile("(?:记者|采访)[手札]记 |(?:新闻|相关|背景)链接 ")
_LEAST_LEAD: Final = 24
"""Characters of a first paragraph that says something."""


def _settle(
    place: Place,
    named: Iterable[Sequence[Mention]],
    page: PagePlaces,
    neighbour: str,
    gazetteer: Gazetteer,
    year: int | None,
) -> str:
    """
    Which of the districts of a name is meant; what the article *named* otherwise comes first, then the page.

    That a town is still the least likely one's only the article or the paper itself can say.
    """
    names = _holders(place.districts, place.level == "town", year, gazetteer)
    if len(names) > 1:
        certain = [m.place.districts[0] for found in named for m in found if len(m.place.districts) == 1]
        for name in (*certain, page.section):
            if name in names:
                return name
        likely = place.districts[:-1] if place.is_ranked else names
        for name in (neighbour, page.usual):
            if name in names and name in likely:
                return name
    return names[0]


@functools.lru_cache(maxsize=4096)
def _holders(districts: tuple[str, ...], is_town: bool, year: int | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Those of *districts* that there were in *year*, for a town of those that there were no more what took their place."""
    names = []
    for name in districts:
        district = gazetteer.district(name)
        if district is None or district.valid_in(year):
            names.append(name)
        elif district.successor and is_town and district.successor not in names and not _is_before(district, year):
            names.append(district.successor)
    return tuple(names or districts[:1])


def _is_before(district: District, year: int | None) -> bool:
    """Whether a year is before there was a district."""
    return year is not None and district.since is not None and year < district.since
