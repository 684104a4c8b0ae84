"""How much words sound like those of a headline, a beginning or a rest."""

from __future__ import annotations

import pytest

from search.ingest.lines.wording import clause_words, column_words
from tests.ingest.invented import (
    articles_of,
)


def test_what_two_texts_share_between_words_ties_them_little() -> None:
    page = (
        "河道清淤忙\n\n本报讯(记者 王五)9月2日,成武县东鱼河清淤工地上,三台挖掘机一字排开。\n\n通讯员 赵六\n\n"
        "梨价早晚不同,怎么卖才不亏?\n\n单县酥梨收购亮出“价格墙”\n\n本报讯(记者 张三)“75果一斤1块8,80果2块2。”9月3日上午,单县终兴镇一座冷库前,"
        "新装的价格墙由穿胶靴的小伙每隔一小时换一回牌。\n\n"
        "“热心”迎重阳 62人学急救\n\n本报讯(通讯员 李四)9月3日,定陶区滨河街道请来急救员,62名居民学会了急救的头几步。\n\n"
        "人堆里,穿雨靴的水电工孔维强挽起工装的袖口,格外专心。从2011年第一回学急救至今,他已经学了六回。“人命就差那几分钟。”说完,他又跪下去按了起来。\n\n"
        "终兴镇种梨三万亩,往年全凭果贩口头报价,\n\n果农拉着一车酥梨转上大半天是常事。今年,镇里联合九座冷库,统一公布价格,没有接到一起压价的投诉。\n"
    )

    assert [len(article.paragraphs) for article in articles_of(page)] == [2, 2, 2]


@pytest.mark.parametrize(
    ("rest", "beginning"),
    [
        ("孩子却还在院里等着他回来。", "老汉今年七十岁,种了一辈子瓜。"),
        ("连夜把新蒜装上了车。", "早上六点,市场里已经人声鼎沸。"),
        ("当场就订下了两千斤。", "对于下一步,镇里有了打算。"),
    ],
)
def test_what_goes_on_inside_a_sentence_is_told_from_a_beginning_by_its_first_clause(
    rest: str, beginning: str
) -> None:
    assert clause_words(beginning) - clause_words(rest) > 2.0


def test_names_of_columns_sound_other_than_headlines() -> None:
    names = ("屏幕诗笺", "市场行情", "药师门诊", "曹州风物", "家长里短", "警方提示", "体坛纵横")
    heads = ("暖气停了", "三百辆校车", "果农卖梨", "大雪封路", "夏粮归仓", "爷爷的算盘", "小桥通车")

    assert min(map(column_words, names)) > max(map(column_words, heads))
