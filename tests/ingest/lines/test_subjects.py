"""What texts are about: nearer for two texts of one matter than of two, the same in whatever portions they are looked at."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.ingest.lines import subjects
from search.ingest.lines.subjects import beside_common, nearness, subjects_of
from tests.ingest.invented import REPORT, articles_of

_LIBRARY = "镇上的孩子放了学就来这里看书,书架上的图书都是退休教师捐的,借书证一分钱不收。"


def test_texts_of_one_matter_are_nearer_than_texts_of_two() -> None:
    library, reading, flood, _ = subjects_of(
        [
            _LIBRARY,
            "藏书从六百册添到八千册,周末来阅读的中小学生坐满了屋。",
            "入汛以来,清理堤防隐患三十处,储备编织袋八万条,机械待命。",
            "",
        ]
    )

    assert nearness(library, reading) > nearness(library, flood) + 0.2


def test_what_a_whole_page_is_about_ties_no_two_of_its_texts() -> None:
    rows = subjects_of(
        [
            "学校食堂给学生做饭,老师和学生一起吃午餐,饭菜由家长尝过。",
            "食堂的饭菜每天留样,学校请家长来厨房看午餐怎么做。",
            "学校开运动会,学生跑接力,老师和学生在操场上拔河比赛。",
            "学校的老师辅导学生做数学题,学生放学后在教室写作业。",
        ]
    )
    apart = beside_common(rows)

    assert nearness(rows[0], rows[2]) > 0.4
    assert nearness(apart[0], apart[2]) < 0.2 < nearness(apart[0], apart[1])


def test_few_texts_keep_most_of_what_they_are_about() -> None:
    row = subjects_of([_LIBRARY])

    assert np.allclose(beside_common(row), 0.8 * row, rtol=1e-4)
    assert np.allclose(beside_common(row.repeat(36, 0)), 0.1 * row, rtol=1e-4)
    assert not beside_common(subjects_of(["", "abc"])).any()


def test_a_text_without_known_words_is_about_nothing() -> None:
    rows = subjects_of(["", "abc 123", "\ud800\U0001f600", _LIBRARY])

    assert not rows[:3].any()
    assert nearness(rows[0], rows[3]) == 0.0
    assert subjects_of([]).shape == (0, rows.shape[1])


@given(st.lists(st.text(alphabet="汛期堤防河道图书学生a\n ", max_size=30), max_size=12), st.integers(1, 40))
def test_portions_change_nothing(texts: list[str], size: int) -> None:
    whole = subjects_of(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subjects, "_AT_ONCE", size)
        parted = subjects_of(texts)

    assert np.array_equal(whole, parted)
    assert whole.shape == parted.shape
    assert all(np.array_equal(row, subjects_of([text])[0]) for row, text in zip(whole, texts, strict=True))


def test_what_stands_alone_goes_to_the_text_of_its_matter_though_they_share_no_word() -> None:
    library = f"村里有了小书屋\n\n本报讯(记者 李四)6月5日,记者走进鄄城县旧城镇的书屋。{_LIBRARY}\n\n"
    levee = "堤上演练\n\n本报讯(记者 王五)6月4日,应急队员在险工抢护渗水,扛沙袋、铺土工布,转移滩区群众。\n\n"
    alone = "藏书从六百册添到八千册,来阅读的中小学生坐满了屋。"

    found = {
        article.title: article.paragraphs[-1].text for article in articles_of(f"{library}{REPORT}{levee}{alone}\n")
    }

    assert found["村里有了小书屋"] != alone
    moved = articles_of(
        f"{library}{REPORT}观灯\n\n6月3日,市民在公园观灯。\n\n记者 王五 摄\n\n\n\n{alone}\n\n\n\n{levee}"
    )
    assert next(article for article in moved if article.title == "村里有了小书屋").paragraphs[-1].text == alone
