"""The query language for readers: what one may type, as examples that run, and what each of them asks for."""

from __future__ import annotations

from dataclasses import dataclass

from web.languages import lazy_gettext as _


@dataclass(frozen=True, slots=True)
class Example:
    """A query to try, and what it asks for."""

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
            Example("脱贫攻坚", _("这四个字连在一起的，再是两个词都有的")),
            Example("脱贫攻坚 开发区", _("空格：两个都要有，不必相连")),
            Example("5G", _("字母和数字按整串查：不会找到 15G")),
            Example("黃啟峰", _("繁体简体、异体字、大小写、全角半角都一样")),
        ),
    ),
    Section(
        "exactly",
        _("一字不差"),
        _(
            "加上引号，就只找这一串字，标点也要与报上相同，和在网页里按 Ctrl+F 一样。四种引号都可以；文字本身带引号的，用「」括起来。"
        ),
        (
            Example("“决战决胜”", _("只要这四个字连着的")),
            Example("「提升“红色物业”」", _("直角引号：里面有别的引号也行")),
            Example('"16.8"', _("数字也一样：小数点算在内")),
        ),
    ),
    Section(
        "operators",
        _("或者、不要、括号"),
        _("OR、AND、NOT 要用大写，旁边是空格、括号或引号；减号紧挨着后面的词。全角符号也认。"),
        (
            Example("脱贫 OR 扶贫", _("有一个就行")),
            Example("签约｜投产", _("竖线也是“或者”")),
            Example("开发区 -招商", _("减号：不要这个词")),
            Example("开发区 NOT 招商", _("NOT：同上")),
            Example("（脱贫 OR 扶贫） 开发区", _("括号里的先算")),
        ),
    ),
    Section(
        "fields",
        _("只在一处找"),
        _(
            "写上字段名和冒号，中文英文都行：标题 title、正文 body、记者 reporter、通讯员 correspondent、地区 district、来源 source、类型 kind、日期 date。"
        ),
        (
            Example("标题:开发区", _("标题里有")),
            Example("正文:(项目 签约)", _("正文里都有")),
            Example("记者:黄启峰", _("署名的记者")),
            Example("通讯员:李", _("署名的通讯员，姓名的一部分也行")),
            Example("记者:“黄启峰”", _("加引号：姓名不多不少正是这个")),
            Example("地区:菏泽开发区", _("写的是这个地区")),
            Example("类型:图片", _("新闻、专稿（通讯、特写、随笔）、图片、简讯、公告")),
            Example("title:开发区", _("字段名用英文也一样")),
        ),
    ),
    Section(
        "dates",
        _("日期"),
        _("年、月、日写到哪一步都行，两头用两点连起来，可以只写一头。只知道年或月的稿件，有可能在内的也列出。"),
        (
            Example("日期:2020年4月", _("这一个月")),
            Example("日期:2020-04..2020-06", _("从四月到六月")),
            Example("开发区 日期:2020..", _("2020 年起")),
        ),
    ),
    Section(
        "near",
        _("挨得近、隔几个字"),
        _("同一段、同一句，或者相隔不远。问号和星号要夹在两个汉字中间，不会越过一句话的末尾。"),
        (
            Example('"项目 签约"~20', _("两个词之间最多隔 20 字，先后不论")),
            Example("(项目 签约)/s", _("在同一句里")),
            Example("(项目 签约)/p", _("在同一段里")),
            Example("脱?攻坚", _("一个问号正好一个字")),
            Example("招商*项目", _("星号：隔零到八个字")),
        ),
    ),
    Section(
        "spelling",
        _("拼音和错字"),
        _(
            "查不到或查到很少时，会问“您要找的是不是”，点了才换，不会偷偷替您改。写拼音或声母也可以，声调和空格不必写。"
        ),
        (
            Example("lianjianjun", _("拼音")),
            Example("ljj", _("声母")),
            Example("练建钧", _("同音字")),
            Example("脱贫公坚", _("句子里错了一个字")),
        ),
    ),
)
