"""What is answered to a question, on articles made for it."""

from __future__ import annotations

from search.analysis.analyzer import load_analyzer
from search.backends.memory import MemoryEngine
from search.documents import document
from search.model import PartialDate
from search.query.request import SearchRequest
from search.service import SearchService
from tests.suggestions.conftest import article


def test_what_has_no_date_is_not_what_may_be_of_the_day_asked_for() -> None:
    day = PartialDate(2020, 4, 1)
    dates = (day, PartialDate(2020, 4), None)
    articles = [article(number, "", "牡丹盛开。", date=date) for number, date in enumerate(dates)]
    analyzer = load_analyzer("jieba")
    engine = MemoryEngine(analyzer, [(document(each, number), each) for number, each in enumerate(articles)])

    result = SearchService.over(engine, analyzer).search(SearchRequest("牡丹", since=day, until=day, undated=True))

    assert (result.total, result.possible_total) == (3, 1)
