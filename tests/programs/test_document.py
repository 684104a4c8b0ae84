"""
The OpenAPI document tells the truth: requests made from it, right ones and wrong ones, get the answers it promises.

The requests are schemathesis'. One of its checks is left out: that what the schema allows is accepted. A query is a
language, a date has a calendar and a cursor has an inside: no schema tells all of that, and 400 says what it did not.
"""

from __future__ import annotations

from collections import Counter

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from web.contract import Parameters
from web.programs import answers
from web.programs.operations import OPERATIONS, ROOT

EXAMPLES = 16
"""Of each operation and mode; the same test with 130 makes more than 2,000 requests."""

_PLAIN = {"Accept-Encoding": "identity"}  # the transport without a network does not unpack


@pytest.fixture(scope="module")
def schema(app: Flask) -> schemathesis.BaseSchema:
    """The document as schemathesis reads it, over the application itself."""
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", app)


@pytest.mark.parametrize("mode", GenerationMode, ids=str)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_what_the_document_promises_is_kept(schema, operation, mode) -> None:
    seen: Counter[int] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=schema[ROOT + operation.path]["GET"].as_strategy(generation_mode=mode))
    def ask(case) -> None:
        response = case.call(headers=_PLAIN)
        seen[response.status_code] += 1
        case.validate_response(response, excluded_checks=[positive_data_acceptance])

    ask()

    assert seen.total() >= EXAMPLES
    assert all(status < 500 for status in seen)


def test_the_document_is_3_1_and_names_every_operation_once(client: FlaskClient) -> None:
    document = client.get(f"{ROOT}/openapi.json").get_json()

    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "http://localhost"}]
    assert {path: each["get"]["operationId"] for path, each in document["paths"].items()} == {
        ROOT + operation.path: operation.name for operation in OPERATIONS
    }
    named = set(document["components"]["schemas"])
    assert {operation.answers.__name__ for operation in OPERATIONS} | {"ProblemAnswer"} <= named


def test_the_document_speaks_both_languages(client: FlaskClient) -> None:
    chinese, english = (client.get(f"{ROOT}/openapi.json?lang={each}") for each in ("zh", "en"))

    assert "检索" in chinese.text
    assert not [c for c in english.get_json()["info"]["description"] if "\u4e00" <= c <= "\u9fff"]


def test_every_parameter_is_described(client: FlaskClient) -> None:
    for path in client.get(f"{ROOT}/openapi.json").get_json()["paths"].values():
        for parameter in path["get"]["parameters"]:
            assert parameter["description"], parameter["name"]


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/search?q=脱贫攻坚&explain=1&facet=reporter&facet=source", answers.SearchAnswer),
        ("/search?q=脱贫攻坚&unit=paragraph&sort=oldest", answers.SearchAnswer),
        ("/search", answers.SearchAnswer),
        ("/suggest?q=脱", answers.SuggestAnswer),
        ("/facets?q=脱贫攻坚", answers.FacetCountsAnswer),
        ("/issues", answers.IssuesAnswer),
        ("/issues/undated", answers.IssueAnswer),
        ("/stats", answers.StatsAnswer),
    ],
)
def test_an_answer_has_the_members_of_its_model_and_no_others(client: FlaskClient, path: str, model) -> None:
    model.model_validate(client.get(ROOT + path).get_json(), strict=False)


@given(st.sampled_from(OPERATIONS), st.text(min_size=1, max_size=30))
def test_no_parameter_is_taken_that_the_document_does_not_name(operation, name: str) -> None:
    from werkzeug.datastructures import MultiDict

    from web.contract import UnknownParameterError

    model: type[Parameters] = operation.asks
    known = model.model_json_schema()["properties"]
    try:
        model.read(MultiDict({name: ""}), strict=True)
    except UnknownParameterError:
        assert name not in known
    else:
        assert name in known
