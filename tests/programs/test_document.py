"""
The OpenAPI document tells the truth: requests made from it, right ones and wrong ones, get the answers it promises.

The requests are schemathesis'. One of its checks is left out: that what the schema allows is accepted. A query is a
language, a date has a calendar and a cursor has an inside: no schema tells all of that, and 400 says what it did not.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.reliability.server import serving
from web.checks import Parameters
from web.programs import answers
from web.programs.operations import OPERATIONS, ROOT

EXAMPLES = 100
"""Of each operation, beside those that schemathesis finds at the edges of the schema and by going from answer to answer."""

REQUESTS = 2_000
"""At least so many are made of them."""


def test_what_the_document_promises_is_kept_by_the_running_service(
    index: Path, checkout: Path, tmp_path: Path, figures
) -> None:
    """
    Right requests and wrong ones, and the articles and pages that the links of the document lead to; no 5xx, and every
    answer conforms. Where an answer is empty its links lead nowhere, which schemathesis only mentions.
    """
    # 414 is gunicorn's own answer to an address that is too long, and rejects it as well as any other.
    (tmp_path / "schemathesis.toml").write_text(
        "[checks.negative_data_rejection]\nexpected-statuses = [400, 404, 405, 406, 414, 429]\n", "utf-8"
    )
    with serving(index, checkout, logs=tmp_path) as server:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"http://127.0.0.1:{server.port}{ROOT}/openapi.json"),
                *("--max-examples", str(EXAMPLES), "--generation-deterministic", "--no-color"),
                *("--exclude-checks", "positive_data_acceptance"),
            ],
            cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
        lines = [json.loads(line) for line in server.log.read_text("utf-8").splitlines() if line.startswith("{")]

    assert done.returncode == 0, done.stdout[-10_000:] + done.stderr
    cases = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert cases, done.stdout
    figures(f"schemathesis: {cases[0]}")
    assert int(cases[1]) == int(cases[2]) >= REQUESTS
    requests = [line for line in lines if line["event"] == "request"]
    assert len(requests) >= REQUESTS
    assert all(line["status"] < 500 for line in requests)
    answered = {line["route"] for line in requests if line["status"] == 200}
    assert {operation.rule for operation in OPERATIONS} <= answered, "no operation only refuses"
    assert not [line for line in lines if line["level"] == "error"]


def test_the_document_is_3_1_and_names_every_operation_once(client: FlaskClient) -> None:
    document = client.get(f"{ROOT}/openapi.json").get_json()

    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "http://localhost"}]
    assert {path: each["get"]["operationId"] for path, each in document["paths"].items()} == {
        ROOT + operation.path: operation.name for operation in OPERATIONS
    }
    named = set(document["components"]["schemas"])
    assert {operation.answers.__name__ for operation in OPERATIONS} | {"ProblemAnswer"} <= named


def test_links_of_the_document_name_what_is_there(client: FlaskClient) -> None:
    """Each leads from a member of an answer to a parameter of another operation, and that answers."""
    paths = client.get(f"{ROOT}/openapi.json").get_json()["paths"]
    rules = {each["get"]["operationId"]: path for path, each in paths.items()}
    followed = set()
    for name, address in (("search", f"{ROOT}/search?q=脱贫攻坚"), ("issues", f"{ROOT}/issues")):
        body = client.get(address).get_json()
        while links := paths[rules[name]]["get"]["responses"]["200"].get("links"):
            ((to, link),) = links.items()
            ((parameter, expression),) = link["parameters"].items()
            found = body
            for step in expression.removeprefix("$response.body#/").split("/"):
                found = found[int(step) if step.isdigit() else step]
            response = client.get(rules[link["operationId"]].replace(f"{{{parameter}}}", quote(found)))
            assert (to, response.status_code) == (link["operationId"], 200)
            if (name, to) in followed:
                break
            followed.add((name, to))
            body, name = response.get_json(), to

    assert followed == {(one.name, lead.name) for one in OPERATIONS for lead in one.leads}


def test_the_document_speaks_both_languages(client: FlaskClient) -> None:
    chinese, english = (client.get(f"{ROOT}/openapi.json?lang={each}") for each in ("zh", "en"))

    assert "检索" in chinese.text
    assert not [c for c in english.get_json()["info"]["description"] if "\u4e00" <= c <= "\u9fff"]


def test_every_list_of_spans_says_in_what_it_counts(client: FlaskClient) -> None:
    schemas = client.get("/api/v1/openapi.json", headers={"Accept-Language": "en"}).get_json()["components"][
        "schemas"
    ]
    hit, marks = schemas["HitAnswer"]["properties"], schemas["MarksAnswer"]["properties"]
    lists = [hit[f"{name}_spans"] for name in ("title", "kicker", "subtitle")]
    lists += [marks[name] for name in ("title", "kicker", "subtitle")]
    lists += [marks["paragraphs"], schemas["SnippetAnswer"]["properties"]["spans"]]

    assert ["code points" in one["description"] for one in lists] == [True] * 8


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

    from web.checks import UnknownParameterError

    model: type[Parameters] = operation.asks
    known = model.model_json_schema()["properties"]
    try:
        model.read(MultiDict({name: ""}), strict=True)
    except UnknownParameterError:
        assert name not in known
    else:
        assert name in known
