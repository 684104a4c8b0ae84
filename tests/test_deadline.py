"""What takes too long is given up, and only that."""

from __future__ import annotations

from time import sleep

import pytest

from search.analysis.analyzer import load_analyzer
from search.deadline import check, within
from search.errors import TookTooLongError
from search.query.parser import parse
from search.query.plan import make_plan
from search.query.request import SearchRequest
from tests.backends.test_contract import PAGE, whoosh


def test_without_a_deadline_nothing_is_given_up() -> None:
    check()
    with within(60):
        check()
    with within(0.0):
        sleep(0.001)
        with pytest.raises(TookTooLongError):
            check()
    check()


class AlarmError(Exception):
    """What stops a request from outside."""


def test_what_stops_a_search_from_outside_is_no_failure_of_the_engine(monkeypatch) -> None:
    def ring() -> None:
        raise AlarmError

    with whoosh(PAGE) as engine:
        plan = make_plan(parse("脱贫"), SearchRequest(), load_analyzer("jieba"))
        monkeypatch.setattr("search.backends.whoosh.engine.check", ring)
        with pytest.raises(AlarmError):
            engine.search(plan)


@pytest.mark.parametrize("query", ["脱贫攻坚", "“大唐” OR 招商", '"大唐 项目"~3', "", "地区:单县"])
def test_a_search_looks_at_the_clock(query) -> None:
    with whoosh(PAGE) as engine:
        plan = make_plan(parse(query), SearchRequest(), load_analyzer("jieba"))
        engine.search(plan)
        with within(-1.0), pytest.raises(TookTooLongError):
            engine.search(plan)
