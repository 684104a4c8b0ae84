"""Which lines are headlines, and what of them is the title: one case a rule."""

from __future__ import annotations

import pytest

from search.ingest import load_gazetteer, parse_page
from search.model import Article, Page


def articles_of(text: str) -> tuple[Article, ...]:
    """The articles of a page's text."""
    return parse_page(Page("a.txt", text), load_gazetteer()).articles


def titles_of(text: str) -> list[str]:
    """Titles of the articles of a page's text."""
    return [article.title for article in articles_of(text)]


_REPORT = (
    "郓城清淤河道保汛期\n\n本报讯(记者 张三)6月3日,郓城县水务局组织机械对宋金河淤积段进行清理。\n\n"
    "截至目前,已清理河道4公里,运出淤泥两万方,下一步将对两岸护坡加固。\n\n"
)
_PROFILE = (
    "天刚亮,孔令梅就推着三轮车出了门,车上是两筐刚蒸好的花馍。她学做花馍已经二十个年头。\n\n"
    "“枣要选金丝小枣,面要揉够九遍。”孔令梅说,花馍在曹州一带逢年过节都少不了。\n\n"
)


def test_a_question_below_who_signed_the_text_above_is_a_headline() -> None:
    text = "“一到雨天,水就漫过脚脖子。”近日,市民孔女士拨打热线反映,小区门口的路边成了她最怕走的地方。\n"

    assert titles_of(f"{_REPORT}记者 张三\n\n积水“爬”到了单元门前,谁来管?\n\n{text}")[1:] == [
        "积水“爬”到了单元门前,谁来管?"
    ]


def test_a_question_close_below_the_name_of_a_column_is_a_headline() -> None:
    text = "近日,多位市民来电反映,几处早市占着半条路,上学的孩子只能在车流里穿行,也有人说买菜方便。\n"
    article = articles_of(f"{_REPORT}热线话题\n路边的早市,该不该搬?\n\n{text}")[1]

    assert (article.kicker, article.title) == ("热线话题", "路边的早市,该不该搬?")


_NARROW = "　　本报讯（记者 张三）入冬\n前，曹县敬老院通了暖气，老\n人们的屋里暖和了，院长挨个\n房间量温度，量完了记在本子\n上。\n"


def test_no_sentence_goes_on_below_the_paper_s_own_line_where_a_headline_could_stand() -> None:
    notice = "鸣谢\n　　家母病重期间，承蒙各位乡\n邻、好友前来探望，深情厚谊，\n永志不忘，在此一并致谢。\n　　女：孔大河 率全家叩谢\n"
    heads = "敬老院屋里同时通暖\n“数九”天不再生煤炉\n"

    assert titles_of(f"{notice}牡丹晚报 6\n{heads}{_NARROW}") == ["鸣谢", "敬老院屋里同时通暖 “数九”天不再生煤炉"]


def test_headlines_keep_their_order_where_one_says_nothing_of_the_text() -> None:
    bare = "本报讯(记者 李四)6月4日,东明县在五四路口新装信号灯,过路的老人孩子都说好。\n"
    report = "本报讯(记者 张三)9月1日,成武县一所小学的孩子走进教室,发现课桌椅都能随身高升降了。\n\n"
    (first, *_) = articles_of(
        f"庆祝建党百年·学史力行\n\n成武课桌椅能随孩子身高升降\n\n{report}记者 张三\n\n{bare}"
    )

    assert first.title.endswith("成武课桌椅能随孩子身高升降")


@pytest.mark.parametrize("own", ["5版 红旗颂", "曹县新闻 曹县县委宣传部协办", "14 牡丹园"])
def test_the_section_at_the_head_of_a_page_is_no_part_of_its_first_headline(own: str) -> None:
    (article,) = articles_of(f"{own}\n\n花馍人生\n\n{_PROFILE}")

    assert (article.kicker, article.title) == ("", "花馍人生")


def test_the_page_s_county_alone_at_its_end_is_no_headline() -> None:
    text = "今天晴,北风三级,五度至十四度。\n停水:22日8时至16时,健康路以北停水,请提前储水。\n"

    assert "今日单县" not in " ".join(titles_of(f"{_REPORT}生活服务台\n\n{text}\n今日单县\n"))
