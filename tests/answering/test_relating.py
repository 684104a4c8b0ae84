"""Articles like another one: about the same by what is rare in an archive, and never the same text again."""

from __future__ import annotations

from search.analysis.analyzer import load_analyzer
from search.answering.relating import related
from search.backends.memory import MemoryEngine
from search.documents import document
from search.model import Article
from tests.suggestions.conftest import article

ANALYZER = load_analyzer("jieba")
TEXT = (
    "开发区招商引资取得成效，纺织企业扩建厂房，新增就业岗位八百个。职业学校为企业培训工人，银行发放贷款支持设备更新，"
    "物流园区开通货运专线，产品远销海外市场，税收同比增长三成，居民收入稳步提高。"
)


def like(about: Article, *others: Article) -> list[str]:
    engine = MemoryEngine(ANALYZER, [(document(each, i), each) for i, each in enumerate((about, *others))])
    return [each.id for each in related(about, engine, ANALYZER, 5)]


def test_what_shares_much_is_like_it_and_what_shares_a_word_is_not() -> None:
    near = article(2, "", "纺织企业扩建厂房，新增就业岗位，培训工人，设备更新，货运专线开通，产品远销海外。")
    far = article(3, "", "小麦返青，农户浇水施肥，银行工作人员也来帮忙，孩子们在田边放风筝，老人晒太阳。")

    assert like(article(1, "", TEXT), near, far) == ["a2"]


def test_the_same_text_again_is_not_like_it_whatever_stands_above_it() -> None:
    """Its headline holds the words, too, so that it would stand first."""
    again = article(2, "开发区招商引资，纺织企业扩建厂房", TEXT)

    assert like(article(1, "", TEXT), again) == []
