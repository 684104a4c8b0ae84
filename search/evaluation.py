"""
Here are questions with the articles that answer them, tell me how well the answers are ranked.

A judgment file says which articles answer which queries, and how well (3 what was asked for, 2 answers it, 1 touches
it, 0 does not). Articles are named by text that stands in them, so that a file outlives rebuilds and changes of the
parser. As TOML:

    [articles.dongming-visit]           # a name of your own
    text = "先后来到昌盛源瑞隆化学"       # stands in exactly one article: title, kicker, subtitle or one paragraph
    source = "004_21101baec822737d.txt" # optional: the end of the path of its page, when the text alone is not enough

    [[queries]]
    text = "谁在2月到东明县调研重点项目建设?"
    about = "question"                  # optional: what kind of query it is
    [queries.grades]
    dongming-visit = 3

or as JSON Lines (`.jsonl`), one article or one query a line:

    {"article": "dongming-visit", "text": "先后来到昌盛源瑞隆化学", "source": "004_21101baec822737d.txt"}
    {"query": "谁在2月到东明县调研重点项目建设?", "about": "question", "grades": {"dongming-visit": 3}}

All measures are those of `ir-measures`, computed by trec_eval's own code; nothing is computed here.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.analysis.normalize import fold
from search.answering.answers import answer
from search.answering.hits import article_of
from search.errors import ConfigError, JudgmentError, QuerySyntaxError
from search.following import Follower
from search.indexing.generations import Generations
from search.query.nodes import Exact
from search.query.request import SearchRequest
from search.settings import Settings

DEPTH = 100
"""Hits of an answer that are looked at."""

MEASURES = ("nDCG@10", "RR", "R@10", "R@100", "Success@1")
"""In the notation of ir-measures; every grade above 0 counts as relevant where a measure knows no grades."""

NAMES = {"nDCG@10": "nDCG@10", "RR": "MRR", "R@10": "recall@10", "R@100": "recall@100", "Success@1": "success@1"}
"""What the measures are called, as means over queries."""

MAX_GRADE = 3


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article by text that stands in it; *source* is the end of its page's path, or empty."""

    name: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query and the grade of each article (by name) that was judged for it."""

    text: str
    grades: Mapping[str, int]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Judgments:
    """What a judgment file says."""

    articles: tuple[NamedArticle, ...]
    queries: tuple[JudgedQuery, ...]


@dataclass(frozen=True, slots=True)
class QueryScore:
    """
    How one query was answered.

    Attributes:
        measures: Value by measure, as named in MEASURES.
        first: Names (or ids, where the judgments have none) of the first hits.
        problem: Why there was no answer, or empty.
    """

    query: JudgedQuery
    measures: Mapping[str, float]
    first: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The means over all queries, and every query, the worst first."""

    means: Mapping[str, float]
    queries: tuple[QueryScore, ...]


def load_judgments(path: Path) -> Judgments:
    """The judgments in the file at *path*; JudgmentError says what cannot be used, and where."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgmentError(f"读不了评测文件 cannot read {path}: {error}") from error
    lines = path.suffix.lower() == ".jsonl"
    articles: dict[str, NamedArticle] = {}
    queries: list[JudgedQuery] = []
    for where, kind, name, table in _json_entries(path, text) if lines else _toml_entries(path, text):
        if kind == "article":
            if name in articles:
                raise JudgmentError(f"{where}：{name} 已经有了 is named twice")
            articles[name] = NamedArticle(name, _string(table, "text", where), _string(table, "source", where, ""))
        else:
            grades = _grades(table, where)
            queries.append(JudgedQuery(name, grades, _string(table, "about", where, "")))
    for query in queries:
        for name in query.grades:
            if name not in articles:
                raise JudgmentError(
                    f"{path}：查询 query {query.text!r} 提到的 {name} 没有定义 is not named as an article"
                )
    repeated = {query.text for query in queries if sum(other.text == query.text for other in queries) > 1}
    if repeated:
        raise JudgmentError(f"{path}：查询重复 query judged twice: {min(repeated)!r}")
    if not queries:
        raise JudgmentError(f"{path}：没有查询 holds no query")
    return Judgments(tuple(articles.values()), tuple(queries))


_Entry = tuple[str, str, str, dict[str, Any]]
"""Where it stands, `article` or `query`, its name or text, and all of it."""


def _toml_entries(path: Path, text: str) -> Iterator[_Entry]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise JudgmentError(f"{path} 不是 TOML is not TOML: {error}") from error
    if unknown := set(content) - {"articles", "queries"}:
        raise JudgmentError(f"{path}：不认识 unknown table {min(unknown)!r}；应为 articles、queries")
    articles, queries = content.get("articles", {}), content.get("queries", [])
    if not isinstance(articles, dict) or not isinstance(queries, list):
        raise JudgmentError(f"{path}：应写作 write [articles.名称] 和 and [[queries]]")
    for name, table in articles.items():
        yield _entry(f"{path} [articles.{name}]", "article", name, table, {"text", "source"})
    for number, table in enumerate(queries, start=1):
        where = f"{path} [[queries]] 第 {number} 个"
        entry = _entry(where, "query", "", table, {"text", "about", "grades"})
        yield where, "query", _string(entry[3], "text", where), entry[3]


def _json_entries(path: Path, text: str) -> Iterator[_Entry]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        where = f"{path} 第 {number} 行"
        try:
            table = json.loads(line)
        except json.JSONDecodeError as error:
            raise JudgmentError(f"{where}：不是 JSON is not JSON: {error}") from error
        kind = "article" if isinstance(table, dict) and "article" in table else "query"
        allowed = {"article", "text", "source"} if kind == "article" else {"query", "about", "grades"}
        entry = _entry(where, kind, "", table, allowed)
        yield where, kind, _string(entry[3], kind, where), entry[3]


def _entry(where: str, kind: str, name: str, table: Any, allowed: set[str]) -> _Entry:
    if not isinstance(table, dict):
        raise JudgmentError(f"{where}：应为一组键和值 should be a table")
    if unknown := set(table) - allowed:
        raise JudgmentError(f"{where}：不认识 unknown key {min(unknown)!r}；应为 {'、'.join(sorted(allowed))}")
    return where, kind, name, table


def _string(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise JudgmentError(f"{where}：{key} 应为文字 should be text, 而不是 not {value!r}")
    return value


def _grades(table: Mapping[str, Any], where: str) -> dict[str, int]:
    grades = table.get("grades")
    if not isinstance(grades, dict):
        raise JudgmentError(f"{where}：grades 应为 名称 = 0–{MAX_GRADE} should give each article a grade")
    for name, grade in grades.items():
        if type(grade) is not int or not 0 <= grade <= MAX_GRADE:
            raise JudgmentError(f"{where}：{name} 的等级 grade 应为 0–{MAX_GRADE}，而不是 not {grade!r}")
    if not any(grades.values()):
        raise JudgmentError(f"{where}：没有一篇相关 no article is relevant; such a query cannot be measured")
    return grades


def evaluate(judgments: Judgments, settings: Settings) -> Evaluation:
    """
    Measure how the index that *settings* name answers the judged queries.

    Raises JudgmentError when it does not hold the judged articles.
    """
    snapshot = Follower(Generations(settings.index), settings)()
    engine = snapshot.engine

    def holding(text: str) -> Iterator[tuple[str, str]]:
        for hit in engine.every(snapshot.plan(SearchRequest(), Exact(text))):
            yield hit.article_id, article_of(engine, hit.article_id).source

    def ask(query: JudgedQuery) -> tuple[list[str], str]:
        request = SearchRequest(query.text, limit=DEPTH, facets=())
        try:
            plan = snapshot.plan(request)
        except QuerySyntaxError as error:
            return [], str(error)
        return [hit.article_id for hit in answer(plan, engine).result.hits], ""

    return measure(judgments, resolve(judgments.articles, holding), ask)


def resolve(
    articles: Iterable[NamedArticle], holding: Callable[[str], Iterable[tuple[str, str]]]
) -> dict[str, str]:
    """
    Name → id of each of *articles*.

    Args:
        holding: Id and source of every article that holds a text to the letter.

    Raises:
        JudgmentError: Lists every name that stands for no article, for several, or for the same as another.
    """
    ids: dict[str, str] = {}
    problems = []
    for each in articles:
        found = [i for i, source in holding(fold(each.text)) if _is_end(each.source, source)]
        if len(found) == 1 and found[0] not in ids.values():
            ids[each.name] = found[0]
            continue
        where = f"（{each.source}）" if each.source else ""
        what = (
            "没有稿件含有 no article holds"
            if not found
            else "不止一篇或已有别名 several articles, or one named before, hold"
        )
        problems.append(f"{each.name}：{what} {each.text!r}{where} {' '.join(found[:3])}".rstrip())
    if problems:
        raise JudgmentError(f"{len(problems)} 篇稿件认不出 articles not resolved:\n" + "\n".join(problems))
    return ids


def _is_end(end: str, source: str) -> bool:
    return not end or source == end or source.endswith(f"/{end}")


def measure(
    judgments: Judgments, ids: Mapping[str, str], answer: Callable[[JudgedQuery], tuple[Sequence[str], str]]
) -> Evaluation:
    """
    Ask every query and measure the answers.

    Args:
        ids: Name → id, as `resolve` gives them.
        answer: The ids of at most DEPTH hits in their order, and why there are none where a query failed.
    """
    try:
        import ir_measures
    except ImportError:
        raise ConfigError("评测需要 ir-measures needed: pip install 'mudan-search[evaluate]'") from None
    names = {number: name for name, number in ids.items()}
    judged, ranked, answers = [], [], {}
    for number, query in enumerate(judgments.queries):
        key = str(number)
        found, problem = answer(query)
        answers[key] = (tuple(found[:DEPTH]), problem)
        judged += [ir_measures.Qrel(key, ids[name], grade) for name, grade in query.grades.items()]
        # trec_eval sorts by score and does not know our order: the score is the place, from behind.
        ranked += [
            ir_measures.ScoredDoc(key, hit, float(DEPTH - place)) for place, hit in enumerate(answers[key][0])
        ]
    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    means, each = ir_measures.calc(measures, judged, ranked)
    values: dict[str, dict[str, float]] = {key: dict.fromkeys(MEASURES, 0.0) for key in answers}
    for value in each:
        values[value.query_id][str(value.measure)] = value.value
    scores = [
        QueryScore(
            query=judgments.queries[int(key)],
            measures=values[key],
            first=tuple(names.get(hit, hit) for hit in found[:5]),
            problem=problem,
        )
        for key, (found, problem) in answers.items()
    ]
    scores.sort(key=lambda score: tuple(score.measures[name] for name in MEASURES))
    return Evaluation(
        {name: means[parsed] for name, parsed in zip(MEASURES, measures, strict=True)}, tuple(scores)
    )
