"""What is indexed of an article: the zones that rank differently."""

from __future__ import annotations

import pytest

from search.documents import document, zones_of
from search.schema import Zone
from tests.suggestions.conftest import article

LEAD, BODY = "近日，曹县召开招商引资大会，签约项目十二个。", "会议要求抓好落实。"


@pytest.mark.parametrize(
    ("paragraphs", "zones"),
    [
        ([LEAD, BODY], [Zone.LEAD, Zone.BODY]),
        (["本报记者 张三 李四", LEAD, BODY], [Zone.LEAD, Zone.LEAD, Zone.BODY]),
        (["本报记者 张三", "通讯员 李四"], [Zone.LEAD, Zone.LEAD]),
    ],
    ids=["the first paragraph", "that behind a byline", "all of a short text"],
)
def test_the_lead_is_where_the_news_stands(paragraphs: list[str], zones: list[Zone]) -> None:
    made = article(1, "要闻", *paragraphs, kicker="引题", subtitle="副题")

    assert zones_of(made) == [Zone.TITLE, Zone.DECK, Zone.DECK, *zones]
    assert [zone for _, zone, _ in document(made, 0).paragraphs()] == zones
