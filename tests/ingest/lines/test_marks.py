"""What beginnings, ends and brackets say of a sentence."""

from __future__ import annotations

import pytest

from search.ingest.lines.marks import CLOSED, OPEN, end_of, ends_signed, opens_paragraph, starts_midway
from tests.ingest.invented import (
    titles_of,
)


@pytest.mark.parametrize(
    "signature", ["。 本报记者 侯景", "。 新华社发", "。图/文 耿守", "。记者 侯景 通讯员 耿守"]
)
def test_a_text_with_names_behind_its_last_full_stop_has_ended(signature: str) -> None:
    call = f"在新桥建好之前,镇里将先架设一座简易桥,保证村民和三轮车通行,预计本月底前完工{signature}"

    assert titles_of(
        f"生产桥被冲断\n\n{call}\n\n楼道成了杂物间\n\n八一小区的楼道里堆满了旧纸箱和自行车,走不过去人。\n"
    ) == [
        "生产桥被冲断",
        "楼道成了杂物间",
    ]


def test_a_headline_that_begins_with_a_word_in_quotes_opens_no_paragraph() -> None:
    assert not opens_paragraph("“宅”在家里别忘这几件事")
    assert opens_paragraph("“宅在家里也能把日子过好。”她说。")


def test_an_amount_alone_in_its_clause_begins_inside_a_sentence() -> None:
    for text in (
        "260万元。目前全部到位。",
        "14辆轮椅,送到了村口。",
        "两千多公里,他走了三天。",
        ".8亿元,同比增长一成。",
    ):
        assert starts_midway(text), text
    for text in (
        "6月4日,车来了。",
        "二十三天里,他们没有回家。",
        "6.勤洗手。",
        "一天,有人敲门。",
        "2008年,路修好了。",
        "8名队员出发了。",
    ):
        assert not starts_midway(text), text


def test_an_office_with_the_day_behind_the_last_sentence_ends_a_notice() -> None:
    assert end_of("因线路检修,定于5月25日对康庄路一带停电,如遇雨顺延。菏泽供电公司 5月21日") == CLOSED
    assert end_of("水渠已经修好。5月21日") == OPEN
    assert end_of("数据录进平板电脑。记者从市卫生健康委") == OPEN
    assert end_of("放不下旧物件的人也有。记者采访的一个") == OPEN


def test_a_comparison_begins_a_paragraph() -> None:
    assert not starts_midway("与往年相比,今年的灯会有一个突出变化:看灯的人少了扎堆。")
    assert starts_midway("与往年的花样,都摆在架子上。")


@pytest.mark.parametrize("house", ["菏泽供电公司", "曹县文化馆", "单县机关幼儿园", "郓城县第一中学", "佳和超市"])
def test_houses_of_every_sort_sign_a_notice(house: str) -> None:
    assert ends_signed(f"特此通知。{house}")
