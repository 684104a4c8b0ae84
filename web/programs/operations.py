"""What programs may ask, as one table: the routes of `web.programs.api`, the OpenAPI document and the page `/api` are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from web import contract
from web.checks import Parameters
from web.languages import said as _said
from web.programs import answers

ROOT = "/api/v1"


@dataclass(frozen=True, slots=True)
class PathParameter:
    """A part of the address; the *example* says what it looks like, or is empty when only the archive knows."""

    name: str
    words: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """From an answer to another operation, by its *name*: what is *found* there in the body, a JSON pointer, is its *parameter*."""

    name: str
    parameter: str
    found: str


@dataclass(frozen=True, slots=True)
class Operation:
    """
    One question.

    Attributes:
        name: Of the function that answers it, and its `operationId`.
        path: Below ROOT, with path parameters in braces.
        beside: The same form beside a page of the site, where unknown parameters are overlooked; empty for none.
        summary: For readers, in the source language.
        missing: The code of its 404; empty when it has none.
        leads: Where its answer leads.
    """

    name: str
    path: str
    asks: type[Parameters]
    answers: type[answers.Answer]
    summary: str
    inside: tuple[PathParameter, ...] = ()
    beside: str = ""
    missing: str = ""
    leads: tuple[Lead, ...] = ()

    @property
    def rule(self) -> str:
        """The route as Flask writes it."""
        return ROOT + as_rule(self.path)


def as_rule(path: str) -> str:
    """*path* with its parameters in angle brackets."""
    return path.replace("{", "<").replace("}", ">")


OPERATIONS = (
    Operation(
        "search",
        "/search",
        contract.SearchQuery,
        answers.SearchAnswer,
        _said("检索"),
        beside="/search.json",
        leads=(Lead("article", "article_id", "/hits/0/id"),),
    ),
    Operation(
        "suggest",
        "/suggest",
        contract.SuggestQuery,
        answers.SuggestAnswer,
        _said("补全：开头这几个字可能要找什么"),
    ),
    Operation("facets", "/facets", contract.FacetsQuery, answers.FacetCountsAnswer, _said("只要计数，不要结果")),
    Operation(
        "article",
        "/articles/{article_id}",
        contract.ArticleQuery,
        answers.ArticleAnswer,
        _said("一篇稿件"),
        (PathParameter("article_id", _said("稿件编号")),),
        beside="/article/{article_id}.json",
        missing="article_not_found",
        leads=(Lead("page", "page_id", "/page_id"),),
    ),
    Operation(
        "page",
        "/pages/{page_id}",
        contract.Language,
        answers.PageAnswer,
        _said("一个版面的原文，一行不少"),
        (PathParameter("page_id", _said("版面编号")),),
        missing="page_not_found",
        leads=(Lead("article", "article_id", "/articles/0"),),
    ),
    Operation(
        "issues",
        "/issues",
        contract.IssuesQuery,
        answers.IssuesAnswer,
        _said("有哪些刊期，按报纸日期"),
        leads=(Lead("issue", "date", "/issues/0/date"),),
    ),
    Operation(
        "issue",
        "/issues/{date}",
        contract.IssueQuery,
        answers.IssueAnswer,
        _said("一期的稿件，按版面次序"),
        (PathParameter("date", _said("年、年-月、年-月-日，或 undated"), "2020-04-01"),),
        leads=(Lead("article", "article_id", "/hits/0/id"),),
    ),
    Operation("stats", "/stats", contract.Language, answers.StatsAnswer, _said("本库有多少东西")),
)
