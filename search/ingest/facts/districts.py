"""
Here is what an article says, give me the districts it happened in, the main one first.

A narrower place beats a wider one, the title and the first sentence beat the rest, a place that only names a road, a
dish or where somebody comes from counts for nothing. What a name alone leaves open (a town of two districts, 该县,
全区) is settled by the article's other places, then by the page.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from search.ingest.facts.elsewhere import elsewhere, is_maker
from search.ingest.facts.gazetteer import UNKNOWN_DISTRICT, Gazetteer, Place, town_stem
from search.ingest.facts.names import HIDDEN_NUMBER, dateline
from search.ingest.facts.spotting import matches_in
from search.model import PartialDate

_TITLE: Final = 5.0
_OPENING: Final = 6.0
_OPENING_AGAIN: Final = 2.5
_LEAD: Final = 2.0
_BODY: Final = 0.6
_BODY_MOST: Final = 3.0
_SIGNED: Final = 4.0
_TITLE_OF_CITY: Final = 7.0
"""More than any one district of the opening."""
_CITY_SHARE: Final = 0.4
_FEW: Final = 2
"""A report that names a district so often or less, and the city as often or more, is the city's."""
_MANY: Final = 4
_ALSO: Final = 0.45
"""A further district is listed when it has this share of the main one's score."""

_LEAD_CHARS: Final = 260
_BODY_CHARS: Final = 2_000
"""Where it happened is said early; a longer text is searched no further."""

_SENTENCE_END: Final = re.compile(r"[。！？!?](?![”』」])")
_PEOPLE: Final = re.compile("人(?![民大社力口才发均防工事武行保员文])")
# 郓城路, 曹州大道, 东明籍, 单县人, 曹县选手, 微山湖, 菏泽学院毕业生: a name inside another one. 街道 is a place, 街 is a road.
_ABSORBED_AFTER: Final = re.compile(
    rf"路|大街|街(?!道)|大道|湖(?![东西南北])|选手|作者|籍|口音|方言|{_PEOPLE.pattern}|国际牡丹|牌|话(?![剧])|桥(?!镇|乡|头)|黄河(?:公路)?大桥(?!工地|建设|施工|项目|[上下头])|代表团|(?:代表|机关|联|[男女篮足])?队(?=[^长员伍部列])"
    r"|(?:学院|医专|医学专科学校)(?:[^，,。；]{0,8}专业)?(?:毕业|[^，,。；]{0,4}学生)"
)
_OF_CITY: Final = re.compile(r"国际牡丹|代表团|(?:代表|机关|联|[男女篮足])?队")
_ABSORBED_BEFORE: Final = re.compile(
    r"(?:来自[^，,。；\n]{0,12}|曾在|毕业于|[原祖]籍(?:是|在|为)?|投资企业|转战|旅居|[冠亚季]军[ \u3000:：]*|战胜|力克|击败|不敌|负于|[险完轻]胜)$"
)
_ABSORBING_AFTER: Final = frozenset("路大街湖国选作籍口方人牌话桥黄代机联男女篮足队学医")
_ABSORBING_BEFORE: Final = frozenset("在是为于籍业战居军胜克败敌 \u3000:：")
"""What they begin with, and what they end with where 来自 is not in it."""
# Before a short form such as 开发区 these leave it short; any other character makes it another zone's name.
_SHORT_AFTER: Final = frozenset("在于到来了为与和入驻户是对由从向全该我本至往赴,，、。；;：:“”‘’（）()《》 　·")
# 市妇幼保健院高新区分院, 市公安局开发区分局: so do the branches of an office of the city.
_BRANCH: Final = re.compile(r"分[院局校行公]")
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
# 全市首家“渣土银行”, 在全市率先启用: a place is compared with the others of the city.
_COMPARED: Final = re.compile(
    r"率先|首[家个例座创部台条辆所处对张]|第一[家个例]|最[大多高早]的|唯一|领先|前[列茅]|第[一二三]位"
)
# 市领导到东明县调研: a report that stays in the place it has named.
_VISIT: Final = re.compile("调研|视察(?!南方)|督导|(?<!健康)(?<!身体)检查|慰问|考察")
# 市区, 城区中华路: somewhere in the city.
_IN_CITY: Final = re.compile("市区|城区[\u4e00-\u9fff]{2,3}[路街]")
_ALL_OF_CITY: Final = ("全市", "我市")
_OWN: Final = ("我县", "我区", "全县")
# 西安路北段, 中华路与解放大街交叉口.
_STREET: Final = re.compile(
    r"路(?:[东南西北中]段|[东南西北]?口(?![子味])|交叉口|与[\u4e00-\u9fff]{2,3}(?:路|大?街|大道)交)"
)
# The papers of a prefecture (菏泽地区) say so for all of it, and of its offices.
_PREFECTURE: Final = re.compile(
    r"[全我]区|地委|行署|地直|地区(?:妇联|[\u4e00-\u9fff]{1,8}?(?:局|委|院|办|公司|中心|指挥部|工会|联合会|建行|工行|农行|银行|馆|宫))"
)
_DAY: Final = re.compile(r"日(?<=\d日)|近日|日前|今天(?!是)|昨天(?!是)")
_WIRE: Final = re.compile(r"(?:据|综合)?(?:新华社|新华网|人民日报|中新社|中新网|央视|光明日报|经济日报)")


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """
    What a page says about where its articles happen.

    Attributes:
        is_local: Whether words such as 全市 mean the gazetteer's city.
        section: District of the page's section or paper (今日牡丹区, 曹县报), or empty.
        usual: District of most articles with one, or empty.
    """

    is_local: bool = True
    section: str = ""
    usual: str = ""


# 本报地址：菏泽市中山路, 印刷:菏泽日报印刷厂: where the paper is made.
_MADE_AT: Final = re.compile("[地社]址|请寄|邮编|印刷")


def home_of(printed: Sequence[str], gazetteer: Gazetteer, year: int | None) -> str:
    """The one district that the paper's own lines, *printed* in *year*, name; the city where they name that, or two; or nothing."""
    named: set[str] = set()
    for line in printed:
        address = _MADE_AT.search(line)
        for match in gazetteer.pattern.finditer(line, 0, address.start() if address else len(line)):
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
        start, end: Where.
        is_full: Whether it is a district named with its town.
    """

    start: int
    end: int
    place: Place
    is_full: bool = False


class Account:
    """
    What an article says of where it happened.

    Attributes:
        title: Kicker, title and subtitle.
        body: Its paragraphs as one, as far as they are looked at.
        in_title, in_body: The places that these name.
        title_citywide, body_citywide: Where words such as 全市 stand in them.
    """

    __slots__ = ("body", "body_citywide", "in_body", "in_title", "texts", "title", "title_citywide")

    def __init__(self, title: str, texts: Sequence[str]) -> None:
        self.title = title
        self.texts = texts
        self.body = "".join(texts)[:_BODY_CHARS]
        self.in_title: list[Mention] = []
        self.in_body: list[Mention] = []
        self.title_citywide: list[int] = []
        self.body_citywide: list[int] = []

    @property
    def names_its_own(self) -> bool:
        """Whether it speaks of 我县, so that the page must decide."""
        said = f"{self.title}\n{self.body[:_LEAD_CHARS]}"
        return any(own in said for own in _OWN)


def accounts_of(titles: Sequence[str], texts: Sequence[Sequence[str]], gazetteer: Gazetteer) -> list[Account]:
    """The accounts of a page's articles, whose *titles* and paragraphs are given."""
    accounts = list(map(Account, titles, texts))
    both = [text for account in accounts for text in (account.title, account.body)]
    names, citywide = gazetteer.spotter.places("\n".join(both))
    named = [found for account in accounts for found in (account.in_title, account.in_body)]
    for number, mention in _meant(matches_in(gazetteer.pattern, both, names), both, gazetteer):
        named[number].append(mention)
    for account in accounts:
        _put_together(account)
    for number, match in matches_in(gazetteer.citywide, both, citywide):
        account = accounts[number // 2]
        if _COMPARED.match(both[number], match.end()):
            continue
        (account.body_citywide if number % 2 else account.title_citywide).append(match.start())
    return accounts


def _put_together(account: Account) -> None:
    """
    A county and the town behind it (郓城县张集乡) name one place, of that county.

    So does the town by itself wherever else the article names it, though the gazetteer has one of that name elsewhere.
    """
    moved: dict[str, Place] = {}
    for text, found in ((account.title, account.in_title), (account.body, account.in_body)):
        kept: list[Mention] = []
        for mention in found:
            before = kept[-1] if kept else None
            if (
                before is None
                or before.end != mention.start
                or (before.place.level, mention.place.level) != ("district", "town")
            ):
                kept.append(mention)
                continue
            kept[-1] = Mention(before.start, mention.end, before.place, is_full=True)
            if before.place.districts[0] not in mention.place.districts:
                moved[town_stem(text[mention.start : mention.end])] = before.place
        found[:] = kept
    if not moved:
        return
    for text, found in ((account.title, account.in_title), (account.body, account.in_body)):
        found[:] = [
            mention._replace(place=moved.get(town_stem(text[mention.start : mention.end]), mention.place))
            for mention in found
        ]


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
    title, texts, body = account.title, account.texts, account.body
    opening_end, lead_end = _extent(body, len(texts[0]) if texts else 0)
    year = when.year if when else None
    in_title, in_body = account.in_title, account.in_body
    if gazetteer.seat and year is not None and year < (gazetteer.prefecture_until or 0):
        in_title, in_body = _in_seat(in_title, title, gazetteer), _in_seat(in_body, body, gazetteer)
    in_title, in_body = (
        [mention for mention in found if _is_possible(mention.place, page, year, gazetteer)]
        for found in (in_title, in_body)
    )
    if not page.is_local and not in_title:
        # On another city's page only what happens here names a place of ours in its title.
        return (UNKNOWN_DISTRICT,)
    in_body = _of_events(texts, body, in_body)
    score: dict[str, float] = {}
    bulk: dict[str, float] = {}
    city = gazetteer.city

    # 市区…东城派出所, 菏泽市南城办事处: of the city's own 东城 and a county's the city's is meant, whatever the news beside it is of.
    beside = neighbour
    if beside and not page.section and city in body[:_LEAD_CHARS]:
        beside = ""

    def districts_of(mention: Mention) -> str:
        return _settle(mention.place, (in_title, in_body), page, beside, gazetteer, year)

    def share_of(mention: Mention) -> float:
        # 曹州牡丹园: what is held in a park of the city may be all the city's.
        return _CITY_SHARE if mention.place.level in ("city", "sight") else 1

    titled = set()
    for mention in in_title:
        name = districts_of(mention)
        titled.add(name)
        score[name] = score.get(name, 0) + _TITLE * share_of(mention) * (1 + mention.is_full)
    narrower = False
    signed_from = _signature(texts) if in_body and in_body[-1].start >= opening_end else _BODY_CHARS
    for mention in in_body:
        name = districts_of(mention)
        if mention.start < opening_end:
            points = _OPENING_AGAIN if narrower or name == city else _OPENING
            narrower = narrower or share_of(mention) == 1
        elif mention.start >= signed_from:
            is_of_one = len(score) == 1 and in_body[0].place.level == "district"
            if name == city and not is_of_one:
                # 停电范围:何楼办事处… 国网菏泽供电公司: the notice is for all its city, whichever towns it lists, but for one
                # that names one district and no more (牡丹区八一路).
                score[city] = _TITLE_OF_CITY
                continue
            points = _SIGNED
        elif mention.start < lead_end:
            points = _LEAD
        else:
            bulk[name] = bulk.get(name, 0) + _BODY * (1 + mention.is_full)
            continue
        points *= share_of(mention)
        before = score.get(name, 0.0)
        if name in titled and mention.start < opening_end:
            # The headline says it of this place, whichever the opening names first: 成武、定陶一带突降暴雨.
            titled.discard(name)
            score[name] = before + points / 2
        else:
            score[name] = max(before, before / 2 + points)
    if (
        not score
        and len(body) > _LEAD_CHARS
        and max(bulk.values(), default=0.0) <= _BODY
        and not _is_report(texts)
    ):
        # An essay that names a place once, somewhere in it, is not about that place; a short notice is.
        bulk.clear()
    if (
        account.body_citywide
        and not in_title
        and not _VISIT.search(body, 0, opening_end)
        and _speaks_of_all(account, [name for name in map(districts_of, in_body) if name != city])
    ):
        # “俺心里踏实了,”家住郓城县的赵师傅说。三年来,我市…市公安局…: the report of the city opens with one of its people.
        score[city] = _TITLE_OF_CITY
    named = {districts_of(mention) for mention in (*in_title, *in_body)} - {city}
    if named == {gazetteer.seat} and _IN_CITY.search(f"{title}\n{body[:_LEAD_CHARS]}"):
        # 市区康庄路一小区…牡丹区房管局工作人员: where in the city it is.
        score = {gazetteer.seat: _TITLE_OF_CITY}
    for name, points in bulk.items():
        score[name] = score.get(name, 0) + min(points, _BODY_MOST) * (_CITY_SHARE if name == city else 1)
    is_wire = _WIRE.match(body) is not None
    if not score and not (account.title_citywide or account.body_citywide) and _is_advice(texts, body):
        return (UNKNOWN_DISTRICT,)
    if not score:
        place = _labelled(account, gazetteer)
        if place is None:
            place = _by_office(f"{title}\n{body}", gazetteer)
        if place is not None:
            score[_settle(place, (), page, beside, gazetteer, year)] = 4.0
    if page.is_local and not is_wire:
        is_prefecture = not page.section and _was_prefecture(gazetteer, year)
        _add_local_words(score, account, opening_end, page, neighbour, gazetteer, is_prefecture)
    if not score and page.is_local and (place := _of_people(body, gazetteer)) is not None:
        score[_settle(place, (), page, neighbour, gazetteer, year)] = 1.0
    if not score:
        if neighbour and (_OF_THE_PICTURE.match(body) or _BESIDE_A_REPORT.match(title)):
            # A photograph of the article it stands beside, or a box.
            return (neighbour,)
        if page.usual and page.is_local and (page.usual != city or _is_told(texts, body)):
            return (page.usual,)
        return (UNKNOWN_DISTRICT,)
    if len(score) == 1:
        return tuple(score)
    ranked = sorted(score, key=score.__getitem__, reverse=True)
    top = score[ranked[0]]
    return tuple([name for name in ranked[:5] if score[name] >= top * _ALSO])


def _of_events(texts: Sequence[str], body: str, in_body: list[Mention]) -> list[Mention]:
    """Those of the places *in_body* that say where something was, and not where somebody is from who asks."""
    if not in_body or not _ASKED.match(body):
        return in_body
    # 问:… 成武县大田集镇 孙吉昌 答:… is a question that anybody may have.
    people = _askers(texts)
    return [m for m in in_body if not any(start <= m.start < end for start, end in people)]


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
    name = place.districts[0]
    is_ours = (page.is_local and not page.section) or page.section in place.districts
    return not place.is_short or (is_ours and not _is_ahead(name, year, gazetteer))


_ASKED: Final = re.compile(r"\W{0,2}(?:读者|市民|网友)?问\s?[:：]")
_ANSWERED: Final = re.compile(r"(?:医[生师]|律师|专家)?答\s?[:：]")
_ASKER: Final = re.compile(r"[（(][^()（）]{2,20}[)）]$")


def _askers(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Where in a text of questions and answers those who ask sign: a line of their own, or what stands in brackets behind."""
    found: list[tuple[int, int]] = []
    start = 0
    for number, text in enumerate(texts):
        if number and _ANSWERED.match(text):
            last = texts[number - 1]
            signed = _ASKER.search(last[-_LONGEST_SIGNATURE:])
            if signed is not None:
                found.append((start - len(signed[0]), start))
            elif len(last) <= _LONGEST_SIGNATURE and "?" not in last and "？" not in last:
                found.append((start - len(last), start))
        start += len(text)
    return found


def _speaks_of_all(account: Account, named: Sequence[str]) -> bool:
    """Whether a text names districts, *named* once for each time, but seldom, and 我市 and its offices as often."""
    most = max(Counter(named).values(), default=_FEW + 1)
    if most > _FEW or not any(account.body.startswith(_ALL_OF_CITY, at) for at in account.body_citywide):
        return False
    return len(account.body_citywide) + len(_CITY_OFFICE.findall(account.body)) >= _FEW


# A town's office goes by its name alone: 安兴派出所, 终兴法庭.
_OFFICE: Final = re.compile("派出所|法庭|司法所|卫生院|供电所|中心校|敬老院|工商所|信用社")


def _labelled(account: Account, gazetteer: Gazetteer) -> Place | None:
    """The town whose bare name stands before a headline or a brief (陶庙:…, 【陶庙】…)."""
    label = _TOWN_LABEL.match(account.title) or _TOWN_LABEL.match(account.body)
    return _by_stem(gazetteer).get(label[1]) if label else None


_TOWN_LABEL: Final = re.compile("[【\\[〔]?([\u4e00-\u9fff]{2,4})[】\\]〕:：]")


def _by_office(text: str, gazetteer: Gazetteer) -> Place | None:
    """The town whose office a text that names no place speaks of."""
    towns = _by_stem(gazetteer)
    ends = (found.start() for found in _OFFICE.finditer(text))
    stems = (text[max(0, end - size) : end] for end in ends for size in (4, 3, 2))
    return next((towns[stem] for stem in stems if stem in towns), None)


@functools.lru_cache(maxsize=8)
def _by_stem(gazetteer: Gazetteer) -> dict[str, Place]:
    """The towns by their bare names."""
    towns: dict[str, Place] = {}
    for name, place in gazetteer.names.items():
        if place.level == "town":
            towns.setdefault(town_stem(name), place)
    return towns


def _of_people(body: str, gazetteer: Gazetteer) -> Place | None:
    """The place whose people a text that names no place opens with (济宁人吃槐花)."""
    found = gazetteer.pattern.finditer(body, 0, _LEAD_CHARS)
    return next((gazetteer.names[match[0]] for match in found if _PEOPLE.match(body, match.end())), None)


def _was_prefecture(gazetteer: Gazetteer, year: int | None) -> bool:
    return year is not None and gazetteer.prefecture_until is not None and year <= gazetteer.prefecture_until


def is_own_report(account: Account, page: PagePlaces, gazetteer: Gazetteer) -> bool:
    """
    Whether an article that names no place is a report of the city's own paper (本报讯), and so from the city.

    So is what its reporter signs, or photographs, what the paper tells its readers, and the weather. A wire's news, an essay and advice are from no place; a report
    that names a place elsewhere is from there.
    """
    texts = account.texts
    if not page.is_local or not texts:
        return False
    is_theirs = (
        dateline(texts[0])
        or _BY_REPORTER.search(texts[-1][-40:])
        or _BY_REPORTER.search(texts[0][:40].lstrip("□◇■ "))
        or _WEATHER.search(account.body)
        or _REPORTER_GOES.search(account.body, 0, _LEAD_CHARS)
        or _BY_READER.match(account.body)
        or _SIGNED_BY_READER.search(texts[-1][-20:])
        or _CONTINUED.match(texts[0])
    )
    if not is_theirs or _WIRE.match(account.body):
        return False
    opening = f"{account.title}\n{account.body[: _extent(account.body, len(account.texts[0]))[0]]}"
    # 来自武汉的游客, 旅居北京的画家: where somebody comes from.
    return all(
        _ABSORBED_BEFORE.search(opening, 0, match.start()) for match in elsewhere(gazetteer).finditer(opening)
    )


# (本报记者 马琳 摄); 本报记者 马 琳 on a line of its own.
_BY_REPORTER: Final = re.compile(
    r"[记读]者[^，,。；]{0,12}摄[)）]?\s*$|^[(（]?(?:本报|[\u4e00-\u9fff]{0,4}[晚日]报)?(?:全媒体)?记者\s*[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,12}[)）]?$"
)
# 连日来,本报摄影记者走进乡村、社区…: what the paper's own reporters saw.
_REPORTER_GOES: Final = re.compile("本报(?:摄影|见习|实习|特派)?记者(?:走[进访]|[来赶]到|深入|前往|跟随|采访)")
# (上接01版)收割,…: what goes on from another page is a report of the paper.
_CONTINUED: Final = re.compile(r"[（(【\[]\s*(?:上接|紧接)")
# 市民吴女士反映:…, ●家住银田小区的赵先生来电:, 市民王先生:…, 137××××5501:…: what a reader has told the paper.
_BY_READER: Final = re.compile(
    r"\W?\s?(?:(?:市民|居民|读者|家住)[^，,。；:：]{1,16}(?:反映|来[电信]|投诉)|市民[^，,。；:：]{1,6}(?:先生|女士|师傅|大[爷妈娘])[:：]|"
    rf"{HIDDEN_NUMBER}[:：])"
)
_SIGNED_BY_READER: Final = re.compile(r"(?:^|[(（。！？])(?:读者|市民)[:：]?\s*[\u4e00-\u9fff]{2,4}[)）]?$")
_WEATHER: Final = re.compile(
    r"(?:今天|明天|夜间)[^。]{0,24}(?:气温|温度)[^。]{0,12}℃|(?:今天|明天|夜间)[:：]?(?:晴|多云|阴|[小中大暴阵雷]{1,3}[雨雪])[^。]{0,24}(?:℃|摄氏度)"
)


def _is_news(texts: Sequence[str]) -> bool:
    """Whether a dateline or a reporter who signs shows a text to be news."""
    if not texts:
        return False
    end = texts[-1][-60:]
    return dateline(texts[0]) is not None or "记者" in end or "通讯员" in end


def _is_advice(texts: Sequence[str], body: str) -> bool:
    """Whether a text is nothing but points, from the first on, that name no day: from nowhere, whichever office gave them."""
    return _POINTS.match(body) is not None and not _is_told(texts, body)


# 1.不要…2.不要…, 第一步,…, 一看烟筒。…二看风斗。…
_POINTS: Final = re.compile(
    r"(?:[一1１]\s?[、.．]|第一步|①).{4,200}?(?:[二2２]\s?[、.．](?!\d)|第二步|②)|一([看查闻听问防忌戒要]).{4,200}?二\1"
)


def _is_told(texts: Sequence[str], body: str) -> bool:
    """Whether a text is news or tells of a day; else, where it names no place, it is commentary, advice or an essay."""
    return _is_news(texts) or "本报" in body or _DAY.search(body) is not None


def _is_report(texts: Sequence[str]) -> bool:
    """Whether a dateline or who signs shows a text to be news or a notice."""
    # 国网菏泽供电公司 signs a notice.
    is_signed = len(texts) > 1 and len(texts[-1]) <= _LONGEST_SIGNATURE and "。" not in texts[-1]
    return is_signed or _is_news(texts)


_LONGEST_SIGNATURE: Final = 24


def _signature(texts: Sequence[str]) -> int:
    """Where the office that signs a notice begins, above its day if that stands below it; behind the end where none does."""
    start = sum(map(len, texts))
    for text in texts[:0:-1]:
        start -= len(text)
        if _SIGNING_OFFICE.match(text):
            return start
        if not text[:1].isdigit():
            break
    return _BODY_CHARS


_SIGNING_OFFICE: Final = re.compile(
    r"[\u4e00-\u9fff]{4,22}(?:公司|法院|局|委员会|政府|中心|指挥部|办公室)(?:\s*\d{4}年.{3,6})?\s*$"
)


def mentions(texts: Sequence[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The places *texts* name, without those that are part of a road's, a dish's or a person's description."""
    found = ((number, match) for number, text in enumerate(texts) for match in gazetteer.pattern.finditer(text))
    return (mention for _, mention in _meant(found, texts, gazetteer))


def _meant(
    found: Iterable[tuple[int, re.Match[str]]], texts: Sequence[str], gazetteer: Gazetteer
) -> Iterator[tuple[int, Mention]]:
    for number, match in found:
        place = gazetteer.names[match[0]]
        start, end = match.span()
        inner = gazetteer.pattern.match(texts[number], end) if place.districts[0] == gazetteer.city else None
        if inner is not None and _is_meant(texts[number], end, inner.end(), gazetteer.names[inner[0]], gazetteer):
            # 菏泽市定陶区: the city is only where its district is; 菏泽市郓城路 is in no district.
            continue
        if _is_meant(texts[number], start, end, place, gazetteer):
            yield number, Mention(start, end, place)


def _is_meant(text: str, start: int, end: int, place: Place, gazetteer: Gazetteer) -> bool:
    """Whether the name of a place, `text[start:end]`, means it, and is no part of another name or description."""
    after, before = text[end : end + 1], text[max(0, start - 14) : start]
    if place.level != "town" and after in _ABSORBING_AFTER and _ABSORBED_AFTER.match(text, end):
        # 菏泽代表队夺两金, 菏泽国际牡丹花会签约: what the city's team wins elsewhere and its feast are news of the city.
        return place.districts[0] == gazetteer.city and _OF_CITY.match(text, end) is not None
    last = before[-1:]
    if place.is_short and start and last not in _SHORT_AFTER and not _BRANCH.match(text, end):
        return False
    if is_maker(text, start, end):
        # 记者 王东明
        return False
    if (last in _ABSORBING_BEFORE or "来自" in before) and _ABSORBED_BEFORE.search(before):
        return False
    if place.level == "town" and start >= 3 and last in "县市区":
        # 郯城县马头镇: a town after the name of a county that is none of ours.
        return any(text[max(0, start - size) : start] in gazetteer.names for size in range(2, 8))
    return True


def _extent(body: str, first: int) -> tuple[int, int]:
    """Where the first sentence, which the first paragraph may end without a mark, and the first paragraph of *body* end."""
    end = _SENTENCE_END.search(body)
    lead = min(max(first, 1), _LEAD_CHARS)
    if end is None:
        return lead, lead
    # A byline on a line of its own is no paragraph to end with.
    most = lead if first >= _LEAST_LEAD else _LEAD_CHARS
    return min(end.end(), most), lead


_OF_THE_PICTURE: Final = re.compile("图为|[上下左右]图|图[①-⑩]")
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


def _is_ahead(name: str, year: int | None, gazetteer: Gazetteer) -> bool:
    """Whether there was to be a district of this *name* only after *year*; the name of one that is gone is printed on."""
    since = gazetteer.by_name[name].since
    return year is not None and since is not None and year < since


@functools.lru_cache(maxsize=4096)
def _holders(districts: tuple[str, ...], is_town: bool, year: int | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Those of *districts* that there were in *year*, for a town of others those that took their place."""
    names = []
    for name in districts:
        district = gazetteer.district(name)
        if district is None or district.valid_in(year):
            names.append(name)
        elif district.successor and is_town and district.successor not in names:
            names.append(district.successor)
    return tuple(names or districts[:1])


def _add_local_words(
    score: dict[str, float],
    account: Account,
    opening_end: int,
    page: PagePlaces,
    neighbour: str,
    gazetteer: Gazetteer,
    is_prefecture: bool,
) -> None:
    """全市, 该县 and the like, which name a place without its name; 我区 is all of a prefecture on its paper's page."""
    title, texts, body, city = account.title, account.texts, account.body, gazetteer.city
    opening = f"{title}\n{body[:opening_end]}"
    own = next((name[-1] for name in _OWN if name in opening and not (is_prefecture and name == "我区")), "")
    if own:
        # 我县举行… on a county's page: it is meant, not the town named last or the city it is compared with.
        others = (name for name in score if name != city)
        likely = next((n for n in (page.section, *others, neighbour, page.usual) if n.endswith(own)), "")
        if likely:
            score[likely] = score.get(likely, 0) + _OPENING
    # 省委副书记来我区检查防汛: the places visited are what it is about.
    is_prefecture = is_prefecture and not _VISIT.search(opening)
    titled = _CITY_OFFICE.match(title, max(0, f" {title}".find(" 市")))
    if account.title_citywide or (is_prefecture and _PREFECTURE.search(title)) or titled is not None:
        # 全市城镇化工作现场会, 我市百万亩小麦“托管”待收: it is the city's, wherever it is held or the report begins.
        score[city] = score.get(city, 0) + (2.5 if account.in_title else _TITLE_OF_CITY)
    if account.body_citywide:
        if account.body_citywide[0] < opening_end:
            score[city] = score.get(city, 0) + 3.0
        if account.body_citywide[-1] >= opening_end:
            score[city] = score.get(city, 0) + 1.0
    if len(score) > (city in score):
        office_of = _CITY_OFFICE.search(body, 0, opening_end) if "市" in body[:opening_end] else None
        is_citys = is_prefecture or office_of is not None
        is_one = len(score) - (city in score) == 1 and _STREET.search(body, 0, _LEAD_CHARS) is not None
        if is_citys and max(score.values()) <= _LEAD and not is_one:
            # An office of the city opens the text; the districts named deep in it are its examples, but where it
            # happened in one street the one that holds it.
            score[city] = score.get(city, 0) + _LEAD + 0.1
        return
    if is_prefecture:
        score[city] = score.get(city, 0) + 1.0
        return
    # 县城 in an essay is not that of the news beside it.
    beside = neighbour if _is_told(texts, body) else ""
    for pattern, suffix in ((_LOCAL_COUNTY, "县"), (_LOCAL_DISTRICT, "区")):
        likely = next((name for name in (page.section, beside, page.usual) if name.endswith(suffix)), "")
        if likely and pattern.search(body):
            score[likely] = score.get(likely, 0) + 4.0
            return
    if page.section:
        score[page.section] = score.get(page.section, 0) + 1.5
    elif not score and (
        any("市" in text and _CITY_OFFICE.search(text) for text in (title, *texts))
        or (
            page.usual in ("", city)
            and ("城区" in body[:_LEAD_CHARS] or _STREET.search(body, 0, _LEAD_CHARS))
            and not _LOCAL_COUNTY.search(body)
        )
    ):
        # 城区双井街的路灯, 西安路北段: the streets of the city, unless the page is a county's.
        score[city] = 1.0
