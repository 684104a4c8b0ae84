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
        pytest.param(f"揉出来的好日子\n——记巨野县花馍匠人孔二娘\n\n{LONG}记者 张三\n\n", id="of whom it tells"),
        pytest.param(
            f"揉出来的好日子\n——孔楼村花馍合作社见闻\n\n{LONG}记者 张三\n\n", id="its subtitle names its kind"
        ),
        pytest.param(f"【往事如烟】\n\n揉出来的好日子\n\n{LONG}", id="under the name of a column"),
        pytest.param(
            f"揉出来的好日子\n\n{PROFILE}半夜里的灯\n\n{LONG[len(PROFILE) :]}锅边的徒弟\n\n"
            "去年秋天,镇上办起花馍学堂,头一课就请她来上,教室里坐满了年轻媳妇,窗台上还趴着几个孩子。\n\n"
            "记者 张三\n\n",
            id="in sections with headings",
        ),
        pytest.param(f"揉出来的好日子\n\n{LONG}孔 庆\n\n", id="who wrote it, no reporter, stands below"),
        pytest.param(
            f"揉出来的好日子\n\n{LONG}县文化馆 孔庆山\n\n", id="who wrote it stands below with his office"
        ),
    ],
)
def test_what_a_paper_sets_apart_from_its_news_is_a_feature(page: str) -> None:
    assert [str(article.kind) for article in articles_of(REPORT + page)] == ["news", "feature"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"揉出来的好日子\n\n{LONG}记者 张三\n\n", id="nothing sets it apart"),
        pytest.param(
            f"揉出来的好日子\n——记者走进花馍作坊\n\n{LONG}记者 张三\n\n", id="its subtitle is what it says"
        ),
        pytest.param(f"揉出来的好日子\n\n{LONG}（孔庆山）\n\n", id="who sent it in is named in brackets"),
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


SIGNED = "花馍进了城\n\n{}6月2日,巨野县的花馍摆上了省城的柜台,头一天卖出三百多个。({})\n\n"


@pytest.mark.parametrize(
    ("begins", "signs", "above", "kind"),
    [
        ("", "孔庆山", "", "brief"),
        ("", "线索:孔女士", "", "brief"),
        ("本报讯 ", "通讯员 孔庆山", "", "brief"),
        ("本报讯(记者 张三)", "孔庆山", "", "news"),
        ("", "孔庆山", "简讯\n\n■县里办起花馍学堂。(王五)\n\n■花馍有了商标。(李四)\n\n", "news"),
    ],
    ids=[
        "without a dateline",
        "who told the paper",
        "with a dateline",
        "a reporter in the dateline",
        "the page lists its briefs",
    ],
)
def test_a_short_paragraph_that_is_signed_in_line_is_a_brief(
    begins: str, signs: str, above: str, kind: str
) -> None:
    *_, article = articles_of(f"{REPORT}{above}{SIGNED.format(begins, signs)}")

    assert (article.title, str(article.kind)) == ("花馍进了城", kind)
