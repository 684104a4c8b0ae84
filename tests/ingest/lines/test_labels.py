"""Which short lines name a column by their words."""

from __future__ import annotations

from search.ingest.lines.labels import maybe_label
from tests.ingest.invented import REPORT, titles_of


def test_words_that_are_no_column_s_name_a_headline_whatever_they_end_in() -> None:
    grass = "本报讯(通讯员 李四)6月1日,巨野县大义镇中心小学的孩子们跟着老艺人学草编,一根麦秸编出了蚂蚱和小鸟。\n\n"
    boats = "6月4日,东明县的村民在黄河边赛龙舟,锣鼓声传出二里地。\n\n通讯员 宋大河 摄\n\n"
    page = f"{grass}大义小学的草编课堂\n\n黄河边上赛龙舟\n\n{boats}{REPORT}"

    assert titles_of(page) == ["大义小学的草编课堂", "黄河边上赛龙舟", "郓城清淤河道保汛期"]
    assert maybe_label("老百姓的故事")


def test_a_name_is_no_column_s_by_its_words_unless_it_has_the_form_of_one() -> None:
    # 短 波 looks like somebody's name.
    assert maybe_label("短波", is_named=True)
    assert maybe_label("街坊四邻谈", is_named=False)
    assert not maybe_label("街坊四邻谈", is_named=True)
    assert maybe_label("牡丹时评")
