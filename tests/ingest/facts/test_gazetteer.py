"""Gazetteer files: what they hold, and what is said of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.errors import ConfigError
from search.ingest import Gazetteer, load_gazetteer, parse_page
from search.model import Page, PartialDate


def test_a_prefecture_is_one_until_it_is_a_city(tmp_path: Path) -> None:
    page = "农业会议召开\n\n3月5日,全区农业工作会议召开,地委书记讲话。\n"
    (tmp_path / "g.toml").write_text(
        ANOTHER.replace("papers", "prefecture_until = 1982\npapers"), encoding="utf-8"
    )

    def first(year: int, path: Path | None = None) -> str:
        given = Page("p.txt", page, paper="济宁日报" if path else "菏泽日报", date=PartialDate(year, 3, 8))
        return parse_page(given, load_gazetteer(path)).articles[0].districts[0]

    assert first(1999) == "菏泽市"
    assert first(2003) == "未标注"
    assert first(1980, tmp_path / "g.toml") == "济宁市"
    assert first(1999, tmp_path / "g.toml") == "未标注"


def test_the_shipped_gazetteer_is_a_tree(gazetteer: Gazetteer) -> None:
    names = {district.name for district in gazetteer.districts}

    assert gazetteer.districts[0].name == "菏泽市"
    assert all(district.parent in names for district in gazetteer.districts[1:])
    assert {"牡丹区", "定陶区", "曹县", "单县", "鄄城县", "菏泽开发区", "菏泽高新区", "鲁西新区"} <= names
    assert sum(place.level == "town" for place in gazetteer.names.values()) > 168


ANOTHER = 'format = 1\n[city]\nname = "济宁市"\ncitywide = ["全市"]\npapers = ["济宁日报"]\n[[district]]\nname = "任城区"\ntowns = ["仙营街道"]\n'


def test_another_city(tmp_path: Path) -> None:
    (tmp_path / "g.toml").write_text(ANOTHER, encoding="utf-8")
    gazetteer = load_gazetteer(tmp_path / "g.toml")
    page = "济宁日报 2017年10月25日\n\n开会\n\n本报讯(记者 张三)10月24日,仙营街道召开会议。\n\n全市开会\n\n本报讯(记者 张三)10月24日,全市召开会议。\n"
    articles = parse_page(Page("p.txt", page), gazetteer).articles

    assert [article.districts[0] for article in articles] == ["任城区", "济宁市"]
    assert load_gazetteer(tmp_path / "g.toml") is gazetteer


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("format = 1", "format = 2"), "format"),
        (('name = "任城区"', 'title = "任城区"'), "title"),
        (('name = "任城区"', 'name = ""'), "name"),
        (('towns = ["仙营街道"]', 'towns = "仙营街道"'), "towns"),
        (('towns = ["仙营街道"]', 'parent = "山东省"'), "山东省"),
        (('towns = ["仙营街道"]', "from = 20"), "from"),
        (('towns = ["仙营街道"]', "from = 2020\nuntil = 2019"), "from=2020"),
        (("papers", 'seat = "西区"\npapers'), "西区"),
        (("format = 1", "format = 1\nshared = 1"), "shared"),
        (("[[district]]", "[[districts]]"), "districts"),
        (('towns = ["仙营街道"]', 'parent = "任城区"'), "任城区 → 任城区"),
        (
            ('towns = ["仙营街道"]', 'parent = "甲"\n[[district]]\nname = "甲"\nparent = "任城区"'),
            "parent：任城区 → 甲 → 任城区",
        ),
        (
            ('towns = ["仙营街道"]', 'successor = "甲"\n[[district]]\nname = "甲"\nsuccessor = "甲"'),
            "successor：甲 → 甲",
        ),
        (("format = 1", "format = "), "TOML"),
    ],
)
def test_a_wrong_gazetteer_says_where(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    (tmp_path / "g.toml").write_text(ANOTHER.replace(*change), encoding="utf-8")
    with pytest.raises(ConfigError, match=said) as caught:
        load_gazetteer(tmp_path / "g.toml")

    assert "g.toml" in str(caught.value)
