"""The use cases whole, over the five pages: build, search, follow, explain."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from search import (
    ArticleNotFoundError,
    IndexMissingError,
    Kind,
    Match,
    PageNotFoundError,
    PartialDate,
    QuerySyntaxError,
    SearchRequest,
    SearchService,
    Settings,
    Sort,
    Unit,
    page_id,
    rebuild,
)
from search.analysis.normalize import fold
from search.analysis.occurrences import find
from search.indexing.builder import BuildReport
from search.inspection import Level, inspect_index
from search.snapshots import index_analyzer
from search.suggestions.catalogue import Catalogue
from tests.waiting import until

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

# Read off the five pages by eye: reporters, correspondents, photographers, officials, managers, residents.
NAMES = (
    "陈力 杨勇 张新文 王卫东 安灵泰 崔艺霏 李国珍 练建军 刘光红 马学民 小锴 黄啟峰 韩伟昌 于鹏 徐方春 焦同帅 牛树志 宁效广 "
    "李杰 李吉祥 史燕 霍道宪 许丹丹 曹升灵 黄为学 米国良 乔晓峰 皮光勇 孔鲁民 郭保存 王蒙 王燕 孙安琪 游聚锦 丁鑫 王鹏 "
    "常川 张允 李勇军 邵海洋 杨树 何青 刘海丽 郑晨晨 常行川 朱美佳 张慧 王军 陈宝华 梁衍锋 孔博 张鹏 周宝俊 刘汉功 "
    "黄敬峰 张体信 马源勤 李若生 杨战伟 王振宇 丁忠宪 刘洋 万文闻 "
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    made = Settings(index=tmp_path_factory.mktemp("service") / "index")
    rebuild([SEEDS], made)
    return made


@pytest.fixture(scope="module")
def service(settings) -> SearchService:
    return SearchService.open(settings)


@pytest.mark.parametrize(
    "string",
    ["改革破局 创新致远", "点的同时,推出亮点经验和措施。要集中精力,统筹协调,"],
    ids=["in a kicker", "over a full stop"],
)
def test_an_exact_match_is_marked_wherever_it_stands(service, string) -> None:
    hits = service.search(SearchRequest(f"「{string}」")).hits

    assert hits
    for told in (hit.to_dict() for hit in hits):
        texts = [(told[name], told[f"{name}_spans"]) for name in ("title", "kicker", "subtitle")]
        texts += [(one["text"], one["spans"]) for one in told["snippets"]]
        assert told["matches"] == 1
        assert [fold(text[start:end]) for text, spans in texts for start, end, _ in spans] == [fold(string)]


def test_every_name_of_the_seeds_is_kept_whole_where_it_stands(settings, service) -> None:
    analyzer = index_analyzer(settings)
    cut, seen, names = [], set(), set(map(fold, NAMES.split()))
    for article in service.newest(1000):
        for paragraph in article.paragraphs:
            folded = fold(paragraph.text)
            tokens = {(token.text, token.start) for token in analyzer.words(folded)}
            for name in names:
                at = folded.find(name)
                while at >= 0:
                    seen.add(name)
                    if (name, at) not in tokens:
                        cut.append((name, folded[max(0, at - 6) : at + 8]))
                    at = folded.find(name, at + 1)

    assert cut == []
    assert seen == names, "every name of the list stands in the pages"


def test_quoted_strings_find_what_a_plain_scan_finds(settings) -> None:
    outcomes = []
    findings = list(inspect_index(settings, samples=600, seed=20201012, on_verified=outcomes.append))
    (outcome,) = outcomes

    assert {finding.level for finding in findings} == {Level.OK}
    assert outcome.differences == ()
    assert outcome.compared > 1000
    assert len(outcome.tried) == 11, "every kind of string was tried"


def test_a_question_is_answered_in_part_and_says_what_is_missing(service) -> None:
    result = service.search(SearchRequest("谁在2月到东明县调研重点项目建设?"))

    assert {hit.match for hit in result.hits} == {Match.PARTIAL}
    assert result.exact_total == 0
    assert "陈宝华" in result.hits[0].article.title
    assert any(hit.missing for hit in result.hits)
    for hit in result.hits:
        texts = list(map(fold, hit.article.texts))
        absent = {
            word for word in ("东明县", "调研", "重点", "建设") if all(find(word, text) < 0 for text in texts)
        }
        assert all(any(word in missing for missing in hit.missing) for word in absent)
        assert not [word for word in hit.missing if any(find(word, text) >= 0 for text in texts)]


def test_a_quoted_string_is_given_up_only_where_it_would_leave_nothing(service) -> None:
    """企业 is less than a fifth of what is asked for, but stands beside “巨野县”."""
    beside = service.search(SearchRequest("“巨野县” 火星人火星车 企业"))
    alone = service.search(SearchRequest("“巨野县” 火星人火星车"))

    assert beside.total == beside.partial_total > 0
    assert all({"巨野县", "企业"}.isdisjoint(hit.missing) for hit in beside.hits)
    assert alone.total == alone.partial_total == service.search(SearchRequest("“巨野县”")).total
    assert all(hit.missing == ("火星人", "火星车") for hit in alone.hits)


@pytest.mark.parametrize(
    ("text", "unit"), [("标题:(脱贫攻坚 记者)", Unit.ARTICLE), ("脱贫攻坚 陈宝华 记者 玉米", Unit.PARAGRAPH)]
)
def test_a_word_is_missing_where_it_was_looked_for(service, text, unit) -> None:
    """记者 stands in every body; a paragraph is not answered for by the rest of its article."""
    result = service.search(SearchRequest(text, unit=unit))

    assert result.total == result.partial_total > 0
    for hit in result.hits:
        looked_in = fold(hit.paragraph.text if hit.paragraph else hit.article.title)
        missing = [
            word for word in ("脱贫", "攻坚", "记者", "陈宝华", "玉米") if word in text and word not in looked_in
        ]
        assert missing
        assert set(missing) - set(hit.missing) <= ({"脱贫", "攻坚"} if "脱贫攻坚" in hit.missing else set())


def test_a_partial_answer_never_stands_beside_a_full_one(service) -> None:
    result = service.search(SearchRequest("脱贫攻坚 开发区", limit=100))

    assert result.total
    assert Match.PARTIAL not in {hit.match for hit in result.hits}


def test_quotes_and_filters_hold_in_a_partial_answer(service) -> None:
    result = service.search(SearchRequest("“巨野县” 谁偷了邻居家的玉米啊", kinds=(Kind.NEWS,)))

    assert result.total
    assert all(hit.match is Match.PARTIAL and hit.article.kind is Kind.NEWS for hit in result.hits)
    assert all("巨野县" in "".join(p.text for p in hit.article.paragraphs) for hit in result.hits)


@pytest.mark.parametrize(
    ("text", "is_partial"),
    [("脱贫攻坚 就业", False), ("谁在2月到东明县调研重点项目建设?", True)],
    ids=["whole", "in part"],
)
def test_what_a_facet_counts_is_what_choosing_it_finds(service, text, is_partial) -> None:
    for district in service.districts():
        values = service.search(SearchRequest(text, districts=(district.value,))).facet("district").values
        assert values
        for value in values:
            chosen = service.search(SearchRequest(text, districts=(value.value,)))
            assert (chosen.total, chosen.partial_total) == (value.count, value.count if is_partial else 0)


def test_hits_show_what_was_found(service) -> None:
    result = service.search(SearchRequest("脱贫攻坚"))
    first = result.hits[0]

    assert [first.title.text[s.start : s.end] for s in first.title.spans] == ["脱贫攻坚"]
    assert first.matches >= sum(len(snippet.spans) for snippet in first.snippets)
    assert result.searched_as == "脱贫攻坚"


@pytest.mark.parametrize("text", ["菏泽开发区", "脱贫攻坚", "巨野:文艺", "5G", "疫情防控 复工"])
def test_places_of_the_very_string_are_counted_as_ctrl_f_counts_them(service, text) -> None:
    hits = service.search(SearchRequest(text, limit=100)).hits

    assert hits
    for hit in hits:
        whole = "\n".join(map(fold, hit.article.texts))

        assert hit.exact_matches == sum(whole.count(fold(string)) for string in text.split())
        assert hit.matches >= hit.exact_matches


@pytest.mark.parametrize("text", ["地区:巨野县", "类型:图片", "-脱贫", "日期:2020-06-14", ""])
def test_no_hit_matches_where_no_string_is_looked_for(service, text) -> None:
    result = service.search(SearchRequest(text))

    assert result.total
    assert {(hit.match, hit.matches) for hit in result.hits} == {(None, 0)}
    assert (result.exact_total, result.words_total, result.partial_total) == (0, 0, 0)


def test_what_may_be_of_the_day_asked_for_is_counted(service) -> None:
    day = PartialDate(2020, 6, 14)
    asked = service.search(SearchRequest("日期:2020-06-14", limit=100))
    chosen = service.search(SearchRequest(since=day, until=day, undated=True, limit=100))
    unsure = [hit.article for hit in asked.hits if hit.article.date.day is None]

    assert unsure
    assert asked.possible_total == chosen.possible_total == len(unsure)
    assert service.search(SearchRequest("日期:2020-06")).possible_total < len(unsure)
    assert service.search(SearchRequest("开发区")).possible_total == 0


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("地区:市开发区", "地区:菏泽开发区"),
        ("地区:凤凰镇", "地区:鄄城县"),
        ("作者:黄啟峰", "记者:黄啟峰 OR 通讯员:黄啟峰"),
        ("author:“黄啟峰”", "记者:“黄啟峰” OR 通讯员:“黄啟峰”"),
    ],
)
def test_a_field_takes_what_readers_call_it(service, text, like) -> None:
    found, expected = (service.search(SearchRequest(one, limit=100)) for one in (text, like))

    assert found.total == expected.total > 0
    assert [hit.article.id for hit in found.hits] == [hit.article.id for hit in expected.hits]
    assert bool(found.remarks) == text.startswith("地区")


@pytest.mark.parametrize(
    ("called", "name"),
    [("市开发区", "菏泽开发区"), ("市開發區", "菏泽开发区"), ("凤凰镇", "鄄城县"), ("鄄城縣", "鄄城縣")],
)
def test_the_filter_takes_what_readers_call_a_district_as_the_field_does(service, called, name) -> None:
    found, expected = (service.search(SearchRequest(districts=(one,), limit=100)) for one in (called, name))
    of_field = service.search(SearchRequest(f"地区:“{called}”", limit=100))

    assert found.total == expected.total == of_field.total > 0
    assert found.request.districts == (name,)
    assert found.facets == expected.facets
    exported = service.export(SearchRequest(districts=(called,)))
    assert exported.total == found.total
    assert service.suggest(SearchRequest("开", districts=(called,))) == service.suggest(
        SearchRequest("开", districts=(name,))
    )


def test_pasted_text_with_a_colon_is_text_and_nothing_is_said_of_it(service) -> None:
    pasted, unknown = (service.search(SearchRequest(text)) for text in ("巨野:文艺", "报纸:菏泽日报"))

    assert (pasted.exact_total, pasted.remarks) == (1, ())
    (remark,) = unknown.remarks
    assert "没有字段“报纸”" in remark.words
    assert unknown.to_dict()["remarks"] == [{"text": str(remark.words), "query": ""}]


def test_punctuation_alone_is_offered_in_quotation_marks_where_that_finds_it(service) -> None:
    offered = {
        text: [one.query for one in service.search(SearchRequest(text)).remarks] for text in ("，", "《《《")
    }

    assert offered == {"，": ['"，"'], "《《《": []}
    assert service.search(SearchRequest('"，"')).total


def test_paragraphs_are_hits_of_their_own(service) -> None:
    result = service.search(SearchRequest("“脱贫攻坚”", unit=Unit.PARAGRAPH, limit=100))

    assert result.total > service.search(SearchRequest("“脱贫攻坚”")).total
    assert all("脱贫攻坚" in hit.paragraph.text for hit in result.hits)


def test_facets_follow_the_result(service) -> None:
    result = service.search(SearchRequest("", districts=("巨野县",), sort=Sort.NEWEST))
    counts = {facet.field: {value.value: value.count for value in facet.values} for facet in result.facets}
    chosen = [value for facet in result.facets for value in facet.values if value.selected]

    assert counts["district"]["巨野县"] == result.total
    assert sum(counts["date"].values()) == result.total
    assert [value.value for value in chosen] == ["巨野县"]


def test_related_articles_are_others_about_the_same(service) -> None:
    about = service.search(SearchRequest("陈宝华调研督导重点项目建设和企业复工复产工作")).hits[0].article
    found = service.related(about, 3)

    assert 0 < len(found) <= 3
    assert about.id not in {one.id for one in found}
    assert found[0].title == "梁衍锋带队督导调研企业复工复产工作"
    assert service.related(about, 0) == ()


def test_reprints_are_named_and_are_no_related_articles(tmp_path) -> None:
    made = Settings(index=tmp_path / "index")
    story, other = SEEDS / "000_19cdaa97a37a6cd0.txt", SEEDS / "001_77a03ed607cd6b14.txt"
    (tmp_path / "pages").mkdir()
    for name, page in (("2020-04-01", story), ("2020-04-02", story), ("2020-04-03", other)):
        shutil.copy(page, tmp_path / "pages" / f"{name}.txt")
    rebuild([tmp_path / "pages"], made)
    service = SearchService.open(made)
    long = max(service.page("2020-04-01.txt"), key=lambda one: sum(len(p.text) for p in one.paragraphs))

    found = service.reprints(long)

    assert found.total == 1
    assert found.articles[0].source == "2020-04-02.txt"
    assert found.articles[0].paragraphs == long.paragraphs
    assert not {one.id for one in service.related(long)} & {long.id, found.articles[0].id}
    assert service.reprints(service.page("2020-04-03.txt")[0]).total == 0


def test_a_page_is_its_articles_in_order(service) -> None:
    one = service.newest(1)[0]
    page = service.page(one.source)

    assert one in page
    assert {article.source for article in page} == {one.source}
    ends = [article.paragraphs[0].first_line for article in page]
    assert ends == sorted(ends)


def test_a_source_of_more_articles_than_a_page_holds_is_no_page(service, monkeypatch) -> None:
    one = service.newest(1)[0]
    monkeypatch.setattr("search.service.MAX_LIMIT", len(service.page(one.source)) - 1)

    assert service.page(one.source) == ()


def test_the_score_of_a_hit_can_be_explained(service) -> None:
    request = SearchRequest("脱贫攻坚")
    hit = service.search(request).hits[0]

    (explanation,) = service.explain(request, [hit.article.id])
    assert explanation.value == pytest.approx(hit.score)
    with pytest.raises(ArticleNotFoundError):
        service.explain(request, ["nowhere"])


def test_a_query_that_does_not_parse_is_an_error(service) -> None:
    with pytest.raises(QuerySyntaxError):
        service.search(SearchRequest("(脱贫"))


def test_an_article_can_be_highlighted(service) -> None:
    article = service.search(SearchRequest("脱贫攻坚")).hits[0].article
    highlighted = service.highlight(article, "脱贫攻坚")

    assert [part.text for part in highlighted.paragraphs] == [p.text for p in article.paragraphs]
    assert any(part.spans for part in highlighted.paragraphs)


def followed(service: SearchService, report: BuildReport) -> None:
    """Wait until *service* answers from the generation of *report*, as it must soon."""
    until(lambda: service.info().generation == report.generation.manifest.info().generation, 20)


def test_the_service_follows_a_new_generation_and_ids_survive(tmp_path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(SEEDS, corpus)
    settings = Settings(index=tmp_path / "index")
    service = SearchService.open(settings)
    with pytest.raises(IndexMissingError):
        service.search(SearchRequest("脱贫"))

    rebuild([corpus], settings)
    before = {article.id: article for article in service.newest(1000)}
    (corpus / "新.txt").write_text("单县新开一路公交\n\n本报讯 2021年3月5日,单县新开一路公交车。\n", "utf-8")
    followed(service, rebuild([corpus], settings))
    after = {article.id: article for article in service.newest(1000)}

    assert len(after) == len(before) + 1
    assert before.items() <= after.items()
    assert service.search(SearchRequest("新开一路公交", since=PartialDate(2021))).total == 1

    (corpus / "新.txt").unlink()
    followed(service, rebuild([corpus], settings))
    assert {article.id for article in service.newest(1000)} == set(before)


def test_the_same_corpus_gives_the_same_articles_from_scratch(tmp_path, service) -> None:
    settings = Settings(index=tmp_path / "index")
    rebuild([SEEDS], settings)

    assert SearchService.open(settings).newest(1000) == service.newest(1000)


def test_a_district_is_known_to_lie_in_its_city(service) -> None:
    assert service.parents()["曹县"] == "菏泽市"
    assert service.parents()["菏泽市"] == ""


def test_towns_count_what_their_quoted_names_find(service) -> None:
    counted = {
        (district, town.value): town.count for district in service.parents() for town in service.towns(district)
    }

    assert counted
    for (district, town), count in counted.items():
        assert service.search(SearchRequest(f'"{town}"', districts=(district,))).total == count
    assert service.towns("未标注") == ()


def test_a_service_of_one_generation_knows_what_the_service_knows(service) -> None:
    """Which is what every page is made from."""
    one = service.of_one_generation()

    assert dict(one.parents()) == dict(service.parents())
    assert any(service.towns(district) for district in service.parents())
    assert [one.towns(district) for district in one.parents()] == [service.towns(d) for d in service.parents()]
    assert one.state() == service.state()


def test_a_service_of_one_generation_tells_which_once_it_was_asked(service) -> None:
    one = service.of_one_generation()

    assert one.generation == ""
    assert one.info().generation == one.generation == service.info().generation


def test_a_page_is_given_back_whole_with_its_articles(settings, service) -> None:
    """What the raw view shows is the file, character by character, and every line that is not blank has its note."""
    for path in sorted(SEEDS.glob("*.txt")):
        raw = service.raw_page(page_id(path.name))

        assert raw.page.text == path.read_text("utf-8")
        blank = [number for number, line in enumerate(raw.page.text.split("\n"), 1) if not line.strip()]
        assert sorted({line.number for line in raw.lines} | set(blank)) == list(
            range(1, raw.page.text.count("\n") + 2)
        )
        articles = [service.article(article) for article in raw.articles]
        assert {article.source for article in articles} == {path.name}
        for article in articles:
            assert article.page_id == raw.page.id


def test_a_page_that_is_not_there_is_an_error_of_its_own(service) -> None:
    with pytest.raises(PageNotFoundError):
        service.raw_page(page_id("nowhere.txt"))


def test_a_number_that_was_excluded_is_offered_with_its_minus_where_that_is_printed(tmp_path) -> None:
    page = "曹县气温骤降\n\n本报讯(记者 张三)2021年1月7日,曹县最低气温降至-15℃,农业部门提醒群众做好防冻。\n"
    (tmp_path / "page.txt").write_text(page, "utf-8")
    settings = Settings(index=tmp_path / "index")
    rebuild([tmp_path / "page.txt"], settings)
    service = SearchService.open(settings)

    offered = {
        text: [each.query for each in service.search(SearchRequest(text)).remarks] for text in ("-15℃", "-16℃")
    }

    assert offered == {"-15℃": ['"-15℃"'], "-16℃": []}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (SearchRequest("地区:火星"), ["没有归在“火星”的稿件。"]),
        (SearchRequest("5G", districts=("火星",)), ["没有归在“火星”的稿件。"]),
        (SearchRequest("", districts=("火\u202e星",)), ["没有归在“火星”的稿件。"]),
        (SearchRequest("5G 记者:飞碟"), ["没有记者“飞碟”的稿件。"]),
        (
            SearchRequest("", reporters=("飞碟",), sources=("天外",)),
            ["没有“飞碟”署名的稿件。", "没有来源“天外”的稿件。"],
        ),
        (SearchRequest("飞碟", districts=("菏泽开发区",)), []),
        (SearchRequest("飞碟 地区:市开发区"), []),
        (SearchRequest("5G OR 地区:火星"), []),
    ],
    ids=lambda one: f"{one.text} {one.districts!a}" if isinstance(one, SearchRequest) else "",
)
def test_a_value_that_no_article_has_is_told_where_nothing_is_found(service, asked, told) -> None:
    found = service.search(asked)

    assert [str(remark.words) for remark in found.remarks if remark.words.startswith("没有")] == told


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ('"飞碟" "脱贫攻坚"', ['"飞碟"', '"脱贫攻坚"']),
        ('"菏泽 飞碟"~20', ['"菏泽"', '"飞碟"']),
        ("(菏泽 飞碟)/s", ["菏泽", "飞碟"]),
        ('"脱贫攻坚飞碟"', ['"脱贫攻坚"', '"飞碟"']),
        ("飞碟 -招商", []),
        ("脱贫攻坚 -攻坚", ["脱贫攻坚"]),
        ("飞碟 菏泽 -招商", ["飞碟", "菏泽"]),
        ("脱贫攻坚 菏泽 -菏泽", ["脱贫攻坚 菏泽", "脱贫攻坚", "菏泽"]),
        ("标题:飞碟", []),
        ("标题:收官之年", ["收官之年"]),
        ("", []),
    ],
)
def test_each_part_of_a_query_is_counted_by_itself(service, query: str, parts: list[str]) -> None:
    found = service.parts(SearchRequest(query))

    assert [part.text for part in found] == parts
    for part in found:
        answer = service.search(SearchRequest(part.text))
        assert part.hits == answer.total - answer.partial_total


def test_a_server_reads_the_catalogue_before_a_request_needs_it(tmp_path, monkeypatch) -> None:
    settings = Settings(index=tmp_path / "index")
    rebuild([SEEDS], settings)
    service = SearchService.open(settings)
    read, of_a_thread = Catalogue.read, []

    def noted(directory: Path) -> Catalogue:
        of_a_thread.append(threading.current_thread().name)
        return read(directory)

    monkeypatch.setattr(Catalogue, "read", noted)
    service.search(SearchRequest("脱贫攻坚"))
    until(lambda: bool(of_a_thread), 20)
    assert of_a_thread == ["mudan-follower"]
