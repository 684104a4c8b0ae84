"""The query language for readers: what one may type, as examples that run, and what each of them asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from search import MAX_CHARACTERS, MAX_CLAUSES, MAX_DEPTH, MAX_DISTANCE
from web.languages import lazy_gettext as _
from web.traditional import traditional


@dataclass(frozen=True, slots=True)
class Example:
    """
    A query to try, and what it asks for.

    Attributes:
        query: With the names of samples in braces (see `search.answering.sampling`) where the samples of the archive are to stand.
    """

    query: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Section:
    """
    One idea of the language.

    Attributes:
        name: The anchor of the section.
    """

    name: str
    heading: str
    text: str
    examples: tuple[Example, ...]


SECTIONS = (
    Section(
        "words",
        _("写词"),
        _(
            "写一个词、一个人名或一句话就行，不必用符号。逐字相连的排在前面，其次是各词都有的；都没有时，列出含部分词的。"
        ),
        (
            Example("{phrase}", _("连在一起的，再是各词都有的")),
            Example("{word} {other}", _("空格：两个都要有，不必相连")),
            Example("{run}", _("字母和数字按整串查：不会找到更长的一串")),
            Example("{traditional}", _("繁体简体、异体字、大小写、全角半角都一样")),
        ),
    ),
    Section(
        "exactly",
        _("一字不差"),
        _(
            "加上引号，就只找这一串字，标点也要与报上相同，和在网页里按 Ctrl+F 一样。四种引号都可以；文字本身带引号的，用「」括起来。"
        ),
        (
            Example("“{phrase}”", _("只要这些字连着的")),
            Example("「{quoted}」", _("直角引号：里面有别的引号也行")),
            Example('"{number}"', _("数字也一样：小数点算在内")),
        ),
    ),
    Section(
        "operators",
        _("或者、不要、括号"),
        _("OR、AND、NOT 要用大写，旁边是空格、括号或引号；减号紧挨着后面的词。全角符号也认。"),
        (
            Example("{word} OR {other}", _("有一个就行")),
            Example("{word}｜{other}", _("竖线也是“或者”")),
            Example("{word} -{absent}", _("减号：不要这个词")),
            Example("{word} NOT {absent}", _("NOT：同上")),
            Example("（{word} OR {absent}） {other}", _("括号里的先算")),
        ),
    ),
    Section(
        "fields",
        _("只在一处找"),
        _(
            "写上字段名和冒号，中文英文都行：标题 title、正文 body、作者 author、记者 reporter、通讯员 correspondent、地区 district、来源 source、类型 kind、日期 date、刊期 issue。"
        ),
        (
            Example("标题:{heading}", _("标题里有，引题、副题也算")),
            Example("正文:({word} {other})", _("正文里都有")),
            Example("作者:{reporter}", _("署名的，记者、通讯员、摄影都算")),
            Example("记者:{reporter}", _("署名的记者")),
            Example("通讯员:{correspondent}", _("署名的通讯员，姓名的一部分也行")),
            Example("记者:“{reporter}”", _("加引号：姓名不多不少正是这个")),
            Example("地区:{district}", _("写的是这个地区")),
            Example("类型:{kind}", _("新闻、专稿（通讯、特写、随笔）、图片、简讯、公告")),
            Example("title:{heading}", _("字段名用英文也一样")),
        ),
    ),
    Section(
        "dates",
        _("日期"),
        _(
            "日期是稿件的日期：电头的，或文中说的那一天；刊期是报纸的日期，往往晚一天。年、月、日写到哪一步都行，两头用两点连起来，可以只写一头。只知道年或月的稿件，有可能在内的也列出。"
        ),
        (
            Example("日期:{year}年{month}月", _("这一个月")),
            Example("日期:{since}..{until}", _("从这个月到那个月")),
            Example("{word} 日期:{year}..", _("这一年起")),
            Example("刊期:{issue}", _("这个月的报纸上登的")),
        ),
    ),
    Section(
        "near",
        _("挨得近、隔几个字"),
        _("同一段、同一句，或者相隔不远。问号和星号要夹在两个汉字中间，不会越过一句话的末尾。"),
        (
            Example('"{word} {other}"~20', _("两个词之间最多隔 20 字，先后不论")),
            Example("({word} {other})/s", _("在同一句里")),
            Example("({word} {other})/p", _("在同一段里")),
            Example("{first}?{third}", _("一个问号正好一个字")),
            Example("{begin}*{end}", _("星号：隔零到八个字")),
        ),
    ),
    Section(
        "spelling",
        _("拼音和错字"),
        _(
            "查不到或查到很少时，会问“您要找的是不是”，点了才换，不会偷偷替您改。写拼音或声母也可以，声调和空格不必写。"
        ),
        (
            Example("{pinyin}", _("拼音")),
            Example("{initials}", _("声母")),
            Example("{homophone}", _("同音字")),
            Example("{slip}", _("句子里错了一个字")),
        ),
    ),
)

LIMITS = {
    "characters": MAX_CHARACTERS,
    "words": MAX_CLAUSES,
    "depth": MAX_DEPTH,
    "distance": MAX_DISTANCE,
}
"""How much a query may hold."""

BRIEF = (
    Example("{phrase}", _("先列逐字相连的，再列各词都有的")),
    Example("“{phrase}”", _("加引号：一字不差，标点也算")),
    Example("{word} {other}", _("空格：两个都要有")),
    Example("{word} -{absent}", _("减号：不要这个词")),
    Example("{word} OR {other}", _("OR：有一个就行")),
    Example("标题:{heading}", _("只查标题；还有 记者: 地区: 日期: 刊期: 等")),
)
"""What is told beside the box; the rest is on the help page."""

_OF_NO_ARCHIVE: Mapping[str, str] = {
    "phrase": "脱贫攻坚", "first": "脱", "third": "攻坚", "begin": "脱贫", "end": "攻坚", "word": "项目", "other": "签约",
    "absent": "招商", "heading": "开发区", "run": "5G", "number": "16.8", "quoted": "提升“红色物业”",
    "reporter": "黄启峰", "correspondent": "李", "district": "菏泽开发区", "kind": "图片", "year": "2020", "month": "4",
    "since": "2020-04", "until": "2020-06", "issue": "2020-04", "pinyin": "huangqifeng", "initials": "hqf", "homophone": "黄启丰",
    "slip": "脱贫公坚",
}  # fmt: skip
"""Samples to show where there is nothing to take them from."""


def sections(samples: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections with examples of these *samples*, those left out that one is missing for."""
    return tuple(replace(section, examples=filled(section.examples, samples)) for section in SECTIONS)


def filled(examples: tuple[Example, ...], samples: Mapping[str, str]) -> tuple[Example, ...]:
    """The *examples* that can be made of *samples*, or of what no archive needs to hold where there are none."""
    samples = samples or _OF_NO_ARCHIVE
    known = {**samples}
    if (old := traditional(samples.get("phrase", ""))) != samples.get("phrase", ""):
        known["traditional"] = old
    found = []
    for example in examples:
        try:
            found.append(replace(example, query=example.query.format_map(known)))
        except KeyError:
            continue
    return tuple(found)
