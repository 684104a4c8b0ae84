"""What sidecars and file names say of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.errors import PageDecodeError
from search.ingest import Gazetteer, PageDefaults, Source, read_page
from search.ingest.sources.sidecar import date_in_name
from search.model import PartialDate


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("菏泽日报/2021-03-12/02.txt", "2021-03-12"),
        ("2021/03/12/A02.txt", "2021-03-12"),
        ("hzrb20210312A02.txt", "2021-03-12"),
        ("牡丹晚报2021年3月2日05版.txt", "2021-03-02"),
        ("湖州日报/2021-3-12/01.txt", "2021-03-12"),
        ("2021.3.5/01.txt", "2021-03-05"),
        ("湖州日报/2021/3/12/01.txt", "2021-03-12"),
        ("2021年/3月/12日/01.txt", "2021-03-12"),
        ("2021年/3月/01.txt", "2021-03"),
        ("2021/3/2版.txt", "2021-03"),
        ("2021-3/05.txt", "2021-03"),
        ("2021-3.txt", None),
        ("2021-3-125.txt", None),
        ("hzrb/html/2021-03/12/content_1_2.htm", "2021-03-12"),
        ("rb/pc/content/202103/12/content_7.html", "2021-03-12"),
        ("202103/12.txt", None),
        ("paper_2021-03.txt", "2021-03"),
        ("000_19cdaa97a37a6cd0.txt", None),
        ("page-20211399.txt", None),
        ("003_f35563e586983909.txt", None),
        ("12345678.txt", None),
    ],
)
def test_dates_in_file_names(name: str, date: str | None) -> None:
    found = date_in_name(name)

    assert (str(found) if found else None) == date


def test_what_a_sidecar_says_is_one_line_of_text(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "p.txt"
    path.write_text("招商引资大会召开\n\n本报讯 会议在曹县召开。\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text('paper = "曹县\\u009b日报\\n晚刊"\npage = "\\u001b3"\n', encoding="utf-8")

    (article,) = read_page(Source("p.txt", path), gazetteer=gazetteer).articles

    assert (article.paper, article.page_number) == ("曹县日报 晚刊", "3")


def test_a_sidecar_says_what_the_page_does_not(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "p.txt"
    path.write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text('paper = "曹县日报"\ndate = 2021-03-12\npage = 3\n', encoding="utf-8")
    (article,) = read_page(Source("p.txt", path), gazetteer=gazetteer).articles

    assert (article.paper, str(article.page_date), article.page_number) == ("曹县日报", "2021-03-12", "3")
    assert str(article.date) == "2021-03-12"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2020", "2020"),
        ('"2020"', "2020"),
        ('"2020-04"', "2020-04"),
        ("2020-04-02", "2020-04-02"),
        ("2020-04-02 06:00:00", "2020-04-02"),
    ],
)
def test_a_sidecar_says_a_date_as_toml_has_it(
    written: str, date: str, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    (tmp_path / "p.txt").write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", encoding="utf-8")
    (tmp_path / "p.toml").write_text(f"date = {written}\n", encoding="utf-8")

    (article,) = read_page(Source("p.txt", tmp_path / "p.txt"), gazetteer=gazetteer).articles

    assert str(article.page_date) == date


def test_a_default_date_gives_way_to_the_masthead(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "p.txt"
    path.write_text(
        "菏泽日报 2021年3月12日\n\n曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", encoding="utf-8"
    )
    defaults = PageDefaults(date=PartialDate(2019, 1, 1))
    (article,) = read_page(Source("p.txt", path), gazetteer=gazetteer, defaults=defaults).articles
    (named,) = read_page(Source("2021-03-14/p.txt", path), gazetteer=gazetteer, defaults=defaults).articles

    assert (str(article.page_date), str(named.page_date)) == ("2021-03-12", "2021-03-14")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date = 5", "date=5"),
        ("date = true", "date=True"),
        ("date = 20200402", '2020-04-02、"2020-04" 或 "2020"'),
        ("page = 3\ndate = 2020-04", 'date = "2020-04"'),
        ("paper = [1]", "paper"),
        ("colour = 1", "colour"),
        ("= =", "TOML"),
        ('date = "2021-13"', "date"),
    ],
)
def test_a_wrong_sidecar_says_why(text: str, said: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    (tmp_path / "p.txt").write_text("曹县", encoding="utf-8")
    (tmp_path / "p.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PageDecodeError, match=said):
        read_page(Source("p.txt", tmp_path / "p.txt"), gazetteer=gazetteer)
