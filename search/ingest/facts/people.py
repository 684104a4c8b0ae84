"""
Here is an article, give me the people it names: makers from its byline, officials and managers from their titles.

What is found here teaches the segmenter names (an index's dictionary); it decides no field of an article. So it must
be right about the names it gives, and may miss some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from search.ingest.facts.names import surnames
from search.model import Article

_TITLES: Final = (
    "司令员|秘书长|董事长|总经理|负责人|研究员|志愿者|通讯员|调研员|巡视员|理事长|书记|"
    "主任|市长|县长|区长|镇长|乡长|部长|局长|处长|科长|所长|院长|校长|行长|站长|队长|"
    "政委|主席|会长|委员|代表|常委|组长|经理|总裁|厂长|社长|法人|教授|医生|老师|民警|"
    "记者|厅长|省长|司长|院士"
)
"""What stands before a name; the longest first, so that 总经理 is not taken for 经理."""

_AFTER: Final = "，,、。；;:：“”‘’（(）)！？!? \n"
_VERBS: Final = (
    "说|表示|指出|强调|要求|介绍|认为|出席|参加|主持|陪同|带领|率|在|来到|到|先后|"
    "深入|赴|向|对|就|从|为|与|和|及|等|告诉|带队|一行|分别|代表|作|讲|详细|首先|"
    "接受|宣布|致辞|致词|听取|调研|督导|检查|组织|围绕|随|也|还|同|是|任|被|当选|正|"
    "走"
)
"""What a person who has just been named does next."""
_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,4}")


def people_in(article: Article) -> Iterator[str]:
    """Names of people in *article*, some of them more than once."""
    for name in (*article.reporters, *article.correspondents, *article.photographers):
        if _NAME.fullmatch(name):
            yield name
    for paragraph in article.paragraphs:
        for match in _person().finditer(paragraph.text):
            yield match["name"]


@cache
def _person() -> re.Pattern[str]:
    single, compound = surnames()
    surname = f"(?:{'|'.join(sorted(compound))}|[{''.join(sorted(single))}])"
    return re.compile(f"(?:{_TITLES})(?P<name>{surname}[\\u4e00-\\u9fff]{{1,2}}?)(?=[{_AFTER}]|{_VERBS}|$)")
