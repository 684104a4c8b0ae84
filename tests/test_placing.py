"""Places of a query as the gazetteer knows them."""

from __future__ import annotations

import pytest

from search import ingest
from search.placing import filed_under, named_by, placed, remarks_on_places
from search.query.parser import parse

GAZETTEER = """
format = 1
[city]
name = "菏泽市"
[[district]]
name = "菏泽开发区"
aliases = ["市开发区"]
towns = ["丹阳街道"]
[[district]]
name = "鄄城县"
towns = ["凤凰镇"]
[[district]]
name = "牡丹区"
[[shared]]
name = "丹阳街道"
districts = ["菏泽开发区", "牡丹区"]
"""


@pytest.fixture
def named(tmp_path):
    path = tmp_path / "city.toml"
    path.write_text(GAZETTEER, encoding="utf-8")
    return named_by(lambda: ingest.load_gazetteer(path))


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("地区:市开发区", '地区:市开发区 OR 地区:"菏泽开发区"'),
        ("地区:市開發區", '地区:市開發區 OR 地区:"菏泽开发区"'),
        ("地区:凤凰镇 脱贫", '(地区:凤凰镇 OR 地区:"鄄城县") 脱贫'),
        ("地区:“凤凰镇” OR 脱贫", '地区:"凤凰镇" OR 地区:"鄄城县" OR 脱贫'),
        ("-地区:丹阳街道", '-(地区:丹阳街道 OR 地区:"菏泽开发区" OR 地区:"牡丹区")'),
        ("地区:丹阳街道办", '地区:丹阳街道办 OR 地区:"菏泽开发区" OR 地区:"牡丹区"'),
        ("地区:开发区", "地区:开发区"),
        ("地区:“鄄城县”", '地区:"鄄城县"'),
        ("地区:曹县", "地区:曹县"),
        ("凤凰镇 来源:凤凰镇", "凤凰镇 来源:凤凰镇"),
    ],
)
def test_a_place_is_looked_for_by_its_districts_too(named, typed, searched) -> None:
    query = placed(parse(typed), named)

    assert str(query) == searched
    assert parse(searched) == query


@pytest.mark.parametrize(
    ("chosen", "filed"),
    [
        (("市开发区",), ("菏泽开发区",)),
        (("市開發區", "曹县"), ("菏泽开发区", "曹县")),
        (("丹阳街道", "牡丹区"), ("菏泽开发区", "牡丹区")),
        (("鄄城縣",), ("鄄城縣",)),
        (("未标注", "开发区", "凤凰镇"), ("未标注", "开发区", "凤凰镇")),
    ],
)
def test_a_filter_is_of_what_articles_are_filed_under(named, chosen, filed) -> None:
    """A town that articles are filed under stays itself, whatever district it is in."""
    assert filed_under(chosen, named, held={"凤凰镇"}.__contains__) == filed
    assert filed_under(chosen, named_by(None), held=lambda name: False) == chosen


def test_a_reader_is_told_under_what_a_town_is_filed(named) -> None:
    (town,) = remarks_on_places(parse("脱贫 -(地区:丹阳街道 OR 招商)"), named)

    assert "丹阳街道" in town.words
    assert "菏泽开发区、牡丹区" in town.words
    assert town.query == '"丹阳街道"'
    assert not list(remarks_on_places(parse("地区:开发区 凤凰镇"), named))


def test_without_a_gazetteer_a_place_is_what_it_was_typed() -> None:
    assert placed(parse("地区:市开发区"), named_by(None)) == parse("地区:市开发区")
