"""
What every engine promises, run against every engine, and against the plainest one on random corpora.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis.aliases import Aliases
from search.analysis.analyzer import Analyzer, load_analyzer
from search.analysis.arrangements import Scope
from search.analysis.normalize import fold
from search.backends import open_engine, open_writer
from search.backends.memory import MemoryEngine
from search.backends.whoosh import writer as writing
from search.documents import document
from search.engine import Engine, EngineResult, Issue
from search.errors import ArticleNotFoundError
from search.model import Article, Kind, Paragraph, PartialDate
from search.query.nodes import And, Bare, Close, Dated, Exact, Gapped, Has, In, Node, Not, Or, Together
from search.query.parser import parse
from search.query.plan import LAST_DAY, AnyOf, Attribute, Period, Plan
from search.query.planning import expanded, make_plan
from search.query.relaxing import Quotes, of_known_time, relaxed
from search.query.request import Reprints, SearchRequest, Sort
from search.results import Match
from search.schema import BY_DAY, FACETS, MOST_VALUES, PERSON, Unit

ANALYZER = load_analyzer("jieba")


def article(number: int, title: str, *paragraphs: str, **details: object) -> Article:
    """An article of one page, the *number*th on it."""
    made = Article(
        id=f"a{number}",
        source=str(details.pop("source", "page.txt")),
        title=title,
        paragraphs=tuple(Paragraph(f"p{i}", text, i, i) for i, text in enumerate(paragraphs, start=1)),
    )
    return replace(made, **details)


Opener = Callable[[Sequence[Article]], "Iterator[Engine]"]


@contextmanager
def memory(articles: Sequence[Article], analyzer: Analyzer = ANALYZER) -> Iterator[Engine]:
    yield MemoryEngine(analyzer, [(document(each, i), each) for i, each in enumerate(articles)])


@contextmanager
def whoosh(articles: Sequence[Article], analyzer: Analyzer = ANALYZER, batch: int = 1_000) -> Iterator[Engine]:
    """The default engine; *batch* articles make a segment of their own."""
    with (
        TemporaryDirectory() as directory,
        memory(articles, analyzer) as like,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(writing, "MAX_DOCUMENTS", batch)
        writer = open_writer(Path(directory))
        for i, each in enumerate(articles):
            writer.add(each, i)
        writer.commit(analyzer)
        engine = open_engine(Path(directory), like.info)
        yield engine
        engine.close()


@pytest.fixture(params=[memory, whoosh], ids=["memory", "whoosh"])
def opener(request: pytest.FixtureRequest) -> Callable[[Sequence[Article]], Iterator[Engine]]:
    """Opens an engine over articles; one parameter for every engine there is."""
    return request.param


def ask(engine: Engine, query: Node, analyzer: Analyzer = ANALYZER, **request: object) -> EngineResult:
    """The answer to *query*."""
    plan = make_plan(query, SearchRequest(**request), analyzer)
    result = engine.search(plan)
    assert engine.count(plan) == result.total
    return result


def ids(result: EngineResult) -> list[str]:
    """The articles (and paragraphs) that were found, in order."""
    return [hit.article_id + (f"#{hit.paragraph_id}" if hit.paragraph_id else "") for hit in result.hits]


PAGE = (
    article(
        1,
        "大唐5G落户",
        "大唐5G、项目投资16.8亿元。",
        "菏泽开发区招商。",
        districts=("菏泽开发区",),
        date=PartialDate(2020, 4, 1),
    ),
    article(
        2, "脱贫攻坚", "大唐15G不是它。", districts=("单县", "曹县"), date=PartialDate(2020, 6), kind=Kind.PHOTO
    ),
    article(3, "开发区要闻", "全市脱贫,攻坚克难。", kicker="脱贫攻坚在行动", date=PartialDate(2020, 4, 3)),
    article(4, "无题", "黄啟峰走访脱贫户,攻坚之年。", districts=("单县",)),
)
FEATURE = article(5, "滩上的风", "风从黄河滩上来。", kind=Kind.FEATURE)


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("5G", {"a1"}),
        ("５ｇ", {"a1"}),
        ("16", {"a1"}),
        ("16.8", {"a1"}),
        ("6.8", set()),
        ("大唐5G、项", {"a1"}),
        ("大唐", {"a1", "a2"}),
        ("唐", {"a1", "a2"}),
        ("开发区", {"a1", "a3"}),
        ("脱贫攻坚", {"a2", "a3"}),
        ("脱贫,攻坚", {"a3"}),
        ("贫，攻", {"a3"}),
        ("黄启峰", {"a4"}),
        ("。菏泽", set()),
        ("。", {"a1", "a2", "a3", "a4"}),
        ("招商。", {"a1"}),
        ("没有的字符串", set()),
    ],
)
def test_a_quoted_string_finds_exactly_what_ctrl_f_would(opener, string, expected) -> None:
    with opener(PAGE) as engine:
        result = ask(engine, Exact(string))

    assert set(ids(result)) == expected
    assert result.total == result.exact_total == len(expected)


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        (" 摄", {"a1", "a3"}),
        ("摄　", {"a2"}),
        ("张三 ", {"a1", "a3"}),
        ("  摄", {"a3"}),
        (" 5G", {"a2"}),
        ("5g ", set()),
    ],
)
def test_a_space_at_an_end_of_a_quoted_string_is_looked_for_as_printed(opener, string, expected) -> None:
    spaced = (
        article(1, "甲", "张三 摄"),
        article(2, "拍摄 5G", "摄张三"),
        article(3, "丙", "张三　　摄"),
    )
    with opener(spaced) as engine:
        result = ask(engine, parse(f"「{string}」"))

    assert set(ids(result)) == expected


def test_a_bare_string_finds_its_words_too_and_exact_ones_first(opener) -> None:
    with opener(PAGE) as engine:
        result = ask(engine, Bare("脱贫攻坚"))

    assert ids(result)[:2] == ["a2", "a3"], "exact in the title, then exact in the kicker"
    assert [hit.match for hit in result.hits] == [Match.EXACT] * 2 + [Match.WORDS] * (result.total - 2)
    assert (result.total, result.exact_total) == (len(result.hits), 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产！", {"a1", "a2"}),
        ("，复产", {"a1", "a2"}),
        ("复产牡丹", {"a1"}),
        ("标题:牡丹复产", {"a1"}),
        ("正文:产！", {"a1", "a2"}),
        ("大唐复产", set()),
        ("牡丹产", {"a1"}),
        ("牡丹唐", set()),
    ],
)
def test_a_bare_text_finds_its_words_however_the_texts_were_cut(opener, text, expected) -> None:
    cut = article(1, "牡丹区复工复产", "企业复工复产达产。"), article(2, "无题", "全面复产达产。")
    with opener(cut) as engine:
        articles = ask(engine, parse(text))
        paragraphs = ask(engine, parse(text), unit=Unit.PARAGRAPH)

    assert set(ids(articles)) == expected
    assert len({hit.article_id for hit in paragraphs.hits} - expected) == 0


def test_and_or_not(opener) -> None:
    with opener(PAGE) as engine:
        both = ask(engine, And((Exact("大唐"), Exact("招商"))))
        either = ask(engine, Or((Exact("招商"), Exact("黄啟峰"))))
        without = ask(engine, And((Exact("脱贫"), Not(Exact("攻坚克难")))))

    assert (set(ids(both)), set(ids(either)), set(ids(without))) == ({"a1"}, {"a1", "a4"}, {"a2", "a4"})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"大唐 项目"~3', {"a1"}),
        ('"大唐 项目"~1', set()),
        ('"项目 大唐"~3', {"a1"}),
        ("(大唐 投资)/s", {"a1"}),
        ("(大唐 招商)/s", set()),
        ("(大唐 招商)/p", set()),
        ("(大唐 项目)/p", {"a1"}),
        ("脱?攻坚", {"a2", "a3"}),
        ("脱*攻坚", {"a2", "a3", "a4"}),
        ("大唐*亿元", set()),
        ("标题:脱贫攻坚", {"a2", "a3"}),
        ("正文:开发区", {"a1"}),
        ("地区:单县", {"a2", "a4"}),
        ("地区:县 类型:图片", {"a2"}),
        ("-地区:县", {"a1", "a3"}),
        ("日期:2020-04", {"a1", "a3"}),
        ("日期:2020-05..", {"a2"}),
        ("来源:page.txt 攻坚克难", {"a3"}),
    ],
)
def test_the_query_language(opener, query, expected) -> None:
    with opener(PAGE) as engine:
        assert set(ids(ask(engine, parse(query)))) == expected


@pytest.mark.parametrize("query", ["买买?烦", "买买*恼", '"买买 烦"~1', '"恼 买买"~2', "(买买 烦)/s"])
def test_a_string_that_overlaps_itself_is_found_at_each_place(opener, query) -> None:
    with opener(
        (article(1, "买买买，烦恼"), article(2, "无题", "不买买买，烦恼。"), article(3, "买", "买，烦"))
    ) as engine:
        assert set(ids(ask(engine, parse(query)))) == {"a1", "a2"}


def test_what_holds_some_words_ranks_by_how_many(opener) -> None:
    with opener(PAGE) as engine:
        plan = make_plan(parse("谁在开发区招商攻坚克难"), SearchRequest(), ANALYZER)
        assert engine.search(plan).total == 0
        result = engine.search(relaxed(plan, {"谁", "在"}, 0.3))

    assert ids(result)[0] == "a3"
    assert {hit.match for hit in result.hits} == {Match.PARTIAL}
    assert result.exact_total == 0


def test_partial_answers_follow_full_ones_and_explain_themselves(opener) -> None:
    with opener(PAGE) as engine:
        full = make_plan(parse("大唐项目 单县招商"), SearchRequest(), ANALYZER)
        wider = relaxed(full, (), 0.2)
        plan = Plan(AnyOf((make_plan(parse("黄啟峰"), SearchRequest(), ANALYZER).root, wider.root)), full.request)
        result = engine.search(plan)
        explained = engine.explain(plan, [hit.article_id for hit in result.hits])

    assert ids(result)[0] == "a4", "a full answer first, whatever its score"
    assert [hit.match for hit in result.hits[1:]] == [Match.PARTIAL] * (result.total - 1)
    assert [each.value for each in explained] == [pytest.approx(hit.score, rel=1e-4) for hit in result.hits]


def test_neighbouring_words_rank_partial_answers(opener) -> None:
    near, apart = article(1, "无题", "市里调研重点项目。"), article(2, "无题", "调研。市里的项目是重点。")
    with opener((apart, near)) as engine:
        plan = make_plan(parse("谁来东明县调研重点项目"), SearchRequest(), ANALYZER)
        result = engine.search(relaxed(plan, {"谁", "来"}, 0.0))

    assert ids(result) == ["a1", "a2"]


def test_the_weight_of_words_decides_how_much_of_a_question_is_held(opener) -> None:
    common = [article(i, "无题", "全市召开会议。") for i in range(1, 8)]
    rare = article(8, "无题", "牡丹节开幕。")
    with opener((*common, rare)) as engine:
        plan = make_plan(parse("牡丹节会议"), SearchRequest(), ANALYZER)
        result = engine.search(relaxed(plan, (), 0.5))

    assert ids(result) == ["a8"]


def test_a_field_holds_in_a_partial_answer(opener) -> None:
    with opener(PAGE) as engine:
        plan = make_plan(parse("标题:大唐招商会"), SearchRequest(), ANALYZER)
        result = engine.search(relaxed(plan, (), 0.1))

    assert ids(result) == ["a1"]


def test_what_a_filter_answers_is_no_match_of_a_string(opener) -> None:
    with opener(PAGE) as engine:
        either = ask(engine, parse("大唐5G OR 地区:单县"))
        beside = ask(engine, parse("大唐项目 (5G OR 地区:单县)"))
        filters = ask(engine, parse("地区:单县 -大唐"))

    assert [(hit.article_id, hit.match) for hit in either.hits] == [
        ("a1", Match.EXACT),
        ("a2", None),
        ("a4", None),
    ]
    assert (either.total, either.exact_total, either.words_total) == (3, 1, 0)
    assert [(hit.article_id, hit.match) for hit in beside.hits] == [("a1", Match.WORDS)]
    assert (beside.exact_total, beside.words_total) == (0, 1)
    assert [hit.match for hit in filters.hits] == [None]
    assert (filters.total, filters.exact_total, filters.words_total) == (1, 0, 0)


def test_a_filter_that_will_do_as_well_takes_nothing_from_a_string_beside_it(opener) -> None:
    """大唐 is there to the letter, and that 单县 answers for 5G makes it no less."""
    with opener(PAGE) as engine:
        found = ask(engine, parse("大唐 (5G OR 地区:单县)"))
        apart = ask(engine, parse("项目大唐 (没有的 OR 地区:菏泽开发区)"))

    assert {(hit.article_id, hit.match) for hit in found.hits} == {("a1", Match.EXACT), ("a2", Match.EXACT)}
    assert [(hit.article_id, hit.match) for hit in apart.hits] == [("a1", Match.WORDS)]


def test_what_is_known_to_be_of_a_time_is_found_apart_from_what_may_be(opener) -> None:
    def found(text: str, **asked: object) -> tuple[set[str], set[str]]:
        plan = make_plan(parse(text), SearchRequest(**asked), ANALYZER)
        known = of_known_time(plan)
        assert known is not None
        return set(ids(engine.search(plan))), set(ids(engine.search(known)))

    june = PartialDate(2020, 6)
    with opener(PAGE) as engine:
        assert found("日期:2020-06-14") == ({"a2"}, set())
        assert found("日期:2020-06") == ({"a2"}, {"a2"})
        assert found("日期:2020-04-03..2020-06-14 -日期:2020-04-01") == ({"a2", "a3"}, {"a3"})
        assert found("脱贫", since=PartialDate(2020, 6, 2)) == ({"a2"}, set())
        assert found("脱贫", since=june, until=june) == ({"a2"}, {"a2"})
        assert of_known_time(make_plan(parse("脱贫 -日期:2020"), SearchRequest(), ANALYZER)) is None
    with opener(PRINTED) as engine:
        known = {"a1", "a2", "a3"}
        assert found("刊期:2020-04-02") == ({*known, "a5", "a6"}, known)
        assert found("刊期:2020-04") == ({*known, "a5", "a6"}, known)


def test_an_alias_finds_but_never_as_the_string_itself(opener) -> None:
    aliases = Aliases({"减贫": ("脱贫攻坚",)})
    with opener(PAGE) as engine:
        result = engine.search(make_plan(Bare("减贫"), SearchRequest(), ANALYZER, aliases))

    assert (set(ids(result)), result.exact_total) == ({"a2", "a3"}, 0)


def test_what_is_not_wanted_has_no_aliases(opener) -> None:
    aliases = Aliases({"减贫": ("脱贫",), "脱贫": ("减贫",)})
    query = parse("脱贫 -减贫")
    with opener(PAGE) as engine:
        result = engine.search(make_plan(query, SearchRequest(), ANALYZER, aliases))

    assert set(ids(result)) == {"a2", "a3", "a4"}
    assert str(expanded(query, aliases)) == '(脱贫 OR "减贫") -减贫'


def test_an_empty_query_asks_for_everything_and_or_of_nothing_for_nothing(opener) -> None:
    with opener(PAGE) as engine:
        assert ask(engine, And(())).total == 4
        assert ask(engine, Or(())).total == 0


def test_words_do_not_reach_across_units(opener) -> None:
    with opener(PAGE) as engine:
        articles = ask(engine, And((Exact("大唐"), Exact("招商"))))
        paragraphs = ask(engine, And((Exact("大唐"), Exact("招商"))), unit=Unit.PARAGRAPH)

    assert (articles.total, paragraphs.total) == (1, 0)


def test_the_paragraph_unit_names_the_paragraph(opener) -> None:
    with opener(PAGE) as engine:
        result = ask(engine, Exact("招商"), unit=Unit.PARAGRAPH)

    assert ids(result) == ["a1#p2"]


@pytest.mark.parametrize("text", ["正文:“单县”", "正文:单县", "“单县”"])
def test_a_paragraph_that_holds_a_string_several_times_is_one_hit(opener, text) -> None:
    with opener((article(1, "要闻", "单县的事。", "单县,单县又单县。"),)) as engine:
        result = ask(engine, parse(text), unit=Unit.PARAGRAPH)

    assert (result.total, set(ids(result))) == (2, {"a1#p1", "a1#p2"})


def test_facets_are_exact_and_counted_without_their_own_filter(opener) -> None:
    with opener(PAGE) as engine:
        result = ask(engine, And(()), districts=("单县",), limit=1)

    assert result.total == 2
    assert dict(result.facets["district"]) == {"菏泽开发区": 1, "单县": 2, "曹县": 1, "未标注": 1}
    assert dict(result.facets["date"]) == {"2020-06": 1, "": 1}
    assert dict(result.facets["kind"]) == {"photo": 1, "news": 1}


def test_a_feature_is_found_counted_and_kept_as_one(opener) -> None:
    with opener((*PAGE, FEATURE)) as engine:
        result = ask(engine, parse("类型:通讯"))
        kept = engine.article(FEATURE.id)

    assert ids(result) == [FEATURE.id]
    assert kept == FEATURE
    assert dict(result.facets["kind"]) == {"feature": 1}


def test_people_are_counted_once_an_article_in_whatever_role_when_asked_for(opener) -> None:
    made = (
        article(1, "甲", "麦", reporters=("张三",), photographers=("张三", "李四")),
        article(2, "乙", "麦", correspondents=("张三", "王五"), photographers=("王五",)),
        article(3, "丙", "麦", correspondents=("王五",), districts=("单县",)),
    )
    with opener(made) as engine:
        everywhere = ask(engine, And(()), facets=(PERSON,))
        narrowed = ask(engine, And(()), facets=(PERSON,), districts=("单县",))
        filed = ask(engine, Has(PERSON, "张三", whole=True))

    assert dict(everywhere.facets[PERSON]) == {"张三": 2, "李四": 1, "王五": 2}
    assert dict(narrowed.facets[PERSON]) == {"王五": 1}
    assert sorted(ids(filed)) == sorted(one.id for one in made[:2])


def test_days_are_counted_as_dates_are_when_asked_for(opener) -> None:
    with opener(PAGE) as engine:
        plain = ask(engine, And(()), facets=(BY_DAY,))
        narrowed = ask(engine, And(()), facets=(BY_DAY,), since=PartialDate(2020, 4, 2))
        elsewhere = ask(engine, And(()), facets=(BY_DAY,), districts=("菏泽开发区",))

    assert dict(plain.facets[BY_DAY]) == {"2020-04-01": 1, "2020-04-03": 1}
    assert dict(narrowed.facets[BY_DAY]) == dict(plain.facets[BY_DAY])
    assert dict(elsewhere.facets[BY_DAY]) == {"2020-04-01": 1}


BYLINES = (
    article(1, "甲", "一。", reporters=("张三", "李四"), source="a.txt", date=PartialDate(2020, 4)),
    article(2, "乙", "二。", reporters=("张三",), photographers=("王五",), source="a.txt", paper="牡丹晚报"),
    article(3, "丙", "三。", source="b.txt", paper="牡丹晚报", date=PartialDate(2021, 4)),
)


def test_reporters_and_sources_are_facets_like_the_others(opener) -> None:
    with opener(BYLINES) as engine:
        by_reporter = ask(engine, And(()), reporters=("张三",))
        by_source = ask(engine, And(()), sources=("b.txt", "牡丹晚报"), reporters=("王五", "李四"))
        counted = ask(engine, And(()), facets=("source",))

    assert set(ids(by_reporter)) == {"a1", "a2"}
    assert dict(by_reporter.facets["reporter"]) == {"张三": 2, "李四": 1, "王五": 1}
    assert dict(by_reporter.facets["source"]) == {"a.txt": 2, "牡丹晚报": 1}
    assert ids(by_source) == ["a2"]
    assert dict(by_source.facets["source"]) == {"a.txt": 2, "牡丹晚报": 1}
    assert set(counted.facets) == {"source"}


def test_undated_articles_are_wanted_alone_or_beside_a_range(opener) -> None:
    range_ = {"since": PartialDate(2021), "until": PartialDate(2021)}
    with opener(BYLINES) as engine:
        alone = ask(engine, And(()), undated=True)
        beside = ask(engine, And(()), undated=True, **range_)

    assert ids(alone) == ["a2"]
    assert set(ids(beside)) == {"a2", "a3"}
    assert dict(alone.facets["date"]) == {"2020-04": 1, "": 1, "2021-04": 1}


def test_an_open_facet_names_its_largest_values_and_what_is_selected(opener) -> None:
    many = [article(i, "甲", "一。", reporters=("张三", f"记者{i:03d}")) for i in range(MOST_VALUES + 20)]
    last = f"记者{MOST_VALUES + 19:03d}"
    with opener(many) as engine:
        result = ask(engine, And(()), reporters=(last,))
        counts = result.facets["reporter"]

    assert result.facet_sizes["reporter"] == MOST_VALUES + 21
    assert len(counts) == MOST_VALUES + 1
    assert (counts["张三"], counts["记者098"], counts[last]) == (MOST_VALUES + 20, 1, 1)
    assert "记者099" not in counts


def test_districts_are_any_of_and_facets_are_all_of(opener) -> None:
    with opener(PAGE) as engine:
        result = ask(engine, And(()), districts=("单县", "菏泽开发区"), kinds=(Kind.NEWS,))

    assert set(ids(result)) == {"a1", "a4"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2020-04", "2020-04", {"a1", "a3"}),
        ("2020-04-02", "2020-04-30", {"a3"}),
        ("2020-06-10", None, {"a2"}),
        (None, "2020", {"a1", "a2", "a3"}),
        ("2021", None, set()),
    ],
)
def test_a_date_range_takes_what_may_lie_in_it(opener, since, until, expected) -> None:
    request = {"since": since and PartialDate.parse(since), "until": until and PartialDate.parse(until)}
    with opener(PAGE) as engine:
        result = ask(engine, And(()), **request)

    assert set(ids(result)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题:改革", {"a1#p1", "a1#p2", "a2#p1"}),
        ("标题:改革 发展", {"a1#p2", "a2#p1"}),
        ("-标题:改革 发展", {"a3#p1"}),
        ("标题:(改革 经济)", {"a1#p1", "a1#p2"}),
        ("标题:“改革经济” OR 小麦", {"a3#p2"}),
        ("标题:经济改革", {"a1#p1", "a1#p2"}),
        ("-(标题:改革 OR 小麦)", {"a3#p1"}),
    ],
)
def test_a_headline_belongs_to_each_paragraph_of_its_article(opener, text, expected) -> None:
    page = (
        article(1, "经济与改革", "会议召开。", "发展很快。"),
        article(2, "改革", "经济发展。"),
        article(3, "发展", "改革发展。", "小麦。"),
    )
    with opener(page) as engine:
        assert set(ids(ask(engine, parse(text), unit=Unit.PARAGRAPH))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题:侧记", ["a2", "a1"]),
        ("标题:“侧记”", ["a2", "a1"]),
        ("标题:(新春 侧记)", ["a1"]),
        ("标题:新春走基层 正文:麦子", ["a3"]),
        ("侧记 -标题:侧记", ["a4"]),
        ("正文:侧记", ["a4"]),
    ],
)
def test_a_headline_is_kicker_title_and_subtitle(opener, text, expected) -> None:
    """One search in the headline and one in the text find together what a search in all of it does; the title ranks first."""
    page = (
        article(1, "小麦返青", "地里。", kicker="新春走基层", subtitle="——田间侧记"),
        article(2, "大会侧记", "开会。"),
        article(3, "浇水", "麦子。", kicker="新春走基层"),
        article(4, "题", "会场侧记。"),
    )
    with opener(page) as engine:
        found = ids(ask(engine, parse(text)))
        of_paragraphs = set(ids(ask(engine, parse(text), unit=Unit.PARAGRAPH)))

    assert found == expected
    assert of_paragraphs == {f"{one}#p1" for one in found}


def test_a_name_in_quotation_marks_is_the_whole_name(opener) -> None:
    names = [("张建", ()), ("张建峰", ()), ("", ("張建", "张建丽"))]
    page = [
        article(n, "题", "文。", reporters=(reporter,) if reporter else (), correspondents=correspondents)
        for n, (reporter, correspondents) in enumerate(names, 1)
    ]
    with opener(page) as engine:
        found = {
            query: set(ids(ask(engine, parse(query))))
            for query in (
                "记者:张建",
                "记者:“张建”",
                "通讯员:「张建」",
                "通讯员:「张建」 OR 记者:「张建」",
                "-记者:“张建”",
            )
        }

    assert list(found.values()) == [{"a1", "a2"}, {"a1"}, {"a3"}, {"a1", "a3"}, {"a2", "a3"}]


def test_a_filter_by_a_name_takes_it_however_it_is_written_and_in_whole(opener) -> None:
    page = (
        article(1, "题", "文。", reporters=("黄啟峰",), districts=("东明县",)),
        article(2, "题", "文。", reporters=("黄启峰",), districts=("曹县",)),
        article(3, "题", "文。", reporters=("黄启",), districts=("东明",), source="A.txt"),
    )
    with opener(page) as engine:
        found = {
            name: [set(ids(ask(engine, And(()), **{name: (value,)}))) for value in values]
            for name, values in {
                "reporters": ("黃啟峰", "黄启峰", "黄啟"),
                "districts": ("東明縣", "东明"),
                "sources": ("A.txt", "a.txt"),
            }.items()
        }
        facet = engine.search(make_plan(And(()), SearchRequest(reporters=("黃啟峰",)), ANALYZER)).facets[
            "reporter"
        ]

    assert found == {
        "reporters": [{"a1", "a2"}, {"a1", "a2"}, {"a3"}],
        "districts": [{"a1"}, {"a3"}],
        "sources": [{"a3"}, set()],
    }
    assert facet == {"黄啟峰": 1, "黄启峰": 1, "黄启": 1}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, ["a2", "a3", "a1", "a4"]),
        (Sort.OLDEST, ["a1", "a3", "a2", "a4"]),
        (Sort.PAGE, ["a1", "a2", "a3", "a4"]),
    ],
)
def test_sorts(opener, sort, expected) -> None:
    with opener(PAGE) as engine:
        assert ids(ask(engine, And(()), sort=sort)) == expected


def test_sources_stand_in_the_natural_order_of_their_names(opener) -> None:
    names = ["a2/1.txt", "10.txt", "9.txt", "a10/1.txt", "a2/01.txt", "页2.txt", "页10.txt", "007.txt"]
    with opener([article(n, "题", "文。", source=name) for n, name in enumerate(names)]) as engine:
        result = ask(engine, And(()), sort=Sort.PAGE)

    assert [names[int(name[1:])] for name in ids(result)] == [
        "007.txt", "9.txt", "10.txt", "a2/01.txt", "a2/1.txt", "a10/1.txt", "页2.txt", "页10.txt",
    ]  # fmt: skip


def test_pages_of_hits_join_to_the_whole(opener) -> None:
    with opener(PAGE) as engine:
        whole = ids(ask(engine, Bare("脱贫"), limit=10))
        parts = [ids(ask(engine, Bare("脱贫"), limit=1, offset=i)) for i in range(len(whole))]

    assert [part[0] for part in parts] == whole


@pytest.mark.parametrize("unit", list(Unit))
def test_every_hit_comes_in_the_same_order_as_page_by_page(opener, unit) -> None:
    with opener(PAGE) as engine:
        plan = make_plan(Bare("脱贫"), SearchRequest(unit=unit, limit=1), ANALYZER)

        assert list(engine.every(plan)) == list(ask(engine, Bare("脱贫"), unit=unit, limit=50).hits)


def test_the_first_hits_are_the_first_of_every(opener) -> None:
    with opener(PAGE) as engine:
        plan = make_plan(And(()), SearchRequest(sort=Sort.OLDEST), ANALYZER)

        every = list(engine.every(plan))
        assert list(engine.every(plan, 2)) == every[:2]
        assert list(engine.every(plan, 99)) == every
        assert list(engine.every(plan, 2, first=1)) == every[1:3]
        assert list(engine.every(plan, first=2)) == every[2:]
        assert list(engine.every(plan, first=99)) == []


def test_ids_come_in_pieces_and_every_one_once(opener) -> None:
    with opener(PAGE) as engine:
        pieces = [engine.ids(first, 3) for first in range(0, 9, 3)]

        assert [len(piece) for piece in pieces] == [3, 1, 0]
        assert sorted(name for piece in pieces for name in piece) == sorted(each.id for each in PAGE)


def test_a_hit_is_read_as_it_is_shown_and_as_it_was_searched(opener) -> None:
    with opener(PAGE) as engine:
        for unit in Unit:
            hits = ask(engine, parse(""), unit=unit, limit=20).hits
            read = [engine.read(hit) for hit in hits]

            assert {hit.article_id for hit in hits} == {each.id for each in PAGE}
            assert [article for article, _ in read] == [engine.article(hit.article_id) for hit in hits]
            assert [folded for _, folded in read] == ["\n".join(map(fold, article.texts)) for article, _ in read]


def test_articles_are_kept_as_they_were(opener) -> None:
    with opener(PAGE) as engine:
        assert [engine.article(each.id) for each in PAGE] == list(PAGE)
        assert engine.article("a99") is None
        assert [each.id for each in engine.newest(2)] == ["a2", "a3"]


@pytest.mark.parametrize("query", ["脱贫攻坚", "脱贫 OR 开发区", "“脱贫” -招商", "脱?攻坚 日期:2020", "大唐"])
def test_an_explanation_adds_up_to_the_score(opener, query) -> None:
    with opener(PAGE) as engine:
        plan = make_plan(parse(query), SearchRequest(), ANALYZER)
        scores = {hit.article_id: hit.score for hit in engine.search(plan).hits}
        ids_of_all = [each.id for each in PAGE]
        explained = dict(zip(ids_of_all, engine.explain(plan, ids_of_all), strict=True))
        with pytest.raises(ArticleNotFoundError):
            engine.explain(plan, ["a1", "a99"])

    assert {number for number, explanation in explained.items() if explanation} == set(scores)
    for number, explanation in explained.items():
        if explanation:
            assert explanation.value == pytest.approx(scores[number])
            assert sum(part.value for part in explanation.parts) == pytest.approx(explanation.value)
            assert explanation.lines()[0].endswith(explanation.text)


@pytest.mark.parametrize("query", ["脱贫攻坚", "大唐5G 项目", "脱?攻坚", "攻坚 -单县", ""])
def test_a_paragraph_that_is_a_hit_is_explained_as_such(opener, query) -> None:
    with opener(PAGE) as engine:
        plan = make_plan(parse(query), SearchRequest(unit=Unit.PARAGRAPH), ANALYZER)
        hits = engine.search(plan).hits
        explained = engine.explain(plan, [hit.article_id for hit in hits], [hit.paragraph_id for hit in hits])
        with pytest.raises(ArticleNotFoundError):
            engine.explain(plan, ["a1"], ["p99"])

    assert [each.value for each in explained] == [pytest.approx(hit.score, rel=1e-4) for hit in hits]


def test_the_lexicon_counts_articles(opener) -> None:
    with opener(PAGE) as engine:
        lexicon = list(engine.lexicon())

    assert lexicon == sorted(lexicon)
    assert dict(lexicon)["脱贫"] == 3
    assert dict(lexicon)["大唐"] == 2


def test_headlines_are_as_printed(opener) -> None:
    printed = (
        article(1, "“两新”\n组织 \U00020000\u2028Ａ龍", "一。", reporters=("黄啟峰",), photographers=("李四",)),
        article(2, "", "長" * 300, correspondents=("王五",), date=PartialDate(2020, 4)),
        article(3, "無" * 300 + "\U00020800題", "二。"),
    )
    with opener(printed) as engine:
        found = {headline.title: headline for headline in engine.headlines()}

    assert list(found) == [each.title for each in printed]
    assert [headline.day for headline in found.values()] == [0, 20200401, 0]


def test_headlines_are_found_by_their_folded_titles(opener) -> None:
    printed = (
        article(1, "“两新”\n组织 \U00020000\u2028Ａ龍", "一。"),
        article(2, " 小麦　", "二。"),
        article(3, "小麦", "小麦返青。"),
        article(4, "小麦返青", "小麦"),
    )
    with opener(printed) as engine:
        found = sorted(
            headline.title for headline in engine.headlines({"小麦", '"两新" 组织 \U00020000 a龙', "一。", ""})
        )

    assert found == sorted(each.title for each in printed[:3])


def test_people_are_those_who_made_the_articles(opener) -> None:
    printed = (
        article(1, "一", "一。", reporters=("黄啟峰",), photographers=("李四",)),
        article(2, "二", "二。", correspondents=("王五", "黄啟峰")),
        article(3, "三", "三。"),
    )
    with opener(printed) as engine:
        assert engine.people() == ("李四", "王五", "黄啟峰")


def test_counts_are_those_of_the_lexicon(opener) -> None:
    with opener(PAGE) as engine:
        assert dict(engine.counts(["脱贫", "大唐", "没有"])) == {"脱贫": 3, "大唐": 2, "没有": 0}


STORY = (
    "赵王河综合治理工程昨日通过竣工验收，河道清淤、岸坡衬砌和绿化栽植全部完成，沿河村民的生产生活用水从此有了保障，",
    "施工人员放弃节假日休息，三班倒作业，赶在汛期到来之前完成了全部任务，日均出动机械和人员数量创下历年来的新高，",
    "家住河边的村民高兴地说，以前河水又黑又臭，夏天不敢开窗户，现在水清岸绿，吃过晚饭大家都愿意到河边走一走，",
    "下一步将建立河长巡查制度，聘请沿河居民担任义务监督员，发现乱倒垃圾等行为及时上报并依法处理，确保管好一段。",
)
OTHER = (
    "牡丹花会昨日在曹州牡丹园开幕，来自全国各地的游客赏花游园，品尝小吃，园内九大色系的牡丹竞相开放，",
    "园方介绍，今年新引进的品种比去年更多，花期预计持续到下月初，届时还将举行书画展和戏曲演出等活动。",
)
REPRINTED = (
    article(1, "赵王河治理完工", *STORY, source="2.txt", date=PartialDate(2020, 4, 3)),
    article(2, "花会开幕", *OTHER, source="2.txt", date=PartialDate(2020, 4, 3)),
    article(3, "水清岸绿", *STORY[:3], source="1.txt"),
    article(4, "一河清水", "".join(STORY), source="10.txt", date=PartialDate(2020, 4, 1)),
    article(5, "赵王河治理完工", *OTHER, source="3.txt", date=PartialDate(2020)),
    article(6, "一河清水", "赵王河综合治理工程昨日通过竣工验收。", source="3.txt", date=PartialDate(2020, 4, 5)),
)


def test_reprints_are_known_the_oldest_first(opener) -> None:
    with opener(REPRINTED) as engine:
        found = {number: engine.reprints(f"a{number}") for number in range(1, 8)}

    assert found == {
        1: ("a4", "a3"),
        2: ("a5",),
        3: ("a4", "a1"),
        4: ("a1", "a3"),
        5: ("a2",),
        6: (),
        7: (),
    }


def printed_with(result: EngineResult) -> list[tuple[str, ...]]:
    """Each hit with those it stands for."""
    return [(hit.article_id, *hit.reprints) for hit in result.hits]


def test_reprints_among_the_hits_stand_as_one_and_are_counted_all(opener) -> None:
    with opener(REPRINTED) as engine:
        river = ask(engine, Exact("赵王河综合"), sort=Sort.NEWEST)
        each = ask(engine, Exact("赵王河综合"), sort=Sort.NEWEST, reprints=Reprints.ALL)
        done = ask(engine, Exact("赵王河治理完工"))

    assert printed_with(river) == [("a6",), ("a1", "a4", "a3")]
    assert (river.total, river.distinct_total, river.exact_total) == (4, 2, 4)
    assert river.facets["date"] == {"2020-04": 3, "": 1}
    assert printed_with(each) == [("a6",), ("a1",), ("a4",), ("a3",)]
    assert (each.total, each.distinct_total, each.exact_total) == (4, 2, 4)
    assert each.facets == river.facets
    # Of other texts, though they have the same headline; and what is no hit is not named.
    assert sorted(printed_with(done)) == [("a1",), ("a5",)]
    assert (done.total, done.distinct_total) == (2, 2)


def test_which_reprint_stands_for_the_others_is_a_matter_of_order(opener) -> None:
    with opener(REPRINTED) as engine:
        first = {
            sort: printed_with(ask(engine, Exact("水清岸绿"), sort=sort))
            for sort in (Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST, Sort.PAGE)
        }

    assert first == {
        Sort.RELEVANCE: [("a3", "a4", "a1")],  # which has it in its headline
        Sort.NEWEST: [("a1", "a4", "a3")],
        Sort.OLDEST: [("a4", "a1", "a3")],
        Sort.PAGE: [("a3", "a4", "a1")],
    }


def test_paragraphs_are_never_collapsed_and_every_gives_each_reprint(opener) -> None:
    with opener(REPRINTED) as engine:
        paragraphs = ask(engine, Exact("水清岸绿"), unit=Unit.PARAGRAPH)
        every = list(engine.every(make_plan(Exact("水清岸绿"), SearchRequest(), ANALYZER)))

    assert (len(paragraphs.hits), paragraphs.total, paragraphs.distinct_total) == (3, 3, 3)
    assert [(hit.article_id, hit.reprints) for hit in every] == [("a3", ()), ("a4", ()), ("a1", ())]


def test_a_filter_leaves_the_reprints_that_pass_it(opener) -> None:
    with opener(REPRINTED) as engine:
        found = ask(engine, Exact("水清岸绿"), since=PartialDate(2020, 4, 2))

    assert printed_with(found) == [("a1",)]
    assert (found.total, found.distinct_total) == (1, 1)


@st.composite
def reprinted(draw: st.DrawFn) -> list[Article]:
    """Articles of a few texts, whole and shortened, in any order, on any day."""
    made = draw(
        st.lists(
            st.tuples(
                st.sampled_from([STORY, STORY[:3], STORY[1:], OTHER, OTHER[:1]]),
                st.sampled_from(["赵王河", "花会", "水清岸绿"]),
                st.sampled_from([None, PartialDate(2020), PartialDate(2020, 4, 1), PartialDate(2020, 4, 2)]),
                st.sampled_from(["a.txt", "b.txt"]),
                st.sampled_from(list(Kind)),
            ),
            max_size=9,
        )
    )
    return [
        article(number, title, *texts, date=date, source=source, kind=kind)
        for number, (texts, title, date, source, kind) in enumerate(made)
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    reprinted(),
    st.sampled_from([And(()), Bare("水清岸绿"), Exact("河"), Bare("花会开放"), Exact("游客")]),
    st.sampled_from(list(Sort)),
    st.sampled_from(list(Reprints)),
    st.integers(1, 4),
    st.booleans(),
)
def test_collapsed_pages_join_to_the_distinct_texts_of_all_hits(
    made, query, sort, reprints, limit, narrow
) -> None:
    narrowing = {"kinds": (Kind.NEWS, Kind.PHOTO)} if narrow else {}
    with memory(made) as reference, whoosh(made, batch=3) as engine:
        every = [
            hit.article_id
            for hit in engine.every(make_plan(query, SearchRequest(sort=sort, **narrowing), ANALYZER))
        ]
        pages: list[EngineResult] = []
        for offset in range(0, len(made) + 1, limit):
            asked = {"sort": sort, "reprints": reprints, "limit": limit, "offset": offset, **narrowing}
            pages.append(ask(engine, query, **asked))
            expected = ask(reference, query, **asked)
            assert printed_with(pages[-1]) == printed_with(expected)
            assert pages[-1]._replace(hits=()) == expected._replace(hits=(), facets=pages[-1].facets)

        shown = [hit for page in pages for hit in page.hits]
        assert {page.total for page in pages} == {len(every)}
        if reprints is Reprints.ALL:
            assert [hit.article_id for hit in shown] == every
        else:
            assert {page.distinct_total for page in pages} == {len(shown)}
            assert sorted(one for hit in shown for one in (hit.article_id, *hit.reprints)) == sorted(every)
            for hit in shown:
                assert set(hit.reprints) == set(engine.reprints(hit.article_id)) & set(every)
                assert all(every.index(hit.article_id) < every.index(one) for one in hit.reprints)


def test_an_index_without_articles_answers(opener) -> None:
    with opener(()) as engine:
        result = ask(engine, Bare("脱贫"))

    assert (result.total, result.hits) == (0, ())


TEXT = st.text(alphabet="菏泽开发区脱贫攻坚5G16.8,。 A“”", min_size=1, max_size=30)
ARTICLES = st.lists(
    st.builds(
        lambda *details: details,
        TEXT | st.just(""),
        TEXT | st.just(""),
        st.lists(TEXT, min_size=1, max_size=3),
        st.lists(st.sampled_from(["单县", "曹县", "牡丹区"]), min_size=1, max_size=2, unique=True),
        st.sampled_from(
            [None, PartialDate(2020), PartialDate(2020, 4), PartialDate(2020, 4, 1), PartialDate(2021, 2)]
        ),
        st.sampled_from(list(Kind)),
        st.lists(st.sampled_from(["张三", "李四"]), max_size=2, unique=True),
        st.sampled_from(["a.txt", "b.txt"]),
    ),
    max_size=6,
)
STRING = TEXT.filter(str.strip)
WORD = st.text(alphabet="菏泽开发区脱贫攻坚5A", min_size=1, max_size=3)
TEXTUAL = (
    st.builds(Bare, STRING)
    | st.builds(Exact, STRING)
    | st.builds(Close, st.lists(WORD, min_size=2, max_size=3).map(tuple), st.integers(0, 9))
    | st.builds(
        Together, st.lists(st.builds(Exact, WORD), min_size=1, max_size=2).map(tuple), st.sampled_from(list(Scope))
    )
    | st.builds(Gapped, st.tuples(WORD, WORD), st.sampled_from([("*",), ("?",), ("??",)]))
)
QUERY = st.recursive(
    TEXTUAL
    | st.builds(In, st.sampled_from(["title", "body"]), TEXTUAL)
    | st.builds(
        Has,
        st.sampled_from(["district", "kind", "source"]),
        st.sampled_from(["县", "單县", "news", "txt", "B.txt", "牡丹"]),
        st.booleans(),
    )
    | st.just(Dated(PartialDate(2020, 4), None))
    | st.just(Dated(None, PartialDate(2020, 4), "issue")),
    lambda inner: (
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Not, inner)
    ),
    max_leaves=4,
)
REQUEST = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(list(Unit)),
        "sort": st.sampled_from(list(Sort)),
        "districts": st.just(()) | st.just(("单县",)) | st.just(("曹县", "牡丹区")),
        "reporters": st.just(()) | st.just(("张三", "王五")),
        "sources": st.just(()) | st.just(("b.txt",)),
        "since": st.none() | st.just(PartialDate(2020, 4)),
        "undated": st.booleans(),
        "facets": st.just((*FACETS, BY_DAY, PERSON)) | st.just(("date", "reporter")),
        "limit": st.integers(1, 5),
        "offset": st.integers(0, 3),
    }
)


SHARE = st.none() | st.sampled_from([0.0, 0.25, 0.5, 0.75])
"""With how much of its words a plan is content; None for all."""


PRINTED = (
    article(1, "甲", "麦", source="1/1.txt", page_date=PartialDate(2020, 4, 2), date=PartialDate(2020, 4, 1)),
    article(2, "乙", "麦", source="1/1.txt", page_date=PartialDate(2020, 4, 2)),
    article(3, "丙", "麦", source="1/2.txt", page_date=PartialDate(2020, 4, 2)),
    article(4, "丁", "麦", source="2.txt", date=PartialDate(2020, 4, 2), reporters=("王五",)),
    article(5, "戊", "麦", source="2.txt", page_date=PartialDate(2020), date=PartialDate(2020, 4)),
    article(6, "己", "麦", source="3.txt", page_date=PartialDate(2020), correspondents=("王五",)),
    article(7, "庚", "麦", source="3.txt", reporters=("王五一",)),
)


def test_issues_are_counted_by_the_date_of_the_page_whatever_day_articles_tell_of(opener) -> None:
    with opener(PRINTED) as engine:
        assert engine.issues() == (
            Issue(PartialDate(2020), articles=2, pages=2),
            Issue(PartialDate(2020, 4, 2), articles=3, pages=2),
            Issue(None, articles=2, pages=2),
        )


def test_pages_are_those_of_newsprint_and_not_files(opener) -> None:
    """A file of ready articles holds many, a page of an electronic edition is in many files, and where it is not known there is one a file."""
    second, third = PartialDate(2020, 4, 2), PartialDate(2020, 4, 3)
    printed = (
        article(1, "甲", "麦", source="ready.jsonl", paper="菏泽日报", page_date=second, page_number="1"),
        article(2, "乙", "麦", source="ready.jsonl", paper="菏泽日报", page_date=second, page_number="2"),
        article(3, "丙", "麦", source="ready.jsonl", paper="菏泽日报", page_date=third, page_number="1"),
        article(4, "丁", "麦", source="content_1.htm", paper="曹县报", page_date=third, page_number="1"),
        article(5, "戊", "麦", source="content_2.htm", paper="曹县报", page_date=third, page_number="1"),
        article(6, "己", "麦", source="a.txt", paper="曹县报", page_number="1", date=second),
        article(7, "庚", "麦", source="a.txt", paper="曹县报", page_number="1", date=third),
        article(8, "辛", "麦", source="b.txt", paper="曹县报", page_number="1", page_date=PartialDate(2020, 4)),
        article(9, "壬", "麦", source="c.txt", paper="曹县报", page_number="1", page_date=PartialDate(2020, 4)),
    )

    with opener(printed) as engine:
        assert engine.pages() == 7
        assert [(issue.articles, issue.pages) for issue in engine.issues()] == [(2, 2), (2, 2), (3, 2), (2, 1)]


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(20200402, 20200402, "issue"), ["a1", "a2", "a3", "a5", "a6"]),
        (Period(20200403, LAST_DAY, "issue"), ["a5", "a6"]),
        (Period(0, 20191231, "issue"), []),
        (Period(0, LAST_DAY, "issue"), ["a1", "a2", "a3", "a5", "a6"]),
        (Period(20200401, 20200401), ["a1", "a5"]),
        (Period(0, LAST_DAY), ["a1", "a4", "a5"]),
    ],
)
def test_a_period_is_of_the_dates_of_papers_or_of_articles(opener, period, unit, expected) -> None:
    """What is dated too coarsely to say may be of it; what has no such date is not."""
    with opener(PRINTED) as engine:
        answer = engine.search(Plan(period, SearchRequest(sort=Sort.PAGE, unit=unit)))

    assert [hit.article_id for hit in answer.hits] == expected
    assert answer.total == len(expected)


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        (["issue"], "2020-04-02", ["a1", "a2", "a3"]),
        (["issue"], "2020", ["a5", "a6"]),
        (["issue"], "", ["a4", "a7"]),
        (["reporter", "correspondent"], "王五", ["a4", "a6"]),
        (["reporter"], "王", []),
    ],
)
def test_a_whole_value_is_just_that_value(opener, fields: list[str], value: str, expected: list[str]) -> None:
    plan = AnyOf(tuple(Attribute(field, value, whole=True) for field in fields))

    with opener(PRINTED) as engine:
        answer = engine.search(Plan(plan, SearchRequest(sort=Sort.PAGE)))

    assert ids(answer) == expected
    assert answer.total == len(expected)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    made=ARTICLES,
    share=SHARE,
    quotes=st.sampled_from(Quotes),
    queries=st.lists(st.tuples(QUERY, REQUEST), min_size=5, max_size=10),
)
def test_whoosh_answers_as_the_reference_engine_does(made, share, quotes, queries) -> None:
    articles = [
        article(
            i,
            title,
            *body,
            kicker=kicker,
            districts=tuple(districts),
            page_date=date if i % 2 else None,
            date=date,
            kind=kind,
            reporters=tuple(reporters),
            source=source,
        )
        for i, (title, kicker, body, districts, date, kind, reporters, source) in enumerate(made)
    ]
    with memory(articles) as reference, whoosh(articles) as engine:
        for query, request in queries:
            plan = make_plan(query, SearchRequest(**request), ANALYZER)
            if share is not None:
                plan = relaxed(plan, {"脱贫"}, share, quotes) or plan
            expected, actual = reference.search(plan), engine.search(plan)

            assert actual[1:5] == expected[1:5]  # the totals
            assert {k: dict(v) for k, v in actual.facets.items()} == {
                k: dict(v) for k, v in expected.facets.items()
            }
            assert [hit.score for hit in actual.hits] == pytest.approx(
                [hit.score for hit in expected.hits], rel=1e-6
            )
            assert engine.issues() == reference.issues()
            assert engine.pages() == reference.pages()
            assert [(h.match) for h in actual.hits] == [(h.match) for h in expected.hits]
