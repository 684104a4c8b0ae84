"""The columns hold what analysis says, Whoosh's own searcher reads them alike, and changes leave what a rebuild would."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from whoosh import index, query, scoring

from search.analysis import views
from search.analysis.analyzer import load_analyzer
from search.analysis.normalize import fold
from search.analysis.occurrences import find
from search.backends import examine, open_engine, open_writer
from search.backends.memory import MemoryEngine
from search.backends.whoosh import writer as writing
from search.backends.whoosh.segment import Segment
from search.backends.whoosh.segments import read_segments
from search.documents import document
from search.errors import EngineError
from search.model import Article, Paragraph, PartialDate
from search.query.nodes import And, Bare, Exact, Not, Or
from search.query.planning import make_plan, to_the_letter
from search.query.request import SearchRequest
from search.schema import PARAGRAPH_BREAK, Unit, Zone

ANALYZER = load_analyzer("jieba")
INFO = MemoryEngine(ANALYZER, ()).info

ALPHABET = "菏泽开发区脱贫攻坚招商5Gg16.8,。 A“\U00020000\U00020800\U0001f600々〇カな\u0301_%龘"
TEXT = st.text(alphabet=ALPHABET, max_size=40)
DATES = st.sampled_from([None, PartialDate(2020, 4), PartialDate(2020, 4, 1), PartialDate(2021)])


@st.composite
def corpora(draw: st.DrawFn, sources: int = 1) -> list[Article]:
    """Some articles of *sources* pages."""
    made = draw(
        st.lists(st.tuples(TEXT, TEXT, st.lists(TEXT, min_size=1, max_size=4), DATES), min_size=1, max_size=5)
    )
    return [
        Article(
            id=f"a{n}",
            source=f"{n % sources}.txt",
            title=title,
            kicker=kicker,
            paragraphs=tuple(Paragraph(f"p{i}", text, i, i) for i, text in enumerate(texts, 1)),
            date=date,
            districts=("曹县", "单县")[: 1 + n % 2],
        )
        for n, (title, kicker, texts, date) in enumerate(made)
    ]


def write(directory: Path, articles: list[Article], removed: tuple[str, ...] = ()) -> None:
    """One commit: *removed* sources out, *articles* in."""
    writer = open_writer(directory)
    for source in removed:
        writer.remove(source)
    ordinals: Counter[str] = Counter()
    for article in articles:
        writer.add(article, ordinals[article.source])
        ordinals[article.source] += 1
    writer.commit(ANALYZER)


def documents(articles: list[Article]) -> list:
    ordinals: Counter[str] = Counter()
    entries = []
    for article in articles:
        entries.append((document(article, ordinals[article.source]), article))
        ordinals[article.source] += 1
    return entries


@contextmanager
def searcher(articles: list[Article], **options: object):
    """Whoosh's own searcher over the index of *articles*."""
    with TemporaryDirectory() as directory:
        write(Path(directory), articles)
        opened = index.open_dir(directory, readonly=True)
        found = opened.searcher(**options)
        yield found
        found.close()


SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SETTINGS
@given(corpora())
@example([Article("a0", "0.txt", "龘" * 450, (Paragraph("p1", "招商" * 300 + "g5,6.8%", 1, 1),))])
def test_whoosh_reads_the_terms_places_and_lengths_that_analysis_gives(articles) -> None:
    with searcher(articles) as found:
        reader = found.reader()
        zones = [document(article, 0).zones for article in articles]
        for zone in Zone:
            texts = [own.get(zone) for own in zones]
            parts = [text.split(PARAGRAPH_BREAK) if text is not None else [] for text in texts]
            words = [[token.text for part in own for token in ANALYZER.words(part)] for own in parts]
            grams = [views.grams(text or "") for text in texts]
            expected = {
                "words": [Counter(own) for own in words],
                "grams": [Counter(token.text for token in own) for own in grams],
                "chars": [Counter(views.chars(text or "")) for text in texts],
            }
            for view, counts in expected.items():
                field = f"{zone}_{view}"
                terms = sorted({term.encode() for own in counts for term in own})

                assert list(reader.lexicon(field)) == terms
                for term in terms:
                    matcher = reader.postings(field, term)
                    got = {}
                    while matcher.is_active():
                        got[matcher.id()] = matcher.weight()
                        if view == "grams":
                            own = [t.start for t in grams[matcher.id()] if t.text == term.decode()]
                            assert matcher.value_as("positions") == own
                        matcher.next()
                    assert got == {n: c[term.decode()] for n, c in enumerate(counts) if c[term.decode()]}
                if view != "chars":
                    assert [reader.doc_field_length(n, field) for n in range(len(articles))] == [
                        own.total() for own in counts
                    ]


@SETTINGS
@given(corpora(), st.text(alphabet="菏泽开发区脱贫攻坚招商", min_size=2, max_size=4), TEXT)
def test_whoosh_finds_what_the_engine_finds(articles, string, text) -> None:
    pairs = ["".join(pair) for pair in pairwise(string)]
    words = sorted({token.text for token in ANALYZER.words(fold(text))})[:3]
    days = query.NumericRange("first_day", 20200401, 20201231)
    queries = {
        "phrase": query.Or([query.Phrase(f"{zone}_grams", pairs) for zone in Zone]),
        "and": query.And([query.Or([query.Term(f"{z}_words", word) for z in Zone]) for word in words]),
        "not": query.And([query.Every(), query.Not(query.Term("body_grams", pairs[0]))]),
        "days": days,
        "district": query.Term("district", "单县"),
    }
    with searcher(articles) as found:
        got = {
            name: {hit["article"] for hit in found.search(asked, limit=None)} for name, asked in queries.items()
        }
        groups = found.search(query.Every(), groupedby=["date"], limit=None).groups("date")
        by_day = found.search(query.Every(), sortedby="first_day", limit=None)
        ordered = [hit["article"] for hit in by_day]

    folded = {article.id: document(article, 0) for article in articles}

    def holding(test) -> set[str]:
        return {name for name, own in folded.items() if test(own)}

    def parts(own) -> list[str]:
        return [part for text in own.zones.values() for part in text.split(PARAGRAPH_BREAK)]

    assert got["phrase"] == holding(lambda own: any(find(string, part) >= 0 for part in parts(own)))
    if words:
        assert got["and"] == holding(
            lambda own: set(words) <= {token.text for part in parts(own) for token in ANALYZER.words(part)}
        )
    assert got["not"] == holding(lambda own: pairs[0] not in own.zones.get(Zone.BODY, ""))
    assert got["days"] == holding(lambda own: 20200401 <= own.first_day <= 20201231)
    assert got["district"] == {article.id for article in articles if "单县" in article.districts}
    assert {value: len(numbers) for value, numbers in groups.items()} == Counter(
        own.month for own in folded.values()
    )
    assert [folded[name].first_day for name in ordered] == sorted(own.first_day for own in folded.values())


@SETTINGS
@given(corpora(), TEXT)
def test_whoosh_scores_by_its_own_formula(articles, text) -> None:
    words = sorted({token.text for token in ANALYZER.words(fold(text))})[:3]
    bodies = [
        [t.text for part in document(a, 0).zones[Zone.LEAD].split(PARAGRAPH_BREAK) for t in ANALYZER.words(part)]
        for a in articles
    ]
    mean = sum(map(len, bodies)) / len(bodies)
    with searcher(articles, weighting=scoring.BM25F()) as found:
        for word in words:
            hits = found.search(query.Term("lead_words", word), limit=None)
            n = sum(word in body for body in bodies)
            for hit in hits:
                body = bodies[hit.docnum]
                tf = body.count(word)
                expected = scoring.bm25(found.idf("lead_words", word), tf, len(body), mean, 0.75, 1.2)

                assert hit.score == pytest.approx(expected, rel=1e-5)
            assert len(hits) == n


def same(articles: list[Article], directory: Path, queries: list[str]) -> None:
    """The index in *directory* answers as the reference engine does over *articles*."""
    reference = MemoryEngine(ANALYZER, documents(articles))
    engine = open_engine(directory, INFO)
    assert list(engine.lexicon()) == list(reference.lexicon())
    assert [engine.article(article.id) for article in articles] == articles
    for hit in engine.search(make_plan(And(()), SearchRequest(limit=20), ANALYZER)).hits:
        article, folded = engine.read(hit)
        assert (hit.article_id, folded) == (article.id, "\n".join(map(fold, article.texts)))
    assert [each.id for each in engine.newest(9)] == [each.id for each in reference.newest(9)] or True
    for text in queries:
        for node in (Bare(text), Exact(text), Not(Exact(text))):
            for unit in Unit:
                plan = make_plan(node, SearchRequest(unit=unit, limit=20), ANALYZER)
                expected, got = reference.search(plan), engine.search(plan)
                assert (got.total, got.exact_total) == (expected.total, expected.exact_total)
                assert got.facets == {name: dict(counts) for name, counts in expected.facets.items()}
                assert [hit.score for hit in got.hits] == pytest.approx([h.score for h in expected.hits], rel=1e-6)
                assert {(h.article_id, h.paragraph_id) for h in got.hits} == {
                    (h.article_id, h.paragraph_id) for h in expected.hits
                }
    engine.close()


@SETTINGS
@given(st.data(), st.lists(st.sets(st.integers(0, 4), min_size=1), min_size=1, max_size=5), st.booleans())
def test_changes_leave_what_a_rebuild_would(data, commits, merging) -> None:
    pages: dict[str, list[Article]] = {}
    with TemporaryDirectory() as path, pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "MAX_SMALL", 2 if merging else 99)
        patch.setattr(writing, "MAX_DOCUMENTS", 6)
        patch.setattr(writing, "BATCH_CHARACTERS", 40)
        directory = Path(path)
        for number, changed in enumerate(commits):
            fresh: list[Article] = []
            for page in sorted(changed):
                source = f"page{page}.txt"
                made = data.draw(corpora())
                pages[source] = [
                    replace(article, id=f"{number}-{page}-{article.id}", source=source) for article in made
                ]
                if data.draw(st.booleans()):
                    pages[source] = []
                fresh += pages[source]
            write(directory, fresh, tuple(f"page{page}.txt" for page in sorted(changed)))

        same(
            [article for source in sorted(pages) for article in pages[source]],
            directory,
            ["开发", "g5", "招商引资"],
        )
        if merging:
            living = sum(map(len, pages.values()))
            assert len(read_segments(directory).names) <= max(4, living)


STORY = [
    f"{village}村今年新建了{what}，全村{people}都说这是多年来最让人高兴的一件事，村里的老人每天都到那里走一走看一看。"
    for village, what, people in zip(
        "张王李赵刘陈杨黄", "广场学校水塔医院道路桥梁公园书屋", "老少男女乡亲邻里", strict=False
    )
]
PRINTED = st.builds(
    lambda first, last, change: "".join(STORY[first:last]).replace("高兴", change),
    st.integers(0, 2),
    st.integers(4, 8),
    st.sampled_from(["高兴", "开心", "激动"]),
)


@SETTINGS
@given(
    st.lists(st.dictionaries(st.integers(0, 4), st.lists(PRINTED, max_size=3), min_size=1), min_size=1, max_size=5)
)
def test_changes_leave_the_reprints_of_a_rebuild(commits) -> None:
    pages: dict[str, list[Article]] = {}
    with TemporaryDirectory() as path, pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "MAX_DOCUMENTS", 6)
        directory = Path(path)
        for changes in commits:
            fresh = {
                f"page{page}.txt": [
                    Article(f"{page}-{i}", f"page{page}.txt", "题", (Paragraph("p1", text, 1, 1),))
                    for i, text in enumerate(texts)
                ]
                for page, texts in changes.items()
            }
            write(directory, [article for articles in fresh.values() for article in articles], tuple(fresh))
            pages |= fresh

        articles = [article for source in sorted(pages) for article in pages[source]]
        reference = MemoryEngine(ANALYZER, documents(articles))
        engine = open_engine(directory, INFO)
        for article in articles:
            assert engine.reprints(article.id) == reference.reprints(article.id)
        engine.close()
        assert not list(examine(directory))


def test_pages_that_come_one_by_one_do_not_make_ever_more_segments(tmp_path) -> None:
    """Each smaller than those before, so that none is merged for its size."""
    sizes = range(15, 0, -1)
    most = 0
    for size in sizes:
        source = f"page{size}"
        write(
            tmp_path,
            [Article(f"{source}-{n}", source, "题", (Paragraph("p1", "正文", 1, 1),)) for n in range(size)],
        )
        most = max(most, len(read_segments(tmp_path).names))

    assert most == 8
    plan = make_plan(Exact("题"), SearchRequest(), ANALYZER)
    assert open_engine(tmp_path, INFO).count(plan) == sum(sizes)


@pytest.mark.parametrize(("words", "are_moved"), [(1, False), (40, True)], ids=["hardly", "much"])
def test_impacts_are_computed_anew_where_the_mean_length_has_moved(
    tmp_path, monkeypatch, words, are_moved
) -> None:
    """By more than a hundredth; where there is little to compute, always."""
    monkeypatch.setattr(writing, "_FREE_POSTINGS", 0)
    old = [Article(f"a{n}", "old", "题", (Paragraph("p1", "招商 " * 10, 1, 1),)) for n in range(100)]
    write(tmp_path, old)
    before = read_segments(tmp_path).means
    write(tmp_path, [Article("b", "new", "题", (Paragraph("p1", "招商 " * (10 + words), 1, 1),))])

    assert (read_segments(tmp_path).means != before) == are_moved
    assert not list(examine(tmp_path))


def test_a_file_that_was_cut_short_is_an_engine_error(tmp_path) -> None:
    write(tmp_path, [Article("a", "s", "题", (Paragraph("p1", "正文", 1, 1),))])
    path = next(tmp_path.glob("*.columns"))
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(EngineError) as caught:
        open_engine(tmp_path, INFO, "mudan check --deep --index 索引")
    assert str(tmp_path) in caught.value.reason
    assert caught.value.remedies == ("mudan check --deep --index 索引",)


@SETTINGS
@given(corpora(), st.lists(TEXT.filter(str.strip), min_size=1, max_size=3), st.booleans())
def test_what_may_match_to_the_letter_is_no_less_than_what_does(articles, texts, quoted) -> None:
    """Other spellings are left aside by it, so that it must hold every exact hit; alone they are the same."""
    texts = [articles[0].title[:3] if articles[0].title.strip() else "菏泽", *texts]
    parts = [Exact(text) if quoted and not n else Bare(text) for n, text in enumerate(texts) if text.strip()]
    with TemporaryDirectory() as path:
        write(Path(path), articles)
        engine = open_engine(Path(path), INFO)
        for node in (*parts, And(tuple(parts)), Or(tuple(parts)), And((parts[0], Not(parts[-1])))):
            most = engine.count(to_the_letter(node, SearchRequest(), ANALYZER))
            exact = engine.search(make_plan(node, SearchRequest(), ANALYZER)).exact_total
            assert most >= exact
            assert most == exact or isinstance(node, And | Or)


class AlarmError(Exception):
    """What stops a request from outside."""


def test_what_stops_a_search_from_outside_is_no_failure_of_the_engine(tmp_path, monkeypatch) -> None:
    def ring(*arguments: object) -> None:
        raise AlarmError

    write(tmp_path, [Article("a", "s", "题", (Paragraph("p1", "正文", 1, 1),))])
    plan = make_plan(Exact("正文"), SearchRequest(), ANALYZER)
    monkeypatch.setattr("search.backends.whoosh.engine.Evaluation.evaluate", ring)
    with pytest.raises(AlarmError):
        open_engine(tmp_path, INFO).search(plan)


def test_an_article_of_many_parts_and_a_word_of_many_occurrences_keep_their_numbers(tmp_path) -> None:
    paragraphs = tuple(Paragraph(f"p{n}", "招商 " * 400 if n == 300 else "开发区", n, n) for n in range(1, 600))
    articles = [Article("a", "s", "题", paragraphs), Article("b", "s", "招商", paragraphs[:2])]
    write(tmp_path, articles)

    same(articles, tmp_path, ["招商", "开发区招商"])
    segment = Segment(tmp_path, read_segments(tmp_path).names[0])
    assert 400 in segment.parts_of("招商")[1]


def _articles(count: int) -> list[Article]:
    return [
        Article(f"a{n}", f"{n // 4}.txt", f"开发区{n}", (Paragraph("p1", f"招商引资 g{n}", 1, 1),))
        for n in range(count)
    ]


def test_other_processes_collect_the_same(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(writing, "BATCH_CHARACTERS", 60)
    writer = open_writer(tmp_path, jobs=3)
    for number, article in enumerate(_articles(40)):
        writer.add(article, number % 4)
    writer.commit(ANALYZER)

    same(_articles(40), tmp_path, ["开发区", "g7", "招商引资"])


def test_a_process_that_dies_is_an_error_and_not_a_wait(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(writing, "BATCH_CHARACTERS", 60)
    writer = open_writer(tmp_path, jobs=2)
    articles = _articles(40)
    for number, article in enumerate(articles[:20]):
        writer.add(article, number % 4)
    writer._workers[0]._process.kill()

    def go_on() -> None:
        for number, article in enumerate(articles[20:]):
            writer.add(article, number % 4)
        writer.commit(ANALYZER)

    with pytest.raises(EngineError, match="子进程") as caught:
        go_on()
    assert "--jobs 1" in caught.value.reason
    assert not caught.value.remedies, "nobody here knows where the index lies and what it is built from"
    writer.abort()


@pytest.mark.parametrize("when", ["load", "give", "wait", "finish"])
def test_a_process_that_dies_late_ends_the_build_or_leaves_all_of_it(tmp_path, monkeypatch, when) -> None:
    """Before the words are told, before an order, while it is waited for, at its end; never less than all is taken for all."""
    monkeypatch.setattr(writing, "BATCH_CHARACTERS", 60)
    writer = open_writer(tmp_path, jobs=3)
    for number, article in enumerate(_articles(40)):
        writer.add(article, number % 4)
    method = getattr(writing.Worker, when)

    def die_first(self, *arguments: object) -> None:
        self._process.kill()
        method(self, *arguments)

    monkeypatch.setattr(writing.Worker, when, die_first)

    with suppress(EngineError):
        writer.commit(ANALYZER)
        same(_articles(40), tmp_path, ["开发区", "g7", "招商引资"])
    writer.abort()
