"""What kind of item an article is, where that is told by its parts: news, or a feature."""

from __future__ import annotations

import pytest

from tests.ingest.invented import PROFILE, REPORT, articles_of

LONG = PROFILE + (
    "冬月里订单多,她和两个儿媳从半夜忙到晌午,一天要蒸三百多个。花馍装进纸箱,坐着村里的班车进了县城。\n\n"
    "老伴早年也劝过她歇一歇。她不肯,说只要还有人来学,这口锅就不能凉。\n\n"
)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"揉出来的好日子\n\n孔庆山\n\n{PROFILE}", id="who wrote it stands above"),
        pytest.param(f"揉出来的好日子\n\n□ 孔庆山\n\n{PROFILE}", id="who wrote it stands above, behind a mark"),
        pytest.param(f"【往事如烟】\n\n揉出来的好日子\n\n{LONG}", id="under the name of a column"),
        pytest.param(
            f"揉出来的好日子\n\n{PROFILE}半夜里的灯\n\n{LONG[len(PROFILE) :]}锅边的徒弟\n\n"
            "去年秋天,镇上办起花馍学堂,头一课就请她来上,教室里坐满了年轻媳妇,窗台上还趴着几个孩子。\n\n"
            "记者 张三\n\n",
            id="in sections with headings",
        ),
    ],
)
def test_what_a_paper_sets_apart_from_its_news_is_a_feature(page: str) -> None:
    assert [str(article.kind) for article in articles_of(REPORT + page)] == ["news", "feature"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"揉出来的好日子\n\n{LONG}记者 张三\n\n", id="nothing sets it apart"),
        pytest.param("【往事如烟】\n\n揉出来的好日子\n\n花馍进了城。\n\n", id="a line under the name of a column"),
        pytest.param(
            f"【往事如烟】\n\n揉出来的好日子\n\n本报讯(记者 张三){LONG}",
            id="a dateline under the name of a column",
        ),
        pytest.param(
            f"【往事如烟】\n\n揉出来的好日子\n\n(上接第一版){LONG}", id="its beginning is on another page"
        ),
    ],
)
def test_a_report_is_news(page: str) -> None:
    assert [str(article.kind) for article in articles_of(REPORT + page)] == ["news", "news"]
